#pragma once
#include <optional>
#include <string>
#include <vector>

#include "study/database.hpp"
#include "study/layout.hpp"
#include "study/statistics.hpp"
#include "study/target.hpp"

// The same answer under other laws: what a reader must see before trusting any one of them.
namespace salient::study {

/// One answer under one set of laws.
struct LawFigure {
  Laws laws;
  std::size_t plays{0};            ///< that went into it, whatever their luck
  double value{0};                 ///< of a probability its share, of a difference its mean, else the median
  Interval error;                  ///< 95 %, Monte Carlo
  std::optional<Interval> spread;  ///< 5 and 95 % points over plays; none of a probability
  std::string words;               ///< ICD-203, of a probability
  bool flips{false};               ///< the conclusion is another, beyond Monte Carlo error
  std::string departs;             ///< how it is told from the study's own beyond that error; empty: it is not
};

/// One answer under all laws that have enough plays for it; the study's own first.
struct LawRow {
  Target target;
  std::vector<LawFigure> figures;
  bool flips() const;
};

/// The answers by law. Every law but the study's own is known from few plays, played again with their knowledge
/// and their luck.
struct ByLaw {
  std::vector<Laws> laws;  ///< the study's own first; then those that differ from it in one law
  std::vector<LawRow> rows;
  std::size_t reruns{0}, pairs{0};  ///< plays that were played again under every law
  std::size_t compared() const;     ///< figures beside the study's own
  std::size_t flips() const;        ///< of them, those whose conclusion is another
};
ByLaw read_by_law(Database&, const Layout&);

/// Marks where a figure departs from the study's own. {flips} A probability flips where the two intervals have
/// no estimative word in common; a difference where both are told from nothing and their signs differ; any
/// other number where the whole of its interval lies outside what nine plays in ten of the study's own come to.
void compare_with_own(const Target&, const LawFigure& own, LawFigure&);

/// "history" of the study's own, "qjm" for another law of attrition, "advance: qjm" for another of advance.
std::string heading(const Laws&, const Laws& own);
/// The figure with its error, short: "72 % [67 to 76]", "day 58 [49 to 71]".
std::string cell(const Target&, int days, const LawFigure&);
std::string as_text(const Scenario&, const ByLaw&);

}  // namespace salient::study
