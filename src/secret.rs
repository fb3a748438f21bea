//! Values that must never be printed, and addresses that are printed without theirs.

/// A password, token or key. It has no `Display`, no `Debug` and no `Serialize`: code that would
/// print it does not compile.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Takes a value into custody.
    pub fn new(value: impl Into<String>) -> Self {
        Self(value.into())
    }

    /// Hands the value to the one place that needs it: a client's login.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether there is anything in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// What is printed where a secret stands.
pub const MASK: &str = "****";

/// An address without its password: `postgres://app:****@db:5432/auth`.
///
/// Everything between the first `:` of the user information and the last `@` before the path is
/// masked, also in text that is no valid URL; values of `password`-like query parameters too.
pub fn without_password(address: &str) -> String {
    let (head, query) = match address.split_once('?') {
        Some((head, query)) => (head, Some(query)),
        None => (address, None),
    };
    let mut clean = mask_user_information(head);
    if let Some(query) = query {
        clean.push('?');
        clean.push_str(&query.split('&').map(mask_parameter).collect::<Vec<_>>().join("&"));
    }
    clean
}

fn mask_user_information(address: &str) -> String {
    let start = address.find("://").map_or(0, |at| at + 3);
    let Some(at) = address.rfind('@').filter(|at| *at >= start) else {
        return address.to_owned();
    };
    let information = &address[start..at];
    let user = information.split_once(':').map_or(information, |(user, _)| user);
    let mask = if information.contains(':') { format!(":{MASK}") } else { String::new() };
    format!("{}{user}{mask}{}", &address[..start], &address[at..])
}

fn mask_parameter(parameter: &str) -> String {
    match parameter.split_once('=') {
        Some((name, _)) if names_a_secret(name) => format!("{name}={MASK}"),
        _ => parameter.to_owned(),
    }
}

/// Whether a key of this name holds something that must not be printed.
pub fn names_a_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["password", "passwd", "pwd", "secret", "token", "access_key", "sslkey"]
        .iter()
        .any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_password_of_an_address_is_masked() {
        assert_eq!(without_password("postgres://u:p@h:5432/d"), "postgres://u:****@h:5432/d");
        assert_eq!(without_password("redis://:p@h"), "redis://:****@h");
        assert_eq!(without_password("postgres://u@h/d"), "postgres://u@h/d");
        assert_eq!(without_password("h:6379"), "h:6379");
        assert_eq!(without_password("postgres://h/d?password=x&a=b"), "postgres://h/d?password=****&a=b");
    }

    proptest! {
        #[test]
        fn no_password_survives(password in "[a-zA-Z0-9@:/%!-]{8,40}") {
            let clean = without_password(&format!("postgres://user:{password}@host:5432/database"));
            prop_assert!(!clean.contains(&password));
        }
    }
}
