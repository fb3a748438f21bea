//! Where the files of a set lie, as stock tools say it.

use crate::config::BackupSettings;
use crate::ops::repository::SetId;
use crate::text;

/// Where a set lies.
pub(super) struct Place {
    /// The folder with its files, as a shell takes it: on this machine, or where `fetch` puts it.
    pub(super) folder: String,
    /// What copies it from S3 first, where it lies there.
    pub(super) fetch: Option<String>,
    /// The file with the key that opens it.
    pub(super) identity: String,
}

impl Place {
    /// Where `set` of the repository at `target` lies.
    pub(super) fn of(target: &str, settings: &BackupSettings, set: &SetId) -> Self {
        let identity =
            settings.identity.as_ref().map_or_else(|| "KEY.txt".into(), |file| file.to_string_lossy());
        let identity = text::argument(&identity);
        let address = format!("{}/{set}", target.trim_end_matches('/'));
        if target.starts_with("s3://") {
            let address = text::argument(&format!("{address}/"));
            let fetch = format!("aws s3 cp --recursive {address} {set}/{}", options(settings));
            return Self { folder: set.to_string(), fetch: Some(fetch), identity };
        }
        let folder = text::argument(address.strip_prefix("file://").unwrap_or(&address));
        Self { folder, fetch: None, identity }
    }

    /// A file of the set.
    pub(super) fn file(&self, path: &str) -> String {
        let path = text::argument(path);
        // two quoted words side by side are one word to a shell
        format!("{}/{path}", self.folder)
    }
}

/// What the AWS CLI cannot know by itself.
fn options(settings: &BackupSettings) -> String {
    let options = [
        ("--endpoint-url", &settings.s3_endpoint),
        ("--region", &settings.region),
        ("--profile", &settings.profile),
    ];
    let given = options.into_iter().filter_map(|(flag, value)| Some((flag, value.as_ref()?)));
    given.fold(String::new(), |options, (flag, value)| format!("{options} {flag} {}", text::argument(value)))
}
