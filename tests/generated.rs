//! What is generated from the command tree equals what lies in the repository.
//!
//! `UPDATE=1 cargo test --test main generated` writes it anew.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command as Process;

use clap::{Arg, Command, CommandFactory};

use crate::support::authctl;

/// Shells with the name that their completion file has by custom.
const SHELLS: &[(&str, &str)] = &[
    ("bash", "authctl.bash"),
    ("zsh", "_authctl"),
    ("fish", "authctl.fish"),
    ("elvish", "authctl.elv"),
    ("powershell", "_authctl.ps1"),
];

#[test]
fn completions_are_current() {
    for (shell, file) in SHELLS {
        let script = authctl(["completions", shell]).run().ends_with(0).stdout;
        compare(&format!("completions/{file}"), &script);
    }
}

#[test]
fn the_shells_understand_their_completions() {
    let folder = tempfile::tempdir().unwrap();
    for (shell, file) in &SHELLS[..3] {
        let path = folder.path().join(file);
        fs::write(&path, authctl(["completions", shell]).run().ends_with(0).stdout).unwrap();
        match Process::new(shell).arg("-n").arg(&path).output() {
            Ok(output) => {
                let complaint = String::from_utf8_lossy(&output.stderr);
                assert!(output.status.success() && complaint.is_empty(), "{shell}: {complaint}");
            }
            Err(error) => assert_eq!(error.kind(), std::io::ErrorKind::NotFound, "{shell}: {error}"),
        }
    }
}

#[test]
fn the_reference_is_current() {
    compare("docs/reference.md", &reference());
}

fn compare(path: &str, generated: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, generated).unwrap();
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        kept == generated,
        "{path} is not what the command tree says; `UPDATE=1 cargo test --test main generated` writes it anew"
    );
}

fn reference() -> String {
    let mut tree = authctl::cli::Cli::command();
    tree.build();
    let mut page = format!(
        "# Reference\n\nEvery command with its arguments, generated from the program; `authctl man COMMAND` \
         prints the same.\n\n{}.\n\n## Options of every command\n\n",
        tree.get_about().unwrap()
    );
    arguments(&mut page, tree.get_arguments().filter(|argument| argument.is_global_set()));
    page.push_str("\n## Commands\n");
    section(&mut page, &tree);
    page
}

fn section(page: &mut String, command: &Command) {
    for command in command.get_subcommands().filter(|command| command.get_name() != "help") {
        if command.has_subcommands() {
            section(page, command);
            continue;
        }
        let name = command.get_bin_name().unwrap();
        let usage = command.clone().render_usage().to_string();
        let usage = usage.trim_start_matches("Usage: ").trim();
        let about = command.get_about().unwrap();
        writeln!(page, "\n### {name}\n\n{about}.\n\n```\n{usage}\n```").unwrap();
        let own: Vec<_> = command.get_arguments().filter(|argument| !argument.is_global_set()).collect();
        let own: Vec<_> = own.into_iter().filter(|argument| argument.get_id() != "help").collect();
        if !own.is_empty() {
            page.push('\n');
            arguments(page, own.into_iter());
        }
    }
}

fn arguments<'a>(page: &mut String, arguments: impl Iterator<Item = &'a Arg>) {
    page.push_str("| argument | meaning |\n|---|---|\n");
    for argument in arguments.filter(|argument| !argument.is_hide_set()) {
        let help = argument.get_help().unwrap().to_string().replace('|', "\\|");
        let values: Vec<_> =
            argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
        let takes = argument.get_action().takes_values();
        let values =
            if takes && !values.is_empty() { format!(" ({})", values.join(", ")) } else { String::new() };
        let default = argument.get_default_values().first().filter(|_| takes);
        let default = default
            .map_or_else(String::new, |value| format!("; `{}` when not said", value.to_string_lossy()));
        writeln!(page, "| `{}` | {help}{values}{default} |", spelling(argument).replace('|', "\\|")).unwrap();
    }
}

fn spelling(argument: &Arg) -> String {
    let short = argument.get_short().map(|short| format!("-{short}"));
    let long = argument.get_long().map(|long| format!("--{long}"));
    let flags: Vec<_> = short.into_iter().chain(long).collect();
    let value = argument.get_value_names().filter(|_| argument.get_action().takes_values());
    let value = value.map(|names| names.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "));
    [Some(flags.join(", ")).filter(|flags| !flags.is_empty()), value]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}
