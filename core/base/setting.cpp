// SPDX-License-Identifier: Apache-2.0
#include "core/base/setting.h"

#include <algorithm>

namespace scalescope {

namespace {

// Control characters: no name of a file or a network that stands in the same sentence has them.
constexpr char kMarkBegin = '\x0e', kMarkEnd = '\x0f';

struct Word {
    std::string_view key, word;
};

/// Where the word is not the key itself.
constexpr Word kWords[] = {{"clip", "largest gradient norm"},
                           {"dtype", "number format"},
                           {"ema", "decay of the moving average"},
                           {"from", "start"},
                           {"lr", "learning rate"},
                           {"out", "output"},
                           {"preprocess", "preprocessing"},
                           {"px", "picture side"},
                           {"resume", "resuming"},
                           {"save-profile", "a measurement of the device"},
                           {"train-px", "side of the trainings"},
                           {"variants", "variant"},
                           {"warmup", "warm-up"}};

std::string settingWord(std::string_view key) {
    const auto* found = std::ranges::find(kWords, key, &Word::key);
    std::string word(found != std::end(kWords) ? found->word : key);
    std::ranges::replace(word, '-', ' ');
    return word;
}

/// The text with a name in place of every mark.
std::string withSettings(std::string_view marked, const SettingName& name) {
    std::string text;
    while (true) {
        const std::size_t begin = marked.find(kMarkBegin);
        const std::size_t end = marked.find(kMarkEnd, std::min(begin, marked.size()));
        if (end == std::string_view::npos)
            return text.append(marked);
        text.append(marked.substr(0, begin));
        text.append(name(marked.substr(begin + 1, end - begin - 1)));
        marked.remove_prefix(end + 1);
    }
}

}  // namespace

std::string settingMark(std::string_view key) {
    return std::string(1, kMarkBegin).append(key).append(1, kMarkEnd);
}

Error settingError(ErrorCode code, std::string marked, Subject subject, std::string context) {
    Failure failure{code, subject, withSettings(marked, settingWord), std::move(context)};
    if (marked.starts_with(kMarkBegin) && failure.message[0] >= 'a' && failure.message[0] <= 'z')
        failure.message[0] = static_cast<char>(failure.message[0] - 'a' + 'A');
    if (marked.find(kMarkBegin) != std::string::npos)
        failure.marked = std::move(marked);
    return Error(std::move(failure));
}

std::string messageWith(const Failure& failure, const SettingName& name) {
    return failure.marked.empty() ? failure.message : withSettings(failure.marked, name);
}

}  // namespace scalescope
