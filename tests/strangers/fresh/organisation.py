"""St Oswald's, a parish church with a hall, a choir and a playgroup. Its treasurer, suspected when money was missing, asks for all about her. Invented; CC0 1.0.

Written after the others and scored once, to tell whether what was mended for them helps a stranger."""
from kit import Organisation, csv, docx, eml, mbox, msg, pdf, xlsx

REQUEST = """
received = "2026-06-08"
channel = "letter"
preferred_form = "paper"

[subject]
names = ["Alison Beck", "Alison Jean Beck"]
former = ["Alison Tranmer"]
known_as = ["Ali"]
emails = ["alison.beck@fellmail.example"]
phones = ["07700 900233", "01632 960417"]
born = ["1968-11-05"]
addresses = ["3 Mill Garth, Thornaby Green, TX4 6LN"]
ids = { "electoral roll" = "R-0114", "gift aid" = "GA-0057" }
"""
STAFF = {"Revd Dr Christopher Beckett": "Vicar", "Marjorie Stead": "Parish administrator", "Canon Julian Orde": "Archdeacon"}

PRIVATE = {
    "accuser": ["Desmond Pugh", "Desmond", "Mr Pugh", "Pugh", "d.pugh@fellmail.example", "07700 900612"],
    "whistle": ["Lavinia Croft", "Lavinia", "Miss Croft", "Croft", "6 Mill Garth"],
    "bride": ["Shabnam Iqbal", "Shabnam", "Iqbal"],
    "mourner": ["Norman Tindall", "Tindall", "Norman"],
    "prayer": ["Winifred Oakes", "Winifred", "Oakes", "Jarek Wiśniewski", "Jarek Wisniewski", "Jarek", "Wisniewski", "Wiśniewski"],
    "child": ["Poppy Raine", "Poppy R", "Teddy Marsden", "Marsden", "Elsie-May Thwaite", "Elsie-May", "Thwaite"],
    "raine": ["Gemma Raine", "Gemma", "07700 900655"],
    "givers": ["Bartholomew Speight", "Speight", "Olwen Pritchard", "Pritchard", "Olwen", "Adaeze Nwosu", "Nwosu", "Adaeze"],
    "other-beck": ["Alice Beck", "Alice", "R-0115", "GA-0060"],
    "choir": ["Roderick Fenn", "Roderick", "Roddy", "Bella Quill", "Quill", "Sanjeev"],
    "debtor": ["Hughie Lomax", "Hughie", "Lomax"],
}
OTHERS = """Revd Dr Christopher Beckett|Christopher Beckett|Dr Beckett|Fr Christopher|Father Christopher|Christopher|Chris|Beckett|the Vicar|CB|Marjorie Stead|Marjorie|Stead|MS|Canon Julian Orde|Canon Orde|Julian Orde|Archdeacon|Orde|Julian|Geoffrey Beck|Geoff Beck|Geoff|Geoffrey
Dorothy Tranmer|Dorothy|Mrs Tranmer|Tranmer|Simon Lister|Lister|Simon|SL|Jill Garside|Garside|Jill|JG|PC Dawes|Dawes|Anne Holroyd|Holroyd|Anne|AH|Mr K Patel|K Patel|Patel|Dr Usha Rao|Usha Rao|Rao|vicar@stoswald.example|office@stoswald.example|DP|LC|HL
simon.lister@stoswald.example|jill.garside@stoswald.example|archdeacon@diocese.example|a.holroyd@diocese.example|kp@patelaccounts.example|St Oswald's|PCC|pcc@stoswald.example|01632 960400|choir@stoswald.example|Megan|Megan Beck|Hubert""".replace("\n", "|").split("|")
OWN = """Alison Jean Beck|Alison Beck|Alison Tranmer|Mrs Alison Beck|Mrs A J Beck|Mrs A Beck|Mrs Beck|Ms Beck|BECK Alison|Beck, Alison|Beck, Mrs A J|Beck A J|A J Beck|A. J. Beck|A Beck|Alison|Allison|Ali B|Ali|Beck|AJB|AB|R-0114|GA-0057|alison.beck@fellmail.example
07700 900233|01632 960417|3 Mill Garth|TX4 6LN|Alisons""".replace("\n", "|").split("|")

O = Organisation("Parish of St Oswald", "stoswald.example", "other", REQUEST, PRIVATE, STAFF, OTHERS, OWN)
add = O.add
VICAR = "Christopher Beckett <vicar@stoswald.example>"
OFFICE = "Marjorie Stead <office@stoswald.example>"
ALI = "Alison Beck <alison.beck@fellmail.example>"
SIMON = "Simon Lister <simon.lister@stoswald.example>"
PUGH = "Desmond Pugh <d.pugh@fellmail.example>"

# --- registers

add("office/Electoral roll 2025.csv", csv([["No", "Surname", "Forenames", "Address", "Since"], ["R-0101", "Speight", "Bartholomew", "The Grange", "1971"], ["R-0114", "Beck", "Alison Jean", "3 Mill Garth", "1994"], ["R-0115", "Beck", "Alice", "17 Kiln Lane", "2019"], ["R-0116", "Beck", "Geoffrey", "3 Mill Garth", "1994"],
    ["R-0130", "Croft", "Lavinia", "6 Mill Garth", "1988"], ["R-0144", "Nwosu", "Adaeze", "2 Church Row", "2021"]]), "yes", hide=["The Grange", "17 Kiln Lane", "2 Church Row"], out=["R-0101", "R-0115", "R-0130", "R-0144"], keep=["1994"])

add("office/Gift Aid/declarations.xlsx", xlsx({"GA": [["Ref", "Donor", "Postcode", "Monthly", "Signed"], ["GA-0050", "B Speight", "TX4 1AA", 200, "1/4/16"], ["GA-0057", "Mrs A J Beck", "TX4 6LN", 45, "6/4/16"], ["GA-0060", "Miss Alice Beck", "TX4 9PP", 5, "1/1/20"], ["GA-0071", "O. Pritchard", "TX4 2EE", 12, "3/3/22"]],
    "Lapsed": [["Ref", "Donor", "Why"], ["GA-0057", "A J Beck", "stopped April 2026 after suspension. Upset."], ["GA-0044", "H Lomax", "bankrupt"]]}), "yes", hide=["TX4 1AA", "bankrupt", "TX4 9PP"], out=["GA-0050", "GA-0060", "GA-0071", "GA-0044"], keep=["stopped April 2026"])

add("office/Keyholders.docx", docx("KEYHOLDERS (confidential, keep in safe)", [["Key", "Holder", "Tel", "Signed out"], ["Vestry 1", "Fr Christopher", "01632 960400", ""], ["Vestry 2 + safe", "Ali Beck", "07700 900233", "returned 2/4/26 under protest"], ["Tower", "Roderick Fenn", "07700 900620", ""], ["Hall", "Gemma Raine (playgroup)", "07700 900655", ""]]), "yes",
    hide=["07700 900620", "Roderick Fenn"], keep=["returned 2/4/26 under protest"])

add("office/DBS and safeguarding training.csv", csv([["Name", "Role", "DBS", "C0", "C1"], ["BECK Alison", "Treasurer; Sunday club", "001800000114", "Y", "Y"], ["QUILL Bella", "Choir", "001800000115", "Y", "N - refuses"], ["FENN Roderick", "Tower captain", "pending", "N", "N"]]), "yes", hide=["refuses"], out=["QUILL", "FENN"], keep=["001800000114"])

add("office/Volunteer form A Beck.docx", docx("# Volunteer record", [["Surname", "Beck"], ["Forenames", "Alison Jean"], ["Previous surname", "Tranmer"], ["Born", "5th November 1968"], ["Emergency", "Geoff 01632 960417"], ["Health we should know about", "Coeliac. Had a breakdown in 2011, now well."],
    ["Referees", "Mr N. Tindall (organist); Miss Lavinia Croft"], ["Skills", "Book-keeping, sewing, loud voice"]]), "yes", hide=["Tindall", "Croft"], keep=["Coeliac", "breakdown in 2011", "loud voice"])

# --- the missing money

add("pcc/2026-01-20 PCC minutes.docx", docx("# PAROCHIAL CHURCH COUNCIL", "Minutes of the meeting held in the vestry on Tuesday 20th January 2026 at 7.30pm", "**Present:** The Vicar (chair), Simon Lister & Jill Garside (wardens), Alison Beck (treasurer), Desmond Pugh, Lavinia Croft, Bart Speight. **Apologies:** Olwen Pritchard",
    "**4. Finance.** AB presented the accounts. DP asked why the Christmas collections were £612 below last year. AB said that she had counted with LC as always. DP said that he was not satisfied. AB left the room in tears; JG went after her.", "**5. Hall.** Hughie Lomax still owes £340 for the 60th birthday. AB to chase.", "**6. Flowers.** Mrs Beck thanked for the Christmas arrangements.",
    "The meeting closed with the Grace at 9.15pm."), "yes", hide=["Desmond Pugh", "Lavinia Croft", "Hughie Lomax"], keep=["left the room in tears", "for the Christmas arrangements", "with the Grace"])

add("mail/vicar/2026-01-21 Pugh.eml", eml(PUGH, VICAR, "Wed, 21 Jan 2026 06:58:00 +0000", "Between ourselves", """Vicar,

I did not like to say it all last night with Alison sitting there. Lavinia tells me that A. takes the bags home "to count in peace" and that Geoff has been seen in Ladbrokes. I have kept a tally in my diary since Advent. Please treat this as coming from a concerned parishioner and not from me.

Desmond
Sent from my iPad
"""), "yes", hide=["Lavinia tells me"], keep=["with Alison sitting there", "to count in peace"])

add("mail/vicar/2026-01-22 Re Pugh.eml", eml(VICAR, "Simon Lister <simon.lister@stoswald.example>; Jill Garside <jill.garside@stoswald.example>", "Thu, 22 Jan 2026 22:10:00 +0000", "FW: Between ourselves", """Wardens - for your eyes only. I find this very hard, Ali has been so good to Megan and me. But we can't ignore it. Shall I ask Julian?
+C

________________________________
From: Desmond Pugh
Sent: 21 January 2026 06:58
To: Christopher Beckett
Subject: Between ourselves

Vicar,

I did not like to say it all last night with Alison sitting there. Lavinia tells me that A. takes the bags home "to count in peace" and that Geoff has been seen in Ladbrokes.
"""), "yes", hide=["Lavinia tells me"], keep=["has been so good to Megan and me"])

add("mail/vicar/2026-03-30 Archdeacon.msg", msg("Julian Orde", "archdeacon@diocese.example", [("Christopher Beckett", "vicar@stoswald.example")], 1774864800, "St Oswald's - treasurer - in confidence",
"""Dear Christopher,

You must step your treasurer aside at once, and tell her why. Mr Pugh cannot remain nameless if this goes to the police. Is the lady likely to harm herself? You mentioned 2011. Anne Holroyd will ring you.

Every blessing
Julian
"""), "either", hide=["Mr Pugh cannot"], keep=[], why="says only 'your treasurer' and 'the lady'")

add("pcc/2026-04-01 suspension letter.pdf", pdf("""
THE PARISH OF ST OSWALD, THORNABY GREEN
The Vicarage, Church Row

1st April 2026

Mrs A J Beck
3 Mill Garth
Thornaby Green
TX4 6LN

Dear Alison,

# YOUR OFFICE AS TREASURER

After a great deal of prayer, I write to ask you to step aside as treasurer from today, while Mr K Patel, an
independent examiner, looks at the accounts for Advent and Christmas. This is a neutral act. May I ask for your keys?
Lavinia has kindly offered to count with Jill for the time being. Grace and peace be with you and with Geoffrey.

Yours in Christ,

Christopher Beckett
Vicar
""", title="Letter to A Beck"), "yes", hide=["Lavinia has kindly"], keep=["This is a neutral act", "Grace and peace be with you", "After a great deal of prayer", "May I ask for your keys"])

add("pcc/examiner/Patel report.pdf", pdf("""
# INDEPENDENT EXAMINER'S REPORT                                   K Patel FCCA, 11/05/2026
1. I was asked to examine receipts for 30/11/25 to 6/1/26, when the treasurer was Mrs Alison Beck (AJB).
2. Bags counted by AJB + L. Croft: 9. Counted by AJB alone: 3 (14/12, 21/12, 24/12).
3. Banked by AJB: all 12. Differences: nil on eleven; £180 on 24/12, when it was snowing and AJB drove Winifred
Oakes home with the bag in the car.
4. Hall: Mr H Lomax paid £340 in cash to Desmond Pugh on 3 January. There is no receipt in the book.
5. Conclusion. I found no evidence of dishonesty by Mrs Beck. Young people's collections were never recorded.
""", "# APPENDIX: DEPOSITS\n14/12/25\tAJB\t£402.10\n21/12/25\tAJB\t£388.00\n24/12/25\tAJB\t£901.55\n28/12/25\tAJB/LC\t£212.40"), "yes", hide=["L. Croft", "Oakes", "Mr H Lomax", "Desmond Pugh"], keep=["no evidence of dishonesty", "snowing", "£901.55", "Young people's collections"])

add("pcc/2026-05-19 PCC extra.docx", docx("# Extraordinary PCC, 19.v.26", "In the chair: Canon Orde. Present: CB, SL, JG, DP, LC, BS. In attendance: Anne Holroyd (diocese).", [["", "Matter", "By whom"], ["1", "AH explained that nothing said here may be repeated.", ""], ["2", "KP's report received. AJB cleared. SL moved that an apology be sent.", "SL"],
    ["3", "DP objected: 'no smoke without fire'. LC abstained.", ""], ["4", "Carried 5-1. Vicar to write to Alison and visit.", "CB"], ["5", "Mrs B. to be offered the post again.", "CB"]]), "yes", keep=["AJB cleared", "no smoke without fire", "to be offered the post again", "nothing said here may be repeated"])

add("mail/office/police.eml", eml("PC Dawes <dawes.4410@police.example>", OFFICE, "Fri, 17 Apr 2026 14:00:00 +0100", "CR/5512/26 St Oswalds - theft from collections", "Afternoon\nRe the above, caller Mr Desmond PUGH, 07700 900612, has reported theft by the treasurer A BECK dob 05.11.68. Can you confirm if the church wishes to make a complaint?\nPC 4410 Dawes\n"), "yes", hide=["PUGH"], keep=["Can you confirm if the church", "CR/5512/26"])

add("mail/office/2026-04-20 Re police.eml", eml(OFFICE, VICAR, "Mon, 20 Apr 2026 09:00:00 +0100", "Fw: CR/5512/26 St Oswalds - theft from collections", "Vicar, Desmond has gone to the POLICE about Ali!! What do I say? M\n\n> Re the above, caller Mr Desmond PUGH, 07700 900612, has reported theft by the treasurer A BECK dob 05.11.68.\n"), "yes", hide=["Desmond has gone", "PUGH"], keep=["What do I say"])

add("mail/office/anon letter typed.txt", "(came through the vicarage door 12 April, typed up by MS)\n\nALISON BECK IS A THEIF AND HER HUSBAND IS A GAMBLER. ASK HER ABOUT 2011. A friend at Mill Garth no 6 says there new car cost 20 thou.\n\nA WELLWISHER\n", "yes", hide=["Mill Garth no 6"], keep=["IS A THEIF", "ASK HER ABOUT 2011"])

# --- pastoral

add("vicar/Pastoral notes 2026.docx", docx("# Visits (burn after reading!!)", "Jan 8: Winifred Oakes, hip. Communion.", "**Jan 23** Alison and Geoff. She knows somebody is talking. Geoff silent. She asked me straight: \"Is it Desmond?\" I looked at my shoes.", "Feb 2: Norman Tindall's wife died at 4am. Stayed till 7.", "**Apr 3, Good Friday** A. Beck did not come to church. First time in thirty years. Dorothy (her mother) very frail, at Fellside.",
    "Apr 29: Dorothy Tranmer d. Alison asks for 'Abide with me'. Gemma Raine to do teas.", "**May 24, Whit Sunday**: took the apology round to Mill Garth. She said \"Sorry doesn't give me back my mum's last month\". I have no answer to that.", author="Christopher Beckett"), "yes",
    hide=["Winifred", "Tindall", "Is it Desmond", "Gemma Raine"], out=["Norman Tindall's wife"], keep=["I looked at my shoes", "give me back my mum's last month", "First time in thirty years", "Abide with me"])

add("vicar/sermon notes.txt", "Trinity 4. The beck in spate: 'Deep calleth unto deep'. Ali Baba? no. Grace abounding. Mark 4. The woman at the well; the treasurer (Acts 8.27) was a eunuch. Mill, garth, fold.\n", "no", why="words that look like her name, her place and her office")

add("vicar/funerals/Dorothy Tranmer.docx", docx("FUNERAL: DOROTHY TRANMER, 88", "Thursday 14 May 2026, 11.00. Interment: St Oswald's, plot 44 with Hubert.", [["Next of kin", "Alison Beck (daughter), 3 Mill Garth"], ["Tributes", "Alison; granddaughter Megan Beck"], ["Organist", "Norman Tindall, if well enough"], ["Fees", "Waived by the Vicar, 'least we could do'"]], "Alison does not want any PCC member to read."), "yes", hide=["Norman Tindall"], keep=["does not want any PCC member to read", "least we could do"])

add("vicar/Prayer list June.txt", "FOR THE SICK\nWinifred Oakes, Jarek Wisniewski, Baby Teddy (Marsden), Ali B (nerves), Roddy's back\nDEPARTED\nDorothy Tranmer, Eileen Tindall\n", "possible", hide=["Winifred", "Jarek", "Teddy", "Roddy's"], keep=["nerves"])

add("vicar/Safeguarding/2024 concern.pdf", pdf("""
# SAFEGUARDING CONCERN                                            Form 2/2024
Reported by: Gemma Raine, playgroup leader             On: 6/10/24
Concern about: Mrs Beck (Sunday club)
Detail: Poppy R (4) told me that "Ali shouted and I cried". Asked Ali, she said that Poppy had run into the road after
Teddy Marsden and that she had shouted STOP. Elsie-May's mum saw it and says Alison saved her life.
Outcome: no further action. Dr Usha Rao (parish safeguarding officer)
"""), "yes", hide=["Poppy R", "Poppy had", "Teddy", "Elsie-May"], keep=["saved her life", "she had shouted STOP", "no further action"])

# --- choir, hall, magazine

add("choir/WhatsApp choir.txt", """
12/04/2026, 19:02 - Bella Q: has anyone heard about Ali??
12/04/2026, 19:03 - Roddy Fenn: Shh not here
12/04/2026, 19:05 - +44 7700 900233: I can read you know
12/04/2026, 19:06 - Bella Q: 😳 sorry Ali love xx
12/04/2026, 19:40 - Sanjeev (tenor): Practice 7.30 weds. Stanford in B flat
12/04/2026, 19:44 - +44 7700 900233 left
""", "yes", hide=["Bella Q", "Roddy Fenn", "Sanjeev"], keep=["I can read you know", "has anyone heard about Ali", "Stanford in B flat"])

add("choir/contacts.vcf", """BEGIN:VCARD
VERSION:3.0
FN:Ali Beck alto
N:Beck;Ali;;;
TEL:07700900233
NOTE:can sight-read. gluten free cake!
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Bella Quill sop
N:Quill;Bella;;;
TEL:07700900621
NOTE:flat above the A
END:VCARD
""", "yes", hide=["Bella Quill", "07700900621"], out=["flat above the A"], keep=["can sight-read"])

add("hall/bookings 2026.csv", csv([["Date", "Hirer", "Event", "Fee", "Paid to"], ["3/1/26", "Lomax H", "60th", "340", "DP cash"], ["14/2/26", "Beck G & A", "Ruby wedding", "0", "waived CB"], ["21/2/26", "Iqbal S", "Mehndi", "280", "bank"], ["7/3/26", "Raine G", "Playgroup jumble", "0", ""]]), "yes", hide=["Iqbal S", "DP cash"], out=["Lomax", "Iqbal", "Raine"], keep=["Ruby wedding"])

add("hall/calendar.ics", """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//StO//EN
BEGIN:VEVENT
UID:h1@stoswald.example
DTSTART:20260214T180000Z
SUMMARY:Hall - Geoff & Ali's 40th anniversary do
DESCRIPTION:key from Gemma
END:VEVENT
BEGIN:VEVENT
UID:h2@stoswald.example
DTSTART:20260221T180000Z
SUMMARY:Hall - Shabnam Iqbal mehndi
END:VEVENT
END:VCALENDAR
""", "possible", hide=["key from Gemma", "Shabnam"], out=["mehndi"])

add("magazine/May 2026.html", """<html><body><h1>The Beacon</h1><p>Spring has come to the beck and the bluebells are out.</p><h2>From the registers</h2><p>Holy matrimony: Shabnam Iqbal and Jarek Wiśniewski.</p><h2>Thank you</h2><p>To Alison Beck, who is taking a rest as treasurer, for fourteen years of faithful work,
and to Bartholomew Speight for the lych gate.</p><p>Flowers: 3 May Mrs Beck; 10 May Olwen; 17 May Alice Beck</p></body></html>""", "yes", hide=["Shabnam", "Bartholomew", "Olwen"], keep=["fourteen years of faithful work", "Spring has come to the beck"])

add("magazine/flower rota.xlsx", xlsx({"2026": [["Sunday", "Pedestal", "Altar"], ["3 May", "Mrs Beck", "Olwen P"], ["10 May", "Olwen P", "Lavinia C"], ["17 May", "Alice B", "Mrs Beck"]]}), "yes", hide=["Olwen P", "Lavinia C"], keep=["3 May"])

add("mail/export/wardens.mbox", mbox(
    eml(SIMON, "Jill Garside <jill.garside@stoswald.example>", "Fri, 23 Jan 2026 08:00:00 +0000", "Des", "Jill, Des Pugh has had it in for Alison since she beat him for treasurer in 2012. S\n"),
    eml("Jill Garside <jill.garside@stoswald.example>", SIMON, "Fri, 23 Jan 2026 08:30:00 +0000", "Re: Des", "I know. Poor Ali. AJB would no more steal than fly. J\n> Jill, Des Pugh has had it in for Alison since she beat him for treasurer in 2012. S\n"),
    eml(SIMON, "Roderick Fenn <rfenn@fellmail.example>", "Sat, 24 Jan 2026 08:00:00 +0000", "bells", "Roddy, tenor rope needs splicing. Simon\n"),
    eml(ALI, SIMON, "Mon, 06 Apr 2026 03:12:00 +0100", "why", "Simon I have been awake since 2. I have given that church every Saturday of my life. Who said it. Was it Lavinia? Tell Desmond Pugh I still have the hall book.\nAlison\n")), "yes", hide=["Des Pugh", "Was it Lavinia", "tenor rope"], out=["tenor rope"], keep=["would no more steal than fly", "awake since 2", "I still have the hall book"])

add("mail/office/2026-05-25 apology.eml", eml(VICAR, ALI, "Mon, 25 May 2026 10:00:00 +0100", "Sorry", "Dear Ali\n\nThe PCC has asked me to say how sorry we are. You have been cleared of everything. I ought to have told you who and what sooner.\n\nFr Christopher\nThe Revd Dr Christopher Beckett | Vicar of St Oswald | 01632 960400 | day off Friday\n"), "yes", keep=["how sorry we are", "cleared of everything"])
add("mail/office/2026-02-14 Alice.eml", eml("Alice Beck <alice.b@fellmail.example>", OFFICE, "Sat, 14 Feb 2026 10:00:00 +0000", "flowers 17 May", "Hi Marjorie, can I do the 17th? Alice (no relation to Alison!)\n", ), "either", why="another Beck, who names her in passing")

# --- nothing about her

add("mail/office/organ.eml", eml("Norman Tindall <ntindall@fellmail.example>", VICAR, "Tue, 03 Mar 2026 10:00:00 +0000", "organ", "Vicar, the swell box sticks. Beckett's Pharmacy rang re the noise. N Tindall\n"), "no")
add("office/Alice Beck gift aid.txt", "GA-0060 Miss Alice Beck, 17 Kiln Lane. Wants to stop. Rang 3/3. MS\n", "no", why="another Beck")
add("office/Health and safety.docx", docx("# Health and safety", "Do not jump the beck. Ali's Kebabs do the youth supper. Mrs Beeton's recipe. Treasurer signs cheques. May the Lord watch between thee and me."), "no")
add("playgroup/register.csv", csv([["Child", "DOB", "Parent"], ["Poppy Raine", "02/02/2020", "Gemma"], ["Teddy Marsden", "03/03/2020", "K Marsden"], ["Alison Thwaite", "04/04/2021", "Elsie-May's mum"]]), "no", why="a child called Alison")
