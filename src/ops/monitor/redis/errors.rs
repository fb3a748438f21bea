//! What the server refused, and to whom.

use std::collections::HashMap;
use std::time::Duration;

use ::redis::{FromRedisValue, Value as Answered, cmd};

use super::each::{self, Rows, Shape, reason};
use super::window::Window;
use crate::conn::redis::{Reader, Redis};
use crate::error::Result;
use crate::ops::keyspace::masked;
use crate::report::{Answer, Cell, Column, Value, Verdict};
use crate::text;

/// Errors of a server, what each means, and whether it is bad when it happens now: those that refuse writes are.
const KNOWN: &[(&str, bool, &str)] = &[
    ("OOM", true, "a write was refused at `maxmemory`"),
    ("MISCONF", true, "writes are refused because a save to disk failed"),
    ("READONLY", true, "a write came to a replica"),
    ("NOREPLICAS", true, "a write was refused for want of replicas (`min-replicas-to-write`)"),
    ("MASTERDOWN", true, "a replica without its master refused to answer"),
    ("CLUSTERDOWN", true, "slots of the cluster are without a master"),
    ("LOADING", true, "the server was still reading its data"),
    ("BUSY", true, "a script ran for too long, and others were refused"),
    ("NOPERM", false, "a user lacks a right"),
    ("WRONGPASS", false, "a password was wrong"),
    ("NOAUTH", false, "a client had not logged in"),
    ("NOSCRIPT", false, "a script was not known any more; clients send it again"),
    ("WRONGTYPE", false, "a key holds another type than the command expects"),
    ("EXECABORT", false, "a transaction was given up for an error in it"),
    ("MOVED", false, "a client learned where a slot is"),
    ("ASK", false, "a slot is on the move"),
    ("CROSSSLOT", false, "a command named keys of several slots"),
    ("UNKILLABLE", true, "a script that wrote cannot be stopped"),
    ("ERR", false, "a command was wrong, or unknown"),
];

/// Errors of every node, since its statistics began or over `span`, with what its ACL log kept.
pub async fn errors(redis: &Redis, span: Option<Duration>) -> Result<Answer> {
    let columns = vec![
        Column::new("error"),
        Column::new("count"),
        Column::expendable("per_second", 2),
        Column::expendable("age_seconds", 1),
        Column::expendable("who", 1),
        Column::expendable("meaning", 3),
    ];
    let when_empty = "the server answered nobody with an error";
    let shape = Shape { kind: "monitor.redis.errors/1", columns, when_empty };
    each::each(redis, shape, async |reader| look(reader, span).await).await
}

async fn look(reader: &Reader, span: Option<Duration>) -> Result<Rows> {
    let window = Window::watch(reader, span).await?;
    let mut rows = Rows::default();
    let mut counted: Vec<_> = window
        .now()
        .starting_with("errorstat_")
        .filter_map(|(name, _)| Some((name, window.grown(&format!("errorstat_{name}"), "count")?)))
        .filter(|(_, count)| *count > 0)
        .collect();
    counted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    for (name, count) in counted {
        let meaning = KNOWN.iter().find(|(known, ..)| *known == name);
        judge(name, count, meaning.is_some_and(|(_, refuses, _)| *refuses), &window, &mut rows);
        rows.lines.push(vec![
            name.into(),
            Value::Count(count).into(),
            window.rate(count).map_or(Value::Nothing, Value::Float).into(),
            Value::Nothing.into(),
            Value::Nothing.into(),
            meaning.map(|(.., meaning)| *meaning).map_or(Value::Nothing, Value::from).into(),
        ]);
    }
    match denials(reader).await {
        Ok(denied) => rows.lines.extend(denied),
        Err(error) => rows.note(format!("Who was denied what could not be read: {}", reason(&error))),
    }
    Ok(rows)
}

fn judge(name: &str, count: i64, refuses: bool, window: &Window, rows: &mut Rows) {
    let verdict = match (refuses, window.is_recent()) {
        (true, true) => Verdict::Bad,
        (true, false) => Verdict::Warn,
        // what went wrong long ago is no alarm, and MOVED is how a cluster works
        (false, true) if !["MOVED", "ASK", "NOSCRIPT"].contains(&name) => Verdict::Warn,
        _ => return,
    };
    let meaning = KNOWN.iter().find(|(known, ..)| *known == name).map_or("", |(.., meaning)| meaning);
    let times = if count == 1 { "once".to_owned() } else { format!("{} times", text::count(count)) };
    rows.found(verdict, format!("{name} {times} {}: {meaning}", window.words()));
}

/// What the ACL log kept: who was denied which command, key or channel.
async fn denials(reader: &Reader) -> Result<Vec<Vec<Cell>>> {
    let entries: Vec<Answered> = reader.ask(cmd("ACL").arg("LOG").arg(32)).await?;
    Ok(entries.into_iter().filter_map(denial).collect())
}

fn denial(entry: Answered) -> Option<Vec<Cell>> {
    let fields = HashMap::<String, Answered>::from_redis_value(entry).ok()?;
    let text = |name: &str| match fields.get(name)? {
        Answered::BulkString(bytes) => Some(String::from_utf8_lossy(bytes).into_owned()),
        Answered::SimpleString(text) => Some(text.clone()),
        _ => None,
    };
    let age = match fields.get("age-seconds")? {
        Answered::Double(age) => Some(*age),
        Answered::Int(age) => Some(f64::from(i32::try_from(*age).ok()?)),
        _ => text("age-seconds").and_then(|age| age.parse().ok()),
    };
    let count = match fields.get("count")? {
        Answered::Int(count) => *count,
        _ => return None,
    };
    let why = text("reason")?;
    // a login that failed has the name that was tried, and that may be a password in the wrong place
    let object = match why.as_str() {
        "auth" => String::new(),
        "key" | "channel" => format!(" {}", masked(text("object")?.as_bytes(), &[])),
        _ => format!(" {}", text("object")?.to_uppercase()),
    };
    let client = text("client-info").unwrap_or_default();
    let part = |name: &str| {
        client
            .split(' ')
            .find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
            .unwrap_or_default()
            .to_owned()
    };
    let user = if why == "auth" { String::new() } else { text("username").unwrap_or_default() };
    let who = [user, part("name"), part("addr")].into_iter().filter(|word| !word.is_empty());
    Some(vec![
        format!("denied {why}{object}").into(),
        Value::Count(count).into(),
        Value::Nothing.into(),
        age.map_or(Value::Unknown, Value::Seconds).into(),
        Value::List(who.collect()).into(),
        "kept by the ACL log".into(),
    ])
}
