#!/usr/bin/env python3
"""precision.py CORPUS OUT: coverage.py's precision, and what it becomes once classes of text that some references leave out are taken away, one after the other:
members (attachments, archive members), header fields of mail other than From, To, Cc, Bcc, Reply-To, Subject and Date, properties (title, author ...), text that a reader would not see.
OUT is made by `dsar extract --passages`."""
import json, os, sys
from collections import Counter, defaultdict
corpus, out = sys.argv[1:3]
cov = {}
exec(open(os.path.join(corpus, '..', 'coverage.py'), encoding='utf-8').read().rsplit('\nmain()', 1)[0], cov)
words, bag = cov['words'], cov['bag']
SHOWN = ('from', 'to', 'cc', 'bcc', 'reply-to', 'subject', 'date')
CUTS = ['all', '- members', '- headers', '- properties', '- notes, hidden']
def cut_of(p):
    if p['member']: return 1
    if p['kind'] == 'Property': return 3
    if p['hidden'] or p['kind'] == 'Note': return 4
    return 5
def split(p):
    if p['kind'] != 'MailHeader' or p['member']: yield cut_of(p), p['text']; return
    field = None
    for line in p['text'].split('\n'):
        if ':' in line and not line[:1].isspace(): field = line.split(':')[0].strip().lower()
        yield (5 if field in SHOWN else 2), line
T = defaultdict(lambda: [[0, 0] for _ in CUTS])
for m in map(json.loads, open(os.path.join(corpus, 'manifest.jsonl'), encoding='utf-8')):
    if m['expect'] != 'text' or m.get('hostile'): continue
    path = os.path.join(out, m['file'] + '.passages.jsonl')
    if not os.path.exists(path): continue
    ref = bag(os.path.join(corpus, 'refs', m['file'] + '.txt')) + bag(os.path.join(corpus, 'refs_extra', m['file'] + '.txt'))
    got = [Counter() for _ in range(6)]
    for p in map(json.loads, filter(str.strip, open(path, encoding='utf-8'))):
        for cut, text in split(p): got[cut].update(words(text))
    for level in range(len(CUTS)):
        kept = sum((got[c] for c in range(level + 1, 6)), Counter())
        for key in (m['type'], 'ALL'):
            T[key][level][0] += sum((kept & ref).values()); T[key][level][1] += sum(kept.values())
print('%-6s' % 'type' + ''.join('%18s' % c for c in CUTS))
for k in sorted(T, key=lambda k: (k == 'ALL', k)):
    print('%-6s' % k + ''.join('%18s' % ('%.4f' % (a / b) if b else '-') for a, b in T[k]))
