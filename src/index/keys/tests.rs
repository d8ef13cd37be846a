//! Tests of the keys words are indexed under.

use super::*;

fn has(text: &str, key: &str) -> bool {
    keys(text).iter().any(|(k, _)| k == key)
}

#[test]
fn one_telephone_number_in_every_writing() {
    let want = phone_key("+44 20 7946 0958").unwrap();
    for text in [
        "020 7946 0958",
        "(020) 7946 0958",
        "+44 (0)20 7946 0958",
        "0044 20 7946 0958",
        "+442079460958",
        "020-7946-0958",
        "Tel:020.7946.0958.",
        "ring 020 7946 0958 12 March",
        "call 07700 900123 / 020 7946 0958 or 3",
        "020\u{a0}7946\u{a0}0958",
    ] {
        assert!(has(text, &want), "{text}: {:?}", keys(text));
    }
    assert!(!has("020 7946 0959", &want));
    assert!(has("713-853-1234", &phone_key("+1 (713) 853-1234").unwrap()));
    for number in ["020 7946 0958 ext 22", "(020) 7946-0958", "+44 (0)20 7946 0958"] {
        assert_eq!(phone_key(number).unwrap(), want, "{number}");
    }
}

#[test]
fn one_date_in_every_writing() {
    for text in [
        "1987-03-05",
        "05/03/1987",
        "5.3.87",
        "5 March 1987",
        "March 5th, 1987",
        "5-Mar-87",
        "5th of March 1987",
        "03/05/1987",
        "05MAR1987",
        "19870305",
        "1987-03-05T00:00:00Z",
        "5 Mawrth 1987",
        "5 March\n> 1987",
        "Mar. 5, 1987",
        "1987/3/5",
        "5. 3. 1987",
    ] {
        assert!(has(text, "date:1987-03-05"), "{text}: {:?}", keys(text));
    }
    assert!(has("1/2/05", "date:2005-02-01") && has("1/2/05", "date:1905-01-02"));
    assert!(!has("1987-13-05 and 32/01/1987", "date:1987-01-32"));
    let (_, span) = keys("born March 5th, 1987.").into_iter().find(|(k, _)| k.starts_with("date:")).unwrap();
    assert_eq!(span.of("born March 5th, 1987."), "March 5th, 1987");
}

#[test]
fn addresses_postcodes_and_identifiers() {
    assert!(has("write to <Mike.O'Brien+news@Example.ORG>.", "mail:mike.o'brien@example.org"));
    assert!(has("'a.b@c.uk'", "mail:a.b@c.uk"));
    for text in ["SW1A 1AA", "sw1a1aa", "London SW1A  1AA."] {
        assert!(has(text, "post:SW1A1AA"), "{text}");
    }
    assert!(!keys("at b2 2pm").iter().any(|(k, _)| k.starts_with("post:")));
    for text in ["AB123456C", "AB 12 34 56 C", "ab-12-34-56-c", "NI no. AB 12 34 56 C was"] {
        assert!(has(text, "id:AB123456C"), "{text}: {:?}", keys(text));
    }
    for text in ["CASE/2021/0042", "Case 2021/0042", "case2021-0042"] {
        assert!(has(text, &id_key("CASE-2021-0042").unwrap()), "{text}: {:?}", keys(text));
    }
    assert!(has("NHS 943 476 5919 seen", &id_key("9434765919").unwrap()));
    assert_eq!(id_key("42"), None);
}

#[test]
fn signs_of_word_processors_and_telephones_are_plain_ones() {
    let phone = phone_key("07700 900417").unwrap();
    for text in [
        "07700\u{2011}900\u{2011}417",
        "\u{202a}+44 7700 900417\u{202c}",
        "07700\u{202f}900\u{2009}417",
        "０７７００９００４１７",
        "0770\u{200b}0900417",
    ] {
        assert!(has(text, &phone), "{text}: {:?}", keys(text));
    }
    assert!(has("CF\u{2013}2021\u{2013}0457", "id:CF20210457") && has("9\u{2010}4\u{2010}2001", "date:2001-04-09"));
    let text = "né: \u{202a}07700\u{2011}900\u{2011}417\u{202c}, é";
    let (_, span) = keys(text).into_iter().find(|(k, _)| *k == phone).unwrap();
    assert_eq!(span.of(text), "07700\u{2011}900\u{2011}417");
}

#[test]
fn a_number_goes_on_in_the_next_line_once() {
    assert!(has("ring 07700\n900417 now", &phone_key("07700 900417").unwrap()));
    assert!(has("NHS 943 476\r\n5919", "num:9434765919") && has("at KB4\n7RT", "post:KB47RT"));
    assert!(has("see CF/2021/\n0457", "id:CF20210457"));
    assert!(!has("07700900417\n07700900418", "num:0770090041707700900418"), "a list");
    assert!(!has("943\n476\n5919", "num:9434765919"));
}

#[test]
fn parts_joined_by_other_marks_and_letters_without_a_blank() {
    for text in ["CF\\2021\\0457", "CF.2021.0457", "CF / 2021 / 0457", "CF - 2021 - 0457"] {
        assert!(has(text, "id:CF20210457"), "{text}: {:?}", keys(text));
    }
    for text in ["NHS9434765919_scan", "NHSNo943 476 5919", "943_476_5919"] {
        assert!(has(text, "num:9434765919"), "{text}: {:?}", keys(text));
    }
    assert!(has("QQ.12.34.56.C", "id:QQ123456C") && has("KB4-7RT", "post:KB47RT"));
    assert!(!keys("v1.25.The end").iter().any(|(k, _)| k == "id:V125"), "too short");
}

#[test]
fn one_sign_a_box() {
    for (text, key) in [
        ("NI number Q Q 1 2 3 4 5 6 C", "id:QQ123456C"),
        ("0 7 7 0 0 9 0 0 4 1 7", "tel:700900417"),
        ("born 0 9 / 0 4 / 2 0 0 1", "date:2001-04-09"),
        ("| 0 | 9 | 0 | 4 | 2 | 0 | 0 | 1 |", "date:2001-04-09"),
        ("K B 4 7 R T", "post:KB47RT"),
    ] {
        assert!(has(text, key), "{text}: {:?}", keys(text));
    }
    assert!(!keys("a 1 b 2").iter().any(|(k, _)| k.contains("A1B2")));
    assert!(has("born 09042001", "date:2001-04-09") && has("20010409", "date:2001-04-09"));
}

proptest::proptest! {
    #[test]
    fn never_panics_and_spans_fit(text in "[0-9a-zA-Z@é\u{2011}\u{200b}９ +./()|\\-\n,]{0,80}") {
        for (_, span) in keys(&text) {
            proptest::prop_assert!(text.get(span.start..span.end).is_some());
        }
    }
}
