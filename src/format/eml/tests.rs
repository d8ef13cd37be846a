//! Tests of the mail reader.

use super::*;
use crate::model::Passage;

fn read(text: &[u8]) -> Extraction {
    Eml.extract(text, &ReadLimits::default())
}

fn texts(reading: &Extraction, kind: PassageKind) -> Vec<&str> {
    reading.passages.iter().filter(|p| p.kind == kind).map(|p| p.text.expose()).collect()
}

fn header(reading: &Extraction) -> &Passage {
    &reading.passages[0]
}

#[test]
fn headers_are_decoded_ordered_and_complete() {
    let reading = read(
        b"X-Mailer: Thing\nReceived: from a.example\n\tby b.example; Mon, 1 Jun 2009 04:28:26 +0000\nSubject: =?utf-8?Q?Zo=C3=AB_?=\n =?utf-8?B?xYF1a2Fzeg==?= met =?iso-8859-1?Q?Andr=E9?=\nFrom: =?utf-8?Q?M=C3=BCller=2C_Jo?= <jo@b.example>\nTo: barry@c.example (Barry A. Warsaw), \"O'Brien, Al\" <al@c.example>\nMessage-ID: <1@b.example>\nDate: Mon, 14 May 2001 16:39:00 -0700 (PDT)\n\nhi\n",
    );
    let text = header(&reading).text.expose();
    let names: Vec<&str> = text.lines().map(|l| l.split(':').next().unwrap()).collect();
    assert_eq!(names, ["From", "To", "Date", "Subject", "X-Mailer", "Received", "Message-ID"]);
    assert_eq!(header(&reading).values("from").collect::<Vec<_>>(), ["\"Müller, Jo\" <jo@b.example>"]);
    assert_eq!(
        header(&reading).values("to").collect::<Vec<_>>(),
        ["Barry A. Warsaw <barry@c.example>, \"O'Brien, Al\" <al@c.example>"]
    );
    assert_eq!(header(&reading).values("Subject").collect::<Vec<_>>(), ["Zoë Łukasz met André"]);
    assert_eq!(reading.meta.date.as_deref(), Some("2001-05-14T23:39:00Z"));
    assert_eq!(reading.meta.message_id.as_ref().unwrap().expose(), "1@b.example");
    assert_eq!(texts(&reading, PassageKind::Body), ["hi"]);
}

#[test]
fn a_character_split_between_encoded_words_is_whole() {
    assert_eq!(encoded::decode_words("=?utf-8?B?w4M=?= =?utf-8?Q?=C5?= =?utf-8?Q?=81ukasz?="), "ÃŁukasz");
    assert_eq!(encoded::decode_words("a =?b =?utf-8?Q?x?= =? c"), "a =?b x =? c");
}

#[test]
fn unparsable_addresses_are_kept_as_they_stand() {
    assert_eq!(address::shown(b"\"unclosed <a@b.example>, c@d.example"), "\"unclosed <a@b.example>, c@d.example");
    assert_eq!(address::shown(b"undisclosed-recipients:;"), "undisclosed-recipients:");
    assert_eq!(address::shown(b"'Jo' <jo@b.example>; <al@b.example>"), "Jo <jo@b.example>, al@b.example");
    assert_eq!(address::shown(b"Lay, Kenneth </O=ENRON/CN=KLAY>"), "Lay, Kenneth </O=ENRON/CN=KLAY>");
}

#[test]
fn dates_of_every_kind_and_the_last_received_are_read() {
    assert_eq!(date::utc("14 May 01 16:39 GMT").as_deref(), Some("2001-05-14T16:39:00Z"));
    assert_eq!(date::utc("Mon May 14 16:39:01 2001").as_deref(), Some("2001-05-14T16:39:01Z"));
    assert_eq!(date::utc("Sun, 31-May-2009 22:30:49 -0700").as_deref(), Some("2009-06-01T05:30:49Z"));
    assert_eq!(date::utc("never at 99:99"), None);
    let reading = read(b"Received: by x; Mon, 1 Jun 2009 04:28:26 +0000\nFrom: a@b.example\n\nx");
    assert_eq!(reading.meta.date.as_deref(), Some("2009-06-01T04:28:26Z"));
}

#[test]
fn soft_breaks_base64_and_flowed_text_are_joined() {
    let quoted = read(b"From: a@b.example\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nJo=\nhn =C5=81ukasz 2=3D2 =ZZ=20\nend=");
    assert_eq!(texts(&quoted, PassageKind::Body), ["John Łukasz 2=2 =ZZ \nend"]);
    let base64 = read(b"From: a@b.example\nContent-Transfer-Encoding: BASE64\n\nSm9obiBT\r\nbWl0aA==\n");
    assert_eq!(texts(&base64, PassageKind::Body), ["John Smith"]);
    assert_eq!(transfer::base64(b"Zm9v==YmFy\nSm8= ignored\nYQ=="), b"foobarJoa");
    let flowed = read(
        b"From: a@b.example\nContent-Type: text/plain; format=flowed\n\nJohn \nSmith\n> quoted \n> on\n-- \nsig\n",
    );
    assert_eq!(texts(&flowed, PassageKind::Body), ["John Smith", "-- \nsig"]);
    assert_eq!(texts(&flowed, PassageKind::Quoted), ["> quoted on"]);
}

#[test]
fn charsets_told_and_mistold_are_read() {
    let message = |charset: &str, body: &[u8]| {
        [b"From: a@b.example\nContent-Type: text/plain; charset=", charset.as_bytes(), b"\n\n", body].concat()
    };
    let body = |charset: &str, bytes: &[u8]| texts(&read(&message(charset, bytes)), PassageKind::Body).concat();
    assert_eq!(body("iso-8859-1", b"Andr\xe9"), "André");
    assert_eq!(body("\"utf-8\"", b"Fran\xe7ois est arriv\xe9 tr\xe8s t\xf4t"), "François est arrivé très tôt");
    assert_eq!(body("us-ascii", "Łukasz".as_bytes()), "Łukasz");
    assert_eq!(body("x-made-up", "Łukasz".as_bytes()), "Łukasz");
    let utf16: Vec<u8> = "Zoë, hello".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(body("utf-16le", &utf16), "Zoë, hello");
}

#[test]
fn nested_messages_and_attachments_become_members() {
    let reading = read(
        b"From: a@b.example\nContent-Type: multipart/mixed; boundary=\"=_x\"\n\npreamble of note\n--=_x\n\nbody\n--=_x\nContent-Type: message/rfc822\n\nFrom: inner@b.example\nSubject: inner\n\ninner body\n--=_x\nContent-Type: application/pdf; name*0*=utf-8''Zo%C3%AB; name*1=\" x.pdf\"\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment\n\nJVBERg==\n--=_x\nContent-Type: text/plain; name=notes.txt\n\nnoted\n--=_x--\nepilogue of note\n",
    );
    assert_eq!(texts(&reading, PassageKind::Body), ["body"]);
    assert_eq!(texts(&reading, PassageKind::Note), ["preamble of note", "epilogue of note"]);
    let members: Vec<_> = reading.members.iter().map(|m| (m.untrusted_name.expose(), m.bytes.as_slice())).collect();
    assert_eq!(members[0], ("message.eml", &b"From: inner@b.example\nSubject: inner\n\ninner body"[..]));
    assert_eq!(members[1], ("Zoë x.pdf", &b"%PDF"[..]));
    assert_eq!(members[2], ("notes.txt", &b"noted"[..]));
}

fn alternative(plain: &str, html: &str) -> Extraction {
    let text = format!(
        "From: a@b.example\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/html\n\n{html}\n--b\nContent-Type: text/plain\n\n{plain}\n--b--\n"
    );
    read(text.as_bytes())
}

#[test]
fn an_alternative_is_read_for_what_it_says_beyond() {
    let reading = alternative(
        "Dear Jo, see you on Monday at the usual place.",
        "<p>Dear Jo, see you on Monday</p><p>at the usual place. Bring Łukasz.</p><!-- spare the child --><p style='display:none'>preheader Smith</p><a href='mailto:al%40b.example'>here</a><img alt='Photo of Zoë'>",
    );
    assert_eq!(texts(&reading, PassageKind::Body), ["Dear Jo, see you on Monday at the usual place."]);
    let notes: Vec<_> = reading.passages.iter().filter(|p| p.hidden.is_some()).collect();
    let found: Vec<_> = notes.iter().map(|p| (p.hidden.as_deref().unwrap(), p.text.expose())).collect();
    assert_eq!(
        found,
        [
            ("HTML alternative", "at the usual place. Bring Łukasz.\nhere"),
            ("comment", "spare the child"),
            ("hidden element", "preheader Smith"),
            ("link target", "al@b.example"),
            ("alternative text", "Photo of Zoë"),
        ]
    );
}

#[test]
fn a_plain_part_that_only_excuses_itself_does_not_hide_the_message() {
    let reading = alternative("Your program shows no HTML.", "<p>Dear parents, Jo Smith was absent all week.</p>");
    assert_eq!(texts(&reading, PassageKind::Body).last(), Some(&"Dear parents, Jo Smith was absent all week."));
}

#[test]
fn html_only_messages_are_rendered_with_their_quotes() {
    let reading = read(b"From: a@b.example\nContent-Type: text/html; charset=utf-8\n\n<div>Fine.</div><div>On Mon, 1 Jun 2009, Jo wrote:</div><blockquote>Is it?</blockquote><style>p{}</style>");
    assert_eq!(texts(&reading, PassageKind::Body), ["Fine."]);
    assert_eq!(texts(&reading, PassageKind::Quoted), ["On Mon, 1 Jun 2009, Jo wrote:\n> Is it?"]);
}

fn pieces(text: &str) -> Vec<(bool, &str)> {
    quoted::split(text).into_iter().map(|p| (p.quoted, p.text)).collect()
}

#[test]
fn marked_quotes_and_answers_between_them_are_told_apart() {
    let text =
        "Yes.\n\nOn Tue, 2 Jun 2009 at 10:00, Al O'Brien\n<al@b.example> wrote:\n\n> one\n>\n> two\n\nNo.\n\n> three\n";
    let (a, b) = ("On Tue, 2 Jun 2009 at 10:00, Al O'Brien\n<al@b.example> wrote:\n\n> one\n>\n> two", "> three");
    assert_eq!(pieces(text), [(false, "Yes."), (true, a), (false, "No."), (true, b)]);
}

#[test]
fn separators_and_header_blocks_open_quoted_messages() {
    let outlook = " -----Original Message-----\nFrom: \tKedwaii, Hasan  \nSent:\tFriday, September 21, 2001 11:59 AM\nTo:\tLay, Kenneth\nSubject:\tRE: Media\n\nSir";
    let bare = "From: Jo Smith\nSent: Monday\nTo: Al\nSubject: x\n\nolder";
    let text = format!("Thanks\n\n{outlook}\n\n{bare}\n");
    assert_eq!(pieces(&text), [(false, "Thanks"), (true, outlook), (true, bare)]);
    assert_eq!(pieces("a\nFrom: here to there\nb"), [(false, "a\nFrom: here to there\nb")]);
}

#[test]
fn lotus_notes_blocks_open_quoted_messages() {
    let forwarded = "---------------------- Forwarded by Jo Smith/HOU/ECT on 05/14/2001 \n04:39 PM ---------------------------\n\n\nAl Jones@ENRON\n05/14/2001 03:00 PM\nTo:\tJo Smith/HOU/ECT@ECT\ncc:\t \n\nSubject:\tRe: plan\n\nthe plan";
    let bare = "Al Jones@ENRON\n05/14/2001 03:00 PM\nTo:\tJo Smith/HOU/ECT@ECT\ncc:\t \nSubject:\tplan\n\nolder plan";
    let text = format!("See below\n{forwarded}\n\n\n{bare}");
    assert_eq!(pieces(&text), [(false, "See below"), (true, forwarded), (true, bare)]);
}

#[test]
fn no_character_of_a_body_is_lost_by_splitting() {
    let text = "a\n> b\n\nc wrote:\n> d\n-----Original Message-----\ne\n____\nf";
    let kept: String = quoted::split(text).iter().map(|p| p.text.replace(char::is_whitespace, "")).collect();
    assert_eq!(kept, text.replace(char::is_whitespace, ""));
}

#[test]
fn bids_follow_the_content() {
    let bid = |name: &str, bytes: &[u8]| Eml.bid(&Probe { untrusted_name: name, bytes });
    assert_eq!(bid("1.", b"Message-ID: <1@x>\nDate: x\nFrom: a@b\nTo: c\n\nx"), Bid::Content);
    assert_eq!(bid("cur/123:2,S", b"From: a@b\nSubject: x\n\nx"), Bid::Content);
    assert_eq!(bid("a.eml", b"hello"), Bid::Extension);
    assert_eq!(bid("a.txt", b"Note: this\nWell: that\nFrom: here\n"), Bid::No);
}

fn formats_and_exceptions(name: &str, bytes: &[u8]) -> Vec<(String, Vec<ExceptionKind>)> {
    let items = crate::format::read_tree(name, bytes, &ReadLimits::default()).items;
    items.into_iter().map(|i| (i.format, i.exceptions.iter().map(|e| e.kind).collect())).collect()
}

#[test]
fn encrypted_content_is_an_exception() {
    let sealed = |content: &str| {
        format!(
            "From: a@b.example\nTo: c@b.example\nContent-Type: multipart/encrypted; boundary=b\n\n--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b\nContent-Type: application/octet-stream\n\n{content}\n--b--"
        )
    };
    let items = formats_and_exceptions("x.eml", sealed("-----BEGIN PGP MESSAGE-----").as_bytes());
    assert_eq!(items, [("eml".to_owned(), vec![]), ("pgp".to_owned(), vec![ExceptionKind::Encrypted])]);
    assert_eq!(formats_and_exceptions("x.eml", sealed("...").as_bytes())[0].1, [ExceptionKind::Encrypted]);
}

#[test]
fn a_signature_beside_a_message_is_no_exception() {
    let signed = "From: a@b.example\nTo: c@b.example\nContent-Type: multipart/signed; boundary=b\n\n--b\n\nhi\n--b\nContent-Type: application/pgp-signature; name=signature.asc\n\n-----BEGIN PGP SIGNATURE-----\n\niQEz\n-----END PGP SIGNATURE-----\n--b--";
    let items = formats_and_exceptions("x.eml", signed.as_bytes());
    assert_eq!(items, [("eml".to_owned(), vec![]), ("pgp".to_owned(), vec![])]);
}

#[test]
fn marks_blank_lines_and_wide_characters_before_a_message_do_no_harm() {
    let text = "From: a@b.example\nTo: c@d.example\nSubject: Zoë\n\nhi Łukasz\n";
    let wide: Vec<u8> = "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for bytes in [format!("\u{feff}{text}").into_bytes(), format!("\r\n\r\n{text}").into_bytes(), wide] {
        assert_eq!(Eml.bid(&Probe { untrusted_name: "x", bytes: &bytes }), Bid::Content);
        let reading = read(&bytes);
        assert_eq!(reading.meta.title.as_ref().map(Evidence::expose), Some("Zoë"));
        assert_eq!(texts(&reading, PassageKind::Body), ["hi Łukasz"]);
    }
}

#[test]
fn files_within_the_text_and_files_elsewhere_are_told() {
    let inside = read(b"From: a@b.example\n\nSee\n\nbegin 644 note.txt\n#0V%T\n`\nend\n");
    assert_eq!(texts(&inside, PassageKind::Body), ["See"]);
    assert_eq!((inside.members[0].untrusted_name.expose(), &inside.members[0].bytes[..]), ("note.txt", &b"Cat"[..]));
    let elsewhere = read(b"From: a@b.example\nContent-Type: message/external-body; access-type=URL; URL=\"ftp://b.example/Smith.txt\"\n\nContent-Type: text/plain\n\n");
    assert!(texts(&elsewhere, PassageKind::Body)[0].contains("ftp://b.example/Smith.txt"));
    assert_eq!(elsewhere.exceptions[0].kind, ExceptionKind::PartlyRead);
    let piece =
        read(b"From: a@b.example\nContent-Type: message/partial; number=1; total=2; id=x\n\nSubject: in pieces\n\none");
    assert_eq!(piece.exceptions[0].kind, ExceptionKind::PartlyRead);
}

#[test]
fn an_attached_text_keeps_the_charset_its_header_tells() {
    let mut message = b"From: a@b.example\nContent-Type: text/plain; charset=iso-8859-2; name=x.txt\n\n".to_vec();
    message.extend(b"\xa3ukasz");
    assert_eq!(read(&message).members[0].bytes, "Łukasz".as_bytes());
}

#[test]
fn archives_of_pages_and_bare_parts_are_claimed() {
    let page = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\nContent-Location: file:///x.htm\n\n<p>Dear Jo</p>\n--b--\n";
    assert_eq!(Eml.bid(&Probe { untrusted_name: "export.doc", bytes: page }), Bid::Content);
    assert_eq!(texts(&read(page), PassageKind::Body), ["Dear Jo"]);
    let other = b"Content-Type: text/plain\n\nx";
    assert_eq!(Eml.bid(&Probe { untrusted_name: "x.txt", bytes: other }), Bid::No);
}

#[test]
fn a_false_boundary_hides_nothing() {
    let reading = read(b"From: a@b.example\nContent-Type: multipart/mixed; boundary=declared\n\n--used\nContent-Type: text/plain\n\none\n--used\nContent-Type: text/plain\n\ntwo\n");
    assert_eq!(texts(&reading, PassageKind::Body), ["one", "two"]);
    let lost = read(b"From: a@b.example\nContent-Type: multipart/mixed; boundary=declared\n\nonly text\n");
    assert_eq!(texts(&lost, PassageKind::Body), ["only text"]);
}

#[test]
fn apple_mail_files_are_read_within_their_count() {
    let text = b"33\nFrom: a@b.example\nSubject: x\n\nhi\n<?xml version=\"1.0\"?><plist/>";
    assert_eq!(Eml.bid(&Probe { untrusted_name: "1.emlx", bytes: text }), Bid::Content);
    assert_eq!(texts(&read(text), PassageKind::Body), ["hi"]);
}
