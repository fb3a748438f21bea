//! A service, as far as one waits for it.

use std::time::Duration;

use jiff::Timestamp;
use serde_json::Value as Json;

use crate::ops::stack::object::{Object, moment, number, words};

/// How long the swarm watches a task by its own default before it takes it for stable.
const USUAL_MONITOR: Duration = Duration::from_secs(5);

/// How many tasks of a service there are to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// So many that run.
    Replicated(usize),
    /// One that runs on every node that may.
    Global,
    /// So many that complete.
    Job(usize),
    /// One that completes on every node that may.
    GlobalJob,
}

/// When the swarm starts a task anew that has ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Restart {
    /// Always.
    #[default]
    Any,
    /// When it failed.
    OnFailure,
    /// Never.
    None,
}

/// How far the swarm is with a change of a service.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UpdateState {
    /// There is none.
    #[default]
    None,
    /// It is being made.
    Updating,
    /// It was stopped because tasks failed.
    Paused,
    /// It was made.
    Completed,
    /// It is being taken back because tasks failed.
    RollingBack,
    /// Taking it back was stopped because tasks failed.
    RollbackPaused,
    /// It was taken back.
    RolledBack,
}

/// What the swarm does when tasks of a change fail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FailureAction {
    /// It stops.
    #[default]
    Pause,
    /// It takes the change back.
    RollBack,
    /// It goes on.
    Continue,
}

/// A service as the engine tells it.
#[derive(Clone, Debug)]
pub struct Service {
    /// Its id.
    pub id: String,
    /// Its full name.
    pub name: String,
    /// How many tasks there are to be.
    pub mode: Mode,
    /// How long a task must have run to be taken for stable.
    pub monitor: Duration,
    /// When tasks are started anew.
    pub restart: Restart,
    /// How far the swarm is with the last change.
    pub update: UpdateState,
    /// When it began with that.
    pub update_began: Option<Timestamp>,
    /// What it says of that.
    pub update_message: String,
    /// Whether its last change can be taken back, or somebody has done so: after a change that failed, and that the swarm
    /// took back itself, there is nothing to go back to.
    pub can_go_back: bool,
    /// What it does when tasks of a change fail.
    pub failure_action: FailureAction,
    /// Which run of a job is the newest.
    pub iteration: Option<u64>,
    /// Whether it says what healthy is.
    pub has_health_check: bool,
}

impl Service {
    /// Reads what the engine told.
    pub fn read(object: &Object) -> Self {
        let (told, spec) = (object.told(), object.spec());
        let restart = words(spec, "/TaskTemplate/RestartPolicy/Condition");
        let monitor = number(spec, "/UpdateConfig/Monitor").filter(|monitor| *monitor > 0);
        let test = spec.pointer("/TaskTemplate/ContainerSpec/Healthcheck/Test/0");
        Self {
            id: object.id().to_owned(),
            name: object.name().to_owned(),
            mode: mode(spec),
            monitor: monitor.map_or(USUAL_MONITOR, Duration::from_nanos),
            restart: match restart.as_str() {
                "none" => Restart::None,
                "on-failure" => Restart::OnFailure,
                _ => Restart::Any,
            },
            update: update(&words(told, "/UpdateStatus/State")),
            update_began: moment(&told["UpdateStatus"]["StartedAt"]),
            update_message: words(told, "/UpdateStatus/Message"),
            can_go_back: told["PreviousSpec"].is_object(),
            failure_action: match words(spec, "/UpdateConfig/FailureAction").as_str() {
                "rollback" => FailureAction::RollBack,
                "continue" => FailureAction::Continue,
                _ => FailureAction::Pause,
            },
            iteration: number(told, "/JobStatus/JobIteration/Index"),
            has_health_check: test.is_some_and(|test| test != "NONE"),
        }
    }

    /// How many tasks there are to be where `nodes` may run it.
    pub fn wanted(&self, nodes: usize) -> usize {
        match self.mode {
            Mode::Replicated(count) | Mode::Job(count) => count,
            Mode::Global | Mode::GlobalJob => nodes,
        }
    }

    /// Whether a task of it may end with exit code 0 for good.
    pub fn may_end(&self) -> bool {
        self.is_job() || self.restart != Restart::Any
    }

    /// Whether its tasks are to complete rather than to run.
    pub fn is_job(&self) -> bool {
        matches!(self.mode, Mode::Job(_) | Mode::GlobalJob)
    }
}

/// How many tasks of a service of this spec there are to be.
pub fn mode(spec: &Json) -> Mode {
    let count = |pointer| number(spec, pointer).map(|count| usize::try_from(count).unwrap_or(usize::MAX));
    let mode = &spec["Mode"];
    if mode.get("Global").is_some() {
        Mode::Global
    } else if mode.get("GlobalJob").is_some() {
        Mode::GlobalJob
    } else if mode.get("ReplicatedJob").is_some() {
        let at_once = count("/Mode/ReplicatedJob/MaxConcurrent").unwrap_or(1);
        Mode::Job(count("/Mode/ReplicatedJob/TotalCompletions").unwrap_or(at_once))
    } else {
        Mode::Replicated(count("/Mode/Replicated/Replicas").unwrap_or(1))
    }
}

fn update(word: &str) -> UpdateState {
    match word {
        "updating" => UpdateState::Updating,
        "paused" => UpdateState::Paused,
        "completed" => UpdateState::Completed,
        "rollback_started" => UpdateState::RollingBack,
        "rollback_paused" => UpdateState::RollbackPaused,
        "rollback_completed" => UpdateState::RolledBack,
        _ => UpdateState::None,
    }
}
