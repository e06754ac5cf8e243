// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats/pth_folder.h"

#include "core/base/digest.h"
#include "core/weights/formats/opened_file.h"
#include "core/weights/formats/pth_zip.h"
#include "core/weights/formats/refusal.h"

#include <memory>
#include <set>
#include <span>
#include <system_error>
#include <utility>
#include <vector>

namespace scalescope {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxFiles = 100'000;

/// Names as in the container, sorted; links are not followed out of the folder.
std::set<std::string> memberNames(const fs::path& folder, const Refusal& refuse) {
    std::set<std::string> names;
    std::error_code error;
    for (const char* name : {"data.pkl", "byteorder", "constants.pkl"})
        if (fs::is_regular_file(fs::symlink_status(folder / name, error)))
            names.insert(name);
    for (fs::directory_iterator i(folder / "data", error), end; !error && i != end;
         i.increment(error)) {
        if (names.size() > kMaxFiles)
            refuse(ErrorCode::LimitExceeded,
                   "this unpacked .pth file has more than 100000 parts; give the file itself.");
        if (fs::is_regular_file(i->symlink_status(error)))
            names.insert("data/" + i->path().filename().string());
    }
    if (error)
        refuse(ErrorCode::FileUnreadable,
               "the folder data in it cannot be read; check its permissions.");
    return names;
}

}  // namespace

bool isUnpackedPth(const fs::path& folder) {
    std::error_code error;
    return fs::is_regular_file(folder / "data.pkl", error) &&
           fs::is_directory(fs::symlink_status(folder / "data", error));
}

UnpackedPth readPthFolder(const fs::path& folder, RunContext& context, ReadDepth reading,
                          bool hash) {
    const fs::path plain = folder.has_filename() ? folder : folder.parent_path();
    const Refusal refuse(plain);
    const std::set<std::string> names = memberNames(plain, refuse);
    auto owners = std::make_shared<std::vector<std::shared_ptr<const void>>>();
    PthMembers members;
    std::string lines;
    UnpackedPth result;
    result.path = plain;
    double done = 0.0;
    for (const std::string& name : names) {
        context.checkpoint(done++ / static_cast<double>(names.size()),
                           "reading " + plain.filename().string());
        RunContext quiet;
        OpenedFile file(plain / name);
        members[name] = {file.bytes(quiet), 0};
        owners->push_back(file.owner());
        result.bytes += static_cast<std::int64_t>(file.size());
        if (hash)
            lines += file.sha256(quiet) + "  " + name + '\n';
    }
    result.archive = readPthMembers(members, owners, static_cast<std::size_t>(result.bytes), refuse,
                                    context, reading);
    result.archive.format = "pth (unpacked folder)";
    result.archive.reading = reading;
    if (hash)
        result.sha256 = sha256Hex(std::as_bytes(std::span(lines)));
    return result;
}

}  // namespace scalescope
