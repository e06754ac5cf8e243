// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats/strided.h"

#include <algorithm>
#include <cstring>

namespace scalescope {

namespace {

using Bytes = std::span<const std::byte>;

[[noreturn]] void beyond(const PickledStorage& storage, const Refusal& refuse) {
    refuse(ErrorCode::HeaderInvalid, "a tensor reaches beyond its storage " +
                                         std::string(storage.key.substr(0, 20)) +
                                         "; the file is damaged or forged.");
}

/// Number of elements; checks that the last one lies in the storage.
std::int64_t checkedCount(const PickledTensor& tensor, const PickledStorage& storage,
                          const Refusal& refuse) {
    std::int64_t count = 1, last = tensor.offset;
    bool overflow = false;
    for (std::size_t d = 0; d < tensor.sizes.size(); ++d) {
        std::int64_t reach = 0;
        const std::int64_t steps = std::max<std::int64_t>(tensor.sizes[d] - 1, 0);
        overflow = __builtin_mul_overflow(count, tensor.sizes[d], &count) || overflow;
        overflow = __builtin_mul_overflow(steps, tensor.strides[d], &reach) || overflow;
        overflow = __builtin_add_overflow(last, reach, &last) || overflow;
    }
    if (overflow)
        beyond(storage, refuse);
    if (count > 0 ? last >= storage.count : tensor.offset > storage.count)
        beyond(storage, refuse);
    return count;
}

void checkStorages(const std::vector<PickledStorage>& storages, const StorageBytes& bytes,
                   const Refusal& refuse) {
    for (std::size_t i = 0; i < storages.size(); ++i) {
        const std::size_t width = storages[i].width;
        if (bytes[i].size() % width != 0 ||
            bytes[i].size() / width != static_cast<std::uint64_t>(storages[i].count))
            refuse(ErrorCode::HeaderInvalid,
                   "storage " + std::string(storages[i].key.substr(0, 20)) +
                       " has another size than its description; the file is "
                       "damaged: copy or download it again.");
    }
}

bool contiguous(const PickledTensor& tensor) {
    std::int64_t expected = 1;
    for (std::size_t d = tensor.sizes.size(); d-- > 0;) {
        if (tensor.sizes[d] != 1 && tensor.strides[d] != expected)
            return false;
        expected *= tensor.sizes[d];
    }
    return true;
}

/// Copies element by element in row-major order. count > 0.
std::vector<std::byte> gathered(const PickledTensor& tensor, Bytes storage, std::size_t width,
                                std::int64_t count) {
    std::vector<std::byte> values(static_cast<std::size_t>(count) * width);
    std::vector<std::int64_t> index(tensor.sizes.size(), 0), strides = tensor.strides;
    for (std::size_t d = 0; d < strides.size(); ++d)
        strides[d] = tensor.sizes[d] == 1 ? 0 : strides[d];  // unused ones may be anything
    std::int64_t at = tensor.offset;
    for (std::byte* out = values.data(); out != values.data() + values.size(); out += width) {
        std::memcpy(out, storage.data() + static_cast<std::size_t>(at) * width, width);
        for (std::size_t d = index.size(); d-- > 0;) {
            at += strides[d];
            if (++index[d] < tensor.sizes[d])
                break;
            at -= strides[d] * tensor.sizes[d];
            index[d] = 0;
        }
    }
    return values;
}

}  // namespace

std::vector<WeightTensor> materialise(const std::vector<PickledTensor>& tensors,
                                      const std::vector<PickledStorage>& storages,
                                      const StorageBytes& bytes,
                                      const std::shared_ptr<const void>& owner,
                                      std::size_t copyLimit, const Refusal& refuse,
                                      ReadDepth reading) {
    checkStorages(storages, bytes, refuse);
    std::vector<WeightTensor> result;
    result.reserve(tensors.size());
    for (const PickledTensor& tensor : tensors) {
        const PickledStorage& storage = storages[tensor.storage];
        const std::size_t width = dtypeSize(storage.dtype);
        const std::int64_t count = checkedCount(tensor, storage, refuse);
        if (count == 0 || contiguous(tensor)) {
            const auto view =
                bytes[tensor.storage].subspan(static_cast<std::size_t>(tensor.offset) * width,
                                              static_cast<std::size_t>(count) * width);
            result.push_back({storage.dtype, tensor.sizes, view, owner});
            continue;
        }
        // A stride of 0 repeats elements: a small file may claim a huge tensor.
        if (static_cast<std::uint64_t>(count) > copyLimit / width)
            refuse(ErrorCode::LimitExceeded,
                   "strided tensors claim more bytes than the file has; the file is damaged or "
                   "forged.");
        if (reading == ReadDepth::Structure) {
            result.push_back({storage.dtype, tensor.sizes, {}, owner});
            continue;
        }
        copyLimit -= static_cast<std::size_t>(count) * width;
        auto copy = std::make_shared<const std::vector<std::byte>>(
            gathered(tensor, bytes[tensor.storage], width, count));
        result.push_back({storage.dtype, tensor.sizes, Bytes(*copy), copy});
    }
    return result;
}

}  // namespace scalescope
