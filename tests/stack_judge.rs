//! How far a service has come, judged from scripted lists of tasks.

use std::collections::BTreeSet;
use std::time::Duration;

use authctl::ops::stack::Object;
use authctl::ops::stack::wait::{Look, Reason, Service, State, Task, Watched};
use serde_json::{Value as Json, json};

/// A service, and the script of what the swarm tells of it.
struct Script {
    service: Service,
    watched: Watched,
    nodes: usize,
    now: Duration,
}

fn spec(more: Json) -> Json {
    let mut told = json!({
        "ID": "s", "Version": { "Index": 1 },
        "Spec": { "Name": "shop_web", "Mode": { "Replicated": { "Replicas": 1 } }, "TaskTemplate": {} },
    });
    merge(&mut told, more);
    told
}

fn merge(into: &mut Json, more: Json) {
    match more {
        Json::Object(fields) => fields.into_iter().for_each(|(name, value)| merge(&mut into[name], value)),
        value => *into = value,
    }
}

fn service(more: Json) -> Service {
    Service::read(&Object::new(spec(more)))
}

impl Script {
    fn changed(more: Json) -> Self {
        Self {
            service: service(more),
            watched: Watched::changed(&BTreeSet::new()),
            nodes: 1,
            now: Duration::ZERO,
        }
    }

    /// What is judged `seconds` later from these tasks.
    fn after(&mut self, seconds: u64, tasks: &[Task]) -> State {
        self.now += Duration::from_secs(seconds);
        let tasks: Vec<&Task> = tasks.iter().collect();
        let look =
            Look { service: &self.service, tasks: &tasks, nodes: self.nodes, lasted: None, now: self.now };
        self.watched.judge(&look)
    }
}

/// The `number`th task of a copy.
fn task(number: u32, slot: u64, state: &str, more: Json) -> Task {
    let wanted =
        if ["failed", "rejected", "complete", "shutdown"].contains(&state) { "shutdown" } else { "running" };
    let mut told = json!({
        "ID": format!("t{slot}-{number}"), "ServiceID": "s", "Slot": slot, "NodeID": "n", "DesiredState": wanted,
        "CreatedAt": format!("2026-01-01T00:00:{number:02}Z"),
        "Status": { "State": state, "ContainerStatus": { "ContainerID": "c" } },
    });
    merge(&mut told, more);
    Task::read(&told)
}

fn plain(number: u32, state: &str) -> Task {
    task(number, 1, state, json!({}))
}

fn reason(state: &State) -> Reason {
    match state {
        State::Failed(failure) => failure.reason,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_new_service_is_watched_as_long_as_the_swarm_would() {
    let mut script = Script::changed(json!({}));
    assert!(matches!(script.after(0, &[]), State::Moving { ready: 0, wanted: 1, .. }));
    assert!(matches!(script.after(1, &[plain(1, "preparing")]), State::Moving { .. }));
    assert_eq!(script.after(1, &[plain(1, "running")]), State::Settling { ready: 1 });
    assert_eq!(script.after(4, &[plain(1, "running")]), State::Settling { ready: 1 });
    assert_eq!(script.after(1, &[plain(1, "running")]), State::Converged { ready: 1 });
}

#[test]
fn a_task_that_fails_while_it_is_watched_begins_the_watch_anew() {
    let mut script = Script::changed(json!({}));
    script.after(0, &[plain(1, "running")]);
    let failed = [plain(1, "failed"), plain(2, "running")];
    assert_eq!(script.after(4, &failed), State::Settling { ready: 1 });
    assert_eq!(script.after(4, &failed), State::Settling { ready: 1 });
    assert_eq!(script.after(1, &failed), State::Converged { ready: 1 });
}

#[test]
fn a_crash_loop_is_one_after_four_ends_with_its_last_task() {
    let mut script = Script::changed(json!({}));
    let mut tasks = Vec::new();
    for number in 1..=3 {
        tasks.push(plain(number, "failed"));
        let next = [&tasks[..], &[plain(number + 1, "ready")]].concat();
        assert!(matches!(script.after(1, &next), State::Moving { .. }), "{number}");
    }
    tasks.push(task(4, 1, "failed", json!({ "Status": { "Err": "task: non-zero exit (3)" } })));
    tasks.push(plain(5, "ready"));
    let State::Failed(failure) = script.after(1, &tasks) else { panic!("it is a crash loop") };
    assert_eq!(failure.reason, Reason::CrashLoop);
    assert_eq!(failure.task.unwrap().complaint(), "task: non-zero exit (3)");
}

#[test]
fn failures_of_the_past_are_not_ours() {
    let mut script = Script::changed(json!({}));
    script.watched = Watched::found();
    let tasks: Vec<_> = (1..=5).map(|number| plain(number, "failed")).chain([plain(6, "running")]).collect();
    assert_eq!(script.after(0, &tasks), State::Settling { ready: 1 });
    assert_eq!(script.after(5, &tasks), State::Converged { ready: 1 });
}

#[test]
fn a_spent_restart_policy_leaves_a_copy_without_successor() {
    let mut script = Script::changed(json!({
        "Spec": { "TaskTemplate": { "RestartPolicy": { "Condition": "on-failure", "MaxAttempts": 1 } } }
    }));
    let tasks = [plain(1, "failed"), plain(2, "failed")];
    assert!(matches!(script.after(1, &tasks), State::Moving { .. }));
    assert_eq!(reason(&script.after(3, &tasks)), Reason::GivenUp);
}

#[test]
fn a_rejected_task_has_one_more_try_and_as_many_as_there_are_nodes() {
    let mut script = Script::changed(json!({}));
    let tasks = [plain(1, "rejected"), plain(2, "ready")];
    assert!(matches!(script.after(1, &tasks), State::Moving { .. }));
    let tasks = [plain(1, "rejected"), plain(2, "rejected"), plain(3, "ready")];
    assert_eq!(reason(&script.after(1, &tasks)), Reason::Rejected);
    script.nodes = 3;
    assert!(matches!(script.after(1, &tasks), State::Moving { .. }));
}

#[test]
fn a_task_without_node_is_waited_for_a_while() {
    let mut script = Script::changed(json!({}));
    let stuck = |why: &str| [task(1, 1, "pending", json!({ "Status": { "Err": why } }))];
    let tasks = stuck("no suitable node (scheduling constraints not satisfied on 1 node)");
    assert!(matches!(script.after(1, &tasks), State::Moving { .. }));
    assert!(matches!(script.after(9, &tasks), State::Moving { .. }));
    assert_eq!(reason(&script.after(1, &tasks)), Reason::NoNode);
    assert!(matches!(script.after(1, &[plain(1, "assigned")]), State::Moving { .. }));
    let tasks = stuck("no suitable node (host-mode port already in use on 1 node)");
    script.after(1, &tasks);
    assert_eq!(reason(&script.after(10, &tasks)), Reason::PortTaken);
}

#[test]
fn the_swarms_own_verdict_on_an_update_counts() {
    let update = |state: &str| json!({ "UpdateStatus": { "State": state } });
    let running = [plain(1, "running")];
    let mut script = Script::changed(update("updating"));
    assert!(matches!(script.after(9, &running), State::Moving { ready: 1, .. }));
    let crashing: Vec<_> = (1..=5).map(|number| plain(number, "failed")).collect();
    assert!(matches!(script.after(1, &crashing), State::Moving { .. }), "the swarm is about to decide");
    assert_eq!(Script::changed(update("completed")).after(0, &running), State::Converged { ready: 1 });
    assert_eq!(reason(&Script::changed(update("rollback_completed")).after(0, &running)), Reason::RolledBack);
    assert_eq!(reason(&Script::changed(update("paused")).after(0, &running)), Reason::Paused);
    assert_eq!(reason(&Script::changed(update("rollback_paused")).after(0, &running)), Reason::Paused);

    // after its own rollback the swarm has nothing to go back to; after one by hand it has
    let by_hand =
        json!({ "UpdateStatus": { "State": "rollback_completed" }, "PreviousSpec": { "Name": "shop_web" } });
    let mut by_hand = Script::changed(by_hand);
    by_hand.watched = Watched::found();
    assert_eq!(by_hand.after(0, &running), State::Settling { ready: 1 });

    let mut long_ago = Script::changed(update("rollback_completed"));
    long_ago.watched = Watched::unchanged();
    assert_eq!(long_ago.after(0, &running), State::Settling { ready: 1 });
}

#[test]
fn nothing_is_there_where_nothing_is_wanted() {
    let mut script = Script::changed(json!({ "Spec": { "Mode": { "Replicated": { "Replicas": 0 } } } }));
    assert_eq!(script.after(0, &[]), State::Converged { ready: 0 });
}

#[test]
fn what_may_end_is_complete_when_it_has() {
    let mut script =
        Script::changed(json!({ "Spec": { "TaskTemplate": { "RestartPolicy": { "Condition": "none" } } } }));
    assert!(matches!(script.after(1, &[plain(1, "starting")]), State::Moving { .. }));
    assert_eq!(script.after(1, &[plain(1, "complete")]), State::Completed { ready: 1 });

    let mut script = Script::changed(json!({}));
    let tasks: Vec<_> = (1..=4).map(|number| plain(number, "complete")).collect();
    let State::Failed(failure) = script.after(1, &tasks) else { panic!("it ends again and again") };
    assert!(failure.message.contains("condition: none"), "{}", failure.message);
}

#[test]
fn a_job_counts_the_completions_of_its_newest_run() {
    let mut script = Script::changed(json!({
        "Spec": { "Mode": { "Replicated": null, "ReplicatedJob": { "TotalCompletions": 2 } } },
        "JobStatus": { "JobIteration": { "Index": 5 } },
    }));
    let of_run =
        |number, slot, run: u64| task(number, slot, "complete", json!({ "JobIteration": { "Index": run } }));
    let old = [of_run(1, 1, 4), of_run(2, 2, 4), of_run(3, 1, 5)];
    assert!(matches!(script.after(1, &old), State::Moving { ready: 1, wanted: 2, .. }));
    let all = [&old[..], &[of_run(4, 2, 5)]].concat();
    assert_eq!(script.after(1, &all), State::Completed { ready: 2 });
}

#[test]
fn a_service_on_every_node_needs_as_many_tasks_as_nodes_may_run_it() {
    let mut script = Script::changed(json!({ "Spec": { "Mode": { "Replicated": null, "Global": {} } } }));
    script.nodes = 2;
    let on = |node: &str| task(1, 0, "running", json!({ "ID": node, "NodeID": node }));
    assert!(matches!(script.after(1, &[on("a")]), State::Moving { ready: 1, wanted: 2, .. }));
    assert_eq!(script.after(1, &[on("a"), on("b")]), State::Settling { ready: 2 });
    script.nodes = 0;
    assert!(matches!(script.after(1, &[]), State::Moving { .. }));
    assert_eq!(reason(&script.after(10, &[])), Reason::NoNode);
}
