//! The record and its forms, from played workshops.

use std::collections::BTreeMap;

use domain::{
    base::activity::Activity,
    id::ConditionId,
    samples::{Play, at_step, day, function, section_text},
    tool::resolution::{Command, Condition, Disposition, Section},
};
use record::{ConcernOutcome, Record, csv, markdown};
use texts::{Language, within};

fn record(play: &Play) -> Record {
    Record::of(play.cast.workshop, &play.workshop, &BTreeMap::new())
}

/// H17: in French one signed under one heading and exported under another.
#[test]
fn h17_the_heading_one_signs_under_is_the_one_exported() {
    let mut play = at_step(17, Activity::Draft);
    play.drafts();
    let pen = play.cast.mobilizer;
    for section in Section::ALL {
        play.does(pen, Command::Section { section, text: Some(section_text("As agreed.")) });
    }
    play.proposes();
    for language in Language::ALL {
        within(language, || {
            let record = record(&play);
            let (text, table) = (markdown(&record), csv(&record));
            for section in Section::ALL {
                let heading = wording::section(section);
                assert!(text.contains(&format!("## {heading}\n")), "{language:?}: {heading}");
                assert!(table.contains(heading), "{language:?}: {heading}");
            }
        });
    }
}

/// A concern that was accepted under a condition, in a workshop at the draft.
fn accepted() -> (Play, ConditionId) {
    let mut play = at_step(3, Activity::Write { sealed: true });
    let card = play.writes(play.cast.finance, "Nobody pays for the training.");
    play = play.at(Activity::Reveal);
    play.does(play.chair(), domain::tool::cards::Command::Reveal);
    play = play.at(Activity::Draft);
    play.drafts();
    let condition = ConditionId(play.ids.uuid());
    let value = Condition {
        text: section_text("Training comes out of the running budget."),
        owner: function("Finance"),
        due: day("2027-05-12"),
    };
    let pen = play.cast.mobilizer;
    play.does(pen, Command::Condition { condition, value: Some(value) });
    let disposition = Some(Disposition::Accepted { condition });
    play.does(pen, Command::Dispose { card, disposition });
    (play, condition)
}

/// Takes a condition out of the draft and leaves the outcome that names it. The rules reopen the concern instead; the
/// record does not rely on that.
fn remove(play: &mut Play, condition: ConditionId) {
    play.workshop.resolution.draft.conditions.remove(&condition);
}

/// H16: two functions told what became of a concern, and only one looked at earlier versions.
#[test]
fn h16_a_condition_is_found_in_the_version_that_was_put_to_the_group() {
    let (mut play, condition) = accepted();
    play.proposes();
    remove(&mut play, condition);
    let concern = &record(&play).concerns[0];
    let words = "Accepted on this condition: Training comes out of the running budget.";
    assert_eq!(concern.became.as_deref(), Some(words));
}

#[test]
fn a_condition_that_no_version_had_is_told_as_removed() {
    let (mut play, condition) = accepted();
    remove(&mut play, condition);
    let concern = &record(&play).concerns[0];
    assert_eq!(concern.outcome, Some(ConcernOutcome::Accepted { condition: None }));
    let words = "Accepted on a condition that was removed";
    assert_eq!(concern.became.as_deref(), Some(words));
}

#[test]
fn the_draft_is_in_the_record_until_it_is_put_to_the_group() {
    let mut play = at_step(5, Activity::Draft);
    play.drafts();
    let before = record(&play);
    assert!(before.decision.is_none() && before.draft.is_some());
    play.proposes();
    let after = record(&play);
    assert!(after.draft.is_none());
    let [drafted, decided] =
        [before.draft.as_ref(), after.decision.as_ref().map(|decision| &decision.text)];
    assert_eq!(
        drafted.and_then(|text| text.objective()),
        decided.and_then(|text| text.objective())
    );
}
