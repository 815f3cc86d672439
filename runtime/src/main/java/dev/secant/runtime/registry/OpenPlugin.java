package dev.secant.runtime.registry;

import dev.secant.runtime.text.SafeText;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The JARs of one plug-in, open while it is looked at. */
final class OpenPlugin implements ClassSource, Closeable {
  private final PluginJar jar;
  private final List<PluginJar> all = new ArrayList<>();
  private final List<Path> files = new ArrayList<>();

  private OpenPlugin(PluginJar jar, Path file) {
    this.jar = jar;
    all.add(jar);
    files.add(file);
  }

  /**
   * Opens the JAR of a plug-in and its libraries; a library that is bad is a problem and left out.
   */
  static OpenPlugin open(Candidate candidate, ProblemLog problems) throws RejectedException {
    PluginJar main = PluginJar.open(candidate.jar(), SafeText.of(candidate.jar().toString()));
    OpenPlugin plugin = new OpenPlugin(main, candidate.jar());
    for (Path library : candidate.libraries()) {
      try {
        plugin.all.add(PluginJar.open(library, SafeText.of(library.toString())));
        plugin.files.add(library);
      } catch (RejectedException e) {
        problems.add(e.problem());
      }
    }
    return plugin;
  }

  /** Returns the JAR that lists the functions. */
  PluginJar main() {
    return jar;
  }

  /** Returns the files that are sane, in the order in which classes are looked for. */
  List<Path> files() {
    return List.copyOf(files);
  }

  @Override
  public byte @Nullable [] classBytes(String className) throws RejectedException {
    for (PluginJar each : all) {
      byte[] bytes = each.classBytes(className);
      if (bytes != null) {
        return bytes;
      }
    }
    return null;
  }

  @Override
  public Set<String> entryNames() {
    if (all.size() == 1) {
      return jar.names();
    }
    Set<String> names = new LinkedHashSet<>();
    all.forEach(each -> names.addAll(each.names()));
    return names;
  }

  @Override
  public void close() {
    all.forEach(PluginJar::close);
  }
}
