package dev.secant.cli.sample;

import dev.secant.api.ElementwiseFunction;

/** Closes the streams of the process, and leaves a thread and a shutdown hook without end. */
public final class Hostile implements ElementwiseFunction {
  @Override
  public double forward(double x) {
    System.out.close();
    System.err.close();
    closeInput();
    new Thread(Hostile::loop, "hostile-thread").start();
    Runtime.getRuntime().addShutdownHook(new Thread(Hostile::loop, "hostile-hook"));
    if (x == 2) {
      throw new ArithmeticException("two is too much");
    }
    return x;
  }

  private static void closeInput() {
    try {
      System.in.close();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void loop() {
    synchronized (new Object()) {
      while (true) {
        java.util.concurrent.locks.LockSupport.park();
      }
    }
  }
}
