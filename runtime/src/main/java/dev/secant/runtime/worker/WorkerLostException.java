package dev.secant.runtime.worker;

import java.time.Duration;
import java.util.Map;

/** A worker did not answer, and is gone now. The message is a predicate without its subject. */
final class WorkerLostException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Exit codes above this are signals. */
  private static final int SIGNALLED = 128;

  private static final int SIGKILL = 9;
  private static final int SIGTERM = 15;
  private static final Map<Integer, String> SIGNALS =
      Map.of(
          3, "SIGQUIT", 4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", SIGKILL, "SIGKILL", 11,
          "SIGSEGV", SIGTERM, "SIGTERM");

  private final boolean isTimeout;
  private final boolean isFromOutside;

  private WorkerLostException(String message, boolean isTimeout, boolean isFromOutside) {
    super(message);
    this.isTimeout = isTimeout;
    this.isFromOutside = isFromOutside;
  }

  static WorkerLostException timeout(Duration limit, String activity) {
    return new WorkerLostException(
        "was ended after " + Limits.seconds(limit) + ": " + activity + " did not return",
        true,
        false);
  }

  static WorkerLostException memory(Limits limits, String activity) {
    return new WorkerLostException(
        "exhausted its " + limits.memoryText() + " of memory in " + activity, false, false);
  }

  static WorkerLostException broken(String activity) {
    return new WorkerLostException(
        "was ended: it gave an answer that is none in " + activity, false, false);
  }

  static WorkerLostException exit(int code, String activity) {
    int signal = code - SIGNALLED;
    if (!SIGNALS.containsKey(signal)) {
      return new WorkerLostException(
          "ended itself with exit code " + code + " in " + activity, false, false);
    }
    return new WorkerLostException(
        "was ended by signal " + signal + " (" + SIGNALS.get(signal) + ") in " + activity,
        false,
        signal == SIGKILL || signal == SIGTERM);
  }

  boolean isTimeout() {
    return isTimeout;
  }

  /** Whether somebody else may have ended it, so that the call is not to be blamed yet. */
  boolean isFromOutside() {
    return isFromOutside;
  }
}
