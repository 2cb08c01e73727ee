//! A group of three that plays a complete workshop over sockets.

use domain::{
    id::{ConditionId, DisconnectId},
    scale::{Gradient, Points, Rating},
    text::{Reason, SectionText, Title},
    time::Day,
    tool::{
        agenda::{self, Round},
        cards::{self, Level},
        disconnects::{self, Settlement},
        resolution::{self, Condition, Disposition, Section},
        seats, statements,
    },
};
use protocol::Start;
use serde_json::json;

use crate::common::{Server, WorkshopAccess, random, socket::Socket, story};

/// A statement that the group is never asked.
pub(crate) const PREPARED: &str = "They will sign whatever it costs.";

fn reason(text: &str) -> Reason {
    Reason::parse(text).unwrap()
}

fn section(text: &str) -> SectionText {
    SectionText::parse(text).unwrap()
}

fn day() -> Day {
    Day::parse("2027-05-12").unwrap()
}

pub(crate) struct Group {
    /// HR, Finance, IT.
    pub(crate) people: Vec<Socket>,
    step: u16,
}

impl Group {
    pub(crate) async fn gather(server: &Server, opened: &WorkshopAccess) -> Self {
        let mut people =
            vec![Socket::enter(server.address, opened.workshop, &opened.mobilizer).await];
        story::start(&mut people[0]).await;
        for (function, veto) in [("Finance", false), ("=IT", true)] {
            let seat =
                json!({ "role": "stakeholder", "function": function, "veto": veto, "name": "K*m" });
            let (_, token) = server.admit(opened, seat).await;
            let mut socket = Socket::enter(server.address, opened.workshop, &token).await;
            socket.ask(seats::Command::Join { function: None }).await.unwrap();
            people.push(socket);
        }
        Self { people, step: 1 }
    }

    pub(crate) async fn advance(&mut self, to: u16) {
        while self.step < to {
            self.people[0].ask(story::next(self.step)).await.unwrap();
            self.step += 1;
        }
    }

    pub(crate) async fn prompt(&mut self) {
        let (statement, put) = story::put("Pain is why people are off sick.");
        self.people[0].ask(put).await.unwrap();
        self.advance(3).await;
        for (socket, text) in
            self.people[1..].iter_mut().zip(["It *costs* too much", "=HYPERLINK(\"http://x\")"])
        {
            socket.ask(story::write(text).1).await.unwrap();
        }
        self.people[0].ask(cards::Command::NothingToAdd).await.unwrap();
        self.advance(4).await;
        self.people[0].ask(story::ask()).await.unwrap();
        for (socket, points) in self.people.iter_mut().zip([9, 8, 2]) {
            let rating = Rating::Points(Points::new(points).unwrap());
            socket
                .ask(statements::Command::Rate { statement, rating, guess: Some(1) })
                .await
                .unwrap();
        }
        self.people[0].ask(story::put(PREPARED).1).await.unwrap();
        self.advance(5).await;
        self.people[0].ask(cards::Command::Reveal).await.unwrap();
        self.people[0].ask(statements::Command::Reveal { round: Round::First }).await.unwrap();
    }

    pub(crate) async fn explore(&mut self) {
        self.advance(7).await;
        let disconnect = DisconnectId(random());
        let title = Title::parse("Who pays").unwrap();
        let (one, two) = (story::function("Finance"), story::function("=IT"));
        let open = disconnects::Command::Open {
            disconnect,
            title,
            statement: None,
            level: Level::Solution,
            one,
            two,
        };
        self.people[0].ask(open).await.unwrap();
        for (index, text) in [(1, "we pay twice"), (2, "we carry the risk")] {
            let explain =
                disconnects::Command::Explain { disconnect, position: None, reason: reason(text) };
            self.people[index].ask(explain).await.unwrap();
        }
        let settlement = Settlement::Accepted { condition: reason("both see the bill") };
        let offer = disconnects::Command::Propose { disconnect, settlement: settlement.clone() };
        self.people[1].ask(offer).await.unwrap();
        self.people[2].ask(disconnects::Command::Agree { disconnect, settlement }).await.unwrap();
    }

    pub(crate) async fn converge(&mut self, server: &Server, opened: &WorkshopAccess) {
        self.advance(9).await;
        let mobilizer = &mut self.people[0];
        let write = |section, text| resolution::Command::Section { section, text: Some(text) };
        mobilizer
            .ask(write(Section::Objective, section("We try it.\n# Not a heading")))
            .await
            .unwrap();
        for function in ["HR", "Finance", "=IT"] {
            let function = story::function(function);
            mobilizer
                .ask(resolution::Command::Line { function, text: Some(section("Two practices.")) })
                .await
                .unwrap();
        }
        let condition = ConditionId(random());
        let value = Condition {
            text: section("Prices stay."),
            owner: story::function("Finance"),
            due: day(),
        };
        mobilizer
            .ask(resolution::Command::Condition { condition, value: Some(value) })
            .await
            .unwrap();
        let Start::Whole { state, .. } =
            Socket::resume(server.address, opened.workshop, &opened.mobilizer, None).await.1
        else {
            panic!("not whole")
        };
        let hash = state.resolution.draft.hash();
        for (index, card) in state.cards.order.iter().enumerate() {
            let disposition = Some(match index {
                0 => Disposition::Accepted { condition },
                _ => Disposition::Parked { owner: story::function("HR"), due: day() },
            });
            mobilizer.ask(resolution::Command::Dispose { card: *card, disposition }).await.unwrap();
        }
        mobilizer.ask(resolution::Command::Propose { hash: hash.clone() }).await.unwrap();
        self.advance(11).await;
        for (socket, gradient) in self.people.iter_mut().zip([
            Gradient::Endorse,
            Gradient::MinorPoint,
            Gradient::Reservations,
        ]) {
            let reason = (gradient == Gradient::Reservations).then(|| reason("It is late."));
            let respond =
                resolution::Command::Respond { hash: hash.clone(), gradient, reason, lift: None };
            socket.ask(respond).await.unwrap();
        }
        self.people[0].ask(resolution::Command::Reveal).await.unwrap();
        self.advance(12).await;
        for socket in &mut self.people {
            socket.ask(resolution::Command::Sign { hash: hash.clone() }).await.unwrap();
        }
        self.advance(13).await;
        self.people[0].ask(agenda::Command::Close).await.unwrap();
    }
}
