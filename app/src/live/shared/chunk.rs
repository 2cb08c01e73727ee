//! The chunks of the live page's program: what is loaded only when it is needed, and what is shown meanwhile.
//!
//! A chunk is reached through the functions that it hands over when it is loaded, and through nothing else: whatever the
//! rest of the page names is part of the rest. `frontend` makes the cuts, `.make/site.mjs` the files.

use std::{cell::RefCell, future::Future, pin::Pin, sync::OnceLock};

use domain::{
    id::{DisconnectId, VoteId},
    tool::agenda::Step,
};
use leptos::{prelude::*, task::spawn_local};
use texts::connect as t;

use crate::{
    browser::{page, rest},
    state::{Room, all_tools::QUIET},
    ui::{
        AnySignal,
        controls::button,
        dots::idle_dots,
        icon::Icon,
        parts::{buttons, note},
    },
};

/// A part of the program that is loaded by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chunk {
    /// The frame of the meeting's page, with the waiting room and the first step.
    Frame,
    /// Writing cards.
    Write,
    /// The steps after writing: rating, reveal, and the conversations of the toolbox.
    Explore,
    /// The steps about what differs.
    Differ,
    /// The steps about the decision.
    Decide,
    /// What only facilitators see.
    Lead,
    /// What opens over the page on request, or stands above the stage only at some times.
    Sheets,
    /// The big screen.
    Wall,
    /// What comes after the meeting.
    FollowThrough,
}

/// What a chunk hands over.
#[derive(Clone, Copy, Debug)]
pub enum Loaded {
    Frame(fn() -> AnyView),
    Write(fn(&Step) -> AnyView),
    Explore(ExploreParts),
    Differ(DifferParts),
    Decide(fn(&Step) -> AnyView),
    Lead(LeadParts),
    Sheets(SheetParts),
    Wall(fn() -> AnyView),
    FollowThrough(FollowThroughParts),
}

/// What [`Chunk::Explore`] hands over.
#[derive(Clone, Copy, Debug)]
pub struct ExploreParts {
    pub stage: fn(&Step) -> AnyView,
    /// The question at which level the group is.
    pub stage_poll: fn(Room) -> AnyView,
    /// One vote: the ballot, then the count.
    pub vote: fn(Room, VoteId) -> AnyView,
}

/// What [`Chunk::Differ`] hands over.
#[derive(Clone, Copy, Debug)]
pub struct DifferParts {
    pub stage: fn(&Step) -> AnyView,
    /// The one disconnect that an invited expert sees.
    pub expert: fn(Room, DisconnectId) -> AnyView,
}

/// What [`Chunk::Lead`] hands over.
#[derive(Clone, Copy, Debug)]
pub struct LeadParts {
    /// The left column.
    pub rail: fn() -> AnyView,
    /// The right column.
    pub aside: fn() -> AnyView,
    /// What the list of people has for those who organize them.
    pub people: fn(Room) -> AnyView,
    /// The statements before the group is asked, on a step before they are rated.
    pub prepared: fn(Room) -> AnyView,
    /// The planned start.
    pub schedule: fn(Room) -> AnyView,
}

/// What [`Chunk::Sheets`] hands over.
#[derive(Clone, Copy, Debug)]
pub struct SheetParts {
    /// The list of people; the signal says whether its sheet is open.
    pub people: fn(RwSignal<bool>) -> AnyView,
    /// The list of the keys: whether they are on, and how to switch them.
    pub keys: fn(Signal<bool>, Callback<bool>) -> AnyView,
    /// The menu with everything else: opens the list of people, and the list of the keys.
    pub more: fn(RwSignal<bool>, RwSignal<bool>) -> AnyView,
    pub notice: fn(Room, Notice) -> AnyView,
}

/// What can stand above the stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The Mobilizer enters for somebody else.
    Entering,
    /// The people are simulated.
    Rehearsal,
    /// The seller is outside.
    Private,
    /// This person is outside.
    Out,
    /// The texts that did not become part of the workshop.
    Recovered,
    /// This person looks elsewhere than the group.
    Elsewhere,
}

/// What [`Chunk::FollowThrough`] hands over.
#[derive(Clone, Copy, Debug)]
pub struct FollowThroughParts {
    pub page: fn() -> AnyView,
    /// The banner on the page of the meeting, once that has ended.
    pub band: fn(Room) -> AnyView,
}

/// Loads a chunk; `None` if it could not be loaded.
pub type Fetch = fn(Chunk) -> Pin<Box<dyn Future<Output = Option<Loaded>>>>;

static FETCH: OnceLock<Fetch> = OnceLock::new();

thread_local! {
    static LOADED: RefCell<Vec<(Chunk, Loaded)>> = const { RefCell::new(Vec::new()) };
}

/// Says how chunks are loaded. The program's entry knows.
#[cfg(feature = "browser")]
pub fn fetched_by(fetch: Fetch) {
    // The page starts once.
    let _ = FETCH.set(fetch);
}

fn loaded(chunk: Chunk) -> Option<Loaded> {
    let find = |all: &Vec<(Chunk, Loaded)>| all.iter().find(|known| known.0 == chunk).copied();
    LOADED.with_borrow(find).map(|(_, loaded)| loaded)
}

/// Loads a chunk unless it is here, and with the first one what all of them say and look like. Whether it is here then.
async fn load(chunk: Chunk) -> bool {
    if loaded(chunk).is_some() {
        return true;
    }
    let Some(fetch) = FETCH.get() else { return false };
    // The frame is with what the page begins with.
    let beside = (chunk != Chunk::Frame).then(rest::load);
    let Some(parts) = fetch(chunk).await else { return false };
    if let Some(beside) = beside
        && !beside.await
    {
        return false;
    }
    LOADED.with_borrow_mut(|all| all.push((chunk, parts)));
    true
}

/// Loads a chunk that will be needed, once the page has drawn what is needed first. A failure says nothing: a
/// screen that needs the chunk tries again.
pub fn prefetch(chunk: Chunk) {
    let begin = move || {
        spawn_local(async move {
            load(chunk).await;
        });
    };
    if loaded(chunk).is_none() {
        set_timeout(begin, QUIET);
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Loading,
    Here,
    Failed,
}

/// A view from a chunk: at once if that is here, otherwise when it has come. `view` takes what it needs from what the
/// chunk hands over.
pub fn from_chunk(
    chunk: Chunk,
    waiting: fn() -> AnyView,
    view: impl Fn(Loaded) -> Option<AnyView> + Send + Sync + 'static,
) -> AnyView {
    fn inner(
        chunk: Chunk,
        waiting: fn() -> AnyView,
        view: Box<dyn Fn(Loaded) -> Option<AnyView> + Send + Sync>,
    ) -> AnyView {
        if let Some(view) = loaded(chunk).and_then(&view) {
            return view;
        }
        let state = AnySignal::new(State::Loading);
        let begin = move || {
            state.set(State::Loading);
            spawn_local(async move {
                let now = if load(chunk).await { State::Here } else { State::Failed };
                // The group may have moved on meanwhile.
                let _ = state.try_set(now);
            });
        };
        begin();
        (move || match state.get() {
            State::Loading => waiting(),
            State::Here => untrack(|| loaded(chunk).and_then(&view)).unwrap_or_else(waiting),
            State::Failed => failed(begin),
        })
        .into_any()
    }
    inner(chunk, waiting, Box::new(view))
}

/// Keeps the stage's place while its screen is loaded.
pub fn stage_waiting() -> AnyView {
    view! {
        <div class="waiting chunk" aria-busy="true">
            {idle_dots()}
            <p>{t::one_moment()}</p>
        </div>
    }
    .into_any()
}

/// Says that a part of the page could not be loaded. What was typed is kept: nothing else is rebuilt.
fn failed(again: impl Fn() + Send + Sync + 'static) -> AnyView {
    let act = buttons(vec![
        button("small", None, t::again(), again),
        button("quiet small", None, texts::routes::reload(), page::reload),
    ]);
    view! {
        <div class="chunk" role="alert">
            {note("stop", Icon::Offline, texts::http_errors::unreached(), act)}
        </div>
    }
    .into_any()
}
