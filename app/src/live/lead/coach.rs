//! The one thing to say or do now, for facilitators who may never have led a workshop. The first card in [`CARDS`]
//! whose condition holds is shown.
//! A step that ships brings its own text with its other texts.
//! **To add a card**: a line in [`CARDS`] and its text in `texts/*/coach.toml`. A new kind of condition is a variant of
//! [`When`] and an arm in [`Situation::holds`].

use domain::{
    Workshop,
    debrief::{Debrief, debrief},
    tool::{
        PerStep as _,
        agenda::{Activity, Phase, Recipe, Step},
        disconnects::{Disconnect, DisconnectKind, State},
        resolution::ConsentOutcome,
        signals::Reaction,
    },
};
use leptos::prelude::*;
use texts::coach as t;

use crate::{
    state::Room,
    ui::{
        memo,
        parts::{live, nothing, para},
    },
    words::steps::spoken,
};

/// The condition of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    /// The workshop has not started.
    Before,
    /// A private session of the customers is on.
    PrivateSession,
    /// Somebody shows the reaction "stop".
    Stopped,
    /// The last consent round was revealed with this verdict.
    Ended(ConsentOutcome),
    /// A hand is up.
    Hand,
    /// At least a third shows this reaction.
    Shown(Reaction),
    /// Everybody says they are done.
    AllDone,
    /// The step is locked.
    Locked,
    /// The step has taken longer than planned.
    Late,
    /// Both ends of the current disconnect understand each other, but have not settled it.
    Understood,
    /// The current disconnect is of this kind, and open.
    Differ(DisconnectKind),
    /// The current disconnect has no kind yet.
    Unnamed,
    /// One of the five learning behaviours is rare, in a step where it matters.
    Low(Learning),
    /// The group is in a custom step of this phase.
    Own(Phase),
}

/// The five behaviours of a learning group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Learning {
    Hears,
    Surfaces,
    Restates,
    Probes,
    Resolves,
}

/// A condition, and the text shown when it holds.
type CoachCard = (When, fn() -> &'static str);

/// All cards. The first whose condition holds is shown.
const CARDS: [CoachCard; 31] = [
    (When::Before, t::before),
    (When::PrivateSession, t::private_session),
    (When::Stopped, t::stopped),
    (When::Hand, t::hand),
    (When::Shown(Reaction::Break), t::pause),
    (When::Shown(Reaction::Slower), t::slower),
    (When::Shown(Reaction::Question), t::question),
    (When::AllDone, t::all_done),
    (When::Locked, t::locked),
    (When::Late, t::late),
    (When::Ended(ConsentOutcome::Stopped), t::stopped),
    (When::Ended(ConsentOutcome::Contested), t::contested),
    (When::Ended(ConsentOutcome::Open), t::still_open),
    (When::Understood, t::understood),
    (When::Differ(DisconnectKind::Language), t::language),
    (When::Differ(DisconnectKind::Fact), t::fact),
    (When::Differ(DisconnectKind::Assumption), t::assumption),
    (When::Differ(DisconnectKind::Priority), t::priority),
    (When::Differ(DisconnectKind::Interest), t::interest),
    (When::Differ(DisconnectKind::Role), t::role),
    (When::Differ(DisconnectKind::Stage), t::stage),
    (When::Differ(DisconnectKind::Perception), t::perception),
    (When::Unnamed, t::unnamed),
    (When::Low(Learning::Hears), t::low_hears),
    (When::Low(Learning::Surfaces), t::low_surfaces),
    (When::Low(Learning::Restates), t::low_restates),
    (When::Low(Learning::Probes), t::low_probes),
    (When::Low(Learning::Resolves), t::low_resolves),
    (When::Own(Phase::Prompt), t::own_prompt),
    (When::Own(Phase::Explore), t::own_explore),
    (When::Own(Phase::Converge), t::own_converge),
];

/// "One thing now", above the script. Empty once the workshop is closed.
pub fn one_thing(room: Room) -> AnyView {
    let late = memo(move || {
        let now = room.clock().ticking();
        room.read(|w| {
            let step = w.agenda.current();
            step.is_some_and(|step| w.agenda.used(step.id, now) > step.minutes.micros())
        })
    });
    // Memoizes the text, so that the text does not flicker when other things change.
    let said = memo(move || {
        let late = late.get();
        room.read(|w| says(w, late))
    });
    live(move || {
        let Some(said) = said.get() else { return nothing() };
        view! {
            <section class="one-thing">
                <h2>{t::one_thing_now()}</h2>
                {para("words", said)}
            </section>
        }
        .into_any()
    })
}

/// What to say or do now: the first card whose condition holds, else what the step says itself.
fn says(workshop: &Workshop, late: bool) -> Option<&'static str> {
    if workshop.agenda.closed {
        return None;
    }
    let situation = Situation { workshop, debrief: debrief(workshop), late };
    let card = CARDS.iter().find(|(when, _)| situation.holds(*when));
    let step = || Some(spoken(workshop.agenda.current()?.recipe).coach);
    card.map(|(_, say)| say()).or_else(step).filter(|said| !said.is_empty())
}

/// What the conditions look at.
struct Situation<'a> {
    workshop: &'a Workshop,
    debrief: Debrief,
    late: bool,
}

impl Situation<'_> {
    fn holds(&self, when: When) -> bool {
        let w = self.workshop;
        let step = w.agenda.current();
        match when {
            When::Before => step.is_none(),
            When::PrivateSession => w.customers_only.on.is_some(),
            When::Stopped => self.is_in(Activity::Temperature) && self.fist(),
            When::Ended(verdict) => self.ended() == Some(verdict),
            When::Hand => !w.signals.hands.is_empty(),
            When::Shown(sign) => {
                let shown = w.signals.reactions.get(&sign).copied().unwrap_or_default();
                shown > 0 && usize::from(shown) * 3 >= w.seats.members().count()
            }
            When::AllDone => {
                let done = usize::from(w.signals.done);
                done > 0 && done >= w.seats.members().count()
            }
            When::Locked => w.agenda.is_locked(),
            When::Late => self.late,
            When::Understood => {
                self.at_hand().is_some_and(|known| known.state() == State::Understood)
            }
            When::Differ(kind) => self.at_hand().is_some_and(|known| known.kind == Some(kind)),
            When::Unnamed => self.at_hand().is_some_and(|known| known.kind.is_none()),
            When::Low(learning) => self.is_low(learning),
            When::Own(phase) => step.is_some_and(|step| is_own(step, phase)),
        }
    }

    fn is_in(&self, activity: Activity) -> bool {
        self.workshop.agenda.current().is_some_and(|step| step.activity == activity)
    }

    /// Whether the last revealed hands contained a fist.
    fn fist(&self) -> bool {
        let workshop = self.workshop;
        workshop.temperature.now(&workshop.agenda, |round| {
            let shown = round.checks.last().and_then(|check| check.shown.as_ref());
            shown.is_some_and(|hands| hands.iter().any(|hand| hand.get() == 0))
        })
    }

    /// The verdict on the current text, once it was revealed.
    fn ended(&self) -> Option<ConsentOutcome> {
        self.workshop.resolution.standing()?.outcome()
    }

    /// The disconnect under discussion: the one in the spotlight, else the first open one.
    fn at_hand(&self) -> Option<&Disconnect> {
        if !self.is_in(Activity::Disconnects) {
            return None;
        }
        let all = &self.workshop.disconnects;
        let open = |known: &&Disconnect| known.settlement.is_none();
        let brought = all.focus.and_then(|focus| all.get(focus)).filter(open);
        brought.or_else(|| all.list.iter().find(open))
    }

    fn is_low(&self, learning: Learning) -> bool {
        let debrief = &self.debrief;
        let is_in = |activities: &[Activity]| activities.iter().any(|one| self.is_in(*one));
        match learning {
            Learning::Hears => {
                is_in(&[Activity::Reveal, Activity::Organise])
                    && !self.workshop.cards.any_sealed()
                    && !debrief.unheard.is_empty()
            }
            Learning::Surfaces => {
                is_in(&[Activity::Links, Activity::Draft]) && !debrief.surfaced.is_whole()
            }
            Learning::Restates => is_in(&[Activity::Disconnects]) && !debrief.restated.is_whole(),
            // Before the first one, the step itself says what to do.
            Learning::Probes => {
                is_in(&[Activity::Links]) && debrief.linked.done > 0 && !debrief.linked.is_whole()
            }
            Learning::Resolves => {
                is_in(&[Activity::Consent, Activity::Sign]) && !debrief.answered.is_whole()
            }
        }
    }
}

fn is_own(step: &Step, phase: Phase) -> bool {
    step.recipe == Recipe::Own && step.phase == phase
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_disconnect_has_a_card() {
        for kind in DisconnectKind::ALL {
            assert!(CARDS.iter().any(|(known, _)| *known == When::Differ(kind)), "{kind:?}");
        }
    }

    #[test]
    fn before_the_start_it_says_how_to_begin() {
        assert_eq!(says(&Workshop::default(), false), Some(t::before()));
    }
}
