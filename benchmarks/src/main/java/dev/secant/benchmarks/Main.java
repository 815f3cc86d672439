package dev.secant.benchmarks;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The command: judges the derivatives by the problems of a seed and prints the scoreboard. */
public final class Main {
  private static final double CHEAP = 1e-6;

  private Main() {}

  /**
   * Prints the scoreboard.
   *
   * @param args {@code --seed N}, {@code --count N}, {@code --worst N}, {@code --only FAMILY} or
   *     {@code --only FAMILY#NUMBER}
   */
  public static void main(String[] args) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    Options options;
    try {
      options = Options.of(args);
    } catch (IllegalArgumentException e) {
      out.println(e.getMessage());
      System.exit(2);
      return;
    }
    judge(options.problems()).lines(options.worst()).forEach(out::println);
  }

  static Scoreboard judge(List<Problem> problems) {
    return new Scoreboard(verdicts(problems, 0), verdicts(problems, CHEAP));
  }

  private static List<Verdict> verdicts(List<Problem> problems, double tolerance) {
    Contestant contestant = new Contestant(tolerance);
    return problems.stream().map(p -> new Verdict(p, contestant.answer(p.sketch()))).toList();
  }
}
