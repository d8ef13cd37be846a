"""Wexcombe District Council: a planning officer who left after a grievance asks for her file. Invented; CC0 1.0.

Her surname is a word, her initials are a doctor, and a woman of the very same name works in the libraries."""
from kit import Organisation, csv, docx, eml, mbox, msg, pdf, xlsx

REQUEST = """
received = "2026-05-05"
channel = "e-mail"
preferred_form = "electronic"

[subject]
names = ["Gwendolyn Price", "Gwen Price", "Gwendolyn Mair Price"]
former = ["Gwendolyn Hopkin-Rees"]
known_as = ["Gwen"]
emails = ["gwendolyn.price@wexcombe.example", "gwenprice.home@postal.example"]
phones = ["07700 900870"]
born = ["1979-08-17"]
addresses = ["The Old Forge, Sheep Street, Wexcombe, WX9 1PL"]
logins = ["gprice2"]
ids = { staff = "E10442", ni = "QQ123456A" }

[[namesake]]
names = ["Gwen Price"]
emails = ["gwen.price@wexcombe.example"]
logins = ["gprice1"]
ids = { staff = "E10977" }
"""
STAFF = {"Martin Sharpe": "Head of Planning", "Deborah Kitchener": "HR Business Partner", "Rashid Chowdhury": "Investigating Officer", "Elaine Tooley": "Chief Executive", "Ffion Beynon": "UNISON branch secretary"}
PRIVATE = {
    "namesake": ["gwen.price@wexcombe.example", "E10977", "gprice1"],
    "payroll": ["Abigail Thorne", "Thorne", "Baljit Sohal", "Sohal", "Baljit", "Wayne Frost", "wayne.frost@postal.example", "Yetunde Balogun", "Balogun", "Yetunde", "P. Van der Merwe", "Van der Merwe"],
    "candidate": ["Marcus Oyelaran", "Oyelaran", "Marcus", "Henrietta Coote", "Coote", "Henrietta"],
    "public": ["Trevor Blunt", "T. Blunt", "T Blunt", "t.blunt@postal.example", "Cherry Orchard Cottage", "Mrs Ida Spokes", "Ida Spokes", "Spokes"],
    "sharpe-private": ["Natalie Sharpe", "Natalie"],
    "ex": ["Gethin Hopkin-Rees", "Gethin"],
    "lover": ["Councillor Dunne's wife", "Saskia Dunne", "Saskia"],
}
# Colleagues are named in what they do at work: that may stay or go; what is told of their health and money may not (`hide`).
OTHERS = """Martin Sharpe|Mr Sharpe|Sharpe|Martin|MS|M Sharpe|Deborah Kitchener|Deborah|Deb|Debs|Kitchener|DK|Rashid Chowdhury|Rashid|Chowdhury|RC|Mr Chowdhury|Elaine Tooley|Elaine|Tooley|ET|Ffion Beynon|Ffion|Beynon|FB|Dr Aled Bevan|Dr A Bevan|Dr Bevan|Bevan
Nurse Okeke|Sr Okeke|Okeke|Ruth Okeke|Nadia Rahimi|Nadia|Rahimi|NR|Huw Price|Huw|Mair Hopkin|Cllr Dunne|Dunne|Cllr Ray Dunne|Ray Dunne|Ray|Cllr P Askew|Askew|Cllr Askew|Cllr Mrs J Pell|Pell|Ms Dalgleish|Fenella Dalgleish|Dalgleish|Fenella|Sunil Barot|Barot|Sunil
martin.sharpe@wexcombe.example|deborah.kitchener@wexcombe.example|rashid.chowdhury@wexcombe.example|elaine.tooley@wexcombe.example|ffion.beynon@unison.example|nadia.rahimi@wexcombe.example|colin.deeks@wexcombe.example|f.dalgleish@kestrel.example
planning.all@wexcombe.example|hr@wexcombe.example|01632 960500|01632 960512|01632 960513|Kestrel|Kestrel Planning LLP|josh.lightfoot@wexcombe.example|Tom Rudd|Rudd|Tom|TMH|CD|JL|sunil.barot@barotlaw.example
Theresa Mwangi-Holt|T Mwangi-Holt|Theresa M-H|T M-H|Mwangi-Holt|Theresa|Tess|Josh Lightfoot|Lightfoot|Josh|Colin Deeks|Deeks|Colin|Col|Nads|Wayne|J. R. Hartley|R. Hartley|Ruth Okeke RGN|Ff|all""".replace("\n", "|").split("|")
OWN = """Gwendolyn Mair Price|Gwendolyn Price|Gwen Price|Gwendolyn Hopkin-Rees|Mrs Hopkin-Rees|Hopkin-Rees|PRICE Gwendolyn|PRICE, G|Price, G M|Price G|Mrs G Price|Mrs Price|Ms Price|G Price|Gwendolyn|Gwen|Gwennie|Pricey|Price|GP|G.P|GMP|E10442|gprice2|QQ123456A
QQ 12 34 56 A|gwendolyn.price@wexcombe.example|gwenprice.home@postal.example|07700 900870|The Old Forge|WX9 1PL""".replace("\n", "|").split("|")

O = Organisation("Wexcombe District Council", "wexcombe.example", "other", REQUEST, PRIVATE, STAFF, OTHERS, OWN)
add = O.add
MS = "Martin Sharpe <martin.sharpe@wexcombe.example>"
DK = "Deborah Kitchener <deborah.kitchener@wexcombe.example>"
RC = "Rashid Chowdhury <rashid.chowdhury@wexcombe.example>"
GP = "Gwendolyn Price <gwendolyn.price@wexcombe.example>"
FB = "Ffion Beynon <ffion.beynon@unison.example>"
NR = "Nadia Rahimi <nadia.rahimi@wexcombe.example>"
FOOT = "\n\nDeborah Kitchener MCIPD\nHR Business Partner\nWexcombe District Council, The Guildhall, Wexcombe\nDDI 01632 960512\n\nThis e-mail may be confidential. Think before you print.\n"

# --- personnel file

add("hr/Personnel/E10442/Statement of particulars.pdf", pdf("""
# WEXCOMBE DISTRICT COUNCIL
STATEMENT OF PARTICULARS OF EMPLOYMENT                       Employee number E10442

Name: Mrs Gwendolyn Mair PRICE            NI: QQ 12 34 56 A
Post: Principal Planning Officer, Grade K       Start: 3 September 2012 (continuous from 01/04/2009)
Line manager: Martin Sharpe
Salary: £44,428. The price of a car park permit is deducted monthly. Notice: 3 months.
Sick pay: see the Green Book. A note from your GP is required after seven days.
""", title="Contract"), "yes", keep=["The price of a car park permit", "A note from your GP is required", "£44,428", "QQ 12 34 56 A"])

add("hr/Personnel/E10442/emergency contacts.docx", docx([["EMPLOYEE", "Gwendolyn Price  E10442"], ["Home address", "The Old Forge, Sheep Street, WX9 1PL"], ["Mobile", "07700 900870"], ["In an emergency", "1. Huw Price (husband)  2. Mair Hopkin (mum)"], ["Do NOT ring", "Gethin Hopkin-Rees (ex-husband, injunction 2010)"],
    ["Medical", "Migraine. Epi-pen (bees), kept in desk."]]), "yes", hide=["Gethin"], keep=["Epi-pen (bees), kept in desk", "Migraine", "injunction 2010"], why="a form: each row is hers")

add("hr/Personnel/E10442/sickness.xlsx", xlsx({"E10442": [["From", "To", "Days", "Reason (self)", "Cert", "RTW by"], ["04/03/2024", "06/03/2024", 3, "Migraine", "Self", "MS"], ["09/09/2024", "11/10/2024", 25, "Work related stress", "GP", "MS - not done"], ["20/01/2025", "28/03/2025", 50, "Anxiety/depression", "GP", "DK"]]}), "possible",
    keep=["Anxiety/depression", "Work related stress"], why="only the name of the sheet, and the folder, say whose it is")

add("hr/Sickness/Planning 2024-25.csv", csv([["Emp", "Name", "Days", "Main reason", "Trigger"], ["E10101", "Deeks, Colin", "2", "Flu", "N"], ["E10442", "Price, Gwendolyn", "78", "Stress", "Y"], ["E10518", "Mwangi-Holt, Theresa", "31", "Chemotherapy", "Y (disc.)"], ["E10977", "Price, Gwen (Libs - misfiled)", "5", "Back", "N"],
    ["E11003", "Lightfoot, Josh", "0", "", "N"]]), "yes", hide=["Chemotherapy", "Flu", "Back"], out=["E10101", "E10518", "E10977", "E11003"], keep=["78"])

add("hr/Personnel/E10442/fit note OCR.txt", """
STATEMENT OF FITNESS FOR W0RK          for social security or Statutory Sick Pay
Patient's name  Mrs Gwendo1yn Price
I assessed your case on: 20 /01 /2O25
and, because of the following condition(s): Mixed anxiety & depress ive disorder
I advise you that: [X] you are not fit for work     until 28/03/25
Issuer's name: Dr A Bevan (GP)     Sheep Street Surgery
""", "yes", keep=["not fit for work", "Mixed anxiety"], why="one letter of the forename is read as a figure")

add("hr/OH/Okeke report 14.02.25.pdf", pdf("""
# OCCUPATIONAL HEALTH                                     Private and confidential - to HR only
Re: Mrs Gwendolyn Price, DOB 17/08/79, Principal Planning Officer
Seen: 14.02.25 by Sr Ruth Okeke RGN, SCPHN(OH)

Thank you for asking me to see Gwen. She describes bullying by her manager, whom she named as Martin, since a
restructure in May. She is tearful, sleeping 3 hrs, and drinks a bottle of wine a night since her father died. GAD-7 17,
PHQ-9 19. She reports that a colleague, Theresa, who is having cancer treatment, is her only support at work.
Her GP, Dr Bevan, has started mirtazapine. Fit to attend a grievance meeting if held away from the Guildhall,
with her union representative. Likely covered by the Equality Act 2010.
"""), "yes", hide=["a colleague, Theresa"], keep=["a bottle of wine a night since her father died", "GAD-7 17", "PHQ-9 19", "restructure in May", "Her GP", "mirtazapine"])

# --- the grievance

add("hr/Grievance/G-2025-03/01 grievance.docx", docx("STAGE 1 GRIEVANCE", "From: Gwendolyn Price, E10442. To: Deborah Kitchener. 7th January 2025", "I wish to raise a grievance against my Head of Service, Mr Martin Sharpe.",
    "1. On 14 June 2024, in front of the team, he said \"what's the price of Gwen's silence?\" after I refused to recommend the Orchard Lane application.", "2. On 2/9/24 he told Josh Lightfoot that I was 'past it and hormonal'. Josh told me himself, and is frightened for his probation.",
    "3. He moved my desk to beside the toilets while I was on leave for my father's funeral.", "4. I believe he is too close to Cllr Ray Dunne; and that he is having a relationship with Cllr Dunne's wife Saskia.", "I want an apology and to be managed by someone else. GMP"), "yes",
    hide=["wife Saskia"], keep=["past it and hormonal", "my father's funeral", "the price of", "beside the toilets", "I want an apology"])

add("mail/hr/2025-01-08 ack.eml", eml(DK, GP, "Wed, 08 Jan 2025 09:30:00 +0000", "Your grievance G/2025/03", "Dear Gwen\n\nI acknowledge your grievance of 7 January. Rashid Chowdhury will investigate. Please don't discuss it with Josh or Theresa." + FOOT, cc="Ffion Beynon <ffion.beynon@unison.example>"), "yes", keep=["I acknowledge your grievance"])

add("hr/Grievance/G-2025-03/02 plan.docx", docx("# Investigation plan G/2025/03", "Complainant: GP. Respondent: MS. IO: RC", [["#", "Witness", "Re", "When", "Notes"], ["1", "Nadia Rahimi", "14 June remark", "21/1", "willing"], ["2", "Josh Lightfoot", "2 Sept remark", "22/1", "probation; wants anonymity = WITNESS B"],
    ["3", "Theresa Mwangi-Holt", "desk", "by phone, in treatment", "= WITNESS C"], ["4", "Colin Deeks", "general", "23/1", "hostile to GP"]]), "yes", hide=["Josh Lightfoot", "Theresa Mwangi-Holt"], keep=["hostile to GP"], why="by initials; the folder and number are explained by other documents")

add("hr/Grievance/G-2025-03/03 interview NR.docx", docx("INTERVIEW: Nadia Rahimi, 21 January 2025, 10.00. Present: RC, NR, Tom Rudd (notes)", "RC: What did you hear on 14 June?", "NR: Martin asked what the price of Gwen's silence was. Some people laughed. Colin laughed. Gwen went white.",
    "RC: How would you describe GP?", "NR: Strict. Fair. She made me redo a report four times but she was right. She cries in the loo, everybody knows.", "RC: Has MS a temper?", "NR: Not with me. Wayne Frost in Building Control left because of him, ask him.", "NR checked these notes: N Rahimi 27.1.25"),
    "yes", hide=["Wayne Frost"], keep=["Gwen went white", "redo a report four times", "She cries in the loo"])

add("mail/hr/2025-01-22 witness B.eml", eml("Josh Lightfoot <josh.lightfoot@wexcombe.example>", RC, "Wed, 22 Jan 2025 22:40:00 +0000", "confidential!", """Hi Rashid, as discussed I dont want my name on anything. MS did say it: "she's past it and hormonal". We were by the printer, only me and him. If G sees this she'll know its me obviously as only I was there. My probation ends 1 March.
J
"""), "either", hide=["only me and him", "My probation ends 1 March"], why="she is the letter G: only the folder and the conversation tell")

add("mail/hr/2025-01-24 witness C call.msg", msg("Rashid Chowdhury", "rashid.chowdhury@wexcombe.example", [("Deborah Kitchener", "deborah.kitchener@wexcombe.example")], 1737712800, "G/2025/03 - call w/ witness C",
"""Deb

Spoke to Theresa M-H by phone, she was in the chemo suite bless her. The desk: MS told Facilities on 11 Nov to move "Mrs P" by the gents as "she likes to keep an eye on people". Gwen was at her dad's funeral that day.
She thinks GP "won't come back". Doesn't want GP to know what she said about the drinking.

R
"""), "yes", hide=["Theresa M-H"], keep=["she likes to keep an eye on people", "her dad's funeral", "won't come back"])

add("hr/Grievance/G-2025-03/05 meeting notes.txt", """
Griev mtg 20 Feb 25, Town Hall annexe. RC (chair) GP FB DK(notes)

RC opened. Asked GP how she is. GP - not great. On new tablets.
GP: wants to add 5. MS's email of 3/12 "the Welsh contingent".
FB: asked for disclosure of Witness B + C. RC: no.
GP: "it's Josh isn't it, and Tess". RC wouldn't say.
Adj 11.10 - GP upset. Res 11.25.
RC -> MS says the remark was about the PRICE of the application. GP laughed at that.
Next: RC to report by 14/3
""", "yes", keep=["On new tablets", "wants to add 5", "the Welsh contingent", "GP upset"], why="initials throughout; other documents explain them")

add("hr/Grievance/G-2025-03/06 report.pdf", pdf("""
# INVESTIGATION REPORT G/2025/03                                 OFFICIAL - SENSITIVE
Investigating Officer: Rashid Chowdhury, Head of Revenues              14 March 2025

# 1. Background
1.1 Mrs Price has been a planning officer since 2009 (she was then Mrs Hopkin-Rees) and Principal since 2012.
1.2 Mr Sharpe was appointed Head of Planning in May 2023. He had worked with Mrs Price's former husband.

# 2. Findings
2.1 The remark of 14 June. Three of four witnesses heard it. Mr Deeks did not, as he "was on the phone".
2.2 The remark of 2 September. Witness B, who was alone with Mr Sharpe at the printer, is consistent.
2.3 The desk. UPHELD. Facilities' ticket F-8812 bears this out.
2.4 Personal relationships. NOT UPHELD. Mr Sharpe says his wife Natalie is ill and that the rumour is hurtful.
2.5 Will the parties be able to work together? In Mr Deeks's view, "not while she's got a face like thunder".
""", """
# 3. Mrs Price's health
3.1 She was absent from 20 January. Occupational Health found her fit to attend. She told me that she drinks.
3.2 Witness C is worried for her.
# 4. Conclusion
4.1 Partly upheld. Mark Mrs Price's file accordingly. Grant her request for a different manager: Ms Rahimi may act up.
R. Chowdhury
"""), "yes", hide=["wife Natalie"], keep=["Mark Mrs Price's file accordingly", "Grant her request", "face like thunder", "Will the parties be able", "She told me that she drinks", "UPHELD", "former husband"])

add("hr/Grievance/G-2025-03/07 outcome letter.docx", docx("The Old Forge\nSheep Street\nWEXCOMBE WX9 1PL", "28 March 2025", "STRICTLY PRIVATE", "Dear Mrs Price", "**GRIEVANCE OUTCOME**", "I write to confirm that points 1 and 3 of your grievance are upheld, that 2 is upheld in part, and that 4 is not upheld.",
    "Mr Sharpe has been told of my decision. I know that this has come at a price to your health. You may appeal within ten days to the Chief Executive, Ms E Tooley.", "Yours sincerely", "Deborah Kitchener", footer="Wexcombe District Council is an equal opportunities employer"), "yes", keep=["at a price to your health", "points 1 and 3", "Dear Mrs Price"])

add("hr/Grievance/G-2025-03/08 appeal minutes.docx", docx("# Appeals Committee, 6 May 2025, MINUTES", "Members: Cllr P Askew (Ch), Cllr Mrs J Pell, Cllr R. Dunne (withdrew, interest)", "Mrs Price attended with Ms Beynon. ET presented the management case.",
    [["Time", "Speaker", ""], ["10.02", "FB", "The real issue is that B was leant on. My member knows who he is."], ["10.15", "GP", "I loved my job. I'd go back tomorrow if he went."], ["10.20", "ET", "GP was offered Economic Development and said no."], ["10.31", "Cllr Pell", "Is the drinking relevant?"]],
    "RESOLVED: appeal dismissed, 2-0."), "yes", keep=["I loved my job", "offered Economic Development and said no", "Is the drinking relevant"])

# --- union, lawyers, gossip

add("mail/union/2025-02-01 Re Re Fw.eml", eml(FB, GP, "Sat, 01 Feb 2025 10:00:00 +0000", "RE: Re: Fw: your stuff", """cariad, say nothing to Debs till I've seen it. Ff x

-----Original Message-----
From: Gwen Price [mailto:gwenprice.home@postal.example]
Sent: 31 January 2025 23:14
To: Ffion Beynon
Subject: Re: Fw: your stuff

Ff, Huw says I should just go. I can't face that man. Did Tess really say about the wine? xx G

> From: Ffion Beynon
> To: Gwen P
>
> See Theresa's text to me: "tell gwennie im thinking of her, R asked me about the drinking + I had to be honest x"
"""), "yes", keep=["I can't face that man", "I should just go"])

add("mail/legal/2025-06-02 without prejudice.eml", eml("Sunil Barot <sunil.barot@barotlaw.example>", "Elaine Tooley <elaine.tooley@wexcombe.example>; Deborah Kitchener <deborah.kitchener@wexcombe.example>", "Mon, 02 Jun 2025 17:00:00 +0100", "Price v WDC - LEGALLY PRIVILEGED - advice",
"Elaine, Deborah\n\nOn the figures Mrs Price's claim is worth £18-31k. Mr Lightfoot's evidence would sink us on ground 2. The price of settling now is about £15k. I advise offering twelve.\n\nSunil Barot\nSolicitor\n"), "yes", keep=["The price of settling now", "worth"])

add("mail/planning/2024-06-14 gossip.eml", eml("Colin Deeks <colin.deeks@wexcombe.example>", "Wayne Frost <wayne.frost@postal.example>", "Fri, 14 Jun 2024 16:50:00 +0100", "ha", "You missed a good one mate. MS asked what the price of Gwen's silence was, Pricey had a face on her ALL day. Even young Josh was laughing. Nadia pretending to type. Pint?\nCol\n"), "yes", keep=["Pricey had a face on her"])

add("mail/planning/2024-12-03 Welsh.eml", eml(MS, "Colin Deeks <colin.deeks@wexcombe.example>", "Tue, 03 Dec 2024 12:12:00 +0000", "desk move", "Colin, the Welsh contingent is back Thursday. Expect fireworks re the desk. Keep your head down.\nM\n"), "either", why="it means her, but only a reader who has the grievance can tell")

add("mail/planning/2025-04-10 msg.msg", msg("Martin Sharpe", "martin.sharpe@wexcombe.example", [("Deborah Kitchener", "deborah.kitchener@wexcombe.example"), ("Elaine Tooley", "elaine.tooley@wexcombe.example")], 1744286400, "FW: GP - return to work",
"""Deborah,

I'm not having GP back in my team. I have a letter from my own GP about my blood pressure. Natalie is in bits. What does it cost to pay her off, name the price.

Martin Sharpe
Head of Planning
"""), "possible", hide=["Natalie is in bits"], keep=["not having GP back"], why="GP is she and a doctor in one message; return to work")

add("mail/planning/2025-03-01 all.eml", eml("Elaine Tooley <elaine.tooley@wexcombe.example>", "Martin Sharpe <martin.sharpe@wexcombe.example>; Gwendolyn Price <gwendolyn.price@wexcombe.example>; Nadia Rahimi <nadia.rahimi@wexcombe.example>", "Sat, 01 Mar 2025 09:00:00 +0000", "car park closed Monday", "All, the Sheep Street car park is closed on Monday for resurfacing.\nElaine\n"), "possible", why="she only received it")

# --- money and lists

add("hr/Payroll/March 2025.csv", csv([["Payroll", "Emp", "Surname", "Init", "Dept", "Grade", "Gross", "Tax", "NI no", "Bank a/c"], ["1", "E10101", "DEEKS", "C", "PLAN", "H", "2801.10", "351.20", "QQ111111A", "****1187"], ["2", "E10442", "PRICE", "G M", "PLAN", "K", "1851.17", "160.80", "QQ123456A", "****4420"],
    ["3", "E10977", "PRICE", "G", "LIBS", "D", "1733.00", "137.00", "QQ222222B", "****9001"], ["4", "E11003", "LIGHTFOOT", "J", "PLAN", "F", "2100.00", "210.00", "QQ333333C", "****7213"], ["5", "E10733", "VAN DER MERWE", "P", "REV", "F", "2100.00", "210.00", "QQ444444D", "****0912"]]), "yes",
    hide=["2801.10", "1733.00", "****9001", "****7213"], out=["E10101", "E10977", "E11003", "E10733"], keep=["1851.17", "****4420"])

add("hr/Payroll/pension opt.xlsx", xlsx({"LGPS": [["Emp", "Name", "Opt", "AVC"], ["E10442", "Price Gwendolyn", "Main", "£50"], ["E10977", "Price Gwen", "50/50", ""], ["E10660", "Sohal Baljit", "Main", "£200"]]}), "yes", hide=["50/50", "£200"], out=["E10977", "Sohal"], keep=["£50"])

add("hr/Restructure/pool scores.csv", csv([["Ref", "Name", "Skills", "Perf", "Attend", "Total", "Comment"], ["a", "C. Deeks", "14", "12", "20", "46", "safe"], ["b", "G. Price", "20", "18", "5", "43", "MS: attendance kills her, shame"], ["c", "N. Rahimi", "16", "17", "19", "52", ""], ["d", "T. Mwangi-Holt", "15", "15", "4", "34", "discount sickness (disab.)"]]), "yes",
    hide=["discount sickness", "C. Deeks", "safe"], out=["C. Deeks", "N. Rahimi", "T. Mwangi-Holt"], keep=["attendance kills her"])

add("hr/Recruitment/HoP 2023 scores.xlsx", xlsx({"Panel": [["Candidate", "Q1", "Q2", "Q3", "Total", "Panel note"], ["Marcus Oyelaran", 7, 8, 6, 21, "strong, London salary"], ["Gwendolyn Price (int.)", 9, 6, 6, 21, "knows the job; ET: too nice?"], ["Henrietta Coote", 5, 5, 5, 15, "no"], ["M Sharpe", 8, 8, 8, 24, "APPOINT"]]}), "yes",
    hide=["London salary", "Marcus", "Henrietta"], out=["Oyelaran", "Coote"], keep=["too nice?"])

add("hr/IT/access log.csv", csv([["time", "user", "host", "event"], ["2025-01-19T21:14:00", "gprice2", "VPN-04", "login"], ["2025-01-19T21:20:11", "gprice1", "LIB-22", "login"], ["2025-01-19T23:59:02", "gprice2", "VPN-04", "download H:\\grievance\\evidence.zip"], ["2025-01-20T08:00:00", "mwangit", "GH-101", "login"]]), "yes",
    hide=["LIB-22", "mwangit"], out=["gprice1", "mwangit"], keep=["VPN-04"])

add("hr/Expenses/mileage Q3.csv", csv([["Claimant", "Date", "From", "To", "Miles"], ["G Price (Planning)", "3.7.24", "Guildhall", "Orchard Lane", "14"], ["Gwen Price (Libraries)", "3.7.24", "Wexcombe Lib", "Stoke Lib", "9"], ["T Mwangi-Holt", "5.7.24", "Guildhall", "Hospital", "22"]]), "yes", hide=["Stoke Lib"], out=["Libraries", "Mwangi-Holt"], keep=["Orchard Lane"])

add("hr/Org/chart.html", """<html><body><h2>Planning, from 1 May 2024</h2><ul><li>Martin Sharpe, Head of Planning<ul><li>Gwendolyn Price, Principal Planning Officer<ul><li>Nadia Rahimi, Senior</li><li>Josh Lightfoot, Assistant (probation)</li></ul></li>
<li>Colin Deeks, Enforcement</li><li>Theresa Mwangi-Holt, Technical Support</li></ul></li></ul><p>Price on application.</p></body></html>""", "yes", keep=["Principal Planning Officer", "Price on application"], why="published; that colleagues' posts stand in it makes nobody private")

add("hr/Leave/team.ics", """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//WDC//EN
BEGIN:VEVENT
UID:l1@wexcombe.example
DTSTART;VALUE=DATE:20241111
SUMMARY:GP - compassionate (father)
END:VEVENT
BEGIN:VEVENT
UID:l2@wexcombe.example
DTSTART;VALUE=DATE:20241112
SUMMARY:TMH - hospital
END:VEVENT
BEGIN:VEVENT
UID:l3@wexcombe.example
DTSTART;VALUE=DATE:20241113
SUMMARY:Gwen P A/L
END:VEVENT
END:VCALENDAR
""", "possible", hide=["TMH - hospital"], out=["TMH"], why="initials, and first name with initial (hers or the namesake's)")

# --- coming and going

add("hr/References/Kestrel request.eml", eml("Fenella Dalgleish <f.dalgleish@kestrel.example>", DK, "Mon, 07 Jul 2025 10:00:00 +0100", "Reference: Mrs G M Price", "Dear HR\nMrs Price has applied to us for the post of Associate. Her other referee is Ida Spokes, chair of Wexcombe Civic Society. Please comment on honesty, attendance and why she left.\n\nFenella Dalgleish\nKestrel Planning LLP\n"), "yes", hide=["Ida Spokes"], keep=["honesty, attendance and why she left"])
add("hr/References/given 2025-07-09.docx", docx("CONFIDENTIAL REFERENCE", "Re: Gwendolyn Price, Principal Planning Officer 2012-2025", "Mrs Price was employed from 1 April 2009 to 30 June 2025. She was absent for 78 days in her last year. I would not describe her as a team player. Deborah Kitchener"), "yes", keep=["not describe her as a team player", "78 days"])
add("hr/References/2009 from Brecon.pdf", pdf("""
To Wexcombe DC                                                            12 Feb 2009
# Gwendolyn Hopkin-Rees
I have known Mrs Hopkin-Rees for six years. Gwen is scrupulous, funny and stubborn. Her marriage to Gethin, who
also works here, has ended badly, and I would ask you to be kind to her. She sings.
J. R. Hartley, Brecon Beacons
"""), "yes", hide=["to Gethin"], keep=["scrupulous, funny and stubborn", "She sings", "be kind to her"], why="by her former surname")

add("hr/Exit/exit interview.docx", docx("# EXIT INTERVIEW", [["Employee", "Price, G M (E10442)"], ["Last day", "30.06.25"], ["Would you work here again?", "Yes, for anyone but him."], ["Best thing", "The trees on Orchard Lane. Theresa's flapjacks."], ["Worst thing", "Being laughed at. Colin's impressions of my accent."], ["HR comment", "Bitter. DK"]]), "yes",
    keep=["for anyone but him", "Bitter. DK", "Being laughed at", "The trees on Orchard Lane"], why="a form: each row is hers")
add("hr/Exit/card.txt", "Card for Gwen P - leaving 30 June\n\nWill miss you loads - Nads x\nGood luck Gwen, you'll need it! Col\nThank you for everything. I got through because of you. T M-H\nsorry. Josh\nBest wishes, Gwen (Libraries)\n", "possible", keep=["Thank you for everything"], why="first name and initial")

# --- the public

add("mail/planning/2025-01-15 Blunt.eml", eml("Trevor Blunt <t.blunt@postal.example>", "planning.all@wexcombe.example", "Wed, 15 Jan 2025 20:20:00 +0000", "24/01177 Orchard Lane REFUSAL", "That Price woman has cost me forty thousand pounds. She had it in for me since I complained about her parking. My neighbour Ida Spokes says the same. Everyone has their price, what's hers?\nT. Blunt, Cherry Orchard Cottage\n"), "yes",
    hide=["Cherry Orchard Cottage", "T. Blunt", "neighbour Ida Spokes"], keep=["has cost me forty thousand pounds", "Everyone has their price"], why="surname only, in a message to planning about her case")
add("mail/export/complaints.mbox", mbox(
    eml("Trevor Blunt <t.blunt@postal.example>", "Elaine Tooley <elaine.tooley@wexcombe.example>", "Thu, 16 Jan 2025 08:00:00 +0000", "complaint", "Madam, your officer Mrs G. Price was seen at the Spokes woman's house drinking sherry. T Blunt\n"),
    eml("Abigail Thorne <abi.thorne@postal.example>", "Elaine Tooley <elaine.tooley@wexcombe.example>", "Fri, 17 Jan 2025 08:00:00 +0000", "library fines", "Gwen Price at Wexcombe library charged me £8. At that price I could buy the book. A Thorne\n"),
    eml("Elaine Tooley <elaine.tooley@wexcombe.example>", DK, "Fri, 17 Jan 2025 09:00:00 +0000", "Fwd: complaint", "Deborah, for the G Price file please (Planning not Libraries!)\n\n> Madam, your officer Mrs G. Price was seen at the Spokes woman's house drinking sherry. T Blunt\n")), "yes",
    hide=["T Blunt"], out=["charged me £8"], keep=["drinking sherry", "for the G Price file please"])
add("public/Committee 2024-06-05.pdf", pdf("""
# PLANNING COMMITTEE, 5 JUNE 2024
Present: Cllr Ray Dunne (Chair), Cllr P Askew. Officers: M Sharpe, Mrs G Price, J Lightfoot
24/01177 ORCHARD LANE. Applicant: Mr T Blunt. Mrs Price recommended refusal. Public speaker: Mrs Ida Spokes.
RESOLVED: refused.
24/01180 SHEEP STREET: extension of GP surgery. House price effects are no planning matter. Approved.
"""), "yes", keep=["recommended refusal", "extension of GP surgery", "House price effects"], why="a public record of her work")

# --- nothing about her

add("mail/hr/2025-02-03 libraries.eml", eml(DK, "Gwen Price <gwen.price@wexcombe.example>", "Mon, 03 Feb 2025 10:00:00 +0000", "Your return to work", "Dear Gwen\nWelcome back after your bad back. Your Wexcombe library shifts are as before." + FOOT), "no", why="the namesake, by her address")
add("hr/Personnel/E10977/rtw.docx", docx("RETURN TO WORK: Gwen Price, E10977, Library Assistant", "Gwen has been off with her back for 5 days. Seen by GP. No adjustments."), "no", why="the namesake, by her number")
add("public/Price list pool.txt", "PRICE LIST - Wexcombe Leisure\nSwim £5.20  Concession price £3\nPrice on the door £6. GP referral scheme: half price\n", "no", why="words")
add("public/Procurement.csv", csv([["Lot", "Bidder", "Price", "Score"], ["1", "Frost & Sons", "£12,000", "60"], ["2", "Price Brothers Ltd", "£11,400", "64"]]), "no", why="a column and a firm")
add("hr/Policies/grievance policy.docx", docx("# Grievance policy", "Stage 1: write to HR. Your GP may be asked for a report. The price of silence is high: speak up. May 2023, signed M Sharpe."), "no")
