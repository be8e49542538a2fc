"""Puts cypher/, seed/ and the built page into a wheel. An editable install reads them where they are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUNDLED = {"cypher": "cypher", "seed": "seed", "frontend/dist": "page"}


class BundleHook(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        for source, name in BUNDLED.items():
            folder = Path(self.root, source)
            if not folder.is_dir() or not any(folder.iterdir()):
                raise FileNotFoundError(f"{source}/ is missing or empty; `make build` makes the page first")
            build_data["force_include"][str(folder)] = f"app/_bundled/{name}"
