# SPDX-License-Identifier: Apache-2.0
# train: wrong options are one sentence; a small training gives a file that other commands take;
# Ctrl-C keeps what was learnt, and the same command goes on from there.
include("${CMAKE_CURRENT_LIST_DIR}/cli.cmake")

fails(EXIT 2 NAMES "--images" ARGS train --out x.safetensors)
fails(EXIT 2 NAMES "--out" ARGS train --images generated)
fails(EXIT 2 NAMES "b9" ARGS train --images generated --variant b9 --out x.safetensors)
fails(EXIT 2 NAMES "sum to 0.5" ARGS train --images generated --px 96:0.5 --out x.safetensors)
fails(EXIT 2 NAMES "--epochs" ARGS train --images generated --epochs 3 --out x.safetensors)
fails(EXIT 2 NAMES "--batch" ARGS train --images generated --batch 1 --out x.safetensors)
fails(EXIT 2 NAMES "--lr" ARGS train --images generated --lr nan --out x.safetensors)
fails(EXIT 2 NAMES "--optimizer" ARGS train --images generated --optimizer adam --out x.safetensors)
fails(EXIT 2 NAMES "no-such-folder" ARGS train --images generated --out no-such-folder/x.safetensors)
fails(EXIT 3 NAMES "no-such-folder" ARGS train --images no-such-folder --out x.safetensors)
fails(EXIT 4 NAMES "no-such-file" ARGS train --images generated --from no-such-file --out x.safetensors)
fails(EXIT 4 NAMES "x.state.safetensors" ARGS train --images generated --resume --out x.safetensors)
file(MAKE_DIRECTORY "${WORK}/one/only")
file(COPY "${SOURCE}/tests/data/images/" DESTINATION "${WORK}/one/only" FILES_MATCHING PATTERN "gray*.png")
fails(EXIT 2 NAMES "only one class folder" ARGS train --images one --out x.safetensors)

set(tiny train --images generated --variant b0 --px 32 --batch 4 --threads 1 --report-seconds 0)
run(EXIT 0 ARGS ${tiny} --pictures 8 --out tiny.safetensors --half --validate 20 --json --quiet)
one_document("scalescope/train/1")
json(steps steps)
same("steps" "${steps}" 2)
json(seen evaluation pictures)
same("held-out pictures" "${seen}" 20)
json(first classNames 0)
run(EXIT 0 ARGS train --images generated --evaluate tiny.safetensors --validate 20 --validate-px 32 --json --quiet)
one_document("scalescope/evaluate/1")
json(name evaluation classes 0 name)
same("first class" "${name}" "${first}")
run(EXIT 0 ARGS weights inspect tiny.safetensors --json)
json(scheme load scheme)
same("naming" "${scheme}" torchvision)

# The first line of progress brings the interruption.
execute_process(COMMAND bash -c "\"$0\" \"$@\" 2> log & pid=$!
    until grep -q '^note: step' log; do sleep 0.1; done; kill -INT $pid; wait $pid" "${CLI}" ${tiny}
    --pictures 1000000 --out long.safetensors
  WORKING_DIRECTORY "${WORK}" OUTPUT_VARIABLE OUT ERROR_VARIABLE ERR RESULT_VARIABLE code TIMEOUT 120)
same("exit code" "${code}" 130)
file(READ "${WORK}/log" log)
if(NOT log MATCHES "--resume")
  message(FATAL_ERROR "an interrupted training does not say how to go on: ${log}")
endif()
run(EXIT 0 ARGS weights inspect long.safetensors)
fails(EXIT 2 NAMES "--pictures 1000000, not 8" ARGS ${tiny} --pictures 8 --out long.safetensors --resume --quiet)
