// SPDX-License-Identifier: Apache-2.0
#include "core/weights/shards.h"

#include "core/base/digest.h"
#include "core/base/file_io.h"
#include "core/base/json_text.h"
#include "core/weights/formats/refusal.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <string_view>
#include <system_error>
#include <utility>

namespace scalescope {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr std::uint64_t kMaxIndexBytes = std::uint64_t{64} << 20;
constexpr std::size_t kMaxShards = 1000;
constexpr std::string_view kIndexEnding = ".index.json";

/// Existing files beside path, under names that stay in its folder.
ShardSet setOf(const fs::path& path, const std::set<std::string>& names, bool isIndex) {
    const Refusal refuse(path);
    ShardSet set{path, {}};
    for (const std::string& name : names) {
        if (name.empty() || name.find('/') != std::string::npos || name == "..")
            refuse(ErrorCode::FormatUnknown, "this index lists the shard " + name.substr(0, 80) +
                                                 " in another folder; give an index beside its "
                                                 "shards.");
        if (!isFile(path.parent_path() / name))
            refuse(ErrorCode::FileMissing,
                   (isIndex ? "it lists " : "it is one of ") + std::to_string(names.size()) +
                       (names.size() == 1 ? " shard" : " shards") + ", but " + name.substr(0, 120) +
                       " is missing beside it; copy or download that file too.");
        set.files.push_back(path.parent_path() / name);
    }
    return set;
}

std::optional<ShardSet> fromIndex(const fs::path& path) {
    const auto bytes = readFile(path, kMaxIndexBytes, Subject::Weights);
    const auto read = parsedJson<Json>({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    if (!read || !read->is_object() || !read->contains("weight_map"))
        return std::nullopt;
    const Json& index = *read;
    const Refusal refuse(path);
    std::set<std::string> names;
    if (index["weight_map"].is_object())
        for (const auto& [key, name] : index["weight_map"].items())
            if (name.is_string())
                names.insert(name.get<std::string>());
    if (names.empty() || names.size() > kMaxShards)
        refuse(ErrorCode::FormatUnknown,
               "this is the index of a checkpoint in shards, but it lists " +
                   std::string(names.empty() ? "none" : "more than 1000") +
                   "; copy or download it again.");
    return setOf(path, names, true);
}

std::optional<std::size_t> fiveDigits(std::string_view text) {
    std::size_t number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return std::nullopt;
        number = number * 10 + static_cast<std::size_t>(c - '0');
    }
    return text.size() == 5 ? std::optional(number) : std::nullopt;
}

std::string fiveDigits(std::size_t number) {
    const std::string digits = std::to_string(number);
    return std::string(5 - std::min<std::size_t>(5, digits.size()), '0') + digits;
}

/// "model-00001-of-00002.safetensors"
std::optional<ShardSet> fromShard(const fs::path& path) {
    constexpr std::size_t kMarkLength = 15;  // -00001-of-00002
    const std::string name = path.filename().string(), stem = path.stem().string(),
                      ending = path.extension().string();
    if (stem.size() <= kMarkLength ||
        (ending != ".safetensors" && ending != ".bin" && ending != ".pth" && ending != ".pt"))
        return std::nullopt;
    const std::string mark = stem.substr(stem.size() - kMarkLength);
    const std::string base = stem.substr(0, stem.size() - kMarkLength);
    const auto count = fiveDigits(std::string_view(mark).substr(10));
    if (mark[0] != '-' || mark.substr(6, 4) != "-of-" || !count ||
        !fiveDigits(std::string_view(mark).substr(1, 5)) || *count == 0 || *count > kMaxShards)
        return std::nullopt;
    std::set<std::string> names;
    for (std::size_t i = 1; i <= *count; ++i)
        names.insert(base + "-" + fiveDigits(i) + "-of-" + fiveDigits(*count) + ending);
    if (!names.contains(name))
        return std::nullopt;
    return setOf(path, names, false);
}

/// Into one dict of all tensors; what lies beside them in a shard is left out.
void append(Archive& all, Value& root, Archive part) {
    const auto first = static_cast<std::int64_t>(all.tensors.size());
    all.tensors.insert(all.tensors.end(), part.tensors.begin(), part.tensors.end());
    auto owner = std::make_shared<const Archive>(std::move(part));
    if (owner->root && owner->root->kind == Value::Kind::Dict)
        for (std::size_t i = 0; i + 1 < owner->root->items.size(); i += 2) {
            const Value* value = owner->root->items[i + 1];
            if (value->kind != Value::Kind::Tensor)
                continue;
            Value& moved = all.add(Value::Kind::Tensor);
            moved.integer = first + value->integer;
            root.items.insert(root.items.end(), {owner->root->items[i], &moved});
        }
    all.metadata.insert(all.metadata.end(), owner->metadata.begin(), owner->metadata.end());
    all.owners.push_back(owner);
}

/// As one entry, with all that lies beside its tensors.
void appendApart(Archive& all, Value& root, Archive part, const fs::path& path) {
    const auto first = static_cast<std::int64_t>(all.tensors.size());
    all.tensors.insert(all.tensors.end(), part.tensors.begin(), part.tensors.end());
    for (Value& value : part.values)
        if (value.kind == Value::Kind::Tensor)
            value.integer += first;
    all.notes.insert(all.notes.end(), part.notes.begin(), part.notes.end());
    all.metadata.insert(all.metadata.end(), part.metadata.begin(), part.metadata.end());
    const auto owner = std::make_shared<const Archive>(std::move(part));
    all.owners.push_back(owner);
    if (!owner->root)
        return;
    Value& name = all.add(Value::Kind::Text);
    name.text = all.texts.emplace_back(path.stem().string());
    root.items.insert(root.items.end(), {&name, owner->root});
}

}  // namespace

std::optional<ShardSet> shardsOf(const fs::path& path) {
    if (!isFile(path))
        return std::nullopt;
    if (path.filename().string().ends_with(kIndexEnding) || path.extension() == ".json")
        return fromIndex(path);
    return fromShard(path);
}

Shards readShards(const ShardSet& set, RunContext& context, ReadDepth reading, bool hash) {
    Shards shards;
    Value& root = shards.archive.add(Value::Kind::Dict);
    std::string lines;
    const auto count = static_cast<double>(set.files.size());
    for (std::size_t i = 0; i < set.files.size(); ++i)
        context.within(static_cast<double>(i) / count, static_cast<double>(i + 1) / count, [&] {
            OpenedFile& file = shards.files.emplace_back(set.files[i]);
            shards.bytes += static_cast<std::int64_t>(file.size());
            if (hash) {  // of the bytes that the tensors are taken from
                static_cast<void>(file.bytes(context));
                lines += file.sha256(context) + "  " + set.files[i].filename().string() + '\n';
            }
            Archive part = readArchive(file, context, reading);
            shards.archive.format = part.format;
            if (set.apart)
                appendApart(shards.archive, root, std::move(part), set.files[i]);
            else
                append(shards.archive, root, std::move(part));
            if (reading == ReadDepth::Whole)
                shards.files.clear();
        });
    shards.archive.root = &root;
    shards.archive.reading = reading;
    shards.archive.format +=
        ", " + std::to_string(set.files.size()) + (set.apart ? " files" : " shards");
    if (hash)
        shards.sha256 = sha256Hex(std::as_bytes(std::span(lines)));
    return shards;
}

}  // namespace scalescope
