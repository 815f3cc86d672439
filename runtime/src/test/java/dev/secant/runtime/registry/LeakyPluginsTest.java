package dev.secant.runtime.registry;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.secant.api.Function;
import dev.secant.runtime.chain.FunctionFailedException;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.WeakHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Tests that a loader that stays is reported with suspects. */
class LeakyPluginsTest extends WatchedLoaders {
  @Test
  void withALiveThread() {
    WeakReference<ClassLoader> loader = use("polling");
    removePlugin();
    assertLeakBy(loader, "thread 'poller' runs q.Polling.poll");
  }

  /** A thread of somebody else, whose own methods are no matter of a leak. */
  private static final class Rude extends Thread {
    private final CountDownLatch end;

    Rude(CountDownLatch end) {
      this.end = end;
      setDaemon(true);
    }

    @Override
    public void run() {
      try {
        end.await();
      } catch (InterruptedException e) {
        // The end, too.
      }
    }

    @Override
    public ClassLoader getContextClassLoader() {
      throw new IllegalStateException("asked a thread of somebody else");
    }

    @Override
    public UncaughtExceptionHandler getUncaughtExceptionHandler() {
      throw new IllegalStateException("asked a thread of somebody else");
    }

    @Override
    @SuppressWarnings("deprecation")
    public long getId() {
      throw new IllegalStateException("asked a thread of somebody else");
    }
  }

  @Test
  void areFoundWithoutCodeOfOtherThreads() {
    CountDownLatch end = new CountDownLatch(1);
    Thread rude = new Rude(end);
    rude.start();
    try {
      WeakReference<ClassLoader> loader = use("polling");
      removePlugin();
      assertLeakBy(loader, "thread 'poller' runs q.Polling.poll");
    } finally {
      end.countDown();
    }
  }

  @Test
  void withAConstructorThatDoesNotReturn() {
    WeakReference<ClassLoader> loader = use("clean");
    assertThatThrownBy(() -> registry.chain("hanging")).isInstanceOf(FunctionLoadException.class);
    removePlugin();
    assertLeakBy(loader, "thread 'secant-plug-in-call' runs q.Hanging.<init>");
  }

  @Test
  void areNoLeakAnyMoreOnceTheThreadEnds() {
    WeakReference<ClassLoader> loader = use("polling");
    removePlugin();
    awaitLeak();
    System.clearProperty("secant.test.hang");
    assertCollected(loader);
  }

  @Test
  void withAValueOfASystemProperty() {
    WeakReference<ClassLoader> loader = use("property");
    removePlugin();
    assertLeakBy(loader, "system property 'secant.test.kept' holds a q.Property");
  }

  @Test
  void withAThreadLocal() throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      WeakReference<ClassLoader> loader = thread.submit(() -> use("local")).get();
      removePlugin();
      assertLeakBySomethingUnseen(loader);
    } finally {
      thread.shutdown();
    }
  }

  @Test
  void withAShutdownHook() {
    WeakReference<ClassLoader> loader = use("hook");
    removePlugin();
    assertLeakBySomethingUnseen(loader);
  }

  @Test
  void withAValueOfAWeakMapThatHoldsItsKey() {
    System.getProperties().put("secant.test.map", new WeakHashMap<Object, Object>());
    WeakReference<ClassLoader> loader = use("weak");
    removePlugin();
    assertLeakBySomethingUnseen(loader);
  }

  @Test
  void whoseFunctionIsKept() {
    WeakReference<ClassLoader> loader = use("clean");
    Function kept = registry.chain("clean").stages().get(0).function();
    try {
      removePlugin();
      assertLeakBySomethingUnseen(loader);
    } finally {
      Reference.reachabilityFence(kept);
    }
  }

  @Test
  void whoseExceptionIsKept() {
    WeakReference<ClassLoader> loader = use("clean");
    Throwable kept =
        catchThrowableOfType(
                FunctionFailedException.class, () -> registry.chain("throwing").valueAt(-1))
            .getCause();
    try {
      removePlugin();
      assertLeakBySomethingUnseen(loader);
    } finally {
      Reference.reachabilityFence(kept);
    }
  }

  @Test
  void areReportedAfterTheRegistryIsClosedToo() {
    WeakReference<ClassLoader> loader = use("property");
    registry.close();
    assertLeakBy(loader, "system property 'secant.test.kept' holds a q.Property");
  }
}
