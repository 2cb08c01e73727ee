//! What the checks share: storage, and values to store.

use std::sync::Arc;

use domain::{
    Timestamp,
    id::{OpId, SeatId, WorkshopId},
    text::DisplayName,
};
use uuid::Uuid;

use crate::{Key, KeyKind, NextDue, SCHEMA, Store, StoreError, StoredEvent};

/// Storage that a store can be opened on, more than once.
#[async_trait::async_trait]
pub trait Storage: Send + Sync {
    /// Opens the store with what was stored before it was closed.
    async fn open(&self) -> Arc<dyn Store>;
    /// Every stored byte.
    async fn dump(&self) -> Vec<u8>;
}

/// An event as a room stores it.
pub fn stored_event(seq: u64, op: Option<OpId>, body: &str) -> StoredEvent {
    StoredEvent {
        seq,
        at: Timestamp(1_000 + seq.cast_signed()),
        seat: op.map(|_| SeatId(Uuid::from_u128(7))),
        op,
        schema: SCHEMA,
        body: body.to_owned(),
    }
}

pub(super) fn workshop(number: u128) -> WorkshopId {
    WorkshopId(Uuid::from_u128(number))
}

pub(super) fn seat(number: u128) -> SeatId {
    SeatId(Uuid::from_u128(number))
}

pub(super) fn op(number: u128) -> OpId {
    OpId(Uuid::from_u128(number))
}

pub(super) fn name(text: &str) -> DisplayName {
    DisplayName::parse(text).expect("a name within its bounds")
}

pub(super) fn key(of: WorkshopId, seat: SeatId, kind: KeyKind, expires: Option<Timestamp>) -> Key {
    Key { workshop: of, seat, kind, expires }
}

pub(super) async fn opened(store: &dyn Store, id: WorkshopId) {
    store
        .create(id, Timestamp(1), vec![stored_event(1, None, "\"one\"")], Vec::new())
        .await
        .unwrap();
}

/// Appends events alone.
pub(super) async fn append(
    store: &dyn Store,
    id: WorkshopId,
    events: Vec<StoredEvent>,
) -> Result<(), StoreError> {
    store.append(id, events, NextDue::Keep, Vec::new()).await
}
