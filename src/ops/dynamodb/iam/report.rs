//! The questions, each with what the engines said and what it comes to.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

use super::profile::Question;
use super::ruling::{Opinion, Ruling};
use super::subject::Subject;
use super::{Engine, Profile, Said, Wishes};
use crate::exit::Exit;
use crate::ops::token_table::{OTHER_TABLES, Severity};
use crate::report::{Cell, Column, Finding, Findings, Report, Source, Table, Verdict};

/// What a principal may do, and whether that is as it should be.
pub struct Checked {
    principal: String,
    profile: Profile,
    answers: Vec<Answer>,
    notes: Vec<String>,
    source: Source,
}

/// One question with its answers.
struct Answer {
    question: Question,
    opinions: Vec<(Engine, Opinion)>,
}

impl Checked {
    /// Puts together what the engines `said`.
    pub(super) fn new(subject: Subject, wishes: &Wishes, questions: Vec<Question>, said: Vec<Said>) -> Self {
        let opinions = |number: usize| {
            let of = |said: &Said| Some((said.engine, said.opinions.get(number)?.clone()?));
            said.iter().filter_map(of).collect()
        };
        let answers = questions.into_iter().enumerate();
        let answers = answers.map(|(number, question)| Answer { opinions: opinions(number), question });
        let answers: Vec<Answer> = answers.collect();
        Self {
            principal: subject.arn,
            profile: wishes.profile,
            answers,
            notes: said.into_iter().flat_map(|said| said.notes).collect(),
            source: Source::new(subject.target, "DynamoDB and IAM"),
        }
    }

    fn findings(&self) -> Findings {
        Findings(self.answers.iter().map(Answer::finding).collect())
    }

    /// The statements that would grant what is missing, one for each resource.
    fn grants(&self) -> Vec<String> {
        let mut missing: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for Answer { question, .. } in self.answers.iter().filter(|answer| answer.lacks_a_grant()) {
            missing.entry(&question.resource).or_default().push(&question.action);
        }
        let statement = |(resource, actions): (&str, Vec<&str>)| {
            let statement = json!({ "Effect": "Allow", "Action": actions, "Resource": resource });
            format!("The smallest statement that grants what is missing: {statement}")
        };
        missing.into_iter().map(statement).collect()
    }
}

impl Answer {
    /// The opinion that counts: of the engines that were asked, the first in their order that knows something.
    fn decisive(&self) -> Option<&(Engine, Opinion)> {
        let definite = |engine: Engine| {
            self.opinions
                .iter()
                .find(move |(said, opinion)| *said == engine && opinion.ruling.allows().is_some())
        };
        // what the simulator makes depend on something no policy alone can settle
        let known = self.opinions.iter().find(|(_, opinion)| opinion.ruling != Ruling::Unknown);
        definite(Engine::Probe).or(known).or(self.opinions.first())
    }

    fn ruling(&self) -> Ruling {
        self.decisive().map_or(Ruling::Unknown, |(_, opinion)| opinion.ruling)
    }

    fn lacks_a_grant(&self) -> bool {
        self.question.is_wanted && self.ruling() == Ruling::ImplicitDeny
    }

    fn verdict(&self) -> Verdict {
        match (self.ruling().allows(), self.question.severity) {
            (Some(allowed), _) if allowed == self.question.is_wanted => Verdict::Fine,
            (Some(_), Severity::Error) => Verdict::Bad,
            (Some(_), _) => Verdict::Warn,
            (None, _) if self.ruling() == Ruling::Conditional => Verdict::Warn,
            (None, _) => Verdict::Unknown,
        }
    }

    /// Whether one engine says yes and another one no.
    fn is_disputed(&self) -> bool {
        let mut says = self.opinions.iter().filter_map(|(_, opinion)| opinion.ruling.allows());
        let first = says.next();
        first.is_some_and(|first| says.any(|other| other != first))
    }

    fn dispute(&self) -> Option<String> {
        let said = |(engine, opinion): &(Engine, Opinion)| {
            format!("{} says {} ({})", engine.word(), opinion.ruling.word(), opinion.why)
        };
        self.is_disputed().then(|| {
            let said = self.opinions.iter().map(said).collect::<Vec<_>>().join(", ");
            format!("The engines disagree about {}: {said}.", self.question.action)
        })
    }

    fn why(&self) -> &str {
        self.decisive().map_or("no engine could be asked", |(_, opinion)| opinion.why.as_str())
    }

    /// The action, and where that is not the table itself or nothing in particular, what it is done to.
    fn label(&self) -> String {
        let Question { action, .. } = &self.question;
        if self.question.id() == OTHER_TABLES { format!("{action} of other tables") } else { action.clone() }
    }

    /// The end of the resource's ARN, which tells it apart: `table/Tokens`.
    fn place(&self) -> &str {
        self.question.resource.rsplit(':').next().unwrap_or_default()
    }

    fn expected(&self) -> &'static str {
        if self.question.is_wanted { "allowed" } else { "denied" }
    }

    fn finding(&self) -> Finding {
        let summary = format!("{}, expected {}: {}", self.ruling().word(), self.expected(), self.why());
        Finding::new("iam.action", self.label(), self.verdict(), summary)
    }

    fn to_json(&self) -> Json {
        let opinion = |(engine, opinion): &(Engine, Opinion)| {
            let said = json!({ "ruling": opinion.ruling.name(), "why": opinion.why });
            (engine.word().to_owned(), said)
        };
        json!({
            "action": self.question.action,
            "resource": self.question.resource,
            "expected": self.expected(),
            "severity": self.question.severity.word(),
            "ruling": self.ruling().name(),
            "verdict": self.verdict(),
            "engine": self.decisive().map(|(engine, _)| engine.word()),
            "why": self.why(),
            "disputed": self.is_disputed(),
            "opinions": self.opinions.iter().map(opinion).collect::<Map<_, _>>(),
        })
    }
}

impl Report for Checked {
    fn kind(&self) -> &'static str {
        "dynamodb.iam/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new([
            Column::new("verdict"),
            Column::new("action"),
            Column::expendable("on", 5),
            Column::new("expected"),
            Column::new("ruling"),
            Column::expendable("engine", 6),
            Column::expendable("why", 4),
        ]);
        for answer in &self.answers {
            let engine = answer.decisive().map(|(engine, _)| engine.word());
            table.push([
                answer.verdict().into(),
                answer.label().into(),
                answer.place().into(),
                answer.expected().into(),
                Cell::labelled(answer.ruling().word(), answer.verdict().label()),
                engine.into(),
                answer.why().into(),
            ]);
        }
        table
    }

    fn data(&self) -> Json {
        let profile = match self.profile {
            Profile::App => "app",
            Profile::Operator => "operator",
        };
        let answers: Vec<_> = self.answers.iter().map(Answer::to_json).collect();
        json!({ "principal": self.principal, "profile": profile, "actions": answers })
    }

    fn verdict(&self) -> Verdict {
        self.findings().verdict()
    }

    fn judged(&self) -> Option<Findings> {
        Some(self.findings())
    }

    fn notes(&self) -> Vec<String> {
        let whose = format!("Rights of {}.", self.principal);
        let disputes = self.answers.iter().filter_map(Answer::dispute);
        let notes = std::iter::once(whose).chain(self.notes.iter().cloned()).chain(disputes);
        notes.chain(self.grants()).collect()
    }

    fn source(&self) -> Source {
        self.source.clone()
    }

    fn exit(&self, strict: bool) -> Exit {
        self.findings().exit(strict)
    }
}
