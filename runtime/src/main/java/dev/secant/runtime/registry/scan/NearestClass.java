package dev.secant.runtime.registry.scan;

import dev.secant.runtime.text.NearestNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the class in a JAR that was likely meant. */
public final class NearestClass {
  /** Longer names are not worth the time to compare. */
  private static final int MAX_COMPARED = 256;

  /** A JAR may have 65,535 names; with this many characters each look-up is quick. */
  private static final int MAX_CHARACTERS = 50_000;

  private NearestClass() {}

  /** Returns the class among the entries that is likely meant, or null. */
  public static @Nullable String of(String className, Collection<String> entries) {
    String simple = simpleName(className);
    List<String> sameSimpleName = new ArrayList<>();
    List<String> others = new ArrayList<>();
    int left = MAX_CHARACTERS;
    for (String entry : entries) {
      if (entry.endsWith(".class") && entry.length() <= MAX_COMPARED) {
        String candidate = entry.substring(0, entry.length() - 6).replace('/', '.');
        boolean isSame = simpleName(candidate).equalsIgnoreCase(simple);
        if (isSame || isOfLikeLength(className, candidate)) {
          (isSame ? sameSimpleName : others).add(candidate);
          left -= candidate.length();
        }
      }
      if (left <= 0) {
        break;
      }
    }
    List<String> nearest =
        NearestNames.of(className, sameSimpleName.isEmpty() ? others : sameSimpleName);
    if (nearest.isEmpty()) {
      nearest = sameSimpleName.stream().sorted().toList();
    }
    return nearest.isEmpty() ? null : nearest.get(0);
  }

  /** Others are no likely slips of the hand, or are those of which a part was written. */
  private static boolean isOfLikeLength(String className, String candidate) {
    return Math.abs(className.length() - candidate.length()) <= className.length() / 3 + 1
        || candidate.startsWith(className);
  }

  private static String simpleName(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }
}
