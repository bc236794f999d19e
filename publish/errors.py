"""What can stop a publication. Every one of them leaves what people see untouched."""

from ingest.errors import Stop


class SpecError(Stop):
    """The models do not say unambiguously who may see what, or changed in a way a publication cannot follow."""


class PublicationError(Stop):
    """A step was asked for that does not fit the state of marts or publication."""


class MartsChanged(PublicationError):
    """The marts were built anew while a publication of them was made; the next publication takes over."""


class VerificationError(Exception):
    """A part does not hold what the marts hold: an engineer must find out why."""
