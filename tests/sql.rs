//! What holds for every file of `sql/`: registered, complete, one statement, and understood by every server.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use authctl::sql::{self, Query};

use crate::support::{self, Database, Postgres, authctl, or_skip};

const MAJORS: std::ops::RangeInclusive<u32> = 15..=18;

fn queries() -> impl Iterator<Item = &'static Query> {
    sql::ALL.iter().flat_map(sql::Variants::all)
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sql")
}

fn files_below(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files_below(&path, found);
        } else {
            let name = path.strip_prefix(root()).unwrap().with_extension("");
            found.insert(name.to_str().unwrap().to_owned());
        }
    }
}

#[test]
fn every_file_is_registered() {
    let mut files = BTreeSet::new();
    files_below(&root(), &mut files);
    let registered: BTreeSet<_> = queries().map(|query| query.name.to_owned()).collect();
    assert_eq!(files, registered);
    let names: Vec<_> = queries().map(|query| query.name).collect();
    assert!(names.is_sorted(), "the list in src/sql/list.rs is sorted");
}

#[test]
fn every_header_is_complete() {
    for query in queries() {
        for field in ["summary", "needs", "params", "columns"] {
            assert!(!query.header(field).is_empty(), "{} says nothing of {field}", query.name);
        }
        assert!(!query.summary().ends_with('.'), "{}: a summary is a fragment", query.name);
        let columns: Vec<_> = query.columns().map(|(name, _)| name).collect();
        for column in query.header("labels").split(", ").filter(|column| !column.is_empty()) {
            assert!(columns.contains(&column), "{} is labelled by `{column}`, which it has not", query.name);
        }
        let narrow = query.header("narrow").strip_prefix("drop ").unwrap_or_default();
        for column in narrow.split(", ").filter(|column| !column.is_empty()) {
            assert!(columns.contains(&column), "{} drops `{column}`, which it has not", query.name);
        }
    }
}

#[test]
fn every_file_is_one_statement() {
    for query in queries() {
        let statement = without_comments(query.text);
        assert!(!statement.trim().is_empty(), "{} is empty", query.name);
        assert!(!statement.contains(';'), "{} has a semicolon", query.name);
    }
}

fn without_comments(text: &str) -> String {
    let lines = text.lines().map(|line| line.split("--").next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_server_prepares_every_query_with_the_columns_of_its_header() {
    for major in MAJORS {
        let server = or_skip!(support::postgres_of(major));
        let database = server.database();
        let missing = extensions(server, &database);
        authctl(["migrate", "up", "--yes"]).on(&database).run().ends_with(0);
        let mut wrong = Vec::new();
        for variants in sql::ALL {
            let query = variants.for_server(major);
            let extension = query.needs().and_then(|needs| needs.strip_prefix("extension "));
            if query.header("columns") != "none"
                && extension.is_none_or(|extension| !missing.contains(&extension))
                && let Err(difference) = described(server, database.name(), query)
            {
                wrong.push(format!("{} on {major}: {difference}", query.name));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

/// Makes the extensions that queries need, and returns those that cannot be had here.
fn extensions(server: &Postgres, database: &Database<'_>) -> Vec<&'static str> {
    let names = ["pg_stat_statements", "pgstattuple"];
    let (present, mut missing): (Vec<_>, Vec<_>) =
        names.into_iter().partition(|name| server.has_extension(name));
    for name in present {
        database.psql(&format!("CREATE EXTENSION {name}"));
    }
    for name in &missing {
        support::skipped(&format!("PostgreSQL {} is installed without {name}", server.major));
    }
    // it lives in one database of the server, which others use too
    missing.push("pg_cron");
    missing
}

#[test]
fn queries_of_pg_cron_are_prepared_where_it_lives() {
    let server = support::postgres_with(&[]);
    if !server.has_extension("pg_cron") {
        support::skipped("PostgreSQL is installed without pg_cron");
        return;
    }
    server.psql("CREATE EXTENSION pg_cron");
    let mut wrong = Vec::new();
    for query in queries().filter(|query| query.needs() == Some("extension pg_cron")) {
        if let Err(difference) = described(&server, "postgres", query) {
            wrong.push(format!("{}: {difference}", query.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_columns_of_a_server_choose_the_variant_that_its_version_would() {
    for major in MAJORS {
        let server = or_skip!(support::postgres_of(major));
        for variants in
            sql::ALL.iter().filter(|variants| variants.all().iter().any(|query| query.requires().is_some()))
        {
            let exists = |column: &str| {
                let (relation, column) = column.split_once('.').expect("a relation and its column");
                let question = format!(
                    "SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('{relation}') AND attname = '{column}'"
                );
                server.psql(&question) == "1"
            };
            assert_eq!(variants.fitting(exists).name, variants.for_server(major).name, "on {major}");
        }
    }
}

/// Prepares a query with its declared parameters in a reading session and compares what it would answer.
fn described(server: &Postgres, database: &str, query: &Query) -> Result<(), String> {
    let types: Vec<_> = query.parameters().collect();
    let declared = if types.is_empty() { String::new() } else { format!("({})", types.join(", ")) };
    let nulls = vec!["NULL"; types.len()].join(", ");
    let execute = if types.is_empty() { String::new() } else { format!("({nulls})") };
    let script = format!("PREPARE law{declared} AS {}\n;\nEXECUTE law{execute} \\gdesc\n", query.text);
    let mut psql = server.client(database);
    psql.env("PGOPTIONS", "-c default_transaction_read_only=on").args(["-f", "-"]);
    let mut child = psql.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let answered = String::from_utf8(output.stdout).unwrap().trim_end().to_owned();
    let expected: Vec<_> =
        query.columns().chain(query.about()).map(|(name, kind)| format!("{name}|{}", long(kind))).collect();
    if answered == expected.join("\n") {
        return Ok(());
    }
    Err(format!("answers\n{answered}\nbut declares\n{}", expected.join("\n")))
}

/// PostgreSQL's own name of a type that headers write short.
fn long(kind: &str) -> String {
    let (base, array) = kind.strip_suffix("[]").map_or((kind, ""), |base| (base, "[]"));
    let long = match base {
        "bool" => "boolean",
        "int2" => "smallint",
        "int4" => "integer",
        "int8" => "bigint",
        "float4" => "real",
        "float8" => "double precision",
        "timestamptz" => "timestamp with time zone",
        "varchar" => "character varying",
        other => other,
    };
    format!("{long}{array}")
}
