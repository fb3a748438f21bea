//! The container of a task on the engine's own node.

use serde_json::Value as Json;

use crate::conn::docker::swarm::Swarm;
use crate::error::Result;
use crate::ops::stack::Task;

/// A container as its engine sees it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Container {
    pub(super) was_killed_for_memory: bool,
    /// Without the pages of files that the system may take back.
    pub(super) memory_bytes: Option<u64>,
    /// Of its limit.
    pub(super) memory_ratio: Option<f64>,
    /// How many processors it keeps busy.
    pub(super) processors: Option<f64>,
    /// The id of the image that it runs.
    pub(super) image: String,
}

/// Looks into the container of a task; `None` where it is gone.
pub(super) async fn container(swarm: &Swarm, task: &Task) -> Result<Option<Container>> {
    let Some(inspected) = swarm.container(&task.container).await? else { return Ok(None) };
    let state = &inspected["State"];
    let container = Container {
        was_killed_for_memory: state["OOMKilled"] == true,
        image: inspected["Image"].as_str().unwrap_or_default().to_owned(),
        ..Container::default()
    };
    if state["Running"] != true {
        return Ok(Some(container));
    }
    let usage = swarm.usage(&task.container).await?.unwrap_or_default();
    let limited = inspected["HostConfig"]["Memory"].as_u64().is_some_and(|bytes| bytes > 0);
    Ok(Some(using(container, &usage, limited)))
}

#[expect(clippy::cast_precision_loss, reason = "a share of memory needs three digits")]
fn using(container: Container, usage: &Json, limited: bool) -> Container {
    let number = |pointer| usage.pointer(pointer).and_then(Json::as_u64);
    let used = number("/memory_stats/usage");
    // the two versions of control groups name it differently
    let pages =
        number("/memory_stats/stats/inactive_file").or(number("/memory_stats/stats/total_inactive_file"));
    let memory_bytes = used.map(|used| used.saturating_sub(pages.unwrap_or_default()));
    let limit = number("/memory_stats/limit").filter(|limit| limited && *limit > 0);
    let memory_ratio = memory_bytes.zip(limit).map(|(used, limit)| used as f64 / limit as f64);
    Container { memory_bytes, memory_ratio, processors: processors(usage), ..container }
}

/// The share of the machine's time between two looks, in processors.
fn processors(usage: &Json) -> Option<f64> {
    let number = |pointer: &str| usage.pointer(pointer).and_then(Json::as_f64);
    let between = |name: &str| {
        let (now, before) = (number(&format!("/cpu_stats/{name}")), number(&format!("/precpu_stats/{name}")));
        now.zip(before).map(|(now, before)| now - before)
    };
    let (own, all) = (between("cpu_usage/total_usage")?, between("system_cpu_usage")?);
    (all > 0.0).then(|| own / all * number("/cpu_stats/online_cpus").unwrap_or(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn pages_of_files_are_no_usage() {
        let usage = json!({
            "memory_stats": { "usage": 100, "limit": 160, "stats": { "inactive_file": 20 } },
            "cpu_stats": { "cpu_usage": { "total_usage": 60 }, "system_cpu_usage": 200, "online_cpus": 4 },
            "precpu_stats": { "cpu_usage": { "total_usage": 10 }, "system_cpu_usage": 100 },
        });
        let container = using(Container::default(), &usage, true);
        assert_eq!(container.memory_bytes, Some(80));
        assert_eq!(container.memory_ratio, Some(0.5));
        assert_eq!(container.processors, Some(2.0));
        assert_eq!(using(Container::default(), &usage, false).memory_ratio, None);
    }
}
