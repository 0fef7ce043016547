"""Writes tests/assets/signatures: run once per format; the files are then kept as they are, forever.

python tests/make_signatures.py
"""

import json
import sys
from pathlib import Path

FOLDER = Path(__file__).parent / "assets" / "signatures"
CODE = "XWSY-GQSD-VNZK-4JEG-M1M3-51AS"


def main() -> None:
    """Write the three folders and the two keys."""
    sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "src")]
    from export_samples import OTHER_KEY, assessment, b64, forge_bytes, header, octets
    from paliers_desktop.actions.export import typed_code
    from paliers_desktop.exchange.code import derive_key
    from paliers_desktop.exchange.documents import payload_sha256
    from paliers_desktop.exchange.envelope import Typ, sign

    key = derive_key(typed_code(CODE, assessment()))
    first = octets(complete=False)
    second = octets(join_texts=True, revision=2, precedent_sha256=payload_sha256(first))
    good = sign(second, Typ.EXPORT, key)
    members = json.loads(good)
    one = members["signatures"][0]
    raw = {"key": key}

    def put(folder: str, name: str, data: bytes) -> None:
        path = FOLDER / folder / f"{name}.pmn.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    def edited(**changes: object) -> bytes:
        return json.dumps({**members, **changes}).encode()

    def content(**changes: object) -> bytes:
        return forge_bytes(json.dumps({**json.loads(second), **changes}).encode(), header(key.public), **raw)

    def head(**changes: object) -> bytes:
        return forge_bytes(second, header(key.public, **changes), **raw)

    put("valide", "PMN_creteil-2026-2027_0940120V_r001", sign(first, Typ.EXPORT, key))
    put("valide", "PMN_creteil-2026-2027_0940120V_r002", good)
    put("valide", "bom-et-crlf", b"\xef\xbb\xbf" + json.dumps(members, indent=1).replace("\n", "\r\n").encode())
    put("valide", "autre-cle", sign(second, Typ.EXPORT, OTHER_KEY))

    put("altere", "une-reponse-changee", edited(payload=b64(second.replace(b'"en_cours"', b'"oui"', 1))))
    put("altere", "contenu-d-un-autre", edited(payload=b64(first)))
    put("altere", "signature-changee", edited(signatures=[{**one, "signature": b64(bytes(64))}]))

    put("refuse", "UnsignedError", head(alg="none"))
    put("refuse", "SharedSecretError", head(alg="HS256"))
    put("refuse", "DeprecatedAlgorithmError", head(alg="EdDSA"))
    put("refuse", "DocumentTypeError", head(typ="pmn-recu+jws"))
    put("refuse", "ExtraHeaderError", head(crit=["exp"]))
    put("refuse", "KidMismatchError", head(kid=OTHER_KEY.public.kid))
    put("refuse", "HeaderKeyError", head(jwk={"kty": "RSA"}))
    put("refuse", "UnprotectedHeaderError", edited(signatures=[{**one, "header": {}}]))
    put("refuse", "NoSignatureError", edited(signatures=[]))
    put("refuse", "SeveralSignaturesError", edited(signatures=[one, one]))
    put("refuse", "Base64Error", edited(payload=members["payload"] + "="))
    put("refuse", "MembersError", edited(note="x"))
    put("refuse", "DuplicateMemberError", good[:-1] + b',"payload":"YQ"}')
    put("refuse", "TruncatedError", good[: len(good) // 2])
    put("refuse", "TrailingBytesError", good + b"x")
    put("refuse", "EncodingError", good.decode().encode("utf-16"))
    put("refuse", "SchemaVersionError", content(schema="pmn-export/2"))
    put("refuse", "ContentUaiError", content(uai="0940120A"))
    put("refuse", "ProvisoireError", content(provisoire=True))
    put("refuse", "UnknownFieldError", content(note="x"))
    put("refuse", "ValueRefusedError", content(cree_le="hier"))

    (FOLDER / "pub.jwk").write_text(json.dumps(key.public.jwk) + "\n")
    (FOLDER / "autre.jwk").write_text(json.dumps(OTHER_KEY.public.jwk) + "\n")


if __name__ == "__main__":
    main()
