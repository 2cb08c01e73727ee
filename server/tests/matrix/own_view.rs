//! The content of single steps: costs, ratings, disconnects, links, trades, the consent round, signatures.

use domain::{
    id::{
        CostId, DisconnectId, EvidenceId, LinkId, NegotiableId, SeatId, StatementId, ThemeId,
        TradeId,
    },
    scale::{Points, Rating},
    text::StatementText,
    time::Day,
    tool::{
        agenda::Round,
        cards::Level,
        costs, disconnects, links, negotiables, one_two_four_all,
        resolution::Document,
        round_robin, seats,
        statements::{self, Asks},
        themes,
    },
};
use serde_json::json;

use super::{Stage, Walk};
use crate::{
    cast::{FACILITATORS, MEMBERS, ROOM, Who},
    common::{random, secret, story},
    expectations::Disclosure,
    fixture::WorkshopFixture,
    probes::{reason, title},
};

pub(super) const WITH_EXPERT: [Who; 10] = [
    Who::Mobilizer,
    Who::Seller,
    Who::Wall,
    Who::Observer,
    Who::Finance,
    Who::Hr,
    Who::Ada,
    Who::Ben,
    Who::Cleo,
    Who::Expert,
];

/// The state that several steps share.
pub(super) struct StepState {
    statements: [StatementId; 2],
    /// Their texts.
    texts: [String; 2],
    /// A statement that is withdrawn before the group is asked.
    discarded: StatementId,
    /// The disconnect that the expert is invited to, and another one.
    pub(super) disconnects: [DisconnectId; 2],
    pub(super) document: Document,
}

impl StepState {
    /// Prepares statements that only the facilitators see: two by the seller, who has the chair, and one by a member.
    pub(super) async fn prepare(fixture: &mut WorkshopFixture) -> Self {
        let statements = [(); 2].map(|()| StatementId(random()));
        let discarded = StatementId(random());
        let mut texts = Vec::new();
        let [first, second] = statements;
        for (who, statement) in [(Who::Seller, first), (Who::Seller, second), (Who::Hr, discarded)]
        {
            let text = fixture.ledger.new_text(who);
            let said = StatementText::parse(&text).unwrap();
            let (level, from_card, asks) = (Level::Problem, None, Asks::Agreement);
            let put = statements::Command::Put { statement, text: said, level, from_card, asks };
            let told = Disclosure::Only(FACILITATORS.into(), vec!["statements.prepared"]);
            let to = fixture.act(who, "prepare statement", put, told).await.unwrap();
            fixture.ledger.allow(&text, to, &FACILITATORS);
            texts.push(text);
        }
        texts.truncate(2);
        let texts = texts.try_into().unwrap();
        let disconnects = [(); 2].map(|()| DisconnectId(random()));
        Self { statements, texts, discarded, disconnects, document: Document::default() }
    }
}

impl Walk {
    /// Does what only this step allows.
    pub(crate) async fn owns(&mut self) {
        match self.step {
            2 => self.costs().await,
            4 => {
                self.asks_the_group().await;
                self.rates(Round::First).await;
            }
            5 => self.reveals().await,
            6 => self.organises().await,
            17 => self.speaks().await,
            18 => self.thinks().await,
            7 => self.differs().await,
            8 => self.links().await,
            9 => self.drafts().await,
            10 => self.trades().await,
            11 => self.rates(Round::Second).await,
            12 => self.objects().await,
            13 => self.signs_it().await,
            _ => {}
        }
        // In every other step a rating is refused, and nobody hears of it.
        if ![4, 11].contains(&self.step) {
            let rate = self.rating(0, 5, 1);
            self.fixture.act(Who::Hr, "rate", rate, Disclosure::nothing()).await.unwrap_err();
        }
    }

    /// Reveals what is revealed at the end of some steps.
    pub(crate) async fn ends(&mut self) {
        match self.step {
            11 => {
                let reveal = statements::Command::Reveal { round: Round::Second };
                self.chair("show ratings", reveal).await;
            }
            13 => self.settles().await,
            _ => {}
        }
    }

    /// An open contribution: everybody in `to` may read it.
    pub(super) async fn says(
        &mut self,
        who: Who,
        label: &'static str,
        to: &[Who],
        command: impl FnOnce(&str) -> domain::Command,
    ) {
        let text = self.fixture.ledger.new_text(who);
        let done = self.fixture.act(who, label, command(&text), Disclosure::Open).await;
        let seq = done.unwrap_or_else(|why| panic!("{label} was refused: {why}"));
        self.fixture.ledger.allow(&text, seq, to);
    }

    async fn costs(&mut self) {
        let (cost, other, grade) = (CostId(random()), CostId(random()), costs::Grade::Claim);
        for (who, cost) in [(Who::Finance, cost), (Who::Ada, other)] {
            self.says(who, "cost", &ROOM, |text| {
                costs::Command::Name { cost, text: reason(text), grade, amount: None }.into()
            })
            .await;
        }
        let accept = costs::Command::Accept { cost, accepted: true };
        self.fixture.act(Who::Hr, "accept cost", accept, Disclosure::Open).await.unwrap();
        let withdraw = costs::Command::Withdraw { cost: other };
        self.fixture.act(Who::Ada, "withdraw cost", withdraw, Disclosure::Open).await.unwrap();
    }

    fn rating(&self, statement: usize, points: u8, guess: u16) -> statements::Command {
        let rating = match points {
            0 => Rating::NotMine,
            points => Rating::Points(Points::new(points).unwrap()),
        };
        let statement = self.own.statements[statement];
        statements::Command::Rate { statement, rating, guess: Some(guess) }
    }

    /// Prepared statements are reordered and withdrawn unseen; then the group is asked.
    async fn asks_the_group(&mut self) {
        let [statement, after] = self.own.statements;
        let told = |kind| Disclosure::Only(FACILITATORS.into(), vec![kind]);
        let place = statements::Command::Place { statement, after: Some(after) };
        let told_of = told("statements.placed");
        self.fixture.act(Who::Seller, "place statement", place, told_of).await.unwrap();
        let withdraw = statements::Command::Withdraw { statement: self.own.discarded };
        let told_of = told("statements.discarded");
        self.fixture.act(Who::Seller, "withdraw statement", withdraw, told_of).await.unwrap();
        let early = self.rating(0, 5, 1);
        self.fixture.act(Who::Hr, "rate", early, Disclosure::nothing()).await.unwrap_err();
        self.fixture.look().await;
        self.fixture.reconnect_everybody(None).await;
        let asked = Disclosure::Just(vec!["statements.asked"; 2]);
        let ask = statements::Command::Ask;
        let to = self.fixture.act(Who::Seller, "ask the group", ask, asked).await.unwrap();
        for text in &self.own.texts {
            self.fixture.ledger.allow(text, to, &ROOM);
        }
    }

    /// Everybody rates, including the participant without a device; one of them changes it several times.
    async fn rates(&mut self, round: Round) {
        let shift = if round == Round::First { 0 } else { 2 };
        let heard = || Disclosure::heard(true, "statements.heard");
        for statement in 0..2 {
            for (number, who) in (0..).zip(MEMBERS.into_iter().chain([Who::Floor])) {
                let points = (number + shift + 3) % 9 + 1;
                let rate = self.rating(statement, points, u16::from(number) % 4);
                self.fixture.act(who, "rate", rate, heard()).await.unwrap();
            }
            let again = self.rating(statement, 9, 6);
            self.fixture.act(Who::Ben, "rate", again, Disclosure::nothing()).await.unwrap();
            let none = self.rating(statement, 0, 6);
            self.fixture.act(Who::Ben, "rate", none, Disclosure::nothing()).await.unwrap();
            let again = self.rating(statement, 8, 5);
            self.fixture.act(Who::Ben, "rate", again, Disclosure::nothing()).await.unwrap();
        }
    }

    /// Reveals the guesses, then the ratings, then the cards; some members mark a statement as seen.
    async fn reveals(&mut self) {
        let round = Round::First;
        self.chair("show guesses", statements::Command::ShowGuesses { round }).await;
        self.chair("show ratings", statements::Command::Reveal { round }).await;
        self.reveals_cards().await;
        for who in [Who::Finance, Who::Cleo, Who::Floor] {
            let statement = self.own.statements[0];
            let seen = statements::Command::Acknowledge { statement };
            let told = Disclosure::Just(vec!["statements.acknowledged"]);
            self.fixture.act(who, "acknowledge", seen, told).await.unwrap();
        }
    }

    async fn organises(&mut self) {
        let cards: Vec<_> = self.open.iter().take(2).map(|(card, _)| *card).collect();
        let (theme, text) = (ThemeId(random()), self.fixture.ledger.new_text(Who::Hr));
        let gather = themes::Command::Gather { theme, title: title(&text), cards };
        let told = Disclosure::Just(vec!["themes.gathered"]);
        let to = self.fixture.act(Who::Hr, "merge", gather, told).await.unwrap();
        self.fixture.ledger.allow(&text, to, &ROOM);
    }

    fn order(&self) -> Vec<SeatId> {
        MEMBERS.iter().map(|who| self.fixture.seats[who].parse().unwrap()).collect()
    }

    /// Everybody speaks in turn. The order begins with the member who passes in this step.
    async fn speaks(&mut self) {
        let mut order = self.order();
        order
            .rotate_left(super::ORDER.iter().position(|step| *step == 17).unwrap() % MEMBERS.len());
        self.chair("draw", round_robin::Command::Draw { order }).await;
    }

    async fn thinks(&mut self) {
        let order = self.order();
        self.chair("pair", one_two_four_all::Command::Begin { order }).await;
        self.stage = Some(Stage::Alone);
        for stage in [Stage::Alone, Stage::Pairs] {
            for who in [Who::Finance, Who::Ada, Who::Cleo] {
                self.finds(who).await;
            }
            self.goes_on(stage).await;
        }
    }

    async fn differs(&mut self) {
        let (hr, finance) = (Who::Hr.function().unwrap(), Who::Finance.function().unwrap());
        let clinic = Who::Ada.function().unwrap();
        for (disconnect, other) in self.own.disconnects.into_iter().zip([finance, clinic]) {
            let (one, two) = (story::function(hr), story::function(other));
            let (level, statement) = (Level::Problem, None);
            let open = |text: &str| {
                let title = title(text);
                disconnects::Command::Open { disconnect, title, statement, level, one, two }.into()
            };
            let to: &[Who] = if other == finance { &WITH_EXPERT } else { &ROOM };
            self.says(Who::Cleo, "open", to, open).await;
        }
        self.calls().await;
        for (disconnect, other) in self.own.disconnects.into_iter().zip([Who::Finance, Who::Ada]) {
            let to: &[Who] = if other == Who::Finance { &WITH_EXPERT } else { &ROOM };
            for who in [Who::Hr, other] {
                self.says(who, "explain", to, |text| {
                    let (position, reason) = (None, reason(text));
                    disconnects::Command::Explain { disconnect, position, reason }.into()
                })
                .await;
            }
            let text = self.fixture.ledger.new_text(Who::Hr);
            let restate = disconnects::Command::Restate { disconnect, text: reason(&text) };
            let seq =
                self.fixture.act(Who::Hr, "restate", restate, Disclosure::Open).await.unwrap();
            self.fixture.ledger.allow(&text, seq, to);
            let (text, yes) = (reason(&text), true);
            let confirm = disconnects::Command::Confirm { disconnect, text, yes };
            self.fixture.act(other, "confirm", confirm, Disclosure::Open).await.unwrap();
            let evidence = EvidenceId(random());
            let (owner, due) = (story::function(hr), Day::parse("2027-05-12").unwrap());
            self.says(Who::Hr, "ask evidence", to, |text| {
                let ask = reason(text);
                disconnects::Command::Ask { disconnect, evidence, ask, owner, due }.into()
            })
            .await;
            let finder = if other == Who::Finance { Who::Expert } else { Who::Hr };
            self.says(finder, "find", to, |text| {
                let found = reason(text);
                disconnects::Command::Find { disconnect, evidence, found }.into()
            })
            .await;
            let own = disconnects::Command::AssignOwner { disconnect, owner: story::function(hr) };
            self.fixture.act(Who::Hr, "own", own, Disclosure::Open).await.unwrap();
        }
    }

    /// An expert is invited to the first disconnect and joins.
    async fn calls(&mut self) {
        let (seat, disconnect) = (SeatId(random()), self.own.disconnects[0]);
        let function = story::function(Who::Expert.function().unwrap());
        let call = seats::Command::Call { seat, function, disconnect };
        self.fixture.seats.insert(Who::Expert, seat.to_string());
        self.fixture.act(Who::Mobilizer, "call", call, Disclosure::Open).await.unwrap();
        let mobilizer = self.fixture.opened.mobilizer.clone();
        let reply = self.fixture.post(&format!("seats/{seat}/link"), &mobilizer, json!({})).await;
        let token = secret(&reply.json()["link"]);
        self.fixture.post("name", &token, json!({ "name": Who::Expert.name() })).await;
        self.fixture.look().await;
        self.fixture.enter(Who::Expert, token).await;
        let take = seats::Command::Join { function: None };
        self.fixture.act(Who::Expert, "take", take, Disclosure::Open).await.unwrap();
    }

    async fn links(&mut self) {
        let [(from, _), (to, _), ..] = self.open[..] else { panic!("cards to link") };
        let link = LinkId(random());
        self.says(Who::Ben, "link", &ROOM, |text| {
            links::Command::Link { link, from, to, note: Some(reason(text)) }.into()
        })
        .await;
        let told = Disclosure::Just(vec!["links.unlinked"]);
        self.fixture.act(Who::Ben, "unlink", links::Command::Unlink { link }, told).await.unwrap();
    }

    async fn trades(&mut self) {
        let (negotiable, trade) = (NegotiableId(random()), TradeId(random()));
        self.says(Who::Finance, "want", &ROOM, |text| {
            let (attribute, today) = (title(text), title("June"));
            negotiables::Command::Put { negotiable, attribute, today }.into()
        })
        .await;
        let (concern, author) =
            self.open.iter().rev().find(|(_, who)| MEMBERS.contains(who)).copied().unwrap();
        self.says(Who::Mobilizer, "offer", &ROOM, |text| {
            let (answer, gives) = (title(text), title("a month"));
            negotiables::Command::Offer { trade, concern, negotiable, answer, gives }.into()
        })
        .await;
        let accept = negotiables::Command::Accept { trade, accepted: true };
        self.fixture.act(Who::Hr, "trade", accept, Disclosure::Open).await.unwrap();
        let told = Disclosure::Just(vec!["negotiables.settled"]);
        let settle = negotiables::Command::Settle { trade };
        self.fixture.act(author, "settle", settle, told).await.unwrap();
    }
}
