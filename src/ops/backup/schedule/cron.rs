//! A line of a crontab.

use super::{File, Job, words};
use crate::error::Result;

pub(super) fn file(job: &Job) -> Result<File> {
    let (minute, hour) = job.daily("cron")?;
    let text = format!(
        include_str!("crontab"),
        name = job.name(),
        environment = job.environment(),
        variables = job.variables(),
        minute = minute,
        hour = hour,
        create = words::for_crontab(&words::for_shell(&job.create())),
        prune = words::for_crontab(&words::for_shell(&job.prune())),
        watch = words::for_shell(&job.watch()),
        max_age = job.max_age,
    );
    Ok(File { path: "crontab".to_owned(), text })
}
