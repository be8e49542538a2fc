"""Models of what REST answers, made from the documents behind it: OpenAPI cannot say anything else than they.

An object is called as the fragment that selects it, an enumeration as in GraphQL.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal, cast

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLEnumType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    SelectionSetNode,
    is_abstract_type,
)
from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema, create_model

from app.api.rest_documents import QUESTIONS
from app.api.schema import schema

_TYPENAME: Final = "__typename"
_SCALARS: Final[dict[str, Any]] = {
    "ID": str,
    "String": str,
    "Int": int,
    "Float": float,
    "Boolean": bool,
    "Date": Annotated[str, WithJsonSchema({"type": "string", "format": "date"})],
    "DateTime": Annotated[str, WithJsonSchema({"type": "string", "format": "date-time"})],
    "EDTF": Annotated[str, WithJsonSchema({"type": "string", "title": "EDTF"})],
}


class _Models:
    """Models by their names, over one schema."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self._schema = schema
        self._made: dict[str, Any] = {}

    def of(self, document: DocumentNode) -> Any:
        """The model of the value of a document's root field, where it is not null."""
        (operation,) = [n for n in document.definitions if isinstance(n, OperationDefinitionNode)]
        fragments = {n.name.value: n for n in document.definitions if isinstance(n, FragmentDefinitionNode)}
        (root,) = operation.selection_set.selections
        assert isinstance(root, FieldNode)  # noqa: S101 - so are the documents
        assert self._schema.query_type is not None  # noqa: S101
        type_ = self._schema.query_type.fields[root.name.value].type
        return self._value(
            getattr(type_, "of_type", type_) if _is_non_null(type_) else type_, root, fragments
        )

    def _value(self, type_: Any, node: FieldNode, fragments: Mapping[str, FragmentDefinitionNode]) -> Any:
        """What a field's value is, without the null that it may be."""
        if isinstance(type_, GraphQLList):
            return list[self._nullable(type_.of_type, node, fragments)]  # type: ignore[misc]
        if node.selection_set is None:
            return self._enum(type_) if isinstance(type_, GraphQLEnumType) else _SCALARS[type_.name]
        (spread,) = node.selection_set.selections
        assert isinstance(spread, FragmentSpreadNode)  # noqa: S101 - so are the documents
        return self._object(fragments[spread.name.value], fragments)

    def _nullable(self, type_: Any, node: FieldNode, fragments: Mapping[str, FragmentDefinitionNode]) -> Any:
        if _is_non_null(type_):
            return self._value(type_.of_type, node, fragments)
        return self._value(type_, node, fragments) | None

    @staticmethod
    def _enum(type_: GraphQLEnumType) -> Any:
        # The same class as of the parameters: OpenAPI has it once.
        return type_.extensions["strawberry-definition"].wrapped_cls

    def _object(
        self, fragment: FragmentDefinitionNode, fragments: Mapping[str, FragmentDefinitionNode]
    ) -> Any:
        name = fragment.name.value
        if name not in self._made:
            on = self._schema.type_map[fragment.type_condition.name.value]
            types = (
                list(self._schema.get_possible_types(cast(Any, on)))
                if is_abstract_type(on)
                else [cast(GraphQLObjectType, on)]
            )
            wanted = [self._fields(fragment.selection_set, type_) for type_ in types]
            if all(each.keys() == wanted[0].keys() for each in wanted):
                self._made[name] = self._model(name, types, wanted[0], fragments)
            else:
                kinds = tuple(
                    self._model(type_.name, [type_], fields, fragments)
                    for type_, fields in zip(types, wanted, strict=True)
                )
                self._made[name] = Annotated[_union(kinds), Field(discriminator=_TYPENAME.strip("_"))]
        return self._made[name]

    def _fields(self, selected: SelectionSetNode, type_: GraphQLObjectType) -> dict[str, FieldNode]:
        """The fields of an object type that a fragment selects, by response name."""
        found: dict[str, FieldNode] = {}
        for node in selected.selections:
            if isinstance(node, FieldNode):
                found[node.alias.value if node.alias else node.name.value] = node
            else:
                inline = cast(Any, node)
                if inline.type_condition.name.value == type_.name:
                    found |= self._fields(inline.selection_set, type_)
        return found

    def _model(
        self,
        name: str,
        types: list[GraphQLObjectType],
        wanted: Mapping[str, FieldNode],
        fragments: Mapping[str, FragmentDefinitionNode],
    ) -> type[BaseModel]:
        """``types`` are those that the object may be of; a Python name carries no underscore in front."""
        fields: dict[str, Any] = {}
        for key, node in wanted.items():
            if key == _TYPENAME:
                kinds: Any = Literal.__getitem__(tuple(type_.name for type_ in types))
                fields[key.strip("_")] = (kinds, Field(alias=key, description="What it is."))
                continue
            definition = types[0].fields[node.name.value]
            fields[f"{key}_"] = (
                self._nullable(definition.type, node, fragments),
                Field(alias=key, description=definition.description),
            )
        described = types[0].description if len(types) == 1 else None
        model: type[BaseModel] = create_model(
            name, __config__=ConfigDict(extra="forbid"), __doc__=described, **fields
        )
        return model


def _is_non_null(type_: Any) -> bool:
    return isinstance(type_, GraphQLNonNull)


def _union(kinds: tuple[type[BaseModel], ...]) -> Any:
    made: Any = kinds[0]
    for kind in kinds[1:]:
        made = made | kind
    return made


_models: Final = _Models(schema._schema)  # noqa: SLF001 - strawberry shows it nowhere else
MODELS: Final = {name: _models.of(question.document) for name, question in QUESTIONS.items()}
"""What each document's root field gives, by the name of its operation."""
