package dev.secant.cli;

import dev.secant.api.Decimal;
import dev.secant.api.Domain;
import dev.secant.api.Example;
import dev.secant.api.Parameter;
import dev.secant.cli.failure.Printable;
import dev.secant.runtime.registry.FunctionDescription;
import dev.secant.runtime.registry.FunctionEntry;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What {@code secant describe} shows. */
final class DescriptionText {
  private static final String DEPENDS = "depends on its arguments";

  private final FunctionEntry entry;
  private final FunctionDescription description;

  DescriptionText(FunctionEntry entry, FunctionDescription description) {
    this.entry = entry;
    this.description = description;
  }

  /** Returns what is described. */
  FunctionEntry entry() {
    return entry;
  }

  void print(PrintWriter out) {
    out.println(signature());
    if (!description.description().isEmpty()) {
      out.println("  " + Printable.line(description.description()));
    }
    out.println();
    printParameters(out);
    line(out, "domain", description.domain().map(Domain::toString).orElse(DEPENDS));
    line(
        out, "works on", text(description.elementwise(), "each element by itself", "whole arrays"));
    line(
        out,
        "derivative",
        text(description.differentiable(), "known to the function", "numerical only"));
    printExamples(out);
    line(out, "plug-in", entry.plugin());
    line(out, "JAR", entry.location());
    line(out, "class", entry.className());
  }

  private static String text(FunctionDescription.Answer answer, String yes, String no) {
    return switch (answer) {
      case YES -> yes;
      case NO -> no;
      case DEPENDS -> DEPENDS;
    };
  }

  private static void line(PrintWriter out, String label, String text) {
    out.println(label + " ".repeat(12 - label.length()) + Printable.line(text));
  }

  private String name() {
    return entry.isShortNameUnique() ? entry.name() : entry.qualifiedName();
  }

  private String signature() {
    List<Parameter> parameters = description.parameters();
    return parameters.isEmpty()
        ? name()
        : name()
            + parameters.stream()
                .map(Parameter::toString)
                .collect(Collectors.joining(", ", "(", ")"));
  }

  private void printParameters(PrintWriter out) {
    String label = "parameters";
    for (Parameter parameter : description.parameters()) {
      line(out, label, parameter.name() + ": " + parameter.description());
      line(out, "", "  " + rules(parameter));
      label = "";
    }
  }

  /** Kind, range and default: {@code number, slope > 0; default 0.01}. */
  private static String rules(Parameter parameter) {
    String kind =
        switch (parameter.kind()) {
          case NUMBER -> "number";
          case INTEGER -> "whole number";
          case NUMBERS -> "one or more numbers";
        };
    String range =
        parameter.range().equals(Domain.all())
            ? ""
            : ", " + parameter.range().condition(parameter.name());
    return kind + range + (parameter.isRequired() ? "; required" : "; default " + value(parameter));
  }

  private static String value(Parameter parameter) {
    StringBuilder text = new StringBuilder();
    for (double value : parameter.defaultValue()) {
      text.append(text.isEmpty() ? "" : ", ").append(Decimal.toShortString(value));
    }
    return text.toString();
  }

  private void printExamples(PrintWriter out) {
    String label = "examples";
    for (Example example : description.examples()) {
      line(out, label, example(example));
      label = "";
    }
  }

  /** Returns a command and what it prints: {@code secant eval scale:2 --at 3.0 6.0}. */
  private String example(Example example) {
    String arguments = example.arguments().toString().replace(" ", "");
    String stage = arguments.isEmpty() ? name() : name() + ":" + arguments;
    String point = example.input().toString();
    String quote = point.startsWith("[") ? "\"" : "";
    return String.format(
        Locale.ROOT,
        "secant eval %s --at %s%s%s  gives %s",
        stage,
        quote,
        point,
        quote,
        example.expected());
  }
}
