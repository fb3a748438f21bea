//! The sets of a repository, and whether the newest good one is young enough. Reads only.

mod judge;
mod row;

use std::collections::BTreeMap;
use std::time::Duration;

use jiff::Timestamp;
use serde_json::{Value as Json, json};

use crate::conn::repository::Repository;
use crate::error::Result;
use crate::ops::repository::{Catalog, Leftover, Store, leftovers, lost};
use crate::report::{Column, Findings, Report, Source, Table, Verdict};
use crate::text;
use judge::View;
use row::Row;

/// Which sets are wanted, and what is demanded of them.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Sets that hold one of these; every set where none is named.
    pub stores: Vec<Store>,
    /// The profile in force. Only sets of its services meet a demand; those of everybody where there is none.
    pub profile: Option<String>,
    /// How old the newest verified set of each database, server and table may be.
    pub max_age: Option<Duration>,
    /// How long ago that set may have been read back.
    pub verified_within: Option<Duration>,
}

/// The sets, and what was found about them.
pub struct Listed {
    rows: Vec<Row>,
    findings: Findings,
    notes: Vec<String>,
    when_empty: String,
    target: String,
}

/// Lists the sets of the repository.
pub async fn list(repository: &Repository, wanted: &Wanted) -> Result<Listed> {
    let (reader, now) = (repository.read().await?, Timestamp::now());
    let catalog = Catalog::read(&reader).await?;
    // who is at work matters only where somebody may be
    let left = if catalog.unfinished.is_empty() { Vec::new() } else { leftovers(&reader, now).await? };
    let (lost, unseen) = match lost(&reader, &catalog).await {
        Ok(lost) => (lost, None),
        Err(error) => {
            (BTreeMap::new(), Some(format!("Whether the files are there could not be seen: {error}.")))
        }
    };
    let view = View { catalog: &catalog, lost: &lost, wanted, now };
    let mut listed = Listed::of(&view, &left, repository.target());
    listed.notes.extend(unseen);
    Ok(listed)
}

impl Listed {
    fn of(view: &View<'_>, left: &[Leftover], target: String) -> Self {
        let (catalog, wanted) = (view.catalog, view.wanted);
        let mut rows = Row::all_of(catalog, left, view.now);
        rows.retain(|row| row.is_of(&wanted.stores));
        for row in &mut rows {
            row.lost = view.lost.get(&row.set).cloned().unwrap_or_default();
        }
        let findings = judge::judge(view, &rows);
        let when_empty = when_empty(catalog, wanted, &target);
        Self { rows, findings, notes: catalog.notes.clone(), when_empty, target }
    }
}

fn when_empty(catalog: &Catalog, wanted: &Wanted, target: &str) -> String {
    match (wanted.stores.as_slice(), catalog.sets.len()) {
        (_, 0) => format!("There are no backups in {target} yet: `authctl backup create` makes the first."),
        (stores, others) => {
            let names: Vec<_> = stores.iter().map(|store| store.name()).collect();
            format!("No set in {target} holds {}; others: {others}.", names.join(" or "))
        }
    }
}

impl Report for Listed {
    fn kind(&self) -> &'static str {
        "backup.list/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new([
            Column::new("set"),
            Column::new("state"),
            Column::expendable("label", 4),
            Column::expendable("profile", 9),
            Column::expendable("begun_at", 5),
            Column::new("age_seconds"),
            Column::new("stores"),
            Column::expendable("size_bytes", 2),
            Column::expendable("duration_seconds", 7),
            Column::expendable("skew_seconds", 8),
            Column::expendable("encrypted", 6),
            Column::expendable("verified_at", 1),
            Column::expendable("verified_by", 3),
        ])
        .when_empty(self.when_empty.as_str());
        self.rows.iter().for_each(|row| table.push(row.cells()));
        table
    }

    fn data(&self) -> Json {
        let sets: Vec<_> = self.rows.iter().map(Row::to_json).collect();
        json!({ "sets": sets, "findings": self.findings.to_json() })
    }

    fn verdict(&self) -> Verdict {
        self.findings.verdict()
    }

    fn judged(&self) -> Option<Findings> {
        Some(self.findings.clone())
    }

    fn notes(&self) -> Vec<String> {
        let remarks = self.rows.iter().filter_map(Row::note);
        let found = self.findings.0.iter().map(|finding| {
            let found = format!("{}: {}.", finding.subject, finding.summary);
            finding.remedy.iter().fold(found, |found, remedy| format!("{found} {remedy}."))
        });
        remarks.chain(found).chain(self.notes.iter().cloned()).map(|note| text::clean(&note)).collect()
    }

    fn source(&self) -> Source {
        Source { target: Some(self.target.clone()), server: None }
    }
}
