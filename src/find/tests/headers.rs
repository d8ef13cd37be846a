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
