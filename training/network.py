"""The networks: a BiLSTM over words, with heads for tags, features and trees, or for entities.

The Swift package computes the same in integers (`Sources/Linguistics/Network`); what is here only trains.
"""

from dataclasses import dataclass

import numpy
import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

import words

# Slot of `WordFeatures`: rows of its table (powers of two), numbers in a row.
AFFIXES = {
    "prefix1": (256, 8), "prefix2": (2048, 16), "prefix3": (4096, 24),
    "suffix2": (2048, 24), "suffix3": (4096, 32), "suffix4": (8192, 32), "shape": (512, 24),
}


@dataclass(frozen=True)
class Shape:
    """Sizes of a network."""

    learned: int = 64  # numbers learned for each word of the treebank
    hidden: int = 128  # cells in each direction
    layers: int = 2
    arc: int = 128
    label: int = 96

    @classmethod
    def of(cls, weights) -> "Shape":
        """The sizes that trained weights have."""
        return cls(
            learned=weights["encoder.learned.weight"].shape[1],
            hidden=weights["encoder.lstm.0.weight_hh_l0"].shape[1],
            layers=sum(name.endswith("weight_hh_l0") for name in weights),
            arc=len(weights["arc.bias"]) if "arc.bias" in weights else 0,
            label=len(weights["label_head.bias"]) if "label_head.bias" in weights else 0)


class Vocabulary:
    """Rows of words: those of `words.npz`, and among them those that the treebanks teach."""

    def __init__(self, forms: list[int], vectors: numpy.ndarray, taught: list[int]):
        self.forms, self.taught = forms, taught
        self.vectors = torch.from_numpy(numpy.concatenate([numpy.zeros((1, vectors.shape[1]), numpy.float32), vectors]))
        self._rows = {form: row for row, form in enumerate(forms, 1)}
        self._taught = {form: row for row, form in enumerate(taught, 1)}

    def taught_row(self, word: str) -> int:
        """0 for a word that is not taught."""
        return self._taught.get(words.features(word).form, 0)

    def encode(self, forms: list[str]) -> torch.Tensor:
        """For each word its row, its taught row and the rows of its affixes."""
        rows = []
        for form in forms:
            seen = words.features(form)
            affixes = [getattr(seen, name) % rows_ for name, (rows_, _) in AFFIXES.items()]
            rows.append([self._rows.get(seen.form, 0), self._taught.get(seen.form, 0), *affixes])
        return torch.tensor(rows, dtype=torch.int64)


class Encoder(nn.Module):
    """Words → states that know their sentence.

    `facts` are sizes of inventories (tags, relations) whose rows are read beside each word: how many, numbers in a row."""

    def __init__(self, vocabulary: Vocabulary, shape: Shape, dropout: float, word_dropout: float,
                 facts: tuple[tuple[int, int], ...] = ()):
        super().__init__()
        self.register_buffer("known", vocabulary.vectors, persistent=False)
        self.learned = nn.Embedding(len(vocabulary.taught) + 1, shape.learned, padding_idx=0)
        self.affixes = nn.ModuleList(nn.Embedding(rows, size) for rows, size in AFFIXES.values())
        nn.init.normal_(self.learned.weight, std=0.3)
        self.facts = nn.ModuleList(nn.Embedding(rows, size) for rows, size in facts)
        for table in [*self.affixes, *self.facts]:
            nn.init.normal_(table.weight, std=0.3)
        with torch.no_grad():
            self.learned.weight[0] = 0
        width = vocabulary.vectors.shape[1] + shape.learned + sum(size for _, size in [*AFFIXES.values(), *facts])
        self.lstm = nn.ModuleList(
            nn.LSTM(width if layer == 0 else 2 * shape.hidden, shape.hidden, batch_first=True, bidirectional=True)
            for layer in range(shape.layers))
        self.dropout, self.word_dropout = dropout, word_dropout

    def forward(self, rows: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
        """`rows` is (sentences, words, 2 + affixes + facts); the result is (sentences, words, 2 × hidden)."""
        known, learned = self.known[rows[..., 0]], self.learned(rows[..., 1])
        if self.training:
            # A word that the dictionary lacks, and a word that the treebank never taught, must be read by their endings.
            chance = torch.rand(rows.shape[:2]).unsqueeze(-1)
            learned = learned * (chance > self.word_dropout)
            known = known * (chance > self.word_dropout / 4)
        parts = [known, learned] + [table(rows[..., 2 + i]) for i, table in enumerate(self.affixes)]
        for i, table in enumerate(self.facts):
            fact = table(rows[..., 2 + len(AFFIXES) + i])
            # The parser errs more on strange text than on what it was trained on.
            parts.append(fact * (torch.rand(rows.shape[:2]).unsqueeze(-1) > 0.15) if self.training else fact)
        states = shared_dropout(torch.cat(parts, -1), self.dropout, self.training)
        for lstm in self.lstm:
            packed = pack_padded_sequence(states, lengths, batch_first=True)
            states = pad_packed_sequence(lstm(packed)[0], batch_first=True)[0]
            states = shared_dropout(states, self.dropout, self.training)
        return states


def shared_dropout(states: torch.Tensor, rate: float, training: bool) -> torch.Tensor:
    """Dropout with one mask for all words of a sentence (Gal and Ghahramani 2016)."""
    if not training or rate == 0:
        return states
    mask = torch.empty(states.shape[0], 1, states.shape[2]).bernoulli_(1 - rate) / (1 - rate)
    return states * mask


class Parser(nn.Module):
    """Tags, features, heads and labels.

    Dozat and Manning 2017, "Deep biaffine attention for neural dependency parsing", with small layers and the labels'
    product element by element."""

    def __init__(self, vocabulary: Vocabulary, shape: Shape, tags: int, features: int, relations: int):
        super().__init__()
        self.encoder = Encoder(vocabulary, shape, dropout=0.2, word_dropout=0.15)
        width = 2 * shape.hidden
        self.tags, self.features = nn.Linear(width, tags), nn.Linear(width, features)
        self.arc_dependent, self.arc_head = nn.Linear(width, shape.arc), nn.Linear(width, shape.arc)
        self.label_dependent, self.label_head = nn.Linear(width, shape.label), nn.Linear(width, shape.label)
        self.root = nn.Parameter(torch.zeros(width))
        self.arc = nn.Linear(shape.arc, shape.arc)  # the bias scores how likely a word is to be a head at all
        self.label = nn.Linear(3 * shape.label, relations)

    def forward(self, rows: torch.Tensor, lengths: torch.Tensor):
        """Scores of tags and features for each word, of arcs (…, words, 1 + words), and the parts of label scores."""
        states = self.encoder(rows, lengths)
        with_root = torch.cat([self.root.expand(len(states), 1, -1), states], 1)
        arcs = self.arc(self._rectified(self.arc_dependent, states)) @ (
            self._rectified(self.arc_head, with_root).transpose(1, 2))
        beyond = torch.arange(arcs.shape[2])[None, :] > lengths[:, None]
        arcs = arcs.masked_fill(beyond[:, None, :], -1e4)
        labels = self._rectified(self.label_dependent, states), self._rectified(self.label_head, with_root)
        return self.tags(states), self.features(states), arcs, labels

    def _rectified(self, layer: nn.Linear, states: torch.Tensor) -> torch.Tensor:
        return shared_dropout(torch.relu(layer(states)), 0.2, self.training)

    def label_scores(self, labels, heads: torch.Tensor) -> torch.Tensor:
        """Scores of relations for each word under the given head (0 is the root)."""
        dependents, candidates = labels
        chosen = candidates.gather(1, heads.unsqueeze(-1).expand(-1, -1, candidates.shape[2]))
        return self.label(torch.cat([dependents, chosen, dependents * chosen], -1))


class EntityTagger(nn.Module):
    """Scores of entity labels for each word, from the words and what the parser made of them: tag and relation."""

    def __init__(self, vocabulary: Vocabulary, shape: Shape, labels: int, tags: int, relations: int):
        super().__init__()
        self.encoder = Encoder(vocabulary, shape, dropout=0.4, word_dropout=0.3, facts=((tags, 24), (relations, 16)))
        self.labels = nn.Linear(2 * shape.hidden, labels)

    def forward(self, rows: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
        return self.labels(self.encoder(rows, lengths))
