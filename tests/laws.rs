//! The laws of the source and of the command tree.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use authctl::exit::Exit;
use clap::{Command, CommandFactory};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Modules from the ground up: a module imports from its own floor and from those below.
const FLOORS: &[&[&str]] = &[
    &["exit", "error", "secret", "text", "progress"],
    &["report", "plan"],
    &["config", "sql"],
    &["conn"],
    &["ops"],
    &["ui"],
    &["cli"],
];

/// Modules that do not know each other although their floors would let them.
const STRANGERS: &[(&str, &str)] = &[("ui", "ops"), ("ui", "conn"), ("ui", "config"), ("ui", "sql")];

/// Rooms of `ops` that several nouns share. They are no nouns: no command is called like them, and they use no noun.
const SHARED: &[&str] = &[
    "archive",
    "cron",
    "health",
    "iam",
    "items",
    "keyspace",
    "literals",
    "rdb",
    "repository",
    "seen",
    "throwaway",
    "token_table",
];

/// Nouns that use another noun, each with its reason.
const ACQUAINTED: &[(&str, &str)] = &[
    // a backup is verified by restoring it
    ("backup", "restore"),
    // a diagnosis reads what the views read
    ("doctor", "monitor"),
    // what a swarm tells of a stack is read in one place
    ("monitor", "stack"),
];

/// Lines that a file below `src` may have.
const LONGEST_FILE: usize = 400;
/// Lines that a verb of the command line may have.
const LONGEST_VERB: usize = 150;

struct Source {
    /// Below `src`: `ops/migrate/up.rs`.
    path: String,
    text: String,
}

impl Source {
    /// The module at the root: `ops`.
    fn module(&self) -> &str {
        self.path.split(['/', '.']).next().unwrap()
    }

    /// The folder or file below the module: `migrate`.
    fn noun(&self) -> Option<&str> {
        self.path.split(['/', '.']).nth(1).filter(|noun| *noun != "mod" && *noun != "rs")
    }

    /// Without its tests and without comments, which may speak of anything.
    fn code(&self) -> String {
        let product = self.text.split("#[cfg(test)]\nmod tests").next().unwrap();
        product.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
    }

    /// What is imported from the crate, as paths: `ops::migrate`.
    fn imports(&self) -> Vec<String> {
        let code = self.text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let code = code.collect::<Vec<_>>().join("\n");
        let paths = code.split("crate::").skip(1);
        let end = |c: char| !(c.is_alphanumeric() || c == '_' || c == ':');
        paths.map(|path| path[..path.find(end).unwrap_or(path.len())].to_owned()).collect()
    }
}

fn sources() -> Vec<Source> {
    let folder = Path::new(ROOT).join("src");
    let files = files(&folder).into_iter().filter(|path| path.extension().is_some_and(|kind| kind == "rs"));
    let source = |path: PathBuf| Source {
        path: path.strip_prefix(&folder).unwrap().to_str().unwrap().to_owned(),
        text: fs::read_to_string(&path).unwrap(),
    };
    files.map(source).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Fails with every offence at once.
fn nobody(offences: impl IntoIterator<Item = String>) {
    let offences: Vec<_> = offences.into_iter().collect();
    assert!(offences.is_empty(), "\n{}", offences.join("\n"));
}

/// The files of `src` whose code names one of `words`, except in the modules that may.
fn naming(words: &[&str], allowed: &[&str]) -> Vec<String> {
    let elsewhere = sources().into_iter().filter(|source| {
        !allowed
            .iter()
            .any(|allowed| source.path == *allowed || source.path.starts_with(&format!("{allowed}/")))
    });
    let named = |source: &Source| words.iter().find(|word| source.code().contains(*word)).copied();
    elsewhere.filter_map(|source| Some(format!("{} names {}", source.path, named(&source)?))).collect()
}

#[test]
fn imports_go_downwards_only() {
    let order: Vec<&str> = FLOORS.iter().flat_map(|floor| floor.iter().copied()).collect();
    let floor = |module: &str| FLOORS.iter().position(|floor| floor.contains(&module));
    let mut offences = Vec::new();
    for source in sources().iter().filter(|source| !["lib", "main"].contains(&source.module())) {
        let own = source.module();
        assert!(order.contains(&own), "{own} has no floor: add it to FLOORS");
        for import in source.imports() {
            let other = import.split("::").next().unwrap();
            let upwards = floor(other) > floor(own);
            let strangers = STRANGERS.contains(&(own, other));
            if order.contains(&other) && (upwards || strangers) {
                offences.push(format!("{} imports crate::{import}", source.path));
            }
        }
    }
    nobody(offences);
}

#[test]
fn a_noun_does_not_import_another() {
    let all = sources();
    let ops = all.iter().filter(|source| source.module() == "ops");
    nobody(ops.flat_map(|source| {
        let own = source.noun().unwrap_or_default().to_owned();
        let nouns = source
            .imports()
            .into_iter()
            .filter_map(|import| Some(import.strip_prefix("ops::")?.split("::").next().unwrap().to_owned()));
        let others = nouns.filter(|other| {
            let acquainted = ACQUAINTED.contains(&(own.as_str(), other.as_str()));
            !other.is_empty() && *other != own && !acquainted && !SHARED.contains(&other.as_str())
        });
        others.map(|other| format!("{} imports ops::{other}", source.path)).collect::<Vec<_>>()
    }));
}

#[test]
fn files_stay_short() {
    nobody(sources().iter().filter_map(|source| {
        let shared = ["mod.rs", "globals.rs", "carry_out.rs"].iter().any(|name| source.path.ends_with(name));
        let verb = source.module() == "cli" && !shared;
        let (lines, cap) = (source.text.lines().count(), if verb { LONGEST_VERB } else { LONGEST_FILE });
        (lines > cap).then(|| format!("{} has {lines} lines, at most {cap}", source.path))
    }));
}

#[test]
fn only_ui_prints() {
    nobody(naming(
        &["comfy_table", "indicatif", "console::", "io::stdout", "io::stderr", "io::stdin"],
        &["ui"],
    ));
}

#[test]
fn only_conn_connects() {
    let constructors = [
        "tokio_postgres::Config",
        "tokio_postgres::connect",
        "Client::open",
        "aws_config",
        "Docker::connect",
    ];
    nobody(naming(&constructors, &["conn"]));
}

#[test]
fn only_cli_knows_the_command_line() {
    nobody(naming(&["clap::", "clap_complete", "clap_mangen"], &["cli"]));
}

#[test]
fn only_config_reads_the_environment() {
    let readers = ["env::var(", "env::var_os", "env::vars", "env::current_dir", "env::home_dir"];
    nobody(naming(&readers, &["config"]));
}

#[test]
fn nothing_is_put_off() {
    let words = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("X", "XX")];
    let below = ["src", "sql", "tests", "migrations"].map(|folder| Path::new(ROOT).join(folder));
    let all = below.iter().filter(|folder| folder.exists()).flat_map(|folder| files(folder));
    nobody(all.filter_map(|path| {
        let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
        let named = |word: &&&str| text.split(|c: char| !c.is_alphanumeric()).any(|found| found == **word);
        words.iter().find(named).map(|word| format!("{} says {word}", path.display()))
    }));
}

#[test]
fn every_migration_has_a_way_back() {
    let folder = Path::new(ROOT).join("migrations");
    let up = files(&folder).into_iter().filter(|path| path.parent() == Some(&folder));
    let up = up.filter(|path| path.extension().is_some_and(|kind| kind == "sql"));
    nobody(up.filter_map(|path| {
        let name = path.file_stem().unwrap().to_str().unwrap();
        let down = folder.join("down").join(format!("{name}.down.sql"));
        (!down.exists()).then(|| format!("{name} has no down file"))
    }));
}

#[test]
fn every_dependency_has_its_reason() {
    let manifest = fs::read_to_string(Path::new(ROOT).join("Cargo.toml")).unwrap();
    let begin = manifest.find("[dependencies]").unwrap();
    let end = manifest.find("[lints.rust]").unwrap();
    let mut reasoned = false;
    let mut offences = Vec::new();
    for line in manifest[begin..end].lines() {
        match line.trim() {
            "" => reasoned = false,
            line if line.starts_with('[') => {}
            // a comment above speaks for the block below it
            line if line.starts_with('#') => reasoned = true,
            line if !reasoned && !line.contains('#') => offences.push(format!("Cargo.toml: {line}")),
            _ => {}
        }
    }
    nobody(offences);
}

#[test]
fn the_readme_explains_every_exit_code() {
    let readme = fs::read_to_string(Path::new(ROOT).join("README.md")).unwrap();
    let row = |exit: &Exit| format!("| {} | {} |", exit.code(), exit.meaning());
    nobody(Exit::ALL.iter().map(row).filter(|row| !readme.contains(row.as_str())));
}

/// Every command without subcommands, with its words.
pub(crate) fn leaves() -> Vec<(Vec<String>, Command)> {
    fn walk(command: &Command, words: &[String], leaves: &mut Vec<(Vec<String>, Command)>) {
        let mut below = command.get_subcommands().filter(|command| command.get_name() != "help").peekable();
        if below.peek().is_none() {
            leaves.push((words.to_vec(), command.clone()));
        }
        for command in below {
            let words = words.iter().cloned().chain([command.get_name().to_owned()]);
            walk(command, &words.collect::<Vec<_>>(), leaves);
        }
    }
    let mut tree = authctl::cli::Cli::command();
    tree.build();
    let mut leaves = Vec::new();
    walk(&tree, &[], &mut leaves);
    leaves
}

#[test]
fn clap_finds_no_fault_with_the_tree() {
    authctl::cli::Cli::command().debug_assert();
}

#[test]
fn every_command_says_in_the_imperative_what_it_does() {
    nobody(leaves().into_iter().filter_map(|(words, command)| {
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        let first = about.split(' ').next().unwrap_or_default();
        let imperative = first.starts_with(char::is_uppercase)
            && (!first.ends_with('s') || first.ends_with("ss"))
            && !first.ends_with("ing");
        (!imperative || about.ends_with('.')).then(|| format!("{}: `{about}`", words.join(" ")))
    }));
}

#[test]
fn every_argument_is_explained() {
    nobody(leaves().into_iter().flat_map(|(words, command)| {
        let unexplained = |argument: &&clap::Arg| {
            let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
            help.is_empty() || help.ends_with('.')
        };
        let arguments = command.get_arguments().filter(unexplained);
        arguments.map(|argument| format!("{} {}", words.join(" "), argument.get_id())).collect::<Vec<_>>()
    }));
}

#[test]
fn a_command_that_asks_for_consent_has_all_of_its_flags() {
    nobody(leaves().into_iter().filter_map(|(words, command)| {
        let flags: BTreeSet<&str> = command.get_arguments().filter_map(clap::Arg::get_long).collect();
        let consents = flags.contains("yes") || flags.contains("confirm");
        let missing: Vec<_> = ["dry-run", "yes", "confirm", "reason"]
            .into_iter()
            .filter(|flag| consents && !flags.contains(flag))
            .collect();
        (!missing.is_empty()).then(|| format!("{} has no --{}", words.join(" "), missing.join(", --")))
    }));
}
