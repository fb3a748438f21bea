//! Secrets where everybody may read them.

use super::subject::Subject;
use crate::ops::stack::compose::Remark;
use crate::report::Verdict;

const WORDS: [&str; 9] = [
    "password",
    "passwd",
    "secret",
    "token",
    "api_key",
    "apikey",
    "private_key",
    "access_key",
    "credentials",
];

/// A name that promises a password, with a value.
pub(super) fn in_the_environment(subject: &Subject<'_>) -> Vec<Remark> {
    let has_value = |value: &Option<String>| value.as_ref().is_some_and(|value| !value.is_empty());
    let named =
        subject.service.environment.iter().filter(|(name, value)| is_secret(name) && has_value(value));
    named.map(|(name, _)| exposed(subject, "stack.password-in-environment", name)).collect()
}

/// An address with a password in it.
pub(super) fn credentials_in_values(subject: &Subject<'_>) -> Vec<Remark> {
    let variables = subject.service.environment.iter();
    let with_password = variables.filter(|(name, value)| {
        !is_secret(name)
            && value.as_deref().is_some_and(|value| has_credentials(value) || is_connection_string(value))
    });
    with_password.map(|(name, _)| exposed(subject, "stack.password-in-address", name)).collect()
}

fn exposed(subject: &Subject<'_>, check: &'static str, name: &str) -> Remark {
    let summary = "holds a secret, and everybody who may inspect the service or the container can read it";
    let remark = subject.remark(check, Verdict::Warn, &format!("environment.{name}"), summary);
    remark.remedy(format!(
        "put it into `secrets`, and name its file in {name}_FILE or in the application's configuration"
    ))
}

fn is_secret(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let of_file = lower.ends_with("_file") || lower.ends_with("_path");
    !of_file && WORDS.iter().any(|word| lower.contains(word))
}

/// `scheme://user:password@host`.
fn has_credentials(value: &str) -> bool {
    let authority =
        value.split_once("://").map(|(_, rest)| rest.split(['/', '?']).next().unwrap_or_default());
    let user = authority.and_then(|authority| authority.rsplit_once('@')).map(|(user, _)| user);
    user.and_then(|user| user.split_once(':')).is_some_and(|(_, password)| !password.is_empty())
}

/// `Host=...;Password=...`.
fn is_connection_string(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    lower.split([';', ',']).any(|part| {
        part.trim()
            .split_once('=')
            .is_some_and(|(name, value)| ["password", "pwd"].contains(&name.trim()) && !value.is_empty())
    })
}
