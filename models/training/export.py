"""Writes the second tier as the product reads it: network.onnx (int8), tokenizer.json, vocab.txt, head.json.

    python export.py --encoder FOLDER --weights weights.pt --dev FOLDER --dev-features FOLDER --first first.npz --out FOLDER [--layers N]

Weights of matrices are int8, one scale a column; so is the table of word pieces, one scale a table. What goes through
is rounded anew for each message (dynamic quantisation of onnxruntime). Calibration as in calibrate.py, on the numbers
of the int8 network itself.
"""

import argparse
import hashlib
import json
import os
import shutil
import tempfile

import numpy as np
import onnxruntime as ort
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from calibrate import NAMES, OUTPUTS, calibrate
from encoder import encode, load, read
from first import features


class Plain(torch.nn.Module):
    """One sequence at a time needs no mask."""

    def __init__(self, judge):
        super().__init__()
        self.judge = judge

    def forward(self, input_ids, token_type_ids):
        return self.judge(input_ids, torch.ones_like(input_ids), token_type_ids)


def session(path, threads=1):
    o = ort.SessionOptions()
    o.intra_op_num_threads = threads
    o.inter_op_num_threads = 1
    return ort.InferenceSession(path, o, providers=["CPUExecutionProvider"])


def logits(net, pairs):
    out = np.zeros((len(pairs), len(OUTPUTS)), dtype=np.float32)
    for i, (ids, types) in enumerate(pairs):
        out[i] = net.run(["logits"], {"input_ids": np.array([ids], dtype=np.int64), "token_type_ids": np.array([types], dtype=np.int64)})[0][0]
    return out


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--encoder", required=True)
    p.add_argument("--weights")
    p.add_argument("--layers", type=int)
    p.add_argument("--dev", required=True)
    p.add_argument("--first", help="the first tier's first.npz, for the blend")
    p.add_argument("--dev-features")
    p.add_argument("--out", required=True)
    p.add_argument("--only-network", action="store_true")
    a = p.parse_args()
    tokenizer, judge = load(a.encoder, a.layers)
    if a.weights:
        judge.load_state_dict(torch.load(a.weights, weights_only=True))
    judge.eval()
    os.makedirs(a.out, exist_ok=True)
    with tempfile.TemporaryDirectory() as temp:
        whole = os.path.join(temp, "whole.onnx")
        ids = torch.tensor([[101, 2054, 2003, 102, 2748, 102]])
        types = torch.tensor([[0, 0, 0, 0, 1, 1]])
        with torch.no_grad():
            torch.onnx.export(Plain(judge), (ids, types), whole, input_names=["input_ids", "token_type_ids"], output_names=["logits"],
                              dynamic_axes={"input_ids": {1: "n"}, "token_type_ids": {1: "n"}}, opset_version=17, dynamo=False)
        path = os.path.join(a.out, "network.onnx")
        # Seven bits of the eight: processors without VNNI add products in sixteen bits and would overflow.
        quantize_dynamic(whole, path, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gather"])
        print("int8 network:", os.path.getsize(path), "bytes")
        rows = read(os.path.join(a.dev, "dev-edos.jsonl"))[:300]
        pairs = encode(tokenizer, rows)
        exact = logits(session(whole), pairs)
    rounded = logits(session(path), pairs)
    print("largest difference of a probability by rounding: %.4f, mean %.5f" % tuple(f(np.abs(1 / (1 + np.exp(-exact)) - 1 / (1 + np.exp(-rounded)))) for f in (np.max, np.mean)))
    shutil.copy(os.path.join(a.encoder, "tokenizer.json"), os.path.join(a.out, "tokenizer.json"))
    if a.only_network:
        return
    net = session(path)
    z = {n: logits(net, encode(tokenizer, read(os.path.join(a.dev, f"dev-{n}.jsonl")))) for n in NAMES}
    slope, shift, threshold, measured = calibrate(a.dev, z)
    print("threshold", threshold, measured["threshold"])
    for o in OUTPUTS:
        print(o, "positives", measured[o]["positives"], "ece %.5f" % measured[o]["ece"])
    head = {"sha256": hashlib.sha256(open(path, "rb").read()).hexdigest(), "outputs": OUTPUTS, "slope": [round(float(v), 6) for v in slope],
            "shift": [round(float(v), 6) for v in shift], "threshold": round(threshold, 5)}
    # Both tiers together: their logits blended, output by output. The first tier judges every message anyway.
    model = np.load(a.first)
    first = {n: features(os.path.join(a.dev_features, f"dev-{n}")) @ model["table"] + model["bias"] for n in NAMES}
    slopes, shift, threshold, measured = calibrate(a.dev, [first, z])
    print("blended: threshold", threshold, measured["threshold"])
    head["blend"] = {"first": [round(float(v), 6) for v in slopes[0]], "second": [round(float(v), 6) for v in slopes[1]],
                     "shift": [round(float(v), 6) for v in shift], "threshold": round(threshold, 5)}
    json.dump(head, open(os.path.join(a.out, "head.json"), "w"), indent=1)


if __name__ == "__main__":
    main()
