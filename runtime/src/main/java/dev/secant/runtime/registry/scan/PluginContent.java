package dev.secant.runtime.registry.scan;

import dev.secant.runtime.registry.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the files of a plug-in say, wherever they lie and whatever they are called: the same bytes
 * give the same content in any directory, so that it can be remembered by their SHA-256. In place
 * of a location, a problem has the place in the plug-in that {@link #place} gives.
 *
 * @param id by the manifest, in the form of an id; null if that says nothing
 * @param version by the manifest, safe to print; null if that says nothing
 * @param files numbers of the files that classes are loaded from, in the order of look-up; a
 *     library that is damaged is not among them
 * @param offers what can be used; empty if the plug-in is refused
 * @param problems what is wrong, apart from the reason to refuse it
 * @param refusal why the plug-in is refused as a whole; null if it is not
 */
public record PluginContent(
    @Nullable String id,
    @Nullable String version,
    List<Integer> files,
    List<Offer> offers,
    List<Problem> problems,
    @Nullable Problem refusal) {
  /** The place of a problem of the plug-in as a whole. */
  static final String WHOLE = "";

  /**
   * Returns whether each file that this speaks of is there; what was remembered may be anything.
   */
  public boolean canBeOf(PluginFiles plugin) {
    int count = plugin.files().size();
    boolean hasPlaces = refusal == null || isPlace(refusal.location(), count);
    for (Problem problem : problems) {
      hasPlaces &= isPlace(problem.location(), count);
    }
    for (int file : files) {
      hasPlaces &= file >= 0 && file < count;
    }
    return hasPlaces && (refusal != null || !files.isEmpty());
  }

  private static boolean isPlace(String place, int count) {
    for (int file = 0; file < count; file++) {
      if (place.equals(place(file))) {
        return true;
      }
    }
    return place.equals(WHOLE);
  }

  /** Returns the place of a problem of one file; 0 is the JAR that lists the functions. */
  static String place(int file) {
    return Integer.toString(file);
  }

  /** Returns a problem of this content as one of the plug-in that {@code files} are. */
  public static Problem locate(Problem problem, PluginFiles files) {
    String place = problem.location();
    return problem.at(
        place.isEmpty() ? files.candidate().location() : files.location(Integer.parseInt(place)));
  }
}
