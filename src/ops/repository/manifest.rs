//! The manifest: what a set holds and how to know that it is whole.

use std::collections::BTreeSet;
use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::SetId;
use super::cipher::ENDING;
use super::set::is_path;

/// What a set holds. Written last, sealed with its own check sum.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of this shape; 1.
    pub format: u32,
    /// The set.
    pub set: SetId,
    /// What the operator called it.
    pub label: Option<String>,
    /// `authctl 0.1.0`.
    pub tool: String,
    /// The profile whose services it is of.
    pub profile: Option<String>,
    /// When the work began.
    pub begun_at: Timestamp,
    /// When the last file was written.
    pub ended_at: Timestamp,
    /// To whom its files are encrypted; `None` where they lie open.
    pub encryption: Option<Encryption>,
    /// The stores in it.
    pub parts: Vec<Part>,
    /// Every file but the manifest itself.
    pub files: Vec<File>,
}

/// To whom files are encrypted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Encryption {
    /// `age-encryption.org/v1`.
    pub scheme: String,
    /// The recipients' public keys: `age1…`.
    pub recipients: Vec<String>,
}

/// A file as it lies in the repository.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// Below the set: `postgres/3412.dat.gz`.
    pub path: String,
    /// Its size there.
    pub bytes: u64,
    /// SHA-256 of it there, in hexadecimal: `sha256sum` says the same.
    pub sha256: String,
    /// What it holds before compression and encryption.
    pub raw_bytes: u64,
}

impl File {
    /// Its name without `.age`, as parts name it.
    pub fn name(&self) -> &str {
        self.path.strip_suffix(ENDING).unwrap_or(&self.path)
    }
}

/// A store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Store {
    /// PostgreSQL.
    Postgres,
    /// Redis.
    Redis,
    /// DynamoDB.
    DynamoDb,
}

impl Store {
    /// Every store, in the order in which they are backed up.
    pub const ALL: [Self; 3] = [Self::Postgres, Self::Redis, Self::DynamoDb];

    /// `postgres`, as the command line and the folder below the set say it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Postgres => "postgres",
            Self::Redis => "redis",
            Self::DynamoDb => "dynamodb",
        }
    }
}

/// One store in a set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "store", rename_all = "lowercase")]
pub enum Part {
    /// A database.
    Postgres(PostgresPart),
    /// A Redis server or cluster.
    Redis(RedisPart),
    /// A table.
    DynamoDb(DynamoDbPart),
}

impl Part {
    /// Which store it is of.
    pub const fn store(&self) -> Store {
        match self {
            Self::Postgres(_) => Store::Postgres,
            Self::Redis(_) => Store::Redis,
            Self::DynamoDb(_) => Store::DynamoDb,
        }
    }

    /// The files that it names.
    fn names(&self) -> Vec<&str> {
        match self {
            Self::Postgres(part) => {
                part.tables.iter().flat_map(|table| &table.files).map(String::as_str).collect()
            }
            Self::Redis(part) => part.masters.iter().map(|master| master.file.as_str()).collect(),
            Self::DynamoDb(part) => part.files.iter().map(String::as_str).collect(),
        }
    }

    /// From when to when its content may be: a database is of one moment, a scan is not.
    pub fn moments(&self) -> (Timestamp, Timestamp) {
        match self {
            Self::Postgres(part) => (part.snapshot_at, part.snapshot_at),
            Self::Redis(part) => (part.content_from, part.content_to),
            Self::DynamoDb(part) => (part.content_from, part.content_to),
        }
    }
}

/// How the files of a database are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PostgresFormat {
    /// A directory archive, for `pg_restore`.
    Directory,
    /// A custom archive in one file, for `pg_restore`.
    Custom,
    /// A script, for `psql`.
    Plain,
}

/// A database in a set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PostgresPart {
    /// Where it was, without secrets.
    pub source: String,
    /// Its name.
    pub database: String,
    /// `15.18`, as the server says it.
    pub server_version: String,
    /// What wrote the definitions: `pg_dump 15.18`.
    pub tool_version: String,
    /// How the files are laid out.
    pub format: PostgresFormat,
    /// The encoding of the data: `UTF8`.
    pub encoding: String,
    /// The moment that everything in it is of.
    pub snapshot_at: Timestamp,
    /// Where the write-ahead log was then: `0/3000148`.
    pub lsn: String,
    /// Whether only definitions are in it.
    pub only_schema: bool,
    /// The tables that were asked for; everything where it is empty.
    pub selected: Vec<String>,
    /// Tables with data in it, by schema and name; empty for formats that are not looked into.
    pub tables: Vec<Table>,
    /// How many large objects are in it.
    pub large_objects: u64,
    /// From the first question to the last file.
    pub duration_seconds: f64,
}

/// The data of a table in a set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Its schema.
    pub schema: String,
    /// Its name.
    pub name: String,
    /// How many rows.
    pub rows: u64,
    /// As COPY text.
    pub raw_bytes: u64,
    /// Of its rows in whatever order, in hexadecimal: the wrapping sum of the 128-bit XXH3 of each line of COPY text.
    pub digest: String,
    /// The files below the set, without `.age`.
    pub files: Vec<String>,
}

/// How the content of a Redis server was fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Way {
    /// As a replica fetches it: of one moment.
    Replication,
    /// Key by key with SCAN and DUMP: each key of its own moment.
    Scan,
}

/// Redis in a set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RedisPart {
    /// Where it was, without secrets.
    pub source: String,
    /// `7.0.15`.
    pub server_version: String,
    /// From when its content is.
    pub content_from: Timestamp,
    /// Until when its content is; the same moment for each master that was fetched as a replica does.
    pub content_to: Timestamp,
    /// The masters, one file each.
    pub masters: Vec<RedisSource>,
    /// From the first question to the last file.
    pub duration_seconds: f64,
}

/// One master of Redis in a set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RedisSource {
    /// Where it listened: `10.0.0.7:6379`.
    pub address: String,
    /// The file below the set, without `.age`: `redis/dump.rdb`.
    pub file: String,
    /// How it was fetched.
    pub way: Way,
    /// Version of the RDB format.
    pub rdb_version: u32,
    /// How many keys are in it.
    pub keys: u64,
    /// How many of them expire.
    pub expiring_keys: u64,
    /// Of its keys, values and expiry times in whatever order, in hexadecimal.
    pub digest: String,
    /// How much memory its keys took in the server, where that said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub memory_bytes: Option<u64>,
    /// The libraries of functions that the server did not let be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_out: Option<LeftOut>,
}

/// Libraries of functions that are not in a set although the server had them, or may have had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// What they are called; empty where the server did not say that either.
    pub names: Vec<String>,
    /// How many there are, where the server said so.
    pub count: Option<u64>,
    /// Why.
    pub why: String,
}

impl fmt::Display for LeftOut {
    /// `2 libraries of functions (session, limits)`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.count {
            Some(1) => formatter.write_str("1 library of functions")?,
            Some(count) => write!(formatter, "{count} libraries of functions")?,
            None => formatter.write_str("libraries of functions, if there are any")?,
        }
        if self.names.is_empty() { Ok(()) } else { write!(formatter, " ({})", self.names.join(", ")) }
    }
}

/// A DynamoDB table in a set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DynamoDbPart {
    /// Where it was, without secrets.
    pub source: String,
    /// The table.
    pub table: String,
    /// When the scan began.
    pub content_from: Timestamp,
    /// When the scan ended.
    pub content_to: Timestamp,
    /// How many items.
    pub items: u64,
    /// As DynamoDB JSON.
    pub raw_bytes: u64,
    /// Of its items in whatever order, in hexadecimal.
    pub digest: String,
    /// Files with items below the set, without `.age`.
    pub files: Vec<String>,
    /// Whether the service keeps the table restorable to any moment; unknown where it did not say.
    pub point_in_time_recovery: Option<bool>,
    /// The service's own backup that was made beside, where it was asked for.
    pub service_backup_arn: Option<String>,
    /// From the first question to the last file.
    pub duration_seconds: f64,
}

impl Manifest {
    /// The version of its shape that is written and understood.
    pub(super) const FORMAT: u32 = 1;

    /// The file of that name, with or without `.age`.
    pub fn file(&self, name: &str) -> Option<&File> {
        self.files.iter().find(|file| file.name() == name || file.path == name)
    }

    /// The files below `folder`, which ends in `/`.
    pub fn files_below(&self, folder: &str) -> impl Iterator<Item = &File> {
        self.files.iter().filter(move |file| file.path.starts_with(folder))
    }

    /// What contradicts itself, in words.
    pub(super) fn check(&self) -> Result<(), String> {
        let mut names = BTreeSet::new();
        for file in &self.files {
            if !is_path(&file.path) {
                return Err(format!("names a file `{}`, which cannot lie in a set", file.path));
            }
            if !names.insert(file.name()) {
                return Err(format!("names the file `{}` twice", file.name()));
            }
        }
        match self.parts.iter().flat_map(Part::names).find(|name| !names.contains(name)) {
            None => Ok(()),
            Some(name) => Err(format!("names the file `{name}`, which is not in the set")),
        }
    }

    /// The part of `store`.
    pub fn part(&self, store: Store) -> Option<&Part> {
        self.parts.iter().find(|part| part.store() == store)
    }

    /// The size of its files in the repository.
    pub fn bytes(&self) -> u64 {
        self.files.iter().map(|file| file.bytes).sum()
    }

    /// How far apart the moments of its stores are, in seconds; `None` for one store.
    pub fn skew_seconds(&self) -> Option<f64> {
        if self.parts.len() < 2 {
            return None;
        }
        let first = self.parts.iter().map(|part| part.moments().0).min()?;
        let last = self.parts.iter().map(|part| part.moments().1).max()?;
        Some(last.duration_since(first).as_secs_f64())
    }
}
