//! Subscription keys: what a screen can depend on.

use uuid::Uuid;

use crate::base::map::Set;

/// One thing on a screen that an event can touch: a whole tool, or one entity or list in it. The registry adds a function
/// per tool: `Topic::agenda()`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Topic {
    /// The tool's line in the registry. A number, because screens compare and hash topics all the time.
    tool: u8,
    part: Part,
}

/// A set of topics.
pub type Topics = Set<Topic>;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Part {
    Whole,
    List,
    Voices,
    Entity(Uuid),
}

impl Topic {
    /// All of the tool on this line of the registry.
    pub(crate) const fn of_line(tool: u8) -> Self {
        Self { tool, part: Part::Whole }
    }

    /// The line of its tool in the registry.
    pub(crate) fn line(self) -> u8 {
        self.tool
    }

    /// Which entities the same tool holds, and their order.
    pub(crate) const fn list(self) -> Self {
        Self { tool: self.tool, part: Part::List }
    }

    /// Who was heard in the same tool.
    pub(crate) const fn voices(self) -> Self {
        Self { tool: self.tool, part: Part::Voices }
    }

    /// One entity of the same tool.
    pub(crate) const fn entity(self, id: Uuid) -> Self {
        Self { tool: self.tool, part: Part::Entity(id) }
    }

    /// All of its tool, if it is about one entity.
    pub(crate) const fn all_entities(self) -> Option<Self> {
        match self.part {
            Part::Entity(_) => Some(Self::of_line(self.tool)),
            Part::Whole | Part::List | Part::Voices => None,
        }
    }

    /// The entity it is about, if it belongs to the same tool as `other` and is about one.
    pub(crate) fn entity_of(self, other: Self) -> Option<Uuid> {
        match self.part {
            Part::Entity(id) if self.tool == other.tool => Some(id),
            Part::Entity(_) | Part::Whole | Part::List | Part::Voices => None,
        }
    }
}
