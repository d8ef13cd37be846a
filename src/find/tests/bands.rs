//! Cases: evidence for and against beside a name, other scripts and orders, misread and mistyped names, switched-off variants.

use super::*;

fn pupil() -> Identity {
    let mut pupil = identity(&["John Smith"]);
    pupil.born = vec![jiff::civil::date(2012, 4, 9)];
    pupil.postcodes = strings(&["BM1 2AB"]);
    pupil.groups = strings(&["7B", "St John's School"]);
    pupil.associates = strings(&["Mary Keane (mother)", "Dr Ada Obi"]);
    pupil
}

#[test]
fn class_site_and_associates_carry_a_part_of_the_name() {
    let john = Plan::new(&form(pupil(), Vec::new()));
    all(
        &john,
        PROBABLE,
        &["J. Smith of 7B was late", "Smith (7B)", "Mary Keane rang about Smith", "Mr Smith, Keane, Mary"],
    );
    all(&john, PROBABLE, &["John in 7B was late", "At St John's School John fell", "Ada Obi saw John today"]);
    all(&john, POSSIBLE, &["J. Smith was late", "Smith absent", "Smith (8B)", "Mary Keaney about Smith"]);
    all(&john, None, &["7B was noisy", "Mary Keane rang", "John in 8B was late", "Ada Obi"]);
    all(&john, POSSIBLE, &["Sarah Smith and Smith of 7B"]);
    says(&john, "Mary Keane rang about Smith", "associate");
}

#[test]
fn a_date_of_birth_or_postcode_of_somebody_else_speaks_against() {
    let john = Plan::new(&form(pupil(), Vec::new()));
    all(
        &john,
        POSSIBLE,
        &["John Smith, born 1 May 1956", "John Smith (DOB: 01/05/56) came", "John Smith\td.o.b. 1.5.1956"],
    );
    all(
        &john,
        PROBABLE,
        &[
            "John Smith came on 1 May 2023",
            "John Smith wrote.\nBorn 1 May 1956",
            "John Smith and Ann Lee, born 1 May 1956",
        ],
    );
    all(&john, CERTAIN, &["John Smith, born 9 April 2012", "John Smith, BM1 2AB"]);
    says(&john, "John Smith, born 1 May 1956", "other_born");
    says(&john, "John Smith, 4 High Street, LS6 4QT", "other_postcode");
    let row = |born: &str| {
        let mut cells = FieldBuilder::default();
        [("Date of birth", born), ("Pupil", "Smith, John")].iter().for_each(|(c, v)| cells.cell(c, v));
        let row = cells.finish(Locator::Row { sheet: 1, row: 2 }, PassageKind::Row);
        john.judge(&TextView { text: row.text.expose(), fields: &row.fields, ..TextView::default() }).map(|h| h.band)
    };
    assert_eq!((row("09/04/2012"), row("01/05/2011"), row("")), (CERTAIN, POSSIBLE, PROBABLE));
}

#[test]
fn two_of_one_name_are_told_apart_by_what_belongs_to_them() {
    let mut other = identity(&["John Smith"]);
    other.groups = strings(&["10C"]);
    other.associates = strings(&["Carol Smith-Jones"]);
    let john = Plan::new(&form(pupil(), vec![other]));
    all(&john, POSSIBLE, &["John Smith was late", "John Smith of 10C", "John Smith of 7B and 10C"]);
    all(&john, PROBABLE, &["John Smith of 7B was late", "Mary Keane rang about John Smith"]);
    says(&john, "John Smith was late", "same_name");
    says(&john, "John Smith of 10C", "namesake_beside");
}

#[test]
fn a_store_of_their_own_carries_a_part_of_the_name() {
    let john = plan(&["John Smith"]);
    let of = |custodian| {
        let mut hit = john.judge(&TextView::plain("Dear Mr Smith")).unwrap();
        if john.owns(custodian) {
            john.carry(&mut hit, "custodian");
        }
        Some(hit.band)
    };
    assert_eq!((of("John Smith"), of("Jane Smith"), of("reception")), (PROBABLE, POSSIBLE, POSSIBLE));
}

#[test]
fn misread_and_mistyped_names() {
    let barnett = plan(&["Gillian Barnett"]);
    all(&barnett, PROBABLE, &["G1llian Barnett", "Gillian 8arnett"]);
    all(&barnett, POSSIBLE, &["Gillian Bamett", "Gilian Barnett", "Gillian Barnet", "Gillain Barnett"]);
    let sure = Plan::new(&RequestForm {
        variants: VariantSettings { off: strings(&["typos", "ocr"]), add: Vec::new() },
        ..form(identity(&["Gillian Barnett"]), Vec::new())
    });
    all(&sure, None, &["Gillian Bamett", "Gillian Barnet"]);
    all(&barnett, None, &["Bamett", "Sarah Bamett", "Barnes", "Gillian Bennett"]);
    let smith = plan(&["John Smith"]);
    all(&smith, PROBABLE, &["J0hn Sm1th", "JOHN 5MITH"]);
}

#[test]
fn names_in_other_scripts_are_found_where_they_stand() {
    let wang = plan(&["Wang Xiaoming", "王小明"]);
    all(&wang, PROBABLE, &["我们见到王小明先生", "王小明", "Wang Xiaoming", "Xiaoming Wang", "WANG Xiaoming"]);
    all(&wang, POSSIBLE, &["请问王先生在吗"]);
    all(&wang, None, &["王大明", "国王小", "李小明"]);
    let yamada = plan(&["山田 太郎"]);
    all(&yamada, PROBABLE, &["昨日、山田太郎さんが来た。", "山田　太郎", "山田・太郎"]);
    all(&yamada, POSSIBLE, &["山田さんに電話"]);
    all(&yamada, None, &["山田花子"]);
    let kim = plan(&["김민수"]);
    all(&kim, PROBABLE, &["어제 김민수가 왔다", "김민수 님"]);
    let ali = plan(&["محمد علي حسن"]);
    all(&ali, PROBABLE, &["محمد حسن", "السيد محمد علي حسن", "ومحمد علي حسن", "مُحَمَّد حسن"]);
    let ivanova = plan(&["Ольга Иванова"]);
    all(&ivanova, PROBABLE, &["Ольга Иванова", "Иванова Ольга", "ИВАНОВА, Ольга"]);
}

#[test]
fn short_common_and_wordlike_names() {
    let ward = plan(&["Chris Ward"]);
    all(&ward, PROBABLE, &["Chris Ward rang", "Ward, Chris", "Christopher Ward", "chris.ward@x.example"]);
    all(&ward, None, &["the ward sister", "on the children's ward", "Kim Ward", "Ward, Kim S", "kim.ward@x.example"]);
    let grant = plan(&["Mark Grant"]);
    all(&grant, PROBABLE, &["Mark Grant", "Grant, Mark"]);
    all(&grant, None, &["mark the grant as paid", "please mark grant forms", "Hugh Grant", "Grant, Hugh"]);
    let black = plan(&["Don Black"]);
    all(&black, PROBABLE, &["Jeff Shankman, Harold Buchanan, Donald M. Black, Greg Woulfe"]);
    all(&black, POSSIBLE, &["Buchanan, Donald Black, Greg"]);
    let berg = plan(&["Vincent van der Berg"]);
    all(
        &berg,
        PROBABLE,
        &["Vincent van der Berg", "van der Berg, Vincent", "Vincent Vanderberg", "VAN DER BERG Vincent"],
    );
    all(&berg, POSSIBLE, &["Vincent Berg", "Mr van der Berg"]);
    let double = plan(&["Ana García Márquez"]);
    all(&double, PROBABLE, &["Ana Garcia Marquez", "García Márquez, Ana"]);
    let turk = plan(&["Işıl Şahin"]);
    all(&turk, PROBABLE, &["Isil Sahin", "IŞIL ŞAHİN", "Şahin, Işıl"]);
    let former = plan(&["Zofia Kowalska-Wright"]);
    all(&former, PROBABLE, &["Zofia Kowalska Wright", "KOWALSKA-WRIGHT Zofia"]);
}

#[test]
fn earlier_and_everyday_names_of_the_profile() {
    let mut subject = identity(&["Margaret Hale"]);
    subject.former = strings(&["Margaret Thornton"]);
    subject.known_as = strings(&["Peg"]);
    let settled = form(subject, Vec::new());
    assert_eq!(settled.subject.names, ["Margaret Hale", "Margaret Thornton", "Peg Hale"]);
    assert_eq!(settled.clone().settled(), settled);
    all(&Plan::new(&settled), PROBABLE, &["Peg Hale", "Margaret Thornton", "Thornton, Peggy"]);
}

#[test]
fn an_nhs_number_needs_context() {
    let mut subject = identity(&["Ann Lee"]);
    subject.ids.insert("nhs".into(), "943 476 5919".into());
    let ann = Plan::new(&form(subject, Vec::new()));
    all(&ann, CERTAIN, &["943 476 5919", "NHS no. 9434765919", "Ann Lee 9434765919"]);
    all(&ann, POSSIBLE, &["order 9434765919"]);
    all(&ann, None, &["NHS 9434765918"]);
}

#[test]
fn the_colleague_with_a_number_behind_the_name_is_not_learned() {
    let mut subject = identity(&["John Smith"]);
    subject.emails = strings(&["john.smith@school.example"]);
    let mut john = Plan::new(&form(subject, Vec::new()));
    john.learn(&[
        ("John Smith".into(), "john.smith2@school.example".into()),
        ("John Smith".into(), "jsm@home.example".into()),
    ]);
    all(&john, CERTAIN, &["jsm@home.example", "john.smith@school.example"]);
    all(&john, None, &["john.smith2@school.example"]);
}

#[test]
fn a_kind_that_is_switched_off_is_not_looked_for_and_words_can_be_added() {
    let with = |off: &[&str], add: &[&str]| {
        let variants = VariantSettings { off: strings(off), add: strings(add) };
        Plan::new(&RequestForm { variants, ..form(identity(&["Mike O'Hara"]), Vec::new()) })
    };
    for (off, text) in [
        ("orders", "O'Hara, Mike"),
        ("initials", "M. O'Hara"),
        ("nicknames", "Michael O'Hara"),
        ("hyphens", "Mike O Hara"),
        ("possessives", "Mike O'Hara's"),
        ("surname-alone", "Mr O'Hara"),
        ("logins", "mohara@x.example"),
    ] {
        assert!(with(&[], &[]).judge(&TextView::plain(text)).is_some(), "{text}");
        all(&with(&[off], &[]), None, &[text]);
        all(&with(&[off], &[]), PROBABLE, &["Mike O'Hara came"]);
    }
    all(
        &with(&[], &["Big Mike", "the Chair of Governors"]),
        PROBABLE,
        &["saw big mike's car", "The Chair of Governors said"],
    );
    let plan = with(&["ocr"], &["Big Mike"]);
    let kinds = plan.plan_of_variants();
    assert!(
        kinds.iter().any(|k| k.kind == "ocr" && !k.on) && kinds.iter().any(|k| k.kind == "added" && k.forms.len() == 1)
    );
    assert_eq!(kinds.len(), crate::model::VARIANT_KINDS.len() + 1);
}

#[test]
fn the_plan_of_variants_shows_identifiers_as_people_write_them() {
    let mut subject = identity(&["Ann Lee"]);
    subject.phones = strings(&["07700 900417", "020 7946 0958"]);
    subject.born = vec![jiff::civil::date(1988, 3, 2)];
    subject.postcodes = strings(&["sb94qt"]);
    subject.ids.insert("ni".into(), "AB123456C".into());
    let plan = Plan::new(&form(subject, Vec::new()));
    let variants = plan.variants();
    for form in
        ["+44 7700 900417", "07700900417", "020 7946 0958", "2nd of March 1988", "02/03/88", "SB9 4QT", "AB-123456-C"]
    {
        assert!(variants.iter().any(|v| v.form == form), "{form}: {variants:#?}");
    }
    for variant in variants.iter().filter(|v| matches!(v.kind, "phones" | "dates" | "places")) {
        assert!(plan.judge(&TextView::plain(&variant.form)).is_some(), "{variant:?} is shown and not found");
    }
}

#[test]
fn a_part_of_the_name_at_their_address_is_probable() {
    let home = Identity { addresses: strings(&["9 Tannery Court, Skelbrook"]), ..identity(&["Rose Winter"]) };
    let rose = plan_of(home, Vec::new());
    all(&rose, PROBABLE, &["Mrs R P Winter, 9 Tannery Court", "Winter, 9 Tannery Court"]);
    all(&rose, POSSIBLE, &["9 Tannery Court", "Lee Winter, 9 Tannery Court"]);
}

#[test]
fn number_and_street_are_their_address_without_the_kind_of_street() {
    let home = Identity { addresses: strings(&["52 Sycamore Street, Batherley"]), ..identity(&["Iqra Begum"]) };
    let iqra = plan_of(home, Vec::new());
    all(&iqra, POSSIBLE, &["2. IB, 52 Sycamore", "52 Sycamore St"]);
    all(&iqra, None, &["52 Sycamore Close", "52 Sycamore Gardens", "152 Sycamore", "Sycamore"]);
    let mill = Identity { addresses: strings(&["3 Mill Street, Batherley"]), ..identity(&["Iqra Begum"]) };
    all(&plan_of(mill, Vec::new()), None, &["3 Mill hands"]);
}

#[test]
fn a_street_with_an_apostrophe_is_the_same_without() {
    for given in ["14 Tanner's Row, Penarth", "14 Tanners Row, Penarth"] {
        let home = Identity { addresses: strings(&[given]), ..identity(&["Iqra Begum"]) };
        let iqra = plan_of(home, Vec::new());
        all(
            &iqra,
            POSSIBLE,
            &["14 Tanners Row", "14, Tanner\u{2019}s Row", "visit to 14 tanners row", "14 Tanner's Row"],
        );
        all(&iqra, None, &["16 Tanners Row", "Tanners Row", "14 Tannery Row"]);
    }
}

#[test]
fn a_misread_forename_is_the_namesakes_only_where_the_forename_is() {
    let gwen = plan_of(identity(&["Gwendolyn Price", "Gwen Price"]), vec![identity(&["Gwen Price"])]);
    all(&gwen, PROBABLE, &["Gwendo1yn Price", "Gwendolyn Price"]);
    all(&gwen, POSSIBLE, &["Gwen Price"]);
}

#[test]
fn the_longer_name_of_a_namesake_is_the_namesakes() {
    let plan = plan_of(identity(&["Mohamed Abdirahman Warsame"]), vec![identity(&["Mohamed Warsame Ali"])]);
    all(&plan, PROBABLE, &["Mohamed Warsame came", "M Abdirahman Warsame came"]);
    all(&plan, None, &["Mohamed Warsame Ali came"]);
    let winters = plan_of(identity(&["Rose Winter"]), vec![identity(&["Rosie Winters"])]);
    all(&winters, None, &["the Winters came", "R Winters came"]);
}
