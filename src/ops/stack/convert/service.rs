//! A service with its task.

use serde_json::{Value, json};

use super::super::compose::model::{Logging, Service};
use super::super::desired::{DesiredService, IMAGE_LABEL};
use super::faults::Faults;
use super::fields::{filled, present};
use super::{Scope, container, networks, policies, resources};

/// The service as the swarm shall have it.
pub(super) fn service(scope: &Scope<'_>, service: &Service, faults: &mut Faults<'_>) -> DesiredService {
    let path = format!("services.{}", service.name);
    let mut labels = scope.namespace.labels(&service.deploy.labels);
    labels.insert(IMAGE_LABEL.to_owned(), service.image.clone());
    let spec = present(json!({
        "Name": scope.namespace.name(&service.name, ""),
        "Labels": labels,
        "TaskTemplate": task(scope, service, faults),
        "Mode": faults.keep(&format!("{path}.deploy.mode"), policies::mode(&service.deploy)),
        "UpdateConfig": service.deploy.update_config.as_ref().map(policies::update),
        "RollbackConfig": service.deploy.rollback_config.as_ref().map(policies::update),
        "EndpointSpec": policies::endpoint(service),
    }));
    DesiredService {
        name: service.name.clone(),
        spec,
        image: service.image.clone(),
        waits_for: service.depends_on.clone().into_iter().collect(),
        place: service.place.clone(),
    }
}

/// The `TaskTemplate`: whatever differs in it makes new tasks.
fn task(scope: &Scope<'_>, service: &Service, faults: &mut Faults<'_>) -> Value {
    let path = format!("services.{}.restart", service.name);
    present(json!({
        "ContainerSpec": container::container(scope, service, faults),
        "Resources": resources::resources(&service.deploy),
        "RestartPolicy": faults.keep(&path, policies::restart(service)),
        "Placement": resources::placement(&service.deploy),
        "Networks": networks::attachments(scope, service, faults),
        "LogDriver": service.logging.as_ref().map(log_driver),
        "ForceUpdate": 0,
    }))
}

fn log_driver(logging: &Logging) -> Value {
    filled(json!({"Name": logging.driver, "Options": logging.options}))
}
