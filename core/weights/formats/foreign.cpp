// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats/foreign.h"

#include "core/base/ascii.h"
#include "core/weights/formats/foreign_pickle.h"
#include "core/weights/formats/marks.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>

namespace scalescope {

namespace {

using Bytes = std::span<const std::byte>;

std::string_view textOf(Bytes bytes, std::size_t limit) {
    return {reinterpret_cast<const char*>(bytes.data()), std::min(bytes.size(), limit)};
}

constexpr const char* kConvert =
    ", which is not read; convert it to safetensors or to a PyTorch state dict.";
constexpr const char* kDistributedShard =
    "this is a shard of a distributed checkpoint (FSDP, .distcp), which is not read; in Python "
    "join the folder with torch.distributed.checkpoint's dcp_to_torch_save.";
constexpr const char* kUnpack = "; unpack it and give the file in it.";
constexpr const char* kNoWeights = " and holds no weights; give a .safetensors or .pth file.";

/// What begins like nothing else, with what it is and what to do.
struct ForeignKind {
    std::size_t at;
    std::string_view mark;
    const char* what;
    const char* advice;
};

// clang-format off
constexpr ForeignKind kKinds[] = {
    {0, "\x89HDF", "this is an HDF5 file (Keras)", kConvert},
    {4, "TFL3", "this is a TFLite model", kConvert},
    {0, "\x93NUMPY", "this is a NumPy array (.npy)", kConvert},
    {0, "GGUF", "this is a GGUF file", kConvert},
    {0, "ftrt", "this is a TensorRT engine", kConvert},
    {0, "ptrt", "this is a TensorRT engine", kConvert},
    {0, "\x1f\x8b", "this is compressed with gzip", "; unpack it (gunzip) and give the file in it."},
    {0, "BZh", "this is compressed with bzip2", "; unpack it (bunzip2) and give the file in it."},
    {0, {"\xfd" "7zXZ\0", 6}, "this is compressed with xz", "; unpack it (unxz) and give the file in it."},
    {0, "\x28\xb5\x2f\xfd", "this is compressed with zstd", "; unpack it (unzstd) and give the file in it."},
    {0, "\x04\x22\x4d\x18", "this is compressed with lz4", kUnpack},
    {0, "7z\xbc\xaf\x27\x1c", "this is a 7z archive", kUnpack},
    {0, "Rar!\x1a\x07", "this is a rar archive", kUnpack},
    {0, "\x89PNG", "this is a picture (PNG)", kNoWeights},
    {0, "\xff\xd8\xff", "this is a picture (JPEG)", kNoWeights},
    {0, "GIF8", "this is a picture (GIF)", kNoWeights},
    {8, "WEBP", "this is a picture (WebP)", kNoWeights},
    {0, {"II*\0", 4}, "this is a picture (TIFF)", kNoWeights},
    {0, {"MM\0*", 4}, "this is a picture (TIFF)", kNoWeights},
    {0, "%PDF", "this is a PDF document", kNoWeights},
    {0, "\x7f" "ELF", "this is a program", kNoWeights},
    {0, "SQLite format 3", "this is an SQLite database", kNoWeights},
    {0, {"\0\5\x16\x07", 4}, "this is what macOS puts beside a file (\"._\")", "; give the file itself."},
    {0, "version https://git-lfs", "this is a Git LFS pointer and not the file itself", "; fetch it with git lfs pull."},
    {0, "model_checkpoint_path:", "this is TensorFlow's list of checkpoints", kConvert},
    {0, "7767517", "this is a network of ncnn", kConvert},
    {0, "PK\x07\x08", "this is the first part of a zip archive that was split", "; join its parts (zip -s 0) and give the whole."},
};
// clang-format on

/// "best.pth, log.txt": the first members of a tar.
std::string tarMembers(Bytes bytes) {
    constexpr std::size_t kBlock = 512, kShown = 3, kName = 100, kSizeAt = 124, kSizeDigits = 11,
                          kKindAt = 156;
    constexpr std::string_view kExtensions = "xgLK";  // of pax and GNU: about the next member
    std::string names;
    std::size_t at = 0;
    for (std::size_t shown = 0; shown < kShown && bytes.size() - at >= kBlock;) {
        const std::string_view header = textOf(bytes.subspan(at), kBlock);
        const std::string name(header.substr(0, std::min(header.find('\0'), kName)));
        if (name.empty())
            break;
        const bool isExtension = kExtensions.find(header[kKindAt]) != std::string_view::npos;
        if (!isExtension) {
            names += (names.empty() ? "" : ", ") + name;
            ++shown;
        }
        std::size_t size = 0;
        for (const char digit : header.substr(kSizeAt, kSizeDigits))
            size = digit >= '0' && digit <= '7' ? size * 8 + static_cast<std::size_t>(digit - '0')
                                                : size;
        const std::size_t blocks = size / kBlock + (size % kBlock > 0 ? 1 : 0) + 1;
        if (blocks > (bytes.size() - at) / kBlock)
            break;
        at += blocks * kBlock;
    }
    return names;
}

void refuseTar(Bytes bytes, const Refusal& refuse) {
    if (!has(bytes, 257, "ustar") && !has(bytes, 0, {"storages\0", 9}) &&
        !has(bytes, 0, {"pickle\0", 7}))
        return;
    const std::string members = has(bytes, 257, "ustar") ? tarMembers(bytes) : "";
    if (members.empty() || members.starts_with("storages") || members.starts_with("pickle") ||
        members.starts_with("tensors") || members.starts_with("sys_info"))
        refuse(ErrorCode::FormatUnknown,
               "this is a tar archive of a very old PyTorch (before 0.1.10), which is not read; "
               "load it in Python and save its state_dict() again.");
    refuse(ErrorCode::FormatUnknown, "this is a tar archive around " + members.substr(0, 200) +
                                         "; unpack it and give the weights file in it.");
}

/// Between <title> and </title>, in one line.
std::string titleOf(std::string_view page) {
    const std::string lower = lowerCase(page);
    const std::size_t begin = lower.find("<title");
    const std::size_t text = begin == std::string::npos ? begin : lower.find('>', begin);
    const std::size_t end = text == std::string::npos ? text : lower.find("</title", text);
    if (end == std::string::npos)
        return "";
    std::string title;
    for (const char c : page.substr(text + 1, std::min<std::size_t>(end - text - 1, 120)))
        title += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    return title;
}

/// The first words of what is text as a whole, as far as one can see; empty for other files.
std::string beginOfText(std::string_view begin) {
    std::string shown;
    for (const char c : begin) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f')
            return "";
        if (byte == 0x7F || byte == 0xC0 || byte == 0xC1 || byte >= 0xF5)
            return "";
        if (shown.size() < 60)
            shown += byte < 0x20 ? ' ' : byte < 0x80 ? c : '?';
    }
    return shown;
}

void refuseText(Bytes bytes, const Refusal& refuse) {
    constexpr std::size_t kLooked = 4096;
    std::string_view text = textOf(bytes, kLooked);
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    const std::string shown = beginOfText(text);
    if (shown.empty())
        return;
    text.remove_prefix(std::min(text.find_first_not_of(" \r\n\t"), text.size()));
    const std::string lower = lowerCase(text.substr(0, 200));
    if (lower.starts_with("<!doctype html") || lower.find("<html") != std::string::npos) {
        const std::string title = titleOf(text);
        refuse(ErrorCode::FormatUnknown,
               "this is a web page" + (title.empty() ? std::string() : " (\"" + title + "\")") +
                   " that was saved instead of the file; download the file itself.");
    }
    if (lower.starts_with("<?xml") || lower.starts_with("<error"))
        refuse(ErrorCode::FormatUnknown,
               "this is an XML document (a server's answer, or a network of another program) and "
               "holds no weights; download the file itself.");
    if (text.starts_with("{") || text.starts_with("["))
        refuse(ErrorCode::FormatUnknown,
               "this is a JSON text and holds no weights; give the .safetensors or .pth file "
               "beside it.");
    refuse(ErrorCode::FormatUnknown,
           "this is a text file (\"" + shown +
               "\") and neither safetensors nor a file of torch.save; give a .safetensors or .pth "
               "file.");
}

void refuseByName(const std::filesystem::path& path, Bytes bytes, const Refusal& refuse) {
    const std::string name = path.filename().string();
    const bool mayBeOnnx = bytes.size() > 4 && bytes[0] == std::byte{8} &&
                           bytes[1] > std::byte{0} && bytes[1] < std::byte{32};
    if (name.ends_with(".distcp") || name.starts_with("__0_"))
        refuse(ErrorCode::FormatUnknown, kDistributedShard);
    if (name.ends_with(".pb"))
        refuse(ErrorCode::FormatUnknown,
               std::string("this is a graph of TensorFlow (.pb)") + kConvert);
    if (name.ends_with(".mlmodel"))
        refuse(ErrorCode::FormatUnknown, std::string("this is a Core ML model") + kConvert);
    if (name.ends_with(".onnx") ||
        (mayBeOnnx && bytes[2] >= std::byte{0x12} && bytes[2] <= std::byte{0x42} &&
         (bytes[2] & std::byte{7}) == std::byte{2}))
        refuse(ErrorCode::FormatUnknown, std::string("this is an ONNX model") + kConvert);
    if (name.find(".data-0") != std::string::npos || name.ends_with(".ckpt.index") ||
        name.ends_with(".ckpt.meta"))
        refuse(ErrorCode::FormatUnknown,
               std::string("this is part of a TensorFlow checkpoint") + kConvert);
    if (name.ends_with(".msgpack"))
        refuse(ErrorCode::FormatUnknown,
               std::string("this is a checkpoint of Flax (msgpack)") + kConvert);
}

/// A zip archive may stand behind other bytes (a program that unpacks it); torch.load wants none.
void refusePrefixedZip(Bytes bytes, const Refusal& refuse) {
    constexpr std::size_t kLooked = std::size_t{1} << 20;
    const std::string_view begin = textOf(bytes, kLooked);
    const std::string_view end = textOf(bytes.last(std::min(bytes.size(), kLooked)), kLooked);
    const std::size_t at = begin.find("PK\x03\x04");
    if (at == std::string_view::npos || end.find("PK\x05\x06") == std::string_view::npos)
        return;
    refuse(ErrorCode::FormatUnknown,
           "other bytes (" + std::to_string(at) +
               ") stand before the zip archive in it, which torch.load does not read either; cut "
               "them off (tail -c +" +
               std::to_string(at + 1) + ").");
}

}  // namespace

void refuseDistributed(const std::filesystem::path& path, const Refusal& refuse) {
    if (path.extension() == ".distcp")
        refuse(ErrorCode::FormatUnknown, kDistributedShard);
}

void refuseKnownForeign(Bytes bytes, const std::filesystem::path& path, const Refusal& refuse) {
    if (bytes.empty())
        refuse(ErrorCode::FileUnreadable, "the file is empty; copy or download it again.");
    if (std::all_of(bytes.begin(), bytes.end(), [](std::byte b) { return b == std::byte{}; }))
        refuse(ErrorCode::FileUnreadable,
               "the file holds zeros only, so its download was not finished; download it again.");
    const std::string name = lowerCase(path.filename().string());
    if (has(bytes, 0, "\x1f\x8b") && (name.ends_with(".tar.gz") || name.ends_with(".tgz")))
        refuse(ErrorCode::FormatUnknown,
               "this is a tar archive that was compressed with gzip; unpack it (tar -xzf) and give "
               "the weights file in it.");
    for (const ForeignKind& kind : kKinds)
        if (has(bytes, kind.at, kind.mark))
            refuse(ErrorCode::FormatUnknown, std::string(kind.what) + kind.advice);
    refuseTar(bytes, refuse);
    if (has(bytes, 0, "\x80"))
        refuseForeignPickle(bytes, refuse);
    refuseText(bytes, refuse);
    refuseByName(path, bytes, refuse);
}

void refuseForeign(Bytes bytes, const std::filesystem::path& path, const Refusal& refuse) {
    refuseKnownForeign(bytes, path, refuse);
    refusePrefixedZip(bytes, refuse);
    refuse(
        ErrorCode::FormatUnknown,
        "this is neither safetensors nor a file of torch.save; give a .safetensors or .pth file.");
}

}  // namespace scalescope
