"""Haven & Hearth, a charity for asylum seekers and survivors of domestic abuse. A Vietnamese woman who was trafficked asks for her file. Invented; CC0 1.0.

Her surname comes first and is that of three others here; her forename is a word of English; her papers have her name in four orders, with accents and without, and once
under the name that he made her use. Where the others live, who told, and which women were in the house must not go out: a husband could read it over her shoulder."""
from kit import Organisation, csv, docx, eml, mbox, msg, packed, pdf, xlsx
from more import filled, formed, odt, ods, picture, pptx, rtf, scanned

REQUEST = """
received = "2026-02-23"
channel = "letter"
preferred_form = "electronic"

[subject]
names = ["Nguyễn Thị Bích Hằng", "Nguyen Thi Bich Hang", "Bich Hang Nguyen", "Hang Nguyen"]
former = ["Jenny Tran"]
known_as = ["Hằng", "Jenny"]
emails = ["hang.bich94@postal.example"]
phones = ["07700 900521"]
born = ["1994-02-11"]
addresses = ["Room 3, 88 Cardigan Terrace, Marlport, MP2 6HH"]
ids = { case = "HH-0733", ho = "N1482207", nass = "22/09/00417", nhs = "701 339 2246" }

[[namesake]]
names = ["Nguyễn Thị Hằng", "Nguyen Thi Hang"]
born = ["1979-08-30"]
ids = { case = "HH-0519" }
"""
STAFF = {"Joanna Peverell": "Refuge Manager", "Temitope Bankole": "Caseworker", "Rosalind Achterberg": "Clinical Lead", "Bartosz Lis": "Housing Officer", "Maeve Corcoran": "Volunteer Coordinator"}
PRIVATE = {
    "namesake": ["HH-0519", "30/08/1979"],
    "abuser": ["Tran Van Long", "Anh Long", "Long TRAN", "Trần Văn Long", "Tommy Tran", "Tommy", "07700 900599", "Mr Tran"],
    "abuser-sister": ["Tran Thi Mai", "Trần Thị Mai", "Auntie Mai"],
    "eritrean": ["Selamawit Ghebremeskel", "Selamawit", "Ghebremeskel", "Selam", "HH-0741"],
    "eritrean-brother": ["Yonas Ghebremeskel", "Yonas"],
    "kurd": ["Shilan Kareem Rashid", "Shilan Kareem", "Shilan", "Kareem", "HH-0702"],
    "kurd-husband": ["Hiwa Rashid", "Hiwa", "Rashid"],
    "somali": ["Hodan Abdi Warsame", "Hodan Abdi", "Hodan", "Warsame", "HH-0755"],
    "albanian": ["Drita Hoxha", "Drita", "Hoxha", "HH-0728"],
    "polish": ["Agnieszka Wójcik", "Agnieszka Wojcik", "Agnieszka", "Wójcik", "Wojcik", "Aga", "HH-0690"],
    "yoruba": ["Folasade Adeyemi-Cole", "Folasade", "Adeyemi-Cole", "Sade", "HH-0760"],
    "tamil": ["Kavitha Sivakumar", "Kavitha", "Sivakumar", "HH-0749"],
    "nguyen-list": ["Nguyen Van Duc", "Nguyễn Văn Đức", "Nguyen Thi Lan", "Nguyễn Thị Lan"],
    "children": ["Abel", "Zilan", "Ayaan", "Ledion", "Oliwia", "Temi-Grace", "Pranav"],
    "informant": ["Pauline Threlfall", "Threlfall", "Pauline", "07700 900577"],
    "nail-bar": ["Phuong Dang", "Ms Dang"],
    "hotel": ["Goitom Tesfay", "Goitom", "Tesfay", "Besnik Krasniqi", "Besnik", "Krasniqi", "Muruganandan", "Farhad Aziz", "Farhad", "Ifrah Nuur", "Ifrah"],
    "donors": ["Cuthbert Ainsley-Rowe", "Ainsley-Rowe", "Cuthbert", "Margery Quaife", "Quaife", "Margery"],
    "volunteers": ["Nigel Harbottle", "Harbottle", "Nigel", "Siobhan Treacy", "Siobhan", "Treacy", "Olu Fashanu", "Fashanu"],
    "complainer": ["Derek Scholes", "d.scholes@postal.example", "Scholes", "Derek"],
}
OTHERS = """Joanna Peverell|Joanna|Jo|Peverell|JP|Jo P|J Peverell|Ms Peverell|Temitope Bankole|Temitope|Temi|Tope|Bankole|TB|T Bankole|Temi B|Rosalind Achterberg|Rosalind|Ros|Achterberg|RA|Dr Achterberg|Bartosz Lis|Bartosz|Bart|Lis|BL|B Lis|Maeve Corcoran|Maeve|Corcoran|MC|M Corcoran
Minh|Trần Gia Minh|Tran Gia Minh|Gia Minh|baby Minh|Tran|Minh Tran|Lê Thu Trang|Le Thu Trang|Trang|Thu Trang|Ms Le|Mrs Trang|Amara Whitlock|Amara|Whitlock|AW|Ms Whitlock|Whitlock Brandt|Whitlock Brandt LLP|Dr Sunil Rajapaksa|Dr Rajapaksa|Rajapaksa|Sunil|Clare Fenwick|Clare|Fenwick|CF|Ms Fenwick|C Fenwick
DC Pritesh Vora|DC Vora|Vora|Pritesh|Pritesh Vora|Gemma Stott|Gemma|Stott|GS|Ms G Stott|Hannah Oyelaran|Oyelaran|Hannah|HO|HV|Nurse Oyelaran|Mr Liddell|Liddell|Craig Liddell|Judge Abernethy|Abernethy|Father Piotr|Piotr|Sister Bernadine|Bernadine|Mum|mum|Bà|bà ngoại|Nguyễn Văn Tâm|Tâm|Tam|Fr Piotr|Dr R Achterberg
joanna@havenhearth.example|temitope@havenhearth.example|ros@havenhearth.example|bartosz@havenhearth.example|maeve@havenhearth.example|office@havenhearth.example|volunteers@havenhearth.example|trang.le@lingua.example|a.whitlock@whitlockbrandt.example|pritesh.vora@police.example|c.fenwick@marlport.example|g.stott@homeoffice.example|h.oyelaran@nhs.example|referrals@nrm.example
01632 960400|01632 960401|01632 960410|01632 960422|01632 960433|07700 900530|all|CAL|LTT|Thu|Lê|Le|TVL|SG|SK|DH|HA|AWo|Lan|Duc|Dang|Phuong|Abdi|Auntie|Jo Peverell|Long|Mai|Wendy Gant|Wendy|Gant|w.gant@learnmarlport.example|Trang Lingua|H Oyelaran RSCPHN|19.7.22|19.07.22|19/07/2022|Lux Nails|Awat Salih|Awat|Salih|622 118 4470|Dr Patel|Patel""".replace("\n", "|").split("|")
OWN = """Nguyễn Thị Bích Hằng|Nguyen Thi Bich Hang|NGUYEN Thi Bich Hang|NGUYEN, Thi Bich Hang|Nguyen, Hang|Bich Hang Nguyen|Bích Hằng|Bich Hang|Hang Nguyen|Hằng Nguyễn|Thi Bich Hang|NGUYEN Hang|Ms Nguyen|Ms Hang|Miss Nguyen|Mrs Nguyen|Nguyen H|Nguyen, T B H|Nguyen T B H|Hằng|Hang|Jenny Tran|Jenny|Nguyen|Nguyễn|NTBH|N.T.B.H.|BHN|HN|Hang N|Jenny T|Hang Nguyên|Haang|chị Hằng|Ms Nguyen Thi Bich Hang
HH-0733|0733|N1482207|22/09/00417|701 339 2246|hang.bich94@postal.example|07700 900521|07700900521|88 Cardigan Terrace|Cardigan Terrace|MP2 6HH|11/02/1994|11.2.94|11 February 1994|1994-02-11""".replace("\n", "|").split("|")

O = Organisation("Haven & Hearth", "havenhearth.example", "charity", REQUEST, PRIVATE, STAFF, OTHERS, OWN)
add = O.add
JP = "Joanna Peverell <joanna@havenhearth.example>"
TB = "Temitope Bankole <temitope@havenhearth.example>"
RA = "Rosalind Achterberg <ros@havenhearth.example>"
BL = "Bartosz Lis <bartosz@havenhearth.example>"
MC = "Maeve Corcoran <maeve@havenhearth.example>"
TRANG = "Lê Thu Trang <trang.le@lingua.example>"
AW = "Amara Whitlock <a.whitlock@whitlockbrandt.example>"
VORA = "VORA, Pritesh <pritesh.vora@police.example>"
CF = "Clare Fenwick <c.fenwick@marlport.example>"
GS = "Gemma Stott <g.stott@homeoffice.example>"
HANG = "Hang Nguyen <hang.bich94@postal.example>"
CASE = "casework/HH-0733 Nguyen/"
HOUSE = "house/88CT/"
MAIL = "mail/"
FOOT = """

Temitope Bankole (Temi, she/her)
Caseworker, Haven & Hearth
Office 01632 960400. We never confirm who is or isn't with us by phone or e-mail.
Registered charity 1199999
"""

# --- her file

add(CASE + "00 Intake form.odt", odt("# INTAKE – Haven & Hearth", [
    ["Family name", "NGUYEN"], ["Given names", "Thi Bich Hang"], ["Name she wants to be called", "Hằng (say: Hung)"], ["Other names used", "Jenny Tran (he chose it)"], ["Date of birth", "11/02/1994"], ["Nationality", "Vietnamese"],
    ["Home Office ref", "N1482207"], ["Children", "Trần Gia Minh, 19/07/2022"], ["Referred by", "DC Pritesh Vora, NRM ref 2209-417"], ["Risk from", "Tran Van Long, known as Tommy, 07700 900599"], ["Health", "Hep B carrier. Scars L forearm (iron)."], ["Interpreter", "Yes – Vietnamese (northern), woman only"], ["Faith / food", "Catholic. No beef."]], "Taken by TB 14/11/2023 with Mrs Trang.", author="Temitope Bankole"), "yes",
    hide=["Tran Van Long, known as Tommy", "07700 900599"], keep=["(say: Hung)", "Hep B carrier. Scars L forearm", "woman only", "No beef"], why="a form in OpenDocument; surname first")

add(CASE + "01 Risk assessment DASH.docx", docx("# SafeLives DASH risk checklist", [["Client", "Hang Nguyen"], ["Case", "HH-0733"], ["Completed by", "Temi B"], ["Score", "19 / 24 – HIGH. MARAC referral Y"]], [["Question", "Yes/No", "Comment"], ["1 Has the current incident resulted in injury?", "Y", "Iron, Sept 2023. Photos with DC Vora."], ["4 Do you feel isolated?", "Y", "Door locked from outside in the flat over the nail bar"], ["9 Conflict over child contact?", "Y", "Long says Minh 'belongs to the Trans'"], ["17 Weapons?", "Y", "Machete under the till. Seen by Phuong Dang too"], ["23 Has he ever threatened to kill you or someone else?", "Y", "Said he would send men to her mother in Nghe An"]], "Worker's view: Hang minimises. She laughed when she told me about the iron. Do NOT use the 521 number after 6pm."), "yes",
    hide=["Phuong Dang", "Long says Minh"], keep=["Door locked from outside", "Machete under the till", "She laughed when she told me about the iron", "Said he would send men"])

add(CASE + "02 Case notes 2023-24.docx", docx("# Case notes HH-0733", [["Date", "By", "Note"],
    ["14.11.23", "TB", "Intake w Trang. H very quiet. M would not be put down. Given rm 3, nappies, rice, phone (07700 900521)."],
    ["17.11.23", "TB", "Mum of Zilan cooked for her. First smile. Shilan showed her the bus."],
    ["22.11.23", "RA", "1st session. H says 'I am a debt'. Nightmares. Tinnitus from blows. PCL-5 61."],
    ["05.12.23", "TB", "Client upset – Drita told the kitchen that she is 'the nail girl'. Spoke to D. D has own trauma (her brothers are looking for her)."],
    ["11.1.24", "BL", "Moved cot. Hang fixed the extractor fan herself."],
    ["02.2.24", "TB", "Positive RG decision!!! 🎉 Rang Amara. Hang asked if now she can stop being Jenny."],
    ["19.7.24", "MC", "Minh is 2. Party. Selam made himbasha. His father rang the office x2 pretending to be GP. Not told anything."],
    ["30.8.24", "TB", "Hang's mum (bà ngoại) ill, can't send money. Cried. Her brother Tam has stopped speaking to her."]], header="Nguyen TBH 0733", author="T Bankole"), "yes",
    hide=["Mum of Zilan", "Drita told the kitchen", "her brothers are looking for her", "Shilan showed", "Selam made"], keep=["M would not be put down", "I am a debt", "Tinnitus from blows", "Hang fixed the extractor fan herself", "asked if now she can stop being Jenny", "can't send money"], why="a table of notes; initials H, D, M")

add(CASE + "03 Case notes 2025.txt", """
HH-0733 NOTES 2025 (Lamplight down, typed in Word pad TB)

9/1 hang in for letter. wants ESOL E2. hang on for college place - no creche till march
23/1 Saw H + M at Sure Start. M has 20 words, half viet half english. HV Hannah pleased
11/2 her bday. Kavitha n Sade made a cake w candles. she said nobody did that before
4/3 DV rang - Tommy arrested in Hull on another girl (not ours). asked wd she give statement. she shook. will think
5/3 says yes if Trang can sit with her. brave brave woman
18/3 Long's sister, "Auntie Mai", turned up at ESOL asking for Jenny. Teacher sent her off. Moved class to Thurs. JP told
19/3 didnt sleep. put chair at door. RA saw her same day
2/5 Bart: damp rm 3, M chesty. dehumidifier
6/6 H cross w Hodan re fridge. sorted w tea. hodan has lost her appeal so go easy
12/9 trial date 2 feb. Special measures - screen
30/11 moving on list. She wants Marlport not Leeds. "I have a priest here"
""", "yes", hide=["Kavitha n Sade", "Tommy arrested", "hodan has lost her appeal", "\"Auntie Mai\""], keep=["half viet half english", "no creche till march", "nobody did that before", "put chair at door", "brave brave woman", "I have a priest here", "screen"], why="lower case, and her name is the verb")

add(CASE + "04 Support plan.html", formed("Support plan", [["Client:", "Nguyễn Thị Bích Hằng"], ["Worker:", "Temitope Bankole"], ["Goal 1:", "Own front door by summer 2026"], ["Goal 2:", "Level 2 food hygiene"], ["Goal 3:", "Minh in nursery 30 hrs"], ["Who is in my circle:", "Father Piotr, Trang, Selam and Kavitha"], ["What I don't want:", "Anybody to call me Jenny"], ["Review:", "28/02/2026"]], "<p>Lamplight export, user tbankole</p>"), "yes",
    hide=["Selam and Kavitha"], keep=["Own front door by summer 2026", "Level 2 food hygiene", "Anybody to call me Jenny"], why="an HTML form with all accents")

add(CASE + "05 Psychological report.pdf", pdf("""
# PSYCHOLOGICAL REPORT
Re: Ms Nguyen Thi Bich Hang, d.o.b. 11 February 1994, HO ref N1482207
Author: Dr Rosalind Achterberg, HCPC PYL22071
Instructed by: Whitlock Brandt LLP (A Whitlock)

1. I have seen Ms Nguyen fourteen times since November 2023, with an interpreter, Ms Le.
2. She was born in Nghe An, the elder of two. Her father drowned when she was nine. Her brother Tam was put to
work at twelve. In 2019 a cousin of Tran Van Long lent her mother 180 million dong.
3. Bich Hang travelled by Russia, Poland and a lorry. She was told to say her name was Jenny Tran. She worked at
the nail bar of a Ms Dang fourteen hours a day until she was eight months pregnant.
4. She has complex PTSD and moderate depression. She dissociates when she smells acetone.
5. Removal would in my opinion carry a high risk of suicide. She has said: "If I go back I am already dead, so it
is only paperwork."
6. Another resident (SG) was present at an episode in the kitchen on 3 May 2025 and called the ambulance.
""", """
7. Hang is a devoted mother. Her son is securely attached.
8. She would be distressed to give evidence without a screen.

I understand my duty to the court.            R Achterberg            12 September 2025
"""), "yes", hide=["Tran Van Long", "Ms Dang"], keep=["Her father drowned when she was nine", "She dissociates when she smells acetone", "Hang is a devoted mother", "carry a high risk of suicide"])

add(CASE + "06 Screening interview (HO).pdf", pdf("""
# Home Office    ASYLUM SCREENING INTERVIEW
1.1 Title and name:\tMiss NGUYEN, THI BICH HANG
1.2 Other names:\tJENNY TRAN
1.3 Date of birth:\t11/02/1994
1.4 HO reference:\tN1482207
1.5 NASS reference:\t22/09/00417
1.6 Interpreter:\tVIETNAMESE 4417
1.7 Interviewing officer:\tG STOTT

3.1 Why have you come to the UK?
      To pay my mother's debt
3.3 Who travelled with you?
      Two girls, Lan and one I call sister. The man was called Long.
4.1 Are you the victim of exploitation?
      I do not understand this word
5.2 Have you been detained anywhere?
      A house in Poland, ten days
"""), "yes", keep=["To pay my mother's debt", "I do not understand this word", "A house in Poland, ten days"], why="numbered questions with tabs; capitals")

add(CASE + "07 NRM decision.docx", docx("Single Competent Authority", "2 February 2024", "Ref 2209-417 / N1482207", "Ms Nguyen Thi Bich Hang\nc/o Haven & Hearth", "Dear Ms Hang", "**Reasonable grounds decision: POSITIVE**", "It is accepted that there are reasonable grounds to believe that you are a victim of modern slavery (forced labour; sexual exploitation).", "You are entitled to a recovery period of 30 days.", "G Stott\nDecision maker"), "yes", keep=["reasonable grounds to believe that you are a victim", "recovery period of 30 days"], why="the letter takes her last name for her surname")

add(CASE + "08 Solicitor letter.rtf", rtf("""
WHITLOCK BRANDT LLP
14 Quayside, Marlport MP1 1BB\t\t\tOur ref AW/NGU0092

**Bích Hằng NGUYỄN  v  SSHD**

Dear Joanna
Please find the Tribunal's directions. I need a statement from Ms Bankole on what she saw on 18 March 2025, and the psychologist's addendum.
Hằng told me that a volunteer, Nigel Harbottle, asked her to dinner twice. I'd be grateful for your policy.
Mrs Sivakumar's bundle will follow on Thursday.

Amara Whitlock
"""), "yes", hide=["Nigel Harbottle", "Mrs Sivakumar's bundle"], keep=["on what she saw on 18 March 2025", "asked her to dinner twice"], why="RTF with letters by number; order of names turned")

add(CASE + "09 MARAC minutes extract.docx", docx("# MARAC Marlport – 6 December 2023 – extract", "Case 7 of 14. Victim: Bich Hang NGUYEN (29). Perp: Long TRAN (41). Child: Minh (1).", "Police: 2 x cannabis farm, 1 x GBH NFA. Ms Dang of Lux Nails is a person of interest.", "H&H (JP): settled, high risk, address secret. HV: child's weight 9th centile, now 25th.", "Housing (CF): not to be placed in Hull, Leeds.", "Case 8. Victim: Agnieszka WOJCIK (34). Perp: ex-husband, on tag. Deferred.", "Actions: JP alarm; DV flag on address; CF priority band."), "yes",
    hide=["Long TRAN", "Agnieszka WOJCIK", "ex-husband, on tag", "Ms Dang of Lux"], keep=["settled, high risk, address secret", "child's weight 9th centile", "not to be placed in Hull, Leeds"])

add(CASE + "10 Witness statement draft.docx", docx("STATEMENT (draft 2) – R v TRAN", "I, NGUYEN Thi Bich Hang, will say:", "1. I am a mother. I was a slave.", "2. The man I know as Anh Long or Tommy met me off the lorry. He took my shoes.", "3. At Lux Nails there were three of us: me, Lan and a girl from Hai Phong. Ms Dang kept the book of what we owed.", "4. When I was pregnant he said the baby would pay.", "5. In September 2023 he burned me. Pauline from the launderette next door gave me twenty pounds and the number. I do not want her to be in trouble.", "Signed ................ translated by Le Thu Trang"), "yes",
    hide=["Pauline from the launderette", "Ms Dang kept"], keep=["I was a slave", "He took my shoes", "he said the baby would pay", "he burned me"])

add(CASE + "11 Tenancy ref Marlport council.eml", eml(CF, BL, "Thu, 08 Jan 2026 14:20:00 +0000", "Move on - N.T.B.H. / HH-0733", "Hi Bartosz\n\nI can offer the lady a 2-bed on Fishergate from 1 March. It's two doors from another of yours (Mrs Kareem) so please ask both first. I've called her Ms Hang on the form, hope that's right?\n\nClare Fenwick\nMarlport Council Housing Solutions 01632 960422\n"), "yes", hide=["(Mrs Kareem)"], keep=["a 2-bed on Fishergate", "hope that's right"])

add(CASE + "12 Volunteer concern form.pdf", filled("Concern about a volunteer", [("Raised by", "Hang Nguyen (resident, room 3)"), ("Written by", "Maeve Corcoran"), ("About", "Nigel Harbottle"), ("What happened", "He asked me to eat dinner with him.\nI said no. He asked again and brought flowers."), ("What would you like", "Not to be alone in the van with him."), ("Action", "NH spoken to 4/8. Moved to warehouse. MC")]), "yes", hide=["Nigel Harbottle"], keep=["He asked again and brought flowers", "Not to be alone in the van"], why="PDF form fields")

add(CASE + "13 Consent.ods", ods({"Consent": [["Name", "Nguyen Thi Bich Hang"], ["Case", "HH-0733"], ["GP", "Yes"], ["Council", "Yes"], ["Police", "Only DC Vora"], ["Church", "Father Piotr may know I am here"], ["Photo", "No. Never."]]}), "yes", keep=["Only DC Vora", "No. Never"])

add(CASE + "Photos/IMG-20240719-WA0003 form.png", picture("""
Nursery form - Sunny Quay

Child: Minh Tran       Born 19.7.22
Mum: Hang Nguyen       Tel 07700 900521
Can collect: Mum, or Selam (friend)
Dad: NO - court
Eats: rice, egg, banana. No beef
Words: me = mum, nuoc = water
"""), "yes", hide=["Selam (friend)"], keep=["rice, egg, banana", "nuoc"], why="a photograph of a form, as if by hand")

add(CASE + "letter from Hang (scanned).pdf", scanned("""
Dear Jo and Temi

I write this with my own english. Thank you for two year.
In this house I learn to sleep. Shilan and Drita is like
sister even we fight for the fridge.

I am sorry I shout at Temi in May. It was the smell.

Bich Hang
room 3
"""), "yes", hide=["Shilan and Drita"], keep=["In this house I learn to sleep", "I am sorry I shout"], why="a scanned letter; signed with two of four names")

# --- the house

add(HOUSE + "Rooms.xlsx", xlsx({"Now": [["Room", "Name", "Children", "Ref", "Since", "Risk", "Notes"], [1, "Selamawit Ghebremeskel", "Abel (4)", "HH-0741", "02/02/2024", "M", "brother Yonas must not know address"], [2, "Shilan Kareem Rashid", "Zilan (6)", "HH-0702", "19/06/2023", "H", "husband Hiwa, non-mol to 12/26"], [3, "Bich Hang Nguyen", "Minh (3)", "HH-0733", "14/11/2023", "H", "phone off after 6. Damp."], [4, "Drita Hoxha", "Ledion (1)", "HH-0728", "30/10/2023", "H", "blood feud"], [5, "Hodan Abdi Warsame", "Ayaan (9)", "HH-0755", "11/07/2024", "M", "ARE"], [6, "Kavitha Sivakumar", "Pranav (2)", "HH-0749", "20/03/2024", "M", "diabetic"]],
    "~Moved on": [["Name", "To", "When"], ["Agnieszka Wojcik", "Leeds", "2025"], ["Folasade Adeyemi-Cole", "Hull (aunt)", "2025"], ["Nguyen Thi Hang HH-0519", "Bristol", "2022"]]}), "yes",
    hide=["brother Yonas", "husband Hiwa", "blood feud", "diabetic", "Abel (4)"], out=["Selamawit", "Shilan", "Drita", "Hodan", "Kavitha", "HH-0519"], keep=["phone off after 6", "14/11/2023"])

add(HOUSE + "Night log Nov 2025.docx", docx("NIGHT LOG 88CT (OC = on call)", [["", "Rm 1 Selam", "Rm 2 Shilan", "Rm 3 Hang", "Rm 4 Drita", "Rm 5 Hodan"], ["Mon 3/11", "Abel croup, 111", "quiet", "M up 2-4, H sang to him", "out til 11", "prayer 5am"], ["Tues 4/11", "quiet", "phone shouting (Hiwa?)", "nightmare, tea w Maeve", "quiet", "letter from HO, crying"], ["Weds 5/11", "fireworks, all in lounge", "ok", "hid under table w M. bang. OC called", "ok", "ok"]]), "yes",
    hide=["Abel croup, 111", "phone shouting (Hiwa?)", "letter from HO, crying", "out til 11"], keep=["H sang to him", "nightmare, tea w Maeve", "hid under table"], why="a column for each room, called by forename")

add(HOUSE + "Chores rota.csv", csv([["Week", "Kitchen", "Bathroom", "Bins", "Stairs"], ["1 Sep", "Hang", "Selam", "Drita", "Kavitha"], ["8 Sep", "Kavitha", "Hang", "Selam", "Drita"], ["15 Sep", "Drita", "Kavitha", "Hang (swap w Hodan)", "Selam"]]), "possible", hide=["Kavitha", "Drita", "Selam", "Hodan"], keep=["Hang"], why="forenames only; her name as a cell")

add(HOUSE + "House meeting 2025-05-12.docx", docx("# House meeting 12 May 25", "Present: JP, BL, Selam, Shilan (+ Zilan), Hang, Drita, Kavitha. Trang by phone for Hằng. Apologies Hodan.", "Fridge: labels please. Hodan's shelf is the halal shelf. Hang says her fish sauce was thrown away, Drita said it had no lid.", "Kitchen incident on the 3rd: Jo thanked Selam for ringing 999. Hang said sorry to everyone. Nobody minds.", "Damp in rooms 3 and 4 – Bart.", "Kids: Ledion bit Minh. Minh bit Ledion.", "AOB – Shilan's court is Thurs, quiet please."), "yes", hide=["Drita said it had no lid", "Hodan's shelf", "Shilan's court", "thanked Selam", "Ledion bit"], keep=["her fish sauce was thrown away", "Hang said sorry to everyone", "Nobody minds"])

add(HOUSE + "Incident 2025-05-03.html", formed("Incident report 2025/11", [["Person affected:", "HN, room 3"], ["When:", "3 May 2025, 17.40"], ["Where:", "Kitchen, 88CT"], ["What happened:", "A volunteer (S Treacy) used nail varnish remover on a label. HN screamed, hit out at TB, then collapsed. Selamawit G rang 999 and held her hand."], ["Injury:", "TB scratch. HN none."], ["Children present:", "Minh, Abel, Pranav"], ["Follow-up:", "RA same evening. Acetone banned from house."]]), "yes",
    hide=["S Treacy", "Selamawit G rang", "Abel, Pranav"], keep=["then collapsed", "Acetone banned from house", "HN screamed"], why="initials HN, an HTML form")

add(HOUSE + "Visitors and phone log.csv", csv([["Date", "Time", "Type", "From", "For", "Message", "Taken"], ["19/07/2024", "10.05", "Call", "'Dr Patel' - not a GP, man, Viet accent", "Hang Nguyen", "Wants address for 'baby results'. Refused.", "MC"], ["19/07/2024", "10.40", "Call", "same man", "Jenny", "Hung up", "MC"], ["22/07/2024", "09.15", "Call", "Yonas (Selam's brother)", "Selamawit", "Refused", "BL"], ["18/03/2025", "15.30", "Call", "ESOL teacher Mrs Gant", "TB", "A woman calling herself Mai asked for Jenny Tran", "JP"], ["02/06/2025", "12.00", "Visit", "Hiwa Rashid at gate", "-", "999. Gone on arrival", "JP"]]), "yes",
    hide=["Yonas", "Hiwa Rashid at gate"], out=["Hiwa", "Yonas"], keep=["Wants address for 'baby results'", "asked for Jenny Tran", "Hung up"], why="her name, and the name he gave her")

add(HOUSE + "WhatsApp Chat - House 88/_chat.txt", """
[03/11/2025, 21:14:05] Jo Peverell: ‎Messages and calls are end-to-end encrypted.
[03/11/2025, 21:15:40] Selam 88: who has the thermometer abel hot
[03/11/2025, 21:16:02] Hang Rm 3: i have. i bring
[03/11/2025, 21:16:30] Selam 88: ❤️
[05/11/2025, 19:40:11] Maeve H&H: everyone ok? Hang ok?
[05/11/2025, 19:42:09] Shilan: she is under table with minh. i sit with
[05/11/2025, 19:44:57] Maeve H&H: coming
[05/11/2025, 20:30:12] Hang Rm 3: thank you all. sorry for cry. bang is like the door
[05/11/2025, 20:31:00] Drita: no sorry. for me also
[11/11/2025, 08:02:44] Hang Rm 3: who take my fish sauce AGAIN 😡
[11/11/2025, 08:03:10] Drita: not me!! hodan??
[11/11/2025, 08:05:55] Hodan: 🙄 i have own sauce
[11/11/2025, 08:06:20] Hang Rm 3: <Media omitted>
""", "yes", hide=["Selam 88", "Drita", "Hodan", "Shilan"], keep=["i have. i bring", "bang is like the door", "who take my fish sauce AGAIN", "sorry for cry"], why="a chat; she is a saved contact")

add(HOUSE + "Maintenance.csv", csv([["Job", "Room", "Raised by", "Problem", "Done"], ["118", "3", "HN", "damp behind cot, mould on M's coat", "02/05/25"], ["119", "4", "DH", "window catch", "02/05/25"], ["131", "3", "B Lis", "extractor - tenant has already fixed it", "11/01/24"]]), "possible", hide=[], keep=["mould on M's coat"], why="her initials and her room")

add(HOUSE + "Move-on grid.xlsx", xlsx({"Grid": [["", "Hang", "Shilan", "Selam", "Kavitha"], ["Status", "DL granted 2/25", "ILR route", "RG+", "Appeal"], ["Area wanted", "Marlport", "Not Marlport", "London", "Coventry"], ["Furniture", "cot bed, rice cooker", "Y", "pram", "-"], ["Worry", "bills in English", "husband released Feb", "brother", "insulin fridge"]]}), "yes",
    hide=["husband released Feb", "insulin fridge", "Not Marlport"], keep=["DL granted 2/25", "cot bed, rice cooker", "bills in English"], why="a column for each woman, by forename")

# --- hotel, food, volunteers

add("hotel/Lido Hotel room list 2023-10.xlsx", xlsx({"Sheet1": [["Rm", "Family name", "Given name", "NASS", "Nat", "DOB", "Diet", "Comments"], [101, "TESFAY", "Goitom", "22/08/00311", "ERI", "01/01/1998", "", ""], [102, "NGUYEN", "Van Duc", "22/09/00402", "VNM", "12/12/2001", "", "Age disputed"], [103, "NGUYEN", "Thi Bich Hang", "22/09/00417", "VNM", "11/02/1994", "No beef", "Pregnant 8m / baby. Man asking at desk for her"], [104, "NGUYEN", "Thi Lan", "22/09/00418", "VNM", "03/03/1999", "", "Went missing 12/10"], [105, "KRASNIQI", "Besnik", "22/09/00430", "ALB", "", "Halal", "Self harm watch"]]}), "yes",
    hide=["Age disputed", "Went missing 12/10", "Self harm watch"], out=["Tesfay", "Krasniqi", "Van Duc", "Thi Lan"], keep=["Man asking at desk for her", "No beef"], why="three families of one name, in two columns")

add("hotel/Lido welfare log.txt", "LIDO HOTEL WELFARE LOG OCT 23\n03/10 2210 rm 103 (NGUYEN T B H) crying, declined Dr\n05/10 0900 rm 105 Krasniqi banged door, police\n09/10 1900 Viet male in lobby asked for 'Jenny', said husband. Told no one of that name. Rm 103 hid in bathroom 3 hrs\n12/10 0730 rm 104 (NGUYEN T L) not in room, window\n13/10 1100 DC Vora collected rm 103 to hospital - waters\n", "yes", hide=["Krasniqi banged door", "(NGUYEN T L) not in room"], keep=["crying, declined Dr", "hid in bathroom 3 hrs", "Told no one of that name"], why="by room number between; initials of four names")

add("food/Parcels sign-in 2025-06-13.xlsx", xlsx({"Fri 13 June": [["", "Name", "Adults", "Children", "Allergy", "Signature"], [1, "Ifrah Nuur", 1, 3, "", "I.N"], [2, "Hang N.", 1, 1, "no beef", "Hang"], [3, "Farhad Aziz", 2, 0, "nuts", "F"], [4, "Mrs Nguyen (Lan's mum?)", 1, 0, "", "x"], [5, "Sade A-C", 1, 2, "", "sade"]]}), "yes", hide=["Ifrah Nuur", "Farhad Aziz", "Sade A-C"], out=["Ifrah", "Farhad"], keep=["no beef"], why="her forename and initial")

add("food/Parcels sign-in 2025-06-20 photo.png", picture("""
FOOD PARCELS  Friday 20 June

1   Farhad       2 adults
2   Bich Hang    1 + 1   no beef
3   Ifrah        1 + 3
4   Margery Q (donor) - 6 boxes
"""), "possible", hide=["Farhad", "Ifrah", "Margery Q"], keep=["no beef"], why="a photograph of a list")

add("volunteers/Rota Jan 2026.xlsx", xlsx({"Wk 1": [["Shift", "Mon", "Tue", "Wed", "Thu", "Fri"], ["Driver", "Nigel H", "Olu Fashanu", "Nigel H", "-", "Olu Fashanu"], ["Creche", "Siobhan Treacy", "Siobhan Treacy", "Hang (res.) – trial shift", "Siobhan Treacy", "-"], ["Food store", "Olu", "Father Piotr", "-", "Maeve", "Margery"]]}), "yes", hide=["Siobhan Treacy", "Olu Fashanu", "Nigel H", "Margery"], keep=["trial shift"], why="in a cell among others, by forename with (res.)")

add("volunteers/Harbottle N file.docx", docx("Volunteer: Nigel Harbottle    DBS 001900012345    Started 3/2/2022", "Emergency contact: wife, Jean Harbottle", "4/8/25 MC + JP met Nigel about inviting a resident (HN, rm 3) to dinner. He was mortified, his wife is in a home and he is lonely. He understands. Warehouse only.", "Well liked by the drivers."), "yes", hide=["Nigel Harbottle", "Jean Harbottle", "his wife is in a home"], keep=["inviting a resident"], why="another's file; she by initials")

add("volunteers/newsletter spring 2025.html", """<html><body><h1>Hearth News, spring 2025</h1><p>"In this house I learned to sleep" – <b>J.</b>, a resident from Vietnam.</p><p>Thank you to Cuthbert Ainsley-Rowe for his sixth sponsored swim, and to Siobhan Treacy (creche).</p><p>Hang your coat up: we need 40 coat hooks!</p></body></html>""", "no", why="the verb; her quote without her name")

add("fundraising/donors 2025.csv", csv([["Donor", "Address", "Gift", "GiftAid", "Note"], ["Cuthbert Ainsley-Rowe", "Quince House, Marlport", "500", "Y", "swim"], ["Margery Quaife", "3 Elm Mews", "20", "Y", "also food"], ["T. Nguyen", "Lotus Kitchen, Marlport", "150", "N", "raffle - not a client!"]]), "no", why="a donor of the name")

add("fundraising/Case studies.pptx", pptx(("Stories for the appeal (ANONYMISE)", ["\"Jenny\" 31, Vietnam – nail bar, burned with an iron; now cooks for the house", "\"Sara\" Kurdistan – husband", "Real names in notes, DO NOT SHARE"], "Jenny = Hang rm 3 (hates the name! change). Sara = Shilan."), author="Maeve Corcoran"), "yes", hide=["Sara = Shilan"], keep=["burned with an iron", "hates the name"], why="a slide's notes tell who it is")

# --- meetings, supervision, other records

add("meetings/Case review 2025-09-03.docx", docx("# Case review – 3 September 2025", "JP, TB, RA, BL, MC", "**0733 HN** – trial listed 2/2/26. RA: symptom spike expected; extra session weekly. TB on leave 26/1-9/2 – who sits with her? MC offered. Trang booked.", "**0702 SK** – husband Hiwa appealed non-mol. Zilan's school has been told.", "**0755 Hodan** – ARE; fresh claim w Amara.", "**0728 DH** – brothers seen in Hull. Consider out of area."), "yes",
    hide=["husband Hiwa appealed", "Zilan's school", "brothers seen in Hull", "0755 Hodan"], out=["Hiwa", "brothers seen"], keep=["symptom spike expected; extra session weekly", "who sits with her"], why="case number and initials begin a paragraph each")

add("meetings/Team meeting transcript 2026-01-21.vtt", """WEBVTT

00:00:02.000 --> 00:00:08.500
<v Joanna Peverell>OK so Hang's trial. Maeve you're with her Monday, Temi's away.</v>

00:00:09.000 --> 00:00:15.200
<v Maeve Corcoran>Yeah. She's asked can Father Piotr come. And Selam'll have Minh.</v>

00:00:15.800 --> 00:00:23.100
<v Rosalind Achterberg>I've told her she can stop whenever she likes. She said, I stopped too many times already.</v>

00:00:23.600 --> 00:00:30.000
<v Bartosz Lis>Hang on, isn't that the same day as Shilan's hearing?</v>
""", "yes", hide=["Selam'll have", "Shilan's hearing"], keep=["can stop whenever she likes", "I stopped too many times already", "She's asked can"], why="speech; her name, and the verb")

add("meetings/Trustees 2025-11.docx", docx("Trustees' meeting 19 November 2025", "Occupancy 6/6. Cost per woman per night £41.", "A resident's trial for modern slavery is in February; press may ring.", "Hang seng fund: JP to move reserves.", "Hang new smoke alarms."), "no", why="no word that tells her, two that look so")

add("supervision/TB supervision 2025-05.odt", odt("SUPERVISION RECORD", [["Supervisee", "Temitope Bankole"], ["Supervisor", "Joanna Peverell"], ["Date", "15/05/2025"], ["Caseload", "0733 Hang, 0741 Selam, 0755 Hodan"], ["What is hard", "Being hit by Hang. I know why. I went home and cried. I can't listen to the 999 call again."], ["What is good", "Hodan's boy reading"], ["Actions", "RA debrief. TOIL."]]), "yes", hide=["0741 Selam, 0755 Hodan", "Hodan's boy"], keep=["Being hit by Hang"], why="a form about her worker, in OpenDocument")

add("records/HH-0519 Nguyen Thi Hang closure.txt", "CLOSURE\nClient: Nguyen Thi Hang  dob 30/08/1979  HH-0519\nMoved to Bristol 2022 w daughter. Hang says thank you. No forwarding.\n", "no", why="the namesake's file")
add("records/HH-0741 contact 2025-05-03.txt", "HH-0741 Selam G\n3/5 Selam rang me after the ambulance. She held Hang's hand all the way. She thinks Hang thought she was him. S. not shaken - says in Libya worse. Abel slept thru.\n", "yes", hide=["Selam rang me", "in Libya worse", "Abel slept"], keep=["held Hang's hand all the way"], why="another's record")
add("records/Lamplight export contacts.csv", csv([["ID", "Client", "Date", "Type", "Summary", "Worker"], ["0733", "Nguyen, Thi Bich Hang", "2025-03-19", "1:1", "Not slept. Chair at door. Wants to change ESOL.", "TB"], ["0733", "Nguyen, Thi Bich Hang", "2025-04-02", "Phone", "HO asking for biometrics. Told Amara.", "TB"], ["0741", "Ghebremeskel, Selamawit", "2025-04-02", "1:1", "Church row with her brother's friend", "TB"], ["0519", "Nguyen, Thi Hang", "2022-05-01", "Closure", "Moved", "JP"]]), "yes",
    hide=["Church row"], out=["Ghebremeskel", "0519"], keep=["Chair at door", "HO asking for biometrics"])
add("records/Interpreter invoices 2025.csv", csv([["Inv", "Date", "Interpreter", "Language", "For", "Mins", "Fee"], ["LT-88", "2025-03-05", "Le Thu Trang", "Vietnamese", "HH-0733 w police", "180", "108.00"], ["LT-91", "2025-03-19", "Le Thu Trang", "Vietnamese", "NTBH / RA", "60", "36.00"], ["AX-12", "2025-03-20", "Awat Salih", "Sorani", "HH-0702 court", "240", "144.00"], ["LT-95", "2025-04-01", "Le Thu Trang", "Vietnamese", "Nguyen Van Duc (hotel)", "45", "27.00"]]), "yes", hide=["HH-0702 court", "Nguyen Van Duc (hotel)"], out=["HH-0702", "Van Duc"], keep=["108.00"], why="rows by case number, by initials")
add("records/ESOL register Thurs.xlsx", xlsx({"E2": [["Learner", "6 Mar", "13 Mar", "20 Mar", "Level"], ["Nguyễn Bích Hằng", "Y", "Y", "moved class", "E2"], ["Drita Hoxha", "Y", "N", "Y", "E3"], ["Goitom Tesfay", "N", "N", "Y", "E1"]]}), "yes", out=["Drita", "Goitom"], keep=["moved class"], why="three of four names with accents")
add("records/health visitor 2025-01.pdf", pdf("""
NHS Marlport Health Visiting
Child: TRAN Gia Minh   DOB 19.07.22   NHS 622 118 4470
Mother: NGUYEN Thi Bich Hang   NHS 701 339 2246

2.5 year review 23/01/25. Minh has 20 words over two languages. Mum is warm and responsive. EPDS 14. Mum asked
about BCG. Lives in supported accommodation, 1 room. Plays with Abel and Pranav, two children of the house.
Plan: nursery at 3, hearing test.
H Oyelaran RSCPHN
"""), "yes", hide=["Abel and Pranav"], keep=["Mum is warm and responsive", "EPDS 14", "20 words over two languages"])
add("records/Church list.txt", "St Casimir - helpers Advent\nsoup: Hang + little Minh, Aga W, Sister Bernadine\ncrib: Goitom, the Harbottles\nreading: Piotr\n", "possible", hide=["Aga W", "Goitom", "the Harbottles"], keep=["soup: Hang"], why="a forename in a church list")
add("records/Safe contact card.rtf", rtf("**SAFE CONTACT**\nName:\tNGUYEN Thi Bich Hang\nSafe number:\t07700 900521 before 6pm only\nText not voicemail. Say 'library'.\nSafe person:\tSelamawit in room 1\nUnsafe:\tanyone called Long, Tommy or Mai\n"), "yes", hide=["Selamawit in room 1", "Tommy or"], keep=["before 6pm only", "Say 'library'"])

# --- mail

add(MAIL + "tb/2025-03-18 ESOL.eml", eml("Wendy Gant <w.gant@learnmarlport.example>", TB, "Tue, 18 Mar 2025 15:45:00 +0000", "a visitor", "Hi Temi, a woman (50ish, gold tooth) came to class asking for Jenny Tran, said she was her auntie Mai. I said no Jenny here, which is true! Hang went white and left by the kitchen. I hope she's safe.\nWendy\n"), "yes", hide=["auntie Mai"], keep=["Hang went white and left by the kitchen"])
add(MAIL + "tb/2025-03-18 Fwd ESOL.eml", eml(TB, f"{JP}; {VORA}", "Tue, 18 Mar 2025 16:02:00 +0000", "FW: a visitor", "See below. Hằng is in my office. Pritesh – is that his sister?\n" + FOOT + "\nFrom: Wendy Gant <w.gant@learnmarlport.example>\nSent: 18 March 2025 15:45\nTo: Temitope Bankole <temitope@havenhearth.example>\nSubject: a visitor\n\nHi Temi, a woman (50ish, gold tooth) came to class asking for Jenny Tran, said she was her auntie Mai. I said no Jenny here, which is true! Hang went white and left by the kitchen. I hope she's safe.\nWendy\n"), "yes", hide=["auntie Mai"], keep=["in my office", "Hang went white"])
add(MAIL + "tb/2025-03-18 Re FW.msg", msg("VORA, Pritesh", "pritesh.vora@police.example", [("Temitope Bankole", "temitope@havenhearth.example"), ("Joanna Peverell", "joanna@havenhearth.example")], 1742316000, "RE: FW: a visitor", "OFFICIAL-SENSITIVE\r\n\r\nTemi\r\nYes. Tran Thi Mai, lives over Lux Nails. We'd the tip that she was looking from Pauline Threlfall at the launderette, please protect that. I'd move the class. Tell BICH HANG we'll do a drive-by.\r\n\r\nPritesh\r\n"), "yes", hide=["Tran Thi Mai", "Pauline Threlfall"], keep=["I'd move the class", "do a drive-by"])
add(MAIL + "tb/2026-02-06 verdict.eml", eml(TB, JP, "Fri, 06 Feb 2026 15:12:00 +0000", "GUILTY", "On leave but had to. GUILTY on all 4. 14 yrs. She did it behind the screen in her own words. Amara says the judge thanked her by name, all four of them, in the right order.\n\nTommy shouted something at the end. Trang would not translate it.\n" + FOOT), "possible", hide=["Tommy shouted"], keep=["She did it behind the screen"], why="never says her name; the key is the day")
add(MAIL + "jp/2024-02-02 RG.eml", eml(GS, JP, "Fri, 02 Feb 2024 11:00:00 +0000", "N1482207 - RG decision", "Please see attached for your client. I have cc'd her representative. Apologies that the letter to HH-0702 (Rashid) went to you in the same envelope.\nG Stott\n", cc=AW), "yes", hide=["(Rashid)"], keep=["Please see attached for your client"])
add(MAIL + "jp/2025-08-01 dinner.eml", eml(MC, JP, "Fri, 01 Aug 2025 18:20:00 +0100", "Nigel", "Jo, Hang has told me through Trang that Nigel H has asked her for dinner. Twice. Flowers. I think he's just sad since Jean went into Elm Court but she's frightened of the van now. Form attached when I find scanner. M x\n"), "yes", hide=["Nigel H has", "since Jean went into"], keep=["she's frightened of the van now"])
add(MAIL + "jp/2025-10-22 neighbour.eml", eml("Derek Scholes <d.scholes@postal.example>", "office@havenhearth.example", "Wed, 22 Oct 2025 21:30:00 +0100", "88", "I know what you run at no 88. One of your Chinese girls, Jenny or Hang or whatever, had her kid screaming in the yard at 7am. And the tall one with the headscarf parks across me. I have rung the council.\nDerek Scholes, 86\n"), "yes", hide=["Derek Scholes", "the tall one with the headscarf"], keep=["had her kid screaming in the yard"])
add(MAIL + "jp/2025-10-23 Re neighbour.eml", eml(JP, BL, "Thu, 23 Oct 2025 08:15:00 +0100", "Fwd: 88", "Bart - lovely Mr Scholes again. He means Hodan re parking. Hang was out at 7 because Minh had croup and cold air helps, I told her to. Can you take him a cake.\n\nJo\n"), "yes", hide=["Mr Scholes", "Hodan re parking"], keep=["cold air helps"])
add(MAIL + "bl/2026-01-09 Re Move on.eml", eml(BL, CF, "Fri, 09 Jan 2026 09:00:00 +0000", "Re: Move on - N.T.B.H. / HH-0733", "Hi Clare\n\nHer surname is Nguyen (the first one). She says yes to Fishergate. Shilan says fine too, they are friends.\n\nB.\n\nOn 8 Jan 2026, at 14:20, Clare Fenwick <c.fenwick@marlport.example> wrote:\n> I can offer the lady a 2-bed on Fishergate from 1 March. It's two doors from another of yours (Mrs Kareem) so please ask both first.\n"), "yes", hide=["Shilan says fine", "(Mrs Kareem)"], keep=["She says yes to Fishergate"])
add(MAIL + "mc/2025-11-05 hang on.eml", eml(MC, BL, "Wed, 05 Nov 2025 10:00:00 +0000", "fire panel", "Hang on to the receipt for the panel and hang the new sign by the back door please. Can the residents' coats hang somewhere else?\nM\n"), "no", why="the verb, three times")
add(MAIL + "archive/trang.mbox", mbox(
    eml(TRANG, TB, "Wed, 05 Mar 2025 19:00:00 +0000", "today", "Dear Temi, I know I must not say, but chị Hằng was so strong today. Three hours. Please give her some soup.\nTrang\n"),
    eml(TRANG, TB, "Tue, 01 Apr 2025 19:00:00 +0100", "Duc", "The boy Duc at the hotel says he is 16. I believe him.\nTrang\n"),
    eml(TRANG, "office@havenhearth.example", "Fri, 04 Apr 2025 08:00:00 +0100", "invoice LT-91", "Invoice for NTBH attached.\n", attach=[("LT-91.csv", csv([["Inv", "Client", "Fee"], ["LT-91", "NTBH", "36.00"]]))])), "yes", hide=["The boy Duc"], keep=["was so strong today", "give her some soup"], why="a mailbox; one message with accents, one by initials, one about a boy")
add(MAIL + "hang/2025-12-01 leeds.eml", eml(HANG, TB, "Mon, 01 Dec 2025 22:10:00 +0000", "Leeds no", "dear temi\n\ni dont want leeds. his cousin is in leeds. i want marlport because priest and trang and selam.\nminh say hello auntie temi\n\nHằng\n"), "yes", hide=["selam"], keep=["i dont want leeds", "his cousin is in leeds"])
add(MAIL + "hang/2025-12-02 Re leeds.eml", eml(TB, HANG, "Tue, 02 Dec 2025 09:00:00 +0000", "Re: Leeds no", "Dear Hằng\n\nI hear you. No Leeds.\n" + FOOT + "\nOn Mon, 1 Dec 2025 at 22:10, Hang Nguyen wrote:\n> i dont want leeds. his cousin is in leeds. i want marlport because priest and trang and selam.\n"), "yes", hide=["selam"], keep=["No Leeds"])
add("whatsapp/WhatsApp Chat with Temi & Trang.txt", """
04/03/2025, 12:01 - Temi H&H: Trang can you do police tmrw w Hang? 2pm
04/03/2025, 12:05 - Trang Lingua: yes for her always
04/03/2025, 12:06 - Temi H&H: ur a star. also the kurdish lady's sorani interp cancelled, know anyone
04/03/2025, 12:09 - Trang Lingua: Awat. who is it, shilan?
04/03/2025, 12:09 - Temi H&H: cant say!
04/03/2025, 12:15 - Trang Lingua: 😂 tell hang eat something before
""", "yes", hide=["shilan"], keep=["yes for her always", "eat something before"])
add("phone/SMS export office mobile.csv", csv([["Direction", "Number", "When", "Text"], ["in", "07700900521", "2025-05-04 08:10", "temi sorry i hurt you. sorry sorry"], ["out", "07700900521", "2025-05-04 08:12", "Nothing to be sorry for. Rest x"], ["in", "07700900599", "2025-05-20 23:01", "i know she is with you. tell her son need father"], ["in", "07700900577", "2025-03-17 18:00", "its pauline from launderet. the sister asking where is jenny. dont say i said"], ["in", "07700900544", "2025-06-01 10:00", "Hodan here appt at 2 or 3?"]]), "yes",
    hide=["07700900599", "07700900577", "its pauline", "Hodan here"], out=["Hodan here"], keep=["sorry i hurt you", "Nothing to be sorry for"], why="rows by her number, one by the name he gave her")
add("finance/cash grants 2025.csv", csv([["Date", "Ref", "Initials", "Amount", "For"], ["2025-02-11", "0733", "HN", "15", "birthday"], ["2025-02-14", "0741", "SG", "30", "coat Abel"], ["2025-07-19", "0733", "HN", "20", "M birthday"]]), "yes", hide=["coat Abel"], out=["0741"], keep=["birthday"], why="rows by the short number and initials")
add("scans/council letter.pdf", scanned("""
MARLPORT COUNCIL  Housing Solutions

Ms Thi Bich Hang Nguyen
c/o PO Box 88
Marlport

19 January 2026

Dear Ms Hang

OFFER OF ACCOMMODATION
You have been offered a two bedroom flat at Fishergate.
You must reply within five days.

Clare Fenwick
"""), "yes", keep=["You must reply within five days"], why="a scanned letter, order of names turned")
add("backup/laptop_jp.zip", packed({"Desktop/jp todo.txt": "- ring Clare re Hang's flat\n- Drita out of area??\n- cake for Scholes\n", "Desktop/board/anon case study.docx": docx("H., 31, came to us in 2023 after four years over a nail bar.", "(Temi – check with Hang she is happy with this, and that 'Pauline' is out.)"), "Desktop/pics/readme.txt": "nothing\n"}), "yes", hide=["Drita out of area", "'Pauline' is out"], keep=["flat", "she is happy with this"], why="a packed desktop")
add("policies/Confidentiality.docx", docx("CONFIDENTIALITY POLICY", "Example: do not write 'Jenny Bloggs of room 2 is from Leeds'.", "Posters that hang in public areas must not show faces."), "no", why="a policy")
add("donations/nail kit thank you.txt", "Dear Lux Nails of Hull (not the other!), thank you for the raffle prize. Jenny in the office will collect. H&H\n", "no", why="another Jenny")
