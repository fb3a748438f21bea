//! Stacks that are deployed to a real swarm, changed, and deployed again.

use std::time::{Duration, Instant};

use nix::sys::signal::Signal;

use crate::support::{self, Stack, or_skip};

/// A service that runs and stops at once when told to; `more` is its own YAML at the depth of a service's keys.
fn service(name: &str, command: &str, more: &str) -> String {
    let more: Vec<_> = more.lines().map(|line| format!("    {line}\n")).collect();
    let more = more.concat();
    format!(
        "  {name}:\n    image: {}\n    command: [\"sh\", \"-c\", \"trap 'exit 0' TERM; {command}\"]\n    \
         stop_grace_period: 1s\n    networks: [own]\n{more}",
        support::IMAGE
    )
}

/// A file with these services.
fn file(services: &[String], rest: &str) -> String {
    format!("version: \"3.8\"\nservices:\n{}networks:\n  own: {{}}\n{rest}", services.concat())
}

const STEADY: &str = "while :; do sleep 0.2; done";

const QUICK: &str = "deploy:\n  endpoint_mode: dnsrr\n  update_config: {monitor: 1s, order: stop-first}";

fn steady(name: &str, more: &str) -> String {
    service(name, STEADY, &format!("{QUICK}\n{more}"))
}

#[test]
fn a_second_deployment_changes_nothing() {
    let stack = Stack::on(or_skip!(support::docker()));
    let text = file(
        &[steady(
            "web",
            "environment: {A: b}\nhealthcheck: {test: [\"CMD-SHELL\", \"true\"], interval: 1s, start_period: 1s, start_interval: 1s}",
        )],
        "",
    );
    let first = stack.deploy(&text).argument("--output=json").run().ends_with(0).json();
    assert_eq!(first["kind"], "stack.deploy/1");
    let version = stack.inspect("web", "{{.Version.Index}}");
    let again = stack.deploy(&text).run().ends_with(0);
    assert!(again.stderr.contains("Nothing to do."), "{}", again.stderr);
    assert!(again.stdout.contains("converged"), "{}", again.stdout);
    assert_eq!(stack.inspect("web", "{{.Version.Index}}"), version);

    stack.with("diff", &text).run().ends_with(0);
    let changed = text.replace("A: b", "A: c");
    let diff = stack.with("diff", &changed).argument("--output=json").run().ends_with(3).json();
    let step = &diff["data"]["steps"][0];
    assert_eq!((step["action"].as_str(), step["restarts_tasks"].as_bool()), (Some("update"), Some(true)));
    assert_eq!(step["changes"][0]["what"], "environment A");
    stack.with("deploy", &changed).argument("--dry-run").run().ends_with(0);
    assert_eq!(stack.inspect("web", "{{.Version.Index}}"), version);

    stack.deploy(&text).argument("--force=web").run().ends_with(0);
    assert_eq!(stack.inspect("web", "{{.Spec.TaskTemplate.ForceUpdate}}"), "1");
    stack.deploy(&text.replace("A: b", "A: d")).run().ends_with(0);
    assert_eq!(stack.inspect("web", "{{.Spec.TaskTemplate.ForceUpdate}}"), "1");
}

#[test]
fn a_bad_file_never_touches_a_healthy_service() {
    let stack = Stack::on(or_skip!(support::docker()));
    let both = file(&[steady("one", ""), steady("two", "")], "");
    stack.deploy(&both).run().ends_with(0);
    let bad = file(&[steady("one", "")], "  away: {external: true, name: nobody-has-this}\n");
    let bad = bad.replace("networks: [own]", "networks: [own, away]");
    let output = stack.deploy(&bad).argument("--prune").run().ends_with(1);
    assert!(output.stderr.contains("there is no network nobody-has-this"), "{}", output.stderr);
    assert_eq!(stack.objects("service").len(), 2);

    let crashing = file(
        &[
            steady("one", ""),
            service("three", "exit 3", "deploy: {endpoint_mode: dnsrr, restart_policy: {delay: 100ms}}"),
        ],
        "",
    );
    stack.deploy(&crashing).argument("--prune").run().ends_with(1);
    assert_eq!(stack.objects("service").len(), 3, "what goes, goes last");

    stack.deploy(&file(&[steady("one", "")], "")).argument("--prune").run().ends_with(0);
    assert_eq!(stack.objects("service"), [stack.service("one")]);
}

#[test]
fn a_changed_config_gets_a_new_name_and_an_old_one_goes() {
    let stack = Stack::on(or_skip!(support::docker()));
    let mounting = steady("web", "configs: [{source: conf, target: /conf}]\nsecrets: [key]");
    let text = file(&[mounting], "configs:\n  conf: {file: ./conf}\nsecrets:\n  key: {file: ./key}\n");
    stack.file("key", "very secret");
    let mut seen = Vec::new();
    for content in ["one", "two", "three"] {
        stack.file("conf", content);
        stack.deploy(&text).run().ends_with(0);
        let mounted =
            stack.inspect("web", "{{(index .Spec.TaskTemplate.ContainerSpec.Configs 0).ConfigName}}");
        assert!(!seen.contains(&mounted), "{content}");
        seen.push(mounted);
    }
    let mut kept = seen[1..].to_vec();
    kept.sort();
    assert_eq!(stack.objects("config"), kept, "one old version stays");
    assert_eq!(stack.objects("secret").len(), 1, "the salt stays the same");
    let label = stack.engine.cli(&["secret", "inspect", &stack.objects("secret")[0]]);
    assert!(!label.contains("very secret"));
    stack.deploy(&text).argument("--keep=0").run().ends_with(0);
    assert_eq!(stack.objects("config"), [seen[2].clone()]);
}

#[test]
fn a_run_that_was_killed_is_finished_by_the_next() {
    let stack = Stack::on(or_skip!(support::docker()));
    stack.file("conf", "x");
    let first = steady("one", "configs: [conf]");
    let names = ["two", "three", "four", "five"];
    let services: Vec<_> = std::iter::once(first)
        .chain(names.iter().enumerate().map(|(index, name)| {
            let before = ["one", "two", "three", "four"][index];
            steady(name, &format!("depends_on: [{before}]"))
        }))
        .collect();
    let text = file(&services, "configs:\n  conf: {file: ./conf}\n");
    let mut run = stack.deploy(&text).spawn();
    let begin = Instant::now();
    while stack.objects("service").len() < 2 && begin.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(20));
    }
    run.signal(Signal::SIGKILL);
    run.wait().ends_with(-9);
    let left = stack.objects("service").len();
    assert!((1..5).contains(&left), "{left} services were there");
    let again = stack.deploy(&text).run().ends_with(0);
    assert!(again.stdout.contains("unchanged"), "{}", again.stdout);
    assert_eq!(stack.objects("service").len(), 5);
    assert_eq!(stack.objects("config").len(), 1);
}

#[test]
fn services_come_after_those_that_they_depend_on() {
    let stack = Stack::on(or_skip!(support::docker()));
    let once = service("migrate", "sleep 1", &format!("{QUICK}\n  restart_policy: {{condition: none}}"));
    let after = steady("web", "depends_on:\n  migrate: {condition: service_completed_successfully}");
    let text = file(&[after, once], "");
    let output = stack.deploy(&text).run().ends_with(0);
    assert!(output.stdout.contains("completed by 1 task"), "{}", output.stdout);
    let made = |key: &str| stack.inspect(key, "{{.CreatedAt.UnixNano}}").parse::<i64>().unwrap();
    assert!(made("web") - made("migrate") > 1_000_000_000);
    stack.deploy(&text).run().ends_with(0);

    let failing = text.replace("sleep 1\"", "exit 4\"");
    let output = stack.deploy(&failing).run().ends_with(1);
    assert!(output.stderr.contains("(4)") && output.stderr.contains("paused half-way"), "{}", output.stderr);
}

#[test]
fn somebody_who_changes_the_service_at_the_same_moment_is_no_reason_to_fail() {
    let stack = Stack::on(or_skip!(support::docker()));
    let text = file(&[steady("web", "environment: {N: \"0\"}")], "");
    stack.deploy(&text).run().ends_with(0);
    let name = stack.service("web");
    let done = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut number = 0;
            while !done.load(std::sync::atomic::Ordering::Relaxed) {
                number += 1;
                let label = format!("touched={number}");
                drop(
                    stack
                        .engine
                        .command(&["service", "update", "--detach", "--label-add", &label, &name])
                        .output(),
                );
            }
        });
        for number in 1..=3 {
            let output = stack
                .deploy(&text.replace("N: \"0\"", &format!("N: \"{number}\"")))
                .argument("--detach")
                .run();
            // three times too late is told as what it is
            assert!([0, 8].contains(&output.code), "{}", output.stderr);
        }
        done.store(true, std::sync::atomic::Ordering::Relaxed);
    });
    stack.deploy(&text.replace("N: \"0\"", "N: \"9\"")).run().ends_with(0);
}

#[test]
fn a_database_password_is_not_changed_in_the_stack_alone() {
    let stack = Stack::on(or_skip!(support::docker()));
    stack.file("password", "first");
    let database =
        steady("db", "environment: {POSTGRES_PASSWORD_FILE: /run/secrets/password}\nsecrets: [password]");
    let text = file(&[database], "secrets:\n  password: {file: ./password}\n");
    stack.deploy(&text).run().ends_with(0);
    stack.file("password", "second");
    let output = stack.deploy(&text).run().ends_with(7);
    assert!(output.stderr.contains("`ALTER ROLE"), "{}", output.stderr);
    assert!(output.stderr.contains("--rotated password"), "{}", output.stderr);
    assert!(!output.stderr.contains("second"));
    let diff = stack.with("diff", &text).run().ends_with(3);
    assert!(diff.stderr.contains("A deployment would be refused"), "{}", diff.stderr);
    stack.deploy(&text).argument("--rotated=password").run().ends_with(0);
    assert_eq!(stack.objects("secret").len(), 2);
    let back = stack.verb("rollback").argument("--yes").run().ends_with(7);
    assert!(back.stderr.contains("`--rotated password`"), "{}", back.stderr);
    stack.verb("rollback").argument("--yes").argument("--rotated=pasword").run().ends_with(2);
    stack.verb("rollback").argument("--yes").argument("--rotated=password").run().ends_with(0);
}

#[test]
fn the_content_of_a_secret_that_docker_made_is_not_known() {
    let stack = Stack::on(or_skip!(support::docker()));
    stack.file("password", "first");
    let database =
        steady("db", "environment: {POSTGRES_PASSWORD_FILE: /run/secrets/password}\nsecrets: [password]");
    let text = file(&[database], "secrets:\n  password: {file: ./password}\n");
    let path = stack.file("stack.yaml", &text);
    stack.engine.cli(&[
        "stack",
        "deploy",
        "--resolve-image=never",
        "-c",
        path.to_str().unwrap(),
        &stack.name,
    ]);
    let output = stack.deploy(&text).run().ends_with(7);
    assert!(output.stderr.contains("cannot be told"), "{}", output.stderr);
    assert!(output.stderr.contains("`--plain-names` keeps the secret"), "{}", output.stderr);
    stack.deploy(&text).argument("--rotated=pasword").run().ends_with(2);
    stack.deploy(&text).argument("--rotated=password").argument("--keep=0").run().ends_with(0);
    assert_eq!(stack.objects("secret").len(), 1, "what docker made is an old version");

    let open = text.replace("POSTGRES_PASSWORD_FILE: /run/secrets/password", "POSTGRES_PASSWORD: first");
    let diff = stack.with("diff", &open).run().ends_with(3);
    assert!(diff.stderr.contains("keeps the password that it was made with"), "{}", diff.stderr);
}

#[test]
fn plain_names_are_no_reason_for_a_difference() {
    let stack = Stack::on(or_skip!(support::docker()));
    stack.file("key", "very secret");
    let text = file(&[steady("web", "secrets: [key]")], "secrets:\n  key: {file: ./key}\n");
    let plain = |verb: &str| stack.with(verb, &text).argument("--plain-names");
    plain("deploy").argument("--yes").run().ends_with(0);
    assert_eq!(stack.objects("secret"), [stack.service("key")]);
    plain("diff").run().ends_with(0);
    stack.file("key", "another");
    let changed = plain("diff").run().ends_with(3);
    assert!(changed.stdout.contains("has another content"), "{}", changed.stdout);
    plain("deploy").argument("--yes").run().ends_with(8);
}

#[test]
fn what_is_in_the_way_hides_no_difference() {
    let stack = Stack::on(or_skip!(support::docker()));
    let text = file(&[steady("web", ""), steady("api", "")], "");
    let first = stack.with("diff", &text).argument("--output=json").run().ends_with(3).json();
    assert_eq!(first["verdict"], "warn");
    let nowhere = text.replace(
        "endpoint_mode: dnsrr",
        "endpoint_mode: dnsrr\n      placement: {constraints: [node.role == nobody]}",
    );
    let diff = stack.with("diff", &nowhere).argument("--output=json").run().ends_with(3).json();
    assert_eq!(diff["verdict"], "bad");
    assert_eq!(diff["data"]["obstacles"].as_array().unwrap().len(), 2);
    assert!(diff["data"]["steps"].as_array().unwrap().len() >= 3, "{diff}");
    let shown = stack.with("diff", &nowhere).run().ends_with(3);
    assert!(
        shown.stdout.contains("no node may run service api") && shown.stdout.contains("create"),
        "{}",
        shown.stdout
    );
    let refused = stack.deploy(&nowhere).run().ends_with(1);
    assert!(refused.stderr.contains("2 things are in the way"), "{}", refused.stderr);
}

#[test]
fn where_tasks_may_run_starts_none_anew_that_may_stay() {
    let stack = Stack::on(or_skip!(support::docker()));
    let text = |placement: &str| {
        let deploy = format!("endpoint_mode: dnsrr\n      placement: {{{placement}}}");
        file(&[steady("web", "")], "").replace("endpoint_mode: dnsrr", &deploy)
    };
    let tasks = || stack.engine.cli(&["service", "ps", "-q", &stack.service("web")]);
    let restarts = |placement: &str| {
        let diff = stack.with("diff", &text(placement)).argument("--output=json").run().ends_with(3).json();
        diff["data"]["steps"][0]["restarts_tasks"].clone()
    };
    stack.deploy(&text("constraints: [node.role == manager]")).run().ends_with(0);
    let before = tasks();
    stack.with("diff", &text("constraints: [node.role==manager]")).run().ends_with(0);
    for placement in [
        "constraints: [node.role == manager, node.role != worker]",
        "constraints: [node.role == manager], max_replicas_per_node: 3",
        "preferences: [{spread: node.labels.zone}]",
    ] {
        assert_eq!(restarts(placement), false, "{placement}");
        stack.deploy(&text(placement)).run().ends_with(0);
        assert_eq!(tasks(), before, "{placement}");
    }
    assert_eq!(restarts("constraints: [node.role == worker]"), true);
}

#[test]
fn a_port_goes_from_a_service_that_is_pruned_to_a_new_one() {
    let stack = Stack::on(or_skip!(support::docker()));
    let port = support::free_port();
    let ports = format!("ports: [{{target: 80, published: {port}, mode: host}}]");
    stack.deploy(&file(&[steady("old", &ports), steady("other", "")], "")).run().ends_with(0);
    let next = file(&[steady("new", &ports), steady("other", "")], "");
    let refused = stack.deploy(&next).run().ends_with(1);
    assert!(refused.stderr.contains("`--prune` removes that service first"), "{}", refused.stderr);
    let plan = stack.deploy(&next).argument("--prune").argument("--dry-run").run().ends_with(0);
    let lines: Vec<_> = plan.stdout.lines().collect();
    let of = |word: &str| lines.iter().position(|line| line.contains(&stack.service(word))).unwrap();
    assert!(of("old") < of("new"), "{}", plan.stdout);
    stack.deploy(&next).argument("--prune").run().ends_with(0);
    assert_eq!(stack.objects("service"), [stack.service("new"), stack.service("other")]);
}

#[test]
fn a_service_that_keeps_its_own_port_is_not_started_first() {
    let stack = Stack::on(or_skip!(support::docker()));
    let ports = format!("ports: [{{target: 80, published: {}, mode: host}}]", support::free_port());
    let text = file(&[steady("web", &format!("{ports}\nenvironment: {{A: b}}"))], "");
    let text = text.replace("order: stop-first", "order: start-first");
    stack.deploy(&text).run().ends_with(0);
    let version = stack.inspect("web", "{{.Version.Index}}");
    let refused = stack.deploy(&text.replace("A: b", "A: c")).run().ends_with(1);
    assert!(refused.stderr.contains("starts its new tasks first"), "{}", refused.stderr);
    assert_eq!(stack.inspect("web", "{{.Version.Index}}"), version);
    stack.deploy(&text.replace("A: b", "A: c").replace("start-first", "stop-first")).run().ends_with(0);
}

#[test]
fn a_whole_stack_goes_back_in_reverse() {
    let stack = Stack::on(or_skip!(support::docker()));
    let text = |value: &str| {
        let variable = format!("environment: {{A: {value}}}");
        let after = steady("api", &format!("{variable}\ndepends_on: [store]"));
        file(&[after, steady("store", &variable), steady("steady", "")], "")
    };
    stack.deploy(&text("b")).run().ends_with(0);
    stack.deploy(&text("c")).run().ends_with(0);
    let back = stack.verb("rollback").argument("--yes").argument("--output=json").run().ends_with(0).json();
    let names: Vec<_> = back["data"].as_array().unwrap().iter().map(|row| row["service"].clone()).collect();
    assert_eq!(names, [stack.service("api"), stack.service("store")]);
    for key in ["api", "store"] {
        assert_eq!(stack.inspect(key, "{{.Spec.TaskTemplate.ContainerSpec.Env}}"), "[A=b]");
    }
    stack.verb("wait").run().ends_with(0);
}

#[test]
fn an_external_network_is_made_where_that_is_wanted() {
    let engine = or_skip!(support::docker());
    let stack = Stack::on(engine);
    let name = support::unique("ext");
    let text =
        file(&[steady("web", "")], "").replace("own: {}", &format!("own: {{external: true, name: {name}}}"));
    let output = stack.deploy(&text).run().ends_with(1);
    assert!(output.stderr.contains("`--create-networks` makes it"), "{}", output.stderr);
    stack.deploy(&text).argument("--create-networks").run().ends_with(0);
    stack.verb("rm").argument("--yes").run().ends_with(0);
    assert_eq!(
        engine.cli(&["network", "ls", "--filter", &format!("name={name}"), "--format", "{{.Name}}"]),
        name
    );
    engine.cli(&["network", "rm", &name]);
}

#[test]
fn without_a_file_a_shipped_stack_is_meant() {
    let stack = Stack::on(or_skip!(support::docker()));
    let output =
        support::authctl(["stack", "deploy", "nothing", "--yes"]).docker(stack.engine).run().ends_with(2);
    assert!(output.stderr.contains("shipped are `postgres` and `redis`"), "{}", output.stderr);
    let output =
        support::authctl(["stack", "deploy", "postgres", "--yes"]).docker(stack.engine).run().ends_with(2);
    assert!(output.stderr.contains("name an image of PostgreSQL with pg_cron"), "{}", output.stderr);
}

#[test]
fn a_name_that_the_engine_would_refuse_is_refused_before_anything_is_made() {
    let engine = or_skip!(support::docker());
    let stack = Stack::on(engine);
    let path = stack.file("stack.yaml", file(&[steady("web", "")], ""));
    let too_long = "x".repeat(63);
    for name in ["", "a b", "../x", "a\nb", "x-", too_long.as_str()] {
        let words = ["stack", "deploy", "--yes", "-c", path.to_str().unwrap(), "--", name];
        support::authctl(words).docker(engine).run().ends_with(2);
    }
}
