package dev.secant.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Tests {@link Domain}: membership at the bounds, text, and what is refused. */
class DomainTest {
  private static final double INF = Double.POSITIVE_INFINITY;

  @Test
  void boundsBelongOrDoNot() {
    assertThat(Domain.closed(0, 1).contains(0)).isTrue();
    assertThat(Domain.closed(0, 1).contains(1)).isTrue();
    assertThat(Domain.open(0, 1).contains(0)).isFalse();
    assertThat(Domain.open(0, 1).contains(1)).isFalse();
    assertThat(Domain.open(0, 1).contains(Double.MIN_VALUE)).isTrue();
    assertThat(Domain.greaterThan(0).contains(-0.0)).isFalse();
    assertThat(Domain.atLeast(0).contains(-0.0)).isTrue();
    assertThat(Domain.lessThan(2).contains(2)).isFalse();
    assertThat(Domain.atMost(2).contains(2)).isTrue();
  }

  @Test
  void holdsRealNumbersOnly() {
    assertThat(Domain.all().contains(Double.MAX_VALUE)).isTrue();
    assertThat(Domain.all().contains(Double.NaN)).isFalse();
    assertThat(Domain.all().contains(INF)).isFalse();
    assertThat(Domain.atLeast(0).contains(INF)).isFalse();
  }

  @Test
  void pointsCanBeTakenOut() {
    Domain domain = Domain.greaterThan(-5).except(1, 0, -0.0, 1, -9);
    assertThat(domain.contains(0)).isFalse();
    assertThat(domain.contains(1)).isFalse();
    assertThat(domain.contains(2)).isTrue();
    assertThat(domain.exceptions()).containsExactly(0, 1);
    assertThat(domain).hasToString("x > -5, x != 0, x != 1");
    assertThat(domain).isEqualTo(Domain.greaterThan(-5).except(0).except(1));
  }

  @Test
  void saysItsCondition() {
    assertThat(Domain.all()).hasToString("any x");
    assertThat(Domain.all().except(0)).hasToString("x != 0");
    assertThat(Domain.closed(-1, 1)).hasToString("-1 <= x <= 1");
    assertThat(Domain.interval(0, true, 0.5, false)).hasToString("0 <= x < 0.5");
    assertThat(Domain.atLeast(0)).hasToString("x >= 0");
    assertThat(Domain.lessThan(1E10)).hasToString("x < 1E10");
    assertThat(Domain.greaterThan(0).condition("alpha")).isEqualTo("alpha > 0");
  }

  @Test
  void knowsItsBounds() {
    Domain domain = Domain.interval(0, true, INF, false);
    assertThat(domain.lower()).isZero();
    assertThat(domain.isLowerIncluded()).isTrue();
    assertThat(domain.upper()).isEqualTo(INF);
    assertThat(domain.isUpperIncluded()).isFalse();
    assertThat(domain).isEqualTo(Domain.atLeast(0)).hasSameHashCodeAs(Domain.atLeast(0));
    assertThat(domain).isNotEqualTo(Domain.greaterThan(0));
  }

  @Test
  void refusesWhatIsNoInterval() {
    assertThatThrownBy(() -> Domain.closed(Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bounds must not be NaN, were NaN and 1");
    assertThatThrownBy(() -> Domain.closed(0, INF))
        .hasMessage("an infinite bound must not be included, bounds were 0 and Infinity");
    assertThatThrownBy(() -> Domain.open(1, 1))
        .hasMessage("interval must not be empty, bounds were 1 and 1");
    assertThatThrownBy(() -> Domain.closed(2, 1))
        .hasMessage("interval must not be empty, bounds were 2 and 1");
    assertThatThrownBy(() -> Domain.all().except(INF))
        .hasMessage("excepted points must be finite, was Infinity");
    assertThat(Domain.closed(1, 1).contains(1)).isTrue();
    assertThatThrownBy(() -> Domain.closed(1, 1).except(1))
        .hasMessage("domain must not be empty, its only point 1 was taken out");
  }

  @Test
  void minusZeroIsTheSameBoundAsZero() {
    assertThat(Domain.atLeast(-0.0)).isEqualTo(Domain.atLeast(0.0)).hasToString("x >= 0");
  }
}
