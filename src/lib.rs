//! authctl: the operations CLI of an authentication system that keeps its users in PostgreSQL, its
//! sessions in Redis, its refresh tokens in DynamoDB, and runs its databases as Docker Swarm stacks.
//!
//! # Ground rules
//!
//! 1. **It does not lie.** Output says what was asked of whom and when. Partial, cut-off or stale output
//!    says so. What could not be seen is UNKNOWN, with the line that would show it; never fine, never an
//!    empty table.
//! 2. **It prints what it has.** One unreachable server is a finding and an exit code, not the end of
//!    the report.
//! 3. **Nothing changes unseen.** Every change is a [`plan`] that was shown and accepted. `--dry-run` is
//!    the same path, stopped before the change, and writes nothing at all.
//! 4. **stdout is for data**, stderr for progress, prompts and notes. The shape of JSON has a name and a
//!    version.
//! 5. **Secrets have no words.** A [`secret::Secret`] cannot be printed, whatever the verbosity, the
//!    error or the panic; none is passed in argv.
//! 6. **One way to do a thing**: to open a connection, retry, ask, show, measure, name.
//! 7. **A kill at any moment loses nothing.** Files appear by atomic rename after fsync; database work is
//!    transactional or journalled; a second run finishes or undoes what the first left, and says which.
//!
//! # Floors
//!
//! Imports go downwards only, and `tests/laws.rs` holds this.

// F0
pub mod error;
pub mod exit;
pub mod progress;
pub mod secret;
pub mod text;
// F1
pub mod plan;
pub mod report;
// F2
pub mod config;
pub mod sql;
// F3
pub mod conn;
// F4
pub mod ops;
pub mod ui;
// F5
pub mod cli;
