//! What a restore would do.

use serde_json::{Value as Json, json};

use super::{Prepared, Wishes};
use crate::ops::repository::Store;
use crate::plan::{Danger, Fingerprint, Plan};
use crate::report::{Column, Report, Source, Table};

/// The steps of every store.
pub struct RestorePlan {
    wishes: Wishes,
    backup: String,
    prepared: Vec<(Store, Prepared)>,
    /// What is typed to agree: everything that loses something, else the first.
    target: String,
    notes: Vec<String>,
}

impl RestorePlan {
    /// The steps that bring `backup` back.
    pub(super) fn new(
        wishes: &Wishes,
        backup: String,
        prepared: Vec<(Store, Prepared)>,
        notes: Vec<String>,
    ) -> Self {
        let loses = prepared.iter().filter(|(_, prepared)| prepared.danger == Danger::Destructive);
        let losing: Vec<_> = loses.map(|(_, prepared)| prepared.target.clone()).collect();
        let first = prepared.first().map(|(_, prepared)| prepared.target.clone());
        let target = if losing.is_empty() { first.unwrap_or_default() } else { losing.join(",") };
        Self { wishes: wishes.clone(), backup, prepared, target, notes }
    }

    /// What is wanted.
    pub(super) fn wishes(&self) -> &Wishes {
        &self.wishes
    }

    /// The store whose name is typed: the first that loses something.
    fn first(&self) -> Option<&Prepared> {
        let all = || self.prepared.iter().map(|(_, prepared)| prepared);
        all().find(|prepared| prepared.danger == Danger::Destructive).or_else(|| all().next())
    }
}

impl Report for RestorePlan {
    fn kind(&self) -> &'static str {
        "restore.plan/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new(["store", "step"].map(Column::new));
        for (store, prepared) in &self.prepared {
            for step in &prepared.steps {
                table.push([store.name(), step.as_str()]);
            }
        }
        table
    }

    fn data(&self) -> Json {
        let stores = self.prepared.iter().map(|(store, prepared)| {
            json!({
                "store": store.name(),
                "target": prepared.target,
                "destructive": prepared.danger == Danger::Destructive,
                "steps": prepared.steps,
            })
        });
        json!({ "backup": self.backup, "stores": stores.collect::<Vec<_>>() })
    }

    fn notes(&self) -> Vec<String> {
        let of_stores = self.prepared.iter().flat_map(|(_, prepared)| prepared.notes.iter());
        self.notes.iter().chain(of_stores).cloned().collect()
    }

    fn source(&self) -> Source {
        self.first().map(|prepared| prepared.source.clone()).unwrap_or_default()
    }
}

impl Plan for RestorePlan {
    fn action(&self) -> &'static str {
        "restore"
    }

    fn target(&self) -> &str {
        &self.target
    }

    fn summary(&self) -> String {
        let targets = self.prepared.iter().map(|(store, prepared)| match store {
            Store::Postgres => format!("database \"{}\"", prepared.target),
            Store::Redis => format!("Redis {}", prepared.target),
            Store::DynamoDb => format!("table {}", prepared.target),
        });
        format!("restore {} of {}", targets.collect::<Vec<_>>().join(", "), self.backup)
    }

    fn danger(&self) -> Danger {
        self.first().map_or(Danger::Reversible, |prepared| prepared.danger)
    }

    fn is_empty(&self) -> bool {
        self.prepared.is_empty()
    }

    fn fingerprint(&self) -> Fingerprint {
        let identities = self
            .prepared
            .iter()
            .map(|(store, one)| format!("{} {} {} {:?}", store.name(), one.target, one.identity, one.danger));
        let identities: Vec<_> = identities.collect();
        Fingerprint::of(&[self.action(), &self.backup, &format!("{:?}", self.wishes), &identities.join("\n")])
    }
}
