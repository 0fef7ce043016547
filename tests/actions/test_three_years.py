"""Three school years of one collège, on the disk: filled, exported, carried forward, another grid, aimed, planned,
discussed by several voices, compared; what leaves the file each year says that year and nothing else."""

import datetime
import json
import subprocess
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from dossier_samples import answer_geste, entry, random_id
from paliers_desktop.actions.comparing import comparison_octets, comparison_of
from paliers_desktop.actions.dossiers import OpenDossier, open_dossier
from paliers_desktop.actions.export import Choices, draw_own_code, prepare_export, save_export, sign_export
from paliers_desktop.actions.planning import plan_octets, write_plan_sheet
from paliers_desktop.actions.regards import collect, prepare_copy
from paliers_desktop.actions.years import Following, open_following, read_years
from paliers_desktop.core.assessment import NO_ANSWER, Answer, Etablissement, Etat, MotifCode, TypeEtablissement
from paliers_desktop.core.carry_forward import Year, carried, to_confirm, unchanged
from paliers_desktop.core.grid_lineage import with_ancienne
from paliers_desktop.core.grid_loader import Entry
from paliers_desktop.core.grid_reader import load_grid
from paliers_desktop.core.grid_writer import grid_toml
from paliers_desktop.core.help import Aide
from paliers_desktop.core.history import Change, Geste, Kind, Target, answer_changes
from paliers_desktop.core.regards import Groupe, Voix
from paliers_desktop.core.report.plan import prefilled
from paliers_desktop.core.scoring import compute_profile
from paliers_desktop.core.suivi import Avancement, Horizon, creation_changes, entry_changes, objectif_changes
from paliers_desktop.exchange import base64url
from paliers_desktop.paths import resources_folder
from paliers_desktop.storage.dossier import Dossier

FONTS = resources_folder() / "fonts"
COLLEGE = Etablissement("0949912N", "Collège des Tilleuls", TypeEtablissement.COLLEGE, "Bréval")
PLANTED = "Mot-Planté"
"""In every text that must not leave the file."""
YEARS = ("creteil-2026-2027", "creteil-2027-2028", "creteil-2028-2029")
START = datetime.datetime(2028, 1, 10, 9, 0, tzinfo=datetime.UTC)


@cache
def later() -> Entry:
    """The next version of the grid: one criterion has another id, one is replaced by a new one."""
    old = entry().grille
    renamed, gone = old.domaines[1].criteres[0].id, old.domaines[1].criteres[1].id
    ids = {renamed: "FOR-90", gone: "FOR-91"}
    domaines = tuple(
        replace(one, criteres=tuple(replace(critere, id=ids.get(critere.id, critere.id)) for critere in one.criteres))
        for one in old.domaines
    )
    new = replace(old, version="2028.1", domaines=domaines)
    heirs = {key: None if key == gone else ids.get(key, key) for key in old.criteres}
    toml = grid_toml(with_ancienne(new, old, heirs))
    return Entry(load_grid(toml, "creteil-etablissements.toml"), Aide(), toml, b"")


def save(opened: OpenDossier, *changes: Change, kind: Kind = Kind.SAISIE) -> None:
    opened.dossier.save(Geste(random_id(), kind, changes))


def answer(opened: OpenDossier, etats: dict[str, Etat | None]) -> None:
    """Give these answers, each of which is then no longer to be confirmed."""
    before = opened.dossier.load().assessment
    for key, etat in etats.items():
        old = before.answer(key)
        motif = MotifCode.PUBLIC_ABSENT if etat is Etat.SANS_OBJET else None
        after = replace(old, etat=etat, a_confirmer=False, motif_code=motif, commentaire=f"{PLANTED} {key}")
        if changes := answer_changes(key, old, after):
            save(opened, *changes)


def exported(path: Path, folder: Path) -> dict[str, Any]:
    """Sign and write the campagne; openssl and the program agree that it is intact; its payload."""
    with closing((opened := open_dossier(path)).dossier):
        state = opened.dossier.load()
        prepared = prepare_export(
            opened.grille,
            state.assessment,
            dossier_id=state.dossier_id,
            exports=opened.dossier.exports(),
            cree_le=datetime.date(2027, 6, 20),
            choices=Choices(),
        )
        code, _ = draw_own_code(COLLEGE.uai, state.campagne)
        written = save_export(opened.dossier, sign_export(prepared, code), folder)
    members = json.loads(written.read_bytes())
    payload = base64url.decode(members["payload"])
    assert payload == prepared.octets
    assert PLANTED not in payload.decode()
    return dict(json.loads(payload))


def next_year(path: Path, campagne: str, files: Entry) -> None:
    """As « Ouvrir la campagne » does, with last year's answers, the year before closed."""
    day = datetime.date(int(campagne[8:12]), 9, 5)
    with closing((opened := open_dossier(path)).dossier):
        before = Year(opened.grille, opened.dossier.load().assessment)
        count = len(carried(before, files.grille, day))
        open_following(opened, Following(campagne, files, count), day, carry=True, close=True)


def confirm_all(opened: OpenDossier) -> None:
    assessment = opened.dossier.load().assessment
    for key in to_confirm(assessment, opened.grille.reading_order):
        old = assessment.answer(key)
        save(opened, *answer_changes(key, old, replace(old, a_confirmer=False)))


def pdf_text(octets: bytes, folder: Path) -> str:
    path = folder / "lu.pdf"
    path.write_bytes(octets)
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True)
    return " ".join(done.stdout.decode().replace("\xa0", " ").split())


def first_year(path: Path) -> None:
    """All is answered; three criteria are missing for the first palier of Pilotage."""
    files = entry()
    Dossier.create(path, COLLEGE, YEARS[0], files.toml, files.aide_toml, files.grille).close()
    order = files.grille.reading_order
    with closing((opened := open_dossier(path)).dossier):
        answer(opened, dict.fromkeys(order, Etat.OUI))
        answer(opened, {order[0]: Etat.NON, order[1]: Etat.EN_COURS, order[2]: Etat.SANS_OBJET, order[30]: Etat.NON})


def second_year(path: Path, folder: Path) -> None:
    """Confirmed, aimed, planned; a voice of each of six parents; one action done, its criterion answered."""
    order = entry().grille.reading_order
    with closing((opened := open_dossier(path)).dossier):
        confirm_all(opened)
        suivi = opened.dossier.journal.suivi(YEARS[1])
        save(opened, *objectif_changes(suivi, "pilotage", Horizon.COURT, 1))
        fields = prefilled(opened.grille, opened.aide, COLLEGE.type, order[0]) | {"note": f"{PLANTED} du plan"}
        save(opened, *creation_changes(Target.ACTIONS, "a" * 32, START, **fields))
        save(opened, *creation_changes(Target.PREUVES, "b" * 32, START, critere=order[1], titre=f"{PLANTED} preuve"))
        save(opened, *creation_changes(Target.LOCAUX, "c" * 32, START, domaine="pilotage", enonce=f"{PLANTED} local"))
        copies = [folder / f"parent-{rank}.paliers" for rank in range(6)]
        for rank, copy in enumerate(copies):
            prepare_copy(opened, copy)
            with closing(Dossier.open(copy)) as voice:
                voice.save(answer_geste(order[5], Answer(etat=(Etat.OUI, Etat.NON)[rank % 2])))
        assert collect(opened, copies, Groupe.PARENTS).taken == len(copies)
        voices = opened.dossier.voix.read()
        assert len(voices) == len(copies)
        opened.dossier.voix.erase()
        for copy in copies:
            copy.unlink()
        done = opened.dossier.journal.suivi(YEARS[1]).entry(Target.ACTIONS, "a" * 32)
        save(opened, *entry_changes(Target.ACTIONS, done, avancement=Avancement.FAITE))
        answer(opened, {order[0]: Etat.OUI})
    held = [item for item in folder.rglob("*") if item.is_file()]
    assert not [item for item in held for voice in voices if voice.id.encode() in item.read_bytes()]


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, list[dict[str, Any]]]:
    """The file after three years, where the exports are, and what each of them says."""
    folder = tmp_path_factory.mktemp("college")
    path, out = folder / "college.paliers", folder / "transmis"
    out.mkdir()
    first_year(path)
    told = [exported(path, out)]
    next_year(path, YEARS[1], entry())
    told.append(exported(path, out))  # before anything is confirmed
    second_year(path, folder)
    told.append(exported(path, out))
    next_year(path, YEARS[2], later())
    with closing((opened := open_dossier(path)).dossier):
        confirm_all(opened)
        answer(opened, {"FOR-91": Etat.EN_COURS})
    told.append(exported(path, out))
    return path, out, told


def test_each_export_says_its_own_year_and_nothing_else(lived: tuple[Path, Path, list[dict[str, Any]]]) -> None:
    _, _, told = lived
    assert [(one["campagne"], one["revision"]) for one in told] == [
        (YEARS[0], 1),
        (YEARS[1], 1),
        (YEARS[1], 2),
        (YEARS[2], 1),
    ]
    assert [one["grille"]["version"] for one in told] == ["2014.1", "2014.1", "2014.1", "2028.1"]
    waiting = [sum(line["a_confirmer"] for line in one["reponses"]) for one in told]
    assert waiting == [0, 58, 0, 0]
    assert [one["provisoire"] for one in told] == [False, True, False, False]
    assert told[1]["resultat"] == told[0]["resultat"]  # the same answers, to be confirmed
    for one in told:
        own = one["campagne"]
        assert all(other not in json.dumps(one) for other in YEARS if other != own)
    last = {line["critere"]: line["reponse"] for line in told[3]["reponses"]}
    assert (last["FOR-90"], last["FOR-91"]) == ("oui", "en_cours")


def test_the_academy_takes_each_of_them(
    lived: tuple[Path, Path, list[dict[str, Any]]], capsys: pytest.CaptureFixture[str]
) -> None:
    from paliers_desktop.academy.cli import main

    _, out, _ = lived
    files = sorted(out.iterdir())
    assert len(files) == 4
    assert main(["verifier", *map(str, files)]) == 0, capsys.readouterr()


def test_the_years_compare_and_say_what_cannot_be_compared(
    lived: tuple[Path, Path, list[dict[str, Any]]], tmp_path: Path
) -> None:
    path, _, _ = lived
    order = entry().grille.reading_order
    with closing(Dossier.open(path, read_only=True)) as dossier:
        one, two = comparison_of(dossier, 0, 1), comparison_of(dossier, 1, 2)
        whole = comparison_of(dossier, 0, 2)
        years = read_years(dossier)
    assert [(line.critere_id, line.words) for group in one.moved for line in group.lines] == [(order[0], "Non → Oui")]
    assert [series.kind for series in one.radar.series] == ["target", "previous", "current"]
    assert two.moved == ()
    assert len(two.notes) == 3
    assert two.notes[0].startswith("La grille a changé entre les deux campagnes : 57 critères se comparent.")
    assert [(line.critere_id, line.words) for group in whole.moved for line in group.lines] == [(order[0], "Non → Oui")]
    assert [kept.close_le is None for kept in years] == [False, False, True]
    assert [kept.revision for kept in years] == [1, 2, 1]
    words = pdf_text(comparison_octets(one, FONTS), tmp_path)
    assert "De 2026-2027 à 2027-2028, une réponse a changé, dont 1 critère mis en place." in words
    assert PLANTED not in words
    same = unchanged([kept.year for kept in years])
    assert same[order[30]] == 3
    assert order[0] not in same


def test_the_plan_stays_with_the_établissement_and_can_be_handed_over(
    lived: tuple[Path, Path, list[dict[str, Any]]], tmp_path: Path
) -> None:
    path, _, _ = lived
    with closing((opened := open_dossier(path)).dossier) as dossier:
        suivi, state = dossier.journal.suivi(YEARS[2]), dossier.load()
        grille = opened.grille
    assert (suivi.objectifs, len(suivi.actions), len(suivi.preuves), len(suivi.locaux)) == ({}, 1, 1, 1)
    words = pdf_text(plan_octets(grille, state.assessment, suivi, FONTS), tmp_path)
    assert "1 action faite sur 1." in words
    assert "Payé par : Établissement" in words
    sheet = tmp_path / "plan.ods"
    write_plan_sheet(grille, state.assessment, suivi, sheet, datetime.date(2029, 6, 20))
    assert sheet.read_bytes().startswith(b"PK")
    assert compute_profile(grille, state.assessment).answered == len(grille.criteres)
    assert NO_ANSWER not in state.assessment.answers.values()


def test_the_export_holds_nothing_of_what_is_followed_nor_of_the_voices(tmp_path: Path) -> None:
    """Words planted in every text that is followed, and voices that are still there."""
    path = tmp_path / "college.paliers"
    first_year(path)
    order = entry().grille.reading_order
    planted = dict.fromkeys(("intitule", "note"), PLANTED)
    with closing((opened := open_dossier(path)).dossier):
        save(opened, *objectif_changes(opened.dossier.journal.suivi(YEARS[0]), "pilotage", Horizon.MOYEN, 3))
        save(opened, *creation_changes(Target.ACTIONS, "a" * 32, START, critere=order[0], **planted))
        save(opened, *creation_changes(Target.PREUVES, "b" * 32, START, titre=PLANTED, lieu=PLANTED))
        save(opened, *creation_changes(Target.LOCAUX, "c" * 32, START, enonce=PLANTED, commentaire=PLANTED))
        opened.dossier.voix.keep(Voix("d" * 32, Groupe.PARENTS, dict.fromkeys(order, Etat.NON)))
    told = exported(path, tmp_path)
    assert {line["critere"]: line["reponse"] for line in told["reponses"]}[order[5]] == "oui"
    text = json.dumps(told)
    for word in (PLANTED, "a" * 32, "b" * 32, "c" * 32, "d" * 32, "parents", "objectif", "preuve", "locaux"):
        assert word not in text
