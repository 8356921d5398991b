#pragma once
#include <cstdio>
#include <cstdlib>

// A check that fails is a bug in this program: bad input never reaches one. SALIENT_NO_CHECKS (the `fast`
// preset) leaves them out.
#ifdef SALIENT_NO_CHECKS
#define SALIENT_CHECK_(kind, condition) \
  do {                                  \
  } while (0)
#else
#define SALIENT_CHECK_(kind, condition)                                                     \
  do {                                                                                      \
    if (!(condition)) {                                                                     \
      std::fprintf(stderr, "%s:%d: %s failed: %s\n", __FILE__, __LINE__, kind, #condition); \
      std::abort();                                                                         \
    }                                                                                       \
  } while (0)
#endif
// An index is looked at millions of times a second: checked in Debug, where the sanitizers are too.
#ifdef SALIENT_WRITE_GUARD
#define EXPECT_INDEX(condition) SALIENT_CHECK_("index", condition)
#else
#define EXPECT_INDEX(condition) \
  do {                          \
  } while (0)
#endif
/// What a function asks of its caller.
#define EXPECT(condition) SALIENT_CHECK_("precondition", condition)
/// What a function promises its caller.
#define ENSURE(condition) SALIENT_CHECK_("postcondition", condition)
