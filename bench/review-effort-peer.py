"""The ELAS-u4 recipe of ASReview on pools of labelled messages, written anew with scikit-learn; and how far the style of a
message gives its label away.

  python bench/review-effort-peer.py FOLDER OUT.json [--kinds everyday,edos,cad] [--start given|found]
  python bench/review-effort-peer.py FOLDER --style

Needs numpy, scipy and scikit-learn (measured with 1.9.1). FOLDER holds the pools of bench/review-pools.ts.

The recipe (ASReview 2, "ELAS u4": balancers.py, models.py): TF-IDF of words and pairs of words (sublinear, min_df 1, max_df
0.95), LinearSVC (squared hinge, C 0.11), sample weights that give the relevant 9.8 times the weight of the others in all,
most likely first. Trained again every 10 messages up to 500 read, then whenever 5 % more were read. Start: one
relevant and one harmless message (`given`), or reading in the order of the file until both are found (`found`);
both count as read.
"""

import argparse
import glob
import json
import os
import re
import warnings

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

warnings.filterwarnings("ignore")

RATIO = 9.8


def read_pool(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def sample_weights(y):
    ones, zeros = int(y.sum()), int((1 - y).sum())
    weights = np.where(y == 1, 1.0, ones / (RATIO * zeros))
    return weights * (len(y) / weights.sum())


def replay(pool, start):
    """The indexes of the pool in the order in which they are read."""
    y = np.array([int(row["relevant"]) for row in pool])
    features = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=1, max_df=0.95)
    x = features.fit_transform([row["text"] for row in pool])
    order = []
    if start == "given":
        order = [i for i, row in enumerate(pool) if row["start"]]
    else:
        while len({int(y[i]) for i in order}) < 2:
            order.append(len(order))
    read = np.zeros(len(pool), dtype=bool)
    read[order] = True
    while len(order) < len(pool):
        model = LinearSVC(loss="squared_hinge", C=0.11, random_state=0)
        known = np.array(order)
        model.fit(x[known], y[known], sample_weight=sample_weights(y[known]))
        score = model.decision_function(x)
        score[read] = -np.inf
        batch = 10 if len(order) < 500 else max(10, int(0.05 * len(order)))
        batch = min(batch, len(pool) - len(order))
        best = np.argsort(-score, kind="stable")[:batch]
        order.extend(int(i) for i in best)
        read[best] = True
        if y[order].sum() == y.sum():
            break
    return order, y


def read_for(order, y, share):
    wanted = int(np.ceil(share * y.sum() - 1e-9))
    found = np.cumsum(y[order])
    return int(np.searchsorted(found, wanted) + 1)


def effort(folder, kinds, start):
    results = []
    for kind in kinds:
        for path in sorted(glob.glob(os.path.join(folder, f"{kind}-*.jsonl")), key=lambda p: int(re.findall(r"\d+", p)[-1])):
            pool = read_pool(path)
            order, y = replay(pool, start)
            result = {
                "pool": os.path.basename(path)[:-6],
                "n": len(pool),
                "relevant": int(y.sum()),
                "readFor": {str(share): read_for(order, y, share) for share in (0.8, 0.95, 1)},
            }
            results.append(result)
            print(json.dumps(result), flush=True)
    return results


def style_of(text):
    words = text.split()
    letters = max(1, sum(c.isalpha() for c in text))
    return [
        len(text),
        len(words),
        np.log1p(len(words)),
        len(text) / max(1, len(words)),
        max((len(w) for w in words), default=0),
        sum(c.isupper() for c in text) / letters,
        float(text[:1].isupper()),
        sum(not c.isalnum() and not c.isspace() for c in text) / max(1, len(text)),
        float(text.rstrip()[-1:] in ".!?"),
        text.count("?"),
        text.count("!"),
        text.count(","),
        text.count("'"),
        sum(c.isdigit() for c in text) / max(1, len(text)),
        len(re.findall(r"https?:|www\.|\[URL\]", text)),
        len(re.findall(r"@\w|\[USER\]", text)),
        sum(ord(c) > 0x2000 for c in text),
        sum(ord(c) > 127 for c in text) / max(1, len(text)),
        text.count("\n"),
        text.count("#"),
    ]


def style(folder):
    """How well length, case, signs, digits, addresses, mentions and emoji alone tell relevant from harmless."""
    from sklearn.ensemble import HistGradientBoostingClassifier
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import roc_auc_score
    from sklearn.model_selection import StratifiedKFold, cross_val_predict
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    for kind in ("everyday", "edos", "cad"):
        found = {"linear": [], "trees": []}
        for path in glob.glob(os.path.join(folder, f"{kind}-*.jsonl")):
            pool = read_pool(path)
            x = np.array([style_of(row["text"]) for row in pool])
            y = np.array([int(row["relevant"]) for row in pool])
            folds = StratifiedKFold(5, shuffle=True, random_state=0)
            models = {
                "linear": make_pipeline(StandardScaler(), LogisticRegression(class_weight="balanced", max_iter=500)),
                "trees": HistGradientBoostingClassifier(max_iter=60, class_weight="balanced", random_state=0),
            }
            for name, model in models.items():
                score = cross_val_predict(model, x, y, cv=folds, method="predict_proba")[:, 1]
                found[name].append(roc_auc_score(y, score))
        print(kind, {name: f"AUC {np.mean(a):.3f} ({np.min(a):.3f} to {np.max(a):.3f})" for name, a in found.items()})


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folder")
    arguments.add_argument("out", nargs="?")
    arguments.add_argument("--kinds", default="everyday,edos,cad")
    arguments.add_argument("--start", choices=["given", "found"], default="given")
    arguments.add_argument("--style", action="store_true")
    given = arguments.parse_args()
    if given.style:
        style(given.folder)
    else:
        results = effort(given.folder, given.kinds.split(","), given.start)
        if given.out:
            with open(given.out, "w", encoding="utf-8") as file:
                json.dump(results, file)
