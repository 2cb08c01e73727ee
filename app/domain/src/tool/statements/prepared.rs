//! Prepared statements: the chair writes, orders and rewords them before the group is asked. Only the facilitators
//! know them; anybody else who puts a statement hands it to them.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        id::{CardId, StatementId},
        level::Level,
        text::StatementText,
        voices::Voices,
    },
    tool::statements::statement::{Answers, Asks, Statement},
};
/// A statement that the group is not asked yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Prepared {
    pub id: StatementId,
    pub text: StatementText,
    pub level: Level,
    /// `None` unless it was made from a card.
    pub from_card: Option<CardId>,
}
impl From<&Prepared> for Statement {
    /// As asked: nobody has answered.
    fn from(prepared: &Prepared) -> Self {
        Self {
            id: prepared.id,
            text: prepared.text.clone(),
            level: prepared.level,
            from_card: prepared.from_card,
            asks: Asks::Agreement,
            first: Answers::default(),
            second: Answers::default(),
            seen: Voices::default(),
        }
    }
}
