// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"

namespace scalescope {

const char* errorCodeName(ErrorCode code) noexcept {
    switch (code) {
        case ErrorCode::FileMissing:
            return "FileMissing";
        case ErrorCode::FileUnreadable:
            return "FileUnreadable";
        case ErrorCode::FileUnwritable:
            return "FileUnwritable";
        case ErrorCode::FormatUnknown:
            return "FormatUnknown";
        case ErrorCode::HeaderInvalid:
            return "HeaderInvalid";
        case ErrorCode::LimitExceeded:
            return "LimitExceeded";
        case ErrorCode::TensorMissing:
            return "TensorMissing";
        case ErrorCode::ShapeMismatch:
            return "ShapeMismatch";
        case ErrorCode::DtypeUnsupported:
            return "DtypeUnsupported";
        case ErrorCode::DigestMismatch:
            return "DigestMismatch";
        case ErrorCode::DownloadFailed:
            return "DownloadFailed";
        case ErrorCode::DeviceUnavailable:
            return "DeviceUnavailable";
        case ErrorCode::OutOfMemory:
            return "OutOfMemory";
        case ErrorCode::ArgumentInvalid:
            return "ArgumentInvalid";
        case ErrorCode::Internal:
            return "Internal";
    }
    return "Internal";
}

const char* errorCodeWords(ErrorCode code) noexcept {
    switch (code) {
        case ErrorCode::FileMissing:
            return "no such file";
        case ErrorCode::FileUnreadable:
            return "file not readable";
        case ErrorCode::FileUnwritable:
            return "file not writable";
        case ErrorCode::FormatUnknown:
            return "unknown format";
        case ErrorCode::HeaderInvalid:
            return "damaged file";
        case ErrorCode::LimitExceeded:
            return "too large";
        case ErrorCode::TensorMissing:
            return "tensors missing";
        case ErrorCode::ShapeMismatch:
            return "shapes differ";
        case ErrorCode::DtypeUnsupported:
            return "number format not read";
        case ErrorCode::DigestMismatch:
            return "not the published file";
        case ErrorCode::DownloadFailed:
            return "download failed";
        case ErrorCode::DeviceUnavailable:
            return "no such device";
        case ErrorCode::OutOfMemory:
            return "out of memory";
        case ErrorCode::ArgumentInvalid:
            return "unusable setting";
        case ErrorCode::Internal:
            break;
    }
    return "a defect of the program";
}

int exitCodeOf(const Failure& failure) noexcept {
    constexpr int kUsage = 2, kInput = 3, kWeights = 4, kDevice = 5, kDefect = 70;
    switch (failure.code) {
        case ErrorCode::Internal:
            return kDefect;
        case ErrorCode::ArgumentInvalid:
        case ErrorCode::FileUnwritable:
            return kUsage;
        case ErrorCode::DeviceUnavailable:
        case ErrorCode::OutOfMemory:
            return kDevice;
        default:
            break;
    }
    switch (failure.subject) {
        case Subject::Input:
            return kInput;
        case Subject::Weights:
            return kWeights;
        case Subject::Output:
        case Subject::None:
            return kUsage;
    }
    return kUsage;
}

}  // namespace scalescope
