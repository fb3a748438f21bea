//! Which container on this engine is meant by a service's name.

use std::collections::HashMap;

use bollard::models::{Task, TaskState};
use bollard::query_parameters::{ListContainersOptionsBuilder, ListTasksOptionsBuilder};

use super::{Engine, explain};
use crate::error::{Error, Result};
use crate::text;

/// The id of the container that runs `service`: a swarm service, a container, or a service of Compose.
pub(super) async fn container(engine: &Engine, service: &str) -> Result<String> {
    let services = services(engine).await?;
    if services.iter().any(|name| name == service) {
        return of_service(engine, service).await;
    }
    if let Some(id) = of_container(engine, service).await? {
        return Ok(id);
    }
    Err(unknown(engine, service, &services))
}

/// The swarm's services; none where the engine manages no swarm.
async fn services(engine: &Engine) -> Result<Vec<String>> {
    let listed = match engine.client().list_services(None).await {
        Err(error) if explain::is_no_manager(&error) => Vec::new(),
        listed => listed.map_err(|error| engine.explained(&error))?,
    };
    Ok(listed.into_iter().filter_map(|service| service.spec?.name).collect())
}

async fn of_service(engine: &Engine, service: &str) -> Result<String> {
    let options = ListTasksOptionsBuilder::new().filters(&HashMap::from([("service", vec![service])]));
    let listed = engine.client().list_tasks(Some(options.build())).await;
    let tasks = listed.map_err(|error| engine.explained(&error))?;
    let running: Vec<_> = tasks.iter().filter(|task| state(task) == Some(TaskState::RUNNING)).collect();
    if running.is_empty() {
        return Err(not_running(service, &tasks));
    }
    let swarm = engine.info().await?.swarm;
    let here = swarm.and_then(|swarm| swarm.node_id);
    match running.iter().find(|task| task.node_id == here) {
        Some(task) => container_of(task).ok_or_else(|| not_running(service, &tasks)),
        None => Err(elsewhere(engine, service, running[0]).await),
    }
}

fn state(task: &Task) -> Option<TaskState> {
    task.status.as_ref()?.state
}

fn container_of(task: &Task) -> Option<String> {
    task.status.as_ref()?.container_status.as_ref()?.container_id.clone()
}

fn not_running(service: &str, tasks: &[Task]) -> Error {
    let error = Error::unreachable(format!("service {service} has no running task"))
        .hint(format!("`docker service ps --no-trunc {service}` shows what became of its tasks"));
    let last = tasks.iter().filter_map(|task| Some((task.updated_at.clone()?, task.status.clone()?)));
    let Some((_, status)) = last.max_by(|one, other| one.0.cmp(&other.0)) else {
        return error.because("it has no task at all: is it scaled to 0?");
    };
    let state = status.state.map_or_else(String::new, |state| format!("the last is {state}"));
    let words = [Some(state), status.err.or(status.message)];
    let words: Vec<_> = words.into_iter().flatten().filter(|words| !words.is_empty()).collect();
    error.because(words.join(": "))
}

async fn elsewhere(engine: &Engine, service: &str, task: &Task) -> Error {
    let id = task.node_id.clone().unwrap_or_default();
    let nodes = engine.client().list_nodes(None).await.unwrap_or_default();
    let node = nodes.into_iter().find(|node| node.id.as_deref() == Some(&id));
    let name = node.and_then(|node| node.description?.hostname).unwrap_or(id);
    Error::unreachable(format!("service {service} runs on node {name}, not on this engine"))
        .hint(format!("ask that node's engine: `DOCKER_HOST=ssh://{name}`"))
}

/// A running container of this name, or of this service of a Compose project.
async fn of_container(engine: &Engine, name: &str) -> Result<Option<String>> {
    let listed = engine.client().list_containers(Some(ListContainersOptionsBuilder::new().build())).await;
    let containers = listed.map_err(|error| engine.explained(&error))?;
    let called = |names: &[String]| names.iter().any(|known| known.trim_start_matches('/') == name);
    let found = containers.iter().find(|container| called(container.names.as_deref().unwrap_or_default()));
    let labelled = || {
        containers.iter().find(|container| {
            let labels = container.labels.as_ref();
            labels.and_then(|labels| labels.get("com.docker.compose.service")).is_some_and(|it| it == name)
        })
    };
    Ok(found.or_else(labelled).and_then(|container| container.id.clone()))
}

fn unknown(engine: &Engine, service: &str, services: &[String]) -> Error {
    let error =
        Error::usage(format!("{} knows no service or running container `{service}`", engine.target()));
    match near(service, services) {
        Some(near) => error.hint(format!("did you mean `docker://{near}`?")),
        None => error.hint("`docker service ls` and `docker ps` show what runs there"),
    }
}

/// `postgres` is near to `auth_postgres`, the name that a stack gives it.
fn near<'a>(service: &str, services: &'a [String]) -> Option<&'a str> {
    let ending = format!("_{service}");
    let in_stack = services.iter().find(|name| name.ends_with(&ending));
    in_stack.map(String::as_str).or_else(|| text::nearest(service, services.iter().map(String::as_str)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stack_in_front_of_a_service_may_have_been_forgotten() {
        let services = ["auth_redis".to_owned(), "auth_postgres".to_owned()];
        assert_eq!(near("postgres", &services), Some("auth_postgres"));
        assert_eq!(near("auth_postgers", &services), Some("auth_postgres"));
        assert_eq!(near("grafana", &services), None);
    }
}
