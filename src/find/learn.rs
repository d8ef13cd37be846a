//! What mail headers teach: an address seen beside the subject's full name, and beside nobody else's, is theirs too.

use super::attach::{Reader, Verdict};
use super::logins::Login;
use super::nicknames::is_forename;
use super::plan::Plan;
use super::profile::Family;
use super::strong::Kind;
use super::words::Words;
use crate::index::keys;
use crate::model::{Field, fold};
use std::collections::BTreeMap;

/// Whose a display name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whose {
    Subject,
    Other,
    Unclear,
}

impl Plan {
    /// Learns addresses and logins from pairs of display name and address of ALL messages; true where something new was learned.
    /// Nothing is learned for the subject while a namesake has the same full name. Asking again with more pairs is safe.
    pub fn learn(&mut self, pairs: &[(String, String)]) -> bool {
        if !self.looks_for("learned") {
            return false;
        }
        let mut by_address: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        for (display, address) in pairs {
            let Some(address) = normal(address) else { continue };
            let seen = by_address.entry(address).or_default();
            match self.whose(display) {
                Whose::Subject => seen.0 += 1,
                Whose::Other => seen.1 += 1,
                Whose::Unclear => {}
            }
        }
        let mut news = false;
        for (address, (own, others)) in by_address {
            if others > 0 && own == 0 {
                self.foreign.insert(address.trim_start_matches("login:").to_owned());
            } else if own > 0 && others == 0 && !self.identical {
                news |= self.take(address);
            }
        }
        self.mark_starts();
        news
    }

    fn take(&mut self, address: String) -> bool {
        match address.strip_prefix("login:") {
            Some(login) if self.subject.logins.get(login).is_some_and(|l| *l <= Login::Learned) => false,
            Some(login) => self.subject.logins.insert(login.to_owned(), Login::Learned) != Some(Login::Learned),
            None if self.names_another(&address) || self.is_numbered(&address) => false,
            None if self.subject.strong.keys.contains_key(&address) => false,
            None => self.subject.strong.keys.insert(address, Kind::Learned).is_none(),
        }
    }

    /// `lisa.jones@…`: an address of two words, none of them the subject's, is a colleague's who sends on their behalf.
    fn names_another(&self, address: &str) -> bool {
        let local = address.trim_start_matches("mail:").split('@').next().unwrap_or("");
        let words = fold::tokens(local);
        let family = |at: &usize| self.subject.surnames[*at].family != Family::Borne;
        let surname = |w: &str| self.by_word.get(w).is_some_and(|all| all.iter().any(family));
        let own = |w: &str| surname(w) || self.subject.logins.contains_key(w) || self.forename(w).is_some();
        let long = words.iter().filter(|w| !w.text.starts_with(|c: char| c.is_ascii_digit()));
        long.count() > 1 && !words.iter().any(|w| own(&w.text))
    }

    /// `john.smith2@…` where the request gives `john.smith@…`: an organisation numbers the people of one name.
    fn is_numbered(&self, address: &str) -> bool {
        let Some((local, domain)) = address.split_once('@') else { return false };
        let stem = local.trim_end_matches(|c: char| c.is_ascii_digit());
        stem.len() < local.len() && self.subject.strong.keys.contains_key(&format!("{stem}@{domain}"))
    }

    fn whose(&self, display: &str) -> Whose {
        let words = Words::read(display, |_| false);
        let mut found = Whose::Unclear;
        for at in 0..words.all.len() {
            let surname =
                self.by_word.get(words.all[at].text.as_str()).into_iter().flatten().map(|n| &self.subject.surnames[*n]);
            for surname in surname {
                let end = at + surname.words.len();
                if end > words.all.len() || !(at..end).all(|n| words.all[n].text == surname.words[n - at]) {
                    continue;
                }
                let reader =
                    Reader { plan: self, words: &words, at, end, family: surname.family, in_names: true, places: None };
                match reader.read().verdict {
                    Verdict::Full(_) if found == Whose::Unclear => found = Whose::Subject,
                    // A slip of the finger or of the recogniser says nothing about whose the address is.
                    Verdict::Against("slip" | "misread") => {}
                    Verdict::Different | Verdict::Against(_) => return Whose::Other,
                    _ => {}
                }
            }
        }
        if found == Whose::Unclear && is_name(&words) { Whose::Other } else { found }
    }
}

/// Two words or more, one of them a forename: a name, and not one of the subject's.
fn is_name(words: &Words) -> bool {
    words.all.len() >= 2 && words.all.iter().any(|w| is_forename(&w.text))
}

/// `mail:…` for an address, `login:…` for the last name of a directory entry.
fn normal(address: &str) -> Option<String> {
    if let Some((key, _)) = keys::keys(address).into_iter().find(|(k, _)| k.starts_with("mail:")) {
        // `Ann Lee/LON/SALES@SALES` is a name of a directory, in which all of a team end alike.
        return key.rsplit('@').next().is_some_and(|domain| domain.contains('.')).then_some(key);
    }
    let lower = address.to_lowercase();
    let login = fold::folded(&lower[lower.rfind("cn=")? + 3..]);
    let plain = !login.is_empty() && !login.contains(' ') && login.starts_with(char::is_alphabetic);
    plain.then(|| format!("login:{login}"))
}

/// Somebody else often sends in a person's name: the two belong together where the address holds a word of the name.
fn shares_a_word(display: &str, address: &str) -> bool {
    let local = fold::folded(address.split('@').next().unwrap_or(""));
    fold::tokens(display).iter().any(|t| t.text.len() > 2 && local.contains(&t.text))
}

/// The display name before an address, without the bare addresses of others before it: `a@x.example, Lee, Ann` is `Lee, Ann`.
fn own_words(before: &str) -> &str {
    let last = before.rfind('@').map_or(0, |at| before[at..].find([',', ';']).map_or(at, |n| at + n));
    before[last..].trim_start_matches([',', ';', ' ']).trim()
}

/// Pairs of display name and address in the fields of a header passage: `Name <address>` in any field of people, and
/// a bare address in `From` beside a bare name in `X-From`.
pub fn pairs(text: &str, fields: &[Field]) -> Vec<(String, String)> {
    const PEOPLE: &[&str] = &["from", "to", "cc", "bcc", "sender", "reply-to", "x-from", "x-to", "x-cc", "x-bcc"];
    let value =
        |name: &str| fields.iter().find(|f| f.name.expose().eq_ignore_ascii_case(name)).map(|f| f.span.of(text));
    let mut out = Vec::new();
    for field in fields.iter().filter(|f| PEOPLE.iter().any(|p| f.name.expose().eq_ignore_ascii_case(p))) {
        let mut rest = field.span.of(text);
        while let Some((display, after)) = rest.split_once('<') {
            let Some((address, next)) = after.split_once('>') else { break };
            let display = own_words(display).trim_matches(['"', '\'']);
            if !display.is_empty() {
                out.push((display.to_owned(), address.to_owned()));
            }
            rest = next;
        }
    }
    if let (Some(address), Some(display)) = (value("from"), value("x-from"))
        && !address.contains('<')
        && !display.contains(['<', '@'])
        && shares_a_word(display, address)
    {
        out.push((display.trim().to_owned(), address.to_owned()));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Evidence, Span};

    #[test]
    fn a_display_name_ends_where_the_addresses_before_it_do() {
        let text = "kay.chapman@x.example, ann@x.example; pr <.palmer@x.example>, \"Lee, Ann\" <al@x.example>";
        let to = Field { name: Evidence::new("To"), span: Span::new(0, text.len()) };
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(pairs(text, &[to]), [pair("pr", ".palmer@x.example"), pair("Lee, Ann", "al@x.example")]);
    }

    #[test]
    fn names_of_a_directory_are_no_addresses() {
        assert_eq!(normal("Kay Chapman/HOU/EES@EES"), None);
        assert_eq!(normal("kc@ees.example").as_deref(), Some("mail:kc@ees.example"));
        assert_eq!(normal("/O=A/CN=RECIPIENTS/CN=Kchapma").as_deref(), Some("login:kchapma"));
    }
}
