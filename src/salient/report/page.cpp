#include "report/page.hpp"

#include <stdexcept>

namespace salient::report {
namespace {

using Asset = std::function<std::string_view(std::string_view)>;

/// Replaces every `before NAME after` by `open TEXT close`, TEXT being the file NAME.
void write_in(std::string& page, std::string_view before, std::string_view after, std::string_view open,
              std::string_view close, const Asset& asset) {
  std::size_t at = 0;
  while ((at = page.find(before, at)) != std::string::npos) {
    const std::size_t name_at = at + before.size(), end = page.find(after, name_at);
    if (end == std::string::npos) throw std::runtime_error("report.html: a tag that does not end");
    const std::string name = page.substr(name_at, end - name_at);
    const std::string_view text = asset(name);
    if (text.empty()) throw std::runtime_error("the program holds no report file " + name);
    std::string whole{open};
    whole.append(text).append(close);
    page.replace(at, end + after.size() - at, whole);
    at += whole.size();
  }
}

/// JSON that no HTML parser can take for the end of the script it stands in.
std::string harmless(std::string_view json) {
  std::string text;
  text.reserve(json.size());
  for (const char c : json) c == '<' ? text += "\\u003c" : text += c;
  return text;
}

}  // namespace

std::string page(std::string_view bundle, const Asset& asset) {
  std::string text{asset("report.html")};
  if (text.empty()) throw std::runtime_error("the program holds no report file report.html");
  write_in(text, "<link rel=\"stylesheet\" href=\"", "\">", "<style>\n", "</style>", asset);
  write_in(text, "<script src=\"", "\"></script>", "<script>\n", "</script>", asset);
  constexpr std::string_view place = "<script type=\"application/json\" id=\"bundle\">";
  const std::size_t at = text.find(place);
  if (at == std::string::npos) throw std::runtime_error("report.html has no place for the bundle");
  return text.insert(at + place.size(), harmless(bundle));
}

}  // namespace salient::report
