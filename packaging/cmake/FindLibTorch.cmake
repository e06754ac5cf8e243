# SPDX-License-Identifier: Apache-2.0
# Finds LibTorch below LIBTORCH_ROOT (variable or environment): lib/, include/.
# The stock TorchConfig.cmake of a CUDA build asks for the CUDA toolkit; a user has only the driver.
# Here CUDA is a question of run time: where libtorch_cuda lies beside libtorch, it is linked.
set(_libtorch_hints HINTS ${LIBTORCH_ROOT} ENV LIBTORCH_ROOT)
find_path(LibTorch_INCLUDE_DIR torch/script.h ${_libtorch_hints} PATH_SUFFIXES include)
foreach(_lib torch torch_cpu c10)
  find_library(LibTorch_${_lib}_LIBRARY ${_lib} ${_libtorch_hints} PATH_SUFFIXES lib)
endforeach()
if(LibTorch_torch_cpu_LIBRARY)
  cmake_path(GET LibTorch_torch_cpu_LIBRARY PARENT_PATH LibTorch_LIBRARY_DIR)
  foreach(_lib torch_cuda c10_cuda)
    find_library(LibTorch_${_lib}_LIBRARY ${_lib} PATHS ${LibTorch_LIBRARY_DIR} NO_DEFAULT_PATH)
  endforeach()
  # Own kernels compiled with -fopenmp must share LibTorch's OpenMP runtime: there is one per process.
  # Clang's code calls libomp (Debian: libomp-dev), which answers to the names of libgomp too: linked
  # ahead of LibTorch it serves both. Behind it there would be two, and a thread of the one would ask
  # the other for its number.
  if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    find_package(OpenMP REQUIRED COMPONENTS CXX)
    set(LibTorch_OpenMP_LIBRARY "${OpenMP_omp_LIBRARY}")
  else()
    find_file(LibTorch_OpenMP_LIBRARY libgomp.so.1 PATHS ${LibTorch_LIBRARY_DIR} NO_DEFAULT_PATH)
  endif()
endif()
# The header that carries the version moved between releases.
foreach(_header torch/headeronly/version.h torch/csrc/api/include/torch/version.h)
  if(NOT LibTorch_VERSION AND EXISTS "${LibTorch_INCLUDE_DIR}/${_header}")
    file(STRINGS "${LibTorch_INCLUDE_DIR}/${_header}" _lines
      REGEX "define TORCH_VERSION_(MAJOR|MINOR|PATCH) ")
    string(REGEX MATCHALL "[0-9]+" _numbers "${_lines}")
    list(JOIN _numbers "." LibTorch_VERSION)
  endif()
endforeach()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(LibTorch VERSION_VAR LibTorch_VERSION REQUIRED_VARS
  LibTorch_torch_cpu_LIBRARY LibTorch_torch_LIBRARY LibTorch_c10_LIBRARY LibTorch_INCLUDE_DIR
  REASON_FAILURE_MESSAGE "set LIBTORCH_ROOT to a folder with LibTorch's lib/ and include/ (packaging/run.sh fetches one)")
if(LibTorch_FOUND AND NOT TARGET LibTorch::LibTorch)
  add_library(LibTorch::LibTorch INTERFACE IMPORTED)
  target_include_directories(LibTorch::LibTorch SYSTEM INTERFACE
    "${LibTorch_INCLUDE_DIR}" "${LibTorch_INCLUDE_DIR}/torch/csrc/api/include")
  target_link_libraries(LibTorch::LibTorch INTERFACE
    $<$<BOOL:${LibTorch_OpenMP_LIBRARY}>:${LibTorch_OpenMP_LIBRARY}>
    ${LibTorch_torch_LIBRARY} ${LibTorch_torch_cpu_LIBRARY} ${LibTorch_c10_LIBRARY})
  if(LibTorch_torch_cuda_LIBRARY)
    target_link_libraries(LibTorch::LibTorch INTERFACE
      "-Wl,--no-as-needed" ${LibTorch_torch_cuda_LIBRARY} ${LibTorch_c10_cuda_LIBRARY} "-Wl,--as-needed")
  endif()
endif()
mark_as_advanced(LibTorch_INCLUDE_DIR LibTorch_OpenMP_LIBRARY)
