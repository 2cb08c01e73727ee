//! The agenda, step by step: what belongs to each step, everything else that everybody tries in it, and what is shown at
//! its end.

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
    expectations::Told,
    fixture::House,
    probes::{Asked, Waiting, reason},
};

#[path = "consent.rs"]
mod consent;
#[path = "own_view.rs"]
mod own_view;

/// The steps in their order: those of the template, and one of each of the toolbox (15 to 21), put in below.
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
/// Where the record is read in all its formats: with sealed ratings, with the first ones shown, in a sealed consent round,
/// and at the end.
const RECORDED: [u16; 4] = [4, 5, 12, 21];

/// Every command that carries something of one person. Each must have been granted at least once.
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

/// Those who think together at a stage, out of [`MEMBERS`] in their order: two of two functions, then all six.
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

/// A workshop on its way.
pub(crate) struct Walk {
    pub(crate) house: House,
    pub(crate) step: u16,
    /// The steps whose first cards were shown.
    pub(crate) shown: BTreeSet<u16>,
    /// Who was heard in which step.
    pub(crate) voices: BTreeSet<(u16, Who)>,
    /// Cards that wait to be shown.
    pub(crate) waiting: Vec<Waiting>,
    /// Concerns that everybody sees, and whose they are.
    pub(crate) open: Vec<(CardId, Who)>,
    pub(crate) sheets: BTreeMap<Who, [String; 2]>,
    pub(crate) stage: Option<Stage>,
    pub(crate) found: BTreeMap<(Stage, Vec<Who>), String>,
    own: own_view::Own,
}

impl Walk {
    pub(crate) async fn begin(promise: Visibility) -> Self {
        let mut house = House::open(promise).await;
        for phase in SPEAKING {
            let visibility = promise;
            let promise = charter::Command::Promise { phase, visibility };
            // By function is what holds anyway.
            let _ = house.act(Who::Mobilizer, "promise", promise, Told::Open).await;
        }
        for (after, recipe) in INSERTED {
            let insert = agenda::Command::Insert { after: StepId(after), recipe };
            house.act(Who::Mobilizer, "insert", insert, Told::Open).await.unwrap();
        }
        // The seller leads, and sees no more for that.
        let to = house.seats[&Who::Seller].parse().unwrap();
        let pass = seats::Command::PassChair { to };
        house.act(Who::Mobilizer, "pass chair", pass, Told::Open).await.unwrap();
        let own = own_view::Own::prepare(&mut house).await;
        Self {
            house,
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

    /// The phase of the step.
    pub(crate) fn phase(&self) -> Phase {
        match self.step {
            1..=4 | 15 => Phase::Prompt,
            5..=8 | 16..=19 => Phase::Explore,
            9..=13 | 20 => Phase::Converge,
            _ => Phase::FollowThrough,
        }
    }

    async fn chair(&mut self, label: &'static str, command: impl Into<domain::Command>) -> u64 {
        self.house.act(Who::Seller, label, command, Told::Open).await.unwrap()
    }

    pub(crate) async fn enters(&mut self, step: u16) {
        let text = self.house.ledger.says(Who::Seller);
        let go = match self.step {
            0 => agenda::Command::Start,
            from => agenda::Command::Next { from: StepId(from), reason: Some(reason(&text)) },
        };
        let to = self.chair("go on", go).await;
        self.house.ledger.shows(&text, to, &ROOM);
        self.step = step;
        self.house.step = StepId(step);
    }

    /// All cards that can be shown are: under nothing only those of steps in which three people have some.
    pub(crate) async fn reveals_cards(&mut self) {
        let bare = self.house.promise == Visibility::Anonymous;
        let writers = |step: u16, waiting: &[Waiting]| {
            let of_step = waiting.iter().filter(|waiting| waiting.step == step);
            of_step.map(|waiting| waiting.by).collect::<BTreeSet<_>>().len()
        };
        let all = self.waiting.clone();
        let (shown, kept): (Vec<_>, Vec<_>) =
            all.iter().cloned().partition(|one| !bare || writers(one.step, &all) >= 3);
        let reveal = cards::Command::Reveal;
        let told = Told::Just(vec!["cards.revealed"]);
        let to = match self.house.act(Who::Seller, "show cards", reveal, told).await {
            Ok(to) => to,
            Err(why) => {
                assert!(shown.is_empty(), "cards are not shown: {why}");
                return;
            }
        };
        for Waiting { step, by, text, concern } in shown {
            self.house.ledger.shows(&text, to, &ROOM);
            self.shown.insert(step);
            self.open.extend(concern.map(|card| (card, by)));
        }
        self.waiting = kept;
    }

    /// What was asked in this step is shown.
    async fn shows(&mut self, asked: Asked) {
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
            self.house.ledger.shows(text, to, &ROOM);
        }
    }

    /// What stays sealed until the step of the reveal is shown there; later it is shown in its own step.
    async fn closes(&mut self, asked: Asked, late: Who) {
        self.shows(asked).await;
        if self.phase() > Phase::Prompt {
            self.reveals_cards().await;
            // Under nothing a card by itself waits for others, and here none come.
            self.writes(late).await;
        }
        if self.step == 18 {
            self.goes_on(Stage::Fours).await;
        }
        if self.step == 21 {
            let to = self.chair("show sheets", plus_delta::Command::Reveal).await;
            for text in self.sheets.values().flatten() {
                self.house.ledger.shows(text, to, &ROOM);
            }
        }
    }

    /// More of the group think together; all together everybody reads what pairs and fours found.
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
                    self.house.ledger.shows(text, to, &ROOM);
                }
            }
        }
    }
}

/// The whole workshop under one promise.
pub(crate) async fn play(promise: Visibility) {
    let mut walk = Walk::begin(promise).await;
    walk.house.knocked().await;
    walk.house.look().await;
    let mut before = walk.house.seq;
    for (at, step) in ORDER.into_iter().enumerate() {
        walk.enters(step).await;
        // Everybody is each of the four once in a while.
        let people: [Who; 4] = std::array::from_fn(|nth| MEMBERS[(at + nth) % MEMBERS.len()]);
        walk.owns().await;
        let asked = walk.battery(people).await;
        walk.house.look().await;
        // While what was said in this step is sealed.
        let last = step == 21;
        walk.house.come_again((at % 4 == 3).then_some(before)).await;
        walk.house.ask(RECORDED.contains(&step), step == 14 || last).await;
        before = walk.house.seq;
        walk.closes(asked, people[1]).await;
        walk.ends().await;
        walk.house.look().await;
    }
    walk.house.come_again(None).await;
    walk.house.ask(true, true).await;
    walk.house.ask_as_stranger().await;
    let missed: Vec<_> =
        EVERY.into_iter().filter(|label| !walk.house.granted.contains(label)).collect();
    assert!(missed.is_empty(), "never granted, and so not looked at: {missed:?}");
    let (texts, messages) = (walk.house.ledger.len(), walk.house.searched);
    assert!(texts > 400 && messages > 5_000, "{texts} texts, {messages} messages");
    walk.house.close();
}
