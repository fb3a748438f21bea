//! An empty database in place of a full one.
//!
//! The new one is made beside the old one, the names are swapped, and then the old one goes. The name
//! is without a database only between two renames, and what a kill leaves behind says how far it was:
//! a second run goes on from there.

use super::change::{Change, Verb};
use super::facts::{self, Facts};
use crate::conn::postgres::Postgres;
use crate::error::{Error, Result};
use crate::plan::Danger;
use crate::sql;

const RESET: Verb = Verb { action: "db.reset", plan: "db.reset.plan/1", done: "db.reset/1" };

/// Works out how to empty database `name`; with `force` its sessions are ended.
pub async fn reset(postgres: &Postgres, name: &str, force: bool) -> Result<Change> {
    let [new, old] = ["new", "old"].map(|age| format!("{name}_authctl_{age}"));
    check_length(name)?;
    let reader = postgres.home().read().await?;
    let current = facts::of(postgres, &reader, name).await?;
    let finished = facts::of(postgres, &reader, &new).await?;
    let retired = facts::of(postgres, &reader, &old).await?;
    let present = current.as_ref().or(retired.as_ref()).ok_or_else(|| facts::missing(name))?;
    present.check_sessions(name, force)?;
    let names = Names { current: name, new: &new, old: &old, force };
    let statements = names.statements(current.as_ref(), finished.is_some(), retired.as_ref());
    let identity: Vec<_> =
        [&current, &finished, &retired].map(|one| one.as_ref().map(|one| one.oid)).into_iter().collect();
    let resumed = retired.is_some().then(|| "A reset was stopped on its way; this finishes it.".to_owned());
    let lost = "Grants on the database, extensions in it and settings of it (`ALTER DATABASE ... SET`) are not kept: \
                `authctl init` brings back the application's grants and the extensions.";
    Ok(Change {
        verb: &RESET,
        name: name.to_owned(),
        summary: format!("empty database \"{name}\""),
        danger: Danger::Destructive,
        properties: present.properties(),
        statements,
        identity: format!("{identity:?}"),
        notes: resumed.into_iter().chain([lost.to_owned()]).collect(),
        source: reader.source(),
    })
}

/// Two databases beside this one take names that are longer by this.
const LONGEST_ENDING: usize = "_authctl_new".len();

fn check_length(name: &str) -> Result<()> {
    facts::check_name(name)?;
    let longest = sql::LONGEST_IDENTIFIER - LONGEST_ENDING;
    if name.len() <= longest {
        return Ok(());
    }
    let message = format!("the name \"{name}\" is longer than the {longest} bytes that a reset can do with");
    Err(Error::usage(message).hint("drop the database and create it again"))
}

struct Names<'a> {
    current: &'a str,
    new: &'a str,
    old: &'a str,
    /// Whether sessions are ended; without, the server refuses to rename a database in use.
    force: bool,
}

impl Names<'_> {
    /// What is left to do: `retired` is there once the full database gave up its name, `finished` as
    /// long as the empty one has not taken it.
    fn statements(&self, current: Option<&Facts>, finished: bool, retired: Option<&Facts>) -> Vec<String> {
        let [name, new, old] = [self.current, self.new, self.old].map(sql::identifier);
        let discard = format!("DROP DATABASE {new}");
        let create = |like: &Facts| format!("CREATE DATABASE {new} {}", like.options);
        let retire = [format!("ALTER DATABASE {name} RENAME TO {old}")];
        let evict = [
            format!("ALTER DATABASE {name} WITH ALLOW_CONNECTIONS false"),
            format!(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = {}",
                sql::literal(self.current)
            ),
        ];
        let evict = evict.into_iter().filter(|_| self.force);
        let promote = format!("ALTER DATABASE {new} RENAME TO {name}");
        let bury = format!("DROP DATABASE {old} WITH (FORCE)");
        let whole = |current: &Facts| {
            let leftover = finished.then_some(discard);
            let begin = leftover.into_iter().chain([create(current)]);
            begin.chain(evict).chain(retire).chain([promote.clone(), bury.clone()]).collect::<Vec<_>>()
        };
        match (current, retired) {
            (Some(current), Some(_)) if current.tables == Some(0) => vec![bury],
            // it was filled again since the reset that was stopped
            (Some(current), Some(_)) => std::iter::once(bury.clone()).chain(whole(current)).collect(),
            (None, Some(_)) if finished => vec![promote, bury],
            (None, Some(retired)) => vec![create(retired), promote, bury],
            (Some(current), None) => whole(current),
            (None, None) => Vec::new(),
        }
    }
}
