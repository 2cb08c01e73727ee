//! The resolution: the draft, the rounds about it, the signatures, and the end of what an expert was called to.

use domain::{
    scale::Gradient,
    text::SectionText,
    tool::{
        disconnects,
        resolution::{self, Section},
    },
};
use protocol::CloseCode;

use super::{Walk, own_view::WITH_EXPERT};
use crate::{
    cast::{MEMBERS, ROOM, Who},
    common::story,
    expectations::Told,
    probes::reason,
};

fn section(text: &str) -> SectionText {
    SectionText::parse(text).unwrap()
}

impl Walk {
    /// The pen writes: kept in step here, because a version is named by the hash of its text.
    pub(super) async fn writes_section(&mut self, which: Section) {
        let text = self.house.ledger.says(Who::Mobilizer);
        let said = section(&text);
        self.own.document.sections.insert(which, said.clone());
        let write = resolution::Command::Section { section: which, text: Some(said) };
        let seq = self.house.act(Who::Mobilizer, "section", write, Told::Open).await.unwrap();
        self.house.ledger.shows(&text, seq, &ROOM);
    }

    pub(super) async fn drafts(&mut self) {
        self.writes_section(Section::Objective).await;
        for who in [Who::Mobilizer, Who::Finance, Who::Hr, Who::Ada, Who::Floor] {
            let function = story::function(who.function().unwrap());
            let text = self.house.ledger.says(Who::Mobilizer);
            self.own.document.lines.insert(function.clone(), section(&text));
            let line = resolution::Command::Line { function, text: Some(section(&text)) };
            let seq = self.house.act(Who::Mobilizer, "line", line, Told::Open).await.unwrap();
            self.house.ledger.shows(&text, seq, &ROOM);
        }
    }

    /// A round: everybody responds, one of them twice. What was said last is shown.
    async fn responds(&mut self, gradient: impl Fn(usize) -> Gradient) {
        let hash = self.own.document.hash();
        let propose = resolution::Command::Propose { hash: hash.clone() };
        self.chair("propose", propose).await;
        let mut said = Vec::new();
        let people = MEMBERS.into_iter().chain([Who::Floor, Who::Finance]);
        for (number, who) in people.enumerate() {
            let (why, lift) = (self.house.ledger.says(who), self.house.ledger.says(who));
            let respond = resolution::Command::Respond {
                hash: hash.clone(),
                gradient: gradient(number),
                reason: Some(reason(&why)),
                lift: Some(reason(&lift)),
            };
            let told = Told::heard(number < 7, "resolution.heard");
            self.house.act(who, "respond", respond, told).await.unwrap();
            said.retain(|(by, _)| *by != who);
            said.push((who, [why, lift]));
        }
        // While it is sealed: nobody but whoever said it has any of it.
        self.house.look().await;
        self.house.come_again(None).await;
        self.house.ask(true, false).await;
        let told = Told::Just(vec!["resolution.revealed"]);
        let reveal = resolution::Command::Reveal;
        let seq = self.house.act(Who::Seller, "show responses", reveal, told).await.unwrap();
        for text in said.iter().flat_map(|(_, texts)| texts) {
            self.house.ledger.shows(text, seq, &ROOM);
        }
    }

    /// One stops it, and says what would lift that; then there is another version, and all support it.
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
            let told = Told::Just(vec!["resolution.signed"]);
            let sign = resolution::Command::Sign { hash: hash.clone() };
            self.house.act(who, "sign", sign, told).await.unwrap();
        }
    }

    /// What the expert was called to is settled, and with it the expert's stay.
    pub(super) async fn settles(&mut self) {
        let disconnect = self.own.disconnects[0];
        let text = self.house.ledger.says(Who::Finance);
        let settlement = disconnects::Settlement::Resolved { how: reason(&text) };
        let propose = disconnects::Command::Propose { disconnect, settlement: settlement.clone() };
        let done = self.house.act(Who::Finance, "propose settlement", propose, Told::Open).await;
        self.house.ledger.shows(&text, done.unwrap(), &WITH_EXPERT);
        self.house.look().await;
        let agree = disconnects::Command::Agree { disconnect, settlement };
        self.house.act(Who::Hr, "agree", agree, Told::Open).await.unwrap();
        let mut gone = self.house.watchers.remove(&Who::Expert).unwrap();
        assert_eq!(gone.socket.closed().await, CloseCode::NotAdmitted.number());
    }
}
