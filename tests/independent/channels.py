"""Small PDFs in which a name hides where few tools look: one channel a file. Made in memory by the Python standard library, Pillow and PyMuPDF's
metrics; shares no code with dsar.

usage: channels.py DIR      writes them there
"""
import math
import os
import sys
import zlib

NAME, FULL = "Quistgaard", "Aurelia Quistgaard"
FORBIDDEN, SURVIVE = [FULL, NAME], ["Tobias Fenwick", "7741-K", "agreed on 3 May"]
TOP = ["Notes of the meeting about Tobias Fenwick", "Reference 7741-K, agreed on 3 May with the school."]
FACE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../src/bundle/fonts/NotoSans-Regular.ttf")
# Files whose channel is pixels or what letters show: recognition looks at their releases.
LOOKED_AT = ("img", "tounicode", "sticks", "pixels", "under", "type3")


class Pdf:
    def __init__(self):
        self.objects, self.pages, self.fonts = [], [], ""
        self.font = self.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
        self.tree = self.add("")

    def add(self, dictionary, stream=None):
        body = dictionary.encode("latin-1")
        if stream is not None:
            data = zlib.compress(stream if isinstance(stream, bytes) else stream.encode("latin-1"))
            body = body[:-2] + b"/Filter/FlateDecode/Length %d>>\nstream\n" % len(data) + data + b"\nendstream"
        self.objects.append(body)
        return len(self.objects)

    def page(self, content, resources="", top=True, attributes=""):
        content = (show(72, 760, TOP[0]) + show(72, 740, TOP[1]) if top else "") + content
        stream = self.add("<<>>", content)
        self.pages.append(self.add(f"<</Type/Page/Parent {self.tree} 0 R/MediaBox[0 0 595 842]/Contents {stream} 0 R/Resources<</Font<</F1 {self.font} 0 R {self.fonts}>>{resources}>>{attributes}>>"))

    def form(self, content, entries="/Subtype/Form", box="0 0 595 842", resources=None):
        resources = f"/Font<</F1 {self.font} 0 R>>" if resources is None else resources
        return self.add(f"<</Type/XObject{entries}/BBox[{box}]/Resources<<{resources}>>>>", content)

    def image(self, picture, more=""):
        return self.add(f"<</Type/XObject/Subtype/Image/Width {picture.width}/Height {picture.height}/BitsPerComponent 8/ColorSpace/DeviceGray{more}>>", picture.tobytes())

    def save(self, path, catalogue=""):
        kids = " ".join(f"{p} 0 R" for p in self.pages)
        self.objects[self.tree - 1] = f"<</Type/Pages/Count {len(self.pages)}/Kids[{kids}]>>".encode()
        root = self.add(f"<</Type/Catalog/Pages {self.tree} 0 R{catalogue}>>")
        out, places = b"%PDF-1.7\n", []
        for number, body in enumerate(self.objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
        table = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1) + b"".join(b"%010d 00000 n \n" % p for p in places)
        out += b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, root, table)
        with open(path, "wb") as f:
            f.write(out)


def show(x, y, text, size=12, before=""):
    return f"BT {before} /F1 {size} Tf {x:.2f} {y:.2f} Td ({text}) Tj ET\n"


def wide(text, size=12):
    import pymupdf
    return pymupdf.get_text_length(text, "helv", size)


def places(size=12):
    return [(wide(NAME[:n], size), c) for n, c in enumerate(NAME)]


# Letters as strokes on a grid five high: (x, y, x, y).
STICKS = {"Q": "0007 0757 5750 5000 3261", "u": "0500 0040 4045", "i": "0005 0607", "s": "4505 0502 0242 4240 4000", "t": "1710 1030 0535",
          "g": "4505 0500 0040 451: 1:0:", "a": "0545 4540 4000 0002 0242", "r": "0005 0415 1535", "d": "4740 4000 0005 0545"}


def sticks():
    out, left = "1.6 w 1 J ", 72.0
    for c in NAME:
        for a, b, d, e in (stroke for stroke in STICKS[c].split()):
            y = lambda v: 600 + 2.4 * (-2 if v == ":" else int(v))
            x = lambda v: left + 2.4 * (4 if v == ":" else int(v))
            out += f"{x(a):.1f} {y(b):.1f} m {x(d):.1f} {y(e):.1f} l S "
        left += 17
    return out + "\n"


def drawn(text=f"by {FULL} then", size=(900, 120), ink=0, ground=255):
    from PIL import Image, ImageDraw, ImageFont
    picture = Image.new("L", size, ground)
    ImageDraw.Draw(picture).text((20, 30), text, font=ImageFont.truetype(FACE, 44), fill=ink)
    return picture


def texts():
    """Channels that are page content over the plain font: name, content, resources, attributes of the page."""
    first, rest = NAME[:5], NAME[5:]
    yield "overlap_pieces", show(72, 700, first) + show(72 + wide(first) - 3, 700, rest)
    yield "overlap_in_turns", "".join(show(72 + x, 700, c) for x, c in places()[::2]) + show(72, 650, "between") + "".join(show(72 + x, 700, c) for x, c in places()[1::2])
    yield "overlap_words", show(72, 700, "some other words here") + show(75, 700, NAME)
    yield "staircase", "".join(show(72 + x, 700 - 3 * n, c) for n, (x, c) in enumerate(places()))
    yield "stack", "".join(show(72, 700 - 13 * n, c) for n, c in enumerate(NAME))
    yield "columns", show(72, 700, "left column text here Quist-") + show(320, 700, "right column text") + show(72, 686, "gaard more left text") + show(320, 686, "still right column")
    yield "spaced", f"BT /F1 12 Tf 30 Tc 72 700 Td ({NAME}) Tj ET\n"
    yield "raised", f"BT /F1 12 Tf 72 700 Td (We ) Tj 4 Ts ({first}) Tj -3 Ts ({rest}) Tj 0 Ts ( there) Tj ET\n"
    yield "dropped_capital", show(72, 676, "Q", 48) + show(73 + wide("Q", 48), 700, "uistgaard came first") + show(112, 686, "and said so")
    yield "mirrored", f"BT /F1 14 Tf -1 0 0 1 400 300 Tm (Seen by {FULL} today) Tj ET\n"
    yield "slanting", f"BT /F1 14 Tf .7071 .7071 -.7071 .7071 150 300 Tm (Seen by {FULL} today) Tj ET\n"
    yield "arc", "".join(f"BT /F1 14 Tf {math.cos(t):.4f} {math.sin(t):.4f} {-math.sin(t):.4f} {math.cos(t):.4f} {300 - 120 * math.sin(t):.2f} {400 + 120 * math.cos(t):.2f} Tm ({c}) Tj ET\n"
                         for t, c in (((4.5 - n) * 0.12, c) for n, c in enumerate(NAME)))
    yield "white", "1 g " + show(72, 700, FULL) + "0 g\n"
    yield "clipped", "q 10 10 5 5 re W n " + show(72, 700, FULL) + " Q\n"
    yield "clip_of_letters", f"q BT /F1 40 Tf 7 Tr 72 600 Td ({NAME}) Tj ET 0 0 1 rg 60 580 400 80 re f Q\n"
    yield "under_box", show(72, 700, "by " + FULL) + "0 g 70 695 200 16 re f\n"
    yield "see_through", "q /G gs " + show(72, 700, FULL) + " Q\n", "/ExtGState<</G<</ca 0/CA 0>>>>"
    yield "replaced", f"/Span<</ActualText({FULL})>>BDC " + show(72, 700, "the head of year") + " EMC\n"
    yield "replaced_in_parts", f"/Span<</ActualText({first})>>BDC " + show(72, 700, "aa") + f" EMC /Span<</ActualText({rest})>>BDC " + show(90, 700, "bb") + " EMC\n"
    yield "named_layer_entry", "/Span /P0 BDC " + show(72, 700, "AQ") + " EMC\n", f"/Properties<</P0<</Alt({FULL})>>>>"
    yield "percent_signs", show(72, 700, "by http://x.example/?n=Aurelia%20Quist%67aard&m=1")
    yield "sticks", sticks()
    yield "turned_page", show(72, 600, f"by {FULL} then"), "", "/Rotate 90"


def letters(path, codes, text, three=None):
    """A font whose map to Unicode says `codes`; with `three`, drawn by procedures."""
    pdf = Pdf()
    chars = "".join(f"<{k:02X}> <{v.encode('utf-16-be').hex()}>\n" for k, v in codes.items())
    table = pdf.add("<<>>", f"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def 1 begincodespacerange <00> <FF> endcodespacerange {len(codes)} beginbfchar\n{chars}endbfchar endcmap end end")
    if three:
        procs = {c: pdf.add("<<>>", f"600 0 d0 BT /F1 1000 Tf ({c}) Tj ET") for c in sorted(set(text))}
        entries = (f"/Subtype/Type3/FontBBox[0 -300 1000 1000]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 32/LastChar 126/Widths[{' '.join(['600'] * 95)}]"
                   f"/Encoding<</Differences[{' '.join(f'{ord(c)}/a{ord(c)}' for c in procs)}]>>/CharProcs<<{' '.join(f'/a{ord(c)} {p} 0 R' for c, p in procs.items())}>>/Resources<</Font<</F1 {pdf.font} 0 R>>>>")
    else:
        entries = "/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding"
    pdf.fonts = f"/F2 {pdf.add(f'<</Type/Font{entries}/ToUnicode {table} 0 R>>')} 0 R"
    pdf.page(f"BT /F2 14 Tf 72 700 Td ({text}) Tj ET\n")
    pdf.save(path)


def fonts(out):
    plain = {n: chr(n) for n in range(32, 127)}
    swapped = {ord(c): r for c, r in zip("Quistgard", "Lompenhob")}
    for name, codes, text, three in (("tounicode_lies", {**plain, **swapped}, f"We met {NAME} there", None), ("tounicode_spaces", {**plain, **{ord(c): " " for c in NAME}}, f"We met {NAME} there", None),
                                     ("tounicode_private", {ord(c): chr(0xE000 + ord(c)) for c in NAME}, NAME, None), ("tounicode_one_for_all", {**plain, 42: FULL}, "We met * there", None),
                                     ("type3_lies", {ord(c): "x" for c in NAME}, NAME, True), ("type3_true", plain, NAME, True)):
        letters(os.path.join(out, name + ".pdf"), codes, text, three)


def pictures(out):
    picture = drawn()
    for name, more, matrix, before, after in (("img_plain", "", "360 0 0 48 72 600", "", ""), ("img_under_box", "", "360 0 0 48 72 600", "", "0 g 60 590 400 70 re f"), ("img_off_page", "", "360 0 0 48 900 600", "", ""),
                                              ("img_clipped", "", "360 0 0 48 72 600", "60 590 20 20 re W n", ""), ("img_turned_colours", "/Decode[1 0]", "360 0 0 48 72 600", "", "")):
        pdf = Pdf()
        number = pdf.image(picture.point(lambda v: 255 - v) if more else picture, more)
        pdf.page(f"q {before} {matrix} cm /I Do Q {after}\n", f"/XObject<</I {number} 0 R>>")
        pdf.save(os.path.join(out, name + ".pdf"))
    pdf = Pdf()
    number = pdf.image(drawn(ink=200, ground=225))
    pdf.page("q 360 0 0 48 72 600 cm /I Do Q\n", f"/XObject<</I {number} 0 R>>")
    pdf.save(os.path.join(out, "img_faint.pdf"))
    pdf = Pdf()
    mask = pdf.image(picture.point(lambda v: 255 - v))
    number = pdf.add(f"<</Type/XObject/Subtype/Image/Width 900/Height 120/BitsPerComponent 8/ColorSpace/DeviceGray/SMask {mask} 0 R>>", b"\xff" * 900 * 120)
    pdf.page("0 0 .6 rg 60 590 400 70 re f q 360 0 0 48 72 600 cm /I Do Q\n", f"/XObject<</I {number} 0 R>>")
    pdf.save(os.path.join(out, "img_mask_of_letters.pdf"))
    pdf, names, content, left = Pdf(), "", "", 72.0
    for n, c in enumerate(NAME):
        letter = drawn(c, (60, 80))
        names += f"/L{n} {pdf.image(letter)} 0 R"
        content += f"q 18 0 0 24 {left:.1f} 600 cm /L{n} Do Q\n"
        left += wide(c, 13)
    pdf.page(content, f"/XObject<<{names}>>")
    pdf.save(os.path.join(out, "img_a_letter_each.pdf"))
    small, content = drawn(NAME, (300, 90)).resize((150, 45)), ""
    for y in range(small.height):
        content += "".join(f"{72 + x} {600 - y} 1 1 re f\n" for x in range(small.width) if small.getpixel((x, y)) < 128)
    pdf = Pdf()
    pdf.page(content)
    pdf.save(os.path.join(out, "pixels_of_boxes.pdf"))


def structures(out):
    pdf = Pdf()
    inner = pdf.form(show(10, 10, "by " + FULL))
    outer = pdf.form("q 1 0 0 1 20 20 cm /A Do Q q .8 .1 -.1 .8 30 90 cm /A Do Q", resources=f"/XObject<</A {inner} 0 R>>")
    pdf.page("q 1 0 0 1 50 400 cm /B Do Q q 1 0 0 1 150 600 cm /B Do Q\n", f"/XObject<</B {outer} 0 R>>")
    pdf.save(os.path.join(out, "forms_in_forms.pdf"))
    pdf = Pdf()
    tile = pdf.form(show(2, 4, NAME), "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/XStep 120/YStep 20".replace("/Type/Pattern", ""), "0 0 120 20")
    pdf.page("/Pattern cs /P scn 60 500 400 100 re f\n", f"/Pattern<</P {tile} 0 R>>")
    pdf.save(os.path.join(out, "pattern.pdf"))
    pdf = Pdf()
    layer = pdf.add("<</Type/OCG/Name(L)>>")
    pdf.page("/OC /L BDC " + show(72, 700, "by " + FULL) + " EMC\n", f"/Properties<</L {layer} 0 R>>")
    pdf.save(os.path.join(out, "layer_off.pdf"), f"/OCProperties<</OCGs[{layer} 0 R]/D<</BaseState/OFF>>>>")
    for name, entries in (("note", f"/Subtype/Text/Contents(see {FULL})/T({FULL})"), ("link", "/Subtype/Link/A<</S/URI/URI(http://x.example/Aurelia%20Quistgaard)>>"), ("stamp_hidden", f"/Subtype/FreeText/F 2/Contents({FULL})"),
                          ("field_help", f"/Subtype/Widget/FT/Tx/T(n{NAME})/TU(name of {FULL})"), ("choice", f"/Subtype/Widget/FT/Ch/T(n)/Opt[[(1)({FULL})](b)]/V(b)")):
        pdf = Pdf()
        note = pdf.add(f"<</Type/Annot/Rect[72 600 372 630]{entries}>>")
        pdf.page("", attributes=f"/Annots[{note} 0 R]")
        pdf.save(os.path.join(out, f"annotation_{name}.pdf"), f"/AcroForm<</Fields[{note} 0 R]>>" if "Widget" in entries else "")
    for name, entries in (("destinations", f"/Dests<</{NAME}[0/Fit]>>"), ("labels", f"/PageLabels<</Nums[0<</P({NAME}-)/S/D>>]>>"), ("tags", f"/StructTreeRoot<</Type/StructTreeRoot/K<</S/{NAME}/Alt({FULL})/E({FULL})>>>>"),
                          ("script", f"/OpenAction<</S/JavaScript/JS(x=\"{NAME}\")>>")):
        pdf = Pdf()
        pdf.page("")
        pdf.save(os.path.join(out, f"catalogue_{name}.pdf"), entries)


def build(out):
    """Writes all of them to a folder; their names."""
    os.makedirs(out, exist_ok=True)
    for name, content, *more in texts():
        pdf = Pdf()
        resources, attributes = (more + ["", ""])[:2]
        pdf.page(content, resources, attributes=attributes)
        pdf.save(os.path.join(out, name + ".pdf"))
    pdf = Pdf()
    pdf.page(show(72, 60, "and then Aurelia Quist-"))
    pdf.page(show(72, 780, "gaard came"), top=False)
    pdf.save(os.path.join(out, "over_pages.pdf"))
    fonts(out)
    pictures(out)
    structures(out)
    return sorted(n for n in os.listdir(out) if n.endswith(".pdf"))


if __name__ == "__main__":
    print(len(build(sys.argv[1])), "files")
