"""What the networks see of a word: the same hashes as `Sources/Linguistics/Model/WordFeatures.swift`.

A test of the Swift package holds both to one list of values (`python words.py` prints it).
"""

from functools import lru_cache
from typing import NamedTuple

LONGEST = 96
MASK64 = (1 << 64) - 1
FNV_OFFSET, FNV_PRIME = 0xCBF29CE484222325, 0x100000001B3


def fnv(data: bytes) -> int:
    """FNV-1a folded to 32 bits."""
    value = FNV_OFFSET
    for byte in data:
        value = (value ^ byte) * FNV_PRIME & MASK64
    return (value ^ value >> 32) & 0xFFFFFFFF


class WordFeatures(NamedTuple):
    form: int
    prefix1: int
    prefix2: int
    prefix3: int
    suffix2: int
    suffix3: int
    suffix4: int
    shape: int


def normalized(word: str) -> tuple[bytes, int]:
    """The word in lower case with digits as zeros and straight quotes, and the hash of its shape."""
    data = word.encode()[:LONGEST]
    output = bytearray()
    shape, last, run, index = FNV_OFFSET, 0, 0, 0
    while index < len(data):
        byte = kind = data[index]
        length = 1
        following = data[index + 1] if index + 1 < len(data) else None
        if 0x41 <= byte <= 0x5A:
            kind, byte = ord("X"), byte | 0x20
        elif 0x61 <= byte <= 0x7A:
            kind = ord("x")
        elif 0x30 <= byte <= 0x39:
            kind = byte = ord("0")
        elif byte == 0xE2 and index + 2 < len(data) and following == 0x80:
            straight = {0x98: "'", 0x99: "'", 0x9C: '"', 0x9D: '"'}.get(data[index + 2])
            if straight:
                kind = byte = ord(straight)
                length = 3
        elif 0x80 <= byte <= 0xBF:
            kind = last
        elif byte == 0xC3 and following is not None and following < 0x9F:
            kind = ord("X")
        elif byte >= 0x80:
            kind = ord("x")
        output.append(byte)
        if byte == 0xC3 and kind == ord("X") and following is not None:
            output.append(following | 0x20)
            length = 2
        run = run + 1 if kind == last else 1
        last = kind
        if run <= 2:
            shape = (shape ^ kind) * FNV_PRIME & MASK64
        index += length
    return bytes(output), (shape ^ shape >> 32) & 0xFFFFFFFF


@lru_cache(maxsize=None)
def features(word: str) -> WordFeatures:
    form, shape = normalized(word)
    return WordFeatures(
        fnv(form), fnv(form[:1]), fnv(form[:2]), fnv(form[:3]), fnv(form[-2:]), fnv(form[-3:]), fnv(form[-4:]), shape)


if __name__ == "__main__":
    for example in ["Mali", "U.N.", "École", "don’t", "1,000", "“", "naïve", "al", "非", "x" * 120]:
        print(example, *features(example))
