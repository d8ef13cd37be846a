"""Tannery Bridge Homes, a housing association. A tenant asks for her file: repairs, complaints about her by neighbours, an ex-husband. Invented; CC0 1.0.

Her forename and her surname are words, another tenant is called almost the same, an officer has the same forename."""
from kit import Organisation, csv, docx, eml, mbox, msg, pdf, xlsx

REQUEST = """
received = "2026-02-16"
channel = "letter"
preferred_form = "paper"

[subject]
names = ["Rose Winter", "Rose Philomena Winter"]
former = ["Rose Delaney"]
emails = ["rosiedee84@quickpost.example"]
phones = ["07700 900561"]
born = ["1984-12-03"]
addresses = ["9 Tannery Court, Skelbrook, XK7 2DP"]
ids = { tenancy = "TEN-20417", account = "90041733" }

[[namesake]]
names = ["Rosie Winters", "Rosemary Winters"]
addresses = ["14 Glover House, Skelbrook, XK7 5QT"]
ids = { tenancy = "TEN-18820" }
"""

STAFF = {"Hilary Moss": "Neighbourhood Officer", "Rose Okonjo": "Lettings Officer", "Tariq Aslam": "Repairs Manager", "Bev Stanhope": "Head of Housing", "Jon Fry": "Income Officer"}

PRIVATE = {
    "ogden": ["Barry Ogden", "Mr Ogden", "Ogden", "Barry", "11 Tannery Court", "b.ogden@quickpost.example", "07700 900702"],
    "bello": ["Shanice Bello", "Shanice", "Bello", "7 Tannery Court", "shanice.bello@quickpost.example", "07700 900711", "07700900711"],
    "kowalczyk": ["Agata Kowalczyk", "Kowalczyk", "Agata", "Marek Kowalczyk", "Marek", "10 Tannery Court", "10 Tannery Ct"],
    "pym": ["Mrs Pym", "Edith Pym", "Pym", "12 Tannery Court"],
    "april": ["April Sinclair", "Sinclair"],
    "lee": ["Flat 4, 2 Mercer Street", "2 Mercer St", "leewinter.plumbing@quickpost.example", "07700 900733", "07700900733"],
    "curtis": ["Curtis Vaughan", "Curtis", "Vaughan"],
    "namesake": ["Rosie Winters", "Rosemary Winters", "Winters", "14 Glover House", "TEN-18820", "90038812", "rosie.w@quickpost.example"],
    "others-in-lists": ["Hassan Dualeh", "Dualeh", "Penny Lane-Hughes", "Lane-Hughes", "Iain MacAskill", "MacAskill", "07700 900798", "Ngozi Obi", "Tremaine Cole", "Tremaine", "Siân Prothero", "Sian Prothero", "Prothero"],
    "marac": ["Kayleigh Dunn", "Kayleigh", "Stephen Dunn", "Precious Moyo", "Moyo"],
}
# Professionals, her children, her sister, her husband's name where the tenancy is joint.
OTHERS = """Hilary Moss|Hilary|Moss|H Moss|H. Moss|HM|Rose Okonjo|Tariq Aslam|Tariq|TA|Bev Stanhope|Bev|BS|Jon Fry|Jon|JF|PC 3381 Reid|Liam Reid|PC Reid|Reid|Lee Winter|Lee Anthony Winter|Lee|Mr Winter|L Winter|Mr L Winter|Alfie Winter|Alfie|Maisie|Maisie Delaney
Dave Corless|Dave|Corless|Steve|Kev|Gordon Platt|Platt|Gordon|Marie Delaney|Marie|Dr S Venkat|Venkat|Ruth Amadi|Amadi|Ruth|Karen Liddle|Liddle|Karen|Colette Firth|Firth|Colette|Fixwell|C Firth|J Fry|LR|RA|KL|r.amadi@mbc.example|liam.reid@police.example
hilary.moss@tannerybridge.example|tariq.aslam@tannerybridge.example|dave@fixwell.example|gordon@fixwell.example|jon.fry@tannerybridge.example|Jon F|01632 960340|01632 960344|01632 960355|karen.liddle@calmer.example
11.02.2013|30/08/08|11/02/13|22 Dyer Street|2 Dyer St|K. Rahman|Rahman|LW|BO|marac@mbc.example|Alfie Winter DOB|all.staff@tannerybridge.example|1981-04-27""".replace("\n", "|").split("|")
OWN = "Rose Philomena Winter|Rose Winter|Rose Delaney|Mrs Winter|Ms Winter|Ms Delaney|WINTER R|R Winter|R. Winter|Rose|Winter|RW|R.W|Mrs W|Delaney|TEN-20417|90041733|9 Tannery Court|9 Tannery Ct|XK7 2DP|07700 900561|rosiedee84@quickpost.example|FX12 KLO".split("|")

O = Organisation("Tannery Bridge Homes", "tannerybridge.example", "other", REQUEST, PRIVATE, STAFF, OTHERS, OWN)
add = O.add
HILARY = "Hilary Moss <hilary.moss@tannerybridge.example>"
TARIQ = "Tariq Aslam <tariq.aslam@tannerybridge.example>"
DAVE = "Dave Corless <dave@fixwell.example>"
ROSE = "Rose Winter <rosiedee84@quickpost.example>"
SIGN = "\n\nHilary Moss (she/her)\nNeighbourhood Officer | Tannery Bridge Homes\nT: 01632 960344 | Mon-Thurs\n"

# --- tenancy

add("files/Tenancies/TEN-20417/Tenancy agreement 2016.pdf", pdf("""
# ASSURED TENANCY AGREEMENT
Tenancy reference: TEN-20417
THIS AGREEMENT is made on the 4th day of July 2016
BETWEEN Tannery Bridge Homes Limited ("the Landlord") and
MR LEE ANTHONY WINTER and MRS ROSE PHILOMENA WINTER ("the Tenant", joint and several)
OF: 9 Tannery Court, Skelbrook XK7 2DP ("the Premises")
Rent: £98.14 per week, payable in advance.
Permitted occupiers: Alfie Winter (born 11.02.2013), Maisie Delaney (born 30/08/08)

# 1. THE TENANT AGREES
1.1 To pay the rent. 1.2 To keep the garden tidy. 1.3 Not to cause nuisance to neighbours.
1.4 In winter, to keep the heating at a level that prevents pipes from freezing.
Will any lodger be taken, the Landlord must be told first.
""", """
# SIGNATURES
Signed by the Tenants
L Winter                    R. Winter
In the presence of: Edith Pym, 12 Tannery Court (neighbour)      Occupation: retired
Signed for the Landlord: H. Moss
""", title="Assured tenancy 9 Tannery Court"), "yes", hide=["Edith Pym", "12 Tannery Court"], keep=["In winter, to keep the heating", "£98.14 per week", "Will any lodger", "joint and several"])

add("files/Tenancies/TEN-20417/Sole tenancy application.docx", docx("# Application: joint to sole tenancy", [["Tenancy ref", "TEN-20417"], ["Applicant", "Rose Winter"], ["Date of birth", "3 Dec 1984"], ["National Insurance", "QQ 12 34 56 C"],
    ["Other joint tenant", "Lee Winter, now at Flat 4, 2 Mercer Street, Skelbrook"], ["Reason", "Relationship broke down after he was arrested in March 2024. He lives with April Sinclair."], ["Income", "Universal Credit £1,108.20, PIP (Alfie) £290"],
    ["Household", "Alfie 11, Maisie 16"], ["Support", "My sister Marie Delaney helps with school runs"], ["Decision", "Agreed in principle HM 12/9/24, legal to advise on notice"]], author="Hilary Moss"), "yes",
    hide=["2 Mercer Street", "April Sinclair"], keep=["Universal Credit £1,108.20", "QQ 12 34 56 C", "Agreed in principle", "Relationship broke down"])

add("files/Tenancies/TEN-20417/Introductory visit.txt", """
TENANCY SUSTAINMENT VISIT
Tenants: Mr & Mrs Winter    Prop: 9 TC    Visit: 18-Aug-2016   Officer HM
All OK. Garden needs clearing, old rose bushes left by prev. tenant (Mr Dualeh). Mrs W expecting to go back to work at the bakery in Sept. Asked about cot bed - ref'd to Baby Bank.
Mr W said little. Neighbours either side seen: no 10 (Kowalczyk) v. friendly.
NEXT VISIT: Feb 17
""", "yes", hide=["prev. tenant (Mr Dualeh)", "no 10 (Kowalczyk)"], keep=["old rose bushes", "go back to work at the bakery", "Asked about cot bed"])

add("files/Lettings/transfer list Jan 2026.csv", csv([["Ref", "Name", "Current address", "Band", "Need", "Points", "Notes"],
    ["T/101", "Dualeh Hassan", "3 Fuller Row", "B", "3 bed", "140", "overcrowded"], ["T/117", "Winter Rose", "9 Tannery Court", "A", "3 bed ground floor", "210", "fleeing ex, son ASD, wants Harrow side"],
    ["T/118", "Winters Rosemary", "14 Glover House", "C", "1 bed", "60", "wants nearer daughter"], ["T/123", "Lane-Hughes Penny", "2 Dyer St", "C", "2 bed", "75", ""]]), "yes",
    hide=["overcrowded", "wants nearer daughter"], out=["Dualeh", "Winters", "Lane-Hughes"], keep=["fleeing ex, son ASD"])

add("files/Lettings/Re keys.txt", "Key handover w/c 5 Jan\nRose has set 14 (Glover Hse void) - give back to Rose O by Fri\nset 9: contractor\nWinter hours: office shuts at 4\n", "no", why="Rose is the officer; winter is the season")

# --- money

add("files/Income/Ledger 90041733.xlsx", xlsx({"Rent account": [["Tannery Bridge Homes", "", "", ""], ["Account", "90041733", "Tenant(s)", "Mr L & Mrs R Winter"], ["Date", "Type", "Amount", "Balance"],
    ["01/12/2025", "Rent", 112.40, 412.02], ["03/12/2025", "UC direct", -224.80, 187.22], ["08/12/2025", "Rent", 112.40, 299.62], ["15/12/2025", "DD returned", 0, 412.02], ["19/12/2025", "Card, M Delaney", -50, 362.02]],
    "Notes": [["Date", "By", "Note"], ["15/12/25", "JF", "DD bounced. Rang 07700 900561, no ans, text sent."], ["19/12/25", "JF", "Sister paid £50. T says ex never paid his half since Mar 24. Upset, in tears. Offered foodbank voucher."],
        ["06/01/26", "JF", "Same arrangement as Tremaine Cole at 22: £5 pw over"]]}), "yes", hide=["Tremaine Cole"], keep=["Offered foodbank voucher", "Upset, in tears", "DD bounced", "UC direct"],
    why="the ledger is hers throughout; the notes name nobody")

add("files/Income/arrears wk 40.csv", csv([["Acct", "Tenant", "Prop", "Wks", "Balance", "Stage"], ["90038812", "WINTERS R MISS", "GLOVER HSE 14", "2", "188.10", "letter 1"], ["90041733", "WINTER L MR & R MRS", "TANNERY CT 9", "4", "412.02", "NSP review"],
    ["90041760", "OGDEN B MR", "TANNERY CT 11", "0", "-12.00", ""], ["90042001", "PROTHERO S MS", "FULLER ROW 8", "9", "1011.50", "court"]]), "yes", out=["WINTERS R", "OGDEN", "PROTHERO"], keep=["NSP review"])

add("files/Income/NSP draft.docx", docx("NOTICE OF SEEKING POSSESSION (DRAFT - NOT SERVED)", "To: Mr Lee Winter and Mrs Rose Winter, 9, Tannery Court, Skelbrook", "The Landlord intends to apply for possession on Ground 10. Rent lawfully due: £412.02 at 15th December 2025.",
    "JF to hold: Ms Winter is engaging and there is a DA flag on the account.", comments=[("Jon Fry", "Bev, do we have to name Lee? He's at 2 Mercer Street now. She's petrified he'll come to court."), ("Bev Stanhope", "Both are on the agreement. Hold till legal come back.")], author="Jon Fry"),
    "yes", hide=["2 Mercer Street"], keep=["is engaging and there is a DA flag", "Hold till legal come back"])

# --- repairs

add("files/Repairs/jobs 2025.csv", csv([["Job", "Raised", "Address", "Tenant", "Tel", "Trade", "Description", "Completed", "Operative notes"],
    ["R55120", "03-Feb-25", "9 Tannery Court", "Winter", "07700900561", "Gas", "No heating or hw, child with asd in property", "04-Feb-25", "Pump replaced. T very grateful"],
    ["R55121", "03-Feb-25", "19 Tannery Court", "MacAskill", "07700900790", "Plumb", "Toilet leaking thru ceiling", "05-Feb-25", "T out, dog loose"],
    ["R56002", "11-Sep-25", "9 Tannery Court", "", "", "Damp", "Black mould back bedrm, raised by HV", "", "NA x2. Card left"],
    ["R56340", "20-Nov-25", "11 Tannery Court", "Ogden", "07700900702", "Joiner", "Fence between 9 and 11 kicked in, says ndr did it", "28-Nov-25", "Made good"],
    ["R56341", "20-Nov-25", "14 Glover House", "Winters R", "", "Elec", "Lights trip", "21-Nov-25", "Kettle"]]), "yes",
    hide=["T out, dog loose", "07700900702", "Kettle"], out=["19 Tannery Court", "14 Glover House"], keep=["child with asd in property", "Black mould back bedrm", "T very grateful"], why="one of the rows has the address alone")

add("files/Repairs/Damp survey 9TC.pdf", pdf("""
# DAMP AND MOULD INSPECTION                                 FIXWELL PROPERTY SERVICES
Property: 9 Tannery Court, XK7 2DP         Surveyor: Gordon Platt, MRICS        Inspected 2/10/25
Tenant present: yes (Ms R Winter) and sister

Bedroom 2	RH 78%	Mould to external wall, heavy
Bathroom	RH 71%	Fan disconnected
Lounge	RH 55%	No issue

Tenant reports son's asthma worse since autumn; GP Dr S Venkat has written. Tenant dries clothes indoors as the
line was taken down by the neighbour at 11. Mr Ogden's overflow discharges on to the gable wall.
Rose-coloured staining below window: iron. Recommend: fan, fungicidal wash, and trace overflow at 11.
May be done before Christmas. Cost est. £640.
"""), "yes", hide=["Mr Ogden's overflow"], keep=["asthma worse since autumn", "Rose-coloured staining", "May be done before Christmas", "Fan disconnected"])

add("mail/repairs/2025-02-03 boiler.eml", eml(TARIQ, DAVE, "Mon, 3 Feb 2025 10:12:00 +0000", "9 Tannery Ct - P1 no heat", "Dave, can one of the lads get there today, vulnerable child. Tenant's number is 07700 900561, ring first, she won't open the door to men she's not expecting (ex-husband).\n\nTA\n"), "yes",
    keep=["vulnerable child", "not expecting"], why="address and telephone only")

add("mail/repairs/2025-09-30 Re NA.eml", eml(DAVE, TARIQ, "Tue, 30 Sep 2025 16:02:00 +0100", "Re: R56002 no access", """Tariq
Kev's been twice, lady at no.9 wont answer. Bloke at 11 came out and told him she's in but "hiding from the telly licence" and that she has her boyfriend Curtis living there on the sly. Not our business but passing on.
Dave

Dave Corless, Contracts, FIXWELL

> On 29 Sep 2025, at 09:00, Tariq Aslam wrote:
>
> Dave, R56002, 9 Tannery Court: any joy? HV is chasing.
"""), "yes", hide=["boyfriend Curtis", "Bloke at 11"], keep=["lady at no.9 wont answer", "HV is chasing"], why="address in the quoted part, job number in the subject")

add("mail/repairs/2025-12-01 asbestos.msg", msg("Gordon Platt", "gordon@fixwell.example", [("Tariq Aslam", "tariq.aslam@tannerybridge.example")], 1764590400, "Asbestos - Tannery Ct gables",
"""Tariq,

Sampling at 9, 10 and 11 came back: textured coating in 9's airing cupboard is positive (chrysotile). Mrs Winter has been told not to drill. Mrs Kowalczyk at 10 is clear. Mr Ogden would not let us in.

Regards
Gordon Platt
"""), "yes", hide=["Kowalczyk at 10", "Mr Ogden would not"], keep=["told not to drill", "airing cupboard is positive"])

add("files/Repairs/sms log.txt", """
07700900561 | OUT | 02/10/2025 08:01 | Hi Rose, surveyor Gordon will be with you 9-11 today. Reply STOP to opt out
07700900561 | IN  | 02/10/2025 08:03 | ok ta. can he knock loud bell is broke x
07700900733 | OUT | 02/10/2025 08:05 | Hi Lee, your boiler service is due at Mercer Street
07700900711 | OUT | 03/10/2025 08:00 | Hi Shanice, your repair R56011 is complete
07700900561 | IN  | 28/11/2025 19:44 | barry next door is banging on my wall again. kids are scared
""", "yes", hide=["Hi Shanice", "barry next door", "Mercer Street"], keep=["can he knock loud bell is broke", "kids are scared"])

# --- nuisance

add("files/ASB/ASB-2291/Case log.docx", docx("# ASB-2291  Tannery Court: noise, harassment", "Alleged perpetrator: Rose WINTER, 9 Tannery Court. Case officer: Hilary Moss. RISK: medium", [
    ["Date / time", "Source", "Report", "Action"],
    ["14.10.25 23.40", "B Ogden (11)", "Music and shouting from 9. 'Her and her fella'.", "Diary sheets sent"],
    ["19.10.25", "Anon (female caller, works at the Co-op, think it's Shanice Bello from 7)", "Kids out till late, Maisie smoking weed in stairwell. Caller frightened of RW.", "HM to speak to RW"],
    ["22.10.25", "RW", "Denies noise. Says BO bangs on the wall and called her a slag in front of Alfie.", "Counter allegation logged as ASB-2302"],
    ["03.11.25", "Mrs Pym (12)", "Hears Mr Ogden's telly, not number 9. 'Rose is a good girl, she brings my bins in.'", ""],
    ["18.11.25", "PC Reid", "Called to 9, domestic, ex-husband LW at door. LW arrested.", "MARAC ref"],
    ["02.12.25", "M Kowalczyk (10)", "Will not give statement. Has seen Barry filming Rose's kids.", "Passed to police"]], author="Hilary Moss"), "yes",
    hide=["B Ogden", "Shanice", "from 7", "Mrs Pym", "M Kowalczyk", "seen Barry"], keep=["Denies noise", "called her a slag", "Caller frightened of RW", "Counter allegation logged as ASB-2302", "she brings my bins in", "Will not give statement"])

add("files/ASB/ASB-2291/Diary sheets 11.pdf", pdf("""
# NUISANCE DIARY                         Name: Barry Ogden          Address: 11 Tannery Court
Ref ASB-2291                Tel 07700 900702

14 Oct	11.40pm	Music bang bang bang. Mrs Winter shouting at her lad
15 Oct	7am	Door slamming. Woke me and our Jean
21 Oct	10pm	Her fella Curtis revving motorbike. Reg FX12 KLO
29 Oct	all day	Kids kicking ball at my fence
1 Nov	2am	Screaming. Sounded like Lee was back

I have lived here 22 years and never had a problem till HER. I want it kept confidential that I filled this in.
Signed B. Ogden     Dated: 2nd Nov.
"""), "yes", hide=["our Jean", "fella Curtis", "Barry Ogden", "B. Ogden"], keep=["shouting at her lad", "never had a problem till HER", "Kids kicking ball"])

add("mail/asb/2025-10-19 Bello.eml", eml("Shanice Bello <shanice.bello@quickpost.example>", HILARY, "Sun, 19 Oct 2025 21:30:00 +0100", "CONFIDENTIAL no 9",
"""Hi Hilary, please dont tell her it was me as I have to see her at the school gate. Rose's eldest is out every night, weed, swearing. I'm on nights at the Co-op and cant sleep. She told me "mind your own or else". I'm scared for my little boy Tobi.

Shanice (no 7)
07700 900711
"""), "yes", hide=["Tobi", "no 7", "on nights at the Co-op"], keep=["Rose's eldest is out every night", "mind your own or else"], why="by an informant; first name and the number of the house")

add("mail/asb/2025-10-20 Re Bello.eml", eml(HILARY, "Shanice Bello <shanice.bello@quickpost.example>", "Mon, 20 Oct 2025 09:10:00 +0100", "Re: CONFIDENTIAL no 9",
"Dear Shanice\n\nThank you, I will speak to Ms Winter without saying who reported it. Have you kept a diary?" + SIGN + """
From: Shanice Bello <shanice.bello@quickpost.example>
Sent: 19 October 2025 21:30
To: Hilary Moss
Subject: CONFIDENTIAL no 9

Hi Hilary, please dont tell her it was me as I have to see her at the school gate. Rose's eldest is out every night, weed, swearing. I'm on nights at the Co-op and cant sleep. She told me "mind your own or else". I'm scared for my little boy Tobi.

Shanice (no 7)
07700 900711
"""), "yes", hide=["Dear Shanice", "Tobi", "no 7"], keep=["without saying who reported it"])

add("files/ASB/ASB-2291/Warning letter.pdf", pdf("""
TANNERY BRIDGE HOMES
1 Bridge Yard, Skelbrook

24 October 2025                                                     Our ref: HM/ASB-2291

PRIVATE & CONFIDENTIAL
Mrs R P Winter
9 Tannery Court
Skelbrook XK7 2DP

Dear Mrs Winter,

# ANTI-SOCIAL BEHAVIOUR: FIRST WARNING

We have received reports from residents of Tannery Court about loud music late at night on 14 and 15 October, and
about your daughter's behaviour in the communal stairwell. You told me on 22nd October that you dispute this.

Please be considerate, particularly to older residents such as Mrs Pym. Grace will be shown, but a breach of your
tenancy may lead to court. Mark this letter well.

Yours sincerely,

H. Moss
"""), "yes", hide=["such as Mrs Pym"], keep=["Mark this letter well", "Grace will be shown", "that you dispute this", "your daughter's behaviour"])

add("files/ASB/ASB-2302/Statement R Winter.docx", docx("STATEMENT OF ROSE WINTER", "I am Rose Philomena Winter, d.o.b. 03.12.1984, of 9 Tannery Court. I make this statement about my neighbour at number 11.",
    "1. Since about June Barry Ogden has banged on my wall. On 5th November he called me a \"slag\" when my son Alfie was with me.", "2. On 20/11 he said I'd kicked his fence in. It was the wind. Agata at number ten saw it fall.",
    "3. I am on sertraline. I feel I can't go in my own garden. My ex, Lee, is friendly with Barry, they drink in the Fleece.", "4. I am frightened that Barry tells Lee when I'm out.",
    "Signed: Rose Winter      Witness: H Moss     Date: 1st December 2025", footer="ASB-2302 statement page 1"), "yes", hide=["Agata at number ten"], keep=["It was the wind", "I am on sertraline", "I can't go in my own garden", "they drink in the Fleece"],
    why="her own words; that Barry Ogden is named in them she knows")

add("files/ASB/mediation notes.txt", """
Calmer Communities - mediation - 10 Dec 2025 - 11am, St Mary's hall
Present KL (mediator) HM, RW (9), BO (11)
BO: wants "the noise stopped and an apology for the fence".
RW: tearful. Says she gave up her choir because of him. Rose asked BO to stop filming the kids. BO - "free country"
KL asked if both could agree quiet hours 10-7. RW yes. BO only if Curtis's bike goes.
Outcome: no agreement. HM to review cameras.
Karen Liddle karen.liddle@calmer.example
""", "yes", hide=["Curtis's bike"], keep=["gave up her choir because of him", "RW: tearful", "free country"], why="initials with the number of her house, her forename")

add("files/ASB/witnesses all cases.xlsx", xlsx({"Open cases": [["Case", "Perpetrator", "Witness", "Contact", "Willing?"], ["ASB-2291", "Winter R", "Ogden B", "07700 900702", "Y"], ["ASB-2291", "Winter R", "Bello S", "07700 900711", "N - anon only"],
    ["ASB-2302", "Ogden B", "Winter R", "07700 900561", "Y"], ["ASB-2310", "Cole T", "Prothero S", "07700 900799", "Y"], ["ASB-2311", "Winters R", "MacAskill I", "07700 900798", "N"]]}), "yes",
    hide=["Ogden B", "Bello S"], out=["ASB-2310", "ASB-2311"], keep=["N - anon only"])

add("files/ASB/ASB-2311 Glover House.docx", docx("# ASB-2311 Glover House", "Perpetrator: Ms Rosie Winters, 14 Glover House (TEN-18820). Rosie has been feeding pigeons. Complainant: Iain MacAskill.", "Miss Winters says it's only in winter. Warned by HM."), "no", why="the namesake")

# --- police, MARAC

add("mail/police/2025-11-19 s115.eml", eml("Liam Reid <liam.reid@police.example>", HILARY, "Wed, 19 Nov 2025 06:40:00 +0000", "OFFICIAL-SENSITIVE: 9 Tannery Court 18/11",
"""Hilary

Attended 2205hrs. IP Rose WINTER (03/12/1984). Suspect Lee WINTER (b. 1981-04-27) of Flat 4, 2 Mercer Street. Informant: Agata KOWALCZYK, no. 10, who does not want to be known. LW bailed, conditions not to contact directly or indirectly.
LW's partner April was in the car. Two juveniles at address, Alfie and Maisie, both seen, fine.

Regards
PC 3381 Reid
"""), "yes", hide=["Agata", "KOWALCZYK", "Mercer Street", "partner April", "1981-04-27"], keep=["both seen, fine", "bailed"])

add("mail/police/2025-11-20 MARAC referral.eml", eml(HILARY, "MARAC <marac@mbc.example>", "Thu, 20 Nov 2025 11:00:00 +0000", "Referral RW dob 03.12.84",
"Please list RW, TEN-20417, two children, for 4 December. DASH 16 ticks. High risk on professional judgment. She says he \"knows people in the block\". Safe number is her sister's (Marie), not the mobile." + SIGN), "yes", keep=["DASH 16 ticks", "knows people in the block"], why="initials, tenancy number")

add("files/MARAC/minutes 4 Dec 25.docx", docx("# MARAC 4 December 2025: STRICTLY CONFIDENTIAL", "Chair: DI Colette Firth. Housing: Hilary Moss. IDVA: Ruth Amadi", [["No", "Victim", "Perpetrator", "Discussion", "Actions"],
    ["1", "Kayleigh Dunn 12/05/99", "Stephen Dunn", "Strangulation, released Friday.", "IDVA"], ["2", "Rose Winter 03/12/84 (2 ch)", "Lee Winter 27/04/81, 2 Mercer St", "Came to address in breach. Kids hid in bathroom. Neighbour called it in.", "TBH: target harden, new locks\nIDVA: call on Marie's phone"],
    ["3", "Precious Moyo", "unknown", "Cuckooing.", "Police"]]), "yes", hide=["Kayleigh", "Dunn", "Strangulation", "Moyo", "Cuckooing"], keep=["Kids hid in bathroom", "target harden, new locks"])

add("files/MARAC/panel sheet.csv", csv([["Case", "Initials", "DOB", "Ref", "Flag"], ["1", "KD", "12/05/99", "TEN-19001", "H"], ["2", "RW", "03/12/84", "TEN-20417", "H"], ["3", "PM", "", "", "M"]]), "yes", hide=["TEN-19001"], out=["TEN-19001"], why="initials, date of birth and tenancy number")

# --- mail of the officer, as exported

add("mail/export/hmoss archive.mbox", mbox(
    eml(ROSE, HILARY, "Fri, 05 Dec 2025 13:13:00 +0000", "locks", "hiya hilary, thankyou for the locks. he's found out about MARAC somehow?? only you lot and me sister knew. im not sleeping. Rose x\n"),
    eml(HILARY, ROSE, "Fri, 05 Dec 2025 15:00:00 +0000", "Re: locks", "Dear Rose\nI am so sorry. I will find out. Please ring Ruth Amadi." + SIGN + "\n> hiya hilary, thankyou for the locks. he's found out about MARAC somehow?? only you lot and me sister knew. im not sleeping. Rose x\n"),
    eml(HILARY, "Rose Okonjo <rose.okonjo@tannerybridge.example>", "Mon, 08 Dec 2025 09:00:00 +0000", "void at 22", "Hi Rose, can you let 22 Dyer Street next week? Ngozi Obi is top of the list. H\n"),
    eml("Rosie Winters <rosie.w@quickpost.example>", HILARY, "Tue, 09 Dec 2025 10:00:00 +0000", "pigeons", "Dear Miss Moss I am 81 and the pigeons are all I have. R. Winters, Glover House\n"),
    eml("Lee Winter <leewinter.plumbing@quickpost.example>", HILARY, "Wed, 10 Dec 2025 22:51:00 +0000", "my tennancy", "take me off that tennancy if you like but i want half the deposit. and tell Rose i know what she said to your meeting. Baz told me everything. send post to flat 4, 2 mercer street. me and April have a baby coming we need the money.\nLee 07700 900733\n"),
    eml(HILARY, "Bev Stanhope <bev.stanhope@tannerybridge.example>", "Thu, 11 Dec 2025 08:20:00 +0000", "URGENT leak?", "Bev, LW has emailed last night saying 'Baz' (Barry Ogden, no. 11) told him what was said at MARAC. Only way BO could know is if our caretaker Steve talked. RW needs to be told there's been a breach. H\n"),
), "yes", hide=["Ngozi Obi", "Baz told", "me and April", "Barry Ogden", "flat 4, 2 mercer street"], out=["pigeons", "void at 22"], keep=["im not sleeping", "thankyou for the locks", "i want half the deposit", "RW needs to be told"])

add("mail/export/lettings.mbox", mbox(
    eml("Rose Okonjo <rose.okonjo@tannerybridge.example>", "all.staff <all.staff@tannerybridge.example>", "Mon, 01 Dec 2025 09:00:00 +0000", "Winter opening hours", "All, office closes at 3 on the 24th. Have a lovely winter break!\nRose\n"),
    eml("Penny Lane-Hughes <plh@quickpost.example>", "Rose Okonjo <rose.okonjo@tannerybridge.example>", "Tue, 02 Dec 2025 09:00:00 +0000", "2 Dyer St", "Dear Rose, when will I hear about my transfer? Penny\n")), "no", why="the officer called Rose; the season")

# --- the rest

add("files/Contact/call log Q4.csv", csv([["When", "Number", "Account", "Caller", "Notes", "Agent"], ["22/10/25 10:02", "07700 900561", "90041733", "Mrs Winter", "Cust crying, wants HM to ring. Says nbr is racist to her kids friend", "CJ"], ["23/10/25 09:30", "01632 960799", "", "Mrs Pym", "Rang to say number 9 is a nice girl and it's him at 11", "CJ"],
    ["24/10/25 16:45", "withheld", "", "Anon male", "Says 9 Tannery is a brothel. Refused name. Agent recognised Mr Ogden's voice", "LT"], ["24/10/25 16:50", "07700 900790", "90041802", "Mr MacAskill", "Chasing toilet", "LT"]]), "yes",
    hide=["Mrs Pym", "Mr Ogden's voice", "Chasing toilet"], out=["Chasing toilet"], keep=["Cust crying, wants HM to ring"])

add("files/Contact/voicemail 2025-12-24.txt", "Transcript (auto) 24 Dec 2025 08:44 from 07700900561\n\"hi it's rose from tannery court number nine um the lock on the back's gone stiff and barry's been out there again can somebody ring me my names rose winter ta bye\"\n", "yes", hide=["barry's been out there"], keep=["lock on the back's gone stiff"])

add("files/Parking/permits.xlsx", xlsx({"Tannery Ct": [["Bay", "Name", "Reg", "Expires"], [3, "Bello", "KP19 ZZA", "31/03/2026"], [4, "Winter, Rose", "FX12 KLO", "31/03/2026"], [5, "Kowalczyk", "WE70 AAB", "31/03/2026"]]}), "yes", hide=["KP19 ZZA", "WE70 AAB"], out=["KP19 ZZA", "WE70 AAB"], keep=["FX12 KLO"])

add("files/Complaints/Stage 2 C-0091.pdf", pdf("""
C-0091 STAGE TWO RESPONSE                                        30th January 2026

Dear Ms Delaney

You wrote under your former name, and asked us to use it. You complained that (a) damp at Tannery Court was left
for 11 weeks, and (b) information given to a confidential meeting reached your former husband.

(a) UPHELD. We offer £350. Job R56002 was marked "no access" twice; the operative did not ring the number given.
(b) PARTLY UPHELD. We could not establish that our caretaker, Steve, spoke to your neighbour, Mr Ogden. You told my
colleague Mr Fry that your friend Curtis had heard it in the Fleece.

With my apologies,

Bev Stanhope
Head of Housing
"""), "yes", hide=["friend Curtis"], keep=["We offer £350", "left", "asked us to use it", "PARTLY UPHELD"], why="by her former surname and a title")

add("files/Adaptations/OT report A Winter.pdf", pdf("""
# OCCUPATIONAL THERAPY: HOUSING NEEDS
Child: Alfie Winter    DOB 11/02/13    Parent: Rose Winter     9 Tannery Court
Alfie has autism and no sense of danger. Ms Winter describes waking at five every day. She has her own bad back
following an assault in 2024 and cannot lift him. Needs a ground floor home with a fenced garden.
Compared with the Dualeh family, also known to me, need is greater.
Siân Prothero, OT student; countersigned K. Rahman
""".replace("â", "a")), "yes", hide=["Dualeh family"], keep=["waking at five every day", "cannot lift him"])

add("files/Calendar/visits.ics", """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Tannery//EN
BEGIN:VEVENT
UID:v1@tannerybridge.example
DTSTART:20251022T100000Z
SUMMARY:Visit 9 Tannery Ct (Winter) - double up, DA flag
DESCRIPTION:HM + JF. Ask about music. Don't mention who rang (Ogden/Bello)
END:VEVENT
BEGIN:VEVENT
UID:v2@tannerybridge.example
DTSTART:20251023T100000Z
SUMMARY:Winter gritting walkabout
LOCATION:Glover House
END:VEVENT
END:VCALENDAR
""", "yes", hide=["Ogden/Bello"], out=["gritting"], keep=["double up, DA flag"])

add("files/Newsletter/Winter 2025.html", """<html><body><h1>The Bridge: Winter edition</h1><p>As winter draws in, keep warm and keep in touch.</p><h3>Garden competition results</h3><ol><li>Mr and Mrs Kowalczyk, Tannery Court, for their roses</li>
<li>Rosie Winters, Glover House, for her window boxes</li><li>Penny Lane-Hughes</li></ol><p>Prune each rose in late winter.</p></body></html>""", "no", why="the season, the flower and the namesake")
add("files/Policies/Winter maintenance.docx", docx("# WINTER MAINTENANCE", "Gritting starts when the forecast is below 2C. Rose Okonjo keeps the rota. Winter boots are provided. Costs rose by 4% last winter."), "no", why="words")
add("files/Board/paper 7 cost.txt", "Board paper 7: costs rose in winter 2024-25.\nArrears rose to 4.1%. Repairs rose. May Day closures. Tannery Court gable works est. £48k (9-12).\n", "no", why="words; a block of houses, of which hers is one")
