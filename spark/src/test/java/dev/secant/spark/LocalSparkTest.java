package dev.secant.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that {@link LocalSpark} hands over one session that works. */
@ExtendWith(LocalSpark.class)
class LocalSparkTest {
  @Test
  void isOneSessionForAllTests(SparkSession first, SparkSession second) {
    assertThat(first).isSameAs(second);
    assertThat(first.range(5).selectExpr("sum(id)").first().getLong(0)).isEqualTo(10);
  }
}
