"""More kinds of documents for the invented organisations, beside those of `kit.py`: OpenDocument, RTF, PowerPoint, PDF form fields, pictures.

Pictures are drawn by poppler; everything else is Python itself. The same source gives the same bytes.
"""
import pathlib
import subprocess
import tempfile
import zlib
from xml.sax.saxutils import escape, quoteattr

from kit import HEAD, R, packed, pdf

OPEN = " ".join(f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for p, n in (("office", "office"), ("text", "text"), ("table", "table"), ("meta", "meta")))


def opened(kind, body, author=""):
    """An OpenDocument package round a body."""
    mime = f"application/vnd.oasis.opendocument.{kind}"
    return packed({
        "mimetype": mime,
        "META-INF/manifest.xml": f'{HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry '
        f'manifest:full-path="/" manifest:media-type="{mime}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
        "meta.xml": f'{HEAD}<office:document-meta {OPEN} xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2"><office:meta><dc:creator>{escape(author)}</dc:creator></office:meta></office:document-meta>',
        "content.xml": f'{HEAD}<office:document-content {OPEN} office:version="1.2"><office:body>{body}</office:body></office:document-content>',
    })


def paragraphs(text):
    return "".join(f'<text:h text:outline-level="1">{escape(p[2:])}</text:h>' if p.startswith("# ") else f"<text:p>{escape(p)}</text:p>" for p in str(text).split("\n"))


def grid(name, rows):
    made = "".join("<table:table-row>" + "".join(f'<table:table-cell office:value-type="string">{paragraphs(c)}</table:table-cell>' for c in row) + "</table:table-row>" for row in rows)
    return f"<table:table table:name={quoteattr(name)}><table:table-column/>{made}</table:table>"


def odt(*items, author=""):
    """Strings are paragraphs (a line each), lists are tables."""
    inner = "".join(paragraphs(i) if isinstance(i, str) else grid(f"Table{n}", i) for n, i in enumerate(items, 1))
    return opened("text", f"<office:text>{inner}</office:text>", author)


def ods(sheets, author=""):
    return opened("spreadsheet", "<office:spreadsheet>" + "".join(grid(n, r) for n, r in sheets.items()) + "</office:spreadsheet>", author)


def rtf(text):
    """As an old system wrote it: `**bold**`, tabs, letters beyond ASCII by number."""
    out, bold = "", False
    for i, part in enumerate(text.strip("\n").split("**")):
        bold = i % 2 == 1
        body = part.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}").replace("\t", "\\tab ").replace("\n", "\\par\n")
        body = "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in body)
        out += f"{{\\b {body}}}" if bold else body
    return (r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Arial;}}{\info{\author SYSTEM}}\f0\fs20 " + out + r"\par}").encode()


def pptx(*slides, author=""):
    """Each slide: (title, lines, notes)."""
    A, P = "http://schemas.openxmlformats.org/drawingml/2006/main", "http://schemas.openxmlformats.org/presentationml/2006/main"
    names = f'xmlns:a="{A}" xmlns:p="{P}" xmlns:r="{R}"'
    parts, ids, rels, types = {}, "", "", ""
    base = "application/vnd.openxmlformats-officedocument.presentationml"

    def shape(i, lines):
        return (f'<p:sp><p:nvSpPr><p:cNvPr id="{i}" name="Box {i}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>'
                + "".join(f"<a:p><a:r><a:t>{escape(t)}</a:t></a:r></a:p>" for t in lines) + "</p:txBody></p:sp>")

    def tree(*shapes):
        return f'<p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>{"".join(shapes)}</p:spTree></p:cSld>'

    for n, (title, lines, notes) in enumerate(slides, 1):
        parts[f"ppt/slides/slide{n}.xml"] = f"{HEAD}<p:sld {names}>{tree(shape(2, [title]), shape(3, lines))}</p:sld>"
        ids += f'<p:sldId id="{255 + n}" r:id="r{n}"/>'
        rels += f'<Relationship Id="r{n}" Type="{R}/slide" Target="slides/slide{n}.xml"/>'
        types += f'<Override PartName="/ppt/slides/slide{n}.xml" ContentType="{base}.slide+xml"/>'
        if notes:
            parts[f"ppt/notesSlides/notesSlide{n}.xml"] = f"{HEAD}<p:notes {names}>{tree(shape(2, [notes]))}</p:notes>"
            parts[f"ppt/slides/_rels/slide{n}.xml.rels"] = (f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="n" '
                                                            f'Type="{R}/notesSlide" Target="../notesSlides/notesSlide{n}.xml"/></Relationships>')
            types += f'<Override PartName="/ppt/notesSlides/notesSlide{n}.xml" ContentType="{base}.notesSlide+xml"/>'
    return packed({
        "[Content_Types].xml": HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override '
        f'PartName="/ppt/presentation.xml" ContentType="{base}.presentation.main+xml"/>' + types + "</Types>",
        "_rels/.rels": HEAD + f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{R}/officeDocument" Target="ppt/presentation.xml"/></Relationships>',
        "ppt/presentation.xml": f"{HEAD}<p:presentation {names}><p:sldIdLst>{ids}</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rels}</Relationships>',
        **parts,
    })


def written(objects, root):
    """A PDF of these objects, numbered from 1."""
    out, places = b"%PDF-1.5\n", []
    for i, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % i + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % p for p in places)
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, len(out))


def literal(text):
    return b"(" + text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b")"


def filled(title, fields):
    """A PDF form that somebody filled in: the labels are printed, the values are its fields. `fields`: (label, value)."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    ops = [b"BT /F1 14 Tf 1 0 0 1 56 790 Tm %s Tj ET" % literal(title)]
    objects = [b"", b"", font, b"", b""]
    marks, y = [], 750
    for label, value in fields:
        ops.append(b"BT /F1 10 Tf 1 0 0 1 56 %d Tm %s Tj ET" % (y, literal(label)))
        lines, wide = value.split("\n"), 340
        tall = 14 * len(lines) + 4
        shown = b"/Tx BMC q BT /F1 10 Tf 0 g 2 %d Td 14 TL " % (tall - 13) + b" T* ".join(literal(t) + b" Tj" for t in lines) + b" ET Q EMC"
        objects.append(b"<< /Type /XObject /Subtype /Form /BBox [0 0 %d %d] /Resources << /Font << /F1 3 0 R >> >> /Length %d >>\nstream\n" % (wide, tall, len(shown)) + shown + b"\nendstream")
        objects.append(b"<< /Type /Annot /Subtype /Widget /FT /Tx /Ff 4096 /T %s /V %s /DA (/F1 10 Tf 0 g) /F 4 /P 4 0 R /Rect [200 %d 540 %d] /AP << /N %d 0 R >> >>" % (
            literal(label), literal(value), y + 12 - tall, y + 12, len(objects)))
        marks.append(len(objects))
        y -= tall + 10
    kids = b" ".join(b"%d 0 R" % m for m in marks)
    stream = b"\n".join(ops)
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [%s] /DR << /Font << /F1 3 0 R >> >> /DA (/F1 10 Tf 0 g) >> >>" % kids
    objects[1] = b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>"
    objects[3] = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Annots [%s] /Resources << /Font << /F1 3 0 R >> >> >>" % kids
    objects[4] = b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream"
    return written(objects, 1)


def drawn(page, face, ending):
    """A page as poppler draws it, in bytes of that kind (`png`, `pgm`)."""
    with tempfile.TemporaryDirectory() as at:
        pathlib.Path(at, "a.pdf").write_bytes(pdf(page).replace(b"/BaseFont /Helvetica ", b"/BaseFont /" + face + b" "))
        subprocess.run(["pdftoppm", "-gray", "-r", "130", "-singlefile", *(["-png"] if ending == "png" else []), f"{at}/a.pdf", f"{at}/a"], check=True)
        return pathlib.Path(at, f"a.{ending}").read_bytes()


def picture(page, face=b"Times-Italic"):
    """A photograph of a page: a PNG, with nothing in it but its pixels."""
    return drawn(page, face, "png")


def scanned(page, face=b"Times-Roman"):
    """A PDF that holds a picture of the page, a little grey, without any text."""
    raw = drawn(page, face, "pgm")
    w, h = (int(n) for n in raw.split(b"\n", 2)[1].split())
    grey = zlib.compress(raw[-w * h:].translate(bytes(min(246, 40 + v * 206 // 255) for v in range(256))))
    ops = b"q 595 0 0 842 0 0 cm /I Do Q"
    return written([
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [5 0 R] >>",
        b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode /Length %d >>\nstream\n" % (w, h, len(grey)) + grey + b"\nendstream",
        b"<< /Length %d >>\nstream\n" % len(ops) + ops + b"\nendstream",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /I 3 0 R >> >> >>"], 1)


def formed(title, rows, tail=""):
    """A page of HTML as an intranet prints it: a table of labels and what they ask for."""
    made = "".join("<tr>" + "".join(f"<td>{escape(str(c))}</td>" for c in row) + "</tr>" for row in rows)
    return f"<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>{escape(title)}</title></head><body><h1>{escape(title)}</h1><table border=\"1\">{made}</table>{tail}</body></html>"
