"""What people outside hold: tickets and heads, against a record that was shortened."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from center.audit.verify import verify
from center.notes import SigningKey, signature_line
from center.promise import encode, parse
from tests.audit.conftest import Kept, codes
from tests.store.records import Record, SetClock


@pytest.fixture
def shortened(kept: Kept, tmp_path: Path) -> Kept:
    """The record went on, and was then put back to what it was before."""
    ahead = tmp_path / "ahead"
    shutil.copytree(kept.data, ahead / "center")
    record = Record(ahead, SetClock("2026-11-22T12:00:00Z"))
    ticket = record.issue()
    record.writer.stop()
    later = Kept(ahead / "center", kept.secrets, {ticket: code_of(ahead, ticket)})
    later.data.joinpath("checkpoint").write_text(later.checkpoint())
    later.path.unlink()
    shutil.copy(kept.path, later.path)
    return later


def code_of(folder: Path, ticket: str) -> str:
    record = Record(folder, SetClock("2026-11-22T12:00:00Z"))
    found = codes(record)[ticket]
    record.writer.stop()
    return found


def test_a_record_put_back_is_whole_in_itself(shortened: Kept) -> None:
    assert verify(shortened.path, vkey=shortened.vkey).ok


def test_a_record_put_back_is_found_by_the_ticket_in_a_hand(shortened: Kept) -> None:
    size = len(shortened.database.lines())

    report = verify(shortened.path, promises=list(shortened.promises.values()))

    assert report.first is not None
    assert report.first.code == "promise_broken"
    assert report.first.seq >= size


def test_a_record_put_back_is_found_by_a_head_kept_outside(shortened: Kept) -> None:
    size = len(shortened.database.lines())
    checkpoint = shortened.data.joinpath("checkpoint").read_text()

    report = verify(shortened.path, checkpoint=checkpoint)

    assert report.first is not None
    assert (report.first.seq, report.first.code) == (size, "lines_missing")


def test_a_head_of_another_history_is_found(kept: Kept) -> None:
    size = len(kept.database.lines())
    forged = kept.secrets.log_key.sign_head(size - 3, bytes(32))

    report = verify(kept.path, checkpoint=forged)

    assert report.first is not None
    assert (report.first.seq, report.first.code) == (size - 4, "root_differs")


@pytest.mark.parametrize("note", ["", "x", "a\n²\nb\n", "a\n" + "9" * 9999 + "\nb\n\n"])
def test_what_is_not_a_head_is_told(kept: Kept, note: str) -> None:
    report = verify(kept.path, checkpoint=note or "\n")

    assert {violation.code for violation in report.violations} == {"head_unsigned"}


def test_a_size_of_thousands_of_digits_is_not_the_size_of_a_log(kept: Kept) -> None:
    key = kept.secrets.log_key
    body = f"{key.name}\n{'9' * 5000}\n{'A' * 43}=\n"
    blob = key.verifier.id + key.sign(body.encode())

    report = verify(kept.path, checkpoint=f"{body}\n{signature_line(key.name, blob)}")

    assert {violation.code for violation in report.violations} == {"head_unsigned"}


def test_a_promise_signed_by_another_key_is_false(kept: Kept) -> None:
    text = next(iter(kept.promises.values()))
    forger = SigningKey.generate(kept.secrets.log_key.name)
    forged = encode(parse(text).promise, forger.name, forger.sign, "http://hub")

    report = verify(kept.path, promises=[forged, "hello", text])

    assert [violation.code for violation in report.violations] == ["promise_false"] * 2
    assert report.promises == 1


def test_a_promise_of_a_line_that_says_something_else_is_broken(kept: Kept) -> None:
    seq = kept.database.first("ticket.issued")
    promise = next(
        text for text in kept.promises.values() if parse(text).promise.seq == seq
    )
    line = kept.database.lines()[seq]

    kept.database.change(seq, ticket=line["ticket"] + "0")

    told = verify(kept.path, promises=[promise]).violations
    assert "promise_broken" in {v.code for v in told if v.seq == seq}


def test_of_two_papers_for_one_place_the_false_one_is_found(kept: Kept) -> None:
    true = next(iter(kept.promises.values()))
    promise = replace(parse(true).promise, number=999)
    key = kept.secrets.log_key
    false = encode(promise, key.name, kept.secrets.sign, "https://hub.example")

    for papers in ([false, true], [true, false]):
        report = verify(kept.path, promises=papers)
        assert [v.code for v in report.violations] == ["promise_broken"]
        assert report.promises == 1
