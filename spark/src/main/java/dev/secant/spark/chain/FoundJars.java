package dev.secant.spark.chain;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the functions of a session may be, at one moment.
 *
 * @param jars with their SHA-256, each content once; the empty text for what cannot be read
 * @param folders of classes that list functions, which executors cannot have
 * @param unreachable why JARs that Spark was given cannot be had on the driver
 * @param lock SHA-256 of the lock file, or the empty text
 */
record FoundJars(Map<Path, String> jars, Set<Path> folders, List<String> unreachable, String lock) {
  FoundJars {
    jars = Collections.unmodifiableMap(new LinkedHashMap<>(jars));
    folders = Collections.unmodifiableSet(new LinkedHashSet<>(folders));
    unreachable = List.copyOf(unreachable);
  }
}
