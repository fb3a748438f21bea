//! Which configuration files are looked for, and which of them are there.

use std::path::PathBuf;

use crate::config::Config;
use crate::report::{Cell, Column, Report, Table};

/// The candidates, the weakest first.
pub struct Paths {
    rows: Vec<(PathBuf, bool)>,
}

impl Paths {
    /// The candidates of this run, told apart by whether `config` was read from them.
    pub fn of(config: &Config, candidates: Vec<PathBuf>) -> Self {
        let read = |path: &PathBuf| config.files.contains(path);
        Self { rows: candidates.into_iter().map(|path| (path.clone(), read(&path))).collect() }
    }
}

impl Report for Paths {
    fn kind(&self) -> &'static str {
        "config.path/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new([Column::new("file"), Column::new("used")]);
        for (path, used) in &self.rows {
            table.push([Cell::from(path.display().to_string()), (*used).into()]);
        }
        table
    }
}
