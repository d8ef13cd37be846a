//! What the notice says of other people's data and of what it keeps back.

use super::{Findings, Kind, OURS};
use crate::model::ExemptionCode;
use crate::model::Result;
use crate::request::exemptions::{Kind as Entry, Register};
use crate::request::law::Authority::{self, Statute};
use crate::settings::Organisation;

const OTHERS: (&str, Authority) = ("DPA 2018 Sch 2 para 16", Statute);

pub(super) fn others(o: &Organisation, all: &mut Findings) -> Result<()> {
    let register = Register::builtin()?;
    if o.promises.written_authorisation {
        all.say(
            Kind::Stricter,
            "promises.written_authorisation",
            "another person's identifying information only with their written authorisation; the law also allows disclosure without consent where that is reasonable",
            "it binds: `dsar bundle` refuses a private third party's name without written consent on record",
            OTHERS,
        );
    }
    for code in &o.promises.withholds {
        match register.get(&ExemptionCode(code.clone())) {
            Err(_) => all.say(Kind::Contrary, "promises.withholds", format!("the notice keeps data back under \"{code}\", which the register of exemptions does not know"), "no decision can cite it", OTHERS),
            Ok(entry) if entry.kind != Entry::Exemption => all.say(Kind::Contrary, "promises.withholds", format!("the notice keeps data back under {}, which is no exemption", entry.label), "no decision can cite it so", OTHERS),
            Ok(entry) => all.say(
                Kind::Note,
                "promises.withholds",
                format!("the notice keeps data back under {} ({}): never as a class, each passage is decided with what the register asks for", entry.label, entry.name),
                if entry.prejudice { "its decisions need the harm weighed and a reason" } else { "its decisions are recorded one by one" },
                OTHERS,
            ),
        }
    }
    if o.promises.requester_may_share {
        all.say(
            Kind::Note,
            "promises.requester_may_share",
            "a requester may let somebody else see the record",
            "the answer still goes to the verified address of the requester only",
            OURS,
        );
    }
    Ok(())
}
