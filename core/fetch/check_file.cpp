// SPDX-License-Identifier: Apache-2.0
#include "core/fetch/check_file.h"

#include "core/base/digest.h"
#include "core/fetch/git_blob.h"

namespace scalescope {

CheckedFile checkFile(FileReader& reader, const FileWish& wish, RunContext& context) {
    CheckedFile checked;
    FetchedFile& file = checked.file;
    file.path = reader.path();
    file.bytes = reader.size();
    file.check = wish.check;
    file.sha256 = sha256OfFile(reader, context, wish.name + ": checking");
    checked.digest = file.sha256;
    const bool fits = file.bytes >= wish.leastBytes && file.bytes <= wish.mostBytes;
    // A blob of git is a small file, and its size is known to the byte.
    if (wish.check == FetchCheck::GitBlob && fits)
        checked.digest = gitBlobName(readFile(file.path, wish.mostBytes, reader.subject()));
    checked.right = fits && !wish.digest.empty() && checked.digest.starts_with(wish.digest);
    return checked;
}

}  // namespace scalescope
