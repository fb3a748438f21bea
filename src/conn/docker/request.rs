//! Requests in the engine's own JSON.
//!
//! The client's models lose what they do not know: a health check is gone once it was read, and an unknown word
//! spoils a whole list. What is compared or sent back is therefore JSON as the engine wrote it. It travels over the
//! client's own transports: the client is told to ask for some bytes, and the question is rewritten on its way.

use std::fmt::Write;
use std::time::Duration;

use bollard::BollardRequest;
use bollard::errors::Error as Failure;
use bytes::{Bytes, BytesMut};
use futures_util::{Stream, StreamExt};
use serde_json::Value as Json;

use super::Engine;
use crate::secret::Secret;

/// How long an answer may take that nobody else has to be asked for.
const LIMIT: Duration = Duration::from_secs(20);

/// A question to the engine. It may hold a secret's content or a login, so it has no `Debug`.
#[derive(Clone)]
pub(super) struct Request {
    method: &'static str,
    path: String,
    body: Bytes,
    login: Option<Secret>,
    limit: Duration,
}

/// Why there is no answer.
pub(super) enum Fault {
    /// The engine said no.
    Refused {
        /// The status of its answer.
        status: u16,
        /// Its words.
        message: String,
    },
    /// The line broke.
    Broken(Failure),
    /// It said nothing for so long.
    Silent(Duration),
    /// It said what is no JSON.
    Garbled(serde_json::Error),
}

impl Request {
    fn new(method: &'static str, path: impl Into<String>) -> Self {
        Self { method, path: path.into(), body: Bytes::new(), login: None, limit: LIMIT }
    }

    /// Asks for what is at `path`.
    pub(super) fn get(path: impl Into<String>) -> Self {
        Self::new("GET", path)
    }

    /// Makes or changes what is at `path`.
    pub(super) fn post(path: impl Into<String>, body: &Json) -> Self {
        Self { body: body.to_string().into(), ..Self::new("POST", path) }
    }

    /// Removes what is at `path`.
    pub(super) fn delete(path: impl Into<String>) -> Self {
        Self::new("DELETE", path)
    }

    /// Adds a parameter.
    pub(super) fn with(mut self, name: &str, value: &str) -> Self {
        let sign = if self.path.contains('?') { '&' } else { '?' };
        let value: String = url::form_urlencoded::byte_serialize(value.as_bytes()).collect();
        // writing to a string cannot fail
        let _ = write!(self.path, "{sign}{name}={value}");
        self
    }

    /// Keeps to these values of a property.
    pub(super) fn filtered(self, filters: &[(&str, &str)]) -> Self {
        let mut all = serde_json::Map::new();
        for (name, value) in filters {
            let values = all.entry(*name).or_insert_with(|| Json::Array(Vec::new()));
            if let Some(values) = values.as_array_mut() {
                values.push(Json::from(*value));
            }
        }
        if all.is_empty() { self } else { self.with("filters", &Json::Object(all).to_string()) }
    }

    /// Hands on the login of a registry, as the engine wants it in a header.
    pub(super) fn with_login(mut self, login: Option<Secret>) -> Self {
        self.login = login;
        self
    }

    /// Sets how long the answer may take.
    pub(super) fn within(mut self, limit: Duration) -> Self {
        self.limit = limit;
        self
    }

    fn written_over(&self, mut request: BollardRequest) -> BollardRequest {
        let uri = request.uri();
        let scheme = uri.scheme_str().unwrap_or("http");
        let authority = uri.authority().map(ToString::to_string).unwrap_or_default();
        if let Ok(uri) = format!("{scheme}://{authority}{}", self.path).parse() {
            *request.uri_mut() = uri;
        }
        if let Ok(method) = self.method.parse() {
            *request.method_mut() = method;
        }
        if let Some(login) = self.login.as_ref().and_then(|login| login.expose().parse().ok()) {
            request.headers_mut().insert("X-Registry-Auth", login);
        }
        *request.body_mut() = bollard::body_full(self.body.clone());
        request
    }
}

impl Engine {
    /// The engine's answer; null where it has nothing to say.
    pub(super) async fn ask(&self, request: Request) -> Result<Json, Fault> {
        let limit = request.limit;
        let listening = async {
            let mut answer = BytesMut::new();
            let mut parts = self.stream(request);
            while let Some(part) = parts.next().await {
                answer.extend_from_slice(&part?);
            }
            Ok::<_, Fault>(answer)
        };
        let answer = tokio::time::timeout(limit, listening).await.map_err(|_| Fault::Silent(limit))??;
        if answer.is_empty() {
            return Ok(Json::Null);
        }
        serde_json::from_slice(&answer).map_err(Fault::Garbled)
    }

    /// The engine's answer piece by piece. Only its beginning is limited in time: whoever listens limits the rest.
    pub(super) fn stream(&self, request: Request) -> impl Stream<Item = Result<Bytes, Fault>> + Send + use<> {
        let mut client = self.client().clone();
        client.set_timeout(request.limit);
        let client = client.with_request_modifier(move |original| request.written_over(original));
        Box::pin(client.export_image("any").map(|part| part.map_err(Fault::from)))
    }
}

impl From<Failure> for Fault {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::DockerResponseServerError { status_code, message } => {
                Self::Refused { status: status_code, message }
            }
            broken => Self::Broken(broken),
        }
    }
}

impl Fault {
    /// Whether there is no such thing.
    pub(super) fn is_missing(&self) -> bool {
        matches!(self, Self::Refused { status: 404, .. })
    }

    /// Whether somebody else changed the object since it was read. Engines answer this with a status of 500.
    pub(super) fn is_out_of_sequence(&self) -> bool {
        matches!(self, Self::Refused { message, .. } if message.contains("update out of sequence"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_written_so_that_the_engine_reads_them_back() {
        let request =
            Request::get("/services").filtered(&[("label", "a=b"), ("label", "c"), ("name", "x&y")]);
        let parameters = request.with("status", "true").path;
        let read: Vec<_> =
            url::form_urlencoded::parse(&parameters.as_bytes()["/services?".len()..]).collect();
        assert_eq!(read[0].1, r#"{"label":["a=b","c"],"name":["x&y"]}"#);
        assert_eq!(read[1], ("status".into(), "true".into()));
    }

    #[test]
    fn a_stale_version_is_told_by_its_words() {
        let message = "rpc error: code = Unknown desc = update out of sequence".to_owned();
        assert!(Fault::Refused { status: 500, message }.is_out_of_sequence());
    }
}
