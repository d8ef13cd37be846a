//! What a person is to the request, and why, in words of ours.

use super::super::words::{self, is_in};
use super::super::{EMAIL, reading::Reading};
use super::{KnownPerson, ResolveFacts, phrase_of, same_name};
use crate::model::{Mention, Role, Unit};
use std::collections::HashMap;

/// The staff map under folded names.
pub struct Staff(HashMap<String, String>);

impl Staff {
    /// Of the organisation profile.
    pub fn of(facts: &ResolveFacts) -> Staff {
        Staff(facts.staff.iter().map(|(name, post)| (super::keys::name_key(&phrase_of(name)), post.clone())).collect())
    }

    /// The post of whoever has this name.
    pub fn post(&self, phrase: &str) -> Option<String> {
        self.0.get(&super::keys::name_key(phrase)).cloned()
    }
}

/// The rank of a title alone: a parent is a doctor too.
pub const TITLED: u8 = 2;

/// What one mention shows of a professional capacity: rank (lower is stronger) and words.
pub fn evidence(unit: &Unit, mention: &Mention, facts: &ResolveFacts) -> Option<(u8, &'static str)> {
    let text = unit.text.expose();
    if mention.what == EMAIL {
        let domain = mention.span.of(text).rsplit('@').next().unwrap_or("").to_lowercase();
        return facts
            .domains
            .iter()
            .any(|d| is_domain(&domain, &d.to_lowercase()))
            .then_some((1, "writes from the organisation's own mail domain"));
    }
    let before = &text[..mention.span.start];
    let title =
        before.trim_end_matches([' ', '.']).rsplit([' ', '\n', '\t', '(', ',', ':', ';', '"']).next().unwrap_or("");
    if before.ends_with([' ', '.']) && is_in(words::PROFESSIONAL_TITLES, &crate::model::fold::folded(title)) {
        return Some((TITLED, "is called by a professional title"));
    }
    signs_with_post(text, mention).then_some((3, "signs with a post"))
}

/// What the rest of the index shows of a professional capacity; nothing of whoever a sheet lists as one of those it is kept for.
pub fn elsewhere(known: &KnownPerson, facts: &ResolveFacts) -> Option<(u8, &'static str)> {
    let domain = |a: &String| a.rsplit('@').next().unwrap_or("").to_lowercase();
    let own = |a: &String| facts.domains.iter().any(|d| is_domain(&domain(a), &d.to_lowercase()));
    match () {
        () if known.seen.is_private() => None,
        () if known.addresses.iter().any(own) => Some((4, "has an address of the organisation's own mail domain")),
        () if known.seen.is_staff() => Some((5, "is listed among those who work there")),
        () if known.seen.has_post() => Some((6, "signs with a post in another document")),
        () => None,
    }
}

fn is_domain(domain: &str, own: &str) -> bool {
    !own.is_empty() && (domain == own || domain.strip_suffix(own).is_some_and(|rest| rest.ends_with('.')))
}

/// The name is a line (or starts it, before a comma or bracket), and the rest of it or the next line is a short line with a post.
pub fn signs_with_post(text: &str, mention: &Mention) -> bool {
    let start = text[..mention.span.start].rfind('\n').map_or(0, |n| n + 1);
    if text[start..mention.span.start].chars().filter(|c| c.is_alphabetic()).count() > 4 {
        return false;
    }
    let after = &text[mention.span.end..];
    let line_end = after.find('\n').unwrap_or(after.len());
    let rest = after[..line_end].trim();
    let next = after[line_end..].trim_start_matches(['\n', '\r']).lines().next().unwrap_or("");
    let holds_post = |line: &str| {
        let r = Reading::of(line);
        r.words.len() <= 9
            && !line.trim_end().ends_with(['?', '.'])
            && (0..r.words.len()).any(|i| is_in(words::POSTS, r.fold(i)))
    };
    (rest.is_empty() && holds_post(next)) || (rest.starts_with([',', '(', '-', '|', '–']) && holds_post(rest))
}

/// The role of a known namesake, or of whoever may be one.
pub fn namesake() -> (Role, String) {
    (Role::SameName, "is known as somebody else of the data subject's name, or may be".into())
}

/// The role that all evidence together gives, and its basis.
pub fn role(
    phrases: &[String],
    post: Option<&str>,
    evidence: Option<(u8, &'static str)>,
    facts: &ResolveFacts,
) -> (Role, String) {
    let subject = |p: &String| facts.subject.names.iter().any(|n| same_name(&phrase_of(n), p));
    if phrases.iter().any(subject) {
        return (
            Role::SameName,
            "has the data subject's name, but what stands beside it points to somebody else".into(),
        );
    }
    let under = match facts.sector.as_str() {
        "education" | "health" | "social-work" => " (DPA 2018 Sch 2 para 17 may apply)",
        _ => "",
    };
    if let Some(post) = post {
        return (Role::Professional, format!("is in the staff directory as {post}{under}"));
    }
    match evidence {
        Some((_, words)) => (Role::Professional, format!("{words}{under}")),
        None => (Role::Private, "nothing shows a professional capacity".into()),
    }
}
