//! The way to one server: a stream over TCP, a socket file or a tunnel, within a limit of time, before
//! anybody has said a word on it.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpStream, UnixStream, lookup_host};

use super::Shared;
use super::docker::{self, Reached};
use super::retry::Transient;
use crate::config::Host;
use crate::error::Error;

/// Bytes in both directions.
pub(crate) trait Duplex: AsyncRead + AsyncWrite + Unpin + Send {}

impl<T: AsyncRead + AsyncWrite + Unpin + Send> Duplex for T {}

/// An open way. A type of its own, because futures over a bare `Box<dyn Duplex>` cannot be shown to be `Send`.
pub(crate) struct Stream(Box<dyn Duplex>);

impl Stream {
    /// Over whatever carries the bytes.
    pub(crate) fn over(line: impl Duplex + 'static) -> Self {
        Self(Box::new(line))
    }
}

impl AsyncRead for Stream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_read(context, buffer)
    }
}

impl AsyncWrite for Stream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.0).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_shutdown(context)
    }
}

/// How far an attempt had come when its time was over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// The name was being looked up.
    Name,
    /// Nobody had accepted the connection.
    Dial,
    /// It was accepted, and then there was silence.
    Greeting,
}

/// Why there is no way.
#[derive(Debug)]
pub(crate) enum Fault {
    /// Something of ours is wrong, or was explained already.
    Told(Error),
    /// The name leads to no address.
    Name(io::Error),
    /// The address does not let us in.
    Dial(io::Error),
    /// Time was over.
    Silent(Stage),
}

impl Transient for Fault {
    fn is_transient(&self) -> bool {
        matches!(self, Self::Dial(error) if is_transient(error))
    }
}

/// Whether a failure of the line may be over in a moment.
pub(crate) fn is_transient(error: &io::Error) -> bool {
    use io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionRefused, ConnectionReset, UnexpectedEof};
    matches!(
        error.kind(),
        ConnectionRefused | ConnectionReset | ConnectionAborted | BrokenPipe | UnexpectedEof
    )
}

/// When an attempt must be over.
#[derive(Clone, Copy)]
pub(crate) struct Deadline(Instant);

impl Deadline {
    /// `limit` from now.
    pub(crate) fn after(limit: Duration) -> Self {
        Self(Instant::now() + limit)
    }

    /// The time that is left.
    pub(crate) fn left(self) -> Duration {
        self.0.saturating_duration_since(Instant::now())
    }

    /// What `work` gives before the deadline.
    pub(crate) async fn bound<T>(self, stage: Stage, work: impl Future<Output = T>) -> Result<T, Fault> {
        tokio::time::timeout_at(self.0.into(), work).await.map_err(|_| Fault::Silent(stage))
    }
}

/// The addresses of a name.
pub(crate) async fn look_up(name: &str, port: u16, deadline: Deadline) -> Result<Vec<SocketAddr>, Fault> {
    let found = deadline.bound(Stage::Name, lookup_host((name, port))).await?.map_err(Fault::Name)?;
    let addresses: Vec<_> = found.collect();
    if addresses.is_empty() {
        return Err(Fault::Name(io::Error::new(io::ErrorKind::NotFound, "the name has no address")));
    }
    Ok(addresses)
}

/// A TCP stream to the first of `addresses` that answers; each gets its share of the time that is left.
pub(crate) async fn tcp(addresses: Vec<SocketAddr>, deadline: Deadline) -> Result<TcpStream, Fault> {
    let mut fault = Fault::Silent(Stage::Dial);
    let mut untried = u32::try_from(addresses.len()).unwrap_or(u32::MAX);
    for address in addresses {
        let share = deadline.left() / untried;
        untried -= 1;
        match Deadline::after(share).bound(Stage::Dial, TcpStream::connect(address)).await {
            Ok(Ok(stream)) => {
                stream.set_nodelay(true).map_err(Fault::Dial)?;
                return Ok(stream);
            }
            Ok(Err(error)) => fault = Fault::Dial(error),
            Err(silent) => fault = silent,
        }
    }
    Err(fault)
}

/// A stream to a socket file.
pub(crate) async fn unix(path: PathBuf, deadline: Deadline) -> Result<UnixStream, Fault> {
    deadline.bound(Stage::Dial, UnixStream::connect(path)).await?.map_err(Fault::Dial)
}

/// The name that a host's certificate is to be for.
pub(crate) fn server_name(host: &Host) -> &str {
    host.name.strip_prefix("docker://").unwrap_or(&host.name)
}

/// How a host is reached, found out once and used for the session and for stopping it.
#[derive(Clone)]
pub(crate) enum Way {
    /// A socket file.
    Socket(PathBuf),
    /// One of these addresses.
    Tcp(Vec<SocketAddr>),
    /// A container's address, or a tunnel into it.
    Container(Reached),
}

impl Way {
    /// The way to `host`; `socket` names the file in a socket folder.
    pub(crate) async fn find(
        host: &Host,
        socket: impl FnOnce(&str) -> PathBuf,
        shared: &Shared,
        deadline: Deadline,
    ) -> Result<Self, Fault> {
        if host.name.starts_with('/') {
            return Ok(Self::Socket(socket(&host.name)));
        }
        if let Some(service) = host.name.strip_prefix("docker://") {
            let reached = docker::reach(&shared.docker, service, host.port);
            return deadline.bound(Stage::Name, reached).await?.map(Self::Container).map_err(Fault::Told);
        }
        look_up(&host.name, host.port, deadline).await.map(Self::Tcp)
    }

    /// A new stream.
    pub(crate) async fn open(&self, deadline: Deadline) -> Result<Stream, Fault> {
        Ok(match self {
            Self::Socket(path) => Stream::over(unix(path.clone(), deadline).await?),
            Self::Tcp(addresses) => Stream::over(tcp(addresses.clone(), deadline).await?),
            Self::Container(reached) => reached.clone().open(deadline).await?,
        })
    }

    /// Whether the bytes never leave this machine's kernel, where TLS is not spoken.
    pub(crate) fn is_local(&self) -> bool {
        matches!(self, Self::Socket(_))
    }
}
