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
        seats, stage_poll, temperature, votes,
    },
};

use super::{
    agenda::{self as plan, PlannedStep, inserted},
    cast::{MEMBERS, ROOM, Who},
    common::random,
    expectations::Disclosure,
    fixture::WorkshopFixture,
    granted,
    probes::{SealedCard, StepQuestions, reason},
    rounds::SealedTexts,
};

#[path = "consent.rs"]
mod consent;
#[path = "disconnects.rs"]
mod disconnects;
#[path = "own_view.rs"]
mod own_view;

/// Steps in which the record is read in all formats, besides the last one: with sealed ratings, with the first ones
/// revealed, in a sealed consent round.
const RECORDED: [Recipe; 3] = [Recipe::Rate, Recipe::Reveal, Recipe::Consent];

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
    /// All steps, in order.
    pub(crate) agenda: Vec<PlannedStep>,
    /// `None` before the start.
    at: Option<PlannedStep>,
    /// The steps whose cards were revealed.
    pub(crate) shown: BTreeSet<StepId>,
    /// Who has answered in which step.
    pub(crate) voices: BTreeSet<(StepId, Who)>,
    /// Cards that are not revealed yet.
    pub(crate) waiting: Vec<SealedCard>,
    /// Concerns that everybody sees, and their authors.
    pub(crate) open: Vec<(CardId, Who)>,
    /// Answers in rounds that `rounds` probes.
    pub(crate) sealed: SealedTexts,
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
        for (after, recipe) in inserted() {
            let insert = agenda::Command::Insert { after, recipe };
            let done = fixture.act(Who::Mobilizer, "insert", insert, Disclosure::Open).await;
            done.unwrap_or_else(|why| {
                panic!("{recipe:?} cannot be inserted after {after:?}: {why}")
            });
        }
        // The seller takes the chair, and must not see more because of it.
        let to = fixture.seats[&Who::Seller].parse().unwrap();
        let pass = seats::Command::PassChair { to };
        fixture.does(Who::Mobilizer, "pass chair", pass, Disclosure::Open).await;
        let own = own_view::StepState::prepare(&mut fixture).await;
        Self {
            fixture,
            agenda: plan::agenda(),
            at: None,
            shown: BTreeSet::new(),
            voices: BTreeSet::new(),
            waiting: Vec::new(),
            open: Vec::new(),
            sealed: SealedTexts::new(),
            stage: None,
            found: BTreeMap::new(),
            own,
        }
    }

    /// The current step.
    #[track_caller]
    pub(crate) fn step(&self) -> PlannedStep {
        self.at.expect("the workshop has started")
    }

    pub(crate) async fn chair(
        &mut self,
        label: &'static str,
        command: impl Into<domain::Command>,
    ) -> u64 {
        let done = self.fixture.act(Who::Seller, label, command, Disclosure::Open).await;
        done.unwrap_or_else(|why| panic!("the chair cannot {label} in {:?}: {why}", self.at))
    }

    /// The group enters the next step, which must be this one.
    pub(crate) async fn enters(&mut self, step: PlannedStep) {
        let text = self.fixture.ledger.new_text(Who::Seller);
        let go = match self.at {
            None => agenda::Command::Start,
            Some(from) => agenda::Command::Next { from: from.id, reason: Some(reason(&text)) },
        };
        let to = self.chair("go on", go).await;
        self.fixture.ledger.allow(&text, to, &ROOM);
        self.at = Some(step);
        self.fixture.step = step.id;
        let workshop = self.fixture.seen_by(Who::Mobilizer).await;
        let entered = workshop.agenda.current().map(|step| (step.id, step.recipe, step.phase));
        let planned = (step.id, step.recipe, step.phase);
        assert_eq!(
            entered,
            Some(planned),
            "`agenda` of matrix/agenda.rs is not what the server has"
        );
    }

    /// Enters every step up to the first with this recipe.
    pub(crate) async fn enters_up_to(&mut self, recipe: Recipe) {
        for step in self.agenda.clone() {
            self.enters(step).await;
            if step.recipe == recipe {
                return;
            }
        }
        panic!("no step is {recipe:?}");
    }

    /// Reveals all cards that can be: when anonymous, only those of steps with at least three authors.
    pub(crate) async fn reveals_cards(&mut self) {
        let bare = self.fixture.promise == Visibility::Anonymous;
        let writers = |step: StepId, waiting: &[SealedCard]| {
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
        if self.step().phase == Phase::FollowThrough {
            return;
        }
        self.chair("show where", where_).await;
        self.chair("show ballots", ballots).await;
        let to = self.chair("show meanings", meanings).await;
        for text in &asked.meanings {
            self.fixture.ledger.allow(text, to, &ROOM);
        }
        let term = asked.term;
        let offer = |text: &str| glossary::Command::Offer { term, text: reason(text) }.into();
        self.says(Who::Hr, "offer a meaning", &ROOM, offer).await;
    }

    /// Reveals what is due at the end of a step; cards stay sealed until the reveal step.
    async fn closes(&mut self, asked: StepQuestions, late: Who) {
        self.shows(asked).await;
        if self.step().phase > Phase::Prompt {
            self.reveals_cards().await;
            // When anonymous, a single late card waits for others, and none follow.
            self.writes(late).await;
        }
        if self.step().recipe == Recipe::OneTwoFourAll {
            self.goes_on(Stage::Fours).await;
        }
        self.reveals_rounds().await;
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
    let mut before = walk.fixture.positions().await;
    let agenda = walk.agenda.clone();
    for step in &agenda {
        let at = step.place;
        walk.enters(*step).await;
        // Rotates the four roles among the members.
        let people: [Who; 4] = std::array::from_fn(|nth| MEMBERS[(at + nth) % MEMBERS.len()]);
        walk.owns().await;
        let asked = walk.probes_everything(people).await;
        walk.fixture.look().await;
        // The answers of this step are sealed now.
        let last = at + 1 == agenda.len();
        let follow_through = step.phase == Phase::FollowThrough;
        walk.fixture.reconnect_everybody((at % 4 == 3).then_some(&before)).await;
        walk.fixture.ask(RECORDED.contains(&step.recipe) || last, follow_through).await;
        before = walk.fixture.positions().await;
        walk.closes(asked, people[1]).await;
        walk.ends().await;
        walk.fixture.look().await;
    }
    walk.fixture.reconnect_everybody(None).await;
    walk.fixture.ask(true, true).await;
    walk.fixture.ask_as_stranger().await;
    granted::check(&walk.fixture.granted);
    let (texts, messages) = (walk.fixture.ledger.len(), walk.fixture.searched);
    assert!(texts > 400 && messages > 5_000, "{texts} texts, {messages} messages");
    walk.fixture.close();
}
