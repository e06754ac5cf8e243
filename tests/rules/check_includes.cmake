# SPDX-License-Identifier: Apache-2.0
# Rules 1 to 12 of CONTRIBUTING.md: the walls between the parts of the source, checked by what files
# include, and what every file must have.
#   cmake -DROOT=<source tree> -P check_includes.cmake
# A system include folder may hide a leak from the compiler, so the link lines alone do not prove this.
cmake_minimum_required(VERSION 3.25)
include("${CMAKE_CURRENT_LIST_DIR}/folder_order.cmake")

set(QT "^(Qt[A-Z][A-Za-z0-9]*/|Q[A-Z][A-Za-z0-9]*$|q[a-z0-9]+\\.h$)")
set(TORCH "^(torch|ATen|c10|caffe2)/")
set(OPENCV "^opencv2/")
set(JSON "^nlohmann/")
set(FMT "^fmt/")
set(TORCH_HEADER "_(module|torch)\\.h$")
# What main_window may know of core: values, not services.
set(WINDOW_VALUES
  "^core/(base/[a-z_]+|model/(scale|variant)|session/(job|result|plan)|diagnostics/thresholds)\\.h$")

# OpenCV's thread count belongs to the process: it is set here, once.
set(THREAD_COUNT_FILE "core/input/image_file.cpp")
# Sources that are reached by another header than one of their own name: commands by commands.h, kernels
# and steps by the table of their engine, answers by answers.h.
set(WITHOUT_HEADER
  "(^|/)main\\.cpp$|^app/cli/[a-z_]+_command\\.cpp$|_kernels?\\.cpp$|^core/exec/fused/[a-z_]+_steps?\\.cpp$|^core/session/answer_[a-z_]+\\.cpp$")
# Not yet mended. This list only becomes shorter.
set(ALLOWED_WITHOUT_HEADER
  core/diagnostics/findings/findings_activations.cpp
  core/diagnostics/findings/findings_network.cpp
  core/diagnostics/gate_grids.cpp
  core/report/csv.cpp
  core/report/html.cpp
  core/report/json/json_blocks.cpp
  core/report/json/json_cost.cpp
  core/report/json/json_input.cpp
  core/report/json/json_values.cpp
  core/report/markdown.cpp
  core/report/run_table.cpp
  ui/engine/study_jobs.cpp
  ui/engine/study_networks.cpp
  ui/engine/study_requests.cpp
  ui/pages/architecture/follow/follow_layout.cpp
  ui/pages/scaling/scaling_budget_layout.cpp
  ui/plots/bar_painting.cpp
  ui/plots/plot_export.cpp
  ui/plots/plot_keys.cpp)

macro(refuse rule why)
  list(APPEND PROBLEMS "rule ${rule}: ${file}: ${why}")
endmacro()

# The line of a list that names the folder; -1 when none does.
function(level_of order folder out)
  set(level 0)
  foreach(line IN LISTS order)
    separate_arguments(names UNIX_COMMAND "${line}")
    if(folder IN_LIST names)
      set(${out} ${level} PARENT_SCOPE)
      return()
    endif()
    math(EXPR level "${level} + 1")
  endforeach()
  set(${out} -1 PARENT_SCOPE)
endfunction()

# Whether a file of folder `from` may include one of folder `to`.
function(may_include order from to out)
  level_of("${order}" "${from}" fromLevel)
  level_of("${order}" "${to}" toLevel)
  set(${out} FALSE PARENT_SCOPE)
  if(from STREQUAL to OR (toLevel GREATER_EQUAL 0 AND toLevel LESS fromLevel))
    set(${out} TRUE PARENT_SCOPE)
  endif()
endfunction()

macro(check_core_include)
  if(include MATCHES "${QT}")
    refuse(1 "core includes no Qt, but includes ${include}")
  endif()
  if(include MATCHES "^(ui|app|tests)/")
    refuse(5 "core knows nothing above it, but includes ${include}")
  endif()
  if(file MATCHES "\\.h$" AND include MATCHES "${TORCH}" AND NOT file MATCHES "${TORCH_HEADER}")
    refuse(4 "a header of core that includes torch (${include}) is named *_module.h or *_torch.h")
  endif()
  if(file MATCHES "\\.h$" AND NOT file MATCHES "${TORCH_HEADER}" AND include MATCHES "^core/.*${TORCH_HEADER}")
    refuse(4 "a header without the suffix passes on torch through ${include}")
  endif()
  if(include MATCHES "${FMT}" AND NOT file STREQUAL "core/base/format.cpp")
    refuse(2 "only core/base/format.cpp includes fmt in core")
  endif()
  if(file MATCHES "^core/([a-z_]+)/")
    set(from ${CMAKE_MATCH_1})
    if(include MATCHES "^core/([a-z_]+)/")
      set(to ${CMAKE_MATCH_1})
      may_include("${CORE_ORDER}" "${from}" "${to}" ok)
      if(NOT ok)
        refuse(5 "core/${from} does not include core/${to} (${include})")
      endif()
    endif()
  endif()
endmacro()

# What holds for ui and app together.
macro(check_front_include)
  if(include MATCHES "${TORCH}" OR include MATCHES "${OPENCV}" OR include MATCHES "${JSON}")
    refuse(2 "ui and app include no torch, OpenCV or nlohmann, but include ${include}")
  endif()
  if(include IN_LIST HEAVY_HEADERS)
    refuse(2 "${include} brings torch or OpenCV with it: it is for core and its tests only")
  endif()
  if(include MATCHES "${FMT}" AND NOT file MATCHES "^app/cli/")
    refuse(2 "of ui and app only app/cli includes fmt")
  endif()
  if(include MATCHES "(^|/)qcustomplot\\.h$" AND NOT file MATCHES "^ui/plots/[a-z0-9_]+\\.cpp$")
    refuse(3 "only ui/plots/*.cpp include qcustomplot.h")
  endif()
  if(file MATCHES "^app/cli/" AND (include MATCHES "${QT}" OR include MATCHES "^ui/"))
    refuse(2 "the command line needs no window, but includes ${include}")
  endif()
endmacro()

macro(check_ui_include)
  if(include MATCHES "^(app|tests)/")
    refuse(6 "the window knows nothing above it, but includes ${include}")
  endif()
  if(file MATCHES "^ui/([a-z_]+)/")
    set(from ${CMAKE_MATCH_1})
    if(include MATCHES "^ui/([a-z_]+)/")
      set(to ${CMAKE_MATCH_1})
      may_include("${UI_ORDER}" "${from}" "${to}" ok)
      if(NOT ok)
        refuse(6 "ui/${from} does not include ui/${to} (${include})")
      endif()
    endif()
  else()
    refuse(6 "every source of the window lies in a folder of ui")
  endif()
  # A page is a folder: it includes itself and what lies directly in ui/pages.
  if(file MATCHES "^ui/pages/" AND include MATCHES "^ui/pages/([a-z_]+)/")
    set(page ${CMAKE_MATCH_1})
    if(NOT file MATCHES "^ui/pages/${page}/")
      refuse(6 "pages do not include pages, but this includes ${include}")
    endif()
  endif()
  if(file MATCHES "^ui/window/main_window[a-z0-9_]*\\.(h|cpp)$" AND include MATCHES "^core/"
     AND NOT include MATCHES "${WINDOW_VALUES}")
    refuse(7 "main_window includes only value types of core, but includes ${include}")
  endif()
endmacro()

function(check_source file)
  set(PROBLEMS "")
  file(STRINGS "${ROOT}/${file}" lines REGEX "^[ \t]*#[ \t]*include[ \t]*[<\"]")
  set(seesQt FALSE)
  set(seesTorch FALSE)
  foreach(line IN LISTS lines)
    if(NOT line MATCHES "[<\"]([^>\"]+)[>\"]")
      continue()
    endif()
    set(include "${CMAKE_MATCH_1}")
    if(include MATCHES "${QT}")
      set(seesQt TRUE)
    endif()
    if(include MATCHES "${TORCH}" OR include MATCHES "^core/.*${TORCH_HEADER}")
      set(seesTorch TRUE)
    endif()
    if(line MATCHES "include[ \t]*\"" AND NOT include MATCHES "^(core|ui|app|tests)/"
       AND NOT include MATCHES "\\.moc$")
      refuse(10 "includes are rooted at the repository, not ${include}")
    endif()
    if(file MATCHES "^core/")
      check_core_include()
    elseif(file MATCHES "^(ui|app)/")
      check_front_include()
    endif()
    if(file MATCHES "^ui/")
      check_ui_include()
    endif()
  endforeach()
  if(seesQt AND seesTorch AND NOT file MATCHES "^tests/.*\\.cpp$")
    refuse(9 "no file includes both Qt and torch, except a test of a torch header")
  endif()
  if(file MATCHES "\\.h$")
    file(STRINGS "${ROOT}/${file}" pragma REGEX "^#pragma once$")
    if(NOT pragma)
      refuse(10 "a header begins with #pragma once")
    endif()
  endif()
  set(PROBLEMS "${PROBLEMS}" PARENT_SCOPE)
endfunction()

# A .cpp belongs to the header of its own name; x.cpp may also have x_torch.h or x_module.h.
function(check_own_header file)
  set(PROBLEMS "")
  if(file MATCHES "^(core|ui|app)/.*\\.cpp$" AND NOT file MATCHES "${WITHOUT_HEADER}"
     AND NOT file IN_LIST ALLOWED_WITHOUT_HEADER)
    string(REGEX REPLACE "\\.cpp$" "" stem "${file}")
    if(NOT EXISTS "${ROOT}/${stem}.h" AND NOT EXISTS "${ROOT}/${stem}_torch.h"
       AND NOT EXISTS "${ROOT}/${stem}_module.h")
      refuse(12 "a source has a header of its own name")
    endif()
  endif()
  set(PROBLEMS "${PROBLEMS}" PARENT_SCOPE)
endfunction()

# Tests may set the count to see that nobody else does.
function(check_process_settings file)
  set(PROBLEMS "")
  if(file MATCHES "^(core|ui|app)/")
    file(STRINGS "${ROOT}/${file}" calls REGEX "cv::setNumThreads[ \t]*\\(")
    list(LENGTH calls count)
    if(count GREATER 0 AND NOT file STREQUAL THREAD_COUNT_FILE)
      refuse(8 "only ${THREAD_COUNT_FILE} calls cv::setNumThreads: the count belongs to the process")
    elseif(count GREATER 1)
      refuse(8 "cv::setNumThreads is called at one place, not at ${count}")
    endif()
  endif()
  set(PROBLEMS "${PROBLEMS}" PARENT_SCOPE)
endfunction()

# Headers of core that include torch or OpenCV, directly or through others.
function(find_heavy_headers out)
  set(heavy "")
  file(GLOB_RECURSE headers RELATIVE "${ROOT}" "${ROOT}/core/*.h")
  set(before "none")
  while(NOT before STREQUAL heavy)
    set(before "${heavy}")
    foreach(header IN LISTS headers)
      if(header IN_LIST heavy)
        continue()
      endif()
      file(STRINGS "${ROOT}/${header}" lines REGEX "^[ \t]*#[ \t]*include[ \t]*[<\"]")
      foreach(line IN LISTS lines)
        if(NOT line MATCHES "[<\"]([^>\"]+)[>\"]")
          continue()
        endif()
        set(include "${CMAKE_MATCH_1}")
        if(include MATCHES "${TORCH}" OR include MATCHES "${OPENCV}" OR include IN_LIST heavy)
          list(APPEND heavy "${header}")
          break()
        endif()
      endforeach()
    endforeach()
  endwhile()
  set(${out} "${heavy}" PARENT_SCOPE)
endfunction()

# The licence stands in the first line, or in the second after "#!". The report's page is exempt: it
# becomes a document of the user.
function(check_licence file)
  set(PROBLEMS "")
  file(STRINGS "${ROOT}/${file}" lines LIMIT_COUNT 2 LIMIT_INPUT 400)
  list(JOIN lines "\n" head)
  if(NOT head MATCHES "^(#![^\n]*\n)?[^\n]*SPDX-License-Identifier: Apache-2\\.0")
    refuse(11 "the first line is the comment SPDX-License-Identifier: Apache-2.0")
  endif()
  set(PROBLEMS "${PROBLEMS}" PARENT_SCOPE)
endfunction()

# A list of exceptions only becomes shorter: what is mended leaves it.
function(check_exceptions)
  set(PROBLEMS "")
  foreach(source IN LISTS ALLOWED_WITHOUT_HEADER)
    string(REGEX REPLACE "\\.cpp$" ".h" file "${source}")
    if(EXISTS "${ROOT}/${file}")
      refuse(12 "its source has a header now: take ${source} off ALLOWED_WITHOUT_HEADER")
    endif()
  endforeach()
  set(PROBLEMS "${PROBLEMS}" PARENT_SCOPE)
endfunction()

find_heavy_headers(HEAVY_HEADERS)

set(sources "")
set(licensed "")
foreach(folder core ui app tests)
  file(GLOB_RECURSE found RELATIVE "${ROOT}" "${ROOT}/${folder}/*.h" "${ROOT}/${folder}/*.cpp")
  list(APPEND sources ${found})
endforeach()
foreach(folder core ui app tests packaging resources .ci)
  foreach(kind CMakeLists.txt *.cmake *.py *.sh *.js *.css *.qrc *.qss *.svg run)
    file(GLOB_RECURSE found RELATIVE "${ROOT}" "${ROOT}/${folder}/${kind}")
    list(APPEND licensed ${found})
  endforeach()
endforeach()
if(EXISTS "${ROOT}/CMakeLists.txt")
  list(APPEND licensed CMakeLists.txt)
endif()
list(FILTER licensed EXCLUDE REGEX "/vendor/|/__pycache__/")

check_exceptions()
set(all ${PROBLEMS})
foreach(file IN LISTS sources)
  check_source("${file}")
  list(APPEND all ${PROBLEMS})
  check_own_header("${file}")
  list(APPEND all ${PROBLEMS})
  check_process_settings("${file}")
  list(APPEND all ${PROBLEMS})
endforeach()
foreach(file IN LISTS sources licensed)
  check_licence("${file}")
  list(APPEND all ${PROBLEMS})
endforeach()

list(LENGTH sources count)
if(count EQUAL 0)
  message(FATAL_ERROR "No source was found in \"${ROOT}\": pass -DROOT=<source tree>.")
endif()
if(all)
  list(JOIN all "\n  " text)
  list(LENGTH all problems)
  message(FATAL_ERROR "${problems} broken rules in ${count} files:\n  ${text}")
endif()
message(STATUS "${count} files keep the walls")
