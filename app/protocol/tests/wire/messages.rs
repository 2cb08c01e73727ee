//! One sample per message, with every sample of what it can carry.

use domain::{
    Area, Timestamp,
    id::{OpId, SeatId},
    samples::{Play, commands, events, op, rejections, seat},
    text::DisplayName,
};
use protocol::{Ack, ClientMessage, Frame, Person, Position, ServerMessage, Start, client, server};

const AT: Timestamp = Timestamp(1_778_576_400_000_000);

/// Samples of every variant of a client message.
pub(crate) fn client_messages() -> Vec<ClientMessage> {
    let commands = (1..).zip(commands());
    let commands = commands.map(|(number, command)| ClientMessage::Do {
        op: op(number),
        command: command.into(),
        said_in_private: number % 2 == 1,
    });
    [
        client::ClientMessage::Hello { version: 6, area: Area::Live, resume: None },
        ClientMessage::Hello {
            version: 6,
            area: Area::Follow,
            resume: Some(Position { shared: 300, own: 12 }),
        },
        ClientMessage::Ping { nonce: 7 },
    ]
    .into_iter()
    .chain(commands)
    .collect()
}

fn people(seat: SeatId) -> Vec<Person> {
    let name = DisplayName::parse("Practice Finance").ok();
    vec![Person { seat, name }, Person { seat, name: None }]
}

fn frame() -> Frame {
    let (events, acks) = (events().into_iter().take(2).collect(), vec![Ack { op: op(1) }]);
    Frame { from: 40, to: 42, own: Some(13), events, acks }
}

/// A workshop with content in every tool, as one participant sees it.
pub(crate) fn welcome() -> ServerMessage {
    let mut play = Play::supported(1);
    play.writes(play.cast.hr, "Who covers the shifts?");
    play.signs(play.cast.hr);
    let viewer = play.workshop.viewer(play.cast.hr).expect("HR is here");
    ServerMessage::Welcome {
        workshop: play.cast.workshop,
        seat: viewer.seat,
        now: AT,
        start: Start::Whole {
            position: Position { shared: 120, own: 3 },
            state: Box::new(play.workshop.disclose(&viewer)),
        },
        people: people(viewer.seat),
    }
}

/// Samples of every variant of a server message; the events are in [`event_frames`].
pub(crate) fn server_messages() -> Vec<ServerMessage> {
    let workshop = domain::samples::room(1).cast.workshop;
    let op: OpId = op(1);
    let resumed = ServerMessage::Welcome {
        workshop,
        seat: seat(4),
        now: AT,
        start: Start::Missed(frame()),
        people: people(seat(4)),
    };
    let mut all = vec![
        welcome(),
        resumed,
        ServerMessage::Frame(frame()),
        ServerMessage::Named(Person { seat: seat(4), name: None }),
        ServerMessage::Presence { count: 5, seats: vec![seat(4), seat(5)] },
        ServerMessage::WaitingCount { count: 2 },
        ServerMessage::Pong { nonce: 7, now: AT },
    ];
    all.extend(rejections().into_iter().map(|why| ServerMessage::Refused { op, why }));
    all
}

/// One frame per event.
pub(crate) fn event_frames() -> Vec<ServerMessage> {
    let frames = (41..).zip(events()).map(|(to, event)| {
        let (from, own, events, acks) = (to - 1, None, vec![event], Vec::new());
        server::ServerMessage::Frame(Frame { from, to, own, events, acks })
    });
    frames.collect()
}
