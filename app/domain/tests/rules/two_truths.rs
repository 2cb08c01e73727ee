//! One truth, one wish: what comes first, whose truth it is, and what marks tell.

use domain::{
    Rejection,
    id::SeatId,
    samples::{Play, at_step, reason},
    tool::{
        agenda::Activity,
        charter::{self, Visibility},
        two_truths::{Command, TwoTruths},
    },
    undo::undo,
};

/// Three people have said a truth each: A, B and C.
fn said(visibility: Visibility) -> Play {
    let mut play = at_step(1, Activity::Organise);
    let (phase, mobilizer) = (play.workshop.agenda.phase(), play.cast.mobilizer);
    // Refused where it is set so already.
    let _ = play.tries(mobilizer, charter::Command::SetVisibility { phase, visibility });
    for (seat, name) in
        [play.cast.hr, play.cast.finance, play.cast.clinical].into_iter().zip(["C", "A", "B"])
    {
        play.does(seat, Command::Say { truth: reason(name), wish: reason("Time.") });
    }
    play
}

fn marked(play: &mut Play, marks: &[(SeatId, u16)]) {
    for (seat, truth) in marks {
        play.does(*seat, Command::Mark { truth: *truth, news: true });
    }
}

fn counts(tool: &TwoTruths) -> Vec<u16> {
    tool.marks.iter().map(|marks| marks.count).collect()
}

fn truths(tool: &TwoTruths) -> Vec<&str> {
    tool.ranked().into_iter().map(|(pair, _)| pair.truth.as_str()).collect()
}

#[test]
fn a_pair_is_sealed_and_can_be_changed_until_all_are_shown() {
    let mut play = said(Visibility::Function);
    let hr = play.cast.hr;
    assert!(play.seen_by(play.cast.finance).two_truths.pairs.sealed.get(&hr).is_none());
    let again = Command::Say { truth: reason("D"), wish: reason("Time.") };
    play.does(hr, again.clone());
    assert_eq!(play.workshop.two_truths.pairs.voices.count, 3, "the same person, once");
    play.does(play.chair(), Command::Reveal);
    assert_eq!(truths(&play.seen_by(play.cast.wall).two_truths), ["A", "B", "D"]);
    assert_eq!(play.refused(hr, again), Rejection::Revealed);
}

#[test]
fn the_two_truths_that_were_news_to_most_come_first() {
    let mut play = said(Visibility::Function);
    play.does(play.chair(), Command::Reveal);
    let cast = play.cast.clone();
    marked(&mut play, &[(cast.procurement, 2), (cast.finance, 2), (cast.nurse, 1)]);
    assert_eq!(truths(&play.workshop.two_truths), ["C", "B", "A"]);
    let seen = play.seen_by(cast.nurse).two_truths.clone();
    assert_eq!(counts(&seen), [0, 1, 2]);
    assert!(seen.marks[1].seats.contains(&cast.nurse) && seen.marks[2].seats.is_empty());
    let twice = Command::Mark { truth: 2, news: true };
    assert_eq!(play.refused(cast.finance, twice), Rejection::Unchanged);
}

#[test]
fn of_truths_that_were_news_to_equally_many_the_earlier_comes_first() {
    let mut play = said(Visibility::Function);
    play.does(play.chair(), Command::Reveal);
    let cast = play.cast.clone();
    marked(&mut play, &[(cast.nurse, 2), (cast.nurse, 1)]);
    assert_eq!(truths(&play.workshop.two_truths), ["B", "C", "A"]);
    marked(&mut play, &[(cast.nurse, 0)]);
    assert_eq!(truths(&play.workshop.two_truths), ["A", "B", "C"]);
    assert_eq!(play.workshop.two_truths.first().len(), 2, "the third of three equal ones");
}

#[test]
fn without_marks_nothing_comes_first() {
    let mut play = said(Visibility::Function);
    assert!(play.workshop.two_truths.ranked().is_empty(), "nothing is shown yet");
    play.does(play.chair(), Command::Reveal);
    assert_eq!(truths(&play.workshop.two_truths), ["A", "B", "C"]);
    assert!(play.workshop.two_truths.first().is_empty());
}

#[test]
fn a_single_pair_is_ranked_marked_or_not() {
    let mut play = at_step(1, Activity::Organise);
    let cast = play.cast.clone();
    play.does(cast.hr, Command::Say { truth: reason("A"), wish: reason("Time.") });
    play.does(play.chair(), Command::Reveal);
    assert_eq!(truths(&play.workshop.two_truths), ["A"]);
    marked(&mut play, &[(cast.nurse, 0)]);
    assert_eq!(truths(&play.workshop.two_truths), ["A"]);
    assert_eq!(play.workshop.two_truths.first(), [(&reason("A"), 1)]);
}

/// Also without functions: the author's own device and the server know, and nobody else.
#[test]
fn ones_own_truth_is_no_news_and_only_its_author_is_told() {
    for visibility in [Visibility::Function, Visibility::Anonymous] {
        let mut play = said(visibility);
        let (cast, mark) = (play.cast.clone(), Command::Mark { truth: 2, news: true });
        play.does(play.chair(), Command::Reveal);
        assert_eq!(play.refused(cast.hr, mark.clone()), Rejection::YourOwn);
        let authors = |seat| play.seen_by(seat).two_truths.marks[2].authors.clone();
        assert_eq!(authors(cast.hr).into_vec(), [cast.hr]);
        for seat in [cast.finance, cast.mobilizer, cast.seller, cast.wall] {
            assert!(authors(seat).is_empty());
        }
        play.does(cast.finance, mark);
    }
}

#[test]
fn who_wrote_the_same_as_somebody_else_marks_neither() {
    let mut play = at_step(1, Activity::Organise);
    let cast = play.cast.clone();
    for seat in [cast.nurse, cast.clinical] {
        play.does(seat, Command::Say { truth: reason("A"), wish: reason("Time.") });
    }
    play.does(play.chair(), Command::Reveal);
    for truth in [0, 1] {
        let mark = Command::Mark { truth, news: true };
        assert_eq!(play.refused(cast.nurse, mark.clone()), Rejection::YourOwn);
        play.does(cast.hr, mark);
    }
}

#[test]
fn an_anonymous_truth_tells_from_three_on_to_how_many_it_was_news() {
    let mut play = said(Visibility::Anonymous);
    play.does(play.chair(), Command::Reveal);
    let (cast, before) = (play.cast.clone(), play.sent_to(play.cast.wall).len());
    marked(&mut play, &[(cast.finance, 2), (cast.nurse, 2)]);
    assert_eq!(play.sent_to(cast.wall).len(), before, "not even that somebody has marked it");
    let seen = play.seen_by(cast.nurse).two_truths.clone();
    assert_eq!(counts(&seen), [0, 0, 0]);
    assert!(seen.marks[2].seats.contains(&cast.nurse), "one's own mark is known");
    assert_eq!(truths(&play.workshop.two_truths), ["A", "B", "C"], "the order tells no less");
    marked(&mut play, &[(cast.clinical, 2)]);
    assert_eq!(counts(&play.seen_by(cast.wall).two_truths), [0, 0, 3]);
    assert_eq!(truths(&play.workshop.two_truths), ["C", "A", "B"]);
    marked(&mut play, &[(cast.procurement, 2)]);
    assert_eq!(counts(&play.seen_by(cast.wall).two_truths), [0, 0, 4]);
    for seat in [cast.procurement, cast.nurse] {
        play.does(seat, Command::Mark { truth: 2, news: false });
    }
    assert_eq!(counts(&play.seen_by(cast.wall).two_truths), [0, 0, 0], "two are left");
    assert_eq!(play.workshop.two_truths.marks[2].seats.len(), 2);
}

#[test]
fn a_mark_can_be_undone() {
    let mut play = said(Visibility::Function);
    play.does(play.chair(), Command::Reveal);
    let (hr, before) = (play.cast.hr, play.workshop.clone());
    let mark: domain::Command = Command::Mark { truth: 1, news: true }.into();
    play.does(hr, mark.clone());
    for back in undo(&before, hr, &mark) {
        play.does(hr, back);
    }
    assert_eq!(play.workshop.two_truths, before.two_truths);
}

#[test]
fn anonymous_pairs_are_shown_without_a_function() {
    let mut play = said(Visibility::Anonymous);
    play.does(play.chair(), Command::Reveal);
    let shown = play.workshop.two_truths.pairs.shown.clone().expect("they are shown");
    assert!(shown.iter().all(|pair| pair.function.is_none()));
    let mut named = said(Visibility::Function);
    named.does(named.chair(), Command::Reveal);
    let shown = named.workshop.two_truths.pairs.shown.clone().expect("they are shown");
    assert!(shown.iter().all(|pair| pair.function.is_some()));
}
