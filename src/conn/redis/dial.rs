//! The way to one server: a TCP, TLS or socket stream, before anybody has said a word on it.

use std::io;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpStream, UnixStream};

use super::tls;
use crate::config::{Host, RedisSettings};
use crate::error::Error;

/// Bytes in both directions.
pub(super) trait Duplex: AsyncRead + AsyncWrite + Unpin + Send {}

impl<T: AsyncRead + AsyncWrite + Unpin + Send> Duplex for T {}

/// An open stream and what was agreed on it.
pub(super) struct Line {
    /// The stream.
    pub stream: Box<dyn Duplex>,
    /// `TLSv1.3`; `None` where the bytes travel in the clear.
    pub tls: Option<&'static str>,
}

/// Why no stream came about.
pub(super) enum Fault {
    /// The way itself, or TLS on it, failed.
    Io(io::Error),
    /// Something of ours was wrong before anything was sent, a certificate file for example.
    Local(Error),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Opens the stream to `host`, with TLS where the settings say so.
pub(super) async fn dial(host: &Host, settings: &RedisSettings) -> Result<Line, Fault> {
    if host.name.starts_with('/') {
        let stream = UnixStream::connect(&host.name).await?;
        return Ok(Line { stream: Box::new(stream), tls: None });
    }
    let stream = TcpStream::connect((host.name.as_str(), host.port)).await?;
    stream.set_nodelay(true)?;
    if !settings.tls {
        return Ok(Line { stream: Box::new(stream), tls: None });
    }
    let (stream, version) = tls::wrap(stream, &host.name, settings.tls_ca.as_deref()).await?;
    Ok(Line { stream: Box::new(stream), tls: Some(version) })
}
