#include "history/scorecard.hpp"

#include <algorithm>
#include <map>

#include "base/math.hpp"
#include "history/baselines.hpp"

namespace salient::history {
namespace {

constexpr std::size_t resamples = 1000;
constexpr double tail = 0.025;

/// How often each campaign is drawn in each resample.
class Resamples {
 public:
  explicit Resamples(const Battles& battles) {
    std::map<std::string, std::size_t> number;
    for (const BattleOfRecord& b : battles)
      if (!b.part_of_larger) number.emplace(b.title.campaign, 0);
    std::size_t next = 0;
    for (auto& [name, n] : number) n = next++;
    for (const BattleOfRecord& b : battles) {
      const auto at = number.find(b.title.campaign);
      campaign_.push_back(at == number.end() ? 0 : at->second);
    }
    const chance::Key key = chance::Key::from_seed(1).at("resample");
    for (std::size_t r = 0; r < resamples; ++r) {
      std::vector<double> weight(next, 0.0);
      for (std::size_t i = 0; i < next; ++i) {
        const auto drawn = static_cast<std::size_t>(key.at(r).uniform(i) * static_cast<double>(next));
        weight[std::min(drawn, next - 1)] += 1;
      }
      weights_.push_back(std::move(weight));
    }
  }
  double weight(std::size_t resample, std::size_t battle) const {
    return weights_[resample][campaign_[battle]];
  }

 private:
  std::vector<std::size_t> campaign_;
  std::vector<std::vector<double>> weights_;
};

/// A statistic of weighted battles: its value with weights 1, and its spread over the resamples.
template <class Statistic>
Scored spread(const Resamples& resamples_of, const Statistic& statistic) {
  Scored scored{statistic([](std::size_t) { return 1.0; }), 0, 0};
  std::vector<double> values;
  for (std::size_t r = 0; r < resamples; ++r) {
    bool any = false;
    const double value = statistic([&](std::size_t battle) {
      const double w = resamples_of.weight(r, battle);
      any |= w > 0;
      return w;
    });
    if (any) values.push_back(value);
  }
  if (values.empty()) values.push_back(scored.value);
  std::sort(values.begin(), values.end());
  scored.low = sample_quantile(values, tail);
  scored.high = sample_quantile(values, 1 - tail);
  return scored;
}

/// A number a battle.
struct Item {
  std::size_t battle;
  double value;
};

Scored mean_of(const Resamples& resamples_of, const std::vector<Item>& items) {
  return spread(resamples_of, [&](const auto& weight) {
    double sum = 0, of = 0;
    for (const Item& item : items) {
      const double w = weight(item.battle);
      sum += w * item.value;
      of += w;
    }
    return of > 0 ? sum / of : 0.0;
  });
}

Scored root_of(Scored mean_square) {
  return {math::sqrt(mean_square.value), math::sqrt(mean_square.low), math::sqrt(mean_square.high)};
}

using Chosen = std::vector<std::size_t>;  ///< battles by their row

/// A battle's forecast of its winner, where both are there.
struct WinnerCall {
  std::size_t battle;
  Called called;
};

std::vector<WinnerCall> winner_calls(const Battles& battles, const Forecasts& forecasts, const Chosen& chosen) {
  std::vector<WinnerCall> calls;
  for (const std::size_t i : chosen)
    if (const auto won = attacker_won(battles[i]); won && forecasts[i].attacker_wins)
      calls.push_back({i, {*forecasts[i].attacker_wins, *won}});
  std::stable_sort(calls.begin(), calls.end(), [](const WinnerCall& a, const WinnerCall& b) {
    return a.called.probability < b.called.probability;
  });
  return calls;
}

Scored auc_of(const Resamples& resamples_of, const std::vector<WinnerCall>& calls) {
  std::vector<Called> called;
  for (const WinnerCall& call : calls) called.push_back(call.called);
  return spread(resamples_of, [&](const auto& weight) {
    for (std::size_t i = 0; i < calls.size(); ++i) called[i].weight = weight(calls[i].battle);
    return area_under_curve(called);
  });
}

std::vector<Item> log_losses(const std::vector<WinnerCall>& calls) {
  std::vector<Item> items;
  for (const WinnerCall& c : calls)
    items.push_back({c.battle, log_loss(c.called.probability, c.called.happened)});
  return items;
}

WinnerScore winner_score(const Battles& battles, const Forecasts& forecasts, const Chosen& chosen,
                         const Resamples& resamples_of) {
  const auto calls = winner_calls(battles, forecasts, chosen);
  WinnerScore score{.n = calls.size()};
  if (calls.empty()) return score;
  std::vector<Item> briers;
  std::vector<Called> called;
  for (const WinnerCall& c : calls) {
    briers.push_back({c.battle, brier(c.called.probability, c.called.happened)});
    called.push_back(c.called);
  }
  score.log_loss = mean_of(resamples_of, log_losses(calls));
  score.brier = mean_of(resamples_of, briers);
  score.auc = auc_of(resamples_of, calls);
  score.bins = calibration(called);
  return score;
}

std::vector<Item> crps_items(const Battles& battles, const Forecasts& forecasts, Measure m,
                             const Chosen& chosen) {
  std::vector<Item> items;
  for (const std::size_t i : chosen)
    if (const auto y = happened(m, battles[i]); y && !forecasts[i].of(m).empty())
      items.push_back({i, crps(forecasts[i].of(m), *y)});
  return items;
}

MeasureScore measure_score(const Battles& battles, const Forecasts& forecasts, Measure m, const Chosen& chosen,
                           const Resamples& resamples_of) {
  std::vector<Item> square, miss, covered;
  MeasureScore score;
  const std::vector<Item> ranked = crps_items(battles, forecasts, m, chosen);
  for (const Item& item : ranked) {
    const std::vector<double>& sample = forecasts[item.battle].of(m);
    const double y = *happened(m, battles[item.battle]);
    double mean = 0;
    for (const double x : sample) mean += x / static_cast<double>(sample.size());
    const double low = sample_quantile(sample, 0.1), high = sample_quantile(sample, 0.9);
    miss.push_back({item.battle, mean - y});
    square.push_back({item.battle, (mean - y) * (mean - y)});
    covered.push_back({item.battle, low <= y && y <= high ? 1.0 : 0.0});
    const auto of = static_cast<double>(ranked.size());
    score.width80 += (high - low) / of;
    score.tenths[std::min<std::size_t>(9, static_cast<std::size_t>(10 * rank_in(sample, y)))] += 1 / of;
  }
  score.n = ranked.size();
  if (ranked.empty()) return score;
  score.crps = mean_of(resamples_of, ranked);
  score.rmse = root_of(mean_of(resamples_of, square));
  score.bias = mean_of(resamples_of, miss);
  score.coverage80 = mean_of(resamples_of, covered);
  return score;
}

Scores scores_on(const Battles& battles, const Forecasts& forecasts, const Chosen& chosen,
                 const Resamples& resamples_of) {
  Scores scores{.winner = winner_score(battles, forecasts, chosen, resamples_of)};
  for (const Measure m : measures)
    scores.measure[static_cast<std::size_t>(m)] = measure_score(battles, forecasts, m, chosen, resamples_of);
  return scores;
}

/// What one list has more than another, battle by battle; both in order of battles, on those in both.
std::vector<Item> less(std::vector<Item> ours, std::vector<Item> base) {
  const auto by_battle = [](const Item& a, const Item& b) { return a.battle < b.battle; };
  std::sort(ours.begin(), ours.end(), by_battle);
  std::sort(base.begin(), base.end(), by_battle);
  std::vector<Item> both;
  for (std::size_t i = 0, j = 0; i < ours.size() && j < base.size();) {
    if (ours[i].battle == base[j].battle) {
      both.push_back({ours[i].battle, ours[i].value - base[j].value});
      ++i;
      ++j;
    } else {
      ++(ours[i].battle < base[j].battle ? i : j);
    }
  }
  return both;
}

/// The battles that are scored, and which of them are of the band and of each era.
struct Parts {
  Chosen all, band;
  std::vector<std::pair<std::string, Chosen>> eras;
};

Parts parts_of(const Battles& battles) {
  Parts parts;
  std::array<Chosen, models::era_count> by_era;
  for (std::size_t i = 0; i < battles.size(); ++i) {
    if (battles[i].part_of_larger) continue;
    parts.all.push_back(i);
    if (in_band(battles[i].battle)) parts.band.push_back(i);
    if (battles[i].battle.year)
      by_era[static_cast<std::size_t>(models::era_of(*battles[i].battle.year))].push_back(i);
  }
  for (std::size_t e = 0; e < models::era_count; ++e)
    if (!by_era[e].empty())
      parts.eras.emplace_back(std::string{models::spelling(static_cast<models::Era>(e))}, std::move(by_era[e]));
  return parts;
}

Difference difference(const Battles& battles, const Forecasts& own, const Forecasts& base, const Chosen& chosen,
                      const Resamples& resamples_of) {
  Difference more{.winner = mean_of(resamples_of, less(log_losses(winner_calls(battles, own, chosen)),
                                                       log_losses(winner_calls(battles, base, chosen))))};
  for (const Measure m : measures)
    more.measure[static_cast<std::size_t>(m)] =
        mean_of(resamples_of, less(crps_items(battles, own, m, chosen), crps_items(battles, base, m, chosen)));
  return more;
}

Line line_of(const Battles& battles, const Forecaster& forecaster, const Forecasts& base, const Parts& parts,
             const Resamples& resamples_of) {
  const Forecasts& own = *forecaster.forecasts;
  Line line{.name = forecaster.name,
            .all = scores_on(battles, own, parts.all, resamples_of),
            .band = scores_on(battles, own, parts.band, resamples_of)};
  for (const auto& [era, chosen] : parts.eras)
    line.eras.emplace_back(era, scores_on(battles, own, chosen, resamples_of));
  line.gain = difference(battles, own, base, parts.all, resamples_of);
  return line;
}

}  // namespace

std::vector<Line> scored(const Battles& battles, const std::vector<Forecaster>& forecasters,
                         const Forecasts& base) {
  const Resamples resamples_of{battles};
  const Parts parts = parts_of(battles);
  std::vector<Line> lines;
  for (const Forecaster& forecaster : forecasters)
    lines.push_back(line_of(battles, forecaster, base, parts, resamples_of));
  return lines;
}

Ablated ablated(const Battles& battles, std::string mechanism, const Forecasts& whole,
                const Forecasts& without) {
  const Resamples resamples_of{battles};
  const Parts parts = parts_of(battles);
  return {std::move(mechanism), difference(battles, without, whole, parts.all, resamples_of),
          difference(battles, without, whole, parts.band, resamples_of)};
}

Scorecard scorecard_of(const Battles& as_read, const std::vector<models::AttritionLaw>& laws,
                       const Scenario& parameters, const ForecastSettings& settings,
                       const NationEffects& nations) {
  const Battles battles =
      settings.control == Control::permuted_outcomes ? permuted(as_read, settings.seed) : as_read;
  Scorecard card{.rows = battles.size(), .settings = settings};
  for (const BattleOfRecord& b : battles) {
    card.parts += b.part_of_larger;
    card.without_people += !b.part_of_larger && !log_force_ratio(b.battle);
  }
  const std::vector<BattleParameters> drawn = drawn_parameters(parameters, settings);
  std::vector<Forecasts> played;
  for (const models::AttritionLaw law : laws)
    played.push_back(forecasts_of(law, drawn, battles, settings, nations));
  const std::vector<Baseline> baselines = baselines_for(battles);
  std::vector<Forecaster> ours, theirs;
  for (std::size_t i = 0; i < laws.size(); ++i)
    ours.push_back({std::string{models::spelling(laws[i])}, &played[i]});
  for (const Baseline& b : baselines) theirs.push_back({b.name, &b.forecasts});
  card.laws = scored(battles, ours, baselines[0].forecasts);
  card.baselines = scored(battles, theirs, baselines[0].forecasts);
  return card;
}

}  // namespace salient::history
