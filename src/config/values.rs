//! Values by key, each with its origin; secret ones cannot be read as text by mistake.

use std::collections::BTreeMap;

use super::keys::Key;
use super::origin::Origin;
use crate::secret::Secret;

/// A value in the shape its key allows.
#[derive(Clone, PartialEq, Eq)]
enum Held {
    Plain(String),
    Hidden(Secret),
}

/// Every key that has a value.
#[derive(Clone, Default)]
pub struct Values(BTreeMap<&'static str, (Held, Origin)>);

impl Values {
    /// Sets `key`, over whatever an earlier layer said.
    pub fn set(&mut self, key: &'static Key, value: impl Into<String>, origin: Origin) {
        let value = value.into();
        let held = if key.secret { Held::Hidden(Secret::new(value)) } else { Held::Plain(value) };
        self.0.insert(key.name, (held, origin));
    }

    /// Sets `key` where nothing has set it yet.
    pub fn set_default(&mut self, key: &'static Key, value: impl Into<String>, origin: Origin) {
        if !self.0.contains_key(key.name) {
            self.set(key, value, origin);
        }
    }

    /// Lays `later` over these values.
    pub fn lay(&mut self, later: Self) {
        self.0.extend(later.0);
    }

    /// The value of a key that is no secret; `None` where it is unset or empty.
    pub fn plain(&self, name: &str) -> Option<&str> {
        match self.0.get(name) {
            Some((Held::Plain(value), _)) if !value.is_empty() => Some(value),
            _ => None,
        }
    }

    /// The value of a secret key; `None` where it is unset or empty.
    pub fn secret(&self, name: &str) -> Option<&Secret> {
        match self.0.get(name) {
            Some((Held::Hidden(secret), _)) if !secret.is_empty() => Some(secret),
            _ => None,
        }
    }

    /// Where the value of `name` came from.
    pub fn origin(&self, name: &str) -> Option<&Origin> {
        self.0.get(name).map(|(_, origin)| origin)
    }

    /// Whether a layer above the defaults says anything about `service`: `postgres`, `redis`.
    pub fn mentions(&self, service: &str) -> bool {
        self.0.iter().any(|(name, (_, origin))| {
            *origin != Origin::Default && name.split_once('.').is_some_and(|(prefix, _)| prefix == service)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::keys;
    use super::*;

    #[test]
    fn a_secret_is_not_readable_as_text() {
        let mut values = Values::default();
        values.set(keys::known("postgres.password"), "hunter2", Origin::CommandLine);
        assert_eq!(values.plain("postgres.password"), None);
        assert!(values.secret("postgres.password").is_some());
        assert!(values.mentions("postgres"));
        assert!(!values.mentions("redis"));
    }
}
