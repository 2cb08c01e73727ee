//! What everybody tries in every step: each command that carries something of one person, and what others may be told of
//! it. Where it does not belong to the step it is refused, and nobody hears anything.

use domain::{
    id::{CardId, NoteId, RequestId, SuggestionId, TermId, VoteId},
    text::{CardText, Reason, SectionText, Title},
    tool::{
        agenda::Phase,
        cards::{self, Kind, Level},
        charter::Visibility,
        facilitator_notes, glossary, one_two_four_all, plus_delta, requests,
        resolution::Section,
        round_robin,
        signals::{self, Sign},
        stage_poll, suggestions,
        temperature::{self, Fingers},
        votes::{self, Rule},
    },
    vote::Stars,
};

use super::{
    cast::{LEAD, MEMBERS, ROOM, Who},
    common::{random, story},
    expectations::Told,
    steps::{Walk, group},
};

pub(crate) fn reason(text: &str) -> Reason {
    Reason::parse(text).unwrap()
}

pub(crate) fn title(text: &str) -> Title {
    Title::parse(text).unwrap()
}

fn stars(numbers: [u8; 2]) -> Vec<Stars> {
    numbers.map(|number| Stars::new(number).unwrap()).into()
}

/// A card that waits for its reveal.
#[derive(Clone, Debug)]
pub(crate) struct Waiting {
    pub(crate) step: u16,
    pub(crate) by: Who,
    pub(crate) text: String,
    /// Which it is, as long as it is a concern.
    pub(crate) concern: Option<CardId>,
}

/// What is asked anew in each step.
pub(crate) struct Asked {
    pub(crate) term: TermId,
    pub(crate) vote: VoteId,
    /// What people said a word means, until that is shown.
    pub(crate) meanings: Vec<String>,
}

impl Walk {
    /// Whether a card written now is sealed: the rule, said once more. Under nothing always; otherwise in Prompt and in steps
    /// of silent writing, until the cards of that step are shown.
    fn seals(&self) -> bool {
        let silent = self.phase() == Phase::Prompt || [3, 15, 16].contains(&self.step);
        self.house.promise == Visibility::Anonymous || (silent && !self.shown.contains(&self.step))
    }

    /// A card, and what others are told of it.
    pub(crate) async fn writes(&mut self, who: Who) -> Option<(CardId, String)> {
        let text = self.house.ledger.says(who);
        let (card, kind, level) = (CardId(random()), Kind::Concern, Level::Problem);
        let said = CardText::parse(&text).unwrap();
        let (first, sealed) = (!self.voices.contains(&(self.step, who)), self.seals());
        let mut told = Vec::new();
        told.extend((!sealed).then_some("cards.written"));
        told.extend(first.then_some("cards.heard"));
        told.extend((sealed && self.shown.contains(&self.step)).then_some("cards.waits"));
        let write = cards::Command::Write { card, kind, level, text: said, builds_on: None };
        let to = self.house.act(who, "write", write, Told::Just(told)).await.ok()?;
        self.voices.insert((self.step, who));
        if sealed {
            let (step, concern) = (self.step, Some(card));
            self.waiting.push(Waiting { step, by: who, text: text.clone(), concern });
        } else {
            self.house.ledger.shows(&text, to, &ROOM);
            self.open.push((card, who));
        }
        Some((card, text))
    }

    /// Says it otherwise.
    async fn edits(&mut self, who: Who, card: CardId, old: &str) {
        let text = self.house.ledger.says(who);
        let (kind, level) = (Kind::Goal, Level::Solution);
        let sealed = self.waiting.iter().any(|waiting| waiting.text == old);
        let told = if sealed { Told::nothing() } else { Told::Just(vec!["cards.edited"]) };
        let said = CardText::parse(&text).unwrap();
        let edit = cards::Command::Edit { card, kind, level, text: said };
        let Ok(to) = self.house.act(who, "edit", edit, told).await else { return };
        if sealed {
            let waiting = self.waiting.iter_mut().find(|waiting| waiting.text == old).unwrap();
            *waiting = Waiting { text, concern: None, ..waiting.clone() };
        } else {
            self.open.retain(|(known, _)| *known != card);
            self.house.ledger.shows(&text, to, &ROOM);
        }
    }

    /// Takes it back. What was never shown stays unsaid.
    async fn deletes(&mut self, who: Who, card: CardId, text: &str) {
        let sealed = self.waiting.iter().any(|waiting| waiting.text == text);
        let told = if sealed { Told::nothing() } else { Told::Just(vec!["cards.deleted"]) };
        if self.house.act(who, "delete", cards::Command::Delete { card }, told).await.is_ok() {
            self.waiting.retain(|waiting| waiting.text != text);
            self.open.retain(|(known, _)| *known != card);
        }
    }

    async fn cards(&mut self, [a, b, c, d]: [Who; 4]) {
        if let Some((card, text)) = self.writes(a).await {
            self.edits(a, card, &text).await;
        }
        if let Some((card, text)) = self.writes(a).await {
            self.deletes(a, card, &text).await;
        }
        for who in [b, c, Who::Floor] {
            self.writes(who).await;
        }
        let first = !self.voices.contains(&(self.step, d));
        let told = Told::heard(first, "cards.heard");
        let nothing = cards::Command::NothingToAdd;
        if self.house.act(d, "nothing to add", nothing, told).await.is_ok() {
            self.voices.insert((self.step, d));
        }
    }

    /// The chair asks for everything that can be asked for.
    async fn asks(&mut self) -> Asked {
        let (term, vote) = (TermId(random()), VoteId(random()));
        let chair = Who::Seller;
        let word = title(&format!("word{}", self.step));
        let options = ["one", "two"].map(title).into();
        let (question, rule) = (title("Which?"), Rule::Star);
        let house = &mut self.house;
        let ask = stage_poll::Command::Ask;
        let _ = house.act(chair, "ask where", ask, Told::Just(vec!["whereabouts.asked"])).await;
        let ask = temperature::Command::Ask;
        let _ = house.act(chair, "ask hands", ask, Told::Just(vec!["temperature.asked"])).await;
        let put = glossary::Command::Put { term, word };
        let _ = house.act(chair, "put word", put, Told::Just(vec!["glossary.put"])).await;
        let open = votes::Command::Open { vote, question, rule, options };
        let _ = house.act(chair, "open vote", open, Told::Just(vec!["votes.opened"])).await;
        Asked { term, vote, meanings: Vec::new() }
    }

    /// Everybody answers; `a` thinks again.
    async fn answers(&mut self, [a, b, c, _]: [Who; 4], asked: &mut Asked) {
        for (number, who, first) in
            [(0_u8, a, true), (1, a, false), (2, b, true), (3, c, true), (4, Who::Floor, true)]
        {
            let place = stage_poll::Command::Say { level: Level::ALL[usize::from(number) % 3] };
            let told = Told::heard(first, "whereabouts.heard");
            let _ = self.house.act(who, "say where", place, told).await;
            let ballot = stars([number, 5 - number]);
            let cast = votes::Command::Cast { vote: asked.vote, ballot };
            let told = Told::heard(first, "votes.heard");
            let _ = self.house.act(who, "cast", cast, told).await;
            let text = self.house.ledger.says(who);
            let mean = glossary::Command::Mean { term: asked.term, text: reason(&text) };
            let told = Told::heard(first, "glossary.heard");
            if self.house.act(who, "mean", mean, told).await.is_ok() {
                if !first {
                    asked.meanings.pop();
                }
                asked.meanings.push(text);
            }
            if who != Who::Floor {
                self.feels(who, number, first).await;
            }
        }
    }

    async fn feels(&mut self, who: Who, number: u8, first: bool) {
        let say = temperature::Command::Say { fingers: Fingers::new(number).unwrap() };
        let told = Told::heard(first, "temperature.heard");
        let _ = self.house.act(who, "hand", say, told).await;
        let (plus, delta) = (self.house.ledger.says(who), self.house.ledger.says(who));
        let told = Told::heard(!self.sheets.contains_key(&who), "plus_delta.heard");
        let say =
            plus_delta::Command::Say { plus: Some(reason(&plus)), delta: Some(reason(&delta)) };
        if self.house.act(who, "plus and delta", say, told).await.is_ok() {
            self.sheets.insert(who, [plus, delta]);
        }
    }

    /// What a small group finds is told to that group alone.
    pub(crate) async fn finds(&mut self, who: Who) {
        let Some(stage) = self.stage else {
            let text = self.house.ledger.says(who);
            let note = one_two_four_all::Command::Note { text: reason(&text) };
            self.house.act(who, "note", note, Told::Open).await.unwrap_err();
            return;
        };
        let (text, group) = (self.house.ledger.says(who), group(stage, who));
        let note = one_two_four_all::Command::Note { text: reason(&text) };
        let told = Told::Only(group.clone(), vec!["pairs.noted"]);
        if let Ok(to) = self.house.act(who, "note", note, told).await {
            self.house.ledger.shows(&text, to, &group);
            self.found.insert((stage, group), text);
        }
    }

    /// What is said in small: notes, requests, suggestions, facilitator_notes.
    async fn notes(&mut self, [a, b, _, d]: [Who; 4]) {
        self.finds(a).await;
        let (text, request) = (self.house.ledger.says(b), RequestId(random()));
        let whom = MEMBERS.into_iter().find(|who| who.function() != b.function()).unwrap();
        let to = story::function(whom.function().unwrap());
        let ask = requests::Command::Ask { request, to, text: reason(&text) };
        let told = || Told::Just(vec!["requests.asked"]);
        if let Ok(to) = self.house.act(b, "request", ask, told()).await {
            self.house.ledger.shows(&text, to, &ROOM);
            let answer = requests::Command::Answer { request, answer: requests::Answer::Try };
            let told = Told::Just(vec!["requests.answered"]);
            self.house.act(whom, "answer", answer, told).await.unwrap();
            let told = Told::Just(vec!["requests.withdrawn"]);
            let back = requests::Command::Withdraw { request };
            self.house.act(b, "withdraw request", back, told).await.unwrap();
        }
        for who in [d, Who::Seller] {
            let (text, suggestion) = (self.house.ledger.says(who), SuggestionId(random()));
            let (section, said) = (Section::Risks, SectionText::parse(&text).unwrap());
            let make = suggestions::Command::Make { suggestion, section, text: said };
            let told = Told::Just(vec!["suggestions.made"]);
            if let Ok(to) = self.house.act(who, "suggest", make, told).await {
                self.house.ledger.shows(&text, to, &ROOM);
                let back = suggestions::Command::Withdraw { suggestion };
                let told = Told::Just(vec!["suggestions.gone"]);
                self.house.act(who, "withdraw suggestion", back, told).await.unwrap();
            }
        }
        for who in LEAD {
            let (text, note) = (self.house.ledger.says(who), NoteId(random()));
            let say = facilitator_notes::Command::Say { note, text: reason(&text), about: None };
            let told = Told::Only(LEAD.into(), vec!["whispers.said"]);
            let to = self.house.act(who, "whisper", say, told).await.unwrap();
            self.house.ledger.shows(&text, to, &LEAD);
            let told = Told::Only(LEAD.into(), vec!["whispers.dropped"]);
            let drop = facilitator_notes::Command::Drop { note };
            self.house.act(who, "drop whisper", drop, told).await.unwrap();
        }
    }

    /// Signs, which are process: whose a hand is, is seen; who is done is told to those who lead; whose a sign was, to nobody.
    async fn signs(&mut self, [a, b, c, _]: [Who; 4]) {
        use signals::Command as C;
        let house = &mut self.house;
        for done in [true, false, true] {
            let told = Told::Just(vec!["signals.done"]);
            let _ = house.act(a, "done", C::Done { done }, told).await;
        }
        for up in [true, false] {
            let told = Told::Just(vec!["signals.hand"]);
            let _ = house.act(b, "raise hand", C::Hand { up }, told).await;
        }
        let told = Told::Just(vec!["signals.shown"]);
        let _ = house.act(c, "show sign", C::Show { sign: Sign::Slower }, told).await;
        let told = Told::Just(vec!["turns.passed"]);
        let _ = house.act(a, "pass turn", round_robin::Command::Pass, told).await;
    }

    /// All of it.
    pub(crate) async fn battery(&mut self, people: [Who; 4]) -> Asked {
        let mut asked = self.asks().await;
        self.cards(people).await;
        self.answers(people, &mut asked).await;
        self.notes(people).await;
        self.signs(people).await;
        asked
    }
}
