//! Keys tallied by the minute in which they expire, to compare two servers of which one was read later.
//!
//! A key that expired in between is missing from the later one and no loss. Nothing expires before its time, so what
//! lives beyond a moment after both were read must be the same in both.

use std::collections::BTreeMap;

use super::digest::Tally;
use super::reader::Entry;

const MINUTE: u64 = 60_000;
/// Minutes that are told apart, a week; whatever expires later is tallied as if it stayed.
const MINUTES: u64 = 7 * 24 * 60;

/// Keys by the minute until which they, and all that is in them, stay.
#[derive(Clone, Debug)]
pub(crate) struct Ledger {
    first: u64,
    soon: BTreeMap<u64, Tally>,
    lasting: Tally,
}

impl Ledger {
    /// For keys that are compared not long after `now`, in milliseconds of the epoch.
    pub(crate) fn at(now: u64) -> Self {
        Self { first: now / MINUTE, soon: BTreeMap::new(), lasting: Tally::default() }
    }

    /// One that tells the same minutes apart and holds nothing.
    pub(crate) fn emptied(&self) -> Self {
        Self { first: self.first, soon: BTreeMap::new(), lasting: Tally::default() }
    }

    /// Adds a key.
    pub(crate) fn key(&mut self, entry: &Entry) {
        let minute = entry.until.map(|until| until / MINUTE);
        self.place(minute).key(entry.digest, entry.expires_at.is_some());
    }

    /// Adds what another one holds.
    pub(crate) fn add(&mut self, other: &Self) {
        for (minute, tally) in &other.soon {
            *self.place(Some(*minute)) += *tally;
        }
        self.lasting += other.lasting;
    }

    fn place(&mut self, minute: Option<u64>) -> &mut Tally {
        match minute {
            Some(minute) if minute < self.first + MINUTES => self.soon.entry(minute).or_default(),
            _ => &mut self.lasting,
        }
    }

    /// What stays at least until the minute after `now`; `None` when more time has passed than was provided for.
    pub(crate) fn beyond(&self, now: u64) -> Option<Tally> {
        let minute = now / MINUTE + 1;
        let mut tally = self.lasting;
        self.soon.range(minute..).for_each(|(_, soon)| tally += *soon);
        (minute < self.first + MINUTES).then_some(tally)
    }

    /// Everything in it.
    pub(crate) fn total(&self) -> Tally {
        let mut tally = self.lasting;
        self.soon.values().for_each(|soon| tally += *soon);
        tally
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_have_expired_is_left_out() {
        let mut ledger = Ledger::at(0);
        for expires_at in [None, Some(59_999), Some(60_000), Some(MINUTES * MINUTE * 2)] {
            ledger.key(&Entry { expires_at, until: expires_at, ..Entry::default() });
        }
        let keys = |now| ledger.beyond(now).map(|tally| tally.keys);
        assert_eq!((keys(0), keys(59_999), keys(60_000)), (Some(3), Some(3), Some(2)));
        assert_eq!(ledger.beyond(MINUTES * MINUTE), None);
        assert_eq!((ledger.total().keys, ledger.total().expiring), (4, 3));
    }
}
