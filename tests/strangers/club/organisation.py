"""Thornside Harriers, a running and netball club. A coach who was struck off the list asks for all about herself. Invented; CC0 1.0.

Like `fresh`, written after the others and scored once. Curly apostrophes, a double surname that everybody writes otherwise, mails in HTML, lists with semicolons."""
from kit import Organisation, csv, docx, eml, mbox, pdf, xlsx

REQUEST = """
received = "2026-07-01"
channel = "e-mail"
preferred_form = "electronic"

[subject]
names = ["Nikita O'Donovan-Bligh"]
former = ["Nikita O'Donovan"]
known_as = ["Nikki", "Nik"]
emails = ["nikki.odb@runmail.example"]
phones = ["07700 900388"]
born = ["1991-03-22"]
addresses = ["Flat 12, Weir House, Canal Walk, Thornside TS1 8QW"]
postcodes = ["TS1 8QW"]
ids = { "coach licence" = "UKA-3377421", membership = "TH-0619" }
"""
STAFF = {"Glenys Hartnoll": "Welfare officer", "Toby Amos": "Chair", "Farah Siddiq": "Membership secretary"}
PRIVATE = {
    "athlete-1": ["Maya Lindqvist", "Maya", "Lindqvist", "Maya L"],
    "athlete-2": ["Keziah Boateng", "Keziah", "Kezzie", "Boateng"],
    "athlete-3": ["Ruby Shaw-Ellis", "Ruby S-E", "Shaw-Ellis", "Ruby"],
    "athlete-4": ["Harriet Dove", "Hattie Dove", "Hattie"],
    "athlete-5": ["Ioana Popescu", "Ioana", "Popescu"],
    "parent-1": ["Erik Lindqvist", "Erik", "erik.l@runmail.example", "07700 900391"],
    "parent-2": ["Comfort Boateng", "07700 900392", "comfort.boateng@runmail.example"],
    "sister-in-law": ["Nicola Bligh", "Nicola", "TH-0620"],
    "ex": ["Duncan Bligh", "Duncan", "41 Lock Lane"],
    "rival": ["Piers Hollingworth", "Piers", "Hollingworth"],
    "members": ["Jun Takahashi", "Takahashi", "Jun", "Ailsa McPhee", "McPhee", "Ailsa", "Sol Abrahams", "Abrahams"],
}
OTHERS = """Glenys Hartnoll|Glenys|Hartnoll|GH|Toby Amos|Toby|Amos|TA|Farah Siddiq|Farah|Siddiq|FS|Mel Stroud|Stroud|Mel|LADO|Ms P Underwood|Underwood|P Underwood|welfare@thornside.example|chair@thornside.example|members@thornside.example|p.underwood@tsc.example|mel.stroud@ukath.example
Thornside Harriers|UKA|Nurse Pat Bream|Pat Bream|Bream|Pat|committee@thornside.example|07700 900300|01632 960600|Oscar|Oscar Bligh|Oz""".replace("\n", "|").split("|")
OWN = """Nikita O'Donovan-Bligh|Nikita O'Donovan|Nikita ODonovan Bligh|Nikita O Donovan Bligh|Nikki O'D|Nikki O'D-B|Nikki O'Donovan|Nikki Bligh|Nikki B|Nikki|Nikita|Niki|Nik|Ms O'Donovan-Bligh|Mrs Bligh|Ms O'Donovan|O'Donovan-Bligh|O'Donovan|ODB|NODB|N O'D-B|NOB|Coach Nikki
UKA-3377421|TH-0619|nikki.odb@runmail.example|07700 900388|Weir House|TS1 8QW|Bligh""".replace("\n", "|").split("|")

O = Organisation("Thornside Harriers", "thornside.example", "other", REQUEST, PRIVATE, STAFF, OTHERS, OWN)
add = O.add
GH = "Glenys Hartnoll <welfare@thornside.example>"
TA = "Toby Amos <chair@thornside.example>"
FS = "Farah Siddiq <members@thornside.example>"

add("files/Members/members 25-26.csv", csv([["No", "First", "Last", "DOB", "Section", "Emergency contact"], ["TH-0601", "Jun", "Takahashi", "1/1/88", "Road", "Mika 07700 900301"], ["TH-0619", "Nikita", "O’Donovan-Bligh", "22/03/91", "Coach U15", "Mum 07700 900302"], ["TH-0620", "Nicola", "Bligh", "9/9/90", "Netball", "Duncan Bligh"],
    ["TH-0644", "Maya", "Lindqvist", "14/6/11", "U15", "Erik 07700 900391"]], ";"), "yes", hide=["07700 900301", "07700 900391"], out=["TH-0601", "TH-0620", "TH-0644"], keep=["Coach U15"])
add("files/Members/subs chase.txt", "Subs still owing at 1 Feb\n  Sol Abrahams      £40\n  N. O'D-B          £0 (coach, waived)\n  Ailsa McPhee      £20 - hardship, don't chase\n", "possible", hide=["Sol Abrahams", "hardship"], keep=["coach, waived"], why="initials of a double surname")
add("files/Coaches/licences.xlsx", xlsx({"Coaches": [["Coach", "Licence", "First aid", "DBS", "Notes"], ["Hollingworth, Piers", "UKA-3300911", "2027", "ok", ""], ["O'Donovan Bligh, Nikki", "UKA-3377421", "2026", "ok", "suspended 12/3, reinst. 20/6?"], ["McPhee A", "UKA-3311222", "lapsed", "", "pregnant"]]}), "yes", hide=["pregnant", "UKA-3300911"], out=["Hollingworth", "McPhee"], keep=["suspended 12/3"])
add("files/Coaches/Nikki application.docx", docx("COACH APPLICATION 2019", [["Name", "Nikita O’Donovan"], ["Address", "41 Lock Lane (moving to Weir House)"], ["D.O.B.", "22.3.91"], ["Why do you want to coach?", "Running kept me alive when I was 14 and in care."], ["Convictions", "Caution, 2009, shoplifting (a sports bra!)"], ["Referee", "Nurse Pat Bream"]]), "yes", hide=["41 Lock Lane"], keep=["kept me alive when I was 14", "shoplifting", "a sports bra"])

add("files/Welfare/W-26-04/log.docx", docx("# W-26-04 Concern about a coach: N O’Donovan-Bligh", "Opened 10 March 2026 by Glenys Hartnoll", [["When", "Who", "What"], ["10/3 19.30", "Erik L (father)", "Says Coach Nikki told Maya she was 'too heavy for hurdles'. Maya has stopped eating tea."], ["11/3", "GH to Nikki", "She cried. Says she told the whole squad to 'eat more, not less'."],
    ["12/3", "TA/GH", "Suspended pending LADO. Piers to take U15s (he asked twice!)."], ["14/3", "Comfort Boateng", "Keziah adores her, never heard anything like it."], ["2/4", "Ms P Underwood, LADO", "Threshold not met. Advise training."]]), "yes",
    hide=["Erik L", "told Maya", "Maya has", "Comfort", "Keziah", "Piers to take"], keep=["too heavy for hurdles", "eat more, not less", "Threshold not met", "She cried"])
add("files/Welfare/W-26-04/Underwood LADO.pdf", pdf("""
# Thornside Council: Local Authority Designated Officer
2nd April 2026                                                   Ref LADO/26/118
Re: Ms Nikita O'Donovan-Bligh, d.o.b. 22/03/1991, UK Athletics licence UKA-3377421

Dear Ms Hartnoll

The allegation concerns one child (ML, 14). I spoke to her parents, Erik and Sofia Lindqvist, to KB's mother, and to
Mr Hollingworth, who told me that Nikki "has form" and that her marriage to Duncan ended because of her temper. I place
no weight on that. The threshold of harm is not met. May I suggest that Ms O'Donovan-Bligh be offered training, and an
apology? Hope this helps. Will you let me know the outcome?

P Underwood
"""), "yes", hide=["Sofia", "Mr Hollingworth", "to Duncan"], keep=["I place", "no weight on that", "Will you let me know", "May I suggest", "Hope this helps"])
add("files/Welfare/W-26-04/squad voices.txt", """
what the girls said (GH, 15 march, clubhouse, no names on here!!)

- maya: nikki said id fly over hurdles if i ate my tea. dad got it wrong i think
- kezzie: shes the best coach weve had. she cried when hattie did her acl
- ruby: nik is strict but its fine. piers stares
- ioana didnt want to talk
- all: want nikki back!!!
""", "yes", hide=["- maya", "- kezzie", "when hattie", "- ruby", "piers stares", "ioana"], keep=["she cried when", "the best coach weve had", "strict but its fine"])

add("mail/welfare/2026-03-10 complaint.eml", eml("Erik Lindqvist <erik.l@runmail.example>", GH, "Tue, 10 Mar 2026 20:15:00 +0000", "coach", """<html><body><p>Dear Welfare Officer,</p><p>My daughter (14) came home from training <b>in tears</b>. Her coach, Nikki&nbsp;O&rsquo;Donovan&#8209;Bligh, called her too heavy. I do not want this woman near children. Piers agrees with me.</p>
<p>Erik Lindqvist<br>07700 900391<br>4 Otter Close</p></body></html>""", html=True), "yes", hide=["Piers agrees", "4 Otter Close"], keep=["called her too heavy", "near children"])
add("mail/welfare/2026-03-11 Re.eml", eml(GH, TA, "Wed, 11 Mar 2026 09:00:00 +0000", "FW: coach", """<html><body><p>Toby, see below. Nikki in bits. I think Erik is overdoing it but we must follow procedure.</p><p>G</p><hr><p><b>From:</b> Erik Lindqvist<br><b>Sent:</b> 10 March 2026 20:15<br><b>To:</b> Welfare<br><b>Subject:</b> coach</p>
<blockquote><p>Her coach, Nikki O&rsquo;Donovan-Bligh, called her too heavy. I do not want this woman near children. Piers agrees with me.</p></blockquote></body></html>""", html=True), "yes", hide=["Erik is overdoing", "Piers agrees"], keep=["we must follow procedure"])
add("mail/welfare/2026-03-14 support.eml", eml("Comfort Boateng <comfort.boateng@runmail.example>", GH, "Sat, 14 Mar 2026 11:00:00 +0000", "Nikki", "Good morning Glenys. Nikki drove my Keziah to A&E and sat five hours. If she goes we go. God bless, Comfort (please don't tell her I told you about my night shifts)\n"), "yes", hide=["Comfort (please", "my Keziah"], keep=["sat five hours", "If she goes we go"])
add("mail/welfare/2026-03-20 Piers.eml", eml("Piers Hollingworth <piers.h@runmail.example>", TA, "Fri, 20 Mar 2026 07:00:00 +0000", "U15s", "Toby, happy to take the squad permanently. ODB was always a liability. Ask Nicola what Duncan went through.\nP.\n"), "possible", hide=["Ask Nicola", "Duncan went"], keep=["always a liability"], why="only letters of her double surname")
add("mail/welfare/2026-06-20 outcome.eml", eml(TA, "Nikki <nikki.odb@runmail.example>", "Sat, 20 Jun 2026 10:00:00 +0100", "Outcome W-26-04", "Dear Nikita\n\nThe committee has lifted your suspension with effect from today. We are sorry for the time it took. Glenys will arrange the training. Piers will hand the U15s back.\n\nToby Amos\nChair, Thornside Harriers\nMob 07700 900300\n"), "yes", hide=["Piers will hand"], keep=["lifted your suspension", "sorry for the time it took"])
add("mail/welfare/netball.eml", eml("Nicola Bligh <nic.bligh@runmail.example>", FS, "Mon, 02 Mar 2026 10:00:00 +0000", "netball bibs", "Farah, the bibs are in Duncan's garage. Nic\n"), "no", why="her sister-in-law")
add("mail/export/committee.mbox", mbox(
    eml(FS, "committee@thornside.example", "Sun, 22 Mar 2026 10:00:00 +0000", "Agenda", "1 Track hire 2 W-26-04 (confidential) 3 Sol Abrahams' trophy\nF\n"),
    eml(TA, "committee@thornside.example", "Sun, 22 Mar 2026 21:00:00 +0000", "Re: Agenda", "On 2: NODB remains off until LADO answers. No gossip at parkrun please, that means you Piers.\nT\n"),
    eml("Ailsa McPhee <ailsa@runmail.example>", TA, "Mon, 23 Mar 2026 08:00:00 +0000", "Re: Agenda", "Toby, heard about Nikki B. Is it true she hit a child? Jun says so. A\n")), "yes", hide=["Sol Abrahams", "you Piers", "Jun says"], keep=["Is it true she hit a child"])

add("files/Committee/2026-04-07.docx", docx("# Committee, 7 April 2026", "Present: TA, GH, FS, Piers Hollingworth, Ailsa McPhee", "**3. W-26-04** (PH left the room.) GH reported the LADO's answer. Nikki O'D to be offered training before she is reinstated. AM asked that the club say nothing to parents. Agreed.", "**4.** Jun Takahashi to buy 40 cones."), "yes", hide=["Jun Takahashi"], keep=["offered training before she is reinstated"])
add("files/Results/open meeting.csv", csv([["Pos", "Name", "Club", "Time"], ["1", "Ruby Shaw-Ellis", "THO", "12.61"], ["2", "Nikita ODONOVAN BLIGH", "THO", "12.90 (guest)"], ["3", "Maya Lindqvist", "THO", "13.02"]]), "yes", hide=["12.61", "13.02"], out=["Ruby Shaw-Ellis", "Maya Lindqvist"], keep=["12.90 (guest)"])
add("files/Results/parkrun.txt", "14 Mar: 1 Jun Takahashi 16:40, 7 Nik O'Donovan-Bligh 19:02 (F1), 33 Harriet Dove 24:10\n", "yes", hide=["Jun Takahashi", "Harriet Dove"], keep=["19:02"])
add("files/Squad/U15 plan.md", "# U15 plan, spring\n\n* Tue: Nikki, hurdles. Maya, Keziah, Ruby S-E, Hattie (rehab)\n* Thu: Piers, relays\n* Ask Nik about Ioana's shoes (she bought them herself, bless her)\n", "yes", hide=["Maya, Keziah", "Ruby S-E", "Hattie (rehab", "Thu: Piers"], keep=["she bought them herself"])
add("files/Squad/whatsapp U15 parents.txt", """
[12/03/2026, 18:01:11] Toby Chair: Tonight's session is with Piers.
[12/03/2026, 18:02:40] Comfort B: Where is Nikki?
[12/03/2026, 18:03:02] Erik: Ask her.
[12/03/2026, 18:05:59] +44 7700 900388: Hi all, I've been asked to step back. Love to the girls x
[12/03/2026, 18:06:30] Toby Chair: Nikki please don't post here
[12/03/2026, 18:07:00] Hattie's Mum: 😢
""", "yes", hide=["with Piers", "Comfort B", "Erik: Ask", "Hattie's Mum"], keep=["Where is Nikki", "Love to the girls"])
add("files/Calendar/club.ics", """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//TH//EN
BEGIN:VEVENT
UID:c1@thornside.example
DTSTART:20260311T190000Z
SUMMARY:Welfare mtg w/ Nikki O'D-B (GH\\, TA)
DESCRIPTION:Maya's dad NOT to be told she is here
END:VEVENT
BEGIN:VEVENT
UID:c2@thornside.example
DTSTART:20260312T190000Z
SUMMARY:Committee photo w/ Ailsa
END:VEVENT
END:VCALENDAR
""", "yes", hide=["Maya's dad", "w/ Ailsa"], out=["Committee photo"], keep=["NOT to be told she is here"])
add("files/Medical/injury book.txt", "3/2 Hattie D, knee, hurdles. Ambulance. NODB with her. Parents rung 18.40\n17/2 nikki odonovan bligh - rolled ankle demonstrating (!!) ice\n24/2 Ioana P blister\n", "yes", hide=["Hattie D", "Ioana P"], keep=["rolled ankle demonstrating"])
add("files/News/spring.html", """<html><body><h1>Harriers News</h1><p>Nik&rsquo;s U15s won the shield: Maya, Ruby, Keziah and Ioana, with coach Nikita O&rsquo;Donovan&ndash;Bligh (right).</p><p>In a nick of time, Dove Cottage caf&eacute; gave the buns.</p></body></html>""", "yes", hide=["Maya, Ruby", "Keziah and Ioana"], keep=["won the shield", "In a nick of time"])
add("files/Finance/expenses.xlsx", xlsx({"26": [["Date", "Claimant", "For", "£"], ["1/2", "P Hollingworth", "petrol", 80], ["4/2", "N O'Donovan-Bligh", "spikes for IP (family can't)", 45], ["9/2", "N Bligh", "netballs", 60]]}), "yes", hide=["petrol"], out=["P Hollingworth", "netballs"], keep=["spikes for IP"])
add("files/Policies/codes.txt", "Coaches must be licensed. In the nick of time. Old Nick. Nikita (1990) film night Friday. Flat 12 metre ramp at the weir house. Canal walk every Sunday.\n", "no", why="words that look like her name and address")
add("files/Netball/Bligh N stats.csv", csv([["Player", "Goals"], ["Bligh N (Nicola)", "14"], ["Dove H", "9"]]), "no", why="her sister-in-law")
