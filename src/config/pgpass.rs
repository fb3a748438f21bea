//! libpq's password file: `host:port:database:user:password`, the first line that fits.

use std::path::PathBuf;

use super::disk;
use super::inputs::Inputs;
use super::origin::Origin;
use super::settings::{Host, PostgresSettings};
use crate::secret::Secret;

/// A password found for a host, or why the file was passed over.
#[derive(Default)]
pub(super) struct Found {
    /// The password with its origin.
    pub password: Option<(Secret, Origin)>,
    /// Worth a note: the file is readable by others, and libpq ignores such a file.
    pub warning: Option<String>,
}

/// Looks the first host of `settings` up in the password file, as libpq would.
pub(super) fn look_up(inputs: &Inputs, settings: &PostgresSettings) -> Found {
    let named = inputs.environment.get("PGPASSFILE").map(PathBuf::from);
    let Some(path) = named.or_else(|| inputs.home().map(|home| home.join(".pgpass"))) else {
        return Found::default();
    };
    let Ok(text) = disk::text(&path) else { return Found::default() };
    if disk::readable_by_others(&path) {
        let path = path.display();
        let warning = Some(format!("{path} is ignored because others may read it; `chmod 600 {path}`"));
        return Found { password: None, warning };
    }
    let password = settings.hosts.first().and_then(|host| find(&text, host, settings));
    Found { password: password.map(|password| (password, Origin::PasswordFile(path))), warning: None }
}

fn find(text: &str, host: &Host, settings: &PostgresSettings) -> Option<Secret> {
    let name = if host.name.starts_with('/') { "localhost" } else { &host.name };
    let wanted = [name, &host.port.to_string(), &settings.database, &settings.user];
    text.lines().filter(|line| !line.starts_with('#')).find_map(|line| {
        let fields = fields(line);
        let fits = |(field, wanted): (&String, &&str)| field == "*" || field == wanted;
        (fields.len() == 5 && fields.iter().zip(&wanted).all(fits)).then(|| Secret::new(fields[4].as_str()))
    })
}

/// The five fields of a line; a backslash keeps the next character as it is.
fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut characters = line.trim_end_matches('\r').chars();
    while let Some(character) = characters.next() {
        let kept = match character {
            ':' if fields.len() < 5 => {
                fields.push(String::new());
                continue;
            }
            '\\' => characters.next(),
            other => Some(other),
        };
        if let Some(field) = fields.last_mut() {
            field.extend(kept);
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_split_as_libpq_does() {
        assert_eq!(fields(r"db:5432:*:a\:b:p\\w:x"), ["db", "5432", "*", "a:b", r"p\w:x"]);
    }
}
