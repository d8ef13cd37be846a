"""Hafod Lane Fostering, a small fostering agency in Wales. The mother of a fostered girl asks for what is held about her. Invented; CC0 1.0.

The foster carers' name and address are kept from her; carers and their daughter are called by ordinary words; a contact worker has her forename, another mother her
initials and surname, somebody in another town her whole name."""
from kit import Organisation, csv, docx, eml, mbox, msg, pdf, xlsx

REQUEST = """
received = "2026-05-11"
channel = "e-mail"
preferred_form = "electronic"

[subject]
names = ["Kemi Morgan", "Oluwakemi Adaeze Morgan"]
former = ["Kemi Olatunji"]
known_as = ["Kems"]
emails = ["kemi.m.o@tidemail.example"]
phones = ["07700 900618"]
born = ["1989-05-14"]
addresses = ["Flat 3, 27 Adelphi Terrace, Pontllan, PQ4 6RD"]
ids = { case = "HL-0311" }

[[namesake]]
names = ["Kerry Morgan"]
ids = { case = "HL-0298" }

[[namesake]]
names = ["Kemi Morgan"]
emails = ["kemi.morgan.bs5@postbag.example"]
addresses = ["61 Fishponds Rise, Bristol, BQ5 3TT"]
"""

STAFF = {"Nia Puw": "Supervising Social Worker", "Grace Adeleke": "Registered Manager", "Kemi Balogun": "Contact Supervisor", "Siobhán O'Dowd": "Administrator", "Thusha Raveendran": "Therapist"}

PRIVATE = {
    # Confidential placement: neither the carers' surname nor where they live is known to the mother. Their forenames are words and are hidden phrase by phrase.
    "carers": ["Joy Penhale", "Mark Penhale", "Joy and Mark", "Penhale", "Penhales", "Ty Gwyn", "Tŷ Gwyn", "4 Heol y Parc", "Heol y Parc", "jpenhale@hillpost.example", "07700 900741", "07700900741", "Hope Penhale", "Llanfedw", "DX68 HGP"],
    "somali boy in the placement": ["Abdirahman Yusuf", "Abdirahman", "Abdi", "Yusuf", "Hodan Yusuf", "Hodan"],
    "tamil girl in the placement": ["Kavitha Selvarajah", "Kavitha", "Kavi", "Selvarajah"],
    "respite carers": ["Piotr Wójcik", "Piotr", "Małgorzata Wójcik", "Malgorzata Wojcik", "Wójcik", "Wojcik", "Gosia", "07700 900755"],
    "neighbour who told": ["Shahida Begum Choudhury", "Shahida Choudhury", "Shahida", "Shaheda", "Choudhury", "Chowdhury", "Flat 4, 27 Adelphi Terrace", "Faruk Choudhury", "Faruk", "07700 900766", "07700900766"],
    "fellow worshipper who told": ["Blessing Nwosu", "Sister Blessing", "Nwosu", "b.nwosu@postbag.example", "07700 900777"],
    "partner and whereabouts of the father": ["Cerys Watkin", "Cerys", "Watkin", "11 Pendarren Row", "Pendarren Row", "07700 900690", "07700900690"],
    "the other KM": ["Kerry Morgan", "Kerry", "HL-0298", "07700900788", "kezmorgan@postbag.example"],
    "her son": ["Jac Morgan", "Jac"],
    "the other Kemi Morgan": ["kemi.morgan.bs5@postbag.example", "61 Fishponds Rise", "Fishponds Rise", "07700 900799"],
    "families in lists": ["Aoife Brannigan", "Brannigan", "Dilwyn Rowlands", "Rowlands", "Nazia Uddin", "Uddin", "Ewa Nowak", "Ewa", "Nowak", "Sagal Warsame", "Warsame", "HL-0305", "HL-0320", "HL-0277"],
    "parents at the school": ["Bronwen Ellis-Cope", "Ellis-Cope", "Tomos Ellis-Cope", "Tomos"],
}

# Professionals whom nobody wrote into dsar.toml, her children, the father she was married to, both grandmothers, her friend who comes with her.
OTHERS = """Nia|Puw|NP|N Puw|N. Puw|Grace|Adeleke|GA|Kemi B|KB|Balogun|Siobhan|Siobhán|Siobhan O'Dowd|O'Dowd|Mrs O'D|SOD|Thusha|Raveendran|TR|Rhodri Tudor|Rhodri|Tudor|RT|R Tudor|Bernadette Quigley|Bernadette|Quigley|BQ|Bernie|Eifion Pask|Mr Pask|Pask|Eifion
Dr A Sivakumar|Dr Sivakumar|Sivakumar|A Sivakumar|DC Lowri Beynon|Lowri Beynon|Beynon|DC Beynon|Lowri|LB|Ffion Mostyn|Ffion|Mostyn|FM|Róisín Devane|Roisin Devane|Róisín|Roisin|Devane|R Devane|Mrs Devane|Imran Miah|Imran|Miah
Temi Morgan|Temi|Temitope Seren Morgan|Temitope|Seren|T.M.|TM|Miss T Morgan|T Morgan|Ifan Morgan|Ifan|IM|Ifan M|Gethin Morgan|Gethin|GM|Geth|Mr Morgan|Mr G Morgan|G Morgan|Mair Morgan|Mair|Nain|Mrs Mair Morgan|Ngozi Olatunji|Ngozi|Mrs Olatunji|Mama Ngozi|Adanna Eze|Adanna|Eze|Yvonne|Yvonne Tapper
03/02/2017|3 February 2017|2017-02-03|03.02.17|19/08/2013|rhodri.tudor@pontllan.example|nia.puw@hafodlane.example|grace.adeleke@hafodlane.example|kemi.balogun@hafodlane.example|office@hafodlane.example|e.pask@ysgolybryn.example|r.devane@devanelaw.example
01632 960411|01632 960412|01632 960433|01632 960450|Carys|Delyth|JP|AY|KS|JM|Rh|Samuel Olatunji|Samuel|Taiwo|Non Morgan|Mrs Non Morgan|Non|Mali|Osian|Steve|Biscuit|Pontllan Council|Lowri.Beynon@police.example|duty@pontllan.example""".replace("\n", "|").split("|")

OWN = """Oluwakemi Adaeze Morgan|Oluwakemi Morgan|Oluwakemi|Kemi Morgan|Kemi|Kemmy|Kemmi|Kems|Mrs Morgan|Ms Morgan|Miss Morgan|Mrs K Morgan|K Morgan|K. Morgan|Morgan|KM|K.M.|Kemi Olatunji|Ms Olatunji|Olatunji|Adaeze|Mummy Kemi|kemi.m.o@tidemail.example|07700 900618|07700900618
14/05/1989|14.05.89|14 May 1989|HL-0311|Flat 3, 27 Adelphi Terrace|27 Adelphi Terrace|PQ4 6RD|CX15 WDK|943 476 5870""".replace("\n", "|").split("|")

O = Organisation("Hafod Lane Fostering", "hafodlane.example", "social-work", REQUEST, PRIVATE, STAFF, OTHERS, OWN)
add = O.add
NIA = "Nia Puw <nia.puw@hafodlane.example>"
GRACE = "Grace Adeleke <grace.adeleke@hafodlane.example>"
KEMIB = "Kemi Balogun <kemi.balogun@hafodlane.example>"
RHODRI = "Rhodri Tudor <rhodri.tudor@pontllan.example>"
MUM = "Kemi M <kemi.m.o@tidemail.example>"
CARER = "Joy Penhale <jpenhale@hillpost.example>"
SIGN = """

Nia Puw
Supervising Social Worker / Gweithiwr Cymdeithasol Goruchwyliol
Hafod Lane Fostering | 01632 960411 | Mon to Thurs
Croesawn ohebiaeth yn Gymraeg. Please think of the environment before you print this.
"""

# --- the child's file

add("files/Children/HL-0311 TM/01 Referral.docx", docx("# REFERRAL FOR PLACEMENT", [
    ["Our ref", "HL-0311"], ["Child", "Temitope Seren MORGAN (Temi), born 03/02/2017, dual heritage Nigerian / Welsh"], ["Mother", "Mrs Oluwakemi (Kemi) Morgan, nee Olatunji, 14/05/1989, Flat 3, 27 Adelphi Terrace, Pontllan"],
    ["Father", "Gethin Morgan. PR yes. Left home June 2024. Now with Cerys Watkin at 11 Pendarren Row. No contact until further notice"], ["Sibling", "Ifan Morgan 19/08/2013, with his paternal grandmother, Mair Morgan"],
    ["Reason", "Mother admitted to hospital 2/6/25 after an overdose. She asked for help herself and signed s.76. Neglect: home cold, no food in, child collected late 9 times."], ["Strengths", "Temi adores her mum. Kemi has never hit her. Church friends bring meals. Full of joy when the two cook together."],
    ["Matching", "Considered: Joy & Mark Penhale (vacancy, school run ok); Piotr and Malgorzata Wojcik (respite only); Ewa Nowak (declined, dog)"], ["Social worker", "Rhodri Tudor, Pontllan Council, 01632 960433"]], author="Siobhán O'Dowd", title="Referral HL-0311"), "yes",
    hide=["Joy & Mark", "Ewa Nowak", "Cerys Watkin"], keep=["She asked for help herself", "Full of joy when the two cook together", "collected late 9 times", "adores her mum"])

add("files/Children/HL-0311 TM/02 Placement plan.pdf", pdf("""
# PLACEMENT PLAN - CONFIDENTIAL - CARER ADDRESS NOT TO BE SHARED WITH FAMILY
Child: Temi Morgan    Ref: HL-0311    Placed: 6th June 2025    Legal status: s.76 accommodated
Carers: Joy Penhale and Mark Penhale, Ty Gwyn, 4 Heol y Parc, Llanfedw. Tel 07700 900741
Others in the house: Hope (their daughter, 15), Abdirahman Yusuf (11), Kavitha Selvarajah (8)

# FAMILY
Mother Kemi Morgan agrees to the placement. She is to be told of any illness the same day. Mrs Morgan asks that Temi goes
to church when she wants to, that her hair is done weekly (braids, shea butter), and that nobody calls her Tammy.
Ms Morgan works two mornings at the launderette in Victoria Street.

# CONTACT
Saturdays 10 to 12, supervised, at Hafod Lane family room. Mum may ring Tuesdays and Thursdays at 6 on the agency phone.
Grace period of 15 minutes if mum is late, then the session is cancelled.
No contact with Gethin Morgan. Mair Morgan (Nain) may visit monthly with Ifan.

# HEALTH
Asthma, blue inhaler. GP Dr A Sivakumar, Market Street Surgery.

Signed for the agency: N Puw     Signed by parent: K. Morgan     Signed by carer: J Penhale
"""), "yes", hide=["Hope (their daughter", "Abdirahman Yusuf (11)", "Kavitha Selvarajah (8)", "J Penhale"], keep=["agrees to the placement", "Grace period of 15 minutes", "the launderette in Victoria Street", "Market Street Surgery", "nobody calls her Tammy"])

add("files/Children/HL-0311 TM/03 Delegated authority.docx", docx("# DELEGATED AUTHORITY (children placed under s.76)", "Child: Temi Morgan HL-0311. Parent with PR: Kemi Morgan. Completed at the office 12 June 2025 with Nia Puw, Supervising Social Worker.", [
    ["Decision", "Who may decide", "Parent's comments"], ["Haircut", "Parent only", "NOT to be cut. My mother will braid it."], ["Sleepovers", "Carers", "Only with girls, tell me after"], ["School trips", "Carers", "fine"], ["Photographs on Facebook", "Nobody", "Her dad must not find her"],
    ["Marmite, pork", "-", "no pork please. We are not Muslim, she just gets sick"], ["Church", "Parent", "Redeemed Assembly or any Sunday school, I hope they take her"]], "Signed O. A. Morgan", "Carer present: Mark P. He said he'd mark her birthday with a cake from Marks & Spencer.", footer="Form DA2 v4"), "yes",
    hide=["Carer present: Mark P"], keep=["Her dad must not find her", "I hope they take her", "mark her birthday", "Marks & Spencer", "My mother will braid it"])

add("files/Children/HL-0311 TM/Carer logs/log Oct 2025.docx", docx("Carer daily log     Child: TM (HL-0311)     Carers: Joy + Mark     Month: October 2025", [
    ["Date", "Log"], ["Wed 1", "School fine. Homework. Spag bol."], ["Thurs 2", "Mum rang at 6.20 on the agency phone, nice chat about Ifan's football. T happy after. Mum said she has a new job interview at the hospital laundry."],
    ["Sat 4", "Contact cancelled by mum (bus). T cried and kicked Abdi. Mark took her to the park."], ["Tues 7", "no call from mum. T waited by phone till 7 bless her. Kavi lent her the tablet"], ["Sat 11", "Contact. Came home with a doll and 3 bags of jollof!! T said mummy was 'smiley but smelled of the fizzy drink'. Told Nia."],
    ["Mon 13", "Abdi's review at ours, his mother Hodan shouted at me on the doorstep, rang OOH."], ["Thurs 16", "Mum rang. Asked where we live. I said I cant say. She said she would find it, her friend works in the council. Hope overheard, upset."], ["Fri 31", "Halloween. T as a witch, no call"]],
    "Joy P", author="Joy Penhale", title="log"), "yes", hide=["kicked Abdi", "Kavi lent", "Mark took her", "Hope overheard", "his mother Hodan", "Joy P", "Joy + Mark"], out=["his mother Hodan"],
    keep=["a new job interview at the hospital laundry", "smiley but smelled of the fizzy drink", "She said she would find it", "waited by phone till 7", "3 bags of jollof"], why="mum without a name; the reference in the heading")

add("files/Children/HL-0311 TM/Contact/2025-10-11 session.docx", docx("# CONTACT SESSION RECORD", "Ref HL-0311        Date 11/10/25        Venue: family room        Supervisor: Kemi Balogun (KB)", "Present: Temi, Mum - Kemi Morgan (KM), Ifan for last half hour with Nain.",
    "KM arrived 10.12 with three carrier bags. T ran to her. KM knelt and they hugged for a long time. KM had cooked. She asked T about the house and \"the other girl, Kavi, is she kind to you\". KB reminded KM not to ask about the placement.",
    "At 10.45 KM went to the toilet for eleven minutes. On return KB thought she could smell alcohol. KB did not challenge in front of T. KM read to her beautifully, all the voices.",
    "T said \"I want to come home with you mummy, Joy makes me eat peas\". KM welled up and said \"I hope so, soon\". Ifan shy. Nain told KM she looked thin.", "Ended 12.03. Handover to carer in car park out of sight (silver Skoda DX68 HGP). KB's view: warm, KM needs to be asked about the alcohol. Not discussed yet with KM.",
    "K Balogun", author="Kemi Balogun"), "yes", hide=["the other girl, Kavi", "Joy makes me eat peas", "DX68 HGP"], keep=["I hope so, soon", "KM needs to be asked about the alcohol", "they hugged for a long time", "KM read to her beautifully"], why="initials after the first use; the supervisor has her forename")

add("files/Children/HL-0311 TM/Contact/2025-11-08 session.pdf", pdf("""
# CONTACT SESSION RECORD                           HL-0311
Date 8 November 2025    Supervisor N. Puw (Kemi B off sick)
Present: T, mother (Kemmy), friend of mother Adanna Eze waited outside

10.00 mother early. Brought homework she had asked school for. T showed a scar on her knee. Mother checked it, asked
me who had cleaned it, was content. Mother calm and sober. I told her about KB's concern of 11/10. She was angry for a
minute, then said it was mouthwash, and that she would take any test you like.
10.50 T drew the house where she lives with "Mark and Joy and Hope and Abdi". I put the drawing in the file and not on
the wall. Mother had seen it. She said she would not look for them.
11.30 They danced. A joy to see. Mother said she prays for hope and grace.
Ended on time. Next: 22/11.
"""), "yes", hide=["Mark and Joy and Hope and Abdi"], keep=["it was mouthwash", "A joy to see", "prays for hope and grace", "She said she would not look for them", "Mother calm and sober"], why="the reference and a misspelt forename")

add("files/Children/HL-0311 TM/LAC review 2 minutes.pdf", pdf("""
# LOOKED AFTER CHILD REVIEW (SECOND)        14 January 2026, 2pm, Ysgol y Bryn
Chair: Bernadette Quigley, IRO (BQ). Present: Rhodri Tudor (RT), Nia Puw (NP), Kemi Morgan (KM), Mrs J Penhale (JP, for
items 1-2 only, by telephone), Eifion Pask, head of year. Apologies: Thusha Raveendran, Gethin Morgan not invited.

1. HEALTH. JP said asthma under control, two puffs. KM said she had not been told of the chest infection in December; NP
apologised, the call was made to an old number. Action NP.
2. PLACEMENT. JP: T settled, gets on with the other children, K is like a sister. KM thanked the carer and said
"you are doing my job for me". JP left the call.
3. EDUCATION. Reading up two levels. KM helps on the phone.
4. CONTACT. KM asks for Sundays also. RT: tests since November all clear, nothing against. To go to four hours, partly
unsupervised, from March if hair strand test clear. KM cried.
5. PLAN. RT: reunification by August if KM keeps up work with the recovery service (Carys, keyworker) and the flat is
warm. KM: boiler fixed since 12/12. BQ: the review supports this.
6. ANY OTHER. GM has asked RT for letterbox contact; his new partner expects a baby. KM frightened; "he will use it".

Next review: 8 July 2026
""", title="LAC review"), "yes", hide=["Mrs J Penhale"], keep=["you are doing my job for me", "nothing against", "tests since November all clear", "boiler fixed since 12/12", "the call was made to an old number"], why="initials")

add("files/Children/HL-0311 TM/Risk assessment contact.docx", docx("# RISK ASSESSMENT: FAMILY TIME", "HL-0311. Reviewed NP 20/11/25. Parent: K Morgan", [["Risk", "Who", "Level", "Control"],
    ["Gethin Morgan may follow mother from the centre to find the child. Lives 11 Pendarren Row, mobile 07700 900690, drives white Transit VU19 KRA. Convicted of assault on Kemi, Nov 2024", "Mum, child, staff", "High", "Stagger departures. Non-molestation order expires 30/6/26. Ring DC Beynon"],
    ["Mother may find placement address", "Carers (Penhale)", "Med", "Do not use satnav history; carer parks at Lidl. Carer's car not in view"], ["Mother alcohol", "Child", "Low", "Tests; NP to talk to mum, not at her"], ["Other users of room: K. Morgan (HL-0298) books the same Saturday, mix up of paperwork has happened once", "All", "Low", "Use reference not initials"]]), "yes",
    hide=["VU19 KRA", "HL-0298", "Carers (Penhale)"], keep=["Convicted of assault on Kemi", "to talk to mum, not at her", "Stagger departures"])

add("files/Children/HL-0311 TM/Life story notes.txt", """
life story work - sess 4 - thurs 5 march 26 - TR
T brought photo: her, ifan, mummy kemi + nain at Barry Island. T named everyone. said "mummy was poorly in her head and the ambulance man was called Steve"
made memory box. T put in: shell, hair bobble, bus ticket from mum, drawing of Joy's dog Biscuit
T said abdi is going home to hodan in easter & why cant she. sat with that.
Feels: joy / mad / sad cards. picked sad. then 'hope' because "mummy has got a clean house now"
plan: ask mum for baby photos + the story of the name (temitope = worth giving thanks). mum v willing when nia rang.
""", "yes", hide=["Joy's dog", "abdi is going home to hodan"], keep=["joy / mad / sad cards", "then 'hope' because", "worth giving thanks", "mum v willing when", "poorly in her head"], why="her forename in small letters, no reference")

add("files/Children/HL-0311 TM/family tree.txt", """
GENOGRAM (typed up from flipchart, SOD)
Ngozi Olatunji (Enugu > Cardiff 1986) + Samuel Olatunji d. 2015
   |-- OLUWAKEMI b 14.05.89  = Gethin Morgan m. 2012 sep 2024
   |        |-- Ifan b. 2013
   |        |-- Temi b. 2017
   |-- Taiwo  (Leeds)
Mair Morgan (wid.)  -- Gethin, and Non (Non Morgan, dinner lady at Ysgol y Bryn, not speaking to KM)
Gethin now w. Cerys Watkin (2 ch. own: Mali, Osian)
""", "yes", hide=["Cerys Watkin"], keep=["m. 2012 sep 2024", "not speaking to KM"], why="her full forename in capitals with the date of birth; married name only through the husband")

# --- carers' files

add("files/Carers/Penhale/supervision 2025-10-20.docx", docx("# FOSTER CARER SUPERVISION", "Carers: Joy Penhale, Mark Penhale     SSW: Nia Puw     20 October 2025     Next: 24 Nov", [["Topic", "Discussion"],
    ["Carers' health", "Joy awaiting hip replacement in spring. Mark's blood pressure better."], ["AY", "Hodan angry at review. Joy wants a professionals' meeting."], ["KS", "Kavitha settled, has asked for Tamil school in Newport."],
    ["TM (HL-0311)", "Joy worried about mum's drinking but says mum has 'more love in her little finger'. Mum asked for the address on 16/10. Mark thinks mum should be given more hours. Both asked that mum is not told who reported the smell of alcohol."],
    ["Own family", "Hope's GCSEs, finds the noise hard."], ["Finance", "Mileage up to date. New mattress agreed £180."]], author="Nia Puw"), "yes",
    hide=["hip replacement", "blood pressure better", "Tamil school", "Hope's GCSEs", "Joy worried", "Mark thinks", "Hodan"], out=["hip replacement", "professionals' meeting", "Tamil school", "Hope's GCSEs"],
    keep=["more love in her little finger", "mum should be given more hours", "Mum asked for the address on 16/10"], why="one row of the table is about her, by the child's reference")

add("files/Carers/panel minutes Feb 2026.docx", docx("# FOSTERING PANEL, 11 February 2026", "Chair: Yvonne Tapper. Agency: Grace Adeleke, Nia Puw", [["Item", "Matter", "Recommendation"],
    ["1", "Annual review: Joy and Mark Penhale. Three children in placement. A complaint by the mother of TM (HL-0311) about hair care was found to be fair and put right; panel were pleased by how the mother and carer had worked together.", "Approve, 3 children 0-18"],
    ["2", "Form F: Piotr & Małgorzata Wójcik, to move from respite to short term. Ms Wójcik's father has died in Łódź.", "Approve"], ["3", "Exemption request, Ewa Nowak. Fourth child for two weeks.", "Defer"], ["4", "Resignation of Dilwyn Rowlands after 19 years.", "Noted with thanks"]], author="Grace Adeleke"), "yes",
    hide=["Joy and Mark", "father has died", "Ewa Nowak", "Dilwyn"], out=["father has died", "Ewa Nowak", "Dilwyn"], keep=["hair care was found to be fair and put right"], why="by the reference and 'the mother of', in one item")

add("files/Carers/carer payments Mar 26.csv", csv([["Carer", "Sort code", "Account", "Child", "Ref", "Nights", "Rate", "Total"], ["Penhale J & M", "30-99-21", "44120987", "T Morgan", "HL-0311", "31", "61.50", "1906.50"], ["Penhale J & M", "30-99-21", "44120987", "A Yusuf", "HL-0305", "31", "61.50", "1906.50"],
    ["Nowak E", "20-45-10", "70018234", "J Morgan", "HL-0298", "31", "58.00", "1798.00"]]), "either", hide=["44120987", "70018234"], out=["HL-0305", "HL-0298"], why="what the carers are paid for her child is hardly about her")

add("files/Carers/Rota respite wkends.csv", csv([["Weekend", "Carer", "Child", "Transport"], ["6-7 Dec", "Gosia & Piotr", "Kavi", "Kemi B"], ["13-14 Dec", "Gosia", "Abdi", "Mark P"], ["20-21 Dec", "Rowlands", "none", "-"]]), "no", why="Kemi is the worker")

# --- safeguarding

add("files/Safeguarding/CF-118 concern.docx", docx("# CONCERN / INFORMATION RECEIVED", [["No", "CF-118"], ["Date and time", "22/07/2025 17.20"], ["Taken by", "Siobhan O'Dowd"], ["From", "Mrs Shahida Choudhury, Flat 4, 27 Adelphi Terrace (07700 900766). WISHES TO REMAIN ANONYMOUS"],
    ["About", "Kemi, flat 3, mother of Temi"], ["Information", "Caller hears Kemi crying at night through the floor. A man with a white van comes when it is dark, she thinks the husband. Saw him push Kemi on the stairs on Friday. Kemi gave caller's kids sweets and is 'a good lady, not a drinker before him'. Caller's own husband Faruk doesn't want her to get involved, he drives for the same firm."],
    ["Advice given", "Rang RT. Police informed. Shaheda will not give a statement."]], comments=[("Grace Adeleke", "Please do not let KM work out it's downstairs. Say 'information was received'."), ("Siobhán O'Dowd", "done, told Nia")], author="Siobhán O'Dowd"), "yes",
    hide=["Mrs Shahida", "husband Faruk", "downstairs", "through the floor"], keep=["Saw him push Kemi on the stairs on Friday", "a good lady, not a drinker before him", "Police informed"], why="an informant who asked not to be known; the floor tells who it is")

add("mail/inbox/2025-09-28 from church.eml", eml("Blessing Nwosu <b.nwosu@postbag.example>", "office@hafodlane.example", "Sun, 28 Sep 2025 21:44:00 +0100", "sister Kemi (confidential pls)", """
Good evening,

I write with a heavy heart and much hope. Sis Kemi is in our fellowship, her daughter is with your agency. She is drinking again, on Wednesday in choir practice I saw the bottle in her bag. She told me she misses her baby too much. Please help her but DO NOT tell her that I wrote, I sit next to her in the altos and she trusts me.

She is a blessing to all of us. By the grace of God you will know what to do.

Blessing Nwosu (Mrs)
07700 900777
"""), "possible", hide=["Blessing Nwosu (Mrs)", "I sit next to her in the altos"], keep=["She told me she misses her baby too much", "She is a blessing to all of us", "By the grace of God", "with a heavy heart and much hope", "DO NOT tell her that I wrote"], why="forename alone, of which the worker is another; told by the daughter in the agency's care")

add("mail/inbox/2025-09-29 Re from church.eml", eml(GRACE, NIA, "Mon, 29 Sep 2025 08:31:00 +0100", "FW: sister Kemi (confidential pls)", """
Nia, see below re HL-0311. Can you raise it with mum next session in general terms, WITHOUT saying Mrs Nwosu wrote. Rhodri to know. Third call about this in a month if you count Mark.

Grace

---------- Forwarded message ---------
From: Blessing Nwosu <b.nwosu@postbag.example>
Date: Sun, 28 Sept 2025 at 21:44
Subject: sister Kemi (confidential pls)
To: <office@hafodlane.example>

Good evening,

I write with a heavy heart and much hope. Sis Kemi is in our fellowship, her daughter is with your agency. She is drinking again, on Wednesday in choir practice I saw the bottle in her bag. She told me she misses her baby too much. Please help her but DO NOT tell her that I wrote, I sit next to her in the altos and she trusts me.

She is a blessing to all of us. By the grace of God you will know what to do.

Blessing Nwosu (Mrs)
07700 900777
"""), "yes", hide=["Mrs Nwosu", "if you count Mark", "I sit next to her in the altos"], keep=["in general terms", "She is a blessing to all of us"])

add("files/Safeguarding/Police disclosure DC Beynon.pdf", pdf("""
HEDDLU / POLICE                                                 OFFICIAL-SENSITIVE
To: Grace Adeleke, Registered Manager, Hafod Lane Fostering              2nd August 2025

Re: Oluwakemi MORGAN d.o.b. 14/05/1989 - non-molestation order - Gethin MORGAN

Dear Ms Adeleke,

On 25th July officers attended 27 Adelphi Terrace after information from a resident (Mrs Chowdhury, who must not be
identified). Mrs Morgan at first denied any incident. She had bruising to her left arm. She later gave a statement and
supported a prosecution. Mr Morgan was arrested at 11 Pendarren Row in the presence of Cerys Watkin and charged.
He is bailed not to go within 200 metres of Adelphi Terrace or Hafod Lane.

Your agency should not tell Mr Morgan of the days of family time. Mark all letters for the attention of the unit.

DC 1187 Lowri Beynon
Domestic Abuse Unit, Queen Victoria Street, Pontllan      Lowri.Beynon@police.example
"""), "yes", hide=["Mrs Chowdhury"], keep=["bruising to her left arm", "supported a prosecution", "Mark all letters", "Queen Victoria Street", "at first denied any incident"])

add("files/Safeguarding/log of concerns.xlsx", xlsx({"2025": [["Ref", "Date", "Child ref", "Source", "Summary", "Outcome"], ["CF-114", "02/07/25", "HL-0298", "Self: Kerry M", "Mum Kerry says JM came home with nits", "Carer spoken to"], ["CF-118", "22/07/25", "HL-0311", "Neighbour S Choudhury", "Mother assaulted on stairs by ex", "Police"],
    ["CF-121", "28/09/25", "HL-0311", "Church, Mrs Nwosu", "Mother drinking", "NP to raise 4/10"], ["CF-122", "30/09/25", "HL-0320", "School", "Bruise, explained", "NFA"], ["CF-125", "11/10/25", "HL-0311", "KB / carer JP", "Smell of alcohol on mum at contact", "Tests agreed by mum"], ["CF-131", "13/10/25", "HL-0305", "Carer", "Hodan Y shouted at door", "Meeting"]]}, author="Siobhán O'Dowd"), "yes",
    hide=["Neighbour S Choudhury", "Church, Mrs Nwosu", "came home with nits", "Bruise, explained", "Hodan"], out=["HL-0298", "HL-0320", "HL-0305"], keep=["Mother assaulted on stairs by ex", "Tests agreed by mum", "to raise 4/10"], why="three rows by the reference only")

# --- health, school, law

add("files/Children/HL-0311 TM/GP letter re mother.pdf", pdf("""
MARKET STREET SURGERY, Pontllan                                    Tel 01632 960450
14 August 2025

Re Mrs Oluwakemi Adaeze MORGAN, DOB 14.05.89, Flat 3, 27 Adelphi Terrace
NHS No. 943 476 5870

Dear Ms Puw

Thank you for your letter, sent with Kemi's consent. She was admitted on 2 June following an overdose of paracetamol in the
context of domestic violence. She takes mirtazapine 30mg. She has attended every appointment since. Liver function is
normal. She tells me she drinks a glass of wine at weekends. I have no concerns about her ability to care for a child with
support. Her mother, Mrs Olatunji, who is also my patient, has had a stroke and cannot take Temi.

May I add that I am impressed with her. Hope this helps.

Yours sincerely

Dr A Sivakumar MRCGP
"""), "yes", keep=["mirtazapine 30mg", "attended every appointment since", "Hope this helps", "May I add that I am impressed with her", "943 476 5870"], why="her own health, from a health professional; what is said of her mother she knows")

add("mail/school/2025-11-18 Re Temi reading.eml", eml("Eifion Pask <e.pask@ysgolybryn.example>", NIA, "Tue, 18 Nov 2025 15:50:00 +0000", "Re: Temi - reading and playground", """
Hi Nia

Mum came in on Friday as agreed and collected the reading books. Lovely with the staff. One small thing: Mrs Ellis-Cope (Tomos's mum) complained that mum spoke to Tomos at the gate, "asking which way the foster lady drives". I am not sure she heard right. Non Morgan in the kitchen says the same but as you know there is history.

Temi's on purple band! Rose Cottage class did the assembly on Mary Jones.

Hwyl
Eifion

On 17 Nov 2025, at 09:12, Nia Puw <nia.puw@hafodlane.example> wrote:
> Bore da Eifion
> Kemi Morgan will be in on Friday at 3 for the books, she has PR and is allowed. If Joy is there first please keep them apart.
> Nia
"""), "yes", hide=["Ellis-Cope", "spoke to Tomos", "If Joy is there"], keep=["Lovely with the staff", "Rose Cottage class", "asking which way the foster lady drives", "I am not sure she heard right"], why="mum above, the name in the quoted part; a parent as the source")

add("files/Legal/Devane 2026-02-03.pdf", pdf("""
DEVANE & CO SOLICITORS            3 Charlotte Church Walk, off St David Street, Cardiff

Your ref: HL-0311      Our ref: RD/OLA0022      3rd February 2026

Dear Sirs

Our client: Mrs Kemi Morgan. Child: Miss T Morgan

We act for Mrs Morgan in the care proceedings that have been threatened. She instructs us that on 11 October your worker
recorded that she smelled of alcohol, that she was not told for four weeks, and that her hair strand tests are clear. Please
confirm in writing that the record will be corrected. Please let us have the records of all sessions.

We further note that a text meant for another parent, also K. Morgan, was sent to our client on 2 January, and that it named
the other lady and her son. That is a serious breach. Our client has deleted it.

Yours faithfully
Róisín Devane
DEVANE & CO
"""), "yes", keep=["Charlotte Church Walk", "the record will be corrected", "Our client has deleted it", "not told for four weeks"])

add("files/Legal/Reply to Devane draft.docx", docx("DRAFT v2 not sent, GA to check", "Dear Mrs Devane", "Re: your client, Mrs K Morgan", "1. The note of 11 October is the worker's view. We will add your client's comment (\"mouthwash\") beside it and we regret the delay in telling her.",
    "2. The text of 2 January was meant for Kerry Morgan about her son Jac. Kerry has been told. It is reported to the ICO.", "3. Records of sessions: enclosed, with the foster carers' details taken out.", "Yours sincerely", "Grace Adeleke, Registered Manager",
    comments=[("Nia Puw", "Don't name Kerry, she has asked us not to!! Also Joy says the mouthwash story is true, T told her mum gargles."),]), "yes", hide=["meant for Kerry", "her son Jac", "Joy says"], keep=["the worker's view", "we regret the delay in telling her", "told her mum gargles", "Grace Adeleke, Registered Manager"])

add("files/Complaints/C14 complaint mum.pdf", pdf("""
27 Adelphi Terrace
Pontllan
1st Dec 25

Dear Grace Adeleke

I am writing to COMPLAIN about my daughters hair. When I saw her on 22 November it was matted at the back like nobody touch it in
weeks. I told Nia 3 times what to do. I am not blaming the lady, she is kind I think, but she dont know black hair. I want my
mother or Adanna to do it each 2 weeks. I will pay.

Also Kemi your worker write about me that I smell of drink. It is a LIE. She never ask me. She has my own name and she shame me.
My neighbour Shahida and Sister Blessing from church will tell you I am sober.

God bless you
Kemi Morgan (Mrs)
07700900618
"""), "yes", keep=["like nobody touch it in", "It is a LIE", "she dont know black hair", "I will pay", "she shame me"], why="her own letter; that the two who informed are named in it she knows, but they stay hidden elsewhere")

add("files/Complaints/C14 response.docx", docx("Hafod Lane Fostering\n1 Hafod Lane, Pontllan", "12 December 2025", "Mrs K Morgan\nFlat 3, 27 Adelphi Terrace\nPontllan PQ4 6RD", "Dear Mrs Morgan", "C14: hair care, and a contact record", "Upheld in part. Your daughter's carer has now been on the Crowning Glory course at the Joy Street hub, and Ms Eze may come to the family room each second Friday.",
    "Ms Balogun recorded in good faith what she noticed. She should have told you that day, and for that I am sorry.", "Yours sincerely", "Grace Adeleke\nRegistered Manager", author="Grace Adeleke", footer="Registered in Wales. Hafod Lane Fostering is an equal opportunities employer."), "yes",
    keep=["Crowning Glory course at the Joy Street hub", "She should have told you that day", "Grace Adeleke", "Upheld in part"])

# --- mail

add("mail/export/npuw 2025-26.mbox", mbox(
    eml(MUM, NIA, "Fri, 03 Oct 2025 22:10:00 +0100", "tomoro", "hi nia the 41 bus is off tomoro so i cant come. pls tell temi mummy is sorry. can i ring instead? Kems x\nSent from my Galaxy\n"),
    eml(NIA, MUM, "Mon, 06 Oct 2025 09:05:00 +0100", "Re: tomoro", "Dear Kemi\nI only saw this today, sorry. I will pass it on. Ring Tuesday at 6." + SIGN + "\nOn Fri, 3 Oct 2025 at 22:10, Kemi M <kemi.m.o@tidemail.example> wrote:\n> hi nia the 41 bus is off tomoro so i cant come. pls tell temi mummy is sorry. can i ring instead? Kems x\n> Sent from my Galaxy\n"),
    eml(CARER, NIA, "Sat, 11 Oct 2025 13:20:00 +0100", "today", "Nia, just so you know T says her mum smelled of 'fizzy'. I'm not making trouble, Mark said I had to tell you. please dont say it came from us or she'll never trust me. also Abdi has wet the bed again x\nJoy\n"),
    eml(NIA, "Kerry M <kezmorgan@postbag.example>", "Wed, 15 Oct 2025 10:00:00 +0100", "Jac's session", "Hi Kerry, Jac's contact moves to 1pm on Saturday." + SIGN),
    eml(KEMIB, NIA, "Wed, 29 Oct 2025 16:40:00 +0000", "sick note", "Hi Nia, doctor has signed me off until the 14th with my back. Can you cover HL-0320 and HL-0311? Kemi\n"),
    eml(RHODRI, NIA, "Thu, 20 Nov 2025 11:11:00 +0000", "Mrs M / hair strand", "Nia, results in: negative for alcohol markers, all 3 segments. I was wrong about her. Tell her yourself, she likes you. Rh\n"),
    eml(NIA, RHODRI, "Thu, 20 Nov 2025 11:30:00 +0000", "Re: Mrs M / hair strand", "Wonderful. I rang Kemi straight away, she screamed down the phone. Joy and Mark pleased as well." + SIGN + "\n> Nia, results in: negative for alcohol markers, all 3 segments. I was wrong about her. Tell her yourself, she likes you. Rh\n"),
    eml(GRACE, "All staff <all@hafodlane.example>", "Fri, 12 Dec 2025 12:00:00 +0000", "Xmas do", "Secret Santa at Marks & Spencer cafe on the 19th, Mrs O'D has the hat. Hope you can all come, Kemi is making jollof!\nGrace\n"),
), "yes", hide=["Mark said", "Abdi", "Joy and Mark", "Jac's contact", "signed me off until the 14th"], out=["Jac's contact", "Secret Santa"], keep=["mummy is sorry", "the 41 bus is off", "I was wrong about her", "negative for alcohol markers", "she screamed down the phone", "her mum smelled of"],
    why="the address, the nickname, Mrs M; the sick note is another Kemi's, though it names the reference")

add("mail/export/Mrs M unsupervised.msg", msg("Rhodri Tudor", "rhodri.tudor@pontllan.example", [("Nia Puw", "nia.puw@hafodlane.example"), ("Grace Adeleke", "grace.adeleke@hafodlane.example")], 1772788500, "HL-0311 unsupervised from 14 March",
"""Nia / Grace

Agreed with my manager Delyth: from Sat 14 March mum can have T out of the building 10-2, town centre only, not the flat yet. Conditions: phone on, no alcohol, not near Pendarren Row (GM). If she is seen near Llanfedw it stops - Joy has seen her twice at the Co-op there, may be chance.

Please confirm mum has signed. Thanks all.

Rhodri Tudor
Gweithiwr Cymdeithasol / Social Worker, Pontllan Council 01632 960433
"""), "yes", hide=["Joy has seen her", "Pendarren Row", "near Llanfedw"], keep=["town centre only, not the flat yet", "Please confirm mum has signed", "phone on, no alcohol"], why="by the reference in the subject, mum in the text; the village where the carers live")

add("mail/enquiries/2026-01-09 want to foster.eml", eml("Kemi Morgan <kemi.morgan.bs5@postbag.example>", "office@hafodlane.example", "Fri, 9 Jan 2026 19:00:00 +0000", "Could I foster from Bristol?", """
Hello, I'm a teaching assistant in Bristol (61 Fishponds Rise) and saw your stall at the Joy of Fostering fair. I am 52, single, two spare rooms. Could you ring me on 07700 900799?

Kemi Morgan
"""), "no", why="the same name in another town, with another address; declared as a namesake")

add("mail/enquiries/2026-01-12 Re want to foster.eml", eml("Siobhán O'Dowd <office@hafodlane.example>", "Kemi Morgan <kemi.morgan.bs5@postbag.example>", "Mon, 12 Jan 2026 09:30:00 +0000", "Re: Could I foster from Bristol?", "Dear Ms Morgan\n\nThank you for thinking of us. Sadly Bristol is beyond our area.\n\nMrs O'D\nOffice\n\n> Hello, I'm a teaching assistant in Bristol (61 Fishponds Rise) and saw your stall at the Joy of Fostering fair.\n"), "no", why="the namesake, answered")

# --- telephones

add("phone/WhatsApp Chat with Contact team.txt", """
11/10/2025, 09:58 - Messages and calls are end-to-end encrypted. No one outside of this chat can read or listen to them.
11/10/2025, 10:04 - Kemi Balogun: family room ready. no sign of mum yet
11/10/2025, 10:13 - Kemi Balogun: kemi m here now. with half of lidl lol
11/10/2025, 10:15 - Nia Puw: 👍 keep an eye, mark (carer) says she cancelled last wk for bus
11/10/2025, 10:47 - Kemi Balogun: km in loo ages. ringing grace
11/10/2025, 12:10 - Kemi Balogun: done. smelt drink?? not 100%
11/10/2025, 12:12 - Nia Puw: ok. joy just texted same from temi. write it up
18/10/2025, 08:40 - Siobhan Hafod: kerry in at 1 not 10, pls tell her jac has a cold
18/10/2025, 08:41 - Nia Puw: which km is 10 then
18/10/2025, 08:42 - Siobhan Hafod: kemi. 0311
18/10/2025, 09:55 - Nia Puw: i hope gethin isnt hanging about again
18/10/2025, 13:20 - Siobhan Hafod: anyone seen the stanley knife from the craft box
<Media omitted>
""", "yes", hide=["mark (carer)", "joy just texted", "kerry in at 1", "jac has a cold"], keep=["smelt drink?? not 100%", "i hope", "isnt hanging about again", "km in loo ages", "stanley knife from the craft box", "with half of lidl"], why="small letters; the worker and the mother have one forename, two mothers the same initials")

add("phone/sms agency mobile.csv", csv([["Direction", "Number", "When", "Text"], ["in", "07700900618", "2025-10-07 18:40", "nia i rang and rang no one pick up. tell my baby i rang"], ["out", "07700900618", "2025-10-07 18:55", "Sorry Kemi the phone was on silent. Thursday 6 as normal. Nia"],
    ["in", "07700900741", "2025-10-13 19:02", "can someone come hodan is on the doorstep screaming. joy"], ["out", "07700900618", "2026-01-02 11:20", "Hi Kerry, Jac's session tomorrow is at 1. His carer Ewa says bring his wellies."], ["in", "07700900618", "2026-01-02 11:24", "wrong person? who is jac"],
    ["in", "07700900755", "2026-01-03 10:00", "We are 10 min late, Gosia"]]), "yes", hide=["joy", "Hi Kerry", "His carer Ewa"], out=["on the doorstep screaming", "10 min late"], keep=["i rang and rang no one pick up", "the phone was on silent"], why="the number; one text to her was meant for another mother")

add("phone/contacts.vcf", """BEGIN:VCARD
VERSION:3.0
N:Morgan;Kemi;;;
FN:Kemi Morgan (mum Temi)
TEL;TYPE=CELL:07700900618
NOTE:0311. Text before ringing. Works Tues/Weds am
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Morgan;Kerry;;;
FN:Kerry Morgan (mum Jac)
TEL;TYPE=CELL:07700900788
NOTE:0298 - prefers email
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Penhale;Joy;;;
FN:Joy + Mark carers
TEL;TYPE=CELL:07700900741
ADR;TYPE=HOME:;;Ty Gwyn, 4 Heol y Parc;Llanfedw;;;
END:VCARD
""", "yes", hide=["07700900788"], out=["07700900788", "Heol y Parc"], keep=["Text before ringing", "Works Tues/Weds am"])

add("phone/voicemail transcript 2025-11-20.txt", "VM 20/11/25 11:52 07700 900618 dur 0:41\n\"nia nia nia it's kemi (laughs) thank you thank you jesus i told you i told you all tell that your kemi she owes me sorry okay i'm crying bye i hope temi knows bye\"\n", "yes", keep=["tell that your kemi she owes me sorry", "crying bye i hope"])

add("phone/OOH duty log.csv", csv([["When", "Caller", "About", "Note", "Worker"], ["13/10/25 19:10", "Foster carer Joy P", "AY", "Birth mum at door. Police 101. Left by 19.30", "GA"], ["24/12/25 20:05", "K Morgan 07700 900618", "TM", "Wants to say happy xmas to T. Carer's line engaged. Arranged for 20.30. Very grateful", "GA"],
    ["26/12/25 09:15", "K Morgan (Kerry)", "JM", "Lost the key to pram", "NP"], ["31/12/25 23:50", "Gethin Morgan, drunk", "TM", "Says Kemi is an unfit mother and he will get both kids. Gave new number 07700 900690", "NP"]]), "yes",
    hide=["Foster carer Joy P", "Lost the key to pram"], out=["Police 101", "Lost the key to pram"], keep=["Wants to say happy xmas", "Says Kemi is an unfit mother"])

# --- lists and money

add("files/Contact centre/family room bookings.xlsx", xlsx({"Oct": [["Date", "Time", "Ref", "Family", "Supervisor", "Attended", "Notes"], ["04/10/25", "10-12", "HL-0311", "Morgan (Kemi)", "KB", "N", "cancelled by text, bus"], ["04/10/25", "13-14", "HL-0298", "Morgan (Kerry)", "KB", "Y", "late 5"], ["11/10/25", "10-12", "HL-0311", "Morgan", "KB", "Y", "?alcohol"],
    ["11/10/25", "13-14", "HL-0298", "Morgan", "NP", "N", "no reason"], ["12/10/25", "10-11", "HL-0305", "Yusuf", "KB", "Y", "tense"], ["18/10/25", "10-12", "HL-0311", "KM", "NP", "Y", "lovely, drew together"], ["18/10/25", "13-14", "HL-0298", "KM", "KB", "Y", "Jac poorly"], ["25/10/25", "10-12", "HL-0320", "Uddin", "KB", "Y", ""]],
    "~keys": [["Room", "Key"], ["Family room", "Mrs O'D"], ["Rose room", "shut"]]}), "yes", hide=["late 5", "Jac poorly", "no reason"], out=["HL-0298", "HL-0305", "HL-0320"], keep=["cancelled by text, bus", "lovely, drew together"], why="two families called Morgan, two mothers KM: the reference tells them apart")

add("files/Finance/travel refunds parents.csv", csv([["Date", "Parent", "Ref", "From", "Amount", "Paid to"], ["11/10/25", "Kemi Morgan", "HL-0311", "Adelphi Tce", "5.80", "cash"], ["11/10/25", "Hodan Yusuf", "HL-0305", "Newport", "11.40", "20-18-44 55510231"], ["18/10/25", "K Morgan", "HL-0298", "Barry", "7.20", "09-01-28 33381002"], ["18/10/25", "K Morgan", "HL-0311", "Adelphi Tce", "5.80", "04-00-04 61127730"],
    ["08/11/25", "Sagal Warsame", "HL-0277", "Cardiff", "4.10", "cash"]]), "yes", hide=["55510231", "33381002"], out=["55510231", "33381002", "Warsame"], keep=["61127730"])

add("files/Finance/taxi invoice 2291.pdf", pdf("""
# VALLEY CABS      INVOICE 2291       Nov 2025
To: Hafod Lane Fostering (office, Mrs O'D)
Date	Passenger	From	To	Driver	£
08/11	Mrs Morgan	27 Adelphi Tce	Hafod Lane	Imran Miah	8.40
08/11	child + Joy	4 Heol y Parc	Hafod Lane	Faruk Choudhury	14.20
22/11	Mrs Morgan	27 Adelphi Tce	Hafod Lane	Imran Miah	8.40
22/11	A Brannigan	Mark Street	Hafod Lane	Imran Miah	6.00
Total 37.00. Please pay by bank to Valley Cabs 60-22-19 10023344
"""), "yes", hide=["child + Joy", "Faruk", "A Brannigan"], keep=["27 Adelphi Tce"], why="a cab of hers beside the carer's, from the address that she must not know")

add("files/Calendar/nia.ics", """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Hafod//EN
BEGIN:VEVENT
UID:a1@hafodlane.example
DTSTART:20251108T100000Z
SUMMARY:Contact 0311 KM/T - I cover (Kemi B off)
DESCRIPTION:Raise alcohol concern w mum - don't say Joy/KB both said. HL-0311
END:VEVENT
BEGIN:VEVENT
UID:a2@hafodlane.example
DTSTART:20251108T130000Z
SUMMARY:Contact 0298 KM/J
END:VEVENT
BEGIN:VEVENT
UID:a3@hafodlane.example
DTSTART:20251110T090000Z
SUMMARY:Supervision J & M Penhale
LOCATION:Ty Gwyn
END:VEVENT
BEGIN:VEVENT
UID:a4@hafodlane.example
DTSTART:20251211T190000Z
SUMMARY:Carol service\\, Hope chapel\\, Grace Street
END:VEVENT
END:VCALENDAR
""", "yes", hide=["don't say Joy"], out=["Contact 0298", "Supervision J", "Carol service"], keep=["Raise alcohol concern w mum"])

# --- other people's and nobody's

add("files/Children/HL-0298 JM/Contact 2025-10-04.docx", docx("# CONTACT SESSION RECORD", "Ref HL-0298    4/10/25    Supervisor: Kemi Balogun (KB)", "Present: Jac, Mum - Kerry Morgan (KM).", "KM arrived 5 minutes late. KM and J played Lego. KM said she hopes to have him home by Easter. Kemi helped with shoes.", author="Kemi Balogun"), "no", why="the other KM; Kemi is the worker")
add("files/Staff/training matrix.xlsx", xlsx({"2025": [["Name", "First aid", "Safeguarding L3", "PACE"], ["Balogun, Kemi", "03/25", "09/24", "due"], ["Puw, Nia", "03/25", "01/25", "done"], ["O'Dowd, Siobhan", "due", "01/25", "-"], ["Adeleke, Grace", "03/25", "01/25", "done"]]}), "no", why="the worker's forename")
add("files/Staff/return to work K Balogun.docx", docx("RETURN TO WORK INTERVIEW", "Employee: Kemi Balogun. Absent 29/10 to 14/11. Kemi has a bad back. Phased return. Signed Grace Adeleke"), "no", why="the worker")
add("files/Newsletter/Gobaith spring 2026.html", """<html><body><h1>Gobaith / Hope: our spring letter</h1><p>What joy to mark ten years! Grace and Kemi cut the cake at Morgan Arcade, kindly given by Marks &amp; Spencer.</p><p>Rose bushes for every family from Captain Morgan Garden Centre, Victoria Street.</p>
<p>Our own Kemi ran the Cardiff half. Joy of Fostering fair: 4 April.</p></body></html>""", "no", why="words, shops, an arcade and the worker")
add("files/Policies/Family time policy.docx", docx("# FAMILY TIME POLICY", "Parents are offered a grace period of 15 minutes. Supervisors mark the record the same day. We hope that all sessions are a joy. Initials (e.g. KM) must not be used alone.", "Approved: Grace Adeleke, Registered Manager"), "no", why="words; the initials are an example")
