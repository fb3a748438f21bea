//! Paths and values of a spec in the words of Compose files.

use serde_json::{Number, Value};

use super::leaves::Path;
use crate::secret::{MASK, announces_a_secret, assigns_a_secret, names_a_secret, without_password};
use crate::text;

/// Beginnings of paths with their words; the longest that fits counts.
const WORDS: &[(&str, &str)] = &[
    ("EndpointSpec/Mode", "endpoint_mode"),
    ("EndpointSpec/Ports", "ports"),
    ("Labels", "label"),
    ("Mode", "mode"),
    ("Replicas", "replicas"),
    ("RollbackConfig", "rollback_config"),
    ("TaskTemplate", ""),
    ("TaskTemplate/ContainerSpec", ""),
    ("TaskTemplate/ContainerSpec/Args", "command"),
    ("TaskTemplate/ContainerSpec/CapabilityAdd", "cap_add"),
    ("TaskTemplate/ContainerSpec/CapabilityDrop", "cap_drop"),
    ("TaskTemplate/ContainerSpec/Command", "entrypoint"),
    ("TaskTemplate/ContainerSpec/Configs", "configs"),
    ("TaskTemplate/ContainerSpec/DNSConfig/Nameservers", "dns"),
    ("TaskTemplate/ContainerSpec/DNSConfig/Options", "dns options"),
    ("TaskTemplate/ContainerSpec/DNSConfig/Search", "dns_search"),
    ("TaskTemplate/ContainerSpec/Dir", "working_dir"),
    ("TaskTemplate/ContainerSpec/Env", "environment"),
    ("TaskTemplate/ContainerSpec/Healthcheck", "healthcheck"),
    ("TaskTemplate/ContainerSpec/Hosts", "extra_hosts"),
    ("TaskTemplate/ContainerSpec/Labels", "container label"),
    ("TaskTemplate/ContainerSpec/Mounts", "volumes"),
    ("TaskTemplate/ContainerSpec/OpenStdin", "stdin_open"),
    ("TaskTemplate/ContainerSpec/Privileges/CredentialSpec", "credential_spec"),
    ("TaskTemplate/ContainerSpec/Secrets", "secrets"),
    ("TaskTemplate/ContainerSpec/Sysctls", "sysctls"),
    ("TaskTemplate/ContainerSpec/TTY", "tty"),
    ("TaskTemplate/ContainerSpec/Ulimits", "ulimits"),
    ("TaskTemplate/LogDriver/Name", "logging driver"),
    ("TaskTemplate/LogDriver/Options", "logging"),
    ("TaskTemplate/Networks", "networks"),
    ("TaskTemplate/Placement/Constraints", "constraints"),
    ("TaskTemplate/Placement/MaxReplicas", "max_replicas_per_node"),
    ("TaskTemplate/Placement/Preferences", "preferences"),
    ("TaskTemplate/Resources/Limits", "limits"),
    ("TaskTemplate/Resources/Reservations", "reservations"),
    ("TaskTemplate/Resources/Reservations/GenericResources", "reservations"),
    ("UpdateConfig", "update_config"),
];

/// Fields that are no words of their own, and fields that Compose calls otherwise.
const FIELDS: &[(&str, &str)] = &[
    ("Attached", ""),
    ("BindOptions", ""),
    ("ClusterOptions", "cluster"),
    ("DriverConfig", "driver"),
    ("DriverOpts", "driver_opts"),
    ("GID", "gid"),
    ("ImageOptions", "image"),
    ("MemoryBytes", "memory"),
    ("Name", ""),
    ("NanoCPUs", "cpus"),
    ("NoCopy", "nocopy"),
    ("SizeBytes", "size"),
    ("TmpfsOptions", ""),
    ("UID", "uid"),
    ("VolumeOptions", ""),
];

/// What is at a path: `environment POSTGRES_USER`.
pub(super) fn name(path: &Path) -> String {
    let fits = |length: usize| {
        let beginning = path[..length].join("/");
        WORDS.iter().find(|(known, _)| *known == beginning).map(|(_, words)| (length, *words))
    };
    let (length, words) = (1..=path.len()).rev().find_map(fits).unwrap_or((0, ""));
    let rest = path[length..].iter().map(|part| field(part));
    let parts: Vec<String> =
        std::iter::once(words.to_owned()).chain(rest).filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

fn field(part: &str) -> String {
    let known = FIELDS.iter().find(|(field, _)| *field == part);
    known.map_or_else(|| snake(part), |(_, word)| (*word).to_owned())
}

/// `MaxAttempts` is `max_attempts`; what is no name of a field stays.
fn snake(part: &str) -> String {
    let is_field = part.starts_with(|letter: char| letter.is_ascii_uppercase())
        && part.chars().all(char::is_alphabetic)
        && part.contains(|letter: char| letter.is_ascii_lowercase());
    if !is_field {
        return part.to_owned();
    }
    let mut words = String::new();
    for letter in part.chars() {
        if letter.is_ascii_uppercase() && !words.is_empty() {
            words.push('_');
        }
        words.extend(letter.to_lowercase());
    }
    words
}

/// How a value is shown; what must not be seen is masked.
pub(super) fn value(path: &Path, value: &Value) -> String {
    if is_secret(path) {
        return MASK.to_owned();
    }
    match value {
        Value::String(words) if has_sensitive_value(words) => MASK.to_owned(),
        Value::String(words) => text::clean(&shown(words)),
        Value::Number(number) => quantity(path, number).unwrap_or_else(|| number.to_string()),
        Value::Array(list) => words_of_command(list),
        Value::Null => "unset".to_owned(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Object(_) => text::clean(&value.to_string()),
    }
}

/// Variables, labels and options have names that people chose; to mask one too many does no harm.
fn is_secret(path: &Path) -> bool {
    let is_named = path.iter().rev().nth(1).is_some_and(|parent| NAMED.contains(&parent.as_str()));
    is_named && path.last().is_some_and(|key| names_a_secret(key))
}

/// What has names that people chose.
const NAMED: [&str; 5] = ["Env", "Labels", "Options", "Sysctls", "DriverOpts"];

/// Words of a command: what follows the name of something sensitive is masked, as is a whole line that has one.
fn words_of_command(list: &[Value]) -> String {
    let mut after = false;
    let mut shown = Vec::new();
    for word in list {
        let words = word.as_str().unwrap_or_default();
        shown.push(if after || has_sensitive_value(words) { MASK.to_owned() } else { item(word) });
        after = announces(words);
    }
    shown.join(" ")
}

/// Whether something sensitive follows; `redis-cli -a` is told a password, too.
fn announces(word: &str) -> bool {
    word == "-a" || announces_a_secret(word)
}

/// `password=x`, `--requirepass x` in one word.
fn has_sensitive_value(words: &str) -> bool {
    let mut parts = words.split_whitespace().skip_while(|part| *part != "-a").skip(1);
    assigns_a_secret(words) || parts.next().is_some()
}

/// An image's tag and digest look like a login: only what is an address is masked.
fn shown(words: &str) -> String {
    if words.contains("://") { without_password(words) } else { words.to_owned() }
}

fn item(item: &Value) -> String {
    match item.as_str() {
        Some(words) if words.contains(" (") => words.to_owned(),
        Some(words) => text::argument(&shown(words)),
        None => text::clean(&item.to_string()),
    }
}

/// A number with its unit, where the field has one.
fn quantity(path: &Path, number: &Number) -> Option<String> {
    let whole = number.as_u64()?;
    match path.last()?.as_str() {
        "Delay" | "Monitor" | "Window" | "Interval" | "Timeout" | "StartPeriod" | "StartInterval"
        | "StopGracePeriod" => Some(duration(whole)),
        "MemoryBytes" | "SizeBytes" => Some(bytes(whole)),
        "NanoCPUs" => Some(processors(whole)),
        "Mode" => Some(format!("0{whole:o}")),
        _ => None,
    }
}

/// Exact, so that what differs looks different: `1m30s`, `500ms`.
fn duration(nanoseconds: u64) -> String {
    const SECOND: u64 = 1_000_000_000;
    if !nanoseconds.is_multiple_of(SECOND) {
        let milliseconds = nanoseconds.is_multiple_of(1_000_000);
        return if milliseconds {
            format!("{}ms", nanoseconds / 1_000_000)
        } else {
            format!("{nanoseconds}ns")
        };
    }
    let seconds = nanoseconds / SECOND;
    let parts = [(seconds / 3600, "h"), (seconds / 60 % 60, "m"), (seconds % 60, "s")];
    let parts = parts.into_iter().filter(|(count, unit)| *count > 0 || (seconds == 0 && *unit == "s"));
    parts.map(|(count, unit)| format!("{count}{unit}")).collect::<Vec<_>>().concat()
}

/// Exact: in the largest unit that leaves no rest.
fn bytes(count: u64) -> String {
    let units = [(30, "GiB"), (20, "MiB"), (10, "KiB")];
    let unit = units.into_iter().find(|(power, _)| count > 0 && count.is_multiple_of(1 << power));
    unit.map_or_else(|| format!("{count} B"), |(power, unit)| format!("{} {unit}", count >> power))
}

/// 0.25 of 250000000.
fn processors(billionths: u64) -> String {
    let rest = format!("{:09}", billionths % 1_000_000_000);
    format!("{}.{}", billionths / 1_000_000_000, rest.trim_end_matches('0')).trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn told(path: &[&str], words: impl Into<Value>) -> String {
        value(&path.iter().map(ToString::to_string).collect(), &words.into())
    }

    #[test]
    fn what_is_better_not_shown_is_masked() {
        for name in ["DB_PASS", "PGPASS", "JWT_KEY", "ENCRYPTION_KEY", "app.password", "api_token"] {
            for parent in ["Env", "Labels", "Options"] {
                assert_eq!(told(&["x", parent, name], json!("hunter2")), MASK, "{parent} {name}");
            }
        }
        let hidden = [
            told(&["x", "Env", "URI"], json!("host=x password=hunter2")),
            told(&["x", "Args"], json!(["redis-server", "--requirepass", "hunter2"])),
            told(&["x", "Args"], json!(["sh", "-c", "redis-cli -a hunter2 ping"])),
            told(&["x", "Test"], json!(["CMD", "redis-cli", "-a", "hunter2", "ping"])),
            told(&["x", "Args"], json!(["app", "--db-password=hunter2"])),
        ];
        for shown in hidden {
            assert!(!shown.contains("hunter2"), "{shown}");
        }
        assert_eq!(told(&["x", "Args"], json!(["redis-server", "/redis.conf"])), "redis-server /redis.conf");
        assert_eq!(told(&["x", "Env", "LOG_LEVEL"], json!("debug")), "debug");
    }
}
