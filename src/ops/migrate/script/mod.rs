//! The migrations as a script that can be run again and again, for places that authctl itself does not reach.
//!
//! It does what `authctl migrate up` does: takes the same lock, compares files and history before anything is
//! changed, and applies each file that is not recorded in one transaction with its row of the history.

mod blocks;
mod checks;
mod psql;
mod quote;

use super::files::{Migration, Source, load};
use super::history::{Width, stamp};
use super::prepare::{Prepared, all_or_refusal, prepare};
use crate::error::{Error, Result};
use crate::report::{Column, Report, Table, Value};
use crate::sql::literal;
use crate::text;

/// How long a statement of a script waits for a table, and others behind it: nobody is there to try again, so
/// it is longer than what `authctl migrate up` gives a single attempt.
const LOCK_TIMEOUT: &str = "2s";

/// Who is to run a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// psql, which knows conditions and statements outside of transactions.
    Psql,
    /// Any driver: each migration is one statement of SQL.
    Do,
}

/// Which migrations a script holds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Span {
    /// The version that is there already; none when there is none.
    pub from: Option<i64>,
    /// The last version to apply; all when there is none.
    pub to: Option<i64>,
}

/// A script.
pub struct Script {
    outline: Outline,
    text: String,
}

/// What a script is made from.
struct Outline {
    /// The version behind which it begins.
    from: Option<i64>,
    /// Every migration up to its end: the history is compared with them.
    known: Vec<Known>,
    /// The migrations that it applies, as many of the last of `known`.
    parts: Vec<Part>,
}

/// What is known of a migration without its text.
#[derive(Clone)]
struct Known {
    version: i64,
    name: String,
    file: String,
    may_come_late: bool,
    /// The checksum in a history of 32 bits; `None` where the version does not fit.
    narrow: Option<String>,
    /// The checksum in a history of 64 bits.
    wide: String,
}

/// A migration that a script applies.
struct Part {
    known: Known,
    prepared: Prepared,
}

/// Writes the script of the files of `source` within `span`.
pub fn script(source: &Source, span: Span, format: Format) -> Result<Script> {
    let migrations = load(source)?;
    span.check(&migrations)?;
    let migrations: Vec<_> = migrations.iter().filter(|one| !span.ends_before(one.version)).collect();
    let outline = Outline {
        from: span.from,
        known: migrations.iter().map(|migration| Known::of(migration)).collect::<Result<_>>()?,
        parts: parts(migrations.into_iter().filter(|one| span.begins_before(one.version)), source)?,
    };
    let text = match format {
        Format::Psql => psql::script(&outline),
        Format::Do => blocks::script(&outline)?,
    };
    Ok(Script { outline, text })
}

impl Span {
    fn begins_before(self, version: i64) -> bool {
        self.from.is_none_or(|from| from < version)
    }

    fn ends_before(self, version: i64) -> bool {
        self.to.is_some_and(|to| to < version)
    }

    /// Refuses versions that no file has.
    fn check(self, migrations: &[Migration]) -> Result<()> {
        let versions: Vec<_> = migrations.iter().map(|migration| migration.version).collect();
        if versions.is_empty() {
            return Err(Error::usage("there are no migrations to write a script of")
                .hint("create the first one with `authctl migrate new`"));
        }
        let before_all = Some(0).filter(|zero| !versions.contains(zero));
        check_version(
            "--from",
            self.from,
            &before_all.into_iter().chain(versions.clone()).collect::<Vec<_>>(),
        )?;
        check_version("--to", self.to, &versions)?;
        match (self.from, self.to) {
            (Some(from), Some(to)) if from > to => {
                Err(Error::usage(format!("`--from {from}` lies above `--to {to}`"))
                    .hint(format!("a script leads upwards: `--from {to} --to {from}`")))
            }
            _ => Ok(()),
        }
    }
}

fn check_version(flag: &str, wanted: Option<i64>, versions: &[i64]) -> Result<()> {
    let Some(wanted) = wanted.filter(|wanted| !versions.contains(wanted)) else { return Ok(()) };
    let versions = versions.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
    Err(Error::usage(format!("no migration has version {wanted}"))
        .hint(format!("give `{flag}` one of {versions}")))
}

/// These migrations, ready to be run, or everything that is wrong with them.
fn parts<'a>(migrations: impl Iterator<Item = &'a Migration>, source: &Source) -> Result<Vec<Part>> {
    let part = |migration: &'a Migration| {
        Ok(match prepare(&migration.file, &migration.text, &source.variables) {
            Ok(prepared) => Ok(Part { known: Known::of(migration)?, prepared }),
            Err(problems) => Err(problems),
        })
    };
    all_or_refusal(migrations.map(part).collect::<Result<Vec<_>>>()?)
}

impl Known {
    fn of(migration: &Migration) -> Result<Self> {
        let Migration { version, name, file, may_come_late, .. } = migration;
        Ok(Self {
            version: *version,
            name: name.clone(),
            file: file.clone(),
            may_come_late: *may_come_late,
            narrow: stamp(migration, Width::Int4).ok(),
            wide: stamp(migration, Width::Int8)?,
        })
    }

    /// `V3__add_codes`.
    fn title(&self) -> String {
        format!("V{}__{}", self.version, self.name)
    }

    /// `V3__add_codes, of migrations/V3__add_codes.sql`, on one line whatever the folder is called.
    fn heading(&self) -> String {
        format!("{}, of {}", self.title(), text::clean(&self.file))
    }

    /// The checksum in a history of 32 bits, as SQL.
    fn narrow(&self) -> String {
        self.narrow.as_ref().map_or_else(|| "NULL".to_owned(), |sum| literal(sum))
    }

    /// The checksum in a history whose version column has the type that the SQL `width` names, as SQL.
    fn checksum(&self, width: &str) -> String {
        format!("CASE {width} WHEN 'bigint' THEN {} ELSE {} END", literal(&self.wide), self.narrow())
    }
}

impl Outline {
    /// The last version it knows of.
    fn last(&self) -> i64 {
        self.known.last().map_or(0, |known| known.version)
    }

    /// `V2__b to V4__d`.
    fn title(&self) -> String {
        match self.parts.as_slice() {
            [] => format!("none, because nothing lies behind version {}", self.last()),
            [only] => only.known.title(),
            [first, .., last] => format!("{} to {}", first.known.title(), last.known.title()),
        }
    }

    /// The line of a heading that says what has to be there, where anything has to.
    fn condition(&self) -> String {
        match self.from {
            None | Some(0) => String::new(),
            Some(from) => format!("-- Everything up to version {from} has to be applied already.\n"),
        }
    }
}

impl Script {
    /// The script itself.
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl Report for Script {
    fn kind(&self) -> &'static str {
        "migrate.script/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new([
            Column::new("version"),
            Column::new("name"),
            Column::new("file"),
            Column::new("transaction"),
            Column::new("sql"),
        ]);
        for Part { known, prepared } in &self.outline.parts {
            table.push([
                Value::Number(known.version),
                known.name.as_str().into(),
                known.file.as_str().into(),
                Value::Flag(prepared.is_whole()),
                prepared.body.sent.as_str().into(),
            ]);
        }
        table
    }
}
