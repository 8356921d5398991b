# The flags of every target. Results must be the same bytes on any x86-64, with gcc or clang, in Debug or
# Release: no contraction of a*b+c, no fast-math. See docs/decisions/0003-same-bytes-everywhere.md.

include(CheckCXXSourceRuns)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

# Assertions of libraries stay on, as ours do, except where SALIENT_NO_CHECKS says otherwise.
set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g" CACHE STRING "" FORCE)
set(CMAKE_CXX_FLAGS_RELEASE "-O3" CACHE STRING "" FORCE)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

# Release uses what this processor can do beyond the first x86-64, four numbers at a time: without contraction
# the bytes stay. Debug does not, so that tests/determinism compares the two.
set(CMAKE_REQUIRED_FLAGS "-O1 -march=x86-64-v3")
check_cxx_source_runs("
  int main(int argc, char**) {
    __builtin_cpu_init();
    const bool has = __builtin_cpu_supports(\"avx2\") && __builtin_cpu_supports(\"bmi2\") && __builtin_cpu_supports(\"fma\");
    return has && argc > 0 ? 0 : 1;
  }" SALIENT_HAS_X86_64_V3)
unset(CMAKE_REQUIRED_FLAGS)
if(SALIENT_HAS_X86_64_V3 AND NOT SALIENT_PORTABLE)
  set(SALIENT_PROCESSOR -march=x86-64-v3)
endif()

find_program(SALIENT_CCACHE ccache)
if(SALIENT_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${SALIENT_CCACHE})
endif()

add_library(salient_settings INTERFACE)
# Neither errno after a root nor a trap on an exception is asked for; no value depends on them.
target_compile_options(salient_settings INTERFACE
  -ffp-contract=off -fno-math-errno -fno-trapping-math
  $<$<NOT:$<CONFIG:Debug>>:${SALIENT_PROCESSOR}>
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
  # A member left out of a designated initializer keeps its default: that is what it is for.
  -Wno-missing-field-initializers)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # gcc 12 reports std::string operator+ wrongly: https://gcc.gnu.org/bugzilla/show_bug.cgi?id=105651
  # and, with -O3 or sanitizers, members that a designated initializer leaves to their default.
  target_compile_options(salient_settings INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
endif()
if(SALIENT_WERROR)
  target_compile_options(salient_settings INTERFACE -Werror)
endif()
if(SALIENT_SANITIZE)
  set(sanitizers -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_compile_options(salient_settings INTERFACE ${sanitizers})
  target_link_options(salient_settings INTERFACE ${sanitizers})
endif()
if(SALIENT_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    message(FATAL_ERROR "SALIENT_FUZZ needs clang: use `cmake --preset fuzz`")
  endif()
  target_compile_options(salient_settings INTERFACE -fsanitize=fuzzer-no-link)
  target_link_options(salient_settings INTERFACE -fsanitize=fuzzer-no-link)
endif()
# Every phase's changes are compared with what it declares; dear, so in Debug only.
target_compile_definitions(salient_settings INTERFACE $<$<CONFIG:Debug>:SALIENT_WRITE_GUARD>)
if(SALIENT_NO_CHECKS)
  target_compile_definitions(salient_settings INTERFACE SALIENT_NO_CHECKS NDEBUG)
endif()
