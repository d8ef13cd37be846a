"""faithful.py CORPUS OUT: is what coverage.py counts as too much really in the files? Some references are one tool's opinion: they leave out hidden sheets, alternative texts, targets of links,
attachments. Here each word that neither reference has is looked for in the file itself, taken apart by Python alone: archives inflated, mail decoded, characters of markup resolved, and what is left
read as text in the codings that the formats store. Shown: words that no reference has, how many of these stand in the file, and precision where these count as right.
Numbers and dates that a cell holds as a double, and text under compression that Python does not know (LZFu), cannot be found so: their share is what is left."""
import email, email.policy, glob, html, io, json, os, re, subprocess, sys, tempfile, unicodedata, zipfile, zlib
from collections import Counter, defaultdict
corpus, out = sys.argv[1:3]
cov = {}
exec(open(os.path.join(corpus, '..', 'coverage.py'), encoding='utf-8').read().rsplit('\nmain()', 1)[0], cov)
words, bag = cov['words'], cov['bag']
CODINGS = ('utf-8', 'latin-1', 'cp1252', 'utf-16-le', 'utf-16-be', 'cp1251', 'cp1256', 'gbk', 'shift_jis', 'big5', 'euc_jp', 'koi8-r', 'cp437')


def streams(data, deep=0):
    """The bytes themselves and all that Python can unfold from them."""
    yield data
    if deep > 4: return
    if data[:2] == b'PK':
        try:
            for member in zipfile.ZipFile(io.BytesIO(data)).infolist():
                yield member.filename.encode()
                try: yield from streams(zipfile.ZipFile(io.BytesIO(data)).read(member), deep + 1)
                except Exception: pass
        except zipfile.BadZipFile: pass
    for start in [m.end() for m in re.finditer(rb'stream\r?\n', data)][:4000]:
        try: yield from streams(zlib.decompressobj().decompress(data[start:], 1 << 24), deep + 1)
        except zlib.error: pass
    if re.match(rb'(?s).{0,400}?^[A-Za-z-]+: ', data, re.M):
        for part in email.message_from_bytes(data, policy=email.policy.default).walk():
            try:
                yield '\n'.join('%s: %s' % h for h in part.items()).encode('utf-8', 'replace')
                body = part.get_payload(decode=True)
            except Exception: continue
            if body and body != data: yield from streams(body, deep + 1)


def readings(data):
    for coding in CODINGS:
        for start in (0, 1) if coding.startswith('utf-16') else (0,):
            text = data[start:].decode(coding, 'replace')
            yield text
            yield html.unescape(re.sub(r'<[^<>]*>', '', text))
            yield html.unescape(re.sub(r'<[^<>]*>', ' ', text))
    rtf = re.sub(rb"\\'([0-9a-fA-F]{2})", lambda m: bytes([int(m[1], 16)]), data)
    yield re.sub(r'\\u(-?\d+)\s?.?', lambda m: chr(int(m[1]) % 65536), data.decode('latin-1'))
    if rtf != data:
        yield from (re.sub(r'[{}]|\\[a-z]+-?\d* ?', '', rtf.decode(c, 'replace')) for c in CODINGS[:3] + CODINGS[5:])


def unfolded(path):
    """Outlook's own stores are written in a cipher: libpst's readpst, where it is installed (Debian's pst-utils), says what is in them."""
    yield from streams(open(path, 'rb').read())
    with tempfile.TemporaryDirectory() as folder:
        try: path.endswith('.pst') and subprocess.run(['readpst', '-D', '-S', '-q', '-o', folder, path], capture_output=True, timeout=120)
        except (OSError, subprocess.TimeoutExpired): pass
        for file in filter(os.path.isfile, glob.glob(folder + '/**', recursive=True)):
            yield os.path.relpath(file, folder).encode()
            yield from streams(open(file, 'rb').read())


def held(path, wanted):
    """Those of the wanted words that stand in the file as whole words (Han, kana, Hangul and Thai: as characters)."""
    found, single = set(), {w for w in wanted if cov['_single'](w[0])}
    for data in unfolded(path):
        for text in readings(data):
            text = unicodedata.normalize('NFKC', text.translate(cov['_J'])).lower()
            found |= wanted & set(re.findall(r'[^\W_]+', text)) | {w for w in single - found if w in text}
            if found >= wanted: return found
    return found


T = defaultdict(lambda: [0, 0, 0])
for m in map(json.loads, open(os.path.join(corpus, 'manifest.jsonl'), encoding='utf-8')):
    path = os.path.join(out, m['file'] + '.txt')
    if m['expect'] != 'text' or m.get('hostile') or not os.path.exists(path): continue
    got = Counter(words(open(path, encoding='utf-8', errors='replace').read()))
    more = got - bag(os.path.join(corpus, 'refs', m['file'] + '.txt')) - bag(os.path.join(corpus, 'refs_extra', m['file'] + '.txt'))
    inside = held(os.path.join(corpus, 'files', m['file']), set(more))
    really = sum(n for w, n in more.items() if w in inside)
    left = [w for w in more if w not in inside]
    if left and '--list' in sys.argv: print('%s: %d: %s' % (m['file'], len(left), ' '.join(left[:12])))
    for key in (m['type'], 'ALL'):
        for k, n in enumerate((sum(got.values()), sum(more.values()), really)): T[key][k] += n
print('%-6s%10s%16s%18s%16s%22s' % ('type', 'words', 'in no reference', 'of these in file', 'precision', 'with what is in file'))
for k, (n, more, really) in sorted(T.items(), key=lambda t: (t[0] == 'ALL', t[0])):
    print('%-6s%10d%16d%18d%16.4f%22.4f' % (k, n, more, really, 1 - more / n, 1 - (more - really) / n))
