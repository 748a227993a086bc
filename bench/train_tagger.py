"""Train figures/data/tagger.txt on the tagged MASC corpus; report accuracy and speed.

    python bench/train_tagger.py masc_tagged.zip --out figures/data/tagger.txt

Files whose name's sha1 starts with an even hexadecimal digit are held out for testing. The
result depends on the corpus alone: same input, same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import time
import zipfile
from collections import Counter, defaultdict
from pathlib import Path

from figures.tagger import Tagger, ahead_features, back_features, is_headline, word_features
from figures.text import Document

Tagged = list[tuple[str, str]]
HEADER = "#part-of-speech tagger, trained on the tagged MASC corpus (American National Corpus)"
SCALE = 20
SMALLEST = 4
_TAG = re.compile(r"^[A-Z]+\$?$")
_CAPITALISED = {"NNP", "NNPS", "JJ", "NN", "NNS"}
_NOISE = {"PP", "PRN", "UH`"}


def read_corpus(path: Path) -> tuple[list[Tagged], dict[str, list[Tagged]]]:
    """Training sentences, newspaper text twice, and test sentences by kind of text."""
    train: list[Tagged] = []
    test: dict[str, list[Tagged]] = defaultdict(list)
    with zipfile.ZipFile(path) as archive:
        listing = archive.read("masc_tagged/categories.txt").decode()
        kinds = dict(line.split(" ") for line in listing.split("\n") if " " in line)
        for name in sorted(kinds):
            text = archive.read("masc_tagged/" + name).decode("utf-8", "replace")
            sentences = [s for line in text.split("\n") if (s := read_sentence(line))]
            kind = kinds[name].strip()
            digest = hashlib.sha1(Path(name).name.encode()).hexdigest()
            if digest[0] in "02468ace":
                test[kind] += sentences
            else:
                train += sentences * (2 if kind == "newspaper" else 1)
    return train, test


def read_sentence(line: str) -> Tagged:
    """word_TAG pairs, cut again as figures.text cuts."""
    sentence: Tagged = []
    for item in line.split():
        word, _, tag = item.rpartition("_")
        if not word or tag in _NOISE:
            continue
        if word == "n't" and sentence:
            sentence[-1] = (sentence[-1][0] + "n", sentence[-1][1])
            word = "'t"
        sentence += recut(word, tag if _TAG.match(tag) else word[0])
    return sentence


def recut(word: str, tag: str) -> Tagged:
    """One corpus token as the tokens of figures.text; the last piece keeps the tag."""
    document = Document(word)
    pieces = document.sentences[0].words if len(document.sentences) == 1 else [word]
    cut: Tagged = []
    for piece in pieces[:-1]:
        kind = "CD" if piece[0].isdigit() else tag if piece[0].isalpha() else piece[0]
        cut.append((piece, kind))
    last = pieces[-1]
    if last[0].isdigit() and not last[-1].isalpha():
        tag = "CD"
    elif not last[0].isalnum() and len(last) == 1:
        tag = last
    return [*cut, (last, tag)]


def count_words(train: list[Tagged]) -> dict[str, Counter[str]]:
    """Tags of every form; a capitalised first word counts as its lower case where that exists."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    firsts: list[tuple[str, str]] = []
    for sentence in train:
        for i, (word, tag) in enumerate(sentence):
            if i == 0 and word[0].isupper():
                firsts.append((word, tag))
            else:
                counts[word][tag] += 1
    for word, tag in firsts:
        lower = word.lower()
        counts[word if tag.startswith("NNP") else lower][tag] += 1
    return counts


def build_guesses(counts: dict[str, Counter[str]]) -> dict[str, str]:
    """Tags by ending and capital, learnt from the rare words."""
    endings: dict[str, Counter[str]] = defaultdict(Counter)
    for word, tags in counts.items():
        total = sum(tags.values())
        if total > 6 or not word[0].isalpha():
            continue
        shape = "?C" if word[0].isupper() else "?c"
        names = [shape] + [shape + word.lower()[-n:] for n in (1, 2, 3, 4) if len(word) > n]
        if word.isupper() and len(word) > 1:
            names = ["?U"]
        for name in names:
            for tag, n in tags.items():
                endings[name][tag] += n
    guesses = {"?9": "CD", "?.": "SYM"}
    for name, tags in endings.items():
        if sum(tags.values()) >= (1 if len(name) < 3 else 15):
            if name[1] == "C":
                tags = Counter({t: n for t, n in tags.items() if t in _CAPITALISED})
            guesses[name] = join_tags(tags, 0.03) or "NNP"
    return guesses


def join_tags(tags: Counter[str], share: float) -> str:
    total = sum(tags.values())
    kept = [t for t, n in sorted(tags.items(), key=lambda x: (-x[1], x[0])) if n >= share * total]
    return "|".join(kept)


_PARADIGMS = (
    (re.compile(r"[a-z].*[^s]s$"), {"NNS", "VBZ"}, "NNS|VBZ"),
    (re.compile(r"[a-z].*ed$"), {"VBD", "VBN", "JJ"}, "VBD|VBN|JJ"),
    (re.compile(r"[a-z].*ing$"), {"VBG", "NN", "JJ"}, "VBG|NN|JJ"),
)


def build_lexicon(counts: dict[str, Counter[str]]) -> dict[str, str]:
    """Tags of each known form; a rare form may also be what its ending or its stem allows."""
    verbs = {stem for word, tags in counts.items() if word.islower() for stem in stems(word, tags)}
    lexicon: dict[str, str] = {}
    for word, tags in counts.items():
        total = sum(tags.values())
        if word[0].isdigit() or (total < 2 and not word.islower()):
            continue
        joined = join_tags(tags, 0.015 if total > 20 else 0.0)
        if total < 12:
            known = joined.split("|")
            for pattern, seen, allowed in _PARADIGMS:
                if pattern.match(word) and set(known) <= seen:
                    if allowed[0] == "N" and known == ["NNS"] and word[:-1] not in verbs:
                        break
                    joined = "|".join([*known, *(t for t in allowed.split("|") if t not in known)])
                    break
            else:
                if set(known) <= {"VB", "VBP", "NN"} and (word in verbs or "NN" not in known):
                    joined = "|".join([*known, *(t for t in ("NN", "VB") if t not in known)])
        lexicon[word] = joined
    return lexicon


def stems(word: str, tags: Counter[str]) -> list[str]:
    """What a form that was seen as a verb may be a form of."""
    if tags["VB"] or tags["VBP"]:
        return [word]
    if tags["VBZ"] and word.endswith("s"):
        return [word[:-1], word[:-2]]
    if (tags["VBD"] or tags["VBN"]) and word.endswith("ed"):
        return [word[:-1], word[:-2]]
    if tags["VBG"] and word.endswith("ing"):
        return [word[:-3], word[:-3] + "e"]
    return []


class Perceptron:
    """Averaged weights per feature and tag."""

    def __init__(self) -> None:
        self.weights: dict[str, dict[str, float]] = defaultdict(dict)
        self.totals: dict[tuple[str, str], float] = defaultdict(float)
        self.stamps: dict[tuple[str, str], int] = defaultdict(int)
        self.step = 0

    def best(self, names: list[str], candidates: list[str]) -> str:
        scores = dict.fromkeys(candidates, 0.0)
        for name in names:
            for tag, weight in self.weights.get(name, {}).items():
                if tag in scores:
                    scores[tag] += weight
        return max(candidates, key=scores.__getitem__)

    def update(self, names: list[str], truth: str, guess: str) -> None:
        for name in names:
            for tag, change in ((truth, 1.0), (guess, -1.0)):
                weight = self.weights[name].get(tag, 0.0)
                slot = (name, tag)
                self.totals[slot] += (self.step - self.stamps[slot]) * weight
                self.stamps[slot] = self.step
                self.weights[name][tag] = weight + change

    def averaged(self) -> dict[str, str]:
        """Feature to "tag weight tag weight"; weights too small to decide anything are left out."""
        lines: dict[str, str] = {}
        for name in sorted(self.weights):
            kept = []
            for tag, weight in sorted(self.weights[name].items()):
                slot = (name, tag)
                total = self.totals[slot] + (self.step - self.stamps[slot]) * weight
                value = round(SCALE * total / self.step)
                if abs(value) >= SMALLEST:
                    kept.append(f"{tag} {value}")
            if kept:
                lines[name] = " ".join(kept)
        return lines


def train_weights(tagger: Tagger, train: list[Tagged], epochs: int) -> dict[str, str]:
    """Greedy left-to-right decisions; weights move when one is wrong."""
    model = Perceptron()
    order = random.Random(1)
    keyed = [
        ([*(tagger.key_of(w, i == 0) for i, (w, _) in enumerate(s)), ""], [t for _, t in s])
        for s in train
        if not is_headline([w for w, _ in s])
    ]
    for _ in range(epochs):
        order.shuffle(keyed)
        for keys, truths in keyed:
            learn_sentence(model, tagger, keys, truths)
    return model.averaged()


def learn_sentence(model: Perceptron, tagger: Tagger, keys: list[str], truths: list[str]) -> None:
    before = last = ""
    for i, truth in enumerate(truths):
        group = tagger.group_of(keys[i])
        guess, *others = candidates = group.split("|")
        if others:
            model.step += 1
            outlook = tagger.group_of(keys[i + 1])
            names = [f"{keys[i]}\t{name}" for name in word_features(last, outlook)]
            names += back_features(group, last, before)
            names += ahead_features(outlook, group, last)
            guess = model.best(names, candidates)
            if guess != truth and truth in candidates:
                model.update(names, truth, guess)
        before, last = last, guess


def weight_lines(weights: dict[str, str]) -> list[str]:
    """The weights as the tagger reads them: one line a word, one line a shared feature."""
    words: dict[str, list[str]] = defaultdict(list)
    contexts: list[str] = []
    for name, value in weights.items():
        key, tab, feature = name.partition("\t")
        if tab:
            words[key].append(f"{feature} {value}")
        else:
            contexts.append(f"{name}\t{value}")
    lines = ["#words", *("\t".join([key, *items]) for key, items in words.items())]
    return [*lines, "#contexts", *contexts]


def report(tagger: Tagger, test: dict[str, list[Tagged]]) -> None:
    """Prints accuracy, in all and on newspaper text, and the most frequent slips."""
    newspaper = [pair for sentence in test["newspaper"] for pair in sentence]
    found = [tag for s in test["newspaper"] for tag in tagger.tag([word for word, _ in s])]
    held = sum(truth == tag for (_, truth), tag in zip(newspaper, found, strict=True))
    print(f"{len(newspaper)} tokens of newspapers, accuracy {100 * held / len(newspaper):.2f} %")
    report_slips(tagger, [sentence for kind in test.values() for sentence in kind])


def report_slips(tagger: Tagger, test: list[Tagged]) -> None:
    right = total = known = 0
    wrong: Counter[tuple[str, str]] = Counter()
    words = [[w for w, _ in s] for s in test]
    started = time.perf_counter()
    found = [tagger.tag(s) for s in words]
    took = time.perf_counter() - started
    for sentence, tags in zip(test, found, strict=True):
        for (word, truth), tag in zip(sentence, tags, strict=True):
            total += 1
            right += truth == tag
            known += word in tagger.lexicon
            if truth != tag:
                wrong[truth, tag] += 1
    print(f"{total} test tokens, {100 * known / total:.1f} % known", end=", ")
    print(f"accuracy {100 * right / total:.2f} %")
    print(f"{total / took:,.0f} tokens/s")
    print("most frequent slips (gold, given):", wrong.most_common(12))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, help="masc_tagged.zip")
    parser.add_argument("--out", type=Path, default=Path("figures/data/tagger.txt"))
    parser.add_argument("--epochs", type=int, default=6)
    options = parser.parse_args()
    train, test = read_corpus(options.corpus)
    counts = count_words(train)
    lines = [HEADER, "#lexicon"]
    lines += [f"{w}\t{t}" for w, t in sorted(build_lexicon(counts).items())]
    lines += ["#guesses"]
    lines += [f"{w}\t{t}" for w, t in sorted(build_guesses(counts).items())]
    weights = train_weights(Tagger(lines), train, options.epochs)
    lines += weight_lines(weights)
    options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    started = time.perf_counter()
    tagger = Tagger(options.out.read_text(encoding="utf-8").split("\n")[:-1])
    print(f"{options.out}: {options.out.stat().st_size:,} bytes, loads in", end=" ")
    print(f"{1000 * (time.perf_counter() - started):.0f} ms; {len(train)} training sentences")
    report(tagger, test)


if __name__ == "__main__":
    main()
