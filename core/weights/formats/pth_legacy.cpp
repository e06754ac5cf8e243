// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats/pth_legacy.h"

#include "core/weights/formats/pickle.h"
#include "core/weights/formats/strided.h"

#include <cstring>
#include <map>
#include <string_view>

namespace scalescope {

namespace {

using Bytes = std::span<const std::byte>;

constexpr std::string_view kMagic{"\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19",
                                  10};                                  // 0x1950a86a20f9469cfc6c
constexpr std::string_view kMagicInDigits{"119547037146038801333356"};  // of protocols 0 and 1
constexpr std::int64_t kProtocol = 1001;
/// Of a Structure, where nothing tells how long the pickles are: tried first, then more.
constexpr std::size_t kFirstPickleBytes = std::size_t{1} << 20, kMoreTimes = 4;
constexpr std::size_t kLegacyCopyMargin = std::size_t{64} << 20;

void checkPreamble(PickleReader& pickle, const Refusal& refuse) {
    const Value* magic = pickle.next();
    const Value* protocol = pickle.next();
    const Value* system = pickle.next();
    if ((magic->text != kMagic && magic->text != kMagicInDigits) ||
        protocol->kind != Value::Kind::Integer || protocol->integer != kProtocol ||
        system->kind != Value::Kind::Dict)
        refuse(ErrorCode::FormatUnknown,
               "this is a Python pickle but not the layout of torch.save; save a state_dict() with "
               "torch.save.");
    const Value* little = system->find("little_endian");
    if (little && little->kind == Value::Kind::Bool && little->integer == 0)
        refuse(ErrorCode::FormatUnknown,
               "this file was written on a big-endian machine; load it there and save it as "
               "safetensors.");
}

/// Takes one storage from the front of rest, the end of the file. width: bytes of an element.
Bytes takeStorage(Bytes& rest, std::size_t fileBytes, std::size_t width, const Refusal& refuse,
                  const Fetch& fetch) {
    std::int64_t count = 0;
    const bool complete = rest.size() >= sizeof(count);
    if (complete)
        fetch(fileBytes - rest.size(), sizeof(count));
    if (complete)
        std::memcpy(&count, rest.data(), sizeof(count));
    if (!complete || count < 0 ||
        static_cast<std::uint64_t>(count) > (rest.size() - sizeof(count)) / width)
        refuse(ErrorCode::FileUnreadable,
               "the file ends within its tensors; it is incomplete: copy or download it again.");
    const Bytes bytes = rest.subspan(sizeof(count), static_cast<std::size_t>(count) * width);
    rest = rest.subspan(sizeof(count) + bytes.size());
    return bytes;
}

/// The storages behind the pickles, by key.
std::map<std::string_view, Bytes> readStorages(Bytes file, std::size_t position, const Value& keys,
                                               const std::vector<PickledStorage>& storages,
                                               const Refusal& refuse, const Fetch& fetch) {
    Bytes rest = file.subspan(position);
    std::map<std::string_view, std::size_t> widths;
    for (const PickledStorage& storage : storages)
        widths.emplace(storage.key, storage.width);
    std::map<std::string_view, Bytes> found;
    for (const Value* key : keys.items) {
        const auto width = key->kind == Value::Kind::Text ? widths.find(key->text) : widths.end();
        if (width == widths.end())
            refuse(ErrorCode::HeaderInvalid,
                   "the list of storages names one that no tensor uses; the file is damaged.");
        if (!found.emplace(key->text, takeStorage(rest, file.size(), width->second, refuse, fetch))
                 .second)
            refuse(ErrorCode::HeaderInvalid,
                   "the list of storages names one twice; the file is damaged.");
    }
    return found;
}

/// begin: what the pickles lie in.
Archive readWithPickles(Bytes bytes, Bytes begin, const std::shared_ptr<const void>& owner,
                        const Refusal& refuse, RunContext& context, const Fetch& fetch,
                        ReadDepth reading) {
    Archive archive;
    archive.format = fileFormatName(FileFormat::PthLegacy);
    archive.owners.push_back(owner);
    PickleReader pickle(begin, archive, refuse, "the file");
    checkPreamble(pickle, refuse);
    archive.root = pickle.next();
    const Value* keys = pickle.next();
    if (keys->kind != Value::Kind::List)
        refuse(ErrorCode::HeaderInvalid, "the list of storages is missing; the file is damaged.");
    context.checkCanceled();

    const auto found =
        readStorages(bytes, pickle.position(), *keys, pickle.storages(), refuse, fetch);
    StorageBytes storages;
    for (const PickledStorage& storage : pickle.storages()) {
        const auto place = found.find(storage.key);
        if (place == found.end())
            refuse(ErrorCode::TensorMissing,
                   "storage " + std::string(storage.key.substr(0, 20)) +
                       " is missing; the file is incomplete: copy or download it "
                       "again.");
        storages.push_back(place->second);
    }
    archive.tensors = materialise(pickle.tensors(), pickle.storages(), storages, owner,
                                  bytes.size() + kLegacyCopyMargin, refuse, reading);
    return archive;
}

}  // namespace

Archive readPthLegacy(Bytes bytes, std::shared_ptr<const void> owner, const Refusal& refuse,
                      RunContext& context, const Fetch& fetch, ReadDepth reading) {
    for (std::size_t size = kFirstPickleBytes;
         reading == ReadDepth::Structure && size < bytes.size(); size *= kMoreTimes) {
        fetch(0, size);
        try {
            return readWithPickles(bytes, bytes.first(size), owner, refuse, context, fetch,
                                   reading);
        } catch (const Error&) {  // the pickles may be longer; what is wrong is told of the whole
            context.checkCanceled();
        }
    }
    fetch(0, bytes.size());
    return readWithPickles(bytes, bytes, owner, refuse, context, fetch, reading);
}

}  // namespace scalescope
