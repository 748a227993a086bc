"""Options that several commands share, as click knows them."""

from __future__ import annotations

import click

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
"""`--json`."""
