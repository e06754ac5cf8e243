#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes tests/data/video/turned.mov: eight pictures as Motion JPEG in QuickTime, by hand and by the specification
of Apple, so that no library of videos is its own judge.

Stored 64 x 48 px, dark on the left and bright on the right, a little brighter with every frame. The matrix of the
track turns it by 90 degrees clockwise: dark on top, bright at the bottom. The first four frames last 100 ms each, the
others 250 ms.

    python3 make_videos.py [tests/data/video]     needs Pillow
"""
import io
import struct
import sys
from pathlib import Path

from PIL import Image

WIDTH, HEIGHT, FRAMES, TIMESCALE = 64, 48, 8, 1000
DURATIONS = [100] * 4 + [250] * 4
CLOCKWISE = (0, 1, 0, -1, 0, 0, 0, 0, 1)  # rows of the matrix; the last column is 2.30, the others 16.16


def jpeg(index):
    picture = Image.new("RGB", (WIDTH, HEIGHT), (16, 16, 16))
    bright = 180 + 8 * index
    picture.paste((bright, bright, bright), (WIDTH // 2, 0, WIDTH, HEIGHT))
    data = io.BytesIO()
    picture.save(data, "JPEG", quality=90, subsampling=0)
    return data.getvalue()


def atom(kind, *parts):
    body = b"".join(parts)
    return struct.pack(">I4s", 8 + len(body), kind) + body


def full(kind, *parts, flags=0):
    return atom(kind, struct.pack(">I", flags), *parts)


def matrix(values):
    return b"".join(struct.pack(">i", v << (30 if i % 3 == 2 else 16)) for i, v in enumerate(values))


def sample_table(sizes, offset):
    entry = struct.pack(">6xHHHIIIHHIIIH31pBHh", 1, 0, 0, 0, 0, 512, WIDTH, HEIGHT, 72 << 16, 72 << 16, 0, 1, b"", 0,
                        24, -1)
    times = struct.pack(">IIIII", 2, 4, DURATIONS[0], 4, DURATIONS[-1])
    return atom(b"stbl",
                full(b"stsd", struct.pack(">I", 1), atom(b"jpeg", entry)),
                full(b"stts", times),
                full(b"stsc", struct.pack(">IIII", 1, 1, len(sizes), 1)),
                full(b"stsz", struct.pack(">II", 0, len(sizes)), *(struct.pack(">I", s) for s in sizes)),
                full(b"stco", struct.pack(">II", 1, offset)))


def movie(frames):
    duration = sum(DURATIONS)
    kind = atom(b"ftyp", b"qt  ", struct.pack(">I", 0), b"qt  ")
    offset = len(kind) + 8
    plain = matrix((1, 0, 0, 0, 1, 0, 0, 0, 1))
    track = full(b"tkhd", struct.pack(">IIIII8xHHHH", 0, 0, 1, 0, duration, 0, 0, 0, 0), matrix(CLOCKWISE),
                 struct.pack(">II", WIDTH << 16, HEIGHT << 16), flags=7)
    media = atom(b"mdia",
                 full(b"mdhd", struct.pack(">IIIIHH", 0, 0, TIMESCALE, duration, 0, 0)),
                 full(b"hdlr", b"mhlrvide", bytes(12), b"\0"),
                 atom(b"minf", full(b"vmhd", bytes(8), flags=1),
                      atom(b"dinf", full(b"dref", struct.pack(">I", 1), full(b"url ", flags=1))),
                      sample_table([len(f) for f in frames], offset)))
    header = full(b"mvhd", struct.pack(">IIIIIH10x", 0, 0, TIMESCALE, duration, 1 << 16, 256), plain, bytes(24),
                  struct.pack(">I", 2))
    return kind + atom(b"mdat", *frames) + atom(b"moov", header, atom(b"trak", track, media))


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "data" / "video"
    folder.mkdir(parents=True, exist_ok=True)
    data = movie([jpeg(i) for i in range(FRAMES)])
    (folder / "turned.mov").write_bytes(data)
    print(f"turned.mov: {len(data)} bytes")


if __name__ == "__main__":
    main()
