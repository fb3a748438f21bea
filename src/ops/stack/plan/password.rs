//! The password that a database was made with. The server's image reads the file once, when it makes the database:
//! a new secret alone changes nothing but what the file says, and clients that read the same file are locked out.

use serde_json::Value as Json;

use super::problems::Problems;
use super::wishes::Wishes;
use crate::error::Kind;
use crate::ops::stack::desired::{Desired, DesiredService};
use crate::ops::stack::live::Live;
use crate::ops::stack::object::each;

/// How the server's image is told where the password is.
const VARIABLE: &str = "POSTGRES_PASSWORD_FILE=";

/// Refuses a password that is changed in the stack alone.
pub(super) fn check(desired: &Desired, live: &Live, wishes: &Wishes, problems: &mut Problems) {
    for service in &desired.services {
        let Some(before) = live.service(service.full_name()) else { continue };
        let (Some(old), Some(new)) = (secret(before.spec()), secret(&service.spec)) else { continue };
        let key = desired.secrets.iter().find(|secret| secret.name == new).map_or(new, |secret| &secret.key);
        if old != new && !wishes.rotated.iter().any(|rotated| rotated == key) {
            problems.add_as(Kind::Refused, message(service, key), Some(hint(service, key)));
        }
    }
}

fn message(service: &DesiredService, key: &str) -> String {
    format!(
        "{}: secret {key} has another content, and the database of {} would keep the old password",
        service.place, service.name
    )
}

fn hint(service: &DesiredService, key: &str) -> String {
    format!(
        "change it in the database first: `ALTER ROLE ... PASSWORD` through `docker://{}`, then deploy with `--rotated {key}`",
        service.full_name()
    )
}

/// The secret that holds the password of the database that a service of this spec makes.
fn secret(spec: &Json) -> Option<&str> {
    let container = spec.pointer("/TaskTemplate/ContainerSpec")?;
    let mut variables = each(container, "/Env").filter_map(Json::as_str);
    let path = variables.find_map(|variable| variable.strip_prefix(VARIABLE))?;
    let name = path.rsplit('/').next()?;
    let mounted = |reference: &&Json| {
        let target = reference.pointer("/File/Name").and_then(Json::as_str);
        target == Some(path) || target == Some(name)
    };
    each(container, "/Secrets").find(mounted)?["SecretName"].as_str()
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
