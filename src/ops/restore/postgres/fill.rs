//! Everything that is in an archive, put into an empty database.

use super::contents::Contents;
use super::load::{Load, Loaded};
use super::look::Look;
use super::{Options, Origin};
use crate::conn::postgres::tools::{self, Call, Process, Program, Stage, Tool};
use crate::conn::postgres::{Postgres, Writer};
use crate::error::{Error, Kind, Result};
use crate::ops::repository::PostgresFormat;
use crate::plan::{Approved, Plan};
use crate::progress::{Progress, Task};
use crate::sql::identifier;

/// An empty database, and what is to be in it.
pub(super) struct Fill<'a> {
    pub(super) origin: &'a Origin,
    pub(super) options: &'a Options,
    pub(super) postgres: &'a Postgres,
    pub(super) look: &'a Look,
    pub(super) progress: &'a dyn Progress,
}

impl Fill<'_> {
    /// Fills it. `home` is a session on the server that has it.
    pub(super) async fn run<P: Plan>(&self, approved: &Approved<P>, home: &Writer) -> Result<Option<Loaded>> {
        match self.origin.format()? {
            PostgresFormat::Directory => self.directory(approved, home).await.map(Some),
            PostgresFormat::Custom => self.whole(home, Program::Restore).await.map(|()| None),
            PostgresFormat::Plain => self.whole(home, Program::Psql).await.map(|()| None),
        }
    }

    async fn directory<P: Plan>(&self, approved: &Approved<P>, home: &Writer) -> Result<Loaded> {
        let contents =
            self.look.contents.as_ref().ok_or_else(|| Error::bug("a folder was not looked into"))?;
        let written_by = contents.toc.header.tool_major().unwrap_or_default();
        let tool = tools::find_for_archive(self.postgres, home.host(), self.look.major, written_by).await?;
        let (toc, [list, keys]) = (contents.toc.write(), contents.lists());
        let files = [("toc.dat", &*toc), ("list", list.as_bytes()), ("foreign-keys", keys.as_bytes())];
        let stage = tool.stage(&files).await?;
        self.make_schemas(approved, contents).await?;
        self.section(&tool, &stage, ("pre-data", "list")).await?;
        self.section(&tool, &stage, ("data", "list")).await?;
        let task = Task::of_bytes(self.progress, "restoring rows", self.origin.raw_bytes());
        let load = Load { origin: self.origin, contents, postgres: self.postgres, task: &task };
        let loaded = load.run(approved, self.options.jobs).await?;
        drop(task);
        self.check_rows(&loaded)?;
        self.section(&tool, &stage, ("post-data", "list")).await?;
        if !keys.is_empty() {
            self.section(&tool, &stage, ("post-data", "foreign-keys")).await?;
        }
        stage.remove().await;
        Ok(loaded)
    }

    async fn make_schemas<P: Plan>(&self, approved: &Approved<P>, contents: &Contents) -> Result<()> {
        let missing = contents.missing_schemas();
        if missing.is_empty() {
            return Ok(());
        }
        let writer = self.postgres.write(approved).await?;
        for schema in missing {
            writer.batch(&format!("CREATE SCHEMA IF NOT EXISTS {}", identifier(schema))).await?;
        }
        Ok(())
    }

    async fn section(&self, tool: &Tool, stage: &Stage, (section, list): (&str, &str)) -> Result<()> {
        let _task = Task::open_ended(self.progress, section);
        let mut arguments = vec![
            "--format=directory".to_owned(),
            "--exit-on-error".to_owned(),
            format!("--section={section}"),
            format!("--use-list={}/{list}", stage.path()),
        ];
        if section == "post-data" && self.options.jobs > 1 {
            arguments.push(format!("--jobs={}", self.options.jobs));
        }
        arguments.extend(self.without_owner());
        arguments.push(stage.path().to_owned());
        self.start(tool, &arguments, false).await?.finish().await.map(drop)
    }

    fn without_owner(&self) -> Vec<String> {
        let flags = ["--no-owner", "--no-privileges"].map(str::to_owned);
        if self.options.no_owner { flags.to_vec() } else { Vec::new() }
    }

    async fn start(&self, tool: &Tool, arguments: &[String], fed: bool) -> Result<Process> {
        let database = &self.postgres.settings().database;
        tool.start(&Call { database, arguments, fed }).await
    }

    /// Fewer rows than were backed up would be no restore.
    fn check_rows(&self, loaded: &Loaded) -> Result<()> {
        let Origin::Set(_) = self.origin else { return Ok(()) };
        if !self.options.tables.is_empty() {
            return Ok(());
        }
        let expected: u64 = self.origin.part()?.tables.iter().map(|table| table.rows).sum();
        if expected == loaded.rows {
            return Ok(());
        }
        let message = format!("{} rows were restored of {expected} that were backed up", loaded.rows);
        Err(Error::new(Kind::Findings, message))
    }

    /// An archive in one file, or a script, which only its own program reads, from beginning to end.
    async fn whole(&self, home: &Writer, program: Program) -> Result<()> {
        let tool = tools::find(self.postgres, home.host(), program, self.look.major).await?;
        let mut arguments = Vec::new();
        if program == Program::Restore {
            arguments.extend(["--format=custom".to_owned(), "--exit-on-error".to_owned()]);
            arguments.extend(self.without_owner());
        } else {
            arguments.push("--quiet".to_owned());
        }
        let task = Task::of_bytes(self.progress, program.name(), self.origin.raw_bytes());
        let mut content = self.origin.open_whole().await?;
        let mut tail = Tail::default();
        let pieces = async || {
            let piece = content.next().await?;
            task.advance(piece.as_ref().map_or(0, |piece| piece.len() as u64));
            if let Some(piece) = &piece {
                tail.add(piece);
            }
            Ok(piece)
        };
        self.start(&tool, &arguments, true).await?.feed(pieces).await?;
        if program == Program::Psql { tail.check() } else { Ok(()) }
    }
}

/// The end of a script, where `pg_dump` says that it is one: a script that was cut off runs without an error.
#[derive(Default)]
struct Tail(Vec<u8>);

impl Tail {
    const LONGEST: usize = 256;
    const END: &str = "-- PostgreSQL database dump complete";

    fn add(&mut self, piece: &[u8]) {
        self.0.extend_from_slice(&piece[piece.len().saturating_sub(Self::LONGEST)..]);
        self.0.drain(..self.0.len().saturating_sub(Self::LONGEST));
    }

    fn check(&self) -> Result<()> {
        if String::from_utf8_lossy(&self.0).contains(Self::END) {
            return Ok(());
        }
        Err(Error::new(
            Kind::Findings,
            "the script ends before its end: it lacks the line that `pg_dump` ends with",
        ))
    }
}
