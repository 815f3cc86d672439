package dev.secant.spark;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** What is logged under a name while this is open; kept off the console. */
final class LoggedLines extends AbstractAppender implements AutoCloseable {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Logger logger;

  private LoggedLines(String name) {
    super("lines", null, null, true, Property.EMPTY_ARRAY);
    logger = (Logger) LogManager.getLogger(name);
  }

  static LoggedLines of(String name, Level level) {
    LoggedLines lines = new LoggedLines(name);
    lines.start();
    lines.logger.setLevel(level);
    lines.logger.setAdditive(false);
    lines.logger.addAppender(lines);
    return lines;
  }

  List<String> all() {
    return List.copyOf(lines);
  }

  @Override
  public void append(LogEvent event) {
    lines.add(event.getMessage().getFormattedMessage());
  }

  @Override
  public void close() {
    logger.removeAppender(this);
    logger.setAdditive(true);
    stop();
  }
}
