// SPDX-License-Identifier: Apache-2.0
#include "core/input/headers/other_formats.h"

#include "core/input/headers/signature.h"

namespace scalescope::detail {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view kRead =
    "JPEG, PNG, WebP, BMP, TIFF, GIF, HEIF, AVIF and PPM, PGM, PBM are read";

// The first that fits counts: longer ones stand before shorter ones.
constexpr Signature kSignatures[] = {
    // pictures
    {"\0\0\0\x0CjP  "sv, 0, "a JPEG 2000 image"},
    {"\xFF\x4F\xFF\x51"sv, 0, "a JPEG 2000 image"},
    {"\0\0\0\x0CJXL "sv, 0, "a JPEG XL image"},
    {"\xFF\x0A"sv, 0, "a JPEG XL image"},
    {"II\xBC\x01"sv, 0, "a JPEG XR image"},
    {"\xFF\xD8"sv, 0, "a damaged JPEG"},
    {"\0\0\x01\0"sv, 0, "an icon (ICO)"},
    {"\0\0\x02\0"sv, 0, "a cursor (CUR)"},
    {"icns"sv, 0, "an icon of macOS (ICNS)"},
    {"8BPS"sv, 0, "a Photoshop file"},
    {"gimp xcf"sv, 0, "a GIMP file"},
    {"DDS "sv, 0, "a DirectDraw texture (DDS)"},
    {"qoif"sv, 0, "a QOI image"},
    {"farbfeld"sv, 0, "a farbfeld image"},
    {"\x01\xDA"sv, 0, "an SGI image"},
    {"P7\n"sv, 0, "a PAM image"},
    {"Pf\n"sv, 0, "a PFM image of floating-point numbers"},
    {"PF\n"sv, 0, "a PFM image of floating-point numbers"},
    {"v/1\x01"sv, 0, "an OpenEXR image"},
    {"#?RADIANCE"sv, 0, "a Radiance HDR image"},
    {"#?RGBE"sv, 0, "a Radiance HDR image"},
    {"BPG\xFB"sv, 0, "a BPG image"},
    {"FLIF"sv, 0, "a FLIF image"},
    {"BLP1"sv, 0, "a BLP texture"},
    {"BLP2"sv, 0, "a BLP texture"},
    {"DanM"sv, 0, "a Windows Paint image (MSP)"},
    {"LinS"sv, 0, "a Windows Paint image (MSP)"},
    {"Image type: "sv, 0, "an IM image"},
    {"#define "sv, 0, "an XBM image or a C header"},
    {"/* XPM */"sv, 0, "an XPM image"},
    {"FUJIFILMCCD-RAW"sv, 0, "a raw photograph of a camera"},
    {"IIRO"sv, 0, "a raw photograph of a camera"},
    {"IIU\0"sv, 0, "a raw photograph of a camera"},
    {"ftypcrx "sv, 4, "a raw photograph of a camera (CR3)"},
    {"SIMPLE  ="sv, 0, "a FITS image"},
    {"DICM"sv, 128, "a DICOM image"},
    {"\x0A\x05\x01"sv, 0, "a PCX image"},
    {"\x0A\x02\x01"sv, 0, "a PCX image"},
    {"\x0A\x03\x01"sv, 0, "a PCX image"},
    {"(\0\0\0"sv, 0, "a BMP without its file header (DIB)"},
    {"|\0\0\0"sv, 0, "a BMP without its file header (DIB)"},
    // drawings and documents
    {"%!PS"sv, 0, "a PostScript document"},
    {"\xC5\xD0\xD3\xC6"sv, 0, "a PostScript document"},
    {"%PDF"sv, 0, "a PDF document"},
    {"<svg"sv, 0, "an SVG drawing"},
    {"<!DOCTYPE svg"sv, 0, "an SVG drawing"},
    {"<!DOCTYPE"sv, 0, "a web page"},
    {"<!doctype"sv, 0, "a web page"},
    {"<html"sv, 0, "a web page"},
    {"<?xml"sv, 0, "an XML document, perhaps an SVG drawing"},
    {"version https://git-lfs"sv, 0, "a pointer of Git LFS, not the image itself"},
    // films and archives
    {"ftypqt  "sv, 4, "a film"},
    {"ftypisom"sv, 4, "a film"},
    {"ftypmp4"sv, 4, "a film"},
    {"ftypM4V"sv, 4, "a film"},
    {"\x1A\x45\xDF\xA3"sv, 0, "a film"},
    {"AVI "sv, 8, "a film"},
    {"PK\x03\x04"sv, 0, "a zip archive"},
    {"\x1F\x8B"sv, 0, "a gzip archive"},
    {"7z\xBC\xAF\x27\x1C"sv, 0, "a 7z archive"},
    {"\x28\xB5\x2F\xFD"sv, 0, "a Zstandard archive"},
    {"ustar"sv, 257, "a tar archive"},
    // numbers
    {"\x89HDF"sv, 0, "an HDF5 file"},
    {"\x93NUMPY"sv, 0, "a NumPy array"},
    {"\x7F"
     "ELF"sv,
     0, "a program"},
};

/// Targa has no signature in front; newer files end with one, older ones have a header that only
/// few values fit.
bool looksLikeTarga(const ByteReader& file) {
    constexpr std::string_view footer = "TRUEVISION-XFILE.\0"sv;
    constexpr std::uint64_t headerBytes = 18;
    if (file.size() < headerBytes)
        return false;
    if (file.startsWith(footer, file.size() - footer.size()))
        return true;
    const std::uint8_t kind = file.u8(2), bits = file.u8(16);
    const bool palette = file.u8(1) == 1, known = (kind & 0xF7) >= 1 && (kind & 0xF7) <= 3;
    return file.u8(1) <= 1 && known && palette == ((kind & 7) == 1) &&
           (bits == 8 || bits == 15 || bits == 16 || bits == 24 || bits == 32) &&
           (file.u8(17) & 0xC0) == 0 && file.number(12, 2, ByteOrder::Little) > 0 &&
           file.number(14, 2, ByteOrder::Little) > 0;
}

std::string_view nameOf(const ByteReader& file) {
    if (looksLikeTarga(file))  // begins as a cursor may
        return "a Targa image (TGA)";
    return nameBy(kSignatures, file);
}

}  // namespace

void failUnknown(const ByteReader& file) {
    const std::string_view other = nameOf(file);
    std::string what = "this is not an image in a known format";
    if (!other.empty())
        what = "this is " + std::string(other);
    else if (looksLikeText(file))
        what = "this is a text file, not an image";
    file.fail(ErrorCode::FormatUnknown, what + "; " + std::string(kRead) + ".");
}

}  // namespace scalescope::detail
