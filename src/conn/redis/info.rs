//! The answer to INFO, parsed once. Servers differ in what they tell: a field that is missing is
//! unknown, never zero.

use std::collections::BTreeMap;

use ::redis::{FromRedisValue, ParsingError, Value as Answer, from_redis_value};

use crate::report::Value;

/// The fields of INFO by name.
#[derive(Clone, Debug, Default)]
pub struct Info(BTreeMap<String, String>);

/// A path or the code of a script's error may be no UTF-8, and is then no reason to know nothing.
impl FromRedisValue for Info {
    fn from_redis_value(answer: Answer) -> Result<Self, ParsingError> {
        match answer {
            Answer::BulkString(bytes) => Ok(Self::parse(&String::from_utf8_lossy(&bytes))),
            other => from_redis_value::<String>(other).map(|text| Self::parse(&text)),
        }
    }
}

impl Info {
    /// Reads the text of INFO; lines that are no `name:value` are left out.
    pub fn parse(text: &str) -> Self {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let fields = lines.filter_map(|line| line.split_once(':'));
        Self(fields.map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
    }

    /// The field as it was sent.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// A whole number.
    pub fn number(&self, name: &str) -> Option<i64> {
        self.text(name)?.parse().ok()
    }

    /// A number with a fraction.
    pub fn float(&self, name: &str) -> Option<f64> {
        self.text(name)?.parse().ok()
    }

    /// A 0 or 1, an `ok`, an `up`.
    pub fn flag(&self, name: &str) -> Option<bool> {
        match self.text(name)? {
            "1" | "ok" | "up" => Some(true),
            "0" | "err" | "down" => Some(false),
            _ => None,
        }
    }

    /// A whole number as a cell, `info.value("used_memory", Value::Bytes)`; unknown where it is missing.
    pub fn value(&self, name: &str, make: impl FnOnce(i64) -> Value) -> Value {
        self.number(name).map_or(Value::Unknown, make)
    }

    /// The fields whose name begins with `prefix`, without it: the databases of `db`, the commands of
    /// `cmdstat_`.
    pub fn starting_with<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let fields = self.0.iter().filter_map(move |(name, value)| Some((name.strip_prefix(prefix)?, value)));
        fields.map(|(name, value)| (name, value.as_str()))
    }

    /// One part of a field that has several: `info.part("db0", "expires")`.
    pub fn part(&self, name: &str, part: &str) -> Option<&str> {
        let mut parts = self.text(name)?.split(',').filter_map(|pair| pair.split_once('='));
        parts.find(|(key, _)| *key == part).map(|(_, value)| value)
    }

    /// The server's name and version as people say it: `Redis 7.0.15`, `Valkey 8.1.1`.
    pub fn server(&self) -> Option<String> {
        if let Some(version) = self.text("valkey_version") {
            return Some(format!("Valkey {version}"));
        }
        self.text("redis_version").map(|version| format!("Redis {version}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# Server\r\nredis_version:7.0.15\r\n\r\n# Memory\r\nused_memory:1024\r\n\
        mem_fragmentation_ratio:1.25\r\n# Persistence\r\nloading:0\r\nrdb_last_bgsave_status:err\r\n\
        # Keyspace\r\ndb0:keys=3,expires=1,avg_ttl=0\r\n";

    #[test]
    fn fields_are_typed() {
        let info = Info::parse(TEXT);
        assert_eq!(info.number("used_memory"), Some(1024));
        assert_eq!(info.float("mem_fragmentation_ratio"), Some(1.25));
        assert_eq!(info.flag("loading"), Some(false));
        assert_eq!(info.flag("rdb_last_bgsave_status"), Some(false));
        assert_eq!(info.part("db0", "expires"), Some("1"));
        assert_eq!(info.starting_with("db").count(), 1);
    }

    #[test]
    fn what_is_missing_is_unknown() {
        let info = Info::parse(TEXT);
        assert_eq!(info.value("used_memory", Value::Bytes), Value::Bytes(1024));
        assert_eq!(info.value("maxmemory", Value::Bytes), Value::Unknown);
        assert_eq!(info.flag("master_link_status"), None);
    }

    #[test]
    fn bytes_that_are_no_text_hide_nothing_else() {
        let answer = Answer::BulkString(b"config_file:/etc/\xff\r\nused_memory:1024\r\n".to_vec());
        assert_eq!(Info::from_redis_value(answer).unwrap().number("used_memory"), Some(1024));
        assert!(Info::from_redis_value(Answer::Array(Vec::new())).is_err());
    }

    #[test]
    fn valkey_is_called_by_its_own_name() {
        assert_eq!(Info::parse(TEXT).server().as_deref(), Some("Redis 7.0.15"));
        let valkey = Info::parse("redis_version:7.2.4\r\nserver_name:valkey\r\nvalkey_version:8.1.1\r\n");
        assert_eq!(valkey.server().as_deref(), Some("Valkey 8.1.1"));
    }
}
