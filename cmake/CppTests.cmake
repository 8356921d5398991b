# One executable `test_<name>` per module of src/salient and per folder of tests/. Beside the module's code:
# label `unit`; above it, in tests/: label `whole`. tests/support/ is linked into all of them.

find_package(doctest REQUIRED)
find_package(rapidcheck REQUIRED)

file(GLOB_RECURSE unit_sources CONFIGURE_DEPENDS src/salient/*.cpp)
list(FILTER unit_sources INCLUDE REGEX "/test/")
file(GLOB_RECURSE whole_sources CONFIGURE_DEPENDS tests/*.cpp)
list(FILTER whole_sources EXCLUDE REGEX "/tests/(fuzz/|support/|main\\.cpp$)")
file(GLOB_RECURSE support_sources CONFIGURE_DEPENDS tests/support/*.cpp)

add_library(salient_test_main STATIC tests/main.cpp ${support_sources})
target_include_directories(salient_test_main PUBLIC ${PROJECT_SOURCE_DIR})
target_compile_definitions(salient_test_main PUBLIC SALIENT_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
target_link_libraries(salient_test_main PUBLIC salient_core doctest::doctest rapidcheck)

set(salient_test_environment "SALIENT_HOME=${PROJECT_SOURCE_DIR}")
if(TARGET salient)
  list(APPEND salient_test_environment "SALIENT_BINARY=$<TARGET_FILE:salient>")
endif()

# Collect, per executable, its sources and its label.
set(test_names)
foreach(source IN LISTS unit_sources whole_sources)
  if(source MATCHES "/src/salient/([^/]+)/")
    set(name ${CMAKE_MATCH_1})
    set(label unit)
  elseif(source MATCHES "/tests/([^/.]+)[^/]*(/|$)")
    set(name ${CMAKE_MATCH_1})
    set(label whole)
  endif()
  list(APPEND test_names ${name})
  list(APPEND sources_of_${name} ${source})
  list(APPEND labels_of_${name} ${label})
endforeach()
list(REMOVE_DUPLICATES test_names)

add_custom_target(unit_tests)  # what a sanitizer build is for
foreach(name IN LISTS test_names)
  list(REMOVE_DUPLICATES labels_of_${name})
  add_executable(test_${name} ${sources_of_${name}})
  target_link_libraries(test_${name} PRIVATE salient_test_main)
  set_target_properties(test_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
  add_test(NAME ${name} COMMAND test_${name} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  set_tests_properties(${name} PROPERTIES LABELS "${labels_of_${name}}" TIMEOUT 900
    ENVIRONMENT "${salient_test_environment}")
  if("unit" IN_LIST labels_of_${name})
    add_dependencies(unit_tests test_${name})
  endif()
endforeach()
