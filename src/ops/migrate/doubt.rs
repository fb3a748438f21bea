//! Saying how a step ended whose end nobody saw: the operator has looked, and the journal believes it.

use tokio_postgres::types::Type;

use super::history::{self, Interrupted};
use super::patience::Patience;
use super::procedure::{Procedure, Titles, step};
use super::run::Executor;
use crate::conn::postgres::Postgres;
use crate::error::{Error, Kind, Result};
use crate::plan::{Approved, Fingerprint};
use crate::progress::Progress;
use crate::report::{Column, Report, Source, Table, Value};

const TITLES: Titles = Titles { action: "migrate.repair.step", kind: "migrate.repair.step.plan/1" };

/// How a step ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Which step, from 1.
    pub step: i32,
    /// Whether it was done; else it is to be run again.
    pub done: bool,
}

impl Word {
    const fn verb(self) -> &'static str {
        if self.done { "done" } else { "to be run again" }
    }
}

/// A word on a step, worked out.
pub type Doubt = Procedure<Matter>;

/// What is needed to write it down.
pub struct Matter {
    word: Word,
    interrupted: Interrupted,
}

/// Works out which step of the interrupted migration is meant.
pub async fn plan(postgres: &Postgres, word: Word) -> Result<Doubt> {
    let reader = postgres.read().await?;
    let history = history::read(&reader).await?;
    let interrupted = history.interrupted.clone().ok_or_else(|| {
        Error::usage("no migration was stopped between its steps")
            .hint("`authctl migrate status` shows how every migration stands")
    })?;
    let statement =
        format!("SELECT 1 FROM {} WHERE version = $1 AND step = $2 AND state = 'begun'", history.journal());
    let key = [(&interrupted.version as _, Type::INT8), (&word.step as _, Type::INT4)];
    if reader.rows(&statement, &key).await?.is_empty() {
        return Err(not_in_doubt(word, interrupted.version));
    }
    let title = format!("step {} of V{}", word.step, interrupted.version);
    let database = postgres.settings().database.clone();
    Ok(Procedure {
        titles: &TITLES,
        summary: format!("write down for database \"{database}\" that {title} is {}", word.verb()),
        steps: vec![step(format!("write down as {}", word.verb()), title)],
        notes: Vec::new(),
        fingerprint: Fingerprint::of(&[&interrupted.sentence(), &word.step.to_string(), word.verb()]),
        source: reader.source(),
        database,
        matter: Matter { word, interrupted },
    })
}

fn not_in_doubt(word: Word, version: i64) -> Error {
    let message = format!("step {} of V{version} is not in doubt; nothing was changed", word.step);
    Error::new(Kind::Conflict, message).hint("`authctl migrate up` names the step that is")
}

/// Writes an approved word down.
pub async fn apply(
    postgres: &Postgres,
    approved: &Approved<Doubt>,
    patience: &Patience,
    progress: &dyn Progress,
) -> Result<Settled> {
    let Matter { word, interrupted } = &approved.plan().matter;
    let mut executor = Executor::open(postgres, approved, patience, progress).await?;
    let journal = executor.history().journal();
    let change = if word.done {
        format!("UPDATE {journal} SET state = 'done'")
    } else {
        format!("DELETE FROM {journal}")
    };
    let statement = format!("{change} WHERE version = $1 AND step = $2 AND state = 'begun'");
    let key = [(&interrupted.version as _, Type::INT8), (&word.step as _, Type::INT4)];
    match executor.writer().execute(&statement, &key).await? {
        0 => Err(not_in_doubt(*word, interrupted.version)),
        _ => Ok(Settled { version: interrupted.version, word: *word, source: executor.source() }),
    }
}

/// What was written down.
pub struct Settled {
    version: i64,
    word: Word,
    source: Source,
}

impl Report for Settled {
    fn kind(&self) -> &'static str {
        "migrate.repair.step/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new(["version", "step", "state"].map(Column::new));
        table.push([
            Value::Number(self.version),
            Value::Number(self.word.step.into()),
            self.word.verb().into(),
        ]);
        table
    }

    fn notes(&self) -> Vec<String> {
        vec!["Go on with `authctl migrate up`, or `down` where the migration was on its way back".to_owned()]
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}
