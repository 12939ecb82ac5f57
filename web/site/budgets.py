"""What the site may weigh, in bytes after gzip -9."""

from pathlib import Path

BUDGETS = {"widget.js": 10_000, "captcha.js": 1_500, "console": 40_960}


def weights(site: Path) -> dict[str, int]:
    """What each budgeted file or folder of a built site weighs; a folder is all that its page loads."""
    return {name: sum(path.stat().st_size for path in _compressed(site / name)) for name in BUDGETS}


def _compressed(part: Path) -> list[Path]:
    return [part.with_name(f"{part.name}.gz")] if part.suffix else sorted(part.rglob("*.gz"))


def over_budget(site: Path) -> list[str]:
    """A line for each budget that is broken."""
    return [
        f"{name} weighs {weight} bytes (gzip -9); it may weigh {BUDGETS[name]}."
        for name, weight in weights(site).items()
        if weight > BUDGETS[name]
    ]
