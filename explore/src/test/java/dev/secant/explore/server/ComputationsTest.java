package dev.secant.explore.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.explore.answer.Refusal;
import dev.secant.explore.answer.RefusalCode;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Tests {@link Computations}: how many may wait. */
class ComputationsTest {
  private static final int TOO_MANY = 3;

  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final CountDownLatch isToEnd = new CountDownLatch(1);

  private void ask(Computations computations) {
    try {
      answers.add(
          computations.run(
              () -> {
                isToEnd.await();
                return "done";
              }));
    } catch (Refusal refusal) {
      answers.add(refusal.code() + ": " + refusal.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void refusesAtOnceWhereTooManyWait() throws InterruptedException {
    try (Computations computations = new Computations(2, Duration.ofSeconds(60))) {
      int most = 2 + Computations.MOST_WAITING;
      for (int i = 0; i < most + TOO_MANY; i++) {
        Computations.daemon(() -> ask(computations), "asking").start();
      }
      for (int i = 0; i < TOO_MANY; i++) { // while none has been answered
        assertThat(answers.poll(30, TimeUnit.SECONDS))
            .isEqualTo(
                RefusalCode.TOO_BUSY
                    + ": 64 calculations are waiting for their turn; try again when they are done");
      }
      isToEnd.countDown();
      for (int i = 0; i < most; i++) {
        assertThat(answers.poll(30, TimeUnit.SECONDS)).isEqualTo("done");
      }
    }
  }
}
