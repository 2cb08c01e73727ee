//! What a screen reads decides when it is shown again: nobody lists topics by hand, so no screen can stay behind.

use domain::{
    Topic, Topics, Workshop, debrief::debrief, progress::progress, tool::agenda::gate,
    tracked::collect,
};

use crate::support::{
    always,
    history::{History, choices},
    name,
};

/// Something that screens read.
type Reading = (&'static str, fn(&Workshop) -> String);

/// Through whole tools, through lists, through single entities, and through functions of the rules.
const READINGS: &[Reading] = &[
    ("what the gate misses", |w| format!("{:?}", gate::missing(w))),
    ("the debrief", |w| format!("{:?}", debrief(w))),
    ("the progress", |w| format!("{:?}", progress(w))),
    ("how contributions are attributed", |w| format!("{:?}", w.visibility())),
    ("what powers depend on", |w| format!("{:?}", w.moment())),
    ("the words of all cards", |w| w.cards.iter().map(|card| card.text.to_string()).collect()),
    ("one card", |w| {
        let first = w.cards.order.first();
        format!("{:?}", first.and_then(|id| w.cards.get(*id)))
    }),
    ("the order of the cards", |w| format!("{:?}", *w.cards.order)),
    ("who has written", |w| format!("{:?}", *w.cards.writing)),
    ("whether cards wait", |w| format!("{:?}", w.cards.any_sealed())),
    ("all statements", |w| format!("{:?}", *w.statements.list)),
    ("one statement", |w| {
        let first = w.statements.list.first().map(|first| first.id);
        format!("{:?}", first.and_then(|id| w.statements.get(id)))
    }),
    ("the prepared statements", |w| format!("{:?}", *w.statements.prepared)),
    ("whether the group came closer", |w| format!("{:?}", *w.statements.clarity)),
    ("all disconnects", |w| format!("{:?}", *w.disconnects.list)),
    ("one disconnect", |w| {
        let first = w.disconnects.list.first().map(|first| first.id);
        format!("{:?}", first.and_then(|id| w.disconnects.get(id)))
    }),
    ("the disconnect on every screen", |w| format!("{:?}", *w.disconnects.focus)),
    ("the themes", |w| format!("{:?}", *w.themes)),
    ("who is here", |w| format!("{:?}", *w.seats)),
];

#[test]
fn whatever_changes_what_a_screen_reads_touches_a_topic_it_noted() {
    always(8, choices(140), |choices| {
        let mut workshop = Workshop::default();
        for event in History::play(&choices).log() {
            let read = READINGS.iter().map(|(_, read)| collect(|| read(&workshop)));
            let before: Vec<(String, Topics)> = read.collect();
            workshop.evolve(event);
            let mut touched = Topics::new();
            event.topics(&mut touched);
            for ((what, read), (before, noted)) in READINGS.iter().zip(&before) {
                let same = read(&workshop) == *before;
                let noticed = touched.iter().any(|topic| noted.contains(topic));
                assert!(
                    same || noticed,
                    "{} changes {what}, and a screen with it would stay",
                    name(event)
                );
            }
        }
    });
}

#[test]
fn a_screen_of_one_card_does_not_depend_on_the_others() {
    let workshop = Workshop::default();
    let card = domain::samples::card(1);
    let (_, noted) = collect(|| workshop.cards.get(card).is_some());
    assert_eq!(noted.into_vec(), [Topic::card(card)]);
}

#[test]
fn what_is_read_inside_belongs_to_the_inner_reader_alone() {
    let workshop = Workshop::default();
    let (inner, outer) = collect(|| {
        let _ = workshop.agenda.current();
        collect(|| workshop.seats.chair).1
    });
    assert_eq!(inner.into_vec(), [Topic::seats()]);
    assert_eq!(outer.into_vec(), [Topic::agenda()]);
}

#[test]
fn nothing_is_noted_without_a_reader() {
    let workshop = Workshop::default();
    let _ = workshop.agenda.current();
    let ((), noted) = collect(|| {});
    assert!(noted.is_empty());
}
