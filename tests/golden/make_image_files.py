#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the tiny odd images of tests/data/images and image_files.json, what their pixels must be.

Needs Pillow (with WebP and libtiff) and NumPy. The expected pixels come from Pillow and NumPy, not from us.
"""
import hashlib
import json
import pathlib
import struct
import zlib

import numpy
import PIL
from PIL import Image, ImageCms

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE.parent / "data" / "images"
W, H = 24, 16
ORIENT = {2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
          5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_270, 7: Image.Transpose.TRANSVERSE,
          8: Image.Transpose.ROTATE_90}
cases = []


def colours():
    """Four quadrants of different colours with a ramp, so that every turn is visible."""
    pixels = numpy.zeros((H, W, 3), numpy.uint8)
    pixels[:H // 2, :W // 2] = (200, 30, 30)
    pixels[:H // 2, W // 2:] = (30, 180, 30)
    pixels[H // 2:, :W // 2] = (30, 30, 190)
    pixels[H // 2:, W // 2:] = (220, 220, 60)
    return pixels + numpy.arange(W, dtype=numpy.uint8)[None, :, None]


RGB = colours()
GRAY = RGB[..., 0].copy()
ALPHA = numpy.tile(numpy.linspace(0, 255, W).astype(numpy.uint8), (H, 1))


def expect(name, pixels, exact=True, notes=(), **options):
    """pixels: H x W x 3 uint8. exact: else within 6 levels at the four corners. notes: words of notes."""
    pixels = numpy.ascontiguousarray(pixels)
    height, width = pixels.shape[:2]
    corners = [pixels[y, x].tolist() for y in (1, height - 2) for x in (1, width - 2)]
    cases.append({"file": name, "size": [width, height], "exact": exact, "corners": corners,
                  "sha256": hashlib.sha256(pixels.tobytes()).hexdigest(), "notes": list(notes), **options})


def over_white(rgb, alpha):
    a = alpha.astype(int)[..., None]
    return ((rgb.astype(int) * a + 255 * (255 - a) + 127) // 255).astype(numpy.uint8)


def stack(gray):
    return numpy.repeat(gray[..., None], 3, axis=2)


def oriented(rgb, orientation):
    image = Image.fromarray(rgb)
    return numpy.asarray(image.transpose(ORIENT[orientation]) if orientation in ORIENT else image)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def write_png(name, samples, depth, colour_type, extra=b""):
    """PNG kinds that Pillow does not write. samples: H x (bytes per row)."""
    header = struct.pack(">IIBBBBB", W, H, depth, colour_type, 0, 0, 0)
    raw = b"".join(b"\0" + row.tobytes() for row in samples)
    (OUT / name).write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra +
                             chunk(b"IDAT", zlib.compress(raw, 9)) + chunk(b"IEND", b""))


def save(image, name, **options):
    image.save(OUT / name, **options)


def exif(orientation):
    data = Image.Exif()
    data[0x0112] = orientation
    return data


def png_files():
    save(Image.fromarray(RGB), "rgb.png")
    expect("rgb.png", RGB)
    save(Image.fromarray(GRAY), "gray.png")
    expect("gray.png", stack(GRAY))
    rgba = numpy.dstack([RGB, ALPHA])
    save(Image.fromarray(rgba), "rgba.png")
    expect("rgba.png", over_white(RGB, ALPHA), notes=["over white"])
    expect("rgba.png", RGB, notes=["dropped"], dropAlpha=True)
    save(Image.fromarray(numpy.dstack([RGB, numpy.full_like(ALPHA, 255)])), "opaque.png")
    expect("opaque.png", RGB)
    save(Image.fromarray(numpy.dstack([GRAY, ALPHA]), "LA"), "gray_alpha.png")
    expect("gray_alpha.png", over_white(stack(GRAY), ALPHA), notes=["over white"])
    expect("gray_alpha.png", stack(GRAY), notes=["dropped"], dropAlpha=True)
    palette = Image.fromarray(RGB).quantize(16)
    save(palette, "palette.png")
    expect("palette.png", numpy.asarray(palette.convert("RGB")))
    save(palette, "palette_transparent.png", transparency=bytes([0] * 4 + [128] * 4 + [255] * 8))
    flat = numpy.asarray(Image.open(OUT / "palette_transparent.png").convert("RGBA"))
    expect("palette_transparent.png", over_white(flat[..., :3], flat[..., 3]), notes=["over white"])
    save(Image.fromarray(GRAY > 128), "bilevel.png")
    expect("bilevel.png", stack(((GRAY > 128) * 255).astype(numpy.uint8)))
    wide = (numpy.arange(W * H, dtype=numpy.uint32).reshape(H, W) * 170 + 77).astype(numpy.uint16)
    save(Image.fromarray(wide), "gray16.png")
    scaled = ((wide.astype(int) + 128) // 257).astype(numpy.uint8)
    expect("gray16.png", stack(scaled), notes=["16-bit"])
    rgb16 = RGB.astype(">u2") * 256 + 200
    write_png("rgb16.png", rgb16.astype(">u2").reshape(H, -1), 16, 2)
    expect("rgb16.png", RGB, notes=["16-bit"])
    keyed = tuple(int(v) for v in RGB[1, 1])
    write_png("rgb_keyed.png", RGB.reshape(H, -1), 8, 2, chunk(b"tRNS", struct.pack(">HHH", *keyed)))
    mask = (RGB == keyed).all(axis=2)
    expect("rgb_keyed.png", numpy.where(mask[..., None], 255, RGB).astype(numpy.uint8), notes=["over white"])
    save(Image.fromarray(RGB), "profile.png", icc_profile=ImageCms.ImageCmsProfile(
        ImageCms.createProfile("sRGB")).tobytes())
    expect("profile.png", RGB, notes=["profile"])
    save(Image.fromarray(RGB), "orientation6.png", exif=exif(6))
    expect("orientation6.png", oriented(RGB, 6), notes=["upright"])
    second = Image.fromarray(255 - RGB)
    save(Image.fromarray(RGB), "animated.png", save_all=True, append_images=[second])
    expect("animated.png", RGB, notes=["first one"])


def jpeg_files():
    image = Image.fromarray(RGB)
    for orientation in range(1, 9):
        name = f"orientation{orientation}.jpg"
        save(image, name, quality=95, subsampling=0, exif=exif(orientation))
        notes = ["upright"] if orientation > 1 else []
        expect(name, oriented(RGB, orientation), exact=False, notes=notes)
    expect("orientation6.jpg", RGB, exact=False, notes=["ignored"], applyOrientation=False)
    save(image, "progressive.jpg", quality=95, progressive=True, subsampling=0)
    expect("progressive.jpg", RGB, exact=False)
    save(Image.fromarray(GRAY), "gray.jpg", quality=95)
    expect("gray.jpg", stack(GRAY), exact=False)
    save(image.convert("CMYK"), "cmyk.jpg", quality=95)
    expect("cmyk.jpg", numpy.asarray(Image.open(OUT / "cmyk.jpg").convert("RGB")), notes=["CMYK"])
    # A thumbnail's end-of-image marker inside a segment is not the end of the picture.
    plain = (OUT / "gray.jpg").read_bytes()
    (OUT / "thumbnail.jpg").write_bytes(plain[:2] + b"\xff\xe5" + struct.pack(">H", 6) + b"\xff\xd9\xff\xd9" + plain[2:])
    expect("thumbnail.jpg", stack(GRAY), exact=False)


def webp_files():
    image = Image.fromarray(RGB)
    save(image, "lossless.webp", lossless=True)
    expect("lossless.webp", RGB)
    save(image, "lossy.webp", quality=95)
    expect("lossy.webp", numpy.asarray(Image.open(OUT / "lossy.webp")), exact=False)
    rgba = Image.fromarray(numpy.dstack([RGB, ALPHA]))
    save(rgba, "rgba.webp", lossless=True, exact=True)
    expect("rgba.webp", over_white(RGB, ALPHA), notes=["over white"])
    save(image, "orientation8.webp", lossless=True, exif=exif(8))
    expect("orientation8.webp", oriented(RGB, 8), notes=["upright"])
    second = Image.fromarray(255 - RGB)
    save(image, "animated.webp", save_all=True, append_images=[second], lossless=True)
    expect("animated.webp", RGB, notes=["first one"])
    small = (OUT / "lossless.webp").read_bytes()[12:]
    frame = b"".join(v.to_bytes(3, "little") for v in (2, 1, W - 1, H - 1, 100)) + b"\0" + small
    canvas = b"\x12\0\0\0" + (W + 9).to_bytes(3, "little") + (H + 5).to_bytes(3, "little")
    parts = b"".join(kind + struct.pack("<I", len(data)) + data for kind, data in
                     ((b"VP8X", canvas), (b"ANIM", b"\0" * 6), (b"ANMF", frame)))
    (OUT / "animated_part.webp").write_bytes(b"RIFF" + struct.pack("<I", 4 + len(parts)) + b"WEBP" + parts)
    whole = numpy.full((H + 6, W + 10, 3), 255, numpy.uint8)
    whole[2:2 + H, 4:4 + W] = RGB
    expect("animated_part.webp", whole, notes=["first one", "over white"])


def bmp_files():
    save(Image.fromarray(RGB), "rgb.bmp")
    expect("rgb.bmp", RGB)
    save(Image.fromarray(GRAY), "gray.bmp")
    expect("gray.bmp", stack(GRAY))
    palette = Image.fromarray(RGB).quantize(16)
    save(palette, "palette.bmp")
    expect("palette.bmp", numpy.asarray(palette.convert("RGB")))
    # 32 bits without an alpha mask: the fourth byte is padding, often zero.
    padded = numpy.dstack([RGB[::-1, :, ::-1], numpy.zeros_like(ALPHA)])
    header = struct.pack("<IiiHHIIiiII", 40, W, H, 1, 32, 0, padded.size, 2835, 2835, 0, 0)
    (OUT / "padded.bmp").write_bytes(b"BM" + struct.pack("<IHHI", 54 + padded.size, 0, 0, 54) + header + padded.tobytes())
    expect("padded.bmp", RGB)
    top_down = struct.pack("<IiiHHIIiiII", 40, W, -H, 1, 24, 0, RGB.size, 2835, 2835, 0, 0)
    data = RGB[:, :, ::-1].tobytes()
    (OUT / "top_down.bmp").write_bytes(b"BM" + struct.pack("<IHHI", 54 + len(data), 0, 0, 54) + top_down + data)
    expect("top_down.bmp", RGB)


def tiff_files():
    image = Image.fromarray(RGB)
    save(image, "rgb.tif")
    expect("rgb.tif", RGB)
    save(image, "lzw.tif", compression="tiff_lzw")
    expect("lzw.tif", RGB)
    save(Image.fromarray(GRAY), "gray.tif")
    expect("gray.tif", stack(GRAY))
    wide = (numpy.arange(W * H, dtype=numpy.uint32).reshape(H, W) * 170 + 77).astype(numpy.uint16)
    save(Image.fromarray(wide), "gray16.tif")
    expect("gray16.tif", stack(((wide.astype(int) + 128) // 257).astype(numpy.uint8)), notes=["16-bit"])
    save(Image.fromarray(GRAY > 128), "bilevel.tif", compression="group4")
    expect("bilevel.tif", stack(((GRAY > 128) * 255).astype(numpy.uint8)))
    save(Image.fromarray(numpy.dstack([RGB, ALPHA])), "rgba.tif")
    expect("rgba.tif", over_white(RGB, ALPHA), notes=["over white"])
    expect("rgba.tif", RGB, notes=["dropped"], dropAlpha=True)
    palette = image.quantize(16)
    save(palette, "palette.tif")
    expect("palette.tif", numpy.asarray(palette.convert("RGB")))
    for orientation in range(2, 9):
        save(image, f"orientation{orientation}.tif", tiffinfo={274: orientation})
        expect(f"orientation{orientation}.tif", oriented(RGB, orientation), notes=["upright"])
    expect("orientation6.tif", RGB, notes=["ignored"], applyOrientation=False)
    save(image, "pages.tif", save_all=True, append_images=[Image.fromarray(255 - RGB)])
    expect("pages.tif", RGB, notes=["first one"])
    save(Image.fromarray(GRAY.astype(numpy.float32)), "float.tif")
    expect("float.tif", stack(GRAY), notes=["taken as 8 bits"])
    save(image.convert("CMYK"), "cmyk.tif", compression="tiff_lzw")
    expect("cmyk.tif", numpy.asarray(image.convert("CMYK").convert("RGB")), notes=["CMYK"])


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    for make in (png_files, jpeg_files, webp_files, bmp_files, tiff_files):
        make()
    versions = json.dumps({"pillow": PIL.__version__, "numpy": numpy.__version__})
    body = ",\n".join("  " + json.dumps(case) for case in cases)
    (HERE / "image_files.json").write_text(f'{{"versions": {versions},\n"files": [\n{body}\n]}}\n')


if __name__ == "__main__":
    main()
