package dev.secant.cli.shell;

import dev.secant.api.Variable;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.Derivative;
import dev.secant.runtime.diff.DifferenceMethod;
import dev.secant.runtime.diff.array.AdaptiveArrayDerivative;
import dev.secant.runtime.diff.array.ArrayDerivative;
import dev.secant.runtime.diff.chainrule.ChainDerivative;
import dev.secant.runtime.diff.check.GradientCheck;
import dev.secant.runtime.diff.check.GradientReport;
import dev.secant.runtime.diff.sweep.StepSweep;
import dev.secant.runtime.registry.FunctionEntry;
import dev.secant.runtime.registry.FunctionRegistry;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The short words of {@code secant shell}, imported there as static methods. Each takes a chain in
 * the notation of the command line, from the one registry that is open; what they throw is what the
 * methods of the runtime throw that they call. There is one shell in a process, and so one
 * registry. Thread-safe.
 */
public final class Shell {
  private static final AtomicReference<@Nullable Session> SESSION = new AtomicReference<>();

  private record Session(FunctionRegistry registry, PrintStream out) {}

  private Shell() {}

  /**
   * Takes what all the others use.
   *
   * @param out where {@link #help} prints
   */
  public static void use(FunctionRegistry registry, PrintStream out) {
    SESSION.set(new Session(registry, out));
  }

  /**
   * Returns the registry.
   *
   * @throws IllegalStateException if there is none, outside of {@code secant shell}
   */
  public static FunctionRegistry registry() {
    return session().registry();
  }

  private static Session session() {
    Session session = SESSION.get();
    if (session == null) {
      throw new IllegalStateException("there is no registry outside of 'secant shell'");
    }
    return session;
  }

  /** Returns the chain of a text, such as {@code square | exp}. */
  public static Chain chain(String text) {
    return registry().chain(text);
  }

  /** Returns the value of a chain at {@code x}. */
  public static double eval(String chain, double x) {
    return chain(chain).valueAt(x);
  }

  /** Returns the derivative of a chain at {@code x}, with its error bar and status. */
  public static Derivative diff(String chain, double x) {
    return AdaptiveDerivative.of(chain(chain), x);
  }

  /** Returns the derivative of a chain at {@code x} by the chain rule, stage by stage. */
  public static ChainDerivative explain(String chain, double x) {
    return ChainDerivative.of(chain(chain), x);
  }

  /** Returns the gradient at an array of a chain that gives one number. */
  public static ArrayDerivative gradient(String chain, double... x) {
    return AdaptiveArrayDerivative.standard().gradient(chain(chain), Variable.of(x));
  }

  /**
   * Returns a comparison of the derivative that a chain claims with the one of its values.
   *
   * @param at points; none for some that are chosen from its domain
   */
  public static GradientReport check(String chain, double... at) {
    GradientCheck check = GradientCheck.of(chain(chain));
    return (at.length == 0 ? check : check.at(at)).run();
  }

  /** Returns the error of the central difference quotient at {@code x} for steps of all sizes. */
  public static StepSweep sweep(String chain, double x) {
    return StepSweep.of(chain(chain)::valueAt, x, DifferenceMethod.CENTRAL);
  }

  /** Returns the names of all functions that can stand in a chain. */
  public static List<String> functions() {
    return registry().functions().stream().map(FunctionEntry::name).toList();
  }

  /** Returns what a function says of itself in one line. */
  public static String describe(String name) {
    return registry().function(name).describe().description();
  }

  /** Prints what is at hand in the shell. */
  public static void help() {
    session().out().print(Startup.text("help.txt"));
  }
}
