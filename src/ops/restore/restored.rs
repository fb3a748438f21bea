//! What a restore did.

use serde_json::{Map, Value as Json, json};

use super::Restored;
use crate::ops::repository::Store;
use crate::report::{Cell, Column, Report, Source, Table};

/// The figures of every store.
pub struct Outcome {
    backup: String,
    restored: Vec<(Store, Restored)>,
}

impl Outcome {
    /// What came of `backup`.
    pub(super) fn new(backup: String, restored: Vec<(Store, Restored)>) -> Self {
        Self { backup, restored }
    }
}

impl Report for Outcome {
    fn kind(&self) -> &'static str {
        "restore.apply/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new(["store", "figure", "value"].map(Column::new));
        for (store, restored) in &self.restored {
            for (name, cell) in &restored.figures {
                let heading =
                    ["_seconds", "_bytes"].iter().find_map(|unit| name.strip_suffix(unit)).unwrap_or(name);
                table.push([Cell::from(store.name()), heading.replace('_', " ").into(), cell.clone()]);
            }
        }
        table
    }

    fn data(&self) -> Json {
        let stores = self.restored.iter().map(|(store, restored)| {
            let figures =
                restored.figures.iter().map(|(name, cell)| ((*name).to_owned(), cell.value.for_json()));
            let named = [("store".to_owned(), Json::from(store.name()))];
            Json::Object(named.into_iter().chain(figures).collect::<Map<_, _>>())
        });
        json!({ "backup": self.backup, "stores": stores.collect::<Vec<_>>() })
    }

    fn notes(&self) -> Vec<String> {
        self.restored.iter().flat_map(|(_, restored)| restored.notes.clone()).collect()
    }

    fn source(&self) -> Source {
        self.restored.first().map(|(_, restored)| restored.source.clone()).unwrap_or_default()
    }
}
