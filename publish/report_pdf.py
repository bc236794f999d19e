"""A page as HTML -> PDF/UA (tagged, for screen readers), the same bytes for the same page."""

import functools
import hashlib

# Letter (points) and width of a drawing (mm) to try until everything is on one page.
SIZES = ((9.5, 84), (9, 74), (8.5, 64), (8, 54), (7.5, 46))
SMALLER = "html, body {{ font-size: {}pt !important }} figure svg {{ max-width: {}mm !important }}"


@functools.cache
def can_print() -> bool:
    """Whether this machine has Pango (Debian: libpango-1.0-0, libpangoft2-1.0-0), with which pages become PDF."""
    try:
        import weasyprint
    except OSError:
        return False
    return bool(weasyprint)


def to_pdf(html: str, *, one_page: bool = False) -> bytes:
    """The page printed; `one_page`: made smaller until it fits on one."""
    from weasyprint import CSS, HTML  # heavy, and needs Pango: only who writes a report loads it

    # The identifier of a PDF is random by default.
    wanted = {"pdf_identifier": hashlib.sha256(html.encode()).hexdigest()[:32].encode(), "pdf_variant": "pdf/ua-1"}
    page = HTML(string=html)
    if not one_page:
        return page.write_pdf(**wanted)
    for size in SIZES:
        document = page.render(stylesheets=[CSS(string=SMALLER.format(*size))], **wanted)
        if len(document.pages) == 1:
            break
    return document.write_pdf(**wanted)
