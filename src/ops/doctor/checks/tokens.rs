//! What is so of the table of the refresh tokens, and should not be.

use crate::ops::doctor::check::{Blind, Check, Judge, Judged};
use crate::ops::doctor::facts::Tokens;
use crate::ops::doctor::finding::{Finding, Severity};
use crate::ops::token_table::Assertion;
use crate::report::Verdict;

pub(super) const CHECKS: &[&Check] = &[&TABLE, &THROTTLED, &EXPIRED];

const TABLE: Check = Check {
    id: "ddb.table",
    measures: "the table of the refresh tokens against what the application needs: keys, status, time to live and the type \
               of its attribute, recovery, encryption, protection, and other tables that look like it",
    thresholds: "as `authctl dynamodb check` weighs each assertion",
    source: "the defaults of this system, or the expectations file of `authctl dynamodb check`",
    remedies: ["run the line beside the assertion", "ask `authctl dynamodb check` for all of them"],
    docs: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/",
    judge: Judge::Tokens(|tokens| {
        let found = tokens.assertions.iter().filter_map(|assertion| failed(tokens, assertion));
        let blind = tokens.assertions.iter().find(|assertion| assertion.verdict() == Verdict::Unknown);
        let blind = blind.map(|assertion| Blind {
            why: format!("{}: {}", assertion.id, assertion.actual),
            grant: assertion.remedy.clone(),
        });
        Judged::found(found).and_blind(blind)
    }),
};

fn failed(tokens: &Tokens, assertion: &Assertion) -> Option<Finding> {
    let severity = match assertion.verdict() {
        Verdict::Bad => Severity::Crit,
        Verdict::Warn => Severity::Warn,
        _ => return None,
    };
    let what = assertion.id.trim_start_matches("table.").replace('_', " ");
    let cause = format!("{} has {what} {}, expected {}", tokens.table, assertion.actual, assertion.expected);
    let remedy = assertion.remedy.clone().unwrap_or_else(|| "authctl dynamodb check".to_owned());
    Some(
        Finding::new(
            "ddb.table",
            severity,
            format!("the token table's {what} is not as it should be"),
            cause,
        )
        .about("assertion", assertion.id)
        .evidence("assertion", assertion.id)
        .evidence("expected", assertion.expected.as_str())
        .evidence("actual", assertion.actual.as_str())
        .remedy("bring the table to what is expected", remedy, "as its own documentation says")
        .remedy(
            "see every assertion, with the line of Terraform",
            "authctl dynamodb check",
            "none: it only looks",
        ),
    )
}

const THROTTLED: Check = Check {
    id: "ddb.throttled",
    measures: "whether the table has no capacity for our few calls, and then none for the application's",
    thresholds: "one call warns, three are critical",
    source: "calls are made once each, without the client's own attempts",
    remedies: ["switch the table to on-demand", "raise its capacity"],
    docs: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/throttling-diagnosing.html",
    judge: Judge::Tokens(|tokens| {
        Judged::of(&tokens.sample, |(throttled, _)| {
            let found = (*throttled > 0).then(|| {
                let severity = if *throttled >= 3 { Severity::Crit } else { Severity::Warn };
                let cause = format!("{throttled} of our calls found no capacity left on {}", tokens.table);
                let switch = format!(
                    "aws dynamodb update-table --table-name {} --billing-mode PAY_PER_REQUEST",
                    tokens.table
                );
                Finding::new("ddb.throttled", severity, "the token table is throttled", cause)
                    .about("table", &tokens.table)
                    .evidence("throttled_calls", *throttled)
                    .remedy(
                        "let it take what comes",
                        switch,
                        "paid by request; switched back after a day at the soonest",
                    )
                    .remedy("see what is asked of it", "authctl monitor dynamodb", "none: it only looks")
            });
            found.into_iter().collect()
        })
    }),
};

const EXPIRED: Check = Check {
    id: "ddb.expired",
    measures: "the share of tokens, in a sample from the beginning of the table, that are over and still there",
    thresholds: "half of them warns",
    source: "judgement: most of what is read and paid for is then of no use",
    remedies: ["purge them", "give the table a time to live on a number of seconds"],
    docs: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html",
    judge: Judge::Tokens(|tokens| {
        Judged::of(&tokens.sample, |(_, expired)| {
            let found = (*expired >= 0.5).then(|| {
                let cause =
                    format!("{:.0} % of the sampled tokens of {} are over", expired * 100.0, tokens.table);
                Finding::new("ddb.expired", Severity::Warn, "expired refresh tokens are not purged", cause)
                    .about("table", &tokens.table)
                    .evidence("expired_ratio", *expired)
                    .remedy(
                        "purge them",
                        "authctl token purge --expired",
                        "deletes tokens that are over; paced",
                    )
                    .remedy("see their ages", "authctl monitor dynamodb", "none: it only looks")
            });
            found.into_iter().collect()
        })
    }),
};
