"""Lockgate Law Centre: housing, debt and employment advice. A Colombian cleaner, client and later a volunteer there, asks for all about herself. Invented; CC0 1.0.

She has two surnames, of which the English take the wrong one; it is also her husband's first, and that of two other clients. Opponents, neighbours, workmates who told, other
clients in registers and cause lists; letters that quote letters; a file of many hands with initials, references and abbreviations for everybody."""
import json

from kit import Organisation, csv, docx, eml, mbox, msg, packed, pdf, xlsx
from more import filled, formed, odt, ods, picture, pptx, rtf, scanned

REQUEST = """
received = "2026-02-09"
channel = "e-mail"
preferred_form = "electronic"

[subject]
names = ["María Fernanda Restrepo Gómez", "Maria Fernanda Restrepo", "Maria Restrepo"]
known_as = ["Mafe", "Fernanda"]
emails = ["mafe.restrepo@correo.example"]
phones = ["07700 900618"]
born = ["1988-09-03"]
addresses = ["Flat 4, 61 Gasworks Road, Lockgate, LG3 8AA"]
ids = { client = "LG-2024-0611", court = "K00LG552", tribunal = "2304417/2025" }

[[namesake]]
names = ["Maria Gomez"]
ids = { client = "LG-2023-0188" }
"""
STAFF = {"Harriet Okonedo-Byrne": "Director", "Imran Siddiqui": "Housing Solicitor", "Lucinda Vane": "Debt Adviser", "Kofi Asante": "Reception", "Marta Iglesias": "Employment Caseworker"}
PRIVATE = {
    "husband": ["Carlos Andrés Gómez Ruiz", "Carlos Andres Gomez", "Carlos Gómez", "Carlos Gomez", "Carlos", "Gómez Ruiz", "Gomez Ruiz", "07700 900641"],
    "his-partner": ["Luz Dary Ospina", "Luz Dary", "Ospina"],
    "namesake": ["LG-2023-0188", "Maria Gomez, 14 Tanner Row", "14 Tanner Row"],
    "gomes": ["Fernanda Gomes", "Gomes", "LG-2025-0102"],
    "landlord-wife": ["Despina Papadopoulou", "Despina"],
    "flat2": ["Tadesse Bekele", "Tadesse", "Bekele", "Mr Tadesse"],
    "flat3": ["Aoife Ní Bhriain", "Aoife Ni Bhriain", "Aoife", "Ní Bhriain", "Ni Bhriain"],
    "flat5": ["Rukhsana Bibi", "Rukhsana"],
    "flat1": ["Wang Xiuying", "Xiuying Wang", "Mrs Wang", "Xiuying"],
    "coworkers": ["Blessing Osei", "Blessing", "Osei", "Ionela Dumitrescu", "Ionela", "Dumitrescu", "Yusuf Haji Ali", "Yusuf", "Haji Ali", "Nelly Chipo", "Chipo"],
    "clients": ["Owen Tregaskis", "Tregaskis", "Sushila Thapa", "Sushila", "Thapa", "Mihail Popa", "Mihail", "Chiamaka Eze", "Chiamaka", "Jean-Baptiste Nzeza", "Nzeza", "Jean-Baptiste", "Hallgrímur Jónsson", "Hallgrímur", "Jónsson", "Hallgrimur"],
    "school-mum": ["Danuta Kowalczyk", "Danuta", "Kowalczyk", "07700 900655"],
    "volunteers": ["Barnaby Thistlewood", "Barnaby", "Thistlewood", "Cressida Holt", "Cressida", "Concha Villar", "Concha", "Villar", "Zeynep Aydın", "Zeynep Aydin", "Zeynep"],
    "lodger": ["Jhon Fredy Mosquera", "Jhon Fredy", "Mosquera"],
    "sister-in-law": ["Yuliana Gómez", "Yuliana"],
    "lender": ["Dwayne Purkiss", "Purkiss", "Dwayne"],
    "hearing-others": ["Abimbola Fayemi", "Fayemi", "Gurdeep Sahota", "Sahota"],
}
OTHERS = """Harriet Okonedo-Byrne|Harriet|HOB|Okonedo-Byrne|H Okonedo-Byrne|Ms Okonedo-Byrne|Imran Siddiqui|Imran|IS|Siddiqui|I Siddiqui|Mr Siddiqui|Lucinda Vane|Lucinda|Lucy|LV|Vane|L Vane|Ms Vane|Kofi Asante|Kofi|KA|Asante|K Asante|Marta Iglesias|Marta|MI|Iglesias|M Iglesias|Ms Iglesias
Stavros Papadopoulos|Mr Papadopoulos|Papadopoulos|Stavros|Stav|Mr Papas|SP|Papas Lettings|Papas|Eleni|Eleni Markou|Markou|Ms Markou|Kirsty McAllister|Kirsty|McAllister|Ms McAllister|KM|Sparkline|Sparkline Facilities|Sparkline Facilities Ltd|Greg Tillotson|Tillotson|GT|Greg|Mr Tillotson|Rhiannon Astley|Astley|Rhiannon|RA|Ms Astley|DJ Whitcher|Whitcher|District Judge Whitcher|Judge Whitcher|EJ Mbatha|Employment Judge Mbatha|Mbatha|Paloma Duarte|Paloma|Duarte|PD|Dr O'Hagan|O'Hagan|Dr Niall O'Hagan|Wesley Pike|Wesley|Pike|WP|Mr Pike|Ms Trotter|Trotter|Mr Dunmore|Dunmore|Alwyn Peake|Peake|Alwyn|AP|Mr Peake|Ruth Adeleke|Adeleke|Ruth|RAd|Bridgeman Lowe|Ted Lowe|Lowe|Mr Lowe|T Lowe
Valentina|Valentina Gómez Restrepo|Valentina Gomez|Vale|Nicolás|Nicolas|Nico|Nicolás Gómez Restrepo|Nicolas Gomez|Ana Lucía Restrepo|Ana Lucia Restrepo|Ana Lucía|Ana Lucia|mi hermana|Doña Gladys|Gladys|Mum|mum|Gómez|Gomez|Holt|Ali|Eze|Popa|Wang|Bibi|Jhon|Luz|TB|RB|ANB|WX|CG|BO|ID|YHA|NC|Tribunal|Blessing|Bibi R|Haji
harriet@lockgatelaw.example|imran@lockgatelaw.example|lucinda@lockgatelaw.example|kofi@lockgatelaw.example|marta@lockgatelaw.example|office@lockgatelaw.example|dropin@lockgatelaw.example|eleni@papaslettings.example|stav@papaslettings.example|t.lowe@bridgemanlowe.example|kirsty.mcallister@sparkline.example|g.tillotson@sparkline.example|r.astley@quaychambers.example|w.pike@lockgate.example|paloma@duarte.example|office@stbrendans.example|family@lockgatecourt.example|ana.restrepo@correo.example
danuta.k@postal.example|D. Kowalczyk|T. Bekele|b.thistlewood@student.example|zeynep.aydin@postal.example|noreply@insolvency.example|Wes|C.A. Gomez Ruiz|Hirut|Iker|Brendan|Anon|kasante|I.D|3 Wharf Parade|01632960866|07700900655|01632 960800|01632 960801|01632 960810|01632 960855|01632 960866|01632 960877""".replace("\n", "|").split("|")
OWN = """María Fernanda Restrepo Gómez|Maria Fernanda Restrepo Gomez|María Fernanda Restrepo|Maria Fernanda Restrepo|Maria Restrepo|María Restrepo|Fernanda Restrepo|Maria Fernanda|María Fernanda|Restrepo Gómez|Restrepo Gomez|Restrepo|RESTREPO|Ms Restrepo|Mrs Restrepo|Ms Restrepo Gomez|Ms Restrepo Gómez|Ms Gomez|Mrs Gomez|Ms M F Restrepo|M Restrepo|M F Restrepo|M.F. Restrepo|MFRG|MFR|M.F.R.|MR|Mafe|Mafe R|Mafe Restrepo|Fernanda|Fernanda R|Fer|Maria|María|Maria R|MARIA|Restrepo Gomez, Maria Fernanda|RESTREPO GOMEZ Maria Fernanda|Restrepo, Maria|Ms Restreppo|Restreppo|Maria F Gomez|Maria Fernanda Gomez|Ms M Restrepo|Señora Restrepo|Maffy|Ms Gomes-Restrepo|Mrs Restrepo Gomez
LG-2024-0611|0611|2024-0611|K00LG552|2304417/2025|mafe.restrepo@correo.example|mafe.restrepo|07700 900618|07700900618|Flat 4|61 Gasworks Road|Gasworks Road|LG3 8AA|03/09/1988|3.9.88|3 September 1988|1988-09-03""".replace("\n", "|").split("|")

O = Organisation("Lockgate Law Centre", "lockgatelaw.example", "charity", REQUEST, PRIVATE, STAFF, OTHERS, OWN)
add = O.add
HOB = "Harriet Okonedo-Byrne <harriet@lockgatelaw.example>"
IS = "Imran Siddiqui <imran@lockgatelaw.example>"
LV = "Lucinda Vane <lucinda@lockgatelaw.example>"
KA = "Kofi Asante <kofi@lockgatelaw.example>"
MI = "Marta Iglesias <marta@lockgatelaw.example>"
ELENI = "Eleni Markou <eleni@papaslettings.example>"
LOWE = "Ted Lowe <t.lowe@bridgemanlowe.example>"
KIRSTY = "McAllister, Kirsty <kirsty.mcallister@sparkline.example>"
RA = "Rhiannon Astley <r.astley@quaychambers.example>"
MAFE = "Mafe Restrepo <mafe.restrepo@correo.example>"
PIKE = "Pike, Wesley (Housing) <w.pike@lockgate.example>"
H, D, E = "matters/0611 Restrepo/1 Housing/", "matters/0611 Restrepo/2 Debt/", "matters/0611 Restrepo/3 Employment/"
FOOT = """

Imran Siddiqui (he/him)
Solicitor (Housing)
Lockgate Law Centre, The Old Toll House, Lockgate  |  01632 960801
Authorised and regulated. This e-mail is confidential and may be privileged.
"""

# --- intake

add("intake/2024-11 triage forms.docx", docx("# TRIAGE FORM", [["Name", "Maria Fernanda Gomez (check surname?)"], ["DOB", "3.9.88"], ["Phone", "07700 900618"], ["Problem", "damp, ceiling down in kids' room, LL says s21"], ["Language", "Spanish. OK in English"], ["Other side", "Papas Lettings"], ["Household", "self, Valentina 9, Nico 4, lodger Jhon Fredy (not on tenancy!)"], ["Triage by", "Barnaby T, 12/11/24"]], "# TRIAGE FORM", [["Name", "Owen Tregaskis"], ["DOB", "14.2.61"], ["Phone", "07700 900690"], ["Problem", "PIP stopped, suicidal 'a bit'"], ["Other side", "DWP"], ["Triage by", "Barnaby T, 12/11/24"]]), "yes",
    hide=["lodger Jhon Fredy", "Triage by Barnaby T", "Owen Tregaskis", "PIP stopped", "14.2.61"], out=["PIP stopped"], keep=["ceiling down in kids' room", "(check surname?)"], why="two people's forms in one file; her surname wrong")
add("intake/Conflict check register.xlsx", xlsx({"2024": [["Date", "Client", "File", "Opponent", "Conflict?", "By"], ["2024-11-12", "Tregaskis, Owen", "LG-2024-0609", "DWP", "N", "KA"], ["2024-11-12", "Restrepo Gomez, Maria Fernanda", "LG-2024-0611", "S Papadopoulos", "N", "KA"], ["2024-11-13", "Gomez, Carlos Andres", "declined", "M F Restrepo (wife)", "Y - acting for her", "HOB"], ["2024-11-20", "Bekele, Tadesse", "LG-2024-0620", "S Papadopoulos", "N", "KA"], ["2025-02-01", "Gomes, Fernanda", "LG-2025-0102", "Home Office", "N", "KA"]]}), "yes",
    hide=["Gomez, Carlos Andres", "Bekele, Tadesse"], out=["Tregaskis", "Bekele", "Gomes"], keep=["acting for her"], why="her husband came too: a row that names her as opponent")
add("intake/Client care letter.docx", docx("12 November 2024", "Our ref: IS/LG-2024-0611", "Ms M F Gomez\nFlat 4\n61 Gasworks Road\nLockgate LG3 8AA", "Dear Ms Gomez", "Thank you for instructing us about your flat. I will act for you. My supervisor is Harriet Okonedo-Byrne.", "If you are unhappy, write to Alwyn Peake, chair of trustees.", "Imran Siddiqui"), "yes", keep=["Thank you for instructing us about your flat"], why="addressed by her second surname")
add("intake/ID check.html", formed("ID and means", [["File", "LG-2024-0611"], ["Client", "RESTREPO GOMEZ Maria Fernanda"], ["Passport", "Colombia, seen"], ["Income", "£1,104 net, UC £611"], ["Partner?", "Separated Aug 2024 - Carlos Andres Gomez, whereabouts given in confidence by his sister Yuliana"], ["LAA form", "CW1 signed"]]), "yes", hide=["Carlos Andres Gomez", "his sister Yuliana"], keep=["Colombia, seen", "Separated Aug 2024"])

# --- housing

add(H + "AN 2024-11-15.rtf", rtf("""
**ATTENDANCE NOTE**
File: 0611\tFee earner: IS\tDate: 15/11/24\tTime: 6 units

Attending MFR with Paloma (interp). Took instructions. Ceiling came down 2/10 onto Nico's bed, he wasn't in it. She told Eleni on WhatsApp same day. Stav came himself, put a bucket. Flat 2 (Tadesse) same; flat 3 Aoife has mushrooms. Mrs Wang in 1 won't complain, she is his aunt's carer.
MFR says lodger JF pays her £90 pw cash. Advised!! HB/UC implications. She cried.
C not on tenancy since Aug. He threatened to tell the landlord about JF.

IS
"""), "yes", hide=["Flat 2 (Tadesse)", "flat 3 Aoife", "Mrs Wang in 1"], keep=["Ceiling came down 2/10", "put a bucket", "She cried", "HB/UC implications"], why="a solicitor's note: initials for all")
add(H + "LBA to landlord.pdf", pdf("""
# LOCKGATE LAW CENTRE
Our ref: IS/0611/Restrepo                                              22 November 2024

Mr S Papadopoulos, Papas Lettings, 3 Wharf Parade

PRE-ACTION LETTER: HOUSING CONDITIONS
Our client: Ms Maria Fernanda Restrepo Gomez, Flat 4, 61 Gasworks Road

Dear Sir
We act for Ms Restrepo, your tenant since June 2021. On 2 October 2024 the ceiling of the children's bedroom fell.
The tenants of flats 2 and 3 (Mr T Bekele and Ms A Ni Bhriain) complained of the same leak in August.
Our client's son Nicolas has had two courses of antibiotics.

Yours faithfully
Lockgate Law Centre
"""), "yes", hide=["Mr T Bekele and Ms A Ni Bhriain"], keep=["your tenant since June 2021", "two courses of antibiotics"])
add(H + "LL reply.msg", msg("Stav Papadopoulos", "stav@papaslettings.example", [("Imran Siddiqui", "imran@lockgatelaw.example")], 1732700000, "your letter re flat 4", "Dear Mr Siddiqui\r\n\r\nThis Maria is a liar. She has 5 people in a 2 bed, her black fella sleeps in the lounge, ask Rukhsana downstairs who complains to me every week of the noise. My wife Despina offered her another flat. She owes 3 months. If she wants war ok.\r\n\r\nS Papadopoulos\r\n"), "yes", hide=["Rukhsana downstairs", "My wife Despina"], keep=["is a liar", "She owes 3 months", "If she wants war ok"], why="the landlord's mail")
add(H + "s21 notice.pdf", filled("FORM 6A - notice seeking possession", [["To", "Maria Fernanda Restrepo and Carlos Andres Gomez"], ["Premises", "Flat 4, 61 Gasworks Road LG3 8AA"], ["Leave after", "31 January 2025"], ["Landlord", "S Papadopoulos"], ["Signed", "E Markou for Papas Lettings"]]), "yes", hide=["and Carlos Andres Gomez"], keep=["31 January 2025"], why="a notice to both")
add(H + "Inspection report.docx", docx("# Housing health and safety inspection", "Officer: Wesley Pike", [["Dwelling", "Tenant", "Hazard", "Band"], ["Flat 1", "Wang Xiuying", "none seen, occupier reluctant", "-"], ["Flat 2", "Tadesse Bekele", "Damp & mould", "C"], ["Flat 3", "A. Ní Bhriain", "Fungal growth", "C"], ["Flat 4", "M. Restrepo", "Falling elements; damp; overcrowding", "A"], ["Flat 5", "R. Bibi", "Noise (from 4)", "-"]], "At Flat 4 I was met by the tenant and a Mr Mosquera, who said he was visiting. Children's mattress in the hall.", "The occupier of Flat 5 stated that 'Fernanda screams at them kids from six in the morning'."), "yes",
    hide=["Wang Xiuying", "Fungal growth", "a Mr Mosquera", "R. Bibi"], out=["occupier reluctant"], keep=["Falling elements; damp; overcrowding", "Children's mattress in the hall"], why="a table of flats")
add(H + "Witness statement MFR.docx", docx("IN THE COUNTY COURT AT LOCKGATE    Claim No. K00LG552", "BETWEEN  MARIA FERNANDA RESTREPO GOMEZ (Claimant)  and  STAVROS PAPADOPOULOS (Defendant)", "I, MARIA FERNANDA RESTREPO GOMEZ, of Flat 4, 61 Gasworks Road, cleaner, WILL SAY:", "1. I live with my daughter Valentina and my son Nicolás. My husband, Carlos Gómez Ruiz, left in August 2024 to live with Luz Dary.", "2. On 2 October I heard a noise like a bus. My neighbour Aoife ran up with me.", "3. Mr Tadesse lent us a heater. Danuta, whose girl is in Vale's class, took the children for nine nights.", "Signed M F Restrepo G."), "yes",
    hide=["Carlos Gómez Ruiz, left", "Luz Dary", "neighbour Aoife", "Mr Tadesse lent", "Danuta, whose girl"], keep=["a noise like a bus", "took the children for nine nights", "lent us a heater"], why="her own statement")
add(H + "Statement of T Bekele.pdf", pdf("""
Claim No. K00LG552
WITNESS STATEMENT OF TADESSE BEKELE
1. I am the tenant of Flat 2. I make this statement in support of the Claimant, whom I know as Maria.
2. On the night of the 2nd I saw Maria on the stairs with plaster in her hair.
3. Mr Stavros told me not to give evidence or I would be next. I am waiting for my wife's visa (Hirut).
T. Bekele                               8 January 2025
"""), "yes", hide=["TADESSE BEKELE", "tenant of Flat 2", "T. Bekele", "(Hirut)"], keep=["with plaster in her hair", "in support of the Claimant"], why="a witness's statement")
add(H + "Order DJ Whitcher.pdf", scanned("""
IN THE COUNTY COURT AT LOCKGATE
Claim No. K00LG552

Before District Judge Whitcher     14 April 2025

RESTREPO GOMEZ      Claimant
PAPADOPOULOS        Defendant

UPON hearing Ms Astley for the Claimant
AND UPON the Defendant in person

IT IS ORDERED THAT
1. The Defendant shall repair the ceiling by 12 May 2025.
2. The Defendant shall pay the Claimant 4,200 pounds.
3. Statements of Mr Bekele and Ms Bibi to be disregarded.
"""), "yes", hide=["Mr Bekele", "Ms Bibi"], keep=["shall repair the ceiling by 12 May 2025"], why="a scanned order")
add(H + "Cause list 14 April.html", "<html><body><h2>Lockgate County Court - Court 2 - DJ Whitcher</h2><table><tr><th>Time</th><th>Case</th><th>Parties</th><th>For</th></tr><tr><td>10:00</td><td>K00LG540</td><td>Sahota v Peabody</td><td>possession</td></tr><tr><td>10:30</td><td>K00LG552</td><td>Restrepo Gomez v Papadopoulos</td><td>disrepair, 2h</td></tr><tr><td>14:00</td><td>K00LG561</td><td>Lockgate BC v Fayemi</td><td>ASB</td></tr></table></body></html>", "yes", hide=["Sahota v", "v Fayemi"], out=["Fayemi", "Sahota"], keep=["disrepair, 2h"], why="a cause list")
add(H + "Counsel's note.docx", docx("NOTE OF HEARING – Restrepo v Papadopoulos", "R Astley, Quay Chambers", "C gave evidence well, through Ms Duarte. D shouted that C 'had a man in'. J told him off. C's husband was at the back with a woman; C froze. J rose 10 mins.", "Ms Bibi for D: conceded that the noise might have been Flat 3.", "Result: £4,200 and works. Costs.", comments=[("Imran Siddiqui", "Well done all. Mafe brought arepas."), ("Harriet Okonedo-Byrne", "Barnaby was in court and told his flatmate?? see me")]), "yes", hide=["Ms Bibi for D", "Barnaby was in court"], keep=["gave evidence well", "brought arepas", "C froze"], why="C and D for the parties; comments in the margin")

# --- debt

add(D + "CFS Restrepo.xlsx", xlsx({"Budget": [["Client", "Maria Restrepo 0611"], ["Wages Sparkline", 1104], ["UC", 611], ["Lodger (JFM)", 390], ["Rent", 950], ["School dinner V", 48]], "Creditors": [["Creditor", "Ref", "Balance", "Note"], ["Brightline Loans", "778120", 1900, "joint w C Gomez"], ["Dwayne Purkiss", "doorstep", 600, "NOT licensed - she is scared of him"], ["Lockgate BC ctax", "3310", 811, "joint w C Gomez"], ["Blessing O", "friend", 150, "pays £10 a wk"]]}, author="Lucinda Vane"), "yes", hide=["Dwayne Purkiss", "joint w C Gomez", "Blessing O", "Lodger (JFM)"], keep=["she is scared of him", "pays £10 a wk", "Wages Sparkline"], why="a budget sheet")
add(D + "AN debt.txt", """
LV 0611 REST 9/1/25 phone 4u

ct rang in tears, loan man DP outside the school. wd not leave. Ms Trotter let her out by the back. wrote to illegal money team, did not name ct - said "client F, cleaner".
Ct says she borrowed for Carlos's sister Yuliana's ticket in 2023 and he promised.
Told her priority = rent + ctax. Breathing space 22/1.

LV 0611 20/3/25
ct + kids at f'bank, voucher. Nelly from her work gave lift. Ct brighter, got haircut
""", "yes", hide=["Carlos's sister Yuliana's ticket", "Nelly from her work"], keep=["loan man", "let her out by the back", "Ct brighter, got haircut", "priority = rent + ctax"], why="'ct' for the client")
add(D + "Bank statement.pdf", pdf("""
# HARBOUR BANK   Statement 01 Feb 2025 - 28 Feb 2025
MISS MARIA F RESTREPO GOMEZ
03 Feb\tFPI J F MOSQUERA RENT\t\t90.00
05 Feb\tFPO B OSEI\t10.00
07 Feb\tFPO D PURKISS\t50.00
14 Feb\tFPO ANA L RESTREPO MEDELLIN\t40.00
21 Feb\tFPI C A GOMEZ NINOS\t\t100.00
28 Feb\tBGC SPARKLINE FACILITIES\t\t1104.12
"""), "yes", hide=["J F MOSQUERA", "B OSEI", "D PURKISS", "C A GOMEZ"], keep=["SPARKLINE FACILITIES"], why="payees in capitals with initials")
add(D + "Letter to Brightline.odt", odt("Our ref LV/LG-2024-0611\nYour ref 778120", "Dear Brightline Loans", "Our client: Ms M.F. Restrepo. Joint borrower: Mr C.A. Gomez Ruiz, c/o Ospina, 9 Chandler Street.", "Our client has no money left after essentials. Please write off her half.", "Lucinda Vane"), "yes", hide=["Mr C.A. Gomez Ruiz", "c/o Ospina", "9 Chandler Street"], keep=["Please write off her half"])
add(D + "Bailiff letter.png", picture("""
DUNMORE ENFORCEMENT

Mrs M Gomez-Restrepo
Mr C Gomez
Flat 4, 61 Gasworks Road

Council tax 811.00

I called today and you were out.
Your neighbour at Flat 5 said you were in.

Mr Dunmore
"""), "yes", hide=["Mr C Gomez"], keep=["I called today and you were out"], why="a photograph; surnames turned round")

# --- employment

add(E + "ET1 particulars.docx", docx("IN THE EMPLOYMENT TRIBUNALS   Case 2304417/2025", "Ms M F Restrepo v Sparkline Facilities Ltd", "1. The Claimant worked as a cleaner at Quayside House from 4 March 2022 under Greg Tillotson.", "2. On 6 May 2025 Mr Tillotson called the Claimant 'Speedy Gonzales' before Ionela Dumitrescu and Blessing Osei.", "3. A comparator, Yusuf Haji Ali, was paid £12.40; the Claimant £11.44.", "4. The Claimant was dismissed on 30 May 2025 after refusing to sign for gloves which she never had.", "Marta Iglesias"), "yes", hide=["Ionela Dumitrescu and Blessing Osei", "Yusuf Haji Ali"], keep=["'Speedy Gonzales'", "after refusing to sign for gloves"])
add(E + "ET3 extract.pdf", pdf("""
# GROUNDS OF RESISTANCE
Claimant: Maria Restrepo     Respondent: Sparkline Facilities Ltd
4. The Claimant was warned on 2 April 2025 (late x3). Ms Dumitrescu was warned also.
5. Two colleagues, who have asked not to be named, told Kirsty McAllister that Maria took toilet rolls home.
6. Mr Haji Ali is a supervisor. Mrs N Chipo, of the same pay as the Claimant, has no complaint.
"""), "yes", hide=["Ms Dumitrescu was warned", "Mr Haji Ali", "Mrs N Chipo"], keep=["late x3", "took toilet rolls home"])
add(E + "WS Blessing O draft.docx", docx("DRAFT – NOT YET SIGNED – DO NOT SEND TO MAFE, B is scared", "I, Blessing Osei, say: I clean the 4th floor. Greg is horrible to Maria, because she answers back. He shouts 'Speedy'. I am on a spouse visa and my husband does not know I am doing this.", "It was me who told Kirsty about the toilet rolls, because Greg made me."), "possible", hide=["Blessing Osei", "spouse visa", "B is scared", "It was me who told"], keep=["because she answers back"], why="a draft by a frightened witness")
add(E + "Payslips.csv", csv([["Emp no", "Name", "Month", "Hours", "Rate", "Gross"], ["4471", "RESTREPO M F", "2025-04", "96", "11.44", "1098.24"], ["4472", "HAJI ALI Y", "2025-04", "120", "12.40", "1488.00"], ["4480", "CHIPO N", "2025-04", "96", "11.44", "1098.24"], ["4471", "RESTREPO M F", "2025-05", "90", "11.44", "1029.60"]]), "possible", hide=["HAJI ALI Y", "CHIPO N", "1488.00"], out=["HAJI ALI", "CHIPO"], keep=["1029.60"], why="the comparators' pay in one sheet")
add(E + "WhatsApp Quayside night team.txt", """
[06/05/2025, 22:14:03] Ionela D: did u hear what he call her
[06/05/2025, 22:15:10] Blessing: 🤐
[06/05/2025, 22:15:44] Mafe: speedy. in front of everyone. i go to Marta
[06/05/2025, 22:17:00] Yusuf Supervisor: ladies floor 6 pls
[06/05/2025, 22:18:31] Nelly: @Mafe dont, he will cut my hours to
[30/05/2025, 23:01:12] Mafe: they fired me
[30/05/2025, 23:02:00] Ionela D: 💔 te quiero mami
[30/05/2025, 23:05:00] ~Chipo: its because u r loud
""", "possible", hide=["Ionela D", "Yusuf Supervisor", "he will cut my hours to", "~Chipo", "Nelly"], keep=["in front of everyone. i go to Marta", "they fired me"], why="a chat that she gave to the centre")
add(E + "ACAS certificate.txt", "ACAS Early Conciliation Certificate R118820/25/14\nProspective Claimant: Maria Restreppo\nProspective Respondent: Sparkline Facilities Ltd\nDay A 04/06/2025 Day B 16/07/2025\n", "possible", keep=["R118820/25/14"], why="misspelt")
add(E + "Schedule of loss.xlsx", xlsx({"SoL": [["Claimant", "M Restrepo", "2304417/2025"], ["Loss", 8112.40], ["Injury to feelings (Vento lower)", 6500], ["cf. Popa settlement", 9000]]}), "yes", hide=["Popa settlement"], keep=["Injury to feelings (Vento lower)"], why="another client's settlement beside hers")
add(E + "EJ Mbatha case management.rtf", rtf("""
EMPLOYMENT TRIBUNALS
Case number 2304417/2025
Claimant: **Ms M Restrepo Gomez**\tRepresented by: Ms Iglesias
Respondent: Sparkline Facilities Ltd\tRepresented by: Mr T Lowe

1. List of issues agreed.
2. Witness orders: Ms I Dumitrescu; Mr Y H Ali.
3. Interpreter: Spanish (Colombian).

Employment Judge Mbatha  4 November 2025
"""), "yes", hide=["Ms I Dumitrescu", "Mr Y H Ali"], keep=["List of issues agreed", "Spanish (Colombian)"])

# --- other matters, registers

add("matters/0620 Bekele/AN 2024-11-20.txt", "0620 TB / IS\nMr Bekele flat 2, 61 Gasworks. Ceiling stain. Says the lady above (Maria, our 0611) is brave, he is not. Wife Hirut's visa. Will give statement if anonymous.\n", "yes", hide=["Mr Bekele flat 2", "Wife Hirut's visa", "0620 TB"], keep=["is brave"], why="another client's file speaks of her")
add("matters/0188 Gomez/closing.docx", docx("Re: Maria Gomez, 14 Tanner Row – LG-2023-0188", "Dear Ms Gomez", "Your file is closed. The DRO was made on 4 May 2023.", "Lucinda Vane"), "no", why="a client with her first and last name")
add("matters/0102 Gomes/AN.txt", "LG-2025-0102 Fernanda Gomes (Brazil)\nFernanda attended with baby. EUSS refusal. Fernanda will get payslips.\n", "no", why="another Fernanda")
add("registers/AdvicePro export.csv", csv([["CaseRef", "Surname", "Forename", "Opened", "Topic", "Worker", "Outcome"], ["2024-0609", "Tregaskis", "Owen", "12/11/2024", "Benefits", "LV", "PIP restored"], ["2024-0611", "Restrepo Gomez", "Maria Fernanda", "12/11/2024", "Housing", "IS", "£4,200"], ["2024-0611", "Restrepo Gomez", "Maria Fernanda", "09/01/2025", "Debt", "LV", "Breathing space"], ["2023-0188", "Gomez", "Maria", "02/02/2023", "Debt", "LV", "DRO"], ["2025-0102", "Gomes", "Fernanda", "01/02/2025", "Immigration", "HOB", "referred"], ["2025-0140", "Gomez", "Carlos", "03/03/2025", "Employment", "-", "declined: conflict"]]), "yes",
    hide=["PIP restored", "declined: conflict"], out=["Tregaskis", "DRO", "Gomes", "declined"], keep=["Breathing space", "£4,200"], why="split names; the other Maria Gomez")
add("registers/Appointments.ics", """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:a1
DTSTART:20250109T100000Z
SUMMARY:LV - M Restrepo (debt) + Paloma
END:VEVENT
BEGIN:VEVENT
UID:a2
DTSTART:20250109T110000Z
SUMMARY:LV - S Thapa (debt)
DESCRIPTION:Sushila brings son to interpret
END:VEVENT
BEGIN:VEVENT
UID:a3
DTSTART:20250610T093000Z
SUMMARY:MI - Mafe ET1 signing
DESCRIPTION:then Ionela at 11 re statement (keep apart?)
END:VEVENT
END:VCALENDAR
""", "possible", hide=["S Thapa", "Sushila brings", "Ionela at 11"], out=["Thapa"], keep=["ET1 signing"], why="a calendar of all clients")
add("registers/Call log.csv", csv([["When", "From", "Caller", "For", "Message"], ["2025-01-09 08:55", "07700900618", "Ms Gomez-Restrepo?", "LV", "Man outside school. Please ring NOW"], ["2025-01-09 09:10", "07700900655", "Danuta (mum at school)", "LV", "Says Maria's kids are often w/o coats, she is worried, don't say who rang"], ["2025-01-09 09:20", "07700900690", "Mr Tregaskis", "LV", "PIP"], ["2025-06-02 14:00", "01632960866", "Eleni, Papas", "IS", "Fernanda changed locks?"], ["2025-06-03 10:11", "07700900641", "Carlos G", "HOB", "Wants to know where the children sleep. Not told. Rude"]]), "yes",
    hide=["Danuta (mum", "07700900655", "Carlos G", "Mr Tregaskis", "07700900641"], out=["Tregaskis"], keep=["Please ring NOW", "often w/o coats", "changed locks?"], why="a receptionist's log")
add("registers/Court duty sheet 14-04.pdf", scanned("""
DUTY DESK  14 APRIL     Imran

1  G Sahota      mortgage, adj 28 days, cried
2  M Restrepo    ours - won!!
3  A Fayemi      injunction, mental health
4  no show
"""), "possible", hide=["G Sahota", "A Fayemi", "injunction, mental health"], keep=["won!!"], why="a hand list, scanned")
add("registers/Foodbank vouchers.ods", ods({"2025": [["No", "Initials", "File", "Adults", "Kids", "By"], ["118", "OT", "0609", "1", "0", "LV"], ["119", "MFR", "0611", "1", "2", "LV"], ["120", "ST", "0133", "2", "3", "LV"]]}), "yes", hide=["OT"], out=["0609", "0133"], keep=["119"], why="initials and a short file number")
add("registers/Complaints register.docx", docx("# Complaints 2025", [["No", "Complainant", "About", "Outcome"], ["C1", "Hallgrímur Jónsson", "Kofi was short with him", "apology"], ["C2", "Maria Restrepo (client/vol)", "BT gossiped about her hearing to a flatmate", "upheld; BT stood down"], ["C3", "Anon (a volunteer)", "MR brings her children to drop-in and 'takes over'", "no action"]]), "yes", hide=["Hallgrímur Jónsson", "Kofi was short", "BT gossiped", "BT stood down"], out=["Kofi was short"], keep=["her hearing to a flatmate", "brings her children to drop-in"], why="she complains, and is complained of")
add("registers/Waiting list.txt", "HOUSING WAIT LIST (Kofi)\nNzeza JB - leak\nEze C. - s8\nRestrepo M - taken IS 12/11 ✓\nPopa - taken MI\nJonsson H - complaint, be nice\n", "possible", hide=["Nzeza JB", "Eze C.", "Jonsson H"], keep=["taken IS 12/11"], why="a list")

# --- volunteering

V = "volunteers/"
add(V + "Restrepo application.pdf", filled("VOLUNTEER APPLICATION - Latin American drop-in", [["Name", "Fernanda Restrepo (Mafe)"], ["Languages", "Spanish, English, some Portuguese"], ["Why", "You helped me. Now I help."], ["Referee 1", "Danuta Kowalczyk, school friend, 07700 900655"], ["Referee 2", "Father Iker, St Brendan's"], ["Convictions", "none"]]), "yes", hide=["Danuta Kowalczyk, school", "07700 900655"], keep=["Now I help", "some Portuguese"])
add(V + "Reference DK.eml", eml("Danuta Kowalczyk <danuta.k@postal.example>", KA, "Mon, 14 Jul 2025 20:00:00 +0100", "reference fernanda", "Dear Kofi, Fernanda has good heart. She is sometimes late and she shouts but never at others' children. I would trust her with people, not with keys. Please not to show her this.\n\nD. Kowalczyk\n"), "possible", hide=["Danuta Kowalczyk", "D. Kowalczyk"], keep=["has good heart"], why="a reference in confidence")
add(V + "Drop-in rota.xlsx", xlsx({"Autumn": [["Week", "Front desk", "Interp", "Kitchen"], ["1 Sep", "Concha", "Mafe", "Zeynep"], ["8 Sep", "Cressida", "Concha", "Mafe R"], ["15 Sep", "Zeynep", "Concha V", "-"]]}), "yes", hide=["Concha", "Zeynep", "Cressida"], out=["15 Sep"], why="a rota by forename")
add(V + "Drop-in feedback.txt", """
LA drop in feedback cards typed up Oct 25
1 muy amables
2 la señora Mafe me salvó la vida. gracias. Concha también
3 the big lady (fernanda?) told everybody my business. L.O.
4 fernanda is the best one
5 Too cold. Zeynep's tea good
""", "possible", hide=["Concha también", "Zeynep's tea"], keep=["me salvó la vida", "is the best one", "told everybody my business"], why="cards in two languages")
add(V + "Note of meeting Cressida.docx", docx("1-1 with Cressida H, 6/10/25 (HOB) – confidential", "CH thinks Mafe should not volunteer while we act for her in the ET. Also M brings the kids and they drew on the wall. CH says 'Latin time'. HOB challenged that.", "CH also said that Concha borrows from the tin."), "possible", hide=["Cressida H", "Concha borrows", "CH thinks"], keep=["should not volunteer while we act for her", "drew on the wall", "challenged that"], why="a meeting with one who told")
add(V + "WhatsApp Chat with Drop-in LA.txt", """
01/09/25, 09:00 - Kofi LLC: who's in?
01/09/25, 09:01 - Mafe: yo!! + 2 niños sorry
01/09/25, 09:03 - Concha V.: 🙋🏽‍♀️
01/09/25, 09:04 - Cressida Holt: Kofi, can I have a word about children on site
01/09/25, 09:10 - Zeynep (tea): 😂
05/10/25, 18:00 - Kofi LLC: Mafe pls don't bring nico to the desk, insurance
05/10/25, 18:02 - Mafe: who said?? era cressida cierto
05/10/25, 18:03 - Kofi LLC: not saying!
""", "possible", hide=["Concha V.", "Cressida Holt", "era cressida cierto", "Zeynep (tea)"], keep=["+ 2 niños sorry", "to the desk, insurance"], why="Spanish and English")

# --- mail

add("mail/imran/2025-01-10 Eleni.eml", eml(ELENI, IS, "Fri, 10 Jan 2025 12:00:00 +0000", "Flat 4 / Ms Gomez", "Dear Mr Siddiqui\n\nMr Papas asks that Ms Gomez lets in the plasterer on Monday. Aoife from 3 already agreed. Please tell your client that Mr Gomez has telephoned us and said his wife sublets to a John Freddy, which is a breach.\n\nEleni\n"), "yes", hide=["Aoife from 3", "Mr Gomez has telephoned", "a John Freddy"], keep=["lets in the plasterer on Monday", "which is a breach"], why="Ms Gomez is she, Mr Gomez the husband")
add("mail/imran/2025-01-10 Re Eleni.eml", eml(IS, MAFE, "Fri, 10 Jan 2025 13:30:00 +0000", "FW: Flat 4 / Ms Gomez", "Dear Mafe\nPlease read and ring me. Do NOT text Carlos.\n" + FOOT + "\n-----Original Message-----\nFrom: Eleni Markou <eleni@papaslettings.example>\nSent: 10 January 2025 12:00\nTo: Imran Siddiqui\nSubject: Flat 4 / Ms Gomez\n\nDear Mr Siddiqui\n\nMr Papas asks that Ms Gomez lets in the plasterer on Monday. Aoife from 3 already agreed.\n"), "yes", hide=["Do NOT text Carlos", "Aoife from 3"], keep=["Please read and ring me"])
add("mail/imran/2025-01-11 Mafe.eml", eml(MAFE, IS, "Sat, 11 Jan 2025 23:50:00 +0000", "Re: FW: Flat 4", "hola imran\n\nis carlos who told them!!! he wants me in the street so he can take the niños with luz dary. jhon fredy is my cousin almost.\nplasterer ok monday\n\nabrazo\nM\n\nEl vie, 10 ene 2025 a las 13:30, Imran Siddiqui (<imran@lockgatelaw.example>) escribió:\n\n> Dear Mafe\n> Please read and ring me. Do NOT text Carlos.\n"), "yes", hide=["is carlos who told", "with luz dary", "jhon fredy is"], keep=["he wants me in the street", "plasterer ok monday"], why="lower case, a Spanish quotation line")
add("mail/imran/2025-04-14 counsel.eml", eml(RA, IS, "Mon, 14 Apr 2025 17:45:00 +0100", "K00LG552 - note", "Imran, note attached. She was super. That man of hers walked out when the figure was read. Mr Bekele asked me to keep him out of any report.\n\nRhiannon\n", attach=[("note.docx", docx("C awarded 4,200. C's daughter Valentina did a cartwheel in the corridor.", "Mr Bekele (PW2) not called."))]), "yes", hide=["Mr Bekele asked me", "Mr Bekele (PW2)"], keep=["She was super", "did a cartwheel in the corridor"], why="only the claim number")
add("mail/imran/2025-02-20 Pike.eml", eml(PIKE, IS, "Thu, 20 Feb 2025 09:00:00 +0000", "RE: 61 Gasworks Rd", "Imran\nImprovement notice served on flats 2, 3 and 4. The lady in 5 (R.B.) has made a noise complaint against Restrepo, ref NC/1182, I'm obliged to open it. Between us Mr Wang's mother in 1 is frightened of the landlord.\nWes\n"), "possible", hide=["Mr Wang's mother"], keep=["has made a noise complaint against", "Improvement notice served"])
add("mail/lucinda/2025-01-09 school.eml", eml("St Brendan's Primary Office <office@stbrendans.example>", LV, "Thu, 09 Jan 2025 16:20:00 +0000", "Valentina & Nicolas Gomez", "Dear Ms Vane\nFurther to your call, Mum was let out by the kitchen. The man gave the name Dwayne. Another parent, Mrs Kowalczyk, has twice raised that the children come without coats and I have logged it.\nS Trotter\n"), "yes", hide=["the name Dwayne", "Mrs Kowalczyk, has"], keep=["was let out by the kitchen", "I have logged it"], why="her children's names, and Mum")
add("mail/lucinda/2025-01-22 breathing.eml", eml("noreply@insolvency.example", LV, "Wed, 22 Jan 2025 08:00:00 +0000", "Breathing space registered BS-2205 RESTREPO GOMEZ", "A moratorium has been registered.\nDebtor: MARIA FERNANDA RESTREPO GOMEZ\nDate of birth: 03/09/1988\nJoint debtor: CARLOS ANDRES GOMEZ RUIZ (not protected)\nCreditors: 3\n"), "yes", hide=["CARLOS ANDRES GOMEZ RUIZ"], keep=["A moratorium has been registered", "Creditors: 3"])
add("mail/lucinda/2025-01-23 Thapa.eml", eml(LV, KA, "Thu, 23 Jan 2025 08:00:00 +0000", "Sushila", "Can you move Sushila Thapa to 2pm. Maria's at 11 — no, the other Maria, Tanner Row.\nL\n"), "no", why="the other Maria")
add("mail/marta/2025-06-01 fired.eml", eml(MAFE, MI, "Sun, 01 Jun 2025 00:14:00 +0100", "me echaron", "Marta me echaron!!! por unos guantes. Blessing vio todo y Ionela también pero tienen miedo. Greg dijo \"speedy se va\".\nqué hago con el arriendo\nMafe\n"), "yes", hide=["Blessing vio todo", "Ionela también"], keep=["por unos guantes", "qué hago con el arriendo"], why="a mail in Spanish")
add("mail/marta/2025-06-02 Re fired.eml", eml(MI, MAFE, "Mon, 02 Jun 2025 09:00:00 +0100", "Re: me echaron", "Querida Mafe\nVen hoy a las 3. Trae las nóminas. No hables con Kirsty.\nMarta\n\n> Marta me echaron!!! por unos guantes. Blessing vio todo y Ionela también pero tienen miedo.\n"), "yes", hide=["Blessing vio todo", "Ionela también"], keep=["Trae las nóminas"])
add("mail/marta/2025-09-12 Lowe.eml", eml(LOWE, MI, "Fri, 12 Sep 2025 16:58:00 +0100", "WITHOUT PREJUDICE - Restrepo v Sparkline 2304417/2025", "Dear Ms Iglesias\n\nOur client will pay £3,000. We remind you that your client's colleague Ms Osei has told our client a rather different story, and that Ms Dumitrescu no longer wishes to attend.\n\nT Lowe\nBridgeman Lowe\n", cc=KIRSTY), "yes", hide=["Ms Osei has told", "Ms Dumitrescu no longer"], keep=["Our client will pay"])
add("mail/marta/2025-09-15 Re Lowe.eml", eml(MI, f"{HOB}; {IS}", "Mon, 15 Sep 2025 10:00:00 +0100", "Fwd: WITHOUT PREJUDICE - Restrepo v Sparkline 2304417/2025", "£3k is derisory, Popa got 9. But B.O. has wobbled and I.D. has gone back to Iasi. MFR wants her day. Advice?\n\nM.\n\nBegin forwarded message:\n\n> From: Ted Lowe <t.lowe@bridgemanlowe.example>\n> Date: 12 September 2025 at 16:58:00 BST\n> To: Marta Iglesias <marta@lockgatelaw.example>\n>\n> Our client will pay £3,000. We remind you that your client's colleague Ms Osei has told our client a rather different story\n"), "yes", hide=["Popa got 9", "Ms Osei has told"], keep=["wants her day"], why="initials of the witnesses")
add("mail/harriet/2025-03-03 Carlos.eml", eml("carlos gomez <cagomez77@correo.example>", "office@lockgatelaw.example", "Mon, 03 Mar 2025 21:00:00 +0000", "you help my wife but not me", "You are law center for all?? My wife Maria tell you lies. She have man in the house. Yuliana my sister is witness. I want my childs.\n\nCarlos\n07700900641\n"), "possible", hide=["carlos gomez", "cagomez77@correo.example", "Yuliana my sister", "07700900641"], keep=["She have man in the house"], why="the husband's mail")
add("mail/harriet/2025-03-04 Re Carlos.eml", eml(HOB, KA, "Tue, 04 Mar 2025 09:00:00 +0000", "Fwd: you help my wife but not me", "Kofi - if Mr Gomez rings, we can't act, conflict with 0611. Don't confirm anything about her.\nH\n"), "possible", hide=["Mr Gomez rings"], keep=["Don't confirm anything about her"], why="only the short number")
add("mail/harriet/2025-10-06 Barnaby.eml", eml("Barnaby Thistlewood <b.thistlewood@student.example>", HOB, "Mon, 06 Oct 2025 11:00:00 +0100", "sorry", "Dear Harriet\nI only said 'a Colombian lady with a horrid husband won'. Jasper knew her from the bakery. I'm mortified, please tell Fernanda. I do understand about standing down.\nBarnaby\n"), "possible", hide=["Barnaby Thistlewood", "Jasper knew"], keep=["a Colombian lady with a horrid husband won"], why="a volunteer's apology")
add("mail/kofi/2025-07-01 Outlook.msg", msg("Paloma Duarte", "paloma@duarte.example", [("Kofi Asante", "kofi@lockgatelaw.example")], 1751364000, "invoice June", "Hi Kofi, June:\r\n3/6 M.F.R. (Marta) 90 min\r\n10/6 Mafe ET1, 120\r\n12/6 Sra. Villar, benefits 45\r\n20/6 Fernanda Gomes - she speaks Portuguese!! not me\r\nPaloma\r\n"), "possible", hide=["Sra. Villar, benefits", "Fernanda Gomes - she"], keep=["ET1, 120", "90 min"], why="an invoice by initials and nicknames")
add("mail/archive/office.mbox", mbox(
    eml(KA, "all@lockgatelaw.example", "Mon, 16 Dec 2024 09:00:00 +0000", "Xmas", "Tree is up. Who's bringing a pudding? Mafe from Gasworks sent buñuelos!!\nKofi\n"),
    eml("Zeynep Aydın <zeynep.aydin@postal.example>", KA, "Tue, 07 Oct 2025 09:00:00 +0100", "monday", "Kofi, I can't do Monday, hospital. Cressida and Mafe had words again about the wall, I don't want to be in it.\nZ\n"),
    eml(KA, "all@lockgatelaw.example", "Wed, 08 Oct 2025 09:00:00 +0100", "wall", "Painters coming. Chiamaka Eze's appointment moved.\n")), "possible", hide=["Zeynep Aydın", "hospital", "Cressida and", "Chiamaka Eze's"], out=["Painters"], keep=["buñuelos", "had words again about the wall"], why="a mailbox")
add("mail/office/voicemail.eml", eml("Voicemail <vm@lockgatelaw.example>", "office@lockgatelaw.example", "Thu, 05 Jun 2025 08:01:00 +0100", "New voicemail from 07700900618 (0:24)", "Transcript (low confidence): hello is maffy restaurant po I need talk to martyr about my job please it is argent thank you\n"), "yes", keep=["it is argent"], why="a machine's transcript: only her number tells")

# --- governance and the rest

add("governance/Trustees 2025-10.docx", docx("# Trustees 15 October 2025", "Present: Alwyn Peake, Ruth Adeleke, HOB", "4. Complaint C2 (a client who is a volunteer, about a volunteer) – upheld. Insurer told.", "5. HOB: Restrepo v Sparkline hearing in March, risk of costs low.", "6. Cressida Holt to be thanked for 10 years. Mr Jónsson's complaint closed."), "possible", hide=["Cressida Holt to be thanked", "Mr Jónsson's"], keep=["risk of costs low"], why="a case name in the minutes")
add("governance/Funder report.pptx", pptx(("Impact 2025", ["'Ana', a cleaner from Colombia, won £4,200 and got her ceiling back", "Mr N. from Congo kept his home"], "Ana = MFR 0611, has agreed to be quoted. Mr N = Nzeza, has not"), ("Thanks", ["Our volunteers"], "")), "yes", hide=["Mr N = Nzeza"], keep=["won £4,200 and got her ceiling back", "has agreed to be quoted"], why="a case study: another name for her")
add("governance/File review.odt", odt("# FILE REVIEW (peer)", [["File", "LG-2024-0611"], ["Fee earner", "I Siddiqui"], ["Reviewer", "HOB"], ["Client care letter", "wrong surname! (Gomez)"], ["Conflict check", "Y - spouse declined 13/11"], ["Advice on subletting", "Given but not in writing"], ["Score", "2"]]), "yes", keep=["wrong surname!", "Given but not in writing", "spouse declined 13/11"])
add("governance/Supervision IS 2025-02.docx", docx("Supervision – Imran – Feb 2025", "0611 R: trial April; client fragile; husband abusive. 0620 TB: won't give evidence. 0609 OT: risk of self-harm, LV to ring daily.", "IS tired. Baby."), "yes", hide=["0620 TB: won't give evidence", "0609 OT"], keep=["client fragile"], why="one paragraph of many short numbers")
add("governance/Annual report.txt", "In 2025 we helped 611 people with housing. Maria, our cleaner, retired. Fernanda's Bakery gave cakes.\n", "no", why="a number, a cleaner and a bakery")
add("governance/Privacy notice.docx", docx("We hold files for six years.", "Example reference: LG-2000-0000."), "no", why="a notice")
add("contacts/phone.vcf", "BEGIN:VCARD\nVERSION:3.0\nN:Restrepo;Mafe;;;\nFN:Mafe Restrepo CLIENT\nTEL:+447700900618\nNOTE:pref WhatsApp\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:Danuta (Mafe's friend)\nTEL:07700900655\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:Concha Villar drop in\nTEL:07700900677\nEND:VCARD\n", "yes", hide=["Danuta (", "Concha Villar"], out=["Concha Villar"], keep=["pref WhatsApp"], why="cards")
add("systems/audit.jsonl", "\n".join(json.dumps(r) for r in [{"t": "2024-11-12T10:01", "user": "kasante", "act": "create", "case": "LG-2024-0611", "name": "GOMEZ MARIA F"}, {"t": "2024-11-12T10:40", "user": "kasante", "act": "rename", "case": "LG-2024-0611", "name": "RESTREPO GOMEZ MARIA FERNANDA"}, {"t": "2025-10-05T22:10", "user": "bthistlewood", "act": "view", "case": "LG-2024-0611"}, {"t": "2025-10-05T22:12", "user": "bthistlewood", "act": "view", "case": "LG-2024-0609", "name": "TREGASKIS OWEN"}]), "yes", hide=["bthistlewood", "TREGASKIS OWEN"], out=["TREGASKIS"], keep=["rename"], why="a log in JSON lines")
add("systems/Teams transcript.vtt", """WEBVTT

00:00:01.000 --> 00:00:06.000
<v Harriet Okonedo-Byrne>Mafe's hearing. Marta, are the witnesses solid?</v>

00:00:06.500 --> 00:00:14.000
<v Marta Iglesias>Blessing no. Ionela went home. Yusuf will come if we summons him, he told me he's ashamed.</v>

00:00:14.500 --> 00:00:20.000
<v Imran Siddiqui>She'll be fine on her own. She was with Whitcher.</v>
""", "possible", hide=["Blessing no", "Ionela went home", "Yusuf will come"], keep=["She'll be fine on her own", "are the witnesses solid"], why="speech")
add("library/Gomez v Restrepo note.txt", "Case digest: Gomez v Restrepo Holdings [1998] - a Florida case on leases. Not authority here.\n", "either", why="a case of the books")
add("library/Fernanda storm flooding.docx", docx("Storm Fernanda: what tenants can claim", "After Storm Fernanda many basements flooded."), "no", why="a storm")
add("backup/old laptop.zip", packed({"Desktop/restrepo bundle index.csv": csv([["Tab", "Doc", "Pages"], ["1", "Particulars", "1-9"], ["2", "WS Restrepo", "10-15"], ["3", "WS Bekele", "16-17"], ["4", "WS Bibi", "18"]]), "Desktop/letter to thapa.docx": docx("Dear Mrs Thapa", "Your debt is written off."), "Desktop/to do.txt": "- Mafe: ring re keys\n- Popa: cheque\n- Nzeza: sorry for mix up, sent him Mafe's letter!!\n"}), "possible", hide=["WS Bekele", "WS Bibi", "Popa: cheque", "Nzeza: sorry"], out=["Mrs Thapa"], keep=["ring re keys", "sent him"], why="a laptop; a letter sent to the wrong client")
