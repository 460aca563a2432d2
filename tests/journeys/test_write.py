"""An editor writes, previews, schedules, publishes and pins; a reader sees what came of it."""

import datetime as dt
import re
from pathlib import Path

import pytest
from playwright.sync_api import APIResponse, Page, Route, expect

from masthead.newsroom.tests import documents
from tests.journeys import desk
from tests.servers.masthead import ServedPaper

MANUSCRIPTS = Path(documents.__file__).with_name("manuscripts")
WEIR = "Weir to be mended before the floods"


def lists_of(reader: Page, headline: str) -> set[str]:
    """Return where a reader finds a headline: front page, section, feeds, search."""
    found = set()
    for address in ("/", "/news/", "/feeds/rss.xml", "/news/feeds/rss.xml", "/search/?q=heron"):
        if headline in reader.request.get(address).text():
            found.add(address)
    return found


def test_the_link_to_sign_in_works_once(page: Page, served_paper: ServedPaper) -> None:
    link = desk.link_for("sub@post.example", paper=served_paper, role="revise-sub")
    desk.come_in(page, link)
    expect(page.get_by_role("heading", level=1)).to_have_text("The Weavers’ Post")
    expect(page.get_by_role("heading", name="Live today")).to_be_visible()
    page.context.clear_cookies()
    answer = page.goto(link)
    assert answer
    assert answer.status == 403
    page.goto("/desk/")
    expect(page).to_have_url(re.compile("/account/login/"))


def test_a_picture_without_alt_stops_a_story_until_it_has_one(
    editor: Page, reader: Page, tmp_path: Path
) -> None:
    desk.begin_story(editor, "News", WEIR, standfirst="The river board finds the money")
    desk.choose_picture(editor, desk.draw(tmp_path / "weir.png", colour="#264"), name="Weir")
    assert desk.press_publish(editor) == [
        "The picture “Weir” has no alternative text.",
        "The picture “Weir” has no credit.",
        "Saved as a draft; not published.",
    ]
    expect(editor.get_by_role("textbox", name="Headline")).to_have_value(WEIR)
    expect(editor.get_by_role("region", name="Text")).to_contain_text(
        "“About time,” said the heron."
    )
    assert lists_of(reader, WEIR) == set()
    give_alt_and_credit(editor, "Weir")
    desk.open_story(editor, WEIR)
    assert any("published" in sentence for sentence in desk.press_publish(editor))
    reader.goto("/")
    reader.get_by_role("main").get_by_role("link", name=WEIR).first.click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(WEIR)
    article = reader.get_by_role("article").first
    expect(article).to_contain_text("The river board finds the money")
    expect(article.locator(".body p")).to_have_text(
        ["The weir at Shuttle Bridge will be mended.", "“About time,” said the heron."]
    )
    expect(article.get_by_role("img")).to_have_attribute("alt", "A weir in flood")
    expect(article.get_by_role("figure")).to_contain_text("Photograph: Jo Harker")
    assert lists_of(reader, WEIR) == {
        "/", "/news/", "/feeds/rss.xml", "/news/feeds/rss.xml", "/search/?q=heron"
    }  # fmt: skip


def give_alt_and_credit(editor: Page, picture: str) -> None:
    editor.goto("/desk/images/")
    editor.get_by_role("main").get_by_role("link", name=picture).first.click()
    editor.get_by_role("textbox", name="Alternative text").fill("A weir in flood")
    editor.get_by_label("Credit").fill("Photograph: Jo Harker")
    editor.get_by_role("button", name="Save").click()
    assert any("updated" in sentence for sentence in desk.said(editor))


def test_a_story_published_while_the_desk_saves_it_is_one_story(editor: Page, reader: Page) -> None:
    held: list[tuple[Route, APIResponse]] = []

    def hold_the_answer(route: Route) -> None:
        if "json" in route.request.headers.get("accept", ""):
            held.append((route, route.fetch()))
        else:
            route.continue_()

    editor.route("**/desk/pages/add/**", hold_the_answer)
    desk.begin_story(editor, "Sport", "Rovers to play in fog again")
    for kicker in ("F", "Fo", "Fog", "Fogs", "Foggy", "Foggier", "Foggiest", "Football"):
        # The desk looks for changes two seconds after it has opened a story, then all the time.
        editor.wait_for_timeout(1000)
        if held:
            break
        editor.get_by_role("textbox", name="Kicker").fill(kicker)
    assert held
    desk.press(editor, "Publish")
    editor.wait_for_timeout(500)
    for route, answer in held:
        route.fulfill(response=answer)
    assert any("published" in sentence for sentence in desk.said(editor))
    editor.goto("/desk/stories/")
    expect(editor.get_by_role("link", name="Rovers to play in fog again")).to_have_count(1)
    reader.goto("/sport/")
    expect(reader.get_by_role("link", name="Rovers to play in fog again")).to_have_count(1)


def test_the_preview_is_the_page_as_readers_will_have_it(editor: Page) -> None:
    desk.begin_story(editor, "World", "Ferry to sail twice a day", standfirst="From Monday")
    editor.get_by_role("button", name="Toggle preview").click()
    shown = editor.frame_locator("iframe").first
    expect(shown.get_by_role("heading", level=1)).to_have_text("Ferry to sail twice a day")
    expect(shown.get_by_role("region", name="Owned by our readers")).to_have_count(1)


def test_a_story_on_the_schedule_waits_for_its_moment(editor: Page, reader: Page) -> None:
    desk.begin_story(editor, "News", "Mill to reopen on Sunday")
    editor.get_by_role("button", name="Toggle status").click()
    editor.get_by_role("button", name="Set schedule").click()
    due = dt.datetime.now(tz=dt.UTC) + dt.timedelta(days=2)
    desk.type_moment(editor.get_by_role("textbox", name="Go live"), due)
    editor.get_by_role("button", name="Save schedule").click()
    scheduled = desk.press_publish(editor, button="Schedule to publish")
    assert any("scheduled" in sentence for sentence in scheduled)
    assert lists_of(reader, "Mill to reopen on Sunday") == set()
    editor.goto("/desk/")
    expect(editor.get_by_role("main")).to_contain_text("Mill to reopen on Sunday")


def test_an_embargo_stops_a_story_and_says_until_when(editor: Page, reader: Page) -> None:
    desk.begin_story(editor, "News", "Report on the floods")
    editor.get_by_role("tab", name="Placing and rules").click()
    until = dt.datetime.now(tz=dt.UTC) + dt.timedelta(days=1)
    desk.type_moment(
        editor.get_by_role("textbox", name="Embargo until"), until.replace(hour=9, minute=0)
    )
    refused = desk.press_publish(editor)
    assert refused[0].startswith(f"The story is under embargo until {until:%A}")
    assert refused[0].endswith("09:00.")
    assert lists_of(reader, "Report on the floods") == set()


def test_what_is_pinned_first_leads_the_front_page(editor: Page, reader: Page) -> None:
    reader.goto("/")
    lead = reader.get_by_role("main").get_by_role("heading", level=2).first
    second = "Council to reopen the two libraries it shut"
    assert lead.inner_text() != second
    editor.goto("/desk/front/")
    editor.get_by_role("region", name="Story 2").get_by_role("button", name="Move up").click()
    editor.get_by_role("button", name="Set the front page").click()
    assert desk.said(editor) == ["The front page is set."]
    reader.reload()
    expect(lead).to_have_text(second)


@pytest.mark.parametrize("name", ["night-trams.txt", "ward-nine.md"])
def test_a_manuscript_is_published_as_it_was_typed(
    reader: Page, served_paper: ServedPaper, name: str
) -> None:
    manuscript = MANUSCRIPTS / name
    reader.goto(served_paper.masthead("publish", str(manuscript), "--section", "News").strip())
    shown = reader.locator(".article .body").inner_text()
    typed = re.findall(r"^“.*”.*$", manuscript.read_text(), flags=re.MULTILINE)
    assert len(typed) > 2
    assert [line for line in typed if line not in shown] == []
    expect(reader.locator(".article .opening")).to_have_text(
        re.compile("^(Tram drivers|NHS staff)")
    )


def test_a_word_document_is_published(
    reader: Page, served_paper: ServedPaper, tmp_path: Path
) -> None:
    file = documents.styled(tmp_path / "van.docx")
    reader.goto(served_paper.masthead("publish", str(file), "--section", "Culture").strip())
    expect(reader.get_by_role("heading", level=1)).to_have_text(documents.HEADLINE)
    expect(reader.locator(".article .standfirst")).to_have_text(documents.STANDFIRST)
    expect(reader.locator(".article .opening")).to_have_text("The library van")
    expect(reader.get_by_role("heading", name="Where the van will stop")).to_be_visible()
    expect(reader.locator(".article .body li")).to_have_count(3)
    reader.goto("/culture/")
    expect(reader.get_by_role("link", name=documents.HEADLINE)).to_be_visible()
