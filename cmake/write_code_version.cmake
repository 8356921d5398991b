# Writes OUT: the SHA-256 over the paths (below ROOT) and contents of the files named in LIST, in order.
file(STRINGS ${LIST} files)
set(ledger "")
foreach(file IN LISTS files)
  file(SHA256 ${file} hash)
  file(RELATIVE_PATH path ${ROOT} ${file})
  string(APPEND ledger "${hash}  ${path}\n")
endforeach()
string(SHA256 hash "${ledger}")
file(CONFIGURE OUTPUT ${OUT} @ONLY CONTENT [[
#include "base/code_version.hpp"

namespace salient {
std::string_view code_hash() { return "@hash@"; }
}  // namespace salient
]])
