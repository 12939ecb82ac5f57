"""The handlers' benchmark times each call, and botocore within it."""

from benchmarks.handlers.document import PATH
from benchmarks.handlers.measuring import measure_section, measured_sections
from benchmarks.sections import Section
from benchmarks.stage import engine


def test_a_handler_is_timed_as_a_whole_and_botocore_within_it() -> None:
    guests_and_agents = measured_sections()[0]
    cases = [
        case
        for case in guests_and_agents.cases
        if case.name in ("guest's send", "agent's events, nothing new")
    ]
    with engine() as url:
        sent, polled = measure_section(url, Section("two", 1, cases), rounds=3)
    assert (sent.calls, polled.calls) == (2, 2)
    assert len(sent.runs) == 3
    assert all(0 < run.botocore < run.handler for run in sent.runs)
    assert all(0 < run.botocore_processor < run.handler_processor for run in sent.runs)
    assert sent.ratio > 1
    assert sent.processor_ratio > 1


def test_the_page_of_handlers_shows_every_call() -> None:
    page = PATH.read_text(encoding="utf-8")
    names = [case.name for section in measured_sections() for case in section.cases]
    missing = [name for name in names if f"| {name}" not in page]
    assert not missing, "bin/setup python -m benchmarks.handlers --write"
