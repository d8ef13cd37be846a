//! What verification must find, and what it must leave alone.

use super::*;

fn secret(form: &str, unit: &str, person: u32) -> Secret {
    Secret {
        forms: vec![form.into()],
        unit: Some(UnitId(unit.into())),
        locator: Locator::MailBody(1),
        person: Some(PersonId(person)),
    }
}

fn verifier(forms: &[&str]) -> Verifier {
    let secrets: Vec<Secret> =
        forms.iter().enumerate().map(|(n, f)| secret(f, &format!("u{n}"), n as u32 + 1)).collect();
    Verifier::new(&secrets, &["Anna Berg".into()], &["Elm School".into()], crate::redact::common::built_in).unwrap()
}

fn found(v: &Verifier, text: &str) -> Vec<How> {
    let mut s = Section::new(Some(UnitId("u9".into())), "document 9");
    s.line(&[Piece::Text(text.into())]);
    v.sections("response.pdf", &[s]).into_iter().map(|f| f.how).collect()
}

#[test]
fn every_variant_is_found() {
    let v = verifier(&["Marta Quistgaard", "leo.tamm@x.example", "07700 900123"]);
    for (text, how) in [
        ("Dear MARTA QUISTGAARD,", How::Exact),
        ("Márta\nQuistgaard's", How::Exact),
        ("see x_martaquistgaard_y", How::Exact),
        ("M a r t a Q u i s t g a a r d", How::Exact),
        ("Quistgaard, Marta", How::Swapped),
        ("Mrs Quistgaard", How::Surname),
        ("draagtsiuq atram", How::Backwards),
        ("leo.tamm at another place", How::Mailbox),
        ("call +44 7700 900 123", How::Telephone),
    ] {
        assert!(found(&v, text).contains(&how), "{text}: {:?}", found(&v, text));
    }
    assert!(found(&v, "Marta came to tea with Leo; quist is no word").is_empty());
}

#[test]
fn other_spellings_are_found_and_ordinary_words_are_not_taken_for_them() {
    let v = verifier(&["Marta Quistgaard", "Łukasz Brzezicki", "王小明", "01632 960777"]);
    for text in [
        "mail TWFydGEgUXVpc3RnYWFyZA== it",
        "raw 4d617274612051756973746761617264",
        "see ?n=Marta%20Quistgaard",
        "Quist&#103;aard",
        "{\"n\": \"\\u0141ukasz \\u0042rzezicki\"}",
        "Mrs =51uistgaard",
        "Quist=\ngaard",
        "Quist<b>gaard</b>",
        "draagtsiuq",
        "我们昨天见到王小明，他说",
        "王 小 明",
        "ring 960777",
        "ring 960-777.",
    ] {
        assert!(!found(&v, text).is_empty(), "{text}");
    }
    for text in ["100% of =20 characteristically &c. 4d61", "a < b, c > d", "昨天王小红来了", "ref 9607771, 1960777"]
    {
        assert!(found(&v, text).is_empty(), "{text}: {:?}", found(&v, text));
    }
    assert!(found(&verifier(&["07700 900777"]), "ref 900777").is_empty(), "a mobile has no area");
    let mut title = Section::new(None, "the list of documents");
    title.line(&[Piece::Text("王小明来信".into())]);
    assert!(v.sections("response.pdf", &[title])[0].ours);
}

#[test]
fn an_e_mail_address_between_two_names_is_no_tag() {
    let text = "To: Marta <m@x.example>, Quistgaard <q@x.example>";
    let v = verifier(&["Marta Quistgaard"]);
    assert!(!found(&v, text).contains(&How::Exact), "two people side by side are not a third");
}

#[test]
fn a_finding_names_both_places_and_never_the_text() {
    let v = verifier(&["Marta Quistgaard"]);
    let mut s = Section::new(Some(UnitId("u9".into())), "document 9");
    s.line(&[Piece::Text("from Marta Quistgaard".into())]);
    let f = &v.sections("response.pdf", &[s])[0];
    assert_eq!(
        (f.redacted_in.as_str(), f.readable_in.as_str()),
        ("unit u0, message body, part 1", "response.pdf, document 9")
    );
    assert!(!format!("{f:?}").to_lowercase().contains("quist"));
}

#[test]
fn what_is_kept_labelled_or_innocent_is_no_finding() {
    let v = verifier(&["Leo Berg", "Elm"]);
    assert!(found(&v, "Anna Berg of Elm School; Mrs Berg").is_empty(), "the subject's surname is no variant");
    let mut s = Section::new(None, "x");
    s.line(&[
        Piece::Kept("Leo".into()),
        Piece::Kept(" Berg".into()),
        Piece::Text("'s, ".into()),
        Piece::Label("[Leo Berg]".into()),
    ]);
    assert!(v.sections("f", &[s]).is_empty());
    assert_eq!(found(&v, "Leo Berg's"), [How::Exact]);
}

#[test]
fn names_that_are_words_count_only_as_names() {
    let v = verifier(&["Will", "Rose Young", "MQ"]);
    assert!(found(&v, "Will you? He will. The rose is young. Two mq").is_empty());
    assert_eq!(found(&v, "and then Will said"), [How::Exact]);
    assert_eq!(found(&v, "for Mrs Young's sake"), [How::Surname]);
    assert_eq!(found(&verifier(&["Leo", "Grace", "Ann"]), "Leo came. Grace left.").len(), 2);
    assert_eq!(found(&v, "seen by MQ at noon"), [How::Exact]);
}

#[test]
fn similar_surnames_are_other_people() {
    assert!(found(&verifier(&["Mark Smith", "Johnston"]), "Mark Smithson and Ann Johnstone").is_empty());
    assert_eq!(found(&verifier(&["Johnston"]), "mjohnston2@x.example"), [How::Exact]);
    assert_eq!(found(&verifier(&["Marta Quist"]), "mquist7@x.example"), [How::Surname]);
    assert_eq!(found(&verifier(&["Jo Lee"]), "to jolee@x.example"), [How::Exact]);
    assert!(found(&verifier(&["Ann Smith"]), "goldsmith@x.example, a@smithson.example").is_empty());
}

#[test]
fn a_file_may_hold_a_string_as_often_as_was_put_in_and_no_more() {
    let v = verifier(&["Marta Quistgaard"]);
    let put = v.counts("Marta Quistgaard");
    assert!(v.beyond("f", "Marta Quistgaard", &put).is_empty());
    assert!(!v.beyond("f", "Marta Quistgaard and Marta Quistgaard", &put).is_empty());
}

#[test]
fn a_single_letter_is_reported_as_not_searched() {
    assert_eq!(verifier(&["J", "12", "Marta"]).not_searched, 2);
}

#[test]
fn two_thousand_secrets_and_a_megabyte_take_no_time() {
    let forms: Vec<String> = (0..2000).map(|n| format!("Aurelius{n} Pemberton{n}")).collect();
    let v = verifier(&forms.iter().map(String::as_str).collect::<Vec<_>>());
    let text = "The quick brown fox jumps over the lazy dog. ".repeat(24_000);
    let start = std::time::Instant::now();
    assert!(found(&v, &text).is_empty());
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}
