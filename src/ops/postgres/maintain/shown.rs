//! How far a session's maintenance is, as bars.

use tokio_postgres::types::Type;

use crate::conn::postgres::Reader;
use crate::progress::{Progress, Task};
use crate::sql;

/// How far the work was when it was looked at last: a bar for each phase.
pub(super) struct Shown<'a> {
    progress: &'a dyn Progress,
    label: String,
    task: Option<Task<'a>>,
    phase: String,
    done: i64,
}

impl<'a> Shown<'a> {
    /// Nothing was looked at yet.
    pub(super) fn new(progress: &'a dyn Progress, label: String) -> Self {
        Self { progress, label, task: None, phase: String::new(), done: 0 }
    }

    /// What cannot be seen this time is seen the next time, or not at all: the work goes on.
    pub(super) async fn look(&mut self, watcher: &Reader, pid: i32) {
        let query = sql::POSTGRES_MAINTENANCE_PROGRESS.for_server(watcher.major());
        let Ok(rows) = watcher.rows(query.text, &[(&pid, Type::INT4)]).await else { return };
        let Some(row) = rows.first() else { return };
        let phase: String = row.get::<_, Option<String>>("phase").unwrap_or_default();
        let number = |name: &str| row.get::<_, Option<i64>>(name).unwrap_or(0);
        let (done, total) = (number("done"), number("total"));
        if phase != self.phase {
            let label = format!("{}: {phase}", self.label);
            self.task = Some(match u64::try_from(total) {
                Ok(total) if total > 0 => Task::of_items(self.progress, &label, total),
                _ => Task::open_ended(self.progress, &label),
            });
            (self.phase, self.done) = (phase, 0);
        }
        if let (Some(task), Ok(more)) = (&self.task, u64::try_from(done - self.done)) {
            task.advance(more);
            self.done = done;
        }
    }
}
