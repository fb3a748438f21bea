//! Bad input and narrow terminals: clean text, the documented exit code, never a panic.

use std::process::{Command, Stdio};
use std::time::Duration;

use proptest::prelude::*;

use crate::laws::leaves;
use crate::support::{authctl, free_port, postgres};

/// The widest line of a help page.
const WIDEST_HELP: usize = 110;

#[test]
fn every_command_has_a_help_page_that_fits() {
    for (words, _) in leaves() {
        let line = words.iter().map(String::as_str).chain(["--help"]);
        let output = authctl(line).run().ends_with(0);
        assert!(output.stdout.ends_with('\n') && output.stderr.is_empty(), "{words:?}");
        let widest = output.stdout.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(widest <= WIDEST_HELP, "{words:?}: {widest} columns\n{}", output.stdout);
    }
}

#[test]
fn an_unknown_flag_is_a_usage_error_everywhere() {
    for (words, _) in leaves() {
        let line = words.iter().map(String::as_str).chain(["--no-such-flag"]);
        let output = authctl(line).run().ends_with(2);
        assert!(output.stderr.contains("--no-such-flag") && output.stdout.is_empty(), "{words:?}");
    }
}

#[test]
fn a_mistyped_command_is_answered_with_the_nearest() {
    let output = authctl(["chekc"]).run().ends_with(2);
    assert!(output.stderr.contains("check"), "{}", output.stderr);
    let output = authctl(["config", "show", "--set", "postgres.hots=x"]).run().ends_with(2);
    assert!(output.stderr.contains("postgres.host"), "{}", output.stderr);
    let output = authctl(["config", "show", "--columns", "key,valeu"]).run().ends_with(2);
    assert!(output.stderr.contains("did you mean `--columns value`?"), "{}", output.stderr);
    authctl(["config", "show", "-o", "xml"]).run().ends_with(2);
    authctl(["config", "show", "-q", "-v"]).run().ends_with(2);
}

#[test]
fn forty_columns_hold_a_table_and_say_what_they_do_not() {
    let output = authctl(["config", "show"]).env("COLUMNS", "40").run().ends_with(0);
    let widest = output.stdout.lines().map(|line| line.chars().count()).max().unwrap();
    assert!(widest <= 40, "{}", output.stdout);
    assert!(output.stderr.contains("Not shown for lack of room: source"), "{}", output.stderr);
    let asked =
        authctl(["config", "show", "--columns", "source,key"]).env("COLUMNS", "40").run().ends_with(0);
    assert!(asked.stdout.starts_with("SOURCE"), "{}", asked.stdout);
}

#[test]
fn a_terminal_of_forty_columns_is_not_overrun() {
    let output = authctl(["config", "show"]).env("NO_COLOR", "1").terminal(40).run().ends_with(0);
    let widest = output.stdout.lines().filter(|line| !line.starts_with("Not shown"));
    let widest = widest.map(|line| line.trim_end().chars().count()).max().unwrap();
    assert!(widest <= 40, "{}", output.stdout);
    assert!(!output.stdout.contains('\u{1b}'), "{:?}", output.stdout);
}

#[test]
fn a_plan_is_shown_whole_however_narrow_the_terminal() {
    let long = "a".repeat(60);
    let output = authctl(["config", "init", &long, "--dry-run"]).terminal(40).run().ends_with(0);
    let shown = output.stdout.replace(['\r', '\n'], "");
    assert!(shown.contains(&long), "{}", output.stdout);
    assert!(!shown.contains('…'), "{}", output.stdout);
}

#[test]
fn a_pipe_has_no_colour_unless_it_is_asked_for() {
    let command = ["config", "show", "--columns", "nothing"];
    assert!(!authctl(command).run().ends_with(2).stderr.contains('\u{1b}'));
    let always = authctl(command).argument("--color=always").run().ends_with(2);
    assert!(always.stderr.contains("\u{1b}[31merror:\u{1b}[0m"), "{:?}", always.stderr);
    let json = authctl(["config", "show", "-o", "json", "--color=always"]).run().ends_with(0);
    assert!(!json.stdout.contains('\u{1b}'));
}

#[test]
fn every_shape_holds_the_same_rows() {
    let show = |shape: &[&str]| {
        let run = authctl([&["config", "show"], shape].concat());
        run.env("AUTHCTL_AUDIT_LOG", "audit.jsonl").run().ends_with(0)
    };
    let json = show(&["-o", "json"]).json();
    assert_eq!(json["kind"], "config.show/1");
    let line = show(&["-o", "jsonl"]).stdout;
    assert_eq!(line.lines().count(), 1);
    let line: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert_eq!(line["data"], json["data"]);
    let rows = json["data"].as_array().unwrap().len();
    let csv = show(&["-o", "csv"]).stdout;
    assert!(csv.starts_with("key,value,source\n"), "{csv}");
    assert_eq!(csv.lines().count(), rows + 1);
    assert_eq!(show(&["-o", "csv", "--no-headers", "--columns", "key"]).stdout.lines().count(), rows);
    assert_eq!(show(&["--no-headers"]).stdout.lines().count(), rows);
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let binary = env!("CARGO_BIN_EXE_authctl");
    for command in ["completions zsh", "--help", "config show", "man"] {
        let mut child = Command::new(binary)
            .args(command.split(' '))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{command}");
        assert!(output.stderr.is_empty(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn what_prints_itself_needs_no_configuration() {
    for command in [&["completions", "bash"][..], &["man", "config", "show"], &["--version"]] {
        let output = authctl(command).file("authctl.toml", "this is [ no TOML").run().ends_with(0);
        assert!(!output.stdout.is_empty());
        assert!(output.elapsed < Duration::from_secs(2));
    }
    authctl(["config", "show"]).file("authctl.toml", "this is [ no TOML").run().ends_with(2);
}

#[test]
fn silence_at_the_question_is_a_refusal() {
    let output = authctl(["config", "init"]).run().ends_with(7);
    assert!(output.stderr.contains("nobody is there to agree"), "{}", output.stderr);
}

#[test]
fn on_a_terminal_the_question_is_answered() {
    let no = authctl(["config", "init"]).answer("[y/N]", "n\n").terminal(80).run().ends_with(7);
    assert!(no.stdout.contains("[y/N]") && no.stdout.contains("nothing was changed"), "{}", no.stdout);
    authctl(["config", "init"]).answer("[y/N]", "y\n").terminal(80).run().ends_with(0);
}

#[test]
fn ctrl_c_at_a_question_ends_the_run() {
    let output = authctl(["config", "init"])
        .answer("[y/N]", "\u{3}")
        .timeout(Duration::from_secs(10))
        .terminal(80)
        .run();
    assert_eq!(output.code, 130, "{}", output.stdout);
    assert!(!output.stdout.contains("written"), "{}", output.stdout);
}

#[test]
fn a_bar_is_drawn_where_somebody_looks_and_nowhere_else() {
    let database = postgres().database();
    authctl(["migrate", "up", "--yes"]).on(&database).run().ends_with(0);
    let seed = |flags: &[&str]| {
        let command = ["seed", "--users", "40000", "--stores", "postgres", "--yes", "--clean"];
        authctl([&command[..], flags].concat()).on(&database)
    };
    let watched = seed(&[]).terminal(100).run().ends_with(0);
    assert!(watched.stdout.contains("/40,000"), "{}", watched.stdout);
    for quiet in [seed(&["-q"]).terminal(100), seed(&["-o", "json"]).terminal(100)] {
        assert!(!quiet.run().ends_with(0).stdout.contains("/40,000"));
    }
    let piped = seed(&[]).run().ends_with(0);
    assert!(!piped.stderr.contains("/40,000") && !piped.stderr.contains('\u{1b}'), "{}", piped.stderr);
}

#[test]
fn a_terminal_is_told_whom_the_answer_comes_from() {
    let database = postgres().database();
    let watched = authctl(["monitor", "postgres", "tables"]).on(&database).terminal(100).run().ends_with(0);
    assert!(watched.stdout.contains(" · PostgreSQL 15."), "{}", watched.stdout);
    let piped = authctl(["monitor", "postgres", "tables"]).on(&database).run().ends_with(0);
    assert!(!piped.stderr.contains("PostgreSQL 15."), "{}", piped.stderr);
}

/// The secret keys, each with the variable that sets it.
const SECRETS: &[(&str, &str)] = &[
    ("postgres.password", "PGPASSWORD"),
    ("postgres.application_password", "DATABASE_APPLICATION_PASSWORD"),
    ("redis.password", "REDIS_PASSWORD"),
    ("redis.sentinel_password", "REDIS_SENTINEL_PASSWORD"),
];

#[test]
fn the_list_of_secrets_is_complete() {
    let secret = authctl::config::KEYS.iter().filter(|key| key.secret).map(|key| key.name);
    assert_eq!(secret.collect::<Vec<_>>(), SECRETS.iter().map(|(key, _)| *key).collect::<Vec<_>>());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn no_secret_is_ever_said(secret in "[a-zA-Z0-9@:/%!?#&=+ ;'\"\\\\-]{2}Zq[a-zA-Z0-9@:/%!?#&=+]{8,30}") {
        let port = free_port().to_string();
        let commands: [&[&str]; 5] = [
            &["config", "show", "-v"],
            &["config", "show", "-o", "json"],
            &["check", "postgres", "redis", "-v"],
            &["migrate", "up", "--yes", "-v"],
            &["config", "show", "--set", "no.such.key=1", "-v"],
        ];
        for by_flag in [true, false] {
            for command in commands {
                let mut run = authctl(command.iter().copied())
                    .env("PGHOST", "127.0.0.1").env("REDIS_HOST", "127.0.0.1")
                    .env("PGPORT", &port).env("REDIS_PORT", &port).env("AUTHCTL_TIMEOUT", "1s");
                for (key, variable) in SECRETS {
                    run = if by_flag {
                        run.argument("--set").argument(format!("{key}={secret}"))
                    } else {
                        run.env(variable, &secret)
                    };
                }
                let output = run.run();
                prop_assert!(!output.stdout.contains(&secret), "{}", output.stdout);
                prop_assert!(!output.stderr.contains(&secret), "{}", output.stderr);
                prop_assert_ne!(output.code, 70);
                prop_assert_ne!(output.code, 101);
            }
        }
    }
}
