"""Modules become one script, or say why they cannot."""

from pathlib import Path

import pytest

from web.site.modules import ModuleError, flat_modules, joined_modules


def written(folder: Path, **modules: str) -> Path:
    for name, source in modules.items():
        (folder / f"{name}.js").write_text(source + "\n")
    return folder / "main.js"


def test_what_is_imported_comes_first_and_once(tmp_path: Path) -> None:
    main = written(
        tmp_path,
        main='import { one } from "./one.js";\nimport { two as second } from "./two.js";\none(second);',
        one='import { two } from "./two.js";\nexport function one() { return two; }',
        two="export const two = 2;",
    )
    script = joined_modules(main)
    assert script.count("const two = 2;") == 1
    assert script.index("const two = 2;") < script.index("function one()") < script.index("one(second);")
    assert "const { two: second } = m0;" in script
    assert "import" not in script
    assert "export" not in script


def test_a_name_may_be_used_in_several_modules(tmp_path: Path) -> None:
    main = written(
        tmp_path, main='import { a } from "./a.js";\nconst own = 1;', a="const own = 2;\nexport class a {}"
    )
    assert joined_modules(main).count("const own") == 2


def test_in_one_scope_nothing_is_wrapped_or_renamed(tmp_path: Path) -> None:
    main = written(
        tmp_path,
        main='import { one } from "./one.js";\nimport { two } from "./two.js";\none(two);',
        one='import { two } from "./two.js";\nexport function one() { return two; }',
        two="export const two = 2;",
    )
    script = flat_modules(main)
    assert [line for line in script.splitlines() if line] == [
        "const two = 2;",
        "function one() { return two; }",
        "one(two);",
    ]


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("const a = 1;", "main.js and a.js both declare a"),
        ('import { a as b } from "./a.js";', "main.js: cannot take a under another name"),
        ("export default 1;", "main.js: cannot join 'export default 1;'"),
    ],
)
def test_what_cannot_stand_in_one_scope_is_told(tmp_path: Path, source: str, why: str) -> None:
    main = written(tmp_path, main=f'import {{ a }} from "./a.js";\n{source}', a="export const a = 1;")
    with pytest.raises(ModuleError, match=why):
        flat_modules(main)


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("export default 1;", "main.js: cannot join 'export default 1;'"),
        ('import * as a from "./a.js";', "main.js: cannot join"),
        ('import { a } from "./a.js";', "main.js and a.js import each other"),
    ],
)
def test_what_cannot_be_joined_is_told(tmp_path: Path, source: str, why: str) -> None:
    main = written(tmp_path, main=source, a='import { b } from "./main.js";\nexport const a = 1;')
    with pytest.raises(ModuleError, match=why):
        joined_modules(main)
