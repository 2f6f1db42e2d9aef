"""Soft labels: the probabilities a fine-tuned encoder gives the training rows, for a smaller model to learn from.

    python soft.py --rows train.jsonl --encoder FOLDER --weights weights.pt --out soft.npy [--shares …] [--seed N]

One row of 14 a training row; rows that `--shares` leaves out (as in encoder.py, with the same seed) are not a number.
"""

import argparse
import random

import numpy as np
import torch

from encoder import OUTPUTS, chosen, load, predict, read


def main():
    p = argparse.ArgumentParser()
    for name in ("rows", "encoder", "weights", "out"):
        p.add_argument(f"--{name}", required=True)
    p.add_argument("--shares", default="")
    p.add_argument("--seed", type=int, default=1)
    a = p.parse_args()
    rows = read(a.rows)
    use = chosen(rows, a.shares, random.Random(a.seed)) if a.shares else range(len(rows))
    tokenizer, model = load(a.encoder)
    model.load_state_dict(torch.load(a.weights, weights_only=True))
    typed = getattr(model.encoder.config, "type_vocab_size", 0) > 1
    soft = np.full((len(rows), len(OUTPUTS)), np.nan, dtype=np.float32)
    soft[use] = 1 / (1 + np.exp(-predict(model, tokenizer, [rows[i] for i in use], typed)))
    np.save(a.out, soft)
    print(len(use), "of", len(rows), "rows")


if __name__ == "__main__":
    main()
