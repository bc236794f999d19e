"""Has this product been given for an overlapping period before in this message? The question of TR302, TR386, TR410."""

from datetime import date

from ingest.days import Days
from ingest.ijw_rule import Message, Values, day

FOREVER = date.max


def is_stacked(values: Values, message: Message, begin: str, end: str) -> bool:
    """Whether the same product was seen before with a day in common; an open end never ends.

    Without a code all products of the category are the same; without a category all products are.
    """
    first, last = day(values[begin]), day(values[end]) if end in values else FOREVER
    if last < first:  # CS003 reports it; there are no days to share
        return False
    category, code = values.get("Product/Categorie"), values.get("Product/Code")
    every, no_category, no_code = (
        (),
        ("zonder",),
        (category, "zonder"),
    )  # the sets of days this product is compared with
    if category is None:
        same, mine = [every], [every, no_category]
    elif code is None:
        same, mine = [no_category, (category,)], [every, (category,), no_code]
    else:
        this = (category, "code", code)
        same, mine = [no_category, no_code, this], [every, (category,), this]
    stacked = any(key in message.days and message.days[key].overlap(first, last) for key in same)
    for key in mine:
        message.days.setdefault(key, Days()).add(first, last)
    return stacked
