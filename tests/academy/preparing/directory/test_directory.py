"""A directory whatever wrote it: its good lines are kept, each bad one is told with its number."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory_samples import row, schools, table, uai
from paliers_desktop.academy.preparing.directory.directory import NobodyError, read_directory
from paliers_desktop.academy.preparing.directory.line_reader import Wanted
from paliers_desktop.academy.preparing.directory.natures import type_named, type_of_nature
from paliers_desktop.academy.preparing.directory.table_reader import NoColumnError
from paliers_desktop.academy.received_file import UnreadableFileError
from paliers_desktop.core.assessment import TypeEtablissement as T
from paliers_desktop.core.csv_table import NotTextError, TableError, column

CRETEIL = Wanted(academie="creteil")


@pytest.fixture
def read(tmp_path):
    def _read(data, wanted=CRETEIL):
        path = tmp_path / "annuaire.csv"
        path.write_bytes(data)
        return read_directory(path, wanted)

    return _read


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_any_encoding_and_separator_give_the_same_schools(read, separator, encoding):
    rows = list(schools(60))
    found = read(table(rows, separator, encoding))
    assert found.faults == ()
    assert found.separator == separator
    assert [one.uai for one in found.etablissements] == sorted(one["Identifiant_de_l_etablissement"] for one in rows)
    assert found.etablissements == read(table(rows)).etablissements


def test_every_column_of_the_public_directory_arrives_in_its_place(read):
    (one,) = read(
        table(
            [
                row(
                    930001,
                    Nom_etablissement="Ecole  primaire L'Orée,\nannexe",
                    libelle_nature="ECOLE DE NIVEAU ELEMENTAIRE",
                    code_nature="151",
                    Ecole_maternelle="1",
                    Ecole_elementaire="1",
                    Nom_commune="L'Haÿ-les-Roses",
                    nom_circonscription="Bobigny 2",
                    libelle_bassin_formation="BASSIN EST",
                    Appartenance_Education_Prioritaire="REP+",
                )
            ]
        )
    ).etablissements
    assert (one.nom, one.type, one.commune) == (
        "Ecole primaire L'Orée, annexe",
        T.ECOLE_PRIMAIRE,
        "L'Haÿ-les-Roses",
    )
    assert (one.circonscription, one.bassin, one.departement) == ("Bobigny 2", "BASSIN EST", "093")
    assert (one.education_prioritaire, one.secteur, one.nature) == ("REP+", "Public", "ECOLE DE NIVEAU ELEMENTAIRE")
    assert one.courriel == f"ce.{uai(930001).lower()}@exemple.fr"


def test_other_academies_sectors_natures_and_closed_schools_are_left_aside_and_counted(read):
    rows = [
        row(770001),
        row(750001, Libelle_academie="Paris"),
        row(770002, Statut_public_prive="Privé"),
        row(770003, etat="FERME"),
        row(770004, code_nature="390", libelle_nature="SECTION ENSEIGT GEN. ET PROF. ADAPTE"),
        row(770005, code_nature="", libelle_nature="CENTRE D'INFORMATION ET D'ORIENTATION"),
    ]
    found = read(table(rows))
    assert [one.uai for one in found.etablissements] == [uai(770001)]
    assert found.faults == ()
    assert found.aside == {
        "autre académie": 1,
        "autre secteur que celui demandé": 1,
        "fermé ou pas encore ouvert": 1,
        "nature « SECTION ENSEIGT GEN. ET PROF. ADAPTE »": 1,
        "nature « CENTRE D'INFORMATION ET D'ORIENTATION »": 1,
    }
    assert len(read(table(rows), Wanted(secteur="tous")).etablissements) == 3
    assert [one.uai for one in read(table(rows), Wanted("creteil", secteur="prive")).etablissements] == [uai(770002)]


def test_natures_are_chosen_by_code_or_in_words(read):
    rows = list(schools(90))
    colleges = {one["Identifiant_de_l_etablissement"] for one in rows if one["code_nature"] == "340"}
    assert colleges
    for nature in ("340", "collège"):
        assert {one.uai for one in read(table(rows), Wanted("creteil", (nature,))).etablissements} == colleges
    cio = row(770009, code_nature="", libelle_nature="CIO")
    (one,) = read(table([cio]), Wanted("creteil", ("cio",))).etablissements
    assert one.type is T.AUTRE


def test_each_fault_names_its_line_and_the_good_lines_are_kept(read):
    rows = list(schools(6))
    rows[1]["Identifiant_de_l_etablissement"] = "0930001A"
    rows[2]["Nom_etablissement"] = " "
    rows[3]["Identifiant_de_l_etablissement"] = rows[0]["Identifiant_de_l_etablissement"]
    rows[4]["Mail"] = "pas d'adresse"
    text = table(rows, encoding="utf-8").decode()
    found = read((text + "une ligne;trop courte\r\n").encode())
    assert [(fault.line, fault.kept) for fault in found.faults] == [
        (3, False),
        (4, False),
        (5, False),
        (6, True),
        (8, False),
    ]
    told = [fault.sentence for fault in found.faults]
    assert told[0].startswith("« 0930001A » : La lettre finale ne correspond pas aux chiffres")
    assert told[1].endswith("le nom manque.")
    assert told[2].endswith("figure déjà à la ligne 2, qui est gardée.")
    assert "n’est pas une adresse électronique" in told[3]
    assert told[4].startswith("La ligne n’a pas le même nombre de colonnes")
    assert len(found.etablissements) == 3
    assert found.without_mail == 1


def test_a_quotation_mark_left_open_costs_its_line_only(read):
    lines = table(list(schools(40)), encoding="utf-8").decode().splitlines(keepends=True)
    lines[5] = lines[5].replace(";", ';"', 1)
    lines[39] = lines[39].replace(";", ';"', 1)
    found = read("".join(lines).encode())
    assert [fault.line for fault in found.faults] == [6, 40]
    assert len(found.etablissements) == 38


def test_a_simple_csv(read):
    text = (
        "UAI;Nom;Type;Commune;Courriel\r\n"
        "0770512n;École des Tilleuls;École primaire;Bréval;a@exemple.fr\r\n"
        " 0931228E ;Collège Rosa-Parks;college;;\r\n"
        "0940120V;Lycée É.-Cœur;château;;\r\n"
        "\r\n;;;;\r\n"
    )
    found = read(text.encode("cp1252"))
    assert [(one.uai, one.type, one.departement) for one in found.etablissements] == [
        ("0770512N", T.ECOLE_PRIMAIRE, "077"),
        ("0931228E", T.COLLEGE, "093"),
    ]
    assert [(fault.line, fault.sentence) for fault in found.faults] == [
        (4, "0940120V : le type « château » n’est pas connu.")
    ]
    assert found.encoding == "cp1252"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", NoColumnError),
        (b"a;b;c\n1;2;3\n", NoColumnError),
        (b"uai;nom\n0770512N;x\n", NoColumnError),
        (b"PK\x03\x04\x00\x00", NotTextError),
        (b"uai;nom;type\n\x81\x8d", NotTextError),
    ],
)
def test_what_is_no_table_is_told(read, data, error):
    with pytest.raises(error):
        read(data)


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(UnreadableFileError, match="introuvable"):
        read_directory(tmp_path / "absent.csv", CRETEIL)


@pytest.mark.parametrize(
    ("code", "nature", "kind"),
    [
        ("101", "", T.ECOLE_MATERNELLE),
        ("153", "ECOLE ELEMENTAIRE D APPLICATION", T.ECOLE_ELEMENTAIRE),
        ("", "ECOLE DE NIVEAU ELEMENTAIRE", T.ECOLE_ELEMENTAIRE),
        ("", "LYCEE ENSEIGNT GENERAL ET TECHNOLOGIQUE", T.LYCEE),
        ("", "LYCEE PROFESSIONNEL", T.LYCEE_PROFESSIONNEL),
        ("370", "", T.EREA),
        ("", "ETABLISSEMENT REGIONAL D'ENSEIGNT ADAPTE", T.EREA),
        ("", "SECTION ENSEIGNEMENT PROFESSIONNEL", None),
        ("334", "LYCEE", None),
    ],
)
def test_natures_become_types(code, nature, kind):
    assert type_of_nature(code, nature) is kind


def test_types_are_named_as_people_write_them():
    assert {type_named(text) for text in ("lycee_professionnel", "Lycée professionnel", "LYCEE PROFESSIONNEL")} == {
        T.LYCEE_PROFESSIONNEL
    }
    assert column("Identifiant de l’établissement") == column("Identifiant_de_l_etablissement")


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_by_a_named_error(read, data):
    for start in (b"", b"uai;nom;type\n"):
        try:
            found = read(start + data)
        except TableError:
            continue
        assert all(fault.line > 1 for fault in found.faults)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20), min_size=3, max_size=6))
def test_any_text_in_a_line_costs_that_line_at_most(read, values):
    rows = [row(770001), dict(zip(row(770002), values, strict=False)), row(770003)]
    found = read(table(rows, encoding="utf-8"))
    assert uai(770001) in {one.uai for one in found.etablissements}


def test_nobody_is_an_error_with_a_sentence(tmp_path):
    told = str(NobodyError(tmp_path, {"autre académie": 1200, "fermé": 1})).replace("\u00a0", " ")
    assert "Aucun établissement à inviter" in told
    assert "autre académie (1 200 lignes)" in told
