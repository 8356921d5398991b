# The library (everything but main) and the program.

find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(toml11 REQUIRED)
find_package(CLI11 REQUIRED)
find_package(Eigen3 REQUIRED NO_MODULE)

file(GLOB_RECURSE core_sources CONFIGURE_DEPENDS src/salient/*.cpp)
list(FILTER core_sources EXCLUDE REGEX "/test/")
add_library(salient_core STATIC ${core_sources}
  ${SALIENT_GENERATED}/code_version.cpp ${SALIENT_GENERATED}/report_assets.cpp)
target_include_directories(salient_core PUBLIC src/salient ${SALIENT_GENERATED})
# Where parameters/ and scenarios/ lie, unless the environment variable of the same name says otherwise. Told to the
# one file that asks, so that two checkouts share the compiler cache for all the others.
set_source_files_properties(src/salient/scenario/read_scenario.cpp PROPERTIES
  COMPILE_DEFINITIONS SALIENT_HOME="${PROJECT_SOURCE_DIR}")
target_compile_definitions(salient_core PRIVATE SALIENT_VERSION="${PROJECT_VERSION}")
target_link_libraries(salient_core PUBLIC salient_settings fmt::fmt nlohmann_json::nlohmann_json
  SQLite::SQLite3 OpenSSL::Crypto toml11::toml11 Threads::Threads
  PRIVATE Eigen3::Eigen)

file(GLOB_RECURSE app_sources CONFIGURE_DEPENDS apps/salient/*.cpp)
list(FILTER app_sources EXCLUDE REGEX "/test/")
if(app_sources)
  add_executable(salient ${app_sources})
  target_include_directories(salient PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(salient PRIVATE salient_core CLI11::CLI11)
  set_target_properties(salient PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})
endif()
