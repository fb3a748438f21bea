//! The content of a server, asked for as a replica asks.
//!
//! The server forks and writes what it held at that moment as an RDB stream: to its disk first, or directly to us where
//! it is set to (`repl-diskless-sync`); that is its own choice, and so is the delay with which it waits for others who
//! might want the same (`repl-diskless-sync-delay`). Nothing has to be saved before. While it forks and writes it sends
//! an empty line every second. It counts us among its replicas only until the connection is dropped.

use std::time::Duration;

use ::redis::{Cmd, cmd};
use bytes::{Bytes, BytesMut};
use jiff::Timestamp;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::dial::{self, Fault};
use super::explain::{self, Peer};
use super::{Redis, readonly};
use crate::config::Host;
use crate::conn::dial::Stream;
use crate::error::{Error, Result};
use crate::text;

/// What came of asking a server to replicate.
pub enum Replication {
    /// Its content is on the way.
    Begun(Transfer),
    /// It may be read, and does not let us follow it: a right is missing, or a managed service keeps that to itself.
    Blocked(Error),
}

/// The content of a server on its way.
pub struct Transfer {
    line: Line,
    end: End,
    begun_at: Timestamp,
}

/// How the end of the content is known.
enum End {
    /// So many bytes are left.
    After(u64),
    /// These bytes come behind it.
    Mark([u8; MARK]),
    /// It was there.
    Reached,
}

/// The length of the mark that follows content of unknown length.
const MARK: usize = 40;
/// A server that lives sends something every second, and every ten at least.
const SILENCE: Duration = Duration::from_mins(1);
/// How much is read at a time.
const PIECE: usize = 256 << 10;
/// No line that a server sends here is longer.
const LONGEST_LINE: usize = 4 << 10;

/// Connects, logs in and asks.
pub(super) async fn ask(redis: &Redis, host: &Host, peer: &Peer) -> Result<Replication> {
    let line = tokio::time::timeout(redis.settings.timeout, log_in(redis, host, peer));
    let mut line = line.await.map_err(|_| explain::no_answer(peer))??;
    let mut outcome = follow(&mut line, cmd("PSYNC").arg("?").arg(-1)).await?;
    if let Err(error) = &outcome
        && error.causes().iter().any(|cause| cause.starts_with("unknown command"))
    {
        outcome = follow(&mut line, &cmd("SYNC")).await?;
    }
    match outcome {
        Ok(answer) => begin(line, answer).await.map(Replication::Begun),
        Err(error) => Ok(Replication::Blocked(error)),
    }
}

/// What the server says to this command; the inner error is that it lets nobody follow.
async fn follow(line: &mut Line, command: &Cmd) -> Result<Result<String>> {
    let answer = match line.question(command, SILENCE).await {
        Ok(answer) => answer,
        Err(Lost::Closed) => return Ok(Err(closed(&line.peer))),
        Err(lost) => return Err(line.explain(lost)),
    };
    match explain::answered(&answer, &readonly::name(command), &line.peer) {
        None => Ok(Ok(answer)),
        // it answers nobody yet, however it is asked
        Some(error) if error.server_code() == Some("LOADING") => Err(error),
        Some(error) => Ok(Err(error)),
    }
}

fn closed(peer: &Peer) -> Error {
    Error::unreachable(format!("{} closed the connection when it was asked to replicate", peer.target))
        .hint("the server's log says why: it may be a service that lets nobody follow it")
}

/// Reads on from the answer to where the content begins.
async fn begin(mut line: Line, mut answer: String) -> Result<Transfer> {
    if answer.starts_with("+FULLRESYNC") {
        answer = line.answer(SILENCE).await.map_err(|lost| line.explain(lost))?;
    }
    if let Some(error) = explain::answered(&answer, "psync", &line.peer) {
        return Err(error.hint("the server's log says why it could not write its content"));
    }
    let Some(end) = answer.strip_prefix('$').and_then(End::parse) else {
        let message = format!("{} answered something else than its content", line.peer.target);
        return Err(Error::failed(message).because(answer));
    };
    Ok(Transfer { line, end, begun_at: Timestamp::now() })
}

impl End {
    /// From what follows the `$`: a length, or `EOF:` and a mark.
    fn parse(text: &str) -> Option<Self> {
        match text.strip_prefix("EOF:") {
            Some(mark) => mark.as_bytes().try_into().ok().map(Self::Mark),
            None => text.parse().ok().map(Self::After),
        }
    }
}

impl Transfer {
    /// When the first byte of the content was announced: the moment that it is of lies before.
    pub fn begun_at(&self) -> Timestamp {
        self.begun_at
    }

    /// The next piece of the content; nothing behind the last one. An error when the connection ends before.
    pub async fn next(&mut self) -> Result<Option<Bytes>> {
        loop {
            if let Some(piece) = self.at_hand() {
                return Ok(Some(piece));
            }
            if let End::Reached = self.end {
                return Ok(None);
            }
            self.line.more(SILENCE).await.map_err(|lost| self.line.explain(lost))?;
        }
    }

    /// What has come and is certain to be content.
    fn at_hand(&mut self) -> Option<Bytes> {
        let come = &mut self.line.come;
        let ready = match &mut self.end {
            End::Reached => 0,
            End::After(left) => {
                let ready = usize::try_from(*left).unwrap_or(usize::MAX).min(come.len());
                *left -= ready as u64;
                if *left == 0 {
                    self.end = End::Reached;
                }
                ready
            }
            End::Mark(mark) => {
                let ready = come.len().saturating_sub(MARK);
                if come[ready..] == mark[..] {
                    self.end = End::Reached;
                }
                ready
            }
        };
        (ready > 0).then(|| come.split_to(ready).freeze())
    }
}

/// Why nothing more comes.
enum Lost {
    Closed,
    Silent(Duration),
    Io(std::io::Error),
}

impl From<std::io::Error> for Lost {
    fn from(error: std::io::Error) -> Self {
        Self::Io(error)
    }
}

/// A connection on which only we speak.
struct Line {
    stream: Stream,
    /// What has come and was not taken yet.
    come: BytesMut,
    peer: Peer,
}

async fn log_in(redis: &Redis, host: &Host, peer: &Peer) -> Result<Line> {
    let stream = match dial::dial(host, redis).await {
        Ok(line) => line.stream,
        Err(Fault::Local(error)) => return Err(error),
        Err(Fault::Io(error)) => return Err(explain::dialling(&error, peer)),
    };
    let mut line = Line { stream, come: BytesMut::new(), peer: peer.clone() };
    let settings = &redis.settings;
    if let Some(password) = &settings.password {
        let mut login = cmd("AUTH");
        login.arg(settings.user.as_deref()).arg(password.expose());
        line.agreed(&login, settings.timeout).await?;
    }
    // content of unknown length is understood, and what changes meanwhile is not wanted; servers before 7.0 do not know
    // the second, and a user may not be allowed to say either: neither keeps the content from coming
    for (what, value) in [("capa", "eof"), ("rdb-only", "1")] {
        let answer = line.question(cmd("REPLCONF").arg(what).arg(value), settings.timeout).await;
        answer.map_err(|lost| line.explain(lost))?;
    }
    Ok(line)
}

impl Line {
    /// Sends a command that must be agreed to.
    async fn agreed(&mut self, command: &Cmd, limit: Duration) -> Result<()> {
        let answer = self.question(command, limit).await.map_err(|lost| self.explain(lost))?;
        explain::answered(&answer, &readonly::name(command), &self.peer).map_or(Ok(()), Err)
    }

    /// Sends a command; the line that answers it.
    async fn question(&mut self, command: &Cmd, limit: Duration) -> Result<String, Lost> {
        self.stream.write_all(&command.get_packed_command()).await?;
        self.stream.flush().await?;
        self.answer(limit).await
    }

    /// The next line that is not empty, without its end.
    async fn answer(&mut self, limit: Duration) -> Result<String, Lost> {
        loop {
            let end = self.come.iter().position(|byte| *byte == b'\n');
            let Some(end) = end else {
                if self.come.len() > LONGEST_LINE {
                    return Err(Lost::Io(std::io::ErrorKind::InvalidData.into()));
                }
                self.more(limit).await?;
                continue;
            };
            let line = self.come.split_to(end + 1);
            let line = line.trim_ascii();
            if !line.is_empty() {
                return Ok(String::from_utf8_lossy(line).into_owned());
            }
        }
    }

    /// Waits for more to come.
    async fn more(&mut self, limit: Duration) -> Result<(), Lost> {
        self.come.reserve(PIECE);
        match tokio::time::timeout(limit, self.stream.read_buf(&mut self.come)).await {
            Ok(Ok(0)) => Err(Lost::Closed),
            Ok(outcome) => Ok(outcome.map(drop)?),
            Err(_) => Err(Lost::Silent(limit)),
        }
    }

    fn explain(&self, lost: Lost) -> Error {
        let target = &self.peer.target;
        match lost {
            Lost::Silent(limit) => {
                Error::unreachable(format!("{target} fell silent while it was to send its content"))
                    .because(format!("nothing came for {}", text::duration(limit)))
            }
            Lost::Closed => Error::unreachable(format!("{target} broke off sending its content")).hint(
                "the server's log says why: a restart, no room to write or to fork, or \
                 `client-output-buffer-limit replica`",
            ),
            Lost::Io(error) => {
                Error::unreachable(format!("the connection to {target} was lost on the way of its content"))
                    .caused_by(&error)
            }
        }
    }
}
