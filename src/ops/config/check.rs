//! Whether the configuration is sound, without contacting anything.

use std::path::Path;

use crate::config::{Config, SslMode};
use crate::error::Error;
use crate::report::{Finding, Findings, Report, Table, Verdict};

/// What was found.
pub struct Checked {
    findings: Findings,
}

impl Checked {
    /// Looks at `config`.
    pub fn of(config: &Config) -> Self {
        let files = [
            ("postgres.sslrootcert", config.postgres.sslrootcert.as_deref()),
            ("postgres.sslcert", config.postgres.sslcert.as_deref()),
            ("postgres.sslkey", config.postgres.sslkey.as_deref()),
            ("redis.tls_ca", config.redis.tls_ca.as_deref()),
        ];
        let mut findings: Vec<_> = files.iter().filter_map(|(key, path)| Some(file(key, (*path)?))).collect();
        findings.extend(
            config
                .warnings
                .iter()
                .map(|warning| Finding::new("config.permissions", "file", Verdict::Warn, warning.clone())),
        );
        findings.extend(unverified_tls(config));
        findings.extend(unprotected(config));
        if findings.is_empty() {
            findings.push(Finding::new("config", "all keys", Verdict::Fine, "every value is sound"));
        }
        Self { findings: Findings(findings) }
    }

    /// A configuration that does not load for this reason.
    pub fn damaged(damage: &Error) -> Self {
        let finding = Finding::new("config", "all keys", Verdict::Bad, damage.to_string());
        let remedy = damage.hints().first().map_or("correct that, and check again", String::as_str);
        Self { findings: Findings(vec![finding.remedy(remedy)]) }
    }
}

fn file(key: &str, path: &Path) -> Finding {
    let subject = path.display().to_string();
    match std::fs::File::open(path) {
        Ok(_) if path.is_dir() => {
            Finding::new("config.file", subject, Verdict::Bad, format!("`{key}` names a directory"))
        }
        Ok(_) => Finding::new("config.file", subject, Verdict::Fine, format!("`{key}` can be read")),
        Err(error) => {
            Finding::new("config.file", subject, Verdict::Bad, format!("`{key}` cannot be read: {error}"))
                .remedy(format!("correct `{key}`, or take it out"))
        }
    }
}

/// A password that crosses a network behind an unverified certificate can be read by whoever answers.
fn unverified_tls(config: &Config) -> Option<Finding> {
    let far = |name: &str| !name.starts_with('/') && !matches!(name, "localhost" | "127.0.0.1" | "::1");
    let host =
        config.postgres.hosts.iter().find(|host| far(&host.name) && !host.name.starts_with("docker://"))?;
    let verified = matches!(config.postgres.sslmode, SslMode::VerifyCa | SslMode::VerifyFull);
    (!verified && config.protected).then(|| {
        Finding::new("config.tls", &host.name, Verdict::Warn, "the server's certificate is not verified")
            .remedy("set `postgres.sslmode = \"verify-full\"`")
    })
}

fn unprotected(config: &Config) -> Option<Finding> {
    let name = config.profile.as_deref().filter(|name| name.to_lowercase().contains("prod"))?;
    (!config.protected).then(|| {
        Finding::new(
            "config.protected",
            name,
            Verdict::Warn,
            "the profile looks like production and is not protected",
        )
        .remedy(format!("set `protected = true` in [profile.{name}]"))
    })
}

impl Report for Checked {
    fn kind(&self) -> &'static str {
        "config.check/1"
    }

    fn table(&self) -> Table {
        self.findings.table()
    }

    fn data(&self) -> serde_json::Value {
        self.findings.to_json()
    }

    fn verdict(&self) -> Verdict {
        self.findings.verdict()
    }
}
