//! One condition of a statement.

use super::context::{Context, Fact};
use super::operator::{Operator, Set, Test};
use super::truth::Truth;

/// That the values of a context key stand in a relation to these.
#[derive(Clone, Debug)]
pub(super) struct Condition {
    pub(super) operator: Operator,
    pub(super) key: String,
    pub(super) values: Vec<String>,
}

impl Condition {
    /// Whether it is met; `variables` are filled in where the policy's version has them.
    pub(super) fn holds(&self, context: &Context, has_variables: bool) -> Truth {
        let fact = context.fact(&self.key);
        if self.operator.test == Test::Null {
            return self.null(&fact);
        }
        let values = match fact {
            Fact::Unknown => return Truth::depends_on(&self.key),
            Fact::Absent => return self.holds_without().into(),
            Fact::Values(values) => values,
        };
        let variables = has_variables.then_some(context);
        let each = values.iter().map(|value| self.holds_for(value, variables));
        match self.operator {
            Operator { set: Some(Set::All), .. } | Operator { set: None, negated: true, .. } => {
                Truth::all(each)
            }
            _ => Truth::any(each),
        }
    }

    fn holds_for(&self, value: &str, variables: Option<&Context>) -> Truth {
        let test = self.operator.test;
        let matched = Truth::any(self.values.iter().map(|wanted| test.holds(value, wanted, variables)));
        if self.operator.negated { matched.not() } else { matched }
    }

    /// Without the key a denied test is met, as is one of all values, of which there are none.
    fn holds_without(&self) -> bool {
        let Operator { negated, if_exists, set, .. } = self.operator;
        if_exists || set == Some(Set::All) || (negated && set.is_none())
    }

    /// `"true"` asks for a request without the key.
    fn null(&self, fact: &Fact<'_>) -> Truth {
        let wanted = |absent: bool| {
            Truth::from(self.values.iter().any(|value| value.eq_ignore_ascii_case(&absent.to_string())))
        };
        match fact {
            Fact::Unknown => Truth::depends_on(&self.key),
            Fact::Absent => wanted(true),
            Fact::Values(_) => wanted(false),
        }
    }
}
