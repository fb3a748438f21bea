//! Who read a set back, when and how.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{SetId, TOOL, sealed};
use crate::config::Operator;
use crate::conn::repository::Reader;
use crate::error::Result;

/// The folder of the records, which outlive no set.
pub(super) const RECORDS: &str = "verified";

/// How a set was verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Method {
    /// Every byte was read and its sums compared; what is encrypted was not opened, for lack of the key.
    Stored,
    /// Every byte was read and its sums compared, and every archive was parsed.
    Read,
    /// It was restored into a scratch server or database, and the content compared.
    Restore,
}

impl Method {
    /// As people read it.
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Stored => "check sums only",
            Self::Read => "read",
            Self::Restore => "restored",
        }
    }
}

/// A record that a set was verified, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verification {
    /// The set.
    pub set: SetId,
    /// When the verification ended.
    pub at: Timestamp,
    /// How.
    pub method: Method,
    /// Whether the set was whole.
    pub good: bool,
    /// What was wrong with it.
    pub findings: Vec<String>,
    /// `authctl 0.1.0` on which host.
    pub by: String,
}

impl Verification {
    /// That `set` was verified just now by this program on this machine, and what was wrong with it.
    pub fn new(set: &SetId, method: Method, findings: Vec<String>) -> Self {
        let by = format!("{TOOL} on {}", Operator::of_process().host);
        Self { set: set.clone(), at: Timestamp::now(), method, good: findings.is_empty(), findings, by }
    }

    /// Keeps the record in the repository.
    pub async fn keep(&self, reader: &Reader) -> Result<()> {
        reader.add_record(&self.path(), sealed::seal(self)?).await
    }

    /// Records sort by their names as by their age.
    fn path(&self) -> String {
        let time = self.at.strftime("%Y%m%d-%H%M%S-%9f");
        format!("{}/{time}.json", folder(&self.set))
    }

    /// Reads a record of `set`, or says how it is damaged.
    pub(super) fn read(document: &[u8], set: &SetId) -> Result<Self, String> {
        let record: Self = sealed::open(document)?;
        if record.set == *set { Ok(record) } else { Err(format!("is of set {}", record.set)) }
    }
}

fn folder(set: &SetId) -> String {
    format!("{RECORDS}/{set}")
}

/// Where the records of `set` are, the newest last.
pub(super) async fn records(reader: &Reader, set: &SetId) -> Result<Vec<String>> {
    let files = reader.list(&folder(set)).await?;
    Ok(files.into_iter().map(|file| file.path).collect())
}
