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

proptest::proptest! {
    #[test]
    fn never_panics_and_spans_fit(text in "[0-9a-zA-Z@é +./()\\-\n,]{0,80}") {
        for (_, span) in keys(&text) {
            proptest::prop_assert!(text.get(span.start..span.end).is_some());
        }
    }
}
