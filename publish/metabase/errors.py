"""What can stop provisioning. No message holds a value from a request: a connection has a password in it."""

from ingest.errors import Stop


class MetabaseError(Stop):
    """Metabase refused a call, did not answer, or is of a version we do not know."""


class Conflict(MetabaseError):
    """Somebody else wrote since we read (409): read again."""


class Unsafe(MetabaseError):
    """Going on would show somebody figures of somebody else."""
