import pytest

from cpp_functions import functions_of


def found(text):
    return [(function.name, function.line, function.length) for function in functions_of(text)]


@pytest.mark.parametrize("text, names", [
    ("int f() { return 1; }", ["f"]),
    ("namespace a {\nnamespace {\nvoid f() {}\n}\nvoid g() {}\n}", ["f", "g"]),
    ("struct S { int x{0}; std::vector<int> y = {1, 2}; int f() const { return x; } };", ["f"]),
    ("class A : public B<int> {\n public:\n  A(int a) : x_{a}, y_(a) {}\n  ~A() {}\n};", ["A", "~A"]),
    ("A::A(int a) : B{a}, x_{a} {\n}", ["A::A"]),
    ("A::A(int a)\n    : x_{a} { run(); }", ["A::A"]),
    ("bool operator==(Key a, Key b) { return true; }", ["operator=="]),
    ("int operator()(int a) const noexcept { return a; }", ["operator()"]),
    ("explicit operator bool() const { return true; }", ["operator bool"]),
    ("template <class T = int, class U = std::vector<int>>\nT f(U u = {}) { return u; }", ["f"]),
    ("template <class T>\n  requires std::same_as<T, int>\nconstexpr double in(T q) { return q; }", ["in"]),
    ("auto f(int a) -> std::vector<int> { return {a}; }", ["f"]),
    ("template <>\nstd::span<const int> words_of<A>() { return {}; }", ["words_of<A>"]),
    ("constexpr int table[] = {1, 2};\nconst S s{f(), {2}};\nint f();", []),
    ("const auto twice = [](int a) { return 2 * a; };", ["twice"]),
    ("enum class E : int { a, b };\nenum class F { c };", []),
    ("[[nodiscard]] int f() { if (true) { return 1; } return 2; }", ["f"]),
    ("int f() { const auto g = [&] { return 1; }; return g(); }\nint h() { return 0; }", ["f", "h"]),
    ("char c = '{'; const char* s = \"{\"; // {\n/* { */ int f() { return 1'000; }", ["f"]),
    ('const char* s = R"x({ )" { )x"; int f() { return 0; }', ["f"]),
    ("#define OPEN {\\\n{\nint f() { return 0; }", ["f"]),
    ('extern "C" {\nint f() { return 0; }\n}', ["f"]),
    ("struct S { friend auto operator<=>(S, S) = default; S& operator=(const S& s) { return *this; } };", ["operator="]),
])
def test_names(text, names):
    assert [name for name, _, _ in found(text)] == names


def test_a_function_is_measured_from_its_first_line_to_its_closing_brace():
    text = "// a comment\nint a;\n\nstatic int f(int a,\n             int b) {\n  // why\n\n  return a;\n}\n"
    assert found(text) == [("f", 4, 6)]


def test_an_access_label_is_no_part_of_a_function():
    assert found("class A {\n public:\n  int f() {\n    return 1;\n  }\n};") == [("f", 3, 3)]


def test_a_requires_expression_is_no_end():
    text = "template <class T>\n  requires(sizeof(T) > 1)\nint f(T t) {\n  return 0;\n}\nint g() { return 1; }"
    assert [name for name, _, _ in found(text)] == ["f", "g"]
