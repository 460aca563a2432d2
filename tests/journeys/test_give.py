"""A reader gives to the fund: by card, by post, and with everything that can go wrong."""

import json
import re
import sqlite3
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.fund import seen, status
from tests.servers.masthead import ServedPaper


def fill(page: Page, *, amount: str, way: str = "Card", name: str = "", thank: str = "") -> None:
    page.goto("/give/")
    page.get_by_label("Another amount").fill(amount)
    page.get_by_label(way).check()
    page.get_by_label("Your name").fill(name)
    if thank:
        page.get_by_label(thank).check()


def press(page: Page, button: str) -> None:
    page.get_by_role("main").get_by_role("button", name=button).first.click()


def to_the_gateway(page: Page, amount: str = "10") -> None:
    fill(page, amount=amount, name="Wilf Ashdown-Parr", thank="By name")
    press(page, "Give")
    expect(page).to_have_url(re.compile("/practice/ps_"))


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def is_marked(page: Page) -> bool:
    words = page.locator("body").inner_text()
    return "no real money moves here" in words


def wait_for(is_so: Callable[[], bool], *, seconds: int) -> None:
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until, f"not so after {seconds} seconds"
        time.sleep(0.5)


def notices_taken(paper: ServedPaper) -> int:
    """Count the notices that the task worker has delivered so far."""
    with sqlite3.connect(paper.folder / "paper.sqlite3") as database:
        return int(
            database.execute(
                "SELECT COUNT(*) FROM django_tasks_database_dbtaskresult"
                " WHERE task_path LIKE '%send_notice' AND status = 'SUCCESSFUL'"
            ).fetchone()[0]
        )


def let_a_minute_pass_at_the_gateway(paper: ServedPaper) -> None:
    """Have what the practice gateway would do in a minute be due now; nothing else changes."""
    database = sqlite3.connect(paper.folder / "paper.sqlite3", timeout=30)
    with database:
        database.execute(
            "UPDATE django_tasks_database_dbtaskresult SET run_after = datetime('now')"
            " WHERE task_path LIKE '%practice.act.confirm' AND status = 'READY'"
        )
    database.close()


def test_ten_pounds_by_card_move_the_fund_by_ten_pounds_once(
    page: Page, served_paper: ServedPaper
) -> None:
    before, notices = seen(page), notices_taken(served_paper)
    to_the_gateway(page)
    assert is_marked(page)
    assert "£10" in heading(page)
    assert seen(page) == before
    page.go_back()
    press(page, "Pay")
    expect(page).to_have_url(re.compile("/give/thanks/"))
    assert heading(page) == "Thank you"
    expect(page.get_by_role("main")).to_contain_text("Your gift of £10")
    expect(page.get_by_role("main")).to_contain_text("£10 from Wilf Ashdown-Parr")
    assert is_marked(page)
    page.reload()
    wait_for(lambda: notices_taken(served_paper) >= notices + 2, seconds=30)
    assert seen(page) == before.and_(1000)


def test_the_giver_is_thanked_on_the_fund_s_page(page: Page) -> None:
    to_the_gateway(page, "37.50")
    press(page, "Pay")
    page.goto("/fund/")
    thanks = page.get_by_role("region", name="Thank you")
    expect(thanks).to_contain_text("Wilf Ashdown-Parr")
    expect(thanks).to_contain_text("£37.50")


@pytest.mark.parametrize(("button", "said"), [("Decline", "declined"), ("Cancel", "cancelled")])
def test_what_is_not_paid_is_not_counted_and_may_be_tried_again(
    page: Page, button: str, said: str
) -> None:
    before = seen(page)
    to_the_gateway(page, "12.34")
    press(page, button)
    assert heading(page) == "Nothing was taken"
    expect(page.get_by_role("main")).to_contain_text(f"The payment of £12.34 was {said}.")
    page.get_by_role("link", name="Try again").click()
    expect(page.get_by_label("Another amount")).to_have_value("12.34")
    expect(page.get_by_label("Your name")).to_have_value("Wilf Ashdown-Parr")
    expect(page.get_by_label("By name")).to_be_checked()
    assert seen(page) == before


def test_what_is_paid_later_counts_when_it_has_cleared(
    page: Page, served_paper: ServedPaper
) -> None:
    before = seen(page)
    to_the_gateway(page, "20")
    press(page, "Pay later")
    assert heading(page) == "Not yet"
    address = page.url
    assert seen(page) == before
    let_a_minute_pass_at_the_gateway(served_paper)
    # Nobody comes back to ask: the worker's notice alone brings the gift in.
    wait_for(lambda: bool(status(page)["raised"] == before.status + 2000), seconds=40)
    assert seen(page) == before.and_(2000)
    page.goto(address)
    assert heading(page) == "Thank you"


def test_by_keyboard_alone(page: Page) -> None:
    before = seen(page)
    page.goto("/give/")
    tab_to(page, page.get_by_label("Another amount").get_attribute("id") or "")
    page.keyboard.type("15")
    tab_to(page, "id_way_1")
    page.keyboard.press("Space")
    tab_to(page, "id_name")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/practice/ps_"))
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Pay", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    assert seen(page) == before.and_(1500)


def tab_to(page: Page, element: str) -> None:
    for _ in range(60):
        if page.evaluate("document.activeElement.id") == element:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never came to {element}")


def test_a_cheque_counts_once_the_command_has_recorded_it(
    page: Page, served_paper: ServedPaper
) -> None:
    before = seen(page)
    fill(page, amount="1,250.50", way="Cheque", name="Perpetua Lund", thank="By name")
    press(page, "Give")
    assert heading(page) == "How to send your £1,250.50"
    main = page.get_by_role("main")
    expect(main).to_contain_text("Weavers’ Post Society Ltd")
    expect(main).to_contain_text("4 Shuttle Yard")
    address, reference = page.url, page.locator(".reference").inner_text()
    assert seen(page) == before
    recorded = json.loads(
        served_paper.masthead(
            "gift", "1250.50", "--method", "cheque", "--on", status(page)["as_at"][:10],
            "--reference", reference, "--json",
        )
    )  # fmt: skip
    assert recorded["amount"] == 125050
    assert status(page)["raised"] == before.status + 125050
    page.goto(address)
    assert heading(page) == "Thank you"
    expect(main).to_contain_text(f"gift number {recorded['number']}, reference {reference}")


def test_a_transfer_is_told_where_to_go(page: Page) -> None:
    fill(page, amount="5", way="Bank transfer")
    press(page, "Give")
    expect(page.get_by_role("main")).to_contain_text("00-00-00")
    expect(page.locator(".reference")).to_be_visible()


@pytest.mark.parametrize("amount", ["0", "-5", "10.005", "1e9", "ten", "€10", "10000.01", "0.99"])
def test_a_bad_amount_is_refused_and_all_that_was_typed_stays(page: Page, amount: str) -> None:
    before = status(page)["raised"]
    fill(page, amount=amount, way="Cheque", name="Perpetua Lund", thank="By name")
    page.get_by_label("Your town").fill("Threlby")
    with page.expect_response(lambda answer: answer.request.method == "POST") as sent:
        press(page, "Give")
    assert sent.value.status == 422
    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_role("alert").get_by_role("link").click()
    own = page.get_by_label("Another amount")
    expect(own).to_be_focused()
    expect(own).to_have_value(amount)
    expect(own).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Cheque")).to_be_checked()
    expect(page.get_by_label("Your name")).to_have_value("Perpetua Lund")
    expect(page.get_by_label("Your town")).to_have_value("Threlby")
    expect(page.get_by_label("By name")).to_be_checked()
    assert status(page)["raised"] == before


def test_who_wants_to_be_named_must_say_a_name(page: Page) -> None:
    fill(page, amount="10", thank="By name")
    press(page, "Give")
    expect(page.get_by_label("Your name")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Another amount")).to_have_value("10")


@pytest.mark.parametrize(
    "address", ["/", "/news/", "/search/", "/fund/", "/give/", "/practice/", "/no-such-page/"]
)
def test_every_page_says_that_this_is_practice(page: Page, address: str) -> None:
    page.goto(address)
    assert is_marked(page)


def test_a_notice_that_nobody_signed_is_refused(page: Page) -> None:
    for signature in ("", "t=1,v1=00", "t=9999999999,v1=00"):
        answer = page.request.post(
            "/webhooks/practice/",
            data={"kind": "payment", "object": "ps_1"},
            headers={"Practice-Signature": signature},
        )
        assert answer.status == 400
