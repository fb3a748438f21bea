//! Logins of registries, as the docker client keeps them: in its configuration, or with a program that it names.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use serde_json::{Value as Json, json};
use tokio::io::AsyncWriteExt;
use tokio::process::Command;

use super::registry;
use crate::error::{Error, Result};
use crate::secret::Secret;

/// A program that keeps logins has to answer by then.
const LIMIT: Duration = Duration::from_secs(10);

/// Under which name the docker client keeps the login of Docker Hub.
const HUB: &str = "https://index.docker.io/v1/";

/// The logins of an operator.
#[derive(Clone, Debug, Default)]
pub struct Logins {
    folder: Option<PathBuf>,
}

impl Logins {
    /// The logins that the docker client keeps in `folder`, usually `~/.docker`.
    pub fn of_folder(folder: Option<PathBuf>) -> Self {
        Self { folder }
    }

    /// The login for the registry of `image` as the engine wants it in a header; `None` where there is none.
    pub async fn of_image(&self, image: &str) -> Result<Option<Secret>> {
        let Some(folder) = &self.folder else { return Ok(None) };
        let configuration = configuration(folder)?;
        let host = registry::host(image);
        let server = if host == "docker.io" { HUB } else { host };
        let login = match keeper(&configuration, server) {
            Some(program) => kept_elsewhere(program, server).await?,
            None => kept_here(&configuration, server),
        };
        Ok(login.map(|login| Secret::new(URL_SAFE.encode(login.to_string()))))
    }
}

fn configuration(folder: &Path) -> Result<Json> {
    let path = folder.join("config.json");
    let wrong = |error: &dyn std::error::Error| {
        Error::usage(format!("{} cannot be read", path.display()))
            .caused_by(error)
            .hint("it is the docker client's: `docker login` writes it anew")
    };
    match std::fs::read(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Json::Null),
        Err(error) => Err(wrong(&error)),
        Ok(text) => serde_json::from_slice(&text).map_err(|error| wrong(&error)),
    }
}

/// The program that keeps the login of `server`; `None` where it is in the configuration itself.
fn keeper<'a>(configuration: &'a Json, server: &str) -> Option<&'a str> {
    let own = configuration["credHelpers"][server].as_str();
    own.or_else(|| configuration["credsStore"].as_str()).filter(|program| !program.is_empty())
}

fn kept_here(configuration: &Json, server: &str) -> Option<Json> {
    let logins = configuration["auths"].as_object()?;
    let same = |known: &str| known == server || plain(known) == plain(server);
    let (_, login) = logins.iter().find(|(known, _)| same(known))?;
    if let Some(token) = login["identitytoken"].as_str().filter(|token| !token.is_empty()) {
        return Some(json!({ "identitytoken": token, "serveraddress": server }));
    }
    let decoded = STANDARD.decode(login["auth"].as_str()?).ok()?;
    let decoded = String::from_utf8(decoded).ok()?;
    let (user, password) = decoded.split_once(':')?;
    Some(header(user, password.trim_end_matches('\0'), server))
}

/// `https://registry.example/v1/` and `registry.example` are the same registry.
fn plain(server: &str) -> &str {
    let server = server.split_once("://").map_or(server, |(_, rest)| rest);
    server.split('/').next().unwrap_or(server)
}

async fn kept_elsewhere(program: &str, server: &str) -> Result<Option<Json>> {
    let name = format!("docker-credential-{program}");
    let failed = |cause: String| {
        Error::failed(format!("{name} does not tell the login of {server}"))
            .because(cause)
            .hint("`docker login` names the program in `~/.docker/config.json`; install it, or remove its name there")
    };
    let mut child = Command::new(&name)
        .arg("get")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .map_err(|error| failed(error.to_string()))?;
    let asking = async {
        if let Some(mut input) = child.stdin.take() {
            // a program that does not read says why itself
            drop(input.write_all(server.as_bytes()).await);
        }
        child.wait_with_output().await
    };
    let output =
        tokio::time::timeout(LIMIT, asking).await.map_err(|_| failed("it does not answer".to_owned()))?;
    let output = output.map_err(|error| failed(error.to_string()))?;
    if !output.status.success() {
        // such programs say so where they keep no login of that server, which is no failure
        return Ok(None);
    }
    let answer: Json =
        serde_json::from_slice(&output.stdout).map_err(|_| failed("its answer is no JSON".to_owned()))?;
    let (user, secret) = (answer["Username"].as_str(), answer["Secret"].as_str());
    Ok(match (user, secret) {
        (Some("<token>"), Some(token)) => Some(json!({ "identitytoken": token, "serveraddress": server })),
        (Some(user), Some(password)) => Some(header(user, password, server)),
        _ => None,
    })
}

fn header(user: &str, password: &str, server: &str) -> Json {
    json!({ "username": user, "password": password, "serveraddress": server })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(login: &Secret) -> Json {
        serde_json::from_slice(&URL_SAFE.decode(login.expose()).unwrap()).unwrap()
    }

    async fn login(configuration: &str, image: &str) -> Option<Json> {
        let folder = tempfile::tempdir().unwrap();
        let mut file = tempfile::NamedTempFile::new_in(folder.path()).unwrap();
        std::io::Write::write_all(&mut file, configuration.as_bytes()).unwrap();
        file.persist(folder.path().join("config.json")).unwrap();
        let logins = Logins::of_folder(Some(folder.path().to_owned()));
        logins.of_image(image).await.unwrap().map(|login| decoded(&login))
    }

    #[tokio::test]
    async fn a_login_is_found_by_the_registry_of_the_image() {
        let auth = STANDARD.encode("me:pass:word");
        let text = format!(
            r#"{{"auths": {{"registry.example:5000": {{"auth": "{auth}"}}, "https://index.docker.io/v1/": {{"identitytoken": "t"}}}}}}"#
        );
        let found = login(&text, "registry.example:5000/auth/api:1").await.unwrap();
        assert_eq!(found["username"], "me");
        assert_eq!(found["password"], "pass:word");
        assert_eq!(login(&text, "postgres:16").await.unwrap()["identitytoken"], "t");
        assert_eq!(login(&text, "elsewhere.example/x").await, None);
    }

    #[tokio::test]
    async fn whoever_never_logged_in_has_no_login() {
        let empty = tempfile::tempdir().unwrap();
        let logins = Logins::of_folder(Some(empty.path().to_owned()));
        assert!(logins.of_image("postgres").await.unwrap().is_none());
        assert!(Logins::default().of_image("postgres").await.unwrap().is_none());
    }

    #[tokio::test]
    async fn a_program_that_is_missing_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let mut file = tempfile::NamedTempFile::new_in(folder.path()).unwrap();
        std::io::Write::write_all(&mut file, br#"{"credsStore": "of-nobody"}"#).unwrap();
        file.persist(folder.path().join("config.json")).unwrap();
        let logins = Logins::of_folder(Some(folder.path().to_owned()));
        let Err(error) = logins.of_image("postgres").await else { panic!("there is no such program") };
        assert!(error.message().starts_with("docker-credential-of-nobody"), "{error}");
    }
}
