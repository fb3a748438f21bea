//! Secrets and configs that are named by what is in them, and what cannot be deployed.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use authctl::error::Error;
use authctl::ops::stack::compose::{Input, Sources, load};
use authctl::ops::stack::convert::{Digests, Naming, convert};
use authctl::ops::stack::desired::{DIGEST_LABEL, Desired, Identities, VERSIONS_LABEL};
use serde_json::{Value, json};

const SALT: &[u8] = b"of this stack";

static NONE: BTreeSet<String> = BTreeSet::new();

const fn digests(salt: &[u8]) -> Digests<'_> {
    Digests { salt, cheap: &NONE }
}

const STACK: &str = r"
services:
  db:
    image: app:1
    configs: [{source: site, target: /etc/site.conf}, named]
    secrets: [password, {source: driven}]
configs:
  site: {file: ./site.conf}
  named: {name: site-v1, file: ./site.conf}
secrets:
  password: {file: ./password}
  driven: {driver: vault}
";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("site.conf"), "listen 80").unwrap();
    fs::write(folder.path().join("password"), "correct horse").unwrap();
    folder
}

fn converted(folder: &Path, text: &str, naming: Naming<'_>) -> Result<Desired, Error> {
    let file = folder.join("stack.yaml");
    fs::write(&file, text).unwrap();
    let sources = Sources { files: vec![Input::File(file)], ..Sources::default() };
    convert(&load(&sources, &[].into()).unwrap().compose, "auth", naming)
}

fn by_content(folder: &Path) -> Desired {
    converted(folder, STACK, Naming::ByContent(digests(SALT))).unwrap_or_else(|error| panic!("{error}"))
}

fn names(desired: &Desired) -> Vec<&str> {
    let files = desired.configs.iter().chain(&desired.secrets);
    files.map(|file| file.name.as_str()).collect()
}

#[test]
fn the_same_content_has_the_same_name_and_changed_content_another() {
    let folder = folder();
    let before = by_content(folder.path());
    assert_eq!(names(&before), names(&by_content(folder.path())));
    assert!(names(&before)[1].starts_with("auth_site-"));
    fs::write(folder.path().join("site.conf"), "listen 81").unwrap();
    let after = by_content(folder.path());
    assert_eq!(names(&before)[0], "site-v1");
    assert_ne!(names(&before)[1], names(&after)[1]);
    assert_eq!(names(&before)[2..], names(&after)[2..]);
}

#[test]
fn the_container_finds_them_where_it_found_them() {
    let folder = folder();
    let desired = by_content(folder.path());
    let container = &desired.services[0].spec["TaskTemplate"]["ContainerSpec"];
    let targets = |list: &str| -> Vec<Value> {
        container[list].as_array().unwrap().iter().map(|file| file["File"]["Name"].clone()).collect()
    };
    assert_eq!(targets("Configs"), ["/etc/site.conf", "named"]);
    assert_eq!(targets("Secrets"), ["driven", "password"]);
    assert_eq!(container["Configs"][0]["ConfigName"], desired.configs[1].name);
    assert_eq!(container["Secrets"][1]["SecretName"], desired.secrets[1].name);
}

#[test]
fn labels_tell_versions_of_one_object_apart() {
    let folder = folder();
    let desired = by_content(folder.path());
    let [named, site] = &desired.configs[..] else { panic!("two configs") };
    assert_eq!(site.labels[VERSIONS_LABEL], "auth_site");
    let digest = &site.labels[DIGEST_LABEL];
    assert!(digest.starts_with("sha256:") && site.name.ends_with(&digest[7..19]), "{digest} {}", site.name);
    assert_eq!(&named.labels[DIGEST_LABEL], digest);
    let [driven, password] = &desired.secrets[..] else { panic!("two secrets") };
    assert_eq!(driven.name, "auth_driven");
    assert!(!driven.labels.contains_key(DIGEST_LABEL));
    assert!(password.labels[DIGEST_LABEL].starts_with("argon2id:"));
}

#[test]
fn the_salt_decides_the_name_of_a_secret_only() {
    let folder = folder();
    let [first, second] = [SALT, b"of another stack"].map(|salt| {
        converted(folder.path(), STACK, Naming::ByContent(digests(salt)))
            .unwrap_or_else(|error| panic!("{error}"))
    });
    assert_eq!(names(&first)[..3], names(&second)[..3]);
    assert_ne!(names(&first)[3], names(&second)[3]);
}

#[test]
fn a_secret_of_an_earlier_version_keeps_its_name_until_its_content_is_another() {
    // what `authctl stack deploy` made of this content and this salt before guesses cost anything
    let digest = "hmac-sha256:ed73bc60cab8df7c3c74bceb4f4389771a6ee5f60f8037da08cdb59a32088b92";
    let cheap = BTreeSet::from([digest.to_owned()]);
    let of = |folder: &Path| {
        let naming = Naming::ByContent(Digests { salt: SALT, cheap: &cheap });
        let mut desired = converted(folder, STACK, naming).unwrap_or_else(|error| panic!("{error}"));
        desired.secrets.remove(1)
    };
    let folder = folder();
    let kept = of(folder.path());
    assert_eq!(kept.labels[DIGEST_LABEL], digest);
    assert_eq!(kept.name, format!("auth_password-{}", &digest[12..24]));
    fs::write(folder.path().join("password"), "another").unwrap();
    assert!(of(folder.path()).labels[DIGEST_LABEL].starts_with("argon2id:"));
}

#[test]
fn another_template_driver_makes_another_config() {
    let folder = folder();
    let templated = STACK.replace("{file: ./site.conf}", "{file: ./site.conf, template_driver: golang}");
    let templated = converted(folder.path(), &templated, Naming::ByContent(digests(SALT)));
    let templated = templated.unwrap_or_else(|error| panic!("{error}"));
    assert_ne!(names(&by_content(folder.path()))[1], names(&templated)[1]);
}

#[test]
fn compatible_names_are_those_of_docker() {
    let folder = folder();
    let desired = converted(folder.path(), STACK, Naming::Plain(digests(SALT)))
        .unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(names(&desired), ["site-v1", "auth_site", "auth_driven", "auth_password"]);
    assert!(desired.configs.iter().all(|config| config.labels.len() == 1));
    let [driven, password] = &desired.secrets[..] else { panic!("two secrets") };
    assert_eq!(driven.labels.len(), 1);
    assert_eq!(password.labels.keys().collect::<Vec<_>>(), [DIGEST_LABEL, "com.docker.stack.namespace"]);
}

#[test]
fn a_reference_without_an_object_is_not_sent() {
    let folder = folder();
    let desired = by_content(folder.path());
    let error = desired.services[0].bound(&Identities::default()).unwrap_err();
    assert_eq!(error.message(), "auth_driven is not in the swarm");
}

/// What is said of a file that docker would deploy half of.
fn refused(text: &str) -> String {
    let folder = folder();
    fs::write(folder.path().join("empty"), "").unwrap();
    fs::write(folder.path().join("large"), vec![b'x'; 512_000]).unwrap();
    let error = converted(folder.path(), text, Naming::Plain(digests(SALT))).err().unwrap();
    error.to_string().replace(folder.path().to_str().unwrap(), "")
}

#[test]
fn files_that_the_engine_would_not_take_are_refused_before() {
    let said = refused(
        "services: {db: {image: a}}\nsecrets:\n  empty: {file: ./empty}\n  gone: {file: ./gone}\n  large: {file: ./large}\n",
    );
    for part in [
        "/stack.yaml:3:3: secrets.empty: /empty is empty",
        "/stack.yaml:4:3: secrets.gone: cannot read /gone: No such file",
        "/stack.yaml:5:3: secrets.large: /large has 512000 bytes; the engine takes less than 512000",
    ] {
        assert!(said.contains(part), "{part}\nis not in\n{said}");
    }
}

#[test]
fn contradictions_are_told_at_their_place() {
    let service = |lines: &str| refused(&format!("services:\n  db:\n    image: a\n{lines}"));
    let global = service("    deploy: {mode: global, replicas: 2}\n");
    assert!(global.contains("replicas go with the modes"), "{global}");
    let tmpfs = service("    volumes:\n      - {type: tmpfs, source: x, target: /t}\n");
    assert!(tmpfs.contains("/stack.yaml:5:9: services.db.volumes[0]: type tmpfs has no source"), "{tmpfs}");
    let bind = service("    volumes:\n      - {type: bind, source: /x, target: /t, tmpfs: {size: 1}}\n");
    assert!(bind.contains("tmpfs options do not go with type bind"), "{bind}");
}

#[test]
fn bodies_are_what_the_engine_takes() {
    let folder = folder();
    let desired = converted(folder.path(), STACK, Naming::Plain(digests(SALT)))
        .unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(
        desired.secrets[1].body(),
        json!({
            "Name": "auth_password",
            "Labels": {"authctl.digest": desired.secrets[1].labels[DIGEST_LABEL], "com.docker.stack.namespace": "auth"},
            "Data": "Y29ycmVjdCBob3JzZQ==",
        })
    );
    assert_eq!(desired.secrets[0].body()["Driver"], json!({"Name": "vault"}));
}
