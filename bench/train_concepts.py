"""Learn which related noun phrases a quantity is about: figures/data/concepts.txt.

    python bench/train_concepts.py newsquant.json --out figures/data/concepts.txt

Reads sentences with quantities and their concept words (the format of the CQE evaluation).
Prints cross-validated rates: how often a word is shared, and how often all words agree, over
the quantities whose value was found. The result depends on the input alone.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from figures.clauses import Clauses
from figures.concepts import candidates, choose, features
from figures.numbers import find_quantities
from figures.quantity import Quantity
from figures.syntax import Syntax
from figures.text import Document

HEADER = "# weights of figures/concepts.py, learnt from the NewsQuant sentences of CQE_Evaluation"
EPOCHS = 15
RATE = 0.15
SHRINK = 2
SMALLEST = 0.05
RAREST = 6


@dataclass
class Example:
    """A quantity: its gold words, and for each candidate its words, features and label."""

    sentence: str
    quantity: Quantity
    gold: list[str]
    relations: list[str]
    phrases: list[tuple[dict[int, str], list[str], bool]]


def read_examples(path: Path) -> list[Example]:
    """Examples of all quantities whose value the engine finds too."""
    examples: list[Example] = []
    for record in json.loads(path.read_text(encoding="utf-8")):
        open_gold = list(record["quantities"])
        for sentence in Document(record["text"]).sentences:
            quantities, _ = find_quantities(sentence)
            if not quantities:
                continue
            syntax = Syntax(sentence, quantities)
            clauses = Clauses(syntax)
            for index, quantity in enumerate(quantities):
                gold = next((g for g in open_gold if same_value(g["value"], quantity)), None)
                if gold is not None:
                    open_gold.remove(gold)
                    examples.append(example(record, gold, syntax, clauses, index))
    return examples


def example(
    record: dict[str, Any], gold: dict[str, Any], syntax: Syntax, clauses: Clauses, index: int
) -> Example:
    words = re.split(r"[,\s]+", gold["referred_concepts"].lower())
    phrases = []
    relations = []
    for relative, found, circumstance in candidates(syntax, clauses, index):
        shared = sum(word.lower() in words for word in found.values())
        relations.append(relative.relation)
        phrases.append((found, features(circumstance), 2 * shared > len(found)))
    return Example(record["id"], syntax.quantities[index], words, relations, phrases)


def same_value(gold: str, quantity: Quantity) -> bool:
    ends = [float(x) for x in re.findall(r"(?:(?<![\d.])-)?\d[\d.]*(?:E[+-]?\d+)?", str(gold))]
    low = quantity.low if quantity.low is not None else quantity.high
    high = quantity.high if quantity.high is not None else quantity.low
    if not ends or low is None or high is None:
        return False
    pairs = ((min(ends), low), (max(ends), high))
    return all(math.isclose(a, b, rel_tol=1e-5, abs_tol=1e-8) for a, b in pairs)


def learn(examples: list[Example]) -> dict[str, float]:
    """Logistic weights with shrinkage, by stochastic gradient with adaptive steps."""
    weights: dict[str, float] = defaultdict(float)
    sizes: dict[str, float] = defaultdict(lambda: 1e-6)
    seen = Counter(f for e in examples for _, names, _ in e.phrases for f in names)
    items = [
        ([f for f in names if seen[f] >= RAREST], label)
        for e in examples
        for _, names, label in e.phrases
    ]
    order = random.Random(1)
    for _ in range(EPOCHS):
        order.shuffle(items)
        for names, label in items:
            score = sum(weights[f] for f in names)
            slope = 1 / (1 + math.exp(-max(-30.0, min(30.0, score)))) - label
            for feature in names:
                step = slope + SHRINK * weights[feature] / 10
                sizes[feature] += step * step
                weights[feature] -= RATE * step / math.sqrt(sizes[feature])
    return weights


def rates(examples: list[Example], weights: dict[str, float]) -> tuple[int, int]:
    """How many share a word with the gold, and how many have all of its words and no other."""
    some = every = 0
    for one in examples:
        chosen: dict[int, str] = {}
        scores = [sum(weights.get(f, 0.0) for f in names) for _, names, _ in one.phrases]
        for index in choose(scores, one.relations, one.quantity):
            chosen.update(one.phrases[index][0])
        found = [chosen[i].lower() for i in sorted(chosen)] or ["-"]
        some += bool(set(found) & set(one.gold))
        every += Counter(found) == Counter(one.gold)
    return some, every


def cross_validate(examples: list[Example], folds: int, rounds: int) -> None:
    names = sorted({e.sentence for e in examples})
    some = every = 0
    for seed in range(rounds):
        random.Random(seed).shuffle(names)
        for fold in range(folds):
            held = set(names[fold::folds])
            weights = learn([e for e in examples if e.sentence not in held])
            a, b = rates([e for e in examples if e.sentence in held], weights)
            some, every = some + a, every + b
    total = rounds * len(examples)
    print(
        f"cross-validated ({folds} folds, {rounds} rounds) over {len(examples)} quantities:", end=""
    )
    print(f" a word shared {100 * some / total:.1f} %, all words {100 * every / total:.1f} %")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, help="newsquant.json")
    parser.add_argument("--out", type=Path, default=Path("figures/data/concepts.txt"))
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    examples = read_examples(options.gold)
    cross_validate(examples, 8, options.rounds)
    weights = learn(examples)
    kept = sorted((n, w) for n, w in weights.items() if abs(w) >= SMALLEST)
    lines = [HEADER, *(f"{weight:.2f}\t{name}" for name, weight in kept)]
    options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    some, every = rates(examples, weights)
    print(f"on the data learnt from: {100 * some / len(examples):.1f} %", end=", ")
    print(f"{100 * every / len(examples):.1f} %; {len(kept)} weights in {options.out}")


if __name__ == "__main__":
    main()
