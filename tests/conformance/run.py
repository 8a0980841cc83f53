"""Holds a command to the conformance kit: `python3 run.py bangfu check --json`.

The command is called as `COMMAND… --today DAY FILE…` and must print a line of JSON a file, in their order: the report,
with the name of the file as `file` beside it. Nothing is needed but Python 3.9.
"""

import copy
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
BATCH = 200  # files a call


def canonical(value):
    """The value as canonical JSON (RFC 8785): names of a report are ASCII and its numbers whole."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def patched(document, patch):
    """A copy of a document with a JSON Patch (RFC 6902) of `add`, `remove` and `replace` applied."""
    document = copy.deepcopy(document)
    for operation in patch:
        *steps, last = operation["path"][1:].split("/")
        parent = document
        for step in steps:
            parent = parent[int(step)] if isinstance(parent, list) else parent[step]
        if isinstance(parent, list):
            last = int(last)
        if operation["op"] == "remove":
            del parent[last]
        elif operation["op"] == "add" and isinstance(parent, list):
            parent.insert(last, operation["value"])
        else:
            parent[last] = operation["value"]
    return document


def cases(folder=HERE):
    """Every case of the kit: name, day, text of the file, report."""
    for path in sorted(folder.glob("*.jsonl")):
        clean = None
        for line in path.read_bytes().splitlines():
            case = json.loads(line)
            if "filing" in case:
                clean = case["filing"]
                continue
            text = case.get("text")
            if text is None:
                text = json.dumps(patched(clean, case["patch"]), ensure_ascii=False)
            yield case["name"], case["today"], text, case["report"]


def answers(command, today, texts):
    """What the command says of these files."""
    with tempfile.TemporaryDirectory() as folder:
        names = [str(pathlib.Path(folder, f"{number}.json")) for number in range(len(texts))]
        for name, text in zip(names, texts):
            pathlib.Path(name).write_bytes(text.encode("utf-8"))
        called = subprocess.run([*command, "--today", today, *names], capture_output=True, check=False)
        reports = [json.loads(line) for line in called.stdout.splitlines()]
    if [report.pop("file", None) for report in reports] != names:
        raise SystemExit(f"the command did not answer a line a file: {called.stderr.decode('utf-8', 'replace')}")
    return reports


def main(command):
    """Prints every case that went otherwise, and the sum."""
    by_day = {}
    for case in cases():
        by_day.setdefault(case[1], []).append(case)
    passed = failed = 0
    for today, those in by_day.items():
        for start in range(0, len(those), BATCH):
            batch = those[start : start + BATCH]
            reports = answers(command, today, [text for _, _, text, _ in batch])
            for (name, _, _, report), answered in zip(batch, reports):
                expected, answered = canonical(report), canonical(answered)
                if expected == answered:
                    passed += 1
                else:
                    failed += 1
                    print(f"{name}\n  expected {expected}\n  answered {answered}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit("usage: python3 run.py COMMAND…, such as: python3 run.py bangfu check --json")
    raise SystemExit(main(sys.argv[1:]))
