// SPDX-License-Identifier: Apache-2.0
#include "core/fetch/git_blob.h"

#include "core/base/error.h"

#include <openssl/evp.h>

#include <array>
#include <memory>

namespace scalescope {

std::string gitBlobName(std::span<const std::byte> bytes) {
    const std::string head = "blob " + std::to_string(bytes.size()) + '\0';
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                          &EVP_MD_CTX_free);
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (!context || EVP_DigestInit_ex(context.get(), EVP_sha1(), nullptr) != 1 ||
        EVP_DigestUpdate(context.get(), head.data(), head.size()) != 1 ||
        EVP_DigestUpdate(context.get(), bytes.data(), bytes.size()) != 1 ||
        EVP_DigestFinal_ex(context.get(), digest.data(), &size) != 1)
        throw Error(ErrorCode::Internal,
                    "SHA-1 failed inside the cryptography library; please report this.");
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    for (unsigned int i = 0; i < size; ++i) {
        text += kDigits[digest[i] >> 4U];
        text += kDigits[digest[i] & 0xFU];
    }
    return text;
}

}  // namespace scalescope
