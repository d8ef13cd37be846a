"""Larch Road Surgery. A patient asks for her record after a letter of another woman of the same name was found in it. Invented; CC0 1.0.

Half the women on the list bear her last name; dates of birth and NHS numbers tell them apart; the record is full of codes and abbreviations."""
from kit import Organisation, csv, docx, eml, mbox, msg, pdf, xlsx

REQUEST = """
received = "2026-03-23"
channel = "in person"
preferred_form = "paper"

[subject]
names = ["Iqra Begum"]
known_as = ["Ikra"]
phones = ["07700 900266"]
born = ["1990-01-19"]
addresses = ["52 Sycamore Street, Batherley, BY3 7HN"]
postcodes = ["BY3 7HN"]
ids = { nhs = "485 777 3457", emis = "10283" }

[[namesake]]
names = ["Iqra Begum"]
born = ["1996-10-01"]
ids = { nhs = "943 476 5919", emis = "11904" }
addresses = ["9 Poplar Road, Batherley, BY1 2RT"]
"""
STAFF = {"Dr Peter Ainsley": "GP partner", "Dr Nkechi Udeh": "Salaried GP", "Carol Whitham": "Practice manager", "Sr Joan Tait": "Practice nurse"}
PRIVATE = {
    "namesake": ["943 476 5919", "9434765919", "9 Poplar Road", "BY1 2RT", "01/10/1996", "01.10.96", "01-Oct-1996", "11904"],
    "rahela": ["Rahela Begum", "Rahela"], "shirin": ["Shirin Begum", "Shirin"],
    "sister": ["Nasima Begum", "Nasima", "07700 900271"],
    "mil": ["Jahanara Khatun", "Jahanara", "Khatun", "03/03/1958"],
    "neighbour": ["Sheila Broadbent", "Broadbent", "Sheila", "54 Sycamore Street", "54 Sycamore St"],
    "others": ["Derek Hopwood", "Hopwood", "Marlene Stubbs", "Stubbs", "Arturs Kalniņš", "Kalnins", "Kalniņš", "Tyrone Whyte", "Whyte", "Tyrone"],
}
OTHERS = """Dr Peter Ainsley|Peter Ainsley|Dr Ainsley|Ainsley|PA|Dr P Ainsley|Nkechi Udeh|Dr Udeh|Udeh|NU|Carol Whitham|Carol|Whitham|CW|Joan Tait|Sr Tait|Tait|JT|Mohammed Shafiq Miah|Shafiq Miah|Shafiq|Mr Miah|Miah|Mohammed|Zaynab Miah|Zaynab|Ayaan Miah|Ayaan|Mr R Gupta|Gupta
Mr Ravi Gupta|Dr L Fernandes|Fernandes|Becky|Becky Dodd|Dodd|Sandra|SW Olu Peters|Olu Peters|Peters|Olu|Batherley Royal Infirmary|Larch Road Surgery|HV|Health Visitor|Janet Sykes|Sykes|Janet|Kath Noble|Noble|01632 960700|carol.whitham@larchroad.example|nkechi.udeh@larchroad.example
peter.ainsley@larchroad.example|reception@larchroad.example|olu.peters@batherley.example|r.gupta@bri.example|07700 900268|gynae|BRI""".replace("\n", "|").split("|")
OWN = """Iqra Begum|BEGUM, Iqra|BEGUM Iqra|Begum, Iqra|Begum Iqra|Ms I Begum|Mrs I Begum|Mrs Begum|Ms Begum|Miss Begum|Iqra|Ikra|Begum|IB|485 777 3457|4857773457|10283|07700 900266|52 Sycamore Street|52 Syc St|BY3 7HN|19/01/1990|19 Jan 1990""".replace("\n", "|").split("|")

O = Organisation("Larch Road Surgery", "larchroad.example", "health", REQUEST, PRIVATE, STAFF, OTHERS, OWN)
add = O.add
CW = "Carol Whitham <carol.whitham@larchroad.example>"
NU = "Nkechi Udeh <nkechi.udeh@larchroad.example>"
PA = "Peter Ainsley <peter.ainsley@larchroad.example>"
REC = "Reception <reception@larchroad.example>"

add("record/10283 consultations.docx", docx("# BEGUM, Iqra (Ms)   DOB 19-Jan-1990 (36y)   NHS 485 777 3457   EMIS 10283", [["Date", "Who", "Problem", "Entry"], ["12-Jan-2026", "NU", "Low mood", "Tearful. 8/52 hx. Husband away in Sylhet. MIL Jahanara controls money. PHQ9 17. No DSH. Plan: sertraline 50mg, r/v 2/52."],
    ["26-Jan-2026", "NU", "Low mood", "Bit better. Told me in confidence that sister Nasima has HIV. Not for husband."], ["02-Feb-2026", "JT", "Smear", "Chaperone Becky Dodd. Taken, uncomfortable."], ["19-Feb-2026", "PA", "Third party info", "T/c from neighbour Sheila Broadbent, worried re shouting at no 52. Pt not to know. SG code added."],
    ["20-Feb-2026", "PA", "Letter misfiled", "BRI letter re Iqra Begum dob 01-Oct-1996 found in this record. Moved. CW informed."]], header="Printed 24-Mar-2026 by C Whitham"), "yes",
    hide=["MIL Jahanara", "sister Nasima", "Sheila", "01-Oct-1996"], keep=["PHQ9 17", "sertraline 50mg", "Husband away in Sylhet", "Bit better", "Taken, uncomfortable", "worried re shouting"], why="a record headed with her name: every row is hers")
add("record/10283 medication.csv", csv([["Patient", "NHS", "Drug", "Dose", "Issued"], ["BEGUM Iqra", "4857773457", "Sertraline", "50mg od", "12/01/2026"], ["BEGUM Iqra", "4857773457", "Ferrous fumarate", "210mg bd", "12/01/2026"]]), "yes", keep=["Ferrous fumarate"])
add("record/11904 medication.csv", csv([["Patient", "NHS", "Drug", "Dose", "Issued"], ["BEGUM Iqra", "9434765919", "Isotretinoin", "20mg", "13/01/2026"]]), "no", why="the namesake by her NHS number")
add("letters/2026-01-30 gynae.pdf", pdf("""
# BATHERLEY ROYAL INFIRMARY                                      Department of Gynaecology
Consultant: Mr Ravi Gupta FRCOG                     Clinic 30/01/2026          Typed 04/02/2026
NHS No 485 777 3457      Hosp No B552201
Dr N Udeh, Larch Road Surgery

Dear Dr Udeh,
Re: Ms Iqra BEGUM, d.o.b. 19/01/1990, 52 Sycamore Street, Batherley BY3 7HN

Diagnosis: menorrhagia, 6 cm fibroid. Plan: MRI, May clinic.
Thank you for referring this pleasant mother of two. Mrs Begum attended with her sister-in-law. Hope to see her in May.
On examination she was pale. Hb 88. Will need iron. I note her mother-in-law, Jahanara, had endometrial cancer at 51.
Yours sincerely, dictated and not signed
Mr R Gupta
cc patient
"""), "yes", hide=["Jahanara"], keep=["6 cm fibroid", "Hope to see her in May", "Will need iron", "Plan: MRI, May clinic", "pleasant mother of two"])
add("letters/2026-02-16 derm MISFILED.pdf", pdf("""
# BATHERLEY ROYAL INFIRMARY                                      Dermatology
NHS No 943 476 5919
Re: Miss Iqra BEGUM, d.o.b. 01/10/1996, 9 Poplar Road, Batherley BY1 2RT
Dear Dr Udeh, Acne, on isotretinoin. Contraception discussed; she does not wish her parents to know. Dr L Fernandes
"""), "no", why="the namesake, in her folder")
add("letters/2026-03-02 HV.docx", docx("Health Visiting Service, Batherley", "2nd March 2026", "Re: Ayaan Miah (3), Zaynab Miah (5). Mother: Iqra Begum. Father: Mohammed Shafiq Miah. 52 Sycamore St", "I visited Iqra at home. She was warm with the children but thin. Her mother-in-law answered for her throughout. Iqra whispered that she is not allowed a phone. I suggest a joint visit on a Friday, when Mrs Khatun is at the mosque.", "Janet Sykes, HV"), "yes",
    hide=["Mrs Khatun"], keep=["thin", "not allowed a phone", "a joint visit on a Friday"])
add("results/labs feb.csv", csv([["NHS No", "Name", "DOB", "Test", "Result", "Comment"], ["4857773457", "BEGUM I", "19/01/1990", "Hb", "88", "LOW - ring pt"], ["9434765919", "BEGUM I", "01/10/1996", "LFT", "normal", ""], ["6218349071", "BEGUM R", "05/05/1971", "HbA1c", "61", "diabetic r/v"], ["7045582137", "HOPWOOD D", "02/02/1950", "PSA", "14.1", "2WW"]]), "yes",
    hide=["diabetic r/v", "14.1", "2WW"], out=["9434765919", "6218349071", "7045582137"], keep=["LOW - ring pt"])
add("results/smear recall.xlsx", xlsx({"Recall": [["Name", "DOB", "NHS", "Last", "Status"], ["Begum, Iqra", "19/01/1990", "4857773457", "02/02/2026", "inadequate - repeat"], ["Begum, Iqra", "01/10/1996", "9434765919", "never", "declined"], ["Begum, Shirin", "11/11/1985", "5122094667", "2024", "HPV+"], ["Stubbs, Marlene", "07/07/1966", "", "2023", "ok"]]}), "yes",
    hide=["declined", "HPV+"], out=["9434765919", "Shirin", "Stubbs"], keep=["inadequate - repeat"])
add("reception/appointments 12 Jan.csv", csv([["Slot", "Clinician", "Patient", "Tel", "Reason"], ["09:10", "NU", "Iqra Begum", "07700 900266", "personal"], ["09:20", "NU", "Derek Hopwood", "07700 900280", "waterworks"], ["09:30", "PA", "Rahela Begum", "07700 900281", "sugar"], ["09:40", "NU", "Iqra Begum", "07700 900282", "skin"]]), "yes",
    hide=["waterworks", "sugar", "07700 900282"], out=["Hopwood", "Rahela", "07700 900282"], keep=["personal"], why="two of one name on one morning: the telephone tells them apart")
add("reception/message book.txt", """
Mon 16/2
- Mrs Begum (52 Syc St) rang re iron tabs, upset, hung up when somebody came in. Sandra
- Miss Begum, Poplar Rd, wants derm letter. Sandra
- Mr Hopwood prescription x2
Tue 17/2
- "Ikra" B rang from her sister's phone, DO NOT ring the home number. Becky
- Sheila Broadbent (54 Sycamore St) wants a doctor to ring, wont say why - about next door
""", "yes", hide=["Mr Hopwood", "Sheila", "54 Sycamore", "about next door"], keep=["hung up when somebody came in", "DO NOT ring the home number"])
add("reception/complaint form.docx", docx("COMPLAINT FORM", [["Patient", "Ms Iqra Begum"], ["DOB", "19.01.90"], ["Complaint", "I was given another lady's letter with her private things. Maybe she has mine. I am ashamed."], ["Wants", "Apology. My whole record."], ["Taken by", "Carol Whitham 20/3/26"], ["Action", "Duty of candour; other pt rung (EMIS 11904)"]]), "yes", hide=["11904"], keep=["I am ashamed", "Duty of candour", "My whole record"])
add("mail/manager/2026-02-20 misfile.eml", eml(CW, PA, "Fri, 20 Feb 2026 13:00:00 +0000", "Iqra Begum x2 - data breach", "Peter\n\nDerm letter for IB 11904 scanned into IB 10283. The latter has read it on the app. ICO?\n\nCarol\n"), "yes", keep=["has read it on the app"])
add("mail/manager/2026-02-20 Re misfile.eml", eml(PA, CW, "Fri, 20 Feb 2026 14:00:00 +0000", "Re: Iqra Begum x2 - data breach", "Yes, report. The younger one is fragile, her father Abdul Malik would kill her if he knew about the pill. Ours has enough on her plate: MIL.\nP\n\n> Derm letter for IB 11904 scanned into IB 10283. The latter has read it on the app. ICO?\n"), "yes", hide=["Abdul Malik"], keep=["has enough on her plate"])
add("mail/manager/2026-02-19 Broadbent.msg", msg("Carol Whitham", "carol.whitham@larchroad.example", [("Peter Ainsley", "peter.ainsley@larchroad.example")], 1771500000, "Call from Mrs Broadbent", "Peter, Sheila Broadbent at 54 hears crying through the wall at 52 Sycamore St, and the grandmother yelling. She won't have it known that it was her. Can you ring 07700 900299.\nC\n"), "yes", hide=["Sheila", "at 54", "07700 900299"], keep=["hears crying through the wall"], why="by the address alone")
add("mail/manager/2026-03-04 social care.eml", eml("Olu Peters <olu.peters@batherley.example>", NU, "Wed, 04 Mar 2026 10:00:00 +0000", "SECURE: IB 19/01/1990 and children", "Dear Dr Udeh\n\nWe are opening an assessment on Ayaan and Zaynab Miah. Please share relevant information on mother (IB) and on Jahanara Khatun dob 03/03/1958, who lives with them. Nasima B has offered a bed.\n\nOlu Peters\nSocial Worker\n"), "yes", hide=["Jahanara", "Nasima B", "03/03/1958"], keep=["opening an assessment"])
add("mail/manager/other begum.eml", eml(REC, NU, "Thu, 05 Mar 2026 10:00:00 +0000", "Rahela Begum - insulin", "Dr Udeh, Rahela Begum's daughter rang, insulin has run out. Mrs Begum is at home today.\nSandra\n"), "no", why="another Mrs Begum")
add("meetings/safeguarding MDT 2026-03-10.docx", docx("# Safeguarding MDT, 10 March 2026", "Present: PA, NU, J Sykes (HV), O Peters (SW), CW (mins)", [["Case", "Discussion", "Action"], ["1. TW (16)", "Tyrone excluded again.", "PA"], ["2. IB, 52 Sycamore", "Coercive MIL. Husband back in April. NU: IB wants to leave but not yet. Refuge discussed. Neighbour (54) is the source.", "NU r/v weekly\nNo texts"], ["3. Kalniņš baby", "Weight ok.", "HV"]]), "yes",
    hide=["Tyrone", "Neighbour (54)", "Kalni"], keep=["wants to leave but not yet", "Refuge discussed", "No texts"], why="initials and the street")
add("meetings/deaths and births.txt", "Deaths: Mr D Hopwood's wife. Births: a girl to Rahela Begum's daughter. New pts: 3 x Begum, see list\n", "no")
add("admin/new patients list.csv", csv([["EMIS", "Name", "DOB", "Reg"], ["10283", "Begum Iqra", "19 Jan 1990", "2014"], ["11904", "Begum Iqra", "01 Oct 1996", "2025"], ["11911", "Begum Nasima", "12 Dec 1993", "2025"], ["11950", "Kalnins Arturs", "1 Jan 1980", "2026"]]), "yes", hide=["01 Oct 1996", "12 Dec 1993"], out=["11904", "11911", "11950"], keep=["2014"])
add("admin/interpreter bookings.ics", """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//LRS//EN
BEGIN:VEVENT
UID:i1@larchroad.example
DTSTART:20260126T093000Z
SUMMARY:Sylheti interp - I. Begum (10283) w/ NU
DESCRIPTION:NOT the MIL please. Female.
END:VEVENT
BEGIN:VEVENT
UID:i2@larchroad.example
DTSTART:20260127T093000Z
SUMMARY:Latvian interp - A Kalnins
END:VEVENT
END:VCALENDAR
""", "yes", hide=["A Kalnins"], out=["Latvian"], keep=["NOT the MIL please"])
add("admin/sms.txt", "07700900266 26/01/26 Dear Ms Begum, reminder: Dr Udeh 9.30 today. Reply CANCEL\n07700900282 26/01/26 Dear Miss Begum, blood test Thurs\n07700900266 02/03/26 Iqra your smear needs repeating, call us\n", "yes", hide=["07700900282", "blood test Thurs"], keep=["your smear needs repeating"])
add("admin/leaflet.html", "<html><body><h1>Well woman clinic</h1><p>Ask for Sr Tait. Iqra means 'read': our book club meets Fridays (Mrs Begum's samosas, that is Shirin of course).</p></body></html>", "no", why="the word and another Mrs Begum")
add("admin/referral stats.txt", "Gynae 44, Derm 31. 2WW 12. MIL = mother in law; IB = inspected by. Begum is the commonest surname on our list (61).\n", "no")
