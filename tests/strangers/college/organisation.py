"""Thornleigh College, further education: student services and HR. A student of engineering who also worked as an ambassador asks for all. Invented; CC0 1.0.

His name is plain, and everybody's: a grown-up of evening classes has it, a Danielle is in the next register, a lecturer is Mr D Foster, his brother is a student too.
Systems speak here as much as people: registers with a column for each student, chats as JSON and as HTML, transcripts, exports, forms in every format."""
import json

from kit import Organisation, csv, docx, eml, mbox, msg, packed, pdf, xlsx
from more import filled, formed, odt, ods, picture, pptx, rtf, scanned

REQUEST = """
received = "2026-03-02"
channel = "e-mail"
preferred_form = "electronic"

[subject]
names = ["Daniel Foster", "Daniel Peter Foster"]
known_as = ["Dan", "Danny"]
emails = ["daniel.foster@student.thornleigh.example", "dfoster07@postal.example"]
phones = ["07700 900144"]
born = ["2007-05-23"]
addresses = ["26 Quarry Bank, Thornleigh, TH3 9PD"]
postcodes = ["TH3 9PD"]
logins = ["40118273"]
ids = { student = "40118273", uln = "7719204416", employee = "EM2209" }

[[namesake]]
names = ["Daniel Foster"]
born = ["1989-10-02"]
ids = { student = "30092218" }
"""
STAFF = {"Priti Chandarana": "Head of Student Services", "Gareth Moyle": "Progress Coach", "Hannah Lindley": "Designated Safeguarding Lead", "Oonagh Duffy": "HR Adviser", "Steve Wardle": "Programme Leader, Engineering"}
PRIVATE = {
    "namesake": ["30092218", "02/10/1989"],
    "near-namesake": ["Danielle Foster", "Danielle", "40121190"],
    "hurt": ["Callum Reddy", "Callum", "Reddy", "C Reddy", "40118301"],
    "hurt-mother": ["Sunita Reddy", "Sunita", "s.reddy@postal.example", "07700 900177"],
    "girl": ["Aisha Mahmood", "Aisha", "Mahmood", "40119944"],
    "told": ["Jade Osborne", "Jade", "Osborne", "40118412"],
    "told-mother": ["Tracy Osborne", "Tracy", "t.osborne@postal.example"],
    "mate-1": ["Tyler Beckwith", "T. Beckwith", "Tyler", "Beckwith", "40118290"],
    "mate-2": ["Kacper Nowicki", "Kacper", "Nowicki", "40118277"],
    "class": ["Owen Llewellyn", "Llewellyn", "Zofia Pawlak", "Zofia", "Pawlak", "40118330", "Connor Mistry", "Mistry", "Ella-Mae Gribbin", "Ella-Mae", "Gribbin", "Rhys Oakden", "Oakden", "Hassan Yusufzai", "Hassan", "Yusufzai", "Chidi Eze", "Chidi", "Eze", "Millie Strand", "Millie", "Nathan Crabtree", "Crabtree"],
    "hr-case": ["Bridget Swales", "Swales", "Bridget", "EM0871"],
    "candidates": ["Morgan Teller", "Teller", "Sadia Khanum", "Sadia", "Khanum", "Imogen Tarrant", "Tarrant"],
    "leaver": ["Lewis Hargrave", "Hargrave", "Lewis", "EM1904"],
    "ambassadors": ["Freya Hindmarsh", "Freya", "Hindmarsh", "EM2214", "Xin Yi Tan", "Xin Yi", "EM2230"],
    "others-cpoms": ["Ruby Sykes-Lamont", "Ruby S-L", "S-L", "Sykes-Lamont", "Ruby"],
}
OTHERS = """Priti Chandarana|Priti|Chandarana|PC|P Chandarana|Mrs Chandarana|Gareth Moyle|Gareth|Moyle|GM|G Moyle|Gaz M|Hannah Lindley|Hannah|Lindley|HL|H Lindley|Ms Lindley|Oonagh Duffy|Oonagh|Duffy|OD|O Duffy|Steve Wardle|Stephen Wardle|Steve|Wardle|SW|S Wardle|Mr Wardle
David Foster|Dave Foster|D Foster|Mr D Foster|Mr Foster|DF|David|Dave|Sal Whitmore|Sal|Whitmore|Sally Whitmore|SWh|Joe Tinkler|Joe|Tinkler|JT|J Tinkler|Amelie Roth|Dr Amelie Roth|Dr Roth|Roth|Amelie|Beccy Nunn|Beccy|Nunn|BN|Rebecca Nunn|Ian Prosser|Ian|Prosser|IP|I Prosser|Mr Prosser
Karen Foster|Karen|Mrs Foster|Mrs K Foster|Luke Foster|Luke|Neil Brough|Neil|Brough|Mum|Dad|Mr Brough|karen.foster@postal.example|40125510|07700 900145|07700 900146
priti.chandarana@thornleigh.example|gareth.moyle@thornleigh.example|hannah.lindley@thornleigh.example|oonagh.duffy@thornleigh.example|steve.wardle@thornleigh.example|david.foster@thornleigh.example|sal.whitmore@thornleigh.example|joe.tinkler@thornleigh.example|ian.prosser@thornleigh.example|beccy.nunn@thornleigh.example|registers@thornleigh.example|eng@thornleigh.example
Marta Wolff|Marta|Wolff|Ms Wolff|marta.wolff@calderauto.example|Calder Auto|01632 960900|01632 960901|01632 960902|01632 960911|Dr Pell|Pell|Sarah Lowther|Lowther|Sarah|SL|sarah.lowther@council.example|Denny Craig|Denny|Craig|PC Craig|all|Owen|Connor|Rhys|Nathan|Strand|Morgan|Imogen|Tan|CR|JO|TB|KN|AM|LF|KF|RSL|Wardle S|Luke F|BS|GMOYLE|SWARDLE|DFOSTER2|S Whitmore CPT3A|Beth Rowan|Beth|Rowan|news@board.example|dan.foster89@postal.example|07700 900199|Kirsty|u-steve|u-gareth|u-joe|u-david""".replace("\n", "|").split("|")
OWN = """Daniel Foster|Daniel Peter Foster|Daniel P Foster|Dan Foster|Danny Foster|FOSTER Daniel|FOSTER, Daniel|Foster, Daniel|Foster Daniel|Foster D|D P Foster|D. Foster|Dan F|Daniel F|Dan|Danny|Daniel|Foster|Mr D P Foster|Danial|Danial Foster|Daneil|DPF|DFo|40118273|7719204416|EM2209
daniel.foster@student.thornleigh.example|dfoster07@postal.example|07700 900144|07700900144|26 Quarry Bank|TH3 9PD|23/05/2007|23.5.07|23 May 2007|2007-05-23""".replace("\n", "|").split("|")

O = Organisation("Thornleigh College", "thornleigh.example", "further-education", REQUEST, PRIVATE, STAFF, OTHERS, OWN)
add = O.add
PC = "Priti Chandarana <priti.chandarana@thornleigh.example>"
GM = "Gareth Moyle <gareth.moyle@thornleigh.example>"
HL = "Hannah Lindley <hannah.lindley@thornleigh.example>"
OD = "Oonagh Duffy <oonagh.duffy@thornleigh.example>"
SW = "Steve Wardle <steve.wardle@thornleigh.example>"
DF = "David Foster <david.foster@thornleigh.example>"
JT = "Joe Tinkler <joe.tinkler@thornleigh.example>"
BN = "Beccy Nunn <beccy.nunn@thornleigh.example>"
IP = "Ian Prosser <ian.prosser@thornleigh.example>"
DAN = "Daniel Foster <daniel.foster@student.thornleigh.example>"
MUM = "Karen Foster <karen.foster@postal.example>"
FILE = "students/40118273/"
DISC = "discipline/2025-11 workshop/"
SG = "safeguarding/"
FOOT = """

Gareth Moyle
Progress Coach, Engineering & Construction
Thornleigh College | Mill Road | Thornleigh TH1 1AA | 01632 960901
Did you know? Our open evening is on 12 March. Book at the website!
"""

# --- the student's file

add(FILE + "Enrolment 2024.odt", odt("# Thornleigh College – Enrolment 2024/25", [
    ["Surname", "Foster"], ["Forename(s)", "Daniel Peter"], ["Known as", "Dan"], ["Date of birth", "23/05/2007"], ["ULN", "7719204416"], ["Address", "26 Quarry Bank, Thornleigh TH3 9PD"],
    ["Programme", "L3 Extended Diploma in Engineering (ENG3-A)"], ["Next of kin", "Karen Foster (mother) 07700 900145"], ["Second contact", "Neil Brough (step-father) 07700 900146"],
    ["Medical", "Epilepsy – absences, last tonic-clonic Easter 2023. Keppra 500mg."], ["Support", "EHCP (council). Dyslexia, ADHD."], ["Sibling at college", "Luke Foster, 40125510, joining 2025"]], "Signed D Foster  2/9/24     Enrolled by: B Nunn", author="Beccy Nunn"), "yes",
    keep=["absences, last tonic-clonic Easter 2023", "Keppra 500mg", "Dyslexia, ADHD", "L3 Extended Diploma in Engineering"], why="a form in OpenDocument")

add(FILE + "EHCP annual review 2025-03.docx", docx("# ANNUAL REVIEW OF AN EDUCATION, HEALTH AND CARE PLAN", [
    ["Young person", "Daniel Foster", "DoB", "23.5.07"], ["Setting", "Thornleigh College", "Year", "12"], ["Date of meeting", "13 March 2025", "Plan dated", "04/02/2022"]],
    "Present: Daniel, Mrs K Foster, Gareth Moyle, Sal Whitmore (ALS), Sarah Lowther (SEND caseworker, by Teams), Steve Wardle. Apologies: Dr A Roth.",
    "**Section A – views**", "Dan said: \"I like the workshop. I don't like the canteen. I dont want someone sat next to me in maths, everyone looks.\"", "Mum said Danny comes home shattered and that Luke gets the brunt of it.",
    "**Section B – progress**", [["Outcome", "Progress", "RAG"], ["1 Organise his own kit", "Now 4 days in 5. SWh fades prompts.", "G"], ["2 Manage anger without leaving site", "Walked out 3x. One incident with C. Reddy in Feb (words only).", "A"], ["3 GCSE maths 4", "Mock 3. Mr Foster to give extra Weds session.", "R"]],
    "Health: neurology discharged him to GP. Rescue meds in the first aid room.", "**Section F** – 12 hours 1:1 to go down to 8. Daniel agrees. Mum is not happy but agrees to try.", "Actions: GM one page profile; SL amended plan by 8 May; Sal to tell Kacper's LSA that they swap on Tuesdays.", header="Daniel Foster 40118273", footer="Confidential – EHCP"), "yes",
    hide=["C. Reddy", "Kacper's LSA"], keep=["I like the workshop", "everyone looks", "Now 4 days in 5", "Walked out 3x", "12 hours 1:1 to go down to 8", "comes home shattered", "neurology discharged him"])

add(FILE + "EP advice 2025.pdf", pdf("""
# EDUCATIONAL PSYCHOLOGY ADVICE
Name\tDaniel Foster
Date of birth\t23/05/2007
Setting\tThornleigh College
Seen on\t6 February 2025
Psychologist\tDr Amelie Roth
Consulted\tG Moyle, S Whitmore, Mrs Foster

# Summary
Daniel is a likeable young man of 17 who thinks in pictures. On the WAIS-IV his working memory is at the 4th
centile and his visual puzzles at the 91st. Daniel told me that he has "a fuse like a firework". In the lesson
I watched he helped another student, Owen Llewellyn, to read a drawing without being asked. His younger brother
is said to be frightened of him when he shouts.

# Recommendations
1. Instructions one at a time and in writing.
2. A card that lets him leave the room, and an agreed place to go to.
3. No seating with his back to the door.
"""), "yes", hide=["Owen Llewellyn"], keep=["thinks in pictures", "at the 4th", "a fuse like a firework", "No seating with his back to the door"], why="a form set with tabs in a PDF")

add(FILE + "Learning support plan.html", formed("Learning Support Plan", [["Name:", "Dan Foster"], ["Student no.:", "40118273"], ["Coach:", "G Moyle"], ["What helps:", "Noise-cancelling headphones. Being told the day before."], ["What doesn't:", "Being shouted at across the workshop. Supply staff."], ["Exam access:", "25% extra time, reader pen, rest breaks"], ["Works well with:", "Kacper, Zofia"], ["Keep apart from:", "Callum Reddy (see EBS note)"]], "<p>Printed from EBS 14/10/2025 by GMOYLE</p>"), "yes",
    hide=["Kacper, Zofia", "Callum Reddy"], keep=["Noise-cancelling headphones", "Supply staff", "25% extra time, reader pen"], why="a form in HTML")

add(FILE + "ProMonitor comments.csv", csv([["StudentRef", "CommentType", "CommentDate", "EnteredBy", "Comment"],
    ["40118273", "Cause for Praise", "2025-09-19", "SWARDLE", "Fantastic TIG weld, best in the group. Showed Hassan how to set the gas."],
    ["40118273", "Cause for Concern", "2025-10-07", "DFOSTER2", "Head on desk whole lesson. Asked him to step out, he said \"make me\". Later apologised."],
    ["40118273", "Meeting", "2025-10-16", "GMOYLE", "Met w D and mum. Sleeps 4 hrs. Meds changed 1/10. Girlfriend trouble - A from Health & Social."],
    ["40118273", "Cause for Concern", "2025-11-06", "SWARDLE", "INCIDENT see panel file. Sent home pending."],
    ["40118273", "Meeting", "2026-01-12", "GMOYLE", "RTC meeting. Danny calm, wants to finish. No contact w/ CR agreed. TB to stay in B group."]]), "yes",
    hide=["Showed Hassan how"], keep=["Fantastic TIG weld", "he said \"make me\"", "Sleeps 4 hrs", "wants to finish", "Sent home pending"], why="rows by his number")

add(FILE + "Bursary application.pdf", filled("16-19 Bursary Fund – application", [("Full name", "Daniel Peter Foster"), ("Student number", "40118273"), ("Household income", "£16,400"), ("Benefits received", "UC, PIP (standard rate)"), ("Reason", "Mum was made redundant in June.\nI need steel toe caps and a bus pass."), ("Bank sort code", "20-00-00"), ("Declared by", "Karen Foster"), ("Office use", "Approved £840. PC 30/9/25")]), "yes",
    keep=["£16,400", "Mum was made redundant in June", "I need steel toe caps and a bus pass", "Approved £840"], why="the fields of a PDF form")

add(FILE + "MEDALERT.rtf", rtf("""
**THORNLEIGH COLLEGE  MEDICAL ALERT SYSTEM v2.1**
SURNAME:\tFOSTER
FORENAME:\tDANIEL
NUMBER:\t40118273
CONDITION:\tEPILEPSY - ABSENCE
ACTION:\tTIME IT. IF > 5 MIN GIVE BUCCAL MIDAZOLAM (FIRST AID ROOM, DRAWER 2)
CONTACT 1:\tK FOSTER  07700 900145
SEEN BY:\tDR PELL
LAST EVENT:\t11/02/2025 IN CANTEEN. FOUND BY R OAKDEN (STUDENT)
"""), "yes", hide=["R OAKDEN"], keep=["TIME IT", "FIRST AID ROOM, DRAWER 2", "11/02/2025 IN CANTEEN"], why="an old system's print")

add(FILE + "Form 8 access arrangements.docx", docx("JCQ FORM 8 – APPLICATION FOR ACCESS ARRANGEMENTS", [["Candidate name", "FOSTER DANIEL PETER"], ["Candidate number", "0147"], ["Centre", "33815"], ["Assessor", "S Whitmore CPT3A"]], [["Test", "Standardised score"], ["DASH free writing", "79"], ["TOWRE-2 sight words", "81"], ["CTOPP-2 RAN", "76"]], "History of need: support since Y4; used reader at Calder High.", "Teacher feedback (Mr D Foster): \"Without a reader he guesses. With one he gets Bs.\""), "yes", keep=["Candidate number", "79", "With one he gets Bs", "used reader at Calder High"])

add(FILE + "Progress report Nov 2025.pdf", pdf("""
# PROGRESS REPORT – AUTUMN 2025
Student:\tFoster, Daniel\t\tNo:\t40118273
Group:\tENG3-A\t\tCoach:\tG Moyle

Unit\tTeacher\tTarget\tCurrent\tEffort
Mechanical principles\tS Wardle\tM\tM\t2
Fabrication\tS Wardle\tD\tD\t1
GCSE Maths\tD Foster\t4\t3\t4
Tutorial\tG Moyle\t-\t-\t3

Coach's comment: Dan is capable of a Distinction overall. His attendance (84%) fell after half term when he
was excluded. He needs to hand in the gearbox report. He is the only one of his table, Tyler and Kacper
included, who has finished the practical.
"""), "yes", hide=["Tyler and Kacper"], keep=["capable of a Distinction overall", "He needs to hand in the gearbox report", "fell after half term"])

add(FILE + "one page profile.pptx", pptx(("Dan's one page profile", ["What people like about me: funny, good with my hands, loyal", "What matters to me: my nan, my Fiesta, Town FC", "How to help: say my name first, then the thing"], "Made with Sal 20/3/25. He didn't want the bit about his dad in."), author="Sal Whitmore"), "yes", keep=["funny, good with my hands", "my nan, my Fiesta", "say my name first", "the bit about his dad"])

add(FILE + "parents eve notes.txt", "P/E 27.11.25 GM\nMrs F came w Neil. V upset about panel. Says Danny was 'goaded for weeks' & why is Callum still in the group. Told her can't discuss other students.\nNeil: Dan's been kipping at the garage. Luke won't sit in the car with him.\nAgreed: daily text from me til xmas. Karen to ring Dr Pell re: sleep.\n", "yes", hide=["why is Callum still"], keep=["goaded for weeks", "been kipping at the garage", "daily text from me til xmas"], why="in haste; short names only, the folder has his number")

add(FILE + "consent to share.ods", ods({"Consent": [["Form", "Consent to share information"], ["Learner", "Daniel Foster"], ["DOB", "23/05/2007"], ["Share with", "Mum yes. Step-dad NO. Dad NO."], ["Share with employer", "Yes - Calder Auto, attendance only"], ["Signed", "D Foster 5/9/25"]]}), "yes", keep=["Step-dad NO", "attendance only"])

# --- registers, where people are columns

DAYS = ["Mon 8 Sep", "Tue 9 Sep", "Wed 10 Sep", "Thu 11 Sep", "Fri 12 Sep"]
add("registers/ENG3-A wk37 by student.xlsx", xlsx({"wk37": [["Session", "Daniel Foster", "Kacper Nowicki", "Tyler Beckwith", "Callum Reddy", "Zofia Pawlak"], ["Mon AM Workshop", "/", "/", "L 20 min", "/", "/"], ["Mon PM Maths", "O - walked out", "/", "/", "/", "/"], ["Tue AM Principles", "/", "sick (tonsils)", "/", "/", "/"], ["Wed AM CAD", "/", "sick (tonsils)", "O", "O dentist", "/"], ["Thu AM Workshop", "/ praise: marking out", "/", "/", "sent out", "/"]]}), "yes",
    hide=["sick (tonsils)", "O dentist", "sent out"], keep=["O - walked out", "praise: marking out", "Mon PM Maths"], why="a register with a column for each student")

add("registers/ENG3-A targets.csv", csv([["Target", "Foster, Daniel", "Nowicki, Kacper", "Beckwith, Tyler", "Eze, Chidi"], ["By half term", "Finish bracket drawing", "Bring PPE every day", "Attend on Mondays", "Resubmit unit 3"], ["By Christmas", "Gearbox report 1500 words", "CV", "Apologise to Mr Wardle", "Apply for the BAE scheme"], ["Barrier", "Reading load", "Works nights", "Court in Nov", "None"]]), "yes",
    hide=["Court in Nov", "Works nights", "Bring PPE every day", "Apply for the BAE scheme"], keep=["Finish bracket drawing", "Gearbox report 1500 words", "Reading load"], why="columns of students, surname first, in a CSV")

add("registers/Tutor handover 12T3.docx", docx("Tutor handover – ENG3-A – GM to cover – Nov 2025", [["", "Dan F", "Callum R", "Zofia P"], ["Mood", "Flat. Don't ask about the panel.", "Jumpy in workshop", "Chirpy"], ["Home", "Stopping at mate's garage", "Mum rings daily", "Lives with aunt"], ["To do", "Gearbox report, OH form", "Statement for police", "UCAS ref"]]), "yes",
    hide=["Callum R", "Jumpy in workshop", "Mum rings daily", "Lives with aunt", "Statement for police"], keep=["Don't ask about the panel", "Stopping at mate's garage", "Gearbox report, OH form"], why="columns by forename and initial, in Word")

add("registers/ENG3-A marks unit 5.csv", csv([["Student ref", "Name", "Task 1", "Task 2", "Task 3", "Grade", "Comment"], ["40118273", "Foster Daniel", "P", "M", "D", "D", "Excellent evidence of testing"], ["40118277", "Nowicki Kacper", "P", "P", "", "U", "Plagiarism - see IV"], ["40118290", "Beckwith Tyler", "", "", "", "U", "Non submission"], ["40118301", "Reddy Callum", "P", "M", "M", "M", "Late, extn agreed (concussion)"], ["40118330", "Pawlak Zofia", "P", "M", "D", "D", "Lovely sketches"]]), "yes",
    hide=["Plagiarism - see IV", "(concussion)"], out=["Nowicki", "Beckwith", "Pawlak"], keep=["Excellent evidence of testing"])

add("registers/workshop PPE sign-out.ods", ods({"Oct": [["Date", "Item", "Out to", "Back"], ["01/10/2025", "Welding mask 4", "D. Foster", "Y"], ["01/10/2025", "Gauntlets L", "O Llewellyn", "Y"], ["02/10/2025", "Angle grinder 2", "Dan Foster", "N - left in bay"], ["03/10/2025", "Welding mask 4", "Mr D Foster (visit)", "Y"], ["03/10/2025", "Apron", "H Yusufzai", "N"]]}), "either",
    hide=["Llewellyn", "Yusufzai"], keep=["left in bay"])

add("registers/HB2-C register.csv", csv([["Ref", "Name", "Mon", "Tue", "Wed"], ["40121190", "Foster Danielle", "/", "/", "O"], ["40121204", "Gribbin Ella-Mae", "/", "O", "O"], ["40121233", "Strand Millie", "/", "/", "/"]]), "no", why="Danielle's register, hairdressing")

add("registers/maths resit seating.xlsx", xlsx({"Room M4 10 Nov": [["", "A", "B", "C"], [1, "0147 Foster Daniel (25% ET, reader)", "0152 Crabtree Nathan", "0160 Eze Chidi"], [2, "0149 Mistry Connor (rest breaks)", "0155 Foster Luke", "0163 Gribbin Ella-Mae (pregnant - aisle)"]]}), "yes", hide=["Crabtree", "(pregnant - aisle)", "Mistry Connor"], keep=["0147 Foster Daniel"], why="a plan of seats; his brother too")

add("registers/PowerBI_AtRisk_Learners.csv", csv([["Learner Ref", "Learner Name", "Programme", "Attendance %", "Attendance Band", "Risk Score", "Coach", "Last Comment"], ["40118273", "Daniel Foster", "ENG3-A", "84.2", "Amber", "71", "Gareth Moyle", "Panel 18/11 outcome: final warning"], ["40121190", "Danielle Foster", "HB2-C", "66.0", "Red", "83", "Beth Rowan", "Carer for nan, see HL"], ["40118290", "Tyler Beckwith", "ENG3-A", "58.7", "Red", "90", "Gareth Moyle", "Tagged until Feb"], ["40125510", "Luke Foster", "CON1-B", "97.1", "Green", "12", "Gareth Moyle", ""]]), "yes",
    hide=["Tagged until Feb", "Carer for nan"], out=["Danielle", "Tyler"], keep=["Panel 18/11 outcome: final warning", "84.2"])

add("registers/PowerBI_matrix_export.csv", csv([["Week", "Chidi Eze", "Daniel Foster", "Hassan Yusufzai", "Rhys Oakden"], ["2025-W40", "100", "90", "80", "100"], ["2025-W41", "100", "73", "0", "100"], ["2025-W45", "95", "41", "60", "100"]]), "yes", hide=["Chidi Eze", "Hassan Yusufzai", "Rhys Oakden"], keep=["41", "2025-W45"], why="only the heading names him, in the middle")

add("registers/timetable ENG3-A.ics", "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Celcat//EN\nBEGIN:VEVENT\nUID:eng3a-1@thornleigh.example\nDTSTAMP:20250901T080000Z\nDTSTART:20250908T090000Z\nDTEND:20250908T120000Z\nSUMMARY:ENG3-A Workshop (S Wardle) W2\nEND:VEVENT\nBEGIN:VEVENT\nUID:eng3a-rtc@thornleigh.example\nDTSTAMP:20260105T080000Z\nDTSTART:20260112T140000Z\nDTEND:20260112T143000Z\nSUMMARY:Return to college mtg - Dan Foster + mum\nLOCATION:SS2\nORGANIZER;CN=Gareth Moyle:mailto:gareth.moyle@thornleigh.example\nATTENDEE;CN=Karen Foster:mailto:karen.foster@postal.example\nATTENDEE;CN=Priti Chandarana:mailto:priti.chandarana@thornleigh.example\nDESCRIPTION:Callum R moved to B group for Mondays. Bring behaviour contract.\nEND:VEVENT\nEND:VCALENDAR\n", "yes", hide=["Callum R moved"], keep=["Bring behaviour contract", "Return to college mtg"])

# --- Teams

def teams(*said):
    return json.dumps({"@odata.context": "https://graph.example/v1.0/$metadata#chats('19%3a2a')/messages", "value": [
        {"id": str(1762430000000 + i), "messageType": "message", "createdDateTime": when, "from": {"user": {"id": f"u-{who.split()[0].lower()}", "displayName": who, "userIdentityType": "aadUser"}}, "body": {"contentType": "html", "content": text}, "reactions": []}
        for i, (when, who, text) in enumerate(said)]}, indent=1, ensure_ascii=False).encode()


add("teams/chat ENG staff room.json", teams(("2025-11-06T11:02:11Z", "Steve Wardle", "<p>need a hand in W2 NOW. Dan Foster has gone for Callum</p>"), ("2025-11-06T11:03:40Z", "Joe Tinkler", "<p>on way</p>"), ("2025-11-06T11:31:02Z", "Steve Wardle", "<p>ok. C gone to A&amp;E with his mum. Danny in SS2 with Sal, white as a sheet. keeps saying sorry</p>"), ("2025-11-06T11:33:55Z", "Gareth Moyle", "<p>do we know what set it off</p>"), ("2025-11-06T11:35:20Z", "Steve Wardle", "<p>jade says cal had pics of aisha on his phone. dont put that anywhere</p>"), ("2025-11-06T11:36:00Z", "David Foster", "<p>In maths on Monday C called him \"spaz\" after the absence. I logged it. (Not a relation before anybody asks again!)</p>"), ("2025-11-06T16:10:09Z", "Steve Wardle", "<p>tyler filmed it. got the phone off him</p>")), "yes",
    hide=["jade says cal had pics", "for Callum", "tyler filmed it"], keep=["white as a sheet", "keeps saying sorry", "do we know what set it off", "Not a relation before anybody"], why="a chat as Microsoft exports it")

add("teams/Gareth and Sal.html", """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Chat: Gareth Moyle, Sal Whitmore</title></head><body>
<div class="message"><span class="sender">Sal Whitmore</span> <span class="time">10/11/2025 08:55</span><p>Dan F not in, mum says wont get out of bed</p></div>
<div class="message"><span class="sender">Gareth Moyle</span> <span class="time">10/11/2025 08:57</span><p>He's excluded til the panel Sal! did nobody tell you?</p></div>
<div class="message"><span class="sender">Sal Whitmore</span> <span class="time">10/11/2025 08:58</span><p>NO. nobody tells LSAs anything. so do I go with Zofia instead</p></div>
<div class="message"><span class="sender">Gareth Moyle</span> <span class="time">10/11/2025 09:02</span><p>pls. also can you do Ruby S-L's reader on weds, Beth is off</p></div>
<div class="message"><span class="sender">Sal Whitmore</span> <span class="time">10/11/2025 09:05</span><p>ok. he's a good lad you know gareth. he cried in the minibus in march about his nan</p></div>
</body></html>""", "yes", hide=["with Zofia instead", "Ruby S-L's reader"], keep=["mum says wont get out of bed", "he cried in the minibus", "excluded til the panel"])

add("teams/Ambassadors channel.html", """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Student Ambassadors &gt; General</title></head><body>
<div class="post"><b>Freya Hindmarsh</b> <i>3 Oct 2025 17:20</i><p>who's on open day sat??</p></div>
<div class="reply"><b>Daniel Foster</b> <i>3 Oct 2025 17:22</i><p>me n Xin Yi. im doing the robot arm 🤖</p></div>
<div class="reply"><b>Xin Yi Tan</b> <i>3 Oct 2025 17:25</i><p>I might be late, got hospital with my mum first</p></div>
<div class="post"><b>Priti Chandarana</b> <i>6 Oct 2025 09:00</i><p>Brilliant day all. Special mention to Dan, three parents asked me his name!</p></div>
</body></html>""", "yes", hide=["got hospital with my mum", "Freya", "Xin Yi"], keep=["doing the robot arm", "three parents asked me his name"])

add("teams/2025-11-17 panel pre-meet.vtt", """WEBVTT

1
00:00:03.120 --> 00:00:09.400
<v Ian Prosser>Right, so tomorrow is Daniel Foster, and then we've got the Beckwith boy at three.</v>

2
00:00:09.900 --> 00:00:17.020
<v Priti Chandarana>Can I just say I think Daniel has been let down here. We knew about the name calling.</v>

3
00:00:17.500 --> 00:00:25.600
<v Beccy Nunn>The Reddys want him out. Mrs Reddy rang me four times. Callum's got a hairline fracture.</v>

4
00:00:26.000 --> 00:00:33.300
<v Ian Prosser>I'm minded to go for a final warning. He's got the plan, hasn't he, the EHCP.</v>

5
00:00:34.000 --> 00:00:41.800
<v Hannah Lindley>And there's the safeguarding bit about Aisha which can't come out in the room.</v>
""", "yes", hide=["Beckwith boy", "The Reddys want", "Mrs Reddy", "Callum's got", "about Aisha"], keep=["has been let down here", "go for a final warning", "We knew about the name calling"])

add("teams/2025-12-02 curriculum planning.vtt", "WEBVTT\n\n00:00:01.000 --> 00:00:06.000\n<v David Foster>I can take the resit group if somebody takes my Thursday.</v>\n\n00:00:06.500 --> 00:00:12.000\n<v Steve Wardle>Foster on resits, fine. Dan Clegg can do Thursday.</v>\n", "no", why="the lecturer who is called Foster")

# --- the incident and the panel

add(DISC + "01 Incident report.docx", docx("INCIDENT REPORT FORM", [["Reported by", "Steve Wardle"], ["Date / time", "6 Nov 2025, 10.58"], ["Where", "Workshop W2, bay 3"], ["Student(s) involved", "Daniel FOSTER 40118273\nCallum REDDY 40118301"], ["Witnesses", "Jade Osborne, Tyler Beckwith, Zofia Pawlak, JT"],
    ["What happened", "DF was grinding. CR came past and showed him something on his phone. DF put the grinder down (safely), said \"delete it\" twice, then punched CR once to the jaw. CR fell against the guillotine. DF stood back at once with his hands up. I separated them."],
    ["Injury", "CR: jaw, cut to head. DF: knuckles."], ["Action", "999 not needed. Parents rung. Both statements taken. Phone of TB held."]]), "yes",
    hide=["Callum REDDY", "Jade Osborne", "40118301", "Zofia Pawlak"], keep=["put the grinder down", "stood back at once with his hands up", "said \"delete it\" twice"], why="a form; DF is also the lecturer's initials")

add(DISC + "02 Statement CR.docx", docx("STATEMENT OF STUDENT", "Name: Callum Reddy   Number: 40118301   Taken by: J Tinkler 7/11/25 at home with mum", "I was walking past and Dan just lamped me. I never said anything. I showed him a meme that's all. I went down and hit my head on the machine. I was sick twice. I've had to have 4 stitches and I can't eat proper food.", "He has had it in for me since Year 10 when we was at Calder High. His brother Luke said he has done it to him at home.", "I don't want to be in a room with Daniel Foster again.", "Signed C Reddy"), "yes",
    hide=["Name: Callum Reddy", "Signed C Reddy", "at home with mum"], keep=["Dan just lamped me", "had it in for me since Year 10", "in a room with Daniel Foster again"])

add(DISC + "03 Statement anon.pdf", pdf("""
# WITNESS STATEMENT – NAME WITHHELD AT HER REQUEST
Taken by H Lindley on 7 November 2025

I was at the next bench. Callum had a picture of Aisha, she was in her underwear, he'd got it off Tyler. He
went up to Dan and stuck it in his face and said "recognise that". Dan told him to delete it. He asked nice the
first time. Callum laughed. Then Dan hit him. I'm not saying it was right.

I don't want anybody to know I said this. Tyler knows where I live, I get the 42 with him. My mum (Tracy) says I
shouldn't of said anything.

Signed: J Osborne
"""), "yes", hide=["J Osborne", "a picture of Aisha", "My mum (Tracy)", "Tyler knows where I live", "I get the 42 with him"], keep=["He asked nice the", "I'm not saying it was right", "told him to delete it"])

add(DISC + "04 CCTV log.csv", csv([["Camera", "From", "To", "Seen", "By"], ["W2-3", "10:55:10", "10:55:40", "DF (student) at grinder, visor down", "JT"], ["W2-3", "10:57:02", "10:58:10", "CR approaches, holds phone up. DF steps back, hand out.", "JT"], ["W2-3", "10:58:11", "10:58:14", "One punch R hand. CR falls.", "JT"], ["CORR-1", "11:01:00", "11:04:00", "D Foster led by J Tinkler to SS2, compliant", "JT"]]), "yes", keep=["at grinder, visor down", "steps back, hand out", "compliant"])

add(DISC + "05 Panel invitation.docx", docx("Mr D P Foster\n26 Quarry Bank\nThornleigh TH3 9PD", "10 November 2025", "Dear Daniel", "**DISCIPLINARY PANEL, Tuesday 18 November 2025, 1.30pm, Boardroom**", "It is alleged that on 6 November you assaulted another student. You may bring a parent or friend. You are excluded from the site until then. You may not contact Callum Reddy, Jade Osborne or Tyler Beckwith.", "Yours sincerely", "Ian Prosser\nVice Principal"), "yes", hide=["Callum Reddy, Jade Osborne or Tyler"], keep=["you assaulted another student", "You are excluded from the site until then"])

add(DISC + "06 Panel minutes 2025-11-18.docx", docx("# DISCIPLINARY PANEL – MINUTES", "18 Nov 2025, Boardroom. Panel: Ian Prosser (chair), Priti Chandarana, Denny Craig (student governor). In attendance: Daniel Foster, Karen Foster, Gareth Moyle, Steve Wardle (management case), Beccy Nunn (clerk).",
    "1. IP opened the meeting. Daniel confirmed his name and that he understood.", "2. SW read the incident report. Daniel accepted that he threw one punch. He said: \"I'm sorry he got hurt. I'm not sorry I told him to delete it.\"", "3. KF asked why the college had not acted on three earlier reports that Callum Reddy called her son names. GM said that two were logged. PC said the third was not passed on.",
    "4. DC asked about the witness. BN: she will not attend; Jade is frightened of TB's family.", "5. Daniel left the room while the panel talked about the image of a young person. HL joined. The police have TB's phone.", "6. Daniel's EHCP: SWh's note read out. He uses the card 3 or 4 times a week and always comes back.", "7. **Decision**: final written warning, 12 months; return on 12 January with a contract. KF thanked the panel.", "Meeting closed 15.05. Next: T. Beckwith 15.15.", footer="BN 19/11/25"), "yes",
    hide=["Callum Reddy called", "Jade is frightened", "T. Beckwith"], keep=["not sorry I told him to delete it", "final written warning, 12 months", "uses the card 3 or 4 times a week", "the third was not passed on"])

add(DISC + "07 Outcome letter.pdf", pdf("""
Thornleigh College, Mill Road, Thornleigh TH1 1AA
20 November 2025

Mr Daniel Foster
26 Quarry Bank, Thornleigh TH3 9PD

Dear Daniel

The panel found the allegation proved. In mitigation it accepted that you were provoked, that you stopped at once
and that you told the truth. You are given a final written warning until 19 November 2026. You may return on
12 January. You may appeal to the Principal within ten working days.

cc Mrs K Foster; G Moyle; EHCP file
Ian Prosser
"""), "yes", keep=["you were provoked", "a final written warning until", "you told the truth"])

add(DISC + "08 Appeal (scanned).pdf", scanned("""
26 Quarry Bank
Thornleigh

25th November 2025

To the Principal

I want to appeal for my son Daniel Foster. He is not a violent lad.
It was Callum Reddy who started it and he is back in college
laughing. My other son Luke has to walk past him every day.

Danny has not slept since. He says he wishes he was not here.

Please ring me on my day off.

Mrs Karen Foster
"""), "yes", hide=["Callum Reddy"], keep=["He is not a violent lad", "Danny has not slept since"], why="a letter that a copier made a picture")

add(DISC + "09 Statement Tinkler.txt", "STATEMENT J TINKLER SITE SECURITY\nI attended W2 at 11.03. I saw a male student I know as Dan F with his hands up by the wall. Another male (Reddy) was sat on the floor bleeding from the head. Dan said 'I shouldn't of done that Joe'. He came with me no bother. I asked a student (T Beckwith) for his phone as he'd been filming, he told me to eff off.\nJT 6/11\n", "yes", hide=["(Reddy)", "T Beckwith"], keep=["I shouldn't of done that", "no bother"])

add("discipline/Panels tracker 2025-26.xlsx", xlsx({"Stage 3": [["Date", "Student", "Ref", "Programme", "Allegation", "Outcome", "Notes"], ["18/11/2025", "Daniel Foster", "40118273", "ENG3-A", "Assault", "FWW 12m", "Appeal - not upheld 9/12"], ["18/11/2025", "Tyler Beckwith", "40118290", "ENG3-A", "Indecent image", "Withdrawn", "Police ref in HL safe"], ["02/12/2025", "Danielle Foster", "40121190", "HB2-C", "Vaping in salon", "WW", ""], ["09/12/2025", "Nathan Crabtree", "40119001", "CON2", "Theft of copper", "FWW", "Mum to repay £80"]]}), "yes",
    hide=["Police ref in HL safe", "Vaping in salon", "Mum to repay"], out=["Tyler", "Danielle", "Nathan"], keep=["Appeal - not upheld 9/12"])

# --- safeguarding

add(SG + "CPOMS export Foster Daniel.csv", csv([["Incident Date", "Student", "Category", "Incident", "Linked students", "Assigned", "Actions"], ["2024-11-12", "Foster, Daniel", "Home", "D says he sleeps at his nan's because step-dad 'kicks off'. No marks.", "Foster, Luke", "HL", "Call to mum 13/11. Early Help offered, declined."],
    ["2025-03-18", "Foster, Daniel", "Bereavement", "Nan died Sunday. D tearful in minibus. Wants to carry on.", "", "GM", "Counselling from 1/4"], ["2025-11-06", "Foster, Daniel", "Peer on peer", "See panel file. Image of another student (Mahmood, Aisha) shared by Beckwith, Tyler.", "Reddy, Callum; Mahmood, Aisha; Beckwith, Tyler", "HL", "Police 101 log. Aisha supported by SW."], ["2025-11-26", "Foster, Daniel", "Mental health", "Mum's letter: he 'wishes he was not here'. Spoke to Dan by phone: no plan. Safety plan emailed.", "", "HL", "Crisis line, GP, call Fri"]]), "yes",
    hide=["Mahmood, Aisha", "Beckwith, Tyler", "Reddy, Callum"], keep=["because step-dad 'kicks off'", "Nan died Sunday", "no plan. Safety plan emailed", "Early Help offered, declined"])

add(SG + "CPOMS export Osborne Jade.csv", csv([["Incident Date", "Student", "Category", "Incident", "Assigned"], ["2025-11-07", "Osborne, Jade", "Peer on peer", "Jade gave statement re Dan Foster / C Reddy. Very scared of Tyler B. Has stopped getting the 42.", "HL"], ["2025-12-01", "Osborne, Jade", "Health", "Self harm, L forearm. Seen by nurse. Mum Tracy told.", "HL"]]), "possible",
    hide=["Has stopped getting the 42", "Tyler B", "Self harm, L forearm"], out=["Self harm"], why="her record, which names him once")

add(SG + "Weekly briefing 2025-11-10.pptx", pptx(("Safeguarding briefing", ["w/c 10 November 2025", "Hannah Lindley, DSL"], ""), ("New cases", ["Daniel Foster (ENG3-A) – excluded pending panel; low mood; coach to text daily", "Aisha Mahmood (HSC2) – image shared; police; do not discuss", "Ruby Sykes-Lamont – foster placement ended"], "Careful: 'foster' in Ruby's line is the placement, not the family! HL"), ("Reminders", ["Fire drill Thursday", "Wear your lanyard"], ""), author="Hannah Lindley"), "yes",
    hide=["Aisha Mahmood", "Ruby Sykes-Lamont", "foster placement ended", "Ruby's line"], keep=["low mood; coach to text daily", "excluded pending panel"])

add(SG + "HL notebook typed.txt", """
HL notebook Nov 25
6/11 1115 DFo in SS2 w Sal. knuckles. shaking. asks is C alright x3
6/11 1140 T/C Mrs R - furious, wants police. gave 101
6/11 1300 JO came to me, not to be named. image of AM. TB took it at party 25/10
6/11 1530 AM + her sister. does not want parents told - culture. Sister is Nadia, Yr 1 HSC
7/11 DFo by phone. "is Aisha ok". told him she is safe
26/11 letter from KF. rang DFo 1610. low. no plan. 'just tired Miss'. safety plan
9/12 LF (brother) says D is 'quieter than ever' & gave him his Xbox. Rang mum. GP appt 11/12
""", "possible", hide=["JO came to me", "TB took it at party", "Sister is Nadia", "does not want parents told"], keep=["just tired Miss", "knuckles. shaking", "gave him his Xbox"], why="initials only (DFo), in the safeguarding folder; staff call the lecturer DF")

add(SG + "Early help referral.odt", odt("EARLY HELP – REQUEST FOR SUPPORT", [["Child / young person", "Daniel Foster"], ["DOB", "23/05/2007"], ["Others in household", "Karen Foster (mother), Neil Brough, Luke Foster (16)"], ["Presenting need", "Low mood since a bereavement and an exclusion. Has given away belongings. Risk of losing his placement."], ["What have you tried?", "Counselling (6 sessions), daily text, safety plan."], ["Consent", "Daniel yes, verbal 10/12/25. Mum yes."], ["Referrer", "Hannah Lindley, 01632 960902"]]), "yes", keep=["Has given away belongings", "Counselling (6 sessions), daily text", "Risk of losing his placement"])

add(SG + "MyConcern 88213.html", formed("MyConcern – Concern 88213", [["About", "Luke Foster (CON1-B)"], ["Raised by", "Beth Rowan"], ["Raised", "08/12/2025"], ["Concern", "Luke said his brother Dan gave him his Xbox and told him to look after mum. Luke is worried. He also said Neil pushed him last week."], ["Action", "HL to ring Mrs Foster. Separate concern for Luke opened 88214."]]), "yes", hide=[], keep=["gave him his Xbox", "told him to look after mum"], why="his brother's record; what it says of him")

add(SG + "single central record extract.xlsx", xlsx({"SCR": [["Surname", "Forename", "Post", "DBS no", "Date", "List 99"], ["Foster", "David", "Lecturer Maths", "001800112233", "02/09/2019", "Y"], ["Whitmore", "Sally", "LSA", "001800112299", "01/09/2016", "Y"], ["Foster", "Daniel", "Ambassador (casual)", "n/a under 18", "", ""], ["Swales", "Bridget", "Catering", "001800119981", "11/01/2012", "Y"]]}), "yes", out=["Swales", "001800112233"], keep=["Ambassador (casual)"], why="surname and forename in two cells, beside the lecturer's")

# --- HR

add("hr/Ambassadors/EM2209 offer.docx", docx("Dear Dan", "I am delighted to offer you the post of **Student Ambassador** (casual), £11.44 an hour, from 1 October 2024. Your employee number is EM2209.", "Your references were taken up from Calder Auto and Mr S Wardle.", "Oonagh Duffy\nHR", header="Daniel Foster, 26 Quarry Bank"), "yes", keep=["£11.44 an hour", "from 1 October 2024"])

add("hr/Ambassadors/timesheets autumn 2025.xlsx", xlsx({"Oct": [["Employee", "Name", "Date", "Hours", "Event", "Claimed"], ["EM2209", "D Foster", "04/10/2025", 5.5, "Open day", 62.92], ["EM2214", "F Hindmarsh", "04/10/2025", 5.5, "Open day", 62.92], ["EM2230", "X Y Tan", "04/10/2025", 3, "Open day (late)", 34.32]], "Nov": [["Employee", "Name", "Date", "Hours", "Event", "Claimed"], ["EM2209", "D Foster", "05/11/2025", 2, "School visit", 22.88]]}), "yes", hide=["F Hindmarsh", "X Y Tan"], out=["EM2214", "EM2230"], keep=["School visit", "62.92"])

add("hr/Ambassadors/Exit interview EM2209.pdf", filled("Exit interview", [("Employee", "Daniel Foster"), ("Number", "EM2209"), ("Post", "Student Ambassador"), ("Last day", "30 January 2026"), ("Why are you leaving?", "After the panel I was not put on any more shifts.\nNobody said why."), ("What was good?", "Kids liking the robot arm. Freya is a laugh."), ("Your manager", "Priti was fair with me."), ("HR comment", "He has a point. OD 2/2/26")]), "yes",
    hide=["Freya is a laugh"], keep=["I was not put on any more shifts", "Kids liking the robot arm", "He has a point"], why="PDF form fields")

add("hr/Leavers/Exit interview Hargrave.odt", odt("EXIT INTERVIEW", [["Name", "Lewis Hargrave"], ["Number", "EM1904"], ["Post", "Technician, Engineering"], ["Reason for leaving", "More money at Calder Auto"], ["What could be better", "Being sworn at by students. That Foster lad was the only one who said sorry."], ["Would you come back", "No"]]), "possible", hide=["Lewis Hargrave", "EM1904"], keep=["the only one who said sorry"], why="a leaver's form that speaks of him by surname")

add("hr/Recruitment/Ambassador shortlist 2024.xlsx", xlsx({"Scores": [["Candidate", "Application", "Interview", "Task", "Total", "Panel comments"], ["Daniel Foster", 14, 17, 18, 49, "Nervous then brilliant. Appoint."], ["Morgan Teller", 15, 11, 9, 35, "Rude to reception"], ["Sadia Khanum", 17, 16, 12, 45, "Reserve"], ["Imogen Tarrant", 9, 8, 8, 25, "No"]], "~Notes": [["Who", "Note"], ["PC", "DF: mention of epilepsy - ask OH, not us"], ["OD", "Morgan's mum is a governor"]]}), "yes",
    hide=["Rude to reception", "Morgan's mum", "Sadia"], out=["Teller", "Khanum", "Tarrant"], keep=["Nervous then brilliant", "mention of epilepsy"])

add("hr/SharePoint HR cases.csv", csv([["ID", "Title", "EmployeeName", "CaseType", "AssignedTo", "Created", "Modified By", "Details"], ["311", "EM0871 conduct", "Bridget Swales", "Disciplinary", "Oonagh Duffy", "2025-10-14", "Oonagh Duffy", "Shouted at a student (D Foster, ENG3-A) in the canteen: 'move it, Rain Man'. Mother complained."], ["312", "EM1904 leaver", "Lewis Hargrave", "Leaver", "Oonagh Duffy", "2025-10-20", "Beccy Nunn", "Counter offer refused"], ["319", "EM2209 shifts", "Daniel Foster", "Query", "Oonagh Duffy", "2026-01-30", "Oonagh Duffy", "Says he was not given shifts after panel. PC confirms: decision of IP, not recorded."]]), "yes",
    hide=["Bridget Swales", "Lewis Hargrave", "Counter offer refused"], out=["Counter offer"], keep=["decision of IP, not recorded", "'move it, Rain Man'"])

add("hr/Discipline/EM0871 investigation.docx", docx("# Investigation – Bridget Swales (EM0871)", "Allegation: that on 9 October 2025 she shouted at a student with a disability.", "I spoke to the student, Daniel Foster, with his mother. He said: \"she called me Rain Man and everybody laughed. I went and sat in the minibus.\" He does not want her to lose her job.", "Ms Swales has worked here for 13 years. She has a first written warning from 2023 (till shortages) and is caring for her husband, who has MND.", "Tyler Beckwith, a student, heard it. So did Joe Tinkler.", "Finding: case to answer. O Duffy 24/10/25"), "yes",
    hide=["Bridget Swales", "Ms Swales has worked", "till shortages", "who has MND", "Tyler Beckwith"], keep=["everybody laughed. I went and sat in the minibus", "does not want her to lose her job"])

add("hr/Ambassadors/reference Calder Auto.docx", docx("REFERENCE REQUEST – Student Ambassador", [["Applicant:", "Daniel Foster"], ["Referee:", "Marta Wolff, Calder Auto"], ["How long known?", "2 years of Saturdays"], ["Timekeeping", "Never late"], ["Honesty", "Total. Handed in £200 he found in a seat."], ["Any concerns?", "He goes quiet. Let him."]]), "yes", keep=["Never late", "Handed in £200 he found in a seat", "He goes quiet. Let him"], why="a referee's form with colons")

add("hr/Leavers/drive_lhargrave.zip", packed({
    "lhargrave/todo.txt": "TODO before I go\n- hand over gas cage keys to SW\n- the lathe guard Dan Foster fixed, show Steve he did it properly\n- collect P45\n",
    "lhargrave/W2 inductions.csv": csv([["Name", "Date", "Grinder", "Lathe", "Sig"], ["Daniel Foster", "11/09/2025", "Y", "Y", "DF"], ["Chidi Eze", "11/09/2025", "Y", "N - refused", "CE"], ["Rhys Oakden", "12/09/2025", "Y", "Y", "RO"]]),
    "lhargrave/near misses/2025-10-02.docx": docx("Near miss 2/10/25", "Left on bench: angle grinder, still plugged in. Last used by D. Foster (student). Told him. He was mortified & checked every bench after."),
    "lhargrave/cv lewis.txt": "LEWIS HARGRAVE\n3 Tannery Row\nTechnician since 2018\n"}), "yes", hide=["Chidi Eze", "Rhys Oakden", "3 Tannery Row"], keep=["the lathe guard", "He was mortified"], why="a leaver's drive, packed")

# --- mail

add("mail/gm/2025-09-24 late.eml", eml(GM, SW, "Wed, 24 Sep 2025 09:14:00 +0100", "dan f", "Steve, Dan F will be late Weds till half term, he's taking his brother to the 8.40 cos of the thing with Tyler B. Can you not mark him L pls\n" + FOOT), "yes", hide=["Tyler B"], keep=["Can you not mark him L"])
add("mail/gm/2025-11-06 Fwd statement.eml", eml(GM, PC, "Thu, 06 Nov 2025 17:40:00 +0000", "Fwd: today", "Priti - see Steve's below. I'm gutted for him.\nG\n" + FOOT + "\n---------- Forwarded message ----------\nFrom: Steve Wardle <steve.wardle@thornleigh.example>\nDate: Thu, 6 Nov 2025 at 17:02\nSubject: today\nTo: Gareth Moyle <gareth.moyle@thornleigh.example>\n\nFor the record Dan Foster asked him twice to delete it. Callum's a nasty bit of work when you're not looking. Jade O saw all of it but she'll not go on paper.\n\n> On 6 Nov 2025, at 12:10, Sal Whitmore wrote:\n> He's asked me to ring his mum not his stepdad. He wants the card. I gave him the card.\n"), "yes",
    hide=["Callum's a nasty", "Jade O saw"], keep=["I'm gutted for him", "asked him twice to delete it", "I gave him the card"])
add("mail/pc/2025-11-07 Reddy complaint.eml", eml("Sunita Reddy <s.reddy@postal.example>", PC, "Fri, 07 Nov 2025 06:31:00 +0000", "Assault on my son", "Dear Mrs Chandarana\n\nMy son Callum was attacked by Daniel Foster yesterday. He has a hairline fracture of the jaw and is on soup. I work nights at the Infirmary and had to leave my ward. I want that boy expelled and I want to know what you are doing. We have lived next to people like this before.\n\nSunita Reddy\n07700 900177\n"), "yes",
    hide=["My son Callum", "I work nights at the Infirmary", "Sunita Reddy"], keep=["I want that boy expelled", "was attacked by Daniel Foster yesterday"])
add("mail/pc/2025-11-07 Re Reddy complaint.eml", eml(PC, "Sunita Reddy <s.reddy@postal.example>", "Fri, 07 Nov 2025 11:05:00 +0000", "RE: Assault on my son", "Dear Mrs Reddy\n\nI am so sorry. I hope Callum is mending. A panel will meet on the 18th; I can't share its outcome with you.\n\nPriti\n\n-----Original Message-----\nFrom: Sunita Reddy <s.reddy@postal.example>\nSent: 07 November 2025 06:31\nTo: Priti Chandarana\nSubject: Assault on my son\n\nDear Mrs Chandarana\n\nMy son Callum was attacked by Daniel Foster yesterday. He has a hairline fracture of the jaw and is on soup. I work nights at the Infirmary and had to leave my ward. I want that boy expelled and I want to know what you are doing. We have lived next to people like this before.\n\nSunita Reddy\n07700 900177\n"), "yes", hide=["I hope Callum", "Dear Mrs Reddy"], keep=["A panel will meet on the 18th"])
add("mail/pc/2025-11-11 osborne.eml", eml("t osborne <t.osborne@postal.example>", HL, "Tue, 11 Nov 2025 20:15:00 +0000", "statement", "hiya its jades mum. she is not going in that room and if her name gets out about the foster boy and the beckwiths come round ours its on you. she sticks up for dan but she aint standing up in front of no one\n\ntracy\n", cc=PC), "yes", hide=["jades mum", "the beckwiths", "tracy"], keep=["she sticks up for dan"])
add("mail/pc/2025-11-28 appeal ack.eml", eml(BN, MUM, "Fri, 28 Nov 2025 10:00:00 +0000", "Appeal 40118273", "Dear Mrs Foster\n\nThank you for your letter of 25 November about Daniel, which the Principal will consider on 9 December. Can I check the number you'd like to be rung on?\n\nBeccy\n", cc=IP), "yes", keep=["which the Principal will consider"])
add("mail/pc/2025-12-09 appeal.eml", eml(IP, f"{PC}; {BN}; {HL}", "Tue, 09 Dec 2025 16:50:00 +0000", "DF appeal", "All\n\nNot upheld. Principal's words: 'the boy behaved better than we did but a fracture is a fracture'. Please do not put that in the letter.\n\nCR's family have been told nothing. TB is withdrawn as of today.\n\nIan\n"), "possible", keep=["the boy behaved better than we did"], why="initials that are a lecturer's as well; a panel of that month tells whose")
add("mail/sw/2025-10-20 Calder.eml", eml("Marta Wolff <marta.wolff@calderauto.example>", SW, "Mon, 20 Oct 2025 08:12:00 +0100", "Dan - placement", "Hi Steve, happy to have Dan Foster again for his industry placement wk of 9 Feb. Not Kacper please after the forklift. I'd take Dan full time tomorrow.\nMarta\n"), "yes", hide=["Not Kacper please"], keep=["take Dan full time tomorrow"])
add("mail/sw/2026-02-03 Re Dan.msg", msg("Steve Wardle", "steve.wardle@thornleigh.example", [("Gareth Moyle", "gareth.moyle@thornleigh.example")], 1770109800, "RE: Dan Foster placement", "Calder pulled it. Their HR heard about the panel - from who?? Callum's uncle works in paint. Marta is spitting.\r\nI've not told the lad yet. Will you?\r\n\r\nSteve\r\n\r\n________________________________\r\nFrom: Gareth Moyle\r\nSent: 03 February 2026 08:40\r\nTo: Steve Wardle\r\nSubject: Dan Foster placement\r\n\r\nIs Dan all set for Monday? He's bought new boots\r\n"), "yes", hide=["Callum's uncle"], keep=["I've not told the lad yet", "He's bought new boots"])
add("mail/sw/2025-10-09 invite.eml", eml(OD, SW, "Thu, 09 Oct 2025 15:00:00 +0100", "Interview re BS - canteen", "Steve, could you bring Daniel Foster to HR2 at 2 on the 14th? His mum is coming.\n", attach=[("invite.ics", b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:bs1@thornleigh.example\r\nDTSTART:20251014T130000Z\r\nSUMMARY:Swales invest. - witness D Foster (student) + mum\r\nORGANIZER;CN=Oonagh Duffy:mailto:oonagh.duffy@thornleigh.example\r\nATTENDEE;CN=Steve Wardle:mailto:steve.wardle@thornleigh.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")]), "yes", hide=["Swales invest"], keep=["bring Daniel Foster to HR2"])
add("mail/archive/dfoster_maths.mbox", mbox(
    eml(DF, "registers@thornleigh.example", "Mon, 13 Oct 2025 16:00:00 +0100", "M4 register", "Please mark Foster L present, not Foster D, in the 14.00. I am neither.\nDavid Foster\n"),
    eml(DF, GM, "Tue, 04 Nov 2025 12:30:00 +0000", "yesterday", "Gareth, Callum R called Dan a spaz in my lesson on Monday after he had an absence. I logged it on ProMonitor but I'd like you to talk to both. Dan just went grey and walked.\nDavid\n"),
    eml("Exam Board <news@board.example>", DF, "Wed, 05 Nov 2025 09:00:00 +0000", "Your results day", "Dear David Foster, your centre has 212 entries.\n")), "yes", hide=["Callum R called"], keep=["Dan just went grey and walked", "not Foster D, in the 14.00"], why="the lecturer's mail; one message is about him, one about him and his brother")
add("mail/dan/2026-01-30 shifts.eml", eml(DAN, OD, "Fri, 30 Jan 2026 21:02:00 +0000", "shifts", "hi oonagh\n\ni havent had a shift since the panel and Freya and Xin Yi have had loads. is it cos of what happend. i would rather someone just said.\n\ni quit i suppose\n\nDan\nEM2209\n"), "yes", hide=["Freya and Xin Yi"], keep=["i would rather someone just said", "i quit i suppose"])
add("mail/dan/2026-02-02 Re shifts.eml", eml(OD, DAN, "Mon, 02 Feb 2026 09:10:00 +0000", "Re: shifts", "Dear Daniel\n\nI am sorry you found out like this. You can have an exit interview with me any day this week.\n\nOonagh\n\nOn Fri, 30 Jan 2026 at 21:02, Daniel Foster <daniel.foster@student.thornleigh.example> wrote:\n> hi oonagh\n>\n> i havent had a shift since the panel and Freya and Xin Yi have had loads.\n"), "yes", hide=["Freya and Xin Yi"], keep=["sorry you found out like this"])
add("mail/pc/2025-09-01 evening class.eml", eml("Daniel Foster <dan.foster89@postal.example>", BN, "Mon, 01 Sep 2025 19:20:00 +0100", "Spanish for beginners", "Hi, I enrolled for Spanish (30092218) but the website says room TBC. Do I get a discount as I'm on UC?\nDaniel Foster\n07700 900199\n"), "no", why="the namesake, by his number")
add("mail/all/newsletter Oct.html", """<html><body><h1>Thornleigh Times – October</h1><p>Our ambassadors <b>Dan Foster</b>, Freya Hindmarsh and Xin Yi Tan wowed visitors at the open day with a robot arm.</p><p>Well done to Millie Strand, hairdresser of the month!</p><p>Maths: Mr Foster's quiz is on Friday.</p></body></html>""", "yes", hide=["Millie Strand"], keep=["with a robot arm"])

# --- elsewhere

add("scans/IMG_0412.png", picture("""
Sorry note - for Callum - pls pass on

Callum I am sorry about your jaw. I should have walked off.
You should not have had that picture.
I hope your mum is ok.

Daniel Foster
12 November
"""), "yes", hide=["Sorry note - for Callum"], keep=["I should have walked off"], why="a photograph of a note")
add("transport/bus passes 2025.csv", csv([["Pass", "Surname", "Initial", "Route", "Stop", "Paid"], ["7741", "Foster", "D", "17", "Quarry Bank", "Bursary"], ["7742", "Foster", "L", "17", "Quarry Bank", "Y"], ["7750", "Osborne", "J", "42", "Mill End", "Y"], ["7751", "Beckwith", "T", "42", "Mill End", "N"]]), "yes", hide=["Osborne", "Beckwith"], out=["Osborne", "Beckwith"], keep=["Quarry Bank"], why="surname, initial and his street")
add("library/overdue.txt", "LIBRARY OVERDUES  w/e 5/12/25\n40118273 FOSTER D    Haynes Ford Fiesta 2013-17      £1.20\n40121190 FOSTER D    Salon Fundamentals              £0.80\n40118330 PAWLAK Z    Machinery's Handbook            £2.40\n", "yes", hide=["Salon Fundamentals", "PAWLAK Z"], keep=["Haynes Ford Fiesta"], why="two Fosters D, told apart by their number")
add("students/30092218 enrolment.txt", "PART TIME ENROLMENT\nName: Daniel Foster\nDOB: 02/10/1989\nStudent no: 30092218\nCourse: Spanish for Beginners\nEmergency: wife Kirsty\n", "no", why="the namesake's enrolment")
add("students/40125510/Luke Foster ILP.docx", docx("Individual learning plan – Luke Foster – CON1-B", "Luke is a keen bricklayer. Attendance 97%. He travels with his brother, who is in the third year of college. Luke finds home loud.", "Target: L1 diploma."), "either", keep=[], why="his brother's plan; it mentions him without a name")
add("governors/report autumn.docx", docx("Report to the Corporation – autumn 2025", "Stage 3 panels: 4. Permanent withdrawals: 1. Appeals: 1, not upheld.", "Foster carers' network: the college is now accredited.", "Mr David Foster was commended for resit results."), "no", why="no word of him; the word foster, and the lecturer")
add("prom/tickets.ods", ods({"Tickets": [["No", "Name", "Guest", "Meal"], ["1", "Dan Foster", "Aisha M", "Veg"], ["2", "Tyler Beckwith", "-", "Beef"], ["3", "Freya Hindmarsh", "Imogen T", "Veg"]]}), "yes", hide=["Aisha M", "Tyler Beckwith"], out=["Freya"], keep=["Veg"])
add("workshop/W2 whiteboard 2025-10.txt", "W2 JOBS\nLathe 3 guard - DAN F - DONE 12/10 (proper job SW)\nGrinder 2 flex - KACPER\nBench 6 vice - TY + CAL (dont let them near each other)\nsweep - everyone\n", "yes", hide=["KACPER", "TY + CAL"], keep=["Lathe 3 guard", "proper job SW"])
