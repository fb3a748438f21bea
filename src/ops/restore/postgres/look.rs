//! What is known of archive and server before anything is changed.

use tokio_postgres::types::Type;

use super::contents::Contents;
use super::names::{Existing, MARK, Names};
use super::{Options, Origin};
use crate::conn::postgres::{HOME, Postgres, Reader};
use crate::error::{Error, Kind, Result};
use crate::ops::repository::PostgresFormat;
use crate::ops::restore::Prepared;
use crate::plan::Danger;
use crate::report::Source;
use crate::{sql, text};

/// A database as it is.
pub(super) struct Facts {
    oid: i64,
    owner: String,
    comment: Option<String>,
    sessions: i64,
    size: Option<i64>,
}

/// What a restore will find.
pub(super) struct Look {
    pub(super) names: Names,
    /// The database that has the name already.
    pub(super) target: Option<Facts>,
    /// What an earlier restore has left.
    pub(super) leftover: Option<Facts>,
    /// What a directory archive holds; other formats are `pg_restore`'s and `psql`'s alone.
    pub(super) contents: Option<Contents>,
    pub(super) major: u32,
    existing: Existing,
    owner_counts: bool,
    source: Source,
}

impl Look {
    /// Looks, and refuses what would fail for certain.
    pub(super) async fn at(postgres: &Postgres, origin: &Origin, options: &Options) -> Result<Self> {
        let live = &postgres.settings().database;
        let own_name = || match options.existing {
            Existing::Refuse => format!("{}_{}", origin.database().unwrap_or(live), origin.suffix()),
            Existing::Aside | Existing::Drop => live.clone(),
        };
        let names =
            Names::new(&options.into.clone().unwrap_or_else(own_name), options.existing, &origin.suffix())?;
        origin.check_whole(options)?;
        if options.existing != Existing::Refuse && options.into.is_none() {
            check_same(origin, live)?;
        }
        let mut contents = contents(origin, options).await?;
        let reader = postgres.home().read().await?;
        let target = Facts::of(&reader, &names.target).await?;
        let leftover = Facts::of(&reader, &names.unfinished).await?;
        if leftover.as_ref().is_some_and(|facts| !facts.is_ours()) {
            return Err(in_the_way(&names.unfinished));
        }
        let aside = match &names.aside {
            Some(aside) => Facts::of(&reader, aside).await?,
            None => None,
        };
        names.check(target.is_some(), aside.is_some())?;
        if let Some(contents) = &mut contents {
            contents.translate_names(&reader).await?;
            contents.check_needs(&reader, options).await?;
        }
        let (major, source) = (reader.major(), reader.source());
        let (existing, owner_counts) = (options.existing, !options.no_owner);
        Ok(Self { names, target, leftover, contents, major, existing, owner_counts, source })
    }

    /// What follows `CREATE DATABASE name`.
    pub(super) fn database_options(&self) -> String {
        let options =
            self.contents.as_ref().map_or("WITH TEMPLATE = template0".to_owned(), Contents::database_options);
        // whoever owned the one that it replaces will look for it
        let replaced = self.target.as_ref().map(|target| target.owner.as_str());
        let owner = replaced.or_else(|| self.contents.as_ref().and_then(Contents::database_owner));
        match owner.filter(|_| self.owner_counts) {
            Some(owner) => format!("{options} OWNER = {}", sql::identifier(owner)),
            None => options,
        }
    }

    /// Settings, grants and comment of the database itself.
    pub(super) fn database_statements(&self) -> Vec<String> {
        match &self.contents {
            Some(contents) => contents.database_statements(&self.names.target, self.owner_counts),
            _ => Vec::new(),
        }
    }

    /// What would be done.
    pub(super) fn prepared(&self, origin: &Origin) -> Prepared {
        let Names { target, unfinished, .. } = &self.names;
        let dropped =
            self.leftover.as_ref().map(|_| format!("drop what an earlier restore left: \"{unfinished}\""));
        let of =
            origin.database().map_or_else(String::new, |database| format!("database \"{database}\" of "));
        let fill = format!("restore {of}{} into the new database \"{unfinished}\"", origin.name());
        let there = self.target.is_some();
        let steps =
            dropped.into_iter().chain([fill]).chain(self.names.exchange(there)).chain(self.names.bury(there));
        let replaces = self.target.is_some() && self.existing == Existing::Drop;
        Prepared {
            target: target.clone(),
            steps: steps.collect(),
            danger: if replaces { Danger::Destructive } else { Danger::Reversible },
            identity: format!(
                "{:?} {:?}",
                self.target.as_ref().map(|one| one.oid),
                self.leftover.as_ref().map(|one| one.oid)
            ),
            notes: self.target.iter().map(|facts| facts.in_words(target, self.existing)).collect(),
            source: self.source.clone(),
        }
    }
}

fn in_the_way(name: &str) -> Error {
    Error::new(Kind::Conflict, format!("database \"{name}\" exists, and no restore of authctl has marked it"))
        .hint(format!("if nobody needs it: `authctl db drop {}`", text::argument(name)))
}

/// The newest backup may be of another database than the one that is to be replaced.
fn check_same(origin: &Origin, live: &str) -> Result<()> {
    match origin.database() {
        Some(database) if database != live => {
            let message = format!(
                "{} is of database \"{database}\", and would take the place of \"{live}\"",
                origin.name()
            );
            Err(Error::new(Kind::Refused, message).hint(format!(
                "if that is meant, name the database to replace: `--into {}`",
                text::argument(live)
            )))
        }
        _ => Ok(()),
    }
}

async fn contents(origin: &Origin, options: &Options) -> Result<Option<Contents>> {
    if origin.format()? == PostgresFormat::Directory {
        return Contents::read(origin, options).await.map(Some);
    }
    if options.tables.is_empty() {
        return Ok(None);
    }
    Err(Error::usage("single tables are restored of directory archives only")
        .hint("`--format directory`, the default of `backup create`, makes those"))
}

impl Facts {
    async fn of(reader: &Reader, name: &str) -> Result<Option<Self>> {
        let statement = sql::RESTORE_DATABASE.for_server(reader.major()).text;
        let rows = reader.rows(statement, &[(&name, Type::TEXT)]).await?;
        let Some(row) = rows.first() else { return Ok(None) };
        if row.get("template") || name == HOME {
            return Err(Error::new(
                Kind::Refused,
                format!("database \"{name}\" is the server's own; it stays as it is"),
            ));
        }
        Ok(Some(Self {
            oid: row.get("oid"),
            owner: row.get("owner"),
            comment: row.get("comment"),
            sessions: row.get("sessions"),
            size: row.get("size_bytes"),
        }))
    }

    fn is_ours(&self) -> bool {
        self.comment.as_deref().is_some_and(|comment| comment.starts_with(MARK))
    }

    fn in_words(&self, name: &str, existing: Existing) -> String {
        let size = self
            .size
            .map_or_else(|| "of unknown size".to_owned(), |size| format!("of {}", text::bytes(size)));
        let fate = if existing == Existing::Drop { "is dropped" } else { "is kept" };
        let sessions = usize::try_from(self.sessions).unwrap_or_default();
        format!("Database \"{name}\", {size}, {fate}; sessions on it are ended ({sessions}).")
    }
}
