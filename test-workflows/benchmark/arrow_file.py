"""Tensor files with PyArrow, for the benchmark."""

import pyarrow
import torch

BATCH = 4096


def read(path):
    """All numbers of a memory-mapped tensor file, copied into one PyTorch tensor a modality."""
    tensors = {}
    with pyarrow.memory_map(path) as source:
        file = pyarrow.ipc.open_file(source)
        batches = [file.get_batch(i) for i in range(file.num_record_batches)]
        rows = sum(batch.num_rows for batch in batches)
        start = 0
        for batch in batches:
            for name in batch.schema.names:
                if name == "row_id":
                    continue
                column = batch.column(name)
                lists = column.storage if isinstance(column, pyarrow.ExtensionArray) else column
                values = lists.flatten().to_numpy().reshape(batch.num_rows, -1)
                if name not in tensors:
                    tensors[name] = buffer(name, rows, values.shape[1])
                tensors[name].numpy()[start : start + batch.num_rows] = values
            start += batch.num_rows
    return tensors


buffers = {}


def buffer(name, rows, size):
    """A tensor that is filled again in every round, as on the other side."""
    key = (name, rows, size)
    if key not in buffers:
        buffers[key] = torch.zeros(rows, size)
    return buffers[key]


class Table:
    def __init__(self, rows, modalities, size):
        self.ids = [f"row{i}" for i in range(rows)]
        self.values = [torch.randn(rows, size).numpy() for _ in range(modalities)]
        self.size = size
        self.schema = pyarrow.schema(
            [("row_id", pyarrow.string())]
            + [(f"modality{m}", pyarrow.list_(pyarrow.float32(), size)) for m in range(modalities)]
        )

    def write(self, path):
        with pyarrow.ipc.new_file(path, self.schema) as writer:
            for start in range(0, len(self.ids), BATCH):
                part = slice(start, start + BATCH)
                columns = [pyarrow.array(self.ids[part])]
                for values in self.values:
                    flat = pyarrow.array(values[part].reshape(-1))
                    columns.append(pyarrow.FixedSizeListArray.from_arrays(flat, self.size))
                writer.write_batch(pyarrow.record_batch(columns, schema=self.schema))
