package dev.secant.benchmarks.compare;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** The least times measured, each under who was measured, what, and over how many points. */
final class Figures {
  private final Map<String, Double> least = new TreeMap<>();

  /** Keeps a time if it is the least of its kind so far. */
  void add(String who, String what, double points, double time) {
    least.merge(key(who, what, points), time, Math::min);
  }

  /** Keeps the times that a measuring process printed, a line each. */
  void addLines(String who, String text) {
    text.lines().filter(line -> line.startsWith("name=")).forEach(line -> addLine(who, line));
  }

  private void addLine(String who, String line) {
    Map<String, String> fields = new TreeMap<>();
    for (String field : line.split(" ", -1)) {
      int equals = field.indexOf('=');
      fields.put(field.substring(0, equals), field.substring(equals + 1));
    }
    add(
        who,
        fields.getOrDefault("name", ""),
        Double.parseDouble(fields.getOrDefault("points", "0")),
        Double.parseDouble(fields.getOrDefault("least", "NaN")));
  }

  /** Returns the least time; empty if nothing of that kind was measured. */
  OptionalDouble of(String who, String what, double points) {
    Double time = least.get(key(who, what, points));
    return time == null ? OptionalDouble.empty() : OptionalDouble.of(time);
  }

  private static String key(String who, String what, double points) {
    return who + '\n' + what + '\n' + points;
  }
}
