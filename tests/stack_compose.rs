//! Compose files: what docker makes of them, what is wrong with them and where, and that nothing in them breaks the loader.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use authctl::error::{Error, Kind};
use authctl::ops::stack::compose::model::{Condition, Mode};
use authctl::ops::stack::compose::{Input, Loaded, Sources, load};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::support::authctl;

/// Loads files `f0.yaml`, `f1.yaml`, ... of a folder of their own.
pub(crate) fn loaded(files: &[&str]) -> Result<Loaded, Error> {
    loaded_with(files, &[], &[])
}

/// The same with further files and with variables of the caller.
pub(crate) fn loaded_with(
    files: &[&str],
    beside: &[(&str, &str)],
    variables: &[(&str, &str)],
) -> Result<Loaded, Error> {
    let folder = TempDir::new().unwrap();
    for (name, content) in beside {
        fs::write(folder.path().join(name), content).unwrap();
    }
    loaded_in(folder.path(), files, variables)
}

fn loaded_in(folder: &Path, files: &[&str], variables: &[(&str, &str)]) -> Result<Loaded, Error> {
    let mut sources = Sources::default();
    for (index, content) in files.iter().enumerate() {
        let path = folder.join(format!("f{index}.yaml"));
        fs::write(&path, content).unwrap();
        sources.files.push(Input::File(path));
    }
    load(&sources, &caller(variables))
}

fn caller(variables: &[(&str, &str)]) -> BTreeMap<String, String> {
    variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn of_bytes(bytes: &[u8]) -> Result<Loaded, Error> {
    let files = vec![Input::Text { name: "<stdin>".to_owned(), bytes: bytes.to_owned() }];
    load(&Sources { files, without_dot_env: true, ..Sources::default() }, &BTreeMap::new())
}

pub(crate) fn service(body: &str) -> String {
    format!("services:\n  a:\n    image: x:1\n{body}")
}

/// The error of a file, as one text: message, causes and hints.
fn refusal(files: &[&str]) -> String {
    let error = loaded(files).err().unwrap_or_else(|| panic!("no error in\n{}", files.join("\n---\n")));
    assert_eq!(error.kind(), Kind::Usage);
    [vec![error.to_string()], error.hints().to_vec()].concat().join("\n")
}

// ---- parity: `tests/stack_config` holds what `docker stack config` 28.2.2 printed, or why it refused

const VARIABLES: [(&str, &str); 10] = [
    ("HOME", "/root"),
    ("ONE", "1"),
    ("EMPTY", ""),
    ("WORD", "some word"),
    ("G", "fromcli"),
    ("REPL", "3"),
    ("YES", "yes"),
    ("PORT", "8080"),
    ("OCT", "0440"),
    ("PATH", "/bin"),
];

/// Cases that differ from docker on purpose, each with its reason.
const DELIBERATE: [(&str, &str); 9] = [
    ("depends_on_map", "docker refuses conditions, which are honoured here"),
    ("dollar_alternative", "docker refuses `${NAME:+word}`"),
    ("dollar_bare_operator", "`$NAME-x` is the variable and `-x`, not a default up to the end of the text"),
    ("dollar_nested", "docker takes a variable in a default literally, without its last brace"),
    ("hosts_without_address", "docker drops a host without address silently"),
    ("logging_without_options", "docker loses options that a further file adds to a driver without any"),
    ("name_nowhere", "docker finds out when it deploys that there is no such network"),
    ("unique", "an item that is there twice is what two files make of a list, and has to be read again"),
    ("ulimits_zero", "docker writes a limit of 0 as `{}`, which it refuses to read"),
];

struct Case {
    name: String,
    files: Vec<String>,
    /// The YAML of docker, or `None` where it refuses.
    docker: Option<String>,
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stack_config");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let case = |path: &std::path::PathBuf| {
        let text = fs::read_to_string(path).unwrap();
        let mut case = Case {
            name: path.file_stem().unwrap().to_str().unwrap().to_owned(),
            files: Vec::new(),
            docker: None,
        };
        for section in text.split("=== ").skip(1) {
            let (kind, content) = section.split_once('\n').unwrap();
            match kind {
                "file" => case.files.push(content.to_owned()),
                "docker" => case.docker = Some(content.to_owned()),
                _ => {}
            }
        }
        case
    };
    paths.iter().map(case).collect()
}

fn ours(case: &Case) -> Result<String, Error> {
    let above = TempDir::new().unwrap();
    let folder = above.path().join("w");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("e.env"), "B=1\nC\nHOME=\n#x\n  E=\"q\" \nF=a=b\n").unwrap();
    fs::write(folder.join("f.env"), "\u{feff}B=2\nG=\n").unwrap();
    let files: Vec<&str> = case.files.iter().map(String::as_str).collect();
    let yaml = loaded_in(&folder, &files, &VARIABLES)?.yaml();
    let yaml =
        yaml.replace(folder.to_str().unwrap(), "{folder}").replace(above.path().to_str().unwrap(), "{above}");
    Ok(yaml)
}

/// docker does not double dollars in values, so what it prints cannot be read again.
fn same(ours: &str, docker: &str) -> bool {
    let (ours, docker) = (ours.trim_end(), docker.trim_end());
    ours.replace("$$", "$") == docker || ours == docker
}

#[test]
fn every_case_is_what_docker_makes_of_it() {
    let cases = cases();
    assert!(cases.len() >= 150, "only {} cases", cases.len());
    let mut differing = Vec::new();
    for case in cases.iter().filter(|case| DELIBERATE.iter().all(|(name, _)| *name != case.name)) {
        match (ours(case), &case.docker) {
            (Ok(ours), Some(docker)) if same(&ours, docker) => {}
            (Err(_), None) => {}
            (Ok(ours), Some(docker)) => {
                differing.push(format!("{}\n--- docker\n{docker}--- ours\n{ours}", case.name));
            }
            (Ok(_), None) => differing.push(format!("{}: docker refuses it", case.name)),
            (Err(error), Some(_)) => differing.push(format!("{}: {error}", case.name)),
        }
    }
    assert!(differing.is_empty(), "{} differ:\n{}", differing.len(), differing.join("\n"));
}

#[test]
fn what_differs_on_purpose_does_differ() {
    let cases = cases();
    for (name, reason) in DELIBERATE {
        let case = cases.iter().find(|case| case.name == name).unwrap_or_else(|| panic!("no case {name}"));
        let same = match (ours(case), &case.docker) {
            (Ok(ours), Some(docker)) => same(&ours, docker),
            (Err(_), None) => true,
            _ => false,
        };
        assert!(!same, "{name} is as docker has it; {reason}");
    }
}

#[test]
fn what_is_printed_is_read_as_the_same() {
    for case in cases().iter().filter(|case| case.docker.is_some()) {
        let files: Vec<&str> = case.files.iter().map(String::as_str).collect();
        let Ok(first) = loaded_with(&files, &[("e.env", "B=1\n"), ("f.env", "G=\n")], &VARIABLES) else {
            continue;
        };
        let again =
            of_bytes(first.yaml().as_bytes()).unwrap_or_else(|error| panic!("{}: {error}", case.name));
        assert_eq!(first.yaml(), again.yaml(), "{}", case.name);
    }
}

// ---- what is wrong, and where

/// A file, the place of its error, and words of the message or the advice.
const WRONG: &[(&str, &str, &str)] = &[
    ("servics: {}\n", "1:1", "did you mean `services`"),
    ("name: x\nservices: {}\n", "1:1", "named on the command line"),
    ("include: [x]\nservices: {}\n", "1:1", "name every file with `-c`"),
    ("- a\n", "1:1", "the top of a Compose file is a map, not a list"),
    ("", "1:1", "the file is empty"),
    ("# nothing\n", "1:1", "the file is empty"),
    ("services:\n  a:\n    imagee: x\n", "3:5", "did you mean `image`"),
    ("services:\n  a:\n    user: x\n", "2:3", "has no `image`"),
    ("services:\n  a:\n    image: x\n    mem_limit: 1g\n", "4:5", "deploy.resources.limits.memory"),
    ("services:\n  a:\n    image: x\n    profiles: [p]\n", "4:5", "a file of their own"),
    ("services:\n  a:\n    image: x\n    scale: 2\n", "4:5", "deploy.replicas"),
    ("services:\n  a:\n    image: x\n    image: y\n", "4:5", "is on line 3 already"),
    ("services:\n  a:\n    image: 5\n", "3:12", "must be a text, not a number"),
    ("services:\n  a: [x]\n", "2:6", "must be a map, not a list"),
    ("services:\n  a b: {image: x}\n", "2:3", "not a name"),
    ("services:\n  a: {image: x, environment: {B: true}}\n", "2:34", "write `\"true\"`"),
    ("services:\n  a: {image: x, environment: {1: b}}\n", "2:31", "quote keys"),
    ("services:\n  a: {image: x, environment: }\n", "2:28", "nothing stands behind the key"),
    ("services:\n  a: {image: x, ports: [\"80:\"]}\n", "2:25", "not a port"),
    (
        "services:\n  a: {image: x, ports: [{target: 80, host_ip: 127.0.0.1}]}\n",
        "2:47",
        "bind a port to one address",
    ),
    ("services:\n  a: {image: x, ports: [{published: 80}]}\n", "2:25", "has no `target`"),
    (
        "services:\n  a: {image: x, ports: [{target: 80, published: \"80\"}]}\n",
        "2:49",
        "must be a whole number",
    ),
    ("services:\n  a: {image: x, volumes: [\"dd:/x:ro:z\"]}\n", "2:27", "too many colons"),
    ("services:\n  a: {image: x, volumes: [\"dd:/x\"]}\n", "2:27", "top-level `volumes`"),
    ("services:\n  a: {image: x, volumes: [{source: x}]}\n", "2:27", "is missing or unknown"),
    ("services:\n  a: {image: x, networks: [n]}\n", "2:28", "`n` is not among the file's networks"),
    ("services:\n  a: {image: x, secrets: [n]}\n", "2:27", "`n` is not among the file's secrets"),
    ("services:\n  a: {image: x, configs: [{target: n}]}\n", "2:27", "has no `source`"),
    ("services:\n  a: {image: x, depends_on: [b]}\n", "2:30", "there is no service `b`"),
    (
        "services:\n  a: {image: x, depends_on: [b]}\n  b: {image: x, depends_on: [a]}\n",
        "2:3",
        "waits for itself",
    ),
    ("services:\n  a: {image: x, depends_on: {a: {condition: ready}}}\n", "2:45", "service_healthy"),
    ("services:\n  a: {image: x, stop_grace_period: 1d}\n", "2:36", "write `24h`; there are no days"),
    ("services:\n  a: {image: x, stop_grace_period: 5}\n", "2:36", "write it with its unit: `5s`"),
    (
        "services:\n  a: {image: x, healthcheck: {interval: \"90\"}}\n",
        "2:41",
        "write it with its unit: `90s`",
    ),
    ("services:\n  a: {image: x, stop_grace_period: 2d}\n", "2:36", "write `48h`"),
    ("services:\n  a: {image: x, restart: false}\n", "2:26", "write `\"no\"`"),
    ("services:\n  a: {image: x, restart: true}\n", "2:26", "write `\"always\"`"),
    ("services:\n  a: {image: x, command: [a, 0440]}\n", "2:30", "write `\"0440\"`"),
    ("services:\n  a: {image: x, env_file: [{path: x}]}\n", "2:28", "write the path alone"),
    ("services:\n  a: {image: x, provider: {type: x}}\n", "2:17", "a key of `docker compose`"),
    ("services:\n  a: {image: x, label_file: x}\n", "2:17", "write the labels in `labels`"),
    ("services:\n  a: {image: x, wibble: x}\n", "2:17", "remove the key"),
    (
        "services:\n  a: {image: x, deploy: {resources: {reservations: {devices: []}}}}\n",
        "2:53",
        "generic_resources",
    ),
    (
        "services: {}\nnetworks: {n: {ipam: {config: [{gateway: 1.2.3.4}]}}}\n",
        "2:33",
        "make the network before",
    ),
    ("services:\n  a: {image: x, command: \"a 'b\"}\n", "2:26", "a single quote that is not closed"),
    ("services:\n  a: {image: x, command: [a, 5]}\n", "2:30", "write `\"5\"`"),
    ("services:\n  a: {image: x, deploy: {replicas: -1}}\n", "2:36", "must not be less than 0"),
    ("services:\n  a: {image: x, deploy: {mode: globl}}\n", "2:32", "write one of replicated, global"),
    (
        "services:\n  a: {image: x, deploy: {resources: {limits: {cpus: 0.5}}}}\n",
        "2:53",
        "must be a text like",
    ),
    ("services:\n  a: {image: x, deploy: {resources: {limits: {memory: x}}}}\n", "2:55", "not a size"),
    ("services:\n  a: {image: x, healthcheck: {test: a, disable: true}}\n", "2:49", "has no `test`"),
    ("services:\n  a: {image: x, ulimits: {nofile: {soft: 1}}}\n", "2:35", "both `soft` and `hard`"),
    ("services:\n  a: {image: x, ports: [\"80\", \"81\", \"80\"]}\n", "2:37", "the same as item 0"),
    ("services:\n  a: {image: x, env_file: nope.env}\n", "2:27", "cannot read it"),
    ("services:\n  a: {image: \"${}\"}\n", "2:14", "write `$$` for a dollar"),
    ("services:\n  a: {image: \"${V:?pin it}\"}\n", "2:14", "the variable V is not set: pin it"),
    ("services:\n  a: {image: x}\nsecrets: {s: {content: x}}\n", "3:15", "write it to a file"),
    ("services:\n  a: {image: x}\nsecrets: {s: {}}\n", "3:14", "neither `file` nor `external`"),
    (
        "services:\n  a: {image: x}\nvolumes: {v: {external: true, driver: x}}\n",
        "3:39",
        "does not go together",
    ),
    ("version: 3.8\nservices: {}\n", "1:10", "write `\"3.8\"`"),
    ("version: \"2.4\"\nservices: {}\n", "1:10", "a version that a swarm does not know"),
    ("services: {}\n---\nservices: {}\n", "3:1", "a second document"),
    ("services:\n\ta: x\n", "2:", "indent with blanks"),
    ("services: {a: !reset null}\n", "1:", "remove the tag"),
    ("services: {a: *b}\n", "1:15", "`*b` stands for nothing"),
    ("services:\n  a: {image: x, labels: {2001-12-14: b}}\n", "2:26", "not a time"),
    ("services:\n  a: {image: x, labels: {\"\": b}}\n", "2:26", "a name that is empty"),
    ("services: {a: {image: x, user: !!int y}}\n", "1:", "does not fit its tag"),
    ("services: {a: {image: x, cap_add: !reset []}}\n", "1:", "the tag `!reset`"),
    ("services: {a: {image: \"x}}\n", "1:23", "a quote that is not closed"),
    ("services:\n  a:\n    image: x\n   user: y\n", "4:4", "not as far in as the others"),
    ("services:\n  a:\n    image: x: y\n", "3:13", "needs quotes"),
    ("x: &a [*a]\n", "1:", ""),
    ("services:\n  a:\n    <<: 5\n    image: x\n", "3:9", "`<<` takes a map"),
];

#[test]
fn every_error_has_its_place_and_its_advice() {
    let mut missed = Vec::new();
    for (file, place, words) in WRONG {
        let told = refusal(&[file]);
        if !told.contains(&format!("f0.yaml:{place}")) || !told.contains(words) {
            missed.push(format!("{place} `{words}` is not in\n{told}\nof\n{file}"));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn one_fault_is_one_error() {
    for file in [
        "services:\n  a: {image: 5}\n",
        "services:\n  a: {image: }\n",
        "services:\n  a: {imag: x}\n",
        "services:\n  a: {image: x}\nsecrets: {s: {content: x}}\n",
        "services:\n  a: {image: x, volumes: [\"vv:/x\"]}\nvolumes: {vv: 5}\n",
        "services:\n  a: {image: x, depends_on: [b]}\n  b: [x]\n",
        "services:\n  a: {image: x, user: !foo x}\n",
        "services:\n  a: {image: x, user: !foo }\n",
    ] {
        let error = loaded(&[file]).err().unwrap();
        assert!(error.causes().is_empty(), "{error}\n{file}");
        assert!(error.hints().len() <= 1, "{error}\n{file}");
    }
}

#[test]
fn each_advice_stands_behind_its_error() {
    let error = loaded(&["services:\n  a: {image: 5, restart: false}\n"]).err().unwrap();
    assert!(error.hints().is_empty(), "{:?}", error.hints());
    assert!(error.causes()[0].ends_with("not a number; write `\"5\"`"), "{error}");
    assert!(error.causes()[1].ends_with("not a boolean; write `\"no\"`"), "{error}");
}

#[test]
fn a_key_is_only_suggested_when_it_is_near() {
    for (key, advice) in [("imgae", "did you mean `image`?"), ("hostnam", "did you mean `hostname`?")] {
        assert!(refusal(&[&service(&format!("    {key}: x\n"))]).contains(advice));
    }
    for key in ["pids", "wibble", "usernsx", "cat"] {
        let told = refusal(&[&service(&format!("    {key}: x\n"))]);
        assert!(!told.contains("did you mean") || key == "pids", "{told}");
    }
}

#[test]
fn the_example_of_another_spelling_is_the_one_at_hand() {
    let body = "    environment: {A: 0440, B: 2001-12-14, DB_PASSWORD: 01234}\n";
    let findings = loaded(&[&service(body)]).unwrap().findings;
    let told = |name: &str| {
        let found = findings.iter().find(|finding| finding.path.ends_with(name)).unwrap();
        format!("{} {}", found.summary, found.remedy.as_deref().unwrap())
    };
    assert!(told("A").ends_with("`0440` as `288` write `\"0440\"`"), "{}", told("A"));
    assert!(told("B").contains("`2001-12-14` as `2001-12-14 00:00:00 +0000 UTC`"), "{}", told("B"));
    assert!(!told("DB_PASSWORD").contains("1234") && !told("DB_PASSWORD").contains("668"));
}

#[test]
fn text_in_two_bytes_a_character_is_read_as_docker_reads_it() {
    let file = "services: {a: {image: x, user: \u{1f600}}}\n";
    let wide: Vec<u16> = "\u{feff}".encode_utf16().chain(file.encode_utf16()).collect();
    let little: Vec<u8> = wide.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let big: Vec<u8> = wide.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    let marked = format!("\u{feff}{file}");
    for bytes in [little.as_slice(), &big, marked.as_bytes(), file.as_bytes()] {
        assert_eq!(of_bytes(bytes).unwrap().compose.services["a"].user, "\u{1f600}");
    }
    assert!(of_bytes(&little[..little.len() - 1]).is_err());
    assert!(of_bytes(&little[2..]).is_err());
}

#[test]
fn all_errors_are_told_at_once_in_the_order_of_their_places() {
    let told = refusal(&["services:\n  a: {imag: x, ports: [z]}\n  b: {image: 5}\n", "nope: 1\n"]);
    let places: Vec<_> =
        ["f0.yaml:2:7", "f0.yaml:2:24", "f0.yaml:3:14", "f1.yaml:1:1"].map(|place| told.find(place)).into();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}\n{told}");
}

#[test]
fn a_value_is_never_in_a_message() {
    let told = refusal(&[
        "services: {a: {image: x, environment: {PASSWORD: [hunter2]}, stop_grace_period: hunter3}}\n",
    ]);
    assert!(!told.contains("hunter"), "{told}");
}

#[test]
fn control_characters_do_not_reach_the_terminal() {
    let told = refusal(&["services: {\"a\\e[31m\\u202e\": {image: x}}\n"]);
    assert!(!told.contains(['\u{1b}', '\u{202e}']), "{told:?}");
    for bytes in [b"services: \x1b[31m".as_slice(), b"a\0b"] {
        let error = of_bytes(bytes).err().unwrap().to_string();
        assert!(error.contains("<stdin>:1:") && error.contains("a control character"), "{error}");
    }
}

// ---- what is to be known of a file that is usable

/// A service's body, the check, and its place.
const FOUND: &[(&str, &str, &str)] = &[
    ("    ports: [\"127.0.0.1:5432:5432\"]\n", "compose.host-address", "4:13"),
    ("    environment: {A: 0123}\n", "compose.unquoted-value", "4:22"),
    ("    environment: {A: 2001-12-14}\n", "compose.unquoted-value", "4:22"),
    ("    labels: {A: 1_000}\n", "compose.unquoted-value", "4:17"),
    ("    tmpfs: /run\n", "compose.without-effect", "4:5"),
    ("    shm_size: 64M\n", "compose.without-effect", "4:5"),
    ("    privileged: true\n", "compose.without-effect", "4:5"),
    ("    container_name: x\n", "compose.without-effect", "4:5"),
    ("    networks: {default: {ipv4_address: 1.2.3.4}}\n", "compose.without-effect", "4:26"),
    ("    volumes: [\"/a:/b:z\"]\n", "compose.without-effect", "4:15"),
    ("    volumes: [\"x:/b\"]\n", "compose.drive-letter", "4:15"),
    (
        "    volumes: [{type: bind, source: /a, target: /b, bind: {create_host_path: true}}]\n",
        "compose.without-effect",
        "4:59",
    ),
    ("    cap_add: [A, B, A]\n", "compose.twice", "4:21"),
    ("    user: $NOPE\n", "compose.unset-variable", "4:11"),
    ("    user: $NOPE-x\n", "compose.ambiguous-variable", "4:11"),
    ("    oom_score_adj: 5\n", "compose.version", "4:5"),
];

#[test]
fn what_docker_drops_or_changes_silently_is_a_finding() {
    let mut missed = Vec::new();
    for (body, check, place) in FOUND {
        let version = if *check == "compose.version" { "version: \"3.8\"\n" } else { "" };
        let file = format!("{version}{}", service(body));
        let line = if version.is_empty() { (*place).to_owned() } else { place.replacen('4', "5", 1) };
        let findings = loaded(&[&file]).unwrap_or_else(|error| panic!("{error}\n{file}")).findings;
        let found = findings.iter().any(|finding| {
            finding.check == *check
                && finding.place.to_string().ends_with(&format!("f0.yaml:{line}"))
                && finding.remedy.is_some()
        });
        if !found {
            missed.push(format!("{check} at {line} is not among {findings:#?}\nof\n{file}"));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn a_harmless_file_has_no_findings() {
    let body = "    environment: {PORT: 5432, A: \"0123\", B: ''}\n    ports: [\"80:80\", \"0.0.0.0:81:81\"]\n    user: ${NOPE:-x}\n    \
                depends_on: [b]\n  b: {image: y}\n";
    assert_eq!(loaded(&[&service(body)]).unwrap().findings, []);
}

// ---- variables

#[test]
fn all_forms_of_variables() {
    let variables = [("V", "v"), ("E", "")];
    for (template, filled) in [
        ("$V", "v"),
        ("${V}", "v"),
        ("a${V}b", "avb"),
        ("$$V", "$V"),
        ("$$$V", "$v"),
        ("${V:-d}", "v"),
        ("${U:-d}", "d"),
        ("${E:-d}", "d"),
        ("${E-d}", ""),
        ("${U-d}", "d"),
        ("${V:+a}", "a"),
        ("${E:+a}", ""),
        ("${E+a}", "a"),
        ("${U+a}", ""),
        ("${U:-${E:-${V}}}", "v"),
        ("${U:-a$V-b}", "av-b"),
        ("${U:-$$x}", "$x"),
        ("${U:-}", ""),
        ("${V:?m}", "v"),
        ("${E?m}", ""),
        ("${U:-a:b-c?d}", "a:b-c?d"),
        ("$V_", ""),
        ("${V:-${U:?never asked}}", "v"),
    ] {
        let file = service(&format!("    labels: {{l: \"{template}\"}}\n"));
        let result = loaded_with(&[&file], &[], &variables);
        if template.contains("never") {
            assert!(result.is_err(), "a required variable in a default that is not used is required still");
            continue;
        }
        let loaded = result.unwrap_or_else(|error| panic!("{template}: {error}"));
        assert_eq!(loaded.compose.services["a"].labels["l"], filled, "{template}");
    }
    for template in
        ["${", "${}", "$", "a$ b", "${V", "${V!}", "${V:}", "${ V}", "$1", "${1}", "${U:-${V}", "${V:x}"]
    {
        let file = service(&format!("    labels: {{l: \"{template}\"}}\n"));
        assert!(loaded_with(&[&file], &[], &variables).is_err(), "{template}");
    }
}

#[test]
fn a_file_of_variables_beside_the_first_file_is_read_unless_another_is_named() {
    let file = service("    labels: {a: $A, b: $B, c: $C}\n");
    let dot_env = "# comment\nA=from file # why\nexport B='$x y'\nC=\"two\\nlines ${A}\"\n";
    let labels = |loaded: Loaded| loaded.compose.services["a"].labels.clone();
    let read = labels(loaded_with(&[&file], &[(".env", dot_env)], &[("A", "caller's")]).unwrap());
    assert_eq!(read["a"], "caller's");
    assert_eq!(read["b"], "$x y");
    assert_eq!(read["c"], "two\nlines caller's");

    let folder = TempDir::new().unwrap();
    for (name, content) in [(".env", dot_env), ("f0.yaml", &file), ("own.env", "A=own\nB=\nC=\n")] {
        fs::write(folder.path().join(name), content).unwrap();
    }
    let sources = |environment_files, without_dot_env| Sources {
        files: vec![Input::File(folder.path().join("f0.yaml"))],
        environment_files,
        without_dot_env,
    };
    let named = load(&sources(vec![folder.path().join("own.env")], false), &BTreeMap::new()).unwrap();
    assert_eq!(labels(named)["a"], "own");
    let without = load(&sources(Vec::new(), true), &BTreeMap::new()).unwrap();
    assert_eq!(without.findings.len(), 3);
}

#[test]
fn a_damaged_file_of_variables_is_told_with_its_line_and_without_its_values() {
    let told =
        loaded_with(&["services: {}\n"], &[(".env", "A=1\nhunter2\nB='hunter3\n")], &[]).err().unwrap();
    let told = told.to_string();
    assert!(told.contains(".env:2:1") && told.contains(".env:3:1") && !told.contains("hunter"), "{told}");
}

#[test]
fn what_a_variable_made_is_read_as_what_is_wanted() {
    let body = "    tty: ${Y}\n    deploy: {replicas: \"$N\", update_config: {max_failure_ratio: \"${R}\"}}\n    ports: [{target: \"$N\"}]\n";
    let loaded = loaded_with(&[&service(body)], &[], &[("Y", "On"), ("N", "0440"), ("R", "0.5")]).unwrap();
    let a = &loaded.compose.services["a"];
    assert!(a.tty);
    assert_eq!(a.deploy.replicas, Some(440));
    assert_eq!(a.ports[0].target, 440);
    assert!((a.deploy.update_config.as_ref().unwrap().max_failure_ratio - 0.5).abs() < f32::EPSILON);
    assert!(loaded_with(&[&service(body)], &[], &[("Y", "perhaps"), ("N", "1"), ("R", "1")]).is_err());
}

// ---- the typed file

#[test]
fn the_file_in_types() {
    let file = "services:\n  a:\n    image: x:1\n    depends_on: {b: {condition: service_healthy}}\n    stop_grace_period: 90s\n    \
                healthcheck: {test: ok, retries: 0}\n    volumes: [./d:/d]\n    deploy: {mode: global, resources: {limits: {cpus: \"0.5\", memory: 1g}}}\n  \
                b: {image: y}\n";
    let loaded = loaded(&[file]).unwrap();
    let a = &loaded.compose.services["a"];
    assert_eq!(a.depends_on["b"], Condition::Healthy);
    assert_eq!(a.stop_grace_period, Some(90_000_000_000));
    assert_eq!(a.healthcheck.as_ref().unwrap().test, ["CMD-SHELL", "ok"]);
    assert_eq!(a.healthcheck.as_ref().unwrap().retries, Some(0));
    assert!(a.volumes[0].was_relative && a.volumes[0].source.ends_with("/d"));
    assert_eq!(a.deploy.mode, Mode::Global);
    let limits = a.deploy.limits.as_ref().unwrap();
    assert_eq!((limits.nano_cpus, limits.memory_bytes), (500_000_000, 1 << 30));
    let place = |path| loaded.compose.place(path).to_string();
    assert!(place("services.a.volumes[0]").ends_with("f0.yaml:7:15"));
    assert!(place("services.a.deploy.placement.constraints[3]").ends_with("f0.yaml:8:5"));
    assert!(place("services.b").ends_with("f0.yaml:9:3"));
}

// ---- hostile files

#[test]
fn hostile_files_are_refused_quickly() {
    let mut laughs = "a0: &a0 [x, x]\n".to_owned();
    laughs.extend((1..40).map(|level| format!("a{level}: &a{level} [*a{0}, *a{0}, *a{0}]\n", level - 1)));
    let huge = vec![b'#'; 10 * 1024 * 1024];
    let deep = format!("x-a: {}", "[".repeat(100_000));
    let indented = (0..500).map(|level| format!("{}a:", " ".repeat(level))).collect::<Vec<_>>().join("\n");
    let nested = format!("services: {{a: {{image: \"{}\"}}}}", "${A:-".repeat(10_000));
    let quoted = format!("services: {{\"{}\": 1}}", "a".repeat(1_000_000));
    for (name, bytes) in [
        ("aliases", laughs.as_bytes()),
        ("huge", &huge),
        ("deep", deep.as_bytes()),
        ("indented", indented.as_bytes()),
        ("nested variables", nested.as_bytes()),
        ("a long key", quoted.as_bytes()),
        ("not UTF-8", b"a: \xff\xfe"),
        ("half of UTF-16", b"\xff\xfea\0:"),
    ] {
        let begun = std::time::Instant::now();
        assert_eq!(of_bytes(bytes).err().map(|error| error.kind()), Some(Kind::Usage), "{name}");
        assert!(begun.elapsed().as_secs() < 10, "{name} took {:?}", begun.elapsed());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn nothing_makes_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        drop(of_bytes(&bytes));
    }

    #[test]
    fn no_text_makes_it_panic(text in "[-a-z0-9:{}\\[\\],&*!|>'\"%@$#?~ \n\t.<]{0,300}") {
        drop(of_bytes(text.as_bytes()));
        drop(of_bytes(format!("services:\n  a:\n    image: x\n    command: {text}\n").as_bytes()));
    }

    #[test]
    fn a_text_survives_being_printed(text in "\\PC{0,40}|[ \\na:#'\"-]{0,20}") {
        let quoted = serde_json::to_string(&text.replace('$', "$$")).unwrap();
        let file = service(&format!("    labels: {{l: {quoted}}}\n"));
        if let Ok(first) = of_bytes(file.as_bytes()) {
            let again = of_bytes(first.yaml().as_bytes()).unwrap();
            prop_assert_eq!(&again.compose.services["a"].labels["l"], &text);
        }
    }
}

// ---- the command

#[test]
fn the_command_reads_standard_input_and_doubles_dollars() {
    let file = "services:\n  a: {image: x, labels: {l: \"$$HOME ${V:-$$}\"}}\n";
    let output = authctl(["stack", "config", "-c", "-"]).stdin(file).run().ends_with(0);
    assert_eq!(
        output.stdout,
        "version: \"3.13\"\nservices:\n  a:\n    image: x\n    labels:\n      l: $$HOME $$\n"
    );
    let again = authctl(["stack", "config", "-c", "-"]).stdin(output.stdout.as_str()).run();
    assert_eq!(again.stdout, output.stdout);
    let json = authctl(["stack", "config", "-c", "-", "-o", "json"]).stdin(file).run().json();
    assert_eq!(json["data"]["services"]["a"]["labels"]["l"], "$HOME $");
}

#[test]
fn a_wrong_file_and_a_missing_one_are_errors_of_usage() {
    authctl(["stack", "config", "-c", "-"]).stdin("services: []\n").run().ends_with(2);
    authctl(["stack", "config", "-c", "nope.yaml"]).run().ends_with(2);
    authctl(["stack", "config"]).run().ends_with(2);
}
