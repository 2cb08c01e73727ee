//! The charter: the visibility of contributions holds for what is written, rated, meant and answered.

use std::collections::BTreeMap;

use domain::{
    Event, Rejection, disclose_event,
    samples::{Play, function, points, room},
    tool::{
        agenda::{Activity, Phase, Round},
        cards::{self, Level},
        charter::{Command as C, Visibility},
        resolution, stage_poll, statements,
    },
};
use proptest::collection::vec;

use crate::{
    laws::viewers,
    support::{
        always,
        history::{History, choices},
        json,
    },
};

fn set_visibility(phase: Phase, visibility: Visibility) -> C {
    C::SetVisibility { phase, visibility }
}

/// A room with this visibility in every phase before anything was said, moved to a step.
fn room_with(visibility: Visibility, activity: Activity) -> Play {
    let mut play = room(1);
    for phase in [Phase::Prompt, Phase::Explore, Phase::Converge] {
        let _ = play.tries(play.cast.mobilizer, set_visibility(phase, visibility));
    }
    play.at(activity)
}

#[test]
fn visibility_is_free_before_its_phase_and_only_stricter_after() {
    let mut play = room(1);
    let mobilizer = play.cast.mobilizer;
    play.does(mobilizer, set_visibility(Phase::Prompt, Visibility::Anonymous));
    play.does(mobilizer, set_visibility(Phase::Prompt, Visibility::Named));
    let mut play = play.at(Activity::Write { sealed: true });
    play.does(mobilizer, set_visibility(Phase::Prompt, Visibility::Function));
    let looser = set_visibility(Phase::Prompt, Visibility::Named);
    assert_eq!(play.refused(mobilizer, looser), Rejection::OnlyStricter);
    play.does(mobilizer, set_visibility(Phase::Converge, Visibility::Named));
}

#[test]
fn only_the_mobilizer_sets_visibility_and_only_where_people_speak() {
    let play = room(1);
    let anonymous = set_visibility(Phase::Prompt, Visibility::Anonymous);
    for seat in [play.cast.seller, play.cast.hr] {
        assert_eq!(play.refused(seat, anonymous.clone()), Rejection::MobilizerOnly);
    }
    let (phase, visibility) = (Phase::FollowThrough, Visibility::Anonymous);
    let why = play.refused(play.cast.mobilizer, set_visibility(phase, visibility));
    assert_eq!(why, Rejection::NotInThisPhase { phase });
}

#[test]
fn a_named_card_shows_its_author_to_everybody_after_the_reveal() {
    let mut play = room_with(Visibility::Named, Activity::Write { sealed: true });
    let (hr, finance) = (play.cast.hr, play.cast.finance);
    let card = play.writes(hr, "Who covers the shifts?");
    assert_eq!(play.seen_by(finance).cards.by_id.get(&card), None);
    play.does(play.cast.mobilizer, cards::Command::Reveal);
    assert_eq!(play.seen_by(finance).cards.by_id[&card].author, Some(hr));
}

#[test]
fn an_anonymous_card_has_no_author_and_is_revealed_with_at_least_two_others() {
    let mut play = room_with(Visibility::Anonymous, Activity::Organise);
    let (mobilizer, hr, finance) = (play.cast.mobilizer, play.cast.hr, play.cast.finance);
    let first = play.writes(hr, "Who covers the shifts?");
    assert!(play.workshop.cards.by_id[&first].sealed, "none appears by itself");
    play.writes(finance, "There is no money.");
    assert_eq!(play.refused(mobilizer, cards::Command::Reveal), Rejection::TooFewToShow);
    play.writes(play.cast.clinical, "Hands hurt.");
    play.does(mobilizer, cards::Command::Reveal);
    let seen = play.seen_by(finance);
    let card = seen.cards.open(first).expect("it is shown");
    assert_eq!((&card.function, card.author), (&None, None));
}

#[test]
fn later_anonymous_cards_wait_for_company_too() {
    let mut play = room_with(Visibility::Anonymous, Activity::Organise);
    let (mobilizer, writers) = (play.cast.mobilizer, play.cast.members());
    for seat in writers.into_iter().take(3) {
        play.writes(seat, "One thought.");
    }
    play.does(mobilizer, cards::Command::Reveal);
    let late = play.writes(play.cast.hr, "One thought more.");
    let seen = play.seen_by(play.cast.finance);
    assert_eq!(seen.cards.by_id.get(&late), None);
    assert!(seen.cards.any_sealed(), "everybody knows that something waits");
    assert_eq!(play.refused(mobilizer, cards::Command::Reveal), Rejection::TooFewToShow);
    play.writes(play.cast.hr, "And one.");
    play.writes(play.cast.hr, "And another one.");
    let why = play.refused(mobilizer, cards::Command::Reveal);
    assert_eq!(why, Rejection::TooFewToShow, "three thoughts of one person are one person's");
    play.writes(play.cast.finance, "And mine.");
    play.writes(play.cast.clinical, "Mine too.");
    play.does(mobilizer, cards::Command::Reveal);
    let seen = play.seen_by(play.cast.finance);
    assert!(seen.cards.open(late).is_some() && !seen.cards.any_sealed());
}

#[test]
fn a_later_visibility_applies_to_what_is_still_sealed() {
    let mut play = room_with(Visibility::Named, Activity::Write { sealed: true });
    let mobilizer = play.cast.mobilizer;
    let written: Vec<_> =
        play.cast.members().iter().map(|seat| play.writes(*seat, "A thought.")).collect();
    play.does(mobilizer, set_visibility(Phase::Prompt, Visibility::Anonymous));
    play.does(mobilizer, cards::Command::Reveal);
    let seen = play.seen_by(play.cast.observer);
    for card in written {
        let card = seen.cards.open(card).expect("it is shown");
        assert_eq!((&card.function, card.author), (&None, None));
    }
}

#[test]
fn ratings_name_a_function_only_where_nobody_can_be_identified() {
    let mut play = room_with(Visibility::Anonymous, Activity::Rate { round: Round::First });
    let statement = play.asks("We should wait a year.");
    // Clinical Lead has two people, all others one: no function is large enough.
    for (seat, value) in play.cast.members().into_iter().zip([9, 8, 1, 5, 7, 2]) {
        play.rates(seat, statement, points(value), 2);
    }
    play.does(play.cast.mobilizer, statements::Command::Reveal { round: Round::First });
    let known = play.workshop.statements.get(statement).expect("it is there");
    let marks = &known.first.outcome.as_ref().expect("it is revealed").marks;
    assert_eq!(marks.len(), 6);
    assert!(marks.iter().all(|mark| mark.function.is_none()), "{marks:?}");
}

#[test]
fn of_fewer_than_three_anonymous_ratings_nothing_is_shown() {
    let mut play = room_with(Visibility::Anonymous, Activity::Rate { round: Round::First });
    let statement = play.asks("We should wait a year.");
    for seat in [play.cast.hr, play.cast.finance] {
        play.rates(seat, statement, points(9), 2);
    }
    play.does(play.cast.mobilizer, statements::Command::Reveal { round: Round::First });
    let known = play.workshop.statements.get(statement).expect("it is there");
    assert!(known.first.outcome.as_ref().expect("it is revealed").marks.is_empty());
}

/// Privacy rule R3: a named function has at least three ratings, and so have all unnamed ones together.
#[test]
fn no_group_of_fewer_than_three_can_be_identified() {
    let people = vec((0_u8..5, 1_u8..=9), 0..16);
    always(200, people, |people| {
        let mut play = room_with(Visibility::Anonymous, Activity::Rate { round: Round::First });
        let statement = play.asks("We should wait a year.");
        for (of, value) in &people {
            let seat = domain::id::SeatId(play.ids.uuid());
            let function = Some(function(&format!("Function {of}")));
            let role = domain::Role::Stakeholder;
            let admit = domain::tool::seats::Command::Admit { seat, role, function, veto: false };
            play.does(play.cast.mobilizer, admit);
            play.does(seat, domain::tool::seats::Command::Join { function: None });
            play.rates(seat, statement, points(*value), 2);
        }
        if people.is_empty() {
            return;
        }
        play.does(play.cast.mobilizer, statements::Command::Reveal { round: Round::First });
        let known = play.workshop.statements.get(statement).expect("it is there");
        let marks = &known.first.outcome.as_ref().expect("it is revealed").marks;
        let mut groups: BTreeMap<_, usize> = BTreeMap::new();
        for mark in marks {
            *groups.entry(mark.function.clone()).or_default() += 1;
        }
        assert!(groups.values().all(|count| *count >= 3), "{groups:?}");
        assert_eq!(marks.len(), if people.len() < 3 { 0 } else { people.len() });
    });
}

#[test]
fn an_anonymous_answer_opens_no_difference_between_two_functions() {
    let mut play = room_with(Visibility::Anonymous, Activity::Organise);
    let disconnect = domain::samples::disconnect(9);
    play.does(play.chair(), stage_poll::Command::Ask);
    for (seat, level) in play.cast.members().into_iter().zip(Level::ALL.into_iter().cycle()) {
        play.does(seat, stage_poll::Command::Say { level });
    }
    play.does(play.chair(), stage_poll::Command::Reveal { disconnect });
    assert!(play.workshop.disconnects.list.is_empty());
    let shown = play.workshop.stage_poll.polls[0].shown.clone().expect("it is shown");
    assert!(shown.iter().all(|place| place.function.is_none()));
}

#[test]
fn anonymous_answers_stay_anonymous_in_a_phase_with_looser_visibility() {
    let mut play = room(1);
    play.does(play.cast.mobilizer, set_visibility(Phase::Explore, Visibility::Anonymous));
    let mut play = play.at(Activity::Organise);
    let (chair, disconnect) = (play.chair(), domain::samples::disconnect(9));
    let say = |level| stage_poll::Command::Say { level };
    play.does(chair, stage_poll::Command::Ask);
    play.does(play.cast.hr, say(Level::Problem));
    let mut play = play.at(Activity::Draft);
    play.does(play.cast.finance, say(Level::Supplier));
    let reveal = stage_poll::Command::Reveal { disconnect };
    assert_eq!(play.refused(chair, reveal.clone()), Rejection::TooFewToShow);
    play.does(play.cast.clinical, say(Level::Supplier));
    play.does(chair, reveal);
    let shown = play.workshop.stage_poll.polls[0].shown.clone().expect("it is shown");
    assert!(
        shown.iter().all(|place| place.function.is_none()),
        "HR could be inferred from what is left over"
    );
}

#[test]
fn responses_follow_the_visibility_and_never_name_a_seat() {
    for visibility in Visibility::ALL {
        let mut play = room_with(visibility, Activity::Draft);
        play.drafts();
        let mut play = play.at(Activity::Consent);
        play.proposes();
        let (hr, finance) = (play.cast.hr, play.cast.finance);
        for seat in play.cast.members() {
            play.responds(seat, domain::scale::Gradient::Disagree);
        }
        play.does(play.chair(), resolution::Command::Reveal);
        let seen = play.seen_by(finance);
        let version = seen.resolution.standing().expect("it stands");
        assert_eq!(version.responses.keys().collect::<Vec<_>>(), [&finance], "{visibility:?}");
        let of_hr = version.shown.iter().filter(|r| r.function == Some(function("HR"))).count();
        let by_hr = version.shown.iter().filter(|r| r.by == Some(hr)).count();
        let expected = match visibility {
            Visibility::Named => (1, 1),
            Visibility::Function => (1, 0),
            Visibility::Anonymous => (0, 0),
        };
        assert_eq!((of_hr, by_hr, version.shown.len()), (expected.0, expected.1, 6));
    }
}

#[test]
fn nothing_anonymous_is_shown_of_fewer_than_three() {
    let mut play = room_with(Visibility::Anonymous, Activity::Draft);
    let (chair, disconnect) = (play.chair(), domain::samples::disconnect(9));
    play.does(chair, stage_poll::Command::Ask);
    play.does(play.cast.hr, stage_poll::Command::Say { level: Level::Problem });
    let reveal = stage_poll::Command::Reveal { disconnect };
    assert_eq!(play.refused(chair, reveal), Rejection::TooFewToShow);
    play.drafts();
    let mut play = play.at(Activity::Consent);
    play.proposes();
    for seat in [play.cast.hr, play.cast.finance] {
        play.responds(seat, domain::scale::Gradient::Disagree);
    }
    let chair = play.chair();
    assert_eq!(play.refused(chair, resolution::Command::Reveal), Rejection::TooFewToShow);
    play.responds(play.cast.clinical, domain::scale::Gradient::Disagree);
    play.does(chair, resolution::Command::Reveal);
}

#[test]
fn a_revealed_anonymous_card_cannot_be_edited() {
    let mut play = room_with(Visibility::Anonymous, Activity::Organise);
    let written: Vec<_> =
        play.cast.members().iter().map(|seat| (*seat, play.writes(*seat, "A thought."))).collect();
    play.does(play.cast.mobilizer, cards::Command::Reveal);
    let (seat, card) = written[0];
    let (kind, level) = (cards::CardKind::Concern, Level::Problem);
    let text = domain::samples::card_text("What I meant to say all the time.");
    let why = play.refused(seat, cards::Command::Edit { card, kind, level, text });
    assert_eq!(why, Rejection::Revealed);
}

#[test]
fn a_reveal_of_anonymous_cards_has_no_counts_per_function() {
    let mut play = room_with(Visibility::Anonymous, Activity::Write { sealed: true });
    for seat in play.cast.members() {
        play.writes(seat, "A thought.");
    }
    play.does(play.cast.mobilizer, cards::Command::Reveal);
    let seen = play.seen_by(play.cast.wall);
    assert!(seen.cards.writing.values().all(|writing| writing.heard.is_empty()));
}

/// In any history, nothing anonymous tells anybody else whose it is.
#[test]
fn what_is_anonymous_stays_anonymous() {
    always(12, choices(160), |choices| {
        let history = History::play(&choices);
        for viewer in viewers(&history.play.workshop) {
            let others: Vec<String> = viewers(&history.play.workshop)
                .iter()
                .filter(|other| other.seat != viewer.seat)
                .map(|other| other.seat.to_string())
                .collect();
            for event in history.log().iter().filter_map(|event| disclose_event(event, &viewer)) {
                let Event::Cards(event) = event.inner() else { continue };
                let cards: &[cards::Card] = match event {
                    cards::Event::Written { card } | cards::Event::Edited { card } => {
                        std::slice::from_ref(card)
                    }
                    cards::Event::Revealed { cards, .. } => cards,
                    _ => &[],
                };
                for card in cards.iter().filter(|card| !card.named) {
                    let text = json(card);
                    assert!(others.iter().all(|other| !text.contains(other)), "{text}");
                }
            }
        }
    });
}
