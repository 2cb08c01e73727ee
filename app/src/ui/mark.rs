//! The logo, its large version, and the patterns of the agreement scale.
//! The logo is many short strokes that bend into one line: many yeses become one. All three are decoration or
//! definitions and hidden from screen readers; the text next to them says the same.

use leptos::prelude::*;

/// The logo. Belongs inside a link with its own accessible name.
#[component]
pub fn Mark() -> impl IntoView {
    view! {
        <svg class="logo" aria-hidden="true" viewBox="0 0 32 32">
            <path class="logo-strokes" d=MANY></path>
            <path class="logo-line" d=ONE></path>
        </svg>
    }
}

const MANY: &str = "M2.6 19.6C6 20.4 9 22.4 11.6 25.4M4.4 13.4C7.6 15.6 10.2 19 12.2 24\
    M8.2 8.2C10.6 11.8 12.2 16.4 12.8 22.4M13.6 5.4C14.6 9.6 14.8 14.6 14 20.6";
const ONE: &str = "M11.2 26.4C13 27 14.4 25.6 15.6 24C19.6 18.4 24 12.4 29.6 5.6";

/// The large version: concerns, uncertainties, goals and ideas, one stroke each in its colour, bending into the one
/// line. For the start page and the end of a workshop.
#[component]
pub fn Strokes() -> impl IntoView {
    view! {
        <svg class="strokes" aria-hidden="true" viewBox="0 0 400 270">
            <path class="stroke-concern" d=CONCERN></path>
            <path class="stroke-uncertainty" d=UNCERTAINTY></path>
            <path class="stroke-goal" d=GOAL></path>
            <path class="stroke-idea" d=IDEA></path>
            <path class="logo-line" d=LINE></path>
        </svg>
    }
}

const CONCERN: &str = "M38 253l21 -3M167 248l13 -3M197 242l15 -3M7 227l8 4M134 243l17 -1M18 206l11 3\
    M181 236l12 0M79 189l17 8M110 205l18 7M38 138l9 13M202 233l11 1M169 193l13 11\
    M131 112l6 19M149 144l9 18M152 110l11 19M203 215l8 9";
const UNCERTAINTY: &str = "M98 253l15 2M30 232l15 6M61 237l17 2M73 222l21 4M79 208l19 8M118 221l17 7M150 230l19 5\
    M178 226l11 3M64 130l11 11M177 220l14 7M203 232l9 2M89 124l15 17M193 223l10 6\
    M193 217l13 8M172 154l7 20";
const GOAL: &str = "M11 251l12 5M201 240l10 -2M110 231l14 4M24 157l9 4M146 220l18 6M174 230l15 3\
    M205 236l11 0M88 175l11 10M141 208l15 10M47 112l12 6M91 155l12 11M123 182l13 13\
    M150 202l11 7M64 94l12 16M79 70l11 13M95 95l11 13M141 159l13 18M112 77l12 19\
    M188 203l11 15M187 186l8 15";
const IDEA: &str = "M70 254l18 -3M133 251l14 -1M98 241l18 3M169 243l15 -1M45 215l11 5M145 236l15 2\
    M172 239l17 0M205 238l10 -2M18 181l12 9M47 195l11 6M49 173l20 8M60 155l9 11M113 191l12 9\
    M117 156l11 16M146 185l13 8M173 209l10 6M115 123l9 13M95 46l11 16M168 174l7 14\
    M211 228l8 5M114 21l8 15M132 64l13 24";
const LINE: &str = "M206 246C217 248 224 241 232 230C272 178 312 116 388 34";

/// The patterns `agree-1` … `agree-9` for charts: hatching for 1–3, dots for 4–6, solid for 7–9. Include it once per
/// page; any drawing can then use `fill="url(#agree-8)"`.
/// Patterns and not only colours, because a distribution must be readable in black and white and with colour blindness.
/// The colours are tokens (`style/ui/scale.css`).
#[component]
pub fn AgreementPatterns() -> impl IntoView {
    // Not `display: none`: browsers drop the patterns of an SVG without layout.
    view! {
        <svg class="agreement-patterns" aria-hidden="true">
            <defs>
                {hatch("agree-1", "tile-1")}
                {hatch("agree-2", "tile-2")}
                {hatch("agree-3", "tile-3")}
                {dots("agree-4", "tile-4")}
                {dots("agree-5", "tile-5")}
                {dots("agree-6", "tile-6")}
                {solid("agree-7", "tile-7")}
                {solid("agree-8", "tile-8")}
                {solid("agree-9", "tile-9")}
            </defs>
        </svg>
    }
}

fn hatch(id: &'static str, tile: &'static str) -> impl IntoView {
    view! {
        <pattern id=id width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect class=tile width="6" height="6"></rect>
            <path class="tile-hatch" d="M0 0V6"></path>
        </pattern>
    }
}

fn dots(id: &'static str, tile: &'static str) -> impl IntoView {
    view! {
        <pattern id=id width="5" height="5" patternUnits="userSpaceOnUse">
            <rect class=tile width="5" height="5"></rect>
            <circle class="tile-dots" cx="2.5" cy="2.5" r="1"></circle>
        </pattern>
    }
}

fn solid(id: &'static str, tile: &'static str) -> impl IntoView {
    view! {
        <pattern id=id width="8" height="8" patternUnits="userSpaceOnUse">
            <rect class=tile width="8" height="8"></rect>
        </pattern>
    }
}
