"""Northmere Borough Council, children's services and the youth justice team. A lad of 17, looked after, asks for his file. Invented; CC0 1.0.

A boy in the next town has his name; brother, sister, mother and a stranger share his surname; boys charged with him, a boy he hurt, neighbours and shopkeepers
who told, his sister's new carers: all must not be known. Everybody writes in haste, with initials, in capitals, in small letters, surname first."""
from kit import Organisation, csv, docx, eml, mbox, msg, pdf, xlsx

REQUEST = """
received = "2026-03-09"
channel = "letter"
preferred_form = "electronic"

[subject]
names = ["Kieran James Walsh", "Kieran Walsh"]
known_as = ["Kez", "Kezza"]
emails = ["kezwalsh08@postal.example"]
phones = ["07700 900412"]
born = ["2008-09-14"]
addresses = ["7 Cotter's Fold, Northmere, NM4 2RR"]
postcodes = ["NM4 2RR"]
ids = { case = "LL-204417", yj = "YJ/24/0391", nhs = "943 476 5919", upn = "X830432108017" }

[[namesake]]
names = ["Kieran Walsh"]
born = ["2010-02-03"]
ids = { case = "LL-311902" }
"""
STAFF = {"Funmi Adebayo": "Social Worker", "Graham Tetley": "Youth Justice Officer", "Siân Pritchard-Jones": "Team Manager", "Ravinder Kaur Gill": "Independent Reviewing Officer",
         "Beata Kowalczyk": "Residential Key Worker"}
PRIVATE = {
    "namesake": ["LL-311902", "Bernadette Walsh", "Bernadette", "03/02/2010"],
    "partner": ["Gary Pickles", "Pickles", "Gary", "gaz", "07700 900488"],
    "new-carers": ["Margaret McAllister", "Iain McAllister", "McAllister", "McAllisters", "Sallow Garth", "Margaret", "Iain"],
    "neighbour": ["Doreen Ogilvie", "Ogilvie", "Doreen", "d.ogilvie@postal.example", "01632 960733"],
    "victim": ["Oliver Beaumont-Lacey", "Beaumont-Lacey", "Oliver", "Ollie", "Beaumont Lacey"],
    "victim-mother": ["Harriet Lacey", "Harriet", "harriet.lacey@postal.example"],
    "shop": ["Tariq Hussain", "Hussain", "Tariq"],
    "coaccused-1": ["Tyrell Campbell", "Tyrell", "Campbell", "Ty"],
    "coaccused-2": ["Mateusz Zieliński", "Mateusz Zielinski", "Mateusz", "Mati", "Zielinski", "Zieliński"],
    "coaccused-3": ["Reece O'Hara", "Reece", "O'Hara", "Ohara"],
    "girl": ["Aaliyah Begum", "Aaliyah", "Begum", "aliyah"],
    "intel": ["Shaquille Mensah", "Shaquille", "Mensah", "Shaq"],
    "resident-1": ["Levi Okafor", "Levi", "Okafor"],
    "resident-2": ["Brandon Fairweather", "Brandon", "Fairweather", "Bran"],
    "friend-of-mum": ["Chantelle Briggs", "Chantelle", "Briggs", "07700 900466"],
    "missing-girl": ["Kayleigh Dunmore", "Kayleigh", "Dunmore"],
    "list": ["Amelia Nwachukwu", "Nwachukwu", "Amelia", "Jayden Sutcliffe", "Sutcliffe", "Jayden", "Precious Dube", "Dube", "Hamza Iqbal", "Hamza", "Iqbal", "Poppy-Mae Harker", "Harker", "Poppy-Mae", "Ioan Preece", "Ioan", "Preece"],
    "pupils": ["Z. Malik", "Scarlett Nuttall", "Scarlett", "Nuttall", "Zain Malik", "Zain", "Kofi Amponsah", "Kofi", "Amponsah"],
    "other-social": ["Thea Lindqvist's lads", "Dwayne Fish"],
}
OTHERS = """Funmi Adebayo|Funmi|Adebayo|FA|F Adebayo|F. Adebayo|Ms Adebayo|Graham Tetley|Graham|Tetley|GT|G Tetley|Mr Tetley|Siân Pritchard-Jones|Sian Pritchard-Jones|Siân|Sian|Pritchard-Jones|SPJ|S Pritchard-Jones|Ravinder Kaur Gill|Ravinder|Rav|RKG|Gill|Ravinder Gill|R K Gill
Beata Kowalczyk|Beata|Kowalczyk|BK|Lockwood|DC Lockwood|DC 4471 Lockwood|Amir Shah|PC Amir Shah|PC Shah|Shah|Eleanor McKechnie|McKechnie|Mrs McKechnie|EMcK|EM|N Fothergill|Fothergill|Mr Fothergill|Mr N Fothergill|Yusuf Demir|Demir|Yusuf|Mr Demir|Dr Ngozi Obi|Ngozi Obi|Dr Obi|Obi|Ngozi
Winston Okonedo-Blake|Sandra Okonedo-Blake|Okonedo-Blake|Okonedo-Blakes|Winston|Sandra|Sandra OB|Sandra and Winston|Sandra & Winston|Mr Okonedo-Blake|Mrs Okonedo-Blake|Michelle Walsh|Michelle|Shell|Patrick Walsh|Patrick|Pat|Paddy|Shannon Walsh|Shannon|Shan|Declan Walsh|Declan|Dec|Deccy|SHANNON|DECLAN|Michelle Doyle|Doyle|MW|PW|SW|DW|Nana Doyle|Nana Jean|Jean Doyle
Thea Lindqvist|Thea|Lindqvist|TL|HHJ Prendergast|Prendergast|District Judge Mukherjee|Mukherjee|Dawn Sykes|Dawn|Sykes|DS|Keith Rumbelow|Rumbelow|Keith|KR|Josie|Josie Trant|Trant|Ms Trant|Ade|Marlon|Marlon Pryce|Pryce|MP|Ian Cawthorne|Cawthorne|Ian|Ms L Bright|Bright|Mrs Bright|Jen|Jen Hallam|Hallam|JH|Nurse Tamsin|Tamsin|Tamsin Rooke|Rooke
funmi.adebayo@northmere.example|graham.tetley@northmere.example|sian.pritchard-jones@northmere.example|ravinder.gill@northmere.example|beata.kowalczyk@northmere.example|thea.lindqvist@northmere.example|dawn.sykes@northmere.example|e.mckechnie@northmere.example|lockwood4471@police.example
y.demir@demirlaw.example|ngozi.obi@camhs.example|yjs.duty@northmere.example|mash@northmere.example|homes.sycamore@northmere.example|keith.rumbelow@northmere.example|n.fothergill@highmoor.example|michelle.walsh81@postal.example|07700 900421|07700 900433|01632 960700|01632 960711|01632 960712|01632 960718|all
DC Helen Lockwood|Helen Lockwood|Helen|Demir Law|Demir & Co|Miss Trant|Mr Rumbelow|Mr Cawthorne|J Hallam|Jean|Nana|Mum|Dad|TC|MZ|SM|AB|LO|KD|NF|IC|LB|DJ|Seamus WALSH|Seamus|Theresa|Frank|Furmi|K Welsh|Keiran Welsh|news@highmoor.example|Beata Sycamore|anon|LL-204418|LL-204419|X830432111002|YJ/24/0402|YJ/25/0121|YJ/25/0133|YJ/25/0117|19/12/2008|08/08/2010|27/05/2009|30/11/1981|2500302210|O.B-L|PC 2093 Shah|Dr N Obi|Mr Y Demir|okonedo blake|sandra ob""".replace("\n", "|").split("|")
OWN = """Kieran James Walsh|Kieran Walsh|Kieran J Walsh|WALSH Kieran|WALSH, Kieran|WALSH, Kieran James|Walsh K|Walsh, K|K Walsh|K. Walsh|Walsh|Kieran|Kieron|Keiran|Kez|Kezza|KW|KJW|KWa|Kieron Walsh|Keiran Walsh|Mr K Walsh|Mr Walsh|Master K Walsh|LL-204417|204417|YJ/24/0391|0391|943 476 5919|9434765919|X830432108017
kezwalsh08@postal.example|kezwalsh08|07700 900412|07700900412|7 Cotter's Fold|NM4 2RR|14/09/2008|14.9.08|14 September 2008|14-09-08""".replace("\n", "|").split("|")

O = Organisation("Northmere Borough Council", "northmere.example", "social-work", REQUEST, PRIVATE, STAFF, OTHERS, OWN)
add = O.add
FA = "Funmi Adebayo <funmi.adebayo@northmere.example>"
GT = "Graham Tetley <graham.tetley@northmere.example>"
SPJ = "Siân Pritchard-Jones <sian.pritchard-jones@northmere.example>"
RKG = "Ravinder Gill <ravinder.gill@northmere.example>"
BK = "Beata Kowalczyk <beata.kowalczyk@northmere.example>"
TL = "Thea Lindqvist <thea.lindqvist@northmere.example>"
DS = "Dawn Sykes <dawn.sykes@northmere.example>"
EMK = "McKechnie, Eleanor <e.mckechnie@northmere.example>"
DC = "LOCKWOOD, Helen 4471 <lockwood4471@police.example>"
YD = "Yusuf Demir <y.demir@demirlaw.example>"
OBI = "Dr Ngozi Obi <ngozi.obi@camhs.example>"
CHILD = "social-care/LL-204417 WALSH Kieran/"
YJ = "youth-justice/YJ-24-0391/"
FOOT = """

Funmi Adebayo | Social Worker (she/her)
Children Looked After Team 2 | Northmere Borough Council
t 01632 960711  m 07700 900433
My working days are Mon-Thurs. If you are worried about a child tonight ring EDT on 01632 960700.
"""

# --- the social care file

add(CHILD + "00 Front sheet.docx", docx("# CHILD'S FRONT SHEET", [
    ["Surname", "WALSH", "Forename(s)", "Kieran James"], ["DOB", "14/09/2008", "LCS no.", "LL-204417"], ["Known as", "Kez", "Ethnicity", "White Irish / White British"],
    ["NHS no.", "943 476 5919", "UPN", "X830432108017"], ["Legal status", "s.20 from 11/05/2023; ICO from 02/08/2023; FCO 19/02/2024", "Religion", "RC (not practising)"],
    ["Mother", "Michelle WALSH née DOYLE, d.o.b. 30/11/1981", "Father", "Patrick WALSH (HMP until 2024)"], ["Siblings", "Shannon 20/03/2011; Declan 08/07/2016", "Mother's partner", "Gary PICKLES – no contact, see alert"],
    ["Allocated worker", "F Adebayo", "YJS", "G Tetley"]], "Allergies: penicillin. Asthma (blue inhaler).", footer="OFFICIAL-SENSITIVE  LL-204417", author="Funmi Adebayo"), "yes",
    hide=["Gary PICKLES"], keep=["Asthma (blue inhaler)", "penicillin", "RC (not practising)", "943 476 5919"])

add(CHILD + "01 Referral 2023-05-10 (school).docx", docx("NORTHMERE CHILDREN'S SERVICES – INTER-AGENCY REFERRAL", [
    ["Referrer", "Mr N Fothergill, Assistant Head, Highmoor Academy"], ["Child(ren) referred", "Name\tDOB\tYear\nKieran WALSH\t14/09/2008\t9\nShannon WALSH\t20/03/2011\t7\nDeclan Walsh\t08/07/2016\tR (St Brigid's)"],
    ["Who lives at home", "Mum Michelle, mum's boyfriend 'Gaz', three children"], ["What are you worried about?", "Kieran came in today with a mark to the left cheek in the shape of a ring. He told Mrs Bright that Gary 'gave him a dig' because he would not go to the shop. He asked us not to ring home. "
     "This is the fourth mark since January.\n\nShannon, separately, told her form tutor that she sleeps with a chair against her door."],
    ["What is going well?", "Attendance 91%. He is a gifted rugby player and is very protective of his brother and sister."], ["Parent informed?", "No – risk"], ["Others who can tell more", "Chantelle Briggs (friend of mum, collects Declan), 07700 900466. Does not want mum to know she spoke to us."]]), "yes",
    hide=["sleeps with a chair against her door", "Chantelle Briggs (friend of mum, collects", "Does not want mum to know she spoke"], keep=["mark to the left cheek", "He asked us not to ring home", "gifted rugby player", "Attendance 91%"], why="a form with cells of several paragraphs")

add(CHILD + "02 Chronology.docx", docx("# Chronology – WALSH family – compiled by FA, last updated 20.02.26", [
    ["Date", "Source", "Event", "Significance"],
    ["11.02.2012", "Police", "DV call-out, PW arrested. KW (3) and SW (11 mths) asleep upstairs.", "First known DV"],
    ["09/2016", "HV", "Declan born. Mother low in mood.", ""],
    ["17-18", "School", "K's attendance 78%. 3 exclusions for fighting.", "Emerging SEMH"],
    ["4.5.23", "Anon", "Caller (believed to be neighbour at no. 9, Mrs Ogilvie) reports hearing 'the big lad' scream and a man shout.", "NFA at the time – should have been S47"],
    ["10.5.23", "School", "Ring mark to Kieran's face. S47. Strategy mtg 11.5.", "Threshold met"],
    ["11.5.23", "CSC", "S20 signed by MW. All 3 placed with Okonedo-Blakes.", ""],
    ["02.08.23", "Court", "ICOs x3. HHJ Prendergast.", ""],
    ["Jan 24", "FC", "Kez moved to Sycamore House after breakdown; siblings remain.", "Separated from sibs – K v distressed"],
    ["11/10/24", "YJS", "Robbery of O.B-L (15) in Tanner Park with TC, MZ and RO'H.", "1st serious offence"],
    ["03.06.25", "Fostering", "Shannon moves to the McAllisters, Sallow Garth – address NOT to be shared with Kieran or MW.", "Location confidential"],
    ["12.01.26", "Home", "K missing 3 nights, found at address of S. Mensah.", "CCE – NRM submitted 15/1"]], header="LL-204417 / LL-204418 / LL-204419"), "yes",
    hide=["Mrs Ogilvie", "no. 9, Mrs", "the McAllisters, Sallow Garth", "S. Mensah", "Mother low in mood"], keep=["3 exclusions for fighting", "Emerging SEMH", "v distressed", "found at address of", "missing 3 nights"], why="a table of the whole family; rows by initials")

add(CHILD + "03 Single assessment June 2023.pdf", pdf("""
# SINGLE ASSESSMENT
Child: Kieran James WALSH      DOB 14.9.08      LL-204417
Siblings assessed: Shannon Walsh (12), Declan Walsh (6)
Assessing social worker: Thea Lindqvist      Manager: Sian Pritchard-Jones

# 1. Why we are involved
On 10 May 2023 Highmoor Academy reported a mark to Kieran's cheek. He was seen alone by DC Lockwood and
the writer and said: "Gary give us a slap, it's nowt." Mr Pickles (38) denied it and said that Kieran had
walked into a door. The paediatrician found the mark consistent with a blow by a hand with a ring.

# 2. What Kieran says
Kieran would like to live with his Nana Jean. He says he "can't be doing with" his mother's tears. He worries
who gets Declan up. He has seen Mr Pickles drag his mother by her hair. He does not want Shannon spoken to.
He said that he would "batter" Gary when he is bigger.

# 3. What others say
Shannon disclosed to the writer that Mr Pickles comes into her room at night; this is subject to a separate
Achieving Best Evidence interview. Declan wets the bed and hides food.
Ms Walsh has been prescribed diazepam since 2019 and was admitted after an overdose in March 2022.
A neighbour, who wishes to remain anonymous (D.O.), keeps a diary of the shouting and gave it to us.
""", """
# 4. Analysis
Kieran has become a parent to two small children, and has been hurt in doing so. He is bright, sporty and
guarded. He needs an adult who notices. Without intervention the likelihood of offending is high.
Walsh children have now lived in five addresses in six years.

# 5. Recommendation
That the children be looked after under s.20, and that legal advice be sought.

Signed  T Lindqvist   22.6.23                 Countersigned  SPJ 26/6/23
"""), "yes", hide=["comes into her room at night", "(D.O.)", "Declan wets the bed", "Mr Pickles (38)", "an overdose in March 2022", "keeps a diary of the shouting"],
    keep=["would like to live with his Nana", "the likelihood of offending is high", "five addresses in six years", "guarded", "consistent with a blow by a hand with a ring", "to two small children"])

add(CHILD + "04 Care plan v3.docx", docx("CARE PLAN (Part 2 – the child)", "Kieran's wishes: \"I want to see our Dec every week not once a month. I want my own phone contract. I want to not move again.\"", "Overall plan: long term residential until 18; then supported lodgings.",
    "Contact", [["With", "How often", "Where", "Supervised"], ["Mother", "fortnightly", "Lister St centre", "Y – Josie Trant"], ["Declan", "monthly", "Okonedo-Blakes' house", "N"], ["Shannon", "letterbox only", "n/a", "S. does not want direct contact at present"], ["Father", "none – K refuses", "", ""]],
    "Education: 25 hrs Highmoor / Northmere Skills (joinery). EMcK to call PEP by 30/9.", "Health: CAMHS (Dr Obi) - EMDR waiting list. Optician overdue.", "Identity: Kieran is proud of his Irish family and wants to learn the tin whistle. Mass at Christmas only.", author="F Adebayo", title="Care plan KW"), "yes",
    hide=["S. does not want direct contact"], keep=["I want my own phone contract", "I want to not move again", "EMDR waiting list", "wants to learn the tin whistle", "Optician overdue", "none – K refuses"])

add(CHILD + "05 LAC review minutes 2025-09-18.docx", docx("# MINUTES OF THE REVIEW OF A CHILD LOOKED AFTER", "Held at Sycamore House on Thursday 18 September 2025 at 4pm", "Present: Ravinder Kaur Gill (IRO, chair), Kieran (part), Funmi Adebayo, Graham Tetley, Beata Kowalczyk, Eleanor McKechnie, Michelle Walsh (by phone). Apologies: Dr Obi; Ian Cawthorne (Advocate).",
    "RKG welcomed everyone and wished Kez happy birthday for Sunday.", "BK: settled three weeks, then two missing episodes. He is a lovely lad when he's not with Levi. He cooks for the house on a Sunday and Brandon, who eats nothing for anybody, eats his lasagne.", "KW: said he is fed up of being told he is 'doing well' when nobody has sorted Dec.",
    "MW asked why she can't be told where Shannon is. RKG explained. MW became upset and said 'that Margaret has turned her against us'. She left the call.", "GT: 11 of 14 appointments kept on the YRO. Reparation nearly done. Victim (O B-L) does not want a letter.", "EMcK: attendance 61%. Kofi Amponsah's mother has complained about an incident at Skills on 4/9 – KW says he was 'messing'.",
    "FA to chase Dec contact. BK to book optician. GT to ask about early revocation.", "Date of next review 12 March 2026"), "yes",
    hide=["that Margaret has turned her against us", "Brandon, who eats nothing for anybody", "not with Levi", "Kofi Amponsah's mother", "O B-L"], keep=["two missing episodes", "fed up of being told he is", "11 of 14 appointments kept", "attendance 61%", "happy birthday for Sunday", "eats his lasagne", "MW became upset"], why="speakers are initials")

add(CHILD + "06 Case notes export.csv", csv([
    ["NoteID", "PersonID", "Person", "Date", "Type", "Worker", "Text"],
    ["8811201", "204417", "Walsh, Kieran", "04/11/2025", "Visit", "Adebayo F", "Stat visit to Sycamore. K in bed at 3pm. Said he had been up gaming with Levi O. Room tidy. Saw alone 25 mins. Asked abt Shannon - told him she is well & safe. He went quiet. Asked is she with 'that Scottish couple'."],
    ["8811202", "204418", "Walsh, Shannon", "04/11/2025", "Visit", "Adebayo F", "Visited S. at carers. She has started her periods, wants no one told. Settled. Doing Highland dancing w/ Margaret."],
    ["8811377", "204417", "Walsh, Kieran", "19/11/2025", "Tel call", "Adebayo F", "T/c from BK - K came back smelling of cannabis, £60 in pocket and 2 phones. Says a mate gave it him. BK thinks Shaq M."],
    ["8811401", "311902", "Walsh, Kieran", "20/11/2025", "Visit", "Hallam J", "Visited Kieran and his mum Bernadette re SEN transport. Kieran not engaging, on iPad."],
    ["8811466", "204417", "Walsh, Kieran", "02/12/2025", "Email", "Adebayo F", "Email from school, Year 12 place at risk. Copied to EMcK. Replied asking for a managed timetable."],
    ["8811502", "204419", "Walsh, Declan", "03/12/2025", "Visit", "Adebayo F", "Declan told me Kez gave him £20 at contact & told him not to tell. Misses his brother v much. Sandra worried abt the money."],
    ["8811511", "198220", "Fish, Dwayne", "03/12/2025", "Visit", "Adebayo F", "Bail visit. Nothing to report."],
    ["8811620", "204417", "Walsh, Kieran", "13/01/2026", "Missing", "EDT", "Missing since 10.1. Police ref NM-0110-882. Last seen w Mensah in black Corsa. Located 0420 at 61 Furnace St, address of Shaquille MENSAH (23). Returned by PC Shah. K had bruised ribs, refused A&E."]]), "yes",
    hide=["She has started her periods", "Doing Highland dancing", "re SEN transport", "gaming with Levi", "BK thinks Shaq M", "Bail visit. Nothing to report"], out=["8811202", "8811401", "8811511"],
    keep=["K in bed at 3pm", "smelling of cannabis", "Year 12 place at risk", "refused A&E", "bruised ribs", "Kez gave him £20 at contact"], why="an export with everyone's notes; the row on his brother mentions him by nickname")

add(CHILD + "07 Missing return interview 14-01-26.docx", docx("RETURN HOME INTERVIEW", [["Young person", "KIERAN WALSH", "DOB", "14-09-08"], ["Interviewer", "Marlon Pryce (independent)", "Date", "14/1/26"], ["Seen", "McDonalds, alone", "Length", "50 mins"]],
    "Where did you go?", "Town, then a mate's. Won't say whose. 'You already know cos the feds came.'", "Who were you with?", "Tyrell for a bit. A girl called aaliyah who was crying. 'Some older lads I'm not saying.'", "Did anybody hurt you?", "Says he fell. I could see he was holding his side. When I said 'somebody kicked you' he looked at the floor and said 'it's sorted, I owed'.",
    "What would have helped?", "'If someone had picked up when I rang at 11.' (EDT log shows no call – he had the old number.)", "Worker's view: K is being made to work off a debt. Aaliyah B is at least as much at risk – shared with her SW separately."), "yes",
    hide=["Tyrell for a bit", "A girl called aaliyah", "Aaliyah B is at least as much at risk"], keep=["If someone had picked up when I rang at 11", "it's sorted, I owed", "made to work off a debt", "Says he fell"])

add(CHILD + "08 NRM referral.pdf", pdf("""
# NATIONAL REFERRAL MECHANISM - FIRST RESPONDER FORM
Potential victim: Walsh, Kieran James   M   14/09/2008   British
First responder: Northmere BC (F. Adebayo)    Date of referral: 15/01/2026
Exploiter(s) if known: Shaquille MENSAH, 23, 61 Furnace Street; others unknown
Brief circumstances
PV was found on 13/01/2026 at an address linked to county lines. He had £140, two phones and injuries to
his ribs. He said "I owed". In June 2025 he was stopped in Scarborough with Reece O'Hara, 16, neither could
say why. Information from a parent of another young person (Mrs T Begum) is that both boys "run for Shaq".
He is not thought to have been paid. He has been told that his brother would be visited at school.
Consent: not needed (under 18).    Safe contact: via social worker only
"""), "yes", hide=["Shaquille MENSAH, 23", "61 Furnace Street", "Mrs T Begum", "with Reece O'Hara", "run for Shaq"], keep=["injuries to", "He had £140, two phones", "not thought to have been paid", "his brother would be visited at school"])

add(CHILD + "09 Placement request.docx", docx("REFERRAL TO PLACEMENTS TEAM – for anonymised circulation", [["Initials", "KW", "Age / gender", "15 m", "LCS", "LL-204417"]], "KW is a warm, funny lad who has been let down. He needs a small home, no more than 3 other YP, male staff, nr Northmere (sibling contact).", "He does not sleep before 2. He cannot share a bathroom. Please no other lads called Levi, he says.",
    "Risks: missing (med), cannabis (med), fire (low: lit bin at school 2022 with TC), aggression to adult males (med).", "What helps: food. Rugby. Being told the truth."), "yes", keep=["He needs a small home", "lit bin at school 2022", "He does not sleep before 2", "Being told the truth"], why="anonymised; case number and initials only")

add(CHILD + "10 letter to parents 2025-06-20.pdf", pdf("""
Children Looked After Team 2, Civic Offices, Northmere NM1 1AA

Ms Michelle Walsh                         Mr Patrick Walsh
7 Cotter's Fold                           c/o Probation Service
Northmere NM4 2RR                         Leeds

cc: Mr Y Demir (solicitor for Kieran); Mr & Mrs Okonedo-Blake; R K Gill (IRO)
20 June 2025          Our ref FA/LL-204417

Dear Ms Walsh and Mr Walsh

KIERAN, SHANNON and DECLAN

I write to tell you about changes for your children. Kieran will stay at Sycamore House and has a place at
Northmere Skills. Shannon has moved, as the court agreed, to other foster carers whose address we will not
give to you. Declan stays with Sandra and Winston.
Kieran has asked that letters about him be sent to him as well; a copy is enclosed for him.
Mr Walsh: Kieran does not want you to write. Please respect this.

Yours sincerely
F Adebayo
Funmi Adebayo
Social Worker
""", title="Letter to parents"), "yes", keep=["has a place at", "Kieran does not want you to write", "Kieran has asked that letters about him"], why="several addressees; a paragraph of each child")

add(CHILD + "11 family tree notes.txt", """
GENOGRAM (typed up from flipchart, FA/TL 3.7.23)

Jean DOYLE (Nana Jean) b 1955  --  Frank d. 2009
   |__ Michelle b. 81 = Paddy WALSH b. 79 (sep 2017)   ~ Gary PICKLES b. 1985 (2021 - )
   |      |__ KIERAN 2008
   |      |__ SHANNON 2011
   |      |__ DECLAN 2016
   |__ Theresa b 84 = (div) -> 2 ch, Bury, not in touch
Paddy's side: brother Seamus WALSH, 3 boys, Leeds - one also named Kieran!! (b. '06) NOT OURS
Gary has 2 daughters in Hull he can't see (court order 2018)
""", "yes", hide=["Gary PICKLES b. 1985", "2 daughters in Hull"], keep=["typed up from flipchart"])

add(CHILD + "12 KW life story letter for later.docx", docx("For Kez, when you're ready", "Dear Kez", "You asked me at McDonald's why you didn't stay at Sandra and Winston's. Here is what I know. You were never bad. You were fifteen and no one slept. Sandra cried for a week after and has kept your boots.",
    "Your mum loves you. She also could not keep you safe from Gary, and it is not your job to be cross or not cross about that.", "It wasn't because of what Dec said. Dec was seven.", "Thea x", author="Thea Lindqvist"), "yes", hide=["safe from Gary"], keep=["You were never bad", "has kept your boots", "You were fifteen and no one slept", "at McDonald's"])

# --- youth justice

add(YJ + "Referral order panel report.pdf", pdf("""
# NORTHMERE YOUTH JUSTICE SERVICE
REPORT TO THE YOUTH OFFENDER PANEL                       YJ/24/0391
Name: Kieran WALSH      DOB: 14/09/08       PNC: 24/88120X
Order: Youth Rehabilitation Order 12 months, made 6 March 2025, District Judge Mukherjee
Offence: Robbery, 11 October 2024, Tanner Park

# The offence
Kieran, with Tyrell Campbell (16), Mateusz Zielinski (15) and Reece O'Hara (15), surrounded the victim, Oliver
Beaumont-Lacey, 15, and took his phone and a pair of trainers. Campbell had a screwdriver. Walsh kicked the
victim once. O'Hara filmed it. Kieran alone pleaded guilty at the first hearing.
Oliver has moved schools. His mother told the victim worker, Dawn Sykes, that he will not go out alone, and
he has been seeing a counsellor.

# Kieran
Kieran says that he "wasn't thinking", that he kicked "so they'd not think I was soft". He cried when told that
Oliver had stopped playing rugby: both had been in the Northmere under-14 squad.

# Proposal
25 hours' reparation (bike workshop with Keith Rumbelow), victim awareness, weekly supervision with G Tetley.
"""), "yes", hide=["Tyrell Campbell (16)", "Mateusz Zielinski (15)", "Campbell had a screwdriver", "O'Hara filmed it", "Beaumont-Lacey, 15", "that he will not go out alone"],
    keep=["so they'd not think I was soft", "pleaded guilty at the first hearing", "25 hours' reparation", "wasn't thinking", "kicked the"])

add(YJ + "AssetPlus extract.docx", docx("# AssetPlus – Core record", [["Young person", "Walsh, Kieran James", "Case", "YJ/24/0391"], ["Case manager", "Graham Tetley", "Stage", "Review 2"]], "**Information gathering** – Living arrangements", "Lives at Sycamore House with two other residents (Levi Okafor, Brandon F). Describes as 'alright'. Bedroom next to Levi's, who plays music all night.",
    "**Family** – Mother lives with G Pickles again since Nov. Kieran knows. Sister will not see him. He says 'she grassed Gary and he's still there so what was the point'.", "**Substance misuse** – cannabis daily, 1–2 joints. Tried ket once with Mati and Ty at Tyrell's cousin's.", "**Lifestyle** – associates: see PNC. Believed to be in relationship with A. Begum (16), also open to YJS (YJ/25/0117).",
    "**Likelihood of reoffending**: medium. **Risk of serious harm**: medium. **Safety & wellbeing**: HIGH.", "Foundations for change: coach at Northmere RUFC (Mr Cawthorne's brother) has offered him Sunday touch rugby."), "yes",
    hide=["Levi Okafor, Brandon F", "next to Levi's", "with Mati and Ty at Tyrell's cousin's", "A. Begum (16)", "YJ/25/0117", "G Pickles"], keep=["cannabis daily", "has offered him Sunday touch rugby", "Sister will not see him", "so what was the point"])

add(YJ + "contact log.xlsx", xlsx({"0391": [["Date", "How", "Kept?", "By", "Notes"], ["13/03/2025", "Office", "Y", "GT", "Induction. Signed contract. Bright, cheeky."], ["20/03/2025", "Office", "Y", "GT", "Victim awareness 1. Struggled w. picture of a bruise."], ["27/03/2025", "Home", "N", "GT", "Not in. Rang Beata. 1st warning letter"],
    ["03/04/2025", "Bikes", "Y", "KR", "Great w/ little ones bikes. Fixed one for his brother Dec."], ["10/04/2025", "Office", "Y", "GT", "Came with Tyrell who waited outside. Asked TC to go."], ["17/04/2025", "Bikes", "Y", "KR", "Fell out with Jayden S over a wheel. Sorted it themselves."]],
    "~victim": [["Victim", "O Beaumont-Lacey"], ["Contact", "mother Harriet, 01632 960799"], ["Wishes", "no letter, no meeting; told about licence dates"]]}), "yes",
    hide=["Came with Tyrell", "Asked TC to go", "with Jayden S", "O Beaumont-Lacey", "mother Harriet", "01632 960799"], keep=["Bright, cheeky", "1st warning letter", "Fixed one for his brother", "Struggled w. picture of a bruise"], why="his number is the name of the sheet; a hidden sheet about the victim")

add(YJ + "caseload Q3.xlsx", xlsx({"Caseload": [["YJ no", "Surname", "Forename", "DOB", "Offence", "Order", "End", "Officer", "RAG"],
    ["YJ/24/0377", "Campbell", "Tyrell", "02/01/2008", "Robbery", "DTO 8m", "Apr 26", "MP", "R"], ["YJ/24/0391", "Walsh", "Kieran", "14/09/2008", "Robbery", "YRO 12m", "05/03/26", "GT", "A"], ["YJ/24/0402", "Zieliński", "Mateusz", "19/12/2008", "Robbery", "RO 9m", "Dec 25", "GT", "G"],
    ["YJ/25/0044", "Nwachukwu", "Amelia", "30/04/2009", "Assault PC", "RO 6m", "Jan 26", "MP", "A"], ["YJ/25/0117", "Begum", "Aaliyah", "11/11/2009", "PWITS B", "YRO", "", "GT", "R"], ["YJ/25/0121", "Iqbal", "Hamza", "08/08/2010", "TWOC", "RO 3m", "", "MP", "G"],
    ["YJ/25/0130", "Walsh", "Kieran", "03/02/2010", "Crim damage", "OOCD", "", "JH", "G"], ["YJ/25/0133", "O'Hara", "Reece", "27/05/2009", "Robbery / PWITS", "YRO ISS", "", "GT", "R"]]}), "yes",
    hide=["DTO 8m", "TWOC", "Assault PC", "PWITS B"], out=["YJ/24/0377", "YJ/25/0130", "YJ/25/0044", "YJ/25/0117"], keep=["YRO 12m"])

add(YJ + "Warning letter 1.docx", docx("Kieran Walsh\nSycamore House\nNorthmere", "27 March 2025", "Dear Kieran", "You did not keep your appointment on 27.3.25 at 4.30. This is a FIRST WARNING.", "If there was a reason (school, doctor, contact with Dec) bring me proof by Friday and I'll take it off.", "G. Tetley"), "yes", keep=["This is a FIRST WARNING", "bring me proof by Friday"])

add(YJ + "Victim contact – restricted/VC log.csv", csv([["Date", "With", "Case", "Note"], ["12/12/2024", "Harriet L (mum)", "0391/0377", "O. not sleeping. Terrified of Campbell, says Walsh 'was the one who looked sorry'. Ollie knew him from rugby."], ["14/03/2025", "Harriet L", "0391/0377", "Told of sentences. Angry re YRO for Walsh. Asked for exclusion zone round Beechcroft Ave."],
    ["20/09/2025", "Ollie himself", "0391", "He rang! Asked whether KW really fixed bikes now. Doesn't want him told he rang."]]), "yes", hide=["Terrified of Campbell", "Beechcroft Ave", "Doesn't want him told he rang", "O. not sleeping"], keep=["Angry re YRO for Walsh"], why="surname and the tail of his number")

add(YJ + "reparation register.csv", csv([["Session", "Name", "Hrs", "Comments"], ["3 Apr", "Kieran W", "2", "ace"], ["3 Apr", "Jayden Sutcliffe", "2", "on phone all session"], ["17 Apr", "Kieran W", "2", "argued w JS, sorted"], ["17 Apr", "Hamza Iqbal", "0", "DNA - sick note"], ["17 Apr", "Jayden Sutcliffe", "2", ""], ["1 May", "Poppy-Mae Harker", "1.5", "first time, shy"]]), "possible",
    hide=["on phone all session", "DNA - sick note", "first time, shy"], out=["Poppy-Mae", "Hamza"], why="forename and initial; which Kieran W is not said")

add(YJ + "PSR draft comments.docx", docx("PRE-SENTENCE REPORT – draft 2", "Mr Walsh (he prefers Kieran) is 16. He has no previous findings of guilt.", "It is my assessment that he was led by older peers.", "He has a good relationship with his key worker, Ms Kowalczyk, and with Mr Tetley.", "Recommendation: YRO with 25 hours' reparation.",
    comments=[("Siân Pritchard-Jones", "Graham – 'led by' is too soft. The kick was Kieran's. Campbell's PSR says the same about KW!"), ("Graham Tetley", "Agreed, will reword. Reece's brief is saying it was all Kez's idea btw")]), "yes", hide=["Campbell's PSR says", "Reece's brief is saying"], keep=["He has no previous findings of guilt", "too soft. The kick was Kieran's", "led by older peers"])

add(YJ + "court list 2025-03-06.txt", """
NORTHMERE YOUTH COURT     COURT 2     DJ MUKHERJEE     06/03/2025  10:00

1  2500301147  CAMPBELL Tyrell      02/01/08  Robbery                  sentence   Hoyle & Co
2  2500301148  O'HARA Reece         27/05/09  Robbery                  sentence   duty
3  2500301149  WALSH Kieran James   14/09/08  Robbery                  sentence   Demir Law
4  2500301150  ZIELINSKI Mateusz    19/12/08  Robbery                  sentence   Hoyle & Co
5  2500302210  SUTCLIFFE Jayden     01/06/09  Criminal damage          plea       none
""", "yes", hide=["CAMPBELL Tyrell", "O'HARA Reece", "SUTCLIFFE Jayden"], keep=["Demir Law"], why="a list in fixed columns")

add(YJ + "Police disclosure MG11 Hussain.pdf", pdf("""
# WITNESS STATEMENT                                               MG11
(CJ Act 1967, s.9; MC Act 1980, ss.5A(3)(a) and 5B; Criminal Procedure Rules, r 16.2)
Statement of: Tariq HUSSAIN          Age if under 18: Over 18       Occupation: Shopkeeper

This statement (consisting of 1 page signed by me) is true to the best of my knowledge and belief.
I am the owner of Park News on Lister Street. On Friday 11th October 2024 at about 6.10 pm I was outside
my shop pulling the shutter. I saw four youths round another lad by the park gate. I know one of them as Kieran,
he lives at the children's home and buys milk for the staff. I have always found him polite. The tall one I know as
Ty had something in his hand. I shouted "Oi" and all ran but Kieran, who stood for maybe five seconds and
looked at the boy on the floor. Then he ran.
I do not want the families to know that I gave this statement as I have to trade here.
Signature: T Hussain                 Witnessed: PC 2093 Shah
"""), "possible", hide=["Tariq HUSSAIN", "Park News on Lister Street", "The tall one I know as", "I have to trade here"], keep=["stood for maybe five seconds", "buys milk for the staff", "always found him polite"], why="forename only, and the home; it lies in his file")

add(YJ + "Intelligence/5x5x5 0612.txt", """
INTEL REPORT   NM/INT/25/0612   3-5-x   (HANDLING: no further dissemination)
Source: CHIS-like member of public, mother of a nominal
"Shaq runs Furnace St. He has got the young ones from Sycamore holding for him, Kez Walsh and Levi and a lass Aliyah. Kez got battered for losing a bag at Christmas."
Comment: Kez = WALSH Kieran 14/9/08 (LAC, Northmere). Shaq = MENSAH Shaquille b. 2002. Levi = OKAFOR L., 16.
""", "yes", hide=["Levi and a lass Aliyah", "mother of a nominal", "OKAFOR L", "Shaq runs Furnace St"], keep=["got battered for losing a bag at Christmas"])

# --- e-mails

add("mail/fa/2025-10-02 Re contact with Dec.eml", eml(FA, BK, "Thu, 02 Oct 2025 17:02:11 +0100", "RE: Contact with Dec", """Hi Beata

Yes that's fine, Saturdays 10-12 at S&W's. Can you drop him? Please do NOT let him go on to the shops with Levi after.
""" + FOOT + """
From: Beata Kowalczyk
Sent: 02 October 2025 14:40
To: Funmi Adebayo
Subject: Contact with Dec

Hi Funmi,
Kez is asking again about seeing Declan every week. He put his fist through the pantry door on Tuesday when Brandon wound him up about it ("your own brother don't want ya"). He mended it himself with Keith's filler on Wednesday, I didn't even ask.
Sandra says she is happy with Saturdays if Michelle isn't there.
Beata
"""), "yes", hide=["with Levi after", "when Brandon wound him up"], keep=["put his fist through the pantry door", "He mended it himself", "Saturdays 10-12"], why="top posted, nickname only")

add("mail/fa/2025-10-03 bottom posted.eml", eml(EMK, FA, "Fri, 03 Oct 2025 08:20:00 +0100", "Re: PEP - K. Walsh yr 12", """
> Eleanor, can we have the PEP before half term? Kieran says he's
> been told he's off the joinery course - is that right?
No. He is on report after the thing with Kofi, no more than that.

> also Fothergill tells me Zain Malik's dad rang in about a phone??
He did. Zain says that "Walshy" sold him a phone that was blocked. £40. I have asked Kieran, who says he was given it by a lad "to pass on".

> thx
> F
E. McKechnie (Mrs)
Virtual School Head
"""), "yes", hide=["the thing with Kofi", "Zain Malik's dad", "Zain says that"], keep=["sold him a phone that was blocked", "off the joinery course", "to pass on"])

add("mail/fa/2025-11-20 wrong kieran.eml", eml("Jen Hallam <jen.hallam@northmere.example>", FA, "Thu, 20 Nov 2025 16:12:00 +0000", "Kieran Walsh LL-311902 - taxi", "Hiya\n\nthink you got my email by mistake, mine is the Kieran at Ashgrove special school, mum Bernadette. The taxi for him is sorted from Monday, escort needed bc of seizures.\n\nJen H\n"), "no", why="the boy of the same name, with his number")

add("mail/fa/2025-11-21 Re wrong kieran.eml", eml(FA, "Jen Hallam <jen.hallam@northmere.example>", "Fri, 21 Nov 2025 09:00:00 +0000", "RE: Kieran Walsh LL-311902 - taxi", "No worries Jen. It happens all the time, ours is LL-204417 and 17! Someone put your lad's EHCP on my lad's file in May, I've asked for it to be moved and told DP.\nFunmi\n"), "yes", keep=["ours is", "put your lad's EHCP on my lad's file"], why="about both")

add("mail/fa/2026-01-13 found.eml", eml("EDT <yjs.duty@northmere.example>", FA, "Tue, 13 Jan 2026 04:55:00 +0000", "MISPER FOUND - WALSH K - NM-0110-882", "Funmi,\n\nabove found safe (ish) 04:20 at 61 Furnace st, the Mensah address. Brought back to Sycamore by PC Shah. Has rib pain; declined ED; advised staff re head injury. Aaliyah BEGUM was also there - her SW informed.\nHe asked for you.\n\nEDT (Jen)\n", cc=SPJ), "yes",
    hide=["the Mensah address", "Aaliyah BEGUM was also there", "61 Furnace st"], keep=["He asked for you", "Has rib pain", "declined ED"])

add("mail/fa/2026-01-14 mum.eml", eml("Michelle W <michelle.walsh81@postal.example>", FA, "Wed, 14 Jan 2026 01:17:00 +0000", "my son", """why am i last to know kieran was missing AGAIN. i had it off chantelle who seen it on facebook
your supposed to ring me. hes 17 not 30
and dont say its cos gary is here because he isnt hes at his mams
tell kez nana jeans in hospital with her hip. dont tell him bout the operation til its done he only worries
shell
"""), "yes", hide=["i had it off chantelle", "cos gary is here"], keep=["why am i last to know", "he only worries", "hes 17 not 30"])

add("mail/fa/2026-01-14 Re mum.eml", eml(FA, "Michelle W <michelle.walsh81@postal.example>", "Wed, 14 Jan 2026 10:30:00 +0000", "Re: my son", "Dear Michelle\n\nI'm sorry. You should have been called at 5am and I have asked why you were not. Kieran is home, sore, and eating. I will ring you at 2.\n\nI'm sorry to hear about your mum.\n" + FOOT + "\nOn Wed, 14 Jan 2026 at 01:17, Michelle W <michelle.walsh81@postal.example> wrote:\n> why am i last to know kieran was missing AGAIN. i had it off chantelle who\n> seen it on facebook\n> your supposed to ring me. hes 17 not 30\n"), "yes",
    hide=["i had it off chantelle"], keep=["Kieran is home, sore, and eating"])

add("mail/fa/2023-05-04 anon.eml", eml("D Ogilvie <d.ogilvie@postal.example>", "MASH <mash@northmere.example>", "Thu, 04 May 2023 22:01:00 +0100", "Children at number 7", "To whom it may concern,\n\nI live next to the Walshes at Cotter's Fold. Tonight was the worst yet. The big lad was screaming stop it stop it and the man was roaring. The girl came out in her nightie and sat on my wall. I gave her a biscuit. Please please do something but do NOT tell them it was me, he has put my bins through the fence before.\n\nDoreen Ogilvie (Mrs)\n01632 960733\n"), "possible",
    hide=["Doreen Ogilvie (Mrs)", "I live next to", "I gave her a biscuit", "he has put my bins"], keep=["The big lad was screaming"], why="without his forename; surname in the plural and the street")

add("mail/fa/2023-05-05 fwd anon.msg", msg("MASH duty", "mash@northmere.example", [("Thea Lindqvist", "thea.lindqvist@northmere.example")], 1683270000, "FW: Children at number 7 [WALSH Kieran LL-204417]",
"""Thea - NFA from us as no injury seen, for info for when it comes in again (it will).

From: D Ogilvie [mailto:d.ogilvie@postal.example]
Sent: 04 May 2023 22:01
To: MASH
Subject: Children at number 7

To whom it may concern,
I live next to the Walshes at Cotter's Fold. Tonight was the worst yet. The big lad was screaming stop it stop it and the man was roaring.
"""), "yes", hide=["D Ogilvie", "I live next to"], keep=["NFA from us as no injury seen", "The big lad was screaming"])

add("mail/fa/2025-06-02 Shannon move.eml", eml(SPJ, FA, "Mon, 02 Jun 2025 12:00:00 +0100", "Shannon tomorrow - CONFIDENTIAL", "Funmi\n\nMove agreed for 10am. Margaret and Iain will meet you at the garden centre, not at the house. Please do not put Sallow Garth on LCS until the restriction is on.\nKieran is not to be told till after; BK to be with him when he is. He will take it badly.\n\nS\n"), "yes", hide=["Margaret and Iain will meet", "Sallow Garth"], keep=["He will take it badly", "Kieran is not to be told till after"])

add("mail/gt/2025-09-11 victim mum.eml", eml("Harriet Lacey <harriet.lacey@postal.example>", DS, "Thu, 11 Sep 2025 20:45:00 +0100", "Saw him in Asda", "Dear Dawn\n\nI saw the Walsh boy today stacking trolleys at Asda with a hi-vis on. He saw me and took his cap off. I did not know what to do. Is he allowed near Beechcroft?? Ollie would have a fit.\nI do not wish him ill. I would like to know he is sorry.\n\nHarriet\n"), "possible", hide=["harriet.lacey", "Ollie would have a fit", "near Beechcroft"], keep=["took his cap off", "I do not wish him ill"], why="only 'the Walsh boy'")

add("mail/gt/2025-09-12 Re victim mum.eml", eml(DS, GT, "Fri, 12 Sep 2025 08:15:00 +0100", "Fwd: Saw him in Asda", "Graham, see below. Is 0391 doing work experience at Asda? Conditions don't say anything about it. Shall I tell her?\nDawn\n\n---------- Forwarded message ----------\nFrom: Harriet Lacey <harriet.lacey@postal.example>\nDate: Thu, 11 Sep 2025\nSubject: Saw him in Asda\nTo: Dawn Sykes\n\nI saw the Walsh boy today stacking trolleys at Asda with a hi-vis on. He saw me and took his cap off.\n"), "possible", hide=["Harriet Lacey"], keep=["took his cap off", "Is 0391 doing work experience"], why="the tail of his number and 'the Walsh boy'")

add("mail/gt/2025-09-12 OOO.eml", eml(GT, DS, "Fri, 12 Sep 2025 08:15:40 +0100", "Automatic reply: Fwd: Saw him in Asda", "I am on leave until 22 September. For Walsh, Begum or O'Hara speak to Marlon Pryce. For anything else, yjs.duty@northmere.example.\n\nGraham\n"), "either", hide=["Begum or O'Hara"], keep=["I am on leave until 22 September"])

add("mail/gt/2025-02-18 solicitor.eml", eml(YD, GT, "Tue, 18 Feb 2025 15:00:00 +0000", "R v Walsh (and others)", "Dear Mr Tetley\n\nI act for Kieran. I have the PSRs of his co-defendants by mistake, which I have destroyed. I did not read Mr Campbell's past the first line.\n\nMay I say that I have rarely met a boy of sixteen so ready to say what he did. He instructs me that the screwdriver was Tyrell's, and that he will not say so in court.\n\nYours\nYusuf Demir\nDemir Law | solicitors | 12 Assize Court, Northmere\n"), "yes", hide=["the screwdriver was Tyrell's", "Mr Campbell's past"], keep=["so ready to say what he did", "by mistake, which I have destroyed"])

add("mail/gt/2025-07-01 team.eml", eml(GT, "YJS All <yjs.all@northmere.example>", "Tue, 01 Jul 2025 09:00:00 +0100", "Summer trips", "All\n\nNames for Go Ape please by Friday. So far: Kez W, Amelia, Hamza, Ioan P. Not Tyrell (tag). Precious is a maybe.\n£10 each & trainers not sliders.\nGT\n"), "yes", hide=["Amelia, Hamza", "Not Tyrell", "Precious is a maybe"], keep=["trainers not sliders"])

add("mail/gt/2025-07-08 asb.eml", eml("PC Amir Shah <amir.shah@police.example>", "yjs.duty@northmere.example", "Tue, 08 Jul 2025 23:40:00 +0100", "ASB Tanner Park 8/7", "Evening\nDetails taken at Tanner Park 22.15 tonight, bikes and shouting, no offences:\n\nWALSH Kieran 140908\nOKAFOR Levi 210309\nHARKER Poppy-Mae 050610\nPREECE Ioan 111009\n\nWALSH was asked to go home and did. OKAFOR gave me a mouthful.\n\nAmir Shah\nPC 2093 Neighbourhoods\n"), "yes",
    hide=["OKAFOR Levi", "HARKER Poppy-Mae", "PREECE Ioan", "OKAFOR gave me"], keep=["was asked to go home and did", "bikes and shouting, no offences"])

add("mail/archive/camhs.mbox", mbox(
    eml(OBI, FA, "Mon, 03 Nov 2025 10:00:00 +0000", "KW 14.9.08", "Dear Funmi\nI saw Kieran on Friday, with Beata in the waiting room. Nightmares x3 per week; he sees 'the ring'. He is not suicidal. He asked me not to tell his mother anything, and I will not. EMDR from January with me.\nNgozi Obi\nConsultant Child & Adolescent Psychiatrist\n"),
    eml(OBI, FA, "Mon, 03 Nov 2025 10:05:00 +0000", "SW 20.3.11", "Dear Funmi\nS attended with Mrs McAllister. She is self harming (thighs). Safety plan attached to her record.\nNO\n"),
    eml(FA, OBI, "Tue, 04 Nov 2025 11:00:00 +0000", "RE: KW 14.9.08", "Thank you Ngozi. He told me you were 'sound'. High praise.\nF\n")), "yes",
    hide=["Mrs McAllister", "She is self harming"], out=["self harming"], keep=["Nightmares x3 per week", "EMDR from January with me", "High praise", "He is not suicidal"], why="initials and date of birth; one of the three is his sister's")

add("mail/fa/2025-12-10 newsletter.eml", eml("Northmere Schools <news@highmoor.example>", FA, "Wed, 10 Dec 2025 12:00:00 +0000", "Highmoor Herald", "<html><body><h1>Highmoor Herald</h1><p>Well done to our U16 netballers: Scarlett Nuttall, Poppy-Mae Harker and Shannon Walsh!</p><p>Year 12 joiners <b>K. Walsh</b> and Z. Malik built Santa's grotto.</p><p>Staff leaving: Mr Keiran Welsh (Maths).</p></body></html>", html=True), "possible",
    hide=["Scarlett Nuttall", "Z. Malik"], keep=["built Santa's grotto"], why="an initial and the surname")

add("mail/fa/2025-12-11 Walsh Coaches.eml", eml("bookings@walshcoaches.example", "Dawn Sykes <dawn.sykes@northmere.example>", "Thu, 11 Dec 2025 12:00:00 +0000", "Your booking WC-3391", "Dear Dawn\nThank you for booking Walsh Coaches: 29 seats, Flamingo Land, 20/12. Driver: Kieron, 07700 900077.\nWalsh Coaches, family run since 1961\n"), "no", why="a coach firm; the driver is somebody else, spelt otherwise")

add("mail/fa/2026-02-03 thread.eml", eml(RKG, "Funmi Adebayo <funmi.adebayo@northmere.example>; Graham Tetley <graham.tetley@northmere.example>", "Tue, 03 Feb 2026 19:22:00 +0000", "Re: Re: pathway plan - K", """Agree with Graham. My answers in CAPITALS:

> 1. Does he know he can stay put til 18? 
NO AND THAT IS POOR. FA TO TELL HIM THIS WEEK.
> 2. Supported lodgings w the Okonedo-Blakes?
SANDRA ASKED FOR THIS HERSELF. KIERAN DOES NOT KNOW. LET'S NOT RAISE HOPES.
> 3. risk from SM?
MENSAH IS ON BAIL NOT TO CONTACT KIERAN OR AALIYAH. ASK DC LOCKWOOD.
> 4. Shannon
SHE IS THINKING OF WRITING TO HIM. SHE'S ASKED MARGARET FOR STAMPS. PLEASE WAIT.

Rav
""", cc=SPJ), "yes", hide=["MENSAH IS ON BAIL", "OR AALIYAH", "SHE'S ASKED MARGARET"], keep=["AND THAT IS POOR", "KIERAN DOES NOT KNOW", "RAISE HOPES"])

add("mail/fa/2026-02-10 invite.ics", """
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//y//EN
BEGIN:VEVENT
UID:9911@northmere.example
DTSTART:20260312T160000Z
DTEND:20260312T170000Z
SUMMARY:LAC Review KW (LL-204417)
LOCATION:Sycamore House
ORGANIZER;CN=Ravinder Gill:mailto:ravinder.gill@northmere.example
ATTENDEE;CN=Funmi Adebayo:mailto:funmi.adebayo@northmere.example
ATTENDEE;CN=Michelle W:mailto:michelle.walsh81@postal.example
DESCRIPTION:Mum by phone ONLY. Kez wants Marlon there not Ian. Please no mention of Levi's move in front of him.
END:VEVENT
BEGIN:VEVENT
UID:9912@northmere.example
DTSTART:20260313T100000Z
SUMMARY:LAC Review - Dunmore\\, Kayleigh
LOCATION:Teams
END:VEVENT
END:VCALENDAR
""", "yes", hide=["Levi's move", "Kayleigh"], out=["Kayleigh"], keep=["Mum by phone ONLY"])

# --- the home

add("homes/Sycamore/Daily logs/2025-12 handover.docx", docx("SYCAMORE HOUSE – HANDOVER BOOK", [["Date/shift", "Kez", "Levi", "Brandon"],
    ["1/12 late", "Good eve. Made chilli. Bed 12.30.", "Out til 2. Smelt of weed.", "Refused tea. Weighed 49kg."],
    ["2/12 early", "Up for college 7.15!!", "Wouldn't get up.", "GP appt 10.40"],
    ["2/12 late", "Upset after call w mum (Gary in b/ground). Kicked bin. Talked w Beata til 11.", "Took mick out of Kez, sanction: no wifi", "In room"],
    ["3/12 early", "Late for college.", "Court 10am", "Better. Ate toast."]], "Levi + Kez NOT to share lift to town.  BK 3/12"), "yes",
    hide=["Refused tea. Weighed 49kg", "GP appt 10.40", "Court 10am", "Gary in b/ground"], keep=["Made chilli", "Up for college 7.15!!", "Late for college", "Kicked bin"], why="a column for each resident")

add("homes/Sycamore/Incidents/INC 2025-131.docx", docx("INCIDENT RECORD 2025/131", [["Date/time", "30/9/25 19.20"], ["YP involved", "Kieran Walsh; Brandon Fairweather"], ["Staff", "Beata Kowalczyk, Marlon Pryce"], ["What happened", "BF said to KW 'your own brother don't want ya'. KW punched pantry door (hole 10cm). BF laughed then cried. MP took BF to the lounge. KW sat on the step 40 min. No restraint."],
    ["Injury", "KW: grazed knuckles R hand, cleaned, declined plaster. BF none."], ["Views of YP", "K: \"I'm not mad at Bran he's only small.\" B: \"I want to go home\"."], ["Notifications", "FA; BF's SW (Lincs); Ofsted no"]]), "yes",
    hide=["Brandon Fairweather", "I want to go home"], keep=["sat on the step 40 min", "grazed knuckles R hand", "No restraint"])

add("homes/Sycamore/phone/WhatsApp Chat with Sycamore Staff.txt", """
[28/09/2025, 20:11:02] Messages and calls are end-to-end encrypted.
[28/09/2025, 20:14:33] Beata Sycamore: anyone seen kez? supposed 2 be in at 8
[28/09/2025, 20:15:10] Marlon: with levi by the chippy 10 min ago
[28/09/2025, 20:15:48] Marlon: + some lass
[28/09/2025, 20:31:00] Josie nights: thats aaliyah, shes on a curfew aswell lol
[28/09/2025, 21:02:51] Beata Sycamore: back 20.58. says bus. no smell. good lad rang me from the stop
[28/09/2025, 21:03:20] Josie nights: bless him
[29/09/2025, 07:40:12] Beata Sycamore: ‎image omitted
[29/09/2025, 07:40:30] Beata Sycamore: brans breakfast. 1 weetabix!!! 🎉
[30/09/2025, 19:58:05] Marlon: kez n brandon kicked off. pantry doors had it. all calm. k has hurt hand not bad
[30/09/2025, 20:03:41] Josie nights: did b start it
[30/09/2025, 20:04:02] Marlon: bran said smthn about his brother. dont put that in log he will get sanction
[01/10/2025, 09:12:00] Beata Sycamore: Please everyone RECORD what was said. @Marlon
[13/01/2026, 05:01:55] Josie nights: KEZ BACK. pc shah brought him. ribs. he wont let me look. made him toast
[13/01/2026, 05:02:30] Josie nights: he said dont tell funmi he cried
[13/01/2026, 08:00:10] Marlon: that shaq wants locking up
""", "yes", hide=["with levi by the chippy", "thats aaliyah", "brans breakfast", "kez n brandon", "that shaq wants"], keep=["supposed 2 be in at 8", "good lad rang me from the stop", "pantry doors had it", "has hurt hand not bad", "dont tell funmi he cried", "made him toast"])

add("homes/Sycamore/phone/SMS key worker phone.csv", csv([["Direction", "Number", "Time", "Body"], ["IN", "07700900412", "2026-01-10 23:04", "u up? can u come get me"], ["IN", "07700900412", "2026-01-10 23:09", "pls b"], ["IN", "07700900412", "2026-01-10 23:31", "nvm. dont ring police"], ["OUT", "07700900412", "2026-01-11 06:31", "Kez its Beata, I was off shift, so sorry. Where are you? Not cross x"],
    ["IN", "07700900488", "2026-01-11 10:00", "tell that lad to stop ringing his mam at all hours. Gaz"], ["IN", "07700900421", "2026-01-11 12:15", "Its Sandra have you found him? Dec in bits x"], ["IN", "07700900555", "2026-01-11 13:00", "Levi here can i get picked up frm nans 4pm"]]), "yes",
    hide=["07700900488", "Gaz", "Levi here"], out=["picked up frm nans"], keep=["can u come get me", "dont ring police", "Not cross x"], why="his number is the only thing that tells most rows")

add("homes/Sycamore/rota and residents.xlsx", xlsx({"Residents": [["Room", "Name", "DOB", "SW", "Key worker", "Dietary", "Pocket money"], [1, "Kieran Walsh", "14/09/2008", "F Adebayo", "Beata", "None", 14], [2, "Levi Okafor", "21/03/2009", "(Oldbrook)", "Marlon", "No pork", 12], [3, "Brandon Fairweather", "06/10/2010", "(Lincs)", "Josie", "Dietician plan - see file", 9.5], [4, "vacant (was Kayleigh Dunmore)", "", "", "", "", ""]],
    "Rota wc 5 Jan": [["", "Mon", "Tue", "Wed"], ["Beata", "E", "E", "off"], ["Marlon", "L", "L", "E"], ["Josie", "N", "N", "N"]]}), "yes", hide=["Dietician plan - see file", "No pork"], out=["Levi", "Brandon"], keep=["14/09/2008"])

add("homes/Sycamore/Complaints/complaint KW jan 26.txt", """
Complaint by young person (written down by Ian Cawthorne, advocate, he checked it)

i want to complain about the emergency number not being right on the card. i rang 4 times on the saturday. if someone came i wouldnt of got hurt.
i dont want Beata to get done for it she was off. I want the number changed on ALL the cards, levis has the same wrong number.
Also i want to know why i cant see our Shan. nobody ever tells me owt. if she hates me just say.
Kieran Walsh 20/1/26
""", "yes", hide=["levis has the same"], keep=["i rang 4 times on the saturday", "nobody ever tells me owt", "if she hates me just say", "she was off"])

add("homes/Sycamore/Complaints/reply KW.docx", docx("Dear Kieran", "Thank you for your complaint of 20 January, which I uphold.", "1. The number on the card was eight months out of date. It was corrected on all three residents' cards on 22 January.", "2. You asked about Shannon. She does not hate you. She has asked for time, and it is her decision. I am sorry that nobody said this to you.", "Siân Pritchard-Jones", "Team Manager"), "yes",
    keep=["which I uphold", "eight months out of date", "I am sorry that nobody said this to you"])

# --- school

add("education/Highmoor report Y11.pdf", pdf("""
# HIGHMOOR ACADEMY                                               Year 11 report
Pupil: Kieran Walsh       Form: 11F      UPN: X830432108017      Attendance 68.4%

English   4-   Kieran reads aloud beautifully and then pretends that he did not. Ms L Bright
Maths     3    Missing 3 papers. Could be a 5. K Welsh
PE        7    Captain. Stopped coming in October, will not say why. N Fothergill
D&T       6    A natural. His dovetails are better than mine, and Zain's. I Cawthorne
Form tutor: A year with a great deal in it. He walked Scarlett home when she was being followed and never told a soul.
"""), "yes", hide=["and Zain's", "He walked Scarlett home"], keep=["Missing 3 papers", "His dovetails are better than mine", "reads aloud beautifully", "will not say why"])

add("education/exclusions 2024-25.csv", csv([["Pupil", "Yr", "UPN", "Days", "Reason"], ["Walsh Kieran", "11", "X830432108017", "2", "Physical assault - pupil (K Amponsah)"], ["Nuttall Scarlett", "11", "X830432108044", "1", "Smoking"], ["WALSH Shannon", "9", "X830432111002", "1", "Verbal abuse - adult"], ["Malik, Zain", "11", "X830432108051", "3", "Theft"], ["Walsh Kieran", "10", "Q311902998813", "0.5", "Damage - SEN review held"]]), "yes",
    hide=["K Amponsah", "Smoking", "Theft", "Verbal abuse - adult"], out=["X830432108044", "X830432108051", "Q311902998813"], keep=["Physical assault"])

add("education/CPOMS Walsh.csv", csv([["Student", "Categories", "Date", "Incident", "Linked", "Added by"], ["Kieran Walsh (11F)", "Behaviour", "14/10/2024", "KW very quiet. Police in school re Friday. Phone taken. Mrs Bright sat with him.", "Tyrell Campbell", "NF"], ["Kieran Walsh (11F)", "LAC", "06/11/2024", "Kez said in D&T that he 'wishes it was him what got hit'.", "", "IC"], ["Shannon Walsh (8B)", "CP", "06/11/2024", "Shannon asked for pads and cried. New carer to be told.", "", "LB"]]), "yes",
    hide=["Shannon asked for pads", "Tyrell Campbell"], out=["asked for pads"], keep=["wishes it was him what got hit", "very quiet"])

add("education/PEP Oct 2025.docx", docx("PERSONAL EDUCATION PLAN", [["Name", "Kieran J Walsh", "Yr", "12", "SDQ", "22"], ["Present", "EMcK, FA, BK, Kieran"], ["What Kieran says", "Joinery is class. Kofi is a muppet but I shouldn't of pushed him. Need bus money."], ["Targets", "1. GCSE maths resit Nov – tutor\n2. 85% att.\n3. CSCS card"], ["PP+", "£600 tools; £240 tutor (Ms Trant's sister? NO – conflict)"]]), "yes",
    hide=["Kofi is a muppet"], keep=["Joinery is class", "GCSE maths resit Nov", "£600 tools", "shouldn't of pushed him"])

# --- others' records in the same stores

add("social-care/LL-311902 WALSH Kieran/EHCP review.docx", docx("EHC PLAN – ANNUAL REVIEW", [["Name", "Kieran Walsh"], ["DOB", "03/02/2010"], ["LCS", "LL-311902"], ["School", "Ashgrove"], ["Parent", "Bernadette Walsh"]], "Kieran needs 1:1 for swimming owing to seizures. He likes trains. Kieran's mum is worried about post-16."), "no", why="the namesake's own file")
add("social-care/LL-311902 WALSH Kieran/transport.txt", "Kieran Walsh - Ashgrove - taxi 14 - escort trained in buccal midazolam. Mum: Bernadette. Start 24/11.\n", "no", why="the same name, known by folder, school and mother")
add("social-care/LL-198220 FISH Dwayne/visit 2025-12-03.txt", "Visit to Dwayne Fish re bail. Present DF, his dad. Talked about tag. Nothing re any other YP.\nF Adebayo\n", "no")
add("social-care/LL-204418 WALSH Shannon/visit note 2025-06-10.docx", docx("Visit to Shannon, one week in. Seen alone in garden at Sallow Garth.", "She likes Margaret's dogs. Asked if 'our Kez' was angry with her. I said he was sad and not angry. She drew the two of them and Dec at the seaside; wants to keep it.", "FA"), "either", hide=["Sallow Garth", "Margaret's dogs"], why="his sister's file; one line is about him too")
add("social-care/LL-204419 WALSH Declan/contact note 2025-11-29.txt", """
Contact - Declan & Kieran, Sat 29/11 10-12, at SOB/WOB. Obs by J Trant (20 mins only)
Dec ran down the path. K lifted him right up. Played FIFA. K made pancakes. Dec asked when K is coming home, K said 'when I've got me own house you can have a bunk'. Dec asked about Gary. K said he's gone, he won't touch ya. Left 12.05, both teary.
""", "yes", hide=["asked about Gary"], keep=["K made pancakes", "you can have a bunk", "both teary"])
add("youth-justice/policies/Reparation placements.docx", docx("Reparation: the bike workshop", "Young people attend for two hours. Keith Rumbelow supervises. Tools are counted out and in.", "Walsh Street car park may be used by visitors."), "no", why="a street of his name")
add("youth-justice/policies/Meeting rooms.csv", csv([["Room", "Holds", "Contact"], ["Tetley", "8", "01632 960712"], ["Walsh Suite", "20", "01632 960700"]]), "no", why="a room")
add("youth-justice/YJ-24-0377/notes.txt", "Tyrell CAMPBELL 0377. Home visit 2/4/25. Ty admits screwdriver was his. Says KW 'did nowt but one kick n he was crying'. Mum present. MP\n", "either", hide=["Ty admits", "Tyrell CAMPBELL"], why="another boy's file: initials of the subject in the story they share")
add("youth-justice/YJ-25-0117/aaliyah assessment.txt", "Assessment 0117 A Begum. Lives w mum + 3 sis. Bf is 17 in care ('Kez') - mum doesn't know. Carries for SM. GT 9/12/25\n", "possible", hide=["A Begum", "Lives w mum"], why="another's file, nickname in quotes")

add("panel/Resource panel 2026-01-21 minutes.docx", docx("RESOURCE & RISK PANEL – 21 Jan 2026", "Chair SPJ. Present FA, GT, TL, MP, JH. Notes: JH", "**1. KAYLEIGH D** – still missing. TL to update.", "**2. Kieran W (LL-204417)** – FA presented. Debt to SM est. £400. Considered out of area move: REJECTED, sibling contact protects. Agreed: taxi both ways to Skills 4 wks, new phone, MP to do 3 sessions. GT: order ends 5/3, voluntary support after.",
    "**3. Kieran W (311902)** – JH. Transport agreed. Close.", "**4. Levi O** – Oldbrook moving him Fri. Kez not to be told before Levi is.", "**5. Precious D** – regulation 24 assessment of aunt, ok."), "yes",
    hide=["KAYLEIGH D", "Levi O", "Precious D", "Transport agreed"], out=["KAYLEIGH D", "regulation 24"], keep=["Considered out of area move", "taxi both ways to Skills", "sibling contact protects"], why="an item for each child")

add("panel/MACE list Jan.xlsx", xlsx({"MACE": [["No", "Initials", "DOB", "Area", "Risk", "Associates"], [1, "KW", "14/09/2008", "Northmere", "High", "SM, LO, AB"], [2, "AB", "11/11/2009", "Northmere", "High", "SM, KW"], [3, "KD", "17/04/2010", "Northmere/unk", "High", "?"], [4, "KW", "03/02/2010", "Northmere", "Low (online)", "none"]]}), "yes", out=["17/04/2010", "03/02/2010"], keep=["14/09/2008"], why="initials with dates of birth")

add("finance/pocket money ledger.csv", csv([["Date", "Child ref", "Initials", "Item", "£"], ["03/01/2026", "LL-204417", "KW", "Phone (panel 21/1)", "89.00"], ["03/01/2026", "LL-198220", "DF", "Tag charger", "12.00"], ["04/01/2026", "LL-204418", "SW", "Dance shoes", "31.50"], ["10/01/2026", "LL-204417", "KW", "Taxi Skills", "64.20"]]), "yes", hide=["Dance shoes", "Tag charger"], out=["LL-198220", "LL-204418"], keep=["Taxi Skills"])

add("finance/invoice Okonedo-Blake.pdf", pdf("""
FOSTERING ALLOWANCES - REMITTANCE                 Mrs S Okonedo-Blake
Period 1/1/24 - 31/1/24
Child\tRef\tNights\tRate\tDue
WALSH K\tLL-204417\t19\t28.00\t532.00
WALSH S\tLL-204418\t31\t26.50\t821.50
WALSH D\tLL-204419\t31\t24.00\t744.00
Mileage (contact)\t\t\t\t38.25
"""), "yes", keep=["532.00"], out=["LL-204419"], why="a row each for brother and sister; his left on the 19th")

add("scans/Letter from K (OCR).txt", """
Dear Furmi
I dont no if your aloud to give this to Shannon but can you. I am sory I was not there when it was bad.
I think abuot it evry day. I am doing joinary and I made her a box it has her nane on it.
tell her Gary cant get her. tell her she can hate me its alrigth
love Kieran (Kez)
[scanned 14/02/26 NBC-MFD-03  FA to file LL 204417]
""", "yes", hide=["tell her Gary cant"], keep=["I made her a box", "I think abuot it evry day", "I am sory I was not there"])

add("scans/Health assessment 2025-08.pdf", pdf("""
# REVIEW HEALTH ASSESSMENT (LAC)           BAAF RHA-YP
Name  WALSH  KIERAN  J.        D.O.B. 14 September 2008        NHS 9434765919
Seen by: Nurse Tamsin Rooke, LAC Nurse, at Sycamore, with key worker's consent
Ht 181 cm  Wt 70.2 kg.  Imms: MenACWY due.  Dental: 2 fillings.  Vision: due.
Asthma: blue inhaler x2/wk. Smoking: vape, cannabis. Alcohol: occasional.
Sexual health: has a girlfriend (A), uses condoms, C-card given. Not to be shared with mother.
Emotional: nightmares, see CAMHS. SDQ 22. Family hx: maternal depression; paternal alcohol; gran hip OA.
He asked if the ring mark would fade. I said yes. It has nearly gone.
"""), "yes", keep=["C-card given", "It has nearly gone", "MenACWY due", "2 fillings", "SDQ 22"])

add("scans/fax police.txt", """
*** FAX *** 07/03 26 09:14  P.01/01   NORTHMERE POLICE CJU
FAO GRAHAM TETLEY YJS
RE  WALSH/KIERAN JAMES  14O9O8   24/8812OX
STOP SEARCH 05 MAR 26 2210HRS LISTER ST  WITH OKAFOR/LEVI.  NEG.
WALSH COMPLIANT.  OKAFOR ARRESTED FTA.
""", "yes", hide=["OKAFOR/LEVI", "OKAFOR ARRESTED"], keep=["STOP SEARCH 05 MAR 26"])

add("social-care/Duty/contacts 2025-10.csv", csv([["Ref", "Caller", "About", "Summary", "Outcome"], ["C/25/9001", "Mrs N Dube", "Precious", "school shoes", "info"], ["C/25/9014", "anon (sounded like C. Briggs)", "K Walsh + sibs", "Gary P back at 7 Cotters Fold since Friday, his car is outside every night", "to FA"], ["C/25/9015", "Michelle Walsh", "Kieran", "wants to know when contact is. Slurred.", "FA rang back"], ["C/25/9020", "GP", "Walsh, Niamh (b. 1990)", "adult - wrong team", "signposted"], ["C/25/9031", "PC Shah", "Kieron Walch, Sycamore Hse", "found on railway at 1am, talked down off bridge, brought home", "EDT visit"]]), "yes",
    hide=["C. Briggs", "Gary P back", "Mrs N Dube"], out=["school shoes", "adult - wrong team"], keep=["talked down off bridge", "FA rang back"], why="one row has both his names misspelt, with the home")
