"""``--show-config``: what holds, and where each value comes from."""

from __future__ import annotations

import json

from linter.configuration import PER_PATH, Config, Setting
from linter.configuration.keys import KEYS


def shown(config: Config, language: str) -> str:
    """Every value with where it comes from, as lines of YAML."""
    lines = []
    for key in KEYS:
        if key == PER_PATH:
            continue
        if KEYS[key].field["type"] == "mapping":
            entries = dict(config.entries(key))  # the last of each name holds
            if entries:
                lines.append(f"{key}:")
                lines += [f"  {name}: {_line(setting)}" for name, setting in entries.items()]
        elif KEYS[key].field["type"] in ("strings", "one_or_more"):
            items = list(config.listed(key))
            if items:
                lines.append(f"{key}:")
                lines += [f"  - {_line(setting)}" for setting in items]
        elif setting := config.single(key):
            lines.append(f"{key}: {_line(setting)}")
    if not lines:
        return "# 没有配置，全部用默认值\n" if language != "en" else "# no configuration, all is default\n"
    return "\n".join(lines) + "\n"


def _line(setting: Setting) -> str:
    value = setting.value
    plain = isinstance(value, str) and value.replace("-", "").isalnum() and not value.isdigit()
    return f"{value if plain else json.dumps(value, ensure_ascii=False)}  # {setting.source}"
