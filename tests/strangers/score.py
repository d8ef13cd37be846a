"""Plays a request on one organisation and prints every difference from its key. Called by `run`."""
import csv as tables
import html
import importlib.util
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter, defaultdict

HERE = pathlib.Path(__file__).parent
ID = "2026-0001"
BANDS = {"certain": 3, "probable": 2, "possible": 1}


def plain(text):
    """One line, straight quotes and hyphens, so that what wraps or is typeset compares."""
    for a, b in (("’", "'"), ("‘", "'"), ("\u00ad", ""), ("\u2010", "-"), ("\u2011", "-"), ("“", '"'), ("”", '"')):
        text = text.replace(a, b)
    return " ".join(text.split())


def stands(phrase, text):
    return re.search(rf"(?<![\w]){re.escape(plain(phrase))}(?![\w])", text, re.I)


class Play:
    """One request, from an empty workspace to the answer."""

    def __init__(self, dsar, root):
        self.dsar, self.root = dsar, root
        self.env = {"PATH": os.environ["PATH"], "HOME": str(root), "USER": "stranger", "NO_COLOR": "1", "DSAR_WORKSPACE": str(root / "cases")}

    def run(self, *args, ok=(0, 1)):
        done = subprocess.run([self.dsar, *args], capture_output=True, text=True, env=self.env, cwd=self.root)
        if ok and done.returncode not in ok:
            raise SystemExit(f"dsar {' '.join(args)}: exit {done.returncode}\n{done.stdout}{done.stderr}")
        return done

    def find(self, key):
        self.run("init", "cases")
        shutil.copy(self.root / "dsar.toml", self.root / "cases/dsar.toml")
        self.run("index")
        self.run("request", "new", "--from", "request.toml")
        day = re.search(r'received = "(.+?)"', (self.root / "request.toml").read_text())[1]
        for event in [["identity-waived", "--reason", "invented"], *key["events"]]:
            self.run("request", "event", ID, event[0], "--on", day, *event[1:])
        self.run("run", ID)
        return [json.loads(line) for line in self.run("hits", ID, "--jsonl").stdout.splitlines()]

    def units(self):
        """Each unit's text and marks as the proof shows them, its band and its places."""
        self.run("proof", ID, "--out", "proof.pdf")
        xml = subprocess.run(["pdftohtml", "-xml", "-i", "-stdout", "proof.pdf"], capture_output=True, text=True, cwd=self.root).stdout
        found = proofs(xml)
        for row in tables.DictReader(io.StringIO(self.run("decide", ID, "--list").stdout)):
            unit = found.setdefault(row["target"], {"text": "", "marks": []})
            unit |= {"band": row["band"], "action": row["action"], "places": [], "documents": []}
            trace = self.run("audit", "trace", ID, row["target"]).stdout
            reasons = re.findall(r"^  bytes \d+-\d+: person \w+, (.+)$", trace, re.M)
            if len(reasons) == len(unit["marks"]):
                unit["marks"] = [(words, f"{fate} {why}") for (words, fate), why in zip(unit["marks"], reasons)]
            unit["places"] = [plain(p) for p in re.findall(r"^Place \d+: store (.+)$", trace, re.M)]
            unit["documents"] = [int(n) for n in re.findall(r"document (\d+), from page", trace)]
        return found

    def answer(self):
        """The text of the answer: by document number, and all that is none's (0)."""
        folder = sorted((self.root / f"cases/requests/{ID}/bundles").glob("*/disclosure"))[-1]
        out = defaultdict(str)
        for pages in ([], ["-layout"]):
            text = subprocess.run(["pdftotext", *pages, "response.pdf", "-"], capture_output=True, text=True, cwd=folder).stdout
            number = 0
            for page in text.split("\f"):
                page = re.sub(r"SAR-2026-0001 \d{4}.*", "", page)
                new = re.match(r"\s*Document (\d+): ", page)
                number = int(new[1]) if new else number
                out[number] += " " + page + " ¶ "
        for file in folder.glob("data/*.csv"):
            out[int(re.search(r"\d+", file.name)[0])] += " " + file.read_text()
        for part in ("word/document.xml",):
            out[0] += re.sub("<[^>]+>", " ", zipfile.ZipFile(folder / "letter.docx").read(part).decode())
        out[0] += (folder / "schedule.csv").read_text() + (folder / "manifest.json").read_text()
        return {n: plain(t) for n, t in out.items()}


def proofs(xml):
    """Unit id -> text without marks, and the marks: (words, what becomes of them)."""
    units, unit, words = {}, None, ""
    pieces = []
    for font, inner in re.findall(r'<text [^>]*font="(\d+)"[^>]*>(.*?)</text>', xml, re.S):
        pieces.append((font, "<b>" in inner, html.unescape(re.sub("<[^>]+>", "", inner))))
    marks = Counter(f for f, _, t in pieces if re.search(r"\[person \w+, ", t)).most_common(1)
    mark_font = marks[0][0] if marks else None
    pending, bracket = "", ""
    for font, bold, text in pieces:
        new = re.match(r"unit ([0-9a-f]{16}) ", text)
        if new:
            unit = units.setdefault(new[1], {"text": "", "marks": []})
            pending = bracket = ""
        elif unit is None or re.match(r"PROOF SAR|page \d+ of", text) or (bold and re.match(r"\d+\. ", text)):
            continue
        elif font == mark_font:
            bracket += text if not bracket else " " + text.strip()
            if bracket.rstrip().endswith("]"):
                unit["marks"].append((plain(pending), bracket.strip()))
                pending = bracket = ""
        elif bold:
            pending = f"{pending} {text}" if pending else text
            unit["text"] += text + " "
        else:
            pending = ""
            unit["text"] += text + " "
    for u in units.values():
        u["text"] = plain(u["text"])
    return units


def of_documents(units, documents):
    """The documents a unit stands in: its place begins with store and path."""
    by_unit = {}
    for name, unit in units.items():
        by_unit[name] = [d for d in documents if any(p == (at := plain(f"{d['store']}: {d['path']}".replace("store ", ""))) or p.startswith(at) for p in unit["places"])]
    return by_unit


def decide(play, units, homes):
    """What the evidence carries goes as proposed; of the rest a person who knows takes what is his and leaves what is not."""
    play.run("decide", ID, "--policy", "proposals")
    rows = []
    for row in tables.DictReader(io.StringIO(play.run("decide", ID, "--list").stdout)):
        if row["action"]:
            continue
        here, text = homes[row["target"]], units[row["target"]]["text"]
        theirs = here and all(d["found"] == "no" for d in here) or any(stands(p, text) for d in here for p in d["out"])
        rows.append([row["target"], "out_of_scope" if theirs else "redact"])
    (play.root / "decisions.csv").write_text("target,action,exemption,reason,prejudice\n" + "".join(f"{t},{a},,,\n" for t, a in rows))
    if rows:
        play.run("decide", ID, "--csv", "decisions.csv")


def bundle(play, key, homes):
    """Bundles. Where that is refused for words marked here and readable there, does what a person would: lets go what names nobody who is to be hidden,
    and hides the others everywhere. Gives what was said each time, and whether there is an answer."""
    said = []
    for _ in range(6):
        done = play.run("bundle", ID, ok=None)
        if done.returncode == 0:
            return said, True
        said.append(re.sub(r"\b[0-9a-f]{16}\b", "…", plain(done.stderr)))  # the names of units differ from run to run
        persons = settle(play, key, homes, done.stderr)
        if not persons:
            break
    return said, False


def settle(play, key, homes, complaint):
    units, rows = play.units(), {}
    private = [f for fs in key["private"].values() for f in fs]
    for line in complaint.splitlines():
        for name in re.findall(r"redacted in unit ([0-9a-f]{16})", line)[:1] or re.findall(r"\b[0-9a-f]{16}\b", line)[:1]:
            hidden = [plain(h) for d in homes[name] for h in d["hide"]]
            asked = re.search(r"Person ([A-Z]+) ", line)
            for words, fate in units[name]["marks"]:
                letter = re.search(r"person (\w+),", fate)[1]
                if asked and letter != asked[1] or not asked and "goes" not in fate:
                    continue
                theirs = any(stands(f, words) for f in private) or any(stands(words, h) for h in hidden)
                if asked or not theirs and any(stands(o, words) or stands(words, o) for o in key["own"]):
                    rows[letter] = "redact" if theirs else "disclose"
    if rows:
        (play.root / "settled.csv").write_text("target,action,exemption,reason,prejudice\n" + "".join(f"person:{p},{a},,,\n" for p, a in rows.items()))
        play.run("decide", ID, "--csv", "settled.csv", ok=None)
    for letter in (p for p, a in rows.items() if a == "disclose"):
        play.run("request", "consent", ID, "not-identifying", "--person", letter, "--on", "2026-03-20", "--note", "names nobody", ok=None)
    return rows


def searched(hits, documents, units, homes):
    best = defaultdict(int)
    for hit in hits:
        best[hit["store"], hit["path"]] = max(best[hit["store"], hit["path"]], BANDS[hit["band"]])
    for d in documents:
        band, at = best[d["store"], d["path"]], f"{d['store']}/{d['path']}"
        if d["found"] in ("yes", "possible") and not band:
            yield f"MISSED {at}: {d['why']}"
        elif d["found"] == "yes" and band == 1:
            yield f"WEAK {at}: only possible: {d['why']}"
        elif d["found"] == "no" and band > 1:
            yield f"WRONG PERSON {at}: {d['why']}"
    for name, unit in units.items():
        for d in homes[name]:
            for p in d["out"]:
                if BANDS.get(unit["band"], 0) > 1 and stands(p, unit["text"]):
                    yield f"WRONG ROW {d['store']}/{d['path']}: {p}"


def readable(key, answer, where):
    """What can be read of others, and in which document."""
    for number, text in sorted(answer.items()):
        at = ", ".join(where.get(number, [])) or "front pages"
        for who, forms in key["private"].items():
            for form in forms:
                if hit := stands(form, text):
                    yield f"LEAK {at}: {who}: {form} (…{text[max(0, hit.start() - 30):hit.end() + 20]}…)"
                    break
        for d in key["documents"]:
            if f"{d['store']}/{d['path']}" in where.get(number, []):
                for phrase in d["hide"]:
                    if hit := stands(phrase, text):
                        yield f"LEAK {at}: phrase: {phrase} (…{text[max(0, hit.start() - 30):hit.end() + 20]}…)"


def lost(key, answer, where):
    """What is the subject's own and cannot be read; a document that was missed is told already."""
    sent = {at for places in where.values() for at in places}
    for d in key["documents"]:
        at = f"{d['store']}/{d['path']}"
        if at not in sent:
            continue
        text = " ¶ ".join(t for n, t in answer.items() if at in where.get(n, []))
        for phrase in d["keep"]:
            if not stands(phrase, text):
                yield f"LOST {at}: {phrase}"


def overmarked(key, units, homes):
    """Words removed that are nobody's name, or the subject's own."""
    forms = [f for fs in key["private"].values() for f in fs] + key["others"] + list(key["staff"]) + [w for s in key["staff"] for w in s.split()]
    for name, unit in units.items():
        if unit.get("action") not in ("redact", "disclose"):
            continue
        here = [plain(h) for d in homes[name] for h in d["hide"]]
        for words, fate in unit["marks"]:
            if "goes" not in fate:
                continue
            left = words
            for form in sorted([plain(f) for f in forms], key=len, reverse=True):
                left = re.sub(rf"(?<!\w){re.escape(form)}(?!\w)", " ", left, flags=re.I)
            known = " ".join(here + [plain(f) for fs in key["private"].values() for f in fs]).lower().split()
            rest = [w for w in re.findall(r"[\w@.'-]+", left) if len(w) > 1 and w.lower().strip(".'-") not in ("", "mr", "mrs", "ms", "miss", "dr", "s", "and", "the") and w.lower().strip(".'") not in known]
            if rest:
                own = any(stands(o, words) and stands(o, " ".join(rest)) for o in key["own"])
                yield f"{'OWN NAME REMOVED' if own else 'REMOVED'} {homes[name][0]['store']}/{homes[name][0]['path'] if homes[name] else '?'}: {words} ({fate.split(']')[-1].strip() or 'why: see audit trace'}; unit {name})"


def main():
    dsar, here, root = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    sys.path.insert(0, str(HERE))
    spec = importlib.util.spec_from_file_location("organisation", here / "organisation.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    module.O.write(root)
    key = json.loads((root / "key.json").read_text())
    play = Play(dsar, root)
    hits = play.find(key)
    units = play.units()
    homes = of_documents(units, key["documents"])
    decide(play, units, homes)
    refusals, bundled = bundle(play, key, homes)
    differences = list(searched(hits, key["documents"], units, homes))
    differences += [f"REFUSED {r}" for r in refusals]
    if bundled:
        units = play.units()
        answer = play.answer()
        where = defaultdict(set)
        for name, unit in units.items():
            for n in unit["documents"]:
                where[n] |= {f"{d['store']}/{d['path']}" for d in homes[name]}
        where = {n: sorted(w) for n, w in where.items()}
        differences += [*readable(key, answer, where), *lost(key, answer, where), *overmarked(key, units, homes)]
    report(here, key, hits, units, list(dict.fromkeys(differences)))


def report(here, key, hits, units, differences):
    listed = here / "known.txt"
    if os.environ.get("WRITE_KNOWN"):
        short = [re.split(r" \(…| \(private| \(other|: redacted in", d)[0] for d in differences]
        listed.write_text("# Known and left; each needs a look: `run` fails on any other.\n" + "".join(f"{d}\n" for d in short))
    known = [line.split("#")[0].strip() for line in listed.read_text().splitlines() if line.split("#")[0].strip()] if listed.exists() else []
    new = [d for d in differences if not any(d.startswith(k) for k in known)]
    count = Counter(re.match(r"[A-Z ]+(?= )", d)[0] for d in differences)
    noise = sum(1 for d in key["documents"] if d["found"] == "no" and any((h["store"], h["path"]) == (d["store"], d["path"]) for h in hits))
    print(f"== {here.name}: {len(key['documents'])} documents, {sum(d['found'] in ('yes', 'possible') for d in key['documents'])} about the subject, {len(units)} units, "
          f"{len(key['private'])} people to hide, {sum(len(d['hide']) for d in key['documents'])} phrases to hide, {sum(len(d['keep']) for d in key['documents'])} to keep, "
          f"{sum('goes' in f for u in units.values() for _, f in u['marks'])} marks that go; {noise} of the {sum(d['found'] == 'no' for d in key['documents'])} others' documents offered")
    print("   " + (", ".join(f"{n} {k.lower()}" for k, n in sorted(count.items())) or "no difference") + (f" ({len(differences) - len(new)} known)" if known else ""))
    for d in differences:
        print(("   known  " if d not in new else "   ") + d)
    for k in known:
        if not any(d.startswith(k) for d in differences):
            print(f"   no longer: {k}")
    sys.exit(bool(new))


main()
