//! Rows by the gross: in and out by COPY, piece by piece.

use std::pin::Pin;

use bytes::Bytes;
use futures_util::{SinkExt, StreamExt};
use tokio_postgres::{CopyInSink, CopyOutStream};

use super::session::Reader;
use crate::error::Result;

/// Rows on their way out of a table.
pub struct CopyOut<'a> {
    rows: Pin<Box<CopyOutStream>>,
    session: &'a Reader,
}

/// Rows on their way into a table; dropped unfinished, none of them arrives.
pub struct CopyIn<'a> {
    rows: Pin<Box<CopyInSink<Bytes>>>,
    session: &'a Reader,
}

impl<'a> CopyOut<'a> {
    /// Begins a `COPY … TO STDOUT`.
    pub(super) async fn begin(session: &'a Reader, sql: &str) -> Result<Self> {
        let rows = session.client().copy_out(sql).await.map_err(|error| session.explain(&error))?;
        Ok(Self { rows: Box::pin(rows), session })
    }

    /// The next piece, which servers make one row of; `None` at the end.
    pub async fn next(&mut self) -> Result<Option<Bytes>> {
        self.rows.next().await.transpose().map_err(|error| self.session.explain(&error))
    }
}

impl<'a> CopyIn<'a> {
    /// Begins a `COPY … FROM STDIN`.
    pub(super) async fn begin(session: &'a Reader, sql: &str) -> Result<Self> {
        let rows = session.client().copy_in(sql).await.map_err(|error| session.explain(&error))?;
        Ok(Self { rows: Box::pin(rows), session })
    }

    /// Sends the next piece, no faster than the server takes them.
    pub async fn write(&mut self, piece: Bytes) -> Result<()> {
        self.rows.send(piece).await.map_err(|error| self.session.explain(&error))
    }

    /// Ends the rows; how many the server took in.
    pub async fn finish(mut self) -> Result<u64> {
        self.rows.as_mut().finish().await.map_err(|error| self.session.explain(&error))
    }
}
