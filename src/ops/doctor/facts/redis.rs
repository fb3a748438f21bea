//! What each node of Redis tells of itself.

use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

use ::redis::{Value as Answer, cmd, from_redis_value};
use futures_util::future::join_all;
use tokio::time::{Instant, sleep_until, timeout_at};

use super::SAMPLE;
use super::keys::{self, Keys};
use crate::conn::redis::{Info, Reader, Redis as Service, acl_line};
use crate::error::{Error, Result};
use crate::ops::seen::Seen;

/// How long one answer may take.
const ANSWER: Duration = Duration::from_millis(2500);

/// What Redis tells.
#[derive(Debug, Default)]
pub(crate) struct Redis {
    /// What ASP.NET's cache puts in front of its keys.
    pub(crate) instance_name: String,
    /// Its nodes; one where it is no cluster.
    pub(crate) nodes: Vec<Node>,
}

/// What one node tells.
#[derive(Debug)]
pub(crate) struct Node {
    /// `db:6379`; empty where it is the only one.
    pub(crate) address: String,
    /// INFO, twice.
    pub(crate) info: Seen<(Info, Info)>,
    /// Some settings.
    pub(crate) settings: Seen<BTreeMap<String, String>>,
    /// Slow commands, the newest first.
    pub(crate) slow: Seen<Vec<Slow>>,
    /// Who is connected.
    pub(crate) clients: Seen<Vec<Client>>,
    /// A sample of the keys.
    pub(crate) keys: Seen<Keys>,
    /// The median of five round trips.
    pub(crate) latency_seconds: Option<f64>,
}

/// A command that was slow. What it was given may be secret, and is not kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Slow {
    /// Its name: `EVALSHA`.
    pub(crate) command: String,
    /// How long it kept everybody waiting.
    pub(crate) seconds: f64,
    /// When it ran, in seconds since 1970.
    pub(crate) at: i64,
    /// What its client calls itself.
    pub(crate) client: String,
}

/// A client.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Client {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) address: String,
    pub(crate) subscriptions: i64,
    /// Answers that it has not fetched.
    pub(crate) output_bytes: i64,
}

/// Looks at every node until `deadline`.
pub(super) async fn look(service: &Service, deadline: Instant) -> Result<Redis> {
    let mut settings = service.settings().clone();
    settings.timeout = settings.timeout.min(ANSWER);
    let instance_name = settings.instance_name.clone();
    let reader = service.elsewhere(settings).reach().await?;
    let nodes = reader.nodes().await?;
    let alone = nodes.len() == 1;
    let looks = nodes.into_iter().map(|node| {
        let instance_name = &instance_name;
        async move {
            let found = match &node.reader {
                Ok(reader) => look_at(reader, instance_name, deadline).await,
                Err(error) => Node::silent(error),
            };
            Node { address: if alone { String::new() } else { node.address }, ..found }
        }
    });
    let nodes = join_all(looks).await;
    Ok(Redis { instance_name, nodes })
}

async fn look_at(reader: &Reader, instance_name: &str, deadline: Instant) -> Node {
    let before = within(deadline, reader.info()).await;
    let sampled = Instant::now();
    let (settings, slow, clients, latency_seconds) = tokio::join!(
        settings(reader, deadline),
        slow(reader, deadline),
        clients(reader, deadline),
        latency(reader)
    );
    let keys = keys::look(reader, instance_name, (sampled + SAMPLE).min(deadline)).await;
    sleep_until((sampled + SAMPLE).min(deadline)).await;
    let info = match before {
        Seen::Known(before) => within(deadline, reader.info()).await.map(|after| (before, after)),
        hidden => told(reader, "info", hidden.map(|info| (Info::default(), info))),
    };
    Node { address: String::new(), info, settings, slow, clients, keys, latency_seconds }
}

impl Node {
    /// A node that let nobody in.
    fn silent(error: &Error) -> Self {
        Self {
            address: String::new(),
            info: Seen::not(error),
            settings: Seen::not(error),
            slow: Seen::not(error),
            clients: Seen::not(error),
            keys: Seen::not(error),
            latency_seconds: None,
        }
    }
}

/// What an answer tells, unless time is over.
pub(super) async fn within<T>(deadline: Instant, answer: impl Future<Output = Result<T>>) -> Seen<T> {
    match timeout_at(deadline, answer).await {
        Ok(answer) => Seen::of(answer),
        Err(_) => Seen::hidden("the time for a diagnosis was over before it was answered"),
    }
}

/// What a command that this user may not run, or that this server does not have, tells: nothing, and why.
pub(super) fn told<T>(reader: &Reader, command: &str, answer: Seen<T>) -> Seen<T> {
    match answer {
        Seen::Hidden { why, .. } if why.contains("NOPERM") || why.contains("no permissions") => {
            Seen::Hidden {
                why: format!(
                    "user {} may not run {}",
                    reader.user(),
                    command.replace('|', " ").to_uppercase()
                ),
                remedy: Some(acl_line(reader.user(), command)),
            }
        }
        Seen::Hidden { why, .. } if why.contains("unknown command") => Seen::Hidden {
            why: format!(
                "this server has no {}: renamed, or not offered",
                command.replace('|', " ").to_uppercase()
            ),
            remedy: None,
        },
        other => other,
    }
}

/// What a diagnosis depends on; none of them is a secret.
const SETTINGS: &[&str] = &["stop-writes-on-bgsave-error", "save", "appendonly", "slowlog-log-slower-than"];

async fn settings(reader: &Reader, deadline: Instant) -> Seen<BTreeMap<String, String>> {
    let mut question = cmd("CONFIG");
    question.arg("GET").arg(SETTINGS);
    told(reader, "config|get", within(deadline, reader.ask(&question)).await)
}

/// Older entries than these say nothing of today.
const ENTRIES: i64 = 128;

async fn slow(reader: &Reader, deadline: Instant) -> Seen<Vec<Slow>> {
    let mut question = cmd("SLOWLOG");
    question.arg("GET").arg(ENTRIES);
    let entries = told(reader, "slowlog|get", within(deadline, reader.ask::<Vec<Answer>>(&question)).await);
    entries.map(|entries| entries.into_iter().filter_map(entry).collect())
}

#[expect(clippy::cast_precision_loss, reason = "microseconds of a command")]
fn entry(entry: Answer) -> Option<Slow> {
    let mut fields = from_redis_value::<Vec<Answer>>(entry).ok()?.into_iter();
    let (_, at, micros) = (fields.next()?, fields.next()?, fields.next()?);
    let words: Vec<Vec<u8>> = from_redis_value(fields.next()?).ok()?;
    let client = fields.nth(1).and_then(|name| from_redis_value::<String>(name).ok());
    Some(Slow {
        command: String::from_utf8_lossy(words.first()?).to_uppercase(),
        seconds: from_redis_value::<i64>(micros).ok()? as f64 / 1e6,
        at: from_redis_value(at).ok()?,
        client: client.unwrap_or_default(),
    })
}

async fn clients(reader: &Reader, deadline: Instant) -> Seen<Vec<Client>> {
    let mut question = cmd("CLIENT");
    question.arg("LIST");
    let list = told(reader, "client|list", within(deadline, reader.ask::<String>(&question)).await);
    list.map(|list| list.lines().map(client).collect())
}

fn client(line: &str) -> Client {
    let fields: HashMap<&str, &str> = line.split(' ').filter_map(|field| field.split_once('=')).collect();
    let number =
        |name: &str| fields.get(name).and_then(|value| value.parse::<i64>().ok()).unwrap_or_default();
    let text = |name: &str| fields.get(name).copied().unwrap_or_default().to_owned();
    Client {
        id: number("id"),
        name: text("name"),
        address: text("addr"),
        subscriptions: number("sub") + number("psub") + number("ssub"),
        output_bytes: number("omem"),
    }
}

/// A refusal is a round trip too.
async fn latency(reader: &Reader) -> Option<f64> {
    let mut times = Vec::new();
    for _ in 0..5 {
        let started = Instant::now();
        match reader.ask::<Answer>(&cmd("PING")).await {
            Err(error) if error.server_code().is_none() => return None,
            _ => times.push(started.elapsed().as_secs_f64()),
        }
    }
    times.sort_unstable_by(f64::total_cmp);
    times.get(2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_list_of_clients_is_read() {
        let client =
            client("id=7 addr=10.0.0.1:5 laddr=x name=slow sub=1 psub=2 omem=123 tot-mem=9 cmd=subscribe");
        assert_eq!((client.id, client.name.as_str(), client.subscriptions), (7, "slow", 3));
        assert_eq!(client.output_bytes, 123);
    }

    #[test]
    fn a_slow_command_keeps_its_name_alone() {
        let text = |words: &str| Answer::BulkString(words.as_bytes().to_vec());
        let answer = Answer::Array(vec![
            Answer::Int(1),
            Answer::Int(1_700_000_000),
            Answer::Int(250_000),
            Answer::Array(vec![text("eval"), text("hunter2")]),
            text("127.0.0.1:1"),
            text("api"),
        ]);
        let slow = entry(answer).unwrap();
        assert_eq!((slow.command.as_str(), slow.seconds, slow.client.as_str()), ("EVAL", 0.25, "api"));
        assert!(!format!("{slow:?}").contains("hunter2"));
    }
}
