// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats/pth_zip.h"

#include "core/base/ascii.h"
#include "core/weights/formats/crc32.h"
#include "core/weights/formats/foreign_zip.h"
#include "core/weights/formats/pickle.h"
#include "core/weights/formats/pickle_lines.h"
#include "core/weights/formats/script_module.h"
#include "core/weights/formats/strided.h"
#include "core/weights/formats/zip_directory.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace scalescope {

namespace {

using Bytes = std::span<const std::byte>;

constexpr std::string_view kLittle = "little";
constexpr std::size_t kLongestClass = 60;  ///< of a name in a sentence
constexpr std::size_t kCopyMargin = std::size_t{64} << 20;
/// Of the container's layout, which its member "version" tells. Source: PyTorch, caffe2/serialize/
/// versions.h, kMinSupportedFileFormatVersion and kMaxSupportedFileFormatVersion.
constexpr std::int64_t kOldestVersion = 1, kNewestVersion = 10;

using Member = PthMember;
using Members = PthMembers;

/// Code and debug information of TorchScript, which is compressed and is never read.
bool isCode(const ZipMember& member) {
    return member.name.find("/code/") != std::string::npos ||
           member.name.find("/extra/") != std::string::npos || member.name.ends_with(".debug_pkl");
}

/// Before anything is unpacked: a compressed member could unpack to any size.
void checkDirectory(const std::vector<ZipMember>& directory, const Refusal& refuse) {
    const auto isPickle = [](const ZipMember& member) {
        return member.name == "data.pkl" || member.name.ends_with("/data.pkl");
    };
    if (!directory.empty() && std::none_of(directory.begin(), directory.end(), isPickle))
        refuseForeignZip(directory, refuse);
    for (const ZipMember& member : directory)
        if ((member.compressed || member.encrypted) && !isCode(member))
            refuse(ErrorCode::FormatUnknown,
                   "member " + member.name.substr(0, 60) + " is " +
                       (member.encrypted ? "encrypted" : "compressed") +
                       ", which torch.save never does: the file was packed again by another "
                       "program; load it in Python and save its state_dict() again.");
}

const Member* findMember(const Members& members, std::string_view name) {
    const auto found = members.find(name);
    return found == members.end() ? nullptr : &found->second;
}

/// All members lie in one folder, whose name says nothing.
std::string folderOf(const std::vector<ZipMember>& directory, const Refusal& refuse) {
    const std::size_t slash =
        directory.empty() ? std::string::npos : directory.front().name.find('/');
    if (slash == std::string::npos)
        refuseContainer(refuse);
    return directory.front().name.substr(0, slash + 1);
}

void checkVersion(const Members& members, Bytes file, const Refusal& refuse, const Fetch& fetch) {
    constexpr std::size_t kLongest = 20;
    const Member* member = findMember(members, ".data/version");
    if (!member)
        member = findMember(members, "version");
    if (!member || member->bytes.empty() || member->bytes.size() > kLongest)
        refuseContainer(refuse);
    fetch(static_cast<std::size_t>(member->bytes.data() - file.data()), member->bytes.size());
    const std::string_view text(reinterpret_cast<const char*>(member->bytes.data()),
                                member->bytes.size());
    const auto version = wholeNumber(text.substr(0, text.find_first_of("\r\n")));
    if (!version || *version < kOldestVersion || *version > kNewestVersion)
        refuseContainer(refuse);
}

Members openContainer(Bytes file, const Refusal& refuse, const Fetch& fetch) {
    const std::vector<ZipMember> directory = readZipDirectory(file, refuse, fetch);
    checkDirectory(directory, refuse);
    const std::string folder = folderOf(directory, refuse);
    const std::vector<Bytes> bytes = zipMemberBytes(file, directory, refuse, fetch);
    Members members;
    for (std::size_t i = 0; i < directory.size(); ++i) {
        const ZipMember& member = directory[i];
        if (!member.name.starts_with(folder))
            refuseContainer(refuse);
        if (isCode(member))
            continue;
        if (member.packedBytes != member.bytes)
            refuseContainer(refuse);
        members[member.name.substr(folder.size())] = {bytes[i], member.crc32};
    }
    checkVersion(members, file, refuse, fetch);
    if (const Member* order = findMember(members, "byteorder"); order && !order->bytes.empty())
        fetch(static_cast<std::size_t>(order->bytes.data() - file.data()), order->bytes.size());
    return members;
}

Bytes checkedBytes(const Member& member, std::string_view name, const Refusal& refuse) {
    if (member.crc32 != 0 && crc32(member.bytes) != member.crc32)
        refuse(ErrorCode::FileUnreadable,
               "the checksum of member " + std::string(name.substr(0, 40)) +
                   " is wrong; the file is damaged: copy or download it again.");
    return member.bytes;
}

std::string_view textIn(const Member& member) {
    return {reinterpret_cast<const char*>(member.bytes.data()), member.bytes.size()};
}

const Member& pickleOf(const Members& members, const Refusal& refuse) {
    const Member* pickle = findMember(members, "data.pkl");
    if (!pickle)
        refuseContainer(refuse);
    const Member* order = findMember(members, "byteorder");
    const std::string_view word = order ? trimmed(textIn(*order), " \r\n") : kLittle;
    if (word == "big")
        refuse(ErrorCode::FormatUnknown,
               "this file was written on a big-endian machine; load it there and save it as "
               "safetensors.");
    if (word != kLittle)
        refuse(ErrorCode::FormatUnknown,
               "its member byteorder says neither little nor big, so its numbers cannot be read; "
               "save model.state_dict() again with torch.save.");
    return *pickle;
}

/// Bytes of the storages that a pickle names. Of a Structure nobody looks at them.
StorageBytes storageBytes(const Members& members, const std::vector<PickledStorage>& storages,
                          const Refusal& refuse, RunContext& context, ReadDepth reading) {
    StorageBytes bytes;
    std::map<std::string_view, Bytes> checked;  // several tensors may share a storage
    for (const PickledStorage& storage : storages) {
        context.checkCanceled();
        auto place = checked.find(storage.key);
        if (place == checked.end()) {
            const std::string name = "data/" + std::string(storage.key);
            const Member* member = findMember(members, name);
            if (!member)
                refuse(ErrorCode::TensorMissing,
                       "member " + name.substr(0, 40) +
                           " is missing; the file is incomplete: copy or download "
                           "it again.");
            const Bytes found = reading == ReadDepth::Structure
                                    ? member->bytes
                                    : checkedBytes(*member, name, refuse);
            place = checked.emplace(storage.key, found).first;
        }
        bytes.push_back(place->second);
    }
    return bytes;
}

void takeScriptTensors(Archive& archive, const Refusal& refuse) {
    if (!isScriptModule(*archive.root))
        return;
    const std::string_view type = archive.root->text;
    const std::string name(type.substr(type.rfind('.') + 1).substr(0, kLongestClass));
    archive.root = scriptTensors(archive, *archive.root, refuse);
    archive.notes.push_back(
        "The file is a TorchScript archive: its tensors were taken, its code was neither read nor "
        "run." +
        (name.starts_with("EfficientNet")
             ? std::string()
             : " What its class " + name +
                   " computes before or behind the network (another scale of the input, a softmax "
                   "...) is not in what is shown here."));
}

/// Single numbers are values of their own: what a dict of class indices holds, say.
void fetchNumbers(const Members& members, Bytes file, const Fetch& fetch) {
    for (const auto& [name, member] : members)
        if (name.starts_with("data/") && !member.bytes.empty() &&
            member.bytes.size() <= sizeof(std::int64_t))
            fetch(static_cast<std::size_t>(member.bytes.data() - file.data()), member.bytes.size());
}

}  // namespace

Archive readPthZip(Bytes bytes, std::shared_ptr<const void> owner, const Refusal& refuse,
                   RunContext& context, const Fetch& fetch, ReadDepth reading) {
    const Members members = openContainer(bytes, refuse, fetch);
    const Member& described = pickleOf(members, refuse);
    const auto place = static_cast<std::size_t>(described.bytes.data() - bytes.data());
    fetch(described.bytes.empty() ? 0 : place, described.bytes.size());
    fetchNumbers(members, bytes, fetch);
    return readPthMembers(members, owner, bytes.size(), refuse, context, reading);
}

Archive readPthMembers(const PthMembers& members, const std::shared_ptr<const void>& owner,
                       std::size_t containerBytes, const Refusal& refuse, RunContext& context,
                       ReadDepth reading) {
    const Member& described = pickleOf(members, refuse);
    Archive archive;
    archive.format = findMember(members, "constants.pkl") ? "TorchScript (zip)"
                                                          : fileFormatName(FileFormat::PthZip);
    archive.owners.push_back(owner);
    PickleReader pickle(checkedBytes(described, "data.pkl", refuse), archive, refuse, "data.pkl");
    archive.root = pickle.next();
    const StorageBytes storages =
        storageBytes(members, pickle.storages(), refuse, context, reading);
    archive.tensors = materialise(pickle.tensors(), pickle.storages(), storages, owner,
                                  containerBytes + kCopyMargin, refuse, reading);
    takeScriptTensors(archive, refuse);
    return archive;
}

}  // namespace scalescope
