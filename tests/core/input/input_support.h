// SPDX-License-Identifier: Apache-2.0
// Patterns as in tests/golden/make_preprocess_golden.py, digests, golden cases.
#pragma once

#include "core/base/digest.h"
#include "core/base/image.h"
#include "tests/support/test_support.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace scalescope::test {

inline std::uint8_t noiseByte(std::uint32_t index, std::uint32_t seed) {
    std::uint32_t h = index * 2654435761U + seed * 2246822519U;
    h ^= h >> 15;
    h *= 2246822519U;
    h ^= h >> 13;
    h *= 3266489917U;
    h ^= h >> 16;
    return static_cast<std::uint8_t>(h & 255U);
}

/// pattern: "noise", "edges" or "ramp".
inline Image picture(const QString& pattern, int width, int height, int seed) {
    const char kind = pattern.front().toLatin1();
    Image image{width, height, PixelFormat::Rgb8, {}};
    image.bytes.resize(image.stride() * static_cast<std::size_t>(height));
    std::uint32_t index = 0;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            for (int c = 0; c < 3; ++c, ++index) {
                const int edge = ((x / 3 + y / 2 + c) & 1) != 0 ? 255 : 0;
                const int ramp = x * 5 + y * 3 + c * 70 + seed;
                image.bytes[index] = kind == 'n'
                                         ? noiseByte(index, static_cast<std::uint32_t>(seed))
                                         : static_cast<std::uint8_t>(kind == 'e' ? edge : ramp);
            }
        }
    }
    return image;
}

template <typename Container>
QString digestOf(const Container& values) {
    return QString::fromStdString(sha256Hex(std::as_bytes(std::span(values))));
}

inline QJsonArray goldenCases(const char* file, const char* key) {
    const std::string text = readAll(goldenPath(file));
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(text));
    return document.object().value(QLatin1String(key)).toArray();
}

inline std::span<const std::byte> bytesOf(std::string_view text) {
    return std::as_bytes(std::span(text));
}

}  // namespace scalescope::test
