//! Jobs of `pg_cron`.

use super::psql;
use crate::ops::doctor::check::{Check, Judge, Judged};
use crate::ops::doctor::facts::{CronJob, Postgres};
use crate::ops::doctor::finding::{Finding, Severity};
use crate::ops::seen::Seen;
use crate::report::Verdict;
use crate::text;

pub(super) const CRON: Check = Check {
    id: "pg.cron",
    measures: "jobs that failed, that run for long, or that did not run when they were due, of which pg_cron writes nothing",
    thresholds: "a failed or missed run warns or is critical as `monitor postgres cron` says; a scheduler that is gone is \
                 critical",
    source: "the schedule of each job against its runs",
    remedies: [
        "see why it did not run and run it by hand",
        "raise max_worker_processes or cron.max_running_jobs",
    ],
    docs: "https://github.com/citusdata/pg_cron",
    judge: Judge::Postgres(cron),
};

fn cron(postgres: &Postgres) -> Judged {
    match &postgres.cron {
        Seen::Known(None) => Judged::default(),
        Seen::Known(Some(jobs)) => {
            let gone = jobs.rows.first().filter(|job| job.scheduler == Some(false)).map(|_| no_scheduler());
            let found = jobs.rows.iter().filter_map(job).chain(gone);
            Judged::found(found).and_blind(jobs.blind.clone())
        }
        hidden => Judged::blind(hidden),
    }
}

fn no_scheduler() -> Finding {
    Finding::new(
        "pg.cron",
        Severity::Crit,
        "no job runs",
        "the scheduler of pg_cron is not there: it ended, or shared_preload_libraries no longer names it",
    )
    .about("purge", "stopped")
    .remedy(
        "see that it is loaded, then restart",
        psql("SHOW shared_preload_libraries"),
        "none: it only looks; a restart ends every session",
    )
    .remedy("see what stands still", "authctl monitor postgres cron", "none: it only looks")
}

fn job(job: &CronJob) -> Option<Finding> {
    // a purge that somebody switched off stands as still as one that fails
    let off = !job.active && job.purges();
    let severity = match job.verdict {
        Verdict::Bad => Severity::Crit,
        Verdict::Warn => Severity::Warn,
        _ if off => Severity::Info,
        _ => return None,
    };
    let last = job.succeeded_seconds.map_or_else(
        || "no run that succeeded is known".to_owned(),
        |age| format!("it last succeeded {} ago", text::seconds(age)),
    );
    let said = job.message.as_ref().map_or_else(String::new, |message| format!(" ({message})"));
    let standing = if off { "is switched off" } else { job.standing.as_str() };
    let name = &job.name;
    let cause = format!("job {name} ({}): {standing}{said}; {last}", job.schedule);
    let mut finding = Finding::new("pg.cron", severity, format!("job {name} does not do its work"), cause)
        .about("job", name)
        .evidence("job_id", job.id)
        .evidence("standing", standing)
        .evidence("succeeded_seconds", job.succeeded_seconds);
    if job.purges() {
        finding = finding.about("purge", "stopped");
    }
    Some(
        finding
            .remedy("see its runs", format!("authctl postgres cron runs {}", job.id), "none: it only looks")
            .remedy(
                "run its statement by hand, in pieces",
                psql(&format!("SELECT command FROM cron.job WHERE jobid = {}", job.id)),
                "what piled up takes long in one transaction",
            ),
    )
}
