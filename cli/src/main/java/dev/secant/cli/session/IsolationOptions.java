package dev.secant.cli.session;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.Printable;
import dev.secant.cli.failure.UsageException;
import dev.secant.runtime.registry.Isolation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Stack;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Where the code of plug-ins runs, and what it may use there: options of all commands. */
public final class IsolationOptions implements PlainOptions {
  /** Names the level where the command line does not. */
  public static final String VARIABLE = "SECANT_ISOLATE";

  /** The levels, as they are written. */
  public static final List<String> LEVELS =
      List.of(Level.PROCESS.toString(), Level.LOADER.toString());

  private static final String ISOLATE = "--isolate";
  private static final String TIME_LIMIT = "--time-limit";
  private static final String MEMORY_LIMIT = "--memory-limit";
  private static final double LONGEST_SECONDS = 3600;
  private static final long KILO = 1024;

  /** Decimal: the numbers of Java have suffixes and other bases besides. */
  private static final Pattern NUMBER =
      Pattern.compile("((?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)");

  /** A blank for none. */
  private static final String UNITS = " KMGT";

  private static final Pattern SIZE = Pattern.compile(NUMBER + "([KMGTkmgt]?)[Bb]?");

  /** Levels of isolation. */
  enum Level {
    PROCESS,
    LOADER;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** As text, since what is wrong with them is said in one place, whoever read the line. */
  private @Nullable String level;

  private @Nullable String timeLimit;
  private @Nullable String memoryLimit;

  /** What a shell completes. */
  static final class Levels extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Levels() {
      super(LEVELS);
    }
  }

  /** Takes a value only behind an equals sign: the next word may be one of the chain. */
  static final class AttachedValue implements IParameterPreprocessor {
    @Override
    @SuppressWarnings("JdkObsolete") // picocli's
    public boolean preprocess(
        Stack<String> words, CommandSpec command, ArgSpec option, Map<String, Object> info) {
      if (!"=".equals(info.get("separator"))) {
        words.push(Level.PROCESS.toString());
      }
      return false; // picocli takes it from there
    }
  }

  /** Sets the level. A setter, since the option may stand before and behind the command. */
  @Option(
      names = ISOLATE,
      arity = "0..1",
      paramLabel = "LEVEL",
      scope = ScopeType.INHERIT,
      preprocessor = AttachedValue.class,
      completionCandidates = Levels.class,
      description =
          "Run plug-ins in worker processes, so that a function that never returns, exits or"
              + " exhausts the memory fails and harms nobody. With =loader, in this process, as by"
              + " default. Default: $$SECANT_ISOLATE.")
  public void isolate(@Nullable String text) {
    level = text == null ? level : text;
  }

  /** Sets the longest time for a call of a function in a worker. */
  @Option(
      names = TIME_LIMIT,
      paramLabel = "SECONDS",
      scope = ScopeType.INHERIT,
      description = "Longest time for one call of a function in a worker process. Default: 10.")
  public void limitTime(@Nullable String text) {
    timeLimit = text == null ? timeLimit : text;
  }

  /** Sets the heap of a worker. */
  @Option(
      names = MEMORY_LIMIT,
      paramLabel = "SIZE",
      scope = ScopeType.INHERIT,
      description = "Memory for a worker process to compute in, as in 64M or 1G. Default: 256M.")
  public void limitMemory(@Nullable String text) {
    memoryLimit = text == null ? memoryLimit : text;
  }

  @Override
  public boolean set(String flag) {
    if (flag.equals(ISOLATE)) {
      level = Level.PROCESS.toString();
    }
    return flag.equals(ISOLATE);
  }

  @Override
  public boolean set(String name, String value) {
    switch (name) {
      case ISOLATE -> isolate(value);
      case TIME_LIMIT -> limitTime(value);
      case MEMORY_LIMIT -> limitMemory(value);
      default -> {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns what was asked for.
   *
   * @throws UsageException if there is no such level, or there are limits for workers and none are
   *     to be used
   * @throws CommandFailure if a limit is none, or the environment names no level
   */
  Isolation isolation(Map<String, String> environment) {
    Level chosen = level == null ? fromEnvironment(environment) : given(level);
    if (chosen == Level.LOADER) {
      if (timeLimit != null || memoryLimit != null) {
        throw new UsageException(
            (timeLimit != null ? TIME_LIMIT : MEMORY_LIMIT)
                + " limits worker processes: give --isolate as well");
      }
      return Isolation.none();
    }
    Isolation isolation = Isolation.process();
    if (timeLimit != null) {
      isolation = isolation.timeLimit(time(timeLimit));
    }
    return memoryLimit == null ? isolation : isolation.memory(bytes(memoryLimit));
  }

  private static Level given(String text) {
    try {
      return OptionText.choice(text, Level.values());
    } catch (IllegalArgumentException e) {
      throw new UsageException(ISOLATE + " " + e.getMessage());
    }
  }

  private static Duration time(String text) {
    boolean isNumber = NUMBER.matcher(text.strip()).matches();
    double seconds = isNumber ? Double.parseDouble(text.strip()) : Double.NaN;
    if (!(seconds >= 1e-3 && seconds <= LONGEST_SECONDS)) {
      throw new CommandFailure(
          ErrorCode.INVALID_SETTING,
          TIME_LIMIT + " must be from 0.001 to 3600 seconds, was " + Printable.line(text));
    }
    return Duration.ofMillis(Math.round(seconds * 1e3));
  }

  private static Level fromEnvironment(Map<String, String> environment) {
    String text = environment.getOrDefault(VARIABLE, "");
    try {
      return text.isEmpty() ? Level.LOADER : OptionText.choice(text, Level.values());
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ErrorCode.INVALID_SETTING, "$" + VARIABLE + " " + e.getMessage(), e);
    }
  }

  /** A number, and a letter for the unit, in any case, perhaps with a B behind it. */
  private static long bytes(String text) {
    Matcher size = SIZE.matcher(text.strip());
    double bytes = size.matches() ? Double.parseDouble(size.group(1)) : 0;
    for (int i = bytes > 0 ? UNITS.indexOf(size.group(2).toUpperCase(Locale.ROOT)) : 0;
        i > 0;
        i--) {
      bytes *= KILO;
    }
    try {
      long rounded = Math.round(bytes);
      Isolation.process().memory(rounded);
      return rounded;
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ErrorCode.INVALID_SETTING,
          MEMORY_LIMIT + " must be from 8M to 1T, was " + Printable.line(text),
          e);
    }
  }
}
