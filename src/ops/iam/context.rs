//! What is asked, and what is known of the circumstances.

use std::collections::BTreeMap;

/// The circumstances of a request: values by context key, whose names do not depend on case.
#[derive(Clone, Debug, Default)]
pub struct Context(BTreeMap<String, Option<Vec<String>>>);

/// What is known of one key.
pub(super) enum Fact<'a> {
    Values(&'a [String]),
    /// The request is known to be without it.
    Absent,
    /// Nobody said anything of it.
    Unknown,
}

/// One question: may this principal do this there?
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// `dynamodb:PutItem`.
    pub action: &'a str,
    /// The ARN of what is acted on, `*` for actions on nothing in particular.
    pub resource: &'a str,
    /// The ARN of the user or role.
    pub principal: &'a str,
    /// The circumstances.
    pub context: &'a Context,
}

impl Context {
    /// The request has these values of `key`.
    pub fn set<V: Into<String>>(&mut self, key: &str, values: impl IntoIterator<Item = V>) {
        self.0.insert(key.to_ascii_lowercase(), Some(values.into_iter().map(Into::into).collect()));
    }

    /// The request is without `key`.
    pub fn set_absent(&mut self, key: &str) {
        self.0.insert(key.to_ascii_lowercase(), None);
    }

    /// Every key that has values.
    pub fn values(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.0.iter().filter_map(|(key, values)| Some((key.as_str(), values.as_deref()?)))
    }

    /// What is known of `key`.
    pub(super) fn fact(&self, key: &str) -> Fact<'_> {
        match self.0.get(&key.to_ascii_lowercase()) {
            Some(Some(values)) => Fact::Values(values),
            Some(None) => Fact::Absent,
            None => Fact::Unknown,
        }
    }
}
