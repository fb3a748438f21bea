//! The largest keys that were seen, as many as are asked for.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::look::Seen;

/// A key that is among the largest.
#[derive(Clone, Debug)]
pub struct Large {
    /// Its name, with which a session could be opened: shown only [`masked`](super::masked).
    pub key: Vec<u8>,
    /// What was seen of it.
    pub seen: Seen,
    /// Elements of a collection, bytes of a string; unknown where that may not be asked.
    pub length: Option<u64>,
    /// Which master has it, by its place in the list of masters.
    pub master: usize,
}

/// A heap whose smallest goes first.
pub(super) struct Largest {
    heap: BinaryHeap<Reverse<Ranked>>,
    most: usize,
}

struct Ranked(u64, Large);

impl PartialEq for Ranked {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl Eq for Ranked {}

impl PartialOrd for Ranked {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ranked {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}

impl Largest {
    /// Keeps at most so many.
    pub(super) fn new(most: usize) -> Self {
        Self { heap: BinaryHeap::with_capacity(most + 1), most }
    }

    /// Keeps the key if it is among them. SCAN may show it twice.
    pub(super) fn offer(&mut self, key: &[u8], seen: &Seen, master: usize) {
        let Some(bytes) = seen.bytes.filter(|_| self.most > 0) else { return };
        let full = self.heap.len() >= self.most;
        if full && self.heap.peek().is_some_and(|Reverse(Ranked(smallest, _))| *smallest >= bytes) {
            return;
        }
        if self.heap.iter().any(|Reverse(Ranked(_, known))| known.key == key && known.master == master) {
            return;
        }
        if full {
            self.heap.pop();
        }
        let large = Large { key: key.to_vec(), seen: seen.clone(), length: None, master };
        self.heap.push(Reverse(Ranked(bytes, large)));
    }

    /// The largest first.
    pub(super) fn into_list(self) -> Vec<Large> {
        self.heap.into_sorted_vec().into_iter().map(|Reverse(Ranked(_, large))| large).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::tally::{Kind, Lifetime};
    use super::*;

    #[test]
    fn the_largest_stay_and_none_is_there_twice() {
        let mut largest = Largest::new(3);
        let seen = |bytes| Seen { kind: Some(Kind::Set), lifetime: Lifetime::Endless, bytes: Some(bytes) };
        for bytes in [5, 1, 9, 7, 9, 3] {
            largest.offer(format!("key{bytes}").as_bytes(), &seen(bytes), 0);
        }
        let sizes: Vec<_> = largest.into_list().iter().filter_map(|large| large.seen.bytes).collect();
        assert_eq!(sizes, [9, 7, 5]);
    }
}
