package dev.secant.cli.hazards;

import dev.secant.api.Decimal;
import dev.secant.runtime.chain.ChainSyntaxException;
import dev.secant.runtime.chain.FunctionFailedException;
import dev.secant.runtime.registry.FunctionLoadException;
import dev.secant.runtime.registry.FunctionRegistry;
import dev.secant.runtime.registry.Isolation;
import dev.secant.runtime.registry.Problem;
import dev.secant.runtime.registry.TrustPolicy;
import dev.secant.testkit.jar.PluginJar;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Plants a hazard beside a good plug-in, and notes what a host gets to see of it. */
public final class HazardRun {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private static final long MEMORY = 64L << 20;
  private static final int MOST_LINES = 6;

  private HazardRun() {}

  /** Returns the catalogue: those that are known, and those of our own. */
  public static List<Hazard> all() {
    List<Hazard> all = new ArrayList<>(KnownHazards.all());
    all.addAll(MoreHazards.all());
    return all;
  }

  /** Fills a folder: the good plug-in, whose {@code twice} is to work, and the hazard. */
  public static void plant(Hazard hazard, Path folder) throws Exception {
    PluginJar good = PluginJar.elementwise("good.Twice", "2 * x");
    boolean isSigned = hazard.setting() == Hazard.Setting.SIGNED;
    (isSigned ? good.signedBy(KnownHazards.KEY) : good).writeTo(folder.resolve("good.jar"));
    hazard.plot().plant(folder);
  }

  /**
   * Returns what is said, a line each: first problems that were found without running anything,
   * then what comes of each use, then problems that came up by it.
   *
   * @throws AssertionError if the good plug-in does not work
   */
  public static List<String> lines(Hazard hazard, Path folder) throws Exception {
    Set<String> lines = new LinkedHashSet<>();
    try (FunctionRegistry registry = builder(hazard).directory(folder).build()) {
      addProblems(lines, registry, folder);
      boolean isFirst = true;
      for (String chain : hazard.uses()) {
        lines.add("`" + chain + "` " + use(registry, chain, folder));
        if (isFirst) {
          hazard.later().plant(folder);
        }
        isFirst = false;
      }
      addProblems(lines, registry, folder);
      if (registry.chain("twice | good.twice").valueAt(3) != 12) {
        throw new AssertionError("the good plug-in does not compute");
      }
    }
    return abridged(List.copyOf(lines));
  }

  /** Of many lines of a kind, the first and the last say it all. */
  private static List<String> abridged(List<String> lines) {
    if (lines.size() <= MOST_LINES) {
      return lines;
    }
    return List.of(
        lines.get(0),
        "... and " + (lines.size() - 3) + " like it",
        lines.get(lines.size() - 2),
        lines.get(lines.size() - 1));
  }

  private static FunctionRegistry.Builder builder(Hazard hazard) {
    FunctionRegistry.Builder builder =
        FunctionRegistry.builder().withoutCache().classPath().timeLimit(LIMIT);
    return switch (hazard.setting()) {
      case PLAIN -> builder;
      case ISOLATED -> builder.isolation(Isolation.process().timeLimit(LIMIT).memory(MEMORY));
      case SIGNED -> builder.policy(TrustPolicy.SIGNED).trust(KnownHazards.KEY.certificate());
    };
  }

  private static void addProblems(Set<String> lines, FunctionRegistry registry, Path folder) {
    for (Problem problem : registry.report().problems()) {
      String text = problem.toString();
      lines.add(problem.code() + " " + inFolder(text.substring(0, text.lastIndexOf(" [")), folder));
    }
  }

  private static String use(FunctionRegistry registry, String chain, Path folder) {
    try {
      return "= " + Decimal.toString(registry.chain(chain).valueAt(3));
    } catch (FunctionFailedException
        | FunctionLoadException
        | ChainSyntaxException
        | IllegalStateException e) {
      return e.getClass().getSimpleName() + ": " + inFolder(firstLine(e), folder);
    }
  }

  private static String firstLine(RuntimeException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static String inFolder(String text, Path folder) {
    int java = Runtime.version().feature();
    return text.replaceAll("SHA-256 [0-9a-f]+", "SHA-256 ")
        .replace(folder + "/", "")
        .replace(folder.toString(), ".")
        .replaceAll("(this is Java|--release|newer Java than) " + java + "\\b", "$1 N");
  }
}
