// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats/archive.h"

#include "core/base/paged_bytes.h"
#include "core/weights/formats/foreign.h"
#include "core/weights/formats/pth_legacy.h"
#include "core/weights/formats/pth_zip.h"
#include "core/weights/formats/refusal.h"
#include "core/weights/formats/safetensors.h"

#include <algorithm>
#include <functional>

namespace scalescope {

namespace {

using Bytes = std::span<const std::byte>;

constexpr std::size_t kLengthAndBrace = 9;  ///< how safetensors begin

/// A length that a header can have, and its brace. Text with a brace in that place has none.
bool beginsWithHeader(Bytes bytes) {
    return bytes.size() >= kLengthAndBrace && bytes[kLengthAndBrace - 1] == std::byte{'{'} &&
           bytes[kLengthAndBrace - 2] == std::byte{};
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

Archive parse(OpenedFile& file, Bytes bytes, const Refusal& refuse, RunContext& context,
              const Fetch& fetch, ReadDepth reading) {
    switch (file.format()) {
        case FileFormat::PthZip:
            return readPthZip(bytes, file.owner(), refuse, context, fetch, reading);
        case FileFormat::PthLegacy:
            return readPthLegacy(bytes, file.owner(), refuse, context, fetch, reading);
        case FileFormat::Safetensors:
            fetch(0, kLengthAndBrace);
            if (!beginsWithHeader(bytes))
                refuseKnownForeign(file.bytes(context), file.path(), refuse);
            return readSafetensors(bytes, file.owner(), refuse, fetch);
        case FileFormat::Unknown:
            break;
    }
    refuseForeign(bytes, file.path(), refuse);
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

const Value* Value::attribute(std::string_view key) const {
    if (kind != Kind::Opaque)
        return nullptr;
    for (std::size_t i = items.size(); i-- > 0;) {
        if (const Value* value = items[i]->find(key))
            return value;
        if (i == 0 || items[i]->kind != Kind::Tuple)
            continue;                              // what is first are the arguments
        for (const Value* part : items[i]->items)  // (attributes, slots)
            if (const Value* value = part->find(key))
                return value;
    }
    return nullptr;
}

Value& Archive::add(Value::Kind kind) {
    Value& value = values.emplace_back();
    value.kind = kind;
    return value;
}

Archive readArchive(OpenedFile& file, RunContext& context, ReadDepth reading) {
    const Refusal refuse(file.path());
    refuseDistributed(file.path(), refuse);
    const bool inParts = reading == ReadDepth::Structure && file.format() != FileFormat::Unknown;
    const Bytes bytes = inParts ? file.structure() : file.bytes(context);
    context.checkCanceled();
    const Fetch fetch = [&file](std::size_t offset, std::size_t size) { file.fetch(offset, size); };
    Archive archive =
        parse(file, bytes, refuse, context, fetch, inParts ? reading : ReadDepth::Whole);
    archive.reading = reading;
    if (file.pages() && !inParts)
        keepInParts(archive.tensors, file.pages());
    return archive;
}

Archive readArchive(const std::filesystem::path& path, RunContext& context) {
    OpenedFile file(path);
    return readArchive(file, context);
}

}  // namespace scalescope
