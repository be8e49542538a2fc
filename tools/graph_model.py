"""Writes the tables of docs/graph-model.md anew: `python -m tools.graph_model`, or `make graph-model`.

And the same as data for the console, which completes by it: frontend/cypher/model.json. What stands between
``<!-- begin x -->`` and ``<!-- end x -->`` is made from the vocabulary, app/graph/model.py and cypher/schema;
the rest is written by hand and stays.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

from app.domain import vocabulary
from app.domain.vocabulary import TIE_TYPES
from app.graph import model_properties as of
from app.graph.model import BOOKKEEPING, ENTITIES, EVIDENCE, FACTS, NODES, OTHERS, RELATIONS, NodeKind
from app.graph.model_properties import Property
from app.resources import cypher_folder
from app.shell.completion import KEYWORDS
from tools.tables import remade
from tools.tables import table as _table

_ROOT = Path(__file__).resolve().parents[1]
DOCUMENT = _ROOT / "docs/graph-model.md"
CONSOLE = _ROOT / "frontend/cypher/model.json"
_SCHEMA = re.compile(
    r"CREATE (CONSTRAINT|INDEX|FULLTEXT INDEX) (\w+) IF NOT EXISTS\s+FOR \((\w+):(\w+)\)\s+"
    r"(?:REQUIRE|ON EACH|ON) [(\[]?(?:\w+\.(\w+))[)\]]?(?: IS (UNIQUE))?"
)
_ENUMS: Sequence[tuple[str, type[StrEnum]]] = (
    ("Status", vocabulary.Status),
    ("Stance", vocabulary.Stance),
    ("Channel", vocabulary.Channel),
    ("How a tie ended", vocabulary.Ended),
    ("Counted", vocabulary.Counted),
    ("Kinds of names", vocabulary.NameKind),
    ("Kinds of groups", vocabulary.GroupKind),
    ("Kinds of places", vocabulary.PlaceKind),
)


def _labels(kind: NodeKind) -> str:
    return f"`:{':'.join(kind.labels)}`"


def _properties(rows: Iterable[Property]) -> str:
    return _table(
        ("property", "type", "holds"),
        ((f"`{p.name}`{' ?' if p.optional else ''}", p.type, p.holds) for p in rows),
    )


def labels() -> str:
    return _table(("labels", "a node is"), ((_labels(kind), kind.means) for kind in NODES))


def ties() -> str:
    def row(name: str) -> tuple[str, ...]:
        tie = TIE_TYPES[name]
        traits = {
            "an instant": tie.instant,
            "lineage": tie.lineage,
            "symmetric": tie.symmetric,
            "deniable": tie.deniable,
            "derived": tie.derived,
        }
        joins = " → ".join(" or ".join(sorted(each)) for each in (tie.sources, tie.targets))
        return (f"`{name}`", joins, tie.reads, tie.inverse, ", ".join(n for n, has in traits.items() if has))

    return _table(("type", "joins", "reads", "and back", "is"), map(row, TIE_TYPES))


def others() -> str:
    rows = ((f"`{r.type}`", f"{r.start} → {r.end}", r.means, _names(r.properties)) for r in OTHERS)
    return _table(("type", "joins", "reads", "properties"), rows)


def _names(properties: Iterable[Property]) -> str:
    return ", ".join(f"`{p.name}`" for p in properties)


def entity() -> str:
    place = ", ".join(f"`{p.name}` ? ({p.type}, {p.holds})" for p in of.PLACE)
    return f"{_properties(ENTITIES[0].properties)}\n\nPlaces also have {place}."


def tie() -> str:
    shared = {p.name for p in (*of.PRESENT, *of.STEPS)}
    return _properties(p for p in of.TIE if p.name not in shared)


def facts() -> str:
    shared = {p.name for p in (*of.PRESENT, *of.STEPS)}
    parts = []
    for kind in FACTS:
        own = [p for p in kind.properties if p.name not in shared]
        parts.append(f"**{_labels(kind)}**. {kind.means}\n\n{_properties(own)}")
    return "\n\n".join(parts)


def claims() -> str:
    return "\n\n".join(f"**{_labels(k)}**. {k.means}\n\n{_properties(k.properties)}" for k in EVIDENCE)


def bookkeeping() -> str:
    rows = ((_labels(kind), kind.means, _names(kind.properties)) for kind in BOOKKEEPING)
    return _table(("labels", "a node says", "properties"), rows)


def values() -> str:
    return _table(("values of", "are"), ((n, ", ".join(f"`{v}`" for v in enum)) for n, enum in _ENUMS))


def schema() -> str:
    """Every constraint and index of the files for all engines and for Neo4j."""
    text = "\n".join(
        path.read_text("utf-8") for path in sorted((cypher_folder() / "schema").glob("*.cypher"))
    )
    found = _SCHEMA.findall(text)
    if len(found) != text.count("IF NOT EXISTS"):
        raise ValueError("cypher/schema has a statement that is not understood here")
    kinds = {"CONSTRAINT": "unique", "INDEX": "index", "FULLTEXT INDEX": "full text"}
    return _table(
        ("name", "kind", "on"),
        ((f"`{name}`", kinds[kind], f"`:{label}({key})`") for kind, name, _, label, key, _ in found),
    )


PARTS: dict[str, Callable[[], str]] = {
    "labels": labels,
    "ties": ties,
    "others": others,
    "entity": entity,
    "tie": tie,
    "present": lambda: _properties(of.PRESENT),
    "steps": lambda: _properties(of.STEPS),
    "facts": facts,
    "claims": claims,
    "bookkeeping": bookkeeping,
    "values": values,
    "schema": schema,
}


def written(text: str) -> str:
    """The document with its tables made anew. Raises ValueError where a table has no place in it."""
    return remade(DOCUMENT.name, text, PARTS)


def console() -> str:
    """Names with what they mean, as JSON; of ties also how they read and what their marks depend on."""
    labels: dict[str, str] = {}
    for kind in NODES:
        # The last label tells a kind apart; what is before it is shared.
        for label in kind.labels[:-1]:
            labels[label] = f"Any {label.lower()}."
        labels[kind.labels[-1]] = kind.means
    properties: dict[str, str] = {}
    for group in (NODES, RELATIONS):
        for each in group:
            for p in each.properties:
                properties.setdefault(p.name, f"{p.type}: {p.holds}")
    content: dict[str, Any] = {
        "keywords": KEYWORDS,
        "labels": labels,
        "relationships": {r.type: r.means for r in RELATIONS},
        "properties": properties,
        "ties": {
            name: {
                "reads": tie.reads,
                "inverse": tie.inverse,
                "instant": tie.instant,
                "founding": tie.founding,
                "descent": tie.descent,
                "derived": tie.derived,
            }
            for name, tie in TIE_TYPES.items()
        },
    }
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    DOCUMENT.write_text(written(DOCUMENT.read_text("utf-8")), "utf-8")
    CONSOLE.write_text(console(), "utf-8")


if __name__ == "__main__":
    main()
