//! What a screen can depend on: the key of a subscription.

use uuid::Uuid;

use crate::base::map::Set;

/// One thing on a screen that an event can touch: a whole tool, or one entity or list in it. The registry in
/// [`crate::workshop`] adds a function per tool: `Topic::agenda()`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Topic {
    tool: &'static str,
    part: Part,
}

/// Topics without repetition.
pub type Topics = Set<Topic>;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Part {
    Whole,
    List,
    Voices,
    Entity(Uuid),
}

impl Topic {
    /// All of a tool.
    pub const fn whole(tool: &'static str) -> Self {
        Self { tool, part: Part::Whole }
    }

    /// Which entities a tool holds, and their order.
    pub(crate) const fn list(tool: &'static str) -> Self {
        Self { tool, part: Part::List }
    }

    /// Who was heard in a tool.
    pub(crate) const fn voices(tool: &'static str) -> Self {
        Self { tool, part: Part::Voices }
    }

    /// One entity of a tool.
    pub(crate) const fn entity(tool: &'static str, id: Uuid) -> Self {
        Self { tool, part: Part::Entity(id) }
    }

    /// The name of the tool, as the workshop's field is called.
    pub fn tool(self) -> &'static str {
        self.tool
    }

    /// The entity it is about, if it belongs to this tool and is about one.
    pub(crate) fn entity_of(self, tool: &str) -> Option<Uuid> {
        match self.part {
            Part::Entity(id) if self.tool == tool => Some(id),
            Part::Entity(_) | Part::Whole | Part::List | Part::Voices => None,
        }
    }
}
