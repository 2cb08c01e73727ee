//! What a disconnect is about: words that somebody typed, or what a reveal showed.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::base::{level::Level, text::Title};

/// What a disconnect is about. What a reveal showed is stored as a value and worded when it is shown, in the language of
/// whoever reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(untagged))]
pub enum Subject {
    /// As somebody wrote it. Logs of older versions hold every subject like this.
    Titled(Title),
    /// Where each end sees the group, in a stage poll.
    Stages { stages: [Level; 2] },
    /// A word that the ends understand differently.
    Word { word: Title },
}

/// In JSON a title is plain text, as in older logs.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Subject", untagged)]
enum Stored {
    Titled(Title),
    Stages { stages: [Level; 2] },
    Word { word: Title },
}

/// Postcard cannot guess the variant from its content.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Subject")]
enum Sent {
    Titled(Title),
    Stages { stages: [Level; 2] },
    Word { word: Title },
}

impl Serialize for Subject {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            Stored::serialize(self, serializer)
        } else {
            Sent::serialize(self, serializer)
        }
    }
}

impl<'de> Deserialize<'de> for Subject {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            Stored::deserialize(deserializer)
        } else {
            Sent::deserialize(deserializer)
        }
    }
}
