//! `migrate lint`: what is to be feared of the files that wait, or of all.

use super::evidence::Evidence;
use super::examine;
use super::seen::unseen;
use crate::conn::postgres::{Postgres, Reader};
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::migrate::files::{Migration, Source, load};
use crate::ops::migrate::history::{self, Entry, State};
use crate::ops::migrate::prepare::{Place, Prepared, Problem, prepare};
use crate::report::{self, Finding, Findings, Report, Table, Verdict};
use crate::text;

/// A file that cannot be run.
const REFUSED: &str = "refused";

/// What to look at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wishes {
    /// The files that were applied too.
    pub all: bool,
    /// Rules of taste too.
    pub style: bool,
}

/// What was found.
pub struct Lint {
    findings: Findings,
    files: usize,
    notes: Vec<String>,
    source: report::Source,
}

/// Looks at the files of `source` that wait in `postgres`; without it, at every file.
pub async fn lint(postgres: Option<&Postgres>, source: &Source, wishes: &Wishes) -> Result<Lint> {
    let migrations = load(source)?;
    let Some(postgres) = postgres else {
        let mut lint = look(Vec::new(), migrations, None, (source, wishes)).await;
        lint.notes
            .push("no database was asked: nothing is known of sizes, locks, and what was applied".to_owned());
        return Ok(lint);
    };
    match postgres.read().await {
        Ok(reader) => Ok(look_live(&reader, migrations, (source, wishes)).await),
        Err(error) => {
            let mut lint = look(Vec::new(), migrations, None, (source, wishes)).await;
            let what = "nothing is known of sizes, locks, and what was applied";
            lint.findings.0.insert(0, unseen(&postgres.target(), what, &error));
            Ok(lint)
        }
    }
}

/// What waits is told from what was applied by the history. Where nobody may read that, nothing is said of locks:
/// a file may be long done.
async fn look_live(reader: &Reader, migrations: Vec<Migration>, how: (&Source, &Wishes)) -> Lint {
    match entries(reader, &migrations).await {
        Ok(entries) => {
            let notes = history::problems(&entries);
            let (waiting, past): (Vec<_>, Vec<_>) = entries.into_iter().partition(waits);
            let past = if how.1.all { past } else { Vec::new() };
            let mut lint = look(files(past), files(waiting), Some(reader), how).await;
            lint.notes.extend(notes);
            lint
        }
        Err(error) => {
            let target = reader.source().target.unwrap_or_default();
            let mut lint = look(migrations, Vec::new(), Some(reader), how).await;
            let what = "which files were applied is not known, so nothing is said of their locks";
            lint.findings.0.insert(0, unseen(&target, what, &error));
            lint
        }
    }
}

async fn entries(reader: &Reader, migrations: &[Migration]) -> Result<Vec<Entry>> {
    history::compare(migrations, &history::read(reader).await?)
}

fn waits(entry: &Entry) -> bool {
    matches!(entry.state, State::Pending | State::Interrupted)
}

fn files(entries: Vec<Entry>) -> Vec<Migration> {
    entries.into_iter().filter_map(|entry| entry.migration).collect()
}

/// The findings about files that were applied and files that wait.
async fn look(
    past: Vec<Migration>,
    waiting: Vec<Migration>,
    reader: Option<&Reader>,
    (source, wishes): (&Source, &Wishes),
) -> Lint {
    let files = past.len() + waiting.len();
    let (past, mut refused) = prepared(&past, source);
    let (waiting, more) = prepared(&waiting, source);
    refused.extend(more);
    let (past, waiting): (Vec<_>, Vec<_>) = (past.iter().collect(), waiting.iter().collect());
    let found = examine(&past, &waiting, reader, wishes.style).await;
    let findings = Findings(refused.into_iter().chain(found.0).collect());
    let source = reader.map(Reader::source).unwrap_or_default();
    Lint { findings, files, notes: Vec::new(), source }
}

fn prepared(migrations: &[Migration], source: &Source) -> (Vec<Prepared>, Vec<Finding>) {
    let (mut files, mut refused) = (Vec::new(), Vec::new());
    for migration in migrations {
        match prepare(&migration.file, &migration.text, &source.variables) {
            Ok(prepared) => files.push(prepared),
            Err(problems) => refused.extend(problems.iter().map(|problem| refusal(migration, problem))),
        }
    }
    (files, refused)
}

/// A file that `migrate up` would refuse to begin.
fn refusal(migration: &Migration, problem: &Problem) -> Finding {
    let place = problem.excerpt();
    let subject = format!("{}:{}:{}", migration.file, place.line, place.column);
    let sentence = problem.sentence();
    let why = sentence.strip_prefix(&subject).map_or(sentence, |why| why.trim_start_matches([':', ' ']));
    let evidence = Evidence {
        place: Some((migration.file.clone(), Place { line: place.line, column: place.column })),
        statement: Some(text::clean(place.text.trim())),
        ..Evidence::default()
    };
    evidence.of(Finding::new(REFUSED, subject.as_str(), Verdict::Bad, why)).remedy(problem.fix())
}

impl Report for Lint {
    fn kind(&self) -> &'static str {
        "migrate.lint/1"
    }

    fn table(&self) -> Table {
        self.findings.table().when_empty(format!("no finding in {}", text::plural(self.files, "file")))
    }

    fn data(&self) -> serde_json::Value {
        self.findings.to_json()
    }

    fn verdict(&self) -> Verdict {
        self.findings.verdict()
    }

    fn notes(&self) -> Vec<String> {
        self.notes.clone()
    }

    fn source(&self) -> report::Source {
        self.source.clone()
    }

    /// A linter's findings are there to be dealt with, whatever their weight.
    fn exit(&self, strict: bool) -> Exit {
        match self.verdict() {
            Verdict::Warn | Verdict::Bad => Exit::Findings,
            Verdict::Fine | Verdict::Unknown => self.findings.exit(strict),
        }
    }
}
