// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats/safetensors_writer.h"

#include "core/base/file_write.h"
#include "core/weights/formats/safetensors_header.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

namespace scalescope {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kWrittenLengthBytes = 8;
constexpr std::size_t kAlignment = 8;

}  // namespace

void writeSafetensors(const std::filesystem::path& path, const StateDict& dict,
                      const SafetensorsMetadata& metadata) {
    std::vector<const std::pair<std::string, WeightTensor>*> order;
    for (const auto& entry : dict.entries())
        order.push_back(&entry);
    std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) {
        return dtypeSize(a->second.dtype) > dtypeSize(b->second.dtype);
    });
    Json header = Json::object();
    if (!metadata.empty())
        header["__metadata__"] = metadata;
    std::size_t dataBytes = 0;
    for (const auto* entry : order) {
        const std::size_t end = dataBytes + entry->second.bytes.size();
        header[entry->first] = {{"dtype", safetensorsName(entry->second.dtype)},
                                {"shape", entry->second.shape},
                                {"data_offsets", {dataBytes, end}}};
        dataBytes = end;
    }
    std::string text = header.dump(-1, ' ', false, Json::error_handler_t::replace);
    text.append((kAlignment - text.size() % kAlignment) % kAlignment, ' ');

    std::string file(kWrittenLengthBytes, '\0');
    const std::uint64_t length = text.size();
    std::memcpy(file.data(), &length, kWrittenLengthBytes);
    file.reserve(kWrittenLengthBytes + text.size() + dataBytes);
    file += text;
    for (const auto* entry : order)
        file.append(reinterpret_cast<const char*>(entry->second.bytes.data()),
                    entry->second.bytes.size());
    writeFileAtomically(path, file);
}

}  // namespace scalescope
