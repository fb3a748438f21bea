//! How a statement has to be run: in a transaction, outside of any, or not at all by us.
//!
//! The list of statements that refuse a transaction is PostgreSQL's own: every caller of
//! `PreventInTransactionBlock` in its source, versions 15 to 18.

use super::tokens::{Name, Tokens};

/// How a statement has to be run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ops::migrate) enum Sort {
    /// In a transaction, like nearly all.
    Ordinary,
    /// It changes the session, and what comes after it depends on that.
    Setting,
    /// It begins or ends a transaction.
    Control(Control),
    /// It gives every lock of the session back, that of the run among them: DISCARD ALL.
    Discard,
    /// Outside of any transaction.
    Alone(Alone),
    /// It can be run in a transaction unless what it runs ends that: CALL, and DO with a COMMIT in it.
    MayCommit,
}

/// What a statement does to the transaction it is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ops::migrate) enum Control {
    /// Begins one.
    Begin,
    /// Makes it stay.
    Commit,
    /// Takes it back.
    Rollback,
}

/// A statement that refuses to run in a transaction, by what can be found out after a kill in its middle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ops::migrate) enum Alone {
    /// CREATE INDEX CONCURRENTLY; `index` is `None` where the server is to choose a name.
    BuildIndex { index: Option<Name>, table: Name },
    /// DROP INDEX CONCURRENTLY.
    DropIndex { index: Name },
    /// REINDEX … CONCURRENTLY, which may leave indexes behind that are no good.
    Reindex,
    /// ALTER TABLE … DETACH PARTITION … CONCURRENTLY.
    Detach { parent: Name, partition: Name },
    /// An object outside of the transactions of this database comes or goes.
    Object { object: Object, name: Name, comes: bool },
    /// It does the same when it is run once more: VACUUM, CLUSTER, ALTER SYSTEM …
    Repeatable,
}

/// What [`Alone::Object`] may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ops::migrate) enum Object {
    /// A database.
    Database,
    /// A tablespace.
    Tablespace,
    /// A subscription of logical replication.
    Subscription,
}

/// The sort of the statement with these words.
pub(super) fn of(tokens: &Tokens) -> Sort {
    if let Some(control) = control(tokens) {
        return Sort::Control(control);
    }
    if tokens.begins(&["DISCARD", "ALL"]) {
        return Sort::Discard;
    }
    if is_setting(tokens) {
        return Sort::Setting;
    }
    if let Some(alone) = alone(tokens) {
        return Sort::Alone(alone);
    }
    let body_ends = || ["commit", "rollback"].iter().any(|word| mentions(tokens, word));
    if tokens.begins(&["CALL"]) || (tokens.begins(&["DO"]) && body_ends()) {
        return Sort::MayCommit;
    }
    Sort::Ordinary
}

fn mentions(tokens: &Tokens, word: &str) -> bool {
    (0..tokens.count()).any(|at| {
        let text = tokens.word(at).to_ascii_lowercase();
        text.split(|c: char| !c.is_alphanumeric() && c != '_').any(|found| found == word)
    })
}

fn control(tokens: &Tokens) -> Option<Control> {
    let first = tokens.word(0).to_ascii_uppercase();
    match first.as_str() {
        "BEGIN" => Some(Control::Begin),
        "START" if tokens.begins(&["START", "TRANSACTION"]) => Some(Control::Begin),
        // COMMIT PREPARED and ROLLBACK PREPARED end a transaction of another time, outside of any
        "COMMIT" | "END" => Some(Control::Commit),
        "PREPARE" if tokens.begins(&["PREPARE", "TRANSACTION"]) => Some(Control::Commit),
        "ABORT" => Some(Control::Rollback),
        "ROLLBACK" if !tokens.contains("TO") => Some(Control::Rollback),
        _ => None,
    }
}

/// SET and RESET of the session. SET LOCAL, SET CONSTRAINTS and SET TRANSACTION end with the transaction.
fn is_setting(tokens: &Tokens) -> bool {
    let ends_with_the_transaction = ["LOCAL", "CONSTRAINTS", "TRANSACTION"];
    let lasting = !ends_with_the_transaction.iter().any(|word| tokens.begins(&["SET", word]));
    (tokens.begins(&["SET"]) && lasting) || tokens.begins(&["RESET"])
}

fn alone(tokens: &Tokens) -> Option<Alone> {
    let first = tokens.word(0).to_ascii_uppercase();
    match first.as_str() {
        "CREATE" => build_index(tokens).or_else(|| object(tokens, true)),
        "DROP" => drop_index(tokens).or_else(|| object(tokens, false)),
        "REINDEX" => reindex(tokens),
        "ALTER" => alter(tokens),
        "VACUUM" => Some(Alone::Repeatable),
        "CLUSTER" if names_no_table(tokens) => Some(Alone::Repeatable),
        _ => None,
    }
}

fn build_index(tokens: &Tokens) -> Option<Alone> {
    let at = tokens.after(1, &["UNIQUE"]);
    if !tokens.has(at, &["INDEX", "CONCURRENTLY"]) {
        return None;
    }
    let at = tokens.after(at + 2, &["IF", "NOT", "EXISTS"]);
    let index = (!tokens.has(at, &["ON"])).then(|| tokens.name(at));
    let table = tokens.after(tokens.position("ON")? + 1, &["ONLY"]);
    Some(Alone::BuildIndex { index, table: tokens.name(table) })
}

fn drop_index(tokens: &Tokens) -> Option<Alone> {
    if !tokens.begins(&["DROP", "INDEX", "CONCURRENTLY"]) {
        return None;
    }
    let at = tokens.after(3, &["IF", "EXISTS"]);
    Some(Alone::DropIndex { index: tokens.name(at) })
}

/// A database, a tablespace and a subscription are not in the transactions of a database. A subscription
/// without a slot of its own is, and is left alone all the same.
fn object(tokens: &Tokens, comes: bool) -> Option<Alone> {
    let object = match tokens.word(1).to_ascii_uppercase().as_str() {
        "DATABASE" => Object::Database,
        "TABLESPACE" => Object::Tablespace,
        "SUBSCRIPTION" => Object::Subscription,
        _ => return None,
    };
    let at = tokens.after(2, &["IF", "EXISTS"]);
    Some(Alone::Object { object, name: tokens.name(at), comes })
}

/// REINDEX of one table or index may be in a transaction, of more than one never, CONCURRENTLY never.
fn reindex(tokens: &Tokens) -> Option<Alone> {
    if tokens.contains("CONCURRENTLY") {
        return Some(Alone::Reindex);
    }
    let many = ["SCHEMA", "DATABASE", "SYSTEM"];
    many.iter().any(|word| tokens.contains(word)).then_some(Alone::Repeatable)
}

fn alter(tokens: &Tokens) -> Option<Alone> {
    if tokens.begins(&["ALTER", "TABLE"]) {
        return detach(tokens);
    }
    let tablespace = tokens.begins(&["ALTER", "DATABASE"]) && tokens.has(3, &["SET", "TABLESPACE"]);
    let subscription = tokens.begins(&["ALTER", "SUBSCRIPTION"])
        && ["REFRESH", "PUBLICATION"].iter().any(|word| tokens.contains(word));
    let system = tokens.begins(&["ALTER", "SYSTEM"]);
    (system || tablespace || subscription).then_some(Alone::Repeatable)
}

fn detach(tokens: &Tokens) -> Option<Alone> {
    let at = tokens.position("DETACH")?;
    if !tokens.has(at, &["DETACH", "PARTITION"]) || !tokens.contains("CONCURRENTLY") {
        return None;
    }
    let parent = tokens.after(tokens.after(2, &["IF", "EXISTS"]), &["ONLY"]);
    Some(Alone::Detach { parent: tokens.name(parent), partition: tokens.name(at + 2) })
}

/// `CLUSTER`, `CLUSTER VERBOSE` and `CLUSTER (VERBOSE)` are about every table that was ever clustered.
fn names_no_table(tokens: &Tokens) -> bool {
    (1..tokens.count())
        .all(|at| ["(", ")", "VERBOSE"].contains(&tokens.word(at).to_ascii_uppercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    fn sorts(text: &str) -> Vec<Sort> {
        parse(text).statements.into_iter().map(|statement| statement.sort).collect()
    }

    fn name(written: &str, bare: &str) -> Name {
        Name { written: written.to_owned(), bare: bare.to_owned() }
    }

    #[test]
    fn what_refuses_a_transaction_is_known() {
        for text in [
            "VACUUM",
            "VACUUM (FULL) a",
            "CLUSTER",
            "CLUSTER VERBOSE",
            "ALTER SYSTEM SET work_mem = '1MB'",
            "REINDEX DATABASE a",
            "REINDEX (VERBOSE) SCHEMA a",
            "ALTER DATABASE a SET TABLESPACE b",
            "ALTER SUBSCRIPTION s REFRESH PUBLICATION",
        ] {
            assert_eq!(sorts(text), [Sort::Alone(Alone::Repeatable)], "{text}");
        }
        for text in [
            "CREATE INDEX a ON b (c)",
            "CREATE INDEX \"concurrently\" ON b (c)",
            "DROP INDEX a",
            "REINDEX TABLE a",
            "CLUSTER a USING b",
            "ALTER TABLE a DETACH PARTITION b",
            "ANALYZE",
            "SET LOCAL work_mem = '1MB'",
            "SAVEPOINT a",
            "ROLLBACK TO SAVEPOINT a",
            "ALTER TYPE a ADD VALUE 'b'",
            "REFRESH MATERIALIZED VIEW CONCURRENTLY a",
            "DO $$ BEGIN PERFORM 1; END $$",
        ] {
            assert_eq!(sorts(text), [Sort::Ordinary], "{text}");
        }
    }

    #[test]
    fn names_are_found_whatever_surrounds_them() {
        let index = |index, table| Sort::Alone(Alone::BuildIndex { index, table });
        assert_eq!(
            sorts(
                "-- a\nCREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS Ix /* b */ ON ONLY auth.\"Users\" (\"Id\");"
            ),
            [index(Some(name("Ix", "ix")), name("auth.\"Users\"", "Users"))]
        );
        assert_eq!(sorts("create index concurrently on a (b)"), [index(None, name("a", "a"))]);
        assert_eq!(
            sorts("DROP INDEX CONCURRENTLY IF EXISTS s.i"),
            [Sort::Alone(Alone::DropIndex { index: name("s.i", "i") })]
        );
        assert_eq!(
            sorts("ALTER TABLE IF EXISTS ONLY p DETACH PARTITION s.c CONCURRENTLY"),
            [Sort::Alone(Alone::Detach { parent: name("p", "p"), partition: name("s.c", "c") })]
        );
        assert_eq!(
            sorts("DROP DATABASE IF EXISTS \"A\""),
            [Sort::Alone(Alone::Object { object: Object::Database, name: name("\"A\"", "A"), comes: false })]
        );
        assert_eq!(sorts("REINDEX (CONCURRENTLY) TABLE a"), [Sort::Alone(Alone::Reindex)]);
    }

    #[test]
    fn transactions_and_settings_are_told_apart() {
        assert_eq!(
            sorts(
                "BEGIN; SET a.b = 1; SELECT 1; COMMIT; START TRANSACTION; ROLLBACK; END; RESET ALL; CALL p();"
            ),
            [
                Sort::Control(Control::Begin),
                Sort::Setting,
                Sort::Ordinary,
                Sort::Control(Control::Commit),
                Sort::Control(Control::Begin),
                Sort::Control(Control::Rollback),
                Sort::Control(Control::Commit),
                Sort::Setting,
                Sort::MayCommit,
            ]
        );
        assert_eq!(sorts("DO $$ BEGIN UPDATE a SET b = 1; COMMIT; END $$"), [Sort::MayCommit]);
        assert_eq!(sorts("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'COMMIT'"), [Sort::Ordinary]);
    }

    #[test]
    fn a_statement_is_where_its_words_are() {
        let text = "-- first\nSELECT 'a;b' ; /* between */ INSERT INTO t VALUES ($$;$$) -- last\n";
        let found: Vec<_> = parse(text).statements.iter().map(|one| &text[one.range.clone()]).collect();
        assert_eq!(found, ["SELECT 'a;b'", "INSERT INTO t VALUES ($$;$$)"]);
    }
}
