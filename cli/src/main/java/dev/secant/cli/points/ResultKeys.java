package dev.secant.cli.points;

import dev.secant.cli.failure.Printable;
import dev.secant.cli.format.JsonObjectText;
import dev.secant.cli.format.JsonObjectText.Member;
import dev.secant.cli.format.JsonString;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys that results have in JSON lines. An object that is carried in front of them and has one
 * of its own gets another name for it: of a key that is there twice, readers see the last alone.
 */
final class ResultKeys {
  private static final int LONGEST_SHOWN = 60;

  private Set<String> keys = Set.of();
  private @Nullable String moved; // the first key that got another name
  private String movedTo = "";
  private long movedLine;

  /** Sets the keys. */
  void set(List<String> results) {
    keys = Set.copyOf(results);
  }

  /** Returns the key that an object has more than once, the first such; null if there is none. */
  static @Nullable String repeated(List<Member> members) {
    Set<String> seen = new HashSet<>();
    for (Member member : members) {
      if (!seen.add(member.key())) {
        return member.key();
      }
    }
    return null;
  }

  /**
   * Returns the inside of an object as it is carried: as it was if each key is there once and is no
   * result's. Of a key that is there more than once it has the last value, as readers do.
   *
   * @param line text of the object, with these members
   * @param place number of the line
   */
  String inside(List<Member> members, String line, long place) {
    boolean isSound =
        repeated(members) == null
            && members.stream().noneMatch(member -> keys.contains(member.key()));
    return isSound ? JsonObjectText.inside(line) : renamed(members, place);
  }

  private String renamed(List<Member> members, long place) {
    Set<String> taken = new HashSet<>(keys);
    members.forEach(member -> taken.add(member.key()));
    Map<String, String> values = new LinkedHashMap<>();
    members.forEach(member -> values.put(member.key(), member.value()));
    StringBuilder text = new StringBuilder();
    values.forEach(
        (key, value) -> {
          String name = keys.contains(key) ? free(key, taken) : key;
          if (moved == null && !name.equals(key)) {
            moved = key;
            movedTo = name;
            movedLine = place;
          }
          text.append(text.isEmpty() ? "" : ",");
          text.append(JsonString.of(name)).append(':').append(value);
        });
    return text.toString();
  }

  private static String free(String key, Set<String> taken) {
    int number = 2;
    while (!taken.add(key + "_" + number)) {
      number++;
    }
    return key + "_" + number;
  }

  /** Returns what is to be said of keys that got another name; null if none did. */
  @Nullable String remark(String source) {
    return moved == null
        ? null
        : source
            + ":"
            + movedLine
            + ": '"
            + Printable.cut(moved, LONGEST_SHOWN)
            + "', no key of the first line, is the name of a result: it is '"
            + Printable.cut(movedTo, LONGEST_SHOWN)
            + "' in the output";
  }
}
