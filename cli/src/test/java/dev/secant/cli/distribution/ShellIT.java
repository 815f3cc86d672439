package dev.secant.cli.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code secant shell} as a process, with scripts on its standard input. */
class ShellIT {
  @TempDir private Path folder;
  private Installation installation;

  @BeforeEach
  void install() throws IOException {
    installation = Installation.in(folder.toRealPath());
  }

  private Command.Result run(String script, String... options) throws Exception {
    String[] words = new String[options.length + 1];
    words[0] = "shell";
    System.arraycopy(options, 0, words, 1, options.length);
    return run(installation.secant(words), script);
  }

  private static Command.Result run(Command command, String script) throws Exception {
    Process process = command.start();
    try (var input = process.getOutputStream()) {
      input.write(script.getBytes(StandardCharsets.UTF_8));
    }
    return command.end(process);
  }

  @Test
  void hasTheRegistryAndItsShortWords() throws Exception {
    Command.Result result =
        run(
            """
            // a comment, an assignment and a loop print nothing
            double x = 3
            x = x / 6
            diff("square | exp | square", x)
            for (double at : new double[] {0, 1}) {
              System.out.println(eval("square", at));
            }
            chain("exp(square(x))").valueAt(0)
            registry.report().problems()
            functions().contains("softplus")
            /* of
               several lines */
            String twice(String text) {
              return text + " | " + text;
            }
            gradient(twice("square") + "| sum", 1, 2).value()
            explain("exp", 0).stages().size()
            check("exp", 0).verdict()
            sweep("exp", 1).method()
            describe("exp")
            """);
    assertThat(result)
        .isEqualTo(
            new Command.Result(
                0,
                """
                3.29744254140027 ± 3.3E-13  OK
                0.0
                1.0
                1.0
                []
                true
                [4.0, 32.0]
                1
                AGREE
                central
                "e to the power of x"
                """,
                ""));
  }

  @Test
  void takesPlugInsAndOptionsAsOtherCommandsDo() throws Exception {
    Path more = Files.createDirectory(installation.work().resolve("more"));
    Path jar = Installation.specialFunctions();
    Files.copy(jar, more.resolve(jar.getFileName().toString()));
    Command.Result result = run("eval(\"erf\", 0)\n", "--plugins", "more");
    assertThat(result).isEqualTo(new Command.Result(0, "0.0\n", ""));
    assertThat(run("", "--plugins", "nowhere").err())
        .startsWith("secant: --plugins: nowhere does not exist\n");
  }

  @ParameterizedTest
  @CsvSource({"/exit 7, 7", "System.exit(3), 3"})
  void endsWithTheCodeItIsToldTo(String end, int code) throws Exception {
    assertThat(run("1 + 1\n" + end + "\n2 + 2\n")).isEqualTo(new Command.Result(code, "2\n", ""));
  }

  @Test
  void namesTheLineThatFailsAndRunsNoFurther() throws Exception {
    assertThat(run("1 + 1\n\nint b =\n  c;\n2 + 2\n"))
        .isEqualTo(failed("2\n", "line 4: cannot find symbol\n  symbol:   variable c\n"));
    assertThat(run("\nchain(\"sqare\")\n"))
        .isEqualTo(
            failed(
                "",
                """
                line 2: ChainSyntaxException: unknown function 'sqare'; did you mean square?
                  sqare
                  ^
                """));
    assertThat(run("void f() {\n  int x = 1;\n"))
        .isEqualTo(failed("", "line 1: the script ends in the middle of what begins here\n"));
    assertThat(run("/list\n"))
        .isEqualTo(
            failed("", "line 1: of the commands of JShell, a script has /exit only, not /list\n"));
  }

  private static Command.Result failed(String out, String message) {
    return new Command.Result(
        1, out, "secant: standard input, " + message + "see docs/errors.md#shell-script\n");
  }

  @Test
  void saysThatThisJavaHasNoJShell() throws Exception {
    Command command =
        installation
            .secant("shell")
            .with(
                "SECANT_JAVA_OPTS",
                "--limit-modules java.base,java.compiler,java.logging,java.xml");
    assertThat(run(command, ""))
        .isEqualTo(
            new Command.Result(
                1,
                "",
                "secant: the Java in "
                    + System.getProperty("java.home")
                    + " is without the module jdk.jshell, on which 'secant shell' runs; name a"
                    + " whole JDK by SECANT_JAVA_HOME\n"
                    + "see docs/errors.md#no-jshell\n"));
  }
}
