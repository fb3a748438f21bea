//! Which image exactly: a tag is made a digest where a registry tells it, so that all nodes run the same.

use std::collections::BTreeMap;

use futures_util::future::join_all;
use serde_json::{Value as Json, json};

use super::wishes::{Resolve, Wishes};
use crate::conn::docker::swarm::{Pinned, Swarm};
use crate::error::Result;
use crate::ops::stack::desired::{Desired, DesiredService, IMAGE_LABEL};
use crate::ops::stack::live::Live;
use crate::ops::stack::object::Object;

/// What registries answered, by image.
type Answers = BTreeMap<String, Result<Pinned>>;

/// Gives the services the digests of their images; what could not be found out.
pub(super) async fn resolve(
    swarm: &Swarm,
    desired: &mut Desired,
    live: &Live,
    wishes: &Wishes,
) -> Vec<String> {
    let asked = desired.services.iter().filter(|service| {
        let known = live.service(service.full_name()).is_some_and(|live| is_spelled_alike(live, service));
        match wishes.resolve {
            Resolve::Always => true,
            Resolve::Changed => !known,
            Resolve::Never => false,
        }
    });
    let answers = ask(swarm, asked.map(|service| image(&service.spec).to_owned()), wishes).await;
    let mut notes = Vec::new();
    for service in &mut desired.services {
        let before = live.service(service.full_name()).filter(|live| is_spelled_alike(live, service));
        match answers.get(image(&service.spec)) {
            Some(Ok(pinned)) => pin(&mut service.spec, pinned),
            Some(Err(error)) => {
                notes.push(unresolved(service, before.is_some(), &error.to_string()));
                keep(service, before);
            }
            None => keep(service, before),
        }
    }
    notes.sort();
    notes.dedup();
    notes
}

async fn ask(swarm: &Swarm, images: impl Iterator<Item = String>, wishes: &Wishes) -> Answers {
    let mut images: Vec<String> = images.collect();
    images.sort();
    images.dedup();
    let asking = images.into_iter().map(async |image| {
        let answer = async {
            let login = wishes.logins.of_image(&image).await?;
            swarm.pinned(&image, login).await
        };
        (image.clone(), answer.await)
    });
    join_all(asking).await.into_iter().collect()
}

/// Whether the file spells the image as it did when the service was deployed.
fn is_spelled_alike(live: &Object, service: &DesiredService) -> bool {
    live.label(IMAGE_LABEL) == Some(&service.image)
}

/// The image of a spec.
pub(super) fn image(spec: &Json) -> &str {
    spec.pointer("/TaskTemplate/ContainerSpec/Image").and_then(Json::as_str).unwrap_or_default()
}

fn pin(spec: &mut Json, pinned: &Pinned) {
    let named = image(spec);
    if !named.contains('@') && !pinned.digest.is_empty() {
        spec["TaskTemplate"]["ContainerSpec"]["Image"] = json!(format!("{named}@{}", pinned.digest));
    }
    if !pinned.platforms.is_empty() {
        spec["TaskTemplate"]["Placement"]["Platforms"] = json!(pinned.platforms);
    }
}

/// The image that it has stays, with its digest: a registry that is silent is no reason to start tasks anew.
fn keep(service: &mut DesiredService, before: Option<&Object>) {
    let Some(before) = before else { return };
    service.spec["TaskTemplate"]["ContainerSpec"]["Image"] = json!(image(before.spec()));
    if let Some(platforms) = before.spec().pointer("/TaskTemplate/Placement/Platforms") {
        service.spec["TaskTemplate"]["Placement"]["Platforms"] = platforms.clone();
    }
}

fn unresolved(service: &DesiredService, is_known: bool, why: &str) -> String {
    let consequence = if is_known {
        "services that have it stay with the content they have"
    } else {
        "nodes may run different content under that name"
    };
    format!("No registry told the digest of {}, so that {consequence}: {why}.", service.image)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_gets_its_digest_and_a_digest_stays() {
        let pinned = Pinned { digest: "sha256:ab".to_owned(), platforms: vec![json!({ "OS": "linux" })] };
        let mut spec = json!({ "TaskTemplate": { "ContainerSpec": { "Image": "redis:7" } } });
        pin(&mut spec, &pinned);
        assert_eq!(image(&spec), "redis:7@sha256:ab");
        assert_eq!(spec["TaskTemplate"]["Placement"]["Platforms"][0]["OS"], "linux");
        let mut spec = json!({ "TaskTemplate": { "ContainerSpec": { "Image": "redis:7@sha256:cd" } } });
        pin(&mut spec, &pinned);
        assert_eq!(image(&spec), "redis:7@sha256:cd");
    }
}
