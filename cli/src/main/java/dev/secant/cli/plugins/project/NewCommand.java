package dev.secant.cli.plugins.project;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.ExitCode;
import dev.secant.cli.failure.Printable;
import dev.secant.cli.output.StagedFolder;
import dev.secant.cli.session.Console;
import dev.secant.cli.session.PluginOptions;
import dev.secant.runtime.registry.FunctionRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code secant plugins new}: a project to begin a plug-in with. */
@Command(
    name = "new",
    description = {
      "Writes a small Maven project of a plug-in into the folder NAME: a function with its derivative"
          + " and examples, the file that lists it, and a test. It builds against this Secant by"
          + " 'mvn package', and the JAR is dropped into the plugins folder.",
      "Nothing that exists is overwritten."
    },
    footer = "  secant plugins new soft-step --package org.acme.steps")
public final class NewCommand implements Callable<Integer> {
  private static final Pattern FOREIGN_PACKAGE =
      Pattern.compile("(java|javax|jdk|sun|com\\.sun|dev\\.secant)(\\..*)?");

  private final Console console;
  private final PluginOptions options;

  @Parameters(
      paramLabel = "NAME",
      description =
          "Folder and name: letters a-z and digits, with hyphens between parts. The function of"
              + " soft-step is soft_step.")
  private String name = "";

  @Option(
      names = "--package",
      paramLabel = "PACKAGE",
      description = "Package of the classes. Default: ${DEFAULT-VALUE}.")
  private String packageName = "org.acme";

  @Option(names = "--factory", description = "The function takes a parameter, as scale(2) does.")
  private boolean factory;

  /** Creates the command. */
  public NewCommand(Console console, PluginOptions options) {
    this.console = console;
    this.options = options;
  }

  @Override
  public Integer call() {
    options.refuseFrozen("plugins new");
    ProjectName project = projectName();
    requirePackage();
    Path folder = Path.of(name);
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw refused(
          name + " exists already and is not overwritten; choose another name, or move it away");
    }
    InstalledSecant secant = InstalledSecant.of(console);
    try {
      new Project(project, packageName, factory, secant).writeTo(folder);
    } catch (IOException e) {
      throw new CommandFailure(
          ErrorCode.OUTPUT_FILE, "cannot write " + name + ": " + StagedFolder.reason(e), e);
    }
    tell(project, secant);
    return ExitCode.SUCCESS;
  }

  private void requirePackage() {
    if (!SourceVersion.isName(packageName) || !packageName.equals(ascii(packageName))) {
      throw refused(
          "--package must be the name of a package, such as org.acme, was '"
              + Printable.line(packageName)
              + "'");
    }
    if (FOREIGN_PACKAGE.matcher(packageName).matches()) {
      throw refused(
          "--package must be your own, "
              + packageName
              + " is of the JDK or of Secant, and no plug-in can define a class in it");
    }
  }

  private ProjectName projectName() {
    ProjectName project;
    try {
      project = ProjectName.of(name);
    } catch (IllegalArgumentException e) {
      throw refused(String.valueOf(e.getMessage()));
    }
    try (FunctionRegistry builtIn =
        FunctionRegistry.builder().classPath(console.functions()).build()) {
      boolean isTaken =
          builtIn.functions().stream().anyMatch(entry -> entry.name().equals(project.function()));
      if (isTaken) {
        throw refused(
            "NAME must be no built-in function, which "
                + project.function()
                + " is: yours would be found by its full name only");
      }
    }
    return project;
  }

  /** Maven and file systems agree on these letters only. */
  private static String ascii(String text) {
    return text.replaceAll("[^A-Za-z0-9_.]", "");
  }

  private static CommandFailure refused(String message) {
    return new CommandFailure(ErrorCode.NEW_PROJECT, message);
  }

  private void tell(ProjectName project, InstalledSecant secant) {
    PrintWriter out = console.outWriter();
    out.println(
        "wrote " + name + "/, a plug-in with the function " + project.function() + "; next:");
    out.println("  cd " + name + " && mvn package");
    out.println("  cp target/" + name + "-1.0.jar " + quoted(Printable.line(secant.plugins())));
    out.println("  secant describe " + project.function());
    out.flush();
  }

  private static String quoted(String path) {
    return path.matches("[A-Za-z0-9_/.:+-]*") ? path : "'" + path.replace("'", "'\\''") + "'";
  }
}
