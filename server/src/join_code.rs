//! Joining without a personal link: one code per workshop, for which the Mobilizer decides what it grants, and the list
//! of people waiting to be admitted.
//!
//! A code is derived from the workshop, a random number drawn for it, and a secret of this server. That secret is in a
//! file outside the database, so nobody can enter a workshop with a backup of the database.

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
    time::SECOND,
};
use sha2::{Digest, Sha256};
use store::KeyHash;

use crate::{limits::WAITING_SECONDS, secret::Secret};

/// Characters of a code: 50 bits, five per character. At five wrong tries per minute and address, and 500 per minute
/// for the whole server, a year of guessing opens one of a thousand workshops with a probability of 0.02 %.
pub const CODE_CHARS: usize = 10;
/// Crockford's alphabet: no character can be mistaken for another.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// People who may wait to be admitted to one workshop.
pub const WAITING_MAX: usize = 100;
const KEY_FILE: &str = "entrance.key";

/// A join code as people read and type it.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(String);

impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Code(…)")
    }
}

impl Code {
    /// Reads a typed code: any case, spaces or dashes, letters that look like digits.
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

    /// A random code, for a screen. It is not derived from anything.
    pub fn random() -> anyhow::Result<Self> {
        let mut bytes = [0; CODE_CHARS];
        getrandom::fill(&mut bytes)
            .map_err(|error| anyhow::anyhow!("the system gives no randomness: {error}"))?;
        Ok(Self::of(&bytes))
    }

    /// Takes the last five bits per byte: 256 is a multiple of 32, so every character is equally likely.
    fn of(bytes: &[u8]) -> Self {
        let chars = bytes.iter().take(CODE_CHARS);
        Self(chars.map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect())
    }

    /// The code as text. For the workshop's people, never for a log.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

/// The server's secret, from which its codes are derived. Several servers need the same data folder, or the same file.
#[derive(Clone)]
pub struct CodeKey(Arc<str>);

impl std::fmt::Debug for CodeKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CodeKey(…)")
    }
}

impl CodeKey {
    /// Reads the secret from the data folder; creates it if missing.
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

    /// The code for a workshop and a generation.
    pub fn code(&self, workshop: WorkshopId, generation: u32) -> Code {
        let mut hash = Sha256::new();
        hash.update(b"entrance\0");
        hash.update(self.0.as_bytes());
        hash.update(workshop.0.as_bytes());
        hash.update(generation.to_be_bytes());
        let bytes: [u8; 32] = hash.finalize().into();
        Code::of(&bytes)
    }

    /// The stored hash of a code. Keyed with the server's secret, because 50 bits alone could be brute-forced from a
    /// hash.
    pub fn hash(&self, code: &Code) -> KeyHash {
        let mut hash = Sha256::new();
        hash.update(b"entrance kept\0");
        hash.update(self.0.as_bytes());
        hash.update(code.0.as_bytes());
        KeyHash(hash.finalize().into())
    }
}

/// A new generation, which distinguishes a workshop's next code from its earlier ones. Random, so that none of those
/// has to be remembered.
pub fn generation() -> anyhow::Result<u32> {
    let mut bytes = [0; 4];
    getrandom::fill(&mut bytes)
        .map_err(|error| anyhow::anyhow!("the system gives no randomness: {error}"))?;
    Ok(u32::from_be_bytes(bytes))
}

/// The stored hash of a password: salted and slow to try (Argon2id with its defaults).
pub fn hash_password(password: &str) -> anyhow::Result<String> {
    let mut salt = [0; 16];
    getrandom::fill(&mut salt)
        .map_err(|error| anyhow::anyhow!("the system gives no randomness: {error}"))?;
    let failed = |error| anyhow::anyhow!("the password cannot be hashed: {error}");
    let salt = SaltString::encode_b64(&salt).map_err(failed)?;
    Ok(Argon2::default().hash_password(password.as_bytes(), &salt).map_err(failed)?.to_string())
}

/// Whether the password matches the hash.
pub fn is_password(hash: &str, password: &str) -> bool {
    let hash = PasswordHash::new(hash);
    hash.is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
}

/// The decision about somebody who waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission {
    Waiting,
    /// Admitted, to this seat.
    Admitted(SeatId),
    /// Not admitted.
    Refused,
}

/// Somebody's request to be admitted.
#[derive(Clone, Debug)]
pub struct EntryRequest {
    /// Numbered within the server; never reused.
    pub number: u64,
    pub name: DisplayName,
    pub function: FunctionName,
    secret: KeyHash,
    asked: Timestamp,
    admission: Admission,
}

/// The pending requests, in memory: after a restart people ask again. Assumes one server: another one does not know of them.
#[derive(Clone, Debug, Default)]
pub struct Waitlist(Arc<Mutex<Requests>>);

#[derive(Debug, Default)]
struct Requests {
    /// The last number assigned.
    last: u64,
    lists: HashMap<WorkshopId, Vec<EntryRequest>>,
}

impl Waitlist {
    fn with<T>(
        &self,
        workshop: WorkshopId,
        now: Timestamp,
        work: impl FnOnce(&mut u64, &mut Vec<EntryRequest>) -> T,
    ) -> T {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Requests { last, lists } = &mut *all;
        lists.retain(|_, list| {
            list.retain(|one| now.since(one.asked) < WAITING_SECONDS * SECOND);
            !list.is_empty()
        });
        work(last, lists.entry(workshop).or_default())
    }

    /// Adds a request. The secret lets its owner ask for the decision. Returns false if too many are waiting already.
    pub fn request_entry(
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
            let (secret, asked, admission) = (secret.hash(), now, Admission::Waiting);
            list.push(EntryRequest { number: *last, name, function, secret, asked, admission });
            true
        })
    }

    /// The decision on a request; `None` if it is unknown or has expired. Asking keeps the request alive.
    pub fn ask(&self, secret: &Secret, now: Timestamp) -> Option<(WorkshopId, Admission)> {
        let hash = secret.hash();
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.lists.iter_mut().find_map(|(workshop, list)| {
            let known = list.iter_mut().find(|one| one.secret == hash)?;
            known.asked = now;
            Some((*workshop, known.admission))
        })
    }

    /// Removes a request whose decision was delivered.
    pub fn remove(&self, secret: &Secret) {
        let hash = secret.hash();
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for list in all.lists.values_mut() {
            list.retain(|one| one.secret != hash);
        }
    }

    /// The requests that are still undecided.
    pub fn list(&self, workshop: WorkshopId, now: Timestamp) -> Vec<EntryRequest> {
        self.with(workshop, now, |_, list| {
            list.iter().filter(|one| one.admission == Admission::Waiting).cloned().collect()
        })
    }

    /// Claims a request, so that nobody else can decide it at the same time.
    pub fn take(&self, workshop: WorkshopId, number: u64, now: Timestamp) -> Option<EntryRequest> {
        self.with(workshop, now, |_, list| {
            let waits = |one: &&mut EntryRequest| {
                one.number == number && one.admission == Admission::Waiting
            };
            let known = list.iter_mut().find(waits)?;
            known.admission = Admission::Refused;
            Some(known.clone())
        })
    }

    /// Records the seat for a claimed request.
    pub fn admit(&self, workshop: WorkshopId, number: u64, seat: SeatId, now: Timestamp) {
        self.with(workshop, now, |_, list| {
            for known in list.iter_mut().filter(|one| one.number == number) {
                known.admission = Admission::Admitted(seat);
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
    fn codes_are_parsed_as_people_type_them() {
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
    fn a_password_is_stored_salted() {
        let (one, two) = (hash_password("hygiene").unwrap(), hash_password("hygiene").unwrap());
        assert_ne!(one, two);
        assert!(is_password(&one, "hygiene") && !is_password(&one, "Hygiene"));
        assert!(!is_password("nonsense", "hygiene"));
    }

    #[test]
    fn a_waiting_person_is_admitted_once_or_refused() {
        let (list, id) = (Waitlist::default(), workshop(1));
        let (name, function) =
            (DisplayName::parse("Ada").unwrap(), FunctionName::parse("Finance").unwrap());
        let (one, two) = (Secret::new().unwrap(), Secret::new().unwrap());
        let at = |seconds: i64| Timestamp(seconds * SECOND);
        for secret in [&one, &two] {
            assert!(list.request_entry(id, name.clone(), function.clone(), secret, at(0)));
        }
        assert_eq!(list.ask(&one, at(1)), Some((id, Admission::Waiting)));
        let seat = SeatId(Uuid::from_u128(4));
        let taken = list.take(id, 1, at(2)).unwrap();
        assert!(list.take(id, 1, at(2)).is_none(), "nobody is admitted twice");
        list.admit(id, taken.number, seat, at(2));
        assert_eq!(list.ask(&one, at(3)), Some((id, Admission::Admitted(seat))));
        list.remove(&one);
        assert_eq!(list.ask(&one, at(3)), None);
        assert_eq!(list.list(id, at(3)).len(), 1);
        assert!(list.list(id, at(160)).is_empty(), "a request that is not asked about expires");
    }

    #[test]
    fn at_most_a_fixed_number_of_people_can_wait() {
        let (list, id) = (Waitlist::default(), workshop(1));
        let name = || DisplayName::parse("Ada").unwrap();
        let function = || FunctionName::parse("Finance").unwrap();
        let request =
            || list.request_entry(id, name(), function(), &Secret::new().unwrap(), Timestamp(0));
        assert!((0..WAITING_MAX).all(|_| request()));
        assert!(!request());
    }
}
