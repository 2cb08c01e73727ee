//! Stage polls and votes: sealed until the reveal.

use domain::{
    Rejection,
    limits::{VOTE_OPTIONS_MAX, VOTES_MAX},
    samples::{Play, at_step, disconnect, function, reason, stars, title, vote},
    tool::{
        agenda::Activity,
        cards::Level,
        disconnects::{self, Disconnect, DisconnectKind, EndSide, Subject},
        stage_poll::{self, Command},
        votes::{self, Rule},
    },
};

const REVEAL: u64 = 1;

fn reveal() -> Command {
    Command::Reveal { disconnect: disconnect(REVEAL) }
}

fn asked() -> Play {
    let mut play = at_step(1, Activity::Organise);
    play.does(play.chair(), Command::Ask);
    play
}

#[test]
fn people_at_different_stages_open_a_disconnect() {
    let mut play = asked();
    let cast = play.cast.clone();
    let answers = [
        (cast.hr, Level::Problem),
        (cast.finance, Level::Solution),
        (cast.procurement, Level::Supplier),
    ];
    for (seat, level) in answers {
        play.does(seat, Command::Say { level });
    }
    assert_eq!(play.seen_by(cast.hr).stage_poll.asked().expect("it is open").sealed.len(), 1);
    play.does(play.chair(), reveal());
    let opened = play.workshop.disconnects.get(disconnect(REVEAL)).expect("it was opened");
    assert_eq!((opened.kind, opened.level), (Some(DisconnectKind::Stage), Level::Problem));
    let ends = [&opened.one.function, &opened.two.function];
    assert_eq!(ends, [&function("HR"), &function("Procurement")], "the two farthest apart");
}

/// H4: English sentences stood in the events of a French workshop.
#[test]
fn h4_a_poll_stores_where_each_end_stands_and_no_sentence() {
    let mut play = asked();
    play.does(play.cast.hr, Command::Say { level: Level::Problem });
    play.does(play.cast.procurement, Command::Say { level: Level::Supplier });
    let stored = serde_json::to_string(&play.does(play.chair(), reveal())).expect("it is JSON");
    assert!(stored.contains(r#""title":{"stages":["problem","supplier"]}"#), "{stored}");
    assert!(!stored.contains("We are") && !stored.contains("Where"), "{stored}");
    let id = disconnect(REVEAL);
    let known = |play: &Play| play.workshop.disconnects.get(id).expect("it was opened").clone();
    let [one, two] = [EndSide::First, EndSide::Second].map(|which| known(&play).stage_of(which));
    assert_eq!([one, two], [Some(Level::Problem), Some(Level::Supplier)]);
    let explain = disconnects::Command::Explain {
        disconnect: id,
        position: None,
        reason: reason("We do not know what it costs us."),
    };
    play.does(play.cast.hr, explain);
    assert_eq!(known(&play).stage_of(EndSide::First), None, "now it has said so itself");
}

/// H4: what older versions stored stays readable, and stays as it is.
#[test]
fn h4_a_stored_sentence_is_read_as_it_was_written() {
    let end = |name: &str, position: &str| {
        serde_json::json!({
            "function": name, "position": position, "reason": null, "restatement": null
        })
    };
    let old = serde_json::json!({
        "id": disconnect(REVEAL), "title": "Where we are", "statement": null, "level": "problem",
        "kind": "stage", "one": end("HR", "We are still at the problem."),
        "two": end("Procurement", "We are at the supplier."), "proposal": null, "settlement": null,
        "evidence": [], "owner": null, "term": null
    });
    let known: Disconnect = serde_json::from_value(old.clone()).expect("it is read");
    assert_eq!(known.subject, Subject::Titled(title("Where we are")));
    assert_eq!(known.stage_of(EndSide::First), None);
    assert_eq!(serde_json::to_value(&known).expect("it is JSON"), old);
}

#[test]
fn people_at_the_same_stage_open_no_disconnect_and_can_be_asked_again() {
    let mut play = asked();
    for seat in [play.cast.hr, play.cast.finance] {
        play.does(seat, Command::Say { level: Level::Problem });
    }
    assert_eq!(play.refused(play.chair(), Command::Ask), Rejection::Unchanged);
    play.does(play.chair(), reveal());
    assert!(play.workshop.disconnects.list.is_empty());
    let late = Command::Say { level: Level::Problem };
    assert_eq!(play.refused(play.cast.clinical, late), Rejection::Revealed);
    play.does(play.chair(), Command::Ask);
    assert_eq!(play.workshop.stage_poll.polls.len(), 2);
    assert_eq!(play.refused(play.chair(), reveal()), Rejection::NothingSealed);
}

#[test]
fn nobody_is_asked_before_the_chair_asks() {
    let play = at_step(1, Activity::Organise);
    let say = Command::Say { level: Level::Problem };
    assert_eq!(play.refused(play.cast.hr, say.clone()), Rejection::NothingSealed);
    assert_eq!(play.refused(play.cast.seller, say), Rejection::SellerDoesNotJudge);
    assert_eq!(play.refused(play.cast.hr, stage_poll::Command::Ask), Rejection::ChairOnly);
}

fn open(number: u64, options: &[&str]) -> votes::Command {
    votes::Command::Open {
        vote: vote(number),
        question: title("How do we get them?"),
        rule: Rule::Star,
        options: options.iter().map(|option| title(option)).collect(),
    }
}

#[test]
fn ballots_are_shown_at_once_and_without_their_people() {
    let mut play = at_step(1, Activity::Draft);
    play.does(play.chair(), open(1, &["Buy", "Rent", "Wait"]));
    let cast = |ballot: &[u8]| votes::Command::Cast { vote: vote(1), ballot: stars(ballot) };
    play.does(play.cast.hr, cast(&[5, 1, 0]));
    play.does(play.cast.hr, cast(&[5, 2, 0]));
    play.does(play.cast.finance, cast(&[0, 4, 5]));
    assert_eq!(play.refused(play.cast.clinical, cast(&[1, 2])), Rejection::OptionsDiffer);
    let seen = play.seen_by(play.cast.seller).votes;
    assert_eq!((seen.list[0].ballots.voices.count, seen.list[0].ballots.sealed.len()), (2, 0));
    play.does(play.chair(), votes::Command::Reveal { vote: vote(1) });
    let shown = play.seen_by(play.cast.hr).votes.list[0].ballots.clone();
    assert_eq!(shown.shown, Some(vec![stars(&[0, 4, 5]), stars(&[5, 2, 0])]));
    assert!(shown.sealed.is_empty());
    assert_eq!(play.refused(play.cast.clinical, cast(&[1, 2, 3])), Rejection::Revealed);
}

#[test]
fn a_vote_has_two_to_twelve_different_options() {
    let mut play = at_step(1, Activity::Draft);
    let many: Vec<String> = (0..=VOTE_OPTIONS_MAX).map(|option| format!("Way {option}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    for wrong in [&["Buy"][..], &["Buy", "Buy"], &many] {
        assert_eq!(play.refused(play.chair(), open(1, wrong)), Rejection::OptionsDiffer);
    }
    play.does(play.chair(), open(1, &many[1..]));
    for number in 2..=u64::try_from(VOTES_MAX).expect("it fits") {
        play.does(play.chair(), open(number, &["Buy", "Rent"]));
    }
    let more = open(99, &["Buy", "Rent"]);
    assert!(matches!(play.refused(play.chair(), more), Rejection::Full { .. }));
}
