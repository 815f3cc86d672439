package dev.secant.cli.hazards;

import java.nio.file.Path;
import java.util.List;

/**
 * Something bad in a folder of plug-ins.
 *
 * @param id a number, perhaps with a letter
 * @param what it is, for people
 * @param plot puts it into a folder
 * @param uses chains to try at 3
 */
public record Hazard(String id, String what, Plot plot, List<String> uses) {
  /** Puts something bad into a folder. */
  @FunctionalInterface
  public interface Plot {
    void plant(Path folder) throws Exception;
  }

  static Hazard of(String id, String what, Plot plot, String... uses) {
    return new Hazard(id, what, plot, List.of(uses));
  }

  @Override
  public String toString() {
    return id + " " + what;
  }
}
