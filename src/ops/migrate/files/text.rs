//! The text of a migration file, refused where the server would stumble over it.

/// The bytes as text, or what is wrong with them and how to mend it.
pub(super) fn check(bytes: Vec<u8>) -> Result<String, String> {
    if bytes.starts_with(&[0xef, 0xbb, 0xbf]) {
        return Err(
            "it begins with a byte order mark, which is no SQL; save it as UTF-8 without one".to_owned()
        );
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let readable = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = 1 + readable.split(|byte| *byte == b'\n').count() - 1;
        format!("line {line} is not UTF-8; save it as UTF-8")
    })?;
    if let Some(at) = text.find('\0') {
        return Err(format!("line {} holds a NUL byte; remove it", 1 + text[..at].matches('\n').count()));
    }
    if text.trim().is_empty() {
        return Err("it is empty; write its SQL, or delete it".to_owned());
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubtful_text_is_refused() {
        assert!(check(b"\xef\xbb\xbfSELECT 1".to_vec()).unwrap_err().contains("byte order mark"));
        assert!(check(b"SELECT 1;\n\xff".to_vec()).unwrap_err().contains("line 2"));
        assert!(check(b"SELECT\n\n\0".to_vec()).unwrap_err().contains("line 3"));
        assert!(check(b" \n".to_vec()).unwrap_err().contains("empty"));
    }
}
