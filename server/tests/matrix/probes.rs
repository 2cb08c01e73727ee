//! What everybody tries in every step: each command that carries personal content, and what others may learn of it. A
//! command that does not belong to the step is refused, and nobody hears of it.

use domain::{
    id::{CardId, NoteId, RequestId, StepId, SuggestionId, TermId, VoteId},
    text::{CardText, Reason, SectionText, Title},
    tool::{
        agenda::{Activity, Phase},
        cards::{self, CardKind, Level},
        charter::Visibility,
        facilitator_notes, glossary, one_two_four_all, requests,
        resolution::Section,
        round_robin,
        signals::{self, Reaction},
        stage_poll, suggestions,
        temperature::{self, Fingers},
        votes::{self, Rule},
    },
    vote::Stars,
};

use super::{
    agenda::PlannedStep,
    cast::{FACILITATORS, MEMBERS, ROOM, Who},
    common::{random, story},
    expectations::Disclosure,
    steps::{Walk, group},
};

pub(crate) fn reason(text: &str) -> Reason {
    Reason::parse(text).expect("it is within its bounds")
}

pub(crate) fn title(text: &str) -> Title {
    Title::parse(text).expect("it is within its bounds")
}

fn stars(numbers: [u8; 2]) -> Vec<Stars> {
    numbers.map(|number| Stars::new(number).expect("it is within its bounds")).into()
}

/// A card that is not revealed yet.
#[derive(Clone, Debug)]
pub(crate) struct SealedCard {
    pub(crate) step: StepId,
    pub(crate) by: Who,
    pub(crate) text: String,
    /// Its id, while it is a concern.
    pub(crate) concern: Option<CardId>,
}

/// The questions asked in this step.
pub(crate) struct StepQuestions {
    pub(crate) term: TermId,
    pub(crate) vote: VoteId,
    /// The meanings people gave for a word, until they are revealed.
    pub(crate) meanings: Vec<String>,
}

impl Walk {
    /// Whether a card written now is sealed, restated independently of the rules: when anonymous always; otherwise in
    /// Prompt and in silent writing steps, until that step's cards are revealed.
    fn seals(&self) -> bool {
        let PlannedStep { id, phase, activity, .. } = self.step();
        let silent = phase == Phase::Prompt || activity == Activity::Write { sealed: true };
        self.fixture.promise == Visibility::Anonymous || (silent && !self.shown.contains(&id))
    }

    /// Writes a card, and expects what others learn of it.
    pub(crate) async fn writes(&mut self, who: Who) -> Option<(CardId, String)> {
        let text = self.fixture.ledger.new_text(who);
        let (card, kind, level) = (CardId(random()), CardKind::Concern, Level::Problem);
        let (said, step) =
            (CardText::parse(&text).expect("it is within its bounds"), self.step().id);
        let (first, sealed) = (!self.voices.contains(&(step, who)), self.seals());
        let mut told = Vec::new();
        told.extend((!sealed).then_some("cards.written"));
        told.extend(first.then_some("cards.heard"));
        told.extend((sealed && self.shown.contains(&step)).then_some("cards.waits"));
        let write = cards::Command::Write { card, kind, level, text: said, builds_on: None };
        let to = self.fixture.act(who, "write", write, Disclosure::Just(told)).await.ok()?;
        self.voices.insert((step, who));
        if sealed {
            let concern = Some(card);
            self.waiting.push(SealedCard { step, by: who, text: text.clone(), concern });
        } else {
            self.fixture.ledger.allow(&text, to, &ROOM);
            self.open.push((card, who));
        }
        Some((card, text))
    }

    /// Edits a card.
    async fn edits(&mut self, who: Who, card: CardId, old: &str) {
        let text = self.fixture.ledger.new_text(who);
        let (kind, level) = (CardKind::Goal, Level::Solution);
        let sealed = self.waiting.iter().any(|waiting| waiting.text == old);
        let told =
            if sealed { Disclosure::nothing() } else { Disclosure::Just(vec!["cards.edited"]) };
        let said = CardText::parse(&text).expect("it is within its bounds");
        let edit = cards::Command::Edit { card, kind, level, text: said };
        let Ok(to) = self.fixture.act(who, "edit", edit, told).await else { return };
        if sealed {
            let waiting = self.waiting.iter_mut().find(|waiting| waiting.text == old).unwrap();
            *waiting = SealedCard { text, concern: None, ..waiting.clone() };
        } else {
            self.open.retain(|(known, _)| *known != card);
            self.fixture.ledger.allow(&text, to, &ROOM);
        }
    }

    /// Deletes a card. What was never revealed is never disclosed.
    async fn deletes(&mut self, who: Who, card: CardId, text: &str) {
        let sealed = self.waiting.iter().any(|waiting| waiting.text == text);
        let told =
            if sealed { Disclosure::nothing() } else { Disclosure::Just(vec!["cards.deleted"]) };
        if self.fixture.act(who, "delete", cards::Command::Delete { card }, told).await.is_ok() {
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
        let step = self.step().id;
        let first = !self.voices.contains(&(step, d));
        let told = Disclosure::heard(first, "cards.heard");
        let nothing = cards::Command::NothingToAdd;
        if self.fixture.act(d, "nothing to add", nothing, told).await.is_ok() {
            self.voices.insert((step, d));
        }
    }

    /// The chair asks everything that can be asked.
    async fn asks(&mut self) -> StepQuestions {
        let (term, vote) = (TermId(random()), VoteId(random()));
        let chair = Who::Seller;
        let word = title(&format!("word{}", self.step().id.0));
        let options = ["one", "two"].map(title).into();
        let (question, rule) = (title("Which?"), Rule::Star);
        let fixture = &mut self.fixture;
        let ask = stage_poll::Command::Ask;
        let _ =
            fixture.act(chair, "ask where", ask, Disclosure::Just(vec!["whereabouts.asked"])).await;
        let ask = temperature::Command::Ask;
        let _ =
            fixture.act(chair, "ask hands", ask, Disclosure::Just(vec!["temperature.asked"])).await;
        let put = glossary::Command::Put { term, word };
        let _ = fixture.act(chair, "put word", put, Disclosure::Just(vec!["glossary.put"])).await;
        let open = votes::Command::Open { vote, question, rule, options };
        let _ = fixture.act(chair, "open vote", open, Disclosure::Just(vec!["votes.opened"])).await;
        StepQuestions { term, vote, meanings: Vec::new() }
    }

    /// Everybody answers; `a` answers twice.
    async fn answers(&mut self, [a, b, c, _]: [Who; 4], asked: &mut StepQuestions) {
        for (number, who, first) in
            [(0_u8, a, true), (1, a, false), (2, b, true), (3, c, true), (4, Who::Floor, true)]
        {
            let place = stage_poll::Command::Say { level: Level::ALL[usize::from(number) % 3] };
            let told = Disclosure::heard(first, "whereabouts.heard");
            let _ = self.fixture.act(who, "say where", place, told).await;
            let ballot = stars([number, 5 - number]);
            let cast = votes::Command::Cast { vote: asked.vote, ballot };
            let told = Disclosure::heard(first, "votes.heard");
            let _ = self.fixture.act(who, "cast", cast, told).await;
            let text = self.fixture.ledger.new_text(who);
            let mean = glossary::Command::Mean { term: asked.term, text: reason(&text) };
            let told = Disclosure::heard(first, "glossary.heard");
            if self.fixture.act(who, "mean", mean, told).await.is_ok() {
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
        let say = temperature::Command::Say {
            fingers: Fingers::new(number).expect("it is within its bounds"),
        };
        let told = Disclosure::heard(first, "temperature.heard");
        let _ = self.fixture.act(who, "hand", say, told).await;
    }

    /// A small group's note goes to that group only.
    pub(crate) async fn finds(&mut self, who: Who) {
        let Some(stage) = self.stage else {
            let text = self.fixture.ledger.new_text(who);
            let note = one_two_four_all::Command::Note { text: reason(&text) };
            self.fixture.is_refused(who, "note", note).await;
            return;
        };
        let (text, group) = (self.fixture.ledger.new_text(who), group(stage, who));
        let note = one_two_four_all::Command::Note { text: reason(&text) };
        let told = Disclosure::Only(group.clone(), vec!["pairs.noted"]);
        if let Ok(to) = self.fixture.act(who, "note", note, told).await {
            self.fixture.ledger.allow(&text, to, &group);
            self.found.insert((stage, group), text);
        }
    }

    /// Smaller contributions: notes, requests, suggestions, facilitator notes.
    async fn notes(&mut self, [a, b, _, d]: [Who; 4]) {
        self.finds(a).await;
        let (text, request) = (self.fixture.ledger.new_text(b), RequestId(random()));
        let whom = MEMBERS.into_iter().find(|who| who.function() != b.function()).unwrap();
        let to = story::function(whom.function().expect("they speak for a function"));
        let ask = requests::Command::Ask { request, to, text: reason(&text) };
        let told = || Disclosure::Just(vec!["requests.asked"]);
        if let Ok(to) = self.fixture.act(b, "request", ask, told()).await {
            self.fixture.ledger.allow(&text, to, &ROOM);
            let answer = requests::Command::Answer { request, answer: requests::Reply::Try };
            let told = Disclosure::Just(vec!["requests.answered"]);
            self.fixture.does(whom, "answer", answer, told).await;
            let told = Disclosure::Just(vec!["requests.withdrawn"]);
            let back = requests::Command::Withdraw { request };
            self.fixture.does(b, "withdraw request", back, told).await;
        }
        for who in [d, Who::Seller] {
            let (text, suggestion) = (self.fixture.ledger.new_text(who), SuggestionId(random()));
            let (section, said) =
                (Section::Risks, SectionText::parse(&text).expect("it is within its bounds"));
            let make = suggestions::Command::Make { suggestion, section, text: said };
            let told = Disclosure::Just(vec!["suggestions.made"]);
            if let Ok(to) = self.fixture.act(who, "suggest", make, told).await {
                self.fixture.ledger.allow(&text, to, &ROOM);
                let back = suggestions::Command::Withdraw { suggestion };
                let told = Disclosure::Just(vec!["suggestions.gone"]);
                self.fixture.does(who, "withdraw suggestion", back, told).await;
            }
        }
        for who in FACILITATORS {
            let (text, note) = (self.fixture.ledger.new_text(who), NoteId(random()));
            let say = facilitator_notes::Command::Say { note, text: reason(&text), about: None };
            let told = Disclosure::Only(FACILITATORS.into(), vec!["whispers.said"]);
            let to = self.fixture.does(who, "write note", say, told).await;
            self.fixture.ledger.allow(&text, to, &FACILITATORS);
            let told = Disclosure::Only(FACILITATORS.into(), vec!["whispers.dropped"]);
            let drop = facilitator_notes::Command::Drop { note };
            self.fixture.does(who, "drop note", drop, told).await;
        }
    }

    /// Reactions: everybody sees whose hand is raised, facilitators see who is done, nobody sees whose reaction it was.
    async fn signs(&mut self, [a, b, c, _]: [Who; 4]) {
        use signals::Command as C;
        let fixture = &mut self.fixture;
        for done in [true, false, true] {
            let told = Disclosure::Just(vec!["signals.done"]);
            let _ = fixture.act(a, "done", C::Done { done }, told).await;
        }
        for up in [true, false] {
            let told = Disclosure::Just(vec!["signals.hand"]);
            let _ = fixture.act(b, "raise hand", C::Hand { up }, told).await;
        }
        let told = Disclosure::Just(vec!["signals.shown"]);
        let _ = fixture.act(c, "show sign", C::Show { reaction: Reaction::Slower }, told).await;
        let told = Disclosure::Just(vec!["turns.passed"]);
        let _ = fixture.act(a, "pass turn", round_robin::Command::Pass, told).await;
    }

    /// Runs all probes.
    pub(crate) async fn probes_everything(&mut self, people: [Who; 4]) -> StepQuestions {
        let mut asked = self.asks().await;
        self.cards(people).await;
        self.answers(people, &mut asked).await;
        self.answers_rounds(people).await;
        self.notes(people).await;
        self.signs(people).await;
        asked
    }
}
