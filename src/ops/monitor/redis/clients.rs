//! Who is connected, and who does not read what is sent to them.

use std::collections::{BTreeMap, HashMap};

use ::redis::cmd;

use super::each::{self, Rows, Shape};
use super::judge;
use crate::conn::redis::{Reader, Redis};
use crate::error::Result;
use crate::report::{Answer, Cell, Column, Label, Value, Verdict};
use crate::text::{self, plural};

/// A share of the buffer's soft limit that is worth a look: a subscriber at a quarter does not keep up.
const BEHIND: f64 = 0.25;
/// `client-output-buffer-limit pubsub 32mb 8mb 60` of redis.conf, where the setting may not be read.
const SOFT_LIMIT: i64 = 8 * 1024 * 1024;
/// From a day on without a word, a connection is one that a pool forgot.
const FORGOTTEN_SECONDS: i64 = 86_400;

/// The clients of every node, those with the most memory first, at most `limit`; with `group` one row for each name,
/// library and user.
pub async fn clients(redis: &Redis, group: bool, limit: usize) -> Result<Answer> {
    let (kind, columns) =
        if group { ("monitor.redis.client_groups/1", GROUPED) } else { ("monitor.redis.clients/1", COLUMNS) };
    let columns = columns.iter().map(|(name, expendable)| Column::expendable(*name, *expendable)).collect();
    let shape = Shape { kind, columns, when_empty: "no client is connected" };
    each::each(redis, shape, async |reader| look(reader, group, limit).await).await
}

async fn look(reader: &Reader, group: bool, limit: usize) -> Result<Rows> {
    let mut clients = list(reader, false).await?;
    let mut rows = Rows::default();
    judge_subscribers(&clients, soft_limit(reader).await, &mut rows);
    judge_idle(&clients, &mut rows);
    if let Some(info) = rows.beside(reader.info().await)
        && let Some(found) = judge::clients(&info)
    {
        rows.found(found.verdict, found.why);
    }
    clients.sort_by_key(|client| (-client.memory.unwrap_or(0), client.id));
    rows.lines = if group { grouped(&clients) } else { clients.iter().map(Client::cells).collect() };
    rows.limit(limit, if group { "groups" } else { "clients" });
    Ok(rows)
}

/// A client as CLIENT LIST tells of it; what this server does not tell is unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Client {
    id: i64,
    address: String,
    name: String,
    library: String,
    user: Option<String>,
    age: Option<i64>,
    idle: Option<i64>,
    flags: String,
    database: Option<i64>,
    command: String,
    subscriptions: i64,
    query_buffer: Option<i64>,
    output_buffer: Option<i64>,
    memory: Option<i64>,
}

/// The clients of a server, or only those that subscribe.
pub(super) async fn list(reader: &Reader, subscribers: bool) -> Result<Vec<Client>> {
    let mut question = cmd("CLIENT");
    question.arg("LIST");
    if subscribers {
        question.arg("TYPE").arg("pubsub");
    }
    let answer: String = reader.ask(&question).await?;
    Ok(answer.lines().map(Client::parse).collect())
}

impl Client {
    /// A line of CLIENT LIST: `id=3 addr=127.0.0.1:4000 name= age=4 …`.
    fn parse(line: &str) -> Self {
        let fields: HashMap<_, _> = line.split(' ').filter_map(|pair| pair.split_once('=')).collect();
        let word = |name: &str| fields.get(name).copied().unwrap_or_default().to_owned();
        let number = |name: &str| fields.get(name).and_then(|number| number.parse::<i64>().ok());
        let library = [word("lib-name"), word("lib-ver")].join(" ");
        Self {
            id: number("id").unwrap_or(0),
            address: word("addr"),
            name: word("name"),
            library: library.trim().to_owned(),
            user: fields.get("user").map(|user| (*user).to_owned()),
            age: number("age"),
            idle: number("idle"),
            flags: word("flags"),
            database: number("db"),
            command: word("cmd"),
            subscriptions: ["sub", "psub", "ssub"].into_iter().filter_map(number).sum(),
            query_buffer: number("qbuf"),
            output_buffer: number("omem"),
            memory: number("tot-mem"),
        }
    }

    fn is_blocked(&self) -> bool {
        self.flags.contains('b')
    }

    /// What it does there, where it is more than asking.
    fn state(&self) -> Value {
        let states = [
            ('b', "blocked"),
            ('P', "subscriber"),
            ('x', "transaction"),
            ('O', "monitor"),
            ('S', "replica"),
            ('M', "master"),
            ('A', "closing"),
            ('c', "closing"),
            ('t', "tracking"),
            ('r', "reads replicas"),
            ('e', "never evicted"),
        ];
        let told = states.into_iter().filter(|(flag, _)| self.flags.contains(*flag));
        let list: Vec<_> = told.map(|(_, word)| word.to_owned()).collect();
        if list.is_empty() { Value::Nothing } else { Value::List(list) }
    }

    fn cells(&self) -> Vec<Cell> {
        let behind =
            self.subscriptions > 0 && self.output_buffer.is_some_and(|bytes| is_behind(bytes, SOFT_LIMIT));
        let label = if behind { Label::Warn } else { Label::Plain };
        vec![
            Value::Number(self.id).into(),
            named(&self.name),
            named(&self.library),
            self.user.clone().map_or(Value::Unknown, Value::from).into(),
            seconds(self.age).into(),
            seconds(self.idle).into(),
            self.command.as_str().into(),
            self.state().into(),
            Value::Count(self.subscriptions).into(),
            bytes(self.query_buffer).into(),
            Cell::labelled(bytes(self.output_buffer), label),
            bytes(self.memory).into(),
            self.database.map_or(Value::Unknown, Value::Number).into(),
            self.address.as_str().into(),
        ]
    }
}

const COLUMNS: &[(&str, u8)] = &[
    ("id", 5),
    ("name", 0),
    ("library", 4),
    ("user", 3),
    ("age_seconds", 4),
    ("idle_seconds", 0),
    ("command", 2),
    ("state", 2),
    ("subscriptions", 5),
    ("query_buffer_bytes", 6),
    ("output_buffer_bytes", 0),
    ("memory_bytes", 1),
    ("database", 7),
    ("address", 3),
];

const GROUPED: &[(&str, u8)] = &[
    ("name", 0),
    ("library", 3),
    ("user", 2),
    ("clients", 0),
    ("blocked", 2),
    ("subscriptions", 4),
    ("oldest_seconds", 4),
    ("longest_idle_seconds", 1),
    ("query_buffer_bytes", 5),
    ("output_buffer_bytes", 0),
    ("memory_bytes", 1),
];

fn named(name: &str) -> Cell {
    if name.is_empty() { Value::Nothing.into() } else { name.into() }
}

#[expect(clippy::cast_precision_loss, reason = "an age in seconds")]
fn seconds(age: Option<i64>) -> Value {
    age.map_or(Value::Unknown, |age| Value::Seconds(age as f64))
}

fn bytes(size: Option<i64>) -> Value {
    size.map_or(Value::Unknown, Value::Bytes)
}

/// One row for each name, library and user; the largest first.
fn grouped(clients: &[Client]) -> Vec<Vec<Cell>> {
    let mut groups: BTreeMap<_, Vec<&Client>> = BTreeMap::new();
    for client in clients {
        groups.entry((&client.name, &client.library, &client.user)).or_default().push(client);
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|(_, members)| std::cmp::Reverse(members.len()));
    groups
        .into_iter()
        .map(|((name, library, user), members)| {
            let sum = |field: fn(&Client) -> Option<i64>| members.iter().map(|client| field(client)).sum();
            let longest =
                |field: fn(&Client) -> Option<i64>| members.iter().filter_map(|client| field(client)).max();
            let count = |which: fn(&Client) -> bool| {
                Value::of_count(members.iter().filter(|client| which(client)).count() as u64)
            };
            vec![
                named(name),
                named(library),
                user.clone().map_or(Value::Unknown, Value::from).into(),
                count(|_| true).into(),
                count(Client::is_blocked).into(),
                Value::Count(members.iter().map(|client| client.subscriptions).sum()).into(),
                seconds(longest(|client| client.age)).into(),
                seconds(longest(|client| client.idle)).into(),
                bytes(sum(|client| client.query_buffer)).into(),
                bytes(sum(|client| client.output_buffer)).into(),
                bytes(sum(|client| client.memory)).into(),
            ]
        })
        .collect()
}

/// The soft limit of a subscriber's buffer in bytes.
pub(super) async fn soft_limit(reader: &Reader) -> i64 {
    // without the right to read settings the judgement is by the server's default
    let setting = reader.setting("client-output-buffer-limit").await.ok().flatten();
    setting.and_then(|setting| of_subscribers(&setting)).unwrap_or(SOFT_LIMIT)
}

/// From `normal 0 0 0 slave 268435456 67108864 60 pubsub 33554432 8388608 60`; the hard limit where there is no soft one.
fn of_subscribers(setting: &str) -> Option<i64> {
    let mut words = setting.split_whitespace().skip_while(|word| *word != "pubsub").skip(1);
    let (hard, soft) = (words.next()?.parse::<i64>().ok()?, words.next()?.parse::<i64>().ok()?);
    [soft, hard].into_iter().find(|limit| *limit > 0)
}

#[expect(clippy::cast_precision_loss, reason = "a share of a limit")]
fn is_behind(bytes: i64, limit: i64) -> bool {
    bytes as f64 >= limit as f64 * BEHIND
}

/// Subscribers whose messages wait in the server's memory.
pub(super) fn judge_subscribers(clients: &[Client], limit: i64, rows: &mut Rows) {
    for client in clients.iter().filter(|client| client.subscriptions > 0) {
        let Some(waiting) = client.output_buffer.filter(|bytes| is_behind(*bytes, limit)) else { continue };
        let (verdict, then) = if waiting >= limit {
            (Verdict::Bad, "the server is about to close its connection, and its messages are lost then")
        } else {
            (Verdict::Warn, "it does not read as fast as messages are published")
        };
        let name = if client.name.is_empty() { "a subscriber without a name" } else { &client.name };
        rows.found(verdict, format!(
            "{name} at {} (client {}) is a slow subscriber: {} wait for it, of {} that it may have for a minute \
             (`client-output-buffer-limit pubsub`): {then}",
            client.address, client.id, text::bytes(waiting), text::bytes(limit)
        ));
    }
}

/// Connections that nobody uses.
fn judge_idle(clients: &[Client], rows: &mut Rows) {
    let is_forgotten = |client: &&Client| {
        let serves = client.flags.chars().any(|flag| "SMPOb".contains(flag));
        !serves && client.idle.is_some_and(|idle| idle >= FORGOTTEN_SECONDS)
    };
    let forgotten: Vec<_> = clients.iter().filter(is_forgotten).collect();
    if let Some(first) = forgotten.first() {
        let of = if first.name.is_empty() { first.address.as_str() } else { &first.name };
        rows.note(format!(
            "{} said nothing for more than a day, of {of} for one: a pool that never shrinks, or a process that is \
             gone; the server closes such connections after `timeout` seconds",
            plural(forgotten.len(), "client")
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "id=7 addr=127.0.0.1:41 laddr=127.0.0.1:6379 fd=8 name=api age=90000 idle=3 flags=P db=0 \
        sub=2 psub=1 ssub=0 multi=-1 qbuf=0 obl=0 oll=9 omem=9000000 tot-mem=9020000 cmd=subscribe user=app \
        redir=-1 resp=2 lib-name=SE.Redis lib-ver=2.8";

    #[test]
    fn a_client_is_read_and_what_is_not_told_is_unknown() {
        let client = Client::parse(LINE);
        assert_eq!((client.id, client.subscriptions, client.output_buffer), (7, 3, Some(9_000_000)));
        assert_eq!((client.library.as_str(), client.user.as_deref()), ("SE.Redis 2.8", Some("app")));
        assert_eq!(Client::parse("id=1 addr=a:1 sub=0").memory, None);
    }

    #[test]
    fn a_subscriber_is_judged_by_the_limit_of_its_server() {
        let verdict = |limit| {
            let mut rows = Rows::default();
            judge_subscribers(&[Client::parse(LINE)], limit, &mut rows);
            rows.verdict
        };
        assert_eq!(verdict(SOFT_LIMIT), Verdict::Bad);
        assert_eq!(verdict(SOFT_LIMIT * 4), Verdict::Warn);
        assert_eq!(verdict(SOFT_LIMIT * 10), Verdict::Fine);
        let setting = "normal 0 0 0 slave 268435456 67108864 60 pubsub 33554432 8388608 60";
        assert_eq!(of_subscribers(setting), Some(SOFT_LIMIT));
        assert_eq!(of_subscribers("pubsub 0 0 0"), None);
    }
}
