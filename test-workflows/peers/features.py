"""What a standard method sees of a cell's folder: labels.csv (id, label, split and perhaps a group) and one CSV file a modality.

Tables are numbers and categories; texts, pictures and series become features, as docs/EVIDENCE.md says: texts as TF-IDF of words and pairs
(sparse for linear members, 150 components for others), pictures as thumbnails of 32 x 32 in colour (80 components and 18 statistics of colours), series as
seven statistics a variable. All that is fitted is fitted on the rows that are learnt from, without their labels.
"""
import dataclasses
import pathlib

import numpy as np
import pandas as pd
from PIL import Image
from scipy import sparse
from sklearn.decomposition import PCA, TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer

COMPONENTS = 150
SIDE = 32
PICTURE_COMPONENTS = 80


@dataclasses.dataclass
class Modality:
    """One modality of all rows.

    raw: rows x features, NaN where a value or the whole modality is missing
    terms: rows x terms, sparse, for texts; else None
    present: whether each row has the modality
    """
    name: str
    raw: np.ndarray
    terms: sparse.csr_matrix | None
    present: np.ndarray


@dataclasses.dataclass
class Cohort:
    """All rows in the order of the labels."""
    ids: list
    labels: np.ndarray
    groups: np.ndarray
    learnt: np.ndarray
    classes: list
    modalities: list

    @property
    def target(self):
        """Each row's class as a number, or its number."""
        if self.classes:
            return np.array([self.classes.index(label) for label in self.labels])
        return self.labels.astype(float)


def read(folder, group=None, seed=0):
    """The cohort of a folder."""
    folder = pathlib.Path(folder)
    rows = pd.read_csv(folder / "labels.csv", dtype=str, keep_default_na=False)
    ids = rows["id"].tolist()
    learnt = (rows["split"] != "test").to_numpy()
    labels = rows["label"].to_numpy()
    groups = rows[group].to_numpy() if group else np.array(ids)
    modalities = []
    for file in sorted(folder.glob("*.csv*")):
        name = file.name.split(".csv")[0]
        if name != "labels":
            modalities.append(modality(name, file, ids, learnt, seed))
    return Cohort(ids, labels, groups, learnt, classes(labels), modalities)


def classes(labels):
    """The classes in their order; none where the labels are more than two numbers."""
    try:
        if len({float(label) for label in labels}) > 2:
            return []
    except ValueError:
        pass
    return sorted(set(labels))


def modality(name, file, ids, learnt, seed):
    table = pd.read_csv(file, dtype={0: str})
    table = table.rename(columns={table.columns[0]: "id"})
    columns = set(table.columns)
    if {"variable", "value"} <= columns:
        return dense(name, series(table), ids)
    if "path" in columns:
        return pictures(name, table, file.parent, ids, learnt, seed)
    if columns == {"id", "text"}:
        return texts(name, table, ids, learnt, seed)
    return dense(name, numbers(table.set_index("id"), set(np.array(ids)[learnt])), ids)


def dense(name, table, ids):
    whole = table.reindex(ids)
    raw = whole.to_numpy(dtype=float)
    present = np.isin(ids, table.index.to_numpy()) & ~np.isnan(raw).all(axis=1)
    return Modality(name, raw, None, present)


def numbers(table, learnt):
    """Numbers as they are, categories of the learnt rows as columns of ones and zeros."""
    parts = []
    for column in table.columns:
        if pd.api.types.is_numeric_dtype(table[column]):
            parts.append(table[[column]].astype(float))
        else:
            kept = table.loc[table.index.isin(learnt), column].dropna().unique()
            parts.append(pd.DataFrame({f"{column}={one}": (table[column] == one).astype(float) for one in sorted(kept)}))
    return pd.concat(parts, axis=1)


def series(table):
    """Number of values, mean, standard deviation, least, largest, first and last of each variable."""
    table = table.sort_values(["id", "minute"], kind="stable")
    by = table.groupby(["id", "variable"])["value"]
    wide = by.agg(["count", "mean", "std", "min", "max", "first", "last"]).unstack()
    wide.columns = [f"{variable} {what}" for what, variable in wide.columns]
    return wide


def texts(name, table, ids, learnt, seed):
    found = table.dropna(subset=["text"]).set_index("id")["text"]
    cells = found.reindex(ids)
    present = cells.notna().to_numpy()
    words = cells.fillna("").to_numpy()
    terms = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True).fit(words[learnt & present])
    counted = terms.transform(words)
    size = min(COMPONENTS, counted.shape[1] - 1, int((learnt & present).sum()) - 1)
    raw = TruncatedSVD(size, random_state=seed).fit(counted[learnt & present]).transform(counted)
    raw[~present] = np.nan
    return Modality(name, raw, counted, present)


def pictures(name, table, folder, ids, learnt, seed):
    paths = table.groupby("id")["path"].first()
    known = {row: thumbnail(folder / path) for row, path in paths.items()}
    width = SIDE * SIDE * 3
    pixels = np.array([known.get(one, np.full(width, np.nan)) for one in ids])
    present = ~np.isnan(pixels).any(axis=1)
    colours = np.full((len(ids), 18), np.nan)
    cubes = pixels[present].reshape(-1, SIDE * SIDE, 3)
    parts = [cubes.mean(1), cubes.std(1), *np.quantile(cubes, [.1, .5, .9], axis=1), cubes.max(1)]
    colours[present] = np.concatenate(parts, axis=1)
    size = min(PICTURE_COMPONENTS, int((learnt & present).sum()) - 1)
    raw = np.full((len(ids), size), np.nan)
    raw[present] = PCA(size, random_state=seed).fit(pixels[learnt & present]).transform(pixels[present])
    return Modality(name, np.hstack([raw, colours]), None, present)


def thumbnail(path):
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB").resize((SIDE, SIDE), Image.LANCZOS), dtype=float).ravel() / 255
