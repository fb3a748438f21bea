//! `stack ps`: the tasks of a stack, with all of what is wrong with them.

use std::collections::BTreeSet;

use super::live::objects;
use super::node::Node;
use super::object::Object;
use super::wait::{Stage, Task, missing};
use crate::conn::docker::swarm::Swarm;
use crate::error::Result;
use crate::report::{Cell, Column, Label, Report, Source, Table, Value};

/// The tasks of a stack.
pub struct Tasks {
    table: Table,
    source: Source,
}

/// Lists the tasks of a stack, the newest of each copy first; unless `all` only those that are not over, or were the last of
/// their copy.
pub async fn list(swarm: &Swarm, stack: &str, all: bool) -> Result<Tasks> {
    swarm.must_be_managed_here().await?;
    let (services, tasks, nodes) =
        tokio::try_join!(swarm.services(Some(stack)), swarm.tasks(Some(stack)), swarm.nodes())?;
    let (services, nodes) = (objects(services), nodes.iter().map(Node::read).collect::<Vec<_>>());
    let tasks: Vec<Task> = tasks.iter().map(Task::read).collect();
    if services.is_empty() && tasks.is_empty() {
        return Err(missing(stack));
    }
    let mut table = Table::new([
        Column::new("task"),
        Column::expendable("id", 4),
        Column::expendable("node", 2),
        Column::new("state"),
        Column::expendable("since", 3),
        Column::new("exit_code"),
        Column::new("error"),
        Column::expendable("image", 5),
    ]);
    for (name, task, is_last) in sorted(&tasks, &services, &nodes) {
        if all || is_last || !task.state.is_over() {
            table.push(cells(name, task, &nodes));
        }
    }
    Ok(Tasks { table: table.when_empty("The stack has no tasks."), source: swarm.source() })
}

/// Tasks with their names, and whether each is the last of its copy.
fn sorted<'a>(tasks: &'a [Task], services: &[Object], nodes: &[Node]) -> Vec<(String, &'a Task, bool)> {
    let mut named: Vec<(String, &Task)> =
        tasks.iter().map(|task| (name(task, services, nodes), task)).collect();
    named.sort_by(|(a, first), (b, second)| a.cmp(b).then(second.created_at.cmp(&first.created_at)));
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let last = named.into_iter().map(|(name, task)| {
        let is_last = seen.insert(name.clone());
        (name, task, is_last)
    });
    last.collect()
}

/// As people name it: `shop_web.1`, `shop_agent.alpha`.
pub(super) fn name(task: &Task, services: &[Object], nodes: &[Node]) -> String {
    let service = services.iter().find(|service| service.id() == task.service);
    let service = service.map_or(task.service.as_str(), Object::name);
    let node = nodes.iter().find(|node| node.id == task.node).map(|node| node.hostname.clone());
    let place = task.slot.map_or_else(|| node.unwrap_or_else(|| task.place()), |slot| slot.to_string());
    format!("{service}.{place}")
}

fn cells(name: String, task: &Task, nodes: &[Node]) -> [Cell; 8] {
    let label = match task.state {
        Stage::Running | Stage::Complete => Label::Good,
        Stage::Failed | Stage::Rejected => Label::Bad,
        Stage::Stopped => Label::Dim,
        Stage::Pending | Stage::Underway => Label::Warn,
    };
    let node = nodes.iter().find(|node| node.id == task.node);
    let node = node
        .map(|node| node.hostname.clone())
        .or_else(|| Some(task.node.clone()).filter(|id| !id.is_empty()));
    [
        name.into(),
        task.id.as_str().into(),
        node.into(),
        Cell::labelled(task.word.as_str(), label),
        task.since.into(),
        task.exit_code.filter(|_| task.state.is_over()).map_or(Value::Nothing, Value::Number).into(),
        Some(task.error.clone()).filter(|error| !error.is_empty()).into(),
        task.image.as_str().into(),
    ]
}

impl Report for Tasks {
    fn kind(&self) -> &'static str {
        "stack.ps/1"
    }

    fn table(&self) -> Table {
        self.table.clone()
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}
