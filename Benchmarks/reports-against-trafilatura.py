#!/usr/bin/env python3
"""Compares the reading of pages with trafilatura's, on the same pages in one run, each on one thread.

    pip install trafilatura lxml_html_clean
    Benchmarks/reports-against-trafilatura.py .build/release/rapporteur article_extraction.jsonl

The gold file has {"id","html_gz","body"} a line (see `rapporteur evaluate articles --help`). F1 counts shingles of
four words, as Zyte's article extraction benchmark does; speed is processor time over the bytes of the pages, without
loading and unpacking. trafilatura is given text, and asked for the text alone; Rapporteur is given bytes, and also
finds roles, dates, sources and offsets.
"""

import collections
import gzip
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time


def shingles(text: str) -> collections.Counter:
    words = re.findall(r"\w+", text)
    rows = [tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3))] if words else []
    return collections.Counter(rows)


def score(pairs: list[tuple[str, str]]) -> tuple[float, float, float]:
    precisions, recalls = [], []
    for gold, found in pairs:
        gold, found = shingles(gold), shingles(found)
        common = sum((gold & found).values())
        if found:
            precisions.append(common / found.total())
        if gold:
            recalls.append(common / gold.total())
    precision, recall = statistics.mean(precisions), statistics.mean(recalls)
    return 2 * precision * recall / (precision + recall), precision, recall


def rapporteur_texts(program: str, gold: str, ids: list[str]) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([program, "evaluate", "articles", gold, "--output", folder], check=True, capture_output=True)
        texts = []
        for name in ids:
            path = os.path.join(folder, name + ".txt")
            texts.append(open(path, encoding="utf-8").read() if os.path.exists(path) else "")
        return texts


def rapporteur_speed(program: str, gold: str) -> float:
    output = subprocess.run([program, "evaluate", "articles", gold, "--speed"], check=True, capture_output=True).stdout
    return json.loads(output)["megabytesPerSecond"]


def main() -> None:
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    import trafilatura

    program, gold = sys.argv[1:]
    rows = [json.loads(line) for line in open(gold, encoding="utf-8")]
    pages = [gzip.open(os.path.join(os.path.dirname(gold), row["html_gz"])).read() for row in rows]
    bodies = [row["body"] for row in rows]
    decoded = [page.decode("utf-8", "replace") for page in pages]
    megabytes = sum(map(len, pages)) / 1e6

    speeds, theirs = [], []
    for _ in range(3):  # in turn, so that a busy machine slows both
        started = time.process_time()
        theirs = [trafilatura.extract(page, include_comments=False) or "" for page in decoded]
        speeds.append((megabytes / (time.process_time() - started), rapporteur_speed(program, gold)))
    their_speed, our_speed = (statistics.median(column) for column in zip(*speeds))
    ours = rapporteur_texts(program, gold, [row["id"] for row in rows])

    print(f"{len(pages)} pages, {megabytes:.1f} MB")
    print(f"{'':24}{'F1':>6}{'precision':>11}{'recall':>8}{'MB/s':>8}{'times':>7}")
    for name, texts, speed in (
        (f"trafilatura {trafilatura.__version__}", theirs, their_speed),
        ("Rapporteur", ours, our_speed),
    ):
        f1, precision, recall = score(list(zip(bodies, texts)))
        print(f"{name:24}{f1:6.3f}{precision:11.3f}{recall:8.3f}{speed:8.1f}{speed / their_speed:7.1f}")


if __name__ == "__main__":
    main()
