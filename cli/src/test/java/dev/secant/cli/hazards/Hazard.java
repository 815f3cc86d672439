package dev.secant.cli.hazards;

import java.nio.file.Path;
import java.util.List;

/**
 * Something bad in a folder of plug-ins.
 *
 * @param id a number, perhaps with a letter
 * @param what it is, for people
 * @param plot puts it into a folder
 * @param later done to the folder after the first use
 * @param setting how the host is set up
 * @param uses chains to try at 3
 */
public record Hazard(
    String id, String what, Plot plot, Plot later, Setting setting, List<String> uses) {
  /** Puts something bad into a folder. */
  @FunctionalInterface
  public interface Plot {
    void plant(Path folder) throws Exception;
  }

  private static final Plot NOTHING = folder -> {};

  /** How the host is set up. */
  public enum Setting {
    /** As it is. */
    PLAIN,
    /** Functions run in a process of their own. */
    ISOLATED,
    /** What is not signed by the one key is not loaded. */
    SIGNED
  }

  static Hazard of(String id, String what, Plot plot, String... uses) {
    return new Hazard(id, what, plot, NOTHING, Setting.PLAIN, List.of(uses));
  }

  /** Returns this with something that happens after the first use. */
  Hazard then(Plot deed) {
    return new Hazard(id, what, plot, deed, setting, uses);
  }

  /** Returns this in another setting. */
  Hazard in(Setting other) {
    return new Hazard(id, what, plot, later, other, uses);
  }

  /** Returns whether the folder is all there is to it, so that a command shows the same. */
  public boolean isPlain() {
    return setting == Setting.PLAIN && later == NOTHING;
  }

  @Override
  public String toString() {
    return id + " " + what;
  }
}
