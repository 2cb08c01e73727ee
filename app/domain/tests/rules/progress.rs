//! Me → we, the debrief, and the guards of a decision that holds.

use domain::{
    Rejection, Workshop,
    debrief::{Tally, debrief},
    id::{DisconnectId, EvidenceId},
    limits::EVIDENCE_MAX,
    progress::{Milestone, progress},
    samples::{
        Play, at_step, condition, day, disconnect, evidence, function, points, reason, room,
        section_text, statement, statement_text, title,
    },
    scale::{Gradient, Rating},
    text::FunctionName,
    tool::{
        agenda::{Activity, Round, gate, gate::Missing},
        cards::{self, Level},
        disconnects::{self, Settlement},
        resolution::{Amended, Command, Condition, Disposition, Section},
        statements::{self, Asks},
    },
};

fn milestone(workshop: &Workshop, name: &str) -> Milestone {
    let wanted: FunctionName = function(name);
    let all = progress(workshop);
    all.into_iter().find(|(function, _)| *function == wanted).expect("it takes part").1
}

#[test]
fn a_function_reaches_milestones_in_order() {
    let mut play = room(1);
    assert_eq!(milestone(&play.workshop, "HR"), Milestone::NotStarted);
    play = play.at(Activity::Write { sealed: true });
    let concern = play.writes(play.cast.hr, "Nobody replaces the sick.");
    assert_eq!(
        milestone(&play.workshop, "HR"),
        Milestone::NotStarted,
        "what is sealed raises nobody"
    );
    play.does(play.cast.procurement, cards::Command::NothingToAdd);
    play.does(play.chair(), cards::Command::Reveal);
    assert_eq!(milestone(&play.workshop, "HR"), Milestone::Heard);
    assert_eq!(
        milestone(&play.workshop, "Procurement"),
        Milestone::Heard,
        "nothing to add is heard"
    );
    assert_eq!(milestone(&play.workshop, "Operations"), Milestone::NotStarted);
    play = play.at(Activity::Draft);
    assert_eq!(milestone(&play.workshop, "HR"), Milestone::Understood, "no difference is open");
    let how = reason("A stand-in is paid for.");
    let disposition = Some(Disposition::Resolved { how });
    play.does(play.cast.mobilizer, Command::Dispose { card: concern, disposition });
    assert_eq!(milestone(&play.workshop, "HR"), Milestone::Settled);
}

/// Moved to a text that everybody endorses.
fn supported(play: Play) -> Play {
    let mut play = play.at(Activity::Draft);
    play.drafts();
    let mut play = play.at(Activity::Consent);
    play.proposes();
    for seat in play.cast.members() {
        play.responds(seat, Gradient::Endorse);
    }
    play.does(play.chair(), Command::Reveal);
    play
}

#[test]
fn all_reach_the_last_milestone_when_all_have_signed() {
    let mut play = room(1).at(Activity::Write { sealed: true });
    for seat in play.cast.members() {
        play.does(seat, cards::Command::NothingToAdd);
    }
    play.does(play.chair(), cards::Command::Reveal);
    play = supported(play);
    for seat in play.cast.members() {
        assert!(progress(&play.workshop).iter().any(|(_, height)| *height == Milestone::Settled));
        play.signs(seat);
    }
    assert!(progress(&play.workshop).iter().all(|(_, height)| *height == Milestone::Signed));
}

/// Regression: "every function has signed" was shown while the markers had not moved.
#[test]
fn a_signed_function_has_the_last_milestone_whatever_was_left_open() {
    let mut play = room(1).at(Activity::Write { sealed: true });
    play.writes(play.cast.hr, "Nobody replaces the sick.");
    play.does(play.chair(), cards::Command::Reveal);
    play = supported(play);
    assert!(progress(&play.workshop).iter().all(|(_, height)| *height < Milestone::Signed));
    for seat in play.cast.members() {
        play.signs(seat);
    }
    assert!(play.workshop.resolution.is_one_yes(&play.workshop));
    assert!(progress(&play.workshop).iter().all(|(_, height)| *height == Milestone::Signed));
}

#[test]
fn every_viewer_sees_the_same_progress_and_the_same_debrief() {
    let mut play = room(1).at(Activity::Write { sealed: true });
    play.writes(play.cast.hr, "Nobody replaces the sick.");
    play.does(play.cast.finance, cards::Command::NothingToAdd);
    for _ in 0..2 {
        for seat in play.cast.everyone() {
            let seen = play.seen_by(seat);
            assert_eq!(progress(&seen), progress(&play.workshop), "{seat}");
            assert_eq!(debrief(&seen), debrief(&play.workshop), "{seat}");
        }
        let _ = play.tries(play.chair(), cards::Command::Reveal);
    }
}

#[test]
fn the_debrief_names_the_functions_that_were_not_heard() {
    let mut play = at_step(1, Activity::Organise);
    for seat in [play.cast.hr, play.cast.finance, play.cast.clinical, play.cast.procurement] {
        play.writes(seat, "A concern.");
    }
    let seen = debrief(&play.workshop);
    assert_eq!(seen.heard, Tally { done: 4, of: 5 });
    assert_eq!(seen.unheard, [function("Operations")]);
    assert_eq!(seen.answered, Tally { done: 0, of: 4 });
    assert_eq!(seen.linked, Tally { done: 0, of: 10 });
    // Gini of 1 1 1 1 0 is 0.2, of at most 0.8.
    assert_eq!(seen.evenness, Some(750));
}

#[test]
fn evenness_is_full_for_equal_counts_and_zero_for_a_single_function() {
    let mut play = at_step(1, Activity::Organise);
    assert_eq!(debrief(&play.workshop).evenness, None, "without cards there is none");
    play.writes(play.cast.hr, "A concern.");
    assert_eq!(debrief(&play.workshop).evenness, Some(0));
    let rest = [play.cast.mobilizer, play.cast.finance, play.cast.clinical, play.cast.procurement];
    for seat in rest {
        play.writes(seat, "A concern.");
    }
    assert_eq!(debrief(&play.workshop).evenness, Some(1_000));
}

#[test]
fn evidence_is_bounded_to_three_pieces() {
    let mut play = at_step(1, Activity::Disconnects);
    let open = disconnects::Command::Open {
        disconnect: disconnect(1),
        title: title("How many days?"),
        statement: None,
        level: Level::Problem,
        one: function("HR"),
        two: function("Practice Finance"),
    };
    play.does(play.chair(), open);
    let ask = |number: u64| ask(disconnect(1), evidence(number));
    for number in 1..=u64::try_from(EVIDENCE_MAX).expect("it fits") {
        play.does(play.cast.clinical, ask(number));
    }
    assert!(matches!(play.refused(play.cast.hr, ask(9)), Rejection::Full { .. }));
    let found = disconnects::Command::Find {
        disconnect: disconnect(1),
        evidence: evidence(1),
        found: reason("Nine days."),
    };
    assert_eq!(play.refused(play.cast.finance, found.clone()), Rejection::NotYourEnd);
    play.does(play.cast.hr, found);
    let known = play.workshop.disconnects.get(disconnect(1)).expect("it is there");
    assert_eq!(known.evidence[0].found, Some(reason("Nine days.")));
}

fn ask(disconnect: DisconnectId, evidence: EvidenceId) -> disconnects::Command {
    let (ask, owner, due) = (reason("How many days?"), function("HR"), day("2026-06-01"));
    disconnects::Command::Ask { disconnect, evidence, ask, owner, due }
}

#[test]
fn the_chair_can_show_a_disconnect_and_cannot_close_it() {
    let mut play = at_step(1, Activity::Disconnects);
    let open = disconnects::Command::Open {
        disconnect: disconnect(1),
        title: title("Now or later"),
        statement: None,
        level: Level::Problem,
        one: function("HR"),
        two: function("Practice Finance"),
    };
    play.does(play.chair(), open);
    let focus = disconnects::Command::Focus { disconnect: disconnect(1) };
    assert_eq!(play.refused(play.cast.hr, focus.clone()), Rejection::ChairOnly);
    play.does(play.chair(), focus);
    assert_eq!(play.seen_by(play.cast.wall).disconnects.focus, Some(disconnect(1)));
    let settlement = Settlement::Resolved { how: reason("Now.") };
    let settle = disconnects::Command::Propose { disconnect: disconnect(1), settlement };
    assert_eq!(play.refused(play.chair(), settle), Rejection::NotYourEnd);
}

/// Two rounds on a statement and the ambition: in the second all are closer, and want less.
fn settled_for_less(ambition: [u8; 2]) -> Play {
    let mut play = at_step(1, Activity::Rate { round: Round::First });
    let sentence = play.asks("We buy them this year.");
    let wish = statement(9);
    let command = statements::Command::Put {
        statement: wish,
        text: statement_text("How much do we want to change?"),
        level: Level::Problem,
        from_card: None,
        asks: Asks::Ambition,
    };
    play.does(play.chair(), command);
    let rounds = [([2, 9, 8, 1, 9, 5], ambition[0]), ([5, 6, 5, 5, 6, 5], ambition[1])];
    for (round, (ratings, wanted)) in [Round::First, Round::Second].into_iter().zip(rounds) {
        play = play.at(Activity::Rate { round });
        for (seat, rating) in play.cast.members().into_iter().zip(ratings) {
            play.rates(seat, sentence, points(rating), 3);
            play.rates(seat, wish, points(wanted), 3);
        }
        play.does(play.chair(), statements::Command::Reveal { round });
    }
    play
}

#[test]
fn agreeing_on_less_is_noticed_and_answered() {
    let mut play = settled_for_less([8, 5]);
    assert!(*play.workshop.statements.ambition_lowered);
    let own = statements::Command::JustifyLowerAmbition {
        reason: reason("We start with two practices."),
    };
    assert_eq!(play.refused(play.cast.hr, own.clone()), Rejection::PenOnly);
    play = play.at(Activity::Sign);
    assert!(gate::missing(&play.workshop).contains(&Missing::LowerAmbitionUnjustified));
    play.does(play.cast.mobilizer, own.clone());
    assert!(!gate::missing(&play.workshop).contains(&Missing::LowerAmbitionUnjustified));
    assert_eq!(play.refused(play.cast.mobilizer, own), Rejection::Unchanged);
}

#[test]
fn agreeing_on_as_much_needs_no_justification() {
    let play = settled_for_less([8, 7]);
    assert!(!*play.workshop.statements.ambition_lowered);
    let own = statements::Command::JustifyLowerAmbition { reason: reason("Why not.") };
    assert_eq!(play.refused(play.cast.mobilizer, own), Rejection::Moved);
}

#[test]
fn nobody_guesses_an_ambition() {
    let mut play = settled_for_less([8, 7]);
    let wish = play.workshop.statements.ambition().expect("it was asked").clone();
    let outcome = wish.first.outcome.expect("it was revealed");
    assert!(outcome.guesses.is_empty() && outcome.perception.is_none());
    let rate =
        statements::Command::Rate { statement: wish.id, rating: Rating::NotMine, guess: None };
    assert_eq!(play.tries(play.cast.hr, rate), Err(Rejection::Revealed));
}

/// A version that HR objects to, with the round revealed.
fn objected() -> Play {
    let mut play = at_step(1, Activity::Draft);
    play.drafts();
    play = play.at(Activity::Consent);
    play.proposes();
    for seat in play.cast.members() {
        let objects = seat == play.cast.hr;
        play.responds(seat, if objects { Gradient::Veto } else { Gradient::Endorse });
    }
    play.does(play.chair(), Command::Reveal);
    play
}

#[test]
fn an_objection_becomes_an_amendment_and_the_amendment_a_condition() {
    let mut play = objected();
    let [amendment] = &play.seen_by(play.cast.finance).resolution.amendments[..] else {
        panic!("one objection, one amendment")
    };
    assert_eq!((&amendment.function, amendment.gradient), (&Some(function("HR")), Gradient::Veto));
    assert_eq!(amendment.lift, reason("Start after the audit."));
    let text = section_text(amendment.lift.as_str());
    let value = Condition { text, owner: function("HR"), due: day("2026-09-30") };
    let amend = Command::Amend { amendment: 0, condition: condition(1), value };
    assert_eq!(play.refused(play.cast.hr, amend.clone()), Rejection::PenOnly);
    play.does(play.cast.mobilizer, amend.clone());
    assert_eq!(play.refused(play.cast.mobilizer, amend), Rejection::OtherVersion);
    assert!(play.workshop.resolution.standing().is_none(), "the text has changed");
    assert_eq!(play.workshop.resolution.unamended().count(), 0);
    let gone = Command::Condition { condition: condition(1), value: None };
    play.does(play.cast.mobilizer, gone);
    assert_eq!(play.workshop.resolution.unamended().count(), 1, "so the objection is open again");
}

#[test]
fn an_objection_can_be_answered_otherwise_and_must_be_before_leaving() {
    let mut play = objected().at(Activity::Sign);
    let missing = |play: &Play| gate::missing(&play.workshop);
    assert!(
        missing(&play).contains(&Missing::Version)
            || missing(&play).contains(&Missing::Amendments(1))
    );
    let answer = Command::Answer { amendment: 0, how: reason("It starts in October.") };
    play.does(play.cast.mobilizer, answer);
    assert!(!missing(&play).contains(&Missing::Amendments(1)));
    let became = play.workshop.resolution.amendments[0].became.clone();
    assert_eq!(became, Some(Amended::Answered { how: reason("It starts in October.") }));
    assert!(play.workshop.resolution.standing().is_some(), "an answer changes no text");
}

#[test]
fn the_supplier_section_is_part_of_the_text() {
    let mut play = at_step(1, Activity::Draft);
    let before = play.workshop.resolution.draft.hash();
    let text = Some(section_text("The one who trains us."));
    play.does(play.cast.mobilizer, Command::Section { section: Section::Supplier, text });
    assert_ne!(play.workshop.resolution.draft.hash(), before);
}
