//! Text with `*` and `?` in it, and with variables that the context fills in.

use super::context::{Context, Fact};
use super::truth::Truth;

/// The parts of an ARN; the last one may have colons of its own.
const ARN_PARTS: usize = 6;

/// A compiled pattern.
pub(super) struct Pattern(Vec<Piece>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    Exactly(char),
    /// `?`
    One,
    /// `*`
    Any,
}

impl Pattern {
    /// A pattern without variables.
    pub(super) fn plain(text: &str) -> Self {
        Self(text.chars().map(Piece::of).collect())
    }

    /// A pattern whose variables are filled in from the context. What they stand for has no wildcards, whatever
    /// characters are in it. An error says whether text with a variable that has no value can match.
    pub(super) fn filled(text: &str, context: &Context) -> Result<Self, Truth> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("${") {
            let Some((variable, after)) = after.split_once('}') else { break };
            pieces.extend(before.chars().map(Piece::of));
            pieces.extend(value_of(variable, context)?.chars().map(Piece::Exactly));
            rest = after;
        }
        pieces.extend(rest.chars().map(Piece::of));
        Ok(Self(pieces))
    }

    /// Whether the whole of `text` is like it.
    pub(super) fn matches(&self, text: &str) -> bool {
        matches(&self.0, text)
    }

    /// Whether it is exactly `text`, its wildcards being characters like others.
    pub(super) fn is(&self, text: &str) -> bool {
        let characters = self.0.iter().map(|piece| match piece {
            Piece::Exactly(character) => *character,
            Piece::One => '?',
            Piece::Any => '*',
        });
        characters.eq(text.chars())
    }

    /// Whether `arn` is like it, part by part: a wildcard does not reach over a colon, except in the last part.
    pub(super) fn matches_arn(&self, arn: &str) -> bool {
        let found: Vec<&str> = arn.splitn(ARN_PARTS, ':').collect();
        if self.0 == [Piece::Any] || found.len() < ARN_PARTS {
            return self.matches(arn);
        }
        let wanted: Vec<&[Piece]> = self.0.splitn(ARN_PARTS, |piece| *piece == Piece::Exactly(':')).collect();
        // one that is too short goes on only where a wildcard at its end can stand for the rest
        let goes_on = wanted.len() == ARN_PARTS || self.0.last() == Some(&Piece::Any);
        goes_on && wanted.iter().zip(found).all(|(wanted, found)| matches(wanted, found))
    }
}

impl Piece {
    fn of(character: char) -> Self {
        match character {
            '*' => Self::Any,
            '?' => Self::One,
            other => Self::Exactly(other),
        }
    }
}

/// What a variable stands for: `aws:username`, or `aws:PrincipalTag/team, 'none'` with what it is without.
fn value_of(variable: &str, context: &Context) -> Result<String, Truth> {
    // so that a policy can speak of these characters themselves
    if matches!(variable, "*" | "?" | "$") {
        return Ok(variable.to_owned());
    }
    let (key, otherwise) = match variable.split_once(',') {
        Some((key, otherwise)) => (key.trim(), Some(otherwise.trim().trim_matches('\''))),
        None => (variable.trim(), None),
    };
    match (context.fact(key), otherwise) {
        (Fact::Values([value]), _) => Ok(value.clone()),
        (Fact::Unknown, _) => Err(Truth::depends_on(key)),
        (Fact::Absent, Some(otherwise)) => Ok(otherwise.to_owned()),
        // several values are no value: such a variable has no meaning
        (Fact::Absent | Fact::Values(_), _) => Err(Truth::No),
    }
}

/// Goes through the text once; a mismatch after a `*` lets it take one character more.
fn matches(pieces: &[Piece], text: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    let (mut piece, mut at) = (0, 0);
    let mut retry = None;
    while at < text.len() {
        match pieces.get(piece) {
            Some(Piece::Any) => {
                piece += 1;
                retry = Some((piece, at));
            }
            Some(Piece::One) => (piece, at) = (piece + 1, at + 1),
            Some(Piece::Exactly(character)) if *character == text[at] => (piece, at) = (piece + 1, at + 1),
            _ => {
                let Some((after, from)) = retry else { return false };
                retry = Some((after, from + 1));
                (piece, at) = (after, from + 1);
            }
        }
    }
    pieces[piece..].iter().all(|piece| *piece == Piece::Any)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wildcards_match_as_the_service_has_them() {
        for (pattern, text) in
            [("*", ""), ("a*c", "abbc"), ("a*c", "ac"), ("?", "x"), ("*b*b*", "abcb"), ("Get*", "GetItem")]
        {
            assert!(Pattern::plain(pattern).matches(text), "{pattern} {text}");
        }
        for (pattern, text) in [("a*c", "abcd"), ("?", ""), ("", "a"), ("*b", "abc")] {
            assert!(!Pattern::plain(pattern).matches(text), "{pattern} {text}");
        }
    }

    #[test]
    fn a_wildcard_stays_in_its_part_of_an_arn() {
        let matches = |pattern: &str, arn: &str| Pattern::plain(pattern).matches_arn(arn);
        let table = "arn:aws:dynamodb:eu-west-1:1:table/T";
        assert!(matches("arn:aws:dynamodb:*:*:table/*", table));
        assert!(matches("*", table));
        assert!(matches("arn:aws:dynamodb:*", table));
        assert!(!matches("arn:*:table/T", table));
        assert!(!matches("arn:aws:dynamodb:eu-west-1:table/T", table));
        assert!(matches("arn:aws:s3:::*", "arn:aws:s3:::bucket/a:b"));
    }

    #[test]
    fn what_a_variable_stands_for_has_no_wildcards() {
        let mut context = Context::default();
        context.set("aws:username", ["*"]);
        let pattern = Pattern::filled("user/${aws:UserName}/${*}", &context);
        let matches = |text| pattern.as_ref().is_ok_and(|pattern| pattern.matches(text));
        assert!(matches("user/*/*"));
        assert!(!matches("user/ada/*"));
    }
}
