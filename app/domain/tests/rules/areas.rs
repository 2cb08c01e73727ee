//! Areas: who is told of one only has what belongs to it, all of it, and nothing else.

use std::collections::BTreeSet;

use domain::{Area, TwoSided, Viewer, Workshop, disclose_event};

use crate::{
    laws::viewers,
    secrecy::differ,
    support::{
        always,
        history::{History, choices},
        json,
    },
};

/// Everybody, and the wall on either side of a private session.
fn audiences(workshop: &Workshop) -> Vec<Viewer> {
    let wall_stays = workshop.seats.all.values().map(|seat| Viewer::of(seat, true));
    let mut all = viewers(workshop);
    all.extend(wall_stays.filter(|viewer| viewer.role == domain::Role::Wall));
    all
}

#[test]
fn folding_what_an_area_is_told_gives_what_is_disclosed_of_it_at_every_point() {
    always(20, choices(160), |choices| {
        let history = History::play(&choices);
        for area in Area::ALL {
            for viewer in audiences(&history.play.workshop) {
                let (mut truth, mut copy) = (TwoSided::default(), Workshop::default());
                for (k, event) in history.log().iter().enumerate() {
                    truth.evolve(event);
                    let told = disclose_event(event, &viewer).and_then(|event| event.in_area(area));
                    if let Some(event) = &told {
                        copy.evolve(event);
                    }
                    let seen = truth.disclose(&viewer).in_area(area);
                    // What an event does to a tool outside of the area happens to an empty one.
                    let copy = copy.clone().in_area(area);
                    assert!(
                        copy == seen,
                        "{viewer:?} in {area:?} after event {k}: {event:?}, told {told:?}\n{}",
                        differ(&copy, &seen)
                    );
                }
            }
        }
    });
}

#[test]
fn what_is_told_in_an_area_depends_on_the_event_alone() {
    always(10, choices(140), |choices| {
        for event in History::play(&choices).log() {
            assert_eq!(event.clone().in_area(Area::Live).as_ref(), Some(event));
            for area in Area::ALL {
                let told = event.clone().in_area(area);
                assert_eq!(told.is_some(), event.is_in(area), "{event:?}");
                let again = told.clone().and_then(|told| told.in_area(area));
                assert_eq!(again, told, "{event:?}");
            }
        }
    });
}

/// The tools that the follow-through area holds anything of, over many histories.
#[test]
fn the_follow_through_area_holds_no_more_than_it_says() {
    let empty: serde_json::Value =
        serde_json::from_str(&json(&Workshop::default())).expect("it is JSON");
    let mut held = BTreeSet::new();
    for seed in 0..40 {
        let mut ids = domain::samples::Ids::new(seed);
        let choices: Vec<u64> = (0..120).map(|_| ids.number()).collect();
        let workshop = History::play(&choices).play.workshop;
        assert_eq!(workshop.clone().in_area(Area::Live), workshop);
        let follow: serde_json::Value =
            serde_json::from_str(&json(&workshop.in_area(Area::Follow))).expect("it is JSON");
        let tools = follow.as_object().expect("a workshop is an object");
        let filled = tools.iter().filter(|(tool, state)| empty.get(tool) != Some(state));
        held.extend(filled.map(|(tool, _)| tool.clone()));
    }
    let said =
        ["agenda", "charter", "customers_only", "lifecycle", "negotiables", "resolution", "seats"];
    let more: Vec<_> = held.iter().filter(|tool| !said.contains(&tool.as_str())).collect();
    assert!(more.is_empty(), "{more:?}");
    assert!(held.len() + 1 >= said.len(), "the histories prove little: {held:?}");
}
