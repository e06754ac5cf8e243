// SPDX-License-Identifier: Apache-2.0
// Pictures that OpenCV decodes wrongly or not at all: the stored samples, computed here.
#include "core/input/image_file.h"
#include "tests/core/input/input_support.h"
#include "tests/core/input/tiff_support.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <cmath>
#include <cstring>
#include <map>
#include <utility>
#include <vector>

using namespace scalescope;
using scalescope::test::bytesOf;
using scalescope::test::dataPath;
using scalescope::test::failureOf;
using scalescope::test::little;
using scalescope::test::readAll;
using scalescope::test::tiffFile;
using scalescope::test::TiffTags;

namespace {

constexpr std::uint32_t kWidth = 12, kHeight = 5;

LoadedImage decoded(const std::string& file) {
    return decodeImage(bytesOf(file), "x");
}

bool told(const LoadedImage& image, const std::string& words) {
    return std::ranges::any_of(image.notes, [&](const std::string& note) {
        return note.find(words) != std::string::npos;
    });
}

/// Any picture: a sample of 16 bits at a place.
std::uint32_t sampleAt(std::uint32_t x, std::uint32_t y, std::uint32_t channel) {
    return (x * 5003 + y * 7919 + channel * 20011) & 0xFFFF;
}

TiffTags tagsOf(std::uint32_t bits, std::uint32_t samples, std::uint32_t photometric) {
    return {
        {256, {kWidth}},      {257, {kHeight}}, {258, std::vector<std::uint32_t>(samples, bits)},
        {262, {photometric}}, {277, {samples}}, {278, {kHeight}}};
}

/// The samples in planes or side by side, of 8 or 16 bits.
std::string rgbTiff(int bytes, bool planes, std::uint32_t samples = 3) {
    std::vector<std::string> parts(planes ? samples : 1);
    for (std::uint32_t y = 0; y < kHeight; ++y)
        for (std::uint32_t x = 0; x < kWidth; ++x)
            for (std::uint32_t c = 0; c < samples; ++c)
                parts[planes ? c : 0] += little(sampleAt(x, y, c) >> (bytes == 1 ? 8 : 0), bytes);
    TiffTags tags = tagsOf(static_cast<std::uint32_t>(8 * bytes), samples, 2);
    tags[284] = {planes ? 2U : 1U};
    if (samples > 3)
        tags[338] = std::vector<std::uint32_t>(samples - 3, 0);
    return tiffFile(tags, parts);
}

/// Samples of few bits, packed from the high end of each byte; a row begins with a byte.
std::string packedTiff(int bits, std::uint32_t photometric, const TiffTags& more = {}) {
    std::string data;
    for (std::uint32_t y = 0; y < kHeight; ++y)
        for (std::uint32_t x = 0; x < kWidth; x += static_cast<std::uint32_t>(8 / bits)) {
            std::uint32_t byte = 0;
            for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(8 / bits); ++i)
                byte = byte << bits | ((x + i + y) & ((1U << bits) - 1));
            data += little(byte, 1);
        }
    TiffTags tags = tagsOf(static_cast<std::uint32_t>(bits), 1, photometric);
    tags.insert(more.begin(), more.end());
    return tiffFile(tags, {data});
}

std::string floatTiff(float scale) {
    std::string data;
    for (std::uint32_t i = 0; i < kWidth * kHeight; ++i) {
        const float value = scale * static_cast<float>(i) / (kWidth * kHeight - 1);
        std::uint32_t word = 0;
        std::memcpy(&word, &value, sizeof word);
        data += little(word, 4);
    }
    TiffTags tags = tagsOf(32, 1, 1);
    tags[339] = {3};
    return tiffFile(tags, {data});
}

/// GIF89a, appendix F, written from the other side: the table is never cleared, so that it fills
/// and codes stay at 12 bits ("deferred clear code").
class LzwWriter {
public:
    std::string write(const std::vector<std::uint8_t>& colours) {
        std::map<std::pair<int, int>, int> words;  // word, next colour -> longer word
        int next = 258, width = 9, word = colours.front();
        put(256, width);
        for (std::size_t i = 1; i < colours.size(); ++i) {
            if (const auto known = words.find({word, colours[i]}); known != words.end()) {
                word = known->second;
                continue;
            }
            put(word, width);
            if (next < 4096)
                words[{word, colours[i]}] = next++;
            if (next - 1 == 1 << width && width < 12)
                ++width;
            word = colours[i];
        }
        put(word, width);
        put(257, width);
        m_bytes += static_cast<char>(m_bits);
        std::string blocks;
        for (std::size_t at = 0; at < m_bytes.size(); at += 255) {
            const std::string block = m_bytes.substr(at, 255);
            blocks += static_cast<char>(block.size()) + block;
        }
        return blocks + '\0';
    }

private:
    void put(int code, int width) {
        m_bits |= static_cast<std::uint64_t>(code) << m_count;
        for (m_count += width; m_count >= 8; m_count -= 8, m_bits >>= 8)
            m_bytes += static_cast<char>(m_bits & 255);
    }
    std::string m_bytes;
    std::uint64_t m_bits = 0;
    int m_count = 0;
};

/// Of 256 shades of gray.
std::string gifOf(const std::vector<std::uint8_t>& shades, std::uint32_t side) {
    std::string file = "GIF89a" + little(side, 2) + little(side, 2) + std::string("\xF7\0\0", 3);
    for (std::uint32_t i = 0; i < 256; ++i)
        file += std::string(3, static_cast<char>(i));
    file += "," + little(0, 4) + little(side, 2) + little(side, 2) + std::string("\0\x08", 2);
    return file + LzwWriter().write(shades) + ';';
}

}  // namespace

class TstImageDecoders : public QObject {
    Q_OBJECT
private slots:
    void planesGiveThePictureOfInterleavedSamples_data() {
        QTest::addColumn<int>("bytes");
        QTest::addColumn<int>("samples");
        for (const int bytes : {1, 2})
            for (const int samples : {3, 4, 5})
                QTest::addRow("%d bytes, %d samples", bytes, samples) << bytes << samples;
    }
    void planesGiveThePictureOfInterleavedSamples() {
        QFETCH(int, bytes);
        QFETCH(int, samples);
        const auto planes = decoded(rgbTiff(bytes, true, static_cast<std::uint32_t>(samples)));
        QCOMPARE(planes.digest, decoded(rgbTiff(bytes, false)).digest);
        std::size_t at = 0;
        for (std::uint32_t y = 0; y < kHeight; ++y)
            for (std::uint32_t x = 0; x < kWidth; ++x)
                for (std::uint32_t c = 0; c < 3; ++c)
                    QCOMPARE(std::uint32_t{planes.image.bytes[at++]}, sampleAt(x, y, c) >> 8);
    }

    void fewBitsOfGrayFillTheRange_data() {
        QTest::addColumn<int>("bits");
        for (const int bits : {2, 4})
            QTest::addRow("%d", bits) << bits;
    }
    void fewBitsOfGrayFillTheRange() {
        QFETCH(int, bits);
        const auto black = decoded(packedTiff(bits, 1)), white = decoded(packedTiff(bits, 0));
        const std::uint32_t top = (1U << bits) - 1;
        for (std::uint32_t y = 0; y < kHeight; ++y)
            for (std::uint32_t x = 0; x < kWidth; ++x) {
                const std::size_t at = 3 * (y * kWidth + x);
                const std::uint32_t level = ((x + y) & top) * 255 / top;
                QCOMPARE(std::uint32_t{black.image.bytes[at]}, level);
                QCOMPARE(std::uint32_t{white.image.bytes[at]}, 255 - level);
            }
    }

    void palettesOfFewBitsAreColours() {
        std::vector<std::uint32_t> colours;
        for (std::uint32_t i = 0; i < 3 * 16; ++i)
            colours.push_back(i * 1301);
        const auto picture = decoded(packedTiff(4, 3, {{320, colours}}));
        for (std::uint32_t x = 0; x < kWidth; ++x)
            for (std::uint32_t c = 0; c < 3; ++c)
                QCOMPARE(std::uint32_t{picture.image.bytes[3 * x + c]},
                         colours[c * 16 + (x & 15)] >> 8);
    }

    void floatsAreTakenByTheirRange() {
        const auto unit = decoded(floatTiff(1.0F)), bytes = decoded(floatTiff(255.0F)),
                   wide = decoded(floatTiff(65535.0F));
        QVERIFY(told(unit, "from 0 to 1"));
        QVERIFY(told(bytes, "taken as 8 bits"));
        QVERIFY(told(wide, "from 0 to 65535"));
        for (std::uint32_t i = 0; i < kWidth * kHeight; ++i) {
            const double exact = 255.0 * i / (kWidth * kHeight - 1);
            QVERIFY(std::abs(unit.image.bytes[3 * i] - exact) <= 0.51);
            QVERIFY(std::abs(bytes.image.bytes[3 * i] - std::floor(exact)) <= 1.0);
            QVERIFY(std::abs(wide.image.bytes[3 * i] - exact) <= 0.51);
        }
    }

    void aFullTableOfAGifStaysAsItIs() {
        constexpr std::uint32_t kSide = 120;
        std::vector<std::uint8_t> shades(kSide * kSide);
        std::uint32_t state = 1;
        for (std::uint8_t& shade : shades) {
            state = state * 1664525U + 1013904223U;
            shade = static_cast<std::uint8_t>(state >> 24);
        }
        const auto picture = decoded(gifOf(shades, kSide));
        QVERIFY(!told(picture, "Truncated"));
        for (std::size_t i = 0; i < shades.size(); ++i)
            QCOMPARE(picture.image.bytes[3 * i + 1], shades[i]);
    }

    void layoutsThatAreNotReadAreNamed_data() {
        QTest::addColumn<int>("bits");
        QTest::addColumn<int>("samples");
        QTest::addColumn<int>("photometric");
        QTest::addColumn<int>("format");
        QTest::addColumn<QString>("words");
        QTest::newRow("Lab") << 8 << 3 << 8 << 1 << QStringLiteral("Lab TIFF");
        QTest::newRow("mask") << 1 << 1 << 4 << 1 << QStringLiteral("transparency mask");
        QTest::newRow("CFA") << 8 << 1 << 32803 << 1 << QStringLiteral("raw camera");
        QTest::newRow("unknown colours") << 8 << 1 << 777 << 1 << QStringLiteral("photometric 777");
        QTest::newRow("signed, 4 bits") << 4 << 1 << 1 << 2 << QStringLiteral("4-bit signed");
        QTest::newRow("half float") << 16 << 1 << 1 << 3 << QStringLiteral("16-bit floating-point");
        QTest::newRow("complex") << 32 << 1 << 1 << 6 << QStringLiteral("complex");
        QTest::newRow("CMYK, 16 bits") << 16 << 4 << 5 << 1 << QStringLiteral("16-bit CMYK");
        QTest::newRow("palette, 16 bits") << 16 << 1 << 3 << 1 << QStringLiteral("16-bit palette");
        QTest::newRow("12 bits") << 12 << 1 << 1 << 1 << QStringLiteral("12-bit");
    }
    void layoutsThatAreNotReadAreNamed() {
        QFETCH(int, bits);
        QFETCH(int, samples);
        QFETCH(int, photometric);
        QFETCH(int, format);
        QFETCH(QString, words);
        TiffTags tags =
            tagsOf(static_cast<std::uint32_t>(bits), static_cast<std::uint32_t>(samples),
                   static_cast<std::uint32_t>(photometric));
        tags[339] = {static_cast<std::uint32_t>(format)};
        if (photometric == 3)
            tags[320] = std::vector<std::uint32_t>(std::size_t{3} << bits, 7);
        const auto failure =
            failureOf([&] { (void)decoded(tiffFile(tags, {std::string(2000, 'x')})); });
        QCOMPARE(failure.value().code, ErrorCode::FormatUnknown);
        QVERIFY2(failure->message.find(words.toStdString()) != std::string::npos,
                 failure->message.c_str());
    }

    void compressionsThatAreNotReadAreNamed() {
        TiffTags tags = tagsOf(8, 1, 1);
        tags[259] = {34712};
        const auto failure =
            failureOf([&] { (void)decoded(tiffFile(tags, {std::string(2000, 'x')})); });
        QCOMPARE(failure.value().code, ErrorCode::FormatUnknown);
        QVERIFY(failure->message.find("JPEG 2000") != std::string::npos);
    }

    void manyChannelsAreRefused() {
        TiffTags tags = tagsOf(16, 60'000, 2);
        tags[284] = {2};
        const auto many = failureOf([&] { (void)decoded(tiffFile(tags, {"xxxxxxxx"})); });
        QVERIFY(many.has_value());
    }

    void cutFilesAreReadAsFarAsTheyGoAndTold_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("JPEG") << QStringLiteral("samples/rocket.jpg");
        QTest::newRow("PNG") << QStringLiteral("samples/chelsea.png");
    }
    void cutFilesAreReadAsFarAsTheyGoAndTold() {
        QFETCH(QString, name);
        const std::string file = readAll(dataPath("../../resources/" + name.toStdString()));
        const auto whole = decoded(file);
        QVERIFY(!told(whole, "Truncated"));
        for (const double share : {0.3, 0.7}) {
            const auto length = static_cast<std::size_t>(share * static_cast<double>(file.size()));
            const auto part = decoded(file.substr(0, length));
            QCOMPARE(part.image.width, whole.image.width);
            QCOMPARE(part.image.height, whole.image.height);
            const auto note = std::ranges::find_if(
                part.notes, [](const auto& text) { return text.starts_with("Truncated: "); });
            QVERIFY(note != part.notes.end());
            const int rows = std::stoi(note->substr(11));
            QVERIFY2(rows > 0.1 * whole.image.height && rows < 0.95 * whole.image.height,
                     note->c_str());
            // The colours of the last rows are mixed with those below.
            const std::size_t same = whole.image.stride() * static_cast<std::size_t>(rows - 2);
            QVERIFY(std::memcmp(part.image.bytes.data(), whole.image.bytes.data(), same) == 0);
            const std::size_t end = whole.image.stride() * static_cast<std::size_t>(rows + 24);
            QVERIFY(end > whole.image.bytes.size() ||
                    std::memcmp(part.image.bytes.data(), whole.image.bytes.data(), end) != 0);
        }
        const auto last = decoded(file.substr(0, file.size() - 20));
        QVERIFY(told(last, "Truncated: "));
        QVERIFY(failureOf([&] { (void)decoded(file.substr(0, 60)); }).has_value());
    }

    /// A pass that is there is seen everywhere, in blocks; what comes later makes it finer.
    void interlacedFilesThatAreCutAreSeenCoarsely_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("PNG") << QStringLiteral("kinds/interlaced.png");
        QTest::newRow("GIF") << QStringLiteral("interlaced.gif");
    }
    void interlacedFilesThatAreCutAreSeenCoarsely() {
        QFETCH(QString, name);
        const std::string file = readAll(dataPath("images/" + name.toStdString()));
        const Image whole = decoded(file).image;
        double last = 1e9;
        bool coarse = false;
        for (const double share : {0.86, 0.9, 0.94, 0.97}) {
            const auto length = static_cast<std::size_t>(share * static_cast<double>(file.size()));
            std::optional<LoadedImage> part;
            if (failureOf([&] { part = decoded(file.substr(0, length)); }))
                continue;
            QVERIFY(told(*part, "Truncated: "));
            coarse = coarse || told(*part, "without their finest details");
            double distance = 0.0;
            for (std::size_t i = 0; i < whole.bytes.size(); ++i)
                distance += std::abs(whole.bytes[i] - part->image.bytes[i]);
            QVERIFY2(distance <= last, qPrintable(QString::number(share)));
            last = distance;
        }
        QVERIFY(coarse);
        QVERIFY(last < 40.0 * static_cast<double>(whole.bytes.size()));
    }

    /// The data are whole; only the mark of their end is missing.
    void aJpegWithoutItsEndMarkHasAllRows() {
        const std::string file = readAll(dataPath("../../resources/samples/rocket.jpg"));
        const auto part = decoded(file.substr(0, file.size() - 2));
        QCOMPARE(part.digest, decoded(file).digest);
        QVERIFY(told(part, "all 427 rows are there."));
    }
};

SCALESCOPE_TEST(TstImageDecoders)
#include "tst_image_decoders.moc"
