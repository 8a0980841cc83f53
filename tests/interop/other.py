"""What Python's own libraries say of a file, and what they sign: joserfc (RFC 7515) and rfc8785.

Reads one request as JSON from standard input and answers in JSON:
{"verify": envelope, "roster": roster} -> {"document": digest, "held": [bool, one for each signature]}
{"sign": {"head": …, "statement": …}}  -> {"pem": a new plain PKCS#8 key, "signature": base64url}, with `kid` filled in
"""

import base64
import hashlib
import json
import sys

import rfc8785
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

ALGORITHMS = ["Ed25519"]


def encoded(value):
    return base64.urlsafe_b64encode(rfc8785.dumps(value)).rstrip(b"=").decode()


def key_of(roster, kid):
    [spki] = [key["spki"] for key in roster["document"]["keys"] if key["kid"] == kid]
    return OKPKey.import_key(f"-----BEGIN PUBLIC KEY-----\n{spki}\n-----END PUBLIC KEY-----\n")


def holds(entry, roster):
    compact = f"{encoded(entry['head'])}.{encoded(entry['statement'])}.{entry['signature']}"
    try:
        jws.deserialize_compact(compact, key_of(roster, entry["head"]["kid"]), algorithms=ALGORITHMS)
        return True
    except JoseError:
        return False


def verify(envelope, roster):
    digest = hashlib.sha256(rfc8785.dumps(envelope["document"])).hexdigest()
    held = [holds(entry, roster) for entry in envelope["signatures"]]
    return {"document": f"sha-256:{digest}", "held": held}


def sign(entry):
    private = Ed25519PrivateKey.generate()
    spki = private.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    pem = private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    head = {**entry["head"], "kid": hashlib.sha256(spki).hexdigest()}
    payload = rfc8785.dumps(entry["statement"])
    # joserfc writes the head as it stands here, in canonical order and without white space.
    head = json.loads(rfc8785.dumps(head))
    compact = jws.serialize_compact(head, payload, OKPKey.import_key(pem), algorithms=ALGORITHMS)
    return {"pem": pem.decode(), "head": head, "compact": compact, "signature": compact.rsplit(".", 1)[1]}


request = json.load(sys.stdin)
answer = verify(request["verify"], request["roster"]) if "verify" in request else sign(request["sign"])
json.dump(answer, sys.stdout)
