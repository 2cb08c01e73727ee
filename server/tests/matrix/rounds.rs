//! Sealed rounds that have no probe of their own: everybody answers in every step, and the round is revealed at the end
//! of its own. A tool that brings a round in its samples is probed here.

use std::collections::BTreeMap;

use domain::{
    Command, Workshop,
    samples::{SealedRound, by_tool},
    tool::seats::ProxyCommand,
};
use serde_json::Value;

use super::{
    agenda::PlannedStep,
    cast::{ROOM, Who},
    expectations::Disclosure,
    steps::Walk,
    walk::kind,
};

/// Rounds that are probed elsewhere, and why that is more.
const BY_HAND: [(&str, &str); 7] = [
    ("cards", "sealed in some steps only, edited and deleted: probes.rs"),
    ("statements", "two rounds, with guesses that are shown first: own_view.rs"),
    ("resolution", "two versions, with a veto: consent.rs"),
    ("votes", "asked in every step: probes.rs"),
    ("glossary", "asked in every step: probes.rs"),
    ("stage_poll", "asked in every step: probes.rs"),
    ("temperature", "asked in every step: probes.rs"),
];

/// What people have answered in the round of each tool and is not revealed.
pub(crate) type SealedTexts = BTreeMap<&'static str, BTreeMap<Who, Vec<String>>>;

/// A round, and what others learn of an answer.
#[derive(Clone, Debug)]
pub(crate) struct ProbedRound {
    tool: &'static str,
    round: SealedRound,
    /// The event that counts an answer, as it is stored.
    heard: String,
}

impl ProbedRound {
    /// Whether this is its step: the one of its tool, or else the one in which it can be answered first.
    fn belongs_to(&self, step: &PlannedStep, agenda: &[PlannedStep]) -> bool {
        if agenda.iter().any(|step| step.is_of(self.tool)) {
            step.is_of(self.tool)
        } else {
            step.activity == self.round.activity
        }
    }
}

/// The rounds without a probe of their own.
pub(crate) fn probed_rounds() -> Vec<ProbedRound> {
    let all = by_tool();
    for (tool, _) in BY_HAND {
        let known = all.iter().any(|samples| samples.tool == tool && samples.round.is_some());
        assert!(known, "{tool} has no round: delete its line in BY_HAND");
    }
    let generic =
        all.into_iter().filter(|samples| BY_HAND.iter().all(|(by, _)| *by != samples.tool));
    let probed = generic.filter_map(|samples| {
        let mut events =
            samples.events.iter().map(|event| kind(&serde_json::to_value(event).unwrap()));
        let heard = events.find(|kind| kind.split('.').next_back() == Some("heard"))?;
        Some(ProbedRound { tool: samples.tool, round: samples.round?, heard })
    });
    probed.collect()
}

/// A command with every text in it that a person typed replaced by another one.
fn with_texts(command: &Command, mut other: impl FnMut() -> String) -> Command {
    let typed = command.typed();
    let mut value = serde_json::to_value(command).unwrap();
    replace(&mut value, &mut |text| {
        if typed.contains(text) {
            *text = other();
        }
    });
    serde_json::from_value(value).expect("other texts make no other command")
}

fn replace(value: &mut Value, with: &mut impl FnMut(&mut String)) {
    match value {
        Value::String(text) => with(text),
        Value::Array(all) => all.iter_mut().for_each(|one| replace(one, with)),
        Value::Object(all) => all.values_mut().for_each(|one| replace(one, with)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

impl Walk {
    /// The chair asks what is asked in this step; then everybody answers, and `a` answers twice.
    pub(crate) async fn answers_rounds(&mut self, [a, b, c, _]: [Who; 4]) {
        for probed in probed_rounds() {
            let mut workshop = self.fixture.seen_by(Who::Mobilizer).await;
            if probed.belongs_to(&self.step(), &self.agenda) {
                for ask in (probed.round.asks)(&workshop) {
                    let ask = with_texts(&ask, || self.fixture.ledger.new_open_text());
                    self.chair("ask", ask).await;
                    self.sealed.remove(probed.tool);
                    workshop = self.fixture.seen_by(Who::Mobilizer).await;
                }
            }
            for (number, who) in (1..).zip([a, a, b, c, Who::Floor]) {
                self.answers_round(&probed, &workshop, who, number).await;
            }
        }
    }

    async fn answers_round(
        &mut self,
        probed: &ProbedRound,
        workshop: &Workshop,
        who: Who,
        number: u64,
    ) {
        let mut texts = Vec::new();
        let answer = with_texts(&(probed.round.says)(workshop, number), || {
            texts.push(self.fixture.ledger.new_text(who));
            texts[texts.len() - 1].clone()
        });
        // Not everything can be entered for somebody without a device.
        if who == Who::Floor && ProxyCommand::of(answer.clone()).is_err() {
            return;
        }
        let said = self.sealed.entry(probed.tool).or_default();
        let told = if said.contains_key(&who) {
            Disclosure::nothing()
        } else {
            Disclosure::Heard(probed.heard.clone())
        };
        if self.fixture.act(who, probed.tool, answer, told).await.is_ok() {
            self.sealed.entry(probed.tool).or_default().insert(who, texts);
        }
    }

    /// Reveals the rounds of this step; from then on everybody may read the last answers.
    pub(crate) async fn reveals_rounds(&mut self) {
        for probed in probed_rounds() {
            if !probed.belongs_to(&self.step(), &self.agenda) {
                continue;
            }
            let said = self.sealed.remove(probed.tool).unwrap_or_default();
            let (tool, step) = (probed.tool, self.step());
            assert!(said.len() >= 3, "{tool}: only {:?} could answer in {step:?}", said.keys());
            let reveal = (probed.round.reveal)(&self.fixture.seen_by(Who::Mobilizer).await);
            let to = self.chair("reveal", reveal).await;
            for text in said.values().flatten() {
                self.fixture.ledger.allow(text, to, &ROOM);
            }
        }
    }
}
