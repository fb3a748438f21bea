//! Consent: the only way from a plan to a change.

use super::{Danger, Fingerprint, Plan};
use crate::error::{Error, Kind, Result};
use crate::text;

/// Puts a question to the operator.
pub trait Asker {
    /// Whether somebody is there to be asked.
    fn somebody_is_there(&self) -> bool;
    /// A question that `y` agrees to.
    fn confirm(&mut self, question: &str) -> Result<bool>;
    /// A question that is agreed to by typing `name`; returns what was typed.
    fn type_name(&mut self, question: &str, name: &str) -> Result<String>;
}

/// What the command line and the profile say about consent.
#[derive(Clone, Debug, Default)]
pub struct Policy {
    /// `--dry-run`: show, change nothing.
    pub dry_run: bool,
    /// `--yes`: agree without being asked.
    pub yes: bool,
    /// `--confirm NAME`: agree to a change of exactly this target.
    pub confirm: Option<String>,
    /// The profile is marked `protected = true`; its name.
    pub protected: Option<String>,
}

/// A plan that was shown and agreed to. A writing handle opens only for one of these.
pub struct Approved<P> {
    plan: P,
    fingerprint: Fingerprint,
}

impl<P: Plan> Approved<P> {
    /// Asks for consent by the rules: a protected target or a destructive plan takes the target's
    /// name, typed or given with `--confirm`; anything else takes `y` or `--yes`.
    pub fn ask(plan: P, policy: &Policy, asker: &mut dyn Asker) -> Result<Self> {
        let agreed = if needs_the_name(&plan, policy) {
            agree_by_name(&plan, policy, asker)
        } else {
            agree_by_yes(&plan, policy, asker)
        };
        agreed?;
        let fingerprint = plan.fingerprint();
        Ok(Self { plan, fingerprint })
    }

    /// What was agreed to.
    pub fn plan(&self) -> &P {
        &self.plan
    }

    /// The fingerprint of what was agreed to.
    pub fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }
}

/// `--yes` is enough for a destructive plan on an unprotected target (pipelines), never on a protected one.
fn needs_the_name(plan: &impl Plan, policy: &Policy) -> bool {
    policy.protected.is_some()
        || policy.confirm.is_some()
        || (plan.danger() == Danger::Destructive && !policy.yes)
}

fn agree_by_name(plan: &impl Plan, policy: &Policy, asker: &mut dyn Asker) -> Result<()> {
    let target = plan.target();
    let typed = match &policy.confirm {
        Some(name) => name.clone(),
        None if asker.somebody_is_there() => {
            asker.type_name(&format!("This will {}. Type `{target}` to agree", plan.summary()), target)?
        }
        None => return Err(nobody_agreed(plan, policy)),
    };
    if typed == target {
        return Ok(());
    }
    Err(Error::new(Kind::Refused, format!("`{typed}` is not `{target}`; nothing was changed")))
}

fn agree_by_yes(plan: &impl Plan, policy: &Policy, asker: &mut dyn Asker) -> Result<()> {
    if policy.yes {
        return Ok(());
    }
    if !asker.somebody_is_there() {
        return Err(nobody_agreed(plan, policy));
    }
    if asker.confirm(&format!("{}?", capitalised(&plan.summary())))? {
        return Ok(());
    }
    Err(Error::new(Kind::Refused, "not agreed; nothing was changed"))
}

fn capitalised(sentence: &str) -> String {
    let mut characters = sentence.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

fn nobody_agreed(plan: &impl Plan, policy: &Policy) -> Error {
    let error = Error::new(Kind::Refused, format!("nobody is there to agree to: {}", plan.summary()));
    match &policy.protected {
        Some(profile) => error.hint(format!(
            "profile `{profile}` is protected: agree with `--confirm={}` (a bare `--yes` is not enough)",
            text::argument(plan.target())
        )),
        None => error.hint("agree with `--yes`, or look first with `--dry-run`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Report, Table};

    struct Drop(Danger);

    impl Report for Drop {
        fn kind(&self) -> &'static str {
            "test.drop/1"
        }
        fn table(&self) -> Table {
            Table::default()
        }
    }

    impl Plan for Drop {
        fn action(&self) -> &'static str {
            "test.drop"
        }
        fn target(&self) -> &'static str {
            "auth"
        }
        fn summary(&self) -> String {
            "drop database \"auth\"".to_owned()
        }
        fn danger(&self) -> Danger {
            self.0
        }
        fn is_empty(&self) -> bool {
            false
        }
    }

    struct Answers(Option<&'static str>);

    impl Asker for Answers {
        fn somebody_is_there(&self) -> bool {
            self.0.is_some()
        }
        fn confirm(&mut self, _: &str) -> Result<bool> {
            Ok(self.0 == Some("y"))
        }
        fn type_name(&mut self, _: &str, _: &str) -> Result<String> {
            Ok(self.0.unwrap_or_default().to_owned())
        }
    }

    fn agrees(danger: Danger, policy: &Policy, answer: Option<&'static str>) -> bool {
        Approved::ask(Drop(danger), policy, &mut Answers(answer)).is_ok()
    }

    #[test]
    fn nothing_is_agreed_to_by_silence() {
        assert!(!agrees(Danger::Reversible, &Policy::default(), None));
        assert!(!agrees(Danger::Destructive, &Policy::default(), None));
    }

    #[test]
    fn a_destructive_plan_takes_the_name() {
        let policy = Policy::default();
        assert!(!agrees(Danger::Destructive, &policy, Some("y")));
        assert!(agrees(Danger::Destructive, &policy, Some("auth")));
        assert!(agrees(Danger::Reversible, &policy, Some("y")));
    }

    #[test]
    fn a_protected_profile_takes_no_bare_yes() {
        let policy = Policy { yes: true, protected: Some("production".into()), ..Policy::default() };
        assert!(!agrees(Danger::Reversible, &policy, None));
        let confirmed = Policy { confirm: Some("auth".into()), ..policy.clone() };
        assert!(agrees(Danger::Destructive, &confirmed, None));
        let mistaken = Policy { confirm: Some("other".into()), ..policy };
        assert!(!agrees(Danger::Reversible, &mistaken, None));
    }
}
