// SPDX-License-Identifier: Apache-2.0
#include "app/cli/scale_files.h"

#include "app/cli/ask.h"
#include "app/cli/options.h"
#include "core/base/file_write.h"
#include "core/scaling/block_table.h"
#include "core/scaling/definition.h"
#include "core/session/questions/export_job.h"

namespace scalescope::cli {

void exportWeights(const NetworkSpec& spec, const WeightsRequest& weights, const std::string& path,
                   const OutputOptions& output) {
    static_cast<void>(ask(spec.name + ": export",
                          ExportJob{.run = {spec, weights, {}, {}}, .path = path}, output));
}

void addScaleFileOptions(CLI::App& command, ScaleFiles& files) {
    command
        .add_option("--save", files.save,
                    "Write the definition of this network, for --network of other commands")
        ->type_name("FILE.json");
    command
        .add_option("--name", files.name,
                    "Of the network in --save; default: as the file, else custom")
        ->type_name("NAME");
    command.add_option("--classes", files.classes, "Number of classes of the network")
        ->check(CLI::Range(1, 1'000'000));
    command.add_option("--blocks", files.blocks, "Write every block of this network as a row")
        ->type_name("FILE.csv");
    command
        .add_option("--export", files.exported,
                    "Write weights of this network, named as in torchvision's EfficientNet")
        ->type_name("FILE.safetensors");
    command
        .add_option("--weights", files.weights,
                    "Of --export: random or random:SEED, or a file of this network")
        ->capture_default_str()
        ->type_name("FILE|random");
    addConventionOptions(command, files.conventions);
}

void adopt(const ScaleFiles& files, ScaledNetwork& network) {
    if (!files.name.empty()) {
        checkNetworkName(files.name);
        network.spec.name = files.name;
    } else if (!files.save.empty()) {
        network.spec.name = nameFromFile(files.save);
    }
    if (files.classes) {
        network.spec.classCount = *files.classes;
        network.figures = figuresOf(network.spec);
    }
}

void writeScaleFiles(const ScaleFiles& files, const ScaledNetwork& network,
                     const OutputOptions& output) {
    for (const std::string& path : {files.save, files.blocks, files.exported})
        if (!path.empty())
            checkWritable(path);
    if (!files.save.empty())
        writeDefinition(files.save, {network.spec, network.coefficients});
    if (!files.blocks.empty())
        writeFileAtomically(files.blocks, toCsv(blockTable(network.spec)));
    if (!files.exported.empty()) {
        WeightsRequest weights = parseWeightsOption(files.weights).request;
        weights.asked = files.conventions.asked();
        exportWeights(network.spec, weights, files.exported, output);
    }
    for (const std::string& path : {files.save, files.blocks, files.exported})
        if (!path.empty())
            printNote(output, "wrote " + path);
}

}  // namespace scalescope::cli
