//! Files that make a backup happen by the clock: for systemd, for cron, for Docker Swarm. Nothing is installed.

mod cron;
mod swarm;
mod systemd;
mod words;

use jiff::civil::Time;

use crate::config::{KEYS, Origin, Values};
use crate::error::{Error, Result};
use crate::report::{Column, Report, Table};

/// Who watches the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A service and its timer.
    Systemd,
    /// A line of a crontab.
    Cron,
    /// A stack with a job, and a line of a crontab that starts it.
    Swarm,
}

/// When it happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// Every day at this time, by the clock of the machine.
    Daily(Time),
    /// In the words of systemd.
    Calendar(String),
}

/// What is to happen.
#[derive(Clone, Debug)]
pub struct Job {
    /// The program, as a path.
    pub program: String,
    /// What both commands are told before their names: profile, configuration file, settings.
    pub settings: Vec<String>,
    /// What `backup create` is told, consent among it.
    pub create: Vec<String>,
    /// What `backup prune` is told, consent among it.
    pub prune: Vec<String>,
    /// How old the newest good backup may get: `26h`.
    pub max_age: String,
    /// When it happens.
    pub when: When,
    /// The profile in force.
    pub profile: Option<String>,
    /// The folder that backups go to, where they go to one.
    pub folder: Option<String>,
    /// Variables that say something here and have to say it there too.
    pub variables: Vec<String>,
}

/// The files.
pub struct Schedule {
    files: Vec<File>,
}

/// A file that is to be installed.
struct File {
    path: String,
    text: String,
}

/// Writes the files of `job` for `format`.
pub fn schedule(job: &Job, format: Format) -> Result<Schedule> {
    job.check()?;
    let files = match format {
        Format::Systemd => systemd::files(job),
        Format::Cron => vec![cron::file(job)?],
        Format::Swarm => vec![swarm::file(job)?],
    };
    Ok(Schedule { files })
}

/// The variables that have to say there what they, or files of this account, say here.
pub fn variables(values: &Values) -> Vec<String> {
    let said = KEYS.iter().filter_map(|key| match values.origin(key.name)? {
        Origin::Environment(name) => Some(name.clone()),
        Origin::PasswordFile(_) | Origin::AppSettings(..) | Origin::Dev(_) => {
            key.variables.first().map(ToString::to_string)
        }
        _ => None,
    });
    said.collect()
}

impl Job {
    fn words(&self) -> impl Iterator<Item = &String> {
        let calendar = match &self.when {
            When::Daily(_) => None,
            When::Calendar(words) => Some(words),
        };
        let lists = [&self.settings, &self.create, &self.prune];
        lists.into_iter().flatten().chain([&self.program, &self.max_age]).chain(calendar).chain(&self.folder)
    }

    /// A line is a line in every one of the formats: nothing may break it. And everybody on a machine can read the
    /// arguments of a process.
    fn check(&self) -> Result<()> {
        if let Some(word) = self.words().find(|word| word.chars().any(char::is_control)) {
            return Err(Error::usage(format!(
                "`{word}` holds a control character, which no schedule can say"
            )));
        }
        let is_said = |name: &str| self.words().any(|word| word.contains(&format!("{name}=")));
        match KEYS.iter().find(|key| key.secret && is_said(key.name)) {
            Some(key) => {
                Err(Error::usage(format!("`{}` is a secret, which no command line may hold", key.name))
                    .hint("leave it out here: the file that the service reads holds it"))
            }
            None => Ok(()),
        }
    }

    /// The whole command of a verb: `create`, `prune`.
    fn command(&self, verb: &str, arguments: &[String]) -> Vec<String> {
        let words = std::iter::once(&self.program).chain(&self.settings).cloned();
        words.chain(["backup".to_owned(), verb.to_owned()]).chain(arguments.iter().cloned()).collect()
    }

    fn create(&self) -> Vec<String> {
        self.command("create", &self.create)
    }

    fn prune(&self) -> Vec<String> {
        self.command("prune", &self.prune)
    }

    /// What tells whoever watches whether there is a good backup.
    fn watch(&self) -> Vec<String> {
        self.command("list", &["--max-age".to_owned(), self.max_age.clone()])
    }

    /// `authctl-backup`, `authctl-backup-production`.
    fn name(&self) -> String {
        let profile = self.profile.iter().flat_map(|profile| {
            let plain = profile.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' });
            std::iter::once('-').chain(plain)
        });
        "authctl-backup".chars().chain(profile).collect()
    }

    /// The file with what no command line may hold.
    fn environment(&self) -> String {
        format!("/etc/authctl/{}.env", self.name().trim_start_matches("authctl-"))
    }

    /// A remark about what that file has to hold.
    fn variables(&self) -> String {
        if self.variables.is_empty() {
            "DATABASE_PASSWORD, REDIS_PASSWORD".to_owned()
        } else {
            self.variables.join(", ")
        }
    }

    /// Minute and hour, where it happens every day.
    fn daily(&self, format: &str) -> Result<(i8, i8)> {
        match self.when {
            When::Daily(time) => Ok((time.minute(), time.hour())),
            When::Calendar(_) => Err(Error::usage(format!("{format} does not know the calendar of systemd"))
                .hint("give a time of day: `--at 02:15`")),
        }
    }
}

impl Schedule {
    /// The files one after the other, each under its path.
    pub fn text(&self) -> String {
        self.files.iter().map(|file| file.text.as_str()).collect::<Vec<_>>().join("\n")
    }
}

impl Report for Schedule {
    fn kind(&self) -> &'static str {
        "backup.schedule/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new(["path", "text"].map(Column::new));
        self.files.iter().for_each(|file| table.push([file.path.as_str(), file.text.as_str()]));
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(arguments: &[&str]) -> Job {
        Job {
            program: "/usr/bin/authctl".to_owned(),
            settings: vec!["--profile".to_owned(), "pro/duction".to_owned()],
            create: arguments.iter().map(ToString::to_string).collect(),
            prune: vec!["--keep-daily=7".to_owned(), "--yes".to_owned()],
            max_age: "26h".to_owned(),
            when: When::Daily("02:05".parse().unwrap()),
            profile: Some("pro/duction".to_owned()),
            folder: Some("/var/back ups".to_owned()),
            variables: Vec::new(),
        }
    }

    fn text(job: &Job, format: Format) -> String {
        schedule(job, format).unwrap().text()
    }

    #[test]
    fn every_format_runs_create_and_then_prune() {
        for format in [Format::Systemd, Format::Cron, Format::Swarm] {
            let text = text(&job(&["all", "--yes"]), format);
            let place =
                |words: &str| text.find(words).unwrap_or_else(|| panic!("{format:?}: {words}\n{text}"));
            assert!(place("backup create all --yes") < place("backup prune --keep-daily=7 --yes"), "{text}");
            assert!(text.contains("backup list --max-age 26h"), "{text}");
            assert!(text.contains("authctl-backup-pro-duction"), "{text}");
        }
    }

    #[test]
    fn words_survive_each_format() {
        let job = job(&["--label", "50% \"off\" $HOME it's"]);
        assert!(
            text(&job, Format::Systemd).contains(r#"--label "50%% \"off\" $$HOME it's""#),
            "{}",
            text(&job, Format::Systemd)
        );
        assert!(
            text(&job, Format::Cron).contains(r#"--label '50\% "off" $HOME it'\''s'"#),
            "{}",
            text(&job, Format::Cron)
        );
        assert!(
            text(&job, Format::Swarm).contains(r#"--label '50% \"off\" $$HOME it'\\''s'"#),
            "{}",
            text(&job, Format::Swarm)
        );
    }

    #[test]
    fn a_line_cannot_be_broken() {
        let broken = job(&["--label", "a\n[Service]\nExecStart=/bin/false"]);
        for format in [Format::Systemd, Format::Cron, Format::Swarm] {
            assert_eq!(schedule(&broken, format).err().unwrap().exit().code(), 2);
        }
    }

    #[test]
    fn only_systemd_knows_its_calendar() {
        let weekly = Job { when: When::Calendar("Mon *-*-* 03:00:00 UTC".to_owned()), ..job(&[]) };
        assert!(text(&weekly, Format::Systemd).contains("\nOnCalendar=Mon *-*-* 03:00:00 UTC\n"));
        assert!(schedule(&weekly, Format::Cron).is_err());
        assert!(schedule(&weekly, Format::Swarm).is_err());
        assert!(text(&job(&[]), Format::Systemd).contains("\nOnCalendar=*-*-* 02:05:00\n"));
        assert!(text(&job(&[]), Format::Cron).contains("\n5 2 * * * "));
    }
}
