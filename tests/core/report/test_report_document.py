"""Identity of the document, and what it says of the signed file."""

import datetime

from msgspec.structs import replace

from paliers_desktop.core.report.document import document_report
from paliers_desktop.core.report.identity import Field, identity_report
from paliers_desktop.core.report.signature import signature
from report_samples import COLLEGE, ECOLE, at_paliers, small_grille

GRILLE = small_grille()
ANSWERS = at_paliers(GRILLE, *[1] * 6)
SIGNED_ON = datetime.date(2026, 10, 14)


def test_identity_of_a_college():
    identity = identity_report(GRILLE, ANSWERS, datetime.date(2027, 3, 12))
    assert identity.rows == (
        (
            Field("Établissement", "Collège des Tilleuls"),
            Field("UAI", "0949912N"),
            Field("Type", "Collège"),
            Field("Commune", "Bréval-sur-Marne"),
        ),
        (
            Field("Campagne", "2026-2027"),
            Field("État au", "12 mars 2027"),
            Field("Renseigné par", "Référent numérique"),
        ),
    )
    assert identity.sous_titre == "Synthèse pour le projet d’établissement"
    assert identity.line == "Collège des Tilleuls · 0949912N · campagne 2026-2027"
    assert identity.grille == "Grille collèges et lycées, version 1"
    assert identity.etat_au == "État au 12 mars 2027"


def test_what_is_unknown_is_left_out():
    answers = replace(ANSWERS, etablissement=replace(COLLEGE, commune="", nom=""))
    identity = identity_report(GRILLE, answers, None)
    assert identity.nom == "0949912N"
    assert identity.etat_au == ""
    labels = [field.label for row in identity.rows for field in row]
    assert labels == ["Établissement", "UAI", "Type", "Campagne", "Renseigné par"]


def test_the_reading_of_the_synthesis_has_its_line():
    read = ANSWERS.with_relecture(relu=True, relu_le=datetime.date(2026, 11, 20))
    *_, line = identity_report(GRILLE, read, None).rows
    assert line == (Field("Relecture", "Synthèse relue par le chef d’établissement le 20 novembre 2026 (déclaré)"),)


def test_a_school_has_a_projet_d_ecole():
    identity = identity_report(GRILLE, replace(ANSWERS, etablissement=ECOLE), None)
    assert identity.sous_titre == "Synthèse pour le projet d’école"
    assert identity.rows[0][0] == Field("École", "École des Tilleuls")


def test_never_exported_says_nothing():
    assert signature(None, None) == signature(None, None, "preuve")
    assert (signature(None, None).empreinte, signature(None, None).changed, signature(None, None).about) == ("", "", ())


def test_unchanged_since_the_export_carries_the_empreinte_and_its_meaning():
    told = signature("8C1F 4A72", SIGNED_ON, "Le fichier n’a pas été modifié.")
    assert (told.label, told.empreinte, told.changed) == ("Empreinte du fichier signé", "8C1F 4A72", "")
    assert told.about[-1] == "Le fichier n’a pas été modifié."


def test_changed_since_the_export_says_so_and_carries_no_empreinte():
    told = signature(None, SIGNED_ON, "Le fichier n’a pas été modifié.")
    assert told.changed == (
        "Réponses modifiées depuis le fichier signé du 14 octobre 2026 : ce document ne porte pas d’empreinte."
    )
    assert (told.empreinte, told.about) == ("", ())


def test_the_document_gathers_the_same_result_for_every_page():
    report = document_report(GRILLE, ANSWERS, signature=signature(None, SIGNED_ON))
    values = [label.value for label in report.synthese.radar.labels]
    assert (
        values == [str(row.palier) for row in report.synthese.result.rows] == [str(s.palier) for s in report.domaines]
    )
    assert report.synthese.radar_text.count("palier 1") == 6
    assert report.synthese.signature.changed


def test_comments_are_printed_only_if_asked():
    said = ANSWERS.with_answer("D1-P1-1", commentaire="Entre nous.")
    for asked, words in ((False, ""), (True, "Entre nous.")):
        report = document_report(GRILLE, said, with_comments=asked)
        assert report.domaines[0].paliers[0].lines[0].commentaire == words


def test_the_complete_version_says_what_it_is():
    report = document_report(GRILLE, ANSWERS)
    assert report.synthese.identity.sous_titre == "Version complète pour le projet d’établissement"
    assert report.synthese.about == (
        "Ce document a une valeur formative : il ne sert ni à classer ni à évaluer les personnes.",
    )
