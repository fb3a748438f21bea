//! Which sets the rules of retention keep, and why. Knows no repository.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::reason::Reason;
use crate::ops::backup::subject::Subject;
use crate::ops::repository::SetId;

/// Which sets to keep. A rule of periods keeps the newest set of each of the last so many periods that have one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// The newest.
    pub last: Option<u32>,
    /// Of days.
    pub daily: Option<u32>,
    /// Of ISO weeks.
    pub weekly: Option<u32>,
    /// Of months.
    pub monthly: Option<u32>,
    /// Of years.
    pub yearly: Option<u32>,
    /// Everything with one of these labels.
    pub labels: Vec<String>,
}

/// Sets that can stand for one another; they are counted apart from all others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Line {
    /// The profile whose services they are of.
    pub(super) profile: Option<String>,
    /// What they are backups of.
    pub(super) subjects: BTreeSet<Subject>,
}

/// A set that rules are applied to.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) set: SetId,
    pub(super) begun_at: Timestamp,
    pub(super) label: Option<String>,
    pub(super) line: Line,
    /// Whether it was read back and was whole.
    pub(super) verified: bool,
    /// Sets without which it cannot be restored.
    pub(super) needs: Vec<SetId>,
    /// Why no rule counts it; it stays.
    pub(super) exempt: Option<Reason>,
}

/// A rule of periods.
struct Period {
    /// `daily`.
    rule: &'static str,
    /// How many of them have a set that stays.
    most: fn(&Rules) -> Option<u32>,
    /// The name of the one that a day is in.
    name: fn(Date) -> String,
}

const PERIODS: [Period; 4] = [
    Period { rule: "daily", most: |rules| rules.daily, name: |date| date.to_string() },
    Period { rule: "weekly", most: |rules| rules.weekly, name: week },
    Period { rule: "monthly", most: |rules| rules.monthly, name: month },
    Period { rule: "yearly", most: |rules| rules.yearly, name: |date| format!("{:04}", date.year()) },
];

/// Why each set stays; one without a reason goes.
pub(super) type Kept = BTreeMap<SetId, Vec<Reason>>;

/// Applies `rules` to `sets`. What it keeps whatever the rules say: the newest verified set of everything that
/// there are backups of, and what a set that stays needs.
pub(super) fn decide(sets: &[Candidate], rules: &Rules) -> Kept {
    let reasons = |set: &Candidate| (set.set.clone(), set.exempt.iter().cloned().collect());
    let mut kept: Kept = sets.iter().map(reasons).collect();
    let mut counted: Vec<&Candidate> = sets.iter().filter(|set| set.exempt.is_none()).collect();
    // names sort as sets were made, also where a clock was set back in between
    counted.sort_by(|a, b| b.set.cmp(&a.set));
    let mut lines: BTreeMap<&Line, Vec<&Candidate>> = BTreeMap::new();
    for set in &counted {
        lines.entry(&set.line).or_default().push(set);
    }
    for line in lines.values() {
        keep_by_rules(line, rules, &mut kept);
    }
    keep_last_verified(&counted, &mut kept);
    keep_what_is_needed(sets, &mut kept);
    kept
}

fn keep(kept: &mut Kept, set: &SetId, reason: Reason) {
    kept.entry(set.clone()).or_default().push(reason);
}

/// `line` is of one kind, the newest first.
fn keep_by_rules(line: &[&Candidate], rules: &Rules, kept: &mut Kept) {
    for set in line.iter().take(limit(rules.last)) {
        keep(kept, &set.set, Reason::Last);
    }
    for period in PERIODS {
        keep_newest_of_each(line, &period, rules, kept);
    }
    for set in line {
        if let Some(label) = set.label.as_ref().filter(|label| rules.labels.contains(label)) {
            keep(kept, &set.set, Reason::Label(label.clone()));
        }
    }
}

fn limit(most: Option<u32>) -> usize {
    most.map_or(0, |most| usize::try_from(most).unwrap_or(usize::MAX))
}

/// `2026-W47`. Its year is not always that of the day.
fn week(date: Date) -> String {
    let week = date.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

fn month(date: Date) -> String {
    format!("{:04}-{:02}", date.year(), date.month())
}

fn keep_newest_of_each(line: &[&Candidate], period: &Period, rules: &Rules, kept: &mut Kept) {
    let mut seen: Vec<String> = Vec::new();
    for set in line {
        if seen.len() == limit((period.most)(rules)) {
            break;
        }
        let name = (period.name)(TimeZone::UTC.to_datetime(set.begun_at).date());
        if !seen.contains(&name) {
            keep(kept, &set.set, Reason::Newest(period.rule, name.clone()));
            seen.push(name);
        }
    }
}

/// `counted` is the newest first.
fn keep_last_verified(counted: &[&Candidate], kept: &mut Kept) {
    let mut seen = BTreeSet::new();
    for set in counted.iter().filter(|set| set.verified) {
        for subject in &set.line.subjects {
            if seen.insert((&set.line.profile, subject)) {
                keep(kept, &set.set, Reason::LastVerified(subject.clone()));
            }
        }
    }
}

/// A set that is needed may itself need another.
fn keep_what_is_needed(sets: &[Candidate], kept: &mut Kept) {
    let needs: BTreeMap<&SetId, &[SetId]> = sets.iter().map(|set| (&set.set, &set.needs[..])).collect();
    let stays = |kept: &Kept, set: &SetId| kept.get(set).is_some_and(|reasons| !reasons.is_empty());
    let mut open: Vec<SetId> = kept.keys().filter(|set| stays(kept, set)).cloned().collect();
    while let Some(set) = open.pop() {
        for needed in needs.get(&set).copied().unwrap_or_default() {
            if needs.contains_key(needed) && !stays(kept, needed) {
                keep(kept, needed, Reason::NeededBy(set.clone()));
                open.push(needed.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ops::backup::subject::Scope;
    use crate::ops::repository::Store;

    fn id(name: &str) -> SetId {
        serde_json::from_value(name.into()).unwrap()
    }

    fn of(stores: &[Store]) -> Line {
        let subject =
            |store: &Store| Subject { store: *store, name: None, source: String::new(), scope: Scope::Whole };
        Line { profile: None, subjects: stores.iter().map(subject).collect() }
    }

    fn set(begun_at: &str, line: Line) -> Candidate {
        let begun_at: Timestamp = begun_at.parse().unwrap();
        Candidate {
            set: id(&begun_at.strftime("%Y%m%d-%H%M%S-0000").to_string()),
            begun_at,
            label: None,
            line,
            verified: false,
            needs: Vec::new(),
            exempt: None,
        }
    }

    fn why(kept: &Kept) -> Vec<(String, String)> {
        let words =
            |reasons: &[Reason]| reasons.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        kept.iter().rev().map(|(set, reasons)| (set.to_string()[..8].to_owned(), words(reasons))).collect()
    }

    fn told(kept: &[(&str, &str)]) -> Vec<(String, String)> {
        kept.iter().map(|(set, reasons)| ((*set).to_owned(), (*reasons).to_owned())).collect()
    }

    #[test]
    fn the_newest_of_each_period_stays() {
        let days = ["2026-11-24", "2026-11-23", "2026-11-22", "2026-11-15", "2026-10-31", "2025-12-31"];
        let sets: Vec<_> =
            days.iter().map(|day| set(&format!("{day}T02:15:00Z"), of(&[Store::Postgres]))).collect();
        let rules =
            Rules { daily: Some(2), weekly: Some(2), monthly: Some(2), yearly: Some(5), ..Rules::default() };
        assert_eq!(
            why(&decide(&sets, &rules)),
            told(&[
                ("20261124", "daily 2026-11-24, weekly 2026-W48, monthly 2026-11, yearly 2026"),
                ("20261123", "daily 2026-11-23"),
                ("20261122", "weekly 2026-W47"),
                ("20261115", ""),
                ("20261031", "monthly 2026-10"),
                ("20251231", "yearly 2025"),
            ])
        );
    }

    #[test]
    fn days_are_those_of_utc_and_weeks_those_of_iso() {
        // one day in Berlin, two in UTC
        let late = set("2026-11-23T23:30:00Z", of(&[Store::Redis]));
        let early = set("2026-11-24T00:30:00Z", of(&[Store::Redis]));
        let rules = Rules { daily: Some(2), ..Rules::default() };
        assert!(decide(&[late, early], &rules).values().all(|reasons| reasons.len() == 1));
        assert_eq!(week("2027-01-03".parse().unwrap()), "2026-W53");
        assert_eq!(week("2027-01-04".parse().unwrap()), "2027-W01");
    }

    #[test]
    fn a_set_of_one_store_does_not_push_out_one_of_another() {
        let postgres = set("2026-11-24T02:15:00Z", of(&[Store::Postgres]));
        let redis = set("2026-11-20T02:15:00Z", of(&[Store::Redis]));
        let both = set("2026-11-19T02:15:00Z", of(&[Store::Postgres, Store::Redis]));
        let mut staging = set("2026-11-18T02:15:00Z", of(&[Store::Postgres]));
        staging.line.profile = Some("staging".to_owned());
        let mut older = set("2026-11-17T02:15:00Z", of(&[Store::Postgres]));
        older.label = Some("nightly".to_owned());
        let rules = Rules { last: Some(1), labels: vec!["release".to_owned()], ..Rules::default() };
        let kept = decide(&[postgres, redis, both, staging, older], &rules);
        assert_eq!(
            why(&kept),
            told(&[
                ("20261124", "last"),
                ("20261120", "last"),
                ("20261119", "last"),
                ("20261118", "last"),
                ("20261117", ""),
            ])
        );
    }

    #[test]
    fn some_tables_do_not_push_out_the_whole_database() {
        let whole = set("2026-11-20T02:15:00Z", of(&[Store::Postgres]));
        let part = |scope| {
            let subject = Subject { store: Store::Postgres, name: None, source: String::new(), scope };
            Line { profile: None, subjects: BTreeSet::from([subject]) }
        };
        let schema = set("2026-11-24T02:15:00Z", part(Scope::Schema));
        let tables = set("2026-11-23T02:15:00Z", part(Scope::Selection));
        let kept = decide(&[whole, schema, tables], &Rules { last: Some(1), ..Rules::default() });
        assert!(kept.values().all(|reasons| *reasons == [Reason::Last]), "{kept:?}");
    }

    #[test]
    fn labels_and_what_is_needed_stay() {
        let mut sets: Vec<_> =
            (1..=5).map(|day| set(&format!("2026-11-{day:02}T00:00:00Z"), of(&[Store::Postgres]))).collect();
        sets[1].label = Some("release".to_owned());
        sets[4].needs = vec![sets[2].set.clone(), id("20200101-000000-0000")];
        sets[2].needs = vec![sets[0].set.clone()];
        let rules = Rules { last: Some(1), labels: vec!["release".to_owned()], ..Rules::default() };
        assert_eq!(
            why(&decide(&sets, &rules)),
            told(&[
                ("20261105", "last"),
                ("20261104", ""),
                ("20261103", "needed by 20261105-000000-0000"),
                ("20261102", "label release"),
                ("20261101", "needed by 20261103-000000-0000"),
            ])
        );
    }

    #[test]
    fn a_set_that_is_not_counted_takes_no_place() {
        let mut sets: Vec<_> =
            (1..=3).map(|day| set(&format!("2026-11-{day:02}T00:00:00Z"), of(&[Store::Redis]))).collect();
        sets[2].exempt = Some(Reason::Bad);
        let kept = decide(&sets, &Rules { last: Some(1), ..Rules::default() });
        assert_eq!(
            why(&kept),
            told(&[("20261103", "bad, not counted"), ("20261102", "last"), ("20261101", "")])
        );
    }

    fn candidates() -> impl Strategy<Value = Vec<Candidate>> {
        let one = (0u32..40_000, 1u8..8, any::<bool>(), 0u8..4, 0u8..8);
        proptest::collection::vec(one, 0..40).prop_map(|seeds| {
            let line = |stores: u8| {
                let held = |index: &usize| stores & (1 << index) != 0;
                let stores: Vec<_> = (0..3).filter(held).map(|index| Store::ALL[index]).collect();
                of(&stores)
            };
            let candidate = |(number, (hours, stores, verified, label, odd)): (usize, _)| {
                let begun_at = Timestamp::from_second(1_700_000_000 + i64::from(hours) * 3600).unwrap();
                Candidate {
                    set: id(&format!("{}-{number:04x}", begun_at.strftime("%Y%m%d-%H%M%S"))),
                    begun_at,
                    label: (label == 0).then(|| "release".to_owned()),
                    line: line(stores),
                    verified,
                    needs: Vec::new(),
                    exempt: (odd == 0).then_some(Reason::Ahead),
                }
            };
            seeds.into_iter().enumerate().map(candidate).collect()
        })
    }

    fn rules() -> impl Strategy<Value = Rules> {
        let most = || proptest::option::of(1u32..6);
        let labels = proptest::collection::vec(Just("release".to_owned()), 0..2);
        (most(), most(), most(), most(), most(), labels).prop_map(
            |(last, daily, weekly, monthly, yearly, labels)| Rules {
                last,
                daily,
                weekly,
                monthly,
                yearly,
                labels,
            },
        )
    }

    fn staying(kept: &Kept) -> BTreeSet<SetId> {
        let kept = kept.iter().filter(|(_, reasons)| !reasons.is_empty());
        kept.map(|(set, _)| set.clone()).collect()
    }

    proptest! {
        #[test]
        fn the_last_verified_set_of_a_store_stays(sets in candidates(), rules in rules()) {
            let stays = staying(&decide(&sets, &rules));
            for store in Store::ALL {
                let holds = |set: &&Candidate| set.line.subjects.iter().any(|subject| subject.store == store);
                let verified = sets.iter().filter(|set| set.verified && set.exempt.is_none()).filter(holds);
                if let Some(last) = verified.max_by_key(|set| &set.set) {
                    prop_assert!(stays.contains(&last.set), "{store:?} {}", last.set);
                }
            }
        }

        #[test]
        fn keep_last_keeps_exactly_the_newest(sets in candidates(), most in 1u32..6) {
            let unverified: Vec<_> =
                sets.into_iter().map(|set| Candidate { verified: false, exempt: None, ..set }).collect();
            let stays = staying(&decide(&unverified, &Rules { last: Some(most), ..Rules::default() }));
            for line in unverified.iter().map(|set| &set.line).collect::<BTreeSet<_>>() {
                let mut own: Vec<_> = unverified.iter().filter(|set| set.line == *line).collect();
                own.sort_by(|a, b| b.set.cmp(&a.set));
                for (place, set) in own.iter().enumerate() {
                    prop_assert_eq!(stays.contains(&set.set), place < most as usize);
                }
            }
        }

        #[test]
        fn who_keeps_more_removes_no_more(sets in candidates(), rules in rules(), more in rules()) {
            let more = Rules {
                last: rules.last.max(more.last),
                daily: rules.daily.max(more.daily),
                weekly: rules.weekly.max(more.weekly),
                monthly: rules.monthly.max(more.monthly),
                yearly: rules.yearly.max(more.yearly),
                labels: [&rules.labels[..], &more.labels[..]].concat(),
            };
            let (fewer, more) = (staying(&decide(&sets, &rules)), staying(&decide(&sets, &more)));
            prop_assert!(fewer.is_subset(&more));
        }

        #[test]
        fn a_second_run_removes_nothing(sets in candidates(), rules in rules()) {
            let stays = staying(&decide(&sets, &rules));
            let left: Vec<_> = sets.into_iter().filter(|set| stays.contains(&set.set)).collect();
            prop_assert_eq!(staying(&decide(&left, &rules)), stays);
        }
    }
}
