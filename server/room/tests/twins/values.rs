//! One value that one person gave, whatever it is.

use domain::{
    Command,
    id::SeatId,
    samples::{card, reason, seat, statement, statement_text},
    tool::{
        agenda::{Activity, Round},
        cards::{self, Level},
        charter::Visibility,
        customers_only, one_two_four_all,
        seats::{self, Act as Entered},
        statements::{self, Asks},
    },
};

use super::{
    fixture::{Act, EXPERT, PROXY, Scene, but},
    matters::{Matter, matters},
};

const ALL: [Visibility; 3] = Visibility::ALL;

/// A card by somebody else needs an id of its own.
fn by(seat: SeatId, number: u64, command: &Command) -> Act {
    let mut command = command.clone();
    if let Command::Cards(cards::Command::Write { card: id, .. }) = &mut command {
        *id = card(number);
    }
    (seat, command)
}

impl Matter {
    /// Somebody says `value` among others who say what is common, and everybody else goes on; then it is shown, or not.
    fn acts(&self, author: SeatId, value: &Command, entered: bool, reveal: bool) -> Vec<Act> {
        let cast = &self.scene.cast;
        let mut acts = vec![by(cast.clinical, 11, &self.common)];
        acts.push(if entered {
            let act = Entered::of(value.clone()).expect("it can be entered for somebody");
            let enter = seats::Command::OnBehalfOf { seat: author, act: Box::new(act) };
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
        let others = but(&others, &[author]);
        let mut differed = false;
        for value in &self.values[1..] {
            let twin = sealed(value);
            for seat in first.told_apart(&twin) {
                assert!(
                    !others.contains(&seat),
                    "{} ({promise:?}, entered: {entered}): {seat} tells {value:?} said_in_private:\n{}",
                    self.name,
                    first.first_difference(&twin, seat)
                );
            }
            // Whoever gave it is told what they gave: the comparison is not blind.
            assert!(entered || first.told_apart(&twin) == [author], "{}: {value:?}", self.name);
            differed |= open.told_apart(&shown(value)).contains(&self.scene.cast.observer);
        }
        assert!(differed, "{} ({promise:?}): the reveal shows no value at all", self.name);
    }
}

#[test]
fn nobody_else_can_tell_which_value_was_given() {
    for promise in ALL {
        for matter in matters(promise) {
            matter.check(promise, matter.scene.cast.finance, false);
        }
    }
}

/// The Mobilizer types it, and is told no more about it than anybody else.
#[test]
fn nobody_can_tell_which_value_was_entered_for_somebody_without_a_device() {
    for promise in ALL {
        for matter in matters(promise) {
            let may = Entered::of(matter.values[0].clone()).is_some();
            if may {
                matter.check(promise, seat(PROXY), true);
            }
        }
    }
}

/// While the customers are among themselves what is sealed is sealed among them too, and those outside hear nothing at all.
#[test]
fn nobody_else_can_tell_it_among_the_customers_either() {
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

/// What a small group finds is that group's until all are together.
#[test]
fn nobody_outside_a_small_group_can_tell_what_it_found() {
    let scene = Scene::at(Activity::Organise, Visibility::Function, |play| {
        let cast = play.cast.clone();
        let order = vec![cast.finance, cast.hr, cast.clinical, cast.procurement, cast.nurse];
        play.does(play.chair(), one_two_four_all::Command::Begin { order });
        Scene::call_expert(play);
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
    assert_eq!(first.told_apart(&alone), [cast.finance]);
    let mut pair = vec![cast.finance, cast.hr];
    pair.sort();
    assert_eq!(first.told_apart(&play("Mine.", "Ours, and longer.", false)), pair);
    // What one found alone is never shown; what a pair found is, once all are together.
    let first = play("Mine.", "Ours.", true);
    assert_eq!(first.told_apart(&play("Mine, and longer.", "Ours.", true)), [cast.finance]);
    let all = first.told_apart(&play("Mine.", "Ours, and longer.", true));
    assert!(all.contains(&cast.seller) && all.contains(&cast.wall));
    assert!(!all.contains(&seat(EXPERT)), "an expert hears nothing of it");
}

/// What is prepared, its order and how often it was changed are known to those who lead alone, until the group is asked.
#[test]
fn e1_nobody_else_can_tell_what_is_prepared() {
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
        assert_eq!(first.told_apart(&twin), lead);
    }
    let asked = |other: &(SeatId, C)| play(&[one.clone(), two.clone(), other.clone(), ask.clone()]);
    let all = asked(&place).told_apart(&asked(&reword));
    assert!(all.contains(&cast.hr) && all.contains(&cast.wall), "what is asked is known to all");
}
