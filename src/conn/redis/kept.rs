//! Handles that are asked again and again, instead of a new connection each time.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use ::redis::{Value, cmd};

use super::Reader;
use crate::error::{Kind, Result};

/// The handles of a run by name of their server; none is kept until somebody asks for it. Clones share them.
#[derive(Clone, Default)]
pub(super) struct Kept(Arc<OnceLock<Mutex<HashMap<String, Reader>>>>);

impl Kept {
    /// Keeps what is opened from now on.
    pub(super) fn begin(&self) {
        self.0.get_or_init(Mutex::default);
    }

    /// The handle of that name that still answers; a new one where there is none.
    pub(super) async fn or_open(
        &self,
        name: &str,
        open: impl Future<Output = Result<Reader>>,
    ) -> Result<Reader> {
        let Some(kept) = self.0.get() else { return open.await };
        let known = kept.lock().unwrap_or_else(PoisonError::into_inner).remove(name);
        let reader = match known {
            Some(reader) if answers(&reader).await => reader,
            _ => open.await?,
        };
        kept.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), reader.clone());
        Ok(reader)
    }
}

/// Whether the server is there and ready. One that may not be asked that has answered too.
async fn answers(reader: &Reader) -> bool {
    if reader.is_waiting() {
        return false;
    }
    match reader.ask::<Value>(&cmd("PING")).await {
        Ok(_) => true,
        Err(error) => error.kind() == Kind::Denied,
    }
}
