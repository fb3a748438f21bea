//! What `pg_cron` tells of its jobs.

use tokio::time::timeout_at;

use super::session::{Rows, Session};
use crate::error::Error;
use crate::ops::cron::{self, Home, Job, Sight};
use crate::ops::doctor::check::Blind;
use crate::ops::seen::Seen;
use crate::report::Verdict;

/// A job.
#[derive(Clone, Debug)]
pub(crate) struct CronJob {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) schedule: String,
    pub(crate) active: bool,
    /// How it stands.
    pub(crate) verdict: Verdict,
    /// The same in words: `not run since 3d4h`.
    pub(crate) standing: String,
    /// Seconds since it last succeeded.
    pub(crate) succeeded_seconds: Option<f64>,
    /// What its last run failed of.
    pub(crate) message: Option<String>,
    /// Whether the scheduler is there; nothing where nobody may know.
    pub(crate) scheduler: Option<bool>,
}

/// Looks at the jobs of the database that the session is in.
pub(super) async fn look(session: &Session<'_>) -> Seen<Option<Rows<CronJob>>> {
    let answer = match timeout_at(session.deadline, cron::jobs(session.reader)).await {
        Ok(answer) => answer,
        Err(_) => Err(Error::unreachable("the time for a diagnosis was over before it was answered")),
    };
    match Seen::of(answer) {
        Seen::Known(Sight::Absent(_)) => Seen::Known(None),
        Seen::Known(Sight::Denied(home)) => Seen::Hidden {
            why: "this role may not read the jobs of pg_cron".to_owned(),
            remedy: Some(home.grants().join("; ")),
        },
        Seen::Known(Sight::Seen(jobs)) => {
            let blind = (!jobs.home.sees_every_job).then(|| Blind {
                why: "the jobs of other roles are hidden from this one".to_owned(),
                grant: Some(jobs.home.grants().join("; ")),
            });
            let rows = jobs.jobs.iter().map(|job| read(job, &jobs.home)).collect();
            Seen::Known(Some(Rows { rows, blind }))
        }
        Seen::Unsupported => Seen::Unsupported,
        Seen::Hidden { why, remedy } => Seen::Hidden { why, remedy },
    }
}

fn read(job: &Job, home: &Home) -> CronJob {
    let age = job.succeeded_at.map(|moment| home.now.duration_since(moment).as_secs_f64());
    CronJob {
        id: job.id,
        name: job.name.clone(),
        schedule: job.schedule.clone(),
        active: job.active,
        verdict: job.standing.verdict(),
        standing: job.standing.words(),
        succeeded_seconds: age,
        message: job.message.clone(),
        scheduler: home.scheduler.filter(|_| !home.standby),
    }
}

impl CronJob {
    /// Whether its name says that it removes rows: one that stands still fills the tables that logins read.
    pub(crate) fn purges(&self) -> bool {
        let name = self.name.to_lowercase();
        ["purge", "clean", "expire", "delete", "prune", "vacuum", "retention"]
            .iter()
            .any(|word| name.contains(word))
    }
}
