//! squawk's sentences in our words, and what to do in the way that authctl runs files.

use squawk_linter::{Rule, Violation};

/// Where a statement goes that refuses a transaction.
const ALONE: &str = "in a file of its own that begins with `-- authctl: no-transaction`";

/// What a constraint needs that is to check the rows that are there without keeping everybody out.
const NOT_VALID_FIRST: &str =
    "add it NOT VALID here, and `ALTER TABLE … VALIDATE CONSTRAINT` it in a later file";

/// What is wrong in one sentence, and the thing to do; `said` is the piece of the text that it is about.
pub(super) fn of(violation: &Violation, said: &str) -> (String, Option<String>) {
    let sentence = match violation.code {
        Rule::AddingFieldWithDefault => "a value that is worked out for each row rewrites the table",
        Rule::AddingForeignKeyConstraint => {
            "a new foreign key reads the whole table, and both tables take no writes meanwhile"
        }
        Rule::AddingNotNullableField => {
            "SET NOT NULL reads the whole table, which takes neither reads nor writes meanwhile"
        }
        Rule::AddingRequiredField => {
            "a new column that is NOT NULL and has no default fails where the table has rows, and refuses inserts that do not know it"
        }
        Rule::AddingSerialPrimaryKeyField => {
            "a new primary key builds its index while the table takes neither reads nor writes"
        }
        Rule::BanTruncateCascade => {
            "CASCADE empties every table that refers to this one, and those that refer to them"
        }
        Rule::ChangingColumnType => {
            "a new type rewrites the table while it takes neither reads nor writes, and may break who uses the column"
        }
        Rule::DisallowedUniqueConstraint => {
            "a new unique constraint builds its index while the table takes neither reads nor writes"
        }
        Rule::PreferTimestampTz => "a timestamp without time zone drops the offset of what is stored in it",
        Rule::RequireConcurrentIndexCreation => "a table takes no writes while an index of it is built",
        Rule::RequireConcurrentIndexDeletion => {
            "a table takes neither reads nor writes while an index of it is dropped"
        }
        Rule::RequireConcurrentPartitionDetach => {
            "a table takes neither reads nor writes while a partition is detached"
        }
        Rule::RequireConcurrentReindex => {
            "a table takes no writes, and its index no reads, while it is built anew"
        }
        Rule::RequireEnumValueOrdering => "a value without BEFORE or AFTER is sorted behind all others",
        Rule::UnusedIgnore => return unknown_rule(violation),
        Rule::ConstraintMissingNotValid => return unvalidated(violation, said),
        _ => return (fragment(&violation.message), remedy(violation)),
    };
    (sentence.to_owned(), remedy(violation))
}

fn remedy(violation: &Violation) -> Option<String> {
    let remedy = match violation.code {
        Rule::AddingFieldWithDefault => {
            "add the column without it, fill it in portions, and set the default for new rows"
        }
        Rule::AddingForeignKeyConstraint => NOT_VALID_FIRST,
        Rule::AddingNotNullableField => {
            "add `CHECK (… IS NOT NULL) NOT VALID` here, validate it in a later file, and SET NOT NULL behind that: it then reads nothing"
        }
        Rule::AddingRequiredField => "give it a constant default, or leave it nullable until it is filled",
        Rule::AddingSerialPrimaryKeyField => return Some(taken_over("PRIMARY KEY")),
        Rule::DisallowedUniqueConstraint => return Some(taken_over("UNIQUE")),
        Rule::BanTruncateCascade => "name every table that is to be emptied instead",
        Rule::ChangingColumnType => {
            "add a column of the new type, fill it in portions, and change over; where the type is only widened nothing is rewritten: `-- squawk-ignore changing-column-type` above the statement"
        }
        Rule::RenamingColumn => {
            "add a column of the new name, write both, and drop the old one when nobody reads it"
        }
        Rule::RenamingTable => "leave a view of the old name until nobody uses it",
        Rule::RequireConcurrentIndexCreation => return Some(format!("`CREATE INDEX CONCURRENTLY` {ALONE}")),
        Rule::RequireConcurrentIndexDeletion => return Some(format!("`DROP INDEX CONCURRENTLY` {ALONE}")),
        Rule::RequireConcurrentPartitionDetach => {
            return Some(format!("`DETACH PARTITION … CONCURRENTLY` {ALONE}"));
        }
        Rule::RequireConcurrentReindex => return Some(format!("`REINDEX … CONCURRENTLY` {ALONE}")),
        Rule::RequireEnumValueOrdering => "say where it belongs: `ADD VALUE … AFTER …`",
        _ if violation.message.contains("existing clients") => {
            "make sure that no release that still runs needs it"
        }
        _ => return violation.help.as_deref().map(fragment),
    };
    Some(remedy.to_owned())
}

/// An index that is built beside the traffic and then becomes a constraint.
fn taken_over(constraint: &str) -> String {
    format!("`CREATE UNIQUE INDEX CONCURRENTLY` {ALONE}, then `ADD CONSTRAINT … {constraint} USING INDEX …`")
}

/// NOT VALID that is missing, or is of no use because it is validated in the same transaction.
fn unvalidated(violation: &Violation, said: &str) -> (String, Option<String>) {
    if violation.message.contains("in the same transaction") {
        let sentence = "a constraint that is added NOT VALID and validated in one transaction keeps its first lock until the end";
        return (sentence.to_owned(), Some("put VALIDATE CONSTRAINT into a later file".to_owned()));
    }
    let sentence = "a new constraint reads the whole table, which takes neither reads nor writes meanwhile";
    let is_exclusion = said.split_whitespace().any(|word| word.eq_ignore_ascii_case("EXCLUDE"));
    let remedy = if is_exclusion {
        "add it while nobody needs the table: this sort of constraint cannot be NOT VALID"
    } else {
        NOT_VALID_FIRST
    };
    (sentence.to_owned(), Some(remedy.to_owned()))
}

fn unknown_rule(violation: &Violation) -> (String, Option<String>) {
    let name = violation.message.strip_prefix("unknown name ").unwrap_or(&violation.message);
    (
        format!("`squawk-ignore` names {name}, which is no rule"),
        Some("write the name as a finding shows it".to_owned()),
    )
}

/// Sentences as parts of one: in lower case unless they begin with a word of SQL.
fn fragment(sentences: &str) -> String {
    let lowered = |sentence: &str| match sentence.chars().next() {
        Some(first) if sentence.chars().nth(1).is_some_and(char::is_lowercase) => {
            first.to_lowercase().chain(sentence.chars().skip(1)).collect()
        }
        _ => sentence.to_owned(),
    };
    sentences.trim_end_matches('.').split(". ").map(lowered).collect::<Vec<_>>().join("; ")
}
