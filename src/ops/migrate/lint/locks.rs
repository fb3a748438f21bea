//! What a statement waits for, and whom it keeps waiting, by what the live database says of its tables.

use std::collections::BTreeSet;

use super::deed::{Deed, Touch};
use super::live::{Holder, Live, Table};
use super::remark::{Remark, named};
use super::rules;
use crate::ops::migrate::grammar::{LockLevel, Work};
use crate::report::Verdict;

/// Somebody holds what a statement needs.
pub(super) const BUSY: &str = "lock.busy";
/// A large table is kept from others for as long as it takes to read or write it.
pub(super) const LARGE: &str = "lock.large";

/// From here on reading a table takes longer than anybody waits.
const MANY_ROWS: i64 = 1_000_000;
/// The same for one of few, large rows.
const MANY_BYTES: i64 = 1 << 30;
/// No row takes less: its header and its pointer.
const SMALLEST_ROW_BYTES: i64 = 28;

/// The first statement for each table that somebody is in the way of.
pub(super) fn busy<'a>(deeds: &'a [Deed<'a>], live: &Live) -> Vec<Remark<'a>> {
    let (mut remarks, mut told) = (Vec::new(), BTreeSet::new());
    for (deed, touch, table) in existing(deeds, live) {
        let holders = table.in_the_way(touch.level);
        if !holders.is_empty() && told.insert(&touch.table) {
            remarks.push(wait(deed, touch, &holders, live));
        }
    }
    remarks
}

/// Every table of every statement that is there before the files are run.
fn existing<'a: 'l, 'l>(
    deeds: &'a [Deed<'a>],
    live: &'l Live,
) -> impl Iterator<Item = (&'a Deed<'a>, &'a Touch, &'l Table)> {
    let touches = deeds.iter().flat_map(|deed| deed.touches.iter().map(move |touch| (deed, touch)));
    let old = touches.filter(|(_, touch)| !touch.is_new);
    old.filter_map(|(deed, touch)| Some((deed, touch, live.find(&touch.table)?)))
}

fn wait<'a>(deed: &'a Deed<'a>, touch: &'a Touch, holders: &[&Holder], live: &Live) -> Remark<'a> {
    let held: BTreeSet<_> = holders.iter().map(|holder| holder.level).collect();
    let held: Vec<_> = held.into_iter().map(LockLevel::name).collect();
    let needed = format!("{} on {} is needed here", touch.level.name(), touch.table);
    let sentence = format!("{needed}, and {} on it is held by {}", held.join(" and "), named(holders));
    let (verdict, remedy) = if holders.iter().any(|holder| holder.seen) {
        (
            Verdict::Warn,
            "let that transaction end first, or end it; `authctl migrate up` waits, and tries again"
                .to_owned(),
        )
    } else {
        (Verdict::Unknown, format!("{} shows whether it has just begun", live.grant()))
    };
    Remark::on(deed, BUSY, verdict, sentence).about(touch).remedy(remedy).whole()
}

/// Statements that read or write all of a large table while others wait, where no rule has said so.
pub(super) fn large<'a>(deeds: &'a [Deed<'a>], live: &Live, told: &[Remark<'_>]) -> Vec<Remark<'a>> {
    let is_told = |deed: &Deed<'_>| {
        told.iter().any(|remark| remark.is_on(deed) && rules::is_about_locks(&remark.check))
    };
    let toil = existing(deeds, live)
        .filter(|(_, touch, _)| touch.level.blocks_writes() && touch.work != Work::Nothing);
    let heavy = toil.filter_map(|(deed, touch, table)| Some((deed, touch, weight(table)?)));
    heavy
        .filter(|(deed, ..)| !is_told(deed))
        .map(|(deed, touch, verdict)| toil_on(deed, touch, verdict))
        .collect()
}

/// WARN for a large table, UNKNOWN for one that may be large, nothing for another.
fn weight(table: &Table) -> Option<Verdict> {
    let most = table.rows.or_else(|| table.size_bytes.map(|size| size / SMALLEST_ROW_BYTES));
    let is_large = table.rows.is_some_and(|rows| rows > MANY_ROWS)
        || table.size_bytes.is_some_and(|size| size > MANY_BYTES);
    match most {
        _ if is_large => Some(Verdict::Warn),
        Some(most) if most <= MANY_ROWS => None,
        _ => Some(Verdict::Unknown),
    }
}

fn toil_on<'a>(deed: &'a Deed<'a>, touch: &'a Touch, verdict: Verdict) -> Remark<'a> {
    let toil = if touch.work == Work::Rewrite { "written anew" } else { "read" };
    let waiting = if touch.level.blocks_reads() { "neither reads nor writes" } else { "no writes" };
    let sentence = format!("all of {} is {toil} while it takes {waiting}", touch.table);
    let remark = Remark::on(deed, LARGE, verdict, sentence).about(touch);
    if verdict == Verdict::Unknown {
        return remark.remedy(format!("`ANALYZE {}` counts its rows", touch.table));
    }
    remark.remedy("do it while nobody needs the table, or in steps that block nobody")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_large_is_not_called_small() {
        let mebibyte = 1 << 20;
        for (rows, size, expected) in [
            (Some(MANY_ROWS), Some(mebibyte), None),
            (Some(MANY_ROWS + 1), Some(mebibyte), Some(Verdict::Warn)),
            (Some(10), Some(MANY_BYTES + 1), Some(Verdict::Warn)),
            // so few bytes cannot hold that many rows
            (None, Some(20 * mebibyte), None),
            (None, Some(200 * mebibyte), Some(Verdict::Unknown)),
            (None, None, Some(Verdict::Unknown)),
            (Some(10), None, None),
        ] {
            assert_eq!(weight(&Table::sized(rows, size)), expected, "{rows:?} {size:?}");
        }
    }
}
