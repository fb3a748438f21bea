//! Settings of the servers: read, and changed on every node.

use std::collections::BTreeMap;

use ::redis::{cmd, pipe};

use super::done::Done;
use crate::conn::redis::{Info, Reader, Redis, Writer};
use crate::error::{Error, Kind, Result};
use crate::plan::{Approved, Danger, Plan};
use crate::report::{Cell, Column, Report, Source, Table, Value};
use crate::secret::{MASK, Secret, names_a_secret};
use crate::text;

/// Settings that are passwords, beside those that are called so.
const SECRETS: &[&str] = &["requirepass", "masterauth", "primaryauth"];

/// Whether the value of this setting is never shown.
pub fn is_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    SECRETS.contains(&name.as_str()) || name.ends_with("-pass") || names_a_secret(&name)
}

/// Settings as every node has them.
pub struct Settings {
    pattern: String,
    nodes: Vec<(String, BTreeMap<String, String>)>,
    source: Source,
}

/// Reads the settings of a pattern from every node.
pub async fn settings(redis: &Redis, pattern: &str) -> Result<Settings> {
    let reader = redis.read().await?;
    let mut nodes = Vec::new();
    for node in reader.nodes().await? {
        nodes.push((node.address, get(&node.reader?, pattern).await?));
    }
    Ok(Settings { pattern: pattern.to_owned(), nodes, source: reader.source() })
}

async fn get(reader: &Reader, pattern: &str) -> Result<BTreeMap<String, String>> {
    reader.ask(cmd("CONFIG").arg("GET").arg(pattern)).await.map_err(withheld)
}

/// Managed services keep CONFIG to themselves.
fn withheld(error: Error) -> Error {
    if error.causes().iter().any(|cause| cause.starts_with("unknown command")) {
        return error.hint("on a managed service settings are in its parameter group: change it there");
    }
    error
}

/// A value as it may be shown.
fn shown(name: &str, value: &str) -> Value {
    match value {
        "" => Value::Nothing,
        _ if is_secret(name) => MASK.into(),
        value => value.into(),
    }
}

impl Report for Settings {
    fn kind(&self) -> &'static str {
        "redis.config/1"
    }

    fn table(&self) -> Table {
        let single = self.nodes.len() == 1;
        let columns: &[&str] = if single { &["setting", "value"] } else { &["node", "setting", "value"] };
        let mut table = Table::new(columns.iter().map(|name| Column::new(*name)))
            .when_empty(format!("no setting is called {}", text::argument(&self.pattern)));
        for (address, settings) in &self.nodes {
            for (name, value) in settings {
                let node = (!single).then(|| Cell::from(address.as_str()));
                table.push(node.into_iter().chain([name.as_str().into(), shown(name, value).into()]));
            }
        }
        table
    }

    fn data(&self) -> serde_json::Value {
        let mut table = Table::new(["node", "setting", "value"].map(Column::new));
        for (address, settings) in &self.nodes {
            for (name, value) in settings {
                table.push([address.as_str().into(), name.as_str().into(), shown(name, value)]);
            }
        }
        table.to_json()
    }

    fn notes(&self) -> Vec<String> {
        let Some((_, first)) = self.nodes.first() else { return Vec::new() };
        let differs =
            |name: &&String| self.nodes.iter().any(|(_, settings)| settings.get(*name) != first.get(*name));
        // what names the node itself differs by nature
        let own = |name: &&String| {
            ["port", "tls-port", "dir", "bind", "pidfile", "logfile", "cluster-port"].contains(&name.as_str())
        };
        let differing: Vec<_> = first.keys().filter(differs).filter(|name| !own(name)).cloned().collect();
        let note = format!("Not the same on every node: {}.", differing.join(", "));
        (!differing.is_empty()).then_some(note).into_iter().collect()
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}

/// A setting that is to be changed on every node.
pub struct Change {
    name: String,
    value: Secret,
    persist: bool,
    target: String,
    /// Address and value before.
    nodes: Vec<(String, String)>,
    sentinel: bool,
    source: Source,
}

/// Works out a change of a setting; with `persist` it is written into each server's file too.
pub async fn change(redis: &Redis, name: &str, value: &Secret, persist: bool) -> Result<Change> {
    let name = name.to_ascii_lowercase();
    let reader = redis.read().await?;
    let mut nodes = Vec::new();
    for node in reader.nodes().await? {
        let reader = node.reader?;
        let before = get(&reader, &name).await?.remove(&name).ok_or_else(|| unknown(&name))?;
        if persist {
            has_a_file(&node.address, &reader).await?;
        }
        nodes.push((node.address, before));
    }
    let sentinel = redis.settings().mode == crate::config::RedisMode::Sentinel;
    let (target, source) = (redis.target(), reader.source());
    Ok(Change { name, value: value.clone(), persist, target, nodes, sentinel, source })
}

fn unknown(name: &str) -> Error {
    Error::usage(format!("the server has no setting called {}", text::argument(name)))
        .hint("see what there is: `authctl redis config get '*'`")
}

/// CONFIG REWRITE rewrites the file that the server was started with.
async fn has_a_file(address: &str, reader: &Reader) -> Result<()> {
    let info: Info = reader.info().await?;
    match info.text("config_file") {
        Some("") => Err(Error::usage(format!(
            "{address} runs without a configuration file, so nothing can be persisted"
        ))
        .hint("leave `--persist` out, and set it where the server is started")),
        _ => Ok(()),
    }
}

impl Change {
    fn changes(&self, before: &str) -> bool {
        before != self.value.expose()
    }

    fn unchanged(&self) -> bool {
        self.nodes.iter().all(|(_, before)| !self.changes(before))
    }
}

impl Report for Change {
    fn kind(&self) -> &'static str {
        "redis.config.set.plan/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new(["node", "setting", "old", "new", "persist"].map(Column::new));
        for (address, before) in &self.nodes {
            table.push([
                address.as_str().into(),
                self.name.as_str().into(),
                shown(&self.name, before),
                shown(&self.name, self.value.expose()),
                self.persist.into(),
            ]);
        }
        table
    }

    fn notes(&self) -> Vec<String> {
        let fleeting = "Without `--persist` a restart takes the change back.".to_owned();
        let alone =
            "Only the master is changed; a replica that takes its place has its own settings.".to_owned();
        let fleeting = (!self.persist).then_some(fleeting);
        fleeting.into_iter().chain(self.sentinel.then_some(alone)).collect()
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}

impl Plan for Change {
    fn action(&self) -> &'static str {
        "redis.config.set"
    }

    fn target(&self) -> &str {
        &self.target
    }

    fn summary(&self) -> String {
        let value = shown(&self.name, self.value.expose()).for_people();
        let value = if value.is_empty() { "nothing".to_owned() } else { value };
        let persist = if self.persist { ", also in its configuration file" } else { "" };
        format!("set {} of {} to {value}{persist}", self.name, self.target)
    }

    fn danger(&self) -> Danger {
        Danger::Reversible
    }

    fn is_empty(&self) -> bool {
        self.unchanged() && !self.persist
    }
}

/// Changes node after node, and reads back what each has then.
pub async fn apply(redis: &Redis, approved: &Approved<Change>) -> Result<Done> {
    let plan = approved.plan();
    let writer = redis.write(approved).await?;
    let mut table = Table::new(["node", "setting", "value", "persisted"].map(Column::new));
    let mut done: Vec<String> = Vec::new();
    for (address, node) in writer.servers().await? {
        match one(&address, &node, plan).await {
            Ok(value) => {
                table.push([address.as_str().into(), plan.name.as_str().into(), value, plan.persist.into()]);
                done.push(address);
            }
            Err(error) if done.is_empty() => return Err(error),
            Err(error) => {
                let error = error.with_kind(Kind::PartlyDone);
                let error =
                    done.iter().fold(error, |error, address| error.done(format!("changed on {address}")));
                return Err(error.hint("run the same command again: it changes all of them"));
            }
        }
    }
    let notes = back(plan).into_iter().collect();
    Ok(Done { kind: "redis.config.set/1", table, notes, source: writer.source() })
}

/// How to take it back.
fn back(plan: &Change) -> Option<String> {
    let (_, before) =
        plan.nodes.first().filter(|(_, before)| plan.changes(before) && !is_secret(&plan.name))?;
    let persist = if plan.persist { " --persist" } else { "" };
    Some(format!(
        "To take it back: `authctl redis config set {} {}{persist}`.",
        plan.name,
        text::argument(before)
    ))
}

async fn one(address: &str, node: &Writer, plan: &Change) -> Result<Value> {
    let mut set = pipe();
    set.cmd("CONFIG").arg("SET").arg(&plan.name).arg(plan.value.expose());
    refusal(node, set).await?;
    // the server may write it in another way: 100mb becomes 104857600
    let now = get(node, &plan.name).await?.remove(&plan.name).unwrap_or_default();
    if plan.persist {
        let mut rewrite = pipe();
        rewrite.cmd("CONFIG").arg("REWRITE");
        refusal(node, rewrite).await.map_err(|error| {
            error
                .with_kind(Kind::PartlyDone)
                .done(format!("{} is changed on {address} until it restarts", plan.name))
                .hint("the account that the server runs as must be allowed to write its configuration file")
        })?;
    }
    Ok(shown(&plan.name, &now))
}

async fn refusal(node: &Writer, command: ::redis::Pipeline) -> Result<()> {
    node.run_each(command).await?.into_iter().try_for_each(|answer| answer.map(drop)).map_err(withheld)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_known_by_name() {
        for name in ["requirepass", "masterauth", "tls-key-file-pass", "RequirePass"] {
            assert!(is_secret(name), "{name}");
        }
        assert!(!is_secret("maxmemory") && !is_secret("masteruser"));
        assert_eq!(shown("requirepass", "hunter2"), Value::from(MASK));
    }
}
