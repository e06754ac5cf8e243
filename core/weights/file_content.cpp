// SPDX-License-Identifier: Apache-2.0
#include "core/weights/file_content.h"

#include "core/weights/conventions.h"
#include "core/weights/folder_weights.h"
#include "core/weights/formats/pth_folder.h"
#include "core/weights/shards.h"
#include "core/weights/telling_values.h"
#include "core/weights/verify_file.h"
#include "core/weights/weights_path.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace scalescope {

namespace {

constexpr double kReadShare = 0.3;  ///< of the time to read and to digest a file

/// Random weights that were written to a file are still random: they must not pass for learnt ones.
void markRandom(const Archive& archive, WeightsInfo& info) {
    for (const auto& [key, text] : archive.metadata)
        if (info.kind == WeightsKind::Own && key == kWeightsKindKey &&
            text == weightsKindName(WeightsKind::Random)) {
            info.kind = WeightsKind::Random;
            info.verdict = "Random weights, written to a file: predictions mean nothing.";
        }
}

/// Its tensors are those of a network without, so only what stands beside them can tell.
void refuseBlurred(FileContent& content) {
    Checkpoint& checkpoint = content.checkpoint;
    if (checkpoint.unfit || !checkpoint.recognised ||
        checkpoint.recognised->names != TensorNames::Timm)
        return;
    const std::string reason = blurredBy(content.info.path, content.clues, checkpoint.beside);
    if (!reason.empty())
        checkpoint.unfit =
            Unfit{ErrorCode::FormatUnknown,
                  "it holds weights of an EfficientNet with blur pooling (" + reason +
                      "), which is another network; give weights of EfficientNet B0 to B7."};
}

/// What else its network was made with, inside the file and beside it.
void adoptOptions(FileContent& content) {
    StatedOptions options = content.clues.options;
    Checkpoint& checkpoint = content.checkpoint;
    if (checkpoint.beside)
        options.insert(options.end(), checkpoint.beside->options.begin(),
                       checkpoint.beside->options.end());
    checkpoint.options = effectsOf(options);
    if (!checkpoint.unfit && checkpoint.recognised && !checkpoint.options.otherNetwork.empty())
        checkpoint.unfit = Unfit{ErrorCode::FormatUnknown,
                                 checkpoint.options.otherNetwork +
                                     ", so its tensors are of another network than EfficientNet; "
                                     "give weights of EfficientNet B0 to B7."};
}

FileContent contentOf(const Archive& archive, WeightsInfo info, const std::filesystem::path& path,
                      std::string_view part) {
    info.format = archive.format;
    markRandom(archive, info);
    if (!part.empty())
        info.name += '#' + std::string(part);
    FileContent content{std::move(info), openCheckpoint(archive, Refusal(path), part),
                        cluesIn(archive)};
    content.checkpoint.beside = readSideConfig(content.info.path);
    refuseBlurred(content);
    adoptOptions(content);
    return content;
}

void fetchParts(const std::vector<std::span<const std::byte>>& parts, OpenedFile& file) {
    const auto whole = file.structure();
    const std::less_equal<const std::byte*> notAfter;
    for (const auto part : parts)
        if (!part.empty() && notAfter(whole.data(), part.data()) &&
            notAfter(part.data() + part.size(), whole.data() + whole.size()))
            file.fetch(static_cast<std::size_t>(part.data() - whole.data()), part.size());
}

/// Of a Structure: the values that tell how to run it.
void fetchTelling(const Checkpoint& checkpoint, OpenedFile& file) {
    fetchParts(tellingBytes(checkpoint), file);
}

/// Own weights that lie in several files; parts: "2 shards", for the verdict. sha256 is empty where
/// they were not hashed.
FileContent contentOfParts(const Archive& archive, const std::filesystem::path& path,
                           std::int64_t bytes, std::string sha256, const std::string& parts,
                           std::string_view part) {
    WeightsInfo info;
    info.path = path;
    info.name = path.filename().string();
    info.fileBytes = bytes;
    info.kind = WeightsKind::Own;
    info.verdict = sha256.empty() ? notHashedVerdict()
                                  : "Own weights in " + parts +
                                        "; SHA-256 is of the lines that sha256sum prints for them.";
    info.sha256 = std::move(sha256);
    return contentOf(archive, std::move(info), path, part);
}

FileContent shardContent(const ShardSet& set, RunContext& context, std::string_view part,
                         HowToRead how) {
    Shards shards = readShards(set, context, how.reading, how.hash);
    FileContent content =
        contentOfParts(shards.archive, set.given, shards.bytes, std::move(shards.sha256),
                       std::to_string(set.files.size()) + (set.apart ? " files" : " shards"), part);
    if (how.reading == ReadDepth::Structure)
        for (OpenedFile& file : shards.files)
            fetchTelling(content.checkpoint, file);
    return content;
}

FileContent unpackedContent(const std::filesystem::path& folder, RunContext& context,
                            std::string_view part, HowToRead how) {
    UnpackedPth read = readPthFolder(folder, context, how.reading, how.hash);
    return contentOfParts(read.archive, read.path, read.bytes, std::move(read.sha256),
                          "the parts of an unpacked .pth file", part);
}

}  // namespace

FileContent readContent(OpenedFile& file, RunContext& context, std::string_view part,
                        HowToRead how) {
    if (how.reading == ReadDepth::Whole)
        context.within(0.0, kReadShare, [&] { static_cast<void>(file.bytes(context)); });
    WeightsInfo info =
        how.hash ? context.within(kReadShare, 1.0, [&] { return verifyFile(file, context); })
                 : describeFile(file);
    const Archive archive = readArchive(file, context, how.reading);
    if (how.reading == ReadDepth::Structure)
        fetchParts(statedNormBytes(archive), file);
    FileContent content = contentOf(archive, std::move(info), file.path(), part);
    if (how.reading == ReadDepth::Structure)
        fetchTelling(content.checkpoint, file);
    return content;
}

FileContent readContent(OpenedFile& file, WeightsInfo info, RunContext& context) {
    const Archive archive = readArchive(file, context);
    return contentOf(archive, std::move(info), file.path(), {});
}

FileContent readContent(const std::filesystem::path& path, RunContext& context, HowToRead how) {
    const WeightsPath split = splitWeightsPath(path);
    std::error_code ignored;
    if (isUnpackedPth(split.file))
        return unpackedContent(split.file, context, split.part, how);
    const FolderChoice choice = std::filesystem::is_directory(split.file, ignored)
                                    ? onlyWeightsIn(split.file, context)
                                    : FolderChoice{split.file, {}};
    const auto shards =
        choice.head ? std::optional(ShardSet{choice.path, {choice.path, *choice.head}, true})
                    : shardsOf(choice.path);
    std::optional<OpenedFile> opened;
    FileContent content = shards
                              ? shardContent(*shards, context, split.part, how)
                              : readContent(opened.emplace(choice.path), context, split.part, how);
    content.info.notes.insert(content.info.notes.end(), choice.notes.begin(), choice.notes.end());
    return content;
}

}  // namespace scalescope
