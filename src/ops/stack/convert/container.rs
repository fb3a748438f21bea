//! The container of a task.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::super::compose::model::{Healthcheck, Service};
use super::faults::Faults;
use super::fields::{filled, joined, present};
use super::{Scope, image, mounts, references};

/// The `ContainerSpec` of a task.
pub(super) fn container(scope: &Scope<'_>, service: &Service, faults: &mut Faults<'_>) -> Value {
    let (add, drop) = capabilities(service);
    let said = filled(json!({
        "Image": image::tagged(&service.image),
        "Labels": scope.namespace.labels(&service.labels),
        "Command": service.entrypoint,
        "Args": service.command,
        "Hostname": service.hostname,
        "Env": environment(service),
        "Dir": service.working_dir,
        "User": service.user,
        "StopSignal": service.stop_signal,
        "TTY": service.tty,
        "OpenStdin": service.stdin_open,
        "ReadOnly": service.read_only,
        "Mounts": mounts::mounts(scope, service, faults),
        "Healthcheck": service.healthcheck.as_ref().map(healthcheck),
        "Hosts": hosts(service),
        "DNSConfig": filled(json!({"Nameservers": service.dns, "Search": service.dns_search})),
        "Secrets": references::secrets(scope, service, faults),
        "Configs": references::configs(scope, service, faults),
        "Isolation": service.isolation,
        "Sysctls": service.sysctls,
        "CapabilityAdd": add,
        "CapabilityDrop": drop,
        "Ulimits": ulimits(service),
        "OomScoreAdj": service.oom_score_adj,
    }));
    joined(
        said,
        present(json!({
            "StopGracePeriod": service.stop_grace_period,
            "Init": service.init,
            "Privileges": privileges(scope, service, faults),
        })),
    )
}

/// Sorted as text, as the docker client sorts it.
fn environment(service: &Service) -> Vec<String> {
    let variable = |(name, value): (&String, &Option<String>)| match value {
        Some(value) => format!("{name}={value}"),
        None => name.clone(),
    };
    let mut variables: Vec<String> = service.environment.iter().map(variable).collect();
    variables.sort();
    variables
}

fn healthcheck(check: &Healthcheck) -> Value {
    if check.disable {
        return json!({"Test": ["NONE"]});
    }
    filled(json!({
        "Test": check.test,
        "Interval": check.interval,
        "Timeout": check.timeout,
        "StartPeriod": check.start_period,
        "StartInterval": check.start_interval,
        "Retries": check.retries,
    }))
}

/// `host:address` is `address host` in the file `hosts`.
fn hosts(service: &Service) -> Vec<String> {
    let parts = service.extra_hosts.iter().filter_map(|host| host.split_once(':'));
    // brackets tell an address of IPv6 from what is around it in the file; a file of hosts has none
    let bare = |address: &str| {
        let inner = address.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
        inner.unwrap_or(address).to_owned()
    };
    parts.map(|(host, address)| format!("{} {host}", bare(address))).collect()
}

fn ulimits(service: &Service) -> Vec<Value> {
    let limits = service.ulimits.iter();
    limits.map(|(name, limit)| json!({"Name": name, "Hard": limit.hard, "Soft": limit.soft})).collect()
}

fn privileges(scope: &Scope<'_>, service: &Service, faults: &mut Faults<'_>) -> Value {
    let path = format!("services.{}.credential_spec", service.name);
    let spec = service.credential_spec.as_ref().map(|spec| references::credentials(scope, spec)).transpose();
    json!({"CredentialSpec": faults.keep(&path, spec), "SELinuxContext": null})
}

/// What is added and what is dropped: sorted, without doubles, and what is added is not dropped.
fn capabilities(service: &Service) -> (Vec<String>, Vec<String>) {
    let add = effective(&service.cap_add);
    let drop = effective(&service.cap_drop).difference(&add).cloned().collect();
    (add.into_iter().collect(), drop)
}

fn effective(capabilities: &[String]) -> BTreeSet<String> {
    let all: BTreeSet<String> = capabilities.iter().map(|capability| full_name(capability)).collect();
    if all.contains("ALL") {
        return BTreeSet::from(["ALL".to_owned()]);
    }
    all.into_iter().filter(|capability| capability != "RESET").collect()
}

fn full_name(capability: &str) -> String {
    let capability = capability.trim().to_uppercase();
    let complete = ["ALL", "RESET"].contains(&capability.as_str()) || capability.starts_with("CAP_");
    if complete { capability } else { format!("CAP_{capability}") }
}
