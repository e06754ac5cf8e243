# SPDX-License-Identifier: Apache-2.0
# Files that are not what they seem: one sentence, the right exit code, nothing good replaced.
include("${CMAKE_CURRENT_LIST_DIR}/cli.cmake")

# Runs a line of sh in WORK that makes files.
function(make line)
  execute_process(COMMAND sh -c "${line}" WORKING_DIRECTORY "${WORK}" COMMAND_ERROR_IS_FATAL ANY)
endfunction()

function(claim_image_that_is_none_is_refused)
  file(WRITE "${WORK}/text.jpg" "This is not a picture.\n")
  file(WRITE "${WORK}/empty.png" "")
  file(MAKE_DIRECTORY "${WORK}/folder")
  fails(EXIT 3 NAMES "missing.jpg" ARGS predict --image missing.jpg --variants b0)
  fails(EXIT 3 NAMES "text.jpg" ARGS predict --image text.jpg --variants b0)
  fails(EXIT 3 NAMES "empty.png" ARGS diagnose --image empty.png --variants b0)
  fails(EXIT 3 NAMES "folder" ARGS predict --image folder --variants b0)
endfunction()

function(claim_array_or_labels_that_are_none_are_refused)
  file(WRITE "${WORK}/text.npy" "This is not an array.\n")
  fails(EXIT 3 NAMES "text.npy" ARGS predict --tensor text.npy --variants b0)
  fails(EXIT 3 NAMES "missing.txt" ARGS predict --sample chelsea --labels missing.txt --variants b0)
endfunction()

function(claim_checkpoint_that_is_none_is_refused)
  file(WRITE "${WORK}/text.pth" "This is not a checkpoint.\n")
  fails(EXIT 4 NAMES "missing.pth" ARGS predict --sample chelsea --variants b0 --weights missing.pth)
  fails(EXIT 4 NAMES "text.pth" ARGS predict --sample chelsea --variants b0 --weights text.pth)
  fails(EXIT 4 NAMES "text.pth" ARGS weights inspect text.pth)
  fails(EXIT 4 NAMES "text.pth" ARGS weights verify text.pth)
endfunction()

function(claim_header_that_claims_more_than_the_file_has_is_refused)
  make("printf '\\377\\377\\377\\177\\000\\000\\000\\000{}' > claims.safetensors")
  fails(EXIT 4 NAMES "claims.safetensors" ARGS predict --sample chelsea --variants b0 --weights claims.safetensors)
endfunction()

function(claim_tensors_that_are_no_efficientnet_are_refused)
  make("header='{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}'
    { printf '\\070\\000\\000\\000\\000\\000\\000\\000'; printf '%-56s' \"$header\"; printf '\\000\\000\\000\\000'; } > other.safetensors")
  fails(EXIT 4 NAMES "other.safetensors" ARGS predict --sample chelsea --variants b0 --weights other.safetensors)
endfunction()

function(claim_checkpoint_that_was_cut_off_is_refused)
  file(COPY "${SOURCE}/tests/data/weights/" DESTINATION "${WORK}" FILES_MATCHING PATTERN "ma*.pth")
  make("head -c 2000 mapped.pth > cut.pth; head -c 900 mapped_legacy.pth > cut_legacy.pth")
  foreach(name cut.pth cut_legacy.pth)
    fails(EXIT 4 NAMES "${name}" ARGS predict --sample chelsea --variants b0 --weights ${name})
    fails(EXIT 4 NAMES "${name}" ARGS weights inspect ${name})
  endforeach()
endfunction()

function(claim_pickle_that_would_run_a_command_is_not_run)
  file(COPY "${SOURCE}/tests/data/weights/malicious.pth" DESTINATION "${WORK}")
  fails(EXIT 4 NAMES "malicious.pth" ARGS predict --sample chelsea --variants b0 --weights malicious.pth)
  fails(EXIT 4 NAMES "malicious.pth" ARGS weights inspect malicious.pth)
  fails(EXIT 4 NAMES "posix.system" ARGS predict --sample chelsea --variants b0 --weights malicious.pth)
  if(EXISTS "${WORK}/malicious-was-run")
    broken("the pickle of malicious.pth was run")
  endif()
endfunction()

# Escape, its relative of one byte (U+009B), and a byte that is no UTF-8, in a tensor's name and in a file's.
function(claim_names_cannot_steer_the_terminal)
  make("name='odd\\u001b[31m\\u009b31m\\r\\n'
    header=\"{\\\"$name\\\":{\\\"dtype\\\":\\\"F32\\\",\\\"shape\\\":[1],\\\"data_offsets\\\":[0,4]}}\"
    { printf '\\200\\000\\000\\000\\000\\000\\000\\000'; printf '%-128s' \"$header\"; printf '\\000\\000\\000\\000'; } > odd.safetensors
    cp odd.safetensors \"$(printf 'odd\\033[31m\\302\\2331m\\377.safetensors')\"")
  foreach(file odd.safetensors "odd?[[]31m*.safetensors")
    make("\"${CLI}\" weights inspect --keys ${file} > printed 2>&1 || true")
    read_file(text printed HEX)
    if(NOT text MATCHES "6f6464")
      broken("the name was not printed")
    endif()
    string(REGEX REPLACE "(..)" "\\1 " bytes "${text}")
    if(bytes MATCHES "(1b|c2 [89].|0d|7f|ff) ")
      broken("a control character reached the terminal: ${bytes}")
    endif()
  endforeach()
endfunction()

# The system would end the program where writing fails.
function(claim_a_limit_on_the_size_of_files_is_told)
  execute_process(
    COMMAND sh -c "ulimit -f 2048 && exec \"$0\" weights export --variants b0 --weights demo --quiet --out large.safetensors" "${CLI}"
    WORKING_DIRECTORY "${WORK}" OUTPUT_VARIABLE OUT ERROR_VARIABLE ERR RESULT_VARIABLE code)
  if(NOT code EQUAL 2 OR NOT ERR MATCHES "^error: large.safetensors: writing failed [^\n]+\\.\n$")
    broken("exit ${code}, expected 2 and one sentence: ${ERR}")
  endif()
  file(GLOB left RELATIVE "${WORK}" "${WORK}/large*")
  same("files beside it" "${left}" "")
endfunction()

function(claim_input_that_fails_leaves_the_report_of_before)
  file(WRITE "${WORK}/text.jpg" "This is not a picture.\n")
  file(WRITE "${WORK}/text.pth" "This is not a checkpoint.\n")
  file(WRITE "${WORK}/good.html" "a good report")
  fails(EXIT 3 NAMES "text.jpg" ARGS report --image text.jpg --variants b0 --out good.html)
  fails(EXIT 4 NAMES "text.pth" ARGS report --sample chelsea --variants b0 --weights text.pth --quiet --out good.html)
  read_file(content good.html)
  same("the report of before" "${content}" "a good report")
  file(GLOB left RELATIVE "${WORK}" "${WORK}/good*")
  same("files beside it" "${left}" "good.html")
endfunction()

run_claim()
