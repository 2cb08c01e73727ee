//! One command, decided on both copies of the workshop: which side is sent what.

use super::split::{
    EventSplitter, in_common, is_voice, items, justifies_an_override, substitute, withhold_all,
};
use crate::{
    base::{authority::Decided, rejection::Rejection},
    workshop::{Event, Workshop},
};

/// The answer to the seller, if the answer of the outsiders' copy decides it; `None` if both copies have their say.
pub(super) fn answer_to_seller(
    whole: &Result<Vec<Event>, Rejection>,
    theirs: &Result<Vec<Event>, Rejection>,
    is_process: bool,
    decided: Decided,
) -> Option<Result<Vec<Event>, Rejection>> {
    match (whole, theirs) {
        // The answer of the insiders' copy could betray what is withheld.
        (_, Err(_)) => Some(theirs.clone()),
        (_, Ok(_)) if is_process => Some(theirs.clone()),
        // Only the insiders' copy refuses, because of something withheld. What only the server can decide (a reveal) is
        // refused for everybody; any other command takes effect for the outsiders alone.
        (Err(why), Ok(events)) => Some(if events.is_empty() || decided == Decided::OnServer {
            Err(why.clone())
        } else {
            Ok(events.iter().cloned().map(substitute).collect())
        }),
        (Ok(_), Ok(_)) => None,
    }
}

/// The events that a command has on each copy.
pub(super) struct TwoResults<'a> {
    pub insiders: &'a Workshop,
    /// On the insiders' copy.
    pub whole: Vec<Event>,
    /// On the outsiders' copy; none if it refuses.
    pub theirs: Vec<Event>,
    pub by_seller: bool,
}

impl TwoResults<'_> {
    /// Whether everybody may get the same events.
    ///
    /// That both results are equal is not enough: an event that carries a complete item is the same on both copies even
    /// if the item is withheld.
    pub(super) fn are_common(&self) -> bool {
        self.theirs == self.whole && !self.touch_withheld()
    }

    /// Whether the results differ only in who was heard: somebody who answered in private answers again.
    pub(super) fn differ_in_voices_only(&self) -> bool {
        let without_voices = |event: &&Event| !is_voice(event);
        let whole = self.whole.iter().filter(without_voices);
        whole.eq(self.theirs.iter().filter(without_voices)) && !self.touch_withheld()
    }

    /// What the seller says is never withheld from the seller.
    fn touch_withheld(&self) -> bool {
        let withheld = &self.insiders.customers_only.withheld;
        !self.by_seller && self.whole.iter().flat_map(items).any(|item| withheld.contains(&item))
    }

    /// What both copies have goes to everybody; the rest to its side. The outsiders see a second answer as a first one.
    pub(super) fn shared(self) -> Vec<Event> {
        let Self { insiders, whole, theirs, .. } = self;
        let more: Vec<Event> =
            theirs.iter().filter(|event| !whole.contains(event)).cloned().map(substitute).collect();
        let mut splitter = EventSplitter::of(insiders);
        let split = |event| splitter.withhold_unless(theirs.contains(&event), event);
        whole.into_iter().map(split).chain(more).collect()
    }

    /// The process goes on for both sides alike. Only the reason why a gate was overridden is withheld from those in
    /// whose copy there was no such gate.
    pub(super) fn of_process(self) -> Vec<Event> {
        let Self { insiders, whole, theirs, .. } = self;
        let open = |event: &Event| !justifies_an_override(event) || theirs.contains(event);
        if whole.iter().all(open) {
            return whole;
        }
        let mut splitter = EventSplitter::of(insiders);
        let split = |event: Event| splitter.withhold_unless(open(&event), event);
        whole.into_iter().map(split).collect()
    }

    /// Each side gets its own: the outsiders what is true on their copy too.
    pub(super) fn each_to_its_side(self, decided: Decided) -> Vec<Event> {
        let Self { insiders, whole, theirs, by_seller } = self;
        let own = by_seller && decided != Decided::OnServer;
        let disclosed = |event: Event| if own { Some(event) } else { in_common(event, &whole) };
        let public = theirs.into_iter().filter_map(disclosed);
        let public: Vec<Event> = public.map(substitute).collect();
        withhold_all(insiders, whole).into_iter().chain(public).collect()
    }
}
