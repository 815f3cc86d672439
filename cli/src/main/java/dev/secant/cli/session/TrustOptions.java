package dev.secant.cli.session;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.Printable;
import dev.secant.cli.failure.UsageException;
import dev.secant.runtime.registry.PluginLock;
import dev.secant.runtime.registry.Problem;
import dev.secant.runtime.registry.ProblemCode;
import dev.secant.runtime.registry.RegistryReport;
import dev.secant.runtime.registry.TrustPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What plug-ins must prove before anything of them is loaded: options of all commands. */
public final class TrustOptions implements PlainOptions {
  /** Names a policy; that of the command line counts if it is stricter. */
  public static final String VARIABLE = "SECANT_POLICY";

  private static final String POLICY = "--policy";
  private static final String FROZEN = "--frozen";

  /** What makes a folder another one than was locked. */
  private static final Set<ProblemCode> DEVIATIONS =
      EnumSet.of(
          ProblemCode.BAD_LOCK_FILE,
          ProblemCode.NOT_LOCKED,
          ProblemCode.LOCK_MISMATCH,
          ProblemCode.LOCK_MISSING,
          ProblemCode.NOT_SIGNED,
          ProblemCode.UNTRUSTED_SIGNER,
          ProblemCode.TAMPERED,
          ProblemCode.DIRECTORY_MISSING,
          ProblemCode.NOT_A_DIRECTORY,
          ProblemCode.DIRECTORY_UNREADABLE,
          ProblemCode.NOT_A_FILE,
          ProblemCode.BROKEN_LINK,
          ProblemCode.UNREADABLE,
          ProblemCode.NOT_A_JAR);

  /** What a shell completes. */
  static final class Policies extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Policies() {
      super(Arrays.stream(TrustPolicy.values()).map(TrustPolicy::toString).toList());
    }
  }

  /** As text, since what is wrong with it is said in one place, whoever read the line. */
  private @Nullable String policy;

  private boolean frozen;

  /** Sets the policy. A setter, since the option may stand before and behind the command. */
  @Option(
      names = POLICY,
      paramLabel = "POLICY",
      completionCandidates = Policies.class,
      scope = ScopeType.INHERIT,
      description =
          "Load plug-ins only if they are as plugins.lock has them (locked), or signed by one of its"
              + " signers as well (signed). The strictest of this, $$SECANT_POLICY and the lock file"
              + " counts.")
  public void demand(@Nullable String text) {
    policy = text == null ? policy : text;
  }

  /** Demands that folders are as locked. */
  @Option(
      names = FROZEN,
      scope = ScopeType.INHERIT,
      description =
          "Fail if a plug-in folder differs in anything from its lock file, or there is none: for"
              + " builds that must repeat. Not for commands that write.")
  public void freeze(boolean given) {
    frozen |= given;
  }

  @Override
  public boolean set(String flag) {
    freeze(flag.equals(FROZEN));
    return flag.equals(FROZEN);
  }

  @Override
  public boolean set(String name, String value) {
    if (name.equals(POLICY)) {
      policy = value;
    }
    return name.equals(POLICY);
  }

  /** Returns whether folders must be as their lock files have them, whatever a command needs. */
  boolean isFrozen() {
    return frozen;
  }

  /**
   * Returns the policy that the command line names, or null.
   *
   * @throws UsageException if there is no such policy
   */
  @Nullable TrustPolicy given() {
    String text = policy;
    try {
      return text == null ? null : OptionText.choice(text, TrustPolicy.values());
    } catch (IllegalArgumentException e) {
      throw new UsageException(POLICY + " " + e.getMessage());
    }
  }

  /**
   * Returns the strictest of what the command line and the environment demand.
   *
   * @throws UsageException if there is no such policy
   * @throws CommandFailure if the environment names none
   */
  TrustPolicy demanded(Map<String, String> environment) {
    TrustPolicy given = given();
    TrustPolicy demanded = frozen ? TrustPolicy.LOCKED : TrustPolicy.ANY;
    return fromEnvironment(environment)
        .strictest(given == null ? demanded : demanded.strictest(given));
  }

  private static TrustPolicy fromEnvironment(Map<String, String> environment) {
    String text = environment.getOrDefault(VARIABLE, "");
    try {
      return text.isEmpty() ? TrustPolicy.ANY : OptionText.choice(text, TrustPolicy.values());
    } catch (IllegalArgumentException e) { // a demand that is not understood is no demand for less
      throw new CommandFailure(ErrorCode.INVALID_SETTING, "$" + VARIABLE + " " + e.getMessage(), e);
    }
  }

  /**
   * Refuses to be frozen.
   *
   * @throws UsageException if {@code --frozen} was given
   */
  void refuseFrozen(String command) {
    if (frozen) {
      throw new UsageException(
          FROZEN
              + " lets nothing change, and '"
              + command
              + "' is there to write; give one of them");
    }
  }

  /**
   * Ends a command that was told to be frozen.
   *
   * @throws CommandFailure if {@code --frozen} was given, and there is no lock file or anything is
   *     not as one has it
   */
  void requireFrozen(Collection<Path> folders, RegistryReport report) {
    if (!frozen) {
      return;
    }
    if (folders.stream().noneMatch(folder -> PluginLock.in(folder).exists())) {
      throw new CommandFailure(
          ErrorCode.NOT_AS_LOCKED,
          folders.isEmpty()
              ? "--frozen: there is no folder of plug-ins and so no lock file; name one by --plugins"
              : "--frozen: there is no plugins.lock in "
                  + Printable.line(String.join(", ", names(folders)))
                  + "\nwrite it by 'secant plugins lock', and keep it under version control");
    }
    List<Problem> deviations =
        report.problems().stream().filter(TrustOptions::isDeviation).toList();
    if (!deviations.isEmpty()) {
      throw new CommandFailure(
          ErrorCode.NOT_AS_LOCKED,
          "--frozen: "
              + (deviations.size() == 1 ? "1 thing differs" : deviations.size() + " things differ")
              + " from the lock file, the first is "
              + deviations.get(0)
              + "\n'secant plugins verify' shows them all");
    }
  }

  /**
   * Returns whether a problem makes a folder another than was locked: also whatever keeps a plug-in
   * away as a whole, since that it was locked does not make it run.
   */
  public static boolean isDeviation(Problem problem) {
    boolean isOfPlugin = problem.function().isEmpty() && problem.className().isEmpty();
    return DEVIATIONS.contains(problem.code())
        || (isOfPlugin && problem.severity() == Problem.Severity.ERROR);
  }

  private static List<String> names(Collection<Path> folders) {
    return folders.stream().map(Path::toString).toList();
  }
}
