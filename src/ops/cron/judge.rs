//! How a job stands: by its runs, and by those that it should have had.

use jiff::{Span, Timestamp};

use super::jobs::{Home, Job};
use super::schedule::Schedule;
use crate::report::Verdict;
use crate::text;

/// A job begins within so many seconds of being due; `pg_cron` gives a start 10 seconds and lets a few jobs run at once.
const GRACE_SECONDS: i64 = 120;
/// Runs that did not happen, or failed, that are bad: one may have been a restart, three are none.
const BAD_RUNS: i64 = 3;
/// A run that takes this many times the median of its own job is worth a look.
const SLOW_FACTOR: f64 = 3.0;
/// A run below this is never long: no job is due more often than once a minute but by seconds.
const SLOW_FLOOR_SECONDS: f64 = 60.0;
/// More missed runs are not counted.
const MOST_MISSED: usize = 1000;

/// How a job stands, the first of these that is true.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// It is switched off.
    Inactive,
    /// Its last runs failed, so many in a row.
    Failing(i64),
    /// It did not run when it was due.
    Missed {
        /// How often; counted up to 1000.
        runs: i64,
        /// When it was due last.
        due_at: Timestamp,
        /// The server was started only after that.
        before_start: bool,
    },
    /// A run is going on that takes far longer than usual: so many seconds so far.
    Slow(f64),
    /// Nobody can tell, and this is why.
    Unknown(String),
    /// As it should be.
    Fine,
}

impl Standing {
    pub(super) fn of(job: &Job, schedule: Option<&Schedule>, home: &Home) -> Self {
        if !job.active {
            return Self::Inactive;
        }
        let slow = running_too_long(job, home);
        let missed = || missed(job, schedule, home);
        match (job.failures, slow) {
            (1.., _) => Self::Failing(job.failures),
            (_, Some(seconds)) => Self::Slow(seconds),
            _ if job.running_at.is_some() => Self::Fine,
            _ => missed(),
        }
    }

    /// How good it is.
    pub fn verdict(&self) -> Verdict {
        match self {
            Self::Failing(runs) | Self::Missed { runs, .. } if *runs >= BAD_RUNS => Verdict::Bad,
            Self::Failing(_) | Self::Missed { .. } | Self::Slow(_) => Verdict::Warn,
            Self::Unknown(_) => Verdict::Unknown,
            Self::Inactive | Self::Fine => Verdict::Fine,
        }
    }

    /// In words, empty where all is well.
    pub fn words(&self) -> String {
        match self {
            Self::Inactive => "inactive".to_owned(),
            Self::Failing(1) => "the last run failed".to_owned(),
            Self::Failing(runs) => format!("the last {runs} runs failed"),
            Self::Missed { runs, due_at, before_start } => missed_words(*runs, *due_at, *before_start),
            Self::Slow(seconds) => format!("running for {}, unusually long", text::seconds(*seconds)),
            Self::Unknown(why) => why.clone(),
            Self::Fine => String::new(),
        }
    }
}

fn missed_words(runs: i64, due_at: Timestamp, before_start: bool) -> String {
    let due = due_at.strftime("%Y-%m-%d %H:%MZ");
    let why = if before_start { ", before the server was started" } else { "" };
    match runs {
        1 => format!("not run when due at {due}{why}"),
        _ if usize::try_from(runs).is_ok_and(|runs| runs >= MOST_MISSED) => {
            format!("not run {MOST_MISSED} times or more, last due at {due}{why}")
        }
        _ => format!("not run {runs} times, last due at {due}{why}"),
    }
}

fn running_too_long(job: &Job, home: &Home) -> Option<f64> {
    let seconds = (home.now - job.running_at?).as_secs_f64();
    let usual = job.median_seconds?;
    (seconds > SLOW_FLOOR_SECONDS && seconds > SLOW_FACTOR * usual).then_some(seconds)
}

/// Whether runs that should have been are not there. The job as it is now must have been there by then: of a job
/// that was just made, or just changed, nothing can be missed.
fn missed(job: &Job, schedule: Option<&Schedule>, home: &Home) -> Standing {
    let unknown = |why: &str| Standing::Unknown(why.to_owned());
    let Some(schedule) = schedule else {
        return unknown("its schedule is not understood");
    };
    let Some(zone) = &home.zone else {
        return Standing::Unknown(format!("the time zone {} is not known here", home.zone_name));
    };
    if home.standby {
        return unknown("nothing runs on a standby");
    }
    if !home.logs_runs {
        return unknown("runs are not written down: `cron.log_run` is off");
    }
    let Some(floor) = job.known_since.map(|known| job.started_at.map_or(known, |started| started.max(known)))
    else {
        return match job.started_at {
            Some(_) => unknown("changed since its last run"),
            None => unknown("it has not run yet"),
        };
    };
    let Ok(until) = home.now.checked_sub(Span::new().seconds(GRACE_SECONDS)) else {
        return Standing::Fine;
    };
    match schedule {
        Schedule::AtStart => Standing::Fine,
        Schedule::Every(seconds) => missed_seconds(i64::from(*seconds), floor, until, home),
        Schedule::At(_) => {
            let due_at = schedule.last_due(zone, until).filter(|due| *due > floor);
            let runs = schedule.times_due(zone, floor, until, MOST_MISSED);
            due_at.map_or(Standing::Fine, |due_at| Standing::Missed {
                runs: i64::try_from(runs).unwrap_or(i64::MAX),
                due_at,
                before_start: due_at < home.started_at,
            })
        }
    }
}

fn missed_seconds(interval: i64, floor: Timestamp, until: Timestamp, home: &Home) -> Standing {
    let silent = until.as_second() - floor.as_second();
    if silent <= interval {
        return Standing::Fine;
    }
    Standing::Missed { runs: silent / interval, due_at: until, before_start: until < home.started_at }
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;

    fn at(time: &str) -> Timestamp {
        format!("2026-11-24T{time}Z").parse().unwrap()
    }

    fn home() -> Home {
        Home {
            database: "auth".to_owned(),
            home: Some("auth".to_owned()),
            sees_settings: true,
            role: "watch".to_owned(),
            sees_every_job: true,
            logs_runs: true,
            scheduler: Some(true),
            standby: false,
            started_at: at("00:00:00"),
            now: at("12:00:00"),
            zone: Some(TimeZone::UTC),
            zone_name: "GMT".to_owned(),
            both_days: false,
            denied: false,
            installed: true,
        }
    }

    fn job(schedule: &str) -> Job {
        Job {
            id: 1,
            name: "purge".to_owned(),
            schedule: schedule.to_owned(),
            active: true,
            user: "app".to_owned(),
            database: "auth".to_owned(),
            status: Some("succeeded".to_owned()),
            started_at: Some(at("11:50:00")),
            succeeded_at: Some(at("11:50:01")),
            running_at: None,
            median_seconds: Some(1.0),
            failures: 0,
            message: None,
            next_at: None,
            standing: Standing::Fine,
            known_since: Some(at("08:00:00")),
        }
    }

    fn standing(job: &Job, home: &Home) -> Standing {
        Standing::of(job, Schedule::parse(&job.schedule, false).as_ref(), home)
    }

    #[test]
    fn a_job_that_ran_when_it_was_due_is_fine() {
        for schedule in ["50 * * * *", "*/10 * * * *", "0 3 * * *"] {
            let job = job(schedule);
            assert_eq!(standing(&job, &home()), Standing::Fine, "{schedule}");
        }
        // a minute ago it was due, and may still begin
        let mut late = job("59 * * * *");
        late.started_at = Some(at("10:59:00"));
        assert_eq!(standing(&late, &home()), Standing::Fine);
    }

    #[test]
    fn silence_is_told_from_the_schedule() {
        let mut silent = job("*/10 * * * *");
        silent.started_at = Some(at("10:00:00"));
        let missed = Standing::Missed { runs: 11, due_at: at("11:50:00"), before_start: false };
        assert_eq!((standing(&silent, &home()), missed.verdict()), (missed, Verdict::Bad));
        let mut never = job("30 9 * * *");
        never.started_at = None;
        let missed = standing(&never, &home());
        assert_eq!(missed.words(), "not run when due at 2026-11-24 09:30Z");
        assert_eq!(missed.verdict(), Verdict::Warn);
        let restarted = Home { started_at: at("10:00:00"), ..home() };
        assert!(standing(&never, &restarted).words().ends_with("before the server was started"));
        let mut seconds = job("30 seconds");
        seconds.started_at = Some(at("11:57:00"));
        assert!(matches!(standing(&seconds, &home()), Standing::Missed { runs: 2, .. }));
    }

    #[test]
    fn of_a_job_that_was_just_changed_nothing_is_missed() {
        let mut changed = job("* * * * *");
        changed.known_since = None;
        assert_eq!(standing(&changed, &home()), Standing::Unknown("changed since its last run".to_owned()));
        changed.started_at = None;
        assert_eq!(standing(&changed, &home()), Standing::Unknown("it has not run yet".to_owned()));
        changed.known_since = Some(at("11:59:30"));
        assert_eq!(standing(&changed, &home()), Standing::Fine);
    }

    #[test]
    fn a_run_that_takes_far_longer_than_usual_is_told() {
        let mut long = job("*/10 * * * *");
        (long.running_at, long.started_at) = (Some(at("11:50:00")), Some(at("11:50:00")));
        assert_eq!(standing(&long, &home()), Standing::Slow(600.0));
        long.median_seconds = Some(500.0);
        assert_eq!(standing(&long, &home()), Standing::Fine);
    }

    #[test]
    fn what_cannot_be_told_is_unknown() {
        let mut silent = job("*/10 * * * *");
        silent.started_at = Some(at("10:00:00"));
        for home in [
            Home { standby: true, ..home() },
            Home { logs_runs: false, ..home() },
            Home { zone: None, ..home() },
        ] {
            assert_eq!(standing(&silent, &home).verdict(), Verdict::Unknown);
        }
        assert_eq!(standing(&job("often"), &home()).verdict(), Verdict::Unknown);
        silent.active = false;
        assert_eq!(standing(&silent, &home()), Standing::Inactive);
    }
}
