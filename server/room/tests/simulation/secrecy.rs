//! Reads every frame as its receiver could, and searches it for what that seat must not get.

use domain::{TwoSided, id::SeatId};
use protocol::ServerMessage;

/// Panics if the message discloses anything sealed to this seat, given the workshop's state when it is sent.
pub(crate) fn check(sides: &TwoSided, receiver: SeatId, message: &ServerMessage) {
    let workshop = sides.insiders();
    let text = serde_json::to_string(message).expect("messages are writable as JSON");
    for card in workshop.cards.iter().filter(|card| card.sealed && card.author != Some(receiver)) {
        assert!(!text.contains(card.text.as_str()), "a sealed card reached {receiver}: {text}");
        assert!(
            !text.contains(&card.id.to_string()),
            "a sealed card's id reached {receiver}: {} in {text}",
            card.id
        );
    }
    // What was said in a private session, until it is released.
    if workshop.viewer(receiver).is_some_and(|viewer| !viewer.is_insider) {
        let theirs = &sides.outsiders().cards;
        for card in workshop.cards.iter() {
            let known = theirs.by_id.get(&card.id).is_some_and(|theirs| theirs.text == card.text);
            assert!(known || !text.contains(card.text.as_str()), "{receiver} reads {text}");
        }
    }
    // Statements that the group has not been asked yet.
    let facilitates = workshop.viewer(receiver).is_some_and(|viewer| viewer.role.facilitates());
    for statement in &workshop.statements.prepared {
        let theirs = sides.outsiders().statements.get_prepared(statement.id);
        let inside = workshop.viewer(receiver).is_some_and(|viewer| viewer.is_insider);
        let known = facilitates && (inside || theirs == Some(statement));
        let words = statement.text.as_str();
        assert!(known || !text.contains(words), "{receiver} reads the prepared {words}: {text}");
    }
    let standing = workshop.resolution.standing().filter(|version| !version.revealed);
    for (seat, response) in standing.iter().flat_map(|version| &version.responses) {
        if *seat != receiver
            && let Some(reason) = &response.reason
        {
            assert!(!text.contains(reason.as_str()), "a sealed response reached {receiver}");
        }
    }
    // Single answers are disclosed to their author only, before and after the reveal.
    let others = workshop.seats.all.keys().filter(|seat| **seat != receiver);
    for seat in others {
        for key in ["rated", "responded"] {
            let wanted = format!("\"{key}\":{{\"statement\"");
            let own = format!("\"seat\":\"{receiver}\"");
            assert!(!text.contains(&wanted) || text.contains(&own), "an answer reached {receiver}");
        }
        assert!(!text.contains(&format!("\"sealed\":{{\"{seat}\"")), "an answer of {seat} leaked");
        assert!(!text.contains(&format!("\"author\":\"{seat}\"")), "an author leaked: {seat}");
    }
}
