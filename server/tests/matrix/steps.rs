//! The agenda, step by step: what belongs to each step, what everybody tries in it, and what is revealed at its end.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    id::{CardId, StepId},
    tool::{
        agenda::{self, Phase, Recipe},
        cards,
        charter::{self, SPEAKING, Visibility},
        glossary,
        one_two_four_all::{self, Stage},
        plus_delta, seats, stage_poll, temperature, votes,
    },
};

use super::{
    cast::{MEMBERS, ROOM, Who},
    common::random,
    expectations::Disclosure,
    fixture::WorkshopFixture,
    probes::{SealedCard, StepQuestions, reason},
};

#[path = "consent.rs"]
mod consent;
#[path = "own_view.rs"]
mod own_view;

/// The steps in order: those of the template, and one per toolbox recipe (15 to 21), inserted below.
const ORDER: [u16; 21] =
    [1, 2, 3, 15, 4, 5, 6, 16, 17, 18, 19, 7, 8, 9, 20, 10, 11, 12, 13, 14, 21];
const INSERTED: [(u16, Recipe); 7] = [
    (3, Recipe::HopesAndFears),
    (6, Recipe::PreMortems),
    (16, Recipe::RoundRobin),
    (17, Recipe::OneTwoFourAll),
    (18, Recipe::Requests),
    (9, Recipe::Temperature),
    (14, Recipe::PlusDelta),
];
/// Steps in which the record is read in all formats: with sealed ratings, with the first ones revealed, in a sealed
/// consent round, and at the end.
const RECORDED: [u16; 4] = [4, 5, 12, 21];

/// Every command that carries personal content. Each must be granted at least once.
const EVERY: [&str; 46] = [
    "accept cost",
    "acknowledge",
    "amend",
    "answer",
    "ask the group",
    "cast",
    "confirm",
    "cost",
    "delete",
    "done",
    "edit",
    "explain",
    "find",
    "hand",
    "link",
    "mean",
    "merge",
    "note",
    "nothing to add",
    "own",
    "pass turn",
    "place statement",
    "plus and delta",
    "prepare statement",
    "propose settlement",
    "raise hand",
    "rate",
    "request",
    "respond",
    "restate",
    "say where",
    "settle",
    "show sign",
    "sign",
    "suggest",
    "take",
    "trade",
    "unlink",
    "want",
    "whisper",
    "withdraw cost",
    "withdraw request",
    "withdraw statement",
    "withdraw suggestion",
    "write",
    "drop whisper",
];

/// Those who work together at a stage, from [`MEMBERS`] in order: pairs of two functions, then all six.
pub(crate) fn group(stage: Stage, who: Who) -> Vec<Who> {
    use Who::{Ada, Ben, Cleo, Finance, Hr, Mobilizer};
    match stage {
        Stage::Alone => vec![who],
        Stage::Pairs => {
            let pairs = [[Mobilizer, Finance], [Hr, Ada], [Ben, Cleo]];
            pairs.into_iter().find(|pair| pair.contains(&who)).unwrap().into()
        }
        Stage::Fours | Stage::All => MEMBERS.into(),
    }
}

/// A workshop in progress.
pub(crate) struct Walk {
    pub(crate) fixture: WorkshopFixture,
    pub(crate) step: u16,
    /// The steps whose cards were revealed.
    pub(crate) shown: BTreeSet<u16>,
    /// Who has answered in which step.
    pub(crate) voices: BTreeSet<(u16, Who)>,
    /// Cards that are not revealed yet.
    pub(crate) waiting: Vec<SealedCard>,
    /// Concerns that everybody sees, and their authors.
    pub(crate) open: Vec<(CardId, Who)>,
    pub(crate) sheets: BTreeMap<Who, [String; 2]>,
    pub(crate) stage: Option<Stage>,
    pub(crate) found: BTreeMap<(Stage, Vec<Who>), String>,
    own: own_view::StepState,
}

impl Walk {
    pub(crate) async fn begin(promise: Visibility) -> Self {
        let mut fixture = WorkshopFixture::open(promise).await;
        for phase in SPEAKING {
            let visibility = promise;
            let promise = charter::Command::SetVisibility { phase, visibility };
            // Refused for visibility by function, which is the default.
            let _ = fixture.act(Who::Mobilizer, "promise", promise, Disclosure::Open).await;
        }
        for (after, recipe) in INSERTED {
            let insert = agenda::Command::Insert { after: StepId(after), recipe };
            fixture.act(Who::Mobilizer, "insert", insert, Disclosure::Open).await.unwrap();
        }
        // The seller takes the chair, and must not see more because of it.
        let to = fixture.seats[&Who::Seller].parse().unwrap();
        let pass = seats::Command::PassChair { to };
        fixture.act(Who::Mobilizer, "pass chair", pass, Disclosure::Open).await.unwrap();
        let own = own_view::StepState::prepare(&mut fixture).await;
        Self {
            fixture,
            step: 0,
            shown: BTreeSet::new(),
            voices: BTreeSet::new(),
            waiting: Vec::new(),
            open: Vec::new(),
            sheets: BTreeMap::new(),
            stage: None,
            found: BTreeMap::new(),
            own,
        }
    }

    /// The phase of the current step.
    pub(crate) fn phase(&self) -> Phase {
        match self.step {
            1..=4 | 15 => Phase::Prompt,
            5..=8 | 16..=19 => Phase::Explore,
            9..=13 | 20 => Phase::Converge,
            _ => Phase::FollowThrough,
        }
    }

    async fn chair(&mut self, label: &'static str, command: impl Into<domain::Command>) -> u64 {
        self.fixture.act(Who::Seller, label, command, Disclosure::Open).await.unwrap()
    }

    pub(crate) async fn enters(&mut self, step: u16) {
        let text = self.fixture.ledger.new_text(Who::Seller);
        let go = match self.step {
            0 => agenda::Command::Start,
            from => agenda::Command::Next { from: StepId(from), reason: Some(reason(&text)) },
        };
        let to = self.chair("go on", go).await;
        self.fixture.ledger.allow(&text, to, &ROOM);
        self.step = step;
        self.fixture.step = StepId(step);
    }

    /// Reveals all cards that can be: when anonymous, only those of steps with at least three authors.
    pub(crate) async fn reveals_cards(&mut self) {
        let bare = self.fixture.promise == Visibility::Anonymous;
        let writers = |step: u16, waiting: &[SealedCard]| {
            let of_step = waiting.iter().filter(|waiting| waiting.step == step);
            of_step.map(|waiting| waiting.by).collect::<BTreeSet<_>>().len()
        };
        let all = self.waiting.clone();
        let (shown, kept): (Vec<_>, Vec<_>) =
            all.iter().cloned().partition(|one| !bare || writers(one.step, &all) >= 3);
        let reveal = cards::Command::Reveal;
        let told = Disclosure::Just(vec!["cards.revealed"]);
        let to = match self.fixture.act(Who::Seller, "show cards", reveal, told).await {
            Ok(to) => to,
            Err(why) => {
                assert!(shown.is_empty(), "cards are not shown: {why}");
                return;
            }
        };
        for SealedCard { step, by, text, concern } in shown {
            self.fixture.ledger.allow(&text, to, &ROOM);
            self.shown.insert(step);
            self.open.extend(concern.map(|card| (card, by)));
        }
        self.waiting = kept;
    }

    /// Reveals what was asked in this step.
    async fn shows(&mut self, asked: StepQuestions) {
        use domain::id::DisconnectId;
        let disconnect = DisconnectId(random());
        let where_ = stage_poll::Command::Reveal { disconnect };
        let ballots = votes::Command::Reveal { vote: asked.vote };
        let disconnect = DisconnectId(random());
        let meanings = glossary::Command::Reveal { term: asked.term, disconnect };
        self.chair("show hands", temperature::Command::Reveal).await;
        if self.phase() == Phase::FollowThrough {
            return;
        }
        self.chair("show where", where_).await;
        self.chair("show ballots", ballots).await;
        let to = self.chair("show meanings", meanings).await;
        for text in &asked.meanings {
            self.fixture.ledger.allow(text, to, &ROOM);
        }
    }

    /// Reveals what is due at the end of a step; cards stay sealed until the reveal step.
    async fn closes(&mut self, asked: StepQuestions, late: Who) {
        self.shows(asked).await;
        if self.phase() > Phase::Prompt {
            self.reveals_cards().await;
            // When anonymous, a single late card waits for others, and none follow.
            self.writes(late).await;
        }
        if self.step == 18 {
            self.goes_on(Stage::Fours).await;
        }
        if self.step == 21 {
            let to = self.chair("show sheets", plus_delta::Command::Reveal).await;
            for text in self.sheets.values().flatten() {
                self.fixture.ledger.allow(text, to, &ROOM);
            }
        }
    }

    /// Merges the groups; once merged, everybody reads the notes of pairs and fours.
    pub(crate) async fn goes_on(&mut self, from: Stage) {
        let to = self.chair("more together", one_two_four_all::Command::Next { from }).await;
        self.stage = Some(match from {
            Stage::Alone => Stage::Pairs,
            Stage::Pairs => Stage::Fours,
            Stage::Fours | Stage::All => Stage::All,
        });
        if self.stage == Some(Stage::All) {
            for ((stage, _), text) in &self.found {
                if *stage > Stage::Alone {
                    self.fixture.ledger.allow(text, to, &ROOM);
                }
            }
        }
    }
}

/// Plays the complete workshop with one visibility.
pub(crate) async fn play(promise: Visibility) {
    let mut walk = Walk::begin(promise).await;
    walk.fixture.requests_entry().await;
    walk.fixture.look().await;
    let mut before = walk.fixture.seq;
    for (at, step) in ORDER.into_iter().enumerate() {
        walk.enters(step).await;
        // Rotates the four roles among the members.
        let people: [Who; 4] = std::array::from_fn(|nth| MEMBERS[(at + nth) % MEMBERS.len()]);
        walk.owns().await;
        let asked = walk.probes_everything(people).await;
        walk.fixture.look().await;
        // The answers of this step are sealed now.
        let last = step == 21;
        walk.fixture.reconnect_everybody((at % 4 == 3).then_some(before)).await;
        walk.fixture.ask(RECORDED.contains(&step), step == 14 || last).await;
        before = walk.fixture.seq;
        walk.closes(asked, people[1]).await;
        walk.ends().await;
        walk.fixture.look().await;
    }
    walk.fixture.reconnect_everybody(None).await;
    walk.fixture.ask(true, true).await;
    walk.fixture.ask_as_stranger().await;
    let missed: Vec<_> =
        EVERY.into_iter().filter(|label| !walk.fixture.granted.contains(label)).collect();
    assert!(missed.is_empty(), "never granted, and so not looked at: {missed:?}");
    let (texts, messages) = (walk.fixture.ledger.len(), walk.fixture.searched);
    assert!(texts > 400 && messages > 5_000, "{texts} texts, {messages} messages");
    walk.fixture.close();
}
