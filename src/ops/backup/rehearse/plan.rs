//! What a rehearsal would do.

use super::Wishes;
use super::stage::Stage;
use crate::ops::repository::SetId;
use crate::plan::{Danger, Plan};
use crate::report::{Column, Report, Source, Table};

/// A set whose stores are to be restored into what is thrown away.
pub struct RehearsePlan {
    pub(super) set: SetId,
    pub(super) wishes: Wishes,
    pub(super) stages: Vec<Stage>,
}

impl RehearsePlan {
    /// The first store that can be rehearsed.
    fn first(&self) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.place.is_ok())
    }
}

impl Report for RehearsePlan {
    fn kind(&self) -> &'static str {
        "backup.verify.plan/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new([Column::new("step")]);
        table.push([format!("read every byte of set {}", self.set)]);
        self.stages.iter().flat_map(Stage::steps).for_each(|step| table.push([step]));
        table
    }

    fn source(&self) -> Source {
        self.stages.iter().find_map(Stage::source).unwrap_or_default()
    }
}

impl Plan for RehearsePlan {
    fn action(&self) -> &'static str {
        "backup.verify"
    }

    fn target(&self) -> &str {
        self.first().map_or("", |stage| &stage.name)
    }

    fn summary(&self) -> String {
        let stores = self.stages.iter().filter(|stage| stage.place.is_ok()).map(|stage| stage.store.name());
        let stores = stores.collect::<Vec<_>>().join(", ");
        format!("restore {stores} of set {} into what is thrown away again", self.set)
    }

    fn danger(&self) -> Danger {
        Danger::Reversible
    }

    fn is_empty(&self) -> bool {
        false
    }
}
