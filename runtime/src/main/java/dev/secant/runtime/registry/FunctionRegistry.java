package dev.secant.runtime.registry;

import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.chain.Stage;
import dev.secant.runtime.chain.StageRequest;
import dev.secant.runtime.chain.StageResolver;
import dev.secant.runtime.registry.cache.UserCache;
import dev.secant.runtime.registry.reload.DirectoryWatch;
import dev.secant.runtime.registry.reload.LoaderWatch;
import dev.secant.runtime.registry.reload.Pace;
import dev.secant.runtime.registry.reload.Patience;
import dev.secant.runtime.registry.scan.Candidate;
import dev.secant.runtime.registry.scan.HostTypes;
import dev.secant.runtime.registry.scan.PluginId;
import dev.secant.runtime.registry.store.CopyStore;
import dev.secant.runtime.registry.trust.Certificates;
import dev.secant.runtime.registry.trust.LockFile;
import dev.secant.runtime.registry.trust.TrustMemory;
import dev.secant.runtime.registry.trust.TrustSettings;
import dev.secant.runtime.text.SafeText;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Functions by name, found on the class path, the module path and in directories of JARs.
 *
 * <pre>{@code
 * try (FunctionRegistry registry =
 *     FunctionRegistry.builder().classPath().directory(Path.of("plugins")).build()) {
 *   Chain f = registry.chain("square | exp | square");
 *   double y = f.valueAt(0.5);
 *   registry.report().problems(); // what did not load, why, and what to do about it
 * }
 * }</pre>
 *
 * <p>One bad JAR, class or line never hides another function: what is wrong is in the {@link
 * #report()}. Nothing of a JAR in a directory runs before one of its functions is used or
 * described; then its class is loaded by a class loader that sees the JDK, the api, SLF4J and the
 * plug-in's own JARs, and nothing else of the host.
 *
 * <p>Several registries can live in one JVM. After {@link #close()}, only that and {@link
 * #report()} work; each other method, and each chain, throws {@link IllegalStateException}.
 * Thread-safe.
 */
public final class FunctionRegistry implements StageResolver, AutoCloseable {
  private final RegistryState state;
  private final GenerationMaker maker;
  private final NamedChains named;
  private final LoaderWatch loaders;
  private final Watching watching;
  private final ReentrantLock reloading = new ReentrantLock();
  private volatile Generation generation;

  private FunctionRegistry(
      RegistryState state, GenerationMaker maker, Watching watching, Builder settings) {
    this.state = state;
    this.maker = maker;
    this.named = new NamedChains(settings.definitions, settings.refusals);
    this.watching = watching;
    this.loaders = new LoaderWatch(settings.patience, leak -> ProblemLog.log(LeakProblem.of(leak)));
    this.generation = maker.first();
  }

  /** Returns a new builder; nothing is looked at before {@link Builder#build()}. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the chain for a text in either notation: {@code square | exp} or {@code
   * exp(square(x))}. It works until the registry is closed.
   *
   * @throws dev.secant.runtime.chain.ChainSyntaxException if the text is no chain, or a function is
   *     unknown or ambiguous (then the cause is an {@link UnknownFunctionException}), or does not
   *     take the arguments
   * @throws FunctionLoadException if a function does not load, or its factory fails
   * @throws IllegalStateException if the registry is closed
   * @throws NullPointerException if {@code text} is null
   */
  public Chain chain(String text) {
    Objects.requireNonNull(text, "text must not be null");
    state.requireOpen();
    return Chain.parse(
        text, named.over(generation)); // one for all stages, whatever is reloaded meanwhile
  }

  /**
   * Returns the chain for stages given one by one, as on a command line: {@code square}, {@code
   * scale:2}. It works until the registry is closed.
   *
   * @throws dev.secant.runtime.chain.ChainSyntaxException as {@link #chain(String)} does
   * @throws FunctionLoadException as {@link #chain(String)} does
   * @throws IllegalStateException if the registry is closed
   * @throws NullPointerException if {@code words} or a word is null
   */
  public Chain chain(List<String> words) {
    Objects.requireNonNull(words, "words must not be null");
    state.requireOpen();
    return Chain.parse(words, named.over(generation));
  }

  /**
   * Returns the stage for a name and arguments; loads the function if it is not yet. That of a
   * {@linkplain Builder#define named chain} has the chain as its function, and a {@link Chain} made
   * of it has the stages of that.
   *
   * @param request a short or full name, and arguments
   * @throws UnknownFunctionException if the name is unknown (the message has the nearest ones) or
   *     ambiguous (it has the full names)
   * @throws IllegalArgumentException if the function does not take the arguments
   * @throws FunctionLoadException if the function does not load, or its factory fails
   * @throws IllegalStateException if the registry is closed
   * @throws NullPointerException if {@code request} is null
   */
  @Override
  public Stage resolve(StageRequest request) {
    Objects.requireNonNull(request, "request must not be null");
    state.requireOpen();
    return named.over(generation).resolve(request);
  }

  /**
   * Returns all functions and factories, ordered by short name, then by plug-in; immutable. Nothing
   * is loaded.
   *
   * @throws IllegalStateException if the registry is closed
   */
  public List<FunctionEntry> functions() {
    state.requireOpen();
    return generation.functions();
  }

  /**
   * Returns the {@linkplain Builder#define named chains}, their texts by their names, in the order
   * in which they were defined; immutable.
   */
  public Map<String, String> definitions() {
    return named.texts();
  }

  /**
   * Returns the function or factory for a short or full name. Nothing is loaded. A named chain is
   * none.
   *
   * @throws UnknownFunctionException if there is none (the message has the nearest names), or there
   *     are several (it has the full names)
   * @throws FunctionLoadException if there would be one, but its class or plug-in is refused
   * @throws IllegalStateException if the registry is closed
   * @throws NullPointerException if {@code name} is null
   */
  public FunctionEntry function(String name) {
    Objects.requireNonNull(name, "name must not be null");
    state.requireOpen();
    return generation.find(name);
  }

  /**
   * Returns what was found and what did not load, why, and what to do about it: a snapshot; a later
   * one may have more, as functions are used for the first time. Text only, so it can be had when
   * the registry is closed, too.
   */
  public RegistryReport report() {
    return generation.report(loaders.leaks().stream().map(LeakProblem::of).toList());
  }

  /**
   * Looks for what is missing only when a function is called, without running anything: classes to
   * which the functions of a JAR in a directory, and the classes of that JAR that they lead to,
   * refer, and that are neither in the plug-in nor in what its host shows it. Code may get along
   * without, so each is a warning, {@link ProblemCode#REFERENCE_MISSING}; all are in the report
   * from then on.
   *
   * <p>Cost: reads the classes that functions lead to, of all plug-ins.
   *
   * @return the report
   * @throws IllegalStateException if the registry is closed
   */
  public RegistryReport inspect() {
    state.requireOpen();
    HostTypes types = new HostTypes(state.host());
    generation.plugins().forEach(plugin -> plugin.inspect(types));
    return report();
  }

  /**
   * Closes the files of all plug-ins and lets their instances and class loaders go; a second call
   * does nothing. Classes of a plug-in stay in memory as long as the application keeps one of its
   * chains, stages or functions, or a {@link dev.secant.runtime.chain.FunctionFailedException} with
   * what the plug-in threw as its cause.
   */
  @Override
  public void close() {
    if (state.close()) { // from here on, no other generation is published
      watching.close();
      Generation last = generation;
      generation = last.closed();
      last.retireOthersThan(Generation.none(), loaders);
      last.closeOthersThan(Generation.none());
      loaders.close();
    }
  }

  /**
   * Looks again, and takes what is there now into use: a plug-in that is new, gone, or has other
   * content. A plug-in whose content is the same keeps its classes and instances. What is on the
   * class path stays as it is: its classes are the host's.
   *
   * <p>All is looked at before anything changes, and then all changes at once; other threads see
   * what was before until then, and what is there now afterwards, never a mixture. A chain keeps
   * the functions it was made of, and works until it is let go or the registry is closed; the files
   * of a plug-in that was replaced are closed when nobody holds one of its functions any more. If a
   * directory cannot be listed that could be listed before, its plug-ins stay in use, and that is
   * among the new problems.
   *
   * <p>Reloads of several threads come one after the other. Cost: about that of {@link
   * Builder#build()} without the class path.
   *
   * @throws IllegalStateException if the registry is closed, or is closed meanwhile
   */
  public RegistryChanges reload() {
    return reload(candidate -> false);
  }

  /**
   * @param unfinished whether a candidate is about to change and is to stay as it was
   */
  RegistryChanges reload(Predicate<Candidate> unfinished) {
    return Uninterrupted.call(() -> reloadInTurn(unfinished));
  }

  private RegistryChanges reloadInTurn(Predicate<Candidate> unfinished) {
    reloading.lock();
    try {
      state.requireOpen();
      Generation before = generation;
      Generation after = maker.next(before, unfinished);
      RegistryChanges changes = RegistryChanges.between(before, after);
      publish(before, after);
      watching.tell(changes); // in turn, so that it hears of generations in their order
      return changes;
    } finally {
      reloading.unlock();
    }
  }

  private void publish(Generation before, Generation after) {
    if (!state.ifOpen(() -> generation = after)) {
      after.closeOthersThan(before);
      state.requireOpen();
    }
    before.retireOthersThan(after, loaders);
  }

  /** Says where to look. Not thread-safe; each {@link #build()} gives an independent registry. */
  public static final class Builder {
    /** Long enough for a constructor that reads a table on a busy machine. */
    private static final Duration DEFAULT_TIME_LIMIT = Duration.ofSeconds(5);

    private static final Duration MIN_TIME_LIMIT = Duration.ofMillis(1);

    /** Who waits longer waits for ever. */
    private static final Duration MAX_TIME_LIMIT = Duration.ofHours(1);

    private final List<ClassLoader> classPaths = new ArrayList<>();
    private final List<Path> directories = new ArrayList<>();
    private final List<Candidate> jars = new ArrayList<>();
    private final Set<String> pinned = new HashSet<>();
    private final Map<String, String> definitions = new LinkedHashMap<>();
    private final Map<String, String> refusals = new HashMap<>();
    private Duration timeLimit = DEFAULT_TIME_LIMIT;
    private @Nullable Path cache = UserCache.folder();
    private List<String> preferred = List.of();
    private @Nullable Consumer<RegistryChanges> listener;
    private Pace pace = Pace.DEFAULT;
    private Patience patience = Patience.DEFAULT;
    private Isolation isolation = Isolation.none();
    private TrustPolicy policy = TrustPolicy.ANY;
    private @Nullable Path lockFile;

    private Builder() {}

    /**
     * Adds the class path and module path, as the context class loader of the calling thread sees
     * them, or that of this class where there is none.
     */
    public Builder classPath() {
      ClassLoader context = Thread.currentThread().getContextClassLoader();
      return classPath(context != null ? context : FunctionRegistry.class.getClassLoader());
    }

    /** Adds what a class loader sees. */
    public Builder classPath(ClassLoader loader) {
      classPaths.add(Objects.requireNonNull(loader, "loader must not be null"));
      return this;
    }

    /**
     * Adds a directory of plug-ins: each {@code name.jar} in it, and each folder {@code name/} with
     * {@code name.jar} and {@code lib/*.jar}. One that does not exist is a problem in the report.
     */
    public Builder directory(Path directory) {
      directories.add(Objects.requireNonNull(directory, "directory must not be null"));
      return this;
    }

    /**
     * Adds one JAR as a plug-in, whatever else is in its folder; see {@link #plugin(Path, String)}.
     *
     * @throws IllegalArgumentException if the path names no file, as {@code /} does
     * @throws NullPointerException if {@code jar} is null
     */
    public Builder plugin(Path jar) {
      Objects.requireNonNull(jar, "jar must not be null");
      return plugin(jar, String.valueOf(jar.getFileName()));
    }

    /**
     * Adds one JAR as a plug-in under another file name than it has, by which its id and version go
     * where its manifest does not say them: of one that was copied to a place where it had to be
     * called otherwise. It is held to the policy, the lock file, and a {@code plugins.lock} beside
     * it, all by the name that it has there; that these list other JARs is no problem. One that
     * does not exist or is no JAR is a problem in the report; {@link #watch} does not watch it.
     *
     * @param jar path to it
     * @param fileName such as {@code special-functions-1.0.jar}
     * @throws IllegalArgumentException if the path names no file, as {@code /} does
     * @throws NullPointerException if an argument is null
     */
    public Builder plugin(Path jar, String fileName) {
      Objects.requireNonNull(fileName, "fileName must not be null");
      jars.add(Candidate.ofJar(Objects.requireNonNull(jar, "jar must not be null"), fileName));
      return this;
    }

    /**
     * Sets how long the constructor of a function may take, and each other call to it outside
     * chains; 5 seconds by default. What does not return in time is a problem and left to itself.
     *
     * @throws IllegalArgumentException if {@code limit} is below 1 ms or above 1 hour
     * @throws NullPointerException if {@code limit} is null
     */
    public Builder timeLimit(Duration limit) {
      Objects.requireNonNull(limit, "limit must not be null");
      if (limit.compareTo(MIN_TIME_LIMIT) < 0 || limit.compareTo(MAX_TIME_LIMIT) > 0) {
        throw new IllegalArgumentException(
            "limit must be at least 1 ms and at most 1 hour, was " + limit);
      }
      timeLimit = limit;
      return this;
    }

    /**
     * Sets the folder in which to remember what JARs offer, so that a later registry opens only
     * those that changed. By default, that is the user's: {@code SECANT_CACHE}, else {@code
     * $XDG_CACHE_HOME/secant}, else {@code ~/.cache/secant} or where the system has such folders.
     *
     * <p>The folder is made when it is first needed, for this user alone; if it belongs to another
     * user, others may write to it, or it cannot be written, it is not used. What is in it can be
     * deleted at any time, but for what chains of a replaced plug-in still load classes from: they
     * fail at the next one. Several processes may use one at a time.
     *
     * @throws NullPointerException if {@code folder} is null
     */
    public Builder cache(Path folder) {
      cache = Objects.requireNonNull(folder, "folder must not be null");
      return this;
    }

    /** Remembers nothing: each registry looks into all JARs. */
    public Builder withoutCache() {
      cache = null;
      return this;
    }

    /**
     * Reloads by itself whenever something in the directories changed: a JAR or folder that came,
     * went, or has other content. A file counts once it is finished: two looks at it, 0.3 s apart,
     * saw the same bytes, and it has the end of a JAR, so that one that is being copied slowly is
     * waited for, and causes one reload. Files that are finished within two seconds of each other
     * are taken into use together; the others stay as they were.
     *
     * <p>The listener is told of each reload that changed something, those by {@link
     * FunctionRegistry#reload()} too, before the next one begins: in the thread that reloaded,
     * which is a daemon thread of the registry or the caller of {@code reload()}. What it throws is
     * logged. It may use the registry, reload it, and close it, but must not wait for another
     * thread that reloads it: that one waits for the listener to return.
     *
     * <p>By the events of the file system, and by the clock: each second where there are none (on
     * macOS, on network drives, a directory that is not there yet), else each five seconds for what
     * events do not tell, such as the target of a link. The watch ends with {@link
     * FunctionRegistry#close()}.
     *
     * @param listener replaces one that was set before
     * @throws NullPointerException if {@code listener} is null
     */
    public Builder watch(Consumer<RegistryChanges> listener) {
      this.listener = Objects.requireNonNull(listener, "listener must not be null");
      return this;
    }

    /** Sets how fast a watch takes changes for finished. */
    Builder pace(Pace ofWatch) {
      pace = ofWatch;
      return this;
    }

    /** Sets when a class loader that stays in memory counts as a leak. */
    Builder patience(Patience leaks) {
      patience = leaks;
      return this;
    }

    /**
     * Sets where the code of plug-ins in directories runs: in this process by default.
     *
     * @throws NullPointerException if {@code isolation} is null
     */
    public Builder isolation(Isolation isolation) {
      this.isolation = Objects.requireNonNull(isolation, "isolation must not be null");
      return this;
    }

    /**
     * Demands that plug-ins in directories prove what they are; {@link TrustPolicy#ANY} by default.
     * A lock file may demand more, never less; and what was demanded once, a reload does not
     * loosen, whatever becomes of the lock files.
     *
     * @throws NullPointerException if {@code policy} is null
     */
    public Builder policy(TrustPolicy policy) {
      this.policy = Objects.requireNonNull(policy, "policy must not be null");
      return this;
    }

    /**
     * Names a lock file for all directories, besides the {@code plugins.lock} that each may have:
     * where both are there, a plug-in must be in both, whatever policy this one has; unless one
     * lists no plug-in, but only pins signers. One that is not there or is damaged is a problem in
     * the report, and no plug-in of a directory is loaded.
     *
     * @throws NullPointerException if {@code file} is null
     */
    public Builder lockFile(Path file) {
      lockFile = Objects.requireNonNull(file, "file must not be null");
      return this;
    }

    /**
     * Adds certificates whose signatures are trusted where the policy is {@link
     * TrustPolicy#SIGNED}: those of the signers themselves, not of who certified them. Where a lock
     * file pins signers too, a signer must be pinned by both.
     *
     * @throws IllegalArgumentException if a certificate has no encoded form
     * @throws NullPointerException if {@code certificates} or one of them is null
     */
    public Builder trust(X509Certificate... certificates) {
      for (X509Certificate certificate : certificates) {
        Objects.requireNonNull(certificate, "certificate must not be null");
        pinned.add(Certificates.fingerprint(certificate));
      }
      return this;
    }

    private CopyStore copies() {
      return cache == null ? CopyStore.temporary() : CopyStore.in(cache);
    }

    private TrustSettings trust() {
      return new TrustSettings(policy, lockFile, pinned);
    }

    /**
     * Sets which plug-ins win a short name that several have; else it finds none of them, and the
     * error lists the full names. Built-in functions keep their names whatever is preferred.
     *
     * @param pluginIds the most preferred first; one that is not there does no harm
     * @throws IllegalArgumentException if one cannot be an id: a-z, 0-9 and underscore
     * @throws NullPointerException if {@code pluginIds} or an id is null
     */
    public Builder prefer(List<String> pluginIds) {
      Objects.requireNonNull(pluginIds, "pluginIds must not be null");
      for (String id : pluginIds) {
        Objects.requireNonNull(id, "pluginIds must not hold null");
        if (!id.equals(PluginId.normalise(id))) {
          throw new IllegalArgumentException(
              "pluginIds must hold ids of a-z, 0-9 and underscore, was '" + SafeText.of(id) + "'");
        }
      }
      preferred = List.copyOf(pluginIds);
      return this;
    }

    /**
     * Gives a chain a name, which then stands for its stages wherever the name of a function may
     * stand, other named chains included: {@code define("softexp", "exp | softplus")} makes {@code
     * square | softexp} the chain {@code square | exp | softplus}, and so it prints.
     *
     * <p>Only the notation is looked at here. Using the name is a {@link
     * dev.secant.runtime.chain.ChainSyntaxException}, which shows both texts, if the chain names an
     * unknown function, leads back to itself, is more than 30 names deep or more than 10,000 stages
     * long, or if there is a function of that short name, be it built in: then the name would mean
     * one thing here and another elsewhere. Its arguments are those in {@code chain}: a name takes
     * none.
     *
     * @param name a legal name of a function, without plug-in; replaces a chain of that name
     * @param chain in either notation
     * @throws IllegalArgumentException if {@code name} is no legal name
     * @throws dev.secant.runtime.chain.ChainSyntaxException if {@code chain} does not follow the
     *     notation
     * @throws NullPointerException if an argument is null
     */
    public Builder define(String name, String chain) {
      NamedChains.requireSound(name, chain);
      definitions.put(name, chain);
      refusals.remove(name);
      return this;
    }

    /**
     * Makes a name one that cannot be used, in the place of a chain that {@link #define} does not
     * take: so one definition that is damaged leaves all others as they are. A chain with it is a
     * {@link dev.secant.runtime.chain.ChainSyntaxException} that says why.
     *
     * @param name any text; replaces a chain of that name
     * @param reason what is wrong with the definition, and where it is
     * @throws NullPointerException if an argument is null
     */
    public Builder refuse(String name, String reason) {
      refusals.put(
          Objects.requireNonNull(name, "name must not be null"),
          Objects.requireNonNull(reason, "reason must not be null"));
      definitions.remove(name);
      return this;
    }

    /** Looks, and returns the registry; what it finds is never a reason to throw. */
    public FunctionRegistry build() {
      return Uninterrupted.call(this::discover);
    }

    private FunctionRegistry discover() {
      RegistryState state = new RegistryState(timeLimit);
      GenerationMaker.Places places = new GenerationMaker.Places(classPaths, directories, jars);
      DiscoveryOptions options =
          new DiscoveryOptions(trust(), new TrustMemory(), copies(), cache, preferred, isolation);
      GenerationMaker maker = new GenerationMaker(state, places, options);
      Watching watching = watching(); // before the first look, so that no change goes unseen
      FunctionRegistry registry = new FunctionRegistry(state, maker, watching, this);
      watching.start(registry);
      return registry;
    }

    private Watching watching() {
      if (listener == null) {
        return Watching.nothing();
      }
      List<Path> locks = new ArrayList<>();
      directories.forEach(directory -> locks.add(directory.resolve(LockFile.NAME)));
      if (lockFile != null) {
        locks.add(lockFile);
      }
      DirectoryWatch.Watched watched = new DirectoryWatch.Watched(directories, locks);
      return new Watching(new DirectoryWatch(watched, pace), listener);
    }
  }
}
