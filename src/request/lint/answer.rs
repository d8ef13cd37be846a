//! What the answer itself must say (Art. 15(1)-(2)), and whether the profile says it.

use super::{Findings, Kind};
use crate::request::law::Authority::{self, Statute};
use crate::settings::Organisation;

const COMPLAINT: (&str, Authority) = ("DPA 2018 s.164A (DUAA s.103)", Statute);
const ICO: (&str, Authority) = ("UK GDPR Art. 15(1)(f)", Statute);
const ARTICLE15: (&str, Authority) = ("UK GDPR Art. 15(1)-(2)", Statute);

pub(super) fn answer(o: &Organisation, all: &mut Findings) {
    let blank = |t: &str| t.trim().is_empty();
    for (setting, text) in [("name", &o.name), ("officer", &o.officer), ("contact", &o.contact)] {
        if blank(text) {
            all.say(
                Kind::Missing,
                setting,
                format!("the profile has no {setting}"),
                "letters go out without it",
                ARTICLE15,
            );
        }
    }
    for part in o.article15.missing() {
        all.say(
            Kind::Missing,
            "article15",
            format!("nothing says {part}"),
            "the bundle is refused until it does",
            ARTICLE15,
        );
    }
    let complaint = o.article15.complaint.to_lowercase();
    if !blank(&complaint) {
        let to_us = complaint.contains("164a")
            || [
                "complain to us",
                "complain to our",
                "tell us",
                "tell our",
                "write to us",
                "write to our",
                "contact us",
                "contact our",
            ]
            .iter()
            .any(|w| complaint.contains(w));
        if !to_us {
            all.say(
                Kind::Missing,
                "article15.complaint",
                "no route of complaint to the organisation itself",
                "the covering letter adds it: acknowledged within 30 days, answered without undue delay",
                COMPLAINT,
            );
        }
        if !["commissioner", "ico"].iter().any(|w| complaint.contains(w)) {
            all.say(
                Kind::Missing,
                "article15.complaint",
                "no route of complaint to the Information Commissioner",
                "the covering letter adds it",
                ICO,
            );
        }
        if !complaint.contains("court") {
            all.say(
                Kind::Note,
                "article15.complaint",
                "the courts are not named",
                "the covering letter names them",
                ("DPA 2018 s.167", Statute),
            );
        }
    }
    if o.recipients.is_empty() {
        all.say(
            Kind::Missing,
            "recipients",
            "no recipients by name: they are named where it is asked for and possible",
            "name them in `recipients = […]`",
            ("UK GDPR Art. 15(1)(c)", Statute),
        );
    }
    if !o.promises.special_categories.is_empty() {
        all.say(Kind::Note, "promises.special_categories", format!("special categories of data are held: {}", o.promises.special_categories.join(", ")), "look for them when deciding; health data needs a professional's opinion before it goes out (`dsar request opinion`)", ("UK GDPR Art. 9; DPA 2018 Sch 3", Statute));
    }
}
