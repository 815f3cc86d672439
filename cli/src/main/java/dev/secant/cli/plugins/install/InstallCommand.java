package dev.secant.cli.plugins.install;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.ExitCode;
import dev.secant.cli.failure.Printable;
import dev.secant.cli.session.Console;
import dev.secant.cli.session.PluginOptions;
import dev.secant.runtime.registry.Problem;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code secant plugins install}: a plug-in and what it needs, from Maven repositories. */
@Command(
    name = "install",
    description = {
      "Installs a plug-in from a Maven repository: its JAR as NAME/NAME.jar in the plugins folder,"
          + " what it needs in NAME/lib. NAME is the artifact.",
      "It is looked for as Maven does, by the settings in ~/.m2/settings.xml, and checked by its"
          + " checksum as it is fetched, which tells damage, but on http: no forgery. It is installed only if it offers a function, as a whole or not at all."
          + " Nothing of it is executed. Where the folder has a lock file, it is locked."
    },
    footer = "  secant plugins install org.acme:special-functions:1.0")
public final class InstallCommand implements Callable<Integer> {
  private final Console console;
  private final PluginOptions options;

  @Parameters(paramLabel = "GROUP:ARTIFACT:VERSION", description = "Coordinates of the plug-in.")
  private String coordinates = "";

  @Option(
      names = "--repository",
      paramLabel = "URL",
      description =
          "Repository to look at besides those of the settings: an address, or a folder. May be given"
              + " several times.")
  private List<String> repositories = new ArrayList<>();

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "Settings of Maven to go by instead of ~/.m2/settings.xml.")
  private @Nullable Path settings;

  @Option(
      names = "--offline",
      description = "Fetch nothing: look at the local repository and at folders only.")
  private boolean offline;

  @Option(
      names = "--upgrade",
      description = "Replace the plug-in of that group and name that an earlier call installed.")
  private boolean upgrade;

  @Option(
      names = "--into",
      paramLabel = "DIR",
      description = "Folder to install into. Default: the plugins folder of the installation.")
  private @Nullable Path folder;

  /** Creates the command. */
  public InstallCommand(Console console, PluginOptions options) {
    this.console = console;
    this.options = options;
  }

  @Override
  public Integer call() {
    options.refuseFrozen("plugins install");
    Path plugins = folder();
    Installation installation = new Installation(plugins, upgrade);
    InstalledPlugin installed =
        installation.install(
            Artifacts.resolve(
                console, new Artifacts.Request(coordinates, repositories, settings, offline)));
    PrintWriter out = console.outWriter();
    out.println("installed " + Printable.line(installed.summary()));
    out.println("  in " + Printable.line(installed.folder().toString()));
    out.flush();
    for (Problem problem : installation.problems(installed)) {
      console.err().println("secant: warning: it cannot be used yet: " + problem);
    }
    return ExitCode.SUCCESS;
  }

  private Path folder() {
    Path chosen = folder == null ? console.pluginHome() : folder;
    if (chosen == null) {
      throw new CommandFailure(
          ErrorCode.NOT_INSTALLED, "there is no plugins folder; name one with --into");
    }
    if (!Files.isDirectory(chosen)) {
      throw new CommandFailure(
          ErrorCode.PLUGIN_FOLDER,
          Printable.line(chosen.toString())
              + (Files.exists(chosen) ? " is no folder" : " does not exist"));
    }
    return chosen;
  }
}
