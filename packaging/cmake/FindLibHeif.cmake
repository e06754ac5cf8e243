# SPDX-License-Identifier: Apache-2.0
# Finds libheif. The configuration file that Debian 12 installs names a folder without headers.
find_path(LibHeif_INCLUDE_DIR libheif/heif.h)
find_library(LibHeif_LIBRARY heif)
if(LibHeif_INCLUDE_DIR AND EXISTS "${LibHeif_INCLUDE_DIR}/libheif/heif_version.h")
  file(STRINGS "${LibHeif_INCLUDE_DIR}/libheif/heif_version.h" _lines REGEX "define LIBHEIF_VERSION ")
  string(REGEX MATCH "[0-9]+[.][0-9]+[.][0-9]+" LibHeif_VERSION "${_lines}")
endif()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(LibHeif VERSION_VAR LibHeif_VERSION
  REQUIRED_VARS LibHeif_LIBRARY LibHeif_INCLUDE_DIR)
if(LibHeif_FOUND AND NOT TARGET LibHeif::LibHeif)
  add_library(LibHeif::LibHeif INTERFACE IMPORTED)
  target_include_directories(LibHeif::LibHeif SYSTEM INTERFACE "${LibHeif_INCLUDE_DIR}")
  target_link_libraries(LibHeif::LibHeif INTERFACE "${LibHeif_LIBRARY}")
endif()
mark_as_advanced(LibHeif_INCLUDE_DIR LibHeif_LIBRARY)
