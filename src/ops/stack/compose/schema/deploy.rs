//! The keys of `deploy`.

use super::{Key, Keys, Shape, key};

pub(super) static DEPLOY: Keys = Keys::new(&[
    key("mode", Shape::Word(&["replicated", "global", "replicated-job", "global-job"])),
    key("replicas", Shape::OptionalCount),
    key("labels", Shape::Labels),
    key("update_config", Shape::Keys(&UPDATE)),
    key("rollback_config", Shape::Keys(&UPDATE)).since(7),
    key("resources", Shape::Keys(&RESOURCES)),
    key("restart_policy", Shape::Keys(&RESTART_POLICY)),
    key("placement", Shape::Keys(&PLACEMENT)),
    key("endpoint_mode", Shape::Text).since(2),
])
.nullable();

static UPDATE: Keys = Keys::new(&[
    key("parallelism", Shape::OptionalCount),
    key("delay", Shape::Duration),
    key("failure_action", Shape::Text),
    key("monitor", Shape::Duration),
    key("max_failure_ratio", Shape::Ratio),
    key("order", Shape::Word(&["start-first", "stop-first"])).since(4),
])
.kept_when_empty();

static RESOURCES: Keys =
    Keys::new(&[key("limits", Shape::Keys(&LIMITS)), key("reservations", Shape::Keys(&RESERVATIONS))]);

const CPUS: Key = key("cpus", Shape::Processors);
const MEMORY: Key = key("memory", Shape::Bytes);

static LIMITS: Keys = Keys::new(&[CPUS, MEMORY, key("pids", Shape::Integer).since(9)]).kept_when_empty();

static RESERVATIONS: Keys =
    Keys::new(&[CPUS, MEMORY, key("generic_resources", Shape::ListOf(&GENERIC_RESOURCE)).since(5)])
        .kept_when_empty();

static GENERIC_RESOURCE: Keys = Keys::new(&[key("discrete_resource_spec", Shape::Keys(&DISCRETE))]);

static DISCRETE: Keys =
    Keys::new(&[key("kind", Shape::Text), key("value", Shape::Integer)]).kept_when_empty();

static RESTART_POLICY: Keys = Keys::new(&[
    key("condition", Shape::Text),
    key("delay", Shape::OptionalDuration),
    key("max_attempts", Shape::OptionalCount),
    key("window", Shape::OptionalDuration),
])
.kept_when_empty();

static PLACEMENT: Keys = Keys::new(&[
    key("constraints", Shape::AnyTexts),
    key("preferences", Shape::ListOf(&PREFERENCE)).since(3),
    key("max_replicas_per_node", Shape::Count).since(8),
]);

static PREFERENCE: Keys = Keys::new(&[key("spread", Shape::Text)]);
