"""base64url without padding, read strictly: one text for one sequence of bytes.

`base64.urlsafe_b64decode` drops foreign characters and accepts stray low bits; here such texts are refused.
"""

import base64

_FOREIGN = frozenset("+/=")
"""What the strict decoder lets through: the other alphabet, and padding."""


def encode(data: bytes) -> str:
    """The only accepted text for these bytes."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def decode(text: str) -> bytes:
    """The bytes; ValueError for padding, white space, a foreign character or a non-canonical ending."""
    if any(sign in text for sign in _FOREIGN) or len(text) % 4 == 1:
        raise ValueError("not base64url")
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except ValueError as error:
        raise ValueError("not base64url") from error
    ending = len(data) % 3  # only there can bits be left over
    if ending and encode(data[-ending:]) != text[-ending - 1 :]:
        raise ValueError("not canonical base64url")
    return data
