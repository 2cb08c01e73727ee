//! The registry: one line per tool. The state, the commands, the events and every dispatch follow from it.
//!
//! A line reads `field, Variant, State => kind;`, with `as "name"` where stored events spell the tool otherwise. The
//! kind says how the tool is withheld and released while customers meet privately:
//!
//! * `whole`: as one item. Nothing else has to be written for it;
//! * `entities`: one by one, said in `parts.rs`;
//! * `process`: never withheld, both sides always know where it stands;
//! * `one_sided`: never shown to one side at all.

macro_rules! tools {
    ($then:ident) => {
        $then! {
            /// The steps, where the group stands in them, the timer.
            agenda, Agenda, Agenda => process;
            /// Who is here for what, and who holds the chair.
            seats, Seats, Seats => process;
            /// One thought per card.
            cards, Cards, Cards => entities;
            /// Cards that mean the same.
            themes, Themes, Themes => whole;
            /// Dependencies between cards of different functions.
            links, Links, Links => whole;
            /// What the group rates, the sealed answers and what a reveal showed.
            statements, Statements, Statements => entities;
            /// Where two functions differ.
            disconnects, Disconnects, Disconnects => entities;
            /// The draft, its versions, their consent rounds and signatures.
            resolution, Resolution, Resolution => whole;
            /// What staying costs.
            costs, Costs, Costs => whole;
            /// What words mean.
            glossary, Glossary, Glossary => whole;
            /// The polls of where the group is: problem, solution or supplier.
            stage_poll, StagePoll, StagePoll as "whereabouts" => whole;
            /// What can be traded, and the trades.
            negotiables, Negotiables, Negotiables => whole;
            /// Votes that narrow options.
            votes, Votes, Votes => whole;
            /// The private session of the customers.
            customers_only, CustomersOnly, CustomersOnly => one_sided;
            /// How what people say is attributed.
            charter, Charter, Charter => process;
            /// Hands, who is done, reactions.
            signals, Signals, Signals => process;
            /// What Mobilizer and seller write to each other.
            facilitator_notes, FacilitatorNotes, FacilitatorNotes as "whispers" => one_sided;
            /// Suggested wording that waits for the pen.
            suggestions, Suggestions, Suggestions => whole;
            /// Who speaks in which order.
            round_robin, RoundRobin, RoundRobin as "turns" => whole;
            /// Alone, in pairs, in fours, all together.
            one_two_four_all, OneTwoFourAll, OneTwoFourAll as "pairs" => whole;
            /// What functions need from each other.
            requests, Requests, Requests => whole;
            /// How the group feels about it.
            temperature, Temperature, Temperature => whole;
            /// What was good about the meeting, and what to change.
            plus_delta, PlusDelta, PlusDelta => whole;
        }
    };
}

/// Passes on only the lines of the kind `whole`.
macro_rules! whole_tools {
    ($then:ident [$($done:tt)*]) => {
        $then! { $($done)* }
    };
    ($then:ident [$($done:tt)*]
        $(#[$doc:meta])* $field:ident, $name:ident, $state:ident $(as $stored:literal)? => whole; $($rest:tt)*) => {
        whole_tools! { $then
            [$($done)* $(#[$doc])* $field, $name, $state $(as $stored)?;] $($rest)* }
    };
    ($then:ident [$($done:tt)*]
        $(#[$doc:meta])* $field:ident, $name:ident, $state:ident $(as $stored:literal)? => $kind:ident; $($rest:tt)*) => {
        whole_tools! { $then [$($done)*] $($rest)* }
    };
}

pub(crate) use {tools, whole_tools};
