//! Operations on a workshop from outside a socket: open it, admit people, create and renew links, name people, erase.
//! Used by the HTTP API and the demonstration.

use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use domain::{
    Event, Opening, Role, Timestamp, Workshop,
    id::{SeatId, WorkshopId},
    open, rehearsal,
    text::{DisplayName, FunctionName, StatementText, Title},
    time::DAY,
    tool::{agenda::Step, seats},
};
use protocol::CloseCode;
use record::ArchivedEvent;
use room::Input;
use store::{Key, KeyHash, KeyKind, SCHEMA, Store, StoreError, StoredEvent};

use crate::{
    clock,
    limits::SESSION_DAYS,
    rooms::{Message, Registry, RoomError},
    secret::Secret,
};

/// The workshops of this server.
#[derive(Clone)]
pub struct Workshops {
    /// Persistent data.
    pub store: Arc<dyn Store>,
    /// Workshops in memory.
    pub rooms: Registry,
    /// How often this process has ended keys. Single node: what another process ends is noticed when a socket's key is
    /// checked again, within a minute.
    pub revocations: Arc<AtomicU64>,
}

/// A newly opened workshop, with the secrets of its first three seats.
#[derive(Clone, Debug)]
pub struct OpenedWorkshop {
    pub workshop: WorkshopId,
    pub mobilizer: (SeatId, Secret),
    pub seller: (SeatId, Secret),
    pub wall: (SeatId, Secret),
}

/// A person to admit.
#[derive(Clone, Debug)]
pub struct NewSeat {
    pub role: Role,
    /// The function they speak for, if known.
    pub function: Option<FunctionName>,
    /// Whether this person alone can stop the purchase.
    pub veto: bool,
    /// Their name, if known.
    pub name: Option<DisplayName>,
}

/// Why an operation failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The room failed or refused.
    #[error(transparent)]
    Room(#[from] RoomError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The workshop to import is on this server already.
    #[error("this workshop is already on this server: delete it first")]
    AlreadyHere,
    /// The workshop to import lacks a seat that somebody needs to enter it.
    #[error("it has no seat for a Mobilizer, a seller and a wall")]
    NoSeat,
    /// The system failed, for example its source of randomness.
    #[error(transparent)]
    Machine(#[from] anyhow::Error),
}

impl Workshops {
    /// The workshops of a store.
    pub fn new(store: Arc<dyn Store>, rooms: Registry) -> Self {
        Self { store, rooms, revocations: Arc::default() }
    }

    /// Opens a workshop with these steps, and with this text for the statement about ambition.
    pub async fn open(
        &self,
        title: Title,
        steps: Vec<Step>,
        ambition: Option<StatementText>,
    ) -> Result<OpenedWorkshop, Error> {
        self.begin(title, steps, ambition, false).await
    }

    /// Opens a rehearsal: a workshop with simulated people who speak for these functions.
    pub async fn rehearse(
        &self,
        title: Title,
        steps: Vec<Step>,
        ambition: Option<StatementText>,
        functions: Vec<FunctionName>,
    ) -> Result<OpenedWorkshop, Error> {
        let opened = self.begin(title, steps, ambition, true).await?;
        let seats = rehearsal::seats(opened.workshop);
        for (index, (seat, function)) in seats.into_iter().zip(functions).enumerate() {
            let name = DisplayName::parse(&texts::rehearsal::name(&function)).ok();
            // The first one has a veto, and so objects once.
            let (role, function, veto) = (Role::Stakeholder, Some(function), index == 0);
            let command = seats::Command::Admit { seat, role, function, veto };
            let by = opened.mobilizer.0;
            self.rooms.ask(opened.workshop, by, clock::op_id(), command).await?;
            self.name(opened.workshop, seat, name).await?;
        }
        Ok(opened)
    }

    async fn begin(
        &self,
        title: Title,
        steps: Vec<Step>,
        ambition: Option<StatementText>,
        rehearsal: bool,
    ) -> Result<OpenedWorkshop, Error> {
        let (workshop, at) = (clock::workshop_id(), clock::now());
        let opened = OpenedWorkshop {
            workshop,
            mobilizer: (clock::seat_id(), Secret::new()?),
            seller: (clock::seat_id(), Secret::new()?),
            wall: (clock::seat_id(), Secret::new()?),
        };
        let opening = Opening {
            title,
            steps,
            mobilizer: opened.mobilizer.0,
            seller: opened.seller.0,
            wall: opened.wall.0,
            ambition: ambition.map(|text| (clock::statement_id(), text)),
            rehearsal,
        };
        let events = (1..).zip(open(opening)).map(|(seq, event)| opening_event(seq, at, &event));
        let events = events.collect::<Result<_, _>>()?;
        let keys = [&opened.mobilizer, &opened.seller, &opened.wall]
            .map(|(seat, secret)| (secret.hash(), link(workshop, *seat)));
        self.store.create(workshop, at, events, keys.into()).await?;
        tracing::info!(%workshop, "workshop opened");
        Ok(opened)
    }

    /// Imports a workshop from its record, under its old id, with new links for the first three seats.
    pub async fn import(
        &self,
        workshop: WorkshopId,
        state: &Workshop,
        log: &[ArchivedEvent],
        people: &BTreeMap<SeatId, DisplayName>,
    ) -> Result<OpenedWorkshop, Error> {
        if self.store.head(workshop).await?.is_some() {
            return Err(Error::AlreadyHere);
        }
        let seat = |role: Role| {
            let found = state.seats.all.values().find(|seat| seat.role == role);
            found.map(|seat| seat.id).ok_or(Error::NoSeat)
        };
        let opened = OpenedWorkshop {
            workshop,
            mobilizer: (seat(Role::Mobilizer)?, Secret::new()?),
            seller: (seat(Role::Seller)?, Secret::new()?),
            wall: (seat(Role::Wall)?, Secret::new()?),
        };
        let events =
            (1..).zip(log).map(|(seq, logged)| opening_event(seq, logged.at, &logged.event));
        let events = events.collect::<Result<_, _>>()?;
        let keys = [&opened.mobilizer, &opened.seller, &opened.wall]
            .map(|(seat, secret)| (secret.hash(), link(workshop, *seat)));
        self.store.create(workshop, clock::now(), events, keys.into()).await?;
        for (seat, name) in people {
            self.store.set_name(workshop, *seat, Some(name.clone())).await?;
        }
        tracing::info!(%workshop, "workshop imported from its record");
        Ok(opened)
    }

    /// Admits a person on behalf of a seat, and returns the new seat's link.
    pub async fn admit(
        &self,
        workshop: WorkshopId,
        by: SeatId,
        new_seat: NewSeat,
    ) -> Result<(SeatId, Secret), Error> {
        let seat = clock::seat_id();
        let NewSeat { role, function, veto, name } = new_seat;
        let command = seats::Command::Admit { seat, role, function, veto };
        self.rooms.ask(workshop, by, clock::op_id(), command).await?;
        let secret = Secret::new()?;
        self.store.add_key(secret.hash(), link(workshop, seat)).await?;
        if name.is_some() {
            self.name(workshop, seat, name).await?;
        }
        Ok((seat, secret))
    }

    /// Ends a seat's link and sessions, closes its sockets, and returns a new link.
    pub async fn renew(&self, workshop: WorkshopId, seat: SeatId) -> Result<Secret, Error> {
        self.store.revoke_keys(workshop, seat).await?;
        self.revoked();
        let code = CloseCode::SignInAgain;
        self.rooms.send(workshop, Message::Input(Input::Expelled { seat, code })).await?;
        let secret = Secret::new()?;
        self.store.add_key(secret.hash(), link(workshop, seat)).await?;
        Ok(secret)
    }

    /// Gives, changes or erases a person's name.
    pub async fn name(
        &self,
        workshop: WorkshopId,
        seat: SeatId,
        name: Option<DisplayName>,
    ) -> Result<(), Error> {
        self.store.set_name(workshop, seat, name.clone()).await?;
        self.rooms.send(workshop, Message::Input(Input::Named { seat, name })).await?;
        Ok(())
    }

    /// Erases all names of a workshop, on disk and on every screen.
    pub async fn erase_names(&self, workshop: WorkshopId) -> Result<(), Error> {
        self.store.erase_names(workshop).await?;
        let named = self.rooms.look(workshop, |core| core.people().keys().copied().collect());
        let named: Vec<SeatId> = named.await?;
        for seat in named {
            let erased = Input::Named { seat, name: None };
            self.rooms.send(workshop, Message::Input(erased)).await?;
        }
        Ok(())
    }

    /// Starts a session for one browser.
    pub async fn sign_in(&self, workshop: WorkshopId, seat: SeatId) -> Result<Secret, Error> {
        let secret = Secret::new()?;
        let expires = Some(clock::now().plus(SESSION_DAYS * DAY));
        let key = Key { workshop, seat, kind: KeyKind::Session, expires };
        self.store.add_key(secret.hash(), key).await?;
        Ok(secret)
    }

    /// Ends a session and closes its sockets.
    pub async fn sign_out(&self, workshop: WorkshopId, key: KeyHash) -> Result<(), Error> {
        self.store.revoke_key(key).await?;
        self.revoked();
        self.rooms.send(workshop, Message::SignedOut(key)).await?;
        Ok(())
    }

    /// Before the room closes the sockets that it has: whoever is on the way in looks at this count once it is there.
    fn revoked(&self) {
        self.revocations.fetch_add(1, Ordering::SeqCst);
    }
}

fn link(workshop: WorkshopId, seat: SeatId) -> Key {
    Key { workshop, seat, kind: KeyKind::Link, expires: None }
}

fn opening_event(seq: u64, at: Timestamp, event: &Event) -> anyhow::Result<StoredEvent> {
    let body = serde_json::to_string(event)?;
    Ok(StoredEvent { seq, at, seat: None, op: None, schema: SCHEMA, body })
}
