package dev.secant.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.util.DefaultJoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.status.NopStatusListener;
import dev.secant.cli.failure.Printable;
import java.net.URL;
import org.slf4j.Logger;

/**
 * Configures Logback as it does by itself, but for a configuration that cannot be read: that is
 * told in one line, where Logback prints a stack trace, and nothing is logged then.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class LoggingSetup extends DefaultJoranConfigurator implements Configurator {
  /** Called by Logback, which finds this class as a service. */
  @Override
  @SuppressWarnings("deprecation") // the search itself stays; only its being public is to end
  public ExecutionStatus configure(LoggerContext context) {
    URL file = findURLOfDefaultConfigurationFile(true);
    if (file == null) {
      return ExecutionStatus.NEUTRAL;
    }
    // Else Logback would print all that it did, stack traces too, if anything of it went wrong.
    context.getStatusManager().add(new NopStatusListener());
    try {
      configureByResource(file);
    } catch (JoranException e) {
      context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.OFF);
      System.err.println(
          "secant: warning: nothing is logged, since this cannot be read: "
              + Printable.line(file.toString()));
    }
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
