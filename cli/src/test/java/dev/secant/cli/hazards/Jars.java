package dev.secant.cli.hazards;

import dev.secant.testkit.jar.PluginJar;

/** The plug-ins that hazards are made from. */
final class Jars {
  static final String HALF_CLASS = "a/Half.class";
  static final String FUNCTION = "implements dev.secant.api.ElementwiseFunction";
  static final String IDENTITY = " public double forward(double x) { return x; }";

  /** What turns the text of a terminal red. */
  static final String ESCAPE = "\u001b[31mred\u001b[0m";

  private Jars() {}

  /** Halves; good in itself. */
  static PluginJar half() {
    return PluginJar.elementwise("a.Half", "x / 2");
  }

  /** A listed function {@code a.Bad} with the given parts. */
  static PluginJar bad(String head, String body) {
    return one("a.Bad", "public class Bad " + head, body).listing("a.Bad");
  }

  /** A listed function of a number whose class has this body besides. */
  static PluginJar bad(String body) {
    return bad(FUNCTION, body + IDENTITY);
  }

  /** A listed function of a number with this body of its forward. */
  static PluginJar calling(String statements) {
    return bad(FUNCTION, " public double forward(double x) { " + statements + " }");
  }

  /** A listed function of arrays with this body of its apply. */
  static PluginJar applying(String statements) {
    return bad(
        "implements dev.secant.api.Function",
        " public dev.secant.api.Variable apply(dev.secant.api.Variable x) { " + statements + " }");
  }

  /** A source file with one class, not listed. */
  static PluginJar one(String className, String head, String body) {
    return with(PluginJar.empty(), className, head, body);
  }

  static PluginJar with(PluginJar jar, String className, String head, String body) {
    String where = className.substring(0, className.lastIndexOf('.'));
    return jar.source("package " + where + ";\n" + head + " {" + body + " }\n");
  }

  /** Throws whatever it is given, past the compiler. */
  static String sneaky() {
    return " static <T extends Throwable> double raise(Throwable t) throws T { throw (T) t; }";
  }

  /** A factory with one method that is bad, the others being good. */
  static PluginJar factory(String method) {
    String parameters =
        " public java.util.List<dev.secant.api.Parameter> parameters() { return java.util.List.of(dev.secant.api.Parameter.number(\"n\", \"\")); }";
    String create =
        " public dev.secant.api.Function create(dev.secant.api.Arguments a) { return dev.secant.api.ElementwiseFunction.of(\"make\", x -> x); }";
    String body =
        (method.contains(" parameters()") ? "" : parameters)
            + (method.contains(" create(") ? "" : create)
            + method;
    return one("a.Make", "public class Make implements dev.secant.api.FunctionFactory", body);
  }
}
