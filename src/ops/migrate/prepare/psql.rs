//! What a file holds for psql: lines of `pg_dump` that the server need not see, and what it cannot be spared.

use super::problem::Complaint;
use crate::ops::migrate::grammar::{self, Parsed};

/// `pg_dump` frames its output in `\restrict KEY` and `\unrestrict KEY`, which keep psql from obeying what
/// the dumped server may have put in between. The server itself obeys no `\` at all, so they become blanks.
pub(super) fn without_restrictions(text: &str) -> String {
    if !text.contains("restrict ") {
        return text.to_owned();
    }
    let mut at = 0;
    let blanked = |line: &str| {
        let begin = at;
        at += line.len();
        let framed = is_restriction(line) && !grammar::is_quoted(text, begin);
        if framed { blanks(line) } else { line.to_owned() }
    };
    text.split_inclusive('\n').map(blanked).collect()
}

fn is_restriction(line: &str) -> bool {
    let key = line.strip_prefix("\\restrict ").or_else(|| line.strip_prefix("\\unrestrict "));
    key.is_some_and(|key| {
        let key = key.trim_end_matches(['\r', '\n']);
        !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// As many bytes, so that every place stays what it was.
fn blanks(line: &str) -> String {
    line.chars().map(|c| if c == '\n' || c == '\r' { c } else { ' ' }).collect()
}

/// Other commands of psql, and rows for a COPY: only psql could carry them out.
pub(super) fn misfits(text: &str, parsed: &Parsed) -> Vec<Complaint> {
    let exchange = parsed.statements.iter().find(|statement| statement.exchanges);
    if let Some(exchange) = exchange {
        return vec![Complaint::at(
            exchange.range.start,
            "COPY from STDIN or to STDOUT needs a client that feeds it, which no migration has",
            "use INSERT; a dump is made without rows by `pg_dump --schema-only`, or with `--inserts`",
        )];
    }
    if !text.lines().any(|line| line.trim_start().starts_with('\\')) {
        return Vec::new();
    }
    let command = parsed.errors().into_iter().find(|mistake| text[mistake.at..].starts_with('\\'));
    let complaint = |at| {
        let why = "a `\\` command belongs to psql, and the server knows none";
        Complaint::at(at, why, "take it out; what it would include belongs into a migration of its own")
    };
    command.map(|mistake| complaint(mistake.at)).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::grammar::parse;
    use super::*;

    fn complaints(text: &str) -> usize {
        misfits(text, &parse(text)).len()
    }

    #[test]
    fn the_frame_of_a_dump_is_blank() {
        let dump = "--\n\\restrict aB3\r\nSELECT 1;\n\\unrestrict aB3\n";
        assert_eq!(without_restrictions(dump), "--\n             \r\nSELECT 1;\n               \n");
        assert_eq!(without_restrictions("\\restrict a b\n"), "\\restrict a b\n");
        for kept in ["SELECT '\n\\restrict a\n';", "SELECT $$\n\\restrict a\n$$;", "/*\n\\restrict a\n*/"] {
            assert_eq!(without_restrictions(kept), kept);
        }
    }

    #[test]
    fn what_only_psql_can_do_is_told() {
        assert_eq!(complaints("\\i other.sql"), 1);
        assert_eq!(complaints("SELECT 1;\n\\connect x\n"), 1);
        assert_eq!(complaints("COPY a (b) FROM stdin;\n1\n\\.\n"), 1);
        assert_eq!(complaints("COPY a FROM '/tmp/stdin';"), 0);
        assert_eq!(complaints("SELECT E'\n\\n';"), 0);
    }
}
