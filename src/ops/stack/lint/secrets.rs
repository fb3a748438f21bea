//! Secrets where everybody may read them.

use super::subject::Subject;
use crate::ops::stack::compose::Remark;
use crate::report::Verdict;
use crate::secret::{assigns_a_secret, has_login, names_a_secret};

/// A name that promises a secret, with a value.
pub(super) fn in_the_environment(subject: &Subject<'_>) -> Vec<Remark> {
    let named = subject.service.environment.iter().filter(|(name, value)| is_exposed(name, value.as_deref()));
    named.map(|(name, _)| variable(subject, "stack.password-in-environment", name)).collect()
}

/// An address with a password in it, or a connection string.
pub(super) fn credentials_in_values(subject: &Subject<'_>) -> Vec<Remark> {
    let variables = subject.service.environment.iter();
    let with_password = variables.filter(|(name, value)| {
        !is_exposed(name, value.as_deref()) && value.as_deref().is_some_and(has_secret)
    });
    with_password.map(|(name, _)| variable(subject, "stack.password-in-address", name)).collect()
}

/// A secret among the words of a command, which every process list of the node shows, too.
pub(super) fn in_the_command(subject: &Subject<'_>) -> Vec<Remark> {
    let service = subject.service;
    let test = service.healthcheck.as_ref().map(|check| &check.test);
    let commands = [
        ("entrypoint", service.entrypoint.as_ref()),
        ("command", service.command.as_ref()),
        ("healthcheck.test", test),
    ];
    let given = commands
        .into_iter()
        .filter(|(_, words)| words.is_some_and(|words| has_secret(&words.join(" ")) || logs_in(words)));
    let remark = |(key, _): (&str, _)| {
        let summary = "has a secret among its words, and everybody who may inspect the service or list the node's processes can read it";
        let remark = subject.remark("stack.password-in-command", Verdict::Warn, key, summary);
        remark.remedy(
            "put it into `secrets`, and let the server or a shell read it from its file below /run/secrets",
        )
    };
    given.map(remark).collect()
}

fn variable(subject: &Subject<'_>, check: &'static str, name: &str) -> Remark {
    let summary = "holds a secret, and everybody who may inspect the service or the container can read it";
    let remark = subject.remark(check, Verdict::Warn, &format!("environment.{name}"), summary);
    remark.remedy(format!(
        "put it into `secrets`, and name its file in {name}_FILE or in the application's configuration"
    ))
}

/// Switches and paths of mounted secrets are none, whatever the name says.
fn is_exposed(name: &str, value: Option<&str>) -> bool {
    let value = value.unwrap_or_default();
    let is_switch =
        ["true", "false", "yes", "no", "on", "off"].contains(&value.to_ascii_lowercase().as_str());
    names_a_secret(name) && !value.is_empty() && !is_switch && !value.starts_with("/run/secrets/")
}

fn has_secret(text: &str) -> bool {
    has_login(text) || assigns_a_secret(text)
}

/// `redis-cli -a PASSWORD`.
fn logs_in(words: &[String]) -> bool {
    let line = words.join(" ");
    let mut behind =
        line.split_once("redis-cli").map(|(_, rest)| rest.split_whitespace()).into_iter().flatten();
    let password = behind.find(|word| *word == "-a").and_then(|_| behind.next());
    password.is_some_and(|word| !word.trim_matches(['"', '\'']).starts_with('$'))
}
