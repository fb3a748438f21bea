//! Files and history side by side, with every file ready to be replayed: what verify, repair, baseline and a
//! rehearsal begin with.

use super::files::{Source, load};
use super::history::{self, Entry, History, State};
use super::run::Work;
use super::scratch;
use super::up;
use crate::conn::postgres::Postgres;
use crate::error::Result;
use crate::plan::Fingerprint;
use crate::report;

/// What there is.
pub(super) struct Stock {
    /// The history.
    pub(super) history: History,
    /// Every version of files and history.
    pub(super) entries: Vec<Entry>,
    /// Every file, ready to be run, by rising version: first those that were applied.
    pub(super) works: Vec<Work>,
    /// How many of them were applied.
    pub(super) applied: usize,
    /// Whom the history comes from.
    pub(super) source: report::Source,
}

/// Reads files and history, and prepares every file.
pub(super) async fn take(postgres: &Postgres, source: &Source) -> Result<Stock> {
    let migrations = load(source)?;
    let reader = postgres.read().await?;
    let history = history::read(&reader).await?;
    history::check_place(&migrations, &history)?;
    let entries = history::compare(&migrations, &history)?;
    let with_file = entries.iter().filter(|entry| entry.migration.is_some()).cloned();
    let is_applied = |entry: &Entry| matches!(entry.state, State::Applied | State::Divergent);
    let (applied, waiting): (Vec<_>, Vec<_>) = with_file.partition(is_applied);
    let count = applied.len();
    let works = up::works(applied.into_iter().chain(waiting).collect(), &source.variables)?;
    scratch::check_reach(&works.iter().collect::<Vec<_>>())?;
    Ok(Stock { history, entries, works, applied: count, source: reader.source() })
}

impl Stock {
    /// The works as they are handed on.
    pub(super) fn all(&self) -> Vec<&Work> {
        self.works.iter().collect()
    }

    /// The extensions that the files make.
    pub(super) fn extensions(&self) -> Vec<String> {
        extensions(&self.works)
    }

    /// A short name for these files and this history.
    pub(super) fn fingerprint(&self) -> Fingerprint {
        let texts = self.works.iter().flat_map(|work| [work.name.clone(), work.prepared.body.sent.clone()]);
        let rows =
            self.history.rows.iter().map(|row| format!("{} {} {}", row.version, row.name, row.checksum));
        let parts: Vec<String> = texts.chain(rows).collect();
        Fingerprint::of(&parts.iter().map(String::as_str).collect::<Vec<_>>())
    }
}

/// The extensions that `works` make.
pub(super) fn extensions(works: &[Work]) -> Vec<String> {
    let statements = works.iter().flat_map(|work| &work.prepared.parsed.statements);
    statements.filter_map(|statement| statement.extension.clone()).collect()
}
