//! TLS as a client: whom to trust, how far to look, and which version came of it.

use std::path::Path;
use std::sync::{Arc, Once, OnceLock};

use base64::Engine as _;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::client::{verify_server_cert_signed_by_trust_anchor, verify_server_name};
use rustls::crypto::{WebPkiSupportedAlgorithms, aws_lc_rs, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime};
use rustls::server::ParsedCertificate;
use rustls::{ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme};
use x509_cert::der::Decode;
use x509_cert::der::asn1::ObjectIdentifier;

use crate::error::{Error, Result};

/// How much of a server's certificate is looked at. Its signature over the handshake always is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Check {
    /// Nothing: the bytes are encrypted, for whoever is there.
    Nothing,
    /// Whether somebody trusted signed it.
    Chain,
    /// That, and whether it is for the host that was asked for.
    ChainAndName,
}

/// The certificates to trust.
#[derive(Debug)]
pub(crate) struct Trust {
    roots: RootCertStore,
    /// As they were read: a server may show one of them itself, which a chain must not end with.
    certificates: Vec<CertificateDer<'static>>,
}

impl Trust {
    /// Nobody.
    pub(crate) fn nobody() -> Self {
        Self { roots: RootCertStore::empty(), certificates: Vec::new() }
    }

    /// The machine's own store.
    pub(crate) fn machine() -> Self {
        let mut roots = RootCertStore::empty();
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        Self { roots, certificates: Vec::new() }
    }

    /// The certificates in a PEM file, which the configuration names under `key`.
    pub(crate) fn file(path: &Path, key: &str) -> Result<Self> {
        let certificates = certificates(path, key)?;
        let mut roots = RootCertStore::empty();
        for certificate in &certificates {
            roots.add(certificate.clone()).map_err(|error| unusable(path, key).caused_by(&error))?;
        }
        Ok(Self { roots, certificates })
    }
}

/// The machine's own store as the text of a PEM file, for programs that trust only a file.
pub(crate) fn machine_in_pem() -> String {
    let certificates = rustls_native_certs::load_native_certs().certs;
    certificates.iter().map(|certificate| in_pem(certificate)).collect()
}

/// PEM has lines of 64 characters.
fn in_pem(certificate: &[u8]) -> String {
    let body = base64::engine::general_purpose::STANDARD.encode(certificate);
    let lines = body.as_bytes().chunks(64).map(String::from_utf8_lossy);
    let lines: Vec<_> = lines.collect();
    format!("-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n", lines.join("\n"))
}

/// A client's certificate chain and its key.
pub(crate) struct Identity {
    chain: Vec<CertificateDer<'static>>,
    key: PrivateKeyDer<'static>,
}

impl Identity {
    /// Reads both from PEM files, which the configuration names under `keys`.
    pub(crate) fn files(chain: &Path, key: &Path, keys: [&str; 2]) -> Result<Self> {
        let read = PrivateKeyDer::from_pem_file(key);
        let key = read.map_err(|error| unusable(key, keys[1]).caused_by(&error))?;
        Ok(Self { chain: certificates(chain, keys[0])?, key })
    }
}

fn certificates(path: &Path, key: &str) -> Result<Vec<CertificateDer<'static>>> {
    let read = CertificateDer::pem_file_iter(path).and_then(Iterator::collect::<std::result::Result<_, _>>);
    let certificates: Vec<_> = read.map_err(|error| unusable(path, key).caused_by(&error))?;
    if certificates.is_empty() {
        return Err(unusable(path, key).because("there is no certificate in it"));
    }
    Ok(certificates)
}

fn unusable(path: &Path, key: &str) -> Error {
    Error::usage(format!("`{key}` is no good: cannot read {}", path.display()))
        .hint(format!("name a readable PEM file with `--set {key}=FILE`"))
}

/// Which version of TLS was agreed on, once it is.
pub(crate) type Version = Arc<OnceLock<&'static str>>;

/// A client that trusts `trust` as far as `check` looks; the version it agrees on is noted in `version`.
pub(crate) fn client(
    check: Check,
    trust: Trust,
    identity: Option<Identity>,
    version: Version,
) -> Result<ClientConfig> {
    install_provider();
    let algorithms = aws_lc_rs::default_provider().signature_verification_algorithms;
    let verifier = Arc::new(Verifier { check, trust, algorithms, version });
    let builder = ClientConfig::builder().dangerous().with_custom_certificate_verifier(verifier);
    let Some(identity) = identity else {
        return Ok(builder.with_no_client_auth());
    };
    let config = builder.with_client_auth_cert(identity.chain, identity.key);
    config.map_err(|error| Error::usage("the client certificate does not fit its key").caused_by(&error))
}

/// Makes the one cryptographic provider that every TLS of this process uses.
pub(crate) fn install_provider() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| drop(aws_lc_rs::default_provider().install_default()));
}

/// Whether a certificate without alternative names, as `openssl req -subj /CN=db` makes it, is for `name`
/// by its common name. libpq takes those, RFC 6125 forbids them only where there are alternative names.
fn is_called(certificate: &CertificateDer<'_>, name: &ServerName<'_>) -> bool {
    let Ok(parsed) = x509_cert::Certificate::from_der(certificate) else { return false };
    let contents = parsed.tbs_certificate;
    let extensions = contents.extensions.unwrap_or_default();
    if extensions.iter().any(|extension| extension.extn_id == ALTERNATIVE_NAMES) {
        return false;
    }
    let attributes = contents.subject.0.iter().flat_map(|relative| relative.0.iter());
    let mut called = attributes.filter(|attribute| attribute.oid == COMMON_NAME);
    called.any(|attribute| {
        std::str::from_utf8(attribute.value.value()).is_ok_and(|pattern| fits(pattern, &name.to_str()))
    })
}

const ALTERNATIVE_NAMES: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.17");
const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");

/// `db.internal` fits itself in any case, and `*.internal`.
fn fits(pattern: &str, name: &str) -> bool {
    match pattern.strip_prefix("*.") {
        Some(domain) => name.split_once('.').is_some_and(|(_, rest)| rest.eq_ignore_ascii_case(domain)),
        None => name.eq_ignore_ascii_case(pattern),
    }
}

#[derive(Debug)]
struct Verifier {
    check: Check,
    trust: Trust,
    algorithms: WebPkiSupportedAlgorithms,
    version: Version,
}

impl Verifier {
    fn chain(
        &self,
        certificate: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        now: UnixTime,
    ) -> std::result::Result<(), rustls::Error> {
        if self.trust.certificates.iter().any(|trusted| trusted == certificate) {
            return Ok(());
        }
        let parsed = ParsedCertificate::try_from(certificate)?;
        let algorithms = self.algorithms.all;
        verify_server_cert_signed_by_trust_anchor(&parsed, &self.trust.roots, intermediates, now, algorithms)
    }
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        _ocsp: &[u8],
        now: UnixTime,
    ) -> std::result::Result<ServerCertVerified, rustls::Error> {
        if self.check != Check::Nothing {
            self.chain(certificate, intermediates, now)?;
        }
        if self.check == Check::ChainAndName {
            let named = verify_server_name(&ParsedCertificate::try_from(certificate)?, name);
            named.or_else(|error| if is_called(certificate, name) { Ok(()) } else { Err(error) })?;
        }
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> std::result::Result<HandshakeSignatureValid, rustls::Error> {
        self.version.get_or_init(|| "TLSv1.2");
        verify_tls12_signature(message, certificate, signature, &self.algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> std::result::Result<HandshakeSignatureValid, rustls::Error> {
        self.version.get_or_init(|| "TLSv1.3");
        verify_tls13_signature(message, certificate, signature, &self.algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.algorithms.supported_schemes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_one_label() {
        assert!(fits("DB.internal", "db.internal"));
        assert!(fits("*.internal", "db.internal"));
        assert!(!fits("*.internal", "a.db.internal"));
        assert!(!fits("*.internal", "internal"));
        assert!(!fits("*", "db"));
    }
}
