package dev.secant.benchmarks;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Runs the judgement: {@code [--seed N] [--count N] [--tolerance T] [--worst N] [--family NAME]}.
 */
public final class Main {
  private Main() {}

  /** Prints the table and the worst verdicts. */
  public static void main(String[] args) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    long seed = Long.parseLong(option(args, "--seed", "1"));
    int count = Integer.parseInt(option(args, "--count", "2080"));
    double tolerance = Double.parseDouble(option(args, "--tolerance", "0"));
    int worst = Integer.parseInt(option(args, "--worst", "50"));
    String only = option(args, "--family", "");
    Contestant contestant = new Contestant(tolerance);
    List<Verdict> all = new ArrayList<>();
    out.println(Score.header());
    List<Family> families = new ArrayList<>(List.of(Family.values()));
    families.removeIf(family -> !only.isEmpty() && !family.toString().equals(only));
    for (Family family : families) {
      List<Verdict> verdicts = new ArrayList<>();
      for (int i = 0; i < Math.max(1, count / families.size()); i++) {
        Problem problem = Problem.of(family, i, seed);
        verdicts.add(new Verdict(problem, contestant.answer(problem.sketch())));
      }
      out.println(new Score(verdicts).row(family.toString()));
      all.addAll(verdicts);
    }
    out.println(new Score(all).row("all"));
    List<Verdict> singular = all.stream().filter(v -> !v.isDifferentiable()).toList();
    out.println(new Score(singular).row("no derivative"));
    out.println();
    all.stream()
        .filter(v -> v.badness() > 0)
        .sorted(Comparator.comparingDouble(Verdict::badness).reversed())
        .limit(worst)
        .forEach(out::println);
  }

  private static String option(String[] args, String name, String standard) {
    for (int i = 0; i + 1 < args.length; i += 2) {
      if (args[i].equals(name)) {
        return args[i + 1];
      }
    }
    return standard;
  }
}
