"""Writes the documents of an invented organisation, and their key, with nothing but Python itself.

An organisation is a folder with an `organisation.py` that makes one `Organisation`, says who is in it, and adds documents, each with what must
become of it. `write(folder)` puts the stores, `request.toml`, `dsar.toml` and `key.json` there. The same source gives the same bytes.
"""
import base64
import io
import json
import pathlib
import re
import struct
import zipfile
from xml.sax.saxutils import escape, quoteattr

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Organisation:
    def __init__(self, name, domain, sector, request, private, staff, others, own, events=()):
        """`private`: forms of each person of whom nothing may be readable in the answer. `staff`: those the officer wrote into dsar.toml, with their posts.
        `others`: names that may stay or go (professionals nobody wrote there, family of the subject). `own`: the subject's names and what is theirs.
        `events`: arguments of `dsar request event` that the request needs besides identity."""
        self.name, self.domain, self.sector, self.request, self.events = name, domain, sector, request, list(events)
        self.private, self.staff, self.others, self.own, self.documents = private, staff, list(others), list(own), []

    def add(self, path, data, found, hide=(), keep=(), out=(), why=""):
        """`found`: yes (certain or probable), possible (any band), no (neither certain nor probable), either.
        `hide`: phrases of this document that must not be readable as they stand; `keep`: phrases that must be.
        `out`: phrases that tell a row or passage that is somebody else's: nothing that holds one may be held certainly or probably the subject's."""
        if isinstance(data, str):
            data = data.strip("\n").encode() + b"\n"
        store, _, rest = path.partition("/")
        self.documents.append({"store": store, "path": rest, "found": found, "hide": list(hide), "keep": list(keep), "out": list(out), "why": why, "data": data})

    def write(self, out):
        out = pathlib.Path(out)
        for d in self.documents:
            place = out / "stores" / d["store"] / d["path"]
            place.parent.mkdir(parents=True, exist_ok=True)
            assert not place.exists(), place
            place.write_bytes(d["data"])
        documents = [{k: v for k, v in d.items() if k != "data"} for d in self.documents]
        key = {"private": self.private, "staff": self.staff, "others": self.others, "own": self.own, "events": self.events, "documents": documents}
        (out / "key.json").write_text(json.dumps(key, indent=1, ensure_ascii=False) + "\n")
        (out / "request.toml").write_text(self.request.strip() + "\n")
        (out / "dsar.toml").write_text(self.settings())

    def settings(self):
        """What the officer fills in: the organisation, its staff, what Article 15 asks for, the stores."""
        lines = ["[organisation]", f'name = "{self.name}"', 'address = "1 Invented Street, Nowhere, ZZ1 1ZZ"', 'officer = "The Data Protection Officer"',
                 f'contact = "dpo@{self.domain}"', 'nation = "england-and-wales"', f'sector = "{self.sector}"', f'domains = ["{self.domain}"]', "", "[organisation.staff]"]
        lines += [f'"{who}" = "{post}"' for who, post in self.staff.items()] + ["", "[organisation.article15]"]
        lines += [f'{part} = "Invented for this test."' for part in ("purposes", "categories", "recipients", "retention", "rights", "complaint", "source", "automated", "transfers")]
        for store in sorted({d["store"] for d in self.documents}):
            lines += ["", "[[store]]", f'name = "{store}"', f'path = "../stores/{store}"', 'custodian = "Office"', f'kind = "{"mail" if "mail" in store else "files"}"']
        return "\n".join(lines) + "\n"


def packed(parts):
    """A zip whose bytes depend on nothing but its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, text in parts.items():
            z.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), text if isinstance(text, bytes) else text.encode(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


# --- Word

def run(text):
    """One run; `**bold**` breaks it in several, as Word does."""
    parts = re.split(r"(\*\*.+?\*\*)", text)
    made = ""
    for p in parts:
        if not p:
            continue
        bold = p.startswith("**") and p.endswith("**") and len(p) > 4
        inner = escape(p[2:-2] if bold else p).replace("\t", "</w:t><w:tab/><w:t xml:space=\"preserve\">").replace(
            "\n", "</w:t><w:br/><w:t xml:space=\"preserve\">")
        made += f'<w:r>{"<w:rPr><w:b/></w:rPr>" if bold else ""}<w:t xml:space="preserve">{inner}</w:t></w:r>'
    return made


def paragraph(text):
    style = ""
    if text.startswith("# "):
        text, style = text[2:], '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'
    return f"<w:p>{style}{run(text)}</w:p>"


def block(item):
    if isinstance(item, str):
        return "".join(paragraph(line) for line in item.strip("\n").split("\n\n"))
    rows = "".join("<w:tr>" + "".join(f"<w:tc><w:tcPr/>{''.join(paragraph(p) for p in str(c).split(chr(10)))}</w:tc>" for c in row) + "</w:tr>" for row in item)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>"


def docx(*items, header="", footer="", author="", title="", comments=()):
    """Strings are paragraphs (blank line between), lists are tables. `comments`: (author, text)."""
    rels, types, extra, sect = [], [], {}, ""
    for kind, text in (("header", header), ("footer", footer)):
        if text:
            tag = "hdr" if kind == "header" else "ftr"
            extra[f"word/{kind}1.xml"] = f"{HEAD}<w:{tag} {W}>{paragraph(text)}</w:{tag}>"
            rels.append(f'<Relationship Id="r{kind}" Type="{R}/{kind}" Target="{kind}1.xml"/>')
            types.append(f'<Override PartName="/word/{kind}1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>')
            sect += f'<w:{kind}Reference w:type="default" r:id="r{kind}"/>'
    notes = ""
    if comments:
        made = "".join(f'<w:comment w:id="{i}" w:author={quoteattr(a)} w:date="2026-01-05T10:00:00Z">{paragraph(t)}</w:comment>' for i, (a, t) in enumerate(comments))
        extra["word/comments.xml"] = f"{HEAD}<w:comments {W}>{made}</w:comments>"
        rels.append(f'<Relationship Id="rc" Type="{R}/comments" Target="comments.xml"/>')
        types.append('<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>')
        notes = "<w:p>" + "".join(f'<w:r><w:commentReference w:id="{i}"/></w:r>' for i in range(len(comments))) + "</w:p>"
    body = "".join(block(i) for i in items)
    return packed({
        "[Content_Types].xml": HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>' + "".join(types) + "</Types>",
        "_rels/.rels": HEAD + f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        f'Type="{R}/officeDocument" Target="word/document.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/'
        'relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>',
        "docProps/core.xml": HEAD + '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator></cp:coreProperties>',
        "word/_rels/document.xml.rels": HEAD + f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{"".join(rels)}</Relationships>',
        "word/document.xml": f'{HEAD}<w:document {W} xmlns:r="{R}"><w:body>{body}{notes}<w:sectPr>{sect}</w:sectPr></w:body></w:document>',
        **extra,
    })


# --- Excel

def column(n):
    return (column(n // 26 - 1) if n >= 26 else "") + chr(65 + n % 26)


def xlsx(sheets, author=""):
    """`{name: rows}`; a name that begins with `~` is a hidden sheet. Numbers stay numbers."""
    parts, listed, rels, types = {}, "", "", ""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    for i, (name, rows) in enumerate(sheets.items(), 1):
        made = ""
        for y, row in enumerate(rows, 1):
            cells = ""
            for x, v in enumerate(row):
                if v in ("", None):
                    continue
                at = f"{column(x)}{y}"
                if isinstance(v, (int, float)):
                    cells += f'<c r="{at}"><v>{v}</v></c>'
                else:
                    cells += f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{escape(v)}</t></is></c>'
            made += f'<row r="{y}">{cells}</row>'
        parts[f"xl/worksheets/sheet{i}.xml"] = f'{HEAD}<worksheet xmlns="{main}"><sheetData>{made}</sheetData></worksheet>'
        state = ' state="hidden"' if name.startswith("~") else ""
        listed += f'<sheet name={quoteattr(name.lstrip("~"))} sheetId="{i}"{state} r:id="s{i}"/>'
        rels += f'<Relationship Id="s{i}" Type="{R}/worksheet" Target="worksheets/sheet{i}.xml"/>'
        types += f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    return packed({
        "[Content_Types].xml": HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override '
        'PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>' + types + "</Types>",
        "_rels/.rels": HEAD + f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{R}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{main}" xmlns:r="{R}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": HEAD + f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rels}</Relationships>',
        **parts,
    })


def csv(rows, sep=","):
    def cell(v):
        v = str(v)
        return '"' + v.replace('"', '""') + '"' if re.search(rf'[{sep}"\n]', v) else v
    return "".join(sep.join(cell(c) for c in r) + "\r\n" for r in rows).encode()


# --- PDF

def wrapped(text, width):
    line = ""
    for word in text.split(" "):
        if len(line) + len(word) + 1 > width and line:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def pdf(*pages, title=""):
    """Each page a text; `# ` makes a heading, tabs make columns. Letters of Windows-1252 only, as old printing programs write them."""
    objects = [b"", b""]
    kids, fonts = [], []
    for face in (b"Helvetica", b"Helvetica-Bold"):
        objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /" + face + b" /Encoding /WinAnsiEncoding >>")
        fonts.append(len(objects))
    for page in pages:
        y, ops = 800, []
        for line in page.strip("\n").split("\n"):
            heading = line.startswith("# ")
            for piece in ([line] if "\t" in line else wrapped(line[2:] if heading else line, 104)):
                cells = piece.split("\t")
                for i, cell in enumerate(cells):
                    raw = cell.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
                    ops.append(b"BT /%s %d Tf 1 0 0 1 %d %d Tm (%s) Tj ET" % (b"F2" if heading else b"F1", 13 if heading else 10, 56 + i * min(110, 480 // len(cells)), y, raw))
                y -= 17 if heading else 14
        assert y > 30, f"page too long: {page[:40]}"
        stream = b"\n".join(ops)
        objects.append(b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream")
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 %d 0 R /F2 %d 0 R >> >> >>" % (len(objects), *fonts))
        kids.append(len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % k for k in kids))
    objects.append(b"<< /Title (%s) >>" % title.encode("cp1252"))
    out, places = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for i, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % i + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % p for p in places)
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, len(objects), len(out))


# --- mail

MIME = {"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "pdf": "application/pdf", "csv": "text/csv",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "txt": "text/plain", "eml": "message/rfc822", "ics": "text/calendar"}


def header_word(text):
    return text if text.isascii() else "=?utf-8?B?" + base64.b64encode(text.encode()).decode() + "?="


def address(text):
    name, _, rest = text.partition(" <")
    return f"{header_word(name)} <{rest}" if rest else text


def eml(sender, to, date, subject, body, cc="", attach=(), html=False, extra=""):
    """`attach`: (file name, bytes). Date as the mail writes it."""
    sent = ", ".join(address(a) for a in to.split("; "))
    top = f"From: {address(sender)}\r\nTo: {sent}\r\n" + (f"Cc: {', '.join(address(a) for a in cc.split('; '))}\r\n" if cc else "")
    top += f"Date: {date}\r\nSubject: {header_word(subject)}\r\n{extra}MIME-Version: 1.0\r\n"
    text = body.strip("\n").replace("\n", "\r\n") + "\r\n"
    kind = "html" if html else "plain"
    part = f"Content-Type: text/{kind}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{text}"
    if not attach:
        return (top + part).encode()
    out = f'{top}Content-Type: multipart/mixed; boundary="=_strangers"\r\n\r\n--=_strangers\r\n{part}'
    for name, data in attach:
        mime = MIME[name.rsplit(".", 1)[1].lower()]
        if mime == "message/rfc822":
            out += f"\r\n--=_strangers\r\nContent-Type: {mime}\r\nContent-Disposition: attachment; filename=\"{name}\"\r\n\r\n" + data.decode()
            continue
        coded = base64.encodebytes(data).decode().replace("\n", "\r\n")
        out += (f"\r\n--=_strangers\r\nContent-Type: {mime}; name=\"{name}\"\r\nContent-Disposition: attachment; filename=\"{name}\"\r\n"
                f"Content-Transfer-Encoding: base64\r\n\r\n{coded}")
    return (out + "\r\n--=_strangers--\r\n").encode()


def mbox(*messages):
    out = b""
    for m in messages:
        body = re.sub(rb"(?m)^(>*From )", rb">\1", m.replace(b"\r\n", b"\n"))
        out += b"From MAILER-DAEMON Thu Jan  1 00:00:00 2026\n" + body + b"\n"
    return out


# --- Outlook's .msg: a compound file of streams, one a property

def msg(sender, address_, to, date, subject, body):
    """A message as Outlook saves it, plain text only. `to`: [(name, address)], `date`: seconds of Unix time."""
    fixed, streams = [], {}

    def text(at, tag, value):
        raw = value.encode("utf-16-le")
        streams[f"{at}__substg1.0_{tag:04X}001F"] = raw
        return struct.pack("<IIII", tag << 16 | 0x1F, 6, len(raw) + 2, 0)

    rows = b"".join(text("", t, v) for t, v in ((0x1A, "IPM.Note"), (0x37, subject), (0x0C1A, sender), (0x0C1F, address_), (0x0C1E, "SMTP"), (0x42, sender),
                                                (0x65, address_), (0x1000, body), (0x0E04, "; ".join(n for n, _ in to))))
    filetime = (date + 11644473600) * 10_000_000
    for tag in (0x39, 0x0E06):
        rows += struct.pack("<IIQ", tag << 16 | 0x40, 6, filetime)
    rows += struct.pack("<IIII", 0x340D << 16 | 3, 6, 0x40000, 0)
    streams["__properties_version1.0"] = struct.pack("<QIIII", 0, len(to), 0, len(to), 0) + bytes(8) + rows
    for i, (name, mail) in enumerate(to):
        at = f"__recip_version1.0_#{i:08X}/"
        inner = b"".join(text(at, t, v) for t, v in ((0x3001, name), (0x3003, mail), (0x3002, "SMTP"))) + struct.pack("<IIII", 0x0C15 << 16 | 3, 6, 1, 0)
        streams[at + "__properties_version1.0"] = bytes(8) + inner
    streams["__nameid_version1.0/__substg1.0_00020102"] = b""
    streams["__nameid_version1.0/__substg1.0_00030102"] = b""
    streams["__nameid_version1.0/__substg1.0_00040102"] = b""
    return compound(streams)


def compound(streams):
    """A compound file (version 3, sectors of 512 bytes); every stream in full sectors by padding past the small-stream limit is avoided by a mini stream."""
    free, end, none = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF
    names = [("Root Entry", 5, b"", None)]
    folders = sorted({k.split("/")[0] for k in streams if "/" in k})
    index = {}
    for f in folders:
        index[f] = len(names)
        names.append((f, 1, b"", 0))
    for k, v in streams.items():
        folder, _, leaf = k.rpartition("/")
        names.append((leaf, 2, v, index[folder] if folder else 0))
    mini, minifat, big, starts = b"", [], [], {}
    for i, (_, kind, data, _) in enumerate(names):
        if kind != 2 or not data:
            continue
        if len(data) < 4096:
            n = -(-len(data) // 64)
            starts[i] = len(minifat)
            minifat += [len(minifat) + j + 1 for j in range(n - 1)] + [end]
            mini += data.ljust(n * 64, b"\0")
        else:
            big.append(i)
    sectors, fat = [], []

    def chain(data):
        n = -(-len(data) // 512)
        first = len(sectors)
        for j in range(n):
            sectors.append(data[j * 512:(j + 1) * 512].ljust(512, b"\0"))
            fat.append(first + j + 1 if j < n - 1 else end)
        return first if n else end

    for i in big:
        starts[i] = chain(names[i][2])
    mini_start = chain(mini)
    minifat_start = chain(struct.pack(f"<{len(minifat)}I", *minifat).ljust(-(-len(minifat) * 4 // 512) * 512, b"\xff"))
    minifat_count = -(-len(minifat) * 4 // 512)

    def tree(members):
        """A search tree over siblings, in the format's order: by length, then by upper case."""
        if not members:
            return none
        middle = len(members) // 2
        left[members[middle]] = tree(members[:middle])
        right[members[middle]] = tree(members[middle + 1:])
        return members[middle]

    left, right, child = {}, {}, {}
    for parent in [0, *index.values()]:
        inside = [i for i, n in enumerate(names) if n[3] == parent and i]
        child[parent] = tree(sorted(inside, key=lambda i: (len(names[i][0]), names[i][0].upper())))
    entries = b""
    for i, (name, kind, data, _) in enumerate(names):
        raw = name.encode("utf-16-le")
        size = len(mini) if kind == 5 else len(data)
        start = mini_start if kind == 5 else starts.get(i, end if kind == 2 else 0)
        entries += raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw) + 2, kind, 1, left.get(i, none), right.get(i, none), child.get(i, none)) + bytes(36) + struct.pack("<IQ", start, size)
    while len(entries) % 512:
        entries += bytes(64) + struct.pack("<HBBIII", 0, 0, 0, none, none, none) + bytes(36) + bytes(12)
        entries = entries[: len(entries) // 128 * 128]
    directory = chain(entries)
    count = 1
    while count * 128 < len(sectors) + count:
        count += 1
    fat_start = len(sectors)
    fat += [0xFFFFFFFD] * count
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(count * 512, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, count, directory, 0, 4096, minifat_start if minifat else end, minifat_count, end, 0)
    head += struct.pack("<109I", *([fat_start + i for i in range(count)] + [free] * (109 - count)))
    return head + b"".join(sectors) + table
