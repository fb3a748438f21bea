//! The policies themselves, evaluated here.

use super::profile::Question;
use super::ruling::Opinion;
use super::subject::Subject;
use crate::ops::iam::{self, Context, Layers, Policy, Request};

/// An opinion on every question.
pub(super) fn evaluate(
    layers: &Layers,
    subject: &Subject,
    questions: &[Question],
    context: &Context,
) -> Vec<Opinion> {
    let opinion = |question: &Question| {
        let (action, resource) = (question.action.as_str(), question.resource.as_str());
        let request = Request { action, resource, principal: &subject.arn, context };
        Opinion::from(iam::evaluate(layers, &request))
    };
    questions.iter().map(opinion).collect()
}

/// What a reader must know: what these policies do not include, and which of them allow more than anybody needs.
pub(super) fn notes(layers: &Layers) -> Vec<String> {
    let blind = "The offline engine saw no service control policies: `--scp FILE` shows it one level, `--scp FILE,FILE` one that has several.";
    let blind = layers.organization.is_empty().then(|| blind.to_owned());
    let broad = layers.identity.iter().flat_map(|policy: &Policy| policy.broad("dynamodb"));
    let broad = broad.map(|found| {
        format!(
            "{} of {} allows every action, or something on every resource.",
            found.statement, found.policy
        )
    });
    blind.into_iter().chain(broad).collect()
}
