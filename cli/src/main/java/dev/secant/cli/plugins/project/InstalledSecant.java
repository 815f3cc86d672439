package dev.secant.cli.plugins.project;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.Printable;
import dev.secant.cli.session.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The distribution that a new project builds against.
 *
 * @param version of the api in its Maven repository
 * @param repository address of that repository
 * @param plugins its folder of plug-ins, as text
 */
record InstalledSecant(String version, String repository, String plugins) {
  /**
   * Returns the distribution that runs.
   *
   * @throws CommandFailure if it has no Maven repository
   */
  static InstalledSecant of(Console console) {
    Path home = console.home();
    if (home == null) {
      throw new CommandFailure(
          ErrorCode.NEW_PROJECT, "a project needs an installed Secant to build against");
    }
    Path maven = home.resolve("maven");
    Path plugins = console.pluginHome();
    return new InstalledSecant(
        version(maven.resolve("dev/secant/secant-api")),
        address(maven),
        (plugins == null ? home.resolve("plugins") : plugins).toString());
  }

  /** Without the slash at its end, with which Maven would make it two. */
  private static String address(Path maven) {
    return maven.toAbsolutePath().toUri().toString().replaceFirst("/$", "");
  }

  private static String version(Path api) {
    try (Stream<Path> versions = Files.list(api)) {
      List<Path> found = versions.filter(Files::isDirectory).toList();
      if (found.size() == 1) {
        return String.valueOf(found.get(0).getFileName());
      }
    } catch (IOException e) {
      throw incomplete(api, e);
    }
    throw incomplete(api, null);
  }

  private static CommandFailure incomplete(Path api, @Nullable IOException cause) {
    String message =
        "a project builds against "
            + Printable.line(api.toString())
            + ", which this Secant does not have; install it again";
    return cause == null
        ? new CommandFailure(ErrorCode.NEW_PROJECT, message)
        : new CommandFailure(ErrorCode.NEW_PROJECT, message, cause);
  }
}
