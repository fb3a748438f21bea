//! How far the effects of a statement reach: into the objects of this database, the session, the server.

use super::tokens::Tokens;

/// Whether the statement with these words changes objects that stay, and nothing of the session: no temporary
/// ones, and none that is filled by a query, which may call anything.
pub(super) fn only_objects(tokens: &Tokens) -> bool {
    let verbs = ["CREATE", "ALTER", "DROP", "COMMENT", "GRANT", "REVOKE"];
    let more = ["SELECT", "EXECUTE", "VALUES"];
    !tokens.are_cut()
        && verbs.iter().any(|verb| tokens.begins(&[verb]))
        && !more.iter().any(|word| tokens.contains(word))
        && !is_temporary(tokens)
}

/// Whether the statement with these words may change rows, which no comparison of catalogs sees.
pub(super) fn may_write_rows(tokens: &Tokens) -> bool {
    let verbs = ["INSERT", "UPDATE", "DELETE", "MERGE", "TRUNCATE", "COPY", "SELECT", "WITH", "CALL", "DO"];
    verbs.iter().any(|verb| tokens.begins(&[verb]))
}

/// Whether the statement with these words leaves something in the session that later ones may need, and that
/// no SET brings back: a temporary object, a prepared statement, a cursor, a setting made by a function.
pub(super) fn lingers(tokens: &Tokens) -> bool {
    let verbs = ["PREPARE", "DECLARE", "LISTEN"];
    verbs.iter().any(|verb| tokens.begins(&[verb]))
        || (tokens.begins(&["CREATE"]) && is_temporary(tokens))
        || tokens.any(|word| word.eq_ignore_ascii_case("set_config"))
}

/// Whether the statement with these words ends with the transaction that it is alone in.
pub(super) fn is_local(tokens: &Tokens) -> bool {
    ["LOCAL", "CONSTRAINTS", "TRANSACTION"].iter().any(|word| tokens.begins(&["SET", word]))
}

fn is_temporary(tokens: &Tokens) -> bool {
    let ending = |word: &str| word.trim_matches('"').to_ascii_lowercase();
    let is_schema = |word: &str| ending(word).starts_with("pg_temp");
    ["TEMP", "TEMPORARY"].iter().any(|word| tokens.contains(word)) || tokens.any(is_schema)
}

/// Whether the statement with these words feeds rows to its client or takes rows from it.
pub(super) fn exchanges(tokens: &Tokens) -> bool {
    let (from, to) = (tokens.position("FROM"), tokens.position("TO"));
    tokens.begins(&["COPY"])
        && (from.is_some_and(|at| tokens.has(at + 1, &["STDIN"]))
            || to.is_some_and(|at| tokens.has(at + 1, &["STDOUT"])))
}

/// Whether the statement with these words changes more of the server than this database: what is tried in a
/// scratch database must stay in it.
pub(super) fn server_wide(tokens: &Tokens) -> bool {
    let verbs = ["CREATE", "ALTER", "DROP"];
    let nouns = ["ROLE", "USER", "GROUP", "DATABASE", "TABLESPACE", "SYSTEM", "SUBSCRIPTION"];
    let is = |at: usize, words: &[&str]| words.iter().any(|word| tokens.has(at, &[word]));
    let on_them = ["DATABASE", "ROLE", "TABLESPACE", "PARAMETER"].iter().any(|noun| {
        let on = (1..tokens.count()).find(|at| tokens.has(*at, &["ON", noun]));
        on.is_some() && is(0, &["GRANT", "REVOKE", "COMMENT", "SECURITY"])
    });
    let owned = tokens.begins(&["REASSIGN", "OWNED"]) || tokens.begins(&["DROP", "OWNED"]);
    (is(0, &verbs) && is(1, &nouns) && !tokens.has(1, &["USER", "MAPPING"]))
        || on_them
        || owned
        || is_membership(tokens)
        || (tokens.begins(&["DO"]) && tokens.any(mentions_the_server))
}

/// GRANT and REVOKE of a role, which have no ON.
fn is_membership(tokens: &Tokens) -> bool {
    let grants = tokens.begins(&["GRANT"]) || tokens.begins(&["REVOKE"]);
    grants && !tokens.contains("ON") && !tokens.are_cut()
}

/// Whether a body speaks of what is the server's.
fn mentions_the_server(body: &str) -> bool {
    let words = body.split(|c: char| !c.is_alphanumeric() && c != '_').map(str::to_ascii_uppercase);
    let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
    let verbs = ["CREATE", "ALTER", "DROP", "REASSIGN"];
    let nouns = ["ROLE", "USER", "GROUP", "DATABASE", "TABLESPACE", "SYSTEM", "OWNED"];
    words.windows(2).any(|pair| verbs.contains(&pair[0].as_str()) && nouns.contains(&pair[1].as_str()))
}

/// The extension that the statement with these words makes.
pub(super) fn extension(tokens: &Tokens) -> Option<String> {
    let at = tokens.after(2, &["IF", "NOT", "EXISTS"]);
    tokens.begins(&["CREATE", "EXTENSION"]).then(|| tokens.name(at).bare)
}

#[cfg(test)]
mod tests {
    use super::super::{Statement, parse};

    fn first(text: &str) -> Statement {
        parse(text).statements[0].clone()
    }

    #[test]
    fn what_leaves_the_session_as_it_was_is_known() {
        for text in
            ["CREATE TABLE a (b int)", "ALTER TABLE a ADD b int", "drop index a", "COMMENT ON TABLE a IS 'b'"]
        {
            assert!(first(text).only_objects, "{text}");
        }
        for text in [
            "CREATE TEMP TABLE a (b int)",
            "CREATE TABLE \"pg_temp\".a (b int)",
            "CREATE TABLE pg_temp_3.a (b int)",
            "CREATE TABLE a AS SELECT f()",
            "SELECT 1",
            "SET a.b = 1",
            "DO $$ $$",
            "INSERT INTO a VALUES (f())",
            "CREATE TABLE a AS EXECUTE b",
            "PREPARE a AS SELECT 1",
            "LISTEN a",
        ] {
            assert!(!first(text).only_objects, "{text}");
        }
    }

    #[test]
    fn what_later_statements_may_need_is_known() {
        for text in [
            "SELECT pg_catalog.set_config('a', 'b', false)",
            "CREATE TEMPORARY TABLE a ()",
            "PREPARE a AS SELECT 1",
        ] {
            assert!(first(text).lingers, "{text}");
        }
        for text in ["SET a.b = 1", "INSERT INTO a VALUES ('set_config')", "DROP TABLE pg_temp.a"] {
            assert!(!first(text).lingers, "{text}");
        }
    }

    #[test]
    fn an_exchange_is_told_from_words_in_a_literal() {
        for text in ["COPY a (b) FROM stdin", "copy (SELECT 1) TO STDOUT WITH CSV"] {
            assert!(first(text).exchanges, "{text}");
        }
        for text in ["COPY a FROM '/tmp/stdin'", "COPY (SELECT ' from stdin ') TO '/a'"] {
            assert!(!first(text).exchanges, "{text}");
        }
    }

    #[test]
    fn what_reaches_beyond_the_database_is_known() {
        for text in [
            "CREATE ROLE a",
            "alter user a PASSWORD 'b'",
            "DROP DATABASE a",
            "ALTER SYSTEM RESET ALL",
            "GRANT a TO b",
            "REVOKE a FROM b",
            "REASSIGN OWNED BY a TO b",
            "DROP OWNED BY a",
            "GRANT CONNECT ON DATABASE a TO b",
            "COMMENT ON ROLE a IS 'b'",
            "DO $$ BEGIN CREATE ROLE a; END $$",
        ] {
            assert!(first(text).server_wide, "{text}");
        }
        for text in [
            "CREATE USER MAPPING FOR a SERVER b",
            "CREATE TABLE role ()",
            "ALTER TABLE a ADD b int",
            "GRANT SELECT ON a TO b",
            "DO $$ BEGIN CREATE TABLE a (); END $$",
        ] {
            assert!(!first(text).server_wide, "{text}");
        }
        assert_eq!(
            first("CREATE EXTENSION IF NOT EXISTS \"uuid-ossp\" SCHEMA a").extension,
            Some("uuid-ossp".to_owned())
        );
        assert_eq!(first("DROP EXTENSION a").extension, None);
    }
}
