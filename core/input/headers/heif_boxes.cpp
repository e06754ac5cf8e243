// SPDX-License-Identifier: Apache-2.0
#include "core/input/headers/heif_boxes.h"

#include <algorithm>

namespace scalescope::detail {

namespace {

constexpr std::size_t kMaxBoxes = 100'000;  ///< in one content: more are made to cost time
constexpr std::size_t kMaxParts = 1'000'000;

/// Numbers one after the other.
class Fields {
public:
    explicit Fields(const ByteReader& content) : m_content(content) {}
    [[nodiscard]] std::uint64_t next(int bytes) {
        const std::uint64_t at = m_at;
        m_at += static_cast<std::uint64_t>(bytes);
        return bytes == 8   ? m_content.u64(at, ByteOrder::Big)
               : bytes == 0 ? 0
                            : m_content.number(at, bytes, ByteOrder::Big);
    }
    void skip(int bytes) { m_at += static_cast<std::uint64_t>(bytes); }
    [[nodiscard]] ByteReader rest() const {
        return m_content.part(m_at, m_content.size() - std::min(m_at, m_content.size()));
    }

private:
    const ByteReader& m_content;
    std::uint64_t m_at = 0;
};

const Box* find(const std::vector<Box>& boxes, std::string_view type) {
    const auto found = std::ranges::find(boxes, type, &Box::type);
    return found == boxes.end() ? nullptr : &*found;
}

std::vector<HeifItem> itemsOf(const ByteReader& itemInfo) {
    constexpr std::uint64_t typedVersion = 2;
    Fields fields(itemInfo);
    const std::uint64_t version = fields.next(1);
    fields.skip(3);
    fields.skip(version == 0 ? 2 : 4);  // their number
    std::vector<HeifItem> items;
    for (const Box& box : boxesOf(fields.rest())) {
        Fields entry(box.content);
        const std::uint64_t entryVersion = entry.next(1);
        if (box.type != "infe" || entryVersion < typedVersion)
            continue;
        entry.skip(3);
        const auto id =
            static_cast<std::uint32_t>(entry.next(entryVersion == typedVersion ? 2 : 4));
        entry.skip(2);
        items.push_back({id, entry.rest().text(0, 4), {}});
    }
    return items;
}

/// Widths of the numbers of an item's location, in bytes.
struct Widths {
    int offset = 0, length = 0, base = 0, index = 0;
};

int widthOf(std::uint64_t bits, const ByteReader& file) {
    if (bits != 0 && bits != 4 && bits != 8)
        file.failTruncated();
    return static_cast<int>(bits);
}

/// The parts of one item, from its place in the list of locations.
std::vector<ByteReader> partsOf(Fields& fields, const Widths& widths, const ByteReader& source) {
    const std::uint64_t base = fields.next(widths.base), count = fields.next(2);
    std::vector<ByteReader> parts;
    for (std::uint64_t i = 0; i < count; ++i) {
        fields.skip(widths.index);
        const std::uint64_t offset = fields.next(widths.offset),
                            length = fields.next(widths.length);
        if (base > source.size() || offset > source.size() - base)
            source.failTruncated();
        const std::uint64_t at = base + offset;
        parts.push_back(source.part(at, length != 0 ? length : source.size() - at));
    }
    return parts;
}

void locate(const ByteReader& locations, const ByteReader& file, const ByteReader& itemData,
            std::vector<HeifItem>& items) {
    Fields fields(locations);
    const std::uint64_t version = fields.next(1);
    fields.skip(3);
    const std::uint64_t sizes = fields.next(2);
    const Widths widths{widthOf(sizes >> 12, file), widthOf(sizes >> 8 & 15, file),
                        widthOf(sizes >> 4 & 15, file),
                        version == 0 ? 0 : widthOf(sizes & 15, file)};
    const std::uint64_t count = fields.next(version < 2 ? 2 : 4);
    std::size_t partCount = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::uint64_t id = fields.next(version < 2 ? 2 : 4);
        const std::uint64_t method = version == 0 ? 0 : fields.next(2) & 15;
        fields.skip(2);  // a file of its own
        if (method > 1)
            file.fail(
                ErrorCode::FormatUnknown,
                "its picture is made of parts of others, which is not read; save it as JPEG.");
        std::vector<ByteReader> parts = partsOf(fields, widths, method == 0 ? file : itemData);
        partCount += parts.size();
        if (partCount > kMaxParts)
            file.failTruncated();
        const auto item = std::ranges::find(items, static_cast<std::uint32_t>(id), &HeifItem::id);
        if (item != items.end())
            item->parts = std::move(parts);
    }
}

}  // namespace

std::vector<Box> boxesOf(const ByteReader& content) {
    constexpr std::uint64_t headerBytes = 8, wideHeaderBytes = 16;
    std::vector<Box> boxes;
    for (std::uint64_t at = 0; content.has(at, headerBytes);) {
        std::uint64_t size = content.u32(at, ByteOrder::Big), header = headerBytes;
        if (size == 1) {
            size = content.u64(at + headerBytes, ByteOrder::Big);
            header = wideHeaderBytes;
        } else if (size == 0) {
            size = content.size() - at;
        }
        if (size < header || boxes.size() == kMaxBoxes)
            content.failTruncated();
        boxes.push_back({content.text(at + 4, 4), content.part(at + header, size - header)});
        at += size;
    }
    return boxes;
}

HeifBoxes readHeifBoxes(const ByteReader& file) {
    const std::vector<Box> top = boxesOf(file);
    const Box* const meta = find(top, "meta");
    if (meta == nullptr)
        file.failTruncated();
    const std::vector<Box> inside = boxesOf(meta->content.part(4, meta->content.size() - 4));
    HeifBoxes boxes;
    if (const Box* info = find(inside, "iinf"))
        boxes.items = itemsOf(info->content);
    const Box* const data = find(inside, "idat");
    if (const Box* locations = find(inside, "iloc"))
        locate(locations->content, file, data != nullptr ? data->content : file.part(0, 0),
               boxes.items);
    if (const Box* properties = find(inside, "iprp")) {
        const std::vector<Box> lists = boxesOf(properties->content);
        if (const Box* list = find(lists, "ipco"))
            boxes.properties = boxesOf(list->content);
    }
    return boxes;
}

bool hasBrand(const ByteReader& file, std::string_view brand) {
    constexpr std::uint64_t majorAt = 8, compatibleAt = 16;
    if (!file.has(0, compatibleAt) || !file.startsWith("ftyp", 4))
        return false;
    const std::uint64_t end = std::min<std::uint64_t>(file.u32(0, ByteOrder::Big), file.size());
    bool found = file.startsWith(brand, majorAt);
    for (std::uint64_t at = compatibleAt; at + 4 <= end && !found; at += 4)
        found = file.startsWith(brand, at);
    return found;
}

}  // namespace scalescope::detail
