//! What the failure of a program means to an operator, out of what it wrote to standard error.

use super::process::End;
use super::{Program, Tool};
use crate::error::{Error, Kind};
use crate::sql;

/// Characters of an error that are repeated: a program that stumbles over rows repeats them.
const LONGEST_REASON: usize = 300;

/// Why a program did not end well.
pub(super) fn failure(tool: &Tool, database: &str, end: &End) -> Error {
    let case = Case { program: tool.program, user: &tool.environment.user, said: &end.said };
    let name = tool.program.name();
    let message = if database.is_empty() {
        format!("{name} failed")
    } else {
        format!("{name} failed at {}/{database}", tool.environment.server)
    };
    match (end.signal, end.said.contains("terminated by user")) {
        (Some(9), _) => Error::failed(message)
            .because("it was killed (signal 9)")
            .hint("was memory short? the kernel says so: `journalctl --dmesg --grep 'out of memory'`"),
        (Some(2 | 15), _) | (_, true) => Error::new(Kind::Interrupted, message).because("it was told to end"),
        (Some(signal), _) => case.explain(message).because(format!("it was ended by signal {signal}")),
        (None, _) => case.explain(message),
    }
}

struct Case<'a> {
    program: Program,
    user: &'a str,
    said: &'a str,
}

impl Case<'_> {
    fn explain(&self, message: String) -> Error {
        let Some(reason) = self.reason() else {
            return Error::failed(message).because("it did not say why");
        };
        let (kind, hint) = self.judge(&reason);
        let mut error = Error::new(kind, message);
        if let Some(object) = self.object() {
            error = error.because(format!("at {object}"));
        }
        error = error.because(reason);
        error = self.details().into_iter().fold(error, Error::because);
        match hint {
            Some(hint) => error.hint(hint),
            None => error,
        }
    }

    /// The first error, without what says only who tells of it.
    fn reason(&self) -> Option<String> {
        let lines = || self.said.lines().map(str::trim_end).filter(|line| !line.is_empty());
        let marks = [": error: ", "ERROR:  ", "FATAL:  ", "PANIC:  "];
        let line = lines()
            .find(|line| marks.iter().any(|mark| line.contains(mark)))
            .or_else(|| lines().next_back())?;
        let prefixes = [
            ": error: ",
            "could not execute query: ",
            "query failed: ",
            " failed: FATAL:  ",
            "ERROR:  ",
            "FATAL:  ",
        ];
        let reason =
            prefixes.iter().fold(line, |line, prefix| line.split_once(prefix).map_or(line, |(_, rest)| rest));
        Some(reason.chars().take(LONGEST_REASON).collect())
    }

    /// What stands behind the first error, without the whole statement: it may hold a password.
    fn details(&self) -> Vec<String> {
        let detail = |line: &str| {
            let (_, detail) = line.split_once("DETAIL:  ").or_else(|| line.split_once(": detail: "))?;
            let tells_content = ["Query was:", "Command was:", "Failing row contains"];
            (!tells_content.iter().any(|beginning| detail.starts_with(beginning))).then(|| detail.to_owned())
        };
        self.said.lines().find_map(detail).into_iter().collect()
    }

    /// `CREATE TABLE public.users`, out of `Command was: CREATE TABLE public.users (`.
    fn object(&self) -> Option<String> {
        let (_, command) = self.said.split_once("Command was: ")?;
        let beginning = command.lines().next()?.split(['(', '\'', '$', ';']).next()?.trim();
        Some(beginning.to_owned()).filter(|beginning| !beginning.is_empty())
    }

    fn judge(&self, reason: &str) -> (Kind, Option<String>) {
        let says = |words: &[&str]| words.iter().any(|words| reason.contains(words));
        if says(&["permission denied for "]) {
            return (Kind::Denied, self.grant(reason));
        }
        if says(&["password authentication failed", "no password supplied"]) {
            let role = sql::identifier(self.user);
            let hint =
                format!("check the password of role {role}: `authctl config show` says where it comes from");
            return (Kind::Denied, Some(hint));
        }
        if let Some((_, kind, hint)) = KNOWN.iter().find(|(words, ..)| says(words)) {
            return (*kind, Some((*hint).to_owned()));
        }
        (Kind::Failed, None)
    }

    /// Who lacks what, of `permission denied for table users`.
    fn grant(&self, reason: &str) -> Option<String> {
        let (_, object) = reason.split_once("permission denied for ")?;
        let role = sql::identifier(self.user);
        let named = |kind: &str| object.strip_prefix(kind).map(sql::identifier);
        let writes = self.program != Program::Dump;
        let of_data = ["table ", "view ", "materialized view ", "foreign table "].into_iter().find_map(named);
        let privilege = match (of_data, named("sequence "), named("schema "), named("database ")) {
            (Some(name), ..) if writes => format!("INSERT ON {name}"),
            (Some(name), ..) => format!("SELECT ON {name}"),
            (_, Some(name), ..) if writes => format!("UPDATE ON SEQUENCE {name}"),
            (_, Some(name), ..) => format!("SELECT ON SEQUENCE {name}"),
            (.., Some(name), _) if writes => format!("CREATE, USAGE ON SCHEMA {name}"),
            (.., Some(name), _) => format!("USAGE ON SCHEMA {name}"),
            (.., Some(name)) => format!("CREATE ON DATABASE {name}"),
            _ => return Some("do it with a role that owns the object".to_owned()),
        };
        let all = if writes { "" } else { ", or to read everything `GRANT pg_read_all_data TO …`" };
        Some(format!("as its owner: `GRANT {privilege} TO {role}`{all}"))
    }
}

type Known = (&'static [&'static str], Kind, &'static str);

/// Words, in PostgreSQL's English, what they are a sign of, and what to do.
const KNOWN: &[Known] = &[
    (
        &[
            "Connection refused",
            "could not translate host name",
            "timeout expired",
            "No route to host",
            "server closed the connection unexpectedly",
            "terminating connection",
            "the database system is",
            "Is the server running",
        ],
        Kind::Unreachable,
        "`authctl check postgres` says what answers there",
    ),
    (
        &["no pg_hba.conf entry"],
        Kind::Denied,
        "an administrator adds a line for this role, database and address to pg_hba.conf and runs `SELECT pg_reload_conf()`",
    ),
    (
        &["server version mismatch"],
        Kind::Failed,
        "install the server's own programs, or name their folder with `--set postgres.tools=FOLDER`",
    ),
    (
        &["invalid snapshot identifier", "snapshot \""],
        Kind::Failed,
        "the session that held the snapshot is gone: run it again, and look into the server's log for why it ended",
    ),
    (
        &["row-level security policy"],
        Kind::Denied,
        "read it with the table's owner, or with a role that an administrator gave BYPASSRLS",
    ),
    (
        &["in file header"],
        Kind::Failed,
        "the archive is of a newer pg_dump: restore it with a pg_restore that is not older",
    ),
    (&["No space left on device"], Kind::Failed, "make room at the server, and run it again"),
    (
        &["conflict with recovery"],
        Kind::Failed,
        "a standby ends long reads: dump from the primary, or raise `max_standby_streaming_delay` there",
    ),
    (&["lock timeout"], Kind::Conflict, "`authctl monitor postgres locks` shows who holds the lock"),
    (
        &["SSL support is not compiled in"],
        Kind::Failed,
        "this build speaks no TLS: name another with `--set postgres.tools=FOLDER`",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn explained(program: Program, said: &str) -> Error {
        Case { program, user: "reader", said }.explain("it failed".to_owned())
    }

    #[test]
    fn a_missing_privilege_is_named_with_its_grant() {
        let said = "pg_dump: error: query failed: ERROR:  permission denied for table Odd Name\n\
            pg_dump: detail: Query was: LOCK TABLE public.\"Odd Name\" IN ACCESS SHARE MODE\n";
        let error = explained(Program::Dump, said);
        assert_eq!(error.kind(), Kind::Denied);
        assert_eq!(error.causes(), ["permission denied for table Odd Name"]);
        assert!(
            error.hints()[0].contains("`GRANT SELECT ON \"Odd Name\" TO \"reader\"`"),
            "{:?}",
            error.hints()
        );

        let error = explained(
            Program::Restore,
            "pg_restore: error: could not execute query: ERROR:  permission denied for schema app\n",
        );
        assert!(
            error.hints()[0].contains("`GRANT CREATE, USAGE ON SCHEMA \"app\" TO \"reader\"`"),
            "{:?}",
            error.hints()
        );
    }

    #[test]
    fn the_object_is_named_and_the_statement_is_not() {
        let said = "pg_restore: error: could not execute query: ERROR:  insert or update violates foreign key\n\
            DETAIL:  Key (a)=(1) is not present.\n\
            Command was: ALTER TABLE ONLY public.orders\n    ADD CONSTRAINT orders_fk FOREIGN KEY (a);\n";
        let error = explained(Program::Restore, said);
        let expected = [
            "at ALTER TABLE ONLY public.orders",
            "insert or update violates foreign key",
            "Key (a)=(1) is not present.",
        ];
        assert_eq!(error.causes(), expected);
        let said = "pg_restore: error: could not execute query: ERROR:  no\n\
            Command was: CREATE SUBSCRIPTION s CONNECTION 'password=secret'\n";
        assert_eq!(explained(Program::Restore, said).causes(), ["at CREATE SUBSCRIPTION s CONNECTION", "no"]);
    }

    #[test]
    fn connections_and_logins_have_their_kinds() {
        let refused = "pg_dump: error: connection to server at \"127.0.0.1\", port 1 failed: Connection refused\n\
            \tIs the server running on that host and accepting TCP/IP connections?\n";
        assert_eq!(explained(Program::Dump, refused).kind(), Kind::Unreachable);
        let denied = "psql: error: connection to server at \"::1\", port 5432 failed: FATAL:  password authentication failed for user \"reader\"\n";
        let error = explained(Program::Psql, denied);
        assert_eq!(error.kind(), Kind::Denied);
        assert_eq!(error.causes(), ["password authentication failed for user \"reader\""]);
        assert!(error.hints()[0].contains("password of role \"reader\""));
    }

    #[test]
    fn what_nobody_foresaw_is_told_as_it_is() {
        let error = explained(Program::Psql, "psql:<stdin>:3: ERROR:  relation \"a\" already exists\n");
        assert_eq!(error.causes(), ["relation \"a\" already exists"]);
        assert_eq!(explained(Program::Psql, "").causes(), ["it did not say why"]);
        assert_eq!(explained(Program::Dump, "Bus error\n").causes(), ["Bus error"]);
    }
}
