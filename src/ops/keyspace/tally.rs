//! What keys have in common: how many, how large, of which types, how long they live.

use std::time::Duration;

use super::look::Seen;

/// The type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A string.
    Plain,
    /// A hash.
    Hash,
    /// A list.
    List,
    /// A set.
    Set,
    /// A sorted set.
    SortedSet,
    /// A stream.
    Stream,
    /// A type of a module.
    Other,
}

impl Kind {
    /// Every type, in the order of a tally.
    pub const ALL: [Self; 7] =
        [Self::Plain, Self::Hash, Self::List, Self::Set, Self::SortedSet, Self::Stream, Self::Other];

    /// As TYPE says it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Plain => "string",
            Self::Hash => "hash",
            Self::List => "list",
            Self::Set => "set",
            Self::SortedSet => "zset",
            Self::Stream => "stream",
            Self::Other => "module",
        }
    }

    /// From what TYPE says; `None` of a key that is gone.
    pub(super) fn of(word: &str) -> Option<Self> {
        match word {
            "none" => None,
            _ => Some(Self::ALL.into_iter().find(|kind| kind.word() == word).unwrap_or(Self::Other)),
        }
    }
}

/// How long a key still lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lifetime {
    /// Until somebody deletes it.
    Endless,
    /// So long.
    Left(Duration),
    /// It could not be seen.
    Unseen,
}

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// The upper ends of the spans into which lifetimes are sorted, in seconds, each with its name in JSON; the last takes
/// the rest.
pub const LIFETIMES: [(u64, &str); 7] = [
    (MINUTE, "below_1m"),
    (10 * MINUTE, "below_10m"),
    (HOUR, "below_1h"),
    (DAY, "below_1d"),
    (7 * DAY, "below_7d"),
    (30 * DAY, "below_30d"),
    (u64::MAX, "from_30d"),
];

/// What keys have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many keys.
    pub keys: u64,
    /// Their memory as far as it was measured, in bytes.
    pub bytes: u64,
    /// How many of them were measured.
    pub measured: u64,
    /// The memory of the largest, in bytes.
    pub largest_bytes: u64,
    /// How many of each type, in the order of [`Kind::ALL`].
    pub kinds: [u64; 7],
    /// How many live forever.
    pub endless: u64,
    /// How many live how long, in the order of [`LIFETIMES`].
    pub lifetimes: [u64; 7],
    /// The shortest lifetime.
    pub shortest: Option<Duration>,
    /// The longest lifetime that ends.
    pub longest: Option<Duration>,
}

impl Tally {
    /// Counts a key.
    pub fn count(&mut self, seen: &Seen) {
        self.keys += 1;
        if let Some(bytes) = seen.bytes {
            self.bytes += bytes;
            self.measured += 1;
            self.largest_bytes = self.largest_bytes.max(bytes);
        }
        if let Some(kind) = seen.kind {
            self.kinds[kind as usize] += 1;
        }
        match seen.lifetime {
            Lifetime::Endless => self.endless += 1,
            Lifetime::Left(left) => self.live(left),
            Lifetime::Unseen => {}
        }
    }

    fn live(&mut self, left: Duration) {
        let span = LIFETIMES.iter().position(|(end, _)| left.as_secs() < *end).unwrap_or(LIFETIMES.len() - 1);
        self.lifetimes[span] += 1;
        self.shortest = Some(self.shortest.map_or(left, |shortest| shortest.min(left)));
        self.longest = Some(self.longest.map_or(left, |longest| longest.max(left)));
    }

    /// Counts what another tally counted.
    pub fn add(&mut self, other: &Self) {
        self.keys += other.keys;
        self.bytes += other.bytes;
        self.measured += other.measured;
        self.largest_bytes = self.largest_bytes.max(other.largest_bytes);
        self.endless += other.endless;
        for (own, more) in self.kinds.iter_mut().zip(other.kinds) {
            *own += more;
        }
        for (own, more) in self.lifetimes.iter_mut().zip(other.lifetimes) {
            *own += more;
        }
        self.shortest = [self.shortest, other.shortest].into_iter().flatten().min();
        self.longest = [self.longest, other.longest].into_iter().flatten().max();
    }

    /// How many live for a limited time.
    pub fn mortal(&self) -> u64 {
        self.lifetimes.iter().sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lifetimes_are_sorted_into_spans() {
        let mut tally = Tally::default();
        let left = |seconds| Lifetime::Left(Duration::from_secs(seconds));
        for lifetime in [left(59), left(60), left(90 * DAY), Lifetime::Endless, Lifetime::Unseen] {
            tally.count(&Seen { kind: Some(Kind::Hash), lifetime, bytes: Some(10) });
        }
        assert_eq!(tally.lifetimes, [1, 1, 0, 0, 0, 0, 1]);
        assert_eq!((tally.keys, tally.endless, tally.bytes, tally.kinds[1]), (5, 1, 50, 5));
        let mut twice = tally.clone();
        twice.add(&tally);
        assert_eq!((twice.keys, twice.mortal(), twice.largest_bytes), (10, 6, 10));
        assert_eq!(twice.longest, Some(Duration::from_secs(90 * DAY)));
    }
}
