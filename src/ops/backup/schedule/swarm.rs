//! A stack with a job, and what starts it again and again.

use super::{File, Job, words};
use crate::error::Result;

pub(super) fn file(job: &Job) -> Result<File> {
    let (minute, hour) = job.daily("the crontab beside the stack")?;
    let script = [job.create(), job.prune()].map(|command| words::for_shell(&command)).join(" && ");
    let text = format!(
        include_str!("stack.yaml"),
        name = job.name(),
        variables = job.variables(),
        minute = minute,
        hour = hour,
        script = words::for_stack(&script),
        watch = words::for_shell(&job.watch()),
        max_age = job.max_age,
        folder = job.folder.as_deref().map(folder).unwrap_or_default(),
    );
    Ok(File { path: format!("{}.yaml", job.name()), text })
}

/// The folder lies on one node, so that the job has to run there.
fn folder(folder: &str) -> String {
    let folder = words::for_stack(folder);
    format!("    volumes:\n      - {{ type: bind, source: {folder}, target: {folder} }}\n")
}
