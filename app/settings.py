"""Settings, read from the environment alone. Each is one line here and one row in docs/settings.md."""

from __future__ import annotations

import ipaddress
import os
import sys
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import SplitResult, parse_qsl, urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from app.errors import InputError, Problem

_EXPECTED = {
    "host": "an address of this machine, such as 127.0.0.1",
    "port": "a whole number from 1 to 65535",
    "statement_timeout": "a number of seconds greater than 0 and at most 86400",
    "request_timeout": "a number of seconds greater than 0 and at most 86400",
    "cypher_timeout": "a number of seconds greater than 0 and at most 86400",
    "cypher_concurrency": "a whole number from 1 to 100",
    "anonymous_reading": "true or false",
    "introspection": "true or false",
    "graphiql": "true or false",
    "engine_memory": "a whole number with m or g, such as 512m or 2g",
}
_SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


def default_data_folder() -> Path:
    """The user's own folder for program data: XDG on Linux, Application Support on macOS."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "cleave"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "cleave"


class Settings(BaseSettings):
    """What a start of cleave can be told. Values given by keyword win over the environment."""

    model_config = SettingsConfigDict(
        env_prefix="CLEAVE_",
        env_ignore_empty=True,
        frozen=True,
        validate_by_name=True,
        validate_by_alias=True,
        hide_input_in_errors=True,
    )

    neo4j_uri: str | None = Field(
        default=None,
        validation_alias="NEO4J_URI",
        description="Address of a Neo4j server to use instead of the embedded engine; "
        "nothing is loaded there unasked.",
    )
    neo4j_username: str = Field(
        default="neo4j",
        validation_alias="NEO4J_USERNAME",
        description="Account on that server.",
    )
    neo4j_password: SecretStr = Field(
        default=SecretStr(""),
        validation_alias="NEO4J_PASSWORD",
        description="Its password; empty where that server asks for none.",
    )
    neo4j_database: str = Field(
        default="neo4j",
        validation_alias="NEO4J_DATABASE",
        description="Database on that server.",
    )
    neo4j_reader_username: str = Field(
        default="",
        validation_alias="NEO4J_READER_USERNAME",
        description="Account on that server for people's own Cypher, one that may only read; "
        "empty: the same as for everything else.",
    )
    neo4j_reader_password: SecretStr = Field(
        default=SecretStr(""),
        validation_alias="NEO4J_READER_PASSWORD",
        description="The password of that reading account.",
    )
    data: Path = Field(
        default_factory=default_data_folder,
        description="Folder of the embedded engine: its graph, password and log.",
    )
    host: str = Field(
        default="127.0.0.1",
        min_length=1,
        description="Address to listen on; anything but loopback lets others on the network in.",
    )
    port: int = Field(
        default=8000,
        ge=1,
        le=65535,
        description="Port to listen on.",
    )
    statement_timeout: float = Field(
        default=20.0,
        gt=0,
        le=86400,
        description="Seconds after which a database statement is ended.",
    )
    request_timeout: float = Field(
        default=30.0,
        gt=0,
        le=86400,
        description="Seconds after which a request is ended, with whatever it runs in the database.",
    )
    cypher_timeout: float = Field(
        default=10.0,
        gt=0,
        le=86400,
        description="Seconds after which somebody's own Cypher is ended, in the database too.",
    )
    cypher_concurrency: int = Field(
        default=4,
        ge=1,
        le=100,
        description="How many statements of people's own Cypher may run at a time; further ones are refused.",
    )
    engine_memory: str = Field(
        default="1g",
        pattern=r"^[1-9][0-9]*[mMgG]$",
        description="Largest heap of the embedded engine, such as 512m or 2g.",
    )
    allowed_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(),
        description="Names beside loopback under which the server may be reached, separated by commas; "
        "requests for others are refused.",
    )
    anonymous_reading: bool | None = Field(
        default=None,
        description="Whether one may read without a token, true or false; "
        "unset: only on a loopback CLEAVE_HOST.",
    )
    introspection: bool = Field(
        default=True,
        description="Whether the GraphQL schema may be asked for; GraphiQL needs it.",
    )
    graphiql: bool = Field(
        default=True,
        description="Whether GraphiQL, the workbench for queries, is at /graphiql.",
    )

    @property
    def reads_without_token(self) -> bool:
        """Whether one may read without a token: as set, else where only this machine reaches the server."""
        return is_loopback(self.host) if self.anonymous_reading is None else self.anonymous_reading

    @field_validator("neo4j_uri")
    @classmethod
    def _is_bolt_address(cls, value: str | None) -> str | None:
        if value is None:
            return None
        parts = urlsplit(value)
        if parts.scheme not in _SCHEMES or not parts.hostname or not _is_port(parts):
            raise ValueError(f"expected an address like neo4j://host:7687, with one of {', '.join(_SCHEMES)}")
        if parts.username or parts.password:
            raise ValueError("expected no account in the address; use NEO4J_USERNAME and NEO4J_PASSWORD")
        if not _is_routing_context(parts):
            raise ValueError(
                "expected nothing after the port; only neo4j:// may have a routing context, ?name=value"
            )
        return value

    @field_validator("data")
    @classmethod
    def _is_absolute(cls, value: Path) -> Path:
        return value.expanduser().absolute()

    @field_validator("allowed_hosts", mode="before")
    @classmethod
    def _split_at_commas(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(name.strip() for name in value.split(",") if name.strip())
        return value


def is_loopback(host: str) -> bool:
    """Whether an address to listen on is this machine's alone."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _is_port(parts: SplitResult) -> bool:
    try:
        return parts.port is None or parts.port > 0
    except ValueError:
        return False


def _is_routing_context(parts: SplitResult) -> bool:
    """Whether what follows the port is nothing, or what a cluster's routing understands (Neo4j's driver)."""
    if parts.path.strip("/") or parts.fragment:
        return False
    if not parts.query:
        return True
    try:
        names = [name for name, _ in parse_qsl(parts.query, strict_parsing=True)]
    except ValueError:
        return False
    return parts.scheme.startswith("neo4j") and len(names) == len({*names, "address"}) - 1


def environment_name(field: str) -> str:
    """The environment variable of a field: "port" is CLEAVE_PORT, "neo4j_uri" is NEO4J_URI."""
    alias = Settings.model_fields[field].validation_alias
    return alias if isinstance(alias, str) else f"CLEAVE_{field.upper()}"


def read_settings(**given: Any) -> Settings:
    """Settings from the environment, with those `given` by keyword put over it; a None counts as not given.

    Raises InputError naming each variable that has a wrong value and what was expected of it. The wrong value
    itself is not repeated: it could be a secret.
    """
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False, include_context=False)
        raise InputError(
            Problem((_variable(field),), _expected(field, each["msg"]), "setting")
            for each in details
            for field in [str(each["loc"][0])]
        ) from None


def _expected(field: str, said: str) -> str:
    """What was expected, in our words where the library's say only which bound was passed."""
    return f"expected {_EXPECTED[field]}" if field in _EXPECTED else said.removeprefix("Value error, ")


def _variable(location: str) -> str:
    return environment_name(location) if location in Settings.model_fields else location.upper()
