// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats/pth_zip.h"

#include "core/weights/formats/crc32.h"
#include "core/weights/formats/foreign_zip.h"
#include "core/weights/formats/pickle.h"
#include "core/weights/formats/script_module.h"
#include "core/weights/formats/strided.h"
#include "core/weights/formats/zip_directory.h"

#include <caffe2/serialize/inline_container.h>
#include <caffe2/serialize/read_adapter_interface.h>

#include <algorithm>
#include <cstring>
#include <exception>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace scalescope {

namespace {

using Bytes = std::span<const std::byte>;
using caffe2::serialize::PyTorchStreamReader;

constexpr std::size_t kCopyMargin = std::size_t{64} << 20;
constexpr std::uint32_t kLocalHeaderMark = 0x04034B50;

/// A file for LibTorch's reader, read as far as it looks.
class FetchedFile : public caffe2::serialize::ReadAdapterInterface {
public:
    FetchedFile(Bytes bytes, const Fetch& fetch) : m_bytes(bytes), m_fetch(fetch) {}
    size_t size() const override { return m_bytes.size(); }
    size_t read(std::uint64_t position, void* buffer, size_t count, const char*) const override {
        if (position >= m_bytes.size())
            return 0;
        const std::size_t taken = std::min<std::size_t>(count, m_bytes.size() - position);
        m_fetch(position, taken);
        std::memcpy(buffer, m_bytes.data() + position, taken);
        return taken;
    }

private:
    Bytes m_bytes;
    const Fetch& m_fetch;
};

using Member = PthMember;
using Members = PthMembers;

[[noreturn]] void refuseContainer(const Refusal& refuse) {
    refuse(ErrorCode::FileUnreadable,
           "the zip container is damaged or incomplete; copy or download the file again.");
}

Bytes memberBytes(PyTorchStreamReader& reader, const std::string& name, Bytes file,
                  const Refusal& refuse, const Fetch& fetch) {
    const std::size_t header = reader.getRecordHeaderOffset(name);
    std::uint32_t mark = 0;
    if (header > file.size() || file.size() - header < sizeof(mark))
        refuseContainer(refuse);
    fetch(header, sizeof(mark));
    std::memcpy(&mark, file.data() + header, sizeof(mark));
    const std::size_t offset = reader.getRecordOffset(name), size = reader.getRecordSize(name);
    if (mark != kLocalHeaderMark || offset > file.size() || size > file.size() - offset)
        refuseContainer(refuse);
    return file.subspan(offset, size);
}

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

/// The container as LibTorch's reader sees it; its exceptions become one sentence.
Members openContainer(Bytes file, const Refusal& refuse, const Fetch& fetch) {
    const std::vector<ZipMember> directory = readZipDirectory(file, refuse, fetch);
    checkDirectory(directory, refuse);
    Members members;
    try {
        PyTorchStreamReader reader(std::make_shared<FetchedFile>(file, fetch));
        const std::vector<std::string> names = reader.getAllRecords();
        if (names.size() != directory.size())
            refuseContainer(refuse);
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (!directory[i].name.ends_with('/' + names[i]))
                refuseContainer(refuse);
            if (!isCode(directory[i]))
                members[names[i]] = {memberBytes(reader, names[i], file, refuse, fetch),
                                     directory[i].crc32};
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

const Member& pickleOf(const Members& members, const Refusal& refuse) {
    const Member* pickle = findMember(members, "data.pkl");
    if (!pickle)
        refuseContainer(refuse);
    const Member* order = findMember(members, "byteorder");
    if (order && order->bytes.size() == 3)
        refuse(ErrorCode::FormatUnknown,
               "this file was written on a big-endian machine; load it there and save it as "
               "safetensors.");
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

void takeScriptTensors(Archive& archive) {
    if (!isScriptModule(*archive.root))
        return;
    archive.root = scriptTensors(archive, *archive.root);
    archive.notes.push_back(
        "The file is a TorchScript archive: its tensors were taken, its code was neither read nor "
        "run.");
}

}  // namespace

Archive readPthZip(Bytes bytes, std::shared_ptr<const void> owner, const Refusal& refuse,
                   RunContext& context, const Fetch& fetch, ReadDepth reading) {
    const Members members = openContainer(bytes, refuse, fetch);
    const Member& described = pickleOf(members, refuse);
    const auto place = static_cast<std::size_t>(described.bytes.data() - bytes.data());
    fetch(described.bytes.empty() ? 0 : place, described.bytes.size());
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
    takeScriptTensors(archive);
    return archive;
}

}  // namespace scalescope
