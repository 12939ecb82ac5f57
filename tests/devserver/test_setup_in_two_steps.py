"""bin/setup installs what running needs for make run, and for the rest adds to that."""

from tests.devserver.fake_python import Machine


def test_running_installs_what_running_needs_alone(machine: Machine) -> None:
    machine.add_python("python3", "3.12")
    assert machine.setup("--run", "echo", "runs").stdout.endswith("Installed.\nruns\n")
    assert machine.installed == ["requirements-run.txt"]


def test_tests_add_to_what_was_made_for_running(machine: Machine) -> None:
    machine.add_python("python3", "3.12")
    machine.setup("--run")
    kept = machine.clone / ".venv/kept"
    kept.touch()
    assert machine.setup("echo", "tests").stdout.endswith("Installed.\ntests\n")
    assert kept.exists()
    assert machine.setup("--run", "echo", "runs").stdout == "runs\n"
    assert machine.installed == ["requirements-run.txt", "requirements-dev.txt"]


def test_what_has_everything_runs_without_another_install(machine: Machine) -> None:
    machine.add_python("python3", "3.12")
    machine.setup()
    assert machine.setup("--run", "echo", "runs").stdout == "runs\n"
    assert machine.setup("echo", "tests").stdout == "tests\n"


def test_a_pin_of_the_tests_leaves_running_as_it_is(machine: Machine) -> None:
    machine.add_python("python3", "3.12")
    machine.setup()
    (machine.clone / "requirements-dev.txt").write_text("other==1\n")
    assert machine.setup("--run", "echo", "runs").stdout == "runs\n"
    assert "Making .venv" in machine.setup().stdout


def test_running_goes_on_where_the_tests_packages_could_not_be_added(machine: Machine) -> None:
    machine.add_python("python3", "3.12", pip='case "$*" in *-dev.txt) exit 1 ;; esac')
    machine.setup("--run")
    assert machine.setup("echo", "tests").returncode == 1
    assert machine.setup("--run", "echo", "runs").stdout == "runs\n"
