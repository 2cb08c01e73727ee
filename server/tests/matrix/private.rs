//! The customers among themselves: the seller, and a wall that does not stay, hear nothing of anything; and afterwards
//! nothing of what was said then, but what was released.

use domain::tool::{
    charter::Visibility,
    customers_only::{self, Item},
};
use serde_json::json;

use super::{
    cast::{MEMBERS, ROOM, Who},
    expectations::Told,
    steps::Walk,
};

const OUT: [Who; 2] = [Who::Seller, Who::Wall];
const IN: [Who; 7] =
    [Who::Mobilizer, Who::Observer, Who::Finance, Who::Hr, Who::Ada, Who::Ben, Who::Cleo];

pub(crate) async fn play(promise: Visibility) {
    let mut walk = Walk::begin(promise).await;
    for step in [1, 2, 3, 15, 4, 5, 6] {
        walk.enters(step).await;
    }
    for who in [Who::Finance, Who::Hr, Who::Ada] {
        walk.writes(who).await;
    }
    walk.house.look().await;
    let start = customers_only::Command::Start { wall: false };
    walk.house.act(Who::Mobilizer, "start", start, Told::Open).await.unwrap();
    walk.house.look().await;

    // From here on nothing of it is for those outside.
    let before = walk.house.seq;
    let mut said = Vec::new();
    for who in MEMBERS.into_iter().chain([Who::Floor]) {
        said.extend(walk.says_apart(who).await);
    }
    let mobilizer = walk.house.opened.mobilizer.clone();
    walk.house.post("name", &mobilizer, json!({ "name": "NxMeanwhile" })).await;
    for who in OUT {
        let watcher = walk.house.watchers.get_mut(&who).unwrap();
        let came = watcher.socket.settle().await;
        assert!(came.is_empty(), "{who:?} was told {came:?}");
        watcher.socket.frames.clear();
    }
    walk.house.post("name", &mobilizer, json!({ "name": Who::Mobilizer.name() })).await;
    walk.house.keep_from(OUT).await;
    for resume in [None, Some(before)] {
        walk.house.come_again(resume).await;
    }
    walk.house.ask(true, false).await;

    // They come back, and are shown where the group stands, and nothing that was said.
    let end = customers_only::Command::End;
    walk.house.act(Who::Mobilizer, "end", end, Told::Open).await.unwrap();
    walk.house.keep_from([]).await;
    for resume in [None, Some(before)] {
        walk.house.come_again(resume).await;
    }
    walk.house.ask(true, false).await;
    // What comes right after was meant for the customers too.
    said.extend(walk.says_apart(Who::Ben).await);
    walk.house.keep_from([]).await;
    if let Some((card, text)) = said.first() {
        let release = customers_only::Command::Release { item: Item::Card(*card) };
        let to = walk.house.act(Who::Mobilizer, "release", release, Told::Open).await.unwrap();
        walk.house.ledger.shows(text, to, &ROOM);
        walk.house.keep_from([]).await;
    }
    walk.house.come_again(None).await;
    walk.house.ask(true, false).await;
    walk.house.close();
}

impl Walk {
    /// A card that is written now: those inside read it at once, or wait for it to be shown; nobody else ever does.
    async fn says_apart(&mut self, who: Who) -> Option<(domain::id::CardId, String)> {
        use domain::{
            id::CardId,
            text::CardText,
            tool::cards::{self, Kind, Level},
        };
        let (text, card) = (self.house.ledger.says(who), CardId(super::common::random()));
        let (kind, level) = (Kind::Concern, Level::Problem);
        let said = CardText::parse(&text).unwrap();
        let write = cards::Command::Write { card, kind, level, text: said, builds_on: None };
        let to = self.house.act(who, "write", write, Told::Open).await.unwrap();
        if self.house.promise == Visibility::Anonymous {
            return None;
        }
        self.house.ledger.shows(&text, to, &IN);
        Some((card, text))
    }
}
