//! TLS on a stream to Redis.

use std::io;
use std::path::Path;
use std::sync::Arc;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use super::dial::Fault;
use crate::error::{self, Error};

/// Agrees on TLS with the server called `name`; the stream and the protocol's version.
pub(super) async fn wrap<S>(
    stream: S,
    name: &str,
    authority: Option<&Path>,
) -> Result<(TlsStream<S>, &'static str), Fault>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let config = client(roots(authority).map_err(Fault::Local)?).map_err(Fault::Local)?;
    let name = ServerName::try_from(name.to_owned())
        .map_err(|error| io::Error::new(io::ErrorKind::InvalidInput, error))?;
    let stream = TlsConnector::from(Arc::new(config)).connect(name, stream).await?;
    let version = match stream.get_ref().1.protocol_version() {
        Some(rustls::ProtocolVersion::TLSv1_2) => "TLSv1.2",
        _ => "TLSv1.3",
    };
    Ok((stream, version))
}

fn client(roots: RootCertStore) -> error::Result<ClientConfig> {
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| Error::bug("TLS cannot be set up").caused_by(&error))?;
    Ok(builder.with_root_certificates(roots).with_no_client_auth())
}

/// The certificates to trust: those of `authority`, or the machine's own.
fn roots(authority: Option<&Path>) -> error::Result<RootCertStore> {
    let mut roots = RootCertStore::empty();
    let Some(path) = authority else {
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        return Ok(roots);
    };
    let unusable = || Error::usage(format!("`redis.tls_ca` is no good: cannot read {}", path.display()));
    let certificates = CertificateDer::pem_file_iter(path).map_err(|error| unusable().caused_by(&error))?;
    for certificate in certificates {
        let certificate = certificate.map_err(|error| unusable().caused_by(&error))?;
        roots.add(certificate).map_err(|error| unusable().caused_by(&error))?;
    }
    if roots.is_empty() {
        return Err(unusable().because("there is no certificate in it"));
    }
    Ok(roots)
}
