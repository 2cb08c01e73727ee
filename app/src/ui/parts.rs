//! The parts that all screens of the stage are made of.
//! Every part takes boxed closures and returns an [`AnyView`], so it is compiled once however often it is used. That is
//! why screens call these functions instead of repeating markup.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
};

use leptos::prelude::*;
use uuid::Uuid;

use crate::ui::{
    icon::{Glyph, Icon},
    memo,
    shorten::shorten,
};

/// A closure that builds a view.
type Built = Box<dyn Fn() -> AnyView + Send + Sync>;
/// A closure that reads a condition.
type Holds = Box<dyn Fn() -> bool + Send + Sync>;

/// A keyed list. A row is built once and stays as long as its id does, so that changes by others never disturb a field
/// that somebody is typing in.
pub fn each(
    ids: impl Fn() -> Vec<Uuid> + Send + Sync + 'static,
    row: impl Fn(Uuid) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    fn inner(
        ids: Box<dyn Fn() -> Vec<Uuid> + Send + Sync>,
        row: Arc<dyn Fn(Uuid) -> AnyView + Send + Sync>,
    ) -> AnyView {
        let ids = memo(ids);
        view! { <For each=move || ids.get() key=|id| *id children=move |id| row(id) /> }.into_any()
    }
    inner(Box::new(ids), Arc::new(row))
}

/// A keyed list of values. A row is built once per key.
pub fn each_of<T: Clone + PartialEq + Send + Sync + 'static>(
    all: impl Fn() -> Vec<T> + Send + Sync + 'static,
    key: fn(&T) -> String,
    row: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let keyed = memo(move || {
        let keyed = |value: T| (id_of(&key(&value)), value);
        all().into_iter().map(keyed).collect::<Vec<(Uuid, T)>>()
    });
    let ids = move || keyed.with(|all| all.iter().map(|(id, _)| *id).collect());
    let find = move |id: Uuid| {
        let find = |all: &Vec<(Uuid, T)>| all.iter().find(|known| known.0 == id).cloned();
        keyed.with_untracked(find)
    };
    each(ids, move |id| find(id).map_or_else(nothing, |(_, value)| row(value)))
}

/// An id that follows from a key.
fn id_of(key: &str) -> Uuid {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    Uuid::from_u64_pair(0, hasher.finish())
}

/// Shown while a condition holds; rebuilt only when the condition itself changes.
pub fn when(
    holds: impl Fn() -> bool + Send + Sync + 'static,
    then: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    fn inner(holds: Holds, then: Built) -> AnyView {
        let holds = memo(holds);
        (move || holds.get().then(&then)).into_any()
    }
    inner(Box::new(holds), Box::new(then))
}

/// One of two views.
pub fn either(
    holds: impl Fn() -> bool + Send + Sync + 'static,
    then: impl Fn() -> AnyView + Send + Sync + 'static,
    otherwise: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    fn inner(holds: Holds, then: Built, otherwise: Built) -> AnyView {
        let holds = memo(holds);
        (move || if holds.get() { then() } else { otherwise() }).into_any()
    }
    inner(Box::new(holds), Box::new(then), Box::new(otherwise))
}

/// A view that is rebuilt whenever what it reads changes. Unsuitable for anything with a field.
pub fn live(view: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    fn inner(view: Built) -> AnyView {
        (move || view()).into_any()
    }
    inner(Box::new(view))
}

/// A text that follows what it reads.
pub fn text(text: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    fn inner(text: Box<dyn Fn() -> String + Send + Sync>) -> AnyView {
        (move || text()).into_any()
    }
    inner(Box::new(text))
}

/// An empty view.
pub fn nothing() -> AnyView {
    ().into_any()
}

/// An icon, if there is one.
pub fn glyph(icon: Option<Icon>) -> AnyView {
    icon.map(|icon| view! { <Glyph icon /> " " }).into_any()
}

/// The question of a step, at the top of its stage.
pub fn ask(question: impl Into<String>, hint: impl Into<String>) -> AnyView {
    fn inner(question: String, hint: String) -> AnyView {
        let hint = (!hint.is_empty()).then(|| view! { <p class="hint">{hint}</p> });
        view! {
            <header class="ask">
                <h2>{question}</h2>
                {hint}
            </header>
        }
        .into_any()
    }
    inner(question.into(), hint.into())
}

/// The bar at the foot of a stage: the group's progress, and the one thing to do now.
pub fn actionbar(count: AnyView, action: AnyView) -> AnyView {
    view! {
        <footer class="actionbar">
            <p class="count">{count}</p>
            {action}
        </footer>
    }
    .into_any()
}

/// A sentence with a lock icon.
pub fn sealed_note(words: impl Into<String>) -> AnyView {
    let words = words.into();
    view! {
        <p class="sealed-note">
            <Glyph icon=Icon::Lock />
            <span>{words}</span>
        </p>
    }
    .into_any()
}

/// A notice. `kind` is `info`, `warn` or `stop`.
pub fn note(kind: &'static str, icon: Icon, title: impl Into<String>, more: AnyView) -> AnyView {
    fn inner(kind: &'static str, icon: Icon, title: String, more: AnyView) -> AnyView {
        view! {
            <div class="note" data-kind=kind role="note">
                <Glyph icon />
                <div>
                    <strong>{title}</strong>
                    {more}
                </div>
            </div>
        }
        .into_any()
    }
    inner(kind, icon, title.into(), more)
}

/// An element with children. Takes the tag name, so that one compiled function builds all of them.
pub fn el(tag: &'static str, class: &'static str, inside: Vec<AnyView>) -> AnyView {
    leptos::html::custom(tag).class(class).child(inside).into_any()
}

/// A section with its heading.
pub fn section(title: impl Into<String>, mut inside: Vec<AnyView>) -> AnyView {
    inside.insert(0, el("h2", "", vec![plain(title)]));
    el("section", "stack panel", inside)
}

/// A text.
pub fn plain(words: impl Into<String>) -> AnyView {
    words.into().into_any()
}

/// A row of buttons.
pub fn buttons(buttons: Vec<AnyView>) -> AnyView {
    el("div", "buttons", buttons)
}

/// A list without bullets. Needs the role: Safari does not announce such lists otherwise.
pub fn list(class: &'static str, items: Vec<AnyView>) -> AnyView {
    view! {
        <ul class=class role="list">
            {items}
        </ul>
    }
    .into_any()
}

/// A paragraph.
pub fn para(class: &'static str, words: impl Into<String>) -> AnyView {
    fn inner(class: &'static str, words: String) -> AnyView {
        view! { <p class=class>{words}</p> }.into_any()
    }
    inner(class, words.into())
}

/// The placeholder for an empty list.
pub fn empty(icon: Icon, words: impl Into<String>) -> AnyView {
    fn inner(icon: Icon, words: String) -> AnyView {
        view! {
            <div class="empty">
                <Glyph icon />
                <p>{words}</p>
            </div>
        }
        .into_any()
    }
    inner(icon, words.into())
}

/// A badge. `tone` is empty or one of the tones in `style/ui/chip.css`.
pub fn badge(tone: &'static str, words: impl Into<String>) -> AnyView {
    fn inner(tone: &'static str, words: String) -> AnyView {
        view! {
            <span class="badge" data-tone=tone>
                {words}
            </span>
        }
        .into_any()
    }
    inner(tone, words.into())
}

/// Why a person can only read here.
pub fn read_only(words: impl Into<String>) -> AnyView {
    fn inner(words: String) -> AnyView {
        view! {
            <p class="read-only">
                <Glyph icon=Icon::Lock />
                {words}
            </p>
        }
        .into_any()
    }
    inner(words.into())
}

/// A number in one of the nine colours of the agreement scale.
pub fn swatch(place: u8, figure: impl Into<String>) -> AnyView {
    view! { <span class=format!("swatch agree-{}", place.clamp(1, 9))>{figure.into()}</span> }
        .into_any()
}

/// A collapsible section.
pub fn fold(summary: impl Into<String>, body: AnyView) -> AnyView {
    fn inner(summary: String, body: AnyView) -> AnyView {
        view! {
            <details class="fold">
                <summary>{summary}</summary>
                {body}
            </details>
        }
        .into_any()
    }
    inner(summary.into(), body)
}

/// The first few words of a text, for labels.
pub fn opening(text: &str) -> String {
    shorten(text.lines().next().unwrap_or_default(), 50)
}
