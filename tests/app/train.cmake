# SPDX-License-Identifier: Apache-2.0
# train: wrong options are one sentence; a small training gives a file that other commands take;
# Ctrl-C keeps what was learnt, and the same command goes on from there.
include("${CMAKE_CURRENT_LIST_DIR}/cli.cmake")
set(tiny train --images generated --variant b0 --px 32 --batch 4 --threads 1 --report-seconds 0)

function(claim_missing_option_is_refused)
  fails(EXIT 2 NAMES "--images" ARGS train --out x.safetensors)
  fails(EXIT 2 NAMES "--out" ARGS train --images generated)
endfunction()

function(claim_name_that_is_not_known_is_refused)
  fails(EXIT 2 NAMES "b9" ARGS train --images generated --variant b9 --out x.safetensors)
  fails(EXIT 2 NAMES "--optimizer" ARGS train --images generated --optimizer adam --out x.safetensors)
endfunction()

function(claim_number_out_of_range_is_refused)
  fails(EXIT 2 NAMES "sum to 0.5" ARGS train --images generated --px 96:0.5 --out x.safetensors)
  fails(EXIT 2 NAMES "--epochs" ARGS train --images generated --epochs 3 --out x.safetensors)
  fails(EXIT 2 NAMES "--batch" ARGS train --images generated --batch 1 --out x.safetensors)
  fails(EXIT 2 NAMES "--lr" ARGS train --images generated --lr nan --out x.safetensors)
endfunction()

function(claim_missing_file_or_folder_is_named)
  fails(EXIT 2 NAMES "no-such-folder" ARGS train --images generated --out no-such-folder/x.safetensors)
  fails(EXIT 3 NAMES "no-such-folder" ARGS train --images no-such-folder --out x.safetensors)
  fails(EXIT 4 NAMES "no-such-file" ARGS train --images generated --from no-such-file --out x.safetensors)
  fails(EXIT 4 NAMES "x.state.safetensors" ARGS train --images generated --resume --out x.safetensors)
endfunction()

function(claim_one_class_alone_is_refused)
  file(MAKE_DIRECTORY "${WORK}/one/only")
  file(COPY "${SOURCE}/tests/data/images/" DESTINATION "${WORK}/one/only" FILES_MATCHING PATTERN "gray*.png")
  fails(EXIT 2 NAMES "only one class folder" ARGS train --images one --out x.safetensors)
endfunction()

# One folder, of two classes with a file each that is no picture.
function(folder_with_bad_files)
  foreach(class ants bees)
    file(MAKE_DIRECTORY "${WORK}/set/${class}")
    foreach(number RANGE 4)
      configure_file("${SOURCE}/tests/data/images/gray.png" "${WORK}/set/${class}/${number}.png" COPYONLY)
    endforeach()
    file(WRITE "${WORK}/set/${class}/bad.png" "this is a text file")
  endforeach()
endfunction()

function(claim_bad_files_of_a_folder_are_left_out_and_listed)
  folder_with_bad_files()
  run(EXIT 0 ARGS train --images set --variant b0 --px 32 --batch 4 --threads 1 --pictures 24 --out x.safetensors
    --held-out 0.5 --validate 6 --json)
  one_document("scalescope/train/1")
  json_length(left skipped)
  same("pictures left out" "${left}" 2)
  json(judged evaluation pictures)
  foreach(text "2 images are left out" "ants/bad.png" "bees/bad.png" "--strict makes it an error")
    string(FIND "${ERR}" "${text}" at)
    if(at EQUAL -1)
      broken("the notes do not say '${text}': ${ERR}")
    endif()
  endforeach()
endfunction()

function(claim_strict_ends_a_training_with_a_bad_file)
  folder_with_bad_files()
  run(EXIT 3 ARGS train --images set --variant b0 --px 32 --batch 4 --threads 1 --pictures 24 --out x.safetensors
    --held-out 0 --strict --quiet)
  if(NOT ERR MATCHES "bad.png")
    broken("the error does not name the picture: ${ERR}")
  endif()
endfunction()

function(claim_class_without_a_picture_is_refused)
  folder_with_bad_files()
  foreach(number RANGE 4)
    file(WRITE "${WORK}/set/bees/${number}.png" "this is a text file")
  endforeach()
  run(EXIT 3 ARGS train --images set --variant b0 --px 32 --batch 4 --threads 1 --pictures 24 --out x.safetensors --quiet)
  if(NOT ERR MATCHES "class \"bees\"")
    broken("the error does not name the class: ${ERR}")
  endif()
  if(EXISTS "${WORK}/x.safetensors")
    broken("weights were written that know nothing of a class")
  endif()
endfunction()

# One claim: the commands take the file of one training.
function(claim_trained_file_is_taken_by_other_commands)
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
endfunction()

# One claim: what was learnt, how to go on and what is refused are all of one interrupted training.
function(claim_ctrl_c_keeps_what_was_learnt_and_says_how_to_go_on)
  # The first line of progress brings the interruption.
  execute_process(COMMAND bash -c "\"$0\" \"$@\" 2> log & pid=$!
      until grep -q '^note: step' log; do sleep 0.1; done; kill -INT $pid; wait $pid" "${CLI}" ${tiny}
      --pictures 1000000 --out long.safetensors
    WORKING_DIRECTORY "${WORK}" OUTPUT_VARIABLE OUT ERROR_VARIABLE ERR RESULT_VARIABLE code TIMEOUT 120)
  same("exit code" "${code}" 130)
  read_file(log log)
  if(NOT log MATCHES "--resume")
    broken("an interrupted training does not say how to go on: ${log}")
  endif()
  run(EXIT 0 ARGS weights inspect long.safetensors)
  fails(EXIT 2 NAMES "--pictures 1000000, not 8" ARGS ${tiny} --pictures 8 --out long.safetensors --resume --quiet)
endfunction()

run_claim()
