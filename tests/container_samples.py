"""Messages and archives that carry files, as mailboxes and portals hand them over."""

import io
import zipfile
from email.message import EmailMessage

SENDER = "Lycée Cœur <ce.0940120V@ac-creteil.fr>"


def message(*files, sender=SENDER, text="Bonjour,\nVoici notre fichier.\n"):
    """A message with these joined files (name, bytes, kind)."""
    made = EmailMessage()
    made["From"] = sender
    made["Subject"] = "Paliers numériques"
    made.set_content(text)
    for name, data, kind in files:
        maintype, _, subtype = kind.partition("/")
        made.add_attachment(data, maintype=maintype, subtype=subtype, filename=name)
    return made


def packed(*files, method=zipfile.ZIP_DEFLATED):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return made.getvalue()
