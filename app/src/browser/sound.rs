//! One short, soft tone, for whoever has touched the page: browsers let no other page be heard, and rightly so.

use std::{cell::RefCell, time::Duration};

use leptos::prelude::set_timeout;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{AudioContext, Event};

/// The tone, in hertz: the E above the middle of a piano. Neither an alarm nor a rumble.
const PITCH: f32 = 659.25;
/// How loud it gets, of 1.
const LOUDEST: f32 = 0.08;
/// As good as silent: a volume cannot glide to nothing.
const SILENT: f32 = 0.0001;
/// Seconds until it is loudest, and until it is gone.
const RISES: f64 = 0.02;
const LASTS: f64 = 0.36;
/// When the device may rest again.
const REST: Duration = Duration::from_secs(1);

/// What a touch of the page is.
const TOUCHES: [&str; 2] = ["pointerup", "keydown"];

thread_local! {
    static AUDIO: RefCell<Option<AudioContext>> = const { RefCell::new(None) };
}

/// Makes ready to be heard with the first touch of the page after which `wanted` says yes.
pub fn with_a_touch(wanted: Box<dyn Fn() -> bool>) {
    let touched = Closure::<dyn FnMut(Event)>::new(move |_| {
        if wanted() {
            make_ready();
        }
    });
    // For as long as the page lives.
    let touched = touched.into_js_value();
    if let Some(window) = web_sys::window() {
        for name in TOUCHES {
            let listener = touched.unchecked_ref();
            let _ = window.add_event_listener_with_callback(name, listener);
        }
    }
}

/// Makes ready to be heard. Only while a touch is handled: at any other time the browser refuses.
pub fn make_ready() {
    AUDIO.with_borrow_mut(|audio| {
        if audio.is_none() {
            *audio = AudioContext::new().ok();
            rest(audio.as_ref());
        }
    });
}

/// The tone, where the page was made ready for it; else nothing.
pub fn play() {
    AUDIO.with_borrow(|audio| {
        if let Some(audio) = audio {
            let _ = sound(audio);
        }
    });
    set_timeout(|| AUDIO.with_borrow(|audio| rest(audio.as_ref())), REST);
}

/// An open device costs power for as long as it is open.
fn rest(audio: Option<&AudioContext>) {
    if let Some(audio) = audio {
        let _ = audio.suspend();
    }
}

fn sound(audio: &AudioContext) -> Result<(), JsValue> {
    let _ = audio.resume()?;
    let (tone, volume) = (audio.create_oscillator()?, audio.create_gain()?);
    tone.connect_with_audio_node(&volume)?;
    volume.connect_with_audio_node(&audio.destination())?;
    let now = audio.current_time();
    let volume = volume.gain();
    tone.frequency().set_value(PITCH);
    volume.set_value_at_time(SILENT, now)?;
    volume.exponential_ramp_to_value_at_time(LOUDEST, now + RISES)?;
    volume.exponential_ramp_to_value_at_time(SILENT, now + LASTS)?;
    tone.start()?;
    tone.stop_with_when(now + LASTS)
}
