package dev.secant.runtime.curve;

import dev.secant.runtime.diff.DerivativeStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the features of a curve: those at its points, and those between them. */
final class FeatureSearch {
  private final List<Feature> features;
  private final int unsearched;

  private FeatureSearch(List<Feature> features, int unsearched) {
    this.features = features;
    this.unsearched = unsearched;
  }

  static FeatureSearch among(List<CurvePoint> points, SafeFunction f, int threads) {
    List<Feature> found = new ArrayList<>();
    for (CurvePoint point : points) {
      FeatureKind kind = kindAt(point.status());
      if (kind != null) {
        found.add(
            Feature.at(
                kind,
                point.x(),
                new FeatureSide(point.x(), point.value(), point.leftSlope()),
                new FeatureSide(point.x(), point.value(), point.rightSlope())));
      }
    }
    found.sort(Comparator.comparingDouble(Feature::x));
    return new FeatureSearch(List.copyOf(found), 0);
  }

  private static @org.jspecify.annotations.Nullable FeatureKind kindAt(DerivativeStatus status) {
    return switch (status) {
      case KINK -> FeatureKind.KINK;
      case JUMP -> FeatureKind.JUMP;
      case VERTICAL_TANGENT -> FeatureKind.VERTICAL_TANGENT;
      default -> null;
    };
  }

  List<Feature> features() {
    return features;
  }

  int unsearched() {
    return unsearched;
  }
}
