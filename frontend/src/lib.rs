//! The browser's entry point: brings the page to life. Everything else is in `app`.
//! A separate crate, because it turns on `app/browser`, which must never meet `app/ssr` in one build; and because it
//! decides where the WASM is cut into chunks.

use std::pin::Pin;

use app::{Chunk, Loaded, Program};
use futures_util::future;
use wasm_bindgen::JsValue;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// Called by the page's script once WASM and the texts that the page begins with are loaded, in the reader's language.
/// `rest` is the script's function that loads what comes later.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn start(language: &str, texts: String, rest: JsValue) {
    match app::begin(language, texts, rest) {
        Some(Program::Start) => wasm_bindgen_futures::spawn_local(async {
            if app::load_rest().await {
                pages().await;
            }
        }),
        Some(Program::Join) => {
            app::build_join();
            // Readers of this page are on the way to a workshop: load its code now.
            wasm_bindgen_futures::spawn_local(fetch_connect());
            wasm_bindgen_futures::spawn_local(async {
                // A failure says nothing: the page of the workshop tries again.
                let _ = fetch_workshop().await;
            });
        }
        Some(Program::Workshop) => wasm_bindgen_futures::spawn_local(connect()),
        None => {}
    }
}

/// The pages outside of a workshop that no invitation leads to.
#[wasm_split(start)]
fn pages() {
    app::build_start();
}

/// The connection to a workshop, on each of its pages.
#[wasm_split(connect, preload(fetch_connect))]
fn connect() {
    app::build_workshop(fetch, fetch_tools);
}

/// The page of the meeting, up to the first step.
#[wasm_split(workshop, fallible, preload(fetch_workshop))]
fn workshop() -> Result<Loaded, SplitLoaderError> {
    Ok(app::frame_chunk())
}

/// Loads a chunk of the live page.
fn fetch(chunk: Chunk) -> Pin<Box<dyn Future<Output = Option<Loaded>>>> {
    Box::pin(async move {
        let parts: Pin<Box<dyn Future<Output = Result<Loaded, SplitLoaderError>>>> = match chunk {
            // Shows where the group is, whatever the tools.
            Chunk::Frame => return workshop().await.ok(),
            Chunk::Write => Box::pin(write()),
            Chunk::Explore => Box::pin(explore()),
            Chunk::Differ => Box::pin(differ()),
            Chunk::Decide => Box::pin(decide()),
            Chunk::Lead => Box::pin(lead()),
            Chunk::Sheets => Box::pin(sheets()),
            Chunk::Wall => Box::pin(wall()),
            Chunk::FollowThrough => Box::pin(follow()),
        };
        // A screen of a chunk may be about any tool.
        let (tools, parts) = future::join(tools(), parts).await;
        tools.and(parts).ok()
    })
}

/// Loads the code of all tools; whether it is here then.
fn fetch_tools() -> Pin<Box<dyn Future<Output = bool>>> {
    Box::pin(async { tools().await.is_ok() })
}

/// The code of the tools that the first steps do without.
#[wasm_split(tools, fallible)]
fn tools() -> Result<(), SplitLoaderError> {
    app::all_tools();
    Ok(())
}

/// Writing cards.
#[wasm_split(write, fallible)]
fn write() -> Result<Loaded, SplitLoaderError> {
    Ok(app::write())
}

/// The steps after writing.
#[wasm_split(explore, fallible)]
fn explore() -> Result<Loaded, SplitLoaderError> {
    Ok(app::explore())
}

/// The steps about what differs.
#[wasm_split(differ, fallible)]
fn differ() -> Result<Loaded, SplitLoaderError> {
    Ok(app::differ())
}

/// The steps about the decision.
#[wasm_split(decide, fallible)]
fn decide() -> Result<Loaded, SplitLoaderError> {
    Ok(app::decide())
}

/// What only facilitators see.
#[wasm_split(lead, fallible)]
fn lead() -> Result<Loaded, SplitLoaderError> {
    Ok(app::lead())
}

/// What opens over the page on request.
#[wasm_split(sheets, fallible)]
fn sheets() -> Result<Loaded, SplitLoaderError> {
    Ok(app::sheets())
}

/// The big screen.
#[wasm_split(wall, fallible)]
fn wall() -> Result<Loaded, SplitLoaderError> {
    Ok(app::wall_chunk())
}

/// What comes after the meeting.
#[wasm_split(follow, fallible)]
fn follow() -> Result<Loaded, SplitLoaderError> {
    Ok(app::follow_through())
}
