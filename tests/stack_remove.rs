//! Stacks that go, and what is read of those that are there.

use std::thread;
use std::time::{Duration, Instant};

use nix::sys::signal::Signal;

use crate::support::{self, Docker, Stack, or_skip};

fn file(command: &str, more: &str) -> String {
    format!(
        "version: \"3.8\"\nservices:\n  web:\n    image: {}\n    stop_grace_period: 3s\n    \
         command: [\"sh\", \"-c\", \"{command}\"]\n    networks: [own]\n{more}    deploy: {{endpoint_mode: dnsrr}}\n\
         networks:\n  own: {{}}\n",
        support::IMAGE
    )
}

/// Ignores the request to stop, so that it is killed when its grace is over.
const STUBBORN: &str = "trap '' TERM; while :; do sleep 0.2; done";

#[test]
fn after_it_is_gone_the_stack_can_be_deployed_at_once() {
    let engine: &Docker = or_skip!(support::docker());
    let stack = Stack::on(engine);
    stack.file("conf", "x");
    let text = file(STUBBORN, "    configs: [conf]\n") + "configs:\n  conf: {file: ./conf}\n";
    stack.deploy(&text).run().ends_with(0);
    let output = stack.verb("rm").argument("--yes").run().ends_with(0);
    assert!(output.elapsed > Duration::from_secs(2), "its container had a grace of 3 s");
    for kind in ["service", "network", "config"] {
        assert!(stack.objects(kind).is_empty(), "{kind}");
    }
    let label = format!("label=com.docker.stack.namespace={}", stack.name);
    assert_eq!(engine.cli(&["ps", "--all", "--quiet", "--filter", &label]), "");
    stack.deploy(&text).run().ends_with(0);

    let output = stack.verb("rm").argument("--yes").argument("--timeout=1s").run().ends_with(9);
    assert!(output.stderr.contains("is not gone after 1.0s"), "{}", output.stderr);
    stack.verb("rm").argument("--yes").run().ends_with(0);
    stack.verb("rm").argument("--yes").run().ends_with(1);
}

#[test]
fn a_stack_whose_job_is_done_goes() {
    let stack = Stack::on(or_skip!(support::docker()));
    let text = file("echo done", "").replace("{endpoint_mode: dnsrr}", "{mode: replicated-job}");
    stack.deploy(&text).run().ends_with(0);
    stack.verb("rm").argument("--yes").argument("--timeout=20s").run().ends_with(0);
    assert!(stack.objects("network").is_empty());
    support::authctl(["monitor", "stack", &stack.name]).docker(stack.engine).run().ends_with(1);
}

#[test]
fn volumes_go_only_with_their_name() {
    let engine: &Docker = or_skip!(support::docker());
    let stack = Stack::on(engine);
    let text = file(STUBBORN, "    volumes: [\"data:/data\"]\n") + "volumes:\n  data: {}\n";
    stack.deploy(&text).run().ends_with(0);
    let output = stack.verb("rm").argument("--yes").run().ends_with(0);
    assert!(output.stderr.contains("Volumes stay"), "{}", output.stderr);
    assert_eq!(stack.objects("volume"), [stack.service("data")]);
    stack.deploy(&text).run().ends_with(0);
    stack.verb("rm").argument("--volumes").run().ends_with(7);
    stack.verb("rm").argument("--volumes").argument("--confirm=other").run().ends_with(7);
    stack.verb("rm").argument("--volumes").argument(format!("--confirm={}", stack.name)).run().ends_with(0);
    assert!(stack.objects("volume").is_empty());
}

#[test]
fn a_stack_is_listed_with_its_services_tasks_and_lines() {
    let stack = Stack::on(or_skip!(support::docker()));
    let text = file("echo first; echo second >&2; while :; do sleep 0.2; done", "");
    let text = text.replace("networks:\n  own", "  other:\n    image: authctl-test:latest\n    command: [\"sh\", \"-c\", \"sleep 1; echo third; sleep 1000\"]\n    stop_grace_period: 1s\n    networks: [own]\n    deploy: {endpoint_mode: dnsrr}\nnetworks:\n  own");
    stack.deploy(&text).run().ends_with(0);
    let stacks =
        support::authctl(["stack", "ls", "--output=json"]).docker(stack.engine).run().ends_with(0).json();
    let own =
        stacks["data"].as_array().unwrap().iter().find(|row| row["stack"] == stack.name.as_str()).unwrap();
    assert_eq!((own["services"].as_u64(), own["running_tasks"].as_u64()), (Some(2), Some(2)));
    let services = stack.verb("services").argument("--output=json").run().ends_with(0).json();
    assert_eq!(services["data"][0]["service"], stack.service("other"));
    let tasks = stack.verb("ps").argument("--output=json").run().ends_with(0).json();
    assert_eq!(tasks["data"][1]["task"], format!("{}.1", stack.service("web")));

    let lines = stack.verb("logs").run().ends_with(0).stdout;
    let told: Vec<_> = lines.lines().map(|line| line.split(" | ").nth(1).unwrap()).collect();
    assert_eq!(told[2], "third", "{lines}");
    assert!(lines.starts_with(&format!("{}.1 | ", stack.service("web"))), "{lines}");
    let last = stack.verb("logs").argument("web").argument("--tail=1").run().ends_with(0).stdout;
    assert_eq!(last.lines().count(), 1);
    let future = stack.verb("logs").argument("--since=0s").run().ends_with(0).stdout;
    assert_eq!(future, "");
    stack.verb("logs").argument("nothing").run().ends_with(2);
}

#[test]
fn lines_are_followed_across_tasks() {
    let stack = Stack::on(or_skip!(support::docker()));
    let text =
        file("i=0; while :; do i=$((i+1)); echo line-$i; sleep 0.3; done".replace('$', "$$").as_str(), "");
    stack.deploy(&text).run().ends_with(0);
    let mut following = stack.verb("logs").argument("--follow").argument("--output=jsonl").spawn();
    thread::sleep(Duration::from_secs(2));
    stack.deploy(&text).argument("--force").run().ends_with(0);
    thread::sleep(Duration::from_secs(4));
    following.signal(Signal::SIGINT);
    let output = following.wait().ends_with(130);
    let lines: Vec<serde_json::Value> =
        output.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let first = lines.iter().filter(|line| line["data"]["line"] == "line-1").count();
    assert_eq!(first, 2, "each of the two tasks began once:\n{}", output.stdout);
    let tenth = lines.iter().filter(|line| line["data"]["line"] == "line-4").count();
    assert_eq!(tenth, 2, "no line came twice or not at all:\n{}", output.stdout);
}

#[test]
fn a_stack_that_suffers_is_seen() {
    let stack = Stack::on(or_skip!(support::docker()));
    let limited = "    deploy: {endpoint_mode: dnsrr, resources: {limits: {memory: 64M}}}\n";
    let text =
        file("while :; do sleep 0.2; done", "").replace("    deploy: {endpoint_mode: dnsrr}\n", limited);
    stack.deploy(&text).run().ends_with(0);
    let monitor =
        || support::authctl(["monitor", "stack", &stack.name, "--output=json"]).docker(stack.engine).run();
    let fine = monitor().ends_with(0).json();
    let row = &fine["data"][0];
    assert_eq!((row["running_tasks"].as_u64(), row["verdict"].as_str()), (Some(1), Some("fine")), "{row}");
    assert_eq!(row["memory_limit_bytes"], 64 * 1024 * 1024);
    assert!(row["memory_bytes"].as_u64().unwrap() > 0, "{row}");
    let begin = Instant::now();
    stack.engine.cli(&["service", "update", "--detach", "--args", "sh -c 'exit 5'", &stack.service("web")]);
    loop {
        let sick = monitor();
        if sick.code == 3 && sick.stdout.contains("(5)") {
            break;
        }
        assert!(begin.elapsed() < Duration::from_secs(30), "{}", sick.stdout);
        thread::sleep(Duration::from_millis(300));
    }
}
