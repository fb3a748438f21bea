//! Values read as what they are to be, naming the key and its origin when one is no good.

use std::path::PathBuf;
use std::time::Duration;

use super::settings::Host;
use super::values::Values;
use crate::error::{Error, Result};
use crate::secret::Secret;
use crate::text;

/// Reads values by the names of their keys.
pub(super) struct Reading<'a>(pub(super) &'a Values);

impl Reading<'_> {
    pub(super) fn optional(&self, name: &str) -> Option<String> {
        self.0.plain(name).map(str::to_owned)
    }

    pub(super) fn text(&self, name: &str) -> String {
        self.optional(name).unwrap_or_default()
    }

    pub(super) fn secret(&self, name: &str) -> Option<Secret> {
        self.0.secret(name).cloned()
    }

    pub(super) fn path(&self, name: &str) -> Option<PathBuf> {
        self.optional(name).map(PathBuf::from)
    }

    pub(super) fn duration(&self, name: &str) -> Result<Duration> {
        text::parse_duration(&self.text(name)).map_err(|why| self.wrong(name, &why))
    }

    /// A limit within which a server may answer: nobody answers in no time.
    pub(super) fn limit(&self, name: &str) -> Result<Duration> {
        match self.duration(name)? {
            Duration::ZERO => Err(self.wrong(name, "it must be longer than nothing")),
            limit => Ok(limit),
        }
    }

    pub(super) fn number(&self, name: &str) -> Result<i64> {
        self.text(name).parse().map_err(|_| self.wrong(name, "it must be a whole number"))
    }

    pub(super) fn flag(&self, name: &str) -> Result<bool> {
        match self.text(name).to_ascii_lowercase().as_str() {
            "true" | "yes" | "on" | "1" => Ok(true),
            "false" | "no" | "off" | "0" | "" => Ok(false),
            _ => Err(self.wrong(name, "it must be true or false")),
        }
    }

    pub(super) fn choice<T: Copy>(&self, name: &str, choices: &[(&str, T)]) -> Result<T> {
        let value = self.text(name).to_ascii_lowercase();
        choices.iter().find(|(word, _)| *word == value).map(|(_, choice)| *choice).ok_or_else(|| {
            let words: Vec<_> = choices.iter().map(|(word, _)| *word).collect();
            self.wrong(name, &format!("it must be one of {}", words.join(", ")))
        })
    }

    pub(super) fn hosts(&self, hosts: &str, ports: &str) -> Result<Vec<Host>> {
        let ports: Vec<u16> = self
            .text(ports)
            .split(',')
            .map(|port| {
                port.trim().parse().map_err(|_| self.wrong(ports, "a port is a number from 0 to 65535"))
            })
            .collect::<Result<_>>()?;
        let port_of = |index: usize| ports.get(index).or(ports.last()).copied().unwrap_or_default();
        let names = self.text(hosts);
        let read = |(index, name): (usize, &str)| {
            host(name.trim(), port_of(index))
                .ok_or_else(|| self.wrong(hosts, &format!("`{}` is no HOST or HOST:PORT", text::clean(name))))
        };
        if ports.len() > 1 && ports.len() != names.split(',').count() {
            return Err(self.wrong(hosts, "there must be one port, or one for each host"));
        }
        names.split(',').enumerate().map(read).collect()
    }

    pub(super) fn wrong(&self, name: &str, why: &str) -> Error {
        let origin = self.0.origin(name).map_or_else(String::new, |origin| format!(" (from {origin})"));
        Error::usage(format!("the value of `{name}`{origin} is no good: {why}"))
    }
}

/// `db`, `db:5433`, `::1`, `[::1]:5433`, `/run/postgresql`, `docker://auth_postgres`.
fn host(name: &str, port: u16) -> Option<Host> {
    let named = |name: &str, port| (!name.is_empty()).then(|| Host { name: name.to_owned(), port });
    if name.starts_with('/') || name.starts_with("docker://") {
        return named(name, port);
    }
    match name.rsplit_once(':') {
        Some((before, after)) if !before.contains(':') || before.ends_with(']') => {
            named(before.trim_matches(['[', ']']), after.parse().ok()?)
        }
        _ => named(name.trim_matches(['[', ']']), port),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_of_every_kind() {
        let read = |name| host(name, 1).map(|host| (host.name, host.port));
        assert_eq!(read("db"), Some(("db".into(), 1)));
        assert_eq!(read("db:2"), Some(("db".into(), 2)));
        assert_eq!(read("::1"), Some(("::1".into(), 1)));
        assert_eq!(read("[::1]:2"), Some(("::1".into(), 2)));
        assert_eq!(read("/run/x:y"), Some(("/run/x:y".into(), 1)));
        assert_eq!(read("docker://auth_postgres"), Some(("docker://auth_postgres".into(), 1)));
        assert_eq!(read("db:x"), None);
        assert_eq!(read(""), None);
    }
}
