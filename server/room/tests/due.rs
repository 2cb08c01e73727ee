//! Scheduled events: each takes effect once, stands in the log, and is sent to everybody.

use domain::{
    Event,
    id::OpId,
    samples::at_step,
    tool::{agenda::Activity, lifecycle},
};
use room::{Core, DueChange, Input, LoggedEvent, Saved};
use uuid::Uuid;

#[test]
fn what_is_due_happens_once_and_says_what_is_due_next() {
    let play = at_step(5, Activity::Write { sealed: true });
    let mut saved = Saved::default();
    for (seq, event) in (1..).zip(play.log.iter().cloned()) {
        saved.evolve(LoggedEvent { seq, at: play.now, seat: None, op: None, event });
    }
    let mut core = Core::new(play.cast.workshop, saved, play.log.len() as u64, []);
    let (seat, op) = (play.cast.mobilizer, OpId(Uuid::from_u128(1)));
    let command = lifecycle::Command::Archive.into();
    let batch = core.receive(play.now, [Input::HttpCommand { ticket: 1, seat, op, command }]);
    let decided = core.decide(play.now, &batch);
    let due = core.workshop().next_due().expect("it becomes final");
    assert_eq!(decided.next_due(), DueChange::At(due), "stored with the events");
    core.tell(play.now, batch, decided);

    let mut wakes = |now| {
        let batch = core.receive(now, [Input::Due]);
        let decided = core.decide(now, &batch);
        let events: Vec<_> = decided.append().cloned().collect();
        let next = decided.next_due();
        core.tell(now, batch, decided);
        (events, next)
    };
    assert_eq!(
        wakes(due.plus(-1)),
        (Vec::new(), DueChange::Same),
        "woken too early: nothing happens"
    );
    let (events, next) = wakes(due);
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].event, Event::Lifecycle(lifecycle::Event::Final));
    assert_eq!((events[0].seat, events[0].op), (None, None), "nobody's command");
    assert_eq!(next, DueChange::Nothing, "nothing is due any more");
    assert_eq!(wakes(due.plus(1)), (Vec::new(), DueChange::Same), "woken twice: it has happened");
}
