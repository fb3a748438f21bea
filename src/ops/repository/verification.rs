//! Who read a set back, when and how.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{SetId, Store, TOOL, sealed};
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

/// A look at one store of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// When it ended.
    pub at: Timestamp,
    /// How close it was.
    pub method: Method,
    /// Whether the store was whole.
    pub is_good: bool,
}

/// A record that a set was verified, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verification {
    /// The set.
    pub set: SetId,
    /// When the verification ended.
    pub at: Timestamp,
    /// How every store in it was verified at least.
    pub method: Method,
    /// Whether the set was whole.
    pub good: bool,
    /// What was wrong with it.
    pub findings: Vec<String>,
    /// `authctl 0.1.0` on which host.
    pub by: String,
    /// Each store by itself; empty in records of versions that did not tell them apart.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stores: Vec<StoreVerification>,
}

/// How one store of a set was verified.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoreVerification {
    /// Which one.
    pub store: Store,
    /// When that ended.
    pub at: Timestamp,
    /// How.
    pub method: Method,
    /// What was wrong with it.
    pub findings: Vec<String>,
    /// Why it was not restored, where that was asked for and could not be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unknown: Option<String>,
}

impl StoreVerification {
    /// That `store` was verified just now, and what was wrong with it.
    pub fn new(store: Store, method: Method, findings: Vec<String>) -> Self {
        Self { store, at: Timestamp::now(), method, findings, unknown: None }
    }
}

impl Verification {
    /// That `set` was verified just now by this program on this machine, and what was wrong with it.
    pub fn new(set: &SetId, method: Method, findings: Vec<String>) -> Self {
        let by = format!("{TOOL} on {}", Operator::of_process().host);
        let (set, good, at) = (set.clone(), findings.is_empty(), Timestamp::now());
        Self { set, at, method, good, findings, by, stores: Vec::new() }
    }

    /// The same of each store of it; `findings` are about none of them alone.
    pub fn of_stores(set: &SetId, mut findings: Vec<String>, stores: Vec<StoreVerification>) -> Self {
        let method = stores.iter().map(|store| store.method).min().unwrap_or(Method::Read);
        for found in stores.iter().flat_map(|store| &store.findings) {
            if !findings.contains(found) {
                findings.push(found.clone());
            }
        }
        Self { stores, ..Self::new(set, method, findings) }
    }

    /// What it says of one store.
    pub(super) fn look(&self, store: Store) -> Look {
        let Some(own) = self.stores.iter().find(|own| own.store == store) else {
            // before stores were told apart only databases were restored, after the whole set was read
            let method = if store == Store::Postgres { self.method } else { self.method.min(Method::Read) };
            return Look { at: self.at, method, is_good: self.good };
        };
        let is_about_all = !self.good && self.stores.iter().all(|store| store.findings.is_empty());
        Look { at: own.at, method: own.method, is_good: own.findings.is_empty() && !is_about_all }
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
