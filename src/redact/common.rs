//! Words that are also names, and mailbox names that are nobody's: looking for them in every text would only find noise.

/// Surnames and forenames that are everyday English words, folded.
const WORDS: &str = "abbey acres adder akers angel archer art ash autumn bacon bailey baker ball banks barber bell berry best bill bird \
bishop black blue bond booth bow bowler bridge bridges bright brook brooks brown bull burns bush butcher butler carpenter carter case cash \
chance chandler charity chase church clay close cloud coach cole cook cooper court cox cross crown dale dawn day deacon dean dear dove drew drum \
early east edge ever fair faith farmer farrow field fields finch fisher fish fleet flint flower ford forest foster fox frank franks freedom \
french frost gale game garden gardener gay gene gill glass gold golden good grace grant grave graves gray green grey guest gunner hail hall ham hand \
hardy harmony hart hazel head heath heather herd hill hills hold holly home honey hood hook hope horn house hunt hunter ivy jack jade jasmine jay jewel \
joy joiner judge june july april august may king kings knight lake lamb land lane last law leaf lily little lock long lord love major \
mark marks marsh martin mason mass may mercy miles mill miller mills mist moon moor moss new newman night noble north oak olive page paris park parks \
parish parson parsons patience pearl penny pepper perry pike pine piper plant pole pond pool poole pope porter potter power price pride prince prior \
prudence queen rain ray read reed reeve rich rick ridge ring river rivers rob rock root rose rosemary rowan royal ruby rush rust sage sale \
salt sandy savage school scott sea shade sharp shaw shepherd short silver simple singer skinner sky small smart snow south spear spring star steel stone \
storm street strong summer summers sunny swallow swan swift tailor tanner taylor thatcher thorn tiger tower town trip trinity tucker turner \
usher vale victory violet wade walker wall walls ward waters way weaver web wells west wheeler white wild will willow wills winter winters wise wolf \
wood woods worth wren wright young sue pat kit guy don dot van bob dick drew nick duke earl ernest hank josh chip buck lance norm peg randy rusty \
skip stew tad wally opal ginger candy daisy dolly eve fern flora iris laurel melody misty myrtle poppy robin sherry una sunny can chase";

/// Those of [`WORDS`] that often start a sentence or a heading, so that a capital there says nothing.
const STARTERS: &[&str] = &[
    "april", "august", "best", "bill", "can", "case", "chase", "dear", "early", "fair", "good", "home", "july", "june",
    "just", "last", "little", "long", "love", "mark", "may", "new", "page", "price", "rain", "read", "ring", "school",
    "short", "summer", "way", "will", "winter", "young",
];

/// Local parts that belong to a function, not to a person.
const MAILBOXES: &[&str] = &[
    "accounts",
    "admin",
    "admissions",
    "bookings",
    "contact",
    "data",
    "donotreply",
    "dpo",
    "enquiries",
    "feedback",
    "finance",
    "hello",
    "help",
    "helpdesk",
    "hr",
    "info",
    "it",
    "jobs",
    "mail",
    "mailbox",
    "manager",
    "news",
    "newsletter",
    "noreply",
    "no-reply",
    "office",
    "orders",
    "post",
    "postmaster",
    "privacy",
    "reception",
    "sales",
    "school",
    "secretary",
    "service",
    "staff",
    "support",
    "team",
    "volunteers",
    "webmaster",
];

/// What a language knows of a single folded word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// No ordinary word.
    Unknown,
    /// An ordinary word that people are also called by.
    AlsoName,
    /// An ordinary word, and hardly anybody's name.
    NeverName,
}

/// Tells what the language knows of a folded word. Given from outside: the large word list belongs to another room.
pub type Words = fn(&str) -> Word;

/// The short list of this module, for those who have no larger one.
pub fn built_in(folded: &str) -> Word {
    if is_word(folded) { Word::AlsoName } else { Word::Unknown }
}

/// True for a folded word that everyday English also uses.
pub fn is_word(folded: &str) -> bool {
    WORDS.split_ascii_whitespace().any(|w| w == folded)
}

/// True for a folded word that often starts a sentence.
pub fn is_starter(folded: &str) -> bool {
    STARTERS.contains(&folded)
}

/// True for the local part of a shared mailbox.
pub fn is_shared_mailbox(local: &str) -> bool {
    MAILBOXES.iter().any(|m| m.eq_ignore_ascii_case(local))
}
