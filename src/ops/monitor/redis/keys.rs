//! Where the memory of the keys goes, by what their names have in common, and which keys never end.

use serde_json::{Map, Value as Json, json};

use crate::conn::redis::Redis;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::keyspace::{
    Census, End, Kind, LIFETIMES, Large, Lifetime, Pattern, Tally, Wanted, census, masked,
};
use crate::progress::Progress;
use crate::report::{Cell, Column, Label, Report, Source, Table, Value, Verdict};
use crate::text;

/// From this size on a key is large: at a gigabit a second it keeps everybody else waiting for 8 ms when it is read
/// whole, which is what `slowlog-log-slower-than` calls slow.
const LARGE_BYTES: u64 = 1024 * 1024;
/// A sorted set of more elements than this counts more than anybody is limited to: it is never trimmed.
const UNTRIMMED: u64 = 10_000;
/// What names of keys that must end are made of: sessions, tokens, codes, rate limits, locks.
const FLEETING: &[&str] = &[
    "sess",
    "token",
    "code",
    "otp",
    "csrf",
    "nonce",
    "rate",
    "limit",
    "throttle",
    "attempt",
    "lock",
    "captcha",
    "verify",
    "reset",
    "challenge",
];
/// The same, as whole words.
const FLEETING_WORDS: &[&str] = &["rl", "mfa", "pkce"];
/// Of keys that mostly end, those that do not were forgotten.
const MOSTLY: f64 = 0.5;

/// The keys of a server.
pub struct Keys {
    census: Census,
    instance: String,
    rows: usize,
    largest: bool,
    findings: Vec<(Verdict, String)>,
    source: Source,
}

/// Looks at the keys; shows at most `rows` patterns, or the largest keys when `largest` is set.
pub async fn keys(
    redis: &Redis,
    wanted: &Wanted,
    rows: usize,
    largest: bool,
    progress: &dyn Progress,
) -> Result<Keys> {
    let census = census(redis, wanted, progress).await?;
    let instance = redis.settings().instance_name.clone();
    let server = redis.read().await.map(|reader| reader.source());
    let source = server.unwrap_or_else(|_| Source { target: Some(redis.target()), server: None });
    let findings = judge(&census, &instance);
    Ok(Keys { census, instance, rows, largest, findings, source })
}

/// What is wrong with the keys.
fn judge(census: &Census, instance: &str) -> Vec<(Verdict, String)> {
    let patterns = census.patterns.iter().filter_map(|pattern| endless(pattern, instance));
    let large = census.largest.iter().filter_map(|large| too_large(large, instance));
    patterns.chain(large).collect()
}

/// Keys that should end and do not.
#[expect(clippy::cast_precision_loss, reason = "a share")]
fn endless(pattern: &Pattern, instance: &str) -> Option<(Verdict, String)> {
    let Pattern { name, tally } = pattern;
    let fleeting = is_fleeting(name, instance);
    let seen = (tally.endless + tally.mortal()).max(1);
    let mostly_mortal = tally.mortal() as f64 / seen as f64 > MOSTLY;
    if tally.endless == 0 || !(fleeting || mostly_mortal) {
        return None;
    }
    let why = if fleeting { "what is called so must end" } else { "most keys called so do" };
    let whose = match (tally.endless, tally.keys) {
        (1, 1) => format!("{name} has"),
        (endless, all) => {
            let count = |number: u64| text::count(number.cast_signed());
            format!("{} of {} keys {name} have", count(endless), count(all))
        }
    };
    let why = format!("{whose} no time to live: {why}, and these stay until somebody deletes them");
    Some((Verdict::Warn, why))
}

/// Whether keys of this pattern are sessions, codes, limits: things that must end.
fn is_fleeting(name: &str, instance: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let of_instance = !instance.is_empty() && name.starts_with(instance) && name.len() == instance.len() + 1;
    let mut words = lower.split(|c: char| !c.is_ascii_alphanumeric());
    of_instance
        || FLEETING.iter().any(|word| lower.contains(word))
        || words.any(|word| FLEETING_WORDS.contains(&word))
}

fn too_large(large: &Large, instance: &str) -> Option<(Verdict, String)> {
    let bytes = large.seen.bytes?;
    let sorted_set = large.seen.kind == Some(Kind::SortedSet);
    let untrimmed = sorted_set && large.length.is_some_and(|length| length > UNTRIMMED);
    if bytes < LARGE_BYTES && !untrimmed {
        return None;
    }
    let kind = large.seen.kind.map_or("key", Kind::word);
    let length = large
        .length
        .map_or_else(String::new, |length| format!(" with {} elements", text::count(length.cast_signed())));
    let ends = if large.seen.lifetime == Lifetime::Endless { " and no time to live" } else { "" };
    let advice = if untrimmed {
        "a sliding window that is never trimmed grows like this (ZREMRANGEBYSCORE trims it)"
    } else {
        "reading or deleting it at once stops the server; UNLINK does not"
    };
    let name = masked(&large.key, &[instance.to_owned()]);
    Some((
        Verdict::Warn,
        format!("{name} is a {kind} of {}{length}{ends}: {advice}", text::bytes(bytes.cast_signed())),
    ))
}

impl Report for Keys {
    fn kind(&self) -> &'static str {
        "monitor.redis.keys/1"
    }

    fn table(&self) -> Table {
        if self.largest { self.largest_keys() } else { self.patterns() }
    }

    fn data(&self) -> Json {
        let census = &self.census;
        let mut table = self.largest_keys();
        let largest = table.to_json();
        table = self.patterns_of(&census.patterns);
        let patterns = table.to_json();
        let patterns =
            patterns.as_array().into_iter().flatten().zip(&census.patterns).map(|(row, pattern)| {
                let mut row = row.as_object().cloned().unwrap_or_default();
                row.insert("types".to_owned(), kinds(&pattern.tally));
                row.insert("lifetimes".to_owned(), lifetimes(&pattern.tally));
                Json::Object(row)
            });
        json!({
            "complete": census.end == End::Whole,
            "keys": census.all.keys,
            "memory_bytes": measured(&census.all).for_json(),
            "without_ttl": census.all.endless,
            "visited_keys": census.visited,
            "total_keys": census.total,
            "took_seconds": census.took.as_secs_f64(),
            "prefixes": patterns.collect::<Vec<_>>(),
            "largest": largest,
        })
    }

    fn verdict(&self) -> Verdict {
        let unseen = !self.census.refused.is_empty() || self.census.end == End::Stopped;
        let least = if unseen { Verdict::Unknown } else { Verdict::Fine };
        self.findings.iter().map(|(verdict, _)| *verdict).max().unwrap_or(Verdict::Fine).max(least)
    }

    fn notes(&self) -> Vec<String> {
        let findings = self.findings.iter().map(|(_, why)| why.clone()).take(MOST_FINDINGS);
        let more = self.findings.len().saturating_sub(MOST_FINDINGS);
        let more = (more > 0).then(|| format!("{more} more keys or prefixes are like these."));
        let refused = self.census.refused.iter().cloned();
        self.extent().into_iter().chain(findings).chain(more).chain(refused).chain(self.hidden()).collect()
    }

    fn source(&self) -> Source {
        self.source.clone()
    }

    fn exit(&self, strict: bool) -> Exit {
        match self.census.end {
            End::Stopped => Exit::Interrupted,
            _ => self.verdict().exit(strict),
        }
    }
}

/// Findings that people read.
const MOST_FINDINGS: usize = 12;

impl Keys {
    /// How much was looked at, in how long.
    fn extent(&self) -> Vec<String> {
        let census = &self.census;
        let (keys, took) = (text::count(census.all.keys.cast_signed()), text::duration(census.took));
        let of = census
            .total
            .map_or_else(String::new, |total| format!(" of {}", text::count(total.cast_signed())));
        match census.end {
            End::Whole => vec![format!("{keys} keys in {took}.")],
            End::Enough => {
                vec![format!("PARTIAL: {keys} keys{of} were looked at in {took}, as many as were asked for.")]
            }
            End::Stopped => {
                vec![format!("PARTIAL: stopped after {took}, when {keys} keys{of} had been looked at.")]
            }
        }
    }

    fn hidden(&self) -> Option<String> {
        let all = if self.largest { self.census.largest.len() } else { self.census.patterns.len() };
        let what = if self.largest { "keys" } else { "prefixes" };
        (all > self.rows)
            .then(|| format!("{} of {all} {what} are shown: `--limit {all}` shows all.", self.rows))
    }

    /// As many patterns as were asked for, and the rest in one row.
    fn patterns(&self) -> Table {
        let shown = self.census.patterns.len().min(self.rows);
        let mut table = self.patterns_of(&self.census.patterns[..shown]);
        let rest = &self.census.patterns[shown..];
        if !rest.is_empty() {
            let mut others = Tally::default();
            for pattern in rest {
                others.add(&pattern.tally);
            }
            let name = if rest.len() == 1 {
                "one other prefix".to_owned()
            } else {
                format!("{} other prefixes", rest.len())
            };
            table.rows.push(self.row(&name, &others));
        }
        table
    }

    fn patterns_of(&self, patterns: &[Pattern]) -> Table {
        let mut table = Table::new([
            Column::new("prefix"),
            Column::new("keys"),
            Column::new("memory_bytes"),
            Column::expendable("memory_share_ratio", 1),
            Column::expendable("mean_bytes", 4),
            Column::expendable("largest_bytes", 3),
            Column::expendable("type", 2),
            Column::new("without_ttl"),
            Column::expendable("shortest_ttl_seconds", 5),
            Column::expendable("longest_ttl_seconds", 2),
            Column::expendable("ttl_spread", 6),
        ])
        .when_empty("there are no such keys");
        table.rows = patterns.iter().map(|pattern| self.row(&pattern.name, &pattern.tally)).collect();
        table
    }

    #[expect(clippy::cast_precision_loss, reason = "a share of memory")]
    fn row(&self, name: &str, tally: &Tally) -> Vec<Cell> {
        let all = self.census.all.bytes;
        let share = if tally.measured > 0 && all > 0 {
            Value::Ratio(tally.bytes as f64 / all as f64)
        } else {
            Value::Unknown
        };
        let judged = |count: u64| {
            let alarming = count > 0 && (is_fleeting(name, &self.instance) || tally.mortal() > count);
            Cell::labelled(Value::of_count(count), if alarming { Label::Warn } else { Label::Plain })
        };
        let left = |span: Option<std::time::Duration>| {
            span.map_or(Value::Nothing, |span| Value::Seconds(span.as_secs_f64()))
        };
        let of_measured =
            |bytes: u64| if tally.measured > 0 { Value::of_bytes(bytes) } else { Value::Unknown };
        vec![
            name.into(),
            Value::of_count(tally.keys).into(),
            measured(tally).into(),
            share.into(),
            of_measured(tally.bytes / tally.measured.max(1)).into(),
            of_measured(tally.largest_bytes).into(),
            Value::List(
                Kind::ALL
                    .into_iter()
                    .filter(|kind| tally.kinds[*kind as usize] > 0)
                    .map(|kind| kind.word().to_owned())
                    .collect(),
            )
            .into(),
            if tally.endless + tally.mortal() == 0 && tally.keys > 0 {
                Value::Unknown.into()
            } else {
                judged(tally.endless)
            },
            left(tally.shortest).into(),
            left(tally.longest).into(),
            spread(tally).into(),
        ]
    }

    fn largest_keys(&self) -> Table {
        let mut table = Table::new([
            Column::new("key"),
            Column::new("type"),
            Column::new("memory_bytes"),
            Column::new("elements"),
            Column::expendable("ttl_seconds", 1),
            Column::expendable("never_ends", 2),
            Column::expendable("node", 3),
        ])
        .when_empty("there are no such keys");
        let stems = [self.instance.clone()];
        for large in self.census.largest.iter().take(self.rows) {
            let (ttl, endless) = match large.seen.lifetime {
                Lifetime::Endless => (Value::Nothing, true.into()),
                Lifetime::Left(left) => (Value::Seconds(left.as_secs_f64()), false.into()),
                Lifetime::Unseen => (Value::Unknown, Value::Unknown),
            };
            table.push([
                masked(&large.key, &stems).into(),
                large.seen.kind.map_or(Value::Unknown, |kind| kind.word().into()),
                large.seen.bytes.map_or(Value::Unknown, Value::of_bytes),
                large.length.map_or(Value::Unknown, Value::of_count),
                ttl,
                endless,
                self.census
                    .masters
                    .get(large.master)
                    .map_or(Value::Unknown, |address| address.as_str().into()),
            ]);
        }
        table
    }
}

/// The memory of keys, unknown where none was measured.
fn measured(tally: &Tally) -> Value {
    if tally.measured > 0 || tally.keys == 0 { Value::of_bytes(tally.bytes) } else { Value::Unknown }
}

fn kinds(tally: &Tally) -> Json {
    let counted = Kind::ALL.into_iter().zip(tally.kinds).filter(|(_, count)| *count > 0);
    counted.map(|(kind, count)| (kind.word().to_owned(), Json::from(count))).collect::<Map<_, _>>().into()
}

fn lifetimes(tally: &Tally) -> Json {
    let spans = LIFETIMES
        .iter()
        .zip(tally.lifetimes)
        .map(|((_, name), count)| ((*name).to_owned(), Json::from(count)));
    spans.chain([("endless".to_owned(), Json::from(tally.endless))]).collect::<Map<_, _>>().into()
}

/// `<1h 1,200`, `<1d 34`: the spans that have keys.
fn spread(tally: &Tally) -> Value {
    let words = |(span, count): (&(u64, &str), u64)| {
        let name = span.1.replace("below_", "<").replace("from_", ">=");
        (count > 0).then(|| format!("{name} {}", text::count(count.cast_signed())))
    };
    let list: Vec<_> = LIFETIMES.iter().zip(tally.lifetimes).filter_map(words).collect();
    if list.is_empty() { Value::Nothing } else { Value::List(list) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_what_must_end_are_known() {
        for name in ["sess:*", "AuthSample*", "rl:login:*", "password_reset:*", "otp*"] {
            assert!(is_fleeting(name, "AuthSample"), "{name}");
        }
        for name in ["leaderboard", "url:*", "cache:v2:*", "AuthSample:config:*"] {
            assert!(!is_fleeting(name, "AuthSample"), "{name}");
        }
    }
}
