//! One truth, one wish: each person writes one thing that is true today and one wish, sealed. After the reveal everybody
//! marks which truths were news to them, and the two most marked come first.

mod rules;

use serde::{Deserialize, Serialize};

pub use self::rules::Command;
#[cfg(feature = "samples")]
pub(crate) use self::rules::samples;
use crate::{
    base::{
        id::SeatId,
        limits::SEATS_MAX,
        map::Set,
        sealed_answers::SealedAnswers,
        seat::Viewer,
        text::{FunctionName, Reason},
        voices::Voice,
    },
    tool::{Rounds, State},
};

/// How many truths come first.
const TOP_TRUTHS: usize = 2;

/// What one person wrote.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Pair {
    /// What is true today.
    pub truth: Reason,
    pub wish: Reason,
    /// `None` when anonymous.
    pub function: Option<FunctionName>,
}

/// Who marked a truth as news, and how many did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Marks {
    /// The public count; in an anonymous round 0 until there are three.
    pub count: u16,
    /// A viewer's copy holds at most this viewer's seat.
    pub seats: Set<SeatId>,
    /// Who wrote it, so that it is no news to them; several if they wrote the same. A viewer's copy holds at most this
    /// viewer's seat.
    #[serde(default)]
    pub authors: Set<SeatId>,
}

/// All pairs, and what was news in them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TwoTruths {
    pub pairs: SealedAnswers<Pair>,
    /// One per revealed pair, in the same order.
    pub marks: Vec<Marks>,
    /// The rounds of its steps.
    #[serde(default)]
    pub by_step: Rounds<Self>,
}

/// Events of this tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// Sent to that seat only.
    Said { seat: SeatId, pair: Pair },
    /// One more answer counted.
    Heard { voice: Voice },
    /// All pairs were revealed.
    Revealed {
        /// Sorted.
        pairs: Vec<Pair>,
    },
    /// A truth was marked or unmarked as news.
    Marked {
        /// Counted from 0.
        truth: u16,
        /// Disclosed to that seat only.
        seat: Option<SeatId>,
        news: bool,
    },
    /// The same in an anonymous round. Sent to that seat only.
    MarkedUnseen { truth: u16, seat: SeatId, news: bool },
    /// The public count of an anonymous round: 0 until there are three.
    Counted { truth: u16, count: u16 },
}

impl TwoTruths {
    /// Whether the pairs were shown without functions.
    pub(super) fn is_anonymous(&self) -> bool {
        self.pairs.shown.iter().flatten().any(|pair| pair.function.is_none())
    }

    /// The seats of those who wrote a pair, before it is shown.
    fn authors(&self, shown: &Pair) -> Set<SeatId> {
        let same = |said: &Pair| (&said.truth, &said.wish) == (&shown.truth, &shown.wish);
        let sealed = self.pairs.sealed.iter().filter(|(_, said)| same(said));
        sealed.map(|(seat, _)| *seat).collect()
    }

    fn mark(&mut self, truth: u16, seat: Option<SeatId>, news: bool) -> Option<&mut Marks> {
        let marks = self.marks.get_mut(usize::from(truth))?;
        if news {
            marks.seats.extend(seat);
        } else if let Some(seat) = seat {
            marks.seats.remove(&seat);
        }
        Some(marks)
    }

    /// The truths that come first, with their marks: at most two, and only such as were news to somebody.
    pub fn first(&self) -> Vec<(&Reason, u16)> {
        let ranked = self.ranked().into_iter().take(TOP_TRUTHS);
        ranked.filter(|(_, news)| *news > 0).map(|(pair, news)| (&pair.truth, news)).collect()
    }

    /// The revealed pairs with their marks: first the two whose truths were news to most, then the others as
    /// they were revealed.
    pub fn ranked(&self) -> Vec<(&Pair, u16)> {
        let marked = |place: usize| self.marks.get(place).map_or(0, |marks| marks.count);
        let pairs = self.pairs.shown.iter().flatten().enumerate();
        let mut ranked: Vec<_> = pairs.map(|(place, pair)| (pair, marked(place))).collect();
        for first in 0..TOP_TRUTHS.min(ranked.len()) {
            let others = (first..ranked.len()).filter(|place| ranked[*place].1 > 0);
            // The earlier of two equal ones.
            if let Some(most) = others.rev().max_by_key(|place| ranked[*place].1) {
                ranked[first..=most].rotate_right(1);
            }
        }
        ranked
    }
}

impl State for TwoTruths {
    type Event = Event;

    fn evolve(&mut self, event: &Event) {
        match event {
            Event::Said { seat, pair } => self.pairs.put(*seat, pair),
            Event::Heard { voice } => self.pairs.voices.hear(voice),
            Event::Revealed { pairs } => {
                let authors = pairs.iter().map(|pair| self.authors(pair));
                self.marks = authors.map(|authors| Marks { authors, ..Marks::default() }).collect();
                self.pairs.show(pairs);
            }
            Event::Marked { truth, seat, news } => {
                let Some(marks) = self.mark(*truth, *seat, *news) else { return };
                marks.count = if *news {
                    marks.count.saturating_add(1)
                } else {
                    marks.count.saturating_sub(1)
                };
            }
            Event::MarkedUnseen { truth, seat, news } => {
                self.mark(*truth, Some(*seat), *news);
            }
            Event::Counted { truth, count } => {
                if let Some(marks) = self.marks.get_mut(usize::from(*truth)) {
                    marks.count = *count;
                }
            }
        }
    }

    fn disclose(&self, viewer: &Viewer) -> Self {
        let me = |seats: &Set<SeatId>| {
            seats.iter().copied().filter(|seat| *seat == viewer.seat).collect()
        };
        let own = |marks: &Marks| Marks {
            count: marks.count,
            seats: me(&marks.seats),
            authors: me(&marks.authors),
        };
        Self {
            pairs: self.pairs.disclose(viewer),
            marks: self.marks.iter().map(own).collect(),
            by_step: Rounds::default(),
        }
    }

    fn disclose_event(event: &Event, viewer: &Viewer) -> Option<Event> {
        match event {
            Event::Said { seat, .. } | Event::MarkedUnseen { seat, .. } => {
                (*seat == viewer.seat).then(|| event.clone())
            }
            Event::Heard { voice } => Some(Event::Heard { voice: voice.disclose(viewer) }),
            Event::Revealed { .. } | Event::Counted { .. } => Some(event.clone()),
            Event::Marked { truth, seat, news } => Some(Event::Marked {
                truth: *truth,
                seat: seat.filter(|seat| *seat == viewer.seat),
                news: *news,
            }),
        }
    }

    fn addresses(_event: &Event, _seat: SeatId) -> bool {
        false
    }

    fn unrevealed(&self) -> bool {
        self.pairs.is_sealed()
    }

    fn within_bounds(&self) -> bool {
        self.pairs.len() <= SEATS_MAX
    }
}
