//! What the generator says to a server, and what it understands of the answers.

use anyhow::Context as _;
use domain::{
    Area, Command, Event,
    id::{CardId, OpId},
    text::CardText,
    tool::cards::{self, CardKind, Level},
};
use protocol::{
    ClientMessage, Encoding, ServerMessage, VERSION,
    codec::{SUBPROTOCOL_JSON, SUBPROTOCOL_POSTCARD},
};
use tokio_tungstenite::tungstenite::Message;
use uuid::Uuid;

/// What each act says, to either server.
const TEXT: &str = "Who trains the colleagues that come later, and on whose time?";

/// An act's number.
pub type Act = u128;

/// The language of a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speech {
    Floor,
    Product(Encoding),
}

/// What a client was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    Welcome,
    Delivered(Act),
    Acknowledged(Act),
}

impl Speech {
    /// What the upgrade asks for.
    pub fn subprotocol(self) -> Option<&'static str> {
        match self {
            Self::Floor => None,
            Self::Product(Encoding::Postcard) => Some(SUBPROTOCOL_POSTCARD),
            Self::Product(Encoding::Json) => Some(SUBPROTOCOL_JSON),
        }
    }

    /// The first message of a client.
    pub fn hello(self) -> anyhow::Result<Message> {
        match self {
            Self::Floor => Ok(Message::binary(Vec::new())),
            Self::Product(_) => {
                self.say(&ClientMessage::Hello { version: VERSION, area: Area::Live, resume: None })
            }
        }
    }

    /// Writes a card with this number.
    pub fn act(self, act: Act) -> anyhow::Result<Message> {
        match self {
            Self::Floor => Ok(Message::binary([&act.to_be_bytes(), TEXT.as_bytes()].concat())),
            Self::Product(_) => {
                let (kind, level) = (CardKind::Concern, Level::Problem);
                let (card, text) = (CardId(Uuid::from_u128(act)), CardText::parse(TEXT)?);
                let write = cards::Command::Write { card, kind, level, text, builds_on: None };
                self.command(act, write)
            }
        }
    }

    /// Any command to the product, with this number as its id.
    pub fn command(self, op: Act, command: impl Into<Command>) -> anyhow::Result<Message> {
        let (op, command) = (OpId(Uuid::from_u128(op)), command.into());
        self.say(&ClientMessage::Do { op, command, said_in_private: false })
    }

    fn say(self, message: &ClientMessage) -> anyhow::Result<Message> {
        Ok(match self {
            Self::Product(encoding @ Encoding::Json) => {
                Message::text(String::from_utf8(encoding.encode(message)?)?)
            }
            Self::Product(encoding) => Message::binary(encoding.encode(message)?),
            Self::Floor => anyhow::bail!("the floor knows no commands"),
        })
    }

    /// What a message from the server tells; an error if it refuses something or closes.
    pub fn understand(self, message: Message) -> anyhow::Result<Vec<Heard>> {
        let bytes = match message {
            Message::Binary(bytes) => bytes,
            Message::Text(text) => text.into(),
            Message::Close(why) => anyhow::bail!("closed: {why:?}"),
            _ => return Ok(Vec::new()),
        };
        let encoding = match self {
            Self::Product(encoding) => encoding,
            Self::Floor => {
                let act = bytes.first_chunk().context("a number")?;
                return Ok(match Act::from_be_bytes(*act) {
                    0 => vec![Heard::Welcome],
                    // The floor tells the sender first, and that is its acknowledgement.
                    act => vec![Heard::Acknowledged(act), Heard::Delivered(act)],
                });
            }
        };
        if is_welcome(encoding, &bytes) {
            return Ok(vec![Heard::Welcome]);
        }
        Ok(match encoding.decode::<ServerMessage>(&bytes)? {
            ServerMessage::Refused { why, .. } => anyhow::bail!("refused: {why}"),
            ServerMessage::Frame(frame) => {
                let acks = frame.acks.iter().map(|ack| Heard::Acknowledged(ack.op.0.as_u128()));
                acks.chain(frame.events.iter().filter_map(delivered)).collect()
            }
            _ => Vec::new(),
        })
    }
}

/// Told from how it begins: to read 500 boards takes the generator longer than it takes the server to send them.
fn is_welcome(encoding: Encoding, bytes: &[u8]) -> bool {
    match encoding {
        Encoding::Postcard => bytes.first() == Some(&0),
        Encoding::Json => bytes.starts_with(br#"{"welcome":"#),
    }
}

fn delivered(event: &Event) -> Option<Heard> {
    match event {
        Event::Cards(cards::Event::Written { card }) => Some(Heard::Delivered(card.id.0.as_u128())),
        _ => None,
    }
}
