//! refinery's checksum of a migration, for both widths of its history table.

use std::hash::{Hash, Hasher};

use siphasher::sip::SipHasher13;

/// The type of the history's version column: refinery is built for one or the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Width {
    /// refinery's default.
    Int4,
    /// refinery with its feature `int8-versions`.
    Int8,
}

/// SipHash-1-3 with zero keys over name, version and text, each as Rust hashes it, the version as
/// wide as the column. `None` where the version does not fit.
pub(super) fn checksum(name: &str, version: i64, text: &str, width: Width) -> Option<u64> {
    let mut hasher = SipHasher13::new();
    name.hash(&mut hasher);
    match width {
        Width::Int4 => i32::try_from(version).ok()?.hash(&mut hasher),
        Width::Int8 => version.hash(&mut hasher),
    }
    text.hash(&mut hasher);
    Some(hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_refinerys_own() {
        let text = "CREATE TABLE a (id int);\n-- ü\n";
        let theirs = refinery::Migration::unapplied("V42__add_a", text).unwrap().checksum();
        assert_eq!(checksum("add_a", 42, text, Width::Int4), Some(theirs));
    }

    #[test]
    fn the_width_of_the_version_matters() {
        assert_ne!(checksum("a", 1, "b", Width::Int4), checksum("a", 1, "b", Width::Int8));
        assert_eq!(checksum("a", 3_000_000_000, "b", Width::Int4), None);
    }
}
