//! Powers as stories: who never has them, who always does, and who can lose them.

use domain::{
    Command, Rejection,
    powers::Power,
    samples::{Play, at_step, card, card_text, commands, condition, room},
    tool::{
        agenda::{self, Activity, Phase},
        cards::{self, CardKind, Level},
        resolution, seats,
    },
};

use crate::support::name;

/// Every power that judges: write, rate, guess, respond or sign.
const JUDGING: [&str; 11] = [
    "cards.write",
    "cards.edit",
    "cards.delete",
    "cards.nothing_to_add",
    "links.link",
    "themes.gather",
    "statements.rate",
    "disconnects.explain",
    "disconnects.confirm",
    "resolution.respond",
    "resolution.sign",
];

fn sample(wanted: &str) -> Command {
    let found = commands().into_iter().find(|command| name(command) == wanted);
    found.unwrap_or_else(|| panic!("no sample of {wanted}"))
}

/// Runs the same check in every step of the agenda.
#[track_caller]
fn check_everywhere(ask: impl Fn(&Play)) {
    let mut play = room(1);
    ask(&play);
    for _ in 0..play.workshop.agenda.steps.len() {
        play.next();
        ask(&play);
    }
}

#[test]
fn the_seller_never_judges_not_even_from_the_chair() {
    check_everywhere(|play| {
        let mut play = play.clone();
        let seller = play.cast.seller;
        for _ in 0..2 {
            for judging in JUDGING {
                let why = play.refused(seller, sample(judging));
                assert_eq!(why, Rejection::SellerDoesNotJudge, "{judging}");
            }
            let _ = play.tries(play.cast.mobilizer, seats::Command::PassChair { to: seller });
        }
    });
}

#[test]
fn the_seller_never_holds_the_pen() {
    let play = at_step(1, Activity::Draft);
    let (seller, mobilizer) = (play.cast.seller, play.cast.mobilizer);
    let to_seller = resolution::Command::PassPen { to: seller };
    assert_eq!(play.refused(mobilizer, to_seller), Rejection::SellerDoesNotJudge);
    let section = sample("resolution.section");
    assert_eq!(play.refused(seller, section), Rejection::SellerDoesNotJudge);
}

#[test]
fn observer_and_wall_do_nothing_at_all() {
    check_everywhere(|play| {
        for command in commands() {
            if command.power() == Power::Join {
                continue;
            }
            for seat in [play.cast.observer, play.cast.wall] {
                let why = play.refused(seat, command.clone());
                assert_eq!(why, Rejection::ReadsAlong, "{}", name(&command));
            }
        }
    });
}

#[test]
fn only_the_chair_drives() {
    check_everywhere(|play| {
        for command in commands().into_iter().filter(|c| c.power() == Power::Drive) {
            for seat in [play.cast.seller, play.cast.finance, play.cast.hr] {
                let why = play.refused(seat, command.clone());
                assert_eq!(why, Rejection::ChairOnly, "{}", name(&command));
            }
        }
    });
}

#[test]
fn the_mobilizer_hands_the_chair_over_and_takes_it_back_at_any_time() {
    check_everywhere(|play| {
        let mut play = play.clone();
        let (mobilizer, seller) = (play.cast.mobilizer, play.cast.seller);
        play.does(mobilizer, seats::Command::PassChair { to: seller });
        assert_eq!(play.refused(mobilizer, agenda::Command::AddMinute), Rejection::ChairOnly);
        play.does(seller, agenda::Command::AddMinute);
        play.does(mobilizer, seats::Command::PassChair { to: mobilizer });
        assert_eq!(play.refused(seller, agenda::Command::AddMinute), Rejection::ChairOnly);
        play.does(mobilizer, agenda::Command::AddMinute);
    });
}

#[test]
fn a_stakeholder_cannot_take_the_chair_or_get_it() {
    let play = room(1);
    let (finance, mobilizer) = (play.cast.finance, play.cast.mobilizer);
    let take = seats::Command::PassChair { to: finance };
    assert_eq!(play.refused(finance, take.clone()), Rejection::ChairOnly);
    assert_eq!(play.refused(mobilizer, take), Rejection::FacilitatorOnly);
}

#[test]
fn the_pen_is_handed_to_a_stakeholder_and_taken_back() {
    let mut play = at_step(1, Activity::Draft);
    let (mobilizer, finance, hr) = (play.cast.mobilizer, play.cast.finance, play.cast.hr);
    let section = sample("resolution.section");
    assert_eq!(play.refused(finance, section.clone()), Rejection::PenOnly);
    play.does(mobilizer, resolution::Command::PassPen { to: finance });
    assert_eq!(play.refused(mobilizer, section.clone()), Rejection::PenOnly);
    play.does(finance, section);
    play.does(finance, resolution::Command::PassPen { to: hr });
    assert_eq!(play.refused(finance, sample("resolution.day")), Rejection::PenOnly);
    play.does(mobilizer, resolution::Command::PassPen { to: mobilizer });
    let none = resolution::Command::Condition { condition: condition(1), value: None };
    assert_eq!(play.refused(mobilizer, none), Rejection::Unchanged);
}

#[test]
fn only_the_mobilizer_moderates() {
    let mut play = at_step(1, Activity::Organise);
    let id = play.writes(play.cast.hr, "Nobody asked us.");
    let hide = cards::Command::Hide { card: id, hidden: true };
    for seat in [play.cast.seller, play.cast.hr, play.cast.finance] {
        assert_eq!(play.refused(seat, hide.clone()), Rejection::MobilizerOnly);
        let remove = seats::Command::Remove { seat: play.cast.observer };
        assert_eq!(play.refused(seat, remove), Rejection::MobilizerOnly);
    }
    play.does(play.cast.mobilizer, hide);
}

#[test]
fn commands_of_a_later_phase_are_rejected() {
    let play = at_step(1, Activity::Read);
    let phase = Phase::Prompt;
    for early in ["themes.gather", "links.link", "disconnects.open", "resolution.section"] {
        let why = play.refused(play.cast.mobilizer, sample(early));
        assert_eq!(why, Rejection::NotInThisPhase { phase }, "{early}");
    }
    let rate = sample("statements.rate");
    assert_eq!(play.refused(play.cast.hr, rate), Rejection::NotInThisStep);
}

#[test]
fn nothing_can_be_written_before_the_start() {
    let play = room(1);
    let command = cards::Command::Write {
        card: card(1),
        kind: CardKind::Goal,
        level: Level::Problem,
        text: card_text("Sit down without pain."),
        builds_on: None,
    };
    let phase = Phase::Prepare;
    assert_eq!(play.refused(play.cast.nurse, command), Rejection::NotInThisPhase { phase });
}

#[test]
fn screens_use_the_same_powers_table() {
    let play = at_step(1, Activity::Write { sealed: true });
    assert!(play.workshop.may(play.cast.hr, Power::Write));
    assert!(!play.workshop.may(play.cast.seller, Power::Write));
    assert!(!play.workshop.may(play.cast.hr, Power::Drive));
    assert!(play.workshop.may(play.cast.mobilizer, Power::Drive));
}
