//! One WebSocket: bytes out, events in. Knows nothing about messages and decides nothing.

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{BinaryType, CloseEvent, Event, MessageEvent, WebSocket};

/// An event of a socket.
pub enum SocketEvent {
    Opened,
    Message(Vec<u8>),
    /// Carries the close code, if there was one.
    Closed(Option<u16>),
}

/// A socket. Dropping it closes it and silences its events.
pub struct Socket {
    raw: WebSocket,
    _on_open: Closure<dyn FnMut(Event)>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_close: Closure<dyn FnMut(CloseEvent)>,
}

impl Socket {
    /// Opens a socket to a path on the page's host. `None` if the browser refuses at once.
    pub fn open(
        path: &str,
        protocol: &str,
        happened: impl Fn(SocketEvent) + Clone + 'static,
    ) -> Option<Self> {
        let location = web_sys::window()?.location();
        let scheme = if location.protocol().ok()? == "https:" { "wss" } else { "ws" };
        let url = format!("{scheme}://{}{path}", location.host().ok()?);
        let raw = WebSocket::new_with_str(&url, protocol).ok()?;
        raw.set_binary_type(BinaryType::Arraybuffer);

        let tell = happened.clone();
        let on_open = Closure::<dyn FnMut(Event)>::new(move |_| tell(SocketEvent::Opened));
        raw.set_onopen(Some(on_open.as_ref().unchecked_ref()));

        let tell = happened.clone();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Ok(buffer) = event.data().dyn_into::<ArrayBuffer>() {
                tell(SocketEvent::Message(Uint8Array::new(&buffer).to_vec()));
            }
        });
        raw.set_onmessage(Some(on_message.as_ref().unchecked_ref()));

        let on_close = Closure::<dyn FnMut(CloseEvent)>::new(move |event: CloseEvent| {
            // The browser reports 1005 and 1006 if the server sent no code.
            let code = Some(event.code()).filter(|code| !matches!(code, 1005 | 1006));
            happened(SocketEvent::Closed(code));
        });
        raw.set_onclose(Some(on_close.as_ref().unchecked_ref()));

        Some(Self { raw, _on_open: on_open, _on_message: on_message, _on_close: on_close })
    }

    /// Sends bytes. A failed send is not lost: the engine repeats it on the next socket.
    pub fn send(&self, bytes: &[u8]) {
        let _ = self.raw.send_with_u8_array(bytes);
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        self.raw.set_onopen(None);
        self.raw.set_onmessage(None);
        self.raw.set_onclose(None);
        let _ = self.raw.close();
    }
}
