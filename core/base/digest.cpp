// SPDX-License-Identifier: Apache-2.0
#include "core/base/digest.h"

#include "core/base/error.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace scalescope {

namespace {

constexpr std::size_t kPieceBytes = std::size_t{1} << 20;

void require(int opensslResult) {
    if (opensslResult != 1)
        throw Error(ErrorCode::Internal,
                    "SHA-256 failed inside the cryptography library; please report this.");
}

}  // namespace

struct Sha256::Impl {
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(),
                                                                    &EVP_MD_CTX_free};
};

Sha256::Sha256() : m_impl(std::make_unique<Impl>()) {
    require(m_impl->context ? 1 : 0);
    require(EVP_DigestInit_ex(m_impl->context.get(), EVP_sha256(), nullptr));
}

Sha256::~Sha256() = default;

void Sha256::add(std::span<const std::byte> bytes) {
    require(EVP_DigestUpdate(m_impl->context.get(), bytes.data(), bytes.size()));
}

std::string Sha256::hex() {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    require(EVP_DigestFinal_ex(m_impl->context.get(), digest.data(), &size));
    std::string text;
    for (unsigned int i = 0; i < size; ++i) {
        text += kDigits[digest[i] >> 4U];
        text += kDigits[digest[i] & 0xFU];
    }
    return text;
}

std::string sha256Hex(std::span<const std::byte> bytes) {
    Sha256 digest;
    digest.add(bytes);
    return digest.hex();
}

std::string sha256Hex(std::span<const std::byte> bytes, RunContext& context,
                      std::string_view what) {
    const auto size = static_cast<double>(bytes.size());
    Sha256 digest;
    for (std::size_t done = 0; done < bytes.size();) {
        const auto piece = bytes.subspan(done, std::min(bytes.size() - done, kPieceBytes));
        digest.add(piece);
        done += piece.size();
        context.checkpoint(static_cast<double>(done) / size, what);
    }
    return digest.hex();
}

std::string sha256OfFile(FileReader& reader, RunContext& context, std::string_view what) {
    reader.rewind();
    std::vector<std::byte> piece(kPieceBytes);
    Sha256 digest;
    std::uint64_t done = 0;
    while (const std::size_t got = reader.read(piece)) {
        digest.add(std::span(piece).first(got));
        done += got;
        const auto size = static_cast<double>(reader.size());
        context.checkpoint(size > 0.0 ? static_cast<double>(done) / size : 1.0, what);
    }
    return digest.hex();
}

}  // namespace scalescope
