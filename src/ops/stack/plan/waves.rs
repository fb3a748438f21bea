//! In which order services are deployed: each after those that it waits for.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::{Error, Result};
use crate::ops::stack::desired::{Desired, DesiredService};

/// The services by their keys, wave after wave: each waits for services of earlier waves only.
pub(super) fn waves(desired: &Desired) -> Result<Vec<Vec<String>>> {
    let known: BTreeMap<&str, &DesiredService> =
        desired.services.iter().map(|service| (service.name.as_str(), service)).collect();
    let mut left: BTreeSet<&str> = known.keys().copied().collect();
    let mut waves = Vec::new();
    for service in &desired.services {
        check(service, &known)?;
    }
    while !left.is_empty() {
        let waits =
            |name: &&&str| known[**name].waits_for.iter().any(|(other, _)| left.contains(other.as_str()));
        let (blocked, free): (BTreeSet<&str>, BTreeSet<&str>) = left.iter().partition(|name| waits(name));
        if free.is_empty() {
            return Err(circle(&blocked, &known));
        }
        waves.push(free.iter().map(|name| (*name).to_owned()).collect());
        left = blocked;
    }
    Ok(waves)
}

fn check(service: &DesiredService, known: &BTreeMap<&str, &DesiredService>) -> Result<()> {
    match service.waits_for.iter().find(|(other, _)| !known.contains_key(other.as_str())) {
        Some((other, _)) => Err(Error::usage(format!(
            "{}: service {} depends on {other}, which the file does not have",
            service.place, service.name
        ))),
        None => Ok(()),
    }
}

/// Follows the dependencies until a service comes twice.
fn circle(blocked: &BTreeSet<&str>, known: &BTreeMap<&str, &DesiredService>) -> Error {
    let mut path: Vec<&str> = Vec::new();
    let mut next = blocked.first().copied();
    while let Some(name) = next.filter(|name| !path.contains(name)) {
        path.push(name);
        let mut others = known[name].waits_for.iter().map(|(other, _)| other.as_str());
        next = others.find_map(|other| blocked.get(other).copied());
    }
    let begin = path.iter().position(|name| Some(*name) == next).unwrap_or_default();
    let round = path[begin..].iter().chain(next.iter()).copied().collect::<Vec<_>>().join(" → ");
    let place = next.and_then(|name| known.get(name)).map(|service| service.place.to_string());
    Error::usage(format!("{}: services wait for each other: {round}", place.unwrap_or_default()))
        .hint("take one of them out of `depends_on`")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ops::stack::compose::model::{Condition, Place};
    use crate::ops::stack::desired::External;
    use serde_json::json;

    fn desired(services: &[(&str, &[&str])]) -> Desired {
        let service = |(name, waits_for): &(&str, &[&str])| DesiredService {
            name: (*name).to_owned(),
            spec: json!({ "Name": format!("shop_{name}") }),
            image: String::new(),
            waits_for: waits_for.iter().map(|other| ((*other).to_owned(), Condition::Started)).collect(),
            place: Place::default(),
        };
        Desired {
            stack: "shop".to_owned(),
            services: services.iter().map(service).collect(),
            networks: Vec::new(),
            secrets: Vec::new(),
            configs: Vec::new(),
            external: External::default(),
        }
    }

    #[test]
    fn each_comes_after_those_that_it_waits_for() {
        let all = desired(&[("api", &["db", "cache"]), ("cache", &[]), ("db", &[]), ("web", &["api"])]);
        assert_eq!(waves(&all).unwrap(), [vec!["cache", "db"], vec!["api"], vec!["web"]]);
    }

    #[test]
    fn a_circle_is_told_in_its_order() {
        let all = desired(&[("a", &["b"]), ("b", &["c"]), ("c", &["b"]), ("d", &[])]);
        let error = waves(&all).unwrap_err();
        assert!(error.message().ends_with("services wait for each other: b → c → b"), "{error}");
        let unknown = desired(&[("a", &["x"])]);
        assert!(waves(&unknown).unwrap_err().message().contains("depends on x"));
    }
}
