//! Secrets that open seats: random, shown once, stored only as a hash.

use sha2::{Digest, Sha256};
use store::KeyHash;

/// Random bytes per secret: far beyond guessing.
const BYTES: usize = 32;
/// Characters of a secret in text form.
const CHARS: usize = 43;
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The part of a link behind its `#`, a script's token, or a cookie's value.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Secret {
    /// A new secret; fails only if the system has no randomness.
    pub fn new() -> anyhow::Result<Self> {
        let mut bytes = [0; BYTES];
        getrandom::fill(&mut bytes)
            .map_err(|error| anyhow::anyhow!("the system gives no randomness: {error}"))?;
        Ok(Self(base64url(&bytes)))
    }

    /// Parses a received secret; `None` if it has the wrong form, so that nothing long is ever hashed.
    pub fn parse(text: &str) -> Option<Self> {
        let good = text.len() == CHARS && text.bytes().all(|b| ALPHABET.contains(&b));
        good.then(|| Self(text.to_owned()))
    }

    /// The secret as text. For its owner, never for a log.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The stored hash. Looking it up leaks no useful timing, because a guesser cannot steer the bytes of a hash.
    pub fn hash(&self) -> KeyHash {
        KeyHash(Sha256::digest(self.0.as_bytes()).into())
    }
}

/// Base64 with the URL alphabet, without padding.
fn base64url(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let part = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let word = part(0) << 16 | part(1) << 8 | part(2);
        for digit in 0..=chunk.len() {
            let index = (word >> (18 - 6 * digit)) & 63;
            text.push(char::from(ALPHABET[index as usize]));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_base64url() {
        for (bytes, text) in
            [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg")]
        {
            assert_eq!(base64url(bytes.as_bytes()), text);
        }
        assert_eq!(base64url(&[0xfb, 0xff]), "-_8");
    }

    #[test]
    fn secrets_are_long_distinct_and_read_back() {
        let (one, two) = (Secret::new().unwrap(), Secret::new().unwrap());
        assert_ne!(one.expose(), two.expose());
        assert_eq!(Secret::parse(one.expose()), Some(one.clone()));
        assert_eq!(one.expose().len(), CHARS);
        assert_eq!(format!("{one:?}"), "Secret(…)");
        for wrong in ["", "short", &"a".repeat(44), &format!("{}=", "a".repeat(42))] {
            assert_eq!(Secret::parse(wrong), None);
        }
    }
}
