//! The task that moves a session's bytes, and what it hears on the way.

use std::future::poll_fn;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use tokio_postgres::tls::TlsStream;
use tokio_postgres::{AsyncMessage, Connection};

use crate::conn::dial::Stream;

/// What the server said unasked.
#[derive(Clone, Default)]
pub(super) struct Heard(Arc<Inner>);

#[derive(Default)]
struct Inner {
    notices: Mutex<Vec<String>>,
    end: OnceLock<tokio_postgres::Error>,
}

impl Heard {
    /// Takes the notices that came since it was last asked.
    pub(super) fn notices(&self) -> Vec<String> {
        std::mem::take(&mut *self.0.notices.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Why the session ended, if it did and not by our will.
    pub(super) fn end(&self) -> Option<&tokio_postgres::Error> {
        self.0.end.get()
    }
}

/// Moves the session's bytes until it ends.
pub(super) fn drive<T>(mut connection: Connection<Stream, T>) -> Heard
where
    T: TlsStream + Unpin + Send + 'static,
{
    let heard = Heard::default();
    let ear = heard.clone();
    tokio::spawn(async move {
        while let Some(message) = poll_fn(|context| connection.poll_message(context)).await {
            match message {
                Ok(AsyncMessage::Notice(notice)) => {
                    let mut notices = ear.0.notices.lock().unwrap_or_else(PoisonError::into_inner);
                    notices.push(notice.to_string());
                }
                Ok(_) => {}
                Err(error) => {
                    drop(ear.0.end.set(error));
                    break;
                }
            }
        }
    });
    heard
}
