"""Reads Universal Dependencies treebanks (CoNLL-U) and entity files (IOB), and alters copies as news writes."""

import random
from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True)
class Sentence:
    """Words with what annotators say of them. `heads` count from 1, 0 is the root."""

    forms: list[str]
    tags: list[str]  # universal and own tag, "VERB VBD"
    features: list[str]
    heads: list[int]
    relations: list[str]
    entities: list[str] | None = None  # B-PER, I-PER, O …; None where nobody annotated them


def read(path: str | Path) -> list[Sentence]:
    """The trees of a treebank. Empty nodes and the lines of multiword tokens are skipped."""
    sentences, rows = [], []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("#"):
            continue
        if line:
            cells = line.split("\t")
            if cells[0].isdigit():
                rows.append(cells)
            continue
        if rows:
            sentences.append(_sentence(rows))
            rows = []
    if rows:
        sentences.append(_sentence(rows))
    return sentences


def _sentence(rows: list[list[str]]) -> Sentence:
    return Sentence(
        forms=[row[1] for row in rows],
        tags=[f"{row[3]} {row[4]}" for row in rows],
        # Sentences of the news grammar have none: "?" is learned from nowhere.
        features=[row[5] for row in rows] if any(row[5] != "_" for row in rows) else ["?"] * len(rows),
        heads=[int(row[6]) for row in rows],
        relations=[row[7] for row in rows],
        entities=_entities(rows) if any("Entity=" in row[9] for row in rows) else None,
    )


def is_projective(heads: list[int]) -> bool:
    arcs = [(min(h, d), max(h, d)) for d, h in enumerate(heads, 1)]
    return not any(a < c < b < d for a, b in arcs for c, d in arcs)


# GUM's classes of mentions; the others are no names of persons, organisations or places.
_GUM = {"person": "PER", "organization": "ORG", "place": "LOC"}


def _entities(rows: list[list[str]]) -> list[str]:
    """Names among GUM's mentions: from the first to the last proper noun around the mention's head."""
    labels = ["O"] * len(rows)
    opened: dict[str, list[tuple[int, str]]] = {}
    mentions: list[tuple[int, int, str]] = []
    for index, row in enumerate(rows):
        value = next((cell[7:] for cell in row[9].split("|") if cell.startswith("Entity=")), "")
        for piece in value.replace("(", " (").replace(")", ") ").split():
            identifier, *fields = piece.strip("()").split("-")
            if piece.startswith("("):
                opened.setdefault(identifier, []).append((index, fields[0] if fields else ""))
            if piece.endswith(")") and opened.get(identifier):
                start, kind = opened[identifier].pop()
                mentions.append((start, index, kind))
    for start, end, kind in sorted(mentions, key=lambda m: m[1] - m[0]):  # the longest name wins
        if kind not in _GUM:
            continue
        inside = range(start, end + 1)
        head = next((i for i in inside if not start <= int(rows[i][6]) - 1 <= end), None)
        if head is None or rows[head][3] != "PROPN":
            continue
        # "Ban Ki-moon, the secretary-general": the name ends where its own words end.
        name = {head}
        for i in inside:
            parent = int(rows[i][6]) - 1
            relation = rows[i][7]
            if relation in ("flat", "compound", "nmod", "nmod:poss", "case", "punct", "amod", "nummod", "goeswith", "det"):
                above = parent
                while above not in (head, -1) and start <= above <= end and rows[above][7] in (
                        "flat", "compound", "nmod", "amod"):
                    above = int(rows[above][6]) - 1
                if above == head:
                    name.add(i)
        proper = [i for i in sorted(name) if rows[i][3] == "PROPN" or rows[i][4].startswith("NNP")]
        first, last = head, head
        while first - 1 in name and (rows[first - 1][3] in ("PROPN", "ADJ", "NUM", "PUNCT")
                                     or rows[first - 1][4] in ("NNP", "NNPS", "HYPH")) and rows[first - 1][1] != ",":
            first -= 1
        while last + 1 in name and any(i > last for i in proper) and rows[last + 1][1] != ",":
            last += 1
        while first < last and rows[first][1] in ("-", "'", '"', "“", "(", "–", "."):
            first += 1
        while last > first and rows[last][3] in ("PUNCT", "ADP", "DET") and rows[last][1] != ".":
            last -= 1
        label = _GUM[kind]
        for i in range(first, last + 1):
            labels[i] = ("B-" if i == first else "I-") + label
    return labels


_CLASSES = {
    "PER": "PER", "LOC": "LOC", "ORG": "ORG", "Person": "PER", "Organisation": "ORG", "Location": "LOC",
    "GRP": "GRP", "FAC": "FAC",
}


def read_entities(path: str | Path) -> list[Sentence]:
    """Words and entities of a column file: the word and its IOB label are the first two cells that are no number.

    Some sources begin an entity with I-; labels that are not persons, organisations or places become O.
    """
    sentences, forms, labels = [], [], []
    for line in list(open(path, encoding="utf-8")) + [""]:
        line = line.rstrip("\n")
        if line.startswith("# ") and "\t" not in line:
            continue
        if not line.strip():
            if forms:
                sentences.append(Sentence(forms, [], [], [], [], _repaired(labels)))
            forms, labels = [], []
            continue
        cells = line.split("\t")
        if len(cells) > 2 and cells[0].isdigit():
            cells = cells[1:]
        forms.append(cells[0])
        kind = _CLASSES.get(cells[1][2:])
        labels.append(cells[1][:2] + kind if kind else "O")
    return sentences


def spans(labels: list[str]) -> set[tuple[int, int, str]]:
    """Start, end and kind of each entity."""
    result, start = set(), None
    for index, label in enumerate([*labels, "O"]):
        if start is not None and not label.startswith("I-"):
            result.add((start, index, labels[start][2:]))
            start = None
        if label.startswith("B-"):
            start = index
    return result


def replaced(sentence: Sentence, forms: list[str], entities: list[str]) -> Sentence:
    """The sentence with other words and entities; its tree goes where words were added or taken."""
    if len(forms) == len(sentence.forms):
        return replace(sentence, forms=forms, entities=entities)
    return Sentence(forms, [], [], [], [], entities)


def _repaired(labels: list[str]) -> list[str]:
    result, last = [], "O"
    for label in labels:
        if label.startswith("I-") and last[2:] != label[2:]:
            label = "B-" + label[2:]
        result.append(label)
        last = label
    return result


_CLOSED = {"ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ"}


def altered(sentence: Sentence, generator: random.Random) -> Sentence:
    """Now and then the sentence as a headline, in capitals, with other quotation marks or without its full stop."""
    forms = sentence.forms
    chance = generator.random()
    # The news grammar writes headlines without capitals: nearly half of them get them.
    is_headline = sentence.features[:1] == ["?"] and sentence.forms[-1][-1:].isalnum()
    if chance < (0.45 if is_headline else 0.04):
        closed = [tag.split()[0] in _CLOSED for tag in sentence.tags] or [len(form) < 4 for form in forms]
        forms = [form if shut and i else form[:1].upper() + form[1:] for i, (form, shut) in enumerate(zip(forms, closed))]
    elif chance < (0.55 if is_headline else 0.06):
        forms = [form.upper() for form in forms]
    elif chance < (0.55 if is_headline else 0.075):
        forms = [form.lower() for form in forms]
    if generator.random() < 0.3:
        forms = [{'"': generator.choice("“”"), "'": "’", "'s": "’s", "n't": "n’t", "''": "”", "``": "“"}.get(f, f)
                 for f in forms]
    keeps_stop = len(forms) < 4 or forms[-1] != "." or generator.random() > 0.1
    if not keeps_stop and sentence.heads and len(sentence.forms) not in sentence.heads:
        return Sentence(forms[:-1], sentence.tags[:-1], sentence.features[:-1], sentence.heads[:-1],
                        sentence.relations[:-1], sentence.entities[:-1] if sentence.entities else None)
    return replace(sentence, forms=forms)
