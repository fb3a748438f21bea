//! Restoring a backup to know that it can be restored.

use std::time::Instant;

use super::verify;
use crate::conn::Context;
use crate::error::{Error, Kind, Result};
use crate::ops::repository::{Catalog, Identities, Method, Part, SetId, SetReader, Store, Verification};
use crate::ops::restore::postgres::{self, Origin};
use crate::plan::{Approved, Danger, Plan};
use crate::report::{Cell, Column, Label, Report, Source, Table, Value, Verdict};

/// A set that is to be restored into a scratch database.
pub struct RehearsePlan {
    set: SetId,
    database: String,
    jobs: usize,
    rows: u64,
    source: Source,
}

/// Finds the set and the server.
pub async fn plan(context: &Context<'_>, name: &str, jobs: usize) -> Result<RehearsePlan> {
    let reader = context.repository.read().await?;
    let catalog = Catalog::read(&reader).await?;
    let manifest = &catalog.find(name)?.manifest;
    let Some(Part::Postgres(part)) = manifest.part(Store::Postgres) else {
        return Err(Error::usage(format!("set {} holds no database that could be restored", manifest.set))
            .hint(format!("`authctl backup verify {}` reads it", manifest.set)));
    };
    Ok(RehearsePlan {
        set: manifest.set.clone(),
        database: part.database.clone(),
        jobs,
        rows: part.tables.iter().map(|table| table.rows).sum(),
        source: context.postgres.read().await?.source(),
    })
}

/// Reads the whole set, then restores its database and compares it.
pub async fn apply(context: &Context<'_>, approved: &Approved<RehearsePlan>) -> Result<Rehearsed> {
    let (plan, begun) = (approved.plan(), Instant::now());
    let read = verify::one(context, &plan.set).await?;
    let reader = context.repository.read().await?;
    let verification = if read.good {
        let identities = Identities::of(context.repository.settings())?;
        let origin = Origin::Set(SetReader::open(reader.clone(), &plan.set, identities).await?);
        let outcome =
            postgres::rehearse(&context.postgres, approved, &origin, plan.jobs, context.progress).await;
        Verification::new(&plan.set, Method::Restore, outcome.or_else(of_the_set)?)
    } else {
        read
    };
    verification.keep(&reader).await?;
    Ok(Rehearsed {
        verification,
        rows: plan.rows,
        seconds: begun.elapsed().as_secs_f64(),
        source: plan.source.clone(),
    })
}

/// That the server refuses what is in the set is a finding about the set; that it cannot be reached is none.
fn of_the_set(error: Error) -> Result<Vec<String>> {
    let refused =
        error.server_code().is_some_and(|code| ["22", "23", "42"].contains(&&code[..2.min(code.len())]));
    if refused || error.kind() == Kind::Findings { Ok(vec![error.to_string()]) } else { Err(error) }
}

impl Report for RehearsePlan {
    fn kind(&self) -> &'static str {
        "backup.verify.plan/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new([Column::new("step")]);
        table.push([format!("read every byte of set {}", self.set)]);
        table.push([format!("restore database \"{}\" of it into a scratch database", self.database)]);
        table.push([format!("compare its rows with the {} that were backed up", self.rows)]);
        table.push(["drop the scratch database"]);
        table
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}

impl Plan for RehearsePlan {
    fn action(&self) -> &'static str {
        "backup.verify"
    }

    fn target(&self) -> &str {
        &self.database
    }

    fn summary(&self) -> String {
        format!("restore set {} into a scratch database and drop it again", self.set)
    }

    fn danger(&self) -> Danger {
        Danger::Reversible
    }

    fn is_empty(&self) -> bool {
        false
    }
}

/// What came of it.
pub struct Rehearsed {
    verification: Verification,
    rows: u64,
    seconds: f64,
    source: Source,
}

impl Report for Rehearsed {
    fn kind(&self) -> &'static str {
        "backup.verify.restore/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::of_properties();
        let (word, label) =
            if self.verification.good { ("good", Label::Good) } else { ("damaged", Label::Bad) };
        table.push([Cell::from("set"), self.verification.set.to_string().into()]);
        table.push([Cell::from("verdict"), Cell::labelled(word, label)]);
        table.push([Cell::from("how"), self.verification.method.in_words().into()]);
        table.push([Cell::from("rows"), Value::of_count(self.rows).into()]);
        table.push([Cell::from("took"), Value::Seconds(self.seconds).into()]);
        table
    }

    fn data(&self) -> serde_json::Value {
        serde_json::json!({
            "set": self.verification.set,
            "good": self.verification.good,
            "method": self.verification.method,
            "rows": self.rows,
            "took_seconds": self.seconds,
            "findings": self.verification.findings,
        })
    }

    fn verdict(&self) -> Verdict {
        if self.verification.good { Verdict::Fine } else { Verdict::Bad }
    }

    fn notes(&self) -> Vec<String> {
        self.verification.findings.clone()
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}
