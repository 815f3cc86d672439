package dev.secant.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests {@link Interruption}. */
class InterruptionTest {
  @Test
  void saysThatAFileWasNotWrittenWhileItIsBeingMade() {
    assertThat(Interruption.before("a.svg", () -> String.valueOf(Interruption.stop())))
        .isEqualTo("interrupted; a.svg was not written, and nothing is left behind");
    assertThat(Interruption.stop()).isNull();
  }
}
