package dev.secant.cli.session;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.Printable;
import dev.secant.cli.failure.UsageException;
import dev.secant.cli.userfile.ChainFile;
import dev.secant.runtime.registry.FunctionRegistry;
import dev.secant.runtime.registry.Problem;
import dev.secant.runtime.registry.TrustPolicy;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Where plug-ins are looked for: an option of all commands, and the registry it leads to. */
public final class PluginOptions implements PlainOptions {
  private static final String PLUGINS = "--plugins";
  private static final String STRICT = "--strict";
  private static final String PREFER = "--prefer";

  /** Names a list of plug-in folders, separated as PATH is. */
  public static final String VARIABLE = "SECANT_PLUGINS";

  private final Set<Path> directories = new LinkedHashSet<>();
  private final Set<String> preferred = new LinkedHashSet<>();
  private boolean strict;
  private List<Path> opened = List.of();

  /** Of the file of named chains. */
  private boolean warned;

  @Mixin private final IsolationOptions isolation = new IsolationOptions();
  @Mixin private final TrustOptions trust = new TrustOptions();

  /**
   * Adds folders. A setter, since the option may stand both before and behind the command, and
   * picocli hands over two lists then, of which a field would keep the second.
   */
  @Option(
      names = PLUGINS,
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description =
          "Folder of plug-in JARs; may be given several times. Looked at besides the folders in"
              + " $SECANT_PLUGINS and the plugins folder of the installation.")
  public void add(@Nullable List<Path> given) {
    if (given != null) {
      directories.addAll(given);
    }
  }

  /** Adds plug-ins to those that win a short name. A setter, as {@link #add} is one. */
  @Option(
      names = PREFER,
      paramLabel = "ID",
      scope = ScopeType.INHERIT,
      description =
          "Plug-in that gets a short name which several have; may be given several times, the most"
              + " preferred first.")
  public void prefer(@Nullable List<String> given) {
    if (given != null) {
      preferred.addAll(given);
    }
  }

  /** Demands sound plug-ins. A setter, since the option may stand before and behind the command. */
  @Option(
      names = STRICT,
      scope = ScopeType.INHERIT,
      description =
          "Fail if anything in a plug-in folder cannot be used, whether this command needs it or"
              + " not.")
  public void demandSoundPlugins(boolean given) {
    strict |= given;
  }

  @Override
  public boolean set(String flag) {
    if (isolation.set(flag) || trust.set(flag)) {
      return true;
    }
    demandSoundPlugins(flag.equals(STRICT));
    return flag.equals(STRICT);
  }

  @Override
  public boolean set(String name, String value) {
    if (name.equals(PREFER)) {
      prefer(List.of(value));
      return true;
    }
    if (!name.equals(PLUGINS)) {
      return isolation.set(name, value) || trust.set(name, value);
    }
    add(List.of(OptionText.path(value)));
    return true;
  }

  /**
   * Returns a registry over all of it, to compute with.
   *
   * @throws CommandFailure if a folder of {@code --plugins} is not there; one of the environment is
   *     a problem in the report; and by {@code --strict}, if there is an error in a plug-in
   */
  public FunctionRegistry open(Console console) {
    FunctionRegistry registry = look(console);
    try {
      requireSound(registry);
      return registry;
    } catch (CommandFailure e) {
      registry.close();
      throw e;
    }
  }

  /**
   * Returns a registry over all of it, with one more named chain.
   *
   * @throws CommandFailure as {@link #open(Console)}
   */
  public FunctionRegistry openWith(Console console, String name, String chain) {
    FunctionRegistry.Builder builder = builder(console).define(name, chain);
    opened = List.copyOf(folders(console));
    opened.forEach(builder::directory);
    return builder.build();
  }

  /**
   * Returns a registry with all that a command needs: of the built-in functions alone if those
   * suffice, for no plug-in can take a name from them, and no folder is looked into; else over all
   * of it. {@code --strict} and {@code --frozen} judge the folders whatever the command needs.
   *
   * @param sufficient tells of a registry without plug-ins whether it has what is needed
   * @throws CommandFailure as {@link #open(Console)}
   */
  public FunctionRegistry open(Console console, Predicate<FunctionRegistry> sufficient) {
    Collection<Path> folders = folders(console); // one that is not there is a mistake in any case
    if (!folders.isEmpty() && !strict && !trust.isFrozen()) {
      FunctionRegistry builtIns = builder(console).build();
      if (sufficient.test(builtIns)) {
        return builtIns;
      }
      builtIns.close();
    }
    return open(console);
  }

  /**
   * Ends a command that was told to be strict or frozen.
   *
   * @throws CommandFailure if {@code --strict} was given and there is an error in a plug-in, or
   *     {@code --frozen} and a folder is not as its lock file has it
   */
  public void requireSound(FunctionRegistry registry) {
    requireFrozen(registry);
    List<Problem> errors =
        registry.report().problems().stream()
            .filter(problem -> problem.severity() == Problem.Severity.ERROR)
            .toList();
    if (!strict || errors.isEmpty()) {
      return;
    }
    throw new CommandFailure(
        ErrorCode.PLUGIN_ERRORS,
        "--strict: "
            + (errors.size() == 1 ? "1 error" : errors.size() + " errors")
            + " in plug-ins, the first is "
            + errors.get(0)
            + "\n'secant plugins doctor' shows them all");
  }

  /**
   * Ends a command that was told to be frozen.
   *
   * @throws CommandFailure if {@code --frozen} was given and a folder is not as its lock file has
   *     it
   */
  public void requireFrozen(FunctionRegistry registry) {
    trust.requireFrozen(opened, registry.report());
  }

  /**
   * Refuses to be frozen, for a command that is there to change something.
   *
   * @param command its name, as {@code plugins lock}
   * @throws UsageException if {@code --frozen} was given
   */
  public void refuseFrozen(String command) {
    trust.refuseFrozen(command);
  }

  /**
   * Returns a registry over all of it, to look at what is there, sound or not.
   *
   * @throws CommandFailure if a folder of {@code --plugins} is not there
   */
  public FunctionRegistry look(Console console) {
    FunctionRegistry.Builder builder = builder(console);
    opened = List.copyOf(folders(console));
    opened.forEach(builder::directory);
    return builder.build();
  }

  /** Returns the builder of a registry without folders. */
  private FunctionRegistry.Builder builder(Console console) {
    FunctionRegistry.Builder builder =
        FunctionRegistry.builder()
            .classPath(console.functions())
            .isolation(isolation.isolation(console.environment()))
            .policy(trust.demanded(console.environment()));
    addChains(console, builder);
    try {
      return builder.prefer(List.copyOf(preferred));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ErrorCode.INVALID_SETTING, PREFER + ": " + e.getMessage(), e);
    }
  }

  /** A file that cannot be used is said, and stops nothing: most commands need no named chain. */
  private void addChains(Console console, FunctionRegistry.Builder builder) {
    try {
      ChainFile chains = ChainFile.of(console.environment());
      if (chains != null) {
        chains.addTo(builder);
      }
    } catch (CommandFailure e) {
      if (!warned) {
        console.err().println("secant: warning: no named chains: " + e.getMessage());
      }
      warned = true;
    }
  }

  /**
   * Returns the folders whose lock files a command is about: those of {@code --plugins}, else all.
   *
   * @throws CommandFailure if a folder of {@code --plugins} is not there
   * @throws UsageException if there is no folder
   */
  public List<Path> lockFolders(Console console) {
    List<Path> all = List.copyOf(folders(console));
    List<Path> chosen = directories.isEmpty() ? all : List.copyOf(directories);
    if (chosen.isEmpty()) {
      throw new UsageException("there is no folder of plug-ins; name one by --plugins");
    }
    return chosen;
  }

  /**
   * Returns the policy that {@code --policy} names, or null.
   *
   * @throws UsageException if there is no such policy
   */
  public @Nullable TrustPolicy givenPolicy() {
    return trust.given();
  }

  /**
   * Returns the strictest policy of command line and environment.
   *
   * @throws UsageException if there is no such policy
   * @throws CommandFailure if the environment names none
   */
  public TrustPolicy demandedPolicy(Console console) {
    return trust.demanded(console.environment());
  }

  /** A folder named twice is looked at once: else each of its plug-ins would be a duplicate. */
  private Collection<Path> folders(Console console) {
    Map<Path, Path> folders = new LinkedHashMap<>();
    Path home = console.pluginHome();
    if (home != null && Files.isDirectory(home)) {
      folders.put(real(home), home);
    }
    for (Path folder : fromEnvironment(console)) {
      folders.putIfAbsent(real(folder), folder);
    }
    for (Path folder : directories) {
      if (!Files.isDirectory(folder)) {
        throw new CommandFailure(
            ErrorCode.PLUGIN_FOLDER,
            "--plugins: "
                + Printable.line(folder.toString())
                + (Files.exists(folder) ? " is no folder" : " does not exist"));
      }
      folders.putIfAbsent(real(folder), folder);
    }
    return folders.values();
  }

  private static List<Path> fromEnvironment(Console console) {
    List<Path> folders = new ArrayList<>();
    String list = console.environment().getOrDefault(VARIABLE, "");
    if (list.isEmpty()) {
      return folders;
    }
    for (String entry : list.split(Pattern.quote(File.pathSeparator), -1)) {
      if (!entry.isBlank()) {
        try {
          folders.add(Path.of(entry));
        } catch (InvalidPathException e) {
          throw new CommandFailure(
              ErrorCode.PLUGIN_FOLDER,
              "$" + VARIABLE + ": '" + Printable.line(entry) + "' is no path: " + e.getReason(),
              e);
        }
      }
    }
    return folders;
  }

  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      return folder.toAbsolutePath().normalize();
    }
  }
}
