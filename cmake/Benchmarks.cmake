# benchmarks/<name>.cpp -> <build>/benchmarks/bench_<name>, with Google Benchmark and its main.

file(GLOB benchmark_sources CONFIGURE_DEPENDS benchmarks/*.cpp)
if(benchmark_sources)
  find_package(benchmark REQUIRED)
endif()
foreach(source IN LISTS benchmark_sources)
  get_filename_component(name ${source} NAME_WE)
  add_executable(bench_${name} ${source})
  target_compile_definitions(bench_${name} PRIVATE SALIENT_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  target_include_directories(bench_${name} PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(bench_${name} PRIVATE salient_core benchmark::benchmark_main)
  set_target_properties(bench_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/benchmarks)
endforeach()
