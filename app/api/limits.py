"""What a document may be like: its size and shape, measured in linear time before it is validated.

The pass reads every fragment once, however often it is spread: documents that double their fragments, and so
would take exponential time to follow, take no longer than others. What a document costs is in ``cost``.
"""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple, cast

from graphql import (
    DefinitionNode,
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    OperationDefinitionNode,
    SelectionNode,
    parse,
)

MOST_LETTERS: Final = 20_000
MOST_TOKENS: Final = 2_000
MOST_DEFINITIONS: Final = 50
MOST_ERRORS: Final = 10
# From the root to a leaf; a tie of a tie of a tie takes nine.
DEEPEST: Final = 13
# With fragments put in their places.
MOST_FIELDS: Final = 1_000
# Fields with fields of their own: each may become a subquery, and Neo4j's planner takes its time for many.
MOST_OBJECTS: Final = 120
MOST_ALIASES: Final = 20
MOST_REPEATS: Final = 20
MOST_DIRECTIVES: Final = 5
_CODE: Final = "TOO_COMPLEX"


def read(text: str) -> DocumentNode:
    """Parse a document. Raises GraphQLError where it is too long, nested too deeply, or no document."""
    if len(text) > MOST_LETTERS:
        raise too_much(f"query: {len(text)} letters are too many; expected at most {MOST_LETTERS}")
    return parse(text, max_tokens=MOST_TOKENS)


def complaints(document: DocumentNode) -> list[GraphQLError]:
    """What is too much in a document that need not be valid: an error for each limit that it passes."""
    if len(document.definitions) > MOST_DEFINITIONS:
        return [_more_than(MOST_DEFINITIONS, len(document.definitions), "operations and fragments")]
    shapes = _Shapes(document)
    found = [shapes.of_definition(node) for node in document.definitions]
    checks = (
        (MOST_DIRECTIVES, shapes.directives, "directives on one place"),
        (MOST_REPEATS, shapes.repeats, "fields of one name in one place"),
        (DEEPEST, max((each.depth for each in found), default=0), "levels of fields"),
        (MOST_FIELDS, max((each.fields for each in found), default=0), "fields"),
        (MOST_OBJECTS, max((each.objects for each in found), default=0), "fields with fields of their own"),
        (MOST_ALIASES, max((each.aliases for each in found), default=0), "aliases"),
    )
    return [_more_than(most, there, what) for most, there, what in checks if there > most]


def check_introspection(*, asked: bool, closed: bool) -> None:
    """Raise GraphQLError where the schema is asked for and is not told."""
    if asked and closed:
        message = "query: this server does not answer questions about its schema"
        raise GraphQLError(message, extensions={"code": "INTROSPECTION_DISABLED"})


class _Shape(NamedTuple):
    """Levels of fields, and how many fields, fields with fields of their own, and aliases."""

    depth: int = 0
    fields: int = 0
    objects: int = 0
    aliases: int = 0

    def beside(self, other: "_Shape") -> "_Shape":
        sums = (mine + others for mine, others in zip(self[1:], other[1:], strict=True))
        return _Shape(max(self.depth, other.depth), *sums)


_NOTHING: Final = _Shape()


class _Shapes:
    """The shapes of a document's definitions, and the most of what is counted place by place."""

    def __init__(self, document: DocumentNode) -> None:
        self._fragments = fragments(document)
        self._known: dict[str, _Shape] = {}
        self.directives = self.repeats = 0

    def of_definition(self, node: DefinitionNode) -> _Shape:
        if isinstance(node, FragmentDefinitionNode):
            self._count_directives(node.directives)
            return self._of_fragment(node.name.value)
        if isinstance(node, OperationDefinitionNode):
            self._count_directives(node.directives)
            for variable in node.variable_definitions or ():
                self._count_directives(variable.directives)
            return self._of(node.selection_set.selections, {})
        return _NOTHING

    def _of_fragment(self, name: str) -> _Shape:
        if name not in self._known:
            # Until it is known; a fragment within itself adds nothing, and validation complains of it.
            self._known[name] = _NOTHING
            fragment = self._fragments.get(name)
            if fragment is not None:
                self._known[name] = self._of(fragment.selection_set.selections, {})
        return self._known[name]

    def _of(self, selections: Sequence[SelectionNode], names: dict[str, int]) -> _Shape:
        """``names`` counts the response names of a selection set, those in its inline fragments too."""
        shape = _NOTHING
        for node in selections:
            self._count_directives(node.directives)
            if isinstance(node, FieldNode):
                name = (node.alias or node.name).value
                names[name] = names.get(name, 0) + 1
                self.repeats = max(self.repeats, names[name])
                shape = shape.beside(self._of_field(node))
            elif isinstance(node, FragmentSpreadNode):
                shape = shape.beside(self._of_fragment(node.name.value))
            else:
                shape = shape.beside(self._of(cast(Any, node).selection_set.selections, names))
        return shape

    def _of_field(self, node: FieldNode) -> _Shape:
        aliases = int(node.alias is not None)
        if node.selection_set is None:
            return _Shape(1, 1, 0, aliases)
        below = self._of(node.selection_set.selections, {})
        # Introspection is deep by nature; validation holds it to a depth of its own.
        depth, objects = (1, 1) if node.name.value.startswith("__") else (1 + below.depth, 1 + below.objects)
        return _Shape(depth, 1 + below.fields, objects, aliases + below.aliases)

    def _count_directives(self, directives: Sequence[DirectiveNode] | None) -> None:
        self.directives = max(self.directives, len(directives or ()))


def fragments(document: DocumentNode) -> dict[str, FragmentDefinitionNode]:
    """A document's fragments by their names."""
    return {n.name.value: n for n in document.definitions if isinstance(n, FragmentDefinitionNode)}


def _more_than(most: int, there: int, what: str) -> GraphQLError:
    return too_much(f"query: {there} {what} are too many; expected at most {most}")


def too_much(message: str) -> GraphQLError:
    """The error of a document that asks for too much."""
    return GraphQLError(message, extensions={"code": _CODE})
