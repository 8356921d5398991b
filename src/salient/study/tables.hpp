#pragma once
#include "study/database.hpp"
#include "study/layout.hpp"

namespace salient::study {

/// Every table and view of a study file, empty. Their columns: docs/reference/study-file.md.
void create_tables(Database&, const Layout&);

/// Fills the tables that say what the scenario is: sides to hexes, sources to claims, parameters, questions.
void describe_scenario(Database&, const Layout&);

}  // namespace salient::study
