# SPDX-License-Identifier: Apache-2.0
# docs/cli.md from --help of every command.
#   cmake -DCLI=<scalescope-cli> -DPAGE=docs/cli.md -P docs_cli.cmake               writes the page
#   cmake -DCLI=<scalescope-cli> -DPAGE=docs/cli.md -DCHECK=ON -P docs_cli.cmake    rule 18: the page is what is printed
cmake_minimum_required(VERSION 3.25)

function(help_of out)
  execute_process(COMMAND "${CLI}" ${ARGN} --help OUTPUT_VARIABLE text ERROR_VARIABLE problem RESULT_VARIABLE code)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "scalescope-cli ${ARGN} --help: exit ${code}\n${problem}")
  endif()
  set(${out} "${text}" PARENT_SCOPE)
endfunction()

# The words of the part "Subcommands"; its name is written differently by versions of CLI11.
function(commands_of text out)
  set(names "")
  string(REGEX MATCH "\n(Subcommands|SUBCOMMANDS):[ ]*\n.*" part "${text}")
  string(REGEX MATCHALL "\n  [a-z][a-z-]* " found "${part}")
  foreach(name IN LISTS found)
    string(STRIP "${name}" name)
    list(APPEND names "${name}")
  endforeach()
  set(${out} "${names}" PARENT_SCOPE)
endfunction()

# Exit codes are the same everywhere and stand on the page once.
macro(add_section title text)
  string(REGEX REPLACE "\n+Exit codes:.*$" "\n" body "${text}")
  string(REGEX REPLACE "[ \t]+\n" "\n" body "${body}")
  string(STRIP "${body}" body)
  string(APPEND DOCUMENT "\n## ${title}\n\n```\n${body}\n```\n")
endmacro()

help_of(top)
string(REGEX MATCH "Exit codes:.*$" codes "${top}")
string(STRIP "${codes}" codes)
set(DOCUMENT "# The command line

What `--help` of every command prints. This page is written by `tests/app/docs_cli.cmake`; a test keeps it equal to the
program. [usage.md](usage.md) tells what the commands are for.

${codes}
")
add_section("scalescope-cli" "${top}")
commands_of("${top}" commands)
foreach(command IN LISTS commands)
  help_of(text ${command})
  add_section("${command}" "${text}")
  commands_of("${text}" inner)
  foreach(subcommand IN LISTS inner)
    help_of(text ${command} ${subcommand})
    add_section("${command} ${subcommand}" "${text}")
  endforeach()
endforeach()

list(LENGTH commands count)
if(count LESS 5)
  message(FATAL_ERROR "only ${count} commands were found in --help")
endif()
if(NOT CHECK)
  file(WRITE "${PAGE}" "${DOCUMENT}")
  message(STATUS "${PAGE}: ${count} commands")
  return()
endif()

# Versions of CLI11 differ in columns, in capitals and in how a default is set ("N=2", "N [2]"): words are compared.
function(words_of text out)
  string(TOLOWER "${text}" text)
  string(REGEX REPLACE "[ \t\n]\\[([^] \t\n]*)\\]" "=\\1" text "${text}")
  string(REGEX REPLACE "[ \t\n]+" " " text "${text}")
  set(${out} "${text}" PARENT_SCOPE)
endfunction()
set(page "")
if(EXISTS "${PAGE}")
  file(READ "${PAGE}" page)
endif()
words_of("${page}" has)
words_of("${DOCUMENT}" wanted)
if(NOT has STREQUAL wanted)
  message(FATAL_ERROR "rule 18: docs/cli.md: it is not what --help prints; "
    "cmake -DCLI=build/release/app/cli/scalescope-cli -DPAGE=docs/cli.md -P tests/app/docs_cli.cmake writes it")
endif()
message(STATUS "the page is what ${count} commands print")
