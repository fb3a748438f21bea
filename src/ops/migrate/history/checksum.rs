//! refinery's checksum of a migration, for both widths of its history table.

use std::hash::{Hash, Hasher};

use siphasher::sip::SipHasher13;

/// The type of the history's version column: refinery is built for one or the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ops::migrate) enum Width {
    /// refinery's default.
    Int4,
    /// refinery with its feature `int8-versions`.
    Int8,
}

impl Width {
    /// The name of the type.
    pub(super) const fn type_name(self) -> &'static str {
        match self {
            Self::Int4 => "int4",
            Self::Int8 => "int8",
        }
    }
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

/// Whether a text that differs from this one only in the ends of its lines, in the blank end of the file or
/// in a byte order mark has the checksum `stored`, in decimal.
pub(super) fn is_of_the_same_lines(name: &str, version: i64, text: &str, width: Width, stored: &str) -> bool {
    let unix = text.replace("\r\n", "\n");
    let bare = unix.trim_end();
    let endings = [unix.clone(), bare.to_owned(), format!("{bare}\n"), format!("{bare}\n\n")];
    let variants = endings.iter().flat_map(|text| [text.clone(), text.replace('\n', "\r\n")]);
    let variants = variants.flat_map(|text| [format!("\u{feff}{text}"), text]);
    let mut sums = variants.filter_map(|text| checksum(name, version, &text, width));
    sums.any(|sum| sum.to_string() == stored)
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

    #[test]
    fn the_ends_of_lines_do_not_make_another_text() {
        let sum = |text| checksum("a", 1, text, Width::Int4).unwrap().to_string();
        let is = |text, stored: &str| is_of_the_same_lines("a", 1, text, Width::Int4, stored);
        for other in ["SELECT 1;\r\nSELECT 2;\r\n", "SELECT 1;\nSELECT 2;", "\u{feff}SELECT 1;\nSELECT 2;\n"]
        {
            assert!(is("SELECT 1;\nSELECT 2;\n", &sum(other)), "{other:?}");
            assert!(is(other.trim_start_matches('\u{feff}'), &sum("SELECT 1;\nSELECT 2;\n")), "{other:?}");
        }
        assert!(!is("SELECT 1;\nSELECT 2;\n", &sum("SELECT 1; SELECT 2;\n")));
    }
}
