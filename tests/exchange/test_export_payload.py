import datetime
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier_samples import entry
from export_samples import DAY, DOSSIER_ID, assessment, octets, payload
from paliers_desktop.core.assessment import Answer, Assessment, Etablissement, Etat, MotifCode, TypeEtablissement
from paliers_desktop.core.scoring import compute_profile
from paliers_desktop.exchange.document_checks import check_against_grid
from paliers_desktop.exchange.documents import decode_payload, encode_payload
from paliers_desktop.exchange.export_payload import (
    NOT_READ,
    assessment_of,
    build_payload,
    computed_result,
    motif_of,
    resultat_of,
)
from paliers_desktop.exchange.payload import Entraide, Nature, Relecture
from strategies import etats, grilles

GRILLE = entry().grille


@dataclass
class Line:
    """The line of one answer in a payload."""

    answer: Answer
    join_texts: bool = False

    def built(self):
        first = next(iter(GRILLE.criteres))
        answered = Assessment(Etablissement("0940120V", "L", TypeEtablissement.LYCEE), "c-1", {first: self.answer})
        profile = compute_profile(GRILLE, answered)
        built = build_payload(
            GRILLE,
            answered,
            profile,
            dossier_id=DOSSIER_ID,
            revision=1,
            precedent_sha256=None,
            cree_le=DAY,
            application_version="1",
            join_texts=self.join_texts,
        )
        return built.reponses[0]


def test_texts_leave_only_when_asked():
    assert all(line.commentaire is None for line in payload().reponses)
    assert all(line.motif is None or line.motif.texte is None for line in payload().reponses)
    joined = payload(join_texts=True)
    assert [line.commentaire for line in joined.reponses if line.commentaire] == [
        "Voir le compte rendu,\nà l’œuvre depuis 2024.",
        "En cours au CDI.",
    ]
    assert [line.motif.texte for line in joined.reponses if line.motif] == ["Site fermé", None]


def test_no_name_nor_hour_leaves():
    text = octets(join_texts=True).decode()
    assert "Créteil" not in text  # the commune is local too
    assert '"cree_le": "2026-11-23"' in text


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Answer(etat=Etat.SANS_OBJET), None),
        (Answer(etat=Etat.SANS_OBJET, motif_code=MotifCode.PUBLIC_ABSENT), (MotifCode.PUBLIC_ABSENT, "")),
        (Answer(etat=Etat.SANS_OBJET, motif_texte="fermé"), (MotifCode.AUTRE, "fermé")),
        (Answer(etat=Etat.OUI, motif_code=MotifCode.AUTRE, motif_texte="fermé"), None),
    ],
)
def test_motif_goes_with_sans_objet_only(answer, expected):
    assert motif_of(answer) == expected


def test_a_bare_sans_objet_has_a_null_motif():
    assert Line(Answer(etat=Etat.SANS_OBJET)).built().motif is None


@pytest.mark.parametrize("text", ["   ", "\x07", "\n"])
def test_a_text_that_says_nothing_is_null(text):
    assert Line(Answer(commentaire=text), join_texts=True).built().commentaire is None


def test_texts_leave_clean():
    line = Line(Answer(commentaire="e\u0301\x07\ud800 ok"), join_texts=True).built()
    assert line.commentaire == "é ok"


def test_relecture_and_entraide_are_what_was_ticked():
    ids = list(GRILLE.criteres)
    built = payload(
        relecture=Relecture(responsable=True, le=datetime.date(2026, 11, 20)),
        entraide=[Entraide(ids[9], Nature.PARTAGE), Entraide(ids[2], Nature.PARTAGE), Entraide(ids[2], Nature.BESOIN)],
    )
    assert decode_payload(encode_payload(built)) == built
    assert [(line.critere, line.nature) for line in built.entraide] == [
        (ids[2], Nature.BESOIN),
        (ids[2], Nature.PARTAGE),
        (ids[9], Nature.PARTAGE),
    ]
    assert payload().relecture == NOT_READ
    assert payload().entraide == ()


def test_the_result_is_that_of_the_rule():
    profile = compute_profile(GRILLE, assessment())
    assert payload().resultat == resultat_of(profile) == computed_result(payload(), GRILLE)
    assert payload().resultat.palier == profile.palier


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_any_grid_and_answers_round_trip(data):
    grille = data.draw(grilles())
    answers = {
        critere: Answer(etat=data.draw(etats), a_verifier=data.draw(st.booleans()), commentaire=data.draw(st.text()))
        for critere in grille.criteres
    }
    answered = Assessment(Etablissement("0940120V", data.draw(st.text()), TypeEtablissement.LYCEE), "c-1", answers)
    built = build_payload(
        grille,
        answered,
        compute_profile(grille, answered),
        dossier_id=DOSSIER_ID,
        revision=1,
        precedent_sha256=None,
        cree_le=DAY,
        application_version="1",
        join_texts=data.draw(st.booleans()),
    )
    read = decode_payload(encode_payload(built))
    assert read == built
    check_against_grid(read, grille)
    assert computed_result(read, grille) == read.resultat
    assert {key: a.etat for key, a in assessment_of(read).answers.items()} == {k: a.etat for k, a in answers.items()}
