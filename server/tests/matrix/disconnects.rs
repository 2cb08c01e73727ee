//! Disconnects, and the expert who is invited to one of them.

use domain::{
    id::{EvidenceId, SeatId},
    time::Day,
    tool::{cards::Level, disconnects, seats},
};
use serde_json::json;

use super::Walk;
use crate::{
    cast::{ROOM, Who},
    common::{random, secret, story},
    expectations::Disclosure,
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

impl Walk {
    pub(super) async fn differs(&mut self) {
        let (hr, finance) = (
            Who::Hr.function().expect("they speak for a function"),
            Who::Finance.function().expect("they speak for a function"),
        );
        let clinic = Who::Ada.function().expect("they speak for a function");
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
            let seq = self.fixture.does(Who::Hr, "restate", restate, Disclosure::Open).await;
            self.fixture.ledger.allow(&text, seq, to);
            let (text, yes) = (reason(&text), true);
            let confirm = disconnects::Command::Confirm { disconnect, text, yes };
            self.fixture.does(other, "confirm", confirm, Disclosure::Open).await;
            let evidence = EvidenceId(random());
            let (owner, due) =
                (story::function(hr), Day::parse("2027-05-12").expect("it is within its bounds"));
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
            self.fixture.does(Who::Hr, "own", own, Disclosure::Open).await;
        }
    }

    /// An expert is invited to the first disconnect and joins.
    async fn calls(&mut self) {
        let (seat, disconnect) = (SeatId(random()), self.own.disconnects[0]);
        let function = story::function(Who::Expert.function().expect("they speak for a function"));
        let call = seats::Command::Call { seat, function, disconnect };
        self.fixture.seats.insert(Who::Expert, seat.to_string());
        self.fixture.does(Who::Mobilizer, "call", call, Disclosure::Open).await;
        let mobilizer = self.fixture.opened.mobilizer.clone();
        let reply = self.fixture.post(&format!("seats/{seat}/link"), &mobilizer, json!({})).await;
        let token = secret(&reply.json()["link"]);
        self.fixture.post("name", &token, json!({ "name": Who::Expert.name() })).await;
        self.fixture.look().await;
        self.fixture.enter(Who::Expert, token).await;
        let take = seats::Command::Join { function: None };
        self.fixture.does(Who::Expert, "take", take, Disclosure::Open).await;
    }
}
