// SPDX-License-Identifier: Apache-2.0
// Settings in messages: core marks which one it means, the front says what its user calls it.
#pragma once

#include "core/base/error.h"

#include <functional>
#include <string>
#include <string_view>

namespace scalescope {

/// What a front calls a setting, by its key: "dtype" is --dtype on a command line.
using SettingName = std::function<std::string(std::string_view key)>;

/// Stands for a setting in the text of settingError. A key is what saved states call the setting.
[[nodiscard]] std::string settingMark(std::string_view key);

/// An error whose sentence may name settings: the message has words for them, "number format".
[[nodiscard]] Error settingError(ErrorCode code, std::string marked,
                                 Subject subject = Subject::None, std::string context = {});

/// The failure's sentence as a front says it that has names of its own for settings.
[[nodiscard]] std::string messageWith(const Failure& failure, const SettingName& name);

}  // namespace scalescope
