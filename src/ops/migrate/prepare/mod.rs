//! A migration file on its way to the server: what of it is sent, and in how many transactions.
//!
//! Everything that would go wrong for certain is refused here, before anything is begun.

mod body;
mod directive;
mod place;
mod placeholders;
mod problem;
mod psql;
mod steps;

use std::collections::BTreeMap;

pub(super) use body::Body;
pub(super) use directive::NO_TRANSACTION;
pub(super) use place::Place;
pub(super) use problem::{Problem, all_or_refusal};
pub(super) use steps::{Step, Way};

use super::grammar::{self, Parsed, Sort};
use directive::Directives;

/// A file, ready to be run.
pub(super) struct Prepared {
    /// The path to print.
    pub(super) file: String,
    /// What is sent of it.
    pub(super) body: Body,
    /// Its statements.
    pub(super) parsed: Parsed,
    /// How it is run.
    pub(super) course: Course,
}

/// How a file is run.
#[derive(Clone, Debug)]
pub(super) enum Course {
    /// As it is, in one transaction with its row of the history.
    Whole,
    /// Outside of a transaction, step by step, with a journal.
    Stepwise(Vec<Step>),
}

impl Prepared {
    /// Whether it is run in one transaction.
    pub(super) fn is_whole(&self) -> bool {
        matches!(self.course, Course::Whole)
    }
}

/// That a file to be run holds no statement: recorded as done, it would be a lie as soon as it is written.
pub(super) fn check_written(prepared: &Prepared) -> Result<(), Vec<Problem>> {
    if !prepared.parsed.statements.is_empty() {
        return Ok(());
    }
    let fix = "write its SQL; where there is nothing to do, say so with `SELECT 1;`";
    Err(vec![prepared.body.problem(&prepared.file, problem::Complaint::at(0, "it holds no statement", fix))])
}

/// Prepares the text of `file`, or says everything that is wrong with it.
pub(super) fn prepare(
    file: &str,
    text: &str,
    variables: &BTreeMap<String, String>,
) -> Result<Prepared, Vec<Problem>> {
    let directives = Directives::of(text).map_err(|problem| vec![problem.of(file, text)])?;
    let values = if directives.literal { None } else { Some(variables) };
    let body = body::of(text, values).map_err(|problems| all(problems, file, text))?;
    let parsed = grammar::parse(&body.sent);
    let course = course(&body, &parsed, directives.no_transaction).map_err(|complaints| {
        complaints.into_iter().map(|complaint| body.problem(file, complaint)).collect::<Vec<_>>()
    })?;
    Ok(Prepared { file: file.to_owned(), body, parsed, course })
}

fn all(complaints: Vec<problem::Complaint>, file: &str, text: &str) -> Vec<Problem> {
    complaints.into_iter().map(|complaint| complaint.of(file, text)).collect()
}

fn course(body: &Body, parsed: &Parsed, no_transaction: bool) -> Result<Course, Vec<problem::Complaint>> {
    let misfits = psql::misfits(&body.sent, parsed);
    if !misfits.is_empty() {
        return Err(misfits);
    }
    if no_transaction {
        return steps::of(&body.sent, parsed).map(Course::Stepwise);
    }
    let misfits: Vec<_> = parsed.statements.iter().filter_map(misfit_in_transaction).collect();
    if misfits.is_empty() { Ok(Course::Whole) } else { Err(misfits) }
}

/// What a statement has against running in the transaction of its file.
fn misfit_in_transaction(statement: &grammar::Statement) -> Option<problem::Complaint> {
    let (why, fix) = match statement.sort {
        Sort::Alone(_) => (
            "this statement refuses to run in a transaction, and the file is run in one",
            format!("let the file begin with the line `{NO_TRANSACTION}`"),
        ),
        Sort::Control(_) => (
            "this begins or ends a transaction, and the file is run in one together with its row of the history",
            format!("take it out, or let the file begin with the line `{NO_TRANSACTION}`"),
        ),
        Sort::Discard => return Some(steps::discards(statement)),
        Sort::Ordinary | Sort::Setting | Sort::MayCommit => return None,
    };
    Some(problem::Complaint::at(statement.range.start, why, fix))
}

#[cfg(test)]
mod tests {
    use super::*;
    use problem::refusal;

    fn refused(text: &str) -> String {
        let problems = prepare("V1__a.sql", text, &BTreeMap::new()).err().unwrap();
        refusal(problems).to_string()
    }

    #[test]
    fn what_refuses_a_transaction_is_refused_in_one() {
        let refusal = refused("CREATE TABLE a (b int);\n  CREATE INDEX CONCURRENTLY i ON a (b);");
        assert!(refusal.starts_with("V1__a.sql:2:3: this statement refuses"), "{refusal}");
        assert!(refused("SELECT 1; COMMIT;").contains("V1__a.sql:1:11: this begins or ends"));
        assert!(matches!(prepare("a", "SELECT 1", &BTreeMap::new()).unwrap().course, Course::Whole));
    }

    #[test]
    fn the_directive_is_understood_in_three_spellings() {
        for line in ["-- authctl: no-transaction", "-- no-transaction", "-- +goose NO TRANSACTION"] {
            let text = format!("{line}\nVACUUM;");
            let prepared = prepare("a", &text, &BTreeMap::new()).unwrap();
            assert!(matches!(prepared.course, Course::Stepwise(steps) if steps.len() == 1), "{line}");
        }
    }
}
