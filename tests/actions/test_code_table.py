"""The codes of a CSV: the académie's own, a person's, with or without a first line; never more than asked for."""

from pathlib import Path

import pytest

from paliers_desktop.actions.code_table import CodeTableError, NotACodeTableError, TableError, read_codes

CODE, OTHER = "XWSY-GQSD-VNZK-4JEG-M1M3-51AS", "AAAA-BBBB-CCCC-DDDD-EEEE-FFFF"
UAI = "0940120V"


def codes(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "codes.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize(
    "text",
    [
        f"UAI;code\n{UAI};{CODE}\n",
        f"{UAI};{CODE}\r\n0931228E;{OTHER}\r\n",
        f"{UAI},{CODE}",
        f"{UAI.lower()}\t{CODE}\tune remarque\n",
        f'"UAI";"Nom";"Courriel";"Code"\n"{UAI}";"Lycée ; été";"a@b.fr";"{CODE}"\n',
        f"Code de transmission,RNE\n{CODE},{UAI}\n",
        f"UAI;Code\n\nsans rien\nTotal;\n{UAI};{CODE}\n{UAI};{CODE.lower().replace('-', ' ')}\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_table_as_people_write_it(tmp_path, text, encoding):
    table = read_codes(codes(tmp_path, text, encoding))
    assert table.typed(UAI) == CODE
    assert UAI in table.uais
    assert table.typed("0770918E") == ""


def test_two_codes_for_one_uai_are_none(tmp_path):
    table = read_codes(codes(tmp_path, f"UAI;code\n{UAI};{CODE}\n{UAI};{OTHER}\n{UAI};{CODE}\n"))
    assert table.typed(UAI) == ""
    assert table.doubtful == {UAI}


@pytest.mark.parametrize("text", ["", "\n", "nom;ville\nA;B\n", f"UAI;nom\n{UAI};A\n", f"{UAI}\n"])
def test_a_file_without_codes_says_so(tmp_path, text):
    with pytest.raises(NotACodeTableError):
        read_codes(codes(tmp_path, text))


def test_what_cannot_be_read_says_so(tmp_path):
    with pytest.raises(CodeTableError, match="ne peut pas être lu"):
        read_codes(tmp_path / "absent.csv")
    with pytest.raises(TableError):
        read_codes(codes(tmp_path, "\0\0\0"))
    (tmp_path / "codes.csv").write_bytes(b"UAI;code\n" * 1_000_000)
    with pytest.raises(NotACodeTableError):
        read_codes(tmp_path / "codes.csv")


def test_nothing_shows_a_code(tmp_path):
    table = read_codes(codes(tmp_path, f"UAI;code\n{UAI};{CODE}\n"))
    assert CODE not in repr(table) + str(table) + repr(vars(type(table)))
