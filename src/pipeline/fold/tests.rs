//! Chains, copies and near-duplicates as a reviewer meets them, from the bytes of mails to units.

use super::super::find::FoundItem;
use super::*;
use crate::find::Plan;
use crate::find::assemble::assemble;
use crate::format::eml::Eml;
use crate::format::{Format, ReadLimits};
use crate::model::{BlobId, Item, Participation};

fn plan() -> Plan {
    let form = "received = \"2026-03-02\"\n[subject]\nnames = [\"Mina Oduya\"]\n";
    Plan::new(&crate::request::parse(form, "form", jiff::civil::date(2026, 3, 2)).unwrap())
}

/// A mail in a store, judged; none where it is nobody's business.
fn located(plan: &Plan, number: u64, store: &str, mail: &str) -> Option<Located> {
    let read = Eml.extract(mail.as_bytes(), &ReadLimits::default());
    let item = Item {
        parent: None,
        untrusted_name: Evidence::new("1.eml"),
        blob: BlobId::of(mail.as_bytes()),
        size: mail.len() as u64,
        format: "eml".into(),
        meta: read.meta,
        passages: read.passages,
        exceptions: vec![],
    };
    let drafts = assemble(&item);
    let verdicts = plan.judge_item(&item, &drafts);
    let drafts: Vec<_> = drafts.into_iter().zip(verdicts).filter_map(|(d, v)| Some((d, v?))).collect();
    let locator = drafts.first()?.0.segments[0].locator.clone();
    let place = Place {
        store: store.into(),
        path: Evidence::new(format!("{number}.eml")),
        trail: vec![],
        item: ItemId(number),
        blob: item.blob,
        held: None,
        locator,
    };
    let found = FoundItem { id: ItemId(number), blob: item.blob, item, drafts, gone: None };
    Some(Located { found, places: vec![place], parent: None })
}

fn id(_: UnitKind, text: &str) -> UnitId {
    UnitId(BlobId::of(text.as_bytes()).to_string())
}

fn fold_all(mails: &[(&str, String)]) -> Vec<Unit> {
    let plan = plan();
    let located = mails.iter().enumerate().filter_map(|(n, (store, m))| located(&plan, n as u64 + 1, store, m));
    folded(located.collect(), &Naming { id: &id, decided: &|_| false })
}

/// Mail `n` of a conversation, which says `says` and quotes all before it.
fn reply(n: usize, says: &str, before: Option<&str>) -> (String, String) {
    let who = ["Ann Bright", "Bo Carver", "Cy Dell"][n % 3];
    let address = who.to_lowercase().replace(' ', ".");
    let (day, minute) = (1 + n / 20, 10 + (n * 7) % 50);
    let quoted = before.map(|b| b.lines().map(|l| format!("> {l}\n")).collect::<String>());
    let body = format!("{says}\n\n{}", quoted.unwrap_or_default());
    let re = if n == 0 { "" } else { "Re: " };
    let mail = format!(
        "From: {who} <{address}@x.example>\nTo: office@x.example\nSubject: {re}Collection\nMessage-ID: <m{n}@x>\n\
         Date: {day} May 2001 {:02}:{minute:02}:00 +0000\nContent-Type: text/plain\n\n{body}",
        n % 20
    );
    let attribution = format!("On {day} May 2001 at {:02}:{minute:02}, {who} <{address}@x.example> wrote:\n", n % 20);
    let marked: String = body.trim_end().lines().map(|l| format!("> {l}\n")).collect();
    (mail, format!("{attribution}{marked}"))
}

#[test]
fn fifty_replies_in_four_mailboxes_are_fifty_one_units() {
    let mut mails = Vec::new();
    let mut before: Option<String> = None;
    for n in 0..51 {
        let says =
            if n == 0 { "Who collects Mina Oduya today?".to_owned() } else { format!("Number {n}: I shall ask her.") };
        let (mail, quotation) = quoting(n, &says, before.as_deref());
        before = Some(quotation);
        mails.extend(["a", "b", "c", "d"].map(|store| (store, mail.clone())));
    }
    let units = fold_all(&mails);
    assert_eq!(units.len(), 51);
    let first = &units[0];
    assert!(first.text.expose().ends_with("Who collects Mina Oduya today?"), "{}", first.text.expose());
    assert_eq!(first.places.len(), 4 * 51, "sent once and quoted fifty times, in four mailboxes");
    assert_eq!(first.places[0].locator, Locator::MailHeader);
    let thread = units[50].folding.thread.unwrap();
    assert_eq!((thread.number, thread.at, thread.of), (1, 51, 51));
    assert!(units[1..].iter().all(|u| u.evidence[0].code == "neighbour"), "an answer is offered, with its reason");
}

/// As [`reply`], with the quotation put below what is said.
fn quoting(n: usize, says: &str, before: Option<&str>) -> (String, String) {
    let (head, quotation) = reply(n, says, None);
    match before {
        None => (head, quotation),
        Some(before) => {
            let marked: String = before.lines().map(|l| format!("> {l}\n")).collect();
            (format!("{head}{before}"), format!("{quotation}>\n{marked}"))
        }
    }
}

#[test]
fn an_edited_quotation_stays_visible_as_its_own() {
    let (first, quotation) = quoting(0, "Mina Oduya may go home with her aunt.", None);
    let changed = quotation.replace("may go", "may not go");
    let units = fold_all(&[("a", first), ("b", quoting(1, "Is that so?", Some(&changed)).0)]);
    let texts: Vec<&str> = units.iter().map(|u| u.text.expose()).collect();
    assert_eq!(units.len(), 3, "{texts:#?}");
    assert!(texts.iter().any(|t| t.contains("may not go")) && texts.iter().any(|t| t.contains("may go")));
}

#[test]
fn what_was_decided_goes_on_to_stand_for_its_copies() {
    let (_, short) = quoting(0, "Mina Oduya is here.", None);
    let long = short.replace("On 1 May 2001 at 00:10, ", "On Tue, 1 May 2001, at 00:10, ");
    let mails = [quoting(1, "Good.", Some(&short)).0, quoting(2, "Fine.", Some(&long)).0];
    let plan = plan();
    for decided in [&short, &long] {
        let heading = decided.lines().next().unwrap();
        let text = format!("{heading}\nMina Oduya is here.");
        let located = || mails.iter().enumerate().filter_map(|(n, m)| located(&plan, n as u64 + 1, "a", m)).collect();
        let naming = Naming { id: &id, decided: &|unit| *unit == id(UnitKind::Message, &text) };
        let units = folded(located(), &naming);
        assert!(units.iter().any(|u| u.text.expose() == text && u.places.len() == 2), "{units:#?}");
    }
}

#[test]
fn to_be_addressed_is_a_class_of_its_own() {
    let mail = |from: &str, to: &str, says: &str| {
        format!(
            "From: {from}\nTo: {to}\nDate: 3 May 2001 10:00:00 +0000\nMessage-ID: <{says}@x>\nSubject: Rota\n\n{says}\n"
        )
    };
    let mina = "Mina Oduya <mina.oduya@x.example>";
    let other = "Ann Bright <ann@x.example>";
    let kinds: Vec<_> =
        [(other, mina, "one"), (mina, other, "two"), (mina, mina, "three"), (other, mina, "Mina Oduya is ill")]
            .into_iter()
            .map(|(from, to, says)| fold_all(&[("a", mail(from, to, says))])[0].folding.participation)
            .collect();
    use Participation::*;
    assert_eq!(kinds, [Some(Recipient), Some(Sender), Some(Both), None]);
}

#[test]
fn a_letter_to_several_people_says_whom_it_is_like_and_in_what() {
    let mail = |n: u32, to: &str| {
        format!(
            "From: Ann Bright <ann@x.example>\nTo: {to}\nDate: {n} May 2001 10:00:00 +0000\nSubject: Outing {n}\n\nDear {to},\nthe outing \
             with Mina Oduya and the other children of the red group starts at nine on the first day of the holidays. Please bring a \
             rain coat, good shoes and something to drink, and be back in time for tea.\nAnn\n"
        )
    };
    let units = fold_all(&[("a", mail(1, "Mr Pell")), ("a", mail(2, "Mrs Grace Quill"))]);
    assert_eq!(units.len(), 2);
    let like = units[1].folding.like.as_ref().unwrap();
    assert_eq!(like.unit, units[0].id);
    assert!(like.more.iter().any(|s| s.of(units[1].text.expose()) == "Mrs Grace Quill"), "{like:?}");
    assert!(like.less.iter().any(|w| w.expose() == "Mr Pell"));
}
