//! What properties are called ([MS-OXPROPS]), as Outlook shows them, and which of them say nothing to people.

use super::storage::Storage;

/// The name of property `id`, those from 0x8000 on by `names` (the storage that names them); `None` where it says nothing to
/// people: types of addresses, keys, entries of an organisation's directory, versions of programs.
pub fn label(id: u16, names: Option<&Storage>) -> Option<String> {
    match id {
        0x8000.. => match name_of(id, names) {
            Some(Name::Number(number)) => numbered(number),
            Some(Name::Text(text)) => (!is_technical(&text)).then_some(text),
            None => Some("Property".to_owned()),
        },
        _ if SILENT.contains(&id) || (0x4021..=0x403f).contains(&id) => None,
        _ => Some(find(KNOWN, u32::from(id)).unwrap_or("Property").to_owned()),
    }
}

/// The label of a time, of those that people look for; the times of programs are none.
pub fn label_of_time(id: u16, names: Option<&Storage>) -> Option<&'static str> {
    match name_of(id, names) {
        Some(Name::Number(number)) => find(TIMES, number),
        Some(Name::Text(_)) => None,
        None => find(TIMES, u32::from(id)),
    }
}

/// The number that names property `id`, where one does.
pub fn number_of(id: u16, names: Option<&Storage>) -> Option<u32> {
    match name_of(id, names)? {
        Name::Number(number) => Some(number),
        Name::Text(_) => None,
    }
}

fn find(table: &[(u32, &'static str)], id: u32) -> Option<&'static str> {
    table.iter().find(|(known, _)| *known == id).map(|(_, label)| *label)
}

enum Name {
    Number(u32),
    Text(String),
}

/// Looks a named property up ([MS-OXMSG] 2.2.3).
fn name_of(id: u16, names: Option<&Storage>) -> Option<Name> {
    let position = usize::from(id.checked_sub(0x8000)?);
    let entry = names?.streams.get("__substg1.0_00030102")?.chunks_exact(8).nth(position)?;
    let first = u32::from_le_bytes(entry[..4].try_into().ok()?);
    if entry[4] & 1 == 0 {
        return Some(Name::Number(first));
    }
    let strings = names?.streams.get("__substg1.0_00040102")?;
    let at = usize::try_from(first).ok()?;
    let length = usize::try_from(u32::from_le_bytes(strings.get(at..at.checked_add(4)?)?.try_into().ok()?)).ok()?;
    let name = strings.get(at + 4..at.checked_add(4)?.checked_add(length)?)?;
    let text = encoding_rs::UTF_16LE.decode_without_bom_handling(name).0.into_owned();
    (!text.is_empty()).then_some(Name::Text(text))
}

fn numbered(number: u32) -> Option<String> {
    let silent = SILENT_NUMBERS.contains(&number);
    (!silent).then(|| find(NUMBERED, number).unwrap_or("Property").to_owned())
}

/// Names that Exchange gives to notes of its own, and to what it took out of the text.
fn is_technical(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "conversationindextrackingex",
        "inferenceclassificationtrackingex",
        "composetype",
        "isreadreceiptrequested",
        "isdeliveryreceiptrequested",
        "oscsyncenabledonserver",
        "acceptlanguage",
        "content-type",
        "contenttype",
        "content-class",
        "dkim-signature",
        "authentication-results",
        "received-spf",
    ];
    const STARTS: &[&str] =
        &["x-ms-", "x-microsoft-", "xmlextracted", "xmlurls", "http://schemas.", "arc-", "x-forefront"];
    let name = name.to_ascii_lowercase();
    NAMES.contains(&name.as_str()) || STARTS.iter().any(|start| name.starts_with(start))
}

/// Properties without words for people, or whose words stand in others.
const SILENT: &[u16] = &[
    0x001a, // class of the item
    0x003d, // prefix of the subject
    0x0064, 0x0075, 0x0077, 0x0c1e, 0x3002, 0x0e1d, // types of addresses; the subject without its prefix
    0x0e05, 0x0e28, 0x0e29, // folder's name in search results; accounts to send by, with their addresses
    0x1000, 0x1008, 0x1009, 0x1013, 0x1015, 0x1035,
    0x10f3, // bodies and keys of bodies; message id; name on a web server
    0x007d, // header lines, read on their own
    0x0037, // subject
    0x300b, 0x3703, 0x370e, 0x3712, 0x3fea, 0x3feb, 0x3fec, // keys, endings, types
    0x5d0a, 0x5d0b, 0x65e2, 0x65e3, // who created and changed it, as addresses that stand elsewhere; change keys
    0x6841, 0x7c08, 0x0071, 0x003a,
];

/// The same by number of the name.
const SILENT_NUMBERS: &[u32] = &[
    0x8082, 0x8092, 0x80a2, 0x80b2, 0x80c2, 0x80d2, // types of addresses
    0x80da, 0x80db, 0x80dc, 0x80dd, // country codes
    0x8234, 0x825e, 0x825f, 0x8260, // time zones
    0x8554, 0x8581, 0x8583, 0x8584, 0x85a0, 0x85d8,
    0x8653, // versions, stamps of accounts, original class, ids of other machines
    0x0003, 0x0023, 0x001a, 0x0024, // keys of meetings
];

const KNOWN: &[(u32, &str)] = &[
    (0x0040, "Received by"),
    (0x0042, "On behalf of"),
    (0x0044, "Received for"),
    (0x004d, "Author"),
    (0x0050, "Reply-To"),
    (0x0065, "On behalf of address"),
    (0x0070, "Topic"),
    (0x0075, "Received by address"),
    (0x0076, "Received by address"),
    (0x0077, "Received for address"),
    (0x0078, "Received for address"),
    (0x0e02, "Bcc"),
    (0x0e03, "Cc"),
    (0x0e04, "To"),
    (0x1001, "Report"),
    (0x1039, "References"),
    (0x1042, "In-Reply-To"),
    (0x3001, "Name"),
    (0x3004, "Comment"),
    (0x3a00, "Account"),
    (0x3a02, "Telephone"),
    (0x3a05, "Generation"),
    (0x3a06, "Given name"),
    (0x3a07, "Government id"),
    (0x3a08, "Business telephone"),
    (0x3a09, "Home telephone"),
    (0x3a0a, "Initials"),
    (0x3a0b, "Keyword"),
    (0x3a0c, "Language"),
    (0x3a0d, "Location"),
    (0x3a10, "Organisation id"),
    (0x3a11, "Surname"),
    (0x3a12, "Original display name"),
    (0x3a15, "Postal address"),
    (0x3a16, "Company"),
    (0x3a17, "Job title"),
    (0x3a18, "Department"),
    (0x3a19, "Office"),
    (0x3a1a, "Primary telephone"),
    (0x3a1b, "Business telephone"),
    (0x3a1c, "Mobile telephone"),
    (0x3a1d, "Radio telephone"),
    (0x3a1e, "Car telephone"),
    (0x3a1f, "Other telephone"),
    (0x3a21, "Pager"),
    (0x3a23, "Fax"),
    (0x3a24, "Business fax"),
    (0x3a25, "Home fax"),
    (0x3a26, "Country"),
    (0x3a27, "Town"),
    (0x3a28, "County or state"),
    (0x3a29, "Street"),
    (0x3a2a, "Postcode"),
    (0x3a2b, "Post office box"),
    (0x3a2c, "Telex"),
    (0x3a2d, "ISDN"),
    (0x3a2e, "Assistant's telephone"),
    (0x3a2f, "Home telephone"),
    (0x3a30, "Assistant"),
    (0x3a43, "Hobbies"),
    (0x3a44, "Middle name"),
    (0x3a45, "Title of address"),
    (0x3a46, "Profession"),
    (0x3a47, "Referred by"),
    (0x3a48, "Spouse"),
    (0x3a49, "Computer network"),
    (0x3a4a, "Customer id"),
    (0x3a4b, "Text telephone"),
    (0x3a4c, "FTP site"),
    (0x3a4e, "Manager"),
    (0x3a4f, "Nickname"),
    (0x3a50, "Personal home page"),
    (0x3a51, "Business home page"),
    (0x3a57, "Company telephone"),
    (0x3a58, "Children"),
    (0x3a59, "Home town"),
    (0x3a5a, "Home country"),
    (0x3a5b, "Home postcode"),
    (0x3a5c, "Home county or state"),
    (0x3a5d, "Home street"),
    (0x3a5e, "Home post office box"),
    (0x3a5f, "Other town"),
    (0x3a60, "Other country"),
    (0x3a61, "Other postcode"),
    (0x3a62, "Other county or state"),
    (0x3a63, "Other street"),
    (0x3a64, "Other post office box"),
    (0x3ff8, "Created by"),
    (0x3ffa, "Last changed by"),
    (0x5d01, "From address"),
    (0x5d02, "On behalf of address"),
    (0x5d07, "Received by address"),
    (0x5d08, "Received for address"),
];

/// Named properties of contacts, appointments, tasks and journal entries that have numbers for names.
const NUMBERED: &[(u32, &str)] = &[
    (0x0002, "Where"),
    (0x0006, "Required attendees"),
    (0x0007, "Optional attendees"),
    (0x0008, "Resources"),
    (0x8005, "Filed as"),
    (0x801a, "Home address"),
    (0x801b, "Business address"),
    (0x801c, "Other address"),
    (0x802b, "Home page"),
    (0x802c, "Given name as read"),
    (0x802d, "Surname as read"),
    (0x802e, "Company as read"),
    (0x8045, "Street"),
    (0x8046, "Town"),
    (0x8047, "County or state"),
    (0x8048, "Postcode"),
    (0x8049, "Country"),
    (0x804a, "Post office box"),
    (0x804f, "User field 1"),
    (0x8050, "User field 2"),
    (0x8051, "User field 3"),
    (0x8052, "User field 4"),
    (0x8053, "Distribution list"),
    (0x8062, "Instant messenger"),
    (0x8080, "Email name"),
    (0x8083, "Email"),
    (0x8084, "Email"),
    (0x8090, "Email name"),
    (0x8093, "Email"),
    (0x8094, "Email"),
    (0x80a0, "Email name"),
    (0x80a3, "Email"),
    (0x80a4, "Email"),
    (0x80b3, "Fax"),
    (0x80c3, "Fax"),
    (0x80d3, "Fax"),
    (0x80d8, "Free and busy times"),
    (0x8108, "Task state"),
    (0x811f, "Task owner"),
    (0x8121, "Task given by"),
    (0x8122, "Task changed by"),
    (0x8125, "Task list"),
    (0x8208, "Location"),
    (0x8232, "Repeats"),
    (0x8238, "All attendees"),
    (0x823b, "Required attendees"),
    (0x823c, "Optional attendees"),
    (0x8247, "Meeting place online"),
    (0x8248, "Meeting directory"),
    (0x8249, "Meeting organiser"),
    (0x8530, "Flag"),
    (0x8535, "Billing"),
    (0x8534, "Mileage"),
    (0x8539, "Companies"),
    (0x853a, "Contacts"),
    (0x8580, "Account"),
    (0x8700, "Journal entry"),
    (0x8712, "Journal entry"),
    (0x8904, "Note's colour"),
    (0x9000, "Categories"),
];

/// Times by id, and by number of the name.
const TIMES: &[(u32, &str)] = &[
    (0x0060, "Start"),
    (0x0061, "End"),
    (0x3a41, "Wedding anniversary"),
    (0x3a42, "Birthday"),
    (0x8104, "Task start"),
    (0x8105, "Task due"),
    (0x810f, "Task completed"),
    (0x820d, "Start"),
    (0x820e, "End"),
    (0x8706, "Start"),
    (0x8708, "End"),
    (0x80de, "Birthday"),
    (0x80df, "Wedding anniversary"),
];
