#include "tests/support/signatures.hpp"

namespace salient::study {

// Beside the module, so that the Debug build with sanitizers and write guard plays it as well.
TEST_CASE("every build plays the same studies of the tutorial to the byte") {
  tests::check_signatures("tiny", 30, "src/salient/study/test/signatures.txt");
}

}  // namespace salient::study
