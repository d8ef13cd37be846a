//! Each profile that ships, and a profile that is wrong in every way, held against what lint says.

use super::{Kind, lint};
use crate::settings::Organisation;
use crate::settings::Profile;

fn found(name: &str) -> Vec<(Kind, &'static str)> {
    let profile = Profile::parse(&Profile::text_of(name).unwrap(), name).unwrap();
    lint(&profile.organisation).unwrap().into_iter().map(|f| (f.kind, f.setting)).collect()
}

fn has(name: &str, kind: Kind, setting: &str) -> bool {
    found(name).iter().any(|(k, s)| *k == kind && *s == setting)
}

#[test]
fn every_example_loads_and_is_complete_but_for_what_it_shows() {
    assert_eq!(Profile::examples().len(), 5);
    for (name, text) in Profile::examples() {
        let o = Profile::parse(text, name).unwrap().organisation;
        assert!(o.article15.missing().is_empty() && !o.records.is_empty(), "{name}");
        assert!(o.records.iter().all(|c| c.keep.is_empty() || c.months().is_some()), "{name}");
        o.closures().unwrap();
    }
}

#[test]
fn a_community_trust_with_thirty_days_and_a_flat_fee() {
    let trust = "childrens-centres";
    assert!(has(trust, Kind::Stricter, "promise"));
    for setting in ["promises.fee_pounds", "promises.in_writing", "promises.identity"] {
        assert!(has(trust, Kind::Contrary, setting), "{setting}");
    }
    assert!(has(trust, Kind::Note, "promises.by_hand"));
    assert!(!found(trust).iter().any(|(kind, _)| *kind == Kind::Missing), "{:?}", found(trust));
}

#[test]
fn a_contact_centre_without_a_complaint_route_of_its_own() {
    assert_eq!(
        found("contact-centre").iter().filter(|(k, _)| *k == Kind::Missing).collect::<Vec<_>>(),
        [&(Kind::Missing, "article15.complaint")]
    );
    assert!(!found("contact-centre").iter().any(|(k, _)| *k == Kind::Contrary));
}

#[test]
fn a_charity_bound_to_written_authorisation() {
    let charity = "disabled-children";
    for setting in ["promises.written_authorisation", "promises.destruction_signed_by", "promises.delivery_never"] {
        assert!(has(charity, Kind::Stricter, setting), "{setting}");
    }
    for setting in ["promises.starts", "promises.inspection_only", "promises.delivery"] {
        assert!(has(charity, Kind::Contrary, setting), "{setting}");
    }
    assert!(!has(charity, Kind::Stricter, "promise"), "one month is the law's own");
}

#[test]
fn a_learning_provider_that_never_charges_and_a_school() {
    assert!(has("adult-learning", Kind::Stricter, "promise") && has("adult-learning", Kind::Stricter, "promises.fee"));
    assert!(has("adult-learning", Kind::Note, "promises.shares_with_ico"));
    assert!(
        has("junior-school", Kind::Note, "promises.withholds")
            && !found("junior-school").iter().any(|(k, _)| *k == Kind::Contrary)
    );
}

#[test]
fn what_is_wrong_or_missing_is_said() {
    let mut o = Organisation { promise: "40 days".into(), ..Organisation::default() };
    o.promises.extension_months = 3;
    o.promises.breach_hours = 96;
    o.promises.withholds = vec!["sch9-9".into(), "duplicate".into()];
    o.article15.complaint = "Write to the Ombudsman.".into();
    let all = lint(&o).unwrap();
    let has = |kind, setting| all.iter().any(|f| f.kind == kind && f.setting == setting);
    for setting in ["promise", "promises.extension_months", "promises.breach_hours", "promises.withholds"] {
        assert!(has(Kind::Contrary, setting), "{setting}");
    }
    for setting in ["name", "article15", "article15.complaint", "records", "case_file", "recipients"] {
        assert!(has(Kind::Missing, setting), "{setting}");
    }
    assert_eq!(all.iter().filter(|f| f.kind == Kind::Contrary && f.setting == "promises.withholds").count(), 2);
    assert!(all.windows(2).all(|w| w[0].kind <= w[1].kind), "contrary promises come first");
}
