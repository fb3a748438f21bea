//! `stack ls`: the stacks of a swarm.

use std::collections::BTreeMap;

use super::live::objects;
use super::object::{Object, number};
use crate::conn::docker::swarm::Swarm;
use crate::error::Result;
use crate::report::{Cell, Column, Label, Report, Source, Table, Value};

/// The stacks of a swarm.
pub struct Stacks {
    table: Table,
    source: Source,
}

#[derive(Default)]
struct Stack {
    services: u64,
    running: u64,
    wanted: u64,
    /// Networks, secrets and configs.
    others: u64,
}

/// Lists the stacks, also those of which only networks, secrets or configs are left.
pub async fn list(swarm: &Swarm) -> Result<Stacks> {
    swarm.must_be_managed_here().await?;
    let (services, networks, secrets, configs) =
        tokio::try_join!(swarm.services(None), swarm.networks(), swarm.secrets(), swarm.configs())?;
    let mut stacks: BTreeMap<String, Stack> = BTreeMap::new();
    for service in objects(services) {
        let Some(name) = service.stack() else { continue };
        stacks.entry(name.to_owned()).or_default().count(&service);
    }
    for other in [networks, secrets, configs].into_iter().flat_map(objects) {
        let Some(name) = other.stack() else { continue };
        stacks.entry(name.to_owned()).or_default().others += 1;
    }
    Ok(Stacks { table: table(&stacks), source: swarm.source() })
}

impl Stack {
    fn count(&mut self, service: &Object) {
        let status =
            |name: &str| number(service.told(), &format!("/ServiceStatus/{name}")).unwrap_or_default();
        self.services += 1;
        self.running += status("RunningTasks");
        self.wanted += status("DesiredTasks");
    }
}

fn table(stacks: &BTreeMap<String, Stack>) -> Table {
    let columns = ["stack", "services", "running_tasks", "wanted_tasks", "other_objects"].map(Column::new);
    let mut table = Table::new(columns).when_empty("There are no stacks in the swarm.");
    for (name, stack) in stacks {
        let label = if stack.running < stack.wanted { Label::Warn } else { Label::Plain };
        table.push([
            Cell::from(name.as_str()),
            Value::of_count(stack.services).into(),
            Cell::labelled(Value::of_count(stack.running), label),
            Value::of_count(stack.wanted).into(),
            Value::of_count(stack.others).into(),
        ]);
    }
    table
}

impl Report for Stacks {
    fn kind(&self) -> &'static str {
        "stack.ls/1"
    }

    fn table(&self) -> Table {
        self.table.clone()
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}
