//! Encryption to age recipients: `age -d -i key.txt` opens what is written here.

use std::collections::BTreeSet;
use std::fmt;
use std::io::{self, BufRead, Read, Write};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use age::stream::{StreamReader, StreamWriter};
use age::x25519;
use age::{Decryptor, Encryptor};

use super::Encryption;
use crate::config::BackupSettings;
use crate::error::{Error, Result};
use crate::text;

/// What the name of an encrypted file ends in.
pub(super) const ENDING: &str = ".age";
/// What the manifest calls it.
const SCHEME: &str = "age-encryption.org/v1";
/// How every secret key begins.
const SECRET: &str = "AGE-SECRET-KEY-";

/// To whom a set is encrypted; nobody where it is empty.
#[derive(Clone, Debug, Default)]
pub struct Recipients(Vec<x25519::Recipient>);

impl Recipients {
    /// Reads public keys, `age1…`, as `backup.recipients` has them.
    ///
    /// Keys of plugins and of SSH are refused: what is encrypted to them cannot be opened here, so a set could
    /// not be read back.
    pub fn parse(keys: &[String]) -> Result<Self> {
        let keys: BTreeSet<&str> = keys.iter().map(|key| key.trim()).filter(|key| !key.is_empty()).collect();
        keys.into_iter().map(recipient).collect::<Result<_>>().map(Self)
    }

    /// Whether sets are not encrypted.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What a manifest says of them.
    pub(super) fn encryption(&self) -> Option<Encryption> {
        let recipients = self.0.iter().map(ToString::to_string).collect();
        (!self.is_empty()).then(|| Encryption { scheme: SCHEME.to_owned(), recipients })
    }
}

fn recipient(key: &str) -> Result<x25519::Recipient> {
    if key.to_uppercase().contains(SECRET) {
        return Err(Error::usage("`backup.recipients` has a SECRET key, where public keys belong").hint(
            "take it out, and anywhere it was copied to; its public key is shown by `age-keygen -y FILE`",
        ));
    }
    key.parse().map_err(|reason: &str| {
        Error::usage(format!("`backup.recipients`: `{}` is no public key of age", text::clean(key)))
            .because(reason)
            .hint("public keys begin with `age1`; `age-keygen -o FILE` makes a pair and shows the public one")
    })
}

/// Who opens what is encrypted; nobody where it is empty.
#[derive(Clone, Default)]
pub struct Identities(Arc<[x25519::Identity]>);

impl Identities {
    /// Those of `backup.identity`; none where it is not set.
    pub fn of(settings: &BackupSettings) -> Result<Self> {
        settings.identity.as_deref().map_or_else(|| Ok(Self::default()), Self::from_file)
    }

    /// Reads secret keys from a file as `age-keygen` writes it.
    pub fn from_file(path: &Path) -> Result<Self> {
        let name = format!("`backup.identity`, {},", path.display());
        let bytes = std::fs::read(path)
            .map_err(|error| Error::usage(format!("{name} cannot be read")).caused_by(&error))?;
        if bytes.starts_with(b"age-encryption.org/") || bytes.starts_with(b"-----BEGIN AGE") {
            return Err(Error::usage(format!("{name} is encrypted itself"))
                .hint("a run that nobody watches cannot ask for its passphrase: decrypt it with `age -d`"));
        }
        let text =
            String::from_utf8(bytes).map_err(|_| Error::usage(format!("{name} is no file of keys")))?;
        Self::parse(&text).map_err(|error| error.context(format!("{name} is of no use")))
    }

    /// Never repeats what stands in the text.
    fn parse(text: &str) -> Result<Self> {
        let lines = text.lines().map(str::trim).enumerate();
        let keys = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        let identity = |(number, line): (usize, &str)| {
            line.parse().map_err(|_| Error::usage(format!("line {} is no secret key of age", number + 1)))
        };
        let identities = keys.map(identity).collect::<Result<Vec<x25519::Identity>>>()?;
        if identities.is_empty() {
            return Err(Error::usage("no key is in it").hint("`age-keygen -o FILE` makes one"));
        }
        Ok(Self(identities.into()))
    }

    /// Whether nothing encrypted can be opened.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether one of them is among the recipients, as far as the manifest says.
    fn fits(&self, encryption: &Encryption) -> bool {
        self.0.iter().any(|identity| encryption.recipients.contains(&identity.to_public().to_string()))
    }

    /// Refuses where nothing that is encrypted so can be opened.
    pub(super) fn check(&self, encryption: &Encryption) -> Result<()> {
        if self.fits(encryption) {
            return Ok(());
        }
        let recipients = encryption.recipients.join(", ");
        if self.0.is_empty() {
            return Err(Error::denied(format!("the set is encrypted to {recipients}, and no key was given"))
                .hint("name the file with the secret key in `backup.identity`"));
        }
        let own: Vec<_> = self.0.iter().map(|identity| identity.to_public().to_string()).collect();
        Err(Error::denied(format!("the set is encrypted to {recipients}, and none of the identities fits"))
            .because(format!("`backup.identity` has the secret keys of {}", own.join(", "))))
    }

    /// What `input` holds in the clear. That is authentic piece by piece, and whole when its end is reached.
    pub(super) fn decrypt<R: BufRead>(&self, input: R) -> io::Result<Decrypted<R>> {
        let keys = self.0.iter().map(|identity| identity as &dyn age::Identity);
        let stream = Decryptor::new_buffered(input).and_then(|decryptor| decryptor.decrypt(keys));
        stream.map(Decrypted).map_err(|error| locked(error.to_string()))
    }
}

/// Content in the clear, whose errors say that decryption failed.
pub(super) struct Decrypted<R>(StreamReader<R>);

impl<R: Read> Read for Decrypted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer).map_err(|error| locked(error.to_string()))
    }
}

/// Why something cannot be decrypted, inside of an [`io::Error`].
#[derive(Debug)]
pub(super) struct Locked(String);

impl fmt::Display for Locked {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Locked {}

fn locked(reason: String) -> io::Error {
    io::Error::other(Locked(reason))
}

/// Encrypts what comes in pieces.
pub(super) struct Cipher {
    stream: StreamWriter<Outlet>,
    outlet: Outlet,
}

/// Where the cipher puts what is ready; the stream keeps its own writer to itself.
#[derive(Clone, Default)]
struct Outlet(Arc<Mutex<Vec<u8>>>);

impl Outlet {
    fn take(&self) -> Vec<u8> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Write for Outlet {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Cipher {
    /// For a file to `recipients`; `None` where it is not to be encrypted.
    pub(super) fn new(recipients: &Recipients) -> Result<Option<Self>> {
        if recipients.is_empty() {
            return Ok(None);
        }
        let keys = recipients.0.iter().map(|recipient| recipient as &dyn age::Recipient);
        let outlet = Outlet::default();
        let encryptor = Encryptor::with_recipients(keys).map_err(|error| unusable(&error))?;
        let stream = encryptor.wrap_output(outlet.clone()).map_err(|error| unusable(&error))?;
        Ok(Some(Self { stream, outlet }))
    }

    /// What can be written of the file after `piece`.
    pub(super) fn encrypt(&mut self, piece: &[u8]) -> Result<Vec<u8>> {
        self.stream.write_all(piece).map_err(|error| unusable(&error))?;
        Ok(self.outlet.take())
    }

    /// The end of the file.
    pub(super) fn end(self) -> Result<Vec<u8>> {
        self.stream.finish().map_err(|error| unusable(&error))?;
        Ok(self.outlet.take())
    }
}

fn unusable(error: &dyn std::error::Error) -> Error {
    Error::failed("content cannot be encrypted").caused_by(error)
}

#[cfg(test)]
mod tests {
    use age::secrecy::ExposeSecret as _;

    use super::*;
    use crate::error::Kind;

    /// A public key, and its secret one as a file has it.
    fn pair() -> (Recipients, String) {
        let identity = x25519::Identity::generate();
        let public = identity.to_public().to_string();
        let file =
            format!("# created: today\n# public key: {public}\n{}\n", identity.to_string().expose_secret());
        (Recipients::parse(&[public]).unwrap(), file)
    }

    fn encrypted(recipients: &Recipients, content: &[u8]) -> Vec<u8> {
        let mut cipher = Cipher::new(recipients).unwrap().unwrap();
        let mut file: Vec<u8> =
            content.chunks(70_000).flat_map(|piece| cipher.encrypt(piece).unwrap()).collect();
        file.extend(cipher.end().unwrap());
        file
    }

    fn decrypted(identities: &Identities, file: &[u8]) -> io::Result<Vec<u8>> {
        let mut content = Vec::new();
        identities.decrypt(file)?.read_to_end(&mut content).map(|_| content)
    }

    #[test]
    fn one_of_several_keys_opens_what_was_encrypted_to_one_of_several() {
        let ((one, _), (two, file), (_, other)) = (pair(), pair(), pair());
        let recipients = Recipients(one.0.into_iter().chain(two.0).collect());
        let identities = Identities::parse(&format!("{other}\n{file}")).unwrap();
        assert!(identities.check(&recipients.encryption().unwrap()).is_ok());
        for length in [0, 1, 65_536, 200_000] {
            let content = vec![7; length];
            let file = encrypted(&recipients, &content);
            assert!(file.starts_with(b"age-encryption.org/v1\n"));
            assert_eq!(decrypted(&identities, &file).unwrap(), content);
        }
    }

    #[test]
    fn every_flipped_bit_and_every_truncation_is_found() {
        let (recipients, file) = pair();
        let identities = Identities::parse(&file).unwrap();
        let file = encrypted(&recipients, b"content");
        for bit in 0..file.len() * 8 {
            let mut damaged = file.clone();
            damaged[bit / 8] ^= 1 << (bit % 8);
            assert!(decrypted(&identities, &damaged).is_err(), "bit {bit}");
        }
        for length in 0..file.len() {
            assert!(decrypted(&identities, &file[..length]).is_err(), "{length} bytes");
        }
        assert!(decrypted(&identities, &[file, vec![0]].concat()).is_err());
    }

    #[test]
    fn a_wrong_key_is_denied_and_both_sides_are_named() {
        let ((recipients, _), (stranger, file)) = (pair(), pair());
        let encryption = recipients.encryption().unwrap();
        let error = Identities::parse(&file).unwrap().check(&encryption).unwrap_err();
        assert_eq!(error.kind(), Kind::Denied);
        assert!(error.to_string().contains(&encryption.recipients[0]), "{error}");
        assert!(error.to_string().contains(&stranger.0[0].to_string()), "{error}");
        let nobody = Identities::default().check(&encryption).unwrap_err();
        assert_eq!(nobody.kind(), Kind::Denied);
        assert!(decrypted(&Identities::parse(&file).unwrap(), &encrypted(&recipients, b"x")).is_err());
    }

    #[test]
    fn a_secret_key_among_the_recipients_is_refused_and_not_repeated() {
        let (_, file) = pair();
        let secret = file.lines().last().unwrap().to_owned();
        for key in [secret.clone(), secret.to_lowercase(), format!("key={secret}")] {
            let error = Recipients::parse(&[key]).unwrap_err();
            assert_eq!(error.kind(), Kind::Usage);
            assert!(!format!("{error:?}").to_uppercase().contains(&secret[20..]), "{error:?}");
        }
    }

    #[test]
    fn recipients_are_read_once_each() {
        let (recipients, _) = pair();
        let key = recipients.0[0].to_string();
        assert_eq!(Recipients::parse(&[key.clone(), format!(" {key} "), String::new()]).unwrap().0.len(), 1);
        for wrong in ["age1", "ssh-ed25519 AAAA", &key[..key.len() - 1]] {
            let error = Recipients::parse(&[wrong.to_owned()]).unwrap_err();
            assert!(error.message().contains("backup.recipients"), "{error}");
        }
    }

    #[test]
    fn a_file_without_a_key_is_refused_and_never_repeated() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let texts = ["", "# nothing", "my password", "age-encryption.org/v1\n->", "AGE-SECRET-KEY-1WRONG"];
        for text in texts {
            Write::write_all(&mut file.reopen().unwrap(), text.as_bytes()).unwrap();
            let Err(error) = Identities::from_file(file.path()) else { panic!("{text} was taken") };
            assert_eq!(error.kind(), Kind::Usage);
            assert!(
                !error.to_string().contains("password") && !error.to_string().contains("WRONG"),
                "{error}"
            );
            file.as_file().set_len(0).unwrap();
        }
        assert!(Identities::from_file(Path::new("/nonexistent")).is_err());
    }
}
