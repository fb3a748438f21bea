//! What a name says of where an object is. Names are quoted where they need it, so spaces, dots and words
//! count only outside of quotes and parentheses.

/// The positions of a character outside of quotes and parentheses.
fn outside(text: &str, wanted: char) -> impl DoubleEndedIterator<Item = usize> {
    let (mut quote, mut depth) = (None, 0_u32);
    let mut found = Vec::new();
    for (position, character) in text.char_indices() {
        match (quote, character) {
            (Some(end), _) if character == end => quote = None,
            (None, '"' | '\'') => quote = Some(character),
            (None, '(') => depth += 1,
            (None, ')') => depth = depth.saturating_sub(1),
            (None, _) if depth == 0 && character == wanted => found.push(position),
            _ => {}
        }
    }
    found.into_iter()
}

/// What stands before and after the first ` word `.
pub(super) fn around<'a>(text: &'a str, word: &str) -> Option<(&'a str, &'a str)> {
    let mut begin = 0;
    for end in outside(text, ' ') {
        if &text[begin..end] == word {
            return Some((text[..begin].trim_end(), &text[end + 1..]));
        }
        begin = end + 1;
    }
    None
}

/// What stands after the first ` word `.
pub(super) fn after<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    around(text, word).map(|(_, after)| after)
}

/// The path at the end: `public.t` of `to app on table public.t`, without the access method that tells apart
/// `public.c USING btree`.
pub(super) fn last(text: &str) -> &str {
    let text = around(text, "USING").map_or(text, |(path, _)| path);
    outside(text, ' ').next_back().map_or(text, |space| &text[space + 1..])
}

/// The path of what holds this one: `public.t` of `public.t.a`.
pub(super) fn parent(path: &str) -> Option<&str> {
    outside(path, '.').next_back().map(|dot| &path[..dot])
}

/// The path itself and those of everything around it, the inmost first.
pub(super) fn outward(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |path| parent(path))
}

/// The path of the thing that an object is in, and goes with.
pub(super) fn home<'a>(kind: &str, object: &'a str, definition: &'a str) -> Option<&'a str> {
    match kind {
        "column order" => Some(object),
        "constraint" | "parent" | "policy" | "publication schema" | "publication table" | "rule"
        | "trigger" => after(object, "on"),
        "default grant" => after(object, "schema"),
        "index" => indexed(definition).or_else(|| parent(object)),
        "sequence" => after(definition, "BY").or_else(|| parent(object)),
        "statistics object" => after(definition, "FROM").or_else(|| parent(object)),
        _ => parent(last(object)),
    }
}

/// The table of `CREATE INDEX name ON [ONLY] table USING …`.
fn indexed(definition: &str) -> Option<&str> {
    let table = after(definition, "ON")?;
    let table = table.strip_prefix("ONLY ").unwrap_or(table);
    around(table, "USING").map(|(table, _)| table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_parentheses_hide_what_is_in_them() {
        assert_eq!(last(r#"to app on table public."on a.b""#), r#"public."on a.b""#);
        assert_eq!(after(r#""x on y" on public.t"#, "on"), Some("public.t"));
        assert_eq!(parent(r#"public."a.b"."c""d.e""#), Some(r#"public."a.b""#));
        assert_eq!(parent("public.f(integer,other.t)"), Some("public"));
        assert_eq!(parent("(integer AS other.t)"), None);
        assert_eq!(outward("a.b.c").collect::<Vec<_>>(), ["a.b.c", "a.b", "a"]);
    }

    #[test]
    fn everything_has_its_home() {
        for (kind, object, definition, place) in [
            ("schema", "app", "", None),
            ("extension", "app", "in schema app", None),
            ("table", "app.t", "LOGGED", Some("app")),
            ("column", "app.t.a", "text", Some("app.t")),
            ("column order", "app.t", "a, b", Some("app.t")),
            ("constraint", "k on app.t", "CHECK (a ON b)", Some("app.t")),
            ("index", "app.i", "CREATE INDEX i ON app.t USING btree (a)", Some("app.t")),
            ("index", "app.i", r#"CREATE INDEX "a ON b" ON ONLY app.t USING gin (a)"#, Some("app.t")),
            ("sequence", "app.s", "AS bigint START 1", Some("app")),
            ("sequence", "app.s", "AS bigint START 1 OWNED BY app.t.a", Some("app.t.a")),
            ("statistics object", "app.s", "CREATE STATISTICS app.s ON a, b FROM app.t", Some("app.t")),
            ("function", "app.f(app.t)", "", Some("app")),
            ("operator class", "app.c USING btree", "FOR TYPE app.t", Some("app")),
            ("comment", "on column app.t.a", "", Some("app.t")),
            ("grant", "to app on schema app", "USAGE", None),
            ("default grant", "to app on tables", "SELECT", None),
            ("default grant", "to app on tables in schema app", "SELECT", Some("app")),
        ] {
            assert_eq!(home(kind, object, definition), place, "{kind} {object}");
        }
    }
}
