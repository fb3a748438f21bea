//! What a service lets Redis use, from its command and from the files that are mounted into it.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::settings::{configurations, is_named};
use super::subject::Subject;

/// Bytes of a configuration that are read: Redis's own, with all its comments, has a tenth of it.
const LONGEST: u64 = 1024 * 1024;

/// `maxmemory`, as the server will have it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Maximum {
    /// So many bytes, said at this key of the service.
    Set { bytes: i64, key: String },
    /// Nothing says it, so that there is no limit.
    Unset,
    /// It may be in something that is not at hand.
    Unknown,
}

impl Maximum {
    /// The command's word is the last one; before it come the files, of which the last one counts.
    pub(super) fn of(subject: &Subject<'_>) -> Self {
        let command = subject.service.command.as_deref().unwrap_or_default();
        let words: Vec<&str> = command.iter().flat_map(|word| word.split_whitespace()).collect();
        if let Some(at) = words.iter().position(|word| *word == "--maxmemory") {
            return Self::from(words.get(at + 1).copied().unwrap_or_default(), "command");
        }
        let in_variables =
            subject.service.environment.values().flatten().any(|value| value.contains("maxmemory"));
        let mounted = configurations(subject);
        let read = words
            .iter()
            .filter(|word| Path::new(word).extension().is_some_and(|ending| ending == "conf"))
            .count();
        if in_variables || read > mounted.iter().filter(|(_, target)| is_named(subject, target)).count() {
            return Self::Unknown;
        }
        let files = mounted.iter().map(|(key, _)| Self::in_file(subject, key));
        files.fold(Self::Unset, |former, latter| if latter == Self::Unset { former } else { latter })
    }

    fn in_file(subject: &Subject<'_>, key: &str) -> Self {
        let Some(text) = source(subject, key).and_then(|path| content(&path)) else { return Self::Unknown };
        let mut found = Self::Unset;
        for line in text.lines() {
            let mut words = line.split_whitespace();
            let value = |words: &mut std::str::SplitWhitespace<'_>| {
                words.next().unwrap_or_default().trim_matches(['"', '\'']).to_owned()
            };
            match words.next().unwrap_or_default().to_ascii_lowercase().as_str() {
                "maxmemory" => found = Self::from(&value(&mut words), key),
                "include" => found = Self::Unknown,
                _ => {}
            }
        }
        found
    }

    fn from(written: &str, key: &str) -> Self {
        match bytes(written) {
            Some(0) => Self::Unset,
            Some(bytes) => Self::Set { bytes, key: key.to_owned() },
            None => Self::Unknown,
        }
    }
}

/// The file that `configs[0]` or `volumes[0]` mounts.
fn source(subject: &Subject<'_>, key: &str) -> Option<PathBuf> {
    let (list, index) = key.strip_suffix(']')?.split_once('[')?;
    let index: usize = index.parse().ok()?;
    if list == "configs" {
        let reference = subject.service.configs.get(index)?;
        return subject.compose.configs.get(&reference.source)?.file.clone();
    }
    let mount = subject.service.volumes.get(index).filter(|mount| mount.kind == "bind")?;
    Some(PathBuf::from(&mount.source))
}

/// The text of a regular file.
fn content(path: &Path) -> Option<String> {
    path.is_file().then_some(())?;
    let mut text = String::new();
    File::open(path).ok()?.take(LONGEST).read_to_string(&mut text).ok()?;
    Some(text)
}

/// Bytes in Redis's units: `1k` is a thousand, `1kb` is 1024.
fn bytes(written: &str) -> Option<i64> {
    let written = written.to_ascii_lowercase();
    let end = written.find(|c: char| !c.is_ascii_digit()).unwrap_or(written.len());
    let factor = match &written[end..] {
        "" | "b" => 1,
        "k" => 1000,
        "kb" => 1 << 10,
        "m" => 1_000_000,
        "mb" => 1 << 20,
        "g" => 1_000_000_000,
        "gb" => 1 << 30,
        _ => return None,
    };
    written[..end].parse::<i64>().ok()?.checked_mul(factor)
}
