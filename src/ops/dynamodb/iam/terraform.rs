//! The policies of a role in what `terraform show -json` writes of a state or of a plan.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::subject::Subject;
use crate::error::{Error, Result};
use crate::ops::iam::{Layers, Policy};

/// The policies of the role in the document called `name`.
pub(super) fn layers(name: &str, document: &str, subject: &Subject) -> Result<Layers> {
    let role = subject.role_name().ok_or_else(|| {
        Error::usage("policies in Terraform are found by their role").hint("name it: `--role NAME`")
    })?;
    let document = parse(name, document)?;
    let layers = State::of(name, &document, role)?.layers()?;
    if layers.identity.is_empty() {
        return Err(Error::usage(format!("{name} has no policy of role {role}")));
    }
    Ok(layers)
}

/// The ARN of a role, which a plan does not know yet.
pub(super) fn role_arn(name: &str, document: &str, role: &str) -> Result<Option<String>> {
    let document = parse(name, document)?;
    let state = State::of(name, &document, role)?;
    Ok(state.role().and_then(|role| role["arn"].as_str()).map(str::to_owned))
}

fn parse(name: &str, document: &str) -> Result<Json> {
    serde_json::from_str(document).map_err(|error| wrong(name).caused_by(&error))
}

fn wrong(name: &str) -> Error {
    Error::usage(format!("{name} is not what `terraform show -json` writes"))
}

/// Every resource of a module and of the modules in it.
fn collect<'a>(module: &'a Json, resources: &mut Vec<&'a Json>) {
    resources.extend(module["resources"].as_array().into_iter().flatten());
    for child in module["child_modules"].as_array().into_iter().flatten() {
        collect(child, resources);
    }
}

struct State<'a> {
    resources: Vec<&'a Json>,
    role: &'a str,
}

impl<'a> State<'a> {
    fn of(name: &str, document: &'a Json, role: &'a str) -> Result<Self> {
        // a plan has both; what it would make is what is asked for
        let values = ["planned_values", "values"].iter().find_map(|key| document.get(key));
        let root = values.and_then(|values| values.get("root_module")).ok_or_else(|| wrong(name))?;
        let mut resources = Vec::new();
        collect(root, &mut resources);
        Ok(Self { resources, role })
    }

    fn layers(&self) -> Result<Layers> {
        let inline = self.of_role("aws_iam_role_policy").map(|values| ("name", values)).collect::<Vec<_>>();
        let attached: BTreeSet<&str> = self
            .of_role("aws_iam_role_policy_attachment")
            .filter_map(|it| it["policy_arn"].as_str())
            .collect();
        let managed = self.of_kind("aws_iam_policy");
        let managed =
            managed.filter(|values| values["arn"].as_str().is_some_and(|arn| attached.contains(arn)));
        let identity = inline.into_iter().chain(managed.map(|values| ("name", values)));
        let identity = identity.map(|(key, values)| policy(values, key)).chain(self.inside_role());
        Ok(Layers {
            identity: identity.collect::<Result<_>>()?,
            boundary: self.boundary()?,
            organization: Vec::new(),
            resource: self
                .of_kind("aws_dynamodb_resource_policy")
                .next()
                .map(|it| policy(it, "id"))
                .transpose()?,
        })
    }

    fn of_kind(&self, kind: &'a str) -> impl Iterator<Item = &'a Json> {
        let of_kind = self.resources.iter().filter(move |resource| resource["type"] == kind);
        of_kind.map(|resource| &resource["values"])
    }

    fn of_role(&self, kind: &'a str) -> impl Iterator<Item = &'a Json> {
        self.of_kind(kind).filter(|values| values["role"] == self.role)
    }

    fn role(&self) -> Option<&'a Json> {
        self.of_kind("aws_iam_role").find(|values| values["name"] == self.role)
    }

    /// The inline policies that stand in the role itself.
    fn inside_role(&self) -> Vec<Result<Policy>> {
        let inline = self.role().and_then(|role| role["inline_policy"].as_array());
        inline.into_iter().flatten().map(|values| policy(values, "name")).collect()
    }

    fn boundary(&self) -> Result<Option<Policy>> {
        let arn =
            self.role().and_then(|role| role["permissions_boundary"].as_str()).filter(|arn| !arn.is_empty());
        let Some(arn) = arn else { return Ok(None) };
        let found = self.of_kind("aws_iam_policy").find(|values| values["arn"] == arn);
        let unseen = || {
            Error::usage(format!("the permissions boundary {arn} is not in the document"))
                .hint("name a file with it: `--boundary FILE`")
        };
        found.ok_or_else(unseen).and_then(|values| policy(values, "name")).map(Some)
    }
}

/// The policy in a resource's values, called as `key` says.
fn policy(values: &Json, key: &str) -> Result<Policy> {
    let name = values[key].as_str().unwrap_or("a policy without a name");
    let document = values["policy"].as_str().ok_or_else(|| {
        Error::usage(format!("{name} is known only after `terraform apply`"))
            .hint("write the state instead: `terraform show -json`")
    })?;
    Policy::parse(name, document)
}
