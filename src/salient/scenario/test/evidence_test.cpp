#include <doctest/doctest.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "scenario/knowledge.hpp"
#include "scenario/read_scenario.hpp"

// What sources said, from the tutorial's file with another claim in it, to what is drawn.

using namespace salient;
using evidence::Footing;
using evidence::Shape;

namespace {

namespace fs = std::filesystem;

/// The tutorial with these lines at the end of its evidence, and these at its head.
Scenario with(const std::string& more, const std::string& head = "") {
  const fs::path folder = fs::temp_directory_path() / ("salient-evidence-" + std::to_string(getpid())) / "tiny";
  fs::remove_all(folder);
  fs::create_directories(folder.parent_path());
  fs::copy(SALIENT_SOURCE_DIR "/scenarios/tiny", folder);
  std::ostringstream text;
  text << head << std::ifstream{folder / "evidence.toml"}.rdbuf() << more;
  std::ofstream{folder / "evidence.toml"} << text.str();
  auto read = read_scenario(folder.string(), SALIENT_SOURCE_DIR "/parameters");
  fs::remove_all(folder.parent_path());
  if (!read) FAIL(render(read.problems()));
  return *std::move(read);
}

std::string claim(const std::string& id, const std::string& quantity, const std::string& source,
                  const std::string& as_of, const std::string& form) {
  return "\n[[claim]]\nid = \"" + id + "\"\nquantity = \"" + quantity + "\"\nsource = \"" + source +
         "\"\nsays = \"said\"\nas_of = " + as_of + "\nreliability = \"B\"\ncredibility = 2\n" + form + "\n";
}

const evidence::Claim& named(const Scenario& s, const std::string& id) {
  for (const evidence::Claim& one : s.claim)
    if (one.id == id) return one;
  throw std::runtime_error{id};
}
const evidence::QuantityOfInterest& quantity(const Scenario& s, const std::string& id) {
  for (const evidence::QuantityOfInterest& one : s.quantity)
    if (one.id == id) return one;
  throw std::runtime_error{id};
}

}  // namespace

TEST_CASE("a voice's later report supersedes its earlier one; one of the same day stands beside it {footing}") {
  const Scenario s = with(claim("later", "legion-people", "gazette", "2031-05-01", "about = 1500") +
                          claim("beside", "legion-people", "courier", "2031-04-27", "about = 2000"));
  CHECK(named(s, "legion-photographs").footing == Footing::superseded);
  CHECK(named(s, "legion-photographs").set_aside_by == "later");
  CHECK(named(s, "legion-thousands").footing == Footing::stands);
  CHECK(quantity(s, "legion-people").claims.size() == 4);
  CHECK(quantity(s, "legion-people").pooled.parts.size() == 3);
}

TEST_CASE(
    "of three reports of a voice the last counts; a later report that was taken back supersedes nothing") {
  const std::string later = claim("later", "legion-people", "gazette", "2031-05-01", "about = 1500"),
                    latest = claim("latest", "legion-people", "gazette", "2031-05-02", "about = 1600");
  const Scenario three = with(latest + later);
  CHECK(named(three, "legion-photographs").set_aside_by == "latest");
  CHECK(named(three, "later").set_aside_by == "latest");
  const Scenario back = with(later +
                             "\n[[retraction]]\nclaim = \"later\"\nsource = \"gazette\"\nas_of = 2031-05-02\n"
                             "says = \"a misprint\"\n");
  CHECK(named(back, "later").footing == Footing::retracted);
  CHECK(named(back, "later").set_aside_by == "a misprint, 2031-05-02");
  CHECK(named(back, "legion-photographs").footing == Footing::stands);
}

TEST_CASE("words, quantiles and loose dates become the distributions that the format promises") {
  const Scenario s = with(claim("q", "legion-people", "visitor", "2031-05-01",
                                "quantiles = [[0.05, 800], [0.5, 1200], [0.95, 2100]]") +
                          claim("w", "assault-start", "visitor", "2031-05-03", "within = \"days\"") +
                          claim("n", "assault-start", "courier", "2031-05-03", "within = \"12 days\"") +
                          claim("m", "assault-start", "gazette", "2031-05-03", "when = \"late 2031-05\"") +
                          claim("v", "aid-cut", "visitor", "2031-05-03", "verbal = \"unlikely\""));
  const double start = day_number(s.start);
  CHECK(quantile(named(s, "q").distribution, 0.95) == doctest::Approx(2100));
  CHECK(named(s, "q").written == "quantiles 0.05: 800; 0.5: 1200; 0.95: 2100");
  const double spoken = day_number({2031, 5, 3}) - start;
  CHECK(named(s, "w").distribution.low == spoken + 1);
  CHECK(named(s, "w").distribution.high == spoken + 10);
  CHECK(named(s, "n").distribution.high == spoken + 12);
  CHECK(named(s, "n").written == "within 12 days");
  CHECK(named(s, "m").distribution.low == day_number({2031, 5, 21}) - start);
  CHECK(named(s, "m").distribution.high == day_number({2031, 5, 31}) - start);
  CHECK(named(s, "v").distribution.low == 0.20);
  CHECK(named(s, "v").distribution.high == 0.45);
}

TEST_CASE("the pooling rule of the file is the scenario's, and changes what is drawn") {
  const Scenario mixed = with(""), product = with("", "pooling = \"logarithmic\"\n");
  CHECK(mixed.pooling == evidence::Pooling::linear);
  CHECK(product.pooling == evidence::Pooling::logarithmic);
  CHECK(!quantity(product, "legion-people").pooled.edge.empty());
  CHECK(quantity(product, "aid-cut").pooled.edge.empty());  // one claim: nothing to pool
  CHECK(quantile(quantity(mixed, "legion-people").pooled, 0.9) !=
        quantile(quantity(product, "legion-people").pooled, 0.9));
}

TEST_CASE("a voice's correlation acts on what plays draw, on no quantity's own distribution {shared-error}") {
  const auto speaks = [](const char* extra) {
    return with(
        "\n[[source]]\nid = \"staff\"\ntitle = \"a briefing\"\nwho = \"the staff\"\ndate = 2031-05-03\n" +
        std::string{extra} + claim("s-people", "legion-people", "staff", "2031-05-03", "about = 1500") +
        claim("s-trains", "velmark-trains", "staff", "2031-05-03", "about = 310"));
  };
  const auto product_moment = [](const Scenario& s) {
    const QuantityId people{std::size_t{0}}, trains{std::size_t{3}};
    double sum = 0;
    constexpr std::uint64_t plays = 2000;
    for (std::uint64_t play = 0; play < plays; ++play) {
      const chance::Key key = chance::Key::from_seed(5).at(play);
      sum += 12 * (quantity_share(s.quantity[people], key, key) - 0.5) *
             (quantity_share(s.quantity[trains], key, key) - 0.5) / plays;
    }
    return sum;
  };
  const Scenario free = speaks(""), bound = speaks("correlation = 0.9\n");
  REQUIRE(free.quantity[QuantityId{std::size_t{3}}].id == "velmark-trains");
  CHECK(std::fabs(product_moment(free)) < 0.07);
  CHECK(product_moment(bound) > 0.2);
  CHECK(quantile(quantity(free, "legion-people").pooled, 0.3) ==
        quantile(quantity(bound, "legion-people").pooled, 0.3));
}

TEST_CASE("parts of months") {
  CHECK(parse_part_of_month("2024-02")->last == Date{2024, 2, 29});
  CHECK(parse_part_of_month("mid 2024-12")->first == Date{2024, 12, 11});
  CHECK(!parse_part_of_month("2024-13"));
  CHECK(!parse_part_of_month("soon"));
}
