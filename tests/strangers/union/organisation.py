"""Branch 1147, a union of warehouse and port workers. A member asks for her case file after the union dropped her grievance. Invented; CC0 1.0.

Her name is Chinese, written in both orders and with a name for English ears; a man of her surname shares her initial; her workmates come from
everywhere, sign with initials and nicknames, and told the union in confidence what they saw. Lawyers wrote, doctors wrote, managers wrote."""
import io
import re
import zipfile

from kit import HEAD, R, Organisation, csv, docx, eml, mbox, msg, packed, pdf, xlsx

REQUEST = """
received = "2026-05-05"
channel = "e-mail"
preferred_form = "electronic"

[subject]
names = ["Winnie Lam", "Lam Wing Yan", "Wing-Yan Lam"]
known_as = ["Win"]
emails = ["winnie.lam@mailbox.example", "wlam2@tql.example"]
phones = ["07700 900612"]
born = ["1979-09-02"]
addresses = ["17B Capstan Court, Tarn Quay, TQ6 8RJ"]
postcodes = ["TQ6 8RJ"]
logins = ["wlam2"]
ids = { membership = "1147-20931", staff = "TQ5518" }

[[namesake]]
names = ["Winston Lam"]
ids = { membership = "1147-22014", staff = "TQ6120" }
emails = ["wlam@tql.example"]
"""
STAFF = {"Bríd Ní Chonaill": "Branch Secretary", "Gurdeep Singh Bhogal": "Caseworker", "Kwabena Mensah-Boateng": "Regional Officer", "Lesley-Anne Crick": "Branch Administrator"}
PRIVATE = {
    "namesake": ["Winston Lam", "Winston", "1147-22014", "TQ6120", "wlam@tql.example"],
    "thora": ["Þórunn Sigurðardóttir", "Þórunn", "Sigurðardóttir", "Thorunn", "Thora", "TQ5602", "07700 900621"],
    "aga": ["Agnieszka Wójcik-Nowak", "Wójcik-Nowak", "Wojcik", "Wójcik", "Agnieszka", "Agnieszka W-N", "A.W.N", "Wojcik-Nowak A", "Aga", "07700 900622", "aga.wn@mailbox.example"],
    "dami": ["Oluwadamilare Ògúnbánjọ", "Ògúnbánjọ", "Ogunbanjo", "Oluwadamilare", "Damilare", "Dami"],
    "duc": ["Nguyễn Văn Đức", "Nguyen Van Duc", "Đức", "Mr Duc", "Duc", "Nguyen", "TQ5571"],
    "rashidi": ["Mohammed al-Rashidi", "al-Rashidi", "Al Rashidi", "Abu Yusuf", "M. al-Rashidi"],
    "simran": ["Simran Kaur Dhaliwal", "Simran", "Dhaliwal"],
    "harpreet": ["Harpreet Kaur", "Harp"],
    "dj": ["Darren Jessop", "Jessop", "D. Jessop", "DJ", "dj_jessop"],
    "rich": ["Rich Penhaligon", "Penhaligon", "Richie", "R. Penhaligon"],
    "hope": ["Hope Tembo", "Tembo"],
    "mrs_mb": ["Mrs A. K. Mensah-Boateng", "Abena", "A. K. Mensah-Boateng", "abena.mb@tql.example"],
    "siobhan": ["Siobhán Ó Murchadha", "Siobhán", "Siobhan", "Ó Murchadha", "O'Murchadha"],
    "baker": ["Terry Baker", "Terry", "terry.b@mailbox.example"],
    "others": ["Ewa Sikora", "Sikora", "Kofi Darko", "Darko", "Rhodri ap Gwilym", "Rhodri", "ap Gwilym", "Jónas Einarsson", "Jónas", "Phindile Dube", "Dube", "Xu Mei", "TQ5488", "TQ5903", "1147-18802", "1147-20555", "1147-21777", "Geraint", "Hamza Iqbal", "Hamza", "Kelly"],
}
OTHERS = """Bríd Ní Chonaill|Brid Ni Chonaill|Bríd|Brid|Ní Chonaill|BNC|Gurdeep Singh Bhogal|Gurdeep Bhogal|Gurdeep|Bhogal|GSB|Gurd|Kwabena Mensah-Boateng|Kwabena|Mensah-Boateng|KMB|Lesley-Anne Crick|Lesley-Anne|Crick|LAC|lcrick|gbhogal|bnichonaill
Craig Duckworth|Craig|Duckworth|Mr Duckworth|CD|Priya Raghunathan|Priya|Raghunathan|Ms Raghunathan|PR|Dr Fionnuala Mac Giolla Phádraig|Fionnuala Mac Giolla Phádraig|Mac Giolla Phádraig|Fionnuala|Dr F. Mac Giolla Phádraig|Threadgold & Wye LLP|Threadgold|Wye|Imogen Wye|Imogen|Mx Robin Ashdown|Robin Ashdown|Ashdown|Robin
Tarn Quay Logistics|TQL|Employment Judge|Judge Okafor|Okafor|craig.duckworth@tql.example|priya.raghunathan@tql.example|hr@tql.example|imogen.wye@threadgoldwye.example|branch@b1147.example|brid@b1147.example|gurdeep@b1147.example|kwabena@region.example|01632 960500|01632 960501
Lam Siu Ming|Siu Ming|Ming|Mr Lam|Ah Ming|Tarn Quay|robin.ashdown@acas.example|oh@harbourhealth.example|Harbour Health|Dr Mac Giolla Phádraig|Judge""".replace("\n", "|").split("|")
OWN = """Winnie Lam|LAM Wing Yan|Lam Wing-Yan|Wing-Yan Lam|Wing Yan Lam|Wing Yan|Ms Lam|Ms W Y Lam|W Y Lam|W.Y. Lam|Lam W Y|LAM, Winnie|Lam, Winnie|Winnie|winnie|Win|Lam|W. Lam|WYL|WL|wlam2|winnie.lam@mailbox.example|wlam2@tql.example|07700 900612|17B Capstan Court|TQ6 8RJ|1147-20931|TQ5518|02/09/1979|2.9.79|Wini|Winny|Sister Lam|林詠欣|Tarn Quay""".replace("\n", "|").split("|")

O = Organisation("Branch 1147", "b1147.example", "other", REQUEST, PRIVATE, STAFF, OTHERS, OWN)
add = O.add
BNC = "Bríd Ní Chonaill <brid@b1147.example>"
GSB = "Gurdeep Bhogal <gurdeep@b1147.example>"
KMB = "Kwabena Mensah-Boateng <kwabena@region.example>"
WL = "Winnie Lam <winnie.lam@mailbox.example>"
HR = "Priya Raghunathan <priya.raghunathan@tql.example>"
IW = "Imogen Wye <imogen.wye@threadgoldwye.example>"


def members(data):
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        return {n: z.read(n) for n in z.namelist()}


def tracked(data):
    """`[[+who:words]]` becomes a tracked insertion, `[[-who:words]]` a tracked deletion."""
    parts = members(data)
    text = parts["word/document.xml"].decode()
    for sign, tag, inner in (("+", "ins", "t"), ("-", "del", "delText")):
        text = re.sub(rf"\[\[\{sign}([^:\]]+):([^\]]*)\]\]", rf'</w:t></w:r><w:{tag} w:id="9" w:author="\1" w:date="2025-11-03T21:14:00Z"><w:r><w:{inner} xml:space="preserve">\2</w:{inner}></w:r></w:{tag}>'
                      r'<w:r><w:t xml:space="preserve">', text)
    return packed(parts | {"word/document.xml": text})


def commented(data, notes):
    """Puts comments `(cell, author, text)` on the first sheet."""
    parts = members(data)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    authors = sorted({a for _, a, _ in notes})
    made = "".join(f'<comment ref="{c}" authorId="{authors.index(a)}"><text><r><t xml:space="preserve">{t}</t></r></text></comment>' for c, a, t in notes)
    parts["xl/comments1.xml"] = f'{HEAD}<comments xmlns="{main}"><authors>{"".join(f"<author>{a}</author>" for a in authors)}</authors><commentList>{made}</commentList></comments>'
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="c1" Type="{R}/comments" Target="../comments1.xml"/></Relationships>'
    types = parts["[Content_Types].xml"].decode()
    parts["[Content_Types].xml"] = types.replace("</Types>", '<Override PartName="/xl/comments1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/></Types>')
    return packed(parts)


# --- the case

F = "cases/20931 LAM Wing Yan"
add(f"{F}/01 case form.docx", docx("# BRANCH 1147 - REQUEST FOR REPRESENTATION", [["Member", "LAM Wing Yan (\"Winnie\")"], ["Membership", "1147-20931"], ["Employer / staff no", "Tarn Quay Logistics / TQ5518"], ["Job", "Team leader, chilled, nights"], ["Mobile", "07700 900612"],
    ["What is it about?", "Bullying by shift manager Craig Duckworth since March. He calls me 'Win or Lose' in front of my team. He moved me to ambient the day after I reported the forklift."], ["Witnesses", "Thora, Mr Duc, DJ, Aga (agency, scared)"], ["What do you want?", "An apology and my shift back"], ["Taken by", "GSB 2 Sept 2025, her birthday!"]]), "yes",
    hide=["Thora", "Mr Duc", "DJ", "Aga (agency, scared)"], keep=["Win or Lose", "An apology and my shift back", "Team leader, chilled, nights", "moved me to ambient"], why="a form: every row is hers")

add(f"{F}/02 grievance letter.docx", tracked(docx("17B Capstan Court\nTarn Quay TQ6 8RJ", "15 September 2025", "To: Priya Raghunathan, HR Business Partner", "# Formal grievance - Winnie Lam, TQ5518",
    "1. Since 3 March 2025 Mr Duckworth has mocked my name and accent on the radio. [[-Gurdeep Bhogal:Þórunn and Duc heard him on 4 June. ]][[+Gurdeep Bhogal:Colleagues heard him on 4 June.]]",
    "2. On 9 June I reported that forklift 14 had no brakes. On 10 June I was moved. [[-Gurdeep Bhogal:Rich told me he saw the e-mail in which CD said he wanted me out.]]",
    "3. My health has suffered. I have been prescribed amitriptyline.", "Yours sincerely", "Wing-Yan Lam", author="gbhogal", comments=[("Gurdeep Bhogal", "Winnie - no names of witnesses in this, they get it. Ask Þórunn first."), ("Winnie", "ok Gurd thx x")])), "yes",
    hide=["Þórunn", "Duc heard", "Rich told"], keep=["mocked my name and accent", "forklift 14 had no brakes", "I have been prescribed amitriptyline", "no names of witnesses in this"], why="the deleted sentences still name the witnesses")

add(f"{F}/03 witness TS.docx", docx("# Witness statement - CONFIDENTIAL TO UNION", "I, Þórunn Sigurðardóttir (Thora), TQ5602, chilled nights, state:", "On 4 June at about 02.15 Craig said over the radio: \"Win, lose or draw, get your little legs over here.\" Everybody laughed except Duc and me. W. cried in the loo after. I lent her my inhaler, she'd left hers.",
    "It was not the first time. In May he asked Winnie if her husband was \"the one with the takeaway\". I have a cousin, Jónas Einarsson, in HR payroll and I don't want him to get dragged in.", "I will not go to a hearing. I have a visa to think of.", "Þ.S.  11.9.25"), "yes",
    hide=["Þórunn", "Thora", "Duc and me", "Jónas", "a visa to think of", "Þ.S", "a cousin"], keep=["get your little legs over here", "cried in the loo", "the one with the takeaway"])

add(f"{F}/04 witness NVD.txt", """
Statement of Mr NGUYEN VAN DUC  TQ5571
(taken by phone through interpreter Ms Xu Mei - no, Mei only speaks mandarin, interpreter was his daughter Hoa)
Miss Lam is good boss. Mr Craig is say bad thing to her many time. He say "chop chop". He say the same to me also, I dont complain, I have 3 children.
4 June I hear on radio. Ms Lam very red.
Read over, agrees true. GSB 12/9
""", "yes", hide=["NGUYEN VAN DUC", "his daughter Hoa", "Hoa", "I have 3 children"], keep=["good boss", "Ms Lam very red", "chop chop"])

add(f"{F}/05 OH report.pdf", pdf("""
# HARBOUR HEALTH OCCUPATIONAL SERVICES - IN CONFIDENCE
Employee: Ms W Y LAM     DOB 02/09/1979     Staff no TQ5518
Referred by: Priya Raghunathan, HR        Seen: 21 October 2025 (telephone)

Dear Ms Raghunathan,

Thank you for referring this 46-year-old team leader. She describes low mood, broken sleep and palpitations since spring, which she relates
to her line manager. She lives with her husband and his mother, who has had a stroke, and her brother-in-law Siu Ming was made redundant
by your company in August. PHQ-9 was 15. She takes amitriptyline 10 mg. Asthma since childhood.

In my opinion she is fit for work on another shift, away from the manager concerned. She mentioned that a colleague on her team, Hope Tembo,
has been self-harming; I have advised her to tell you and I have her permission to mention it.

She has seen a copy of this report before it was sent.

Dr F. Mac Giolla Phádraig MFOM
"""), "yes", hide=["Hope Tembo"], keep=["low mood, broken sleep and palpitations", "PHQ-9 was 15", "fit for work on another shift", "Asthma since childhood"], why="she has seen it; what it says of a colleague goes")

add(f"{F}/06 note of hearing 28 Nov.docx", docx("# Grievance hearing, 28/11/25, Room 4", "PR (chair), CD (for item 2 only), WL, GSB (rep), note: Simran Kaur, HR asst", [["Who", "Said"], ["PR", "Asked WL to take us through it."], ["WL", "Since March. The radio. Names. \"Win or lose\"."], ["GSB", "Witnesses are afraid. Put 4 June recording in evidence."],
    ["CD", "Denied. Said it was banter and that \"Harpreet does it too and nobody minds\". Said Winnie was on a final warning in her last job."], ["PR", "Adjourned 15 mins, WL upset."], ["PR", "Decision in writing. Simran to type up."]]), "yes",
    hide=["Simran", "Harpreet"], keep=["Asked WL to take us through it", "Witnesses are afraid", "it was banter", "final warning in her last job"])

add(f"{F}/07 outcome.pdf", pdf("""
# TARN QUAY LOGISTICS
HR/TQ5518/GRV/0925                                                   12 December 2025
Private & Confidential
Winnie Lam, 17B Capstan Court, Tarn Quay TQ6 8RJ

Dear Winnie

OUTCOME OF YOUR GRIEVANCE
I have not upheld points 1 and 3. I uphold point 2 in part: the move to ambient was badly handled and you may return to chilled from 5 January.
I spoke to nine colleagues. Mr D. Jessop told me that you yourself joked about your name. Mrs Wojcik told me she had heard nothing.
You may appeal within 7 days to Mx Robin Ashdown.

Yours sincerely
P. Raghunathan
"""), "yes", hide=["Jessop", "Mrs Wojcik"], keep=["I uphold point 2 in part", "you may return to chilled", "I spoke to nine colleagues", "you yourself joked about your name"])

add(f"{F}/08 counsel advice PRIVILEGED.docx", docx("# Threadgold & Wye LLP - PRIVILEGED AND CONFIDENTIAL", "Re: Lam v Tarn Quay Logistics Ltd", "Prospects: 35%. The witnesses will not attend: T.S. has visa worries, N.V.D. has children to feed, A.W.N. told HR she heard nothing. Mr Jessop is hostile. The member is a poor historian. I advise against funding.", "Imogen Wye"), "possible",
    hide=["T.S. has visa worries", "Mr Jessop"], keep=["Lam v Tarn Quay"], why="legal privilege may cover it; that is a person's decision, the file must be seen")

add(f"{F}/09 timeline Win.xlsx", commented(xlsx({"Timeline": [["Date", "Event", "Source", "Done"], ["03/03/25", "First radio remark", "Win's diary p1", "y"], ["04/06/25", "\"little legs\"", "Thora; Duc; recording (Rich)", "y"], ["09/06/25", "Forklift 14 reported", "WL, Safety rep T Baker", "y"], ["10/06/25", "Moved to ambient", "rota", "y"], ["", "DJ says she joked", "PR outcome", "?"]],
    "~cost": [["Threadgold", 1200, "LAM WY 1147-20931"], ["Threadgold", 3400, "TEMBO H 1147-18802 - tribunal"]]}, author="gbhogal"), [("C3", "Gurdeep Bhogal", "Rich P recorded it on his phone - DO NOT disclose, he'd be sacked. Win doesn't know it was him"), ("B4", "Gurdeep Bhogal", "check with Terry")]), "yes",
    hide=["Thora; Duc", "(Rich)", "Rich P", "Terry", "DJ says"], out=["TEMBO H"], keep=["First radio remark", "Forklift 14 reported", "Moved to ambient"], why="a sheet that is all about her")

add(f"{F}/10 call with WL 14.1.26.txt", """
T/C w Winnie 14.1.26 19.05-19.50. V upset re decision not to fund.
Says: "you all sold me out". Thinks Thora changed her mind because Craig is going out w her sister Birna.
Says Aga got a permanent contract 2 wks after HR spoke to her. Says DJ & Craig go to same gym.
Talked about ending it. Asked her directly - no plan, has husband (Ming) at home, GP Friday. Gave Samaritans. Told BNC.
She wants everything we hold. I said put it in writing.
GSB
""", "yes", hide=["Thora", "Birna", "Aga got", "DJ & Craig"], keep=["you all sold me out", "Talked about ending it", "no plan", "GP Friday"], why="what she said herself of others: the names go unless somebody decides")

# --- other cases and lists

add("cases/22014 LAM Winston/letter.docx", docx("Winston Lam\nTQ6120\n1147-22014", "Dear Mr Lam, your disciplinary is on Monday. W. Lam must bring his licence.", "Gurdeep"), "no", why="another W. Lam")
add("cases/18802 TEMBO/ET1 draft.txt", "Hope Tembo v TQL. H was absent from 3 Oct. Her team leader (not named) was kind. We hope to win. A win would help.\n", "no", why="hope to win")
add("cases/21777 AL-RASHIDI/notes.txt", "M. al-Rashidi (Abu Yusuf), ambient nights. Says new TL Winnie Lam treats him like dirt, made him unload alone in Ramadan. Doesn't want to complain about a sister in the union. Told him speak to Terry Baker.\nHis knee op is 4/3.\n", "yes",
    hide=["Abu Yusuf", "al-Rashidi", "knee op", "Terry"], keep=["treats him like dirt"], why="another member's case holds a complaint of her")

add("lists/members export 2026-01.csv", csv([["memno", "surname", "forenames", "known_as", "dob", "employer_no", "site", "arrears", "notes"], ["1147-20931", "LAM", "WING YAN", "Winnie", "02/09/1979", "TQ5518", "chilled", "0.00", "open case GSB; see BNC before any reply"],
    ["1147-22014", "LAM", "WINSTON", "", "11/04/1990", "TQ6120", "port", "14.20", "disciplinary"], ["1147-18802", "TEMBO", "HOPE", "", "09/09/1999", "TQ5488", "chilled", "0.00", "ET"], ["1147-20555", "KAUR", "HARPREET", "Harp", "01/01/1985", "TQ5903", "chilled", "0.00", ""], ["1147-20556", "KAUR", "HARPREET", "", "07/07/1992", "TQ5904", "port", "28.40", "not the chilled one"],
    ["1147-21777", "AL-RASHIDI", "MOHAMMED", "Abu Yusuf", "", "TQ5610", "ambient", "0.00", ""]]), "yes", hide=["28.40", "14.20", "11/04/1990"], out=["1147-22014", "1147-18802", "1147-20555", "1147-20556", "1147-21777"], keep=["see BNC before any reply"])

add("lists/picket rota March.xlsx", xlsx({"Gate 2": [["Time", "Steward", "Pickets"], ["0600", "Terry B", "Win, Thora, Rich, Dami"], ["1000", "Terry B", "Hamza, W Lam (port), Geraint"], ["1400", "Bríd", "Harpreet K x2, Mr Duc, Phindile"]]}), "possible", hide=["Thora", "Rich, Dami", "Terry B", "Hamza"], out=["W Lam (port)", "Harpreet K x2"], keep=["0600"], why="by the name she goes by")

add("lists/phone tree.vcf", """
BEGIN:VCARD
VERSION:3.0
N:Lam;Winnie;;;
FN:林詠欣 Winnie Lam
NICKNAME:Win
TEL;TYPE=CELL:+447700900612
EMAIL:winnie.lam@mailbox.example
NOTE:nights - dont ring before 2pm. partner Ming. tree: rings Thora + Duc
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Lam;W;;;
FN:W Lam (port)
EMAIL:wlam@tql.example
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Sigurðardóttir;Þórunn;;;
FN:Thora
TEL:07700 900621
END:VCARD
""", "yes", hide=["rings Thora", "Thora + Duc"], out=["W Lam (port)", "07700 900621"], keep=["dont ring before 2pm"])

add("lists/case tracker.csv", csv([["case", "member", "opened", "handler", "status", "last_note", "next"], ["C-311", "Lam W Y", "02/09/2025", "gbhogal", "CLOSED not funded", "WYL v angry; KMB to ring. Watch for SAR", "-"], ["C-312", "Lam W", "10/01/2026", "gbhogal", "OPEN", "Winston drunk on forklift?", "hearing"],
    ["C-298", "Tembo H", "03/10/2025", "lcrick", "OPEN", "cutting again, mum told", "ET"], ["C-320", "Wojcik-Nowak A", "20/01/2026", "bnichonaill", "OPEN", "threatened by WYL in car park??", "BNC speak to both"]]), "yes", hide=["drunk on forklift", "cutting again"], out=["C-312", "C-298"], keep=["CLOSED not funded", "Watch for SAR", "threatened by WYL in car park"])

add("branch/minutes/2025-10-07.docx", docx("# Branch 1147 committee, 7 October 2025", "Present: Sister Ní Chonaill (chair), Bros. Bhogal, Baker, ap Gwilym; Sisters Crick, Ó Murchadha, Lam (min. 1-3). Apols: Bro. Darko.", "**1.** Minutes agreed. **2.** Forklifts: Sister Lam reported no. 14 again; Bro. Baker to raise. Bro. ap Gwilym said she was \"always on about something\".",
    "**3.** Conference: Siobhán and Hamza elected, Winnie 4 votes.", "**4.** (Sister Lam left.) Cases: 20931 ongoing, GSB. Terry thinks we're backing a loser. 18802 to ET. Kaur H (port) arrears.", "**5.** Banner. Win the argument, win the vote!"), "yes",
    hide=["Baker", "ap Gwilym said", "Siobhán and Hamza", "Terry thinks", "Kaur H", "Ó Murchadha"], keep=["always on about something", "Sister Lam reported no. 14 again", "Winnie 4 votes", "we're backing a loser", "Win the argument"])

add("branch/minutes/2025-11-04.txt", "Committee 4/11/25. We can win this ballot. Lam(b) stew at the social, thanks to Phindile. W. Lam (port) asked about overtime. Harpreet K: which one? Treasurer to check.\n", "no", why="the other W. Lam, and stew")
add("branch/Newsletter Winter.docx", docx("# THE QUAY - winter", "How we win: Rich pickings for the bosses, poor pay for us. Hope is not a strategy.", "Dj night at the Anchor, 12 Dec.", "Winnie the Pooh panto tickets from Lesley-Anne."), "no", why="the bear")
add("branch/conference.ics", """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//B1147//EN
BEGIN:VEVENT
UID:c1@b1147.example
DTSTART:20251128T093000Z
SUMMARY:WYL hearing TQL room 4 (GSB rep)
LOCATION:TQL
ATTENDEE;CN=Lam\\, Winnie:mailto:winnie.lam@mailbox.example
ATTENDEE;CN=Gurdeep:mailto:gurdeep@b1147.example
DESCRIPTION:Collect T's statement from her locker. Not via DJ!
END:VEVENT
BEGIN:VEVENT
UID:c2@b1147.example
DTSTART:20251201T093000Z
SUMMARY:Lam W (port) disciplinary
END:VEVENT
END:VCALENDAR
""", "yes", hide=["Not via DJ"], out=["Lam W (port)"], keep=["hearing TQL room 4"])

# --- chats

add("phones/WhatsApp - CHILLED NIGHTS 🥶.txt", """
04/06/2025, 02:31 - Dami: did u all hear craig 💀
04/06/2025, 02:32 - Rich P: got it on tape lads 😈
04/06/2025, 02:33 - DJ: win lose or draw 😂😂
04/06/2025, 02:40 - Thora 🇮🇸: not funny. she's crying
04/06/2025, 02:41 - Harpreet K: who
04/06/2025, 02:41 - Thora 🇮🇸: win
04/06/2025, 02:55 - winnie lam: im fine leave it
05/06/2025, 14:02 - Aga: winny u want me to say something to union? i scare for my contract
05/06/2025, 14:10 - winnie lam: no aga u keep ur head down x
10/06/2025, 22:04 - DJ: wheres lammy. ambient lol
10/06/2025, 22:06 - Mr duc: Ms Lam come back soon
19/12/2025, 01:00 - hope: miss u wini 😢
""", "yes", hide=["Dami", "Rich P", "DJ", "Thora", "Harpreet K", "Aga", "aga u keep", "Mr duc", "hope: miss u"], keep=["im fine leave it", "u want me to say something to union", "come back soon"])

add("phones/sms GSB.csv", csv([["when", "dir", "who", "text"], ["2025-09-02 10:01", "in", "+447700900612", "Hi Gurdeep its Winnie chilled nights can i ring u"], ["2025-09-03 09:00", "in", "07700 900621", "its thora. ok i do statement but NOT to hr pls"], ["2025-11-27 21:00", "out", "07700900612", "Room 4 at 9.30. Bring the diary. G"], ["2025-11-27 21:05", "in", "07700 900622", "Gurdeep I not come tomorrow. Craig know. sorry for winnie. Aga"],
    ["2025-11-27 21:09", "out", "07700 900699", "Winston bring ur licence mon"]]), "yes", hide=["its thora", "Aga"], out=["its thora", "bring ur licence"], keep=["chilled nights can i ring u", "Bring the diary"])

# --- mail

add("mail/gurdeep/2025-09-12 witnesses.eml", eml(GSB, BNC, "Fri, 12 Sep 2025 08:00:00 +0100", "Case 20931 witnesses", "Bríd\n\nWhere I am with Winnie's witnesses:\n- Þórunn S: signed, won't attend\n- Nguyễn Văn Đức: signed\n- Agnieszka W-N (agency): no\n- Darren J: hostile, he's Craig's mate\n- R. Penhaligon: has a RECORDING. Swears me to secrecy.\n- Ògúnbánjọ: thinking about it, wife expecting\n\nGurdeep\n"), "yes",
    hide=["Þórunn S", "Nguyễn", "Agnieszka", "Darren J", "Penhaligon", "Ògúnbánjọ", "wife expecting"], keep=["signed, won't attend", "Swears me to secrecy"])

HTML = """<html><head><style>p{margin:0}</style></head><body><p>Dear Gurdeep,</p><p>&nbsp;</p><p>Please find the hearing invite for <b>Ms&nbsp;Lam</b> (TQ5518). I have also had to invite Mrs A.&#160;K.&#160;Mensah-Boateng as note taker as Simran is on leave; I understand she is the wife of your Regional Officer, is that a conflict?</p>
<p>Can you ask Winnie whether she needs an interpreter.</p><p>Priya</p><table><tr><td>Priya Raghunathan</td><td>HR Business Partner</td></tr><tr><td colspan=2>Tarn Quay Logistics | 01632 960500</td></tr></table></body></html>"""
add("mail/gurdeep/2025-11-14 hearing invite.eml", eml(HR, GSB, "Fri, 14 Nov 2025 16:00:00 +0000", "Grievance hearing - TQ5518", HTML, html=True, attach=[("invite.ics", b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//TQL//EN\r\nBEGIN:VEVENT\r\nUID:h1@tql.example\r\nDTSTART:20251128T093000Z\r\nSUMMARY:Grievance - W Y Lam\r\nATTENDEE;CN=Abena Mensah-Boateng:mailto:abena.mb@tql.example\r\nATTENDEE;CN=Winnie Lam:mailto:wlam2@tql.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"),
    ("list.csv", csv([["staff", "name", "grievances"], ["TQ5518", "LAM Wing Yan", "1"], ["TQ5903", "KAUR Harpreet", "3"], ["TQ5488", "TEMBO Hope", "0"]]))]), "yes",
    hide=["Mrs A. K. Mensah-Boateng", "the wife of your Regional Officer", "Abena", "Simran", "TQ5903"], out=["TQ5903", "TQ5488"], keep=["whether she needs an interpreter", "is that a conflict"])

TAIL = """

-----Original Message-----
From: Gurdeep Bhogal
Sent: 20 December 2025 11:00
To: Bríd Ní Chonaill
Subject: Lam funding

Bríd, outcome attached. WL wants to go to tribunal. Rich's tape would win it but he won't budge, he's got the baby coming and Kelly's off sick.
Thora is wobbling too.
G

> On 19 Dec 2025, at 23:10, Winnie Lam <winnie.lam@mailbox.example> wrote:
> Dear Gurdeep, I read letter. DJ lie and Aga lie. I never joke of my name, it is my grandmother give it me. Please I want judge.
> Win
"""
add("mail/branch/2026-01-06 RE Lam funding.eml", eml(BNC, GSB, "Tue, 06 Jan 2026 09:00:00 +0000", "RE: Lam funding", "Gurd,\n\nSorry, it's a no from Region. Kwabena's view (and don't quote him): she's a good woman but a nightmare client, and his Abena works for Priya, which isn't a good look.\n\nBríd" + TAIL, cc=KMB), "yes",
    hide=["his Abena", "Rich's tape", "Kelly's off sick", "Thora is", "DJ lie", "Aga lie", "the baby coming"], keep=["a nightmare client", "it is my grandmother give it me", "Please I want judge"])
add("mail/branch/2026-01-07 Lam funding.msg", msg("Kwabena Mensah-Boateng", "kwabena@region.example", [("Bríd Ní Chonaill", "brid@b1147.example")], 1767780000, "FW: Lam funding", "Bríd, for heaven's sake don't put Abena in e-mails. Close it. And no more about the tape or who has it (Penhaligon's father was my steward).\r\nK.\r\n\r\nSent from Outlook for Android\r\n"), "possible",
    hide=["Abena", "Penhaligon"], keep=["Close it"], why="about her case by its subject line alone")
add("mail/branch/2026-01-20 car park.eml", eml("Aga <aga.wn@mailbox.example>", BNC, "Tue, 20 Jan 2026 07:00:00 +0000", "help", "Hello Brid, I am Agnieszka from chilled (now days). Yesterday winnie wait for me at the car park by my red Corsa and she say I am liar and I will be sorry. I am alone with my son in Tarn Quay. Please not say I told you.\nAga Wojcik\n"), "yes",
    hide=["Agnieszka", "Aga Wojcik", "my red Corsa", "alone with my son"], keep=["I am liar and I will be sorry"], why="a forename in small letters, in a complaint of her: the writer fears her")
add("mail/branch/2026-01-21 RE help.eml", eml(BNC, "Aga <aga.wn@mailbox.example>; Gurdeep Bhogal <gurdeep@b1147.example>", "Wed, 21 Jan 2026 07:00:00 +0000", "RE: help", "Dear Agnieszka,\n\nThank you. I'll speak to Sister Lam without saying where it came from. If she does it again ring 999.\n\nBríd\n\n> Hello Brid, I am Agnieszka from chilled (now days). Yesterday winnie wait for me at the car park by my red Corsa and she say I am liar and I will be sorry. I am alone with my son in Tarn Quay. Please not say I told you.\n> Aga Wojcik\n"), "yes",
    hide=["Agnieszka", "my red Corsa", "alone with my son"], keep=["without saying where it came from", "speak to Sister Lam"])
add("mail/branch/old/2025-12.mbox", mbox(
    eml("lesley-anne <branch@b1147.example>", "committee@b1147.example", "Mon, 01 Dec 2025 10:00:00 +0000", "Xmas do", "Numbers pls: so far Terry +1, Siobhán, Winnie L, Kofi, Harp. Veggie: Simran, W Lam port. LA x\n"),
    eml("Terry Baker <terry.b@mailbox.example>", "branch@b1147.example", "Mon, 01 Dec 2025 12:00:00 +0000", "Re: Xmas do", "if that Lam woman's coming put me at the other end. Terry\n\n> Numbers pls: so far Terry +1, Siobhán, Winnie L, Kofi, Harp. Veggie: Simran, W Lam port. LA x\n"),
    eml("Hamza Iqbal <hamza@mailbox.example>", "branch@b1147.example", "Mon, 01 Dec 2025 13:00:00 +0000", "raffle", "what do you win? H\n")), "possible", hide=["Terry +1", "Siobhán", "Kofi", "Simran"], keep=["put me at the other end"], why="an aside about her in the mail of a party")
add("mail/branch/2026-02-02 to employer.eml", eml(BNC, "Craig Duckworth <craig.duckworth@tql.example>", "Mon, 02 Feb 2026 10:00:00 +0000", "Car park", "Mr Duckworth, the lighting in the staff car park has failed again. Women members feel unsafe.\nB. Ní Chonaill\n"), "no")
add("mail/branch/2026-02-09 acas.eml", eml("Robin Ashdown <robin.ashdown@acas.example>", BNC, "Mon, 09 Feb 2026 10:00:00 +0000", "R123456/26 Lam and Tarn Quay Logistics Ltd", "Dear Ms Ní Chonaill\n\nMs Lam Wing Yan has asked for early conciliation in person. Are you on record? She gave a Ms Sigurdardottir as a witness.\n\nRobin (they/them)\nConciliator\n"), "yes", hide=["Ms Sigurdardottir"], keep=["asked for early conciliation in person", "Are you on record"])
