//! Services that do not come up: what is said of them, and how the run ends.

use std::net::TcpListener;
use std::time::{Duration, Instant};

use nix::sys::signal::Signal;

use crate::support::{self, Output, Stack, or_skip};

/// A file with one service.
fn file(command: &str, more: &str, deploy: &str) -> String {
    format!(
        "version: \"3.8\"\nservices:\n  web:\n    image: {}\n    stop_grace_period: 1s\n    \
         command: [\"sh\", \"-c\", \"trap 'exit 0' TERM; {command}\"]\n    networks: [own]\n{more}    deploy:\n      \
         endpoint_mode: dnsrr\n{deploy}networks:\n  own: {{}}\n",
        support::IMAGE
    )
}

const STEADY: &str = "while :; do sleep 0.2; done";

const SOON: &str = "      restart_policy: {condition: any, delay: 100ms}\n";

fn says(output: &Output, words: &[&str]) {
    for words in words {
        assert!(output.stderr.contains(words), "{words}\nis not in\n{}", output.stderr);
    }
}

#[test]
fn a_crash_loop_is_told_with_the_last_lines() {
    let stack = Stack::on(or_skip!(support::docker()));
    let output =
        stack.deploy(&file("echo boom-log; echo on-stderr >&2; exit 3", "", SOON)).run().ends_with(1);
    says(
        &output,
        &["did not converge", "fail again and again", "non-zero exit (3)", "| boom-log", "| on-stderr"],
    );
    says(&output, &["done before: created service"]);
    assert!(output.elapsed < Duration::from_secs(40), "{:?}", output.elapsed);
    let waited = stack.verb("wait").argument("--output=json").run().ends_with(1).json();
    assert_eq!(waited["data"][0]["trouble"]["exit_code"], 3);
}

#[test]
fn a_spent_restart_policy_is_the_end() {
    let stack = Stack::on(or_skip!(support::docker()));
    let policy = "      restart_policy: {condition: on-failure, delay: 100ms, max_attempts: 1}\n";
    let output = stack.deploy(&file("echo boom-log; exit 3", "", policy)).run().ends_with(1);
    says(&output, &["until its restart policy was spent", "non-zero exit (3)", "| boom-log"]);
}

#[test]
fn an_update_that_the_swarm_takes_back_is_a_failure() {
    let stack = Stack::on(or_skip!(support::docker()));
    let policy = format!(
        "      update_config: {{failure_action: rollback, monitor: 2s, order: stop-first}}\n      \
         rollback_config: {{monitor: 1s, order: stop-first}}\n{SOON}"
    );
    stack.deploy(&file(STEADY, "", &policy)).run().ends_with(0);
    let broken = file("echo boom-log; exit 3", "", &policy);
    let output = stack.deploy(&broken).run().ends_with(1);
    says(&output, &["its update was rolled back", "non-zero exit (3)", "| boom-log"]);
    stack.verb("wait").run().ends_with(1);

    let paused = policy.replace("failure_action: rollback", "failure_action: pause");
    let output = stack.deploy(&file("echo boom-log; exit 4", "", &paused)).run().ends_with(1);
    says(&output, &["paused half-way", "non-zero exit (4)"]);
    let again = stack.verb("rollback").argument("--yes").run().ends_with(0);
    assert!(again.stdout.contains("rolled back"), "{}", again.stdout);
    stack.deploy(&file(STEADY, "", &policy)).run().ends_with(0);
}

#[test]
fn a_rejected_task_says_why() {
    let stack = Stack::on(or_skip!(support::docker()));
    let mount = "    volumes: [{type: bind, source: /nowhere/at/all, target: /data}]\n";
    let output = stack.deploy(&file(STEADY, mount, SOON)).run().ends_with(1);
    says(&output, &["rejected again and again", "bind source path does not exist: /nowhere/at/all"]);
}

#[test]
fn no_node_may_run_it() {
    let stack = Stack::on(or_skip!(support::docker()));
    let nowhere = "      placement: {constraints: [\"node.labels.moon == full\"]}\n";
    let output = stack.deploy(&file(STEADY, "", nowhere)).run().ends_with(1);
    says(
        &output,
        &["no node may run service web", "`node.labels.moon == full` does not hold", "nothing was changed"],
    );
    assert!(stack.objects("service").is_empty());

    let memory =
        stack.engine.cli(&["node", "inspect", "self", "--format", "{{.Description.Resources.MemoryBytes}}"]);
    let most = memory.parse::<u64>().unwrap() / 3 * 2;
    let large = format!("      replicas: 2\n      resources: {{reservations: {{memory: \"{most}\"}}}}\n");
    let output = stack.deploy(&file(STEADY, "", &large)).run().ends_with(1);
    says(&output, &["no node may run it", "insufficient resources on 1 node"]);
}

#[test]
fn a_port_that_is_taken() {
    let engine = or_skip!(support::docker());
    let (first, second) = (Stack::on(engine), Stack::on(engine));
    let port = support::free_port();
    let ports = |port: u16| format!("    ports: [{{target: 80, published: {port}, mode: host}}]\n");
    first.deploy(&file(STEADY, &ports(port), SOON)).run().ends_with(0);
    let output = second.deploy(&file(STEADY, &ports(port), SOON)).run().ends_with(1);
    says(&output, &[&format!("port {port} of service web is taken by service {}", first.service("web"))]);
    assert!(second.objects("service").is_empty());

    let listener = TcpListener::bind(("0.0.0.0", 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    let output = second.deploy(&file(STEADY, &ports(port), SOON)).run().ends_with(1);
    says(&output, &["its port is taken on the host", &format!("{port}")]);

    let order = "      update_config: {order: start-first, monitor: 1s}\n";
    let text = file(STEADY, &ports(support::free_port()), &format!("{SOON}{order}"));
    first.deploy(&text).run().ends_with(0);
    let output = first.deploy(&text.replace("sleep 0.2", "sleep 0.3")).run().ends_with(1);
    says(&output, &["starts its new tasks first, and its old ones keep port", "nothing was changed"]);
    // others do not look before
    engine.cli(&["service", "update", "--detach", "--env-add", "A=b", &first.service("web")]);
    let output = first.verb("wait").run().ends_with(1);
    says(
        &output,
        &["its port is taken on every node that may run it", "host-mode port already in use on 1 node"],
    );
}

#[test]
fn waiting_has_an_end() {
    let stack = Stack::on(or_skip!(support::docker()));
    let never =
        "    healthcheck: {test: [\"CMD-SHELL\", \"echo not-me; false\"], interval: 1s, start_period: 5m}\n";
    let begin = Instant::now();
    let output = stack
        .deploy(&file(&format!("echo still-here; {STEADY}"), never, SOON))
        .argument("--timeout=4s")
        .run();
    let output = output.ends_with(1);
    assert!(begin.elapsed() < Duration::from_secs(15));
    says(
        &output,
        &[
            "0 of 1 ready (started, and not healthy yet) after 4.0s",
            "its health check says: not-me",
            "| still-here",
            "`--timeout 10m`",
        ],
    );
}

#[test]
fn whoever_stops_waiting_does_not_stop_the_swarm() {
    let stack = Stack::on(or_skip!(support::docker()));
    let slow =
        "    healthcheck: {test: [\"CMD-SHELL\", \"echo not-me; false\"], interval: 1s, start_period: 5m}\n";
    let mut run = stack.deploy(&file(STEADY, slow, SOON)).spawn();
    let begin = Instant::now();
    while stack.objects("service").is_empty() && begin.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(50));
    }
    std::thread::sleep(Duration::from_millis(300));
    run.signal(Signal::SIGINT);
    let output = run.wait().ends_with(130);
    says(
        &output,
        &[
            "the swarm goes on",
            "done before: created service",
            &format!("`authctl stack wait {}`", stack.name),
        ],
    );

    let detached = Stack::on(stack.engine);
    let output = detached.deploy(&file(STEADY, "", SOON)).argument("--detach").run().ends_with(0);
    says(&output, &["The swarm goes on by itself"]);
    detached.verb("wait").run().ends_with(0);
}

#[test]
fn nothing_to_wait_for() {
    let stack = Stack::on(or_skip!(support::docker()));
    stack.deploy(&file(STEADY, "", "      replicas: 0\n")).run().ends_with(0);
    stack.deploy(&file(STEADY, "", "      replicas: 1\n")).run().ends_with(0);
    let missing =
        support::authctl(["stack", "wait", "nobody-deployed-this"]).docker(stack.engine).run().ends_with(1);
    says(&missing, &["there is no stack nobody-deployed-this"]);
}
