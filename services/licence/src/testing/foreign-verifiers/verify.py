"""Verifies signed licences by the published keys alone: JWS (RFC 7515) by EdDSA (RFC 8037), then the claims.

verify.py LIBRARY JWKS TYPE ISSUER AUDIENCE NOW DOCUMENTS
LIBRARY is "cryptography" or "openssl"; DOCUMENTS names a file with a document on each line. Prints "accepted" or "refused" for each.
"""

import base64
import json
import os
import subprocess
import sys
import tempfile

# SubjectPublicKeyInfo of an Ed25519 key (RFC 8410 section 4), before the 32 bytes of the key.
SPKI_START = bytes.fromhex("302a300506032b6570032100")


def decoded(text):
    if "=" in text or not text.isascii():
        raise ValueError("not base64url")
    raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if base64.urlsafe_b64encode(raw).rstrip(b"=").decode() != text:
        raise ValueError("not the one way to write it")
    return raw


def is_signed_by_cryptography(key, signature, signed):
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, signed)
        return True
    except InvalidSignature:
        return False


def is_signed_by_openssl(key, signature, signed):
    with tempfile.TemporaryDirectory() as folder:
        paths = {name: os.path.join(folder, name) for name in ("key", "signature", "signed")}
        for name, content in (("key", SPKI_START + key), ("signature", signature), ("signed", signed)):
            with open(paths[name], "wb") as file:
                file.write(content)
        command = ["openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-keyform", "DER", "-inkey", paths["key"]]
        command += ["-sigfile", paths["signature"], "-in", paths["signed"]]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0


def is_accepted(document, is_signed, jwks, document_type, issuer, audience, now):
    head, body, signature = document.split(".")
    header = json.loads(decoded(head))
    if header["alg"] != "EdDSA" or header["typ"] != document_type or "crit" in header:
        return False
    keys = [key for key in jwks["keys"] if key["kid"] == header["kid"] and key["kty"] == "OKP" and key["crv"] == "Ed25519"]
    if len(keys) != 1 or not is_signed(decoded(keys[0]["x"]), decoded(signature), f"{head}.{body}".encode("ascii")):
        return False
    claims = json.loads(decoded(body))
    is_for_us = claims["iss"] == issuer and claims["aud"] == audience
    return is_for_us and claims["nbf"] <= now < claims["exp"] and claims["epoch"] >= jwks["revocationEpoch"]


def main(library, jwks_path, document_type, issuer, audience, now, documents_path):
    is_signed = {"cryptography": is_signed_by_cryptography, "openssl": is_signed_by_openssl}[library]
    with open(jwks_path, encoding="utf-8") as file:
        jwks = json.load(file)
    with open(documents_path, encoding="utf-8") as file:
        for line in file:
            try:
                accepted = is_accepted(line.rstrip("\n"), is_signed, jwks, document_type, issuer, audience, int(now))
            except (ValueError, KeyError):
                accepted = False
            print("accepted" if accepted else "refused")


main(*sys.argv[1:])
