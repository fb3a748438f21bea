//! What a set is worth, by everybody who looked at it.
//!
//! Something that was found wrong counts until a look that was as close finds it whole: check sums that are right do not
//! make an archive readable that was not.

use super::verification::Look;
use super::{Known, Method, Store, Verification};

/// What is known of one store in a set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Worth {
    /// The looks that found it whole since something was last found wrong, the newest last.
    sound: Vec<Look>,
    wrong: Option<Look>,
}

impl Worth {
    fn of(looks: impl Iterator<Item = Look>) -> Self {
        looks.fold(Self::default(), Self::after)
    }

    /// What is known after one more look.
    fn after(mut self, look: Look) -> Self {
        if !look.is_good {
            let closest = self.wrong.filter(|wrong| wrong.method > look.method);
            return Self { sound: Vec::new(), wrong: closest.or(Some(look)) };
        }
        if self.wrong.is_none_or(|wrong| look.method >= wrong.method) {
            self.wrong = None;
            self.sound.push(look);
        }
        self
    }

    /// Whether something is wrong with it.
    pub fn is_wrong(&self) -> bool {
        self.wrong.is_some()
    }

    /// The look that found something wrong with it, the closest of several.
    pub fn wrong(&self) -> Option<Look> {
        self.wrong
    }

    /// Whether it was read and parsed and was whole: check sums alone say nothing of what they are of.
    pub fn is_whole(&self) -> bool {
        self.last_read().is_some()
    }

    /// The last look that read and parsed it.
    pub fn last_read(&self) -> Option<Look> {
        self.sound.iter().rfind(|look| look.method >= Method::Read).copied()
    }

    /// The closest look at it, the last of several.
    pub fn closest(&self) -> Option<Look> {
        self.sound.iter().max_by_key(|look| look.method).copied()
    }
}

impl Known {
    /// The stores in it.
    pub fn stores(&self) -> Vec<Store> {
        self.manifest.parts.iter().map(super::Part::store).collect()
    }

    /// What is known of one store in it.
    pub fn worth(&self, store: Store) -> Worth {
        Worth::of(self.verifications.iter().map(|look| look.look(store)))
    }

    /// Whether something is wrong with any of its stores.
    pub fn is_wrong(&self) -> bool {
        self.stores().iter().any(|store| self.worth(*store).is_wrong())
    }

    /// The last verification, where every store was read back and is whole.
    pub fn verified(&self) -> Option<&Verification> {
        let is_whole = self.stores().iter().all(|store| self.worth(*store).is_whole());
        self.verifications.last().filter(|last| last.good && is_whole)
    }
}

#[cfg(test)]
mod tests {
    use jiff::{SignedDuration, Timestamp};

    use super::*;

    fn worth(looks: &[(Method, bool)]) -> Worth {
        let at = |hour| Timestamp::UNIX_EPOCH + SignedDuration::from_hours(hour);
        let look = |(hour, (method, is_good)): (i64, &(Method, bool))| Look {
            at: at(hour),
            method: *method,
            is_good: *is_good,
        };
        Worth::of((0..).zip(looks).map(look))
    }

    #[test]
    fn check_sums_alone_make_nothing_whole() {
        let stored = worth(&[(Method::Stored, true)]);
        assert!(!stored.is_whole() && !stored.is_wrong());
        assert_eq!(stored.closest().unwrap().method, Method::Stored);
        let both = worth(&[(Method::Read, true), (Method::Stored, true)]);
        assert!(both.is_whole());
        assert_eq!(both.closest().unwrap().method, Method::Read);
    }

    #[test]
    fn what_was_wrong_is_wrong_until_somebody_looks_as_closely() {
        use Method::{Read, Restore, Stored};
        assert!(worth(&[(Restore, true), (Read, false)]).is_wrong());
        assert!(worth(&[(Read, false), (Stored, true)]).is_wrong());
        assert!(worth(&[(Restore, false), (Read, false), (Read, true)]).is_wrong());
        let again = worth(&[(Read, false), (Restore, true)]);
        assert!(!again.is_wrong() && again.is_whole());
    }

    #[test]
    fn a_restore_stays_known_after_later_reads_and_the_last_read_counts_for_its_age() {
        let worth = worth(&[(Method::Restore, true), (Method::Read, true), (Method::Stored, true)]);
        assert_eq!(worth.closest().unwrap().at, Timestamp::UNIX_EPOCH);
        assert_eq!(worth.last_read().unwrap().at, Timestamp::UNIX_EPOCH + SignedDuration::from_hours(1));
    }
}
