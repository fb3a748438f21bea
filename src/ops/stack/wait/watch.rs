//! Looking again and again.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use jiff::Timestamp;

use super::judge::{Look, State, Watched};
use super::service::Service;
use super::task::{Stage, Task};
use super::trouble::{self, Trouble};
use crate::error::{Error, Result};
use crate::ops::stack::live::objects;
use crate::ops::stack::node::Node;
use crate::ops::stack::object::Object;
use crate::ops::stack::site::Site;
use crate::progress;

/// For so long an engine may fail to answer while one waits, as a manager does that hands over to another.
const OUTAGE: Duration = Duration::from_secs(15);

/// How far a service is to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// It runs, and goes on to, or it has done what it was to do.
    Converged,
    /// Its tasks run, and are healthy where it says what that is.
    Started,
    /// Its tasks ended with exit code 0.
    Completed,
}

impl Goal {
    /// Whether it has come so far.
    pub fn is_reached(self, state: &State) -> bool {
        match self {
            Self::Converged => matches!(state, State::Converged { .. } | State::Completed { .. }),
            Self::Started => !matches!(state, State::Moving { .. } | State::Failed(_)),
            Self::Completed => matches!(state, State::Completed { .. }),
        }
    }
}

/// The services of a stack that are waited for.
pub struct Watch<'a> {
    site: Site<'a>,
    stack: &'a str,
    watched: BTreeMap<String, Watched>,
    told: BTreeMap<String, State>,
    bars: BTreeMap<String, Bar<'a>>,
    begin: Instant,
    limit: Duration,
}

struct Bar<'a> {
    task: progress::Task<'a>,
    shown: usize,
}

/// What the swarm tells at one moment.
struct Sight {
    services: Vec<(Service, usize)>,
    tasks: Vec<Task>,
    nodes: Vec<Node>,
}

impl<'a> Watch<'a> {
    /// Begins to watch; all waiting together takes no longer than `limit`.
    pub fn new(site: Site<'a>, stack: &'a str, limit: Duration) -> Self {
        let (watched, told, bars) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Self { site, stack, watched, told, bars, begin: Instant::now(), limit }
    }

    /// Watches the service of this full name; one that was watched already begins anew.
    pub fn add(&mut self, name: &str, watched: Watched) {
        self.watched.insert(name.to_owned(), watched);
        self.told.remove(name);
    }

    /// What was last seen of a service.
    pub(super) fn last(&self, name: &str) -> State {
        let nothing = State::Moving { ready: 0, wanted: 0, why: "no task yet".to_owned() };
        self.told.get(name).cloned().unwrap_or(nothing)
    }

    /// Waits until all have come so far; what they are then. The troubles of those that never will.
    pub async fn until(
        &mut self,
        goals: &BTreeMap<String, Goal>,
    ) -> Result<Result<BTreeMap<String, State>, Vec<Trouble>>> {
        let mut heard = Instant::now();
        loop {
            match self.look(goals).await {
                Ok((sight, states)) => {
                    heard = Instant::now();
                    if let Some(ended) = self.ended(goals, &sight, states).await {
                        return Ok(ended);
                    }
                }
                Err(error) if heard.elapsed() > OUTAGE => return Err(error),
                Err(error) => self.site.progress.detail(&error.to_string()),
            }
            self.site.pause(self.stack).await?;
        }
    }

    /// How all of them ended; `None` while there is something to wait for.
    async fn ended(
        &self,
        goals: &BTreeMap<String, Goal>,
        sight: &Sight,
        states: BTreeMap<String, State>,
    ) -> Option<Result<BTreeMap<String, State>, Vec<Trouble>>> {
        let is_reached =
            |(name, goal): (&String, &Goal)| states.get(name).is_some_and(|state| goal.is_reached(state));
        if goals.iter().all(is_reached) {
            return Some(Ok(states));
        }
        let failed = states.values().any(|state| matches!(state, State::Failed(_)));
        let late = self.begin.elapsed() >= self.limit;
        if !failed && !late {
            return None;
        }
        let lost = goals.iter().filter(|(name, goal)| {
            let state = states.get(*name);
            late && !is_reached((name, goal)) || matches!(state, Some(State::Failed(_)))
        });
        let explaining = lost.map(|(name, _)| self.trouble(name, states.get(name), sight));
        Some(Err(join_all(explaining).await))
    }

    async fn trouble(&self, name: &str, state: Option<&State>, sight: &Sight) -> Trouble {
        let service = sight.services.iter().map(|(service, _)| service).find(|service| service.name == name);
        let trouble = match (service, state) {
            (None, _) | (_, None) => Trouble::of_missing(name),
            (Some(service), Some(State::Failed(failure))) => {
                let task = match &failure.task {
                    Some(task) => Some((**task).clone()),
                    None => trouble::culprit(self.site.swarm, self.stack, service).await,
                };
                Trouble::of(name, Some(failure.reason), failure.message.clone(), task)
            }
            (Some(service), Some(state)) => {
                let late = trouble::late(state, self.limit);
                let newest = sight.tasks.iter().filter(|task| task.service == service.id);
                // one that failed says more than the one that is being tried now
                let newest = newest
                    .max_by_key(|task| (task.state.is_bad(), task.state != Stage::Running, task.created_at));
                Trouble::of(name, None, late, newest.cloned())
            }
        };
        trouble.with_details(self.site.swarm, &sight.nodes).await
    }

    async fn look(&mut self, goals: &BTreeMap<String, Goal>) -> Result<(Sight, BTreeMap<String, State>)> {
        let sight = self.sight().await?;
        let now = self.begin.elapsed();
        let mut states = BTreeMap::new();
        for (service, nodes) in &sight.services {
            if !goals.contains_key(&service.name) {
                continue;
            }
            let Some(watched) = self.watched.get_mut(&service.name) else { continue };
            let tasks: Vec<_> = sight.tasks.iter().filter(|task| task.service == service.id).collect();
            let look = Look { service, tasks: &tasks, nodes: *nodes, lasted: lasted(&tasks), now };
            states.insert(service.name.clone(), watched.judge(&look));
        }
        self.tell(&sight, &states);
        Ok((sight, states))
    }

    async fn sight(&self) -> Result<Sight> {
        let swarm = self.site.swarm;
        let (services, tasks, nodes) = tokio::try_join!(
            swarm.services(Some(self.stack)),
            swarm.current_tasks(self.stack),
            swarm.nodes()
        )?;
        let nodes: Vec<_> = nodes.iter().map(Node::read).collect();
        let objects = objects(services);
        let able =
            |object: &Object| nodes.iter().filter(|node| node.objection(object.spec()).is_none()).count();
        let services = objects.iter().map(|object| (Service::read(object), able(object))).collect();
        Ok(Sight { services, tasks: tasks.iter().map(Task::read).collect(), nodes })
    }

    /// Tells what has changed since the last look, and nothing else.
    fn tell(&mut self, sight: &Sight, states: &BTreeMap<String, State>) {
        for (name, state) in states {
            let before = self.told.insert(name.clone(), state.clone());
            if before.as_ref() == Some(state) {
                continue;
            }
            self.site.progress.detail(&format!("{name}: {}", trouble::words(state)));
            if state.is_final() {
                drop(self.bars.remove(name));
                continue;
            }
            let nodes = sight.services.iter().find(|(service, _)| service.name == *name);
            let wanted = nodes.map_or(0, |(service, nodes)| service.wanted(*nodes));
            let bar = self.bars.entry(name.clone()).or_insert_with(|| Bar {
                task: progress::Task::of_items(self.site.progress, name, wanted as u64),
                shown: 0,
            });
            let more = state.ready().saturating_sub(bar.shown);
            bar.task.advance(more as u64);
            bar.shown += more;
        }
    }
}

/// How long each of the running tasks has run at least.
fn lasted(tasks: &[&Task]) -> Option<Duration> {
    let running = tasks.iter().filter(|task| task.is_running());
    let youngest = running.map(|task| task.since).collect::<Option<Vec<_>>>()?.into_iter().max()?;
    Timestamp::now().duration_since(youngest).try_into().ok()
}

/// What is said of services that did not come so far.
pub(in crate::ops::stack) fn error(stack: &str, troubles: &[Trouble], all: usize) -> Error {
    let message = match troubles {
        [one] => format!("stack {stack}: service {} did not converge", one.service),
        several => format!("stack {stack}: {} of {all} services did not converge", several.len()),
    };
    let error = troubles.iter().flat_map(Trouble::causes).fold(Error::failed(message), Error::because);
    let mut hints: Vec<String> = troubles.iter().map(|trouble| trouble.hint(stack)).collect();
    hints.dedup();
    hints.into_iter().fold(error, Error::hint)
}
