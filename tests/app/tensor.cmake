# SPDX-License-Identifier: Apache-2.0
# --tensor feeds an array as it is: any size, a batch, no preprocessing.
include("${CMAKE_CURRENT_LIST_DIR}/cli.cmake")

# Writes an array of zeros: its file, element type, shape and bytes of data.
function(write_array file type shape bytes)
  execute_process(COMMAND sh -c "{ printf '\\223NUMPY\\001\\000\\166\\000'
    printf '%-117s\\n' \"{'descr': '$2', 'fortran_order': False, 'shape': ($3), }\"; head -c $4 /dev/zero; } > $1"
    sh "${file}" "${type}" "${shape}" "${bytes}" WORKING_DIRECTORY "${WORK}" COMMAND_ERROR_IS_FATAL ANY)
endfunction()

function(claim_batch_is_fed_as_it_is)
  write_array(two.npy "<f4" "2, 3, 64, 96" 147456)
  run(EXIT 0 ARGS predict --tensor two.npy --variants b0 --weights random --json)
  one_document("scalescope/predict/1")
  json_length(count variants 0 images)
  same("images of the batch" "${count}" 2)
  json(height variants 0 input size 0)
  json(width variants 0 input size 1)
  json(interpolation variants 0 input interpolation)
  same("input" "${height} ${width} ${interpolation}" "64 96 none")
endfunction()

function(claim_array_shorter_than_its_header_says_is_refused)
  write_array(short.npy "<f4" "2, 3, 64, 96" 1000)
  fails(EXIT 3 NAMES "short.npy" ARGS predict --tensor short.npy --variants b0 --weights random)
endfunction()

function(claim_array_of_complex_numbers_is_refused)
  write_array(complex.npy "<c8" "1, 3, 64, 64" 98304)
  fails(EXIT 3 NAMES "complex.npy" ARGS predict --tensor complex.npy --variants b0 --weights random)
endfunction()

function(claim_shape_that_no_network_takes_is_refused)
  write_array(tiny.npy "<f4" "1, 3, 1, 64" 768)
  write_array(gray.npy "<f4" "1, 1, 64, 64" 16384)
  fails(EXIT 3 NAMES "tiny.npy" ARGS predict --tensor tiny.npy --variants b0 --weights random)
  fails(EXIT 3 NAMES "gray.npy" ARGS predict --tensor gray.npy --variants b0 --weights random)
endfunction()

function(claim_tensor_beside_a_sample_is_refused)
  write_array(two.npy "<f4" "2, 3, 64, 96" 147456)
  fails(EXIT 2 NAMES "--tensor" ARGS predict --tensor two.npy --sample chelsea --variants b0)
endfunction()

run_claim()
