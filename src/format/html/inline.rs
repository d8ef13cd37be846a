//! Files that markup carries within itself, as `data:` addresses (RFC 2397): pictures mostly.

use crate::format::office;
use crate::model::{Evidence, Extraction, Member};
use base64::Engine;
use base64::engine::general_purpose::GeneralPurpose;
use base64::engine::{DecodePaddingMode, GeneralPurposeConfig};

const BASE64: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// Bytes below which a picture is a dot or a line.
const SMALLEST: usize = 200;

/// Every `data:` address in base64 becomes a member, wherever in the markup it stands.
pub fn files(markup: &str, out: &mut Extraction) {
    let mut number = 0;
    for (start, _) in markup.match_indices("data:") {
        let rest = &markup[start + 5..];
        let head = &rest[..rest.floor_char_boundary(200)];
        let Some((kind, _)) = head.split_once(";base64,") else { continue };
        if kind.contains(['"', '\'', '<', '>', ' ', ')']) {
            continue;
        }
        let body = &rest[kind.len() + 8..];
        let end = body.find(|c: char| !(c.is_ascii_alphanumeric() || "+/=%\r\n".contains(c))).unwrap_or(body.len());
        let digits: String =
            body[..end].replace("%2B", "+").replace("%2F", "/").replace("%3D", "=").split_whitespace().collect();
        let Ok(bytes) = BASE64.decode(digits) else { continue };
        if bytes.len() >= SMALLEST {
            number += 1;
            let ending = kind.split(['/', ';', '+']).nth(1).filter(|e| !e.is_empty()).unwrap_or("bin");
            let name = format!("inline {number}.{ending}");
            office::keep(Member { untrusted_name: Evidence::new(name), bytes }, out);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_data_become_members_once() {
        let data = base64::engine::general_purpose::STANDARD.encode([7u8; 300]);
        let markup = format!(
            "<img src=\"data:image/png;base64,{data}\"><p style='background:url(data:image/png;base64,{data})'>x data: y"
        );
        let mut out = Extraction::default();
        files(&markup, &mut out);
        let found: Vec<_> = out.members.iter().map(|m| (m.untrusted_name.expose(), m.bytes.len())).collect();
        assert_eq!(found, [("inline 1.png", 300)]);
    }
}
