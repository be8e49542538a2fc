"""Reading files: YAML traps, links between files, and every problem with file, line and field."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.claims import Entity
from app.domain.dates import parse
from app.domain.facts import Quantity, Strength, Tie
from app.domain.validation import Context
from app.domain.vocabulary import Counted
from app.errors import InputError
from app.exchange.files import FileProblem, read, read_files
from app.exchange.rows import FACTS

CONTEXT = Context(
    sources={"source:s": parse("2014-12-01")},
    entities=frozenset({"group:a", "group:b", "person:p", "place:x"}),
)
SAID = """
    stance: asserts
    channel: analyst
    made_by: person:p
    summary: A sentence.
    locator: ¶ 1
"""
CLAIM = f"""source: source:s
claims:
  - key: one
    tie: PLEDGED_TO
    from: group:a
    to: group:b{SAID}"""

Write = Callable[..., Path]
# What means something in one of the formats, beside letters and numbers.
_TRAPS = st.sampled_from("claims:sourcentid09eE-+.\n \t\"'\\{}[]()<>!&*|%@`#,?~\ufeff\x00\x85é")


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def put(text: str, name: str = "file.yaml") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return put


def problems(*paths: Path, context: Context = CONTEXT) -> list[str]:
    """Each problem as ``line field code``; that nothing is read beside them is what the raise says."""
    with pytest.raises(InputError) as caught:
        read_files(paths, context)
    for problem in caught.value.problems:
        assert isinstance(problem, FileProblem)
        assert str(problem).startswith(f"{problem.file}:{problem.line}: {'.'.join(problem.path)}")
    return [
        f"{p.line} {'.'.join(p.path)} {p.code}" for p in caught.value.problems if isinstance(p, FileProblem)
    ]


def one_claim(text: str, write: Write) -> Any:
    (claim,) = read_files([write(text)], CONTEXT).claims
    return claim


def test_a_claim_of_every_field(write: Write):
    claim = one_claim(
        f"""{CLAIM}    in: place:x
    spell: 2
    role: emir
    note: 0x1F
    made_by_name: Somebody
    made_on: AH 1435-10-29
    public_on: 2014-09
    span: {{from: 2007, to: 2014-06~, observed: ["[2013-01..2013-04]", 2012]}}
    share: 0.9
    count: ~3000
    how: expelled
    grade: C3
    recorded_at: 2026-11-22T09:30:00+00:00
    recorded_by: me
    retracted: {{at: 2026-11-23T09:30:00Z, by: me, why: NO}}
""",
        write,
    )
    assert claim.fact == Tie("PLEDGED_TO", "group:a", "group:b", "place:x", "2")
    assert (claim.role, claim.note, claim.made_by_name) == ("emir", "0x1F", "Somebody")
    assert (claim.made_on.text, claim.made_on.as_given) == ("2014-08-25", "AH 1435-10-29")
    assert [claim.span.start.text, claim.span.end.text] == ["2007", "2014-06~"]
    assert [day.text for day in claim.span.observed] == ["[2013-01..2013-04]", "2012"]
    assert (claim.share, claim.count, claim.how) == (0.9, Quantity(3000, 3000, True), "EXPELLED")
    assert (claim.reliability, claim.credibility) == ("C", 3)
    assert claim.retraction.why == "NO"


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("3000", Quantity(3000, 3000)),
        ("~3000", Quantity(3000, 3000, True)),
        ("150-250", Quantity(150, 250)),
        ("~150-250", Quantity(150, 250, True)),
        ('"24.."', Quantity(24, None)),
        ('"..250"', Quantity(0, 250)),
        ("0", Quantity(0, 0)),
    ],
)
def test_numbers_of_people(text: str, quantity: Quantity, write: Write):
    counted = f"strength: fighters\n    of: [group:b, group:a]\n    number: {text}\n    on: 2014-10-28{SAID}"
    claim = one_claim(f"source: source:s\nclaims:\n  - {counted}", write)
    assert claim.fact == Strength(("group:a", "group:b"), Counted.FIGHTERS, quantity, parse("2014-10-28"))


def test_yaml_interprets_nothing(write: Write):
    text = """entities:
  - id: place:oslo
    label: NO
    kind: city
    country: NO
    summary: null
  - {id: person:yes, label: 2007, summary: "~"}
  - id: person:empty
    label: 1e3
    summary:
"""
    oslo, yes, empty = read_files([write(text)]).entities
    assert (oslo.label, oslo.country, oslo.summary) == ("NO", "NO", "null")
    assert (oslo.kind, type(oslo.kind)) == ("CITY", str)
    assert (yes.label, yes.summary) == ("2007", "~")
    assert (empty.label, empty.summary) == ("1e3", None)


def test_an_empty_text_is_as_good_as_none(write: Write):
    (entity,) = read_files([write('entities: [{id: person:a, label: A, summary: ""}]')]).entities
    assert entity.summary is None


def changed(old: str, new: str) -> str:
    assert old in CLAIM
    return CLAIM.replace(old, new)


# fmt: off
FAULTS: dict[str, tuple[str, list[str]]] = {
    "not YAML": ("claims:\n  - key: a: b\n", ["2  yaml"]),
    "unclosed": ("claims: [\n", ["2  yaml"]),
    "a control character": ("claims:\n  - key: \x01\n", ["2  yaml"]),
    "tabs": ("claims:\n\t- key: a\n", ["2  yaml"]),
    "no mapping": ("- a\n- b\n", ["1  form"]),
    "a text": ("hello\n", ["1  form"]),
    "two documents": ("sources: []\n---\nsources: []\n", ["2  document"]),
    "unknown section": ("claim: []\n", ["1 claim field"]),
    "a section that is no list": ("claims:\n  key: a\n", ["1 claims form"]),
    "a row that is no mapping": ("claims:\n  - a\n", ["2  form"]),
    "a key that is no text": ("claims:\n  - [a]: b\n", ["2  key", "2  fact"]),
    "a key twice in a row": (
        changed("    from: group:a\n", "    from: group:a\n    from: group:b\n"),
        ["6 from duplicate"],
    ),
    "a section twice": ("sources: []\nsources: []\n", ["2 sources duplicate"]),
    "a key twice in a span": (f"{CLAIM}    span: {{from: 2013, from: 2014}}\n", ["12 span.from duplicate"]),
    "an anchor": (changed("group:a", "&x group:a"), ["5 from anchor"]),
    "an alias": (f"{CLAIM}    role: *x\n", ["12 role alias"]),
    "a tag": (changed("group:a", "!!str group:a"), ["5 from tag"]),
    "a tag of Python": (changed("group:a", "!!python/name:os.system group:a"), ["5 from tag"]),
    "a merge key": (f"{CLAIM}    <<: {{role: emir}}\n", ["12 << field"]),
    "deep": ("claims: " + "[" * 40 + "]" * 40, ["1  yaml"]),
    "an escape beyond Unicode": (changed("A sentence.", r'"\U00110000"'), ["10 summary yaml"]),
    "an escape beyond all numbers": (changed("A sentence.", r'"a \UFFFFFFFF"'), ["10 summary yaml"]),
    "such an escape in a list": (f'{CLAIM}    span: {{observed: [2013, "\\UFFFFFFFF"]}}\n', ["12 span.observed.1 yaml"]),
    "such an escape in a name": (f'{CLAIM}    "\\UFFFFFFFF": a\n', ["12  yaml"]),
    "a huge version of YAML": ("%YAML 1." + "9" * 5000 + "\n---\nclaims: []\n", ["1  yaml"]),
    "half a character": (changed("A sentence.", r'"\uD800"'), ["10 summary value"]),
    "half a character in a name": (f'{CLAIM}    "a\\uDC00": b\n', ["12  key"]),
    "half a character in two names": (f'{CLAIM}    span: {{"\\uD800": 1, "\\uD800": 1}}\n', ["12  key", "12  key"]),
    "half a character in a section": ('"\\uD800": []\n', ["1  key"]),
    "a line break in a name": (f'{CLAIM}    "role\\n": b\n', ["12  key"]),
    "a field without a name": (f'{CLAIM}    "": b\n', ["12  key"]),
    "a number for a name": (f"{CLAIM}    0: b\n", ["12 0 field"]),
    "a huge number for a name": (f"{CLAIM}    ? {'9' * 5000}\n    : b\n", [f"12 {'9' * 5000} field"]),
    "a huge share": (f"{CLAIM}    share: 1e400\n", ["12 share range"]),
    "a long share": (f"{CLAIM}    share: {'9' * 5000}\n", ["12 share range"]),
    "a long count": (f"{CLAIM}    count: {'9' * 5000}\n", ["12 count value"]),
    "nobody counted": (
        f"source: source:s\nclaims:\n  - key: one\n    strength: fighters\n    of: []\n    number: 3\n    on: 2014{SAID}",
        ["5 of value"],
    ),
    "a week": (f"{CLAIM}    made_on: 2014-W34-1\n", ["12 made_on value"]),
    "a day without hyphens": (f"{CLAIM}    made_on: 20140825\n", ["12 made_on value"]),
    "a day of the year": (f"{CLAIM}    made_on: 2014-237\n", ["12 made_on value"]),
    "public before it is made": (
        f"{CLAIM}    made_on: 2014-08\n    public_on: 2014-07-31\n", ["13 public_on order"]
    ),
    "a country that is none": (
        "entities:\n  - id: place:c\n    label: C\n    kind: town\n    country: ZZ\n", ["5 country unknown"]
    ),
    "an empty file": ("", ["1  empty"]),
    "nothing but a remark": ("# to do\n", ["1  empty"]),
    "no claims": ("source: source:s\nclaims:\n", ["1  empty"]),
    "a list of no claims": ("claims: []\n", ["1  empty"]),
    "no fact": (changed("    tie: PLEDGED_TO\n", ""), ["3  fact"]),
    "two facts": (f"{CLAIM}    name: A\n", ["3  fact"]),
    "unknown field": (f"{CLAIM}    sumary: B\n", ["12 sumary field"]),
    "a field of another fact": (f"{CLAIM}    used_by: group:a\n", ["12 used_by field"]),
    "unknown field of a span": (f"{CLAIM}    span: {{form: 2014}}\n", ["12 span.form field"]),
    "a span that is a date": (f"{CLAIM}    span: 2014\n", ["12 span form"]),
    "missing fields": (
        "claims:\n  - tie: PLEDGED_TO\n",
        [f"2 {f} missing" for f in ("source", "stance", "channel", "summary", "locator", "from", "to")],
    ),
    "an empty field is missing": (changed("group:a", ""), ["5 from missing"]),
    "type of tie": (changed("PLEDGED_TO", "pledged_to"), ["4 tie value"]),
    "derived type": (changed("PLEDGED_TO", "DENIED_MEMBERSHIP"), ["4 tie derived"]),
    "stance": (changed("asserts", "claims"), ["7 stance value"]),
    "channel": (changed("analyst", "Analyst"), ["8 channel value"]),
    "a date": (f"{CLAIM}    made_on: 25.8.2014\n", ["12 made_on value"]),
    "an unquoted range": (f"{CLAIM}    made_on: [2014-08..2014-09]\n", ["12 made_on value"]),
    "an end of a span": (f"{CLAIM}    span:\n      from: 2013\n      to: now\n", ["14 span.to value"]),
    "two dots begin a span": (f'{CLAIM}    span: {{from: ".."}}\n', ["12 span.from value"]),
    "an observation": (f"{CLAIM}    span: {{observed: [2014, x]}}\n", ["12 span.observed value"]),
    "one observation without a list": (f"{CLAIM}    span: {{observed: 2014}}\n", ["12 span.observed value"]),
    "share": (f"{CLAIM}    share: 90%\n", ["12 share value"]),
    "share out of range": (f"{CLAIM}    share: 90\n", ["12 share range"]),
    "count": (f"{CLAIM}    count: dozens\n", ["12 count value"]),
    "count upside down": (f"{CLAIM}    count: 5-4\n", ["12 count range"]),
    "how": (f"{CLAIM}    how: resigned\n", ["12 how value"]),
    "grade": (f"{CLAIM}    grade: C7\n", ["12 grade value"]),
    "grade of no letters": (f"{CLAIM}    grade: good\n", ["12 grade value"]),
    "links that are no list": (f"{CLAIM}    relies_on: one\n", ["12 relies_on value"]),
    "a link to nothing": (f"{CLAIM}    relies_on: [two]\n", ["12 relies_on unknown"]),
    "a link to no file": (f"{CLAIM}    relies_on: [other#two]\n", ["12 relies_on unknown"]),
    "a link to no claim": (f"{CLAIM}    revises: [claim:{'0' * 20}]\n", ["12 revises unknown"]),
    "a link to itself": (f"{CLAIM}    relies_on: [one]\n", ["12 relies_on circle"]),
    "a wrong id": (f"{CLAIM}    id: claim:{'0' * 20}\n", ["12 id id"]),
    "a key with a space": (changed("key: one", "key: one two"), ["3 key form"]),
    "a bad retraction": (f"{CLAIM}    retracted: {{at: now, by: me}}\n", ["12 retracted.why missing"]),
    "an unknown source": (changed("source: source:s", "source: source:t"), ["1 source unknown"]),
    "an unknown entity": (changed("group:b", "group:c"), ["6 to unknown"]),
    "end before start": (f"{CLAIM}    span:\n      from: 2013\n      to: 2012\n", ["14 span.to order"]),
    "unknown field of a source": (
        "sources:\n  - id: source:t\n    titel: T\n    published_on: 2014\n",
        ["2 title missing", "3 titel field"],
    ),
    "a date of a source": (
        "sources:\n  - {id: source:t, title: T, published_on: last year}\n",
        ["2 published_on value"],
    ),
    "kind of an entity": ("entities:\n  - {id: group:c, label: C, kind: town}\n", ["2 kind kind"]),
    "kind of nothing": ("entities:\n  - {id: group:c, label: C, kind: Party}\n", ["2 kind value"]),
    "latitude": (
        "entities:\n  - id: place:c\n    label: C\n    kind: town\n    latitude: 36,9\n    longitude: 38\n",
        ["5 latitude value"],
    ),
}
# fmt: on


@pytest.mark.parametrize("case", FAULTS.values(), ids=FAULTS)
def test_problems_of_a_file(case: tuple[str, list[str]], write: Write):
    text, expected = case
    assert problems(write(text)) == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{CLAIM}    sumary: B\n", "sumary: is not a field of this row; did you mean summary?"),
        (f"{CLAIM}    used_by: group:a\n", "used_by: does not go with a tie; leave it out"),
        (changed("group:b", "group:bb"), "to: there is no entity group:bb; did you mean group:b?"),
        (f"{CLAIM}    made_on: [2014-08..2014-09]\n", "put a range in quotes"),
        ("claims:\n  - key: a: b\n", "put text that holds a colon, #, quotes or brackets in quotes"),
        (changed("    to: group:b", ""), "to: is missing; expected the entity that the tie leads to"),
    ],
)
def test_what_is_said_of_a_problem(text: str, said: str, write: Write):
    path = write(text)
    with pytest.raises(InputError) as caught:
        read_files([path], CONTEXT)
    assert said in caught.value.message
    assert caught.value.message.startswith(f"{path}:")


def line(**changes: Any) -> str:
    row = {
        "source": "source:s",
        "tie": "PLEDGED_TO",
        "from": "group:a",
        "to": "group:b",
        "stance": "asserts",
        "channel": "analyst",
        "made_by": "person:p",
        "summary": "A sentence.",
        "locator": "¶ 1",
    }
    return json.dumps({"claim": {**row, **changes}})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{", ["1  json"]),
        ("[]", ["1  form"]),
        ('{"claim": []}', ["1  form"]),
        ('{"claims": {}}', ["1  form"]),
        ('{"claim": {}, "source": {}}', ["1  form"]),
        (f"\n{line()}\n\nx\n", ["4  json"]),
        ("[" * 100_000, ["1  json"]),
        ('{"entity": {"id": "person:a", "label": "A", "label": "B"}}', ["1 label duplicate"]),
        (line(made_on=2007), ["1 made_on value"]),
        (line(summary=7), ["1 summary value"]),
        (line(summary="\ud800"), ["1 summary value"]),
        (line(summary="\x00"), ["1 summary value"]),
        (line(share=True), ["1 share value"]),
        (line(share=2), ["1 share range"]),
        (line(share=float("nan")), ["1 share range"]),
        (line(count=2.5), ["1 count value"]),
        (line(count=10**30), ["1 count value"]),
        (line(share=0).replace('"share": 0', '"share": 1e400'), ["1 share range"]),
        (line(share=10**400), ["1 share range"]),
        (line(share=0).replace('"share": 0', '"share": ' + "9" * 5000), ["1 share range"]),
        (line(made_on=0).replace('"made_on": 0', '"made_on": ' + "9" * 5000), ["1 made_on value"]),
        (
            '{"entity": {"id": "place:a", "label": "A", "kind": "town", "latitude": 1e999, "longitude": 1}}',
            ["1 latitude range"],
        ),
        (line(**{"\ud800": 1}), ["1  key"]),
        (line(span={"\ud800": 1}), ["1  key"]),
        (line(span={"observed": ["\ud800"]}), ["1 span.observed value"]),
        (line(made_by="\ud800"), ["1 made_by value"]),
        ('{"\\ud800": {}}', ["1  key", "1  form"]),
        ("", ["1  empty"]),
        ("\n\n", ["1  empty"]),
        (line(relies_on="a"), ["1 relies_on value"]),
        (line(relies_on=[1]), ["1 relies_on value"]),
    ],
)
def test_problems_of_json_lines(text: str, expected: list[str], write: Write):
    assert problems(write(text, "file.jsonl")) == expected


def test_json_may_give_numbers_where_numbers_are_meant(write: Write):
    text = line(share=1, count=3000, role=None)
    (claim,) = read_files([write(text, "file.jsonl")], CONTEXT).claims
    assert (claim.share, claim.count, claim.role) == (1.0, Quantity(3000, 3000), None)


def second(**changes: str) -> str:
    return CLAIM.replace("key: one", "key: two").replace("¶ 1", "¶ 2") + "".join(
        f"    {name}: {value}\n" for name, value in changes.items()
    )


def test_links_lead_within_and_across_files(write: Write):
    first = write(CLAIM, "first.yaml")
    (one,) = read_files([first], CONTEXT).claims
    other = write(second(relies_on=f"[first#one, {one.id}]", revises="[first#one]"), "second.yaml")
    one, two = read_files([first, other], CONTEXT).claims
    assert (two.relies_on, two.revises) == ((one.id,), (one.id,))
    within = CLAIM + second(relies_on="[one]").partition("claims:\n")[2]
    one, two = read_files([write(within)], CONTEXT).claims
    assert two.relies_on == (one.id,)


def test_a_link_into_two_files_of_one_name_is_refused(write: Write):
    paths = [write(CLAIM, "a/first.yaml"), write(CLAIM, "b/first.yaml")]
    assert problems(*paths, write(second(relies_on="[first#one]"))) == ["12 relies_on unknown"]


def test_a_key_is_given_once_a_file(write: Write):
    assert problems(write(CLAIM + CLAIM.partition("claims:\n")[2])) == ["12 key duplicate"]


def test_a_broken_row_makes_no_other_wrong(write: Write):
    text = """sources:
  - {id: source:t, title: T, published_on: soon}
entities:
  - {id: group:c, label: C, kind: gang}
"""
    claims = CLAIM.replace("source:s", "source:t").replace("group:b", "group:c").replace("asserts", "says")
    more = second(relies_on="[one]").replace("group:b", "group:c").partition("claims:\n")[2]
    assert problems(write(text, "records.yaml"), write(claims + more)) == [
        "2 published_on value",
        "4 kind value",
        "7 stance value",
    ]


def test_all_problems_of_all_files_come_in_order(write: Write):
    one = write(f"{CLAIM}    share: 2\n    sumary: x\n", "one.yaml")
    two = write(changed("group:b", "group:c") + "    grade: X\n", "two.yaml")
    three = write(changed("group:b", "group:c"), "three.yaml")
    assert problems(one, two, three) == ["13 sumary field", "12 grade value", "6 to unknown"]


def test_folders_are_read_whole(write: Write, tmp_path: Path):
    write("sources:\n  - {id: source:s, title: S, published_on: 2014-12-01}\n", "seed/sources.yaml")
    write(
        "entities:\n  - {id: group:a, label: A, kind: party}\n  - {id: group:b, label: B, kind: party}\n"
        "  - {id: person:p, label: P}\n",
        "seed/entities.yml",
    )
    write(CLAIM, "seed/claims/1-one.yaml")
    write(line(locator="¶ 3"), "seed/claims/two.jsonl")
    write("# nothing for us", "seed/COVERAGE.md")
    batch = read_files([tmp_path / "seed", tmp_path / "seed" / "sources.yaml"])
    assert [len(batch.sources), len(batch.entities), len(batch.claims)] == [1, 3, 2]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("missing.yaml", None, "No such file"),
        ("claims.csv", b"a,b", "expected a file that ends in .yaml, .yml, .jsonl"),
        (
            "latin.yaml",
            "sources: []\n# é".encode("latin-1"),
            "latin.yaml:2: is not UTF-8 at byte 15 of the file, 0xE9; expected a text file in UTF-8",
        ),
        ("marked.jsonl", b"\xef\xbb\xbf\n\xff", "marked.jsonl:2: is not UTF-8 at byte 5 of the file, 0xFF"),
        ("wide.yaml", "sources: []\n".encode("utf-16-le"), "wide.yaml:1: "),
        (
            "empty.yaml",
            b"",
            "empty.yaml:1: holds nothing; expected at least one source, entity, claim or judgement",
        ),
    ],
)
def test_what_cannot_be_read_is_named(name: str, content: bytes | None, said: str, tmp_path: Path):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=said) as caught:
        read_files([path])
    assert str(path) in caught.value.message


def test_an_empty_folder_is_named(tmp_path: Path):
    with pytest.raises(InputError, match=r"holds no \.yaml, \.yml, \.jsonl file"):
        read_files([tmp_path])


def test_a_byte_order_mark_is_no_text(write: Write):
    (person,) = read_files([write("\ufeffentities: [{id: person:a, label: A}]\n")]).entities
    assert person == Entity("person:a", "A")


@pytest.mark.parametrize("suffix", ["yaml", "jsonl"])
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=60) | st.text(_TRAPS, max_size=60).map(lambda text: text.encode("utf-8")))
def test_nothing_in_a_file_is_more_than_a_problem(content: bytes, suffix: str, tmp_path: Path):
    path = tmp_path / f"file.{suffix}"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_files([path])
    assert str(path) in caught.value.message.encode("utf-8").decode()


def test_a_batch_can_be_looked_up_before_it_is_judged(write: Write):
    reading = read([write(f"{CLAIM}    sumary: x\n"), write(second(), "second.yaml")])
    assert [claim.locator for claim in reading.batch.claims] == ["¶ 2"]
    with pytest.raises(InputError):
        reading.checked(CONTEXT)


def test_facts_are_the_five_of_the_model():
    assert set(FACTS) == {"tie", "name", "strength", "existence", "ending"}
