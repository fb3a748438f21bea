//! A running program: what it writes, what it reads, and how it ended.

use std::sync::Arc;

use bytes::{Bytes, BytesMut};
use tokio::io::AsyncWriteExt;
use tokio::sync::Mutex;

use super::call::Call;
use super::contained::Contained;
use super::local::Local;
use super::{Place, Tool, explain};
use crate::conn::docker::Input;
use crate::error::{Error, Result};

/// A piece of output has at least this many bytes, unless it is the last.
const PIECE: usize = 256 * 1024;

/// A program of PostgreSQL's at work. It ends when this is let go of.
pub struct Process {
    tool: Tool,
    database: String,
    run: Option<Run>,
    input: Option<Feeder>,
    buffer: BytesMut,
    end: Option<End>,
}

enum Run {
    Here(Local),
    InContainer(Contained),
}

/// A program that ended well.
#[derive(Clone, Debug)]
pub struct Ended {
    /// What it had to say nevertheless: warnings.
    pub said: String,
}

/// How a program ended.
#[derive(Clone)]
pub(super) struct End {
    pub(super) code: Option<i32>,
    pub(super) signal: Option<i32>,
    pub(super) said: String,
}

/// What a program reads from. Letting go of it does not end the program's input; [`close`](Self::close) does.
#[derive(Clone)]
pub struct Feeder(Arc<Mutex<Option<Input>>>);

impl Tool {
    /// Starts it.
    pub async fn start(&self, call: &Call<'_>) -> Result<Process> {
        let (run, input) = match &self.place {
            Place::Here(path) => {
                let (local, input) = Local::start(self, path, call)?;
                (Run::Here(local), input.map(|input| Box::pin(input) as Input))
            }
            Place::Container { container, path } => {
                let (contained, input) = Contained::start(self, container, path, call).await?;
                (Run::InContainer(contained), input)
            }
        };
        Ok(Process {
            tool: self.clone(),
            database: call.database.to_owned(),
            run: Some(run),
            input: input.map(|input| Feeder(Arc::new(Mutex::new(Some(input))))),
            buffer: BytesMut::new(),
            end: None,
        })
    }
}

impl Process {
    /// The next piece of what it writes. `None` means that it wrote it all and ended well: output that
    /// breaks off is an error.
    pub async fn next(&mut self) -> Result<Option<Bytes>> {
        while self.buffer.len() < PIECE {
            if self.read().await? == 0 {
                break;
            }
        }
        if self.buffer.is_empty() {
            self.over().await?;
            return Ok(None);
        }
        Ok(Some(self.buffer.split().freeze()))
    }

    /// Reads what it still writes into nothing, and waits until it is over.
    pub async fn finish(mut self) -> Result<Ended> {
        self.drain().await?;
        self.over().await
    }

    /// Feeds it `pieces` until there are no more, no faster than it takes them, and waits until it is over.
    ///
    /// Where `pieces` fail it is ended there: it never takes a part for the whole.
    pub async fn feed(mut self, pieces: impl AsyncFnMut() -> Result<Option<Bytes>>) -> Result<Ended> {
        let feeder = self.feeder()?;
        tokio::select! {
            fed = feed(&feeder, pieces) => {
                fed?;
                self.drain().await?;
            }
            // it is over, and needed no more or will say why
            drained = self.drain() => drained?,
        }
        self.over().await
    }

    /// What it reads from, for a caller that reads what it writes at the same time.
    pub fn feeder(&self) -> Result<Feeder> {
        self.input.clone().ok_or_else(|| Error::bug("a program is fed that was not to be"))
    }

    async fn drain(&mut self) -> Result<()> {
        while self.read().await? > 0 {
            self.buffer.clear();
        }
        Ok(())
    }

    async fn read(&mut self) -> Result<usize> {
        self.buffer.reserve(PIECE);
        match &mut self.run {
            Some(Run::Here(local)) => local.read(&mut self.buffer).await.map_err(|error| {
                Error::failed(format!("cannot read from {}", self.tool.program().name())).caused_by(&error)
            }),
            Some(Run::InContainer(contained)) => contained.read(&mut self.buffer).await,
            None => Ok(0),
        }
    }

    /// Its end, once its output has ended.
    async fn over(&mut self) -> Result<Ended> {
        if self.end.is_none() {
            self.end = match &mut self.run {
                Some(Run::Here(local)) => Some(local.end().await?),
                Some(Run::InContainer(contained)) => Some(contained.end().await?),
                None => None,
            };
            self.run = None;
        }
        match &self.end {
            Some(end) if end.code == Some(0) => Ok(Ended { said: end.said.clone() }),
            Some(end) => Err(explain::failure(&self.tool, &self.database, end)),
            None => Err(Error::bug("a program ended without an end")),
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let input = self.input.take();
        match self.run.take() {
            Some(Run::Here(local)) => local.abandon(input),
            Some(Run::InContainer(contained)) => contained.abandon(input),
            None => {}
        }
    }
}

async fn feed(feeder: &Feeder, mut pieces: impl AsyncFnMut() -> Result<Option<Bytes>>) -> Result<()> {
    while let Some(piece) = pieces().await? {
        if !feeder.send(&piece).await {
            return Ok(());
        }
    }
    feeder.close().await;
    Ok(())
}

impl Feeder {
    /// Hands it a piece, and waits until it is taken. False where it does not read any more, of which its end
    /// says why.
    pub async fn send(&self, piece: &[u8]) -> bool {
        match self.0.lock().await.as_mut() {
            Some(input) => input.write_all(piece).await.is_ok(),
            None => false,
        }
    }

    /// Says that this was all.
    pub async fn close(&self) {
        if let Some(mut input) = self.0.lock().await.take() {
            drop(input.shutdown().await);
        }
    }
}
