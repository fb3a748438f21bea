//! How the table and the rights on it should be: the defaults of this system, or what a file says.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use super::IDENTIFIERS;
use crate::error::{Error, Result};
use crate::text;

/// The id of the question whether other tables can be read, too.
pub(crate) const OTHER_TABLES: &str = "iam.other_tables";

/// What is expected.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Expectation {
    pub(super) table: Wanted,
    /// How bad it is when an assertion fails, by its id, or when a right is missing or too much, by its action.
    pub(super) severity: BTreeMap<String, Severity>,
    /// What the application may and must not do.
    pub iam: Rights,
}

/// How the table should be.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Wanted {
    pub(super) keys: String,
    pub(super) billing: String,
    pub(super) encryption: Encryption,
    pub(super) point_in_time_recovery: Wish,
    pub(super) recovery_period_days: i32,
    pub(super) time_to_live: Wish,
    pub(super) deletion_protection: Wish,
    pub(super) user_index: Wish,
    pub(super) resource_policy: Wish,
    pub(super) account: Option<String>,
    pub(super) region: Option<String>,
    pub(super) tags: BTreeMap<String, String>,
}

/// Rights in place of those of a shipped profile.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Rights {
    /// Actions that must be allowed: `dynamodb:PutItem`.
    pub allowed: Option<Vec<String>>,
    /// Actions that must not be allowed.
    pub forbidden: Option<Vec<String>>,
}

/// Whether something should be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Wish {
    Required,
    Absent,
    Any,
}

/// Whose key the table is encrypted with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Encryption {
    Any,
    Kms,
}

/// How bad a failed assertion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Severity {
    /// The application or its data is in danger.
    Error,
    /// Worth a look.
    Warning,
    /// Not asserted at all.
    Ignore,
}

impl Severity {
    /// Its name.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Ignore => "ignore",
        }
    }
}

impl Default for Wanted {
    /// The table as this system's own definition makes it, with the protection that production needs.
    fn default() -> Self {
        Self {
            keys: "pk HASH S, sk RANGE S".to_owned(),
            billing: "PAY_PER_REQUEST".to_owned(),
            encryption: Encryption::Any,
            point_in_time_recovery: Wish::Required,
            // a weekend, and a day to notice
            recovery_period_days: 3,
            time_to_live: Wish::Required,
            deletion_protection: Wish::Required,
            user_index: Wish::Any,
            resource_policy: Wish::Any,
            account: None,
            region: None,
            tags: BTreeMap::new(),
        }
    }
}

impl Expectation {
    /// The defaults, or what `file` says over them.
    pub fn read(file: Option<&Path>) -> Result<Self> {
        let Some(file) = file else { return Ok(Self::default()) };
        let name = text::clean(&file.display().to_string());
        let content = std::fs::read_to_string(file)
            .map_err(|error| Error::usage(format!("{name} cannot be read")).caused_by(&error))?;
        Self::parse(&content).map_err(|error| error.context(format!("{name} is no file of expectations")))
    }

    /// The key of the table, with its types: `pk HASH S, sk RANGE S`.
    pub(crate) fn keys(&self) -> &str {
        &self.table.keys
    }

    /// What a file says of how bad it is that an assertion fails, or that a right is missing or too much.
    pub(crate) fn severity(&self, id: &str) -> Option<Severity> {
        let named = self.severity.iter().find(|(name, _)| name.eq_ignore_ascii_case(id));
        named.map(|(_, severity)| *severity)
    }

    /// Actions that a file gives a severity.
    pub(crate) fn weighed_actions(&self) -> impl Iterator<Item = &str> {
        self.severity.keys().map(String::as_str).filter(|name| name.contains(':'))
    }

    /// Reads expectations in TOML.
    pub fn parse(content: &str) -> Result<Self> {
        let expectation: Self =
            toml::from_str(content).map_err(|error| Error::usage(error.message().to_owned()))?;
        for identifier in expectation.severity.keys() {
            let is_action = identifier.contains(':');
            if !is_action && identifier != OTHER_TABLES && !IDENTIFIERS.contains(&identifier.as_str()) {
                return Err(unknown(identifier));
            }
        }
        Ok(expectation)
    }
}

fn unknown(identifier: &str) -> Error {
    let error = Error::usage(format!("there is no assertion `{}`", text::clean(identifier)));
    match text::nearest(identifier, IDENTIFIERS.iter().copied().chain([OTHER_TABLES])) {
        Some(near) => error.hint(format!("did you mean `{near}`?")),
        None => error.hint("`authctl dynamodb check` lists every assertion"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_leaves_out_is_as_by_default() {
        let content = "[table]\ntime_to_live = \"absent\"\n[severity]\n\"table.tags\" = \"error\"\n";
        let expectation = Expectation::parse(content).unwrap();
        assert_eq!(expectation.table.time_to_live, Wish::Absent);
        assert_eq!(expectation.table.keys, "pk HASH S, sk RANGE S");
        assert_eq!(expectation.severity["table.tags"], Severity::Error);
    }

    #[test]
    fn what_nobody_knows_is_refused_with_what_was_meant() {
        let error = Expectation::parse("[severity]\n\"table.tag\" = \"error\"\n").unwrap_err();
        assert_eq!(error.hints(), ["did you mean `table.tags`?"]);
        assert!(Expectation::parse("[table]\nkey = \"pk HASH S\"\n").is_err());
        assert!(Expectation::parse("[table]\ntime_to_live = \"perhaps\"\n").is_err());
    }
}
