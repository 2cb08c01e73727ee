//! The engine keeps a copy of any log, not only of a workshop.

use domain::{Area, Timestamp, Topic, Topics, id::SeatId, id::WorkshopId};
use protocol::{ClientMessage, Frame, Position, ServerMessage, Start};
use sync::{Effect, Engine, Input, Replica};
use uuid::Uuid;

use super::page::op;

/// A log of numbers, and their sum.
#[derive(Clone, Debug, Default, PartialEq)]
struct Sum(u32);

impl Replica for Sum {
    type Event = u32;
    type Command = u32;

    fn evolve(&mut self, event: &u32) {
        self.0 += event;
    }

    fn topics(_event: &u32, topics: &mut Topics) {
        topics.insert(Topic::costs());
    }

    fn predict(&self, _seat: SeatId, command: u32, _at: Timestamp) -> Vec<u32> {
        vec![command]
    }

    fn is_private(&self) -> bool {
        false
    }
}

#[test]
fn h54_an_engine_keeps_a_copy_of_any_log() {
    let mut engine: Engine<Sum> = Engine::new(Area::Follow, Vec::new());
    let (now, generation) = (Timestamp(1), 1);
    engine.handle(now, 0, Input::Begin);
    let effects = engine.handle(now, 0, Input::Opened { generation });
    let area = effects.iter().find_map(|effect| match effect {
        Effect::Send(ClientMessage::Hello { area, .. }) => Some(*area),
        _ => None,
    });
    assert_eq!(area, Some(Area::Follow), "every hello says which area it wants");
    let position = Position { shared: 3, own: 0 };
    let start = Start::Whole { position, state: Box::new(Sum(40)) };
    let (workshop, seat) = (WorkshopId(Uuid::nil()), SeatId(Uuid::nil()));
    let people = Vec::new();
    let welcome = ServerMessage::Welcome { workshop, seat, now, start, people };
    engine.handle(now, 0, Input::Heard { generation, message: Box::new(welcome) });
    engine.handle(now, 0, Input::Ask { op: op(1), command: 2 });
    assert_eq!(*engine.shown(), Sum(42), "one's own command shows at once");
    let frame = Frame { from: 3, to: 4, own: None, events: vec![5], acks: Vec::new() };
    let message = Box::new(ServerMessage::Frame(frame));
    engine.handle(now, 0, Input::Heard { generation, message });
    assert_eq!(*engine.shown(), Sum(47));
}
