"""`make cost`: its parameters, and what it refuses."""

from pathlib import Path

import pytest

from benchmarks.cost import __main__ as command


def test_it_prints_both_tables(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([]) == 0
    printed = capsys.readouterr().out
    assert "| in all" in printed
    assert "1,000 open chats" in printed


def test_a_parameter_changes_the_result(capsys: pytest.CaptureFixture[str]) -> None:
    command.main([])
    usual = capsys.readouterr().out
    command.main(["--messages", "40", "--architecture", "x86_64"])
    other = capsys.readouterr().out
    assert "Lambda GB-second, x86_64" in other
    assert usual != other


REFUSED = [
    ["--messages", "7"],
    ["--messages", "twenty"],
    ["--talk-minutes", "0"],
    ["--talk-minutes", "nan"],
    ["--idle-minutes", "-1"],
    ["--busy", "1.5"],
    ["--architecture", "riscv"],
    ["--no-such-thing", "1"],
]


@pytest.mark.parametrize("arguments", REFUSED, ids=" ".join)
def test_nonsense_is_refused_in_one_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        command.main(arguments)
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert arguments[0] in said
    assert said.count("\n") == 1


def test_the_page_is_written_under_the_usual_assumptions_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "PATH", tmp_path / "cost.md")
    assert command.main(["--write", "--messages", "40"]) == 2
    assert not (tmp_path / "cost.md").exists()
    assert command.main(["--write"]) == 0
    assert (tmp_path / "cost.md").read_text(encoding="utf-8").startswith("# What conversations cost")
