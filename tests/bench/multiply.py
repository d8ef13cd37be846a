#!/usr/bin/env python3
"""Multiplies a mail store, names and ids varied, to measure how `dsar index` and `dsar find` grow. Stock Python 3.

usage: multiply.py MAILDIR OUT TIMES
Copies every message of MAILDIR (a folder of .eml files) TIMES times into OUT/NNN/…. The first copy is as it is; in every further one
each word of four letters or more that stands in an address or a directory login is given another ending wherever it stands, the same one
throughout that copy, and Message-ID, dates and digits of five or more are changed: the people of one copy are not those of another, and no two
messages are equal.
"""
import pathlib, re, sys

ADDRESS = re.compile(rb"[\w.'+-]+@[\w.-]+")
LOGIN = re.compile(rb"/CN=([A-Za-z]+)", re.I)
WORD = re.compile(rb"(?<![A-Za-z])[A-Za-z]{4,}(?![A-Za-z])")
NUMBER = re.compile(rb"\d{5,}")
ENDINGS = [b"son", b"ley", b"ton", b"wick", b"ham", b"field", b"er", b"man", b"well", b"by"]


def names_of(store):
    found = set()
    for path in store:
        head = path.read_bytes().split(b"\n\n", 1)[0]
        for address in ADDRESS.findall(head):
            found.update(w.lower() for w in WORD.findall(address.split(b"@")[0]))
        found.update(w.lower() for w in LOGIN.findall(head) if len(w) > 3 and w.lower() != b"recipients")
    return found


def vary(text, names, copy):
    ending = ENDINGS[copy % len(ENDINGS)] + (b"" if copy < len(ENDINGS) else bytes(chr(97 + copy // len(ENDINGS) % 26), "ascii"))

    def word(match):
        found = match.group()
        return found + (ending.upper() if found.isupper() else ending) if found.lower() in names else found

    text = WORD.sub(word, text)
    return NUMBER.sub(lambda m: str(int(m.group()) + copy).encode()[-len(m.group()):].rjust(len(m.group()), b"0"), text)


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    source, out, times = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3])
    store = sorted(source.rglob("*.eml"))
    names = names_of(store)
    for copy in range(times):
        for path in store:
            target = out / f"{copy:03}" / path.relative_to(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            text = path.read_bytes()
            if copy:
                text = vary(text, names, copy) + b"\ncopy %d\n" % copy
            target.write_bytes(text)
    print(f"{len(store) * times} messages in {out}")


if __name__ == "__main__":
    main()
