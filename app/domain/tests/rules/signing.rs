//! Signatures: a signature belongs to exactly one text.

use std::collections::BTreeSet;

use domain::{
    Rejection, Workshop,
    id::ConditionId,
    samples::{Play, condition, day, function, section_text},
    scale::Gradient,
    tool::{
        agenda::{self, Activity},
        lifecycle,
        resolution::{Command, Condition, ContentHash, Document, Section},
        seats,
    },
};
use proptest::{
    prelude::{Strategy, any},
    prop_oneof,
    sample::select,
};

use crate::support::{
    always,
    history::{History, choices},
};

/// Everyone has signed.
fn signed() -> Play {
    let mut play = Play::supported(1);
    for seat in play.cast.members() {
        play.signs(seat);
    }
    play
}

fn section(text: &str) -> Command {
    Command::Section { section: Section::Objective, text: Some(section_text(text)) }
}

#[test]
fn a_signature_says_for_which_function_and_when() {
    let mut play = Play::supported(1);
    let (hr, now) = (play.cast.hr, play.now);
    play.signs(hr);
    let signatures = play.seen_by(play.cast.wall).resolution.signatures().clone();
    assert_eq!(signatures.len(), 1);
    assert_eq!((signatures[&hr].function.as_str(), signatures[&hr].at), ("HR", now));
    let again = Command::Sign { hash: play.workshop.resolution.draft.hash() };
    assert_eq!(play.refused(hr, again), Rejection::Unchanged);
}

#[test]
fn a_signature_requires_the_text_that_was_read() {
    let mut play = Play::supported(1);
    let hash = play.workshop.resolution.draft.hash();
    play.does(play.cast.mobilizer, section("A text nobody has seen."));
    let sign = Command::Sign { hash };
    assert_eq!(play.refused(play.cast.hr, sign.clone()), Rejection::NoVersion);
    play.proposes();
    assert_eq!(play.refused(play.cast.hr, sign), Rejection::OtherVersion);
}

#[test]
fn nobody_signs_what_the_group_does_not_support() {
    for against in [Gradient::Discuss, Gradient::Disagree, Gradient::Veto] {
        let mut play = Play::supported(1);
        play.does(play.cast.mobilizer, section("From tomorrow."));
        let hash = play.proposes();
        let sign = Command::Sign { hash };
        assert_eq!(play.refused(play.cast.hr, sign.clone()), Rejection::NotSupported, "sealed");
        play.responds(play.cast.finance, against);
        play.responds(play.cast.hr, Gradient::Endorse);
        play.does(play.cast.mobilizer, Command::Reveal);
        assert_eq!(play.refused(play.cast.hr, sign), Rejection::NotSupported);
    }
}

#[test]
fn the_joint_yes_needs_every_signature() {
    let mut play = signed();
    assert!(play.workshop.resolution.is_one_yes(&play.workshop));
    let newcomer = domain::samples::seat(99);
    let admit = seats::Command::Admit {
        seat: newcomer,
        role: domain::Role::Stakeholder,
        function: None,
        veto: false,
    };
    play.does(play.cast.mobilizer, admit);
    assert!(play.workshop.resolution.is_one_yes(&play.workshop), "invited is not in the room");
    play.does(newcomer, seats::Command::Join { function: Some(function("Legal")) });
    assert!(!play.workshop.resolution.is_one_yes(&play.workshop));
    play.signs(newcomer);
    assert!(play.workshop.resolution.is_one_yes(&play.workshop));
    assert!(!Workshop::default().resolution.is_one_yes(&Workshop::default()), "nobody is no yes");
}

#[test]
fn h45_the_record_can_still_be_signed_after_the_meeting() {
    let mut play = Play::supported(1).at(Activity::Record);
    play.signs(play.cast.hr);
    play.does(play.cast.mobilizer, agenda::Command::Close);
    play.signs(play.cast.nurse);
    play.does(play.cast.mobilizer, lifecycle::Command::Archive);
    let hash = play.workshop.resolution.draft.hash();
    assert_eq!(play.refused(play.cast.finance, Command::Sign { hash }), Rejection::Archived);
}

#[test]
fn an_undone_edit_still_asks_everybody_again() {
    let mut play = signed();
    let (pen, hash) = (play.cast.mobilizer, play.workshop.resolution.draft.hash());
    play.does(pen, Command::Day { day: Some(day("2026-07-01")) });
    play.does(pen, Command::Day { day: None });
    assert_eq!(play.workshop.resolution.draft.hash(), hash);
    assert!(play.workshop.resolution.signatures().is_empty());
    assert_eq!(play.refused(pen, Command::Sign { hash }), Rejection::NoVersion);
    assert_eq!(play.workshop.resolution.versions[0].signatures.len(), 6, "the record keeps them");
}

/// Any edit of the text.
fn edits() -> impl Strategy<Value = Command> {
    let text = || "[a-z]{1,20}".prop_map(|text| section_text(&text));
    let some_text = || proptest::option::of(text());
    let functions = || select(vec!["HR", "Legal", "Operations"]).prop_map(function);
    let conditions = || any::<u64>().prop_map(condition);
    prop_oneof![
        (select(Section::ALL.to_vec()), some_text())
            .prop_map(|(section, text)| Command::Section { section, text }),
        (functions(), some_text()).prop_map(|(function, text)| Command::Line { function, text }),
        (conditions(), text(), functions()).prop_map(|(condition, text, owner)| {
            let value = Some(Condition { text, owner, due: day("2026-09-30") });
            Command::Condition { condition, value }
        }),
        select(vec!["2026-07-01", "2026-07-02"])
            .prop_map(|text| Command::Day { day: Some(day(text)) }),
    ]
}

#[test]
fn any_edit_of_a_signed_text_ends_its_signatures() {
    let signed = signed();
    always(48, edits(), |edit| {
        let mut play = signed.clone();
        let before = play.workshop.resolution.draft.hash();
        if play.tries(play.cast.mobilizer, edit).is_ok() {
            assert_ne!(play.workshop.resolution.draft.hash(), before);
            for seat in play.cast.everyone() {
                assert!(play.seen_by(seat).resolution.signatures().is_empty());
            }
        }
    });
}

#[test]
fn signatures_vanish_whenever_the_hash_changes() {
    always(12, choices(200), |choices| {
        let history = History::play(&choices);
        let mut workshop = Workshop::default();
        let mut hash = workshop.resolution.draft.hash();
        for event in history.log() {
            workshop.evolve(event);
            let now = workshop.resolution.draft.hash();
            if now != hash {
                assert!(workshop.resolution.signatures().is_empty(), "{event:?}");
            }
            if let Some(version) = workshop.resolution.standing() {
                assert_eq!((&version.hash, &version.document), (&now, &workshop.resolution.draft));
            }
            hash = now;
        }
    });
}

#[test]
fn two_texts_never_share_a_hash() {
    let hash = |write: &dyn Fn(&mut Document)| {
        let mut document = Document::default();
        write(&mut document);
        document.hash()
    };
    let line = |document: &mut Document, name: &str, text: &str| {
        document.lines.insert(function(name), section_text(text));
    };
    let written = |id: ConditionId, text: &str, owner: &str| {
        (id, Condition { text: section_text(text), owner: function(owner), due: day("2026-07-01") })
    };
    let hashes = [
        hash(&|_| {}),
        hash(&|d| drop(d.sections.insert(Section::Objective, section_text("a")))),
        hash(&|d| drop(d.sections.insert(Section::Scope, section_text("a")))),
        hash(&|d| line(d, "a", "b")),
        hash(&|d| line(d, "ab", "c")),
        hash(&|d| line(d, "a", "bc")),
        hash(&|d| d.conditions.extend([written(condition(1), "a", "b")])),
        hash(&|d| d.conditions.extend([written(condition(2), "a", "b")])),
        hash(&|d| d.conditions.extend([written(condition(1), "ab", "b")])),
        hash(&|d| d.day = Some(day("2026-07-01"))),
    ];
    assert_eq!(hashes.iter().collect::<BTreeSet<_>>().len(), hashes.len());
    assert_eq!(hashes[0].as_str().len(), 64);
    assert_eq!(hashes[0].short(), &hashes[0].as_str()[..8]);
}

#[test]
fn the_hash_of_a_text_never_changes() {
    let mut document = Document::default();
    document.sections.insert(Section::Objective, section_text("Lighter instruments."));
    document.lines.insert(function("HR"), section_text("Plans shifts."));
    document.day = Some(day("2026-07-01"));
    // Computed outside of this program; another hash would void the signatures of years.
    let agreed = "6f0e2fa76c3cca13e404e1ff403ab2a1df0002a9ec970576c3394ab58f911ef6";
    assert_eq!(document.hash().as_str(), agreed);
}

#[test]
fn a_hash_is_64_lower_case_digits() {
    let hex = "0123456789abcdef".repeat(4);
    assert!(ContentHash::try_from(hex.clone()).is_ok());
    for wrong in [&hex[1..], &format!("{hex}0"), &hex.to_uppercase(), &hex.replace('0', "g")] {
        assert!(ContentHash::try_from(wrong.to_owned()).is_err(), "{wrong}");
    }
}
