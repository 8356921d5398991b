#include <doctest/doctest.h>

#include "scenario/date.hpp"

using namespace salient;

TEST_CASE("days are counted from 1970-01-01") {
  CHECK(day_number({1970, 1, 1}) == 0);
  CHECK(day_number({1969, 12, 31}) == -1);
  CHECK(day_number({2000, 3, 1}) == 11017);
  CHECK(day_number({2024, 11, 11}) == 20038);
}

TEST_CASE("every day of four hundred years goes there and back, a day apart") {
  Date before = from_day_number(-100'001);
  bool good = true;
  for (int day = -100'000; day <= 60'000; ++day) {
    const Date date = from_day_number(day);
    good = good && day_number(date) == day && before < date && parse_date(to_string(date)) == date;
    before = date;
  }
  CHECK(good);
}

TEST_CASE("what is no day is none") {
  for (const char* text : {"2023-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "1900-02-29", "2024-1-01",
                           "11-11-2024", "2024-11-1x", "", "2024/11/11"})
    CHECK_MESSAGE(!parse_date(text), text);
  CHECK(parse_date("2024-02-29") == Date{2024, 2, 29});
  CHECK(parse_date("2000-02-29") == Date{2000, 2, 29});
}

TEST_CASE("dates as people write them") {
  CHECK(long_form({2024, 11, 11}) == "11 November 2024");
  CHECK(Date{2024, 12, 31} + 1 == Date{2025, 1, 1});
  CHECK(Date{2025, 3, 1} - Date{2025, 2, 1} == 28);
}
