//! Gzip as HTTP wants it: asked for, not refused with `q=0`, and worth its bytes.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

/// Whether an `Accept-Encoding` header takes gzip: named, or covered by `*`, with a weight above zero.
pub(super) fn takes_gzip(accept_encoding: Option<&str>) -> bool {
    let mut any = false;
    for part in accept_encoding.unwrap_or_default().split(',') {
        let mut pieces = part.split(';').map(str::trim);
        let coding = pieces.next().unwrap_or_default();
        let weight = pieces
            .find_map(|piece| piece.strip_prefix("q="))
            .map_or(1.0, |q| q.trim().parse().unwrap_or(0.0));
        if coding.eq_ignore_ascii_case("gzip") || coding.eq_ignore_ascii_case("x-gzip") {
            return weight > 0.0_f32;
        }
        any |= coding == "*" && weight > 0.0;
    }
    any
}

/// The bytes gzipped, or nothing where that does not make them smaller.
pub(super) fn gzip(bytes: &[u8], level: Compression) -> Option<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), level);
    encoder.write_all(bytes).ok()?;
    let packed = encoder.finish().ok()?;
    (packed.len() < bytes.len()).then_some(packed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gzip_is_taken_only_when_asked_for_and_not_refused() {
        for yes in ["gzip", "br, gzip;q=0.5", "GZIP", "*", "deflate, *;q=0.1", "gzip ; q=1.0"] {
            assert!(takes_gzip(Some(yes)), "{yes}");
        }
        for no in ["", "br", "gzip;q=0", "gzip;q=0.000, *", "*;q=0", "identity", "gzip;q=x"] {
            assert!(!takes_gzip(Some(no)), "{no}");
        }
        assert!(!takes_gzip(None));
    }

    #[test]
    fn bytes_that_do_not_shrink_stay_as_they_are() {
        assert!(gzip(b"abc", Compression::fast()).is_none());
        assert!(gzip(&[b'a'; 5000], Compression::fast()).is_some_and(|packed| packed.len() < 100));
    }
}
