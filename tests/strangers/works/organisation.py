"""Cawdale Building and Community Trust, a small building firm that belongs to a trust. A joiner's grievance, his pay and his hours. Invented; CC0 1.0.

His surname is spelt many ways; his wife keeps the books, his brother labours, a bricklayer is called Tom as well, a plasterer in another town has his whole name.
Tools, streets and shops have the forenames of colleagues."""
from kit import Organisation, csv, docx, eml, mbox, msg, pdf, xlsx

REQUEST = """
received = "2026-03-30"
channel = "letter"
preferred_form = "electronic"

[subject]
names = ["Tomasz Szczepański", "Tomasz Jan Szczepański"]
known_as = ["Tomek", "Tom S", "Shep"]
emails = ["tomek.szczep@tidemail.example", "tomasz.s@cawdalebuild.example"]
phones = ["07700 900415"]
born = ["1987-11-09"]
addresses = ["18 Charlotte Street, Cawdale, QD3 9LM"]
ids = { staff = "C0147", ni = "QQ 88 21 40 B", grievance = "GR-07" }

[[namesake]]
names = ["Tomasz Szczepański"]
emails = ["info@ts-plastering.example"]
addresses = ["12 Lodge Park, Corby, QN8 4EE"]
"""

STAFF = {"Charlotte Beckwith": "HR and Office Manager", "Mark Oyelaran": "Managing Director", "Stanley Pike": "Site Foreman", "Bríd Gallagher": "Trust Coordinator"}

PRIVATE = {
    "witness Raval": ["Nikhil Raval", "Nikhil", "Raval", "07700 900521", "07700900521", "C0133", "1 Mill Fold"],
    "witness Ogunleye": ["Bamidele Ogunleye", "Dele Ogunleye", "Ogunleye", "Bamidele", "Dele", "C0138", "07700 900522", "07700900522"],
    "apprentice": ["Ruby Marsh", "R Marsh", "Marsh R", "Ruby", "C0160", "07700 900523", "07700900523"],
    "Tom the bricklayer": ["Tom Garrity", "Thomas Garrity", "Garrity", "Big Tom", "C0119", "07700 900524", "07700900524", "3 Tanyard"],
    "labourer": ["Will Barrow", "William Barrow", "C0155"],
    "carpenter": ["Mark Wheeldon", "Wheeldon", "C0128"],
    "bangladeshi roofer": ["Mohammed Shofiqul Islam", "Shofiqul Islam", "Shofiqul", "Shofik", "C0141"],
    "somali labourer": ["Xasan Cabdi", "Hassan Abdi", "Xasan", "Cabdi", "C0157"],
    "igbo electrician": ["Chidiebere Nnamdi", "Chidiebere", "Chidi", "Nnamdi", "C0149"],
    "driver who told": ["Gary Stubbs", "Gaz Stubbs", "Stubbs", "Gaz", "gstubbs71@postbag.example", "07700 900525", "07700900525", "C0131"],
    "client": ["Eluned Parry", "Mrs Parry", "Parry", "eluned.parry@postbag.example", "07700 900832"],
    "client's neighbour": ["Mrs O'Hare", "O'Hare", "Noreen"],
    "the plasterer in Corby": ["info@ts-plastering.example", "12 Lodge Park", "Lodge Park"],
    "numbers of his wife and brother": ["QQ 41 09 33 A", "QQ410933A", "QQ 90 12 77 C", "QQ901277C", "60317745", "71120038"],
    "accounts of others": ["55120983", "10448821", "30087716", "QQ 12 55 87 D", "QQ 61 20 31 A"],
}

# Professionals whom nobody wrote into dsar.toml, his family, whoever he himself named as his referee; forenames of staff.
OTHERS = """Charlotte|Beckwith|CB|C Beckwith|C. Beckwith|Lottie|Mark O|Mark|Oyelaran|MO|M Oyelaran|M. Oyelaran|Stan|Stanley|Pike|SP|S Pike|S. Pike|Mr Pike|Mr Oyelaran|Bríd|Brid|Gallagher|Brid Gallagher|BG|Bridie|Stan Pike|Stan P
Agnieszka Szczepańska|Agnieszka Szczepanska|Agnieszka|Aga|Szczepańska|Szczepanska|Mrs Szczepańska|Mrs Szczepanska|A Szczepanska|AS|Aga Sz|agnieszka.s@cawdalebuild.example|07700 900416|07700900416|C0126|Paweł Szczepański|Pawel Szczepanski|Szczepanski Pawel|Paweł|Pawel|Pawel Sz|P Szczepanski|PS|C0152|Zosia|Kuba
Deirdre Quill|Deirdre|Quill|DQ|Ms Quill|d.quill@unitedtrades.example|Simon Heald|Heald|Simon|s.heald@acasmail.example|Dr Farzana Haque|Farzana Haque|Dr Haque|Haque|F Haque|Wendy Lamb|Wendy|Lamb|wendy@lambandco.example|Henryk Baran|Baran|Henryk|Jenny Frost|Frost|Jenny
charlotte.beckwith@cawdalebuild.example|mark.oyelaran@cawdalebuild.example|stan.pike@cawdalebuild.example|brid.gallagher@cawdalebuild.example|01632 960577|01632 960571|01632 960588|jfrost@harlowjoinery.example|NR|DO|RM|GS|TG|all@cawdalebuild.example|Joy|Jack|WL|14 Victoria Street|Prakash Sivanesan|Prakash|Sivanesan|Mr Sivanesan""".replace("\n", "|").split("|")

OWN = """Tomasz Jan Szczepański|Tomasz Jan Szczepanski|Tomasz Szczepański|Tomasz Szczepanski|Tomas Szczepanski|Thomas Szczepanski|T Szczepanski|T. Szczepanski|Mr T Szczepanski|Mr Szczepański|Mr Szczepanski|SZCZEPANSKI T|Szczepanski|Szczepański|Szczepansky|Shepanski|Sczepanski|Tomasz|Tomek|Tom S|Tom|Shep|TS|T.S.|T.S|TJS
tomek.szczep@tidemail.example|tomasz.s@cawdalebuild.example|07700 900415|07700900415|09/11/1987|09.11.87|9 November 1987|C0147|QQ 88 21 40 B|QQ882140B|GR-07|18 Charlotte Street|18 Charlotte St|QD3 9LM|44719026|KX68 VNR""".replace("\n", "|").split("|")

O = Organisation("Cawdale Building and Community Trust", "cawdalebuild.example", "other", REQUEST, PRIVATE, STAFF, OTHERS, OWN)
add = O.add
CHARLOTTE = "Charlotte Beckwith <charlotte.beckwith@cawdalebuild.example>"
MARK = "Mark Oyelaran <mark.oyelaran@cawdalebuild.example>"
STAN = "Stan Pike <stan.pike@cawdalebuild.example>"
TOMEK = "Tomek Szczepański <tomek.szczep@tidemail.example>"
AGA = "Agnieszka Szczepańska <agnieszka.s@cawdalebuild.example>"
SIGN = """

Charlotte Beckwith
HR and Office Manager
Cawdale Building and Community Trust, The Old Sawmill, Church Road
01632 960577 | Winners, Mark of Excellence 2024
Visit our Charity Shop on Stanley Parade! This e-mail may contain privileged information.
"""

# --- his file

add("hr/C0147 Szczepanski/01 Contract.pdf", pdf("""
CAWDALE BUILDING AND COMMUNITY TRUST
# STATEMENT OF MAIN TERMS OF EMPLOYMENT
Employee: Tomasz Jan Szczepanski        Staff no. C0147        NI: QQ 88 21 40 B
Address: 18 Charlotte Street, Cawdale QD3 9LM
Job title: Joiner (bench and site)      Start: 4th March 2019
Reports to: Stanley Pike, Site Foreman
Pay: £17.40 per hour, overtime at time and a half after 39 hours, Sundays double
Hours: 7.30 to 4.30, Friday to 3.30, half hour unpaid break
Tools: the Trust supplies power tools. Hand tools (incl. Stanley knife, Irwin saw, Marples chisels) are the employee's own
and are insured to £600. Will any tool be lent, it is at the lender's risk.
Marks on finished work are to be made good at the employee's cost only where there is neglect.
Signed   T. Szczepanski        for the Trust   M. Oyelaran
"""), "yes", keep=["Stanley knife, Irwin saw", "£17.40 per hour", "Will any tool be lent", "Marks on finished work", "half hour unpaid break"])

add("hr/C0147 Szczepanski/02 New starter.docx", docx("# NEW STARTER FORM", [["Name", "Tomasz Szczepański (everyone calls me Tomek)"], ["DOB", "09/11/1987"], ["NI", "QQ882140B"], ["Bank", "Northern Valley 20-60-11 44719026"], ["Phone", "07700 900415"], ["Emergency contact", "Agnieszka, wife, 07700 900416"],
    ["Family at the firm?", "No (2019). UPDATE 2021 wife in accounts, 2023 brother Pawel, labourer"], ["Referees", "Jenny Frost, Harlow Joinery; Henryk Baran, church"], ["Medical", "bad left shoulder from judo. tablets sometimes"], ["Driving", "UK licence, own van KX68 VNR"]], author="Charlotte Beckwith", footer="CBCT HR2"), "yes",
    keep=["bad left shoulder from judo", "20-60-11 44719026", "everyone calls me Tomek", "KX68 VNR"])

add("hr/C0147 Szczepanski/03 File note Nov 2025.docx", docx("# DISCIPLINARY / FILE NOTE", "Employee: T Szczepanski C0147          Date: 18.11.25          By: S Pike", "Late three times this month (6th 20 min, 11th 1 hr, 17th 40 min). He says it's the bus since his van failed the MOT. I told him get up earlier. He swore at me in Polish, Pawel laughed.",
    "Left a door frame out of true at 14 Victoria Street, Mrs Parry not happy. He says the opening was out because Big Tom's brickwork was out. Could be right but he should of said.", "He refused to lend Will Barrow his Stanley knife. There is an attitude.", "Verbal warning. To stay on file 6 mths.",
    comments=[("Charlotte Beckwith", "Stan, a verbal warning needs a meeting. You can't just write it down!! Also he texted me on the 11th about the MOT, so that one is authorised."), ("Stanley Pike", "Same for all. I done it with Chidi too.")], author="Stanley Pike"), "yes",
    hide=["Mrs Parry", "Big Tom's brickwork", "lend Will Barrow", "done it with Chidi"], keep=["There is an attitude", "his van failed the MOT", "his Stanley knife", "a verbal warning needs a meeting", "so that one is authorised", "door frame out of true"])

add("hr/C0147 Szczepanski/04 OH report.pdf", pdf("""
PENNINE OCCUPATIONAL HEALTH                            CONFIDENTIAL
Report to: Charlotte Beckwith, HR         9 February 2026
Re: Tomasz SZCZEPANSKI   DOB 09.11.87   Joiner   with his consent; he has seen this report

Mr Szczepanski is off work since 21 January with an anxiety reaction which he relates to events at work. He sleeps three hours.
PHQ-9 score 17. He has started sertraline. The left shoulder (AC joint) is aggravated by overhead work.
He is not fit for site. He is likely to be fit for bench work in four weeks if the complaint is resolved and he does not
report to his present foreman. A stress risk assessment is recommended. Mark the phased return in writing.

I asked about alcohol: none. His father's suicide in 2011 is relevant.

Dr Farzana Haque MFOM
"""), "yes", keep=["PHQ-9 score 17", "He has started sertraline", "Mark the phased return in writing", "likely to be fit for bench work", "in 2011 is relevant"], why="health data, from a health professional, which he has seen")

add("hr/C0147 Szczepanski/05 self cert.txt", "SELF CERTIFICATION SC2\nSurname SZCZEPANSKI   First name TOMASZ   NI QQ882140B\nFirst day sick 21/1/26   Last day n/k\nWhat is wrong? stress. stan shouting at me all time. cant sleep\nSigned TJS 22.1.26\nOffice use: fit note recd 28/1, 4 wks. SSP £118.75 pw. CB\n", "yes", keep=["fit note recd 28/1", "shouting at me all time", "£118.75 pw"])

# --- the grievance

add("hr/C0147 Szczepanski/GR-07/Grievance letter.docx", docx("18 Charlotte Street\nCawdale", "19 January 2026", "Dear Charlotte and Mark", "I want to make formal grievance against Stanley Pike.", "1. Since two years he calls me 'Shep' like the dog and whistles. He made others do it. When I said stop he said 'cant take a joke, go home'.",
    "2. He docks my hours. In November I worked 171 hours, I was paid 158.5. I keep my own book. He writes me half hour late each time but Will Barrow comes later than me every Friday and nothing.", "3. On 16 January by the skip at Victoria Street he pushed me in chest and said 'you people'. Nikhil saw. Dele saw. Ruby was in the van, she is only 17, please don't trouble her.",
    "4. He told everybody I am stealing copper. It is a lie. I think it come from Gaz.", "I am good worker seven years. I cannot sleep. My wife works in your office and she cries also.", "Yours faithfully", "Tomasz Szczepański", title="Grievance"), "yes",
    hide=["Nikhil saw", "Dele saw", "Ruby was in the van", "Will Barrow comes later", "come from Gaz"], keep=["I keep my own book", "like the dog and whistles", "he pushed me in chest", "she cries also", "It is a lie"], why="his own letter: the colleagues named in it gave statements in confidence, so they are hidden here as there")

add("hr/C0147 Szczepanski/GR-07/Hearing notes 29 Jan.txt", """
GR-07 Grievance hearing      29 January 2026 10am     Old Sawmill, meeting room
In attendance: Tomasz Szczepanski (TS), Deirdre Quill, United Trades union (DQ), Mark Oyelaran chairing (MO), Charlotte Beckwith notes (CB)

MO opened, thanked TS for coming while signed off.
TS went through letter. Got upset at pt 3. Break 10.20-10.35.
DQ: has the firm looked at the telematics for clocking? MO no but will.
MO asked who else heard "you people". TS: Nikhil Raval closest. Dele by the mixer. R in the van.
TS says SP told the lads not to talk to HR "or theres no overtime". MO asked how he knows - TS: my brother told me.
MO: is there anything going on between you and Tom G? TS: no, Tom is ok, its his bricks.
CB asked re copper. TS: I took offcuts with MO's permission in 2022, it is in an email.
MO - will speak to witnesses in confidence. Outcome by 13 Feb
DQ asked for a different foreman meanwhile. MO to think about Stanley St job under Prakash.
Closed 11.25
""", "yes", hide=["Nikhil Raval closest", "Dele by the mixer", "you and Tom G"], keep=["Got upset at pt 3", "my brother told me", "it is in an email", "Stanley St job", "asked for a different foreman meanwhile", "looked at the telematics for clocking"], why="initials after the first use; 'Tom is ok' is another Tom")

add("hr/C0147 Szczepanski/GR-07/Witness A.docx", docx("# WITNESS STATEMENT (IN CONFIDENCE)", "GR-07. Taken by Mark Oyelaran, 3/2/26, by phone. Witness: Nikhil Raval, C0133, dry liner, 07700 900521.", "I was by the skip. Stan put his hand on Tomek's chest and moved him back, I would say pushed. He said \"you people are all the same\". Tomek did not do anything, he went white.",
    "I've heard the whistling, everybody has. I laughed at first, I'm not proud.", "I don't want Stan knowing it was me. My visa is through the firm. My wife Hetal is expecting in April.", "Read back and agreed. N. Raval", author="Mark Oyelaran"), "yes",
    hide=["My visa is through the firm", "wife Hetal", "dry liner", "N. Raval"], keep=["I would say pushed", "you people are all the same", "he went white", "I've heard the whistling"])

add("hr/C0147 Szczepanski/GR-07/Witness B.pdf", pdf("""
# GR-07 WITNESS STATEMENT
Name: Dele Ogunleye        Staff no: C0138        Taken: 4/2/26 CB        CONFIDENTIAL

I was at the mixer, maybe 15 metres. I saw Stan and Shep having words. I did not see a push, I saw Shep step back. I heard
"you people". I have had the same from Stan: he calls me Del Boy.

Shep can be moody. He is the best joiner there. Stan marks him late when he is not, I have seen the sheet.
Mark my words there'll be trouble. I will say this to Mark's face but not to Stan's.

Bamidele Ogunleye        07700 900522
"""), "yes", hide=["he calls me Del Boy", "Dele Ogunleye"], keep=["Shep can be moody", "He is the best joiner there", "Mark my words", "I did not see a push", "Stan marks him late when he is not"], why="only his nickname; the same surname never")

add("hr/C0147 Szczepanski/GR-07/Statement S Pike.docx", docx("# RESPONSE TO GRIEVANCE GR-07", "Stanley Pike, Site Foreman. 5 February 2026. With Charlotte Beckwith.", "Shep is a nickname. I've got one, they call me Knife. I never pushed nobody, I put a hand out because he was in my face about a Stanley blade.",
    "Hours: I write down what I see. If he's late he's late. I dock Barrow too (didn't in Nov because his mum was dying, private).", "Copper: I was told by somebody who drives for us and saw him with a bag at the yard on Mill Fold. I'm not saying who. Ask Gary.",
    "I have been here 31 years. My blood pressure is through the roof, I'm on ramipril and the wife's left.", "S Pike"), "yes", hide=["Ask Gary", "because his mum was dying", "dock Barrow too", "My blood pressure is through the roof", "the wife's left"], keep=["Shep is a nickname", "about a Stanley blade", "I write down what I see", "saw him with a bag"],
    why="what the foreman says of the subject stays; of his own health, and a colleague's mother, not")

add("hr/C0147 Szczepanski/GR-07/Outcome letter.pdf", pdf("""
The Old Sawmill, Church Road, Cawdale

13th February 2026                                PRIVATE

Mr T Szczepanski
18 Charlotte Street
Cawdale QD3 9LM

Dear Tomek

# OUTCOME OF YOUR GRIEVANCE (GR-07)
1. Name-calling: UPHELD. Three colleagues confirmed it. Mr Pike will apologise and go on a course.
2. Hours: UPHELD IN PART. Telematics show you were on site by 7.30 on 9 of the 12 days marked late. We will pay 9.5 hours,
£165.30, in the March run. The other three stand.
3. Push: NOT PROVEN. One colleague describes a push, another does not.
4. Copper: the person who said so did not wish to be named. There is no evidence against you. Your 2022 permission was found.

The note of 18 November is removed from your file. You will come back to the bench, reporting to Mr Sivanesan.
You may appeal to Bríd Gallagher within 5 working days. I hope to mark a fresh start.

Yours sincerely
Mark Oyelaran
Managing Director
"""), "yes", keep=["I hope to mark a fresh start", "There is no evidence against you", "£165.30, in the March run", "Three colleagues confirmed it", "did not wish to be named", "NOT PROVEN"])

add("hr/C0147 Szczepanski/GR-07/Appeal.txt", "Dear Brid\nI appeal GR-07 points 2 and 3. He pushed me. 3 days stand why? 17 Nov I texted Charlotte.\nalso new foreman Prakash is fine for me thank you\nTomek Szczepansky (they spell it how they like so i do as well)\n23.2.26\n", "yes", keep=["3 days stand why", "they spell it how they like so i do as well"], why="misspelt by himself")

# --- pay

add("payroll/Timesheets Nov 2025.xlsx", xlsx({"wk 45": [["Name", "Day", "In", "Out", "Hrs", "Job", "Foreman note"],
    ["Garrity Tom", "Mon", "7.30", "4.30", 8.5, "Victoria St 14", ""], ["", "Tue", "7.30", "4.30", 8.5, "Victoria St 14", "lintel wrong size"], ["", "Wed", "7.30", "2.00", 6, "Victoria St 14", "dentist"],
    ["Szczepanski Tomek", "Mon", "7.30", "4.30", 8.5, "Victoria St 14", ""], ["", "Tue", "7.30", "4.30", 8.5, "Victoria St 14", "door linings"], ["", "Thu", "7.50", "4.30", 8, "Victoria St 14", "late 20m docked half hr"], ["", "Fri", "7.30", "3.30", 7.5, "Church Rd", "fetched scribing gauge"],
    ["Szczepanski Pawel", "Mon", "7.30", "4.30", 8.5, "Church Rd", ""], ["", "Tue", "-", "-", 0, "", "hangover, unpaid"], ["Barrow Will", "Fri", "8.15", "3.30", 6.5, "Church Rd", "ok by SP, mum in hospice"], ["Ogunleye D", "Mon", "7.30", "4.30", 8.5, "Victoria St 14", ""]],
    "wk 46": [["Name", "Day", "In", "Out", "Hrs", "Job", "Foreman note"], ["Tom G", "Mon", "7.30", "4.30", 8.5, "Victoria St 14", ""], ["Tom S", "Mon", "7.30", "4.30", 8.5, "Victoria St 14", "2 doors hung"], ["Tom S", "Tue", "8.30", "4.30", 7.5, "Victoria St 14", "van MOT says he, docked"], ["Tom G", "Tue", "7.30", "4.30", 8.5, "Victoria St 14", "pointing redone"],
        ["Big Tom", "Wed", "7.30", "4.30", 8.5, "Stanley St", "stock check"], ["Shep", "Wed", "7.30", "4.30", 8.5, "Victoria St 14", "architraves"], ["Nik R", "Wed", "7.30", "4.30", 8.5, "Victoria St 14", "boarding"]],
    "~rates": [["No", "Name", "Rate"], ["C0119", "Garrity", 18.1], ["C0147", "Szczepanski T", 17.4], ["C0152", "Szczepanski P", 12.6], ["C0138", "Ogunleye", 15.2]]}, author="Stanley Pike"), "yes",
    hide=["lintel wrong size", "hangover, unpaid", "mum in hospice", "pointing redone", "stock check", "boarding", "Nik R", "Tom G"], out=["lintel wrong size", "dentist", "hangover, unpaid", "mum in hospice", "pointing redone", "stock check", "C0119", "C0152", "C0138"],
    keep=["late 20m docked half hr", "fetched scribing gauge", "2 doors hung", "van MOT says he, docked", "architraves"], why="the name stands in the first row of a block; two Toms and a nickname; a hidden sheet of rates")

add("payroll/Pay run M08.csv", csv([["Staff no", "Name", "NI", "Sort", "Account", "Hours", "Gross", "Tax", "NIC", "Net", "Note"], ["C0119", "GARRITY T", "QQ 12 55 87 D", "20-11-90", "55120983", "168", "3040.80", "398.60", "159.42", "2482.78", ""], ["C0126", "SZCZEPANSKA A", "QQ 41 09 33 A", "20-60-11", "60317745", "130", "1820.00", "154.40", "61.76", "1603.84", ""],
    ["C0147", "SZCZEPANSKI T", "QQ 88 21 40 B", "20-60-11", "44719026", "158.5", "2757.90", "342.00", "136.80", "2279.10", "see SP re lates"], ["C0152", "SZCZEPANSKI P", "QQ 90 12 77 C", "20-60-11", "71120038", "140", "1764.00", "143.20", "57.28", "1563.52", "adv £200"], ["C0160", "MARSH R", "QQ 61 20 31 A", "30-10-04", "10448821", "150", "1132.50", "0", "0", "1132.50", ""]]), "yes",
    hide=["2482.78", "1603.84", "1563.52", "adv £200", "1132.50"], out=["GARRITY", "SZCZEPANSKA A", "SZCZEPANSKI P", "MARSH R"], keep=["2279.10", "see SP re lates"], why="his wife's and his brother's rows beside his")

add("payroll/Payslip M08 C0147.pdf", pdf("""
CAWDALE BUILDING AND COMMUNITY TRUST                PAYSLIP  Month 08   28/11/2025
Mr T Szczepanski     C0147     NI QQ882140B     Tax code 1257L
Basic	156.0 h	17.40	2714.40
Overtime	1.66 h	26.10	43.50
Gross			2757.90
PAYE			342.00
NIC			136.80
Net pay			2279.10
Prepared by A Szczepanska, accounts. Query? 01632 960571. St Mark's Credit Union can help with savings: ask Joy in the office.
"""), "yes", keep=["St Mark's Credit Union", "1257L", "Net pay"])

add("payroll/BACS 28112025.txt", """
BACS SUBMISSION 28112025   USER 718823
206011 44719026 000227910 SZCZEPANSKI TJ    C0147 NOV
206011 60317745 000160384 SZCZEPANSKA A     C0126 NOV
206011 71120038 000156352 SZCZEPANSKI P     C0152 NOV
201190 55120983 000248278 GARRITY T         C0119 NOV
309921 30087716 000210000 TS PLASTERING     INV 88
TOTAL 5 ITEMS
""", "yes", hide=["000160384", "000156352", "000248278", "TS PLASTERING"], out=["000156352", "000248278"], keep=["000227910"], why="a line a person; the namesake's firm has his initials")

add("payroll/Pension.csv", csv([["Staff", "Status", "Employee %", "Opt out reason"], ["C0126", "in", "5", ""], ["C0147", "opted out 01/04/2024", "0", "cant afford, baby"], ["C0149", "in", "8", "Sharia fund asked"], ["C0155", "opted out", "0", "caring for mum"]]), "yes", hide=["Sharia fund asked", "caring for mum"], out=["Sharia fund asked", "caring for mum"], keep=["cant afford, baby"], why="by the staff number alone")

add("payroll/Lamb advice.msg", msg("Wendy Lamb", "wendy@lambandco.example", [("Agnieszka Szczepańska", "agnieszka.s@cawdalebuild.example"), ("Charlotte Beckwith", "charlotte.beckwith@cawdalebuild.example")], 1771408800, "Underpayment C0147",
"""Hello both

Yes, the 9.5 hours for C0147 go through as arrears in M12, taxed then, £165.30 gross. Agnieszka, as he is your husband please let Charlotte key it.

Different matter: Tom Garrity's student loan notice (SL1) has arrived, 9% from M12.

Best wishes
Wendy Lamb FMAAT
Lamb & Co, Chartered Accountants, 2 Mark Lane
"""), "yes", hide=["Tom Garrity's student loan"], keep=["taxed then", "go through as arrears", "2 Mark Lane"], why="by the staff number, 'your husband'; a passage about another Tom")

# --- mail

add("mail/export/hr charlotte.mbox", mbox(
    eml(TOMEK, CHARLOTTE, "Mon, 17 Nov 2025 06:58:00 +0000", "bus", "Hi Charlotte, 7.05 bus not come. I will be 40 min late. please tell Stan. Tomek\n"),
    eml(CHARLOTTE, STAN, "Mon, 17 Nov 2025 07:31:00 +0000", "Fwd: bus", "Stan, see below, don't dock.\nC\n\n> Hi Charlotte, 7.05 bus not come. I will be 40 min late. please tell Stan. Tomek\n"),
    eml(STAN, CHARLOTTE, "Mon, 17 Nov 2025 18:10:00 +0000", "Re: Fwd: bus", "too late its on the sheet. hes always got a story. nikhil got the same bus and was in at half 7\n\nSent from my iPhone\n\n> Stan, see below, don't dock.\n> C\n>> Hi Charlotte, 7.05 bus not come. I will be 40 min late. please tell Stan. Tomek\n"),
    eml(AGA, CHARLOTTE, "Tue, 25 Nov 2025 12:30:00 +0000", "my leave", "Charlotte, can I have 22 and 23 December? Zosia's nativity. Aga\n"),
    eml("Tom Garrity <t.garrity@cawdalebuild.example>", CHARLOTTE, "Wed, 26 Nov 2025 17:00:00 +0000", "csa", "Charlotte the child maintenance have wrote again can you give them my wages. Tom\n"),
    eml(MARK, CHARLOTTE, "Fri, 06 Feb 2026 19:02:00 +0000", "T.S.", "C, I believe him on the hours. On the shove I have one for and one not sure, and R is a minor so leave her be. Stan is 2 yrs off his pension, I don't want a tribunal. Can we do a settlement figure? M\n"),
    eml(CHARLOTTE, MARK, "Sat, 07 Feb 2026 08:15:00 +0000", "Re: T.S.", "Let's finish the grievance first please. If Stan's moved because of Tomek the lads will know Nik and Dele spoke." + SIGN + "\nOn Fri, 6 Feb 2026 at 19:02, Mark Oyelaran <mark.oyelaran@cawdalebuild.example> wrote:\n> C, I believe him on the hours. On the shove I have one for and one not sure, and R is a minor so leave her be. Stan is 2 yrs off his pension, I don't want a tribunal. Can we do a settlement figure? M\n"),
    eml(CHARLOTTE, "all@cawdalebuild.example", "Mon, 09 Feb 2026 09:00:00 +0000", "Charity day", "All, Marks & Spencer have given sandwiches for Saturday at Victoria Park. Tom's bringing his barrow!" + SIGN),
), "yes", hide=["nikhil got the same bus", "Nik and Dele spoke"], out=["Zosia's nativity", "child maintenance", "Charity day"], keep=["7.05 bus not come", "hes always got a story", "I believe him on the hours", "Can we do a settlement figure", "Let's finish the grievance first", "Mark of Excellence 2024", "Charity Shop on Stanley Parade"],
    why="initials in the subject, pronouns in the text; the wife's own leave and another Tom's maintenance are theirs")

add("mail/2025-12-02 copper.eml", eml("gstubbs71@postbag.example", MARK, "Tue, 2 Dec 2025 20:41:00 +0000", "between us", """
Mark

Dont want no comeback on this as I give him a lift Fridays. The polish lad Tomek had a rubble sack of copper in the van behind the yard Fri. Maybe its legit maybe it aint. You didnt hear it from me.

Also whoever is leaving the Stanley blades on my seat will get a mouthful.

G
"""), "yes", hide=["I give him a lift Fridays"], keep=["a rubble sack of copper in the van", "Maybe its legit maybe it aint", "Stanley blades on my seat", "You didnt hear it from me"], why="an informant, known by the address alone")

add("mail/2025-12-03 Re copper.eml", eml(MARK, STAN, "Wed, 3 Dec 2025 07:50:00 +0000", "FW: between us", """
Stan, keep this quiet. Gaz says Tomek's had copper away. I think I told him he could in 2022, Aga will have it. Don't say owt. M

-----Original Message-----
From: gstubbs71@postbag.example
Sent: 02 December 2025 20:41
To: Mark Oyelaran
Subject: between us

Mark

Dont want no comeback on this as I give him a lift Fridays. The polish lad Tomek had a rubble sack of copper in the van behind the yard Fri. Maybe its legit maybe it aint. You didnt hear it from me.

Also whoever is leaving the Stanley blades on my seat will get a mouthful.

G
"""), "yes", hide=["Gaz says", "I give him a lift Fridays"], keep=["I think I told him he could in 2022", "a rubble sack of copper in the van", "Stanley blades on my seat"])

add("mail/2022-06-14 offcuts.eml", eml(MARK, "Tomasz S <tomasz.s@cawdalebuild.example>", "Tue, 14 Jun 2022 13:00:00 +0100", "Re: offcuts", "Help yourself Tomek, bits under a foot long. Same as I told Wheeldon.\nM\n\n> On 14 Jun 2022, Tomasz S wrote:\n> Mark can I take copper and oak offcuts for Kuba school project? T\n"), "yes", hide=["told Wheeldon"], keep=["Help yourself", "bits under a foot long", "copper and oak offcuts"])

add("mail/2025-11-12 Parry complaint.eml", eml("Eluned Parry <eluned.parry@postbag.example>", "stan.pike@cawdalebuild.example", "Wed, 12 Nov 2025 20:15:00 +0000", "14 Victoria Street - door", """
Dear Mr Pike

The kitchen door catches. The tall Polish joiner, Tom I think, told me it is the bricklayer's fault. He was polite but he was on the phone a lot on Tuesday. My neighbour Mrs O'Hare saw him asleep in his van at two. I do not want to get anybody into trouble.

Also the Jack and Jill bathroom taps are on the wrong way round.

Eluned Parry
07700 900832
"""), "possible", hide=["neighbour Mrs O'Hare"], keep=["He was polite but he was on the phone a lot", "Jack and Jill bathroom", "asleep in his van at two", "The kitchen door catches"], why="a forename that two have, and 'the tall Polish joiner'")

add("mail/2025-11-13 Re Parry complaint.eml", eml(STAN, CHARLOTTE, "Thu, 13 Nov 2025 07:15:00 +0000", "Fwd: 14 Victoria Street - door", """
another one about shep. asleep on the job. she means him not garrity

Begin forwarded message:

From: Eluned Parry <eluned.parry@postbag.example>
Date: 12 November 2025 at 20:15:00 GMT
To: stan.pike@cawdalebuild.example
Subject: 14 Victoria Street - door

Dear Mr Pike

The kitchen door catches. The tall Polish joiner, Tom I think, told me it is the bricklayer's fault. He was polite but he was on the phone a lot on Tuesday. My neighbour Mrs O'Hare saw him asleep in his van at two. I do not want to get anybody into trouble.

Also the Jack and Jill bathroom taps are on the wrong way round.

Eluned Parry
07700 900832
"""), "yes", hide=["not garrity", "neighbour Mrs O'Hare"], keep=["asleep on the job", "He was polite but he was on the phone a lot"], why="his nickname in small letters above the quoted message")

add("mail/2026-01-22 Re Re witnesses.eml", eml(CHARLOTTE, MARK, "Thu, 22 Jan 2026 16:45:00 +0000", "Re: RE: GR-07 who to see", "Agreed. I've put Nik at 2 on the 3rd and Dele 10am on the 4th. NOT Ruby, her mum would go mad." + SIGN + """
From: Mark Oyelaran
Sent: 22 January 2026 15:02
To: Charlotte Beckwith
Subject: RE: GR-07 who to see

Who's first? Raval is on a sponsored visa so go gently with him. His letter also mentions Will Barrow but I don't see the point.

________________________________
From: Charlotte Beckwith
Sent: 22 January 2026 14:20
To: Mark Oyelaran
Subject: GR-07 who to see

Mark, fit note says stress, so hearing has to be soon but he can have his union rep (Deirdre Quill). She's good.
""", cc="Bríd Gallagher <brid.gallagher@cawdalebuild.example>"), "yes", hide=["I've put Nik at 2", "Dele 10am", "NOT Ruby", "Raval is on a sponsored visa", "mentions Will Barrow"], keep=["fit note says stress", "so hearing has to be soon", "I don't see the point"], why="by the number of the grievance alone, and pronouns")

add("mail/2026-03-04 ACAS.eml", eml("Simon Heald <s.heald@acasmail.example>", CHARLOTTE, "Wed, 4 Mar 2026 11:30:00 +0000", "Early conciliation R118822/26", """
Dear Ms Beckwith

Prospective claimant: Mr T J Szczepanski. Respondent: Cawdale Building and Community Trust.
He tells me that he seeks unpaid wages of £217.50 and an apology. He mentions race discrimination. I hope that we can resolve this. May I ring you on Friday?

Simon Heald
Conciliator
Unsubscribe | St Stephen House, Victoria Street, Leeds | We are a Mindful Employer. Charter Mark holder.
"""), "yes", keep=["unpaid wages of £217.50", "Charter Mark holder", "St Stephen House, Victoria Street", "May I ring you on Friday"])

add("mail/2026-03-12 reference.eml", eml(STAN, "Jenny Frost <jfrost@harlowjoinery.example>", "Thu, 12 Mar 2026 12:00:00 +0000", "Re: Reference Tomas Szczepanski (in confidence)", "Jenny, off the record: good hands, chip on his shoulder. I'd think twice. Stan\n\n> Stan, Tomas Szczepanski has applied to come back to us as bench joiner. What's he like these days? Jenny Frost, Harlow Joinery\n"), "yes", why="a reference given in confidence may be exempt (para 24): it must be found, and a person decides")

add("mail/2025-12-18 Aga payslips.eml", eml(AGA, CHARLOTTE, "Thu, 18 Dec 2025 09:20:00 +0000", "Re: timesheets", "Charlotte, I don't want to be difficult but my husband's sheet says 158.5 and his book says 171. Stan changed Thursday 6th with a pen, I have a photo. I can't key my own husband's pay like this.\n\nAgnieszka Szczepańska\nAccounts\n\n> Aga can you send the final M08? C\n"), "possible", keep=["sheet says 158.5 and his book says 171", "changed Thursday 6th with a pen"], why="'my husband': her surname has another ending than his")

add("mail/2026-01-08 Aga scan.eml", eml(AGA, CHARLOTTE, "Thu, 8 Jan 2026 10:00:00 +0000", "hospital", "Hi Charlotte, my scan is on the 14th at 9 so I will be in after lunch. Please don't tell the site.\nAga\n"), "no", why="the wife's own appointment")

# --- telephones

add("phone/WhatsApp Chat with Victoria St lads.txt", """
[05/11/2025, 06:41:12] Stan Pike: brews on at half 7 not quarter to. u know who u are shep
[05/11/2025, 06:42:30] Dele O: 🐶
[05/11/2025, 06:44:02] Tomek: not funny stan
[05/11/2025, 07:02:19] Will B: running 30 late lads mums bad
[05/11/2025, 07:03:00] Stan Pike: no probs will
[06/11/2025, 07:33:40] Tomek: bus
[06/11/2025, 12:15:55] Ruby 🔧: who's got my stanley knife
[06/11/2025, 12:16:20] Big Tom: mark had it
[06/11/2025, 12:17:01] Mark W: i gave it to nik
[16/01/2026, 10:31:08] Nik: u ok tomek? that was out of order
[16/01/2026, 10:33:47] Tomek: im going home
[16/01/2026, 10:40:00] Stan Pike: anyone else want to cry to charlotte
[16/01/2026, 10:41:12] Pawel Sz: leave my brother
[17/01/2026, 08:00:00] Gaz S: van keys??
‎[17/01/2026, 08:02:15] Tomek left
""", "yes", hide=["Dele O", "running 30 late lads mums bad", "Mark W", "Will B", "gave it to nik", "Ruby", "Gaz S"], keep=["not funny", "who's got my stanley knife", "that was out of order", "im going home", "leave my brother", "anyone else want to cry"], why="forenames in small letters; tools called like the foreman")

add("phone/charlotte contacts.vcf", """BEGIN:VCARD
VERSION:3.0
N:Szczepanski;Tomasz;;;
FN:Tomek joiner
TEL;TYPE=CELL:07700900415
NOTE:C0147. wife = Aga in accounts. peanut allergy
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Garrity;Tom;;;
FN:Big Tom brickie
TEL;TYPE=CELL:07700900524
NOTE:ex-wife rings here, don't put through
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Szczepanski;Pawel;;;
FN:Pawel Sz
TEL;TYPE=CELL:07700900417
NOTE:Tomek's brother. no English on phone
END:VCARD
BEGIN:VCARD
VERSION:3.0
ORG:TS Plastering Corby
FN:Tomasz Szczepanski TS Plastering
EMAIL:info@ts-plastering.example
END:VCARD
""", "yes", hide=["ex-wife rings here", "07700900417"], out=["Big Tom brickie", "TS Plastering Corby"], keep=["peanut allergy"], why="two cards hold his name that are another's")

add("phone/sms office mobile.csv", csv([["Time", "From/To", "Body"], ["11/11/25 06:50", "IN 07700900415", "charlotte van is failed mot i come by bus 1 hr late sorry T"], ["11/11/25 06:59", "OUT 07700900415", "No problem Tomek, I'll tell Stan. C"], ["11/11/25 07:10", "IN 07700900524", "Tom here. not in, back gone"], ["20/01/26 21:14", "IN 07700900416", "He's not eating. Please can Mark ring him. Aga"],
    ["21/01/26 07:00", "IN 07700900521", "if tomek asks i never spoke to u. N"]]), "yes", hide=["back gone", "i never spoke to u. N"], out=["back gone"], keep=["failed mot i come by bus", "He's not eating"], why="'Tom here' is the other")

# --- site

add("site/Victoria St 14 diary.txt", """
SITE DIARY  14 VICTORIA ST (PARRY)   kept by SP
Mon 3/11  TG + DO on blockwork. TS 1st fix. dry
Thur 6/11 TS late 20. delivery from Jewson short, rang Mark Lane depot
Tue 11/11 TS late 1 hr. Chidi 2nd fix elecs. mrs parry moaning re dust
Wed 12/11 hung kitchen dr, out of sq. not my fault says T.S. Says big toms.
Mon 17/11 TS late. wrote him up
Fri 16/1  words w TS at skip re stanley blades left out. he walked off site 10.35. NR DO present
Mon 19/1  no TS. letter gone in apparently
Wed 21/1  TS sick. Mark Wheeldon moved over to finish linings. Will hit thumb
""", "possible", hide=["Chidi 2nd fix", "mrs parry moaning", "Says big toms", "Mark Wheeldon moved over", "Will hit thumb"], keep=["re stanley blades left out", "Mark Lane depot", "wrote him up", "letter gone in apparently", "he walked off site 10.35"], why="initials only; whose they are is told by the other documents")

add("site/Accident book.csv", csv([["No", "Date", "Injured", "Staff no", "What happened", "Treatment", "Reported by"], ["61", "03/06/25", "Shofik Islam", "C0141", "Slipped off scaffold board", "A&E wrist", "SP"], ["62", "22/08/25", "T Sczepanski", "C0147", "Stanley knife slipped cutting felt, cut left hand 3cm", "Plaster, tetanus at walk in", "M Wheeldon"],
    ["63", "09/10/25", "R Marsh", "C0160", "Nail in boot. Under 18: parents told", "Antiseptic", "SP"], ["64", "21/01/26", "W Barrow", "C0155", "Hit thumb. Crying, mother died Sunday", "Ice", "SP"]]), "yes", hide=["A&E wrist", "Nail in boot", "mother died Sunday", "M Wheeldon"], out=["A&E wrist", "Nail in boot", "mother died Sunday"], keep=["Stanley knife slipped cutting felt", "tetanus at walk in"], why="misspelt, with the staff number")

add("site/Toolbox talks.xlsx", xlsx({"Register": [["Date", "Topic", "Attended (print)", "Signed"], ["01/09/25", "Knives: safe use of Stanley and Olfa blades", "Tomek Szczepanski", "TS"], ["01/09/25", "", "Tom Garrity", "TG"], ["01/09/25", "", "Hassan Abdi", "H.A."], ["06/10/25", "Manual handling: barrow and hod", "Xasan C", "X"], ["06/10/25", "", "T Shepanski", "TS"], ["06/10/25", "", "Prakash Sivanesan", "PS"]],
    "Tickets": [["Name", "CSCS no", "Expires"], ["Szczepański Tomasz", "00418822", "11/2027"], ["Islam Shofiqul", "00552901", "01/2026 EXPIRED"]]}), "yes", hide=["Hassan Abdi", "00552901", "Xasan"], out=["Tom Garrity", "Hassan Abdi", "00552901"], keep=["00418822"], why="misspelt by ear; the topic stands in the first row only")

add("site/Tool log.csv", csv([["Item", "Out to", "Date", "Back"], ["Stanley FatMax level", "Tom S", "03/11/25", "N - chase"], ["Henry hoover", "Ruby", "03/11/25", "Y"], ["barrow x2", "Will", "04/11/25", "Y"], ["Makita saw", "Tom G", "04/11/25", "Y"], ["Record vice", "C0147", "10/11/25", "Y"], ["Bosch laser", "Mark W", "11/11/25", "broken lens, deduct?"]]), "yes", hide=["Tom G", "broken lens, deduct"], out=["Henry hoover", "Makita saw", "Bosch laser"], keep=["Stanley FatMax level", "N - chase", "Record vice"])

add("site/Material orders.csv", csv([["PO", "Supplier", "Item", "Deliver to", "£"], ["2201", "Travis Perkins", "Victoria slate, Marley Modern", "14 Victoria St", "412.00"], ["2202", "Screwfix", "Stanley 199 knife blades", "Charlotte St depot", "11.99"], ["2203", "Charlotte Church Road Signs Ltd", "Road closed signs", "Church Rd", "88.00"], ["2204", "Tom Howley", "Kitchen sample doors", "Stanley St", "0.00"], ["2205", "Shepherd Huts Direct", "Shep gate latch", "Yard", "31.50"]]), "no", why="shops and things with people's names, one with his nickname")

add("site/RAMS knives.docx", docx("# RISK ASSESSMENT: KNIVES", "Use of a Stanley knife: retract the blade. Mark the line with a pencil. A barrow will be used for waste. Tom Sawyer pattern fencing: gloves.", "Reviewed by Stanley Pike, Site Foreman"), "no", why="words")

# --- office

add("office/Vans and parking.csv", csv([["Reg", "Driver", "Make", "Bay", "Notes"], ["KX68 VNR", "Szczepanski T (own)", "Vivaro", "4", "MOT fail 10/11, tax ok"], ["YD21 HJK", "Stubbs G", "Transit tipper", "1", "3 points Sept"], ["PL19 TTO", "Garrity", "Berlingo", "5", ""], ["DN70 AAP", "Szczepanska A", "Yaris", "office", ""]]), "yes", hide=["YD21 HJK", "3 points Sept", "PL19 TTO", "DN70 AAP"], out=["YD21 HJK", "PL19 TTO", "DN70 AAP"], keep=["MOT fail 10/11"])

add("office/Holiday planner 2026.xlsx", xlsx({"Q1": [["", "Allow.", "Jan", "Feb", "Mar", "Left"], ["Garrity", 28, "2-3", "", "16-20 Tenerife", 21], ["Szczepanska (Aga)", 28, "14 am", "", "", 27.5], ["Szczepanski (Pawel)", 28, "", "court 9/2", "", 27], ["Szczepanski (Tom)", 28, "19-20 unpaid?", "SICK", "SICK", 28], ["Wheeldon", 28, "", "stag do 20", "", 27]]}), "yes",
    hide=["16-20 Tenerife", "court 9/2", "stag do 20", "14 am"], out=["16-20 Tenerife", "court 9/2", "stag do 20", "14 am"], keep=["19-20 unpaid?"], why="four rows with almost one surname")

add("office/Redundancy scoring DRAFT.xlsx", xlsx({"Joiners": [["No", "Name", "Skill", "Attend", "Discip", "Total", "Comment"], ["C0128", "Wheeldon M", 7, 9, 9, 25, "solid, slow"], ["C0147", "Szczepanski T", 10, 4, 5, 19, "best hands, but the trouble"], ["C0160", "Marsh R", 4, 9, 9, 22, "app., exempt"]]}, author="Mark Oyelaran"), "yes", hide=["solid, slow", "app., exempt"], out=["solid, slow", "app., exempt"], keep=["best hands, but the trouble"])

add("office/Trustees minutes Feb 2026.docx", docx("# TRUSTEES, 17 February 2026", "Present: Bríd Gallagher (BG), Mark Oyelaran (MO), Wendy Lamb (accounts)", [["Item", "Minute"], ["1 Accounts", "WL: surplus £4,100. Charlotte Street rents up."], ["2 HR (confidential)", "MO reported a grievance (GR-07) by a joiner, mostly upheld, cost £165 plus a course for the foreman. BG declared that she may hear his appeal and left the room. Two statements were taken in confidence from a dry liner and a labourer."],
    ["3 HR", "Mr Garrity's request to retire in June at 66 was noted, heart bypass."], ["4 Victoria Street", "Client Mrs Parry withholding £900. MO to see her with Prakash."], ["5 Mark of Excellence", "We will apply again."]]), "yes",
    hide=["Mr Garrity's request", "heart bypass", "Client Mrs Parry", "a dry liner and a labourer"], out=["heart bypass"], keep=["cost £165 plus a course", "mostly upheld"], why="by the number of the grievance; one item of the table; 'a dry liner' tells who the witness was")

add("office/charlotte.ics", """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Cawdale//EN
BEGIN:VEVENT
UID:c1@cawdalebuild.example
DTSTART:20260129T100000Z
SUMMARY:GR-07 hearing - Tomek + D Quill
DESCRIPTION:tissues. Stan NOT on premises
ATTENDEE;CN=Mark Oyelaran:mailto:mark.oyelaran@cawdalebuild.example
END:VEVENT
BEGIN:VEVENT
UID:c2@cawdalebuild.example
DTSTART:20260203T140000Z
SUMMARY:GR-07 witness NR by phone
DESCRIPTION:Nikhil on 07700 900521. Don't use van phone
END:VEVENT
BEGIN:VEVENT
UID:c3@cawdalebuild.example
DTSTART:20260205T090000Z
SUMMARY:Tom G - retirement chat
END:VEVENT
BEGIN:VEVENT
UID:c4@cawdalebuild.example
DTSTART:20260214T120000Z
SUMMARY:Lunch Victoria + Charlotte\\, M&S cafe
END:VEVENT
END:VCALENDAR
""", "yes", hide=["Nikhil on"], out=["Tom G", "M&S cafe"], keep=["NOT on premises"])

add("trust/Repair cafe notes.txt", """
Repair Cafe sat 8 nov - St Mark's hall, Victoria Pk
vols: Brid, Tomek (joiner, mended Mrs O'Hare's chair - no charge), Joy, Jack, Pawel helping w teas
Tomek offered to do a shed for the nursery in spring. lovely man. Brid to put him fwd for volunteer of the yr
hot cross buns from Marks, 4 doz
""", "yes", hide=["mended Mrs O'Hare's chair"], keep=["offered to do a shed for the nursery", "lovely man", "hot cross buns from Marks", "St Mark's hall"], why="his everyday name alone, at the trust's other work")

# --- other people's and nobody's

add("hr/C0119 Garrity/Disciplinary 2024.docx", docx("# FILE NOTE", "Employee: T Garrity C0119. Date 4.6.24", "Tom swore at a delivery driver. Tom says the driver started it. Verbal warning. Stan Pike"), "no", why="the other Tom")
add("hr/C0152 Szczepanski P/Warning.docx", docx("# WRITTEN WARNING", "Pawel Szczepanski C0152, labourer", "You attended site on 4 November smelling of alcohol. Mr Szczepanski, this is a final written warning.", "Charlotte Beckwith, HR and Office Manager"), "no", why="his brother, under the same surname")
add("subcontractors/TS Plastering inv 88.pdf", pdf("""
TS PLASTERING        Tomasz Szczepanski        12 Lodge Park, Corby QN8 4EE
INVOICE 88      21 Nov 2025      To: Cawdale Building, Church Road
Skim 3 rooms, 14 Victoria Street, 6 days at £350		2100.00
UTR 55512 90871      Pay to 30-99-21 30087716      info@ts-plastering.example
"""), "no", why="a plasterer of the same name in another town, declared as a namesake")
add("trust/Volunteer rota.csv", csv([["Date", "Hall", "Lead", "Teas"], ["06/12", "St Mark's", "Brid", "Tom G's wife"], ["13/12", "St Mark's", "Joy", "Victoria"], ["20/12", "Church Rd", "Charlotte", "Stanley"]]), "no", why="forenames")
add("office/Newsletter.html", """<html><body><h1>Sawdust: news from Cawdale Building</h1><p>Tom, Dick and Harry! Our bricklayer Tom Garrity is 65. Mark your diary: Victoria sponge bake-off, Charlotte Street, 3 May.</p><p>Won this month: a Stanley toolbox, given by Marks &amp; Spencer. Will you join us? Shep the yard dog says woof.</p></body></html>""", "no", why="another Tom, a dog, a cake")
