//! The migrations that are compiled in.

use super::{Down, Found, Migration, name};

mod ups {
    refinery::embed_migrations!("migrations");
}

/// The ways back: refinery embeds none.
const DOWNS: &[(&str, &str)] = &[
    (
        "V1__initial_create.down.sql",
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/down/V1__initial_create.down.sql")),
    ),
    (
        "V2__user_sessions.down.sql",
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/down/V2__user_sessions.down.sql")),
    ),
    (
        "V3__verification_codes.down.sql",
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/down/V3__verification_codes.down.sql")),
    ),
    (
        "V4__audit_log.down.sql",
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/down/V4__audit_log.down.sql")),
    ),
];

/// Everything that is compiled in.
pub(super) fn read() -> Found {
    let runner = ups::migrations::runner();
    let up = |migration: &refinery::Migration| Migration {
        version: migration.version().into(),
        name: migration.name().to_owned(),
        may_come_late: migration.prefix().to_string() == "U",
        file: format!("migrations/{migration}.sql"),
        text: migration.sql().unwrap_or_default().to_owned(),
        down: None,
    };
    let down = |(file, text): &(&str, &str)| {
        let name = name::of_down(file).ok()?;
        let down = Down { file: format!("migrations/down/{file}"), text: (*text).to_owned() };
        Some(((name.version, name.words), down))
    };
    Found {
        migrations: runner.get_migrations().iter().map(up).collect(),
        downs: DOWNS.iter().filter_map(down).collect(),
        ..Found::default()
    }
}
