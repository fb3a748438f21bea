//! The AWS credential chain as `object_store` asks for credentials.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use aws_sdk_sts::config::{ProvideCredentials, SharedCredentialsProvider};
use object_store::CredentialProvider;
use object_store::aws::AwsCredential;
use tokio::sync::Mutex;

/// Renewed so long before they run out that a request which begins now still has them.
const MARGIN: Duration = Duration::from_mins(2);

/// Credentials of the standard chain, asked for once and again when they are about to run out.
pub(super) struct Chain {
    providers: Option<SharedCredentialsProvider>,
    limit: Duration,
    known: Mutex<Option<Known>>,
}

#[derive(Clone)]
struct Known {
    credential: Arc<AwsCredential>,
    until: Option<SystemTime>,
}

impl Chain {
    /// `providers`, each of whose answers may take as long as `limit`.
    pub(super) fn new(providers: Option<SharedCredentialsProvider>, limit: Duration) -> Self {
        Self { providers, limit, known: Mutex::new(None) }
    }

    async fn credential(&self) -> Result<Arc<AwsCredential>, Missing> {
        let mut known = self.known.lock().await;
        if let Some(known) = known.as_ref().filter(|known| known.lasts(MARGIN)) {
            return Ok(Arc::clone(&known.credential));
        }
        match (self.ask().await, known.as_ref().filter(|known| known.lasts(Duration::ZERO))) {
            (Ok(fresh), _) => Ok(Arc::clone(&known.insert(fresh).credential)),
            (Err(_), Some(old)) => Ok(Arc::clone(&old.credential)),
            (Err(missing), None) => Err(missing),
        }
    }

    async fn ask(&self) -> Result<Known, Missing> {
        let Some(providers) = &self.providers else {
            return Err(Missing(vec!["there is no chain of them".to_owned()]));
        };
        let answer = tokio::time::timeout(self.limit, providers.provide_credentials()).await;
        let answer = answer.map_err(|_| Missing(vec!["no answer in time".to_owned()]))?;
        let found = answer.map_err(|error| Missing::of(&error))?;
        let credential = AwsCredential {
            key_id: found.access_key_id().to_owned(),
            secret_key: found.secret_access_key().to_owned(),
            token: found.session_token().map(str::to_owned),
        };
        Ok(Known { credential: Arc::new(credential), until: found.expiry() })
    }
}

impl Known {
    fn lasts(&self, margin: Duration) -> bool {
        self.until.is_none_or(|until| until > SystemTime::now() + margin)
    }
}

impl fmt::Debug for Chain {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Chain")
    }
}

impl CredentialProvider for Chain {
    type Credential = AwsCredential;

    fn get_credential<'a, 'b>(
        &'a self,
    ) -> Pin<Box<dyn Future<Output = object_store::Result<Arc<AwsCredential>>> + Send + 'b>>
    where
        'a: 'b,
        Self: 'b,
    {
        Box::pin(async move {
            self.credential().await.map_err(|missing| object_store::Error::Unauthenticated {
                path: String::new(),
                source: Box::new(missing),
            })
        })
    }
}

/// Why there are no credentials, each reason explaining the one before.
#[derive(Debug)]
pub(super) struct Missing(pub(super) Vec<String>);

impl Missing {
    fn of(error: &(dyn std::error::Error + 'static)) -> Self {
        let mut reasons: Vec<String> = Vec::new();
        let mut next = Some(error);
        while let Some(error) = next {
            let words = error.to_string();
            if reasons.last().is_none_or(|last| !last.contains(&words)) {
                reasons.push(words);
            }
            next = error.source();
        }
        Self(reasons)
    }
}

impl fmt::Display for Missing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("no credentials were found")
    }
}

impl std::error::Error for Missing {}

#[cfg(test)]
mod tests {
    use super::*;

    fn lasting(seconds: Option<u64>) -> Known {
        let credential = AwsCredential { key_id: String::new(), secret_key: String::new(), token: None };
        let until = seconds.map(|seconds| SystemTime::now() + Duration::from_secs(seconds));
        Known { credential: Arc::new(credential), until }
    }

    #[test]
    fn credentials_are_renewed_before_they_run_out() {
        assert!(lasting(None).lasts(MARGIN));
        assert!(lasting(Some(600)).lasts(MARGIN));
        assert!(!lasting(Some(60)).lasts(MARGIN));
        assert!(lasting(Some(60)).lasts(Duration::ZERO));
    }
}
