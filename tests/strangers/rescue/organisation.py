"""Thornwick Paws, an animal rescue with a few kennels and many foster homes. A foster carer whose dogs were taken away asks for all about her. Invented; CC0 1.0.

Half the dogs are called what she is called, others bear the names of fosterers and adopters; her former husband keeps the charity's money and his niece has nearly the name
that she had then. A volunteer and a neighbour told of her in confidence; a child was bitten; people gave animals up because they had to flee."""
import json

from kit import Organisation, csv, docx, eml, mbox, msg, packed, pdf, xlsx
from more import filled, formed, odt, ods, picture, pptx, rtf, scanned

REQUEST = """
received = "2026-01-19"
channel = "e-mail"
preferred_form = "electronic"

[subject]
names = ["Isabella Marchetti", "Isabella Rose Marchetti"]
former = ["Isabella Tindall"]
known_as = ["Bella", "Izzy"]
emails = ["bella.marchetti@inbox.example"]
phones = ["07700 900214"]
born = ["1984-05-17"]
addresses = ["9 Sallow Close, Thornwick, TK4 2NP"]
ids = { fosterer = "FC-118", volunteer = "V0342" }

[[namesake]]
names = ["Isabelle Tindall"]
born = ["2003-11-02"]
"""
STAFF = {"Petra Lindqvist": "Rescue Manager", "Dewi Pugh": "Animal Welfare Officer", "Shabnam Qureshi": "Foster Coordinator", "Colin Ostler": "Rehoming Assistant", "Gareth Tindall": "Treasurer"}
PRIVATE = {
    "informant": ["Maureen Stubbs", "Mo Stubbs", "Mrs Stubbs", "Stubbs", "M Stubbs", "Maureen", "mo.stubbs@inbox.example", "07700 900233"],
    "neighbour": ["Kemal Yıldız", "Kemal Yildiz", "Mr Yildiz", "Yildiz", "Kemal", "07700 900288"],
    "neighbour-wife": ["Ayşe Yıldız", "Ayse"],
    "vet-nurse": ["Saoirse Kilbride", "Saoirse", "Kilbride"],
    "bitten": ["Alfie Gathercole", "Alfie"],
    "bitten-family": ["Ted Gathercole", "Gathercole", "Jenna Gathercole", "Jenna"],
    "fosterer-polish": ["Jagoda Wiśniewska", "Jagoda Wisniewska", "Jagoda", "Wiśniewska", "Wisniewska", "FC-097"],
    "fosterer-gujarati": ["Priti Solanki", "Priti", "Solanki", "FC-121"],
    "fosterer-bruno": ["Bruno Castellan", "Castellan", "FC-103"],
    "adopter-igbo": ["Nkechi Obiora", "Nkechi", "Obiora", "Obioras", "Chidi Obiora", "Chidi"],
    "adopter-korean": ["Park Hye-jin", "Hye-jin Park", "Hye-jin", "Ms Park"],
    "adopter-welsh": ["Siân Prothero", "Sian Prothero", "Siân", "Prothero", "Protheros"],
    "surrender": ["Kayleigh Marsh", "Kayleigh", "Dean Marsh", "07700 900261"],
    "surrender-old": ["Ottoline Frayne", "Miss Frayne", "Frayne"],
    "niece": ["Isabelle Tindall", "Issy Tindall", "issy.t@inbox.example", "02/11/2003"],
    "volunteers": ["Winston Achebe", "Winston", "Achebe", "Leanne Twigg", "Leanne", "Twigg", "Tiago Nunes", "Tiago", "Nunes", "Fionnuala Roe", "Fionnuala"],
    "donors": ["Hyacinth Dubois-Crane", "Dubois-Crane", "Hyacinth", "Percival Lunt", "Lunt"],
    "refused": ["Raymond Sproat", "Sproat", "Denise Sproat"],
    "turkish-girl": ["Elif Yıldız", "Elif"],
}
OTHERS = """Petra Lindqvist|Petra|Lindqvist|PL|P Lindqvist|Petra L|Dewi Pugh|Dewi|Pugh|DP|D Pugh|Mr Pugh|Shabnam Qureshi|Shabnam|Qureshi|Shab|SQ|S Qureshi|Shab Q|Mrs Qureshi|Colin Ostler|Colin|Ostler|CO|Col|Gareth Tindall|Gareth|Tindall|GT|G Tindall|Gaz|Mr Tindall|Mr G Tindall|G. Tindall
Rosa Marchetti|Rosa|Luca Marchetti|Luca|Mrs R Marchetti|L Marchetti|Marcus Delaney|Marcus|Delaney|Mum|mum|nonna|Dr Anneke de Vries|Anneke de Vries|Anneke|de Vries|Dr de Vries|De Vries|AdV|Tom Birch|Birch|Insp Birch|Inspector Birch|Inspector T Birch|T Birch|Ola Szymanski|Dr Ranasinghe|Ranasinghe|Alderman Fitch|Fitch|Hortense Mbeki|Hortense|Mbeki|HM|H Mbeki|Rev Alun Tipping|Alun Tipping|Tipping|Alun|AT|Yolanda Cray|Yolanda|Cray|YC|Y Cray|Bruno|Park|Issy|Marsh|Dean|Roe|Mo|Ted|Sian|TG|MS|JW|BC|PS
petra@thornwickpaws.example|dewi@thornwickpaws.example|shabnam@thornwickpaws.example|colin@thornwickpaws.example|treasurer@thornwickpaws.example|office@thornwickpaws.example|foster@thornwickpaws.example|reception@millpondvets.example|t.birch@animalwelfare.example|hortense@thornwickpaws.example|yolanda@thornwickpaws.example|luca.marchetti@inbox.example
ted.gathercole@inbox.example|jagoda.w@inbox.example|saoirse@millpondvets.example|anneke@millpondvets.example|nkechi.obiora@inbox.example|bruno.castellan@inbox.example|K. Yildiz|P. Solanki|Derek|Oskar|M.S|KY|SK|11|no. 11|07700900299|squreshi|gtindall|costler|01632 960700|01632 960711|01632 960712|01632 960780|01632 960790|07700 900240|Millpond|Millpond Vets""".replace("\n", "|").split("|")
OWN = """Isabella Marchetti|Isabella Rose Marchetti|Isabella R Marchetti|Isabella Tindall|Bella Marchetti|Bella M|Bella|Izzy|Izzy Marchetti|Marchetti|MARCHETTI|Ms Marchetti|Miss Marchetti|Mrs Tindall|Bella Tindall|I Marchetti|I. Marchetti|I R Marchetti|Marchetti, Isabella|Marchetti I|MARCHETTI Isabella|Marchetti, Bella|Bella's|Bells|IM|BM|IRM|imarchetti|bellam|Isabela|Izabella Marchetti|Bella Marcheti|Mrs Marchetti
FC-118|FC118|V0342|118|bella.marchetti@inbox.example|07700 900214|07700900214|9 Sallow Close|Sallow Close|TK4 2NP|17/05/1984|17.5.84|17 May 1984|1984-05-17""".replace("\n", "|").split("|")

O = Organisation("Thornwick Paws", "thornwickpaws.example", "charity", REQUEST, PRIVATE, STAFF, OTHERS, OWN)
add = O.add
PL = "Petra Lindqvist <petra@thornwickpaws.example>"
DP = "Dewi Pugh <dewi@thornwickpaws.example>"
SQ = "Shabnam Qureshi <shabnam@thornwickpaws.example>"
CO = "Colin Ostler <colin@thornwickpaws.example>"
GT = "Gareth Tindall <treasurer@thornwickpaws.example>"
HM = "Hortense Mbeki <hortense@thornwickpaws.example>"
VET = "Millpond Vets <reception@millpondvets.example>"
BELLA = "Bella Marchetti <bella.marchetti@inbox.example>"
MO = "Mo Stubbs <mo.stubbs@inbox.example>"
F = "fostering/FC-118 Marchetti/"
FOOT = """

Shabnam Qureshi
Foster Coordinator | Thornwick Paws | 01632 960712
Please don't print this, the hamsters need the trees
"""

# --- her own folder

add(F + "Foster application 2019.docx", docx("# Application to foster", [["Full name", "Isabella Tindall (Mrs)"], ["D.O.B.", "17/05/1984"], ["Address", "9 Sallow Close, Thornwick TK4 2NP"], ["Mobile", "07700 900214"], ["Who lives with you?", "Husband Gareth. No kids"], ["Own pets", "Cat, Dolce, 12"], ["Garden fenced?", "6ft bar the side nearest Mr Yildiz which is 4"], ["Vet", "Millpond"], ["Referee", "Leanne Twigg, we did puppy class together"], ["Why?", "I grew up with my nonna's strays"]], "Signed I Tindall 3 March 2019", "Office: approved SQ. FC-118"), "yes",
    hide=["nearest Mr Yildiz", "Leanne Twigg, we did"], keep=["Cat, Dolce, 12", "I grew up with my nonna's strays", "approved SQ"], why="an application under her former name")

add(F + "Change of details.html", formed("Change of details (volunteer portal)", [["Volunteer", "V0342 Isabella Tindall"], ["New surname", "Marchetti (back to my own!)"], ["Reason", "Divorce"], ["Emergency contact was", "Gareth Tindall"], ["Emergency contact now", "Marcus Delaney, partner"], ["Next to tell", "My mum Rosa"], ["Processed", "C. Ostler 11/01/2023"]]), "yes", keep=["(back to my own!)", "Divorce"], why="a form of the portal")

add(F + "Home check 2019.pdf", pdf("""
# HOME CHECK REPORT
Fosterer:\tI Tindall
Ref:\tFC-118
Checker:\tM Stubbs (volunteer)
Date:\t22/03/2019

House: terraced, clean, smells of baking. Cat dish on worktop.
Garden: 22 x 8 paces. Gap beside shed. Applicant said husband would fix it by the weekend.
Bella is warm, sensible with dogs, a little scatty with paperwork. Her husband spoke for her rather a lot.
Recommend: medium dogs, no escape artists until shed gap mended.
""", """
# PHOTOGRAPHS
1 Front door.   2 Shed gap.   3 Sleeping area.
Checked by Mo S.
"""), "yes", hide=["M Stubbs (volunteer)", "Checked by Mo S"], keep=["smells of baking", "a little scatty with paperwork", "spoke for her rather a lot"], why="the checker is the one who told later")

add(F + "Home check 2025-10-14 (after).docx", docx("# Unannounced visit", "Present: Dewi Pugh, Inspector T Birch. Not present: the carer's partner.", "**Findings.** Two crates, one too small for Arthur. Water down. Back door open, carer at work and returned 14.20. Wine bottles in recycling (6). Carer upset, said 'who told you, was it Mo?' DP did not answer.", "Bella produced the medication chart. It was filled in to the end of the week, in one pen.", "Neighbour at no. 11 (KY) spoke to us over the fence and repeated what he had put in his letter. His wife said the dog had been crying since seven.", "Decision: Arthur and Bella the spaniel to come in. Mrs Marchetti signed.", "D Pugh", author="Dewi Pugh"), "yes",
    hide=["was it Mo?", "(KY) spoke to us", "what he had put in his letter"], keep=["Two crates, one too small for Arthur", "Wine bottles in recycling", "in one pen", "Carer upset"], why="she and a spaniel have one name")

add(F + "Placement log.xlsx", xlsx({"FC-118": [["Animal", "ID", "In", "Out", "To", "Notes"], ["Bruno (lab x)", "D-1871", "2019-04-02", "2019-05-20", "Adopted Obiora", "Bella cried"], ["Bella (springer)", "D-2214", "2025-08-30", "2025-10-14", "kennels", "name twin!"], ["Arthur (lurcher)", "D-2231", "2025-03-01", "2025-10-14", "kennels", "BITE 06/09"], ["Suki", "D-2040", "2022-06-11", "2022-09-01", "Adopted Ms Park", "returned once"], ["Winston (pug)", "D-2102", "2023-02-01", "2023-02-28", "FC-097 Jagoda", "snored"]]}, author="Shabnam Qureshi"), "yes",
    hide=["Adopted Obiora", "Adopted Ms Park", "FC-097 Jagoda"], keep=["name twin!", "Bella cried", "snored"], why="the sheet's name is hers; the rows are animals")

add(F + "Foster agreement signed.pdf", scanned("""
THORNWICK PAWS

FOSTER AGREEMENT

I, Isabella Marchetti, of 9 Sallow Close, agree to care for
the dog ARTHUR (D-2231) as a foster carer.

I will not leave him alone for more than four hours.
I will not let him off the lead.

Signed: I. R. Marchetti       1 March 2025
Witness: Leanne Twigg
For the charity: S. Qureshi
"""), "yes", hide=["Witness: Leanne Twigg"], keep=["I will not let him off the lead"], why="a scan with a witness")

add(F + "Medication chart Arthur.xlsx", xlsx({"Oct": [["Date", "Dose", "Given by", "Signed"], ["2025-10-11", "metacam 1.5ml", "BM", "yes"], ["2025-10-12", "metacam 1.5ml", "BM", "yes"], ["2025-10-13", "metacam 1.5ml", "M Delaney", "yes"], ["2025-10-18", "metacam 1.5ml", "JW", "yes - now at mine, Jagoda"]]}), "yes", hide=["at mine, Jagoda"], keep=["metacam 1.5ml"], why="initials in a chart in her folder")

add(F + "Incident report 06-09-2025.odt", odt("# INCIDENT REPORT – BITE", [["Date / time", "Sat 6 Sept 2025, 11.40"], ["Where", "Fosterers' walk, Gallows Field"], ["Animal", "Arthur D-2231"], ["Person in charge", "Isabella Marchetti FC-118"], ["Injured person", "Alfie Gathercole, aged 7"], ["Parent", "Ted Gathercole, also a fosterer"], ["Injury", "L forearm, two punctures. A&E, 2 steri strips"], ["Witnesses", "Jagoda W., Priti Solanki, Tiago"]],
    "What happened (in your own words)", "I had Arthur on the long line. Alfie ran up with a sausage roll. I said wait sweetheart. Arthur went for the roll and got the arm. I was mortified. I gave Ted my jumper for the blood.", "B Marchetti", "Coordinator's remarks: Ted says the line was dropped. Priti says Bella was on her phone. Tiago saw nothing. SQ", author="Shabnam Qureshi"), "yes",
    hide=["Alfie Gathercole, aged 7", "Alfie ran up", "gave Ted", "Ted says", "Priti says", "Tiago saw nothing"], keep=["I had Arthur on the long line", "I was mortified", "was on her phone"], why="an accident form")

add(F + "Supervision calls.csv", csv([["date", "fosterer", "by", "length", "note"], ["12/09/2025", "Bella M", "SQ", "25", "Still shaking. Says Ted blanked her in Lidl. I said give it time"], ["19/09/2025", "Bella M", "SQ", "10", "Arthur chewed crate. Asked for bigger. None till Friday"], ["19/09/2025", "Jagoda W", "SQ", "5", "Kittens all well, litter please"], ["26/09/2025", "I Marchetti", "SQ", "40", "Says G being difficult about her petrol claims because of the divorce. Advised to put in writing"], ["26/09/2025", "T Gathercole", "SQ", "15", "Alfie having nightmares; wants dog pts"]]), "yes",
    hide=["Says Ted blanked", "Kittens all well", "Alfie having nightmares", "wants dog pts"], out=["Kittens all well", "Alfie having"], keep=["Still shaking", "Arthur chewed crate", "being difficult about her petrol claims"], why="one sheet for all fosterers")

add(F + "Thank you card.png", picture("""
To Bella

Thank you for looking after Suki
when she was poorly.
She sleeps on my bed now.

love from Hye-jin x
"""), "possible", hide=["Hye-jin"], keep=["when she was poorly"], why="a photograph of a card")

# --- the complaint

C = "complaints/2025-14/"
add(C + "01 letter from no 11.pdf", scanned("""
11 Sallow Close
Thornwick

2 October 2025

Dear Sir or Madam,

The woman at number 9, Ms Marchetti, has dogs of yours.
They bark from seven until she is home. On Sunday she
shouted at my daughter Elif over the fence.
I would not like her to know that I have written.

Yours faithfully
K. Yildiz
"""), "possible", hide=["my daughter Elif", "11 Sallow Close", "K. Yildiz"], keep=["They bark from seven until she is home"], why="a scanned letter from a neighbour in confidence")
add(C + "02 call note Mo.txt", """
CONFIDENTIAL - call 6/10/25 14:10, taken by Shab

Caller: Mo Stubbs (vol, homechecks) - does NOT want B to know
Says she popped round to 9 sallow close on thurs w a spare crate. No answer. Arthur howling, no water she could see thru window. Rang at 6, Bella "slurring a bit".
Mo has known her since puppy class. Feels awful. Leanne thinks the same but won't say.
Bella told Mo that Marcus has moved out (!) - not told us
Action: DP + inspector
""", "yes", hide=["Mo Stubbs (vol", "Mo has known", "told Mo", "Leanne thinks the same"], keep=["howling", "slurring a bit", "has moved out"], why="the call of the informant; initial B")
add(C + "03 vet nurse.msg", msg("Saoirse Kilbride", "saoirse@millpondvets.example", [("Dewi Pugh", "dewi@thornwickpaws.example")], 1759852800, "Arthur / Ms M", "Hi Dewi\r\n\r\nOff the record please, Anneke doesn't know I'm writing. When Isabella brought Arthur in on the 3rd he was 2kg down and she couldn't tell me when he'd last had his metacam. I've seen her with other dogs and she's lovely, but something isn't right at home.\r\n\r\nSaoirse x\r\n"), "possible",
    hide=["Saoirse"], keep=["he was 2kg down", "something isn't right at home"], why="off the record")
add(C + "04 statement T Gathercole.docx", docx("Statement of Edward 'Ted' Gathercole, FC-110", "I am the father of Alfie (7). On 6 September Bella Marchetti let go of the line. I saw it drop. She was looking at her phone.", "My wife Jenna has not slept. We want the dog put to sleep and Ms Marchetti off the list.", "I have fostered for this charity for eleven years.", "Ted Gathercole, 2 Alder Court"), "yes",
    hide=["Edward 'Ted' Gathercole", "FC-110", "2 Alder Court", "father of Alfie"], keep=["let go of the line", "off the list"], why="a statement with the name in quotes between")
add(C + "05 statement Priti S.rtf", rtf("""
**Statement – Priti Solanki (FC-121)**

I was behind with my two. Bella was on the phone to somebody, laughing. Alfie ran at the dog. It was both their faults if you ask me. Jagoda will tell you the same.

I don't want to fall out with Bella, we share lifts to the kennels.

P. Solanki\t8/9/25
"""), "possible", hide=["Priti Solanki", "P. Solanki", "Alfie ran", "Jagoda will tell"], keep=["on the phone to somebody, laughing", "both their faults if you ask me"])
add(C + "06 Chronology.docx", docx("# Chronology – complaint 2025-14 (FC-118)", [["Date", "Event", "Source"], ["6 Sep", "Bite at Gallows Field. AG (7) to A&E", "Incident form"], ["8 Sep", "Statements PS, TG", "file"], ["2 Oct", "Letter from number 11", "KY"], ["3 Oct", "Arthur 2 kg down", "SK, Millpond"], ["6 Oct", "Call re drinking / dogs alone", "MS"], ["14 Oct", "Visit DP & Insp Birch; dogs removed", "report"], ["21 Oct", "IM complains, alleges malice by GT", "e-mail"], ["5 Nov", "Panel: HM (chair), AT, YC", "minutes"]], header="CONFIDENTIAL – Marchetti"), "yes",
    hide=["AG (7)"], keep=["Arthur 2 kg down", "alleges malice by", "dogs removed"], why="a table of initials")
add(C + "07 Complaint by I Marchetti.eml", eml(BELLA, PL, "Tue, 21 Oct 2025 22:47:00 +0100", "Formal complaint", "Dear Petra,\n\nI have fostered 31 dogs for you in six years. On the 14th Dewi and a man from the RSPCA walked into my kitchen because somebody rang you. I think it was Mo Stubbs because she's the only one with a key to the side gate, or else Mr Yildiz, who's hated me since the fence.\n\nGareth has had it in for me since I left him. He's sat on my petrol claims since June and he told Colin I was a lush. He should never have been in the room.\n\nI want Arthur back, or at least to adopt him.\n\nIsabella Marchetti\n07700 900214\n"), "yes",
    hide=["Mo Stubbs", "Mr Yildiz"], keep=["I have fostered 31 dogs for you", "sat on my petrol claims since June", "I want Arthur back"], why="her own complaint, with her guesses")
add(C + "08 Panel minutes 2025-11-05.docx", docx("# Complaints panel", "Present: Hortense Mbeki (chair), Rev Alun Tipping, Yolanda Cray. Apologies: G Tindall (conflict). In attendance: PL, SQ (notes)", "1. The panel heard Ms Marchetti with her brother Luca as supporter. She denied drinking. She said that the boy ran at the dog.", "2. PL read out the anonymous call. Cllr Mbeki asked whether the caller was a volunteer; PL said she would rather not say, but it was someone who does home checks.", "3. YC: Mr Gathercole is our best large-breed fosterer and will go if she stays. AT: that cannot weigh.", "4. Resolved: FC-118 suspended 12 months; Arthur not to be rehomed to IM; GT to hand her expenses to YC.", "5. AOB: the Sproats have appealed the refusal of a kitten. Raymond Sproat swore at Colin.", "H Mbeki"), "yes",
    hide=["someone who does home checks", "Mr Gathercole is our best", "the Sproats have appealed", "Raymond Sproat swore"], keep=["She denied drinking", "that cannot weigh", "suspended 12 months", "hand her expenses to"], why="minutes of the panel")
add(C + "09 Outcome letter.docx", docx("Our ref 2025-14", "Ms I R Marchetti\n9 Sallow Close\nThornwick TK4 2NP", "Dear Bella", "The panel has decided to suspend you as a foster carer for twelve months. You may appeal to the chair, Hortense Mbeki, within 28 days.", "Arthur remains in our care. Please return the crate and two leads to Colin.", "I know how sad you'll be.", "Petra Lindqvist"), "yes", keep=["suspend you as a foster carer for twelve months", "I know how sad you'll be", "return the crate and two leads"])
add(C + "10 Appeal form.pdf", filled("APPEAL", [["Name", "Isabella Marchetti"], ["Ref", "FC-118 / 2025-14"], ["Grounds", "Nobody asked Jagoda Wisniewska, who was nearest.\nGareth was emailing the panel."], ["What outcome", "Arthur"], ["Signed", "I R Marchetti 30/11/25"]]), "yes", hide=["Jagoda Wisniewska"], keep=["who was nearest", "was emailing the panel", "Arthur"], why="a filled PDF form")
add(C + "11 inspector report.pdf", pdf("""
# ANIMAL WELFARE INSPECTORATE - VISIT NOTE
Inspector: T Birch 4471
Premises: 9 SALLOW CLOSE, THORNWICK
Occupier: MARCHETTI Isabella Rose b. 17/05/1984
Complainant: YILDIZ, Kemal, 11 Sallow Close (07700 900288) - NOT TO BE DISCLOSED

1 x lurcher m/n, body score 3/9. 1 x springer f, body score 5/9. Water bowls dry. Crate 76 cm.
No offences. Advice given. Occupier tearful and co-operative.
Mrs Ayse Yildiz confirmed noise since August.
"""), "yes", hide=["YILDIZ, Kemal", "11 Sallow Close", "07700 900288", "Mrs Ayse Yildiz"], keep=["body score 3/9", "Occupier tearful and co-operative", "No offences"], why="surname first in capitals")

# --- registers for all

add("fostering/Fosterers list.xlsx", xlsx({"Active": [["No", "Surname", "First", "Phone", "Can take", "Notes"], ["FC-097", "Wiśniewska", "Jagoda", "07700 900251", "cats, kittens", "allergic to rabbits"], ["FC-103", "Castellan", "Bruno", "07700 900252", "large", "recently widowed"], ["FC-110", "Gathercole", "Ted & Jenna", "07700 900253", "large", "son 7"], ["FC-118", "Marchetti", "Bella", "07700 900214", "SUSPENDED", "do not ring before panel"], ["FC-121", "Solanki", "Priti", "07700 900254", "small dogs", ""]], "~Old": [["No", "Name", "Left why"], ["FC-118", "Tindall, Isabella", "renamed Marchetti"], ["FC-090", "Twigg, Leanne", "husband's cancer"]]}), "yes",
    hide=["recently widowed", "husband's cancer"], out=["Wiśniewska", "Castellan", "Twigg"], keep=["do not ring before panel", "renamed Marchetti"], why="a list of everybody")
add("animals/Intake register 2025.csv", csv([["ID", "Name", "Species", "Breed", "From", "Reason", "Placed with"], ["D-2214", "Bella", "dog", "springer", "Miss Frayne", "owner to nursing home", "FC-118"], ["D-2231", "Arthur", "dog", "lurcher", "stray, A19", "", "FC-118 Marchetti"], ["D-2240", "Izzy", "cat", "DSH", "Kayleigh Marsh", "fled home, in refuge", "FC-097"], ["D-2244", "Bella", "dog", "staffie", "pound", "", "kennels"], ["D-2251", "Winston", "dog", "bulldog", "R Sproat", "bit postman", "Castellan"]], sep=";"), "yes",
    hide=["Kayleigh Marsh", "Miss Frayne", "R Sproat"], out=["Kayleigh", "Sproat", "staffie"], keep=["stray, A19"], why="animals with her names; two rows by her number")
add("animals/Bella D-2244 card.txt", "KENNEL CARD\nBella, staffie, F, 4 yrs, D-2244\nBella loves tennis balls. Bella is not good with cats. Bella's walker: Winston A\n", "no", why="a dog")
add("animals/Izzy cat adoption.docx", docx("Adoption form", [["Animal", "Izzy D-2240"], ["Adopter", "Siân Prothero"], ["Address", "Pant Glas, Thornwick"]], "Izzy has settled beautifully, she sleeps in the bath."), "no", why="a cat")
add("animals/Vet invoice Arthur.pdf", pdf("""
# MILLPOND VETERINARY SURGERY       INVOICE 30417
Account:\tThornwick Paws (fosterer Marchetti)
Animal:\tARTHUR 'Marchetti'  lurcher MN 31.2kg
03/10/25\tConsultation Dr A de Vries\t46.00
03/10/25\tMetacam 100ml\t38.20
Seen by: AdV / SK (RVN)
Handed over by: Bella Marchetti. Owner reports off food 1 wk.
"""), "yes", keep=["Owner reports off food 1 wk"], why="the animal bears her surname at the vet's")
add("animals/Arthur rehoming notes.docx", docx("# Arthur D-2231", "At Jagoda's since 18/10. Gained 3 kg. Sleeps on her Oskar's bed.", "Enquiries: (1) Bella – no, panel. (2) Chidi Obiora, whose Bruno was from us too – likely. (3) a man from Hull.", "Update 2/12 – gone to the Obioras!! Nobody tell Bella where."), "possible",
    hide=["At Jagoda's", "her Oskar's bed", "Chidi Obiora", "the Obioras"], keep=["Gained 3 kg", "Nobody tell Bella where"], why="where her dog went")
add("animals/Park walk.txt", "Dog walk rota - Park on Sundays. Park in the lower car park. Bella (staffie) must be muzzled in the park.\nLeanne, Tiago\n", "no", why="a dog, a park")
add("volunteers/DBS and training.xlsx", xlsx({"2025": [["Vol no", "Name", "DBS", "First aid", "Comment"], ["V0342", "Isabella Marchetti", "2023-02-01", "expired", "chased x3"], ["V0343", "Isabelle Tindall", "2024-06-01", "y", "shop Saturdays; asthma"], ["V0350", "Winston Achebe", "2022-01-01", "y", "caution 2009, risk assessed"], ["V0361", "Mo Stubbs", "2021-05-01", "n", ""], ["V0362", "Tiago Nunes", "pending", "y", "visa til Aug"]]}), "yes",
    hide=["caution 2009", "visa til Aug", "asthma"], out=["Isabelle Tindall", "Achebe", "Tiago"], keep=["chased x3"], why="the next row is the former husband's niece")
add("volunteers/Shop rota December.csv", csv([["", "Mon", "Tue", "Sat"], ["6 Dec", "Issy", "Fionnuala", "Issy T"], ["13 Dec", "Leanne", "Izzy M?", "Issy T + Winston"], ["20 Dec", "closed", "Fionnuala", "Gareth"]]), "possible", hide=["Fionnuala", "Issy T + Winston"], why="a rota; one nickname with an initial")
add("volunteers/Issy Tindall reference.docx", docx("To whom it may concern", "Isabelle Tindall has volunteered in our shop since 2024. Issy is punctual and kind.", "G Tindall (uncle, and Treasurer)"), "no", why="the niece")
add("volunteers/Exit questionnaire.html", formed("Volunteer exit questionnaire (anonymous)", [["Role", "Home checker"], ["Time with us", "9 years"], ["Why are you leaving?", "After what I did to Bella M I can't look at the puppy class. I told the truth and I feel like Judas."], ["Would you recommend us?", "Yes"], ["Anything else?", "Say sorry to Shab. Mo"]]), "yes", hide=["Mo"], keep=["I can't look at the puppy class"], why="an anonymous form, signed")
add("homechecks/Sproat refused.docx", docx("Home check: Raymond and Denise Sproat, 40 Dock Street", "Refused. Four dogs in a bedsit. Mr S. shouted. Checker: Bella Marchetti FC-118, with Mo.", "Bella said she felt unsafe going down the stairs."), "yes", hide=["Raymond and Denise Sproat", "40 Dock Street", "with Mo"], keep=["she felt unsafe going down the stairs"], why="a check that she made")
add("homechecks/Prothero OK.odt", odt("# Home check", [["Applicant", "Mrs Siân Prothero"], ["Cat", "Izzy"], ["Checker", "Winston Achebe"], ["Result", "Pass. Izzy will be spoilt."]]), "no", why="a cat")

# --- trustees, finance

add("trustees/Minutes 2025-11-19.docx", docx("# Trustees – 19 November 2025", "Present: H Mbeki, G Tindall, A Tipping, Y Cray, P. Lindqvist (manager)", [["Item", "Discussion", "Action"], ["3 Finance", "GT: legacy of £40k; Mrs Dubois-Crane has pledged a cat cabin", "GT"], ["4 Complaint", "HM reported that FC-118 has been suspended. GT left the room. Appeal expected. PL: two other carers threatened to leave (TG, BC).", "PL"], ["5 Staffing", "Colin's back op in Jan", "PL"], ["6 Shop", "Issy's till was £20 short twice", "GT"]]), "yes", hide=["Mrs Dubois-Crane", "Issy's till"], keep=["has been suspended", "left the room", "Appeal expected"], why="only her number tells her")
add("trustees/Minutes 2024-06-12.pdf", pdf("""
# Minutes of trustees, 12 June 2024
Present: HM, GT, AT.
1. Volunteer of the Year: Bella Marchetti nominated by Shabnam and by Ms Park, who adopted Suki. GT abstained. Carried.
2. Mrs Hyacinth Dubois-Crane's cheque.
3. Jagoda Wisniewska thanked for 40 kittens.
"""), "yes", hide=["Ms Park, who adopted", "Jagoda Wisniewska thanked"], keep=["Volunteer of the Year", "abstained"], why="minutes in short points")
add("trustees/Newsletter Summer 2024.docx", docx("# PAWS NEWS", "Our Volunteer of the Year is Bella Marchetti, who has fostered 27 dogs! Bella says: 'I can't say no to a wet nose.'", "Bruno found his forever home with the Obioras. Winston is still looking.", "Thank you to Percival Lunt, who ran the Thornwick 10k dressed as a beagle."), "yes", keep=["who has fostered 27 dogs", "I can't say no to a wet nose"], hide=["Percival Lunt"], why="a newsletter")
add("trustees/AGM slides.pptx", pptx(("Our year", ["412 animals in", "388 out", "Volunteer of the Year: Bella M"], "HM to hand prize to Bella. Gareth to be on the other side of the room!!"), ("Thanks", ["Hyacinth Dubois-Crane", "Percival Lunt"], "")), "yes", hide=["Hyacinth Dubois-Crane"], keep=["on the other side of the room", "Volunteer of the Year"], why="a slide and its notes")
add("finance/Expenses 2025.xlsx", xlsx({"claims": [["Date", "Payee", "Vol no", "What", "£", "Status"], ["2025-06-04", "I Marchetti", "V0342", "petrol vets x4", 31.2, "HOLD GT"], ["2025-07-09", "I Marchetti", "V0342", "petrol + wormer", 44.1, "HOLD GT"], ["2025-07-09", "P Solanki", "V0355", "petrol", 12.0, "paid"], ["2025-08-01", "J Wisniewska", "V0311", "kitten milk", 60.5, "paid"], ["2025-08-02", "Marchetti L", "", "van hire stall", 85, "paid"]]}), "yes", out=["P Solanki", "J Wisniewska"], hide=["P Solanki", "J Wisniewska"], keep=["petrol + wormer", "petrol vets x4"], why="claims; her brother in another row")
add("finance/Bank export Nov.csv", csv([["Date", "Type", "Description", "Out", "In"], ["03/11/2025", "FPO", "MARCHETTI I R PETROL JUN-SEP", "118.40", ""], ["04/11/2025", "FPI", "H DUBOIS CRANE CAT CABIN", "", "5000.00"], ["05/11/2025", "FPI", "N OBIORA ADOPT ARTHUR", "", "180.00"], ["06/11/2025", "DD", "MILLPOND VETS", "611.00", ""]]), "possible", hide=["H DUBOIS CRANE", "N OBIORA"], out=["DUBOIS", "OBIORA"], keep=["PETROL JUN-SEP"], why="a bank's capitals, surname first")
add("finance/Gift aid 2022.csv", csv([["Title", "First", "Last", "House", "Postcode", "Amount"], ["Mrs", "Isabella", "Tindall", "9", "TK4 2NP", "25"], ["Miss", "Isabelle", "Tindall", "31", "TK1 1AB", "5"], ["Mr", "Percival", "Lunt", "4", "TK2 2BB", "100"]]), "yes", hide=["Percival"], out=["Isabelle", "Percival"], keep=["25"], why="split columns, former name, the niece below")

# --- mail

add("mail/shab/2025-09-07 bite.eml", eml("Ted Gathercole <ted.gathercole@inbox.example>", SQ, "Sun, 07 Sep 2025 09:12:00 +0100", "yesterday", "Shabnam\n\nAlfie's arm is fine, his head isn't. Bella hasn't even rung. I want it reported to the council. If she has that dog on Saturday I'm not coming.\n\nTed\n\nSent from my iPhone\n"), "possible", hide=["Alfie's arm", "Ted Gathercole", "Ted"], keep=["hasn't even rung", "I want it reported to the council"])
add("mail/shab/2025-09-07 Re bite.eml", eml(SQ, PL, "Sun, 07 Sep 2025 20:05:00 +0100", "Fwd: yesterday", "P - see below. I rang Bella, she did ring them, Jenna put the phone down.\n" + FOOT + "\n---------- Forwarded message ---------\nFrom: Ted Gathercole <ted.gathercole@inbox.example>\nDate: Sun, 7 Sept 2025 at 09:12\nSubject: yesterday\nTo: Shabnam Qureshi <shabnam@thornwickpaws.example>\n\n\nShabnam\n\nAlfie's arm is fine, his head isn't. Bella hasn't even rung. I want it reported to the council. If she has that dog on Saturday I'm not coming.\n\nTed\n"), "possible", hide=["Alfie's arm", "Jenna put the phone down", "Ted"], keep=["she did ring them"])
add("mail/shab/2025-10-06 Mo.eml", eml(MO, SQ, "Mon, 06 Oct 2025 16:40:00 +0100", "our chat", "Hi Shab, me again. Please please keep my name out, Bella was at my Derek's funeral. I'd never forgive myself. I only want the dogs safe.\n\nMo xx\n"), "possible", hide=["Mo xx", "my Derek's funeral"], keep=["I only want the dogs safe"])
add("mail/shab/2025-10-08 Re Arthur.eml", eml(SQ, f"{DP}; {PL}", "Wed, 08 Oct 2025 12:00:00 +0100", "FC118", "Dewi, can you go in on Tuesday with Tom? M.S. and the man at 11 both say the same. And Millpond - S. rang. Bella's off the boil since Marcus went.\n" + FOOT), "yes", hide=["the man at 11"], keep=["off the boil since"], why="the number without its hyphen")
add("mail/shab/2025-12-03 where.eml", eml(BELLA, SQ, "Wed, 03 Dec 2025 23:30:00 +0000", "please", "Shab pls just tell me he's ok. Is he with Jagoda? Someone saw a lurcher on Wharf Rd with that lovely African couple who had Bruno. I wont go there I promise\n\nBxx\n"), "yes", hide=["Is he with Jagoda"], keep=["just tell me he's ok"])
add("mail/shab/2025-12-04 Re where.eml", eml(SQ, BELLA, "Thu, 04 Dec 2025 09:00:00 +0000", "Re: please", "Dear Bella\nHe's fat and happy. I can't say more, I'm sorry.\n" + FOOT + "\n> On 3 Dec 2025, at 23:30, Bella Marchetti <bella.marchetti@inbox.example> wrote:\n>\n> Shab pls just tell me he's ok. Is he with Jagoda? Someone saw a lurcher on Wharf Rd with that lovely African couple who had Bruno.\n"), "yes", hide=["Is he with Jagoda"], keep=["fat and happy"])
add("mail/petra/2025-10-22 conflict.eml", eml(GT, PL, "Wed, 22 Oct 2025 07:50:00 +0100", "my ex", "Petra, I've seen the complaint. My ex wife drinks, ask anybody, ask Issy. I held the claims because there were no receipts. I shan't be spoken of like that by Isabella or her brother.\n\nG.\n\nGareth Tindall FCA\n", cc=HM), "possible", hide=["ask Issy"], keep=["there were no receipts", "I shan't be spoken of like that"], why="'my ex wife', then her forename")
add("mail/petra/2025-10-23 Re conflict.eml", eml(HM, f"{PL}; {GT}", "Thu, 23 Oct 2025 11:00:00 +0100", "Re: my ex", "Gareth, please do not write to the panel again. H\n\n________________________________\nFrom: Gareth Tindall\nSent: 22 October 2025 07:50\nTo: Petra Lindqvist\nCc: Hortense Mbeki\nSubject: my ex\n\nPetra, I've seen the complaint. My ex wife drinks, ask anybody, ask Issy. I held the claims because there were no receipts. I shan't be spoken of like that by Isabella or her brother.\n"), "possible", hide=["ask Issy"], keep=["do not write to the panel again"])
add("mail/petra/2025-11-06 vet.eml", eml("Anneke de Vries <anneke@millpondvets.example>", PL, "Thu, 06 Nov 2025 13:00:00 +0000", "Marchetti", "Dear Petra, for your panel: Arthur's weight loss is explained by a tooth abscess which we missed on the 3rd. Ms Marchetti was not to blame for it. I understand one of my nurses wrote to you; Miss Kilbride has been spoken to.\n\nAnneke\n"), "possible", hide=["Miss Kilbride"], keep=["explained by a tooth abscess", "was not to blame for it"])
add("mail/petra/2025-08-30 Bella in.eml", eml(CO, SQ, "Sat, 30 Aug 2025 15:00:00 +0100", "Bella", "Bella came in at 2 from Miss Frayne. Springer, 8, sweet. Bella's bed and bowl are in the van. Taking Bella to Bella, ha!\n\nCol\n"), "possible", hide=["Miss Frayne"], keep=["ha!"], why="a dog thrice and the woman once")
add("mail/petra/2025-09-30 staffie.eml", eml(CO, DP, "Tue, 30 Sep 2025 15:00:00 +0100", "staffie", "Bella the staffie pulled Winston over, his knee is up like a balloon. She needs a halti. Bella can't go out with one person any more.\nCol\n"), "no", why="a dog")
add("mail/archive/foster.mbox", mbox(
    eml(SQ, "foster@thornwickpaws.example", "Mon, 01 Sep 2025 09:00:00 +0100", "walk Saturday", "Hi all fosterers (Jagoda, Priti, Bella M, Bruno C, Ted & co), walk is Gallows Field 11am. Bring poo bags.\nShab\n"),
    eml("Bruno Castellan <bruno.castellan@inbox.example>", SQ, "Mon, 01 Sep 2025 10:00:00 +0100", "Re: walk Saturday", "I'll come with Winston. Since Carla died I don't get out.\nBruno\n"),
    eml("Jagoda Wiśniewska <jagoda.w@inbox.example>", SQ, "Sun, 07 Sep 2025 10:00:00 +0100", "saturday", "Dear Shabnam, I was close. Bella held the line, the boy came from behind. Is not her fault. But I do not want to argue with Ted.\nJagoda\n"),
    eml(SQ, "foster@thornwickpaws.example", "Wed, 15 Oct 2025 09:00:00 +0100", "crates", "We're short of 42 inch crates. Izzy (cat) needs a new foster too.\n")), "yes",
    hide=["Since Carla died", "argue with Ted", "Bruno C, Ted"], keep=["held the line, the boy came from behind", "Is not her fault"], out=["Since Carla died"], why="a mailbox with one witness for her")
add("mail/dewi/2025-10-10 Outlook.msg", msg("Tom Birch", "t.birch@animalwelfare.example", [("Dewi Pugh", "dewi@thornwickpaws.example")], 1760090400, "RE: 9 Sallow Cl", "Dewi\r\nTues 14th 1pm fine. I've got a complaint of my own on the address from a Mr Kemal Yildiz so it's two birds. Nothing previous on MARCHETTI; the husband TINDALL had a caution for a scuffle in 2016, ignore.\r\nTom\r\n"), "yes", hide=["Mr Kemal Yildiz", "caution for a scuffle"], keep=["Nothing previous on MARCHETTI", "Tues 14th 1pm fine"])
add("mail/office/contact form.eml", eml("Website <noreply@thornwickpaws.example>", "office@thornwickpaws.example", "Mon, 10 Nov 2025 20:00:00 +0000", "Contact form", "Name: Luca Marchetti\nEmail: luca.marchetti@inbox.example\nMessage: You people broke my sister's heart. She gave you six years. That treasurer of yours hit her in 2021 and nobody asked.\nPage: /foster\n"), "possible", keep=["broke my sister's heart", "She gave you six years"], why="about her as 'my sister'; her surname only as his")
add("mail/office/html thanks.eml", eml("Nkechi Obiora <nkechi.obiora@inbox.example>", "office@thornwickpaws.example", "Fri, 12 Dec 2025 18:00:00 +0000", "Arthur!", "<html><body><p>Dear all,</p><p>Arthur is <b>perfect</b>. Chidi runs with him on Wharf Road every morning. Please thank <i>Bella</i>, who fostered him; she taught him to &ldquo;speak&rdquo;.</p><p>Nkechi &amp; Chidi<br>22 Wharf Road</p></body></html>", html=True), "possible", hide=["22 Wharf Road", "Chidi runs"], keep=["who fostered him", "she taught him to"], why="the adopters' thanks")
add("mail/colin/2025-11-20 crate.eml", eml(CO, BELLA, "Thu, 20 Nov 2025 10:00:00 +0000", "crate", "Hi Bella, can you drop crate + 2 leads at the shop by Sat, Issy or Fionnuala will be there. Sorry about all this. C\n"), "yes", hide=["Fionnuala"], keep=["Sorry about all this"])

# --- chats, calendars, other systems

add("chats/WhatsApp Chat with Fosterers.txt", """
06/09/2025, 12:20 - Shab Q: everyone ok??
06/09/2025, 12:22 - Bella M: im so so sorry 😭 is he ok @447700900253
06/09/2025, 12:30 - ~ Jen: at A&E. dont message
06/09/2025, 12:31 - Priti: 🙏
06/09/2025, 12:40 - Jagoda Kotki: bella come to me have tea
06/09/2025, 13:05 - Bruno C: it was the lead clip love. not you
06/09/2025, 18:00 - Ted G: not here. not now.
06/09/2025, 18:01 - Bella M: ok x
14/10/2025, 16:44 - Bella M left
""", "yes", hide=["~ Jen", "Jagoda Kotki", "Ted G", "Bruno C", "Priti", "447700900253"], keep=["im so so sorry", "it was the lead clip love", "have tea"], why="a chat of the group")
add("chats/messenger_export.json", json.dumps({"participants": [{"name": "Thornwick Paws"}, {"name": "Denise Sproat"}], "messages": [{"sender_name": "Denise Sproat", "timestamp_ms": 1752000000000, "content": "that bella who came to check us was a stuck up cow. ray never swore"}, {"sender_name": "Thornwick Paws", "timestamp_ms": 1752003600000, "content": "Hi Denise, I'm sorry you feel that way. Colin"}], "title": "Denise Sproat"}, indent=1), "possible", hide=["Denise Sproat", "ray never swore", "Hi Denise"], keep=["was a stuck up cow"], why="a complaint of her in a chat export")
add("chats/Teams DP-SQ.html", "<html><body><div><b>Dewi Pugh</b> <span>14/10/2025 15:02</span><p>Done. Both in van. Bella in bits.</p></div><div><b>Shabnam Qureshi</b> <span>15:03</span><p>the dog or..</p></div><div><b>Dewi Pugh</b> <span>15:03</span><p>the human. she guessed Mo straight off. I kept a straight face</p></div><div><b>Shabnam Qureshi</b> <span>15:04</span><p>oh god. does Kemal at 11 know we came?</p></div></body></html>", "possible", hide=["she guessed Mo", "does Kemal"], keep=["in bits", "I kept a straight face"], why="a chat page")
add("calendar/office.ics", """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//EN
BEGIN:VEVENT
UID:1@p
DTSTART:20251014T120000Z
SUMMARY:9 Sallow Cl w Insp Birch (FC-118)
DESCRIPTION:Do not ring ahead. Mo's note in folder.
ATTENDEE;CN=Dewi Pugh:mailto:dewi@thornwickpaws.example
END:VEVENT
BEGIN:VEVENT
UID:2@p
DTSTART:20251105T180000Z
SUMMARY:Complaints panel - Bella Marchetti
ATTENDEE;CN=Hortense Mbeki:mailto:hortense@thornwickpaws.example
ATTENDEE;CN=Luca Marchetti:mailto:luca.marchetti@inbox.example
END:VEVENT
BEGIN:VEVENT
UID:3@p
DTSTART:20251106T180000Z
SUMMARY:Bella (staffie) to vet w Tiago
END:VEVENT
END:VCALENDAR
""", "yes", hide=["Mo's note", "Tiago"], out=["staffie"], keep=["Do not ring ahead", "Complaints panel"], why="a calendar with a dog's visit too")
add("contacts/phone.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Bella Marchetti (foster)\nN:Marchetti;Bella;;;\nTEL:07700900214\nNOTE:do not lend van\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:Mo Stubbs homechecks\nTEL:07700900233\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:Issy Tindall shop\nTEL:07700900299\nEND:VCARD\n", "yes", hide=["Mo Stubbs homechecks", "Issy Tindall shop"], out=["Mo Stubbs", "Issy Tindall"], keep=["do not lend van"], why="cards")
add("systems/trello.json", json.dumps({"name": "Fostering", "cards": [{"name": "Bigger crate for Bella M / Arthur", "desc": "asked 19/9. None until Castellan gives his back", "labels": ["urgent"], "comments": [{"by": "costler", "text": "Bruno C says friday"}, {"by": "squreshi", "text": "too late now :("}]}, {"name": "Bella staffie halti", "desc": "Winston's knee", "comments": []}, {"name": "Jagoda kittens jabs", "desc": "", "comments": []}]}, indent=1), "yes", hide=["Castellan gives", "Bruno C says", "Winston's knee", "Jagoda kittens"], keep=["too late now", "asked 19/9"], why="cards of a board in JSON")
add("systems/app log.csv", csv([["time", "user", "action", "record"], ["2025-10-06T14:31", "squreshi", "view", "FC-118"], ["2025-10-09T21:02", "gtindall", "view", "FC-118"], ["2025-10-09T21:05", "gtindall", "export", "FC-118"], ["2025-10-10T08:00", "bellam", "login", ""], ["2025-10-10T08:01", "bellam", "edit", "med chart D-2231"], ["2025-10-10T09:00", "jagodaw", "login", ""]]), "possible", hide=["jagodaw"], out=["jagodaw"], keep=["export", "edit"], why="logins")
add("systems/Survey responses.ods", ods({"Form responses": [["Timestamp", "Your name (optional)", "How supported do you feel?", "What could be better?"], ["2025-07-01 10:00", "Bella Marchetti", "4", "Answer the phone at weekends"], ["2025-07-01 11:00", "", "2", "Stop giving all the nice dogs to Bella M"], ["2025-07-02 09:00", "Priti S", "5", "More walks"]]}), "yes", hide=["Priti S"], out=["More walks"], keep=["Answer the phone at weekends", "Stop giving all the nice dogs to"], why="one anonymous answer speaks of her")
add("shop/Found ring.txt", "lost property: ring inscribed 'Bella x Gareth 2011' handed in by Fionnuala 3/12. SQ to ask Bella.\n", "possible", hide=["Fionnuala"], keep=["SQ to ask"], why="a ring with her name")
add("policies/Naming animals.docx", docx("NAMING POLICY", "We have had eleven Bellas, six Alfs and four Winstons. Please choose something new.", "Do not name animals after fosterers."), "no", why="a policy")
add("policies/Foster handbook.pdf", pdf("# FOSTER HANDBOOK\nNever leave a dog for more than four hours. Ring Shabnam on 01632 960712. 'My Bella was a bag of bones' - a fosterer.\n"), "no", why="a handbook; a dog")
add("backup/old_pc.zip", packed({"docs/bella leaving do.docx": docx("If B goes: card, plant. Collect from Jagoda, Priti, Leanne (not Ted).", "Bella likes succulents."), "docs/adopters2019.csv": csv([["Dog", "Adopter", "Fosterer"], ["Bruno", "Nkechi Obiora", "Isabella Tindall"], ["Fern", "Percival Lunt", "Twigg"]]), "docs/x.txt": "x\n"}), "yes", hide=["Jagoda, Priti, Leanne (not Ted)", "Nkechi Obiora"], out=["Percival Lunt"], keep=["likes succulents"], why="a packed old machine")
