//! The name of a set.

use std::fmt;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rand::RngExt as _;
use serde::{Deserialize, Serialize};

/// The name of a set: `20261124-021500-3f9a`, when it began (UTC) and four digits that keep two of a second apart.
/// Sets sort by their names as by their age.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SetId(String);

/// How the time in a name is written.
const TIME: &str = "%Y%m%d-%H%M%S";

impl SetId {
    /// Reads a name; `None` where it is none, so that what is named by one lies in a folder of the repository.
    pub fn parse(name: &str) -> Option<Self> {
        let (time, mark) = name.rsplit_once('-')?;
        let is_mark = mark.len() == 4 && mark.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        let civil = jiff::civil::DateTime::strptime(TIME, time).ok()?;
        let is_canonical = civil.strftime(TIME).to_string() == time;
        (is_mark && is_canonical).then(|| Self(name.to_owned()))
    }

    /// A name that nobody has, for a set that begins at `moment`.
    ///
    /// `newest` is the youngest that there is: a clock that was set back must not make the new one the older.
    pub(super) fn new(moment: Timestamp, newest: Option<&Self>) -> Self {
        let next = newest.and_then(|newest| newest.moment()?.checked_add(jiff::Span::new().seconds(1)).ok());
        let moment = next.map_or(moment, |next| moment.max(next));
        let mark: u16 = rand::rng().random();
        Self(format!("{}-{mark:04x}", moment.strftime(TIME)))
    }

    /// The moment in the name, to the second.
    pub fn moment(&self) -> Option<Timestamp> {
        let (time, _) = self.0.rsplit_once('-')?;
        let civil = jiff::civil::DateTime::strptime(TIME, time).ok()?;
        civil.to_zoned_datetime(TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Where in the repository the set's file `name` lies.
    pub(in crate::ops::repository) fn path(&self, name: &str) -> String {
        format!("{}/{name}", self.0)
    }
}

impl fmt::Display for SetId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl TryFrom<String> for SetId {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        Self::parse(&name).ok_or_else(|| format!("`{name}` is no name of a set"))
    }
}

impl From<SetId> for String {
    fn from(set: SetId) -> Self {
        set.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_new_name_is_read_again_and_tells_its_moment() {
        let moment: Timestamp = "2026-11-24T02:15:00.7Z".parse().unwrap();
        let set = SetId::new(moment, None);
        assert!(set.as_str().starts_with("20261124-021500-"), "{set}");
        assert_eq!(SetId::parse(set.as_str()), Some(set.clone()));
        assert_eq!(set.moment(), "2026-11-24T02:15:00Z".parse().ok());
    }

    #[test]
    fn a_new_set_is_the_youngest_also_when_the_clock_was_set_back() {
        let newest = SetId::parse("20261124-235959-ffff").unwrap();
        let set = SetId::new("2026-11-24T02:15:00Z".parse().unwrap(), Some(&newest));
        assert!(set > newest, "{set}");
        assert!(set.as_str().starts_with("20261125-000000-"), "{set}");
    }

    #[test]
    fn what_is_no_name_is_refused() {
        let names = [
            "",
            "verified",
            "20261124-021500",
            "20261124-021500-3F9A",
            "20261124-021500-3f9a/..",
            "../20261124-021500-3f9a",
            "20261324-021500-3f9a",
            "20261124-021500-3f9a\n",
            "2026 124-021500-3f9a",
            "+0261124-021500-3f9a",
        ];
        for name in names {
            assert_eq!(SetId::parse(name), None, "{name:?}");
            assert!(serde_json::from_value::<SetId>(name.into()).is_err(), "{name:?}");
        }
    }

    proptest! {
        #[test]
        fn a_name_never_leads_out_of_the_repository(name in ".{0,30}") {
            if let Some(set) = SetId::parse(&name) {
                prop_assert!(set.as_str().bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-'));
            }
        }
    }
}
