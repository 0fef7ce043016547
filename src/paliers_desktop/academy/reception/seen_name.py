"""What is kept of the name of a received file: enough to find it again, nothing that people wrote of themselves."""

import re
from pathlib import PurePosixPath

from paliers_desktop.core.uai import UaiError, parse_uai

_OURS = re.compile(r"PMN_[a-z0-9-]{3,40}_[0-9]{7}[A-Z]_r[0-9]{3,5}(?= ?\(\d{1,3}\)| - Copie|\.|$)")
_UAI = re.compile(r"(?<![0-9A-Za-z])[0-9]{7}[A-Za-z](?![0-9A-Za-z])")
_KEPT_UAI = re.compile(r"(?<![0-9A-Za-z-])[0-9]{7}[A-Z](?![0-9A-Za-z-])")
_EXTENSION = re.compile(r"\.[a-z0-9]{1,5}", re.IGNORECASE)


def seen_name(name: str, uai: str = "") -> str:
    """« PMN_creteil-2026-2027_0940120V_r001 », else « 0940120V, .pdf »: the UAI it names and its ending.

    uai: that of the official address it came from, when it came by mail.
    """
    last = PurePosixPath(name.replace("›", "/").replace("\\", "/")).name.strip()
    ours = _OURS.match(last)
    if ours:
        return ours[0]
    ending = PurePosixPath(last).suffix.casefold()
    uais = [found for found in map(_valid, _UAI.findall(name)) if found]
    parts = [uai or (uais[0] if uais else ""), ending if _EXTENSION.fullmatch(ending) else ""]
    return ", ".join(part for part in parts if part)


def uai_in(seen: str) -> str:
    """The UAI that a kept name holds, "" when it holds none; a campagne or a revision is never taken for one."""
    return next((uai for uai in map(_valid, _KEPT_UAI.findall(seen)) if uai), "")


def _valid(text: str) -> str:
    try:
        return parse_uai(text)
    except UaiError:
        return ""
