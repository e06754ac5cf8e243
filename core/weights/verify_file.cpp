// SPDX-License-Identifier: Apache-2.0
#include "core/weights/verify_file.h"

#include "core/weights/catalog.h"

namespace scalescope {

const char* notHashedVerdict() noexcept {
    return "Not hashed, so it was not compared with the published files.";
}

WeightsInfo describeFile(const OpenedFile& file) {
    WeightsInfo info;
    info.kind = WeightsKind::Own;
    info.path = file.path();
    info.name = info.path.filename().string();
    info.format = fileFormatName(file.format());
    info.fileBytes = static_cast<std::int64_t>(file.size());
    info.verdict = notHashedVerdict();
    return info;
}

WeightsInfo verifyFile(OpenedFile& file, RunContext& context) {
    WeightsInfo info = describeFile(file);
    info.sha256 = file.sha256(context);
    const Judgement judgement = judge(info.name, info.sha256);
    info.kind = judgement.kind;
    info.verdict = judgement.verdict;
    if (judgement.entry) {
        info.catalogId = judgement.entry->id;
        info.recipe = judgement.entry->recipe;
        info.recipeFrom = "as published with " + info.catalogId;
    }
    return info;
}

WeightsInfo verifyFile(const std::filesystem::path& path, RunContext& context) {
    OpenedFile file(path);
    return verifyFile(file, context);
}

}  // namespace scalescope
