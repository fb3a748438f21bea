//! Bringing the schema up to its files.

use std::collections::BTreeMap;

use super::done::Done;
use super::files::{Migration, Source, load};
use super::history::{self, Entry, History, State, Width};
use super::lint;
use super::patience::Patience;
use super::prepare::{Prepared, all_or_refusal, check_written, prepare};
use super::run::{Direction, Executor, Work};
use crate::conn::postgres::Postgres;
use crate::error::{Error, Kind, Result};
use crate::plan::{Approved, Danger, Fingerprint, Plan};
use crate::progress::Progress;
use crate::report::{self, Column, Findings, Report, Table, Value, Verdict};
use crate::text;

/// How far, and what stands in the way.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wishes {
    /// The last version to apply; all when there is none.
    pub limit: Option<i64>,
    /// Whether a finding about the files forbids to apply them.
    pub deny: bool,
    /// Whether it is a finding that anything waits.
    pub fail_on_pending: bool,
}

/// The migrations that wait, up to a version.
pub struct Up {
    database: String,
    /// Every file, applied or not: the history is verified against them again under the lock.
    migrations: Vec<Migration>,
    works: Vec<Work>,
    wishes: Wishes,
    findings: Findings,
    remarks: Vec<String>,
    source: report::Source,
}

/// Works out what waits in `postgres` of the files of `source`, and what is to be feared of it.
pub async fn plan(postgres: &Postgres, source: &Source, wishes: Wishes) -> Result<Up> {
    let migrations = load(source)?;
    check_limit(migrations.iter().map(|migration| migration.version), wishes.limit)?;
    let reader = postgres.read().await?;
    let history = history::read(&reader).await?;
    let entries = history::compare(&migrations, &history)?;
    history::verify(&entries)?;
    check_direction(&history, Direction::Up)?;
    history::check_place(&migrations, &history)?;
    let highest = migrations.last().map_or(0, |migration| migration.version);
    let widens = !history.exists && history.width_for(highest) == Width::Int8;
    let told: Vec<_> = entries.iter().filter_map(|entry| entry.remark.clone()).collect();
    let works = works(due(entries, wishes.limit), &source.variables)?;
    let builtin = source.remark().filter(|_| !works.is_empty());
    let remarks = told.into_iter().chain(widens.then(|| WIDE.to_owned())).chain(builtin).collect();
    check_all_written(&works)?;
    let files: Vec<&Prepared> = works.iter().map(|work| &work.prepared).collect();
    let findings = lint::findings(&files, Some(&reader), false).await;
    let database = postgres.settings().database.clone();
    Ok(Up { database, migrations, works, wishes, findings, remarks, source: reader.source() })
}

/// What becomes of versions that do not fit 32 bits.
const WIDE: &str = "The history is made for versions of 64 bits, which a refinery reads that is built with \
                    `int8-versions`, and no other";

/// The entries that wait, up to a version.
pub(super) fn due(entries: Vec<Entry>, limit: Option<i64>) -> Vec<Entry> {
    let is_due = |entry: &Entry| limit.is_none_or(|limit| entry.version <= limit);
    let waits = |entry: &Entry| matches!(entry.state, State::Pending | State::Interrupted);
    entries.into_iter().filter(|entry| waits(entry) && is_due(entry)).collect()
}

/// The files of these entries, ready to be run, or everything that is wrong with them.
pub(super) fn works(entries: Vec<Entry>, variables: &BTreeMap<String, String>) -> Result<Vec<Work>> {
    let work = |entry: Entry| {
        let Entry { version, name, checksum, migration, .. } = entry;
        let migration = migration.ok_or_else(|| Error::bug(format!("V{version} waits without a file")))?;
        let prepared = prepare(&migration.file, &migration.text, variables);
        Ok(prepared.map(|prepared| Work { version, name, checksum, prepared, direction: Direction::Up }))
    };
    all_or_refusal(entries.into_iter().map(work).collect::<Result<Vec<_>>>()?)
}

/// Refuses files that nobody has written yet, as `migrate new` makes them.
pub(super) fn check_all_written(works: &[Work]) -> Result<()> {
    all_or_refusal(works.iter().map(|work| check_written(&work.prepared))).map(drop)
}

/// Refuses a limit that is none of `versions`.
pub(super) fn check_limit(versions: impl Iterator<Item = i64>, limit: Option<i64>) -> Result<()> {
    let Some(limit) = limit else { return Ok(()) };
    let versions: Vec<_> = versions.collect();
    if versions.contains(&limit) {
        return Ok(());
    }
    let versions: Vec<_> = versions.iter().map(i64::to_string).collect();
    Err(Error::usage(format!("no migration has version {limit}"))
        .hint(format!("give `--to` one of {}", versions.join(", "))))
}

/// A migration that was stopped in the middle is ended the way it was begun.
pub(super) fn check_direction(history: &History, wanted: Direction) -> Result<()> {
    let Some(interrupted) = &history.interrupted else { return Ok(()) };
    let begun = if interrupted.down { Direction::Down } else { Direction::Up };
    if begun == wanted {
        return Ok(());
    }
    Err(interrupted
        .comes_first()
        .hint("where its file is gone, or another tool has recorded it: `authctl migrate repair`"))
}

/// Applies an approved plan.
pub async fn apply(
    postgres: &Postgres,
    approved: &Approved<Up>,
    patience: &Patience,
    progress: &dyn Progress,
) -> Result<Done> {
    let plan = approved.plan();
    let mut executor = Executor::open(postgres, approved, patience, progress).await?;
    let left = still_due(plan, executor.history())?;
    let by_others = plan.works.len() - left.len();
    let source = executor.source();
    executor.make_history(plan.migrations.last().map_or(0, |newest| newest.version)).await?;
    executor.run(&left).await?;
    Ok(Done { kind: "migrate.up/1", state: "applied", ran: executor.into_ran(), by_others, source })
}

/// What is left now that the lock is ours: never more than was agreed to.
fn still_due<'a>(plan: &'a Up, history: &History) -> Result<Vec<&'a Work>> {
    let entries = history::compare(&plan.migrations, history)?;
    history::verify(&entries)?;
    check_direction(history, Direction::Up)?;
    let due = due(entries, plan.wishes.limit);
    let planned = |entry: &Entry| {
        plan.works.iter().find(|work| work.version == entry.version && work.checksum == entry.checksum)
    };
    let works: Vec<_> = due.iter().filter_map(planned).collect();
    if works.len() == due.len() {
        return Ok(works);
    }
    Err(Error::new(Kind::Conflict, "the history lost rows since the plan was shown; nothing was changed")
        .hint("run the command again and read the new plan"))
}

impl Up {
    /// Refuses to go on where findings were to forbid it.
    pub fn check_findings(&self) -> Result<()> {
        let count = self.findings.0.len();
        if !self.wishes.deny || count == 0 {
            return Ok(());
        }
        let message = format!("{} denied by `--deny`; nothing was changed", text::plural(count, "finding"));
        Err(self.finding_lines().into_iter().fold(Error::new(Kind::Findings, message), Error::because).hint(
            "correct the files, or accept one finding with `-- squawk-ignore <rule>` above its statement",
        ))
    }

    fn finding_lines(&self) -> Vec<String> {
        let line = |finding: &report::Finding| {
            let report::Finding { verdict, check, subject, summary, .. } = finding;
            format!("{} {check} at {subject}: {summary}", verdict.word())
        };
        self.findings.0.iter().map(line).collect()
    }
}

impl Report for Up {
    fn kind(&self) -> &'static str {
        "migrate.up.plan/1"
    }

    fn table(&self) -> Table {
        let when_empty = self.wishes.limit.map_or_else(
            || "Every migration is applied.".to_owned(),
            |limit| format!("Every migration up to version {limit} is applied."),
        );
        table_of(&self.works, "apply").when_empty(when_empty)
    }

    fn verdict(&self) -> Verdict {
        let forbidden = self.wishes.deny && !self.findings.0.is_empty();
        let waits = self.wishes.fail_on_pending && !self.works.is_empty();
        if forbidden || waits { Verdict::Bad } else { Verdict::Fine }
    }

    fn notes(&self) -> Vec<String> {
        self.remarks.iter().cloned().chain(self.finding_lines()).collect()
    }

    fn source(&self) -> report::Source {
        self.source.clone()
    }
}

/// What is to be done with each file.
pub(super) fn table_of(works: &[Work], action: &str) -> Table {
    let mut table = Table::new([
        Column::new("version"),
        Column::new("name"),
        Column::new("action"),
        Column::expendable("statements", 6),
        Column::expendable("transaction", 6),
        Column::expendable("file", 5),
    ]);
    for Work { version, name, prepared, .. } in works {
        let statements = i64::try_from(prepared.parsed.statements.len()).unwrap_or(i64::MAX);
        table.push([
            Value::Number(*version),
            name.as_str().into(),
            action.into(),
            Value::Count(statements),
            Value::Flag(prepared.is_whole()),
            prepared.file.as_str().into(),
        ]);
    }
    table
}

impl Plan for Up {
    fn action(&self) -> &'static str {
        "migrate.up"
    }

    fn target(&self) -> &str {
        &self.database
    }

    fn summary(&self) -> String {
        let count = text::plural(self.works.len(), "migration");
        format!("apply {count} to database \"{}\"", self.database)
    }

    fn danger(&self) -> Danger {
        Danger::Reversible
    }

    fn is_empty(&self) -> bool {
        self.works.is_empty()
    }

    /// The files, the values in them and the goal, not what is left to do: when several runs start together,
    /// one of them does the work while the others wait for the lock and then find it done, which is what they
    /// want.
    fn fingerprint(&self) -> Fingerprint {
        let limit = self.wishes.limit.map_or_else(String::new, |limit| limit.to_string());
        let address = self.source.target.as_deref().unwrap_or_default();
        let files = self.migrations.iter().flat_map(|one| [one.file.as_str(), one.text.as_str()]);
        Fingerprint::of(&[self.action(), address, &limit].into_iter().chain(files).collect::<Vec<_>>())
    }
}
