//! Rows on their way to the server in the binary form, and those that have to stay text.

use crate::support::{Database, Repository, postgres, unique};

/// A table that notes by which statement its rows came, once they come.
const WATCHED: &str = r"
    CREATE TABLE said (statement text);
    CREATE FUNCTION hear(integer) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO public.said SELECT current_query() WHERE current_query() LIKE 'COPY%'; RETURN true; END $$;
";

fn live(statements: &[&str]) -> (Database<'static>, Repository) {
    let database = postgres().database();
    for statement in statements {
        database.psql(statement);
    }
    (database, Repository::new())
}

/// Backs the database up, restores it beside itself, and gives the answers to `query` in both.
fn there_and_back(database: &Database<'_>, repository: &Repository, query: &str) -> [String; 2] {
    repository.create(&[], database);
    let name = unique("binary");
    repository.run(&["restore", "latest", "--into", &name], database).ends_with(0);
    let restored = database.server().try_psql(&name, query).unwrap();
    database.server().psql(&format!("DROP DATABASE {name} WITH (FORCE)"));
    [database.psql(query), restored]
}

#[test]
fn every_value_arrives_as_it_was() {
    let table = r"CREATE TYPE mood AS ENUM ('sad', 'it''s \odd', E'with\ttab'); CREATE DOMAIN mail AS varchar(80) CHECK (VALUE <> '');
        CREATE TABLE kinds (id bigint, s smallint CHECK (hear(s)), i integer, r real, d double precision, n numeric, money numeric(12,2), t text, v mail,
            c char(7), j json, jb jsonb, b boolean, u uuid, raw bytea, a inet, day date, clock time, local timestamp, at timestamptz, m mood)";
    let random = r"INSERT INTO kinds SELECT g, (random() * 65535 - 32768)::int2, (random() * 4e9 - 2e9)::int4, (random() * 1e9 - 5e8)::real,
            exp((random() - 0.5) * 1400) * sign(random() - 0.5), (random() - 0.5)::numeric * 10 ^ (random() * 60 - 30)::int, random() * 1e9,
            repeat(chr(9 + (random() * 4)::int) || '\' || chr(1 + (random() * 3000)::int), (random() * 5)::int), 'user' || g, left(g::text, 7),
            json_build_object('g', g, 'x', E'a\tb\\c'), jsonb_build_object('g', random(), 'n', null), random() < 0.5, gen_random_uuid(),
            decode(md5(random()::text), 'hex'), ('10.' || g % 256 || '.1.2/' || g % 33)::inet, date '0001-01-01' + (random() * 2900000)::int,
            time '00:00' + random() * interval '23:59:59', timestamp '0001-01-02' + random() * interval '5000 years',
            timestamptz '0001-01-02' + random() * interval '290000 years', (enum_range(NULL::mood))[1 + g % 3]
        FROM generate_series(1, 20000) AS g";
    let edges = r"INSERT INTO kinds (id, s, i, r, d, n, t, v, raw, a, day, local, at) VALUES
        (-9223372036854775808, -32768, -2147483648, 'NaN', '-Infinity', 'NaN', '\N', '\.', '\x5c2e', '2001:db8::/32', 'infinity', '-infinity', 'infinity'),
        (9223372036854775807, 32767, 2147483647, '-Infinity', 'NaN', '-Infinity', E'\\\b\f\n\r\t\v', E'\n', '\x00', '0.0.0.0/0', '-infinity', 'infinity', '-infinity'),
        (0, 0, 0, 0, '-0', 0, '', 'x', '', '::1', 'epoch', 'epoch', 'epoch'),
        (1, NULL, NULL, '1e-45', '5e-324', '0.00000', NULL, NULL, NULL, NULL, NULL, NULL, NULL),
        (2, NULL, NULL, '3.4028235e38', '1.7976931348623157e308', '-1e131071', NULL, NULL, NULL, NULL, '294275-12-31', '294275-12-31 23:59:59.999999', '1850-06-01 12:00')";
    let (database, repository) = live(&[WATCHED, table, random, edges]);
    // an offset of a quarter of an hour, and before 1920 one of seconds
    database.psql(&format!("ALTER DATABASE {} SET timezone = 'Asia/Kathmandu'", database.name()));
    let query = "SELECT count(*), md5(string_agg(k::text, E'\\n' ORDER BY k.id, k::text)),
        (SELECT count(*) FROM said WHERE statement NOT LIKE '%(FORMAT binary)') FROM kinds AS k";
    let [before, after] = there_and_back(&database, &repository, query);
    assert_eq!(before, after);
    assert!(before.starts_with("20005|"), "{before}");
}

#[test]
fn rows_go_in_the_binary_form_where_every_type_is_known() {
    let watched = "CREATE TABLE watched (id integer CHECK (hear(id)), at timestamptz); INSERT INTO watched SELECT g, now() FROM generate_series(1, 3) AS g";
    let (database, repository) = live(&[WATCHED, watched]);
    let [_, said] = there_and_back(&database, &repository, "SELECT DISTINCT statement FROM said");
    assert_eq!(said, "COPY public.watched (id, at) FROM STDIN WITH (FORMAT binary)");
}

#[test]
fn a_type_that_is_not_known_leaves_its_table_to_the_server() {
    let watched = "CREATE TABLE watched (id integer CHECK (hear(id)), span int4range); INSERT INTO watched SELECT g, int4range(1, g) FROM generate_series(1, 3) AS g";
    let (database, repository) = live(&[WATCHED, watched]);
    let [_, said] = there_and_back(&database, &repository, "SELECT DISTINCT statement FROM said");
    assert!(said.ends_with("(id, span) FROM STDIN WITH (ENCODING 'UTF8')"), "{said}");
}

#[test]
fn a_value_that_is_not_understood_brings_all_rows_as_text_and_none_twice() {
    let table = "CREATE TABLE days (id integer, day date, clock time); INSERT INTO days SELECT g, now(), now() FROM generate_series(1, 50000) AS g";
    let odd = "INSERT INTO days VALUES (0, '0044-03-15 BC', '24:00')";
    let (database, repository) = live(&[table, odd]);
    let query = "SELECT count(*), count(DISTINCT id), min(day), max(clock) FROM days";
    let [before, after] = there_and_back(&database, &repository, query);
    assert_eq!(before, after);
    assert!(after.starts_with("50001|50001|"), "{after}");
}

#[test]
fn what_a_role_was_told_changes_nothing_about_the_rows() {
    let table = "CREATE TABLE odd (id integer, name text, part xml, list integer[], words text[]);
        INSERT INTO odd VALUES (1, 'Jürgen', xmlparse(content 'just text'), '{1,NULL,3}', '{a,NULL}')";
    let (database, repository) = live(&[table]);
    for setting in ["client_encoding = 'LATIN1'", "xmloption = 'document'", "array_nulls = off"] {
        database.psql(&format!("ALTER DATABASE {} SET {setting}", database.name()));
    }
    let told = "SET client_encoding = 'UTF8'; SELECT id, name, part, list, words, words[2] IS NULL FROM odd";
    repository.create(&[], &database);
    let name = unique("told");
    repository.run(&["restore", "latest", "--into", &name], &database).ends_with(0);
    let restored = database.server().try_psql(&name, told).unwrap();
    database.server().psql(&format!("DROP DATABASE {name} WITH (FORCE)"));
    assert_eq!(database.psql(told), restored);
    assert!(restored.contains("Jürgen|just text|{1,NULL,3}|{a,NULL}|t"), "{restored}");
    repository.run(&["backup", "verify", "--restore"], &database).ends_with(0);
}

#[test]
fn a_name_that_looks_like_columns_is_none() {
    let table =
        r#"CREATE TABLE " (1::real AS" (id integer); INSERT INTO " (1::real AS" VALUES (1), (NULL), (-7)"#;
    let (database, repository) = live(&[table]);
    let query = r#"SELECT array_agg(id) FROM " (1::real AS""#;
    let [before, after] = there_and_back(&database, &repository, query);
    assert_eq!(before, after);
}
