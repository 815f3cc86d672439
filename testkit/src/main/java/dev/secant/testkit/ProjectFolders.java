package dev.secant.testkit;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The folders of the project that a test belongs to: those below the nearest folder above its class
 * that has a build file. What else is on the class path, JARs and other modules of a build, belongs
 * to others and is tested there.
 *
 * @param root that folder; null if there is none, and then every folder counts
 */
record ProjectFolders(@Nullable Path root) {
  private static final List<String> BUILD_FILES =
      List.of("pom.xml", "build.gradle", "build.gradle.kts", "build.xml", "build.sbt");

  static ProjectFolders of(Class<?> test) {
    CodeSource source = test.getProtectionDomain().getCodeSource();
    Path folder = source == null ? null : path(source.getLocation());
    while (folder != null && !hasBuildFile(folder)) {
      folder = folder.getParent();
    }
    return new ProjectFolders(folder);
  }

  private static boolean hasBuildFile(Path folder) {
    return BUILD_FILES.stream().anyMatch(name -> Files.isRegularFile(folder.resolve(name)));
  }

  boolean contains(Path folder) {
    return root == null || folder.startsWith(root);
  }

  /** Returns the folder that {@code file} was found in; null if that is no folder. */
  static @Nullable Path folderOf(URL found, String file) {
    Path path = path(found);
    for (int i = file.split("/", -1).length; i > 0 && path != null; i--) {
      path = path.getParent();
    }
    return path;
  }

  private static @Nullable Path path(URL location) {
    try {
      return location.getProtocol().equals("file") ? Path.of(location.toURI()) : null;
    } catch (URISyntaxException e) {
      return null; // from a class loader of another kind: nothing that can be packed
    }
  }
}
