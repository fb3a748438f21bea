//! Clients of PostgreSQL that do something and stay.

use std::io::Write;
use std::process::{Child, ChildStdin, Stdio};

use super::Database;
use super::migrations::wait_for;

/// A client that holds its session open until it is dropped.
pub struct Client {
    child: Child,
    stdin: ChildStdin,
}

impl Client {
    /// A session of the database whose application has this name.
    pub fn new(database: &Database<'_>, application: &str) -> Self {
        let mut psql = database.server().client(database.name());
        psql.env("PGAPPNAME", application).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = psql.spawn().unwrap();
        let stdin = child.stdin.take().unwrap();
        Self { child, stdin }
    }

    /// Sends statements without waiting for what comes of them.
    #[must_use]
    pub fn say(mut self, sql: &str) -> Self {
        writeln!(self.stdin, "{sql}").unwrap();
        self
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Waits until this query answers `t`.
pub fn until(database: &Database<'_>, question: &str) {
    wait_for(|| database.psql(question) == "t");
}

/// Waits until the one session of this application is as `condition` on `pg_stat_activity` says.
pub fn until_state(database: &Database<'_>, application: &str, condition: &str) {
    until(
        database,
        &format!(
            "SELECT count(*) = 1 FROM pg_stat_activity WHERE application_name = '{application}' AND {condition}"
        ),
    );
}
