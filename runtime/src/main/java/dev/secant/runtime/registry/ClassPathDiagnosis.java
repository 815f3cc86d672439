package dev.secant.runtime.registry;

import dev.secant.runtime.registry.FunctionEntry.Kind;
import dev.secant.runtime.registry.scan.ClassProblems;
import dev.secant.runtime.registry.scan.ClassSource;
import dev.secant.runtime.registry.scan.HostTypes;
import dev.secant.runtime.registry.scan.PluginJar;
import dev.secant.runtime.registry.scan.ProviderCheck;
import dev.secant.runtime.registry.scan.RejectedException;
import dev.secant.runtime.registry.scan.ServicesFile;
import dev.secant.runtime.text.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what is wrong on the class path once {@code ServiceLoader} has failed: from the
 * services files and class files, by the same rules and in the same words as for a JAR in a
 * directory, since what the JDK throws and says differs between its versions.
 */
final class ClassPathDiagnosis {
  private static final int MAX_CLASS_BYTES = 16 << 20;

  private final ClassLoader loader;
  private final ProblemLog problems;
  private final List<Class<?>> usable = new ArrayList<>();
  private boolean explained;

  ClassPathDiagnosis(ClassLoader loader, ProblemLog problems) {
    this.loader = loader;
    this.problems = problems;
  }

  /** Returns classes that have nothing wrong and were not reached. */
  List<Class<?>> usable() {
    return usable;
  }

  /**
   * Adds a problem for whatever is wrong.
   *
   * @param loaded names of the classes that were found
   * @param failure the first one, for what has no explanation in any file
   */
  void run(Kind kind, Set<String> loaded, Failure failure) {
    String service = ProviderCheck.service(kind).getName();
    String entry = "META-INF/services/" + service;
    for (URL url : urls(entry)) {
      String location = location(url, entry);
      PluginJar.Content content = read(url, ServicesFile.MAX_BYTES);
      if (content != null) {
        ServicesFile file = ServicesFile.parse(location, entry, content);
        file.problems().forEach(this::add);
        Map<String, Integer> lines = file.lines();
        lines.keySet().removeAll(loaded);
        ClassProblems bad = new ClassProblems(location, "", entry, problems::add);
        lines.forEach((className, line) -> check(kind, className, line, bad));
        bad.finish();
        explained |= bad.count() > 0;
      }
    }
    if (!explained) {
      add(
          Problem.of(
              ProblemCode.DISCOVERY_FAILED,
              "class path",
              "a provider of " + service + " cannot be loaded: " + LazyProvider.text(failure),
              "check the provides clauses of the modules on the module path"));
    }
  }

  private void add(Problem problem) {
    explained = true;
    problems.add(problem);
  }

  private void check(Kind kind, String className, int line, ClassProblems bad) {
    String location = bad.location();
    try {
      ProviderCheck check = new ProviderCheck(location, source(), new HostTypes(loader));
      Problem problem = load(location, className, check.check(kind, className));
      if (problem != null) {
        bad.add(problem, className, line);
      }
    } catch (RejectedException e) {
      bad.add(e.problem(), className, line);
    }
  }

  /** Returns why a class without a fault in its header cannot be loaded; null if it can. */
  private @Nullable Problem load(String location, String className, String name) {
    try {
      usable.add(Class.forName(className, false, loader));
      explained = true;
      return null;
    } catch (Throwable thrown) { // a class loader of the host may throw anything
      return Problem.of(
              ProblemCode.CORRUPT_CLASS,
              location,
              "the JVM rejects class "
                  + SafeText.of(className)
                  + ": "
                  + LazyProvider.text(Failure.of(thrown)),
              "build the JAR again")
          .ofFunction("", name);
    }
  }

  private ClassSource source() {
    return new ClassSource() {
      @Override
      public byte @Nullable [] classBytes(String className) {
        URL url = loader.getResource(className.replace('.', '/') + ".class");
        PluginJar.Content content = url == null ? null : read(url, MAX_CLASS_BYTES);
        return content == null ? null : content.bytes();
      }

      @Override
      public Set<String> entryNames() {
        return Set.of();
      }
    };
  }

  private List<URL> urls(String entry) {
    List<URL> urls = new ArrayList<>();
    try {
      for (Enumeration<URL> all = loader.getResources(entry); all.hasMoreElements(); ) {
        urls.add(all.nextElement());
      }
    } catch (IOException | RuntimeException | Error e) { // by a class loader of the host
      // Then what is found counts, and the failure itself is reported.
    }
    return urls;
  }

  private static PluginJar.@Nullable Content read(URL url, int limit) {
    try {
      URLConnection connection = url.openConnection();
      connection.setUseCaches(false);
      try (InputStream in = connection.getInputStream()) {
        byte[] bytes = in.readNBytes(limit);
        return new PluginJar.Content(bytes, bytes.length < limit || in.read() < 0);
      }
    } catch (IOException | RuntimeException | Error e) { // by a class loader of the host
      return null;
    }
  }

  /** {@code jar:file:/lib/x.jar!/META-INF/...} is {@code /lib/x.jar}. */
  private static String location(URL url, String entry) {
    String text = url.toString();
    if (text.endsWith(entry)) {
      text = text.substring(0, text.length() - entry.length());
    }
    if (text.startsWith("jar:")) {
      text = text.substring("jar:".length(), text.length() - (text.endsWith("!/") ? 2 : 0));
    }
    return SafeText.of(text.startsWith("file:") ? text.substring("file:".length()) : text);
  }
}
