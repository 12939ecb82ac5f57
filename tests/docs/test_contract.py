"""docs/contract.md and the code keep to each other: citations, links, and the calls that there are."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import app
from tests.docs.contract import PATH, ROOT, announced_calls, built_calls, route, sections

LEFT_OUT = {"build"}
# The document, then the section in quotes; either may begin a comment's next line.
CITED = re.compile(r"docs/contract\.md,\s+(?:# |// |\* )?\"([^\"]+)\"")
VAGUE = re.compile(r"(?<!\w)\((?:the )?contract(?:[,)]|'s)", re.IGNORECASE)


def sources() -> Iterator[Path]:
    folders = {path for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith(".")}
    for folder in sorted(path for path in folders if path.name not in LEFT_OUT):
        for path in folder.rglob("*"):
            if path.suffix in {".py", ".js", ".md"} and "node_modules" not in path.parts:
                yield path


def test_every_citation_names_a_section() -> None:
    headings = {section.heading for section in sections()}
    cited = [(path, heading) for path in sources() for heading in CITED.findall(path.read_text("utf-8"))]
    assert cited
    assert [(path, heading) for path, heading in cited if " ".join(heading.split()) not in headings] == []


def test_no_citation_leaves_the_section_open() -> None:
    assert [path for path in sources() if VAGUE.search(path.read_text("utf-8"))] == []


def test_every_call_of_the_app_is_in_the_contract_and_no_other() -> None:
    served = {route(method, path) for path, methods in app.routes.items() for method in methods}
    assert built_calls() == served


def test_what_is_marked_as_not_built_is_not_there() -> None:
    announced = announced_calls()
    assert route("POST", "/api/chatrooms/{id}/transfer/") in announced
    assert announced & built_calls() == set()


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)#]+)\)", PATH.read_text("utf-8")))
def test_every_link_leads_somewhere(target: str) -> None:
    assert (PATH.parent / target).exists()


@pytest.mark.parametrize("named", re.findall(r"`(chalicelib/[^`]+)`", PATH.read_text("utf-8")))
def test_every_place_in_the_code_exists(named: str) -> None:
    assert (ROOT / named).exists()
