//! The way to one server: a TCP, TLS or socket stream, before anybody has said a word on it.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use rustls::pki_types::ServerName;
use tokio_rustls::TlsConnector;

use super::Redis;
use crate::config::{Host, RedisSettings};
use crate::conn::dial::{self, Deadline, Stream, Way};
use crate::conn::tls::{self, Check, Trust, Version};
use crate::error::Error;

/// An open stream and what was agreed on it.
pub(super) struct Line {
    /// The stream.
    pub stream: Stream,
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

impl From<dial::Fault> for Fault {
    fn from(fault: dial::Fault) -> Self {
        match fault {
            dial::Fault::Told(error) => Self::Local(error),
            dial::Fault::Name(error) | dial::Fault::Dial(error) => Self::Io(error),
            dial::Fault::Silent(_) => Self::Io(io::ErrorKind::TimedOut.into()),
        }
    }
}

/// Opens the stream to `host`, with TLS where the settings say so.
pub(super) async fn dial(host: &Host, redis: &Redis) -> Result<Line, Fault> {
    let Redis { settings, shared, .. } = redis;
    let deadline = Deadline::after(settings.timeout);
    let way = Way::find(host, |path| PathBuf::from(path), shared, deadline).await?;
    let stream = way.open(deadline).await?;
    if way.is_local() || !settings.tls {
        return Ok(Line { stream, tls: None });
    }
    wrap(stream, dial::server_name(host), settings).await
}

/// Agrees on TLS with the server called `name`.
async fn wrap(stream: Stream, name: &str, settings: &RedisSettings) -> Result<Line, Fault> {
    let trust = match &settings.tls_ca {
        Some(authority) => Trust::file(authority, "redis.tls_ca").map_err(Fault::Local)?,
        None => Trust::machine(),
    };
    let version = Version::default();
    let config = tls::client(Check::ChainAndName, trust, None, version.clone()).map_err(Fault::Local)?;
    let name = ServerName::try_from(name.to_owned())
        .map_err(|error| io::Error::new(io::ErrorKind::InvalidInput, error))?;
    let stream = TlsConnector::from(Arc::new(config)).connect(name, stream).await?;
    Ok(Line { stream: Stream::over(stream), tls: version.get().copied() })
}
