//! The password that a database was made with. The server's image reads the file once, when it makes the database:
//! a new secret alone changes nothing but what the file says, and clients that read the same file are locked out.

use serde_json::Value as Json;

use super::problems::Problems;
use super::wishes::Wishes;
use crate::error::{Error, Kind, Result};
use crate::ops::stack::desired::{DIGEST_LABEL, Desired, DesiredFile, VERSIONS_LABEL};
use crate::ops::stack::live::{Live, named};
use crate::ops::stack::object::{Object, each};

/// How the server's image is told where the password is.
const IN_A_FILE: &str = "POSTGRES_PASSWORD_FILE";
/// How it is told the password itself.
const IN_THE_OPEN: &str = "POSTGRES_PASSWORD";

/// A password that would change in the stack alone.
pub(super) struct Change {
    message: String,
    hint: String,
}

/// A service that gets its password from another secret than before.
struct Replaced<'a> {
    /// The full name of the service.
    service: &'a str,
    /// The names of the secrets in the swarm.
    old: &'a str,
    new: &'a str,
    /// What `--rotated` calls the new one.
    key: &'a str,
    /// The digests of their content, as far as they are known.
    digests: (Option<&'a str>, Option<&'a str>),
}

impl Replaced<'_> {
    fn change(&self) -> Option<Change> {
        let Self { service, old, new, key, .. } = self;
        let (message, hint) = match self.digests {
            (Some(old), Some(new)) if old == new => return None,
            (Some(_), Some(_)) => (
                format!(
                    "secret {key} has another content, and the database of {service} would keep the old password"
                ),
                format!(
                    "change it in the database first: `ALTER ROLE ... PASSWORD` through `docker://{service}`, then deploy with `--rotated {key}`"
                ),
            ),
            _ => (
                format!(
                    "service {service} gets its password from secret {new} instead of {old}, and whether both have the same content cannot be told: a secret cannot be read back"
                ),
                format!(
                    "`--rotated {key}` confirms that the database has the password of {new}; where it has not, `ALTER ROLE ... PASSWORD` through `docker://{service}` comes first"
                ),
            ),
        };
        Some(Change { message, hint })
    }
}

/// The passwords that a deployment would change in the stack alone.
pub(super) fn changes(desired: &Desired, live: &Live, wishes: &Wishes) -> Vec<Change> {
    let mut changes = Vec::new();
    for service in &desired.services {
        let Some(before) = live.service(service.full_name()) else { continue };
        let Some((old, new)) = changed(before.spec(), &service.spec) else { continue };
        let file = desired.secrets.iter().find(|secret| secret.name == new);
        let key = file.map_or(new, |secret| &secret.key);
        if wishes.rotated.iter().any(|rotated| rotated == key) {
            continue;
        }
        let wanted = file.map_or_else(|| digest(&live.secrets, new), |file| label(file, DIGEST_LABEL));
        let digests = (digest(&live.secrets, old), wanted);
        let replaced = Replaced { service: service.full_name(), old, new, key, digests };
        let change = replaced.change().map(|change| change.at(&service.place.to_string()));
        // docker gives a secret the name that all versions of ours have in common
        let is_dockers = file.and_then(|file| label(file, VERSIONS_LABEL)) == Some(old);
        let change = change.map(|it| if is_dockers { it.or_keep_what_is_there() } else { it });
        changes.extend(change);
    }
    changes
}

impl Change {
    fn at(self, place: &str) -> Self {
        Self { message: format!("{place}: {}", self.message), ..self }
    }

    fn or_keep_what_is_there(self) -> Self {
        Self { hint: format!("{}; `--plain-names` keeps the secret that is there", self.hint), ..self }
    }

    /// Refuses it.
    pub(super) fn refuse(self, problems: &mut Problems) {
        problems.add_as(Kind::Refused, self.message, Some(self.hint));
    }

    /// For a reader who changes nothing.
    pub(super) fn note(self) -> String {
        format!("A deployment would be refused: {}. What to do: {}.", self.message, self.hint)
    }
}

/// What must be known of a database that keeps its password while the stack tells it in another way.
pub(super) fn notes(desired: &Desired, live: &Live) -> Vec<String> {
    let services = desired.services.iter();
    let known = services.filter_map(|service| Some((live.service(service.full_name())?, service)));
    known.filter_map(|(before, service)| told_otherwise(before, &service.spec)).collect()
}

/// That a service is told its password in another way than before.
pub(in crate::ops::stack) fn told_otherwise(before: &Object, after: &Json) -> Option<String> {
    let (old, new) = (way(before.spec())?, way(after)?);
    let name = before.name();
    (old != new).then(|| {
        format!(
            "{name}: {new} comes instead of {old}; the database keeps the password that it was made with."
        )
    })
}

/// Fails where `--rotated` names what the files do not have.
pub(super) fn check_names(desired: &Desired, wishes: &Wishes) -> Result<()> {
    let is_known = |name: &String| {
        desired.secrets.iter().any(|secret| secret.key == *name) || desired.external.secrets.contains(name)
    };
    wishes.rotated.iter().find(|name| !is_known(name)).map_or(Ok(()), |name| Err(no_secret(name)))
}

fn no_secret(name: &str) -> Error {
    Error::usage(format!("the stack has no secret {name}, which `--rotated` names"))
        .hint("name it by its key in the file, without the stack's name and without a digest")
}

fn digest<'a>(secrets: &'a [Object], name: &str) -> Option<&'a str> {
    named(secrets, name)?.label(DIGEST_LABEL)
}

fn label<'a>(file: &'a DesiredFile, name: &str) -> Option<&'a str> {
    file.labels.get(name).map(String::as_str)
}

/// The secrets of the password before and after, where they are not the same one.
pub(in crate::ops::stack) fn changed<'a>(before: &'a Json, after: &'a Json) -> Option<(&'a str, &'a str)> {
    let (old, new) = (secret(before)?, secret(after)?);
    (old != new).then_some((old, new))
}

/// The variable that tells the server's image the password.
fn way(spec: &Json) -> Option<&'static str> {
    [IN_A_FILE, IN_THE_OPEN].into_iter().find(|name| variable(spec, name).is_some())
}

fn variable<'a>(spec: &'a Json, name: &str) -> Option<&'a str> {
    let variables = each(spec, "/TaskTemplate/ContainerSpec/Env").filter_map(Json::as_str);
    let mut pairs = variables.filter_map(|variable| variable.split_once('='));
    pairs.find(|(known, _)| *known == name).map(|(_, value)| value)
}

/// The secret that holds the password of the database that a service of this spec makes.
fn secret(spec: &Json) -> Option<&str> {
    let path = variable(spec, IN_A_FILE)?;
    let name = path.rsplit('/').next()?;
    let mounted = |reference: &&Json| {
        let target = reference.pointer("/File/Name").and_then(Json::as_str);
        target == Some(path) || target == Some(name)
    };
    each(spec, "/TaskTemplate/ContainerSpec/Secrets").find(mounted)?["SecretName"].as_str()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_secret_behind_the_variable_is_found() {
        let spec = |file: &str| {
            json!({ "TaskTemplate": { "ContainerSpec": {
                "Env": ["A=b", "POSTGRES_PASSWORD_FILE=/run/secrets/password"],
                "Secrets": [
                    { "SecretName": "shop_other", "File": { "Name": "other" } },
                    { "SecretName": "shop_password-1", "File": { "Name": file } },
                ],
            } } })
        };
        assert_eq!(secret(&spec("password")), Some("shop_password-1"));
        assert_eq!(secret(&spec("/run/secrets/password")), Some("shop_password-1"));
        assert_eq!(secret(&spec("elsewhere")), None);
        assert_eq!(secret(&json!({})), None);
    }
}
