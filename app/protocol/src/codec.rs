//! The two encodings: postcard for our own client, JSON for scripts and debugging.

use serde::{Serialize, de::DeserializeOwned};

/// The WebSocket sub-protocol that selects postcard.
pub const SUBPROTOCOL_POSTCARD: &str = "collective-yes.v1.postcard";
/// The WebSocket sub-protocol that selects JSON.
pub const SUBPROTOCOL_JSON: &str = "collective-yes.v1.json";

/// Why bytes could not be decoded.
#[derive(Debug, thiserror::Error)]
#[error("the message could not be read: {0}")]
pub struct CodecError(String);

/// How messages are encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// Compact bytes in binary frames.
    Postcard,
    /// JSON in text frames.
    #[cfg(feature = "json")]
    Json,
}

impl Encoding {
    /// The encoding that a sub-protocol selects; `None` for an unknown name.
    pub fn from_subprotocol(name: &str) -> Option<Self> {
        match name {
            SUBPROTOCOL_POSTCARD => Some(Self::Postcard),
            #[cfg(feature = "json")]
            SUBPROTOCOL_JSON => Some(Self::Json),
            _ => None,
        }
    }

    /// Encodes a message.
    pub fn encode<T: Serialize>(self, message: &T) -> Result<Vec<u8>, CodecError> {
        match self {
            Self::Postcard => postcard::to_allocvec(message).map_err(|e| CodecError(e.to_string())),
            #[cfg(feature = "json")]
            Self::Json => serde_json::to_vec(message).map_err(|e| CodecError(e.to_string())),
        }
    }

    /// Decodes a message. Trailing bytes are an error.
    pub fn decode<T: DeserializeOwned>(self, bytes: &[u8]) -> Result<T, CodecError> {
        match self {
            Self::Postcard => match postcard::take_from_bytes(bytes) {
                Ok((message, [])) => Ok(message),
                Ok(_) => Err(CodecError("bytes are left over".to_owned())),
                Err(e) => Err(CodecError(e.to_string())),
            },
            #[cfg(feature = "json")]
            Self::Json => serde_json::from_slice(bytes).map_err(|e| CodecError(e.to_string())),
        }
    }
}
