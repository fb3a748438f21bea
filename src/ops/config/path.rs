//! Which configuration files are looked for, and which of them are there.

use std::path::PathBuf;

use crate::config::Config;
use crate::error::Error;
use crate::report::{Cell, Column, Report, Table, Value};

/// The candidates, the weakest first.
pub struct Paths {
    rows: Vec<(PathBuf, Value)>,
    damage: Option<String>,
}

impl Paths {
    /// The candidates of this run, told apart by whether `config` was read from them; of those that
    /// are there nothing is known where the configuration does not load because of `damage`.
    pub fn of(config: &Config, candidates: Vec<PathBuf>, damage: Option<&Error>) -> Self {
        let used = |path: &PathBuf| match damage {
            Some(_) if path.exists() => Value::Unknown,
            _ => config.files.contains(path).into(),
        };
        let rows = candidates.into_iter().map(|path| (path.clone(), used(&path))).collect();
        Self { rows, damage: damage.map(Error::to_string) }
    }
}

impl Report for Paths {
    fn kind(&self) -> &'static str {
        "config.path/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new([Column::new("file"), Column::new("used")]);
        for (path, used) in &self.rows {
            table.push([Cell::from(path.display().to_string()), used.clone().into()]);
        }
        table
    }

    fn notes(&self) -> Vec<String> {
        self.damage.iter().map(|damage| format!("The configuration does not load: {damage}")).collect()
    }
}
