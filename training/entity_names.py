"""Names of the knowledge folder and of public lists, to teach entities that no treebank has."""

import random
import re
from functools import cached_property
from pathlib import Path

import treebanks
import vectors

# Kinds of the actor files that are names of organisations.
ORGANISATIONS = {"organisation", "organ", "peace-operation", "ministry", "armed-group", "company", "party", "ngo", "media"}
HEAD = re.compile(r"^(\S.*?)  @\S+  (\S+)")


class Names:
    """What stands for what: demonyms and religions, countries, facilities; and names to put in place of others."""

    def __init__(self, knowledge: Path):
        actors: dict[str, list[str]] = {}
        self.groups = set((knowledge / "languages/en/training/groups.list").read_text().split())
        self.facilities = set((knowledge / "languages/en/training/facilities.list").read_text().split())
        self.titles = set((knowledge / "languages/en/training/titles.list").read_text().split())
        kind = ""
        for path in sorted((knowledge / "actors").rglob("*.actors")):
            for line in path.read_text(encoding="utf-8").splitlines():
                if head := HEAD.match(line):
                    kind = head[2]
                    actors.setdefault(kind, []).append(head[1])
                elif line.startswith("  ="):
                    actors[kind] += [alias.strip() for alias in line[3:].split("#")[0].split(";")]
                elif line.startswith("  demonym "):
                    self.groups.update(name.strip() for name in line[10:].split("#")[0].split(";") if " " not in name.strip())
        # "US" beside "United States"; the smallest are too like other words.
        self.countries = {name for name in actors["country"] if len(name) > 1}
        self.countries |= {".".join(name) + "." for name in self.countries if name.isupper() and len(name) < 4}
        self.organisations = [split(name) for kind in sorted(ORGANISATIONS) for name in actors.get(kind, [])]
        self.persons = [split(name) for name in actors["person"]]
        self.places = [split(name) for name in vectors.place_names()]
        self.abroad = [split(name) for name in sorted(self.countries)]
        self.first_names = vectors.census("female.first")[:800] + vectors.census("male.first")[:600]
        self.surnames = vectors.census("all.last")[:20_000]

    def labelled(self, sentence: treebanks.Sentence) -> treebanks.Sentence:
        """The sentence with groups and facilities told apart, which no source does, and with names cut to names."""
        labels = list(sentence.entities)
        for start, end, kind in treebanks.spans(labels):
            for index in range(start, end):
                labels[index] = "O"
            for first, last in self._names(sentence.forms, start, end, kind):
                words = sentence.forms[first:last]
                if " ".join(words) in self.countries:
                    label = "LOC"
                elif kind == "LOC" and len(words) > 1 and self.facilities & {word.lower() for word in words}:
                    label = "FAC"
                else:
                    label = kind
                if len(words) == 1 and words[0] in self.groups:
                    continue
                for index in range(first, last):
                    labels[index] = ("B-" if index == first else "I-") + label
        for index, form in enumerate(sentence.forms):
            if labels[index] == "O" and form in self.groups:
                labels[index] = "B-GRP"
            elif labels[index] == "O" and form in self.countries and form[:1].isupper():
                labels[index] = "B-LOC"
        return treebanks.replaced(sentence, sentence.forms, labels)

    def _names(self, forms: list[str], start: int, end: int, kind: str):
        """The runs of a mention from capital to capital; "Baghdad, Iraq" is two, "Enron, Inc." is one."""
        commas = [i for i in range(start, end) if forms[i] == "," and forms[min(i + 1, end - 1)] not in COMPANY]
        pieces = [start] + commas + [end]
        for first, last in zip(pieces, pieces[1:]):
            first += forms[first] == ","
            name = lambda i: (
                (forms[i][:1].isupper() or forms[i][:1].isdigit()) and forms[i].lower() not in PRONOUNS
                or i + 2 < last and forms[i + 1] == "-" and forms[i + 2][:1].isupper()  # "al - Qaeda"
                or i + 1 < last and forms[i] in PARTICLES and forms[i + 1][:1].isupper())
            if kind == "PER":  # "Ms. Traore of the ministry"
                last = next((i for i in range(first + 1, last) if forms[i] in ("of", "for", "from", "in")), last)
            while first < last and not name(first):
                first += 1
            # A title is no part of a person's name.
            if kind == "PER" and any(forms[i].lower() not in self.titles and name(i) for i in range(first, last)):
                while first < last - 1 and (forms[first] in self.titles or forms[first].lower() in self.titles
                                            or forms[first] == "-" or not name(first)):
                    first += 1
            while last > first and not (name(last - 1) or forms[last - 1] == "."):
                last -= 1
            if first < last:
                yield first, last

    def words(self) -> list[str]:
        """The words of all names that the knowledge folder has: what a network learns of them, it may remember."""
        return [word for name in self.organisations + self.persons + self.abroad for word in name]

    def dictionaries(self) -> list[set[str]]:
        """Words of names of organisations, persons and countries."""
        return [{word for name in names for word in name if word[:1].isupper()}
                for names in (self.organisations, self.persons, self.abroad)]

    def found(self, sentence: treebanks.Sentence) -> treebanks.Sentence:
        """A sentence of the news grammar with the names in it: the grammar took them from the same knowledge."""
        labels = ["O"] * len(sentence.forms)
        index = 0
        while index < len(labels):
            length = next(
                (n for n in range(min(8, len(labels) - index), 0, -1) if tuple(sentence.forms[index:index + n]) in self._kinds),
                0)
            for offset in range(length):
                kind = self._kinds[tuple(sentence.forms[index:index + length])]
                labels[index + offset] = ("I-" if offset else "B-") + kind
            index += max(length, 1)
        return treebanks.replaced(sentence, sentence.forms, labels)

    @cached_property
    def _kinds(self) -> dict[tuple[str, ...], str]:
        lists = ("LOC", self.places), ("ORG", self.organisations), ("PER", self.persons), ("LOC", self.abroad)
        return {tuple(name): kind for kind, names in lists for name in names if name[0][:1].isupper()}

    def renamed(self, sentence: treebanks.Sentence, generator: random.Random) -> treebanks.Sentence:
        """Now and then with other names of the same kind in place of its own."""
        forms, labels = list(sentence.forms), list(sentence.entities)
        for start, end, kind in sorted(treebanks.spans(labels), reverse=True):
            if generator.random() > 0.35:
                continue
            if kind == "PER":
                name = self._person(end - start, generator)
            elif kind == "LOC":
                name = generator.choice(self.places if generator.random() < 0.7 else self.abroad)
            elif kind == "ORG":
                name = generator.choice(self.organisations)
            else:
                continue
            forms[start:end] = name
            labels[start:end] = [("I-" if i else "B-") + kind for i in range(len(name))]
        return treebanks.replaced(sentence, forms, labels)

    @staticmethod
    def lowered(sentence: treebanks.Sentence, generator: random.Random) -> treebanks.Sentence:
        """Now and then with its names in lower case, as people write in a hurry."""
        if generator.random() > 0.06:
            return sentence
        forms = [form if label == "O" else form.lower() for form, label in zip(sentence.forms, sentence.entities)]
        return treebanks.replaced(sentence, forms, sentence.entities)

    def _person(self, length: int, generator: random.Random) -> list[str]:
        if length == 1:
            return [generator.choice(self.first_names if generator.random() < 0.3 else self.surnames)]
        if generator.random() < 0.4:
            return generator.choice(self.persons)
        middle = [generator.choice("ABCDEFGHJKLMPRST") + "."] if length > 2 and generator.random() < 0.5 else []
        return [generator.choice(self.first_names), *middle, generator.choice(self.surnames)]


COMPANY = {"Inc.", "Inc", "Ltd.", "Ltd", "LLC", "L.L.C.", "Corp.", "Co.", "LP", "L.P.", "PLC", "S.A."}
PARTICLES = {"al", "bin", "bint", "ibn", "abu", "von", "van", "de", "del", "della", "der", "di", "du", "da", "dos", "el", "la", "le"}
PRONOUNS = {"i", "we", "he", "she", "it", "they", "you", "his", "her", "their", "our", "my", "its", "the", "a", "an",
            "this", "that", "these", "those", "who", "which", "there", "here", "us", "them", "your", "some", "all", "one"}


def split(name: str) -> list[str]:
    """A name as English treebanks split it."""
    return re.sub(r"(['’]s)\b", r" \1", re.sub(r"([-/(),])", r" \1 ", name)).split()
