"""Soft labels: the probabilities a fine-tuned encoder gives the training rows, for a smaller model to learn from.

    python soft.py --rows train.jsonl --encoder FOLDER --weights weights.pt --out soft.npy [--shares …] [--seed N] [--beside soft.npy]

One row of 14 a training row; rows that `--shares` leaves out (as in encoder.py, with the same seed) are not a number. In
everyday chat, and in rows written for Candour, every label is known and stays what it is: a teacher that learnt too
little from harmless messages about a group must not unteach them. With `--beside`, the mean with what an earlier teacher
said, where it was asked.
"""

import argparse
import random

import numpy as np
import torch

from encoder import OUTPUTS, chosen, load, predict, read

KNOWN = {"synthetic", "replies", "sms_collection", "irc_ubuntu"}


def main():
    p = argparse.ArgumentParser()
    for name in ("rows", "encoder", "weights", "out"):
        p.add_argument(f"--{name}", required=True)
    p.add_argument("--shares", default="")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--beside")
    a = p.parse_args()
    rows = read(a.rows)
    use = sorted(set(chosen(rows, a.shares, random.Random(a.seed)))) if a.shares else range(len(rows))
    tokenizer, model = load(a.encoder)
    model.load_state_dict(torch.load(a.weights, weights_only=True))
    typed = getattr(model.encoder.config, "type_vocab_size", 0) > 1
    soft = np.full((len(rows), len(OUTPUTS)), np.nan, dtype=np.float32)
    known = [i for i in use if rows[i]["set"] in KNOWN]
    soft[known] = np.array([rows[i]["targets"] for i in known], dtype=np.float32)
    asked = sorted(set(use) - set(known))
    soft[asked] = 1 / (1 + np.exp(-predict(model, tokenizer, [rows[i] for i in asked], typed)))
    if a.beside:
        earlier = np.load(a.beside)
        both = [i for i in asked if not np.isnan(earlier[i, 0])]
        soft[both] = (soft[both] + earlier[both]) / 2
    np.save(a.out, soft)
    print(len(use), "of", len(rows), "rows")


if __name__ == "__main__":
    main()
