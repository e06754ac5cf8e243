# SPDX-License-Identifier: Apache-2.0
# Finds libavif; its own configuration file has other targets in other releases.
find_path(LibAvif_INCLUDE_DIR avif/avif.h)
find_library(LibAvif_LIBRARY avif)
if(LibAvif_INCLUDE_DIR)
  file(STRINGS "${LibAvif_INCLUDE_DIR}/avif/avif.h" _lines REGEX "define AVIF_VERSION_(MAJOR|MINOR|PATCH) ")
  string(REGEX MATCHALL "[0-9]+" _numbers "${_lines}")
  list(JOIN _numbers "." LibAvif_VERSION)
endif()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(LibAvif VERSION_VAR LibAvif_VERSION
  REQUIRED_VARS LibAvif_LIBRARY LibAvif_INCLUDE_DIR)
if(LibAvif_FOUND AND NOT TARGET LibAvif::LibAvif)
  add_library(LibAvif::LibAvif INTERFACE IMPORTED)
  target_include_directories(LibAvif::LibAvif SYSTEM INTERFACE "${LibAvif_INCLUDE_DIR}")
  target_link_libraries(LibAvif::LibAvif INTERFACE "${LibAvif_LIBRARY}")
endif()
mark_as_advanced(LibAvif_INCLUDE_DIR LibAvif_LIBRARY)
