package dev.secant.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a test class as a build does, and notes what becomes of each test. */
final class Launch implements TestExecutionListener {
  private final Map<String, String> failed = new LinkedHashMap<>();
  private final Map<String, String> aborted = new LinkedHashMap<>();
  private int passed;

  private Launch() {}

  static Launch of(Class<?> testClass) {
    Launch launch = new Launch();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(testClass))
            .configurationParameter("junit.platform.output.capture.stdout", "false")
            .build();
    Launcher launcher = LauncherFactory.create();
    launcher.execute(request, launch);
    return launch;
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    String message = result.getThrowable().map(Launch::messageOf).orElse("");
    switch (result.getStatus()) {
      case FAILED -> failed.put(test.getDisplayName(), message);
      case ABORTED -> aborted.put(test.getDisplayName(), message);
      case SUCCESSFUL -> passed += test.isTest() ? 1 : 0;
    }
  }

  private static String messageOf(Throwable thrown) {
    return String.valueOf(thrown.getMessage());
  }

  /** The tests that failed, by their names, with their messages. */
  Map<String, String> failed() {
    return failed;
  }

  /** The tests that could not tell. */
  Map<String, String> aborted() {
    return aborted;
  }

  int passed() {
    return passed;
  }
}
