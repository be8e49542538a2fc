"""The graph as people who write Cypher see it: labels, relationship types, and what their properties hold.

``docs/graph-model.md`` is made from this, the vocabulary and ``cypher/schema/``; the shell completes by it.
A test holds it against what is in the seeded graph of every engine.
"""

from dataclasses import dataclass
from typing import Final

from app.domain.vocabulary import ENTITY_LABELS, PLACE, TIE_TYPES
from app.graph import model_properties as of
from app.graph.model_properties import Property


@dataclass(frozen=True, slots=True)
class NodeKind:
    """Nodes of one kind: their labels, the one that tells them apart last; what they are and hold."""

    labels: tuple[str, ...]
    means: str
    properties: tuple[Property, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class RelationshipKind:
    """Relationships of one type: labels of their ends, how one reads, and its properties."""

    type: str
    start: str
    end: str
    means: str
    properties: tuple[Property, ...] = ()
    optional: bool = False


def _entity(kind: str) -> NodeKind:
    own = of.ENTITY + of.PLACE if kind == PLACE else of.ENTITY
    return NodeKind(("Entity", ENTITY_LABELS[kind]), f"A {kind}.", own)


def _fact(label: str, means: str, *own: Property) -> NodeKind:
    return NodeKind(("Fact", label), means, (*own, *of.PRESENT, *of.STEPS))


def _ends(kinds: frozenset[str]) -> str:
    return " or ".join(ENTITY_LABELS[kind] for kind in ENTITY_LABELS if kind in kinds)


_FACT_ID: Final = Property(
    "id", "STRING", "`existence:group:a`, `ending:group:a`, with `/2` for another spell"
)

ENTITIES: Final = tuple(_entity(kind) for kind in ENTITY_LABELS)

FACTS: Final = (
    _fact("Name", "An entity goes by a name, perhaps only in one party's mouth.", *of.NAME),
    _fact("Strength", "How many people were counted, of one group or several together.", *of.STRENGTH),
    _fact("Existence", "An entity existed.", _FACT_ID, of.SPELL),
    _fact("Ending", "An entity came to its end: dissolved, destroyed, absorbed.", _FACT_ID, of.SPELL),
)

EVIDENCE: Final = (
    NodeKind(("Claim",), "Somebody says that a fact holds, does not, or is to come about.", of.CLAIM),
    NodeKind(("Source",), "A text in which claims are found.", of.SOURCE),
)

BOOKKEEPING: Final = (
    NodeKind(
        ("Judgement",), "Some ids stand for one thing, until that is taken back.", of.JUDGEMENT, optional=True
    ),
    NodeKind(("AuditEntry",), "Who changed the graph when, and how.", of.AUDIT_ENTRY),
    NodeKind(("Revision",), "How often the graph was changed; one node.", of.REVISION),
    NodeKind(("Migration",), "A file of the schema that was applied.", of.MIGRATION),
    NodeKind(("Token",), "Who may edit.", of.TOKEN, optional=True),
)

NODES: Final = (*ENTITIES, *FACTS, *EVIDENCE, *BOOKKEEPING)

TIES: Final = tuple(
    RelationshipKind(t.name, _ends(t.sources), _ends(t.targets), t.description, of.TIE)
    for t in TIE_TYPES.values()
)

OTHERS: Final = (
    RelationshipKind("HAS_NAME", "Entity", "Name", "is called"),
    RelationshipKind("HAS_STRENGTH", "Group", "Strength", "was counted, perhaps with others"),
    RelationshipKind("HAS_EXISTENCE", "Entity", "Existence", "existed"),
    RelationshipKind("HAS_ENDING", "Entity", "Ending", "came to its end"),
    RelationshipKind("USED_BY", "Name", "Entity", "is what this party says, and nobody in general"),
    RelationshipKind("COUNTED_IN", "Strength", "Place", "is a number of people there"),
    RelationshipKind("CAME_FROM", "Strength", "Place", "is a number of people from there"),
    RelationshipKind("ABOUT", "Claim", "Entity", "speaks of it, as the end of a tie, its place or otherwise"),
    RelationshipKind("MADE_BY", "Claim", "Entity", "is what this entity says"),
    RelationshipKind("FOUND_IN", "Claim", "Source", "stands in this text, at its locator"),
    RelationshipKind("RELIES_ON", "Claim", "Claim", "rests on this other claim", of.LINK),
    RelationshipKind(
        "REVISES", "Claim", "Claim", "takes back this earlier claim of the same claimant", of.LINK
    ),
    RelationshipKind(
        "NAMES", "Claim", "Entity", "names an entity that was merged into another", optional=True
    ),
)

RELATIONS: Final = (*TIES, *OTHERS)

LABELS: Final = frozenset(label for kind in NODES for label in kind.labels)
RELATIONSHIPS: Final = frozenset(kind.type for kind in RELATIONS)
PROPERTIES: Final = frozenset(
    p.name for group in (NODES, RELATIONS) for kind in group for p in kind.properties
)
