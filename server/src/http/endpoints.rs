//! Every endpoint of the server, once: the router and the `OpenAPI` description are made from this list.

use axum::{
    extract::DefaultBodyLimit,
    routing::{delete, get, post},
};

use super::{
    agendas, endpoint::Endpoint, entries, extract::Nothing, health, join_codes, me::Me, openapi,
    records, screens, seats, sessions, socket, waiting, workshops,
};
use crate::limits::{AGENDA_BYTES_MAX, IMPORT_BYTES_MAX};

/// All routes except the pages.
pub(super) fn all() -> Vec<Endpoint> {
    let mut all = of_workshops();
    all.extend(of_people());
    all.extend(of_join_codes());
    all.extend(of_screens());
    all.extend([
        Endpoint::new("get", "/health/live", "Whether the process is running.", get(health::live)),
        Endpoint::new(
            "get",
            "/health/ready",
            "Whether the server can store data; 503 if not.",
            get(health::ready),
        ),
        Endpoint::new(
            "get",
            "/docs/wire",
            "Every message of the socket, every close code and limit, as a page.",
            get(openapi::wire),
        ),
        Endpoint::new("get", "/openapi.json", "This description.", get(openapi::description))
            .gives::<serde_json::Value>(200),
    ]);
    all
}

fn of_workshops() -> Vec<Endpoint> {
    vec![
        Endpoint::new(
            "get",
            "/api/templates",
            "The templates a workshop can be opened from.",
            get(workshops::templates),
        )
        .gives::<Vec<workshops::TemplateInfo>>(200),
        Endpoint::new(
            "post",
            "/api/workshops",
            "Opens a workshop, or a rehearsal with simulated people, from a template or an agenda, and returns the first three links.",
            post(workshops::open).layer(DefaultBodyLimit::max(AGENDA_BYTES_MAX)),
        )
        .takes::<workshops::Open>()
        .gives::<workshops::OpenedInfo>(201),
        Endpoint::new(
            "post",
            "/api/workshops/import",
            "Imports a workshop from its JSON record, and returns new links for its first three seats.",
            post(workshops::import).layer(DefaultBodyLimit::max(IMPORT_BYTES_MAX)),
        )
        .takes::<workshops::Import>()
        .gives::<workshops::OpenedInfo>(201),
        Endpoint::new(
            "delete",
            "/api/workshops/{id}",
            "Erases a workshop with everything in it. Mobilizer only.",
            delete(workshops::erase),
        )
        .keyed()
        .gives_nothing(),
        Endpoint::new(
            "get",
            "/api/workshops/{id}/record",
            "The record: what was decided, by whom and why. As JSON, Markdown, CSV or XLSX, by `?format=`.",
            get(records::record),
        )
        .keyed()
        .gives::<record::Archive>(200),
        Endpoint::new(
            "get",
            "/api/workshops/{id}/agenda",
            "The agenda as a file, to open other workshops with. Facilitators only.",
            get(agendas::agenda),
        )
        .keyed()
        .gives::<agendas::AgendaFile>(200),
        Endpoint::new(
            "get",
            "/ws/workshops/{id}",
            "The socket: see /docs/wire. Speaks collective-yes.v1.postcard and collective-yes.v1.json.",
            get(socket::upgrade),
        )
        .keyed(),
    ]
}

fn of_people() -> Vec<Endpoint> {
    vec![
        Endpoint::new(
            "post",
            "/api/session",
            "Exchanges a personal link for a cookie.",
            post(sessions::sign_in),
        )
        .takes::<sessions::SignIn>()
        .gives::<Me>(200),
        Endpoint::new(
            "delete",
            "/api/session/{id}",
            "Signs this browser out of a workshop and closes its sockets.",
            delete(sessions::sign_out),
        )
        .keyed()
        .gives_nothing(),
        Endpoint::new(
            "get",
            "/api/workshops/{id}/me",
            "The seat of the caller in a workshop.",
            get(sessions::me),
        )
        .keyed()
        .gives::<Me>(200),
        Endpoint::new(
            "post",
            "/api/workshops/{id}/name",
            "Gives, changes or erases one's own name.",
            post(seats::name),
        )
        .keyed()
        .takes::<seats::Name>()
        .gives_nothing(),
        Endpoint::new(
            "delete",
            "/api/workshops/{id}/names",
            "Erases every name: from then on nothing tells which person a seat was. Mobilizer only.",
            delete(seats::erase_names),
        )
        .keyed()
        .gives_nothing(),
        Endpoint::new(
            "post",
            "/api/workshops/{id}/seats",
            "Admits a person and returns the personal link. Facilitators only.",
            post(seats::admit),
        )
        .keyed()
        .takes::<seats::Admit>()
        .gives::<seats::SeatLink>(201),
        Endpoint::new(
            "post",
            "/api/workshops/{id}/seats/{seat}/link",
            "Ends a seat's link and sessions and returns a new link. Mobilizer only.",
            post(seats::renew),
        )
        .keyed()
        .takes::<Nothing>()
        .gives::<seats::SeatLink>(200),
    ]
}

fn of_join_codes() -> Vec<Endpoint> {
    vec![
        Endpoint::new(
            "post",
            "/api/join-codes",
            "Which workshop a code leads to, and what it grants. Five wrong codes per minute from one address.",
            post(entries::look),
        )
        .takes::<entries::CodeQuery>()
        .gives::<entries::JoinTarget>(200),
        Endpoint::new(
            "post",
            "/api/join-codes/request-entry",
            "Joins with a code, or (status 202) asks to be admitted.",
            post(entries::request_entry),
        )
        .takes::<entries::EntryRequestBody>()
        .gives::<Me>(200),
        Endpoint::new(
            "post",
            "/api/join-codes/wait",
            "Asks whether one was admitted; 202 while undecided. A request that is not asked about for two minutes expires.",
            post(waiting::wait),
        )
        .takes::<waiting::AdmissionQuery>()
        .gives::<Me>(200),
        Endpoint::new(
            "get",
            "/api/workshops/{id}/join-code",
            "How to join by code: what the code grants, the code, the link that carries it.",
            get(join_codes::show),
        )
        .keyed()
        .gives::<join_codes::JoinCodeInfo>(200),
        Endpoint::new(
            "post",
            "/api/workshops/{id}/join-code",
            "Opens, changes or closes joining by code. Mobilizer only.",
            post(join_codes::change),
        )
        .keyed()
        .takes::<join_codes::ChangeJoinCode>()
        .gives::<join_codes::JoinCodeInfo>(200),
        Endpoint::new(
            "get",
            "/api/workshops/{id}/join-code.svg",
            "The link that carries the code, as a QR code.",
            get(join_codes::picture),
        )
        .keyed(),
        Endpoint::new(
            "get",
            "/api/workshops/{id}/waiting",
            "Who waits to be admitted. Mobilizer only.",
            get(waiting::list),
        )
        .keyed()
        .gives::<Vec<waiting::WaitingInfo>>(200),
        Endpoint::new(
            "post",
            "/api/workshops/{id}/waiting/{number}",
            "Admits or refuses a waiting person. Mobilizer only.",
            post(waiting::decide),
        )
        .keyed()
        .takes::<waiting::Decide>()
        .gives_nothing(),
    ]
}

fn of_screens() -> Vec<Endpoint> {
    vec![
        Endpoint::new(
            "post",
            "/api/screens",
            "Registers a screen that is to become a wall, and returns the code to show. Thirty per minute from one address; at most a thousand wait at once.",
            post(screens::open),
        )
        .takes::<Nothing>()
        .gives::<screens::ScreenInfo>(201),
        Endpoint::new(
            "post",
            "/api/screens/wait",
            "Asks whether somebody claimed the screen; 202 while nobody did. A screen that does not ask for two minutes expires.",
            post(screens::wait),
        )
        .takes::<screens::ScreenQuery>()
        .gives::<Me>(200),
        Endpoint::new(
            "post",
            "/api/screens/look",
            "The workshops that this browser could put on the screen with this code. Wrong codes count like wrong join codes.",
            post(screens::look),
        )
        .takes::<screens::Shown>()
        .gives::<Vec<screens::Showable>>(200),
        Endpoint::new(
            "post",
            "/api/workshops/{id}/screens",
            "Makes the screen with this code a wall of this workshop. Mobilizer only.",
            post(screens::show),
        )
        .keyed()
        .takes::<screens::Shown>()
        .gives_nothing(),
    ]
}
