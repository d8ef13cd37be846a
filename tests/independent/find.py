#!/usr/bin/env python3
"""Asks for many people of the shared mail store and counts what was missed and who was taken for somebody else. Stock Python 3.

usage: find.py DSAR MAILDIR SCRATCH [--people 40] [--list]
  DSAR: the program; MAILDIR: shared/corpus/mail/maildir; SCRATCH: an empty folder.
A person is whoever writes often under one display name of two words; a request gives that name and the addresses seen beside it,
no more. Must find: messages whose decoded text holds forename and surname side by side in either order (an initial, a line
break or quotation marks between them), or one of the addresses. Wrong: messages in certain or probable that hold the surname only
after another forename. Both by regular expressions of this file, which shares nothing with the program.
Exit 0 when recall >= 0.995 and wrong <= 1 % of what names another bearer of the surname.
"""
import argparse, collections, email, email.policy, email.utils, json, os, re, subprocess, sys


# Written by the makers of the corpus: they name the owner of the mailbox in every message, and ground_truth.json does not count them either.
FILING = ('X-Folder', 'X-Origin', 'X-FileName')


def text_of(path):
    """Headers and textual parts of a message, decoded; what cannot be decoded as it lies."""
    raw = open(path, 'rb').read()
    message = email.message_from_bytes(raw, policy=email.policy.compat32)
    parts = [f'{k}: {v}' for k, v in message.items() if k not in FILING]
    for part in message.walk():
        if part.get_content_maintype() == 'text':
            body = part.get_payload(decode=True) or b''
            parts.append(body.decode(part.get_content_charset() or 'utf-8', 'replace'))
    return message, '\n'.join(parts)


def quoted_lines_joined(text):
    """Line breaks with marks of quotation become one blank, so that a name broken across lines is one."""
    return re.sub(r'\s*\n[>|\s]*', ' ', text)


def display_name(message):
    """(forename, surname) where the sender is shown as two plain words, in either order."""
    sender = f"{message.get('From') or ''}"
    shown = f"{message.get('X-From') or ''}"
    name = re.sub(r'<.*', '', shown).strip().strip('"')
    if m := re.fullmatch(r"([A-Z][a-z]{2,}), ([A-Z][a-z]{2,})(?: [A-Z]\.?)?", name):
        return m[2], m[1], sender
    if m := re.fullmatch(r"([A-Z][a-z]{2,})(?: [A-Z]\.?)? ([A-Z][a-z]{2,})", name):
        return m[1], m[2], sender
    return None


def people(messages, wanted):
    """The most frequent senders with their addresses: [((forename, surname), {address})]."""
    seen, addresses = collections.Counter(), collections.defaultdict(set)
    for message, _ in messages.values():
        if not (found := display_name(message)):
            continue
        first, last, sender = found
        address = email.utils.parseaddr(sender)[1].lower()
        if '@' in address and last.lower()[:4] in address:
            seen[first, last] += 1
            addresses[first, last].add(address)
    return [(who, addresses[who]) for who, n in seen.most_common(wanted) if n > 2]


def truth(messages, first, last, addresses):
    """(paths that name the person, paths that name only another bearer of the surname)."""
    gap = r'''[\s"'(]*(?:[A-Z]\.?\s+|"[^"]{1,12}"\s+)?'''
    own = re.compile(rf'\b{first}{gap}{last}\b(?!-)|(?<![A-Za-z] ){last}\s*,\s*{first}\b', re.I)
    mails = re.compile('|'.join(rf'(?<![\w.-]){re.escape(a)}(?![\w-])' for a in sorted(addresses)), re.I)
    other = re.compile(rf'\b(?!{first}\b)[A-Z][a-z]+\s+{last}\b')
    near = re.compile(rf'\b{first[0]}\w*[._]?{last[:5]}\w*@|/cn={first[0]}{last[:5]}', re.I)  # may well be an address of theirs
    strong, wrong = set(), set()
    for path, (_, text) in messages.items():
        if own.search(text) or mails.search(text):
            strong.add(path)
        elif other.search(text) and not near.search(text) and not re.search(rf'\b{first[0]}\w*\.?\s+{last}\b', text, re.I):
            wrong.add(path)
    return strong, wrong


def ask(dsar, workspace, scratch, who, addresses):
    """The paths by band that the program finds for a request of this name and these addresses."""
    form = os.path.join(scratch, 'request.toml')
    with open(form, 'w') as out:
        out.write('received = "2026-03-02"\nchannel = "e-mail"\n[subject]\n')
        out.write(f'names = ["{who[0]} {who[1]}"]\nemails = {json.dumps(sorted(addresses))}\n')
    said = subprocess.run([dsar, 'request', 'new', '-w', workspace, '--from', form], check=True, capture_output=True, text=True)
    number = re.search(r'\d{4}-\d{4}', said.stdout)[0]
    hits = subprocess.run([dsar, 'hits', '-w', workspace, number, '--jsonl'], check=True, capture_output=True, text=True).stdout
    bands = collections.defaultdict(set)
    for line in hits.splitlines():
        hit = json.loads(line)
        bands[hit['band']].add(hit['path'])
    return bands


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument('dsar')
    parser.add_argument('maildir')
    parser.add_argument('scratch')
    parser.add_argument('--people', type=int, default=40)
    parser.add_argument('--list', action='store_true')
    args = parser.parse_args()
    messages = {}
    for folder, _, files in os.walk(args.maildir):
        for name in files:
            path = os.path.join(folder, name)
            messages[os.path.relpath(path, args.maildir)] = text_of(path)
    messages = {p: (m, quoted_lines_joined(t)) for p, (m, t) in messages.items()}
    workspace = os.path.join(args.scratch, 'cases')
    subprocess.run([args.dsar, 'init', workspace, '--store', args.maildir], check=True, capture_output=True)
    subprocess.run([args.dsar, 'index', '-w', workspace, '-q'], check=True, capture_output=True)
    total = collections.Counter()
    for who, addresses in people(messages, args.people):
        strong, other = truth(messages, *who, addresses)
        bands = ask(args.dsar, workspace, args.scratch, who, addresses)
        sure = bands['certain'] | bands['probable']
        missed, wrong = strong - sure, other & sure
        total.update(must=len(strong), missed=len(missed), other=len(other), wrong=len(wrong), people=1)
        print(f'{" ".join(who):24} must {len(strong):4} missed {len(missed):3} | others {len(other):4} wrong {len(wrong):3} | possible {len(bands["possible"])}')
        if args.list:
            for path in sorted(missed):
                print('    missed', path)
            for path in sorted(wrong):
                print('    wrong ', path)
    recall = 1 - total['missed'] / max(1, total['must'])
    print(f'{total["people"]} people: recall {recall:.4f} ({total["missed"]} of {total["must"]} missed), wrong {total["wrong"]} of {total["other"]}')
    sys.exit(0 if recall >= 0.995 and total['wrong'] <= 0.01 * max(1, total['other']) else 1)


if __name__ == '__main__':
    main()
