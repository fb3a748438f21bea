//! A file that is run outside of a transaction, as steps that can each be done once.

use std::ops::Range;

use super::problem::Complaint;
use crate::ops::migrate::grammar::{Alone, Control, Parsed, Sort, Statement};
use crate::plan::Fingerprint;

/// A piece of a file that is done as a whole or not at all, as far as PostgreSQL lets it.
#[derive(Clone, Debug)]
pub(in crate::ops::migrate) struct Step {
    /// Its place in what is sent, in bytes.
    pub(in crate::ops::migrate) range: Range<usize>,
    /// How it is done.
    pub(in crate::ops::migrate) way: Way,
    /// The fingerprint of its text: a journal knows by it whether it was changed meanwhile.
    pub(in crate::ops::migrate) fingerprint: String,
}

/// How a step is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ops::migrate) enum Way {
    /// It sets the session for what follows, so it is done again whenever the file is gone on with.
    Setting,
    /// In a transaction together with its entry of the journal.
    InTransaction,
    /// Outside of any; the journal knows that it was begun, and the catalog how it ended.
    Alone(Alone),
    /// Outside of any; nothing but the journal knows how it ended.
    Doubtful,
}

/// The steps of a text: a statement each, or what stands between BEGIN and COMMIT.
pub(super) fn of(text: &str, parsed: &Parsed) -> Result<Vec<Step>, Vec<Complaint>> {
    if let Some(mistake) = parsed.errors().first() {
        return Err(vec![Complaint::at(
            mistake.at,
            format!(
                "the file is to be run statement by statement, and here it cannot be read: {}",
                mistake.message
            ),
            "correct it; what newer servers understand goes into a file of its own, without `no-transaction`",
        )]);
    }
    let mut steps = Vec::new();
    let mut statements = parsed.statements.iter();
    while let Some(statement) = statements.next() {
        steps.extend(match &statement.sort {
            Sort::Control(Control::Begin) if has_mode(&text[statement.range.clone()]) => {
                return Err(vec![moded(statement)]);
            }
            Sort::Control(Control::Begin) => {
                group(statement, &mut statements).map_err(|complaint| vec![complaint])?
            }
            Sort::Control(_) => return Err(vec![stray(statement)]),
            sort => {
                Some((statement.range.clone(), way(statement, sort).map_err(|complaint| vec![complaint])?))
            }
        });
    }
    let step = |(range, way): (Range<usize>, Way)| Step {
        fingerprint: Fingerprint::of(&[&text[range.clone()]]).to_string(),
        range,
        way,
    };
    Ok(steps.into_iter().map(step).collect())
}

fn way(statement: &Statement, sort: &Sort) -> Result<Way, Complaint> {
    match sort {
        _ if statement.lingers => Err(lingering(statement)),
        _ if statement.local => Err(Complaint::at(
            statement.range.start,
            "this ends with its transaction, and outside of one it does nothing",
            "say SET without LOCAL, or put it between BEGIN and COMMIT",
        )),
        Sort::Alone(Alone::BuildIndex { index: None, .. }) => Err(Complaint::at(
            statement.range.start,
            "an index that is built CONCURRENTLY needs a name, by which a build that was stopped is found again",
            "name it: `CREATE INDEX CONCURRENTLY <name> ON ...`",
        )),
        Sort::Discard => Err(discards(statement)),
        Sort::Alone(alone) => Ok(Way::Alone(alone.clone())),
        Sort::Setting => Ok(Way::Setting),
        Sort::MayCommit => Ok(Way::Doubtful),
        Sort::Ordinary | Sort::Control(_) => Ok(Way::InTransaction),
    }
}

/// What stands between BEGIN and COMMIT, which is one step; nothing where that is empty.
fn group<'a>(
    begin: &Statement,
    statements: &mut impl Iterator<Item = &'a Statement>,
) -> Result<Option<(Range<usize>, Way)>, Complaint> {
    let mut inside: Option<Range<usize>> = None;
    for statement in statements {
        match &statement.sort {
            Sort::Control(Control::Commit) => return Ok(inside.map(|range| (range, Way::InTransaction))),
            Sort::Control(_) => return Err(stray(statement)),
            Sort::Discard => return Err(discards(statement)),
            Sort::Alone(_) => {
                return Err(Complaint::at(
                    statement.range.start,
                    "this statement refuses to run in a transaction",
                    "put it before BEGIN or behind COMMIT",
                ));
            }
            Sort::Setting => return Err(set_inside(statement)),
            _ if statement.lingers => return Err(lingering(statement)),
            Sort::Ordinary | Sort::MayCommit => {
                let start = inside.map_or(statement.range.start, |range| range.start);
                inside = Some(start..statement.range.end);
            }
        }
    }
    Err(Complaint::at(begin.range.start, "no COMMIT follows this BEGIN", "add it, or take the BEGIN out"))
}

/// A run that is gone on with begins in another session.
fn lingering(statement: &Statement) -> Complaint {
    Complaint::at(
        statement.range.start,
        "what this leaves in the session is gone when the file is gone on with after a stop or a retry",
        "set with SET outside of BEGIN and COMMIT; let a table that is needed for a while be an ordinary one",
    )
}

fn set_inside(statement: &Statement) -> Complaint {
    Complaint::at(
        statement.range.start,
        "this setting would be gone when the file is gone on with after its transaction",
        "put it before BEGIN, or say SET LOCAL",
    )
}

/// What DISCARD ALL has against it.
pub(super) fn discards(statement: &Statement) -> Complaint {
    Complaint::at(
        statement.range.start,
        "DISCARD ALL gives back the lock that keeps other runs away",
        "take it out: every file begins with a session as it was at login",
    )
}

/// Whether a BEGIN says more than that.
fn has_mode(begin: &str) -> bool {
    let words = begin.split_whitespace().map(str::to_ascii_uppercase);
    words.skip(1).any(|word| word != "WORK" && word != "TRANSACTION")
}

fn moded(statement: &Statement) -> Complaint {
    Complaint::at(
        statement.range.start,
        "this BEGIN sets the mode of its transaction, which is begun by authctl",
        "let `SET TRANSACTION ...` be the first statement behind a bare BEGIN",
    )
}

fn stray(statement: &Statement) -> Complaint {
    Complaint::at(
        statement.range.start,
        "this does not belong to a BEGIN and its COMMIT",
        "take it out: a file does not undo what it has just done",
    )
}

#[cfg(test)]
mod tests {
    use super::super::super::grammar::parse;
    use super::*;

    fn steps(text: &str) -> Result<Vec<(&str, Way)>, usize> {
        match of(text, &parse(text)) {
            Ok(steps) => Ok(steps.into_iter().map(|step| (&text[step.range], step.way)).collect()),
            Err(complaints) => Err(complaints.len()),
        }
    }

    #[test]
    fn a_transaction_is_one_step() {
        assert_eq!(
            steps("SET a.b = 1; BEGIN; SELECT 1; SELECT 2; COMMIT; VACUUM; CALL p(); BEGIN; COMMIT"),
            Ok(vec![
                ("SET a.b = 1", Way::Setting),
                ("SELECT 1; SELECT 2", Way::InTransaction),
                ("VACUUM", Way::Alone(Alone::Repeatable)),
                ("CALL p()", Way::Doubtful),
            ])
        );
    }

    #[test]
    fn what_cannot_be_resumed_is_refused() {
        for text in [
            "CREATE INDEX CONCURRENTLY ON a (b)",
            "BEGIN; SELECT 1",
            "SELECT 1; COMMIT",
            "BEGIN; VACUUM; COMMIT",
            "BEGIN; ROLLBACK",
            "SELECT set_config('a', 'b', false)",
            "CREATE TEMP TABLE a ()",
            "SET LOCAL a.b = 1",
            "BEGIN; SET a.b = 1; COMMIT",
            "DISCARD ALL",
            "BEGIN; DISCARD ALL; COMMIT",
            "BEGIN ISOLATION LEVEL SERIALIZABLE; SELECT 1; COMMIT",
            "CREATE TABEL a ()",
        ] {
            assert_eq!(steps(text), Err(1), "{text}");
        }
    }
}
