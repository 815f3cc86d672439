package dev.secant.runtime.registry.scan;

import dev.secant.runtime.registry.Problem;
import dev.secant.runtime.registry.ProblemCode;
import dev.secant.runtime.text.SafeText;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The stage that looks at the names in a JAR: none leads out of it, none that matters is twice. */
final class JarEntries {
  private JarEntries() {}

  /** Returns the names in their order. */
  static Set<String> check(ZipFile zip, String location) throws RejectedException {
    Set<String> names = new LinkedHashSet<>();
    for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
      String name = all.nextElement().getName();
      if (leadsOut(name)) {
        throw reject(
            ProblemCode.ILLEGAL_ENTRY,
            location,
            name,
            "has an entry " + SafeText.of(name) + " that leads out of it",
            "do not use this JAR: no build tool writes such an entry");
      }
      if (!names.add(name) && matters(name)) {
        throw reject(
            ProblemCode.DUPLICATE_ENTRY,
            location,
            name,
            "has two entries " + SafeText.of(name),
            "build the JAR again so that it is clear which of them counts");
      }
    }
    return names;
  }

  /** Returns whether JarFile reads this entry by itself: the manifest or a part of a signature. */
  static boolean isSignaturePart(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return upper.equals(JarFile.MANIFEST_NAME)
        || (upper.startsWith("META-INF/")
            && upper.indexOf('/', "META-INF/".length()) < 0
            && (upper.endsWith(".SF")
                || upper.endsWith(".RSA")
                || upper.endsWith(".DSA")
                || upper.endsWith(".EC")));
  }

  /**
   * Returns whether a name is one of a file outside the folder that the JAR would be unpacked to.
   */
  static boolean leadsOut(String name) {
    String path = name.replace('\\', '/');
    return path.startsWith("/")
        || path.equals("..")
        || path.startsWith("../")
        || path.contains("/../")
        || path.endsWith("/..")
        || path.startsWith(":/", 1);
  }

  /** Two licence files are the habit of some tools and harm nobody. */
  private static boolean matters(String name) {
    return name.endsWith(".class")
        || name.startsWith("META-INF/services/")
        || isSignaturePart(name);
  }

  private static RejectedException reject(
      ProblemCode code, String location, String entry, String message, String hint) {
    return new RejectedException(
        Problem.of(code, location, "the JAR " + message, hint).inEntry(entry, 0));
  }
}
