"""The page of what the paper corrected."""

import pytest
from django.test import Client

from masthead.newsroom.correct import correct
from masthead.newsroom.tests.desk_cast import MORNING, a_paper
from masthead.newsroom.tests.page_cast import printed
from masthead.newsroom.withdraw import withdraw
from masthead.people import audit


@pytest.mark.django_db
def test_a_withdrawn_story_s_correction_stays_on_record_without_its_headline(
    client: Client,
) -> None:
    a_paper()
    story = printed("A headline that was wrong")
    correct(story, wrong="It said six.", right="It is seven.", by=audit.COMMAND, at=MORNING)
    withdraw(story, notice="We withdrew it.", by=audit.COMMAND, at=MORNING)
    page = client.get("/corrections/").content.decode()
    assert "It is seven." in page
    assert "A story that we have withdrawn" in page
    assert "A headline that was wrong" not in page
