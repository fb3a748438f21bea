//! What `pg_restore` says when it fails.

use super::toc::DumpId;

/// The first failure that `pg_restore` told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The entry that it was at.
    pub entry: Option<DumpId>,
    /// The object of that entry: `TABLE users`.
    pub object: Option<String>,
    /// What went wrong, with the server's details on lines of their own.
    pub message: String,
    /// The statement that failed.
    pub statement: Option<String>,
}

/// What `pg_restore` itself wrote on a line, if it began it. Workers write each line in pieces, so that their lines may
/// begin with another's beginning.
fn said(line: &str) -> Option<&str> {
    let mut rest = line.strip_prefix("pg_restore:")?;
    while let Some(more) = rest.trim_start().strip_prefix("pg_restore:") {
        rest = more;
    }
    Some(rest.trim_start())
}

/// The first failure in what `pg_restore` wrote to its standard error. It tells entries only with `--verbose`.
pub fn parse_error(stderr: &str) -> Option<Failure> {
    let mut lines = stderr.lines();
    let mut entry = None;
    let first = lines.by_ref().find_map(|line| {
        let said = said(line)?;
        if let Some(from) = said.strip_prefix("from TOC entry ") {
            entry = Some(from);
        }
        said.strip_prefix("error: ")
    })?;
    let (message, statement) = told(first, lines);
    let (entry, object) = entry.map(entry_and_object).unwrap_or_default();
    Some(Failure { entry, object, message, statement })
}

/// The message and the statement in a failure that may take several lines.
fn told<'a>(first: &'a str, lines: impl Iterator<Item = &'a str>) -> (String, Option<String>) {
    let continued = lines.map_while(|line| match said(line) {
        None => Some(line),
        Some(own) => own.strip_prefix("detail: ").or_else(|| own.strip_prefix("hint: ")),
    });
    let all: Vec<_> = std::iter::once(first).chain(continued).collect();
    let statement_of = |line: &'a str| {
        ["Command was: ", "Query was: "].into_iter().find_map(|words| line.strip_prefix(words))
    };
    let end = all.iter().position(|line| statement_of(line).is_some());
    let message = all[..end.unwrap_or(all.len())].join("\n");
    let statement = end.and_then(|end| {
        let lines = statement_of(all[end]).into_iter().chain(all[end + 1..].iter().copied());
        Some(lines.collect::<Vec<_>>().join("\n").trim_end().to_owned()).filter(|words| !words.is_empty())
    });
    let message = message.trim_end().replacen("could not execute query: ", "", 1).replacen("ERROR:  ", "", 1);
    (message, statement)
}

/// `3456; 1259 16384 TABLE users postgres`: the entry, and the object without catalog numbers and owner.
fn entry_and_object(words: &str) -> (Option<DumpId>, Option<String>) {
    let Some((id, rest)) = words.split_once("; ") else { return (None, None) };
    let object = rest.splitn(3, ' ').nth(2).map(|object| {
        let owned = object.strip_suffix(" (no owner)").or_else(|| Some(object.rsplit_once(' ')?.0));
        owned.unwrap_or(object).to_owned()
    });
    (id.parse().ok(), object)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_failure_is_found_with_its_object_and_statement() {
        let stderr = "pg_restore: while PROCESSING TOC:\n\
            pg_restore: from TOC entry 215; 1259 16385 TABLE users postgres\n\
            pg_restore: error: could not execute query: ERROR:  type \"mood\" does not exist\n\
            LINE 2:     m mood\n              ^\n\
            Command was: CREATE TABLE public.users (\n    m mood\n);\n\n\n\
            pg_restore: from TOC entry 3500; 0 16385 TABLE DATA users postgres\n\
            pg_restore: error: could not execute query: ERROR:  relation \"public.users\" does not exist\n\
            Command was: COPY public.users (m) FROM stdin;\n\
            pg_restore: warning: errors ignored on restore: 2\n";
        let failure = parse_error(stderr).unwrap();
        assert_eq!(failure.entry, Some(215));
        assert_eq!(failure.object.as_deref(), Some("TABLE users"));
        assert!(failure.message.starts_with("type \"mood\" does not exist\nLINE 2:"));
        assert_eq!(failure.statement.as_deref(), Some("CREATE TABLE public.users (\n    m mood\n);"));
    }

    #[test]
    fn a_failed_copy_has_no_statement() {
        let stderr = "pg_restore: from TOC entry 9; 0 5 TABLE DATA my table the owner\n\
            pg_restore: error: COPY failed for table \"my table\": ERROR:  duplicate key\n\
            DETAIL:  Key (id)=(1) already exists.\nCONTEXT:  COPY my table, line 1\n";
        let failure = parse_error(stderr).unwrap();
        assert_eq!(failure.entry, Some(9));
        assert_eq!(
            failure.message,
            "COPY failed for table \"my table\": duplicate key\nDETAIL:  Key (id)=(1) already exists.\n\
            CONTEXT:  COPY my table, line 1"
        );
        assert_eq!(failure.statement, None);
    }

    #[test]
    fn a_failure_of_no_entry_is_told_all_the_same() {
        let failure = parse_error("pg_restore: error: connection to server failed: FATAL:  no\n").unwrap();
        assert_eq!((failure.entry, failure.object), (None, None));
        assert_eq!(failure.message, "connection to server failed: FATAL:  no");
        assert_eq!(parse_error("pg_restore: warning: errors ignored on restore: 1\n"), None);
    }

    #[test]
    fn lines_of_workers_may_run_into_each_other() {
        let stderr = "pg_restore: pg_restore: from TOC entry 9; 0 5 TABLE DATA a b\n\
            pg_restore:pg_restore:  error: COPY failed for table \"a\": ERROR:  disk is full\n";
        let failure = parse_error(stderr).unwrap();
        assert_eq!(failure.object.as_deref(), Some("TABLE DATA a"));
        assert_eq!(failure.message, "COPY failed for table \"a\": disk is full");
    }

    #[test]
    fn an_object_without_owner_keeps_its_name() {
        let object = |words| entry_and_object(words).1.unwrap();
        assert_eq!(object("2; 3079 16385 EXTENSION pgcrypto (no owner)"), "EXTENSION pgcrypto");
        assert_eq!(object("2; 3079 16385 EXTENSION pgcrypto "), "EXTENSION pgcrypto");
    }
}
