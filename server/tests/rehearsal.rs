//! Rehearsals: simulated people take part like people while somebody is connected, and are left out of all metrics.

#![expect(clippy::unwrap_used, reason = "a test: failing is its purpose")]

use std::{collections::BTreeSet, time::Duration};

use common::{
    Reply, Request, Server, WorkshopAccess, process::Process, random, socket::Socket, story,
};
use domain::{
    Workshop,
    id::{ConditionId, CostId},
    rehearsal,
    scale::Gradient,
    text::{Reason, SectionText},
    time::Day,
    tool::{
        agenda::{self, Activity, Round},
        cards,
        costs::{self, Grade},
        resolution::{self, Condition, Section},
        statements,
    },
};
use protocol::Start;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::time::{Instant, sleep};

#[expect(dead_code, unreachable_pub, reason = "each test file uses its part of it")]
mod common;

fn reason(text: &str) -> Reason {
    Reason::parse(text).unwrap()
}

fn section_text(text: &str) -> SectionText {
    SectionText::parse(text).unwrap()
}

/// So long that only a bug makes a test wait for it.
const PATIENCE: Duration = Duration::from_mins(1);

async fn open(server: &Server, body: Value, language: &str) -> WorkshopAccess {
    let body = body.to_string();
    let request = Request::new("POST", "/api/workshops")
        .header("content-type", "application/json")
        .header("accept-language", language)
        .body(&body);
    let reply = server.request(request).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    WorkshopAccess::read(&reply.json())
}

fn rehearsed() -> Value {
    json!({ "title": "First", "template": "remote-60", "rehearsal": true })
}

/// The record as the Mobilizer gets it, without connecting a socket.
async fn record(server: &Server, opened: &WorkshopAccess, format: &str) -> Reply {
    let path = format!("/api/workshops/{}/record?format={format}", opened.workshop);
    server.call("GET", &path, &opened.mobilizer, None).await
}

/// The number of events in the log.
async fn happened(server: &Server, opened: &WorkshopAccess) -> usize {
    record(server, opened, "json").await.json()["log"].as_array().unwrap().len()
}

/// The person who leads a rehearsal.
struct Chair<'a> {
    server: &'a Server,
    opened: &'a WorkshopAccess,
    socket: Socket,
}

impl<'a> Chair<'a> {
    async fn enter(server: &'a Server, opened: &'a WorkshopAccess) -> Self {
        let socket = Socket::enter(server.address, opened.workshop, &opened.mobilizer).await;
        Self { server, opened, socket }
    }

    async fn ask(&mut self, command: impl Into<domain::Command>) {
        self.socket.ask(command).await.unwrap();
    }

    /// The workshop as the Mobilizer sees it.
    async fn sees(&self) -> Workshop {
        let (address, id) = (self.server.address, self.opened.workshop);
        let (_, start) = Socket::resume(address, id, &self.opened.mobilizer, None).await;
        match start {
            Start::Whole { state, .. } => *state,
            Start::Missed(_) => panic!("nothing was seen before"),
        }
    }

    /// Waits until the condition holds.
    async fn waits(&self, what: &str, so: impl Fn(&Workshop) -> bool) -> Workshop {
        let began = Instant::now();
        loop {
            let seen = self.sees().await;
            if so(&seen) {
                return seen;
            }
            assert!(began.elapsed() < PATIENCE, "waited for: {what}");
            sleep(Duration::from_millis(30)).await;
        }
    }

    /// Moves on to the next step with this activity.
    async fn to(&mut self, activity: Activity) {
        loop {
            let current = self.sees().await.agenda.current().cloned();
            match current {
                Some(step) if step.activity == activity => return,
                Some(step) => self.ask(story::next(step.id.0)).await,
                None => self.ask(agenda::Command::Start).await,
            }
        }
    }

    /// Prepares statements, moves to the rating step, and asks the group.
    async fn asks_the_group(&mut self, texts: [&str; 3]) {
        for text in texts {
            self.ask(story::put(text).1).await;
        }
        self.to(Activity::Rate { round: Round::First }).await;
        self.ask(story::ask()).await;
    }

    /// Proposes the draft, lets everybody respond and reveals the responses; returns the number of objections.
    async fn round(&mut self) -> usize {
        let hash = self.sees().await.resolution.draft.hash();
        self.ask(resolution::Command::Propose { hash: hash.clone() }).await;
        let gradient = Gradient::Endorse;
        let mine = resolution::Command::Respond { hash, gradient, reason: None, lift: None };
        self.ask(mine).await;
        let all = |w: &Workshop| w.resolution.standing().is_some_and(|v| v.voices.count == 6);
        self.waits("responses", all).await;
        self.ask(resolution::Command::Reveal).await;
        let seen = self.sees().await;
        let shown = &seen.resolution.standing().unwrap().shown;
        shown.iter().filter(|response| response.gradient.needs_reason()).count()
    }
}

#[tokio::test]
async fn simulated_people_write_rate_object_and_sign() {
    let server = Server::with(&["--rehearsal-pace-ms", "15"]);
    let opened = open(&server, rehearsed(), "en").await;
    let mut chair = Chair::enter(&server, &opened).await;
    chair.ask(story::take("HR")).await;
    let seen = chair.waits("everybody", |w| w.seats.members().count() == 6).await;
    assert!(seen.agenda.rehearsal);
    let simulated = rehearsal::seats(opened.workshop);
    let functions: BTreeSet<_> = simulated
        .iter()
        .map(|seat| seen.seats.present(*seat).unwrap().function.clone().unwrap().to_string())
        .collect();
    assert_eq!(
        functions.into_iter().collect::<Vec<_>>(),
        ["Finance", "IT", "Legal", "Operations", "Procurement"]
    );

    chair.to(Activity::Costs).await;
    let (cost, text) = (CostId(random()), reason("Substitutes."));
    chair.ask(costs::Command::Name { cost, text, grade: Grade::Internal, amount: None }).await;
    // Each member decides whether to accept it.
    chair.to(Activity::Write { sealed: true }).await;
    let step = chair.sees().await.agenda.current().unwrap().id;
    let wrote = |w: &Workshop| w.cards.writing.get(&step).is_some_and(|w| w.voices.count == 5);
    let seen = chair.waits("cards", wrote).await;
    assert_eq!(seen.cards.iter().count(), 0, "what they write is sealed like anything else");
    chair.asks_the_group(["We lose days.", "We lose people.", "We lose money."]).await;
    let rated = |w: &Workshop| w.statements.list.iter().all(|one| one.first.voices.count == 5);
    chair.waits("ratings", rated).await;
    chair.to(Activity::Reveal).await;
    chair.ask(cards::Command::Reveal).await;
    chair.ask(statements::Command::Reveal { round: Round::First }).await;
    let looked = |w: &Workshop| w.statements.list.iter().all(|one| one.seen.count == 5);
    let seen = chair.waits("a look", looked).await;
    assert!(seen.cards.iter().all(|card| card.author.is_none()), "whose they are stays sealed");

    chair.to(Activity::Draft).await;
    if !chair.sees().await.costs.alternative_unlocked() {
        let reason = reason("It is a rehearsal.");
        chair.ask(costs::Command::GoWithout { reason }).await;
    }
    let text = Some(section_text("We try it."));
    chair.ask(resolution::Command::Section { section: Section::Objective, text }).await;
    for function in seen.seats.functions() {
        let text = Some(section_text("It does its part."));
        chair.ask(resolution::Command::Line { function, text }).await;
    }
    chair.to(Activity::Consent).await;
    assert_eq!(chair.round().await, 1, "one objects seriously");
    let seen = chair.sees().await;
    let (amendment, asked) = seen.resolution.unamended().next().unwrap();
    let text = section_text(asked.lift.as_str());
    let (owner, due) = (story::function("HR"), Day::parse("2026-09-30").unwrap());
    let (condition, value) = (ConditionId(random()), Condition { text, owner, due });
    chair.ask(resolution::Command::Amend { amendment, condition, value }).await;
    assert_eq!(chair.round().await, 0, "what was answered is no objection any more");

    chair.to(Activity::Sign).await;
    let signed = |w: &Workshop| w.resolution.signatures().len() == 5;
    let seen = chair.waits("signatures", signed).await;
    chair.ask(resolution::Command::Sign { hash: seen.resolution.draft.hash() }).await;
    let seen = chair.sees().await;
    assert!(seen.resolution.is_one_yes(&seen));
    assert_eq!(seen.seats.chair, seen.seats.mobilizer().map(|seat| seat.id));

    let text = record(&server, &opened, "md").await.text();
    let first: Vec<_> = text.lines().filter(|line| !line.is_empty()).take(2).collect();
    assert_eq!(first, ["# First", "Rehearsal with simulated people. Nothing here counts."]);
    let table = record(&server, &opened, "csv").await.text();
    assert!(table.contains("Rehearsal with simulated people"), "the tables say so too");
    let path = format!("/api/workshops/{}", opened.workshop);
    let reply = server.call("DELETE", &path, &opened.mobilizer, None).await;
    assert_eq!(reply.status, 204, "{}", reply.text());
}

#[tokio::test]
async fn simulated_people_use_the_language_of_the_rehearsal() {
    let server = Server::with(&["--rehearsal-pace-ms", "15"]);
    let opened = open(&server, rehearsed(), "de").await;
    let mut chair = Chair::enter(&server, &opened).await;
    let functions = ["Betrieb", "Einkauf", "Finanzen", "IT", "Recht"];
    let seen = chair.waits("everybody", |w| w.seats.members().count() == 5).await;
    assert_eq!(seen.seats.functions(), functions.map(story::function));
    chair.ask(story::take("HR")).await;
    chair.to(Activity::Write { sealed: true }).await;
    let step = chair.sees().await.agenda.current().unwrap().id;
    let wrote = |w: &Workshop| w.cards.writing.get(&step).is_some_and(|w| w.voices.count == 5);
    chair.waits("cards", wrote).await;
    chair.to(Activity::Reveal).await;
    chair.ask(cards::Command::Reveal).await;
    let said = |number: u8| texts::named(&format!("cards.rehearsal_{number}")).unwrap();
    let said = texts::within(texts::Language::German, || [1, 2, 3, 4, 5].map(said)).concat();
    let seen = chair.sees().await;
    assert!(seen.cards.iter().count() > 0);
    assert!(seen.cards.iter().all(|card| said.contains(card.text.as_str())), "{said}");
}

#[tokio::test]
async fn nothing_happens_without_a_connection_or_without_a_rehearsal() {
    let server = Server::with(&["--rehearsal-pace-ms", "5"]);
    let rehearsal = open(&server, rehearsed(), "en").await;
    let ordinary = server.open().await;
    let before = (happened(&server, &rehearsal).await, happened(&server, &ordinary).await);
    let socket = Socket::enter(server.address, ordinary.workshop, &ordinary.mobilizer).await;
    sleep(Duration::from_millis(300)).await;
    assert_eq!((happened(&server, &rehearsal).await, happened(&server, &ordinary).await), before);
    drop(socket);
    let chair = Chair::enter(&server, &rehearsal).await;
    chair.waits("everybody", |w| w.seats.members().count() == 5).await;
    drop(chair);
    // A disconnect is noticed soon.
    sleep(Duration::from_millis(200)).await;
    let before = happened(&server, &rehearsal).await;
    sleep(Duration::from_millis(300)).await;
    assert_eq!(happened(&server, &rehearsal).await, before);
}

#[tokio::test]
async fn only_one_simulated_person_acts_at_a_time() {
    let server = Server::with(&["--rehearsal-pace-ms", "350"]);
    let opened = open(&server, rehearsed(), "en").await;
    let before = happened(&server, &opened).await;
    let began = Instant::now();
    let mut sockets = Vec::new();
    for _ in 0..8 {
        sockets.push(Socket::enter(server.address, opened.workshop, &opened.mobilizer).await);
    }
    sleep(Duration::from_millis(700)).await;
    let acts = happened(&server, &opened).await - before;
    // One action takes at least 200 ms.
    let most = usize::try_from(began.elapsed().as_millis() / 200).unwrap();
    assert!((1..=most).contains(&acts), "{acts} of {most}");
}

#[tokio::test]
async fn rehearsals_are_left_out_of_the_metrics() {
    let folder = TempDir::new().unwrap();
    // A port that was free a moment ago.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let options = ["--rehearsal-pace-ms", "5", "--metrics-port", &port.to_string()];
    let process = Process::with(folder.path(), 0, "warn", &options);
    let address = process.address;
    let open = async |body: Value| {
        let body = body.to_string();
        let request =
            Request::new("POST", "/api/workshops").header("content-type", "application/json");
        WorkshopAccess::read(&request.body(&body).send(address).await.json())
    };
    let numbers = async || {
        let text = Request::new("GET", "/metrics").send(([127, 0, 0, 1], port).into()).await.text();
        let of = |name: &str| {
            let line = text.lines().find(|line| line.starts_with(&format!("{name} ")));
            line.map_or(0, |line| line.rsplit(' ').next().unwrap().parse::<u64>().unwrap())
        };
        [
            "collective_yes_rooms",
            "collective_yes_events_total",
            "collective_yes_frames_total",
            "collective_yes_append_seconds_count",
        ]
        .map(of)
    };
    let opened = open(rehearsed()).await;
    let mut socket = Socket::enter(address, opened.workshop, &opened.mobilizer).await;
    socket.ask(story::take("HR")).await.unwrap();
    socket.ask(agenda::Command::Start).await.unwrap();
    sleep(Duration::from_millis(300)).await;
    assert_eq!(numbers().await, [0; 4]);
    let opened = open(json!({ "title": "Real", "template": "room-90" })).await;
    let mut real = Socket::enter(address, opened.workshop, &opened.mobilizer).await;
    real.ask(story::take("HR")).await.unwrap();
    sleep(Duration::from_millis(100)).await;
    let [rooms, events, frames, appends] = numbers().await;
    assert_eq!((rooms, events, appends), (1, 1, 1));
    assert!(frames >= 2, "a welcome and a frame");
}
