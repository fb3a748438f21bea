//! Why a service did not come as far as it was to: the task in which it shows, and what that wrote last.

use std::time::Duration;

use serde_json::{Value as Json, json};

use super::judge::{Reason, State};
use super::service::Service;
use super::task::Task;
use crate::conn::docker::swarm::Swarm;
use crate::ops::stack::node::Node;
use crate::text;

/// How many lines of a task are shown.
const LINES: u32 = 20;

/// What ends a container with exit code 137, of which nothing else tells.
const LACKED_MEMORY: &str =
    "the kernel killed it for lack of memory: raise `deploy.resources.limits.memory`, or let it use less";

/// Why a service did not come as far as it was to.
#[derive(Clone, Debug)]
pub struct Trouble {
    /// The service's full name.
    pub service: String,
    /// In which way; `None` where it only took too long.
    pub reason: Option<Reason>,
    message: String,
    task: Option<Task>,
    node: String,
    /// What its health check said when it last failed; only the engine of the task's own node knows.
    health: Option<String>,
    /// Whether the kernel ended it because it had used up its memory; only that engine knows, too.
    lacked_memory: bool,
    lines: Vec<String>,
}

impl Trouble {
    pub(super) fn of(service: &str, reason: Option<Reason>, message: String, task: Option<Task>) -> Self {
        let (node, health, lines) = (String::new(), None, Vec::new());
        let (service, lacked_memory) = (service.to_owned(), false);
        Self { service, reason, message, task, node, health, lacked_memory, lines }
    }

    pub(super) fn of_missing(service: &str) -> Self {
        Self::of(service, None, "it is gone: somebody removed it".to_owned(), None)
    }

    /// The same with the node's name and the last lines of the task.
    pub(super) async fn with_details(mut self, swarm: &Swarm, nodes: &[Node]) -> Self {
        let Some(task) = &self.task else { return self };
        let node = nodes.iter().find(|node| node.id == task.node);
        self.node = node.map_or_else(|| task.node.clone(), |node| node.hostname.clone());
        // a task that was never started wrote nothing, and to ask for that takes long
        if !task.container.is_empty() {
            let lines = swarm.last_lines(&task.id, task.has_terminal, LINES);
            let (container, lines) = tokio::join!(swarm.container(&task.container), lines);
            let container = container.ok().flatten();
            self.health = container.as_ref().and_then(unhealthy);
            self.lacked_memory = container.is_some_and(|told| told["State"]["OOMKilled"] == true);
            self.lines = lines;
        }
        self
    }

    /// As people name the task: `shop_web.1`.
    fn name(&self, task: &Task) -> String {
        let place = task.slot.map_or_else(|| self.node.clone(), |slot| slot.to_string());
        format!("{}.{place}", self.service)
    }

    /// The sentences that explain it, the lines that the task wrote last.
    pub(super) fn causes(&self) -> Vec<String> {
        let mut causes = vec![format!("{}: {}", self.service, self.message)];
        if let Some(task) = &self.task {
            let name = self.name(task);
            let place = if self.node.is_empty() { String::new() } else { format!(" on {}", self.node) };
            causes.push(format!("task {name} ({}){place} is {}: {}", task.id, task.word, task.complaint()));
            causes.extend(self.lacked_memory.then(|| LACKED_MEMORY.to_owned()));
            causes.extend(self.health.iter().map(|said| format!("its health check says: {said}")));
            causes.extend(self.lines.iter().map(|line| format!("{name} | {line}")));
        }
        causes
    }

    /// One thing to do.
    pub(super) fn hint(&self, stack: &str) -> String {
        match self.reason {
            Some(Reason::RolledBack) => {
                "it runs what it ran before: mend the file and deploy again".to_owned()
            }
            Some(Reason::Paused) => format!(
                "mend the file and deploy again, or take the change back with `authctl stack rollback {stack}`"
            ),
            Some(Reason::NoNode) => {
                "`docker node ls` shows the nodes; `docker node update --label-add NAME=VALUE NODE` gives one a label"
                    .to_owned()
            }
            Some(Reason::PortTaken) => {
                "publish another port, or stop what listens there; `update_config.order: stop-first` gives a port free in time"
                    .to_owned()
            }
            Some(Reason::Rejected) => "the node says why in the task's error: mend the file and deploy again".to_owned(),
            Some(Reason::CrashLoop | Reason::GivenUp) => {
                format!("`authctl stack logs {stack}` shows all that it wrote")
            }
            None => format!(
                "the swarm goes on: `authctl stack wait {stack}` waits for it again, `--timeout 10m` waits longer"
            ),
        }
    }

    /// The machine's view.
    pub(super) fn to_json(&self) -> Json {
        let task = self.task.as_ref();
        json!({
            "reason": self.reason.map(Reason::word),
            "message": self.message,
            "task": task.map(|task| task.id.as_str()),
            "node": Some(&self.node).filter(|node| !node.is_empty()),
            "error": task.map(Task::complaint),
            "exit_code": task.and_then(|task| task.exit_code),
            "health_check": self.health,
            "out_of_memory": self.lacked_memory,
            "last_lines": self.lines,
        })
    }

    /// On one line.
    pub(super) fn summary(&self) -> String {
        match &self.task {
            Some(task) if !task.complaint().is_empty() => format!("{}: {}", self.message, task.complaint()),
            _ => self.message.clone(),
        }
    }
}

impl Reason {
    /// The machine's word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::RolledBack => "rolled_back",
            Self::Paused => "paused",
            Self::CrashLoop => "crash_loop",
            Self::GivenUp => "given_up",
            Self::Rejected => "rejected",
            Self::NoNode => "no_node",
            Self::PortTaken => "port_taken",
        }
    }
}

/// What the health check of a container said when it last failed.
fn unhealthy(container: &Json) -> Option<String> {
    let log = container.pointer("/State/Health/Log")?.as_array()?;
    let failed = log.iter().rev().find(|look| look["ExitCode"] != 0)?;
    let said = failed["Output"].as_str().unwrap_or_default().trim();
    let code = format!("exit code {}", failed["ExitCode"]);
    Some(if said.is_empty() { code } else { format!("{} ({code})", text::clean(said)) })
}

/// The task for which the swarm stopped a change or took it back: the last that failed since it was begun.
pub(super) async fn culprit(swarm: &Swarm, stack: &str, service: &Service) -> Option<Task> {
    let tasks = swarm.tasks(Some(stack)).await.ok()?;
    let tasks = tasks.iter().map(Task::read);
    let bad = tasks.filter(|task| task.service == service.id && task.state.is_bad());
    bad.max_by_key(|task| (service.update_message.contains(&task.id), task.since))
}

/// That it took too long.
pub(super) fn late(state: &State, limit: Duration) -> String {
    format!("{} after {}", words(state), text::duration(limit))
}

/// A state in a few words.
pub(in crate::ops::stack) fn words(state: &State) -> String {
    match state {
        State::Moving { ready, wanted, why } => format!("{ready} of {wanted} ready ({why})"),
        State::Settling { ready } => format!("{ready} running, and watched whether they go on to"),
        State::Converged { ready } => format!("converged, {ready} running"),
        State::Completed { ready } => format!("completed by {}", text::plural(*ready, "task")),
        State::Failed(failure) => failure.message.clone(),
    }
}
