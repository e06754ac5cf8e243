// SPDX-License-Identifier: Apache-2.0
#include "core/base/tensor.h"

#include "core/base/error.h"

namespace scalescope {

std::size_t dtypeSize(Dtype dtype) noexcept {
    switch (dtype) {
        case Dtype::F64:
        case Dtype::I64:
            return 8;
        case Dtype::F32:
        case Dtype::I32:
            return 4;
        case Dtype::F16:
        case Dtype::BF16:
        case Dtype::I16:
            return 2;
        case Dtype::I8:
        case Dtype::U8:
        case Dtype::Bool:
            return 1;
    }
    return 0;
}

const char* dtypeName(Dtype dtype) noexcept {
    switch (dtype) {
        case Dtype::F32:
            return "fp32";
        case Dtype::F16:
            return "fp16";
        case Dtype::BF16:
            return "bf16";
        case Dtype::F64:
            return "fp64";
        case Dtype::I64:
            return "int64";
        case Dtype::I32:
            return "int32";
        case Dtype::I16:
            return "int16";
        case Dtype::I8:
            return "int8";
        case Dtype::U8:
            return "uint8";
        case Dtype::Bool:
            return "bool";
    }
    return "?";
}

std::int64_t elementCount(const std::vector<std::int64_t>& shape) {
    constexpr std::int64_t kLimit = std::int64_t{1} << 62;
    std::int64_t product = 1;
    for (const std::int64_t size : shape) {
        if (size < 0)
            throw Error(ErrorCode::ShapeMismatch, "A tensor has a negative size.");
        if (size != 0 && product > kLimit / size)
            throw Error(ErrorCode::LimitExceeded, "A tensor claims more than 2^62 elements.");
        product *= size;
    }
    return product;
}

}  // namespace scalescope
