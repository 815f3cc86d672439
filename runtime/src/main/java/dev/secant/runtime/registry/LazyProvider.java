package dev.secant.runtime.registry;

import dev.secant.api.Decimal;
import dev.secant.api.Function;
import dev.secant.api.FunctionFactory;
import dev.secant.api.Parameter;
import dev.secant.runtime.registry.scan.Offer;
import dev.secant.runtime.text.SafeText;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The one instance of a function or factory, made when first asked for. What fails once stays
 * failed, with the same problem: a second try would run half-initialised code. Only where the code
 * could not be read, nothing ran, and the next try may succeed. Thread-safe.
 */
final class LazyProvider {
  /** What goes wrong at every call is no news after these. */
  private static final int MAX_REPORTED = 20;

  /** A list of parameters longer than this is no list but a trap. */
  private static final int MAX_PARAMETERS = 256;

  private final Offer offer;
  private final LivePlugin plugin;
  private final InstanceSource source;
  private volatile @Nullable Instance instance;
  private @Nullable Problem failed;
  private final AtomicInteger reported = new AtomicInteger();

  /**
   * @param plugin whose offer it is
   */
  LazyProvider(Offer offer, LivePlugin plugin) {
    this.offer = offer;
    this.plugin = plugin;
    this.source = plugin.found().code().source(offer);
  }

  /**
   * What was made.
   *
   * @param parameters of a factory; empty for a function
   */
  record Instance(Object provider, List<Parameter> parameters) {
    Function function() {
      return (Function) provider;
    }

    FunctionFactory factory() {
      return (FunctionFactory) provider;
    }
  }

  /** How far the making has come when it fails or is given up. */
  private static final class Progress {
    volatile @Nullable Object made;
    volatile String step = "the constructor";
    volatile String ownName = "";
    volatile @Nullable Failure nameFailure;
    volatile boolean isOther;
    volatile boolean hasNoParameters;
  }

  /**
   * Returns the instance.
   *
   * @throws FunctionLoadException if it cannot be had
   * @throws IllegalStateException if the registry is closed, or is closed meanwhile
   */
  synchronized Instance get() {
    plugin.state().requireOpen();
    Instance known = instance;
    Problem problem = failed;
    return known != null && problem == null ? known : make(problem);
  }

  private Instance make(@Nullable Problem earlier) {
    if (earlier != null) {
      throw FunctionLoadException.of(offer.name(), earlier);
    }
    Progress progress = new Progress();
    InstanceSource from = source;
    from.prepare();
    FunctionEntry.Kind kind = offer.kind();
    // Without this object: a constructor that never returns must not hold the plug-in for ever.
    InstanceSource.Terms terms = terms();
    PluginCall.Outcome<Instance> outcome = call(() -> make(from, terms, kind, progress));
    plugin.state().requireOpen(); // closed under the call: that is the reason, whatever came of it
    Instance made = outcome.value();
    if (made == null) {
      throw FunctionLoadException.of(offer.name(), failed(outcome, progress));
    }
    checkName(progress);
    instance = made;
    if (!plugin.state().isOpen()) {
      close();
    }
    return made;
  }

  /** Lets the instance go; there is none after the registry is closed. Never waits. */
  void close() {
    instance = null;
  }

  /** Runs code of the plug-in as everything outside chains is run. */
  <T> PluginCall.Outcome<T> call(Callable<T> call) {
    Duration patience = source.patience(plugin.state().timeLimit());
    PluginCall.Outcome<T> outcome = PluginCall.run(source.contextLoader(), patience, call);
    Failure failure = outcome.failure();
    return failure != null && failure.kind() == Failure.Kind.TIMED_OUT
        ? new PluginCall.Outcome<>(null, null, true)
        : outcome;
  }

  private InstanceSource.Terms terms() {
    WeakReference<LazyProvider> self = new WeakReference<>(this);
    return new InstanceSource.Terms(
        plugin.state().timeLimit(),
        why -> {
          LazyProvider provider = self.get();
          if (provider != null) {
            provider.givenUp(why);
          }
        });
  }

  private void givenUp(String why) {
    report(
        ProblemCode.WORKER_FAILED,
        subject() + " is not asked any more: " + why,
        "tell the author of the plug-in; a new registry asks it again");
  }

  /** Adds a problem of this function to the report, unless there are many already. */
  Problem report(ProblemCode code, String message, String hint) {
    Problem problem =
        Problem.of(code, plugin.found().location(), message, hint)
            .inEntry(offer.entry(), offer.line())
            .ofClass(offer.className())
            .ofFunction(plugin.id(), offer.name());
    if (reported.getAndIncrement() < MAX_REPORTED) {
      plugin.problems().add(problem);
    }
    return problem;
  }

  /** Returns why there is no instance, and remembers it unless that may pass. */
  private Problem failed(PluginCall.Outcome<Instance> outcome, Progress progress) {
    Failure failure = outcome.failure();
    if (failure != null && failure.kind() == Failure.Kind.UNREADABLE) {
      return report(
          ProblemCode.UNREADABLE,
          subject() + " cannot be loaded: " + failure.text(),
          "put the file back, or reload; if too many files are open, close some");
    }
    if (failure != null && failure.kind() == Failure.Kind.WORKER_UNAVAILABLE) {
      return report(
          ProblemCode.WORKER_FAILED,
          subject() + " cannot be loaded: " + failure.text(),
          "see that there is memory for it, and that java.io.tmpdir can be written to; or do without"
              + " isolation");
    }
    if (failure != null && failure.kind() == Failure.Kind.LOCK_MISMATCH) {
      return report(
          ProblemCode.LOCK_MISMATCH,
          subject() + " cannot be loaded: " + failure.text(),
          "put the file back; do not use the other one before you know why it is there");
    }
    Problem problem;
    if (outcome.isTimeout()) {
      problem =
          report(
              ProblemCode.CONSTRUCTOR_TIMEOUT,
              progress.step + " of " + subject() + " did not return within " + seconds(),
              "it may wait for something or loop; do such work when the function is called");
    } else if (progress.isOther) {
      problem =
          report(
              ProblemCode.NOT_A_FUNCTION,
              subject() + " does not implement " + service(offer.kind()).getName(),
              "tell the author of the plug-in");
    } else if (progress.hasNoParameters) {
      problem =
          report(
              ProblemCode.BAD_PARAMETERS,
              "parameters() of " + subject() + " returned null",
              "return an empty list for a factory without parameters");
    } else {
      Failure known = failure == null ? Failure.unknown() : failure;
      problem = progress.made == null ? constructorFailed(known) : parametersFailed(known);
    }
    failed = problem;
    return problem;
  }

  private static Class<?> service(FunctionEntry.Kind kind) {
    return kind == FunctionEntry.Kind.FACTORY ? FunctionFactory.class : Function.class;
  }

  /** Runs in the thread of the call. */
  private static @Nullable Instance make(
      InstanceSource from, InstanceSource.Terms terms, FunctionEntry.Kind kind, Progress progress)
      throws ReflectiveOperationException {
    Object provider = from.create(terms);
    progress.made = provider;
    if (!service(kind).isInstance(provider)) {
      progress.isOther = true;
      return null;
    }
    progress.step = "name()";
    try {
      progress.ownName = ownName(provider, kind);
    } catch (Throwable thrown) { // its name is known already, so it is usable without
      progress.nameFailure = Failure.of(thrown);
    }
    if (!(provider instanceof FunctionFactory factory) || kind != FunctionEntry.Kind.FACTORY) {
      return new Instance(provider, List.of());
    }
    progress.step = "parameters()";
    @Nullable List<Parameter> parameters = factory.parameters();
    progress.hasNoParameters = parameters == null;
    return parameters == null
        ? null
        : new Instance(provider, ParameterList.check(parameters, MAX_PARAMETERS));
  }

  private static String ownName(Object provider, FunctionEntry.Kind kind) {
    String name =
        kind == FunctionEntry.Kind.FACTORY
            ? ((FunctionFactory) provider).name()
            : ((Function) provider).name();
    return String.valueOf(name);
  }

  private void checkName(Progress progress) {
    Failure failure = progress.nameFailure;
    if (failure != null) {
      report(
          ProblemCode.NAME_MISMATCH,
          "name() of " + subject() + " failed: " + text(failure),
          "it is used as " + offer.name() + "; leave name() out or return that");
    } else if (!progress.ownName.equals(offer.name())) {
      report(
          ProblemCode.NAME_MISMATCH,
          subject() + " calls itself '" + SafeText.of(progress.ownName) + "'",
          "it is used as " + offer.name() + "; put the name into @FunctionName on the class");
    }
  }

  private Problem parametersFailed(Failure failure) {
    return report(
        ProblemCode.BAD_PARAMETERS,
        failure.kind() == Failure.Kind.ILLEGAL_ARGUMENT
            ? "parameters() of " + subject() + " breaks a rule: " + failure.text()
            : "parameters() of " + subject() + " failed: " + text(failure),
        "correct the list that the factory returns");
  }

  private Problem constructorFailed(Failure failure) {
    String text = failure.text();
    return switch (failure.kind()) {
      case MISSING_CLASS ->
          report(
              ProblemCode.DEPENDENCY_MISSING,
              subject() + " needs " + text + ", which is missing",
              "put the JAR that holds it into the plug-in's lib folder, or its classes into the JAR");
      case BAD_CLASS ->
          report(
              ProblemCode.CORRUPT_CLASS,
              "the JVM rejects " + subject() + " or a class it needs, by " + text,
              "build the JAR again, against the versions of the libraries it runs with");
      case CLASS_TOO_NEW ->
          report(
              ProblemCode.CLASS_TOO_NEW,
              subject() + " or a class it needs needs a newer Java than " + javaRelease(),
              "run a newer Java, or compile with --release " + javaRelease());
      case TAMPERED ->
          report(
              ProblemCode.TAMPERED,
              subject() + " is not what was signed",
              "do not use this JAR; get it again from its author");
      case STATIC_INITIALISER ->
          report(
              ProblemCode.CONSTRUCTOR_FAILED,
              "the static initialiser of " + text,
              "tell the author of the plug-in");
      default ->
          report(
              ProblemCode.CONSTRUCTOR_FAILED,
              "the constructor of " + subject() + " failed: " + text(failure),
              failure.kind() == Failure.Kind.OUT_OF_MEMORY
                  ? "give the JVM more memory with -Xmx, or do without this function"
                  : "tell the author of the plug-in");
    };
  }

  /** Returns what a failure is, in a few words. */
  static String text(Failure failure) {
    return switch (failure.kind()) {
      case STACK_OVERFLOW -> "it calls itself without end";
      case OUT_OF_MEMORY -> "the heap was exhausted";
      case MISSING_CLASS -> failure.text() + " is missing";
      case BAD_CLASS -> "the JVM rejects a class, by " + failure.text();
      case CLASS_TOO_NEW -> "a class needs a newer Java than " + javaRelease();
      case TAMPERED -> "a class is not what was signed";
      case STATIC_INITIALISER -> "the static initialiser of " + failure.text();
      case UNREADABLE, LOCK_MISMATCH -> failure.text();
      case ILLEGAL_ARGUMENT -> "java.lang.IllegalArgumentException: " + failure.text();
      case THREW, TIMED_OUT, WORKER_ENDED, WORKER_UNAVAILABLE -> failure.text();
    };
  }

  String seconds() {
    Duration limit = plugin.state().timeLimit();
    return Decimal.toShortString(limit.toMillis() / 1000.0) + " s";
  }

  /** Returns how sentences call it. */
  String subject() {
    return "class " + SafeText.of(offer.className());
  }

  private static int javaRelease() {
    return Runtime.version().feature();
  }
}
