// SPDX-License-Identifier: Apache-2.0
#include "core/train/training_state.h"

#include "core/base/format.h"
#include "core/base/setting.h"
#include "core/train/options.h"
#include "core/weights/formats/archive.h"
#include "core/weights/formats/safetensors_writer.h"

#include <charconv>
#include <cmath>

namespace scalescope {

namespace {

constexpr std::size_t kShown = 80;  ///< of a text of the file, in a message

[[noreturn]] void refuse(const std::filesystem::path& path, const std::string& why) {
    throw settingError(ErrorCode::ArgumentInvalid, path.string() + ": " + why, Subject::Weights);
}

template <typename Number>
Number numberOf(const Metadata& metadata, const char* key, const std::filesystem::path& path) {
    const auto found = metadata.find(key);
    Number value{};
    if (found != metadata.end()) {
        const std::string& text = found->second;
        const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        const bool isWhole = error == std::errc() && rest == text.data() + text.size();
        if (isWhole && value >= 0 && std::isfinite(static_cast<double>(value)))
            return value;
    }
    refuse(path, std::string("it is not a saved training of this program (no usable ")
                     .append(key)
                     .append("); leave out ")
                     .append(settingMark("resume"))
                     .append(" to begin anew."));
}

Metadata stateMetadata(const TrainOptions& options, const std::string& pictures) {
    Metadata metadata;
    for (const auto& [name, text] : optionTexts(options))
        metadata["option." + name] = text;
    metadata["option.images"] = pictures;
    return metadata;
}

}  // namespace

std::filesystem::path statePath(const std::filesystem::path& out) {
    std::filesystem::path path = out;
    return path.replace_extension(".state.safetensors");
}

void writeState(const std::filesystem::path& path, const TrainingState& state,
                const TrainOptions& options, const std::string& pictures) {
    Metadata metadata = stateMetadata(options, pictures);
    metadata["format"] = "scalescope/training/1";
    metadata["steps"] = std::to_string(state.steps);
    metadata["seconds"] = formatExact(state.seconds);
    writeSafetensors(path, state.tensors, metadata);
}

TrainingState readState(const std::filesystem::path& path, const TrainOptions& options,
                        const std::string& pictures) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        throw settingError(ErrorCode::FileMissing,
                           path.string() + ": no training was begun here; leave out " +
                               settingMark("resume") + " to begin one.",
                           Subject::Weights);
    RunContext quiet;
    const Archive archive = readArchive(path, quiet);
    const Metadata metadata(archive.metadata.begin(), archive.metadata.end());
    TrainingState state;
    state.steps = numberOf<std::int64_t>(metadata, "steps", path);
    state.seconds = numberOf<double>(metadata, "seconds", path);
    for (const auto& [name, text] : stateMetadata(options, pictures)) {
        const auto found = metadata.find(name);
        const std::string saved = found == metadata.end() ? "" : found->second;
        if (saved != text)
            refuse(path, std::string("it was trained with ")
                             .append(settingMark(name.substr(name.find('.') + 1)))
                             .append(" ")
                             .append(saved.substr(0, kShown))
                             .append(", not ")
                             .append(text)
                             .append("; give the same options to resume it."));
    }
    const std::vector<const Value*>& items = archive.root->items;
    for (std::size_t i = 0; i + 1 < items.size(); i += 2)
        if (items[i + 1]->kind == Value::Kind::Tensor)
            state.tensors.set(std::string(items[i]->text),
                              archive.tensors[static_cast<std::size_t>(items[i + 1]->integer)]);
    return state;
}

}  // namespace scalescope
