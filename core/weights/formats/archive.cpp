// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats/archive.h"

#include "core/base/paged_bytes.h"
#include "core/weights/formats/pth_legacy.h"
#include "core/weights/formats/pth_zip.h"
#include "core/weights/formats/refusal.h"
#include "core/weights/formats/safetensors.h"

#include <algorithm>
#include <cstring>

namespace scalescope {

namespace {

using Bytes = std::span<const std::byte>;

bool has(Bytes bytes, std::size_t at, std::string_view mark) {
    return bytes.size() >= at + mark.size() &&
           std::memcmp(bytes.data() + at, mark.data(), mark.size()) == 0;
}

bool looksLikeTar(Bytes bytes) {
    return has(bytes, 257, "ustar") || has(bytes, 0, {"storages\0", 9}) ||
           has(bytes, 0, {"pickle\0", 7});
}

[[noreturn]] void refuseUnknown(Bytes bytes, const Refusal& refuse) {
    if (bytes.empty())
        refuse(ErrorCode::FileUnreadable, "the file is empty; copy or download it again.");
    if (looksLikeTar(bytes))
        refuse(ErrorCode::FormatUnknown,
               "this is a tar archive of a very old PyTorch (before 0.1.10), which is not read; "
               "load it in "
               "Python and save its state_dict() again.");
    if (has(bytes, 0, "\x80"))
        refuse(ErrorCode::FormatUnknown,
               "this is a Python pickle that torch.save did not write; save a state_dict() with "
               "torch.save, "
               "or as safetensors.");
    if (has(bytes, 0, "\x89HDF"))
        refuse(ErrorCode::FormatUnknown,
               "this is an HDF5 file (Keras), which is not read; convert it to safetensors or to a "
               "PyTorch "
               "state dict.");
    if (has(bytes, 0, "version https://git-lfs"))
        refuse(ErrorCode::FormatUnknown,
               "this is a Git LFS pointer and not the file itself; fetch it with git lfs pull.");
    refuse(
        ErrorCode::FormatUnknown,
        "this is neither safetensors nor a file of torch.save; give a .safetensors or .pth file.");
}

/// The part of a file that one tensor, or some that overlap, lie in: its pages go with the last of
/// them.
class FilePart {
public:
    FilePart(std::shared_ptr<PagedBytes> file, Bytes part)
        : m_file(std::move(file)), m_part(part) {}
    ~FilePart() { m_file->release(m_part); }
    FilePart(const FilePart&) = delete;
    FilePart& operator=(const FilePart&) = delete;

private:
    std::shared_ptr<PagedBytes> m_file;
    Bytes m_part;
};

/// Every tensor keeps its own part of the file instead of all of it: an executor that packs weights
/// does not hold them twice.
void keepInParts(std::vector<WeightTensor>& tensors, const std::shared_ptr<PagedBytes>& file) {
    const std::less_equal<const std::byte*> notAfter;
    const Bytes whole = file->bytes();
    std::vector<WeightTensor*> views;
    for (WeightTensor& tensor : tensors)
        if (!tensor.bytes.empty() && notAfter(whole.data(), tensor.bytes.data()) &&
            notAfter(tensor.bytes.data() + tensor.bytes.size(), whole.data() + whole.size()))
            views.push_back(&tensor);
    std::ranges::sort(views, {}, [](const WeightTensor* view) { return view->bytes.data(); });
    for (std::size_t first = 0; first < views.size();) {
        const std::byte* begin = views[first]->bytes.data();
        const std::byte* end = begin;
        std::size_t next = first;
        for (; next < views.size() && (next == first || views[next]->bytes.data() < end); ++next)
            end = std::max(end, views[next]->bytes.data() + views[next]->bytes.size());
        const auto part = std::make_shared<const FilePart>(file, Bytes(begin, end));
        for (; first < next; ++first)
            views[first]->owner = part;
    }
}

Archive parse(const OpenedFile& file, Bytes bytes, const Refusal& refuse, RunContext& context) {
    switch (file.format()) {
        case FileFormat::PthZip:
            return readPthZip(bytes, file.owner(), refuse, context);
        case FileFormat::PthLegacy:
            return readPthLegacy(bytes, file.owner(), refuse, context);
        case FileFormat::Safetensors:
            return readSafetensors(bytes, file.owner(), refuse);
        case FileFormat::Unknown:
            break;
    }
    refuseUnknown(bytes, refuse);
}

}  // namespace

const Value* Value::find(std::string_view key) const {
    if (kind != Kind::Dict)
        return nullptr;
    for (std::size_t i = items.size(); i >= 2; i -= 2)
        if (items[i - 2]->kind == Kind::Text && items[i - 2]->text == key)
            return items[i - 1];
    return nullptr;
}

Value& Archive::add(Value::Kind kind) {
    Value& value = values.emplace_back();
    value.kind = kind;
    return value;
}

Archive readArchive(OpenedFile& file, RunContext& context) {
    const Refusal refuse(file.path());
    const Bytes bytes = file.bytes(context);
    context.checkCanceled();
    Archive archive = parse(file, bytes, refuse, context);
    if (file.pages())
        keepInParts(archive.tensors, file.pages());
    return archive;
}

Archive readArchive(const std::filesystem::path& path, RunContext& context) {
    OpenedFile file(path);
    return readArchive(file, context);
}

}  // namespace scalescope
