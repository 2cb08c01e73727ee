//! The private session: the seller and the wall receive nothing during it, and afterwards nothing of what was said,
//! except what was released.

use domain::tool::{
    agenda::Recipe,
    charter::Visibility,
    customers_only::{self, Item},
};
use serde_json::json;

use super::{
    cast::{MEMBERS, ROOM, Who},
    expectations::Disclosure,
    steps::Walk,
};

const OUT: [Who; 2] = [Who::Seller, Who::Wall];
const IN: [Who; 7] =
    [Who::Mobilizer, Who::Observer, Who::Finance, Who::Hr, Who::Ada, Who::Ben, Who::Cleo];

pub(crate) async fn play(promise: Visibility) {
    let mut walk = Walk::begin(promise).await;
    walk.enters_up_to(Recipe::Organise).await;
    for who in [Who::Finance, Who::Hr, Who::Ada] {
        walk.writes(who).await;
    }
    walk.fixture.look().await;
    let start = customers_only::Command::Start { wall: false };
    walk.fixture.does(Who::Mobilizer, "start", start, Disclosure::Open).await;
    walk.fixture.look().await;

    // From here on outsiders must receive nothing.
    let before = walk.fixture.positions().await;
    let mut said = Vec::new();
    for who in MEMBERS.into_iter().chain([Who::Floor]) {
        said.extend(walk.writes_in_private(who).await);
    }
    let mobilizer = walk.fixture.opened.mobilizer.clone();
    walk.fixture.post("name", &mobilizer, json!({ "name": "NxMeanwhile" })).await;
    for who in OUT {
        let watcher = walk.fixture.watchers.get_mut(&who).unwrap();
        let came = watcher.socket.settle().await;
        assert!(came.is_empty(), "{who:?} was told {came:?}");
        watcher.socket.frames.clear();
        watcher.inbox.clear();
    }
    walk.fixture.post("name", &mobilizer, json!({ "name": Who::Mobilizer.name() })).await;
    walk.fixture.look_excluding(OUT).await;
    for resume in [None, Some(&before)] {
        walk.fixture.reconnect_everybody(resume).await;
    }
    walk.fixture.ask(true, false).await;

    // The outsiders return and see where the group is, but nothing that was said.
    let end = customers_only::Command::End;
    walk.fixture.does(Who::Mobilizer, "end", end, Disclosure::Open).await;
    walk.fixture.look_excluding([]).await;
    for resume in [None, Some(&before)] {
        walk.fixture.reconnect_everybody(resume).await;
    }
    walk.fixture.ask(true, false).await;
    // A card sent right afterwards was still meant for the customers only.
    said.extend(walk.writes_in_private(Who::Ben).await);
    walk.fixture.look_excluding([]).await;
    if let Some((card, text)) = said.first() {
        let release = customers_only::Command::Release { item: Item::Card(*card) };
        let to = walk.fixture.does(Who::Mobilizer, "release", release, Disclosure::Open).await;
        walk.fixture.ledger.allow(text, to, &ROOM);
        walk.fixture.look_excluding([]).await;
    }
    walk.fixture.reconnect_everybody(None).await;
    walk.fixture.ask(true, false).await;
    walk.fixture.close();
}

impl Walk {
    /// Writes a card: insiders read it at once, or after its reveal; nobody else ever does.
    async fn writes_in_private(&mut self, who: Who) -> Option<(domain::id::CardId, String)> {
        use domain::{
            id::CardId,
            text::CardText,
            tool::cards::{self, CardKind, Level},
        };
        let (text, card) = (self.fixture.ledger.new_text(who), CardId(super::common::random()));
        let (kind, level) = (CardKind::Concern, Level::Problem);
        let said = CardText::parse(&text).expect("it is within its bounds");
        let write = cards::Command::Write { card, kind, level, text: said, builds_on: None };
        let to = self.fixture.does(who, "write", write, Disclosure::Open).await;
        if self.fixture.promise == Visibility::Anonymous {
            return None;
        }
        self.fixture.ledger.allow(&text, to, &IN);
        Some((card, text))
    }
}
