//! Npgsql's connection strings: `Host=postgres;Database=auth;Username=app;Password=…`.

use super::keys;
use super::libpq::Parts;
use crate::error::{Error, Result};
use crate::text;

/// Npgsql's keywords (compared without case and blanks) and the keys they set.
const KEYWORDS: &[(&str, &str)] = &[
    ("host", "postgres.host"),
    ("server", "postgres.host"),
    ("datasource", "postgres.host"),
    ("port", "postgres.port"),
    ("database", "postgres.database"),
    ("db", "postgres.database"),
    ("initialcatalog", "postgres.database"),
    ("username", "postgres.user"),
    ("userid", "postgres.user"),
    ("user", "postgres.user"),
    ("uid", "postgres.user"),
    ("password", "postgres.password"),
    ("pwd", "postgres.password"),
    ("psw", "postgres.password"),
    ("sslmode", "postgres.sslmode"),
    ("rootcertificate", "postgres.sslrootcert"),
    ("sslcertificate", "postgres.sslcert"),
    ("sslkey", "postgres.sslkey"),
    ("targetsessionattributes", "postgres.target_session_attrs"),
    ("timeout", "timeout"),
];

/// Keywords that Npgsql knows and that say nothing about how to reach the server.
const IGNORED: &[&str] = &[
    "applicationname",
    "arraynullabilitymode",
    "autoprepareminusages",
    "cancellationtimeout",
    "channelbinding",
    "checkcertificaterevocation",
    "clientencoding",
    "commandtimeout",
    "connectionidlelifetime",
    "connectionlifetime",
    "connectionpruninginterval",
    "encoding",
    "enlist",
    "gssencryptionmode",
    "hostrecheckseconds",
    "includeerrordetail",
    "includefailedbatchedcommand",
    "includerealm",
    "integratedsecurity",
    "internalcommandtimeout",
    "keepalive",
    "kerberosservicename",
    "loadbalancehosts",
    "loadtablecomposites",
    "logparameters",
    "maxautoprepare",
    "maximumpoolsize",
    "maxpoolsize",
    "minimumpoolsize",
    "minpoolsize",
    "multiplexing",
    "noresetonclose",
    "options",
    "passfile",
    "persistsecurityinfo",
    "pooling",
    "readbuffersize",
    "replicationmode",
    "requireauth",
    "searchpath",
    "servercompatibilitymode",
    "socketreceivebuffersize",
    "socketsendbuffersize",
    "sslnegotiation",
    "sslpassword",
    "tcpkeepalive",
    "tcpkeepaliveinterval",
    "tcpkeepalivetime",
    "timezone",
    "trustservercertificate",
    "writebuffersize",
    "writecoalescingbufferthresholdbytes",
];

/// Whether `text` looks like a connection string for PostgreSQL rather than for another store.
pub(super) fn recognises(text: &str) -> bool {
    split(text).is_ok_and(|pairs| {
        pairs.iter().any(|(keyword, _)| matches!(folded(keyword).as_str(), "host" | "server" | "datasource"))
    })
}

/// Reads a connection string; errors name the keyword and never a value.
pub(super) fn parse(text: &str) -> Result<Parts> {
    let mut parts = Parts::new();
    for (keyword, value) in split(text)? {
        let Some(key) = key_of(&keyword)? else { continue };
        let value = match key {
            "postgres.sslmode" => hyphenated(&value, &["verify-ca", "verify-full"]),
            "postgres.target_session_attrs" => {
                hyphenated(&value, &["read-write", "read-only", "prefer-standby"])
                    .replace("preferprimary", "any")
            }
            _ => value,
        };
        parts.push((keys::known(key), value));
    }
    let says = |parts: &Parts, name: &str| parts.iter().any(|(key, _)| key.name == name);
    if says(&parts, "postgres.host") && !says(&parts, "postgres.port") {
        parts.push((keys::known("postgres.port"), "5432".to_owned()));
    }
    Ok(parts)
}

fn key_of(keyword: &str) -> Result<Option<&'static str>> {
    let word = folded(keyword);
    if let Some((_, key)) = KEYWORDS.iter().find(|(known, _)| *known == word) {
        return Ok(Some(key));
    }
    if IGNORED.contains(&word.as_str()) {
        return Ok(None);
    }
    let known = KEYWORDS.iter().map(|(known, _)| *known).chain(IGNORED.iter().copied());
    // behind a `;` in an unquoted password stands its rest: only a near miss is repeated
    Err(match text::nearest(&word, known) {
        Some(near) => Error::usage(format!("`{}` is no keyword of Npgsql", text::clean(keyword)))
            .hint(format!("did you mean `{near}`?")),
        None => Error::usage("it holds a word that is no keyword of Npgsql")
            .hint("a value that holds `;` has to be quoted"),
    })
}

fn folded(keyword: &str) -> String {
    keyword.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// `VerifyFull` as libpq writes it: `verify-full`.
fn hyphenated(value: &str, names: &[&str]) -> String {
    let plain = folded(value);
    let spelled = names.iter().find(|name| name.replace('-', "") == plain.replace('-', ""));
    spelled.map_or(plain, |name| (*name).to_owned())
}

/// The pairs of `A=b; C='d;e'`, with .NET's quoting: either quote, doubled inside itself.
fn split(text: &str) -> Result<Vec<(String, String)>> {
    let mut pairs = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (keyword, after) = rest
            .split_once('=')
            .ok_or_else(|| Error::usage("something after the last `;` is no KEYWORD=VALUE pair"))?;
        let (value, after) = value(after.trim_start())?;
        pairs.push((keyword.trim().to_owned(), value));
        rest = after.trim_start_matches([';', ' ', '\t', '\r', '\n']);
    }
    Ok(pairs)
}

fn value(text: &str) -> Result<(String, &str)> {
    let Some(quote) = text.chars().next().filter(|c| matches!(c, '\'' | '"')) else {
        let (value, after) = text.split_once(';').unwrap_or((text, ""));
        return Ok((value.trim_end().to_owned(), after));
    };
    let mut value = String::new();
    let mut characters = text.char_indices().skip(1).peekable();
    while let Some((at, character)) = characters.next() {
        if character != quote {
            value.push(character);
        } else if characters.next_if(|(_, next)| *next == quote).is_some() {
            value.push(quote);
        } else {
            return Ok((value, &text[at + 1..]));
        }
    }
    Err(Error::usage(format!("a value that opens with {quote} is never closed")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(&'static str, String)> {
        parse(text).unwrap().into_iter().map(|(key, value)| (key.name, value)).collect()
    }

    #[test]
    fn the_string_of_the_application() {
        assert_eq!(
            read(
                "Host=postgres;Database=authsample;Username=app;Password=\"a;b\"\"c\";Include Error Detail=true"
            ),
            [
                ("postgres.host", "postgres".to_owned()),
                ("postgres.database", "authsample".to_owned()),
                ("postgres.user", "app".to_owned()),
                ("postgres.password", "a;b\"c".to_owned()),
                ("postgres.port", "5432".to_owned()),
            ]
        );
    }

    #[test]
    fn aliases_and_enumerations() {
        let parts = read(
            "Server=a:5433,b; User Id=u; Pwd='x y'; SSL Mode=VerifyFull; Target Session Attributes=ReadWrite;",
        );
        assert!(parts.contains(&("postgres.host", "a:5433,b".into())));
        assert!(parts.contains(&("postgres.password", "x y".into())));
        assert!(parts.contains(&("postgres.sslmode", "verify-full".into())));
        assert!(parts.contains(&("postgres.target_session_attrs", "read-write".into())));
    }

    #[test]
    fn redis_strings_are_not_mistaken_for_ours() {
        assert!(recognises("Host=a;Database=b"));
        assert!(!recognises("redis:6379,password=x,abortConnect=false"));
    }

    #[test]
    fn malformed_strings_do_not_show_their_values() {
        for text in [
            "Host=a;Pasword=geheim",
            "Host=a;Password='geheim",
            "Host=a;geheim",
            "Host=a;Password=x;geheim=y",
        ] {
            let error = parse(text).map(|_| ()).unwrap_err();
            assert!(!format!("{error} {:?}", error.hints()).contains("geheim"), "{error}");
        }
    }
}
