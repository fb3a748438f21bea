//! How far a service has come, judged from what the swarm tells of it and what was seen before. Nothing here asks
//! anybody anything or knows a clock.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use super::service::{FailureAction, Restart, Service, UpdateState};
use super::task::{Stage, Task};

/// After so many ends of tasks of one copy, one after the other, it is not going to come up.
const CRASHES: usize = 4;

/// A copy that waits for a node for so long waits for one that does not exist.
const PATIENCE: Duration = Duration::from_secs(10);

/// When the last task of a copy has been over for so long, the swarm is not going to start another.
const NO_SUCCESSOR: Duration = Duration::from_secs(3);

/// How far a service has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Not all of its tasks are where they are to be.
    Moving {
        /// How many are.
        ready: usize,
        /// How many are to be.
        wanted: usize,
        /// What is waited for.
        why: String,
    },
    /// All run, and it is watched whether they go on to.
    Settling {
        /// How many there are.
        ready: usize,
    },
    /// It is as it is to be.
    Converged {
        /// How many of its tasks run.
        ready: usize,
    },
    /// Its tasks have done what they were to do.
    Completed {
        /// How many have.
        ready: usize,
    },
    /// It will not get there.
    Failed(Failure),
}

/// Why a service will not get there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// In which way.
    pub reason: Reason,
    /// In a sentence about the service: `its update was taken back`.
    pub message: String,
    /// The task in which it shows.
    pub task: Option<Box<Task>>,
}

/// In which way a service does not get there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The swarm took the change back.
    RolledBack,
    /// The swarm stopped in the middle of the change.
    Paused,
    /// Its tasks end again and again.
    CrashLoop,
    /// A task ended, and the restart policy starts no other.
    GivenUp,
    /// Nodes do not even start its tasks.
    Rejected,
    /// No node may run it.
    NoNode,
    /// Its port on the host is taken.
    PortTaken,
}

impl State {
    /// Whether nothing more is to be waited for.
    pub fn is_final(&self) -> bool {
        !matches!(self, Self::Moving { .. } | Self::Settling { .. })
    }

    /// How many tasks are where they are to be.
    pub fn ready(&self) -> usize {
        match self {
            Self::Moving { ready, .. }
            | Self::Settling { ready }
            | Self::Converged { ready }
            | Self::Completed { ready } => *ready,
            Self::Failed(_) => 0,
        }
    }
}

/// What is told of a service at one moment.
pub struct Look<'a> {
    /// The service.
    pub service: &'a Service,
    /// The tasks of its newest version, of the past too.
    pub tasks: &'a [&'a Task],
    /// How many nodes may run it.
    pub nodes: usize,
    /// How long each of its running tasks has run at least, by their own moments.
    pub lasted: Option<Duration>,
    /// How long it has been waited for.
    pub now: Duration,
}

/// What was seen of a service so far.
#[derive(Debug, Default)]
pub struct Watched {
    /// Whether what happened to its last change is asked for.
    of_change: bool,
    /// Tasks that were over when we came; `None` before the first look.
    old: Option<BTreeSet<String>>,
    /// Tasks that ended since, by copy.
    ended: BTreeMap<String, BTreeSet<String>>,
    running_since: Option<Duration>,
    pending_since: Option<Duration>,
    idle_since: Option<Duration>,
}

impl Watched {
    /// A service that was changed just now, when the tasks with the ids of `before` were over already.
    pub fn changed(before: &BTreeSet<String>) -> Self {
        Self { of_change: true, old: Some(before.clone()), ..Self::default() }
    }

    /// A service that others may have changed: how their change ended counts, tasks that had failed before do not.
    pub fn found() -> Self {
        Self { of_change: true, ..Self::default() }
    }

    /// A service that is as it is to be, however it got there.
    pub fn unchanged() -> Self {
        Self::default()
    }

    /// How far it has come.
    pub fn judge(&mut self, look: &Look<'_>) -> State {
        let tasks = current(look);
        // nobody is done because there is nowhere to begin
        let wanted = look.service.wanted(look.nodes.max(1));
        self.remember(&tasks, look);
        if let Some(failure) = self.failure(&tasks, look) {
            return State::Failed(failure);
        }
        let (running, done) = (count_running(&tasks), done(&tasks, look.service));
        if look.service.is_job() || done > 0 {
            return completing(done, running, wanted, &tasks, look);
        }
        if running < wanted || is_on_its_way(look.service.update) {
            self.running_since = None;
            return State::Moving { ready: running, wanted, why: why(&tasks, look) };
        }
        self.settle(running, look)
    }

    /// All run: are they going to go on to?
    fn settle(&mut self, ready: usize, look: &Look<'_>) -> State {
        let since = *self.running_since.get_or_insert(look.now);
        let seen = look.now.saturating_sub(since);
        let lasted = look.lasted.map_or(seen, |told| told.max(seen));
        // the swarm has watched a completed update itself
        let watched = self.of_change && look.service.update == UpdateState::Completed;
        if ready == 0 || watched || lasted >= look.service.monitor {
            State::Converged { ready }
        } else {
            State::Settling { ready }
        }
    }

    fn remember(&mut self, tasks: &[&Task], look: &Look<'_>) {
        let is_end =
            |task: &&&Task| task.state.is_bad() || (task.state == Stage::Complete && !look.service.may_end());
        let ended = tasks.iter().filter(is_end);
        let old = self.old.get_or_insert_with(|| ended.clone().map(|task| task.id.clone()).collect());
        for task in ended {
            if !old.contains(&task.id) && self.ended.entry(task.place()).or_default().insert(task.id.clone())
            {
                self.running_since = None;
            }
        }
    }

    fn failure(&mut self, tasks: &[&Task], look: &Look<'_>) -> Option<Failure> {
        self.of_update(look)
            .or_else(|| self.without_node(tasks, look))
            .or_else(|| self.given_up(tasks, look))
            .or_else(|| self.crashing(tasks, look))
    }

    fn of_update(&self, look: &Look<'_>) -> Option<Failure> {
        let (reason, message) = match look.service.update {
            // what somebody took back is as it was meant to be
            UpdateState::RolledBack if self.of_change && !look.service.can_go_back => {
                (Reason::RolledBack, "its update was rolled back")
            }
            UpdateState::Paused => (Reason::Paused, "its update failed and is paused half-way"),
            UpdateState::RollbackPaused => {
                (Reason::Paused, "its update failed, and rolling it back failed too")
            }
            _ => return None,
        };
        Some(Failure { reason, message: message.to_owned(), task: None })
    }

    fn without_node(&mut self, tasks: &[&Task], look: &Look<'_>) -> Option<Failure> {
        let is_stuck =
            |task: &&&Task| task.is_wanted && task.state == Stage::Pending && !task.error.is_empty();
        let stuck = tasks.iter().find(is_stuck);
        let nowhere =
            look.nodes == 0 && look.service.wanted(1) > 0 && tasks.iter().all(|task| task.state.is_over());
        if stuck.is_none() && !nowhere {
            self.pending_since = None;
            return None;
        }
        let since = *self.pending_since.get_or_insert(look.now);
        if look.now.saturating_sub(since) < PATIENCE {
            return None;
        }
        let port = stuck.is_some_and(|task| task.error.contains("host-mode port"));
        let (reason, message) = if port {
            (Reason::PortTaken, "its port is taken on every node that may run it")
        } else {
            (Reason::NoNode, "no node may run it")
        };
        Some(Failure {
            reason,
            message: message.to_owned(),
            task: stuck.map(|task| Box::new((*task).clone())),
        })
    }

    /// A copy whose last task is over and gets no successor.
    fn given_up(&mut self, tasks: &[&Task], look: &Look<'_>) -> Option<Failure> {
        let newest = newest(tasks);
        let is_lost =
            |task: &Task| task.state.is_bad() || (task.state == Stage::Complete && !look.service.may_end());
        let Some(lost) = newest.values().find(|task| is_lost(task)) else {
            self.idle_since = None;
            return None;
        };
        let since = *self.idle_since.get_or_insert(look.now);
        let undecided = is_on_its_way(look.service.update);
        if undecided || look.now.saturating_sub(since) < NO_SUCCESSOR {
            return None;
        }
        let message = match look.service.restart {
            Restart::None => "a task of it failed, and its restart policy starts no other",
            _ => "its tasks failed until its restart policy was spent",
        };
        Some(Failure {
            reason: Reason::GivenUp,
            message: message.to_owned(),
            task: Some(Box::new((**lost).clone())),
        })
    }

    fn crashing(&self, tasks: &[&Task], look: &Look<'_>) -> Option<Failure> {
        // the swarm is about to decide that itself, and what it decides is the better answer
        let decided = look.service.update == UpdateState::RollingBack
            || (look.service.update == UpdateState::Updating
                && look.service.failure_action != FailureAction::Continue);
        if decided {
            return None;
        }
        let last = |ids: &BTreeSet<String>| {
            tasks.iter().rev().find(|task| ids.contains(&task.id)).map(|task| (*task).clone())
        };
        self.ended.values().find_map(|ids| {
            let task = last(ids)?;
            let rejected = task.state == Stage::Rejected;
            let limit = if rejected { look.nodes.clamp(2, CRASHES) } else { CRASHES };
            (ids.len() >= limit).then(|| crash(task, rejected))
        })
    }
}

fn crash(task: Task, rejected: bool) -> Failure {
    let taken = ["address already in use", "port is already allocated"];
    let (reason, message) = if taken.iter().any(|words| task.error.contains(words)) {
        (Reason::PortTaken, "its port is taken on the host")
    } else if rejected {
        (Reason::Rejected, "its tasks are rejected again and again")
    } else if task.state == Stage::Complete {
        (
            Reason::CrashLoop,
            "its tasks end again and again with exit code 0; one that is to end needs `restart_policy.condition: none`",
        )
    } else {
        (Reason::CrashLoop, "its tasks fail again and again")
    };
    Failure { reason, message: message.to_owned(), task: Some(Box::new(task)) }
}

/// The tasks of the newest run, the oldest first.
fn current<'a>(look: &Look<'a>) -> Vec<&'a Task> {
    let of_this_run =
        |task: &&&Task| look.service.iteration.is_none_or(|run| task.iteration.unwrap_or_default() == run);
    let mut tasks: Vec<&Task> = look.tasks.iter().filter(of_this_run).copied().collect();
    tasks.sort_by(|a, b| (a.created_at, &a.id).cmp(&(b.created_at, &b.id)));
    tasks
}

/// The last task of each copy.
fn newest<'a>(tasks: &[&'a Task]) -> BTreeMap<String, &'a Task> {
    tasks.iter().map(|task| (task.place(), *task)).collect()
}

fn count_running(tasks: &[&Task]) -> usize {
    tasks.iter().filter(|task| task.is_running()).count()
}

/// How many copies have done what they were to do.
fn done(tasks: &[&Task], service: &Service) -> usize {
    let done = |task: &&Task| task.state == Stage::Complete;
    if service.is_job() {
        return tasks.iter().copied().filter(|task| done(task)).count();
    }
    if service.may_end() { newest(tasks).into_values().filter(|task| done(task)).count() } else { 0 }
}

fn completing(done: usize, running: usize, wanted: usize, tasks: &[&Task], look: &Look<'_>) -> State {
    if done >= wanted {
        return State::Completed { ready: done };
    }
    if !look.service.is_job() && done + running >= wanted {
        return State::Converged { ready: done + running };
    }
    State::Moving { ready: done, wanted, why: why(tasks, look) }
}

fn is_on_its_way(update: UpdateState) -> bool {
    matches!(update, UpdateState::Updating | UpdateState::RollingBack)
}

/// What is waited for: the first copy that does not run yet.
fn why(tasks: &[&Task], look: &Look<'_>) -> String {
    if look.service.update == UpdateState::RollingBack {
        let by_hand = look.service.can_go_back;
        return if by_hand {
            "it is being rolled back"
        } else {
            "its update failed and is being rolled back"
        }
        .to_owned();
    }
    let waiting = newest(tasks).into_values().find(|task| task.state != Stage::Running);
    match waiting {
        Some(task) if !task.error.is_empty() => format!("{}: {}", task.word, task.error),
        Some(task) if task.word == "starting" && look.service.has_health_check => {
            "started, and not healthy yet".to_owned()
        }
        Some(task) => task.word.clone(),
        None if look.service.update == UpdateState::Updating => "the swarm watches its new tasks".to_owned(),
        None => "no task yet".to_owned(),
    }
}
