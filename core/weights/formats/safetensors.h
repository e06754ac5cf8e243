// SPDX-License-Identifier: Apache-2.0
// Reads safetensors: eight bytes of header length, a JSON header, the tensors.
// Source: the Format section of the safetensors documentation, version 0.8.
#pragma once

#include "core/weights/formats/archive.h"
#include "core/weights/formats/refusal.h"
#include "core/weights/state_dict.h"

#include <cstdint>
#include <memory>
#include <span>

namespace scalescope {

inline constexpr std::uint64_t kSafetensorsHeaderLimit =
    100'000'000;  ///< bytes, the format's own limit

/// Views into bytes, which owner keeps alive. Refuses holes, overlaps, duplicate keys.
/// Throws: FileUnreadable, HeaderInvalid, LimitExceeded, DtypeUnsupported.
[[nodiscard]] Archive readSafetensors(std::span<const std::byte> bytes,
                                      std::shared_ptr<const void> owner, const Refusal& refuse,
                                      const Fetch& fetch);

}  // namespace scalescope
