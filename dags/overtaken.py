"""What happens to a publication whose marts are built anew while it is made: it stops, the next one takes over."""

from collections.abc import Iterator
from contextlib import contextmanager

from airflow.sdk.exceptions import AirflowSkipException


@contextmanager
def skipped_when_overtaken() -> Iterator[None]:
    """Skip the task instead of failing it: the build that overtook it has asked for a new publication already."""
    from publish.errors import MartsChanged

    try:
        yield
    except MartsChanged as changed:
        raise AirflowSkipException(str(changed)) from None
