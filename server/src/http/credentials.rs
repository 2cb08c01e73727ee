//! Who sends a request: a browser with a cookie or a script with a token.

use axum::http::{HeaderMap, header};
use domain::id::WorkshopId;
use store::{Key, KeyHash, KeyKind};
use texts::Language;

use super::{error::ApiError, state::App};
use crate::{clock, config::Public, limits::SESSION_DAYS, secret::Secret};

/// Sessions of one browser that are looked up when all of them are needed.
const SESSIONS_MAX: usize = 50;

/// How a client authenticates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Via {
    /// A browser's session cookie.
    Cookie,
    /// The secret of a seat's link, sent by a script.
    Bearer,
}

/// The credentials in a request.
#[derive(Clone, Debug, Default)]
pub(super) struct Credentials {
    /// What was presented, valid or not.
    pub(super) via: Option<Via>,
    /// The key it stands for; `None` if it opens nothing in this workshop.
    pub(super) key: Option<(KeyHash, Key)>,
}

/// Reads the credentials for a workshop. Wrong, expired and foreign keys count as none.
pub(super) async fn find(
    app: &App,
    headers: &HeaderMap,
    workshop: Option<WorkshopId>,
) -> Result<Credentials, ApiError> {
    let cookie = workshop.and_then(|id| cookie(headers, &cookie_name(&app.public, id)));
    let (via, text, kind) = match (bearer(headers), cookie) {
        (Some(token), _) => (Via::Bearer, token, KeyKind::Link),
        (None, Some(value)) => (Via::Cookie, value, KeyKind::Session),
        (None, None) => return Ok(Credentials::default()),
    };
    let hash = Secret::parse(text).map(|secret| secret.hash());
    let key = match hash {
        Some(hash) => {
            app.workshops.store.find_key(hash, clock::now()).await?.map(|key| (hash, key))
        }
        None => None,
    };
    let key = key.filter(|(_, key)| Some(key.workshop) == workshop && key.kind == kind);
    if key.is_none() {
        tracing::info!(?via, "a key opened nothing");
    }
    Ok(Credentials { via: Some(via), key })
}

/// The key of the request's sender, or the one error for everybody who has none here.
pub(super) async fn require(
    app: &App,
    headers: &HeaderMap,
    workshop: &str,
) -> Result<(KeyHash, Key), ApiError> {
    let id = workshop.parse().ok();
    find(app, headers, id).await?.key.ok_or_else(ApiError::no_such_workshop)
}

/// All keys this browser is signed in with, one seat per workshop.
pub(super) async fn sessions(app: &App, headers: &HeaderMap) -> Result<Vec<Key>, ApiError> {
    let own = cookies(headers).filter(|(name, _)| is_ours(name));
    let secrets = own.filter_map(|(name, value)| Some((name, Secret::parse(value)?)));
    let mut keys = Vec::new();
    for (name, secret) in secrets.take(SESSIONS_MAX) {
        let key = app.workshops.store.find_key(secret.hash(), clock::now()).await?;
        let key = key.filter(|key| key.kind == KeyKind::Session);
        keys.extend(key.filter(|key| cookie_name(&app.public, key.workshop) == name));
    }
    Ok(keys)
}

/// The origin of the requesting page, as the browser sends it.
pub(super) fn origin(headers: &HeaderMap) -> Option<&str> {
    // An unreadable origin is still an origin, and not ours.
    headers.get(header::ORIGIN).map(|value| value.to_str().unwrap_or("unreadable"))
}

/// The reader's language: as chosen, else as the browser prefers.
pub(super) fn language(headers: &HeaderMap) -> Language {
    let chosen = cookie(headers, "language").and_then(Language::parse);
    let asked = || Language::accepted(headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?);
    chosen.or_else(asked).unwrap_or_default()
}

/// A script's token.
pub(super) fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")
}

/// Whether the request carries any of our cookies.
pub(super) fn has_cookie(headers: &HeaderMap) -> bool {
    cookies(headers).any(|(name, _)| is_ours(name))
}

fn is_ours(name: &str) -> bool {
    name.trim_start_matches("__Host-").starts_with("cy_")
}

/// One cookie per workshop, so that one browser can take part in several.
fn cookie_name(public: &Public, workshop: WorkshopId) -> String {
    let id = workshop.0.simple().to_string();
    let prefix = if public.is_https() { "__Host-" } else { "" };
    format!("{prefix}cy_{}", &id[..16])
}

/// The `Set-Cookie` value that signs a browser in, or out if there is no secret.
pub(super) fn set_cookie(public: &Public, workshop: WorkshopId, secret: Option<&Secret>) -> String {
    let name = cookie_name(public, workshop);
    let (value, seconds) = secret.map_or(("", 0), |s| (s.expose(), SESSION_DAYS * 24 * 60 * 60));
    let secure = if public.is_https() { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}")
}

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    cookies(headers).find(|(known, _)| *known == name).map(|(_, value)| value)
}

fn cookies(headers: &HeaderMap) -> impl Iterator<Item = (&str, &str)> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
}
