//! The password that a database was made with. The server's image reads the file once, when it makes the database:
//! a new secret alone changes nothing but what the file says, and clients that read the same file are locked out. So the
//! database is given the password first, where that can be done from here.

use serde_json::Value as Json;

use super::problems::Problems;
use super::rotation::{Rotation, Wanted};
use super::wishes::Wishes;
use crate::conn::postgres::Postgres;
use crate::error::{Error, Kind, Result};
use crate::ops::stack::desired::{DIGEST_LABEL, Desired, DesiredFile, DesiredService, VERSIONS_LABEL};
use crate::ops::stack::live::{Live, named};
use crate::ops::stack::object::{Object, each};
use crate::secret::Secret;

/// How the server's image is told where the password is.
const IN_A_FILE: &str = "POSTGRES_PASSWORD_FILE";
/// How it is told the password itself.
const IN_THE_OPEN: &str = "POSTGRES_PASSWORD";

/// How it is told whom the database belongs to; and where that stands instead.
const OWNER: &str = "POSTGRES_USER";
const OWNER_IN_A_FILE: &str = "POSTGRES_USER_FILE";
/// Whom it belongs to where nobody says so.
const USUAL_OWNER: &str = "postgres";

/// Where the server listens, and where it does unless it is told otherwise.
const PORT: &str = "PGPORT";
const USUAL_PORT: u16 = 5432;

/// A password that would change in the stack alone.
struct Change<'a> {
    message: String,
    hint: String,
    /// What the database would have to be given, where that is known.
    wanted: Option<Wanted<'a>>,
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
    fn change<'b>(&self) -> Option<Change<'b>> {
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
        Some(Change { message, hint, wanted: None })
    }
}

/// The roles that get another password first; where that cannot be done from here, a new secret is refused.
pub(super) async fn rotations(
    postgres: &Postgres,
    (desired, live): (&Desired, &Live),
    wishes: &Wishes,
    problems: &mut Problems,
) -> Vec<Rotation> {
    let mut rotations = Vec::new();
    for mut change in changes(desired, live, wishes) {
        let Some(wanted) = change.wanted.take() else {
            change.refuse(problems);
            continue;
        };
        match wanted.prospect(postgres).await {
            Ok(rotation) => rotations.extend(rotation),
            Err(error) => change.unless_it_can_be_done(&error).refuse(problems),
        }
    }
    rotations
}

/// The passwords that a deployment would change in the stack alone.
fn changes<'a>(desired: &'a Desired, live: &'a Live, wishes: &Wishes) -> Vec<Change<'a>> {
    let mut changes = Vec::new();
    for service in &desired.services {
        let Some(before) = live.service(service.full_name()) else { continue };
        let Some((old, new)) = changed(before.spec(), &service.spec) else { continue };
        let file = desired.secrets.iter().find(|secret| secret.name == new);
        let key = file.map_or(new, |secret| &secret.key);
        if wishes.rotated.iter().any(|rotated| rotated == key) {
            continue;
        }
        let wanted_digest = file.map_or_else(|| digest(&live.secrets, new), |file| label(file, DIGEST_LABEL));
        let digests = (digest(&live.secrets, old), wanted_digest);
        let replaced = Replaced { service: service.full_name(), old, new, key, digests };
        let change = replaced.change().map(|change| change.at(&service.place.to_string()));
        // docker gives a secret the name that all versions of ours have in common
        let is_dockers = file.and_then(|file| label(file, VERSIONS_LABEL)) == Some(old);
        let change = change.map(|it| if is_dockers { it.or_keep_what_is_there() } else { it });
        let wanted = wanted(service, before, file, named(&live.secrets, old));
        changes.extend(change.map(|change| Change { wanted, ..change }));
    }
    changes
}

/// What the database of a service would have to be given so that it has the password of `secret`.
fn wanted<'a>(
    service: &'a DesiredService,
    before: &'a Object,
    secret: Option<&DesiredFile>,
    old: Option<&'a Object>,
) -> Option<Wanted<'a>> {
    let spec = before.spec();
    let content = std::str::from_utf8(secret?.content.as_ref()?.expose()).ok()?;
    // as the image's shell reads it
    let password = content.trim_end_matches('\n');
    if variable(spec, OWNER_IN_A_FILE).is_some() || password.is_empty() {
        return None;
    }
    Some(Wanted {
        service: service.full_name(),
        role: variable(spec, OWNER).filter(|owner| !owner.is_empty()).unwrap_or(USUAL_OWNER),
        port: variable(spec, PORT).and_then(|port| port.parse().ok()).unwrap_or(USUAL_PORT),
        password: Secret::new(password),
        file: variable(spec, IN_A_FILE)?,
        old: old?,
    })
}

impl Change<'_> {
    fn at(self, place: &str) -> Self {
        Self { message: format!("{place}: {}", self.message), ..self }
    }

    fn or_keep_what_is_there(self) -> Self {
        Self { hint: format!("{}; `--plain-names` keeps the secret that is there", self.hint), ..self }
    }

    fn unless_it_can_be_done(self, error: &Error) -> Self {
        let hint = format!(
            "{}; authctl does it itself where its `postgres` settings log in there as a superuser, and here they do \
             not: {error}",
            self.hint
        );
        Self { hint, ..self }
    }

    fn refuse(self, problems: &mut Problems) {
        problems.add_as(Kind::Refused, self.message, Some(self.hint));
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

/// That there is no secret of a name that `--rotated` gives.
pub(in crate::ops::stack) fn no_secret(name: &str) -> Error {
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
