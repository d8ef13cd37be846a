//! Surnames that are also everyday words: alone and in small letters they name nobody.

use std::collections::HashSet;
use std::sync::LazyLock;

static WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    "lay kitchen young day king white brown black green gray grey wood woods hill field fields stone rivers brook brooks bush \
     rose reed rice page price cook baker butler carter cooper farmer fisher mason miller porter potter shepherd smith taylor \
     turner walker weaver ward bell ball banks barber bird bishop blood bond book booth bowl box boyle branch bridge bridges \
     buck bull burn burns bury buy case cash chance chase church clay close coat cole cross crow curry dean drew drum duke \
     early east eve fair fall farm fast fault fear finch fish flood flower flowers fly ford forest foster fox frank freeze frost \
     garden gates gay gift glass gold golden good grant grave graves hall ham hand hands hard hart head heath hide high holly \
     holt home hood hope horn house hunt hunter ice joy judge just keen key keys knight lake lamb land lane law leach lee light \
     little lock long loud love low lucky major marsh may mills moon moor more moss mould must nail neat new noble north nut oaks \
     pack pain paine park parks parsons peace peach peak pen pepper piper pitt place plant pole pool poor pope post power pratt \
     prince proud quick rain read rich ring roach road rock rocks root rush sail sales salt sand sands savage sea self sharp shaw \
     shore short silver singer small snow spark speed spring stack star steel still stock storm story strange street strong \
     summer summers sweet swift tall thorn tower town tree true tucker turn vale wall walls waters way weeks wells west wheat \
     wheeler wild winter winters wise wolf wright york yard bank bell best blue bloom board bolt bone boot bright bread burden \
     carpenter chambers coach coffee constable cotton cox crane dale diamond dove down draper driver dyer england france holland \
     ireland wales scotland english french german welsh gardener garland guest guy harp hay haven hawk hay horse hughes hurt \
     james john jordan kind kite ladd last leaf leader lines link major march marks martin mark mercer merry mile miles monk mooney \
     mountain music neal night oak oliver orange organ pace palm partridge payne pearl person pike pine plum pond pound pride purse \
     race ray reason roll rudd sage saint salmon school seal season shade sheets ship shipp skill sky slaughter slate slim smart \
     son sparks spear speaker stage stamp steward stern steward stout swan tanner teal teller temple thrift tiller tool track \
     travel treasure trout underwood vest vine wade wagner wait wake walk want warm wave weather webb wing wit worth wren yes an \
     do go ho so to he me we be by no or in on at is it as long sun han man kim ng ma chan can but day set"
        .split_whitespace()
        .collect()
});

/// Abbreviations of offices and forms: initials that would be taken for these tell nothing.
static ABBREVIATIONS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    "aka am aob apr asap asb asd att aug bbc bcc bst btw cc ccg ceo cfo cic cio coo covid cpd cpoms cps csv ctf cv dbs dec dfe dob doc docx dpa \
     dpia dpo dsar dsl dss dvla ehcp eal esa etc eu faq feb fft fgm fm foi fri ft ftp fte fw fwd fyi gb gcse gdpr gmt gp gps hmrc hr hse html \
     http ico id iep iou it jan jpg jul jun kpi lac lado la lgbt llp ltd mar mash mat mdt mfl mon mot mp nb nhs ni no nov nqt nspcc nvq oct \
     ofsted ok ooh pa pc pcso pdf pe pep phd pin pm po pdp png pp ppa ppe ppt pru ps psa pshe pta pto qc qa rag re ref rip rsvp sar sat sats \
     sen senco send sep sim sle slt sms sos src std sun tba tbc thu ta tel toil tue tv uk upn url usa usb vat vip wed wifi wip xls xlsx xml yos yr"
        .split_whitespace()
        .collect()
});

/// True where the folded `word` is an abbreviation that everybody uses.
pub(super) fn is_abbreviation(word: &str) -> bool {
    ABBREVIATIONS.contains(word)
}

/// True where the folded `word` is an everyday English word.
pub(super) fn is_word(word: &str) -> bool {
    WORDS.contains(word)
}
