"""The same network in Python: messages a second, one thread, one message at a time. See second-tier.ts."""

import json
import sys
import time

import numpy as np
import onnxruntime as ort
from tokenizers import Tokenizer

folder, path = sys.argv[1:3]
texts = json.load(open(path, encoding="utf-8"))
options = ort.SessionOptions()
options.intra_op_num_threads = 1
options.inter_op_num_threads = 1
session = ort.InferenceSession(f"{folder}/network.onnx", options, providers=["CPUExecutionProvider"])
tokenizer = Tokenizer.from_file(f"{folder}/tokenizer.json")
tokenizer.no_padding()
tokenizer.enable_truncation(98)


def score(text):
    ids = np.array([tokenizer.encode(text.lower()).ids], dtype=np.int64)
    return session.run(["logits"], {"input_ids": ids, "token_type_ids": np.zeros_like(ids)})[0]


for text in texts[:50]:
    score(text)
began = time.perf_counter()
for text in texts:
    score(text)
print(len(texts) / (time.perf_counter() - began))
