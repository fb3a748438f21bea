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

/// Words that name a secret wherever they stand in a name, unless its last word makes it something [`ABOUT`] a secret. A word that is
/// written together with another ends with one of them: `PGPASSWORD`.
const SECRETS: [&str; 14] = [
    "password",
    "passwords",
    "passwd",
    "passphrase",
    "passcode",
    "secret",
    "secrets",
    "token",
    "credential",
    "credentials",
    "apikey",
    "accesskey",
    "privatekey",
    "pwd",
];

/// Words that name a secret at the end of a name alone: `DB_PASS` does, `PASS_THROUGH` does not.
const SECRETS_AT_THE_END: [&str; 14] = [
    "pass",
    "pgpass",
    "requirepass",
    "pw",
    "auth",
    "masterauth",
    "jwt",
    "key",
    "keys",
    "sslkey",
    "pem",
    "private",
    "salt",
    "cookie",
];

/// What stands before `key` where it opens nothing.
const HARMLESS_KEYS: [&str; 13] = [
    "authorized",
    "cache",
    "foreign",
    "hash",
    "host",
    "object",
    "partition",
    "primary",
    "public",
    "range",
    "routing",
    "sort",
    "unique",
];

/// Last words of names that tell something about a secret: how long it lives, where it is, what it is called.
const ABOUT: &str = "age algorithm algorithms attempts audience backend bucket bytes capacity claim complexity cost count \
                     days dir directory driver enabled encryption endpoint expiration expires expiry field file files \
                     folder format header history host hours interval issuer iterations leeway len length lifetime limit \
                     max method min minutes mode ms name names path pattern policy port prefix provider rate region \
                     required retries rounds seconds size store suffix timeout ttl type uri url version";

/// Whether a key, variable, option or flag of this name holds something that must not be printed.
///
/// The one rule of the program: a name is judged by its words, which end at everything that is no letter or digit and where small letters
/// become capitals. `TOKEN_TTL` and `tokenizer` are none, `JWT_KEY`, `PGPASSWORD` and `dbPassword` are.
pub fn names_a_secret(name: &str) -> bool {
    // the shell's own folder
    if ["PWD", "OLDPWD"].contains(&name) {
        return false;
    }
    let words = words(name);
    let Some((last, before)) = words.split_last() else { return false };
    let previous = before.last().map(String::as_str).unwrap_or_default();
    let of_a_secret = |word: &String| SECRETS.iter().any(|secret| word.ends_with(secret));
    match last.as_str() {
        // the other half of a login is called so, and the identifier of a key
        "id" => previous == "secret",
        "key" | "keys" if HARMLESS_KEYS.contains(&previous) => false,
        last if SECRETS_AT_THE_END.contains(&last) => true,
        last if ABOUT.split_whitespace().any(|about| about == last) => false,
        _ => words.iter().any(of_a_secret),
    }
}

/// The words of a name, in small letters, without numbers at its end.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let letters: Vec<char> = name.chars().collect();
    for (index, letter) in letters.iter().enumerate() {
        let is_small = |at: usize| letters.get(at).is_some_and(char::is_ascii_lowercase);
        let begins = letter.is_ascii_uppercase() && index > 0 && (is_small(index - 1) || is_small(index + 1));
        if begins || !letter.is_alphanumeric() {
            words.push(String::new());
        }
        if letter.is_alphanumeric() {
            let last = words.len() - 1;
            words[last].extend(letter.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    while words.last().is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit())) {
        words.pop();
    }
    words
}

/// Whether a text has an address with a password: `postgres://app:x@db/auth`, or `app:x@tcp(db)/auth` as drivers of Go write it.
pub fn has_login(text: &str) -> bool {
    let has_password = |authority: &str| {
        let user = authority.rsplit_once('@').map_or("", |(user, _)| user);
        user.split_once(':').is_some_and(|(_, password)| is_given(password))
    };
    let authorities = text.split("://").skip(1);
    let authorities = authorities.map(|rest| rest.split(['/', '?', ' ', ',']).next().unwrap_or_default());
    let dialled = ["@tcp(", "@unix("]
        .iter()
        .any(|network| text.split_once(network).is_some_and(|(user, _)| has_password(&format!("{user}@"))));
    dialled || authorities.into_iter().any(has_password)
}

/// Whether a text gives something secret a value: `host=db password=x`, `Host=db;Password=x`, `redis-server --requirepass x`.
pub fn assigns_a_secret(text: &str) -> bool {
    let mut announced = false;
    let text = text.replace(" = ", "=");
    let mut parts =
        text.split(|c: char| c.is_whitespace() || ";,&?".contains(c)).filter(|part| !part.is_empty());
    parts.any(|part| {
        let follows = std::mem::replace(&mut announced, announces_a_secret(part));
        let assigned =
            part.split_once('=').is_some_and(|(name, value)| names_a_secret(name) && is_given(value));
        assigned || follows && !part.starts_with('-') && is_given(part)
    })
}

/// Whether a flag says that the next word is a secret: `--requirepass`.
pub fn announces_a_secret(flag: &str) -> bool {
    flag.starts_with('-') && !flag.contains('=') && names_a_secret(flag)
}

/// Whether a value is one, not the name of a file, and not filled in where it is used.
fn is_given(value: &str) -> bool {
    let value = value.trim_matches(['"', '\'']);
    !value.is_empty() && !value.starts_with('$') && !value.starts_with("/run/secrets/")
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

    const SECRET: &[&str] = &[
        "password",
        "passwd",
        "pwd",
        "Pwd",
        "secret",
        "token",
        "access_key",
        "sslkey",
        "sslpassword",
        "POSTGRES_PASSWORD",
        "DB_PASS",
        "PGPASS",
        "PGPASSWORD",
        "JWT_KEY",
        "ENCRYPTION_KEY",
        "API_KEY",
        "APIKEY",
        "api-key",
        "PRIVATE_KEY",
        "AWS_SECRET_ACCESS_KEY",
        "AWS_SESSION_TOKEN",
        "app.password",
        "dbPassword",
        "accessToken",
        "Jwt__SigningKey",
        "REDIS_AUTH",
        "PASSWORD_SALT",
        "RABBITMQ_ERLANG_COOKIE",
        "GOOGLE_CREDENTIALS",
        "VAULT_SECRET_ID",
        "PASSWORD_HASH",
        "OLD_PASSWORD_2",
        "SECRET_KEY_BASE",
        "--requirepass",
        "--masterauth",
        "SSL Password",
        "MYSQL_PWD",
        "client_secret",
        "RSA_PRIVATE",
        "TLS_PEM",
    ];

    const HARMLESS: &[&str] = &[
        "TOKEN_TTL",
        "PASSWORD_MIN_LENGTH",
        "SECRET_NAME",
        "TOKENIZER",
        "TOKEN_URL",
        "PASSWORD_RESET_URL",
        "POSTGRES_PASSWORD_FILE",
        "SECRETS_DIR",
        "PASSWORD_POLICY",
        "password_encryption",
        "TOKEN_ISSUER",
        "ACCESS_TOKEN_LIFETIME",
        "PUBLIC_KEY",
        "PRIMARY_KEY",
        "AWS_ACCESS_KEY_ID",
        "CACHE_KEY_PREFIX",
        "PASS_THROUGH",
        "COMPASS",
        "PWD",
        "OLDPWD",
        "KEYCLOAK_URL",
        "AUTHOR",
        "AUTH_HOST",
        "POSTGRES_HOST_AUTH_METHOD",
        "MAX_TOKENS",
        "MinPasswordLength",
        "tokenEndpoint",
        "COOKIE_DOMAIN",
        "PGPASSFILE",
        "MONKEY",
        "",
        "TOKEN_TTL_SECONDS",
        "SECRETS_MANAGER_REGION",
        "SORT_KEY",
        "user",
        "host",
        "DATABASE_URL",
        "--tls-key-file",
        "123",
    ];

    #[test]
    fn a_name_is_judged_by_its_words() {
        for name in SECRET {
            assert!(names_a_secret(name), "{name}");
        }
        for name in HARMLESS {
            assert!(!names_a_secret(name), "{name}");
        }
    }

    #[test]
    fn a_text_is_judged_by_what_it_gives() {
        for text in [
            "host=db password=x",
            "host=db password = x",
            "Host=h;Password=x",
            "redis-server --requirepass x",
            "redis-server /redis.conf --masterauth 'x'",
            "app --db-password=x",
            "postgres://h/d?password=x",
        ] {
            assert!(assigns_a_secret(text), "{text}");
        }
        for text in [
            "host=db dbname=auth",
            "postgres -c password_encryption=scram-sha-256",
            "sh -c 'redis-server --requirepass \"$(cat /run/secrets/x)\"'",
            "psql password=$PASS",
            "app --password-file /run/secrets/x",
            "app --token --verbose",
            "password=",
            "token",
        ] {
            assert!(!assigns_a_secret(text), "{text}");
        }
        for text in ["postgres://u:x@h/d", "a,redis://:x@h", "u:x@tcp(h:3306)/d"] {
            assert!(has_login(text), "{text}");
        }
        for text in [
            "postgres://u@h/d",
            "https://h:80/u:x@y",
            "postgres:16@sha256:1",
            "postgres://u:$P@h/d",
            "u:@tcp(h)/d",
        ] {
            assert!(!has_login(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_password_survives(password in "[a-zA-Z0-9@:/%!-]{8,40}") {
            let clean = without_password(&format!("postgres://user:{password}@host:5432/database"));
            prop_assert!(!clean.contains(&password));
        }
    }
}
