//! The powers table: every command, every role with and without chair and pen, every phase, every activity.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use domain::{
    Rejection, Role,
    base::activity::SHIPPED,
    powers::{Life, Moment, Power, SeatStatus, may},
    samples::commands,
    tool::agenda::{Activity, Phase},
};

use crate::support::{golden, name, plain_name, schema::variants_of};

const LETTERS: [(Phase, char); 5] = [
    (Phase::Prepare, 'b'),
    (Phase::Prompt, 'P'),
    (Phase::Explore, 'E'),
    (Phase::Converge, 'C'),
    (Phase::FollowThrough, 'F'),
];

/// What the steps that ship use, and what a step of one's own can use besides.
fn activities() -> Vec<Activity> {
    let mut all = vec![Activity::Write { sealed: false }];
    for shipped in SHIPPED {
        if !all.contains(&shipped.activity) {
            all.push(shipped.activity);
        }
    }
    all
}

const HEAD: &str = "\
# Who may ask for what, when. Written by the test `powers_table::the_table_is_as_agreed`.
#
# b before the start, P Prompt, E Explore, C Converge, F follow through; * in steps that rate only.
# Otherwise why not: chair = only the chair, mobil = only the Mobilizer, facil = only a facilitator,
# pen = only the pen, judge = the seller does not judge, reads = reads along.
# +c holds the chair, +p the pen, +cp both.
# after: what goes on when the meeting has ended. arch: what goes on in an archived workshop.
";

const HOLDINGS: [(bool, bool, &str); 4] =
    [(false, false, ""), (true, false, "+c"), (false, true, "+p"), (true, true, "+cp")];

/// Every role with all it can hold. Roles that only read have one column: the test below shows that chair and pen give
/// them nothing.
fn columns() -> Vec<(String, SeatStatus)> {
    let mut columns = Vec::new();
    for (role, short) in Role::ALL.into_iter().zip(["Mobil", "Seller", "Stake", "Observ", "Wall"]) {
        for (chair, pen, held) in HOLDINGS {
            if held.is_empty() || !matches!(role, Role::Observer | Role::Wall) {
                let status = SeatStatus { role, chair, pen, expert: false };
                columns.push((format!("{short}{held}"), status));
            }
        }
    }
    let called = SeatStatus { role: Role::Observer, chair: false, pen: false, expert: true };
    columns.push(("Expert".to_owned(), called));
    columns
}

/// Every moment of a phase: before the start there is no step.
fn moments(phase: Phase, life: Life) -> Vec<Moment> {
    let none = (phase == Phase::Prepare).then_some(None);
    let activities = none.into_iter().chain(activities().into_iter().map(Some));
    activities
        .map(|activity| Moment { phase, activity, life, is_private: false, locked: false })
        .collect()
}

fn why_not(why: &Rejection) -> &'static str {
    match why {
        Rejection::ChairOnly => "chair",
        Rejection::MobilizerOnly => "mobil",
        Rejection::FacilitatorOnly => "facil",
        Rejection::PenOnly => "pen",
        Rejection::SellerOnly => "sell",
        Rejection::SellerDoesNotJudge => "judge",
        Rejection::ReadsAlong => "reads",
        other => panic!("a role is not refused with {other:?}"),
    }
}

/// One cell: the phases in which this seat may use the power, or why it never may.
fn cell(status: SeatStatus, power: Power) -> String {
    let mut phases = String::new();
    let mut some_steps_only = false;
    let mut refusal = None;
    for (phase, letter) in LETTERS {
        let mut granted = 0;
        let all = moments(phase, Life::Meeting);
        for moment in &all {
            match may(status, *moment, power) {
                Ok(()) => granted += 1,
                Err(Rejection::NotInThisPhase { phase: said }) => assert_eq!(said, phase),
                Err(Rejection::NotInThisStep) => {
                    let rates = matches!(moment.activity, Some(Activity::Rate { .. }));
                    assert!(!rates, "only steps that rate are distinguished");
                }
                Err(why) => refusal = Some(why_not(&why)),
            }
        }
        if granted > 0 {
            phases.push(letter);
            some_steps_only |= granted < all.len();
        }
    }
    match refusal {
        Some(why) => {
            assert!(phases.is_empty(), "a role is refused always or never");
            why.to_owned()
        }
        None => phases + if some_steps_only { "*" } else { "" },
    }
}

/// What remains of a power later in the life of a workshop: all that there was, or nothing.
fn later(power: Power, life: Life, why: &Rejection) -> &'static str {
    let goes_on = columns().iter().any(|(_, status)| {
        let mut moments = LETTERS.iter().flat_map(|(phase, _)| moments(*phase, life));
        moments.any(|moment| may(*status, moment, power).as_ref() != Err(why))
    });
    for (_, status) in columns() {
        for (phase, _) in LETTERS {
            for (then, now) in moments(phase, Life::Meeting).into_iter().zip(moments(phase, life)) {
                let now = may(status, now, power);
                let expected = if goes_on { may(status, then, power) } else { Err(why.clone()) };
                assert_eq!(now, expected, "{power:?} goes on as it was, or not at all");
            }
        }
    }
    if goes_on { "yes" } else { "-" }
}

#[test]
fn the_table_is_as_agreed() {
    let columns = columns();
    let mut table = HEAD.to_owned();
    write!(table, "\n{:<24}{:<6}{:<6}", "", "after", "arch").expect("text grows");
    for (title, _) in &columns {
        write!(table, "{title:<9}").expect("text grows");
    }
    let rows: BTreeMap<String, Power> =
        commands().iter().map(|command| (name(command), command.power())).collect();
    for (row, power) in rows {
        table.truncate(table.trim_end().len());
        let after = later(power, Life::Afterwards, &Rejection::Closed);
        let archived = later(power, Life::Archived, &Rejection::Archived);
        write!(table, "\n{row:<24}{after:<6}{archived:<6}").expect("text grows");
        for (_, status) in &columns {
            write!(table, "{:<9}", cell(*status, power)).expect("text grows");
        }
    }
    table.truncate(table.trim_end().len());
    table.push('\n');
    golden("powers.golden", &table);
}

#[test]
fn the_table_knows_every_activity() {
    let known: BTreeSet<_> = activities().iter().map(plain_name).collect();
    let all = variants_of::<Activity>();
    assert_eq!(known, all, "no step that ships uses it: add it to `activities` of this test");
}

#[test]
fn chair_and_pen_give_no_powers_to_read_only_roles() {
    for command in commands() {
        for role in [Role::Observer, Role::Wall] {
            let cells = HOLDINGS.map(|(chair, pen, _)| {
                cell(SeatStatus { role, chair, pen, expert: false }, command.power())
            });
            assert!(cells.iter().all(|cell| *cell == cells[0]), "{}", name(&command));
        }
    }
}
