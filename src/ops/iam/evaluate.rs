//! The layers of policies, and what they come to together.

use std::collections::BTreeSet;

use super::context::Request;
use super::policy::{Effect, Found, Policy, Statement};
use super::principal::Reach;
use super::truth::Truth;

/// The policies that a request passes.
#[derive(Clone, Debug, Default)]
pub struct Layers {
    /// Those of the user or role, its groups among them.
    pub identity: Vec<Policy>,
    /// The most that those can allow, where there is a limit.
    pub boundary: Option<Policy>,
    /// Service control policies, a list for each level from the root to the account.
    pub organization: Vec<Vec<Policy>>,
    /// The policy of the resource.
    pub resource: Option<Policy>,
}

/// Where a policy stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// At the user or role.
    Identity,
    /// As its permissions boundary.
    Boundary,
    /// In the organization.
    Organization,
    /// At the resource.
    Resource,
}

/// What the policies come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// This statement allows it.
    Allowed(Found),
    /// This statement denies it.
    ExplicitDeny(Layer, Found),
    /// The level of the organization with these policies does not allow it.
    BlockedByOrganization(Vec<String>),
    /// The permissions boundary does not allow it.
    BlockedByBoundary,
    /// No statement allows it.
    ImplicitDeny,
    /// It depends on the values of these context keys.
    Conditional(BTreeSet<String>),
}

/// What the statements of one effect come to.
struct Vote {
    truth: Truth,
    /// The first statement that applies whatever is not known.
    certain: Option<Found>,
}

/// Decides a request as IAM does: a deny anywhere ends it, and then every layer has to allow it.
pub fn evaluate(layers: &Layers, request: &Request<'_>) -> Decision {
    let mut denied = Truth::No;
    for (layer, policy) in layers.all() {
        let vote = Vote::of([policy], Effect::Deny, request, |reach| reach != Reach::Nobody);
        if let Some(found) = vote.certain {
            return Decision::ExplicitDeny(layer, found);
        }
        denied = denied.or(vote.truth);
    }
    let vote = |level: &Vec<Policy>| Vote::of(level, Effect::Allow, request, |_| true).truth;
    let blocking = layers.organization.iter().find(|level| vote(level) == Truth::No);
    if let Some(level) = blocking {
        return Decision::BlockedByOrganization(level.iter().map(|policy| policy.name.clone()).collect());
    }
    let organization = layers.organization.iter().map(vote);
    Allowing::of(layers, request).decide(Truth::all(organization), denied)
}

impl Layers {
    fn all(&self) -> impl Iterator<Item = (Layer, &Policy)> {
        let identity = self.identity.iter().map(|policy| (Layer::Identity, policy));
        let boundary = self.boundary.iter().map(|policy| (Layer::Boundary, policy));
        let organization = self.organization.iter().flatten().map(|policy| (Layer::Organization, policy));
        let resource = self.resource.iter().map(|policy| (Layer::Resource, policy));
        organization.chain(identity).chain(boundary).chain(resource)
    }
}

impl Vote {
    fn of<'a>(
        policies: impl IntoIterator<Item = &'a Policy>,
        effect: Effect,
        request: &Request<'_>,
        reaches: impl Fn(Reach) -> bool,
    ) -> Self {
        let statements = policies.into_iter().flat_map(|policy| &policy.statements);
        let statements = statements
            .filter(|statement| statement.effect == effect && reaches(statement.reach(request.principal)));
        let mut vote = Self { truth: Truth::No, certain: None };
        for statement in statements {
            vote.add(statement, request);
        }
        vote
    }

    fn add(&mut self, statement: &Statement, request: &Request<'_>) {
        let applies = statement.applies(request);
        if applies == Truth::Yes && self.certain.is_none() {
            self.certain = Some(statement.found.clone());
        }
        self.truth = std::mem::replace(&mut self.truth, Truth::No).or(applies);
    }
}

/// What the layers of the account itself allow.
struct Allowing {
    identity: Vote,
    boundary: Truth,
    resource: Vote,
    /// Whether the table's policy is obeyed whatever the boundary leaves out, as it is for users.
    is_user: bool,
    is_foreign: bool,
}

impl Allowing {
    fn of(layers: &Layers, request: &Request<'_>) -> Self {
        let is_foreign = is_foreign(request);
        // in its own account a policy that names the account alone lets nobody in
        let reaches = |reach| reach == Reach::Direct || (is_foreign && reach == Reach::Account);
        let allow = |policies: &[Policy]| Vote::of(policies, Effect::Allow, request, |_| true);
        Self {
            identity: allow(&layers.identity),
            boundary: layers
                .boundary
                .as_ref()
                .map_or(Truth::Yes, |boundary| Vote::of([boundary], Effect::Allow, request, |_| true).truth),
            resource: Vote::of(&layers.resource, Effect::Allow, request, reaches),
            is_user: request.principal.contains(":user/"),
            is_foreign,
        }
    }

    fn decide(self, organization: Truth, denied: Truth) -> Decision {
        let whole = self.granted().and(organization).and(denied.not());
        match whole {
            Truth::Depends(keys) => Decision::Conditional(keys),
            Truth::Yes => {
                let found = self.identity.certain.or(self.resource.certain);
                found.map_or(Decision::ImplicitDeny, Decision::Allowed)
            }
            Truth::No if self.boundary == Truth::No && self.is_granted_without_boundary() => {
                Decision::BlockedByBoundary
            }
            Truth::No => Decision::ImplicitDeny,
        }
    }

    fn granted(&self) -> Truth {
        let (identity, resource) = (self.identity.truth.clone(), self.resource.truth.clone());
        let own = identity.and(self.boundary.clone());
        match (self.is_foreign, self.is_user) {
            (true, _) => own.and(resource),
            (false, true) => own.or(resource),
            (false, false) => own.or(resource.and(self.boundary.clone())),
        }
    }

    fn is_granted_without_boundary(&self) -> bool {
        self.identity.truth != Truth::No || self.resource.truth != Truth::No
    }
}

/// Whether principal and resource are of two accounts, so that both have to allow it.
fn is_foreign(request: &Request<'_>) -> bool {
    let account = |arn: &str| arn.split(':').nth(4).filter(|account| !account.is_empty()).map(str::to_owned);
    match (account(request.principal), account(request.resource)) {
        (Some(principal), Some(resource)) => resource != "*" && principal != resource,
        _ => false,
    }
}
