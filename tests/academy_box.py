"""What the mailbox of the walk of docs/academie.md holds: files signed with the codes that its campagne really drew."""

import csv
import datetime
import io
from pathlib import Path

from msgspec.structs import replace

from container_samples import message
from dossier_samples import CRITERIA
from export_samples import KEY
from paliers_desktop.core.assessment import Answer, Assessment, Etablissement, Etat, TypeEtablissement
from paliers_desktop.core.grid_loader import load_catalogue
from paliers_desktop.core.scoring import compute_profile
from paliers_desktop.exchange.code import derive_key, read_code
from paliers_desktop.exchange.documents import encode_payload
from paliers_desktop.exchange.envelope import Typ, sign
from paliers_desktop.exchange.export_payload import build_payload
from paliers_desktop.exchange.keys import SigningKey
from paliers_desktop.exchange.payload import Payload

CAMPAGNE = "creteil-2026-2027"
OWN_KEY = KEY
"""That of a school which lost its code and drew one itself."""

DAY = datetime.date(2026, 11, 18)


def fill_box(box: Path, campagne: Path) -> None:
    """Six schools: three whole files, two dossiers of a same school, an unknown key, a PDF in the place of the file."""
    codes = _codes(campagne)
    uais = sorted(uai for uai in codes if uai.startswith("077"))[3:9]
    keys = {uai: derive_key(read_code(codes[uai], uai, CAMPAGNE)) for uai in uais[:4]}
    box.mkdir()
    for rank, uai in enumerate(uais[:2]):
        _put(box / f"PMN_{CAMPAGNE}_{uai}_r001.pmn.json", _payload(uai, rank), keys[uai])
    made = sign(encode_payload(_payload(uais[2], 2)), Typ.EXPORT, keys[uais[2]])
    sender = f"École <ce.{uais[2].lower()}@ac-creteil.fr>"
    mail = message(("notre fichier.json", made, "application/octet-stream"), sender=sender)
    (box / "message du 19 novembre.eml").write_bytes(mail.as_bytes())
    for rank, name in enumerate(("fichier", "fichier (2)")):
        copy = replace(_payload(uais[3], 3), dossier_id=f"{'ab' if rank else 'cd'}" * 16)
        _put(box / f"{name}.json", copy, keys[uais[3]])
    _put(box / f"PMN_{CAMPAGNE}_{uais[4]}_r001.pmn.json", _payload(uais[4], 4), OWN_KEY)
    (box / f"paliers {uais[5]}.pdf").write_bytes(b"%PDF-1.7")


def _codes(campagne: Path) -> dict[str, str]:
    text = (campagne / "a-envoyer" / "codes-r001.csv").read_text("utf-8-sig")
    return {line["UAI"]: line["Code"] for line in csv.DictReader(io.StringIO(text), delimiter=";")}


def _payload(uai: str, rank: int) -> Payload:
    grille = load_catalogue(CRITERIA).for_type(TypeEtablissement.ECOLE_PRIMAIRE).grille
    school = Etablissement(uai, "École", TypeEtablissement.ECOLE_PRIMAIRE)
    answered = Assessment(school, CAMPAGNE, {critere: Answer(etat=Etat.OUI) for critere in grille.criteres})
    return build_payload(
        grille,
        answered,
        compute_profile(grille, answered),
        dossier_id=f"{rank:032x}",
        revision=1,
        precedent_sha256=None,
        cree_le=DAY,
        application_version="1.0.0",
    )


def _put(path: Path, payload: Payload, key: SigningKey) -> None:
    path.write_bytes(sign(encode_payload(payload), Typ.EXPORT, key))
