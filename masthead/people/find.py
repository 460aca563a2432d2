"""Find somebody whom the paper knows."""

from django.db.models import Case, IntegerField, Max, Q, Value, When

from masthead.people.models import Person

MOST_WORDS = 5


def find_people(words: str, *, limit: int = 10) -> list[Person]:
    """Return those whose name, town or address holds each of the words, in any case.

    Names that begin with what was typed come first, then by name. Of several records that look
    the same, the latest stands for all. Nothing typed finds nobody.
    """
    typed = " ".join(words.replace("\0", "").split()[:MOST_WORDS])
    if not typed:
        return []
    wanted = Q()
    for word in typed.split():
        wanted &= Q(name__icontains=word) | Q(town__icontains=word) | Q(email__istartswith=word)
    begins = Case(
        When(name__istartswith=typed, then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    alike = Person.objects.filter(wanted).annotate(begins=begins)
    each = alike.values("begins", "name", "town", "email").annotate(latest=Max("pk"))
    keys = [row["latest"] for row in each.order_by("begins", "name", "town", "email")[:limit]]
    found = Person.objects.in_bulk(keys)
    return [found[key] for key in keys]
