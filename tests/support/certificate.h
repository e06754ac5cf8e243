// SPDX-License-Identifier: Apache-2.0
// A certificate for a server on this machine, made anew for every run: none has to be kept, and
// none can expire.
#pragma once

#include <QByteArray>

namespace scalescope::test {

struct ServerCertificate {
    QByteArray certificate, key;  ///< PEM
};

/// Signed by itself, for localhost and for the hosts that weights are fetched from.
[[nodiscard]] ServerCertificate makeCertificate();

}  // namespace scalescope::test
