//! Schedules as `pg_cron` reads them: Vixie's five fields, `@daily` and its like, `30 seconds`, and `$` for the last
//! day of a month. What it does not take is not taken here: a step without a range, for one.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, ToSpan};

/// When a job runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Schedule {
    /// So many seconds after the last run began, 1 to 59.
    Every(u32),
    /// Once, when the server starts.
    AtStart,
    /// In certain minutes.
    At(Box<Calendar>),
}

/// Calendar of the calendar, a bit for each value of each field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    minutes: u64,
    hours: u64,
    days: u64,
    months: u64,
    weekdays: u64,
    last_day: bool,
    /// Whether a day must be among the days and among the weekdays; one of the two is enough otherwise.
    both_days: bool,
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAYS: [&str; 8] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Days to look through: 29 February falls on a certain weekday once in 40 years where a century is among them.
const HORIZON_DAYS: u32 = 40 * 366;

impl Schedule {
    /// The schedule that `text` stands for; nothing where `pg_cron` would refuse it. With `both_days`
    /// (`cron.match_dom_and_dow`) a day must match both of its fields.
    pub fn parse(text: &str, both_days: bool) -> Option<Self> {
        let text = text.trim().to_ascii_lowercase();
        if let Some(seconds) = seconds(&text) {
            return Some(Self::Every(seconds));
        }
        let fields = match text.strip_prefix('@') {
            None => text.as_str(),
            Some("reboot" | "restart") => return Some(Self::AtStart),
            Some("yearly" | "annually") => "0 0 1 1 *",
            Some("monthly") => "0 0 1 * *",
            Some("weekly") => "0 0 * * 0",
            Some("daily" | "midnight") => "0 0 * * *",
            Some("hourly") => "0 * * * *",
            Some(_) => return None,
        };
        let fields: Vec<_> = fields.split_whitespace().collect();
        let [minute, hour, day, month, weekday] = fields[..] else { return None };
        let last_day = day == "$";
        let weekdays = list(weekday, 0, 7, &WEEKDAYS)?;
        Some(Self::At(Box::new(Calendar {
            minutes: list(minute, 0, 59, &[])?,
            hours: list(hour, 0, 23, &[])?,
            days: if last_day { 0 } else { list(day, 1, 31, &[])? },
            months: list(month, 1, 12, &MONTHS)?,
            // Sunday is 0 and 7
            weekdays: weekdays | weekdays >> 7 & 1,
            last_day,
            both_days: both_days || day.starts_with('*') || weekday.starts_with('*'),
        })))
    }

    /// The last minute at or before `until` in which the job was due; nothing where there is none, or where it is not
    /// due by the calendar.
    pub fn last_due(&self, zone: &TimeZone, until: Timestamp) -> Option<Timestamp> {
        let Self::At(minutes) = self else { return None };
        let mut date = zone.to_datetime(until).date();
        for _ in 0..HORIZON_DAYS {
            if minutes.fall_on(date) {
                let moments = minutes.times().rev().filter_map(|time| moment(zone, date, time));
                if let Some(due) = moments.into_iter().find(|due| *due <= until) {
                    return Some(due);
                }
            }
            date = date.checked_sub(1.day()).ok()?;
        }
        None
    }

    /// The first moment after `after` at which the job is due by the calendar.
    pub fn next_due(&self, zone: &TimeZone, after: Timestamp) -> Option<Timestamp> {
        let Self::At(minutes) = self else { return None };
        let mut date = zone.to_datetime(after).date();
        for _ in 0..HORIZON_DAYS {
            if minutes.fall_on(date) {
                let mut moments = minutes.times().filter_map(|time| moment(zone, date, time));
                if let Some(due) = moments.find(|due| *due > after) {
                    return Some(due);
                }
            }
            date = date.checked_add(1.day()).ok()?;
        }
        None
    }

    /// How often the job was due after `since` and until `until`; at most `limit` are counted.
    pub fn times_due(&self, zone: &TimeZone, since: Timestamp, until: Timestamp, limit: usize) -> usize {
        let mut count = 0;
        let mut last = self.last_due(zone, until);
        while let Some(due) = last.filter(|due| *due > since && count < limit) {
            count += 1;
            last =
                due.checked_sub(Span::new().seconds(1)).ok().and_then(|before| self.last_due(zone, before));
        }
        count
    }
}

impl Calendar {
    fn fall_on(&self, date: Date) -> bool {
        let last = self.last_day && date.day() == date.days_in_month();
        let day = last || has(self.days, date.day());
        let weekday = has(self.weekdays, date.weekday().to_sunday_zero_offset());
        has(self.months, date.month()) && if self.both_days { day && weekday } else { day || weekday }
    }

    fn times(&self) -> impl DoubleEndedIterator<Item = Time> + '_ {
        let hours = (0..24).filter(|hour| has(self.hours, *hour));
        hours.flat_map(|hour| {
            let minutes = (0..60).filter(|minute| has(self.minutes, *minute));
            minutes.filter_map(move |minute| Time::new(hour, minute, 0, 0).ok())
        })
    }
}

/// The moment of a time on a wall clock; nothing where clocks are put forward past it.
fn moment(zone: &TimeZone, date: Date, time: Time) -> Option<Timestamp> {
    let wall = date.to_datetime(time);
    let moment = zone.to_timestamp(wall).ok()?;
    (zone.to_datetime(moment) == wall).then_some(moment)
}

fn has(bits: u64, place: i8) -> bool {
    u32::try_from(place).is_ok_and(|place| bits >> place & 1 == 1)
}

/// `30 seconds`, `1 second`.
fn seconds(text: &str) -> Option<u32> {
    let (number, unit) = text.split_once(char::is_whitespace)?;
    let wanted = matches!(unit.trim(), "second" | "seconds");
    number.parse().ok().filter(|number| wanted && (1..60).contains(number))
}

/// `1,5-7,*/10`, with names for the values where the field has some.
fn list(text: &str, low: u32, high: u32, names: &[&str]) -> Option<u64> {
    text.split(',').try_fold(0, |bits, part| Some(bits | range(part, low, high, names)?))
}

fn range(text: &str, low: u32, high: u32, names: &[&str]) -> Option<u64> {
    let (values, step) = text.split_once('/').map_or((text, None), |(values, step)| (values, Some(step)));
    let number = |word: &str| {
        let known = names.iter().position(|name| *name == word).and_then(|place| u32::try_from(place).ok());
        known.map(|place| place + low).or_else(|| plain(word))
    };
    let (first, last) = match values.split_once('-') {
        _ if values == "*" => (low, high),
        Some((first, last)) => (number(first)?, number(last)?),
        None if step.is_none() => (number(values)?, number(values)?),
        None => return None,
    };
    let stride = step.map_or(Some(1), plain).filter(|stride| (1..=high).contains(stride))?;
    let inside = low <= first && first <= high && low <= last && last <= high;
    let chosen = (first..=last).step_by(usize::try_from(stride).ok()?);
    inside.then(|| chosen.fold(0, |bits, place| bits | 1 << place))
}

fn plain(word: &str) -> Option<u32> {
    let digits =
        !word.is_empty() && word.len() < 5 && word.chars().all(|character| character.is_ascii_digit());
    digits.then(|| word.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn last(schedule: &str, until: &str) -> String {
        let schedule = Schedule::parse(schedule, false).unwrap();
        let due = schedule.last_due(&TimeZone::UTC, moment(until));
        due.map_or("never".to_owned(), |due| due.to_string())
    }

    /// Schedule, now, when it was due last, when it is due next.
    const DUE: &[(&str, &str, &str, &str)] = &[
        ("* * * * *", "2026-11-24T10:00:59Z", "2026-11-24T10:00:00Z", "2026-11-24T10:01:00Z"),
        ("*/15 * * * *", "2026-11-24T10:14:00Z", "2026-11-24T10:00:00Z", "2026-11-24T10:15:00Z"),
        ("5-10/2 * * * *", "2026-11-24T10:08:00Z", "2026-11-24T10:07:00Z", "2026-11-24T10:09:00Z"),
        ("30 3 * * *", "2026-11-24T03:29:59Z", "2026-11-23T03:30:00Z", "2026-11-24T03:30:00Z"),
        ("0 0,12 1 */2 *", "2026-11-24T00:00:00Z", "2026-11-01T12:00:00Z", "2027-01-01T00:00:00Z"),
        ("0 9 * * mon-fri", "2026-11-22T12:00:00Z", "2026-11-20T09:00:00Z", "2026-11-23T09:00:00Z"),
        ("0 9 * * 7", "2026-11-24T12:00:00Z", "2026-11-22T09:00:00Z", "2026-11-29T09:00:00Z"),
        ("0 9 * * Sun", "2026-11-24T12:00:00Z", "2026-11-22T09:00:00Z", "2026-11-29T09:00:00Z"),
        // either of the two days will do where both are told
        ("0 0 13 * 5", "2026-11-24T00:00:00Z", "2026-11-20T00:00:00Z", "2026-11-27T00:00:00Z"),
        ("0 0 13 * 5", "2026-12-13T08:00:00Z", "2026-12-13T00:00:00Z", "2026-12-18T00:00:00Z"),
        // both must match where one begins with a star
        ("0 0 */2 * 1", "2026-11-24T00:00:00Z", "2026-11-23T00:00:00Z", "2026-12-07T00:00:00Z"),
        ("0 12 $ * *", "2026-03-01T00:00:00Z", "2026-02-28T12:00:00Z", "2026-03-31T12:00:00Z"),
        ("0 12 $ 2 *", "2028-03-01T00:00:00Z", "2028-02-29T12:00:00Z", "2029-02-28T12:00:00Z"),
        ("0 0 29 2 *", "2027-01-01T00:00:00Z", "2024-02-29T00:00:00Z", "2028-02-29T00:00:00Z"),
        ("@hourly", "2026-11-24T10:30:00Z", "2026-11-24T10:00:00Z", "2026-11-24T11:00:00Z"),
        ("@weekly", "2026-11-24T10:30:00Z", "2026-11-22T00:00:00Z", "2026-11-29T00:00:00Z"),
        ("@yearly", "2026-11-24T10:30:00Z", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"),
    ];

    #[test]
    fn jobs_are_due_when_pg_cron_starts_them() {
        for (text, now, before, after) in DUE {
            let schedule = Schedule::parse(text, false).unwrap();
            let next = schedule.next_due(&TimeZone::UTC, moment(now)).unwrap();
            assert_eq!((last(text, now).as_str(), next), (*before, moment(after)), "{text} at {now}");
        }
        assert_eq!(last("0 0 31 2 *", "2026-11-24T00:00:00Z"), "never");
    }

    #[test]
    fn both_days_must_match_where_the_server_is_told_so() {
        let schedule = Schedule::parse("0 0 13 * 5", true).unwrap();
        let due = schedule.last_due(&TimeZone::UTC, moment("2026-11-24T00:00:00Z"));
        assert_eq!(due, Some(moment("2026-11-13T00:00:00Z")));
    }

    #[test]
    fn what_pg_cron_refuses_is_refused() {
        let wrong = [
            "",
            "* * * *",
            "* * * * * *",
            "60 * * * *",
            "* 24 * * *",
            "* * 0 * *",
            "* * 32 * *",
            "* * * 13 *",
            "* * * * 8",
            "5/10 * * * *",
            "*/0 * * * *",
            "*/60 * * * *",
            "a * * * *",
            "1- * * * *",
            "-1 * * * *",
            "@often",
            "0 seconds",
            "60 seconds",
            "5 minutes",
            "$ * * * *",
            "1,,2 * * * *",
        ];
        for text in wrong {
            assert_eq!(Schedule::parse(text, false), None, "{text}");
        }
        assert_eq!(Schedule::parse(" 30 Seconds ", false), Some(Schedule::Every(30)));
        assert_eq!(Schedule::parse("@reboot", false), Some(Schedule::AtStart));
    }

    #[test]
    fn missed_runs_are_counted_and_the_count_ends() {
        let schedule = Schedule::parse("*/10 * * * *", false).unwrap();
        let count = |since: &str, limit| {
            schedule.times_due(&TimeZone::UTC, moment(since), moment("2026-11-24T10:30:00Z"), limit)
        };
        assert_eq!(count("2026-11-24T10:00:00Z", 100), 3);
        assert_eq!(count("2026-11-24T09:59:59Z", 100), 4);
        assert_eq!(count("2026-01-01T00:00:00Z", 100), 100);
        assert_eq!(count("2026-11-24T10:30:00Z", 100), 0);
    }

    #[test]
    fn an_hour_that_clocks_leave_out_is_no_missed_run() {
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        let schedule = Schedule::parse("30 2 * * *", false).unwrap();
        let due = schedule.last_due(&zone, moment("2026-03-29T12:00:00Z")).unwrap();
        assert_eq!(due, moment("2026-03-28T01:30:00Z"));
    }
}
