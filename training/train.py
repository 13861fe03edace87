r"""Trains a network on treebanks and writes its weights for `rapporteur train`.

    python train.py parser --words words.npz --treebank a.conllu b.conllu --dev d.conllu --output parser.npz
    python train.py entities --words words.npz --parser parser.npz --treebank gum.conllu --entities w.conllu r.conll \
        --dev d.iob2 --knowledge ../Knowledge --output entities.npz
"""

import argparse
import collections
import copy
import math
import random
import time
from pathlib import Path

import numpy
import torch
from torch.nn import functional

import entity_names
import network
import treebanks

SEED = 1
CORE = {"nsubj", "nsubj:pass", "obj"}


class Inventory:
    """The labels of a task, most frequent first."""

    def __init__(self, labels, rarest: int = 1):
        counts = collections.Counter(labels)
        self.labels = [label for label, count in sorted(counts.items(), key=lambda c: (-c[1], c[0])) if count >= rarest]
        self._rows = {label: row for row, label in enumerate(self.labels)}

    @classmethod
    def of(cls, labels: list[str]) -> "Inventory":
        """Labels in a given order."""
        inventory = cls([])
        inventory.labels = labels
        inventory._rows = {label: row for row, label in enumerate(labels)}
        return inventory

    def __getitem__(self, label: str) -> int:
        """The row of a label; -100, which losses ignore, for one that is too rare."""
        return self._rows.get(label, -100)


def batches(sentences, size: int, generator: random.Random | None):
    """Groups of sentences of like length, about `size` words each; longest first within a group."""
    order = list(range(len(sentences)))
    if generator:
        generator.shuffle(order)
    order.sort(key=lambda i: len(sentences[i].forms) + (generator.random() * 3 if generator else 0))
    groups, group, longest = [], [], 0
    for index in order:
        longest = max(longest, len(sentences[index].forms))
        if group and longest * (len(group) + 1) > size:
            groups.append(group)
            group, longest = [], len(sentences[index].forms)
        group.append(index)
    if group:
        groups.append(group)
    if generator:
        generator.shuffle(groups)
    for group in groups:
        yield sorted((sentences[i] for i in group), key=lambda s: -len(s.forms))


def padded(rows: list[list[int]], value: int) -> torch.Tensor:
    return torch.nn.utils.rnn.pad_sequence([torch.as_tensor(row) for row in rows], True, value)


class Average:
    """The running mean of a model's weights, which scores better than the last ones."""

    def __init__(self, model, decay: float):
        self.model, self.decay, self.steps = copy.deepcopy(model).eval(), decay, 0

    @torch.no_grad()
    def update(self, model) -> None:
        self.steps += 1
        keep = min(self.decay, self.steps / (self.steps + 10))
        for mean, weight in zip(self.model.parameters(), model.parameters()):
            mean.lerp_(weight, 1 - keep)


class ParserTask:
    altered = staticmethod(treebanks.altered)

    def __init__(self, options, vocabulary, training):
        self.vocabulary, self.training = vocabulary, training
        if options.start:
            start = numpy.load(options.start)
            self.tags, self.features, self.relations = (
                Inventory.of([str(label) for label in start[f"inventory.{name}"]])
                for name in ("tags", "features", "relations"))
        else:
            self.tags = Inventory((t for s in training for t in s.tags), 3)
            self.features = Inventory((f for s in training for f in s.features if f != "?"), 3)
            self.relations = Inventory(r for s in training for r in s.relations)
        self.model = network.Parser(
            vocabulary, shape(options), len(self.tags.labels), len(self.features.labels), len(self.relations.labels))

    def loss(self, model, group):
        rows, lengths = encoded(self.vocabulary, group)
        tags, features, arcs, labels = model(rows, lengths)
        heads = padded([s.heads for s in group], -100)
        loss = cross_entropy(arcs, heads)
        loss = loss + cross_entropy(model.label_scores(labels, heads.clamp(min=0)),
                                    padded([[self.relations[r] for r in s.relations] for s in group], -100))
        loss = loss + cross_entropy(tags, padded([[self.tags[t] for t in s.tags] for s in group], -100))
        return loss + 0.5 * cross_entropy(
            features, padded([[self.features[f] for f in s.features] for s in group], -100))

    @torch.inference_mode()
    def score(self, model, sentences) -> tuple[float, str]:
        """Greedy heads, so a little under what trees score."""
        right, total, core = collections.Counter(), 0, collections.Counter()
        for group in batches(sentences, 4000, None):
            rows, lengths = encoded(self.vocabulary, group)
            tags, features, arcs, labels = model(rows, lengths)
            heads = arcs.argmax(-1)
            relations = model.label_scores(labels, heads).argmax(-1)
            for i, sentence in enumerate(group):
                for j in range(len(sentence.forms)):
                    total += 1
                    relation = self.relations.labels[relations[i, j]]
                    right["upos"] += self.tags.labels[tags[i, j].argmax()].split()[0] == sentence.tags[j].split()[0]
                    right["tag"] += self.tags.labels[tags[i, j].argmax()] == sentence.tags[j]
                    right["features"] += self.features.labels[features[i, j].argmax()] == sentence.features[j]
                    is_head = int(heads[i, j]) == sentence.heads[j]
                    right["uas"] += is_head
                    right["las"] += is_head and relation.split(":")[0] == sentence.relations[j].split(":")[0]
                    of_verb = lambda head: head > 0 and sentence.tags[head - 1].startswith("VERB")
                    gold = sentence.relations[j] in CORE and of_verb(sentence.heads[j])
                    core["gold"] += gold
                    core["found"] += relation in CORE and of_verb(int(heads[i, j]))
                    core["right"] += gold and is_head and relation == sentence.relations[j]
        parts = [f"{name} {100 * count / total:.2f}" for name, count in right.items()]
        parts.append(f"core {200 * core['right'] / (core['gold'] + core['found']):.2f}")
        return right["las"] / total, " ".join(parts)


class FrozenParser:
    """A trained parser that tells of each word its tag and its relation, as rows of its inventories."""

    def __init__(self, path, words):
        weights = numpy.load(path)
        self.vocabulary = network.Vocabulary(
            [int(form) for form in words["forms"]], words["vectors"], [int(form) for form in weights["taught"]])
        sizes = [len(weights[f"inventory.{name}"]) for name in ("tags", "features", "relations")]
        self.tags, _, self.relations = sizes
        self.model = network.Parser(self.vocabulary, network.Shape.of(weights), *sizes)
        self.model.load_state_dict({name: torch.from_numpy(weights[name]) for name, _ in self.model.named_parameters()})
        self.model.eval()

    @torch.inference_mode()
    def facts(self, group) -> torch.Tensor:
        """(sentences, words, 2). Heads are greedy."""
        tags, _, arcs, labels = self.model(*encoded(self.vocabulary, group))
        return torch.stack([tags.argmax(-1), self.model.label_scores(labels, arcs.argmax(-1)).argmax(-1)], -1)


class EntityTask:
    def altered(self, sentence, generator):
        return self.names.lowered(treebanks.altered(self.names.renamed(sentence, generator), generator), generator)

    def __init__(self, options, vocabulary, training):
        self.vocabulary = vocabulary
        self.names = options.names
        self.parser = FrozenParser(options.parser, numpy.load(options.words))
        self.training = [self.names.labelled(s) for s in training if s.entities]
        kinds = sorted({label[2:] for s in self.training for label in s.entities if label != "O"})
        self.labels = Inventory.of(["O"] + [f"{p}-{k}" for k in kinds for p in "BI"])
        self.model = network.EntityTagger(
            vocabulary, shape(options), len(self.labels.labels), self.parser.tags, self.parser.relations)
        # A row begins with what the dictionaries say of its word; training may change its mind.
        with torch.no_grad():
            for column, words in enumerate(self.names.dictionaries()):
                for word in words:
                    row = vocabulary.taught_row(word)
                    self.model.encoder.learned.weight[row, column] = 1.5 if row else 0

    def scores(self, model, group) -> torch.Tensor:
        rows, lengths = encoded(self.vocabulary, group)
        return model(torch.cat([rows, self.parser.facts(group).clone()], -1), lengths)

    def loss(self, model, group):
        return cross_entropy(
            self.scores(model, group), padded([[self.labels[l] for l in s.entities] for s in group], -100))

    @torch.inference_mode()
    def score(self, model, sentences) -> tuple[float, str]:
        return entity_score(lambda group: self.scores(model, group), sentences, self.labels.labels)


    @torch.no_grad()
    def calibrate(self, model, sentences) -> None:
        """Makes names as much less likely to begin as is best for the sentences, which were not trained on."""
        starts = torch.tensor([label.startswith("B-") for label in self.labels.labels], dtype=torch.float32)
        bias = model.labels.bias.clone()
        def score_with(doubt: float) -> float:
            model.labels.bias.copy_(bias - doubt * starts)
            return self.score(model, sentences)[0]
        best = max((0, 0.25, 0.5, 0.75, 1), key=score_with)
        print(f"doubt {best}: {score_with(best):.3f}", flush=True)


def entity_score(scores, sentences, labels: list[str]) -> tuple[float, str]:
    """F1 of exact spans, as `rapporteur evaluate entities` counts: facilities are places, groups are nothing."""
    def counted(found: list[str]):
        return {(start, end, "LOC" if kind == "FAC" else kind)
                for start, end, kind in treebanks.spans(found) if kind != "GRP"}

    gold, found, right = collections.Counter(), collections.Counter(), collections.Counter()
    for group in batches(sentences, 4000, None):
        for sentence, row in zip(group, scores(group)):
            a = counted(sentence.entities)
            b = counted(decoded(row[:len(sentence.forms)].numpy(), labels))
            for counter, spans in ((gold, a), (found, b), (right, a & b)):
                counter.update(kind for _, _, kind in spans)
    def f1(kinds):
        counts = [sum(counter[kind] for kind in kinds) for counter in (gold, found, right)]
        return 2 * counts[2] / max(counts[0] + counts[1], 1)
    parts = [f"P {right.total() / max(found.total(), 1):.3f} R {right.total() / max(gold.total(), 1):.3f}"]
    parts += [f"F1 {f1(gold):.3f}", *(f"{kind} {f1([kind]):.3f}" for kind in sorted(gold))]
    return f1(gold), " ".join(parts)


def decoded(scores: numpy.ndarray, labels: list[str]) -> list[str]:
    """The best sequence in which I- follows B- or I- of its kind (Viterbi)."""
    allowed = numpy.array([[not b.startswith("I-") or a[2:] == b[2:] for b in labels] for a in labels])
    step = numpy.where(allowed, 0, -1e6)
    best = scores[0] + numpy.array([-1e6 if label.startswith("I-") else 0 for label in labels])
    back = []
    for row in scores[1:]:
        through = best[:, None] + step
        back.append(through.argmax(0))
        best = through.max(0) + row
    path = [int(best.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return [labels[i] for i in reversed(path)]


def encoded(vocabulary, group):
    rows = torch.nn.utils.rnn.pad_sequence([vocabulary.encode(s.forms) for s in group], True)
    return rows, torch.tensor([len(s.forms) for s in group])


def cross_entropy(scores: torch.Tensor, gold: torch.Tensor) -> torch.Tensor:
    return functional.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=-100)


def shape(options) -> network.Shape:
    return network.Shape(options.learned, options.hidden, options.layers, options.arc, options.label)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=["parser", "entities"])
    parser.add_argument("--words", required=True)
    parser.add_argument("--treebank", nargs="*", default=[])
    parser.add_argument("--entities", nargs="*", default=[])
    parser.add_argument("--news", nargs="*", default=[], help="sentences of the news grammar, for entities")
    parser.add_argument("--dev", nargs="+", required=True)
    parser.add_argument("--knowledge", default="../Knowledge", help="folder of names, for entities")
    parser.add_argument("--parser", help="weights of the tier's parser, for entities")
    parser.add_argument("--output", required=True)
    parser.add_argument("--start", help="a parser's weights to go on from; their words and labels stay")
    parser.add_argument("--epochs", type=int, default=14)
    parser.add_argument("--batch", type=int, default=1600, help="words")
    parser.add_argument("--rate", type=float, default=3e-3)
    for name, value in vars(network.Shape()).items():
        parser.add_argument(f"--{name}", type=int, default=value)
    options = parser.parse_args()
    torch.manual_seed(SEED)
    generator = random.Random(SEED)

    training = [s for path in options.treebank for s in treebanks.read(path)]
    training += [s for path in options.entities for s in treebanks.read_entities(path)]
    training = [s for s in training if len(s.forms) <= 120]
    read_dev = treebanks.read if options.task == "parser" else treebanks.read_entities
    development = {path: read_dev(path) for path in options.dev}
    stored = numpy.load(options.words)
    known = {int(form) for form in stored["forms"]}
    if options.task == "entities":
        options.names = entity_names.Names(Path(options.knowledge))
        training += [options.names.found(s) for path in options.news for s in treebanks.read(path)]
    counts = collections.Counter(network.words.features(form).form for s in training for form in s.forms)
    if options.task == "entities":
        counts.update({network.words.features(word).form: 3 for word in options.names.words()})
    taught = sorted(form for form, count in counts.items() if count >= 3 and form in known)
    start = numpy.load(options.start) if options.start else None
    if start:
        taught = [int(form) for form in start["taught"]]
    vocabulary = network.Vocabulary([int(form) for form in stored["forms"]], stored["vectors"], taught)
    task = {"parser": ParserTask, "entities": EntityTask}[options.task](options, vocabulary, training)
    if start:
        task.model.load_state_dict({name: torch.from_numpy(start[name]) for name, _ in task.model.named_parameters()})
    print(f"{len(task.training)} sentences, {sum(len(s.forms) for s in task.training)} words, {len(taught)} words taught, "
          f"{sum(p.numel() for p in task.model.parameters())} weights", flush=True)

    optimizer = torch.optim.AdamW(task.model.parameters(), options.rate, betas=(0.9, 0.95), weight_decay=1e-3)
    steps = options.epochs * sum(1 for _ in batches(task.training, options.batch, random.Random(0)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, step / 200) * (0.5 + 0.5 * math.cos(math.pi * min(1, step / steps))) + 1e-4)
    average = Average(task.model, 0.998)
    for epoch in range(1, options.epochs + 1):
        started, total = time.time(), 0.0
        task.model.train()
        copies = [task.altered(s, generator) for s in task.training]
        for group in batches(copies, options.batch, generator):
            loss = task.loss(task.model, group)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(task.model.parameters(), 5)
            optimizer.step()
            schedule.step()
            average.update(task.model)
            total += loss.item()
        report = f"epoch {epoch} loss {total:.1f} {time.time() - started:.0f} s"
        if epoch % 2 == 0 or epoch == options.epochs:
            for path, gold in development.items():
                report += f"\n  {path.split('/')[-1]}: {task.score(average.model, gold)[1]}"
            save(options, task, average.model, vocabulary)
        print(report, flush=True)
    if options.task == "entities":
        task.calibrate(average.model, [sentence for gold in development.values() for sentence in gold])
        save(options, task, average.model, vocabulary)


def save(options, task, model, vocabulary) -> None:
    arrays = {name: weight.detach().numpy() for name, weight in model.named_parameters()}
    inventories = {name: numpy.array(inventory.labels) for name, inventory in vars(task).items()
                   if isinstance(inventory, Inventory)}
    numpy.savez(options.output, taught=numpy.array(vocabulary.taught, numpy.uint32), **arrays,
                **{f"inventory.{name}": labels for name, labels in inventories.items()})


if __name__ == "__main__":
    main()
