"""Who is asked what: one page per function, in order, and nothing of the answers."""

from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.core.assessment import Etat, MotifCode
from paliers_desktop.core.report.questions import LONGEST, SANS_DESTINATAIRE, print_words, question_sheets
from report_samples import ECOLE, all_answered, catalogue

ENTRY = catalogue().for_type("college")
GRILLE, AIDE = ENTRY.grille, ENTRY.aide
ORDER = GRILLE.reading_order


def marked(**people: str):
    """The criteria of these ranks (« r0 ») are to be verified with these people."""
    assessment = all_answered(GRILLE, Etat.OUI)
    for rank, name in people.items():
        assessment = assessment.with_answer(ORDER[int(rank[1:])], a_verifier=True, aupres_de=name)
    return assessment


def test_one_page_per_person_in_order_and_without_anyone_last():
    sheets = question_sheets(GRILLE, AIDE, marked(r0="", r1="gestionnaire", r2="CPE", r3="Gestionnaire ", r4="Élus"))
    assert [(page.destinataire, len(page.questions)) for page in sheets.pages] == [
        ("CPE", 1),
        ("Élus", 1),
        ("Gestionnaire", 2),
        (SANS_DESTINATAIRE, 1),
    ]
    assert sheets.line == "Collège des Tilleuls · 0949912N · campagne 2026-2027"
    assert "ces 2 critères" in sheets.pages[2].introduction
    assert "où en est ce critère" in sheets.pages[0].introduction


def test_a_question_is_the_criterion_with_its_meaning_and_its_proof():
    (page,) = question_sheets(GRILLE, AIDE, marked(r1="CPE")).pages
    (question,) = page.questions
    helped = AIDE.critere(ORDER[1])
    assert (question.numero, question.texte) == ("1.2", GRILLE.criteres[ORDER[1]].texte)
    assert (question.sens, question.preuve) == (helped.sens, helped.preuve)
    assert question.lecture.startswith("Lire aujourd’hui")


def test_nothing_of_the_answers_is_there():
    assessment = marked(r0="CPE").with_answer(
        ORDER[0],
        etat=Etat.SANS_OBJET,
        motif_code=MotifCode.AUTRE,
        motif_texte="Motif-secret",
        commentaire="Commentaire-secret",
    )
    assert "secret" not in repr(question_sheets(GRILLE, AIDE, assessment))
    assert "Sans objet" not in repr(question_sheets(GRILLE, AIDE, assessment))


def test_an_ecole_is_called_so():
    entry = catalogue().for_type("ecole_primaire")
    key = entry.grille.reading_order[0]
    sheets = question_sheets(
        entry.grille, entry.aide, all_answered(entry.grille, None, ECOLE).with_answer(key, a_verifier=True)
    )
    assert sheets.pages[0].introduction.startswith("L’école situe")


def test_without_a_mark_there_is_no_page():
    assert question_sheets(GRILLE, AIDE, all_answered(GRILLE, Etat.NON)).pages == ()
    assert print_words(all_answered(GRILLE, Etat.NON)) == ""


def test_what_the_fiche_would_hold_is_counted():
    assert print_words(marked(r0="")) == "1 critère à vérifier dans la grille."
    assert (
        print_words(marked(r0="CPE", r1="cpe", r2=""))
        == "3 critères à vérifier dans la grille, 1 personne à interroger."
    )


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=200), min_size=1, max_size=12))
def test_every_marked_criterion_is_asked_once(names):
    assessment = marked(**{f"r{rank}": name for rank, name in enumerate(names)})
    pages = question_sheets(GRILLE, AIDE, assessment).pages
    asked = [question.numero for page in pages for question in page.questions]
    assert sorted(asked) == sorted(GRILLE.numeros[ORDER[rank]] for rank in range(len(names)))
    assert all(page.questions and page.destinataire and len(page.destinataire) <= LONGEST + 2 for page in pages)
    assert all(page.destinataire != SANS_DESTINATAIRE for page in pages[:-1])
