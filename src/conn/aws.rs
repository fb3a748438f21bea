//! DynamoDB, IAM and STS through the standard credential chain.

use crate::config::DynamoDbSettings;

/// The AWS services of the configuration, not contacted until a client is asked for.
pub struct Aws {
    settings: DynamoDbSettings,
}

impl Aws {
    /// AWS as `settings` say.
    pub fn new(settings: DynamoDbSettings) -> Self {
        Self { settings }
    }

    /// The settings behind this handle.
    pub fn settings(&self) -> &DynamoDbSettings {
        &self.settings
    }
}
