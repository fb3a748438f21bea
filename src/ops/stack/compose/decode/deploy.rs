//! `deploy` as typed values.

use super::super::model::{Deploy, GenericResource, Mode, Resources, RestartPolicy, UpdateConfig};
use super::super::node::Node;
use super::super::size;
use super::fields::Fields;

pub(super) fn deploy(fields: Fields<'_>) -> Deploy {
    let resources = |key| fields.below("resources").and_then(|fields| fields.below(key)).map(resources);
    let placement = fields.below("placement");
    let spread = |item: &Node| Fields::of(item).text("spread");
    Deploy {
        mode: mode(&fields.text("mode")),
        replicas: fields.count("replicas"),
        labels: fields.texts_by_name("labels"),
        update_config: fields.below("update_config").map(update_config),
        rollback_config: fields.below("rollback_config").map(update_config),
        limits: resources("limits"),
        reservations: resources("reservations"),
        restart_policy: fields.below("restart_policy").map(restart_policy),
        constraints: placement.map(|fields| fields.texts("constraints")).unwrap_or_default(),
        spread: placement
            .map(|fields| fields.items("preferences").iter().map(spread).collect())
            .unwrap_or_default(),
        max_replicas_per_node: placement
            .and_then(|fields| fields.count("max_replicas_per_node"))
            .unwrap_or(0),
        endpoint_mode: fields.text("endpoint_mode"),
    }
}

fn mode(word: &str) -> Mode {
    match word {
        "global" => Mode::Global,
        "replicated-job" => Mode::ReplicatedJob,
        "global-job" => Mode::GlobalJob,
        _ => Mode::Replicated,
    }
}

fn update_config(fields: Fields<'_>) -> UpdateConfig {
    UpdateConfig {
        parallelism: fields.count("parallelism"),
        delay: fields.duration("delay").unwrap_or(0),
        failure_action: fields.text("failure_action"),
        monitor: fields.duration("monitor").unwrap_or(0),
        max_failure_ratio: fields.ratio("max_failure_ratio"),
        order: fields.text("order"),
    }
}

fn resources(fields: Fields<'_>) -> Resources {
    let cpus = fields.text("cpus");
    Resources {
        nano_cpus: size::billionths(&cpus).unwrap_or(0),
        cpus,
        memory_bytes: fields.text("memory").parse().unwrap_or(0),
        pids: fields.number("pids"),
        generic_resources: fields.items("generic_resources").iter().filter_map(generic_resource).collect(),
    }
}

fn generic_resource(item: &Node) -> Option<GenericResource> {
    let fields = Fields::of(item).below("discrete_resource_spec")?;
    Some(GenericResource { kind: fields.text("kind"), value: fields.number("value") })
}

fn restart_policy(fields: Fields<'_>) -> RestartPolicy {
    RestartPolicy {
        condition: fields.text("condition"),
        delay: fields.duration("delay"),
        max_attempts: fields.count("max_attempts"),
        window: fields.duration("window"),
    }
}
