//! How `pg_dump` writes names in statements.

/// Words that PostgreSQL 15 does not take as every name.
const WORDS: &[&str] = &[
    "all",
    "analyse",
    "analyze",
    "and",
    "any",
    "array",
    "as",
    "asc",
    "asymmetric",
    "authorization",
    "between",
    "bigint",
    "binary",
    "bit",
    "boolean",
    "both",
    "case",
    "cast",
    "char",
    "character",
    "check",
    "coalesce",
    "collate",
    "collation",
    "column",
    "concurrently",
    "constraint",
    "create",
    "cross",
    "current_catalog",
    "current_date",
    "current_role",
    "current_schema",
    "current_time",
    "current_timestamp",
    "current_user",
    "dec",
    "decimal",
    "default",
    "deferrable",
    "desc",
    "distinct",
    "do",
    "else",
    "end",
    "except",
    "exists",
    "extract",
    "false",
    "fetch",
    "float",
    "for",
    "foreign",
    "freeze",
    "from",
    "full",
    "grant",
    "greatest",
    "group",
    "grouping",
    "having",
    "ilike",
    "in",
    "initially",
    "inner",
    "inout",
    "int",
    "integer",
    "intersect",
    "interval",
    "into",
    "is",
    "isnull",
    "join",
    "lateral",
    "leading",
    "least",
    "left",
    "like",
    "limit",
    "localtime",
    "localtimestamp",
    "national",
    "natural",
    "nchar",
    "none",
    "normalize",
    "not",
    "notnull",
    "null",
    "nullif",
    "numeric",
    "offset",
    "on",
    "only",
    "or",
    "order",
    "out",
    "outer",
    "overlaps",
    "overlay",
    "placing",
    "position",
    "precision",
    "primary",
    "real",
    "references",
    "returning",
    "right",
    "row",
    "select",
    "session_user",
    "setof",
    "similar",
    "smallint",
    "some",
    "substring",
    "symmetric",
    "table",
    "tablesample",
    "then",
    "time",
    "timestamp",
    "to",
    "trailing",
    "treat",
    "trim",
    "true",
    "union",
    "unique",
    "user",
    "using",
    "values",
    "varchar",
    "variadic",
    "verbose",
    "when",
    "where",
    "window",
    "with",
    "xmlattributes",
    "xmlconcat",
    "xmlelement",
    "xmlexists",
    "xmlforest",
    "xmlnamespaces",
    "xmlparse",
    "xmlpi",
    "xmlroot",
    "xmlserialize",
    "xmltable",
];

/// The words that 16 added to them.
const WORDS_OF_16: &[&str] = &["json_array", "json_arrayagg", "json_object", "json_objectagg", "system_user"];

/// The words that 17 added to those.
const WORDS_OF_17: &[&str] = &[
    "json",
    "json_exists",
    "json_query",
    "json_scalar",
    "json_serialize",
    "json_table",
    "json_value",
    "merge_action",
];

/// A name as the `pg_dump` of this major version writes it: in quotes only where it needs them.
pub(super) fn identifier(name: &[u8], major: u32) -> Vec<u8> {
    if is_plain(name) && !is_word(name, major) {
        return name.to_vec();
    }
    let doubled = |byte: &u8| std::iter::repeat_n(*byte, if *byte == b'"' { 2 } else { 1 });
    let quote = std::iter::once(b'"');
    quote.clone().chain(name.iter().flat_map(doubled)).chain(quote).collect()
}

fn is_plain(name: &[u8]) -> bool {
    let begins = |byte: u8| byte.is_ascii_lowercase() || byte == b'_';
    name.first().is_some_and(|first| begins(*first))
        && name.iter().all(|byte| begins(*byte) || byte.is_ascii_digit())
}

fn is_word(name: &[u8], major: u32) -> bool {
    let lists = [(0, WORDS), (16, WORDS_OF_16), (17, WORDS_OF_17)];
    let known = lists.into_iter().filter(|(since, _)| *since <= major).flat_map(|(_, words)| words);
    known.into_iter().any(|word| word.as_bytes() == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_need_quotes_have_them() {
        let written = |name: &str, major| String::from_utf8(identifier(name.as_bytes(), major)).unwrap();
        for (name, expected) in [
            ("users", "users"),
            ("_a1", "_a1"),
            ("1a", "\"1a\""),
            ("Users", "\"Users\""),
            ("größe", "\"größe\""),
            ("we\"ird", "\"we\"\"ird\""),
            ("select", "\"select\""),
            ("name", "name"),
        ] {
            assert_eq!(written(name, 15), expected);
        }
        assert_eq!(written("system_user", 15), "system_user");
        assert_eq!(written("system_user", 16), "\"system_user\"");
        assert_eq!(written("json", 16), "json");
        assert_eq!(written("json", 18), "\"json\"");
    }
}
