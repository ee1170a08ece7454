//! Reading back the mails that this room wrote: enough of the format for those, for the demo's page and for tests.
//! It is not a mail reader for the world's mails; what it does not know it shows as it stands.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use quoted_printable::ParseMode::Robust;

/// A mail, taken apart for showing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mail {
    /// The reader.
    pub to: String,
    /// The sender.
    pub from: String,
    /// Where answers go, if it is said.
    pub reply_to: Option<String>,
    /// What happened.
    pub subject: String,
    /// The date header, as it stands.
    pub date: String,
    /// `<unique@host>`.
    pub message_id: String,
    /// The plain body.
    pub text: String,
    /// The HTML body.
    pub html: String,
}

impl Mail {
    /// Takes a mail apart; what is missing stays empty.
    pub fn parse(bytes: &[u8]) -> Self {
        let whole = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
        let message = Part::of(&whole);
        let mut mail = Self {
            to: message.header("to"),
            from: message.header("from"),
            reply_to: Some(message.header("reply-to")).filter(|text| !text.is_empty()),
            subject: message.header("subject"),
            date: message.header("date"),
            message_id: message.header("message-id"),
            ..Self::default()
        };
        for part in message.parts() {
            let body = part.decoded_body();
            if part.header("content-type").starts_with("text/html") {
                mail.html = body;
            } else {
                mail.text = body;
            }
        }
        mail
    }
}

/// Headers, unfolded, and what follows the first empty line.
struct Part<'a> {
    headers: Vec<(String, String)>,
    body: &'a str,
}

impl<'a> Part<'a> {
    fn of(text: &'a str) -> Self {
        let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
        let unfolded = head.replace("\n ", " ").replace("\n\t", " ");
        let pairs = unfolded.lines().filter_map(|line| line.split_once(':'));
        let headers =
            pairs.map(|(name, value)| (name.to_ascii_lowercase(), decoded_words(value.trim()))).collect();
        Self { headers, body }
    }

    fn header(&self, name: &str) -> String {
        self.headers
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.clone())
            .unwrap_or_default()
    }

    fn parts(&self) -> Vec<Part<'a>> {
        let kind = self.header("content-type");
        let Some((_, after)) = kind.split_once("boundary=") else {
            return vec![Part { headers: self.headers.clone(), body: self.body }];
        };
        let boundary = after.split(';').next().unwrap_or_default().trim().trim_matches('"');
        let line = format!("--{boundary}");
        // The first piece stands before the first boundary, the last one ("--") after the closing one.
        let pieces = self.body.split(line.as_str()).skip(1);
        pieces.filter_map(|piece| piece.strip_prefix('\n')).map(Part::of).collect()
    }

    fn decoded_body(&self) -> String {
        let body = self.body.strip_suffix('\n').unwrap_or(self.body);
        let bytes = match self.header("content-transfer-encoding").to_ascii_lowercase().as_str() {
            "quoted-printable" => {
                quoted_printable::decode(body, Robust).unwrap_or_else(|_| body.as_bytes().to_vec())
            }
            "base64" => decoded_base64(body).unwrap_or_else(|| body.as_bytes().to_vec()),
            _ => body.as_bytes().to_vec(),
        };
        String::from_utf8_lossy(&bytes).replace("\r\n", "\n")
    }
}

/// Undoes `=?utf-8?b?...?=` and `=?utf-8?q?...?=`; white space between two such words belongs to neither.
fn decoded_words(value: &str) -> String {
    let mut decoded = String::with_capacity(value.len());
    let mut rest = value;
    let mut after_word = false;
    while let Some(start) = rest.find("=?") {
        let (before, from_word) = rest.split_at(start);
        if !(after_word && before.trim().is_empty()) {
            decoded.push_str(before);
        }
        let Some((word, following)) = encoded_word(from_word) else {
            decoded.push_str("=?");
            rest = &from_word[2..];
            after_word = false;
            continue;
        };
        decoded.push_str(&word);
        rest = following;
        after_word = true;
    }
    decoded.push_str(rest);
    decoded
}

fn encoded_word(text: &str) -> Option<(String, &str)> {
    let (charset, rest) = text.strip_prefix("=?")?.split_once('?')?;
    let (encoding, rest) = rest.split_once('?')?;
    let (content, rest) = rest.split_once("?=")?;
    let bytes = match encoding {
        "b" | "B" => decoded_base64(content)?,
        "q" | "Q" => quoted_printable::decode(content.replace('_', " "), Robust).ok()?,
        _ => return None,
    };
    charset.eq_ignore_ascii_case("utf-8").then(|| (String::from_utf8_lossy(&bytes).into_owned(), rest))
}

fn decoded_base64(text: &str) -> Option<Vec<u8>> {
    let dense: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    STANDARD.decode(dense).ok()
}
