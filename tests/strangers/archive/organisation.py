"""St Brannoc's Homes, an order of nuns that kept children's homes until 1981, and its archive. A woman who grew up there asks for all about herself. Invented; CC0 1.0.

Her forename is a nun's, a house's and her cousin's, and the cousin's whole name is the same; she was entered under one name, fostered under another and married under a third. Sixty
years of papers: registers with a line a child, punishment books, typed letters, and today's mails, transcripts and claims, in which other women told what was done to them."""
import json

from kit import Organisation, csv, docx, eml, mbox, msg, packed, pdf, xlsx
from more import filled, formed, odt, ods, picture, pptx, rtf, scanned

REQUEST = """
received = "2026-01-26"
channel = "e-mail"
preferred_form = "electronic"

[subject]
names = ["Bernadette Whitlock", "Bernadette Mary Whitlock"]
former = ["Bernadette Coyle", "Bernadette Pell"]
known_as = ["Bernie", "Detta"]
emails = ["bernie.whitlock@inbox.example"]
phones = ["07700 900519"]
born = ["1958-10-19"]
addresses = ["6 Quay Cottages, Saltmouth, SM7 1HD"]
ids = { register = "SB/1964/214", claim = "RC-0077" }

[[namesake]]
names = ["Bernadette Coyle"]
born = ["1961-03-02"]
ids = { register = "SB/1966/307" }
"""
STAFF = {"Constance Birtwhistle": "Archivist", "Kwabena Ofori": "Safeguarding Lead", "Lindsay Tate": "Access to Records Officer", "Agnes Moran": "Congregational Leader"}
PRIVATE = {
    "cousin": ["SB/1966/307", "2.3.61", "02/03/1961", "2 March 1961", "Bernadette Sugden"],
    "sister-adopted": ["Theresa Coyle", "Theresa", "Susan Harker", "Mrs Harker", "Harker", "susan.harker@inbox.example"],
    "philomena": ["Philomena Quirke", "Philomena", "Quirke", "Phil Quirke", "RC-0061", "Philomena Dace"],
    "dolores": ["Dolores Finch", "Dolores", "Dolly Finch", "Finch"],
    "jean": ["Jean Ottaway", "Ottaway", "Jean Marriner", "Jeannie"],
    "rose": ["Rose Dormer", "Dormer", "Rosie Dormer"],
    "grace": ["Grace Pennell", "Pennell", "RC-0082"],
    "boys": ["Desmond Lyle", "Lyle", "Colm Geraghty", "Geraghty", "Colm"],
    "foster-sister": ["June Pell", "June Pocock", "Pocock", "june.pocock@inbox.example"],
    "lodger": ["Ronald Sawle", "Sawle", "Ron Sawle", "Mr Sawle"],
    "referee": ["Enid Trethewey", "Trethewey", "Miss Trethewey"],
    "other-fosterers": ["Walter Bagshaw", "Bagshaw", "Mrs Bagshaw", "Hilda Bagshaw"],
    "laundry": ["Kathleen Moody", "Moody", "Kathleen", "Kath Moody"],
    "enquirer": ["Geoffrey Amis", "Amis", "g.amis@inbox.example"],
    "polish-girl": ["Halina Wróbel", "Halina Wrobel", "Halina", "Wrobel"],
    "jamaican-girl": ["Marcia Bogle-Reid", "Marcia", "Bogle-Reid"],
    "daughter-of-nun-story": ["Monica Peverell", "Peverell"],
    "priest-accuser": ["Teresa Wilmot", "Wilmot", "Tess Wilmot"],
}
OTHERS = """Constance Birtwhistle|Constance|Birtwhistle|CB|C Birtwhistle|Kwabena Ofori|Kwabena|Ofori|KO|K Ofori|Mr Ofori|Lindsay Tate|Lindsay|Tate|LT|L Tate|Agnes Moran|Agnes|Moran|Sister Agnes|Sr Agnes|AM|Sr Agnes Moran
Nora Coyle|Nora|Mrs Coyle|Mrs N Coyle|N Coyle|Michael Coyle|Michael|Patrick Coyle|Patrick|Paddy|Paddy Coyle|Mick|Joseph Coyle|Joseph|Ivy Pell|Ivy|Mrs Pell|Mr Pell|Albert Pell|Albert|Pells|Pell|Mrs I Pell|Derek Whitlock|Derek|Kerry|Kerry Whitlock|Eileen Coyle|Eileen
Sister Ignatius|Sr Ignatius|Ignatius|Sister Mary Bernadette|Sr M Bernadette|Sr Bernadette|Mother Xavier|Xavier|Mother M Xavier|Sister Margaret|Sr Margaret|Mr Tranter|Tranter|Arthur Tranter|Fr Doyle|Father Doyle|Doyle|Canon Fell|Fell|Canon Peter Fell|Dr Mulready|Mulready|Miss Gillow|Gillow|Miss P Gillow|Sister|Mother|Sr Ignatius'|Sister Jude|Jude|St Bernadette's|St Bernadette|St Jude's
Hallam Voss|Voss|Hallam|HV|Felicity Crane|Felicity|Crane|FC|Dr Naomi Adler|Adler|Naomi|Dr Adler|DS Kirsty Boyle|Kirsty Boyle|Boyle|Kirsty|DS Boyle|Rupert Lowe|Rupert|Lowe
constance@stbrannoc.example|kwabena@stbrannoc.example|lindsay@stbrannoc.example|agnes@stbrannoc.example|archive@stbrannoc.example|hvoss@vosslegal.example|n.adler@talking.example|kirsty.boyle@police.example|fcrane@redress.example
Jean|Rose|Grace|June|May|Ron|Phil|Dolly|Desmond|Walter|Hilda|Teresa|Tess|Monica|Bernadette Coyle|Rosie|Gracie|R. Sawle|E. Trethewey|P. Gillow|M. Bogle-Reid|D. Crane|K. Moody|M. Xavier|Mary Bernadette|Tranter Arthur|31 Cable Row|01632 960830|01632 960811""".replace("\n", "|").split("|")
OWN = """Bernadette Whitlock|Bernadette Mary Whitlock|Bernadette Coyle|Bernadette Pell|Bernadette|Bernie|Detta|Bernie Whitlock|Bernie Pell|Bernie Coyle|Whitlock|Mrs Whitlock|Mrs B Whitlock|B Whitlock|WHITLOCK|COYLE|Coyle|COYLE Bernadette|COYLE, Bernadette|Coyle, B|Coyle B|B Coyle|Coyle, Bernadette|Coyle Bernadette M|PELL|B Pell|Bernadette M Coyle|Bernadette Mary Coyle|Bernardette|Bernadet|Coil|BW|B.W.|Bern|Mrs B M Whitlock|Coyles
SB/1964/214|214|1964/214|RC-0077|bernie.whitlock@inbox.example|07700 900519|6 Quay Cottages|Quay Cottages|SM7 1HD|19.10.58|19/10/1958|19 October 1958|19th October 1958|1958-10-19""".replace("\n", "|").split("|")

O = Organisation("St Brannoc's Homes Archive", "stbrannoc.example", "charity", REQUEST, PRIVATE, STAFF, OTHERS, OWN)
add = O.add
CB = "Constance Birtwhistle <constance@stbrannoc.example>"
KO = "Kwabena Ofori <kwabena@stbrannoc.example>"
LT = "Lindsay Tate <lindsay@stbrannoc.example>"
AM = "Sr Agnes Moran <agnes@stbrannoc.example>"
HV = "Hallam Voss <hvoss@vosslegal.example>"
BERNIE = "Bernie Whitlock <bernie.whitlock@inbox.example>"
OLD = "children/SB-1964-214 Coyle B/"

# --- her child's file, as it was scanned and typed off

add(OLD + "Admission form 1964.pdf", scanned("""
ST BRANNOC'S HOMES
FORM OF ADMISSION

Name of child:  Bernadette Mary COYLE     No. 214
Born: 19.10.58      Baptised: St Bernadette's, Oldgate
Admitted: 3rd February 1964, with brothers Michael
and Patrick and infant sister Theresa.
Mother: Nora Coyle, in hospital.
Recommended by: Canon P. Fell and Miss E. Trethewey
House: St Jude's (girls)
Signed: Mother M. Xavier
"""), "yes", hide=["infant sister Theresa", "Miss E. Trethewey"], keep=["in hospital", "Admitted: 3rd February 1964"], why="an admission; a saint of her name")

add(OLD + "Medical card.xlsx", xlsx({"Card": [["Date", "Complaint", "Treatment", "Seen by"], ["1964-02-05", "Lice, underweight", "Suleo, malt", "Sr Margaret"], ["1966-11-12", "Fractured wrist. Says pushed by Jean O.", "plaster", "Dr Mulready"], ["1967-03-01", "Measles with Dolores, Rose and Halina", "isolation", "Sr Margaret"]]}), "yes", hide=["pushed by Jean O", "with Dolores, Rose and Halina"], keep=["Lice, underweight", "Fractured wrist"], why="only the folder tells whose card it is")

add(OLD + "Progress reports typed.docx", docx("# COYLE, Bernadette (214) – House reports", "**Easter 1965.** Bernadette is a willing little soul but given to temper. Rose early, sings at Mass. Her particular friend is Rose Dormer, who leads her into mischief.", "**Michaelmas 1966.** Her small cousin, also Bernadette, came in August. To save confusion we call them Big Bernadette and Little Bernadette. Little Bernadette cries for her father and wets the bed; Big Bernadette mothers her.", "**Lent 1968.** Sister Ignatius finds her insolent. She said grace with her eyes open and kicked Grace Pennell. Three days' silence.", "**July 1969.** To Mr and Mrs Pell on trial. They have a girl of their own, June.", author="C Birtwhistle"), "yes",
    hide=["is Rose Dormer", "cries for her father", "kicked Grace Pennell", "of their own, June"], keep=["a willing little soul", "sings at Mass", "Three days' silence", "finds her insolent"], why="Rose early; said grace; June")

add(OLD + "Letter Nora Coyle 1965.rtf", rtf("""
St Luke's Hospital
Ward 4
8th May 1965

Dear Mother Xavier,

Thank you for the photograph of Bernadette in her white dress. Tell her that her Mammy has it by the bed. I hear that Theresa is to go to a good family in Harrow by the name of Harker. I do not like it but Canon Fell says that I must sign. May God forgive me. Keep the boys together if you can.

Yours obediently,
Nora Coyle
"""), "yes", hide=["that Theresa is to go", "by the name of Harker"], keep=["in her white dress", "her Mammy has it by the bed"], why="a mother's letter that tells of the sister who was adopted; May God")

add(OLD + "Boarding out agreement.odt", odt("# Boarding-out undertaking (1969)", "We, Albert Pell and Ivy Pell, of 31 Cable Row, having received from St Brannoc's Homes Bernadette Coyle born on the 19th October 1958, undertake to bring her up as a child of our own.", [["Also in the house", "June Pell, 13"], ["", "Mr R. Sawle, lodger"], ["Weekly allowance", "£3 2s 6d"], ["Visitor", "Miss P. Gillow"]], "Signed Albert Pell / Ivy Pell"), "yes", hide=["June Pell, 13", "Mr R. Sawle, lodger"], keep=["a child of our own", "£3 2s 6d"], why="a table with a value under an empty label")

add(OLD + "Visitor's notes Gillow.docx", docx("# Miss Gillow's visits", [["Date", "Notes"], ["4.9.69", "B. settled. Calls Mrs P. 'Auntie'. Shares with June."], ["11.12.69", "B. has grown. June says she takes her things. Sawle (lodger) a quiet man."], ["3.4.70", "B. begged to go back. Would not say why. June very white. I thought it the age."], ["19.6.70", "Mrs P. says B. is a liar. Asked me to look to the Bagshaws, who would take her."], ["30.6.70", "Removed. To Mrs Bagshaw till August."]]), "yes", hide=["Sawle (lodger)", "look to the Bagshaws", "Mrs Bagshaw till August"], keep=["begged to go back", "is a liar", "Would not say why"], why="initials of a child")

add(OLD + "School report 1970.png", picture("""
OLDGATE GIRLS' SECONDARY MODERN

Name: Bernadette PELL       Form 1B

English     Good, but careless
Needlework  Fair
Conduct     Talks to M. Bogle-Reid

Signed: D. Crane, Form Mistress
"""), "yes", hide=["M. Bogle-Reid"], keep=["Good, but careless"], why="a photograph under the foster name")

add(OLD + "Index card.txt", """
214
COYLE  Bernadette M        b. 19.10.58    R.C.
adm 3.2.64 ex Oldgate      St Jude's hse
bros 212 213    sis 215 (ad. Harker 6/65)
b/o PELL 7/69 - BAGSHAW 6/70 - ret. 8/70
disch 16.10.74 to laundry w. K. Moody
m. WHITLOCK 1979 (ltr)
""", "yes", hide=["ad. Harker 6/65", "BAGSHAW 6/70", "K. Moody"], keep=["ret. 8/70", "16.10.74"], why="a card of abbreviations")

add(OLD + "Leaving letter 1974.pdf", pdf("""
St Brannoc's Homes
16th October 1974

To the Manageress, Harbour Steam Laundry

Dear Madam,
The bearer, Bernadette Coyle, is sixteen on Saturday. She is strong and clean, and not so pert as she was. She will lodge with our other girl, Kathleen Moody. If either is out after nine, I should be glad to hear of it.

Yours truly,
Sister Ignatius
"""), "yes", hide=["Kathleen Moody"], keep=["not so pert as she was"], why="a printed letter")

add(OLD + "Photo captions.csv", csv([["image", "caption"], ["img_0031.jpg", "First Communion 1965, l-r Philomena, Bernadette C (big), Dolores, Jean, Sr Ignatius"], ["img_0032.jpg", "Sands 1967: Rose, little Bernadette, Halina with bucket"], ["img_0040.jpg", "Bernadette C with the goat, 1968. Mr Tranter behind"]]), "yes", hide=["l-r Philomena", "Dolores, Jean", "Rose, little Bernadette", "Halina with bucket"], keep=["with the goat", "First Communion 1965"], why="captions of who stands where")

# --- the registers

add("registers/Admissions 1964-1966.xlsx", xlsx({"Register": [["No", "Surname", "Christian names", "Born", "Admitted", "From", "Discharged"], ["SB/1964/211", "LYLE", "Desmond", "4.4.55", "1.2.64", "Wharf", "Canada 1966"], ["SB/1964/212", "COYLE", "Michael", "7.1.56", "3.2.64", "Oldgate", "1972"], ["SB/1964/213", "COYLE", "Patrick", "30.6.57", "3.2.64", "Oldgate", "1973"], ["SB/1964/214", "COYLE", "Bernadette Mary", "19.10.58", "3.2.64", "Oldgate", "1974"], ["SB/1964/215", "COYLE", "Theresa", "2.1.64", "3.2.64", "Oldgate", "adopted 6/65"], ["SB/1965/260", "QUIRKE", "Philomena", "9.9.57", "1.5.65", "Drumlin", "1973"], ["SB/1966/307", "COYLE", "Bernadette", "2.3.61", "20.8.66", "Pottery St", "1977"]]}, author="C Birtwhistle"), "yes",
    hide=["Canada 1966", "adopted 6/65", "Pottery St"], out=["Pottery St", "Drumlin", "Canada 1966"], keep=["19.10.58"], why="a register with both of the name")

add("registers/Punishment book 1966-68.docx", docx("# Punishment book, St Jude's", [["Date", "Girl", "Offence", "Punishment", "By"], ["12 Nov 66", "Ottaway, J.", "Pushing", "strap 2", "Sr I"], ["12 Nov 66", "Coyle, B. (214)", "Telling tales of Ottaway", "strap 2", "Sr I"], ["3 Dec 66", "Coyle, B. (307)", "Wet bed, 4th time", "cold bath", "Sr I"], ["1 Mar 68", "Coyle B., Pennell G.", "Fighting at table", "silence", "Sr I"], ["2 Mar 68", "Finch", "Stealing bread", "strap 4", "Mr Tranter"]]), "yes",
    hide=["Ottaway, J.", "tales of Ottaway", "Pennell G.", "Wet bed, 4th time", "Stealing bread"], out=["Wet bed, 4th time", "Stealing bread"], keep=["Fighting at table"], why="two girls of one initial and surname told by number")

add("registers/Clothing issue 1967.csv", csv([["Girl", "Vests", "Shoes", "Coat"], ["Big Bernadette", "3", "12", "navy"], ["Little Bernadette", "3", "9", "brown"], ["Philomena", "3", "13", "navy"], ["Rose", "2", "11", "grey"], ["Grace", "3", "10", "navy"], ["Halina", "3", "11", "green"]]), "possible", hide=["Philomena", "Halina"], out=["brown"], why="forenames only, two of the name")

add("registers/Confirmation 1968.pdf", scanned("""
CONFIRMED by the Bishop, Whit Sunday 1968

Bernadette Coyle        (Lucy)
Dolores Finch           (Agnes)
Philomena Quirke        (Rose)
Colm Geraghty           (Joseph)
Halina Wrobel           (Monica)
"""), "possible", hide=["Dolores Finch", "Philomena Quirke", "Colm Geraghty", "Halina Wrobel"], why="a scanned list; either cousin")

add("registers/House diary 1970.odt", odt("# St Jude's House diary 1970", "30 June. Bernadette C. back from the Pells by way of Mrs Bagshaw. Would not eat.", "2 July. Sister Mary Bernadette's feast. Jelly. Canon Fell came.", "9 July. Doctor to Marcia, ears. St Bernadette's wing painted.", "4 August. Big B. ran as far as the harbour; Mr Tranter fetched her home by the hair, says Dolores. Spoke to Mr T."), "yes", hide=["Mrs Bagshaw", "Doctor to Marcia", "says Dolores"], keep=["Would not eat", "ran as far as the harbour"], why="a diary with a nun, a wing and a girl of one forename")

add("registers/St Bernadette's wing accounts.ods", ods({"Wing": [["Item", "£"], ["Paint, St Bernadette's wing", "14"], ["Bell for Sister Mary Bernadette", "2"], ["Coyle & Sons, plumber", "31"], ["Whitlock's Stores, soap", "6"]]}), "no", out=["Coyle & Sons"], why="a saint, a nun, a plumber and a shop")

add("registers/307 transfer.docx", docx("# Transfer note", "Bernadette Coyle, SB/1966/307, born 2 March 1961, to her father in Leith 1 Sept 1977. Married name since believed Sugden.", "Chest weak."), "no", out=["Chest weak"], why="the cousin of the very name")

# --- the claim

C = "claims/RC-0077/"
add(C + "Application form.pdf", filled("Redress scheme application", [("Applicant", "Mrs Bernadette Mary Whitlock"), ("Name then", "Bernadette Coyle, sometimes Pell"), ("Claim", "RC-0077"), ("Where", "St Jude's; Pell house; Bagshaw house"), ("By whom", "Sr Ignatius, Mr Tranter, R. Sawle"), ("Who else saw", "Philomena Quirke. June Pell\nknew about Ron Sawle."), ("Effects", "Sleep. Two marriages.\nI cannot smell soap.")]), "yes", hide=["Philomena Quirke", "June Pell", "R. Sawle"], keep=["I cannot smell soap", "Two marriages"], why="a form of fields")

add(C + "Statement BW.docx", docx("# Statement of Bernadette Whitlock", "1. I was put in St Jude's with my brothers Mick and Paddy when I was five. My baby sister Theresa was taken from my arms in June 1965.", "2. Sister Ignatius used the strap. Philomena got it worst because she stammered. Rose Dormer was made to kneel on rice. Rose was my friend.", "3. At the Pells' there was a lodger, Ron Sawle. He came in to me and June. June was told to keep quiet and she did.", "4. I told Sister Mary Bernadette in confession practice, she said 'God loves you, Bernadette, and He loves silence'.", "5. I have never had an apology.", "B. Whitlock", author="Voss Legal", comments=[("Hallam Voss", "Check Jean Ottaway will confirm para 2 – she rang me Tuesday, wants no part of it")]), "yes",
    hide=["My baby sister Theresa", "Philomena got it worst", "Rose Dormer was made", "Rose was my friend", "Ron Sawle", "Jean Ottaway will confirm"], keep=["I have never had an apology", "God loves you", "when I was five"], why="her own statement with a comment of her solicitor")

add(C + "Witness P Q.rtf", rtf("""
**Witness statement – Philomena Dace (formerly Quirke), RC-0061**

I was at St Jude's from 1965 to 1973. I remember Bernie Coyle, the big one. She stuck up for me. Tranter had me in the potting shed from when I was ten. I think he had Bernie too, but we never said. Dolly Finch had a baby in 1971 and it was taken to Harrow.

I give this to the scheme and not for Bernie to read. I do not want her to know about the shed.

P Dace
"""), "yes", hide=["Philomena Dace (formerly Quirke)", "Dolly Finch had a baby", "P Dace"], keep=["She stuck up for me"], why="a witness in confidence")

add(C + "Interview transcript Jean.vtt", """WEBVTT

00:00:02.000 --> 00:00:08.000
<v Kwabena Ofori>Thank you for coming, Jean. For the tape, Mrs Marriner, you were Jean Ottaway.

00:00:08.500 --> 00:00:15.000
<v Jean Marriner>I was. And I did push Bernie, I broke her wrist, God forgive me, Ignatius told me to.

00:00:15.500 --> 00:00:22.000
<v Jean Marriner>Rosie saw. And little Bernadette. She's in Leith, or she was, Bernadette Sugden now.

00:00:22.500 --> 00:00:29.000
<v Kwabena Ofori>Would you want Mrs Whitlock to know that you spoke to us?

00:00:29.500 --> 00:00:33.000
<v Jean Marriner>No. No, I would not.
""", "yes", hide=["Thank you for coming, Jean", "Mrs Marriner", "Jean Ottaway", "Rosie saw", "Bernadette Sugden"], keep=["I broke her wrist"], why="a transcript of one who would not be known")

add(C + "Assessor's note.html", formed("Assessor's note", [["Claim", "RC-0077"], ["Applicant", "B M Whitlock"], ["Assessor", "Felicity Crane"], ["Corroboration", "RC-0061 (PD) and JM. See also RC-0082, same house, same years"], ["Credibility", "High. Consistent with Gillow notes"], ["Award band", "3"], ["Note", "June P. (now Pocock) refuses to speak; her brother-in-law still lives with R Sawle's widow"]]), "yes", hide=["RC-0061 (PD) and JM", "See also RC-0082", "June P. (now Pocock)", "R Sawle's widow"], keep=["Consistent with", "High"], why="claim numbers of others")

add(C + "Psych report.docx", docx("# Report of Dr Naomi Adler", "Re: Mrs Bernadette Whitlock, d.o.b. 19/10/1958", "Mrs Whitlock is a retired dinner lady with a dry wit. She was widowed of her first husband and lives with Derek. Her daughter Kerry does not speak to her.", "She describes 'a girl called Grace who never said any' and laughed, then wept. She wonders daily about Theresa.", "Diagnosis: complex PTSD.", header="CONFIDENTIAL – B WHITLOCK", footer="Dr N Adler"), "yes", hide=["a girl called Grace", "daily about Theresa"], keep=["a retired dinner lady with a dry wit", "who never said any", "complex PTSD"], why="a name made a joke")

add(C + "Schedule of claims.xlsx", xlsx({"Claims": [["Claim", "Claimant", "Then", "House", "Against", "Band", "Paid"], ["RC-0061", "P Dace", "Quirke", "St Jude's", "Tranter", 5, 48000], ["RC-0077", "B Whitlock", "Coyle/Pell", "St Jude's", "Ignatius; Tranter; Sawle", 3, 22500], ["RC-0082", "G Pennell", "same", "St Jude's", "Fr Doyle", 4, 31000], ["RC-0090", "T Wilmot", "Wilmot", "St Luke's", "Canon Fell", 4, 30500]], "~notes": [["RC-0082", "Grace has terminal cancer, expedite"], ["RC-0077", "Bernie's solicitor is difficult"]]}, author="Felicity Crane"), "yes",
    hide=["P Dace", "G Pennell", "T Wilmot", "48000", "terminal cancer"], out=["31000", "terminal cancer", "48000"], keep=["22500", "solicitor is difficult"], why="a schedule of all claims in her folder, with a hidden sheet")

add(C + "Bundle.zip", packed({"A/Voss letter.docx": docx("Dear Ms Crane", "Re: our client Mrs B Whitlock (RC-0077)", "We enclose her statement. We ask again for the file of the lodger Ronald Sawle and for any complaint about him by any other child, including Miss June Pell.", "Hallam Voss"), "B/reply.eml": eml("Felicity Crane <fcrane@redress.example>", HV, "Tue, 4 Nov 2025 10:00:00 +0000", "RC-0077", "Hallam, no other file. Between us Sawle was interviewed about a Desmond Lyle in 1971, no charge.\nF", attach=[("1971.txt", b"Desmond Lyle, 16, of the boys' house, says Mr Sawle gave him cider. Bernadette Pell was in the kitchen.\n")])}), "yes", hide=["Ronald Sawle", "Miss June Pell", "Desmond Lyle", "Mr Sawle gave him"], keep=["We enclose her statement", "was in the kitchen"], why="a zip with a mail with a text")

# --- mail

add("mail/lindsay/2025-06-02 first.eml", eml(BERNIE, LT, "Mon, 2 Jun 2025 21:14:00 +0100", "My records", "Dear Lindsay\n\nI was Bernadette Coyle, St Judes 1964 to 74. I also got called Pell. I would like to know what became of Theresa my sister and if Philomena is alive, we called her Phil. Also Rose, I can see her now.\n\nBernie (Detta to my brothers)\n6 Quay Cottages"), "yes", hide=["what became of Theresa", "if Philomena is alive"], keep=["I also got called Pell", "I can see her now"], why="her own mail")

add("mail/lindsay/2025-06-09 Re.eml", eml(CB, LT, "Mon, 9 Jun 2025 09:31:00 +0100", "Re: Fwd: My records", """Lindsay

Careful: two of them. Ours is 214. The other Bernadette (307) asked in 2011 and said no contact with any Coyle.

As to the sister: Susan Harker wrote in 1998, she knows she had a sister and does not want to be found. That is in the sealed envelope.

Constance

On 3 Jun 2025, at 08:50, Lindsay Tate <lindsay@stbrannoc.example> wrote:
> Constance, see below. Sounds nice. Can you look for Whitlock/Coyle/Pell?
> L
>> From: Bernie Whitlock
>> I would like to know what became of Theresa my sister
""", cc="Kwabena Ofori <kwabena@stbrannoc.example>"), "yes", hide=["Susan Harker wrote", "what became of Theresa", "asked in 2011"], keep=["Ours is 214", "Sounds nice"], why="a thread with the sealed sister")

add("mail/lindsay/2025-07-01 June.msg", msg("June Pocock", "june.pocock@inbox.example", [("Lindsay Tate", "lindsay@stbrannoc.example")], 1751360400, "Bernadette Pell", "Dear Miss Tate\r\n\r\nYour letter was forwarded. I was June Pell. I will not talk to any scheme. I was thirteen and she was ten and I let her go in his room instead of me. There, now you have it. Don't ever tell Bernie I wrote.\r\n\r\nJ Pocock (Mrs)\r\n"), "yes", hide=["June Pell", "J Pocock (Mrs)"], keep=["she was ten"], why="the foster sister in confidence")

add("mail/constance/2025-07-14 amis.eml", eml("Geoffrey Amis <g.amis@inbox.example>", CB, "Mon, 14 Jul 2025 13:00:00 +0100", "Family history: Coyle of Oldgate", "Dear Archivist\n\nI am researching the Coyle family of Oldgate. My wife was a Coyle: Bernadette, born 1961, d. of Joseph. Had she a cousin of the same name?\n\nGeoffrey Amis"), "no", hide=[], out=["My wife was a Coyle"], why="about the cousin, by a stranger")

add("mail/kwabena/2025-11-11 police.eml", eml("Kirsty Boyle <kirsty.boyle@police.example>", KO, "Tue, 11 Nov 2025 16:00:00 +0000", "Op LINNET - TRANTER Arthur (dec'd)", "Kwabena\n\nFor the file. Females who have named AT:\n\nQUIRKE Philomena (now DACE)\nWHITLOCK Bernadette nee COYLE\nFINCH Dolores - will not support\nDORMER Rose - d. 2009\nWRÓBEL Halina - emigrated\n\nMrs Whitlock came to the station with her husband and was brilliant.\n\nKirsty"), "yes", hide=["QUIRKE Philomena (now DACE)", "FINCH Dolores", "DORMER Rose", "WRÓBEL Halina"], keep=["was brilliant"], why="a list in capitals, surname first")

add("mail/agnes/2025-12-01 apology.eml", eml(AM, KO, "Mon, 1 Dec 2025 08:00:00 +0000", "apology to Bernadette", "<p>Dear Kwabena,</p><p>I shall write to <i>Bernadette</i> myself. I entered in 1969 and I remember her with the goat. I remember Rose too, and that I did nothing when she knelt on the rice.</p><p>Sister Mary Bernadette is ninety-four and does not know what day it is. She is not to be troubled.</p><p>Agnes</p>", html=True), "yes", hide=["I remember Rose too"], keep=["I remember her with the goat"], why="two Bernadettes in an HTML mail")

add("mail/agnes/2025-12-08 feast.eml", eml(AM, CB, "Mon, 8 Dec 2025 08:00:00 +0000", "feast", "Constance, the relic of St Bernadette comes on Friday. Sister Mary Bernadette will be wheeled in. Bernadette's room needs a heater."), "no", out=["needs a heater"], why="the old nun only")

add("mail/archive/archive.mbox", mbox(
    eml(LT, CB, "Wed, 3 Sep 2025 09:00:00 +0100", "readers", "Readers Thursday: Mrs Whitlock 10.30 (box 214), Mr Amis 2pm (maps), Teresa Wilmot cancelled."),
    eml(CB, LT, "Thu, 4 Sep 2025 17:00:00 +0100", "Re: readers", "Bernie W came with Derek. She found herself in the Communion picture and asked who the tall one was. I said I did not know (it is Dolores F)."),
    eml(CB, LT, "Fri, 5 Sep 2025 09:00:00 +0100", "box 307", "Box 307 mis-shelved by the Finch box. Please swap.")), "yes", hide=["Mr Amis 2pm", "Teresa Wilmot cancelled", "it is Dolores F"], keep=["asked who the tall one was", "10.30 (box 214)"], why="a mailbox of three")

# --- the archive today

add("access/Enquiry log.csv", csv([["Date", "Enquirer", "Relation", "Wants", "Status", "By"], ["2025-06-02", "B Whitlock", "self", "all papers; sister", "open", "LT"], ["2025-06-20", "S Wilmot for Teresa W", "daughter", "baptism", "closed", "LT"], ["2025-07-14", "G Amis", "none", "Coyle family tree", "refused", "CB"], ["2025-08-30", "Colm Geraghty", "self", "photographs", "sent", "LT"]], ";"), "yes", hide=["S Wilmot for Teresa W", "G Amis", "Colm Geraghty"], out=["baptism", "Coyle family tree"], keep=["all papers; sister"], why="a log of all enquirers")

add("access/Redaction decision.json", json.dumps({"file": "SB/1964/214", "requester": {"name": "Whitlock, Bernadette", "formerly": ["Coyle", "Pell"]}, "withhold": [{"person": "Susan Harker", "why": "no contact, sealed 1998"}, {"person": "Dace, Philomena", "why": "asked"}, {"person": "Marriner (Ottaway), Jean", "why": "asked"}], "released": ["medical card", "reports 1965-69"], "by": "L Tate"}, indent=1), "yes", hide=["Susan Harker", "Dace, Philomena", "Marriner (Ottaway), Jean"], keep=["reports 1965-69"], why="the list of those who must not be named")

add("access/Reading room visit.ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:41@stbrannoc.example\r\nDTSTART:20250904T103000Z\r\nSUMMARY:Mrs Whitlock - box 214\r\nORGANIZER;CN=Lindsay Tate:mailto:lindsay@stbrannoc.example\r\nATTENDEE;CN=Bernie Whitlock:mailto:bernie.whitlock@inbox.example\r\nDESCRIPTION:Take out envelope (Harker) first! Husband coming. Keep apart f\r\n rom Colm Geraghty at 11.\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "yes", hide=["envelope (Harker)", "Colm Geraghty at 11"], keep=["Husband coming"], why="a calendar with a word folded in two")

add("access/Oral history Detta.txt", """
ORAL HISTORY PROJECT  tape 12  side A
Int: Rupert Lowe   Narr: Detta W.

RL: So who was in your bed row?
DW: Well there was Phil, then me, then Dolly Finch, then Jeannie at the end by the pipe. Jeannie got the pipe because she was Ignatius's pet.
RL: And the nuns?
DW: Sister Mary Bernadette, she had my name, or I had hers. I used to think that made us related.
RL: (laughs) And your cousin?
DW: Little Bernadette. God love her. She'd climb in with me. She lives up Leith way.
DW: Grace was said three times a day and Grace herself never spoke.
""", "yes", hide=["there was Phil, then", "Dolly Finch", "Jeannie at the end", "Jeannie got the pipe", "Grace herself never"], keep=["I used to think that made us related", "Grace was said three times a day"], why="an interview with initials of speakers")

add("access/Reunion 2019.pptx", pptx(("St Jude's girls 1964-74", ["Bernadette W (Coyle)", "Philomena D (Quirke)", "Jean M", "Halina, by Skype from Toronto"], "Kathleen Moody sent a cake. Dolores would not come if Bernie did."), ("Remembering", ["Rose Dormer 1957-2009", "Sister Jude"], ""), author="Constance Birtwhistle"), "yes", hide=["Philomena D (Quirke)", "Jean M", "Halina, by Skype", "Kathleen Moody", "Dolores would not", "Rose Dormer 1957"], keep=["Bernadette W (Coyle)"], why="slides with notes")

add("access/Volunteer rota.xlsx", xlsx({"May": [["Day", "Desk", "Scanning"], ["Mon", "Grace", "June"], ["Tue", "Constance", "Rose"]]}), "no", out=["Scanning"], why="other people with words for names")

add("access/Donor letter.docx", docx("Dear Mrs Sugden", "Thank you for the gift of your First Communion dress. We shall show it beside the photograph of the sands in 1967.", "Constance Birtwhistle"), "no", out=["Communion dress"], why="the cousin under her married name")

add("safeguarding/Chronology Tranter.docx", docx("# A. Tranter: chronology", [["Year", "Event", "Source"], ["1965", "Engaged as gardener", "ledger"], ["1968", "Strapped D. Finch", "punishment book"], ["1970", "Dragged B. Coyle (214) by the hair", "house diary; DF"], ["1971", "DF's baby", "PD"], ["1974", "Left. Reference by Fr Doyle", "file"], ["2025", "Named by BW, PD", "claims"]]), "yes", hide=["Strapped D. Finch", "DF's baby", "house diary; DF"], keep=["by the hair", "house diary"], why="initials of those who told")

add("safeguarding/Strategy meeting.pdf", pdf("""
# STRATEGY MEETING 12 NOVEMBER 2025
Present: K Ofori, Sr A Moran, DS K Boyle
Subject: non-recent abuse, St Jude's

1. Mrs Whitlock (RC-0077). Supported. Wishes to meet Sr Agnes. Does not know that her foster sister wrote.
2. Mrs Dace (RC-0061). Anxious that Bernie should never hear of the shed.
3. Miss Pennell (RC-0082). Hospice. Her niece Monica Peverell to be the contact.
4. Ms Wilmot. No change.
"""), "yes", hide=["Mrs Dace", "Miss Pennell", "Monica Peverell", "Ms Wilmot"], out=["Hospice"], keep=["Wishes to meet Sr Agnes"], why="numbered items, one each")
