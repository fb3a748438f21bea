//! Where a view appears: once, or again and again with `--watch`.

use std::time::Duration;

use super::watch::watch;
use crate::cli::Run;
use crate::conn::postgres::Reader;
use crate::error::Result;
use crate::exit::Exit;
use crate::report::Report;

/// Where the views of one run appear.
pub(super) struct Screen<'a> {
    pub(super) run: &'a Run<'a>,
    /// How often they are looked at again; once where this says nothing.
    pub(super) every: Option<Duration>,
}

impl Screen<'_> {
    /// Shows what `look` sees.
    pub(super) async fn show<R: Report>(&self, mut look: impl AsyncFnMut() -> Result<R>) -> Result<Exit> {
        match self.every {
            Some(every) => watch(self.run, every, look).await,
            None => self.run.ui.emit(&look().await?),
        }
    }

    /// Shows what `look` sees through a session of PostgreSQL, which is kept until the server ends it.
    pub(super) async fn show_postgres<R: Report>(
        &self,
        mut look: impl AsyncFnMut(&Reader) -> Result<R>,
    ) -> Result<Exit> {
        let postgres = &self.run.context.postgres;
        let mut kept = None;
        let mut attempts = postgres.clone();
        self.show(async || {
            let reader = match kept.take() {
                Some(reader) => reader,
                None => attempts.read().await?,
            };
            // after the first session it is the next look that tries again
            attempts = postgres.tried_once();
            let seen = look(&reader).await?;
            // nobody reads them here, and they would gather
            drop(reader.notices());
            // a session that failed is not asked again: it may be gone
            kept = Some(reader);
            Ok(seen)
        })
        .await
    }
}
