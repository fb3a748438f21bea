//! `stack rm`: services first, then, once their tasks and containers are gone, what those used. Whoever deploys the stack again
//! right afterwards finds nothing in the way.

use std::time::{Duration, Instant};

use serde_json::Value as Json;

use super::live::objects;
use super::object::Object;
use super::plan::{Deed, Kind as StepKind, Step, data, table};
use super::site::Site;
use super::wait::{Task, missing};
use crate::conn::docker::swarm::{Manager, Swarm};
use crate::error::{Error, Kind, Result};
use crate::plan::{Approved, Danger, Plan};
use crate::progress;
use crate::report::{Cell, Column, Report, Source, Table};
use crate::text;

/// How a stack is to be removed.
#[derive(Clone, Copy, Debug)]
pub struct Removal {
    /// Whether its volumes on the engine's own node go too, with the data in them.
    pub volumes: bool,
    /// How long is waited until its containers are gone.
    pub limit: Duration,
}

/// What would be removed.
pub struct RemovePlan {
    stack: String,
    removal: Removal,
    steps: Vec<Step>,
    other_nodes: usize,
    source: Source,
}

/// What was removed.
pub struct Removed {
    steps: Vec<Step>,
    source: Source,
}

/// Works out what belongs to a stack.
pub async fn plan(swarm: &Swarm, stack: &str, removal: Removal) -> Result<RemovePlan> {
    swarm.must_be_managed_here().await?;
    let (services, networks, secrets, configs, nodes) = tokio::try_join!(
        swarm.services(Some(stack)),
        swarm.networks(),
        swarm.secrets(),
        swarm.configs(),
        swarm.nodes(),
    )?;
    let volumes = if removal.volumes { swarm.volumes(stack).await? } else { Vec::new() };
    let all = [
        (StepKind::Service, services),
        (StepKind::Network, networks),
        (StepKind::Secret, secrets),
        (StepKind::Config, configs),
        (StepKind::Volume, volumes),
    ];
    let steps: Vec<Step> = all.into_iter().flat_map(|(kind, told)| of_stack(kind, told, stack)).collect();
    if steps.is_empty() && swarm.tasks(Some(stack)).await?.is_empty() {
        return Err(missing(stack));
    }
    let other_nodes = nodes.len().saturating_sub(1);
    Ok(RemovePlan { stack: stack.to_owned(), removal, steps, other_nodes, source: swarm.source() })
}

fn of_stack(kind: StepKind, told: Vec<Json>, stack: &str) -> Vec<Step> {
    let mut own: Vec<Object> =
        objects(told).into_iter().filter(|object| object.stack() == Some(stack)).collect();
    own.sort_by(|a, b| a.name().cmp(b.name()));
    // volumes have no id beside their name
    let id = |object: &Object| {
        if kind == StepKind::Volume { object.name().to_owned() } else { object.id().to_owned() }
    };
    own.iter().map(|object| Step::new(Deed::Remove, kind, object.name()).of(&id(object))).collect()
}

/// Removes what was agreed to.
pub async fn remove(site: Site<'_>, approved: &Approved<RemovePlan>) -> Result<Removed> {
    let plan = approved.plan();
    let manager = site.swarm.manage(approved);
    let mut done = Vec::new();
    match run(site, &manager, plan, &mut done).await {
        Ok(()) => Ok(Removed { steps: done, source: plan.source.clone() }),
        Err(error) => Err(stopped(error, plan, &done)),
    }
}

async fn run(site: Site<'_>, manager: &Manager, plan: &RemovePlan, done: &mut Vec<Step>) -> Result<()> {
    let (services, rest): (Vec<&Step>, Vec<&Step>) =
        plan.steps.iter().partition(|step| step.kind == StepKind::Service);
    for step in services {
        take_away(manager, step).await?;
        done.push(step.clone());
    }
    let end = Instant::now() + plan.removal.limit;
    until_ended(site, plan, end).await?;
    for step in rest {
        until_free(site, manager, step, plan, end).await?;
        done.push(step.clone());
    }
    Ok(())
}

async fn take_away(manager: &Manager, step: &Step) -> Result<()> {
    let context = |error: Error| error.context(format!("cannot remove {} {}", step.kind.word(), step.name));
    manager.remove(step.kind.word(), &step.id).await.map_err(context)
}

/// Waits until no task runs and no container is left.
async fn until_ended(site: Site<'_>, plan: &RemovePlan, end: Instant) -> Result<()> {
    let waiting = progress::Task::open_ended(site.progress, "waiting for containers to end");
    let mut ended = None;
    loop {
        let tasks = site.swarm.tasks(Some(&plan.stack)).await?;
        let tasks: Vec<Task> = tasks.iter().map(Task::read).filter(|task| !task.state.is_over()).collect();
        let containers = site.swarm.containers(&plan.stack).await?;
        let running = containers.iter().filter(|container| !has_ended(container)).count();
        let containers = containers.len();
        if tasks.is_empty() && running == 0 {
            let since = *ended.get_or_insert_with(Instant::now);
            if containers == 0 || since.elapsed() > KEPT {
                return Ok(());
            }
        }
        if Instant::now() > end {
            return Err(too_slow(plan, &tasks, containers));
        }
        waiting.advance(1);
        site.pause(&plan.stack).await?;
    }
}

/// For so long it is waited that a container is taken away that has ended. The swarm keeps those of jobs that are done
/// for ever, and they hold nothing that is to be removed.
const KEPT: Duration = Duration::from_secs(5);

fn has_ended(container: &Json) -> bool {
    ["exited", "dead"].contains(&container["State"].as_str().unwrap_or_default())
}

fn too_slow(plan: &RemovePlan, tasks: &[Task], containers: usize) -> Error {
    let limit = text::duration(plan.removal.limit);
    let error = Error::failed(format!("stack {} is not gone after {limit}", plan.stack));
    let told = tasks.iter().map(|task| format!("task {} is still {}", task.id, task.word));
    let left = (containers > 0).then(|| format!("{} left", text::plural(containers, "container")));
    told.chain(left)
        .fold(error, Error::because)
        .hint("a container ends when its `stop_grace_period` is over; `--timeout 10m` waits longer")
}

/// Removes what tasks used, as soon as the engine lets go of it.
async fn until_free(
    site: Site<'_>,
    manager: &Manager,
    step: &Step,
    plan: &RemovePlan,
    end: Instant,
) -> Result<()> {
    loop {
        match take_away(manager, step).await {
            Err(error) if is_in_use(&error) && Instant::now() < end => {}
            Err(error) => return Err(error),
            Ok(()) => return Ok(()),
        }
        site.pause(&plan.stack).await?;
    }
}

/// Whether the engine has not let go of it yet.
fn is_in_use(error: &Error) -> bool {
    let said = error.to_string();
    ["in use", "active endpoints"].iter().any(|words| said.contains(words))
}

fn stopped(error: Error, plan: &RemovePlan, done: &[Step]) -> Error {
    let error = done.iter().fold(error, |error, step| error.done(step.done()));
    if error.kind() == Kind::Interrupted || done.is_empty() {
        return error;
    }
    let hint = format!("`authctl stack rm {}` goes on from there", plan.stack);
    error.with_kind(Kind::PartlyDone).hint(hint)
}

impl RemovePlan {
    fn volumes(&self) -> usize {
        self.steps.iter().filter(|step| step.kind == StepKind::Volume).count()
    }
}

impl Report for RemovePlan {
    fn kind(&self) -> &'static str {
        "stack.rm.plan/1"
    }

    fn table(&self) -> Table {
        table(&self.steps)
    }

    fn data(&self) -> Json {
        data(&self.stack, &self.steps)
    }

    fn notes(&self) -> Vec<String> {
        match (self.removal.volumes, self.other_nodes) {
            (false, _) => {
                vec!["Volumes stay, with the data in them; `--volumes` removes them too.".to_owned()]
            }
            (true, 0) => Vec::new(),
            (true, nodes) => vec![format!(
                "Volumes are removed on the engine's own node; those of {} stay.",
                text::plural(nodes, "other node")
            )],
        }
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}

impl Plan for RemovePlan {
    fn action(&self) -> &'static str {
        "stack.rm"
    }

    fn target(&self) -> &str {
        &self.stack
    }

    fn summary(&self) -> String {
        let services = self.steps.iter().filter(|step| step.kind == StepKind::Service).count();
        let data = match self.volumes() {
            0 => String::new(),
            volumes => format!(" and {} with all data in them", text::plural(volumes, "volume")),
        };
        format!("remove stack {} with {}{data}", self.stack, text::plural(services, "service"))
    }

    fn danger(&self) -> Danger {
        if self.volumes() > 0 { Danger::Destructive } else { Danger::Reversible }
    }

    /// Also where only tasks are left, which have to be waited for.
    fn is_empty(&self) -> bool {
        false
    }
}

impl Report for Removed {
    fn kind(&self) -> &'static str {
        "stack.rm/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new(["done", "kind", "name"].map(Column::new));
        for step in &self.steps {
            table.push([Cell::from(step.deed.past()), step.kind.word().into(), step.name.as_str().into()]);
        }
        table.when_empty("Nothing was left but tasks that were about to end.")
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}
