//! The browser's entry point: brings the page to life. Everything else is in `app`.
//! A separate crate, because it turns on `app/browser`, which must never meet `app/ssr` in one build; and because it
//! decides where the WASM is cut into chunks.

use std::pin::Pin;

use app::{Chunk, Loaded};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// Called by the page's script once WASM and the texts of the reader's language are loaded.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn start(language: &str, texts: String) {
    match app::begin(language, texts) {
        Some(true) => wasm_bindgen_futures::spawn_local(workshop()),
        Some(false) => {
            app::build_page();
            // Readers of this page are on the way to a workshop: load its code now.
            wasm_bindgen_futures::spawn_local(fetch_workshop());
        }
        None => {}
    }
}

/// The pages of a workshop, up to the first step.
#[wasm_split(workshop, preload(fetch_workshop))]
fn workshop() {
    app::build_workshop(fetch);
}

/// Loads a chunk of the live page.
fn fetch(chunk: Chunk) -> Pin<Box<dyn Future<Output = Option<Loaded>>>> {
    Box::pin(async move {
        let loaded = match chunk {
            Chunk::Explore => explore().await,
            Chunk::Differ => differ().await,
            Chunk::Decide => decide().await,
            Chunk::Lead => lead().await,
            Chunk::Sheets => sheets().await,
            Chunk::Wall => wall().await,
            Chunk::FollowThrough => follow().await,
        };
        loaded.ok()
    })
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
