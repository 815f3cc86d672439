package dev.secant.testkit;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Properties;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * What of the JVM as a whole a function might change: noted before its calls, compared after them,
 * and put back in the end. While it is watched, prints of one group of threads are noticed; those
 * of other threads, as of tests that run at the same time, go where they would have gone.
 */
final class JvmState implements AutoCloseable {
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final InputStream in = System.in;
  private final Locale locale = Locale.getDefault();
  private final TimeZone zone = TimeZone.getDefault();
  private final Properties properties = (Properties) System.getProperties().clone();
  private final Thread.@Nullable UncaughtExceptionHandler handler =
      Thread.getDefaultUncaughtExceptionHandler();

  private final WatchedOutput watchedOut;
  private final WatchedOutput watchedErr;
  private final PrintStream newOut;
  private final PrintStream newErr;

  private JvmState(ThreadGroup group) {
    watchedOut = new WatchedOutput(out, group);
    watchedErr = new WatchedOutput(err, group);
    newOut = new PrintStream(watchedOut, true);
    newErr = new PrintStream(watchedErr, true);
  }

  static JvmState watching(ThreadGroup group) {
    JvmState state = new JvmState(group);
    System.setOut(state.newOut);
    System.setErr(state.newErr);
    return state;
  }

  /** Returns what the function did to the JVM, as the verb of a sentence; null for nothing. */
  @Nullable String change() {
    if (System.out != newOut || System.err != newErr || System.in != in) {
      return "replaced System.out, System.err or System.in";
    }
    String printed = watchedOut.printed() + watchedErr.printed();
    if (!printed.isEmpty()) {
      return "printed '" + printed.strip() + "'";
    }
    if (watchedOut.isClosed() || watchedErr.isClosed()) {
      return "closed System.out or System.err";
    }
    if (!locale.equals(Locale.getDefault())) {
      return "changed the default locale to " + Locale.getDefault();
    }
    if (!zone.equals(TimeZone.getDefault())) {
      return "changed the default time zone to " + TimeZone.getDefault().getID();
    }
    if (handler != Thread.getDefaultUncaughtExceptionHandler()) {
      return "set a default handler of uncaught exceptions";
    }
    return changedProperty();
  }

  private @Nullable String changedProperty() {
    Properties now = System.getProperties();
    for (String name : now.stringPropertyNames()) {
      String before = properties.getProperty(name);
      if (!now.getProperty(name).equals(before)) {
        return "set the system property " + name;
      }
    }
    return null;
  }

  @Override
  public void close() {
    System.setOut(out);
    System.setErr(err);
    System.setIn(in);
    Locale.setDefault(locale);
    TimeZone.setDefault(zone);
    Thread.setDefaultUncaughtExceptionHandler(handler);
  }
}
