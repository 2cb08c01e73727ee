//! The resolution: drafted by the holder of the pen, put before the group as versions, answered on eight gradients.

use domain::{
    EntityKind, Rejection,
    id::ConditionId,
    limits::{CONDITIONS_MAX, VERSIONS_MAX},
    samples::{Play, at_step, condition, day, function, reason, section_text},
    scale::Gradient,
    text::FunctionName,
    tool::{
        agenda::Activity,
        resolution::{
            Command, Condition, ConsentOutcome, Disposition, Section, Version, consent_outcome,
        },
        seats,
    },
};

fn section(text: &str) -> Command {
    Command::Section { section: Section::Objective, text: Some(section_text(text)) }
}

fn write_condition(id: ConditionId, text: &str) -> Command {
    let (owner, due) = (function("HR"), day("2026-11-30"));
    let value = Some(Condition { text: section_text(text), owner, due });
    Command::Condition { condition: id, value }
}

/// A room in the consent round with a version before the group.
fn consenting() -> Play {
    let mut play = at_step(1, Activity::Draft);
    play.drafts();
    play = play.at(Activity::Consent);
    play.proposes();
    play
}

fn respond(play: &Play, gradient: Gradient, why: Option<&str>, lift: Option<&str>) -> Command {
    let hash = play.workshop.resolution.draft.hash();
    Command::Respond { hash, gradient, reason: why.map(reason), lift: lift.map(reason) }
}

#[test]
fn a_version_needs_an_objective_and_a_line_for_each_function() {
    let mut play = at_step(1, Activity::Draft);
    let mobilizer = play.cast.mobilizer;
    let propose = |play: &Play| Command::Propose { hash: play.workshop.resolution.draft.hash() };
    assert_eq!(play.refused(mobilizer, propose(&play)), Rejection::ObjectiveMissing);
    play.does(mobilizer, section("Lighter instruments."));
    let Rejection::LinesMissing { functions } = play.refused(mobilizer, propose(&play)) else {
        panic!("lines are missing")
    };
    let missing: Vec<_> = functions.iter().map(FunctionName::as_str).collect();
    assert_eq!(missing, ["Clinical Lead", "HR", "Operations", "Practice Finance", "Procurement"]);
    play.drafts();
    play.does(mobilizer, propose(&play));
    assert_eq!(play.refused(mobilizer, propose(&play)), Rejection::Unchanged);
}

#[test]
fn a_proposed_version_is_the_draft_the_chair_saw() {
    let mut play = at_step(1, Activity::Draft);
    play.drafts();
    let hash = play.workshop.resolution.draft.hash();
    play.does(play.cast.mobilizer, section("Changed while the chair looked away."));
    let stale = Command::Propose { hash };
    assert_eq!(play.refused(play.cast.mobilizer, stale), Rejection::OtherVersion);
}

#[test]
fn versions_count_from_one_and_keep_their_text() {
    let mut play = consenting();
    let first = play.workshop.resolution.draft.clone();
    assert_eq!(play.workshop.resolution.standing().map(|v| v.number), Some(1));
    play.does(play.cast.mobilizer, section("Lighter instruments, from July."));
    assert!(play.workshop.resolution.standing().is_none(), "no version says this yet");
    play.proposes();
    let versions = &play.seen_by(play.cast.wall).resolution.versions;
    assert_eq!(versions.iter().map(|v| v.number).collect::<Vec<_>>(), [1, 2]);
    assert_eq!((versions[0].superseded, versions[1].superseded), (true, false));
    assert_eq!(versions[0].document, first);
    assert_eq!(versions[0].hash, first.hash());
}

#[test]
fn a_response_is_sealed_until_the_round_is_revealed() {
    let mut play = consenting();
    let (hr, finance) = (play.cast.hr, play.cast.finance);
    play.responds(finance, Gradient::Veto);
    let before = play.seen_by(hr).resolution.versions[0].clone();
    assert_eq!((before.voices.count, before.responses.len(), before.outcome()), (1, 0, None));
    assert_eq!(play.seen_by(finance).resolution.versions[0].responses.len(), 1);
    play.does(play.cast.mobilizer, Command::Reveal);
    let after = play.seen_by(hr).resolution.versions[0].clone();
    assert_eq!(after.shown[0].gradient, Gradient::Veto);
    assert_eq!(after.outcome(), Some(ConsentOutcome::Stopped));
    let late = respond(&play, Gradient::Endorse, None, None);
    assert_eq!(play.refused(hr, late), Rejection::Revealed);
    assert_eq!(play.refused(play.cast.mobilizer, Command::Reveal), Rejection::Revealed);
}

#[test]
fn a_round_without_responses_has_nothing_to_reveal() {
    let play = consenting();
    let mobilizer = play.cast.mobilizer;
    assert_eq!(play.refused(mobilizer, Command::Reveal), Rejection::NothingSealed);
    let none = at_step(1, Activity::Consent);
    assert_eq!(none.refused(none.cast.mobilizer, Command::Reveal), Rejection::NoVersion);
    let early = respond(&none, Gradient::Endorse, None, None);
    assert_eq!(none.refused(none.cast.hr, early), Rejection::NoVersion);
}

#[test]
fn serious_disagreement_and_veto_say_why_and_what_would_lift_them() {
    let mut play = consenting();
    let hr = play.cast.hr;
    for gradient in Gradient::ALL {
        let (why, lift) = (Some("Too fast."), Some("One more month."));
        let needed = [Gradient::Disagree, Gradient::Veto].contains(&gradient);
        for incomplete in [(None, None), (why, None), (None, lift)] {
            let command = respond(&play, gradient, incomplete.0, incomplete.1);
            if needed {
                assert_eq!(play.refused(hr, command), Rejection::ReasonNeeded, "{gradient:?}");
            } else {
                play.does(hr, command);
            }
        }
        play.does(hr, respond(&play, gradient, why, lift));
        let again = respond(&play, gradient, why, lift);
        assert_eq!(play.refused(hr, again), Rejection::Unchanged);
    }
    assert_eq!(play.workshop.resolution.versions[0].voices.count, 1, "one voice, however often");
    assert_eq!(Gradient::ALL.map(Gradient::number), [1, 2, 3, 4, 5, 6, 7, 8]);
}

#[test]
fn a_response_belongs_to_the_text_that_was_read() {
    let mut play = consenting();
    let old = respond(&play, Gradient::Endorse, None, None);
    play.does(play.cast.mobilizer, section("Another text."));
    assert_eq!(play.refused(play.cast.hr, old.clone()), Rejection::NoVersion);
    play.proposes();
    assert_eq!(play.refused(play.cast.hr, old), Rejection::OtherVersion);
}

#[test]
fn the_round_ends_as_the_eight_positions_say() {
    let check = |numbers: &[usize], expected: ConsentOutcome| {
        let gradients = numbers.iter().map(|number| Gradient::ALL[number - 1]);
        assert_eq!(consent_outcome(gradients), expected, "{numbers:?}");
    };
    check(&[], ConsentOutcome::Open);
    check(&[1, 2, 3], ConsentOutcome::Support);
    check(&[1, 6], ConsentOutcome::Support);
    check(&[1, 4, 6], ConsentOutcome::Open);
    check(&[1, 2, 4, 4], ConsentOutcome::Support);
    check(&[1, 1, 1, 1, 5], ConsentOutcome::Open);
    check(&[1, 1, 1, 5, 7], ConsentOutcome::Contested);
    check(&[1, 1, 1, 7, 8], ConsentOutcome::Stopped);
    check(&[4, 4, 4], ConsentOutcome::Open);
}

#[test]
fn writing_the_same_again_changes_nothing() {
    let mut play = at_step(1, Activity::Draft);
    let pen = play.cast.mobilizer;
    let line = |text: Option<&str>| Command::Line {
        function: function("HR"),
        text: text.map(section_text),
    };
    let on = |day_text: Option<&str>| Command::Day { day: day_text.map(day) };
    for command in [
        section("Lighter instruments."),
        line(Some("Plans shifts.")),
        line(None),
        on(Some("2026-07-01")),
        on(None),
        write_condition(condition(1), "Fewer sick days."),
        Command::Condition { condition: condition(1), value: None },
    ] {
        play.does(pen, command.clone());
        assert_eq!(play.refused(pen, command), Rejection::Unchanged);
    }
}

#[test]
fn the_pen_and_the_author_can_dispose_of_a_concern() {
    let mut play = at_step(1, Activity::Draft);
    let (hr, nurse, pen) = (play.cast.hr, play.cast.nurse, play.cast.mobilizer);
    let card = play.writes(hr, "Who covers the shifts?");
    let dispose = |disposition| Command::Dispose { card, disposition };
    let resolved = || Some(Disposition::Resolved { how: reason("HR hires two.") });
    assert_eq!(play.workshop.resolution.undisposed(&play.workshop), 1);
    assert_eq!(play.refused(nurse, dispose(resolved())), Rejection::PenOnly);
    play.does(hr, dispose(resolved()));
    assert_eq!(play.workshop.resolution.undisposed(&play.workshop), 0);
    assert_eq!(play.refused(pen, dispose(resolved())), Rejection::Unchanged);
    play.does(pen, dispose(None));
    let owner = function("Operations");
    play.does(pen, dispose(Some(Disposition::Parked { owner, due: day("2026-12-01") })));
    play.does(pen, dispose(Some(Disposition::Traded { trade: reason("Training is paid.") })));
}

#[test]
fn a_concern_accepted_under_a_condition_is_open_again_when_the_condition_goes() {
    let mut play = at_step(1, Activity::Draft);
    let pen = play.cast.mobilizer;
    let card = play.writes(play.cast.hr, "It may not help.");
    let accepted = Some(Disposition::Accepted { condition: condition(1) });
    let dispose = Command::Dispose { card, disposition: accepted };
    let unknown = Rejection::NotFound { kind: EntityKind::Condition };
    assert_eq!(play.refused(pen, dispose.clone()), unknown);
    play.does(pen, write_condition(condition(1), "A trial first."));
    play.does(pen, dispose);
    assert_eq!(play.workshop.resolution.undisposed(&play.workshop), 0);
    play.does(pen, Command::Condition { condition: condition(1), value: None });
    assert_eq!(play.workshop.resolution.undisposed(&play.workshop), 1);
}

#[test]
fn the_pen_of_a_removed_seat_can_be_taken_by_the_mobilizer() {
    let mut play = at_step(1, Activity::Draft);
    let (mobilizer, hr) = (play.cast.mobilizer, play.cast.hr);
    play.does(mobilizer, Command::PassPen { to: hr });
    assert_eq!(play.refused(mobilizer, Command::PassPen { to: hr }), Rejection::Unchanged);
    play.does(mobilizer, seats::Command::Remove { seat: hr });
    assert_eq!(play.workshop.resolution.pen, None);
    let gone = Rejection::NotFound { kind: EntityKind::Seat };
    assert_eq!(play.refused(mobilizer, Command::PassPen { to: hr }), gone);
    play.does(mobilizer, Command::PassPen { to: mobilizer });
    play.does(mobilizer, section("Taken up again."));
}

#[test]
fn conditions_and_versions_are_bounded() {
    let mut play = at_step(1, Activity::Draft);
    let pen = play.cast.mobilizer;
    for number in 1..=CONDITIONS_MAX as u64 {
        play.does(pen, write_condition(condition(number), "Fewer sick days."));
    }
    let max = u32::try_from(CONDITIONS_MAX).expect("it fits");
    let full = Rejection::Full { kind: EntityKind::Condition, max };
    assert_eq!(play.refused(pen, write_condition(condition(9_001), "One more.")), full);
    play.does(pen, write_condition(condition(1), "An old one, reworded."));

    play.drafts();
    play.proposes();
    let first = play.workshop.resolution.versions[0].clone();
    let old = Version { superseded: true, ..first };
    play.workshop.resolution.versions = vec![old; VERSIONS_MAX - 1];
    play.proposes();
    let last = play.workshop.resolution.standing().map(|version| usize::from(version.number));
    assert_eq!(last, Some(VERSIONS_MAX));
    play.does(pen, section("One more version."));
    let hash = play.workshop.resolution.draft.hash();
    let max = u32::try_from(VERSIONS_MAX).expect("it fits");
    let full = Rejection::Full { kind: EntityKind::Version, max };
    assert_eq!(play.refused(pen, Command::Propose { hash }), full);
}
