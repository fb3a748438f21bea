//! `authctl dynamodb iam`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::Timestamp;

use crate::cli::Run;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::dynamodb::Expectation;
use crate::ops::dynamodb::iam::{self, Files, Wishes};

/// Check what somebody may do with the table.
///
/// Three engines are asked: `probe` tries each call so that nothing can come of it, `simulate` asks IAM's simulator, and
/// `offline` evaluates the policies here. Where they differ, the first of them that knows is believed, and the
/// difference is told. What depends on a value that nobody gave is CONDITIONAL, never allowed.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Check this role, by name or ARN; whoever the credentials are of when nobody is named
    #[arg(long, value_name = "ROLE", conflicts_with = "principal")]
    role: Option<String>,
    /// Check this user or role, by ARN
    #[arg(long, value_name = "ARN")]
    principal: Option<String>,
    /// Rights that are expected, and that are not
    #[arg(long, value_enum, default_value_t, value_name = "PROFILE")]
    rights: Rights,
    /// File with what is expected, in TOML: `[iam]` takes the place of the rights, `[severity]` says how bad each is
    #[arg(long, value_name = "FILE")]
    expect: Option<PathBuf>,
    /// Ask only these
    #[arg(long = "engine", value_enum, value_name = "ENGINE", value_delimiter = ',')]
    engines: Vec<Engine>,
    /// File with a policy of the user or role, instead of those that IAM has; repeatable
    #[arg(long = "policy", value_name = "FILE")]
    policies: Vec<PathBuf>,
    /// File with the permissions boundary
    #[arg(long, value_name = "FILE")]
    boundary: Option<PathBuf>,
    /// Files with the service control policies of one level, with commas between them; repeatable, from root to account
    #[arg(long = "scp", value_name = "FILE[,FILE]", value_parser = level)]
    organization: Vec<Level>,
    /// File with the policy of the table
    #[arg(long, value_name = "FILE")]
    resource_policy: Option<PathBuf>,
    /// File that `terraform show -json` wrote, with the policies of the role
    #[arg(long, value_name = "FILE")]
    terraform: Option<PathBuf>,
    /// Value of a context key, several with commas: aws:SourceVpce=vpce-1; repeatable
    #[arg(long, value_name = "KEY=VALUE", value_parser = pair)]
    context: Vec<(String, Vec<String>)>,
    /// Fail also when something could not be seen
    #[arg(long)]
    strict: bool,
}

/// The files of one level of an organization.
#[derive(Clone, Debug)]
struct Level(Vec<PathBuf>);

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Rights {
    /// Of the application: single tokens, one at a time
    #[default]
    App,
    /// Of whoever runs authctl
    Operator,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Engine {
    /// The calls themselves
    Probe,
    /// IAM's simulator
    Simulate,
    /// The policies, evaluated here
    Offline,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let checked = iam::check(&run.context.aws, &arguments.wishes()?, Timestamp::now()).await?;
    let exit = run.ui.emit(&checked)?;
    Ok(super::ended(exit, arguments.strict, &checked))
}

impl Arguments {
    fn wishes(&self) -> Result<Wishes> {
        Ok(Wishes {
            who: self.who(),
            profile: match self.rights {
                Rights::App => iam::Profile::App,
                Rights::Operator => iam::Profile::Operator,
            },
            expectation: Expectation::read(self.expect.as_deref())?,
            engines: self.engines(),
            files: Files {
                identity: self.policies.clone(),
                boundary: self.boundary.clone(),
                organization: self.organization.iter().map(|Level(files)| files.clone()).collect(),
                resource: self.resource_policy.clone(),
                terraform: self.terraform.clone(),
            },
            context: self.context.clone(),
        })
    }

    fn who(&self) -> iam::Who {
        match (&self.role, &self.principal) {
            (Some(role), _) => iam::Who::Role(role.clone()),
            (None, Some(arn)) => iam::Who::Principal(arn.clone()),
            (None, None) => iam::Who::Caller,
        }
    }

    fn engines(&self) -> Vec<iam::Engine> {
        let engine = |engine: &Engine| match engine {
            Engine::Probe => iam::Engine::Probe,
            Engine::Simulate => iam::Engine::Simulate,
            Engine::Offline => iam::Engine::Offline,
        };
        match self.engines.as_slice() {
            [] => iam::Engine::ALL.to_vec(),
            named => named.iter().map(engine).collect(),
        }
    }
}

fn level(text: &str) -> Result<Level, String> {
    let files: Vec<PathBuf> = text.split(',').filter(|file| !file.is_empty()).map(PathBuf::from).collect();
    if files.is_empty() { Err("write it as FILE or FILE,FILE".to_owned()) } else { Ok(Level(files)) }
}

fn pair(text: &str) -> Result<(String, Vec<String>), String> {
    let wrong = || "write it as KEY=VALUE, for example aws:SourceVpce=vpce-1".to_owned();
    let (key, values) = text.split_once('=').filter(|(key, _)| key.contains(':')).ok_or_else(wrong)?;
    Ok((key.to_owned(), values.split(',').map(str::to_owned).collect()))
}
