//! Which transactions the statements of another tool's file run in, and how a file of ours says so.

use super::folder::File;
use super::lines::Lines;
use super::{Origin, Script};
use crate::ops::migrate::grammar::{self, Control, Parsed, Sort, Statement};

/// How the tool runs a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Frame {
    /// In a transaction, or in the implicit one of a message with several statements.
    Transaction,
    /// Without one.
    Nothing,
}

impl Frame {
    /// No frame where `free` says so.
    pub(super) fn without_if(free: bool) -> Self {
        if free { Self::Nothing } else { Self::Transaction }
    }
}

/// The script of these lines of `file`; none where they hold no statement.
///
/// A file of ours is run in a transaction. One that frames itself in BEGIN and COMMIT loses these two,
/// and one that needs more than one transaction, or none, is run outside of any.
pub(super) fn settle(
    file: &File,
    origin: Origin,
    lines: Lines<'_>,
    frame: Frame,
) -> Result<Option<Script>, String> {
    let lines = lines.trimmed();
    let text = lines.text();
    let parsed = grammar::parse(&text);
    if parsed.statements.is_empty() && parsed.errors().is_empty() {
        return Ok(None);
    }
    let script = |text, outside| Script { origin, text, outside_transaction: outside, unframed: false };
    if is_framed(&text, &parsed.statements) {
        return Ok(Some(Script { unframed: true, ..script(unframed(text, &parsed.statements), false) }));
    }
    if let Some((at, what)) = stray(&text, &parsed.statements) {
        return Err(file.at(lines.number_at(at), what));
    }
    let outside = frame == Frame::Nothing || needs_no_transaction(&parsed);
    Ok(Some(script(text, outside)))
}

/// Whether something in it refuses a transaction, or makes transactions of its own.
pub(super) fn needs_no_transaction(parsed: &Parsed) -> bool {
    parsed.statements.iter().any(|one| matches!(one.sort, Sort::Alone(_) | Sort::Control(_)))
}

/// Whether everything stands between one BEGIN and one COMMIT, which is what we do ourselves.
fn is_framed(text: &str, statements: &[Statement]) -> bool {
    let [first, inside @ .., last] = statements else { return false };
    first.sort == Sort::Control(Control::Begin)
        && is_plain_begin(&text[first.range.clone()])
        && last.sort == Sort::Control(Control::Commit)
        && is_plain_commit(&text[last.range.clone()])
        && !inside.iter().any(|one| matches!(one.sort, Sort::Alone(_) | Sort::Control(_)))
}

fn is_plain_begin(statement: &str) -> bool {
    is_one_of(statement, &["BEGIN", "BEGIN WORK", "BEGIN TRANSACTION", "START TRANSACTION"])
}

fn is_plain_commit(statement: &str) -> bool {
    is_one_of(
        statement,
        &["COMMIT", "COMMIT WORK", "COMMIT TRANSACTION", "END", "END WORK", "END TRANSACTION"],
    )
}

fn is_one_of(statement: &str, wordings: &[&str]) -> bool {
    let words: Vec<_> = statement.split_whitespace().map(str::to_ascii_uppercase).collect();
    wordings.contains(&words.join(" ").as_str())
}

fn unframed(mut text: String, statements: &[Statement]) -> String {
    for frame in [statements.last(), statements.first()].into_iter().flatten() {
        take_out(&mut text, frame);
    }
    Lines::of(&text).trimmed().text()
}

/// Takes a statement out with its semicolon, and its line where nothing else is on that.
fn take_out(text: &mut String, statement: &Statement) {
    let after = &text[statement.range.end..];
    let semicolon = after.trim_start().starts_with(';').then(|| after.find(';')).flatten();
    let mut end = statement.range.end + semicolon.map_or(0, |at| at + 1);
    let mut start = statement.range.start;
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
    if text[line_start..start].trim().is_empty() && text[end..line_end].trim().is_empty() {
        (start, end) = (line_start, line_end);
    }
    text.replace_range(start..end, "");
}

/// What a file of ours cannot do to transactions, and where.
fn stray(text: &str, statements: &[Statement]) -> Option<(usize, &'static str)> {
    let mut open = None;
    for statement in statements {
        let Sort::Control(control) = statement.sort else { continue };
        let at = statement.range.start;
        let words = &text[statement.range.clone()];
        match control {
            Control::Begin if open.is_some() => return Some((at, "BEGIN stands inside of another BEGIN")),
            Control::Begin if !is_plain_begin(words) => {
                return Some((at, "this transaction has a mode of its own, which would be lost"));
            }
            Control::Begin => open = Some(at),
            Control::Commit if open.is_none() || !is_plain_commit(words) => {
                return Some((at, "this ends a transaction that it did not begin"));
            }
            Control::Commit => open = None,
            Control::Rollback => return Some((at, "this takes back what the file itself has done")),
        }
    }
    open.map(|at| (at, "no COMMIT follows this BEGIN"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(text: &str, frame: Frame) -> Result<Option<(String, bool)>, String> {
        let file = File::of("1_a.sql", text);
        let script = settle(&file, Origin::of(&file), Lines::of(&file.text), frame)?;
        Ok(script.map(|script| (script.text, script.outside_transaction)))
    }

    fn kept(text: &str) -> bool {
        let (settled, outside) = settled(text, Frame::Transaction).unwrap().unwrap();
        assert_eq!(settled, text);
        outside
    }

    #[test]
    fn a_frame_of_its_own_is_ours() {
        for text in [
            "-- a\nBEGIN;\n\nSELECT 1;\n\nCOMMIT;\n",
            "-- a\nstart  transaction ; SELECT 1;\nend",
            "-- a\nBEGIN WORK;\nSELECT 1;\ncommit\ntransaction;\n\n",
        ] {
            let (settled, outside) = settled(text, Frame::Nothing).unwrap().unwrap();
            assert_eq!(settled.split_whitespace().collect::<Vec<_>>().join(" "), "-- a SELECT 1;", "{text}");
            assert!(!outside);
        }
    }

    #[test]
    fn what_needs_other_transactions_runs_outside() {
        assert!(!kept("SELECT 'BEGIN; COMMIT;';\n"));
        assert!(!kept("DO $$ BEGIN PERFORM 1; END $$;\n"));
        assert!(kept("CREATE INDEX CONCURRENTLY i ON a (b);\n"));
        assert!(kept("BEGIN;\nSELECT 1;\nCOMMIT;\nSELECT 2;\n"));
        assert!(kept("BEGIN;\nSELECT 1;\nCOMMIT;\nBEGIN;\nSELECT 2;\nCOMMIT;\n"));
        assert!(settled("SELECT 1;\n", Frame::Nothing).unwrap().unwrap().1);
        assert_eq!(settled("-- nothing\n/* at all */\n", Frame::Nothing), Ok(None));
    }

    #[test]
    fn what_would_be_lost_is_told_at_its_line() {
        for (text, complaint) in [
            ("SELECT 1;\nCOMMIT;", "1_a.sql:2: this ends a transaction that it did not begin"),
            ("\nBEGIN;\nSELECT 1;", "1_a.sql:2: no COMMIT follows this BEGIN"),
            ("BEGIN ISOLATION LEVEL SERIALIZABLE;\nCOMMIT;", "1_a.sql:1: this transaction has a mode"),
            ("BEGIN;\nROLLBACK;", "1_a.sql:2: this takes back"),
            ("BEGIN;\nBEGIN;\nCOMMIT;", "1_a.sql:2: BEGIN stands inside of another"),
            ("BEGIN;\nPREPARE TRANSACTION 'a';", "1_a.sql:2: this ends a transaction"),
        ] {
            let refusal = settled(text, Frame::Transaction).unwrap_err();
            assert!(refusal.starts_with(complaint), "{refusal}");
        }
    }
}
