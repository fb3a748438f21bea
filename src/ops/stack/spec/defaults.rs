//! What the engine means where a spec says nothing.

use serde_json::Value;

use super::leaves::Path;
use Meant::{Number, Word};

/// What the engine means by absence.
enum Meant {
    Word(&'static str),
    Number(u64),
}

impl Meant {
    fn is(&self, value: &Value) -> bool {
        *value == self.value()
    }

    fn value(&self) -> Value {
        match self {
            Word(word) => (*word).into(),
            Number(number) => (*number).into(),
        }
    }
}

/// Nanoseconds.
const SECOND: u64 = 1_000_000_000;

/// Paths with what their absence means.
const DEFAULTS: &[(&str, Meant)] = &[
    ("MaxConcurrent", Number(1)),
    ("Mode", Word("replicated")),
    ("Replicas", Number(1)),
    ("EndpointSpec/Mode", Word("vip")),
    ("RollbackConfig/FailureAction", Word("pause")),
    ("RollbackConfig/Monitor", Number(5 * SECOND)),
    ("RollbackConfig/Order", Word("stop-first")),
    ("RollbackConfig/Parallelism", Number(1)),
    ("TaskTemplate/ContainerSpec/Isolation", Word("default")),
    ("TaskTemplate/ContainerSpec/StopGracePeriod", Number(10 * SECOND)),
    ("TaskTemplate/RestartPolicy/Condition", Word("any")),
    ("TaskTemplate/RestartPolicy/Delay", Number(5 * SECOND)),
    ("TaskTemplate/Runtime", Word("container")),
    ("TotalCompletions", Number(1)),
    ("UpdateConfig/FailureAction", Word("pause")),
    ("UpdateConfig/Monitor", Number(5 * SECOND)),
    ("UpdateConfig/Order", Word("stop-first")),
    ("UpdateConfig/Parallelism", Number(1)),
];

/// Paths whose zero or emptiness is something else than their absence, themselves and what is below.
const ZERO_COUNTS: &[&str] = &[
    "Labels",
    "MaxConcurrent",
    "Replicas",
    "RollbackConfig/Parallelism",
    VARIABLES,
    "TaskTemplate/ContainerSpec/Init",
    "TaskTemplate/ContainerSpec/Labels",
    "TaskTemplate/ContainerSpec/StopGracePeriod",
    "TaskTemplate/ContainerSpec/Sysctls",
    "TaskTemplate/LogDriver/Options",
    "TaskTemplate/RestartPolicy/Delay",
    "TotalCompletions",
    "UpdateConfig/Parallelism",
];

/// The container's variables: one without value is taken away from those of the image.
const VARIABLES: &str = "TaskTemplate/ContainerSpec/Env";

/// What the engine means where nothing is said at a path.
pub(super) fn meant(path: &Path) -> Option<Value> {
    let path = path.join("/");
    DEFAULTS.iter().find(|(known, _)| *known == path).map(|(_, default)| default.value())
}

/// Whether the engine would do the same without it.
pub(super) fn is_default(path: &Path, value: &Value) -> bool {
    let path = path.join("/");
    let default = DEFAULTS.iter().find(|(known, _)| *known == path);
    let counts = ZERO_COUNTS.iter().any(|known| is_within(&path, known));
    let unset = value.is_null() && !is_within(&path, VARIABLES);
    unset || default.is_some_and(|(_, default)| default.is(value)) || (is_empty(value) && !counts)
}

fn is_within(path: &str, known: &str) -> bool {
    path.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Bool(value) => !value,
        Value::Number(value) => value.as_f64() == Some(0.0),
        Value::String(value) => value.is_empty(),
        Value::Array(value) => value.is_empty(),
        Value::Object(value) => value.is_empty(),
    }
}
