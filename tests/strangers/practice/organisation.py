"""Halden & Frith, a veterinary practice of forty. The head nurse who resigned in a grievance asks for her file. Invented; CC0 1.0.

Sikh names: half the family bear her last two, a colleague her first; a client is Pam as well. Patients are animals under their owners' surnames. Colleagues
spoke on condition that she would not know; clients complained; everybody's pay stands in one sheet."""
from kit import Organisation, csv, docx, eml, mbox, msg, pdf, xlsx

REQUEST = """
received = "2026-02-16"
channel = "e-mail"
preferred_form = "electronic"

[subject]
names = ["Parminder Kaur Sandhu", "Parminder Sandhu", "Pam Sandhu"]
former = ["Parminder Kaur Bains"]
known_as = ["Pam", "Pammi"]
emails = ["pam.sandhu@haldenfrith.example", "psandhu86@postal.example"]
phones = ["07700 900636"]
born = ["1986-11-05"]
addresses = ["41 Larkspur Way, Halden, HD5 8QL"]
logins = ["pksandhu"]
ids = { staff = "HF-0231", ni = "QQ987654C", rcvs = "N7731402" }

[[namesake]]
names = ["Pam Sandhu", "Pamela Sandhu"]
emails = ["pamela.sandhu51@postal.example"]
born = ["1951-04-30"]
ids = { client = "C10883" }
"""
STAFF = {"Alasdair Frith": "Partner", "Marguerite Osei-Bonsu": "Practice Manager", "Imogen Halloran": "HR Adviser, Keel HR", "Stephen Tranter": "Grievance Chair"}
PRIVATE = {
    "namesake": ["Pamela Sandhu", "C10883", "pamela.sandhu51@postal.example"],
    "witness-b": ["Tomasz Wrona", "Tomasz", "Tomek", "Wrona"],
    "witness-c": ["Bethan Lloyd-Rowlands", "Lloyd-Rowlands", "Bethan"],
    "thief": ["Liam Dacre", "Dacre", "Liam"],
    "client-1": ["Desmond Okoro", "Okoro", "Desmond", "d.okoro@postal.example", "07700 900711"],
    "client-2": ["Valerie Pinnock", "Pinnock", "Valerie"],
    "client-3": ["Harjit Kaur Sandhu", "Harjit", "C20417"],
    "client-4": ["Ffion Tudor-Rhys", "Tudor-Rhys", "Ffion"],
    "client-5": ["Mustafa Yıldız", "Mustafa", "Yildiz", "Yıldız"],
    "client-6": ["Crispin Featherstonehaugh", "Featherstonehaugh", "Crispin"],
    "candidate": ["Nicola Jarrold", "Jarrold", "Nicola"],
    "candidate-2": ["Samuel de Groot", "de Groot"],
    "wife": ["Fenella Frith", "Fenella"],
    "payroll-private": ["Viktor Petrenko", "Petrenko", "Ottoline Fry", "Ottoline", "Hadiza Bello", "Hadiza", "Bello", "Chloe Tattersall", "Tattersall", "Gethin Pugh", "Gethin", "Pugh"],
    "next-of-kin": ["Oksana Petrenko", "Oksana", "Rhiannon Pugh", "Rhiannon"],
}
# Colleagues who write from the firm's addresses or are listed as its staff are known to her; what they told in confidence is in `hide`.
OTHERS = """Jodie Kerslake|Kerslake|Jodie|jodie.kerslake@haldenfrith.example|J Kerslake|Ewan McCrae|McCrae|Ewan|Alasdair Frith|Alasdair|Frith|AF|A Frith|Mr Frith|Al|Alistair|Alasdair F|Marguerite Osei-Bonsu|Marguerite|Osei-Bonsu|MOB|M Osei-Bonsu|Margie|Ms Osei-Bonsu|Imogen Halloran|Imogen|Halloran|IH|Ms Halloran|Imo|Stephen Tranter|Stephen|Tranter|ST|Mr Tranter|S Tranter|Steve
Clodagh Ní Bhriain|Clodagh Ni Bhriain|Clodagh|Ní Bhriain|Ni Bhriain|CNB|Clo|Parminder Singh Gill|Parminder Gill|Parm Gill|Parm|P S Gill|P Gill|PSG|Gill|Parminder G|GILL Parminder|Gill, Parminder|Dr Priyanka Nair|Priyanka Nair|Dr Nair|Dr P Nair|Nair|Dr Whitcombe|Whitcombe|Dr R Whitcombe|Jasdeep Sandhu|Jasdeep|Jas|Simran|simrans|Simran Sandhu|Jas Sandhu
Sarah-Jane Boothroyd|Boothroyd|Sarah-Jane|S-J Boothroyd|Mrs Boothroyd|Callum MacIver|MacIver|Callum|Cal|CM|C MacIver|Sunita Rao|Sunita|Rao|SR|S Rao|Deepak Chauhan|Deepak|Chauhan|DC|Gráinne Mulvey|Grainne Mulvey|Gráinne|Grainne|Mulvey|GM|Aoife Brannigan|Aoife|Brannigan|AB|Lorna Tyndall|Lorna|Tyndall|LT|Ms Tyndall|L Tyndall
marguerite.osei-bonsu@haldenfrith.example|alasdair.frith@haldenfrith.example|imogen@keelhr.example|stephen.tranter@tranterlaw.example|clodagh.nibhriain@haldenfrith.example|parm.gill@haldenfrith.example|reception@haldenfrith.example|sunita.rao@haldenfrith.example|callum.maciver@haldenfrith.example|all.staff@haldenfrith.example|grainne.mulvey@haldenfrith.example|lorna.tyndall@bvnu.example|01632 960850|01632 960851|01632 960860|nurses@haldenfrith.example|payroll@bluebell.example|Keel HR|Hugo Vane|Hugo|Vane|HV|Vikki Stott|Vikki|Stott|Vik|VS
JK|TW|BLR|LD|L.D|V.S|Marg|Friths|Duke|Monty|Tilly|Laddu|Rex|Haggis|Blodyn|Boadicea|C11902|HF-0344|HF-0318|HF-0290|07700 900637|07700 900638|kerslakes@postal.example|v.pinnock@postal.example|Mrs Frith|Amrit Bains|Amrit|Bains|Kulwinder|Mr Sandhu|Mum|Ruaridh|Ruaridh Halden|Halden|RH|Mr Halden|T|J|M|I|G|C|all|Simi|Dr Frith|Deepak C|sunita r|cal m|parm g|Lord|Stephen T|Sister Agnes|Sister Agnes Doyle-Farrell|Doyle-Farrell|Agnes|OP|VP|EM|OF|HB|CT|GP|hugo.vane@haldenfrith.example|Mulvey G|Rao S|MacIver C|Ni Bhriain C""".replace("\n", "|").split("|")
OWN = """Parminder Kaur Sandhu|Parminder Sandhu|Pam Sandhu|Parminder K Sandhu|SANDHU Parminder|SANDHU, Parminder Kaur|Sandhu, Parminder|Sandhu, P|Sandhu P K|Sandhu P|P Sandhu|P K Sandhu|P. Sandhu|P.K. Sandhu|Mrs Sandhu|Ms Sandhu|Mrs P K Sandhu|Sandhu|Parminder|Parmindar|Perminder|Pam|Pammi|Pam S|Pam Sandu|Sandu|PKS|PS|P.K.S|Parminder Kaur Bains|Parminder Bains|Miss Bains|P Bains|Kaur
HF-0231|HF0231|0231|QQ987654C|QQ 98 76 54 C|N7731402|pam.sandhu@haldenfrith.example|psandhu86@postal.example|07700 900636|07700900636|41 Larkspur Way|HD5 8QL|pksandhu|05/11/1986|5.11.86""".replace("\n", "|").split("|")

O = Organisation("Halden & Frith Veterinary Group", "haldenfrith.example", "other", REQUEST, PRIVATE, STAFF, OTHERS, OWN)
add = O.add
AF = "Alasdair Frith <alasdair.frith@haldenfrith.example>"
MOB = "Marguerite Osei-Bonsu <marguerite.osei-bonsu@haldenfrith.example>"
IH = "Imogen Halloran <imogen@keelhr.example>"
ST = "Stephen Tranter <stephen.tranter@tranterlaw.example>"
PAM = "Pam Sandhu <pam.sandhu@haldenfrith.example>"
HOME = "P Sandhu <psandhu86@postal.example>"
CNB = "Clodagh Ní Bhriain <clodagh.nibhriain@haldenfrith.example>"
PARM = "Parm Gill <parm.gill@haldenfrith.example>"
JK = "Jodie Kerslake <jodie.kerslake@haldenfrith.example>"
SR = "Sunita Rao <sunita.rao@haldenfrith.example>"
ALL = "All staff <all.staff@haldenfrith.example>"
LT = "Lorna Tyndall <lorna.tyndall@bvnu.example>"
HR = "hr/Personnel/HF-0231 Sandhu P/"
GR = "hr/Grievances/2025-04/"
SIGN = """

Marguerite Osei-Bonsu BA (Hons) CVPM
Practice Manager | Halden & Frith Veterinary Group
18 Cattle Market, Halden HD1 2AB | 01632 960850
*We are hiring! RVNs and a Saturday receptionist - ask for Sunita*
"""

# --- personnel file

add(HR + "01 Application 2014.docx", docx("APPLICATION FOR EMPLOYMENT", [["Post", "Registered Veterinary Nurse"], ["Surname", "BAINS"], ["Forenames", "Parminder Kaur"], ["Date of birth", "05/11/1986"], ["RCVS no.", "N7731402"], ["Present employer", "Boothroyd & Sons, Leeds"], ["Reason for leaving", "Getting married and moving to Halden!"],
    ["Referees", "1. Mrs S-J Boothroyd MRCVS\n2. Dr Kulwinder Bains (uncle) – crossed out by MOB, 'not family please'"]], "I have loved animals since my nani kept goats. I want to specialise in anaesthesia."), "yes", keep=["Getting married and moving to", "since my nani kept goats", "not family please"], why="by the name she was born with")

add(HR + "02 Reference Boothroyd.pdf", pdf("""
Boothroyd & Sons Veterinary Surgeons
7 Canal Row, Leeds                                          CONFIDENTIAL REFERENCE
2 May 2014

To: Ruaridh Halden, Halden & Frith

Parminder Bains has been with us for five years, four of them qualified. She is the best anaesthetic nurse
I have had. She is not always easy: she corrects vets. In 2012 she was right to correct my late father, and he
told her so. Two days' sickness in five years. I would have her back.

S-J Boothroyd MRCVS
"""), "yes", keep=["She is the best anaesthetic nurse", "she corrects vets", "Two days' sickness in five years"], why="maiden name")

add(HR + "03 Contract variation.docx", docx("VARIATION OF TERMS", "Employee: Mrs Parminder Kaur SANDHU (HF-0231)   NI QQ 98 76 54 C", "With effect from 1 April 2021 you are appointed Head Veterinary Nurse, £31,900, 40 hrs incl. one weekend in four. On-call by arrangement with CNB.", "Signed for the practice: A Frith", "Signed: P K Sandhu   3/4/21"), "yes", keep=["£31,900, 40 hrs", "one weekend in four"])

add(HR + "04 Appraisal 2023.docx", docx("# Appraisal 2023", [["Appraisee", "Pam Sandhu"], ["Appraiser", "Clodagh Ní Bhriain"], ["Went well", "Dental suite set up from nothing. Students (JK especially) adore her. Zero controlled drug discrepancies."], ["Went less well", "Feels AF goes over her head. Cross words w/ Liam about clocking in. Late 4x after school run."], ["Objectives", "1 Cert in anaesthesia (practice pays ½)\n2 Train Jodie to sign off Sched 3\n3 Rota out 4 wks ahead"],
    ["Appraiser's comment", "Pam holds the place together with her teeth. She should hear that more."], ["Appraisee's comment", "Thanks Clo. I'd like a desk."]]), "yes", hide=["Cross words w/ Liam"], keep=["Dental suite set up from nothing", "Late 4x after school run", "holds the place together with her teeth", "I'd like a desk", "Zero controlled drug discrepancies"])

add(HR + "05 Appraisal 2024.pdf", pdf("""
# ANNUAL APPRAISAL 2024                          Halden & Frith
Name: P K Sandhu (Pam)      Role: HVN      By: A Frith      Date: 22/11/24
Score: 2 out of 5 (needs improvement)
What has gone well:      Rotas on time.
What has not:            Attitude. I have had two vets and a client (Mr Okoro) tell me that Pam is abrupt.
                         Ketamine register: 3 entries unsigned in Aug. Questioned me before students.
Pay award:               nil
Employee's comments:     I do not agree with any of this & will put it in writing. The 3 entries are not my
                         initials, look at them. They say L.D.
Signed:  AF              Signed: under protest PKS
"""), "yes", hide=["(Mr Okoro)"], keep=["Questioned me before students", "I do not agree with any of this", "under protest", "Score: 2 out of 5"])

add(HR + "06 Sickness record.xlsx", xlsx({"HF-0231": [["From", "To", "Days", "Reason", "Cert", "Notes"], ["06/01/2025", "10/01/2025", 5, "Flu", "self", ""], ["24/03/2025", "25/04/2025", 25, "Work stress", "Dr Whitcombe", "MOB rang 2/4, tearful"], ["02/06/2025", "29/08/2025", 65, "Anxiety & depression", "Dr Whitcombe", "OH 10/7"]]}), "possible", keep=["Anxiety & depression", "Work stress", "tearful"], why="the name of the sheet and the folder say whose")

add(HR + "07 Fit note.txt", """
STATEMENT OF FITNESS FOR WORK
Mrs Parminder Sandhu      I assessed your case on 02/06/2025
because of the following condition(s): mixed anx/depression
[x] you are not fit for work      [ ] you may be fit for work taking account of the following advice
until 29/08/2025         Dr R Whitcombe, Larkspur Surgery
""", "yes", keep=["you are not fit for work", "mixed anx/depression"])

add(HR + "08 OH report Nair.pdf", pdf("""
# OCCUPATIONAL HEALTH REPORT
Employee: Mrs Parminder Sandhu    d.o.b. 5.11.86    Ref HF-0231/OH1
Seen by: Dr Priyanka Nair MFOM, 10 July 2025, by video

Thank you for referring this 38-year-old nurse. She attributes her symptoms to events since August 2024, when she
reported missing ketamine. She says that "Alasdair has frozen me out" and that a younger colleague, Liam, is protected
because Mr Frith is close to his mother. She is prescribed sertraline 100mg. Her husband Jas is supportive; her
daughter has had to change school. She has had thoughts that life is not worth living, with no plan.
PHQ-9 20.  GAD-7 18.
In my opinion she is not fit to work with Mr Frith. She could return to the Frith Road branch under Clodagh.
She has consented to the release of this report to HR only.
"""), "yes", hide=["a younger colleague, Liam", "close to his mother"], keep=["sertraline 100mg", "PHQ-9 20", "life is not worth living", "has frozen me out", "She could return to the"])

add(HR + "09 Resignation.eml", eml(HOME, MOB, "Fri, 05 Dec 2025 07:02:00 +0000", "Resignation", "Dear Marguerite\n\nI resign with immediate effect because of how I have been treated since I reported the ketamine. I've been at H&F eleven years and I cried writing this.\n\nPlease post my stethoscope, it's the purple one, Jas bought it me.\n\nParminder\n", cc=LT), "yes", keep=["I resign with immediate effect", "Please post my stethoscope", "I cried writing this"])

add(HR + "10 Exit interview.docx", docx("EXIT INTERVIEW (by phone, IH, 12.12.25)", [["Leaver", "Pam Sandhu – HVN – 11y 5m"], ["Main reason for leaving", "Not believed."], ["Relationship with manager", "'Fine til I found the ket. After that I was furniture.'"], ["Relationship with colleagues", "Good. Will miss Clo, Parm, the students. 'Jodie was told not to eat lunch with me.' 'Tomek was lovely but he's got a mortgage.'"], ["Would you work here again?", "For Ruaridh yes. For Al no."], ["Anything else", "Owed 11 days' holiday. Wants her sign back."], ["IH comment", "Credible. Did not cry. I did."]]), "yes",
    hide=["Jodie was told not to eat", "Tomek was lovely"], keep=["After that I was furniture", "Owed 11 days' holiday", "Wants her sign back", "Did not cry. I did"])

add(HR + "11 Reference given.docx", docx("To: The Ark Veterinary Hospital", "PARMINDER KAUR SANDHU", "Mrs Sandhu was employed from 1 July 2014 to 5 December 2025, latterly as Head Veterinary Nurse. It is our policy to give dates only.", "M Osei-Bonsu"), "yes", keep=["It is our policy to give dates only"])

add(HR + "12 Emergency contact.txt", "NOK FORM  HF-0231 P.K.S\n1 Jasdeep Sandhu (husb) 07700 900637\n2 Amrit Bains (bro) 07700 900638\nAllergies: latex!! (she brings own gloves)\nGP Larkspur\n", "yes", keep=["she brings own gloves"], why="initials and staff number")

# --- the grievance

add(GR + "01 Grievance letter.docx", docx("41 Larkspur Way\nHalden HD5 8QL", "14 April 2025", "Dear Marguerite", "**FORMAL GRIEVANCE**", "1. On 12 August 2024 I counted the controlled drugs and found 40ml of ketamine missing. I reported it to Alasdair. He said \"leave it with me, Pammi\". I hate being called that by him.", "2. I found out in September from Tomasz Wrona that Liam Dacre had been seen with a vial in his rucksack.",
    "3. My appraisal was then the worst in eleven years.", "4. On 3 March 2025, in the prep room, before Jodie and Bethan, he called me 'the Punjabi Poirot'.", "5. Mr Okoro's complaint about me was put to me five months late. I had never met his dog.", "I want an apology and the truth about the drugs.", "Parminder K Sandhu"), "yes",
    hide=["from Tomasz Wrona that", "Liam Dacre had been seen", "before Jodie and Bethan", "Mr Okoro's complaint"], keep=["leave it with me", "the worst in eleven years", "the Punjabi Poirot", "I had never met his dog", "I want an apology and the truth"])

add(GR + "02 Terms of reference.docx", docx("Grievance 2025-04 – PS v AF", [["No", "Allegation", "Witnesses"], ["1", "Drug report ignored", "AF, CNB"], ["2", "LD seen with vial", "TW (reluctant)"], ["4", "3 March remark", "JK = Witness A, BLR = Witness C, PSG"], ["5", "Client complaint", "Okoro (by letter), Reception"]], "Witness statements will be anonymised before PS sees them. IH 22.4"), "yes",
    hide=["Okoro (by letter)"], keep=["will be anonymised before PS sees them", "Drug report ignored"], why="parties and witnesses are initials")

add(GR + "03 Interview witness A.docx", docx("Interview of Jodie Kerslake, student veterinary nurse, 29.4.25 at Costa, Frith. IH and JK.", "IH: What did you hear in prep on 3 March?", "JK: Alasdair said it. 'Here comes the Punjabi Poirot.' Bethan laughed, then she said sorry to Pam after. Parm went red.", "IH: How was Mrs Sandhu?", "JK: She just carried on drawing up. Her hands shook. She's like my second mum, she got me through my OSCEs.",
    "IH: Anything else?", "JK: He told me I shouldn't sit with her if I wanted a job after. I don't want her to know I've talked. I've got my NVQ to finish and my mum cleans for the Friths.", "Signed J Kerslake"), "yes",
    hide=["Jodie Kerslake, student", "my mum cleans for", "Bethan laughed", "J Kerslake", "she got me through my OSCEs"], keep=["Her hands shook", "She just carried on drawing up"])

add(GR + "04 Interview witness B.txt", """
INTERVIEW - T. WRONA - 30/04/25 - phone - notes IH (typed fast sorry)

IH did u tell PS abt the rucksack
TW - yes. regret it. saw Liam w vial ~ 20 Aug, purple top. he said it was saline for his dog
IH why not tell AF
TW - Al & Liams mum. everyone knows
IH what's Pam like to work for
TW - fair. shouts when theatre is dirty. she lent me £300 when my mother died in Łódź, never asked for it back
TW wont sign anything. kids.
""", "yes", hide=["T. WRONA", "saw Liam w vial", "Liams mum", "my mother died in"], keep=["shouts when theatre is dirty", "did u tell PS abt the rucksack", "what's Pam like to work for"])

add(GR + "05 Statement witness C.pdf", pdf("""
WITNESS STATEMENT C      (unredacted - IH only)
Name: Bethan Lloyd-Rowlands MRCVS          Date 2/5/25

1. I was in prep on Monday 3 March, doing a cat spay with Jodie on the GA. Pam came in with the CD book.
2. Alasdair said "Watch out, the Punjabi Poirot". I am ashamed to say that I laughed. I told Pam the same day.
3. Pam is a superb nurse. She can be sharp. In November she told me that my scrubs technique was "a disgrace to
   Wales". It was.
4. I am pregnant, which only Clodagh knows, and do not want stress. I ask that my name is not given to her.

B Lloyd-Rowlands
"""), "yes", hide=["Bethan Lloyd-Rowlands MRCVS", "I am pregnant", "with Jodie on the GA"], keep=["She can be sharp", "a disgrace to", "is a superb nurse"])

add(GR + "06 Hearing minutes 2025-05-15.docx", docx("# Grievance hearing 15 May 2025 – The Bull, Halden – notes by I. Halloran", "Present: ST (chair), PKS, LT (BVNU), AF (from 11), MOB, IH", "ST: Opened 10.05. Checked PKS well enough to go on.", "PKS: \"I've taken half a diazepam so yes.\"", "LT: We've not had witness B. Is that Tomek?", "ST: I won't be drawn.", "PKS: Read out point 4. Said Simran asked her what Poirot was.",
    "AF: It was banter. Pam gives as good. She calls me Lord Frith.", "PKS: I do. That's not your race though is it.", "MOB: The drug register was checked by the VMD inspector in October. It balanced – after corrections by LD.", "PKS: BY WHO?", "ST: adjourned 11.40 – 12.10. PKS outside with LT, upset.", "ST: decision in 10 working days."), "yes",
    hide=["Is that Tomek"], keep=["half a diazepam", "asked her what Poirot was", "She calls me Lord", "That's not your race though is it", "BY WHO"], why="speakers by initials")

add(GR + "07 Outcome letter.pdf", pdf("""
Tranter Law LLP                                        30 May 2025
PRIVATE
Mrs P K Sandhu, 41 Larkspur Way, Halden HD5 8QL
By e-mail: psandhu86@postal.example       cc L Tyndall (BVNU); M Osei-Bonsu; I Halloran (Keel HR)

Dear Mrs Sandhu

GRIEVANCE OUTCOME
1. Drug report: PARTLY UPHELD. Mr Frith should have told you what he did. What was done about a colleague is
   confidential to that colleague.
2. Appraisal: NOT UPHELD. A score is a matter of judgment.
3. The remark of 3 March: UPHELD. Two of three witnesses heard it. Mr Frith has apologised to me.
4. Client complaint: UPHELD. It concerned another nurse. The complaint was of a 'Pam at the desk'.

You may appeal to Mr Ruaridh Halden within 7 days.
Stephen Tranter
"""), "yes", keep=["PARTLY UPHELD", "has apologised to me", "It concerned another nurse", "confidential to that colleague"], why="an address line, copies")

add(GR + "08 Appeal.txt", """
Appeal against griev outcome - PKS - 5/6/25

Ruaridh - you have known me since I was Miss Bains with the bad fringe.
He has NOT apologised to ME. He apologised to Steve.
Who is the colleague? Everybody from the cleaners up knows it's Liam. His locker was emptied on 4th Sept & he was 'on a course' til Xmas.
I've not slept through since Diwali. I want the appraisal torn up.
Pam
""", "yes", hide=["knows it's Liam"], keep=["with the bad fringe", "I want the appraisal torn up", "not slept through since Diwali"])

add(GR + "09 Appeal meeting action points.docx", docx("ACTIONS FROM APPEAL MTG 26/6", [["Who", "What", "When", "Done"], ["RH", "Write to Pam re appraisal - VOID it", "30/6", "Y 1/7"], ["AF", "Apology in person. He says 'not w/o Fenella there'", "mid July", "N"], ["IH", "OH ref for PS", "asap", "Y"], ["MOB", "Tell Okoro it was the wrong nurse (Vikki)", "30/6", "N - MOB says he's moved"]]), "yes",
    hide=["not w/o Fenella there", "Tell Okoro"], keep=["OH ref for PS", "Apology in person", "re appraisal - VOID it"])

add(GR + "10 LD investigation (restricted).docx", docx("# DISCIPLINARY INVESTIGATION – Liam Dacre (HF-0318)", "Report of HR, 3 September 2024", "On 12/8/24 the HVN reported a shortfall of 40ml ketamine. CCTV shows LD in dispensary 02.10 on 10/8.", "LD admitted taking two vials for personal use at Creamfields. He wept. He is 22 and has a conviction pending.", "Outcome: final written warning, drug counselling, suspended 4 weeks. HVN (P. Sandhu) not to be told."), "yes",
    hide=["Liam Dacre (HF-0318)", "for personal use at Creamfields", "He is 22", "HF-0318"], keep=["the HVN reported a shortfall"], why="about somebody else; her report and her name stand in it")

add(GR + "11 ET1 draft from union.docx", docx("Claimant: Mrs P K Sandhu     Respondent: Halden & Frith (a firm)", "The Claimant was subjected to detriment for having made protected disclosures and to harassment related to race.", "Comparator: Mr L Dacre (white British), who was retained.", "Witnesses we might ask for: T Wrona, J Kerslake, P S Gill", author="Lorna Tyndall", title="ET1 Sandhu"), "yes",
    hide=["Mr L Dacre", "T Wrona", "J Kerslake"], keep=["having made protected disclosures", "harassment related to race"])

add(GR + "12 timeline.csv", csv([["Date", "Event", "Source"], ["12.08.24", "PS counts CDs, -40ml, tells AF", "grievance"], ["20.08.24", "TW sees LD with vial", "TW"], ["04.09.24", "LD suspended", "HR file"], ["22.11.24", "PS appraised 2/5", "HR file"], ["03.03.25", "Remark. Present: PS, AF, JK, BLR, PSG", "JK/BLR"], ["14.04.25", "Grievance", ""], ["05.12.25", "PS resigns", "e-mail"]]), "yes", keep=["counts CDs", "appraised 2/5", "resigns"], why="initials in a list of the grievance")

# --- mail

add("mail/mob/2024-08-12 ketamine.eml", eml(PAM, AF, "Mon, 12 Aug 2024 18:40:00 +0100", "CD cupboard - urgent", "Al\n\nI make it 40ml short on ketamine since Friday. Counted twice with Grainne. Book has 3 lines in August not signed by me or CNB.\nI think you need to ring the VMD.\n\nPam\n\nParminder Sandhu RVN CertVNA\nHead Veterinary Nurse\n07700 900636\n"), "yes", keep=["40ml short on ketamine", "Counted twice with", "I think you need to ring the VMD"])

add("mail/mob/2024-08-13 Re ketamine.eml", eml(AF, MOB, "Tue, 13 Aug 2024 06:12:00 +0100", "Fwd: CD cupboard - urgent", """Marg, see below. Prob Liam AGAIN. His mother will have my guts. Say nothing to Pammi, she'll be on to the College by lunch. Look at the camera.
A

Sent from my iPhone

Begin forwarded message:

> From: Pam Sandhu <pam.sandhu@haldenfrith.example>
> Subject: CD cupboard - urgent
> Date: 12 August 2024 at 18:40:00 BST
> To: Alasdair Frith <alasdair.frith@haldenfrith.example>
>
> Al
>
> I make it 40ml short on ketamine since Friday. Counted twice with Grainne.
""", ), "yes", hide=["Prob Liam AGAIN"], keep=["she'll be on to the College by lunch", "Look at the camera", "40ml short on ketamine"])

add("mail/mob/2024-08-13 Re Re ketamine.eml", eml(MOB, AF, "Tue, 13 Aug 2024 08:55:00 +0100", "RE: CD cupboard - urgent", "Looked. It's him, 2am Sat, hoodie up. Do you want me to tell P? She'll ask every day till she knows. You know what she is like.\n\nM" + SIGN), "possible", keep=["It's him, 2am Sat, hoodie up", "She'll ask every day till she knows"], why="only the letter P and the subject line of her own message")

add("mail/mob/2024-11-25 Okoro complaint.eml", eml("Desmond Okoro <d.okoro@postal.example>", "Reception <reception@haldenfrith.example>", "Mon, 25 Nov 2024 20:00:00 +0000", "Complaint about your nurse Pam", "Sir/Madam\n\nOn Saturday I rang about Duke who was bleeding and the nurse, who gave her name as Pam, told me to 'pop a towel on it'. She was chewing. I have spent £4,000 with you.\n\nDesmond Okoro\n12 Orchard Rise, HD3\n07700 900711\n"), "possible", hide=["Desmond Okoro", "12 Orchard Rise", "I have spent £4,000"], keep=["pop a towel on it", "She was chewing"], why="a nurse named Pam: her nickname only")

add("mail/mob/2024-11-26 Re Okoro.eml", eml(SR, MOB, "Tue, 26 Nov 2024 09:10:00 +0000", "FW: Complaint about your nurse Pam", "Marguerite, Pam wasn't in on Saturday, she was at Simran's school play. It was Vikki who covers the desk - he must of misheard. I've told AF twice.\nSunita x\n\n-----Original Message-----\nFrom: Desmond Okoro\nSent: 25 November 2024 20:00\nTo: Reception\nSubject: Complaint about your nurse Pam\n\nOn Saturday I rang about Duke who was bleeding and the nurse, who gave her name as Pam, told me to 'pop a towel on it'.\n"), "yes", hide=["From: Desmond Okoro"], keep=["wasn't in on Saturday", "he must of misheard", "pop a towel on it"])

add("mail/mob/2025-03-03 jodie.eml", eml(JK, "Mum <kerslakes@postal.example>", "Mon, 03 Mar 2025 19:30:00 +0000", "today", "mum omg alasdair called pam the punjabi p word in front of evryone (poirot not the other one but still). she went white. beth LAUGHED. im not staying there\njodie x\n"), "possible", hide=["beth LAUGHED"], keep=["she went white", "called"], why="a private mail on the firm's account; nickname in small letters")

add("mail/mob/2025-04-02 welfare.eml", eml(MOB, IH, "Wed, 02 Apr 2025 16:00:00 +0100", "PS welfare call", "Imogen\n\nRang P.K.S as agreed. 25 mins. She's not eating. Jas has taken leave. Said she'd dreamt she was locked in the x-ray room with A & the phone was ringing. She asked if Bethan was cross with her?\n\nNB Callum's wife left him on Sunday so please don't ring him this week.\n" + SIGN), "yes", hide=["Callum's wife left him", "if Bethan was cross"], keep=["She's not eating", "locked in the x-ray room"])

add("mail/mob/2025-04-22 ack.eml", eml(IH, HOME, "Tue, 22 Apr 2025 09:00:00 +0100", "Your grievance - acknowledgement", "Dear Parmindar,\n\nI confirm receipt of your grievance dated 14/4. Stephen Tranter of Tranter Law will chair it.\n\nKind regards\nImogen Halloran\nKeel HR – People, steady as she goes\nI work flexibly so please don't feel you must reply outside your hours.\n", cc=MOB), "yes", keep=["I confirm receipt of your grievance"], why="forename misspelt, home address")

add("mail/mob/2025-04-22 bounce.eml", eml("Mail Delivery System <MAILER-DAEMON@haldenfrith.example>", IH, "Tue, 22 Apr 2025 09:00:05 +0100", "Undelivered Mail Returned to Sender", "This is the mail system at host mx1.haldenfrith.example.\n\n<pam.sandu@haldenfrith.example>: host mx1 said: 550 5.1.1 User unknown\n\nSubject: Your grievance - acknowledgement\n"), "either", why="a mistyped address of hers")

add("mail/mob/2025-06-03 OOO pam.eml", eml(PAM, "Valerie Pinnock <v.pinnock@postal.example>", "Tue, 03 Jun 2025 08:01:00 +0100", "Automatic reply: Monty's stitches", "I am away from work. For nursing clinics ask for Gráinne or Jodie on 01632 960850. For Monty, ring reception.\n\nPam\n"), "yes", hide=["Valerie Pinnock"], keep=["I am away from work"])

add("mail/mob/2025-06-05 rota.eml", eml("Gráinne Mulvey <grainne.mulvey@haldenfrith.example>", "Nurses <nurses@haldenfrith.example>", "Thu, 05 Jun 2025 13:00:00 +0100", "rota wk 24 (pam off)", "Hi all\n\nMon L - Jodie + me\nTue L - Chloe + Hadiza\nWed L - me (pams clinic, 6 cats!!)\nThurs L - Ewan n Tomek\nFri - fight amongst yourselves\n\nplease NO ONE text Pam about the autoclave, she's poorly\nG x\n"), "yes", hide=["Chloe + Hadiza", "Ewan n Tomek"], keep=["clinic, 6 cats", "about the autoclave, she's poorly"])

add("mail/mob/2025-07-14 fwd OH.msg", msg("Imogen Halloran", "imogen@keelhr.example", [("Marguerite Osei-Bonsu", "marguerite.osei-bonsu@haldenfrith.example"), ("Ruaridh Halden", "ruaridh.halden@haldenfrith.example")], 1752483600, "OH report - Sandhu - STRICTLY PRIVATE",
"""Both,

Dr Nair's report is in the file. In short: not fit to work with AF; Frith Road possible. She's on 100 of sertraline.
I asked whether Bethan could swap but as you know (you don't know this from me) she's expecting, so no lifting from Sept.
Liam's mother has written to Al again.

Imo
"""), "yes", hide=["whether Bethan could swap", "she's expecting", "Liam's mother"], keep=["100 of sertraline", "not fit to work with AF"])

add("mail/mob/2025-07-20 parm.eml", eml(PARM, MOB, "Sun, 20 Jul 2025 21:15:00 +0100", "my payslip!!!", "Hi Marguerite\n\nI've had Parminder Sandhu's payslip AGAIN (SSP £116.75) and I suppose she has had mine. Please can bluebell use staff numbers. I am HF-0290 and a man!\n\nParm\nParminder Singh Gill MRCVS\n"), "yes", hide=["HF-0290"], keep=["SSP £116.75", "Please can bluebell use staff numbers"])

add("mail/mob/2025-07-22 parm cpd.eml", eml(PARM, CNB, "Tue, 22 Jul 2025 10:00:00 +0100", "CPD day", "Clo, can I do the ultrasound course on 3/9? £420. Sorry for the late ask, wife's in Jalandhar til then so I'm on my own with the twins.\nParminder\n"), "no", why="the colleague with her forename, by it alone")

add("mail/mob/2025-10-10 recruitment.eml", eml(MOB, ALL, "Fri, 10 Oct 2025 12:00:00 +0100", "Interim head nurse", "Dear all\n\nWhile Pam is on leave Nicola Jarrold will be interim head nurse from Monday. She comes from The Ark. Cake in the staff room.\n" + SIGN), "yes", hide=["Nicola Jarrold"], keep=["is on leave", "Cake in the staff room"])

add("mail/mob/2025-10-11 Re recruitment.eml", eml(CNB, MOB, "Sat, 11 Oct 2025 08:00:00 +0100", "Re: Interim head nurse", "> While Pam is on leave Nicola Jarrold will be interim head nurse from Monday.\n\nShe'll hear it from somebody's Facebook before you've cut the cake, Marguerite. Has anyone RUNG her? And 'leave'?? She's off sick because of himself.\nNicola had a caution from the College in '19 by the way.\n\nClodagh\n"), "yes", hide=["Nicola Jarrold", "had a caution from the College"], keep=["from somebody's Facebook before you've cut the cake", "She's off sick because of himself"])

add("mail/mob/2025-12-05 Re resignation.eml", eml(MOB, HOME, "Fri, 05 Dec 2025 17:30:00 +0000", "Re: Resignation", "Dear Pam\n\nI am so sorry. I'll post the stethoscope myself (recorded). Bluebell will pay the 11 days.\n\nMarguerite\n\nOn 05/12/2025 07:02, P Sandhu wrote:\n> Dear Marguerite\n>\n> I resign with immediate effect because of how I have been treated since I\n> reported the ketamine.\n"), "yes", keep=["post the stethoscope myself", "will pay the 11 days", "I resign with immediate effect"])

add("mail/mob/2025-12-08 bluebell.eml", eml("Payroll <payroll@bluebell.example>", MOB, "Mon, 08 Dec 2025 11:00:00 +0000", "Leavers Dec: HF-0231, HF-0344", "Hi M\n\n0231 Sandhu - P45 done, 11 days hol £1,349.70, SSP stops 5/12\n0344 Pugh G - P45 done, attachment of earnings CSA tell him it follows him\n\nBluebell\n"), "yes", hide=["0344 Pugh G", "attachment of earnings"], keep=["11 days hol £1,349.70"])

add("mail/mob/2025-12-19 client pam.eml", eml("Pamela Sandhu <pamela.sandhu51@postal.example>", "Reception <reception@haldenfrith.example>", "Fri, 19 Dec 2025 15:00:00 +0000", "Biscuit's booster", "Hello, this is Pam Sandhu, C10883. May Biscuit come on the 29th? He bites, as Parm knows.\nRegards, Pam\n"), "no", why="the client of that name, with her number and address")

add("mail/mob/2025-12-20 Re client pam.eml", eml("Reception <reception@haldenfrith.example>", "Pamela Sandhu <pamela.sandhu51@postal.example>", "Sat, 20 Dec 2025 09:00:00 +0000", "Re: Biscuit's booster", "Dear Mrs Sandhu\n29th at 10.20 with Parminder.\nSunita, Reception\n"), "no", why="to the client; 'with Parminder' is the vet")

add("mail/archive/union.mbox", mbox(
    eml(LT, MOB, "Thu, 17 Apr 2025 10:00:00 +0100", "P Sandhu - rep", "Dear Ms Osei-Bonsu\nI represent Parminder. Kindly send the CD register for August 2024, unredacted.\nLorna Tyndall\nBVNU Regional Officer\n"),
    eml(MOB, LT, "Thu, 17 Apr 2025 14:00:00 +0100", "RE: P Sandhu - rep", "Dear Lorna\nThe register holds the initials of other staff. I can let you see Pam's lines.\nM\n"),
    eml(LT, MOB, "Mon, 21 Apr 2025 10:00:00 +0100", "Mr G Pugh - rep", "Dear Ms Osei-Bonsu\nOn another matter: I also represent Gethin Pugh re his hours.\nLT\n")), "yes", hide=["Gethin Pugh re his hours"], out=["I also represent"], keep=["I represent", "send the CD register for August 2024"])

# --- sheets

add("finance/Payroll 2025-11.xlsx", xlsx({"Nov25": [["Emp", "Surname", "Forename", "NI", "Basic", "OT", "SSP", "Tax", "Net", "Note"],
    ["HF-0101", "Osei-Bonsu", "Marguerite", "QQ111111A", 3650.0, 0, 0, 560.1, 2711.4, ""], ["HF-0204", "Ní Bhriain", "Clodagh", "QQ222222A", 4810.0, 200, 0, 901.0, 3502.2, ""], ["HF-0231", "Sandhu", "Parminder", "QQ987654C", 0, 0, 505.92, 0, 505.92, "SSP wk 24"],
    ["HF-0290", "Gill", "Parminder", "QQ333333A", 4420.0, 0, 0, 812.0, 3120.8, "student loan"], ["HF-0318", "Dacre", "Liam", "QQ444444A", 1810.0, 96, 0, 120.2, 1580.0, "AEO court fine £40"], ["HF-0333", "Kerslake", "Jodie", "QQ555555A", 1390.0, 0, 0, 40.0, 1260.4, "apprentice"],
    ["HF-0340", "Petrenko", "Viktor", "QQ666666A", 1720.0, 0, 0, 101.3, 1470.9, ""], ["HF-0344", "Pugh", "Gethin", "QQ777777A", 1650.0, 0, 0, 92.4, 1240.0, "CSA £160"], ["", "", "", "", "", "", "", "", "", "checked MOB 24/11"]]}), "yes",
    hide=["AEO court fine £40", "QQ444444A", "CSA £160", "student loan"], out=["HF-0290", "HF-0318", "HF-0344", "HF-0101"], keep=["SSP wk 24"])

add("finance/payslip pams nov.pdf", pdf("""
Halden & Frith       PAYSLIP       Pay date 28/11/2025      Emp HF-0231
Mrs P K Sandhu       NI QQ987654C  Tax code 1257L   Dept NURSING
Payments\t\tDeductions\t
SSP\t505.92\tTax\t0.00
\t\tPension\t25.30
Net pay\t480.62
"""), "yes", keep=["505.92", "480.62"])

add("rotas/Rota Mar 2025.xlsx", xlsx({"wk10": [["Nurse", "Mon 3", "Tue 4", "Wed 5", "Thu 6", "Fri 7", "Sat 8"], ["Pam", "E", "E", "OFF", "L", "E", "OC"], ["Gráinne", "L", "OFF", "E", "E", "L", ""], ["Jodie (st)", "E", "E", "coll", "L", "L", ""], ["Tomek", "N", "N", "N", "N", "", ""], ["Chloe T", "A/L", "A/L", "A/L", "A/L", "A/L", ""], ["Hadiza", "L", "L", "sick", "sick", "sick", ""], ["Vets: Clo, Parm G, Beth L-R, Al", "", "", "", "", "", ""]]}), "yes",
    hide=["Chloe T", "Hadiza", "Tomek"], out=["Hadiza", "Chloe T"], keep=["OC"], why="forenames down the side")

add("rotas/clock export.csv", csv([["Badge", "User", "In", "Out", "Device"], ["0231", "pksandhu", "2025-03-03 07:41", "2025-03-03 18:55", "HALDEN1"], ["0318", "ldacre", "2025-03-03 09:22", "2025-03-03 17:00", "HALDEN1"], ["0333", "jkerslake", "2025-03-03 07:58", "2025-03-03 18:02", "HALDEN1"], ["0231", "pksandhu", "2025-03-04 07:39", "2025-03-04 19:10", "HALDEN1"], ["0290", "pgill", "2025-03-04 08:30", "2025-03-04 18:00", "HALDEN1"]]), "yes", hide=["jkerslake", "ldacre"], out=["ldacre", "jkerslake", "pgill"], keep=["2025-03-03 07:41", "2025-03-04 19:10"])

add("rotas/Annual leave 2025.csv", csv([["Name", "Entitlement", "Taken", "Left", "Carry"], ["MULVEY G", "28", "20", "8", ""], ["SANDHU P K", "30", "19", "11", "ask"], ["TATTERSALL C", "28", "28", "0", "IVF - unpaid 5"], ["WRONA T", "28", "14", "14", "Poland Xmas"], ["BELLO H", "28", "3", "25", "visa"]]), "yes", hide=["IVF - unpaid 5", "Poland Xmas", "visa"], out=["TATTERSALL", "WRONA", "BELLO"], keep=["ask"])

add("hr/Training matrix.xlsx", xlsx({"2025": [["", "CPR", "Radiation", "CD", "Manual handling", "Safeguarding"], ["Sandhu, Parminder", "11/24", "02/24", "06/24", "01/25", "x"], ["Gill, Parminder", "11/24", "02/24", "", "01/25", "x"], ["Kerslake, Jodie", "", "01/25", "", "01/25", "x"], ["Petrenko, Viktor", "11/24", "", "", "EXPIRED", ""], ["Fry, Ottoline", "11/24", "", "", "back injury - exempt", ""]]}), "yes", hide=["back injury - exempt"], out=["Petrenko", "Ottoline"], keep=["06/24"])

add("hr/Org chart 2025.docx", docx("HALDEN & FRITH – WHO'S WHO (Jan 2025)", "Partners: Ruaridh Halden\tAlasdair Frith", "Practice Manager: Marguerite Osei-Bonsu", "\tReception: Sunita Rao (lead), Vikki Stott, Ottoline Fry", "\tAdmin: Deepak Chauhan", "Senior Vet: Clodagh Ní Bhriain", "\tVets: Parm Gill, Bethan Lloyd-Rowlands, Callum MacIver, Hugo Vane (locum)", "Head Nurse: Pam Sandhu", "\tRVN: Gráinne Mulvey, Tomasz Wrona, Chloe Tattersall, Ewan McCrae, Hadiza Bello", "\tSVN: Jodie Kerslake\tCare asst: Liam Dacre, Viktor Petrenko, Gethin Pugh"), "yes", keep=["Head Nurse", "Care asst"], why="one line is hers; what colleagues do at work is no secret, those asked for secrecy are")

add("hr/Emergency contacts all staff.csv", csv([["Emp", "Name", "NOK", "Tel", "Medical"], ["HF-0231", "Sandhu Parminder", "Jasdeep (husb)", "07700 900637", "latex allergy"], ["HF-0340", "Petrenko Viktor", "Oksana (wife)", "07700 900741", "none"], ["HF-0344", "Pugh Gethin", "Rhiannon (mum)", "07700 900742", "epilepsy"], ["HF-0290", "Gill Parminder S", "Manjit (wife)", "07700 900743", "-"]]), "yes", hide=["epilepsy", "07700 900741", "07700 900743"], out=["HF-0340", "HF-0344", "HF-0290"], keep=["latex allergy"])

add("clinical/CD register Aug 2024.csv", csv([["Date", "Drug", "Patient", "Owner", "ml", "Bal", "Sign"], ["09/08/24", "Ketamine 100mg/ml", "Tilly", "Pinnock", "0.4", "118.6", "PKS"], ["09/08/24", "Ketamine 100mg/ml", "Rex", "Yıldız", "1.1", "117.5", "CNB"], ["10/08/24", "Ketamine 100mg/ml", "-", "-", "20", "97.5", "LD?"], ["10/08/24", "Ketamine 100mg/ml", "-", "-", "20", "77.5", ""], ["12/08/24", "COUNT", "", "", "", "77.5", "PKS + GM"]]), "yes", hide=["Pinnock"], out=["Yıldız"], keep=["118.6"], why="her initials sign the lines")

add("clinical/notes Monty Pinnock.txt", """
MONTY PINNOCK  DSH MN 6y   Owner Mrs V Pinnock  18 Mill Lane   C11902
28/05/25 BLR: Lac L flank, cat fight. GA, sutured. Nurse PKS. Recov uneventful.
30/05/25 PKS: nurse check. Mrs P in tears, husband just dx'd. Pam sat w her 20 min. Wound gd.
04/06/25 JK: Stitches out. Mrs P asked after Pam.
""", "yes", hide=["Mrs V Pinnock", "18 Mill Lane", "husband just dx'd"], keep=["nurse check", "sat w her 20 min"], why="an animal's record; initials and nickname of the nurse")

add("clinical/notes Biscuit Sandhu.txt", "BISCUIT SANDHU  DLH MN 12y  Owner Mrs P Sandhu C10883, Frith\n29/12/25 PSG: booster, bit me. Mrs Sandhu v sorry, brought barfi.\n", "no", why="the client's cat: her name is Mrs P Sandhu too")
add("clinical/notes Sheru Sandhu.txt", "SHERU SANDHU  GSD M 3y   Owner Harjit Kaur Sandhu C20417\n11/11/25 CM: otitis. Rx Osurnia.\n", "no", why="a client with her last two names")
add("clinical/debtors.csv", csv([["Client", "Name", "Balance", "Comment"], ["C10883", "Sandhu P", "41.20", "always pays"], ["C11177", "Featherstonehaugh C", "1288.00", "solicitor's letter"], ["C20417", "Sandhu H K", "0", ""]]), "no", why="clients")
add("clinical/staff pets.csv", csv([["Pet", "Staff member", "Disc", "Last"], ["Laddu (cat)", "Pam Sandhu HVN", "50%", "03/02/2025"], ["Haggis", "Ewan McCrae", "50%", "01/01/2025"], ["Poirot (tortoise!)", "Alasdair Frith", "100%", "never"]]), "yes", out=["Haggis"], keep=["03/02/2025"])

# --- chats

add("phone/WhatsApp Chat with Nurses 🐾.txt", """
03/03/2025, 07:30 - Messages and calls are end-to-end encrypted. No one outside of this chat, not even WhatsApp, can read or listen to them.
03/03/2025, 07:31 - Pam HF: morning team. theatre 2 was FILTHY. who closed up?
03/03/2025, 07:33 - Tomek: me sorry boss
03/03/2025, 07:34 - Pam HF: ok tomek. coffee on u
03/03/2025, 19:12 - Jodie 🦄: is everyone ok after today
03/03/2025, 19:14 - Grainne: what happened??
03/03/2025, 19:15 - Jodie 🦄: al called pam smthing. not on here
03/03/2025, 19:40 - Pam HF: I'm fine my lovelies. Kettle on xx
04/03/2025, 06:50 - +44 7700 900636: locked out, phone dead, using simrans. can someone open the back pls
04/03/2025, 06:52 - Hadiza B: coming pam 2 min
02/06/2025, 08:10 - Grainne: Pams off for a while. pls dont message her abt work
02/06/2025, 08:11 - liam d: shame 🎻
02/06/2025, 08:12 - Tomek: Liam delete that
02/06/2025, 08:15 - Grainne removed liam d
""", "yes", hide=["ok tomek", "liam d: shame", "Liam delete", "Hadiza B"], keep=["theatre 2 was FILTHY", "I'm fine my lovelies. Kettle on", "locked out, phone dead", "pls dont message her abt work"])

add("phone/Teams AF-MOB export.txt", """
[13/08/2024 09:02] Marguerite Osei-Bonsu
camera's clear. what do you want to do

[13/08/2024 09:03] Alasdair Frith
suspend on full pay, call it a course

[13/08/2024 09:04] Marguerite Osei-Bonsu
and Pam?

[13/08/2024 09:04] Alasdair Frith
nothing. she'd have him struck off and he's not even on the register 😂

[13/08/2024 09:06] Marguerite Osei-Bonsu
It's her job to count them Al. she was in tears in my office

[14/08/2024 17:41] Alasdair Frith
fenella says sandhu rang the house?? is that true

[14/08/2024 17:44] Marguerite Osei-Bonsu
No. Different Mrs Sandhu, the one w the alsatian. H Sandhu. re vomiting
""", "yes", hide=["fenella says", "the one w the alsatian"], keep=["It's her job to count them", "she was in tears in my office", "she'd have him struck off"])

add("phone/slack_export_theatre.json", """
[
 {"user": "U01", "real_name": "Pam Sandhu", "ts": "1730970000", "text": "Who moved the Bair Hugger? It has MY name on it, literally"},
 {"user": "U07", "real_name": "Ewan McCrae", "ts": "1730970200", "text": "@Pam Sandhu its in isolation w the puppy"},
 {"user": "U09", "real_name": "Bethan Lloyd-Rowlands", "ts": "1730970300", "text": "soz P that was me. Diolch for lending"},
 {"user": "U11", "real_name": "Viktor Petrenko", "ts": "1730999000", "text": "Boiler man come at 3"}
]
""", "yes", hide=["Bethan Lloyd-Rowlands"], keep=["Who moved the Bair Hugger", "has MY name on it"], why="chat as data")

add("phone/SMS reception.csv", csv([["To/From", "When", "Text"], ["07700900711", "25/11/2024 08:00", "Duke Okoro appt 09:10 today H&F"], ["+447700900636", "03/06/2025 09:11", "Hi its Sunita. Flowers on step, dont answer door if not up to it xx"], ["+447700900636", "03/06/2025 09:40", "thank u. got them. cried on the postman"], ["07700900712", "03/06/2025 10:00", "Reminder: Monty 4/6 14:20"]]), "yes", hide=["Duke Okoro", "07700900711", "07700900712"], out=["Duke", "Monty"], keep=["cried on the postman", "Flowers on step"], why="only her number")

# --- meetings, notes, calendars

add("meetings/Partners 2025-01-20.docx", docx("# PARTNERS' MEETING 20 January 2025", "RH, AF, CNB (part), MOB (mins)", "1. **Accounts.** Up 4%. DC to chase debtors (Featherstonehaugh).", "2. **Nursing.** AF unhappy w HVN. CNB: 'she's the only one who counts'. AF: 'that's rather the problem'. RH asked for it to be minuted that he doesn't agree. CNB left 8.15.", "3. **LD.** Back from 6/1. Shifts not to overlap PS where poss.", "4. **Premises.** Boiler. VP to let man in.", "5. **Pay.** HVN nil. TW +3%, GM +3%, EM +2%, others 2.5%."), "yes",
    hide=["Featherstonehaugh", "TW +3%"], keep=["AF unhappy w HVN", "she's the only one who counts", "that's rather the problem"], why="head veterinary nurse, by the letters of her post and once by initials")

add("meetings/Nurses meeting 2024-09-10.docx", docx("Nurses' mtg 10/9/24   Present: PS (chair) GM TW CT EM HB JK   Apols LD", "PS: welcome to Hadiza, first week.", "PS – CD book: nobody signs for anybody. Two signatures. No exceptions, vets included.", "TW asked why LD not here. PS: ask Mr Frith.", "CT – hormones, may need days off; PS will cover herself.", "JK passed OSCE!! PS brought jalebi."), "yes", hide=["hormones, may need days off", "welcome to Hadiza"], keep=["nobody signs for anybody", "brought jalebi", "ask Mr"])

add("meetings/diary AF.ics", """
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//EN
BEGIN:VEVENT
UID:1@haldenfrith.example
DTSTART:20241122T100000Z
SUMMARY:Pam appraisal. be firm
DESCRIPTION:score 2. mention Okoro. do NOT mention ket
END:VEVENT
BEGIN:VEVENT
UID:2@haldenfrith.example
DTSTART:20241122T190000Z
SUMMARY:Fenella bday - Rules 8pm
END:VEVENT
BEGIN:VEVENT
UID:3@haldenfrith.example
DTSTART:20250303T083000Z
SUMMARY:Parm G 1:1
END:VEVENT
END:VCALENDAR
""", "yes", hide=["mention Okoro", "Fenella"], out=["Fenella bday"], keep=["be firm", "do NOT mention ket"])

add("meetings/MOB notebook typed.txt", """
notebook - typed by Deepak from MOB's handwriting Jan 26

2/9  L's mum (Mrs Dacre) 1hr on phone. says Pam has 'got it in for him cos hes white'
4/9  LD susp.
25/11 Okoro rang again, re Pam. told him written reply. NB ask V.S. what she said
3/3  Clo came up - says I must do something re what AF said. P dignified.
2/4  rang Pam
5/12 Pam gone. 11 yrs. nobody spoke in the staff room. Parm (G) cried
""", "yes", hide=["L's mum (Mrs Dacre)", "Okoro rang again"], keep=["got it in for him cos hes white", "P dignified", "nobody spoke in the staff room"])

add("hr/Disciplinary/Pugh G hours.docx", docx("File note: Gethin Pugh, hours. HVN says he left at 4 on 3 occasions (PKS e-mail 1/2/25). GP denies. No action. MOB"), "possible", hide=["Gethin Pugh", "he left at 4 on 3 occasions"], why="another man's file; her initials; GP are his")

add("hr/Recruitment/HVN shortlist 2025-12.xlsx", xlsx({"HVN": [["Candidate", "Years", "Score", "Comment"], ["Nicola Jarrold", 14, 31, "interim, RCVS caution 2019"], ["Samuel de Groot", 9, 28, "knows Pam from CertVNA, asked why she left!"], ["Gráinne Mulvey", 8, 27, "loyal to PS - risk?"]]}), "possible", hide=["Nicola Jarrold", "RCVS caution 2019", "Samuel de Groot"], keep=["asked why she left"], why="two rows say something of her")

add("hr/Recruitment/advert.docx", docx("HEAD VETERINARY NURSE – Halden", "We are a friendly independent practice. Ask for Marguerite. Price of a good nurse: above rubies."), "no")
add("hr/Policies/Grievance policy.docx", docx("GRIEVANCE POLICY", "1. Talk first. 2. Write to the Practice Manager. 3. A chair from outside will hear you within 20 working days. Version 3, A Frith."), "no")
add("hr/Policies/CD policy v4.docx", docx("CONTROLLED DRUGS – v4", "Keys are held by the senior vet and the Head Nurse. Count weekly.", "Author: P Sandhu, Feb 2023. Reviewed CNB."), "yes", keep=["Count weekly"])

add("hr/College/RCVS letter.pdf", pdf("""
Royal College - Professional Conduct                          Our ref PC/25/1180
To: Mr A Frith, Halden & Frith                                 3 November 2025

Dear Mr Frith

Registered veterinary nurse: Mrs Parminder Kaur Sandhu (N7731402)
We have received from you a concern about the above nurse's keeping of the controlled drugs register. Having
seen the register and a statement from Ms C Ni Bhriain MRCVS, the Preliminary Committee has closed the concern
with no action. The Committee notes that the initials in dispute are not the nurse's.
We will write to you separately about the person whose initials they appear to be.

Yours sincerely
Sister Agnes Doyle-Farrell
Case Manager
"""), "yes", keep=["closed the concern", "with no action", "the initials in dispute are not the nurse's"])

add("complaints/Complaints log 2024-25.csv", csv([["No", "Date", "Client", "Animal", "Summary", "Staff", "Outcome"], ["C41", "02/10/24", "Tudor-Rhys F", "Blodyn", "bill for dental", "HV", "£50 off"], ["C44", "25/11/24", "Okoro D", "Duke", "rude on phone, 'Pam'", "P Sandhu (later: V Stott)", "apology owed to PS"], ["C47", "14/02/25", "Yildiz M", "Rex", "waited 1h", "reception", "flowers"], ["C49", "01/03/25", "Featherstonehaugh C", "Boadicea", "Nurse Sandhu 'told me my dog was obese'", "P Sandhu", "not upheld, dog is obese"]]), "yes",
    hide=["Okoro D", "Featherstonehaugh C", "Tudor-Rhys F"], out=["bill for dental", "waited 1h"], keep=["apology owed to PS", "not upheld, dog is obese", "told me my dog was obese"])

add("complaints/Featherstonehaugh letter.pdf", pdf("""
The Old Rectory, Nether Halden
1st March 2025

Dear Alasdair,
I must protest. Your Nurse Sandhu told me in front of the waiting room that Boadicea is obese. My wife was
mortified. I should add that she was perfectly right, but that is hardly the point. She has a cool manner and
lovely hands. Boadicea adores her.
Yours ever,
Crispin Featherstonehaugh
"""), "yes", hide=["Crispin Featherstonehaugh", "The Old Rectory", "My wife was"], keep=["she was perfectly right", "lovely hands", "I must protest"], why="by title and surname")

add("complaints/thank you card.txt", "Transcribed card, staff room board:\n'To Pam, who sat with me when Monty was stitched and Alan was dying. You'll never know. Val P.'\n", "possible", hide=["Val P", "Alan was dying"], keep=["You'll never know"], why="nickname alone")

add("scans/OCR CCTV request form.txt", """
HALDEN & FR1TH    CCTV ACCESS LOG
Requested by:  P Sandhu (HVN)     Date: 13/O8/24     Refused by: A.F.
Requested by:  M 0sei-Bonsu       Date: 13/08/24     Granted      cam 3  10/8 02.00-02.30
Requested by:  O Fry              Date: 01/09/24     Granted      car park scrape
""", "yes", hide=["O Fry"], keep=["Refused by"], why="a log read from paper")
