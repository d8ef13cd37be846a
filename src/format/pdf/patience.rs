//! How long a file is borne with: its pages, and then what is read beside them. Whatever a hostile file does, its reader must end
//! and say what it left out, well before it is killed.

use super::PAGE_LIMIT;
use std::time::{Duration, Instant};

/// Time a page may take once several were broken off: such a file is hostile or hopeless.
const HASTY_LIMIT: Duration = Duration::from_millis(500);
/// Pages broken off before the reader becomes hasty.
const PATIENCE: u32 = 3;
/// Time all pages that were broken off may take together.
const LOST: Duration = Duration::from_secs(if cfg!(test) { 3 } else { 35 });
/// Time that layers and earlier revisions may take together.
const BESIDE: Duration = Duration::from_secs(15);

/// What is left of it.
#[derive(Default)]
pub(crate) struct Patience {
    broken: u32,
    lost: Duration,
    until: Option<Instant>,
}

impl Patience {
    /// Time the next page may take; `None` where it is not to be read any more.
    pub fn limit(&self) -> Option<Duration> {
        let most = if self.broken < PATIENCE { PAGE_LIMIT } else { HASTY_LIMIT };
        (!self.is_over()).then_some(most)
    }

    /// A page was broken off after that time.
    pub fn lose(&mut self, time: Duration) {
        self.broken += 1;
        self.lost += time;
    }

    /// The pages are read; from now on it is what lies beside them.
    pub fn rest(&mut self) {
        self.until = Some(Instant::now() + BESIDE);
    }

    /// Nothing is read any more.
    pub fn is_over(&self) -> bool {
        self.lost >= LOST || self.until.is_some_and(|u| Instant::now() > u)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_that_break_use_it_up() {
        let mut patience = Patience::default();
        assert_eq!(patience.limit(), Some(PAGE_LIMIT));
        (0..PATIENCE).for_each(|_| patience.lose(HASTY_LIMIT));
        assert_eq!(patience.limit(), Some(HASTY_LIMIT));
        patience.lose(LOST);
        assert_eq!(patience.limit(), None);
        let mut beside = Patience::default();
        beside.rest();
        assert!(!beside.is_over() && beside.limit().is_some());
    }
}
