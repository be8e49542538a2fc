"""Names as people type them: folding, index terms and a score for how well a query meets a name.

Names of this field reach us in Arabic script, in several transliterations and in the chat alphabet, with
and without article, hamza and diacritics. Folding maps the variants of one name to one text; it is for
comparing only and is never shown.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

WORTH_SHOWING: Final = 0.5
"""Below this score a name shares little but a few letters with the query."""

# Ayn, hamza and the quotation marks that stand for them; soft marks that some keyboards add.
_SILENT: Final = re.compile("['`\u00b4\u2018\u2019\u201a\u201b\u2032\u02b0-\u02ff\u0621\u0640]")
_INITIALS: Final = re.compile(r"\b(?:\w\.){2,}\w?")
_LETTERS: Final = str.maketrans(
    {
        "\u0671": "\u0627",  # alef wasla
        "\u0629": "\u0647",  # teh marbuta -> heh
        "\u0649": "\u064a",  # alef maqsura -> yeh
        "\u06cc": "\u064a",  # Farsi yeh
        "\u06a9": "\u0643",  # keheh -> kaf
        "\u0131": "i",
        "\u0111": "d",
        "\u0142": "l",
        "\u00f8": "o",
        "\u00e6": "ae",
        "\u0153": "oe",
        "\u0259": "a",
    }
)
_ARTICLES: Final = frozenset({"al", "el", "ad", "adh", "an", "ar", "as", "ash", "at", "ath", "az"})
_ARABIC_ARTICLE: Final = re.compile("\u0648?\u0627\u0644(?=\\w{3})")  # with "and" before it or without
_CHAT: Final = {"2": "", "3": "a", "5": "kh", "7": "h"}
_CHAT_DIGIT: Final = re.compile(r"(?<!\d)[2357](?!\d|(?:nd|rd|th)\b)")
_VARIANTS: Final = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"dj", "j"),
        (r"ck|q", "k"),
        (r"(?<=[dgt])h", ""),
        (r"ou|oo|o", "u"),
        (r"ee", "i"),
        (r"e[iy]|ay", "ai"),
        (r"(?<!^)y|e", "i"),
        (r"aw(?![aiu])", "au"),
        (r"([^\W\d])\1+", r"\1"),
        (r"(?<=a)h$", ""),
    )
)


@lru_cache(maxsize=65_536)
def plain(text: str) -> str:
    """Lower-case words without diacritics, silent marks and punctuation; articles and spelling are kept."""
    text = _INITIALS.sub(lambda match: match[0].replace(".", ""), text.casefold())
    text = unicodedata.normalize("NFKD", _SILENT.sub("", text)).translate(_LETTERS)
    letters = []
    for char in _SILENT.sub("", text):
        category = unicodedata.category(char)
        if category == "Nd":
            letters.append(str(unicodedata.decimal(char)))
        elif category[0] == "L":
            letters.append(char)
        elif category not in ("Mn", "Cf"):
            letters.append(" ")
    return " ".join("".join(letters).split())


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """The words that all usual spellings of a name have in common, joined by single spaces.

    Goes beyond ``plain`` in leaving out articles, reading the chat alphabet, and mapping variants of
    transliteration to one. Empty where the text has no letter or digit.
    """
    words = plain(text).split()
    kept = [word for word in words[:-1] if word not in _ARTICLES] + words[-1:]
    return " ".join(folded for word in kept if (folded := _fold_word(word)))


def _fold_word(word: str) -> str:
    word = _ARABIC_ARTICLE.sub("", word, count=1) if word[0] in "\u0648\u0627" else word
    if not any("a" <= char <= "z" for char in word):
        return word
    word = _CHAT_DIGIT.sub(lambda match: _CHAT[match[0]], word)
    for pattern, replacement in _VARIANTS:
        word = pattern.sub(replacement, word)
    return word


def grams(text: str) -> tuple[str, ...]:
    """The index terms of a name or query, sorted: whole words, their trigrams and their first letters.

    A word's beginning is marked by ``0`` and its end by ``1``: letters and digits pass every usual analyser
    unchanged, and no term is a stop word of its language that would be dropped as a whole word.
    """
    terms = set()
    for word in fold(text).split():
        marked = f"0{word}1"
        terms.add(marked)
        terms.add(marked[:2])
        terms.update(marked[i : i + 3] for i in range(len(marked) - 2))
    return tuple(sorted(terms))


def similarity(query: str, name: str) -> float:
    """How well a query meets a name, 0 to 1.

    From the top: the very text; the same words; the same name in another spelling. Below these the best of:
    every word of the query among the name's; the beginning of the name or of its words, as while typing; a
    likeness by letters, where a letter wrong, dropped, doubled or swapped with its neighbour costs one.
    """
    if query == name:
        return 1.0
    asked, called = plain(query), plain(name)
    if not asked or not called:
        return 0.0
    if asked == called:
        return 0.98
    folded, folded_name = fold(query), fold(name)
    if folded and folded == folded_name:
        return 0.95
    both = (OSA.normalized_similarity(asked, called), OSA.normalized_similarity(folded, folded_name))
    likeness = 0.9 * max(both) + 0.1 * min(both)
    words, name_words = folded.split(), folded_name.split()
    scores = [0.9 * likeness]
    if words and name_words:
        scores.append(0.6 * _words_alike(words, name_words) + 0.1 * likeness)
        if set(words) <= set(name_words):
            scores.append(0.78 + 0.14 * likeness)
        if called.startswith(asked) or _begins(asked.split(), called.split()):
            scores.append(0.70 + 0.16 * likeness)
        if _begins(words, name_words):
            scores.append(0.60 + 0.16 * likeness)
    return max(scores)


def _begins(words: list[str], name_words: list[str]) -> bool:
    """Whether the last word begins one of the name's and the others are among them."""
    *whole, last = words
    rest = [word for word in name_words if word not in whole]
    return set(whole) <= set(name_words) and any(word.startswith(last) for word in rest)


def _words_alike(words: list[str], name_words: list[str]) -> float:
    """The mean over the query's letters of each word's likeness to the name's nearest word."""
    letters = sum(map(len, words))
    nearest = (
        len(word) * max(OSA.normalized_similarity(word, other) for other in name_words) for word in words
    )
    return sum(nearest) / letters
