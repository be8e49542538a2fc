"""Drivers that have reached their server, and the one place where the driver's errors become ours."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from neo4j import AsyncDriver, AsyncGraphDatabase
from neo4j.exceptions import (
    AuthError,
    BrokenRecordError,
    DatabaseUnavailable,
    DriverError,
    Forbidden,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
)

from app.errors import CommitLost, DatabaseError, NotAllowed, TimedOut, Unavailable

# An outage is told within seconds: the driver by itself would wait half a minute for a connection, and as
# long again for a database that may come back.
CONNECT_LIMIT: Final = 3.0
_RETRY_LIMIT: Final = 3.0
_TIMED_OUT: Final = frozenset(
    {
        "Neo.ClientError.Transaction.TransactionTimedOut",
        "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration",
        "Neo.TransientError.Transaction.LockAcquisitionTimeout",
    }
)
_TOO_LONG: Final = "The statement took longer than its time limit and was ended."
# A statement that would write, in a transaction that may only read.
_WRITES: Final = frozenset(
    {
        "Neo.ClientError.Statement.AccessMode",
        "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase",
        "Neo.ClientError.Security.Forbidden",
    }
)
# What the driver says of its retries is for programs that log; without a handler Python prints it.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


async def reached(uri: str, username: str, password: str, acquisition: float) -> tuple[AsyncDriver, str]:
    """A driver that has reached its server, and what the server calls itself. Raises Unavailable.

    acquisition: seconds to wait for a free connection.
    """
    async with translated():
        driver = AsyncGraphDatabase.driver(
            uri,
            auth=(username, password) if username else None,
            notifications_min_severity="OFF",
            connection_timeout=CONNECT_LIMIT,
            connection_acquisition_timeout=acquisition,
            max_transaction_retry_time=_RETRY_LIMIT,
            telemetry_disabled=True,
        )
    try:
        async with translated():
            return driver, str((await driver.get_server_info()).agent)
    except BaseException:
        await driver.close()
        raise


@asynccontextmanager
async def translated() -> AsyncIterator[None]:
    """Raise our errors where the driver raises its own."""
    try:
        yield
    except AuthError as error:
        raise Unavailable(
            "The database refuses this account; check the username and the password."
        ) from error
    except IncompleteCommit as error:
        raise CommitLost(
            "The connection to the database was lost while this was being written, and whether it was is not "
            "known. Doing it again is harmless."
        ) from error
    except (ServiceUnavailable, DatabaseUnavailable) as error:
        raise Unavailable("No database answers at the configured address.") from error
    except TimeoutError as error:
        raise TimedOut(_TOO_LONG) from error
    except Neo4jError as error:
        if error.code in _TIMED_OUT:
            raise TimedOut(_TOO_LONG) from error
        message = error.message or "The database failed a statement."
        if isinstance(error, Forbidden) or error.code in _WRITES:
            raise NotAllowed(message) from error
        raise DatabaseError(message) from error
    except BrokenRecordError as error:
        raise DatabaseError(
            "A value of the answer cannot be read here, as a year beyond 1 to 9999; return it as text."
        ) from error
    except DriverError as error:
        raise Unavailable(f"The connection to the database failed: {error}") from error
