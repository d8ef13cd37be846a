//! A passage's text made ready for the engine, by whichever thread is free: the thread that writes only hands it on.

use super::{keys, terms};

/// Terms and keys of one passage, one a line; most repeats left out, for what counts is that they are there.
pub struct Prepared {
    pub(super) words: String,
    pub(super) keys: String,
}

impl Prepared {
    /// Of a passage's text.
    pub fn of(text: &str) -> Prepared {
        let mut words = OnceEach::with_capacity(text.len());
        terms::for_each_term(text, |term| words.push(term));
        let mut lines = OnceEach::with_capacity(0);
        keys::for_each_key(text, |key, _| lines.push(&key));
        Prepared { words: words.out, keys: lines.out }
    }
}

/// Places for tokens seen last, by hash.
const SLOTS: usize = 1024;

/// Lines without the repeats that a small table remembers.
struct OnceEach {
    out: String,
    /// The hash of the token that was written last there, and where it stands, plus one.
    at: [(u32, u32); SLOTS],
}

impl OnceEach {
    fn with_capacity(bytes: usize) -> OnceEach {
        OnceEach { out: String::with_capacity(bytes), at: [(0, 0); SLOTS] }
    }

    fn push(&mut self, token: &str) {
        // FNV-1a, 32 bits.
        let hash = token.bytes().fold(0x811c_9dc5_u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
        let (known, at) = &mut self.at[(hash ^ hash >> 15) as usize % SLOTS];
        if *known == hash && stands_at(&self.out, *at, token) {
            return;
        }
        (*known, *at) = (hash, u32::try_from(self.out.len() + 1).unwrap_or(0));
        self.out.push_str(token);
        self.out.push('\n');
    }
}

fn stands_at(out: &str, at: u32, token: &str) -> bool {
    let line = out.as_bytes().get((at as usize).wrapping_sub(1)..);
    line.is_some_and(|l| l.starts_with(token.as_bytes()) && l.get(token.len()) == Some(&b'\n'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_stand_once_each_and_a_start_of_one_is_another() {
        let text = Prepared::of("The report, the rep, THE reports. 01632 960123 or 01632 960123");
        assert_eq!(text.words.lines().take(4).collect::<Vec<_>>(), ["the", "report", "rep", "reports"]);
        assert_eq!(text.keys.matches("tel:").count(), 1);
    }
}
