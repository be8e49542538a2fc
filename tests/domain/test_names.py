"""Names as people type them: what folds to the same, what is found, and what ranks first."""

# ruff: noqa: RUF001 - names come with quotes and digits of other scripts

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.names import WORTH_SHOWING, fold, grams, plain, similarity

NAMES = {
    "group:ansar-al-islam": ["Ansar al-Islam", "أنصار الإسلام"],
    "group:jamaat-ansar-al-islam": ["Jamaat Ansar al-Islam", "JAI", "جماعة أنصار الإسلام"],
    "group:jamaat-ansar-al-islam-syria": ["Jamaat Ansar al-Islam in Syria", "Ansar al-Sham", "أنصار الشام"],
    "group:ansar-al-sunna": ["Ansar al-Sunna", "أنصار السنة"],
    "group:jamaat-ansar-al-sunna": ["Jamaat Ansar al-Sunna", "جماعة أنصار السنة"],
    "group:harakat-sham-al-islam": ["Harakat Sham al-Islam", "حركة شام الإسلام"],
    "group:jabhat-ansar-al-din": ["Jabhat Ansar al-Din", "JAD", "جبهة أنصار الدين"],
    "group:ansar-bayt-al-maqdis": ["Ansar Bayt al-Maqdis", "JABM", "أنصار بيت المقدس"],
    "group:islamic-state": ["Islamic State", "IS", "ISIS", "Daesh", "Da'ish", "داعش", "الدولة الإسلامية"],
    "group:islamic-front": ["Islamic Front"],
    "group:jabhat-al-nusra": ["Jabhat al-Nusra", "JN", "Nusra Front", "جبهة النصرة"],
    "group:jund-al-aqsa": ["Jund al-Aqsa"],
    "group:ahrar-al-sham": ["Ahrar al-Sham"],
    "group:liwa-al-tawhid": ["Liwa al-Tawhid", "Liwa al-Tawheed"],
    "group:al-qaida": ["al-Qa'ida", "AQ", "القاعدة"],
    "group:ypg": ["YPG", "People's Protection Units"],
    "place:kobani": ["Kobani", "Kobanê", "Ayn al-Arab", "عين العرب"],
    "place:iraq": ["Iraq"],
    "place:aleppo": ["Aleppo"],
    "place:tel-abyad": ["Tel Abyad"],
    "person:abu-bakr-al-baghdadi": ["Abu Bakr al-Baghdadi"],
    "person:abu-bakr-al-iraqi": ["Abu Bakr al-Iraqi"],
}
PAIRS = [(entity, name) for entity, names in NAMES.items() for name in names]


def first(query: str) -> str:
    """The entity whose best name meets the query best."""
    return max(PAIRS, key=lambda pair: (similarity(query, pair[1]), pair[0]))[0]


@pytest.mark.parametrize(
    "spellings",
    [
        [
            "Ansar al-Sunna",
            "ansar al sunnah",
            "Ansar as-Sunnah",
            "ANSAR EL-SUNNA",
            "Anṣār al-Sunnah",
            "Ansar Sunna",
        ],
        ["al-Qa'ida", "Al Qaeda", "al-Qāʿida", "Al-Qa’idah", "el kaida", "al Qa3ida"],
        ["Da'esh", "da3esh", "Daesh", "DAʿISH", "Daish"],
        ["Ayn al-Arab", "'Ayn al-'Arab", "3ayn al-3arab", "Ain el Arab"],
        ["أنصار الإسلام", "انصار الاسلام", "أَنْصَارُ الإِسْلَام", "أنصـــار الإسلام", "أنصار الإسلام\u200f"],
        ["جماعة", "جماعه"],
        ["مصطفى", "مصطفي", "مصطفی"],
        ["القاعدة", "قاعده"],
        ["Jaysh", "Jaish", "Jeish", "Jaych".replace("ch", "sh")],
        ["Kobanê", "Kobane", "kobani"],
        ["7arakat", "Harakat"],
        ["5ilafa", "Khilafa", "khilafah"],
        ["qur2an", "Qur'an", "Quraan"],
        ["Muhammad", "Mohammad"],
        ["Thuwar", "thouwar"],
        ["I.S.I.S.", "ISIS"],
        ["1920s", "١٩٢٠s"],
    ],
)
def test_spellings_of_one_name_fold_to_one(spellings: list[str]):
    assert {fold(text) for text in spellings} == {fold(spellings[0])}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ansar al-Islam", "Ansar al-Sham"),
        ("أنصار الإسلام", "أنصار الشام"),
        ("Jund al-Aqsa", "Jund al-Qawqaz"),
        ("YPG", "YPJ"),
        ("IS", "ISI"),
        ("1920", "1927"),
    ],
)
def test_different_names_stay_different(one: str, other: str):
    assert fold(one) != fold(other)


@pytest.mark.parametrize("text", ["al", "22nd", "1920s", "M23", "5th"])
def test_numbers_and_lone_articles_stay(text: str):
    assert fold(text) == text.lower().replace("th", "t")


@pytest.mark.parametrize("text", ["", "  ", "!!", "ʿ", "\u064b"])
def test_without_letters_nothing_is_left_and_nothing_meets_it(text: str):
    assert fold(text) == plain(text) == ""
    assert grams(text) == ()
    assert similarity(text, "Ansar al-Islam") == similarity("Ansar al-Islam", text) == 0


@pytest.mark.parametrize(
    ("query", "entity"),
    [
        ("Ansar al-Sham", "group:jamaat-ansar-al-islam-syria"),
        ("JAI", "group:jamaat-ansar-al-islam"),
        ("da3esh", "group:islamic-state"),
        ("Ayn al-Arab", "place:kobani"),
        ("أنصار الإسلام", "group:ansar-al-islam"),
        ("انصار الاسلام", "group:ansar-al-islam"),
        ("أَنْصَارُ الإِسْلَام", "group:ansar-al-islam"),
        ("جماعه انصار الاسلام", "group:jamaat-ansar-al-islam"),
        ("ansar al sunnah", "group:ansar-al-sunna"),
        ("jamaat ansar as-sunnah", "group:jamaat-ansar-al-sunna"),
        ("isis", "group:islamic-state"),
        ("kobane", "place:kobani"),
        ("nusra", "group:jabhat-al-nusra"),
        ("alnusra", "group:jabhat-al-nusra"),
        ("nusrra frnt", "group:jabhat-al-nusra"),
        ("tawheed", "group:liwa-al-tawhid"),
        ("baghdadi", "person:abu-bakr-al-baghdadi"),
        ("bakr iraqi", "person:abu-bakr-al-iraqi"),
        ("ansar al-su", "group:ansar-al-sunna"),
        ("jabhat al-n", "group:jabhat-al-nusra"),
        ("koba", "place:kobani"),
    ],
)
def test_the_entity_meant_is_first(query: str, entity: str):
    assert first(query) == entity


def wrong(name: str) -> list[str]:
    """The name with one letter replaced, dropped, doubled or swapped with the next, at every place."""
    found = []
    for i, char in enumerate(name):
        if char.isalpha():
            found += [name[:i] + other + name[i + 1 :] for other in "xe" if other != char.lower()]
            found += [name[:i] + name[i + 1 :], name[:i] + char + name[i:]]
            if name[i + 1 : i + 2].isalpha():
                found.append(name[:i] + name[i + 1] + char + name[i + 2 :])
    return found


# Of an acronym, one letter wrong is another acronym as often as not.
@pytest.mark.parametrize("pair", [pair for pair in PAIRS if len(pair[1]) > 4], ids=lambda pair: pair[1])
def test_with_one_letter_wrong_the_entity_meant_is_first(pair: tuple[str, str]):
    entity, name = pair
    assert [text for text in wrong(name) if first(text) != entity] == []
    assert all(set(grams(text)) & set(grams(name)) for text in wrong(name))


def test_scores_fall_from_the_very_text_to_a_likeness():
    name = "Ansar al-Sunna"
    queries = [
        "Ansar al-Sunna",
        "ansar al-sunna",
        "Ansar as-Sunnah",
        "sunna",
        "ansar al-su",
        "Ansra al-Sunxa",
        "Kobani",
    ]
    scores = [similarity(query, name) for query in queries]
    assert scores == sorted(set(scores), reverse=True)
    assert scores[0] == 1
    assert scores[-2] >= WORTH_SHOWING > scores[-1]


@given(st.text(max_size=20), st.text(max_size=20))
def test_scores_lie_between_0_and_1(query: str, name: str):
    assert 0 <= similarity(query, name) <= 1
    assert similarity(name, name) == 1


@given(st.text(max_size=20))
def test_index_terms_pass_an_analyser_unchanged(text: str):
    for term in grams(text):
        assert term == term.lower()
        assert re.fullmatch(r"[^\W_]+", term)
    assert " ".join(grams(text)).split() == list(grams(text))


@given(st.text("abcdefgh al-'\u0627\u0644\u0646", max_size=20))
def test_folding_is_stable_under_case_and_quotes(text: str):
    assert fold(text) == fold(text.upper()) == fold(f"'{text}'")


def test_short_names_have_terms_and_a_first_letter_finds_them():
    assert "0is1" in grams("IS")
    assert set(grams("k")) & set(grams("Kobani"))
