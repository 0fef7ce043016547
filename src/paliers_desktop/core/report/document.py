"""The whole document: the synthèse uncut, then every criterion with its answer, and the séances if asked."""

import datetime

from msgspec import Struct
from msgspec.structs import replace

from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.help import Aide
from paliers_desktop.core.reperes import Reference
from paliers_desktop.core.report.complete import DomaineSection, complete_report
from paliers_desktop.core.report.releve import Releve
from paliers_desktop.core.report.signature import FORMATIVE_COMPLET, NO_SIGNATURE, Signature
from paliers_desktop.core.report.synthese import Synthese, synthese_report


class DocumentReport(Struct, frozen=True):
    """Everything the complete version prints; releves: the séances to tell, mostly none."""

    synthese: Synthese
    domaines: tuple[DomaineSection, ...]
    releves: tuple[Releve, ...] = ()


def document_report(
    grille: Grille,
    assessment: Assessment,
    *,
    aide: Aide | None = None,
    last_change: datetime.date | None = None,
    signature: Signature = NO_SIGNATURE,
    commun: bool = True,
    with_comments: bool = False,
    releves: tuple[Releve, ...] = (),
    reperes: Reference | None = None,
) -> DocumentReport:
    """Gather the document; releves: the séances to join (core.report.releve.releves); the rest as `synthese_report`."""
    synthese = synthese_report(
        grille, assessment, aide=aide, last_change=last_change, signature=signature, commun=commun, reperes=reperes
    )
    sous_titre = synthese.identity.sous_titre.replace("Synthèse", "Version complète", 1)
    return DocumentReport(
        synthese=replace(
            synthese,
            identity=replace(synthese.identity, sous_titre=sous_titre),
            about=(*signature.about, FORMATIVE_COMPLET),
        ),
        domaines=complete_report(grille, assessment, aide, with_comments=with_comments),
        releves=releves,
    )
