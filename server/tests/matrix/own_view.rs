//! The content of single steps: costs, ratings, themes, links, trades. Disconnects: `disconnects`; the resolution:
//! `consent`.

use super::{Stage, Walk};
use crate::{
    cast::{FACILITATORS, MEMBERS, ROOM, Who},
    common::random,
    expectations::Disclosure,
    fixture::WorkshopFixture,
    probes::{reason, title},
};
use domain::{
    id::{CostId, DisconnectId, LinkId, NegotiableId, SeatId, StatementId, ThemeId, TradeId},
    scale::{Points, Rating},
    text::StatementText,
    tool::{
        agenda::{Recipe, Round},
        cards::Level,
        costs, links, negotiables, one_two_four_all,
        resolution::Document,
        round_robin,
        statements::{self, Asks},
        themes,
    },
};

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
            let said = StatementText::parse(&text).expect("it is within its bounds");
            let (level, from_card, asks) = (Level::Problem, None, Asks::Agreement);
            let put = statements::Command::Put { statement, text: said, level, from_card, asks };
            let told = Disclosure::Only(FACILITATORS.into(), vec!["statements.prepared"]);
            let to = fixture.does(who, "prepare statement", put, told).await;
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
        let recipe = self.step().recipe;
        match recipe {
            Recipe::Insight => self.costs().await,
            Recipe::Rate => {
                self.asks_the_group().await;
                self.rates(Round::First).await;
            }
            Recipe::Reveal => self.reveals().await,
            Recipe::Organise => self.organises().await,
            Recipe::RoundRobin => self.speaks().await,
            Recipe::OneTwoFourAll => self.thinks().await,
            Recipe::Disconnects => self.differs().await,
            Recipe::Links => self.links().await,
            Recipe::Draft => {
                self.drafts().await;
                self.adds_a_condition().await;
            }
            Recipe::Trade => self.trades().await,
            Recipe::RateAgain => self.rates(Round::Second).await,
            Recipe::Consent => self.objects().await,
            Recipe::Sign => self.signs_it().await,
            _ => {}
        }
        // In every other step a rating is refused, and nobody hears of it.
        if ![Recipe::Rate, Recipe::RateAgain].contains(&recipe) {
            let rate = self.rating(0, 5, 1);
            self.fixture.is_refused(Who::Hr, "rate", rate).await;
        }
    }

    /// Reveals what is revealed at the end of some steps.
    pub(crate) async fn ends(&mut self) {
        match self.step().recipe {
            Recipe::RateAgain => {
                let reveal = statements::Command::Reveal { round: Round::Second };
                self.chair("show ratings", reveal).await;
            }
            Recipe::Sign => self.settles().await,
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
        self.fixture.does(Who::Hr, "accept cost", accept, Disclosure::Open).await;
        let withdraw = costs::Command::Withdraw { cost: other };
        self.fixture.does(Who::Ada, "withdraw cost", withdraw, Disclosure::Open).await;
    }

    fn rating(&self, statement: usize, points: u8, guess: u16) -> statements::Command {
        let rating = match points {
            0 => Rating::NotMine,
            points => Rating::Points(Points::new(points).expect("it is within its bounds")),
        };
        let statement = self.own.statements[statement];
        statements::Command::Rate { statement, rating, guess: Some(guess) }
    }

    /// Prepared statements are reordered, reworded and withdrawn unseen; then the group is asked.
    async fn asks_the_group(&mut self) {
        let [statement, after] = self.own.statements;
        let told = |kind| Disclosure::Only(FACILITATORS.into(), vec![kind]);
        let place = statements::Command::Place { statement, after: Some(after) };
        let told_of = told("statements.placed");
        self.fixture.does(Who::Seller, "place statement", place, told_of).await;
        let text = self.fixture.ledger.new_text(Who::Seller);
        let said = StatementText::parse(&text).expect("it is within its bounds");
        let reword = statements::Command::Reword { statement, text: said };
        let told_of = told("statements.prepared");
        let to = self.fixture.does(Who::Seller, "reword", reword, told_of).await;
        self.fixture.ledger.allow(&text, to, &FACILITATORS);
        self.own.texts[0] = text;
        let withdraw = statements::Command::Withdraw { statement: self.own.discarded };
        let told_of = told("statements.discarded");
        self.fixture.does(Who::Seller, "withdraw statement", withdraw, told_of).await;
        let early = self.rating(0, 5, 1);
        self.fixture.is_refused(Who::Hr, "rate", early).await;
        self.fixture.look().await;
        self.fixture.reconnect_everybody(None).await;
        let asked = Disclosure::Just(vec!["statements.asked"; 2]);
        let ask = statements::Command::Ask;
        let to = self.fixture.does(Who::Seller, "ask the group", ask, asked).await;
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
                self.fixture.does(who, "rate", rate, heard()).await;
            }
            let again = self.rating(statement, 9, 6);
            self.fixture.does(Who::Ben, "rate", again, Disclosure::nothing()).await;
            let none = self.rating(statement, 0, 6);
            self.fixture.does(Who::Ben, "rate", none, Disclosure::nothing()).await;
            let again = self.rating(statement, 8, 5);
            self.fixture.does(Who::Ben, "rate", again, Disclosure::nothing()).await;
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
            self.fixture.does(who, "acknowledge", seen, told).await;
        }
    }

    async fn organises(&mut self) {
        let cards: Vec<_> = self.open.iter().take(2).map(|(card, _)| *card).collect();
        let (theme, text) = (ThemeId(random()), self.fixture.ledger.new_text(Who::Hr));
        let gather = themes::Command::Gather { theme, title: title(&text), cards };
        let told = Disclosure::Just(vec!["themes.gathered"]);
        let to = self.fixture.does(Who::Hr, "merge", gather, told).await;
        self.fixture.ledger.allow(&text, to, &ROOM);
        let rename = |text: &str| themes::Command::Rename { theme, title: title(text) }.into();
        self.says(Who::Ada, "rename", &ROOM, rename).await;
    }

    fn order(&self) -> Vec<SeatId> {
        MEMBERS.iter().map(|who| self.fixture.seats[who].parse().unwrap()).collect()
    }

    /// Everybody speaks in turn. The order begins with the member who passes in this step.
    async fn speaks(&mut self) {
        let mut order = self.order();
        order.rotate_left(self.step().place % MEMBERS.len());
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

    async fn links(&mut self) {
        let [(from, _), (to, _), ..] = self.open[..] else { panic!("cards to link") };
        let link = LinkId(random());
        self.says(Who::Ben, "link", &ROOM, |text| {
            links::Command::Link { link, from, to, note: Some(reason(text)) }.into()
        })
        .await;
        let told = Disclosure::Just(vec!["links.unlinked"]);
        self.fixture.does(Who::Ben, "unlink", links::Command::Unlink { link }, told).await;
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
        self.fixture.does(Who::Hr, "trade", accept, Disclosure::Open).await;
        let told = Disclosure::Just(vec!["negotiables.settled"]);
        let settle = negotiables::Command::Settle { trade };
        self.fixture.does(author, "settle", settle, told).await;
    }
}
