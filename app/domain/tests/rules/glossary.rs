//! The glossary: everybody writes a meaning alone; two meanings open a disconnect about language, one agreed meaning
//! settles it.

use domain::{
    Rejection,
    samples::{Play, at_step, disconnect, function, reason, term, title},
    tool::{
        agenda::Activity,
        disconnects::{DisconnectKind, Settlement, State, Subject},
        glossary::Command,
    },
};

fn mean(text: &str) -> Command {
    Command::Mean { term: term(1), text: reason(text) }
}

fn agree(text: &str) -> Command {
    Command::Agree { term: term(1), text: reason(text) }
}

fn offer(text: &str) -> Command {
    Command::Offer { term: term(1), text: reason(text) }
}

const REVEAL: Command = Command::Reveal { term: term_one(), disconnect: disconnect_one() };

const fn term_one() -> domain::id::TermId {
    domain::id::TermId(uuid::Uuid::from_u64_pair(10, 1))
}

const fn disconnect_one() -> domain::id::DisconnectId {
    domain::id::DisconnectId(uuid::Uuid::from_u64_pair(6, 1))
}

/// Two functions have said what "go-live" means to them.
fn asked() -> Play {
    let mut play = at_step(1, Activity::Organise);
    play.does(play.chair(), Command::Put { term: term(1), word: title("Go-live") });
    play.does(play.cast.hr, mean("Everybody is trained."));
    play.does(play.cast.finance, mean("The first invoice is paid."));
    play
}

#[test]
fn a_meaning_is_sealed_until_all_are_shown() {
    let mut play = asked();
    let (hr, finance) = (play.cast.hr, play.cast.finance);
    let own = play.seen_by(hr).glossary.list[0].meanings.clone();
    assert_eq!(own.sealed.keys().collect::<Vec<_>>(), [&hr]);
    assert_eq!((own.voices.count, own.shown), (2, None));
    assert_eq!(play.refused(play.cast.hr, agree("x")), Rejection::Sealed);
    play.does(play.chair(), REVEAL);
    let shown = play.seen_by(finance).glossary.list[0].meanings.clone();
    assert!(shown.sealed.is_empty(), "whose a meaning was is lost, its function is not");
    assert_eq!(shown.shown.map(|shown| shown.len()), Some(2));
    assert_eq!(play.refused(hr, mean("Too late.")), Rejection::Revealed);
}

#[test]
fn two_meanings_open_a_disconnect_about_language() {
    let mut play = asked();
    play.does(play.chair(), REVEAL);
    let opened = play.workshop.disconnects.get(disconnect(1)).expect("it was opened").clone();
    assert_eq!((opened.kind, opened.term), (Some(DisconnectKind::Language), Some(term(1))));
    assert_eq!(opened.subject, Subject::Word { word: title("Go-live") });
    let ends = [&opened.one.function, &opened.two.function];
    assert_eq!(ends, [&function("HR"), &function("Practice Finance")]);
    assert!(opened.is_explained(), "the meanings are the reasons");
}

#[test]
fn one_meaning_opens_none() {
    let mut play = at_step(1, Activity::Organise);
    play.does(play.chair(), Command::Put { term: term(1), word: title("Go-live") });
    play.does(play.cast.hr, mean("Everybody is trained."));
    play.does(play.cast.finance, mean("everybody is TRAINED."));
    play.does(play.chair(), REVEAL);
    assert!(play.workshop.disconnects.list.is_empty());
}

#[test]
fn an_agreed_meaning_settles_the_disconnect_and_is_found_in_texts() {
    let mut play = asked();
    play.does(play.chair(), REVEAL);
    let meaning = "The first patient is treated with it.";
    play.does(play.cast.clinical, offer(meaning));
    play.does(play.cast.hr, agree(meaning));
    assert!(play.workshop.glossary.list[0].agreed.is_none(), "Finance has not agreed");
    play.does(play.cast.finance, agree(meaning));
    let settled = play.workshop.disconnects.get(disconnect(1)).expect("it stays").clone();
    assert_eq!(settled.state(), State::Settled);
    assert_eq!(settled.settlement, Some(Settlement::Resolved { how: reason(meaning) }));
    let found = |text: &str| play.workshop.glossary.in_text(text).count();
    assert_eq!(found("Two weeks before go-live we train."), 1);
    assert_eq!(found("We are alive."), 0);
}

#[test]
fn a_new_offer_asks_everybody_again_and_an_old_one_cannot_be_agreed_to() {
    let mut play = asked();
    play.does(play.chair(), REVEAL);
    play.does(play.cast.hr, offer("Everybody is trained."));
    play.does(play.cast.finance, offer("The first invoice is paid, and everybody is trained."));
    assert_eq!(play.refused(play.cast.hr, agree("Everybody is trained.")), Rejection::OtherVersion);
    let known = &play.workshop.glossary.list[0];
    assert_eq!(known.waits_for(), [&function("HR")]);
}

#[test]
fn a_term_is_asked_for_once() {
    let mut play = asked();
    let again = Command::Put { term: term(2), word: title("GO-LIVE") };
    assert!(matches!(play.refused(play.cast.hr, again), Rejection::Exists { .. }));
    play.does(play.cast.hr, Command::Put { term: term(2), word: title("success") });
}
