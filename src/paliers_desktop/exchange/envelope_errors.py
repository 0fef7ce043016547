"""Why a signed file is refused: one named error per reason, each with its own sentence."""

from paliers_desktop.errors import UserError

AGAIN = "Réexportez depuis l’application, sans ouvrir ni réenregistrer le fichier."
"""What a school does about a file whose form is broken (exchange.md §3)."""


class EnvelopeError(UserError):
    """The file has not the exact form of a signed file of this program."""

    def __init__(self, message: str) -> None:
        super().__init__(message, AGAIN)


class TooLargeError(EnvelopeError):
    """More bytes than any such file has."""

    def __init__(self, mebibytes: int) -> None:
        super().__init__(f"Le fichier dépasse {mebibytes} Mio : ce n’est pas un fichier signé par l’application.")


class EmptyFileError(EnvelopeError):
    """No byte at all."""

    def __init__(self) -> None:
        super().__init__("Le fichier est vide.")


class JsonRefusedError(EnvelopeError):
    """The bytes are not strict JSON; the cause (a JsonError) says why."""


class MembersError(EnvelopeError):
    """The envelope has not exactly its members, or one has another type."""

    def __init__(self) -> None:
        super().__init__("Le fichier n’a pas la structure d’un fichier signé par l’application.")


class UnprotectedHeaderError(EnvelopeError):
    """An unprotected `header`, which the signature does not cover."""

    def __init__(self) -> None:
        super().__init__("Le fichier porte un en-tête que la signature ne couvre pas.")


class NoSignatureError(EnvelopeError):
    """No signature."""

    def __init__(self) -> None:
        super().__init__("Le fichier ne porte aucune signature.")


class SeveralSignaturesError(EnvelopeError):
    """More than one signature."""

    def __init__(self) -> None:
        super().__init__("Le fichier porte plusieurs signatures ; une seule est attendue.")


class Base64Error(EnvelopeError):
    """Padded, white-spaced, foreign or non-canonical base64url in the field of that name."""

    def __init__(self, field: str) -> None:
        super().__init__(f"Le champ « {field} » n’est pas écrit en base64url exact.")


class SignatureLengthError(EnvelopeError):
    """Not 64 bytes."""

    def __init__(self) -> None:
        super().__init__("La signature n’a pas la longueur attendue (64 octets).")


class HeaderJsonError(EnvelopeError):
    """The protected header is not a strict JSON object."""

    def __init__(self) -> None:
        super().__init__("L’en-tête signé du fichier est illisible.")


class ExtraHeaderError(EnvelopeError):
    """A header this program never writes (crit, b64, jku, x5u, x5c…)."""

    def __init__(self, name: str) -> None:
        super().__init__(f"L’en-tête signé contient un champ qui n’est pas admis : « {name} ».")


class MissingHeaderError(EnvelopeError):
    """One of alg, typ, kid, jwk is absent."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Il manque le champ « {name} » dans l’en-tête signé.")


class UnsignedError(EnvelopeError):
    """alg none."""

    def __init__(self) -> None:
        super().__init__("Le fichier se déclare sans signature (« none ») : il ne prouve rien.")


class SharedSecretError(EnvelopeError):
    """alg HS*: whoever knows the public key could have made it."""

    def __init__(self, alg: str) -> None:
        super().__init__(f"Le fichier est scellé par un secret partagé (« {alg} ») et non par une signature.")


class DeprecatedAlgorithmError(EnvelopeError):
    """alg EdDSA, the name that RFC 9864 deprecates."""

    def __init__(self) -> None:
        super().__init__("Le fichier nomme sa signature « EdDSA » ; seul le nom « Ed25519 » est admis.")


class UnknownAlgorithmError(EnvelopeError):
    """Any other alg."""

    def __init__(self) -> None:
        super().__init__("Le fichier est signé par un procédé que l’application n’emploie pas.")


class DocumentTypeError(EnvelopeError):
    """Another typ: a document of another kind."""

    def __init__(self, expected: str) -> None:
        super().__init__(f"Ce fichier signé est d’une autre sorte : « {expected} » est attendu.")


class HeaderKeyError(EnvelopeError):
    """The header's jwk is not an Ed25519 public key of exactly three members."""

    def __init__(self) -> None:
        super().__init__("La clé jointe au fichier n’est pas une clé publique Ed25519 de la forme attendue.")


class HeaderWeakKeyError(EnvelopeError):
    """The header's jwk is of small order."""

    def __init__(self) -> None:
        super().__init__("La clé jointe au fichier est une clé piégée : n’importe qui peut signer avec elle.")


class KidMismatchError(EnvelopeError):
    """The kid is not the thumbprint of the jwk: somebody signs under another's name."""

    def __init__(self) -> None:
        super().__init__("Le fichier se réclame d’une clé et en joint une autre.")


class AlteredError(UserError):
    """The form is right but the signature does not match: content or signature was changed."""

    def __init__(self) -> None:
        super().__init__(
            "La signature ne correspond pas au contenu : le fichier a été modifié depuis son export.",
            "Demandez à l’établissement de l’exporter à nouveau.",
        )
