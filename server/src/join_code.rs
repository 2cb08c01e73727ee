//! Coming in without a personal link: one code a workshop, worth as much as the Mobilizer says, and a list of those who wait
//! to be let in.
//!
//! The code follows from the workshop, from a number drawn for it and from a secret of this server that is kept in a file of
//! its own, so that whoever reads a backup of the database can enter no workshop.

use std::{
    collections::HashMap,
    fs,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use anyhow::Context as _;
use argon2::{
    Argon2, PasswordHash, PasswordHasher as _, PasswordVerifier as _, password_hash::SaltString,
};
use domain::{
    Timestamp,
    id::{SeatId, WorkshopId},
    text::{DisplayName, FunctionName},
};
use sha2::{Digest, Sha256};
use store::KeyHash;

use crate::secret::Secret;

/// Characters of a code: 50 bits, five a character. With five wrong tries a minute an address and 500 for the whole server,
/// a year of guessing opens one of a thousand workshops with a chance of 0.02 %.
pub const CODE_CHARS: usize = 10;
/// No character that is taken for another one: Crockford's alphabet.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// People who wait to be let in to one workshop.
pub const WAITING_MAX: usize = 100;
/// Seconds without a question after which somebody does not wait any more.
pub const WAITING_SECONDS: i64 = 150;
const KEY_FILE: &str = "entrance.key";
const SECOND: i64 = 1_000_000;

/// A code as people read and type it.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(String);

impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Code(…)")
    }
}

impl Code {
    /// Reads what somebody typed: in any case, with spaces or dashes, with letters that look like digits.
    pub fn parse(text: &str) -> Option<Self> {
        let mut code = String::with_capacity(CODE_CHARS);
        for c in text.chars().filter(|c| !c.is_whitespace() && *c != '-') {
            let c = match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                'U' => 'V',
                c => c,
            };
            let known = u8::try_from(c).is_ok_and(|byte| ALPHABET.contains(&byte));
            if !known || code.len() == CODE_CHARS {
                return None;
            }
            code.push(c);
        }
        (code.len() == CODE_CHARS).then_some(Self(code))
    }

    /// A code that follows from nothing.
    pub fn by_chance() -> anyhow::Result<Self> {
        let mut bytes = [0; CODE_CHARS];
        getrandom::fill(&mut bytes)
            .map_err(|error| anyhow::anyhow!("the system gives no randomness: {error}"))?;
        Ok(Self::of(&bytes))
    }

    /// Each byte gives its last five bits: 256 is a multiple of 32, so every character is as likely.
    fn of(bytes: &[u8]) -> Self {
        let chars = bytes.iter().take(CODE_CHARS);
        Self(chars.map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect())
    }

    /// The text. For the people of the workshop, never for a log.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

/// What the codes of this server follow from.
#[derive(Clone)]
pub struct CodeKey(Arc<str>);

impl std::fmt::Debug for CodeKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CodeKey(…)")
    }
}

impl CodeKey {
    /// Reads the key from the data folder; makes it when it is not there.
    pub fn load(folder: &Path) -> anyhow::Result<Self> {
        let path = folder.join(KEY_FILE);
        let cannot = || format!("{} cannot be read or written", path.display());
        if let Ok(text) = fs::read_to_string(&path) {
            let known = Secret::parse(text.trim()).with_context(|| {
                format!(
                    "{} is damaged: delete it, and codes that were given out end",
                    path.display()
                )
            })?;
            return Ok(Self(known.expose().into()));
        }
        let key = Secret::new()?;
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&path).with_context(cannot)?;
        std::io::Write::write_all(&mut file, key.expose().as_bytes()).with_context(cannot)?;
        Ok(Self(key.expose().into()))
    }

    /// The code of a workshop's generation.
    pub fn code(&self, workshop: WorkshopId, generation: u32) -> Code {
        let mut hash = Sha256::new();
        hash.update(b"entrance\0");
        hash.update(self.0.as_bytes());
        hash.update(workshop.0.as_bytes());
        hash.update(generation.to_be_bytes());
        let bytes: [u8; 32] = hash.finalize().into();
        Code::of(&bytes)
    }

    /// What is kept of a code. Made with this server's secret: 50 bits alone can be tried through by whoever has the hash.
    pub fn hash(&self, code: &Code) -> KeyHash {
        let mut hash = Sha256::new();
        hash.update(b"entrance kept\0");
        hash.update(self.0.as_bytes());
        hash.update(code.0.as_bytes());
        KeyHash(hash.finalize().into())
    }
}

/// What tells a workshop's next code from all it had before. By chance, so that nothing has to be remembered of those.
pub fn generation() -> anyhow::Result<u32> {
    let mut bytes = [0; 4];
    getrandom::fill(&mut bytes)
        .map_err(|error| anyhow::anyhow!("the system gives no randomness: {error}"))?;
    Ok(u32::from_be_bytes(bytes))
}

/// A password as it is kept: salted, and slow to try (Argon2id at its defaults).
pub fn hash_password(password: &str) -> anyhow::Result<String> {
    let mut salt = [0; 16];
    getrandom::fill(&mut salt)
        .map_err(|error| anyhow::anyhow!("the system gives no randomness: {error}"))?;
    let failed = |error| anyhow::anyhow!("the password cannot be hashed: {error}");
    let salt = SaltString::encode_b64(&salt).map_err(failed)?;
    Ok(Argon2::default().hash_password(password.as_bytes(), &salt).map_err(failed)?.to_string())
}

/// Whether it is the password.
pub fn is_password(hash: &str, password: &str) -> bool {
    let hash = PasswordHash::new(hash);
    hash.is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
}

/// What became of somebody who waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Nothing yet.
    Waiting,
    /// Let in, on this seat.
    Admitted(SeatId),
    /// Not let in.
    Refused,
}

/// Somebody who waits to be let in.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Numbered within the workshop; never used again.
    pub number: u64,
    /// The name they gave.
    pub name: DisplayName,
    /// The function they gave.
    pub function: FunctionName,
    secret: KeyHash,
    asked: Timestamp,
    answer: Answer,
}

/// Those who wait, in memory: whoever still waits after a restart knocks again.
#[derive(Clone, Debug, Default)]
pub struct Waitlist(Arc<Mutex<Waits>>);

#[derive(Debug, Default)]
struct Waits {
    /// The last number that was given.
    last: u64,
    lists: HashMap<WorkshopId, Vec<Waiting>>,
}

impl Waitlist {
    fn with<T>(
        &self,
        workshop: WorkshopId,
        now: Timestamp,
        work: impl FnOnce(&mut u64, &mut Vec<Waiting>) -> T,
    ) -> T {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Waits { last, lists } = &mut *all;
        lists.retain(|_, list| {
            list.retain(|one| now.since(one.asked) < WAITING_SECONDS * SECOND);
            !list.is_empty()
        });
        work(last, lists.entry(workshop).or_default())
    }

    /// Knocks: whoever is told the secret can ask what became of it. None where too many wait already.
    pub fn knock(
        &self,
        workshop: WorkshopId,
        name: DisplayName,
        function: FunctionName,
        secret: &Secret,
        now: Timestamp,
    ) -> bool {
        self.with(workshop, now, |last, list| {
            if list.len() >= WAITING_MAX {
                return false;
            }
            *last += 1;
            let (secret, asked, answer) = (secret.hash(), now, Answer::Waiting);
            list.push(Waiting { number: *last, name, function, secret, asked, answer });
            true
        })
    }

    /// What became of it; none where it is not known, or not any more. Asking keeps one's place.
    pub fn ask(&self, secret: &Secret, now: Timestamp) -> Option<(WorkshopId, Answer)> {
        let hash = secret.hash();
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.lists.iter_mut().find_map(|(workshop, list)| {
            let known = list.iter_mut().find(|one| one.secret == hash)?;
            known.asked = now;
            Some((*workshop, known.answer))
        })
    }

    /// Ends a wait whose answer was told.
    pub fn told(&self, secret: &Secret) {
        let hash = secret.hash();
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for list in all.lists.values_mut() {
            list.retain(|one| one.secret != hash);
        }
    }

    /// Those who still wait.
    pub fn list(&self, workshop: WorkshopId, now: Timestamp) -> Vec<Waiting> {
        self.with(workshop, now, |_, list| {
            list.iter().filter(|one| one.answer == Answer::Waiting).cloned().collect()
        })
    }

    /// Takes one of them, to be answered by whoever took them and by nobody else meanwhile.
    pub fn take(&self, workshop: WorkshopId, number: u64, now: Timestamp) -> Option<Waiting> {
        self.with(workshop, now, |_, list| {
            let waits = |one: &&mut Waiting| one.number == number && one.answer == Answer::Waiting;
            let known = list.iter_mut().find(waits)?;
            known.answer = Answer::Refused;
            Some(known.clone())
        })
    }

    /// Says that somebody who was taken has a seat.
    pub fn admit(&self, workshop: WorkshopId, number: u64, seat: SeatId, now: Timestamp) {
        self.with(workshop, now, |_, list| {
            for known in list.iter_mut().filter(|one| one.number == number) {
                known.answer = Answer::Admitted(seat);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn workshop(number: u128) -> WorkshopId {
        WorkshopId(Uuid::from_u128(number))
    }

    #[test]
    fn codes_are_read_as_people_type_them() {
        let code = Code::parse("0123456789").unwrap();
        for typed in ["0123456789", " 01234-56789 ", "o1234 56789", "oI2345 6789", "0l23456789"] {
            assert_eq!(Code::parse(typed), Some(code.clone()), "{typed}");
        }
        for wrong in ["", "012345678", "01234567890", "01234!6789", "ÄÖÜ"] {
            assert_eq!(Code::parse(wrong), None, "{wrong}");
        }
        assert_eq!(format!("{code:?}"), "Code(…)");
    }

    #[test]
    fn a_code_belongs_to_its_workshop_its_generation_and_its_server() {
        let folder = tempfile::tempdir().unwrap();
        let key = CodeKey::load(folder.path()).unwrap();
        let again = CodeKey::load(folder.path()).unwrap();
        let other = CodeKey::load(tempfile::tempdir().unwrap().path()).unwrap();
        let code = key.code(workshop(1), 1);
        assert_eq!(Code::parse(code.expose()), Some(code.clone()));
        assert_eq!(again.code(workshop(1), 1), code);
        for another in
            [key.code(workshop(2), 1), key.code(workshop(1), 2), other.code(workshop(1), 1)]
        {
            assert_ne!(another, code);
        }
        assert_eq!(key.hash(&code), again.hash(&code));
        assert_ne!(key.hash(&code), other.hash(&code), "a backup alone does not tell a code");
    }

    #[test]
    fn a_password_is_kept_salted() {
        let (one, two) = (hash_password("hygiene").unwrap(), hash_password("hygiene").unwrap());
        assert_ne!(one, two);
        assert!(is_password(&one, "hygiene") && !is_password(&one, "Hygiene"));
        assert!(!is_password("nonsense", "hygiene"));
    }

    #[test]
    fn whoever_waits_is_let_in_once_or_not() {
        let (list, id) = (Waitlist::default(), workshop(1));
        let (name, function) =
            (DisplayName::parse("Ada").unwrap(), FunctionName::parse("Finance").unwrap());
        let (one, two) = (Secret::new().unwrap(), Secret::new().unwrap());
        let at = |seconds: i64| Timestamp(seconds * SECOND);
        for secret in [&one, &two] {
            assert!(list.knock(id, name.clone(), function.clone(), secret, at(0)));
        }
        assert_eq!(list.ask(&one, at(1)), Some((id, Answer::Waiting)));
        let seat = SeatId(Uuid::from_u128(4));
        let taken = list.take(id, 1, at(2)).unwrap();
        assert!(list.take(id, 1, at(2)).is_none(), "nobody is let in twice");
        list.admit(id, taken.number, seat, at(2));
        assert_eq!(list.ask(&one, at(3)), Some((id, Answer::Admitted(seat))));
        list.told(&one);
        assert_eq!(list.ask(&one, at(3)), None);
        assert_eq!(list.list(id, at(3)).len(), 1);
        assert!(list.list(id, at(160)).is_empty(), "whoever asks no more has gone");
    }

    #[test]
    fn so_many_wait_and_not_one_more() {
        let (list, id) = (Waitlist::default(), workshop(1));
        let name = || DisplayName::parse("Ada").unwrap();
        let function = || FunctionName::parse("Finance").unwrap();
        let knock = || list.knock(id, name(), function(), &Secret::new().unwrap(), Timestamp(0));
        assert!((0..WAITING_MAX).all(|_| knock()));
        assert!(!knock());
    }
}
