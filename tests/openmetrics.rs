//! `-o openmetrics` and `-o nagios` of every view and check, held against the grammars of those who read them.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::process::{Command, Stdio};

use regex::Regex;

use crate::laws::leaves;
use crate::support::{self, Invocation, authctl};

/// What is wrong with an exposition, by the grammar of OpenMetrics 1.0 as far as gauges go.
fn faults(text: &str) -> Vec<String> {
    let sample = Regex::new(r#"^([a-z][a-z0-9_]*)(?:\{((?:[a-z_][a-z0-9_]*="(?:[^"\\\n]|\\["\\n])*",?)*)\})? (-?[0-9.]+(?:e-?[0-9]+)?)$"#).unwrap();
    let mut faults = Vec::new();
    let mut described: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    let mut done = BTreeSet::new();
    let mut current = String::new();
    let Some(body) = text.strip_suffix("# EOF\n") else {
        return vec!["it does not end with # EOF".to_owned()];
    };
    for line in body.lines() {
        if let Some(comment) = line.strip_prefix("# ") {
            let mut words = comment.splitn(3, ' ');
            let (what, name, value) =
                (words.next().unwrap(), words.next().unwrap_or(""), words.next().unwrap_or(""));
            if !described.entry(name.to_owned()).or_default().insert(what) {
                faults.push(format!("{what} of {name} twice"));
            }
            match what {
                "TYPE" if value == "gauge" => {}
                "UNIT" if name.ends_with(&format!("_{value}")) => {}
                "HELP" if !value.is_empty() => {}
                _ => faults.push(line.to_owned()),
            }
            if name != current && !done.insert(name.to_owned()) {
                faults.push(format!("{name} is in two places"));
            }
            name.clone_into(&mut current);
            continue;
        }
        let Some(parts) = sample.captures(line) else {
            faults.push(line.to_owned());
            continue;
        };
        let name = &parts[1];
        if name != current
            || !described.get(name).is_some_and(|lines| lines.contains("TYPE") && lines.contains("HELP"))
        {
            faults.push(format!("{name} is not described before it"));
        }
        for unit in ["bytes", "seconds", "ratio"] {
            if name.ends_with(&format!("_{unit}"))
                && !described.get(name).is_some_and(|lines| lines.contains("UNIT"))
            {
                faults.push(format!("{name} has no UNIT"));
            }
        }
        for ending in ["_total", "_count", "_sum", "_bucket", "_info", "_created"] {
            if name.ends_with(ending) {
                faults.push(format!("{name}: a gauge does not end like that"));
            }
        }
        if !seen.insert((name.to_owned(), parts.get(2).map_or("", |labels| labels.as_str()).to_owned())) {
            faults.push(format!("the same sample twice: {line}"));
        }
    }
    faults
}

/// Prometheus' own opinion, where its tool is installed.
fn promtool(text: &str) -> Result<(), String> {
    let mut command = Command::new("promtool");
    command.args(["check", "metrics"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let Ok(mut child) = command.spawn() else { return Ok(()) };
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let said =
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    if output.status.success() { Ok(()) } else { Err(said) }
}

/// Every view that needs no swarm.
fn views() -> Vec<Vec<String>> {
    let all = leaves().into_iter().map(|(words, _)| words);
    let views = all.filter(|words| words.first().is_some_and(|word| word == "monitor"));
    let mut views: Vec<_> =
        views.filter(|words| words.len() > 1 && !["grants", "stack"].contains(&words[1].as_str())).collect();
    views.push(vec!["monitor".to_owned()]);
    views.push(vec!["check".to_owned(), "postgres".to_owned(), "redis".to_owned()]);
    if leaves().iter().any(|(words, _)| words == &["doctor"]) {
        views.push(vec!["doctor".to_owned()]);
    }
    views
}

struct Servers {
    database: support::Database<'static>,
    table: String,
}

impl Servers {
    fn new() -> Self {
        let database = support::postgres().database();
        authctl(["migrate", "up", "--yes"]).on(&database).run().ends_with(0);
        database
            .psql("CREATE EXTENSION pg_stat_statements; CREATE TABLE \"odd \"\"name\\\" (id int); ANALYZE");
        Self { database, table: support::unique("tokens") }
    }

    fn ask(&self, words: &[String], shape: &str) -> Invocation {
        let asked = authctl(words).on(&self.database).redis(support::redis()).argument("-o").argument(shape);
        match support::dynamodb() {
            Some(dynamodb) => asked.aws(dynamodb).env("DYNAMODB_REFRESH_TOKENS_TABLE", &self.table),
            None => asked,
        }
    }

    fn has_tokens(&self) -> bool {
        let Some(dynamodb) = support::dynamodb() else { return false };
        authctl(["dynamodb", "create", "--yes"])
            .aws(dynamodb)
            .env("DYNAMODB_REFRESH_TOKENS_TABLE", &self.table)
            .run()
            .ends_with(0);
        true
    }
}

#[test]
fn every_view_is_an_exposition_that_collectors_accept() {
    let servers = Servers::new();
    let has_tokens = servers.has_tokens();
    let mut wrong = Vec::new();
    for words in views() {
        if words.contains(&"dynamodb".to_owned()) && !has_tokens {
            continue;
        }
        let output = servers.ask(&words, "openmetrics").run();
        let name = words.join(" ");
        if ![0, 3].contains(&output.code) {
            wrong.push(format!("{name}: exit {}: {}", output.code, output.stderr));
            continue;
        }
        wrong.extend(faults(&output.stdout).into_iter().map(|fault| format!("{name}: {fault}")));
        if let Err(said) = promtool(&output.stdout) {
            wrong.push(format!("{name}: promtool: {said}"));
        }
        if !output.stdout.contains("\nauthctl_answer_verdict{kind=\"") {
            wrong.push(format!("{name}: no verdict"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_table_is_named_by_labels_and_measured_in_base_units() {
    let servers = Servers::new();
    let words = ["monitor", "postgres", "tables"].map(str::to_owned);
    let output = servers.ask(&words, "openmetrics").run().ends_with(0);
    let wanted = "authctl_postgres_tables_total_bytes{schema=\"public\",table=\"odd \\\"name\\\\\"} 0";
    assert!(output.stdout.lines().any(|line| line == wanted), "{}", output.stdout);
    assert!(output.stdout.contains("# UNIT authctl_postgres_tables_total_bytes bytes\n"));
}

#[test]
fn no_query_and_no_value_of_one_is_in_an_exposition() {
    let servers = Servers::new();
    let sleeping = "SELECT count(*) = 1 FROM pg_stat_activity WHERE query LIKE '%hunter2%' AND state = 'active' AND pid <> pg_backend_pid()";
    let _session = support::Session::after(&servers.database, "SELECT 'hunter2', pg_sleep(30)", sleeping);
    for view in ["activity", "slow", "locks"] {
        let words = ["monitor", "postgres", view].map(str::to_owned);
        let output = servers.ask(&words, "openmetrics").run();
        assert!(
            !output.stdout.contains("hunter2") && !output.stdout.contains("SELECT"),
            "{view}: {}",
            output.stdout
        );
    }
}

#[test]
fn every_view_is_one_line_for_a_monitoring_system() {
    let servers = Servers::new();
    let has_tokens = servers.has_tokens();
    let line = Regex::new(r"^(OK|WARNING|CRITICAL|UNKNOWN) - [^|\n]+( \| ('[^'=|]+'=-?[0-9.]+(e-?[0-9]+)?(B|c|s|%)?( |\n))+)?\n?$").unwrap();
    let mut wrong = Vec::new();
    for words in views() {
        if words.contains(&"dynamodb".to_owned()) && !has_tokens {
            continue;
        }
        let output = servers.ask(&words, "nagios").run();
        let name = words.join(" ");
        let codes = [("OK", 0), ("WARNING", 1), ("CRITICAL", 2), ("UNKNOWN", 3)];
        let code = codes.iter().find(|(word, _)| output.stdout.starts_with(word)).map(|(_, code)| *code);
        if !line.is_match(&output.stdout) || output.stdout.lines().count() != 1 || code != Some(output.code) {
            wrong.push(format!("{name}: exit {}: {}{}", output.code, output.stdout, output.stderr));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_command_that_measures_nothing_refuses_before_it_does_anything() {
    for words in [["db", "list"], ["config", "show"], ["monitor", "grants"]] {
        for (shape, code) in [("openmetrics", 2), ("nagios", 3)] {
            let output = authctl(words)
                .argument("-o")
                .argument(shape)
                .env("DATABASE_HOST", "192.0.2.1")
                .run()
                .ends_with(code);
            assert!(output.stderr.contains("are for checks"), "{}", output.stderr);
            assert!(output.elapsed.as_secs() < 4, "{words:?} asked somebody");
        }
    }
}

#[test]
fn the_grammar_finds_faults() {
    let head = "# HELP a_bytes x.\n# TYPE a_bytes gauge\n# UNIT a_bytes bytes\n";
    assert_eq!(faults(&format!("{head}a_bytes{{b=\"c\"}} 1\n# EOF\n")), Vec::<String>::new());
    for bad in [
        format!("{head}a_bytes 1\n"),
        format!("{head}a_bytes 1\na_bytes 2\n# EOF\n"),
        format!("{head}a_bytes NaN\n# EOF\n"),
        format!("{head}a_bytes{{b=\"c\"d\"}} 1\n# EOF\n"),
        "a_bytes 1\n# EOF\n".to_owned(),
        "# HELP a_seconds x\n# TYPE a_seconds gauge\na_seconds 1\n# EOF\n".to_owned(),
    ] {
        assert!(!faults(&bad).is_empty(), "{bad}");
    }
}
