//! Keys that a scan gave lately.
//!
//! SCAN may give a key again when the server makes its table smaller meanwhile, and a stream with a key in it twice is
//! refused by the server that loads it. The cursor passes one after the other all places of the large table that become
//! one place of the small one, so whatever comes again comes soon: it is enough to remember the last few hundred
//! thousand keys.

use std::collections::HashSet;

/// The last keys, by their hashes.
pub(super) struct Recent {
    /// How many are remembered at least; twice as many at most.
    least: usize,
    young: HashSet<u128>,
    old: HashSet<u128>,
}

impl Recent {
    /// Remembers the last `least` keys.
    pub(super) fn new(least: usize) -> Self {
        Self { least, young: HashSet::new(), old: HashSet::new() }
    }

    /// Whether the key is new; it is remembered.
    pub(super) fn is_new(&mut self, key: u128) -> bool {
        if self.old.contains(&key) || self.young.contains(&key) {
            return false;
        }
        if self.young.len() == self.least {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_lately_is_known_and_memory_has_an_end() {
        let mut recent = Recent::new(100);
        assert!((0..1000).all(|key| recent.is_new(key)));
        assert!((900..1000).all(|key| !recent.is_new(key)));
        assert!(recent.young.len() + recent.old.len() <= 200);
    }
}
