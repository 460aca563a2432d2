from masthead.paper.accent import is_readable, least_contrast


def test_yellow_can_t_be_read_on_light_paper_nor_navy_on_dark() -> None:
    assert not is_readable("#ffd54a", dark=False)
    assert not is_readable("#12205a", dark=True)


def test_the_colours_a_paper_is_born_with_can_be_read() -> None:
    assert is_readable("#a3161c", dark=False)
    assert is_readable("#ff9a8f", dark=True)


def test_a_colour_is_judged_where_it_reads_worst() -> None:
    # On the page it has 4.6, on the panels 4.2.
    assert 4.0 < least_contrast("#cc2b30", dark=False) < 5.0
    assert least_contrast("#cc2b30", dark=False) < least_contrast("#a3161c", dark=False)
