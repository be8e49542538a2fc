"""What a statement may do, judged by the plan that the database itself made of it.

Neo4j's READ mode alone still lets a statement read files and addresses, users, settings and other people's
transactions. Its plan names what is done, operator by operator; what it does inside an expression stands in
the operator's details, written out by Neo4j from what it parsed. Both are held to what is known to read the
graph and nothing else, so that an operator, procedure or function of a later release is refused until it is
listed here. The embedded engine's account may read records alone; there the plan tells a query, which has
one, from a command, which has none, and the text tells what is called.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from app.errors import NotAllowed
from app.graph.calls import called

# https://neo4j.com/docs/cypher-manual/5/planning-and-tuning/operators/, without all that writes, defines,
# shows, terminates, loads, or leads to another database.
_READING: Final = """
    AllNodesScan AllRelationshipsScan NodeByLabelScan NodeIndexScan NodeIndexContainsScan
    NodeIndexEndsWithScan RelationshipIndexScan RelationshipIndexContainsScan RelationshipIndexEndsWithScan
    RelationshipTypeScan UnionRelationshipTypesScan UnionNodeByLabelsScan IntersectionNodeByLabelsScan
    SubtractionNodeByLabelsScan
    NodeByIdSeek NodeByElementIdSeek NodeIndexSeek NodeIndexSeekByRange NodeUniqueIndexSeek
    NodeUniqueIndexSeekByRange MultiNodeIndexSeek RelationshipByIdSeek RelationshipByElementIdSeek
    RelationshipIndexSeek RelationshipIndexSeekByRange RelationshipUniqueIndexSeek
    RelationshipUniqueIndexSeekByRange NodeCountFromCountStore RelationshipCountFromCountStore
    Anti AntiConditionalApply AntiSemiApply Apply Argument ArgumentTracker AssertSameNode
    AssertSameRelationship BFSPruningVarLengthExpand BidirectionalRepeat CacheProperties CartesianProduct
    ConditionalApply Distinct Eager EagerAggregation EmptyResult EmptyRow ExhaustiveLimit Expand Filter
    LetAntiSemiApply LetSelectOrAntiSemiApply LetSelectOrSemiApply LetSemiApply Limit NodeHashJoin
    NodeLeftOuterHashJoin NodeRightOuterHashJoin NonFuseable NullifyMetadata Optional OptionalExpand
    OrderedAggregation OrderedDistinct OrderedUnion PartialSort PartialTop PathPropagatingBFS PreserveOrder
    ProcedureCall ProduceResults ProjectEndpoints Projection Repeat RepeatOptions RollUpApply
    SelectOrAntiSemiApply SelectOrSemiApply SemiApply ShortestPath Skip Sort StatefulShortestPath Top
    Top1WithTies TriadicBuild TriadicFilter TriadicSelection Union Unwind ValueHashJoin
    ValueLeftOuterHashJoin ValueRightOuterHashJoin VarLengthExpand
"""
READING: Final = frozenset(_READING.split())
PROCEDURES: Final = frozenset(
    {
        "db.index.fulltext.queryNodes",
        "db.index.fulltext.queryRelationships",
        "db.labels",
        "db.propertyKeys",
        "db.relationshipTypes",
        "db.schema.nodeTypeProperties",
        "db.schema.relTypeProperties",
        "db.schema.visualization",
    }
)
# Functions that belong to Neo4j have no namespace but these; all that is installed beside them has one.
_NAMESPACES: Final = frozenset(
    {"date", "datetime", "duration", "localdatetime", "localtime", "point", "time", "vector.similarity"}
)
# "NodeIndexSeek", "Expand(All)", "DirectedRelationshipTypeScan", "Eager ProcedureCall".
_OPERATOR: Final = re.compile(r"(?:Eager )?(?:Partitioned)?(?:Directed|Undirected)?(\w+)(?:\([\w,]+\))*")
# Begun at the beginning of a word alone, and never gone back: a name may be as long as a statement.
_CALLED: Final = re.compile(r"(?<![\w.])([^\W\d]\w*+(?:\.[^\W\d]\w*+)++)\(")
_NESTED_CALL: Final = re.compile(r"ResolvedCall|UnresolvedCall|\bCALL\s+[^\s({]")
_LOAD: Final = re.compile(r"\bLOAD\s+CSV\b", re.IGNORECASE)

_PROJECTED: Final = re.compile(r"^\+ FINAL PROJECTION \[(.*)\]$", re.MULTILINE)
# Operators in each other that are given out: what writes JSON follows no further.
_DEEPEST: Final = 60


def check_reading(root: Mapping[str, Any], kind: str | None) -> None:
    """Raise NotAllowed where a plan of Neo4j does anything but read the graph."""
    for operator in operators(root):
        name = _name(operator)
        known = _OPERATOR.fullmatch(name)
        if known is None or known[1] not in READING:
            raise NotAllowed(f"This statement would do more than read the graph: {name}.")
        details = _details(operator)
        if known[1] == "ProcedureCall":
            details = _beside_its_procedure(details)
        _check_expressions(details)
    if kind != "r":
        raise NotAllowed("This statement would do more than read the graph.")


def check_embedded(root: Mapping[str, Any] | None, text: str) -> None:
    """Raise NotAllowed for what the embedded engine has no plan for, and for procedures and functions that
    are not listed here."""
    if root is None:
        raise NotAllowed("Only statements that read the graph are run here, and this one is a command.")
    for name, procedure in called(text):
        if procedure:
            _check_procedure(name)
        else:
            _check_function(name)


def columns(root: Mapping[str, Any]) -> list[str]:
    """What the columns are called, by the embedded engine's plan: it does not say so with an answer that has
    no rows. Commas inside brackets or quotes are part of a name."""
    found = _PROJECTED.findall(_details(root))
    if not found:
        return []
    names = [""]
    depth, quote = 0, ""
    for letter in found[-1]:
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "'\"`":
            quote = letter
        elif letter in "([{":
            depth += 1
        elif letter in ")]}":
            depth -= 1
        elif letter == "," and depth == 0:
            names.append("")
            continue
        names[-1] += letter
    return [name.strip() for name in names]


def operators(root: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """A plan's operators, each before those that it takes its rows from."""
    waiting = [root]
    while waiting:
        operator = waiting.pop()
        yield operator
        waiting += reversed(operator.get("children", ()))


def shown(root: Mapping[str, Any]) -> dict[str, Any]:
    """A plan as it is given out: operator, details and children. Raises NotAllowed for one too deep."""
    return _shown(root, _DEEPEST)


def _shown(operator: Mapping[str, Any], room: int) -> dict[str, Any]:
    if room == 0:
        raise NotAllowed(
            f"The plan has more than {_DEEPEST} operators in each other; explain a shorter statement."
        )
    return {
        "operator": _name(operator),
        "details": _details(operator),
        "children": [_shown(child, room - 1) for child in operator.get("children", ())],
    }


def _name(operator: Mapping[str, Any]) -> str:
    return str(operator.get("operatorType", "")).partition("@")[0]


def _details(operator: Mapping[str, Any]) -> str:
    arguments = operator.get("args", {})
    return str(arguments.get("Details") or arguments.get("string-representation") or "")


def _beside_its_procedure(details: str) -> str:
    """What a ProcedureCall does beside calling one that is listed: its arguments."""
    name, _, rest = details.partition("(")
    _check_procedure(name.strip())
    return rest


def _check_procedure(name: str) -> None:
    if name not in PROCEDURES:
        raise NotAllowed(
            f"The procedure {name} is not one of those that may be called: {', '.join(sorted(PROCEDURES))}."
        )


def _check_expressions(details: str) -> None:
    """A subquery in an expression has no operators of its own; its text is part of the expression's."""
    if _LOAD.search(details):
        raise NotAllowed("This statement would do more than read the graph: LOAD CSV.")
    if _NESTED_CALL.search(details):
        raise NotAllowed("A procedure cannot be called inside an expression; call it in a clause of its own.")
    for name in _CALLED.findall(details):
        _check_function(name)


def _check_function(name: str) -> None:
    if name.rpartition(".")[0].lower() not in _NAMESPACES:
        raise NotAllowed(f"The function {name} is not one of the database's own.")
