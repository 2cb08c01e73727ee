//! A driver that plays a workshop: applies commands as seats, records the log and moves the clock.

use crate::{
    base::{
        activity::Activity,
        id::{CardId, SeatId, StatementId},
        level::Level,
        rejection::Rejection,
        scale::{Gradient, Points, Rating},
        seat::Role,
        time::{SECOND, Timestamp},
    },
    decide::{Command, open},
    samples::cast::Cast,
    samples::cast::Ids,
    samples::values::{AT, card_text, reason, section_text, statement_text},
    secrecy::disclosure::disclose_event,
    secrecy::two_sided::TwoSided,
    tool::{
        agenda,
        cards::{self, CardKind},
        resolution::{self, ContentHash, Section},
        seats, statements,
    },
    workshop::{Event, Workshop},
};

/// Microseconds between two commands: one second.
const PACE: i64 = SECOND;

/// A workshop being played.
#[derive(Clone, Debug)]
pub struct Play {
    pub cast: Cast,
    /// The workshop as the customers know it.
    pub workshop: Workshop,
    /// The workshop of both sides, as the server knows it.
    pub sides: TwoSided,
    /// All events since the opening.
    pub log: Vec<Event>,
    /// The clock. Each accepted command moves it by one second.
    pub now: Timestamp,
    /// Source of new ids.
    pub ids: Ids,
}

/// A workshop of the template `room-90`, everyone admitted and seated, not started.
pub fn room(seed: u64) -> Play {
    let mut play = Play::opened(seed);
    let cast = play.cast.clone();
    for seat in [cast.finance, cast.clinical, cast.nurse, cast.hr, cast.procurement, cast.observer]
    {
        let (role, veto) = match seat {
            seat if seat == cast.observer => (Role::Observer, false),
            seat => (Role::Stakeholder, seat == cast.finance),
        };
        play.does(
            cast.mobilizer,
            seats::Command::Admit { seat, role, function: cast.function(seat), veto },
        );
    }
    for seat in cast.everyone() {
        let function = cast.function(seat);
        play.does(seat, seats::Command::Join { function });
    }
    play
}

/// The same, moved to the first step with this activity. Gates on the way are overridden.
pub fn at_step(seed: u64, activity: Activity) -> Play {
    room(seed).at(activity)
}

impl Play {
    /// A workshop just opened: Mobilizer, seller and wall have links, nobody has joined.
    pub fn opened(seed: u64) -> Self {
        let cast = Cast::new(seed);
        let log = open(cast.opening());
        let mut sides = TwoSided::default();
        for event in &log {
            sides.evolve(event);
        }
        Self { workshop: sides.insiders().clone(), sides, log, cast, now: AT, ids: Ids::new(!seed) }
    }

    /// Sends a command and returns its events or the rejection.
    pub fn tries(
        &mut self,
        seat: SeatId,
        command: impl Into<Command>,
    ) -> Result<Vec<Event>, Rejection> {
        self.attempt(seat, command.into(), false)
    }

    /// Sends a command as given during a private session; it must be accepted.
    #[track_caller]
    pub fn does_in_private(&mut self, seat: SeatId, command: impl Into<Command>) -> Vec<Event> {
        self.attempt(seat, command.into(), true).expect("it is granted")
    }

    fn attempt(
        &mut self,
        seat: SeatId,
        command: Command,
        said_in_private: bool,
    ) -> Result<Vec<Event>, Rejection> {
        self.sides = self.now_known();
        let events = self.sides.decide(seat, command, self.now, said_in_private)?;
        self.now = self.now.plus(PACE);
        for event in &events {
            self.sides.evolve(event);
            self.log.push(event.clone());
        }
        self.workshop.clone_from(self.sides.insiders());
        Ok(events)
    }

    /// Sends a command that must be accepted.
    #[track_caller]
    pub fn does(&mut self, seat: SeatId, command: impl Into<Command>) -> Vec<Event> {
        let command = command.into();
        match self.tries(seat, command.clone()) {
            Ok(events) => events,
            Err(why) => panic!("{command:?} was refused: {why}"),
        }
    }

    /// Sends a command that must be rejected; nothing changes.
    #[track_caller]
    pub fn refused(&self, seat: SeatId, command: impl Into<Command>) -> Rejection {
        let command = command.into();
        match self.now_known().decide(seat, command.clone(), self.now, false) {
            Ok(events) => panic!("{command:?} was granted: {events:?}"),
            Err(why) => why,
        }
    }

    /// Both sides, after a test has modified the workshop directly.
    fn now_known(&self) -> TwoSided {
        if self.sides.insiders() == &self.workshop {
            self.sides.clone()
        } else {
            TwoSided::from(self.workshop.clone())
        }
    }

    /// Moves the clock.
    pub fn waits(&mut self, seconds: i64) {
        self.now = self.now.plus(seconds * SECOND);
    }

    /// The seat that holds the chair.
    #[track_caller]
    pub fn chair(&self) -> SeatId {
        self.workshop.seats.chair.expect("a workshop has a chair")
    }

    /// The chair enters the first or the next step, overriding the gate.
    #[track_caller]
    pub fn next(&mut self) {
        let command = match self.workshop.agenda.current() {
            None => agenda::Command::Start,
            Some(step) => agenda::Command::Next {
                from: step.id,
                reason: Some(reason("We come back to this.")),
            },
        };
        self.does(self.chair(), command);
    }

    /// Moves on to the next step with this activity; stays if the current one has it.
    #[track_caller]
    pub fn at(mut self, activity: Activity) -> Self {
        while self.workshop.agenda.current().map(|s| s.activity) != Some(activity) {
            self.next();
        }
        self
    }

    /// The workshop as disclosed to this seat.
    #[track_caller]
    pub fn seen_by(&self, seat: SeatId) -> Workshop {
        let viewer = self.workshop.viewer(seat).expect("the seat is here");
        self.sides.disclose(&viewer)
    }

    /// The events sent to this seat since the opening.
    #[track_caller]
    pub fn sent_to(&self, seat: SeatId) -> Vec<Event> {
        let viewer = self.workshop.viewer(seat).expect("the seat is here");
        self.log.iter().filter_map(|event| disclose_event(event, &viewer)).collect()
    }

    /// Writes a concern about the problem.
    #[track_caller]
    pub fn writes(&mut self, seat: SeatId, text: &str) -> CardId {
        let card = CardId(self.ids.uuid());
        let command = cards::Command::Write {
            card,
            kind: CardKind::Concern,
            level: Level::Problem,
            text: card_text(text),
            builds_on: None,
        };
        self.does(seat, command);
        card
    }

    /// Prepares a statement as the chair. From Explore on it is put to the group at once.
    #[track_caller]
    pub fn prepares(&mut self, text: &str) -> StatementId {
        let statement = StatementId(self.ids.uuid());
        let command = statements::Command::Put {
            statement,
            text: statement_text(text),
            level: Level::Problem,
            from_card: None,
            asks: statements::Asks::Agreement,
        };
        self.does(self.chair(), command);
        statement
    }

    /// Puts a statement to the group as the chair.
    #[track_caller]
    pub fn asks(&mut self, text: &str) -> StatementId {
        let statement = self.prepares(text);
        if self.workshop.statements.get(statement).is_none() {
            self.does(self.chair(), statements::Command::Ask);
        }
        statement
    }

    /// Rates, sealed, with a guess of how many of the others say yes.
    #[track_caller]
    pub fn rates(&mut self, seat: SeatId, statement: StatementId, points: Points, guess: u16) {
        let command = statements::Command::Rate {
            statement,
            rating: Rating::Points(points),
            guess: Some(guess),
        };
        self.does(seat, command);
    }

    /// Drafts, as the pen, all that a version needs and is still missing.
    #[track_caller]
    pub fn drafts(&mut self) {
        let pen = self.workshop.resolution.pen.expect("somebody has the pen");
        if !self.workshop.resolution.draft.has_objective() {
            let text = Some(section_text("Fewer sick days with lighter instruments."));
            let section = Section::Objective;
            self.does(pen, resolution::Command::Section { section, text });
        }
        let draft = &self.workshop.resolution.draft;
        for function in draft.functions_without_line(&self.workshop.seats) {
            let text = Some(section_text(&format!("{function} does its part.")));
            self.does(pen, resolution::Command::Line { function, text });
        }
    }

    /// Puts the draft to the group as the chair.
    #[track_caller]
    pub fn proposes(&mut self) -> ContentHash {
        let hash = self.workshop.resolution.draft.hash();
        self.does(self.chair(), resolution::Command::Propose { hash: hash.clone() });
        hash
    }

    /// Responds, sealed, to the current version, with reasons so that every gradient is allowed.
    #[track_caller]
    pub fn responds(&mut self, seat: SeatId, gradient: Gradient) {
        let command = resolution::Command::Respond {
            hash: self.workshop.resolution.draft.hash(),
            gradient,
            reason: Some(reason("It costs my team a week.")),
            lift: Some(reason("Start after the audit.")),
        };
        self.does(seat, command);
    }

    /// Signs the current text.
    #[track_caller]
    pub fn signs(&mut self, seat: SeatId) {
        let hash = self.workshop.resolution.draft.hash();
        self.does(seat, resolution::Command::Sign { hash });
    }

    /// A room in the signing step: drafted, put to the group, supported by everyone, signed by nobody.
    pub fn supported(seed: u64) -> Self {
        let mut play = at_step(seed, Activity::Draft);
        play.drafts();
        play = play.at(Activity::Consent);
        play.proposes();
        for seat in play.cast.members() {
            play.responds(seat, Gradient::Endorse);
        }
        play.does(play.chair(), resolution::Command::Reveal);
        play.at(Activity::Sign)
    }
}
