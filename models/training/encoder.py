"""Fine-tunes an encoder on all outputs at once; labels a set did not annotate do not count. Resumable.

    python encoder.py --rows train.jsonl --encoder FOLDER --out FOLDER [--layers N] [--soft soft.npy] …

Rows as written by prepare.ts. Method: masked binary cross-entropy per output, AdamW with warm-up and linear decay,
bfloat16 on the CPU. With --soft, the probabilities of a larger model (one row of 14 a training row) are learnt beside
the labels (distillation, Hinton et al. 2015).
"""

import argparse
import json
import math
import os
import random
import time

import numpy as np
import torch
from torch import nn
from transformers import AutoModel, AutoTokenizer

OUTPUTS = ["relevance", "racism", "islamophobia", "antisemitism", "sexism", "homophobia", "transphobia", "disability",
           "sexual_violence", "sexual_harassment", "threat", "insult", "slur", "challenge"]
TEXT_TOKENS = 96
ALL_TOKENS = 128


class Judge(nn.Module):
    """Encoder, mean of the token vectors, one hidden layer, one logit an output."""

    def __init__(self, encoder, hidden):
        super().__init__()
        self.encoder = encoder
        self.dense = nn.Linear(hidden, hidden)
        self.drop = nn.Dropout(0.1)
        self.out = nn.Linear(hidden, len(OUTPUTS))

    def forward(self, input_ids, attention_mask, token_type_ids=None):
        extra = {} if token_type_ids is None else {"token_type_ids": token_type_ids}
        states = self.encoder(input_ids=input_ids, attention_mask=attention_mask, **extra).last_hidden_state
        mask = attention_mask.unsqueeze(-1).to(states.dtype)
        mean = (states * mask).sum(1) / mask.sum(1)
        return self.out(self.drop(torch.tanh(self.dense(self.drop(mean)))))


def load(folder, layers=None):
    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    encoder = AutoModel.from_pretrained(folder, local_files_only=True, add_pooling_layer=False, attn_implementation='eager')
    if layers is not None:
        blocks = encoder.encoder.layer
        keep = np.linspace(0, len(blocks) - 1, layers).round().astype(int)
        encoder.encoder.layer = nn.ModuleList([blocks[i] for i in keep])
        encoder.config.num_hidden_layers = layers
    return tokenizer, Judge(encoder, encoder.config.hidden_size)


def encode(tokenizer, rows, all_tokens=ALL_TOKENS):
    """Token ids of [CLS] text [SEP] context [SEP]; the end of the context is kept, it is what was said last."""
    texts = tokenizer([r["text"] for r in rows], add_special_tokens=False, truncation=True, max_length=TEXT_TOKENS)["input_ids"]
    contexts = tokenizer([" | ".join(r["context"]) for r in rows], add_special_tokens=False)["input_ids"]
    cls, sep = tokenizer.cls_token_id, tokenizer.sep_token_id
    pairs = []
    for t, c in zip(texts, contexts):
        room = all_tokens - len(t) - 3
        ids = [cls] + t + [sep]
        types = [0] * len(ids)
        if c and room > 4:
            c = c[-room:]
            ids = ids + c + [sep]
            types = types + [1] * (len(c) + 1)
        pairs.append((ids, types))
    return pairs


def collate(pairs, pad, typed):
    n = max(len(p[0]) for p in pairs)
    ids = torch.full((len(pairs), n), pad, dtype=torch.long)
    mask = torch.zeros((len(pairs), n), dtype=torch.long)
    types = torch.zeros((len(pairs), n), dtype=torch.long)
    for i, (a, b) in enumerate(pairs):
        ids[i, :len(a)] = torch.tensor(a)
        mask[i, :len(a)] = 1
        types[i, :len(b)] = torch.tensor(b)
    return {"input_ids": ids, "attention_mask": mask, **({"token_type_ids": types} if typed else {})}


def batches(lengths, size, rng):
    """Rows of like length together; the order of batches is drawn."""
    order = list(range(len(lengths)))
    rng.shuffle(order)
    out = []
    for start in range(0, len(order), size * 64):
        chunk = sorted(order[start:start + size * 64], key=lambda i: lengths[i])
        out += [chunk[i:i + size] for i in range(0, len(chunk), size)]
    rng.shuffle(out)
    return out


@torch.no_grad()
def predict(model, tokenizer, rows, typed, size=64):
    model.eval()
    pairs = encode(tokenizer, rows)
    order = sorted(range(len(rows)), key=lambda i: len(pairs[i][0]))
    out = np.zeros((len(rows), len(OUTPUTS)), dtype=np.float32)
    for start in range(0, len(order), size):
        ix = order[start:start + size]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model(**collate([pairs[i] for i in ix], tokenizer.pad_token_id, typed))
        out[ix] = logits.float().numpy()
    return out


def read(path):
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f]


def chosen(rows, shares, rng):
    """Which rows are used, and how often: indices, drawn with `rng`. `shares` as `set=share,…`; a set that is not named is
    used whole, a share of 2 uses every row twice."""
    share = {k: float(v) for k, v in (part.split("=") for part in shares.split(","))}
    use = []
    for i, r in enumerate(rows):
        wanted = share.get(r["set"], 1.0) * (share.get("masked", 1.0) if str(r["id"]).endswith("/masked") else 1.0)
        use += [i] * (int(wanted) + (rng.random() < wanted % 1))
    return use


def report(model, tokenizer, typed, folder):
    """Numbers to choose with, on the development parts."""
    from sklearn.metrics import f1_score, roc_auc_score
    say = {}
    for name, gold, column in (("edos", lambda l: l["sexist"] == "sexist", 4), ("cad", lambda l: any(k.endswith("Abuse") for k in l["primary"]), 0),
                               ("hatemoji_build", lambda l: l["label_gold"] == "1", 0), ("hatexplain", lambda l: l["label"] == "hate", 0)):
        rows = read(os.path.join(folder, f"dev-{name}.jsonl"))
        y = np.array([gold(r["labels"]) for r in rows])
        z = predict(model, tokenizer, rows, typed)
        for col in {column, 0}:
            cuts = np.quantile(z[:, col], np.linspace(0.02, 0.98, 97))
            f1 = max(f1_score(y, z[:, col] > c, average="macro") for c in cuts)
            acc = max(((z[:, col] > c) == y).mean() for c in cuts)
            say[f"{name}/{OUTPUTS[col]}"] = (round(roc_auc_score(y, z[:, col]), 4), round(f1, 4), round(acc, 4))
    rows = read(os.path.join(folder, "dev-synthetic.jsonl"))
    if rows:
        y = np.array([any(k != "challenge" for k in r["labels"]) for r in rows])
        z = predict(model, tokenizer, rows, typed)
        say["synthetic"] = (round(roc_auc_score(y, z[:, 0]), 4), round(max(((z[:, 0] > c) == y).mean() for c in np.quantile(z[:, 0], np.linspace(0.02, 0.98, 97))), 4))
    sms = read(os.path.join(folder, "dev-sms.jsonl"))
    z = predict(model, tokenizer, sms, typed)[:, 0]
    pos = []
    for name, gold in (("edos", lambda l: l["sexist"] == "sexist"), ("cad", lambda l: any(k.endswith("Abuse") for k in l["primary"]))):
        rows = [r for r in read(os.path.join(folder, f"dev-{name}.jsonl")) if gold(r["labels"])]
        pos.append(predict(model, tokenizer, rows, typed)[:, 0])
    cut = np.quantile(np.concatenate(pos), 0.2)
    say["sms flagged at 80 % of EDOS and CAD"] = round(float((z >= cut).mean()), 4)
    return say


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--rows", required=True)
    p.add_argument("--encoder", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--dev")
    p.add_argument("--layers", type=int)
    p.add_argument("--soft")
    p.add_argument("--soft-weight", type=float, default=1.0)
    p.add_argument("--start")
    p.add_argument("--lr", type=float, default=6e-5)
    p.add_argument("--epochs", type=float, default=3)
    p.add_argument("--batch", type=int, default=64)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--shares", default="", help="share of the rows of a set that is used, as set=share,…; `masked` stands for the copies with masked words")
    p.add_argument("--freeze", type=int, default=0, help="this many of the lowest layers, and the table of word pieces, are left as they are")
    p.add_argument("--every", type=int, default=500, help="steps between two saves to go on from")
    p.add_argument("--minutes", type=float, default=0, help="stop and save after so long; run again to go on")
    a = p.parse_args()
    os.makedirs(a.out, exist_ok=True)
    torch.manual_seed(a.seed)
    rng = random.Random(a.seed)
    rows = read(a.rows)
    soft = np.load(a.soft) if a.soft else None
    if a.shares:
        ix = chosen(rows, a.shares, rng)
        rows = [rows[i] for i in ix]
        soft = soft[ix] if soft is not None else None
    if soft is not None and np.isnan(soft).any():
        raise SystemExit(f"{a.soft}: some of the rows drawn have no soft labels; give soft.py the same seed, and shares no smaller")
    tokenizer, model = load(a.encoder, a.layers)
    typed = getattr(model.encoder.config, "type_vocab_size", 0) > 1
    if a.freeze:
        frozen = [model.encoder.embeddings, getattr(model.encoder.encoder, "relative_attention_bias", None), *model.encoder.encoder.layer[:a.freeze]]
        for part in frozen:
            for q in part.parameters() if part is not None else ():
                q.requires_grad_(False)
    if a.start:
        model.load_state_dict(torch.load(a.start, weights_only=True), strict=False)
    pairs = encode(tokenizer, rows)
    lengths = [len(x[0]) for x in pairs]
    known = np.array([[t is not None for t in r["targets"]] for r in rows], dtype=np.float32)
    y = np.array([[0.0 if t is None else float(t) for t in r["targets"]] for r in rows], dtype=np.float32)
    w = np.array([r["weight"] for r in rows], dtype=np.float32)
    per_epoch = math.ceil(len(rows) / a.batch)
    total = int(per_epoch * a.epochs)
    decay = [q for _, q in model.named_parameters() if q.requires_grad and q.ndim > 1]
    plain = [q for _, q in model.named_parameters() if q.requires_grad and q.ndim <= 1]
    opt = torch.optim.AdamW([{"params": decay, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}], lr=a.lr, betas=(0.9, 0.98), eps=1e-6, fused=True)
    warm = int(0.06 * total)
    sched = torch.optim.lr_scheduler.LambdaLR(opt, lambda s: min(1, (s + 1) / warm) * max(0.02, 1 - s / total))
    state = os.path.join(a.out, "state.pt")
    step = 0
    s = {}
    if os.path.exists(state):
        s = torch.load(state, weights_only=False)
        model.load_state_dict(s["model"]); opt.load_state_dict(s["opt"]); sched.load_state_dict(s["sched"]); step = s["step"]
        print("resumed at step", step, flush=True)
    began = time.time()
    seen = 0
    loss_mean = 0.0
    model.train()
    # Dropping words does what dropout inside the encoder would, at none of its cost on a CPU.
    for part in model.encoder.modules():
        if isinstance(part, nn.Dropout):
            part.p = 0.0
    mean = {n: q.detach().clone() for n, q in model.state_dict().items()} if step == 0 else s["mean"]
    dropped = tokenizer.mask_token_id
    # The order of an epoch depends on the seed and the epoch alone, so that a resumed run sees what is left.
    epoch = step // per_epoch
    while step < total:
        order = batches(lengths, a.batch, random.Random(a.seed * 1000 + epoch))
        for ix in order[step - epoch * per_epoch:]:
            if step >= total:
                break
            torch.manual_seed(a.seed * 1_000_003 + step)
            batch = collate([pairs[i] for i in ix], tokenizer.pad_token_id, typed)
            ids = batch["input_ids"]
            lose = (torch.rand(ids.shape) < 0.05) & (ids != tokenizer.cls_token_id) & (ids != tokenizer.sep_token_id) & (batch["attention_mask"] == 1)
            batch["input_ids"] = torch.where(lose, dropped, ids)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = model(**batch)
            logits = logits.float()
            k = torch.from_numpy(known[ix]); t = torch.from_numpy(y[ix]); ww = torch.from_numpy(w[ix]).unsqueeze(1)
            scale = torch.ones(len(OUTPUTS)); scale[0] = 3.0
            each = nn.functional.binary_cross_entropy_with_logits(logits, t, reduction="none") * k * ww * scale
            loss = each.sum() / len(ix)
            if soft is not None:
                q = torch.from_numpy(soft[ix])
                each = nn.functional.binary_cross_entropy_with_logits(logits, q, reduction="none") * scale
                loss = (loss + a.soft_weight * each.sum() / len(ix)) / (1 + a.soft_weight)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            opt.step(); sched.step(); opt.zero_grad(set_to_none=True)
            step += 1
            if step % 10 == 0:
                keep = min(0.99, step / (step + 100))
                with torch.no_grad():
                    for n, q in model.state_dict().items():
                        if q.dtype.is_floating_point:
                            mean[n].lerp_(q, 1 - keep)
            seen += len(ix)
            loss_mean = 0.98 * loss_mean + 0.02 * loss.item() if loss_mean else loss.item()
            if step % 100 == 0:
                rate = seen / (time.time() - began)
                print(f"step {step}/{total} loss {loss_mean:.4f} {rate:.0f} rows/s, {(total - step) * a.batch / rate / 60:.1f} min left", flush=True)
            if step % a.every == 0 or (a.minutes and time.time() - began > a.minutes * 60):
                torch.save({"model": model.state_dict(), "opt": opt.state_dict(), "sched": sched.state_dict(), "mean": mean, "step": step}, state + ".new")
                os.replace(state + ".new", state)
                if a.minutes and time.time() - began > a.minutes * 60:
                    print("stopped for now at step", step)
                    return
        epoch += 1
    # The running mean of the weights judges better than the last of them (Polyak averaging).
    model.load_state_dict(mean)
    torch.save(model.state_dict(), os.path.join(a.out, "weights.pt"))
    if a.dev:
        for k, v in report(model, tokenizer, typed, a.dev).items():
            print(k, v, flush=True)


if __name__ == "__main__":
    main()
