"""St Oswin's, Thornhowe. A former leader of the Sunday club asks for what the parish holds after a safeguarding concern about her. Invented; CC0 1.0.

Her name is a word that stands in every hymn; she married and changed it; an older parishioner bears the name she was born with; children, helpers and the
one who told must not be known. A small parish writes in WhatsApp, on the backs of slips, in rotas and in e-mails with long tails."""
import io
import re
import subprocess
import tempfile
import zipfile
import zlib

from kit import HEAD, R, Organisation, csv, docx, eml, mbox, msg, packed, pdf, xlsx

REQUEST = """
received = "2026-04-13"
channel = "letter"
preferred_form = "electronic"

[subject]
names = ["Joy Marchbanks", "Joy Faith Marchbanks"]
former = ["Joy Faith Baker", "Joy Baker"]
emails = ["joymarch@mailbox.example", "joy.baker86@mailbox.example"]
phones = ["07700 900731"]
born = ["1986-05-17"]
addresses = ["3 Fuller's Yard, Thornhowe, TH4 2QD"]
postcodes = ["TH4 2QD"]
ids = { churchsuite = "CS-00418", dbs = "001744920315" }

[[namesake]]
names = ["Joy Baker"]
born = ["1944-11-30"]
addresses = ["Flat 6, The Almshouses, Thornhowe, TH4 1AB"]
ids = { churchsuite = "CS-00052" }
"""
STAFF = {"Siân Prothero": "Vicar", "Margaret Hesketh": "Parish Safeguarding Officer", "Colin Truscott": "Churchwarden", "Ngozi Eze": "Churchwarden",
         "Tomasz Wierzbicki": "Diocesan Safeguarding Adviser", "Lynne Cowgill": "Parish Administrator"}
PRIVATE = {
    "complainant": ["Yewande Ogunleye", "Yewande", "Ogunleye", "07700 900744", "yewande.o@mailbox.example", "Iya Tami", "Tami's mum", "+44 7700 900744", "CS-00390"],
    "child": ["Tamilore Ogunleye", "Tamilore", "Tami", "14/02/2018", "14.2.18"],
    "helper": ["Gift Chukwuma", "G. Chukwuma", "Chukwuma", "giftchu@mailbox.example", "07700 900752"],
    "source": ["Małgorzata Kępińska", "Malgorzata Kepinska", "Kępińska", "Kepinska", "Gosia", "Małgorzata", "Malgorzata", "07700 900760", "gosia.k@mailbox.example"],
    "grace": ["Grace Nuttall", "Nuttall", "Nutall"],
    "rich": ["Richard Alderson", "Rich", "Rich A", "CS-00271", "Alderson", "r.alderson@mailbox.example"],
    "art": ["Art Pickersgill", "Arthur Pickersgill", "A. Pickersgill", "Pickersgill"],
    "dj": ["Darren Jepson", "Jepson", "DJ"],
    "faith": ["Faith Okonjo", "Okonjo"],
    "huyen": ["Phạm Thanh Huyền", "Thanh Huyền", "Huyền", "Huyen", "Pham"],
    "eilidh": ["Eilidh NicLeòid", "Eilidh", "NicLeòid", "NicLeoid", "Macleod"],
    "bal": ["Balwinder Kaur Sahota", "Bal Sahota", "Bal", "bal.sahota@mailbox.example", "Balwinder", "Sahota", "07700 900777"],
    "mil": ["Joyce Marchbanks", "Joyce"],
    "prudhoe": ["Enid Prudhoe", "Prudhoe"],
    "namesake": ["30/11/1944", "30.11.44", "Flat 6, The Almshouses", "Almshouses", "TH4 1AB", "CS-00052", "01632 960813"],
    "others": ["Hope Tinsley", "Tinsley", "Szymon Bąk", "Szymon", "Bąk", "BAK", "Clarence Wadsworth", "Wadsworth", "Oyinkansola", "Sukhi", "Delphine Amoah", "Amoah", "Oswald Threlfall", "Threlfall", "Björk", "Kuldip"],
}
OTHERS = """Siân Prothero|Sian Prothero|Revd Siân Prothero|Rev Siân|Revd Siân|Rev Sian|Siân|Sian|Prothero|SP|Margaret Hesketh|Margaret|Mags|Hesketh|MH|Colin Truscott|Colin|Truscott|CT|Ngozi Eze|Dr Eze|Dr Ngozi Eze|Ngozi|Eze|NE|Tomasz Wierzbicki|Tomasz|Wierzbicki|TW|Lynne Cowgill|Lynne|Cowgill|LC
Dale Marchbanks|Dale|Rowan Marchbanks|Rowan|Mr Marchbanks|St Oswin|St Oswin's|Thornhowe|office@stoswins.example|vicar@stoswins.example|pso@stoswins.example|wardens@stoswins.example|tomasz.wierzbicki@diocese.example|Archdeacon Ruth Yardley|Ruth Yardley|Yardley|Ven Ruth Yardley|Archdeacon
07700 900701|07700 900702|01632 960800|Kim Satterthwaite|Satterthwaite|Kim|Bethel Chapel|Pastor Emeka|Emeka|Emeka Duru|Duru|Pastor Duru|lcowgill|sprothero|mhesketh|archdeacon@diocese.example|e.duru@bethel.example|07700 900732|dale.marchbanks@mailbox.example""".replace("\n", "|").split("|")
OWN = """Joy Marchbanks|Joy Faith Marchbanks|Joy Baker|Joy Faith Baker|BAKER, Joy Faith|MARCHBANKS Joy|Marchbanks, Joy|Marchbanks|Mrs Marchbanks|Miss Baker|Baker|Joy M|Joy B|Joy|JM|JFM|Mrs J Marchbanks|J Marchbanks|joymarch|joymarch@mailbox.example|joy.baker86@mailbox.example|07700 900731
17/05/1986|17.5.86|3 Fuller's Yard|TH4 2QD|CS-00418|001744920315|Joyful|Mrs M|MARCHBANKS JF|JF|Thornhowe|St Oswin|Oswin""".replace("\n", "|").split("|")

O = Organisation("St Oswin's Church, Thornhowe", "stoswins.example", "other", REQUEST, PRIVATE, STAFF, OTHERS, OWN)
add = O.add
SP = "Revd Siân Prothero <vicar@stoswins.example>"
MH = "Margaret Hesketh <pso@stoswins.example>"
CT = "Colin Truscott <wardens@stoswins.example>"
LC = "Parish Office <office@stoswins.example>"
TW = "Tomasz Wierzbicki <tomasz.wierzbicki@diocese.example>"
JM = "Joy Marchbanks <joymarch@mailbox.example>"
YO = "Yewande O <yewande.o@mailbox.example>"


def tracked(data):
    """`[[+who:words]]` becomes a tracked insertion, `[[-who:words]]` a tracked deletion."""
    parts = dict(members(data))
    text = parts["word/document.xml"].decode()
    for sign, tag, inner in (("+", "ins", "t"), ("-", "del", "delText")):
        text = re.sub(rf"\[\[\{sign}([^:\]]+):([^\]]*)\]\]", rf'</w:t></w:r><w:{tag} w:id="9" w:author="\1" w:date="2026-02-03T21:14:00Z"><w:r><w:{inner} xml:space="preserve">\2</w:{inner}></w:r></w:{tag}>'
                      r'<w:r><w:t xml:space="preserve">', text)
    return packed(parts | {"word/document.xml": text})


def commented(data, notes):
    """Puts comments `(cell, author, text)` on the first sheet."""
    parts = dict(members(data))
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    authors = sorted({a for _, a, _ in notes})
    made = "".join(f'<comment ref="{c}" authorId="{authors.index(a)}"><text><r><t xml:space="preserve">{t}</t></r></text></comment>' for c, a, t in notes)
    parts["xl/comments1.xml"] = f'{HEAD}<comments xmlns="{main}"><authors>{"".join(f"<author>{a}</author>" for a in authors)}</authors><commentList>{made}</commentList></comments>'
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="c1" Type="{R}/comments" Target="../comments1.xml"/></Relationships>'
    types = parts["[Content_Types].xml"].decode()
    parts["[Content_Types].xml"] = types.replace("</Types>", '<Override PartName="/xl/comments1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/></Types>')
    return packed(parts)


def members(data):
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        return [(n, z.read(n)) for n in z.namelist()]


def scan(*pages):
    """A PDF of pictures, as a copier makes it: each page drawn by poppler, a little askew, without any text."""
    with tempfile.TemporaryDirectory() as at:
        open(f"{at}/a.pdf", "wb").write(pdf(*pages))
        subprocess.run(["pdftoppm", "-gray", "-r", "150", f"{at}/a.pdf", f"{at}/a"], check=True)
        import pathlib
        drawn = [p.read_bytes() for p in sorted(pathlib.Path(at).glob("a-*.pgm"))]
    objects, kids = [b"<< /Type /Catalog /Pages 2 0 R >>", b""], []
    for raw in drawn:
        w, h = (int(n) for n in raw.split(b"\n", 2)[1].split())
        rows = raw[-w * h:]
        askew = b"".join((lambda row, by: b"\xf6" * by + row[: w - by])(rows[y * w:(y + 1) * w], y // 260) for y in range(h))
        grey = askew.translate(bytes(min(246, 40 + v * 206 // 255) for v in range(256)))
        packed_ = zlib.compress(grey)
        objects.append(b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode /Length %d >>\nstream\n" % (w, h, len(packed_)) + packed_ + b"\nendstream")
        ops = b"q 595 0 0 842 0 0 cm /I Do Q"
        objects.append(b"<< /Length %d >>\nstream\n" % len(ops) + ops + b"\nendstream")
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /XObject << /I %d 0 R >> >> >>" % (len(objects), len(objects) - 1))
        kids.append(len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % k for k in kids))
    out, places = b"%PDF-1.4\n", []
    for i, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % i + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % p for p in places)
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))


# --- the safeguarding file

add("safeguarding/SG-2026-03/chronology.docx", docx("# SG-2026-03 CHRONOLOGY - CONFIDENTIAL - kept by PSO", "Respondent: Joy MARCHBANKS (nee Baker), d.o.b. 17.5.86, Sparks leader since 2017, DBS 001744920315", [
    ["Date", "What", "By"],
    ["Sun 11/1/26", "After Sparks, Gosia (coffee) tells MH she saw JM take a child by the arm in the vestry corridor. Does NOT want it known it came from her.", "MH"],
    ["Mon 12/1", "Mrs Ogunleye rings, v upset. Tami (7, dob 14.2.18) has a red mark on L arm. Photo on phone.", "MH"],
    ["Mon 12/1", "T/c to T. Wierzbicki. Threshold? LADO consult.", "MH/TW"],
    ["Tue 13/1", "JM told by vicar to step back, neutral act. JM in tears, says she pulled the child back from the stove.", "SP"],
    ["Thurs 15/1", "Statement from Gift (16) with his auntie present. He was by the sink.", "MH"],
    ["Sat 24/1", "LADO: not met. Advice: training, supervision.", "TW"],
    ["Sun 1/2", "JM resigns from Sparks by email.", "SP"]], footer="SG-2026-03 MH"), "yes",
    hide=["Gosia", "Mrs Ogunleye", "Tami", "Gift", "his auntie"], keep=["in tears", "pulled the child back from the stove", "step back, neutral act", "Advice: training, supervision", "resigns from Sparks by email"])

add("safeguarding/SG-2026-03/referral to diocese.pdf", pdf("""
# DIOCESE OF THE FELLS - SAFEGUARDING CONCERN FORM
Parish\tThornhowe, St Oswin
Completed by\tMargaret Hesketh, PSO
Date\t12 January 2026

# About the person the concern is about
Name\tJoy Marchbanks
Role\tSparks (Sunday club) leader, volunteer
Date of birth\t17/05/1986
Address\t3 Fuller's Yard, Thornhowe TH4 2QD

# About the child
Name\tTamilore Ogunleye
Date of birth\t14/02/2018
Parent or carer\tYewande Ogunleye, 07700 900744

# What happened
On 11 January at about 11.20 a member of the coffee team who does not wish to be named saw the respondent hold the child by the upper
arm and say "what did I tell you". The child cried. A young helper, Gift Chukwuma, was in the kitchen. The respondent has no previous
concerns and is well liked. She has cared for her own mother-in-law since the autumn and is said to be exhausted.

# Action so far
Stepped back from the rota. The vicar will see her. Mother has been advised not to post on Facebook.
"""), "yes", hide=["Tamilore", "14/02/2018", "Yewande", "Gift Chukwuma", "a member of the coffee team"], keep=["has no previous concerns", "well liked", "Stepped back from the rota"])

add("safeguarding/SG-2026-03/statement GC.docx", docx("# Statement of Gift Chukwuma", "Aged 16. Taken at the vicarage by Margaret Hesketh on 15 January 2026 in the presence of Mrs Faith Okonjo (aunt).",
    "I help at Sparks every other week. That Sunday it was me, Joy, and Huyen who does the craft. We was making toast. Tami kept going behind Joy to get at the stove. Joy told her twice. The third time Joy grabbed her arm and pulled. It was quite hard. Tami screamed but I think more from shock. Joy said sorry straight after and gave her a cuddle.",
    "I like Joy. She got me through my mocks. I do not want her to get in trouble and I don't want her to see I said this.", "Signed: G. Chukwuma", "cc: MH file only"), "yes",
    hide=["Gift", "G. Chukwuma", "Mrs Faith Okonjo", "Huyen", "Tami"], keep=["Joy told her twice", "said sorry straight after", "grabbed her arm and pulled"])

add("safeguarding/SG-2026-03/meeting 13 Jan DRAFT.docx", tracked(docx("# Note of conversation, vicarage, Tuesday 13 January 2026", "Present: Revd Siân Prothero, Colin Truscott, Joy Marchbanks. Dale waited in the car.",
    "SP explained that a concern had been raised[[-Siân Prothero: by one of the coffee ladies, Małgorzata, and by Tami's mum]][[+Colin Truscott: by two people]]. JM asked who. SP said she could not say.",
    "JM: \"It was the stove. I'd do it again.\" [[+Colin Truscott:She became distressed and needed a break.]] She said that Yewande has never liked her since the nativity.[[-Colin Truscott: CT thinks there is something in that.]]",
    "Agreed: no Sparks, no keys, may come to worship. Grace to do the register meanwhile.", author="Siân Prothero",
    comments=[("Colin Truscott", "Siân, take Gosia out before this goes to Joy!!"), ("Margaret Hesketh", "agreed. And she must hand back the vestry key")])), "yes",
    hide=["Małgorzata", "Gosia", "Grace to do", "one of the coffee ladies"], keep=["It was the stove", "no Sparks, no keys, may come to worship", "needed a break", "she must hand back the vestry key"], why="the deleted words must not be readable")

add("safeguarding/SG-2026-03/slip from coffee hatch.pdf", scan("""
# CONCERN / INCIDENT SLIP    (hand to PSO same day)

Date: 11 Jan      Time: 11.20 ish

Who is it about?   JOY MARCHBANKS (Sparks)

Child: little Tami O.

What did you see or hear?

Joy had her by the arm in the corridor, quite rough,
and was shouting. Child crying. I went to say
something but Joy said leave it.

Anyone else there?   Gift in kitchen

Your name: Malgorzata Kepinska
Your phone: 07700 900760

PLEASE do not tell Joy it was me, we are neighbours
"""), "yes", hide=["Malgorzata", "Tami", "Gift in kitchen", "07700 900760", "we are neighbours"], why="a scan: the source's own hand")

add("safeguarding/SG-2026-03/LADO outcome.msg", msg("Tomasz Wierzbicki", "tomasz.wierzbicki@diocese.example", [("Margaret Hesketh", "pso@stoswins.example")], 1769252400, "SG-2026-03 outcome",
    "Margaret\r\n\r\nLADO (Kim Satterthwaite) has considered and the threshold is not met. Mrs Marchbanks may return with supervision after training. Please write to her. Please also ring mum (07700 900744), she is still cross.\r\n\r\nOn the helper: thank him, and make sure his mother knows. He's a good lad, Gift.\r\n\r\nT.\r\n"), "yes",
    hide=["07700 900744", "Gift"], keep=["the threshold is not met", "may return with supervision after training"])

add("safeguarding/SG-2026-03/letter to JM 26 Jan.docx", docx("The Vicarage, Thornhowe", "26 January 2026", "Mrs J. Marchbanks\n3 Fuller's Yard\nThornhowe TH4 2QD", "Dear Joy,", "I am glad to be able to tell you that the Diocese does not think any further action is needed. We would love to have you back once you have done the C2 module. I know how bruised you feel and I am sorry.",
    "With love and prayers,", "Siân", footer="St Oswin's, Thornhowe. PCC registered charity (invented)"), "yes", keep=["any further action is needed", "I know how bruised you feel"])

add("safeguarding/DBS tracker.xlsx", commented(xlsx({"DBS": [["Surname", "Forename(s)", "DOB", "Certificate", "Issued", "Renew", "Role"],
    ["MARCHBANKS", "Joy Faith", "17/05/1986", "001744920315", "12/09/2022", "09/2025 OVERDUE", "Sparks"], ["NUTTALL", "Grace", "03/03/1971", "001700331122", "01/02/2024", "", "Sparks"],
    ["PHẠM", "Thanh Huyền", "21/08/1990", "001811227654", "05/05/2024", "", "Craft"], ["TINSLEY", "Hope", "12/12/1960", "", "", "", "Bells"], ["ALDERSON", "Rich", "09/09/1968", "001699887766", "2021", "BLEMISHED - see SP", "Choir"]],
    "~old": [["Baker", "Joy", "17/05/1986", "old cert 001511002200", "2017"], ["Baker", "Joy", "30/11/1944", "n/a", "flowers only"], ["Jepson", "Darren", "1/1/80", "refused", ""]]}, author="pso"),
    [("F2", "Margaret Hesketh", "Chased 3 times, Joy says she posted it. Rich's is worse!"), ("G6", "Siân Prothero", "Caution 2009. Not to be left with juniors")]), "yes",
    hide=["BLEMISHED", "Caution 2009", "001700331122", "Rich's is worse", "refused"], keep=["OVERDUE", "Chased 3 times"], out=["001700331122", "001811227654", "001699887766", "30/11/1944"])

add("safeguarding/register of concerns.csv", csv([["Ref", "Opened", "Child/adult", "About", "Summary", "Closed"], ["SG-2025-11", "02/11/2025", "adult: C Wadsworth", "family member", "money missing", ""],
    ["SG-2026-03", "11/01/2026", "child T.O.", "J.M. (Sparks)", "held by arm; LADO not met", "26/01/2026"], ["SG-2026-04", "08/02/2026", "child S.B.", "R.A. (choir)", "messaging", ""]]), "possible", hide=["money missing", "messaging"], keep=["held by arm"], why="her initials with stops, her role, and the reference of her file")

# --- rotas, lists, newsletters

add("office/Rotas/Sparks rota spring.xlsx", commented(xlsx({"Spring 26": [["Sunday", "Leader", "Helper", "Craft", "Snack", "Notes"], ["4 Jan", "Joy M", "Gift", "Huyen", "Gosia", ""], ["11 Jan", "Joy M", "Gift", "Huyen", "Gosia", "toast!"],
    ["18 Jan", "Grace", "DJ", "Eilidh", "-", "JM stood down, ask Mags why"], ["25 Jan", "Grace", "Faith's boy", "Huyen", "Art", ""], ["1 Feb", "Rich??", "DJ", "", "", ""]],
    "~contacts": [["Joy M", "07700 900731", "no texts after 9"], ["Gift", "07700 900752", "parent must agree"], ["Gosia", "07700 900760", ""], ["Yewande", "07700 900744", "Tami - nut allergy"]]}),
    [("B4", "Lynne", "Joy stood down - do not put back on without asking Siân. Grace is only doing it as favour")]), "yes",
    hide=["DJ", "nut allergy", "Huyen"], keep=["toast!", "stood down", "no texts after 9"], out=["Rich??", "07700 900752", "07700 900744"])

add("office/Rotas/coffee & welcome.csv", csv([["date", "welcome", "coffee 1", "coffee 2", "reader"], ["11/01/26", "Clarence W", "Gosia K", "Mrs Prudhoe", "Joy Baker (Almshouses)"], ["18/01/26", "Oswald", "Gosia K", "E Prudhoe", "Art P"], ["25/01/26", "Joyce & Dale", "Björk", "Gosia", "Joy Marchbanks"]]), "yes",
    hide=["Joyce", "Björk"], out=["Oswald", "Almshouses"], why="reads on one Sunday; another day is the namesake's")

add("office/Rotas/flowers 2026.txt", """
FLOWERS 2026
Lent - none
Easter Day  Mrs J Baker, in memory of Stanley. (Joy asks for white please)
Pentecost   Mrs Prudhoe
Trinity 4   wedding - the Bąk family
Harvest     EVERYONE
Ring Enid on 01632 960813 if you cannot manage. Joy B is on same number, she is at the Almshouses
""", "no", why="the older Joy Baker")

add("office/Pew News/2026-01-25.docx", docx("# PEW NEWS  3rd of Epiphany", "\"The joy of the Lord is your strength\" (Nehemiah 8). Hymns: 52 Joy to the world; 310 Great is thy faithfulness; 88 Love divine, all loves excelling, joy of heaven.",
    "Sparks: Grace Nuttall leads while Joy M is having a rest. Thank you Joy for eight years of glue and glitter!", "Prayers are asked for Clarence Wadsworth (hip), baby Oyinkansola, Joy Baker's chest, and Dale's mum Joyce who has come to live at Fuller's Yard.", "Jumble sale: see DJ. Gift aid envelopes at the back. Hope to see you all there.", "Baker wanted for the harvest loaf!"), "possible",
    hide=["Grace Nuttall", "Clarence", "Joyce"], keep=["is having a rest", "eight years of glue and glitter", "The joy of the Lord is your strength", "Gift aid envelopes"], why="Joy M and, beside her, the older Joy Baker")

add("office/Pew News/2026-02-08.docx", docx("# PEW NEWS  2nd before Lent", "Hymns 1, 52, 404. Joy and gladness shall be found therein (Isaiah 51).", "Coffee: still looking for volunteers, faith moves mountains but not urns.", "Hope Tinsley's ringers practise Tuesdays. Grace before the parish lunch will be sung."), "no", why="the word joy alone")

add("office/Gift aid 2025-26.csv", csv([["Env", "Title", "Name", "Address", "Postcode", "Total", "Bank ref"], ["14", "Mrs", "J F Marchbanks", "3 Fuller's Yard", "TH4 2QD", "240.00", "MARCHBANKS JF"], ["15", "Mrs", "Joy Baker", "Flat 6, The Almshouses", "TH4 1AB", "52.00", "cash"],
    ["16", "Mr", "R Alderson", "The Old Forge", "TH4 3ZZ", "1,200.00", "20-11-09 99887766"], ["17", "Ms", "M Kępińska", "5 Fuller's Yard", "TH4 2QD", "60.00", "30-55-66 11223344"], ["18", "Mr", "Dale Marchbanks", "3 Fuller's Yard", "TH4 2QD", "240.00", "MARCHBANKS JF"]]), "yes",
    hide=["52.00", "1,200.00", "5 Fuller's Yard", "11223344"], out=["Flat 6", "Alderson", "Kępińska"], keep=["240.00"], why="the neighbour shares her postcode")

add("office/Electoral roll 2025.xlsx", xlsx({"Roll": [["No", "Name", "Address"], [51, "BAKER Joy (Mrs)", "Flat 6 The Almshouses"], [52, "BĄK Szymon", "1 Tenter Hill"], [118, "MARCHBANKS Dale", "3 Fuller's Yard"], [119, "MARCHBANKS Joy Faith", "3 Fuller's Yard"], [120, "MARCHBANKS Joyce", "3 Fuller's Yard"], [121, "MCLEOD / NICLEÒID Eilidh", "9 Tenter Hill"]]}), "yes",
    hide=["Joyce", "9 Tenter Hill", "1 Tenter Hill"], out=["The Almshouses", "Szymon", "Eilidh"], keep=["MARCHBANKS Joy Faith"])

add("office/directory.vcf", """
BEGIN:VCARD
VERSION:3.0
N:Marchbanks;Joy;Faith;Mrs;
FN:Joy Marchbanks (was Baker)
NICKNAME:Joyful
TEL;TYPE=CELL:07700 900731
EMAIL:joymarch@mailbox.example
NOTE:Sparks. Hall bookings till 2024. Vegan. Do not seat near Enid P.
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Baker;Joy;;Mrs;
FN:Joy Baker
TEL:01632 960813
ADR:;;Flat 6, The Almshouses;Thornhowe;;TH4 1AB;
NOTE:Lift to church - ask Rich A
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Kępińska;Małgorzata;;;
FN:Gosia Kępińska
TEL:07700 900760
END:VCARD
""", "yes", hide=["Enid P", "Rich A", "01632 960813"], out=["TH4 1AB", "Gosia"], keep=["Hall bookings till 2024", "Vegan"])

add("office/ChurchSuite pastoral notes export.csv", csv([["id", "person", "logged_by", "created", "note", "visibility"],
    ["CS-00418", "Joy Marchbanks", "lcowgill", "2025-10-02 09:12", "Mother in law moved in. Joy shattered. Casserole rota? Grace N + Faith O offered.", "leaders"],
    ["CS-00052", "Joy Baker", "lcowgill", "2025-10-09 11:00", "Chest bad again, hates the inhaler. Home communion Thurs.", "leaders"],
    ["CS-00418", "Joy Marchbanks", "sprothero", "2026-01-14 22:40", "Rang at 10pm. Very low. Asked if it was Yewande. I said nothing. Dale home. Safe tonight.", "clergy only"],
    ["CS-00271", "Richard Alderson", "sprothero", "2026-02-09 08:00", "Interview with TW. Denies. Wife does not know. Joy M's case mentioned by him as 'a witch hunt'.", "clergy only"],
    ["CS-00390", "Yewande Ogunleye", "mhesketh", "2026-01-12 19:31", "Wants Joy sacked. Talks of police. Husband in Lagos, no money.", "clergy only"]]), "yes",
    hide=["Yewande", "Chest bad again", "Wife does not know", "Husband in Lagos", "Grace N"], out=["hates the inhaler", "Denies. Wife"], keep=["shattered", "Very low", "Safe tonight"])

add("office/Banns 2022.pdf", pdf("""
# BANNS OF MARRIAGE - ST OSWIN, THORNHOWE
No. 41    Dale Peter MARCHBANKS, bachelor, of this parish, and Joy Faith BAKER, single woman, of this parish
          1st 3 July 2022   2nd 10 July 2022   3rd 17 July 2022      S. Prothero, Vicar
No. 42    Szymon BAK, bachelor, of this parish, and Delphine AMOAH, divorced, of the parish of Rawthorpe
          1st 3 July 2022   2nd 10 July 2022   3rd 24 July 2022      S. Prothero, Vicar
"""), "yes", hide=["Delphine", "Szymon"], keep=["single woman, of this parish"], why="her former name")

add("office/hall/booking form 2025-11-15.docx", docx("# OSWIN HALL - BOOKING FORM", [["Hirer", "Joy Marchbanks"], ["Tel", "07700 900731"], ["Event", "Rowan's 9th birthday"], ["Date", "15 Nov 2025, 2 to 5"], ["Deposit", "£50 returned less £20, glitter"], ["Key from", "Art (caretaker), 2 Hall Cottages"]]), "yes", hide=["2 Hall Cottages", "Art (caretaker)"], keep=["less £20, glitter", "9th birthday"])

add("office/hall/hirers.mbox", mbox(
    eml("Bal Sahota <bal.sahota@mailbox.example>", LC, "Mon, 03 Nov 2025 09:00:00 +0000", "Bhangra fitness", "Hi Joy\nCan we move to Thursdays? Kuldip has the speaker.\nBal 07700 900777\n"),
    eml(LC, "Bal Sahota <bal.sahota@mailbox.example>", "Mon, 03 Nov 2025 10:00:00 +0000", "Re: Bhangra fitness", "Dear Bal\nJoy gave up bookings last year, it is me now! Thursdays are Brownies I'm afraid.\nLynne\n\n> Hi Joy\n> Can we move to Thursdays? Kuldip has the speaker.\n> Bal 07700 900777\n"),
    eml("Sukhi <sukhi@mailbox.example>", LC, "Wed, 05 Nov 2025 10:00:00 +0000", "wedding joy", "It would bring us so much joy to use the hall. Sukhi x\n")), "possible", hide=["Kuldip", "07700 900777", "Sukhi"], keep=["gave up bookings last year"], why="a forename and what she did; one message is not about her at all")

add("office/calendar Jan.ics", """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Parish//EN
BEGIN:VEVENT
UID:a1@stoswins.example
DTSTART:20260113T193000Z
SUMMARY:See Joy M re Sunday (CT to sit in)
ORGANIZER;CN=Siân Prothero:mailto:vicar@stoswins.example
ATTENDEE;CN=Colin Truscott:mailto:wardens@stoswins.example
DESCRIPTION:Do not mention Gosia. Tissues.
END:VEVENT
BEGIN:VEVENT
UID:a2@stoswins.example
DTSTART:20260115T163000Z
SUMMARY:Gift + Faith O\\, vicarage (MH)
END:VEVENT
BEGIN:VEVENT
UID:a3@stoswins.example
DTSTART:20260116T100000Z
SUMMARY:Home communion Joy B\\, Almshouses
END:VEVENT
END:VCALENDAR
""", "yes", hide=["Gosia"], out=["Gift + Faith", "Almshouses"], keep=["Tissues"])

add("office/PCC/minutes 2026-01-20.docx", docx("# Minutes of the PCC, Tuesday 20 January 2026", "Present: Revd Siân Prothero (chair), Colin Truscott, Dr Ngozi Eze, Margaret Hesketh, Mr Oswald Threlfall (treasurer), Miss Grace Nuttall, Mr A. Pickersgill, Enid Prudhoe. Apologies: Joy Marchbanks, Rich.",
    "**1. Prayers.** The vicar read Psalm 30, joy cometh in the morning.", "**2. Finance.** OT: deficit of £3,100. Mr Alderson's gift acknowledged.", "**3. Safeguarding.** MH reported one matter in hand (no names). EP said everyone knew it was Joy and it was a disgrace. The chair asked that this not be minuted.\nMr Pickersgill asked whether Mrs Marchbanks still had a hall key. She had returned it.",
    "**4. Hall.** Boiler. Baker's quote £4,200 + VAT, Baker & Sons of Rawthorpe.", "**5. A.O.B.** Grace thanked for stepping in at Sparks."), "yes",
    hide=["Threlfall", "Grace Nuttall", "Pickersgill", "Mr Alderson's gift", "EP said"], keep=["it was a disgrace", "still had a hall key", "She had returned it", "joy cometh in the morning"])

add("office/PCC/minutes 2025-06-10.txt", "PCC 10 June 2025. Present SP CT NE OT EP.\n1. Boiler, again. Baker & Sons to quote.\n2. Outing: everyone had great joy of it.\n3. Mrs Baker (Almshouses) 80th was celebrated, card signed.\n", "no")

# --- chats

add("phones/WhatsApp Chat with Sparks leaders ✨.txt", """
04/01/2026, 08:12 - Messages and calls are end-to-end encrypted.
04/01/2026, 08:12 - Joy 🌻: morning! who has the glue guns
04/01/2026, 08:14 - Huyen: me! xx
04/01/2026, 08:15 - Gift C: i can come 9.30
11/01/2026, 12:47 - Joy 🌻: sorry all bit of a wobble today with T. stove thing. head banging
11/01/2026, 12:50 - Huyen: are you ok hun
11/01/2026, 13:02 - Grace N: ring me x
12/01/2026, 19:20 - ‪+44 7700 900744‬: I hope you are proud of yourself @Joy 🌻 my daughter has a MARK
12/01/2026, 19:21 - DJ: woah
12/01/2026, 19:25 - Rev Siân: Friends, please take this offline. Yewande I will ring now.
12/01/2026, 19:26 - Rev Siân removed Joy 🌻
12/01/2026, 19:40 - eilidh: whats joy done
12/01/2026, 19:41 - DJ: tamis mum says she hit her
12/01/2026, 19:42 - Grace N: she did NOT. joy wouldnt hurt a fly
13/01/2026, 07:01 - Grace N: deleted this message
14/01/2026, 21:10 - eilidh: saw joy in co-op, looked awful poor thing
""", "yes", hide=["Huyen", "Gift C", "Grace N", "7700 900744", "DJ", "Yewande", "eilidh", "tamis mum"], keep=["head banging", "joy wouldnt hurt a fly", "looked awful poor thing", "who has the glue guns"])

add("phones/WhatsApp Chat with Wardens.txt", """
[12/01/2026, 20:03:11] Colin Truscott: So what do we do about Mrs M
[12/01/2026, 20:04:40] Ngozi: Follow the process Colin. Margaret is on it
[12/01/2026, 20:05:02] Colin Truscott: Enid is telling the whole almshouse. Joy B thought it was about HER
[12/01/2026, 20:05:30] Ngozi: 🤦🏾‍♀️
[12/01/2026, 20:06:01] Colin Truscott: and Gosia's in bits, worried joy will work it out, they share a wall
[12/01/2026, 20:09:12] Siân Prothero: No names on here please!!
""", "either", hide=["Enid is telling", "Gosia's", "they share a wall"], keep=[], why="Mrs M, and two Joys")

add("phones/WhatsApp Chat with Bell ringers.txt", "01/02/2026, 18:00 - Hope Tinsley: Practice at 7, treble needs oil\n01/02/2026, 18:02 - Oswald T: joy!\n01/02/2026, 18:03 - Szymon: with grace and hope i come\n", "no")

# --- mail

add("mail/pso/2026-01-12 from mother.eml", eml(YO, MH, "Mon, 12 Jan 2026 19:02:00 +0000", "My daughter", "Dear Margaret,\n\nI am writing about Tamilore. On Sunday your Joy Marchbanks manhandled her. She is seven. I have a photograph. I was told by somebody who saw it, Gosia, that Joy was shouting in her face.\n\nI want her removed. I do not want her to know where we live.\n\nYewande Ogunleye (Mrs)\n14 Beck Row\n07700 900744\n"), "yes",
    hide=["Tamilore", "Gosia", "14 Beck Row", "Yewande", "07700 900744"], keep=["I want her removed", "shouting in her face", "manhandled her"])

TAIL = """

On Mon, 12 Jan 2026 at 21:15, Margaret Hesketh <pso@stoswins.example> wrote:
> Siân, you need to see this. I have told her we take it seriously.
> Gosia came to me separately, so there are two. x M
>
> On Mon, 12 Jan 2026 at 19:02, Yewande O <yewande.o@mailbox.example> wrote:
>> Dear Margaret,
>>
>> I am writing about Tamilore. On Sunday your Joy Marchbanks manhandled her. She is seven. I have a photograph. I was told by somebody who saw it, Gosia, that Joy was shouting in her face.
>>
>> I want her removed. I do not want her to know where we live.
>>
>> Yewande Ogunleye (Mrs)
>> 14 Beck Row
>> 07700 900744
"""
add("mail/vicar/2026-01-12 Fw My daughter.eml", eml(SP, TW, "Mon, 12 Jan 2026 22:01:00 +0000", "Fw: My daughter", "Tomasz\n\nSee below. I've known Joy since she was Joy Baker in the youth group and I'd be astonished, but of course. Her mother in law's dementia is wearing her out. What now?\n\nSiân" + TAIL), "yes",
    hide=["Gosia", "14 Beck Row"], keep=["since she was Joy Baker in the youth group", "I'd be astonished"])
add("mail/vicar/2026-01-13 RE Fw My daughter.eml", eml(TW, SP, "Tue, 13 Jan 2026 08:30:00 +0000", "RE: Fw: My daughter", "Siân,\n\nStep her back, neutrally, today. Do not say who. No investigation by you. I will ring LADO.\n\nTomasz Wierzbicki\nDiocesan Safeguarding Adviser\n\n-----Original Message-----\nFrom: Revd Siân Prothero <vicar@stoswins.example>\nSent: 12 January 2026 22:01\nTo: Tomasz Wierzbicki\nSubject: Fw: My daughter\n\nTomasz\n\nSee below. I've known Joy since she was Joy Baker in the youth group and I'd be astonished, but of course. Her mother in law's dementia is wearing her out. What now?\n\nSiân" + TAIL), "yes",
    hide=["Gosia", "14 Beck Row"], keep=["Step her back, neutrally, today"])

add("mail/vicar/2026-02-01 resignation.eml", eml(JM, SP, "Sun, 01 Feb 2026 06:12:00 +0000", "Sparks", """<html><body style="font-family:Calibri"><p>Dear Si&acirc;n</p><p>I can't do it any more. I know it was <b>Yewande</b> and I think I know who else. Eight years and not one of them rang, except Grace.</p><p>Dale thinks I should see a solicitor.<br>Please take me off everything.</p><p>Joy</p><div style="color:#888;font-size:9pt">Joy Marchbanks &middot; 07700 900731<br><i>Sent from my iPad</i></div></body></html>""", html=True,
    attach=[("key receipt.txt", b"Received from Mrs J Marchbanks: 1 vestry key, 1 hall key. A. Pickersgill 14/1/26\n")]), "yes", hide=["except Grace", "A. Pickersgill"], keep=["Eight years and not one of them rang", "Please take me off everything", "1 vestry key, 1 hall key"], why="her own letter: what she wrote she knows, yet the names go unless somebody decides")

add("mail/vicar/2026-02-02 Re resignation.eml", eml(SP, JM, "Mon, 02 Feb 2026 09:00:00 +0000", "Re: Sparks", "Dearest Joy\n\nI am so sorry. The door is open. I can't discuss who said what.\n\nEvery blessing\nSiân\n\n--\nRevd Siân Prothero, Vicar of Thornhowe. Day off Friday. Funerals: ring Lynne 01632 960800\n"), "yes", keep=["The door is open"])

add("mail/vicar/2026-02-10 reference.eml", eml("Pastor Emeka Duru <e.duru@bethel.example>", SP, "Tue, 10 Feb 2026 11:00:00 +0000", "Reference: Mrs J F Marchbanks", "Dear Revd Prothero,\n\nSister Joy has offered to teach our Sunday school and names you as referee, also a Mr Pickersgill. Is there anything we should know? Our Sister Blessing Amoah tells us there was a matter with a child.\n\nPastor Emeka\n"), "yes", hide=["Mr Pickersgill", "Blessing Amoah"], keep=["offered to teach our Sunday school", "there was a matter with a child"])

add("mail/wardens/2026-01-30 anonymous letter.eml", eml(CT, SP, "Fri, 30 Jan 2026 10:00:00 +0000", "letter through my door", "S - this was on my mat. It's Enid's handwriting. C\n", attach=[("letter.pdf", pdf("""
To the Churchwardens

That woman Marchbanks ought not to be let near children. I saw her smack her own lad outside the Co-op. She was a wild one when she
was a Baker and her father drank. I have sat behind her for thirty years and I know.

A Concerned Member
"""))]), "possible", hide=["Enid's handwriting", "I have sat behind her"], keep=["ought not to be let near children", "wild one"], why="who wrote it must not be known")

add("mail/wardens/2026-02-03 Fw.eml", eml(SP, "Ruth Yardley <archdeacon@diocese.example>", "Tue, 03 Feb 2026 18:00:00 +0000", "Thornhowe", "Ruth, two things. (1) Our Sparks leader, J.M., has resigned; she'll likely make a data request and a complaint about me. (2) Rich A in the choir - separate, serious, Tomasz has it; the boy is Szymon's.\nSiân\n", cc="Colin Truscott <wardens@stoswins.example>"), "possible", hide=["Rich A", "Szymon's"], why="her initials with stops and her role")

add("mail/office/2026-03-01 rota.eml", eml(LC, "coffee@stoswins.example; Gosia <gosia.k@mailbox.example>; Art <art.pick@mailbox.example>", "Sun, 01 Mar 2026 15:00:00 +0000", "Coffee rota", "All, we have nobody for Mothering Sunday. Can Hope or Grace?\nWith joy, Lynne\n"), "no", why="with joy")

add("mail/office/2026-03-09 sick visit.eml", eml("Enid Prudhoe <enidp@mailbox.example>", LC, "Mon, 09 Mar 2026 15:00:00 +0000", "Joy", "Lynne, Joy is in the Royal, ward 9, fell in her kitchen at the Almshouses. Could vicar go. Her niece Delphine is on her way.\nEnid\n"), "no", why="Joy, the older one: ward and Almshouses tell")
