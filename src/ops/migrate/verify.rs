//! Whether files, history and database agree: the history row by row, the database object by object with what
//! the files build in a scratch database.

use super::catalog::{self, Difference};
use super::files::Source;
use super::history::{Entry, State};
use super::procedure::{Procedure, Titles, step};
use super::scratch::{self, Agreement, Replay};
use super::stock::{self, Stock};
use crate::conn::postgres::Postgres;
use crate::error::{Kind, Result};
use crate::exit::Exit;
use crate::plan::Approved;
use crate::progress::Progress;
use crate::report::{self, Finding, Findings, Report, Table, Verdict};
use crate::text;

const TITLES: Titles = Titles { action: "migrate.verify", kind: "migrate.verify.plan/1" };

/// So many additions are named; of more the number says enough.
const NAMED: usize = 5;

/// A verification that was worked out.
pub type Verification = Procedure<Matter>;

/// What is needed to carry a verification out.
pub struct Matter(Stock);

/// Works out what to compare.
pub async fn plan(postgres: &Postgres, source: &Source) -> Result<Verification> {
    let stock = stock::take(postgres, source).await?;
    let database = postgres.settings().database.clone();
    let replayed = text::plural(stock.applied, "applied migration");
    Ok(Procedure {
        titles: &TITLES,
        summary: format!("compare database \"{database}\" with what {replayed} build in a scratch database"),
        steps: vec![
            step("make", "a scratch database on the same server"),
            step("replay there", replayed),
            step("compare", format!("every object of database \"{database}\" with it")),
            step("drop", "the scratch database, for which the server writes a checkpoint"),
        ],
        notes: Vec::new(),
        fingerprint: stock.fingerprint(),
        source: stock.source.clone(),
        database,
        matter: Matter(stock),
    })
}

/// What was found.
pub struct Verified {
    findings: Findings,
    notes: Vec<String>,
    compared: Option<usize>,
    in_conflict: bool,
    source: report::Source,
}

/// Compares files and history alone: nothing is made.
pub async fn compare(postgres: &Postgres, source: &Source) -> Result<Verified> {
    let stock = stock::take(postgres, source).await?;
    let notes = vec!["The database itself was not compared: `authctl migrate verify` does that.".to_owned()];
    Ok(Verified::of(&stock, Vec::new(), notes, None))
}

/// Carries an approved verification out.
pub async fn apply(
    postgres: &Postgres,
    approved: &Approved<Verification>,
    progress: &dyn Progress,
) -> Result<Verified> {
    let Matter(stock) = &approved.plan().matter;
    let live = catalog::read(&postgres.read().await?).await?;
    let agreement = scratch::with(postgres, approved, progress, stock.extensions(), async |scratch| {
        let mut replay = Replay::begin(scratch, approved, progress).await?;
        match scratch::agree(&mut replay, &stock.all(), stock.applied, &live, false).await {
            Err(error) if error.kind() == Kind::Failed => Ok(Err(error)),
            agreement => agreement.map(Ok),
        }
    });
    Ok(match agreement.await? {
        Ok(agreement) => {
            let findings = unrecorded(stock, &agreement).into_iter().chain(drift(&agreement.differences));
            Verified::of(stock, findings.collect(), additions(&agreement.differences), Some(live.objects()))
        }
        Err(error) => {
            let finding = Finding::new("replay", "the files", Verdict::Bad, error.to_string())
                .remedy("files that build no database cannot be compared with one: correct them");
            Verified::of(stock, vec![finding], Vec::new(), None)
        }
    })
}

/// Migrations whose objects are all there, and which nobody recorded: a tool that was killed between the two
/// leaves them so.
fn unrecorded(stock: &Stock, agreement: &Agreement) -> Vec<Finding> {
    let there = stock.works[..agreement.replayed].iter().skip(stock.applied);
    let finding = |work: &super::run::Work| {
        let summary = "everything it makes is in the database, and the history has no row of it";
        Finding::new("history.unrecorded", work.title(), Verdict::Bad, summary)
            .remedy("record it with `authctl migrate repair`")
    };
    there.map(finding).collect()
}

/// What is not as the files build it.
fn drift(differences: &[Difference]) -> impl Iterator<Item = Finding> {
    differences.iter().filter(|difference| !difference.is_left_to_operators()).map(|difference| {
        let check = format!("drift.{}", difference.how.word());
        Finding::new(&check, difference.subject(), Verdict::Bad, difference.sentence())
            .evidence("expected", difference.expected.clone())
            .evidence("found", difference.found.clone())
    })
}

/// What operators gave the database beside its migrations, as `authctl init` does.
fn additions(differences: &[Difference]) -> Vec<String> {
    let added: Vec<_> = differences.iter().filter(|difference| difference.is_left_to_operators()).collect();
    if added.is_empty() {
        return Vec::new();
    }
    let named =
        added.iter().take(NAMED).map(|difference| difference.subject()).collect::<Vec<_>>().join("; ");
    let more = if added.len() > NAMED { "; …" } else { "" };
    let count = text::plural(added.len(), "extension or privilege");
    let count = count.replace("extension or privileges", "extensions and privileges");
    vec![format!("Beside the migrations there are {count}, which is no drift: {named}{more}")]
}

/// What contradicts the history.
fn finding_of(entry: &Entry) -> Option<Finding> {
    let title = format!("V{}__{}", entry.version, entry.name);
    let check = format!("history.{}", entry.state.word());
    if let Some(problem) = &entry.problem {
        let remedy = match entry.state {
            State::OutOfOrder => "give it a version above those that were applied",
            _ => {
                "bring back the file that was applied; where the database agrees with the files as they are, \
                  `authctl migrate repair` records them"
            }
        };
        return Some(Finding::new(&check, title, Verdict::Bad, problem).remedy(remedy));
    }
    let remark = entry.remark.as_ref()?;
    Some(match entry.state {
        State::Interrupted => Finding::new(&check, title, Verdict::Bad, remark)
            .remedy("go on with `authctl migrate up`, or `down` where it was on its way back"),
        _ => Finding::new("history.line_ends", title, Verdict::Warn, remark),
    })
}

impl Verified {
    fn of(stock: &Stock, findings: Vec<Finding>, notes: Vec<String>, compared: Option<usize>) -> Self {
        let history: Vec<_> = stock.entries.iter().filter_map(finding_of).collect();
        let in_conflict = history.iter().any(|finding| finding.verdict == Verdict::Bad);
        let findings = Findings(history.into_iter().chain(findings).collect());
        Self { findings, notes, compared, in_conflict, source: stock.source.clone() }
    }
}

impl Report for Verified {
    fn kind(&self) -> &'static str {
        "migrate.verify/1"
    }

    fn table(&self) -> Table {
        let agree = match self.compared {
            Some(objects) => {
                format!(
                    "Files and history agree, and so do the {} in the database.",
                    text::plural(objects, "object")
                )
            }
            None => "Files and history agree.".to_owned(),
        };
        self.findings.table().when_empty(agree)
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

    fn exit(&self, strict: bool) -> Exit {
        if self.in_conflict { Exit::Conflict } else { self.findings.exit(strict) }
    }
}
