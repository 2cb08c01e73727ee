//! The few HTTP calls of the page, with just enough JSON for them. The browser does the parsing, so that no JSON
//! library is in the download.

use domain::limits::{STEP_LINES_MAX, STEPS_MAX};
use js_sys::{JSON, Object, Reflect};
use protocol::limits::{PASSWORD_CHARS_MAX, PASSWORD_CHARS_MIN};
use texts::{http_errors as t, join, join_code, refusals, wall_screen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestInit, Response};
use wording as words;

/// A JSON value.
#[derive(Clone, Debug)]
pub struct Json(JsValue);

impl Json {
    /// Parses a JSON text; `None` if it is invalid.
    pub fn parse(text: &str) -> Option<Self> {
        JSON::parse(text).ok().map(Self)
    }

    /// A member of an object; null if it is missing.
    pub fn get(&self, key: &str) -> Self {
        Self(Reflect::get(&self.0, &key.into()).unwrap_or(JsValue::NULL))
    }

    /// A string member.
    pub fn text(&self, key: &str) -> Option<String> {
        self.get(key).0.as_string()
    }

    /// An integer member.
    pub fn number(&self, key: &str) -> Option<i64> {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the server's numbers are whole, and below 2^53"
        )]
        self.get(key).0.as_f64().map(|number| number as i64)
    }

    /// A boolean member; false if it is missing.
    pub fn flag(&self, key: &str) -> bool {
        self.get(key).0.is_truthy()
    }
}

/// A value in a request body.
#[derive(Clone, Debug)]
pub enum Field {
    Text(String),
    Flag(bool),
    /// JSON text, sent unquoted.
    Raw(String),
}

/// Why a call failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HttpError {
    Unreached,
    Refused {
        /// HTTP status.
        status: u16,
        /// The reason and the remedy, as a sentence.
        why: String,
    },
}

impl HttpError {
    /// The error as a sentence for people.
    pub fn words(&self) -> String {
        match self {
            Self::Unreached => t::unreached().to_owned(),
            Self::Refused { why, .. } => why.clone(),
        }
    }
}

/// Sends a GET request.
pub async fn get(path: &str) -> Result<Json, HttpError> {
    call("GET", path, &[]).await
}

/// Sends a POST request.
pub async fn post(path: &str, fields: &[(&str, Field)]) -> Result<Json, HttpError> {
    call("POST", path, fields).await
}

/// Sends a DELETE request.
pub async fn delete(path: &str) -> Result<Json, HttpError> {
    call("DELETE", path, &[]).await
}

async fn call(method: &str, path: &str, fields: &[(&str, Field)]) -> Result<Json, HttpError> {
    let lost = |_: JsValue| HttpError::Unreached;
    let init = RequestInit::new();
    init.set_method(method);
    if method != "GET" {
        let body = Object::new();
        for (key, value) in fields {
            let value = match value {
                Field::Text(text) => text.into(),
                Field::Flag(flag) => (*flag).into(),
                Field::Raw(text) => JSON::parse(text).map_err(lost)?,
            };
            Reflect::set(&body, &(*key).into(), &value).map_err(lost)?;
        }
        let body: JsValue = JSON::stringify(&body).map_err(lost)?.into();
        init.set_body(&body);
        let headers = Object::new();
        Reflect::set(&headers, &"content-type".into(), &"application/json".into()).map_err(lost)?;
        init.set_headers(&headers);
    }
    let window = web_sys::window().ok_or(HttpError::Unreached)?;
    let answer = JsFuture::from(window.fetch_with_str_and_init(path, &init)).await.map_err(lost)?;
    let answer: Response = answer.dyn_into().map_err(lost)?;
    let text = JsFuture::from(answer.text().map_err(lost)?)
        .await
        .map_err(lost)?
        .as_string()
        .unwrap_or_default();
    let json = Json(JSON::parse(&text).unwrap_or(JsValue::NULL));
    if answer.ok() {
        return Ok(json);
    }
    let status = answer.status();
    let why = match (worded(path, &json), json.text("message")) {
        (Some(why), _) => why,
        (None, Some(message)) => words::sentence(&message),
        (None, None) => t::status(status),
    };
    Err(HttpError::Refused { status, why })
}

/// The translated message for a problem code of the server, for the codes that people can run into.
fn worded(path: &str, problem: &Json) -> Option<String> {
    let words = match problem.text("error")?.as_str() {
        "no_such_workshop" => t::no_such_workshop(),
        "no_such_seat" => t::no_such_seat(),
        "link_ended" => t::link_ended(),
        "too_many" if path == "/api/session" => t::too_many_links(),
        "bad_agenda" | "bad_request" if path == "/api/workshops" => {
            return Some(texts::start::bad_agenda(STEPS_MAX, STEP_LINES_MAX));
        }
        "too_many" if path == "/api/workshops" => t::too_many_workshops(),
        "too_many" if path.starts_with("/api/join-codes") || path.contains("/screens") => {
            join::too_many()
        }
        "no_screen" => wall_screen::no_screen(),
        "no_join_code" => join::no_join_code(),
        "wrong_password" => join::wrong_password(),
        "not_waiting" => join::not_waiting(),
        "not_let_in" => join::refused_more(),
        "bad_password" => {
            return Some(join_code::bad_password(PASSWORD_CHARS_MIN, PASSWORD_CHARS_MAX));
        }
        "foreign_origin" => t::foreign_origin(),
        "too_large" => t::too_large(),
        "unavailable" => t::failed(),
        "mobilizer_only" => refusals::mobilizer_only(),
        "closed" => refusals::closed(),
        "customers_only" => refusals::customers_only(),
        _ => return None,
    };
    Some(words.to_owned())
}
