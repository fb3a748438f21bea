//! Who may do what with the table, asked of three engines that see different things.
//!
//! * **simulate**: IAM's own simulator. It sees service control policies and boundaries, and no policy of the table of a
//!   role.
//! * **probe**: the calls themselves, each so that nothing can come of it. They see everything, and tell of nobody but
//!   the caller.
//! * **offline**: the policies, evaluated here. It says which statement decides and what a missing value would change,
//!   and sees only the policies that it is given or may read.

mod attached;
mod files;
mod offline;
mod probe;
mod profile;
mod report;
mod ruling;
mod simulate;
mod subject;
mod terraform;

pub use files::Files;
pub use profile::Profile;
pub use report::Checked;
pub use ruling::Ruling;
pub use subject::Who;

use futures_util::future::{FutureExt, try_join_all};
use jiff::Timestamp;

use crate::conn::aws::Aws;
use crate::error::{Error, Result};
use crate::ops::iam::Context;
use crate::ops::seen::in_brief;
use crate::ops::token_table::Expectation;
use profile::Question;
use ruling::Opinion;
use subject::Subject;

/// A way to find out what somebody may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// The calls themselves.
    Probe,
    /// IAM's simulator.
    Simulate,
    /// The policies, evaluated here.
    Offline,
}

impl Engine {
    /// Every engine; where they differ, the first one that knows is believed.
    pub const ALL: [Self; 3] = [Self::Probe, Self::Simulate, Self::Offline];

    /// Its name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Probe => "probe",
            Self::Simulate => "simulate",
            Self::Offline => "offline",
        }
    }
}

/// What is to be found out.
#[derive(Clone, Debug)]
pub struct Wishes {
    /// About whom.
    pub who: Who,
    /// Which rights it should have.
    pub profile: Profile,
    /// Rights in place of the profile's, and how bad it is when one of them is not as it should be.
    pub expectation: Expectation,
    /// Who is asked.
    pub engines: Vec<Engine>,
    /// Policies from files, for the offline engine.
    pub files: Files,
    /// Values of context keys: `aws:SourceVpce` and its values.
    pub context: Vec<(String, Vec<String>)>,
}

/// What one engine said: an opinion for each question that it could ask.
struct Said {
    engine: Engine,
    opinions: Vec<Option<Opinion>>,
    notes: Vec<String>,
}

/// Finds out what a principal may do with the table of the configuration.
pub async fn check(aws: &Aws, wishes: &Wishes, now: Timestamp) -> Result<Checked> {
    let subject = Subject::of(aws, wishes).await?;
    let questions = profile::questions(wishes.profile, &wishes.expectation, &subject)?;
    let context = circumstances(aws, &subject, wishes, now);
    let ask = async |engine: Engine| {
        Ok(match engine {
            Engine::Probe => probe(aws, &subject, &questions).await,
            Engine::Simulate => simulate(aws, &subject, &questions, &context).await,
            Engine::Offline => offline(aws, &subject, &questions, &context, wishes).await?,
        })
    };
    let asked = Engine::ALL.into_iter().filter(|engine| wishes.engines.contains(engine));
    let said = try_join_all(asked.map(|engine| ask(engine).boxed_local())).await?;
    Ok(Checked::new(subject, wishes, questions, said))
}

async fn probe(aws: &Aws, subject: &Subject, questions: &[Question]) -> Said {
    let refused = |why: &str| Said::nothing(Engine::Probe, questions, why);
    if !subject.is_caller {
        return refused("it can ask for nobody but the caller");
    }
    match aws.dynamodb().await {
        Ok(client) => Said {
            engine: Engine::Probe,
            opinions: probe::probe(&client, &aws.settings().table, subject, questions).await,
            notes: Vec::new(),
        },
        Err(error) => refused(&error.to_string()),
    }
}

async fn simulate(aws: &Aws, subject: &Subject, questions: &[Question], context: &Context) -> Said {
    let asked = async {
        if !subject.asks_aws {
            return Err(Error::failed("DynamoDB is at an address of its own, so AWS is not asked"));
        }
        simulate::simulate(&aws.iam().await?, subject, questions, context).await
    };
    match asked.await {
        Ok((opinions, notes)) => {
            let opinions = opinions.into_iter().map(Some).collect();
            Said { engine: Engine::Simulate, opinions, notes }
        }
        Err(error) => Said::nothing(Engine::Simulate, questions, &told(&error)),
    }
}

async fn offline(
    aws: &Aws,
    subject: &Subject,
    questions: &[Question],
    context: &Context,
    wishes: &Wishes,
) -> Result<Said> {
    // a file that cannot be read is the operator's mistake; policies that cannot be read are what is not seen
    let given = wishes.files.layers(subject)?;
    let layers = match given {
        Some(layers) => Ok(layers),
        None => attached::layers(aws, subject).await,
    };
    Ok(match layers {
        Ok(layers) => Said {
            engine: Engine::Offline,
            opinions: offline::evaluate(&layers, subject, questions, context).into_iter().map(Some).collect(),
            notes: offline::notes(&layers),
        },
        Err(error) => Said::nothing(Engine::Offline, questions, &told(&error)),
    })
}

/// An error with what would help, in one sentence.
fn told(error: &Error) -> String {
    let hint = error.hints().first().map(|hint| format!(" ({hint})")).unwrap_or_default();
    format!("{}{hint}", in_brief(error))
}

impl Said {
    /// An engine that could not be asked.
    fn nothing(engine: Engine, questions: &[Question], why: &str) -> Self {
        let note = format!("The {} engine was not asked: {why}.", engine.word());
        Self { engine, opinions: vec![None; questions.len()], notes: vec![note] }
    }
}

/// What is known of the circumstances of the application's calls, and what the operator says over it.
fn circumstances(aws: &Aws, subject: &Subject, wishes: &Wishes, now: Timestamp) -> Context {
    let mut context = Context::default();
    let encrypted = !aws.settings().endpoint.as_deref().is_some_and(|address| address.starts_with("http://"));
    let known = [
        ("aws:RequestedRegion", subject.region.clone()),
        ("aws:PrincipalArn", subject.arn.clone()),
        ("aws:PrincipalAccount", subject.account.clone()),
        ("aws:SecureTransport", encrypted.to_string()),
        ("aws:CurrentTime", now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()),
        ("aws:EpochTime", now.as_second().to_string()),
        ("dynamodb:LeadingKeys", probe::KEY.to_owned()),
    ];
    for (key, value) in known {
        context.set(key, [value]);
    }
    match subject.user_name() {
        Some(user) => context.set("aws:username", [user]),
        None => context.set_absent("aws:username"),
    }
    for (key, values) in &wishes.context {
        context.set(key, values.iter().cloned());
    }
    context
}
