//! Which commands are known to only read.

use ::redis::{Arg, Cmd};

use crate::error::{Error, Result};

/// The words of a command that name it, never its arguments: `slowlog|get`, `info`.
pub(super) fn name(command: &Cmd) -> String {
    let mut words = command.args_iter().filter_map(|argument| match argument {
        Arg::Simple(bytes) => std::str::from_utf8(bytes).ok().map(str::to_ascii_lowercase),
        _ => None,
    });
    let first = words.next().unwrap_or_default();
    match words.next() {
        Some(second) if is_container(&first) => format!("{first}|{second}"),
        _ => first,
    }
}

/// Refuses a command that is not known to only read.
pub(super) fn check(command: &Cmd) -> Result<()> {
    let name = name(command);
    if READS.binary_search(&name.as_str()).is_ok() && !resets(command, &name) {
        return Ok(());
    }
    Err(Error::bug(format!(
        "`{}` is not known to only read, and a reading handle was asked for it",
        name.to_uppercase()
    )))
}

/// `ACL LOG RESET`: the third word makes a change of what only reads without it.
fn resets(command: &Cmd, name: &str) -> bool {
    let is_reset =
        |argument: Arg<&[u8]>| matches!(argument, Arg::Simple(word) if word.eq_ignore_ascii_case(b"reset"));
    name == "acl|log" && command.args_iter().skip(2).any(is_reset)
}

fn is_container(word: &str) -> bool {
    CONTAINERS.binary_search(&word).is_ok()
}

/// Commands whose second word is part of their name.
const CONTAINERS: &[&str] = &[
    "acl",
    "client",
    "cluster",
    "command",
    "commandlog",
    "config",
    "function",
    "hotkeys",
    "latency",
    "memory",
    "module",
    "object",
    "pubsub",
    "script",
    "sentinel",
    "slowlog",
    "xgroup",
    "xinfo",
];

/// Commands that change neither data nor settings nor counters. KEYS is left out because it stops the
/// server while it walks all keys: SCAN does not.
const READS: &[&str] = &[
    "acl|cat",
    "acl|dryrun",
    "acl|getuser",
    "acl|list",
    "acl|log",
    "acl|users",
    "acl|whoami",
    "bitcount",
    "bitfield_ro",
    "bitpos",
    "client|getname",
    "client|id",
    "client|info",
    "client|list",
    "client|trackinginfo",
    "cluster|countkeysinslot",
    "cluster|getkeysinslot",
    "cluster|info",
    "cluster|keyslot",
    "cluster|links",
    "cluster|myid",
    "cluster|nodes",
    "cluster|replicas",
    "cluster|shards",
    "cluster|slots",
    "command",
    "commandlog|get",
    "commandlog|len",
    "command|count",
    "command|docs",
    "command|getkeys",
    "command|info",
    "command|list",
    "config|get",
    "dbsize",
    "dump",
    "echo",
    "eval_ro",
    "evalsha_ro",
    "exists",
    "expiretime",
    "fcall_ro",
    "function|dump",
    "function|list",
    "function|stats",
    "geodist",
    "geohash",
    "geopos",
    "geosearch",
    "get",
    "getbit",
    "getrange",
    "hexists",
    "hexpiretime",
    "hget",
    "hgetall",
    "hkeys",
    "hlen",
    "hmget",
    "hotkeys|get",
    "hpexpiretime",
    "hpttl",
    "hrandfield",
    "hscan",
    "hstrlen",
    "httl",
    "hvals",
    "info",
    "lastsave",
    "latency|doctor",
    "latency|graph",
    "latency|histogram",
    "latency|history",
    "latency|latest",
    "lindex",
    "llen",
    "lpos",
    "lrange",
    "memory|doctor",
    "memory|malloc-stats",
    "memory|stats",
    "memory|usage",
    "mget",
    "module|list",
    "object|encoding",
    "object|freq",
    "object|idletime",
    "object|refcount",
    "pexpiretime",
    "ping",
    "pttl",
    "pubsub|channels",
    "pubsub|numpat",
    "pubsub|numsub",
    "pubsub|shardchannels",
    "pubsub|shardnumsub",
    "randomkey",
    "role",
    "scan",
    "scard",
    "script|exists",
    "sdiff",
    "sentinel|ckquorum",
    "sentinel|get-master-addr-by-name",
    "sentinel|master",
    "sentinel|masters",
    "sentinel|myid",
    "sentinel|replicas",
    "sentinel|sentinels",
    "sinter",
    "sintercard",
    "sismember",
    "slowlog|get",
    "slowlog|len",
    "smembers",
    "smismember",
    "sort_ro",
    "srandmember",
    "sscan",
    "strlen",
    "sunion",
    "time",
    "ttl",
    "type",
    "xinfo|consumers",
    "xinfo|groups",
    "xinfo|stream",
    "xlen",
    "xpending",
    "xrange",
    "xrevrange",
    "zcard",
    "zcount",
    "zdiff",
    "zinter",
    "zintercard",
    "zlexcount",
    "zmscore",
    "zrandmember",
    "zrange",
    "zrangebylex",
    "zrangebyscore",
    "zrank",
    "zrevrange",
    "zrevrangebylex",
    "zrevrangebyscore",
    "zrevrank",
    "zscan",
    "zscore",
    "zunion",
];

#[cfg(test)]
mod tests {
    use ::redis::cmd;

    use super::*;
    use crate::error::Kind;

    #[test]
    fn the_lists_are_sorted() {
        assert!(READS.is_sorted());
        assert!(CONTAINERS.is_sorted());
    }

    #[test]
    fn reads_pass_whatever_their_arguments() {
        assert!(check(cmd("INFO").arg("memory")).is_ok());
        assert!(check(cmd("get").arg("set")).is_ok());
        assert!(check(cmd("Slowlog").arg("GET").arg(10)).is_ok());
        assert!(check(cmd("ACL").arg("LOG").arg(10)).is_ok());
    }

    #[test]
    fn writes_and_unknown_commands_are_refused_as_a_bug() {
        for command in [
            cmd("SET").arg("a").arg("b"),
            cmd("CONFIG").arg("SET"),
            cmd("LATENCY").arg("RESET"),
            cmd("ACL").arg("LOG").arg("reset"),
            &mut cmd("KEYS"),
        ] {
            assert_eq!(check(command).unwrap_err().kind(), Kind::Bug);
        }
    }

    #[test]
    fn a_refusal_names_the_command_and_not_its_arguments() {
        let error = check(cmd("SET").arg("key").arg("hunter2")).unwrap_err();
        assert!(error.message().contains("`SET`") && !error.message().contains("hunter2"));
    }
}
