//! How far a person has got with joining, and the requests that lead further.

use domain::Role;
use leptos::{prelude::*, task::spawn_local};

use crate::{
    browser::{http::HttpError, page},
    live::shell::join_form::Introduction,
    state::{
        join_api::{self, EntryResponse, JoinTarget, LinkedSeat},
        local_store,
    },
    ui::{AnySignal, code::code_in},
};

/// How far the person has got.
#[derive(Clone, PartialEq)]
pub enum JoinState {
    /// Looking up what the URL contains.
    Looking,
    /// A personal link opened this seat.
    Seat(LinkedSeat),
    /// No link and no code yet: the form for a code.
    Code,
    /// A code that leads to this workshop.
    Workshop(JoinTarget),
    /// Waiting for approval.
    Waiting,
    /// Approval was denied.
    Refused,
}

/// What the page shows.
#[derive(Clone, Copy, PartialEq)]
pub enum JoinScreen {
    Form,
    CodeEntry,
    Waiting,
    Refused,
}

impl JoinState {
    /// The screen to show.
    pub fn screen(&self) -> JoinScreen {
        match self {
            Self::Looking | Self::Seat(_) | Self::Workshop(_) => JoinScreen::Form,
            Self::Code => JoinScreen::CodeEntry,
            Self::Waiting => JoinScreen::Waiting,
            Self::Refused => JoinScreen::Refused,
        }
    }
}

/// The page's state.
#[derive(Clone, Copy)]
pub struct Joining {
    pub at: AnySignal<JoinState>,
    pub busy: RwSignal<bool>,
    pub trouble: RwSignal<Option<String>>,
}

impl Joining {
    /// Nothing is known yet.
    pub fn new() -> Self {
        Self {
            at: AnySignal::new(JoinState::Looking),
            busy: RwSignal::new(false),
            trouble: RwSignal::new(None),
        }
    }

    /// Goes on, without a message.
    pub fn go(self, at: JoinState) {
        self.trouble.set(None);
        self.at.set(at);
    }

    /// Goes on with a message.
    pub fn fail(self, at: JoinState, failed: &HttpError) {
        self.at.set(at);
        self.trouble.set(Some(failed.words()));
    }

    /// Resolves the URL's fragment, or what this browser remembers.
    pub fn begin(self) {
        let fragment = page::take_fragment().filter(|fragment| !fragment.is_empty());
        let code = match &fragment {
            Some(fragment) => {
                // What the tab remembers belongs to an earlier URL.
                local_store::remember_waiting(None);
                local_store::remember_code(None);
                code_in(fragment)
            }
            None if local_store::remembered_waiting().is_some() => {
                return self.at.set(JoinState::Waiting);
            }
            None => local_store::remembered_code(),
        };
        if let Some(code) = code {
            return self.look(code);
        }
        spawn_local(async move {
            let linked = fragment.is_some();
            let found = match fragment {
                Some(secret) => join_api::exchange(&secret).await.map(Some),
                None => join_api::again().await,
            };
            match found {
                Ok(Some(found)) if found.taken || found.role == Role::Wall => {
                    page::go(&found.path());
                }
                Ok(Some(found)) => self.at.set(JoinState::Seat(found)),
                Ok(None) => self.at.set(JoinState::Code),
                Err(failed) => {
                    self.fail(if linked { JoinState::Looking } else { JoinState::Code }, &failed);
                }
            }
        });
    }

    /// Looks up what a code leads to.
    pub fn look(self, code: String) {
        self.busy.set(true);
        spawn_local(async move {
            match join_api::look(code).await {
                Ok(leads) => {
                    local_store::remember_code(Some(&leads.code));
                    self.go(JoinState::Workshop(leads));
                }
                Err(failed) => {
                    // Without a network the code is probably still right.
                    if failed != HttpError::Unreached {
                        local_store::remember_code(None);
                    }
                    self.fail(JoinState::Code, &failed);
                }
            }
            self.busy.set(false);
        });
    }

    /// Joins on the seat or with the code.
    pub fn join(self, who: Introduction) {
        self.busy.set(true);
        self.trouble.set(None);
        let at = self.at.get_untracked();
        spawn_local(async move {
            let failed = match (at, who.function) {
                (JoinState::Seat(seat), function) => {
                    match join_api::name(seat.workshop, who.name.as_str()).await {
                        Ok(()) => {
                            join_api::take_seat(&seat, function);
                            return page::go(&seat.path());
                        }
                        Err(failed) => Some(failed),
                    }
                }
                (JoinState::Workshop(leads), Some(function)) => {
                    let response =
                        join_api::request_entry(leads.code, who.name, function, who.password).await;
                    match response {
                        Ok(response) => return self.proceed(&response),
                        Err(failed) => Some(failed),
                    }
                }
                _ => None,
            };
            self.busy.set(false);
            self.trouble.set(failed.map(|failed| failed.words()));
        });
    }

    /// Follows the answer to a request for entry.
    pub fn proceed(self, response: &EntryResponse) {
        match response {
            EntryResponse::In(seat) => {
                local_store::remember_waiting(None);
                local_store::remember_code(None);
                // Name and function were given when asking for entry: do not ask twice.
                join_api::take_seat(seat, None);
                page::go(&seat.path());
            }
            EntryResponse::Waits(wait) => {
                local_store::remember_waiting(Some(wait));
                self.busy.set(false);
                self.go(JoinState::Waiting);
            }
        }
    }

    /// Reads a property of the workshop from the seat or the code, whichever is known.
    pub fn of<T: Default>(self, by_seat: fn(&LinkedSeat) -> T, by_code: fn(&JoinTarget) -> T) -> T {
        self.at.with(|at| match at {
            JoinState::Seat(seat) => by_seat(seat),
            JoinState::Workshop(leads) => by_code(leads),
            _ => T::default(),
        })
    }
}
