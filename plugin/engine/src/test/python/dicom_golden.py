"""Writes small DICOM files with pydicom, and what they should look like: plugin/engine/src/test/resources/org/multimodalbtw/engine/dicom.

The values are pydicom's own (pixel_array, apply_modality_lut, apply_voi_lut, apply_color_lut, convert_color_space), scaled to 8 bits.
Needs numpy, pydicom 3, Pillow and imagecodecs, and pylibjpeg with pylibjpeg-libjpeg to read JPEG without loss.
Usage: dicom_golden.py FOLDER
"""
import io
import struct
import sys
from pathlib import Path

import numpy as np
from PIL import Image
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.pixels import apply_color_lut, apply_modality_lut, apply_voi_lut, convert_color_space
from pydicom.sequence import Sequence
from pydicom.uid import (
    DeflatedExplicitVRLittleEndian as DEFLATED,
    ExplicitVRBigEndian as BIG,
    ExplicitVRLittleEndian as EXPLICIT,
    ImplicitVRLittleEndian as IMPLICIT,
    JPEGBaseline8Bit as JPEG,
    JPEGLossless as PREDICTED,
    JPEGLosslessSV1 as LOSSLESS,
    RLELossless as RLE,
)

ROWS, COLUMNS = 6, 8
random = np.random.default_rng(1)


def dataset(syntax, array, bits=16, stored=None, signed=False, photometric="MONOCHROME2", frames=1, planar=0, **more):
    ds = Dataset()
    ds.file_meta = FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = syntax
    ds.file_meta.MediaStorageSOPClassUID = ds.SOPClassUID = "1.2.840.10008.5.1.4.1.1.2"
    ds.file_meta.MediaStorageSOPInstanceUID = ds.SOPInstanceUID = "1.2.3.4"
    ds.PatientName, ds.PatientID, ds.Modality = "Secret^Name", "SECRET-ID", "CT"
    ds.Rows, ds.Columns = ROWS, COLUMNS
    ds.SamplesPerPixel = 3 if photometric[:3] in ("RGB", "YBR") else 1
    ds.PhotometricInterpretation = photometric
    ds.BitsAllocated, ds.BitsStored = bits, stored or bits
    ds.HighBit, ds.PixelRepresentation = ds.BitsStored - 1, int(signed)
    if ds.SamplesPerPixel == 3:
        ds.PlanarConfiguration = planar
    if frames > 1:
        ds.NumberOfFrames = frames
    for name, value in more.items():
        setattr(ds, name, value)
    if isinstance(array, bytes):
        ds.PixelData = array
    else:
        order = ">" if syntax == BIG else "<"
        data = array.astype(array.dtype.newbyteorder(order)).tobytes()
        ds.PixelData = data + b"\0" * (len(data) % 2)
    ds["PixelData"].VR = "OB" if syntax in (JPEG, LOSSLESS, PREDICTED, RLE) or bits <= 8 and syntax != IMPLICIT else "OW"
    return ds


def values(low, high, dtype, frames=1, channels=1):
    shape = [frames] * (frames > 1) + [ROWS, COLUMNS] + [3] * (channels == 3)
    return random.integers(low, high, shape, endpoint=True).astype(dtype)


def lut(first, bits, entries, signed=False):
    item = Dataset()
    item.add_new(0x00283002, "SS" if signed else "US", [len(entries), first, bits])
    item.add_new(0x00283006, "US", [int(entry) for entry in entries])
    return item


def jpeg(array, **options):
    out = io.BytesIO()
    Image.fromarray(array).save(out, "JPEG", quality=95, **options)
    return out.getvalue()


def lossless(array, predictor, bits=16):
    """JPEG without loss (ITU-T T.81, annex H) with any predictor; each class of differences has a code of five bits."""
    rows, columns = array.shape
    out = b"\xff\xd8\xff\xc3" + struct.pack(">HBHHB3B", 11, bits, rows, columns, 1, 1, 0x11, 0)
    out += b"\xff\xc4" + struct.pack(">HB16B17B", 36, 0, *[17 if length == 5 else 0 for length in range(1, 17)], *range(17))
    out += b"\xff\xda" + struct.pack(">HB2B3B", 8, 1, 1, 0, predictor, 0, 0)
    code = ""
    for y in range(rows):
        for x in range(columns):
            left, up, corner = (int(array[y - b, x - a]) if x >= a and y >= b else 0 for a, b in ((1, 0), (0, 1), (1, 1)))
            if y == 0:
                guess = left if x else 1 << bits - 1
            elif x == 0:
                guess = up
            else:
                guess = (left, up, corner, left + up - corner, left + (up - corner >> 1), up + (left - corner >> 1),
                         left + up >> 1)[predictor - 1]
            difference = (int(array[y, x]) - guess + 32768) % 65536 - 32768
            size = 16 if difference == -32768 else abs(difference).bit_length()
            code += f"{size:05b}"
            if 0 < size < 16:
                code += f"{difference if difference > 0 else difference + (1 << size) - 1:0{size}b}"
    code += "1" * (-len(code) % 8)
    data = bytes(int(code[i:i + 8], 2) for i in range(0, len(code), 8))
    return out + data.replace(b"\xff", b"\xff\0") + b"\xff\xd9"


def files():
    window = {"WindowCenter": 40, "WindowWidth": 400, "RescaleSlope": "1", "RescaleIntercept": "-1024"}
    deep = lambda frames=1: values(0, 4095, np.uint16, frames)
    for name, syntax in (("implicit", IMPLICIT), ("explicit", EXPLICIT), ("big", BIG), ("deflated", DEFLATED)):
        yield name, dataset(syntax, deep(), stored=12, **window)
    yield "eight", dataset(EXPLICIT, values(0, 255, np.uint8), bits=8)
    yield "eight-big", dataset(BIG, values(0, 255, np.uint8), bits=8)
    yield "no-window", dataset(EXPLICIT, deep(), stored=12)
    yield "no-window-down", dataset(EXPLICIT, deep(), stored=12, RescaleSlope="-2", RescaleIntercept="7")
    yield "signed", dataset(EXPLICIT, values(-900, 900, np.int16), signed=True, WindowCenter=0, WindowWidth=500)
    yield "signed-12", dataset(
        EXPLICIT, values(-2048, 2047, np.int16), stored=12, signed=True, WindowCenter=[-100, 5], WindowWidth=[1000, 9])
    yield "inverse", dataset(EXPLICIT, deep(), stored=12, photometric="MONOCHROME1", WindowCenter=2000, WindowWidth=3000)
    yield "exact", dataset(EXPLICIT, deep(), stored=12, VOILUTFunction="LINEAR_EXACT", WindowCenter=2000, WindowWidth=1500.5)
    yield "sigmoid", dataset(EXPLICIT, deep(), stored=12, VOILUTFunction="SIGMOID", WindowCenter=2000, WindowWidth=1500)
    steps = [int(v) for v in np.linspace(0, 64, 1000) ** 2 - 1]  # with 8 bits pydicom 3.0.1 wraps the places
    steps[0] = 0
    yield "voi-lut", dataset(EXPLICIT, deep(), stored=12, VOILUTSequence=Sequence([lut(1000, 12, steps)]))
    yield "voi-lut-signed", dataset(
        EXPLICIT, values(-800, 800, np.int16), signed=True, VOILUTSequence=Sequence([lut(-500, 12, steps, True)]))
    yield "modality-lut", dataset(
        EXPLICIT, values(0, 255, np.uint8), bits=8, WindowCenter=300, WindowWidth=300,
        ModalityLUTSequence=Sequence([lut(0, 16, np.arange(256) ** 2 // 100)]))
    yield "frames", dataset(IMPLICIT, deep(3), stored=12, frames=3, **window)
    groups = dataset(EXPLICIT, deep(2), stored=12, frames=2)
    groups.SharedFunctionalGroupsSequence = Sequence([Dataset()])
    groups.SharedFunctionalGroupsSequence[0].PixelValueTransformationSequence = Sequence([Dataset()])
    shared = groups.SharedFunctionalGroupsSequence[0].PixelValueTransformationSequence[0]
    shared.RescaleSlope, shared.RescaleIntercept = "2", "-1000"
    groups.PerFrameFunctionalGroupsSequence = Sequence([Dataset(), Dataset()])
    for i, item in enumerate(groups.PerFrameFunctionalGroupsSequence):
        item.FrameVOILUTSequence = Sequence([Dataset()])
        item.FrameVOILUTSequence[0].WindowCenter, item.FrameVOILUTSequence[0].WindowWidth = 1000 * i, 2000
    yield "groups", groups
    bits = np.packbits(values(0, 1, np.uint8, 3).reshape(-1), bitorder="little").tobytes()
    yield "one-bit", dataset(EXPLICIT, bits, bits=1, frames=3)
    yield "rgb", dataset(EXPLICIT, values(0, 255, np.uint8, channels=3), bits=8, photometric="RGB")
    rgb = values(0, 255, np.uint8, 2, channels=3)
    yield "rgb-planes", dataset(EXPLICIT, rgb.transpose(0, 3, 1, 2), bits=8, photometric="RGB", planar=1, frames=2)
    yield "ybr", dataset(EXPLICIT, values(0, 255, np.uint8, channels=3), bits=8, photometric="YBR_FULL")
    yield "ybr-422", dataset(
        EXPLICIT, values(0, 255, np.uint8).repeat(2, 1).tobytes(), bits=8, photometric="YBR_FULL_422")
    palette = {}
    for i, colour in enumerate(("Red", "Green", "Blue")):
        palette[colour + "PaletteColorLookupTableDescriptor"] = [200, 10, 16]
        palette[colour + "PaletteColorLookupTableData"] = random.integers(0, 65536, 200).astype("<u2").tobytes()
    yield "palette", dataset(EXPLICIT, values(0, 255, np.uint8), bits=8, photometric="PALETTE COLOR", **palette)
    for name, ds in (
        ("rle-8", dataset(EXPLICIT, values(0, 3, np.uint8, 2), bits=8, frames=2)),
        ("rle-16", dataset(EXPLICIT, values(-900, 900, np.int16), signed=True, WindowCenter=0, WindowWidth=500)),
        ("rle-rgb", dataset(EXPLICIT, values(0, 255, np.uint8, channels=3), bits=8, photometric="RGB")),
    ):
        ds.compress(RLE, generate_instance_uid=False)
        yield name, ds
    ramp = np.add.outer(np.arange(ROWS) * 20, np.arange(COLUMNS) * 12).astype(np.uint8)
    yield "jpeg-grey", dataset(JPEG, encapsulate([jpeg(ramp), jpeg(255 - ramp)]), bits=8, frames=2)
    colour = np.stack([ramp, 255 - ramp, ramp // 2], 2)
    yield "jpeg-colour", dataset(
        JPEG, encapsulate([jpeg(colour, subsampling=0)]), bits=8, photometric="YBR_FULL_422")
    parts = encapsulate([jpeg(ramp), jpeg(255 - ramp)], fragments_per_frame=3, has_bot=True)
    yield "jpeg-parts", dataset(JPEG, parts, bits=8, frames=2)
    from imagecodecs import ljpeg_encode
    yield "lossless-8", dataset(LOSSLESS, encapsulate([ljpeg_encode(ramp)]), bits=8)
    yield "lossless-12", dataset(
        LOSSLESS, encapsulate([ljpeg_encode(a, bitspersample=12) for a in deep(2)]), stored=12, frames=2, **window)
    yield "lossless-16", dataset(
        LOSSLESS, encapsulate([ljpeg_encode(values(0, 65535, np.uint16))]), WindowCenter=30000, WindowWidth=40000)
    every = [lossless(values(0, 65535, np.uint16), predictor) for predictor in range(1, 8)]
    yield "lossless-predictors", dataset(PREDICTED, encapsulate(every), frames=7, WindowCenter=30000, WindowWidth=40000)


def grey(ds, stored, frame):
    flat = Dataset()
    for source in [ds] + [
        part
        for group in list(ds.get("SharedFunctionalGroupsSequence", []))
        + list(ds.get("PerFrameFunctionalGroupsSequence", []))[frame:frame + 1]
        for sequence in group
        for part in sequence.value
    ]:
        for element in source:
            if element.VR != "OW" and element.tag.group == 0x0028:
                flat[element.tag] = element
    measured = apply_modality_lut(stored, flat)
    if "VOILUTSequence" in flat:
        bits = flat.VOILUTSequence[0].LUTDescriptor[2]
        share = apply_voi_lut(measured, flat) / (2.0**bits - 1)
    elif "WindowWidth" in flat:
        low, high = (-(2 ** (ds.BitsStored - 1)), 2 ** (ds.BitsStored - 1) - 1) if ds.PixelRepresentation else (
            0, 2**ds.BitsStored - 1)
        if "ModalityLUTSequence" in flat:
            low, high = 0, 2 ** flat.ModalityLUTSequence[0].LUTDescriptor[2] - 1
        elif "RescaleSlope" in flat:
            low, high = (float(flat.RescaleSlope) * v + float(flat.RescaleIntercept) for v in (low, high))
        share = (apply_voi_lut(measured, flat) - low) / (high - low)
    elif ds.BitsStored <= 8:
        share = measured / (2.0**ds.BitsStored - 1)
    else:
        low = np.quantile(measured, 0.005, method="lower")
        high = np.quantile(measured, 0.995, method="higher")
        share = np.clip((measured - low) / (high - low), 0, 1)
    return np.floor(255 * (1 - share if ds.PhotometricInterpretation == "MONOCHROME1" else share) + 0.5)


def shown(ds):
    stored = ds.pixel_array
    frames = ds.get("NumberOfFrames", 1)
    for frame in range(frames):
        one = stored[frame] if frames > 1 else stored
        if ds.SamplesPerPixel == 3:
            # colours that are not compressed are converted by pixel_array already
            yield one
        elif ds.PhotometricInterpretation == "PALETTE COLOR":
            yield apply_color_lut(one, ds) >> 8
        else:
            yield grey(ds, one, frame)


def main(folder):
    from pydicom import dcmread

    folder.mkdir(parents=True, exist_ok=True)
    lines = []
    for name, ds in files():
        path = folder / (name + ".dcm")
        ds.save_as(path, enforce_file_format=True)
        for frame, picture in enumerate(shown(dcmread(path))):
            numbers = " ".join(str(int(value)) for value in picture.reshape(-1))
            lines.append(f"{name} {frame} {3 if picture.ndim == 3 else 1} {numbers}\n")
    (folder / "expected.txt").write_text("".join(lines))


main(Path(sys.argv[1]))
