#!/usr/bin/env python3
"""Writes short texts of the kinds that charities, schools and councils keep, with the names marked: `office.py GAZETTEERS THINGS OUT.jsonl`.

Names are drawn from many cultures; what only looks like a name (firms, streets, wards, storms, diseases, short forms of offices,
forenames used as words) stands beside them unmarked. Our own sentences, CC0. Same seed, same texts.
"""
import json, random, re, sys

R = random.Random(20261122)


def column(path, least=0):
    out = []
    for line in open(path, encoding="utf-8"):
        name, _, rest = line.rstrip("\n").partition("\t")
        if len(name) > 2 and (not rest.isdigit() or int(rest) >= least):
            out.append((name, rest))
    return out


def by_group(rows):
    groups = {}
    for name, group in rows:
        groups.setdefault(group, []).append(name)
    return [g for g in groups.values() if len(g) >= 20]


G = sys.argv[1] + "/"
latin = lambda rows: [(n, g) for n, g in rows if all(ord(c) < 0x250 for c in n) and " " not in n]
WORLD_FORE = by_group(latin(column(G + "faker_given_by_locale.tsv")))
WORLD_SUR = by_group(latin(column(G + "faker_surname_by_locale.tsv")))
UK_FORE = [n for n, _ in column(G + "given_uk_ons_nrs_nisra_1974_2020.tsv", 300)]
OLD_FORE = [n for n, _ in column(G + "given_us_census2020.tsv", 3000)]
US_SUR = [n for n, _ in column(G + "surname_us_census2010.tsv", 3000)]
PLACES = [n for n, _ in column(G + "places_wikidata.tsv") if re.fullmatch(r"[A-Za-z]+(?: [A-Z][a-z]+)?", n)]
THINGS = dict(line.rstrip("\n").split("\t") for line in open(sys.argv[2], encoding="utf-8"))
THINGS = {kind: words.split() for kind, words in THINGS.items()}
TOWNS = [(n, int(p)) for n, p in column(G + "atlas_places.tsv") if all(ord(c) < 0x250 for c in n)]
CITIES = [n for n, p in TOWNS if p >= 150_000]
WORDS = "Will Hope May Mark Bill Grace Rose Frank Art Sunny Summer Joy Faith Christian Jean Jersey Chase Drew Rob Pat Sue Dean Guy Penny Ray Rich Dale Glen Heath Lily Ivy Amber Ruby Pearl Iris Violet Dawn Eve April June August Angel Baker Cook Young Brown Green White Black Long Short Price Cash Banks Field Wood Hill Stone Bird Fox Wolf King Knight Bishop Pope Major Marshall Sergeant".split()


def cap(name):
    return "-".join(p[:1].upper() + p[1:].lower() if p.islower() or p.isupper() else p for p in name.split("-"))


def fore():
    kind = R.random()
    if kind < 0.06:
        return R.choice(WORDS[:50])
    return cap(R.choice(UK_FORE if kind < 0.4 else OLD_FORE if kind < 0.55 else R.choice(WORLD_FORE)))


def sur():
    kind = R.random()
    if kind < 0.05:
        return R.choice(WORDS[45:])
    one = cap(R.choice(US_SUR if kind < 0.5 else R.choice(WORLD_SUR)))
    return one + "-" + cap(R.choice(US_SUR)) if R.random() < 0.05 else one


OFFICES = "MASH EDT HT SENCO LADO CAMHS OT GP HR ET TTO TTOs PCSO LA EHCP TAF CIN CP SLT DSL NQT TA PTA FGB SLT DBS FOI SAR ICO DWP PIP UC ESA HMRC CQC Ofsted ICB MDT DNAR DNACPR BMI A&E ITU SALT EWO YOT IRO CPN AMHP HV RSL ASB T/C F/U NFA NOK DOB PEP IEP KS2 PPG FSM CLA LAC ENA IT FM AGM EGM Q3 TBC FAO RE CC".split()
ILLS = "Crohn's,Parkinson's,Alzheimer's,Down's syndrome,Asperger's,Tourette's,Hodgkin lymphoma,Raynaud's,Huntington's,Bell's palsy,Graves' disease,Hashimoto's,Barrett's oesophagus,Guillain-Barré,Ménière's,Dupuytren's,Sjögren's,Addison's,Cushing's,Covid,Type 2 diabetes,COPD,sciatica,a UTI".split(",")
DRUGS = "Sertraline,Ramipril,Ventolin,Calpol,Nurofen,Metformin,Lansoprazole,Ritalin,Concerta,Warfarin,Fortisip".split(",")
BRANDS = "Tesco,Sainsbury's,Boots,Aldi,Argos,Greggs,Nando's,McDonald's,Wendy's,Hyatt,Hilton,Ford,Toyota,Kia Picanto,Vauxhall Corsa,Honda Jazz,Lexus,Tesla,Mercedes,Teams,Zoom,Outlook,Excel,SharePoint,WhatsApp,Facebook,Instagram,TikTok,Snapchat,Netflix,Uber,Amazon,Google,Samsung,Xerox,Hotpoint,Barclays,Lloyds,Santander,Aviva,Capita,Serco,Unison,Mencap,Barnardo's,Shelter,Mind,Scope,Samaritans,Kidscape,Arbor,Bromcom,CPOMS,ParentPay,Pepsi,Lego,Disney,Reuters,Hamas,Fatah,Ukip,Plaid Cymru".split(",")
NOUNS = "School,Primary School,Academy,Road,Street,Close,Avenue,House,Court,Ward,Centre,Hospital,Hall,Lodge,Trust,Foundation,Building,Library,Park,Surgery,Medical Practice,Solicitors,Ltd,Limited,LLP,plc,& Sons,Motors,Bakery,Plumbing,Scaffolding,Associates,Care Home,Nursery,Cup,Prize,Report,Review,Plan,Act,Bridge,Farm,Arms,Inn,Estate,County Council,United,Rovers".split(",")
TITLES = "Mr Mrs Ms Miss Dr Cllr Prof Rev Sgt PC DC DS Nurse Sister Mx Father Councillor Judge".split()
STARS = "Mercury,Venus,Mars,Jupiter,Saturn,Neptune,Pluto,Ketu,Apollo,Artemis,Hermes,Zeus,Thor,Odin,Shani,Vishnu,Mithras,Anubis,Ceres,Titan,Europa,Callisto,Orion,Vega,Sirius".split(",")
KINDS = {"city": 4, "body": 3, "ware": 5, "god": 5, "beast": 5, "feast": 5, "org": 3, "firm": 3, "lone": 3, "place": 4, "town": 4, "brand": 5, "ill": 5, "drug": 5, "pet": 5, "star": 5, "thing": 5}
KIN = "mum dad mother father nan brother sister son daughter partner husband wife carer aunt uncle".split()


class Text:
    def __init__(self):
        self.text, self.spans, self.people, self.others, self.known = "", [], [], [], {}

    def person(self):
        """Somebody of this text, often one met before."""
        if self.people and R.random() < 0.55:
            return R.choice(self.people)
        self.people.append((fore(), sur()))
        return self.people[-1]

    def name(self, shown):
        self.spans.append([len(self.text), len(self.text) + len(shown)])
        self.text += shown

    def other(self, kind, shown):
        """What is named and is no person, with its kind as in `lines.rs`."""
        self.others.append([len(self.text), len(self.text) + len(shown), KINDS[kind]])
        self.text += shown

    def slot(self, kind):
        if kind in ("lone", "town", "star", "thing", "city", "body", "ware", "god", "beast"):
            # The same few through the whole text, as what a text is about is.
            self.other(kind, R.choice(self.known.setdefault(kind, [plain(kind) for _ in range(R.choice((1, 1, 2)))])))
            return
        if kind in KINDS:
            self.other(kind, plain(kind))
            return
        if kind in ("made", "acro", "word", "num", "date", "time", "day", "month", "kin", "post"):
            self.text += plain(kind)
            return
        f, s = self.person()
        if kind == "title":
            self.text += R.choice(TITLES) + R.choice((" ", " ", " ", ". "))
            self.name(s)
            return
        shown = {
            "full": f + " " + s, "fore": f, "sur": s, "caps": s.upper(), "fullcaps": (f + " " + s).upper(), "low": f.lower(), "lowfull": (f + " " + s).lower(),
            "first": s + ", " + f, "Capsfirst": s.upper() + ", " + f, "init": f[0] + " " + s, "dot": f[0] + ". " + s, "ab": f[0] + s[0], "mid": f"{f} {R.choice('ABCDEJKLMPRST')} {s}",
        }[kind]
        self.name(shown)

    def line(self, template):
        for part in re.split(r"(\{\w+\})", template):
            if part.startswith("{"):
                self.slot(part[1:-1])
            else:
                self.text += part
        self.text += "\n"


def made():
    """A word that no list has."""
    return "".join(R.choice("b c d f g h k l m n p r s t v w z br ch dr gr kh pr sh st tr".split()) + R.choice("a e i o u ai ea oo".split()) for _ in range(R.randint(1, 3))).capitalize() + R.choice("n r s l x m t nd".split())


def plain(kind):
    one = R.choice
    if kind == "org":
        return one((sur(), sur(), fore() + " " + sur(), sur() + " " + sur())) + one(("", "", "'s") if R.random() < 0.1 else ("",)) + " " + one(NOUNS)
    if kind == "firm":
        return one((sur() + "'s " + one(("Pizza", "Bakery", "Kitchen", "Café", "Gym", "Karate", "Auto Tech", "Diner", "Bar & Grill", "Flowers")), sur() + " & " + sur(), sur() + " " + sur() + " LLP", fore() + "'s Place", sur() + " Insurance", sur() + " Futures"))
    if kind == "lone":
        return one((sur(), sur(), fore(), made(), sur() + "'s", fore() + "'s", sur() + " & " + sur()))
    if kind == "town":
        return one((made(), sur(), one(PLACES).title(), one(PLACES).title(), fore(), made() + one(("ton", "ville", "abad", "pur", "burg", " Chowk", " Bay", "stad", "mere"))))
    if kind == "thing":
        return one((made(), made(), sur(), fore(), one(BRANDS)))
    if kind in ("body", "beast"):
        return one(THINGS[kind])
    if kind == "ware":
        return one(THINGS["brand"])
    if kind == "feast":
        return one(THINGS["other"])
    if kind == "god":
        return one(THINGS["god"])
    if kind == "city":
        return one(CITIES) if R.random() < 0.6 else one(TOWNS)[0]
    if kind == "pet":
        return fore()
    if kind == "made":
        return made()
    if kind == "post":
        return one(("Head of Year 9", "Caretaker", "Chair of Governors", "Office Manager", "Site Manager", "Class Teacher", "Treasurer", "Clerk", "Support Worker", "Team Leader", "Bursar"))
    if kind == "num":
        return str(R.randint(1, 9999))
    if kind == "date":
        return one((f"{R.randint(1,28)}/{R.randint(1,12):02}/{R.randint(2012,2024)}", f"{R.randint(1,28)} {plain('month')} {R.randint(2012,2024)}", f"{R.randint(1,28)}.{R.randint(1,12)}.{R.randint(14,24)}"))
    if kind == "time":
        return f"{R.randint(7,19):02}:{R.randint(0,59):02}"
    table = {"ill": ILLS, "drug": DRUGS, "brand": BRANDS, "place": PLACES, "acro": OFFICES, "word": WORDS, "kin": KIN,
             "day": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Weds Thurs Fri".split(),
             "star": STARS, "month": "January February March April May June July August September October November December".split()}
    shown = one(table[kind])
    return " ".join(w.capitalize() for w in shown.split()) if kind == "place" and R.random() < 0.93 else shown


CASE = """{date} {time} T/C from {title} ({acro}). Disclosed that {fore} had not been home since {day}.
Strategy mtg w/ {title} & {sur} ({acro}). {acro} ref no. {num}.
{acro} to chase {sur} re {acro} by {day}.
H/V to {fore} with {ab}. {kin} ({fore}) present. Home clean, no concerns.
PMH: {ill}, {ill}. On {drug} and {drug}. NOK {full} ({kin}).
Discharged with OT input ({fore}). {acro} by Dr {sur}.
{fore}'s {kin} had {ill}. Lives at {org}, {place}.
Referral from {org} received by {acro}. Allocated to {full}.
{acro} {date} - {init} attended, apologies {title}. {acro} minutes to follow.
{fore} said that {fore} and {fore} were in the car when {kin} hit {fore}.
cc: {title}, {full} ({post}), {acro}
Seen by {title} at {org}. Dx {ill}. {acro} completed. Review {month}.
{caps}, {fore} ({num}) - DNA x2. Letter sent {date}.
{Capsfirst}  DOB {date}  {org}  {acro}
Client: {full}    Worker: {dot}    Date: {date}
Spoke to {fore} at {brand}; {fore} will ring {acro} about PIP.
{fore} has {ill}. {drug} stopped {date} ({ab}).
Moved from {place} to {place} in {month}. {kin} still in {place}.
Contact with {fore} suspended pending {acro} enquiry.
Police attended ({title}, shoulder no. {num}). {fullcaps} arrested.
Ward: {org}   Consultant: {title}   Named nurse: {fore}
{title} (GP, {org}) rang re {title}.
MARAC: {full} / {full}. Risk: High. IDVA {fore}.
Keyworker {fore} {ab} 1:1 re budgeting, {brand} card, {org} arrears.""".split("\n")
MAIL = """Hi {fore},
Dear {title},
Dear {fore} and {fore},
{fore},
Morning {fore}, hope you are well.
Hope you had a good {month}. Will you be in on {day}?
Will {fore} be in on {day}? May need a hand with the {acro} return.
May I ask who is covering for {fore}?
{fore} will be late, {word} said so.
Please mark {day} in your diaries; {fore} is bringing the {brand} vouchers.
Can you chase {org} for the invoice? Bill attached.
Bill attached. {fore} to approve.
I spoke to {full} from {org} about the boiler.
{org} quoted £{num}; {firm} were cheaper.
{fore} is off with {ill} until {date}.
Thanks for a great job with the summer fair, everyone.
Great job {fore}!
The {org} meeting is in {place} on {date}.
Could {fore} or {fore} cover Year {num}? {title} has the {org} trip.
We went to {brand} with {fore} after, then {firm}.
Our cat {pet} went missing, so I'm late.
My dog {pet} is poorly. {fore} can take the minutes.
Storm {pet} closed the site, says {fore}.
Hurricane {pet} delayed the flight to {place}.
See {fore}'s email of {date} about {acro} and {brand}.
Grace period ends in {month}. Faith schools differ, {fore} thinks.
The {brand} order went to {org} by mistake. Erm, sorry.
FYI - {ab} has the keys to {org}.
Thanks, {fore}
Thanks
Kind regards
Many thanks,
Best
{full}
{fore}
{full}, {post}
{post}, {org}
Tel {num} {num}
From: {first}
To: {full}; {first}
Cc: {acro} Team; {fore} {place}
Subject: {acro} - {org}
Subject: FW: {full} - {acro} claim
> {fore} wrote: can {fore} send the {acro} form?
On {day} {full} wrote:""".split("\n")
MINUTES = """Present: {full} (Chair), {title}, {full}, {dot} ({post})
Apologies: {full}, {sur}
In attendance: {full} ({org})
{num}. {full} reported that {org} had not replied. ACTION: {ab}
{num}. Matters arising: {title} asked about {acro} and {brand}.
Proposed {sur}, seconded {sur}. Carried.
Cllr {sur} declared an interest in {org}.
The {acro} report was noted. {fore} thanked {org}.
Cllrs {sur} and {sur} objected to the {place} application.
The minutes of {date} were signed. Any other business: Storm {pet} damage at {org}.
{org} will tender in {month}. Price is the main concern.
Next meeting: {day} {date}, {org}, {place}.
{full} (parent governor) left at {time}.""".split("\n")
CHAT = """{low}: u coming 2nite?
{low}: nah {low} got a {brand} shift lol
{low}: ask {low} if {kin} knows
has {low} told {low} about {place} yet
omg did u see wot {lowfull} put on insta
{low} is such a legend, so is {low}
i think {low} fancies {low} tbh
we went {brand} n {low} paid
{fore} said {fore} was at {brand}
tell {low} i will b late
heh, yep
{low} hit me first ask {low}
{low} is going to {place} in june""".split("\n")
PROSE = """{full} was born in {place} and moved to {place} in {month}.
{sur} said the {org} had let {fore} down.
According to {full}, {brand} and {org} were both told.
{org} has been doing our insurance for years. Price is very reasonable.
{firm} is the best in {place}! Cozy, warm and good food.
The {brand} near {place} is open on {day}. Trivia night was fun.
{firm} is great, and {fore} is very helpful.
{place} is a wonderful place to visit. Ask for {fore}.
Hurricane {pet} hit {place}. {pet} caused damage in {place} too.
{org} and {org} announced a merger, {full} told {brand}.
The {sur} family lives near {org}.
President {sur} met {full} in {place}.
{ill} is named after a doctor; {fore} has had it since {month}.
"{fore}, stop!" cried {fore}. Frank talk followed.
{fore}'s {kin}, {full}, played for {place} United.
{mid} and {full} signed the {org} petition.
St {pet}'s Church in {place} is next to {org}.
{acro} comply with the agreement, said {full}, {acro} Executive Director.""".split("\n")
BODY = """{lone} was founded in {place} in {num}.
We took the car to {lone} and they had it done by {day}.
{lone} refused to give us a refund and {lone} never rang back.
I will be using {lone} again.
Is {lone} still open on {day}?
A {lone} delegation met in {place}, said {full}.
{lone} leaders turned the plan down, {full} said.
{lone} reported higher profits in {month}.
{full}, a spokesman for {lone}, said that {lone} would appeal.
Members of {lone} met {title} on {day}.
{lone} opened a new branch in {place}.
{lone} is one of four shops in {place} that do this.
I have had {lone} insurance for years.
I ate at {lone} last {day}; the soup was cold.
Thank you {lone}! Great service from {fore} and the team.
Shares in {lone} fell, and {lone} cut its staff.
{sur} works for {lone} now.
The best thing about {lone} is the price.
I drive a {thing} and it has never let me down.
The {thing} is on special offer at {lone}.
You can buy {thing} at {lone} or {brand}.
My {thing} broke after a week.
{thing} is out on {day}; {fore} played it already.
{fore} likes {thing} better than {brand}.
{star} rises before {star} this {month}.
{star} can be seen in the evening sky.
Some say that {star} brings luck and {star} trouble.
The temple of {star} stands near {town}.""".split("\n")
TOWN = """{town} was founded in {num}.
{town} is a small town in {place}.
Where is {town}? I cannot find {town} on the map.
We stayed two nights in {town} and went on to {town}.
There is a bus from {place} to {town} by way of {town}.
{town} had its own mayor until {num}.
{town} is twinned with {place}.
{town} has {num} inhabitants.
In {num} {town} was part of {place}.
The people of {town} speak their own language.
{town} lies in the north of the island.
{full} was born in {town} and left {town} in {num}.
{fore} and {fore} have a flat in {town}.
The ferry calls at {town} twice a week.
There are schools in {place}, {town} and {town}.
{town} is the place to be in {month}.
You can see {town} from the hotel.
How far is {town} from the airport?
The road to {town} is closed.
{sur} came back from {town} last {month}.""".split("\n")
REVIEW = """Best sandwiches in {city}, hands down.
Ate here twice while visiting {city}. Both times the staff were lovely.
{fore} at the front desk sorted it straight away.
If you want real {feast} food go to {lone}, not {lone}.
{lone} used to be good. Since the new owners took over it is overpriced.
{lone}'s prices beat every other garage round {city}.
Do NOT take your {ware} to {lone}!!
My {ware} was ready an hour early and {fore} explained the bill.
Compared with {ware} or {ware} this one is quieter.
Great little shop. {title} really knows shoes.
We booked {lone} for our daughter's wedding in {city} and {fore} was a star.
{lone} on {town} Road is closed now.
Called {lone} three times. Nobody picks up.
Friendly place, clean rooms, ten minutes from {city} station.
{lone} has the best coffee this side of {city}.
I have been going to {lone} since I was a kid.
Ask for the lamb. {fore}, our waiter, was fantastic.
Five stars for {lone}.
{lone} did my tattoo, will go back.
They moved the branch from {city} to {town}.
Dr. {sur} and his team at {lone} are wonderful with nervous patients.
Stay away from {lone} if you value your money.
Worst {ware} dealer in {city}.
Thank you {fore} and {fore} for a lovely evening!
Cheap, cheerful, {feast} on {day}s.""".split("\n")
FORUM = """Has anybody been to {city}?
What's {city} like in {month}?
is {city} safe at night
how do i get from {city} to {town} by train
{city} is more fun than {city} if you ask me.
{city}? No thanks. {city}!
Don't confuse {town} with {city}, they are miles apart.
{town} isn't a city, it's a village near {city}.
You should see {city} once in your life.
Which is better, {ware} or {ware}?
i like {ware} the most but {ware} is ok too
{ware}, {ware} and {ware} all sell them.
Go to {ware}, they have it in stock.
Try {ware}. Or {ware} if you are on a budget.
Can I run {ware} on {ware}?
My {ware} won't turn on, any ideas?
Sell the {ware} and buy a {ware}.
{beast} or {beast} for a small flat?
My {beast} keeps scratching himself, help!
{beast} need a lot of space.
We named our {beast} {pet} after my gran.
Our {beast} is called {pet} and she is three.
Put {pet} in the other tank, the {beast} will eat her.
What are good places to eat in {city}? I will be there for {feast}.
{fore} had the same problem with her {ware}.
ask {low}, she has a {ware}
Is {feast} on a {day} this year?
Where can I watch {feast} in {city}?
I am moving to {city} with my boyfriend {fore} in {month}.
My friend {fore} from {city} says {body} are the best team.
{body} will beat {body} on {day}.
Do {body} recruit in {city}?
What does {body} stand for?
You need a visa for {place}, not for {place}.
Take the ferry to {town}, then the bus to {city}.
Regards from {city}!
Thanks guys. {city} it is then.
yes you can store bags at {city} station
Anyone from {town} here?
{made} is a word in my language.""".split("\n")
NEWS = """{body} said on {day} that it would not take part.
{body} and {body} traded blame on {day}.
{body} denied the report, which {body} had carried first.
Talks between {body} and {body} broke down in {city}.
{full}, who leads {body}, flew to {city}.
{sur} told {body} that {body} must go.
A spokesman for {body} in {city} declined to comment.
Police in {city} arrested two men from {town}.
{city}, {city} and {town} were hit hardest.
Troops entered {city} before dawn; {town} fell the next day.
Fighting went on in {city}, {town} and {town}.
Thousands marched through {city} in support of {body}.
{body} supporters celebrated in {city}.
"{body} will answer this," {sur} said.
"Leave {body} out of it," said {full}.
Storm {pet} reached {city} on {day} and left {town} without power.
When {pet} made landfall, {place} was not ready.
Since {pet}, refineries near {town} have stood still.
{body} shares rose in {city} after {ware} cut prices.
{body} expects to close its {city} plant.
{ware} is to open a factory in {town}, {body} reported.
{city} voted for {full}; {town} did not.
{sur} beat {sur} in {city}.
{place} warned {place} over {town}.
{feast} was quiet in {city}.
{body} clerics called for calm in {city}.
The {body} vote was split; {sur} won {town}.
President {sur} is due in {city} for talks with {title}.
{city} cried foul. {place} kept silent.
After {city}, {sur} goes on to {place}.
The {sur} government wants {body} to pay.
The {sur} administration sent envoys to {place}.""".split("\n")
SKY = """{god} is rising and {god} is low.
{god} and {god} meet in {star} this week.
With {god} in the tenth house, work comes first.
Transit {god} presses on natal {god}.
{god} rules the first house; {god} aspects it.
They pray to {god} before the harvest.
{god} slew the monster and {god} wept.
The statue of {god} in {city} was damaged.
A probe will reach {god} in {num}.
In the story {god} steals fire from {god}.
{fore} reads charts and says {god} is to blame.
{feast} honours {god}.
Temples of {god} stand in {city} and {town}.
{full} wrote a book about {god}.""".split("\n")
TABLES = [("Surname,Forename,Class,Key worker", "{sur},{fore},{num},{full}"), ("Name\tRole\tEmployer\tTown", "{full}\t{post}\t{org}\t{place}"),
          ("Pupil\tSchool\tNeed\tLead", "{full}\t{org}\t{acro}\t{ab}"), ("Supplier,Contact,Town", "{org},{full},{place}"), ("Date,Payee,Ref", "{date},{firm},{num}")]


def make(n):
    t = Text()
    kind = R.random()
    if kind < 0.12:
        head, row = R.choice(TABLES)
        t.text += head + "\n"
        for _ in range(R.randint(2, 6)):
            t.line(row)
    else:
        parts = ((0.30, CASE), (0.48, MAIL), (0.55, MINUTES), (0.60, CHAT), (0.66, PROSE), (0.72, BODY), (0.77, TOWN), (0.83, REVIEW), (0.90, FORUM), (0.97, NEWS), (1, SKY))
        lines = next(lines for share, lines in parts if kind < share)
        for _ in range(R.randint(1, 8)):
            t.line(R.choice(lines))
            if R.random() < 0.15:
                t.text += "\n"
    return {"id": f"office-{n}", "text": t.text.rstrip("\n"), "persons": t.spans, "others": t.others}


with open(sys.argv[3], "w", encoding="utf-8") as out:
    for n in range(4600):
        out.write(json.dumps(make(n), ensure_ascii=False) + "\n")
