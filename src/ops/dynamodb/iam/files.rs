//! Policies from files.

use std::path::{Path, PathBuf};

use super::subject::Subject;
use super::terraform;
use crate::error::{Error, Result};
use crate::ops::iam::{Layers, Policy};
use crate::text;

/// Files with policies, by their layer.
#[derive(Clone, Debug, Default)]
pub struct Files {
    /// Policies of the user or role.
    pub identity: Vec<PathBuf>,
    /// Its permissions boundary.
    pub boundary: Option<PathBuf>,
    /// Service control policies, a list for each level.
    pub organization: Vec<Vec<PathBuf>>,
    /// The policy of the table.
    pub resource: Option<PathBuf>,
    /// What `terraform show -json` writes, with the policies of the role in it.
    pub terraform: Option<PathBuf>,
}

impl Files {
    /// Whether they say enough for an answer without AWS.
    pub(super) fn are_enough(&self) -> bool {
        !self.identity.is_empty() || self.terraform.is_some()
    }

    /// The ARN of a role, where they tell it.
    pub(super) fn role_arn(&self, role: &str) -> Result<Option<String>> {
        match &self.terraform {
            Some(file) => terraform::role_arn(&name(file), &read(file)?, role),
            None => Ok(None),
        }
    }

    /// The policies in them; `None` where none are of the user or role, so that they have to come from somewhere else.
    pub(super) fn layers(&self, subject: &Subject) -> Result<Option<Layers>> {
        if !self.are_enough() {
            return self.check_alone().map(|()| None);
        }
        let mut layers = match &self.terraform {
            Some(file) => terraform::layers(&name(file), &read(file)?, subject)?,
            None => Layers::default(),
        };
        for file in &self.identity {
            layers.identity.push(policy(file)?);
        }
        if let Some(file) = &self.boundary {
            layers.boundary = Some(policy(file)?);
        }
        if let Some(file) = &self.resource {
            layers.resource = Some(policy(file)?);
        }
        for level in &self.organization {
            let level = level.iter().map(|file| policy(file));
            layers.organization.push(level.collect::<Result<_>>()?);
        }
        Ok(Some(layers))
    }

    /// Layers around policies that are not given would be judged as if there were none.
    fn check_alone(&self) -> Result<()> {
        let is_alone = self.boundary.is_some() || self.resource.is_some() || !self.organization.is_empty();
        if !is_alone {
            return Ok(());
        }
        Err(Error::usage("the policies of the user or role are missing")
            .because("a boundary, a table's policy and service control policies only limit or add to them")
            .hint("name them too: `--policy FILE` or `--terraform FILE`"))
    }
}

fn name(file: &Path) -> String {
    text::clean(&file.display().to_string())
}

fn read(file: &Path) -> Result<String> {
    let unreadable = |error| Error::usage(format!("{} cannot be read", name(file))).caused_by(&error);
    std::fs::read_to_string(file).map_err(unreadable)
}

fn policy(file: &Path) -> Result<Policy> {
    Policy::parse(&name(file), &read(file)?)
}
