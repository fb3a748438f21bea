//! DynamoDB, IAM and STS through the standard credential chain.

mod explain;
mod patience;

pub use explain::explain;
pub use patience::{ATTEMPTS, Backoff, patiently, pause_after};

use aws_config::environment::EnvironmentVariableCredentialsProvider;
use aws_config::meta::region::ProvideRegion;
use aws_config::profile::{ProfileFileCredentialsProvider, ProfileFileRegionProvider};
use aws_config::timeout::TimeoutConfig;
use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_sdk_sts::config::ProvideCredentials;
use tokio::sync::OnceCell;

use super::Running;
use crate::config::DynamoDbSettings;
use crate::error::{Error, Result};
use crate::{secret, text};

/// The AWS services of the configuration, not contacted until a client is asked for.
pub struct Aws {
    settings: DynamoDbSettings,
    config: OnceCell<SdkConfig>,
    /// Opened once, so that its connections are used again.
    dynamodb: OnceCell<aws_sdk_dynamodb::Client>,
    running: Running,
}

impl Aws {
    /// AWS as `settings` say.
    pub fn new(settings: DynamoDbSettings) -> Self {
        Self { settings, config: OnceCell::new(), dynamodb: OnceCell::new(), running: Running::default() }
    }

    /// The same, as a part of a run.
    pub(super) fn within(mut self, running: &Running) -> Self {
        self.running = running.clone();
        self
    }

    /// Whether the run that this handle is a part of was told to stop.
    pub(crate) fn running(&self) -> &Running {
        &self.running
    }

    /// The settings behind this handle.
    pub fn settings(&self) -> &DynamoDbSettings {
        &self.settings
    }

    /// Where DynamoDB and the table are, without secrets: `dynamodb://eu-west-1/Tokens`, or the address
    /// that stands for it.
    pub fn target(&self) -> String {
        let table = &self.settings.table;
        if let Some(endpoint) = &self.settings.endpoint {
            return format!("{}/{table}", secret::without_password(endpoint.trim_end_matches('/')));
        }
        let region = self.config.get().and_then(SdkConfig::region).map(Region::as_ref);
        format!(
            "dynamodb://{}/{table}",
            region.or(self.settings.region.as_deref()).unwrap_or("unknown-region")
        )
    }

    /// Whether anything at all was said about AWS, here or in its own variables and files. Asks nobody.
    pub async fn is_configured(&self) -> bool {
        let settings = &self.settings;
        settings.region.is_some()
            || settings.endpoint.is_some()
            || settings.profile.is_some()
            || EnvironmentVariableCredentialsProvider::new().provide_credentials().await.is_ok()
            || ProfileFileRegionProvider::new().region().await.is_some()
    }

    /// Whether DynamoDB is at an address of its own, while the other services are where they always are.
    pub async fn is_split(&self) -> Result<bool> {
        Ok(self.settings.endpoint.is_some() && self.config().await?.endpoint_url().is_none())
    }

    /// DynamoDB.
    pub async fn dynamodb(&self) -> Result<aws_sdk_dynamodb::Client> {
        self.dynamodb.get_or_try_init(|| self.open_dynamodb()).await.cloned()
    }

    async fn open_dynamodb(&self) -> Result<aws_sdk_dynamodb::Client> {
        let config = aws_sdk_dynamodb::config::Builder::from(self.config().await?);
        let config = match &self.settings.endpoint {
            Some(endpoint) if !["http://", "https://"].iter().any(|scheme| endpoint.starts_with(scheme)) => {
                return Err(Error::usage("`dynamodb.endpoint` is no address")
                    .because("it begins with neither `http://` nor `https://`")
                    .hint("write it as `--set dynamodb.endpoint=http://HOST:PORT`"));
            }
            Some(endpoint) => config.endpoint_url(endpoint),
            None => config,
        };
        Ok(aws_sdk_dynamodb::Client::from_conf(config.build()))
    }

    /// IAM.
    pub async fn iam(&self) -> Result<aws_sdk_iam::Client> {
        Ok(aws_sdk_iam::Client::new(self.config().await?))
    }

    /// STS.
    pub async fn sts(&self) -> Result<aws_sdk_sts::Client> {
        Ok(aws_sdk_sts::Client::new(self.config().await?))
    }

    async fn config(&self) -> Result<&SdkConfig> {
        let config = self.config.get_or_init(|| load(&self.settings)).await;
        match config.region() {
            Some(region) if is_label(region.as_ref()) => Ok(config),
            Some(region) => Err(Error::usage(format!("`{}` is no AWS region", text::clean(region.as_ref())))
                .hint("name it: `--set dynamodb.region=eu-west-1`")),
            None => Err(Error::usage("no AWS region is known")
                .because("neither the configuration, nor AWS_REGION, nor the AWS profile names one")
                .hint("name it: `--set dynamodb.region=eu-west-1`")),
        }
    }
}

async fn load(settings: &DynamoDbSettings) -> SdkConfig {
    let timeouts = TimeoutConfig::builder()
        .connect_timeout(settings.timeout)
        .operation_attempt_timeout(settings.timeout)
        .operation_timeout(settings.timeout);
    let mut loader = aws_config::defaults(BehaviorVersion::latest()).timeout_config(timeouts.build());
    if let Some(region) = &settings.region {
        loader = loader.region(Region::new(region.clone()));
    }
    if let Some(profile) = &settings.profile {
        loader = loader.profile_name(profile);
        if settings.profile_is_ours {
            let credentials = ProfileFileCredentialsProvider::builder().profile_name(profile).build();
            loader = loader.credentials_provider(credentials);
        }
    }
    loader.load().await
}

/// Whether a region can be a part of a host's name, as AWS's addresses have it.
fn is_label(region: &str) -> bool {
    !region.is_empty() && region.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
}
