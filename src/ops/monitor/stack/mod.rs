//! What the services of stacks do: tasks, restarts, kills for lack of memory, limits and usage, images.

mod containers;
mod judge;

use futures_util::future::join_all;
use serde_json::Value as Json;

use crate::conn::docker::swarm::Swarm;
use crate::error::{Error, Result};
use crate::ops::stack::wait::Stage;
use crate::ops::stack::{Node, Object, Service, Task, objects};
use crate::report::{Answer, Cell, Column, Table, Value, Verdict};
use containers::{Container, container};
use judge::{Judged, judge};

/// Everything that is known of one service.
struct Watched<'a> {
    object: &'a Object,
    wanted: usize,
    tasks: Vec<&'a Task>,
    /// Those on the engine's own node.
    containers: Vec<Container>,
    /// Whether some of its running tasks are on other nodes, which this engine cannot look into.
    elsewhere: bool,
}

/// The services of a stack, or of all.
pub async fn stack(swarm: &Swarm, stack: Option<&str>) -> Result<Answer> {
    swarm.must_be_managed_here().await?;
    let (services, tasks, nodes, own) =
        tokio::try_join!(swarm.services(stack), swarm.tasks(stack), swarm.nodes(), swarm.own_node())?;
    if let Some(stack) = stack.filter(|_| services.is_empty()) {
        return Err(Error::failed(format!("there is no stack {stack}"))
            .hint("`authctl stack ls` lists those of the swarm"));
    }
    let mut services = objects(services);
    services.sort_by(|a, b| a.name().cmp(b.name()));
    let tasks: Vec<Task> = tasks.iter().map(Task::read).collect();
    let nodes: Vec<Node> = nodes.iter().map(Node::read).collect();
    let watched = services.iter().map(|service| watch(swarm, service, &tasks, &nodes, &own));
    let watched = join_all(watched).await.into_iter().collect::<Result<Vec<_>>>()?;
    Ok(answer(swarm, &watched))
}

async fn watch<'a>(
    swarm: &Swarm,
    object: &'a Object,
    tasks: &'a [Task],
    nodes: &[Node],
    own: &str,
) -> Result<Watched<'a>> {
    let able = nodes.iter().filter(|node| node.objection(object.spec()).is_none()).count();
    let tasks: Vec<_> = tasks.iter().filter(|task| task.service == object.id()).collect();
    let here = tasks.iter().filter(|task| task.node == own && !task.container.is_empty());
    let containers = join_all(here.map(|task| container(swarm, task))).await;
    let containers = containers.into_iter().filter_map(Result::transpose).collect::<Result<Vec<_>>>()?;
    let elsewhere =
        tasks.iter().any(|task| task.node != own && !task.state.is_over() && !task.node.is_empty());
    let wanted = Service::read(object).wanted(able);
    Ok(Watched { object, wanted, tasks, containers, elsewhere })
}

fn answer(swarm: &Swarm, watched: &[Watched<'_>]) -> Answer {
    let mut table = Table::new([
        Column::new("service").identifying(),
        Column::new("running_tasks"),
        Column::new("wanted_tasks"),
        Column::new("failed_tasks"),
        Column::expendable("out_of_memory_kills", 1),
        Column::new("memory_bytes"),
        Column::new("memory_limit_bytes"),
        Column::expendable("memory_ratio", 2),
        Column::expendable("processors", 4),
        Column::expendable("processor_limit", 4),
        Column::expendable("image", 6),
        Column::new("verdict"),
        Column::expendable("why", 3),
    ]);
    let judged: Vec<Judged> = watched.iter().map(judge).collect();
    for (watched, judged) in watched.iter().zip(&judged) {
        table.push(cells(watched, judged));
    }
    let elsewhere = watched.iter().any(|watched| watched.elsewhere);
    let notes = elsewhere.then(|| {
        "Memory and processors of containers on other nodes are unknown here: ask their engines, `DOCKER_HOST=ssh://NODE`."
            .to_owned()
    });
    Answer {
        kind: "monitor.stack/1",
        source: swarm.source(),
        table: table.when_empty("There are no stacks."),
        data: None,
        verdict: judged.iter().map(|judged| judged.verdict).max().unwrap_or(Verdict::Fine),
        notes: notes.into_iter().collect(),
    }
}

fn cells(watched: &Watched<'_>, judged: &Judged) -> [Cell; 13] {
    let limits =
        |name: &str| watched.object.spec().pointer(&format!("/TaskTemplate/Resources/Limits/{name}"));
    let memory_limit = limits("MemoryBytes").and_then(Json::as_u64).filter(|bytes| *bytes > 0);
    let processor_limit = limits("NanoCPUs").and_then(Json::as_f64).filter(|count| *count > 0.0);
    let known = !watched.elsewhere;
    let unknown_unless =
        |value: Option<Value>| value.unwrap_or(if known { Value::Nothing } else { Value::Unknown });
    [
        watched.object.name().into(),
        Value::of_count(watched.running() as u64).into(),
        Value::of_count(watched.wanted as u64).into(),
        Value::of_count(watched.failed() as u64).into(),
        if known { Value::of_count(watched.kills() as u64) } else { Value::Unknown }.into(),
        unknown_unless(watched.memory().map(Value::of_bytes)).into(),
        memory_limit.map_or(Value::Nothing, Value::of_bytes).into(),
        unknown_unless(watched.fullest().map(Value::Ratio)).into(),
        unknown_unless(watched.processors().map(Value::Float)).into(),
        processor_limit.map_or(Value::Nothing, |nanos| Value::Float(nanos / 1e9)).into(),
        watched.image().into(),
        judged.verdict.into(),
        Value::List(judged.why.clone()).into(),
    ]
}

impl Watched<'_> {
    fn running(&self) -> usize {
        self.tasks.iter().filter(|task| task.is_running()).count()
    }

    /// Tasks that the swarm remembers and that did not do what they were to do.
    fn failed(&self) -> usize {
        self.tasks.iter().filter(|task| task.state.is_bad()).count()
    }

    fn completed(&self) -> usize {
        if Service::read(self.object).may_end() {
            self.tasks.iter().filter(|task| task.state == Stage::Complete).count()
        } else {
            0
        }
    }

    fn kills(&self) -> usize {
        self.containers.iter().filter(|container| container.was_killed_for_memory).count()
    }

    fn memory(&self) -> Option<u64> {
        let known: Vec<u64> = self.containers.iter().filter_map(|container| container.memory_bytes).collect();
        if known.is_empty() { None } else { Some(known.iter().sum()) }
    }

    /// How much of its memory the fullest container has in use.
    fn fullest(&self) -> Option<f64> {
        self.containers.iter().filter_map(|container| container.memory_ratio).max_by(f64::total_cmp)
    }

    fn processors(&self) -> Option<f64> {
        let known: Vec<f64> = self.containers.iter().filter_map(|container| container.processors).collect();
        if known.is_empty() { None } else { Some(known.iter().sum()) }
    }

    fn image(&self) -> String {
        let image = self.object.spec().pointer("/TaskTemplate/ContainerSpec/Image").and_then(Json::as_str);
        image.unwrap_or_default().to_owned()
    }
}
