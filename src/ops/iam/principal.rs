//! Whom a statement of a resource policy is about.

use serde_json::Value as Json;

/// How a statement reaches a principal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// It is about others.
    Nobody,
    /// It is about the principal's account, which then decides with its own policies whom it lets.
    Account,
    /// It names the principal, or everybody.
    Direct,
}

/// The principals of a statement.
#[derive(Clone, Debug)]
pub(super) struct Principals {
    names: Vec<String>,
    /// `NotPrincipal`: everybody else.
    others: bool,
}

impl Principals {
    /// Those that stand in a policy as `"*"` or `{"AWS": …}`. Services and federated users are none of ours.
    pub(super) fn of(json: &Json, others: bool) -> Self {
        let listed = match json {
            Json::Object(kinds) => kinds.get("AWS").unwrap_or(&Json::Null),
            everybody => everybody,
        };
        let names = match listed {
            Json::String(name) => vec![name.clone()],
            Json::Array(names) => names.iter().filter_map(Json::as_str).map(str::to_owned).collect(),
            _ => Vec::new(),
        };
        Self { names, others }
    }

    /// How it reaches the user or role with this ARN.
    pub(super) fn reach(&self, principal: &str) -> Reach {
        let account = principal.split(':').nth(4).unwrap_or_default();
        let is_account = |name: &str| name == account || name.ends_with(&format!("::{account}:root"));
        let named = self.names.iter().any(|name| name == "*" || name == principal);
        let account = self.names.iter().any(|name| is_account(name));
        match (named || account, self.others) {
            (listed, true) => {
                if listed {
                    Reach::Nobody
                } else {
                    Reach::Direct
                }
            }
            (_, false) if named => Reach::Direct,
            (true, false) => Reach::Account,
            (false, false) => Reach::Nobody,
        }
    }
}
