#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes rarer kinds of pictures into tests/data/images/kinds, and picture_kinds.json: what their pixels must be.

Needs Pillow 11.3 (with AVIF, WebP and libtiff), pillow-heif, NumPy, and avifenc of libavif for AVIF of 10 bits. The expected
pixels come from Pillow, pillow-heif and NumPy, not from us. Lossy kinds have theirs beside them as PNG, within a stated level.
"""
import json
import pathlib
import struct
import subprocess
import tempfile
import zlib

import numpy
import PIL
import pillow_heif
from PIL import Image, ImageOps

import make_image_files as base
from make_image_files import ALPHA, GRAY, H, RGB, W, chunk, exif, oriented, over_white, stack

HERE = pathlib.Path(__file__).resolve().parent
IMAGES = HERE.parent / "data" / "images"
OUT = IMAGES / "kinds"
pillow_heif.register_heif_opener()
SOME = numpy.random.default_rng(7)


def path(name):
    return OUT / name


def expect(name, pixels, **options):
    base.expect("kinds/" + name, pixels, **options)


def pillow_pixels(name):
    """As Pillow shows it: upright, transparent parts over white."""
    image = Image.open(path(name))
    clear = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    image = ImageOps.exif_transpose(image)
    if not clear:
        return numpy.asarray(image.convert("RGB"))
    rgba = numpy.asarray(image.convert("RGBA"))
    return over_white(rgba[..., :3], rgba[..., 3])


def expect_pillow(name, **options):
    expect(name, pillow_pixels(name), **options)


def expect_near(name, within, **options):
    """Lossy: every level within so many of what Pillow shows, which is kept as PNG."""
    pixels = pillow_pixels(name)
    Image.fromarray(pixels).save(path(name + ".png"))
    expect(name, pixels, exact=False, reference="kinds/" + name + ".png", within=within, **options)


def tiff(name, data, bits, samples, colour, order="<", big=False, **tags):
    """Kinds that Pillow does not write. data: bytes, or a list of them: strips or tiles. tags: t338=[2]."""
    parts = data if isinstance(data, list) else [data]
    head = 16 if big else 8
    offsets = [head + sum(len(p) for p in parts[:i]) for i in range(len(parts))]
    tiled = "t322" in tags
    entries = {256: [W], 257: [H], 258: [bits] * samples, 262: [colour], 277: [samples],
               324 if tiled else 273: offsets, 325 if tiled else 279: [len(p) for p in parts]}
    if not tiled:
        entries[278] = [H]
    entries.update({int(tag[1:]): values for tag, values in tags.items()})
    body = b"".join(parts)
    body += b"\0" * (len(body) % 2)
    at = head + len(body)
    room, offset, count = (8, "Q", "Q") if big else (4, "I", "I")
    far = at + (8 if big else 2) + len(entries) * (20 if big else 12) + room
    listed, values = b"", b""
    for tag in sorted(entries):
        wide = tag in (273, 279, 324, 325)
        text = struct.pack(order + ("I" if wide else "H") * len(entries[tag]), *entries[tag])
        listed += struct.pack(order + "HH" + count, tag, 4 if wide else 3, len(entries[tag]))
        if len(text) <= room:
            listed += text + b"\0" * (room - len(text))
        else:
            listed += struct.pack(order + offset, far + len(values))
            values += text
    mark = b"II" if order == "<" else b"MM"
    start = (struct.pack(order + "HHHQ", 43, 8, 0, at) if big else struct.pack(order + "HI", 42, at))
    path(name).write_bytes(mark + start + body + struct.pack(order + ("Q" if big else "H"), len(entries)) + listed +
                           struct.pack(order + offset, 0) + values)


def tiles(pixels, side=16):
    """Tiles of a picture, their rest filled with 77."""
    height, width = (-(-n // side) * side for n in pixels.shape[:2])
    wide = numpy.full((height, width) + pixels.shape[2:], 77, pixels.dtype)
    wide[:H, :W] = pixels
    return [wide[y:y + side, x:x + side].tobytes() for y in range(0, height, side) for x in range(0, width, side)]


def tiff_files():
    rgb = Image.fromarray(RGB)
    tiff("tiles.tif", tiles(RGB), 8, 3, 2, t322=[16], t323=[16])
    expect("tiles.tif", RGB)
    tiff("tiles_gray.tif", tiles(GRAY), 8, 1, 1, t322=[16], t323=[16])
    expect("tiles_gray.tif", stack(GRAY))
    tiff("big.tif", RGB.tobytes(), 8, 3, 2, big=True)
    expect("big.tif", RGB)
    tiff("big_endian.tif", RGB.tobytes(), 8, 3, 2, order=">", big=True)
    expect("big_endian.tif", RGB)
    wide = (RGB.astype(int) * 257).clip(0, 65535)
    tiff("big_endian16.tif", wide.astype(">u2").tobytes(), 16, 3, 2, order=">")
    expect("big_endian16.tif", RGB, notes=["16-bit colour"])
    la = numpy.dstack([GRAY, ALPHA])
    tiff("gray_alpha.tif", la.tobytes(), 8, 2, 1, t338=[2])
    expect("gray_alpha.tif", over_white(stack(GRAY), ALPHA), notes=["over white"])
    expect("gray_alpha.tif", stack(GRAY), notes=["dropped"], dropAlpha=True)
    times = (GRAY.astype(int) * ALPHA // 255).astype(numpy.uint8)
    tiff("gray_premultiplied.tif", numpy.dstack([times, ALPHA]).tobytes(), 8, 2, 1, t338=[1])
    expect("gray_premultiplied.tif", stack((times + 255 - ALPHA.astype(int)).astype(numpy.uint8)), notes=["over white"])
    tiff("gray_other.tif", la.tobytes(), 8, 2, 1, t338=[0])
    expect("gray_other.tif", stack(GRAY))
    tiff("white_alpha.tif", numpy.dstack([255 - GRAY, ALPHA]).tobytes(), 8, 2, 0, t338=[2])
    expect("white_alpha.tif", over_white(stack(GRAY), ALPHA), notes=["over white"])
    tiff("four_of_rgb.tif", numpy.dstack([RGB, ALPHA]).tobytes(), 8, 4, 2)
    expect("four_of_rgb.tif", over_white(RGB, ALPHA), notes=["over white"])
    colours = [int(v) for v in SOME.integers(0, 65536, 768)]
    tiff("palette_alpha.tif", la.tobytes(), 8, 2, 3, t320=colours, t338=[2])
    table = (numpy.array(colours).reshape(3, 256).T >> 8).astype(numpy.uint8)
    expect("palette_alpha.tif", over_white(table[GRAY], ALPHA), notes=["over white"])
    tiff("palette_small.tif", GRAY.tobytes(), 8, 1, 3, t320=[v >> 8 for v in colours])
    expect("palette_small.tif", table[GRAY])
    tiff("white16.tif", (65535 - GRAY.astype(int) * 257).astype("<u2").tobytes(), 16, 1, 0)
    expect("white16.tif", stack(GRAY), notes=["16-bit gray"])
    tiff("signed16.tif", (GRAY.astype(int) * 100).astype("<i2").tobytes(), 16, 1, 1, t339=[2])
    expect("signed16.tif", stack(numpy.floor(GRAY * 25500.0 / 65535 + 0.5).astype(numpy.uint8)), notes=["from 0 to 65535"])
    tiff("ycbcr.tif", numpy.asarray(rgb.convert("YCbCr")).tobytes(), 8, 3, 6, t530=[1, 1])
    expect_near("ycbcr.tif", 1)
    tiff("ycbcr_tiles.tif", tiles(numpy.asarray(rgb.convert("YCbCr"))), 8, 3, 6, t530=[1, 1], t322=[16], t323=[16])
    expect_near("ycbcr_tiles.tif", 1)
    rgb.save(path("jpeg.tif"), compression="jpeg", quality=90)
    expect_near("jpeg.tif", 1)
    rgb.convert("CMYK").save(path("cmyk_jpeg.tif"), compression="jpeg", quality=95)
    expect_near("cmyk_jpeg.tif", 1, notes=["CMYK"])
    rgb.save(path("predictor.tif"), compression="tiff_adobe_deflate", tiffinfo={317: 2})
    expect("predictor.tif", RGB)
    Image.fromarray(GRAY / numpy.float32(255)).save(path("predictor3.tif"), compression="tiff_lzw", tiffinfo={317: 3})
    expect("predictor3.tif", stack(GRAY), notes=["from 0 to 1"])
    Image.fromarray(GRAY > 128).save(path("group3.tif"), compression="group3")
    expect_pillow("group3.tif")
    Image.fromarray(GRAY).save(path("turned_gray.tif"), tiffinfo={274: 6})
    expect("turned_gray.tif", oriented(stack(GRAY), 6), notes=["upright"])


def adam7(pixels):
    rows = []
    for y, x, dy, dx in ((0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1)):
        part = pixels[y::dy, x::dx]
        rows += [row.tobytes() for row in part] if part.size else []
    return rows


def png(name, rows, depth, colour, extra=b"", interlaced=0):
    header = struct.pack(">IIBBBBB", W, H, depth, colour, 0, 0, interlaced)
    raw = b"".join(b"\0" + row for row in rows)
    path(name).write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra + chunk(b"IDAT", zlib.compress(raw, 9)) +
                           chunk(b"IEND", b""))


def packed(levels, bits):
    rows = []
    for row in levels:
        text = "".join(format(int(v), f"0{bits}b") for v in row)
        rows.append(int(text, 2).to_bytes(len(text) // 8, "big"))
    return rows


def png_files():
    for bits in (1, 2, 4, 8):
        levels = GRAY >> (8 - bits)
        key = int(levels[1, 1])
        png(f"keyed{bits}.png", packed(levels, bits), bits, 0, chunk(b"tRNS", struct.pack(">H", key)))
        shown = stack((levels.astype(int) * 255 // ((1 << bits) - 1)).astype(numpy.uint8))
        expect(f"keyed{bits}.png", numpy.where((levels == key)[..., None], 255, shown).astype(numpy.uint8), notes=["over white"])
    wide = (GRAY.astype(int) * 257 + 100).clip(0, 65535)
    key = int(wide[1, 1])
    png("keyed16.png", [row.astype(">u2").tobytes() for row in wide], 16, 0, chunk(b"tRNS", struct.pack(">H", key)))
    shown = stack(((wide + 128) // 257).astype(numpy.uint8))
    expect("keyed16.png", numpy.where((wide == key)[..., None], 255, shown).astype(numpy.uint8),
           notes=["over white", "16-bit gray"])
    la = numpy.dstack([GRAY, ALPHA]).astype(">u2") * 256 + 200
    png("gray_alpha16.png", [row.astype(">u2").tobytes() for row in la], 16, 4)
    expect("gray_alpha16.png", over_white(stack(GRAY), ALPHA), notes=["over white", "16-bit colour"])
    png("interlaced.png", adam7(RGB), 8, 2, interlaced=1)
    expect("interlaced.png", RGB)
    levels = GRAY[..., None]
    key = int(GRAY[1, 1])
    png("interlaced_keyed.png", adam7(levels), 8, 0, chunk(b"tRNS", struct.pack(">H", key)), 1)
    expect("interlaced_keyed.png", numpy.where((levels == key), 255, stack(GRAY)).astype(numpy.uint8), notes=["over white"])


def bmp(name, bits, masks, header=40):
    """Fields of some bits; masks: red, green, blue, alpha or 0. Returns its pixels."""
    pixels = SOME.integers(0, 1 << bits, (H, W), numpy.uint32)
    masked = struct.pack("<IIII", *masks)[:16 if header > 52 else 12]
    data = pixels[::-1].astype(f"<u{bits // 8}").tobytes()
    info = struct.pack("<IiiHHIIiiII", header, W, H, 1, bits, 3, len(data), 0, 0, 0, 0) + masked
    info += b"\0" * (header - len(info))
    start = 14 + len(info)
    path(name).write_bytes(b"BM" + struct.pack("<IHHI", start + len(data), 0, 0, start) + info + data)
    values = []
    for mask in masks:
        shift = (mask & -mask).bit_length() - 1 if mask else 0
        values.append(((pixels & mask) >> shift).astype(numpy.uint64) * 255 // ((mask >> shift) or 1))
    return numpy.dstack(values[:3]).astype(numpy.uint8), values[3].astype(numpy.uint8)


def bmp_files():
    rgb, _ = bmp("fields_rgb.bmp", 32, (0xFF0000, 0xFF00, 0xFF, 0))
    expect_pillow("fields_rgb.bmp")
    expect("fields_rgb.bmp", rgb)
    rgb, _ = bmp("fields_bgr.bmp", 32, (0xFF, 0xFF00, 0xFF0000, 0))
    expect("fields_bgr.bmp", rgb)
    rgb, _ = bmp("fields_10bits.bmp", 32, (0x3FF00000, 0xFFC00, 0x3FF, 0))
    expect("fields_10bits.bmp", rgb)
    rgb, alpha = bmp("fields_alpha.bmp", 32, (0xFF0000, 0xFF00, 0xFF, 0xFF000000), 124)
    expect_pillow("fields_alpha.bmp", notes=["over white"])
    expect("fields_alpha.bmp", over_white(rgb, alpha), notes=["over white"])
    rgb, _ = bmp("fields_444.bmp", 16, (0xF00, 0xF0, 0xF, 0))
    expect("fields_444.bmp", rgb)


def jpeg_files():
    Image.fromarray(RGB).convert("CMYK").save(path("cmyk.jpg"), quality=95)
    whole = path("cmyk.jpg").read_bytes()
    path("cmyk.jpg").unlink()
    at = whole.index(b"\xff\xee")
    end = at + 2 + struct.unpack(">H", whole[at + 2:at + 4])[0]
    path("cmyk_plain.jpg").write_bytes(whole[:at] + whole[end:])
    expect_near("cmyk_plain.jpg", 0, notes=["CMYK"])
    path("ycck.jpg").write_bytes(whole[:end - 1] + b"\2" + whole[end:])
    expect_near("ycck.jpg", 0, notes=["CMYK"])
    Image.fromarray(RGB).save(path("rgb.jpg"), quality=95, keep_rgb=True)
    expect_near("rgb.jpg", 0)


def gif_and_netpbm_files():
    few = Image.fromarray(RGB).quantize(16)
    few.save(path("clear.gif"), transparency=3, interlace=0)
    expect_pillow("clear.gif", notes=["over white"])
    text = " ".join(str(v) for v in range(101)).split()
    levels = numpy.array((text * 4)[:W * H], numpy.uint16).reshape(H, W)
    path("hundred.pgm").write_bytes(f"P5 {W} {H} 100\n".encode() + levels.astype(numpy.uint8).tobytes())
    expect_pillow("hundred.pgm")


def avif_files():
    rgb, rgba = Image.fromarray(RGB), Image.fromarray(numpy.dstack([RGB, ALPHA]))
    rgb.save(path("rgb.avif"), quality=90)
    expect_near("rgb.avif", 1)
    rgb.save(path("full.avif"), quality=90, subsampling="4:4:4")
    expect_near("full.avif", 1)
    rgba.save(path("alpha.avif"), quality=90)
    expect_near("alpha.avif", 1, notes=["over white"])
    Image.fromarray(GRAY).save(path("gray.avif"), quality=90)
    expect_near("gray.avif", 1)
    for orientation in (2, 4, 5, 6, 7, 8):
        rgb.save(path(f"turned{orientation}.avif"), quality=90, exif=exif(orientation))
        expect_near(f"turned{orientation}.avif", 1, notes=["upright"])
    rgb.save(path("sequence.avif"), quality=90, save_all=True, append_images=[Image.fromarray(255 - RGB)])
    expect_near("sequence.avif", 1, notes=["first one"])
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "source.png"
        rgb.save(source)
        for bits in (10, 12):
            subprocess.run(["avifenc", "-d", str(bits), "-y", "444", "--min", "0", "--max", "8", source, path(f"bits{bits}.avif")],
                           check=True, capture_output=True)
            expect_near(f"bits{bits}.avif", 3, notes=[f"{bits}-bit"])


def bomb():
    """An AVIF that says 64 x 64 and holds 11900 x 11900: nobody may decode it."""
    side = 11900
    Image.new("RGB", (side, side), (90, 120, 40)).save(path("bomb.avif"), quality=50, speed=10)
    whole = path("bomb.avif").read_bytes()
    stated = struct.pack(">II", side, side)
    assert whole.count(stated) == 1
    path("bomb.avif").write_bytes(whole.replace(stated, struct.pack(">II", 64, 64)))


def heic_files():
    rgb, rgba = Image.fromarray(RGB), Image.fromarray(numpy.dstack([RGB, ALPHA]))
    rgb.save(path("rgb.heic"), quality=90)
    expect_near("rgb.heic", 1)
    rgba.save(path("alpha.heic"), quality=90)
    expect_near("alpha.heic", 1, notes=["over white"])
    for orientation in (2, 6):
        rgb.save(path(f"turned{orientation}.heic"), quality=90, exif=exif(orientation).tobytes())
        expect_near(f"turned{orientation}.heic", 1, notes=["upright"])
    rgb.save(path("two.heic"), quality=90, save_all=True, append_images=[Image.fromarray(255 - RGB)])
    expect_near("two.heic", 1, notes=["first one"])
    wide = pillow_heif.from_bytes(mode="RGB;16", size=(W, H), data=(RGB.astype("<u2") * 257).tobytes())
    for bits in (10, 12):
        pillow_heif.options.SAVE_HDR_TO_12_BIT = bits == 12
        wide.save(path(f"bits{bits}.heic"), quality=95, chroma=444)
        expect_near(f"bits{bits}.heic", 2, notes=[f"{bits}-bit"])


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    base.OUT = IMAGES
    for make in (tiff_files, png_files, bmp_files, jpeg_files, gif_and_netpbm_files, avif_files, bomb, heic_files):
        make()
    versions = json.dumps({"pillow": PIL.__version__, "numpy": numpy.__version__, "pillow-heif": pillow_heif.__version__})
    body = ",\n".join("  " + json.dumps(case) for case in base.cases)
    (HERE / "picture_kinds.json").write_text(f'{{"versions": {versions},\n"files": [\n{body}\n]}}\n')


if __name__ == "__main__":
    main()
