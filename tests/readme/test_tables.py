"""The README's tables list what there is, and nothing else."""

import dataclasses
import re

from chalicelib.config import Settings
from tests.readme.readme import ROOT, section


def test_every_setting_is_listed_with_its_default() -> None:
    rows = re.findall(r"^\| `([A-Z_0-9]+)` \| (?:`(.*?)`)? *\|", section("Settings"), re.MULTILINE)
    defaults = {
        field.name.upper(): str(field.default).lower()
        if isinstance(field.default, bool)
        else str(field.default)
        for field in dataclasses.fields(Settings)
    }
    assert dict(rows) == defaults


def test_every_folder_is_listed() -> None:
    listed = set(re.findall(r"^\| `([\w/.]+)` \|", section("Folders"), re.MULTILINE))
    inside = {f"chalicelib/{each.name}/" for each in (ROOT / "chalicelib").iterdir() if each.is_dir()}
    around = {
        f"{each.name}/" for each in ROOT.iterdir() if each.is_dir() and not each.name.startswith(".")
    } - {"build/"}
    existing = {"app.py"} | (inside | around) - {"chalicelib/"}
    assert listed == {each for each in existing if "__pycache__" not in each}
