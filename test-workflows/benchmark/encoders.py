"""Encoders as one would write them with pandas, scikit-learn and Pillow, for the benchmark."""

import pathlib
import time

import numpy
import pandas

tables = {}


def loaded(path):
    if path not in tables:
        tables.clear()
        tables[path] = pandas.read_csv(path)
    return tables[path]


def cpu(action, out):
    """CPU seconds of the process for an action whose float32 result is written to a file."""
    start = time.process_time()
    numpy.save(out, numpy.ascontiguousarray(action(), dtype=numpy.float32))
    return (time.process_time() - start,)


def read(path):
    """CPU seconds of the process for reading a table."""
    start = time.process_time()
    pandas.read_csv(path)
    return (time.process_time() - start,)


def series(path, out):
    """Of each variable: log(1 + count), mean, standard deviation, lowest, highest, first, last, trend and last time, standardised."""
    frame = loaded(path)

    def encode():
        window = frame.time.max()
        ordered = frame.sort_values("time", kind="stable")
        groups = ordered.groupby(["id", "variable"], sort=False)
        values = groups.value.agg(["count", "mean", "std", "min", "max", "first", "last"])
        values["count"] = numpy.log1p(values["count"])
        values["last_time"] = groups.time.last() / window
        late = ordered.time >= window / 2
        halves = ordered.assign(late=late).groupby(["id", "variable", "late"], sort=False).value.mean().unstack()
        values["trend"] = halves[True] - halves[False]
        wide = values.unstack("variable")
        wide["count"] = wide["count"].fillna(0)
        return ((wide - wide.mean()) / wide.std(ddof=0)).clip(-5, 5).fillna(0).to_numpy()

    return cpu(encode, out)


def texts(path, terms, components, out):
    from sklearn.decomposition import TruncatedSVD
    from sklearn.feature_extraction.text import TfidfVectorizer

    lines = pathlib.Path(path).read_text().splitlines()

    def encode():
        vectorizer = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(3, 5), min_df=2, max_features=int(terms), sublinear_tf=True
        )
        counts = vectorizer.fit_transform(lines)
        return TruncatedSVD(min(int(components), min(counts.shape) - 1), random_state=0).fit_transform(counts)

    return cpu(encode, out)


def images(folder, side, out):
    from PIL import Image

    files = sorted(pathlib.Path(folder).iterdir())

    def encode():
        pictures = []
        for file in files:
            with Image.open(file) as image:
                pictures.append(numpy.asarray(image.convert("L").resize((int(side), int(side)), Image.LANCZOS)) / 255)
        pictures = numpy.stack(pictures)
        return (pictures - pictures.mean()) / pictures.std()

    return cpu(encode, out)


def table(path, out):
    from sklearn.compose import ColumnTransformer
    from sklearn.impute import SimpleImputer
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import OneHotEncoder, StandardScaler

    frame = loaded(path)
    numbers = [name for name in frame if name.startswith("n")]
    categories = [name for name in frame if name.startswith("c")]

    def encode():
        transformer = ColumnTransformer(
            [
                ("numbers", make_pipeline(SimpleImputer(strategy="median", add_indicator=True), StandardScaler()), numbers),
                ("categories", OneHotEncoder(max_categories=21, handle_unknown="infrequent_if_exist", sparse_output=False), categories),
            ]
        )
        return transformer.fit_transform(frame)

    return cpu(encode, out)
