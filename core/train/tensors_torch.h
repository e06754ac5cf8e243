// SPDX-License-Identifier: Apache-2.0
// Between LibTorch's tensors and those of files.
#pragma once

#ifndef Q_MOC_RUN
#include <ATen/core/Tensor.h>
#endif

#include "core/weights/state_dict.h"

#include <string>

namespace scalescope {

/// A copy in host memory, row-major. float32 and int64 only. Throws: DtypeUnsupported.
[[nodiscard]] WeightTensor weightOf(const at::Tensor& tensor);

/// Copies the dict's tensor into target. Throws: TensorMissing, ShapeMismatch.
void copyInto(const at::Tensor& target, const StateDict& dict, const std::string& key);

/// Convolutions and matrices as float16; vectors (batch norm, biases) and counts as they are: their
/// range does not fit float16, and they are small.
[[nodiscard]] StateDict halved(const StateDict& dict);

}  // namespace scalescope
