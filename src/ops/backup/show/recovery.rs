//! The commands that restore a set with stock tools, on a machine that never saw authctl.
//!
//! Lines can be copied into a shell one after the other; words in capitals are the operator's to choose.

use serde_json::{Value as Json, json};

use super::place::Place;
use crate::ops::repository::{DynamoDbPart, File, Manifest, Part, PostgresFormat, PostgresPart, RedisPart};
use crate::text;

/// One step of the way back.
pub(super) struct Recovery {
    /// `fetch`, `decrypt`, `restore postgres`.
    pub(super) title: String,
    /// Commands, and remarks as a shell has them.
    pub(super) lines: Vec<String>,
}

impl Recovery {
    fn new(title: impl Into<String>, lines: impl IntoIterator<Item = String>) -> Self {
        Self { title: title.into(), lines: lines.into_iter().collect() }
    }

    /// The machine's view.
    pub(super) fn to_json(&self) -> Json {
        json!({ "step": self.title, "lines": self.lines })
    }
}

/// Every step for everything in `manifest`.
pub(super) fn of(manifest: &Manifest, place: &Place) -> Vec<Recovery> {
    let fetch = place.fetch.as_ref().map(|fetch| Recovery::new("fetch", [fetch.clone()]));
    let decrypted = manifest.encryption.as_ref().map(|_| decrypt(manifest, place));
    let place = decrypted.as_ref().map_or(place, |(_, open)| open);
    let parts = manifest.parts.iter().map(|part| match part {
        Part::Postgres(part) => postgres(part, manifest, place),
        Part::Redis(part) => redis(part, place),
        Part::DynamoDb(part) => dynamodb(part, manifest, place),
    });
    let parts = parts.collect::<Vec<_>>();
    fetch.into_iter().chain(decrypted.map(|(step, _)| step)).chain(parts).collect()
}

/// Into a folder beside, because the repository is not the place for what lies open.
fn decrypt(manifest: &Manifest, place: &Place) -> (Recovery, Place) {
    let open = format!("{}.open", manifest.set);
    let lines = [
        "# the key stays with you: it is in no backup".to_owned(),
        format!("cp -R {} {open}", place.folder),
        format!(
            "find {open} -name '*.age' -exec sh -c \
             'age --decrypt --identity \"$1\" --output \"${{2%.age}}\" \"$2\" && rm \"$2\"' - {} {{}} \\;",
            place.identity
        ),
    ];
    let place = Place { folder: open, fetch: None, identity: place.identity.clone() };
    (Recovery::new("decrypt", lines), place)
}

fn postgres(part: &PostgresPart, manifest: &Manifest, place: &Place) -> Recovery {
    let mut lines = vec![
        "# roles are not in it: create them first, or add --no-owner --no-privileges to pg_restore"
            .to_owned(),
        "createdb --template=template0 NEW_DATABASE".to_owned(),
    ];
    if part.format == PostgresFormat::Directory {
        lines.insert(0, directory_needs(part, manifest));
        let folder = place.file("postgres");
        lines.push(format!("pg_restore --dbname=NEW_DATABASE --jobs=4 --exit-on-error {folder}"));
    } else {
        lines.insert(0, format!("# {} or newer", part.tool_version.replace("pg_dump", tool(part.format))));
        lines.extend(files_below("postgres/", manifest).map(|file| one_file(part.format, file, place)));
    }
    Recovery::new("restore postgres", lines)
}

fn tool(format: PostgresFormat) -> &'static str {
    match format {
        PostgresFormat::Plain => "psql",
        PostgresFormat::Directory | PostgresFormat::Custom => "pg_restore",
    }
}

fn directory_needs(part: &PostgresPart, manifest: &Manifest) -> String {
    let tool = part.tool_version.replace("pg_dump", "pg_restore");
    let is_zstd = files_below("postgres/", manifest).any(|file| unpack(file) == Some(ZSTD));
    if is_zstd {
        format!("# {tool} or newer, and at least 16, built with zstd")
    } else {
        format!("# {tool} or newer")
    }
}

/// The names of a store's files once they are decrypted.
fn files_below<'a>(folder: &'static str, manifest: &'a Manifest) -> impl Iterator<Item = &'a str> {
    manifest.files.iter().map(File::name).filter(move |name| name.starts_with(folder))
}

fn one_file(format: PostgresFormat, file: &str, place: &Place) -> String {
    let (path, unpack) = (place.file(file), unpack(file));
    match (format, unpack) {
        (PostgresFormat::Plain, None) => {
            format!("psql --no-psqlrc --set=ON_ERROR_STOP=1 --dbname=NEW_DATABASE --file={path}")
        }
        (PostgresFormat::Plain, Some(unpack)) => {
            format!("{unpack} {path} | psql --no-psqlrc --set=ON_ERROR_STOP=1 --dbname=NEW_DATABASE")
        }
        (_, None) => format!("pg_restore --dbname=NEW_DATABASE --jobs=4 --exit-on-error {path}"),
        (_, Some(unpack)) => format!("{unpack} {path} | pg_restore --dbname=NEW_DATABASE --exit-on-error"),
    }
}

const ZSTD: &str = "zstd -dc";

/// What writes a packed file unpacked to standard output.
fn unpack(file: &str) -> Option<&'static str> {
    match file.rsplit_once('.')?.1 {
        "gz" => Some("gzip -dc"),
        "zst" => Some(ZSTD),
        _ => None,
    }
}

fn redis(part: &RedisPart, place: &Place) -> Recovery {
    let needs =
        format!("# redis-server {} or newer; into folders that hold no data yet", part.server_version);
    let mut lines = vec![needs];
    let is_cluster = part.masters.len() > 1;
    for (number, master) in (1..).zip(&part.masters) {
        let mark = if is_cluster { format!("_{number}") } else { String::new() };
        let path = place.file(&master.file);
        lines.push(format!("mkdir NEW_FOLDER{mark}"));
        lines.push(match unpack(&master.file) {
            None => format!("cp {path} NEW_FOLDER{mark}/dump.rdb"),
            Some(unpack) => format!("{unpack} {path} > NEW_FOLDER{mark}/dump.rdb"),
        });
        lines.push(format!(
            "redis-server --port NEW_PORT{mark} --dir NEW_FOLDER{mark} --dbfilename dump.rdb --appendonly no \
             --daemonize yes"
        ));
        if is_cluster {
            lines.push(format!(
                "redis-cli --cluster import NEW_CLUSTER:6379 --cluster-from 127.0.0.1:NEW_PORT{mark} --cluster-copy"
            ));
        }
    }
    Recovery::new("restore redis", lines)
}

fn dynamodb(part: &DynamoDbPart, manifest: &Manifest, place: &Place) -> Recovery {
    let table = text::argument(&part.table);
    let files: Vec<_> = files_below("dynamodb/", manifest).collect();
    let described = |name: &str| {
        let file = files.iter().find(|file| file.ends_with(name))?;
        Some(format!("file://{}", place.file(file)))
    };
    let create = described("/table.json")
        .map(|file| format!("aws dynamodb create-table --cli-input-json {file}"))
        .into_iter()
        .chain([format!("aws dynamodb wait table-exists --table-name {table}")]);
    let time_to_live = described("/time-to-live.json")
        .map(|file| format!("aws dynamodb update-time-to-live --cli-input-json {file}"));
    let lines = create.chain([items(part, place)]).chain(time_to_live);
    Recovery::new("restore dynamodb", lines)
}

/// Items as requests of 25, which is what one may hold. A request that was taken in part ends it.
fn items(part: &DynamoDbPart, place: &Place) -> String {
    let paths: Vec<_> = part.files.iter().map(|file| place.file(file)).collect();
    let unpack = part.files.first().and_then(|file| unpack(file)).unwrap_or("cat");
    let request = format!("{{{}: map({{PutRequest: {{Item}}}})}}", Json::from(part.table.as_str()));
    let filter = format!(
        "jq --slurp {} > REQUEST.json && aws dynamodb batch-write-item --request-items file://REQUEST.json \
         --query 'UnprocessedItems' | jq --exit-status 'length == 0'",
        text::argument(&request)
    );
    format!("{unpack} {} | split --lines=25 --filter={}", paths.join(" "), text::argument(&filter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::BackupSettings;

    fn settings() -> BackupSettings {
        BackupSettings {
            repository: None,
            s3_endpoint: Some("http://127.0.0.1:9000".to_owned()),
            region: None,
            profile: None,
            recipients: Vec::new(),
            identity: Some("/etc/my keys/backup.txt".into()),
            hook_before: None,
            hook_after: None,
            timeout: std::time::Duration::from_secs(1),
        }
    }

    fn manifest(encrypted: bool) -> Manifest {
        let ending = if encrypted { ".age" } else { "" };
        let file = |path: &str| json!({ "path": format!("{path}{ending}"), "bytes": 1, "sha256": "00", "raw_bytes": 1 });
        let part = json!({
            "store": "postgres", "source": "postgres://db/auth", "database": "auth", "server_version": "15.1",
            "tool_version": "pg_dump 15.1", "format": "directory", "encoding": "UTF8",
            "snapshot_at": "2026-11-24T02:15:00Z", "lsn": "0/1", "only_schema": false, "selected": [],
            "tables": [], "large_objects": 0, "duration_seconds": 1.0,
        });
        let encryption = json!({ "scheme": "age-encryption.org/v1", "recipients": ["age1x"] });
        serde_json::from_value(json!({
            "format": 1, "set": "20261124-021500-3f9a", "label": null, "tool": "authctl", "profile": null,
            "begun_at": "2026-11-24T02:15:00Z", "ended_at": "2026-11-24T02:16:00Z",
            "encryption": if encrypted { encryption } else { Json::Null },
            "parts": [part], "files": [file("postgres/toc.dat"), file("postgres/1.dat.gz")],
        }))
        .unwrap()
    }

    fn lines(manifest: &Manifest, target: &str) -> Vec<String> {
        let place = Place::of(target, &settings(), &manifest.set);
        of(manifest, &place).into_iter().flat_map(|step| step.lines).collect()
    }

    #[test]
    fn a_folder_is_restored_where_it_lies() {
        let lines = lines(&manifest(false), "file:///var/back ups/auth");
        assert_eq!(
            lines,
            [
                "# pg_restore 15.1 or newer",
                "# roles are not in it: create them first, or add --no-owner --no-privileges to pg_restore",
                "createdb --template=template0 NEW_DATABASE",
                "pg_restore --dbname=NEW_DATABASE --jobs=4 --exit-on-error \
                 '/var/back ups/auth/20261124-021500-3f9a'/postgres",
            ]
        );
    }

    #[test]
    fn a_bucket_is_fetched_and_an_encrypted_set_decrypted_first() {
        let lines = lines(&manifest(true), "s3://bucket/auth");
        assert_eq!(
            lines[0],
            "aws s3 cp --recursive s3://bucket/auth/20261124-021500-3f9a/ 20261124-021500-3f9a/ \
             --endpoint-url http://127.0.0.1:9000"
        );
        assert!(
            lines[3].contains("age --decrypt") && lines[3].contains("'/etc/my keys/backup.txt'"),
            "{}",
            lines[3]
        );
        assert!(lines.last().unwrap().ends_with(" 20261124-021500-3f9a.open/postgres"), "{lines:?}");
    }
}
