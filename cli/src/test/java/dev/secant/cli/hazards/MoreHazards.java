package dev.secant.cli.hazards;

import java.util.List;
import java.util.stream.Stream;

/** Hazards of our own invention. */
final class MoreHazards {
  private MoreHazards() {}

  static List<Hazard> all() {
    return Stream.of(
            ServicesFileHazards.all(),
            FileHazards.all(),
            ZipHazards.all(),
            ManifestHazards.all(),
            ClassHazards.all(),
            CodeHazards.all())
        .flatMap(List::stream)
        .toList();
  }
}
