"""The console as it is hosted: its modules as one script, its style sheets as one."""

import re
import shutil
from pathlib import Path

from web.site.modules import joined_modules
from web.site.sources import WEB

CONSOLE = WEB / "console"
_STYLE = re.compile(r'^ *<link rel="stylesheet" href="([^"]+)">\n', re.MULTILINE)
_WORKER = "live/ticker.js"


def joined_console(folder: Path) -> Path:
    """Writes the console into `folder`, which it returns: a page, and what that page loads."""
    page = (CONSOLE / "index.html").read_text(encoding="utf-8")
    styles = "".join((CONSOLE / name).read_text(encoding="utf-8") for name in _STYLE.findall(page))
    head, *rest = _STYLE.split(page)[::2]
    page = f'{head}  <link rel="stylesheet" href="console.css">\n{"".join(rest)}'
    texts = {
        "index.html": page.replace('src="main.js"', 'src="console.js"'),
        "console.css": styles,
        "console.js": joined_modules(CONSOLE / "main.js"),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    # The worker stands beside the script that starts it, here as in the source.
    for name in (_WORKER, "icon.svg"):
        shutil.copy(CONSOLE / name, folder)
    return folder
