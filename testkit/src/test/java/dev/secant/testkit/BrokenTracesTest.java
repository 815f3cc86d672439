package dev.secant.testkit;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Tests what the contract says of functions that leave traces. */
class BrokenTracesTest extends BrokenFunctions {
  private static void assertLeaves(DoubleUnaryOperator operator, String message) {
    assertBreaks(bad(operator), Clause.LEAVES_NO_TRACE, message);
  }

  @Test
  @SuppressWarnings("SystemOut")
  void inTheOutput() {
    assertLeaves(
        x -> {
          if (x == 2 && isWatched()) {
            System.out.println("two!");
          }
          return x;
        },
        "bad printed 'two!'");
  }

  @Test
  void aThread() {
    CountDownLatch end = new CountDownLatch(1);
    try {
      assertLeaves(
          x -> {
            if (x == 2) {
              Thread thread = new Thread(() -> await(end), "left-behind");
              thread.setDaemon(true);
              thread.start();
            }
            return x;
          },
          "bad left a thread behind, 'left-behind'");
    } finally {
      end.countDown();
    }
  }

  @Test
  void anotherLocale() {
    assertLeaves(
        x -> {
          if (isWatched()) {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
          }
          return x;
        },
        "bad changed the default locale to tr_TR");
  }

  private static boolean isWatched() {
    return Thread.currentThread().getName().equals("secant-testkit-caller");
  }

  @Test
  void aSystemProperty() {
    try {
      assertLeaves(
          x -> {
            if (isWatched()) {
              System.setProperty("bad.was.here", "true");
            }
            return x;
          },
          "bad set the system property bad.was.here");
    } finally {
      System.clearProperty("bad.was.here");
    }
  }

  @Test
  void anInterrupt() {
    assertLeaves(
        x -> {
          if (isWatched()) {
            Thread.currentThread().interrupt();
          }
          return x;
        },
        "bad left the calling thread interrupted");
  }

  @Test
  void anotherStandardOutput() {
    assertLeaves(
        x -> {
          if (isWatched()) {
            System.setOut(new PrintStream(OutputStream.nullOutputStream()));
          }
          return x;
        },
        "bad replaced System.out, System.err or System.in");
  }
}
