//! IAM's simulator, in both shapes of its answers.
//!
//! Since 2026 there is one result for each action, with the verdict on each resource inside; before, and still in some
//! partitions, one for each action and resource. Each question is asked of one resource, so that both shapes say the
//! same. Where something that should be allowed is not, it is asked again without one layer of policies after the other:
//! the layer without which it would be allowed is the one that forbids it.

use std::collections::{BTreeMap, BTreeSet};

use aws_sdk_iam::Client;
use aws_sdk_iam::config::Builder;
use aws_sdk_iam::config::retry::RetryConfig;
use aws_sdk_iam::types::{
    ContextEntry, ContextKeyTypeEnum, EvaluationResult, OrganizationsDecisionDetail,
    PermissionsBoundaryDecisionDetail, PolicyEvaluationDecisionType as Decision, PolicyIdentifier,
    PolicyIdentifierPolicyType as Layer, ResourceSpecificResult, Statement,
};

use super::profile::Question;
use super::ruling::{Opinion, Ruling};
use super::subject::Subject;
use crate::conn::aws::explain;
use crate::error::Result;
use crate::ops::iam::Context;

/// The layers that are left out in turn, from the outermost, with what it means when that changes the answer.
const LAYERS: [(Layer, Ruling, &str); 5] = [
    (Layer::Scp, Ruling::BlockedByOrganization, "it would be allowed without the service control policies"),
    (
        Layer::PermissionBoundary,
        Ruling::BlockedByBoundary,
        "it would be allowed without the permissions boundary",
    ),
    (Layer::Inline, Ruling::ExplicitDeny, "it would be allowed without the inline policies"),
    (Layer::UserManaged, Ruling::ExplicitDeny, "it would be allowed without the customer's managed policies"),
    (Layer::AwsManaged, Ruling::ExplicitDeny, "it would be allowed without AWS's managed policies"),
];

/// An opinion on every question, and what a reader must know beside them.
pub(super) async fn simulate(
    client: &Client,
    subject: &Subject,
    questions: &[Question],
    context: &Context,
) -> Result<(Vec<Opinion>, Vec<String>)> {
    let simulator = Simulator { client, subject, context };
    let resources: BTreeSet<&str> = questions.iter().map(|question| question.resource.as_str()).collect();
    let mut opinions = BTreeMap::new();
    for resource in resources {
        let about: Vec<&Question> =
            questions.iter().filter(|question| question.resource == resource).collect();
        for (action, opinion) in simulator.judge(&about, resource).await? {
            opinions.insert((action.to_lowercase(), resource), opinion);
        }
    }
    let of = |question: &Question| {
        let opinion = opinions.get(&(question.action.to_lowercase(), question.resource.as_str()));
        opinion.cloned().unwrap_or_else(|| Opinion::new(Ruling::Unknown, "the simulator did not answer this"))
    };
    let opinions = questions.iter().map(of).collect();
    Ok((opinions, simulator.untold().await.into_iter().collect()))
}

struct Simulator<'a> {
    client: &'a Client,
    subject: &'a Subject,
    context: &'a Context,
}

/// What the simulator says of one action.
struct Answer {
    decision: Decision,
    /// The statements that decide.
    statements: Vec<Statement>,
    missing: Vec<String>,
    organization: Option<bool>,
    boundary: Option<bool>,
}

type Answers = BTreeMap<String, Answer>;

impl Simulator<'_> {
    async fn judge(&self, questions: &[&Question], resource: &str) -> Result<BTreeMap<String, Opinion>> {
        let actions: Vec<&str> = questions.iter().map(|question| question.action.as_str()).collect();
        let answers = self.ask(&actions, resource, None).await?;
        let mut opinions: BTreeMap<_, _> =
            answers.iter().map(|(action, answer)| (action.clone(), answer.opinion())).collect();
        let is_open = |question: &&&Question| {
            question.is_wanted && answers.get(&question.action).is_some_and(Answer::hides_its_layer)
        };
        let open: Vec<&str> =
            questions.iter().filter(is_open).map(|question| question.action.as_str()).collect();
        self.find_layers(open, resource, &mut opinions).await?;
        Ok(opinions)
    }

    /// Asks again without one layer after the other, as long as there is an action that nothing explains.
    async fn find_layers(
        &self,
        mut open: Vec<&str>,
        resource: &str,
        opinions: &mut BTreeMap<String, Opinion>,
    ) -> Result<()> {
        for (layer, ruling, why) in LAYERS {
            if open.is_empty() {
                break;
            }
            let without = self.ask(&open, resource, Some(layer)).await?;
            let flips =
                |action: &str| without.get(action).is_some_and(|answer| answer.decision == Decision::Allowed);
            for action in open.iter().filter(|action| flips(action)) {
                opinions.insert((*action).to_owned(), Opinion::new(ruling, why));
            }
            open.retain(|action| !flips(action));
        }
        Ok(())
    }

    /// The context keys that the policies ask for and that have no value; nothing where IAM does not say which.
    async fn untold(&self) -> Option<String> {
        let question =
            self.client.get_context_keys_for_principal_policy().policy_source_arn(&self.subject.arn);
        let answer = question.customize().config_override(once()).send().await.ok()?;
        let is_told = |key: &str| self.context.values().any(|(known, _)| known.eq_ignore_ascii_case(key));
        let keys = answer.context_key_names.unwrap_or_default().into_iter();
        let untold: Vec<_> = keys.filter(|key| !is_told(key)).collect();
        let keys = untold.join(", ");
        (!keys.is_empty())
            .then(|| format!("Policies ask for {keys}, which nobody told: `--context KEY=VALUE`."))
    }

    /// Every page of an answer, by action.
    async fn ask(&self, actions: &[&str], resource: &str, without: Option<Layer>) -> Result<Answers> {
        let names = actions.iter().map(|action| (*action).to_owned()).collect();
        let question = self
            .client
            .simulate_principal_policy()
            .policy_source_arn(&self.subject.arn)
            .set_action_names(Some(names))
            .set_resource_arns((resource != "*").then(|| vec![resource.to_owned()]))
            .set_context_entries(Some(entries(self.context)))
            .set_policy_exclusion_list(without.map(|layer| vec![PolicyIdentifier::PolicyType(layer)]));
        let mut answers = Answers::new();
        let mut marker = None;
        loop {
            let page = question.clone().set_marker(marker).customize().config_override(once()).send().await;
            let page = page.map_err(|error| {
                explain(&error, format!("IAM cannot simulate the policies of {}", self.subject.arn))
            })?;
            let results = page.evaluation_results.unwrap_or_default();
            answers.extend(results.into_iter().map(|result| Answer::of(result, resource)));
            marker = page.marker.filter(|_| page.is_truncated);
            if marker.is_none() {
                return Ok(answers);
            }
        }
    }
}

/// No further attempts: a simulator that is not there answers 500, and does so again.
fn once() -> Builder {
    Builder::new().retry_config(RetryConfig::disabled())
}

/// The context with the types that the simulator asks for.
fn entries(context: &Context) -> Vec<ContextEntry> {
    let entry = |(key, values): (&str, &[String])| {
        let kind = match (key, values.len()) {
            ("aws:securetransport" | "aws:multifactorauthpresent" | "aws:viaawsservice", _) => {
                ContextKeyTypeEnum::Boolean
            }
            ("aws:currenttime", _) => ContextKeyTypeEnum::Date,
            ("aws:epochtime" | "aws:multifactorauthage", _) => ContextKeyTypeEnum::Numeric,
            ("aws:sourceip" | "aws:vpcsourceip", _) => ContextKeyTypeEnum::Ip,
            ("dynamodb:leadingkeys" | "dynamodb:attributes", _) => ContextKeyTypeEnum::StringList,
            (_, 0 | 1) => ContextKeyTypeEnum::String,
            _ => ContextKeyTypeEnum::StringList,
        };
        ContextEntry::builder()
            .context_key_name(key)
            .set_context_key_values(Some(values.to_vec()))
            .context_key_type(kind)
            .build()
    };
    context.values().map(entry).collect()
}

impl Answer {
    /// The action, and what is said of it at `resource`: in the part about that resource where there is one.
    fn of(result: EvaluationResult, resource: &str) -> (String, Self) {
        let organization =
            result.organizations_decision_detail().map(OrganizationsDecisionDetail::allowed_by_organizations);
        let bounded = PermissionsBoundaryDecisionDetail::allowed_by_permissions_boundary;
        let parts = result.resource_specific_results();
        let part = parts.iter().find(|part| part.eval_resource_name() == resource).or(parts.first());
        let boundary = part
            .and_then(|part| part.permissions_boundary_decision_detail())
            .or(result.permissions_boundary_decision_detail())
            .map(bounded);
        let (decision, statements) = match part {
            Some(part) => (part.eval_resource_decision(), part.matched_statements()),
            None => (result.eval_decision(), result.matched_statements()),
        };
        let inner = part.map(ResourceSpecificResult::missing_context_values).unwrap_or_default();
        let missing: BTreeSet<_> = result.missing_context_values().iter().chain(inner).cloned().collect();
        let answer = Self {
            decision: decision.clone(),
            statements: statements.to_vec(),
            missing: missing.into_iter().collect(),
            organization,
            boundary,
        };
        (result.eval_action_name, answer)
    }

    fn opinion(&self) -> Opinion {
        let depends = || Opinion::new(Ruling::Conditional, format!("depends on {}", self.missing.join(", ")));
        let blocked = |ruling, who: &str| Opinion::new(ruling, format!("{who} does not allow it"));
        match &self.decision {
            Decision::Allowed if self.missing.is_empty() => Opinion::new(Ruling::Allowed, self.place()),
            Decision::ImplicitDeny | Decision::ExplicitDeny if self.organization == Some(false) => {
                blocked(Ruling::BlockedByOrganization, "a service control policy")
            }
            Decision::ExplicitDeny => Opinion::new(Ruling::ExplicitDeny, self.place()),
            Decision::ImplicitDeny if self.boundary == Some(false) => {
                blocked(Ruling::BlockedByBoundary, "the permissions boundary")
            }
            Decision::ImplicitDeny if self.missing.is_empty() => {
                Opinion::new(Ruling::ImplicitDeny, "no statement grants it")
            }
            Decision::Allowed | Decision::ImplicitDeny => depends(),
            other => Opinion::new(Ruling::Unknown, format!("the simulator says {}", other.as_str())),
        }
    }

    /// Whether it is a no that names neither a statement nor a layer.
    fn hides_its_layer(&self) -> bool {
        let is_no = matches!(self.decision, Decision::ExplicitDeny | Decision::ImplicitDeny);
        let named = self.organization == Some(false) || self.boundary == Some(false);
        let told = self.decision == Decision::ExplicitDeny && !self.statements.is_empty();
        is_no && !named && !told
    }

    /// The statement that decides: `line 4 of auth-sample-refresh-tokens-rw-prod`.
    fn place(&self) -> String {
        let Some(statement) = self.statements.first() else { return "no statement was named".to_owned() };
        let policy = statement.source_policy_id().unwrap_or("a policy without a name");
        match statement.start_position() {
            Some(position) => format!("line {} of {policy}", position.line()),
            None => policy.to_owned(),
        }
    }
}
