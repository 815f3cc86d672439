package dev.secant.cli.plugins.install;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.Printable;
import dev.secant.cli.session.Console;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A plug-in and what it needs, as files of the local Maven repository, each by its coordinates; the
 * plug-in itself is the first.
 *
 * <p>What resolves them is four megabytes of libraries in {@code libexec/install}, which no other
 * command shall load. It is called by reflection: only types of the JDK cross the border.
 */
record Artifacts(String coordinates, Map<String, Path> files) {
  private static final String RESOLVER = "dev.secant.install.ArtifactResolver";

  /**
   * What is asked for.
   *
   * @param repositories to look at besides those of the settings
   * @param settings a file to take instead of the user's; null for that
   */
  record Request(
      String coordinates, List<String> repositories, @Nullable Path settings, boolean isOffline) {}

  /**
   * Returns the artifacts.
   *
   * @throws CommandFailure if they are not to be had; one sentence says why
   */
  static Artifacts resolve(Console console, Request request) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader part = part(console.home())) {
      thread.setContextClassLoader(part); // by which the resolver finds its parts
      return new Artifacts(request.coordinates(), resolve(part, request));
    } catch (IOException e) {
      throw failure(ErrorCode.NOT_INSTALLED, e);
    } catch (IllegalArgumentException e) {
      throw failure(ErrorCode.COORDINATES, e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static CommandFailure failure(ErrorCode code, Exception e) {
    return new CommandFailure(code, Printable.line(String.valueOf(e.getMessage())), e);
  }

  private static Map<String, Path> resolve(ClassLoader part, Request request) throws IOException {
    Map<String, Path> files = new LinkedHashMap<>();
    try {
      Object found =
          Class.forName(RESOLVER, true, part)
              .getMethod("resolve", String.class, List.class, Path.class, boolean.class)
              .invoke(
                  null,
                  request.coordinates(),
                  request.repositories(),
                  request.settings(),
                  request.isOffline());
      ((Map<?, ?>) found).forEach((key, value) -> files.put((String) key, (Path) value));
      return files;
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw new IllegalStateException("the resolver failed", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw missing(e);
    }
  }

  private static URLClassLoader part(@Nullable Path home) {
    List<URL> jars = new ArrayList<>();
    if (home != null) {
      try (Stream<Path> files = Files.list(home.resolve("libexec/install"))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".jar")).sorted().toList()) {
          jars.add(file.toUri().toURL());
        }
      } catch (MalformedURLException e) {
        throw new IllegalStateException("a file has an address", e);
      } catch (IOException e) {
        throw missing(e);
      }
    }
    return new URLClassLoader(
        "secant-install", jars.toArray(URL[]::new), Artifacts.class.getClassLoader());
  }

  private static CommandFailure missing(Exception cause) {
    return new CommandFailure(
        ErrorCode.NOT_INSTALLED,
        "this Secant is without its part libexec/install, which is optional and needed for this",
        cause);
  }

  /** Returns the artifact of the coordinates: the middle one of its three parts. */
  String name() {
    return coordinates.split(":", -1)[1];
  }

  /** Returns the version that was asked for. */
  String version() {
    return coordinates.split(":", -1)[2];
  }
}
