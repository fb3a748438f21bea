//! The settings that a session runs under, and how they come into force.
//!
//! A server takes them with the login. A pooler may refuse or drop them there, and must not be given
//! them by `SET`: it would hand the server's session, still read-only, to the application. So behind a
//! pooler each statement gets a transaction of its own, whose settings end with it.

use std::time::Duration;

use crate::config::{PostgresSettings, SessionAttributes};

/// What is asked of the server for the length of a session.
#[derive(Clone)]
pub(super) struct Guard {
    read_only: bool,
    settings: Vec<(&'static str, u128)>,
    /// Whether the settings may go along with the login.
    pub(super) at_login: bool,
}

impl Guard {
    /// Read-only, in no statement and in no queue for long.
    pub(super) fn reading(settings: &PostgresSettings) -> Self {
        // Whether the server itself prefers read-only transactions is told at login, unless we ask for them.
        let roles = [SessionAttributes::ReadWrite, SessionAttributes::ReadOnly];
        Self {
            read_only: true,
            settings: vec![
                ("statement_timeout", settings.statement_timeout.as_millis()),
                ("lock_timeout", settings.lock_timeout.as_millis()),
            ],
            at_login: !roles.contains(&settings.target_session_attributes),
        }
    }

    /// Read-only, for as long as it takes.
    pub(super) fn dumping() -> Self {
        Self { read_only: true, settings: vec![("statement_timeout", 0)], at_login: true }
    }

    /// As long as it takes; a server notices within two seconds that its client is gone.
    pub(super) fn writing(lock_timeout: Duration) -> Self {
        let mut settings = vec![("statement_timeout", 0), ("client_connection_check_interval", 2000)];
        if !lock_timeout.is_zero() {
            settings.push(("lock_timeout", lock_timeout.as_millis()));
        }
        Self { read_only: false, settings, at_login: true }
    }

    /// The same for a server that does not take settings with the login.
    pub(super) fn after_login(&self) -> Self {
        Self { at_login: false, ..self.clone() }
    }

    /// `options` of the login.
    pub(super) fn options(&self) -> String {
        let settings = self.settings.iter().map(|(name, value)| format!("-c {name}={value}"));
        let read_only = self.read_only.then(|| "-c default_transaction_read_only=on".to_owned());
        read_only.into_iter().chain(settings).collect::<Vec<_>>().join(" ")
    }

    /// Whether a login with [`options`](Self::options) that answered with this
    /// `default_transaction_read_only` has put them into force.
    pub(super) fn holds(&self, read_only: Option<&str>) -> bool {
        self.at_login && (!self.read_only || read_only == Some("on"))
    }

    /// Begins a transaction under the settings.
    pub(super) fn begin(&self) -> String {
        let mode = if self.read_only { "BEGIN READ ONLY" } else { "BEGIN" };
        format!("{mode}; {}", self.local())
    }

    /// Puts the settings into force for the running transaction.
    pub(super) fn local(&self) -> String {
        let settings = self.settings.iter().map(|(name, value)| format!("SET LOCAL {name} = {value}"));
        settings.collect::<Vec<_>>().join("; ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_writing_session_waits_for_locks_as_long_as_it_was_told() {
        let guard = Guard::writing(Duration::from_secs(3));
        assert_eq!(
            guard.options(),
            "-c statement_timeout=0 -c client_connection_check_interval=2000 -c lock_timeout=3000"
        );
        assert!(!Guard::writing(Duration::ZERO).options().contains("lock_timeout"));
    }
}
