// SPDX-License-Identifier: Apache-2.0
// Files that are not images, not whole, or made to harm.
#include "core/input/headers/image_header.h"
#include "core/input/image_file.h"
#include "tests/core/input/input_support.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>
#include <QtTest>

#include <chrono>
#include <random>

using namespace scalescope;
using scalescope::test::bytesOf;
using scalescope::test::dataPath;
using scalescope::test::failureOf;
using scalescope::test::readAll;

namespace {

std::string big(std::uint32_t value, int count) {
    std::string text;
    for (int i = count - 1; i >= 0; --i)
        text += static_cast<char>(value >> (8 * i) & 0xFF);
    return text;
}

std::string little(std::uint32_t value, int count) {
    const std::string text = big(value, count);
    return {text.rbegin(), text.rend()};
}

std::string pngOfSize(std::uint32_t width, std::uint32_t height) {
    const auto chunk = [](const std::string& type, const std::string& data) {
        return big(static_cast<std::uint32_t>(data.size()), 4) + type + data + big(0, 4);
    };
    return std::string("\x89PNG\r\n\x1A\n") +
           chunk("IHDR", big(width, 4) + big(height, 4) + std::string("\x08\x02\0\0\0", 5)) +
           chunk("IDAT", "x") + chunk("IEND", {});
}

std::string jpegOfSize(std::uint32_t width, std::uint32_t height) {
    return std::string("\xFF\xD8\xFF\xC0\0\x0B\x08", 7) + big(height, 2) + big(width, 2) +
           std::string("\x01\x01\x11\0\xFF\xDA\0\x08\x01\x01\0\0\x3F\0\x12\x34\xFF\xD9", 18);
}

std::string bmpOfSize(std::uint32_t width, std::uint32_t height, std::uint32_t compression = 0) {
    return "BM" + little(100, 4) + little(0, 4) + little(54, 4) + little(40, 4) + little(width, 4) +
           little(height, 4) + little(1, 2) + little(24, 2) + little(compression, 4) +
           std::string(20, '\0') + std::string(46, 'x');
}

std::string webpOfSize(std::uint32_t width, std::uint32_t height) {
    const std::string chunk = "VP8X" + little(10, 4) + little(0, 4) + little(width - 1, 3) +
                              little(height - 1, 3) + "VP8L" + little(6, 4) +
                              std::string("\x2F\0\0\0\0\0", 6);
    return "RIFF" + little(static_cast<std::uint32_t>(chunk.size() + 4), 4) + "WEBP" + chunk;
}

struct TiffEntry {
    std::uint32_t tag, type, count, value;
};

std::string tiffOf(const std::vector<TiffEntry>& entries) {
    std::string file = std::string("II*\0", 4) + little(8, 4);
    file += little(static_cast<std::uint32_t>(entries.size()), 2);
    for (const TiffEntry& entry : entries)
        file += little(entry.tag, 2) + little(entry.type, 2) + little(entry.count, 4) +
                little(entry.value, 4);
    return file + little(0, 4) + std::string(64, 'x');
}

std::string tiffOfSize(std::uint32_t width, std::uint32_t height) {
    return tiffOf({{256, 4, 1, width}, {257, 4, 1, height}, {273, 4, 1, 8}, {279, 4, 1, 4}});
}

std::string box(const std::string& type, const std::string& content) {
    return big(static_cast<std::uint32_t>(content.size() + 8), 4) + type + content;
}

/// The bits of a sequence parameter set that states a size; source: ITU-T H.265, 7.3.2.2.
std::string hevcParameters(std::uint32_t width, std::uint32_t height) {
    std::string bits(8, '0');      // its id, no sub-layers, temporal nesting
    bits += std::string(96, '1');  // profile and level; ones need no bytes against start codes
    const auto golomb = [](std::uint32_t value) {
        std::string digits;
        for (std::uint32_t rest = value + 1; rest > 0; rest /= 2)
            digits.insert(digits.begin(), rest % 2 == 1 ? '1' : '0');
        return std::string(digits.size() - 1, '0') + digits;
    };
    bits += golomb(0) + golomb(1) + golomb(width) + golomb(height);
    bits.resize((bits.size() + 7) / 8 * 8, '1');
    std::string unit = "\x42\x01";  // a sequence parameter set
    for (std::size_t at = 0; at < bits.size(); at += 8)
        unit += static_cast<char>(std::stoi(bits.substr(at, 8), nullptr, 2));
    return unit;
}

/// A HEIF file whose one item has these data; its configuration has these parameters.
std::string heifOf(const std::string& type, const std::string& data,
                   const std::string& parameters) {
    const std::string zeros(4, '\0');
    const std::string head = box("ftyp", "heic" + zeros + "mif1heic");
    const std::string items =
        box("iinf", zeros + big(1, 2) +
                        box("infe", std::string("\2\0\0\0", 4) + big(1, 2) + big(0, 2) + type));
    const std::string configuration = std::string(22, '\0') + "\x01" + "\x21" + big(1, 2) +
                                      big(static_cast<std::uint32_t>(parameters.size()), 2) +
                                      parameters;
    const std::string properties = box("iprp", box("ipco", box("hvcC", configuration)));
    const std::string idat = box("idat", data);
    const std::string place = box("iloc", std::string("\1\0\0\0\x44\0", 6) + big(1, 2) + big(1, 2) +
                                              big(1, 2) + big(0, 2) + big(1, 2) + big(0, 4) +
                                              big(static_cast<std::uint32_t>(data.size()), 4));
    return head + box("meta", zeros + items + place + properties + idat);
}

std::vector<std::filesystem::path> imageFiles() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(dataPath("images")))
        if (entry.is_regular_file())
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

class TstImageHostile : public QObject {
    Q_OBJECT
private slots:
    void refusesWithCodeAndReason_data() {
        QTest::addColumn<std::string>("file");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* name, std::string file, ErrorCode code,
                            const char* reason) {
            QTest::newRow(name) << std::move(file) << code << QString::fromLatin1(reason);
        };
        const auto unknown = ErrorCode::FormatUnknown;
        const auto damaged = ErrorCode::FileUnreadable;
        const auto limit = ErrorCode::LimitExceeded;
        row("empty", {}, damaged, "the file is empty");
        row("one byte", "B", unknown, "text file");
        row("text named jpg", "This is a plain text file.\n", unknown, "text file");
        row("binary", std::string("\x01\x02\x00\x03\x7F\x00", 6), unknown, "not an image");
        row("GIF of a header", "GIF89a......", damaged, "cut off");
        row("GIF without a frame",
            "GIF89a" + little(5, 2) + little(5, 2) + std::string("\0\0\0;", 4), damaged, "cut off");
        row("PPM bomb", "P6 60000 60000 255\nxx", limit, "pixels");
        row("PPM without data", "P6 6 6 255\n", damaged, "cut off");
        row("PPM of too many digits", "P6 66666666666666666666 6 255\n", damaged, "cut off");
        row("PPM that is no number", "P3 2 1 255\n1 2 3 4 five 6", damaged, "cut off");
        row("PDF", "%PDF-1.4", unknown, "a PDF");
        row("JPEG 2000", std::string("\0\0\0\x0CjP  ", 8), unknown, "a JPEG 2000 image");
        row("icon", std::string("\0\0\1\0\1\0", 6), unknown, "an icon");
        row("Targa", std::string("\0\0\x0A\0\0\0\0\0\0\0\0\0\x25\0\x17\0\x18\0", 18), unknown,
            "a Targa image");
        row("PFM", "Pf\n3 3\n1.0\n", unknown, "a PFM image");
        row("film", std::string("\0\0\0\x18", 4) + "ftypisom", unknown, "a film");
        row("JPEG of 12 bits", std::string("\xFF\xD8\xFF\xC1\0\x0B\x0C\0\x08\0\x08\1\1\x11\0", 15),
            unknown, "a JPEG of 12 bits");
        row("lossless JPEG", std::string("\xFF\xD8\xFF\xC3\0\x0B\x08\0\x08\0\x08\1\1\x11\0", 15),
            unknown, "a lossless JPEG");
        row("AVIF whose stream is a bomb", readAll(dataPath("images/kinds/bomb.avif")), damaged,
            "damaged");
        row("HEIF whose configuration is a bomb",
            heifOf("hvc1", "", hevcParameters(60'000, 60'000)), limit, "60000 x 60000 pixels");
        const std::string inStream = hevcParameters(50'000, 50'000);
        row("HEIF whose stream is a bomb",
            heifOf("hvc1", big(static_cast<std::uint32_t>(inStream.size()), 4) + inStream,
                   hevcParameters(64, 64)),
            limit, "50000 x 50000 pixels");
        row("HEIF whose grid is a bomb",
            heifOf("grid", std::string(4, '\0') + big(0xFFFF, 2) + big(0xFFFF, 2),
                   hevcParameters(64, 64)),
            limit, "65535 x 65535 pixels");
        row("HEIF of AV1 without its brand", heifOf("av01", "x", hevcParameters(64, 64)), unknown,
            "\"av01\"");
        row("HEIF without a picture", heifOf("Exif", "x", hevcParameters(64, 64)), damaged,
            "cut off");
        row("PNG without pixels", pngOfSize(0, 10), damaged, "0 x 10 pixels");
        row("PNG bomb", pngOfSize(100'000, 100'000), limit, "100000 x 100000 pixels");
        row("PNG one side too long", pngOfSize(0x7FFFFFFF, 1), limit, "per side");
        row("PNG with false data", pngOfSize(10, 10), damaged, "damaged");
        row("JPEG bomb", jpegOfSize(65'500, 65'500), limit, "65500 x 65500 pixels");
        row("JPEG without height", jpegOfSize(10, 0), damaged, "10 x 0 pixels");
        row("JPEG with false data", jpegOfSize(10, 10), damaged, "damaged");
        row("JPEG without frame", std::string("\xFF\xD8\xFF\xD9"), damaged, "cut off");
        row("BMP bomb", bmpOfSize(60'000, 60'000), limit, "pixels");
        row("BMP of negative width", bmpOfSize(0xFFFFFFFB, 5), damaged, "-5 x 5 pixels");
        row("BMP of lowest height", bmpOfSize(5, 0x80000000), limit, "pixels");
        row("BMP too short", bmpOfSize(100, 100), damaged, "cut off");
        row("BMP of unknown header", "BM" + std::string(12, '\0') + little(77'777, 4), unknown,
            "BMP");
        row("BMP, run-length, of 24 bits", bmpOfSize(100, 100, 1), unknown, "BMP");
        row("WebP bomb", webpOfSize(16'383, 16'383), limit, "16383 x 16383 pixels");
        row("WebP with false data", webpOfSize(10, 10), damaged, "damaged");
        row("TIFF bomb", tiffOfSize(50'000, 50'000), limit, "50000 x 50000 pixels");
        row("TIFF without size", tiffOf({{273, 4, 1, 8}}), damaged, "0 x 0 pixels");
        row("TIFF without data", tiffOf({{256, 4, 1, 4}, {257, 4, 1, 4}}), damaged, "cut off");
        row("TIFF tile bomb",
            tiffOf({{256, 4, 1, 4},
                    {257, 4, 1, 4},
                    {322, 4, 1, 90'000},
                    {323, 4, 1, 90'000},
                    {324, 4, 1, 8},
                    {325, 4, 1, 4}}),
            limit, "90000 x 90000 pixels");
        row("TIFF with four billion strips",
            tiffOf({{256, 4, 1, 4}, {257, 4, 1, 4}, {273, 4, 0xFFFFFFFF, 8}}), damaged, "cut off");
        row("TIFF directory far away", std::string("II*\0", 4) + little(0xFFFFFFF0, 4), damaged,
            "cut off");
    }
    void refusesWithCodeAndReason() {
        QFETCH(std::string, file);
        QFETCH(ErrorCode, code);
        QFETCH(QString, reason);
        const auto failure = failureOf([&] { (void)decodeImage(bytesOf(file), "photo.jpg"); });
        QVERIFY(failure.has_value());
        QCOMPARE(errorCodeName(failure->code), errorCodeName(code));
        QCOMPARE(failure->subject, Subject::Input);
        QVERIFY(failure->message.starts_with("photo.jpg: "));
        QVERIFY2(failure->message.find(reason.toStdString()) != std::string::npos,
                 failure->message.c_str());
    }

    void beginningOfAFileIsRefusedOrToldAsCut_data() {
        QTest::addColumn<QString>("name");
        for (const char* name :
             {"rgb.png", "palette_transparent.png", "orientation6.jpg", "progressive.jpg",
              "lossless.webp", "rgba.webp", "animated.webp", "rgb.bmp", "palette.bmp", "rgb.tif",
              "kinds/interlaced.png", "kinds/keyed4.png", "interlaced.gif", "kinds/rgb.avif",
              "kinds/rgb.heic", "kinds/big.tif"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void beginningOfAFileIsRefusedOrToldAsCut() {
        QFETCH(QString, name);
        const std::string file =
            readAll(dataPath("images") / std::filesystem::path(name.toStdString()));
        // A TIFF ends with optional values and a padding byte may be missing: the last few bytes.
        // A GIF ends with a mark that says nothing of its pictures.
        const std::size_t slack = name.endsWith(QLatin1String(".tif"))   ? 16
                                  : name.endsWith(QLatin1String(".gif")) ? 2
                                                                         : 1;
        for (std::size_t length = 0; length + slack <= file.size(); ++length) {
            const std::string part = file.substr(0, length);
            bool told = false;
            const auto failure = failureOf([&] {
                const LoadedImage loaded = decodeImage(bytesOf(part), "x");
                told = std::ranges::any_of(loaded.notes, [](const std::string& note) {
                    return note.starts_with("Truncated: ");
                });
            });
            QVERIFY2(failure.has_value() || told, qPrintable(QString::number(length)));
        }
    }

    void filesThatCannotBeReadSayWhy() {
        QTemporaryDir temporary;
        const std::filesystem::path folder = temporary.path().toStdString();
        const auto missing = failureOf([&] { (void)loadImage(folder / "none.png"); });
        QCOMPARE(missing.value().code, ErrorCode::FileMissing);
        QVERIFY(missing->message.find("none.png") != std::string::npos);
        const auto directory = failureOf([&] { (void)loadImage(folder); });
        QCOMPARE(directory.value().code, ErrorCode::FileUnreadable);
        QCOMPARE(directory->subject, Subject::Input);
        const auto hole = folder / "hole.png";  // a sparse file: takes no room on the disk
        test::writeAll(hole, "\x89PNG");
        std::filesystem::resize_file(hole, detail::kMaxImageFileBytes + 1);
        const auto large = failureOf([&] { (void)loadImage(hole); });
        QCOMPARE(large.value().code, ErrorCode::LimitExceeded);
    }

    /// Two seconds of changed files, always the same sequence: an image or an Error, nothing else.
    void changedFilesGiveAnImageOrAnError() {
        std::vector<std::string> originals;
        for (const auto& path : imageFiles())
            originals.push_back(readAll(path));
        QVERIFY(originals.size() >= 40);
        std::mt19937 random(20);
        int decoded = 0, refused = 0;
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(2);
        while (std::chrono::steady_clock::now() < end) {
            std::string file = originals[random() % originals.size()];
            for (std::uint32_t n = 1 + random() % 6; n > 0; --n)
                file[random() % file.size()] = static_cast<char>(random());
            if (random() % 8 == 0)
                file.resize(random() % file.size());
            const auto failure = failureOf([&] {
                const LoadedImage loaded = decodeImage(bytesOf(file), "x");
                QCOMPARE(loaded.image.bytes.size(),
                         loaded.image.stride() * static_cast<std::size_t>(loaded.image.height));
                QVERIFY(!loaded.image.empty());
            });
            ++(failure ? refused : decoded);
        }
        QVERIFY(decoded > 10);
        QVERIFY(refused > 10);
    }
};

SCALESCOPE_TEST(TstImageHostile)
#include "tst_image_hostile.moc"
