"""manage.py: what each command does, and that doing it twice is safe and said."""

import io
from collections.abc import Callable, Iterator

import pytest

import manage
from chalicelib import wiring
from chalicelib.config import Settings
from chalicelib.domain.agents import Agent, InvalidCredentials, InvalidToken
from chalicelib.domain.presence import PRESENT_MS
from devserver import memory
from tests.clock import FakeClock

CHEAP = Settings(argon2_time_cost=1, argon2_memory_kib=8)
Manage = Callable[..., tuple[int, str, str]]


@pytest.fixture
def clock() -> FakeClock:
    """The time as the services see it."""
    return FakeClock()


@pytest.fixture(autouse=True)
def tables(monkeypatch: pytest.MonkeyPatch, clock: FakeClock) -> Iterator[None]:
    """The commands act on memory, whatever they would connect to."""
    memory.reset()

    def connect(*, local: bool) -> Settings:
        wiring.configure(settings=CHEAP, client=memory.memory_client, clock=clock)
        return CHEAP

    monkeypatch.setattr(manage, "connect", connect)
    yield
    wiring.configure()
    memory.reset()


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Manage:
    """Runs manage.py with `stdin` piped into it; gives exit code, output and errors."""

    def run(*arguments: str, stdin: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        code = manage.main(arguments)
        said = capsys.readouterr()
        return code, said.out, said.err

    assert run("create-tables")[0] == 0
    return run


def logs_in(username: str, password: str) -> bool:
    try:
        wiring.services().auth.login(username, password, "127.0.0.1")
    except InvalidCredentials:
        return False
    return True


def is_at_work(username: str) -> Agent:
    """The agent, who has logged in and made a call."""
    services = wiring.services()
    agent = services.auth.login(username, "long enough", "127.0.0.1").agent
    services.presence.seen(agent)
    return agent


def test_creates_an_agent_who_can_log_in(run: Manage) -> None:
    names = ("--first-name", "Ana", "--last-name", "Gil", "--email", "ana@empresa.com")
    code, out, err = run("create-agent", "ana", *names, stdin="long enough\n")
    assert (code, out) == (0, "Created agent ana.\n")
    assert err == "Tables charla-*, AWS, us-east-1:\n"
    agent = wiring.services().agents.find("ana")
    assert agent
    assert (agent.name.display_name, agent.email, agent.role) == ("Ana Gil", "ana@empresa.com", "agent")
    assert logs_in("ana", "long enough")


def test_a_username_is_normalised_before_it_is_checked(run: Manage) -> None:
    code, out, _ = run("create-agent", "jose\u0301\u200b", stdin="long enough\n")
    assert (code, out) == (0, "Created agent josé.\n")
    assert run("create-agent", "josé")[1] == "josé is there already; nothing was changed.\n"
    assert logs_in("jose\u0301", "long enough")


def test_creating_an_agent_twice_changes_nothing(run: Manage) -> None:
    run("create-agent", "ana", stdin="long enough\n")
    code, out, _ = run("create-agent", "ana", "--admin", stdin="another one\n")
    assert (code, out) == (0, "ana is there already; nothing was changed.\n")
    assert logs_in("ana", "long enough")


def test_a_new_password_ends_the_old_ones_logins(run: Manage) -> None:
    run("create-agent", "ana", stdin="long enough\n")
    logins = wiring.services().auth
    token = logins.login("ana", "long enough", "127.0.0.1").token
    code, out, _ = run("set-password", "ana", stdin="another one\n")
    assert (code, out) == (0, "ana has the new password and is logged out everywhere.\n")
    assert not logs_in("ana", "long enough")
    assert logs_in("ana", "another one")
    with pytest.raises(InvalidToken):
        logins.authenticate(token)


def test_disabling_and_enabling_twice_is_safe(run: Manage) -> None:
    run("create-agent", "ana", stdin="long enough\n")
    assert run("enable-agent", "ana")[:2] == (0, "ana is enabled already.\n")
    assert run("disable-agent", "ana")[:2] == (0, "ana is disabled and logged out everywhere.\n")
    assert run("disable-agent", "ana")[:2] == (0, "ana is disabled already.\n")
    assert not logs_in("ana", "long enough")
    assert run("enable-agent", "ana")[:2] == (0, "ana is enabled.\n")
    assert logs_in("ana", "long enough")


def test_lists_agents_with_role_state_and_name(run: Manage, clock: FakeClock) -> None:
    for username in ("ana", "luis", "marc", "nuria"):
        run("create-agent", username, "--first-name", username.title(), stdin="long enough\n")
    run("create-agent", "root", "--admin", stdin="long enough\n")
    run("disable-agent", "root")
    is_at_work("luis")
    clock.jump(clock.now() + PRESENT_MS + 1)
    is_at_work("ana")
    wiring.services().agents.set_availability(is_at_work("marc"), False)
    assert run("list-agents")[:2] == (
        0,
        "ana                  agent  available     Ana\n"
        "luis                 agent  away          Luis\n"
        "marc                 agent  away          Marc\n"
        "nuria                agent  not logged in Nuria\n"
        "root                 admin  disabled\n",
    )


def test_creating_tables_twice_is_said(run: Manage) -> None:
    assert run("create-tables")[:2] == (0, "All tables are there already.\n")


@pytest.mark.parametrize("command", ["set-password", "disable-agent", "enable-agent"])
def test_an_unknown_agent_is_said(run: Manage, command: str) -> None:
    code, out, err = run(command, "nobody", stdin="long enough\n")
    assert (code, out) == (1, "")
    assert err.endswith("There is no agent nobody.\n")


@pytest.mark.parametrize(
    ("username", "password", "words"),
    [
        ("ana", "short", "at least 8 characters"),
        ("ana", "", "at least 8 characters"),
        ("a b", "long enough", "letters, digits"),
        ("", "long enough", "letters, digits"),
        ("a" * 65, "long enough", "64 at most"),
    ],
)
def test_what_no_agent_can_be(run: Manage, username: str, password: str, words: str) -> None:
    code, out, err = run("create-agent", username, stdin=f"{password}\n")
    assert (code, out) == (1, "")
    assert words in err
    assert wiring.services().agents.directory() == []


@pytest.mark.parametrize("arguments", [[], ["no-such-command"], ["create-agent"], ["create-agent", "a", "b"]])
def test_asked_wrongly_is_exit_code_2(run: Manage, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        run(*arguments)
    assert exit_.value.code == 2
