//! libpq's two ways to write an address: `postgres://…` and `host=… user=…`.

use percent_encoding::percent_decode_str;

use super::keys::{self, Key};
use crate::error::{Error, Result};
use crate::text;

/// What an address says: keys with their values.
pub(super) type Parts = Vec<(&'static Key, String)>;

/// libpq's parameter names and the keys they set; an empty key is understood and not needed.
const PARAMETERS: &[(&str, &str)] = &[
    ("host", "postgres.host"),
    ("hostaddr", "postgres.host"),
    ("port", "postgres.port"),
    ("dbname", "postgres.database"),
    ("user", "postgres.user"),
    ("password", "postgres.password"),
    ("sslmode", "postgres.sslmode"),
    ("sslrootcert", "postgres.sslrootcert"),
    ("sslcert", "postgres.sslcert"),
    ("sslkey", "postgres.sslkey"),
    ("target_session_attrs", "postgres.target_session_attrs"),
    ("connect_timeout", "timeout"),
    ("application_name", ""),
    ("channel_binding", ""),
    ("client_encoding", ""),
    ("fallback_application_name", ""),
    ("gssencmode", ""),
    ("keepalives", ""),
    ("keepalives_count", ""),
    ("keepalives_idle", ""),
    ("keepalives_interval", ""),
    ("load_balance_hosts", ""),
    ("options", ""),
    ("passfile", ""),
    ("sslnegotiation", ""),
    ("tcp_user_timeout", ""),
];

/// Reads an address of either kind; errors name the place and never a value.
pub(super) fn parse(address: &str) -> Result<Parts> {
    let rest = address.strip_prefix("postgres://").or_else(|| address.strip_prefix("postgresql://"));
    match rest {
        Some(rest) => url(rest),
        None if address.contains('=') => keywords(address),
        None => Err(Error::usage("it is neither postgres://… nor KEYWORD=VALUE pairs")
            .hint("write for example postgres://user@host:5432/database")),
    }
}

fn url(rest: &str) -> Result<Parts> {
    let (head, query) = rest.split_once('?').unwrap_or((rest, ""));
    if query.contains('@') {
        return Err(raw_sign());
    }
    let (authority, database) = head.rsplit_once('@').map_or_else(
        || head.split_once('/').unwrap_or((head, "")),
        |(login, hosts)| {
            let (hosts, database) = hosts.split_once('/').unwrap_or((hosts, ""));
            (&head[..login.len() + 1 + hosts.len()], database)
        },
    );
    let (login, hosts) = authority.rsplit_once('@').unwrap_or(("", authority));
    let mut parts = Parts::new();
    let (user, password) = login.split_once(':').unwrap_or((login, ""));
    push(&mut parts, "user", &decode(user, "the user")?)?;
    push(&mut parts, "password", &decode(password, "the password")?)?;
    push(&mut parts, "dbname", &decode(database, "the database")?)?;
    push_hosts(&mut parts, hosts)?;
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').ok_or_else(no_value)?;
        push(&mut parts, &decode(name, "a parameter's name")?, &decode(value, name)?)?;
    }
    Ok(parts)
}

/// `a:5432,b`, `[::1]:5432`, `%2Frun%2Fpostgresql`.
fn push_hosts(into: &mut Parts, hosts: &str) -> Result<()> {
    let mut names = Vec::new();
    let mut numbers = Vec::new();
    for host in hosts.split(',') {
        let (name, port) = split_port(host);
        names.push(decode(name, "the host")?.trim_matches(['[', ']']).to_owned());
        numbers.push(port.to_owned());
    }
    if let Some(port) = numbers.iter().find(|port| !port.is_empty() && port.parse::<u16>().is_err()) {
        return Err(Error::usage(format!("`{}` is no port", text::clean(port))));
    }
    push(into, "host", &names.join(","))?;
    if numbers.iter().any(|port| !port.is_empty()) {
        let filled: Vec<_> = numbers.iter().map(|port| if port.is_empty() { "5432" } else { port }).collect();
        push(into, "port", &filled.join(","))?;
    }
    Ok(())
}

fn split_port(host: &str) -> (&str, &str) {
    match host.rsplit_once(':') {
        Some((name, port)) if !name.contains(':') || name.ends_with(']') => (name, port),
        _ => (host, ""),
    }
}

fn decode(text: &str, what: &str) -> Result<String> {
    let decoded = percent_decode_str(text).decode_utf8();
    decoded
        .map(std::borrow::Cow::into_owned)
        .map_err(|_| Error::usage(format!("{} is not UTF-8", text::clean(what))))
}

/// `host=db user='two words' password=it\'s`.
fn keywords(address: &str) -> Result<Parts> {
    let mut parts = Parts::new();
    let mut rest = address.trim_start();
    while !rest.is_empty() {
        let (name, after) = rest.split_once('=').ok_or_else(no_value)?;
        let (value, after) = keyword_value(after.trim_start(), name.trim())?;
        push(&mut parts, name.trim(), &value)?;
        rest = after.trim_start();
    }
    Ok(parts)
}

fn keyword_value<'a>(text: &'a str, name: &str) -> Result<(String, &'a str)> {
    let quoted = text.starts_with('\'');
    let mut value = String::new();
    let mut characters = text.char_indices().skip(usize::from(quoted));
    while let Some((at, character)) = characters.next() {
        match character {
            '\\' => value.extend(characters.next().map(|(_, escaped)| escaped)),
            '\'' if quoted => return Ok((value, &text[at + 1..])),
            c if c.is_whitespace() && !quoted => return Ok((value, &text[at..])),
            c => value.push(c),
        }
    }
    if quoted {
        return Err(Error::usage(format!(
            "the quote that opens the value of `{}` is never closed",
            text::clean(name)
        )));
    }
    Ok((value, ""))
}

fn push(parts: &mut Parts, name: &str, value: &str) -> Result<()> {
    let Some((_, key)) = PARAMETERS.iter().find(|(parameter, _)| *parameter == name) else {
        return Err(unknown(name));
    };
    if !value.is_empty() && !key.is_empty() {
        parts.push((keys::known(key), value.to_owned()));
    }
    Ok(())
}

/// The rest of an unquoted password can stand where a name is due: only a near miss is repeated.
fn unknown(name: &str) -> Error {
    match text::nearest(name, PARAMETERS.iter().map(|(parameter, _)| *parameter)) {
        Some(near) => Error::usage(format!("`{}` is no connection parameter", text::clean(name)))
            .hint(format!("did you mean `{near}`?")),
        None => Error::usage("it holds a word that is no connection parameter")
            .hint("a value with blanks or quotes has to be quoted: password='two words'"),
    }
}

/// `?` or `@` inside a password would end it early, and its rest would be shown as a host.
pub(super) fn raw_sign() -> Error {
    Error::usage("there is an `@` behind the `?` of the address")
        .hint("write `?` inside a password as %3F, `@` as %40 and `/` as %2F")
}

fn no_value() -> Error {
    Error::usage("a parameter has no `=` and value")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(address: &str) -> Vec<(&'static str, String)> {
        parse(address).unwrap().into_iter().map(|(key, value)| (key.name, value)).collect()
    }

    #[test]
    fn an_address_with_everything() {
        let parts = read("postgres://us%40er:p%3Aw%2F@a:5433,b/auth?sslmode=require&connect_timeout=3");
        assert_eq!(
            parts,
            [
                ("postgres.user", "us@er".to_owned()),
                ("postgres.password", "p:w/".to_owned()),
                ("postgres.database", "auth".to_owned()),
                ("postgres.host", "a,b".to_owned()),
                ("postgres.port", "5433,5432".to_owned()),
                ("postgres.sslmode", "require".to_owned()),
                ("timeout", "3".to_owned()),
            ]
        );
    }

    #[test]
    fn sockets_and_ipv6() {
        assert!(
            read("postgres://u@%2Frun%2Fpostgresql/d").contains(&("postgres.host", "/run/postgresql".into()))
        );
        assert!(read("postgres://u@[::1]:5433/d").contains(&("postgres.host", "::1".into())));
        assert!(read("postgres:///d?host=/run").contains(&("postgres.host", "/run".into())));
    }

    #[test]
    fn keyword_pairs_with_quotes() {
        let parts = read(r"host=db user='two words' password='it\'s' dbname=auth application_name=x");
        assert!(parts.contains(&("postgres.user", "two words".into())));
        assert!(parts.contains(&("postgres.password", "it's".into())));
        assert_eq!(parts.len(), 4);
    }

    #[test]
    fn what_is_malformed_is_named_without_its_value() {
        for address in [
            "db",
            "postgres://u:geheim@h:99999/d",
            "host=db pasword=geheim",
            "user='geheim",
            "postgres://h/d?geheim",
            "postgres://u:x?geheim@h/d",
            "host=h password=x geheim=1",
        ] {
            let error = parse(address).map(|_| ()).unwrap_err();
            assert_eq!(error.exit().code(), 2);
            assert!(!format!("{error} {:?}", error.hints()).contains("geheim"), "{error}");
        }
        assert_eq!(parse("host=db pasword=x").map(|_| ()).unwrap_err().hints(), ["did you mean `password`?"]);
    }
}
