//! Sealed rounds: before the reveal nobody else receives a text, a value or an author. Every round of the samples is
//! covered; cards and the notes of small groups are followed event by event.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use domain::{
    Command, Event, TwoSided, Viewer, disclose_event,
    id::SeatId,
    samples::{at_step, function, points, rounds, seat},
    scale::{Gradient, Rating},
    tool::{
        cards::{self, Level},
        one_two_four_all, resolution,
        seats::{self, ProxyCommand},
        stage_poll, statements,
        temperature::{self, Fingers},
        votes,
    },
    vote::Stars,
};

use crate::{
    laws::{replay, viewers},
    support::{
        always,
        history::{History, choices},
        is_heard, json,
        rounds::{InRounds, RoundNames, with_texts},
    },
};

/// What is sealed at a moment: texts that appear nowhere else, the tool they were said in, and whose they are.
struct Sealed {
    rounds: RoundNames,
    texts: BTreeMap<String, (&'static str, Vec<SeatId>)>,
}

impl Sealed {
    fn nothing() -> Self {
        Self { rounds: RoundNames::all(), texts: BTreeMap::new() }
    }

    /// Follows a command and its events. Answers are sealed until the reveal of their round shows them; what was
    /// overwritten before the reveal stays secret forever.
    fn follow(&mut self, seat: SeatId, command: &Command, events: &[Event]) {
        match self.rounds.classify(seat, command) {
            // A card is sealed in some steps only, and can be edited and deleted.
            InRounds::Answer(_, "cards") | InRounds::Reveal("cards") | InRounds::Neither => {}
            InRounds::Answer(author, tool) => {
                let texts = command.typed().into_iter().map(|text| (text, (tool, vec![author])));
                self.texts.extend(texts);
            }
            InRounds::Reveal(tool) => {
                let shown = json(&events);
                self.texts.retain(|text, (of, _)| *of != tool || !shown.contains(text.as_str()));
            }
        }
        for event in events {
            self.follow_event(event);
        }
    }

    /// Follows what is no plain round: cards, and the notes of small groups.
    fn follow_event(&mut self, event: &Event) {
        match event.inner() {
            Event::Cards(cards::Event::Written { card } | cards::Event::Edited { card })
                if card.sealed =>
            {
                let author = card.author.expect("the log knows authors");
                self.texts.insert(card.text.to_string(), ("cards", vec![author]));
            }
            Event::Cards(cards::Event::Revealed { cards, .. }) => {
                for card in cards {
                    self.texts.remove(card.text.as_str());
                }
            }
            Event::OneTwoFourAll(one_two_four_all::Event::Noted { note }) => {
                let sealed = ("one_two_four_all", note.group.clone());
                self.texts.insert(note.text.to_string(), sealed);
            }
            Event::OneTwoFourAll(one_two_four_all::Event::Staged { notes, .. }) => {
                for note in notes {
                    self.texts.remove(note.text.as_str());
                }
            }
            _ => {}
        }
    }

    #[track_caller]
    fn check_absent(&self, viewer: &Viewer, text: &str) {
        for (secret, (tool, owner)) in &self.texts {
            assert!(
                owner.contains(&viewer.seat) || !text.contains(secret.as_str()),
                "{viewer:?} reads the sealed {secret} of {owner:?} in {tool}: {text}"
            );
        }
    }
}

#[test]
fn no_sealed_text_reaches_anybody_else() {
    let sealed_in = RefCell::new(BTreeSet::new());
    always(10, choices(160), |choices| {
        let history = History::play(&choices);
        let viewers = viewers(&history.play.workshop);
        let mut play = history.start.clone();
        let (mut sealed, mut truth) = (Sealed::nothing(), replay(TwoSided::default(), &play.log));
        for (k, (seat, command)) in history.acts.iter().enumerate() {
            let events = play.does(*seat, command.clone());
            sealed.follow(*seat, command, &events);
            sealed_in.borrow_mut().extend(sealed.texts.values().map(|(tool, _)| *tool));
            for event in &events {
                truth.evolve(event);
                for viewer in &viewers {
                    if let Some(event) = disclose_event(event, viewer) {
                        sealed.check_absent(viewer, &json(&event));
                    }
                    // States follow from events (the law above); every tenth is checked nevertheless.
                    if k % 10 == 0 {
                        sealed.check_absent(viewer, &json(&truth.disclose(viewer)));
                    }
                }
            }
        }
    });
    let sealed_in = sealed_in.take();
    assert!(sealed_in.len() >= 3, "texts are sealed in {sealed_in:?} only");
}

/// Of a sealed answer, others receive nothing but `heard`, which names nobody, and no function to members.
#[test]
fn sealed_answers_are_sent_to_their_seat_only() {
    let answered = RefCell::new(BTreeSet::new());
    always(12, choices(160), |choices| {
        let history = History::play(&choices);
        let viewers = viewers(&history.play.workshop);
        let (mut play, rounds) = (history.start.clone(), RoundNames::all());
        for (seat, command) in &history.acts {
            let events = play.does(*seat, command.clone());
            let InRounds::Answer(author, tool) = rounds.classify(*seat, command) else { continue };
            answered.borrow_mut().insert(tool);
            for viewer in viewers.iter().filter(|viewer| viewer.seat != author) {
                let told = events.iter().filter_map(|event| disclose_event(event, viewer));
                for event in told {
                    check_others_hear(viewer, tool, &event);
                }
            }
        }
        for viewer in &viewers {
            for version in &history.play.sides.disclose(viewer).resolution.versions {
                let mut seats = version.responses.keys();
                assert!(version.revealed || seats.all(|seat| *seat == viewer.seat));
            }
        }
    });
    let (answered, all) = (answered.take(), rounds().len());
    assert!(answered.len() * 2 >= all, "only {answered:?} of {all} rounds are answered");
}

#[track_caller]
fn check_others_hear(viewer: &Viewer, tool: &str, event: &Event) {
    let inner = event.inner();
    // A card is sent to all where it is not sealed, and counts as waiting for others.
    let may = is_heard(inner) || tool == "cards" && !json(inner).contains(r#""sealed":true"#);
    assert!(may, "{viewer:?} receives of an answer: {event:?}");
    if is_heard(inner) {
        let event = serde_json::to_value(inner).expect("it can be written as JSON");
        let voice = event.as_object().and_then(|tool| tool.values().next()?["heard"].get("voice"));
        let voice = voice.expect("`heard` has a voice");
        assert!(voice["seat"].is_null(), "{viewer:?} learns who answered: {voice}");
        assert!(voice["function"].is_null() || viewer.role.facilitates(), "{viewer:?}: {voice}");
    }
}

/// Everything a viewer was sent, as text.
fn heard(log: &[Event], viewer: &Viewer) -> Vec<String> {
    log.iter().filter_map(|event| disclose_event(event, viewer)).map(|e| json(&e)).collect()
}

/// Replaces everything this seat sealed by another value, one to one. Guesses too, unless they are revealed before the
/// ratings.
fn otherwise(rounds: &RoundNames, seat: SeatId, act: &(SeatId, Command), guesses: bool) -> Command {
    if act.0 != seat {
        return act.1.clone();
    }
    // Where texts are all that is said, another text is another answer.
    let mut command = match rounds.classify(seat, &act.1) {
        InRounds::Answer(_, tool) if tool != "cards" => {
            with_texts(&act.1, |text| text.chars().rev().collect())
        }
        InRounds::Answer(..) | InRounds::Reveal(_) | InRounds::Neither => act.1.clone(),
    };
    match &mut command {
        Command::Statements(statements::Command::Rate { rating, guess, .. }) => {
            if let Rating::Points(value) = rating {
                *value = points(10 - value.get());
            }
            *guess = guess.map(|guess| if guesses { guess + 7 } else { guess });
        }
        Command::StagePoll(stage_poll::Command::Say { level }) => {
            *level = match level {
                Level::Problem => Level::Solution,
                Level::Solution => Level::Supplier,
                Level::Supplier => Level::Problem,
            };
        }
        Command::Votes(votes::Command::Cast { ballot, .. }) => {
            for star in ballot {
                *star = Stars::new(Stars::MAX - star.get()).expect("it stays within the stars");
            }
        }
        Command::Resolution(resolution::Command::Respond { gradient, .. }) => {
            let mirrored = 8 - usize::from(gradient.number());
            *gradient = Gradient::ALL[mirrored];
        }
        Command::Temperature(temperature::Command::Say { fingers }) => {
            *fingers = Fingers::new(Fingers::MAX - fingers.get()).expect("a hand has five");
        }
        _ => {}
    }
    command
}

fn shows_guesses(command: &Command) -> bool {
    matches!(command, Command::Statements(statements::Command::ShowGuesses { .. }))
}

#[test]
fn others_cannot_tell_which_value_was_given() {
    nobody_can_tell(true);
}

#[test]
fn revealed_guesses_say_nothing_about_the_ratings() {
    nobody_can_tell(false);
}

/// Plays a history without reveals, then again with other answers of one person. Guesses are shown, unless they are
/// changed too.
#[track_caller]
fn nobody_can_tell(guesses: bool) {
    let rounds = RoundNames::all();
    let left_out = |command: &Command| {
        // Cards stay as they are, and so may be revealed.
        let reveals = rounds.revealed_by(command).is_some_and(|tool| tool != "cards");
        reveals || guesses && shows_guesses(command)
    };
    always(12, choices(160), |choices| {
        let history = History::without(&choices, left_out);
        let secretive = history.play.cast.finance;
        let mut other = history.start.clone();
        for act in &history.acts {
            other.does(act.0, otherwise(&rounds, secretive, act, guesses));
        }
        for viewer in viewers(&other.workshop) {
            if viewer.seat != secretive {
                assert_eq!(heard(history.log(), &viewer), heard(&other.log, &viewer));
                let copies = [&history.play.sides, &other.sides];
                let [one, two] = copies.map(|sides| json(&sides.disclose(&viewer)));
                assert_eq!(one, two);
            }
        }
    });
}

/// Excludes that something entered for somebody else counts as the Mobilizer's own, in whichever tool.
#[test]
fn what_is_entered_counts_for_that_person_in_every_tool() {
    for (tool, round) in rounds() {
        let mut play = at_step(1, round.activity);
        let (mobilizer, there) = (play.cast.mobilizer, seat(40));
        let function = function("Workshop floor");
        play.does(mobilizer, seats::Command::AddProxy { seat: there, function, veto: false });
        round.open(&mut play);
        let answer = ProxyCommand::of((round.says)(&play.workshop, 1)).expect(tool);
        let enter = seats::Command::OnBehalfOf { seat: there, act: std::sync::Arc::new(answer) };
        let told = json(&play.does(mobilizer, enter));
        let by = |seat: SeatId| told.contains(&seat.0.to_string());
        assert!(by(there) && !by(mobilizer), "{tool}: {told}");
    }
}
