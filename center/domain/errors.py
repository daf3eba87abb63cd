"""Refusals: understood, answered, and nothing has changed.

Every class has a stable ``code``, which is also the key of the sentence that people
see (``error.<code>`` in ``assets/texts/errors.csv``).  Anything that is not a
``Refusal`` is a defect of the program, not an answer.
"""

from typing import ClassVar


class Refusal(Exception):
    """Something was asked for that is not allowed or not possible now."""

    code: ClassVar[str] = "refused"

    def __init__(self, detail: str = "", *, hint: str = "", **facts: int | str) -> None:
        super().__init__(detail or self.__class__.__doc__)
        self.detail = detail
        self.hint = hint
        self.facts = facts


class BadInput(Refusal):
    """The message is not of the form that this address takes."""

    code = "bad_input"


class BadField(Refusal):
    """The answer to one field of a request cannot be taken.

    ``facts`` name the field and the reason, never what was typed.
    """

    code = "bad_field"

    def __init__(self, field: str, reason: str, **facts: int | str) -> None:
        facts |= {"field": field, "reason": reason}
        super().__init__(f"{field}: {reason}", hint="", **facts)


class BadPicture(Refusal):
    """What was sent is not a picture that can be kept."""

    code = "bad_picture"

    def __init__(self, reason: str) -> None:
        super().__init__(reason, reason=reason)


class TooManyPages(Refusal):
    """No more pages can be taken for this document or request."""

    code = "too_many_pages"


class DraftGone(Refusal):
    """The unfinished request was wiped, or is another device's."""

    code = "draft_gone"


class ConsentMissing(Refusal):
    """Personal data are kept only with consent."""

    code = "consent_missing"


class OneLiveTicket(Refusal):
    """This national ID has a ticket for this service today that is still open."""

    code = "one_live_ticket"


class WrongFollow(Refusal):
    """The request's number, its secret or its code is not right."""

    code = "wrong_follow"


class FollowLocked(Refusal):
    """Too many wrong numbers or secrets: wait, or show the receipt's code."""

    code = "follow_locked"


class UploadsOff(Refusal):
    """This center takes nothing from phones."""

    code = "uploads_off"


class UploadGone(Refusal):
    """The code on the kiosk's screen is not taken any more."""

    code = "upload_gone"


class UploadUsed(Refusal):
    """Another phone has used the code."""

    code = "upload_used"


class NotFound(Refusal):
    """No such ticket, window, service or device is known here."""

    code = "not_found"


class UnknownService(Refusal):
    """The service is not offered in this center."""

    code = "unknown_service"


class SameService(Refusal):
    """The visit is for this service already: there is nowhere to send it on."""

    code = "same_service"


class NoWindowNeeded(Refusal):
    """The service is given without a window: there is nothing to wait for."""

    code = "no_window_needed"


class NotPhotographed(Refusal):
    """Nobody meets the citizen for this service: its papers have to be photographed."""

    code = "not_photographed"


class NotInThisState(Refusal):
    """The act is not allowed in the present state."""

    code = "not_in_this_state"


class TooEarly(Refusal):
    """The act is allowed only after some time has passed."""

    code = "too_early"


class TooLate(Refusal):
    """The act was allowed only for some time, which has passed."""

    code = "too_late"


class TooOften(Refusal):
    """The act has been done as often as it may be."""

    code = "too_often"


class NotSent(Refusal):
    """The center never sent this to the one that says it showed it."""

    code = "not_sent"


class NotYours(Refusal):
    """The ticket or window belongs to someone else."""

    code = "not_yours"


class NotAllowed(Refusal):
    """This role or device may not do this."""

    code = "not_allowed"


class Closed(Refusal):
    """The center is closed now."""

    code = "closed"


class QuotaReached(Refusal):
    """No more tickets are given today for this service."""

    code = "quota_reached"


class UnlistedDocument(Refusal):
    """Only the documents of the catalogue's list can be asked for."""

    code = "unlisted_document"


class ListChanged(Refusal):
    """Another catalogue since the checklist: its documents have to be looked at."""

    code = "list_changed"


class WrongPresence(Refusal):
    """The code or the characters are not those of the called ticket."""

    code = "wrong_presence"


class PresenceLocked(Refusal):
    """Too many wrong characters for this ticket: wait, or scan the ticket's code."""

    code = "presence_locked"


class CardNotSeen(Refusal):
    """A priority ticket starts only once the clerk has seen the priority card."""

    code = "card_not_seen"


class UnknownReason(Refusal):
    """The reason or outcome is not on the published list."""

    code = "unknown_reason"


class WrongPin(Refusal):
    """The staff number or the PIN is wrong."""

    code = "wrong_pin"


class PinLocked(Refusal):
    """Too many wrong PINs: sign-in is locked for a while."""

    code = "pin_locked"


class PinMustChange(Refusal):
    """The first PIN is for one use: choose another of six digits."""

    code = "pin_must_change"


class WeakPin(Refusal):
    """The new PIN is too easy to guess."""

    code = "weak_pin"


class NotSignedIn(Refusal):
    """Sign in first."""

    code = "not_signed_in"


class UnknownDevice(Refusal):
    """This device is not enrolled here, or its key is wrong."""

    code = "unknown_device"


class DeviceRevoked(Refusal):
    """The manager has taken this device out of service."""

    code = "device_revoked"


class WrongEnrolment(Refusal):
    """The enrolment code is wrong, used, or too old."""

    code = "wrong_enrolment"


class CommandReused(Refusal):
    """This command id was used for something else."""

    code = "command_reused"


class Fork(Refusal):
    """Other bytes are already on record at this place of the log."""

    code = "fork"


class Gap(Refusal):
    """Lines are missing before these."""

    code = "gap"


class CatalogueError(Refusal):
    """The service catalogue does not load."""

    code = "catalogue"


class ConfigError(Refusal):
    """The configuration is wrong."""

    code = "config"


class MissingKey(ConfigError):
    """The key by which this device is known is not there."""

    code = "missing_key"


class MissingDatabase(Refusal):
    """The database is not there; it is made once, by ``shubbak init``."""

    code = "missing_database"


class AlreadyMade(Refusal):
    """The data are there already, and are made only once."""

    code = "already_made"


class InUse(Refusal):
    """Another process works with these data."""

    code = "in_use"


class DamagedRecord(Refusal):
    """The record is damaged, or was changed by hand."""

    code = "damaged_record"


class BadSignature(Refusal):
    """The signature is not that of the key that should have signed."""

    code = "bad_signature"
