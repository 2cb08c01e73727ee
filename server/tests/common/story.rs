//! Commands that bring a workshop into the state a test needs.

use domain::{
    Command,
    id::{CardId, StatementId, StepId},
    text::{CardText, FunctionName, StatementText},
    tool::{
        agenda,
        cards::{self, CardKind, Level},
        seats,
        statements::{self, Asks},
    },
};

use super::{random, socket::Socket};

pub fn function(name: &str) -> FunctionName {
    FunctionName::parse(name).unwrap()
}

pub fn take(name: &str) -> Command {
    seats::Command::Join { function: Some(function(name)) }.into()
}

pub fn write(text: &str) -> (CardId, Command) {
    let card = CardId(random());
    let text = CardText::parse(text).unwrap();
    let (kind, level) = (CardKind::Concern, Level::Problem);
    (card, cards::Command::Write { card, kind, level, text, builds_on: None }.into())
}

pub fn put(text: &str) -> (StatementId, Command) {
    let statement = StatementId(random());
    let text = StatementText::parse(text).unwrap();
    (
        statement,
        statements::Command::Put {
            statement,
            text,
            level: Level::Problem,
            from_card: None,
            asks: Asks::Agreement,
        }
        .into(),
    )
}

/// Asks the group to rate the prepared statements.
pub fn ask() -> Command {
    statements::Command::Ask.into()
}

pub fn next(from: u16) -> Command {
    let reason = Some(domain::text::Reason::parse("the test goes on").unwrap());
    agenda::Command::Next { from: StepId(from), reason }.into()
}

/// The Mobilizer joins for HR and starts: the workshop is in Prompt, where cards are sealed.
pub async fn start(mobilizer: &mut Socket) {
    mobilizer.ask(take("HR")).await.unwrap();
    mobilizer.ask(agenda::Command::Start).await.unwrap();
}
