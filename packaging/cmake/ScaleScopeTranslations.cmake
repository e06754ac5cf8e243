# SPDX-License-Identifier: Apache-2.0
# scalescope_translate(target file.ts ...)
# Compiles translations and puts them under :/translations into the target, which has to call
# Q_INIT_RESOURCE(translations).
function(scalescope_translate target)
  set(folder "${CMAKE_CURRENT_BINARY_DIR}/translations")
  set(qrc "${folder}/translations.qrc")
  set(files "")
  set(compiled "")
  foreach(source IN LISTS ARGN)
    cmake_path(GET source STEM name)
    add_custom_command(OUTPUT "${folder}/${name}.qm"
      COMMAND "${SCALESCOPE_LRELEASE}" -silent "${source}" -qm "${folder}/${name}.qm"
      DEPENDS "${source}" VERBATIM)
    string(APPEND files "<file>${name}.qm</file>")
    list(APPEND compiled "${folder}/${name}.qm")
  endforeach()
  file(CONFIGURE OUTPUT "${qrc}" CONTENT "<RCC><qresource prefix=\"/translations\">${files}</qresource></RCC>\n")
  add_custom_command(OUTPUT "${folder}/qrc_translations.cpp"
    COMMAND Qt6::rcc --name translations --output "${folder}/qrc_translations.cpp" "${qrc}"
    DEPENDS "${qrc}" ${compiled} VERBATIM)
  target_sources(${target} PRIVATE "${folder}/qrc_translations.cpp")
  set_source_files_properties("${folder}/qrc_translations.cpp" PROPERTIES SKIP_AUTOGEN ON)
endfunction()
