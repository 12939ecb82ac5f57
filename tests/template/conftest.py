"""The templates of both stages, of the app as it is."""

from typing import Any

import pytest

from app import app
from deploy import stages
from deploy.template.build import build
from tests.template.chalice_sam import sam_of

Template = dict[str, Any]


def of_type(template: Template, kind: str) -> dict[str, Any]:
    """The properties of each resource of `kind`, by logical id."""
    return {
        name: resource["Properties"]
        for name, resource in template["Resources"].items()
        if resource["Type"] == kind
    }


@pytest.fixture(scope="session")
def sam() -> Template:
    """Chalice's template of the app."""
    return sam_of(app, "prod")


@pytest.fixture(scope="session")
def prod(sam: Template) -> Template:
    """The template of prod."""
    return build(sam, stages.load("prod"))


@pytest.fixture(scope="session")
def dev(sam: Template) -> Template:
    """The template of dev."""
    return build(sam, stages.load("dev"))
