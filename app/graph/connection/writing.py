"""A write transaction, and when its work is done again."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final, TypeVar

from neo4j import AsyncManagedTransaction
from neo4j.exceptions import ClientError, DatabaseUnavailable, DriverError, Neo4jError, TransientError

T = TypeVar("T")
Parameters = Mapping[str, Any]

# Two writers of one new id: Neo4j makes the second wait, the embedded engine fails it; it also fails one that
# meets a record the other has moved. No record is deleted but derived ones, under the writers' lock, so
# that neither can mean anything else.
_CONFLICTS: Final = frozenset(
    {
        "Neo.ClientError.Schema.ConstraintValidationFailed",
        "Neo.ClientError.Statement.EntityNotFound",
    }
)


class Transaction:
    """A write transaction that is retried as a whole where the database asks for it."""

    def __init__(self, transaction: AsyncManagedTransaction) -> None:
        self._transaction = transaction

    async def run(self, text: str, parameters: Parameters) -> list[list[Any]]:
        """Run one statement and give the values of its rows."""
        result = await self._transaction.run(text, dict(parameters))
        return [record.values() async for record in result]


class Overtaken(TransientError):
    """Raised for work that another writer's commit made untrue: it is run again, as after any conflict."""

    @property
    def message(self) -> str:
        """For whoever is overtaken each time."""
        return "Others changed the graph all the while; try again."


async def alone() -> bool:
    """What work that nobody can overtake says."""
    return False


async def attempted(
    work: Callable[[Transaction], Awaitable[T]],
    transaction: AsyncManagedTransaction,
    overtaken: Callable[[], Awaitable[bool]],
) -> T:
    """Run the work once. Raises Overtaken where it raised something of its own and was overtaken.

    The embedded engine has no locks: it fails whoever commits second, and until then shows their work some of
    what others commit.
    """
    try:
        return await work(Transaction(transaction))
    except (Neo4jError, DriverError):
        raise
    except Exception as error:
        if await overtaken():
            raise Overtaken from error
        raise


def is_conflict(error: ClientError | TransientError) -> bool:
    """Whether another writer was in the way, so that the same may be written now."""
    if isinstance(error, DatabaseUnavailable):
        return False
    # The embedded engine may meet a conflict late, and then says no more than this.
    unsaid = (error.message or "").startswith("Error executing Cypher command")
    return isinstance(error, TransientError) or error.code in _CONFLICTS or unsaid
