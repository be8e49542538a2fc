"""The console at /cypher on the real server and the seed: writing, running, reading, keeping, sharing."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from app.graph.examples import Example, examples
from tests.browser.looking import (
    DENIAL,
    DESKTOP,
    NARROW,
    PLEDGE,
    Open,
    Watch,
    lane,
    nothing_found,
    settled,
    silent,
    tie,
    until,
)

EDITOR = ".statement .cm-content"
SPLITS = "MATCH (a:Group)-[t:SPLIT_FROM]->(b:Group) RETURN a, t, b"
LINES = "MATCH p=(a:Group)-[:SPLIT_FROM|PLEDGED_TO|DENIED_MEMBERSHIP]->(b:Group) RETURN p"
ENDLESS = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a + b < 0 RETURN a, b"


def write(page: Page, statement: str, parameters: str = "") -> None:
    for name, text in (("Cypher statement", statement), ("Parameters, a JSON object", parameters)):
        page.get_by_role("textbox", name=name).fill(text)


def run(page: Page) -> None:
    page.get_by_role("button", name="Run", exact=True).click()


def shown_as(page: Page, form: str) -> None:
    page.get_by_role("group", name="Shown as").get_by_role("button", name=form).click()


def outcome(page: Page) -> Locator:
    return page.locator(".outcome")


def library(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Library")


@pytest.fixture
def console(visit: Open) -> Page:
    return visit("cypher", ready=EDITOR)


def test_both_addresses_lead_there_and_the_pages_to_each_other(visit: Open, site: str, watch: Watch) -> None:
    page = visit("cypher/", ready=EDITOR)
    assert page.evaluate("location.pathname") == "/cypher/"
    policy = page.request.get(f"{site}cypher/").headers["content-security-policy"]
    assert policy == page.request.get(site).headers["content-security-policy"]
    page.get_by_role("link", name="Explorer").click()
    page.locator("[data-entity-id]").first.wait_for(timeout=30_000)
    page.get_by_role("link", name="Cypher").click()
    page.locator(EDITOR).wait_for()
    assert watch.errors == []
    assert [url for url in watch.requests if not url.startswith((site, "data:"))] == []


def test_a_statement_is_run_by_keyboard_alone(console: Page) -> None:
    console.get_by_role("textbox", name="Cypher statement").focus()
    console.keyboard.type("MATCH (g:Gr")
    expect(console.get_by_role("option", name="Group")).to_be_visible()
    # Just after it opens, a list leaves Enter to whoever was about to end the line.
    console.wait_for_timeout(200)
    console.keyboard.press("Enter")
    expect(console.locator(EDITOR)).to_have_text("MATCH (g:Group)")
    # The bracket that closed itself is typed over.
    console.keyboard.type(") WHERE g.id = $id RETURN g.name AS name, g.known_from AS day, null AS none")
    console.keyboard.press("Escape")
    console.keyboard.press("Tab")
    console.keyboard.press("Tab")
    expect(console.get_by_role("textbox", name="Parameters, a JSON object")).to_be_focused()
    console.keyboard.insert_text('{"id": "group:islamic-state"}')
    console.keyboard.press("Control+Enter")
    expect(outcome(console)).to_have_text(re.compile(r"^1 row in [\d.]+ m?s\.$"))
    assert console.locator(".rows th").all_inner_texts() == ["name", "day", "none"]
    cells = console.locator(".rows td").all_inner_texts()
    assert cells[0] == "Islamic State"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", cells[1])
    assert cells[2] == "null"


def test_nodes_and_relationships_lead_to_the_explorer(console: Page) -> None:
    write(console, SPLITS)
    run(console)
    cells = console.locator(".rows tr").nth(1).locator("td")
    expect(cells.first.locator(".kind")).to_have_text("Group")
    expect(cells.first.get_by_role("link")).to_have_attribute("href", re.compile(r"^/(\?focus=group:|$)"))
    expect(cells.nth(1).get_by_role("link")).to_have_attribute(
        "href", re.compile("selection=tie:split-from/")
    )
    cells.nth(1).get_by_role("link").click()
    expect(console.get_by_role("complementary", name="Evidence")).to_be_visible()


def test_rows_are_drawn_as_the_explorers_network(console: Page) -> None:
    write(console, SPLITS)
    run(console)
    shown_as(console, "Graph")
    console.locator("[data-arranging=settled]").wait_for(timeout=30_000)
    expect(console.locator(".left-out")).to_have_text(re.compile(r"^\d+ nodes, \d+ relationships\.$"))
    drawn = (
        "canvas => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some(Boolean)"
    )
    until(console, f"({drawn})(document.querySelector('.network-base'))")
    words = console.get_by_role("region", name="The graph in words")
    words.get_by_role("combobox").select_option(label="Jabhat al-Nusra")
    expect(words.get_by_role("heading")).to_have_text("Jabhat al-Nusra")
    expect(words.get_by_role("link", name="Lanes in the explorer")).to_have_attribute(
        "href", "/?focus=group:jabhat-al-nusra"
    )
    words.get_by_role("button", name=re.compile("^split from ")).first.focus()
    console.keyboard.press("Enter")
    expect(words.get_by_role("heading")).to_be_focused()
    expect(words.get_by_role("heading")).to_have_text("SPLIT_FROM")
    words.get_by_role("button", name=re.compile("^to ")).click()
    expect(words.get_by_role("heading")).not_to_have_text("SPLIT_FROM")


def as_lanes(page: Page, statement: str) -> None:
    write(page, statement)
    run(page)
    shown_as(page, "Graph")
    page.get_by_role("group", name="Drawn as").get_by_role("button", name="Lanes").click()


def drawn(page: Page, kind: str) -> list[str]:
    """The ids of the lanes or ties drawn."""
    marks = page.locator(f".chart [data-{kind}-id]")
    marks.first.wait_for()
    return sorted(mark.get_attribute(f"data-{kind}-id") or "" for mark in marks.all())


def test_rows_are_drawn_as_the_explorers_lanes(visit: Open, site: str, console: Page, watch: Watch) -> None:
    explorer = visit(f"?selection={PLEDGE}")
    names = {each: tie(explorer, each).get_attribute("aria-label") for each in (PLEDGE, DENIAL)}
    explorer.close()
    write(console, LINES)
    run(console)
    shown_as(console, "Graph")
    console.locator("[data-arranging=settled]").wait_for(timeout=30_000)
    assert not [url for url in watch.requests if "LanesResult" in url]
    console.get_by_role("group", name="Drawn as").get_by_role("button", name="Lanes").click()
    cells = "MATCH (a:Group)-[t:SPLIT_FROM|PLEDGED_TO|DENIED_MEMBERSHIP]->(b:Group) RETURN t.id, a.id, b.id"
    rows = console.request.post(f"{site}api/cypher", data={"statement": cells}).json()["rows"]
    ties, groups = {row[0] for row in rows}, {each for row in rows for each in row[1:]}
    assert drawn(console, "tie") == sorted(ties)
    assert drawn(console, "entity") == sorted(groups)
    expect(console.locator(".left-out")).to_have_text(f"{len(groups)} lanes, {len(ties)} ties.")
    assert [url for url in watch.requests if "LanesResult" in url]
    for each, name in names.items():
        assert name
        assert tie(console, each).get_attribute("aria-label") == name


def test_lanes_are_walked_and_chosen_by_keyboard(console: Page) -> None:
    as_lanes(console, SPLITS)
    words = console.get_by_role("region", name="The graph in words")
    console.locator(".chart [data-entity-id]").first.focus()
    console.keyboard.press("Home")
    console.keyboard.press("ArrowDown")
    chosen = console.locator(".chart [data-entity-id]:focus").get_attribute("data-entity-id")
    console.keyboard.press("Enter")
    expect(lane(console, chosen or "")).to_have_attribute("aria-pressed", "true")
    link = words.get_by_role("link", name="Lanes in the explorer")
    expect(link).to_have_attribute("href", re.compile(f"focus={chosen}$"))
    console.keyboard.press("ArrowRight")
    console.keyboard.press("Enter")
    expect(words.get_by_role("heading")).to_have_text("SPLIT_FROM")
    expect(link).to_have_attribute("href", re.compile("selection=tie:split-from/"))
    console.keyboard.press("+")
    expect(console.get_by_role("button", name="Zoom out")).to_be_enabled()
    console.keyboard.press("0")
    expect(console.get_by_role("button", name="Zoom out")).to_be_disabled()
    console.keyboard.press("z")
    expect(console.get_by_role("button", name="Zoom out")).to_be_enabled()
    # What is chosen stays chosen in the other picture, which is chosen from too.
    console.get_by_role("group", name="Drawn as").get_by_role("button", name="Network").click()
    expect(words.get_by_role("heading")).to_have_text("SPLIT_FROM")
    console.get_by_role("group", name="Drawn as").get_by_role("button", name="Lanes").click()
    words.get_by_role("combobox").select_option(label="Jabhat al-Nusra")
    expect(lane(console, "group:jabhat-al-nusra")).to_have_attribute("aria-pressed", "true")
    lane(console, "group:jabhat-al-nusra").focus()
    console.keyboard.press("Escape")
    expect(words.get_by_role("heading")).to_have_count(0)


def test_lanes_are_those_of_any_result_with_groups(console: Page) -> None:
    as_lanes(console, "MATCH (g:Group) RETURN g ORDER BY g.id LIMIT 3")
    assert len(drawn(console, "entity")) == 3
    assert console.locator(".chart [data-tie-id]").count() == 0
    write(console, f"MATCH (:Group)-[t:PLEDGED_TO {{id: '{PLEDGE}'}}]->(:Group) RETURN t")
    run(console)
    assert drawn(console, "tie") == [PLEDGE]
    assert drawn(console, "entity") == ["group:islamic-state", "group:jamaat-ansar-al-islam"]
    tie(console, PLEDGE).focus()
    console.keyboard.press("Enter")
    expect(console.locator(".network-list h2")).to_have_text("PLEDGED_TO")
    write(console, "MATCH (g:Group {id: 'group:islamic-state'})-[t:LED_BY|OPERATES_IN]->(o) RETURN g, t, o")
    run(console)
    expect(console.locator(".left-out")).to_have_text(
        re.compile(r"Without lanes: .*\d+ relationships, which the network shows\.$")
    )
    write(console, "MATCH (c:Claim) RETURN c LIMIT 2")
    run(console)
    console.locator("[data-arranging]").wait_for()
    expect(console.get_by_role("group", name="Drawn as")).to_have_count(0)


def test_lanes_say_what_to_do_where_they_cannot_be_had(console: Page, context: BrowserContext) -> None:
    def refuses(route: Route) -> None:
        route.fulfill(status=400, json={"errors": [{"message": "The question is refused."}]})

    def waits(route: Route) -> None:
        """Never answers."""

    context.route("**/graphql", refuses)
    as_lanes(console, SPLITS)
    alert = console.get_by_role("alert")
    expect(alert).to_contain_text("The question is refused.")
    expect(alert).to_contain_text("Run the statement again")
    nothing_found(console)
    context.unroute("**/graphql")
    context.route("**/graphql", silent)
    alert.get_by_role("button", name="Try again").click()
    expect(alert).to_contain_text("cleave serve")
    context.unroute("**/graphql")
    context.route("**/graphql", waits)
    alert.get_by_role("button", name="Try again").click()
    expect(console.get_by_text("Loading the claims behind the lanes")).to_be_visible()
    nothing_found(console)


def test_lanes_whose_code_does_not_come_say_so(console: Page, context: BrowserContext) -> None:
    context.route("**/assets/LanesResult-*", silent)
    as_lanes(console, SPLITS)
    expect(console.get_by_role("alert")).to_contain_text("load the page anew")
    nothing_found(console)


def test_what_has_nothing_to_draw_says_so(console: Page) -> None:
    write(console, "RETURN 1 AS n")
    run(console)
    shown_as(console, "Graph")
    expect(console.locator(".empty")).to_contain_text("no nodes")
    write(console, "MATCH (g:Group {id: 'group:nobody'}) RETURN g")
    shown_as(console, "Table")
    run(console)
    expect(outcome(console)).to_have_text(re.compile(r"^No rows"))


def test_no_list_opens_where_nobody_types_any_more(console: Page) -> None:
    listed = console.locator(".cm-tooltip-autocomplete")
    write(console, "RETURN 1 AS n, date() AS da")
    run(console)
    expect(console.locator(".rows td")).to_have_count(2)
    console.wait_for_timeout(400)
    expect(listed).to_have_count(0)
    console.locator(EDITOR).click()
    console.keyboard.type("t")
    expect(listed).to_be_visible()
    console.keyboard.press("Control+Enter")
    expect(listed).to_have_count(0)


def test_rows_as_json_and_as_files(console: Page) -> None:
    write(console, "UNWIND range(1, 300) AS n RETURN n, date('2014-08-25') AS day")
    run(console)
    expect(outcome(console)).to_contain_text("300 rows")
    assert console.locator(".rows tbody tr").count() == 200
    console.get_by_role("button", name="Show more").click()
    assert console.locator(".rows tbody tr").count() == 300
    shown_as(console, "JSON")
    told = json.loads(console.get_by_role("region", name="Rows as JSON").inner_text())
    assert told["rows"][0] == [1, {"$type": "Date", "value": "2014-08-25"}]
    with console.expect_download() as saved:
        console.get_by_role("button", name="Save JSON").click()
    assert len(json.loads(Path(saved.value.path()).read_text())["rows"]) == 300
    with console.expect_download() as saved:
        console.get_by_role("button", name="Save CSV").click()
    lines = Path(saved.value.path()).read_text().splitlines()
    assert (lines[:2], len(lines)) == (["n,day", "1,2014-08-25"], 301)
    expect(console.locator(".told")).to_have_text("Saved cleave.csv.")


def test_more_rows_than_the_limit_are_told(console: Page) -> None:
    write(console, "UNWIND range(1, 101) AS n RETURN n")
    console.get_by_label("Rows at most").select_option("100")
    run(console)
    expect(outcome(console)).to_contain_text("The first 100 rows")
    expect(outcome(console)).to_contain_text("Truncated at the limit: there are more.")
    with console.expect_download():
        console.get_by_role("button", name="Save CSV").click()
    expect(console.locator(".told")).to_contain_text("there are more")


def test_what_the_database_refuses_is_told_with_its_code(console: Page) -> None:
    failure = console.get_by_role("alert")
    for statement, code in (("MATCH (g:Group RETURN g", "SYNTAX"), ("CREATE (:Group)", "NOT_ALLOWED")):
        write(console, statement)
        run(console)
        expect(failure.locator("h2 code")).to_have_text(code)
        expect(failure.locator("pre")).not_to_be_empty()
    write(console, "RETURN $a AS a", "[1]")
    run(console)
    expect(failure).to_contain_text('parameters: expected a JSON object such as {"group"')
    write(console, "  ")
    run(console)
    expect(failure).to_contain_text("statement: expected Cypher")


def test_stop_ends_it(console: Page) -> None:
    write(console, ENDLESS)
    stop = console.get_by_role("button", name="Stop")
    expect(stop).to_be_disabled()
    run(console)
    expect(outcome(console)).to_have_text("Running …")
    console.wait_for_timeout(500)
    with console.expect_event("requestfailed") as failed:
        stop.click()
    assert failed.value.url.endswith("/api/cypher")
    expect(outcome(console)).to_contain_text("Stopped after")
    expect(console.get_by_role("button", name="Run", exact=True)).to_be_focused()
    write(console, "RETURN 7 AS n")
    run(console)
    expect(console.locator(".rows td")).to_have_text("7")


def test_explaining_runs_nothing(console: Page) -> None:
    write(console, ENDLESS)
    console.get_by_role("button", name="Explain").click()
    expect(console.get_by_role("list", name="Plan").locator("strong").first).not_to_be_empty()
    expect(outcome(console)).to_contain_text("Nothing was run.")


def test_a_plan_of_steps_is_a_tree(console: Page, context: BrowserContext) -> None:
    child = {"operator": "AllNodesScan", "details": "a", "children": []}
    plan = {"operator": "ProduceResults", "details": "n", "children": [child]}
    answer = {"columns": [], "rows": [], "plan": plan, "elapsed": 3.0}
    context.route("**/api/cypher", lambda route: route.fulfill(json=answer))
    write(console, "MATCH (a) RETURN a")
    console.get_by_role("button", name="Explain").click()
    tree = console.get_by_role("list", name="Plan")
    expect(tree.locator("li li strong")).to_have_text("AllNodesScan")
    expect(tree.locator("> li > strong")).to_have_text("ProduceResults")


def test_a_link_shows_a_statement_and_runs_nothing(
    visit: Open, context: BrowserContext, watch: Watch
) -> None:
    shared = urlencode({"statement": "RETURN $a + 1 AS n", "parameters": '{"a": 41}'})
    page = visit(f"cypher#{shared}", ready=EDITOR)
    expect(page.locator(EDITOR)).to_have_text("RETURN $a + 1 AS n")
    expect(page.locator(".told")).to_contain_text("Nothing has run")
    page.wait_for_load_state("networkidle")
    assert not [url for url in watch.requests if url.endswith("/api/cypher")]
    run(page)
    expect(page.locator(".rows td")).to_have_text("42")
    write(page, "RETURN 'أنصار & #1' AS name")
    page.get_by_role("button", name="Link").click()
    expect(page.locator(".told")).to_contain_text("nothing runs until they run it")
    copy = context.new_page()
    copy.goto(page.url)
    expect(copy.locator(EDITOR)).to_have_text("RETURN 'أنصار & #1' AS name")


def test_what_was_run_comes_back(console: Page) -> None:
    for statement in ("RETURN 1 AS n", "RETURN 2 AS n"):
        write(console, statement)
        run(console)
        expect(console.locator(".rows td")).to_have_text(statement.split()[1])
    console.reload()
    console.locator(EDITOR).wait_for()
    history = library(console).locator(".code")
    assert history.all_inner_texts() == ["RETURN 2 AS n", "RETURN 1 AS n"]
    history.nth(1).click()
    expect(console.locator(EDITOR)).to_have_text("RETURN 1 AS n")
    library(console).get_by_role("button", name="Empty the history").click()
    expect(history).to_have_count(0)


def test_statements_are_saved_renamed_and_deleted(console: Page) -> None:
    write(console, "RETURN 3 AS n", '{"a": 1}')
    console.get_by_label("Name to save the statement by").fill("Three")
    console.keyboard.press("Enter")
    expect(console.locator(".told").first).to_have_text("Saved as Three.")
    console.get_by_role("button", name="Rename Three").click()
    field = console.get_by_label("New name of Three")
    expect(field).to_be_focused()
    field.fill("Drei")
    field.press("Enter")
    console.reload()
    console.locator(EDITOR).wait_for()
    console.get_by_role("button", name="Drei", exact=True).click()
    expect(console.locator(EDITOR)).to_have_text("RETURN 3 AS n")
    expect(console.locator(".parameters .cm-content")).to_have_text('{"a": 1}')
    console.get_by_role("button", name="Delete Drei").click()
    expect(console.get_by_role("button", name="Drei", exact=True)).to_have_count(0)
    console.get_by_role("button", name="Bring Drei back").click()
    expect(console.get_by_role("button", name="Drei", exact=True)).to_be_visible()


def test_it_works_where_storage_is_refused(visit: Open, watch: Watch) -> None:
    refusal = "{ get() { throw new DOMException('refused', 'SecurityError'); } }"
    refused = f"Object.defineProperty(window, 'localStorage', {refusal})"
    page = visit("cypher", ready=EDITOR, script=refused)
    write(page, "RETURN 1 AS n")
    run(page)
    expect(page.locator(".rows td")).to_have_text("1")
    expect(page.locator(".told").first).to_contain_text("keeps nothing for this page")
    assert library(page).locator(".code").all_inner_texts() == ["RETURN 1 AS n"]
    assert watch.errors == []


def test_the_examples_are_listed_by_question(console: Page) -> None:
    groups = list(dict.fromkeys(each.group for each in examples()))
    listed = library(console).locator("details").first
    assert listed.locator("h3").all_inner_texts() == groups
    assert listed.get_by_role("button").all_inner_texts() == [
        each.title for group in groups for each in examples() if each.group == group
    ]


@pytest.mark.parametrize("example", examples(), ids=lambda each: each.name)
def test_an_example_is_loaded_and_runs(console: Page, watch: Watch, example: Example) -> None:
    library(console).get_by_role("button", name=example.title, exact=True).click()
    expect(console.locator(EDITOR)).to_contain_text(example.question)
    assert not [url for url in watch.requests if url.endswith("/api/cypher")]
    run(console)
    expect(outcome(console)).to_have_text(re.compile(r"^\d+ rows? in "), timeout=20_000)
    assert console.locator(".rows td").count() > 0
    assert watch.errors == []


def reached(page: Page, state: str) -> None:
    """Brings the console into a state."""
    if state in ("table", "graph", "lanes", "json"):
        write(page, SPLITS)
        run(page)
        page.locator(".rows td").first.wait_for()
    if state == "graph":
        shown_as(page, "Graph")
        page.locator("[data-arranging=settled]").wait_for(timeout=30_000)
        page.get_by_role("region", name="The graph in words").get_by_role("combobox").select_option(index=2)
    elif state == "lanes":
        as_lanes(page, LINES)
        tie(page, PLEDGE).focus()
        page.keyboard.press("Enter")
    elif state == "json":
        shown_as(page, "JSON")
    elif state == "completion":
        page.locator(EDITOR).click()
        page.keyboard.type("MATCH (g:")
        page.locator(".cm-tooltip-autocomplete").wait_for()
    elif state == "plan":
        write(page, SPLITS)
        page.get_by_role("button", name="Explain").click()
        page.locator(".plan").wait_for()
    elif state == "error":
        write(page, "MATCH (")
        run(page)
        page.locator(".failure").wait_for()


STATES = ("start", "table", "graph", "lanes", "json", "completion", "plan", "error")


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(console: Page, state: str) -> None:
    reached(console, state)
    for size, scheme in ((DESKTOP, "light"), (DESKTOP, "dark"), (NARROW, "light"), (NARROW, "dark")):
        console.set_viewport_size(size)
        console.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        settled(console)
    console.emulate_media(contrast="more")
    settled(console)
    console.emulate_media(forced_colors="active")
    settled(console)


def test_axe_finds_nothing_while_it_runs(console: Page, context: BrowserContext) -> None:
    def waits(route: Route) -> None:
        """Never answers."""

    context.route("**/api/cypher", waits)
    write(console, SPLITS)
    run(console)
    expect(outcome(console)).to_have_text("Running …")
    nothing_found(console)


@pytest.mark.parametrize(
    ("status", "code", "hint"),
    [
        (401, "UNAUTHENTICATED", "sign-in link"),
        (429, "TOO_MANY", "Run it again in a moment"),
        (504, "TIMED_OUT", "Ask for less"),
        (503, "UNAVAILABLE", "The database does not answer"),
    ],
)
def test_each_failure_says_what_to_do(console: Page, status: int, code: str, hint: str) -> None:
    error = {"error": {"code": code, "message": "As the server says.", "field": None}}
    console.route("**/api/cypher", lambda route: route.fulfill(status=status, json=error))
    write(console, SPLITS)
    run(console)
    failure = console.get_by_role("alert")
    expect(failure.locator("h2 code")).to_have_text(code)
    expect(failure).to_contain_text("As the server says.")
    expect(failure).to_contain_text(hint)


def test_a_server_that_does_not_answer_is_told_and_can_be_asked_again(
    console: Page, context: BrowserContext
) -> None:
    context.route("**/api/cypher", silent)
    write(console, "RETURN 5 AS n")
    run(console)
    expect(console.get_by_role("alert")).to_contain_text("cleave serve")
    context.set_offline(True)
    expect(console.get_by_text("This machine is offline")).to_be_visible()
    nothing_found(console)
    context.set_offline(False)
    expect(console.get_by_text("This machine is offline")).to_have_count(0)
    context.unroute("**/api/cypher")
    run(console)
    expect(console.locator(".rows td")).to_have_text("5")
