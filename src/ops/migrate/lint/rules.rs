//! squawk's rules, run over what was parsed already. Its crates are no stable interface: only this file, the
//! words beside it and `grammar` name them.

use squawk_linter::{Linter, Rule, Violation};

use super::OWN;
use super::deed::Deed;
use super::ignores::SQUAWK;
use super::live::Live;
use super::remark::Remark;
use super::words;
use crate::ops::migrate::prepare::Prepared;
use crate::report::Verdict;

/// Rules that are never asked.
const EXCLUDED: [Rule; 7] = [
    // authctl sets time-outs itself
    Rule::RequireTimeoutSettings,
    Rule::RequireLockTimeout,
    Rule::RequireStatementTimeout,
    // a file is one transaction or has a journal, and IF NOT EXISTS would hide an index that is not valid
    Rule::PreferRobustStmts,
    // refused before anything is run
    Rule::TransactionNesting,
    Rule::BanUncommittedTransaction,
    Rule::BanConcurrentIndexCreationInTransaction,
];

/// Rules of taste: nothing breaks where they are not followed.
const STYLE: [Rule; 7] = [
    Rule::PreferBigintOverInt,
    Rule::PreferBigintOverSmallint,
    Rule::PreferIdentity,
    Rule::PreferRepack,
    Rule::PreferTextField,
    Rule::PreferTimestampTz,
    Rule::BanCharField,
];

/// Rules that hold for a new table as for any other: they are about names and words, or about what else happens.
const REGARDLESS: [Rule; 4] = [
    Rule::BanDuplicateColumnAssignments,
    Rule::BanTruncateCascade,
    Rule::IdentifierTooLong,
    Rule::UnusedIgnore,
];

/// Rules that say the same as `constraint-missing-not-valid`, and what to do about this sort of constraint.
const EXACTER: [Rule; 3] =
    [Rule::AddingForeignKeyConstraint, Rule::AddingSerialPrimaryKeyField, Rule::DisallowedUniqueConstraint];

/// Rules about how long a table is kept from others.
const LOCKING: [Rule; 10] = [
    Rule::AddingFieldWithDefault,
    Rule::AddingForeignKeyConstraint,
    Rule::AddingNotNullableField,
    Rule::AddingSerialPrimaryKeyField,
    Rule::ChangingColumnType,
    Rule::ConstraintMissingNotValid,
    Rule::DisallowedUniqueConstraint,
    Rule::PreferRepack,
    Rule::RequireConcurrentIndexCreation,
    Rule::RequireConcurrentReindex,
];

/// What squawk has to say of `file`, on a server of version `major` where one is known.
///
/// In a transaction it takes a table for new when a CREATE TABLE names one like it, be it in another schema or IF
/// NOT EXISTS. So it is asked as if there was none, and once more where a transaction matters beside that: a
/// constraint that is validated in the one that adds it.
pub(super) fn violations(file: &Prepared, major: Option<u32>, style: bool) -> Vec<Violation> {
    let excluded: Vec<_> = if style { EXCLUDED.to_vec() } else { [&EXCLUDED[..], &STYLE].concat() };
    let mut found = lint(Linter::with_rules(&[], &excluded), file, major, false);
    if file.is_whole() && file.body.sent.to_ascii_lowercase().contains("validate") {
        let in_transaction = lint(Linter::from([Rule::ConstraintMissingNotValid]), file, major, true);
        let is_news = |one: &Violation| !found.iter().any(|other| other.text_range == one.text_range);
        let news: Vec<_> = in_transaction.into_iter().filter(is_news).collect();
        found.extend(news);
        found.sort_by_key(start);
    }
    found
}

fn lint(mut linter: Linter, file: &Prepared, major: Option<u32>, in_transaction: bool) -> Vec<Violation> {
    linter.settings.assume_in_transaction = in_transaction;
    if let Some(version) = major.and_then(|major| major.to_string().parse().ok()) {
        linter.settings.pg_version = version;
    }
    linter.lint(&file.parsed.tree, &file.body.sent)
}

/// Whether a check of this name tells how long a table is kept from others.
pub(super) fn is_about_locks(check: &str) -> bool {
    let rule = check.strip_prefix(SQUAWK).and_then(|name| Rule::try_from(name).ok());
    rule.is_some_and(|rule| LOCKING.contains(&rule))
}

/// The remarks that become of them: none on a table that is new, none that says what another says too.
pub(super) fn remarks<'a>(
    (turn, file): (usize, &'a Prepared),
    deeds: &'a [Deed<'a>],
    violations: &[Violation],
    live: Option<&Live>,
) -> Vec<Remark<'a>> {
    let mut remarks = Vec::new();
    for (place, violation) in violations.iter().enumerate() {
        let deed = deeds.iter().find(|deed| deed.range.contains(&start(violation)));
        let is_news = !is_exempt(violation, deed, file) && !is_told(place, violations, deed);
        remarks.extend(is_news.then(|| remark((turn, file), deed, violation, live)));
    }
    remarks
}

fn start(violation: &Violation) -> usize {
    violation.text_range.start().into()
}

fn remark<'a>(
    (turn, file): (usize, &'a Prepared),
    deed: Option<&'a Deed<'a>>,
    violation: &Violation,
    live: Option<&Live>,
) -> Remark<'a> {
    let check = format!("{SQUAWK}{}", violation.code);
    let (sentence, remedy) = words::of(violation, said(violation, file));
    let verdict = verdict(violation.code, deed, live);
    let remark = if let Some(deed) = deed {
        Remark::on(deed, &check, verdict, sentence)
    } else {
        let range = start(violation)..violation.text_range.end().into();
        Remark::of_text(file, turn, range, (&check, verdict, sentence))
    };
    let remark = remark.at(start(violation));
    match remedy {
        Some(remedy) => remark.remedy(remedy),
        None => remark,
    }
}

/// BAD is what fails for certain: the same column twice, and a column without a value where there are rows.
fn verdict(rule: Rule, deed: Option<&Deed<'_>>, live: Option<&Live>) -> Verdict {
    let rows = || {
        let table = &deed?.touches.first()?.table;
        live?.find(table)?.rows
    };
    match rule {
        Rule::BanDuplicateColumnAssignments => Verdict::Bad,
        Rule::AddingRequiredField if rows().is_some_and(|rows| rows > 0) => Verdict::Bad,
        _ => Verdict::Warn,
    }
}

fn is_exempt(violation: &Violation, deed: Option<&Deed<'_>>, file: &Prepared) -> bool {
    let is_about_tables = !REGARDLESS.contains(&violation.code) && !STYLE.contains(&violation.code);
    let is_about_new_ones = || deed.is_some_and(Deed::is_about_new_tables);
    (is_about_tables && is_about_new_ones()) || is_virtual(violation, file) || names_one_of_ours(violation)
}

/// squawk knows its own names only, and those without the prefix that they are shown with.
fn names_one_of_ours(violation: &Violation) -> bool {
    let name = violation.message.strip_prefix("unknown name ").unwrap_or_default();
    let is_rule = |name: &str| Rule::try_from(name).is_ok();
    violation.code == Rule::UnusedIgnore
        && (OWN.contains(&name) || name.strip_prefix(SQUAWK).is_some_and(is_rule))
}

/// A column that is generated when it is read rewrites nothing, which squawk does not know yet.
fn is_virtual(violation: &Violation, file: &Prepared) -> bool {
    let words = said(violation, file).to_ascii_lowercase();
    let is_generated = violation.code == Rule::AddingFieldWithDefault && words.starts_with("generated");
    is_generated && !words.contains("stored") && !words.contains("identity")
}

/// The piece of the text that it is about.
fn said<'a>(violation: &Violation, file: &'a Prepared) -> &'a str {
    let range = start(violation)..violation.text_range.end().into();
    file.body.sent.get(range).unwrap_or_default()
}

/// Whether another violation in the statement says it: the same once more, or the same more exactly.
fn is_told(place: usize, violations: &[Violation], deed: Option<&Deed<'_>>) -> bool {
    let Some((deed, violation)) = deed.zip(violations.get(place)) else { return false };
    let beside = |other: &&Violation| deed.range.contains(&start(other));
    let is_exact = |other: &Violation| {
        EXACTER.contains(&other.code) && violation.text_range.contains_range(other.text_range)
    };
    let is_vague = violation.code == Rule::ConstraintMissingNotValid;
    let is_same = |other: &Violation| other.code == violation.code && other.message == violation.message;
    let repeats = violation.code == Rule::BanDuplicateColumnAssignments
        && violations[..place].iter().filter(beside).any(is_same);
    repeats || (is_vague && violations.iter().filter(beside).any(is_exact))
}
