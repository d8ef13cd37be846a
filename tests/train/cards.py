#!/usr/bin/env python3
"""Deals cards for texts to be written: `cards.py GAZETTEERS SEED COUNT [few|office] > PACK`; with `few`, of texts that name few people or
none; with `office`, of papers of offices alone.

The texts of `written/` were written by hand of a language model, one for each card, in November 2026 (`written/README.md` has the
marks). A card says the kind of text, who is in it and how they are named, what else bears a name, what it is about and how it is
written: without cards the same twenty names and ten plots come back. Same seed, same cards.
"""
import random, sys

G = sys.argv[1] + "/"
R = random.Random(int(sys.argv[2]))

OFFICE = """e-mail between colleagues at a charity|e-mail from a parent to a school|reply from a school office to a parent|letter from a council officer to a resident
case note of a social worker, terse|chronology of a family, dated lines|home visit record|minutes of a team meeting with actions|minutes of trustees or governors
minutes of a parish council|safeguarding concern form|incident report from a care home|handover notes between shifts|GP referral letter|hospital discharge summary
letter from a solicitor|complaint about a neighbour to a housing association|tenancy officer's diary notes|telephone message slip|rota with swaps underneath
staff newsletter|school newsletter with results and thanks|HR letter about a grievance|notes of a disciplinary interview, questions and answers|job reference
supervision notes of a volunteer manager|exit interview|interview panel's notes on candidates|witness statement|police report summary sent to a council|court order quoted in an e-mail
planning objection from a resident|licensing committee report|list of attendees with apologies|register or table of people with columns (comma or tab separated)|expense claims listing
payroll query e-mail|invoice with contact and remittance lines|thread of quoted e-mails with headers and signatures|out-of-office replies and short answers|calendar entries, one a line
care plan of a resident|school report on a pupil|EHCP meeting notes|behaviour log entries|food bank session notes|refugee support case notes|sports club committee e-mail
choir or church notice sheet|funeral or memorial arrangements by e-mail|youth worker's session log|adoption panel minutes|probation contact notes|adult learning tutor's feedback
transcribed voicemail|SMS thread exported with times|WhatsApp group of parents exported with times|Teams chat of colleagues|helpdesk tickets, several short|CRM contact history, one line each
survey free-text answers, several|fundraiser's notes on donors|board paper on staffing|accident book entries|lost property and key log|visitor signing-in sheet as text|transport or minibus manifest
letter from an insurance company|employment tribunal particulars|benefits decision letter|debt adviser's notes|bank's complaint reply|university tutor's e-mail|dissertation supervision record
allotment association letter|veterinary practice's client notes|dental practice recall notes|community nurse's notes|midwife's notes|ambulance sheet summary|mental health team's letter""".replace("\n", "|").split("|")
WEB = """review of a restaurant|review of a hotel|review of a garage or plumber|review of a dentist or hairdresser|question and two answers on a pets forum|question and answers on a travel forum
forum argument on football|forum thread on old cars|blog post of a gardener|blog post of a parent|blog post of a teacher|political blog post|newsgroup post on religion or astrology
local newspaper report|national news report on a court case|business news|sports report: cricket, rugby or athletics|match report of an amateur team with scorers|transfer gossip
obituary|biography in encyclopaedia style|article on a village or town|article on an artist or band|film or book review with characters and actors|fan fiction scene|short story scene with dialogue
recipe post with comments|travel guide page|how-to guide with a chatty introduction|interview with an author, questions and answers|panel discussion transcript|podcast or vlog transcript
academic article's introduction with citations|textbook passage on history|speech to a parliament|press release of a firm|quarterly results call transcript|contract recitals and signatures
judgment of a court of human rights: procedure and facts|employment judgment extract|comments below a newspaper article|science news|museum or gallery page|school alumni page
genealogy page|race results listing|programme of a concert or conference|credits and acknowledgements|mailing list digest of software developers|code review comments and commit messages
wedding or birthday speech|letters to the editor|product support forum|energy trader's office e-mail|American office e-mail about a deal, with forwards|classified adverts""".replace("\n", "|").split("|")
SOCIAL = """ten unrelated tweets, one a line, about singers, actors and players|ten unrelated tweets, one a line, of everyday life naming friends|eight tweets on a television show
eight tweets on politics and news|eight video comments, one a line|reddit thread on a series or game|reddit thread on relationships, with names changed|discord chat of players with nicknames
chat between two friends in small letters|live comments on a football match|fan comments on a band or rapper|question site: short questions, one a line|tweets of shops and bands announcing dates
headlines, ten, one a line|statuses with hashtags and shouting, ten, one a line|gossip comments on celebrities, in small letters or misspelt""".replace("\n", "|").split("|")
FEW = """policy or handbook paragraph of a charity or school|how-to guide|product review|review of a hotel or holiday let|review of a shop or garage|tech support thread on a pets, phone or printer problem
question and two answers on keeping an animal|question and answers on visiting a city|newsgroup post on space, physics or religion|recipe with remarks|health advice leaflet|risk assessment
board paper on money|council planning report|highways or bins notice|grant application answers|tender or quotation letter|contract clauses|insurance schedule|statement of accounts note
energy trader's e-mail on prices and deals between firms|American office e-mail on a system outage|meeting invitation with agenda|minutes mostly about buildings and budgets|circular to all staff
newsletter on events and opening hours|travel guide page|article on a village, river or old building|history textbook passage|science news|business news on firms|sports report that is about teams
software release notes or mailing list post|code review and commit messages|opinion column|newspaper editorial|comments below an article on politics|political blog post|forum thread on cars, games or cameras
ten unrelated tweets, one a line, of everyday life|ten unrelated tweets, one a line, on series, films, bands and games by title|eight video comments, one a line|tweets of shops, clubs and venues
chat between friends about plans, in small letters|live comments on a match|headlines, ten, one a line|classified adverts|job advert|course description|museum label|parish or allotment notice
exam or essay question sheet|judgment extract on the law|letter before claim from a firm|minutes of a parish council|school trip letter|menu and order e-mails|conference programme blurb|press release of a firm or charity
case note that says the child, mother, worker and not names|anonymised incident report with initials|survey free-text answers|food bank or helpline session totals|care plan that says the resident|complaint about a service""".replace("\n", "|").split("|")
MANNERS = """plain and correct|plain and correct|plain and correct|hasty, with typing errors|all in small letters|no full stops, line breaks instead|formal and long-winded|note style with abbreviations
headings and bullet points|some words or names in CAPITALS|spoken style with false starts|by somebody whose first language is not English|terse: as few words as possible|American spelling|with quoted lines (>) or a signature block""".replace("\n", "|").split("|")
SHOWN = """forename only|forename only|full name|full name, then forename|full name, then surname only|title and surname|surname only|initials once known (like JB)|one initial and surname|surname, forename
in small letters|nickname or short form|forename and initial|only in a possessive ('s)|in CAPITALS|misspelt the second time|greeted and signed|double-barrelled or with a middle name
as one of a couple or family (the Xs; A and B X)|forename of a child|nickname as screen name|mentioned once in passing|role in brackets after the name|in a list with others""".replace("\n", "|").split("|")
BAITS = """a firm called after a person|a school or hospital called after a person|a street called after a person|a town that could be a surname|a town that could be a forename|a brand that is a forename
a disease or law called after a person|a storm, ship or pet with a forename|a pub or restaurant with a forename|a charity's short name|several acronyms of the trade|a month that is a name (May, April, June)
a word that is a name at the start of a sentence (Will, Mark, Hope, Grace, Bill, Rob, Pat, Sue)|a product or software with an invented name|a team or club|a band or series called after a person
an award or cup called after a person|a church with a saint|a foreign city|a nationality or language|a street and house name|a plant, colour or bird that is a name (Rose, Heather, Robin, Olive)
a place with Chapel, Lodge, Court|a law firm with two surnames|a god, planet or star|a book or film titled by a name|an animal's breed|a ward or room called after somebody|a plan or project with a code name
capitalised posts and departments|a capitalised feast or event|none|none|none|none|none""".replace("\n", "|").split("|")


def rows(path, least=0):
    for line in open(G + path, encoding="utf-8"):
        name, _, rest = line.rstrip("\n").partition("\t")
        if len(name) > 1 and all(ord(c) < 0x250 for c in name) and (not least or int(rest) >= least):
            yield name, rest


def by_country(*paths):
    groups = {}
    for path in paths:
        for name, key in rows(path):
            groups.setdefault(key[-2:], []).append(name)
    return groups


cap = lambda n: "-".join(p[:1].upper() + p[1:].lower() if p.isupper() else p for p in n.split("-"))
UK = [cap(n) for n, _ in rows("given_uk_ons_nrs_nisra_1974_2020.tsv", 40)]
OLD = [cap(n) for n, _ in rows("given_us_ssa.tsv", 20000)]
US = [cap(n) for n, _ in rows("surname_us_census2010.tsv", 1500)]
FORE = by_country("forenames_by_country.tsv", "faker_given_by_locale.tsv")
SUR = by_country("surnames_by_country.tsv", "faker_surname_by_locale.tsv")
BOTH = sorted(c for c in set(FORE) & set(SUR) if len(FORE[c]) > 30 and len(SUR[c]) > 30)
ISLES = [c for c in BOTH if c in ("GB", "IE")]
WORDS = "Will Hope May Mark Bill Grace Rose Frank Art Sunny Summer Joy Faith Christian Chase Drew Rob Pat Sue Dean Guy Penny Ray Rich Dale Glen Heath Lily Ivy Amber Ruby Pearl Iris Dawn Eve April June Angel Robin Jean Jordan Chelsea Paris Austin Sydney Florence Kent Preston Carmen Melody Harmony Destiny Blue River Sky Storm Justice Earl Duke Prince".split()
SURWORDS = "Cook Young Brown Green White Black Long Short Price Cash Banks Field Wood Hill Stone Bird Fox Wolf King Knight Bishop Pope Major Marshall Day Gray Bush Rice Best Love Power Wise Moody Bright Sharp Small Little Good Strong Savage Hunt Walker Page Read Church Temple Lamb Bull Peacock Drinkwater Gathercole Pickles Onions Death Bone Salt Pepper Berry Cherry Moon Snow Frost Summers Winter Holiday Friday Monday London Lancaster Washington England French Welsh Holland".split()


def name():
    kind = R.random()
    if kind < 0.5:
        fore, sur = R.choice(UK if R.random() < 0.6 else OLD), R.choice(SUR[R.choice(ISLES)] if ISLES and R.random() < 0.4 else US)
    else:
        country = R.choice(BOTH)
        fore, sur = R.choice(FORE[country]), R.choice(SUR[country])
    if R.random() < 0.07:
        fore = R.choice(WORDS)
    if R.random() < 0.07:
        sur = R.choice(SURWORDS)
    return cap(fore) + " " + cap(sur)


TOPICS = []
for line in open(G + "word_case_counts.tsv", encoding="utf-8"):
    word, low, up = line.rstrip("\n").split("\t")
    if low.isdigit() and int(low) >= 30 and int(low) > 20 * int(up) and word.isalpha() and len(word) > 4:
        TOPICS.append(word)


def sparse(number):
    kind = R.random()
    what = R.choice(FEW if kind < 0.65 else OFFICE if kind < 0.85 else SOCIAL)
    count = R.choice((0, 0, 0, 1, 1, 1, 2, 2, 3)) if what in FEW else R.choice((1, 1, 2, 2, 3))
    people = "; ".join(f"{name()} ({R.choice(SHOWN)})" for _ in range(count)) or "nobody named"
    bait = sorted({R.choice(BAITS) for _ in range(R.choice((2, 3, 3, 4)))} - {"none"})
    return f"#{number} {what} | {people} | bait: {'; '.join(bait) or '-'} | about: {', '.join(R.sample(TOPICS, 4))} | {R.choice(MANNERS)}"


def card(number, offices=False):
    kind = 0 if offices else R.random()
    what = R.choice(OFFICE if kind < 0.42 else WEB if kind < 0.76 else SOCIAL)
    people = "; ".join(f"{name()} ({R.choice(SHOWN)})" for _ in range(R.choice((1, 2, 2, 3, 3, 3, 4, 5, 7))))
    bait = sorted({R.choice(BAITS) for _ in range(R.choice((1, 2, 2, 3)))} - {"none"})
    return f"#{number} {what} | {people} | bait: {'; '.join(bait) or '-'} | about: {', '.join(R.sample(TOPICS, 3))} | {R.choice(MANNERS)}"


for n in range(int(sys.argv[3])):
    number = f"{sys.argv[2]}-{n}"
    print(sparse(number) if sys.argv[4:] == ["few"] else card(number, sys.argv[4:] == ["office"]))
