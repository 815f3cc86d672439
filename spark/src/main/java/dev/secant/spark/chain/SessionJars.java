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
import java.util.HashMap;
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
 * of the driver, {@code spark.jars} alone are not, {@code ADD JAR} adds to one that all sessions
 * share though executors get its JAR for one, and {@code SparkContext.addJar} to none. Used by one
 * thread at a time.
 */
final class SessionJars implements AutoCloseable {
  private final FileMemory<String> sums;
  private final FileMemory<JarView> views = JarView.memory();
  private final FetchedJars fetched = new FetchedJars();

  /** What executors are to fetch, and where it is said how. */
  private record Fetching(Set<String> uris, SparkContext context) {}

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
    for (ClassLoader loader : loaders(session)) {
      addUrls(loader, given);
      ShownServices services = ShownServices.of(loader);
      shown.addAll(services.jars());
      folders.addAll(services.folders());
    }
    folders.removeIf(BuiltIns.here()::areIn);
    Set<String> added = added(session);
    List<String> unreachable = new ArrayList<>();
    removeSharedOfOthers(session, added, List.of(given, shown), unreachable);
    addConfigured(session.sparkContext(), given);
    shown.addAll(ShownServices.of(SessionJars.class.getClassLoader()).jars());
    addFetched(
        new Fetching(added, session.sparkContext()), names(given, shown), given, unreachable);
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

  /**
   * All sessions share one class loader for {@code ADD JAR}, but executors get a JAR for the
   * session that it was added to, and of one name the first: Spark ignores others, with a line in
   * its log.
   */
  private static void removeSharedOfOthers(
      SparkSession session, Set<String> added, List<Set<Path>> found, List<String> unreachable) {
    if (!(session instanceof org.apache.spark.sql.classic.SparkSession classic)) {
      return;
    }
    Set<String> names = new HashSet<>();
    added.forEach(uri -> names.add(FetchedJars.fileName(uri)));
    Map<String, Path> first = new HashMap<>();
    for (URL url : classic.sharedState().jarClassLoader().getURLs()) {
      Path jar = local(url.toExternalForm());
      String name = jar == null ? "" : String.valueOf(jar.getFileName());
      if (jar == null
          || (names.contains(name) && jar.equals(first.computeIfAbsent(name, n -> jar)))) {
        continue;
      }
      found.forEach(jars -> jars.remove(jar));
      if (names.contains(name)) {
        unreachable.add(
            SafeText.ofPath(jar.toString())
                + " is not given to executors: Spark has "
                + SafeText.ofPath(String.valueOf(first.get(name)))
                + " by that name; rename one");
      }
    }
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
      Fetching fetching, Set<String> here, Set<Path> jars, List<String> unreachable) {
    for (String uri : fetching.uris) {
      Path local = local(uri);
      if (local != null) {
        jars.add(local);
      } else if (!here.contains(FetchedJars.fileName(uri))) {
        try {
          jars.add(fetched.get(uri, fetching.context));
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
