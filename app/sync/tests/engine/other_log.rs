//! The engine keeps a copy of any log, not only of a workshop.

use domain::{Area, Timestamp, Topic, Topics, id::SeatId, id::WorkshopId};
use protocol::{ClientMessage, CloseCode, Frame, Position, ServerMessage, Start};
use sync::{Effect, Engine, Input, Replica, Status, Touched};
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

    fn predict(&self, _seat: SeatId, command: &u32, _at: Timestamp) -> Vec<u32> {
        vec![*command]
    }

    fn is_private(&self) -> bool {
        false
    }

    /// A sum of 13 stands for a damaged one.
    fn read_rest(&mut self) -> bool {
        self.0 != 13
    }
}

fn welcome(sum: u32) -> ServerMessage<Sum, u32> {
    let position = Position { shared: 3, own: 0 };
    let start = Start::Whole { position, state: Box::new(Sum(sum)) };
    let (workshop, seat) = (WorkshopId(Uuid::nil()), SeatId(Uuid::nil()));
    ServerMessage::Welcome { workshop, seat, now: Timestamp(1), start, people: Vec::new() }
}

#[test]
fn what_waited_for_its_code_is_shown_when_it_is_loaded_and_a_damaged_one_asks_for_a_reload() {
    for (sum, status) in
        [(40, Status::Live { unsent: 0 }), (13, Status::Ended(CloseCode::OtherVersion))]
    {
        let mut engine: Engine<Sum> = Engine::new(Area::Live, Vec::new());
        let (now, generation) = (Timestamp(1), 1);
        engine.handle(now, 0, Input::Begin);
        let early = engine.handle(now, 0, Input::AllTools);
        assert!(!early.contains(&Effect::Changed(Touched::All)), "nothing is known yet");
        engine.handle(now, 0, Input::Opened { generation });
        engine.handle(now, 0, Input::Heard { generation, message: Box::new(welcome(sum)) });
        let effects = engine.handle(now, 0, Input::AllTools);
        assert_eq!(effects.contains(&Effect::Changed(Touched::All)), sum == 40);
        assert_eq!(effects.contains(&Effect::Disconnect { generation }), sum == 13);
        assert_eq!(engine.status(), status);
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
    engine.handle(now, 0, Input::Heard { generation, message: Box::new(welcome(40)) });
    engine.handle(now, 0, Input::Ask { op: op(1), command: 2 });
    assert_eq!(*engine.shown(), Sum(42), "one's own command shows at once");
    let frame = Frame { from: 3, to: 4, own: None, events: vec![5], acks: Vec::new() };
    let message = Box::new(ServerMessage::Frame(frame));
    engine.handle(now, 0, Input::Heard { generation, message });
    assert_eq!(*engine.shown(), Sum(47));
}
