//! The tools, and the registry: one line per tool, one per activity of a step, one per step that ships.
//!
//! Each tool owns its state and events (`state`), and its commands (`rules`). State sees only [`crate::base`]; rules read
//! the complete workshop and change only their own tool. Read [`cards`] first; copy [`two_truths`], the
//! one with the fewest files, whose state is in its `mod.rs`.
//!
//! A line of `tools!` reads `field, Variant, State => kind;`, with `as "name"` where stored events spell the tool
//! otherwise. The state, the commands, the events and every dispatch follow from it. The kind says how the tool is
//! withheld and released while customers meet privately:
//!
//! * `plain`: as one item. An invited expert learns nothing of it. Nothing else has to be written for it;
//! * `per_step`: like `plain`, and each step that uses it has a round of its own. Its activity is called like its variant;
//! * `whole`: as one item. What an invited expert learns of it is said in `secrecy`;
//! * `entities`: one by one, said in `parts.rs`;
//! * `process`: never withheld, both sides always know where it stands;
//! * `one_sided`: never shown to one side at all.
//!
//! A line of `steps!` under `activities` is what a step can use; one under `recipes` is a step that ships: its tool,
//! phase, pattern of thinking, activity, minutes, gate, and whether any agenda can include it (`toolbox`).

mod kinds;
pub(crate) mod per_step;
mod state;

pub mod agenda;
pub mod cards;
pub mod charter;
pub mod costs;
pub mod customers_only;
pub mod disconnects;
pub mod facilitator_notes;
pub mod glossary;
pub mod lifecycle;
pub mod links;
pub mod negotiables;
pub mod one_two_four_all;
pub mod plus_delta;
pub mod requests;
pub mod resolution;
pub mod round_robin;
pub mod seats;
pub mod signals;
pub mod stage_poll;
pub mod statements;
pub mod suggestions;
pub mod temperature;
pub mod themes;
pub mod two_truths;
pub mod votes;

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
            themes, Themes, Themes => plain;
            /// Dependencies between cards of different functions.
            links, Links, Links => plain;
            /// What the group rates, the sealed answers and what a reveal showed.
            statements, Statements, Statements => entities;
            /// Where two functions differ.
            disconnects, Disconnects, Disconnects => entities;
            /// The draft, its versions, their consent rounds and signatures.
            resolution, Resolution, Resolution => plain;
            /// What staying costs.
            costs, Costs, Costs => plain;
            /// What words mean.
            glossary, Glossary, Glossary => whole;
            /// The polls of where the group is: problem, solution or supplier.
            stage_poll, StagePoll, StagePoll as "whereabouts" => whole;
            /// What can be traded, and the trades.
            negotiables, Negotiables, Negotiables => plain;
            /// Votes that narrow options.
            votes, Votes, Votes => plain;
            /// The private session of the customers.
            customers_only, CustomersOnly, CustomersOnly => one_sided;
            /// How what people say is attributed.
            charter, Charter, Charter => process;
            /// Hands, who is done, reactions.
            signals, Signals, Signals => process;
            /// What Mobilizer and seller write to each other.
            facilitator_notes, FacilitatorNotes, FacilitatorNotes as "whispers" => one_sided;
            /// Suggested wording that waits for the pen.
            suggestions, Suggestions, Suggestions => plain;
            /// Who speaks in which order.
            round_robin, RoundRobin, RoundRobin as "turns" => per_step;
            /// Alone, in pairs, in fours, all together.
            one_two_four_all, OneTwoFourAll, OneTwoFourAll as "pairs" => per_step;
            /// What functions need from each other.
            requests, Requests, Requests => per_step;
            /// How the group feels about it.
            temperature, Temperature, Temperature => per_step;
            /// What was good about the meeting, and what to change.
            plus_delta, PlusDelta, PlusDelta => per_step;
            /// What is true today, what people wish for, and which truths were news.
            two_truths, TwoTruths, TwoTruths => per_step;
            /// Whether the workshop is archived.
            lifecycle, Lifecycle, Lifecycle => process;
        }
    };
}

macro_rules! steps {
    ($then:ident) => {
        $then! {
            activities {
                /// The step's lines, read together.
                Read;
                /// Cards. If `sealed`, others see them only after the reveal.
                Write { sealed: bool };
                /// Sealed rating and guess.
                Rate { round: Round };
                /// All sealed answers and cards are revealed at once.
                Reveal;
                Organise;
                /// Discuss the disconnects one by one.
                Disconnects;
                /// Interdependencies between functions.
                Links;
                Draft;
                Consent;
                Sign;
                Record;
                /// The cost of staying, shown below the step's lines.
                Costs;
                /// Trades: a concern, what answers it, what is given up.
                Trade;
                /// Everyone speaks once, in random order.
                RoundRobin as "turns";
                /// Alone, in pairs across functions, in fours, everyone.
                OneTwoFourAll as "pairs";
                /// What one function needs from another.
                Requests;
                /// Fist to five: how the group feels.
                Temperature;
                /// What was good about the meeting and what to change.
                PlusDelta;
                /// One truth and one wish each, and which truths were news.
                TwoTruths;
            }
            recipes {
                /// How we work.
                Charter => charter: Prompt, Clarify, Read, 5, Open;
                /// What we do today, and what it costs.
                Insight => costs: Prompt, Clarify, Costs, 6, CostAccepted;
                /// Silent writing.
                Write => cards: Prompt, Generate, Write { sealed: true }, 8, EveryoneWrote;
                /// Sealed rating.
                Rate => statements: Prompt, Evaluate, Rate { round: Round::First }, 6, EveryoneRated;
                Reveal => statements: Explore, Clarify, Reveal, 4, AllRevealed;
                /// Grouping cards that mean the same.
                Organise => themes: Explore, Organise, Organise, 7, Open;
                /// Discuss the disconnects one by one.
                Disconnects => disconnects: Explore, Evaluate, Disconnects, 16, DisconnectsExplained;
                Links => links: Explore, Organise, Links, 6, FunctionsLinked;
                Draft => resolution: Converge, BuildConsensus, Draft, 8, DraftComplete;
                Trade => negotiables: Converge, BuildConsensus, Trade, 8, Open;
                /// The second rating.
                RateAgain => statements: Converge, Evaluate, Rate { round: Round::Second }, 4, EveryoneRated;
                Consent => resolution: Converge, BuildConsensus, Consent, 6, EveryoneResponded;
                Sign => resolution: Converge, BuildConsensus, Sign, 4, EveryoneSigned;
                After => agenda: FollowThrough, BuildConsensus, Record, 2, Open;
                /// Hopes, written as goals, and fears, written as concerns.
                HopesAndFears => cards: Prompt, Generate, Write { sealed: true }, 5, EveryoneWrote, toolbox;
                /// Two pre-mortems. It is a year from now and it failed: why, if the group changed (concerns about the
                /// solution), and why, if it stayed as it is (concerns about the problem).
                PreMortems => cards: Explore, Generate, Write { sealed: true }, 8, EveryoneWrote, toolbox;
                RoundRobin as "turns" => round_robin: Explore, Clarify, RoundRobin, 8, Open, toolbox;
                OneTwoFourAll as "pairs" => one_two_four_all: Explore, Generate, OneTwoFourAll, 12, Open, toolbox;
                Requests => requests: Explore, Clarify, Requests, 10, Open, toolbox;
                /// A quick temperature check.
                Temperature => temperature: Converge, Evaluate, Temperature, 3, Open, toolbox;
                PlusDelta => plus_delta: FollowThrough, Evaluate, PlusDelta, 5, Open, toolbox;
                TwoTruths => two_truths: Explore, Clarify, TwoTruths, 8, Open, toolbox;
            }
        }
    };
}

pub use self::per_step::{PerStep, Rounds, step_now};
pub(crate) use self::{
    kinds::{by_kind, per_step_tools, plain_tools, whole_tools},
    state::State,
};
pub(crate) use {steps, tools};
