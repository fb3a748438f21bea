//! The end of a database.

use super::change::{Change, Verb};
use super::facts::{self, Facts};
use crate::conn::postgres::Postgres;
use crate::error::Result;
use crate::plan::Danger;
use crate::sql;

const DROP: Verb = Verb { action: "db.drop", plan: "db.drop.plan/1", done: "db.drop/1" };

/// Works out how to drop database `name`; with `force` together with the sessions that use it, with
/// `if_exists` content to find none.
pub async fn drop(postgres: &Postgres, name: &str, force: bool, if_exists: bool) -> Result<Change> {
    facts::check_name(name)?;
    let reader = postgres.home().read().await?;
    let facts = facts::of(postgres, &reader, name).await?;
    if facts.is_none() && !if_exists {
        return Err(facts::missing(name).hint("`--if-exists` accepts that there is none"));
    }
    if let Some(facts) = &facts {
        facts.check_sessions(name, force)?;
    }
    let force = if force { " WITH (FORCE)" } else { "" };
    let statement = |_: &Facts| format!("DROP DATABASE {}{force}", sql::identifier(name));
    Ok(Change {
        verb: &DROP,
        name: name.to_owned(),
        summary: format!("drop database \"{name}\" with everything in it"),
        danger: Danger::Destructive,
        properties: facts.as_ref().map_or_else(Facts::absent, Facts::properties),
        statements: facts.iter().map(statement).collect(),
        identity: facts.map(|facts| facts.oid.to_string()).unwrap_or_default(),
        notes: Vec::new(),
        source: reader.source(),
    })
}
