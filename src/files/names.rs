//! What a document may be called: names come from strangers' machines and go onto pages and into headers.

use std::fmt::Write;

use super::intake::FileKind;

const MOST_CHARACTERS: usize = 120;
const UNNAMED: &str = "berkas";

/// The last part of `given` without anything that could mislead, and with an ending that fits the content.
pub fn safe(given: &str, kind: FileKind) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown: String = last.chars().map(|c| if is_harmless(c) { c } else { ' ' }).collect();
    let words: Vec<&str> = shown.split_whitespace().collect();
    let name = words.join(" ");
    let name = name.trim_end_matches(['.', ' ']);
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if kind.endings().contains(&ending.to_ascii_lowercase().as_str()) => {
            (stem, ending)
        }
        _ => (name, kind.endings()[0]),
    };
    let stem: String = stem.trim_start_matches(['.', ' ']).chars().take(MOST_CHARACTERS).collect();
    let stem = stem.trim_end_matches(['.', ' ']);
    format!("{}.{}", if stem.is_empty() { UNNAMED } else { stem }, ending.to_ascii_lowercase())
}

/// The value of `Content-Disposition` that offers a file for saving under `name` (RFC 6266, RFC 8187): a plain form for
/// old readers, the true one for all others. Safe for any name.
pub fn attachment(name: &str) -> String {
    let plain: String = name.chars().map(|c| if is_plain(c) { c } else { '_' }).collect();
    let mut value = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''");
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'~') {
            value.push(char::from(byte));
        } else {
            // Writing to a text cannot fail.
            let _ = write!(value, "%{byte:02X}");
        }
    }
    value
}

/// No control characters, none that turn the direction of writing or hide, none that file systems refuse.
fn is_harmless(c: char) -> bool {
    let hides =
        matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    !c.is_control() && !hides && !matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*')
}

fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, ' ' | '.' | '-' | '_' | '(' | ')')
}
