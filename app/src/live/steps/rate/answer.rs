//! Answering one statement: a side and a strength, or "not mine"; a guess; and the button that seals both. Answers not
//! sealed yet survive a reload.

use domain::{
    id::StatementId,
    scale::{Points, Rating},
    tool::{
        agenda::Round,
        statements::{self, Answer, Asks},
    },
};
use leptos::prelude::*;
use texts::answer as t;

use crate::{
    live::{
        shared::charter::ratings_name,
        steps::rate::guess::{guess, others},
    },
    state::{Room, draft},
    ui::{
        AnySignal,
        controls::button,
        draft::Draft,
        effect_after,
        icon::Icon,
        memo,
        parts::{live, para, sealed_note, text, when},
        views::Views as _,
    },
};

/// A point of the scale for screen readers.
fn said(number: u8) -> &'static str {
    match number {
        1 => t::no_firmly(),
        2 => t::no(),
        3 => t::no_weakly(),
        4 => t::leaning_no(),
        5 => t::unsure(),
        6 => t::leaning_yes(),
        7 => t::yes_weakly(),
        8 => t::yes(),
        _ => t::yes_firmly(),
    }
}

/// An answer being entered.
#[derive(Clone, Copy)]
pub struct Answering {
    room: Room,
    round: Round,
    statement: StatementId,
    rating: AnySignal<Option<Rating>>,
    guess: AnySignal<Option<u16>>,
    drafted: Draft,
}

impl Answering {
    /// Starts from the draft, else from the sealed answer, else empty.
    pub fn new(room: Room, round: Round, statement: StatementId) -> Self {
        let drafted = draft(format!("rate.{}.{statement}", round as u8));
        let sealed = sealed(room, round, statement);
        let (rating, guess) = match parse(&drafted.peek()) {
            (None, None) => (sealed.map(|a| a.rating), sealed.and_then(|a| a.guess)),
            left => left,
        };
        let this = Self {
            room,
            round,
            statement,
            rating: AnySignal::new(rating),
            guess: AnySignal::new(guess),
            drafted,
        };
        effect_after(move |before: Option<()>| {
            let left = format(this.rating.get(), this.guess.get());
            if before.is_some() {
                this.drafted.set(left);
            }
        });
        this
    }

    /// Whether the statement asks how much one wants instead of how far one agrees. Then nobody guesses.
    fn wishes(self) -> bool {
        self.room.peek(|w| {
            w.statements.get(self.statement).is_some_and(|one| one.asks == Asks::Ambition)
        })
    }

    /// The statement with its fields.
    pub fn view(self) -> AnyView {
        let (room, id) = (self.room, self.statement);
        let words = move || {
            room.read(|workshop| {
                let statement = workshop.statements.get(id);
                statement.map(|statement| statement.text.to_string()).unwrap_or_default()
            })
        };
        let wishes = self.wishes();
        let legends = if wishes {
            [t::little(), t::some(), t::a_lot()]
        } else {
            [t::band_no(), t::band_unsure(), t::band_yes()]
        };
        view! {
            <form class="rating">
                <p class="words" id="q">
                    {text(words)}
                </p>
                <div class="bands" role="radiogroup" aria-labelledby="q">
                    {self.band("no", legends[0], 1)}
                    {self.band("unsure", legends[1], 4)}
                    {self.band("yes", legends[2], 7)}
                </div>
                <label class="abstain">
                    <input
                        type="radio"
                        name="rating"
                        value="none"
                        prop:checked=move || self.rating.get() == Some(Rating::NotMine)
                        on:change=move |_| self.rating.set(Some(Rating::NotMine))
                    />
                    <span>{t::not_mine()}</span>
                </label>
                {when(move || !wishes && others(room) > 0, move || guess(self.guess, room))}
            </form>
            {live(move || sealed_note(t::sealed(ratings_name(room))))}
        }
        .into_any()
    }

    fn band(self, key: &'static str, legend: &'static str, from: u8) -> AnyView {
        let point = move |number: u8| {
            let points = Points::new(number).map(Rating::Points);
            let label =
                if self.wishes() { t::wish(number, legend) } else { said(number).to_owned() };
            view! {
                <label class=format!("agree-{number}")>
                    <input
                        type="radio"
                        name="rating"
                        value=number.to_string()
                        aria-label=label
                        prop:checked=move || points.is_some() && self.rating.get() == points
                        on:change=move |_| self.rating.set(points)
                    />
                    <span>{number.to_string()}</span>
                </label>
            }
            .into_any()
        };
        view! {
            <fieldset class="band" data-band=key>
                <legend>{legend}</legend>
                {(from..from + 3).map(point).views()}
            </fieldset>
        }
        .into_any()
    }

    /// The button that seals, or what is missing first.
    pub fn seal_button(self, then: impl Fn() + Copy + Send + Sync + 'static) -> AnyView {
        let chosen = memo(move || self.rating.get().is_some());
        live(move || {
            if chosen.get() {
                button("primary", Some(Icon::Lock), t::seal(), move || self.seal(then))
            } else {
                para("hint", t::choose())
            }
        })
    }

    fn seal(self, then: impl Fn()) {
        let Some(rating) = self.rating.get_untracked() else {
            return;
        };
        let guess = self.guess.get_untracked();
        let known = untrack(|| sealed(self.room, self.round, self.statement));
        if known != Some(Answer { rating, guess }) {
            self.room.send(statements::Command::Rate { statement: self.statement, rating, guess });
        }
        self.drafted.clear();
        then();
    }
}

fn sealed(room: Room, round: Round, id: StatementId) -> Option<Answer> {
    let me = room.peek_seat();
    room.peek(|workshop| {
        let statement = workshop.statements.get(id)?;
        let (_, answer) = statement.round(round).sealed.get(&me)?;
        Some(*answer)
    })
}

/// Formats a draft as two words: the rating ("8", "x", "-") and the guess ("3", "-").
fn format(rating: Option<Rating>, guess: Option<u16>) -> String {
    let rating = match rating {
        Some(Rating::Points(points)) => points.get().to_string(),
        Some(Rating::NotMine) => "x".to_owned(),
        None => "-".to_owned(),
    };
    let guess = guess.map_or_else(|| "-".to_owned(), |guess| guess.to_string());
    format!("{rating} {guess}")
}

fn parse(draft: &str) -> (Option<Rating>, Option<u16>) {
    let Some((rating, guess)) = draft.split_once(' ') else {
        return (None, None);
    };
    let rating = match rating {
        "x" => Some(Rating::NotMine),
        number => number.parse().ok().and_then(Points::new).map(Rating::Points),
    };
    (rating, guess.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_read_back_unchanged() {
        for rating in [None, Some(Rating::NotMine), Points::new(8).map(Rating::Points)] {
            for guess in [None, Some(0), Some(59)] {
                assert_eq!(parse(&format(rating, guess)), (rating, guess));
            }
        }
        assert_eq!(parse(""), (None, None));
        assert_eq!(parse("12 x"), (None, None));
    }
}
