"""Turns trained weights into the integers that Rapporteur computes with.

    python export.py words words.npz --output words.table
    python export.py parser words.npz parser.npz --output accurate.parser
    python export.py entities words.npz entities.npz --output accurate.entities

Layouts are those of `Sources/Linguistics/Network`; all numbers are little-endian. Words are rows of 8-bit numbers whose
scales go into the weights that read them; weights are 16-bit numbers with one scale a row, so small that no sum of
allowed inputs leaves 32 bits.
"""

import argparse
import struct

import numpy
import torch

import network

STATE_STEPS = 1023  # SentenceEncoder.stateSteps
LARGEST = 2047  # Layer.largest
LARGEST_WORD = 127
BLOCK = 16
LONGEST_SUM = 2**31 - 1


class Writer:
    """The Swift package's `BinaryWriter`."""

    def __init__(self):
        self.data = bytearray()

    def number(self, value: int) -> None:
        self.data += struct.pack("<I", value)

    def float(self, value: float) -> None:
        self.data += struct.pack("<f", value)

    def array(self, values: numpy.ndarray) -> None:
        self.number(values.size)
        self.data += numpy.ascontiguousarray(values).astype(values.dtype.newbyteorder("<")).tobytes()

    def strings(self, values) -> None:
        self.number(len(values))
        for value in values:
            encoded = str(value).encode()
            self.number(len(encoded))
            self.data += encoded

    def matrix(self, weights: numpy.ndarray, input_scales: numpy.ndarray, largest_input: int) -> None:
        """Weights for inputs that are integers times `input_scales` (one for each column)."""
        weights = numpy.pad(weights * input_scales, [(0, -weights.shape[0] % BLOCK), (0, -weights.shape[1] % 2)])
        largest = numpy.abs(weights).max(1)
        # Rounding adds at most half a step for each weight to the sum of a row.
        total = numpy.abs(weights).sum(1)
        steps = numpy.minimum(
            32767 / numpy.maximum(largest, 1e-9),
            (LONGEST_SUM / largest_input - weights.shape[1]) / numpy.maximum(total, 1e-9))
        steps[largest == 0] = 1
        integers = numpy.round(weights * steps[:, None]).astype(numpy.int16)
        assert (numpy.abs(integers.astype(numpy.int64)).sum(1) * largest_input <= LONGEST_SUM).all()
        rows, columns = integers.shape
        self.number(rows)
        self.number(columns)
        # For each block of rows, for each pair of columns, the pairs of all rows.
        self.array(integers.reshape(rows // BLOCK, BLOCK, columns // 2, 2).transpose(0, 2, 1, 3))
        self.array(numpy.where(largest == 0, 0, 1 / steps).astype(numpy.float32))

    def layer(self, layer: torch.nn.Linear, input_scales, largest_input: int = LARGEST) -> None:
        weights, biases = layer.weight.detach().numpy(), layer.bias.detach().numpy()
        self.matrix(weights, numpy.broadcast_to(input_scales, weights.shape[1]), largest_input)
        self.array(padded(biases))


def padded(values: numpy.ndarray) -> numpy.ndarray:
    return numpy.pad(values, (0, -len(values) % BLOCK)).astype(numpy.float32)


def rows8(values: numpy.ndarray) -> tuple[numpy.ndarray, float]:
    """Rows as 8-bit numbers, and what 1 is worth."""
    scale = float(numpy.abs(values).max()) / LARGEST_WORD
    return numpy.round(values / scale).astype(numpy.int8), scale


def known_rows(vocabulary: network.Vocabulary) -> tuple[numpy.ndarray, float]:
    return rows8(vocabulary.vectors[1:].numpy())


def write_words(writer: Writer, vocabulary: network.Vocabulary) -> None:
    order = numpy.argsort(numpy.array(vocabulary.forms, numpy.uint32))
    writer.array(numpy.array(vocabulary.forms, numpy.uint32)[order])
    rows, _ = known_rows(vocabulary)
    writer.number(rows.shape[1])
    writer.array(rows[order])


def write_encoder(writer: Writer, encoder: network.Encoder, vocabulary: network.Vocabulary) -> None:
    known, known_scale = known_rows(vocabulary)
    learned, learned_scale = rows8(encoder.learned.weight.detach().numpy()[1:])
    assert vocabulary.taught == sorted(vocabulary.taught)
    writer.array(numpy.array(vocabulary.taught, numpy.uint32))
    writer.number(learned.shape[1])
    writer.array(learned)
    scales = [known_scale] * known.shape[1] + [learned_scale] * learned.shape[1]
    for tables in (encoder.affixes, encoder.facts):
        writer.number(len(tables))
        for table in tables:
            rows, scale = rows8(table.weight.detach().numpy())
            writer.number(rows.shape[0])
            writer.number(rows.shape[1])
            writer.array(rows)
            scales += [scale] * rows.shape[1]
    writer.number(len(encoder.lstm))
    input_scales, largest = numpy.array(scales, numpy.float32), LARGEST_WORD
    for lstm in encoder.lstm:
        for suffix in ("", "_reverse"):
            weight = lambda name: getattr(lstm, f"{name}_l0{suffix}").detach().numpy()
            writer.matrix(weight("weight_ih"), input_scales, largest)
            writer.matrix(weight("weight_hh"), numpy.full(lstm.hidden_size, 1 / STATE_STEPS), STATE_STEPS)
            writer.array(padded(weight("bias_ih") + weight("bias_hh")))
        input_scales, largest = numpy.full(2 * lstm.hidden_size, 1 / STATE_STEPS), STATE_STEPS


def steps_for(values: numpy.ndarray) -> float:
    """How finely numbers are cut so that all but a few in a million keep their size."""
    return float(LARGEST / (1.1 * max(numpy.quantile(numpy.abs(values), 0.999999), 1e-3)))


def integers(values: numpy.ndarray, steps: float) -> numpy.ndarray:
    return numpy.clip(numpy.round(values * steps), -LARGEST, LARGEST).astype(numpy.int16)


@torch.inference_mode()
def write_parser(writer: Writer, model: network.Parser, vocabulary, inventories, sentences) -> None:
    write_encoder(writer, model.encoder, vocabulary)
    for name in ("tags", "features", "relations"):
        labels = inventories[name]
        writer.strings(["" if label == "_" else label for label in labels] if name == "features" else labels)
    for layer in (model.tags, model.features):
        writer.layer(layer, 1 / STATE_STEPS, STATE_STEPS)

    states = torch.cat([model.encoder(vocabulary.encode(forms)[None], torch.tensor([len(forms)]))[0]
                        for forms in sentences])
    rectified = {name: torch.relu(getattr(model, name)(states)).numpy()
                 for name in ("arc_dependent", "arc_head", "label_dependent", "label_head")}
    root = {name: torch.relu(getattr(model, name)(model.root)).numpy() for name in ("arc_head", "label_head")}
    dependent_steps = steps_for(rectified["arc_dependent"])
    head_steps = steps_for(numpy.append(rectified["arc_head"], root["arc_head"]))
    product = model.arc(torch.from_numpy(rectified["arc_dependent"])).numpy()
    product_steps = steps_for(product)
    writer.layer(model.arc_dependent, 1 / STATE_STEPS, STATE_STEPS)
    writer.layer(model.arc_head, 1 / STATE_STEPS, STATE_STEPS)
    writer.layer(model.arc, 1 / dependent_steps)
    for steps in (dependent_steps, head_steps, product_steps):
        writer.float(steps)
    writer.array(integers(root["arc_head"], head_steps))

    everything = numpy.concatenate([rectified["label_dependent"].ravel(), rectified["label_head"].ravel(), root["label_head"]])
    steps = 2.0 ** numpy.floor(numpy.log2(steps_for(everything)))
    products = rectified["label_dependent"].max() * max(rectified["label_head"].max(), root["label_head"].max())
    shift = int(numpy.ceil(numpy.log2(steps * steps * products / LARGEST)))
    writer.layer(model.label_dependent, 1 / STATE_STEPS, STATE_STEPS)
    writer.layer(model.label_head, 1 / STATE_STEPS, STATE_STEPS)
    width = model.label_head.out_features
    writer.layer(model.label, numpy.repeat([1 / steps, 1 / steps, 2.0**shift / steps**2], width))
    writer.float(steps)
    writer.number(shift)
    writer.array(integers(root["label_head"], steps))


def write_entities(writer: Writer, model: network.EntityTagger, vocabulary, inventories) -> None:
    write_encoder(writer, model.encoder, vocabulary)
    writer.strings([label[2:] for label in inventories["labels"][1::2]])
    writer.layer(model.labels, 1 / STATE_STEPS, STATE_STEPS)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["words", "parser", "entities"])
    parser.add_argument("words")
    parser.add_argument("weights", nargs="?")
    parser.add_argument("--treebank", help="CoNLL-U on whose first sentences ranges of numbers are measured")
    parser.add_argument("--output", required=True)
    options = parser.parse_args()

    stored = numpy.load(options.words)
    weights = numpy.load(options.weights) if options.weights else {"taught": numpy.array([], numpy.uint32)}
    vocabulary = network.Vocabulary(
        [int(f) for f in stored["forms"]], stored["vectors"], [int(f) for f in weights["taught"]])
    writer = Writer()
    if options.what == "words":
        write_words(writer, vocabulary)
    else:
        inventories = {name[10:]: list(weights[name]) for name in weights if name.startswith("inventory.")}
        shape = network.Shape.of(weights)
        if options.what == "parser":
            model = network.Parser(vocabulary, shape, *(len(inventories[n]) for n in ("tags", "features", "relations")))
        else:
            tables = [len(weights[f"encoder.facts.{i}.weight"]) for i in range(2)]
            model = network.EntityTagger(vocabulary, shape, len(inventories["labels"]), *tables)
        missing, unexpected = model.load_state_dict(
            {name: torch.from_numpy(weights[name]) for name, _ in model.named_parameters()}, strict=True)
        model.eval()
        if options.what == "parser":
            import treebanks
            sentences = [s.forms for s in treebanks.read(options.treebank)[:1000]]
            write_parser(writer, model, vocabulary, inventories, sentences)
        else:
            write_entities(writer, model, vocabulary, inventories)
    with open(options.output, "wb") as file:
        file.write(writer.data)


if __name__ == "__main__":
    main()
