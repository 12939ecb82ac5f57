"""Pages name the API's address by a mark, which is replaced where they are built or served."""

import html

API_MARK = "{{api}}"


def with_api(page: str, api: str) -> str:
    """`page` (HTML) with the API's address in it: what stands before `/api/…` in a call."""
    return page.replace(API_MARK, html.escape(api.rstrip("/"), quote=True))
