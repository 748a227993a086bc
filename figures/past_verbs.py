"""Words that show a relative clause to tell of something past: "a fire that killed 9"."""

from __future__ import annotations

import re

PAST = (
    r"(?:was|were|had|hurt|left|hit|took|cost|cut|saw|sank|shot|struck|brought|drew|led|lost|made"
    r"|rose|fell|broke|began|sent|put|gave|came|went|drove|swept|tore|won|held|kept|told|spent"
    r"|paid|bought|sold|sought|found|fled|grew|ran|set off"
    r"|(?!need|exceed|feed|succeed|proceed|speed|embed)[a-z]{2,}ed)"
)
"""Past forms, in lower case: the irregular ones of news, and whatever ends like a regular one."""
PAST_RELATIVE = re.compile(rf"\b(?:that|which|who) (?:\w+ly )?{PAST}\b")
"""The opening of a relative clause about the past, in lower case."""
