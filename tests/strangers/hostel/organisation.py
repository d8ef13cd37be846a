"""Wellgate House, approved premises for men on licence, run by a charity. A resident who was recalled to prison asks for all about himself. Invented; CC0 1.0.

The manager's forename is his surname, another resident was nearly called as he is, there are two Daves, and everybody has a nickname. The woman he harmed, her boy, the resident who
told and his own sister who told must not be known; staff write by the hour, in initials, room numbers and licence numbers."""
import json

from kit import Organisation, csv, docx, eml, mbox, msg, packed, pdf, xlsx
from more import filled, formed, odt, ods, picture, pptx, rtf, scanned

REQUEST = """
received = "2026-02-02"
channel = "post"
preferred_form = "paper"

[subject]
names = ["Terence Joy", "Terence Michael Joy"]
known_as = ["Tez", "TJ", "Terry"]
emails = ["tez.joy91@inbox.example"]
phones = ["07700 900412"]
born = ["1991-02-28"]
addresses = ["44 Tanner Row, Millbeck, MB3 8QT"]
ids = { resident = "WG-2417", prison = "A4417CX" }

[[namesake]]
names = ["Terry Joyce", "Terence Joyce"]
born = ["1968-09-12"]
ids = { resident = "WG-1902" }
"""
STAFF = {"Joy Okonedo": "Premises Manager", "Mark Bird": "Deputy Manager", "Hope Adeyemi": "Key Worker", "Gwilym Rees": "Night Residence Worker", "Sunita Pal": "Residence Worker", "Beverley Stokes": "Cook"}
PRIVATE = {
    "victim": ["Summer Lake", "Ms Lake", "S Lake", "Miss Lake", "07700 900455", "summer.lake@inbox.example", "12 Orchard View"],
    "victim-child": ["Kayden Lake", "Kayden", "Kayden's"],
    "victim-partner": ["Ashley Drummond", "Drummond", "Ash Drummond"],
    "victim-mother": ["Lorraine Lake", "Lorraine"],
    "informant": ["Desmond Achterberg", "Achterberg", "Dessie", "Desmond", "Des Achterberg", "WG-2398"],
    "sister": ["Michelle Joy", "Michelle", "Shell Joy", "Michelle Rudge", "07700 900467"],
    "roommate": ["Piotr Zając", "Piotr Zajac", "Piotr", "Zając", "Zajac", "Pete Z", "WG-2411"],
    "big-dave": ["David Oyelaran", "Oyelaran", "Big Dave", "D Oyelaran", "WG-2402"],
    "little-dave": ["Dave Crisp", "Little Dave", "David Crisp", "D Crisp", "WG-2415"],
    "smurf": ["Liam Murphy", "Smurf", "L Murphy", "Murphy"],
    "scouse": ["Anthony Fazakerley", "Fazakerley", "Scouse", "Tony Faz", "WG-2409"],
    "vietnamese": ["Nguyen Van Duc", "Van Duc", "Mr Nguyen", "Nguyen"],
    "somali": ["Abdirahman Warsame", "Abdirahman", "Warsame", "Abdi"],
    "older": ["Cyril Haddock", "Haddock", "Mr Haddock"],
    "neighbour": ["Edwina Pargeter", "Mrs Pargeter", "Pargeter", "E Pargeter", "Edwina"],
    "namesake": ["Terry Joyce", "Terence Joyce", "Joyce, T", "T Joyce", "12/09/1968"],
    "shop-worker": ["Gurdeep Bassi", "Gurdeep", "Bassi"],
    "workmate": ["Callum Frost", "Callum", "C Frost"],
    "agency-worker": ["Precious Dlamini", "Precious", "Dlamini"],
}
OTHERS = """Joy Okonedo|Okonedo|JO|J Okonedo|Ms Okonedo|Mark Bird|Mark|Bird|MB|M Bird|Mr Bird|Hope Adeyemi|Hope|Adeyemi|HA|H Adeyemi|Miss Adeyemi|Gwilym Rees|Gwilym|Gwil|Rees|GR|G Rees|Sunita Pal|Sunita|Pal|SP|S Pal|Bev|Beverley|Stokes|Bev Stokes
Rhiannon Steele|Rhiannon|Steele|RS|R Steele|Ms Steele|DC Paul March|Paul March|DC March|March|Paul|Faith Nwosu|Faith|Nwosu|FN|Rev Christian Moon|Christian Moon|Christian|Moon|Rev Moon|Grant Hodder|Grant|Hodder|Mr Hodder|Hodder Scaffolding|Carol Joy|Carol|Mum|his mum|Nan|Tyler|Tyler Joy|Alison Petty|Alison|Petty|AP|Victim Liaison|Dr Imran Sheikh|Dr Sheikh|Sheikh|Imran|Dr I Sheikh|Nurse Kettle|Kettle|PC 4471|PC Dunmore|Dunmore|Judge Wray|Her Honour Judge Wray|Wray|Abimbola Coker|Abimbola|Coker|AC|Neville Strang|Neville|Strang|NS
Dave|Des|DA|PZ|DO|DC|LM|TF|AD|KL|SL|Tony|Liam|Faz|Ash|Pete|Shell|Duc|Cyril|Lake|Frost|Crisp|Michelle's
joy@wellgate.example|mark@wellgate.example|hope@wellgate.example|gwilym@wellgate.example|sunita@wellgate.example|office@wellgate.example|rhiannon.steele@probation.example|paul.march@police.example|faith@clearwater.example|alison.petty@probation.example|grant@hodderscaffolding.example
01632 960500|01632 960501|01632 960540|01632 960577|p.zajac77@inbox.example|g.bassi@spar-millbeck.example|9981@probation.example|P. Zajac|Clearwater|Room 3|Room 7|Rm 7|R7""".replace("\n", "|").split("|")
OWN = """Terence Joy|Terence Michael Joy|Terence M Joy|Terence|Tez|Tez Joy|TJ|Terry|Terry Joy|T Joy|Mr Joy|MR JOY|JOY|JOY, Terence|JOY Terence Michael|Joy, T|Joy T|T. Joy|T M Joy|Joy, Terence|Terrence Joy|Terance|Terence's|Tez's|TJ's|tezza|Tezza
WG-2417|WG2417|2417|A4417CX|tez.joy91@inbox.example|07700 900412|07700900412|44 Tanner Row|Tanner Row|MB3 8QT|28/02/1991|28.02.91|28 February 1991|1991-02-28""".replace("\n", "|").split("|")

O = Organisation("Wellgate House", "wellgate.example", "charity", REQUEST, PRIVATE, STAFF, OTHERS, OWN)
add = O.add
JOY = "Joy Okonedo <joy@wellgate.example>"
MB = "Mark Bird <mark@wellgate.example>"
HA = "Hope Adeyemi <hope@wellgate.example>"
GR = "Gwilym Rees <gwilym@wellgate.example>"
SP = "Sunita Pal <sunita@wellgate.example>"
RS = "Rhiannon Steele <rhiannon.steele@probation.example>"
PM = "Paul March <paul.march@police.example>"
FN = "Faith Nwosu <faith@clearwater.example>"
AP = "Alison Petty <alison.petty@probation.example>"
OFFICE = "Wellgate Office <office@wellgate.example>"
TEZ = "Tez J <tez.joy91@inbox.example>"
FILE = "residents/WG-2417 Joy T/"

# --- his own folder

add(FILE + "01 Referral form.docx", docx("# REFERRAL TO APPROVED PREMISES", [["Surname", "JOY"], ["Forenames", "Terence Michael"], ["Alias / known as", "Tez; TJ"], ["DOB", "28.02.91"], ["Prison no.", "A4417CX"], ["Home address", "44 Tanner Row, Millbeck MB3 8QT (mother's)"], ["Index offence", "s.20 GBH, ex-partner"],
    ["Victim(s)", "Summer Lake (27), her son Kayden (6) was in the house"], ["Victim's current address known to offender?", "No. Moved to Orchard View area, do NOT disclose"], ["Contact in community", "Carol Joy (mother), Michelle Rudge (sister)"], ["Offender manager", "Rhiannon Steele"], ["Risk of serious harm", "HIGH known adult; MEDIUM children"]],
    "Sentenced by Her Honour Judge Wray on 14 June 2022 to 58 months. Release date 3 September 2025.", "Mr Joy accepts he hit Ms Lake but says she 'came at him first'.", "R Steele"), "yes",
    hide=["Summer Lake (27)", "her son Kayden", "Michelle Rudge (sister)", "hit Ms Lake"], keep=["HIGH known adult", "58 months", "came at him first"], why="the referral with who was harmed")

add(FILE + "02 Licence.pdf", scanned("""
LICENCE
Criminal Justice Act 2003

Name: Terence Michael JOY         Date of birth: 28/02/1991
Prison: HMP Coldmoor              Number: A4417CX

(vi) Not to seek to approach or communicate with
     Summer LAKE or Kayden LAKE without the prior
     approval of your supervising officer.
(vii) Not to enter the area of Orchard View.
(viii) To reside at Wellgate House.

Signed: T. Joy        Witnessed: H Adeyemi
"""), "yes", hide=["Summer LAKE", "Kayden LAKE"], keep=["To reside at Wellgate House"], why="a scan; a licence he signed himself names her, but the answer may be read by others")

add(FILE + "03 Induction checklist.pdf", filled("Induction checklist", [("Resident", "Terence Joy"), ("Ref", "WG-2417"), ("Room", "7, shared"), ("Sharing with", "P. Zajac"), ("Inducted by", "Sunita Pal"), ("Buddy", "Big Dave (room 2)"), ("Property", "1 holdall, 1 phone\n£46.20 cash"), ("Resident says", "Wants to see his lad Tyler.\nWorried about sharing.")]), "yes",
    hide=["P. Zajac", "Big Dave (room 2)"], keep=["1 holdall, 1 phone", "Worried about sharing"], why="a form of fields")

add(FILE + "04 Key work sessions.docx", docx("# Key work: TJ / HA", "**Session 1, 5 Sept.** Tez low. Says he's 34 and never cooked a meal. Hope set him up with Bev for Thursday's cookery. Talked about triggers: 'it's always drink and it's always my sister winding me up'.",
    "**Session 2, 12 Sept.** Went to Hodder Scaffolding for trial day. Grant thinks well of him. Callum on the gang knew him from school and told everyone what he's in for. Tez walked off at dinner time.",
    "**Session 3, 19 Sept.** Tez asked if Summer had written. I said no and that he mustn't ask. Cried. Kept saying she'd come back by summer if it wasn't for Ash. I don't know how he knows about the new partner. Told RS.",
    "**Session 4, 3 Oct.** Piotr has asked to move rooms (snoring, he says; I think it's the temper). Des says the same on the quiet. Tez doesn't know.", "**Session 5, 10 Oct.** DNA. In bed, smelled of alcohol.", author="Hope Adeyemi"), "yes",
    hide=["Callum on the gang", "if Summer had written", "wasn't for Ash", "Piotr has asked", "Des says the same"], keep=["never cooked a meal", "walked off at dinner time", "In bed, smelled of alcohol"], why="short forenames and a season")

add(FILE + "05 Room move.msg", msg("Piotr Zajac", "p.zajac77@inbox.example", [("Hope Adeyemi", "hope@wellgate.example")], 1759395600, "room please", "Miss Hope,\r\n\r\nI write because my English is better in writing. I do not want to be more in the room 7. Terence is shouting in the night and he is holding my phone to look in Facebook of his woman. I am afraid not of him but of trouble. Please do not say to him that I have asked.\r\n\r\nPiotr Z.\r\n"), "yes",
    hide=["Piotr"], keep=["shouting in the night", "in Facebook of his woman"], why="what a roommate asked in confidence")

add(FILE + "06 Drug and alcohol tests.csv", csv([["date", "time", "resident", "ref", "test", "result", "by"], ["2025-09-06", "21:10", "Joy T", "WG-2417", "breath", "0", "GR"], ["2025-09-20", "22:40", "Joy T", "WG-2417", "breath", "0", "GR"], ["2025-10-10", "09:15", "Joy T", "WG-2417", "breath", "41", "SP"], ["2025-10-10", "09:20", "Zajac P", "WG-2411", "breath", "0", "SP"], ["2025-10-10", "09:25", "Fazakerley A", "WG-2409", "urine", "BENZO +", "SP"], ["2025-10-18", "23:05", "Joy T", "WG-2417", "breath", "88", "GR"]]), "yes",
    hide=["Zajac P", "Fazakerley A", "BENZO +"], out=["BENZO +"], keep=["2025-10-10", "88"], why="a sheet of tests with two other men in it")

add(FILE + "07 Property list.ods", ods({"Property": [["Item", "In", "Out", "Signed"], ["Holdall, Adidas", "03/09/2025", "", "TJ"], ["Phone Samsung A15", "03/09/2025", "19/10/2025 seized PC Dunmore", "TJ"], ["Letter from Tyler (drawing of digger)", "12/09/2025", "", "TJ"], ["Watch, found in his drawer – belongs to Cyril Haddock rm 5", "", "20/10/2025 returned", "C Haddock"]]}, author="Sunita Pal"), "yes",
    hide=["belongs to Cyril Haddock", "C Haddock"], keep=["Holdall, Adidas", "drawing of digger"], why="only his folder tells whose list it is")

add(FILE + "08 Warning letter 1.odt", odt("Wellgate House\nWell Gate, Millbeck\n13 October 2025", "Dear Mr Joy,", "# First warning", "On Friday 10 October you gave a breath test of 41. Alcohol is not allowed here. When Sunita asked you to stay in the lounge you called her a name that I will not write down and you pushed past Mr Nguyen on the stairs.", "You have the right to appeal to Joy Okonedo within five days.", "Mark Bird\nDeputy Manager", author="Mark Bird"), "yes", hide=["pushed past Mr Nguyen"], keep=["a breath test of 41", "called her a name", "right to appeal"], why="a letter to him; the manager has his surname as forename")

add(FILE + "09 Appeal (handwritten).png", picture("""
To Joy

I want to apeal my warning.
I had two cans becuase it was
Tyler's birthday.
I never touched Duc, he slipped.
Ask Smurf he was there.

Tez  room 7
"""), "possible", hide=["Ask Smurf"], keep=["I had two cans"], why="a photographed note that begins with somebody else's Joy")

add(FILE + "10 Letter to Tyler (not sent).txt", """
Dear Tyler,

Happy birthday for Tuesday mate, 9! I am sorry I cant be there. Nan says you got the digger.
I am being good and learning to cook. There is a man here called Scouse who can do card tricks and one called Big Dave who is scared of spiders haha.
Be good for your mum and Nan.

love from Dad xxx

[held back by office 14/10 - mentions other residents - HA]
""", "yes", hide=["called Scouse", "Big Dave who is"], keep=["I am sorry I cant be there", "learning to cook"], why="his own letter has no name but Dad, only his folder")

add(FILE + "11 Sign-in sheet room 7.xlsx", xlsx({"October": [["Date", "Out", "In", "Curfew 19:00", "Sig"], ["2025-10-17", "10:05", "18:40", "ok", "TJ"], ["2025-10-18", "09:50", "22:55", "LATE", "TJ"], ["2025-10-19", "–", "–", "arrested", ""]], "~keys": [["Room", "Fob", "Held by"], ["7a", "0117", "T Joy"], ["7b", "0118", "P Zajac"], ["5", "0112", "C Haddock"]]}, author="Gwilym Rees"), "yes",
    hide=["P Zajac", "C Haddock"], keep=["22:55", "LATE", "arrested"], why="a hidden sheet of keys")

add(FILE + "12 Support plan.html", formed("Support plan", [["Resident", "Terence Joy"], ["Keyworker", "Hope Adeyemi"], ["Strengths", "Hard worker, funny, good with older men (plays dominoes with Mr Haddock)"], ["Needs", "Alcohol, anger, no bank account"], ["Family", "Mum Carol supportive. Sister Michelle: see separate note (restricted)"], ["Health", "Asthma. Dr Sheikh"], ["Agreed", "Yes - TJ 19/9"]]), "yes", hide=["Mr Haddock", "Sister Michelle"], keep=["Hard worker, funny", "no bank account"], why="a form in HTML")

add(FILE + "13 Recall report.docx", docx("# Request for recall (Part A)", "Offender: **Terence JOY** A4417CX", "1. On Saturday 18 October 2025 Mr Joy returned at 22.55, three hours and fifty-five minutes after curfew, with a breath reading of 88.",
    "2. At 20.30 the same evening Ashley Drummond rang police from 12 Orchard View: a man in a grey tracksuit was at the fence calling 'Summer'. Ms Lake identified the voice. Kayden was asleep and did not wake.",
    "3. A bus driver and a worker at the Spar (Gurdeep Bassi) saw a man like Mr Joy at 20.10 and 20.50. Mr Bassi sold him four cans.", "4. Another resident, who wishes not to be named, told staff on 17 October that Mr Joy had 'found out where she is' from his sister's Facebook.",
    [["Alternative to recall considered", "Yes"], ["By", "R Steele / M Bird"], ["Endorsed", "A Coker, Head of Unit"]], "Mr Joy said when arrested: 'I only wanted to see the kid was all right.'", author="Rhiannon Steele"), "yes",
    hide=["Ashley Drummond", "12 Orchard View", "calling 'Summer'", "Ms Lake identified", "Kayden was asleep", "Gurdeep Bassi", "Mr Bassi sold"], keep=["with a breath reading of 88", "I only wanted to see the kid was all right", "Another resident"], why="the recall with victim and witness")

add(FILE + "14 RESTRICTED call from M.txt", """
RESTRICTED - NOT TO BE SEEN BY RESIDENT
14/10/25 11:20 call taken MB

Michelle (sister) on 07700 900467, didn't want to leave her surname, "it's Rudge now"
says Tez rang their mum steaming drunk Friday & asked for S's new address. Carol wouldn't. Shell thinks he'll try her lad's phone next.
"If he knows it was me he'll never talk to me again"
Advised to ring 999 if he turns up. MB to tell RS.
""", "yes", hide=["Michelle (sister)", "it's Rudge now", "Shell thinks", "her lad's phone"], keep=["steaming drunk"], why="the sister told")

add(FILE + "15 Statement DA 17 Oct.rtf", rtf("""
**Note of a conversation, 17/10/25, smoking shelter, 21.15**

Des Achterberg (room 4) came over to me and said, quote, "Gwil, you never got this off me but Tez has found out where she lives. He showed me it on Smurf's phone." I asked who. "His bird. Summer."
Des said Little Dave heard it too but will say he didn't. He has eight weeks left and doesn't want any bother.
I told Des I'd have to write it down. He said keep my name off it.

Gwilym Rees
"""), "yes", hide=["Des Achterberg (room 4)", "on Smurf's phone", "Des said", "Little Dave heard", "I told Des", "Summer"], keep=["found out where she lives"], why="the informant by a short forename")

add(FILE + "attachments/bundle for panel.zip", packed({"1/chronology.csv": csv([["when", "what", "source"], ["03/09", "Arrived", "SP"], ["10/10", "Breath 41. Pushed Mr Nguyen", "SP"], ["14/10", "Family member rang", "MB"], ["17/10", "DA disclosed to GR", "GR"], ["18/10", "At 12 Orchard View; SL rang 999", "police"]]),
    "2/mail.eml": eml(RS, "Mark Bird <mark@wellgate.example>", "Mon, 20 Oct 2025 08:10:00 +0100", "JOY recall", "Mark,\n\nRecalled, back in Coldmoor since last night. Alison has told Ms Lake and her mum Lorraine, who were both in bits. Please box Terence's things.\n\nRhiannon", attach=[("who knew.txt", b"Des A (room 4), Liam Murphy (his phone), D Crisp. And Tez's sister.\n")])}), "yes",
    hide=["Pushed Mr Nguyen", "SL rang 999", "told Ms Lake", "her mum Lorraine", "Des A (room 4)", "Liam Murphy (his phone)", "D Crisp"], keep=["Breath 41", "Please box Terence's things"], why="a zip with a mail with a text")

# --- the house's books

add("house/Night log October.docx", docx("# Night log", [["Date", "Time", "Entry", "By"], ["17/10", "21:15", "Spoke with Des in smoking shelter, see sep note", "GR"], ["17/10", "23:40", "Rm 7 noisy, TJ and PZ arguing over window. Separated.", "GR"], ["18/10", "19:00", "Curfew: Tez not back. Rang his mob 07700 900412 no answer", "GR"], ["18/10", "19:30", "Scouse back late, dentist note", "GR"], ["18/10", "22:55", "Tez back. 88. Said 'don't start Gwil'. Joy informed by phone.", "GR"], ["18/10", "23:10", "Mr Haddock fell in bathroom, no injury", "GR"], ["19/10", "02:20", "PC 4471 + PC Dunmore at door for Tez. Went quietly.", "GR"]]), "yes",
    hide=["with Des in smoking shelter", "Scouse back late", "Mr Haddock fell"], out=["Scouse back late", "Mr Haddock fell"], keep=["Said 'don't start", "Went quietly"], why="nicknames in a log of all")

add("house/Incident book 2025.xlsx", xlsx({"2025": [["No", "Date", "Residents", "What", "Action", "Staff"], [31, "2025-08-02", "Fazakerley", "Spice in room", "warned", "SP"], [32, "2025-09-29", "Oyelaran / Crisp", "Both Daves fell out over TV", "spoke to", "HA"], [33, "2025-10-10", "Joy T; Nguyen", "Push on stairs, drink", "1st warning", "SP"], [34, "2025-10-18", "Joy T", "Curfew + 88", "recall", "GR"], [35, "2025-10-20", "Haddock", "Watch missing, found in R7", "returned", "SP"]]}, author="Mark Bird"), "yes",
    hide=["Spice in room", "Both Daves fell out"], out=["Spice in room", "Both Daves"], keep=["Push on stairs, drink"], why="a column with two men in a cell")

add("house/Room list 2025-10-06.csv", csv([["Room", "Surname", "Forename", "Known as", "Ref", "Allergies"], ["2", "Oyelaran", "David", "Big Dave", "WG-2402", "nuts"], ["3", "Crisp", "David", "Little Dave", "WG-2415", ""], ["4", "Achterberg", "Desmond", "Des", "WG-2398", ""], ["5", "Haddock", "Cyril", "Mr H", "WG-2388", "shellfish"], ["6", "Fazakerley", "Anthony", "Scouse", "WG-2409", ""], ["7a", "Joy", "Terence", "Tez", "WG-2417", "penicillin"], ["7b", "Zając", "Piotr", "Pete", "WG-2411", ""], ["8", "Murphy", "Liam", "Smurf", "WG-2420", "dairy"]], ";"), "yes",
    hide=["Haddock", "Crisp", "shellfish", "nuts"], out=["shellfish", "WG-2402"], keep=["penicillin"], why="a list with semicolons")

add("house/Cookery rota.txt", """
COOKERY THURSDAYS with Bev
4 Sep    Scouse + Smurf    shepherds pie
11 Sep   Tez + Big Dave    curry (v good!!)
18 Sep   Des + Duc         spring rolls
25 Sep   Tez + Mr Haddock  fish pie (yes we know)
2 Oct    Abdi + Pete Z     pierogi
""", "yes", hide=["Scouse + Smurf", "Big Dave    curry", "Abdi + Pete Z"], keep=["curry (v good!!)", "fish pie"], why="a rota of nicknames")

add("house/Handover.vtt", """WEBVTT

00:00:01.000 --> 00:00:05.000
<v Sunita Pal>Right, morning all. Room two, Dave's fine, got his probation at ten.

00:00:05.500 --> 00:00:11.000
<v Mark Bird>Seven. Tez. He was late again, and he's had a row with Piotr about the window.

00:00:11.500 --> 00:00:17.000
<v Hope Adeyemi>He told me he's not sleeping. He's worried about his lad. I said I'd ring Carol.

00:00:17.500 --> 00:00:22.000
<v Sunita Pal>And between us, Dessie reckons he's drinking in the park with that Callum.

00:00:22.500 --> 00:00:26.000
<v Mark Bird>OK. Joy wants the fire doors done by Friday. Joy's off Monday by the way.
""", "yes", hide=["Dave's fine", "a row with Piotr", "Dessie reckons", "with that Callum"], keep=["he's not sleeping", "He was late again"], why="a transcript where Joy is the manager")

add("house/Residents meeting 2025-09-30.docx", docx("# Residents' meeting", "Present: Joy O, Hope, Big Dave, Little Dave, Des, Scouse, Smurf, TJ, Cyril, Duc (with phone interpreter). Apologies: Pete, Abdi.", "1. Washing machine: Scouse says somebody leaves wet towels. TJ: 'it's not me it's the poltergeist.' Laughter.", "2. Curfew: Des asked whether Sundays could be later. Joy said no.", "3. Food: TJ asked for more brown sauce. Bev will see. Cyril would like kippers.", "4. Smurf wants a dartboard. Joy: over my dead body."), "yes",
    hide=["Scouse says somebody", "Des asked whether", "Smurf wants"], keep=["it's not me it's the poltergeist", "more brown sauce"], why="minutes where everyone is a nickname")

add("house/Fire drill.pdf", pdf("""
# FIRE DRILL 24/09/2025 07:10
Assembled at gate 4 min 20 s
Roll call by Mark B
2 Oyelaran D\tpresent
3 Crisp D\tpresent
5 Haddock C\tlast out, walking frame
7 Joy T\tpresent, in towel
7 Zajac P\tpresent
8 Murphy L\tabsent (work)
"""), "yes", hide=["Oyelaran D", "Haddock C", "Zajac P", "Murphy L"], keep=["in towel"], why="a printed roll call of columns")

add("house/Joy leave.eml", eml(JOY, MB, "Thu, 16 Oct 2025 17:01:00 +0100", "leave", "Mark\n\nI'm off till Thursday. If it's about the boiler ring Neville Strang. If Bev's mum gets worse let her go.\n\nJoy x"), "no", out=["ring Neville Strang"], why="the manager's own mail, Joy is she")
add("house/Ode.eml", eml(SP, JOY, "Tue, 23 Dec 2025 12:00:00 +0000", "xmas", "Dear Joy\n\nIt was a joy to see the men so happy at the dinner. Scouse did the tricks. Big Dave carved.\n\nSunita"), "no", out=["It was a joy to see"], why="the word and the manager; he was gone by then")
add("house/WG-1902 discharge.docx", docx("# Discharge summary", "Resident: Terry Joyce, WG-1902, DOB 12/09/1968", "Moved on to his sister's in Grimley 4 May 2020. No further offending known. Left a kettle.", author="Hope Adeyemi"), "no", out=["Left a kettle"], why="the namesake of another year")
add("house/Old residents.xlsx", xlsx({"2019-2020": [["Ref", "Name", "Left", "To"], ["WG-1899", "Haddock, C", "2019-11-02", "recalled"], ["WG-1902", "Joyce, T", "2020-05-04", "Grimley"], ["WG-1911", "Warsame, A", "2020-06-01", "own flat"]]}), "no", out=["Grimley", "own flat"], why="a list before he came")

add("house/Complaint from no 19.pdf", scanned("""
19 Well Gate
Millbeck

20 September 2025

Dear Manager,

The man with the grey tracksuit whom they call Taz or
Tez was using filthy language outside my window at
half past ten on Thursday. He is one of yours.
I have lived here for forty years. Please do not tell
him where I live, I am on my own since Harold went.

E. Pargeter (Mrs)
"""), "possible", hide=["E. Pargeter", "19 Well Gate", "since Harold went"], keep=["using filthy language"], why="a neighbour's scanned letter with a nickname")

# --- mail

add("mail/hope/2025-09-12 hodder.eml", eml("Grant Hodder <grant@hodderscaffolding.example>", HA, "Fri, 12 Sep 2025 16:22:00 +0100", "your lad", "Hope love\n\nYour Terry's a grafter, happy to have him back. I've had words with Callum Frost, he'd no business saying what he did. His mother was at school with the girl's mother so it all comes out.\n\nGrant"), "yes",
    hide=["words with Callum Frost", "His mother was at school"], keep=["a grafter"], why="an employer; Terry")

add("mail/hope/2025-09-22 Re contact.eml", eml(AP, HA, "Mon, 22 Sep 2025 09:40:00 +0100", "Re: contact query [OFFICIAL-SENSITIVE]", """Hope,

Thanks. To be clear, Summer does not want any letters, and no, not for Kayden either. He isn't Terence's child. She was distressed that he knows about Ash.

She starts at the Co-op in Ferrby on the 1st so please make sure nobody there sends him to that branch for his food bank vouchers.

Alison Petty
Victim Liaison Officer

> From: Hope Adeyemi
> Sent: 19 September 2025 15:10
> To: Alison Petty
> Subject: contact query
>
> Hi Alison, TJ was asking about Summer again today. Says he wants to write to say sorry to her and the boy. Is there any way?
> H
"""), "yes", hide=["Summer does not want", "not for Kayden", "knows about Ash", "asking about Summer", "Co-op in Ferrby"], keep=["wants to write to say sorry"], why="a thread with the victim's doings")

add("mail/hope/2025-10-02 faith.eml", eml(FN, HA, "Thu, 2 Oct 2025 14:00:00 +0100", "group attendance", "Hi Hope\n\nHere's who came Wednesday:\n\nTez J - yes, quiet\nTony Faz - yes, asleep\nLiam M - no\nDave C - yes, led the check-in\nAbdi - sent apologies, Jummah\n\nFaith\nClearwater"), "yes", hide=["Tony Faz", "Liam M - no", "Dave C - yes", "Abdi - sent"], keep=["yes, quiet"], why="a list of forenames and initials")

add("mail/mark/2025-10-19 chain.eml", eml(PM, MB, "Sun, 19 Oct 2025 10:30:00 +0100", "FW: FW: J0Y T", """Mark, see below. Can you get me Murphy's phone?
Paul

-----Original Message-----
From: Control Room
Sent: 18 October 2025 20:41
Subject: LOG 812

INF A DRUMMOND 12 ORCHARD VIEW STATES MALE AT REAR FENCE SHOUTING FOR PARTNER SUMMER LAKE. MALE IS EX PARTNER TERENCE JOY. ON LICENCE. INF HAS CHILD IN PREMS KAYDEN 6 YRS.
UNIT 14 ATT. AREA SEARCH NEG.
""", attach=[("spar.eml", eml("Gurdeep Bassi <g.bassi@spar-millbeck.example>", PM, "Sun, 19 Oct 2025 09:02:00 +0100", "CCTV", "Hello Paul, yes I served him, grey trackie, 4 Stella, he paid with coins. I know him, he's Carol Joy's lad Terence. I'd rather not go to court.\nGurdeep"))]), "yes",
    hide=["A DRUMMOND", "SUMMER LAKE", "KAYDEN 6 YRS", "Murphy's phone", "Gurdeep"], keep=["AREA SEARCH NEG", "he paid with coins"], why="a log in capitals and a mail in the mail")

add("mail/joy/2025-10-21 debrief.eml", eml(JOY, "Mark Bird <mark@wellgate.example>; Hope Adeyemi <hope@wellgate.example>; Gwilym Rees <gwilym@wellgate.example>", "Tue, 21 Oct 2025 11:00:00 +0100", "debrief", "<p>All,</p><p>I&#8217;ve read the papers on Terence. Three things went wrong:</p><ul><li>Des&#8217;s information sat in a drawer for a day</li><li>Nobody asked where <b>Liam</b> got a smartphone</li><li>Michelle&#8217;s call was in the open file until Monday</li></ul><p>If he asks for his file, and he will, I do not want Dessie&#8217;s name in it.</p><p>Joy</p>", html=True), "yes",
    hide=["Des's information", "where Liam got", "Michelle's call", "Dessie's name"], keep=["Three things went wrong", "if he asks for his file"], why="an HTML mail that names who told")

add("mail/joy/2025-11-03 from coldmoor.eml", eml(TEZ, JOY, "Mon, 3 Nov 2025 18:00:00 +0000", "my stuff", "Joy\n\nIts Tez on the prison email thing. When do I get my stuff. Tell Hope sorry. Tell Bev the fish pie was the best thing I done all year. Who grassed me up, was it Pete or was it our Michelle\n\nTJ A4417CX"), "yes", hide=["was it Pete", "our Michelle"], keep=["Tell Hope sorry", "the best thing I done all year"], why="his own mail asks who told")

add("mail/archive/office.mbox", mbox(
    eml(OFFICE, HA, "Wed, 3 Sep 2025 09:00:00 +0100", "arrivals", "Today: Terence Joy 14:00 from Coldmoor, room 7. Tomorrow: Liam Murphy from Ashwell, room 8. Des A's review is at 3."),
    eml(OFFICE, SP, "Mon, 8 Sep 2025 09:00:00 +0100", "vouchers", "Vouchers: Joy T £20, Crisp D £20, Nguyen V D £35. Sign please."),
    eml(OFFICE, JOY, "Mon, 15 Sep 2025 09:00:00 +0100", "agency", "Joy, agency are sending Precious Dlamini on Sunday nights. She has done keys before.")), "yes",
    hide=["Liam Murphy from Ashwell", "Des A's review", "Crisp D", "Precious Dlamini"], keep=["Joy T £20", "14:00 from Coldmoor"], why="a box of three mails, the last about the manager")

add("mail/sunita/2025-10-20 watch.eml", eml(SP, MB, "Mon, 20 Oct 2025 15:45:00 +0100", "watch", "Boxed up 7a like you asked. Cyril's watch was in the sock drawer. Could be he lent it, Cyril says he might have lent it to the boy to time his eggs. He won't hear a word against him. S"), "possible", hide=["Cyril's watch", "Cyril says"], keep=["to time his eggs"], why="only a bed number tells who")

# --- multi-agency, training, systems

add("mappa/Minutes 2025-09-18.docx", docx("# MAPPA Level 2 – minutes. OFFICIAL-SENSITIVE", "Chair: Abimbola Coker. Present: R Steele, DC P March, A Petty, J Okonedo, Dr I Sheikh. Apologies: children's services.", "# Case 3: WARSAME, Abdirahman", "Settled. Attends mosque. No change.", "# Case 4: JOY, Terence Michael (28/02/1991)", "RS: on licence since 3/9. Complying. Fixated on SL. AP: SL has moved, new partner AD works away Mon–Fri. Her mother has the boy on Wednesdays. PM: marker on the address.", "Action: JO to check phone weekly. AP to give SL an alarm.", "# Case 5: OYELARAN, David", "Job at car wash ended. To be reviewed.", author="MAPPA Admin"), "yes",
    hide=["Attends mosque", "works away Mon–Fri", "Her mother has the boy", "Job at car wash"], out=["Attends mosque", "Job at car wash"], keep=["Complying", "check phone weekly"], why="minutes of several cases under headings")

add("mappa/OASys extract.json", json.dumps({"offender": {"name": "JOY, Terence Michael", "dob": "1991-02-28", "nomis": "A4417CX"}, "victims": [{"name": "Lake, Summer", "relationship": "ex-partner"}, {"name": "Lake, Kayden", "relationship": "child of ex-partner"}], "risk": [{"who": "known adult", "level": "High", "text": "Mr Joy has threatened Ms Lake's mother Lorraine Lake by letter from custody."}], "assessor": "Steele, Rhiannon", "sources": ["Michelle Rudge (sister)", "HMP Coldmoor"]}, indent=1), "yes",
    hide=["Lake, Summer", "Lake, Kayden", "Lorraine Lake", "Michelle Rudge"], keep=["by letter from custody"], why="an export, surnames first")

add("mappa/Panel hearing.ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:9981@probation.example\r\nDTSTART:20251119T100000Z\r\nSUMMARY:Parole Board oral hearing - T JOY A4417CX\r\nORGANIZER;CN=Rhiannon Steele:mailto:rhiannon.steele@probation.example\r\nATTENDEE;CN=Hope Adeyemi:mailto:hope@wellgate.example\r\nATTENDEE;CN=Summer Lake:mailto:summer.lake@inbox.example\r\nDESCRIPTION:Ms Lake to read statement by video link\\, with Ashley in the\r\n  room. Mr Joy not to see screen.\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "yes", hide=["CN=Summer Lake", "Ms Lake to read", "with Ashley"], keep=["Parole Board oral hearing"], why="a calendar with a folded line")

add("training/Lessons learned.pptx", pptx(("Lessons from a recall", ["Resident TJ, released Sept 2025", "Late three times before anybody wrote it down", "A fellow resident spoke up – thank you D."], "Speaker: don't say his name, but they all know it's Tez Joy. Gwil to say how Des came to him."), ("What helps", ["Write it down", "Tell Joy"], ""), author="Mark Bird"), "yes", hide=["thank you D", "how Des came"], keep=["Late three times"], why="notes under a slide")

add("training/Names exercise.md", "# Recording practice\n\nWrite facts. *Hope is not a plan* (sorry Hope).\n\nBad: 'Dave was a joy today.'\nGood: 'D. Crisp helped to lay the table.'\n", "no", out=["was a joy today"], why="words that are names")

add("health/Medication round.csv", csv([["date", "room", "name", "drug", "given"], ["2025-10-11", "5", "C. Haddock", "bisoprolol", "SP"], ["2025-10-11", "7", "T. Joy", "salbutamol inh", "SP"], ["2025-10-11", "7", "P. Zajac", "none", ""], ["2025-10-12", "7", "T. Joy", "salbutamol inh", "HA"]], "\t"), "yes", hide=["C. Haddock", "bisoprolol"], out=["bisoprolol"], keep=["salbutamol inh"], why="tabs and a stop behind the initial")

add("health/GP letter.rtf", rtf("""
Dr Imran Sheikh, Millgate Surgery

Re: Mr Terence Joy, dob 28.02.91

Thank you for sending this man with asthma. He tells me that he drinks when he thinks of a partner called Summer. I gave him a leaflet. His father died of drink; his sister Michelle, also my patient, is well.

I Sheikh
"""), "yes", hide=["partner called Summer", "his sister Michelle"], keep=["His father died of drink", "I gave him a leaflet"], why="a doctor tells of the sister")

add("health/Contacts.vcf", "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Joy;Terence;Michael;;\r\nFN:Terence Joy (Tez) rm 7\r\nTEL:07700 900412\r\nNOTE:NOK mum Carol. Not sister - see restricted\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nN:Zając;Piotr;;;\r\nFN:Piotr Zając rm 7\r\nTEL:07700 900490\r\nEND:VCARD\r\n", "yes", hide=["Piotr Zając", "07700 900490"], out=["07700 900490"], keep=["NOK mum"], why="cards")

add("chat/Staff WhatsApp.txt", """
[18/10/2025, 22:58] Gwil: tez just in. stinks. 88
[18/10/2025, 22:59] Mark B: ffs. tell Joy
[18/10/2025, 23:04] Gwil: done. joy says leave him till morning
[18/10/2025, 23:12] Gwil: cyril on bathroom floor. hes ok
[19/10/2025, 02:31] Gwil: police took tez. pete watched from the landing. des pretending to be asleep
[19/10/2025, 07:02] Sunita: omg. was it her house?? summers??
[19/10/2025, 07:03] Mark B: not on here please
[19/10/2025, 07:10] Hope: poor kayden. and poor tez tbh
""", "yes", hide=["cyril on bathroom floor", "pete watched", "des pretending", "summers??", "poor kayden"], keep=["stinks. 88", "poor tez tbh"], why="a chat in small letters")

add("chat/residents group.json", json.dumps([{"from": "Scouse", "ts": "2025-09-25T18:02", "text": "who made that fish pie tez u absolute legend"}, {"from": "TJ", "ts": "2025-09-25T18:03", "text": "me and mr h 😎"}, {"from": "Smurf", "ts": "2025-09-25T18:05", "text": "big dave had 3 helpings"}, {"from": "Des", "ts": "2025-09-25T18:09", "text": "any left for us on lates"}], ensure_ascii=False, indent=1), "yes", hide=["\"Scouse\"", "\"Smurf\"", "big dave had"], keep=["absolute legend"], why="a chat of nicknames as JSON")
