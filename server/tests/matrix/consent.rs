//! The resolution: the draft, its consent rounds, the signatures, and the end of the expert's visit.

use domain::{
    id::ConditionId,
    scale::Gradient,
    text::SectionText,
    time::Day,
    tool::{
        disconnects,
        resolution::{self, Condition, Disposition, Section},
    },
};
use protocol::CloseCode;

use super::{Walk, disconnects::WITH_EXPERT};
use crate::{
    cast::{MEMBERS, ROOM, Who},
    common::{random, story},
    expectations::Disclosure,
    probes::reason,
};

fn section(text: &str) -> SectionText {
    SectionText::parse(text).expect("it is within its bounds")
}

impl Walk {
    /// Writes a section. The draft is mirrored here, because a version is identified by the hash of its text.
    pub(super) async fn writes_section(&mut self, which: Section) {
        let text = self.fixture.ledger.new_text(Who::Mobilizer);
        let said = section(&text);
        self.own.document.sections.insert(which, said.clone());
        let write = resolution::Command::Section { section: which, text: Some(said) };
        let seq = self.fixture.does(Who::Mobilizer, "section", write, Disclosure::Open).await;
        self.fixture.ledger.allow(&text, seq, &ROOM);
    }

    pub(super) async fn drafts(&mut self) {
        self.writes_section(Section::Objective).await;
        for who in [Who::Mobilizer, Who::Finance, Who::Hr, Who::Ada, Who::Floor] {
            let function = story::function(who.function().expect("they speak for a function"));
            let text = self.fixture.ledger.new_text(Who::Mobilizer);
            self.own.document.lines.insert(function.clone(), section(&text));
            let line = resolution::Command::Line { function, text: Some(section(&text)) };
            let seq = self.fixture.does(Who::Mobilizer, "line", line, Disclosure::Open).await;
            self.fixture.ledger.allow(&text, seq, &ROOM);
        }
    }

    /// A condition, and what becomes of a concern.
    pub(super) async fn adds_a_condition(&mut self) {
        let (condition, text) =
            (ConditionId(random()), self.fixture.ledger.new_text(Who::Mobilizer));
        let value = Condition {
            text: section(&text),
            owner: story::function(Who::Hr.function().expect("they speak for a function")),
            due: Day::parse("2027-05-12").expect("it is within its bounds"),
        };
        self.own.document.conditions.insert(condition, value.clone());
        let write = resolution::Command::Condition { condition, value: Some(value) };
        let seq = self.fixture.does(Who::Mobilizer, "condition", write, Disclosure::Open).await;
        self.fixture.ledger.allow(&text, seq, &ROOM);
        let (card, _) = self.open[0];
        self.says(Who::Mobilizer, "dispose", &ROOM, |text| {
            let disposition = Some(Disposition::Resolved { how: reason(text) });
            resolution::Command::Dispose { card, disposition }.into()
        })
        .await;
    }

    /// A consent round: everybody responds, one of them twice. The last responses are revealed.
    async fn responds(&mut self, gradient: impl Fn(usize) -> Gradient) {
        let hash = self.own.document.hash();
        let propose = resolution::Command::Propose { hash: hash.clone() };
        self.chair("propose", propose).await;
        let mut said = Vec::new();
        let people = MEMBERS.into_iter().chain([Who::Floor, Who::Finance]);
        for (number, who) in people.enumerate() {
            let (why, lift) =
                (self.fixture.ledger.new_text(who), self.fixture.ledger.new_text(who));
            let respond = resolution::Command::Respond {
                hash: hash.clone(),
                gradient: gradient(number),
                reason: Some(reason(&why)),
                lift: Some(reason(&lift)),
            };
            let told = Disclosure::heard(number < 7, "resolution.heard");
            self.fixture.does(who, "respond", respond, told).await;
            said.retain(|(by, _)| *by != who);
            said.push((who, [why, lift]));
        }
        // While sealed, only the author has a response.
        self.fixture.look().await;
        self.fixture.reconnect_everybody(None).await;
        self.fixture.ask(true, false).await;
        let told = Disclosure::Just(vec!["resolution.revealed"]);
        let reveal = resolution::Command::Reveal;
        let seq = self.fixture.does(Who::Seller, "show responses", reveal, told).await;
        for text in said.iter().flat_map(|(_, texts)| texts) {
            self.fixture.ledger.allow(text, seq, &ROOM);
        }
    }

    /// One member vetoes with a condition; then there is a second version, which all support.
    pub(super) async fn objects(&mut self) {
        self.responds(|number| if number == 7 { Gradient::Veto } else { Gradient::Endorse }).await;
        self.says(Who::Mobilizer, "amend", &ROOM, |text| {
            resolution::Command::Answer { amendment: 0, how: reason(text) }.into()
        })
        .await;
        self.writes_section(Section::Scope).await;
        self.responds(|number| Gradient::ALL[number % 3]).await;
    }

    pub(super) async fn signs_it(&mut self) {
        let hash = self.own.document.hash();
        for who in MEMBERS.into_iter().chain([Who::Floor]) {
            let told = Disclosure::Just(vec!["resolution.signed"]);
            let sign = resolution::Command::Sign { hash: hash.clone() };
            self.fixture.does(who, "sign", sign, told).await;
        }
    }

    /// The expert's disconnect is settled, which ends the expert's visit.
    pub(super) async fn settles(&mut self) {
        let disconnect = self.own.disconnects[0];
        let text = self.fixture.ledger.new_text(Who::Finance);
        let settlement = disconnects::Settlement::Resolved { how: reason(&text) };
        let propose = disconnects::Command::Propose { disconnect, settlement: settlement.clone() };
        let done =
            self.fixture.act(Who::Finance, "propose settlement", propose, Disclosure::Open).await;
        self.fixture.ledger.allow(&text, done.unwrap(), &WITH_EXPERT);
        self.fixture.look().await;
        let agree = disconnects::Command::Agree { disconnect, settlement };
        self.fixture.does(Who::Hr, "agree", agree, Disclosure::Open).await;
        let gone = self.fixture.watchers.remove(&Who::Expert).unwrap();
        assert_eq!(gone.closed, Some(CloseCode::NotAdmitted.number()));
    }
}
