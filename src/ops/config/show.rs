//! Every configuration value with its origin, secrets masked.

use crate::config::{Config, KEYS, Key};
use crate::report::{Cell, Column, Report, Table, Value};
use crate::secret::MASK;

/// The resolved configuration.
pub struct Shown {
    table: Table,
}

impl Shown {
    /// The values of `config`.
    pub fn of(config: &Config) -> Self {
        let mut table =
            Table::new([Column::new("key"), Column::new("value"), Column::expendable("source", 5)]);
        for key in KEYS {
            table.push(row(key, config));
        }
        Self { table }
    }
}

fn row(key: &Key, config: &Config) -> [Cell; 3] {
    let Some(sourced) = config.values.get(key.name) else {
        return [key.name.into(), Value::Nothing.into(), "not set".into()];
    };
    let value = if key.secret { MASK } else { &sourced.value };
    [key.name.into(), value.into(), sourced.origin.to_string().into()]
}

impl Report for Shown {
    fn kind(&self) -> &'static str {
        "config.show/1"
    }

    fn table(&self) -> Table {
        self.table.clone()
    }
}
