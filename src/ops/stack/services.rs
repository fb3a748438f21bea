//! `stack services`: the services of a stack.

use serde_json::Value as Json;

use super::live::objects;
use super::object::{Object, each, number, words};
use super::wait::{Mode, missing, mode};
use crate::conn::docker::swarm::Swarm;
use crate::error::Result;
use crate::report::{Cell, Column, Label, Report, Source, Table, Value};

/// The services of a stack.
pub struct Services {
    table: Table,
    source: Source,
}

/// Lists the services of a stack.
pub async fn list(swarm: &Swarm, stack: &str) -> Result<Services> {
    swarm.must_be_managed_here().await?;
    let mut services = objects(swarm.services(Some(stack)).await?);
    if services.is_empty() {
        return Err(missing(stack));
    }
    services.sort_by(|a, b| a.name().cmp(b.name()));
    let mut table = Table::new([
        Column::new("service"),
        Column::new("mode"),
        Column::new("running_tasks"),
        Column::new("wanted_tasks"),
        Column::expendable("update", 2),
        Column::new("image"),
        Column::expendable("ports", 3),
        Column::expendable("updated_at", 5),
        Column::expendable("id", 6),
    ]);
    for service in &services {
        table.push(cells(service));
    }
    Ok(Services { table, source: swarm.source() })
}

fn cells(service: &Object) -> [Cell; 9] {
    let status = |name: &str| number(service.told(), &format!("/ServiceStatus/{name}"));
    let (running, wanted) = (status("RunningTasks"), status("DesiredTasks"));
    let label = if running < wanted { Label::Warn } else { Label::Plain };
    let count = |count: Option<u64>| count.map_or(Value::Unknown, Value::of_count);
    let update = words(service.told(), "/UpdateStatus/State");
    [
        service.name().into(),
        word(mode(service.spec())).into(),
        Cell::labelled(count(running), label),
        count(wanted).into(),
        Some(update).filter(|update| !update.is_empty()).into(),
        words(service.spec(), "/TaskTemplate/ContainerSpec/Image").into(),
        Value::List(each(service.told(), "/Endpoint/Ports").map(port).collect()).into(),
        super::object::moment(&service.told()["UpdatedAt"]).into(),
        service.id().into(),
    ]
}

const fn word(mode: Mode) -> &'static str {
    match mode {
        Mode::Replicated(_) => "replicated",
        Mode::Global => "global",
        Mode::Job(_) => "replicated-job",
        Mode::GlobalJob => "global-job",
    }
}

/// `5432->5432/tcp`, with `host` where it is published on the node itself.
fn port(port: &Json) -> String {
    let text = |name: &str| port[name].as_str().unwrap_or_default();
    let place = if text("PublishMode") == "host" { " host" } else { "" };
    format!("{}->{}/{}{place}", port["PublishedPort"], port["TargetPort"], text("Protocol"))
}

impl Report for Services {
    fn kind(&self) -> &'static str {
        "stack.services/1"
    }

    fn table(&self) -> Table {
        self.table.clone()
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}
