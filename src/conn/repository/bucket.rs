//! A bucket of S3: how it is reached, and the uploads in it that never ended.

use std::sync::Arc;
use std::time::Duration;

use aws_config::timeout::TimeoutConfig;
use aws_config::{BehaviorVersion, Region, SdkConfig};
use jiff::Timestamp;
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::client::{HttpClient, HttpConnector, HttpRequest, HttpRequestBody, ReqwestConnector};
use object_store::multipart::MultipartStore;
use object_store::path::Path;
use object_store::signer::{HeaderValue, Method, SignedUrlOptions, Signer};
use object_store::{BackoffConfig, ClientOptions, RetryConfig};

use super::Object;
use super::credentials::Chain;
use crate::config::BackupSettings;
use crate::conn::retry;
use crate::error::{Error, Result};
use crate::secret;

/// How long one attempt to move a part may take: the largest, of 64 MiB, at 3 Mbit/s.
const TRANSFER: Duration = Duration::from_mins(3);

/// A bucket and the folder in it.
#[derive(Clone, Debug)]
pub(super) struct Bucket {
    /// For what is asked and answered at once.
    pub(super) questions: AmazonS3,
    /// For files, whatever their size.
    pub(super) transfers: AmazonS3,
    prefix: Path,
    http: HttpClient,
}

impl Bucket {
    /// The bucket `name`, not contacted yet.
    pub(super) async fn open(settings: &BackupSettings, name: &str, prefix: &Path) -> Result<Self> {
        let aws = load(settings).await;
        let endpoint = endpoint(settings, &aws)?;
        let region = region(&aws, endpoint.is_some())?;
        let credentials = Arc::new(Chain::new(aws.credentials_provider(), settings.timeout));
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(name)
            .with_region(region)
            .with_credentials(credentials)
            // not every S3 has the one that takes many
            .with_disable_bulk_delete(true)
            // a name with a dot does not fit the service's certificate
            .with_virtual_hosted_style_request(endpoint.is_none() && !name.contains('.'));
        let open = endpoint.as_deref().is_some_and(|endpoint| endpoint.starts_with("http://"));
        if let Some(endpoint) = endpoint {
            builder = builder.with_endpoint(endpoint);
        }
        let options = |limit| options(settings.timeout, limit).with_allow_http(open);
        let unusable =
            |error: object_store::Error| Error::failed("cannot speak HTTP to S3").caused_by(&error);
        let questions =
            builder.clone().with_retry(impatient()).with_client_options(options(settings.timeout));
        let transfers =
            builder.with_retry(patient()).with_client_options(options(TRANSFER.max(settings.timeout)));
        Ok(Self {
            questions: questions.build().map_err(unusable)?,
            transfers: transfers.build().map_err(unusable)?,
            prefix: prefix.clone(),
            http: ReqwestConnector::default().connect(&options(settings.timeout)).map_err(unusable)?,
        })
    }

    /// The uploads below `folder` that neither ended nor were given up, as `PATH#UPLOAD`; how much of them arrived
    /// is not told.
    pub(super) async fn unfinished(&self, folder: &Path) -> object_store::Result<Vec<Object>> {
        let mut found = Vec::new();
        let mut after = Some((String::new(), String::new()));
        while let Some(marker) = after {
            let page = self.page(folder, &marker).await?;
            found.extend(uploads(&page).filter_map(|upload| self.object(upload, folder)));
            after = next(&page).filter(|next| *next != marker);
        }
        Ok(found)
    }

    async fn page(&self, folder: &Path, marker: &(String, String)) -> object_store::Result<String> {
        let below = self.below_prefix(folder);
        let mut query = vec![("uploads", ""), ("prefix", below.as_ref())];
        if !marker.0.is_empty() {
            query.extend([("key-marker", marker.0.as_str()), ("upload-id-marker", marker.1.as_str())]);
        }
        let options = SignedUrlOptions::new().with_query(query);
        let lasting = Duration::from_mins(1);
        let url = self.questions.signed_url_opts(Method::GET, &Path::default(), lasting, &options).await?;
        let mut request = HttpRequest::new(HttpRequestBody::empty());
        *request.uri_mut() = url.as_str().parse().map_err(unexpected)?;
        let response = self.http.execute(request).await.map_err(unexpected)?;
        let status = response.status();
        let body = response.into_body().bytes().await.map_err(unexpected)?;
        let body = String::from_utf8_lossy(&body).into_owned();
        if status.is_success() {
            Ok(body)
        } else {
            Err(unexpected(Answer { status: status.to_string(), body }))
        }
    }

    fn object(&self, upload: &str, folder: &Path) -> Option<Object> {
        let key = Path::parse(unescaped(between(upload, "Key")?)).ok()?;
        let name: Vec<_> = key.prefix_match(&self.prefix)?.collect();
        let name: Path = name.into_iter().collect();
        if !name.prefix_matches(folder) {
            return None;
        }
        let id = unescaped(between(upload, "UploadId")?);
        let modified: Timestamp = between(upload, "Initiated")?.parse().ok()?;
        Some(Object { path: format!("{name}#{id}"), bytes: 0, modified })
    }

    /// Gives up the upload of `name` that S3 calls `id`.
    pub(super) async fn give_up(&self, name: &Path, id: &str) -> object_store::Result<()> {
        match self.questions.abort_multipart(&self.below_prefix(name), &id.to_owned()).await {
            Err(object_store::Error::NotFound { .. }) => Ok(()),
            other => other,
        }
    }

    fn below_prefix(&self, name: &Path) -> Path {
        self.prefix.parts().chain(name.parts()).collect()
    }
}

async fn load(settings: &BackupSettings) -> SdkConfig {
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
    }
    loader.load().await
}

fn endpoint(settings: &BackupSettings, aws: &SdkConfig) -> Result<Option<String>> {
    let Some(endpoint) = settings.s3_endpoint.as_deref().or(aws.endpoint_url()) else { return Ok(None) };
    if ["http://", "https://"].iter().any(|scheme| endpoint.starts_with(scheme)) {
        return Ok(Some(endpoint.trim_end_matches('/').to_owned()));
    }
    let shown = secret::without_password(endpoint);
    Err(Error::usage(format!("the address of S3 is no address: {shown}"))
        .because("it begins with neither `http://` nor `https://`")
        .hint("write it as `--set backup.s3_endpoint=https://HOST:PORT`"))
}

fn region(aws: &SdkConfig, elsewhere: bool) -> Result<String> {
    match aws.region() {
        Some(region) => Ok(region.to_string()),
        // what S3 of other makers takes for granted
        None if elsewhere => Ok("us-east-1".to_owned()),
        None => Err(Error::usage("no AWS region is known")
            .because("neither the configuration, nor AWS_REGION, nor the AWS profile names one")
            .hint("name it: `--set dynamodb.region=eu-west-1`")),
    }
}

fn options(connecting: Duration, attempt: Duration) -> ClientOptions {
    ClientOptions::new()
        .with_user_agent(HeaderValue::from_static(concat!("authctl/", env!("CARGO_PKG_VERSION"))))
        .with_connect_timeout(connecting)
        .with_timeout(attempt)
}

/// As everywhere where something is opened.
fn impatient() -> RetryConfig {
    RetryConfig {
        backoff: BackoffConfig {
            init_backoff: Duration::from_millis(100),
            max_backoff: Duration::from_millis(1600),
            base: 4.0,
        },
        max_retries: retry::RETRIES as usize,
        retry_timeout: retry::PATIENCE,
    }
}

/// A backup of an hour should live through half a minute without S3: the pauses together are about as long. The limit
/// counts from the first attempt, slow ones included, and is such that one that took all its time is the last.
fn patient() -> RetryConfig {
    RetryConfig {
        backoff: BackoffConfig {
            init_backoff: Duration::from_millis(500),
            max_backoff: Duration::from_secs(8),
            base: 3.0,
        },
        max_retries: 7,
        retry_timeout: Duration::from_secs(150),
    }
}

/// An answer that refuses, worded as `object_store` words its own.
#[derive(Debug)]
struct Answer {
    status: String,
    body: String,
}

impl std::fmt::Display for Answer {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Server returned non-2xx status code: {}: {}", self.status, self.body)
    }
}

impl std::error::Error for Answer {}

fn unexpected(source: impl std::error::Error + Send + Sync + 'static) -> object_store::Error {
    object_store::Error::Generic { store: "S3", source: Box::new(source) }
}

/// The entries of a `ListMultipartUploadsResult`.
fn uploads(page: &str) -> impl Iterator<Item = &str> {
    page.split("<Upload>").skip(1).filter_map(|rest| rest.split("</Upload>").next())
}

/// Where the next page begins, if there is one.
fn next(page: &str) -> Option<(String, String)> {
    let (key, id) = (between(page, "NextKeyMarker")?, between(page, "NextUploadIdMarker")?);
    (between(page, "IsTruncated")? == "true").then(|| (unescaped(key), unescaped(id)))
}

/// The text of the first element of this name.
pub(super) fn between<'a>(xml: &'a str, element: &str) -> Option<&'a str> {
    let (_, rest) = xml.split_once(&format!("<{element}>"))?;
    Some(rest.split_once(&format!("</{element}>"))?.0)
}

/// Text as it was before it stood in XML.
pub(super) fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<ListMultipartUploadsResult><IsTruncated>true</IsTruncated>\
        <NextKeyMarker>auth/b&amp;c</NextKeyMarker><NextUploadIdMarker>2</NextUploadIdMarker>\
        <Upload><Key>auth/a</Key><UploadId>1</UploadId><Initiated>2026-01-02T03:04:05.000Z</Initiated></Upload>\
        <Upload><Key>auth/b&amp;c</Key><UploadId>2</UploadId></Upload></ListMultipartUploadsResult>";

    #[test]
    fn a_page_of_unfinished_uploads_is_read() {
        let keys: Vec<_> = uploads(PAGE).map(|upload| unescaped(between(upload, "Key").unwrap())).collect();
        assert_eq!(keys, ["auth/a", "auth/b&c"]);
        assert_eq!(next(PAGE), Some(("auth/b&c".to_owned(), "2".to_owned())));
        assert_eq!(next(&PAGE.replace("<IsTruncated>true", "<IsTruncated>false")), None);
    }
}
