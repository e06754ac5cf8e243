# SPDX-License-Identifier: Apache-2.0
# Files that are not what they seem: one sentence, the right exit code, nothing good replaced.
include("${CMAKE_CURRENT_LIST_DIR}/cli.cmake")
file(WRITE "${WORK}/text.jpg" "This is not a picture.\n")
file(WRITE "${WORK}/text.pth" "This is not a checkpoint.\n")
file(WRITE "${WORK}/text.npy" "This is not an array.\n")
file(WRITE "${WORK}/empty.png" "")
file(MAKE_DIRECTORY "${WORK}/folder")
fails(EXIT 3 NAMES "missing.jpg" ARGS predict --image missing.jpg --variants b0)
fails(EXIT 3 NAMES "text.jpg" ARGS predict --image text.jpg --variants b0)
fails(EXIT 3 NAMES "empty.png" ARGS diagnose --image empty.png --variants b0)
fails(EXIT 3 NAMES "folder" ARGS predict --image folder --variants b0)
fails(EXIT 3 NAMES "text.npy" ARGS predict --tensor text.npy --variants b0)
fails(EXIT 3 NAMES "missing.txt" ARGS predict --sample chelsea --labels missing.txt --variants b0)
fails(EXIT 4 NAMES "missing.pth" ARGS predict --sample chelsea --variants b0 --weights missing.pth)
fails(EXIT 4 NAMES "text.pth" ARGS predict --sample chelsea --variants b0 --weights text.pth)
fails(EXIT 4 NAMES "text.pth" ARGS weights inspect text.pth)
fails(EXIT 4 NAMES "text.pth" ARGS weights verify text.pth)

# A header that claims more than the file has, and a file whose tensors are no EfficientNet.
execute_process(COMMAND sh -c "printf '\\377\\377\\377\\177\\000\\000\\000\\000{}' > claims.safetensors
  header='{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}'
  { printf '\\070\\000\\000\\000\\000\\000\\000\\000'; printf '%-56s' \"$header\"; printf '\\000\\000\\000\\000'; } > other.safetensors"
  WORKING_DIRECTORY "${WORK}" COMMAND_ERROR_IS_FATAL ANY)
fails(EXIT 4 NAMES "claims.safetensors" ARGS predict --sample chelsea --variants b0 --weights claims.safetensors)
fails(EXIT 4 NAMES "other.safetensors" ARGS predict --sample chelsea --variants b0 --weights other.safetensors)

# Checkpoints that were cut off, and one whose pickle would run a command.
file(COPY "${SOURCE}/tests/data/weights/" DESTINATION "${WORK}" FILES_MATCHING PATTERN "ma*.pth")
execute_process(COMMAND sh -c "head -c 2000 mapped.pth > cut.pth; head -c 900 mapped_legacy.pth > cut_legacy.pth"
  WORKING_DIRECTORY "${WORK}" COMMAND_ERROR_IS_FATAL ANY)
foreach(name cut.pth cut_legacy.pth malicious.pth)
  fails(EXIT 4 NAMES "${name}" ARGS predict --sample chelsea --variants b0 --weights ${name})
  fails(EXIT 4 NAMES "${name}" ARGS weights inspect ${name})
endforeach()
fails(EXIT 4 NAMES "posix.system" ARGS predict --sample chelsea --variants b0 --weights malicious.pth)
if(EXISTS "${WORK}/malicious-was-run")
  message(FATAL_ERROR "the pickle of malicious.pth was run")
endif()

# An image that fails leaves the report of before untouched.
file(WRITE "${WORK}/good.html" "a good report")
fails(EXIT 3 NAMES "text.jpg" ARGS report --image text.jpg --variants b0 --out good.html)
fails(EXIT 4 NAMES "text.pth" ARGS report --sample chelsea --variants b0 --weights text.pth --quiet --out good.html)
file(READ "${WORK}/good.html" content)
same("the report of before" "${content}" "a good report")
file(GLOB left RELATIVE "${WORK}" "${WORK}/good*")
same("files beside it" "${left}" "good.html")
