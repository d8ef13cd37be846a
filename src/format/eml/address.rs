//! Address lists (RFC 5322 3.4) shown as `Display Name <addr>`. Nothing of the header is lost: what is not understood is
//! shown as it stands.

use super::encoded::{decode_words, decoded, unquote};
use crate::format::charset;

/// The addresses of a raw header value, `, ` between them.
pub fn shown(raw: &[u8]) -> String {
    let text = charset::decode(raw);
    let Some(items) = split(&text) else { return decoded(raw) };
    let mut out = String::with_capacity(text.len());
    for item in items {
        let item = item.trim();
        if item.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push_str(", ");
        }
        one(item, &mut out);
    }
    out
}

/// Splits at commas and semicolons outside quotes, angles and comments; `None` where those do not close.
fn split(text: &str) -> Option<Vec<&str>> {
    let (mut quoted, mut escaped, mut angle, mut comment) = (false, false, false, 0u32);
    let (mut start, mut out) = (0, Vec::new());
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted || comment > 0 => escaped = true,
            b'"' if comment == 0 => quoted = !quoted,
            _ if quoted => {}
            b'(' => comment += 1,
            b')' => comment = comment.saturating_sub(1),
            b'<' if comment == 0 => angle = true,
            b'>' if comment == 0 => angle = false,
            b',' | b';' if comment == 0 && !angle => {
                out.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    out.push(&text[start..]);
    (!quoted && !angle && comment == 0).then_some(out)
}

fn one(item: &str, out: &mut String) {
    let item = item.replace(['\r', '\n', '\t'], " ");
    match (item.rfind('<'), item.rfind('>')) {
        (Some(open), Some(close)) if open < close => {
            let name = name_of(&item[..open]);
            let after = item[close + 1..].trim();
            named(&name, item[open + 1..close].trim(), out);
            if !after.is_empty() {
                out.push(' ');
                out.push_str(&decode_words(after));
            }
        }
        _ => match comment_form(&item) {
            Some((address, comment)) => named(&name_of(comment), address, out),
            None => out.push_str(&decode_words(squeezed(&item).trim())),
        },
    }
}

/// `addr (Name)`, the older form.
fn comment_form(item: &str) -> Option<(&str, &str)> {
    let item = item.trim();
    let (address, comment) = item.strip_suffix(')')?.split_once('(')?;
    let plain = address.contains('@') && !address.contains('"') && !comment.contains(['(', ')']);
    plain.then(|| (address.trim(), comment))
}

fn named(name: &str, address: &str, out: &mut String) {
    match name {
        "" => out.push_str(address),
        _ if name == address => out.push_str(address),
        _ => {
            // A comma within a name must not look like the end of an address.
            let quote = if name.contains([',', ';', '<', '>', '@']) && !name.contains('"') { "\"" } else { "" };
            out.extend([quote, name, quote, " <", address, ">"]);
        }
    }
}

fn name_of(text: &str) -> String {
    let text = squeezed(text);
    let text = text.trim();
    let whole =
        text.len() > 1 && text.starts_with('"') && text.ends_with('"') && !text[1..text.len() - 1].contains('"');
    let bare = if whole { unquote(text) } else { text.replace(['"', '\\'], "") };
    let name = if bare.contains("=?") { decode_words(&bare) } else { bare };
    squeezed(name.trim()).trim_matches('\'').trim().to_owned()
}

fn squeezed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_ascii_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}
