"""A request that is being written while another list takes effect.  Pure.

The center takes a request by the list in force when it arrives.  What was typed is
kept; asked is only what the newer list asks for and the older did not.
"""

from dataclasses import replace

from center.domain.catalogue import Field
from kiosk.answers import Catalogue, Service
from kiosk.form import Form, correct, lacking, open_form
from kiosk.question import Kind
from kiosk.visit import Visit

BY_THE_OLD_LIST = (
    *("bad_field", "not_photographed"),
    *("unknown_service", "unlisted_document"),
)
"""Refusals of what was right by a list that is in force no more."""


def is_refused_by(visit: Visit, known: Catalogue, newer: Catalogue) -> bool:
    """Whether a request was refused because the newer list asks for something else."""
    service, found = known.service(visit.service), found_in(newer, visit.service)
    if visit.refusal not in BY_THE_OLD_LIST:
        return False
    return found is None or asked_by(service) != asked_by(found)


def found_in(catalogue: Catalogue, service: str) -> Service | None:
    return next((each for each in catalogue.services if each.id == service), None)


def asked_by(service: Service) -> tuple[object, ...]:
    return service.fields, service.documents, service.window, service.category


def renewed(form: Form, service: Service, newer: Catalogue) -> Form | None:
    """The form by the newer list, at the first question that is new.

    None where it cannot go on: the service is gone, or is given in another way.
    """
    found = found_in(newer, service.id)
    way = service.window, service.category
    if found is None or found.why_not or (found.window, found.category) != way:
        return None
    fresh = open_form(
        newer.questions(service.id),
        found.documents,
        pictures_only=form.pictures_only,
    )
    return with_answers_of(form, fresh)


def with_answers_of(form: Form, fresh: Form) -> Form:
    """Every answer that still answers its question; the others are asked for."""
    asked = {each.id: each for each in form.questions}
    said = dict(zip(asked, form.answers, strict=True))
    new = {each.id for each in fresh.questions if not is_same(asked.get(each.id), each)}
    answers = {
        each.id: said[each.id] if each.id not in new else first
        for each, first in zip(fresh.questions, fresh.answers, strict=True)
    }
    if Kind.DOCUMENTS in asked and Kind.DOCUMENTS in answers:
        before = choices_of(asked[Kind.DOCUMENTS])
        answers[Kind.DOCUMENTS] = papers_of(form, fresh, before)
    whole = replace(
        fresh,
        answers=tuple(answers.values()),
        again=tuple((key, text) for key, text in form.again if key not in new),
        order=form.order,
        new=frozenset(new),
    )
    return correct(whole, lacking(whole))


def papers_of(form: Form, fresh: Form, before: tuple[str, ...]) -> str:
    """Papers that are here, and of new ones what a new request begins with."""
    listed = choices_of(fresh.questions[-1])
    here = {*form.brought, *(fresh.brought - set(before))}
    return " ".join(each for each in listed if each in here)


def is_same(before: Field | None, now: Field) -> bool:
    """Whether the answer to the one answers the other; words may differ."""
    if before is None:
        return False
    if now.kind == Kind.DOCUMENTS:
        return set(choices_of(now)) <= set(choices_of(before))
    return rule_of(before) == rule_of(now)


def rule_of(question: Field) -> tuple[object, ...]:
    limits = question.least, question.most, question.past, question.since
    return question.kind, choices_of(question), *limits


def choices_of(question: Field) -> tuple[str, ...]:
    return tuple(each.id for each in question.options)
