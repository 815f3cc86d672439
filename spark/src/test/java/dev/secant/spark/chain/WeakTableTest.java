package dev.secant.spark.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests values that go with their keys. */
class WeakTableTest {
  private final List<String> closed = new ArrayList<>();
  private final WeakTable<String, AutoCloseable> table = new WeakTable<>();

  private AutoCloseable value(String name) {
    return () -> closed.add(name);
  }

  @Test
  void keysAreToldApartThoughTheyAreEqual() throws Exception {
    String one = new String("key");
    String other = new String("key");
    AutoCloseable first = table.get(one, () -> value("first"));
    AutoCloseable second = table.get(other, () -> value("second"));
    assertThat(table.get(one, () -> value("third"))).isSameAs(first).isNotSameAs(second);
    assertThat(table.size()).isEqualTo(2);
    assertThat(one).isEqualTo(other); // which keeps both until here
  }

  @Test
  void valuesAreClosedWhenTheirKeysAreCollected() {
    String kept = new String("kept");
    table.get(kept, () -> value("kept"));
    table.get(new String("lost"), () -> value("lost"));
    for (int i = 0; i < 200 && table.size() > 1; i++) {
      System.gc();
    }
    assertThat(table.size()).isEqualTo(1);
    assertThat(closed).containsExactly("lost");
    assertThat(kept).isNotEmpty();
  }

  @Test
  void valuesAreClosedAllAtOnceAndMadeAnew() {
    String key = new String("key");
    table.get(key, () -> value("first"));
    table.closeAll();
    assertThat(closed).containsExactly("first");
    assertThat(table.size()).isZero();
    table.get(key, () -> value("second"));
    assertThat(table.size()).isEqualTo(1);
  }
}
