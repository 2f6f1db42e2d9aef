"""Trains the first tier: logistic regression on hashed features, all outputs at once, unknown labels left out.

    python first.py --rows train.jsonl --features train --dev FOLDER --dev-features FOLDER --out first.npz [--soft soft.npy]

Features as written by features.ts. Full-batch L-BFGS with an L2 penalty, output by output: no chance in it. With --soft, the
probabilities of the second tier are learnt beside the labels (distillation), which also fills in labels that a set
did not annotate.
"""

import argparse
import json
import os

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

BUCKETS = 1 << 19
OUTPUTS = 14


def features(path):
    ids = np.fromfile(f"{path}.ids", dtype=np.int32)
    weights = np.fromfile(f"{path}.weights", dtype=np.float32)
    starts = np.fromfile(f"{path}.starts", dtype=np.int64)
    return csr_matrix((weights, ids, starts), shape=(len(starts) - 1, BUCKETS))


def read(path):
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f]


def report(table, bias, dev, folder):
    from sklearn.metrics import f1_score, roc_auc_score
    pos = []
    for name, gold, column in (("edos", lambda l: l["sexist"] == "sexist", 4), ("cad", lambda l: any(k.endswith("Abuse") for k in l["primary"]), 0),
                               ("hatemoji_build", lambda l: l["label_gold"] == "1", 0), ("hatexplain", lambda l: l["label"] == "hate", 0), ("synthetic", lambda l: any(k != "challenge" for k in l), 0)):
        rows = read(os.path.join(dev, f"dev-{name}.jsonl"))
        y = np.array([gold(r["labels"]) for r in rows])
        z = features(os.path.join(folder, f"dev-{name}")) @ table + bias
        if name in ("edos", "cad"):
            pos.append(z[y, 0])
        for col in sorted({column, 0}):
            cuts = np.quantile(z[:, col], np.linspace(0.02, 0.98, 97))
            print(name, col, f"auc {roc_auc_score(y, z[:, col]):.4f} f1 {max(f1_score(y, z[:, col] > c, average='macro') for c in cuts):.4f} acc {max(((z[:, col] > c) == y).mean() for c in cuts):.4f}", flush=True)
    z = (features(os.path.join(folder, "dev-sms")) @ table + bias)[:, 0]
    print(f"sms flagged where four of five of EDOS and CAD are found: {(z >= np.quantile(np.concatenate(pos), 0.2)).mean():.4f}", flush=True)


def main():
    p = argparse.ArgumentParser()
    for name in ("rows", "features", "dev", "dev-features", "out"):
        p.add_argument(f"--{name}", required=True)
    p.add_argument("--soft")
    p.add_argument("--soft-weight", type=float, default=2.0)
    p.add_argument("--c", type=float, default=0.2, help="how much the rows count against the penalty")
    p.add_argument("--steps", type=int, default=80)
    a = p.parse_args()
    rows = read(a.rows)
    x = features(a.features)
    n = len(rows)
    # Rare features may weigh more than common ones (inverse document frequency); folded into the table afterwards.
    held = np.bincount(x.indices, minlength=BUCKETS)
    rarity = (np.log((1 + n) / (1 + held)) + 1).astype(np.float32) / 4
    x.data *= rarity[x.indices]
    known = np.array([[t is not None for t in r["targets"]] for r in rows], dtype=np.float32)
    y = np.array([[0.0 if t is None else float(t) for t in r["targets"]] for r in rows], dtype=np.float32)
    w = known * np.array([r["weight"] for r in rows], dtype=np.float32)[:, None]
    if a.soft:
        # Two cross entropies on one logit are one, with the mean of the targets and the sum of the weights.
        soft = np.load(a.soft).astype(np.float32)
        heed = np.where(np.isnan(soft), 0, a.soft_weight).astype(np.float32)
        y = (w * y + heed * np.nan_to_num(soft)) / np.maximum(w + heed, 1e-6)
        w = w + heed
    table = np.zeros((BUCKETS, OUTPUTS), dtype=np.float32)
    bias = np.zeros(OUTPUTS, dtype=np.float32)
    for at in range(OUTPUTS):
        rows_known = np.flatnonzero(w[:, at] > 0)
        xs = x[rows_known]
        xt = xs.T.tocsr()
        ys, ws = y[rows_known, at], w[rows_known, at]

        def loss(flat):
            z = xs @ flat[:-1].astype(np.float32) + np.float32(flat[-1])
            value = a.c * np.sum(ws * (np.logaddexp(0, z) - ys * z), dtype=np.float64) + 0.5 * np.dot(flat[:-1], flat[:-1])
            g = a.c * ws * (0.5 * (1 + np.tanh(0.5 * z)) - ys)
            return value, np.append((xt @ g).astype(np.float64) + flat[:-1], np.sum(g, dtype=np.float64))

        best = minimize(loss, np.zeros(BUCKETS + 1), jac=True, method="L-BFGS-B", options={"maxiter": a.steps, "maxcor": 8})
        table[:, at] = best.x[:-1].astype(np.float32) * rarity
        bias[at] = best.x[-1]
        print(at, len(rows_known), "rows, loss", round(best.fun, 1), best.nit, "steps", flush=True)
    np.savez(a.out, table=table, bias=bias)
    report(table, bias, a.dev, a.dev_features)


if __name__ == "__main__":
    main()
