#!/usr/bin/env python3
"""Makes varied reports of the examples, for measuring archives: the same number gives the same bytes.

    Benchmarks/make-reports.py 100000 > reports.jsonl
    rapporteur add reports.jsonl --archive big.rapporteur

Each report is an example with other actors, places, numbers, dates and publishers, and with some of its paragraphs, as
newspapers print what agencies send. One JSON object a line: id, published, publisher, title, text.
"""

import argparse
import datetime
import json
import pathlib
import random
import re

EXAMPLES = sorted((pathlib.Path(__file__).parent.parent / "examples").glob("*.txt"))
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December"]
PLACES = ["Kidal", "Gao", "Timbuktu", "Mopti", "Ansongo", "Tessalit", "Menaka", "Douentza", "Aguelhok", "Niono",
          "Khartoum", "Omdurman", "El Fasher", "Nyala", "El Geneina", "Port Sudan", "Mekelle", "Aksum", "Adigrat",
          "Gondar", "Niamey", "Tillaberi", "Diffa", "Ouagadougou", "Djibo", "Kaya", "Fada N'gourma", "N'Djamena"]
GROUPS = ["the Wagner Group", "al-Qaida", "Islamic State", "Boko Haram", "the Rapid Support Forces", "al-Shabab",
          "the rebels", "gunmen", "jihadists", "the separatists", "bandits", "a local militia"]
STATES = [("France", "French"), ("Germany", "German"), ("Russia", "Russian"), ("Niger", "Nigerien"),
          ("Chad", "Chadian"), ("Senegal", "Senegalese"), ("Algeria", "Algerian"), ("Egypt", "Egyptian"),
          ("Kenya", "Kenyan"), ("Ghana", "Ghanaian"), ("Spain", "Spanish"), ("Italy", "Italian")]
PUBLISHERS = ["The Daily Courier", "Morning Post", "Radio Sahel", "The Observer", "Evening Gazette", "The Standard",
              "Desert News", "The River Times", "Capital Herald", "Border Monitor"]


def paragraphs(path):
    blocks = [" ".join(block.split()) for block in path.read_text(encoding="utf-8").split("\n\n")]
    # Menus, captions and bylines are short; what is told is not.
    body = [block for block in blocks if len(block) > 120]
    return next(block for block in blocks if 20 < len(block) < 80), body


def report(number, examples, least, most):
    draw = random.Random(number)
    title, body = examples[number % len(examples)]
    day = datetime.date(2015, 1, 1) + datetime.timedelta(days=draw.randrange(3650))
    count = min(len(body), draw.randint(least, most))
    chosen = [0] + sorted(draw.sample(range(1, len(body)), count - 1))
    text = "\n\n".join(body[index] for index in chosen)
    states = draw.sample(STATES, 2)
    places = draw.sample(PLACES, 4)
    swaps = [("France", states[0][0]), ("French", states[0][1]), ("Germany", states[1][0]), ("German", states[1][1]),
             ("Kidal", places[0]), ("Gao", places[1]), ("Khartoum", places[2]), ("Mekelle", places[3]),
             ("the Wagner Group", draw.choice(GROUPS)), ("Wagner", "Wagner"), ("Islamic State", draw.choice(GROUPS))]
    for old, new in swaps:
        text = re.sub(rf"\b{old}\b", new, text)
        title = re.sub(rf"\b{old}\b", new, title)
    text = re.sub(r"\b\d{1,2}(?= [a-z])", lambda _: str(draw.randint(2, 90)), text)
    text = re.sub(r"\b(%s)\b" % "|".join(month for month in MONTHS if month != "May"),
                  lambda _: draw.choice([month for month in MONTHS if month != "May"]), text)
    text += f"\n\nPolice arrested {draw.randint(2, 400)} people in {draw.choice(PLACES)} on {day:%A}."
    return {"id": f"report-{number:07}", "published": day.isoformat(), "publisher": draw.choice(PUBLISHERS),
            "title": title, "text": text}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("--from", dest="first", type=int, default=0, help="number of the first report")
    parser.add_argument("--paragraphs", default="2-5", help="fewest and most of the example's (default 2-5)")
    options = parser.parse_args()
    least, most = map(int, options.paragraphs.split("-"))
    examples = [paragraphs(path) for path in EXAMPLES]
    for number in range(options.first, options.first + options.count):
        print(json.dumps(report(number, examples, least, most), ensure_ascii=False))


if __name__ == "__main__":
    main()
