//! Reading a set back: every byte, every check sum, every archive.

use std::time::{Duration, Instant};

use serde_json::{Value as Json, json};

use super::{dynamodb, postgres, redis};
use crate::conn::Context;
use crate::error::Result;
use crate::ops::repository::{
    Catalog, Identities, Manifest, Method, Part, SetId, SetReader, StoreVerification, Verification,
};
use crate::progress::Progress;
use crate::report::{Cell, Column, Report, Source, Table, Value, Verdict};

/// Reads everything in the set. An error is for what could not be read at all: a repository that does not answer, a key
/// that does not fit.
async fn read(set: &SetReader, progress: &dyn Progress) -> Result<Verification> {
    let mut stores = Vec::new();
    for part in &set.manifest().parts {
        let mut found = match part {
            Part::Postgres(part) => postgres::verify(set, part, progress).await?,
            Part::Redis(part) => redis::verify(set, part, progress).await?,
            Part::DynamoDb(part) => dynamodb::verify(set, part, progress).await?,
        };
        found.dedup();
        stores.push(StoreVerification::new(part.store(), Method::Read, found));
    }
    Ok(Verification::of_stores(&set.manifest().set, set.verify_listing().await?, stores))
}

/// Reads what lies in the repository without unpacking it, for lack of the key: that it is what was written.
async fn read_stored(set: &SetReader) -> Result<Verification> {
    let mut stores = Vec::new();
    for store in set.manifest().parts.iter().map(Part::store) {
        let mut found = Vec::new();
        for file in set.manifest().files_below(&format!("{}/", store.name())) {
            let read = async { set.read_stored(file.name()).await?.drain().await };
            found.extend(as_finding(read.await)?);
        }
        stores.push(StoreVerification::new(store, Method::Stored, found));
    }
    Ok(Verification::of_stores(&set.manifest().set, set.verify_listing().await?, stores))
}

/// Damage is what was looked for; anything else that fails is a failure.
fn as_finding(read: Result<()>) -> Result<Option<String>> {
    match read {
        Ok(()) => Ok(None),
        Err(error) if error.kind() == crate::error::Kind::Findings => Ok(Some(error.to_string())),
        Err(error) => Err(error),
    }
}

/// Reads one set, or every one, and keeps what came of it in the repository.
pub async fn verify(context: &Context<'_>, name: Option<&str>) -> Result<Verified> {
    let reader = context.repository.read().await?;
    let catalog = Catalog::read(&reader).await?;
    let chosen: Vec<&Manifest> = match name {
        Some(name) => vec![&catalog.find(name)?.manifest],
        None => catalog.sets.iter().map(|known| &known.manifest).collect(),
    };
    let mut verified =
        Verified { repository: reader.target().to_owned(), lines: Vec::new(), notes: Vec::new() };
    if name.is_none() {
        verified.lines.extend(catalog.damaged.iter().map(|(set, damage)| Line::damaged(set, damage)));
    }
    for manifest in chosen {
        let begun = Instant::now();
        let verification = one(context, &manifest.set).await?;
        if let Err(error) = verification.keep(&reader).await {
            verified.notes.push(format!("What was found could not be kept in the repository: {error}."));
        }
        verified.lines.push(Line { bytes: manifest.bytes(), took: begun.elapsed(), verification });
    }
    Ok(verified)
}

/// Reads the set, as far as there are keys for it.
pub(super) async fn one(context: &Context<'_>, id: &SetId) -> Result<Verification> {
    let identities = Identities::of(context.repository.settings())?;
    let has_keys = !identities.is_empty();
    let set = SetReader::open(context.repository.read().await?, id, identities).await?;
    if set.manifest().encryption.is_some() && !has_keys {
        return read_stored(&set).await;
    }
    read(&set, context.progress).await
}

/// What came of reading sets back.
pub struct Verified {
    repository: String,
    lines: Vec<Line>,
    notes: Vec<String>,
}

struct Line {
    bytes: u64,
    took: Duration,
    verification: Verification,
}

impl Line {
    fn damaged(set: &SetId, damage: &str) -> Self {
        let verification = Verification::new(set, Method::Read, vec![format!("the manifest {damage}")]);
        Self { bytes: 0, took: Duration::ZERO, verification }
    }
}

impl Report for Verified {
    fn kind(&self) -> &'static str {
        "backup.verify/1"
    }

    fn table(&self) -> Table {
        let columns = ["set", "verdict", "how", "bytes", "took_seconds", "findings"].map(Column::new);
        let mut table = Table::new(columns).when_empty("There are no backups.");
        for Line { bytes, took, verification } in &self.lines {
            let verdict = if verification.good { Verdict::Fine } else { Verdict::Bad };
            table.push([
                Cell::from(verification.set.to_string()),
                verdict.into(),
                verification.method.in_words().into(),
                Value::of_bytes(*bytes).into(),
                Value::Seconds(took.as_secs_f64()).into(),
                Value::List(verification.findings.clone()).into(),
            ]);
        }
        table
    }

    fn data(&self) -> Json {
        let lines = self.lines.iter().map(|line| {
            json!({
                "set": line.verification.set,
                "good": line.verification.good,
                "method": line.verification.method,
                "bytes": line.bytes,
                "took_seconds": line.took.as_secs_f64(),
                "findings": line.verification.findings,
                "stores": line.verification.stores,
            })
        });
        lines.collect()
    }

    fn verdict(&self) -> Verdict {
        if self.lines.iter().all(|line| line.verification.good) { Verdict::Fine } else { Verdict::Bad }
    }

    fn notes(&self) -> Vec<String> {
        let unopened = self.lines.iter().any(|line| line.verification.method == Method::Stored);
        let told = unopened.then(|| {
            "Only check sums were compared of what is encrypted: `backup.identity` names the key that opens it.".to_owned()
        });
        self.notes.iter().cloned().chain(told).collect()
    }

    fn source(&self) -> Source {
        Source { target: Some(self.repository.clone()), server: None }
    }
}
