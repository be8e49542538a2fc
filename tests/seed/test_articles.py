"""The seed against the articles it was drawn from: coverage both ways, and words of our own."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from app.domain.records import Batch
from app.exchange.files import read_files
from app.resources import seed_folder

ROOT = Path(__file__).parents[2]
ARTICLES = ROOT.parent / "shared" / "seeds"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("seed/**/*.md")])
RUN = 6
SECTION = re.compile(r"^## (\S+)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
LINE = re.compile(r"^- \[(\d+)\] (?:none: (\S.*)|(\S.*))$", re.MULTILINE)
PARAGRAPH = re.compile(r"^\[(\d+)\] ?(.*?)(?=^\[\d+\]|\Z)", re.MULTILINE | re.DOTALL)
WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
FILES = sorted(path.stem for path in (seed_folder() / "claims").glob("[0-9]-*.yaml"))
EVERY_FILE = pytest.mark.parametrize("stem", FILES)


@cache
def seed() -> Batch:
    return read_files([seed_folder()])


@cache
def article(stem: str) -> dict[int, str]:
    """The paragraphs of the article behind a file of claims, by the numbers printed before them."""
    if not ARTICLES.is_dir():
        pytest.skip("the articles are not at hand in ../shared/seeds")
    (path,) = ARTICLES.glob(f"{stem.partition('-')[0]}-*.md")
    found = [(int(number), text) for number, text in PARAGRAPH.findall(path.read_text("utf-8"))]
    assert len(found) == len(dict(found)) > 5, f"{path.name}: paragraph numbers"
    return dict(found)


@cache
def coverage() -> dict[str, dict[int, tuple[str, set[str]]]]:
    """For each file of claims and paragraph, why there are no claims, or the keys of those there are."""
    text = (seed_folder() / "COVERAGE.md").read_text("utf-8")
    found: dict[str, dict[int, tuple[str, set[str]]]] = {}
    for stem, body in SECTION.findall(text):
        lines = LINE.findall(body)
        assert len(lines) == len([row for row in body.splitlines() if row.strip()]), (
            f"{stem}: a line of another form"
        )
        numbers = [int(number) for number, *_ in lines]
        assert len(numbers) == len(set(numbers)), f"{stem}: a paragraph is listed twice"
        found[stem] = {int(n): (why, set(keys.split(", ")) if keys else set()) for n, why, keys in lines}
    return found


@cache
def drawn(stem: str) -> dict[int, set[str]]:
    """For each paragraph, the keys of the claims whose locator covers it."""
    rows = yaml.load((seed_folder() / "claims" / f"{stem}.yaml").read_text("utf-8"), yaml.BaseLoader)[
        "claims"
    ]
    found: dict[int, set[str]] = {}
    for row in rows:
        for number in paragraphs(row["locator"]):
            found.setdefault(number, set()).add(row["key"])
    return found


def paragraphs(locator: str) -> Iterator[int]:
    """The paragraph numbers of a locator such as ``¶ 6-11`` or ``¶ 3, 5``."""
    match = re.fullmatch(r"¶ (\d+(?:-\d+)?(?:, \d+(?:-\d+)?)*)", locator)
    assert match, f"{locator!r} names no paragraph"
    for part in match[1].split(", "):
        first, _, last = part.partition("-")
        assert int(first) <= int(last or first), locator
        yield from range(int(first), int(last or first) + 1)


def test_the_seed_is_sound_and_holds_all_kinds_of_facts():
    kinds = {type(claim.fact).__name__ for claim in seed().claims}
    assert kinds == {"Tie", "Name", "Strength", "Existence", "Ending"}


def test_there_is_a_section_for_each_of_five_articles():
    assert list(coverage()) == FILES
    assert len(FILES) == 5


@EVERY_FILE
def test_every_paragraph_is_covered_once(stem: str):
    assert sorted(coverage()[stem]) == sorted(article(stem))


@EVERY_FILE
def test_every_claim_comes_from_a_paragraph_that_there_is(stem: str):
    assert set(drawn(stem)) <= set(article(stem))


@EVERY_FILE
def test_coverage_lists_what_was_drawn_from_each_paragraph(stem: str):
    listed = {number: keys for number, (_, keys) in coverage()[stem].items() if keys}
    assert listed == drawn(stem)


@EVERY_FILE
def test_a_paragraph_without_claims_says_why(stem: str):
    assert {n for n, (why, _) in coverage()[stem].items() if why} == set(coverage()[stem]) - set(drawn(stem))


@cache
def names() -> re.Pattern[str]:
    """Names and titles, longest first: they are nobody's words. In their own case: "IS" is one, "is" is none."""
    found = {claim.fact.text for claim in seed().claims if hasattr(claim.fact, "text")}
    found |= {entity.label for entity in seed().entities} | {source.title for source in seed().sources}
    longest = sorted((" ".join(words(name)) for name in found), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, filter(None, longest))) + r")\b")


def words(text: str) -> list[str]:
    return [word.replace("\u2019", "'") for word in WORD.findall(text)]


def runs(text: str) -> set[str]:
    """All runs of six words, in any case; a name or title breaks a run."""
    found = set()
    for piece in names().split(" ".join(words(text))):
        own = piece.casefold().split()
        found |= {" ".join(own[i : i + RUN]) for i in range(len(own) - RUN + 1)}
    return found


def our_words() -> Iterator[tuple[str, str]]:
    for claim in seed().claims:
        for field in ("summary", "note", "made_by_name", "role"):
            yield f"{claim.id} {field}", getattr(claim, field) or ""
    for entity in seed().entities:
        yield f"{entity.id} summary", entity.summary or ""
    for source in seed().sources:
        yield f"{source.id} note", source.note or ""
    for file in DOCUMENTS:
        yield str(file.relative_to(ROOT)), file.read_text("utf-8")


def test_no_six_words_in_a_row_are_those_of_an_article():
    theirs = {run for stem in FILES for text in article(stem).values() for run in runs(text)}
    assert theirs
    taken = {where: sorted(shared) for where, text in our_words() if (shared := runs(text) & theirs)}
    assert taken == {}


@EVERY_FILE
def test_the_comparison_would_find_a_copied_passage(stem: str):
    """Wherever it stands among words of our own, and though "is" be one of them."""
    longest = max(article(stem).values(), key=lambda text: len(words(text)))
    theirs, own = runs(longest), words(longest)
    passages = [" ".join(own[i : i + RUN]) for i in range(len(own) - RUN + 1)]
    copied = [passage for passage in passages if passage.casefold() in theirs]
    assert len(copied) > 20
    assert [passage for passage in copied if not runs(f"He says: {passage}, no more.") & theirs] == []
    assert "what is more of this is" in runs("What is more of this is")
