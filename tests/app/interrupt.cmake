# SPDX-License-Identifier: Apache-2.0
# Ctrl-C: exit 130, one document that says what is missing, no report in place of an older one.
include("${CMAKE_CURRENT_LIST_DIR}/cli.cmake")

# One claim: a run cannot be interrupted at the same place twice, and each of these is about the same one.
function(claim_ctrl_c_says_what_is_missing_and_leaves_the_report_of_before)
  file(WRITE "${WORK}/older.html" "an older report")
  # All eight with 100000 runs each never end by themselves within the test's time. The signal comes
  # when the program shows its first progress, which it does on a terminal only: script gives it one.
  file(WRITE "${WORK}/interrupt.sh" [=[
script -qefc 'echo $$ >pid; exec "$CLI" report --sample chelsea --weights random --repeats 100000 \
  --time-limit 80000 --out older.html --json >out.json' progress.txt </dev/null >/dev/null &
for _ in $(seq 1200); do
  grep -qs '] *[0-9]* % ' progress.txt && break
  sleep 0.1
done
kill -INT "$(cat pid)"
wait $!
]=])
  execute_process(COMMAND ${CMAKE_COMMAND} -E env "CLI=${CLI}" sh ./interrupt.sh
    WORKING_DIRECTORY "${WORK}" RESULT_VARIABLE code)
  read_file(OUT out.json)
  same("exit code" "${code}" 130)
  one_document("scalescope/report/1")
  json(partial partial)
  if(NOT partial MATCHES "interrupted after [0-9]+ of 16")
    broken("partial: ${partial}")
  endif()
  read_file(content older.html)
  same("the report of before" "${content}" "an older report")
endfunction()

run_claim()
