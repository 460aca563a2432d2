"""What import-linter can't see: relations given as strings, and the order inside a room."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
ROOMS = sorted(path.parent.name for path in ROOT.glob("masthead/*/__init__.py"))
DOORS = {"urls", "wagtail_hooks"}


def heights() -> dict[str, int]:
    """Return how high each room stands, from the contract that import-linter keeps."""
    written = tomllib.loads((ROOT / "pyproject.toml").read_text())
    layers = written["tool"]["importlinter"]["contracts"][0]["layers"]
    return {
        room.strip(" ()"): height
        for height, layer in enumerate(reversed(layers))
        for room in layer.split("|")
    }


def relations() -> Iterator[tuple[str, str, str]]:
    """Yield each relation of a model of ours to another: its name, its room, the other's room."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.get_fields(include_hidden=True):
            other = field.related_model
            if field.auto_created and not field.concrete:
                continue
            if isinstance(other, type) and other.__module__.startswith("masthead."):
                name = f"{model._meta.label}.{field.name}"
                yield name, room_of(model.__module__), room_of(other.__module__)


def room_of(module: str) -> str:
    """Return the room that a module stands in, or the library it comes from."""
    first, _, rest = module.partition(".")
    return rest.split(".")[0] if first == "masthead" else first


def test_no_relation_points_upwards_or_sideways_to_another_room() -> None:
    height = heights()
    wrong = [
        name
        for name, room, other in relations()
        if room in height and room != other and height[room] <= height[other]
    ]
    assert wrong == []


def test_there_are_relations_between_rooms_to_hold_to_it() -> None:
    assert any(room != other for _, room, other in relations())


@pytest.fixture(scope="module")
def imports() -> grimp.ImportGraph:
    """Give who imports whom in masthead, what is imported for types alone left out."""
    return grimp.build_graph("masthead", exclude_type_checking_imports=True, cache_dir=None)


def importers(imports: grimp.ImportGraph, room: str, part: str) -> set[str]:
    """Return the parts of a room, tests left out, that import one of its parts directly."""
    whole = f"masthead.{room}.{part}"
    if whole not in imports.modules:
        return set()
    found: set[str] = set()
    for module in {whole, *imports.find_descendants(whole)}:
        found |= imports.find_modules_that_directly_import(module)
    names = {name.split(".")[2] for name in found if name.startswith(f"masthead.{room}.")}
    return names - {part, "tests"}


@pytest.mark.parametrize("room", ROOMS)
def test_nothing_in_a_room_imports_its_doors(imports: grimp.ImportGraph, room: str) -> None:
    for door in DOORS:
        assert importers(imports, room, door) == set()


@pytest.mark.parametrize("room", ROOMS)
def test_only_the_doors_import_a_room_s_views(imports: grimp.ImportGraph, room: str) -> None:
    assert importers(imports, room, "views") <= DOORS


@pytest.mark.parametrize("room", ROOMS)
def test_only_views_and_doors_import_a_room_s_forms(imports: grimp.ImportGraph, room: str) -> None:
    assert importers(imports, room, "forms") <= {*DOORS, "views"}


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_s_models_import_no_verb(imports: grimp.ImportGraph, room: str) -> None:
    models = f"masthead.{room}.models"
    if models not in imports.modules:
        return
    below = {
        name
        for name in imports.find_upstream_modules(models, as_package=True)
        if name.startswith(f"masthead.{room}.") and not name.startswith(f"{models}.")
    }
    verbs = {name for name in below if imports.chain_exists(name, models, as_packages=True)}
    assert verbs == set()
