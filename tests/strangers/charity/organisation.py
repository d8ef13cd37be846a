"""Open Door Youth, a charity for young refugees. A young man from Somalia asks for all about himself. Invented; CC0 1.0.

Names of the world: no family names, transliterations, letters lost on the way, two orders, other scripts, and names that are English words."""
from kit import Organisation, csv, docx, eml, mbox, packed, pdf, xlsx

REQUEST = """
received = "2026-04-13"
channel = "in person"
preferred_form = "electronic"

[subject]
names = ["Mohamed Abdirahman Warsame"]
known_as = ["Moe"]
emails = ["moe.warsame04@inbox.example"]
phones = ["07700 900144"]
born = ["2006-06-01", "2007-01-01"]
addresses = ["Room 3, 112 Albion Terrace, Marlport, MP2 6QS"]
ids = { case = "ODY-0388", "home office" = "W2218847" }

[[namesake]]
names = ["Mohamed Warsame Ali"]
born = ["2003-04-09"]
ids = { case = "ODY-0291" }
"""
STAFF = {"Caoimhe Gallagher": "Casework manager", "Sunday Adeniyi": "Youth worker", "Ines Duarte": "Director", "Joy Petrie": "Volunteer coordinator"}

PRIVATE = {
    "brother": ["Abdullahi", "Cabdullaahi", "Abdulahi"],
    "namesake": ["Mohamed Warsame Ali", "Mohammed W. Ali", "ODY-0291", "09/04/2003"],
    "rahman": ["Mohammed Abdul Rahman", "Mohammed A Rahman", "Md Abdul Rahman"],
    "huong": ["Nguyễn Thị Hương", "Nguyen Thi Huong", "Thi Huong Nguyen", "Hương", "Huong"],
    "xiaoming": ["Wang Xiaoming", "Xiaoming Wang", "Xiaoming", "Xiao Ming"],
    "lina": ["Li Na", "Na Li"],
    "lukasz": ["Łukasz Dąbrowski", "Lukasz Dabrowski", "Łukasz", "Lukasz", "Dąbrowski", "Dabrowski"],
    "seun": ["Olúwaṣeun Adébáyọ̀", "Oluwaseun Adebayo", "Oluwaseun", "Adebayo", "Seun"],
    "blessing": ["Blessing Okafor", "Okafor"],
    "precious": ["Precious Ndlovu", "Ndlovu"],
    "thana": ["S. Thanabalasingam", "Thanabalasingam", "Thana"],
    "kiru": ["Kirushanthini", "Kiru"],
    "tesfay": ["Tesfay Gebremedhin", "Tesfay", "Gebremedhin", "Tesfai", "ODY-0302"],
    "fatima": ["Fatima al-Haddad", "Fatimah al Haddad", "Fatima", "Fatimah", "al-Haddad", "al Haddad", "Umm Khalid", "umm.khalid@inbox.example", "07700 900190"],
    "omar": ["Omar Hassan Nur", "Omar Hasan", "Omar", "عمر حسن"],
    "olena": ["Олена Шевченко", "Olena Shevchenko", "Olena", "Shevchenko"],
    "zabiullah": ["Zabiullah", "Zabi"],
    "rojin": ["Rojin Yıldız", "Rojin Yildiz", "Rojin", "Yıldız", "Yildiz"],
    "carer": ["Maureen Tugwell", "Mrs Tugwell", "Tugwell", "Maureen", "8 Larkspur Way"],
    "hope": ["Hope Mensah", "Mensah"],
    "peter": ["Chan Tai Man", "Peter Chan", "peter.chan@inbox.example"],
    "donor": ["Lady Fotheringham", "Fotheringham"],
    "amal": ["Amal Yusuf Farah", "Amal"],
}
OTHERS = """Caoimhe Gallagher|Caoimhe|Gallagher|CG|Kweeva|Sunday Adeniyi|Adeniyi|SA|Ines Duarte|Ines|Inês Duarte|Duarte|ID|Joy Petrie|Joy|Petrie|JP|Joy P|Hodan Abdirahman|Hodan|Caasha|Asha|Abdirahman Warsame Guled|Guled|Warsame Guled
Parveen Akhtar|Ms Akhtar|Akhtar|Parveen|Nigel Spratt|Spratt|Nigel|Dr Weerasinghe|Weerasinghe|Mrs B Lamb|Lamb|K. Osei|Osei|Mr Osei|caoimhe@opendoor.example|sunday@opendoor.example|ines@opendoor.example|joy@opendoor.example|p.akhtar@akhtarlaw.example
nigel.spratt@marlport.example|Open Door Youth|ODY|info@opendoor.example|01632 960880|01632 960881|Tomasz|Grace P|Grace Pollock|Pollock|Akhtar Law|2 Dock St""".replace("\n", "|").split("|")
OWN = """Mohamed Abdirahman Warsame|Maxamed Cabdiraxmaan Warsame|Mohammed Abdirahman Warsame|Muhammad Abdurahman Warsame|Mohamed Abdirahman|Mohamed A. Warsame|Mohamed A Warsame|Mohamed Warsame|Mohammed Warsame|Mr Warsame|WARSAME Mohamed|Warsame|Mohamed|Mohammed
Muhammad|Maxamed|Moe W|Moe|MAW|MW|ODY-0388|W2218847|07700 900144|+44 7700 900144|moe.warsame04@inbox.example|112 Albion Terrace|Room 3, 112 Albion Terrace|محمد عبد الرحمن ورسمه|Mohamud""".replace("\n", "|").split("|")

O = Organisation("Open Door Youth", "opendoor.example", "social-work", REQUEST, PRIVATE, STAFF, OTHERS, OWN)
add = O.add
CG = "Caoimhe Gallagher <caoimhe@opendoor.example>"
SUN = "Sunday Adeniyi <sunday@opendoor.example>"
INES = "Inês Duarte <ines@opendoor.example>"
JOY = "Joy Petrie <joy@opendoor.example>"
LAW = "Parveen Akhtar <p.akhtar@akhtarlaw.example>"
MOE = "Moe W <moe.warsame04@inbox.example>"

# --- case file

add("drive/Cases/ODY-0388/Referral form.docx", docx("# OPEN DOOR YOUTH: REFERRAL", [["Young person's full name", "Mohamed Abdirahman WARSAME"], ["Also spelt", "Maxamed Cabdiraxmaan (on his phone)"], ["Date of birth", "01/06/2006 (HO say 01/01/2007)"], ["Nationality", "Somali (Banaadiri)"],
    ["Languages", "Af-Maay, some Arabic, learning English"], ["Home Office ref", "W2218847"], ["Family", "Brother Abdullahi (missing, last seen in Libya), sister Hodan in Kismayo, mother Caasha"], ["Foster carer", "Maureen Tugwell, 8 Larkspur Way"],
    ["Health", "Scar left forearm; nightmares; TB screen clear"], ["Referred by", "Nigel Spratt, Marlport Council leaving care"]]), "yes", hide=["8 Larkspur Way"], keep=["Scar left forearm", "nightmares", "TB screen clear", "Somali (Banaadiri)"], why="a form: every row is his")

add("drive/Cases/ODY-0388/case notes.docx", docx("CASE NOTES: MAW / ODY-0388", "**3.2.25** Moe came in with Tesfay from the hostel. Both cold. Gave bus pass. Moe says he has not eaten since Friday. CG",
    "**10/02/25** Rang Ms Akhtar re appeal. Mr Warsame's witness statement is due 28 Feb. He cannot face talking about the boat. CG", "**Sunday 16 Feb** Sunday took the lads to five-a-side. Moe scored twice!! First time I have seen him laugh. Had words with Zabiullah about the bibs. SA",
    "**25th Feb** Mohamed told Sunday that a man in the hostel, Omar, takes his allowance off him \"for protection\". He begged us not to say. Safeguarding alert raised same day. SA/CG", "**Mar 4** Moved to 112 Albion Terrace, Room 3. Happy. Shares kitchen w/ Xiaoming and a Kurdish girl called Rojin. CG",
    "**17.03.25** Warsame did not attend. Texted. Blessing from reception saw him at the mosque. CG", header="Strictly confidential", author="Caoimhe Gallagher"), "yes",
    hide=["with Tesfay", "words with Zabiullah", "Omar, takes", "Xiaoming and", "called Rojin", "Blessing from reception"], keep=["cannot face talking about the boat", "scored twice", "for protection", "not eaten since Friday", "Gave bus pass", "First time I have seen him laugh"])

add("drive/Cases/ODY-0388/HO letter 2025-01-20.pdf", pdf("""
# HOME OFFICE                                              UK Visas and Immigration
Our ref: W2218847/3             Date: 20 January 2025

Mr MOHAMMED ABDIRAHMAN WARSAME
Room 3
112 Albion Terrace
Marlport MP2 6QS

Dear Mr Warsame

# DECISION: REFUSAL OF ASYLUM
You claim to be a national of Somalia born 1 June 2006. Your date of birth has been assessed as 1 January 2007.
You state that your brother, Abdullahi Abdirahman WARSAME, was taken by armed men in 2021, and that your uncle
Omar Hassan Nur paid for your journey. Your account is not considered credible: see paragraphs 14 to 22.
You have 14 days to appeal. Grace will not be given for late appeals.

Yours sincerely
K. Osei
Decision maker
"""), "yes", hide=["Abdullahi", "Omar Hassan Nur"], keep=["not considered credible", "born 1 June 2006", "14 days to appeal", "taken by armed men"])

add("drive/Cases/ODY-0388/Age assessment summary.pdf", pdf("""
# BRIEF AGE ENQUIRY (MARLPORT COUNCIL)                       Nigel Spratt & Mrs B Lamb, 12.11.24
Claimant: Muhammad Abdurahman Warsame (name as given by interpreter: Maxamed Cabdiraxmaan)
Interpreter: Amal Yusuf Farah (Somali, by phone)

M. presented as polite, tired. He said his mother Asha told him that he was born "in the rains, the year of the
football", which the interpreter explained as the World Cup of 2006. He looked at the floor when asked of Libya.
The interpreter remarked, off record, that his accent is of Baidoa. Long pauses. He asked for water twice.
The foster carer, Mrs Tugwell, "would put him at eighteen at least, he shaves".
Conclusion: more likely than not over 17. Born in the period May to August 2006.
"""), "yes", hide=["Amal Yusuf Farah", "Mrs Tugwell"], keep=["in the rains, the year of the", "He asked for water twice", "May to August 2006", "presented as polite, tired", "accent is of Baidoa"], why="name transliterated otherwise throughout")

add("drive/Cases/ODY-0388/support letter draft.txt", """
TO WHOM IT MAY CONCERN

I write in support of Mohamed A. Warsame (known to all of us as Moe). He has come to our Tuesday club for fourteen months. He is the first to put out the chairs & the last to leave. He has shown patience, hope and joy in hard times, and is a blessing to the younger ones; he taught little Kiru to ride a bike.
He wants to be a plumber.

Ines Duarte, Director
""", "yes", hide=["little Kiru"], keep=["patience, hope and joy in hard times", "is a blessing to the younger ones", "He wants to be a plumber", "first to put out the chairs"])

add("drive/Cases/ODY-0388/incident form.rtf", r"""{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}\f0\fs22 {\b INCIDENT FORM}\par
Date: 25 February 2025\tab Time: 4.15pm\par
Young person: Mohamed Warsame (ODY-0388)\par
Others involved: Omar Hasan (not a client), Tesfai G. (ODY-0302)\par
What happened: Moe said Omar takes \'a320 a week from him and from Tesfai. Moe was shaking. He showed me a bruise on his ribs.\par
Told to: Sunday Adeniyi. Passed to: MASH 25/2, Caoimhe.\par}
""", "yes", hide=["Omar Hasan", "Tesfai G", "ODY-0302"], keep=["Moe was shaking", "a bruise on his ribs"])

add("drive/Cases/ODY-0291/case notes.docx", docx("CASE NOTES: Mohamed Warsame Ali, ODY-0291", "2/2/25 Mohamed has moved to Leeds to be with his wife. Close case? CG", "9/2/25 Mr Ali rang. Wants his guitar back. CG"), "no", why="the known namesake's file")
add("drive/Cases/ODY-0402/note.txt", "ODY-0402 Mohammed Abdul Rahman dob 1/1/2007 (Bangladesh). Mohammed is doing well at college. Rahman family visited 3/3.\nSA\n", "no", why="shares half the name and, like many, the first of January")
add("drive/Cases/ODY-0302/review.docx", docx("# Review: Tesfay Gebremedhin, ODY-0302", "Tesfay (19) shares a hostel with several of our young men. He says Moe W gave him his coat in the snow and that he would be dead without him. Friendship group: Moe, Zabi, Xiaoming.",
    "Tesfay's own asylum claim was granted in March."), "possible", hide=["Tesfay", "Zabi"], keep=["gave him his coat in the snow"], why="another's file that says something about him")

# --- lists

add("drive/Lists/members 2025.csv", csv([["No", "Given name", "Father's name", "Grandfather / family", "DOB", "Phone", "Key worker"], ["ODY-0291", "Mohamed", "Warsame", "Ali", "09/04/2003", "07700 900151", "CG"],
    ["ODY-0302", "Tesfay", "Gebremedhin", "", "01/01/2006", "07700 900152", "SA"], ["ODY-0388", "Mohamed", "Abdirahman", "Warsame", "01/06/2006", "07700 900144", "CG"], ["ODY-0391", "Thi Huong", "", "Nguyen", "30/09/2007", "07700 900153", "SA"],
    ["ODY-0395", "Xiaoming", "", "Wang", "11/11/2005", "07700 900154", "CG"], ["ODY-0402", "Mohammed", "Abdul", "Rahman", "01/01/2007", "07700 900155", "SA"], ["ODY-0410", "Olena", "Petrivna", "Shevchenko", "02/08/2008", "07700 900156", "SA"]]), "yes",
    hide=["07700 900151", "07700 900152", "07700 900153", "30/09/2007"], out=["ODY-0291", "ODY-0302", "ODY-0391", "ODY-0395", "ODY-0402", "ODY-0410"], keep=["01/06/2006"])

add("drive/Lists/sign-in Feb.xlsx", xlsx({"Tues club": [["Date", "Name", "In", "Out", "Tea?"], ["4 Feb", "Moe", "16:02", "18:30", "Y"], ["4 Feb", "huong", "16:05", "18:00", "N"], ["4 Feb", "Li Na", "16:10", "18:00", "Y"], ["4 Feb", "Seun", "16:11", "18:30", "Y"],
    ["11 Feb", "Mohamed W.", "16:00", "18:30", "Y"], ["11 Feb", "Mohamed R.", "16:20", "17:00", "Y"], ["11 Feb", "Hope", "16:25", "18:00", "Y"], ["11 Feb", "Lukasz D", "16:30", "18:00", "N"]]}), "possible",
    hide=["Li Na", "huong", "Mohamed R.", "Lukasz D"], out=["huong", "Li Na", "Seun", "Lukasz D"], why="known as Moe; Mohamed W. is he or the namesake")

add("drive/Lists/mentors.xlsx", xlsx({"Matches": [["Mentor", "Mentee", "Since", "How is it going?"], ["Grace Pollock", "Warsame M.A.", "Jan 25", "Brilliant, they cook together. He calls her auntie."], ["Chan Tai Man (Peter)", "Wang Xiaoming", "Mar 25", "Chess"], ["Lady Fotheringham", "Blessing Okafor", "", "never met"]],
    "~Old": [["Mentor", "Mentee", "Ended"], ["Hope Mensah", "Mohamed Abdirahman W", "Dec 24 (she moved; he was very upset)"]]}), "yes", hide=["Chan Tai Man", "never met", "Hope Mensah"], out=["Chan Tai Man", "Fotheringham"], keep=["they cook together", "he was very upset"],
    why="a sheet in view and a hidden one")

add("drive/Lists/DBS register.csv", csv([["Name", "Role", "DBS no", "Issued"], ["Adeniyi, Sunday", "Staff", "001700000001", "3/4/24"], ["Pollock, Grace", "Volunteer", "001700000002", "9/9/24"], ["Mensah, Hope", "Volunteer", "001700000003", "1/2/23"], ["Warsame, Hodan Ali", "Volunteer", "001700000009", "2/2/25"]]), "no", why="a volunteer who shares a name, no relation")

add("drive/Rota/volunteers March.xlsx", xlsx({"March": [["", "Tue 4", "Tue 11", "Sun 16"], ["Door", "Joy", "Hope", "Joy"], ["Kitchen", "Grace P", "Lukasz", "Grace P + Moe (helper)"], ["Minibus", "Sunday", "Sunday", "Łukasz D."], ["English", "Olena", "Precious", ""]]}), "possible", hide=["Hope", "Lukasz", "Łukasz", "Olena", "Precious"], why="nickname in a rota")

add("drive/Rota/rota April.txt", "ROTA APRIL\nSunday 6th: Joy, Hope, Patience\nSunday 13th: Sunday (!), Will, Grace\nSunday 20th: EASTER, no club\nGood Friday: closed\n", "no")

# --- talk

add("drive/WhatsApp/Chat Tuesday club.txt", """
04/02/2025, 12:01 - Messages and calls are end-to-end encrypted.
04/02/2025, 12:03 - Sunday ODY: Who is coming today? 🎱
04/02/2025, 12:05 - +44 7700 900144: me + tesfay inshallah
04/02/2025, 12:09 - Huong 🌸: yes!! can i bring cake
04/02/2025, 12:11 - Seun: Moe u owe me a rematch bro 😂
04/02/2025, 12:12 - +44 7700 900144: u cant beat me at pool haha
04/02/2025, 13:40 - Li Na: Sorry I have exam today
25/02/2025, 17:30 - Sunday ODY: Has anyone seen Moe since he left? Pls dm me
25/02/2025, 17:44 - Zabi: he went w omar i think. omar not good man
25/02/2025, 17:46 - Zabi: This message was deleted
16/03/2025, 15:00 - Joy Petrie: Hope to see you all Sunday! Sunday is bringing the minibus ☀️
""", "yes", hide=["tesfay inshallah", "Huong", "Seun: Moe", "Li Na", "Zabi", "w omar", "omar not good"], keep=["u cant beat me at pool", "u owe me a rematch", "Has anyone seen Moe since he left", "Hope to see you all Sunday"], why="a chat in which he is a telephone number")

add("drive/WhatsApp/Chat with Moe.txt", """
[03/03/2025, 21:14:02] Moe ODY: sister i cant sleep in this place
[03/03/2025, 21:15:40] Caoimhe: Is the door locked? Is Omar there?
[03/03/2025, 21:16:01] Moe ODY: he is in kitchen. he say he know where is my mother house
[03/03/2025, 21:16:30] Caoimhe: Ringing the on-call now. You are moving tomorrow I promise
[04/03/2025, 09:00:12] Moe ODY: jazakallah khair sister
[04/03/2025, 09:02:00] Moe ODY: ‎image omitted
""", "yes", hide=["Is Omar there"], keep=["i cant sleep in this place", "he know where is my mother house", "jazakallah khair"])

add("drive/Contacts/phone export.vcf", """BEGIN:VCARD
VERSION:3.0
N:Warsame;Moe;;;
FN:Moe Warsame (112 Albion)
TEL;TYPE=CELL:+447700900144
NOTE:ring before 10pm only. Friend Tesfay answers sometimes
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Nguyễn;Hương;Thị;;
FN:Nguyễn Thị Hương
TEL;TYPE=CELL:+447700900153
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Tugwell;Maureen;;;
FN:Maureen Tugwell (carer of Moe + Abdulahi S)
TEL;TYPE=HOME:01632960882
END:VCARD
""", "yes", hide=["Friend Tesfay", "+447700900153", "01632960882"], out=["Nguyễn"], keep=["ring before 10pm only"])

add("drive/Calendar/caseworker.ics", """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//ODY//EN
BEGIN:VEVENT
UID:a1@opendoor.example
DTSTART:20250228T090000Z
SUMMARY:MAW statement w/ Parveen A (interp: Amal)
LOCATION:Akhtar Law, 2 Dock St
END:VEVENT
BEGIN:VEVENT
UID:a2@opendoor.example
DTSTART:20250302T090000Z
SUMMARY:Sunday supervision
END:VEVENT
BEGIN:VEVENT
UID:a3@opendoor.example
DTSTART:20250305T090000Z
SUMMARY:Oluwaseun A - college interview
END:VEVENT
END:VCALENDAR
""", "possible", hide=["interp: Amal", "Oluwaseun A"], out=["Oluwaseun", "Sunday supervision"], why="initials that his case notes explain")

# --- mail

add("mail/casework/2025-02-10 appeal.eml", eml(LAW, CG, "Mon, 10 Feb 2025 11:20:00 +0000", "Mr M A Warsame - appeal PA/00771/2025 - W2218847", """Dear Caoimhe

I act for Mr Warsame. His bundle is due on 28.2. Please send (1) your notes, (2) anything on his brother Abdullahi, (3) a letter.
The Home Office rely on a statement from a Mr Omar Hassan Nur, said to be his uncle. My client says he has no uncle of that name!

Kind regards,
Parveen Akhtar
Partner, Akhtar Law
"""), "yes", hide=["brother Abdullahi", "Omar Hassan Nur"], keep=["he has no uncle of that name", "a letter"])

add("mail/casework/2025-02-11 Re appeal.eml", eml(CG, LAW, "Tue, 11 Feb 2025 09:01:00 +0000", "Re: Mr M A Warsame - appeal PA/00771/2025 - W2218847", """Parveen, notes attached once Ines says OK. He hasn't mentioned an uncle. There IS an Omar at the hostel but he's about 25. Tesfay G (also yours?) might give a statement.
C

Le 10 févr. 2025 à 11:20, Parveen Akhtar a écrit :
> Dear Caoimhe
> I act for Mr Warsame. His bundle is due on 28.2. Please send (1) your notes, (2) anything on his brother Abdullahi, (3) a letter.
"""), "yes", hide=["an Omar at the hostel", "Tesfay G", "brother Abdullahi"], keep=["mentioned an uncle"])

add("mail/casework/2025-03-18 DNA.eml", eml(SUN, CG, "Tue, 18 Mar 2025 10:10:00 +0000", "moe", "C, moe dna again. Saw mohammed r who says he's sleeping at fatima's auntie's. bit worried. can u try his mum's whatsapp\n\nSunday\n"), "yes", hide=["mohammed r", "fatima's auntie"], keep=["dna again", "bit worried"], why="nickname only, lower case, in the subject line")

add("mail/casework/2025-03-20 complaint.eml", eml("Fatimah al Haddad <umm.khalid@inbox.example>", "Open Door Youth <info@opendoor.example>", "Thu, 20 Mar 2025 19:00:00 +0000", "boys in my flat", """Assalamu alaikum,
The somali boy Mohamed (Moe) who is sleeping at my sister's has no place. He is a good boy but he cries in the night and there are 5 children here. Please find him a room. Do not tell him I wrote, he will be ashamed.
Umm Khalid
07700 900190
"""), "yes", hide=["Umm Khalid", "my sister's"], keep=["he cries in the night", "Please find him a room"])

add("mail/casework/2025-04-01 from moe.eml", eml(MOE, CG, "Tue, 01 Apr 2025 23:59:00 +0100", "(no subject)", "sister caoimhe salaam, i want copy my papers all of it for new solicitor. also amal interpreter she tell somebody my story in mosque, i am not happy\nmoe\n"), "yes", hide=["amal interpreter"], keep=["i want copy my papers", "my story in mosque"])

add("mail/casework/2025-02-26 Fwd other.eml", eml(SUN, JOY, "Wed, 26 Feb 2025 09:00:00 +0000", "Fwd: Mohammed - college", "Joy fyi\n\n---------- Forwarded message ---------\nFrom: <tutor@marlportcollege.example>\nDate: Tue, 25 Feb 2025 at 16:00\nSubject: Mohammed - college\n\nMohammed Abdul Rahman has 96% attendance. Mohammed is a pleasure to teach.\n"), "no", why="another Mohammed")

add("mail/casework/2025-05-02 spreadsheet.eml", eml(JOY, INES, "Fri, 02 May 2025 12:00:00 +0100", "trip money", "Ines, who has paid for the beach. J", attach=[("beach.csv", csv([["Name", "Paid", "Consent form", "Allergies"], ["Moe Warsame", "£3", "adult", "none, doesn't swim - scared of sea (boat)"], ["Rojin Yildiz", "£5", "missing", "nuts"], ["Seun Adebayo", "£5", "mum signed", ""]]))]), "yes",
    hide=["Rojin Yildiz", "Seun Adebayo", "nuts"], out=["Rojin", "Adebayo"], keep=["scared of sea"])

add("mail/board/2025-03-30 trustees.mbox", mbox(
    eml(INES, "Trustees <trustees@opendoor.example>", "Sun, 30 Mar 2025 18:00:00 +0100", "urgent - safeguarding summary", "Dear all, one young man (M.W., 18) was being exploited by an older man at Beacon House. Police aware. He has been moved. Please don't discuss.\nInês\n"),
    eml("Chan Tai Man <peter.chan@inbox.example>", INES, "Mon, 31 Mar 2025 08:00:00 +0100", "Re: urgent - safeguarding summary", "Is this the same boy, Moe, who did the speech at the AGM? Poor lad. Peter\n"),
    eml("Lady Fotheringham <af@fotheringham.example>", INES, "Mon, 31 Mar 2025 09:00:00 +0100", "garden party", "Dear Ines, sunday the 8th suits. Grace before luncheon. A. Fotheringham\n")), "possible", hide=["Peter"], out=["garden party"], keep=["who did the speech at the AGM"], why="initials with his age, then his short name in the reply")

# --- papers

add("drive/Board/minutes 2025-04-08.docx", docx("# Minutes of trustees, 8 April 2025", "Present: Chan Tai Man (chair), Lady F, Thanabalasingam S. (treasurer), Inês Duarte", "3. Casework. ID reported that MAW (ODY-0388) has a new solicitor and that the appeal is on 12 May. CG to support. The board agreed £60 from the hardship fund.",
    "4. ODY-0302's claim granted: the board was delighted for Tesfay.", "5. Mr Thana asked for receipts."), "yes", hide=["Tesfay", "ODY-0302"], keep=["£60 from the hardship fund", "the appeal is on 12 May"])

add("drive/Grants/report to Lantern Fund.docx", docx("# Report to the Lantern Fund 2024-25", "We worked with 61 young people from 14 countries.", "Case study: 'Yusuf' (not his real name), 18, from Somalia, lost his brother in Libya and crossed by boat. He now cooks with his mentor every week and wants to be a plumber.",
    "Quote: \"Before I was a number. Here I am Moe.\" Photo: Moe with Precious Ndlovu and Łukasz Dąbrowski at the summer fair.", "Outcomes: hope up 12%, joy in learning up 9%."), "yes", hide=["Precious Ndlovu", "Łukasz"], keep=["Here I am Moe", "wants to be a plumber"], why="a case study that its own quotation undoes")

add("drive/Newsletter/spring.html", """<html><head><meta charset="utf-8"><title>Open Door News</title></head><body><h1>Spring at Open Door</h1><p>Hope springs eternal, and so does Joy, our coordinator.</p>
<p><img src="pool.jpg" alt="Moe Warsame and Oluwaseun playing pool"></p><p>Pool champion 2025: <em>Moe</em>! Runner-up Seun. Third, Nguyễn Thị Hương, who also baked.</p>
<p>Thanks to the Rahman family for samosas.</p></body></html>""", "yes", hide=["Oluwaseun", "Runner-up Seun"], keep=["Pool champion 2025", "Hope springs eternal"])

add("drive/Press/quotes.txt", """
Quotes for the Echo (consent?)
- "I came with nothing." Mohamed, 18, Somalia   -> consent form signed 2/4 (ODY-0388)
- "The food!" Olena, 16, Ukraine / Олена Шевченко -> NO consent
- "Everybody knows your name here." Blessing O.
""", "yes", hide=["Olena, 16", "Blessing O", "Олена"], keep=["I came with nothing"])

add("drive/Translations/letter ar.txt", """
رسالة من الأم

إلى ابني العزيز محمد عبد الرحمن ورسمه، السلام عليكم. أخوك عمر حسن لا يزال مفقودا.

Translation (SA): To my dear son Mohamed Abdirahman Warsame, peace be upon you. Your cousin Omar Hasan is still missing. Hodan is married, praise God. - Mother, Kismayo
""", "yes", hide=["عمر حسن", "cousin Omar Hasan"], keep=["peace be upon you", "praise God"], why="in two scripts")

add("drive/Hostel/Beacon House rooms.csv", csv([["Room", "Occupant(s)", "From", "To", "Remarks"], ["1", "T Gebremedhin", "1/9/24", "", ""], ["2", "M Abdirahman Warsame", "4/11/24", "4/3/25", "moved out, money owed by Omar H to him £140"], ["2", "Zabiullah (no other name)", "4/3/25", "", ""], ["5", "Omar H", "", "", "not on licence, keep out"]]), "yes",
    hide=["T Gebremedhin", "no other name"], out=["no other name", "T Gebremedhin", "keep out"], keep=["moved out"])

add("drive/Cases/Archive/old referrals.zip", packed({"2024/ref WARSAME.txt": "Referral 2 Nov 24\nName: Maxamed Cabdiraxmaan Warsame\nFrom: Red Cross. Arrived Dover 21/10/24 with Cabdullaahi S and Tesfay G. Wet clothes, no shoes.\n",
    "2024/ref RAHMAN.txt": "Referral\nName: Md Abdul Rahman\nFrom: school\n"}), "yes", hide=["Cabdullaahi S", "Tesfay G"], out=["Md Abdul Rahman"], keep=["Wet clothes, no shoes"], why="Somali spelling of the name, in an archive")

add("drive/Training/safeguarding quiz.docx", docx("# Quiz", "Mohamed tells you that his uncle hits him. Do you (a) promise to keep it secret, (b) tell the DSL, (c) ring the uncle?", "Moe's law: nobody reads the policy. Faith, hope and charity."), "no", why="an example person")
add("drive/Policies/volunteer handbook.txt", "Volunteers must sign in. Sunday sessions end at 6. Be patient: patience is a gift. May God's blessing be on the work (from our founder). A warm room and a same-day answer.\n", "no", why="'warm room and a same-day': words that look like his name in a careless search")
