//! Statements that are prepared: the chair writes, orders and rewords them before the group is asked. They are known to
//! those who facilitate and to nobody else; whoever else puts one hands it to them.

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
    /// Its id.
    pub id: StatementId,
    /// What it says.
    pub text: StatementText,
    /// What it is about.
    pub level: Level,
    /// The card it was made from.
    pub from_card: Option<CardId>,
}
impl From<&Prepared> for Statement {
    /// As the group is asked it: nobody has answered.
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
