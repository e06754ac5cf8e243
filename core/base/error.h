// SPDX-License-Identifier: Apache-2.0
// The one exception type of core, and its value form for results.
#pragma once

#include <exception>
#include <string>

namespace scalescope {

/// What went wrong, for programs. The sentence for people is in the message.
enum class ErrorCode {
    FileMissing,        ///< no such file or folder
    FileUnreadable,     ///< there, but cannot be read or is damaged
    FileUnwritable,     ///< the output cannot be created or replaced
    FormatUnknown,      ///< not one of the formats that are read
    HeaderInvalid,      ///< the format is right, its structure is not
    LimitExceeded,      ///< larger than a stated limit
    TensorMissing,      ///< a tensor that the network needs is not in the file
    ShapeMismatch,      ///< a tensor or input has another shape than the network
    DtypeUnsupported,   ///< an element type that is not read
    DigestMismatch,     ///< the content is not what was published under that name
    DownloadFailed,     ///< the network or the server said no
    DeviceUnavailable,  ///< no such device on this machine
    OutOfMemory,        ///< the device or the process ran out of memory
    ArgumentInvalid,    ///< a setting has a value that cannot be used
    Internal            ///< a defect of the program
};

/// Which of the user's things an error is about; with the code it decides the exit code.
enum class Subject { None, Input, Weights, Output };

/// The value form of an error: what results and signals carry.
struct Failure {
    ErrorCode code = ErrorCode::Internal;
    Subject subject = Subject::None;
    std::string message;  ///< a full sentence: what is wrong with which file or setting, what to do
    std::string context;  ///< details for a bug report; may be empty
    std::string marked = {};  ///< the message with its settings marked (setting.h); empty: none
};

/// Thrown by core, and nothing else is.
class Error : public std::exception {
public:
    Error(ErrorCode code, std::string message, Subject subject = Subject::None,
          std::string context = {})
        : m_failure{code, subject, std::move(message), std::move(context)} {}
    explicit Error(Failure failure) : m_failure(std::move(failure)) {}

    [[nodiscard]] const char* what() const noexcept override { return m_failure.message.c_str(); }
    [[nodiscard]] const Failure& failure() const noexcept { return m_failure; }
    [[nodiscard]] ErrorCode code() const noexcept { return m_failure.code; }

private:
    Failure m_failure;
};

/// Thrown by RunContext::checkpoint; not an error.
struct Canceled {};

/// Stable name of a code, as JSON carries it: "FileMissing".
[[nodiscard]] const char* errorCodeName(ErrorCode code) noexcept;
/// A few words for a cell of a table: "no such file".
[[nodiscard]] const char* errorCodeWords(ErrorCode code) noexcept;

/// Process exit code of a failure: 2 usage, 3 input, 4 weights, 5 device or memory, 70 defect.
[[nodiscard]] int exitCodeOf(const Failure& failure) noexcept;

}  // namespace scalescope
