"""Where the files that travel with the program are: in a wheel under app/_bundled, else in the source tree.

The wheel's build puts them there (hatch_build.py); an editable install reads them in place.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_BUNDLED = _PACKAGE / "_bundled"
_SOURCE_TREE = _PACKAGE.parent


def cypher_folder() -> Path:
    """The folder with schema/, read/ and write/."""
    return _locate("cypher", "cypher")


def seed_folder() -> Path:
    """The folder with sources.yaml, entities.yaml and claims/."""
    return _locate("seed", "seed")


def page_folder() -> Path | None:
    """The folder of the built page, or None in a source tree where it has not been built."""
    folder = _locate("page", "frontend/dist")
    return folder if (folder / "index.html").is_file() else None


def _locate(bundled: str, in_source_tree: str) -> Path:
    return _BUNDLED / bundled if _BUNDLED.is_dir() else _SOURCE_TREE / in_source_tree
