//! One short, soft tone. Browsers allow sound only after the person has touched the page.

use std::{cell::RefCell, time::Duration};

use leptos::prelude::set_timeout;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{AudioContext, Event};

/// Hertz: the E above middle C. Neither an alarm nor a rumble.
const PITCH: f32 = 659.25;
/// Peak volume, from 0 to 1.
const LOUDEST: f32 = 0.08;
/// Practically silent: an exponential ramp cannot reach 0.
const SILENT: f32 = 0.0001;
/// Seconds until the peak, and until silence.
const RISES: f64 = 0.02;
const LASTS: f64 = 0.36;
/// When the audio device may be suspended again.
const REST: Duration = Duration::from_secs(1);

/// Events that count as touching the page.
const TOUCHES: [&str; 2] = ["pointerup", "keydown"];

thread_local! {
    static AUDIO: RefCell<Option<AudioContext>> = const { RefCell::new(None) };
}

/// Prepares the sound on the first touch for which `wanted` returns true.
pub fn with_a_touch(wanted: Box<dyn Fn() -> bool>) {
    let touched = Closure::<dyn FnMut(Event)>::new(move |_| {
        if wanted() {
            make_ready();
        }
    });
    // Leaked on purpose: it listens for as long as the page lives.
    let touched = touched.into_js_value();
    if let Some(window) = web_sys::window() {
        for name in TOUCHES {
            let listener = touched.unchecked_ref();
            let _ = window.add_event_listener_with_callback(name, listener);
        }
    }
}

/// Prepares the sound. Works only inside a touch handler: browsers refuse it at any other time.
pub fn make_ready() {
    AUDIO.with_borrow_mut(|audio| {
        if audio.is_none() {
            *audio = AudioContext::new().ok();
            rest(audio.as_ref());
        }
    });
}

/// Plays the tone, if the sound was prepared.
pub fn play() {
    AUDIO.with_borrow(|audio| {
        if let Some(audio) = audio {
            let _ = sound(audio);
        }
    });
    set_timeout(|| AUDIO.with_borrow(|audio| rest(audio.as_ref())), REST);
}

/// Suspends the audio device, which costs power while it runs.
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
