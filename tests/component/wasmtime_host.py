"""The component of the Component Model, run by wasmtime: a request comes in on standard input, the answer goes out.

`list` asks for the digests of reports on files of a folder; `calls` for what each call answers, in turn. The session
that a call opened stands for `null` among the arguments of later ones.
"""

import hashlib
import json
import pathlib
import sys

from wasmtime import Engine, Store, WasiConfig
from wasmtime.component import Component, Linker

INTERFACE = "bangfu:component/filings@0.1.0"


class Filings:
    """The functions of the interface, by their names in the world."""

    def __init__(self, path):
        engine = Engine()
        self.store = Store(engine)
        self.store.set_wasi(WasiConfig())
        linker = Linker(engine)
        linker.add_wasip2()
        self.instance = linker.instantiate(self.store, Component.from_file(engine, path))
        self.interface = self.instance.get_export_index(self.store, INTERFACE)

    def __call__(self, name, *arguments):
        place = self.instance.get_export_index(self.store, name, self.interface)
        return self.instance.get_func(self.store, place)(self.store, *arguments)


def answers(filings, calls):
    """What each call answers: its text, or the code of its problem."""
    session = None
    for name, *arguments in calls:
        answer = filings(name, *(session if argument is None else argument for argument in arguments))
        answer = getattr(answer, "payload", answer)
        if name == "[static]session.open":
            session = answer
        else:
            yield answer if isinstance(answer, str) else answer.code


request = json.load(sys.stdin)
filings = Filings(request["component"])
if "list" in request:
    folder = pathlib.Path(request["folder"])
    reports = (filings("check", (folder / one["file"]).read_text("utf-8"), one["today"]) for one in request["list"])
    answer = {"digests": [hashlib.sha256(report.encode()).hexdigest() for report in reports]}
else:
    answer = {"answers": list(answers(filings, request["calls"]))}
json.dump(answer, sys.stdout)
