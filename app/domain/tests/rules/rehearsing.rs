//! Rehearsals: simulated people do what people may do at their step, see no more than people see, and never drive.

use domain::{
    Command, Event, Opening, Role,
    id::{ConditionId, DisconnectId, SeatId, WorkshopId},
    open,
    powers::Power,
    rehearsal::{PEOPLE, Phrases, act, functions, seats},
    samples::{Cast, Ids, Play, day, function, reason, room, section_text, title},
    scale::Gradient,
    tool::{
        agenda::{self, Activity, Round},
        cards,
        costs::{self, Grade},
        disconnects::{self, State},
        resolution, stage_poll, statements, temperature,
    },
};
use uuid::Uuid;

use crate::support::{
    always,
    history::{History, choices},
};

fn words() -> Phrases {
    Phrases(|key| {
        Some(match key {
            "rehearsal.functions" => "Practice Finance|Clinical Lead|HR|Procurement|IT",
            "cards.rehearsal_1" => "one worries|one worries more|one wants|one wonders",
            "cards.rehearsal_2" => "two worries|two worries more|two wants|two wonders",
            "cards.rehearsal_3" => "three worries|three worries more|three wants|three wonders",
            "cards.rehearsal_4" => "four worries|four worries more|four wants|four wonders",
            "cards.rehearsal_5" => "five worries|five worries more|five wants|five wonders",
            "disconnects.rehearsal_reasons" => "It is our time.|It is our money.|It is our name.",
            "disconnects.rehearsal_restated" => "You say: %|You mean: %",
            "disconnects.rehearsal_conditions" => "Not before June.",
            "glossary.rehearsal_meanings" => "Less.|More.",
            "resolution.rehearsal_objection" => "Who pays?",
            "resolution.rehearsal_lift" => "A limit.",
            // One phrase for all others.
            _ => "A date, please.",
        })
    })
}

/// Every seat but the Mobilizer, the seller, the observer and the wall acts in turn.
fn simulated(play: &Play) -> [SeatId; 5] {
    let cast = &play.cast;
    [cast.finance, cast.clinical, cast.nurse, cast.hr, cast.procurement]
}

/// Plays `count` turns. Every command is accepted: nobody interferes.
#[track_caller]
fn turns(play: &mut Play, count: u64) -> Vec<Command> {
    let words = words();
    let mut ids = Ids::new(count);
    let mut done = Vec::new();
    for turn in 0..count {
        for seat in simulated(play) {
            let seen = play.seen_by(seat);
            let Some(command) = act(&seen, seat, ids.number() ^ turn, words) else { continue };
            assert!(play.workshop.may(seat, command.power()), "{command:?}");
            play.does(seat, command.clone());
            done.push(command);
        }
    }
    done
}

fn rows<T>(done: &[Command], of: impl Fn(&Command) -> Option<T>) -> usize {
    done.iter().filter_map(of).count()
}

#[test]
fn a_rehearsal_is_marked_from_its_first_event() {
    let cast = Cast::new(1);
    let opening = Opening { rehearsal: true, ..cast.opening() };
    let first = open(opening).remove(0);
    assert!(matches!(first, Event::Agenda(agenda::Event::Opened { rehearsal: true, .. })));
    assert!(!room(1).workshop.agenda.rehearsal);
    let old = r#"{"agenda":{"opened":{"title":"a","steps":[]}}}"#;
    let old: Event = serde_json::from_str(old).expect("a log from before there were rehearsals");
    assert!(matches!(old, Event::Agenda(agenda::Event::Opened { rehearsal: false, .. })));
}

#[test]
fn simulated_seats_follow_from_the_workshop_id() {
    let id = |number| WorkshopId(Uuid::from_u128(number));
    let all: std::collections::BTreeSet<_> = seats(id(8)).into_iter().collect();
    assert_eq!(all.len(), PEOPLE);
    assert_eq!(seats(id(8)), seats(id(8)));
    assert_ne!(seats(id(8)), seats(id(16)));
    assert_eq!(functions(words()).len(), PEOPLE);
}

#[test]
fn simulated_people_only_do_what_they_may_do() {
    always(60, choices(80), |choices| {
        let words = words();
        let play = History::play(&choices).play;
        let mut ids = Ids::new(choices[0]);
        for (id, seat) in &play.workshop.seats.all {
            let Some(viewer) = play.workshop.viewer(*id) else { continue };
            let seen = play.sides.disclose(&viewer);
            for _ in 0..6 {
                let Some(command) = act(&seen, *id, ids.number(), words) else { continue };
                assert_eq!(seat.role, Role::Stakeholder);
                let power = command.power();
                assert!(play.workshop.may(*id, power), "{command:?}");
                assert!(
                    !matches!(
                        power,
                        Power::Drive
                            | Power::PassChair
                            | Power::Admit
                            | Power::Moderate
                            | Power::HoldPrivateSession
                            | Power::SetVisibility
                            | Power::PassPen
                            | Power::Draft
                    ),
                    "{command:?}"
                );
                let granted = play.clone().tries(*id, command.clone());
                assert!(granted.is_ok(), "{command:?}: {granted:?}");
            }
        }
    });
}

#[test]
fn simulated_people_join_and_wait_for_the_start() {
    let mut play = Play::opened(1);
    let (seat, function) = (play.cast.hr, Some(function("HR")));
    let role = Role::Stakeholder;
    let admit = domain::tool::seats::Command::Admit { seat, role, function, veto: false };
    play.does(play.cast.mobilizer, admit);
    let take = act(&play.seen_by(seat), seat, 1, words()).expect("somebody joins");
    play.does(seat, take);
    assert!(play.workshop.seats.members().any(|member| member.id == seat));
    for random in 0..50 {
        assert_eq!(act(&play.seen_by(seat), seat, random, words()), None);
    }
}

#[test]
fn simulated_people_write_and_rate_only_what_is_asked() {
    let mut play = room(1).at(Activity::Write { sealed: true });
    turns(&mut play, 40);
    let step = play.workshop.agenda.current().expect("it has started").id;
    assert_eq!(play.workshop.cards.writing[&step].voices.count, 5);
    for seat in simulated(&play) {
        let own = play.workshop.cards.iter().filter(|card| card.author == Some(seat));
        assert!(own.count() <= 2);
    }
    assert!(play.workshop.cards.iter().count() > 0);
    let mut play = play.at(Activity::Rate { round: Round::First });
    for text in ["We lose days.", "We lose people.", "We lose money."] {
        play.asks(text);
    }
    turns(&mut play, 20);
    for statement in &play.workshop.statements.list {
        assert_eq!(statement.first.voices.count, 5);
    }
    let mut play = play.at(Activity::Reveal);
    play.does(play.chair(), cards::Command::Reveal);
    play.does(play.chair(), statements::Command::Reveal { round: Round::First });
    turns(&mut play, 40);
    assert!(play.workshop.statements.list.iter().all(|statement| statement.seen.count == 5));
}

#[test]
fn simulated_people_answer_what_is_asked_of_all() {
    let mut play = room(1).at(Activity::Costs);
    let cost = domain::id::CostId(play.ids.uuid());
    let text = reason("Substitutes.");
    let name = costs::Command::Name { cost, text, grade: Grade::Internal, amount: None };
    play.does(play.cast.mobilizer, name);
    play.does(play.chair(), stage_poll::Command::Ask);
    play.does(play.chair(), temperature::Command::Ask);
    let done = turns(&mut play, 20);
    let places = rows(&done, |command| matches!(command, Command::StagePoll(_)).then_some(()));
    let hands = rows(&done, |command| matches!(command, Command::Temperature(_)).then_some(()));
    assert_eq!((places, hands), (5, 5));
    assert!(play.workshop.signals.done >= 4, "whoever has nothing left to do says so");
}

#[test]
fn simulated_ends_of_a_disconnect_restate_each_other() {
    let mut play = room(1).at(Activity::Disconnects);
    let disconnect = DisconnectId(play.ids.uuid());
    let (one, two) = (function("HR"), function("Procurement"));
    let level = cards::Level::Problem;
    let title = title("When");
    let open = disconnects::Command::Open { disconnect, title, statement: None, level, one, two };
    play.does(play.cast.mobilizer, open);
    turns(&mut play, 60);
    let known = play.workshop.disconnects.get(disconnect).expect("it was opened");
    assert!(known.state() >= State::Understood, "{known:?}");
    assert_ne!(known.one.reason, known.two.reason);
}

#[test]
fn a_simulated_objection_ends_when_answered_and_then_all_sign() {
    let mut play = room(1).at(Activity::Draft);
    play.drafts();
    let mut play = play.at(Activity::Consent);
    let mut rounds = Vec::new();
    for round in 0..2 {
        play.proposes();
        turns(&mut play, 20);
        play.responds(play.cast.mobilizer, Gradient::Endorse);
        play.does(play.chair(), resolution::Command::Reveal);
        let version = play.workshop.resolution.standing().expect("it stands");
        rounds.push(version.shown.iter().filter(|one| one.gradient.needs_reason()).count());
        if round == 0 {
            let (amendment, _) = play.workshop.resolution.unamended().next().expect("one objects");
            let id = ConditionId(play.ids.uuid());
            let text = section_text("A limit.");
            let (owner, due) = (function("HR"), day("2026-09-30"));
            let value = resolution::Condition { text, owner, due };
            let amend = resolution::Command::Amend { amendment, condition: id, value };
            play.does(play.cast.mobilizer, amend);
        }
    }
    assert_eq!(rounds, [1, 0]);
    let mut play = play.at(Activity::Sign);
    turns(&mut play, 20);
    play.signs(play.cast.mobilizer);
    assert!(play.workshop.resolution.is_one_yes(&play.workshop));
}
