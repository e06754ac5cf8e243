# SPDX-License-Identifier: Apache-2.0
# scalescope_unite(target)
# The sources of a folder are compiled as one: reading the headers costs more than most sources do.
# So a name at file scope stands once in a folder, in anonymous namespaces too. A folder, not a number
# of files: what is compiled together does not change with a file that is added elsewhere. Sources with
# options of their own are compiled apart. Called once the target's folder is read to its end.
function(scalescope_unite target)
  if(NOT SCALESCOPE_UNITY)
    return()
  endif()
  get_target_property(sources ${target} SOURCES)
  get_target_property(base ${target} SOURCE_DIR)
  foreach(source IN LISTS sources)
    if(source MATCHES "\\.cpp$" AND NOT source MATCHES "^\\$<")
      cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY "${base}" OUTPUT_VARIABLE path)
      cmake_path(IS_PREFIX PROJECT_BINARY_DIR "${path}" NORMALIZE generated)
      if(generated)
        continue()
      endif()
      cmake_path(RELATIVE_PATH path BASE_DIRECTORY "${PROJECT_SOURCE_DIR}")
      cmake_path(GET path PARENT_PATH folder)
      string(REPLACE "/" "_" folder "${folder}")
      get_source_file_property(light "${source}" TARGET_DIRECTORY ${target} SCALESCOPE_LIGHT)
      if(light)
        string(APPEND folder "_light")
      endif()
      set_source_files_properties("${source}" TARGET_DIRECTORY ${target} PROPERTIES UNITY_GROUP "${folder}")
    endif()
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
endfunction()

# scalescope_light(target source ...)
# Sources beside others that need LibTorch or OpenCV, which a program without these is linked to: they are united among
# themselves, or the linker would take their whole folder with them and ask for the library.
function(scalescope_light target)
  set_source_files_properties(${ARGN} TARGET_DIRECTORY ${target} PROPERTIES SCALESCOPE_LIGHT ON)
endfunction()

# Asks for it where the folder that is being read ends, when all sources of the target are known.
function(scalescope_unite_later target)
  cmake_language(EVAL CODE "cmake_language(DEFER CALL scalescope_unite [[${target}]])")
endfunction()

# scalescope_apart(source ...)
# Tests whose helpers bear names that stand in another test of their folder too: each is compiled by itself.
function(scalescope_apart)
  set_source_files_properties(${ARGN} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()
