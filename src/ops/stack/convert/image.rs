//! How the docker client spells an image before it asks for it.

/// Registries whose name is left out.
const HUBS: [&str; 2] = ["docker.io", "index.docker.io"];

/// With the tag that is meant where none is said, and without what everybody means: `docker.io/library/redis` is
/// `redis:latest`. What is no name of an image stays as it is, for the engine to complain about.
pub(super) fn tagged(image: &str) -> String {
    let (named, digest) =
        image.split_once('@').map_or((image, None), |(named, digest)| (named, Some(digest)));
    let familiar = familiar(named);
    let (path, tag) = parted(familiar);
    if !is_name(path) || is_id(named) {
        return image.to_owned();
    }
    match (digest, tag) {
        (Some(digest), _) => format!("{familiar}@{digest}"),
        (None, Some(_)) => familiar.to_owned(),
        (None, None) => format!("{familiar}:latest"),
    }
}

fn familiar(named: &str) -> &str {
    let Some((registry, path)) = named.split_once('/') else { return named };
    let of_the_hub = HUBS.contains(&registry);
    let path = if of_the_hub { path } else { named };
    match path.strip_prefix("library/") {
        Some(short) if !short.contains('/') => short,
        _ => path,
    }
}

/// The tag is behind the last colon, unless that belongs to a registry's port.
fn parted(named: &str) -> (&str, Option<&str>) {
    let (path, tag) = named.rsplit_once(':').unwrap_or((named, ""));
    if tag.is_empty() || tag.contains('/') { (named, None) } else { (path, Some(tag)) }
}

fn is_name(path: &str) -> bool {
    let registry = |part: &str| part.contains(['.', ':']) || part == "localhost";
    let path = match path.split_once('/') {
        Some((first, rest)) if registry(first) => rest,
        _ => path,
    };
    let fine =
        |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "._-".contains(letter);
    path.split('/').all(|part| !part.is_empty() && part.chars().all(fine))
}

/// Of an image that came from no registry.
fn is_id(named: &str) -> bool {
    named.len() == 64 && named.chars().all(|digit| digit.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn images_are_spelled_as_the_docker_client_does() {
        let id = "0".repeat(64);
        let digest = format!("redis@sha256:{id}");
        for (image, spelled) in [
            ("redis", "redis:latest"),
            ("redis:7", "redis:7"),
            ("library/redis", "redis:latest"),
            ("docker.io/library/redis:7", "redis:7"),
            ("index.docker.io/team/app", "team/app:latest"),
            ("registry:5000/app", "registry:5000/app:latest"),
            ("localhost/app:1", "localhost/app:1"),
            ("Registry.Example.com/app", "Registry.Example.com/app:latest"),
            ("Redis", "Redis"),
            (&id, &id),
            (&digest, &digest),
        ] {
            assert_eq!(tagged(image), spelled);
        }
    }
}
