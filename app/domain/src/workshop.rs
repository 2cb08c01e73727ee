//! The workshop: its tools, composed through one registry, and the functions that carry the product.

use serde::{Deserialize, Serialize};

use crate::{
    Rejection, Role, Seat, Timestamp, Viewer, expert_scope,
    id::{CardId, DisconnectId, SeatId, StatementId},
    map::Set,
    powers::{self, Moment, Power, Standing},
    rejection::EntityKind,
    seat::{Attendance, Scope},
    template,
    text::{FunctionName, StatementText, Title},
    tool::{
        self, Tool,
        agenda::{Agenda, Step},
        cards::Cards,
        charter::{Charter, Visibility},
        costs::Costs,
        customers_only::CustomersOnly,
        disconnects::Disconnects,
        facilitator_notes::FacilitatorNotes,
        glossary::Glossary,
        links::Links,
        negotiables::Negotiables,
        one_two_four_all::OneTwoFourAll,
        plus_delta::PlusDelta,
        requests::Requests,
        resolution::Resolution,
        round_robin::RoundRobin,
        seats::{self, Seats},
        signals::Signals,
        stage_poll::StagePoll,
        statements::Statements,
        suggestions::Suggestions,
        temperature::Temperature,
        themes::Themes,
        votes::Votes,
    },
};

/// The registry: one line a tool. From it follow the state, the commands, the events and every dispatch.
macro_rules! registry {
    ($($(#[$doc:meta])* $field:ident, $name:ident, $state:ident $(, stored as $stored:literal)?;)+) => {
        /// A whole workshop: what everyone's acts add up to, or one viewer's copy of it.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub struct Workshop {
            $($(#[$doc])* pub $field: $state,)+
        }

        /// What somebody asks for.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum Command {
            $($(#[$doc])* $name(tool::$field::Command),)+
        }

        /// What happened. The only stored type: it lives for years, so it only ever grows.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum Event {
            $($(#[$doc])* $(#[serde(rename = $stored)])? $name(tool::$field::Event),)+
        }

        $(
            impl From<tool::$field::Command> for Command {
                fn from(command: tool::$field::Command) -> Self {
                    Self::$name(command)
                }
            }
            impl From<tool::$field::Event> for Event {
                fn from(event: tool::$field::Event) -> Self {
                    Self::$name(event)
                }
            }
        )+

        impl Command {
            /// The row of the powers table it stands in.
            pub fn power(&self) -> Power {
                match self {
                    $(Self::$name(command) => $state::power(command),)+
                }
            }

            /// The texts in it that a person typed: what a refusal must give back.
            pub fn typed(&self) -> Vec<String> {
                match self {
                    $(Self::$name(command) => $state::typed(command),)+
                }
            }

            /// Whether a client can show the effect before the server confirms it.
            pub fn foretells(&self) -> bool {
                match self {
                    $(Self::$name(command) => $state::foretells(command),)+
                }
            }
        }

        fn dispatch(
            workshop: &Workshop,
            actor: &Seat,
            command: Command,
            at: Timestamp,
        ) -> Result<Vec<Event>, Rejection> {
            match command {
                $(Command::$name(command) => workshop
                    .$field
                    .decide(workshop, actor, command, at)
                    .map(|events| events.into_iter().map(Event::from).collect()),)+
            }
        }

        impl Workshop {
            /// Applies what happened. Never fails, whatever the state.
            pub fn evolve(&mut self, event: &Event) {
                use tool::customers_only::Event as E;
                if let Event::CustomersOnly(E::Withheld { event, .. } | E::Substitute { event }) = event {
                    self.evolve(event);
                }
                match event {
                    $(Event::$name(event) => self.$field.evolve(event),)+
                }
                $(self.$field.react(event);)+
            }

            /// The workshop as this viewer may see it.
            pub fn disclose(&self, viewer: &Viewer) -> Self {
                let seen = Self { $($field: self.$field.disclose(viewer),)+ };
                match viewer.scope {
                    Scope::Disconnect(invited_to) => expert_scope::narrow(&seen, invited_to),
                    Scope::Workshop => seen,
                }
            }
        }

        /// The event as this viewer may receive it; `None` when it may not know of it at all.
        pub fn disclose_event(event: &Event, viewer: &Viewer) -> Option<Event> {
            let narrowed = match viewer.scope {
                Scope::Disconnect(invited_to) => Some(expert_scope::known(event, invited_to)?),
                Scope::Workshop => None,
            };
            let event = narrowed.as_ref().unwrap_or(event);
            match event {
                $(Event::$name(event) => $state::disclose_event(event, viewer).map(Event::from),)+
            }
        }

        impl Event {
            /// What happened, out of what says whom it is told to.
            pub fn inner(&self) -> &Self {
                use tool::customers_only::Event as E;
                match self {
                    Self::CustomersOnly(E::Withheld { event, .. } | E::Substitute { event }) => event.inner(),
                    event => event,
                }
            }

            /// Whether it tells this seat more than others of its role, although the seat did not cause it.
            pub fn addresses(&self, seat: SeatId) -> bool {
                match self.inner() {
                    $(Self::$name(event) => $state::addresses(event, seat),)+
                }
            }

            /// Which entities it touches, for screens.
            pub fn topics(&self, topics: &mut Topics) {
                match self {
                    $(Self::$name(event) => $state::topics(event, topics),)+
                }
            }
        }
    };
}

registry! {
    /// The steps, where the group stands in them, the timer.
    agenda, Agenda, Agenda;
    /// Who is here for what, and who holds the chair.
    seats, Seats, Seats;
    /// Thoughts, one a card.
    cards, Cards, Cards;
    /// Cards that mean the same.
    themes, Themes, Themes;
    /// Interdependencies between cards of different functions.
    links, Links, Links;
    /// Sentences the group rates, their sealed answers and what a reveal showed.
    statements, Statements, Statements;
    /// Where two functions differ.
    disconnects, Disconnects, Disconnects;
    /// The one text, its versions, the round about it and its signatures.
    resolution, Resolution, Resolution;
    /// What staying costs.
    costs, Costs, Costs;
    /// What words mean.
    glossary, Glossary, Glossary;
    /// Where the group is, as each of it sees it.
    stage_poll, StagePoll, StagePoll, stored as "whereabouts";
    /// What can be traded, and what is given for what.
    negotiables, Negotiables, Negotiables;
    /// Votes that narrow options.
    votes, Votes, Votes;
    /// The group among itself.
    customers_only, CustomersOnly, CustomersOnly;
    /// Who sees whose anything is.
    charter, Charter, Charter;
    /// Hands, who is done, calm signs.
    signals, Signals, Signals;
    /// What the two who lead say to each other.
    facilitator_notes, FacilitatorNotes, FacilitatorNotes, stored as "whispers";
    /// Wordings for the draft that wait for the pen.
    suggestions, Suggestions, Suggestions;
    /// Who speaks in which order.
    round_robin, RoundRobin, RoundRobin, stored as "turns";
    /// Alone, in pairs, in fours, all together.
    one_two_four_all, OneTwoFourAll, OneTwoFourAll, stored as "pairs";
    /// What functions need from each other.
    requests, Requests, Requests;
    /// How the group feels about it.
    temperature, Temperature, Temperature;
    /// What was good about the meeting, and what to change.
    plus_delta, PlusDelta, PlusDelta;
}

/// Something on a screen that an event touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// Steps, position, timer.
    Agenda,
    /// Seats and the chair.
    Seats,
    /// One card's content.
    Card(CardId),
    /// Which cards there are, and their order.
    CardList,
    /// Who has written.
    CardVoices,
    /// Themes and what is in them.
    Themes,
    /// Links.
    Links,
    /// One statement, its answers or its outcome.
    Statement(StatementId),
    /// Which statements there are.
    StatementList,
    /// One disconnect.
    Disconnect(DisconnectId),
    /// Which disconnects there are.
    DisconnectList,
    /// The resolution.
    Resolution,
    /// What staying costs.
    Costs,
    /// What words mean.
    Glossary,
    /// Where the group is.
    StagePoll,
    /// What can be traded, and the trades.
    Negotiables,
    /// Votes.
    Votes,
    /// Whether the group is among itself, and what it keeps to itself.
    CustomersOnly,
    /// Who sees whose anything is.
    Charter,
    /// Hands, who is done, signs.
    Signals,
    /// Notes between the two who lead.
    FacilitatorNotes,
    /// Wordings that wait for the pen.
    Suggestions,
    /// Who speaks in which order.
    RoundRobin,
    /// Small groups.
    OneTwoFourAll,
    /// What functions need from each other.
    Requests,
    /// Checks of the temperature.
    Temperature,
    /// Sheets about the meeting.
    PlusDelta,
}

/// What was touched.
pub type Topics = Set<Topic>;

/// What a workshop is opened with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Its title.
    pub title: Title,
    /// Its steps.
    pub steps: Vec<Step>,
    /// The Mobilizer's seat, who holds the pen and, at first, the chair.
    pub mobilizer: SeatId,
    /// The seller's seat.
    pub seller: SeatId,
    /// The wall's seat.
    pub wall: SeatId,
    /// The question how much the group wants; none when it is not asked.
    pub ambition: Option<(StatementId, StatementText)>,
    /// Whether it is a rehearsal with simulated people.
    pub rehearsal: bool,
}

/// The first events of a workshop.
pub fn open(opening: Opening) -> Vec<Event> {
    let admit = |seat: SeatId, role: Role, function: Option<FunctionName>| {
        Event::from(tool::seats::Event::Admitted {
            seat: Seat {
                id: seat,
                role,
                function,
                veto: false,
                attendance: Attendance::Invited,
                by_seller: false,
                proxy: false,
                expert: None,
            },
        })
    };
    let mut events: Vec<Event> = vec![
        tool::agenda::Event::Opened {
            title: opening.title,
            steps: opening.steps,
            rehearsal: opening.rehearsal,
        }
        .into(),
        admit(opening.mobilizer, Role::Mobilizer, None),
        admit(opening.seller, Role::Seller, None),
        admit(opening.wall, Role::Wall, None),
        tool::seats::Event::ChairPassed { to: opening.mobilizer }.into(),
        tool::resolution::Event::PenPassed { to: opening.mobilizer }.into(),
    ];
    let ambition = opening.ambition.map(|(id, text)| template::ambition(id, text));
    events.extend(ambition.map(Event::from));
    events
}

/// Decides what follows from a command: the events, or why not. Pure: the same arguments give the same answer.
pub fn decide(
    workshop: &Workshop,
    actor: SeatId,
    command: Command,
    at: Timestamp,
) -> Result<Vec<Event>, Rejection> {
    let seat = workshop.seats.present(actor).ok_or(Rejection::NoSeat)?;
    powers::may(workshop.standing(seat), workshop.moment(), command.power())?;
    if let Command::Seats(seats::Command::OnBehalfOf { .. }) = command {
        let (seat, command) = resolve_actor(workshop, actor, command)?;
        return decide(workshop, seat, command, at);
    }
    let mut events = dispatch(workshop, seat, command, at)?;
    let dismissed = expert_scope::dismissed(workshop, &events);
    events.extend(dismissed);
    Ok(events)
}

/// Whose command this is: of the seat that gives it, or of somebody without a device for whom the Mobilizer enters it.
pub(crate) fn resolve_actor(
    workshop: &Workshop,
    actor: SeatId,
    command: Command,
) -> Result<(SeatId, Command), Rejection> {
    let Command::Seats(seats::Command::OnBehalfOf { seat, act }) = command else {
        return Ok((actor, command));
    };
    let by = workshop.seats.present(actor).ok_or(Rejection::NoSeat)?;
    powers::may(workshop.standing(by), workshop.moment(), Power::ActOnBehalf)?;
    let target =
        workshop.seats.present(seat).ok_or(Rejection::NotFound { thing: EntityKind::Seat })?;
    if !target.proxy {
        return Err(Rejection::NotYours { thing: EntityKind::Seat });
    }
    Ok((seat, act.into()))
}

impl Workshop {
    /// What a seat is at this moment.
    pub fn standing(&self, seat: &Seat) -> Standing {
        Standing {
            role: seat.role,
            chair: self.seats.chair == Some(seat.id),
            pen: self.resolution.pen == Some(seat.id),
            expert: seat.expert.is_some(),
        }
    }

    /// How what is said now is shown.
    pub fn visibility(&self) -> Visibility {
        self.charter.of(self.agenda.phase())
    }

    /// Where the workshop is at this moment.
    pub fn moment(&self) -> Moment {
        Moment {
            phase: self.agenda.phase(),
            activity: self.agenda.current().map(|step| step.activity),
            closed: self.agenda.closed,
            is_private: self.customers_only.on.is_some(),
            locked: self.agenda.is_locked(),
        }
    }

    /// Whether this seat may use this power now.
    pub fn may(&self, seat: SeatId, power: Power) -> bool {
        self.seats
            .present(seat)
            .is_some_and(|seat| powers::may(self.standing(seat), self.moment(), power).is_ok())
    }

    /// The viewer behind a seat; `None` for one that is not here or was removed.
    pub fn viewer(&self, seat: SeatId) -> Option<Viewer> {
        let wall_stays = self.customers_only.on.is_some_and(|session| session.wall);
        self.seats.present(seat).map(|seat| Viewer::of(seat, wall_stays))
    }
}

/// The function a member acts for: chosen by coming in. A function that was only declared for an invited seat does
/// not count yet, because its person may still choose another one, and what was said would stand under the first.
pub(crate) fn acting_function(actor: &Seat) -> Result<FunctionName, Rejection> {
    let chosen = actor.attendance == Attendance::Joined;
    let function = actor.function.clone().filter(|_| chosen);
    function.ok_or(Rejection::NoFunction)
}

/// Under which function what a member says now is shown; none where it is under nothing.
pub(crate) fn attributed_function(
    workshop: &Workshop,
    actor: &Seat,
) -> Result<Option<FunctionName>, Rejection> {
    let function = acting_function(actor)?;
    Ok((workshop.visibility() != Visibility::Anonymous).then_some(function))
}

/// Refuses, at compile time as it were, what only a copy that knows all that is sealed can decide: a client asks the server,
/// and does not carry the code.
pub(crate) fn needs_the_whole() -> Result<(), Rejection> {
    if cfg!(feature = "whole") { Ok(()) } else { Err(Rejection::Sealed) }
}

/// Refuses one thing more than its bound.
pub(crate) fn check_capacity(count: usize, max: usize, thing: EntityKind) -> Result<(), Rejection> {
    if count < max {
        Ok(())
    } else {
        Err(Rejection::Full { thing, max: u32::try_from(max).unwrap_or(u32::MAX) })
    }
}
