package dev.secant.cli;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.ExitCode;
import dev.secant.cli.failure.Printable;
import dev.secant.cli.session.Browser;
import dev.secant.cli.session.Console;
import dev.secant.cli.session.PluginOptions;
import dev.secant.explore.ExploreServer;
import dev.secant.explore.View;
import dev.secant.runtime.registry.FunctionRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code secant explore}: serves the page until it is ended. */
@Command(
    name = "explore",
    description = {
      "Serves a page for your browser: compose a chain by picking functions, move x and eps, and see"
          + " function, derivative with error bars, tangent and secant, stages, the error by eps,"
          + " and the gradient check.",
      "It prints the address of the page, and answers until it is ended by Ctrl-C. Only this machine"
          + " can reach it, and only who knows the address, which is another one each time. The"
          + " page needs no network."
    },
    footer = "  secant explore \"abs | sin\" --from -3 --to 3")
final class ExploreCommand implements Callable<Integer> {
  private static final int HIGHEST_PORT = 65_535;
  private static final List<String> FIRST_CHAIN = List.of("square", "exp", "square");

  private final Console console;
  private final PluginOptions plugins;

  @Parameters(
      arity = "0..*",
      paramLabel = "CHAIN",
      description = "Chain to begin with. Default: square exp square.")
  private List<String> words = FIRST_CHAIN;

  @Mixin private ViewOptions view;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port of 127.0.0.1 to listen on, 0 to 65535. Default: 0, any that is free.")
  private int port;

  @Option(names = "--open", description = "Open the page in the browser of this desktop.")
  private boolean isToBeOpened;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print the address of the page alone.")
  private boolean isQuiet;

  ExploreCommand(Console console, PluginOptions plugins) {
    this.console = console;
    this.plugins = plugins;
  }

  @Override
  public Integer call() {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new CommandFailure(
          ErrorCode.INVALID_SETTING, "--port must be from 0 to " + HIGHEST_PORT + ", was " + port);
    }
    try (FunctionRegistry registry = plugins.open(console)) {
      PluginProblems.of(registry, console).warn();
      View first = view.view(ChainWords.parse(words, registry).toString());
      try (ExploreServer server = start(registry)) {
        tell(server.url(first));
        new CountDownLatch(1).await(); // until a signal ends the process
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return ExitCode.SUCCESS;
  }

  private ExploreServer start(FunctionRegistry registry) {
    try {
      return ExploreServer.start(registry, port);
    } catch (IOException e) {
      throw new CommandFailure(
          ErrorCode.PORT_NOT_AVAILABLE,
          "cannot listen on port "
              + port
              + " of 127.0.0.1: "
              + Printable.line(String.valueOf(e.getMessage()))
              + "\nchoose another --port, or leave it out for one that is free",
          e);
    }
  }

  private void tell(URI url) {
    PrintWriter out = console.outWriter();
    out.print(url + "\n");
    out.flush();
    if (!isQuiet) {
      console.err().println("secant: open this address in a browser; Ctrl-C ends it");
      console.err().flush();
    }
    if (isToBeOpened && !Browser.open(url)) {
      console.err().println("secant: warning: found no browser to open it in");
    }
  }
}
