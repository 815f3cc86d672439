package dev.secant.cli.hazards;

import java.nio.file.Path;

/** The hazards of the catalogue by their numbers, for tests that need one of a kind. */
public final class HazardPlots {
  private HazardPlots() {}

  /** Puts the hazard of that number into a folder, and nothing else. */
  public static void plant(String id, Path folder) throws Exception {
    HazardRun.all().stream()
        .filter(hazard -> hazard.id().equals(id))
        .findFirst()
        .orElseThrow()
        .plot()
        .plant(folder);
  }
}
