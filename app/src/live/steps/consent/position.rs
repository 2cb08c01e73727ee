//! Taking a position on a version: one of eight, a reason, and what would move this seat to support.

use domain::{
    limits::REASON_CHARS_MAX,
    scale::Gradient,
    text::{Reason, TextError},
    tool::resolution::{Command, ContentHash, Response},
};
use leptos::prelude::*;
use texts::consent as t;

use crate::{
    live::shared::charter,
    state::{Room, ToastKind, draft},
    ui::{
        controls::button,
        draft::Draft,
        fields::{Area, stored_index},
        icon::Icon,
        parts::{actionbar, live, nothing, para, sealed_note, swatch},
    },
    words,
};

/// No position chosen yet.
const NONE: usize = usize::MAX;

#[derive(Clone, Copy)]
struct PositionForm {
    room: Room,
    place: RwSignal<usize>,
    stored_index: Draft,
    reason: Draft,
    lift: Draft,
}

/// The form, with the action bar at its foot.
pub fn position(
    room: Room,
    count: AnyView,
    done: impl Fn() + Copy + Send + Sync + 'static,
) -> AnyView {
    let (hash, known) = room.peek(|w| {
        let version = w.resolution.standing();
        let known = version.and_then(|v| v.responses.get(&room.peek_seat()).cloned());
        (version.map(|version| version.hash.clone()), known)
    });
    // A position belongs to one text: another text gets an empty form.
    let Some(hash) = hash else { return nothing() };
    let position = PositionForm::new(room, &hash, known);
    let action = live(move || position.seal_button(&hash, done));
    view! {
        <form class="panel">
            {position.choices()}
            {live(move || position.reasons())}
            {live(move || {
                let shown = charter::shown_now(room);
                sealed_note(t::sealed(shown))
            })}
        </form>
        {actionbar(count, action)}
    }
    .into_any()
}

impl PositionForm {
    fn new(room: Room, hash: &ContentHash, known: Option<Response>) -> Self {
        let key = hash.short();
        let stored_index_at = draft(format!("consent.{key}"));
        let place = known.as_ref().and_then(|known| {
            Gradient::ALL.iter().position(|gradient| *gradient == known.gradient)
        });
        let this = Self {
            room,
            place: stored_index(stored_index_at, place.unwrap_or(NONE)),
            stored_index: stored_index_at,
            reason: draft(format!("consent.{key}.reason")),
            lift: draft(format!("consent.{key}.lift")),
        };
        if let Some(known) = known {
            let text = |text: Option<Reason>| text.map(String::from).unwrap_or_default();
            this.reason.start_from(&text(known.reason));
            this.lift.start_from(&text(known.lift));
        }
        this
    }

    fn gradient(self) -> Option<Gradient> {
        Gradient::ALL.get(self.place.get()).copied()
    }

    fn choices(self) -> AnyView {
        let rows: Vec<AnyView> = Gradient::ALL
            .into_iter()
            .enumerate()
            .map(|(place, gradient)| {
                let needs =
                    gradient.needs_reason().then(|| view! { <small>{t::needs_reason()}</small> });
                view! {
                    <label>
                        <input
                            type="radio"
                            name="gradient"
                            value=gradient.number().to_string()
                            prop:checked=move || self.place.get() == place
                            on:change=move |_| self.place.set(place)
                        />
                        {gradient_swatch(gradient)}
                        <span>
                            <b>{words::gradient(gradient)}</b>
                            {needs}
                        </span>
                    </label>
                }
                .into_any()
            })
            .collect();
        view! {
            <fieldset class="gradients">
                <legend>{t::where_you_stand()}</legend>
                {rows}
            </fieldset>
        }
        .into_any()
    }

    /// The reason: optional, but required for the two lowest positions.
    fn reasons(self) -> AnyView {
        let Some(gradient) = self.gradient() else {
            return nothing();
        };
        let (why, lift) = if gradient.needs_reason() {
            (t::why(), t::lift())
        } else {
            (t::why_optional(), t::lift_optional())
        };
        let lift = (gradient != Gradient::Endorse)
            .then(|| Area::new("consent-lift", lift, self.lift, REASON_CHARS_MAX).field());
        view! {
            {Area::new("consent-reason", why, self.reason, REASON_CHARS_MAX).field()}
            {lift}
        }
        .into_any()
    }

    /// The button, or what is missing first.
    fn seal_button(self, hash: &ContentHash, done: impl Fn() + Copy + 'static) -> AnyView {
        let Some(gradient) = self.gradient() else {
            return para("hint", t::choose_first());
        };
        if gradient.needs_reason() && (self.reason.is_blank() || self.lift.is_blank()) {
            return para("hint", t::say_why());
        }
        let hash = hash.clone();
        button("primary", Some(Icon::Lock), t::seal(), move || {
            if self.seal(&hash, gradient) {
                done();
            }
        })
    }

    fn seal(self, hash: &ContentHash, gradient: Gradient) -> bool {
        let texts = optional(&self.reason.peek()).and_then(|reason| {
            let lift =
                if gradient == Gradient::Endorse { None } else { optional(&self.lift.peek())? };
            Ok((reason, lift))
        });
        match texts {
            Ok((reason, lift)) => {
                self.room.send(Command::Respond { hash: hash.clone(), gradient, reason, lift });
                for drafted in [self.reason, self.lift, self.stored_index] {
                    drafted.clear();
                }
                true
            }
            Err(why) => {
                self.room.toast(ToastKind::Stop, words::text_error(&why));
                false
            }
        }
    }
}

fn optional(text: &str) -> Result<Option<Reason>, TextError> {
    match Reason::parse(text) {
        Ok(text) => Ok(Some(text)),
        Err(TextError::Empty) => Ok(None),
        Err(why) => Err(why),
    }
}

/// A position's number in its colour between for and against.
pub fn gradient_swatch(gradient: Gradient) -> AnyView {
    let place = match gradient {
        Gradient::Endorse => 9,
        Gradient::MinorPoint => 8,
        Gradient::Reservations => 7,
        Gradient::DislikeButSupport => 6,
        Gradient::Abstain | Gradient::Discuss => 5,
        Gradient::Disagree => 2,
        Gradient::Veto => 1,
    };
    swatch(place, gradient.number().to_string())
}
