"""Writes the first tier as the product reads it: int8 table, biases, calibration. See src/triage/first/weights.ts.

    python pack_first.py --model first.npz --dev FOLDER --dev-features FOLDER --out weights.bin
"""

import argparse
import json
import os
import struct

import numpy as np

from calibrate import NAMES, OUTPUTS, calibrate, gold
from first import BUCKETS, features, read


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--model", required=True)
    p.add_argument("--dev", required=True)
    p.add_argument("--dev-features", required=True)
    p.add_argument("--out", required=True)
    a = p.parse_args()
    model = np.load(a.model)
    table, bias = model["table"], model["bias"].astype(np.float32)
    # The largest entries are few and clipped, so that a step stays small.
    scales = (np.quantile(np.abs(table[np.abs(table).max(1) > 0]), 0.9998, axis=0) / 127).astype(np.float32)
    small = np.clip(np.round(table / scales), -127, 127).astype(np.int8)
    table = small.astype(np.float32) * scales
    logits = {n: features(os.path.join(a.dev_features, f"dev-{n}")) @ table + bias for n in NAMES}
    slope, shift, threshold, measured = calibrate(a.dev, logits)
    rel = {n: 1 / (1 + np.exp(-(slope[0] * z[:, 0] + shift[0]))) for n, z in logits.items()}
    # Settled: what lies below the value that all but 0.5 % of the positives of the development parts pass.
    pos = np.concatenate([rel[n][[gold(n, r)[0] == 1 for r in read(os.path.join(a.dev, f"dev-{n}.jsonl"))]] for n in ("edos", "cad", "hatemoji_build", "synthetic")])
    settled = float(np.quantile(pos, 0.005))
    print("threshold", threshold, measured["threshold"], "settled below", settled, "of SMS settled", (rel["sms"] < settled).mean(), "of IRC", (rel["irc"] < settled).mean())
    for o in OUTPUTS:
        print(o, "positives", measured[o]["positives"], "ece %.5f" % measured[o]["ece"])
    head = json.dumps({"buckets": BUCKETS, "outputs": OUTPUTS, "threshold": round(threshold, 5), "settledBelow": round(settled, 6)}).encode()
    head += b" " * (-len(head) % 4)
    with open(a.out, "wb") as f:
        f.write(b"CFT1" + struct.pack("<I", len(head)) + head + small.tobytes() + scales.tobytes())
        f.write(bias.astype("<f4").tobytes())
        f.write(slope.astype("<f4").tobytes() + shift.astype("<f4").tobytes())
    print(os.path.getsize(a.out), "bytes")


if __name__ == "__main__":
    main()
