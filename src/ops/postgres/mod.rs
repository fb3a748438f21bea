//! What an operator does to a running PostgreSQL: sessions, roles, jobs, tables, configuration.

mod cells;
mod change;
pub mod cron;
mod maintain;
mod name;
mod reload;
pub mod role;
mod signal;

pub use change::{Change, Done, apply};
pub use maintain::{Maintained, Maintenance, Work, maintain, plan as plan_maintenance};
pub use name::TableName;
pub use reload::{Reload, Reloaded, plan as plan_reload, reload};
pub use signal::{How, Sent, Signals, plan as plan_signals, send};
