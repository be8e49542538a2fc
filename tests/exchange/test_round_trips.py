"""What is written reads back as it was, in both formats, and writes again as the same bytes."""

from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings

from app.domain.claims import Claim, Entity, Source
from app.domain.dates import Edtf, parse
from app.domain.facts import Name, Strength
from app.domain.judgements import Judgement, Undoing
from app.domain.records import Batch
from app.exchange.files import read_files
from app.exchange.jsonl_format import write_jsonl
from app.exchange.yaml_format import write_yaml
from app.resources import seed_folder
from tests.strategies import batches

FORMATS = {"jsonl": write_jsonl, "yaml": write_yaml}
EVERY_FORMAT = pytest.mark.parametrize("form", FORMATS)
EXAMPLES = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)


def written(batch: Batch, form: str) -> str:
    stream = StringIO()
    FORMATS[form](batch, stream)
    return stream.getvalue()


def read_back(text: str, form: str) -> Batch:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"file.{form}"
        path.write_text(text, encoding="utf-8", newline="\n")
        return read_files([path])


def everything(batch: Batch) -> list[object]:
    """All that a batch says, what equality leaves out included: originals of dates, entries, descriptions."""
    found: list[object] = []
    for record in (*batch.sources, *batch.entities, *batch.claims):
        found.append(record)
        if isinstance(record, Source):
            found.append(record.published_on.as_given)
        if isinstance(record, Claim):
            span = record.span
            dates: list[Edtf | None] = [
                record.made_on,
                record.public_on,
                span.start,
                span.end,
                *span.observed,
            ]
            if isinstance(record.fact, Strength):
                dates.append(record.fact.on)
            found += [date and date.as_given for date in dates]
            found += [record.id, record.recorded_at, record.recorded_by, record.retraction]
            if isinstance(record.fact, Name):
                found += [record.fact.kind, record.fact.language, record.fact.script]
    return found


@EVERY_FORMAT
@EXAMPLES
@given(batch=batches())
def test_written_and_read_is_the_same(batch: Batch, form: str):
    text = written(batch, form)
    again = read_back(text, form)
    assert everything(again) == everything(batch)
    assert written(again, form) == text


@EXAMPLES
@given(batch=batches())
def test_a_folder_of_yaml_reads_back_the_same(batch: Batch):
    with TemporaryDirectory() as folder:
        write_yaml(batch, Path(folder))
        assert everything(read_files([Path(folder)]).in_order()) == everything(batch)


@EVERY_FORMAT
@EXAMPLES
@given(batch=batches())
def test_recording_twice_changes_nothing(batch: Batch, form: str):
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{name}.{form}" for name in ("one", "two")]
        for path in paths:
            path.write_text(written(batch, form), encoding="utf-8", newline="\n")
        assert everything(read_files(paths)) == everything(batch)


@EXAMPLES
@given(batch=batches())
def test_order_of_the_records_does_not_show(batch: Batch):
    backwards = Batch(batch.sources[::-1], batch.entities[::-1], batch.claims[::-1])
    for form in FORMATS:
        assert written(backwards, form) == written(batch, form)


@EVERY_FORMAT
def test_the_seed_survives(form: str):
    seed = read_files([seed_folder()]).in_order()
    assert everything(read_back(written(seed, form), form)) == everything(seed)


def test_a_line_is_canonical():
    batch = Batch(
        sources=(Source("source:s", "Ein Titel: „so“", parse("[2014-11-24..2014-12-02]"), language="de"),),
        entities=(Entity("place:p", "Oslo", "CITY", latitude=59.9, longitude=10.75, country="NO"),),
    )
    assert written(batch, "jsonl") == (
        '{"source": {"id": "source:s", "title": "Ein Titel: „so“", '
        '"published_on": "[2014-11-24..2014-12-02]", "language": "de"}}\n'
        '{"entity": {"id": "place:p", "label": "Oslo", "kind": "city", "latitude": 59.9, '
        '"longitude": 10.75, "country": "NO"}}\n'
    )


@EVERY_FORMAT
def test_judgements_survive(form: str, tmp_path: Path):
    entities = tuple(Entity(f"group:{i}", i, "FACTION") for i in ("a", "b", "c"))
    undone = Undoing("2026-11-23T08:00:00Z", "Ada", "They are: two")
    batch = Batch(
        entities=entities,
        judgements=(
            Judgement("judgement:" + "0" * 20, "group:a", ("group:b",), "NO", "2026-11-22T08:00:00Z", "Ada"),
            Judgement("judgement:" + "1" * 20, "group:a", ("group:c", "group:b"), "so", "", "", undone),
        ),
    )
    text = written(batch, form)
    assert read_back(text, form) == batch
    assert written(read_back(text, form), form) == text
    write_yaml(batch, tmp_path)
    assert read_files([tmp_path]).in_order() == batch


def test_an_empty_batch_is_an_empty_file(tmp_path: Path):
    assert [written(Batch(), form) for form in FORMATS] == ["", ""]
    write_yaml(Batch(), tmp_path)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
