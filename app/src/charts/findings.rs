//! The wording of a reveal, and the order in which statements are discussed. Pure: no views, no reactive signals.

use domain::{
    map::Set,
    measure::{Class, Stance, Verdict, class, divergence, verdict},
    scale::{Band, Points},
    text::FunctionName,
    tool::statements::{Mark, Outcome},
};
use texts::findings as t;

use crate::{ui::icon::Icon, words};

/// The finding about one statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The class by the counting rule.
    pub class: Class,
    /// The value of `data-class`.
    pub key: &'static str,
    /// The class in a few words: "Agreed: yes, with 1 dissent".
    pub headline: String,
    /// The same in a sentence of numbers.
    pub detail: String,
    /// Count of ratings of 7 or more.
    pub yes: usize,
    /// Count of all ratings.
    pub rated: usize,
    /// Whether the group knew; `None` without guesses.
    pub verdict: Option<Verdict>,
    /// In thousandths; `None` for fewer than two ratings.
    pub divergence: Option<u16>,
    /// Sort key: the smallest is discussed first.
    pub rank: (u8, u16),
}

impl Finding {
    /// The finding about an outcome. `veto` holds the functions whose veto can stop it.
    pub fn of(outcome: &Outcome, veto: &Set<FunctionName>) -> Self {
        let points = outcome.points();
        let class = class(&points);
        let count = |band: Band| points.iter().filter(|p| p.band() == band).count();
        let (no, unsure, yes) = (count(Band::No), count(Band::Unsure), count(Band::Yes));
        let dissent = class.dissent();
        Self {
            class,
            key: key(class),
            headline: words::headline(class),
            detail: detail(class, (no, unsure, yes), outcome.abstained.len()),
            yes,
            rated: points.len(),
            verdict: verdict(class, outcome.perception, points.len()),
            divergence: divergence(&points),
            rank: (
                order(class, dissent, &outcome.marks, veto),
                // The wider the split, the earlier.
                1_000 - divergence(&points).unwrap_or(0).min(1_000),
            ),
        }
    }

    /// The icon of the class.
    pub fn icon(&self) -> Icon {
        match self.class {
            Class::Disconnect => Icon::Disconnect,
            Class::Agreed { .. } => Icon::Agree,
            Class::Mixed { .. } => Icon::Uncertainty,
            Class::TooFew => Icon::Info,
        }
    }

    /// Whether it deserves a discussion between two ends.
    pub fn differs(&self) -> bool {
        self.class.differs()
    }
}

fn key(class: Class) -> &'static str {
    if class.dissent() > 0 { "dissent" } else { words::class_key(class) }
}

fn detail(class: Class, (no, unsure, yes): (usize, usize, usize), abstained: usize) -> String {
    let mut parts = Vec::new();
    if no > 0 {
        parts.push(t::no(no));
    }
    if unsure > 0 {
        parts.push(t::unsure(unsure));
    }
    if yes > 0 {
        parts.push(t::yes(yes));
    }
    let mut detail = parts.join(", ");
    if parts.is_empty() {
        detail.push_str(t::nobody());
    }
    detail.push('.');
    if abstained > 0 {
        detail.push(' ');
        detail.push_str(&t::abstained(abstained));
    }
    let then = match class {
        Class::Disconnect => t::hear_both(),
        Class::Agreed { dissent: 1.., .. } => t::hear_voice(),
        Class::TooFew if abstained > 0 => t::who_judges(),
        _ => return detail,
    };
    detail.push(' ');
    detail.push_str(then);
    detail
}

/// Discussion order: differences of a function with a veto, other disconnects, dissent, mixed, agreed.
fn order(class: Class, dissent: u16, marks: &[Mark], veto: &Set<FunctionName>) -> u8 {
    let against = |band: Band| {
        marks.iter().any(|mark| {
            let function = mark.function.as_ref();
            mark.points.band() == band && function.is_some_and(|function| veto.contains(function))
        })
    };
    let stopped = against(Band::No) || against(Band::Yes);
    match class {
        Class::Disconnect if stopped => 0,
        Class::Disconnect => 1,
        Class::Agreed { position, .. } if dissent > 0 => {
            let other = match position {
                Stance::Reject => Band::Yes,
                Stance::Support | Stance::Unsure => Band::No,
            };
            if against(other) { 0 } else { 2 }
        }
        Class::Mixed { .. } if dissent > 0 => 2,
        Class::Mixed { .. } => 3,
        Class::Agreed { .. } => 4,
        Class::TooFew => 5,
    }
}

/// What the others of an average person say: how many they are, and how many of them say yes. A person who says yes
/// counts one yes less. `None` if nobody else rated.
pub fn others_say(outcome: &Outcome) -> Option<(u16, u16)> {
    let rated = u32::try_from(outcome.marks.len()).ok()?;
    let others = rated.checked_sub(1).filter(|others| *others > 0)?;
    let yes = outcome.marks.iter().filter(|mark| mark.points.band() == Band::Yes);
    let yes = u32::try_from(yes.count()).ok()?;
    let fact = (yes * others * 2 + rated) / (rated * 2);
    Some((u16::try_from(others).ok()?, u16::try_from(fact).ok()?))
}

/// The median guess.
pub fn middle(guesses: &[u16]) -> Option<u16> {
    guesses.get(guesses.len() / 2).copied()
}

/// The functions at the two ends of the scale, for a disconnect: the lowest and the highest mark of different
/// functions.
pub fn extremes(marks: &[Mark]) -> Option<(FunctionName, FunctionName)> {
    let named = || marks.iter().filter(|mark| mark.function.is_some());
    let low = named().min_by_key(|mark| mark.points)?;
    let high = named().filter(|mark| mark.function != low.function).max_by_key(|m| m.points)?;
    low.function.clone().zip(high.function.clone())
}

/// Count of ratings per position of the scale.
pub fn places(points: &[Points]) -> [usize; 9] {
    let mut places = [0; 9];
    for points in points {
        if let Some(place) = places.get_mut(usize::from(points.get() - 1)) {
            *place += 1;
        }
    }
    places
}

/// The functions with a veto.
pub fn vetoes(workshop: &domain::Workshop) -> Set<FunctionName> {
    let members = workshop.seats.members().filter(|seat| seat.veto);
    members.filter_map(|seat| seat.function.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::measure::Perception;

    fn outcome(points: &[u8]) -> Outcome {
        let name = |i: usize| FunctionName::parse(&format!("F{i}")).ok();
        let mark = |(i, p): (usize, &u8)| {
            Some(Mark { points: Points::new(*p)?, function: Some(name(i)?) })
        };
        Outcome {
            marks: points.iter().enumerate().filter_map(mark).collect(),
            ..Outcome::default()
        }
    }

    fn finding(points: &[u8]) -> Finding {
        Finding::of(&outcome(points), &Set::new())
    }

    #[test]
    fn disconnects_come_first_then_dissent_then_mixed_then_agreed() {
        let order: Vec<u8> = [
            finding(&[2, 2, 8, 8, 9]),
            finding(&[8, 8, 8, 9, 2]),
            finding(&[5, 6, 8, 9, 7]),
            finding(&[8, 8, 8, 8, 8]),
            finding(&[8, 8]),
        ]
        .iter()
        .map(|finding| finding.rank.0)
        .collect();
        assert_eq!(order, [1, 2, 3, 4, 5]);
    }

    #[test]
    fn dissent_with_a_veto_ranks_with_the_disconnects() {
        let veto = FunctionName::parse("F4").into_iter().collect();
        assert_eq!(Finding::of(&outcome(&[8, 8, 8, 9, 2]), &veto).rank.0, 0);
        assert_eq!(Finding::of(&outcome(&[2, 8, 8, 9, 8]), &veto).rank.0, 2);
    }

    #[test]
    fn the_text_names_a_lone_dissenter() {
        let finding = finding(&[8, 8, 8, 9, 2]);
        assert_eq!(finding.key, "dissent");
        assert!(finding.headline.contains("1 person"), "{}", finding.headline);
        assert_eq!(finding.detail, "1 no, 4 yes. Hear the other view before you continue.");
    }

    #[test]
    fn guesses_are_shown_with_the_actual_number() {
        let mut outcome = outcome(&[8, 7, 8, 9, 7, 3]);
        outcome.guesses = vec![1, 1, 2, 2, 2, 3];
        outcome.perception = Some(Perception { gap: -500, under: 6, over: 0 });
        assert_eq!((others_say(&outcome), middle(&outcome.guesses)), (Some((5, 4)), Some(2)));
        let verdict = Finding::of(&outcome, &Set::new()).verdict;
        assert_eq!(verdict, Some(Verdict::HiddenAgreement));
    }

    #[test]
    fn the_extremes_are_two_functions() {
        let ends = extremes(&outcome(&[5, 2, 9]).marks);
        let ends = ends.map(|(low, high)| (low.to_string(), high.to_string()));
        assert_eq!(ends, Some(("F1".to_owned(), "F2".to_owned())));
        assert_eq!(extremes(&outcome(&[5]).marks), None);
    }
}
