//! Nobody else learns one person's sealed value.

use domain::{
    Command,
    id::SeatId,
    samples::{card, reason, seat, statement, statement_text},
    tool::{
        agenda::{Activity, Round},
        cards::{self, Level},
        charter::Visibility,
        customers_only, one_two_four_all,
        seats::{self, ProxyCommand},
        statements::{self, Asks},
    },
};

use super::{
    fixture::{EXPERT, Move, PROXY, Scene, except},
    matters::{Matter, matters},
};

const ALL: [Visibility; 3] = Visibility::ALL;

/// A card by another author needs its own id.
fn by(seat: SeatId, number: u64, command: &Command) -> Move {
    let mut command = command.clone();
    if let Command::Cards(cards::Command::Write { card: id, .. }) = &mut command {
        *id = card(number);
    }
    (seat, command)
}

impl Matter {
    /// One person answers `value`, the others answer `common`, and the round is revealed or not.
    fn acts(&self, author: SeatId, value: &Command, entered: bool, reveal: bool) -> Vec<Move> {
        let cast = &self.scene.cast;
        let mut acts = vec![by(cast.clinical, 11, &self.common)];
        acts.push(if entered {
            let act = ProxyCommand::of(value.clone()).expect("it can be entered for somebody");
            let enter = seats::Command::OnBehalfOf { seat: author, act: std::sync::Arc::new(act) };
            (cast.mobilizer, enter.into())
        } else {
            by(author, 1, value)
        });
        acts.push(by(cast.nurse, 12, &self.common));
        acts.push(by(cast.procurement, 13, &self.common));
        acts.extend(reveal.then(|| (cast.mobilizer, self.reveal.clone())));
        acts
    }

    #[track_caller]
    fn check(&self, promise: Visibility, author: SeatId, entered: bool) {
        let sealed = |value| self.scene.play(&self.acts(author, value, entered, false));
        let shown = |value| self.scene.play(&self.acts(author, value, entered, true));
        let (first, open) = (sealed(&self.values[0]), shown(&self.values[0]));
        let others: Vec<SeatId> = first.0.keys().copied().collect();
        let others = except(&others, &[author]);
        let mut differed = false;
        for value in &self.values[1..] {
            let twin = sealed(value);
            for seat in first.differing_seats(&twin) {
                assert!(
                    !others.contains(&seat),
                    "{} ({promise:?}, entered: {entered}): {seat} tells {value:?} said_in_private:\n{}",
                    self.name,
                    first.first_difference(&twin, seat)
                );
            }
            // The author does see the value: the comparison is not blind.
            assert!(
                entered || first.differing_seats(&twin) == [author],
                "{}: {value:?}",
                self.name
            );
            differed |= open.differing_seats(&shown(value)).contains(&self.scene.cast.observer);
        }
        assert!(differed, "{} ({promise:?}): the reveal shows no value at all", self.name);
    }
}

#[test]
fn nobody_else_learns_the_value() {
    for promise in ALL {
        for matter in matters(promise) {
            matter.check(promise, matter.scene.cast.finance, false);
        }
    }
}

/// The Mobilizer enters the answer, and learns no more about it than anybody else.
#[test]
fn nobody_learns_the_value_entered_for_a_participant_without_a_device() {
    for promise in ALL {
        for matter in matters(promise) {
            let may = ProxyCommand::of(matter.values[0].clone()).is_ok();
            if may {
                matter.check(promise, seat(PROXY), true);
            }
        }
    }
}

/// Sealed answers stay sealed in a private session too, and outsiders receive nothing at all.
#[test]
fn nobody_else_learns_the_value_in_a_private_session() {
    for promise in ALL {
        for mut matter in matters(promise) {
            let mobilizer = matter.scene.cast.mobilizer;
            let seller = matter.scene.cast.seller;
            let author = matter.scene.cast.finance;
            matter.scene.does(mobilizer, customers_only::Command::Start { wall: false });
            matter.check(promise, author, false);
            let twin = |value| matter.scene.play(&matter.acts(author, value, false, true));
            let (one, other) = (twin(&matter.values[0]), twin(&matter.values[1]));
            for seat in [seller, matter.scene.cast.wall] {
                assert_eq!(one.0[&seat], other.0[&seat], "{}: the reveal too", matter.name);
            }
        }
    }
}

/// What a small group finds is disclosed to that group only, until all groups are merged.
#[test]
fn nobody_outside_a_small_group_learns_what_it_found() {
    let scene = Scene::at(Activity::Organise, Visibility::Function, |play| {
        let cast = play.cast.clone();
        let order = vec![cast.finance, cast.hr, cast.clinical, cast.procurement, cast.nurse];
        play.does(play.chair(), one_two_four_all::Command::Begin { order });
        Scene::invite_expert(play);
    });
    let cast = scene.cast.clone();
    let note =
        |text: &str| (cast.finance, one_two_four_all::Command::Note { text: reason(text) }.into());
    let stage = |from| (cast.mobilizer, one_two_four_all::Command::Next { from }.into());
    let play = |alone: &str, pair: &str, together: bool| {
        use one_two_four_all::Stage;
        let mut acts = vec![note(alone), stage(Stage::Alone), note(pair), stage(Stage::Pairs)];
        acts.extend(together.then(|| stage(Stage::Fours)));
        scene.play(&acts)
    };
    let first = play("Mine.", "Ours.", false);
    let alone = play("Mine, and longer.", "Ours.", false);
    assert_eq!(first.differing_seats(&alone), [cast.finance]);
    let mut pair = vec![cast.finance, cast.hr];
    pair.sort();
    assert_eq!(first.differing_seats(&play("Mine.", "Ours, and longer.", false)), pair);
    // A person's own note is never shown; a pair's note is shown once the groups are merged.
    let first = play("Mine.", "Ours.", true);
    assert_eq!(first.differing_seats(&play("Mine, and longer.", "Ours.", true)), [cast.finance]);
    let all = first.differing_seats(&play("Mine.", "Ours, and longer.", true));
    assert!(all.contains(&cast.seller) && all.contains(&cast.wall));
    assert!(!all.contains(&seat(EXPERT)), "an expert hears nothing of it");
}

/// Prepared statements, their order and their changes are disclosed to the facilitators only, until the group is asked.
#[test]
fn e1_nobody_else_learns_what_is_prepared() {
    use statements::Command as C;
    let scene = Scene::at(Activity::Rate { round: Round::First }, Visibility::Function, |_| ());
    let cast = scene.cast.clone();
    let put = |number: u64, text: &str| {
        let (statement, text, level) = (statement(number), statement_text(text), Level::Problem);
        (cast.mobilizer, C::Put { statement, text, level, from_card: None, asks: Asks::Agreement })
    };
    let play = |acts: &[(SeatId, C)]| {
        scene.play(&acts.iter().map(|(seat, act)| (*seat, act.clone().into())).collect::<Vec<_>>())
    };
    let (one, two) = (put(1, "We lose days."), put(2, "We lose people."));
    let place = (cast.mobilizer, C::Place { statement: statement(2), after: None });
    let text = statement_text("We lose colleagues, and nobody counts them.");
    let reword = (cast.mobilizer, C::Reword { statement: statement(2), text });
    let withdraw = (cast.mobilizer, C::Withdraw { statement: statement(2) });
    let ask = (cast.mobilizer, C::Ask);
    let first = play(&[one.clone(), two.clone(), place.clone()]);
    let mut lead = vec![cast.mobilizer, cast.seller];
    lead.sort();
    for other in [reword.clone(), withdraw] {
        let twin = play(&[one.clone(), two.clone(), other]);
        assert_eq!(first.differing_seats(&twin), lead);
    }
    let asked = |other: &(SeatId, C)| play(&[one.clone(), two.clone(), other.clone(), ask.clone()]);
    let all = asked(&place).differing_seats(&asked(&reword));
    assert!(all.contains(&cast.hr) && all.contains(&cast.wall), "what is asked is known to all");
}
