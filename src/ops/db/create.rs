//! A new database.

use super::change::{Change, Verb};
use super::facts;
use crate::conn::postgres::Postgres;
use crate::error::{Error, Kind, Result};
use crate::plan::Danger;
use crate::report::{Cell, Value};
use crate::sql;
use crate::text;

const CREATE: Verb = Verb { action: "db.create", plan: "db.create.plan/1", done: "db.create/1" };

/// How the new database shall be.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// Its owner; the role of the session where none is named.
    pub owner: Option<String>,
    /// What it is copied from; `template1` where none is named.
    pub template: Option<String>,
    /// Whether one that is there already will do.
    pub if_not_exists: bool,
}

/// Works out how to make database `name`.
pub async fn create(postgres: &Postgres, name: &str, wishes: &Wishes) -> Result<Change> {
    facts::check_name(name)?;
    let reader = postgres.home().read().await?;
    let exists = facts::of(postgres, &reader, name).await?.is_some();
    if exists && !wishes.if_not_exists {
        return Err(Error::new(Kind::Conflict, format!("database \"{name}\" is there already")).hint(
            format!(
                "empty it with `authctl db reset {}`, or accept it with `--if-not-exists`",
                text::operand(name)
            ),
        ));
    }
    let words = |words: &Option<String>| Cell::from(words.clone().map_or(Value::Nothing, Value::Text));
    Ok(Change {
        verb: &CREATE,
        name: name.to_owned(),
        summary: format!("create database \"{name}\""),
        danger: Danger::Reversible,
        properties: vec![
            ("exists", exists.into()),
            ("owner", words(&wishes.owner)),
            ("template", words(&wishes.template)),
        ],
        statements: if exists { Vec::new() } else { vec![statement(name, wishes)] },
        identity: String::new(),
        notes: Vec::new(),
        source: reader.source(),
    })
}

fn statement(name: &str, wishes: &Wishes) -> String {
    let mut statement = format!("CREATE DATABASE {}", sql::identifier(name));
    for (word, value) in [("OWNER", &wishes.owner), ("TEMPLATE", &wishes.template)] {
        if let Some(value) = value {
            statement = format!("{statement} {word} {}", sql::identifier(value));
        }
    }
    statement
}
