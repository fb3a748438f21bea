//! The locks that statements take on tables, weakest first.
//!
//! <https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-TABLES> has the table of conflicts.

/// A lock on a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::ops::migrate) enum LockLevel {
    /// SELECT.
    AccessShare,
    /// SELECT … FOR UPDATE.
    RowShare,
    /// INSERT, UPDATE, DELETE.
    RowExclusive,
    /// VACUUM, ANALYZE, CREATE INDEX CONCURRENTLY.
    ShareUpdateExclusive,
    /// CREATE INDEX.
    Share,
    /// CREATE TRIGGER, and ADD FOREIGN KEY on both of its tables.
    ShareRowExclusive,
    /// REFRESH MATERIALIZED VIEW CONCURRENTLY.
    Exclusive,
    /// Most of ALTER TABLE, DROP TABLE, TRUNCATE.
    AccessExclusive,
}

impl LockLevel {
    /// Every level, weakest first.
    const ALL: [Self; 8] = [
        Self::AccessShare,
        Self::RowShare,
        Self::RowExclusive,
        Self::ShareUpdateExclusive,
        Self::Share,
        Self::ShareRowExclusive,
        Self::Exclusive,
        Self::AccessExclusive,
    ];

    /// As the documentation and LOCK TABLE write it.
    pub(in crate::ops::migrate) const fn name(self) -> &'static str {
        match self {
            Self::AccessShare => "ACCESS SHARE",
            Self::RowShare => "ROW SHARE",
            Self::RowExclusive => "ROW EXCLUSIVE",
            Self::ShareUpdateExclusive => "SHARE UPDATE EXCLUSIVE",
            Self::Share => "SHARE",
            Self::ShareRowExclusive => "SHARE ROW EXCLUSIVE",
            Self::Exclusive => "EXCLUSIVE",
            Self::AccessExclusive => "ACCESS EXCLUSIVE",
        }
    }

    /// The level that `pg_locks` calls `mode`: `ShareRowExclusiveLock`.
    pub(in crate::ops::migrate) fn of_mode(mode: &str) -> Option<Self> {
        let is = |level: &Self| mode.strip_suffix("Lock").is_some_and(|mode| level.camel_case() == mode);
        Self::ALL.into_iter().find(is)
    }

    fn camel_case(self) -> String {
        let word = |word: &str| format!("{}{}", &word[..1], word[1..].to_ascii_lowercase());
        self.name().split(' ').map(word).collect()
    }

    /// Whether two sessions cannot hold both at once.
    pub(in crate::ops::migrate) fn conflicts_with(self, other: Self) -> bool {
        let (weak, strong) = if self <= other { (self, other) } else { (other, self) };
        match weak {
            Self::AccessShare => strong == Self::AccessExclusive,
            Self::RowShare => strong >= Self::Exclusive,
            Self::RowExclusive => strong >= Self::Share,
            // several may build an index at once
            Self::Share => strong != Self::Share,
            Self::ShareUpdateExclusive
            | Self::ShareRowExclusive
            | Self::Exclusive
            | Self::AccessExclusive => true,
        }
    }

    /// Whether SELECT waits for it.
    pub(in crate::ops::migrate) fn blocks_reads(self) -> bool {
        self.conflicts_with(Self::AccessShare)
    }

    /// Whether INSERT, UPDATE and DELETE wait for it.
    pub(in crate::ops::migrate) fn blocks_writes(self) -> bool {
        self.conflicts_with(Self::RowExclusive)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The documentation's table: a row per level, a mark where it conflicts with the level of the column.
    const CONFLICTS: [&str; 8] =
        [".......#", "......##", "....####", "...#####", "..##.###", "..######", ".#######", "########"];

    #[test]
    fn the_conflicts_are_those_of_the_documentation() {
        let row = |level: LockLevel| -> String {
            LockLevel::ALL.iter().map(|other| if level.conflicts_with(*other) { '#' } else { '.' }).collect()
        };
        assert_eq!(LockLevel::ALL.map(row), CONFLICTS);
    }

    #[test]
    fn reads_and_writes_are_blocked_from_a_level_on() {
        let names = |blocks: fn(LockLevel) -> bool| -> Vec<_> {
            LockLevel::ALL.into_iter().filter(|level| blocks(*level)).map(LockLevel::name).collect()
        };
        assert_eq!(names(LockLevel::blocks_reads), ["ACCESS EXCLUSIVE"]);
        assert_eq!(
            names(LockLevel::blocks_writes),
            ["SHARE", "SHARE ROW EXCLUSIVE", "EXCLUSIVE", "ACCESS EXCLUSIVE"]
        );
    }

    #[test]
    fn the_names_of_pg_locks_are_understood() {
        assert_eq!(LockLevel::of_mode("ShareUpdateExclusiveLock"), Some(LockLevel::ShareUpdateExclusive));
        assert_eq!(LockLevel::of_mode("AccessShareLock"), Some(LockLevel::AccessShare));
        assert_eq!(LockLevel::of_mode("SIReadLock"), None);
    }
}
