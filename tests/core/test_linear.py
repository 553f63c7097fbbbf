"""The linear models: what they see of a sentence, how they weigh it, and that those that ship know these mails."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.train import TASKS, Example, fingerprint, train
from followupd.core.linear import inbound
from followupd.core.linear.features import MOST_WORDS, features
from followupd.core.linear.model import Model, model
from followupd.core.linear.word_classes import CLASS_OF
from tests.core.linear import grows_linearly

NO = "we will not be moving forward with your application"
NON = "nous ne donnerons pas suite a votre candidature"


def test_a_sentence_is_its_words_in_pairs_and_their_meanings() -> None:
    assert features("no moving, 12 moves?") == {
        *("<", "no", "moving", "0", "moves", "?", ">"),
        *("< no", "no moving", "moving 0", "0 moves", "moves ?", "? >"),
        *("#NOT", "#ON", "#Q", "#NOT ON", "#NOT Q", "#ON Q"),
    }


def test_what_means_the_same_in_two_languages_has_features_in_common() -> None:
    assert {"#NOT ON", "#YOU PART", "#NOT YOU"} <= features(NO) & features(NON)


@given(st.text(max_size=2_000))
def test_any_text_has_features_of_bounded_number(text: str) -> None:
    assert 2 <= len(features(text)) <= 8 * MOST_WORDS


def test_features_are_found_in_linear_time() -> None:
    assert grows_linearly(features, "not moving forward with your application ")


def test_every_word_has_one_meaning() -> None:
    assert CLASS_OF["candidature"] == CLASS_OF["bewerbung"] == CLASS_OF["application"]
    assert all(word == word.lower() and word.isascii() for word in CLASS_OF)


def example(text: str, *classes: str) -> Example:
    return Example(text, (frozenset(features(text)),), frozenset(), frozenset(classes))


def test_what_was_learned_is_told_apart_and_the_sentence_that_says_so_is_named() -> None:
    jobs = ("cook", "clerk", "coder", "cleaner")
    taught = [example(f"{NO} as {word}", "no") for word in jobs]
    taught += [example(f"we would love to meet you as {word}") for word in jobs]
    trained = Model(train(taught, ("no",), "these"))
    weighed = trained.weigh([features("thank you for coming"), features(f"{NO} as smith")])
    assert weighed.likely["no"] > 0.8
    assert weighed.sentence("no")[0] == 1
    assert trained.weigh([features("we would love to meet you as smith")]).likely["no"] < 0.2
    assert trained.trained_on == "these"
    assert trained.weight("no", "moving") > 0 > trained.weight("no", "love")


def test_the_same_mails_give_the_same_bytes() -> None:
    taught = [example(NO, "no"), example(NON, "no"), example("see you at noon"), example("see you at nine")]
    assert train(taught, ("no",), "") == train(taught, ("no",), "")


def test_a_text_that_the_model_knows_nothing_of_is_weighed_by_its_bias() -> None:
    assert set(model("inbound").weigh([]).likely) == set(inbound.CLASSES)
    assert max(model("inbound").weigh([]).likely.values()) < 0.5


@pytest.mark.parametrize("name", TASKS)
def test_a_model_that_ships_was_trained_on_the_mails_that_are_here(name: str) -> None:
    assert model(name).trained_on == fingerprint(TASKS[name].files()), f"run: python -m bench.train {name}"


def test_further_features_count_as_if_they_had_been_there_from_the_start() -> None:
    sentences = [features(NO), features("see you at nine")]
    later = model("inbound").weigh(sentences, {"!rules"}).also({"!rejection", "!plain"})
    assert later.likely == model("inbound").weigh(sentences, {"!rules", "!rejection", "!plain"}).likely
    assert later.sentence("rejection")[0] == 0


def test_only_some_sentences_may_be_the_one() -> None:
    weighed = model("inbound").weigh([features(NO), features("see you at nine")])
    assert weighed.sentence("rejection", {1})[0] == 1
    assert weighed.sentence("rejection", frozenset()) == (0, 0.0)


def test_every_known_feature_is_found_and_no_other() -> None:
    known = [f"word{number}" for number in range(3_000)]
    taught = [
        Example(word, (frozenset({word}),), frozenset(), frozenset({"odd"} if at % 2 else ()))
        for at, word in enumerate(known)
        for _ in range(4)
    ]
    trained = Model(train(taught, ("odd",), ""))
    assert len(trained.places(known)) == len(known)
    assert trained.places(f"other{number}" for number in range(3_000)) == []
