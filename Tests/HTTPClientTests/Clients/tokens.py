"""Makes tokens with PyJWT, and by hand those that PyJWT refuses to make. Writes the key set that the service is to trust to the path in
the second argument, and prints the tokens by name: those under `good` are to be let in, those under `bad` are not."""

import base64
import hashlib
import hmac
import json
import sys
import time

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

USER, ISSUER, AUDIENCE = "ada", "https://issuer.example", "selvedge"


def claims(**changes):
    now = int(time.time())
    content = {"sub": USER, "scope": "jobs", "iss": ISSUER, "aud": AUDIENCE, "iat": now, "exp": now + 3600}
    content.update(changes)
    return {name: value for name, value in content.items() if value is not None}


def segment(content):
    bytes_ = content if isinstance(content, bytes) else json.dumps(content).encode()
    return base64.urlsafe_b64encode(bytes_).rstrip(b"=").decode()


def by_hand(header, content, key=None):
    text = f"{segment(header)}.{segment(content)}"
    signature = b"" if key is None else hmac.new(key, text.encode(), hashlib.sha256).digest()
    return f"{text}.{segment(signature)}"


def main(secret, key_set):
    trusted = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    stranger = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(trusted.public_key()))
    with open(key_set, "w", encoding="utf-8") as file:
        json.dump({"keys": [{**public, "kid": "one", "alg": "RS256", "use": "sig"}]}, file)
    forms = serialization.PublicFormat
    pem = trusted.public_key().public_bytes(serialization.Encoding.PEM, forms.SubjectPublicKeyInfo)
    der = trusted.public_key().public_bytes(serialization.Encoding.DER, forms.SubjectPublicKeyInfo)
    modulus = base64.urlsafe_b64decode(public["n"] + "==")

    def own(content, key=secret, algorithm="HS256", **header):
        return jwt.encode(content, key, algorithm=algorithm, headers=header or None)

    def issued(content, key=trusted, algorithm="RS256", kid="one"):
        return jwt.encode(content, key, algorithm=algorithm, headers={"kid": kid})

    now = int(time.time())
    signed = own(claims())
    head, body, signature = signed.split(".")
    hs = {"alg": "HS256", "typ": "JWT"}
    print(json.dumps({
        "good": {"own": signed, "issued": issued(claims()), "list of audiences": own(claims(aud=["other", AUDIENCE]))},
        "bad": {
            "alg none": by_hand({"alg": "none", "typ": "JWT"}, claims()),
            "alg None": by_hand({"alg": "None", "typ": "JWT"}, claims()),
            "no algorithm": by_hand({"typ": "JWT"}, claims(), secret.encode()),
            "no signature": f"{head}.{body}.",
            "two parts": f"{head}.{body}",
            "other claims, same signature": f"{head}.{segment(claims(sub='bob'))}.{signature}",
            "another secret": own(claims(), key="b" * 48),
            "another length of hash": own(claims(), key=secret * 2, algorithm="HS512"),
            "a stranger's key": issued(claims(), key=stranger),
            "a key nobody knows": issued(claims(), kid="two"),
            "another algorithm of the same key": issued(claims(), algorithm="PS256"),
            "public key as secret, PEM": by_hand(hs, claims(), pem),
            "public key as secret, DER": by_hand(hs, claims(), der),
            "public key as secret, modulus": by_hand(hs, claims(), modulus),
            "public key as secret, named": by_hand({**hs, "kid": "one"}, claims(), pem),
            "own secret, algorithm of keys": by_hand({"alg": "RS256", "typ": "JWT", "kid": "one"}, claims(), secret.encode()),
            "brings its own key": own(claims(), key="c" * 48, jwk={"kty": "oct", "k": segment(b"c" * 48)}),
            "asks for what is not understood": own(claims(), crit=["exp"]),
            "another type": own(claims(), typ="dpop+jwt"),
            "expired": own(claims(exp=now - 3600)),
            "never expires": own(claims(exp=None)),
            "expiry as text": by_hand(hs, claims(exp=str(now + 3600)), secret.encode()),
            "not yet valid": own(claims(nbf=now + 3600)),
            "made in the future": own(claims(iat=now + 3600)),
            "another issuer": own(claims(iss="https://issuer.example.com")),
            "no issuer": own(claims(iss=None)),
            "another audience": own(claims(aud="selvedge2")),
            "no audience": own(claims(aud=None)),
            "nobody": own(claims(sub=None)),
            "a path for a name": own(claims(sub="../ada")),
            "claims are no object": by_hand(hs, [claims()], secret.encode()),
            "claims twice": by_hand(hs, json.dumps(claims())[:-1].encode() + b', "sub": "bob"}', secret.encode()),
            "huge": own(claims(note="x" * 10_000)),
            "not base64": "a.!!!.c",
            "a word": "letmein",
        },
    }))


main(*sys.argv[1:])
