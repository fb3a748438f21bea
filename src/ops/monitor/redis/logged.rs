//! A command that the server kept in its log, without what was in it: arguments are sessions, addresses and values.

use ::redis::Value;

use crate::ops::keyspace::beginning;

/// A command of the slow log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Logged {
    /// Its number in the log; they only grow.
    pub(super) id: i64,
    /// When it ran, in seconds since 1970.
    pub(super) at: i64,
    /// How long it took in microseconds; of a log of sizes the bytes.
    pub(super) amount: i64,
    /// `ZADD`, `CONFIG SET`.
    pub(super) command: String,
    /// What its key begins with: `sess:*`; none of a command without a key, or of one that is not known.
    pub(super) key: Option<String>,
    /// How many arguments it had, beside its name.
    pub(super) arguments: u64,
    /// Their bytes.
    pub(super) bytes: u64,
    /// What the client called itself.
    pub(super) client: String,
    /// Where it is.
    pub(super) address: String,
}

/// Commands whose second word belongs to their name.
const CONTAINERS: &[&str] = &[
    "ACL", "CLIENT", "CLUSTER", "COMMAND", "CONFIG", "DEBUG", "FUNCTION", "LATENCY", "MEMORY", "MODULE",
    "OBJECT", "PUBSUB", "SCRIPT", "SLOWLOG", "XGROUP", "XINFO",
];
/// Commands without a key, or with something else where others have one.
const KEYLESS: &[&str] = &[
    "AUTH",
    "HELLO",
    "PING",
    "ECHO",
    "SELECT",
    "KEYS",
    "SCAN",
    "INFO",
    "FLUSHALL",
    "FLUSHDB",
    "SAVE",
    "BGSAVE",
    "BGREWRITEAOF",
    "SHUTDOWN",
    "REPLICAOF",
    "SLAVEOF",
    "PSYNC",
    "SYNC",
    "REPLCONF",
    "PUBLISH",
    "SUBSCRIBE",
    "PSUBSCRIBE",
    "SPUBLISH",
    "SSUBSCRIBE",
    "MULTI",
    "EXEC",
    "DISCARD",
    "WAIT",
    "SWAPDB",
    "MONITOR",
    "DBSIZE",
    "RANDOMKEY",
    "TIME",
    "MIGRATE",
];
/// Commands whose keys follow a script and their number.
const SCRIPTS: &[&str] = &["EVAL", "EVALSHA", "EVAL_RO", "EVALSHA_RO", "FCALL", "FCALL_RO"];

impl Logged {
    /// From an entry of SLOWLOG GET or COMMANDLOG GET: number, time, amount, words, address, name.
    pub(super) fn of(entry: Value) -> Option<Self> {
        let (Value::Array(entry) | Value::Set(entry)) = entry else { return None };
        let mut parts = entry.into_iter();
        let (id, at, amount) = (number(&parts.next()?)?, number(&parts.next()?)?, number(&parts.next()?)?);
        let Value::Array(words) = parts.next()? else { return None };
        let words: Vec<Vec<u8>> = words.into_iter().filter_map(bytes).collect();
        let mut text =
            || parts.next().and_then(bytes).map(|text| String::from_utf8_lossy(&text).into_owned());
        let (address, client) = (text().unwrap_or_default(), text().unwrap_or_default());
        let (command, named) = command(&words);
        let arguments = &words[named.min(words.len())..];
        let (count, bytes) =
            arguments.iter().map(|word| size(word)).fold((0, 0), |all, one| (all.0 + one.0, all.1 + one.1));
        Some(Self {
            id,
            at,
            amount,
            key: key(&command, &words),
            command,
            arguments: count,
            bytes,
            client,
            address,
        })
    }

    /// In words: `ZRANGE of rl:login:*`.
    pub(super) fn words(&self) -> String {
        match &self.key {
            Some(key) => format!("{} of {key}", self.command),
            None => self.command.clone(),
        }
    }
}

fn number(value: &Value) -> Option<i64> {
    if let Value::Int(number) = value { Some(*number) } else { None }
}

fn bytes(value: Value) -> Option<Vec<u8>> {
    match value {
        Value::BulkString(bytes) => Some(bytes),
        Value::SimpleString(text) => Some(text.into_bytes()),
        _ => None,
    }
}

/// The name of a command and how many words it has. A word that is no name could be anything.
fn command(words: &[Vec<u8>]) -> (String, usize) {
    let word = |at: usize| {
        let word = String::from_utf8_lossy(words.get(at)?).to_ascii_uppercase();
        let is_name = !word.is_empty()
            && word.len() <= 32
            && word.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c));
        is_name.then_some(word)
    };
    match (word(0), word(1)) {
        (Some(first), Some(second)) if CONTAINERS.contains(&first.as_str()) => {
            (format!("{first} {second}"), 2)
        }
        (Some(first), _) => (first, 1),
        (None, _) => ("(no command)".to_owned(), 1),
    }
}

fn key(command: &str, words: &[Vec<u8>]) -> Option<String> {
    let first = command.split(' ').next().unwrap_or_default();
    let place = match first {
        "OBJECT" | "MEMORY" | "XGROUP" | "XINFO" | "BITOP" => 2,
        first if SCRIPTS.contains(&first) => 3,
        first if KEYLESS.contains(&first) || CONTAINERS.contains(&first) => return None,
        _ => 1,
    };
    words.get(place).filter(|key| cut_off(key).is_none()).map(|key| beginning(key, &[]))
}

/// How many arguments stand behind a word of the log, and their bytes: the server cuts long ones off.
fn size(word: &[u8]) -> (u64, u64) {
    match cut_off(word) {
        Some(Cut::Bytes(shown, more)) => (1, shown + more),
        Some(Cut::Arguments(more)) => (more, 0),
        None => (1, word.len() as u64),
    }
}

enum Cut {
    Bytes(u64, u64),
    Arguments(u64),
}

/// What the server writes in place of what it cuts off: `… (1234 more bytes)`, `... (12 more arguments)`.
fn cut_off(word: &[u8]) -> Option<Cut> {
    let text = std::str::from_utf8(word.get(word.len().saturating_sub(48)..)?);
    let lossy = text.map_or_else(|_| String::from_utf8_lossy(word).into_owned(), str::to_owned);
    let (_, tail) = lossy.rsplit_once("... (")?;
    let shown = (word.len() - tail.len() - "... (".len()) as u64;
    if let Some(more) = tail.strip_suffix(" more bytes)") {
        return Some(Cut::Bytes(shown, more.parse().ok()?));
    }
    tail.strip_suffix(" more arguments)")?.parse().ok().map(Cut::Arguments)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn logged(words: &[&str]) -> Logged {
        let bulk = |word: &&str| Value::BulkString(word.as_bytes().to_vec());
        let entry = vec![
            Value::Int(3),
            Value::Int(1_700_000_000),
            Value::Int(12_000),
            Value::Array(words.iter().map(bulk).collect()),
            bulk(&"10.0.0.1:4000"),
            bulk(&"api"),
        ];
        Logged::of(Value::Array(entry)).unwrap()
    }

    #[test]
    fn nothing_of_the_arguments_is_left() {
        let entry = logged(&["hset", "sess:CfDJ8Nrq3vT7bq0yXk2m9ZpL1sW4uEoH", "data", "hunter2"]);
        assert_eq!((entry.command.as_str(), entry.key.as_deref()), ("HSET", Some("sess:*")));
        assert_eq!((entry.arguments, entry.bytes), (3, 37 + 4 + 7));
        assert!(!format!("{entry:?}").contains("hunter2"));
        let secret = logged(&["CONFIG", "SET", "requirepass", "hunter2"]);
        assert_eq!((secret.command.as_str(), &secret.key), ("CONFIG SET", &None));
        assert!(!format!("{:?}", logged(&["AUTH", "hunter2"])).contains("hunter2"));
        assert!(!format!("{:?}", logged(&["hunter2 is no command"])).contains("hunter2"));
        let script = logged(&["EVAL", "return redis.call('get', 'hunter2')", "1", "rl:login:10.0.0.1"]);
        assert_eq!(script.words(), "EVAL of rl:login:*");
    }

    #[test]
    fn what_the_server_cut_off_is_counted() {
        let long = format!("{}... (872 more bytes)", "x".repeat(128));
        let entry = logged(&["SET", "key", &long, "... (12 more arguments)"]);
        assert_eq!((entry.arguments, entry.bytes), (14, 3 + 1000));
    }
}
