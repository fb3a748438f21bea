//! What a registry knows of an image, asked through the engine.

use std::time::Duration;

use serde_json::{Value as Json, json};

use super::Swarm;
use crate::conn::docker::request::Request;
use crate::error::Result;
use crate::secret::Secret;

/// How long the engine may take to ask a registry, which may be far away or not there at all.
const LIMIT: Duration = Duration::from_secs(30);

/// An image as a registry has it now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pinned {
    /// `sha256:…`
    pub digest: String,
    /// The platforms it is made for, as a service's placement wants them.
    pub platforms: Vec<Json>,
}

impl Swarm {
    /// What the registry of `image` has under its tag now.
    pub async fn pinned(&self, image: &str, login: Option<Secret>) -> Result<Pinned> {
        let request = Request::get(format!("/distribution/{image}/json")).with_login(login).within(LIMIT);
        let answer = self.ask(request).await?;
        let platforms = answer["Platforms"].as_array();
        Ok(Pinned {
            digest: answer["Descriptor"]["digest"].as_str().unwrap_or_default().to_owned(),
            platforms: platforms.into_iter().flatten().filter_map(platform).collect(),
        })
    }
}

/// As the docker client writes it: attestations are no platform, and an arm image may run on any arm.
fn platform(platform: &Json) -> Option<Json> {
    let word = |name: &str| platform[name].as_str().unwrap_or_default().to_owned();
    let (system, architecture) = (word("os"), word("architecture"));
    if system == "unknown" || architecture == "unknown" {
        return None;
    }
    let architecture = if architecture == "arm" { String::new() } else { architecture };
    Some(json!({ "Architecture": architecture, "OS": system }))
}

/// The host of an image's registry: `docker.io` where it names none.
pub(super) fn host(image: &str) -> &str {
    match image.split_once('/') {
        Some((first, _)) if first.contains(['.', ':']) || first == "localhost" => first,
        _ => "docker.io",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_part_of_an_image_is_a_host_only_where_it_looks_like_one() {
        assert_eq!(host("postgres:16"), "docker.io");
        assert_eq!(host("bitnami/postgres"), "docker.io");
        assert_eq!(host("registry:5000/alpine"), "registry:5000");
        assert_eq!(host("localhost/x"), "localhost");
        assert_eq!(host("ghcr.io/a/b:1"), "ghcr.io");
    }

    #[test]
    fn attestations_are_no_platform() {
        assert_eq!(platform(&json!({"os": "unknown", "architecture": "unknown"})), None);
        let arm = platform(&json!({"os": "linux", "architecture": "arm", "variant": "v7"})).unwrap();
        assert_eq!(arm, json!({"Architecture": "", "OS": "linux"}));
    }
}
