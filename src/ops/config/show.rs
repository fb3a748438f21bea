//! Every configuration value with its origin, secrets masked.

use crate::config::{Config, KEYS, Key};
use crate::report::{Cell, Column, Label, Report, Table, Value};
use crate::secret::MASK;

/// The resolved configuration.
pub struct Shown {
    table: Table,
    profile: Option<String>,
}

impl Shown {
    /// The values of `config`.
    pub fn of(config: &Config) -> Self {
        let mut table =
            Table::new([Column::new("key"), Column::new("value"), Column::expendable("source", 5)]);
        for key in KEYS {
            table.push(row(key, config));
        }
        Self { table, profile: config.profile.clone() }
    }
}

fn row(key: &Key, config: &Config) -> [Cell; 3] {
    let value = match (config.values.plain(key.name), config.values.secret(key.name)) {
        (Some(value), _) => Value::from(value),
        (None, Some(_)) => MASK.into(),
        (None, None) => Value::Nothing,
    };
    let source = match config.values.origin(key.name) {
        Some(origin) if value != Value::Nothing => Cell::from(origin.to_string()),
        _ => Cell::labelled("not set", Label::Dim),
    };
    [key.name.into(), value.into(), source]
}

impl Report for Shown {
    fn kind(&self) -> &'static str {
        "config.show/1"
    }

    fn table(&self) -> Table {
        self.table.clone()
    }

    fn notes(&self) -> Vec<String> {
        self.profile.iter().map(|profile| format!("Profile `{profile}` is in force.")).collect()
    }
}
