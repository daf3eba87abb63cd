"""Pictures out of a stream of JPEGs that follow each other (Motion JPEG).

A camera marks the beginning (``FF D8``) and the end (``FF D9``) of each picture (ITU-T
T.81, B.1.1.3); inside one neither can stand, because a data byte ``FF`` is always
followed by ``00``.  Some cameras fill up with zeros in between, which are left out.
"""

BEGIN, END = b"\xff\xd8", b"\xff\xd9"
MOST_BYTES = 12 * 1024 * 1024
"""Of one picture; what is longer is no picture."""


class JpegStream:
    """Collects what comes; ``take`` gives the newest whole picture."""

    def __init__(self) -> None:
        self.data = bytearray()

    def add(self, chunk: bytes) -> None:
        self.data += chunk
        if len(self.data) > MOST_BYTES:
            self.data.clear()

    def take(self) -> bytes:
        """The newest picture that is whole, once; empty if none has come to its end.

        Older ones are dropped: nobody wants to see what was before the camera.
        """
        end = self.data.rfind(END)
        begin = self.data.rfind(BEGIN, 0, max(0, end))
        if begin < 0:
            return b""
        picture = bytes(self.data[begin : end + len(END)])
        del self.data[: end + len(END)]
        return picture
