package dev.secant.cli.plugins;

import dev.secant.cli.output.RowWriter;
import dev.secant.runtime.registry.FunctionEntry;
import dev.secant.runtime.registry.FunctionLoadException;
import dev.secant.runtime.registry.FunctionRegistry;
import dev.secant.runtime.registry.Problem;
import dev.secant.runtime.registry.UnknownFunctionException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a name means to a registry, and all that bears on it. */
final class NameAnswer {
  private static final String BUILT_IN = "core";
  private static final List<String> COLUMNS =
      List.of("relation", "function", "location", "class", "code", "message", "hint");

  private final String name;
  private final @Nullable FunctionEntry found;
  private final List<FunctionEntry> sameName;
  private final Set<Problem> obstacles;
  private final List<String> nearest;

  private NameAnswer(
      String name,
      @Nullable FunctionEntry found,
      List<FunctionEntry> sameName,
      Set<Problem> obstacles,
      List<String> nearest) {
    this.name = name;
    this.found = found;
    this.sameName = sameName;
    this.obstacles = obstacles;
    this.nearest = nearest;
  }

  static NameAnswer of(String name, FunctionRegistry registry) {
    String shortName = name.substring(name.indexOf('.') + 1);
    List<FunctionEntry> sameName =
        registry.functions().stream().filter(entry -> entry.name().equals(shortName)).toList();
    Set<Problem> obstacles = new LinkedHashSet<>();
    for (Problem problem : registry.report().problems()) {
      if (problem.function().equals(shortName) && Problems.isError(problem)) {
        obstacles.add(problem);
      }
    }
    FunctionEntry found = null;
    List<String> nearest = new ArrayList<>();
    try {
      found = registry.function(name);
    } catch (FunctionLoadException e) {
      obstacles.add(e.problem());
    } catch (UnknownFunctionException e) {
      if (sameName.isEmpty()) { // else those are the candidates
        nearest.addAll(e.candidates());
      }
    }
    return new NameAnswer(name, found, sameName, obstacles, nearest);
  }

  /** Returns whether the name finds a function. */
  boolean isFound() {
    return found != null;
  }

  void print(LabelledLines lines) {
    FunctionEntry winner = found;
    if (winner == null) {
      lines.heading(name + " finds no function");
      lines.line("because", whyNot());
    } else {
      lines.heading(name + " is " + winner.qualifiedName());
      lines.line("because", why(winner));
      lines.path("from", winner.location());
      lines.line("class", winner.className());
    }
    String label = "others";
    for (FunctionEntry other : sameName) {
      if (other != winner) {
        lines.path(label, other.toString());
        label = "";
      }
    }
    for (Problem problem : obstacles) {
      lines.path("refused", problem.location());
      lines.line("since", problem.message());
      lines.line("to do", problem.hint());
      lines.line("see", ProblemRows.reference(problem));
    }
    if (!nearest.isEmpty()) {
      lines.line("similar", String.join(", ", nearest));
    }
  }

  /** Writes the answer as rows: what the name finds, or that it finds nothing, is the first. */
  void write(RowWriter writer) {
    writer.header(COLUMNS);
    FunctionEntry winner = found;
    if (winner == null) {
      row(writer, "none", name, "", "", "", whyNot(), "");
    } else {
      row(writer, winner, "found", why(winner));
    }
    for (FunctionEntry other : sameName) {
      if (other != winner) {
        row(writer, other, "other", "");
      }
    }
    for (Problem problem : obstacles) {
      row(
          writer,
          "refused",
          problem.function(),
          problem.location(),
          problem.className(),
          problem.code().name(),
          problem.message(),
          problem.hint());
    }
    for (String similar : nearest) {
      row(writer, "similar", similar, "", "", "", "", "");
    }
    writer.finish();
  }

  private static void row(RowWriter writer, FunctionEntry entry, String relation, String message) {
    row(
        writer,
        relation,
        entry.qualifiedName(),
        entry.location(),
        entry.className(),
        "",
        message,
        "");
  }

  /** Writes the cells of a row, one for each column. */
  private static void row(RowWriter writer, String... cells) {
    for (String cell : cells) {
      writer.text(cell);
    }
    writer.endRow();
  }

  private String why(FunctionEntry winner) {
    if (name.indexOf('.') >= 0) {
      return "a full name finds the function of that plug-in";
    }
    if (winner.plugin().equals(BUILT_IN)) {
      return "it is built in, and built-in functions own their names";
    }
    return sameName.size() == 1
        ? "no other plug-in has a function of that name"
        : "of the plug-ins that have it, " + winner.plugin() + " is preferred";
  }

  private String whyNot() {
    if (sameName.size() > 1 && name.indexOf('.') < 0) {
      return "several plug-ins have it, and none is preferred; write one of the full names";
    }
    if (!obstacles.isEmpty()) {
      return "what would have it cannot be used";
    }
    return "no plug-in has it" + (sameName.isEmpty() ? "" : "; others have one of the short name");
  }
}
