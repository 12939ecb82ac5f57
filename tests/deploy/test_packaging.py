"""What stands in the way of packaging is said in one line too."""

from pathlib import Path

import pytest

from deploy import stages
from deploy.errors import DeployError
from deploy.package.build import architecture, package


@pytest.mark.slow
def test_without_a_package_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("PIP_EXTRA_INDEX_URL", "")
    monkeypatch.setenv("PIP_FIND_LINKS", "")
    monkeypatch.setenv("PIP_RETRIES", "0")
    monkeypatch.setenv("PIP_NO_CACHE_DIR", "1")
    with pytest.raises(DeployError, match=r"Could not satisfy the requirement: .* Is a package index within"):
        package(stages.load("dev"), "x86_64", tmp_path)


@pytest.mark.parametrize(
    ("asked", "found"), [("aarch64", "arm64"), ("arm64", "arm64"), ("X86_64", "x86_64"), ("AMD64", "x86_64")]
)
def test_architectures_have_several_names(asked: str, found: str) -> None:
    assert architecture(asked) == found


def test_an_architecture_that_lambda_lacks() -> None:
    with pytest.raises(DeployError, match="ARCHITECTURE must be x86_64 or arm64, not 'mips'"):
        architecture("mips")
