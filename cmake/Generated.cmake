# Two files written by the build: the hash of the sources, and the files a report is made from.
# Each is rewritten only when its content changes, so neither causes a rebuild by itself.

set(SALIENT_GENERATED ${PROJECT_BINARY_DIR}/generated)

file(GLOB_RECURSE hashed CONFIGURE_DEPENDS src/salient/*.cpp src/salient/*.hpp)
list(FILTER hashed EXCLUDE REGEX "/test/")
list(SORT hashed)
list(JOIN hashed "\n" hashed_lines)
file(CONFIGURE OUTPUT ${SALIENT_GENERATED}/hashed_files.txt CONTENT "${hashed_lines}\n" @ONLY)
add_custom_command(
  OUTPUT ${SALIENT_GENERATED}/code_version.cpp
  COMMAND ${CMAKE_COMMAND} -DROOT=${PROJECT_SOURCE_DIR} -DLIST=${SALIENT_GENERATED}/hashed_files.txt
          -DOUT=${SALIENT_GENERATED}/code_version.cpp -P ${PROJECT_SOURCE_DIR}/cmake/write_code_version.cmake
  DEPENDS ${hashed} ${SALIENT_GENERATED}/hashed_files.txt cmake/write_code_version.cmake
  COMMENT "Hashing the sources" VERBATIM)

set(assets)
foreach(ending IN ITEMS html css js svg json)
  file(GLOB found CONFIGURE_DEPENDS viewer/report/*.${ending})
  list(APPEND assets ${found})
endforeach()
list(SORT assets)
list(JOIN assets "\n" asset_lines)
file(CONFIGURE OUTPUT ${SALIENT_GENERATED}/asset_files.txt CONTENT "${asset_lines}\n" @ONLY)
add_custom_command(
  OUTPUT ${SALIENT_GENERATED}/report_assets.cpp
  COMMAND ${CMAKE_COMMAND} -DLIST=${SALIENT_GENERATED}/asset_files.txt
          -DOUT=${SALIENT_GENERATED}/report_assets.cpp -P ${PROJECT_SOURCE_DIR}/cmake/write_report_assets.cmake
  DEPENDS ${assets} ${SALIENT_GENERATED}/asset_files.txt cmake/write_report_assets.cmake
  COMMENT "Embedding the report's files" VERBATIM)
configure_file(${PROJECT_SOURCE_DIR}/cmake/report_assets.hpp.in ${SALIENT_GENERATED}/report_assets.hpp COPYONLY)
