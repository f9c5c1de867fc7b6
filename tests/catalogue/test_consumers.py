"""A fact's consumer uses it, and what code asks for is there."""

import pytest
from tests.catalogue.code import SOURCE, asked, fits, mentions, modules, templates

from landbridge.catalogue import catalogue

ROOT = SOURCE.parent
NAMED = [(fact.id, consumer) for fact in catalogue().values() for consumer in fact.consumer]


def test_a_named_consumer_is_code_of_ours() -> None:
    assert [named for named in NAMED if not any(p.exists() for p in modules(named[1]))] == []


def test_a_named_consumer_asks_for_the_fact() -> None:
    texts = {consumer: set().union(*map(templates, modules(consumer))) for _, consumer in NAMED}
    assert [named for named in NAMED if not mentions(texts[named[1]], named[0])] == []


@pytest.mark.parametrize(
    ("texts", "fact_id"),
    [
        ({"cluster.hosts-min"}, "cluster.hosts-min"),
        ({"storage-policy.*.ftt"}, "storage-policy.raid1-ftt1.ftt"),
        ({"*.ftt", "storage-policy.*"}, "storage-policy.raid1-ftt1.ftt"),
        ({"*.cores", "host.av64-gen2"}, "host.av64-gen2.cores"),
    ],
)
def test_an_id_is_found_however_it_is_put_together(texts: set[str], fact_id: str) -> None:
    assert mentions(texts, fact_id)


@pytest.mark.parametrize(
    ("texts", "fact_id"),
    [
        ({"*.cores"}, "host.av64-gen2.cores"),
        ({"*.cores", "host.av36"}, "host.av64-gen2.cores"),
        ({"*", "*.*"}, "cluster.hosts-min"),
        ({"cluster.hosts"}, "cluster.hosts-min"),
        ({"storage-policy.*.ftt"}, "storage-policy.raid1-ftt1.multiplier"),
    ],
)
def test_a_likeness_is_no_use(texts: set[str], fact_id: str) -> None:
    assert not mentions(texts, fact_id)


def test_code_that_asks_for_a_fact_is_named_as_its_consumer() -> None:
    known, nameless = catalogue(), []
    for path in sorted(SOURCE.rglob("*.py")):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for _, text in asked(path):
            users = known[text].consumer if text in known else (module,)
            if not any(f"{module}.".startswith(f"{user}.") for user in users):
                nameless.append((module, text))
    assert nameless == []


def test_what_code_asks_for_is_in_the_catalogue() -> None:
    known, missing = catalogue(), []
    families = {fact_id.rsplit(".", cut)[0] for fact_id in known for cut in (1, 2, 3)}
    for path in sorted(SOURCE.rglob("*.py")):
        for method, text in asked(path):
            names = families if method == "under" else known
            if not any(fits(text, name) for name in names):
                missing.append((path.relative_to(ROOT).as_posix(), text))
    assert missing == []
