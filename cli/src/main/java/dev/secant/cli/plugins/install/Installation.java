package dev.secant.cli.plugins.install;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.Printable;
import dev.secant.cli.output.StagedFolder;
import dev.secant.runtime.registry.FunctionEntry;
import dev.secant.runtime.registry.FunctionRegistry;
import dev.secant.runtime.registry.PluginEntry;
import dev.secant.runtime.registry.PluginLock;
import dev.secant.runtime.registry.Problem;
import dev.secant.runtime.registry.RegistryReport;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts a plug-in into a folder of plug-ins: copied beside its place, looked at there, and given its
 * name if it is of any use. So there is all of it or nothing, whatever happens in between.
 */
final class Installation {
  private final Path plugins;
  private final boolean mayReplace;

  /**
   * @param plugins the folder of plug-ins
   * @param mayReplace whether a folder of the same name is replaced
   */
  Installation(Path plugins, boolean mayReplace) {
    this.plugins = plugins;
    this.mayReplace = mayReplace;
  }

  /**
   * Installs a plug-in.
   *
   * @throws CommandFailure if nothing was installed
   */
  InstalledPlugin install(Artifacts artifacts) {
    Path target = plugins.resolve(artifacts.name());
    requirePlace(target, artifacts);
    LockUpdate lock = LockUpdate.of(plugins);
    try (StagedFolder staged = StagedFolder.of(target)) {
      copy(artifacts, staged.path());
      Receipt.of(artifacts.coordinates()).writeTo(staged.path());
      InstalledPlugin plugin = look(artifacts, staged, target);
      requireNoOther(plugin);
      StagedFolder.Step last = () -> lock(lock, plugin, artifacts);
      if (mayReplace) {
        staged.replace(last);
      } else {
        staged.complete(last);
      }
      return plugin;
    } catch (IOException e) {
      throw new CommandFailure(
          ErrorCode.NOT_INSTALLED,
          "cannot write " + text(target) + ": " + StagedFolder.reason(e),
          e);
    }
  }

  private static void lock(@Nullable LockUpdate lock, InstalledPlugin plugin, Artifacts artifacts) {
    if (lock != null) {
      lock.add(plugin, artifacts.coordinates());
    }
  }

  /** What an earlier call installed may be replaced; anything else belongs to somebody. */
  private void requirePlace(Path target, Artifacts artifacts) {
    Path lock = PluginLock.in(plugins).file();
    if (artifacts.name().equalsIgnoreCase(String.valueOf(lock.getFileName()))) {
      throw failure(
          "an artifact cannot be installed as "
              + artifacts.name()
              + ": so the lock file is called");
    }
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Receipt receipt = Receipt.in(target);
    if (receipt == null) {
      throw failure(
          text(target)
              + " is there already, and 'secant plugins install' has not put it there; move it away"
              + " first");
    }
    if (!receipt.isOfSameArtifact(artifacts.coordinates())) {
      throw failure(
          text(target)
              + " is there already, and is "
              + receipt.coordinates()
              + ", another artifact; remove it first");
    }
    if (!mayReplace) {
      throw failure(text(target) + " is there already; --upgrade replaces it");
    }
  }

  private static void copy(Artifacts artifacts, Path folder) throws IOException {
    Path main = folder.resolve(artifacts.name() + ".jar");
    boolean isFirst = true;
    for (Map.Entry<String, Path> artifact : artifacts.files().entrySet()) {
      if (isFirst) {
        copy(artifact.getValue(), main);
        isFirst = false;
      } else {
        Path lib = Files.createDirectories(folder.resolve("lib"));
        copyBeside(artifact.getKey(), artifact.getValue(), lib);
      }
    }
  }

  /** Two groups may have artifacts of one name. */
  private static void copyBeside(String coordinates, Path file, Path lib) throws IOException {
    String name = String.valueOf(file.getFileName());
    try {
      copy(file, lib.resolve(name));
    } catch (FileAlreadyExistsException e) {
      copy(file, lib.resolve(coordinates.substring(0, coordinates.indexOf(':')) + "-" + name));
    }
  }

  /** Makes sure that the bytes are on the disk before the folder has its name. */
  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to);
    try (FileChannel file = FileChannel.open(to, StandardOpenOption.WRITE)) {
      file.force(true);
    }
  }

  /** Nothing of it runs: its functions are known by its class files. */
  private static InstalledPlugin look(Artifacts artifacts, StagedFolder staged, Path target) {
    try (FunctionRegistry registry = FunctionRegistry.builder().directory(staged.root()).build()) {
      RegistryReport report = registry.report();
      List<String> functions = registry.functions().stream().map(FunctionEntry::name).toList();
      if (functions.isEmpty()) {
        throw failure(useless(artifacts, report, staged, target));
      }
      PluginEntry plugin = report.plugins().get(0);
      return new InstalledPlugin(
          plugin.id(),
          plugin.version().isEmpty() ? artifacts.version() : plugin.version(),
          target,
          functions,
          artifacts.files().size() - 1);
    }
  }

  private static String useless(
      Artifacts artifacts, RegistryReport report, StagedFolder staged, Path target) {
    StringBuilder text =
        new StringBuilder(artifacts.coordinates())
            .append(" offers no function that can be used, so it was not installed");
    for (Problem problem : report.problems()) {
      text.append('\n')
          .append(problem.toString().replace(staged.path().toString(), target.toString()));
    }
    return text.toString();
  }

  /**
   * Returns why an installed plug-in cannot be used where it is now, as by the policy of the
   * folder.
   */
  List<Problem> problems(InstalledPlugin plugin) {
    try (FunctionRegistry registry = FunctionRegistry.builder().directory(plugins).build()) {
      boolean isUsable =
          registry.functions().stream().anyMatch(entry -> entry.plugin().equals(plugin.id()));
      return isUsable
          ? List.of()
          : registry.report().problems().stream()
              .filter(problem -> problem.location().startsWith(text(plugin.folder())))
              .toList();
    }
  }

  /** Two of one id would both be refused. */
  private void requireNoOther(InstalledPlugin plugin) {
    try (FunctionRegistry registry = FunctionRegistry.builder().directory(plugins).build()) {
      for (PluginEntry other : registry.report().plugins()) {
        if (other.id().equals(plugin.id()) && !other.location().equals(text(plugin.folder()))) {
          throw failure(
              other.location()
                  + " has the id "
                  + plugin.id()
                  + ", too; remove it first, since neither would be loaded");
        }
      }
    }
  }

  private static CommandFailure failure(String message) {
    return new CommandFailure(ErrorCode.NOT_INSTALLED, message);
  }

  private static String text(Path path) {
    return Printable.line(path.toString());
  }
}
