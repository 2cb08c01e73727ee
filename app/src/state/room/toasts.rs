//! Short messages at the edge of the screen.

use std::{rc::Rc, time::Duration};

use leptos::prelude::*;

use crate::state::{
    room::{Inner, Room},
    status::{Toast, ToastKind},
};

/// How long an informational toast is shown.
const TOAST_SHOWN: Duration = Duration::from_secs(7);
/// Toasts shown at once; older ones make room.
const TOASTS_MAX: usize = 3;

/// The toasts of a room.
#[derive(Clone, Copy, Debug)]
pub struct Toasts(Room);

impl Room {
    /// Shows a toast.
    pub fn toast(self, kind: ToastKind, text: impl Into<String>) {
        self.inner().toast(kind, text.into());
    }

    /// The toasts on screen.
    pub fn toasts(self) -> Toasts {
        Toasts(self)
    }
}

impl Toasts {
    /// All of them, oldest first, tracked.
    pub fn all(self) -> Vec<Toast> {
        self.0.inner().toasts.get()
    }

    /// Removes a toast.
    pub fn dismiss(self, id: u32) {
        self.0.inner().dismiss(id);
    }
}

impl Inner {
    pub(super) fn toast(self: &Rc<Self>, kind: ToastKind, text: String) {
        let id = self.toast_count.get().wrapping_add(1);
        self.toast_count.set(id);
        self.toasts.update(|toasts| {
            toasts.retain(|toast| toast.text != text);
            toasts.push(Toast { id, kind, text });
            if toasts.len() > TOASTS_MAX {
                toasts.remove(0);
            }
        });
        if kind == ToastKind::Plain {
            let weak = Rc::downgrade(self);
            set_timeout(
                move || {
                    if let Some(inner) = weak.upgrade() {
                        inner.dismiss(id);
                    }
                },
                TOAST_SHOWN,
            );
        }
    }

    fn dismiss(&self, id: u32) {
        self.toasts.update(|toasts| toasts.retain(|toast| toast.id != id));
    }

    /// Removes the refusals: a new attempt answers them, and left standing they would still say no.
    pub(super) fn dismiss_refusals(&self) {
        self.toasts.update(|toasts| toasts.retain(|toast| toast.kind != ToastKind::Stop));
    }
}
