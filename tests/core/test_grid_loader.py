"""Every fault of a grid file is named, with its place, and nothing else is ever raised."""

import copy
import datetime
import json
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.core.grid import PALIERS
from paliers_desktop.core.grid_loader import GridError, load_catalogue, load_grid
from paliers_desktop.errors import UserError
from paliers_desktop.paths import criteria_folder

NAME = "essai.toml"
VALID = {
    "id": "essai",
    "version": "1",
    "academie": "creteil",
    "titre": "Essai",
    "titre_court": "essai",
    "source": "aucune",
    "types": ["college", "lycee"],
    "regle": {"seuil": 100, "agregation": "minimum"},
    "paliers": [{"titre": f"Conditions {p}", "titre_court": f"C{p}"} for p in (1, 2, 3)],
    "domaines": [
        {
            "slug": f"domaine_{d}",
            "titre": f"Domaine {d}",
            "titre_court": f"D{d}",
            "criteres": [{"id": f"D{d}-{c}", "palier": c, "texte": f"Critère {d}.{c}"} for c in (1, 2, 3)],
        }
        for d in range(3)
    ],
}


def toml(value: object) -> str:
    """An inline TOML value; JSON strings are TOML strings."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(k)} = {toml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, datetime.date):
        return value.isoformat()
    return json.dumps(value).replace("\x7f", "\\u007f")  # TOML wants DEL escaped too


def encoded(document: dict[str, object]) -> bytes:
    return "".join(f"{json.dumps(key)} = {toml(value)}\n" for key, value in document.items()).encode()


def faults_of(data: bytes) -> tuple[str, ...]:
    with pytest.raises(GridError) as caught:
        load_grid(data, NAME)
    return caught.value.faults


def changed(*edits: tuple[str, object]) -> bytes:
    """VALID with values put (or, with `...`, removed) at dotted places such as `domaines.2.criteres.0.palier`."""
    document = copy.deepcopy(VALID)
    for place, value in edits:
        *path, last = [int(part) if part.isdigit() else part for part in place.split(".")]
        node = document
        for part in path:
            node = node[part]
        if value is ...:
            del node[last]
        else:
            node[last] = value
    return encoded(document)


def test_the_example_is_a_grid():
    grille = load_grid(encoded(VALID), NAME)
    assert (grille.id, grille.types, len(grille.criteres)) == ("essai", ("college", "lycee"), 9)
    assert grille.jalons == ()


def test_a_list_of_jalons_is_kept():
    grille = load_grid(changed(("jalons", [{"titre": "Octobre", "texte": "La charte est relue"}])), NAME)
    assert [(jalon.titre, jalon.texte) for jalon in grille.jalons] == [("Octobre", "La charte est relue")]


@pytest.mark.parametrize(
    ("place", "value", "fault"),
    [
        ("domaines.2.criteres.1.palier", 4, "domaines[2].criteres[1].palier : 4 n’est pas un palier (1 à 3)"),
        ("domaines.0.criteres.1.palier", 0, "domaines[0].criteres[1].palier : 0 n’est pas un palier (1 à 3)"),
        (
            "domaines.0.criteres.1.palier",
            True,
            "domaines[0].criteres[1].palier : un nombre entier est attendu, pas un booléen",
        ),
        (
            "domaines.1.criteres.0.id",
            "D0-2",
            "domaines[1].criteres[0].id : « D0-2 » est déjà utilisé (domaines[0].criteres[1].id)",
        ),
        (
            "domaines.1.criteres.0.id",
            "é 1",
            "domaines[1].criteres[0].id : « é 1 » n’a pas la forme attendue "
            "(des capitales sans accent, des chiffres et des tirets, comme PIL-01)",
        ),
        ("domaines.1.criteres.0.texte", " ", "domaines[1].criteres[0].texte : le texte est vide"),
        (
            "domaines.1.criteres.0.texte",
            "a\u0007",
            "domaines[1].criteres[0].texte : le texte contient un retour à la ligne ou un caractère de commande",
        ),
        (
            "domaines.1.criteres.0.texte",
            " a",
            "domaines[1].criteres[0].texte : le texte commence ou finit par une espace, ou n’est pas en Unicode NFC",
        ),
        (
            "domaines.1.criteres.0.texte",
            "e\u0301",
            "domaines[1].criteres[0].texte : le texte commence ou finit par une espace, ou n’est pas en Unicode NFC",
        ),
        ("domaines.1.criteres.0.texte", ..., "domaines[1].criteres[0].texte : manque"),
        ("domaines.1.criteres.0.couleur", "bleu", "domaines[1].criteres[0].couleur : clé inconnue"),
        (
            "domaines.1.criteres.0.colonne_deduite",
            "oui",
            "domaines[1].criteres[0].colonne_deduite : un booléen est attendu, pas un texte",
        ),
        ("domaines.1.criteres.0", 3, "domaines[1].criteres[0] : une table est attendue, pas un entier"),
        ("domaines.1.criteres", [], "domaines[1].criteres : le domaine n’a aucun critère"),
        ("domaines.1.criteres", ..., "domaines[1].criteres : le domaine n’a aucun critère"),
        ("domaines.1.criteres", "rien", "domaines[1].criteres : une liste est attendue, pas un texte"),
        ("domaines.1.titre", ..., "domaines[1].titre : manque"),
        ("domaines.1.slug", "domaine_0", "domaines[1].slug : « domaine_0 » est déjà utilisé (domaines[0].slug)"),
        ("domaines.1.slug", "export", "domaines[1].slug : « export » est le nom d’une étape du parcours"),
        (
            "domaines.1.slug",
            "Réseau",
            "domaines[1].slug : « Réseau » n’a pas la forme attendue (des minuscules sans accent, des chiffres ou _)",
        ),
        ("domaines.2", ..., "domaines : 3 domaines au moins sont attendus, pas 2"),
        ("domaines", [], "domaines : manque"),
        ("paliers.2", ..., "paliers : 3 paliers sont attendus, pas 2"),
        ("paliers", ..., "paliers : manque"),
        ("paliers.1.titre", "", "paliers[1].titre : le texte est vide"),
        ("regle", ..., "regle : manque"),
        ("regle.seuil", 0, "regle.seuil : 0 n’est pas un pourcentage (1 à 100)"),
        ("regle.seuil", 101, "regle.seuil : 101 n’est pas un pourcentage (1 à 100)"),
        ("regle.seuil", True, "regle.seuil : un nombre entier est attendu, pas un booléen"),
        ("regle.seuil", 66.5, "regle.seuil : un nombre entier est attendu, pas un décimal"),
        (
            "regle.seuil",
            datetime.date(2026, 9, 1),
            "regle.seuil : un nombre entier est attendu, pas une date ou une heure",
        ),
        ("regle.agregation", "moyenne", "regle.agregation : « moyenne » n’est pas reconnu (minimum)"),
        ("regle.note", 20, "regle.note : clé inconnue"),
        ("types", [], "types : la liste est vide"),
        ("types.1", "college", "types[1] : « college » est déjà utilisé (types[0])"),
        ("types.1", 7, "types[1] : un texte est attendu, pas un entier"),
        ("titre", 3, "titre : un texte est attendu, pas un entier"),
        ("id", "É", "id : « É » n’a pas la forme attendue (3 à 40 minuscules, chiffres ou tirets)"),
        ("note libre", "x", "'note libre' : clé inconnue"),
        ("jalons", [{"titre": "Octobre"}], "jalons[0].texte : manque"),
    ],
)
def test_each_fault_is_named_with_its_place(place, value, fault):
    assert faults_of(changed((place, value))) == (fault,)


def test_an_unknown_type_lists_the_known_ones():
    (fault,) = faults_of(changed(("types.1", "universite")))
    assert fault.startswith("types[1] : « universite » n’est pas un type d’établissement (ecole_maternelle, ")


def test_all_faults_at_once_in_file_order():
    data = changed(("titre", ...), ("regle.seuil", 0), ("domaines.0.titre", 1), ("domaines.2.criteres.2.palier", 9))
    places = [fault.partition(" : ")[0] for fault in faults_of(data)]
    assert places == ["titre", "regle.seuil", "domaines[0].titre", "domaines[2].criteres[2].palier"]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b'id = "a"\ntitre = \n', "essai.toml : ligne 2, colonne 9 : ce n’est pas du TOML"),
        (b'id = "a"\nid = "b"\n', "essai.toml : ligne 2, colonne 9 : ce n’est pas du TOML"),
        (b'id = "a', "essai.toml : fin du fichier : ce n’est pas du TOML"),
        (b'id = "a"\ntitre = "\xe9t\xe9"\n', "essai.toml : ligne 2 : ce n’est pas de l’UTF-8"),
        (b"PK\x03\x04\xff\xfe", "essai.toml : ligne 1 : ce n’est pas de l’UTF-8"),
        (b"a = " + b"[" * 100_000, "essai.toml : ce n’est pas un fichier TOML lisible"),
        (b"a = " + b"9" * 10_000, "essai.toml : ce n’est pas un fichier TOML lisible"),
    ],
)
def test_a_file_that_cannot_be_read(data, fault):
    assert faults_of(data) == (fault,)


def test_a_byte_order_mark_and_windows_line_ends_are_no_fault():
    data = b"\xef\xbb\xbf" + encoded(VALID).replace(b"\n", b"\r\n")
    assert load_grid(data, NAME) == load_grid(encoded(VALID), NAME)


def test_the_error_is_one_for_people():
    with pytest.raises(UserError, match=r"« essai\.toml » ne peut pas être utilisé : il comporte 2 défauts") as caught:
        load_grid(changed(("titre", ...), ("source", ...)), NAME)
    assert "titre : manque\nsource : manque" in caught.value.hint
    with pytest.raises(UserError, match="un défaut"):
        load_grid(changed(("titre", ...)), NAME)


def places(value: object, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Every place of a document, leaves and branches."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [spot for key, item in items for spot in [(*path, str(key)), *places(item, (*path, str(key)))]]


WRONG = [-1, 0, 101, 2.5, "", "\n", [], {}, [[]], [{}], {"x": 1}, datetime.date(2026, 9, 1)]


@given(st.sampled_from(places(VALID)), st.sampled_from(WRONG))
def test_any_wrong_value_is_a_fault_of_its_place(place, value):
    """Each WRONG value is of a wrong kind, or out of bounds, wherever it is put."""
    faults = faults_of(changed((".".join(place), value)))
    shown = "".join(f"[{part}]" if part.isdigit() else f".{part}" for part in place).removeprefix(".")
    assert any(fault.startswith(shown) for fault in faults)


@given(st.sampled_from([spot for spot in places(VALID) if not spot[-1].isdigit()]))
def test_any_missing_key_is_a_fault_of_its_place(place):
    faults = faults_of(changed((".".join(place), ...)))
    shown = "".join(f"[{part}]" if part.isdigit() else f".{part}" for part in place).removeprefix(".")
    assert [fault for fault in faults if fault.startswith(f"{shown} : ")] == list(faults)


toml_values = st.recursive(
    st.booleans()
    | st.integers(-(2**40), 2**40)
    | st.floats(-1e6, 1e6)
    | st.text(st.characters(codec="ascii"), max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*VALID, "x"]), inner, max_size=4),
    max_leaves=8,
)


@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_bytes_of_any_kind_raise_nothing_else(data):
    assert faults_of(data)


@given(st.sampled_from(places(VALID)), toml_values)
def test_whatever_stands_somewhere_loads_or_is_refused(place, value):
    assert loads_or_is_refused(changed((".".join(place), value)))


@given(st.integers(0, 2000), st.binary(max_size=3))
def test_a_real_grid_with_some_bytes_changed_loads_or_is_refused(offset, junk):
    data = (criteria_folder() / "creteil-ecoles.toml").read_bytes()
    assert loads_or_is_refused(data[:offset] + junk + data[offset + len(junk) :])


def loads_or_is_refused(data: bytes) -> bool:
    """True for a grid whose every criterion is usable, or for a refusal that names a fault; anything else is raised."""
    try:
        grille = load_grid(data, NAME)
    except GridError as error:
        return bool(error.faults)
    return bool(grille.reading_order) and all(
        c.id and c.texte and c.palier in PALIERS for c in grille.criteres.values()
    )


class TestCatalogue:
    def write(self, folder, **files: bytes) -> None:
        for name, data in files.items():
            (folder / f"{name.replace('__', '.')}.toml").write_bytes(data)

    def test_real_folder(self):
        catalogue = load_catalogue(criteria_folder())
        for entry in catalogue.entries:
            assert catalogue.by_id(entry.grille.id) is entry
            assert catalogue.by_sha256(entry.grille.sha256) is entry
            assert catalogue.for_type(entry.grille.types[0]) is entry
            assert load_grid(entry.toml, "copie") == entry.grille
            assert tomllib.loads(entry.aide_toml.decode())["grille"] == entry.grille.id
        assert catalogue.by_id("inconnue") is None
        assert catalogue.by_sha256("0" * 64) is None
        with pytest.raises(KeyError):
            catalogue.for_type("universite")

    def test_a_grid_without_help_has_an_empty_one(self, tmp_path):
        self.write(tmp_path, essai=encoded(VALID))
        (entry,) = load_catalogue(tmp_path).entries
        assert entry.aide.lecture("D0-1") is None
        assert entry.aide_toml == b""

    def test_the_faults_of_all_files_are_told(self, tmp_path):
        self.write(tmp_path, essai=changed(("titre", ...)), autre=b"\xff", tiers=encoded(VALID))
        with pytest.raises(GridError) as caught:
            load_catalogue(tmp_path)
        assert caught.value.faults == (
            "autre.toml : ligne 1 : ce n’est pas de l’UTF-8",
            "essai.toml : titre : manque",
            "tiers.toml : id : « essai » n’est pas le nom du fichier (« tiers »)",
        )

    def test_the_faults_of_a_help_are_told(self, tmp_path):
        self.write(tmp_path, essai=encoded(VALID), essai__aide=b'grille = "autre"')
        with pytest.raises(GridError, match=r"essai\.aide\.toml : grille : ces aides sont écrites pour « autre »"):
            load_catalogue(tmp_path)

    def test_a_type_belongs_to_one_grid(self, tmp_path):
        self.write(tmp_path, essai=encoded(VALID), zone=changed(("id", "zone"), ("types", ["lycee"])))
        with pytest.raises(GridError) as caught:
            load_catalogue(tmp_path)
        assert caught.value.faults == ("zone.toml : types : « lycee » appartient déjà à essai",)

    def test_an_empty_folder_is_told(self, tmp_path):
        with pytest.raises(GridError, match="aucune grille"):
            load_catalogue(tmp_path)


def test_what_many_dossiers_hold_is_read_once_and_a_fault_always_names_its_file():
    data = encoded(VALID)
    assert load_grid(data, "un.toml") is load_grid(bytes(bytearray(data)), "autre.toml")
    for name in ("un.toml", "autre.toml"):
        with pytest.raises(GridError) as caught:
            load_grid(b"\xff", name)
        assert caught.value.name == name
        assert caught.value.faults[0].startswith(f"{name} : ")


def test_a_criterion_of_the_version_before_becomes_one_of_this_grid():
    entry = load_catalogue(criteria_folder()).entries[0]
    ending = f'\n[ancienne]\nversion = "1"\nsha256 = "{"G" * 64}"\n[ancienne.devient]\nPIL-01 = "PIL-999"\n'
    with pytest.raises(GridError) as caught:
        load_grid(entry.toml + ending.encode(), "essai.toml")
    assert [fault.partition(" : ")[0] for fault in caught.value.faults] == [
        "ancienne.sha256",
        "ancienne.devient.PIL-01",
    ]
