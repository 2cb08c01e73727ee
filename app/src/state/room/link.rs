//! Carries out the engine's effects: sockets, timers, storage, triggers.

use std::{
    rc::{Rc, Weak},
    time::Duration,
};

use domain::{Command, Event, Rejection, id::OpId};
use leptos::{prelude::*, task::spawn_local};
use protocol::{Encoding, ServerMessage, codec::SUBPROTOCOL_POSTCARD};
use sync::{Effect, Input, Touched};

use crate::{
    browser::{
        clock,
        page::WakeListener,
        random,
        socket::{Socket, SocketEvent},
    },
    state::{
        all_tools::{self, QUIET},
        refusals::when_worded,
        room::Inner,
        status::{Status, ToastKind},
    },
};

/// How long "Everything is saved" is shown.
const BACK_SHOWN: Duration = Duration::from_secs(5);

impl Inner {
    /// Connects, and listens for people returning to the page.
    pub(super) fn start(self: &Rc<Self>) {
        let weak = Rc::downgrade(self);
        let (woken, lost) = (weak.clone(), weak);
        let wake = move || tell(&woken, Input::Wake);
        let gone = move || {
            if let Some(inner) = lost.upgrade() {
                inner.lose();
            }
        };
        *self.wake_listener.borrow_mut() = Some(WakeListener::listen(wake, gone));
        let every_second = self.every_second.clone();
        let clock = set_interval_with_handle(move || every_second.notify(), Duration::from_secs(1));
        self.clock.set(clock.ok());
        self.await_tools();
        self.handle(Input::Begin);
    }

    /// The browser reports that the network is gone. The socket alone would notice only after half a minute.
    fn lose(self: &Rc<Self>) {
        if self.socket.take().is_some() {
            let generation = self.generation.get();
            self.handle(Input::Closed { generation, code: None });
        }
    }

    /// Releases everything outside of the program. Stored commands stay stored.
    pub(super) fn leave(&self) {
        self.closed.set(true);
        self.socket.take();
        self.wake_listener.take();
        if let Some(alarm) = self.alarm.take() {
            alarm.clear();
        }
        if let Some(clock) = self.clock.take() {
            clock.clear();
        }
    }

    /// Passes an input to the engine and carries out its effects.
    pub(super) fn handle(self: &Rc<Self>, input: Input) {
        if self.closed.get() {
            return;
        }
        let (now, random) = (clock::now(), random::number());
        // Ends the borrow before screens rerun, because they read the engine.
        let effects = self.engine.borrow_mut().handle(now, random, input);
        for effect in effects {
            self.perform(effect);
        }
    }

    fn perform(self: &Rc<Self>, effect: Effect) {
        match effect {
            Effect::Connect { generation } => self.connect(generation),
            Effect::Disconnect { .. } => {
                self.socket.take();
            }
            Effect::Send(message) => {
                if let (Some(socket), Ok(bytes)) =
                    (self.socket.borrow().as_ref(), Encoding::Postcard.encode(&message))
                {
                    socket.send(&bytes);
                }
            }
            Effect::Changed(touched) => self.changed(touched),
            Effect::StoreOutbox => {
                self.local.save(self.engine.borrow().outbox());
            }
            Effect::Refused { op, command, why } => self.refused(op, &command, &why),
            Effect::Status => self.restate(),
            Effect::People => self.people.notify(),
            Effect::WakeAt(at) => {
                let wait = at.since(clock::now()).max(0) / 1_000 + 1;
                let weak = Rc::downgrade(self);
                let wait = Duration::from_millis(wait.unsigned_abs());
                let alarm = set_timeout_with_handle(move || tell(&weak, Input::Tick), wait);
                if let Some(old) = self.alarm.replace(alarm.ok()) {
                    old.clear();
                }
            }
        }
    }

    fn connect(self: &Rc<Self>, generation: u32) {
        self.generation.set(generation);
        let weak = Rc::downgrade(self);
        let path = format!("/ws/workshops/{}", self.workshop);
        self.unread.take();
        let socket = Socket::open(&path, SUBPROTOCOL_POSTCARD, move |happened| {
            let Some(inner) = weak.upgrade() else { return };
            match happened {
                SocketEvent::Opened => inner.handle(Input::Opened { generation }),
                SocketEvent::Message(bytes) => inner.hear(generation, bytes),
                SocketEvent::Closed(code) => inner.handle(Input::Closed { generation, code }),
            }
        });
        *self.socket.borrow_mut() = socket;
    }

    /// Reads a message. One about tools that are not loaded yet waits for them, and the later ones wait behind it.
    fn hear(self: &Rc<Self>, generation: u32, bytes: Vec<u8>) {
        if !self.unread.borrow().is_empty() {
            self.unread.borrow_mut().push(bytes);
            return;
        }
        let read = Encoding::Postcard.decode::<ServerMessage>(&bytes);
        let waits = match &read {
            Ok(message) => !message.events().iter().all(Event::can_be_applied),
            Err(_) => domain::missed(),
        };
        if waits {
            self.unread.borrow_mut().push(bytes);
            self.load_tools(generation);
            return;
        }
        self.handle(if let Ok(message) = read {
            Input::Heard { generation, message: Box::new(message) }
        } else {
            // An undecodable message means another version: the close code says what to do.
            let code = Some(protocol::CloseCode::OtherVersion.number());
            Input::Closed { generation, code }
        });
    }

    /// Loads the code of all tools, then reads the messages that wait for it.
    fn load_tools(self: &Rc<Self>, generation: u32) {
        let weak = Rc::downgrade(self);
        spawn_local(async move {
            let loaded = all_tools::load().await;
            let Some(inner) = weak.upgrade().filter(|i| i.generation.get() == generation) else {
                return;
            };
            let waiting = inner.unread.take();
            if loaded {
                for bytes in waiting {
                    inner.hear(generation, bytes);
                }
            } else {
                inner.lose();
            }
        });
    }

    /// Loads the code of all tools once the page is quiet, and passes on that it is here, whoever loaded it.
    fn await_tools(self: &Rc<Self>) {
        let weak = Rc::downgrade(self);
        all_tools::when_loaded(move || tell(&weak, Input::AllTools));
        let load = || {
            spawn_local(async {
                all_tools::load().await;
            });
        };
        set_timeout(load, QUIET);
    }

    fn changed(&self, touched: Touched) {
        let triggers: Vec<ArcTrigger> = {
            let known = self.triggers.borrow();
            match &touched {
                Touched::All => known.values().cloned().collect(),
                Touched::Some(changes) => {
                    changes.iter().filter_map(|change| known.get(change).cloned()).collect()
                }
            }
        };
        for trigger in triggers {
            trigger.notify();
        }
        if touched == Touched::All {
            self.welcomed.set(true);
        }
    }

    /// Derives the shown status from the engine's.
    fn restate(self: &Rc<Self>) {
        let old = self.status.get_untracked();
        let new = match self.engine.borrow().status() {
            sync::Status::Connecting => Status::Connecting,
            sync::Status::Offline { unsent } => Status::Offline { unsent },
            sync::Status::Ended(code) => Status::Ended(code),
            sync::Status::Live { unsent: 0 } => match old {
                Status::Offline { .. } | Status::Back => Status::Back,
                _ => Status::Connected,
            },
            // Reconnected with commands still on their way: "saved" would be premature.
            sync::Status::Live { unsent } => match old {
                Status::Offline { .. } => Status::Offline { unsent },
                _ => Status::Connected,
            },
        };
        if new == old {
            return;
        }
        self.status.set(new);
        if new == Status::Back {
            // Numbered, so that the timer of an earlier reconnection cannot cut this one short.
            let back = self.reconnects.get().wrapping_add(1);
            self.reconnects.set(back);
            let weak = Rc::downgrade(self);
            let over = move || {
                let inner = weak.upgrade().filter(|inner| inner.reconnects.get() == back);
                if let Some(inner) = inner.filter(|i| i.status.get_untracked() == Status::Back) {
                    inner.status.set(Status::Connected);
                }
            };
            set_timeout(over, BACK_SHOWN);
        }
    }

    fn refused(self: &Rc<Self>, op: OpId, command: &Command, why: &Rejection) {
        // A repeated request does no harm: its texts are in the workshop.
        if *why == Rejection::Unchanged {
            return;
        }
        let (weak, why, texts) = (Rc::downgrade(self), why.clone(), command.typed());
        when_worded(move |words| {
            let Some(inner) = weak.upgrade() else { return };
            let why = words(&why);
            inner.recover(|recovered| recovered.refuse(op, clock::now(), why.clone(), texts));
            inner.toast(ToastKind::Stop, why);
        });
    }
}

fn tell(inner: &Weak<Inner>, input: Input) {
    if let Some(inner) = inner.upgrade() {
        inner.handle(input);
    }
}
