//! How many tasks there are, when they are restarted, and how they are replaced.

use serde_json::{Value, json};

use super::super::compose::model::{Deploy, Mode, Port, RestartPolicy, Service, UpdateConfig};
use super::fields::{filled, joined, present};

/// The `Mode` of a service.
pub(super) fn mode(deploy: &Deploy) -> Result<Value, String> {
    let replicas = deploy.replicas;
    let of_every_node = matches!(deploy.mode, Mode::Global | Mode::GlobalJob);
    if of_every_node && replicas.is_some() {
        return Err("replicas go with the modes replicated and replicated-job only".to_owned());
    }
    Ok(match deploy.mode {
        Mode::Replicated => json!({"Replicated": present(json!({"Replicas": replicas}))}),
        Mode::Global => json!({"Global": {}}),
        Mode::ReplicatedJob => {
            let completions = present(json!({"MaxConcurrent": replicas, "TotalCompletions": replicas}));
            json!({"ReplicatedJob": completions})
        }
        Mode::GlobalJob => json!({"GlobalJob": {}}),
    })
}

/// The `RestartPolicy` of a task; `restart` counts where `deploy.restart_policy` is absent.
pub(super) fn restart(service: &Service) -> Result<Value, String> {
    match &service.deploy.restart_policy {
        Some(policy) => Ok(explicit_restart(policy)),
        None => legacy_restart(&service.restart),
    }
}

fn explicit_restart(policy: &RestartPolicy) -> Value {
    let condition = filled(json!({"Condition": policy.condition}));
    let numbers = json!({"Delay": policy.delay, "MaxAttempts": policy.max_attempts, "Window": policy.window});
    joined(condition, present(numbers))
}

fn legacy_restart(restart: &str) -> Result<Value, String> {
    let (policy, count) = restart.split_once(':').unwrap_or((restart, ""));
    let no_count = || format!("{count} is no number of attempts");
    let attempts: i64 = if count.is_empty() { 0 } else { count.parse().map_err(|_| no_count())? };
    match policy {
        "" if !restart.is_empty() => Err("no policy is named before the colon".to_owned()),
        "" | "no" => Ok(Value::Null),
        // only failures are counted
        "always" | "unless-stopped" => Ok(json!({"Condition": "any"})),
        // the docker client makes of -1 the largest number there is
        "on-failure" => {
            let attempts = u64::try_from(attempts).map_err(|_| no_count())?;
            Ok(json!({"Condition": "on-failure", "MaxAttempts": attempts}))
        }
        _ => Err(format!("{policy} is no policy: it must be no, always, on-failure or unless-stopped")),
    }
}

/// The `UpdateConfig` or `RollbackConfig` of a service.
pub(super) fn update(config: &UpdateConfig) -> Value {
    let words = filled(json!({
        "Delay": config.delay,
        "FailureAction": config.failure_action,
        "Monitor": config.monitor,
        "Order": config.order,
    }));
    let numbers = json!({
        "Parallelism": config.parallelism.unwrap_or(1),
        "MaxFailureRatio": shortest(config.max_failure_ratio),
    });
    joined(numbers, words)
}

/// 0.1 and not 0.10000000149: the number that was written.
fn shortest(ratio: f32) -> f64 {
    ratio.to_string().parse().unwrap_or_default()
}

/// The `EndpointSpec` of a service.
pub(super) fn endpoint(service: &Service) -> Value {
    let mut ports: Vec<&Port> = service.ports.iter().collect();
    ports.sort_by_key(|port| port.published);
    let ports: Vec<Value> = ports.into_iter().map(port).collect();
    filled(json!({"Mode": service.deploy.endpoint_mode.to_lowercase(), "Ports": ports}))
}

fn port(port: &Port) -> Value {
    filled(json!({
        "Protocol": port.protocol,
        "TargetPort": port.target,
        "PublishedPort": port.published,
        "PublishMode": port.mode,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attempts_are_counted_as_the_docker_client_counts_them() {
        let any = json!({"Condition": "any"});
        let failures = |attempts: u64| json!({"Condition": "on-failure", "MaxAttempts": attempts});
        for (written, sent) in [
            ("", Value::Null),
            ("no", Value::Null),
            ("no:3", Value::Null),
            ("always", any.clone()),
            ("always:3", any.clone()),
            ("always:-3", any.clone()),
            ("unless-stopped:2", any),
            ("on-failure", failures(0)),
            ("on-failure:", failures(0)),
            ("on-failure:0", failures(0)),
            ("on-failure:03", failures(3)),
            ("on-failure:+3", failures(3)),
        ] {
            assert_eq!(legacy_restart(written), Ok(sent), "{written}");
        }
        for wrong in
            [":", ":3", "any", "Always", "always:x", "on-failure: 3", "on-failure:3:4", "on-failure:-1"]
        {
            assert!(legacy_restart(wrong).is_err(), "{wrong}");
        }
    }
}
