# Checks the log of a request, and a signed checkpoint of it, without dsar.
#   python3 verify_log.py events.jsonl [CHECKPOINT.txt NAME+ID+KEY]
# The signature needs the package `cryptography`; everything else is Python's own.
import base64, hashlib, json, sys

def fail(why):
    sys.exit("NOT INTACT: " + why)

def node(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()

def root(leaves):  # RFC 6962, section 2.1
    if len(leaves) < 2:
        return leaves[0] if leaves else hashlib.sha256(b"").digest()
    k = 1 << (len(leaves) - 1).bit_length() - 1
    return node(root(leaves[:k]), root(leaves[k:]))

leaves, prev = [], "0" * 64
for n, line in enumerate(open(sys.argv[1], "rb").read().split(b"\n")[:-1], 1):
    entry = json.loads(line)
    if (entry["v"], entry["seq"], entry["prev"]) != (1, n, prev):
        fail(f"entry {n} is not as it was written, or the one before it was changed")
    leaves.append(hashlib.sha256(b"\x00" + line).digest())
    prev = leaves[-1].hex()
print("intact:", len(leaves), "entries, head", prev)

if len(sys.argv) > 3:
    text, _, signatures = open(sys.argv[2], encoding="utf-8").read().partition("\n\n")
    text = (text + "\n").encode()
    name, key_id, key = sys.argv[3].split("+", 2)
    key = base64.b64decode(key)  # one byte 0x01 (Ed25519), 32 bytes of key
    if hashlib.sha256(name.encode() + b"\n" + key).hexdigest()[:8] != key_id:
        fail("the key does not have its ID")
    line = next(s for s in signatures.splitlines() if s.startswith(f"\u2014 {name} "))
    signed = base64.b64decode(line.split(" ")[2])
    if signed[:4].hex() != key_id:
        fail("the signature is by another key")
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    Ed25519PublicKey.from_public_bytes(key[1:]).verify(signed[4:], text)
    origin, size, tree, head = text.decode().splitlines()
    size = int(size)
    if size > len(leaves):
        fail(f"entry {len(leaves) + 1} is missing: the log had {size}")
    if head != "head " + leaves[size - 1].hex() or base64.b64decode(tree) != root(leaves[:size]):
        fail(f"entry {size}, or one before it, was written anew since")
    print("agrees with the checkpoint of", origin, "at entry", size)
