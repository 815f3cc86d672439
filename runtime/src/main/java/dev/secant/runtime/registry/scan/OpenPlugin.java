package dev.secant.runtime.registry.scan;

import dev.secant.runtime.registry.Problem;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The JARs of one plug-in, open while it is looked at. */
final class OpenPlugin implements ClassSource, Closeable {
  private final PluginJar jar;
  private final List<PluginJar> all = new ArrayList<>();
  private final List<Integer> files = new ArrayList<>();

  private OpenPlugin(PluginJar jar) {
    this.jar = jar;
    all.add(jar);
    files.add(0);
  }

  /**
   * Opens the JAR of a plug-in and its libraries; a library that is bad is a problem and left out.
   *
   * @param opener of each file
   * @param count of the files: the JAR that lists the functions, then the libraries
   */
  static OpenPlugin open(Opener opener, int count, Consumer<Problem> problems)
      throws RejectedException {
    OpenPlugin plugin = new OpenPlugin(opener.open(0));
    for (int i = 1; i < count; i++) {
      try {
        plugin.all.add(opener.open(i));
        plugin.files.add(i);
      } catch (RejectedException e) {
        problems.accept(e.problem());
      }
    }
    return plugin;
  }

  /** Opens one file of a plug-in. */
  interface Opener {
    /** Returns the JAR that the file of this number is. */
    PluginJar open(int file) throws RejectedException;
  }

  /** Returns the JAR that lists the functions. */
  PluginJar main() {
    return jar;
  }

  /**
   * Returns the numbers of the files that are sane, in the order in which classes are looked for.
   */
  List<Integer> files() {
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
