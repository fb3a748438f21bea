//! One token, without what would let somebody use it.

use std::collections::HashMap;
use std::fmt::Write;

use aws_sdk_dynamodb::types::AttributeValue;
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::ops::token_table::{EMAIL, EXPIRES, ISSUED, PARTITION, SORT, USER, moment};
use crate::report::{Cell, Column, Label, Table, Value};

/// What is read of an item: its key, and everything but the token.
pub(super) const ATTRIBUTES: [&str; 6] = [PARTITION, SORT, USER, EMAIL, ISSUED, EXPIRES];

/// How many bytes of the digest name a token: enough to tell a million of them apart.
const NAME: usize = 6;

/// A refresh token.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// Its key in the table. It is as good as the token.
    pub(super) key: HashMap<String, AttributeValue>,
    /// The account.
    pub(super) user: Option<String>,
    email: Option<String>,
    issued: Option<Timestamp>,
    pub(super) expires: Option<Timestamp>,
    /// That moment as the item has it, to notice when it changes.
    pub(super) expires_as_written: Option<AttributeValue>,
}

impl Token {
    /// The token in an item.
    pub(super) fn of(mut item: HashMap<String, AttributeValue>) -> Self {
        let text = |value: Option<&AttributeValue>| value.and_then(|value| value.as_s().ok()).cloned();
        let expires_as_written = item.remove(EXPIRES);
        Self {
            user: text(item.get(USER)),
            email: text(item.get(EMAIL)),
            issued: item.get(ISSUED).and_then(moment),
            expires: expires_as_written.as_ref().and_then(moment),
            expires_as_written,
            key: item.into_iter().filter(|(name, _)| name == PARTITION || name == SORT).collect(),
        }
    }

    /// What it is called here: the beginning of the SHA-256 of its key.
    pub(super) fn id(&self) -> String {
        let mut digest = Sha256::new();
        for name in [PARTITION, SORT] {
            match self.key.get(name) {
                Some(AttributeValue::S(text) | AttributeValue::N(text)) => digest.update(text),
                Some(AttributeValue::B(bytes)) => digest.update(bytes),
                _ => {}
            }
            digest.update(b"\0");
        }
        digest.finalize()[..NAME].iter().fold(String::with_capacity(2 * NAME), |mut id, byte| {
            // writing to a string cannot fail
            let _ = write!(id, "{byte:02x}");
            id
        })
    }

    /// Whether it is over at `now`; `None` where its end is not known.
    pub(super) fn is_expired(&self, now: Timestamp) -> Option<bool> {
        self.expires.map(|end| end <= now)
    }

    /// Its properties by name.
    pub(super) fn properties(&self, now: Timestamp) -> Vec<(&'static str, Cell)> {
        let time = |moment: Option<Timestamp>| Cell::from(moment.map_or(Value::Unknown, Value::Time));
        let (state, label) = match self.is_expired(now) {
            Some(false) => ("valid", Label::Good),
            Some(true) => ("expired", Label::Dim),
            None => ("unknown", Label::Warn),
        };
        vec![
            ("id", self.id().into()),
            ("user", self.user.clone().into()),
            ("email", self.email.clone().into()),
            ("issued_at", time(self.issued)),
            ("expires_at", time(self.expires)),
            ("state", Cell::labelled(state, label)),
        ]
    }
}

/// What to know where no token of `user` was found.
pub(super) fn unfound(user: Option<&str>) -> Option<String> {
    let by_address = user.is_some_and(|user| user.contains('@'));
    by_address.then(|| {
        "Addresses are compared letter by letter: `--user` with the account's id finds what was written otherwise.".to_owned()
    })
}

/// Tokens as rows.
pub(super) fn table(tokens: &[Token], now: Timestamp) -> Table {
    let mut table = Table::new([
        Column::new("id"),
        Column::new("user"),
        Column::expendable("email", 5),
        Column::expendable("issued_at", 7),
        Column::new("expires_at"),
        Column::new("state"),
    ]);
    for token in tokens {
        table.push(token.properties(now).into_iter().map(|(_, cell)| cell));
    }
    table.when_empty("no token was found")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(key: &str) -> Token {
        let text = |value: &str| AttributeValue::S(value.to_owned());
        Token::of(HashMap::from([
            ("pk".to_owned(), text(key)),
            ("sk".to_owned(), text(key)),
            ("expiresAtUtc".to_owned(), text("2026-01-01T00:00:00.0000000Z")),
        ]))
    }

    #[test]
    fn a_token_is_named_by_a_digest_and_not_by_its_key() {
        let (one, other) = (token("RTID#1"), token("RTID#2"));
        assert_eq!(one.id().len(), 12);
        assert_ne!(one.id(), other.id());
        let shown = format!("{:?}", one.properties(Timestamp::UNIX_EPOCH));
        assert!(!shown.contains("RTID"), "{shown}");
    }

    #[test]
    fn a_token_ends_when_its_moment_comes() {
        let end = "2026-01-01T00:00:00Z".parse().unwrap();
        assert_eq!(token("a").is_expired(end), Some(true));
        assert_eq!(token("a").is_expired(Timestamp::UNIX_EPOCH), Some(false));
        assert_eq!(Token::of(HashMap::new()).is_expired(end), None);
    }
}
