"""Aldermoor Vale School, ages 11 to 16. A mother asks for all about her son. Everything here is invented; CC0 1.0."""
from kit import Organisation, csv, docx, eml, pdf, xlsx

REQUEST = """
received = "2026-03-09"
channel = "e-mail"
preferred_form = "electronic"
requester = "Nicola Thackeray-Boyd"

[subject]
names = ["Jayden Thackeray", "Jayden Marcus Thackeray"]
known_as = ["Jay"]
born = ["2011-09-23"]
addresses = ["14 Millrace Lane, Nettlecombe, NC4 7TB"]
postcodes = ["NC4 7TB"]
ids = { upn = "G812345611007", admission = "004817" }
groups = ["9KM"]
associates = ["Nicola Thackeray-Boyd", "Keira Thackeray"]
"""

STAFF = {
    "Alun Prosser": "Headteacher", "Denise Calloway": "Designated Safeguarding Lead", "Priya Raghunathan": "SENCO", "Kavita Mistry": "Form tutor 9KM",
    "David Thackeray": "Teacher of Design and Technology", "Sue Blakelock": "Office manager", "Gary Bird": "Head of PE",
}

# Forms by which each would be known to the mother. A form that is also a word stands in `hide` of the documents instead.
PRIVATE = {
    "riley": ["Riley Marsh", "Riley", "RM's mum"], "riley-mother": ["Tracey Marsh", "Mrs Marsh", "Mrs T Marsh", "Tracey", "tracey.marsh@postbox.example", "07700 900318"],
    "summer": ["Summer Hale", "HALE Summer", "Hale, Summer"], "grace": ["Grace Akintola", "Akintola"], "will": ["Will Fields", "Fields, Will", "FIELDS Will"],
    "chloe": ["Chloe Penhaligon", "Chloe", "Penhaligon"], "yusuf": ["Mohammed Yusuf Karimi", "Yusuf Karimi", "Yusuf", "Karimi", "M Karimi"],
    "zuzanna": ["Zuzanna Wójcik", "Zuzanna", "Wojcik", "Wójcik", "Zuzia"], "tyler": ["Tyler Boothroyd-Finch", "Tyler", "Boothroyd-Finch", "Boothroyd"],
    "ellie": ["Ellie-Mae O'Dowd", "Ellie-Mae O’Dowd", "Ellie-Mae", "O'Dowd", "O’Dowd"], "kacper": ["Kacper Nowicki", "Kacper", "Nowicki"],
    "hope": ["Hope Lockyer", "Lockyer"], "amara": ["Amara Eze", "Amara"], "dom": ["Dominic Peake", "Dominic", "Peake", "Dom P"],
    "faith": ["Faith Young", "YOUNG Faith"], "rhys": ["Rhys ap Gwilym", "Rhys", "ap Gwilym"], "olly": ["Oliver Stone", "Olly Stone", "Olly"],
    "jay-patel": ["Jay Patel", "Jay P", "Patel"], "tucker": ["Jaydon Tucker", "Jaydon", "TUCKER", "Tucker"],
    "informant": ["Lorna Pettifer", "Lorna", "Pettifer", "16 Millrace Lane", "01632 960771"],
    "father": ["Dean Thackeray", "Dean", "Flat 2, 81 Quarry Road", "07700 900642", "dean.thackeray81@postbox.example"],
    "keira-friend": ["Imogen Stannard", "Imogen", "Immy"],
}

# May stay or go: teachers nobody wrote into the settings, officers of other bodies, his own family and where he lives with them.
OTHERS = """Mrs Mistry|Kavita|Miss Wren|Maddie Wren|Maddie|Mads|M Wren|Wren|Miss Crewe|E Crewe|Crewe|Miss Benn|Amy Benn|Amy|Benn|Ms Raghunathan|Priya|Raghunathan|Mr Prosser|A. Prosser|A Prosser|Alun|Prosser
Mr Bird|Bird|Mr D Thackeray|Mr Thackeray|mr T|Dave Thackeray|Dave|D. Thackeray|THACKERAY D MR|David Thackeray|Sue Blakelock|Sue|Blakelock|Denise Calloway|Denise|Calloway|Philippa Rowe|Pip Rowe|Pip|Rowe|Mr O'Hare|O'Hare
Sandra Oyelowo|Sandra O|Sandra|Oyelowo|Dr Helen Ashdown|Helen Ashdown|Dr Ashdown|Ashdown|Gary Bird|Gary|Mrs Young|Mr Stone|J Haddow|J Haddovv|Haddow|Haddovv|Faisal Qureshi|Qureshi|Joan Tilley|Tilley|B. Young|Win Sparrow|Sparrow
Nicola Thackeray-Boyd|N. Thackeray-Boyd|N Thackeray-Boyd|Mrs Thackeray-Boyd|Thackeray-Boyd|Nicola|Nic|Marlon|Keira Thackeray|Keira T|Keira|Mr Marsh|Mr and Mrs|nicola.tb@postbox.example|07700 900455|MASH|mash@nettlecombe.example|mash
KM|PRo|PRa|PR|ECr|GB|AB|DT|MW|AP|DTH|KMI|GBI|ECR|ABE|PRA|SB|AE|ZW|RM|DP|LSA|Mum|Dad|PRIVATE|01632 960200|office@aldermoorvale.example|GB / AB|Daisy May|Yusuf K""".replace("\n", "|").split("|")
OWN = """Jayden Marcus Thackeray|Jayden Thackeray|Thackeray, Jayden|Thackeray J|Jayden T|Jayden|Jaden|Jadyen|Jay|Thackeray|Thackery|JT's|JT|J.T|Jay T|Jayden Th|004817|G812345611007""".split("|")
EVENTS = [["child-not-competent", "--reason", "invented"], ["parental-responsibility-verified"], ["authority-waived", "--reason", "invented"]]

O = Organisation("Aldermoor Vale School", "aldermoorvale.example", "education", REQUEST, PRIVATE, STAFF, OTHERS, OWN, EVENTS)
add = O.add
OFFICE = "Sue Blakelock <office@aldermoorvale.example>"
DSL = "Denise Calloway <d.calloway@aldermoorvale.example>"
SENCO = "Priya Raghunathan <p.raghunathan@aldermoorvale.example>"
TUTOR = "Kavita Mistry <k.mistry@aldermoorvale.example>"
MUM = "Nicola Thackeray-Boyd <nicola.tb@postbox.example>"

# --- exports of the management information system

add("mis/pupils_9.csv", csv([
    ["Adno", "UPN", "Legal Surname", "Legal Forename", "Preferred", "DOB", "Reg", "House", "Contact 1", "Relation", "Telephone", "Address"],
    ["004802", "H812345611001", "Akintola", "Grace", "Grace", "02/11/2011", "9KM", "Severn", "Mrs F Akintola", "Mother", "07700 900811", "3 Wharf Close, NC4 2LB"],
    ["004803", "A812345611002", "Boothroyd-Finch", "Tyler", "Ty", "19/05/2012", "9KM", "Wye", "Mr P Finch", "Father", "07700 900812", "40 Castle Drive, NC4 9RR"],
    ["004817", "G812345611007", "Thackeray", "Jayden", "Jay", "23/09/2011", "9KM", "Severn", "Mrs N Thackeray-Boyd", "Mother", "07700 900455", "14 Millrace Lane, NC4 7TB"],
    ["004818", "K812345611008", "Thackeray", "Keira", "Keira", "23/09/2011", "9PR", "Severn", "Mrs N Thackeray-Boyd", "Mother", "07700 900455", "14 Millrace Lane, NC4 7TB"],
    ["004822", "B812345611009", "Tucker", "Jaydon", "Jay", "14/02/2012", "9PR", "Usk", "Ms C Tucker", "Mother", "07700 900813", "7 Bank Top, NC4 1HH"],
    ["004825", "C812345611010", "Wójcik", "Zuzanna", "Zuzia", "30/12/2011", "9KM", "Usk", "Pani A. Wójcik", "Mother", "07700 900814", "22 Station Road, NC4 3AA"],
]), "yes", hide=["07700 900811", "40 Castle Drive", "H812345611001", "Bank Top", "B812345611009", "K812345611008"], out=["004802", "004803", "004818", "004822", "004825"], keep=["G812345611007", "004817"])

BEHAVIOUR = [["Date", "Pupil", "Reg", "Event", "Points", "Staff", "What happened", "Action"]]
for row in """
08/09/2025|HALE Summer|9KM|Merit|1|KMI|Lovely start to the year|
11/09/2025|THACKERAY Jayden|9KM|B1 Disruption|-1|DTH|Calling across the workshop at Tyler B-F, moved seats|Moved
15/09/2025|FIELDS Will|9KM|B2 Defiance|-2|GBI|Refused to leave the pitch|Detention
18/09/2025|THACKERAY Jayden|9KM|B2 Defiance|-2|ECR|Refused to hand over phone, swore under breath. Dom P laughing and egging him on|Detention 19/09
19/09/2025|PEAKE Dominic|9KM|B1 Disruption|-1|ECR|Laughing at Thackeray being told off|Warning
02/10/2025|THACKERAY Jayden|9KM|Merit|1|GBI|Helped Faith off the pitch after she rolled her ankle|Postcard home
06/10/2025|TUCKER Jaydon|9PR|B3 Fighting|-5|GBI|Fight at the bus stop with a Yr 10|Suspended 1 day
13/11/2025|THACKERAY Jayden|9KM|B3 Fighting|-5|ABE|Pushed Riley Marsh into lockers; says Riley called his mum a name. Witnesses: Summer H, Will F, Kacper N|Isolation
13/11/2025|MARSH Riley|9KM|B2 Verbal|-2|ABE|Made comment about J Thackeray's mother. Denies it|Restorative mtg
24/11/2025|YOUNG Faith|9KM|Merit|1|KMI|Form assembly|
08/01/2026|THACKERAY Jayden|9KM|B4 Dangerous|-10|DTH|Threw a mallet in DT, missed Hope by inches. Room cleared|Suspension 14-15/01
21/01/2026|THACKERAY Jayden|9KM|Merit|2|PRA|Calm all day on return, used time-out card as agreed|
""".strip().split("\n"):
    BEHAVIOUR.append([int(c) if c.lstrip("-").isdigit() else c for c in row.split("|")])
add("mis/behaviour log 2025-26.xlsx", xlsx({"Y9": BEHAVIOUR, "Codes": [["Code", "Meaning"], ["B1", "Low level disruption"], ["B4", "Dangerous behaviour"]]}), "yes",
    hide=["Summer H", "Will F", "Kacper N", "Tyler B-F", "Helped Faith", "missed Hope", "Refused to leave the pitch", "Fight at the bus stop"], out=["HALE Summer", "FIELDS Will", "TUCKER Jaydon", "YOUNG Faith"],
    keep=["Refused to hand over phone", "Calm all day on return", "used time-out card as agreed", "Threw a mallet in DT", "Postcard home"])

add("mis/detentions wb 15 Sept.csv", csv([["Day", "Pupil", "Form", "Set by", "Reason"], ["Fri 19/9", "Thackeray J", "9KM", "Miss Crewe", "phone"], ["Fri 19/9", "Fields W", "9KM", "Mr Bird", "rude"],
    ["Fri 19/9", "Tucker J", "9PR", "Miss Crewe", "no kit x3"]]), "yes", hide=["Fields W", "Tucker J", "no kit"], out=["Fields W", "Tucker J"], keep=["phone"], why="surname and initial with the form")

add("mis/first aid log.csv", csv([["Date", "Time", "Name", "Class", "Injury", "Treatment", "Initials"],
    ["3.10.25", "11.05", "Faith Young", "9KM", "Ankle, rolled in PE", "Ice pack, parent phoned", "SB"],
    ["13.11.25", "13.20", "Riley Marsh", "9KM", "Bump to head (locker)", "Head injury letter sent", "SB"],
    ["13.11.25", "13.25", "Jayden Thackery", "9KM", "Grazed knuckles R hand", "Cleaned, plaster", "SB"],
    ["20.11.25", "10.40", "Amara Eze", "9PR", "Nosebleed", "Pinched 10 mins", "SB"]]), "possible", hide=["Bump to head", "Nosebleed"], out=["Nosebleed", "rolled in PE", "Bump to head"], keep=["Grazed knuckles R hand"], why="surname misspelt by one letter")

add("mis/fsm and pp.xlsx", xlsx({"PP": [["Surname", "Forename", "Reg", "FSM", "PP", "Notes"], ["Nowicki", "Kacper", "9KM", "Y", "Y", ""], ["Thackeray", "Jayden", "9KM", "Y", "Y", "laptop loaned 4/10 (no. 31)"],
    ["Thackeray", "Keira", "9PR", "Y", "Y", ""], ["Stone", "Oliver", "9PR", "N", "Y", "Service child"]]}), "yes", hide=["Service child"], out=["Service child", "Kacper", "Keira"], keep=["laptop loaned 4/10"])

# --- special needs

add("shared/SEN/Y9/Thackeray J pupil passport.docx", docx(
    "# PUPIL PASSPORT", [["Name", "Jayden Thackeray (likes 'Jay')"], ["DoB", "23.09.11"], ["Form", "9KM"], ["Key adult", "Miss Wren"], ["Diagnosis", "ADHD (combined), Dec 2023. Sensory needs."]],
    "**What I am good at:** building things, looking after little kids, football (left back).",
    "**What I find hard:** lots of noise, being shouted at, sitting next to Dom or Ty because they wind me up.",
    "**Please:** let me use my time-out card. Don't make me read out loud. Tell me five minutes before we stop.",
    "Mum says he sleeps badly before tests and that Dean's weekends unsettle him.",
    "Seen and agreed: N. Thackeray-Boyd (mother), Jay T, P. Raghunathan. 7 October 2025", header="Confidential: staff working with Jayden only", author="Priya Raghunathan"),
    "yes", hide=["next to Dom", "or Ty because"], keep=["looking after little kids", "let me use my time-out card", "sleeps badly before tests", "ADHD (combined)", "five minutes before we stop"])

add("shared/SEN/Y9/EP report JT Feb 2024.pdf", pdf("""
# REPORT OF THE EDUCATIONAL PSYCHOLOGIST
Name: Jayden Marcus Thackeray     D.O.B. 23rd September 2011     UPN G812345611007
School: Aldermoor Vale School     Date seen: 6th February 2024     Written: 19/02/24

# 1. REASON FOR INVOLVEMENT
Jayden was referred by Ms Raghunathan because of difficulties with attention and with peers. I observed
him in maths, spoke with his mother, Mrs Thackeray-Boyd, with Miss Wren (teaching assistant), and worked with
Jayden for fifty minutes. His father, Mr Dean Thackeray, was invited but did not attend; he telephoned from
07700 900642 on 12th February to say that in his view there is "nothing wrong with the lad".

# 2. OBSERVATION
Jayden sat beside Kacper, who is a friend. He looked up at every noise in the corridor. When Chloe
Penhaligon was praised, he clapped. After twenty minutes he asked to leave, and did so calmly.
""", """
# 3. COGNITIVE PROFILE
British Ability Scales 3: Verbal 104 (61st centile); Non-verbal 118 (88th centile); Spatial 121 (92nd).
Working memory 82 (12th centile). May 2024 is a suitable time to repeat the memory tasks.

# 4. FAMILY
Jayden lives with his mother, his twin sister Keira and his step-father. He sees his father on alternate weekends.

# 5. ADVICE
Will need short instructions, one at a time. A place away from the door. Hope and patience are in good
supply at home; the school should write to Jayden's mother once a week, with something that went well.

Dr Helen Ashdown, CPsychol, Educational Psychologist, Nettlecombe Borough Council
"""), "yes", hide=["beside Kacper", "Chloe"], keep=["Working memory 82", "Spatial 121", "May 2024 is a suitable time", "Hope and patience are in good", "Will need short instructions", "clapped",
    "with something that went well", "nothing wrong with the lad"])

add("shared/SEN/Register Y9 autumn.xlsx", xlsx({"Register": [["Name", "Form", "Stage", "Need", "Provision", "Review"], ["Akintola, Grace", "9KM", "K", "SpLD", "Reading pen", "Dec 25"],
    ["Thackeray, J", "9KM", "K", "ADHD/SEMH", "Time-out card; Miss Wren 5h; seat away from door", "Dec 25"], ["Nowicki, K", "9KM", "K", "EAL/SLCN", "Small group", "Feb 26"],
    ["Peake, D", "9KM", "E", "ASC", "EHCP 17.5h", "Mar 26"]]}), "yes", hide=["Nowicki, K", "EHCP 17.5h", "Reading pen"], out=["Nowicki, K", "EHCP 17.5h", "Reading pen"], keep=["Time-out card"])

add("shared/SEN/TA notes/wren autumn.txt", """
TA notes - M Wren - autumn term (for Priya)

8/9 jayden setled well in maths. sat w kacper
10/9 Jaden tired said he was up til 2 on his phone. gave him brekfast bar
11/9 bad day. DT fell out w tyler. mr T moved him. Jay cried after, said everyone thinks hes thick
16/9 zuzia helped him w spelings, v kind
18/9 phone thing w miss crewe. J would not give it up, walked out. found him by the bike sheds w dom + olly
25/9 good day !! finished all his science. jayden T star of the week
2/10 summer upset bcos grace told her jay fancys her. keep an eye
9/10 didnt see him - absent (dentist)
""", "yes", hide=["w kacper", "w tyler", "w dom", "summer upset", "grace told", "zuzia", "olly"], keep=["up til 2 on his phone", "gave him brekfast bar", "everyone thinks hes thick", "finished all his science", "star of the week"])

add("shared/SEN/TA notes/wren spring.txt", """
TA notes spring - M Wren

6/1  Back after xmas. Jadyen quiet. Says dads new place is freezing + he slept on the settee (Quarry Rd flat)
8/1  MALLET. Not in the room but he came to me after shaking. Said he was aiming at the bench not at Hope. Hope's ok, shaken, mum collected her
12/1 JT asked if he is going to be permanantly excluded
21/1 first day back. Brilliant. Chose to sit w rhys. Mr Thackeray shook his hand in the corridor, J beaming
""", "possible", hide=["not at Hope", "Hope's ok", "w rhys"], keep=["came to me after shaking", "permanantly excluded", "J beaming", "Brilliant"])

add("shared/SEN/Provision map KS3.docx", docx("# Provision map KS3, spring 2026", [["Intervention", "Staff", "When", "Pupils"],
    ["Toe by Toe", "MW", "Mon P1", "Grace A, Kacper N, Daisy L (7)"], ["Zones of regulation", "MW/PR", "Tue P5", "Jayden T, Dominic P, Amara E"],
    ["Lego club", "LSA", "Wed lunch", "Rhys G, Jay P, Zuzanna W"]]), "yes", hide=["Grace A", "Kacper N", "Daisy L", "Dominic P", "Amara E", "Rhys G", "Zuzanna W"], keep=["Zones of regulation"])

# --- safeguarding

add("shared/Safeguarding/CPOMS export 004817.docx", docx("# CPOMS: incidents for Jayden Thackeray (9KM)", "Exported 02/03/2026 09:14 by D Calloway. CONFIDENTIAL",
    [["Ref", "Date", "By", "Category", "Incident", "Linked pupils"],
     ["I-2291", "12 Sep 2025", "K Mistry", "Home", "Jayden told me Mum and Marlon had 'a massive row' about money. He and Keira went to the park until 10pm. He seemed matter of fact.", "Keira Thackeray"],
     ["I-2350", "14 Nov 2025", "D Calloway", "Peer on peer", "Restorative meeting with Riley Marsh. Riley cried and said Jayden has been calling him fat since Year 7. Jayden apologised. Mrs Marsh (07700 900318) not satisfied.", "Riley Marsh"],
     ["I-2388", "03 Dec 2025", "D Calloway", "Home", "Call from a neighbour, Lorna Pettifer, 16 Millrace Lane, 01632 960771. Hears shouting most nights, saw Jayden on the step in the rain. Does NOT want the family to know who rang.", ""],
     ["I-2402", "09 Jan 2026", "M Wren", "Disclosure", "Jayden said: 'Dad grabbed me by the neck when I dropped the plate.' Small bruise under left ear. Rang MASH, ref NB/77120, spoke to Sandra Oyelowo.", "Keira Thackeray"]],
    author="Denise Calloway"), "yes", hide=["Riley cried", "Lorna", "16 Millrace"], keep=["a massive row", "Jayden apologised", "Small bruise under left ear", "NB/77120", "went to the park until 10pm"])

add("mail/safeguarding/2025-12-03 neighbour.eml", eml(OFFICE, DSL, "Wed, 03 Dec 2025 15:52:10 +0000", "phone call - PRIVATE",
"""Denise

A lady has just rung about the Thackeray twins. She's at no 16 and lives next door. Her name is Lorna Pettifer but she doesn't want it passed on to the parents under any circumstances - she says Marlon "has a temper". She says the shouting is most nights and on Monday Jayden was sat out on the step in the rain till gone 9.

Can you ring her on 01632 960771 after 4? Ask for Lorna.

Sue

Sue Blakelock
Office Manager
Aldermoor Vale School | Tel 01632 960200
"""), "yes", hide=["Lorna", "at no 16", "lives next door"], keep=["sat out on the step in the rain"], why="naming the source; the house number tells who she is")

add("mail/safeguarding/2026-01-09 MASH.eml", eml(DSL, "MASH <mash@nettlecombe.example>", "Fri, 09 Jan 2026 16:20:44 +0000", "NB/77120 - J.T. dob 23/09/2011 - referral",
"""Dear Sandra

As discussed. JT (Year 9, twin sister K in the other form) made the disclosure below to our TA at 13.10 today. Mother informed by me at 14.45 and will keep both children at home this weekend. Father's address as we hold it: Flat 2, 81 Quarry Road, Nettlecombe. Telephone 07700 900642.

    "Dad grabbed me by the neck when I dropped the plate. He said sorry after. Don't tell him I said."

He does not wish his father to know. Body map attached on CPOMS.

Kind regards
Denise Calloway
DSL
"""), "yes", hide=["81 Quarry Road"], keep=["when I dropped the plate", "He said sorry after"], why="initials with his date of birth")

add("mail/safeguarding/2026-01-12 Re Re JT.eml", eml("Kavita Mistry <k.mistry@aldermoorvale.example>", DSL, "Mon, 12 Jan 2026 08:31:02 +0000", "Re: Re: JT this weekend",
"""Thanks D, I'll have a quiet word P1 and let him come to me at break.
K

> From: Denise Calloway
> Sent: 11 January 2026 19:05
> To: Kavita Mistry; Maddie Wren
> Subject: Re: JT this weekend
>
> No contact with dad this weekend, social worker is Sandra O. JT may be brittle on Monday. Please keep it light, and keep Riley M and him apart at lunch, Tracey has been on the phone AGAIN.
> D
>
>> From: Maddie Wren
>> Sent: 09 January 2026 17:40
>> Subject: JT this weekend
>>
>> Just checking - will JT and his sister be ok? I can't stop thinking about it. He drew me a picture of the flat.
>> Mads
"""), "possible", hide=["Riley M", "Tracey has"], keep=["JT may be brittle on Monday", "He drew me a picture of the flat"], why="only initials; other documents tell who JT is")

add("mail/safeguarding/2025-11-20 JTucker.eml", eml(DSL, "Philippa Rowe <p.rowe@aldermoorvale.example>", "Thu, 20 Nov 2025 12:00:00 +0000", "Jaydon Tucker",
"""Hi Pip
Jaydon's mum has asked for a call about the bus stop business. He's been much better since. Jay says he'd like to drop French?
Denise
"""), "no", why="another boy called Jay")

# --- mail of the office

add("mail/office/2025-11-17 Fw disgusting behaviour.eml", eml(OFFICE, "Alun Prosser <head@aldermoorvale.example>; Kavita Mistry <k.mistry@aldermoorvale.example>", "Mon, 17 Nov 2025 08:12:00 +0000", "Fw: Disgusting behaviour",
"""See below, she wants a reply today. S

-----Original Message-----
From: Tracey Marsh <tracey.marsh@postbox.example>
Sent: Sunday, November 16, 2025 11:48 PM
To: Office
Subject: Disgusting behaviour

To the headmaster,

My son RILEY has been bullied by that Thackeray boy for THREE YEARS. On Thursday he was thrown into a locker and had a lump on his head the size of an egg. I have spoke to Chloes mum and to Will Fields' dad and their kids have seen it as well. What are you going to do about it. He should be expelled. I know where they live.

My husband Gaz will be coming in.

Mrs T Marsh (Riley's mum, 9KM)
07700 900318
"""), "yes", hide=["Chloes mum", "Will Fields' dad", "My husband Gaz", "RILEY"], keep=["that Thackeray boy", "thrown into a locker", "He should be expelled"])

add("mail/office/2025-11-18 Re Fw disgusting behaviour.eml", eml("Alun Prosser <head@aldermoorvale.example>", "Tracey Marsh <tracey.marsh@postbox.example>", "Tue, 18 Nov 2025 16:40:21 +0000", "Re: Disgusting behaviour",
"""Dear Mrs Marsh,

Thank you for your message. I cannot discuss another child with you, but I can tell you that what happened on 13 November has been dealt with under our behaviour policy.

I should be glad to see you and Mr Marsh with Riley on Friday at 3.30.

Yours sincerely,

Alun Prosser
Headteacher

On 16 Nov 2025, at 23:48, Tracey Marsh <tracey.marsh@postbox.example> wrote:

> To the headmaster,
>
> My son RILEY has been bullied by that Thackeray boy for THREE YEARS. On Thursday he was thrown into a locker and had a lump on his head the size of an egg. I have spoke to Chloes mum and to Will Fields' dad and their kids have seen it as well. What are you going to do about it. He should be expelled. I know where they live.
"""), "yes", hide=["Chloes mum", "Dear Mrs Marsh", "with Riley"], why="the quoted complaint is about him")

add("mail/office/2026-01-16 my son.eml", eml(MUM, OFFICE, "Fri, 16 Jan 2026 07:55:00 +0000", "absence",
"""Morning, my son wont be in today as still suspended obviously. Can someone send his maths home with Keira. Also you've still got his dad down for texts, PLEASE take Dean off, he has moved and I dont want him knowing our business.

Nic
Sent from my iPhone
"""), "possible", hide=["take Dean off"], why="from his mother, of whom the request tells; names his twin, not him")

add("mail/office/2026-01-13 statements.eml", eml("Amy Benn <a.benn@aldermoorvale.example>", "Alun Prosser <head@aldermoorvale.example>", "Tue, 13 Jan 2026 10:02:00 +0000", "DT incident 8 Jan: statements",
"""Alun, three statements attached as you asked. Rhys's is the clearest I think. I have not shown these to anybody.
Amy (Head of Year 9)
""", attach=[("Statements DT 8 Jan.docx", docx("# Incident in DT2, Thursday 8th January 2026, period 4", "Taken by Miss Benn",
    "**1. Hope Lockyer 9KM**", "i was at the vice and jayden got told off by sir for not having his goggles on and he went mad and chucked the mallet. it went passed my head and hit the cupboard. i dont think he ment it. signed Hope L",
    "**2. Rhys ap Gwilym 9KM**", "Jayden was already in a mood because Tyler and Will had been saying his dad is a psycho. Mr Thackeray asked him twice to put goggles on. Jayden threw it at the bench, it bounced. Hope screamed. Rhys",
    "**3. Olly Stone 9PR**", "Didnt see it. Heard a bang. JT ran out. Olly")),
    ("seating DT2.csv", csv([["Bench", "A", "B"], ["1", "Jayden T", "Rhys"], ["2", "Hope", "Will F"], ["3", "Tyler", "Olly"]]))]),
    "yes", hide=["Hope screamed", "signed Hope L", "Hope Lockyer", "Tyler and Will", "Rhys's is the clearest"], keep=["chucked the mallet", "i dont think he ment it", "JT ran out", "threw it at the bench"])

add("mail/office/2025-10-01 laminator.eml", eml("David Thackeray <d.thackeray@aldermoorvale.example>", OFFICE, "Wed, 01 Oct 2025 08:00:00 +0100", "laminator",
"""Sue, laminator in DT is dead again. Any chance of a new one before the open evening?
Dave Thackeray
"""), "no", why="a teacher of the same surname")

add("mail/office/2026-02-02 keira.eml", eml("Philippa Rowe <p.rowe@aldermoorvale.example>", MUM, "Mon, 02 Feb 2026 11:11:11 +0000", "Keira - grade 5 flute",
"""Dear Mrs Thackeray-Boyd, Keira passed with distinction, well done her! She and Imogen will play at the spring concert.
Pip Rowe, 9PR
"""), "no", why="his twin alone")

# --- letters, trips, meetings

add("shared/Letters/2026-01-13 Suspension.pdf", pdf("""
# ALDERMOOR VALE SCHOOL
Headteacher: Mr A. Prosser, BA (Hons), NPQH

13 January 2026

Mrs N Thackeray-Boyd
14 Millrace Lane
NETTLECOMBE NC4 7TB

Dear Mrs Thackeray-Boyd

# RE: JAYDEN THACKERAY (D.O.B. 23/09/2011) - SUSPENSION FOR A FIXED PERIOD

I am writing to inform you of my decision to suspend Jayden for a fixed period of 2 school days. This means that he
will not be allowed in school for this period. The suspension begins on Wednesday 14th January and ends on 15th.

The reason is that on 8th January, in design and technology, Jayden threw a mallet, which passed close to Hope Lockyer.
Mr Thackeray had to clear the room. I have taken into account Jayden's needs, and what he told Miss Wren.

You have the right to make representations to the governing board: please write to the clerk, Mrs Young.
Jayden's reintegration meeting will be on Friday 16 January, 8.45 am, with Ms Raghunathan and Mr Stone of
the outreach team.

Yours sincerely

A Prosser
""", title="Suspension letter"), "yes", hide=["close to Hope Lockyer"], keep=["right to make representations", "for a fixed period of 2 school days", "NC4 7TB"])

add("shared/Letters/parents evening Y9.docx", docx("Dear Parent / Carer of Jayden", "YEAR 9 PARENTS' EVENING, THURSDAY 5TH FEBRUARY 2026",
    "Please find your appointments below. We look forward to seeing you.", [["Time", "Subject", "Teacher", "Room"], ["4.10", "English", "Miss E Crewe", "E4"], ["4.20", "DT", "Mr D Thackeray", "DT2"],
    ["4.35", "Maths", "Mr O'Hare", "M1"], ["5.00", "SEN", "Ms Raghunathan", "Hub"]], "Mrs Mistry, 9KM", footer="Aldermoor Vale School: Aspire, Value, Succeed"), "possible",
    keep=["We look forward to seeing you"], why="first name only, with his form and two of his teachers")

add("shared/Letters/appointments 5 Feb all.xlsx", xlsx({"5 Feb": [["Time", "Mr D Thackeray", "Miss Crewe", "Mrs Mistry"], ["4.10", "Chloe P", "Jayden Th", "Grace A"], ["4.15", "Hope L", "Summer H", "Will F"],
    ["4.20", "Jayden Th", "Tyler BF", "Faith Y"], ["4.25", "", "Kacper N", "Jayden Th + Keira"]]}), "yes", hide=["Chloe P", "Grace A", "Hope L", "Summer H", "Tyler BF", "Faith Y", "Kacper N"], why="shortened surname")

add("shared/Trips/Llangorse June 26 list.docx", docx("# LLANGORSE OUTDOOR CENTRE 15-17 JUNE 2026", "Party leader: Gary Bird. Deputy: Amy Benn. Emergency contact: A Prosser", [
    ["No", "Name", "Form", "Room", "Diet", "Medical", "Paid"], ["1", "Akintola, Grace", "9KM", "Girls 1", "halal", "", "£180"], ["2", "Peake, Dominic", "9KM", "Boys 1", "", "Epipen", "£60"],
    ["3", "Thackeray, Jayden", "9KM", "Boys 2", "no fish", "ADHD, melatonin 3mg at 9pm (give to GB)", "£20, hardship fund"], ["4", "Thackeray, Keira", "9PR", "Girls 1", "", "", "hardship fund"],
    ["5", "Karimi, M Yusuf", "9KM", "Boys 2", "halal", "Type 1 diabetes", "£180"], ["6", "Patel, Jay", "9KM", "Boys 2", "veg", "", "£180"]]),
    "yes", hide=["Epipen", "Type 1 diabetes", "Akintola", "Peake"], keep=["melatonin 3mg at 9pm", "hardship fund", "no fish"])

add("shared/Trips/coach seating.txt", """
Coach - Llangorse - who sits where (from the front, kids chose!!)

GB / AB
Grace + Chloe          Hope + Faith
Summer + Zuzanna       Keira + Immy
Jayden T + Rhys        Jay P + Yusuf
Dom (on own pls)       Tyler + Will + Kacper (back - watch)
""", "yes", hide=["Grace + Chloe", "Hope + Faith", "Summer + ", "Immy", "+ Rhys", "+ Will +"], why="a list with his first name and initial")

add("shared/Minutes/Y9 team 2025-11-25.docx", docx("# YEAR 9 TEAM MEETING", "Tues 25 Nov, 3.45pm, Room M1", "Present: AB (chair), KM, PRo, ECr, GB, DT. Apologies: PRa", [
    ["Item", "Discussion", "Action"],
    ["1. Attendance", "Whole year 93.1%. AE and ZW below 90. Parents invited in.", "KM/PRo"],
    ["2. Students of concern", "JT: three B-events since half term, but lovely with the Y7 mentees. KM feels he's grieving the loss of his grandad. RM: mum in school weekly. DP: EHCP review brought forward.\nJTu (9PR): settled.", "KM to ring JT's mum\nAB to see RM"],
    ["3. Trip", "GB: 41 paid. JT and twin need hardship money, agreed from PP.", "GB"],
    ["4. AOB", "DT said the workshop needs a second adult when 9KM are in. Agreed to ask AP.", "DT"]],
    author="Amy Benn"), "possible", hide=["RM: mum in school", "DP: EHCP", "AE and ZW"], keep=["lovely with the Y7 mentees", "grieving the loss of his grandad"], why="only initials, next to form and trip")

add("shared/Minutes/Governors pupil discipline 2026-02-11.docx", docx("# Pupil Discipline Committee of the Governing Board: minutes, 11 February 2026", "Present: Mr Faisal Qureshi (Chair), Revd Joan Tilley, Ms B. Young (clerk)",
    "In attendance: Mr Prosser; the parent", "1. The committee considered the suspension of Student A (Year 9) for two days in January.", "2. The parent said her son had been provoked about his father, and that the adult with the same surname as her son should have de-escalated.",
    "3. The committee upheld the decision. Mr Qureshi thanked the parent for coming."), "either", why="no name, no number: only a reader who knows could find it")

add("shared/Newsletter/December 2025.html", """<html><head><title>Aldermoor News</title></head><body><h1>Aldermoor News</h1><p>Dear all, what a term!</p>
<h2>Toy appeal</h2><p>Over 200 toys! A huge thank you to <b>Jayden Thackeray</b>, <b>Chloe Penhaligon</b> and <b>Rhys ap Gwilym</b> who carried every box.</p>
<figure><img src="toys.jpg" alt="Left to right: Chloe, Jayden, Rhys with the Mayor"><figcaption>L-R: Chloe P, Jayden T, Rhys, Cllr Win Sparrow</figcaption></figure>
<h2>Netball</h2><p>Year 8 beat Wells Road 12-4. Player of the match: Daisy May.</p><p>Have a peaceful Christmas. Mr Prosser</p></body></html>""",
    "yes", hide=["Chloe P", "Rhys with"], keep=["who carried every box"], why="published, but the other children are still others")

add("shared/Photos/captions sports day 2025.txt", """
IMG_2201 100m final. Will F, Tyler, Yusuf K (winner)
IMG_2204 9KM tug of war. back row l to r Jayden Thackeray / Dom Peake / Kacper / Mrs Mistry! front Summer, Hope, Faith, Zuzia
IMG_2207 Mr Bird and Mr Thackeray three legged race lol
IMG_2209 long jump Keira T
""", "yes", hide=["front Summer", "Hope, Faith", "Will F"], keep=["9KM tug of war"])

add("shared/Library/overdue.csv", csv([["Borrower", "Form", "Title", "Due"], ["THACKERAY JAYDEN", "9KM", "Diary of a Wimpy Kid: Hard Luck", "05/12/2025"], ["EZE AMARA", "9PR", "Noughts & Crosses", "05/12/2025"],
    ["YOUNG FAITH", "9KM", "The Hate U Give", "12/12/2025"], ["THACKERAY D MR", "Staff", "Woodworking Joints", "01/09/2025"]]), "yes", hide=["YOUNG FAITH", "Noughts"], out=["YOUNG FAITH", "EZE AMARA", "THACKERAY D MR"], keep=["Hard Luck"])

add("shared/Seating/Maths 9Y3.docx", docx("Mr O'Hare Maths 9Y3 M1", [["Jay P", "Summer", "Grace A"], ["Jayden T", "Kacper", "Ellie-Mae"], ["Dom", "Zuzanna", "Will"], ["DOOR", "", "DESK"]]), "yes",
    hide=["Summer", "Grace A", "Will"], why="a plan of first names")

add("shared/Cover/cover report 27 Nov OCR.txt", """
C0VER SUPERVIS0R REP0RT          Date: 27/ll/2O25     Period: 3      Set: 9Y3
Supervisor: Mrs J. Haddow

Jayclen Thackerav was asked to rnove away from Kacper and di d so. Later he refused work, head on desk.
Ellie-Mae O'Dovvd finished early and read. Chloe Penhal igon - phone confiscated.
Signed: J Haddovv
""", "possible", hide=["Penhal igon", "Ellie-Mae"], keep=["refused work, head on desk"], why="as a bad scan reads: each name of his is off by one or two letters")

add("shared/Calendar/reviews.ics", """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Invented//EN
BEGIN:VEVENT
UID:1@aldermoorvale.example
DTSTART:20260305T140000Z
DTEND:20260305T150000Z
SUMMARY:SEN review Jayden T (9KM)
DESCRIPTION:Mum\\, PR\\, MW. Dr Ashdown by phone. Dad NOT invited.
ATTENDEE;CN=Nicola Thackeray-Boyd:mailto:nicola.tb@postbox.example
END:VEVENT
BEGIN:VEVENT
UID:2@aldermoorvale.example
DTSTART:20260306T140000Z
DTEND:20260306T150000Z
SUMMARY:EHCP review Dominic P
DESCRIPTION:Mr and Mrs Peake\\, PR
END:VEVENT
END:VCALENDAR
""", "yes", hide=["Dominic P", "Mr and Mrs Peake"], out=["EHCP review"], keep=["Dad NOT invited"])

# --- nothing about him

add("shared/Staff/Thackeray D appraisal.docx", docx("# Appraisal 2025: Mr David Thackeray", "Line manager: G Bird. Dave has had a strong year. Objective 1: results in Y11 product design. D. Thackeray has asked to drop a day from September.", author="Gary Bird"), "no", why="the teacher")
add("shared/Staff/rota duty.csv", csv([["Day", "Break", "Lunch"], ["Mon", "Mr Thackeray", "Mrs Mistry"], ["Tue", "Miss Benn", "Mr Thackeray"]]), "no")
add("shared/Policies/behaviour policy.docx", docx("# Behaviour policy", "1. Every child may learn. 2. Will we ever use isolation? Only with the Head's consent. 3. Hope, faith and grace are values of our school. May 2025."), "no")
add("shared/Canteen/menu.txt", "Mon: fish and chips\nTue: Jerk chicken, rice\nWed: roast turkey\nThu: Jay's pasta bar (ask Jay in the kitchen)\nFri: pizza\n", "no", why="a cook called Jay")
add("shared/Trips/Paris Y10 list.csv", csv([["Name", "Form"], ["Jayden Whitcombe", "10AB"], ["Keeley Thackray", "10AB"], ["Jaydon Tucker", "9PR"]]), "no", why="neither first name nor surname is his alone")
