# Every folder with a test_*.py in it is one ctest entry, run by pytest from the root of the repository.
# The variable SALIENT_BINARY names the built program.

find_program(SALIENT_PYTHON python3 PATHS /usr/bin NO_DEFAULT_PATH)  # the one that script/setup equips
if(NOT SALIENT_PYTHON)
  find_package(Python3 REQUIRED COMPONENTS Interpreter)
  set(SALIENT_PYTHON ${Python3_EXECUTABLE})
endif()

set(folders)
foreach(root IN ITEMS tools src/salient tests apps bindings viewer scenarios)
  file(GLOB_RECURSE found CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR} ${root}/test_*.py)
  foreach(file IN LISTS found)
    get_filename_component(folder ${file} DIRECTORY)
    list(APPEND folders ${folder})
  endforeach()
endforeach()
list(REMOVE_DUPLICATES folders)

foreach(folder IN LISTS folders)
  string(REGEX REPLACE "^src/salient/" "" name ${folder})
  add_test(NAME python/${name} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
    COMMAND ${SALIENT_PYTHON} -m pytest -q -p no:cacheprovider ${folder})
  set(label unit)
  if(folder MATCHES "^(tests|scenarios)")
    set(label whole)
  endif()
  set_tests_properties(python/${name} PROPERTIES LABELS ${label} TIMEOUT 900
    ENVIRONMENT "${salient_test_environment};PYTHONDONTWRITEBYTECODE=1")
endforeach()
