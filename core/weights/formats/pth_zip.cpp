// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats/pth_zip.h"

#include "core/weights/formats/crc32.h"
#include "core/weights/formats/pickle.h"
#include "core/weights/formats/strided.h"
#include "core/weights/formats/zip_directory.h"

#include <caffe2/serialize/in_memory_adapter.h>
#include <caffe2/serialize/inline_container.h>

#include <cstring>
#include <exception>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace scalescope {

namespace {

using Bytes = std::span<const std::byte>;
using caffe2::serialize::MemoryReadAdapter;
using caffe2::serialize::PyTorchStreamReader;

constexpr std::size_t kCopyMargin = std::size_t{64} << 20;
constexpr std::uint32_t kLocalHeaderMark = 0x04034B50;

struct Member {
    Bytes bytes;
    std::uint32_t crc32 = 0;
};
/// By the name without the folder that all members lie in.
using Members = std::map<std::string, Member, std::less<>>;

[[noreturn]] void refuseContainer(const Refusal& refuse) {
    refuse(ErrorCode::FileUnreadable,
           "the zip container is damaged or incomplete; copy or download the file again.");
}

Bytes memberBytes(PyTorchStreamReader& reader, const std::string& name, Bytes file,
                  const Refusal& refuse) {
    const std::size_t header = reader.getRecordHeaderOffset(name);
    std::uint32_t mark = 0;
    if (header > file.size() || file.size() - header < sizeof(mark))
        refuseContainer(refuse);
    std::memcpy(&mark, file.data() + header, sizeof(mark));
    const std::size_t offset = reader.getRecordOffset(name), size = reader.getRecordSize(name);
    if (mark != kLocalHeaderMark || offset > file.size() || size > file.size() - offset)
        refuseContainer(refuse);
    return file.subspan(offset, size);
}

/// Before anything is unpacked: a compressed member could unpack to any size.
void checkDirectory(const std::vector<ZipMember>& directory, const Refusal& refuse) {
    for (const ZipMember& member : directory)
        if (member.name.ends_with("/constants.pkl"))
            refuse(ErrorCode::FormatUnknown,
                   "this is a TorchScript archive, which contains code and is not run here; in "
                   "Python save "
                   "torch.jit.load(file).state_dict() with torch.save.");
    for (const ZipMember& member : directory)
        if (member.compressed || member.encrypted)
            refuse(ErrorCode::FormatUnknown,
                   "member " + member.name.substr(0, 60) + " is " +
                       (member.encrypted ? "encrypted" : "compressed") +
                       ", which torch.save never does; load the file in Python and "
                       "save its state_dict() again.");
}

/// The container as LibTorch's reader sees it; its exceptions become one sentence.
Members openContainer(Bytes file, const Refusal& refuse) {
    const std::vector<ZipMember> directory = readZipDirectory(file, refuse);
    checkDirectory(directory, refuse);
    Members members;
    try {
        PyTorchStreamReader reader(
            std::make_shared<MemoryReadAdapter>(file.data(), static_cast<off_t>(file.size())));
        const std::vector<std::string> names = reader.getAllRecords();
        if (names.size() != directory.size())
            refuseContainer(refuse);
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (!directory[i].name.ends_with('/' + names[i]))
                refuseContainer(refuse);
            members[names[i]] = {memberBytes(reader, names[i], file, refuse), directory[i].crc32};
        }
    } catch (const Error&) {
        throw;
    } catch (
        const std::exception&) {  // c10::Error, and std::invalid_argument of a bad version number
        refuseContainer(refuse);
    }
    return members;
}

const Member* findMember(const Members& members, std::string_view name) {
    const auto found = members.find(name);
    return found == members.end() ? nullptr : &found->second;
}

Bytes checkedBytes(const Member& member, std::string_view name, const Refusal& refuse) {
    if (member.crc32 != 0 && crc32(member.bytes) != member.crc32)
        refuse(ErrorCode::FileUnreadable,
               "the checksum of member " + std::string(name.substr(0, 40)) +
                   " is wrong; the file is damaged: copy or download it again.");
    return member.bytes;
}

void checkKind(const Members& members, const Refusal& refuse) {
    if (!findMember(members, "data.pkl"))
        refuse(ErrorCode::FormatUnknown,
               "this zip file has no data.pkl, so torch.save did not write it; give a .pth or "
               ".safetensors file.");
    const Member* order = findMember(members, "byteorder");
    if (order && order->bytes.size() == 3)
        refuse(ErrorCode::FormatUnknown,
               "this file was written on a big-endian machine; load it there and save it as "
               "safetensors.");
}

}  // namespace

Archive readPthZip(Bytes bytes, std::shared_ptr<const void> owner, const Refusal& refuse,
                   RunContext& context) {
    const Members members = openContainer(bytes, refuse);
    checkKind(members, refuse);
    Archive archive;
    archive.format = fileFormatName(FileFormat::PthZip);
    archive.owners.push_back(owner);
    PickleReader pickle(checkedBytes(*findMember(members, "data.pkl"), "data.pkl", refuse), archive,
                        refuse, "data.pkl");
    archive.root = pickle.next();

    StorageBytes storages;
    std::map<std::string_view, Bytes> checked;  // several tensors may share a storage
    for (const PickledStorage& storage : pickle.storages()) {
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
            place = checked.emplace(storage.key, checkedBytes(*member, name, refuse)).first;
        }
        storages.push_back(place->second);
    }
    archive.tensors = materialise(pickle.tensors(), pickle.storages(), storages, owner,
                                  bytes.size() + kCopyMargin, refuse);
    return archive;
}

}  // namespace scalescope
