//! A service, its timer, and a service that tells when it failed.

use super::{File, Job, When, words};

pub(super) fn files(job: &Job) -> Vec<File> {
    let name = job.name();
    vec![
        file(&format!("{name}.service"), |path| service(job, path)),
        file(&format!("{name}.timer"), |path| timer(job, path)),
        file(&format!("{name}-failed.service"), |path| failed(job, path)),
    ]
}

fn file(name: &str, text: impl Fn(&str) -> String) -> File {
    let path = format!("/etc/systemd/system/{name}");
    File { text: text(&path), path }
}

fn service(job: &Job, path: &str) -> String {
    format!(
        include_str!("backup.service"),
        path = path,
        name = job.name(),
        environment = job.environment(),
        variables = job.variables(),
        create = words::for_systemd(&job.create()),
        prune = words::for_systemd(&job.prune()),
        watch = words::for_shell(&job.watch()),
        max_age = job.max_age,
        folder = job.folder.as_deref().map(folder).unwrap_or_default(),
    )
}

/// The only folder that the service may write to, beside its own state.
fn folder(folder: &str) -> String {
    let path = words::for_systemd(&[folder.to_owned()]);
    // the path of a setting is not the word of a command: it knows no `$`
    let path = path.replace("$$", "$");
    format!(
        "# make it first: install --directory --owner=authctl --mode=0700 {path}\nReadWritePaths={path}\n"
    )
}

fn timer(job: &Job, path: &str) -> String {
    let calendar = match &job.when {
        When::Daily(time) => format!("*-*-* {:02}:{:02}:00", time.hour(), time.minute()),
        When::Calendar(words) => words.clone(),
    };
    format!(include_str!("backup.timer"), path = path, name = job.name(), calendar = calendar)
}

fn failed(job: &Job, path: &str) -> String {
    format!(include_str!("backup-failed.service"), path = path, name = job.name())
}
