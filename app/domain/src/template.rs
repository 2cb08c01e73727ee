//! Templates: agendas as data.

use crate::{
    id::{StatementId, StepId},
    text::{Reason, StatementText, Title},
    time::Minutes,
    tool::{
        agenda::{Activity, Gate, Pattern, Phase, Round, Step},
        cards::Level,
        statements::{self, Asks},
    },
};

/// A template that ships with the product.
#[derive(Clone, Copy, Debug)]
pub struct Template {
    /// Its name in addresses and calls.
    pub key: &'static str,
    /// Its title.
    pub title: &'static str,
    /// For whom it is, in a sentence.
    pub about: &'static str,
    steps: &'static [Row],
}

/// One step of a template.
#[derive(Clone, Copy, Debug)]
struct Row {
    phase: Phase,
    pattern: Pattern,
    activity: Activity,
    title: &'static str,
    instruction: &'static str,
    script: &'static str,
    minutes: u16,
    gate: Gate,
}

/// The templates that ship.
pub const TEMPLATES: [Template; 2] = [
    Template {
        key: "room-90",
        title: "90 minutes, in one room",
        about: "Everyone around one table with a big screen. Time to walk through the disconnects.",
        steps: ROOM_90,
    },
    Template {
        key: "remote-60",
        title: "60 minutes, remote",
        about: "Everyone at their own desk. Shorter steps, written first, spoken second.",
        steps: REMOTE_60,
    },
];

/// The question how much the group wants, put before every group: agreeing on less must not go unnoticed.
pub fn ambition(id: StatementId) -> Option<statements::Event> {
    Some(statements::Event::Put {
        statement: id,
        text: StatementText::parse("How much do we want to change?").ok()?,
        level: Level::Problem,
        from_card: None,
        asks: Asks::Ambition,
    })
}

impl Template {
    /// The template with this key.
    pub fn find(key: &str) -> Option<&'static Self> {
        TEMPLATES.iter().find(|template| template.key == key)
    }

    /// Its steps, numbered from 1. Empty should a row break a bound, which a test rules out.
    pub fn steps(&self) -> Vec<Step> {
        (1..).zip(self.steps).filter_map(|(number, row)| row.step(StepId(number))).collect()
    }
}

impl Row {
    fn step(&self, id: StepId) -> Option<Step> {
        Some(Step {
            id,
            phase: self.phase,
            pattern: self.pattern,
            activity: self.activity,
            title: Title::parse(self.title).ok()?,
            instruction: Title::parse(self.instruction).ok()?,
            script: Reason::parse(self.script).ok(),
            lines: Vec::new(),
            minutes: Minutes::new(self.minutes)?,
            gate: self.gate,
        })
    }

    const fn lasting(mut self, minutes: u16) -> Self {
        self.minutes = minutes;
        self
    }
}

const CHARTER: Row = Row {
    phase: Phase::Prompt,
    pattern: Pattern::Clarify,
    activity: Activity::Read,
    title: "How we work",
    instruction: "Read how we work together. What you write stays sealed until everyone is done.",
    script: "Nobody is here to be convinced. We write first and talk second. What is sealed, nobody can see: \
             not me, not the seller, not whoever runs the server.",
    minutes: 5,
    gate: Gate::Open,
};
const INSIGHT: Row = Row {
    phase: Phase::Prompt,
    pattern: Pattern::Clarify,
    activity: Activity::Costs,
    title: "What we do today, and what it costs",
    instruction: "What does staying as we are cost? Name it with your own numbers, and say which of the others are so.",
    script: "Two minutes of silence to read. Then one question: what are we paying for staying as we are? One cost \
             that another function accepts is enough.",
    minutes: 6,
    gate: Gate::CostAccepted,
};
const WRITE: Row = Row {
    phase: Phase::Prompt,
    pattern: Pattern::Generate,
    activity: Activity::Write { sealed: true },
    title: "Silent writing",
    instruction: "What worries you? What do you not know? What do you want? One thought a card.",
    script: "Write alone and in silence. One thought a card. If nothing worries you, say \"nothing to add\": \
             that counts as being heard.",
    minutes: 8,
    gate: Gate::EveryoneWrote,
};
const RATE: Row = Row {
    phase: Phase::Prompt,
    pattern: Pattern::Evaluate,
    activity: Activity::Rate { round: Round::First },
    title: "Sealed rating",
    instruction: "How far do you agree? And how many of the others say yes, do you think?",
    script: "Two taps a sentence: your own view, and your guess about the others. If it is not yours to judge, \
             say so.",
    minutes: 6,
    gate: Gate::EveryoneRated,
};
const REVEAL: Row = Row {
    phase: Phase::Explore,
    pattern: Pattern::Clarify,
    activity: Activity::Reveal,
    title: "The reveal",
    instruction: "Everything that was sealed is shown at once. Look before you talk.",
    script: "Press reveal. One minute of looking, no talking. Then: what surprises you?",
    minutes: 4,
    gate: Gate::AllRevealed,
};
const ORGANISE: Row = Row {
    phase: Phase::Explore,
    pattern: Pattern::Organise,
    activity: Activity::Organise,
    title: "Same thing, other words",
    instruction: "Put cards together that mean the same, and name what they are about.",
    script: "Whoever wrote a card says whether it belongs. A merge can always be undone.",
    minutes: 7,
    gate: Gate::Open,
};
const DISCONNECTS: Row = Row {
    phase: Phase::Explore,
    pattern: Pattern::Evaluate,
    activity: Activity::Disconnects,
    title: "Walk the disconnects",
    instruction: "Where do two functions differ? Each says why, then restates the other until they say yes.",
    script: "Those at the two ends speak first. Then each says the other's view in own words, until the other \
             says: yes, that is it.",
    minutes: 16,
    gate: Gate::DisconnectsExplained,
};
const LINKS: Row = Row {
    phase: Phase::Explore,
    pattern: Pattern::Organise,
    activity: Activity::Links,
    title: "What depends on what",
    instruction: "Link two cards of different functions when one depends on the other.",
    script: "Ask each function: what would have to be true elsewhere for this to work?",
    minutes: 6,
    gate: Gate::FunctionsLinked,
};
const DRAFT: Row = Row {
    phase: Phase::Converge,
    pattern: Pattern::BuildConsensus,
    activity: Activity::Draft,
    title: "Draft the resolution",
    instruction: "Say what you decide, what it means for each function, and under which conditions.",
    script: "Start with the objective. Whoever holds the pen writes what the group says, in the group's words.",
    minutes: 8,
    gate: Gate::DraftComplete,
};
const TRADE: Row = Row {
    phase: Phase::Converge,
    pattern: Pattern::BuildConsensus,
    activity: Activity::Trade,
    title: "Give and get",
    instruction: "For each concern: what answers it, what is given up for it, and who accepts that?",
    script: "Take the concerns one by one. Whoever wrote it says when it is settled, nobody else.",
    minutes: 8,
    gate: Gate::Open,
};
const RERATE: Row = Row {
    phase: Phase::Converge,
    pattern: Pattern::Evaluate,
    activity: Activity::Rate { round: Round::Second },
    title: "Rate again, sealed",
    instruction: "The same sentences once more, sealed. Did talking change anything?",
    script: "The same sentences, alone again. Nobody has to have moved.",
    minutes: 4,
    gate: Gate::EveryoneRated,
};
const CONSENT: Row = Row {
    phase: Phase::Converge,
    pattern: Pattern::BuildConsensus,
    activity: Activity::Consent,
    title: "Consent round",
    instruction: "Where do you stand on this text? An objection is a gift: say what would lift it.",
    script: "Everyone answers alone. Then we look together and hear those who stand lowest first.",
    minutes: 6,
    gate: Gate::EveryoneResponded,
};
const SIGN: Row = Row {
    phase: Phase::Converge,
    pattern: Pattern::BuildConsensus,
    activity: Activity::Sign,
    title: "Sign",
    instruction: "Sign the text you have read. Any edit after this asks everyone again.",
    script: "Read it once more, aloud. Your signature belongs to exactly this text.",
    minutes: 4,
    gate: Gate::EveryoneSigned,
};
const AFTER: Row = Row {
    phase: Phase::FollowThrough,
    pattern: Pattern::BuildConsensus,
    activity: Activity::Record,
    title: "Take it with you",
    instruction: "Your record is ready: export it, and tell the people who were not here.",
    script: "Thank everyone. Say who tells whom by when.",
    minutes: 2,
    gate: Gate::Open,
};

const ROOM_90: &[Row] = &[
    CHARTER,
    INSIGHT,
    WRITE,
    RATE,
    REVEAL,
    ORGANISE,
    DISCONNECTS,
    LINKS,
    DRAFT,
    TRADE,
    RERATE,
    CONSENT,
    SIGN,
    AFTER,
];

const REMOTE_60: &[Row] = &[
    CHARTER.lasting(3),
    INSIGHT.lasting(4),
    WRITE.lasting(6),
    RATE.lasting(5),
    REVEAL.lasting(3),
    ORGANISE.lasting(5),
    DISCONNECTS.lasting(12),
    DRAFT.lasting(6),
    TRADE.lasting(4),
    CONSENT.lasting(5),
    SIGN.lasting(3),
    AFTER.lasting(4),
];
