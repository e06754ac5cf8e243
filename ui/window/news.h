// SPDX-License-Identifier: Apache-2.0
// Whatever the study, the session and weights have to say stands in the message bar.
#pragma once

class QObject;

namespace scalescope::ui {

class MessageBar;
class Study;
struct Settings;

/// What tells belongs to owner. settings: of the last session; digests of files are kept in them.
void tellNews(Study& study, Settings& settings, MessageBar& messages, QObject* owner);

}  // namespace scalescope::ui
