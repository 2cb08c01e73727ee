//! Waking workshops.

use std::sync::{Arc, Mutex};

use domain::{Timestamp, id::WorkshopId};
use jobs::{DueWorkshops, limits::WAKE_MAX};
use store::NextDue;
use tokio_util::sync::CancellationToken;

use crate::fixture::{Fixture, SECOND};

/// Records who was woken.
#[derive(Clone, Default)]
struct Alarm(Arc<Mutex<Vec<WorkshopId>>>);

impl Alarm {
    fn wake(&self) -> impl Fn(WorkshopId) -> std::future::Ready<()> + use<> {
        let woken = Arc::clone(&self.0);
        move |id| {
            woken.lock().unwrap().push(id);
            std::future::ready(())
        }
    }

    fn take(&self) -> Vec<WorkshopId> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

async fn due(fixture: &Fixture, id: WorkshopId, second: i64) {
    let at = NextDue::At(Timestamp(second * SECOND));
    fixture.store.append(id, Vec::new(), at, Vec::new()).await.unwrap();
}

async fn looked(due: &mut DueWorkshops, alarm: &Alarm) -> Vec<WorkshopId> {
    due.look(&alarm.wake()).await.unwrap();
    alarm.take()
}

#[tokio::test]
async fn wakes_what_is_due_and_only_that() {
    let fixture = Fixture::new().await;
    let (id, other) = (fixture.workshop(1).await, fixture.workshop(2).await);
    due(&fixture, id, 10).await;
    due(&fixture, other, 5).await;
    let (mut scheduler, alarm) =
        (DueWorkshops::new(fixture.store.clone(), fixture.clock()), Alarm::default());
    assert!(looked(&mut scheduler, &alarm).await.is_empty());
    fixture.pass(10);
    assert_eq!(looked(&mut scheduler, &alarm).await, [other, id]);
    fixture.store.append(other, Vec::new(), NextDue::Clear, Vec::new()).await.unwrap();
    // Another moment is not the same again: it does not wait for its turn.
    due(&fixture, id, 10 - 1).await;
    assert_eq!(looked(&mut scheduler, &alarm).await, [id]);
}

#[tokio::test]
async fn wakes_what_stays_due_later_each_time() {
    let fixture = Fixture::new().await;
    let id = fixture.workshop(1).await;
    due(&fixture, id, 0).await;
    let (mut scheduler, alarm) =
        (DueWorkshops::new(fixture.store.clone(), fixture.clock()), Alarm::default());
    let mut seconds = Vec::new();
    for second in 0..80 {
        if !looked(&mut scheduler, &alarm).await.is_empty() {
            seconds.push(second);
        }
        fixture.pass(1);
    }
    assert_eq!(seconds, [0, 10, 30, 70]);
}

#[tokio::test]
async fn what_stays_due_keeps_nobody_else_asleep() {
    let fixture = Fixture::new().await;
    for number in 1..=u128::from(WAKE_MAX) {
        let stuck = fixture.workshop(number).await;
        due(&fixture, stuck, 0).await;
    }
    let (mut scheduler, alarm) =
        (DueWorkshops::new(fixture.store.clone(), fixture.clock()), Alarm::default());
    assert_eq!(looked(&mut scheduler, &alarm).await.len(), WAKE_MAX as usize);
    let late = fixture.workshop(u128::MAX).await;
    due(&fixture, late, 0).await;
    assert_eq!(looked(&mut scheduler, &alarm).await, [late]);
}

#[tokio::test]
async fn runs_until_it_is_asked_to_stop() {
    let fixture = Fixture::new().await;
    let id = fixture.workshop(1).await;
    due(&fixture, id, 0).await;
    let (scheduler, alarm) =
        (DueWorkshops::new(fixture.store.clone(), fixture.clock()), Alarm::default());
    let stopping = CancellationToken::new();
    let running = tokio::spawn(scheduler.run(alarm.wake(), stopping.clone()));
    while alarm.0.lock().unwrap().is_empty() {
        tokio::task::yield_now().await;
    }
    stopping.cancel();
    running.await.unwrap();
    assert_eq!(alarm.take(), [id]);
}
