"""Other programs that read numbers in texts, for speed.py: timed in a process, and maybe an interpreter, of their own.

A request is a line of JSON on the standard input, {"peer": NAME, "lang": "fr", "texts": [...]}; the answer is a line on
the standard output, {"seconds": process time} or {"reason": why there is none}. Only the peers asked for are imported,
and nothing of ours.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from typing import Any

Reader = Callable[[str], object]
CULTURES = {"fr": "fr-fr", "en": "en-us"}


def quantulum3(lang: str) -> Reader:
    """Quantities with units, in English; without its classifier, which needs scikit-learn and guesses better."""
    from quantulum3 import parser

    parse: Reader = parser.parse
    return parse


def recognizers_text(lang: str) -> Reader:
    """Money and dimensions of Recognizers-Text number-with-unit, in one language."""
    from recognizers_number_with_unit import NumberWithUnitRecognizer

    recognizer = NumberWithUnitRecognizer(CULTURES[lang])
    models = [recognizer.get_currency_model(), recognizer.get_dimension_model()]
    return lambda text: [model.parse(text) for model in models]


def text2num(lang: str) -> Reader:
    """Number words to digits, and nothing else, in one language."""
    from text_to_num import alpha2digit

    return lambda text: alpha2digit(text, lang)


# name → how to make its reader, the languages it is asked for, and how many characters a round takes
PEERS: dict[str, tuple[Callable[[str], Reader], tuple[str, ...], int]] = {
    "quantulum3": (quantulum3, ("en",), 6_000),
    "Recognizers-Text": (recognizers_text, ("fr",), 6_000),
    "text2num": (text2num, ("fr", "en"), 200_000),
}


class Peers:
    """The process that times the peers; use it in a with statement."""

    def __init__(self, python: str = sys.executable) -> None:
        self.python = python

    def __enter__(self) -> Peers:
        self.process = subprocess.Popen(
            [self.python, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )
        return self

    def __exit__(self, *_: object) -> None:
        self.process.communicate()

    def ask(self, peer: str, lang: str, texts: Sequence[str]) -> dict[str, Any]:
        """Seconds of process time for the texts, or the reason why there are none."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps({"peer": peer, "lang": lang, "texts": texts}) + "\n")
        self.process.stdin.flush()
        answer: dict[str, Any] = json.loads(self.process.stdout.readline() or '{"reason": "its process ended"}')
        return answer


def sample(texts: Sequence[str], size: int) -> list[str]:
    """The first texts, together of about size characters, the last one cut."""
    taken, left = [], size
    for text in texts:
        if left <= 0:
            break
        taken.append(text[:left])
        left -= len(text)
    return taken


def _serve() -> None:
    """Answer the requests until the input ends."""
    readers: dict[tuple[str, str], Reader | str] = {}
    warnings.simplefilter("ignore")
    for line in sys.stdin:
        request = json.loads(line)
        key = request["peer"], request["lang"]
        if key not in readers:
            readers[key] = _made(*key)
        print(json.dumps(_timed(readers[key], request["texts"])), flush=True)


def _made(peer: str, lang: str) -> Reader | str:
    """The reader of a peer, used once so that it has loaded what it needs; or why there is none."""
    try:
        reader = PEERS[peer][0](lang)
        reader("12 km, 30 €")
    except ModuleNotFoundError as error:
        return f"not installed: {error}"
    except BaseException as error:  # a panic of text2num is no Exception
        return f"not usable with Python {sys.version_info[0]}.{sys.version_info[1]}: {error}"
    return reader


def _timed(reader: Reader | str, texts: Sequence[str]) -> dict[str, Any]:
    if isinstance(reader, str):
        return {"reason": reader}
    start = time.process_time()
    try:
        for text in texts:
            reader(text)
    except BaseException as error:
        return {"reason": f"failed: {error}"}
    return {"seconds": time.process_time() - start}


if __name__ == "__main__":
    _serve()
