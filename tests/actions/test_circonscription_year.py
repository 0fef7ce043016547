"""One year of a circonscription of forty écoles, on the disk: proposals, a common séance, the synthesis, exports."""

import datetime
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from circonscription_samples import answers_of, ecoles, etats, give, make_ecole, proposals, shared
from paliers_desktop.actions.circonscription import gather, synthesis_octets
from paliers_desktop.actions.common_seance import CommonSeance, foresee_seance, tell_seance
from paliers_desktop.actions.dossiers import read_closed
from paliers_desktop.actions.proposing import Proposals, foresee_proposals, propose
from paliers_desktop.core.assessment import Answer, Etat
from paliers_desktop.core.held_seance import Held
from paliers_desktop.core.history import Kind
from paliers_desktop.core.scoring import compute_profile
from paliers_desktop.core.seance import Role
from paliers_desktop.paths import resources_folder
from paliers_desktop.storage.dossier import Dossier

COUNT = 40
OWN = 7
"""So many écoles answered the shared criteria themselves."""
DAY = datetime.date(2027, 3, 12)
HELD = Held(
    datetime.datetime(2027, 3, 11, 13, 0, tzinfo=datetime.UTC),
    datetime.datetime(2027, 3, 11, 15, 0, tzinfo=datetime.UTC),
    "Maison des associations",
    (Role.IEN, Role.DIRECTEUR_ECOLE),
    "Partager une charte.",
)


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """Forty écoles, each at its own point of the grid; seven answered the shared criteria « non »."""
    folder = tmp_path_factory.mktemp("circonscription")
    own = dict.fromkeys(shared(), Answer(etat=Etat.NON, commentaire="à nous"))
    return tuple(
        make_ecole(folder, number, {**etats(number), **(own if number < OWN else {})}) for number in range(COUNT)
    )


def test_a_year(lived: tuple[Path, ...], tmp_path: Path) -> None:
    """What is foreseen is what is done; an école keeps what it said; nothing names an école in the synthesis."""
    before = [path.read_bytes() for path in lived]
    asked = Proposals(lived, proposals(Etat.OUI, "Commission de mars"), DAY)
    foreseen = [one.ok for one in foresee_proposals(asked)]
    assert [path.read_bytes() for path in lived] == before
    assert foreseen == [number >= OWN for number in range(COUNT)]
    assert [one.ok for one in propose(asked)] == foreseen
    for number, path in enumerate(lived):
        answers = answers_of(path)
        for key in shared():
            expected = (Etat.NON, False, "à nous") if number < OWN else (Etat.OUI, True, "Commission de mars")
            assert (answers[key].etat, answers[key].a_confirmer, answers[key].commentaire) == expected

    seance = CommonSeance(lived, HELD)
    assert all(one.ok for one in foresee_seance(seance))
    assert all(one.ok for one in tell_seance(seance))
    assert not any(one.ok for one in tell_seance(seance))  # told once
    assert all(len(Dossier.peek(path).seances) == 1 for path in lived)

    one = lived[OWN]
    with closing(Dossier.open(one)) as dossier:
        waiting = {key: Answer(etat=Etat.OUI, commentaire="Commission de mars") for key in shared()}
        give(dossier, waiting)  # this école confirms them
        history = dossier.load().history
    assert [geste.kind for geste in history.done][-2:] == [Kind.REPRISE, Kind.SAISIE]

    gathered = gather(lived)
    (share,) = gathered.grids
    profiles = [compute_profile(ecoles().grille, read_closed(path).state.assessment) for path in lived]
    for domaine in share.domaines:
        slug = next(d.slug for d in ecoles().grille.domaines if d.titre == domaine.titre)
        own = [profile.domaine(slug).palier for profile in profiles]
        assert domaine.paliers == tuple(own.count(palier) for palier in (0, 1, 2, 3))
    assert (gathered.count, gathered.unread) == (COUNT, 0)
    assert {line.numero for line in share.missed} == {ecoles().grille.numeros[key] for key in shared()}
    assert all((line.non, line.en_cours) == (OWN, 0) for line in share.missed)

    (tmp_path / "synthese.pdf").write_bytes(synthesis_octets(lived, DAY, resources_folder() / "fonts"))
    told = subprocess.run(["pdftotext", str(tmp_path / "synthese.pdf"), "-"], capture_output=True, check=True)
    words = " ".join(told.stdout.decode().replace("\xa0", " ").split())
    assert "40 établissements" in words
    for path in lived:
        etablissement = Dossier.peek(path).assessment.etablissement
        assert etablissement.nom not in words
        assert etablissement.uai not in words
    assert "à nous" not in words


def test_what_cannot_be_read_is_counted_and_told(lived: tuple[Path, ...], tmp_path: Path) -> None:
    (tmp_path / "abime.paliers").write_bytes(b"rien")
    gathered = gather((*lived[:3], tmp_path / "abime.paliers"))
    assert (gathered.count, gathered.unread) == (3, 1)
