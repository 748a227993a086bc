"""`variorum config`: where the settings of the explorer are, what they say, and what is wrong."""

from __future__ import annotations

import click

from cli.diagnostics import ExitCode, leave, say
from cli.options import json_option
from cli.output import print_json, print_text


@click.command("config")
@click.option("--keys", "with_keys", is_flag=True, help="List the names that [keys] can rebind.")
@json_option
def command(with_keys: bool, as_json: bool) -> None:
    """Show, check and explain the settings of the explorer.

    They stand in one TOML file, which is yours to write; its path is the first line. What is
    wrong in it is named by line and key on stderr, and the exit code is then 2.

    \b
    Example:
      variorum config
    """
    from tui.settings import SETTINGS, Slip, read_settings, settings_path

    path = settings_path()
    settings, slips = read_settings(path)
    if settings.keys or with_keys:
        from tui.key_pages import binding_names

        names = binding_names()
        slips += [
            Slip(path, None, f"keys.{name}", "there is no such key; `variorum config --keys`")
            for name in settings.keys
            if name not in names
        ]
    values = {setting.key: getattr(settings, setting.attribute) for setting in SETTINGS}
    if as_json:
        told = [slip._asdict() | {"path": str(slip.path)} for slip in slips]
        print_json({"path": str(path), "settings": values, "keys": settings.keys, "slips": told})
    elif with_keys:
        for name, does in names.items():
            print_text(f'"{name}" = "{settings.keys.get(name, "")}"  # {does}')
    else:
        _explain(str(path), path.exists(), values, settings.keys)
    for slip in slips:
        say(str(slip))
    if slips:
        leave("the settings that are wrong keep their defaults", ExitCode.UNUSABLE)


def _explain(path: str, exists: bool, values: dict[str, object], keys: dict[str, str]) -> None:
    from tui.settings import SETTINGS

    print_text(f"# {path}" + ("" if exists else " (not there yet: every setting has its default)"))
    table = ""
    for setting in SETTINGS:
        head, _, name = setting.key.rpartition(".")
        if head != table:
            table = head
            print_text(f"\n[{table}]")
        print_text(f"{name} = {_toml(values[setting.key])}  # {setting.about}")
    print_text(
        "\n[keys]  # name of a key = what to press; `variorum config --keys` lists the names"
    )
    for name, pressed in keys.items():
        print_text(f"{_toml(name)} = {_toml(pressed)}")


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, tuple):
        return f"[{', '.join(_toml(item) for item in value)}]"
    return str(value)
