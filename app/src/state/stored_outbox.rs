//! Unanswered commands as written to the browser's storage.
//! Commands are encoded with postcard, which only the same version can read: their shape, and with it the order of the
//! tool registry, is part of the protocol. So the version comes first, and after the commands come the typed texts, in
//! a format that every version can read. Commands of another version are never decoded: their texts are shown instead.

use protocol::{Encoding, VERSION};
use sync::Pending;

use crate::state::pack::{pack, unpack};

/// Starts every versioned outbox. Contains letters that are no hexadecimal digits, which is all that unversioned
/// outboxes contain.
const FORMAT: &str = "outbox-1";

/// What was found under a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoredOutbox {
    Commands(Vec<Pending>),
    /// The texts of commands that this version cannot read; may be empty.
    Unreadable(Vec<String>),
}

/// The prefix of the keys of a seat's outboxes, one key per tab.
pub fn prefix(scope: &str) -> String {
    format!("{scope}outbox:")
}

/// Encodes commands; `None` if that fails.
pub fn write(pending: &[Pending]) -> Option<String> {
    write_as(VERSION, pending)
}

fn write_as(version: u16, pending: &[Pending]) -> Option<String> {
    let bytes = hex(&Encoding::Postcard.encode(&pending).ok()?);
    let (version, texts) = (version.to_string(), typed(pending));
    let head = [FORMAT, version.as_str(), bytes.as_str()];
    Some(pack(head.into_iter().chain(texts.iter().map(String::as_str))))
}

/// Decodes commands of this version, and the texts of all others.
pub fn read(stored: &str) -> StoredOutbox {
    let parts = unpack(stored).unwrap_or_default();
    let [FORMAT, version, bytes, texts @ ..] = parts.as_slice() else {
        return StoredOutbox::Unreadable(unversioned(stored));
    };
    let of_this_version = (*version == VERSION.to_string()).then(|| unhex(bytes)).flatten(); // PROMISE: outbox-version
    let pending: Option<Vec<Pending>> =
        of_this_version.and_then(|bytes| Encoding::Postcard.decode(&bytes).ok());
    match pending {
        // If the commands do not contain the stored texts, their shape has changed without a new version.
        Some(pending) if typed(&pending) == *texts => StoredOutbox::Commands(pending),
        _ => StoredOutbox::Unreadable(texts.iter().map(|text| (*text).to_owned()).collect()),
    }
}

fn typed(pending: &[Pending]) -> Vec<String> {
    pending.iter().flat_map(|pending| pending.command.typed()).collect()
}

/// The texts of an unversioned outbox, or of something else.
fn unversioned(stored: &str) -> Vec<String> {
    match unhex(stored) {
        Some(bytes) => texts_in(&bytes),
        None if stored.trim().is_empty() => Vec::new(),
        None => vec![stored.to_owned()],
    }
}

/// The texts in bytes of unknown shape. Postcard writes a text as its length followed by its bytes, so every length
/// followed by that much UTF-8 is taken for a text. Of two that overlap, the longer one wins; the other is a part of it
/// or a coincidence.
fn texts_in(bytes: &[u8]) -> Vec<String> {
    let mut found: Vec<(usize, &str)> =
        (0..bytes.len()).filter_map(|at| Some((at, text_at(&bytes[at..])?))).collect();
    found.sort_by_key(|(at, text)| (std::cmp::Reverse(text.len()), *at));
    let mut texts: Vec<(usize, &str)> = Vec::new();
    for (at, text) in found {
        let end = at + text.len();
        if texts.iter().all(|(other, known)| end < *other || *other + known.len() < at) {
            texts.push((at, text));
        }
    }
    texts.sort_unstable();
    texts.into_iter().map(|(_, text)| text.to_owned()).collect()
}

/// The text whose length these bytes start with: at least two letters, and no characters that nobody types.
fn text_at(bytes: &[u8]) -> Option<&str> {
    let (length, rest) = match bytes {
        [low @ 0..=0x7f, rest @ ..] => (usize::from(*low), rest),
        [low, high @ 0..=0x7f, rest @ ..] => {
            (usize::from(*low & 0x7f) + usize::from(*high) * 0x80, rest)
        }
        _ => return None,
    };
    let text = std::str::from_utf8(rest.get(..length)?).ok()?;
    // Not by the tables of Unicode, which are larger than the rest of this: whatever is not English is taken for one.
    let letters = text.chars().filter(|c| c.is_ascii_alphabetic() || !c.is_ascii()).count();
    let typed = |c: char| !c.is_control() || matches!(c, '\n' | '\t');
    (letters > 1 && text.chars().all(typed)).then_some(text)
}

fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u32>> = text.chars().map(|c| c.to_digit(16)).collect();
    let digits = digits.filter(|digits| digits.len() % 2 == 0)?;
    digits.chunks_exact(2).map(|pair| u8::try_from(pair[0] * 16 + pair[1]).ok()).collect()
}

#[cfg(test)]
pub mod tests {
    use std::sync::Arc;

    use super::{StoredOutbox, hex, read, write, write_as};
    use domain::{
        Command,
        id::OpId,
        text::{CardText, Reason},
        tool::{
            cards::{self, CardKind, Level},
            costs,
        },
    };
    use protocol::{Encoding, VERSION};
    use sync::Pending;
    use uuid::Uuid;

    pub fn pending(number: u64, command: impl Into<Command>) -> Pending {
        let op = OpId(Uuid::from_u64_pair(8, number));
        Pending { op, command: Arc::new(command.into()), said_in_private: false }
    }

    pub fn card(number: u64, text: &str) -> Pending {
        let command = cards::Command::Write {
            card: domain::id::CardId(Uuid::from_u64_pair(2, number)),
            kind: CardKind::Concern,
            level: Level::Problem,
            text: CardText::parse(text).expect("a short text"),
            builds_on: None,
        };
        pending(number, command)
    }

    fn without(number: u64, reason: &str) -> Pending {
        let reason = Reason::parse(reason).expect("a short text");
        pending(number, costs::Command::GoWithout { reason })
    }

    /// As versions before versioning wrote it.
    pub fn unversioned(pending: &[Pending]) -> String {
        hex(&Encoding::Postcard.encode(&pending).expect("commands can be written"))
    }

    const LONG: &str = "Who trains the people, and when?\nNobody has said that yet, and the shifts are full until the end of the quarter: “later” is no plan für größere Häuser.";

    #[test]
    fn h2_commands_of_this_version_are_read_as_they_were_written() {
        let all = [card(1, LONG), pending(2, cards::Command::NothingToAdd), without(3, "The law.")];
        let stored = write(&all).expect("commands can be written");
        assert_eq!(read(&stored), StoredOutbox::Commands(all.to_vec()));
    }

    #[test]
    fn h2_commands_of_another_version_are_never_decoded_but_their_texts_are_shown() {
        let all = [card(1, LONG), pending(2, cards::Command::NothingToAdd), without(3, "The law.")];
        for version in [0, VERSION - 1, VERSION + 1, u16::MAX] {
            let stored = write_as(version, &all).expect("commands can be written");
            let texts = vec![LONG.to_owned(), "The law.".to_owned()];
            assert_eq!(read(&stored), StoredOutbox::Unreadable(texts), "version {version}");
        }
    }

    #[test]
    fn h2_commands_that_decode_to_other_texts_are_rejected() {
        let stored = write(&[card(1, "The budget is closed.")]).expect("commands can be written");
        let other = stored.replace("The budget is closed.", "The budget is frozen.");
        let texts = vec!["The budget is frozen.".to_owned()];
        assert_eq!(read(&other), StoredOutbox::Unreadable(texts));
        let broken = stored.replacen("outbox-1", "outbox-2", 1);
        assert_eq!(read(&broken), StoredOutbox::Unreadable(vec![broken.clone()]));
    }

    #[test]
    fn h2_an_outbox_without_a_version_is_never_decoded() {
        let all = [card(1, LONG), card(2, "Who pays?"), without(3, "The law asks for it.")];
        let stored = unversioned(&all);
        let texts = [LONG, "Who pays?", "The law asks for it."].map(ToOwned::to_owned);
        assert_eq!(read(&stored), StoredOutbox::Unreadable(texts.to_vec()));
        let rating = unversioned(&[pending(1, cards::Command::NothingToAdd)]);
        assert_eq!(read(&rating), StoredOutbox::Unreadable(Vec::new()), "nothing was typed");
    }

    #[test]
    fn h2_broken_data_is_shown_as_far_as_it_is_readable() {
        for (stored, texts) in
            [("", &[][..]), ("zz", &["zz"]), ("abc", &["abc"]), ("Half a", &["Half a"])]
        {
            let texts = texts.iter().map(|text| (*text).to_owned()).collect();
            assert_eq!(read(stored), StoredOutbox::Unreadable(texts), "{stored:?}");
        }
        let whole = unversioned(&[card(1, "The budget is closed."), card(2, "Who pays?")]);
        let cut = &whole[..whole.len() - 8];
        let texts = vec!["The budget is closed.".to_owned()];
        assert_eq!(read(cut), StoredOutbox::Unreadable(texts), "the second one is cut off");
    }
}
