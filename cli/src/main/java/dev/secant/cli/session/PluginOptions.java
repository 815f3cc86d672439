package dev.secant.cli.session;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.Printable;
import dev.secant.runtime.registry.FunctionRegistry;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Where plug-ins are looked for: an option of all commands, and the registry it leads to. */
public final class PluginOptions implements PlainOptions {
  private static final String PLUGINS = "--plugins";

  /** Names a list of plug-in folders, separated as PATH is. */
  public static final String VARIABLE = "SECANT_PLUGINS";

  private final Set<Path> directories = new LinkedHashSet<>();

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

  @Override
  public boolean set(String name, String value) {
    if (!name.equals(PLUGINS)) {
      return false;
    }
    add(List.of(OptionText.path(value)));
    return true;
  }

  /**
   * Returns a registry over all of it.
   *
   * @throws CommandFailure if a folder of {@code --plugins} is not there; one of the environment is
   *     a problem in the report
   */
  public FunctionRegistry open(Console console) {
    FunctionRegistry.Builder builder = FunctionRegistry.builder().classPath(console.functions());
    for (Path folder : folders(console)) {
      builder.directory(folder);
    }
    return builder.build();
  }

  /** A folder named twice is looked at once: else each of its plug-ins would be a duplicate. */
  private Iterable<Path> folders(Console console) {
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
