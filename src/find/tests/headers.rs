//! Cases: headers and rows: filing, recipients, columns, what display names teach.

use super::*;

#[test]
fn filing_and_recipients_weigh_less() {
    let mike = plan(&["Mike McConnell"]);
    let hit = judge_headers(&mike, &[("To", "a@b.c"), ("X-Folder", "\\Mike_McConnell\\Inbox")]).unwrap();
    assert!(hit.band == Band::Possible && hit.reasons.iter().any(|r| r.code == "filing"));
    let hit = judge_headers(&mike, &[("From", "a@b.c"), ("Cc", "Mike McConnell <mm@b.c>")]).unwrap();
    assert!(hit.band == Band::Probable && hit.reasons.iter().any(|r| r.code == "recipient_only"));
    assert!(judge_headers(&mike, &[("From", "Zebulon McConnell <z@b.c>")]).is_none());
    assert!(judge_headers(&mike, &[("To", "mark.mcconnell@b.c"), ("X-Origin", "McConnell-M")]).is_none());
}

#[test]
fn rows_join_surname_and_forename_over_columns() {
    let mike = plan(&["Mike McConnell"]);
    let row = |forename: &str| {
        judge_row(&mike, &[("Surname", "McConnell"), ("Form", "7B"), ("Known as", forename)]).map(|h| h.band)
    };
    assert_eq!((row("Michael"), row("Sarah"), row("")), (PROBABLE, None, POSSIBLE));
    let stranger = [("Surname", "McConnell"), ("First name", "Xanthippe")];
    assert!(judge_row(&mike, &stranger).is_none() && row("Xanthippe") == POSSIBLE);
}

#[test]
fn learning_takes_the_subjects_addresses_and_nobody_elses() {
    let mut mike = plan(&["Mike McConnell"]);
    let pair = |d: &str, a: &str| (d.to_owned(), a.to_owned());
    let seen = [
        pair("Mike McConnell", "coach7@mail.example"),
        pair("McConnell, Mike", "/O=X/CN=MMCCON1"),
        pair("McConnell, Mark", "/O=X/CN=MMCCONN"),
        pair("Mike McConnell", "office@x.org"),
        pair("Sarah Jones", "office@x.org"),
        pair("Mike McConnell", "lisa.norman@x.org"),
    ];
    all(&mike, None, &["coach7@mail.example"]);
    assert!(mike.learn(&seen) && !mike.learn(&seen));
    all(&mike, CERTAIN, &["coach7@mail.example", "/CN=MMCCON1"]);
    all(&mike, None, &["office@x.org", "lisa.norman@x.org", "/CN=MMCCONN"]);
}

#[test]
fn pairs_come_out_of_headers() {
    let header = headers(&[
        ("From", "lisa@x.org"),
        ("X-From", "Mike McConnell"),
        ("To", "\"Jones, Ann\" <ann@x.org>, Bob <b@x.org>"),
        ("X-To", "McConnell, Mike </O=X/CN=MM1>"),
    ]);
    let got = pairs(header.text.expose(), &header.fields);
    let want = [("Jones, Ann", "ann@x.org"), ("Bob", "b@x.org"), ("McConnell, Mike", "/O=X/CN=MM1")];
    assert_eq!(got, want.map(|(a, b)| (a.to_owned(), b.to_owned())));
}

#[test]
fn a_middle_name_between_the_columns_hides_nobody() {
    let emily = plan(&["Emily Hartnell"]);
    let band = |plan: &Plan, cells: &[(&str, &str)]| judge_row(plan, cells).map(|hit| hit.band);
    for middle in ["Middle names", "forename2", "Preferred", "Sibling", "Class"] {
        let row = [("Forename", "Emily"), (middle, "Jane"), ("Legal surname", "Hartnell")];
        assert_eq!(band(&emily, &row), PROBABLE, "{middle}");
        let turned = [("Surname", "Hartnell"), (middle, "Jane"), ("First Name(s)", "Emily")];
        assert_eq!(band(&emily, &turned), PROBABLE, "{middle}");
    }
    let tom = [("Forename", "Tom"), ("Middle name", "Emily"), ("Surname", "Hartnell")];
    assert_eq!(band(&emily, &tom), None, "their forename is his middle name");
    let rose = plan(&["Emily Rose Hartnell"]);
    let other = [("Forename", "Emily"), ("Middle name", "Jane"), ("Surname", "Hartnell")];
    assert_eq!(band(&rose, &other), POSSIBLE, "another middle name");
    let family = [
        ("Pupil first name", "Emily"),
        ("Parent first name", "Tom"),
        ("Parent surname", "Baxter"),
        ("Pupil surname", "Hartnell"),
    ];
    assert_eq!(band(&emily, &family), PROBABLE);
    let parent = [
        ("Pupil first name", "Emily"),
        ("Parent first name", "Tom"),
        ("Parent surname", "Hartnell"),
        ("Pupil surname", "Baxter"),
    ];
    assert_eq!(band(&emily, &parent), None);
}

#[test]
fn labels_join_surname_and_forename() {
    let emily = plan(&["Emily Hartnell"]);
    all(
        &emily,
        PROBABLE,
        &[
            "First name: Emily\nLast name: Hartnell\nMessage: hello",
            "Surname: HARTNELL\nForename(s): EMILY JANE",
            "Surname HARTNELL Forenames EMILY\nClass 7",
            "First name\tEmily\nLast name\tHartnell",
            "Surname\nHartnell\nForename\nEmily",
            "[{\"firstName\": \"Tom\", \"lastName\": \"Cole\"},\n{\"firstName\": \"Emily\", \"age\": 3, \"lastName\": \"Hartnell\"}]",
            "<p><Forename>Emily</Forename><Surname>Hartnell</Surname></p><p><Forename>Tom</Forename><Surname>Cole</Surname></p>",
            "<p forename=\"Emily\" surname=\"Hartnell\"/>",
            "Surname: Cole\nForename: Tom\nSurname: Hartnell\nForename: Emily",
        ],
    );
    all(
        &emily,
        None,
        &[
            "First name: Emily\nLast name: Cole\nFirst name: Tom\nLast name: Hartnell",
            "First name: Tom\nLast name: Hartnell\nFirst name: Emily\nLast name: Cole",
            "Surname: Hartnell\nForename: Tom\nSurname: Cole\nForename: Emily",
            "Surname: Cole\nForename: Emily\nSurname: Hartnell\nForename: Tom",
            "[{\"firstName\": \"Emily\", \"lastName\": \"Cole\"},{\"firstName\": \"Tom\", \"lastName\": \"Hartnell\"}]",
        ],
    );
    all(&emily, POSSIBLE, &["Surname: Hartnell\nAddress: none", "Surname: Hartnell\nMother's first name: Emily"]);
}
