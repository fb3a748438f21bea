//! Two ways to write where Redis is: `redis://…` and the configuration string of StackExchange.Redis.

use percent_encoding::percent_decode_str;

use super::keys;
use super::libpq::{Parts, raw_sign};
use crate::error::{Error, Result};
use crate::text;

/// Options of StackExchange.Redis and the keys they set; an empty key is understood and not needed.
const OPTIONS: &[(&str, &str)] = &[
    ("user", "redis.user"),
    ("password", "redis.password"),
    ("defaultDatabase", "redis.database"),
    ("ssl", "redis.tls"),
    ("serviceName", "redis.master"),
    ("abortConnect", ""),
    ("allowAdmin", ""),
    ("asyncTimeout", ""),
    ("channelPrefix", ""),
    ("checkCertificateRevocation", ""),
    ("configCheckSeconds", ""),
    ("configChannel", ""),
    ("connectRetry", ""),
    ("connectTimeout", ""),
    ("heartbeatConsistencyChecks", ""),
    ("heartbeatInterval", ""),
    ("highIntegrity", ""),
    ("keepAlive", ""),
    ("name", ""),
    ("protocol", ""),
    ("proxy", ""),
    ("resolveDns", ""),
    ("setlib", ""),
    ("sslHost", ""),
    ("sslProtocols", ""),
    ("syncTimeout", ""),
    ("tiebreaker", ""),
    ("tunnel", ""),
    ("version", ""),
    ("writeBuffer", ""),
];

/// Reads an address of either kind; errors name the place and never a value.
pub(super) fn parse(address: &str) -> Result<Parts> {
    if let Some(rest) = address.strip_prefix("rediss://") {
        return url(rest, true);
    }
    match address.strip_prefix("redis://") {
        Some(rest) => url(rest, false),
        None if address.contains("://") => {
            Err(Error::usage("a Redis address starts with redis:// or rediss://"))
        }
        None => options(address),
    }
}

/// `redis://[user][:password]@host[:port][,host…][/database]`.
fn url(rest: &str, tls: bool) -> Result<Parts> {
    let (head, query) = rest.split_once('?').unwrap_or((rest, ""));
    if query.contains('@') {
        return Err(raw_sign());
    }
    let (login, place) = head.rsplit_once('@').unwrap_or(("", head));
    let (hosts, database) = place.split_once('/').unwrap_or((place, ""));
    let (user, password) = login.split_once(':').unwrap_or((login, ""));
    if !database.is_empty() && database.parse::<u16>().is_err() {
        return Err(Error::usage("the path of a Redis address is a database number"));
    }
    let mut parts = Parts::new();
    push(&mut parts, "redis.host", hosts);
    push(&mut parts, "redis.port", "6379");
    push(&mut parts, "redis.user", &decode(user)?);
    push(&mut parts, "redis.password", &decode(password)?);
    push(&mut parts, "redis.database", database);
    push(&mut parts, "redis.tls", if tls { "true" } else { "false" });
    Ok(parts)
}

fn decode(text: &str) -> Result<String> {
    let decoded = percent_decode_str(text).decode_utf8();
    decoded.map(std::borrow::Cow::into_owned).map_err(|_| Error::usage("user or password is not UTF-8"))
}

/// `redis:6379,password=…,abortConnect=false`.
fn options(address: &str) -> Result<Parts> {
    let mut parts = Parts::new();
    let mut hosts = Vec::new();
    for item in address.split(',').map(str::trim).filter(|item| !item.is_empty()) {
        match item.split_once('=') {
            None => hosts.push(item),
            Some((name, value)) => push(&mut parts, option_key(name.trim())?, value.trim()),
        }
    }
    if hosts.is_empty() {
        return Err(Error::usage("it names no host").hint("write for example redis:6379,password=…"));
    }
    parts.insert(0, (keys::known("redis.host"), hosts.join(",")));
    push(&mut parts, "redis.port", "6379");
    if parts.iter().any(|(key, _)| key.name == "redis.master") {
        push(&mut parts, "redis.mode", "sentinel");
    }
    Ok(parts)
}

fn option_key(name: &str) -> Result<&'static str> {
    let known = OPTIONS.iter().find(|(option, _)| option.eq_ignore_ascii_case(name));
    known.map(|(_, key)| *key).ok_or_else(|| {
        // behind a comma in a password stands its rest: only a near miss is repeated
        match text::nearest(name, OPTIONS.iter().map(|(option, _)| *option)) {
            Some(near) => {
                Error::usage(format!("`{}` is no option of a Redis connection string", text::clean(name)))
                    .hint(format!("did you mean `{near}`?"))
            }
            None => Error::usage("it holds a word that is no option of a Redis connection string").hint(
                "a comma inside the password ends it there; give the password as REDIS_PASSWORD instead",
            ),
        }
    })
}

fn push(parts: &mut Parts, key: &'static str, value: &str) {
    if !value.is_empty() && !key.is_empty() {
        parts.push((keys::known(key), value.to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(address: &str) -> Vec<(&'static str, String)> {
        parse(address).unwrap().into_iter().map(|(key, value)| (key.name, value)).collect()
    }

    #[test]
    fn urls_of_both_kinds() {
        assert_eq!(
            read("rediss://app:p%40w@cache:6380/2"),
            [
                ("redis.host", "cache:6380".to_owned()),
                ("redis.port", "6379".to_owned()),
                ("redis.user", "app".to_owned()),
                ("redis.password", "p@w".to_owned()),
                ("redis.database", "2".to_owned()),
                ("redis.tls", "true".to_owned()),
            ]
        );
    }

    #[test]
    fn the_string_that_dotnet_writes() {
        let parts = read("redis:6379,password=a=b,abortConnect=false,ssl=True,defaultDatabase=1");
        assert!(parts.contains(&("redis.password", "a=b".into())));
        assert!(parts.contains(&("redis.host", "redis:6379".into())));
        assert!(parts.contains(&("redis.tls", "True".into())));
        assert!(read("s1:26379,s2:26379,serviceName=m").contains(&("redis.mode", "sentinel".into())));
    }

    #[test]
    fn malformed_strings_do_not_show_their_values() {
        for address in [
            "redis:6379,pasword=geheim",
            "password=geheim",
            "redis://:geheim@h/zero",
            "http://:geheim@h",
            "redis:6379,password=a,geheim=b",
            "redis://:a?geheim@h",
        ] {
            let error = parse(address).map(|_| ()).unwrap_err();
            assert!(!format!("{error} {:?}", error.hints()).contains("geheim"));
            assert_eq!(error.exit().code(), 2);
        }
    }
}
