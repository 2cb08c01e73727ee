//! The log in a record tells each event as it stands now, and still replays to the same workshop.

use std::collections::BTreeMap;

use domain::{
    Event, TextsNow, Viewer, Workshop,
    base::activity::Activity,
    samples::{Play, at_step, card, card_text, section_text},
    tool::{
        cards::{self, CardKind, Level},
        negotiables,
        resolution::{self, Section},
    },
};
use record::{Archive, ArchivedEvent};

fn exported(play: &Play, is_insider: bool) -> Archive {
    let log = play.log.iter().cloned().map(|event| ArchivedEvent { at: play.now, event });
    Archive::of(play.cast.workshop, log.collect(), &BTreeMap::new(), is_insider)
}

fn replayed(archive: &Archive) -> Workshop {
    let mut workshop = Workshop::default();
    archive.log.iter().for_each(|archived| workshop.evolve(&archived.event));
    workshop
}

fn write(number: u64, text: &str) -> cards::Command {
    let (kind, level, text) = (CardKind::Concern, Level::Problem, card_text(text));
    cards::Command::Write { card: card(number), kind, level, text, builds_on: None }
}

/// Says something, takes it back, and returns what must be gone.
type Story = (&'static str, fn(&mut Play));

const SAID: &str = "Said and taken back.";

fn deleted(play: &mut Play) {
    play.does(play.cast.finance, write(1, SAID));
    play.does(play.cast.finance, cards::Command::Delete { card: card(1) });
}

fn edited(play: &mut Play) {
    play.does(play.cast.finance, write(1, SAID));
    let (kind, level, text) = (CardKind::Concern, Level::Problem, card_text("Said more kindly."));
    play.does(play.cast.finance, cards::Command::Edit { card: card(1), kind, level, text });
}

fn hidden(play: &mut Play) {
    play.does(play.cast.finance, write(1, SAID));
    play.does(play.cast.mobilizer, cards::Command::Hide { card: card(1), hidden: true });
}

fn protected(play: &mut Play) {
    let negotiable = domain::id::NegotiableId(play.ids.uuid());
    let title = domain::samples::title;
    let (attribute, today) = (title(SAID), title("As today"));
    play.does(play.cast.seller, negotiables::Command::Put { negotiable, attribute, today });
    play.does(play.cast.seller, negotiables::Command::Protect { negotiable, protected: true });
}

#[test]
fn s5_s6_what_was_hidden_deleted_changed_or_protected_is_in_no_export() {
    let stories: [Story; 4] =
        [("deleted", deleted), ("edited", edited), ("hidden", hidden), ("protected", protected)];
    for (what, story) in stories {
        let activity = if what == "protected" { Activity::Trade } else { Activity::Organise };
        let mut play = at_step(5, activity);
        let before = play.log.len();
        story(&mut play);
        assert!(play.log.len() > before + 1);
        for is_insider in [true, false] {
            let archive = exported(&play, is_insider);
            assert!(!archive.to_json().contains(SAID), "{what}, for insiders: {is_insider}");
            let everybody = Viewer { is_insider, ..Viewer::COMMON };
            assert_eq!(
                replayed(&archive).disclose(&everybody),
                play.workshop.disclose(&everybody),
                "{what}: the log replays to the same workshop"
            );
        }
    }
}

#[test]
fn s6_an_earlier_wording_of_the_draft_is_in_no_export() {
    let mut play = at_step(5, Activity::Draft);
    play.drafts();
    let pen = play.cast.mobilizer;
    let says = |text: &str| {
        let text = Some(section_text(text));
        resolution::Command::Section { section: Section::ALL[0], text }
    };
    play.does(pen, says(SAID));
    play.does(pen, says("What we mean."));
    let archive = exported(&play, true);
    assert!(!archive.to_json().contains(SAID));
    assert_eq!(replayed(&archive).resolution.draft, play.workshop.resolution.draft);
}

/// What still stands is told word for word: nothing else is lost.
#[test]
fn what_stands_is_exported_as_it_was_said() {
    let mut play = at_step(5, Activity::Organise);
    play.does(play.cast.finance, write(1, "It stands."));
    let written = exported(&play, true).log.into_iter().any(|archived| {
        matches!(&archived.event, Event::Cards(cards::Event::Written { card })
            if card.text.as_str() == "It stands.")
    });
    assert!(written);
    let now = TextsNow::of(&play.workshop.disclose(&Viewer::COMMON));
    let whole = exported(&play, true).log.iter().all(|archived| now.cover(&archived.event));
    assert!(whole, "nothing in an export is known from nowhere");
}
