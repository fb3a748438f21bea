//! How many keys a server has done something about, also when the run is stopped in the middle.

use std::sync::atomic::{AtomicU64, Ordering};

/// Keys that commands were sent about, over any number of connections.
#[derive(Default)]
pub(super) struct Count {
    sent: AtomicU64,
    answered: AtomicU64,
    done: AtomicU64,
}

impl Count {
    /// Commands about so many keys are on their way.
    pub(super) fn send(&self, keys: u64) {
        self.sent.fetch_add(keys, Ordering::Relaxed);
    }

    /// The answers to commands about so many keys are there, and say that `done` of them were done.
    pub(super) fn answer(&self, keys: u64, done: u64) {
        self.answered.fetch_add(keys, Ordering::Relaxed);
        self.done.fetch_add(done, Ordering::Relaxed);
    }

    /// How many were done for certain.
    pub(super) fn done(&self) -> u64 {
        self.done.load(Ordering::Relaxed)
    }

    /// `1,000 keys were restored`, where answers are outstanding with how many they may be; `None` where there is
    /// nothing to tell.
    pub(super) fn in_words(&self, what: &str) -> Option<String> {
        let done = self.done();
        let open = self.sent.load(Ordering::Relaxed) - self.answered.load(Ordering::Relaxed);
        match (done, open) {
            (0, 0) => None,
            (_, 0) => Some(format!("{} keys were {what}", super::count(done))),
            _ => Some(format!(
                "at least {} keys were {what}, and at most {}",
                super::count(done),
                super::count(done + open)
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_without_an_answer_may_be_done_or_not() {
        let count = Count::default();
        assert_eq!(count.in_words("restored"), None);
        count.send(1500);
        let open = "at least 0 keys were restored, and at most 1,500";
        assert_eq!(count.in_words("restored").as_deref(), Some(open));
        count.answer(500, 499);
        let half = "at least 499 keys were restored, and at most 1,499";
        assert_eq!(count.in_words("restored").as_deref(), Some(half));
        count.answer(1000, 1000);
        assert_eq!(count.in_words("removed").as_deref(), Some("1,499 keys were removed"));
    }
}
