"""What the worked examples answer on the seed.

Read in the five articles, by the paragraphs named beside each, and not in what came out. Spellings and the
bounds of what an article leaves open are the seed's.
"""

from typing import Any

IS, JAI, JN = "Islamic State", "Jamaat Ansar al-Islam", "Jabhat al-Nusra"
ABM, SUNNA, SYRIA = "Jamaat Ansar Bayt al-Maqdis", "Ansar al-Sunna", "Ansar al-Sham"
JUND, VOLCANO = "Jamaat Jund al-Qawqaz", "Euphrates Volcano"
UMANA, JIHAD = "Liwa 'Umana al-Raqqa", "Liwa al-Jihad fi Sabeel Allah"
THUWAR, SHAMS = "Liwa Thuwar al-Raqqa", "Kata'ib Shams al-Shamal"
AUTHOR, EXILE = "Aymenn Jawad Al-Tamimi", "sources linked to the Syrian opposition in exile"
PLEDGERS = [
    f"Pledgers to the Islamic State in {where}"
    for where in ("Algeria", "Libya", "Saudi Arabia", "Sinai", "Yemen")
]
WHEN, SAYS = "[2014-01..2014-10-28]", (False, "ASSERTS")
NO_ALLIANCE = ["¶ 12", "¶ 13", "¶ 4-5", "¶ 8", "¶ 9"]

Rows = list[list[Any]]


class Holding:
    """Rows that are among others, in this order."""

    def __init__(self, *rows: list[Any]) -> None:
        self.rows = list(rows)

    def __eq__(self, other: object) -> bool:
        assert isinstance(other, list)
        return [row for row in other if row in self.rows] == self.rows

    def __repr__(self) -> str:
        return f"among others {self.rows}"

    __hash__ = None  # type: ignore[assignment]


EXPECTED: dict[str, Rows | Holding] = {
    # Article 1 ¶ 3: remnants of Ansar al-Islam formed Ansar al-Sunna, which split two ways in 2007; JAI is
    # its "latest incarnation".
    "descendants": [
        [SUNNA, 1, ["Ansar al-Islam", SUNNA], ["SUCCEEDED"], ["[2003..2007]"]],
        [JAI, 1, ["Ansar al-Islam", JAI], ["SUCCEEDED"], ["2007"]],
        [JAI, 2, ["Ansar al-Islam", SUNNA, JAI], ["SUCCEEDED", "SPLIT_FROM"], ["[2003..2007]", "2007"]],
        [
            "Jamaat Ansar al-Sunna",
            2,
            ["Ansar al-Islam", SUNNA, "Jamaat Ansar al-Sunna"],
            ["SUCCEEDED", "SPLIT_FROM"],
            ["[2003..2007]", "2007"],
        ],
    ],
    # 1 ¶ 3; ¶ 6-15: two who say it is dissolved and the author who agrees, one denial; ¶ 12: the remnant; ¶ 18:
    # those of the Nile Valley "would disband". 3 ¶ 2: the canton's project "has been destroyed".
    "what-became-of-them": [
        ["Ansar al-Islam", "[2003..2007]", "ASSERTED", 1, 0, [SUNNA, JAI]],
        [SUNNA, "2007", "ASSERTED", 1, 0, [JAI, "Jamaat Ansar al-Sunna"]],
        ["Jamaat Ansar Bayt al-Maqdis in the Nile Valley", None, "ANNOUNCED", 0, 0, []],
        [JAI, "[2014-08-25..2014-12-02]", "CONFIRMED", 3, 1, []],
        ["Kobani canton", "[..2014-12-31]", "ASSERTED", 1, 0, []],
        ["Remnant of Jamaat Ansar al-Islam in Iraq", "[2014-08-25..2014-12-02]", "CONFIRMED", 1, 0, []],
    ],
    # 1 ¶ 12: "immediately denied"; ¶ 17: denied "the next day".
    "pledges-denied-soon": [
        [JAI, IS, "2014-08-25", "2014-08-27", 2, JAI, "OFFICIAL", "CONFIRMED"],
        [ABM, IS, "2014-11-29", "2014-11-30", 1, ABM, "OFFICIAL", "ASSERTED"],
    ],
    # 1 ¶ 12: the first assessment was out, the article not yet; 2 ¶ 15: told on 24 November; 5 ¶ 7: the speech
    # that welcomed five pledges. ABM's came later.
    "pledges-as-known": [
        [JAI, IS, "REFUTED", 20141123, "CONFIRMED"],
        [JUND, "Abd al-Hakim ash-Shishani", "ASSERTED", 20141124, "ASSERTED"],
        *[[who, IS, "ASSERTED", 20141114, "ASSERTED"] for who in PLEDGERS],
    ],
    # 3 ¶ 4: the YPG, the YPJ and eight groups named on 10 September; ¶ 5-20: two of them denied it; ¶ 36: Oqaidi's
    # men are "outside of Euphrates Volcano".
    "coalition-members": [
        ["Jabhat al-Akrad", "ASSERTED", "2014-09-10", 1, 0, False],
        ["Jaysh al-Qasas", "ASSERTED", "2014-09-10", 1, 0, False],
        [SHAMS, "ASSERTED", "2014-09-10", 1, 0, False],
        [UMANA, "CONTESTED", "2014-09-10", 1, 1, True],
        [THUWAR, "ASSERTED", "2014-09-10", 1, 0, False],
        [JIHAD, "CONTESTED", "2014-09-10", 1, 1, True],
        ["Liwa al-Tawhid, eastern section", "ASSERTED", "2014-09-10", 1, 0, False],
        ["Oqaidi's contingent in Kobani", "REFUTED", None, 0, 1, False],
        ["Saraya Jarabulus", "ASSERTED", "2014-09-10", 1, 0, False],
        ["YPG (People's Protection Units)", "ASSERTED", "2014-09-10", 1, 0, False],
        ["YPJ (Women's Protection Units)", "ASSERTED", "2014-09-10", 1, 0, False],
    ],
    # 3 ¶ 21: "merely a front group for the PKK ... and the YPG".
    "fronts": [
        ["Jabhat al-Akrad", principal, "CONFIRMED", [VOLCANO], [f"{AUTHOR}, ¶ 21"]]
        for principal in ("PKK (Kurdistan Workers' Party)", "YPG (People's Protection Units)")
    ],
    # 1 ¶ 12, 17-18; 2 ¶ 3-4: no formal link with anyone in Syria; 3 ¶ 5-20. Of JAI the author was first on one
    # side and then on the other.
    "own-denials": [
        [JAI, "PLEDGED_TO", IS, "2014-08-27", "¶ 12", 1, 1, "CONFIRMED"],
        [JUND, "AFFILIATED_WITH", IS, "2014-11-24", "¶ 4", 0, 0, "DENIED"],
        [JUND, "AFFILIATED_WITH", JN, "2014-11-24", "¶ 4", 0, 0, "DENIED"],
        [JUND, "MEMBER_OF", "Jabhat Ansar al-Din", "2014-11-24", "¶ 3-4", 0, 0, "DENIED"],
        [JUND, "MEMBER_OF", "Jaysh al-Muhajireen wa al-Ansar", "2014-11-24", "¶ 3", 0, 0, "DENIED"],
        [ABM, "PLEDGED_TO", IS, "2014-11-30", "¶ 17-18", 1, 0, "ASSERTED"],
        [UMANA, "MEMBER_OF", VOLCANO, "2014-12-31", "¶ 13-18", 0, 0, "CONTESTED"],
        [JIHAD, "MEMBER_OF", VOLCANO, "2014-12-31", "¶ 5-10", 0, 0, "CONTESTED"],
    ],
    # 4 ¶ 10 with its note 24: one newspaper; 5 ¶ 8: The Guardian had it from one figure of JN; 3 ¶ 26, 32: the
    # author goes by what Jaysh al-Qasas says of itself.
    "one-voice": Holding(
        ["Ibrahim Kamara", "MEMBER_OF", IS, 2, 1, ["PRESS, ¶ 10", "PRESS, ¶ 10, 24"]],
        [JN, "DEFECTED_TO", IS, 2, 1, ["INSIDER, ¶ 8", "PRESS, ¶ 8"]],
        ["Jaysh al-Qasas", "OPERATES_IN", "Kobani", 2, 1, ["ANALYST, ¶ 26, 32", "OFFICIAL, ¶ 32"]],
    ),
    # 5 ¶ 2-3, 8; 4 ¶ 4 with its notes; 1 ¶ 17: Egyptian press and Reuters both on the statement.
    "who-relied-on-whom": Holding(
        ["Associated Press", EXILE, "INSIDER", 5],
        ["The Daily Beast", EXILE, "INSIDER", 4],
        ["Loretta E. Bass", "The Economist", "PRESS", 2],
        ["The Economist", "Bernard Cazeneuve", "OFFICIAL", 2],
        ["CNN", "Central Intelligence Agency", "IN_NAME_OF", 1],
        ["Egyptian press", ABM, "IN_NAME_OF", 1],
        ["Loretta E. Bass", "CNN", "PRESS", 1],
        ["Reuters", ABM, "IN_NAME_OF", 1],
        ["The Guardian", "a senior figure of Jabhat al-Nusra", "INSIDER", 1],
        ["The Guardian", "a senior source of The Guardian", "INSIDER", 1],
    ),
    # 1 ¶ 12, 17; 5 ¶ 11: the deadline of 72 hours that was not set.
    "taken-back": [
        *[
            [AUTHOR, of, "DENIES", "2014-11-23", "ASSERTS", "2014-12-02", 9]
            for of in (
                "ending:group:jamaat-ansar-al-islam",
                "tie:pledged-to/group:jamaat-ansar-al-islam/group:islamic-state",
            )
        ],
        [
            "Dawn of Freedom Brigades",
            "tie:fought/group:dawn-of-freedom/group:jabhat-al-nusra/in/place:jabal-zawiya",
            *("ANNOUNCES", "2014-11-15", "DENIES", "2014-11-15", 0),
        ],
        [
            ABM,
            "tie:pledged-to/group:ansar-bayt-al-maqdis/group:islamic-state",
            *("DENIES", "2014-11-30", "ASSERTS", "2014-12-02", 2),
        ],
    ],
    # 5 ¶ 2-3 reported; ¶ 4-5, 8-10, 12-13 refuted.
    "refuted-reports": [
        [
            *(
                "The Guardian",
                "ASSERTS",
                IS,
                "ALLIED_WITH",
                JN,
                "2014-09-28",
                "a senior source of The Guardian",
            ),
            NO_ALLIANCE,
        ],
        ["Associated Press", "ASSERTS", IS, "ALLIED_WITH", JN, "2014-11-15", EXILE, NO_ALLIANCE],
        [
            *("Syrian Observatory for Human Rights", "ASSERTS", JN, "SUPPORTED_BY", IS, "2014-11-15", None),
            ["¶ 10"],
        ],
        ["The Daily Beast", "ASSERTS", IS, "ALLIED_WITH", JN, "2014-11-15", EXILE, NO_ALLIANCE],
        ["The Daily Beast", "ANNOUNCES", JN, "MERGED_INTO", IS, "2014-11-15", EXILE, ["¶ 13", "¶ 4"]],
        ["The Daily Beast", "ANNOUNCES", "Khorasan", "MERGED_INTO", IS, "2014-11-15", EXILE, ["¶ 4"]],
        ["The Daily Beast", "ASSERTS", JN, "SUPPORTED_BY", IS, "2014-11-15", EXILE, ["¶ 10"]],
    ],
    # 1 ¶ 3: since 2011 the group had members in Syria; ¶ 5: a wave of defections before; ¶ 6-12: the statement and
    # its denial, and nothing yet of who was right.
    "held-and-known": [
        [SYRIA, "BRANCH_OF", JAI, "ASSERTED", False, "ASSERTED"],
        ["Majlis Shura of Jamaat Ansar al-Islam in Iraq", "BRANCH_OF", JAI, "ASSERTED", False, "ASSERTED"],
        [JAI, "DEFECTED_TO", IS, "ASSERTED", True, "ASSERTED"],
        [JAI, "DENIED_MEMBERSHIP", IS, "ASSERTED", True, "ASSERTED"],
        [JAI, "PLEDGED_TO", IS, "CONTESTED", False, "CONFIRMED"],
    ],
    # 5 ¶ 2: reported on 28 September, refuted with the article; 1 ¶ 12.
    "later-refuted": [
        [IS, "ALLIED_WITH", JN, "ASSERTED", "REFUTED", 20141115, "REFUTED"],
        [JAI, "PLEDGED_TO", IS, "CONTESTED", "REFUTED", 20141123, "CONFIRMED"],
    ],
    # 1 ¶ 6-17; 5 ¶ 2-5; 3 ¶ 4-20, 32.
    "status-turns": [
        [
            *(JAI, "PLEDGED_TO", IS, [20140825, 20140827, 20141123, 20141202]),
            ["ASSERTED", "CONTESTED", "REFUTED", "CONFIRMED"],
            ["IN_NAME_OF", "OFFICIAL", "ANALYST", "ANALYST"],
        ],
        [
            *(ABM, "PLEDGED_TO", IS, [20141129, 20141130, 20141202]),
            ["ASSERTED", "CONTESTED", "ASSERTED"],
            ["IN_NAME_OF", "OFFICIAL", "ANALYST"],
        ],
        [IS, "ALLIED_WITH", JN, [20140928, 20141115], ["ASSERTED", "REFUTED"], ["PRESS", "ANALYST"]],
        [
            *("Jaysh al-Qasas", "OPERATES_IN", "Kobani", [20141103, 20141231]),
            ["ASSERTED", "CONFIRMED"],
            ["OFFICIAL", "ANALYST"],
        ],
        *[
            [who, "MEMBER_OF", VOLCANO, [20140910, 20141231], ["ASSERTED", "CONTESTED"], ["OFFICIAL"] * 2]
            for who in (UMANA, JIHAD)
        ],
    ],
    # 1 ¶ 3: of 2003, 2007 and 2011, told in December 2014; a branch in Syria is already in the statement.
    "late-news": Holding(
        ["Ansar al-Islam", "AFFILIATED_WITH", "al-Qa'ida", "[..2003]", "2014-12-02", 3989],
        [JAI, "SPLIT_FROM", SUNNA, "2007", "2014-12-02", 2528],
        ["Jamaat Ansar al-Sunna", "SPLIT_FROM", SUNNA, "2007", "2014-12-02", 2528],
        [SUNNA, "SUCCEEDED", "Ansar al-Islam", "[2003..2007]", "2014-12-02", 2528],
        [SYRIA, "OPERATES_IN", "al-Hewel", "2011", "2014-12-02", 1067],
        [SYRIA, "BRANCH_OF", JAI, "2011", "2014-08-25", 968],
    ),
    # 3 ¶ 4, 21-36 for Kobani, without the Islamic Front and Jaysh al-Islam (¶ 36) and JN, gone since 2013
    # (5 ¶ 9); 5 ¶ 3, 10: in Idlib, which IS left early in 2014; 5 ¶ 5: Qalamoun.
    "same-place": Holding(
        [
            "Kobani",
            12,
            [
                *("Dawn of Freedom Brigades", IS, "Jabhat al-Akrad", "Jaysh al-Qasas", SHAMS),
                *("Kobani canton", "Kurdish forces in Syria", THUWAR, "Oqaidi's contingent in Kobani"),
                *("Peshmerga", "Saraya Jarabulus", "YPG (People's Protection Units)"),
            ],
        ],
        [
            "Idlib province",
            5,
            [SYRIA, "Dawn of Freedom Brigades", "Harakat Hazm", JN, "Syrian Revolutionaries Front"],
        ],
        ["Qalamoun", 4, ["Hezbollah", IS, JN, "Syrian government"]],
    ),
    # 5 ¶ 9: Azaz, once a stronghold of IS, is Northern Storm's; 3 ¶ 26: Jarabulus; ¶ 22: Manbij; ¶ 2: a member of
    # IS is sure of victory in Kobani.
    "who-held-what": [
        ["Azaz", IS, None, "[..2014-11-15]", "ASSERTED"],
        ["Azaz", "Northern Storm", None, "..", "ASSERTED"],
        ["Jarabulus", "Family of Jadir", None, "2013-06", "ASSERTED"],
        ["Jarabulus", IS, "2013-06", None, "ASSERTED"],
        ["Kobani", IS, None, None, "ANNOUNCED"],
        ["Manbij", IS, "[2014-01..2014-03]", None, "ASSERTED"],
    ],
    # 2 ¶ 0, 3; the other two as the emirate and its neighbours write it.
    "names-in-scripts": [
        ["Имарат Кавказ", "ALIAS", "Cyrl", "ru", "ASSERTED"],
        ["إمارة القوقاز", "ALIAS", "Arab", "ar", "ASSERTED"],
        ["Caucasus Emirate", "TRANSLATION", None, None, "ASSERTED"],
    ],
    # 5 ¶ 6; 3 ¶ 2, 11, 19, 36; 2 ¶ 6; 1 ¶ 18.
    "names-by-others": Holding(
        ["Abu Bakr al-Baghdadi", "Caliph of the Muslims", "ALIAS", ABM, []],
        ["Bashar al-Assad", "the tyrant Bashar the criminal", "EXONYM", UMANA, ["RIVAL_OF"]],
        [IS, "Baghdadi's mercenary gang", "EXONYM", JIHAD, ["RIVAL_OF"]],
        [IS, "Da3esh", "EXONYM", "Abu Mo'atasem al-Shami", []],
        [IS, "Da3esh", "EXONYM", UMANA, ["RIVAL_OF"]],
        [IS, "group of the state", "EXONYM", JN, ["RIVAL_OF"]],
        ["Kobani", "Ayn al-Islam", "EXONYM", IS, []],
        ["Oqaidi's contingent in Kobani", "Oqaidi's group", "EXONYM", SHAMS, []],
        ["Syrian government", "the criminal regime", "EXONYM", JIHAD, ["RIVAL_OF"]],
    ),
    # 3 ¶ 25: 250, then 160, then 70, then about 180 "likely" of the groups together, and 150-250 "at most"; ¶ 32-33:
    # three killed; ¶ 36: 1300 announced.
    "strengths": Holding(
        [WHEN, ["Dawn of Freedom Brigades"], "FIGHTERS", 250, 250, False, "ASSERTS", "Abu al-Layth", "¶ 25"],
        ["2014-10-28", [SHAMS, THUWAR], "FIGHTERS", 180, 180, True, "ASSERTS", SHAMS, "¶ 25"],
        [WHEN, ["Dawn of Freedom Brigades"], "FIGHTERS", 70, 70, False, "ASSERTS", SHAMS, "¶ 25"],
        ["[..2014-11-03]", ["Jaysh al-Qasas"], "KILLED", 3, 3, *SAYS, "Jaysh al-Qasas", "¶ 32-33"],
        [
            *("[2014-09-11..2014-12-31]", ["Free Syrian Army"], "FIGHTERS", 1300, 1300, False, "ANNOUNCES"),
            *("Abdul Jabbar al-Oqaidi", "¶ 36"),
        ],
        ["[2014-11-18..2014-12-31]", [SHAMS, THUWAR], "FIGHTERS", 150, 250, *SAYS, AUTHOR, "¶ 25"],
    ),
}
