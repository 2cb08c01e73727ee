//! Leading: the running agenda, locks and spotlights, invited experts, people without a device, signals, facilitator
//! notes, suggestions.

use domain::{
    EntityKind, Event, Rejection,
    id::StepId,
    samples::{
        Play, at_step, card, card_text, disconnect, evidence, function, minutes, note, reason,
        room, seat, section_text, suggestion, title,
    },
    tool::{
        agenda::{Activity, Command as Agenda, Phase, Recipe, Spotlight, Wording},
        cards::{self, CardKind, Level},
        customers_only,
        disconnects::{self, Settlement},
        facilitator_notes,
        resolution::{self, Section},
        seats::{self, ProxyCommand},
        signals::{self, Reaction},
        suggestions,
    },
};

fn titles(play: &Play) -> Vec<u16> {
    play.workshop.agenda.steps.iter().map(|step| step.id.0).collect()
}

fn write(number: u64) -> cards::Command {
    cards::Command::Write {
        card: card(number),
        kind: CardKind::Concern,
        level: Level::Problem,
        text: card_text("Who trains the night shift?"),
        builds_on: None,
    }
}

#[test]
fn a_toolbox_step_takes_the_phase_of_its_position() {
    let mut play = at_step(1, Activity::Read);
    let chair = play.chair();
    play.does(chair, Agenda::Insert { after: StepId(6), recipe: Recipe::HopesAndFears });
    let step = &play.workshop.agenda.steps[6];
    assert_eq!(
        (step.recipe, step.phase, step.id),
        (Recipe::HopesAndFears, Phase::Explore, StepId(15))
    );
    assert_eq!(play.workshop.agenda.position, Some(0), "the group stays where it is");
    let nowhere = Rejection::NotFound { kind: EntityKind::Step };
    let own = Agenda::Insert { after: StepId(6), recipe: Recipe::Own };
    assert_eq!(play.refused(chair, own), nowhere);
    let other = Agenda::Insert { after: StepId(2), recipe: Recipe::Consent };
    assert_eq!(play.refused(chair, other), Rejection::OtherPhase);
}

#[test]
fn steps_ahead_can_be_moved_within_their_phase_and_steps_behind_stay() {
    let mut play = at_step(1, Activity::Rate { round: domain::tool::agenda::Round::First });
    let chair = play.chair();
    play.does(chair, Agenda::Shift { step: StepId(8), after: Some(StepId(5)) });
    assert_eq!(titles(&play)[4..8], [5, 8, 6, 7]);
    assert_eq!(
        play.refused(chair, Agenda::Shift { step: StepId(2), after: None }),
        Rejection::Moved
    );
    let early = Agenda::Shift { step: StepId(9), after: Some(StepId(1)) };
    assert_eq!(play.refused(chair, early), Rejection::Moved);
    let other = Agenda::Shift { step: StepId(9), after: Some(StepId(5)) };
    assert_eq!(play.refused(chair, other), Rejection::OtherPhase);
}

#[test]
fn a_skipped_step_is_skipped_in_both_directions_and_can_be_restored() {
    let mut play = at_step(1, Activity::Reveal);
    let chair = play.chair();
    let here = |play: &Play| play.workshop.agenda.current().expect("it runs").id;
    play.does(chair, Agenda::Skip { step: StepId(6), skipped: true });
    play.next();
    assert_eq!(here(&play), StepId(7));
    play.does(chair, Agenda::Back { from: StepId(7) });
    assert_eq!(here(&play), StepId(5));
    assert_eq!(
        play.refused(chair, Agenda::Skip { step: StepId(6), skipped: false }),
        Rejection::Moved
    );
    play.does(chair, Agenda::Skip { step: StepId(9), skipped: true });
    play.does(chair, Agenda::Skip { step: StepId(9), skipped: false });
    assert!(!play.workshop.agenda.skipped.contains(&StepId(9)));
}

#[test]
fn a_step_can_have_its_own_texts() {
    let mut play = at_step(1, Activity::Read);
    let words = Wording { title: Some(title("Our rules")), ..Wording::default() };
    let (lines, minutes) = (vec![reason("Phones away.")], minutes(7));
    let reword = Agenda::Reword { step: StepId(1), words, lines, minutes };
    play.does(play.chair(), reword.clone());
    let step = &play.seen_by(play.cast.wall).agenda.steps[0];
    assert_eq!(step.title.as_ref().map(ToString::to_string).as_deref(), Some("Our rules"));
    assert_eq!((step.instruction.as_ref(), step.lines.len()), (None, 1));
    assert_eq!(play.refused(play.chair(), reword), Rejection::Unchanged);
    assert_eq!(play.refused(play.cast.hr, Agenda::Hold { held: true }), Rejection::ChairOnly);
}

#[test]
fn minutes_used_are_counted_over_all_visits() {
    let mut play = at_step(1, Activity::Reveal);
    let (chair, minute) = (play.chair(), 60_000_000);
    play.waits(120);
    play.next();
    play.waits(30);
    play.does(chair, Agenda::Back { from: StepId(6) });
    play.waits(60);
    let agenda = &play.workshop.agenda;
    // Each command moves the clock by one second.
    assert_eq!(agenda.used(StepId(5), play.now) / minute, 3);
    assert_eq!(agenda.used(StepId(6), play.now) / (minute / 2), 1);
}

#[test]
fn in_a_locked_step_content_is_frozen_and_signals_still_work() {
    let mut play = at_step(1, Activity::Organise);
    let (chair, hr) = (play.chair(), play.cast.hr);
    play.does(chair, Agenda::Lock { step: StepId(6), locked: true });
    assert_eq!(play.refused(hr, write(1)), Rejection::Locked);
    play.does(hr, signals::Command::Hand { up: true });
    play.does(chair, Agenda::Lock { step: StepId(6), locked: false });
    play.does(hr, write(1));
}

#[test]
fn the_spotlight_ends_with_its_step_or_its_item() {
    let mut play = at_step(1, Activity::Organise);
    let (chair, hr) = (play.chair(), play.cast.hr);
    let id = play.writes(hr, "Who covers the shifts?");
    let lit = |spotlight| Agenda::SetSpotlight { spotlight };
    let nothing = Rejection::NotFound { kind: EntityKind::Card };
    assert_eq!(play.refused(chair, lit(Some(Spotlight::Card(card(77))))), nothing);
    play.does(chair, lit(Some(Spotlight::Card(id))));
    assert_eq!(play.seen_by(play.cast.wall).agenda.spotlight, Some(Spotlight::Card(id)));
    play.does(hr, cards::Command::Delete { card: id });
    assert_eq!(play.workshop.agenda.spotlight, None);
    let again = play.writes(hr, "Who covers them?");
    play.does(chair, lit(Some(Spotlight::Card(again))));
    play.next();
    assert_eq!(play.workshop.agenda.spotlight, None);
}

#[test]
fn a_sealed_card_is_put_on_no_screen() {
    let mut play = at_step(1, Activity::Write { sealed: true });
    let id = play.writes(play.cast.hr, "Who covers the shifts?");
    let lit = Agenda::SetSpotlight { spotlight: Some(Spotlight::Card(id)) };
    assert_eq!(play.refused(play.chair(), lit), Rejection::NotFound { kind: EntityKind::Card });
}

#[test]
fn hands_are_shown_in_order_and_lowered_by_the_chair() {
    let mut play = at_step(1, Activity::Organise);
    let (hr, finance) = (play.cast.hr, play.cast.finance);
    play.does(hr, signals::Command::Hand { up: true });
    play.does(finance, signals::Command::Hand { up: true });
    assert_eq!(play.seen_by(play.cast.seller).signals.hands, [hr, finance]);
    play.does(play.chair(), signals::Command::Lower { seat: hr });
    play.next();
    assert_eq!(play.workshop.signals.hands, [finance], "a hand outlasts the step");
    play.does(play.cast.mobilizer, seats::Command::Remove { seat: finance });
    assert!(play.workshop.signals.hands.is_empty());
}

#[test]
fn facilitators_see_who_is_done_and_others_see_how_many() {
    let mut play = at_step(1, Activity::Write { sealed: true });
    let (hr, finance) = (play.cast.hr, play.cast.finance);
    play.does(hr, signals::Command::Done { done: true });
    play.does(finance, signals::Command::Done { done: true });
    play.does(finance, signals::Command::Done { done: false });
    let seen = |seat| play.seen_by(seat).signals;
    assert_eq!(
        (seen(play.cast.seller).done, seen(play.cast.seller).ready.contains(&hr)),
        (1, true)
    );
    assert_eq!((seen(finance).done, seen(finance).ready.is_empty()), (1, true));
    assert!(seen(hr).ready.contains(&hr));
    play.next();
    assert_eq!(play.workshop.signals.done, 0, "each step has its own");
}

#[test]
fn a_reaction_counts_once_per_person_and_is_anonymous() {
    let mut play = at_step(1, Activity::Organise);
    let show = signals::Command::Show { reaction: Reaction::Slower };
    play.does(play.cast.hr, show.clone());
    assert_eq!(play.refused(play.cast.hr, show.clone()), Rejection::Unchanged);
    play.does(play.cast.seller, show.clone());
    let seen = play.seen_by(play.cast.finance).signals;
    assert_eq!((seen.reactions.get(&Reaction::Slower), seen.shown.is_empty()), (Some(&2), true));
    assert_eq!(play.refused(play.cast.observer, show), Rejection::ReadsAlong);
}

#[test]
fn the_chair_nudges_once_per_step_and_names_nobody() {
    let mut play = at_step(1, Activity::Organise);
    let (chair, hr) = (play.chair(), play.cast.hr);
    let nudge = signals::Command::Nudge;
    assert_eq!(play.refused(hr, nudge.clone()), Rejection::ChairOnly);
    play.does(hr, signals::Command::Done { done: true });
    play.does(chair, nudge.clone());
    for seat in [hr, play.cast.finance, play.cast.seller, play.cast.wall] {
        assert!(play.seen_by(seat).signals.nudged);
    }
    assert_eq!(play.refused(chair, nudge.clone()), Rejection::Unchanged);
    play.next();
    assert!(!play.workshop.signals.nudged, "each step has its own");
    play.does(chair, nudge);
    let early = room(1);
    let chair = early.chair();
    assert_eq!(early.refused(chair, signals::Command::Nudge), Rejection::NotInThisStep);
}

#[test]
fn proxy_contributions_belong_to_the_proxy_and_are_marked() {
    let mut play = at_step(1, Activity::Write { sealed: true });
    let (mobilizer, there) = (play.cast.mobilizer, seat(40));
    let represent =
        |veto| seats::Command::AddProxy { seat: there, function: function("Workshop floor"), veto };
    assert_eq!(play.refused(play.cast.seller, represent(false)), Rejection::MobilizerOnly);
    play.does(mobilizer, represent(false));
    let enter = |seat, act: ProxyCommand| seats::Command::OnBehalfOf { seat, act: act.into() };
    play.does(mobilizer, enter(there, ProxyCommand::Cards(write(5))));
    let written = &play.workshop.cards.by_id[&card(5)];
    assert_eq!((written.author, written.sealed), (Some(there), true));
    assert!(
        !play.seen_by(mobilizer).cards.by_id.contains_key(&card(5)),
        "sealed for the Mobilizer too"
    );
    let taken = Rejection::NotYours { kind: EntityKind::Seat };
    assert_eq!(play.refused(mobilizer, enter(play.cast.hr, ProxyCommand::Cards(write(6)))), taken);
    assert_eq!(
        play.refused(play.cast.hr, enter(there, ProxyCommand::Cards(write(6)))),
        Rejection::MobilizerOnly
    );
    assert!(
        play.seen_by(play.cast.hr).seats.all[&there].proxy,
        "everybody sees that it was entered"
    );
}

#[test]
fn nobody_enters_for_the_seller_what_the_seller_may_not_say() {
    let mut play = Play::supported(1);
    let there = seat(40);
    let represent =
        seats::Command::AddProxy { seat: there, function: function("Legal"), veto: true };
    play.does(play.cast.mobilizer, represent);
    let hash = play.workshop.resolution.draft.hash();
    let act = ProxyCommand::Resolution(resolution::Command::Sign { hash }).into();
    play.does(play.cast.mobilizer, seats::Command::OnBehalfOf { seat: there, act });
    assert!(play.workshop.resolution.signatures().contains_key(&there));
    let signed = &play.seen_by(play.cast.seller).seats.all[&there];
    assert!(signed.proxy, "a signature that was entered is marked as such");
}

/// A room with one open disconnect between Finance and HR.
fn differing() -> Play {
    let mut play = at_step(1, Activity::Disconnects);
    let open = disconnects::Command::Open {
        disconnect: disconnect(1),
        title: title("Training in working time"),
        statement: None,
        level: Level::Solution,
        one: function("Practice Finance"),
        two: function("HR"),
    };
    play.does(play.chair(), open);
    play
}

#[test]
fn an_expert_sees_one_disconnect_answers_it_and_leaves_with_it() {
    let mut play = differing();
    let (mobilizer, expert, hr) = (play.cast.mobilizer, seat(50), play.cast.hr);
    let id = play.writes(hr, "Who covers the shifts?");
    let other = disconnects::Command::Open {
        disconnect: disconnect(2),
        title: title("Who pays"),
        statement: None,
        level: Level::Problem,
        one: function("Practice Finance"),
        two: function("HR"),
    };
    play.does(hr, other);
    let ask = disconnects::Command::Ask {
        disconnect: disconnect(1),
        evidence: evidence(1),
        ask: reason("How long does the training take?"),
        owner: function("HR"),
        due: domain::samples::day("2026-06-01"),
    };
    play.does(hr, ask);
    let call = seats::Command::Call {
        seat: expert,
        function: function("Ergonomics"),
        disconnect: disconnect(1),
    };
    assert_eq!(play.refused(play.cast.seller, call.clone()), Rejection::MobilizerOnly);
    play.does(mobilizer, call);
    play.does(expert, seats::Command::Join { function: None });
    let seen = play.seen_by(expert);
    assert_eq!(seen.disconnects.list.iter().map(|d| d.id).collect::<Vec<_>>(), [disconnect(1)]);
    assert!(seen.cards.by_id.is_empty() && !seen.cards.by_id.contains_key(&id));
    let find = |number| disconnects::Command::Find {
        disconnect: disconnect(number),
        evidence: evidence(1),
        found: reason("Two half days."),
    };
    play.does(expert, find(1));
    assert_eq!(play.refused(expert, find(2)), Rejection::NotFound { kind: EntityKind::Evidence });
    assert_eq!(play.refused(expert, write(9)), Rejection::ReadsAlong);
    let settlement = Settlement::Resolved { how: reason("Two half days, paid.") };
    let (disconnect, finance) = (disconnect(1), play.cast.finance);
    play.does(
        finance,
        disconnects::Command::Propose { disconnect, settlement: settlement.clone() },
    );
    play.does(hr, disconnects::Command::Agree { disconnect, settlement });
    assert_eq!(play.refused(expert, find(1)), Rejection::NoSeat);
}

#[test]
fn a_function_without_a_person_is_listed_until_somebody_joins() {
    let mut play = room(1);
    let mobilizer = play.cast.mobilizer;
    let legal = function("Legal");
    play.does(mobilizer, seats::Command::FlagMissing { function: legal.clone(), missing: true });
    assert_eq!(play.seen_by(play.cast.wall).seats.absent(), std::slice::from_ref(&legal));
    let role = domain::Role::Stakeholder;
    let admit =
        seats::Command::Admit { seat: seat(41), role, function: Some(legal.clone()), veto: false };
    play.does(mobilizer, admit);
    assert_eq!(play.workshop.seats.absent(), [legal], "invited is not here");
    play.does(seat(41), seats::Command::Join { function: None });
    assert!(play.workshop.seats.absent().is_empty());
}

#[test]
fn facilitators_write_notes_and_delete_only_their_own() {
    let mut play = at_step(1, Activity::Organise);
    let (mobilizer, seller) = (play.cast.mobilizer, play.cast.seller);
    let id = play.writes(play.cast.hr, "Who covers the shifts?");
    let say = |number| facilitator_notes::Command::Say {
        note: note(number),
        text: reason("Ask HR first."),
        about: Some(Spotlight::Card(id)),
    };
    play.does(seller, say(1));
    assert_eq!(play.seen_by(mobilizer).facilitator_notes.notes.len(), 1);
    assert!(play.seen_by(play.cast.hr).facilitator_notes.notes.is_empty());
    assert_eq!(play.refused(play.cast.hr, say(2)), Rejection::FacilitatorOnly);
    let drop = facilitator_notes::Command::Drop { note: note(1) };
    assert_eq!(
        play.refused(mobilizer, drop.clone()),
        Rejection::NotYours { kind: EntityKind::Note }
    );
    play.does(seller, drop);
}

#[test]
fn notes_from_a_private_session_never_reach_the_seller() {
    let mut play = at_step(1, Activity::Organise);
    let mobilizer = play.cast.mobilizer;
    play.does(mobilizer, customers_only::Command::Start { wall: false });
    let text = reason("They want a discount.");
    play.does(mobilizer, facilitator_notes::Command::Say { note: note(1), text, about: None });
    play.does(mobilizer, customers_only::Command::End);
    assert!(play.seen_by(play.cast.seller).facilitator_notes.notes.is_empty());
    let is_note = |event: &Event| matches!(event.inner(), Event::FacilitatorNotes(_));
    assert!(!play.sent_to(play.cast.seller).iter().any(is_note));
}

#[test]
fn the_sellers_wording_stays_a_suggestion_until_the_pen_takes_it() {
    let mut play = at_step(1, Activity::Draft);
    let (seller, pen) =
        (play.cast.seller, play.workshop.resolution.pen.expect("somebody holds it"));
    let make = suggestions::Command::Make {
        suggestion: suggestion(1),
        section: Section::Scope,
        text: section_text("All practices, from June."),
    };
    play.does(seller, make);
    assert!(play.workshop.resolution.draft.sections.is_empty(), "nothing of it is in the text");
    let take = suggestions::Command::Take { suggestion: suggestion(1) };
    assert_eq!(play.refused(seller, take.clone()), Rejection::SellerDoesNotJudge);
    assert_eq!(play.refused(play.cast.hr, take.clone()), Rejection::PenOnly);
    play.does(pen, take);
    let text = play.seen_by(play.cast.hr).resolution.draft.sections[&Section::Scope].to_string();
    assert_eq!(text, "All practices, from June.");
    assert!(play.workshop.suggestions.list.is_empty());
}

#[test]
fn taking_a_suggestion_voids_signatures_like_any_edit() {
    let mut play = Play::supported(1);
    play.signs(play.cast.hr);
    let make = suggestions::Command::Make {
        suggestion: suggestion(1),
        section: Section::Risks,
        text: section_text("None."),
    };
    play.does(play.cast.hr, make);
    let pen = play.workshop.resolution.pen.expect("somebody holds it");
    play.does(pen, suggestions::Command::Take { suggestion: suggestion(1) });
    assert!(play.workshop.resolution.signatures().is_empty());
    assert!(play.workshop.resolution.standing().is_none());
}
