"""Texts that break programs, as they come from a keyboard, a clipboard or another program."""

KEPT = {
    "arabic and hebrew": "قاعة الإعلام رقم ١٢ ، שלום (CDI)",
    "direction marks": "\u202bمرحبا\u202c puis \u2067שלום\u2069 fin",
    "emoji": "👩🏽‍🏫 👨‍👩‍👧‍👦 🏳️‍🌈 🇫🇷 1️⃣ 🫠",
    "combining marks": "Z\u0335\u0321a\u0334\u030fl\u0337\u0302g\u0336\u0317o\u0338\u031b texte",
    "without any space": "𝒜" * 60,
    "markup": "<b>gras</b> &amp; ]]> <!-- --> {\\rtf1}",
    "formulas and commands": "=1+1;@SUM(A1) '; DROP TABLE reponses; -- %s %n {0} ${HOME} $(id)",
    "quotes and separators": '« œ » ; "guillemets" \' \\ | / , tabulé',
    "invisible": "a\u200bb\u00adc\ufeffd\u2060e",
    "what was lost before": "fin \ufffd",
    "far away": "\U0010fffd\ue000 𓀀 ﷽ ‮",
    "sentence case": "ﬁn İi ß ǅ",
}
"""Stored as they are, but for the composed form (NFC)."""

CLEANED = {
    "NUL": "avant\x00après",
    "control characters": "bip\x07 échap\x1b[31m suppr\x7f \x9fC1",
    "high surrogate": "moitié \ud83d seule",
    "low surrogate": "moitié \udc00 seule",
    "no characters": "fin \ufffe \U0001ffff \ufdd2",
    "surrogates upside down": "à \udc00\ud83d l’envers",
}
"""Something of each is removed, and it is said."""

LONG = "Deux mille caractères, é. " * 80
"""2,080 characters."""
