//! What is to be restored of an archive, and what it needs of the server.

use std::collections::BTreeSet;

use tokio_postgres::types::Type;

use super::Options;
use super::load::ENCODING;
use super::origin::Origin;
use crate::conn::postgres::Reader;
use crate::error::{Error, Result};
use crate::ops::archive::{self, DumpId, Entry, Section, Toc};
use crate::sql::{self, identifier};

/// The table of contents of a directory archive, and what is left out of it.
pub(super) struct Contents {
    pub(super) toc: Toc,
    left_out: BTreeSet<DumpId>,
}

/// Entries about the database itself, which `pg_restore` passes over unless it makes the database.
const OF_THE_DATABASE: &[&str] = &["DATABASE", "DATABASE PROPERTIES"];

impl Contents {
    /// Reads them.
    pub(super) async fn read(origin: &Origin, options: &Options) -> Result<Self> {
        let toc = Toc::read(&origin.open("toc.dat").await?.whole().await?)?;
        let left_out = match options.tables.as_slice() {
            [] => BTreeSet::new(),
            tables => archive::closure(&toc, tables)?,
        };
        let contents = Self { toc, left_out };
        contents.check_definitions()?;
        Ok(contents)
    }

    /// Refuses rows of a table that nothing makes. A table of an extension is made by that.
    fn check_definitions(&self) -> Result<()> {
        if self.entries().any(|entry| entry.is(&["EXTENSION"])) {
            return Ok(());
        }
        let made = self.entries().filter(|entry| entry.is(&["TABLE", "FOREIGN TABLE"]));
        let made: BTreeSet<_> = made.map(|entry| (&entry.schema, &entry.tag)).collect();
        let is_lacking =
            |entry: &&Entry| entry.is(&["TABLE DATA"]) && !made.contains(&(&entry.schema, &entry.tag));
        let Some(entry) = self.with_data().find(is_lacking) else { return Ok(()) };
        let table = called(entry);
        Err(Error::usage(format!("the archive has rows of {table} and not the definition of that table"))
            .because("it was made with `--data-only`, or without the section that makes tables")
            .hint("restore it into a database that has its tables: `pg_restore --data-only`"))
    }

    /// Puts what our sessions are told about the rows that we write ourselves into their encoding. `pg_restore` has the
    /// other entries, as they are: it reads the archive's encoding there.
    pub(super) async fn translate_names(&mut self, reader: &Reader) -> Result<()> {
        let Some(encoding) = self.toc.encoding().filter(|own| *own != ENCODING).map(str::to_owned) else {
            return Ok(());
        };
        for entry in self.toc.entries.iter_mut().filter(|entry| is_ours(entry)) {
            let table = called(entry);
            let texts = [&mut entry.schema, &mut entry.tag, &mut entry.copy_statement].into_iter().flatten();
            for text in texts.filter(|text| !text.is_ascii()) {
                let converted = converted(reader, text, &encoding).await;
                let explain = |error: Error| error.context(format!("cannot read the names of {table}"));
                *text = converted.map_err(explain)?.into();
            }
        }
        Ok(())
    }

    /// The entries that are restored.
    pub(super) fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.toc.entries.iter().filter(|entry| !self.left_out.contains(&entry.dump_id))
    }

    /// Those whose data we write ourselves.
    pub(super) fn with_data(&self) -> impl Iterator<Item = &Entry> {
        self.entries().filter(|entry| is_ours(entry))
    }

    /// The lists for `pg_restore`: everything else but foreign keys, and foreign keys. A foreign key to a partitioned
    /// table and the attachment of a partition's index lock both tables, each in its own order.
    pub(super) fn lists(&self) -> [String; 2] {
        let ours = self.with_data().map(|entry| entry.dump_id);
        let left_out: BTreeSet<DumpId> = self.left_out.iter().copied().chain(ours).collect();
        let keys = self.foreign_keys();
        let besides: BTreeSet<DumpId> = left_out.union(&keys).copied().collect();
        let all = self.toc.entries.iter().map(|entry| entry.dump_id);
        let others = all.filter(|id| !keys.contains(id) || left_out.contains(id)).collect();
        [archive::list(&self.toc, &besides), archive::list(&self.toc, &others)]
    }

    /// And what is said of them, such as comments.
    fn foreign_keys(&self) -> BTreeSet<DumpId> {
        let keys: BTreeSet<DumpId> =
            self.entries().filter(|entry| entry.is(&["FK CONSTRAINT"])).map(|entry| entry.dump_id).collect();
        let about = self.entries().filter(|entry| entry.dependencies.iter().any(|id| keys.contains(id)));
        let about: Vec<_> = about.map(|entry| entry.dump_id).collect();
        keys.into_iter().chain(about).collect()
    }

    /// Schemas that the entries are in and that none of them makes: a backup of some tables is without them.
    pub(super) fn missing_schemas(&self) -> BTreeSet<&str> {
        let made = self
            .entries()
            .filter(|entry| entry.is(&["SCHEMA"]))
            .filter_map(|entry| text(entry.tag.as_deref()));
        let made: BTreeSet<&str> = made.chain(["", "public", "pg_catalog"]).collect();
        let others = self.entries().filter(|entry| !is_ours(entry));
        let used = others.filter_map(|entry| text(entry.schema.as_deref()));
        used.filter(|schema| !made.contains(schema)).collect()
    }

    /// What follows `CREATE DATABASE name`: encoding and locale as they were.
    pub(super) fn database_options(&self) -> String {
        let made = self.toc.entries.iter().find(|entry| entry.is(&["DATABASE"]));
        let made = made.and_then(|entry| text(entry.definition.as_deref()));
        let options = made.and_then(|text| text.split_once(" WITH TEMPLATE"));
        if let Some((_, options)) = options {
            return format!("WITH TEMPLATE{}", options.trim_end().trim_end_matches(';'));
        }
        let encoding = self.toc.encoding().unwrap_or("UTF8");
        format!("WITH TEMPLATE = template0 ENCODING = {}", sql::literal(encoding))
    }

    /// Who owned the database.
    pub(super) fn database_owner(&self) -> Option<&str> {
        let made = self.toc.entries.iter().find(|entry| entry.is(&["DATABASE"]))?;
        text(made.owner.as_deref()).filter(|owner| !owner.is_empty())
    }

    /// Settings, comment and, where they count, grants of the database, for one that is called `name` now.
    pub(super) fn database_statements(&self, name: &str, with_grants: bool) -> Vec<String> {
        let Some(database) = text(self.toc.header.database.as_deref()).filter(|_| self.left_out.is_empty())
        else {
            return Vec::new();
        };
        let tag = format!("DATABASE {}", archive_identifier(database));
        let is_about_it = |entry: &&Entry| {
            entry.is(&["DATABASE PROPERTIES"])
                || (entry.is(&["COMMENT"]) || with_grants && entry.is(&["ACL"]))
                    && entry.tag.as_deref().is_some_and(|own| own == tag.as_bytes())
        };
        let now = format!("DATABASE {}", identifier(name));
        let renamed = |line: &str| line.replacen(&tag, &now, 1) + "\n";
        let about = self.toc.entries.iter().filter(is_about_it);
        let statements = about.filter_map(|entry| text(entry.definition.as_deref()));
        statements.map(|statement| statement.lines().map(renamed).collect()).collect()
    }

    /// Refuses what would fail for lack of a role or an extension.
    pub(super) async fn check_needs(&self, reader: &Reader, options: &Options) -> Result<()> {
        let roles: Vec<String> = self.roles(!options.no_owner).into_iter().collect();
        let extensions = self.entries().filter(|entry| entry.is(&["EXTENSION"]));
        let extensions: Vec<String> =
            extensions.filter_map(|entry| text(entry.tag.as_deref()).map(str::to_owned)).collect();
        let statement = sql::RESTORE_MISSING.for_server(reader.major()).text;
        let row =
            reader.row(statement, &[(&roles, Type::TEXT_ARRAY), (&extensions, Type::TEXT_ARRAY)]).await?;
        let (roles, extensions): (Vec<String>, Vec<String>) = (row.get("roles"), row.get("extensions"));
        if !extensions.is_empty() {
            return Err(Error::failed(format!(
                "the server lacks extensions of the backup: {}",
                extensions.join(", ")
            ))
            .hint("install them beside the server, then restore again"));
        }
        if !roles.is_empty() {
            let create: Vec<_> =
                roles.iter().map(|role| format!("CREATE ROLE {};", identifier(role))).collect();
            return Err(Error::failed(format!("the server lacks roles of the backup: {}", roles.join(", ")))
                .hint(format!("make them: `{}`", create.join(" ")))
                .hint("or restore without owners and privileges: `--no-owner`"));
        }
        Ok(())
    }

    /// The roles that statements name. Policies name theirs also where owners and privileges are left out.
    fn roles(&self, with_owners: bool) -> BTreeSet<String> {
        let mut roles = BTreeSet::new();
        if with_owners {
            roles.extend(self.database_owner().map(str::to_owned));
        }
        for entry in self.entries().filter(|entry| !entry.is(OF_THE_DATABASE)) {
            let statement = text(entry.definition.as_deref()).unwrap_or_default();
            if with_owners {
                roles.extend(
                    text(entry.owner.as_deref()).filter(|owner| !owner.is_empty()).map(str::to_owned),
                );
            }
            if with_owners && entry.is(&["ACL", "DEFAULT ACL"]) {
                roles.extend(statement.lines().filter_map(grantee));
            }
            if entry.is(&["POLICY"]) {
                roles.extend(policy_roles(statement));
            }
        }
        roles
    }
}

fn is_ours(entry: &Entry) -> bool {
    entry.section == Section::Data && entry.has_data && entry.is(&["TABLE DATA", "BLOBS"])
}

/// The table of an entry, as far as it can be read.
pub(super) fn called(entry: &Entry) -> String {
    let word = |bytes: Option<&[u8]>| String::from_utf8_lossy(bytes.unwrap_or_default()).into_owned();
    format!("{}.{}", word(entry.schema.as_deref()), word(entry.tag.as_deref()))
}

/// Text in `encoding`, which the server knows better than we do.
async fn converted(reader: &Reader, text: &[u8], encoding: &str) -> Result<String> {
    let statement = sql::RESTORE_CONVERTED.for_server(reader.major()).text;
    let row = reader.row(statement, &[(&text, Type::BYTEA), (&encoding, Type::TEXT)]).await?;
    Ok(row.get("converted"))
}

/// Text of an archive in an encoding other than UTF-8 is text as long as it is ASCII.
pub(super) fn text(bytes: Option<&[u8]>) -> Option<&str> {
    bytes.and_then(|bytes| std::str::from_utf8(bytes).ok())
}

/// The name as `pg_dump` writes it into tags: quoted where it has to be.
fn archive_identifier(name: &str) -> String {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if name.chars().all(plain) && !name.starts_with(|c: char| c.is_ascii_digit()) {
        return name.to_owned();
    }
    identifier(name)
}

/// The role of `GRANT … TO role [WITH GRANT OPTION];`.
fn grantee(line: &str) -> Option<String> {
    if !line.contains("GRANT ") {
        return None;
    }
    let (_, role) = line.trim_end().trim_end_matches(';').rsplit_once(" TO ")?;
    let role = role.trim_end_matches(" WITH GRANT OPTION");
    unquoted(role)
}

/// The roles of `CREATE POLICY … TO a, b USING (…);`.
fn policy_roles(statement: &str) -> Vec<String> {
    let Some((_, rest)) = statement.split_once(" TO ") else { return Vec::new() };
    let end = [" USING (", " WITH CHECK (", ";"].iter().filter_map(|end| rest.find(end)).min();
    rest[..end.unwrap_or(rest.len())].split(", ").filter_map(unquoted).collect()
}

/// A role's name without its quotes; everybody is no role.
fn unquoted(role: &str) -> Option<String> {
    match role.strip_prefix('"').and_then(|role| role.strip_suffix('"')) {
        Some(quoted) => Some(quoted.replace("\"\"", "\"")),
        None if role == "PUBLIC" => None,
        None => Some(role.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grants_name_their_roles() {
        let of = |line| grantee(line);
        assert_eq!(of("GRANT SELECT ON TABLE a.b TO app;").as_deref(), Some("app"));
        assert_eq!(
            of(r#"GRANT ALL ON SCHEMA " TO " TO "odd "" role" WITH GRANT OPTION;"#).as_deref(),
            Some("odd \" role")
        );
        assert_eq!(of("GRANT USAGE ON SCHEMA auth TO PUBLIC;"), None);
        assert_eq!(of("REVOKE ALL ON SCHEMA auth FROM app;"), None);
        let policy = r#"CREATE POLICY p ON a.b FOR SELECT TO app, "x y" USING ((a TO b));"#;
        assert_eq!(policy_roles(policy), ["app", "x y"]);
        assert_eq!(policy_roles("CREATE POLICY p ON a.b USING (true);"), Vec::<String>::new());
    }
}
