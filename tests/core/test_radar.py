"""The figure that screen and PDF draw: inside its circle, in its ring, in order, and the same numbers as the table."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.radar import RADIUS_OF_ZERO, Point, describe, middle_halves, radar_geometry, radius
from paliers_desktop.core.reperes import Quartiles
from paliers_desktop.core.scoring import compute_profile
from report_samples import at_paliers, small_grille
from strategies import situations


def geometry_of(grille, answers):
    return radar_geometry(grille, compute_profile(grille, answers))


def distance(point: Point) -> float:
    return math.hypot(point.x, point.y)


@given(st.floats(0, 3), st.floats(0, 3))
def test_radius_grows_with_the_value(first, second):
    assert RADIUS_OF_ZERO <= radius(first) <= 1.0 + 1e-9
    assert (radius(first) <= radius(second)) == (first <= second) or math.isclose(first, second, abs_tol=1e-9)


@given(situations())
def test_every_drawn_point_is_inside_the_unit_circle(situation):
    geometry = geometry_of(*situation)
    points = [corner for ring in geometry.rings for corner in ring.corners]
    points += [vertex.point for series in geometry.series for vertex in series.vertices]
    points += [point for spoke in geometry.spokes for point in spoke] + [mark.point for mark in geometry.scale]
    assert all(distance(point) <= 1 + 1e-9 for point in points)


@given(situations())
def test_a_vertex_stands_between_the_ring_of_its_palier_and_the_next(situation):
    grille, answers = situation
    profile = compute_profile(grille, answers)
    for vertex in radar_geometry(grille, profile).series[0].vertices:
        palier = profile.domaine(vertex.slug).palier
        assert int(vertex.value) == palier
        assert radius(palier) - 1e-9 <= distance(vertex.point) <= radius(min(3, palier + 1)) + 1e-9
        assert distance(vertex.point) == pytest.approx(radius(vertex.value))


@given(situations())
def test_vertices_follow_grid_order_clockwise_from_the_top_and_skip_domaines_without_palier(situation):
    grille, answers = situation
    profile = compute_profile(grille, answers)
    geometry = radar_geometry(grille, profile)
    assert [label.slug for label in geometry.labels] == [domaine.slug for domaine in grille.domaines]
    vertices = geometry.series[0].vertices
    assert [v.slug for v in vertices] == [d.slug for d in profile.domaines if d.palier is not None]
    turns = [math.degrees(math.atan2(v.point.x, -v.point.y)) % 360 for v in vertices]
    assert [round(turn, 6) % 360 for turn in turns] == sorted(round(turn, 6) % 360 for turn in turns)
    assert [v.provisoire for v in vertices] == [d.provisoire for d in profile.domaines if d.palier is not None]


def test_the_hexagon_is_the_one_of_the_guide():
    grille = small_grille()
    geometry = geometry_of(grille, at_paliers(grille, 3, 2, 1, 0, None, 2))
    outer = geometry.rings[-1].corners
    expected = [(0, -1), (0.866, -0.5), (0.866, 0.5), (0, 1), (-0.866, 0.5), (-0.866, -0.5)]
    assert [(round(p.x, 3), round(p.y, 3)) for p in outer] == expected
    assert [distance(ring.corners[0]) for ring in geometry.rings] == pytest.approx([0.16, 0.44, 0.72, 1])
    assert [ring.palier for ring in geometry.band] == [2, 1]
    assert [mark.palier for mark in geometry.scale] == [1, 2, 3]
    assert all(mark.point.x < 0 and mark.point.y < 0 for mark in geometry.scale), "between axes 6 and 1"


def test_labels_stand_beyond_their_vertex_and_say_the_whole_palier():
    grille = small_grille()
    labels = geometry_of(grille, at_paliers(grille, 3, 2, 1, 0, None, 2)).labels
    assert [(label.name, label.value) for label in labels] == [
        ("Pilotage", "3"),
        ("Formation", "2"),
        ("Ressources", "1"),
        ("Pratiques", "0"),
        ("Réseau", "Sans objet"),
        ("Équipement", "2"),
    ]
    assert [label.horizontal for label in labels] == ["center", "start", "start", "center", "end", "end"]
    assert [label.vertical for label in labels] == ["above", "above", "below", "below", "below", "above"]
    corners = geometry_of(grille, at_paliers(grille, *[0] * 6)).rings[-1].corners
    assert all(abs(label.anchor.y) > abs(corner.y) for label, corner in zip(labels, corners, strict=True))


def test_description_says_each_domaine_in_one_sentence():
    grille = small_grille(domaines=5, per_palier=2)
    answers = at_paliers(grille, 3, 1, 0, None, 2)
    answers = answers.with_answer("D2-P2-1", etat=Etat.OUI).with_answer("D3-P1-1", etat=Etat.OUI, a_verifier=True)
    assert describe(grille, compute_profile(grille, answers)) == (
        "Pilotage : palier 3. "
        "Formation : palier 1, 1 critère sur 2 vers le palier 2. "
        "Ressources : vers le palier 1, provisoire, 1 critère sur 2 en place. "
        "Pratiques : sans objet. "
        "Réseau : palier 2, 0 critère sur 2 vers le palier 3."
    )


def test_an_oui_on_the_next_palier_moves_the_point():
    grille = small_grille()
    before = at_paliers(grille, 1, 1, 1, 1, 1, 1)
    after = before.with_answer("D1-P2-1", etat=Etat.OUI)
    moved = [geometry_of(grille, answers).series[0].vertices[0].point for answers in (before, after)]
    assert distance(moved[0]) == pytest.approx(radius(1))
    assert distance(moved[1]) == pytest.approx(radius(1.5))


quartiles = st.lists(st.integers(0, 3), min_size=3, max_size=3).map(lambda paliers: Quartiles(*sorted(paliers)))


@given(st.data(), situations())
def test_the_band_is_drawn_between_published_domaines_only(data, situation):
    grille, answers = situation
    slugs = [domaine.slug for domaine in grille.domaines]
    told = data.draw(st.dictionaries(st.sampled_from(slugs), quartiles))
    geometry = radar_geometry(grille, compute_profile(grille, answers), middle_halves(grille, told))
    bande = geometry.bande
    count = len(slugs)
    pairs = [(one, slugs[(rank + 1) % count]) for rank, one in enumerate(slugs)]
    assert len(bande.parts) == sum(one in told and after in told for one, after in pairs)
    assert bool(bande.edges) == bool(bande.medians) == bool(told)
    ends = {point for line in bande.medians for point in line}
    radii = {round(distance(point), 6) for part in bande.parts for point in part}
    assert radii <= {round(radius(palier), 6) for one in told.values() for palier in (one.premier, one.troisieme)}
    assert len(ends) >= len(told)
    assert geometry.series == geometry_of(grille, answers).series


def test_the_median_is_a_closed_line_when_every_domaine_is_published():
    grille = small_grille()
    told = {domaine.slug: Quartiles(0, 2, 3) for domaine in grille.domaines}
    medians = middle_halves(grille, told).medians
    assert len(medians) == len(grille.domaines)
    assert {start for start, _ in medians} == {end for _, end in medians}
    assert all(distance(point) == pytest.approx(radius(2)) for line in medians for point in line)
