// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/architecture/architecture_texts.h"

#include "ui/base/texts.h"

namespace scalescope::ui {

namespace {

constexpr QLatin1String kPaper("EfficientNet, arXiv 1905.11946");
constexpr QLatin1String kMobile("MobileNetV2, arXiv 1801.04381");
constexpr QLatin1String kSenet("SENet, arXiv 1709.01507");

QString tip(const QString& title, const QString& sentences, const QString& formula,
            const QString& source) {
    return Texts::tr("<b>%1</b><br/>%2<br/><i>%3</i><br/>Source: %4")
        .arg(title, sentences, formula, source);
}

QString headTip(const Node& node, const BlockSpec* block) {
    return tip(
        Texts::tr("Head"),
        Texts::tr("A last 1×1 convolution widens the features before they are pooled. "
                  "It is four times as wide as the last block's output."),
        QStringLiteral("y = SiLU(BN(W x)), %1 → %2 channels")
            .arg(node.in.channels)
            .arg(node.out.channels),
        kPaper + Texts::tr(", table 1") +
            (block ? Texts::tr("; block ") + QString::fromStdString(block->name()) : QString()));
}

QString convTip(const Node& node, const BlockSpec* block) {
    switch (node.kind) {
        case NodeKind::StemConv:
            return tip(Texts::tr("Stem"),
                       Texts::tr("The first convolution turns three colours into features "
                                 "and halves height and width. Compound scaling widens it "
                                 "with the rest of the network."),
                       QStringLiteral("y = SiLU(BN(W ∗ x)), 3×3, stride 2"),
                       kPaper + Texts::tr(", table 1"));
        case NodeKind::ExpandConv:
            return tip(Texts::tr("Expand"),
                       Texts::tr("A 1×1 convolution widens the thin tensor that blocks hand "
                                 "on, so that the cheap depthwise filter has many channels "
                                 "to work in. Thin at both ends and wide inside: this is "
                                 "what makes the residual inverted."),
                       QStringLiteral("y = SiLU(BN(W x)), %1 = 6 × %2 channels")
                           .arg(node.out.channels)
                           .arg(node.in.channels),
                       kMobile + Texts::tr(", section 3.3"));
        case NodeKind::DepthwiseConv:
            return tip(Texts::tr("Depthwise convolution"),
                       Texts::tr("Every channel is filtered by its own %1×%1 kernel; channels "
                                 "do not meet here. It needs one part in %2 of the MACs of a "
                                 "full convolution, yet moves as much memory.")
                           .arg(node.kernel)
                           .arg(node.out.channels),
                       QStringLiteral("y<sub>c</sub> = SiLU(BN(w<sub>c</sub> ∗ x<sub>c</sub>)), "
                                      "stride %1")
                           .arg(node.stride),
                       kMobile + Texts::tr(", section 3.1"));
        case NodeKind::ProjectConv:
            return tip(Texts::tr("Project"),
                       Texts::tr("A 1×1 convolution mixes the gated channels and narrows them "
                                 "again. No activation follows: in a thin tensor it would "
                                 "destroy information."),
                       QStringLiteral("y = BN(W x), %1 → %2 channels")
                           .arg(node.in.channels)
                           .arg(node.out.channels),
                       kMobile + Texts::tr(", section 3.2"));
        default:
            break;
    }
    return headTip(node, block);
}

QString seTip(const Node& node) {
    switch (node.kind) {
        case NodeKind::SqueezePool:
            return tip(Texts::tr("Squeeze"),
                       Texts::tr("Each channel's map becomes one number, its mean over all "
                                 "positions. The gates computed from it therefore see the "
                                 "whole picture at once."),
                       QStringLiteral("z<sub>c</sub> = mean<sub>h,w</sub> x<sub>c</sub>"),
                       kSenet + Texts::tr(", eq. 2"));
        case NodeKind::SeReduce:
            return tip(Texts::tr("Excitation: reduce"),
                       Texts::tr("A small layer summarises %1 channel means in %2 hidden "
                                 "units. EfficientNet sizes it by the block's input (a "
                                 "quarter), and uses SiLU where the SE paper has ReLU.")
                           .arg(node.in.channels)
                           .arg(node.out.channels),
                       QStringLiteral("h = SiLU(W<sub>1</sub> z + b<sub>1</sub>)"),
                       kSenet + Texts::tr(", eq. 3; torchvision"));
        case NodeKind::SeExpand:
            return tip(Texts::tr("Excitation: expand, sigmoid"),
                       Texts::tr("A second layer gives one logit per channel, and the sigmoid "
                                 "makes it a gate between 0 and 1. Gates near 0 close a "
                                 "channel for this picture, gates near 1 let it pass."),
                       QStringLiteral("s = σ(W<sub>2</sub> h + b<sub>2</sub>), σ(t) = 1 / (1 + "
                                      "e<sup>−t</sup>)"),
                       kSenet + Texts::tr(", eq. 3"));
        default:
            break;
    }
    return tip(Texts::tr("Gate product"),
               Texts::tr("Every channel's map is multiplied by its gate. This is where the "
                         "network decides per picture which channels count."),
               QStringLiteral("y<sub>c</sub> = s<sub>c</sub> · x<sub>c</sub>"),
               kSenet + Texts::tr(", eq. 4"));
}

}  // namespace

QString nodeTip(const Node& node, const BlockSpec* block) {
    switch (node.kind) {
        case NodeKind::SqueezePool:
        case NodeKind::SeReduce:
        case NodeKind::SeExpand:
        case NodeKind::GateScale:
            return seTip(node);
        case NodeKind::ResidualAdd:
            return residualTip();
        case NodeKind::GlobalPool:
            return tip(Texts::tr("Global pooling"),
                       Texts::tr("Each feature map becomes its mean, so that any input size "
                                 "gives a vector of one length. Resolution is thereby free to "
                                 "be scaled."),
                       QStringLiteral("y<sub>c</sub> = mean<sub>h,w</sub> x<sub>c</sub>"),
                       kPaper + Texts::tr(", table 1"));
        case NodeKind::Classifier:
            return tip(Texts::tr("Classifier"),
                       Texts::tr("One linear layer turns %1 features into %2 logits. The "
                                 "softmax of the logits is the score that predictions show.")
                           .arg(node.in.channels)
                           .arg(node.out.channels),
                       QStringLiteral("logits = W x + b"), kPaper + Texts::tr(", table 1"));
        default:
            return convTip(node, block);
    }
}

QString residualTip() {
    return tip(Texts::tr("Residual"),
               Texts::tr("The block's input is added to its output, so the block only learns a "
                         "correction. It exists where stride is 1 and the number of channels "
                         "stays."),
               QStringLiteral("y = x + F(x)"), kMobile + Texts::tr(", section 3.3"));
}

QString sigmoidTip() {
    return tip(Texts::tr("Sigmoid"),
               Texts::tr("It maps every logit to a gate between 0 and 1. Beyond ±4.6 the gate "
                         "is within 1 % of its end and hardly reacts any more."),
               QStringLiteral("σ(t) = 1 / (1 + e<sup>−t</sup>)"), kSenet + Texts::tr(", eq. 3"));
}

QString blockTip(const BlockSpec& block) {
    return tip(
        Texts::tr("Block %1: MBConv%2, %3×%3")
            .arg(QString::fromStdString(block.name()))
            .arg(block.expandedChannels / block.inChannels)
            .arg(block.kernel),
        Texts::tr("%1 channels are expanded to %2, filtered one by one with stride %3, gated "
                  "by squeeze-and-excitation (%4 hidden units), and projected to %5. %6")
            .arg(block.inChannels)
            .arg(block.expandedChannels)
            .arg(block.stride)
            .arg(block.squeezeChannels)
            .arg(block.outChannels)
            .arg(block.residual ? Texts::tr("Its input is added to its output.")
                                : Texts::tr("Its shape changes, so there is no residual.")),
        block.residual ? QStringLiteral("y = x + project(gate · depthwise(expand(x)))")
                       : QStringLiteral("y = project(gate · depthwise(expand(x)))"),
        kPaper + Texts::tr(", table 1; ") + kMobile);
}

QString sectionTip(int section) {
    if (section == 0 || section == 8)
        return tip(section == 0 ? Texts::tr("Stem") : Texts::tr("Head"),
                   Texts::tr("Stem and head exist once in every variant. Scaling changes their "
                             "width and the resolution that they see, never their number."),
                   QStringLiteral("width = round<sub>8</sub>(base · β<sup>φ</sup>)"),
                   kPaper + Texts::tr(", eq. 3"));
    return tip(Texts::tr("Stage %1").arg(section),
               Texts::tr("A stage repeats one kind of block; only its first block may change "
                         "resolution and width. Compound scaling repeats blocks more often, "
                         "widens them and feeds larger pictures, all from one coefficient."),
               Texts::tr("depth = α<sup>φ</sup>, width = β<sup>φ</sup>, resolution = "
                         "γ<sup>φ</sup>; α·β²·γ² ≈ 2, so MACs double with each φ"),
               kPaper + Texts::tr(", eq. 3"));
}

QString nodeTitle(NodeKind kind) {
    switch (kind) {
        case NodeKind::StemConv:
            return Texts::tr("stem");
        case NodeKind::ExpandConv:
            return Texts::tr("expand");
        case NodeKind::DepthwiseConv:
            return Texts::tr("depthwise");
        case NodeKind::SqueezePool:
            return Texts::tr("squeeze");
        case NodeKind::SeReduce:
            return Texts::tr("SE reduce");
        case NodeKind::SeExpand:
            return Texts::tr("SE expand");
        case NodeKind::GateScale:
            return Texts::tr("× gate");
        case NodeKind::ProjectConv:
            return Texts::tr("project");
        case NodeKind::ResidualAdd:
            return QStringLiteral("+");
        case NodeKind::HeadConv:
            return Texts::tr("head");
        case NodeKind::GlobalPool:
            return Texts::tr("pool");
        case NodeKind::Classifier:
            return Texts::tr("classifier");
    }
    return {};
}

QString nodeAction(const Node& node) {
    const QString channels = QStringLiteral("%1 → %2").arg(node.in.channels).arg(node.out.channels);
    switch (node.kind) {
        case NodeKind::StemConv:
        case NodeKind::ExpandConv:
        case NodeKind::ProjectConv:
        case NodeKind::HeadConv:
            return QStringLiteral("%1×%1, %2").arg(node.kernel).arg(channels);
        case NodeKind::DepthwiseConv:
            return Texts::tr("%1×%1 per channel, /%2").arg(node.kernel).arg(node.stride);
        case NodeKind::SeReduce:
            return channels + Texts::tr(", SiLU");
        case NodeKind::SeExpand:
        case NodeKind::Classifier:
            return channels;
        case NodeKind::SqueezePool:
        case NodeKind::GlobalPool:
            return Texts::tr("mean of %1 × %2").arg(node.in.height).arg(node.in.width);
        default:
            return {};
    }
}

}  // namespace scalescope::ui
