//! What the notice asks of the requester: form, fee, identity, place; and the sources that nobody can search by program.

use super::{Findings, Kind, OURS};
use crate::request::law::Authority::{self, Guidance, Statute};
use crate::request::sources::KINDS;
use crate::settings::Organisation;

const FEE: (&str, Authority) = ("UK GDPR Art. 12(5)", Statute);
const IDENTITY: (&str, Authority) = ("UK GDPR Art. 12(6)", Statute);
const ANY_FORM: (&str, Authority) = ("UK GDPR Art. 15; ICO guidance: a request may come in any form", Guidance);
const COPY: (&str, Authority) = ("UK GDPR Art. 15(3)", Statute);

pub(super) fn asking(o: &Organisation, all: &mut Findings) {
    let p = &o.promises;
    match p.fee.as_str() {
        "free" => all.say(Kind::Stricter, "promises.fee", "the notice promises that an answer is always free; the law allows a reasonable fee where a request is manifestly unfounded or excessive", "it binds: `fee-asked` is refused", FEE),
        "always" => all.say(Kind::Contrary, "promises.fee", "the notice asks for a fee; an answer is free unless the request is manifestly unfounded or excessive", "the answer is not kept back for a fee; `fee-asked` needs its reasons", FEE),
        _ => {}
    }
    if p.fee_pounds > 0 {
        all.say(
            Kind::Contrary,
            "promises.fee_pounds",
            format!("the notice names a flat fee of £{}; a fee must be reasonable, worked out from what the answer costs, and only where the request is manifestly unfounded or excessive", p.fee_pounds),
            "`fee-asked` takes the amount of each case, with how it was worked out",
            FEE,
        );
    }
    if p.in_writing {
        all.say(Kind::Contrary, "promises.in_writing", "the notice wants requests in writing; a request may come in any form, spoken too, to anybody who acts for the organisation", "`dsar request new` takes any channel, and the clock starts all the same", ANY_FORM);
    }
    if p.identity == "always" {
        all.say(Kind::Contrary, "promises.identity", "the notice asks everybody for proof of identity; it may be asked for only where there are reasonable doubts", "`identity-asked` wants the reason for the doubt; `identity-waived` why there is none", IDENTITY);
    }
    if p.inspection_only {
        all.say(
            Kind::Contrary,
            "promises.inspection_only",
            "the notice offers to show personnel files in somebody's presence; the person is owed a copy",
            "answers are built as copies; looking at the file can be offered besides",
            COPY,
        );
    }
    let electronic = |d: &String| ["mail", "portal", "electronic", "download"].iter().any(|w| d.contains(w));
    if !p.delivery.is_empty() && !p.delivery.iter().any(electronic) {
        all.say(
            Kind::Contrary,
            "promises.delivery",
            format!("the notice sends answers by {} only; who asks by electronic means is owed a commonly used electronic form", p.delivery.join(", ")),
            "answers are built as encrypted electronic files; print them for those who asked on paper",
            COPY,
        );
    }
    if !p.delivery_never.is_empty() {
        all.say(
            Kind::Stricter,
            "promises.delivery_never",
            format!("the notice never sends answers by {}", p.delivery_never.join(", ")),
            "`dsar request show` reminds of it",
            OURS,
        );
    }
    for kind in p.by_hand.iter().filter(|kind| !KINDS.iter().any(|(k, _)| k == kind)) {
        let known = KINDS.iter().map(|(k, _)| *k).collect::<Vec<_>>().join(", ");
        all.say(
            Kind::Missing,
            "promises.by_hand",
            format!("\"{kind}\" is no kind of source that a search can be recorded of"),
            format!("kinds are: {known}"),
            OURS,
        );
    }
    if !p.by_hand.is_empty() {
        all.say(
            Kind::Note,
            "promises.by_hand",
            format!("data is held where no program searches: {}", p.by_hand.join(", ")),
            "each must be recorded as searched (`dsar request source`) before an answer goes out",
            ("UK GDPR Art. 15(1A) (DUAA s.78): a reasonable and proportionate search", Statute),
        );
    }
}
