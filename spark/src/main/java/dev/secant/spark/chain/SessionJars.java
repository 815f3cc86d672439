package dev.secant.spark.chain;

import dev.secant.runtime.text.SafeText;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.Utils;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Finds the JARs of a session wherever Spark has put them: {@code --jars} are in the class loader
 * of the driver, {@code spark.jars} alone are not, {@code ADD JAR} adds to that of the session, and
 * {@code SparkContext.addJar} to none. Used by one thread at a time.
 */
final class SessionJars implements AutoCloseable {
  private final FileMemory<String> sums;
  private final FileMemory<JarView> views = JarView.memory();
  private final FetchedJars fetched = new FetchedJars();

  SessionJars(FileMemory<String> sums) {
    this.sums = sums;
  }

  /**
   * Returns what is there now.
   *
   * @param lock file, or null
   */
  FoundJars find(SparkSession session, @Nullable Path lock) {
    Set<Path> given = new LinkedHashSet<>();
    Set<Path> shown = new LinkedHashSet<>();
    Set<Path> folders = new LinkedHashSet<>();
    addConfigured(session.sparkContext(), given);
    for (ClassLoader loader : loaders(session)) {
      addUrls(loader, given);
      ShownServices services = ShownServices.of(loader);
      shown.addAll(services.jars());
      folders.addAll(services.folders());
    }
    folders.removeIf(BuiltIns.here()::areIn);
    List<String> unreachable = new ArrayList<>();
    addFetched(session, names(given, shown), given, unreachable);
    // Of one that is gone, Spark tells; and it has URLs of files that never were.
    given.removeIf(jar -> !Files.exists(jar) || !views.get(jar).mayOfferFunctions());
    given.addAll(shown);
    String lockSum = lock == null ? "" : sums.get(lock);
    return new FoundJars(distinct(given), folders, unreachable, lockSum);
  }

  private static List<ClassLoader> loaders(SparkSession session) {
    List<ClassLoader> loaders = new ArrayList<>();
    if (session instanceof org.apache.spark.sql.classic.SparkSession classic) {
      loaders.add(classic.artifactManager().classloader());
    }
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    if (context != null) {
      loaders.add(context);
    }
    loaders.add(SessionJars.class.getClassLoader());
    return loaders;
  }

  private static void addConfigured(SparkContext context, Set<Path> jars) {
    for (String jar : CollectionConverters.asJava(context.jars())) {
      Path path = local(jar);
      if (path != null) {
        jars.add(path);
      }
    }
  }

  /** What a class loader was given need not be a JAR that it can show. */
  private static void addUrls(ClassLoader loader, Set<Path> jars) {
    for (ClassLoader each = loader; each != null; each = each.getParent()) {
      if (each instanceof URLClassLoader urls) {
        for (URL url : urls.getURLs()) {
          Path path = local(url.toExternalForm());
          if (path != null && !url.getPath().endsWith("/")) {
            jars.add(path);
          }
        }
      }
    }
  }

  /** Returns the file on this machine that Spark is told of; null if it is elsewhere. */
  static @Nullable Path local(String jar) {
    try {
      URI uri = Utils.resolveURI(jar);
      String scheme = uri.getScheme();
      boolean isLocal = "file".equals(scheme) || "local".equals(scheme);
      String path = uri.getPath();
      return isLocal && path != null && !path.isEmpty()
          ? Path.of(new URI("file", null, path, null)).normalize()
          : null;
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      return null;
    }
  }

  private static Set<String> names(Set<Path> given, Set<Path> shown) {
    Set<String> names = new HashSet<>();
    given.forEach(jar -> names.add(String.valueOf(jar.getFileName())));
    shown.forEach(jar -> names.add(String.valueOf(jar.getFileName())));
    return names;
  }

  /** Executors get one JAR of each name, so that what is here by that name need not be fetched. */
  private void addFetched(
      SparkSession session, Set<String> here, Set<Path> jars, List<String> unreachable) {
    SparkContext context = session.sparkContext();
    for (String uri : added(session)) {
      Path local = local(uri);
      if (local != null) {
        jars.add(local);
      } else if (!here.contains(FetchedJars.fileName(uri))) {
        try {
          jars.add(fetched.get(uri, context));
        } catch (FetchedJars.UnreachableException e) {
          unreachable.add(
              "the JAR "
                  + SafeText.of(uri)
                  + " cannot be fetched to the driver: "
                  + SafeText.sentence(String.valueOf(e.getMessage())));
        }
      }
    }
  }

  /** Returns those that executors get for this session, which do not get those of others. */
  private static Set<String> added(SparkSession session) {
    Set<String> keys = new LinkedHashSet<>(Set.of("default"));
    if (session instanceof org.apache.spark.sql.classic.SparkSession classic) {
      keys.add(classic.sessionUUID());
    }
    Set<String> uris = new LinkedHashSet<>();
    CollectionConverters.asJava(session.sparkContext().addedJars())
        .forEach(
            (key, jars) -> {
              if (keys.contains(key)) {
                uris.addAll(CollectionConverters.asJava(jars).keySet());
              }
            });
    return uris;
  }

  /** Of one content, the first: plug-ins by other file names would be rivals. */
  private Map<Path, String> distinct(Set<Path> jars) {
    Map<Path, String> distinct = new LinkedHashMap<>();
    Set<String> known = new HashSet<>();
    String core = BuiltIns.here().pins().get(0).sha256();
    for (Path jar : jars) {
      String sum = sums.get(jar);
      boolean isBuiltIn = BuiltIns.here().areIn(jar) || (!sum.isEmpty() && sum.equals(core));
      if (!isBuiltIn && (sum.isEmpty() || known.add(sum))) {
        distinct.put(jar, sum);
      }
    }
    return distinct;
  }

  @Override
  public void close() {
    fetched.close();
  }
}
