"""What stands on a paper and nowhere else: its token, its two characters, its digits.

All of them follow from one key and the paper's own number, so none is stored.  The
center has such a key; each kiosk that was certified has one of its own, which the
center derives again, so that papers of both are checked alike.
"""

import hmac
from dataclasses import dataclass, field

from center.domain.ticket import CHECK_ALPHABET


@dataclass(frozen=True)
class PaperSecrets:
    """The secrets of the papers of one center, or of one kiosk's key."""

    log: str
    key: bytes = field(repr=False)

    def token(self, ticket: str) -> bytes:
        """The ticket's secret of 80 bits, which is on the paper alone."""
        return self.derive("token", ticket)[:10]

    def check(self, ticket: str) -> str:
        """The two characters that prove presence when no scanner does."""
        first, second = self.derive("check", ticket)[:2]
        wide = len(CHECK_ALPHABET)
        return CHECK_ALPHABET[first % wide] + CHECK_ALPHABET[second % wide]

    def request_token(self, request: str) -> bytes:
        """The secret of 80 bits of a request, which is in its receipt's QR alone."""
        return self.derive("request", request)[:10]

    def follow_secret(self, request: str) -> str:
        """Six digits to follow a request without its QR; on the receipt alone.

        Derived like the tokens, so it is stored nowhere, not even as a hash.
        """
        return f"{int.from_bytes(self.derive('follow', request)[:8]) % 10**6:06}"

    def derive(self, purpose: str, paper: str) -> bytes:
        text = f"{purpose}\n{self.log}\n{paper}".encode()
        return hmac.digest(self.key, text, "sha256")
