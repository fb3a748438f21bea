//! The script for drivers that know SQL alone: a block for each migration.

use super::checks::{self, Lock};
use super::quote::dollars;
use super::{Known, LOCK_TIMEOUT, Outline, Part};
use crate::error::{Error, Result};
use crate::ops::migrate::prepare::Prepared;
use crate::sql::literal;

/// Where the history is, for `format`: the block finds it when it runs.
const TABLE: &str = "%I.refinery_schema_history";

/// The whole script, or why a file of it cannot be in a block.
pub(super) fn script(outline: &Outline) -> Result<String> {
    check(&outline.parts)?;
    let begin = format!(
        include_str!("blocks_begin.sql"),
        authctl = env!("CARGO_PKG_VERSION"),
        title = outline.title(),
        condition = outline.condition(),
        lock_timeout = LOCK_TIMEOUT,
    );
    let checks = checks::statement(outline, &Lock::OfTransaction);
    let blocks: String = outline.parts.iter().map(block).collect();
    Ok(format!("{begin}{checks}{blocks}"))
}

fn block(part: &Part) -> String {
    let Part { known, prepared } = part;
    let passed_over =
        if known.may_come_late { String::new() } else { format!(" OR newest > {}", known.version) };
    let stranger =
        format!("{} is not what the history says of it, or it was passed over meanwhile", known.title());
    let body = format!(
        include_str!("block.sql"),
        lock = Lock::OfTransaction.call(),
        place = checks::place(),
        version = known.version,
        name = literal(&known.name),
        checksum = known.checksum("place.version_type"),
        or_passed_over = passed_over,
        stranger = literal(&stranger),
        lock_timeout = LOCK_TIMEOUT,
        file = dollars(&prepared.body.sent),
        record = literal(&checks::record(TABLE)),
    );
    format!("\n-- {}\nDO {};\n", known.heading(), dollars(&body))
}

/// Refuses files that need more than one transaction, or a part of one.
fn check(parts: &[Part]) -> Result<()> {
    let outside: Vec<_> =
        parts.iter().filter(|part| !part.prepared.is_whole()).map(|part| &part.known).collect();
    if let Some(refusal) = outside_refusal(&outside) {
        return Err(refusal);
    }
    parts.iter().try_for_each(|part| check_savepoints(&part.prepared))
}

fn outside_refusal(outside: &[&Known]) -> Option<Error> {
    let files: Vec<_> = outside.iter().map(|known| known.file.as_str()).collect();
    let message = match files.as_slice() {
        [] => return None,
        [file] => format!("{file} is run outside of a transaction, and a block is always in one"),
        files => {
            format!("{} are run outside of a transaction, and a block is always in one", files.join(", "))
        }
    };
    Some(Error::usage(message).hint("write the script for psql: `--format psql`"))
}

/// plpgsql executes no SAVEPOINT and nothing that leads back to one.
fn check_savepoints(prepared: &Prepared) -> Result<()> {
    let body = &prepared.body;
    let is_savepoint = |start: usize| {
        let word: String = body.sent[start..].chars().take_while(char::is_ascii_alphabetic).collect();
        ["SAVEPOINT", "RELEASE", "ROLLBACK"].contains(&word.to_ascii_uppercase().as_str())
    };
    let mut starts = prepared.parsed.statements.iter().map(|statement| statement.range.start);
    let Some(start) = starts.find(|start| is_savepoint(*start)) else { return Ok(()) };
    let place = body.place(start);
    Err(Error::usage(format!("{}:{place}: a block knows no savepoints", prepared.file))
        .excerpt(place.excerpt(&body.written))
        .hint("write the script for psql: `--format psql`"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::ops::migrate::prepare::prepare;

    #[test]
    fn savepoints_are_told_at_their_place() {
        let savepoints = |text| {
            let prepared = prepare("V1__a.sql", text, &BTreeMap::new()).unwrap();
            check_savepoints(&prepared).err().map(|refusal| refusal.to_string())
        };
        let refusal = savepoints("SELECT 1;\n/* a */ savepoint a; ROLLBACK TO a;").unwrap();
        assert!(refusal.starts_with("V1__a.sql:2:9: a block knows no savepoints"), "{refusal}");
        assert_eq!(savepoints("SELECT 'SAVEPOINT'; CREATE TABLE savepoint ();"), None);
    }
}
