//! Lost and found: gaps, reconnects, pings, the clock.

use protocol::{ClientMessage, CloseCode, Frame, ServerMessage};
use sync::{Effect, Input, Status};

use super::page::{Page, SECOND, retry_in};

#[test]
fn a_gap_in_the_events_forces_a_reconnect() {
    let mut page = Page::live();
    let from = page.position().shared + 5;
    let frame = Frame { from, to: from + 1, own: None, events: Vec::new(), acks: Vec::new() };
    let effects = page.receive(1, ServerMessage::Frame(frame));
    assert!(effects.contains(&Effect::Disconnect { generation: 1 }), "reconnect and resume");
    assert!(matches!(page.engine.status(), Status::Offline { .. }));
}

#[test]
fn resumes_from_how_far_it_was_told() {
    let mut page = Page::live();
    let frame = page.frame(1);
    page.receive(1, ServerMessage::Frame(frame));
    let told = page.position();
    assert_eq!(page.engine.position(), told);
    page.put(Input::Closed { generation: 1, code: None });
    page.later(31, Input::Tick);
    let effects = page.put(Input::Opened { generation: 2 });
    let resume = effects.iter().find_map(|effect| match effect {
        Effect::Send(ClientMessage::Hello { resume, .. }) => *resume,
        _ => None,
    });
    assert_eq!(resume, Some(told));
}

#[test]
fn a_late_message_from_an_old_socket_is_ignored() {
    let mut page = Page::live();
    let frame = page.frame(1);
    let effects = page.receive(9, ServerMessage::Frame(frame));
    assert_eq!(page.cards(), 0);
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Changed(_))));
}

#[test]
fn reconnects_with_growing_jitter_of_at_most_half_a_minute() {
    let mut page = Page::live();
    for attempt in 0..20_i64 {
        let generation = u32::try_from(attempt + 1).expect("small");
        let effects = page.put(Input::Closed { generation, code: Some(1012) });
        let wait = retry_in(&effects, page.now).unwrap_or(0);
        let longest = (SECOND / 2) << attempt.min(10);
        assert!(wait <= longest.min(30 * SECOND), "attempt {attempt} waits {wait} µs");
        let effects = page.later(31, Input::Tick);
        assert!(effects.iter().any(|effect| matches!(effect, Effect::Connect { .. })));
    }
}

#[test]
fn does_not_reconnect_where_a_person_must_act_first() {
    for code in CloseCode::ALL {
        let mut page = Page::live();
        page.put(Input::Closed { generation: 1, code: Some(code.number()) });
        let ended = page.engine.status() == Status::Ended(code);
        assert_eq!(ended, !code.may_return(), "{code:?}");
    }
}

#[test]
fn silence_triggers_a_ping_and_an_unanswered_ping_closes_the_socket() {
    let mut page = Page::live();
    let effects = page.later(21, Input::Tick);
    let ping = |effect: &Effect| matches!(effect, Effect::Send(ClientMessage::Ping { .. }));
    assert!(effects.iter().any(ping), "twenty seconds of silence");
    let effects = page.later(11, Input::Tick);
    assert!(effects.contains(&Effect::Disconnect { generation: 1 }));
}

#[test]
fn returning_to_the_page_pings_at_once() {
    let mut page = Page::live();
    let effects = page.later(2, Input::Wake);
    assert!(effects.iter().any(|e| matches!(e, Effect::Send(ClientMessage::Ping { .. }))));
}

#[test]
fn the_timer_follows_the_servers_clock() {
    let page = Page::live();
    assert_eq!(page.engine.server_now(page.now).since(page.now), 90 * SECOND);
}
