//! What a task may use, and where it may run.

use serde_json::{Value, json};

use super::super::compose::model::{Deploy, Resources};
use super::fields::filled;

/// The `Resources` of a task.
pub(super) fn resources(deploy: &Deploy) -> Value {
    let limits = deploy.limits.as_ref().map(|limits| {
        filled(json!({"NanoCPUs": limits.nano_cpus, "MemoryBytes": limits.memory_bytes, "Pids": limits.pids}))
    });
    filled(json!({"Limits": limits, "Reservations": deploy.reservations.as_ref().map(reservations)}))
}

fn reservations(reservations: &Resources) -> Value {
    let generic = reservations.generic_resources.iter().map(|resource| {
        json!({"DiscreteResourceSpec": filled(json!({"Kind": resource.kind, "Value": resource.value}))})
    });
    filled(json!({
        "NanoCPUs": reservations.nano_cpus,
        "MemoryBytes": reservations.memory_bytes,
        "GenericResources": generic.collect::<Vec<_>>(),
    }))
}

/// The `Placement` of a task.
pub(super) fn placement(deploy: &Deploy) -> Value {
    let spread = deploy.spread.iter().map(|label| json!({"Spread": {"SpreadDescriptor": label}}));
    filled(json!({
        "Constraints": deploy.constraints,
        "Preferences": spread.collect::<Vec<_>>(),
        "MaxReplicas": deploy.max_replicas_per_node,
    }))
}
