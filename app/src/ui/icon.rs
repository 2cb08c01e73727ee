//! The app's icons: strokes of 1.75 on a grid of 20, in the colour of the surrounding text.
//! One `match` with one path per icon, because every icon is in every visitor's download; a view tree per icon would
//! weigh ten times as much. An icon is never the only carrier of a meaning: it accompanies a word, or its button has an
//! `aria-label`. Therefore [`Glyph`] is hidden from screen readers.
//! To add an icon: a variant here and an arm in [`path`].

use leptos::prelude::*;

/// An icon, named by meaning and not by drawing, so that the drawing can change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Icon {
    Concern,
    Uncertainty,
    Goal,
    Idea,
    Lock,
    Reveal,
    /// The right to draft; also: edit.
    Pen,
    Sign,
    Check,
    Plus,
    Minus,
    /// Opens the menu of further actions.
    More,
    Move,
    Merge,
    Split,
    /// A dependency of one card on another.
    Link,
    BuildOn,
    Trash,
    Hide,
    Hand,
    Timer,
    Play,
    Pause,
    /// Continue; also: the next step.
    Next,
    Back,
    People,
    Wall,
    Export,
    /// No connection; typed text is stored.
    Offline,
    Online,
    Info,
    Close,
    /// Restate the other side's view.
    Restate,
    Disconnect,
    Agree,
    Sun,
    Moon,
    /// The holder of the chair.
    Star,
    Copy,
    Undo,
    Keys,
}

/// The icon as inline SVG, as large as the surrounding text.
#[component]
pub fn Glyph(icon: Icon) -> impl IntoView {
    view! {
        <svg class="icon" aria-hidden="true" viewBox="0 0 20 20">
            <path d=path(icon)></path>
        </svg>
    }
}

/// The drawing: a single path, the smallest form in the download.
#[expect(clippy::too_many_lines, reason = "a table: one drawing per icon")]
const fn path(icon: Icon) -> &'static str {
    match icon {
        Icon::Concern => "M10 3.2 17.6 16.4H2.4ZM10 8.4v3.4M10 14.1v.1",
        Icon::Uncertainty => "M6.6 7.2a3.4 3.4 0 1 1 5.2 2.9c-1.2.8-1.8 1.5-1.8 2.8M10 16v.1",
        Icon::Goal => "M5 17.5V3M5 3.5h10l-2.4 3.6L15 10.7H5",
        Icon::Idea => {
            "M7.8 14.4h4.4M8.5 17.2h3M10 2.6a5.2 5.2 0 0 0-3.2 9.3c.7.6 1 1.3 1 2.5h4.4c0-1.2.3-1.9 1-2.5A5.2 5.2 0 0 0 10 2.6Z"
        }
        Icon::Lock => "M4.8 9h10.4v8H4.8ZM7 9V6.3a3 3 0 0 1 6 0V9M10 12v2",
        Icon::Reveal => {
            "M2.3 10S5 4.8 10 4.8 17.7 10 17.7 10 15 15.2 10 15.2 2.3 10 2.3 10ZM10 12.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6Z"
        }
        Icon::Pen => "M3.4 16.6 4.4 12.6 13 4a2.1 2.1 0 0 1 3 3l-8.6 8.6ZM11.4 5.6l3 3",
        Icon::Sign => {
            "M3.4 13.9c2.2-5 4.2-9 5.5-8.2 1.4.9-3.4 7.1-1.8 7.8 1.2.5 2-2.7 3.3-2.7 1 0 .3 2.1 1.5 2.1.9 0 1.3-1.2 2.1-1.2.7 0 .9 1.1 2.6 1.1"
        }
        Icon::Check => "M3.8 10.6 8 14.8 16.2 5.4",
        Icon::Plus => "M10 4v12M4 10h12",
        Icon::Minus => "M4 10h12",
        Icon::More => {
            "M4.2 10a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0M9.5 10a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0M14.8 10a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0"
        }
        Icon::Move => {
            "M10 2.5v15M2.5 10h15M7.8 4.7 10 2.5l2.2 2.2M7.8 15.3 10 17.5l2.2-2.2M4.7 7.8 2.5 10l2.2 2.2M15.3 7.8 17.5 10l-2.2 2.2"
        }
        Icon::Merge => {
            "M2.5 4.5h2.8c3.3 0 3.6 5.5 7 5.5h4.9M2.5 15.5h2.8c3.3 0 3.6-5.5 7-5.5M14.7 7.4 17.3 10l-2.6 2.6"
        }
        Icon::Split => {
            "M2.5 10h4.9c3.4 0 3.7-5.5 7-5.5h2.9M7.4 10c3.4 0 3.7 5.5 7 5.5h2.9M15 2.2l2.3 2.3L15 6.8M15 13.2l2.3 2.3-2.3 2.3"
        }
        Icon::Link => {
            "M8.4 11.6a3 3 0 0 0 4.3 0l3-3a3 3 0 0 0-4.3-4.3l-1.2 1.2M11.6 8.4a3 3 0 0 0-4.3 0l-3 3a3 3 0 0 0 4.3 4.3l1.2-1.2"
        }
        Icon::BuildOn => "M3 3h10v6.5H3ZM6 9.5v4.3a2 2 0 0 0 2 2h1.2M14.4 12.6v6M11.4 15.6h6",
        Icon::Trash => {
            "M3.4 5.5h13.2M7.8 5.5V3.2h4.4v2.3M5 5.5 5.8 17h8.4L15 5.5M8.4 8.8v5M11.6 8.8v5"
        }
        Icon::Hide => {
            "M8.2 5a8 8 0 0 1 1.8-.2c5 0 7.7 5.2 7.7 5.2a13 13 0 0 1-2.1 2.8M12.4 14.8a7.6 7.6 0 0 1-2.4.4C5 15.2 2.3 10 2.3 10a13 13 0 0 1 3.3-3.7M3.2 3.2l13.6 13.6"
        }
        Icon::Hand => {
            "M6.4 11V5.4a1.2 1.2 0 0 1 2.4 0V9.5M8.8 9V3.8a1.2 1.2 0 0 1 2.4 0V9.3M11.2 9.3V4.8a1.2 1.2 0 0 1 2.4 0v6.8c0 3.5-1.7 6-4.8 6-2.3 0-3.5-1.3-4.5-3.3L2.7 11.1c-.4-1 .8-1.8 1.6-1l2.1 2.2"
        }
        Icon::Timer => {
            "M10 17.2a6.4 6.4 0 1 0 0-12.8 6.4 6.4 0 0 0 0 12.8ZM10 7.5v3.4l2.2 1.5M7.8 2h4.4"
        }
        Icon::Play => "M6 4v12l10-6Z",
        Icon::Pause => "M7 4.5v11M13 4.5v11",
        Icon::Next => "M4 10h12M11 5l5 5-5 5",
        Icon::Back => "M16 10H4M9 5l-5 5 5 5",
        Icon::People => {
            "M7.5 9.6a3.1 3.1 0 1 0 0-6.2 3.1 3.1 0 0 0 0 6.2ZM1.9 16.6c.4-3 2.6-4.7 5.6-4.7s5.2 1.7 5.6 4.7M12.9 3.8a3 3 0 0 1 0 5.4M15 12.4c1.7.7 2.8 2.2 3.1 4.2"
        }
        Icon::Wall => "M2.5 3.5h15v10h-15ZM10 13.5V17M6.5 17h7",
        Icon::Export => "M10 12.5V3M6.5 6.3 10 2.8l3.5 3.5M3.5 11v6h13v-6",
        Icon::Offline => {
            "M2.4 8.1a11 11 0 0 1 3.8-2.4M9.3 4.9a11 11 0 0 1 8.3 3.2M5 11.1A7.2 7.2 0 0 1 8.4 9.2M12.6 9.5c.9.4 1.7.9 2.4 1.6M7.6 13.9a3.5 3.5 0 0 1 4.8 0M10 16.7v.1M3.5 2.8l13 14.4"
        }
        Icon::Online => {
            "M2.4 8.1a11 11 0 0 1 15.2 0M5 11.1a7.2 7.2 0 0 1 10 0M7.6 13.9a3.5 3.5 0 0 1 4.8 0M10 16.7v.1"
        }
        Icon::Info => "M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15ZM10 9.3v4.6M10 6.3v.1",
        Icon::Close => "M5 5l10 10M15 5 5 15",
        Icon::Restate => "M3 3.8h14v9.7H9.7L6.2 16.7v-3.2H3ZM13 8.6H7.2M9 6.7 7.1 8.6 9 10.5",
        Icon::Disconnect => {
            "M7.6 5.5H6a4.5 4.5 0 0 0 0 9h1.6M12.4 5.5H14a4.5 4.5 0 0 1 0 9h-1.6M10 3.5v2.6M10 13.9v2.6"
        }
        Icon::Agree => "M2.5 10.8 7.6 15.6 17.5 4.4M3.6 6.4 7.6 15.6M8 4.2 7.6 15.6",
        Icon::Sun => {
            "M10 13.4a3.4 3.4 0 1 0 0-6.8 3.4 3.4 0 0 0 0 6.8ZM10 2v1.6M10 16.4V18M2 10h1.6M16.4 10H18M4.3 4.3l1.2 1.2M14.5 14.5l1.2 1.2M4.3 15.7l1.2-1.2M14.5 5.5l1.2-1.2"
        }
        Icon::Moon => "M16.8 11.9A7 7 0 0 1 8.1 3.2a7 7 0 1 0 8.7 8.7Z",
        Icon::Star => "m10 2.8 2.2 4.7 5.1.6-3.8 3.5 1 5.1L10 14.2l-4.5 2.5 1-5.1-3.8-3.5 5.1-.6Z",
        Icon::Copy => "M7 7h10v10H7ZM13 7V3H3v10h4",
        Icon::Undo => "M7 4.2 3.3 7.9 7 11.6M3.3 7.9h8.2a4.4 4.4 0 0 1 0 8.8H7.5",
        Icon::Keys => {
            "M2.5 5h15v10h-15ZM5.8 8.2v.1M8.6 8.2v.1M11.4 8.2v.1M14.2 8.2v.1M6.4 11.8h7.2"
        }
    }
}
