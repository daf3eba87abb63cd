"""What another catalogue changes, for whoever decides about it.  Pure."""

from dataclasses import dataclass, replace

from center.domain.catalogue import Catalogue, Service


@dataclass(frozen=True, slots=True)
class Changes:
    """Services that come, that go, and that are another thing than before."""

    added: tuple[Service, ...]
    removed: tuple[Service, ...]
    changed: tuple[Service, ...]
    lists: bool
    """Whether anything beside the services is different: lines, reasons, outcomes."""


def changes(before: Catalogue, after: Catalogue) -> Changes:
    """Compared by what is read from the files, so that a comment changes nothing."""
    old, new = before.services, after.services
    return Changes(
        added=tuple(new[key] for key in new.keys() - old.keys()),
        removed=tuple(old[key] for key in old.keys() - new.keys()),
        changed=tuple(new[k] for k in new if k in old and new[k] != old[k]),
        lists=beside_services(before) != beside_services(after),
    )


def beside_services(catalogue: Catalogue) -> Catalogue:
    """The same without its services and without the hash of its file."""
    return replace(catalogue, services={}, hash="")
